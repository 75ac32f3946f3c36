;;; variables-of-libraries.el --- options that exist before their library is loaded  -*- lexical-binding: t -*-

;; Packages read and bind these without loading what they belong to.  Values are the defaults of Emacs.

;;; Mail

(defvar read-mail-command 'rmail "The command that reads mail.")
(defvar rmail-spool-directory "/var/mail/" "The directory of the files where the system puts mail.")

;;; The mode line

(defun make-mode-line-mouse-map (mouse function)
  "Return a keymap in which a click with the button of the event MOUSE on the mode line calls FUNCTION."
  (let ((map (make-sparse-keymap)))
    (define-key map (vector 'mode-line mouse) function)
    map))

;;; Backquotes

(defvar backquote-backquote-symbol '\` "The symbol that a backquote stands for.")
(defvar backquote-unquote-symbol '\, "The symbol that a comma stands for.")
(defvar backquote-splice-symbol '\,@ "The symbol that a comma and an at sign stand for.")

;;; Editing

(defvar blink-matching-paren-distance 102400
  "How far back an opening bracket is looked for, in characters, or nil for any distance.")
(defvar buffer-quit-function nil "A function that ends what a buffer shows, or nil.")
(defvar case-replace t "Non-nil means that replacement commands keep the case of what they replace.")
(defvar electric-pair-mode nil "Non-nil means that brackets are inserted in pairs.")
(defvar lisp-body-indent 2 "How many columns the second line of a list is indented when its head has a body.")
(defvar line-number-mode t "Non-nil means the mode line shows the number of the line.")
(defvar global-display-line-numbers-mode nil "Non-nil means line numbers are shown in all buffers.")
(defvar global-linum-mode nil "Non-nil means line numbers are shown in all margins.")
(defvar query-replace-lazy-highlight t
  "Non-nil means that other matches are shown while a replacement is asked about.")
(defvar replace-re-search-function nil
  "The function that replacement commands search a regular expression with, or nil.")
(defvar use-dialog-box t "Non-nil means that questions may be asked in a dialogue of the display.")
(defvar initial-scratch-message ";; This buffer is for text that is not saved, and for Lisp evaluation.\n;; To create a file, visit it with \\[find-file] and enter text in its buffer.\n\n"
  "What the buffer *scratch* has at first.")

;;; Minibuffer and completion

(defvar completion-extra-properties nil "Properties of the completion under way, a list of keywords and values.")
(defvar-local completion-all-sorted-completions nil "The completions found last, sorted.")
(defvar completion-base-position nil "Where the text that a list of completions belongs to is, or nil.")
(defvar completion-reference-buffer nil "The buffer that a list of completions belongs to.")
(defvar completion-in-region-mode nil "Non-nil while text of a buffer is being completed.")
(defvar minibuffer-default nil "The default of what is being read in the minibuffer, or a list of such.")
(defvar minibuffer-history-search-history nil "Regular expressions that histories were searched for.")
(defvar read-file-name-function 'read-file-name-default "The function that reads names of files.")
(defvar-local current-input-method nil "The input method in use, or nil.")
(defvar key-substitution-in-progress nil "The keymaps in which `substitute-key-definition' is at work.")

;;; Incremental search

(defvar-local isearch-mode nil "A string while a search goes on in the buffer; else nil.")
(defvar isearch-forward nil "Non-nil means the search goes forward.")
(defvar isearch-regexp nil "Non-nil means that a regular expression is searched for.")
(defvar isearch-string "" "What is searched for.")
(defvar isearch-success t "Non-nil when the search has found something.")
(defvar isearch-error nil "What is wrong with the regular expression, or nil.")
(defvar isearch-opoint 0 "Where point was when the search began.")
(defvar isearch-barrier 0 "How far back a growing regular expression may go.")
(defvar isearch-suspended nil "Non-nil while the search is interrupted by an edit of the string.")
(defvar isearch-nonincremental nil "Non-nil while the string is read as a whole.")
(defvar isearch-message-function nil "The function that shows the prompt, or nil.")
(defvar isearch-message-prefix-add nil "What is put before the prompt, or nil.")
(defvar isearch-push-state-function nil "A function that returns one that restores more of a state, or nil.")
(defvar isearch-search-fun-function 'isearch-search-fun-default
  "A function that returns the function to search with.")
(defvar isearch-wrap-function nil "A function that begins anew at the other end, or nil.")
(defvar search-invisible 'open "Whether invisible text is searched: t, nil, or `open' for what can be shown.")
(defvar multi-isearch-next-buffer-function nil "A function that returns the next buffer to search, or nil.")

;;; Menus of definitions

(defvar-local imenu-case-fold-search t "Non-nil means that definitions are looked for without regard to case.")
(defvar-local imenu-create-index-function 'imenu-default-create-index-function
  "The function that makes an index of the buffer.")
(defvar-local imenu-extract-index-name-function nil
  "The function that returns the name of the definition at point, or nil.")
(defvar-local imenu-prev-index-position-function 'beginning-of-defun
  "The function that goes to the definition before.")
(defvar-local imenu-syntax-alist nil "An alist of characters and their syntax while definitions are looked for.")
(defvar-local prettify-symbols-alist nil "An alist of names and what is shown in their place.")
(defvar-local prettify-symbols-compose-predicate 'prettify-symbols-default-compose-p
  "A function of two positions and a name that says whether it is shown otherwise.")
(defvar-local xref-backend-functions nil "Functions that return what finds definitions in the buffer.")
(defvar tags-file-name nil "The file of tags, or nil.")
(defvar tags-table-list nil "The files of tags.")

;;; Help

(defvar help-window-old-frame nil "The frame that was selected when help was asked for.")
(defvar eldoc-last-message nil "The documentation shown last.")
(defvar eldoc-echo-area-use-multiline-p 'truncate-sym-name-if-fit "Whether documentation may take several lines.")
(defvar eldoc-message-function 'eldoc-minibuffer-message "The function that shows documentation.")
(defvar tooltip-mode t "Non-nil means that help is shown in windows of its own.")
(defvar tooltip-last-mouse-motion-event nil "The last movement of the mouse.")
(defvar font-lock-global-modes t "The major modes in which text is coloured; t for all.")

;;; Files

(defvar dired-directory nil "The directory that a buffer of Dired shows.")
(defvar dired-listing-switches "-al" "Options of the program that lists a directory.")
(defvar find-program "find" "The program that finds files.")
(defvar ls-lisp-support-shell-wildcards t "Non-nil means that patterns are those of a shell.")
(defvar vc-follow-symlinks 'ask "What to do with a link to a file under version control.")
(defvar vc-handled-backends '(RCS CVS SVN SCCS SRC Bzr Git Hg Mtn) "The version control systems that are looked for.")
(defvar-local desktop-save-buffer nil "Non-nil means that the state of the buffer is saved with the session.")
(defvar auto-image-file-mode nil "Non-nil means that files of pictures are shown as such.")
(defvar epa-file-name-regexp "\\.gpg\\(~\\|\\.~[0-9]+~\\)?\\'" "Names of encrypted files.")
(defvar epa-file-encrypt-to nil "Whom files are encrypted for.")
(defvar process-file-return-signal-string nil
  "Non-nil means that `process-file' says in words which signal ended a program.")
(defvar enable-connection-local-variables t "Non-nil means that variables may depend on the connection to a host.")

;;; Printing

(defvar lpr-command "lpr" "The program that prints files.")
(defvar lpr-switches nil "Options of `lpr-command'.")
(defvar printer-name nil "The name of the printer, or nil.")

;;; Programs and compilation

(defvar comint-file-name-prefix "" "What comes before absolute names of files that a program reads.")
(defvar compile-command "make -k " "The command that compiles.")
(defvar compilation-ask-about-save t "Non-nil means ask before buffers are saved for a compilation.")
(defvar compilation-buffer-name-function 'compilation--default-buffer-name
  "The function that names the buffer of a compilation.")
(defvar compilation-finish-functions nil
  "Functions of the buffer and a message that run when a compilation has ended.")
(defvar server-mode nil "Non-nil means that this session serves others.")

;;; Mail and the network

(defvar auth-source-cache-expiry 7200 "After how many seconds passwords are forgotten, or nil.")
(defvar browse-url-browser-function 'browse-url-default-browser "The function that shows the page at an address.")
(defvar mail-encode-mml nil "Non-nil means that the text of a message is to be encoded before it is sent.")
(defvar mail-mailing-lists nil "Addresses of mailing lists that the user is on.")
(defvar sendmail-coding-system nil "The coding system of mail that is sent, or nil.")
(defvar rmail-file-coding-system nil "The coding system of files of mail, or nil.")
(defvar rcirc-track-minor-mode nil "Non-nil means that the mode line tells of channels with news.")
(defvar tramp-mode t "Non-nil means that files on other hosts can be named.")
(defvar tramp-archive-enabled t "Non-nil means that files in archives can be named.")
(defvar tramp-ignored-file-name-regexp nil "Names of files that are not looked for on other hosts, or nil.")
(defvar url-debug nil "Which kinds of message of the url library are kept, or t for all.")
(defvar url-handler-mode nil "Non-nil means that addresses can be used as names of files.")
(defvar url-tramp-protocols '("ftp" "ssh" "scp" "rsync" "telnet")
  "Schemes of addresses that are names of files on other hosts.")

;;; Packages

(defvar package--activated nil "Non-nil when installed packages have been made available.")
(defvar package-directory-list nil "More directories of installed packages.")
(defvar package-user-dir "~/.emacs.d/elpa" "The directory where packages are installed.")
(defvar package-quickstart-file "~/.emacs.d/package-quickstart.el" "The file with the autoloads of all packages.")

;;; Messages between programs

(defvar dbus-debug nil "Non-nil means that messages are shown.")
(defvar dbus-message-type-invalid 0 "The type of a message that is none.")
(defvar dbus-message-type-method-call 1 "The type of a call.")
(defvar dbus-message-type-method-return 2 "The type of an answer.")
(defvar dbus-message-type-error 3 "The type of an error.")
(defvar dbus-message-type-signal 4 "The type of a signal.")

;;; Others

(defvar custom-local-buffer nil "Non-nil in a buffer whose own values are being customized.")
(defvar flyspell-mode nil "Non-nil means that the spelling is checked while typing.")
(defvar ido-mode nil "Non-nil means that names are completed while typing.")
(defvar mule-version "6.0 (HANACHIRUSATO)" "The version of the support of languages.")
(defvar select-safe-coding-system-accept-default-p nil
  "A function that says whether a default coding system may be taken, or nil.")
(defvar tab-bar-new-tab-choice t "What a new tab shows.")

;;; variables-of-libraries.el ends here

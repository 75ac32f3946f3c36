;;; editing-variables.el --- variables of editing and visiting that are there from the start  -*- lexical-binding: t -*-

;; The functions that use them are loaded when they are first called (loaddefs.el); the variables must be there for
;; those who set, bind or ask for them first.  Only plain `defvar's and calls: this file is run at each start.

;;; The kill ring and the mark

(defvar kill-ring nil "The strings killed last, latest first.")
(defvar kill-ring-max 60 "How many strings `kill-ring' keeps.")
(defvar kill-ring-yank-pointer nil "The tail of `kill-ring' whose first string is yanked next.")
(defvar kill-whole-line nil "Non-nil means that `kill-line' at the beginning of a line kills its newline too.")
(defvar kill-read-only-ok nil "Non-nil means that killing read-only text copies it without an error.")
(defvar kill-transform-function nil "A function of a string about to be killed that returns what to kill, or nil.")
(defvar kill-do-not-save-duplicates nil "Non-nil means not to put a string on `kill-ring' that is first already.")
(defvar kill-append-merge-undo nil "Non-nil means that appending to a kill undoes with it.")
(defvar save-interprogram-paste-before-kill nil "Non-nil means to save what other programs offer before a kill.")
(defvar interprogram-cut-function #'gui-select-text "A function called with each string that is killed, for other programs.")
(defvar interprogram-paste-function #'gui-selection-value "A function that returns what another program offers for yanking, or nil.")
(defvar yank-excluded-properties
  '(category field follow-link fontified font-lock-face help-echo intangible invisible keymap local-map mouse-face
    read-only yank-handler)
  "Text properties that yanking takes away; t means all.")
(defvar yank-handled-properties nil "An alist of text properties and functions that yanking calls for their text.")
(defvar yank-undo-function nil "The function that undoes the last yank, called with start and end; or nil.")
(defvar mark-ring nil "Markers where the mark was before, latest first.")
(make-variable-buffer-local 'mark-ring)
(dolist (each '(buffer-auto-save-file-format buffer-auto-save-file-name buffer-backed-up buffer-display-count
                buffer-display-time buffer-file-coding-system buffer-file-format buffer-file-name buffer-file-truename
                buffer-read-only buffer-saved-size buffer-undo-list default-directory enable-character-translation
                enable-multibyte-characters input-method-function kill-buffer-hook mark-active point-before-scroll
                truncate-lines))
  (put each 'permanent-local t))
(put 'mark-ring 'permanent-local t)
(defvar mark-ring-max 16 "How many markers `mark-ring' keeps.")
(defvar global-mark-ring nil "Markers where marks were set in several buffers.")
(defvar global-mark-ring-max 16 "How many markers `global-mark-ring' keeps.")
(defvar activate-mark-hook nil "Hook run when the mark becomes active.")
(defvar deactivate-mark-hook nil "Hook run when the mark becomes inactive.")
(defvar select-active-regions t "Non-nil means the active region is offered to other programs.")
(defvar use-empty-active-region nil "Non-nil means that commands act on an empty active region.")

(defvar delete-active-region t
  "Whether deleting one character deletes the active region instead; `kill' means to kill that.")
(defvar region-extract-function #'kill-ring--region-extract
  "The function that returns the text of the region, or deletes it.")
(defvar region-insert-function #'kill-ring--region-insert "The function that inserts lines in place of the region.")
(defvar filter-buffer-substring-functions nil "Functions around the one that returns text of buffers for others.")
(defvar filter-buffer-substring-function #'buffer-substring--filter
  "The function that does the work of `filter-buffer-substring'.")
(defvar buffer-substring-filters nil "Functions that change text of buffers for others.")
(defvar yank-pop-change-selection nil "Non-nil means that `yank-pop' tells other programs too.")
(defvar yank-from-kill-ring-rotate t "Non-nil means that what was chosen is yanked next.")
(defvar yank-window-start nil "Where the window began before the last yank.")
(defvar set-mark-command-repeat-pop nil "Non-nil means that setting the mark after going to one goes on to others.")
(defvar shift-select-mode t "Non-nil means that keys with shift select text.")
(defvar widen-automatically t "Non-nil means that commands may make all of the text accessible.")

;;; Undo

(defvar pending-undo-list nil "What is left to undo; t if nothing.")
(defvar undo-in-region nil "Non-nil while changes to a region are undone.")
(defvar undo-no-redo nil "Non-nil means that `undo' undoes no undoing.")
(defvar undo-auto--last-boundary-cause nil "Why the last boundary was set.")
(make-variable-buffer-local 'undo-auto--last-boundary-cause)
(defvar undo-auto-current-boundary-timer nil "The timer that sets boundaries, or nil.")
(defvar undo-auto--this-command-amalgamating nil "Non-nil if this command's changes go with those before.")
(defvar undo-auto--undoably-changed-buffers nil "The buffers that were changed since boundaries were set.")
(defvar amalgamating-undo-limit 20 "How many commands are taken together for undoing.")
(defvar undo-ask-before-discard nil "Non-nil means to ask before a long record is forgotten.")

;;; Commands

(defvar next-error-hook nil "Hook run when `next-error' has moved.")
(defvar next-error-last-buffer nil "The buffer whose places `next-error' went to last.")
(defvar next-error-verbose t "Non-nil means that `next-error' says what it does.")
(defvar next-error-highlight 0.5 "How long the place is highlighted.")
(defvar next-error-highlight-no-select 0.5 "How long the place is highlighted where it is not selected.")
(defvar eval-expression-print-level 4 "The `print-level' of `eval-expression'.")
(defvar eval-expression-print-length 12 "The `print-length' of `eval-expression'.")
(defvar eval-expression-debug-on-error t "The `debug-on-error' of `eval-expression'.")
(defvar eval-expression-print-maximum-character 127 "The largest integer that is shown as a character too.")
(defvar values nil "The values of the expressions that were evaluated by commands, latest first.")
(defvar read-expression-map
  (let ((map (make-sparse-keymap)))
    (set-keymap-parent map minibuffer-local-map)
    map)
  "The keys while a Lisp expression is asked for.")
(defvar read-expression-history nil "The Lisp expressions that were asked for, latest first.")
(defvar clone-buffer-hook nil "Hook run in a copy of a buffer.")
(defvar clone-indirect-buffer-hook nil "Hook run in an indirect buffer that was made of another.")
(defvar auto-fill-inhibit-regexp nil "Lines that begin with this are not broken while they are written.")
(defvar normal-auto-fill-function #'do-auto-fill "What `auto-fill-function' becomes in Auto Fill mode.")
(defvar comment-auto-fill-only-comments nil "Non-nil means that only comments are broken.")
(defvar auto-fill-mode-hook nil "Hook run when Auto Fill mode is turned on or off.")
(defvar overwrite-mode-textual " Ovwrt" "What the mode line shows in Overwrite mode.")
(defvar overwrite-mode-binary " Bin Ovwrt" "What the mode line shows in Binary Overwrite mode.")
(defvar visible-mode nil "Non-nil if invisible text is shown.")
(make-variable-buffer-local 'visible-mode)
(defvar vis-mode-saved-buffer-invisibility-spec nil "What is invisible without Visible mode.")
(defvar prefix-command-preserve-state-hook nil "Hook that preserves the state of prefix commands.")

;;; Lines, words, paragraphs

(defvar goal-column nil "The column that moving by lines aims at, or nil.")
(make-variable-buffer-local 'goal-column)
(defvar temporary-goal-column 0 "The column that moving by lines aims at now.")
(defvar track-eol nil "Non-nil means that moving by lines from the end of a line goes to the ends of lines.")
(defvar next-line-add-newlines nil "Non-nil means that `next-line' on the last line adds one.")
(defvar line-move-ignore-invisible t "Non-nil means that moving by lines passes over invisible text.")
(defvar line-move-visual t "Non-nil means to move by lines of the screen.")
(defvar delete-trailing-lines t "Non-nil means that `delete-trailing-whitespace' deletes empty lines at the end.")
(defvar paragraph-start "\f\\|[ \t]*$" "The regular expression for the beginning of a line that starts a paragraph.")
(defvar paragraph-separate "[ \t\f]*$" "The regular expression for the beginning of a line between paragraphs.")
(defvar page-delimiter "^\f" "The regular expression for the beginning of a page.")
(defvar sentence-end nil
  "The regular expression for the end of a sentence; nil means what function `sentence-end' makes.")
(defvar sentence-end-double-space t "Non-nil means that one space does not end a sentence.")
(defvar sentence-end-without-period nil "Non-nil means that a sentence may end without a full stop.")
(defvar sentence-end-without-space "。．？！" "Characters that end a sentence with no space behind them.")
(defvar sentence-end-base "[.?!…‽][]\"'”’)}»›]*"
  "The regular expression for the end of a sentence without spaces.")
(defvar use-hard-newlines nil "Non-nil means that newlines with property `hard' only are ends of paragraphs.")
(make-variable-buffer-local 'use-hard-newlines)
(put 'use-hard-newlines 'permanent-local t)

;;; Filling, comments, indentation

(defvar fill-prefix nil "What filling puts before each line, or nil.")
(make-variable-buffer-local 'fill-prefix)
(defvar adaptive-fill-mode t "Non-nil means that filling finds a prefix for itself.")
(defvar adaptive-fill-regexp "[ \t]*\\([-–!|#%;>*·•‣⁃◦]+[ \t]*\\)*"
  "What may be the prefix of a line that is filled.")
(defvar adaptive-fill-first-line-regexp "\\`[ \t]*\\'" "What a prefix must be like for one line to set it.")
(defvar adaptive-fill-function nil "A function that returns the prefix to fill with at point, or nil.")
(defvar colon-double-space nil "Non-nil means that filling puts two spaces behind a colon.")
(defvar fill-nobreak-predicate nil "Functions of no argument that say that the line must not be broken at point.")
(defvar default-justification 'left "How text is justified that does not say: left, right, full, center or none.")
(make-variable-buffer-local 'default-justification)
(defvar comment-column 40 "The column for comments.")
(make-variable-buffer-local 'comment-column)
(defvar comment-start nil "What begins a comment, or nil.")
(defvar comment-start-skip nil "The regular expression for the beginning of a comment and what follows it.")
(defvar comment-end "" "What ends a comment, empty where the end of the line does.")
(defvar comment-end-skip nil "The regular expression for the end of a comment and what is before it.")
(defvar comment-use-syntax 'undecided "Whether syntax tables say what a comment is.")
(defvar comment-multi-line nil "Non-nil means that a comment goes on when its line is broken.")
(defvar comment-add 0 "How many more comment characters whole-line comments have.")
(defvar indent-line-function 'indent-relative "The function that indents the current line.")
(defvar indent-region-function #'indent-region-line-by-line
  "The function that indents the lines between its two arguments.")

(defvar paragraph-ignore-fill-prefix nil "Non-nil means that paragraphs do not depend on `fill-prefix'.")
(make-variable-buffer-local 'paragraph-ignore-fill-prefix)
(defvar emacs-lisp-docstring-fill-column 65 "The column at which documentation strings are filled, or nil.")
(defvar fill-paragraph-function nil "A function that fills a paragraph in the mode's own way, or nil.")
(make-variable-buffer-local 'fill-paragraph-function)
(defvar fill-paragraph-handle-comment t "Non-nil means that `fill-paragraph' knows comments.")
(defvar fill-forward-paragraph-function #'forward-paragraph "The function that moves over paragraphs to fill.")
(defvar fill-individual-varying-indent nil "Non-nil means that another indentation does not end a paragraph.")
(defvar fill-separate-heterogeneous-words-with-space nil "Non-nil means a space between words of unlike scripts.")
(defvar fill-indent-according-to-mode nil "Non-nil means that new lines are indented as the mode does it.")
(defvar fill-nobreak-invisible nil "Non-nil means that lines are not broken in invisible text.")
(defvar enable-kinsoku t "Non-nil means that lines are broken by the rules for Chinese and Japanese.")
(defvar standard-indent 4 "How many columns wider the commands for margins make these.")
(defvar tab-always-indent t "Whether TAB indents anywhere, nil to insert a tab in the text, or `complete'.")
(defvar tab-first-completion nil "When TAB completes before it indents.")
(defvar indent-line-ignored-functions '(indent-relative indent-relative-maybe indent-relative-first-indent-point)
  "Values of `indent-line-function' that are makeshifts.")
(defvar tab-stop-list nil "The columns of tab stops; behind them they go on at the same distance.")
(defvar sort-fold-case nil "Non-nil means that sorting ignores case.")
(defvar sort-numeric-base 10 "The base of numbers by which lines are sorted.")
(defvar sort-columns-subprocess t "Non-nil means that sorting by columns may be done by another program.")
(defvar sort-fields-syntax-table
  (let ((table (make-syntax-table)) (i 0))
    (while (< i 256)
      (modify-syntax-entry i "w" table)
      (setq i (1+ i)))
    (modify-syntax-entry ?\s " " table)
    (modify-syntax-entry ?\t " " table)
    (modify-syntax-entry ?\n " " table)
    (modify-syntax-entry ?. "_" table)
    table)
  "The syntax table while fields are looked for.")
(defvar indent-rigidly-map
  (let ((map (make-sparse-keymap)))
    (define-key map [left] #'indent-rigidly-left)
    (define-key map [right] #'indent-rigidly-right)
    (define-key map [S-left] #'indent-rigidly-left-to-tab-stop)
    (define-key map [S-right] #'indent-rigidly-right-to-tab-stop)
    map)
  "The keys that move lines to the left and right.")

;;; Expressions and definitions

(defvar forward-sexp-function nil "A function that moves over as many expressions as its argument says, or nil.")
(defvar beginning-of-defun-function nil "A function that moves to the beginning of a definition, or nil.")
(defvar end-of-defun-function #'forward-sexp "A function that moves from the beginning to the end of a definition.")
(defvar defun-prompt-regexp nil "A regular expression for what may be before a definition on its line, or nil.")
(defvar parens-require-spaces t "Non-nil means that inserted parentheses have spaces around them.")
(defvar syntax-ppss-table nil "The syntax table for `syntax-ppss', or nil for the current one.")
(make-variable-buffer-local 'syntax-ppss-table)
(defvar syntax-propertize-function nil "A function that puts `syntax-table' properties on text, or nil.")
(defvar syntax-propertize-chunk-size 500 "How many characters at least `syntax-propertize' looks at in one go.")
(defvar-local syntax-propertize-extend-region-functions '(syntax-propertize-wholelines)
  "Functions of a beginning and an end that return a larger region to propertize, as a cons, or nil.")
(defvar-local syntax-propertize--done -1 "Up to where `syntax-propertize-function' has put properties on the text.")
(defvar imenu-generic-expression nil "The regular expressions for an index of the buffer.")
(make-variable-buffer-local 'imenu-generic-expression)
(defvar completion-at-point-functions nil "Functions that return what completes the text at point.")
(defvar font-lock-defaults nil "What a major mode says of its colours.")
(make-variable-buffer-local 'font-lock-defaults)
(defvar font-lock-mode nil "Non-nil where text is coloured by what it is.")
(make-variable-buffer-local 'font-lock-mode)
(defvar next-error-function nil "The function by which `next-error' finds the next place in this buffer.")
(make-variable-buffer-local 'next-error-function)

;;; Files that are visited

(defvar locate-dominating-stop-dir-regexp "\\`\\(?:[\\/][\\/][^\\/]+[\\/]\\|/\\(?:net\\|afs\\|\\.\\.\\.\\)/\\)\\'"
  "A regular expression for directories at which `locate-dominating-file' stops.")
(defvar directory-files-no-dot-files-regexp "[^.]\\|\\.\\.\\."
  "The regular expression for all names but `.' and `..'.")
(defvar directory-abbrev-alist nil
  "An alist of regular expressions and what `abbreviate-file-name' puts in their place.")
(defvar abbreviated-home-dir nil "The regular expression for names in the home directory, once it was needed.")
(defvar list-buffers-directory nil "What a list of buffers shows as the file of a buffer that has none.")
(make-variable-buffer-local 'list-buffers-directory)
(defvar cd-path nil "Directories in which `cd' looks for a relative one, or nil for those of CDPATH.")
(defvar auto-mode-alist
  '(("\\.el\\'" . emacs-lisp-mode) ("\\.elc\\'" . elisp-byte-code-mode) ("\\.te?xt\\'" . text-mode)
    ("[:/]\\..*\\(emacs\\|gnus\\|viper\\)\\'" . emacs-lisp-mode) ("\\.l\\'" . lisp-mode) ("\\.li?sp\\'" . lisp-mode)
    ("\\.py[iw]?\\'" . python-mode)
    ("\\.dir-locals\\(?:-2\\)?\\.el\\'" . lisp-data-mode) ("\\.eld\\'" . lisp-data-mode))
  "An alist of regular expressions for file names and the major modes for such files.")
(defvar interpreter-mode-alist '(("python[0-9.]*" . python-mode))
  "An alist of the programs that run scripts and the major modes for those.")
(defvar magic-mode-alist nil "An alist of regular expressions for how a file begins and major modes.")
(defvar magic-fallback-mode-alist nil "Like `magic-mode-alist', tried after `auto-mode-alist'.")
(defvar enable-local-variables t "Whether the variables that a file sets for itself are heeded.")
(defvar file-local-variables-alist nil "The variables that the visited file set, with their values.")
(make-variable-buffer-local 'file-local-variables-alist)
(put 'file-local-variables-alist 'permanent-local t)
(defvar dir-local-variables-alist nil "The variables that the visited file's directory set, with their values.")
(make-variable-buffer-local 'dir-local-variables-alist)
(defvar find-file-hook nil "Hook run in a buffer that has come to visit a file.")
(defvar find-file-not-found-functions nil
  "Functions called when a file to visit is not there, until one returns non-nil.")
(defvar find-file-literally nil "Non-nil where a file is visited without any conversion.")
(put 'find-file-literally 'permanent-local t)
(defvar find-file-visit-truename nil "Non-nil means to visit a file by its true name.")
(defvar find-file-existing-other-name t "Non-nil means to take the buffer that visits the same file by another name.")
(defvar buffer-file-number nil "The number of the visited file and of its device.")
(make-variable-buffer-local 'buffer-file-number)
(put 'buffer-file-number 'permanent-local t)
(defvar buffer-offer-save nil "Non-nil means to offer to save the buffer though it visits no file.")
(make-variable-buffer-local 'buffer-offer-save)
(put 'buffer-offer-save 'permanent-local t)
(defvar before-save-hook nil "Hook run before a buffer is saved.")
(defvar after-save-hook nil "Hook run after a buffer was saved.")
(defvar write-file-functions nil "Functions called to save a buffer, until one has done it and returns non-nil.")
(put 'write-file-functions 'permanent-local t)
(defvar write-contents-functions nil "Like `write-file-functions', for what depends on the buffer's text.")
(make-variable-buffer-local 'write-contents-functions)
(defvar require-final-newline nil "Whether a saved file gets a newline at its end if it has none.")
(defvar mode-require-final-newline t "What major modes for text set `require-final-newline' to.")
(defvar revert-buffer-function #'revert-buffer--default "The function that does what `revert-buffer' is to do.")
(put 'revert-buffer-function 'permanent-local t)
(defvar revert-buffer-in-progress-p nil "Non-nil while `revert-buffer' works.")
(defvar before-revert-hook nil "Hook run before a buffer is read from its file again.")
(defvar after-revert-hook nil "Hook run after a buffer was read from its file again.")
(defvar revert-without-query nil "Regular expressions for files whose buffers are reverted without asking.")
(defvar make-backup-files t "Non-nil means that saving a file the first time keeps the old one as a backup.")
(defvar backup-inhibited nil "Non-nil means to make no backups of this buffer.")
(put 'backup-inhibited 'permanent-local t)
(defvar backup-by-copying nil "Non-nil means to make backups by copying, not by renaming.")
(defvar backup-enable-predicate #'normal-backup-enable-predicate
  "A function of a file name that says to make backups.")
(defvar backup-directory-alist nil "An alist of regular expressions for files and directories for their backups.")
(defvar version-control nil "Whether backups have numbers: t, nil (if there are some with), or `never'.")
(defvar kept-new-versions 2 "How many of the latest numbered backups to keep.")
(defvar kept-old-versions 2 "How many of the first numbered backups to keep.")
(defvar delete-old-versions nil "Whether backups beyond those to keep are deleted without asking.")
(defvar file-precious-flag nil "Non-nil means that a file is saved by writing another and renaming it.")
(defvar save-silently nil "Non-nil means that saving says nothing.")
(defvar auto-save-interval 300 "How many events come between two automatic savings.")
(defvar auto-save-timeout 30 "Seconds of being idle after which files are saved automatically.")
(defvar auto-save-no-message nil "Non-nil means that automatic saving says nothing.")
(defvar auto-save-default t "Non-nil means that files visited are saved automatically.")
(defvar confirm-kill-emacs nil "A function that asks whether to leave, or nil.")
(defvar view-read-only nil "Non-nil means that buffers of files that cannot be written are in View mode.")
(defvar file-name-history nil "The file names that were asked for, latest first.")
(defvar format-alist nil "Formats of files: (NAME DOC REGEXP FROM TO MODIFY MODE).")
(defvar change-major-mode-hook nil "Hook run before a buffer's major mode changes.")
(defvar non-essential nil "Non-nil while what runs is not worth disturbing anyone.")

;;; Modes

(defvar initial-major-mode 'lisp-interaction-mode "The major mode of the buffer *scratch*.")
(defvar mode-line-process nil "What the mode line shows of a process.")
(make-variable-buffer-local 'mode-line-process)
(defvar mode-line-misc-info '((global-mode-string ("" global-mode-string))) "What else the mode line shows.")
(defvar global-minor-modes nil "The minor modes that are on in all buffers.")
(defvar text-mode-hook nil "Hook run in a buffer that comes into Text mode.")
(defvar prog-mode-hook nil "Hook run in a buffer that comes into a mode for programs.")
(defvar special-mode-hook nil "Hook run in a buffer that comes into a mode for shown data.")
(defvar lisp-data-mode-hook nil "Hook run in a buffer that comes into Lisp-Data mode.")
(defvar emacs-lisp-mode-hook nil "Hook run in a buffer that comes into Emacs-Lisp mode.")
(defvar lisp-interaction-mode-hook nil "Hook run in a buffer that comes into Lisp Interaction mode.")
(defvar lisp-mode-hook nil "Hook run in a buffer that comes into Lisp mode.")
(defvar abbrev-table-name-list '(fundamental-mode-abbrev-table global-abbrev-table) "The variables of abbrev tables.")

;;; Shell commands

(defvar shell-command-switch "-c" "The option that makes the shell run its next argument.")
(defvar shell-command-history nil "The shell commands that were asked for, latest first.")
(defvar shell-command-default-error-buffer nil "The buffer for the error output of shell commands, or nil.")
(defvar shell-command-dont-erase-buffer nil "Whether the output of shell commands is put behind what is there.")
(defvar shell-command-prompt-show-cwd nil "Non-nil means that asking for a shell command shows the directory.")
(defvar async-shell-command-buffer 'confirm-new-buffer "What to do when the buffer of another command is in use.")

;;; Syntax tables of the basic modes

(defvar text-mode-syntax-table (make-syntax-table) "The syntax table of Text mode.")
(modify-syntax-entry ?\" ".   " text-mode-syntax-table)
(modify-syntax-entry ?\\ ".   " text-mode-syntax-table)
(modify-syntax-entry ?' "w p" text-mode-syntax-table)
(modify-syntax-entry ?’ "w p" text-mode-syntax-table)
(modify-syntax-entry ?· "w   " text-mode-syntax-table)

(defvar lisp-data-mode-syntax-table (make-syntax-table) "The syntax table of modes for Lisp.")
(modify-syntax-entry '(0 . ?/) "_" lisp-data-mode-syntax-table)
(modify-syntax-entry '(?: . ?@) "_" lisp-data-mode-syntax-table)
(modify-syntax-entry '(?\[ . ?`) "_" lisp-data-mode-syntax-table)
(modify-syntax-entry '(?{ . 127) "_" lisp-data-mode-syntax-table)
(modify-syntax-entry ?\s " " lisp-data-mode-syntax-table)
(modify-syntax-entry ?\t " " lisp-data-mode-syntax-table)
(modify-syntax-entry ?\f " " lisp-data-mode-syntax-table)
(modify-syntax-entry ?\n ">" lisp-data-mode-syntax-table)
(modify-syntax-entry ?\; "<" lisp-data-mode-syntax-table)
(modify-syntax-entry ?` "'" lisp-data-mode-syntax-table)
(modify-syntax-entry ?' "'" lisp-data-mode-syntax-table)
(modify-syntax-entry ?, "'" lisp-data-mode-syntax-table)
(modify-syntax-entry ?# "'" lisp-data-mode-syntax-table)
(modify-syntax-entry ?@ "_ p" lisp-data-mode-syntax-table)
(modify-syntax-entry ?\" "\"" lisp-data-mode-syntax-table)
(modify-syntax-entry ?\\ "\\" lisp-data-mode-syntax-table)
(modify-syntax-entry ?\( "()" lisp-data-mode-syntax-table)
(modify-syntax-entry ?\) ")(" lisp-data-mode-syntax-table)
(modify-syntax-entry ?\[ "(]" lisp-data-mode-syntax-table)
(modify-syntax-entry ?\] ")[" lisp-data-mode-syntax-table)

(defvar lisp-mode-syntax-table (make-syntax-table lisp-data-mode-syntax-table) "The syntax table of Lisp mode.")
(modify-syntax-entry ?\[ "_" lisp-mode-syntax-table)
(modify-syntax-entry ?\] "_" lisp-mode-syntax-table)
(modify-syntax-entry ?# "' 14" lisp-mode-syntax-table)
(modify-syntax-entry ?| "\" 23bn" lisp-mode-syntax-table)

(defvar emacs-lisp-mode-syntax-table (make-syntax-table lisp-data-mode-syntax-table)
  "The syntax table of Emacs-Lisp mode.")

;;; Abbreviations

(defvar abbrev-all-caps nil "Non-nil means that an abbreviation in capitals expands into capitals.")
(defvar abbrev-minor-mode-table-alist nil "An alist of variables of minor modes and their abbrev tables.")
(defvar pre-abbrev-expand-hook nil "Hook run before an abbreviation is looked for.")
(defvar last-abbrev nil "The abbreviation expanded last.")
(defvar last-abbrev-text nil "How the abbreviation expanded last was written.")
(defvar last-abbrev-location 0 "Where the abbreviation expanded last began.")
(defvar global-abbrev-table (make-vector 59 0) "The abbrev table of all buffers.")
(defvar fundamental-mode-abbrev-table (make-vector 59 0) "The abbrev table of Fundamental mode.")
(put (intern "" global-abbrev-table) :abbrev-table-modiff 0)
(put (intern "" fundamental-mode-abbrev-table) :abbrev-table-modiff 0)

;;; Variables of commands that are loaded when they are first used

(defvar case-replace t "Non-nil means that replacement commands keep the case of what they replace.")
(defvar replace-count 0 "How many matches the present `perform-replace' has replaced.")
(defvar replace-lax-whitespace nil "Non-nil means that a space in a string to replace stands for any whitespace.")
(defvar replace-regexp-lax-whitespace nil "Non-nil means that a space in a regexp to replace stands for any whitespace.")
(defvar replace-search-function nil "A function that searches for a string in `perform-replace', nil for `search-forward'.")
(defvar replace-re-search-function nil "A function that searches for a regexp there, nil for `re-search-forward'.")
(defvar query-replace-skip-read-only nil "Non-nil means that `perform-replace' leaves read-only text alone.")
(defvar query-replace-from-to-separator " → " "What stands between text and replacement in a history.")
(defvar replace-update-post-hook nil "Functions called after a replacement has been made.")
(defvar regexp-history nil "Regexps that were asked for.")
(defvar search-upper-case 'not-yanks "Non-nil means that upper case in what to search for makes case count.")
(defvar search-whitespace-regexp "[ \t]+" "What a space stands for in searches that are lax about whitespace.")
(defvar search-invisible 'open
  "Whether matches in invisible text count: nil no, t yes, `open' where the overlay that hides it can be opened.")
(defvar isearch-filter-predicate #'isearch-filter-visible
  "A function of beginning and end that says whether a match counts.")
(defvar query-replace-map
  (let ((map (make-sparse-keymap)))
    (mapc (lambda (pair) (define-key map (car pair) (cdr pair)))
          '((" " . act) ("y" . act) ("Y" . act) ("n" . skip) ("N" . skip) ("\d" . skip) ([delete] . skip)
            ([backspace] . skip) ("q" . exit) ("\r" . exit) ([return] . exit) ("." . act-and-exit)
            ("," . act-and-show) ("!" . automatic) ("^" . backup) ("u" . undo) ("U" . undo-all)
            ("E" . edit-replacement) ("e" . edit-replacement) ("\C-r" . edit) ("\C-w" . delete-and-edit)
            ("\C-l" . recenter) ("\C-h" . help) ("?" . help) ([f1] . help) ([help] . help) ("\C-g" . quit)
            ("\C-]" . quit) ([escape] . exit-prefix)))
    map)
  "What the answers to the questions of `query-replace' mean.")
(defvar list-matching-lines-default-context-lines 0 "How many lines around a match `occur' shows.")
(defvar list-matching-lines-face 'match "The face of matches in the buffer of `occur'.")
(defvar list-matching-lines-buffer-name-face 'underline "The face of headings there.")
(defvar-local occur-revert-arguments nil "The arguments of `occur-1' that made this buffer.")
(defvar occur-hook nil "Functions called when `occur' has found something.")
(defvar next-error-find-buffer-function #'ignore "A function that finds the buffer for `next-error' before others are tried.")
(defvar next-error-found-function #'ignore "A function called with the buffers before and after `next-error' has moved.")
(defvar next-error-buffer nil "The buffer from whose places this one was come to.")
(defvar select-enable-clipboard t "Non-nil means that killing and yanking use the clipboard.")
(defvar select-enable-primary nil "Non-nil means that killing and yanking use the primary selection.")
(defvar gui--last-selected-text-clipboard nil "The text that was offered to other programs last.")
(defvar gui--last-selected-text-primary nil "The text that was offered to other programs last, as primary selection.")
(defvar abbrevs-changed nil "Non-nil when an abbreviation was changed.")
(defvar cycle-spacing--context nil
  "What `cycle-spacing' has to know when it is called again: where, what was there, and how far it has come.")
(defvar backward-delete-char-untabify-method 'untabify
  "What `backward-delete-char-untabify' deletes: `untabify', `hungry', `all', or nil for one character.")
(defvar shell-command-buffer-name "*Shell Command Output*" "Name of the buffer for the output of shell commands.")

;;; Menus and tool bars

(defvar menu-bar-separator '("--") "A menu item that is a line between others.")
(defvar tool-bar-map (make-sparse-keymap) "The items of the tool bar that all modes share.")

(defvar easy-menu-avoid-duplicate-keys t "Non-nil means that items of a menu with the same name get different events.")
(defvar easy-menu-item-count 0 "How many commands have been made for items.")
(defconst easy-menu-button-prefix '((radio . :radio) (toggle . :toggle)) "Styles of items and what `menu-item' calls them.")

;;; The place of the last error

(defvar next-error-overlay-arrow-position nil "A marker at the line of the last error, where an arrow is shown, or nil.")
(put 'next-error-overlay-arrow-position 'overlay-arrow-string "=>")
(add-to-list 'overlay-arrow-variable-list 'next-error-overlay-arrow-position)

;;; The mode line, redisplay and completion, of which batch shows nothing

(defvar mode-line-modes '("%[" "(" ("" mode-name) ("" mode-line-process) ("" minor-mode-alist) "%n" ")" "%]" " ")
  "The modes, in the mode line.")
(defvar mode-line-buffer-identification '("%12b") "The buffer's name, in the mode line.")
(make-variable-buffer-local 'mode-line-buffer-identification)
(defvar pre-redisplay-function #'ignore "Function called with a list of windows, or t for all, before they are shown.")
(defvar pre-redisplay-functions nil "Hook run before a window is shown, with the window.")
(defvar completion-styles '(basic partial-completion emacs22) "How completion matches text, by the names of styles.")
(defvar completion-styles-alist nil "The styles of completion: (NAME TRY ALL DOC) each.  There are none yet.")
(defvar completion-category-defaults nil "How completion works for some categories of texts, by default.")
(defvar completion-category-overrides nil "How completion works for some categories of texts.")
(defvar custom-file nil "The file in which customized options are saved, nil for the init file.")

;;; Variables that libraries add to, whether or not the library that reads them is there

(defvar desktop-buffer-mode-handlers nil "How the library desktop makes buffers of major modes again.")
(defvar desktop-minor-mode-handlers nil "How the library desktop turns minor modes on again.")
(defvar vc-directory-exclusion-list
  '("SCCS" "RCS" "CVS" "MCVS" ".src" ".svn" ".git" ".hg" ".bzr" "_MTN" "_darcs" "{arch}")
  "Names of directories that belong to version control and are passed over where directories are walked.")

;;; Passwords

(defvar password-word-equivalents
  '("password" "passcode" "passphrase" "pass phrase" "pin" "decryption key" "encryption key" "암호" "パスワード"
    "ପ୍ରବେଶ ସଙ୍କେତ" "ពាក្យសម្ងាត់" "adgangskode" "contraseña" "contrasenya" "geslo" "hasło" "heslo"
    "iphasiwedi" "jelszó" "lösenord" "lozinka" "mật khẩu" "mot de passe" "parola" "pasahitza" "passord"
    "passwort" "pasvorto" "salasana" "senha" "slaptažodis" "wachtwoord" "كلمة السر" "ססמה" "лозинка" "пароль"
    "गुप्तशब्द" "शब्दकूट" "પાસવર્ડ" "సంకేతపదము" "ਪਾਸਵਰਡ" "ಗುಪ್ತಪದ" "கடவுச்சொல்" "അടയാളവാക്ക്" "গুপ্তশব্দ"
    "পাসওয়ার্ড" "රහස්පදය" "密码" "密碼")
  "Words for what one is asked for when a password is wanted, in many languages.")

(defvar text-mode-abbrev-table (make-vector 59 0) "The abbrev table of Text mode.")
(put (intern "" text-mode-abbrev-table) :abbrev-table-modiff 0)

(put 'special-mode 'mode-class 'special)
(put 'lisp-data-mode 'derived-mode-parent 'prog-mode)
(put 'lisp-mode 'derived-mode-parent 'lisp-data-mode)
(put 'emacs-lisp-mode 'derived-mode-parent 'lisp-data-mode)
(put 'lisp-interaction-mode 'derived-mode-parent 'emacs-lisp-mode)
;;; Shell commands

(defvar shell-command-dont-erase-buffer nil
  "What becomes of the text in the buffer for the output of a shell command.
Nil means it is erased unless the buffer is current, `erase' even then.  Other values keep it: `beg-last-out' and `end-last-out' put
point before and behind the output, `save-point' leaves it where it is.")
(defvar shell-command-buffer-name-async "*Async Shell Command*"
  "Name of the buffer for the output of shell commands that are not waited for.")
(defvar async-shell-command-buffer 'confirm-new-buffer
  "What to do when a command runs in the buffer for its output already.
One of `confirm-kill-process', `confirm-new-buffer', `new-buffer', `confirm-rename-buffer' and `rename-buffer'.")
(defvar async-shell-command-display-buffer t
  "Non-nil means show the buffer of a command at once; nil, when there is output.")
(defvar async-shell-command-width nil "How many columns a command is told that its output may have, or nil.")

;;; Indentation while typing

(defvar electric-indent-mode t "Non-nil means that lines are indented while they are typed.")
(defvar electric-indent-chars '(?\n) "Characters after which a line is indented when they are typed.")
(defvar electric-indent-functions nil
  "Functions of a character just typed that return t to have the line indented, `no-indent' to have it left alone, or nil.")
(defvar-local electric-indent-inhibit nil "Non-nil where a line is not indented again once it has been typed.")
(defvar electric-indent-functions-without-reindent
  '(indent-relative indent-to-left-margin indent-relative-maybe indent-relative-first-indent-point py-indent-line
    coffee-indent-line org-indent-line yaml-indent-line haskell-indentation-indent-line haskell-indent-cycle
    haskell-simple-indent yaml-indent-line)
  "Functions of modes that give the same line one indentation, then another.")
(setq post-self-insert-hook '(electric-indent-post-self-insert-function blink-paren-post-self-insert-function))

(defconst face-attribute-name-alist
  '((:family . "font family") (:foundry . "font foundry") (:width . "character set width")
    (:height . "height in 1/10 pt") (:weight . "weight") (:slant . "slant") (:underline . "underline")
    (:overline . "overline") (:extend . "extend") (:strike-through . "strike-through") (:box . "box")
    (:inverse-video . "inverse-video display") (:foreground . "foreground color")
    (:background . "background color") (:stipple . "background stipple") (:inherit . "inheritance"))
  "The attributes of faces and what they are called.")


;;; editing-variables.el ends here

;;; auth-source.el --- users and passwords from files  -*- lexical-binding: t -*-

;; `auth-source-search' asks the sources of `auth-sources' for accounts.  An account is a property list; its `:secret' is a
;; function that returns the password, so that the password is not printed by accident.  Sources are files in the formats of
;; netrc and of JSON, also encrypted by GnuPG.  Where there is no D-Bus and no macOS, their stores of secrets are not
;; sources.  `auth-source-netrc' reads and writes the files.

(require 'cl-lib)
(require 'eieio)
(require 'password-cache)

(autoload 'auth-source-netrc-parse "auth-source-netrc")
(autoload 'auth-source-netrc-search "auth-source-netrc")
(autoload 'auth-source-netrc-create "auth-source-netrc")
(autoload 'auth-source-json-search "auth-source-json")

(defgroup auth-source nil "Users and passwords of services." :version "23.1" :group 'comm)

(defcustom auth-source-cache-expiry 7200
  "For how many seconds what was found is remembered; nil for as long as elwire runs."
  :type '(choice (const nil) integer))

(defclass auth-source-backend ()
  ((type :initarg :type :initform 'netrc :type symbol :documentation "The kind of the source.")
   (source :initarg :source :type string :documentation "Where it is, a file name for instance.")
   (host :initarg :host :initform t :type t :documentation "The hosts it knows, t for any.")
   (user :initarg :user :initform t :type t :documentation "The users it knows, t for any.")
   (port :initarg :port :initform t :type t :documentation "The ports it knows, t for any.")
   (data :initarg :data :initform nil :documentation "What the kind of source needs for itself.")
   (create-function :initarg :create-function :initform ignore :type function :documentation "Makes an account.")
   (search-function :initarg :search-function :initform ignore :type function :documentation "Finds accounts."))
  "Where accounts come from.")

(defcustom auth-source-protocols
  '((imap "imap" "imaps" "143" "993")
    (pop3 "pop3" "pop" "pop3s" "110" "995")
    (ssh "ssh" "22")
    (sftp "sftp" "115")
    (smtp "smtp" "25"))
  "Alist from protocols to lists of the names and numbers of their ports."
  :type 'alist)

(defvar auth-source-creation-defaults nil
  "Alist from parts of an account, symbols such as `user', to what a new account has there by default.")

(defvar auth-source-creation-prompts nil
  "Alist from parts of an account to prompts; %u, %h and %p in a prompt stand for user, host and port.")

(defcustom auth-source-save-behavior 'ask "Whether new accounts are saved: t, nil, or `ask' for a question."
  :type '(choice (const t) (const nil) (const ask)))

(defcustom auth-source-netrc-use-gpg-tokens 'never
  "Whether passwords are written as tokens that GnuPG encrypted: `never', or an alist from regexps for files to `gpg'.
elwire reads such tokens, and writes none."
  :type 'sexp)

(defcustom auth-source-do-cache t "Non-nil means that what was found is remembered, see `auth-source-cache-expiry'."
  :type 'boolean)

(defcustom auth-source-debug nil
  "Non-nil means that searches are reported by messages, `trivia' for more of them; a function is called with each."
  :type '(choice (const nil) (const t) (const trivia) function))

(defcustom auth-sources '("~/.authinfo" "~/.authinfo.gpg" "~/.netrc")
  "The sources of accounts, asked in this order.
Each is a file name, or a property list (:source FILE :host HOST :user USER :port PORT) where what follows FILE says for
which searches the source is good."
  :type '(repeat sexp))

(defcustom auth-source-gpg-encrypt-to t
  "For whom files whose names end in .gpg are encrypted: a recipient, a list of them, or t for a passphrase."
  :type '(choice (const t) string (repeat string)))

;;; Reports

(defun auth-source-do-debug (&rest msg)
  "Report MSG, a format and its arguments, if `auth-source-debug' is non-nil."
  (when auth-source-debug
    (apply #'auth-source-do-warn msg)))

(defun auth-source-do-trivia (&rest msg)
  "Report MSG, a format and its arguments, if `auth-source-debug' is `trivia' or a function."
  (when (or (eq auth-source-debug 'trivia) (functionp auth-source-debug))
    (apply #'auth-source-do-warn msg)))

(defun auth-source-do-warn (&rest msg)
  "Report MSG, a format and its arguments."
  (apply (if (functionp auth-source-debug) auth-source-debug #'message) msg))

(defun auth-source-read-char-choice (prompt choices)
  "Read one of the characters CHOICES, with PROMPT and the choices shown."
  (read-char-choice (format "%s[%s] " prompt (mapconcat #'char-to-string choices "/")) choices))

;;; Sources

(defvar auth-source-backend-parser-functions
  '(auth-source-backends-parser-secrets auth-source-backends-parser-macos-keychain auth-source-backends-parser-file)
  "Functions that make a backend of an element of `auth-sources', or return nil for elements of other kinds.")

(defun auth-source-backend-parse (entry)
  "Return the backend that ENTRY, an element of `auth-sources', means; one that knows nothing if ENTRY means none."
  (or (run-hook-with-args-until-success 'auth-source-backend-parser-functions entry)
      (progn
        (auth-source-do-warn "auth-source-backend-parse: invalid backend spec: %S" entry)
        (auth-source-backend-parse-parameters entry (auth-source-backend :type 'ignore :source "")))))

(defun auth-source--plist-p (entry)
  "Return non-nil if ENTRY is a property list."
  (and (consp entry) (keywordp (car entry))))

(defun auth-source-backends-parser-file (entry)
  "Return the backend of ENTRY, a file name or a property list with one, or nil."
  (let ((source (if (stringp entry) entry (and (auth-source--plist-p entry) (plist-get entry :source)))))
    (when (stringp source)
      (let ((kind (file-name-extension (string-remove-suffix ".gpg" source))))
        (auth-source-backend-parse-parameters
         entry
         (if (equal kind "json")
             (auth-source-backend :type 'json :source source :search-function #'auth-source-json-search)
           (auth-source-backend :type 'netrc :source source
                                :search-function #'auth-source-netrc-search
                                :create-function #'auth-source-netrc-create)))))))

(defun auth-source-backends-parser-macos-keychain (_entry)
  "Return nil: there are no keychains of macOS here."
  nil)

(defun auth-source-backends-parser-secrets (_entry)
  "Return nil: there is no D-Bus here to reach a store of secrets by."
  nil)

(defun auth-source-backend-parse-parameters (entry backend)
  "Give BACKEND the host, user and port that ENTRY, an element of `auth-sources', says, and return it."
  (when (auth-source--plist-p entry)
    (dolist (part '(:host :user :port))
      (let ((value (plist-get entry part)))
        (when value
          (eieio-oset backend (intern (substring (symbol-name part) 1)) value)))))
  backend)

;;; Searching

(cl-defun auth-source-search (&rest spec &key max require create delete &allow-other-keys)
  "Return the accounts that fit SPEC, a list of property lists, or nil.
SPEC is a property list.  `:host', `:user' and `:port' say what is wanted: a string, a list of strings, or t for any.
  `:max N' is how many accounts are wanted, 1 by default; with 0 the value is only t or nil.
  `:require LIST' lists keys that an account must have, such as `:secret'.
  `:type TYPE' asks only sources of that type, such as `netrc'.
  `:create t' makes an account if none is found: what SPEC does not say is read from the user.  A list instead of t
names further parts that the account gets.  Such an account has a `:save-function' that saves it.
An account has `:host', `:user', `:port' and what else its source says; `:secret' is a function of no arguments that returns
the password.
What was found is remembered for SPEC, see `auth-source-do-cache'."
  (let* ((max (or max 1))
         (backends (cl-remove-if-not (lambda (backend) (auth-source--backend-fits-p backend spec))
                                     (mapcar #'auth-source-backend-parse auth-sources)))
         (remembered (and auth-source-do-cache (auth-source-remembered-p spec)))
         (found (and remembered (auth-source-recall spec))))
    (unless (listp require)
      (error "Invalid auth-source :require parameter (must be a list): %s" require))
    (unless (memq create '(nil t))
      (unless (listp create)
        (error "Invalid auth-source :create parameter (must be t or a list): %s %s" nil nil)))
    (unless remembered
      (auth-source-do-debug "auth-source-search: %d of %d sources fit %S" (length backends) (length auth-sources) spec)
      (setq found (auth-source-search-backends backends spec max nil delete require))
      (when (and create (null found))
        (setq found (auth-source-search-backends backends spec max create delete require)))
      (when auth-source-do-cache
        (auth-source-remember spec found)))
    (if (zerop max)
        (not (null found))
      found)))

(defun auth-source--backend-fits-p (backend spec)
  "Return non-nil if BACKEND may have what SPEC wants."
  (cl-every (lambda (key)
              (let ((value (plist-get spec key)))
                (or (null value)
                    (auth-source-search-collection value (eieio-oref backend (intern (substring (symbol-name key) 1)))))))
            '(:type :host :user :port)))

(defun auth-source-search-backends (backends spec max create delete require)
  "Return the accounts that fit SPEC of BACKENDS, asked in turn until there are MAX.
CREATE, DELETE and REQUIRE are as in `auth-source-search'; with MAX 0 the search ends at the first account."
  (let ((max (if (zerop max) 1 max))
        found)
    (dolist (backend backends)
      (when (> max (length found))
        (setq found
              (append found
                      (apply (eieio-oref backend 'search-function)
                             :backend backend
                             :type (eieio-oref backend 'type)
                             :max max :require require :create create :delete delete
                             spec)))))
    found))

(cl-defun auth-source-delete (&rest spec &key delete &allow-other-keys)
  "Delete the accounts that fit SPEC where a source can, and return what was found; files are not changed.
SPEC is as in `auth-source-search'."
  (ignore delete)
  (auth-source-search (plist-put spec :delete t)))

(defun auth-source-search-collection (collection value)
  "Return non-nil if VALUE is t, COLLECTION is t, or VALUE is COLLECTION or one of its elements."
  (or (eq collection t)
      (eq value t)
      (member value (if (and collection (listp collection)) collection (list collection)))))

(defun auth-source-ensure-strings (values)
  "Return VALUES, one value or a list of them, as a list with strings for numbers; t stays."
  (if (eq values t)
      values
    (mapcar (lambda (each) (if (numberp each) (format "%s" each) each))
            (if (listp values) values (list values)))))

(defun auth-source-pick-first-password (&rest spec)
  "Return the password of the first account that fits SPEC, see `auth-source-search'; nil if there is none."
  (auth-source--password (car (apply #'auth-source-search (plist-put spec :max 1)))))

(defun auth-source--hider (box)
  "Return a function that returns the value of the uninterned symbol BOX.
A closure that holds a password would show it when it is printed; the name of a symbol shows nothing."
  (lambda () (symbol-value box)))

(defun auth-source--hidden (value)
  "Return a function that returns VALUE and does not show it when it is printed."
  (let ((box (make-symbol "hidden")))
    (set box value)
    (auth-source--hider box)))

(defun auth-source--password (account)
  "Return the password of ACCOUNT."
  (let ((secret (plist-get account :secret)))
    (if (functionp secret) (funcall secret) secret)))

(defun auth-source-user-and-password (host &optional user)
  "Return a list of user, password and account for HOST, and for USER if that is non-nil.
The list holds nils if there is no account with both."
  (let ((account (car (if user
                          (auth-source-search :host host :user user :require '(:user :secret) :max 1)
                        (auth-source-search :host host :require '(:user :secret) :max 1)))))
    (and account
         (list (plist-get account :user) (auth-source--password account) account))))

(defun auth-source-user-or-password (mode host port &optional username create-missing delete-existing)
  "Return the user, the password or both for HOST and PORT, by MODE: \"login\", \"password\", or a list of such strings.
USERNAME is the user if it is known.  With CREATE-MISSING, make an account if there is none; DELETE-EXISTING is as the
key `:delete' of `auth-source-search', which is the function to be used instead."
  (declare (obsolete auth-source-search "24.1"))
  (let ((account (car (apply #'auth-source-search
                             (append (list :host host :port port :create create-missing :delete delete-existing)
                                     (and username (list :user username))))))
        (modes (if (listp mode) mode (list mode))))
    (when account
      (let ((values (mapcar (lambda (each)
                              (if (equal each "password") (auth-source--password account) (plist-get account :user)))
                            modes)))
        (when (cl-every (lambda (each) (member each '("login" "password"))) modes)
          (if (listp mode) values (car values)))))))

;;; Remembering

(defvar auth-source-netrc-cache nil
  "Alist from file names to (:mtime TIME :secret FUNCTION), where FUNCTION returns the text of the file.
An element (KEY . \"ran\") says that an account was saved.")

(defun auth-source-forget-all-cached ()
  "Forget all accounts that were found, and the files they came from."
  (interactive)
  (maphash (lambda (key _) (when (eq (car-safe key) 'auth-source) (password-cache-remove key)))
           (copy-hash-table password-data))
  (setq auth-source-netrc-cache nil))

(defun auth-source-format-cache-entry (spec)
  "Return the key under which what SPEC found is remembered."
  (cons 'auth-source spec))

(defun auth-source-remember (spec found)
  "Remember that SPEC found the accounts FOUND, for `auth-source-cache-expiry' seconds."
  (let ((password-cache-expiry auth-source-cache-expiry))
    (password-cache-add (auth-source-format-cache-entry spec) found)))

(defun auth-source-recall (spec)
  "Return the accounts that SPEC found before."
  (password-read-from-cache (auth-source-format-cache-entry spec)))

(defun auth-source-remembered-p (spec)
  "Return t if it is remembered what SPEC found, be it nothing."
  (password-in-cache-p (auth-source-format-cache-entry spec)))

(defun auth-source-forget (spec)
  "Forget what exactly SPEC found."
  (password-cache-remove (auth-source-format-cache-entry spec)))

(defun auth-source-forget+ (&rest spec)
  "Forget what was found by every search that SPEC fits, and return how many they were.
(:host t) fits all searches."
  (let ((count 0))
    (dolist (key (hash-table-keys password-data))
      (when (and (eq (car-safe key) 'auth-source) (auth-source-specmatchp spec (cdr key)))
        (password-cache-remove key)
        (setq count (1+ count))))
    count))

(defun auth-source-specmatchp (spec stored)
  "Return non-nil if for each key of SPEC, STORED has its value, or its value among others."
  (let ((fits t))
    (while (and spec fits)
      (let ((value (nth 1 spec)))
        (setq fits (or (eq value t)
                       (and (auth-source-search-collection (plist-get stored (car spec)) value) t))
              spec (nthcdr 2 spec))))
    fits))

;;; Making accounts

(defun auth-source--aput-1 (alist key value)
  "Return ALIST where KEY, a string, has VALUE."
  (let ((rest (cl-remove key alist :key #'car :test #'equal)))
    (cons (cons key value) rest)))

(defmacro auth-source--aput (alist key value)
  "Give KEY the VALUE in the variable ALIST, an alist with strings as keys."
  `(setq ,alist (auth-source--aput-1 ,alist ,key ,value)))

(defun auth-source--aget (alist key)
  "Return the value of KEY, a string, in ALIST."
  (cdr (assoc key alist)))

(defun auth-source-format-prompt (prompt alist)
  "Return PROMPT where %X stands for the value of the character X in ALIST, a list of lists (X VALUE).
Where ALIST says nothing or nil, %X stays."
  (replace-regexp-in-string
   "%." (lambda (part)
          (let ((value (nth 1 (assq (aref part 1) alist))))
            (if value (format "%s" value) part)))
   prompt t t))

;;; The mode of such files

(define-derived-mode authinfo-mode fundamental-mode "Authinfo"
  "Major mode of files with accounts."
  (setq-local comment-start "#"
              comment-end ""))

(provide 'auth-source)

;;; auth-source.el ends here

;;; auth-source-netrc.el --- accounts in netrc and authinfo files  -*- lexical-binding: t -*-

;; A file is a row of words; pairs of words say the parts of an account, which starts with the word "machine" or
;; "default".

(require 'auth-source)
(require 'auth-source-gpg)

;;; Reading

(defun auth-source-current-line (&optional point)
  "Return the number of the line with POINT, by default point."
  (line-number-at-pos point))

(defun auth-source-netrc-parse-next-interesting ()
  "Move to the next word that is not in a comment."
  (while (progn (skip-chars-forward "\n\t\r ")
                (eq (char-after) ?#))
    (end-of-line))
  nil)

(defun auth-source-netrc-looking-at-token ()
  "Return non-nil if a word follows point; group 1 of the match is the word, without its quotes if it has some."
  (let ((case-fold-search nil))
    (or (looking-at "'\\([^']*\\)'")
        (looking-at "\"\\([^\"]*\\)\"")
        (looking-at "\\([^ \t\r\n]+\\)"))))

(defun auth-source-netrc-parse-one ()
  "Return the next word and move past it and to the one after it; nil at the end."
  (auth-source-netrc-parse-next-interesting)
  (when (auth-source-netrc-looking-at-token)
    (let ((word (match-string-no-properties 1)))
      (goto-char (match-end 0))
      (auth-source-netrc-parse-next-interesting)
      word)))

(defun auth-source-netrc-parse-entries (check max)
  "Return at most MAX accounts after point that satisfy CHECK, a predicate; all of them if MAX is nil.
Each is an alist from words to words, the last pair first."
  (let ((count 0)
        (accounts nil)
        (account nil)
        word)
    (cl-flet ((finish ()
                (when (and account (funcall check account))
                  (push account accounts)
                  (setq count (1+ count)))
                (setq account nil))
              (wanted () (or (null max) (< count max))))
      (while (and (wanted) (setq word (auth-source-netrc-parse-one)))
        (when (member word '("machine" "default"))
          (finish))
        (when (wanted)
          (if (equal word "default")
              (push (cons "machine" t) account)
            (let ((value (auth-source-netrc-parse-one)))
              (when (equal value "machine")
                (error "auth-source-netrc-parse-entries: Unexpected `machine' token at line %d" (auth-source-current-line)))
              (when value
                (push (cons word value) account))))))
      (when (wanted)
        (finish)))
    (nreverse accounts)))

(defun auth-source--file-text (file)
  "Return the text of FILE, decrypted if its name ends in .gpg; from memory while the file has not changed."
  (let* ((time (file-attribute-modification-time (file-attributes file)))
         (cached (cdr (assoc file auth-source-netrc-cache))))
    (if (and (consp cached) (equal (plist-get cached :mtime) time))
        (funcall (plist-get cached :secret))
      (let ((text (auth-source-gpg-file-text file)))
        (setq auth-source-netrc-cache
              (cons (list file :mtime time :secret (auth-source--hidden text))
                    (cl-remove file auth-source-netrc-cache :key #'car :test #'equal)))
        text))))

(cl-defun auth-source-netrc-parse (&key file max host user port require &allow-other-keys)
  "Return at most MAX accounts of FILE that fit HOST, USER and PORT and have the keys of REQUIRE.
HOST, USER and PORT are strings, lists of strings, or t.  Each account is an alist from strings to strings.  If FILE is a
list, return it; nil if there is no such file."
  (cond
   ((listp file) file)
   ((file-exists-p file)
    (let* ((port (auth-source-ensure-strings port))
           (part (lambda (account &rest names)
                   (or (cl-some (lambda (name) (auth-source--aget account name)) names) t)))
           (check (lambda (account)
                    (and (auth-source-search-collection host (funcall part account "machine" "host"))
                         (auth-source-search-collection user (funcall part account "login" "account" "user"))
                         (auth-source-search-collection port (funcall part account "port" "protocol"))
                         (or (null require)
                             (let ((made (car (auth-source-netrc-normalize (list account) file))))
                               (cl-every (lambda (key) (plist-get made key)) require)))))))
      (with-temp-buffer
        (insert (auth-source--file-text file))
        (goto-char (point-min))
        (mapcar #'reverse (auth-source-netrc-parse-entries check max)))))))

(defun auth-source--symbol-keyword (symbol)
  "Return the keyword named as SYMBOL."
  (intern-soft (format ":%s" symbol)))

(defun auth-source--token (token file)
  "Return a function that returns the password of TOKEN, which GnuPG encrypted, in FILE."
  (let ((password nil))
    (lambda () (funcall (or password (setq password (auth-source--hidden (auth-source-gpg-token-text token file))))))))

(defun auth-source--secret (value file)
  "Return a function that returns the password VALUE, which may be a token of FILE that GnuPG encrypted."
  (if (string-prefix-p "gpg:" value)
      (auth-source--token (substring value 4) file)
    (auth-source--hidden value)))

(defun auth-source-netrc-normalize (alists filename)
  "Return ALISTS, accounts of the file FILENAME as `auth-source-netrc-parse' returns them, as property lists."
  (mapcar
   (lambda (alist)
     (let (account)
       (dolist (pair alist)
         (let* ((name (car pair))
                (key (intern (concat ":" (cond ((member name '("machine" "host")) "host")
                                               ((equal name "protocol") "port")
                                               ((member name '("login" "account" "user")) "user")
                                               ((equal name "password") "secret")
                                               (t name))))))
           (setq account (plist-put account key
                                    (if (eq key :secret) (auth-source--secret (cdr pair) filename) (cdr pair))))))
       account))
   alists))

(cl-defun auth-source-netrc-search (&rest spec &key backend require create type max host user port &allow-other-keys)
  "Return the accounts of BACKEND that fit SPEC, as `auth-source-search' does; make one if CREATE is non-nil."
  (unless (or (null type) (eq type (eieio-oref backend 'type)))
    (error "Invalid netrc search: %s %s" nil nil))
  (let ((found (auth-source-netrc-normalize
                (auth-source-netrc-parse :max max :require require :file (eieio-oref backend 'source)
                                         :host (or host t) :user (or user t) :port (or port t))
                (eieio-oref backend 'source))))
    (if (and create (null found))
        (apply (eieio-oref backend 'create-function) spec)
      found)))

;;; Writing

(defun auth-source-netrc-element-or-first (value)
  "Return VALUE, or its first element if it is a list; nil for t."
  (let ((value (if (listp value) (car value) value)))
    (if (eq value t) nil value)))

(defun auth-source-netrc--quoted (value)
  "Return VALUE, a string, as it is written into a file."
  (if (string-match-p "[\" #]" value)
      (format "\"%s\"" (replace-regexp-in-string "\"" "\\\\\"" value))
    value))

(defconst auth-source-netrc--prompts
  '((secret . "%p password for %u@%h: ") (user . "%p user name for %h: ") (host . "%p host name for user %u: ")
    (port . "%p port for %u@%h: "))
  "Alist from parts of an account to what the user is asked.")

(defun auth-source-netrc--ask (part default values)
  "Return what the user says for PART of an account, with DEFAULT; VALUES is an alist of what is known already."
  (let ((prompt (auth-source-format-prompt
                 (or (alist-get part auth-source-creation-prompts)
                     (alist-get part auth-source-netrc--prompts)
                     (format "Enter %s (%%u@%%h:%%p): " part))
                 (list (list ?u (or (alist-get 'user values) "[any user]"))
                       (list ?h (or (alist-get 'host values) "[any host]"))
                       (list ?p (or (alist-get 'port values) "[any port]"))))))
    (cond
     ((eq part 'secret) (or default (read-passwd prompt)))
     (default (read-string (concat (replace-regexp-in-string ": *\\'" "" prompt) (format " (default %s): " default))
                           nil nil default)))))

(defun auth-source-netrc--save-function (file line)
  "Return a function that saves in FILE what LINE, a function, returns."
  (lambda () (auth-source-netrc-saver file (funcall line))))

(cl-defun auth-source-netrc-create (&rest spec &key backend create &allow-other-keys)
  "Return a list with a new account for SPEC, which has a `:save-function' that puts it into the file of BACKEND.
What SPEC does not say is read from the user, with `auth-source-creation-defaults' and `auth-source-creation-prompts'.
CREATE is t or a list of further parts, symbols."
  (let* ((file (eieio-oref backend 'source))
         (parts (append '(host user port secret) (and (listp create) create)))
         (values nil)
         (line nil)
         (account nil))
    (dolist (part parts)
      (let ((given (auth-source-netrc-element-or-first (plist-get spec (intern (format ":%s" part))))))
        (when given
          (setf (alist-get part values) given))))
    ;; The password is asked for last but one: what else there is stands in its prompt.
    (dolist (part parts)
      (let* ((default (or (cdr (assq part auth-source-creation-defaults)) (and (eq part 'user) (user-login-name))))
             (value (or (alist-get part values) (auth-source-netrc--ask part default values))))
        (when value
          (setf (alist-get part values) value)
          (setq account (plist-put account (intern (format ":%s" part))
                                   (if (eq part 'secret) (auth-source--hidden value) value))))
        (when (and (stringp value) (not (string= value "")))
          (push (format "%s %s"
                        (pcase part ('user "login") ('host "machine") ('secret "password") (_ part))
                        (auth-source-netrc--quoted value))
                line))))
    (let ((secret (alist-get 'secret values))
          (text (mapconcat #'identity (nreverse line) " ")))
      (when (and (stringp secret) (not (string= secret "")))
        (let ((hidden (auth-source--hidden text)))
          (setq account (plist-put account :save-function (auth-source-netrc--save-function file hidden))))))
    (list account)))

(defun auth-source-netrc-saver (file add)
  "Put the line ADD before the text of FILE, if the user agrees, see `auth-source-save-behavior'.
The same line is saved once."
  (let ((key (format "%s %s" file (secure-hash 'md5 (concat file add)))))
    (unless (assoc key auth-source-netrc-cache)
      (let ((agreed (eq auth-source-save-behavior t))
            (asking (eq auth-source-save-behavior 'ask))
            (prompt (format "Save auth info to file %s? " file)))
        (while asking
          (setq asking nil)
          (pcase (auth-source-read-char-choice prompt '(?y ?n ?N ?e ??))
            (?y (setq agreed t))
            (?N (customize-save-variable 'auth-source-save-behavior nil))
            (?e (setq add (read-string "Line to add: " add)
                      asking t))
            (?? (with-output-to-temp-buffer "*auth-source Help*"
                  (princ "y: save the account; n: do not save it; N: never save accounts; e: edit the line first\n"))
                (setq asking t))))
        (when agreed
          (let ((text (if (file-exists-p file) (auth-source-gpg-file-text file) "")))
            (auth-source-gpg-write-file file (concat add "\n" text))
            (message "Saved new authentication information to %s" file)))
        (push (cons key "ran") auth-source-netrc-cache)))))

(provide 'auth-source-netrc)

;;; auth-source-netrc.el ends here

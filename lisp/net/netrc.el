;;; netrc.el --- netrc files, an account a line  -*- lexical-binding: t -*-

;; `auth-source' reads more: here an entry ends with its line.

(defgroup netrc nil "Files with accounts on other machines." :group 'comm)

(defcustom netrc-file "~/.authinfo" "The file with accounts." :type 'file)

(defvar netrc-services-file "/etc/services" "The file that tells the names of services and their ports.")

(defvar netrc-cache nil "Reserved for what was read from an encrypted file.")

(defconst netrc--tokens '("machine" "default" "login" "password" "account" "macdef" "force" "port")
  "The words that may start a pair in a line.")

(defun netrc--word ()
  "Return the word after point and move past it; a word that starts with a quote is read as a Lisp string."
  (if (eq (char-after) ?\")
      (read (current-buffer))
    (buffer-substring (point) (progn (skip-chars-forward "^\n\t\r ") (point)))))

(defun netrc--skip-macro ()
  "Move over the body of a macro, to the empty line that ends it."
  (unless (re-search-forward "^[ \t\r]*$" nil t)
    (goto-char (point-max))))

(defun netrc--line ()
  "Return the pairs in the rest of the current line, an alist, and move past them."
  (let (pairs pending)
    (while (progn (skip-chars-forward "\t\r ") (not (eolp)))
      (if (eq (char-after) ?#)
          (end-of-line)
        (let ((word (netrc--word)))
          (cond
           ((equal word "macdef") (setq pending nil) (netrc--skip-macro))
           ((member word netrc--tokens)
            ;; This word needs no value.
            (when (equal pending "default")
              (push (list pending) pairs))
            (setq pending word))
           (pending
            (push (cons pending word) pairs)
            (setq pending nil))))))
    (nreverse pairs)))

(defun netrc-parse (&optional file)
  "Return the accounts of FILE, by default `netrc-file': a list of alists from tokens to values, both strings.
Return FILE itself if it is a list already, nil if there is no such file."
  (let ((file (if (and (null file) (stringp netrc-file)) netrc-file file)))
    (cond
     ((listp file) file)
     ((file-exists-p file)
      (with-temp-buffer
        (insert-file-contents file)
        (goto-char (point-min))
        (let (entries)
          (while (not (eobp))
            (let ((pairs (netrc--line)))
              (when pairs (push pairs entries)))
            (forward-line 1))
          (nreverse entries)))))))

(defun netrc-get (alist type)
  "Return the value of the token TYPE in ALIST, an account."
  (cdr (assoc type alist)))

(defun netrc-machine (list machine &optional port defaultport)
  "Return the account of LIST, what `netrc-parse' returns, that fits MACHINE and PORT; nil if there is none.
If nothing is said of MACHINE, the account of the token \"default\" fits.  An account without a port fits
DEFAULTPORT, or every port if that is nil."
  (let ((accounts (or (seq-filter (lambda (each) (equal (netrc-get each "machine") machine)) list)
                      (mapcar (lambda (each) (remq (assoc "default" each) each))
                              (seq-filter (lambda (each) (assoc "default" each)) list)))))
    (seq-find (lambda (each)
                (or (null port)
                    (netrc-port-equal port (or (netrc-get each "port") defaultport port))))
              accounts)))

(defun netrc-machine-user-or-password (mode authinfo-file-or-list machines ports defaults)
  "Return the user, the password or both of the first account for MACHINES and PORTS, lists of strings.
MODE is \"login\", \"password\" or a list of such strings, AUTHINFO-FILE-OR-LIST a file or what `netrc-parse' returns;
DEFAULTS has the ports for accounts without one."
  (let ((accounts (if (stringp authinfo-file-or-list) (netrc-parse authinfo-file-or-list) authinfo-file-or-list))
        found)
    (while (and machines (null found))
      (setq found (netrc-machine accounts (car machines) (car ports) (car defaults)))
      (setq machines (cdr machines)
            ports (cdr ports)
            defaults (cdr defaults)))
    (if (listp mode)
        (mapcar (lambda (token) (netrc-get found token)) mode)
      (netrc-get found mode))))

(defun netrc-port-equal (port1 port2)
  "Return non-nil if PORT1 and PORT2, names or numbers, are the same port."
  (when (numberp port1)
    (setq port1 (or (netrc-find-service-name port1) port1)))
  (when (numberp port2)
    (setq port2 (or (netrc-find-service-name port2) port2)))
  (equal port1 port2))

(defun netrc-parse-services ()
  "Return the services of `netrc-services-file': a list of lists of name, port and protocol, a symbol."
  (when (file-exists-p netrc-services-file)
    (with-temp-buffer
      (insert-file-contents netrc-services-file)
      (let (services)
        (while (re-search-forward "^\\([^ \t\n#]+\\)[ \t]+\\([0-9]+\\)/\\([a-z]+\\)" nil t)
          (push (list (match-string 1) (string-to-number (match-string 2)) (intern (match-string 3))) services))
        (nreverse services)))))

(defun netrc-find-service-name (number &optional type)
  "Return the name of the service at the port NUMBER for the protocol TYPE, a symbol, by default `tcp'."
  (let ((type (or type 'tcp)))
    (car (seq-find (lambda (each) (and (= (nth 1 each) number) (eq (nth 2 each) type)))
                   (netrc-parse-services)))))

(defun netrc-credentials (machine &rest ports)
  "Return a list of user and password for MACHINE from `netrc-file', trying PORTS in turn; nil if there is none."
  (let* ((accounts (netrc-parse))
         (account (or (seq-some (lambda (port) (netrc-machine accounts machine port)) ports)
                      (netrc-machine accounts machine))))
    (when account
      (list (netrc-get account "login") (netrc-get account "password")))))

(provide 'netrc)

;;; netrc.el ends here

;;; url-parse.el --- the parts of a URL  -*- lexical-binding: t -*-

(require 'cl-lib)
(require 'url-vars)
(require 'url-methods)

(cl-defstruct (url
               (:constructor nil)
               (:constructor url-parse-make-urlobj
                             (&optional type user password host portspec filename target attributes fullness))
               (:copier nil))
  type user password host portspec filename target attributes fullness silent (use-cookies t) (asynchronous t))

(defsubst url-port (urlobj)
  "Return the port of URLOBJ, by default the usual one of its scheme."
  (declare (gv-setter (lambda (port) `(setf (url-portspec ,urlobj) ,port))))
  (or (url-portspec urlobj)
      (and (url-type urlobj)
           (url-scheme-get-property (url-type urlobj) 'default-port))))

(defun url-port-if-non-default (urlobj)
  "Return the port of URLOBJ unless it is the usual one of its scheme."
  (let ((port (url-portspec urlobj)))
    (and port
         (not (equal port (url-scheme-get-property (or (url-type urlobj) "") 'default-port)))
         port)))

(defun url-path-and-query (urlobj)
  "Return the path of URLOBJ and its query, a string or nil, as a cons."
  (let* ((file (or (url-filename urlobj) ""))
         (mark (string-search "?" file)))
    (if mark
        (cons (substring file 0 mark) (substring file (1+ mark)))
      (cons file nil))))

(defun url-recreate-url-attributes (urlobj)
  "Return the attributes of URLOBJ as they stood in old URLs, or nil without any."
  (when (url-attributes urlobj)
    (mapconcat (lambda (each) (if (cdr each) (concat ";" (car each) "=" (cdr each)) (concat ";" (car each))))
               (url-attributes urlobj) "")))

(defun url-recreate-url (urlobj)
  "Return the string that URLOBJ was parsed from, or one that means the same."
  (let ((port (url-port-if-non-default urlobj)))
    (concat (and (url-type urlobj) (concat (url-type urlobj) ":"))
            (and (url-host urlobj) "//")
            (and (url-user urlobj)
                 (concat (url-user urlobj)
                         (and (url-password urlobj) (concat ":" (url-password urlobj)))
                         "@"))
            (url-host urlobj)
            (and port (format ":%d" port))
            (or (url-filename urlobj) "/")
            (and (url-target urlobj) (concat "#" (url-target urlobj))))))

(defun url-parse--authority (authority)
  "Return the user, password, host and port in AUTHORITY, the part of a URL between slashes, as a list."
  (let (user password port)
    (when (string-match "\\`\\([^@]*\\)@" authority)
      (let ((who (match-string 1 authority)))
        (setq authority (substring authority (match-end 0)))
        (if (string-match ":" who)
            (setq user (substring who 0 (match-beginning 0))
                  password (substring who (match-end 0)))
          (setq user who))))
    (when (string-match ":\\([0-9]*\\)\\'" authority)
      (unless (equal (match-string 1 authority) "")
        (setq port (string-to-number (match-string 1 authority))))
      (setq authority (substring authority 0 (match-beginning 0))))
    (list user password (downcase authority) port)))

(defun url-generic-parse-url (url)
  "Return the parts of the string URL as a structure of type `url'.
Percent signs stay as they are; see RFC 3986 for the syntax."
  (cond
   ((null url) (url-parse-make-urlobj))
   ((not (stringp url))
    ;; Signals, unless URL is a character.
    (url-generic-parse-url (with-temp-buffer (insert url) (buffer-string))))
   (t
    (let ((case-fold-search t) (rest url)
          scheme authority target)
      (when (string-match "\\`\\([a-z][-a-z0-9+.]*\\):" rest)
        (setq scheme (downcase (match-string 1 rest))
              rest (substring rest (match-end 0))))
      (when (string-match "\\`//\\([^/?#]*\\)" rest)
        (setq authority (match-string 1 rest)
              rest (substring rest (match-end 0))
              authority (url-parse--authority authority)))
      (let ((mark (string-search "#" rest)))
        (when mark
          (setq target (substring rest (1+ mark))
                rest (substring rest 0 mark))))
      (url-parse-make-urlobj scheme (nth 0 authority) (nth 1 authority) (nth 2 authority) (nth 3 authority)
                             rest target nil (and authority t))))))

(autoload 'auth-source-search "auth-source")

(defun url-bit-for-url (method lookfor url)
  "Return what METHOD, an accessor, tells of URL, a string or parsed.
Where that is nothing, ask `auth-source-search' for LOOKFOR, a keyword."
  (let* ((parsed (if (stringp url) (url-generic-parse-url url) url))
         (bit (funcall method parsed)))
    (or bit
        (let* ((found (car (auth-source-search :max 1 :host (url-host parsed) :port (url-type parsed))))
               (value (plist-get found lookfor)))
          (if (functionp value) (funcall value) value)))))

(defun url-user-for-url (url)
  "Return the user for URL, from it or from the authentication sources."
  (url-bit-for-url #'url-user :user url))

(defun url-password-for-url (url)
  "Return the password for URL, from it or from the authentication sources."
  (url-bit-for-url #'url-password :secret url))

(provide 'url-parse)

;;; url-parse.el ends here

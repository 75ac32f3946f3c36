;;; password-cache.el --- remembering passwords for a while  -*- lexical-binding: t -*-

(defgroup password nil "Reading and remembering passwords." :group 'data)

(defcustom password-cache t "Non-nil means that passwords are remembered." :type 'boolean)

(defcustom password-cache-expiry 16
  "For how many seconds passwords are remembered; nil for as long as elwire runs."
  :type '(choice (const nil) integer))

(defvar password-data (make-hash-table :test #'equal) "The passwords by their keys; nil for keys used without one.")

(defun password-read-from-cache (key)
  "Return the password remembered under KEY, nil when there is none."
  (and password-cache key (gethash key password-data)))

(defun password-in-cache-p (key)
  "Return t if a password is remembered under KEY, else nil."
  (and password-cache key (not (eq (gethash key password-data 'password-cache-no-data) 'password-cache-no-data))))

(defun password-read (prompt &optional key)
  "Return the password remembered under KEY, or one read from the user with PROMPT."
  (or (password-read-from-cache key)
      (read-passwd prompt)))

(defun password-cache-add (key password)
  "Remember PASSWORD under KEY for `password-cache-expiry' seconds."
  (when (and password-cache-expiry (not (password-in-cache-p key)))
    (run-at-time password-cache-expiry nil #'password-cache-remove key))
  (puthash key password password-data)
  nil)

(defun password-cache-remove (key)
  "Forget the password of KEY, and overwrite it."
  (let ((password (gethash key password-data)))
    (when (stringp password)
      (if (fboundp 'clear-string)
          (clear-string password)
        (fillarray password ?_))))
  (remhash key password-data))

(defun password-reset ()
  "Forget all passwords."
  (interactive)
  (clrhash password-data))

(provide 'password-cache)

;;; password-cache.el ends here

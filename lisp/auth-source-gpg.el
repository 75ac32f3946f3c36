;;; auth-source-gpg.el --- files with accounts that GnuPG encrypted  -*- lexical-binding: t -*-

;; A file whose name ends in .gpg goes through the program gpg, which asks its agent for the key or the passphrase.

(require 'auth-source)

(defun auth-source-gpg--run (text &rest arguments)
  "Return what the program gpg makes of TEXT, a unibyte string, called with ARGUMENTS.
Signal `file-error' with what it says if it fails."
  (let ((program (if (boundp 'epg-gpg-program) (symbol-value 'epg-gpg-program) "gpg"))
        (errors (make-temp-file "gpg")))
    (unwind-protect
        (with-temp-buffer
          (set-buffer-multibyte nil)
          (let* ((coding-system-for-read 'binary)
                 (coding-system-for-write 'binary)
                 (status (apply #'call-process-region text nil program nil (list (current-buffer) errors) nil
                                "--quiet" "--batch" "--yes" arguments)))
            (unless (eq status 0)
              (signal 'file-error
                      (list "Running gpg" (with-temp-buffer
                                            (insert-file-contents errors)
                                            (string-trim (buffer-string))))))
            (buffer-string)))
      (delete-file errors))))

(defun auth-source-gpg--name-p (file)
  "Return non-nil if the name of FILE says that it is encrypted."
  (string-suffix-p ".gpg" file))

(defun auth-source-gpg-file-text (file)
  "Return the text of FILE, decrypted if its name ends in .gpg.  Signal `file-error' if that fails."
  (with-temp-buffer
    (if (not (auth-source-gpg--name-p file))
        (insert-file-contents file)
      (let ((bytes (with-temp-buffer
                     (set-buffer-multibyte nil)
                     (insert-file-contents-literally file)
                     (buffer-string))))
        (insert (decode-coding-string (auth-source-gpg--run bytes "--decrypt") 'undecided))))
    (buffer-string)))

(defun auth-source-gpg-write-file (file text)
  "Make TEXT the text of FILE, which nobody else may read, encrypted if its name ends in .gpg.
It is encrypted for the recipients `auth-source-gpg-encrypt-to', or with a passphrase that gpg asks for."
  (let ((bytes (encode-coding-string text (or coding-system-for-write 'utf-8))))
    (when (auth-source-gpg--name-p file)
      (let ((recipients (cond ((stringp auth-source-gpg-encrypt-to) (list auth-source-gpg-encrypt-to))
                              ((consp auth-source-gpg-encrypt-to) auth-source-gpg-encrypt-to))))
        (setq bytes (apply #'auth-source-gpg--run bytes
                           (if recipients
                               (append '("--encrypt" "--trust-model" "always")
                                       (cl-mapcan (lambda (each) (list "--recipient" each)) recipients))
                             '("--symmetric"))))))
    (with-temp-buffer
      (set-buffer-multibyte nil)
      (insert bytes)
      (let ((coding-system-for-write 'binary)
            (make-backup-files nil))
        (with-file-modes #o600
          (write-region (point-min) (point-max) file nil 'silent))))))

(defun auth-source-gpg-token-text (token file)
  "Return the password that TOKEN of FILE holds: base 64 of what GnuPG encrypted."
  (condition-case failure
      (decode-coding-string (auth-source-gpg--run (base64-decode-string token) "--decrypt") 'utf-8)
    (file-error (signal 'file-error (append (cdr failure) (list file))))))

(provide 'auth-source-gpg)

;;; auth-source-gpg.el ends here

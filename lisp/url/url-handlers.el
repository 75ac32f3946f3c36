;;; url-handlers.el --- URLs as file names  -*- lexical-binding: t -*-

;; `url-insert-file-contents' and `url-copy-file' retrieve a URL as if it were a file; with `url-handler-mode' on, so do
;; the file primitives themselves.

(require 'url)
(require 'url-parse)
(require 'url-util)

(defvar url-handler-regexp "\\`\\(?:https?\\|ftp\\|file\\|nfs\\|ssh\\|scp\\|rsync\\|telnet\\)://"
  "A regexp for the names of files that `url-handler-mode' takes for URLs.")

(define-minor-mode url-handler-mode
  "Take file names that look like URLs for URLs."
  :global t
  :group 'url
  (setq file-name-handler-alist (delete (cons url-handler-regexp 'url-file-handler) file-name-handler-alist))
  (when url-handler-mode
    (push (cons url-handler-regexp 'url-file-handler) file-name-handler-alist)))

(defun url-run-real-handler (operation args)
  "Do OPERATION with ARGS as if there were no URLs."
  (let ((inhibit-file-name-handlers
         (cons 'url-file-handler (and (eq inhibit-file-name-operation operation) inhibit-file-name-handlers)))
        (inhibit-file-name-operation operation))
    (apply operation args)))

(defun url-file-handler (operation &rest args)
  "Do OPERATION with ARGS, one of which is a URL."
  (let ((handler (get operation 'url-file-handlers)))
    (if handler
        (apply handler args)
      (url-run-real-handler operation args))))

(defun url-file-handler-identity (name &rest _)
  "Return NAME."
  name)

(defun url-handler-expand-file-name (name &optional base)
  "Return NAME as it is when it is a URL, else resolved against BASE."
  (if (string-match-p "\\`[a-zA-Z][-a-zA-Z0-9+.]*:" name)
      name
    (url-expand-file-name name base)))

(defun url-file-exists-p (name)
  "Return non-nil if there is something at the URL NAME."
  (let* ((url (url-generic-parse-url name))
         (function (intern-soft (format "url-%s-file-exists-p" (url-type url)))))
    (url-scheme-get-property (url-type url) 'loader)
    (if (and (setq function (or function (intern-soft (format "url-%s-file-exists-p" (url-type url)))))
             (fboundp function))
        (funcall function url)
      (and (equal (url-type url) "file") (file-exists-p (url-file-build-filename url))))))

(autoload 'url-file-build-filename "url-file")

(defun url-handlers--retrieve (url)
  "Return the buffer of the response for URL; signal `file-error' when there is none."
  (let ((buffer (url-retrieve-synchronously url)))
    (unless buffer
      (signal 'file-error (list url "No Data")))
    (with-current-buffer buffer
      (let ((status (bound-and-true-p url-http-response-status)))
        (unless (or (null status) (< status 400))
          (kill-buffer buffer)
          (signal 'file-error
                  (list url (or (nth 2 (assq status (bound-and-true-p url-http-codes))) (format "%s" status)))))))
    buffer))

(defun url-handlers--body (buffer)
  "Return where the body of the response in BUFFER begins."
  (with-current-buffer buffer
    (save-excursion
      (goto-char (point-min))
      (if (re-search-forward "^\r?\n" nil t) (point) (point-max)))))

(defun url-handlers--charset (buffer)
  "Return the coding system that the header of BUFFER names for its body, nil for none."
  (with-current-buffer buffer
    (save-excursion
      (goto-char (point-min))
      (let ((case-fold-search t))
        (and (re-search-forward "^content-type:.*charset=\"?\\([^\" ;\r\n]+\\)" (url-handlers--body buffer) t)
             (let ((name (intern (downcase (match-string 1)))))
               (and (coding-system-p name) name)))))))

(defun url-insert (buffer &optional beg end)
  "Insert the body of the response in BUFFER at point, decoded as its header says; return (SIZE CHARSET).
BEG and END are offsets in bytes."
  (let* ((start (url-handlers--body buffer))
         (bytes (with-current-buffer buffer
                  (buffer-substring-no-properties
                   (min (point-max) (+ start (or beg 0)))
                   (if end (min (point-max) (+ start end)) (point-max)))))
         (charset (url-handlers--charset buffer)))
    (if charset
        (insert (decode-coding-string bytes charset))
      (let ((from (point)))
        (insert (if enable-multibyte-characters (string-to-multibyte bytes) bytes))
        (when enable-multibyte-characters
          (decode-coding-inserted-region from (point) nil nil nil nil))))
    (list (length bytes) charset)))

(defun url-insert-buffer-contents (buffer url &optional visit beg end replace)
  "Insert the body of the response for URL, which is in BUFFER, at point and return (URL SIZE).
VISIT, BEG, END and REPLACE are as for `insert-file-contents'.  BUFFER is killed."
  (unwind-protect
      (progn
        (when replace (delete-region (point-min) (point-max)))
        (let* ((start (point))
               (size (car (url-insert buffer beg end))))
          (goto-char start)
          (when visit
            (setq buffer-file-name url)
            (set-buffer-modified-p nil))
          (list url size)))
    (when (buffer-live-p buffer)
      (kill-buffer buffer))))

(defun url-insert-file-contents (url &optional visit beg end replace)
  "Insert what is at URL at point and return (URL SIZE); VISIT, BEG, END and REPLACE are as for `insert-file-contents'.
Signals `file-error' when it cannot be had."
  (url-insert-buffer-contents (url-handlers--retrieve url) url visit beg end replace))

(defun url-copy-file (url newname &optional ok-if-already-exists &rest _)
  "Copy what is at URL to the file NEWNAME and return t.
Signals `file-already-exists' unless OK-IF-ALREADY-EXISTS, `file-error' when it cannot be had."
  (when (and (file-exists-p newname) (not ok-if-already-exists))
    (signal 'file-already-exists (list "File already exists" newname)))
  (let ((buffer (url-handlers--retrieve url)))
    (unwind-protect
        (with-current-buffer buffer
          (let ((coding-system-for-write 'binary))
            (write-region (url-handlers--body buffer) (point-max) newname nil 'silent)))
      (kill-buffer buffer))
    t))

(defun url-file-local-copy (url &rest _)
  "Copy what is at URL to a temporary file and return its name."
  (let ((name (make-temp-file "url")))
    (url-copy-file url name t)
    name))

(pcase-dolist (`(,operation ,handler)
               '((expand-file-name url-handler-expand-file-name) (substitute-in-file-name url-file-handler-identity)
                 (file-name-case-insensitive-p ignore) (file-truename url-file-handler-identity)
                 (abbreviate-file-name url-file-handler-identity) (file-exists-p url-file-exists-p)
                 (file-readable-p url-file-exists-p) (file-writable-p ignore) (file-symlink-p ignore)
                 (file-directory-p ignore) (vc-registered ignore) (file-remote-p url-file-handler-identity)
                 (unhandled-file-name-directory ignore) (insert-file-contents url-insert-file-contents)
                 (copy-file url-copy-file) (file-local-copy url-file-local-copy)
                 (verify-visited-file-modtime always) (make-auto-save-file-name ignore)))
  (put operation 'url-file-handlers handler))

(provide 'url-handlers)

;;; url-handlers.el ends here

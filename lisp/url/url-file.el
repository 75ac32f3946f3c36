;;; url-file.el --- URLs that are files  -*- lexical-binding: t -*-

(require 'url-vars)
(require 'url-parse)
(require 'url-util)
(require 'mailcap nil t)

(defconst url-file-default-port 21 "The port of files that are fetched from elsewhere.")
(defconst url-file-asynchronous-p t "Files are retrieved with a callback.")

(defun url-file-host-is-local-p (host)
  "Return non-nil if HOST is this machine."
  (let ((case-fold-search t))
    (or (null host)
        (equal "" host)
        (equal (downcase host) (downcase (system-name)))
        (string-match-p "\\`localhost\\'" host))))

(defun url-file-build-filename (url)
  "Return the name of the file that URL, parsed or a string, is."
  (let* ((url (if (stringp url) (url-generic-parse-url url) url))
         (host (url-host url))
         (name (url-unhex-string (url-filename url))))
    (if (url-file-host-is-local-p host)
        name
      (format "/ftp:%s%s:%s" (if (url-user url) (concat (url-user url) "@") "") host name))))

(defun url-file (url callback cbargs)
  "Retrieve the file that URL is into a buffer, with a header, and call CALLBACK there with CBARGS; return the buffer."
  (let* ((name (url-file-build-filename url))
         (size (file-attribute-size (file-attributes name)))
         (buffer (generate-new-buffer " *url-file*")))
    (with-current-buffer buffer
      (set-buffer-multibyte nil)
      (setq url-current-object url)
      (insert (format "Content-type: %s\n%s\n"
                      (or (and (fboundp 'mailcap-extension-to-mime)
                               (mailcap-extension-to-mime (url-file-extension name)))
                          (url-file--type name))
                      (if size (format "Content-length: %d\n" size) "")))
      (if (file-directory-p name)
          (insert (mapconcat #'identity (directory-files name) "\n") "\n")
        (goto-char (point-max))
        (insert-file-contents-literally name))
      (goto-char (point-min))
      (apply callback cbargs))
    buffer))

(defun url-file--type (name)
  "Return the MIME type of the file NAME, from its extension."
  (pcase (downcase (or (file-name-extension name) ""))
    ((or "txt" "text" "el" "log") "text/plain")
    ((or "html" "htm") "text/html")
    ("json" "application/json")
    ("xml" "text/xml")
    ("css" "text/css")
    ("js" "text/javascript")
    ("png" "image/png")
    ((or "jpg" "jpeg") "image/jpeg")
    ("gif" "image/gif")
    ("svg" "image/svg+xml")
    ("pdf" "application/pdf")
    (_ "application/octet-stream")))

(provide 'url-file)

;;; url-file.el ends here

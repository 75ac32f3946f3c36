;;; url-misc.el --- URLs that need no server  -*- lexical-binding: t -*-

(require 'url-vars)
(require 'url-parse)
(require 'url-util)

(defun url-data (url)
  "Return a buffer with what the \"data:\" URL, parsed, holds, after a header; see RFC 2397."
  (let* ((text (url-unhex-string (url-filename url)))
         (comma (or (string-search "," text) (error "Malformed data URL")))
         (head (substring text 0 comma))
         (base64 (string-match ";base64\\'" head))
         (type (if base64 (substring head 0 base64) head))
         (data (substring text (1+ comma))))
    (when base64
      (setq data (base64-decode-string data)))
    (setq type (cond ((equal type "") "text/plain;charset=US-ASCII")
                     ((eq (aref type 0) ?\;) (concat "text/plain" type))
                     (t type)))
    (with-current-buffer (generate-new-buffer " *url-data*")
      (set-buffer-multibyte nil)
      (insert (format "Content-Length: %d\nContent-Type: %s\nContent-Transfer-Encoding: 8bit\n\n" (length data) type)
              data)
      (current-buffer))))

(provide 'url-misc)

;;; url-misc.el ends here

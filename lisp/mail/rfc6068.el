;;; rfc6068.el --- URLs of the scheme mailto  -*- lexical-binding: t -*-

(defun rfc6068-unhexify-string (string &optional inhibit-decode)
  "Return STRING with what follows each % decoded, as UTF-8 text, or as bytes if INHIBIT-DECODE is non-nil."
  (let ((bytes (replace-regexp-in-string
                "%\\([[:xdigit:]][[:xdigit:]]\\)"
                (lambda (part) (unibyte-string (string-to-number (substring part 1) 16)))
                (string-to-unibyte (replace-regexp-in-string "[^\000-\177]" (lambda (part) (unibyte-string (logand 255 (aref part 0))))
                                                             string t t))
                t t)))
    (if inhibit-decode
        bytes
      (decode-coding-string (replace-regexp-in-string "\r\n" "\n" bytes t t) 'utf-8))))

(defun rfc6068-parse-mailto-url (mailto-url)
  "Return the headers that MAILTO-URL asks for, an alist from names to values; nil if it is no URL of this kind.
The body is called \"Body\"."
  (let ((case-fold-search t))
    (when (string-match "\\`mailto:\\([^?]+\\)?\\(?:\\?\\(\\(?:.\\|\n\\)*\\)\\)?\\'" mailto-url)
      (let ((to (match-string 1 mailto-url))
            (query (match-string 2 mailto-url))
            headers)
        (when query
          (dolist (part (split-string query "&"))
            (let* ((at (string-match "=" part))
                   (name (capitalize (rfc6068-unhexify-string (if at (substring part 0 at) part))))
                   (value (rfc6068-unhexify-string (and at (substring part (1+ at))))))
              (when (and (equal name "To") to)
                (setq value (concat (rfc6068-unhexify-string to) ", " value)
                      to nil))
              (push (cons name value) headers))))
        (setq headers (nreverse headers))
        (if to
            (cons (cons "To" (rfc6068-unhexify-string to)) headers)
          headers)))))

(provide 'rfc6068)

;;; rfc6068.el ends here

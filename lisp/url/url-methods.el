;;; url-methods.el --- what is known of the schemes of URLs  -*- lexical-binding: t -*-

;; Ports, the way relative references are resolved, and the functions that retrieve: `url-SCHEME', from a library of that
;; name or from url-misc.

(defconst url-methods--known
  '(("http" 80 url-http-expand-file-name) ("https" 443 url-https-expand-file-name) ("ftp" 21 url-ftp-expand-file-name)
    ("file" 21 url-file-expand-file-name) ("ldap" 389 url-ldap-expand-file-name)
    ("imap" 143 url-identity-expander) ("irc" 6667 url-identity-expander))
  "Schemes, their usual ports, and the functions that resolve references in them.")

(defun url-scheme-get-property (scheme property)
  "Return SCHEME's PROPERTY, nil for one that is not known.
Known are `name', `default-port', `expand-file-name', `loader' (the function that retrieves, `ignore' when there is none)
and `asynchronous-p' (whether that takes a callback)."
  (let* ((name (downcase scheme))
         (entry (cdr (assoc name url-methods--known))))
    (cond ((eq property 'name) name)
          ((eq property 'default-port) (or (car entry) 0))
          ((eq property 'expand-file-name) (or (cadr entry) 'url-identity-expander))
          ((eq property 'loader) (url-methods--loader name))
          ((eq property 'asynchronous-p)
           (url-methods--loader name)
           (symbol-value (or (intern-soft (format "url-%s-asynchronous-p" name)) 'url-methods--no))))))

(defconst url-methods--no nil "What a scheme that says nothing about it is: not asynchronous.")

(defun url-methods--loader (name)
  "Return the function that retrieves URLs of the scheme NAME, `ignore' when there is none."
  (let ((loader (intern (format "url-%s" name))))
    (unless (and (fboundp loader) (not (autoloadp (symbol-function loader))))
      (require (pcase name
                 ("https" 'url-http)
                 ((or "data" "info" "man") 'url-misc)
                 (_ loader))
               nil t))
    (if (fboundp loader) loader 'ignore)))

(provide 'url-methods)

;;; url-methods.el ends here

;;; url-methods.el --- what is known of the schemes of URLs  -*- lexical-binding: t -*-

;; Ports and the way relative references are resolved; nothing here opens a connection.

(defconst url-methods--known
  '(("http" 80 url-http-expand-file-name) ("https" 443 url-https-expand-file-name) ("ftp" 21 url-ftp-expand-file-name)
    ("file" 21 url-file-expand-file-name) ("ldap" 389 url-ldap-expand-file-name)
    ("imap" 143 url-identity-expander) ("irc" 6667 url-identity-expander))
  "Schemes, their usual ports, and the functions that resolve references in them.")

(defun url-scheme-get-property (scheme property)
  "Return SCHEME's PROPERTY: `name', `default-port' or `expand-file-name'; nil for any other."
  (let* ((name (downcase scheme))
         (entry (cdr (assoc name url-methods--known))))
    (cond ((eq property 'name) name)
          ((eq property 'default-port) (or (car entry) 0))
          ((eq property 'expand-file-name) (or (cadr entry) 'url-identity-expander)))))

(provide 'url-methods)

;;; url-methods.el ends here

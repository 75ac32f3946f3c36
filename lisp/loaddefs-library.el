;;; loaddefs-library.el --- libraries that are loaded when first used  -*- lexical-binding: t -*-

(loaddefs--register
 "thingatpt"
 '(forward-thing bounds-of-thing-at-point thing-at-point thing-at-mouse bounds-of-thing-at-mouse sexp-at-point
   symbol-at-point number-at-point list-at-point)
 nil)

(loaddefs--register "subr-reading" '(read-char-from-minibuffer read-char-choice) nil)

(loaddefs--register "cus-edit" '(customize-save-variable customize-set-value customize-save-customized custom-save-all) nil)

(loaddefs--register
 "mail-utils"
 '(mail-file-babyl-p mail-quote-printable mail-quote-printable-region mail-unquote-printable mail-unquote-printable-region
   mail-fetch-field)
 nil)

(loaddefs--register "color" '(color-name-to-rgb) nil)

(loaddefs--register "tq" '(tq-create) nil)

(loaddefs--register "netrc" '(netrc-credentials) nil)

(loaddefs--register "auth-source" '(authinfo-mode) nil)

(loaddefs--register "xml" '(xml-parse-file xml-parse-region xml-remove-comments) nil)

(loaddefs--register "url-parse" '(url-generic-parse-url url-recreate-url) nil)

(loaddefs--register
 "url-util"
 '(url-debug url-parse-args url-insert-entities-in-string url-normalize-url url-lazy-message url-get-normalized-date
   url-eat-trailing-space url-strip-leading-spaces url-percentage url-file-directory url-file-nondirectory
   url-parse-query-string url-build-query-string url-unhex-string url-hexify-string url-encode-url
   url-file-extension url-display-percentage url-truncate-url-for-viewing url-view-url url-domain)
 nil)

(loaddefs--register "rfc2104" '(rfc2104-hash) nil)

(loaddefs--register "timezone" '(timezone-make-date-arpa-standard timezone-parse-date) nil)

(loaddefs--register "qp" '(quoted-printable-decode-region) nil)

(loaddefs--register "puny" '(puny-encode-domain) nil)

(loaddefs--register "password-cache" '(password-in-cache-p) nil)

;; These are functions of every Emacs.
(provide 'md5)
(provide 'sha1)

(loaddefs--register (loaddefs--own "textmodes/fill-comment") '(fill-comment-paragraph) nil)
(loaddefs--register-commands (loaddefs--own "textmodes/fill-comment") '(lisp-fill-paragraph))
(loaddefs--register-commands "python" '(python-mode))
(loaddefs--register-commands
 "time"
 '(display-time display-time-mode world-clock display-time-world emacs-uptime emacs-init-time))
(loaddefs--register-commands
 "facemenu"
 '(facemenu-set-face facemenu-set-foreground facemenu-set-background facemenu-set-default facemenu-set-bold
   facemenu-set-italic facemenu-set-bold-italic facemenu-set-underline facemenu-set-invisible facemenu-set-intangible
   facemenu-set-read-only facemenu-remove-face-props facemenu-remove-all facemenu-remove-special facemenu-add-face
   list-text-properties-at))

(loaddefs--register
 "tabulated-list"
 '(tabulated-list-get-id tabulated-list-get-entry tabulated-list-init-header tabulated-list-print-fake-header
   tabulated-list-print tabulated-list-print-entry tabulated-list-print-col tabulated-list-put-tag
   tabulated-list-clear-all-tags tabulated-list-delete-entry tabulated-list-set-col)
 nil)
(loaddefs--register-commands
 "tabulated-list"
 '(tabulated-list-mode tabulated-list-revert tabulated-list-sort tabulated-list-col-sort tabulated-list-next-column
   tabulated-list-previous-column))

(loaddefs--register "apropos-symbols" '(apropos-internal) nil)

(provide 'loaddefs-library)

;;; loaddefs-library.el ends here

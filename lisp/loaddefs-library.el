;;; loaddefs-library.el --- libraries that are loaded when first used  -*- lexical-binding: t -*-

(loaddefs--register
 "thingatpt"
 '(forward-thing bounds-of-thing-at-point thing-at-point thing-at-mouse bounds-of-thing-at-mouse sexp-at-point
   symbol-at-point number-at-point list-at-point)
 nil)

(loaddefs--register
 (loaddefs--own "subr-reading") '(read-char-from-minibuffer read-char-choice read-regexp read-shell-command read-answer) nil)

(loaddefs--register
 (loaddefs--own "version")
 '(emacs-version package--description-file command-line-normalize-file-name char-displayable-p minibuffer-message
   vc-file-setprop vc-file-getprop make-mode-line-mouse-map propertized-buffer-identification)
 '(define-obsolete-face-alias))
(loaddefs--register-commands (loaddefs--own "version") '(kill-this-buffer exit-minibuffer))

(loaddefs--register (loaddefs--own "international/input-methods") '(register-input-method activate-input-method deactivate-input-method) nil)
(loaddefs--register-commands (loaddefs--own "international/input-methods") '(set-input-method))

(loaddefs--register
 (loaddefs--own "help-windows")
 '(help-print-return-message help-window-setup function-called-at-point display-message-or-buffer)
 '(with-help-window))

(loaddefs--register
 "help-mode" '(help-mode-setup help-mode-finish help-buffer help-setup-xref help-mode-revert-buffer) nil)
(loaddefs--register-commands "help-mode" '(help-mode))

(loaddefs--register
 (loaddefs--own "transient-maps")
 '(internal-push-keymap internal-pop-keymap set-transient-map set-temporary-overlay-map)
 nil)

(loaddefs--register
 (loaddefs--own "view-commands")
 '(default-font-width default-line-height window-screen-lines minibuffer-prompt-width gui-set-selection
   gui-get-selection x-get-selection x-set-selection)
 nil)
(loaddefs--register-commands
 (loaddefs--own "view-commands")
 '(visual-line-mode toggle-truncate-lines toggle-debug-on-error scroll-up-command scroll-down-command scroll-up-line
   scroll-down-line recenter-top-bottom balance-windows-area))

(loaddefs--register "customize-saving" '(customize-save-variable customize-set-value customize-save-customized custom-save-all) nil)

(loaddefs--register
 "mail-utils"
 '(mail-file-babyl-p mail-quote-printable mail-quote-printable-region mail-unquote-printable mail-unquote-printable-region
   mail-fetch-field)
 nil)

(loaddefs--register "color" '(color-name-to-rgb) nil)

(loaddefs--register "ewoc" '(ewoc-create) nil)

(loaddefs--register "mail-extr" '(mail-extract-address-components) nil)

(loaddefs--register "tq" '(tq-create) nil)

(loaddefs--register "netrc" '(netrc-credentials) nil)

(loaddefs--register "auth-source" '(authinfo-mode) nil)

(loaddefs--register "help-fns" '(find-lisp-object-file-name) nil)

(loaddefs--register "xml" '(xml-parse-file xml-parse-region xml-remove-comments) nil)

;; Retrieving URLs.
(loaddefs--register "url" '(url-retrieve url-retrieve-synchronously) nil)
(loaddefs--register "url-auth" '(url-get-authentication url-register-auth-scheme) nil)
(loaddefs--register "url-expand" '(url-default-expander) nil)
(loaddefs--register "url-file" '(url-file) nil)
(loaddefs--register "url-gw" '(url-open-stream) nil)
(loaddefs--register
 "url-handlers"
 '(url-copy-file url-file-handler url-file-local-copy url-insert-buffer-contents url-insert-file-contents)
 nil)
(loaddefs--register-commands "url-handlers" '(url-handler-mode))
(loaddefs--register "url-http" '(url-https url-https-file-attributes url-https-file-exists-p url-https-file-readable-p) nil)
(loaddefs--register "url-misc" '(url-data) nil)
(loaddefs--register "url-queue" '(url-queue-retrieve) nil)

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
(loaddefs--register-commands "thread" '(thread-handle-event))
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
 (loaddefs--own "emacs-lisp/tabulated-list")
 '(tabulated-list-get-id tabulated-list-get-entry tabulated-list-init-header tabulated-list-print-fake-header
   tabulated-list-print tabulated-list-print-entry tabulated-list-print-col tabulated-list-put-tag
   tabulated-list-clear-all-tags tabulated-list-delete-entry tabulated-list-set-col)
 nil)
(loaddefs--register-commands
 (loaddefs--own "emacs-lisp/tabulated-list")
 '(tabulated-list-mode tabulated-list-revert tabulated-list-sort tabulated-list-col-sort tabulated-list-next-column
   tabulated-list-previous-column))


(provide 'loaddefs-library)

;;; loaddefs-library.el ends here

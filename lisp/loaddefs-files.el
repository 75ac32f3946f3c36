;;; loaddefs-files.el --- what of files is loaded when it is first used, and variables  -*- lexical-binding: t -*-

(loaddefs--register
 "file-names"
 '(file-name-sans-versions file-name-sans-extension file-name-extension file-name-base file-name-with-extension
   file-relative-name convert-standard-filename parse-colon-path file-remote-p file-local-name file-name-quoted-p
   file-name-quote file-name-unquote temporary-file-directory file-chase-links file-truename file-equal-p
   file-in-directory-p abbreviate-file-name locate-file exec-path executable-find locate-dominating-file
   locate-user-emacs-file wildcard-to-regexp backup-file-name-p auto-save-file-name-p
   file-expand-wildcards directory-files-recursively cd-absolute)
 nil)
(loaddefs--register-commands "file-names" '(cd))

(loaddefs--register
 "file-modes"
 '(file-attribute-type file-attribute-link-number file-attribute-user-id file-attribute-group-id
   file-attribute-access-time file-attribute-modification-time file-attribute-status-change-time
   file-attribute-size file-attribute-modes file-attribute-inode-number file-attribute-device-number
   file-attribute-collect file-nlinks file-size-human-readable file-modes-number-to-symbolic
   file-modes-symbolic-to-number file-modes-char-to-who file-modes-char-to-right read-file-modes)
 nil)

(loaddefs--register
 "file-operations"
 '(directory-empty-p copy-directory make-temp-file make-nearby-temp-file insert-file-contents-literally insert-file-1)
 nil)
(loaddefs--register-commands
 "file-operations"
 '(make-directory make-empty-file delete-directory insert-file insert-file-literally append-to-file load-file))

(loaddefs--register
 "visiting"
 '(create-file-buffer find-buffer-visiting find-file-noselect find-file-noselect-1 clear-visited-file-modtime
   after-find-file set-auto-mode hack-local-variables-prop-line safe-local-variable-p hack-local-variables
   normal-backup-enable-predicate make-backup-file-name find-backup-file-name backup-buffer revert-buffer--default)
 nil)
(loaddefs--register-commands
 "visiting"
 '(find-file find-file-literally normal-mode set-visited-file-name write-file basic-save-buffer save-buffer
   revert-buffer))

(loaddefs--register "filenotify" '(file-notify-rm-watch file-notify-valid-p) nil)
(loaddefs--register-commands "filenotify" '(file-notify-handle-event))

(loaddefs--register
 "userlock"
 '(ask-user-about-lock ask-user-about-supersession-threat userlock--ask-user-about-supersession-threat
   userlock--check-content-unchanged userlock--handle-unlock-error)
 nil)
;; The message comes from whoever signals it.
(put 'file-supersession 'error-conditions '(file-supersession file-error error))

;;; loaddefs-files.el ends here

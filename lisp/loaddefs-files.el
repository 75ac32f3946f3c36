;;; loaddefs-files.el --- what of files is loaded when it is first used, and variables  -*- lexical-binding: t -*-

(loaddefs--register
 (loaddefs--own "file-names")
 '(file-name-sans-versions file-name-sans-extension file-name-extension file-name-base file-name-with-extension
   file-relative-name convert-standard-filename parse-colon-path file-remote-p file-local-name file-name-quoted-p
   file-name-quote file-name-unquote temporary-file-directory file-chase-links file-truename file-equal-p
   file-in-directory-p abbreviate-file-name locate-file exec-path executable-find locate-dominating-file
   locate-user-emacs-file wildcard-to-regexp backup-file-name-p auto-save-file-name-p
   file-expand-wildcards directory-files-recursively cd-absolute)
 nil)
(loaddefs--register-commands (loaddefs--own "file-names") '(cd))

(loaddefs--register
 (loaddefs--own "file-modes")
 '(file-attribute-type file-attribute-link-number file-attribute-user-id file-attribute-group-id
   file-attribute-access-time file-attribute-modification-time file-attribute-status-change-time
   file-attribute-size file-attribute-modes file-attribute-inode-number file-attribute-device-number
   file-attribute-collect file-nlinks file-size-human-readable file-modes-number-to-symbolic
   file-modes-symbolic-to-number file-modes-char-to-who file-modes-char-to-right read-file-modes)
 nil)

(loaddefs--register
 (loaddefs--own "file-operations")
 '(directory-empty-p copy-directory make-temp-file make-nearby-temp-file insert-file-contents-literally insert-file-1)
 nil)
(loaddefs--register-commands
 (loaddefs--own "file-operations")
 '(make-directory make-empty-file delete-directory insert-file insert-file-literally append-to-file load-file))

(loaddefs--register
 (loaddefs--own "visiting")
 '(create-file-buffer find-buffer-visiting files--message files--ask-user-about-large-file-help-text
   files--ask-user-about-large-file abort-if-file-too-large warn-maybe-out-of-memory find-file-noselect
   find-file-noselect-1 after-find-file confirm-nonexistent-file-or-buffer find-file-read-args
   file-name-history--add find-file--read-only)
 nil)
(loaddefs--register-commands
 (loaddefs--own "visiting")
 '(find-file find-file-other-window find-file-other-frame find-file-existing find-file-read-only
   find-file-read-only-other-window find-file-read-only-other-frame find-file-literally find-alternate-file
   find-alternate-file-other-window))

(loaddefs--register
 (loaddefs--own "auto-modes")
 '(conf-mode-maybe inhibit-local-variables-p set-auto-mode-0 set-auto-mode-1 set-auto-mode--dir-local-valid-p
   set-auto-mode--apply-alist set-auto-mode)
 '(report-errors))
(loaddefs--register-commands
 (loaddefs--own "auto-modes")
 '(normal-mode))

(loaddefs--register
 (loaddefs--own "local-variables")
 '(risky-local-variable-p safe-local-variable-p version-control-safe-local-p hack-one-local-variable-quotep
   hack-one-local-variable-constantp hack-one-local-variable-eval-safep hack-local-variables-prop-line
   hack-local-variables--find-variables hack-local-variables hack-local-variables-filter
   hack-local-variables-confirm hack-local-variables-apply hack-one-local-variable--obsolete
   hack-one-local-variable dir-locals-get-class-variables dir-locals-collect-mode-variables
   dir-locals-collect-variables dir-locals-set-directory-class dir-locals-set-class-variables dir-locals--all-files
   dir-locals-find-file dir-locals--get-sort-score dir-locals--sort-variables dir-locals-read-from-file
   dir-locals-read-from-dir hack-dir-local--get-variables hack-dir-local-variables
   hack-dir-local-variables-non-file-buffer)
 nil)

(loaddefs--register
 (loaddefs--own "backups")
 '(normal-backup-enable-predicate make-backup-file-name make-backup-file-name--default-function
   make-backup-file-name-1 backup-extract-version find-backup-file-name file-backup-file-names file-newest-backup
   file-ownership-preserved-p backup-buffer-copy backup-buffer)
 nil)

(loaddefs--register
 (loaddefs--own "saving")
 '(clear-visited-file-modtime delete-auto-save-file-if-necessary basic-save-buffer-1 basic-save-buffer-2
   save-some-buffers-root kill-buffer-ask)
 nil)
(loaddefs--register-commands
 (loaddefs--own "saving")
 '(set-visited-file-name write-file save-buffer basic-save-buffer not-modified toggle-read-only save-some-buffers
   save-buffers-kill-emacs save-buffers-kill-terminal rename-uniquely kill-some-buffers kill-matching-buffers))

(loaddefs--register
 (loaddefs--own "auto-saving")
 '(files--transform-file-name make-auto-save-file-name make-lock-file-name rename-auto-save-file)
 nil)
(loaddefs--register-commands
 (loaddefs--own "auto-saving")
 '(auto-save-mode lock-file-mode auto-save-visited-mode recover-file recover-this-file recover-session recover-session-finish))

(loaddefs--register
 (loaddefs--own "reverting")
 '(buffer-stale--default-function revert-buffer--default revert-buffer-insert-file-contents--default-function
   revert-buffer-insert-file-contents-delicately)
 nil)
(loaddefs--register-commands
 (loaddefs--own "reverting")
 '(revert-buffer revert-buffer-with-fine-grain revert-buffer-quick))

(loaddefs--register
 (loaddefs--own "directory-listing")
 '(file-size-human-readable-iec shell-quote-wildcard-pattern get-free-disk-space insert-directory-wildcard-in-dir-p
   insert-directory insert-directory-adj-pos insert-directory-clean insert-directory-safely)
 nil)
(loaddefs--register-commands
 (loaddefs--own "directory-listing")
 '(list-directory))

(loaddefs--register
 (loaddefs--own "map-ynp")
 '(map-y-or-n-p)
 nil)

(loaddefs--register
 (loaddefs--own "file-extras")
 '(file-local-copy file-extended-attributes set-file-extended-attributes files--name-absolute-system-p
   files--splice-dirname-file files--ensure-directory files--force files--make-magic-temp-file prune-directory-list
   locate-file-completion-table file-name-non-special move-file-to-trash ange-ftp-completion-hook-function)
 nil)
(loaddefs--register-commands
 (loaddefs--own "file-extras")
 '(recode-file-name pwd))

(loaddefs--register "filenotify" '(file-notify-rm-watch file-notify-valid-p) nil)
(loaddefs--register-commands "filenotify" '(file-notify-handle-event))

(loaddefs--register
 "userlock"
 '(ask-user-about-lock ask-user-about-supersession-threat userlock--ask-user-about-supersession-threat
   userlock--check-content-unchanged userlock--handle-unlock-error)
 nil)
;; The message comes from whoever signals it.
(put 'file-supersession 'error-conditions '(file-supersession file-error error))

(loaddefs--register "jka-compr" '(jka-compr-handler) nil)

;;; loaddefs-files.el ends here

;;; file-variables.el --- variables of visiting, saving and listing files  -*- lexical-binding: t -*-

;; Preloaded, so that programs find and may bind them before the functions that use them are loaded.

;;; Backups and saving

(defvar backup-by-copying-when-linked nil "Non-nil means a file with several names is backed up by copying.")
(defvar backup-by-copying-when-mismatch t "Non-nil means to copy where renaming would change the owner.")
(defvar backup-by-copying-when-privileged-mismatch 200 "The same for owners with numbers up to this one.")
(defvar break-hardlink-on-save nil "Non-nil means saving makes a new file where one has several names.")
(defvar file-preserve-symlinks-on-save nil "Non-nil means saving by renaming follows symbolic links.")
(defvar dired-kept-versions 2 "How many new backups Dired keeps.")
(defvar make-backup-file-name-function 'make-backup-file-name--default-function
  "Function of a file's name that returns the name of its backup.")
(defvar file-name-version-regexp "\\(?:~\\|\\.~[-[:alnum:]:#@^._]+\\(?:~[[:digit:]]+\\)?~\\)"
  "Regexp for the ends of backups' names.")
(defvar save-buffer-coding-system nil "Coding system for saving, nil for `buffer-file-coding-system'.")
(put 'save-buffer-coding-system 'permanent-local t)
(defvar buffer-save-without-query nil "Non-nil in a buffer that is saved without asking.")
(defvar save-some-buffers-default-predicate nil "What `save-some-buffers' takes for its argument PRED if nil.")
(defvar save-some-buffers-action-alist nil "What may be answered to `save-some-buffers' besides.")
(defvar save-abbrevs t "Non-nil means abbreviations are saved with files.")
(defvar save-silently nil "Non-nil means nothing is said of saving.")
(defvar change-major-mode-with-file-name t "Non-nil means that the major mode follows the name when written.")
(defvar after-set-visited-file-name-hook nil "Hook run when the name of a buffer's file was changed.")
(defvar copy-directory-create-symlink nil "Non-nil means copying a link to a directory makes a link.")
(defvar trash-directory nil "Where deleted files go, nil for the place that the desktop uses.")

;;; Auto-saving and locks

(defvar delete-auto-save-files t "Non-nil means saving deletes the auto-save file.")
(defvar auto-save-visited-interval 5 "Seconds of being idle before visited files are saved.")
(defvar auto-save-visited-mode nil "Non-nil means visited files are saved by themselves.")
(defvar auto-save--timer nil "The timer of `auto-save-visited-mode'.")
(defvar lock-file-name-transforms nil "List of (REGEXP REPLACEMENT UNIQUIFY): how names of lock files are changed.")
(defvar remote-file-name-inhibit-locks nil "Non-nil means files of other machines are not locked.")
(defvar lock-file-mode nil "Non-nil means the buffer's file is locked.")

;;; Visiting

(defvar buffer-file-numbers-unique t "Non-nil means files are told apart by their numbers.")
(defvar buffer-file-read-only nil "Non-nil if the visited file was read-only when it was visited.")
(put 'buffer-file-read-only 'permanent-local t)
(make-variable-buffer-local 'buffer-file-read-only)
(defvar file-name-invalid-regexp "[\000]" "Regexp for what cannot be a file name.")
(defvar find-file-run-dired t "Non-nil means directories may be visited.")
(defvar find-directory-functions '(cvs-dired-noselect dired-noselect) "Functions that may visit a directory.")
(defvar find-file-wildcards t "Non-nil means commands that visit files take patterns.")
(defvar find-file-suppress-same-file-warnings nil "Non-nil means not to say that a file has another name.")
(defvar large-file-warning-threshold 10000000 "Size in bytes from which one is asked before a file is visited.")
(defvar out-of-memory-warning-percentage nil "Percentage of memory from which to warn about files, or nil.")
(defvar confirm-nonexistent-file-or-buffer 'after-completion "When to ask about files that are not there.")
(defvar query-about-changed-file t "Non-nil means to ask when a visited file has changed on disk.")
(defvar automount-dir-prefix "^/tmp_mnt/" "Regexp for what an automounter puts before names.")
(defvar file-name-at-point-functions '(ffap-guess-file-name-at-point) "Functions that find a file name at point.")
(defvar byte-count-to-string-function 'file-size-human-readable-iec "Function that shows numbers of bytes.")
(defvar mounted-file-systems
  "^\\(?:/\\(?:afs/\\|m\\(?:edia/\\|nt\\)\\|\\(?:ne\\|tmp_mn\\)t/\\)\\)" "Regexp for file systems mounted on demand.")
(defvar remote-file-name-inhibit-cache 10 "Seconds for which what is known of files elsewhere is believed.")
(defvar user-emacs-directory-warning t "Non-nil means to warn when the user's directory cannot be made.")
(defvar cache-long-line-scans t "Non-nil means that where lines end may be remembered.")

(defvar-local view-mode nil "Non-nil while the buffer is only viewed.")

;;; Modes and local variables

(defvar auto-mode-case-fold t "Non-nil means `auto-mode-alist' is tried a second time, without regard to case.")
(defvar auto-mode-interpreter-regexp "#![ \t]?\\([^ \t\n]*/bin/env[ \t]\\)?\\([^ \t\n]+\\)"
  "Regexp for the first line of a script; its second group is the program.")
(defvar magic-mode-regexp-match-limit 4000 "How much of a text magic modes look at.")
(defvar file-auto-mode-skip "^\\(#!\\|'\\\\\"\\)" "Regexp for a first line before the one with -*-.")
(defvar inhibit-local-variables-regexps
  (mapcar #'purecopy '("\\.tar\\'" "\\.t[bg]z\\'" "\\.arc\\'" "\\.zip\\'" "\\.lzh\\'" "\\.lha\\'" "\\.zoo\\'"
                       "\\.[jew]ar\\'" "\\.xpi\\'" "\\.rar\\'" "\\.7z\\'" "\\.sx[dmicw]\\'" "\\.odt\\'" "\\.diff\\'"
                       "\\.patch\\'" "\\.tiff?\\'" "\\.gif\\'" "\\.png\\'" "\\.jpe?g\\'"))
  "Regexps for names of files whose text sets no variables.")
(defvar inhibit-local-variables-suffixes nil "Regexps for endings that do not count there.")
(setq inhibit-local-variables-suffixes
      '("\\.zst\\'" "\\.dz\\'" "\\.xz\\'" "\\.lzma\\'" "\\.lz\\'" "\\.g?z\\'" "\\.bz2\\'" "\\.Z\\'"))
(defvar inhibit-local-variables-ignore-case t "Non-nil means these regexps do not tell case apart.")
(defvar ignored-local-variables
  '(ignored-local-variables safe-local-variable-values file-local-variables-alist dir-local-variables-alist)
  "Variables that files cannot set.")
(defvar local-enable-local-variables t "Like `enable-local-variables', for a mode to set.")
(defvar enable-dir-local-variables t "Non-nil means that directories may set variables.")
(defvar enable-remote-dir-locals nil "Non-nil means that this goes for files of other machines.")
(defvar hack-local-variables-hook nil "Hook run when a file's variables were set.")
(defvar before-hack-local-variables-hook nil "Hook run before a file's variables are set.")
(defvar safe-local-variable-values nil "List of (VARIABLE . VALUE) that files may set.")
(defvar ignored-local-variable-values nil "List of (VARIABLE . VALUE) that files cannot set.")
(defvar safe-local-eval-forms
  '((add-hook 'write-file-hooks 'time-stamp) (add-hook 'write-file-functions 'time-stamp)
    (add-hook 'before-save-hook 'time-stamp nil t) (add-hook 'before-save-hook 'delete-trailing-whitespace nil t))
  "Forms that files may evaluate.")
(defvar permanently-enabled-local-variables '(lexical-binding) "Variables files set in any case.")
(defvar hack-local-variable-regexp "[ \t]*\\([^][;\"'?()\\ \t\n]+\\)[ \t]*:[ \t]*" "Regexp for a variable in a list.")
(defvar hack-local-variables--warned-lexical nil "Non-nil when it was said where `lexical-binding' belongs.")
(defvar dir-locals-class-alist nil "Alist of classes and their variables.")
(defvar dir-locals-directory-cache nil "List of (DIRECTORY CLASS MTIME).")
(defvar dir-locals-file ".dir-locals.el" "The name of the file that holds the variables of a directory.")
(defvar hack-dir-local-variables--warned-coding nil "Non-nil when it was said that a directory sets no coding system.")

;;; What files may set

(defalias 'file-variables--declare
  #'(lambda (property value variables)
      "Give VARIABLES, a list, the PROPERTY with VALUE."
      (while variables
        (put (car variables) property value)
        (setq variables (cdr variables)))))

(file-variables--declare 'safe-local-variable 'version-control-safe-local-p
              '(version-control))
(file-variables--declare 'safe-local-variable 'string-or-null-p
              '(comment-start fill-prefix sentence-end))
(file-variables--declare 'safe-local-variable 'booleanp
              '(abbrev-mode bidi-display-reordering buffer-read-only byte-compile-disable-print-circle byte-compile-dynamic
                byte-compile-dynamic-docstrings byte-compile-error-on-warn colon-double-space comment-multi-line
                create-lockfiles display-fill-column-indicator electric-quote-comment electric-quote-context-sensitive
                electric-quote-paragraph electric-quote-replace-double electric-quote-string enable-character-translation
                goto-line-history-local indent-tabs-mode inhibit-compacting-font-caches lexical-binding next-error-verbose
                no-byte-compile paragraph-ignore-fill-prefix sentence-end-double-space sentence-end-without-period
                show-trailing-whitespace truncate-lines word-wrap))
(file-variables--declare 'safe-local-variable 'integerp
              '(comment-column fill-column kept-new-versions kept-old-versions left-margin lisp-body-indent tab-width))
(file-variables--declare 'safe-local-variable 'stringp
              '(comment-end comment-end-skip comment-start-skip default-directory outline-regexp page-delimiter
                paragraph-separate paragraph-start sentence-end-base sentence-end-without-space tags-file-name))
(file-variables--declare 'safe-local-variable 'listp
              '(tab-stop-list))
(file-variables--declare 'safe-local-variable 'symbolp
              '(default-justification require-final-newline tags-case-fold-search))
(file-variables--declare 'safe-local-variable 'consp
              '(read-symbol-shorthands))
(file-variables--declare 'safe-local-variable 'null
              '(auto-fill-function))
(file-variables--declare 'risky-local-variable t
              '(after-load-alist auto-mode-alist buffer-auto-save-file-name buffer-file-name buffer-file-truename
                buffer-undo-list debugger default-text-properties enable-local-eval enable-local-variables exec-directory
                exec-path file-name-handler-alist format-alist frame-title-format global-mode-string header-line-format
                icon-title-format ignored-local-variable-values ignored-local-variables imenu-generic-expression
                inhibit-quit input-method-alist load-path magic-fallback-mode-alist magic-mode-alist minor-mode-alist
                minor-mode-map-alist minor-mode-overriding-map-alist mode-line-format mode-name overriding-local-map
                overriding-terminal-local-map process-environment safe-local-eval-forms safe-local-variable-values
                save-some-buffers-action-alist special-display-buffer-names standard-input standard-output
                unread-command-events vc-mode))

;;; Reverting and listing

(defvar revert-buffer-insert-file-contents-function #'revert-buffer-insert-file-contents--default-function
  "Function that reads the file again; it gets the name and whether it is an auto-save file.")
(defvar buffer-stale-function #'buffer-stale--default-function "Function that says whether to revert.")
(defvar buffer-auto-revert-by-notification nil "Non-nil means that changes on disk are noticed.")
(defvar revert-buffer-with-fine-grain-max-seconds 2.0 "How long comparing may take.")
(defvar revert-buffer-quick-short-answers nil "Non-nil means that `y' is enough.")
(defvar auto-save-hook nil "Hook run before buffers are auto-saved.")
(defvar auto-save-visited-mode-hook nil "Hook run by `auto-save-visited-mode'.")
(defvar lock-file-mode-hook nil "Hook run by `lock-file-mode'.")
(defvar remote-shell-program "ssh" "The program for a shell on another machine.")
(defvar list-directory-brief-switches "-CF" "Switches for a short list.")
(defvar list-directory-verbose-switches "-l" "Switches for a long one.")
(defvar insert-directory-program "ls" "The program that lists directories.")
(defvar insert-directory-ls-version 'unknown "The version of that program.")
(defvar directory-free-space-program "df" "The program that tells how much space there is.")
(defvar directory-free-space-args "-Pk" "Its switches.")
(defvar kill-emacs-query-functions nil "Functions that must return non-nil before Emacs is left.")
(defvar confirm-kill-emacs nil "Function that asks before Emacs is left, or nil.")

(defvaralias 'find-file-not-found-hooks 'find-file-not-found-functions)
(defvaralias 'find-file-hooks 'find-file-hook)
(defvaralias 'write-file-hooks 'write-file-functions)
(defvaralias 'write-contents-hooks 'write-contents-functions)
(defvar local-write-file-hooks nil "Functions that may write the buffer, in one buffer.")
(make-variable-buffer-local 'local-write-file-hooks)
(put 'local-write-file-hooks 'permanent-local t)

;;; Names quoted by `/:'

(push (cons "\\`/:" 'file-name-non-special) file-name-handler-alist)
(put 'file-name-non-special 'safe-magic t)

;;; file-variables.el ends here

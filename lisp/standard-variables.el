;;; standard-variables.el --- variables that are there from the start  -*- lexical-binding: t -*-

;; Variables of the editor that programs read, set or bind, where no primitive and no other file has them.

(defvar shell-command-switch "-c" "What makes the shell run the argument that follows.")
(defvar regexp-unmatchable "\\`a\\`" "A regexp that matches nothing.")
(defvar non-essential nil "Non-nil while code runs that should not ask or wait for anything.")
(defvar mail-user-agent 'message-user-agent "How mail is written.")
(defvar mail-host-address nil "The name of this machine in mail addresses, nil for that of the system.")
(defvar user-mail-address (concat (user-login-name) "@" (system-name)) "The user's mail address.")
(defvar password-cache t "Non-nil means passwords that were asked for are remembered.")
(defvar password-cache-expiry 16 "How many seconds passwords are remembered.")
(defvar process-file-side-effects t "Non-nil means `process-file' may change files.")
(defvar global-minor-modes nil "The global minor modes that are on.")
(defvar confirm-kill-processes t "Non-nil means leaving asks about processes that run.")

;;; Files

(defvar require-final-newline nil "Non-nil means saving adds a newline at the end.")
(put 'require-final-newline 'permanent-local t)
(defvar enable-local-variables t "Whether variables set in files are obeyed.")
(defvar enable-local-eval 'maybe "Whether forms in files are evaluated.")
(defvar make-backup-files t "Non-nil means the first saving keeps the file as it was.")
(defvar-local backup-inhibited nil "Non-nil means no backup is kept for this buffer.")
(defvar version-control nil "Whether backups are numbered.")
(defvar delete-old-versions nil "Whether numbered backups are deleted in time.")
(defvar kept-new-versions 2 "How many of the newest numbered backups are kept.")
(defvar kept-old-versions 2 "How many of the oldest numbered backups are kept.")
(defvar file-precious-flag nil "Non-nil means files are saved by renaming.")
(defvar auto-save-default t "Non-nil means buffers of files are saved automatically.")
(defvar file-name-history nil "The file names that were read.")
(defvar find-file-hook nil "Hook run after a file was visited.")
(defvar find-file-visit-truename nil "Non-nil means files are visited under their true names.")
(defvar write-file-functions nil "Functions that may save a buffer.")
(defvar-local write-contents-functions nil "Functions that may save this buffer.")
(defvar before-save-hook nil "Hook run before a buffer is saved.")
(defvar after-save-hook nil "Hook run after a buffer was saved.")
(defvar-local revert-buffer-function nil "Function that reads a buffer's contents again, nil for the usual way.")
(defvar auto-mode-alist nil "Pairs of a regexp for file names and the mode for them.")
(defvar interpreter-mode-alist nil "Pairs of a regexp for interpreters and the mode for their scripts.")
(defvar magic-mode-alist nil "Pairs of a regexp for the beginning of a file and the mode for it.")
(defvar format-alist nil "File formats.")

;;; Modes

(defvar-local mode-line-process nil "What the mode line shows about the process of a buffer.")
(defvar-local font-lock-defaults nil "What a mode says about highlighting.")
(defvar-local comment-start nil "What begins a comment.")
(defvar-local comment-end "" "What ends a comment.")
(defvar-local comment-start-skip nil "A regexp for the beginning of a comment.")
(defvar-local fill-prefix nil "What begins lines that filling makes.")
(defvar adaptive-fill-mode t "Non-nil means filling guesses the prefix.")
(defvar-local indent-line-function 'indent-relative "Function that indents a line.")
(defvar-local next-error-function nil "Function that moves to the next error.")
(defvar text-mode-hook nil "Hook run after text mode was set up.")
(defvar prog-mode-hook nil "Hook run after a mode for programs was set up.")

;;; standard-variables.el ends here

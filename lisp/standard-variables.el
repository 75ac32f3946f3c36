;;; standard-variables.el --- variables that are there from the start  -*- lexical-binding: t -*-

;; Variables of the editor that programs read, set or bind, where no primitive and no other file has them.

(defvar regexp-unmatchable "\\`a\\`" "A regexp that matches nothing.")
(defvar mail-user-agent 'message-user-agent "How mail is written.")
(defvar mail-host-address nil "The name of this machine in mail addresses, nil for that of the system.")
(defvar password-cache t "Non-nil means passwords that were asked for are remembered.")
(defvar password-cache-expiry 16 "How many seconds passwords are remembered.")
(defvar process-file-side-effects t "Non-nil means `process-file' may change files.")
(defvar confirm-kill-processes t "Non-nil means leaving asks about processes that run.")

;;; Files

(put 'require-final-newline 'permanent-local t)
(defvar enable-local-eval 'maybe "Whether forms in files are evaluated.")

;;; Modes


(defvar package--builtin-versions (list (list 'emacs 28 2)) "The versions of the packages that come with Emacs.")

;;; Reading characters

(defvar read-char-history nil "What `read-char-from-minibuffer' read.")

(defcustom read-char-choice-use-read-key nil
  "Non-nil means that `read-char-choice' takes the next key instead of a line of the minibuffer."
  :type 'boolean :group 'minibuffer)

(defvar regexp-history nil "Regexps that `read-regexp' read.")

(defcustom read-answer-short 'auto
  "Whether `read-answer' asks for one character: t, nil, or `auto' to follow `use-short-answers'."
  :type 'symbol :group 'minibuffer)

;;; Help and scrolling

(defcustom help-window-select nil
  "Whether windows with help are selected: t, nil, or `other' if there are more than two windows."
  :type 'symbol :group 'help)

(defcustom scroll-error-top-bottom nil
  "Non-nil means that scrolling at an end of the buffer moves point there before it is an error."
  :type 'boolean :group 'windows)

(defvar visual-line-mode nil "Non-nil in buffers where Visual Line mode is on.")

;;; Shells and desktops

(defconst shell-command-buffer-name "*Shell Command Output*" "The buffer for what `shell-command' prints.")
(defconst shell-command-buffer-name-async "*Async Shell Command*" "The buffer for what `async-shell-command' prints.")
(defvar desktop-save-buffer nil "Whether and how a buffer is saved in a desktop file.")
(make-variable-buffer-local 'desktop-save-buffer)
(defvar desktop-locals-to-save
  '(desktop-locals-to-save truncate-lines case-fold-search case-replace fill-column overwrite-mode change-log-default-name
    line-number-mode column-number-mode size-indication-mode buffer-file-coding-system buffer-display-time indent-tabs-mode
    tab-width indicate-buffer-boundaries indicate-empty-lines show-trailing-whitespace)
  "The local variables that are saved in a desktop file.")

(define-error 'remote-file-error "Remote file error" 'file-error)

(defvar ascii-case-table
  (let ((down (make-char-table 'case-table))
        (up (make-char-table 'case-table)))
    (dotimes (character 128)
      (aset down character (if (<= ?A character ?Z) (+ character 32) character))
      (aset up character (if (<= ?a character ?z) (- character 32) character)))
    (set-char-table-extra-slot down 0 up)
    down)
  "The case table that knows the letters of ASCII alone.")

;;; standard-variables.el ends here

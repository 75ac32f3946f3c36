;;; eldoc-basics.el --- documentation in the echo area: the mode, and its messages  -*- lexical-binding: t -*-

;; ElDoc shows documentation while a user types.  Without one there is nothing to show; modes and packages set it up all the
;; same.

(defvar eldoc-last-message nil "What ElDoc showed last, or nil.")

(defvar eldoc-message-commands (make-vector 31 0) "An obarray of the commands after which ElDoc shows something.")

(define-minor-mode eldoc-mode
  "Minor mode that shows documentation for what is at point, by `eldoc-documentation-functions'.
It stays off in a buffer without such functions."
  :lighter eldoc-minor-mode-string
  (when (and eldoc-mode (null eldoc-documentation-functions))
    (setq eldoc-mode nil)))

(defun turn-on-eldoc-mode ()
  "Turn on ElDoc mode if the buffer has documentation for it."
  (eldoc-mode 1))

(defun global-eldoc-mode (&optional arg)
  "Turn ElDoc mode on everywhere where there is documentation for it, or off; ARG is as for minor modes."
  (interactive "P")
  (setq global-eldoc-mode (cond ((eq arg 'toggle) (not global-eldoc-mode))
                                ((numberp arg) (> arg 0))
                                (t t)))
  (dolist (buffer (buffer-list))
    (with-current-buffer buffer
      (unless (eq (and eldoc-mode t) global-eldoc-mode)
        (eldoc-mode (if global-eldoc-mode 1 -1)))))
  global-eldoc-mode)

(defun eldoc-message (&optional string)
  "Show STRING as a message, or nothing if it is nil, and return it."
  (let ((last eldoc-last-message))
    (setq eldoc-last-message string)
    (when (or string last)
      (let ((message-log-max nil))
        (if string (message "%s" string) (message nil))))
    string))

(defun eldoc-display-message-p ()
  "Return non-nil if this is a time to show documentation; without a user it never is."
  (and eldoc-mode (not noninteractive) (not (active-minibuffer-window)) (not executing-kbd-macro)))

(defun eldoc-add-command (&rest cmds)
  "Let ElDoc show something after the commands CMDS, symbols or strings."
  (dolist (name cmds)
    (let ((name (if (symbolp name) (symbol-name name) name)))
      (set (intern name eldoc-message-commands) t))))

(defun eldoc-remove-command (&rest cmds)
  "Take back what `eldoc-add-command' did for CMDS."
  (dolist (name cmds)
    (unintern (if (symbolp name) (symbol-name name) name) eldoc-message-commands)))

(defun eldoc-add-command-completions (&rest names)
  "Let ElDoc show something after the commands whose names begin with one of NAMES."
  (dolist (name names)
    (apply #'eldoc-add-command (all-completions name obarray #'commandp))))

(provide 'eldoc-basics)

;;; eldoc-basics.el ends here

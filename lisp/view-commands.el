;;; view-commands.el --- commands that concern what is seen  -*- lexical-binding: t -*-

;; A batch program has one window that nobody sees; these answer as they do there.

(define-minor-mode visual-line-mode
  "Minor mode in which long lines are broken at words, and motion is by lines of the screen."
  :lighter " Wrap"
  (if visual-line-mode
      (progn
        (setq-local truncate-lines nil
                    word-wrap t
                    line-move-visual t)
        (add-hook 'visual-line-mode-off-hook #'ignore nil t))
    (kill-local-variable 'truncate-lines)
    (kill-local-variable 'word-wrap)
    (kill-local-variable 'line-move-visual)
    (remove-hook 'visual-line-mode-off-hook #'ignore t)))

(defun toggle-truncate-lines (&optional arg)
  "Turn the truncation of long lines in the current buffer on or off; on if ARG, a number, is positive."
  (interactive "P")
  (setq truncate-lines (if (null arg) (not truncate-lines) (> (prefix-numeric-value arg) 0)))
  (force-mode-line-update)
  (message "Truncate long lines %s" (if truncate-lines "enabled" "disabled")))

(defun toggle-debug-on-error (&optional interactively)
  "Turn `debug-on-error' on or off.  Return t if INTERACTIVELY is non-nil, else nil."
  (interactive "p")
  (setq debug-on-error (not debug-on-error))
  (message "Debug on Error %s globally" (if debug-on-error "enabled" "disabled"))
  (and interactively t))

;;; Scrolling

(defun scroll-up-command (&optional arg)
  "Scroll the text of the selected window up by ARG lines, or nearly a screenful; `-' scrolls down.
At the end of the buffer signal `end-of-buffer', or go to the very end if `scroll-error-top-bottom' is non-nil."
  (interactive "^P")
  (cond
   ((null scroll-error-top-bottom) (scroll-up arg))
   ((eq arg '-) (scroll-down-command nil))
   ((< (prefix-numeric-value arg) 0) (scroll-down-command (- (prefix-numeric-value arg))))
   ((eobp) (scroll-up arg))
   (t (condition-case nil
          (scroll-up arg)
        (end-of-buffer (goto-char (point-max)))))))

(defun scroll-down-command (&optional arg)
  "Scroll the text of the selected window down by ARG lines, or nearly a screenful; `-' scrolls up.
At the start of the buffer signal `beginning-of-buffer', or go to the very start if `scroll-error-top-bottom' is non-nil."
  (interactive "^P")
  (cond
   ((null scroll-error-top-bottom) (scroll-down arg))
   ((eq arg '-) (scroll-up-command nil))
   ((< (prefix-numeric-value arg) 0) (scroll-up-command (- (prefix-numeric-value arg))))
   ((bobp) (scroll-down arg))
   (t (condition-case nil
          (scroll-down arg)
        (beginning-of-buffer (goto-char (point-min)))))))

(put 'scroll-up-command 'scroll-command t)
(put 'scroll-down-command 'scroll-command t)

(defun scroll-up-line (&optional arg)
  "Scroll the text of the selected window up by ARG lines, by default one."
  (interactive "p")
  (scroll-up (or arg 1)))

(defun scroll-down-line (&optional arg)
  "Scroll the text of the selected window down by ARG lines, by default one."
  (interactive "p")
  (scroll-down (or arg 1)))

(defun recenter-top-bottom (&optional arg)
  "Put the line with point into the middle of the window, or at line ARG of it."
  (interactive "P")
  (recenter arg t))

;;; Sizes

(defun default-font-width ()
  "Return the width of a character of the default face, in pixels."
  (frame-char-width))

(defun default-line-height ()
  "Return the height of a line of the current buffer, in pixels."
  (frame-char-height))

(defun window-screen-lines ()
  "Return how many lines the selected window shows, a float."
  (/ (float (window-text-height nil t)) (default-line-height)))

(defun minibuffer-prompt-width ()
  "Return how wide the prompt in the current minibuffer is; 0 in other buffers."
  (if (minibufferp)
      (string-width (buffer-substring (point-min) (minibuffer-prompt-end)))
    0))

(defun balance-windows-area ()
  "Make the areas of all windows of the frame about the same."
  (interactive)
  (balance-windows))

;;; Selections

(defun gui-set-selection (type data)
  "Make DATA the selection of TYPE, nil for `PRIMARY', where there is a window system; return DATA."
  (ignore type)
  data)

(defun gui-get-selection (&optional _type _data-type)
  "Return the text of a selection of the window system; nil where there is none."
  nil)

(defalias 'x-get-selection #'gui-get-selection)
(defalias 'x-set-selection #'gui-set-selection)

(provide 'view-commands)

;;; view-commands.el ends here

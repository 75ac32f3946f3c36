;;; electric.el --- indentation while typing  -*- lexical-binding: t -*-

;; See "Indent Convenience" in the Emacs manual.  The variables are in editing-variables.el, for the mode is on from the start.

(defun electric--after-char-pos ()
  "The position behind the character just typed, as far as it can be found; else nil."
  (save-excursion
    ;; Blanks may have come behind it.
    (unless (eq (char-before) last-command-event)
      (skip-chars-backward " \t"))
    (if (eq (char-before) last-command-event) (point))))

(defun electric-indent-post-self-insert-function ()
  "Indent the line, and after a newline the one before too, if the character just typed asks for that."
  (when electric-indent-mode
    (let ((wish (or (run-hook-with-args-until-success 'electric-indent-functions last-command-event)
                    (memq last-command-event electric-indent-chars)))
          (place (electric--after-char-pos)))
      (when (and place wish (not (eq wish 'no-indent)))
        (let ((after-newline (eq (char-before place) ?\n)))
          (when after-newline
            (save-excursion
              (goto-char (1- place))
              (unless (or electric-indent-inhibit
                          (memq indent-line-function electric-indent-functions-without-reindent)
                          (save-excursion (beginning-of-line) (looking-at-p "[ \t]*$")))
                (condition-case-unless-debug nil
                    (indent-according-to-mode)
                  (error nil)))
              (end-of-line)
              (delete-horizontal-space t)))
          (when (or after-newline (not electric-indent-inhibit))
            (condition-case-unless-debug nil
                (indent-according-to-mode)
              (error nil))))))))

(defun electric-indent-just-newline (arg)
  "Insert ARG newlines, by default one, and indent nothing."
  (interactive "*P")
  (let ((electric-indent-mode nil))
    (newline arg 'interactive)))

(defun electric-newline-and-maybe-indent ()
  "Insert a newline, and indent only where Electric Indent mode is off: what RET does is left to RET."
  (interactive "*")
  (if electric-indent-mode
      (electric-indent-just-newline nil)
    (newline-and-indent)))

(define-minor-mode electric-indent-mode
  "Whether lines are indented while they are typed, after the characters in `electric-indent-chars'."
  :global t :group 'electricity
  (if electric-indent-mode
      (add-hook 'post-self-insert-hook #'electric-indent-post-self-insert-function)
    (unless (seq-some (lambda (buffer) (buffer-local-value 'electric-indent-mode buffer)) (buffer-list))
      (remove-hook 'post-self-insert-hook #'electric-indent-post-self-insert-function))))

(define-minor-mode electric-indent-local-mode
  "Whether lines are indented while they are typed in this buffer."
  :variable ((buffer-local-value 'electric-indent-mode (current-buffer))
             . (lambda (value) (setq-local electric-indent-mode value)))
  (cond ((eq electric-indent-mode (default-value 'electric-indent-mode))
         (kill-local-variable 'electric-indent-mode))
        ((not (default-value 'electric-indent-mode))
         (add-hook 'post-self-insert-hook #'electric-indent-post-self-insert-function))))

(defun blink-paren-post-self-insert-function ()
  "Show where the bracket just closed was opened, if that is seen."
  (when (and (not noninteractive)
             (not executing-kbd-macro)
             blink-matching-paren
             (eq (char-before) last-command-event)
             (memq (char-syntax last-command-event) '(?\) ?$)))
    (blink-matching-open)))

(provide 'electric)

;;; electric.el ends here

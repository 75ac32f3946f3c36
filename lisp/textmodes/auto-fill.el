;;; auto-fill.el --- breaking lines while they are written  -*- lexical-binding: t -*-

;; See "Auto Filling" in the Elisp manual.

(define-minor-mode auto-fill-mode
  "Break lines at `fill-column' while they are written."
  :variable (auto-fill-function
             . (lambda (on) (setq auto-fill-function (if on normal-auto-fill-function)))))

(defun turn-on-auto-fill ()
  "Turn on Auto Fill mode."
  (auto-fill-mode 1))

(defun turn-off-auto-fill ()
  "Turn off Auto Fill mode."
  (auto-fill-mode -1))

(defun internal-auto-fill ()
  "Break the line as `auto-fill-function' does it, unless it is a comment's and only comments are to be broken."
  (when (or (not comment-start)
            (not comment-auto-fill-only-comments)
            (nth 4 (syntax-ppss)))
    (funcall auto-fill-function)))

(defun auto-fill--prefix ()
  "Return the prefix that the lines of the paragraph have, nil for none."
  (let ((prefix (fill-context-prefix
                 (save-excursion (fill-forward-paragraph -1) (point))
                 (save-excursion (fill-forward-paragraph 1) (point)))))
    ;; What the mode indents by itself needs no prefix of blanks.
    (if (and prefix (not (equal prefix ""))
             (not (and fill-indent-according-to-mode (string-match "\\`[ \t]*\\'" prefix))))
        prefix)))

(defun do-auto-fill ()
  "Break the line at point until it is no longer than `fill-column'; return t if that was to do."
  (let ((limit (current-fill-column))
        (justify (current-justification)))
    (unless (or (null fill-column)
                (null justify)
                (eq justify 'none)
                (<= (current-column) limit)
                (and auto-fill-inhibit-regexp
                     (save-excursion (beginning-of-line) (looking-at auto-fill-inhibit-regexp))))
      (let ((fill-prefix fill-prefix) (give-up nil))
        (if (memq justify '(full center right))
            (save-excursion (unjustify-current-line)))
        (if (and adaptive-fill-mode (member fill-prefix '(nil "")))
            (setq fill-prefix (auto-fill--prefix)))
        (while (and (not give-up) (> (current-column) limit))
          (let* ((before (current-column))
                 (break (save-excursion
                          (let ((line (line-beginning-position)))
                            (move-to-column (1+ limit))
                            (fill-move-to-break-point line)
                            (point)))))
            ;; A break that makes nothing shorter is none.
            (if (save-excursion
                  (goto-char break)
                  (or (and fill-prefix (<= (current-column) (string-width fill-prefix)))
                      (progn (skip-chars-forward " \t") (or (bolp) (eolp)))))
                (setq give-up t)
              ;; Point may be in the blanks where the line is broken, and goes on to the new line.
              (if (save-excursion (skip-chars-backward " \t") (= (point) break))
                  (default-indent-new-line t)
                (save-excursion
                  (goto-char break)
                  (default-indent-new-line t)))
              (if (eq justify 'full)
                  (save-excursion (end-of-line 0) (justify-current-line justify nil t)))
              (if (>= (current-column) before)
                  (setq give-up t)))))
        (justify-current-line justify t t)
        t))))

(defun default-indent-new-line (&optional soft _force)
  "Break the line at point and put the prefix for filling before the rest, or a comment's beginning.
SOFT non-nil inserts a newline that is not hard."
  (interactive (list (and current-prefix-arg t) t))
  (delete-region (progn (skip-chars-forward " \t") (point))
                 (progn (skip-chars-backward " \t") (point)))
  (if soft (insert-and-inherit ?\n) (newline 1))
  (if fill-prefix
      (progn
        (indent-to-left-margin)
        (insert-and-inherit fill-prefix))
    (if fill-indent-according-to-mode
        (indent-according-to-mode)
      (indent-to-left-margin))))

(defun set-fill-column (arg)
  "Set `fill-column' to ARG, for a command with a list of it to the current column."
  (interactive (list (or current-prefix-arg
                         (read-number "Set fill-column to: " (current-column)))))
  (if (consp arg)
      (setq arg (current-column)))
  (if (not (integerp arg))
      (error "set-fill-column requires an explicit argument")
    (message "Fill column set to %d (was %d)" arg fill-column)
    (setq fill-column arg)))

(provide 'auto-fill)

;;; auto-fill.el ends here

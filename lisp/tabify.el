;;; tabify.el --- tabs and spaces  -*- lexical-binding: t -*-

;; See "Just Spaces" in the Emacs manual.

(defvar tabify-regexp " [ \t]+" "The regular expression for blanks that `tabify' looks at.")

(defun tabify--bounds (arg)
  "Return the region as a list, the whole buffer if ARG is non-nil."
  (if arg
      (list (point-min) (point-max) current-prefix-arg)
    (list (region-beginning) (region-end) nil)))

(defun untabify (start end &optional _arg)
  "Replace the tabs from START to END by spaces that reach as far."
  (interactive (tabify--bounds current-prefix-arg))
  (let ((column (current-column)))
    (save-excursion
      (save-restriction
        (narrow-to-region (point-min) end)
        (goto-char start)
        (while (search-forward "\t" nil t)
          (forward-char -1)
          (let ((from (point)) (before (current-column)))
            (skip-chars-forward "\t")
            (let ((width (- (current-column) before)))
              (delete-region from (point))
              (insert-char ?\s width))))))
    (move-to-column column)))

(defun tabify (start end &optional _arg)
  "Replace the blanks from START to END that reach a tab stop by tabs."
  (interactive (tabify--bounds current-prefix-arg))
  (save-excursion
    (save-restriction
      ;; Columns are counted from the beginning of the line.
      (narrow-to-region (save-excursion (goto-char start) (line-beginning-position)) end)
      (goto-char start)
      (let ((indent-tabs-mode t))
        (while (re-search-forward tabify-regexp nil t)
          (let ((to (current-column))
                (from (save-excursion (goto-char (match-beginning 0)) (current-column))))
            ;; Blanks within one tab stop stay.
            (unless (= (/ from tab-width) (/ to tab-width))
              (delete-region (match-beginning 0) (point))
              (indent-to to))))))))

(provide 'tabify)

;;; tabify.el ends here

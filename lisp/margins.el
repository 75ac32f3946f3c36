;;; margins.el --- the margins of text  -*- lexical-binding: t -*-

;; See "Margins" in the Elisp manual: the text properties `left-margin' and `right-margin' add to the variables.

(defun current-left-margin ()
  "Return the left margin of the current line: `left-margin' and the text property of this name together."
  (save-excursion
    (back-to-indentation)
    (max 0
         (+ left-margin
            (or (get-text-property (if (and (eobp) (not (bobp))) (1- (point)) (point)) 'left-margin)
                0)))))

(defun move-to-left-margin (&optional n force)
  "Move to the left margin of the line, of the one N - 1 lines on; FORCE non-nil adds indentation where it is short."
  (interactive (list (prefix-numeric-value current-prefix-arg) t))
  (beginning-of-line n)
  (skip-chars-forward " \t")
  (if (minibufferp (current-buffer))
      (if (save-excursion (beginning-of-line) (bobp))
          (goto-char (minibuffer-prompt-end))
        (beginning-of-line))
    (let ((margin (current-left-margin)))
      (cond
       ((> (current-column) margin)
        (move-to-column margin force)
        ;; Not behind a tab that reaches beyond the margin.
        (if (> (current-column) margin)
            (backward-char 1))
        nil)
       ((and force (< (current-column) margin))
        (indent-to margin))))))

(defun indent-to-left-margin ()
  "Indent the current line to its left margin."
  (save-excursion (indent-line-to (current-left-margin)))
  (when (save-excursion (skip-chars-backward " \t") (bolp))
    (skip-chars-forward " \t")))

(defun delete-to-left-margin (&optional from to)
  "Delete the indentation of the left margin from the lines between FROM and TO, by default of the whole text."
  (save-excursion
    (goto-char (or to (point-max)))
    (setq to (point-marker))
    (goto-char (or from (point-min)))
    (or (bolp) (goto-char (line-end-position)))
    (while (< (point) to)
      (delete-region (point) (progn (move-to-left-margin nil nil) (point)))
      (forward-line 1))
    (set-marker to nil)))

(defun margins--fill-again (from to)
  "Fill the text from FROM to TO again where lines are filled as they are written."
  (if auto-fill-function
      (save-excursion (fill-region from to nil t t))))

(defun set-left-margin (from to width)
  "Set the left margin of the text from FROM to TO to WIDTH columns more than `left-margin'."
  (interactive "r\nNSet left margin to column: ")
  (save-excursion
    ;; A region that begins in the indentation takes in the whole line.
    (goto-char from)
    (skip-chars-backward " \t")
    (if (bolp) (setq from (point)))
    ;; The margin goes on to the end of the line where the region ends.
    (goto-char to)
    (setq to (point-marker)))
  (delete-to-left-margin from to)
  (put-text-property from to 'left-margin width)
  (indent-rigidly from to width)
  (margins--fill-again from to)
  (set-marker to nil))

(defun set-right-margin (from to width)
  "Set the right margin of the text from FROM to TO to WIDTH columns."
  (interactive "r\nNSet right margin to width: ")
  (save-excursion
    (goto-char from)
    (skip-chars-backward " \t")
    (if (bolp) (setq from (point))))
  (put-text-property from to 'right-margin width)
  (margins--fill-again from to))

(defun alter-text-property (from to prop func &optional object)
  "Replace the values of the property PROP from FROM to TO in OBJECT by what FUNC returns for each."
  (let ((start from))
    (while (< start to)
      (let ((end (text-property-not-all start to prop (get-text-property start prop object) object)))
        (put-text-property start (or end to) prop (funcall func (get-text-property start prop object)) object)
        (setq start (or end to))))))

(defun increase-left-margin (from to inc)
  "Make the left margin of the text from FROM to TO wider by INC columns, by default `standard-indent'."
  (interactive "*r\nP")
  (setq inc (if inc (prefix-numeric-value inc) standard-indent))
  (save-excursion
    (goto-char from)
    (skip-chars-backward " \t")
    (if (bolp) (setq from (point)))
    (goto-char to)
    (setq to (point-marker)))
  (alter-text-property from to 'left-margin
                       (lambda (value) (max (- left-margin) (+ inc (or value 0)))))
  (indent-rigidly from to inc)
  (margins--fill-again from to)
  (set-marker to nil))

(defun decrease-left-margin (from to inc)
  "Make the left margin of the text from FROM to TO narrower by INC columns, by default `standard-indent'."
  (interactive "*r\nP")
  (increase-left-margin from to (- (if inc (prefix-numeric-value inc) standard-indent))))

(defun increase-right-margin (from to inc)
  "Make the right margin of the text from FROM to TO wider by INC columns, by default `standard-indent'."
  (interactive "r\nP")
  (setq inc (if inc (prefix-numeric-value inc) standard-indent))
  (save-excursion
    (alter-text-property from to 'right-margin (lambda (value) (+ inc (or value 0))))
    (margins--fill-again from to)))

(defun decrease-right-margin (from to inc)
  "Make the right margin of the text from FROM to TO narrower by INC columns, by default `standard-indent'."
  (interactive "*r\nP")
  (increase-right-margin from to (- (if inc (prefix-numeric-value inc) standard-indent))))

(defun beginning-of-line-text (&optional n)
  "Move to the beginning of the text of the line, of the one N - 1 lines on: behind indentation, prefix and comment."
  (interactive "^p")
  (beginning-of-line n)
  (let ((skip (and (not (eolp)) fill-prefix (not (equal fill-prefix "")) (regexp-quote fill-prefix))))
    (cond
     ((and skip (looking-at skip))
      (goto-char (match-end 0)))
     ((and adaptive-fill-regexp (looking-at adaptive-fill-regexp))
      (goto-char (match-end 0))))
    (when (and comment-start-skip (looking-at comment-start-skip))
      (goto-char (match-end 0)))))

;;; margins.el ends here

;;; indent.el --- indentation  -*- lexical-binding: t -*-

;; See "Indentation" in the Elisp manual.

(defun indent--funcall-widened (func)
  "Call FUNC, in the whole buffer unless something else has narrowed it on purpose."
  (save-restriction
    (widen)
    (funcall func)))

(defun indent--previous-line-column ()
  "Return the indentation of the line before, 0 if that is blank or there is none."
  (save-excursion
    (beginning-of-line)
    (if (bobp)
        0
      (beginning-of-line 0)
      (if (looking-at "[ \t]*$") 0 (current-indentation)))))

(defun indent-according-to-mode (&optional _inhibit-widen)
  "Indent the current line as `indent-line-function' does; as the line before where that function is a makeshift."
  (interactive)
  (let ((work
         (lambda ()
           (if (memq indent-line-function indent-line-ignored-functions)
               (let ((column (indent--previous-line-column)))
                 (if (<= (current-column) (current-indentation))
                     (indent-line-to column)
                   (save-excursion (indent-line-to column))))
             (funcall indent-line-function)))))
    (syntax-propertize (line-end-position))
    (indent--funcall-widened work)))

(defun indent--default-inside-comment ()
  "In a comment that began on a line before, indent as that line is; return `noindent' if there is none."
  (unless (or (> (current-column) (current-indentation))
              (eq this-command last-command))
    (let ((state (syntax-ppss)))
      (when (nth 4 state)
        (indent-line-to
         (save-excursion
           (forward-line -1)
           (skip-chars-forward " \t")
           (when (< (1- (point)) (nth 8 state) (line-end-position))
             (goto-char (nth 8 state))
             (when (looking-at comment-start-skip)
               (goto-char (match-end 0))))
           (current-column)))))))

(defun insert-tab (&optional arg)
  "Insert ARG tabs, or the spaces up to where they would reach if `indent-tabs-mode' is nil."
  (let ((count (prefix-numeric-value arg)))
    (if (and abbrev-mode (eq (char-syntax (preceding-char)) ?w))
        (expand-abbrev))
    (if indent-tabs-mode
        (insert-char ?\t count)
      (indent-to (* tab-width (+ count (/ (current-column) tab-width)))))))

(defun indent-for-tab-command (&optional arg)
  "Indent the current line, or the region if it is active, or insert a tab, as the key TAB does.
ARG non-nil moves the expression that begins on the line as far as the line moved."
  (interactive "P")
  (cond
   ((use-region-p)
    (indent-region (region-beginning) (region-end)))
   ((or (eq indent-line-function 'indent-to-left-margin)
        (and (not tab-always-indent)
             (or (> (current-column) (current-indentation))
                 (eq this-command last-command))))
    (insert-tab arg))
   (t
    (let ((tick (buffer-chars-modified-tick))
          (point (point))
          (indentation (current-indentation)))
      (or (not (eq (indent--funcall-widened indent-line-function) 'noindent))
          (indent--default-inside-comment)
          (when (or (<= (current-column) (current-indentation))
                    (not (eq tab-always-indent 'complete)))
            (let ((indent-line-function #'indent-relative))
              (indent-according-to-mode))))
      (cond
       ((and (eq tab-always-indent 'complete)
             (eql point (point))
             (eql tick (buffer-chars-modified-tick)))
        (completion-at-point))
       (arg
        (let ((change (- (current-indentation) indentation))
              (end (save-excursion (forward-sexp 1) (point))))
          (save-excursion
            (forward-line 1)
            (when (and (not (zerop change)) (< (point) end))
              (indent-rigidly (point) end change))))))))))

;;; One line

(defun indent-line-to (column)
  "Indent the current line to COLUMN and move to its first character that is not blank."
  (back-to-indentation)
  (let ((now (current-column)))
    (cond
     ((< now column)
      ;; Spaces that a tab can stand for go first.
      (when (>= (- column (* (/ now tab-width) tab-width)) tab-width)
        (delete-region (point) (progn (skip-chars-backward " ") (point))))
      (indent-to column))
     ((> now column)
      (delete-region (progn (move-to-column column t) (point))
                     (progn (back-to-indentation) (point)))))))

(defun indent-relative-first-indent-point ()
  "Indent the line to the first column of the text in the line before that is not blank."
  (interactive)
  (indent-relative t))

(define-obsolete-function-alias 'indent-relative-maybe #'indent-relative-first-indent-point "26.1")

(defun indent-relative (&optional first-only unindented-ok)
  "Insert blanks up to below where the next word begins in the last line before that is not empty.
FIRST-ONLY non-nil takes the first word there only.  Where there is no such word, `tab-to-tab-stop' does the
work, or nothing if UNINDENTED-OK is non-nil."
  (interactive "P")
  (if (and abbrev-mode (eq (char-syntax (preceding-char)) ?w))
      (expand-abbrev))
  (let ((start-column (current-column))
        (column nil))
    (save-excursion
      (beginning-of-line)
      (when (re-search-backward "^[^\n]" nil t)
        (let ((end (line-beginning-position 2)))
          (move-to-column start-column)
          ;; A tab may have carried point too far.
          (if (> (current-column) start-column)
              (backward-char 1))
          (unless (or first-only (looking-at "[ \t]"))
            (skip-chars-forward "^ \t" end))
          (skip-chars-forward " \t" end)
          (unless (= (point) end)
            (setq column (current-column))))))
    (cond
     (column
      (let ((here (point-marker)))
        (indent-to column 0)
        (if (> here (point))
            (goto-char here))
        (set-marker here nil)))
     (unindented-ok nil)
     (t (tab-to-tab-stop)))))

;;; Regions

(defun indent-rigidly (start end arg &optional interactive)
  "Move the lines that begin between START and END to the right by ARG columns, to the left if it is negative.
INTERACTIVE non-nil without an ARG is for moving them by keys."
  (interactive "r\nP\np")
  (if (and (not arg) interactive)
      (progn
        (message "%s" (substitute-command-keys
                       "Indent region with \\<indent-rigidly-map>\\[indent-rigidly-left], \\[indent-rigidly-right], \
\\[indent-rigidly-left-to-tab-stop], or \\[indent-rigidly-right-to-tab-stop]."))
        (set-transient-map indent-rigidly-map t))
    (save-excursion
      (goto-char end)
      (let ((limit (point-marker))
            (columns (prefix-numeric-value arg)))
        (goto-char start)
        (or (bolp) (forward-line 1))
        (while (< (point) limit)
          (let ((column (current-indentation)))
            (unless (save-excursion (skip-chars-forward " \t") (eolp))
              (indent-to (max 0 (+ column columns)) 0))
            (delete-region (point) (progn (skip-chars-forward " \t") (point))))
          (forward-line 1))
        (set-marker limit nil)))
    (if interactive (setq deactivate-mark nil))))

(defun indent-rigidly--current-indentation (beg end)
  "Return the smallest indentation of the lines between BEG and END that are not blank, nil if all are."
  (save-excursion
    (save-match-data
      (let ((limit (copy-marker end)) smallest)
        (goto-char beg)
        (while (< (point) limit)
          (unless (looking-at "[ \t]*$")
            (let ((column (current-indentation)))
              (setq smallest (if smallest (min smallest column) column))))
          (forward-line 1))
        (set-marker limit nil)
        smallest))))

(defun indent-rigidly-left (beg end)
  "Move the lines from BEG to END to the left by a column."
  (interactive "r")
  (indent-rigidly beg end (if (eq (current-bidi-paragraph-direction) 'right-to-left) 1 -1)))

(defun indent-rigidly-right (beg end)
  "Move the lines from BEG to END to the right by a column."
  (interactive "r")
  (indent-rigidly beg end (if (eq (current-bidi-paragraph-direction) 'right-to-left) -1 1)))

(defun indent-rigidly-left-to-tab-stop (beg end)
  "Move the lines from BEG to END to the left up to a tab stop."
  (interactive "r")
  (let ((column (or (indent-rigidly--current-indentation beg end) 0)))
    (indent-rigidly beg end (- (indent-next-tab-stop column t) column))))

(defun indent-rigidly-right-to-tab-stop (beg end)
  "Move the lines from BEG to END to the right up to a tab stop."
  (interactive "r")
  (let ((column (or (indent-rigidly--current-indentation beg end) 0)))
    (indent-rigidly beg end (- (indent-next-tab-stop column) column))))

(defun indent-region (start end &optional column)
  "Indent the lines between START and END that are not blank: to COLUMN if that is a number.
Otherwise `fill-prefix' is put before them if there is one, or `indent-region-function' indents them."
  (interactive "r\nP")
  (cond
   (column
    (setq column (prefix-numeric-value column))
    (save-excursion
      (goto-char end)
      (setq end (point-marker))
      (goto-char start)
      (or (bolp) (forward-line 1))
      (while (< (point) end)
        (delete-region (point) (progn (skip-chars-forward " \t") (point)))
        (or (eolp) (indent-to column 0))
        (forward-line 1))
      (set-marker end nil)))
   (fill-prefix
    (save-excursion
      (goto-char end)
      (setq end (point-marker))
      (goto-char start)
      (let ((regexp (regexp-quote fill-prefix)))
        (while (< (point) end)
          (or (looking-at regexp)
              (and (bolp) (eolp))
              (insert fill-prefix))
          (forward-line 1)))
      (set-marker end nil)))
   (indent-region-function
    (save-restriction
      (widen)
      (funcall indent-region-function start end)))
   (t
    (indent-region-line-by-line start end)))
  (setq deactivate-mark t))

(defun indent-region-line-by-line (start end)
  "Indent each line between START and END that is not empty by itself."
  (save-excursion
    (goto-char end)
    (setq end (point-marker))
    (goto-char start)
    (let ((reporter (and (not (minibufferp))
                         (make-progress-reporter "Indenting region..." (point) end))))
      (while (< (point) end)
        (or (and (bolp) (eolp))
            (indent-according-to-mode t))
        (forward-line 1)
        (and reporter (progress-reporter-update reporter (point))))
      (and reporter (progress-reporter-done reporter)))
    (set-marker end nil)))

;;; Tab stops

(defun indent-next-tab-stop (column &optional prev)
  "Return the first tab stop behind COLUMN, with PREV non-nil the last before it.
Behind those of `tab-stop-list' they go on as the last two of them are apart."
  (let ((stops tab-stop-list))
    (while (and stops (>= column (car stops)))
      (setq stops (cdr stops)))
    (if (and stops (not prev))
        (car stops)
      (let* ((listed tab-stop-list)
             (last (car (last listed)))
             (before-last (or (car (last listed 2)) 0))
             (step (cond ((null listed) tab-width)
                         ((null (cdr listed)) tab-width)
                         ((> last before-last) (- last before-last))
                         (t tab-width)))
             (base (or last 0)))
        (if prev
            (if (and last (> column last))
                (+ base (* step (/ (- column base 1) step)))
              (let ((best 0))
                (dolist (stop listed)
                  (if (< stop column) (setq best stop)))
                (if listed best (* step (/ (max 0 (1- column)) step)))))
          (+ base (* step (1+ (/ (- column base) step)))))))))

(defun indent-accumulate-tab-stops (limit)
  "Return the list of the tab stops before the column LIMIT."
  (let ((column 0) stops)
    (while (< (setq column (indent-next-tab-stop column)) limit)
      (push column stops))
    (nreverse stops)))

(defun tab-to-tab-stop ()
  "Insert blanks up to the next tab stop."
  (interactive)
  (if (and abbrev-mode (eq (char-syntax (preceding-char)) ?w))
      (expand-abbrev))
  (let ((column (indent-next-tab-stop (current-column))))
    (delete-horizontal-space t)
    (indent-to column)))

(defun move-to-tab-stop ()
  "Move to the next tab stop, through blanks or to the end of the text; tabs become spaces where that is needed."
  (interactive)
  (let ((column (indent-next-tab-stop (current-column))))
    (let ((before (point)))
      (move-to-column column t)
      (save-excursion
        (goto-char before)
        ;; Spaces up to a multiple of the width of tabs may become a tab again.
        (skip-chars-forward " \t")
        (ignore (point))))))

(provide 'indent)

;;; indent.el ends here

;;; abbrev-expansion.el --- expanding abbreviations  -*- lexical-binding: t -*-

;; See "Abbrev Expansion" in the Elisp manual.

(defun abbrev--active-tables (&optional tables)
  "Return the list of the abbrev tables of TABLES, one or a list, by default of those in use in the buffer."
  (cond
   ((consp tables) tables)
   ((vectorp tables) (list tables))
   (t
    (let ((active (if (listp local-abbrev-table)
                      (append local-abbrev-table (list global-abbrev-table))
                    (list local-abbrev-table global-abbrev-table))))
      (dolist (entry abbrev-minor-mode-table-alist)
        (if (and (boundp (car entry)) (symbol-value (car entry)))
            (setq active (if (listp (cdr entry)) (append (cdr entry) active) (cons (cdr entry) active)))))
      active))))

(defun abbrev--before-point ()
  "Return (SYMBOL NAME START END) for the abbreviation before point, or nil."
  (let ((tables (abbrev--active-tables)) found)
    (while (and tables (not found))
      (let* ((table (pop tables))
             (enable (abbrev-table-get table :enable-function))
             (regexp (abbrev-table-get table :regexp))
             (start nil) (end nil))
        (setq tables (append (abbrev-table-get table :parents) tables))
        (when (or (null enable) (funcall enable))
          (if regexp
              (if (looking-back regexp (line-beginning-position))
                  (setq start (match-beginning 1) end (match-end 1)))
            (save-excursion
              (backward-word 1)
              (setq start (point))
              (forward-word 1)
              (setq end (point)))
            (setq end (min end (point))))
          (when (and start (< start end))
            (let* ((name (buffer-substring-no-properties start end))
                   (symbol (abbrev-symbol name table)))
              (if symbol (setq found (list symbol name start end))))))))
    found))

(defun abbrev-insert (abbrev &optional name start end)
  "Insert the expansion of the abbreviation ABBREV in place of the text between START and END, written as NAME.
Case follows NAME.  Return ABBREV, or nil if its hook says that it did nothing."
  (unless name (setq name (symbol-name abbrev)))
  (unless start (setq start (point)))
  (unless end (setq end start))
  (let ((value abbrev))
    (goto-char start)
    (insert (symbol-value abbrev))
    (delete-char (- end start))
    (let ((case-fold-search nil) (finish (point)))
      (when (and (not (abbrev-get abbrev :case-fixed))
                 (string-match "[[:upper:]]" name))
        (if (not (string-match "[[:lower:]]" name))
            (if (and (not abbrev-all-caps)
                     (save-excursion (> (progn (backward-word 1) (point))
                                        (progn (goto-char start) (forward-word 1) (point)))))
                (upcase-initials-region start finish)
              (upcase-region start finish))
          (goto-char start)
          (skip-syntax-forward "^w" (1- finish))
          (upcase-initials-region (point) (1+ (point))))
        (goto-char finish)))
    (when (symbol-function abbrev)
      (let* ((hook (symbol-function abbrev))
             (done (funcall hook)))
        (if (and (symbolp hook) (get hook 'no-self-insert))
            (setq value (and done value)))))
    (abbrev-put abbrev :count (1+ (or (abbrev-get abbrev :count) 0)))
    value))

(defun expand-abbrev ()
  "Expand the abbreviation before point, if there is one; return its symbol, or nil."
  (interactive)
  (run-hooks 'pre-abbrev-expand-hook)
  (let ((found (abbrev--before-point)))
    (when found
      (unless noninteractive
        (undo-boundary))
      (setq last-abbrev-text (nth 1 found)
            last-abbrev (nth 0 found)
            last-abbrev-location (nth 2 found))
      (apply #'abbrev-insert found))))

;;; abbrev-expansion.el ends here

;;; fill-comment.el --- filling comments  -*- lexical-binding: t -*-

(defun fill-comment--here ()
  "Return (START . TEXT) for the comment that begins on this line: where it and its text begin; nil for none."
  (save-excursion
    (let ((end (line-end-position)) (found nil))
      (beginning-of-line)
      (let ((line (point)))
        (while (and (not found) comment-start-skip (re-search-forward comment-start-skip end t))
          (let ((state (save-match-data (syntax-ppss (point)))))
            (if (and (nth 4 state) (>= (nth 8 state) line))
                (setq found (cons (nth 8 state) (point)))))))
      found)))

(defun fill-comment-paragraph (&optional justify)
  "Fill the paragraph of the comment on this line, one that ends with its line; JUSTIFY is as for `fill-paragraph'.
Return t if there was such a comment, else nil."
  (let ((comment (fill-comment--here)))
    (when comment
      (save-excursion
        (let* ((column (progn (goto-char (car comment)) (current-column)))
               (alone (progn (skip-chars-backward " \t") (bolp)))
               (prefix (if alone
                           (buffer-substring-no-properties (line-beginning-position) (cdr comment))
                         (concat (make-string column ?\s)
                                 (buffer-substring-no-properties (car comment) (cdr comment)))))
               (more (concat (regexp-quote prefix) "[^ \t\n]"))
               from)
          (beginning-of-line)
          (when alone
            (while (and (not (bobp))
                        (save-excursion (forward-line -1) (looking-at more)))
              (forward-line -1)))
          (setq from (if alone (point) (car comment)))
          (forward-line 1)
          (while (and (not (eobp)) (looking-at more))
            (forward-line 1))
          (let ((fill-prefix prefix))
            (fill-region-as-paragraph from (point) justify))))
      t)))

(defun lisp-fill-paragraph (&optional justify)
  "Fill the comment or the string at point, and leave code alone; JUSTIFY is as for `fill-paragraph'.
Strings are filled to `emacs-lisp-docstring-fill-column' if that is an integer.  Return what filling the text returns, else t."
  (interactive "P")
  (or (fill-comment-paragraph justify)
      (let ((start (save-excursion
                     (let ((state (syntax-ppss)))
                       (cond ((nth 3 state) (nth 8 state))
                             ((eq (char-after) ?\") (point)))))))
        (when start
          (save-restriction
            (narrow-to-region start
                              (save-excursion (goto-char start)
                                              (condition-case nil (progn (forward-sexp) (point))
                                                (scan-error (point-max)))))
            ;; In a documentation string, what looks like Lisp begins a paragraph of its own, and the first line is one by
            ;; itself when it is a whole sentence.
            (let* ((paragraph-start (concat "[ \t]*\\(?:[(;\"]\\|[ \t]:\\|`(\\|#'(\\)\\|" paragraph-start))
                   (paragraph-separate (concat "[ \t]*\".*[,.]$\\|" paragraph-separate))
                   (fill-paragraph-function nil)
                   (fill-paragraph-handle-comment nil)
                   (fill-column (if (integerp emacs-lisp-docstring-fill-column)
                                    emacs-lisp-docstring-fill-column
                                  fill-column)))
              (fill-paragraph justify)))))
      t))

(provide 'fill-comment)

;;; fill-comment.el ends here

;;; pp.el --- pretty-printing Lisp  -*- lexical-binding: t -*-

(defvar pp-escape-newlines t "The value of `print-escape-newlines' while pretty-printing.")

(defun pp-to-string (object)
  "Return OBJECT as Lisp of several lines, indented."
  (with-temp-buffer
    (lisp-mode-variables nil)
    (set-syntax-table emacs-lisp-mode-syntax-table)
    (let ((print-escape-newlines pp-escape-newlines)
          (print-quoted t))
      (prin1 object (current-buffer)))
    (pp-buffer)
    (buffer-string)))

(defun pp-buffer ()
  "Break the Lisp in the buffer into lines and indent them.
A list begins a line where there was a space before it, and what follows a list begins another."
  (interactive)
  (goto-char (point-min))
  (while (not (eobp))
    (let ((inside (ignore-errors (scan-lists (point) 1 -1)))
          (outside nil))
      (cond
       (inside
        (goto-char inside)
        (save-excursion
          (goto-char (1- inside))
          (skip-chars-backward "'`#^")
          (when (memq (char-before) '(?\s ?\t ?\n))
            (pp--break (save-excursion (skip-chars-backward " \t\n") (point)) (point)))))
       ((setq outside (ignore-errors (scan-lists (point) 1 1)))
        (goto-char outside)
        (skip-syntax-forward ")")
        (pp--break (point) (progn (skip-chars-forward " \t\n") (point))))
       (t (goto-char (point-max))))))
  (goto-char (point-min))
  (indent-sexp))

(defun pp--break (begin end)
  "Put a newline in the place of the white space between BEGIN and END, and go behind it."
  (delete-region begin end)
  (goto-char begin)
  (insert ?\n))

(defun pp (object &optional stream)
  "Print OBJECT as Lisp of several lines on STREAM, by default `standard-output'."
  (princ (pp-to-string object) (or stream standard-output)))

(autoload 'pp-display-expression "pp-commands")
(autoload 'pp-eval-expression "pp-commands" nil t)
(autoload 'pp-macroexpand-expression "pp-commands" nil t)
(autoload 'pp-last-sexp "pp-commands")
(autoload 'pp-eval-last-sexp "pp-commands" nil t)
(autoload 'pp-macroexpand-last-sexp "pp-commands" nil t)

(provide 'pp)

;;; pp.el ends here

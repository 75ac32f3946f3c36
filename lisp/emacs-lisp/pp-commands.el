;;; pp-commands.el --- commands that pretty-print  -*- lexical-binding: t -*-

;; A part of pp.

(require 'pp)

(defun pp-display-expression (expression out-buffer-name)
  "Pretty-print EXPRESSION into the buffer OUT-BUFFER-NAME, and show that, or a message if it fits on a line."
  (let ((buffer (get-buffer-create out-buffer-name)))
    (with-current-buffer buffer
      (setq buffer-read-only nil)
      (erase-buffer)
      (emacs-lisp-mode)
      (setq buffer-read-only nil)
      (pp expression buffer)
      (goto-char (point-min))
      (let ((text (buffer-substring (point-min) (progn (end-of-line) (point)))))
        (goto-char (point-min))
        (if (and (save-excursion (forward-line 1) (eobp)) (<= (length text) (frame-width)))
            (message "%s" text)
          (display-buffer buffer)
          (message "See buffer %s." out-buffer-name))))
    nil))

(defun pp-eval-expression (expression)
  "Evaluate EXPRESSION, put its value before those in the variable `values', and pretty-print it."
  (interactive (list (read--expression "Eval: ")))
  (message "Evaluating...")
  (push (eval expression lexical-binding) values)
  (pp-display-expression (car values) "*Pp Eval Output*"))

(defun pp-macroexpand-expression (expression)
  "Expand EXPRESSION, the call of a macro, and pretty-print it."
  (interactive (list (read--expression "Macroexpand: ")))
  (pp-display-expression (macroexpand-1 expression) "*Pp Macroexpand Output*"))

(defun pp-last-sexp ()
  "Return the sexp before point, as Lisp reads it."
  (save-excursion
    (with-syntax-table emacs-lisp-mode-syntax-table
      (forward-sexp -1)
      (skip-chars-backward "'`#,@")
      (read (current-buffer)))))

(defun pp-eval-last-sexp (arg)
  "Evaluate the sexp before point and pretty-print its value; insert it if ARG is non-nil."
  (interactive "P")
  (if arg
      (insert (pp-to-string (eval (pp-last-sexp) lexical-binding)))
    (pp-eval-expression (pp-last-sexp))))

(defun pp-macroexpand-last-sexp (arg)
  "Expand the sexp before point, the call of a macro, and pretty-print it; insert it if ARG is non-nil."
  (interactive "P")
  (if arg
      (insert (pp-to-string (macroexpand-1 (pp-last-sexp))))
    (pp-macroexpand-expression (pp-last-sexp))))

(provide 'pp-commands)

;;; pp-commands.el ends here

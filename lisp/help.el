;;; help.el --- what functions say of themselves  -*- lexical-binding: t -*-

;; See "Documentation" in the Elisp manual.

(defun help-function-arglist (def &optional preserve-names)
  "Return the argument list of the function DEF, a symbol or a definition; t when nothing is known of it.
With PRESERVE-NAMES non-nil, take the names of a primitive's arguments from its documentation."
  (if (and (symbolp def) (fboundp def)) (setq def (indirect-function def)))
  (if (eq (car-safe def) 'macro) (setq def (cdr def)))
  (let ((known (gethash def advertised-signature-table t)))
    (cond
     ((listp known) known)
     ((and (byte-code-function-p def) (listp (aref def 0))) (aref def 0))
     ((eq (car-safe def) 'lambda) (nth 1 def))
     ((eq (car-safe def) 'closure) (nth 2 def))
     ((or (subrp def) (byte-code-function-p def))
      (or (and preserve-names (help--documented-arglist def))
          (help--arglist (func-arity def))))
     ((autoloadp def) "[Arg list not available until function definition is loaded.]")
     (t t))))

(defun help--documented-arglist (def)
  "Return the argument list that the documentation of DEF ends with, in lower case; nil when it has none."
  (let ((doc (ignore-errors (documentation def t))))
    (and (stringp doc)
         (string-match "\n\n\\((fn\\(?: .*\\)?)\\)\\'" doc)
         (cdr (read (downcase (match-string 1 doc)))))))

(defun help--arglist (arity)
  "Return an argument list made up for ARITY, as `func-arity' gives it."
  (let ((list nil) (index 1))
    (while (<= index (car arity))
      (push (intern (format "arg%d" index)) list)
      (setq index (1+ index)))
    (when (and (integerp (cdr arity)) (> (cdr arity) (car arity)))
      (push '&optional list)
      (while (<= index (cdr arity))
        (push (intern (format "arg%d" index)) list)
        (setq index (1+ index))))
    (unless (integerp (cdr arity))
      (push '&rest list)
      (push 'rest list))
    (nreverse list)))

(provide 'help)

;;; help.el ends here

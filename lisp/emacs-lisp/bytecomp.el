;;; bytecomp.el --- what the byte-compiler checks  -*- lexical-binding: t -*-

;; `byte-compile', `byte-compile-file' and `disassemble' are primitives of elwire; this file has what Lisp can see of
;; the compiler beside them.

(defvar byte-compile-debug nil "Non-nil means that the compiler signals the errors it finds.")

(defun byte-compile-check-lambda-list (list)
  "Signal an error unless LIST is a list of arguments as a lambda expression has them; return nil."
  (let ((optional nil) (rest list))
    (while rest
      (let ((each (car rest)))
        (cond
         ((eq each '&rest)
          (cond
           ((null (cdr rest)) (error "&rest without variable name"))
           ((cddr rest) (error "Garbage following &rest VAR in lambda-list"))
           ((memq (cadr rest) '(&optional &rest)) (error "%s following &rest in lambda-list" (cadr rest))))
          (bytecomp--check-variable (cadr rest))
          (setq rest nil))
         ((eq each '&optional)
          (if optional (error "Duplicate &optional"))
          (setq optional t))
         (t (bytecomp--check-variable each))))
      (setq rest (cdr rest)))))

(defun bytecomp--check-variable (variable)
  (if (or (not (symbolp variable)) (memq variable '(nil t most-positive-fixnum most-negative-fixnum)) (keywordp variable))
      (error "Invalid lambda variable %s" variable)))

(provide 'bytecomp)

;;; bytecomp.el ends here

;;; thunk.el --- forms that are evaluated when, and if, their value is needed  -*- lexical-binding: t -*-

;; See "Deferred Eval" in the Elisp manual.  A thunk is a function: called with a non-nil argument it says whether it has
;; been evaluated.

(require 'cl-macs)

(defmacro thunk-delay (&rest body)
  "Return a thunk for BODY, to be evaluated at the first `thunk-force'."
  (declare (debug (def-body)))
  (let ((done (make-symbol "done")) (value (make-symbol "value")) (ask (make-symbol "ask")))
    `(let (,done ,value)
       (lambda (&optional ,ask)
         (cond (,ask ,done)
               (,done ,value)
               (t (setq ,value (progn ,@body) ,done t)
                  ,value))))))

(defun thunk-force (delayed) "Return the value of the thunk DELAYED, which is evaluated once." (funcall delayed))
(defun thunk-evaluated-p (delayed) "Return non-nil if the thunk DELAYED has been evaluated." (funcall delayed t))

(defun thunk--binding (binding)
  "Return BINDING, SYMBOL, (SYMBOL) or (SYMBOL EXP), as (SYMBOL EXP); signal an error if it is none of them."
  (cond ((and (symbolp binding) binding) (list binding nil))
        ((and (consp binding) (symbolp (car binding)) (listp (cdr binding)) (null (cddr binding)))
         (list (car binding) (cadr binding)))
        (t (signal 'error (list "Bad binding in thunk-let" binding)))))

(defmacro thunk-let (bindings &rest body)
  "Evaluate BODY with BINDINGS as in `let', each of which is evaluated when the variable is first used, if it is.
The variables cannot be set."
  (declare (indent 1) (debug let))
  (let ((bindings (mapcar (lambda (binding) (cons (make-symbol "thunk") (thunk--binding binding))) bindings)))
    `(let ,(mapcar (lambda (each) `(,(car each) (thunk-delay ,(nth 2 each)))) bindings)
       (cl-symbol-macrolet ,(mapcar (lambda (each) `(,(nth 1 each) (thunk-force ,(car each)))) bindings)
         ,@body))))

(defmacro thunk-let* (bindings &rest body)
  "Evaluate BODY with BINDINGS as `thunk-let' does, where each sees those before it."
  (declare (indent 1) (debug let))
  (let ((form (macroexp-progn body)))
    (dolist (binding (reverse bindings) form)
      (setq form `(thunk-let (,binding) ,form)))))

(provide 'thunk)

;;; thunk.el ends here

;;; cl-local.el --- expansion with local functions  -*- lexical-binding: t -*-

;; What `cl-flet', `cl-labels' and `cl-defmethod' share.

(defun cl--function-expander (functions)
  "Return an expander of `function' forms that replaces the names in the alist FUNCTIONS by their variables."
  (let ((name nil) (form nil))
    (lambda (f)
      (cond
       ((and (symbolp f) (assq f functions))
        (cdr (assq f functions)))
       ;; The second time the same object must come back, or expansion would go on for ever.
       ((and form (eq name f)) form)
       (t (setq name f
                form (list 'function f)))))))

(defun cl--local-functions (functions form)
  "Return FORM expanded with calls of the functions in the alist FUNCTIONS, (NAME . VARIABLE), made through variables."
  (let ((outer (assq 'function macroexpand-all-environment)))
    ;; Functions of an outer form that is being expanded stay visible.
    (let ((all (append functions (if outer (cl--known-functions macroexpand-all-environment)))))
      (macroexpand-all
       form
       (append (mapcar (lambda (pair)
                         (let ((variable (cdr pair)))
                           (cons (car pair) (lambda (&rest args) `(funcall ,variable ,@args)))))
                       functions)
               (list (cons 'function (cl--function-expander all))
                     (cons 'cl--local-functions all))
               macroexpand-all-environment)))))

(defun cl--known-functions (environment)
  "Return the alist of local functions and their variables that ENVIRONMENT knows and does not shadow."
  (cdr (assq 'cl--local-functions environment)))

(provide 'cl-local)

;;; cl-local.el ends here

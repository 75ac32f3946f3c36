;;; eieio-compat.el --- generic functions as they were written before cl-generic  -*- lexical-binding: t -*-

(require 'eieio-core)

(defmacro defgeneric (method args &optional doc-string)
  "Define METHOD as a generic function of ARGS, with DOC-STRING."
  (declare (doc-string 3) (obsolete cl-defgeneric "25.1"))
  `(eieio--defalias (progn (cl-generic-ensure-function ',method) ',method)
                    (cl-generic-define ',method ',(if (listp args) args) nil)
                    ,doc-string))

(defun eieio--defalias (name body documentation)
  "Define NAME as the function BODY with DOCUMENTATION, and return NAME."
  (defalias name body documentation)
  name)

(defmacro defmethod (method &rest args)
  "Define a method of METHOD.  ARGS are :before, :primary, :after or :static, a lambda list, and the body.
The first argument may be (ARG CLASS); a method with :static takes the class as well as an object of it.

\(fn METHOD [:BEFORE | :PRIMARY | :AFTER | :STATIC] (ARG [ARGS]) [DOC-STRING] BODY)"
  (declare (doc-string 3) (obsolete cl-defmethod "25.1"))
  (let* ((key (if (keywordp (car args)) (pop args)))
         (kind (cond ((memq key '(:before :BEFORE)) :before)
                     ((memq key '(:after :AFTER)) :after)
                     ((memq key '(:static :STATIC)) :static)
                     ((memq key '(nil :primary :PRIMARY)) nil)
                     (t (error "Unknown method kind %S" key))))
         (lambda-list (car args))
         (first (car lambda-list))
         (class (if (consp first) (cadr first)))
         (variable (if (consp first) (car first) first))
         (body `((cl-macrolet ((call-next-method (&rest args) `(cl-call-next-method ,@args))
                               (next-method-p () '(cl-next-method-p)))
                   ,@(cdr args)))))
    `(progn
       ,@(if (eq kind :static)
             `((cl-defmethod ,method ((,variable (subclass ,class)) ,@(cdr lambda-list)) ,@body)
               (cl-defmethod ,method ((,variable ,class) ,@(cdr lambda-list)) ,@body))
           `((cl-defmethod ,method ,@(if kind (list kind))
               (,(if class (list variable class) variable) ,@(cdr lambda-list))
               ,@body)))
       ',method)))

(cl-defgeneric no-next-method (object &rest args)
  "Be called when a method for OBJECT, called with it and ARGS, calls a next method and there is none."
  (signal 'cl-no-next-method (cons object args)))

(cl-defgeneric no-applicable-method (object method &rest args)
  "Be called when METHOD is called with OBJECT and ARGS and has no method for them."
  (signal 'cl-no-applicable-method (cons method (cons object args))))

(defun eieio--has-method-p (name object)
  "Return non-nil if the generic function NAME has a method of its own for the class of OBJECT."
  (and (eieio-object-p object)
       (cl-some (lambda (method)
                  (let ((class (car (cl--generic-method-specializers method))))
                    (and (symbolp class) (class-p class) (object-of-class-p object class))))
                (cl--generic-method-table (cl--generic name)))))

(cl-defmethod cl-no-next-method :extra "eieio" (generic method &rest args)
  "Let `no-next-method' of the first of ARGS have its turn."
  (if (eieio--has-method-p 'no-next-method (car args))
      (apply #'no-next-method args)
    (apply #'cl-call-next-method generic method args)))

(cl-defmethod cl-no-applicable-method :extra "eieio" (generic &rest args)
  "Let `no-applicable-method' of the first of ARGS have its turn."
  (if (eieio--has-method-p 'no-applicable-method (car args))
      (apply #'no-applicable-method (car args) (cl--generic-name generic) (cdr args))
    (apply #'cl-call-next-method generic args)))

(defun call-next-method (&rest _args)
  "In a method that `defmethod' defines, call the next one, with ARGS or the method's own arguments."
  (error "cl-call-next-method only allowed inside primary and around methods"))

(defun next-method-p ()
  "In a method that `defmethod' defines, return non-nil if there is a next one."
  (error "cl-next-method-p only allowed inside primary and around methods"))

(defalias 'generic-p #'cl-generic-p)

(provide 'eieio-compat)

;;; eieio-compat.el ends here

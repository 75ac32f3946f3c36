;;; cl-generic-types.el --- what methods can be specialized on  -*- lexical-binding: t -*-

(cl-generic-define-generalizer cl--generic-t-generalizer
  0 (lambda (_name &rest _) nil) (lambda (_tag &rest _) '(t)))

(cl-generic-define-generalizer cl--generic-typeof-generalizer
  10 (lambda (name &rest _) `(cl--generic-tag ,name))
  (lambda (tag &rest _) (and (symbolp tag) (assq tag cl--typeof-types))))

(defun cl--generic-class-parents (class)
  "Return the names of CLASS and of the classes it inherits from, the most specific first."
  (let ((names nil) (waiting (list class)))
    (while waiting
      (let ((each (pop waiting)))
        (unless (memq (cl--struct-class-name each) names)
          (push (cl--struct-class-name each) names))
        (setq waiting (append waiting (cl--struct-class-parents each)))))
    (nreverse names)))

(defun cl--generic-struct-tag (name &rest _)
  "Return code for the tag of NAME as a structure."
  ;; The same code as for other types, so that one tag does for both.
  `(cl--generic-tag ,name))

(defun cl--generic-struct-specializers (tag &rest _)
  "Return the structures that an object of the type TAG is of, the most specific first."
  (let ((class (and (symbolp tag) (get tag 'cl--class))))
    (when (cl--struct-class-p class)
      (cl--generic-class-parents class))))

(cl-generic-define-generalizer cl--generic-struct-generalizer
  50 #'cl--generic-struct-tag #'cl--generic-struct-specializers)

(defvar cl--generic-eql-used (make-hash-table :test #'eql)
  "The values that methods are specialized on with `eql', each with (eql SPECIALIZERS...).")
(defvar cl--generic-head-used (make-hash-table :test #'eql)
  "The values that methods are specialized on with `head', each with the specializer.")

(cl-generic-define-generalizer cl--generic-eql-generalizer
  100 (lambda (name &rest _) `(gethash ,name cl--generic-eql-used))
  (lambda (tag &rest _) (if (eq (car-safe tag) 'eql) (cdr tag))))

(cl-generic-define-generalizer cl--generic-head-generalizer
  80 (lambda (name &rest _) `(gethash (car-safe ,name) cl--generic-head-used))
  (lambda (tag &rest _) (if (eq (car-safe tag) 'head) (list tag))))

(cl-generic-define-generalizer cl--generic-derived-generalizer
  90 (lambda (name) `(and (symbolp ,name) (functionp ,name) ,name))
  #'cl--generic-derived-specializers)

(defun cl--generic-derived-specializers (mode &rest _)
  "Return the specializers of MODE, a major mode's symbol: one for it and each that it derives from."
  (let ((specializers nil))
    (while (and mode (symbolp mode))
      (push (list 'derived-mode mode) specializers)
      (setq mode (get mode 'derived-mode-parent)))
    (nreverse specializers)))

(defun cl--generic-own-generalizers (specializer)
  "Return the generalizers of SPECIALIZER where this file knows them."
  (let ((head (car-safe specializer)))
    (cond
     ((eq specializer t) (list cl--generic-t-generalizer))
     ((eq head 'eql)
      ;; The value is evaluated, but a bare symbol is itself, as it was before.
      (let* ((form (cadr specializer))
             (value (if (symbolp form) form (eval form t)))
             (used (gethash value cl--generic-eql-used)))
        (unless (member specializer (cdr used))
          (puthash value (cons 'eql (cons specializer (cdr used))) cl--generic-eql-used))
        (list cl--generic-eql-generalizer)))
     ((eq head 'head)
      (puthash (cadr specializer)
               (or (gethash (cadr specializer) cl--generic-head-used) specializer)
               cl--generic-head-used)
      (list cl--generic-head-generalizer))
     ((eq head 'derived-mode) (list cl--generic-derived-generalizer))
     ((and (symbolp specializer) (memq specializer cl--all-builtin-types))
      (list cl--generic-typeof-generalizer))
     ((and (symbolp specializer) (cl--struct-class-p (get specializer 'cl--class)))
      (let ((class (get specializer 'cl--class)))
        (if (cl--struct-class-type class)
            (error "Can't dispatch on cl-struct %S: type is %S" specializer (cl--struct-class-type class))
          (list cl--generic-struct-generalizer)))))))

(defun cl--generic-generalizers-of (specializer)
  "Return the generalizers of SPECIALIZER; an error if there are none."
  (or (cl--generic-own-generalizers specializer)
      (cl-generic-generalizers specializer)))

;;; What can be extended

(cl-defgeneric cl-generic-generalizers (specializer)
  "Return the generalizers that find out whether a value is of SPECIALIZER, the one to ask first first."
  (or (cl--generic-own-generalizers specializer)
      (error "Unknown specializer %S" specializer)))

(cl-defgeneric cl-generic-combine-methods (generic methods)
  "Return the function that METHODS of GENERIC, those that apply to some arguments, are combined to."
  (cl--generic-standard-method-combination generic methods))

(cl-defgeneric cl-no-next-method (generic method &rest args)
  "Be called when METHOD of GENERIC, called with ARGS, calls a next method and there is none."
  (signal 'cl-no-next-method `(,(cl--generic-name generic) ,method ,@args)))

(cl-defgeneric cl-no-applicable-method (generic &rest args)
  "Be called when GENERIC is called with ARGS and has no method for them."
  (signal 'cl-no-applicable-method `(,(cl--generic-name generic) ,@args)))

(cl-defgeneric cl-no-primary-method (generic &rest args)
  "Be called when GENERIC is called with ARGS and only methods with qualifiers apply."
  (signal 'cl-no-primary-method `(,(cl--generic-name generic) ,@args)))

(cl-generic-define-context-rewriter major-mode (mode &rest modes)
  `(major-mode ,(if (consp mode)
                    (progn (cl-assert (null modes)) mode)
                  (when modes (error "Too many modes: %S" modes))
                  `(derived-mode ,mode))))

(cl-generic-define-context-rewriter window-system (value)
  `(window-system ,(if (symbolp value) `(eql ',value) value)))

(provide 'cl-generic-types)

;;; cl-generic-types.el ends here

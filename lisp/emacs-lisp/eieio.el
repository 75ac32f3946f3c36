;;; eieio.el --- objects as in CLOS  -*- lexical-binding: t -*-

(require 'eieio-core)

(defun eieio-version () "Return the version of this library." "1.4")

(defmacro defclass (name superclasses slots &rest options-and-doc)
  "Define NAME as a class that inherits from the classes SUPERCLASSES.
SLOTS are NAME or (NAME OPTIONS...), with the options :initarg, :initform, :type, :documentation, :allocation,
:accessor, :reader, :writer, :custom, :label, :group, :printer and :protection.  OPTIONS-AND-DOC is a docstring and
pairs: :documentation, :abstract, :method-invocation-order, :allow-nil-initform, :custom-groups.

\(fn NAME SUPERCLASS SLOTS &rest OPTIONS-AND-DOC)"
  (declare (doc-string 4) (indent defun))
  (unless (listp superclasses)
    (signal 'wrong-type-argument (list 'listp superclasses)))
  (let* ((options (if (stringp (car options-and-doc))
                      (cons :documentation options-and-doc)
                    options-and-doc))
         (predicate (intern (format "%s-p" name)))
         (child-predicate (intern (format "%s--eieio-childp" name)))
         (accessors nil))
    (when (and (plist-member options :method-invocation-order)
               (not (memq (plist-get options :method-invocation-order) '(:depth-first :breadth-first :c3))))
      (error "Method invocation order %s is not :depth-first, :breadth-first or :c3"
             (plist-get options :method-invocation-order)))
    (dolist (slot slots)
      (when (consp slot)
        (setq accessors (append accessors (eieio--slot-accessors name (car slot) (cdr slot))))))
    `(progn
       (eieio--make-place-for-class ',name)
       (defalias ',predicate (eieio-make-class-predicate ',name))
       (defalias ',child-predicate (eieio-make-child-predicate ',name))
       (defalias ',(intern (format "%s-child-p" name)) #',child-predicate)
       (define-symbol-prop ',name 'cl-deftype-satisfies #',child-predicate)
       (define-symbol-prop ',name 'cl-deftype-satisfies #',child-predicate)
       (eieio-defclass-internal ',name ',superclasses ',slots ',options)
       ,@accessors
       ,@(if (plist-get options :abstract)
             `((defun ,name (&rest _)
                 ,(format "You cannot create a new object of type `%S'." name)
                 (error ,(format "Class %S is abstract" name))))
           `((defalias ',name (eieio-make-constructor ',name)
               ,(format "Create a new object of class type `%S'." name)))))))

(defun eieio--slot-accessors (class slot options)
  "Return the methods that read and set SLOT of CLASS, as its OPTIONS ask for."
  (let ((accessor (plist-get options :accessor))
        (reader (plist-get options :reader))
        (writer (plist-get options :writer))
        (allocation (plist-get options :allocation))
        (forms nil))
    (when (and (plist-member options :allocation)
               (not (memq allocation '(nil :class class :instance instance))))
      (signal 'invalid-slot-type (list :allocation allocation)))
    (when (and (plist-member options :protection)
               (not (memq (plist-get options :protection)
                          '(nil :public public :protected protected :private private))))
      (signal 'invalid-slot-type (list :protection (plist-get options :protection))))
    (when (plist-member options :label)
      (unless (stringp (plist-get options :label))
        (signal 'invalid-slot-type (list :label (plist-get options :label)))))
    (when reader
      (push `(cl-defmethod ,reader ((this ,class)) (slot-value this ',slot)) forms))
    (when writer
      (push `(cl-defmethod ,writer ((this ,class) value) (setf (slot-value this ',slot) value)) forms))
    (when accessor
      (push `(cl-defmethod ,accessor ((this ,class)) (slot-value this ',slot)) forms)
      (push `(cl-defmethod (setf ,accessor) (value (this ,class)) (setf (slot-value this ',slot) value)) forms)
      (when (memq allocation '(:class class))
        (push `(cl-defmethod ,accessor ((this (subclass ,class)))
                 (eieio-oref-default this ',slot))
              forms)))
    (nreverse forms)))

(defmacro oref (obj slot)
  "Return the value of SLOT, a symbol or initarg that is not evaluated, of the object OBJ."
  (declare (debug (form symbolp)))
  `(eieio-oref ,obj ',slot))

(defmacro oset (obj slot value)
  "Make VALUE that of SLOT, a symbol that is not evaluated, of the object OBJ."
  (declare (debug (form symbolp form)))
  `(eieio-oset ,obj ',slot ,value))

(defmacro oref-default (class slot)
  "Return the default of SLOT, a symbol that is not evaluated, of CLASS or of an object's class."
  (declare (debug (form symbolp)))
  `(eieio-oref-default ,class ',slot))

(defmacro oset-default (class slot value)
  "Make VALUE the default of SLOT, a symbol that is not evaluated, of CLASS."
  (declare (debug (form symbolp form)))
  `(eieio-oset-default ,class ',slot ,value))

(defmacro with-slots (spec-list object &rest body)
  "Evaluate BODY with the slots in SPEC-LIST of OBJECT as variables; an element is SLOT or (VARIABLE SLOT)."
  (declare (indent 2) (debug (sexp sexp def-body)))
  (let ((variable (make-symbol "object")))
    `(let* ((,variable ,object))
       (cl-symbol-macrolet
           ,(mapcar (lambda (entry)
                      (let ((name (if (listp entry) (car entry) entry))
                            (slot (if (listp entry) (cadr entry) entry)))
                        (list name `(slot-value ,variable ',slot))))
                    spec-list)
         ,@body))))

(pcase-defmacro eieio (&rest fields)
  "Match objects whose slots match FIELDS, each SLOT or (SLOT PATTERN)."
  `(and (pred eieio-object-p)
        ,@(mapcar (lambda (field)
                    (let ((slot (if (consp field) (car field) field)))
                      `(app (lambda (object) (eieio-oref object ',slot))
                            ,(if (consp field) (cadr field) field))))
                  fields)))

(defun find-class (symbol &optional errorp)
  "Return the class that SYMBOL names; when there is none nil, or an error if ERRORP."
  (let ((class (cl--find-class symbol)))
    (cond ((eieio--class-p class) class)
          (errorp (signal 'wrong-type-argument (list 'class-p symbol))))))

;;; Slots

(defun object-slots (obj)
  "Return the names of the slots that OBJ holds."
  (unless (eieio-object-p obj) (signal 'wrong-type-argument (list 'eieio-object-p obj)))
  (mapcar #'cl--slot-descriptor-name (eieio-class-slots (eieio-object-class obj))))
(defun eieio-slot-descriptor-name (slot) "Return the name of SLOT." (cl--slot-descriptor-name slot))

(defun slot-boundp (object slot)
  "Return non-nil if SLOT, a symbol, of OBJECT, an object or class, has a value."
  (not (eq (eieio--raw-value object slot) eieio--unbound)))

(defun slot-makeunbound (object slot)
  "Take the value of SLOT, a symbol, of OBJECT away."
  (let ((eieio-skip-typecheck t))
    (eieio-oset object slot eieio--unbound)))

(defun slot-exists-p (object-or-class slot)
  "Return non-nil if OBJECT-OR-CLASS has SLOT, a symbol."
  (let ((class (cond ((symbolp object-or-class) (eieio--class-object object-or-class))
                     ((eieio-object-p object-or-class) (eieio--object-class object-or-class))
                     (t object-or-class))))
    (or (gethash slot (eieio--class-index-table class))
        (and (eieio--class-slot-name-index class slot) t))))

(defun object-assoc (key slot list)
  "Return the first object in LIST whose SLOT, a symbol, has a value `equal' to KEY."
  (while (and list (not (condition-case nil (equal key (eieio-oref (car list) slot)) (error nil))))
    (setq list (cdr list)))
  (car list))

(defun object-assoc-list (slot list)
  "Return an alist of the values of SLOT, a symbol, of the objects in LIST and these."
  (mapcar (lambda (object) (cons (eieio-oref object slot) object)) list))

(defun object-assoc-list-safe (slot list)
  "Like `object-assoc-list' for SLOT, but without the objects in LIST that have no such slot."
  (delq nil (mapcar (lambda (object) (and (slot-exists-p object slot) (cons (eieio-oref object slot) object))) list)))

(defun object-add-to-list (object slot item &optional append)
  "Add ITEM to the list in SLOT, a symbol, of OBJECT, at its end if APPEND, unless it is there."
  (let ((value (if (slot-boundp object slot) (eieio-oref object slot) nil)))
    (unless (listp value) (setq value (list value)))
    (unless (member item value)
      (eieio-oset object slot (if append (append value (list item)) (cons item value))))
    (eieio-oref object slot)))

(defun object-remove-from-list (object slot item)
  "Take what is `equal' to ITEM out of the list in SLOT, a symbol, of OBJECT."
  (when (slot-boundp object slot)
    (eieio-oset object slot (delete item (eieio-oref object slot)))))

;;; What can be extended

(defclass eieio-default-superclass nil
  ()
  "The class that those inherit from that say nothing else."
  :abstract t)

(cl-defgeneric make-instance (class &rest initargs)
  "Return a new object of CLASS, initialized by INITARGS, keywords and values.")

(cl-defmethod make-instance ((class (subclass eieio-default-superclass)) &rest slots)
  "Return a new object of CLASS, with SLOTS, keywords and values."
  (let* ((class (eieio--class-object class))
         (new (copy-sequence (eieio--class-default-object-cache class)))
         ;; Objects once had a name before all else; nil meant none.
         (name (if (and slots (or (null (car slots)) (stringp (car slots)))) (pop slots))))
    (aset new 0 (eieio--class-name class))
    (when name
      (eieio-object-set-name-string new name))
    (initialize-instance new slots)
    new))

(cl-defgeneric initialize-instance (this &optional slots)
  "Give the new object THIS the values of its slots, by SLOTS, keywords and values.")

(cl-defmethod initialize-instance ((this eieio-default-superclass) &optional slots)
  "Evaluate the defaults of the slots of THIS, then set those in SLOTS."
  (let ((computed (eieio--class-computed-defaults (eieio--object-class this))))
    (while computed
      (pcase-let ((`(,index ,form ,initarg) (car computed)))
        (when (eieio--eval-default-p form)
          (aset this index
                ;; What an argument will set need not be computed.
                (if (and initarg (plist-member slots initarg))
                    eieio--unbound
                  (eval form t)))))
      (setq computed (cdr computed))))
  (shared-initialize this slots))

(cl-defgeneric shared-initialize (obj slots)
  "Set slots of OBJ by SLOTS, keywords and values.")

(cl-defmethod shared-initialize ((obj eieio-default-superclass) slots)
  "Set slots of OBJ by SLOTS, keywords and values."
  (let ((initargs (if slots (eieio--class-initarg-tuples (eieio--object-class obj)))))
    (while slots
      (let ((name (cdr (assq (car slots) initargs))))
        (if name
            (eieio-oset obj name (cadr slots))
          (slot-missing obj (car slots) 'oset (cadr slots))))
      (setq slots (cddr slots)))))

(cl-defgeneric slot-missing (object slot-name operation &optional new-value)
  "Be called when OPERATION, `oref' or `oset' with NEW-VALUE, asks for SLOT-NAME and OBJECT has no such slot."
  (ignore operation new-value)
  (signal 'invalid-slot-name
          (list (if (eieio-object-p object) (eieio-object-name object) object) slot-name)))

(cl-defgeneric slot-unbound (object class slot-name fn)
  "Be called when FN asks for SLOT-NAME of OBJECT, of CLASS, and it has no value.")

(cl-defmethod slot-unbound (object class slot-name fn)
  "Signal an error: SLOT-NAME of OBJECT, of CLASS, for which FN asks, has no value."
  (signal 'unbound-slot
          (list (eieio-class-name class)
                (if (eieio-object-p object) (eieio-object-name object) object)
                slot-name fn)))

(cl-defgeneric clone (obj &rest params)
  "Return a copy of OBJ, with slots set by PARAMS, keywords and values.")

(cl-defmethod clone ((obj eieio-default-superclass) &rest params)
  "Return a copy of OBJ, with slots set by PARAMS, keywords and values."
  (let ((new (copy-sequence obj)))
    (when (stringp (car params))
      (eieio-object-set-name-string new (pop params)))
    (when params
      (shared-initialize new params))
    new))

(cl-defgeneric destructor (this &rest params)
  "Be called when THIS is done with; it does nothing.")
(cl-defmethod destructor ((_this eieio-default-superclass) &rest _params)
  "Do nothing.")

(defun eieio-change-class (_obj _class)
  "Signal an error: objects stay in their class."
  (error "EIEIO: `change-class' is unimplemented"))

;;; Names and printing

(defvar eieio--object-names (make-hash-table :test #'eq :weakness 'key) "The names given to objects.")

(cl-defgeneric eieio-object-name-string (obj)
  "Return the name of OBJ.")
(cl-defmethod eieio-object-name-string (obj)
  "Return the name given to OBJ, or one made of its class."
  (or (gethash obj eieio--object-names)
      (format "%s-%x" (eieio-object-class obj) (sxhash-eq obj))))

(cl-defgeneric eieio-object-set-name-string (obj name)
  "Let NAME be that of OBJ.")
(cl-defmethod eieio-object-set-name-string (obj name)
  "Let NAME, a string, be that of OBJ."
  (unless (stringp name) (signal 'wrong-type-argument (list 'stringp name)))
  (puthash obj name eieio--object-names)
  name)

(defun eieio-object-name (obj &optional extra)
  "Return text that shows what OBJ is, with EXTRA after the name."
  (unless (eieio-object-p obj) (signal 'wrong-type-argument (list 'eieio-object-p obj)))
  (format "#<%s %s%s>" (eieio-object-class obj) (eieio-object-name-string obj) (or extra "")))

(cl-defgeneric object-print (this &rest _strings)
  "Return text that shows what THIS is.")
(cl-defmethod object-print ((this eieio-default-superclass) &rest strings)
  "Return text that shows what THIS is, with STRINGS after the name."
  (eieio-object-name this (apply #'concat strings)))

(cl-defmethod cl-print-object ((object eieio-default-superclass) stream)
  "Print OBJECT on STREAM as `object-print' shows it."
  (princ (object-print object) stream))

(defvar eieio-print-depth 0 "How deep in other objects the one is that is being printed.")
(defvar eieio-print-indentation t "Non-nil means to indent and break lines when an object is printed.")
(defvar eieio-print-object-name t "Non-nil means to print an object's name.")

(cl-defgeneric object-write (this &optional comment)
  "Print THIS as Lisp that makes it again, after COMMENT.")

(cl-defmethod object-write ((this eieio-default-superclass) &optional comment)
  "Print THIS as a call of its class with the values of the slots that have an initarg, after COMMENT."
  (when comment
    (princ (format ";; Object %s\n%s\n" (eieio-object-name-string this) comment)))
  (let* ((class (eieio--object-class this))
         (slots (eieio--class-slots class))
         (index 0))
    (when eieio-print-indentation
      (princ (make-string (* eieio-print-depth 2) ?\s)))
    (princ (format "(%s" (eieio-object-class this)))
    (when eieio-print-object-name
      (princ (format " %S" (eieio-object-name-string this))))
    (princ "\n")
    (let ((eieio-print-depth (1+ eieio-print-depth)))
      (while (< index (length slots))
        (let* ((slot (aref slots index))
               (name (cl--slot-descriptor-name slot))
               (initarg (eieio--class-slot-initarg class name))
               (printer (cdr (assq :printer (cl--slot-descriptor-props slot))))
               (value (aref this (1+ index))))
          (when (and initarg
                     (not (eq value eieio--unbound))
                     (not (equal value (eieio--slot-default-value slot))))
            ;; Whether a line has begun is seen in a buffer only.
            (when eieio-print-indentation
              (unless (bolp) (princ "\n"))
              (princ (make-string (* eieio-print-depth 2) ?\s)))
            (princ (symbol-name initarg))
            (cond (printer (princ " ") (funcall printer value))
                  ((eieio-object-p value)
                   (princ "\n") (eieio-override-prin1 value))
                  ((and (consp value) (eieio-object-p (car value)))
                   (princ "\n") (eieio-override-prin1 value))
                  (t (princ " ") (eieio-override-prin1 value)))))
        (setq index (1+ index))))
    (princ ")")
    (when (= eieio-print-depth 0) (princ "\n"))))

(defun eieio--slot-default-value (slot)
  "Return the default of SLOT, `eieio--none' where it is not a constant."
  (let ((form (cl--slot-descriptor-initform slot)))
    (cond ((not (eieio--eval-default-p form)) form)
          ((eq (car form) 'quote) (cadr form))
          (t 'eieio--none))))

(defun eieio-override-prin1 (thing)
  "Print THING as Lisp that makes it again, objects as `object-write' does."
  (cond ((eieio-object-p thing) (object-write thing))
        ((and (consp thing) (eieio-object-p (car thing))) (eieio-list-prin1 thing))
        ((class-p thing) (prin1 (eieio-class-name thing)))
        ((or (keywordp thing) (booleanp thing) (not (or (symbolp thing) (consp thing)))) (prin1 thing))
        (t (princ "'") (prin1 thing))))

(defun eieio-list-prin1 (list)
  "Print LIST, of objects, as a call of `list'."
  (princ (make-string (* eieio-print-depth 2) ?\s))
  (princ "(list")
  (let ((eieio-print-depth (1+ eieio-print-depth)))
    (dolist (each list)
      (princ "\n")
      (if (eieio-object-p each)
          (object-write each)
        (princ (make-string (* eieio-print-depth 2) ?\s))
        (eieio-override-prin1 each))))
  (princ ")"))

;;; Other names

(defalias 'class-of #'eieio-object-class)
(defalias 'object-class #'eieio-object-class)
(defalias 'object-class-name #'eieio-object-class-name)
(defalias 'object-name #'eieio-object-name)
(defalias 'object-name-string #'eieio-object-name-string)
(defalias 'class-name #'eieio-class-name)
(defalias 'class-parents #'eieio-class-parents)
(defalias 'class-parent 'eieio-class-parent)
(defalias 'class-children #'eieio-class-children)
(defalias 'class-direct-subclasses #'eieio-class-children)
(defalias 'class-direct-superclasses #'eieio-class-parents)
(defalias 'class-precedence-list #'eieio--class-precedence-list)
(defalias 'constructor #'make-instance)
(defalias 'object-class-fast #'eieio-object-class)
(defalias 'obj-of-class-p #'object-of-class-p)

(autoload 'defmethod "eieio-compat" nil nil t)
(autoload 'defgeneric "eieio-compat" nil nil t)
(autoload 'call-next-method "eieio-compat")
(autoload 'next-method-p "eieio-compat")
(autoload 'generic-p "eieio-compat")

(provide 'eieio)

;;; eieio.el ends here

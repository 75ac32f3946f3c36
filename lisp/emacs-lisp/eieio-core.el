;;; eieio-core.el --- classes and their slots  -*- lexical-binding: t -*-

;; A class is a record `eieio--class' in the property `cl--class' of its name.  An object is a record whose first slot
;; is the name of its class; the value of the class's slot N is at index N + 1.

(require 'cl-lib)
(require 'cl-macs)
(require 'cl-struct)
(require 'cl-generic)

(cl-defstruct (eieio--class (:constructor eieio--class-make (name)) (:copier nil))
  (name nil) (docstring nil) (parents nil) (slots nil) (index-table nil)
  (children nil) (initarg-tuples nil) (class-slots nil) (class-allocation-values nil)
  (default-object-cache nil) (options nil)
  ;; (INDEX FORM INITARG) for each slot whose default may be a form to evaluate.
  (computed-defaults nil))

(define-error 'invalid-slot-name "Invalid slot name")
(define-error 'invalid-slot-type "Invalid slot type")
(define-error 'unbound-slot "Unbound slot")
(define-error 'inconsistent-class-hierarchy "Inconsistent class hierarchy")

(defvar eieio-skip-typecheck nil "Non-nil means that values of slots are not compared with the types of these.")
(defvar eieio-hook nil "Hook run after a class is defined.")
(defconst eieio--unbound 'eieio--unbound "The value of a slot that has none.")
(defvar eieio-backward-compatibility t "Non-nil means that the name of a class is a variable, too.")

;;; Classes

(defun eieio--full-class-object (class)
  "Return the class that CLASS, a class or its name, stands for, loaded where it is an autoload."
  (let ((found (eieio--class-object class)))
    (when (and (null found) (symbolp class) (autoloadp (symbol-function class)))
      (autoload-do-load (symbol-function class) class)
      (setq found (eieio--class-object class)))
    found))

(defun eieio--checked-class (class)
  "Return the class that CLASS stands for; an error if there is none."
  (let ((found (eieio--class-object class)))
    (unless (eieio--class-p found)
      (signal 'wrong-type-argument (list 'eieio--class class 'class)))
    found))

(defun class-p (x)
  "Return non-nil if X is a class or the name of one."
  (eieio--class-p (if (symbolp x) (cl--find-class x) x)))

(defun eieio-class-name (class) "Return the name of CLASS." (eieio--class-name (eieio--checked-class class)))
(defun eieio--class-print-name (class)
  "Return the name of CLASS as text for messages."
  (format "#<class %s>" (eieio-class-name class)))
(defun eieio-class-parents (class)
  "Return the classes that CLASS inherits from directly."
  (copy-sequence (eieio--class-parents (eieio--checked-class class))))
(defun eieio-class-children (class)
  "Return the names of the classes that inherit from CLASS directly."
  (eieio--class-children (eieio--checked-class class)))
(defmacro eieio-class-parent (class) "Return the first class that CLASS inherits from." `(car (eieio-class-parents ,class)))
(defun eieio-class-slots (class)
  "Return the descriptions of the slots of CLASS that its objects hold."
  (append (eieio--class-slots (eieio--checked-class class)) nil))
(defun eieio--class-option (class option)
  "Return the value of OPTION of CLASS."
  (plist-get (eieio--class-options class) option))
(defun class-abstract-p (class)
  "Return non-nil if CLASS has no objects of its own."
  (eieio--class-option (eieio--checked-class class) :abstract))
(defun eieio--class-method-invocation-order (class)
  "Return how the classes that CLASS inherits from are ordered."
  (or (eieio--class-option class :method-invocation-order) :breadth-first))

;;; Order

(defun eieio--class/struct-parents (class)
  "Return the classes that CLASS inherits from directly, or the root of all."
  (or (eieio--class-parents class)
      (let ((root (cl--find-class 'eieio-default-superclass)))
        (if (and root (not (eq root class))) (list root)))))

(defun eieio--class-precedence-dfs (class)
  "Return CLASS and the classes it inherits from, those of the first parent before those of the second."
  (delete-dups
   (cons class (apply #'append (mapcar #'eieio--class-precedence-dfs (eieio--class/struct-parents class))))))

(defun eieio--class-precedence-bfs (class)
  "Return CLASS and the classes it inherits from, the parents before their parents."
  (let ((result nil) (queue (list class)) (root (cl--find-class 'eieio-default-superclass)))
    (while queue
      (let ((each (pop queue)))
        (unless (or (memq each result) (eq each root))
          (push each result)
          (setq queue (append queue (eieio--class/struct-parents each))))))
    (if root (push root result))
    (nreverse result)))

(defun eieio--c3-candidate (class remaining-inputs)
  "Return CLASS if it is in the tail of none of REMAINING-INPUTS."
  (and (not (cl-some (lambda (list) (memq class (cdr list))) remaining-inputs))
       class))

(defun eieio--c3-merge-lists (reversed-partial-result remaining-inputs)
  "Merge REMAINING-INPUTS, lists of classes, behind REVERSED-PARTIAL-RESULT so that the order of each is kept."
  (let ((inputs (delq nil (copy-sequence remaining-inputs))))
    (if (null inputs)
        (nreverse reversed-partial-result)
      (let ((next nil) (lists inputs))
        (while (and lists (not next))
          (setq next (eieio--c3-candidate (car (car lists)) inputs)
                lists (cdr lists)))
        (unless next
          (signal 'inconsistent-class-hierarchy (list remaining-inputs)))
        (eieio--c3-merge-lists
         (cons next reversed-partial-result)
         (mapcar (lambda (list) (if (eq (car list) next) (cdr list) list)) inputs))))))

(defun eieio--class-precedence-c3 (class)
  "Return CLASS and the classes it inherits from, in the order C3."
  (let ((parents (eieio--class/struct-parents class)))
    (cons class
          (eieio--c3-merge-lists
           nil
           (append (mapcar #'eieio--class-precedence-c3 parents)
                   (list parents))))))

(defun eieio--class-precedence-list (class)
  "Return CLASS and the classes it inherits from, the most specific first."
  (let ((class (eieio--checked-class class)))
    (pcase (eieio--class-method-invocation-order class)
      (:depth-first (eieio--class-precedence-dfs class))
      (:breadth-first (eieio--class-precedence-bfs class))
      (:c3 (eieio--class-precedence-c3 class)))))

(defun child-of-class-p (child class)
  "Return non-nil if the class CHILD is CLASS or inherits from it."
  (let ((class (eieio--class-object class)))
    (and (memq class (eieio--class-precedence-dfs (eieio--checked-class child))) t)))

;;; Defining classes

(defun eieio--make-place-for-class (name)
  "Let the property that holds the class NAME come first among those of NAME, where it is soon found."
  (unless (plist-member (symbol-plist name) 'cl--class)
    (setplist name (cons 'cl--class (cons nil (symbol-plist name))))))

(defun eieio--eval-default-p (val)
  "Return non-nil if VAL, the default of a slot, is a form to evaluate."
  (and (consp val) (symbolp (car val)) (fboundp (car val))))

(defun eieio--eval-default (val)
  "Return the value of VAL, the default of a slot."
  (if (eieio--eval-default-p val) (eval val t) val))

(defun eieio--perform-slot-validation (spec value)
  "Return non-nil if VALUE is of the type SPEC, or stands for no value."
  (or (eq spec t)
      (eq value eieio--unbound)
      (cl-typep value spec)))

(defun eieio--validate-slot-value (class slot-idx value slot)
  "Signal an error unless VALUE is of the type of SLOT, that with the index SLOT-IDX, of CLASS."
  (unless eieio-skip-typecheck
    (let ((type (cl--slot-descriptor-type (aref (eieio--class-slots class) (1- slot-idx)))))
      (unless (eieio--perform-slot-validation type value)
        (signal 'invalid-slot-type (list (eieio--class-name class) slot type value))))))

(defun eieio--validate-class-slot-value (class slot-idx value slot)
  "Signal an error unless VALUE is of the type of SLOT, the SLOT-IDXth of those that CLASS itself holds."
  (unless eieio-skip-typecheck
    (let ((type (cl--slot-descriptor-type (aref (eieio--class-class-slots class) slot-idx))))
      (unless (eieio--perform-slot-validation type value)
        (signal 'invalid-slot-type (list (eieio--class-name class) slot type value))))))

(defun eieio--perform-slot-validation-for-default (slot skipnil)
  "Signal an error unless the default of SLOT is of its type, as far as that can be seen; SKIPNIL lets nil pass."
  (let ((type (cl--slot-descriptor-type slot))
        (value (cl--slot-descriptor-initform slot)))
    (unless (or (eieio--eval-default-p value)
                eieio-skip-typecheck
                (and skipnil (null value))
                (eieio--perform-slot-validation type value))
      (signal 'invalid-slot-type (list (cl--slot-descriptor-name slot) type value)))))

(defun eieio--slot-override (old new skipnil)
  "Let NEW, a slot of the same name as the inherited OLD, override that; SKIPNIL as above."
  (let ((type (cl--slot-descriptor-type new)))
    (if (eq type t)
        (setq type (cl--slot-descriptor-type old))
      (unless (or (equal type (cl--slot-descriptor-type old)) (eq t (cl--slot-descriptor-type old)))
        (error "Child slot type `%s' does not match inherited type `%s' for `%s'"
               type (cl--slot-descriptor-type old) (cl--slot-descriptor-name new)))
      (setq type (cl--slot-descriptor-type new)))
    (let ((result (record 'cl-slot-descriptor (cl--slot-descriptor-name old)
                          (if (equal (cl--slot-descriptor-initform new) ''eieio--unbound)
                              (cl--slot-descriptor-initform old)
                            (cl--slot-descriptor-initform new))
                          type
                          (eieio--merged-props (cl--slot-descriptor-props new) (cl--slot-descriptor-props old)))))
      (eieio--perform-slot-validation-for-default result skipnil)
      result)))

(defun eieio--merged-props (new old)
  "Return the alist of the options NEW of a slot with those of OLD, which it overrides; groups are joined."
  (let ((result (mapcar (lambda (pair)
                          (let ((inherited (cdr (assq (car pair) old))))
                            (if (and (eq (car pair) :group) inherited)
                                (cons :group (cl-union (cdr pair) inherited :test #'equal))
                              pair)))
                        new)))
    (append result (cl-remove-if (lambda (pair) (assq (car pair) new)) old))))

(defun eieio--slot-from-options (slot)
  "Return the description of SLOT, (NAME OPTIONS...), as a class's definition gives it."
  (let ((name (car slot)) (options (cdr slot)) (props nil))
    (dolist (key '(:documentation :custom :label :group :printer :protection))
      (let ((value (plist-get options key)))
        (when (and value (not (and (eq key :protection) (memq value '(:public public)))))
          (push (cons key
                      (cond ((eq key :protection)
                             (cdr (assq value '((:protected . protected) (:private . private)
                                                (protected . protected) (private . private)))))
                            ((eq key :group) (if (listp value) value (list value)))
                            (t value)))
                props))))
    (record 'cl-slot-descriptor name
            (if (plist-member options :initform)
                (plist-get options :initform)
              ''eieio--unbound)
            (or (plist-get options :type) t)
            (nreverse props))))

(defun eieio--add-slot (slots slot skipnil)
  "Return the list SLOTS with SLOT, in the place of one with its name or at the end."
  (let ((tail (cl-member (cl--slot-descriptor-name slot) slots :key #'cl--slot-descriptor-name)))
    (if tail
        (progn (setcar tail (eieio--slot-override (car tail) slot skipnil)) slots)
      (eieio--perform-slot-validation-for-default slot skipnil)
      (append slots (list slot)))))

(defun eieio-defclass-internal (cname superclasses slots options)
  "Define the class CNAME that inherits from SUPERCLASSES, with SLOTS and OPTIONS as `defclass' has them."
  (let* ((old (let ((found (cl--find-class cname))) (if (eieio--class-p found) found)))
         (class (eieio--class-make cname))
         (parents (mapcar (lambda (parent)
                            (let ((found (and (symbolp parent) (eieio--full-class-object parent))))
                              (unless (eieio--class-p found)
                                (error "Given parent class %S is not a class" parent))
                              found))
                          superclasses))
         (skipnil (plist-get options :allow-nil-initform))
         (own nil) (shared nil) (shared-values nil) (initargs nil))
    (setf (eieio--class-parents class) parents
          (eieio--class-docstring class) (plist-get options :documentation))
    (when old
      (setf (eieio--class-children class) (eieio--class-children old)))
    (dolist (parent (or parents
                        (let ((root (cl--find-class 'eieio-default-superclass)))
                          (if (and root (not (eq cname 'eieio-default-superclass))) (list root)))))
      (unless (memq cname (eieio--class-children parent))
        (setf (eieio--class-children parent) (cons cname (eieio--class-children parent))))
      (mapc (lambda (slot) (setq own (eieio--add-slot own (copy-sequence slot) skipnil)))
            (eieio--class-slots parent))
      (let ((index 0))
        (mapc (lambda (slot)
                (unless (cl-member (cl--slot-descriptor-name slot) shared :key #'cl--slot-descriptor-name)
                  (setq shared (append shared (list slot))
                        shared-values (append shared-values
                                              (list (aref (eieio--class-class-allocation-values parent) index)))))
                (setq index (1+ index)))
              (eieio--class-class-slots parent)))
      (dolist (pair (eieio--class-initarg-tuples parent))
        (unless (member pair initargs)
          (setq initargs (append initargs (list pair))))))
    (dolist (each slots)
      (let* ((each (if (consp each) each (list each)))
             (slot (eieio--slot-from-options each))
             (name (car each))
             (initarg (plist-get (cdr each) :initarg))
             (place (cl-position name shared :key #'cl--slot-descriptor-name)))
        (if (not (or place (memq (plist-get (cdr each) :allocation) '(class :class))))
            (setq own (eieio--add-slot own slot skipnil))
          ;; A slot that the class itself holds stays such a slot.
          (let ((value (cl--slot-descriptor-initform slot)))
            (if place
                (setf (nth place shared) (eieio--slot-override (nth place shared) slot skipnil))
              (eieio--perform-slot-validation-for-default slot skipnil)
              (setq place (length shared)
                    shared (append shared (list slot))
                    shared-values (append shared-values (list nil))))
            (when (or (plist-member (cdr each) :initform)
                      (null (nth place shared-values)))
              (setf (nth place shared-values) (eieio--eval-default value)))))
        (when (and initarg (not place) (not (assq initarg initargs)))
          (setq initargs (append initargs (list (cons initarg name)))))))
    (setf (eieio--class-slots class) (vconcat own)
          (eieio--class-class-slots class) (vconcat shared)
          (eieio--class-class-allocation-values class) (vconcat shared-values)
          (eieio--class-initarg-tuples class) initargs
          (eieio--class-options class) (append (eieio--inherited-options parents) options))
    (let ((table (make-hash-table :test #'eq)) (index 0))
      (dolist (slot own)
        (puthash (cl--slot-descriptor-name slot) index table)
        (setq index (1+ index)))
      (setf (eieio--class-index-table class) table))
    (eieio--note-computed-defaults class)
    (put cname 'cl--class class)
    (put cname 'variable-documentation (plist-get options :documentation))
    (when eieio-backward-compatibility
      (set cname cname))
    (setf (eieio--class-default-object-cache class)
          (apply #'record class
                 (mapcar (lambda (slot) (eieio--eval-default-safely (cl--slot-descriptor-initform slot))) own)))
    (run-hooks 'eieio-hook)
    cname))

(defun eieio--note-computed-defaults (class)
  "Note which slots of CLASS have a default that is a form."
  (let ((index 0) (found nil))
    (mapc (lambda (slot)
            (setq index (1+ index))
            (let ((form (cl--slot-descriptor-initform slot)))
              (when (and (consp form) (symbolp (car form)) (not (eq (car form) 'quote)))
                (push (list index form (eieio--class-slot-initarg class (cl--slot-descriptor-name slot))) found))))
          (eieio--class-slots class))
    (setf (eieio--class-computed-defaults class) (nreverse found))))

(defun eieio--eval-default-safely (form)
  "Return the value of FORM, the default of a slot, where it is a constant; else FORM."
  (if (memq (car-safe form) '(quote function)) (eval form t) form))

(defun eieio--inherited-options (parents)
  "Return the options that a class takes from PARENTS."
  (list :custom-groups
        (apply #'append (mapcar (lambda (parent) (eieio--class-option parent :custom-groups)) parents))))

(defun eieio-make-constructor (class)
  "Return a function that makes an object of CLASS, a name."
  (lambda (&rest slots) (apply #'make-instance class slots)))

(defun eieio-make-class-predicate (class)
  "Return a function that tells whether its argument is an object of CLASS, a name, itself."
  (lambda (obj) (and (eieio-object-p obj) (same-class-p obj class))))

(defun eieio-make-child-predicate (class)
  "Return a function that tells whether its argument is an object of CLASS, a name, or of one that inherits from it."
  (lambda (obj) (and (eieio-object-p obj) (object-of-class-p obj class))))

(cl-deftype list-of (element-type)
  "Lists whose elements are all of ELEMENT-TYPE."
  `(and list (satisfies (lambda (list) (cl-every (lambda (each) (cl-typep each ',element-type)) list)))))

;;; Objects

(defun eieio--object-class (obj) "Return the class of OBJ, nil if it has none." (eieio--class-of obj))
(defun eieio-object-p (obj)
  "Return non-nil if OBJ is an object of a class."
  (and (eieio--class-of obj) t))
(defun eieio-object-class (obj)
  "Return the name of the class of OBJ."
  (unless (eieio-object-p obj) (signal 'wrong-type-argument (list 'eieio-object-p obj)))
  (type-of obj))
(defalias 'eieio-object-class-name #'eieio-object-class)
(defun same-class-p (obj class)
  "Return t if OBJ is of CLASS itself."
  (unless (eieio-object-p obj) (signal 'wrong-type-argument (list 'eieio-object-p obj)))
  (eq (eieio--object-class obj) (eieio--class-object class)))
(defun object-of-class-p (obj class)
  "Return non-nil if OBJ is of CLASS or of one that inherits from it."
  (unless (eieio-object-p obj) (signal 'wrong-type-argument (list 'eieio-object-p obj)))
  (child-of-class-p (eieio--object-class obj) class))

(defun eieio--slot-name-index (class slot)
  "Return the index of SLOT, a symbol, in objects of CLASS; an initarg will do."
  (let ((index (gethash slot (eieio--class-index-table class))))
    (if index
        (1+ index)
      (let ((name (cdr (assq slot (eieio--class-initarg-tuples class)))))
        (if name (eieio--slot-name-index class name))))))

(defun eieio--class-slot-name-index (class slot)
  "Return the index of SLOT, a symbol, among the slots that CLASS itself holds."
  (cl-position slot (eieio--class-class-slots class) :key #'cl--slot-descriptor-name))

(defun eieio--initarg-to-attribute (class initarg)
  "Return the slot of CLASS that INITARG initializes."
  (cdr (assq initarg (eieio--class-initarg-tuples class))))

(defun eieio--class-slot-initarg (class slot)
  "Return the initarg of SLOT of CLASS."
  (car (rassq slot (eieio--class-initarg-tuples class))))

(defun eieio--raw-value (obj slot)
  "Return what OBJ holds for SLOT, even if it stands for no value; `slot-missing' where there is no such slot."
  (let* ((class (eieio--class-of-designator obj))
         (index (eieio--slot-name-index class slot))
         (place (unless index (eieio--class-slot-name-index class slot))))
    (cond ((and index (eieio-object-p obj)) (aref obj index))
          (index (aref (eieio--class-default-object-cache class) index))
          (place (aref (eieio--class-class-allocation-values class) place))
          (t (slot-missing obj slot 'oref)))))

(defun eieio-barf-if-slot-unbound (value instance slotname fn)
  "Return VALUE; where it stands for none, what `slot-unbound' returns for SLOTNAME of INSTANCE, asked for by FN."
  (if (eq value eieio--unbound)
      (slot-unbound instance (eieio--object-class instance) slotname fn)
    value))

(defun eieio-oref (obj slot)
  "Return the value of SLOT, a symbol, of the object OBJ."
  (let ((index (eieio--slot-index obj slot)))
    (if index
        (let ((value (aref obj index)))
          (if (eq value 'eieio--unbound)
              (slot-unbound obj (eieio--object-class obj) slot 'oref)
            value))
      (eieio--oref-otherwise obj slot))))

(defun eieio--oref-otherwise (obj slot)
  "Return the value of SLOT of OBJ, an object that does not hold a slot of that name itself; OBJ may be no object."
  (let* ((class (cond ((and (symbolp obj) (eieio--full-class-object obj))
                       (error "eieio-oref called on a class: %s" obj))
                      ((eieio-object-p obj) (eieio--object-class obj))
                      ((eieio--class-p obj) nil)
                      (t (signal 'wrong-type-argument (list '(or eieio-object class) obj 'obj)))))
         (index (and class (eieio--slot-name-index class slot))))
    (if index
        (let ((value (aref obj index)))
          (if (eq value eieio--unbound)
              (slot-unbound obj class slot 'oref)
            value))
      (let ((place (and class (eieio--class-slot-name-index class slot))))
        (if place
            (eieio-barf-if-slot-unbound (aref (eieio--class-class-allocation-values class) place) obj slot 'oref)
          (slot-missing obj slot 'oref))))))
(defalias 'slot-value #'eieio-oref)

(defun eieio-oset (obj slot value)
  "Make VALUE that of SLOT, a symbol, of the object OBJ."
  (let ((index (eieio--free-slot-index obj slot)))
    (if index
        (cl--structure-put obj index value)
      (eieio--oset-otherwise obj slot value))))

(defun eieio--oset-otherwise (obj slot value)
  "Make VALUE that of SLOT of OBJ, where the class, the slot's type, or an initarg as its name have to be looked at."
  (unless (eieio-object-p obj) (signal 'wrong-type-argument (list 'eieio-object obj 'obj)))
  (let* ((class (eieio--object-class obj))
         (index (eieio--slot-name-index class slot)))
    (if index
        (progn
          (eieio--validate-slot-value class index value slot)
          (aset obj index value))
      (let ((place (eieio--class-slot-name-index class slot)))
        (if place
            (progn
              (eieio--validate-class-slot-value class place value slot)
              (aset (eieio--class-class-allocation-values class) place value))
          (slot-missing obj slot 'oset value))))))
(defalias 'set-slot-value #'eieio-oset)

(gv-define-simple-setter eieio-oref eieio-oset)

(defun eieio--class-of-designator (class)
  "Return the class that CLASS, an object, a class or its name, stands for."
  (cond ((eieio-object-p class) (eieio--object-class class))
        (t (eieio--checked-class class))))

(defun eieio-oref-default (class slot)
  "Return the default of SLOT, a symbol, in CLASS, which may be an object."
  (let* ((of (eieio--class-of-designator class))
         (index (eieio--slot-name-index of slot)))
    (if index
        (let ((value (eieio--eval-default (aref (eieio--class-default-object-cache of) index))))
          (if (eq value eieio--unbound) (slot-unbound class of slot 'oref-default) value))
      (let ((place (eieio--class-slot-name-index of slot)))
        (if place
            (aref (eieio--class-class-allocation-values of) place)
          (slot-missing class slot 'oref-default))))))

(defun eieio-oset-default (class slot value)
  "Make VALUE the default of SLOT, a symbol, in CLASS."
  (let* ((of (eieio--class-of-designator class))
         (index (eieio--slot-name-index of slot)))
    (if index
        (progn
          (eieio--validate-slot-value of index value slot)
          ;; What looks like a form must not be evaluated as one.
          (setf (aref (eieio--class-slots of) (1- index))
                (let ((new (copy-sequence (aref (eieio--class-slots of) (1- index)))))
                  (aset new 2 (if (eieio--eval-default-p value) (list 'quote value) value))
                  new))
          (eieio--note-computed-defaults of)
          (aset (eieio--class-default-object-cache of) index value))
      (let ((place (eieio--class-slot-name-index of slot)))
        (if place
            (progn
              (eieio--validate-class-slot-value of place value slot)
              (aset (eieio--class-class-allocation-values of) place value))
          (slot-missing class slot 'oset-default value))))))
(gv-define-simple-setter eieio-oref-default eieio-oset-default)

(defmacro eieio-declare-slots (&rest _slots) "Declare that SLOTS are names of slots." nil)

;;; Dispatch

(cl-generic-define-generalizer eieio--generic-generalizer
  50 (lambda (name &rest _) `(cl--generic-tag ,name))
  (lambda (tag &rest _)
    (let ((class (and (symbolp tag) (get tag 'cl--class))))
      (and (eieio--class-p class)
           (mapcar #'eieio--class-name (eieio--class-precedence-list class))))))

(defun eieio--generic-subclass-specializers (tag &rest _)
  "Return the specializers of TAG, a class: one for it and each that it inherits from."
  (when (eieio--class-p tag)
    (mapcar (lambda (class) `(subclass ,(eieio--class-name class)))
            (eieio--class-precedence-list tag))))

(cl-generic-define-generalizer eieio--generic-subclass-generalizer
  60 (lambda (name &rest _) `(and (or (symbolp ,name) (eieio--class-p ,name)) (eieio--class-object ,name)))
  #'eieio--generic-subclass-specializers)

(cl-defmethod cl-generic-generalizers :extra "class" (specializer)
  "Let methods be specialized on classes."
  (if (eieio--class-p (and (symbolp specializer) (get specializer 'cl--class)))
      (list eieio--generic-generalizer)
    (cl-call-next-method)))

(cl-defmethod cl-generic-generalizers ((_specializer (head subclass)))
  "Let methods be specialized on (subclass CLASS), for arguments that are classes."
  (list eieio--generic-subclass-generalizer))

(provide 'eieio-core)

;;; eieio-core.el ends here

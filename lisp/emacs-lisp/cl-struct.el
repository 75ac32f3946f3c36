;;; cl-struct.el --- types and structures as in Common Lisp  -*- lexical-binding: t -*-

;; A structure is a record whose first slot is its type's name, or a list or vector.  What is known of a type is the
;; record `cl-structure-class' in the property `cl--class' of its name.

(require 'cl-macs)

;;; Types

(defun cl-typep (object type)
  "Return non-nil if OBJECT is of TYPE: a type's name, (and TYPE...), (or TYPE...), (not TYPE), (member VALUE...),
\(satisfies FUNCTION), (eql VALUE), (integer LOW HIGH) and the like, or what `cl-deftype' defines."
  (cond
   ((consp type) (cl--typep-compound object type))
   ((null type) nil)
   ((eq type t) t)
   ((get type 'cl-deftype-handler)
    (cl-typep object (funcall (get type 'cl-deftype-handler))))
   ((cl--struct-class-p (get type 'cl--class))
    (if (memq (type-of object) '(vector cons))
        (let ((predicate (intern-soft (format "%s-p" type))))
          (and (fboundp predicate) (funcall predicate object)))
      (and (recordp object)
           (memq (type-of object) (symbol-value (cl--struct-class-children-sym (get type 'cl--class))))
           t)))
   ((eq type 'null) (null object))
   ((eq type 'atom) (atom object))
   ((eq type 'real) (numberp object))
   ((eq type 'float) (floatp object))
   ((eq type 'fixnum) (fixnump object))
   ((eq type 'bignum) (bignump object))
   ((eq type 'natnum) (natnump object))
   ((eq type 'character) (characterp object))
   ((eq type 'boolean) (booleanp object))
   ((eq type 'keyword) (keywordp object))
   ((eq type 'base-char) (characterp object))
   ((eq type 'array) (arrayp object))
   (t
    (let ((predicate (or (get type 'cl-deftype-satisfies)
                         (let ((name (symbol-name type)))
                           (or (cl--defined-predicate (concat name "p"))
                               (cl--defined-predicate (concat name "-p")))))))
      (if predicate
          (funcall predicate object)
        (error "Unknown type %S" type))))))

(defun cl--defined-predicate (name)
  "Return the function called NAME if there is one."
  (let ((symbol (intern-soft name)))
    (if (and symbol (fboundp symbol)) symbol)))

(defun cl--typep-compound (object type)
  "Return non-nil if OBJECT is of TYPE, a list."
  (let ((head (car type)))
    (cond
     ((eq head 'and) (let ((ok t))
                       (dolist (each (cdr type) ok)
                         (if (and ok (not (cl-typep object each))) (setq ok nil)))))
     ((eq head 'or) (let ((ok nil))
                      (dolist (each (cdr type) ok)
                        (if (and (not ok) (cl-typep object each)) (setq ok t)))))
     ((eq head 'not) (not (cl-typep object (car (cdr type)))))
     ((memq head '(member cl-member)) (and (memql object (cdr type)) t))
     ((eq head 'eql) (eql object (car (cdr type))))
     ((eq head 'satisfies) (funcall (car (cdr type)) object))
     ((memq head '(integer float real number))
      (and (cl-typep object head)
           (cl--within-p object (car (cdr type)) '>= '>)
           (cl--within-p object (nth 2 type) '<= '<)))
     ((get head 'cl-deftype-handler)
      (cl-typep object (apply (get head 'cl-deftype-handler) (cdr type))))
     (t (error "Bad type spec: %s" type)))))

(defun cl--within-p (number limit inclusive exclusive)
  "Return non-nil if NUMBER is on the right side of LIMIT, by the function INCLUSIVE or, for (LIMIT), EXCLUSIVE."
  (cond ((memq limit '(* nil)) t)
        ((consp limit) (or (eq (car limit) '*) (funcall exclusive number (car limit))))
        (t (funcall inclusive number limit))))

(put 'null 'cl-deftype-satisfies #'null)
(put 'atom 'cl-deftype-satisfies #'atom)
(put 'command 'cl-deftype-satisfies #'commandp)
(put 'integer 'cl-deftype-satisfies #'integerp)
(put 'list 'cl-deftype-satisfies #'listp)
(put 'cons 'cl-deftype-satisfies #'consp)

;;; Structures

(defun cl--find-class (type)
  "Return what is known of the structure TYPE, a symbol, nil if it is none."
  (get type 'cl--class))

(defun cl-struct-sequence-type (struct-type)
  "Return what structures of STRUCT-TYPE are: `list', `vector', or nil for records."
  (let ((class (cl--find-class struct-type)))
    (unless (cl--struct-class-p class)
      (error "%S is not a struct name" struct-type))
    (cl--struct-class-type class)))

(defun cl--defstruct-form (struct descs)
  "Return the form for (cl-defstruct STRUCT DESCS...)."
  (let* ((name (if (consp struct) (car struct) struct))
         (options (if (consp struct) (cdr struct)))
         (docstring (if (stringp (car descs)) (pop descs)))
         (prefix (concat (symbol-name name) "-"))
         (constructor (intern (format "make-%s" name)))
         (constructors nil)
         (copier (intern (format "copy-%s" name)))
         (predicate (intern (format "%s-p" name)))
         (default-p t) (documentation (format "compiler-macro for %s" name))
         (include nil) (include-slots nil) (type nil) (named nil) (offset 0) (print nil) (inline t)
         (children-sym (intern (format "cl-struct-%s-tags" name)))
         (tag name) (forms nil))
    (ignore documentation default-p)
    (dolist (option options)
      (let ((key (if (consp option) (car option) option))
            (args (cdr-safe option)))
        (cond
         ((eq key :conc-name)
          (setq prefix (if (car args) (if (stringp (car args)) (car args) (symbol-name (car args))) "")))
         ((eq key :constructor)
          (if (cdr args)
              (push args constructors)
            (if args (setq constructor (car args)))))
         ((eq key :copier) (if args (setq copier (car args))))
         ((eq key :predicate) (if args (setq predicate (car args))))
         ((eq key :include)
          (setq include (car args)
                include-slots (mapcar (lambda (slot) (if (consp slot) slot (list slot))) (cdr args))))
         ((eq key :type) (setq type (car args)))
         ((eq key :named) (setq named t))
         ((eq key :initial-offset) (setq offset (car args)))
         ((eq key :print-function) (setq print (car args)))
         ((eq key :noinline) (setq inline nil))
         ((eq key :documentation) (setq docstring (car args)))
         (t (error "Structure option %s unrecognized" key)))))
    (unless (symbolp name)
      (signal 'wrong-type-argument (list 'symbolp name)))
    (when (memq name cl--all-builtin-types)
      (signal 'wrong-type-argument (list 'cl-struct-name-p name 'name)))
    (unless (or (null type) (memq type '(list vector)))
      (error "Invalid :type specifier: %s" type))
    (let* ((parent (if include (cl--find-class include)))
           (inherited nil)
           (own (mapcar (lambda (slot) (if (consp slot) slot (list slot))) descs))
           (slots nil) (index 0))
      (when include
        (unless parent
          (error "%s is not a struct name" include))
        (if (and type (not (eq type (cl--struct-class-type parent))))
            (error ":type disagrees with :include for %s" name))
        (setq type (cl--struct-class-type parent)
              named (cl--struct-class-named parent)
              inherited (mapcar (lambda (slot)
                                  (or (assq (cl--slot-descriptor-name slot) include-slots)
                                      (cl--struct-slot-list slot)))
                                (append (cl--struct-class-slots parent) nil))))
      (unless type (setq named t))
      ;; The tag of a list or vector comes after the slots that are skipped, or where the included structure has it.
      (setq slots (append inherited
                          (mapcar (lambda (_) (list 'cl-skip-slot)) (make-list offset nil))
                          (if (and type named (not include)) (list (list 'cl-tag-slot)))
                          own))
      (let* ((place (length (memq 'cl-tag-slot (reverse (mapcar #'car slots)))))
             (place (max 0 (1- place)))
             (test (cond
                    ((null type) (lambda (x) `(cl--structure-p ,x ',name ,children-sym)))
                    ((not named) nil)
                    ((eq type 'vector)
                     (lambda (x) `(and (vectorp ,x) (>= (length ,x) ,(length slots))
                                       (memq (aref ,x ,place) ,children-sym))))
                    ((= place 0) (lambda (x) `(and (consp ,x) (memq (car ,x) ,children-sym))))
                    (t (lambda (x) `(and (consp ,x) (memq (nth ,place ,x) ,children-sym)))))))
        (push `(defvar ,children-sym nil) forms)
        (push `(cl-struct-define ',name ,docstring ',(or include (if type nil 'cl-structure-object))
                                 ',(or type 'record) ,(and type named) ',(if type slots (cons '(cl-tag-slot) slots))
                                 ',children-sym ',tag ',(and (null type) (null print)))
              forms)
        (when (and predicate test)
          (push `(defun ,predicate (cl-x)
                   "Return t if CL-X is such a structure."
                   (declare (side-effect-free error-free))
                   ,(if type `(and ,(funcall test 'cl-x) t) (funcall test 'cl-x)))
                forms)
          (when inline
            (push (cl--struct-inline predicate (if type
                                                   `(and ,(funcall test 'cl-x) t)
                                                 (funcall test 'cl-x)))
                  forms))
          (push `(define-symbol-prop ',name 'cl-deftype-satisfies ',predicate) forms))
        ;; Accessors
        (setq index (if type -1 0))
        (let ((position index) (seen nil))
          (dolist (slot slots)
            (setq position (1+ position))
            (unless (memq (car slot) '(cl-tag-slot cl-skip-slot))
              (when (memq (car slot) seen)
                (error "Duplicate slots named %s in %s" (car slot) name))
              (push (car slot) seen)
              (let* ((accessor (intern (concat prefix (symbol-name (car slot)))))
                     (access (cond ((eq type 'list)
                                    (if (= position 0) '(car cl-x) `(nth ,position cl-x)))
                                   (type `(aref cl-x ,position))
                                   (t `(cl--structure-slot cl-x ,position ',name ,children-sym))))
                     (check (and type test `(or ,(funcall test 'cl-x)
                                                (signal 'wrong-type-argument (list ',name cl-x)))))
                     (body (if check `(progn ,check ,access) access)))
                (push `(defun ,accessor (cl-x)
                         ,(format "Access slot \"%s\" of `%s' struct CL-X." (car slot) name)
                         (declare (side-effect-free t))
                         ,body)
                      forms)
                (when inline
                  (push (cl--struct-inline accessor body) forms))
                (push `(function-put
                        ',accessor 'gv-expander
                        ,(if (plist-get (nthcdr 2 slot) :read-only)
                             `(lambda (_do &rest _)
                                (error ,(format "%s is a read-only slot" accessor)))
                           `(cl--struct-place ',accessor ,position ',type
                                              ,(if (null type) `(quote (',name ,children-sym))
                                                 (if test `(lambda (cl-x)
                                                           (list 'or ,(cl--struct-test-form test)
                                                                 (list 'signal ''wrong-type-argument
                                                                       (list 'list '',name cl-x)))))))))
                      forms)))))
        ;; Constructors and copier
        (when constructor
          (push (list constructor (cons '&key (delq nil (mapcar #'cl--struct-parameter slots))))
                constructors))
        (dolist (spec constructors)
          (push (cl--struct-constructor (car spec) (nth 1 spec) (nth 2 spec) slots type tag name) forms)
          (when (and inline (null type))
            (push (cl--struct-inline-constructor (car spec) (nth 1 spec) slots tag) forms)))
        (when copier
          (push `(defalias ',copier #'copy-sequence) forms))))
    `(progn ,@(nreverse forms) ',name)))

(defun cl--struct-slot-list (slot)
  "Return SLOT, a descriptor, as (NAME DEFAULT OPTIONS...)."
  (append (list (cl--slot-descriptor-name slot) (cl--slot-descriptor-initform slot))
          (if (not (eq (cl--slot-descriptor-type slot) t)) (list :type (cl--slot-descriptor-type slot)))
          (apply #'append (mapcar (lambda (pair) (list (car pair) (cdr pair)))
                                  (cl--slot-descriptor-props slot)))))

(defun cl--struct-parameter (slot)
  "Return the parameter for SLOT, (NAME DEFAULT OPTIONS...), in an argument list; nil for one that has none."
  (cond ((memq (car slot) '(cl-tag-slot cl-skip-slot)) nil)
        ((nth 1 slot) (list (car slot) (nth 1 slot)))
        (t (car slot))))

(defun cl--struct-inline (function body)
  "Return the form that lets BODY, a form with the variable cl-x, stand for calls of FUNCTION in code that is expanded."
  `(progn (function-put ',function 'compiler-macro 'cl--struct-expand)
          (function-put ',function 'cl--struct-body ',body)))

(defun cl--struct-expand (form &rest args)
  "Expand FORM, a call of a structure's accessor or predicate with ARGS; FORM itself when there is not one argument."
  (let ((body (function-get (car form) 'cl--struct-body)))
    (if (or (null args) (cdr args))
        form
      (if (memq (car body) '(cl--structure-slot cl--structure-p))
          `(,(car body) ,(car args) ,@(nthcdr 2 body))
        (macroexp-let2 nil value (car args)
          (cl--struct-replace value body))))))

(defun cl--struct-inline-constructor (constructor args slots tag)
  "Return the form that lets calls of CONSTRUCTOR with ARGS be expanded to the record with TAG and SLOTS that it makes.
That is done where ARGS are keyword parameters alone, or required ones alone."
  (let* ((keyed (eq (car-safe args) '&key))
         (parameters (if keyed (cdr args) args))
         (names (if (proper-list-p args) (mapcar (lambda (each) (if keyed (or (car-safe each) each) each)) parameters)))
         (defaults (mapcar (lambda (slot)
                             (let ((parameter (assq (car slot) (cl-remove-if-not #'consp parameters))))
                               (cons (car slot) (nth 1 (or parameter slot)))))
                           slots)))
    (if (and (proper-list-p args)
             (cl-every (lambda (name) (and name (symbolp name) (not (memq (aref (symbol-name name) 0) '(?& ?_))))) names)
             (not (cl-some (lambda (each) (and (consp each) (nth 2 each))) parameters)))
        `(progn (function-put ',constructor 'compiler-macro 'cl--struct-expand-constructor)
                (function-put ',constructor 'cl--struct-body '(,tag ,keyed ,names ,@defaults)))
      `(function-put ',constructor 'compiler-macro nil))))

(defun cl--struct-expand-constructor (form &rest args)
  "Expand FORM, a call of a structure's constructor with ARGS; FORM itself where that needs the function."
  (pcase-let* ((`(,tag ,keyed ,known . ,slots) (function-get (car form) 'cl--struct-body))
               (given nil) (simple t))
    (if keyed
        (while (and args simple)
          (let ((slot (and (keywordp (car args)) (intern-soft (substring (symbol-name (car args)) 1)))))
            (if (and slot (cdr args) (memq slot known) (not (assq slot given)))
                (push (cons slot (car (cdr args))) given)
              (setq simple nil))
            (setq args (cdr (cdr args)))))
      (if (= (length args) (length known))
          (setq given (nreverse (cl-mapcar #'cons known args)))
        (setq simple nil)))
    (dolist (slot slots)
      (unless (or (assq (car slot) given) (macroexp-const-p (cdr slot)))
        (setq simple nil)))
    (if (not simple)
        form
      (let ((bindings nil))
        (setq given (nreverse given))
        ;; The arguments are evaluated in the order in which they stand.
        (unless (equal (mapcar #'car given)
                       (delq nil (mapcar (lambda (slot) (car (assq (car slot) given))) slots)))
          (dolist (pair given)
            (unless (macroexp-const-p (cdr pair))
              (let ((variable (make-symbol (symbol-name (car pair)))))
                (push (list variable (cdr pair)) bindings)
                (setcdr pair variable)))))
        (macroexp-let* (nreverse bindings)
                       `(cl--structure ',tag ,@(mapcar (lambda (slot) (cdr (or (assq (car slot) given) slot)))
                                                       slots)))))))

(defun cl--struct-replace (value form)
  "Return FORM with VALUE, a form, for each cl-x."
  (cond ((eq form 'cl-x) value)
        ((eq (car-safe form) 'quote) form)
        ((consp form) (cons (cl--struct-replace value (car form)) (cl--struct-replace value (cdr form))))
        (t form)))

(defun cl--struct-test-form (test)
  "Return a form that makes the form for TEST, a function, of what the variable cl-x holds."
  (cl--struct-quote (funcall test 'cl-x)))

(defun cl--struct-quote (form)
  "Return a form whose value is FORM with the value of the variable cl-x for each cl-x."
  (cond ((eq form 'cl-x) 'cl-x)
        ((consp form) (cons 'list (mapcar #'cl--struct-quote form)))
        (t (macroexp-quote form))))

(defun cl--struct-place (accessor position type check)
  "Return the expander of places (ACCESSOR X): element POSITION of X, a record, or TYPE, that passes CHECK.
CHECK is nil, a function that makes the form that checks what a form has as its value, or, for a record, the list of the
forms for its tag and the tags of its type."
  (lambda (do x)
    (macroexp-let2 nil v x
      (funcall do (list accessor v)
               (lambda (value)
                 (cond ((null type)
                        `(progn (cl--structure-check ,v ,@check) (cl--structure-put ,v ,position ,value)))
                       (t
                        (let ((store (if (eq type 'list)
                                         `(setcar (nthcdr ,position ,v) ,value)
                                       `(aset ,v ,position ,value))))
                          (if check
                              `(progn ,(funcall check v) ,store)
                            store)))))))))

(defun cl--struct-constructor (constructor args docstring slots type tag name)
  "Return the definition of CONSTRUCTOR with ARGS and DOCSTRING of the structure NAME with SLOTS, TYPE and TAG."
  (let* ((names (cl--struct-argument-names args))
         (completed (cl--struct-complete-arguments args slots))
         (values (mapcar (lambda (slot)
                           (cond ((eq (car slot) 'cl-tag-slot) (list 'quote tag))
                                 ((eq (car slot) 'cl-skip-slot) nil)
                                 ((memq (car slot) names) (car slot))
                                 (t (nth 1 slot))))
                         slots)))
    `(cl-defun ,constructor ,completed
       ,(if (stringp docstring) docstring (format "Constructor for objects of type `%s'." name))
       (declare (side-effect-free t))
       ,(cond ((eq type 'list) `(list ,@values))
              ((eq type 'vector) `(vector ,@values))
              (t `(cl--structure ',tag ,@values))))))

(defun cl--struct-argument-names (args)
  "Return the variables of the argument list ARGS."
  (let ((names nil))
    (dolist (arg (cl--proper-arguments args))
      (cond ((memq arg '(&optional &rest &key &aux &body &allow-other-keys)))
            ((symbolp arg) (push arg names))
            ((consp (car arg)) (push (nth 1 (car arg)) names))
            (t (push (car arg) names))))
    names))

(defun cl--struct-complete-arguments (args slots)
  "Return ARGS with the defaults of SLOTS for optional and keyword parameters that have none."
  (let ((mode nil))
    (mapcar (lambda (arg)
              (cond ((memq arg '(&optional &rest &key &aux &body &allow-other-keys)) (setq mode arg) arg)
                    ((and (memq mode '(&optional &key)) (symbolp arg) (nth 1 (assq arg slots)))
                     (list arg (nth 1 (assq arg slots))))
                    (t arg)))
            (cl--proper-arguments args))))

(defun cl-struct-slot-info (struct-type)
  "Return the list of the slots of STRUCT-TYPE, a symbol, as (NAME DEFAULT OPTIONS...), the tag first."
  (let* ((class (or (cl--find-class struct-type) (error "%s is not a struct name" struct-type)))
         (slots (mapcar (lambda (slot)
                          (append (list (cl--slot-descriptor-name slot)
                                        (cl--slot-descriptor-initform slot))
                                  (if (not (eq (cl--slot-descriptor-type slot) t))
                                      (list :type (cl--slot-descriptor-type slot)))
                                  (apply #'append
                                         (mapcar (lambda (pair) (list (car pair) (cdr pair)))
                                                 (cl--slot-descriptor-props slot)))))
                        (append (cl--struct-class-slots class) nil))))
    (if (cl--struct-class-type class)
        slots
      (cons '(cl-tag-slot) slots))))

(defun cl-struct-slot-offset (struct-type slot-name)
  "Return the index of the slot SLOT-NAME in structures of STRUCT-TYPE; signal an error if there is none."
  (or (gethash slot-name
               (cl--struct-class-index-table
                (or (cl--find-class struct-type) (error "%s is not a struct name" struct-type))))
      (signal 'cl-struct-unknown-slot (list struct-type slot-name))))

(define-error 'cl-struct-unknown-slot "struct has no slot")

(defun cl-struct-slot-value (struct-type slot-name inst)
  "Return what the slot SLOT-NAME of INST, a structure of STRUCT-TYPE, holds; a place."
  (declare (gv-setter (lambda (value)
                        `(cl--set-struct-slot ,struct-type ,slot-name ,inst ,value))))
  (unless (cl-typep inst struct-type)
    (signal 'wrong-type-argument (list struct-type inst)))
  (let ((index (cl-struct-slot-offset struct-type slot-name)))
    (if (consp inst) (nth index inst) (aref inst index))))

(defun cl--set-struct-slot (struct-type slot-name inst value)
  "Put VALUE into the slot SLOT-NAME of INST, a structure of STRUCT-TYPE, and return it."
  (unless (cl-typep inst struct-type)
    (signal 'wrong-type-argument (list struct-type inst)))
  (let ((index (cl-struct-slot-offset struct-type slot-name)))
    (if (consp inst) (setcar (nthcdr index inst) value) (aset inst index value))))

(provide 'cl-struct)

;;; cl-struct.el ends here

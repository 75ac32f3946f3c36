;;; cl-preloaded.el --- classes of structures, there from the start  -*- lexical-binding: t -*-

;; What is known of a structure is a record, its class, in the property `cl--class' of its name; what is known of a slot
;; is a record too.  Classes of both are structures themselves, so they have classes.  Compiled code calls
;; `cl-struct-define' and looks at the variables that hold the tags of structures, with no library loaded.

(defvar cl--typeof-types
  '((integer number number-or-marker atom) (symbol atom) (string array sequence atom) (cons list sequence)
    (marker number-or-marker atom) (overlay atom) (float number atom) (window-configuration atom) (process atom)
    (window atom) (subr atom) (compiled-function function atom) (module-function function atom) (buffer atom)
    (char-table array sequence atom) (bool-vector array sequence atom) (frame atom) (hash-table atom) (terminal atom)
    (thread atom) (mutex atom) (condvar atom) (font-spec atom) (font-entity atom) (font-object atom)
    (vector array sequence atom) (user-ptr atom) (null symbol list sequence atom))
  "Alist from what `type-of' answers to the more general types, the most special first.")

(defvar cl--all-builtin-types
  '(integer number number-or-marker atom symbol string array sequence cons list marker overlay float
    window-configuration process window subr compiled-function function module-function buffer char-table bool-vector
    frame hash-table terminal thread mutex condvar font-spec font-entity font-object vector user-ptr null)
  "All types that are there without definition.")

(defun cl--assertion-failed (form &optional string sargs args)
  "Signal that the assertion FORM failed; STRING and ARGS make the message, SARGS are values to show."
  (if string
      (apply #'error string (append sargs args))
    (signal 'cl-assertion-failed `(,form ,@sargs))))

;;; Classes

(defun cl--struct-name-p (name)
  "Return t if NAME may be the name of a structure: a symbol, neither nil nor a keyword nor a type that is built in."
  (and name (symbolp name) (not (keywordp name)) (not (memq name cl--all-builtin-types))))

(defun cl--struct-get-class (name)
  "Return the class of the structure NAME, a symbol; anything else is returned as it is.
Signal an error if there is no such structure."
  (if (symbolp name)
      (or (get name 'cl--class) (error "%S is not a struct name" name))
    name))

(defun cl--plist-to-alist (plist)
  "Return the properties of PLIST as an alist."
  (let ((alist nil))
    (while plist
      (setq alist (cons (cons (car plist) (car (cdr plist))) alist)
            plist (cdr (cdr plist))))
    (nreverse alist)))

(defun cl--struct-register-child (parent tag)
  "Make TAG one of the tags of the class PARENT and of all that it includes."
  (while (recordp parent)
    (let ((symbol (aref parent 10)))
      (if (not (memq tag (symbol-value symbol)))
          (set symbol (cons tag (symbol-value symbol)))))
    (setq parent (car (aref parent 3)))))

(defun cl-struct-define (name docstring parent type named slots children-sym tag print)
  "Make the class of the structure NAME and return it.
DOCSTRING is its documentation, PARENT the name of the structure that it includes, or nil.  TYPE is nil or `record' for records, or
`list' or `vector'; then NAMED says whether TAG is in it.  SLOTS is a list of (SLOT DEFAULT OPTIONS...); the first is
dropped when it is `cl-tag-slot' of a record.  CHILDREN-SYM is the variable with the tags of such structures and those that
include it.  PRINT is what `cl-defstruct' got as :print-function.
Signal `wrong-type-argument' with `cl--struct-name', `cl-assertion-failed', or an error when PARENT is no structure."
  (if (not (cl--struct-name-p name))
      (signal 'wrong-type-argument (list 'cl--struct-name name 'name)))
  (if (eq type 'record)
      (setq type nil))
  (if (and named (not type))
      (signal 'cl-assertion-failed '((or type (not named)))))
  (if (boundp children-sym)
      (if (not (memq tag (symbol-value children-sym)))
          (set children-sym (cons tag (symbol-value children-sym))))
    (set children-sym (list tag)))
  (if (and (null type) (eq 'cl-tag-slot (car (car slots))))
      (setq slots (cdr slots)))
  (let* ((parent-class (if parent (cl--struct-get-class parent)))
         (count (length slots))
         (descriptors (make-vector count nil))
         (table (make-hash-table :test 'eq :size (max count 1)))
         (offset (if type 0 1))
         (i 0))
    (while slots
      (let* ((slot (car slots))
             (options (cl--plist-to-alist (cdr (cdr slot))))
             (option (assq :type options)))
        (aset descriptors i
              (record 'cl-slot-descriptor (car slot) (car (cdr slot)) (if option (cdr option) t) (delq option options)))
        (puthash (car slot) (+ i offset) table))
      (setq i (1+ i)
            slots (cdr slots)))
    (let ((class (record 'cl-structure-class name docstring (if parent-class (list parent-class)) descriptors table
                         tag type named print children-sym)))
      ;; What is included comes first.
      (if parent-class
          (let ((n (length (aref parent-class 4))))
            (if (< count n)
                (aref descriptors count))))
      (cl--struct-register-child parent-class tag)
      (if (not (eq name 'cl-structure-object))
          (setq current-load-list (cons (cons 'define-type name) current-load-list)))
      (put name 'cl--class class)
      class)))

;;; What classes and slots hold

(defmacro cl-preloaded--structure (name predicate &rest accessors)
  "Define PREDICATE and ACCESSORS, (ACCESSOR INDEX DOCSTRING) each, of the structures of type NAME."
  (let* ((tags (intern (concat "cl-struct-" (symbol-name name) "-tags")))
         (forms nil))
    (while accessors
      (let ((accessor (car (car accessors)))
            (index (car (cdr (car accessors)))))
        (setq forms
              (append
               (list (list 'defun accessor '(cl-x) (car (cdr (cdr (car accessors))))
                           (list 'or (list 'memq '(type-of cl-x) tags)
                                 (list 'signal ''wrong-type-argument (list 'list (list 'quote name) 'cl-x)))
                           (list 'aref 'cl-x index))
                     (list 'function-put (list 'quote accessor) ''side-effect-free t)
                     (list 'function-put (list 'quote accessor) ''gv-expander
                           (list 'function
                                 (list 'lambda '(do place)
                                       (list 'cl-preloaded--place (list 'quote accessor) (list 'quote name)
                                             (list 'quote tags) index 'do 'place)))))
               forms)))
      (setq accessors (cdr accessors)))
    (append (list 'progn
                  (list 'defun predicate '(cl-x)
                        (concat "Return t if CL-X is a structure of type `" (symbol-name name) "'.")
                        (list 'if (list 'memq '(type-of cl-x) tags) t))
                  (list 'function-put (list 'quote predicate) ''side-effect-free ''error-free)
                  (list 'put (list 'quote name) ''cl-deftype-satisfies (list 'quote predicate)))
            forms)))

(defun cl-preloaded--place (accessor name tags index do place)
  "Return what DO makes of the place (ACCESSOR PLACE): the element INDEX of a structure NAME with one of TAGS."
  (macroexp-let2 nil v place
    (funcall do (list accessor v)
             (lambda (value)
               (list 'progn
                     (list 'or (list 'memq (list 'type-of v) tags)
                           (list 'signal ''wrong-type-argument (list 'list (list 'quote name) v)))
                     (list 'aset v index value))))))

(cl-struct-define 'cl-structure-object "What all structures include that are records and say nothing else."
                  nil nil nil nil 'cl-struct-cl-structure-object-tags 'cl-structure-object t)
(cl-struct-define 'cl--class "What is known of a kind of objects." 'cl-structure-object nil nil
                  '((name nil :type symbol) (docstring nil :type string) (parents nil :type (list-of cl--class))
                    (slots nil :type (vector cl-slot-descriptor)) (index-table nil :type hash-table))
                  'cl-struct-cl--class-tags 'cl--class t)
(cl-struct-define 'cl-structure-class "What is known of a kind of structures." 'cl--class nil nil
                  '((name nil :type symbol) (docstring nil :type string) (parents nil :type (list-of cl--class))
                    (slots nil :type (vector cl-slot-descriptor)) (index-table nil :type hash-table)
                    (tag nil :type symbol) (type nil :type (memq (vector list))) (named nil :type bool)
                    (print nil :type bool) (children-sym nil :type symbol))
                  'cl-struct-cl-structure-class-tags 'cl-structure-class t)
(cl-struct-define 'cl-slot-descriptor "What is known of a slot." 'cl-structure-object nil nil
                  '((name) (initform) (type) (props nil :type alist))
                  'cl-struct-cl-slot-descriptor-tags 'cl-slot-descriptor t)

(cl-preloaded--structure
 cl--class cl--class-p
 (cl--class-name 1 "Return the name of the class CL-X.")
 (cl--class-docstring 2 "Return the documentation of the class CL-X.")
 (cl--class-parents 3 "Return the classes that the class CL-X includes.")
 (cl--class-slots 4 "Return the slots of the class CL-X, a vector.")
 (cl--class-index-table 5 "Return the hash table from the names of the slots of the class CL-X to their indexes."))

(cl-preloaded--structure
 cl-structure-class cl--struct-class-p
 (cl--struct-class-name 1 "Return the name of the class CL-X.")
 (cl--struct-class-docstring 2 "Return the documentation of the class CL-X.")
 (cl--struct-class-parents 3 "Return the classes that the class CL-X includes.")
 (cl--struct-class-slots 4 "Return the slots of the class CL-X, a vector.")
 (cl--struct-class-index-table 5 "Return the hash table from the names of the slots of the class CL-X to their indexes.")
 (cl--struct-class-tag 6 "Return the tag of the class CL-X.")
 (cl--struct-class-type 7 "Return what structures of the class CL-X are: nil for records, `list' or `vector'.")
 (cl--struct-class-named 8 "Return non-nil if the lists or vectors of the class CL-X hold its tag.")
 (cl--struct-class-print 9 "Return the :print-function of the class CL-X.")
 (cl--struct-class-children-sym 10 "Return the variable with the tags of the class CL-X and those that include it."))

(cl-preloaded--structure
 cl-slot-descriptor cl-slot-descriptor-p
 (cl--slot-descriptor-name 1 "Return the name of the slot CL-X.")
 (cl--slot-descriptor-initform 2 "Return the form for the initial value of the slot CL-X.")
 (cl--slot-descriptor-type 3 "Return the type of the slot CL-X.")
 (cl--slot-descriptor-props 4 "Return the alist of the options of the slot CL-X."))

(cl-preloaded--structure cl-structure-object cl-struct-p)

(defun cl--make-slot-descriptor (name &optional initform type props)
  "Return what is known of the slot NAME with INITFORM, TYPE and PROPS, an alist."
  (record 'cl-slot-descriptor name initform type props))

(defalias 'cl--copy-slot-descriptor-1 #'copy-sequence)

(defun cl--copy-slot-descriptor (slot)
  "Return a copy of SLOT whose alist of options is a copy too."
  (let ((copy (copy-sequence slot)))
    (aset copy 4 (copy-alist (aref slot 4)))
    copy))

(defun cl--struct-new-class (name docstring parents type named slots index-table children-sym tag print)
  "Return a class with these values: NAME, DOCSTRING, PARENTS, TYPE, NAMED, SLOTS, INDEX-TABLE, CHILDREN-SYM, TAG, PRINT."
  (record 'cl-structure-class name docstring parents slots index-table tag type named print children-sym))

(provide 'cl-preloaded)

;;; cl-preloaded.el ends here

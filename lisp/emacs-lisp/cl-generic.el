;;; cl-generic.el --- generic functions as in CLOS  -*- lexical-binding: t -*-

;; A generic function chooses among its methods by the types and values of its arguments.  For each argument that some
;; method specializes there is a dispatch: the argument's number, or (&context . EXPRESSION), and generalizers.  A
;; generalizer makes a tag of the argument, and of a tag the list of the specializers that it belongs to, the most
;; specific first.  The function keeps, by tag, what the methods that apply were combined to.
;;
;; How methods are combined and called is in cl-generic-methods.el, the generalizers are in cl-generic-types.el.

(cl-defstruct (cl--generic-generalizer
               (:constructor cl-generic-make-generalizer (name priority tagcode-function specializers-function)))
  (name nil) (priority nil) tagcode-function specializers-function)

(cl-defstruct (cl--generic-method (:constructor cl--generic-make-method (specializers qualifiers uses-cnm function))
                                  (:predicate cl--struct-cl--generic-method-p))
  (specializers nil) (qualifiers nil) (uses-cnm nil) (function nil))

(cl-defstruct (cl--generic (:constructor cl--generic-make (name))
                           (:predicate cl--struct-cl--generic-p))
  (name nil) (dispatches nil) (method-table nil) (options nil))

(defmacro cl--generic (name)
  "Return the generic function that the symbol NAME names, nil if it names none."
  `(get ,name 'cl--generic))

(define-error 'cl-no-method "No method")
(define-error 'cl-no-next-method "No next method" 'cl-no-method)
(define-error 'cl-no-primary-method "No primary method" 'cl-no-method)
(define-error 'cl-no-applicable-method "No applicable method" 'cl-no-method)
(define-error 'cl--generic-cyclic-definition "Cyclic definition")

(defun cl-generic-p (f)
  "Return non-nil if F is a symbol that names a generic function."
  (and (symbolp f) (cl--generic f)))

(defun cl-generic-function-options (generic)
  "Return the options that `cl-defgeneric' gave GENERIC."
  (cl--generic-options generic))

(defun cl-generic-ensure-function (name &optional noerror)
  "Return the generic function NAME, made when there is none.
It is an error if NAME is a function of another kind, unless NOERROR."
  (let ((found nil) (origin name) (symbols nil))
    (while (and (null (setq found (cl--generic name)))
                (fboundp name)
                (symbolp (symbol-function name)))
      (when (memq name symbols)
        (signal 'cl--generic-cyclic-definition (list origin)))
      (push name symbols)
      (setq name (symbol-function name)))
    (unless (or found
                (not (fboundp name))
                (autoloadp (symbol-function name))
                noerror)
      (error "%s is already defined as something else than a generic function" origin))
    (or found
        (let ((generic (cl--generic-make name)))
          (put name 'cl--generic generic)
          generic))))

(defun cl-generic-define (name args options)
  "Make NAME a generic function without methods, with the lambda list ARGS and OPTIONS; return the function."
  (let* ((generic (cl-generic-ensure-function name 'noerror))
         (order (assq :argument-precedence-order options))
         (dispatches nil))
    (dolist (arg (cdr order))
      (let ((position (let ((tail (memq arg args))) (and tail (- (length args) (length tail))))))
        (unless position
          (error "%S is not a member of arguments" arg))
        (push (list position cl--generic-t-generalizer) dispatches)))
    (setf (cl--generic-dispatches generic) dispatches
          (cl--generic-options generic) options
          (cl--generic-method-table generic) nil)
    (cl--generic-make-function generic)))

;;; Definitions

(defun cl-generic--method-qualifier-p (x)
  "Return non-nil if X, in a method's definition, is no lambda list."
  (not (listp x)))

(defun cl--generic-name-symbol (name)
  "Return the symbol for NAME, a symbol or (setf SYMBOL)."
  (if (eq (car-safe name) 'setf)
      (gv-setter (cadr name))
    name))

(defmacro cl-defgeneric (name args &rest options-and-methods)
  "Define NAME, a symbol or (setf SYMBOL), as a generic function of ARGS.
The rest is a docstring, (declare SPECS...), (:documentation STRING), (:argument-precedence-order ARG...),
\(:method [QUALIFIERS...] ARGS BODY...), and then the body of the method for arguments of any type.

\(fn NAME ARGS [DOC-STRING] [OPTIONS-AND-METHODS...] &rest DEFAULT-BODY)"
  (declare (indent 2) (doc-string 3)
           (debug (&define &interpose [&name sexp] cl--generic-edebug-remember-name listp
                           lambda-doc [&rest [&or ("declare" &rest sexp) (":argument-precedence-order" &rest sexp)]]
                           def-body)))
  (let* ((documentation (if (stringp (car-safe options-and-methods)) (pop options-and-methods)))
         (symbol (cl--generic-name-symbol name))
         (declarations nil) (methods nil) (options nil) (next nil))
    (while (progn (setq next (car-safe (car options-and-methods)))
                  (or (keywordp next) (eq next 'declare)))
      (cond
       ((eq next :documentation)
        (when documentation
          (error "Multiple doc strings for %S" name))
        (setq documentation (cadr (pop options-and-methods))))
       ((eq next 'declare)
        (when declarations
          (error "Multiple `declare' for %S" name))
        (setq declarations (pop options-and-methods)))
       ((eq next :method)
        (push (cdr (pop options-and-methods)) methods))
       (t (push (pop options-and-methods) options))))
    (when options-and-methods
      (push (cons args options-and-methods) methods))
    `(prog1
         (progn
           (defalias ',symbol
             (cl-generic-define ',symbol ',args ',(nreverse options))
             ,(help-add-fundoc-usage documentation args))
           :autoload-end
           ,@(mapcar (lambda (method) `(cl-defmethod ,name ,@method))
                     (nreverse methods)))
       ,@(delq nil (mapcar (lambda (declaration) (cl--generic-declaration symbol args declaration))
                           (cdr declarations))))))

(defun cl--generic-declaration (symbol args declaration)
  "Return the form for DECLARATION, in the `declare' form of the generic function SYMBOL with ARGS."
  (let ((handler (cadr (assq (car declaration) defun-declarations-alist))))
    (if handler
        (apply handler symbol args (cdr declaration))
      (message "Warning: Unknown defun property `%S' in %S" (car declaration) symbol)
      nil)))

(defun cl--generic-split-args (args)
  "Return (SPECIALIZERS . PLAIN) for ARGS, the lambda list of a method.
SPECIALIZERS has an element (NAME . SPECIALIZER) for each required argument and ((&context . EXPRESSION) . SPECIALIZER)
for each context; PLAIN is the lambda list without them."
  (let ((specializers nil) (plain nil) (kind 'mandatory))
    (dolist (arg args)
      (cond
       ((eq arg '&context)
        (unless (memq kind '(mandatory context))
          (error "&context not immediately after mandatory args"))
        (setq kind 'context))
       ((memq arg '(&optional &rest &key &body &aux))
        (setq kind nil)
        (push arg plain))
       ((eq kind 'context)
        (unless (and (consp arg) (consp (cdr arg)))
          (error "Invalid &context arg: %S" arg))
        (let ((rewriter (and (symbolp (car arg)) (get (car arg) 'cl-generic--context-rewriter))))
          (when rewriter
            (setq arg (apply rewriter (cdr arg)))))
        (push (cons (cons '&context (car arg)) (cadr arg)) specializers))
       ((eq kind 'mandatory)
        (push (if (consp arg) (cons (car arg) (cadr arg)) (cons arg t)) specializers)
        (push (if (consp arg) (car arg) arg) plain))
       (t (push arg plain))))
    (cons (nreverse specializers) (nreverse plain))))

(defun cl--generic-mentions-p (tree symbol)
  "Return non-nil if SYMBOL occurs in TREE."
  (let ((found nil))
    (while (and (consp tree) (not found))
      (setq found (cl--generic-mentions-p (car tree) symbol)
            tree (cdr tree)))
    (or found (eq tree symbol))))

(defun cl--generic-with-variables (alist form)
  "Return FORM, which is expanded, with the variables of ALIST, (FUNCTION . VARIABLE), for functions as values."
  (cond ((or (not (consp form)) (eq (car form) 'quote)) form)
        ((and (eq (car form) 'function) (consp (cdr form)) (symbolp (cadr form)))
         (let ((known (assq (cadr form) alist)))
           (if known (cdr known) form)))
        (t
         (let ((first (cl--generic-with-variables alist (car form)))
               (rest (cl--generic-with-variables alist (cdr form))))
           (if (and (eq first (car form)) (eq rest (cdr form))) form (cons first rest))))))

(defun cl--generic-lambda (args body)
  "Return (USES-CNM . FUNCTION) for a method with the lambda list ARGS and BODY.
Where BODY uses `cl-call-next-method' or `cl-next-method-p', FUNCTION takes the next method as its first argument."
  (let* ((split (cl--generic-split-args args))
         (plain (cdr split))
         (parsed (macroexp-parse-body body))
         (cnm (make-symbol "cl--cnm"))
         (nmp (make-symbol "cl--nmp"))
         (simple (not (or (memq '&key plain) (memq '&aux plain) (memq '&body plain) (delq nil (mapcar #'consp plain)))))
         (expanded (cl--generic-with-variables
                    (list (cons 'cl-call-next-method cnm) (cons 'cl-next-method-p nmp))
                    (macroexpand-all
                     (macroexp-progn (cdr parsed))
                     (append
                      (list (cons 'cl-generic-current-method-specializers (lambda () (car split)))
                            (cons 'cl-call-next-method (lambda (&rest args) `(funcall ,cnm ,@args)))
                            (cons 'cl-next-method-p (lambda (&rest args) `(funcall ,nmp ,@args))))
                      macroexpand-all-environment))))
         (uses-nmp (cl--generic-mentions-p expanded nmp))
         (uses-cnm (or uses-nmp (cl--generic-mentions-p expanded cnm)))
         (body (if uses-nmp
                   `(let ((,nmp (lambda () (cl--generic-isnot-nnm-p ,cnm)))) ,expanded)
                 expanded))
         (declarations (delq nil (mapcar (lambda (form) (unless (eq (car-safe form) 'declare) form)) (car parsed))))
         (arglist (if uses-cnm (cons cnm plain) plain)))
    (cons (and uses-cnm t)
          (if simple
              `#'(lambda ,arglist ,@declarations ,body)
            `(cl-function (lambda ,arglist ,@declarations ,body))))))

(defmacro cl-defmethod (name args &rest body)
  "Define a method of the generic function NAME, a symbol or (setf SYMBOL).
ARGS are as for `cl-defun', but a required argument may be (ARG SPECIALIZER), and &context (EXPRESSION SPECIALIZER)...
may follow those.  SPECIALIZER is a type, (eql VALUE), (head VALUE) or what else `cl-generic-generalizers' knows.
Before ARGS may stand :before, :after, :around and :extra STRING.  In BODY, `cl-call-next-method' calls the method
that is next by how specific it is, with the same arguments when it is given none.

\(fn NAME [EXTRA] [QUALIFIER] ARGS &rest [DOCSTRING] BODY)"
  (declare (doc-string cl--generic-method-documentation) (indent defun)
           (debug (&define [&name [sexp &rest atom listp]] def-body)))
  (let ((qualifiers nil) (symbol (cl--generic-name-symbol name)))
    (unless (symbolp symbol)
      (signal 'wrong-type-argument (list 'symbolp symbol)))
    (while (cl-generic--method-qualifier-p args)
      (push args qualifiers)
      (setq args (pop body)))
    (let ((function (cl--generic-lambda args body)))
      `(cl-generic-define-method ',symbol ',(nreverse qualifiers) ',args ,(car function) ,(cdr function)))))

(defun cl--generic-method-documentation (&rest _) "Return where a method's docstring is." 3)

(defmacro cl-generic-define-context-rewriter (name args &rest body)
  "Let &context (NAME ARGS...) in a method stand for what BODY returns, (EXPRESSION SPECIALIZER)."
  (declare (debug (&define name lambda-list def-body)) (indent 2))
  `(eval-and-compile
     (put ',name 'cl-generic--context-rewriter (lambda ,args ,@body))))

(defmacro cl-generic-define-generalizer (name priority tagcode-function specializers-function)
  "Define NAME as a generalizer of PRIORITY.
TAGCODE-FUNCTION takes a variable's name and returns code for its tag; SPECIALIZERS-FUNCTION takes the tag and returns
the specializers it belongs to, the most specific first."
  (declare (indent 1) (debug (symbolp body)))
  `(defconst ,name (cl-generic-make-generalizer ',name ,priority ,tagcode-function ,specializers-function)))

(defmacro cl-generic-current-method-specializers ()
  "In a method's body, the list of (ARG . SPECIALIZER) of its required arguments."
  (error "cl-generic-current-method-specializers used outside of a method"))

;;; Methods of a function

(defun cl--generic-member-method (specializers qualifiers methods)
  "Return the tail of METHODS whose first has SPECIALIZERS and QUALIFIERS."
  (while (and methods
              (not (and (equal (cl--generic-method-specializers (car methods)) specializers)
                        (equal (cl--generic-method-qualifiers (car methods)) qualifiers))))
    (setq methods (cdr methods)))
  methods)

(defun cl--generic-note-dispatch (generic arg specializer)
  "Let GENERIC dispatch on ARG, a number or (&context . EXPRESSION), by the generalizers of SPECIALIZER."
  (let ((dispatch (assoc arg (cl--generic-dispatches generic)))
        (generalizers (cl--generic-generalizers-of specializer)))
    (unless dispatch
      (setq dispatch (list arg cl--generic-t-generalizer))
      (setf (cl--generic-dispatches generic) (cons dispatch (cl--generic-dispatches generic))))
    (dolist (generalizer generalizers)
      (unless (member generalizer (cdr dispatch))
        (setcdr dispatch
                (sort (cons generalizer (cdr dispatch))
                      (lambda (a b) (> (cl--generic-generalizer-priority a)
                                       (cl--generic-generalizer-priority b)))))))))

(defun cl-generic-define-method (name qualifiers args uses-cnm function)
  "Give the generic function NAME a method: FUNCTION, for the specializers in the lambda list ARGS, with QUALIFIERS.
USES-CNM says that FUNCTION takes the next method before the arguments."
  (let* ((generic (cl-generic-ensure-function name))
         (split (car (cl--generic-split-args args)))
         (specializers (mapcar (lambda (arg) (if (eq (car-safe (car arg)) '&context) arg (cdr arg))) split))
         (method (cl--generic-make-method specializers qualifiers uses-cnm function))
         (found (cl--generic-member-method specializers qualifiers (cl--generic-method-table generic)))
         (number 0))
    ;; An unknown specializer is an error before anything has changed.
    (mapc #'cl--generic-generalizers-of (mapcar #'cdr split))
    (dolist (arg split)
      (cl--generic-note-dispatch generic
                                 (if (eq (car-safe (car arg)) '&context) (car arg)
                                   (prog1 number (setq number (1+ number))))
                                 (cdr arg)))
    (if found
        (setcar found method)
      (setf (cl--generic-method-table generic) (cons method (cl--generic-method-table generic))))
    (push (cons 'cl-defmethod (cl--generic-load-hist-format name qualifiers specializers)) current-load-list)
    (let ((symbol (cl--generic-name generic)))
      (defalias symbol (cl--generic-make-function generic)))
    name))

(defun cl--generic-load-hist-format (name qualifiers specializers)
  "Return what stands in `load-history' for the method of NAME with QUALIFIERS and SPECIALIZERS."
  `(,name ,qualifiers . ,specializers))

(defun cl--generic-method-files (method)
  "Return a list of (FILE NAME QUALIFIERS . SPECIALIZERS) for the methods of METHOD, a symbol, that files define."
  (let ((result nil))
    (dolist (entry load-history (nreverse result))
      (dolist (definition (cdr entry))
        (when (and (eq (car-safe definition) 'cl-defmethod)
                   (eq (car-safe (cdr definition)) method))
          (push (cons (car entry) (cdr definition)) result))))))

(defun cl-find-method (generic qualifiers specializers)
  "Return the method of the generic function GENERIC, a symbol, with QUALIFIERS and SPECIALIZERS, nil if there is none."
  (car (cl--generic-member-method specializers qualifiers (cl--generic-method-table (cl--generic generic)))))

(defalias 'cl-method-qualifiers #'cl--generic-method-qualifiers)

(defun cl-generic-all-functions (&optional type)
  "Return the generic functions, as symbols, that have a method for TYPE, by default all."
  (let ((found nil))
    (mapatoms
     (lambda (symbol)
       (let ((generic (and (fboundp symbol) (cl--generic symbol))))
         (when (and generic
                    (or (null type)
                        (catch 'found
                          (dolist (method (cl--generic-method-table generic))
                            (if (cl--generic-specializers-apply-to-type-p
                                 (cl--generic-method-specializers method) type)
                                (throw 'found t))))))
           (push symbol found)))))
    found))

(defun cl--generic-specializers-apply-to-type-p (specializers type)
  "Return non-nil if one of SPECIALIZERS is TYPE, or a class it inherits from."
  (let ((types (cond ((cl--find-class type)
                      (append (cl--generic-class-parents (cl--find-class type)) nil))
                     (t (list type)))))
    (catch 'found
      (dolist (specializer specializers)
        (if (or (and (symbolp specializer) (memq specializer types))
                (equal specializer type))
            (throw 'found t))))))

(require 'cl-generic-methods)
(require 'cl-generic-types)

(provide 'cl-generic)

;;; cl-generic.el ends here

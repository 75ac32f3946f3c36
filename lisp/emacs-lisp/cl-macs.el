;;; cl-macs.el --- control and definitions as in Common Lisp  -*- lexical-binding: t -*-

;; Argument lists, blocks, cases, local functions and macros, places.  `cl-loop' is in cl-loop.el, `cl-defstruct' in
;; cl-struct.el.

(require 'cl-lib)
(require 'macroexp)

(defvar cl--gensym-counter 0 "Number for the name of the next symbol that `cl-gensym' makes.")

(defun cl-gensym (&optional prefix)
  "Return a new uninterned symbol; PREFIX is the start of its name, by default \"G\", or its number."
  (let ((prefix (if (stringp prefix) prefix "G"))
        (number (if (integerp prefix)
                    prefix
                  (prog1 cl--gensym-counter
                    (setq cl--gensym-counter (1+ cl--gensym-counter))))))
    (make-symbol (format "%s%d" prefix number))))

(defun cl-gentemp (&optional prefix)
  "Return a new interned symbol whose name starts with PREFIX, by default \"T\"."
  (let ((prefix (if (stringp prefix) prefix "T")) name)
    (while (intern-soft (setq name (format "%s%d" prefix cl--gensym-counter)))
      (setq cl--gensym-counter (1+ cl--gensym-counter)))
    (intern name)))

;;; Argument lists

(defun cl--simple-arguments-p (args)
  "Return non-nil if ARGS needs nothing that `lambda' cannot do."
  (while (and (consp args)
              (symbolp (car args))
              (not (memq (car args) '(&key &aux &body &whole &environment &allow-other-keys &cl-defs &cl-quote))))
    (setq args (cdr args)))
  (null args))

(defvar cl--bindings nil "The bindings made for the argument list being transformed, the last first.")

(defun cl--transform-lambda (args body &optional name)
  "Return (ARGLIST . BODY) for a function NAME with ARGS, an argument list as in Common Lisp, and BODY.
Declarations and documentation in BODY stay in front."
  (let* ((parsed (macroexp-parse-body body))
         (header (car parsed))
         (forms (cdr parsed))
         (plain nil) (rest (make-symbol "--cl-rest--")) (cl--bindings nil))
    (setq args (cl--proper-arguments args))
    (if (cl--simple-arguments-p args)
        (cons args body)
      (let ((tail args) (optional nil))
        ;; What `lambda' can do it does.
        (while (and (consp tail) (car tail) (symbolp (car tail))
                    (not (memq (car tail) '(&key &aux &body &rest &whole &environment)))
                    (not (and (eq (car tail) '&optional)
                              (cl--complex-optional-p (cdr tail)))))
          (if (eq (car tail) '&optional) (setq optional t))
          (push (car tail) plain)
          (setq tail (cdr tail)))
        (let ((count (length (remq '&optional plain))))
          (ignore optional)
          (cond
           ((and (memq (car-safe tail) '(&rest &body))
                 (consp (cdr tail)) (symbolp (car (cdr tail)))
                 (or (null (cdr (cdr tail))) (memq (nth 2 tail) '(&key &aux))))
            (setq rest (car (cdr tail)))
            (cl--destructure-tail (cdr (cdr tail)) rest name count t))
           ((eq (car-safe tail) '&aux)
            (setq rest nil)
            (cl--destructure-tail tail nil name count nil))
           (t
            (let ((named (car (cdr (or (memq '&rest tail) (memq '&body tail))))))
              (when (and named (symbolp named))
                (setq rest named)))
            (cl--destructure-tail tail rest name count nil)))
          (cons (nconc (nreverse plain) (if rest (list '&rest rest)))
                (append header
                        (if cl--bindings
                            (list `(let* ,(nreverse cl--bindings) ,@forms))
                          forms))))))))

(defun cl--complex-optional-p (args)
  "Return non-nil if among the optional ARGS, up to the next keyword, one has a default or is destructured."
  (let ((complex nil))
    (while (and (consp args) (not complex)
                (not (memq (car args) '(&key &aux &body &rest))))
      (if (consp (car args)) (setq complex t))
      (setq args (cdr args)))
    complex))

(defun cl--bind (variable form)
  "Bind VARIABLE, a symbol or an argument list, to the value of FORM."
  (if (listp variable)
      (if (null variable)
          (push (list (make-symbol "_") form) cl--bindings)
        (let ((value (make-symbol "--cl-rest--")))
          (push (list value form) cl--bindings)
          (cl--destructure-list variable value)))
    (push (list variable form) cl--bindings)))

(defun cl--destructure-list (args rest)
  "Bind the parameters ARGS, an argument list, to the elements of the list that the variable REST holds."
  (setq args (cl--proper-arguments args))
  (let ((whole (car (cdr (memq '&whole args)))))
    (when whole
      (push (list whole rest) cl--bindings)
      (setq args (cdr (cdr (memq '&whole args))))))
  (cl--destructure-tail args rest args 0 nil t))

(defun cl--destructure-tail (args rest name count keep &optional required)
  "Bind ARGS to the elements of the list that the variable REST holds.
NAME is the function's and COUNT how many arguments came before, for errors; KEEP non-nil says that REST is a parameter
itself, so nothing may be taken off it; REQUIRED non-nil that some may be missing."
  (let ((state 'required) (done nil) (keys nil) (allow nil) (checked keep) (check-first nil))
    ;; The length of a list is checked when its first element is taken.
    (let ((minimum 0) (tail args))
      (while (and (consp tail) (not (memq (car tail) '(&optional &rest &body &key &aux))))
        (setq minimum (1+ minimum) tail (cdr tail)))
      (when (> minimum 0)
        (if (or required (not (listp name)))
            (setq check-first (list (if (or tail keep) '>= '=) minimum)))
        (unless (or tail keep) (setq checked t))))
    (while (and args (not done))
      (let ((arg (if (consp args) (car args) args)))
        (cond
         ((not (consp args))
          (cl--bind args rest)
          (setq args nil checked t done t))
         ((eq arg '&optional) (setq state 'optional))
         ((memq arg '(&rest &body))
          (setq args (cdr args))
          (unless (eq (car args) rest)
            (cl--bind (car args) rest))
          (setq checked t))
         ((eq arg '&key) (setq state 'key checked t))
         ((eq arg '&allow-other-keys) (setq allow t))
         ((eq arg '&aux)
          (unless checked
            (cl--bind-check rest name count)
            (setq checked t))
          (when (eq state 'key)
            (cl--bind-key-check rest keys allow)
            (setq allow t))
          (setq state 'aux))
         ((eq state 'required)
          (cl--bind arg (if check-first
                            `(if (,(car check-first) (length ,rest) ,(car (cdr check-first)))
                                 (car-safe (prog1 ,rest (setq ,rest (cdr ,rest))))
                               (signal 'wrong-number-of-arguments (list ',name (length ,rest))))
                          `(car-safe (prog1 ,rest (setq ,rest (cdr ,rest))))))
          (setq check-first nil
                count (1+ count)))
         ((eq state 'optional)
          (let ((variable (if (consp arg) (car arg) arg))
                (default (car-safe (cdr-safe arg)))
                (supplied (car-safe (cdr-safe (cdr-safe arg)))))
            (if supplied
                (push (list supplied `(and ,rest t)) cl--bindings))
            (cl--bind variable
                      (if default
                          `(if ,rest (car-safe (prog1 ,rest (setq ,rest (cdr ,rest)))) ,default)
                        `(car-safe (prog1 ,rest (setq ,rest (cdr ,rest))))))
            (setq count (1+ count))))
         ((eq state 'key)
          (push (cl--bind-key arg rest) keys))
         ((eq state 'aux)
          (if (consp arg)
              (cl--bind (car arg) (car (cdr arg)))
            (push (list arg nil) cl--bindings)))))
      (setq args (cdr-safe args)))
    (unless (or checked (null rest))
      (cl--bind-check rest name count))
    (when (and (eq state 'key) (not allow))
      (cl--bind-key-check rest keys allow))))

(defun cl--bind-check (rest name count)
  "Check that nothing is left in REST after the COUNT arguments of NAME."
  (push (list (make-symbol "_")
              `(if ,rest
                   (signal 'wrong-number-of-arguments (list ',name (+ ,count (length ,rest))))))
        cl--bindings))

(defun cl--bind-key (arg rest)
  "Bind the keyword parameter ARG to its value in the list REST; return its keyword."
  (let* ((spec (if (consp arg) arg (list arg)))
         (variable (if (consp (car spec)) (car (cdr (car spec))) (car spec)))
         (keyword (if (consp (car spec))
                      (car (car spec))
                    (intern (format ":%s" (let ((name (symbol-name (car spec))))
                                            (if (eq (aref name 0) ?_) (substring name 1) name))))))
         (default (car (cdr spec)))
         (supplied (nth 2 spec)))
    (cond
     ((or supplied (not (macroexp-const-p default)))
      (let ((found (make-symbol "found")))
        (push (list found `(cl--key ,rest ',keyword 'cl--absent)) cl--bindings)
        (if supplied
            (push (list supplied `(not (eq ,found 'cl--absent))) cl--bindings))
        (cl--bind variable `(if (eq ,found 'cl--absent) ,default ,found))))
     (t
      (cl--bind variable `(cl--key ,rest ',keyword ,default))))
    keyword))

(defun cl--bind-key-check (rest keys allow)
  "Check that the keywords in REST are among KEYS, unless ALLOW is non-nil."
  (unless allow
    (push (list (make-symbol "_") `(cl--check-keys ,rest ',(reverse keys))) cl--bindings)))

(defmacro cl-defun (name args &rest body)
  "Define NAME as a function with ARGS, an argument list as in Common Lisp, and BODY, in a block named NAME."
  (declare (doc-string 3) (indent 2) (debug (&define name sexp lambda-doc cl-declarations-or-string def-body)))
  (let ((function (cl--named-lambda name args body)))
    `(defun ,name ,(car function) ,@(cdr function))))

(defun cl--named-lambda (name args body)
  "Return (ARGLIST . BODY) for the function NAME with ARGS and BODY, which is in a block named NAME."
  (let* ((parsed (macroexp-parse-body body))
         (block-name (if (consp name) (car (cdr name)) name)))
    (cl--transform-lambda args
                          (append (car parsed) (list `(cl-block ,block-name ,@(cdr parsed))))
                          name)))

(defmacro cl-iter-defun (name args &rest body)
  "Define NAME as a generator with ARGS, as in Common Lisp, and BODY."
  (declare (doc-string 3) (indent 2))
  (require 'generator)
  (let ((function (cl--named-lambda name args body)))
    `(iter-defun ,name ,(car function) ,@(cdr function))))

(defmacro cl-defmacro (name args &rest body)
  "Define NAME as a macro with ARGS, an argument list as in Common Lisp, and BODY, in a block named NAME."
  (declare (doc-string 3) (indent 2) (debug (&define name sexp lambda-doc cl-declarations-or-string def-body)))
  (let ((function (cl--macro-lambda name args body)))
    `(defmacro ,name ,(car function) ,@(cdr function))))

(defun cl--macro-lambda (name args body)
  "Return (ARGLIST . BODY) for the macro NAME with ARGS and BODY; parameters may be argument lists."
  (let* ((parsed (macroexp-parse-body body))
         (environment (car (cdr (memq '&environment args))))
         (forms (cdr parsed)))
    (when environment
      (setq args (append (cl-ldiff args (memq '&environment args)) (cdr (cdr (memq '&environment args)))))
      (setq forms `((let ((,environment macroexpand-all-environment)) ,@forms))))
    (setq forms (append (car parsed) (list `(cl-block ,name ,@forms))))
    (let ((whole (car (cdr (memq '&whole args)))))
      (if whole
          (let ((rest (make-symbol "args")))
            (cl--transform-lambda (list '&rest rest)
                                  (append (car parsed)
                                          `((let ((,whole (cons ',name ,rest)))
                                              (cl-destructuring-bind ,(cdr (cdr (memq '&whole args))) ,rest
                                                ,@(cdr (macroexp-parse-body forms))))))))
        (cl--transform-lambda (cl--proper-arguments args) forms name)))))

(defun cl--proper-arguments (args)
  "Return ARGS with `. SYMBOL' at its end written as `&rest SYMBOL'."
  (let ((items nil))
    (while (consp args)
      (push (car args) items)
      (setq args (cdr args)))
    (when args
      (push '&rest items)
      (push args items))
    (nreverse items)))

(defmacro cl-function (func)
  "Return the function FUNC: like `function', but a `lambda' may have an argument list as in Common Lisp."
  (declare (debug (&or symbolp ("lambda" sexp def-body))))
  (if (eq (car-safe func) 'lambda)
      (let ((function (cl--transform-lambda (car (cdr func)) (cdr (cdr func)))))
        `(function (lambda ,@function)))
    `(function ,func)))

(defmacro cl-destructuring-bind (args expr &rest body)
  "Bind the parameters ARGS, as in Common Lisp, to the elements of EXPR's value, a list, and evaluate BODY."
  (declare (indent 2) (debug (sexp form def-body)))
  (let ((cl--bindings nil) (value (make-symbol "--cl-rest--")))
    (if (symbolp args)
        `(let ((,args ,expr)) ,@body)
      (cl--destructure-list args value)
      `(let* ((,value ,expr) ,@(nreverse cl--bindings))
         ,@body))))

(defmacro cl-defsubst (name args &rest body)
  "Define NAME as an inline function with ARGS, as in Common Lisp, and BODY: here a function like any."
  (declare (doc-string 3) (indent 2))
  `(cl-defun ,name ,args ,@body))

(defconst cl--cheap-functions
  '(+ - 1+ 1- and aref car car-safe cdr cdr-safe elt if max min nth or prog1 prog2 progn)
  "Functions and special forms whose calls may stand in code more than once.")

(defconst cl--harmless-functions '(% * / < <= = > >= error length list memq vector vectorp)
  "Functions whose calls may move in code, but must stay one.")

(defun cl--inline-p (form functions)
  "Return non-nil if FORM only calls FUNCTIONS, `cl--cheap-functions' and functions that are side-effect-free."
  (cond ((not (consp form)) t)
        ((memq (car form) '(quote function)) t)
        ((not (symbolp (car form))) nil)
        ((not (or (memq (car form) cl--cheap-functions) (memq (car form) functions)
                  (function-get (car form) 'side-effect-free)))
         nil)
        (t (let ((args (cdr form)))
             (while (and args (cl--inline-p (car args) functions))
               (setq args (cdr args)))
             (null args)))))

(defun cl--defsubst-expand (argnames body simple whole _unsafe &rest argvs)
  "Return BODY with the arguments ARGVS of the call WHOLE for ARGNAMES, or WHOLE itself where that could change what it does.
Arguments that must be evaluated once are bound to their names, unless SIMPLE says that BODY evaluates each at most once.
Compiled code calls this."
  (let ((cheap t) (harmless t))
    (dolist (arg argvs)
      (unless (cl--inline-p arg nil) (setq cheap nil))
      (unless (cl--inline-p arg cl--harmless-functions) (setq harmless nil)))
    (if (not harmless)
        whole
      (let ((bindings nil) (alist nil) (values argvs))
        (dolist (name argnames)
          (when values
            (if (or cheap simple (macroexp-const-p (car values)))
                (push (cons name (car values)) alist)
              (push (list name (car values)) bindings))
            (setq values (cdr values))))
        (setq body (cl-sublis (nreverse alist) body))
        (if bindings `(let ,(nreverse bindings) ,body) body)))))

(defmacro cl-define-compiler-macro (func args &rest body)
  "Define a compiler macro of the function FUNC, called with ARGS: BODY returns a form, or the first of &whole."
  (declare (indent 2))
  (let* ((whole (if (eq (car-safe args) '&whole) (car (cdr args))))
         (parameters (if whole (cdr (cdr args)) args))
         (form (or whole (make-symbol "form")))
         (expander (intern (format "%s--cmacro" func)))
         (function (cl--transform-lambda (cons form (cl--proper-arguments parameters))
                                         `((cl-block ,func ,@body)) func)))
    `(eval-and-compile
       (defun ,expander ,(car function) ,@(cdr function))
       (put ',func 'compiler-macro #',expander))))

(defun cl-compiler-macroexpand (form)
  "Expand FORM by the compiler macro of its function as long as it has one."
  (let ((expander nil) (continue t))
    (while (and continue (consp form) (symbolp (car form))
                (setq expander (function-get (car form) 'compiler-macro t)))
      (let ((expansion (apply expander form (cdr form))))
        (setq continue (not (eq expansion form))
              form expansion))))
  form)

;;; Blocks

(defun cl--block-tag (name)
  "Return the tag for the block NAME."
  (intern (format "--cl-block-%s--" name)))

(defmacro cl-block (name &rest body)
  "Evaluate BODY; `cl-return-from' NAME inside of it leaves it.  What calls none costs nothing."
  (declare (indent 1) (debug (symbolp body)))
  (let* ((tag (cl--block-tag name))
         (form (macroexpand-all (macroexp-progn body) macroexpand-all-environment)))
    (if (macroexp--fgrep (list (list tag)) form)
        `(catch ',tag ,@(macroexp-unprogn form))
      form)))

(defmacro cl-return (&optional result)
  "Leave the block named nil, such as a loop, with the value RESULT."
  (declare (debug (&optional form)))
  `(cl-return-from nil ,result))

(defmacro cl-return-from (name &optional result)
  "Leave the block named NAME with the value RESULT."
  (declare (indent 1) (debug (symbolp &optional form)))
  `(throw ',(cl--block-tag name) ,result))

(defmacro cl-tagbody (&rest labels-or-stmts)
  "Evaluate the forms among LABELS-OR-STMTS in order; (go LABEL) inside of one goes on after that symbol or number."
  (let ((blocks nil) (first-label (make-symbol "cl--preamble")) (catch-tag (make-symbol "cl--tagbody-tag")))
    (push (list first-label) blocks)
    (dolist (item labels-or-stmts)
      (if (consp item)
          (push item (cdr (car blocks)))
        (push (list 'go item) (cdr (car blocks)))
        (push (list item) blocks)))
    (setq blocks (nreverse (mapcar (lambda (block) (cons (car block) (reverse (cdr block)))) blocks)))
    (let ((next (make-symbol "cl--next-label")))
      `(let ((,next ',first-label))
         ,(macroexpand-all
           `(while (not (eq (setq ,next (catch ',catch-tag
                                          (cond ,@(mapcar (lambda (block)
                                                            `((eql ,next ',(car block)) ,@(cdr block)))
                                                          blocks))
                                          ',catch-tag))
                            ',catch-tag)))
           (cons (cons 'go (lambda (label) `(throw ',catch-tag ',label)))
                 macroexpand-all-environment))))))

(defmacro cl-do (steps endtest &rest body)
  "Loop: bind variables by STEPS, (VAR INIT STEP), until ENDTEST, (TEST RESULT...), is true, evaluating BODY."
  (declare (indent 2))
  (cl--expand-do-loop steps endtest body nil))

(defmacro cl-do* (steps endtest &rest body)
  "Like `cl-do' with STEPS, ENDTEST and BODY, but bind and step variables one after the other."
  (declare (indent 2))
  (cl--expand-do-loop steps endtest body t))

(defun cl--expand-do-loop (steps endtest body sequential)
  "Return the form for `cl-do' with STEPS, ENDTEST and BODY, for `cl-do*' if SEQUENTIAL."
  `(cl-block nil
     (,(if sequential 'let* 'let)
      ,(mapcar (lambda (step) (if (consp step) (list (car step) (nth 1 step)) step)) steps)
      (while (not ,(car endtest))
        ,@body
        ,@(let ((sets (apply #'append
                             (mapcar (lambda (step)
                                       (and (consp step) (cdr (cdr step))
                                            (list (car step) (nth 2 step))))
                                     steps))))
            (if sets (list (cons (if (or sequential (null (cdr (cdr sets)))) 'setq 'cl-psetq) sets)))))
      ,@(or (cdr endtest) '(nil)))))

(defmacro cl-dolist (spec &rest body)
  "Like `dolist' with SPEC and BODY, in a block named nil."
  (declare (indent 1) (debug ((symbolp form &optional form) body)))
  `(cl-block nil (dolist ,spec ,@body)))

(defmacro cl-dotimes (spec &rest body)
  "Like `dotimes' with SPEC and BODY, in a block named nil."
  (declare (indent 1) (debug cl-dolist))
  `(cl-block nil (dotimes ,spec ,@body)))

(defmacro cl-do-symbols (spec &rest body)
  "Evaluate BODY for each symbol of an obarray: (cl-do-symbols (VAR [OBARRAY [RESULT]]) BODY...)."
  (declare (indent 1))
  `(cl-block nil
     (mapatoms (lambda (,(car spec)) ,@body) ,@(and (nth 1 spec) (list (nth 1 spec))))
     ,(nth 2 spec)))

(defmacro cl-do-all-symbols (spec &rest body)
  "Evaluate BODY for each interned symbol: (cl-do-all-symbols (VAR [RESULT]) BODY...)."
  (declare (indent 1))
  `(cl-do-symbols (,(car spec) nil ,(nth 1 spec)) ,@body))

(defmacro cl-psetq (&rest pairs)
  "Set variables to values that are all computed first: (cl-psetq VARIABLE VALUE ...).  Return nil."
  (declare (debug setq))
  (cons 'cl-psetf pairs))

(defmacro cl-progv (symbols values &rest body)
  "Evaluate BODY with the symbols of the list SYMBOLS dynamically bound to those of VALUES."
  (declare (indent 2) (debug (form form body)))
  (let ((function (make-symbol "body")) (names (make-symbol "syms")) (data (make-symbol "vals"))
        (bindings (make-symbol "binds")))
    `(let* ((,names ,symbols) (,data ,values) (,bindings nil)
            (,function (lambda () ,@body)))
       (while ,names
         (push (list (pop ,names) (list 'quote (pop ,data))) ,bindings))
       (eval (list 'let (nreverse ,bindings) (list 'funcall (list 'quote ,function)))))))

;;; Cases

(defmacro cl-case (expr &rest clauses)
  "Evaluate the body of the first of CLAUSES, (KEYS BODY...), of whose keys, by `eql', EXPR's value is one.
KEYS is a list, or one atom; t or `otherwise' matches everything."
  (declare (indent 1) (debug (form &rest (sexp body))))
  (macroexp-let2 macroexp-copyable-p temp expr
    (let ((seen nil))
      `(cond
        ,@(mapcar
           (lambda (clause)
             (cons (cond ((memq (car clause) '(t otherwise)) t)
                         ((eq (car clause) 'cl--ecase-error-flag)
                          `(error "cl-ecase failed: %s, %s" ,temp ',(reverse seen)))
                         ((listp (car clause))
                          (setq seen (append (car clause) seen))
                          `(cl-member ,temp ',(car clause)))
                         (t
                          (push (car clause) seen)
                          `(eql ,temp ',(car clause))))
                   (or (cdr clause) '(nil))))
           clauses)))))

(defmacro cl-ecase (expr &rest clauses)
  "Like `cl-case' of EXPR and CLAUSES, but signal an error when none matches."
  (declare (indent 1) (debug cl-case))
  `(cl-case ,expr ,@clauses (cl--ecase-error-flag)))

(defmacro cl-typecase (expr &rest clauses)
  "Evaluate the body of the first of CLAUSES, (TYPE BODY...), of whose type EXPR's value is; t matches everything."
  (declare (indent 1) (debug (form &rest ([&or cl-type-spec "otherwise"] body))))
  (macroexp-let2 macroexp-copyable-p temp expr
    (let ((types nil))
      (cons 'cond
            (mapcar
             (lambda (clause)
               (cons (cond ((memq (car clause) '(t otherwise)) t)
                           ((eq (car clause) 'cl--ecase-error-flag)
                            `(error "cl-etypecase failed: %s, %s" ,temp ',(reverse types)))
                           (t (push (car clause) types)
                              `(cl-typep ,temp ',(car clause))))
                     (or (cdr clause) '(nil))))
             clauses)))))

(defmacro cl-etypecase (expr &rest clauses)
  "Like `cl-typecase' of EXPR and CLAUSES, but signal an error when none matches."
  (declare (indent 1) (debug cl-typecase))
  `(cl-typecase ,expr ,@clauses (cl--ecase-error-flag)))

;;; Local functions and macros

(defmacro cl-flet (bindings &rest body)
  "Evaluate BODY with functions defined for the while: each of BINDINGS is (NAME ARGS BODY...) or (NAME EXP).
The functions do not see each other, and only calls and #'NAME in the text of BODY mean them."
  (declare (indent 1) (debug ((&rest (symbolp sexp def-body)) body)))
  (let ((variables nil) (functions nil))
    (dolist (binding bindings)
      (let ((variable (make-symbol (format "--cl-%s--" (car binding)))))
        (push (list variable
                    (if (and (null (cdr (cdr binding))) (not (and (listp (car (cdr binding)))
                                                                  (cl--argument-list-p (car (cdr binding))))))
                        (car (cdr binding))
                      (cl--local-lambda (car binding) (car (cdr binding)) (cdr (cdr binding)))))
              variables)
        (push (cons (car binding) variable) functions)))
    (let ((form (cl--local-functions functions (macroexp-progn body))))
      (if variables
          `(let ,(nreverse variables) ,@(macroexp-unprogn form))
        form))))

(defun cl--argument-list-p (object)
  "Return non-nil if OBJECT, the second element of a binding without a body, is an argument list: nil."
  (null object))

(defun cl--local-lambda (name args body)
  "Return the form for the local function NAME with ARGS and BODY."
  (ignore name)
  `(cl-function (lambda ,args ,@body)))

(defmacro cl-flet* (bindings &rest body)
  "Like `cl-flet' with BINDINGS and BODY, but each function sees those before it."
  (declare (indent 1) (debug cl-flet))
  (cond
   ((null bindings) (macroexp-progn body))
   ((null (cdr bindings)) `(cl-flet ,bindings ,@body))
   (t `(cl-flet (,(car bindings)) (cl-flet* ,(cdr bindings) ,@body)))))

(defmacro cl-labels (bindings &rest body)
  "Evaluate BODY with functions defined for the while, which see each other: each of BINDINGS is (NAME ARGS BODY...)."
  (declare (indent 1) (debug cl-flet))
  (let ((functions (mapcar (lambda (binding)
                             (cons (car binding) (make-symbol (format "--cl-%s--" (car binding)))))
                           bindings)))
    ;; `letrec' must see which variables the functions use.
    `(letrec ,(mapcar (lambda (binding)
                        (list (cdr (assq (car binding) functions))
                              (cl--local-functions
                               functions
                               (cl--local-lambda (car binding) (car (cdr binding)) (cdr (cdr binding))))))
                      bindings)
       ,@(macroexp-unprogn (cl--local-functions functions (macroexp-progn body))))))

(defmacro cl-macrolet (bindings &rest body)
  "Evaluate BODY with macros defined for the while: each of BINDINGS is (NAME ARGS BODY...)."
  (declare (indent 1) (debug (cl-flet)))
  (macroexpand-all
   (macroexp-progn body)
   (append (mapcar (lambda (binding)
                     (let ((function (cl--macro-lambda (car binding) (car (cdr binding)) (cdr (cdr binding)))))
                       (cons (car binding)
                             (eval `(function (lambda ,@(macroexpand-all-lambda function))) t))))
                   bindings)
           macroexpand-all-environment)))

(defun macroexpand-all-lambda (function)
  "Return (ARGLIST . BODY), FUNCTION, with the macros in its body expanded as those around it."
  (let ((parsed (macroexp-parse-body (cdr function))))
    (cons (car function)
          (append (car parsed)
                  (list (macroexpand-all (macroexp-progn (cdr parsed)) macroexpand-all-environment))))))

;;; Symbol macros

(defvar cl--macroexpand nil "What `macroexpand' is without symbol macros, while they are expanded.")

(defmacro cl-symbol-macrolet (bindings &rest body)
  "Evaluate BODY with symbols standing for forms: each of BINDINGS is (SYMBOL EXPANSION)."
  (declare (indent 1) (debug ((&rest (symbol sexp)) body)))
  (let ((environment (cons (cons :cl-symbol-macros
                                 (append (mapcar (lambda (binding)
                                                   (unless (symbolp (car binding))
                                                     (signal 'wrong-type-argument (list 'symbolp (car binding))))
                                                   (cons (car binding) (car (cdr binding))))
                                                 bindings)
                                         (cdr (assq :cl-symbol-macros macroexpand-all-environment))))
                           macroexpand-all-environment))
        (former (symbol-function 'macroexpand)))
    (if cl--macroexpand
        (macroexpand-all (macroexp-progn body) environment)
      (let ((cl--macroexpand former))
        (unwind-protect
            (progn
              (fset 'macroexpand #'cl--sm-macroexpand)
              (macroexpand-all (macroexp-progn body) environment))
          (fset 'macroexpand former))))))

(defun cl--sm-macroexpand (form &optional environment)
  "Do what `macroexpand' does with FORM and ENVIRONMENT, and expand symbol macros too."
  (let ((macros (cdr (assq :cl-symbol-macros environment))) (again t))
    (while again
      (setq again nil
            form (funcall cl--macroexpand form environment))
      (cond
       ((symbolp form)
        (let ((macro (and form (assq form macros))))
          (when (and macro (not (eq (cdr macro) form)))
            (setq form (cdr macro) again t))))
       ((eq (car-safe form) 'setq)
        (let ((pairs (cdr form)) (found nil))
          (while pairs
            (if (assq (car pairs) macros) (setq found t))
            (setq pairs (cdr (cdr pairs))))
          (when found
            ;; A `setf' is expanded here, before its place is taken for a form.
            (setq form (cl--sm-setq (cdr form) macros) again t))))
       ((memq (car-safe form) '(let let*))
        (setq form (cl--sm-let form macros environment)))
       ((and (eq (car-safe form) 'function) (eq (car-safe (car (cdr form))) 'lambda))
        (setq form (cl--sm-lambda form macros environment)))
       ((and (eq (car-safe form) 'condition-case) (assq (nth 1 form) macros))
        (let ((new (make-symbol (symbol-name (nth 1 form)))))
          (setq form `(condition-case ,new ,(nth 2 form)
                        ,@(mapcar (lambda (handler)
                                    (list (car handler)
                                          (cl--sm-renamed (list (cons (nth 1 form) new))
                                                          (cdr handler) environment)))
                                  (nthcdr 3 form))))))))
    form))

(defun cl--sm-setq (pairs macros)
  "Return a form that does (setq PAIRS...), some of whose variables are among the symbol macros MACROS."
  (let ((forms nil))
    (while pairs
      (push (if (assq (car pairs) macros)
                `(setf ,(cdr (assq (car pairs) macros)) ,(car (cdr pairs)))
              `(setq ,(car pairs) ,(car (cdr pairs))))
            forms)
      (setq pairs (cdr (cdr pairs))))
    (macroexp-progn (nreverse forms))))

(defun cl--sm-renamed (renames body environment)
  "Return BODY, a list of forms, as one form, expanded with the variables in the alist RENAMES called otherwise."
  (macroexpand-all (macroexp-progn body)
                   (cons (cons :cl-symbol-macros
                               (append renames (cdr (assq :cl-symbol-macros environment))))
                         environment)))

(defun cl--sm-let (form macros environment)
  "Return FORM, a `let' or `let*', with variables that shadow some of MACROS called otherwise."
  (let ((renames nil) (bindings nil) (shadows nil))
    (dolist (binding (car (cdr form)))
      (if (assq (if (consp binding) (car binding) binding) macros) (setq shadows t)))
    (if (not shadows)
        form
      (dolist (binding (car (cdr form)))
        (let* ((variable (if (consp binding) (car binding) binding))
               (value (if (consp binding) (car (cdr binding))))
               (expanded (if (and (eq (car form) 'let*) renames)
                             (cl--sm-renamed renames (list value) environment)
                           (macroexpand-all value environment))))
          (if (assq variable macros)
              (let ((new (make-symbol (symbol-name variable))))
                (push (cons variable new) renames)
                (push (list new expanded) bindings))
            (push (list variable expanded) bindings))))
      (list (car form) (nreverse bindings)
            (cl--sm-renamed renames (cdr (cdr form)) environment)))))

(defun cl--sm-lambda (form macros environment)
  "Return FORM, (function (lambda ...)), with parameters that shadow some of MACROS called otherwise."
  (let ((renames nil) (args (car (cdr (car (cdr form))))))
    (dolist (arg args)
      (if (assq arg macros)
          (push (cons arg (make-symbol (symbol-name arg))) renames)))
    (if (null renames)
        form
      (let ((parsed (macroexp-parse-body (cdr (cdr (car (cdr form)))))))
        `(function (lambda ,(mapcar (lambda (arg) (or (cdr (assq arg renames)) arg)) args)
                     ,@(car parsed)
                     ,(cl--sm-renamed renames (cdr parsed) environment)))))))

;;; Places

(defmacro cl-callf (func place &rest args)
  "Set PLACE to what (FUNC PLACE ARGS...) returns."
  (declare (indent 2) (debug (cl-function place &rest form)))
  (gv-letplace (getter setter) place
    (let ((arguments (cons getter args)))
      (funcall setter
               (if (symbolp func)
                   (cons func arguments)
                 `(funcall #',func ,@arguments))))))

(defmacro cl-callf2 (func arg1 place &rest args)
  "Set PLACE to what (FUNC ARG1 PLACE ARGS...) returns."
  (declare (indent 3) (debug (cl-function form place &rest form)))
  (if (and (macroexp-const-p arg1) (symbolp func))
      `(setf ,place (,func ,arg1 ,place ,@args))
    (macroexp-let2 nil a1 arg1
      (gv-letplace (getter setter) place
        (let ((arguments (cons a1 (cons getter args))))
          (funcall setter
                   (if (symbolp func)
                       (cons func arguments)
                     `(funcall #',func ,@arguments))))))))

(defmacro cl-letf (bindings &rest body)
  "Evaluate BODY with places set for the while: each of BINDINGS is (PLACE VALUE), or (PLACE) to only restore it."
  (declare (indent 1) (debug ((&rest [&or (symbolp form) (gv-place &optional form)]) body)))
  (let ((simple t))
    ;; A symbol may stand for a place.
    (setq bindings (mapcar (lambda (binding)
                             (if (symbolp (car binding))
                                 (cons (macroexpand (car binding) macroexpand-all-environment) (cdr binding))
                               binding))
                           bindings))
    (dolist (binding bindings)
      (unless (symbolp (car binding)) (setq simple nil)))
    (if simple
        `(let ,bindings ,@body)
      (cl--letf (reverse bindings) nil nil body))))

(defun cl--letf (bindings simple saved body)
  "Return the form for `cl-letf' with BINDINGS, the last first, and BODY.
SIMPLE are bindings of variables so far, SAVED those of what places held."
  (ignore saved)
  (let ((variables simple) (places nil))
    (dolist (binding bindings)
      (if (symbolp (car binding))
          (push binding variables)
        (push binding places)))
    (cl--letf-places places variables body)))

(defun cl--letf-places (places variables body)
  "Return the form that evaluates BODY with VARIABLES bound and PLACES, bindings of places, set for the while.
All values are computed before anything is set."
  (let ((values nil) (settings nil))
    (dolist (binding places)
      (if (cdr binding)
          (if (or (macroexp-const-p (car (cdr binding))) (and (null (cdr places)) (null variables)))
              (push (car (cdr binding)) settings)
            (let ((new (make-symbol "vnew")))
              (push (list new (car (cdr binding))) values)
              (push new settings)))
        (push 'cl--letf-none settings)))
    (let ((form (cl--letf-nest places (nreverse settings) variables body)))
      (macroexp-let* (nreverse values) form))))

(defun cl--letf-nest (places settings variables body)
  "Return the form that sets PLACES to SETTINGS, binds VARIABLES and evaluates BODY, and restores the places."
  (if (null places)
      (if variables `(let ,variables ,@body) (macroexp-progn body))
    (gv-letplace (getter setter) (car (car places))
      (macroexp-let2 nil old getter
        (let ((inner (if (and (null (cdr places)) (null variables))
                         body
                       (list (cl--letf-nest (cdr places) (cdr settings) variables body)))))
          `(unwind-protect
               ,(if (eq (car settings) 'cl--letf-none)
                    (macroexp-progn inner)
                  `(progn ,(funcall setter (car settings)) ,@inner))
             ,(funcall setter old)))))))

(defmacro cl-letf* (bindings &rest body)
  "Like `cl-letf' with BINDINGS and BODY, but one after the other."
  (declare (indent 1) (debug cl-letf))
  (dolist (binding (reverse bindings))
    (setq body (list `(cl-letf (,binding) ,@body))))
  (macroexp-progn body))

(defmacro cl-psetf (&rest args)
  "Set places to values that are all computed first: (cl-psetf PLACE VALUE ...).  Return nil."
  (declare (debug setf))
  (let ((pairs args) (simple t) (places nil))
    (while pairs
      (unless (cdr pairs)
        (signal 'wrong-number-of-arguments (list 'cl-psetf (length args))))
      (if (or (not (symbolp (car pairs))) (macroexp--fgrep (mapcar #'list places) (car (cdr pairs))))
          (setq simple nil))
      (if (symbolp (car pairs)) (push (car pairs) places))
      (setq pairs (cdr (cdr pairs))))
    (if simple
        `(progn (setq ,@args) nil)
      (let ((reversed nil) (form nil))
        (while args
          (push (cons (car args) (car (cdr args))) reversed)
          (setq args (cdr (cdr args))))
        (dolist (pair reversed)
          (setq form `(setf ,(car pair) ,(if form `(prog1 ,(cdr pair) ,form) (cdr pair)))))
        `(progn ,form nil)))))

(defmacro cl-rotatef (&rest args)
  "Give each place of ARGS what the next one holds, and the last what the first did.  Return nil."
  (declare (debug (&rest gv-place)))
  (let ((simple t))
    (dolist (place args)
      (unless (symbolp place) (setq simple nil)))
    (if simple
        (and (cdr args)
             (let ((pairs nil) (first (car args)))
               (while (cdr args)
                 (setq pairs (nconc pairs (list (car args) (car (cdr args))))
                       args (cdr args)))
               `(cl-psetf ,@pairs ,(car args) ,first)))
      (let* ((places (reverse args))
             (temp (make-symbol "--cl-rotatef--"))
             (form temp))
        (while (cdr places)
          (setq form (gv-letplace (getter setter) (car places)
                       `(prog1 ,getter ,(funcall setter form)))
                places (cdr places)))
        (gv-letplace (getter setter) (car places)
          (macroexp-let* `((,temp ,getter))
                         `(progn ,(funcall setter form) nil)))))))

(defmacro cl-shiftf (place &rest args)
  "Give PLACE what the first of ARGS holds, and so on, the last place the value of the last form; return what PLACE held."
  (declare (debug (&rest place)))
  (cond
   ((null args) place)
   ((symbolp place) `(prog1 ,place (setq ,place (cl-shiftf ,@args))))
   (t
    (gv-letplace (getter setter) place
      `(prog1 ,getter ,(funcall setter `(cl-shiftf ,@args)))))))

(defmacro cl-remf (place tag)
  "Take the property TAG out of the property list that PLACE holds; return t if it was there."
  (declare (debug (place form)))
  (gv-letplace (getter setter) place
    (macroexp-let2 macroexp-copyable-p ttag tag
      `(if (eq ,ttag (car ,getter))
           (progn ,(funcall setter `(cddr ,getter)) t)
         (cl--do-remf ,getter ,ttag)))))

(defmacro cl-multiple-value-bind (vars form &rest body)
  "Evaluate BODY with the variables VARS bound to the values of FORM, a list."
  (declare (indent 2) (debug ((&rest symbolp) form body)))
  (let ((values (make-symbol "--cl-var--")) (n -1))
    `(let* ((,values ,form)
            ,@(mapcar (lambda (variable)
                        (list variable `(nth ,(setq n (1+ n)) ,values)))
                      vars))
       ,@body)))

(defmacro cl-multiple-value-setq (vars form)
  "Set the variables VARS to the values of FORM, a list; return the first."
  (declare (indent 1) (debug ((&rest symbolp) form)))
  (cond ((null vars) `(progn ,form nil))
        ((null (cdr vars)) `(setq ,(car vars) (car ,form)))
        (t
         (let ((values (make-symbol "--cl-var--")) (n 0))
           `(let ((,values ,form))
              (prog1 (setq ,(car vars) (car ,values))
                (setq ,@(apply #'append
                               (mapcar (lambda (variable)
                                         (list variable `(nth ,(setq n (1+ n)) ,values)))
                                       (cdr vars))))))))))

;;; Declarations and checks

(defmacro cl-the (type form)
  "Return the value of FORM; signal `wrong-type-argument' if it is not of TYPE."
  (declare (indent 1) (debug (cl-type-spec form)))
  (macroexp-let2 macroexp-copyable-p value form
    `(progn (unless (cl-typep ,value ',type)
              (signal 'wrong-type-argument (list ',type ,value ',form)))
            ,value)))

(defmacro cl-locally (&rest body)
  "Evaluate BODY."
  (declare (debug t))
  (cons 'progn body))

(defmacro cl-eval-when (when &rest body)
  "Evaluate BODY if WHEN names a time that applies: `load', `compile' or `eval', with or without a colon."
  (declare (indent 1) (debug (sexp body)))
  (if (or (memq 'load when) (memq :load-toplevel when) (memq 'eval when) (memq :execute when))
      (macroexp-progn body)))

(defmacro cl-load-time-value (form &optional _read-only)
  "Return the value of FORM, computed when the file is loaded."
  (declare (debug (form &optional sexp)))
  `(quote ,(eval form t)))

(defmacro cl-declare (&rest _specs)
  "Say something about variables to a compiler; does nothing."
  nil)

(defmacro cl-check-type (form type &optional string)
  "Signal an error unless FORM's value is of TYPE; STRING describes what is wanted."
  (declare (debug (place cl-type-spec &optional stringp)))
  (macroexp-let2 macroexp-copyable-p temp form
    `(progn
       (unless (cl-typep ,temp ',type)
         (signal 'wrong-type-argument (list ,(or string `',type) ,temp ',form)))
       nil)))

(defmacro cl-assert (form &optional show-args string &rest args)
  "Signal an error unless FORM's value is non-nil.
SHOW-ARGS non-nil puts the values of FORM's arguments into it; STRING and ARGS make its message."
  (declare (debug (form &rest form)))
  (let ((show-args (and show-args
                        (delq nil (mapcar (lambda (arg) (unless (macroexp-const-p arg) arg))
                                          (cdr-safe form))))))
    `(progn
       (or ,form
           (cl--assertion-failed ',form ,@(if (or string show-args args)
                                              (list string (cons 'list show-args)
                                                    (cons 'list args)))))
       nil)))

(define-error 'cl-assertion-failed (purecopy "Assertion failed"))

(pcase-defmacro cl-type (type)
  "Match values of TYPE."
  `(pred (lambda (object) (cl-typep object ',type))))

(defmacro cl-deftype (name arglist &rest body)
  "Define NAME as a type that stands for what BODY returns, with ARGLIST as in Common Lisp and `*' for what is missing."
  (declare (doc-string 3) (indent 2) (debug cl-defmacro))
  `(eval-and-compile
     (define-symbol-prop ',name 'cl-deftype-handler
       (cl-function (lambda ,(cl--deftype-arguments arglist) ,@body)))))

(defun cl--deftype-arguments (arglist)
  "Return ARGLIST with '* as the default of optional parameters that have none."
  (let ((optional nil))
    (mapcar (lambda (arg)
              (cond ((memq arg '(&optional &key)) (setq optional t) arg)
                    ((memq arg '(&rest &body &aux)) (setq optional nil) arg)
                    ((and optional (symbolp arg)) (list arg ''*))
                    (t arg)))
            (cl--proper-arguments arglist))))

(defmacro cl-loop (&rest loop-args)
  "Loop as the clauses LOOP-ARGS say.
  for VAR from/upfrom/downfrom A to/upto/downto/below/above B by STEP
  for VAR in/on LIST by FUNC         for VAR in-ref LIST          for VAR across/across-ref ARRAY
  for VAR = INIT [then STEP]         for VAR being the elements/element-ref of SEQUENCE [using (index VAR2)]
  for VAR being the hash-keys/hash-values of TABLE [using (hash-values/hash-keys VAR2)]
  for VAR being the symbols [of OBARRAY]/buffers/overlays [of BUFFER]    for VAR iter-by ITERATOR
  with VAR = INIT      repeat N      while/until/always/never/thereis EXP
  collect/append/nconc/concat/vconcat/sum/count/maximize/minimize EXP [into VAR]
  if/when/unless EXP CLAUSE [and CLAUSE]... [else CLAUSE [and CLAUSE]...] [end]
  do FORMS...   initially FORMS...   finally FORMS...   finally return EXP   return EXP   named NAME
VAR may be a list of variables, nested as the value is.  Without clauses, LOOP-ARGS are forms that are evaluated for ever."
  (cl--loop-form loop-args))

(defmacro cl-defstruct (struct &rest descs)
  "Define the structure STRUCT, NAME or (NAME OPTIONS...), with the slots DESCS, each SLOT or (SLOT DEFAULT OPTIONS...).
It makes `make-NAME', with keyword arguments, `copy-NAME', `NAME-p' and for each slot an accessor `NAME-SLOT', which is a
place.  Options are (:conc-name PREFIX), (:constructor NAME [ARGLIST]), (:copier NAME), (:predicate NAME),
\(:include NAME SLOTS...), (:type list or vector), :named, (:initial-offset N), (:print-function F), (:noinline)."
  (declare (doc-string 2) (indent 1) (debug (&define sexp [&optional stringp] &rest &or symbolp sexp)))
  (cl--defstruct-form struct descs))

(pcase-defmacro cl-struct (type &rest fields)
  "Match structures of TYPE, a symbol, whose slots match FIELDS, each SLOT or (SLOT PATTERN)."
  `(and (pred (pcase--flip cl-typep ',type))
        ,@(mapcar (lambda (field)
                    (let ((slot (if (consp field) (car field) field)))
                      `(app (lambda (object) (cl-struct-slot-value ',type ',slot object))
                            ,(if (consp field) (cadr field) field))))
                  fields)))

(provide 'cl-macs)

;;; cl-macs.el ends here

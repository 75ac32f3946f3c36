;;; byte-run.el --- defining functions and macros  -*- lexical-binding: t -*-

;; The first file of the library: it makes `lambda', `defmacro' and `defun'.  Nothing before it exists, so it is
;; written with special forms and primitives alone.  See "Defining Functions" and "Declare Form" in the Elisp manual.

(defalias 'lambda
  (cons 'macro
        #'(lambda (&rest definition)
            "Return an anonymous function: (lambda ARGS [DOCSTRING] [INTERACTIVE] BODY...)."
            (list 'function (cons 'lambda definition)))))

(defalias 'function-put
  #'(lambda (function prop value)
      "Set the property PROP of the function named FUNCTION to VALUE."
      (put function prop value)))

(defvar defun-declarations-alist nil
  "What a `declare' form in `defun' may say: a list of (PROPERTY EXPANDER).
EXPANDER gets the name, the argument list and the values given, and returns a form.")

(defvar macro-declarations-alist nil
  "What a `declare' form in `defmacro' may say; see `defun-declarations-alist'.")

(defalias 'byte-run--property
  #'(lambda (property)
      "Return an expander that stores its value as the function property PROPERTY."
      (list 'closure t '(name _args value)
            (list 'list ''function-put '(list 'quote name)
                  (list 'quote (list 'quote property)) '(list 'quote value)))))

(defalias 'byte-run--place-expander
  #'(lambda (name args expander)
      "Return the form that makes EXPANDER the expander of the places (NAME ARGS...)."
      (list 'gv-define-expander name
            (if (eq (car-safe expander) 'lambda)
                (cons 'lambda (cons (append (car (cdr expander)) args) (cdr (cdr expander))))
              (list 'function expander)))))

(defalias 'byte-run--place-setter
  #'(lambda (name args setter fix)
      "Return the form that says SETTER, a function name or `lambda', sets the places (NAME ARGS...)."
      (if (eq (car-safe setter) 'lambda)
          (cons 'gv-define-setter
                (cons name (cons (append (car (cdr setter)) args) (cdr (cdr setter)))))
        (list 'gv-define-simple-setter name setter fix))))

(setq defun-declarations-alist
      (list
       (list 'advertised-calling-convention
             #'(lambda (name _args arglist when)
                 (list 'set-advertised-calling-convention
                       (list 'quote name) (list 'quote arglist) (list 'quote when))))
       (list 'obsolete
             #'(lambda (name _args new-name when)
                 (list 'make-obsolete (list 'quote name) (list 'quote new-name) (list 'quote when))))
       (list 'interactive-only
             #'(lambda (name _args instead)
                 (list 'function-put (list 'quote name) ''interactive-only (list 'quote instead))))
       (list 'pure
             #'(lambda (name _args value)
                 (list 'function-put (list 'quote name) ''pure (list 'quote value))))
       (list 'side-effect-free
             #'(lambda (name _args value)
                 (list 'function-put (list 'quote name) ''side-effect-free (list 'quote value))))
       (list 'gv-expander
             #'(lambda (name args &rest spec)
                 (list 'progn ':autoload-end
                       (byte-run--place-expander name args (car spec)))))
       (list 'gv-setter
             #'(lambda (name args &rest spec)
                 (list 'progn ':autoload-end
                       (byte-run--place-setter name args (car spec) (car (cdr spec))))))
       (list 'compiler-macro
             #'(lambda (name args expander)
                 (list 'eval-and-compile
                       (list 'function-put (list 'quote name) ''compiler-macro
                             (if (eq (car-safe expander) 'lambda)
                                 (list 'function
                                       (cons 'lambda
                                             (cons (append (car (cdr expander)) args)
                                                   (cdr (cdr expander)))))
                               (list 'function expander))))))
       (list 'doc-string
             #'(lambda (name _args position)
                 (list 'function-put (list 'quote name) ''doc-string-elt
                       (list 'quote position))))
       (list 'indent
             #'(lambda (name _args value)
                 (list 'function-put (list 'quote name) ''lisp-indent-function
                       (list 'quote value))))
       (list 'speed
             #'(lambda (name _args value)
                 (list 'function-put (list 'quote name) ''speed (list 'quote value))))
       (list 'completion
             #'(lambda (name _args value)
                 (list 'function-put (list 'quote name) ''completion-predicate
                       (list 'function value))))
       (list 'modes
             #'(lambda (name _args &rest modes)
                 (list 'function-put (list 'quote name) ''command-modes (list 'quote modes))))
       (list 'interactive-args
             #'(lambda (name _args &rest rules)
                 (list 'function-put (list 'quote name) ''interactive-args (list 'quote rules))))))

(setq macro-declarations-alist
      (cons (list 'debug
                  #'(lambda (name _args spec)
                      (list 'progn ':autoload-end
                            (list 'put (list 'quote name) ''edebug-form-spec (list 'quote spec)))))
            (cons (list 'no-font-lock-keyword
                        #'(lambda (name _args value)
                            (list 'function-put (list 'quote name) ''no-font-lock-keyword
                                  (list 'quote value))))
                  defun-declarations-alist)))

(defalias 'byte-run--declarations
  #'(lambda (name args declarations alist)
      "Return the forms for DECLARATIONS, the `declare' forms of the definition of NAME, by ALIST."
      (let ((forms nil))
        (while declarations
          (let ((specs (cdr (car declarations))))
            (while specs
              (let* ((spec (if (consp (car specs)) (car specs) (list (car specs))))
                     (expander (car (cdr (assq (car spec) alist)))))
                (cond (expander
                       (let ((form (apply expander name args (cdr spec))))
                         (if form (setq forms (cons form forms)))))
                      ((memq (car spec) '(warn debug)) nil)
                      (t (message "Warning: Unknown defun property `%S' in %S" (car spec) name))))
              (setq specs (cdr specs))))
          (setq declarations (cdr declarations)))
        (nreverse forms))))

(defalias 'byte-run--parse-body
  #'(lambda (body)
      "Split BODY into (DOCSTRING DECLARATIONS . FORMS), where DOCSTRING is nil or a list of a string."
      (let ((doc nil) (declarations nil))
        (if (and (stringp (car body)) (cdr body))
            (setq doc (list (car body)) body (cdr body)))
        (while (eq (car-safe (car body)) 'declare)
          (setq declarations (cons (car body) declarations) body (cdr body)))
        (let ((interactive nil))
          (if (and declarations (eq (car-safe (car body)) 'interactive))
              (progn
                (setq interactive (list (car body)) body (cdr body))
                (while (eq (car-safe (car body)) 'declare)
                  (setq declarations (cons (car body) declarations) body (cdr body)))))
          (cons doc (cons (nreverse declarations) (append interactive body)))))))

(defalias 'defmacro
  (cons 'macro
        #'(lambda (name arglist &optional docstring &rest body)
            "Define NAME as a macro: (defmacro NAME ARGLIST [DOCSTRING] [DECLARATIONS] BODY...).
When the macro is called, its unevaluated arguments are bound to ARGLIST and BODY makes the form to evaluate."
            (let* ((parts (byte-run--parse-body (if (or docstring body) (cons docstring body))))
                   (function (list 'function
                                   (cons 'lambda
                                         (cons arglist
                                               (append (car parts)
                                                       (or (cdr (cdr parts))
                                                           (if (car parts) nil '(nil))))))))
                   (definition (list 'defalias (list 'quote name) (list 'cons ''macro function)))
                   (declarations (byte-run--declarations
                                  name arglist (car (cdr parts)) macro-declarations-alist)))
              (if declarations
                  (cons 'prog1 (cons definition declarations))
                definition)))))

(defalias 'defun
  (cons 'macro
        #'(lambda (name arglist &optional docstring &rest body)
            "Define NAME as a function: (defun NAME ARGLIST [DOCSTRING] [DECLARATIONS] [INTERACTIVE] BODY...)."
            (or name (signal 'error (list (format-message "Cannot define '%s' as a function" name))))
            (if (or (not (listp arglist)) (memq nil (mapcar #'symbolp arglist)))
                (signal 'error (list (format "Malformed arglist: %s" arglist))))
            (let* ((parts (byte-run--parse-body (if (or docstring body) (cons docstring body))))
                   (function (list 'function
                                   (cons 'lambda
                                         (cons arglist
                                               (append (car parts)
                                                       (or (cdr (cdr parts))
                                                           (if (car parts) nil '(nil))))))))
                   (definition (list 'defalias (list 'quote name) function))
                   (declarations (byte-run--declarations
                                  name arglist (car (cdr parts)) defun-declarations-alist)))
              (if declarations
                  (cons 'prog1 (cons definition declarations))
                definition)))))

(put 'defmacro 'doc-string-elt 3)
(put 'defmacro 'lisp-indent-function 2)
(put 'defun 'doc-string-elt 3)
(put 'defun 'lisp-indent-function 2)
(put 'lambda 'lisp-indent-function 'defun)

(defmacro declare (&rest _specs)
  "Say something about the function or macro being defined; does nothing elsewhere."
  nil)

(defmacro eval-when-compile (&rest body)
  "Evaluate BODY while the file is loaded or compiled; the value is what the form stands for."
  (list 'quote (eval (cons 'progn body) lexical-binding)))

(defmacro eval-and-compile (&rest body)
  "Evaluate BODY while the file is loaded, and at once, so that macros of the same file may use it."
  (let ((value (eval (cons 'progn body) lexical-binding)))
    ;; A file that is loaded from the compile cache is not expanded again, so BODY has to be there then.
    (if load-in-progress
        (cons 'progn body)
      (list 'quote value))))

(defmacro defsubst (name arglist &rest body)
  "Define NAME as an inline function: like `defun' in all that matters here."
  (list 'prog1
        (cons 'defun (cons name (cons arglist body)))
        (list 'eval-and-compile
              (list 'function-put (list 'quote name) ''speed ''-1)
              (list 'put (list 'quote name) ''byte-optimizer ''byte-compile-inline-expand))))

(defun with-no-warnings (&rest body)
  "Return the value of the last of BODY; a compiler says nothing about the forms."
  (car (last body)))

(defmacro with-suppressed-warnings (_warnings &rest body)
  "Evaluate BODY; a compiler keeps WARNINGS to itself."
  (cons 'progn body))

(defvar advertised-signature-table (make-hash-table :test 'eq :weakness 'key)
  "Function definitions and the calling conventions that `set-advertised-calling-convention' gave them.")

(defun set-advertised-calling-convention (function signature _when)
  "Make SIGNATURE the argument list that is shown for FUNCTION, a symbol."
  (puthash (indirect-function function) signature advertised-signature-table))

(defun make-obsolete (obsolete-name current-name when)
  "Note that the function OBSOLETE-NAME gave way to CURRENT-NAME, a symbol or an explanation, in version WHEN."
  (put obsolete-name 'byte-obsolete-info
       (list current-name nil when))
  obsolete-name)

(defun make-obsolete-variable (obsolete-name current-name when &optional access-type)
  "Note that the variable OBSOLETE-NAME gave way to CURRENT-NAME in version WHEN.
ACCESS-TYPE `get' or `set' says that only reading or setting it is obsolete."
  (put obsolete-name 'byte-obsolete-variable
       (list current-name access-type when))
  obsolete-name)

(defmacro define-obsolete-function-alias (obsolete-name current-name when &optional docstring)
  "Make OBSOLETE-NAME another name of the function CURRENT-NAME, and obsolete since WHEN."
  (declare (doc-string 4) (indent defun))
  (list 'progn
        (list 'defalias obsolete-name current-name docstring)
        (list 'make-obsolete obsolete-name current-name when)))

(defmacro define-obsolete-variable-alias (obsolete-name current-name when &optional docstring)
  "Make OBSOLETE-NAME another name of the variable CURRENT-NAME, and obsolete since WHEN."
  (declare (doc-string 4) (indent defun))
  (list 'progn
        (list 'defvaralias obsolete-name current-name docstring)
        (list 'dolist '(prop '(saved-value saved-variable-comment))
              (list 'and
                    (list 'get obsolete-name 'prop)
                    (list 'null (list 'get current-name 'prop))
                    (list 'put current-name 'prop (list 'get obsolete-name 'prop))))
        (list 'make-obsolete-variable obsolete-name current-name when)))

(defun purecopy (object)
  "Return OBJECT: elwire has no storage that is shared between runs."
  object)

;;; byte-run.el ends here

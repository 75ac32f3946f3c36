;;; subr.el --- the basic library: control, lists, errors, hooks  -*- lexical-binding: t -*-

;; What nearly every program uses.  Strings are in subr-strings.el, buffers and files in subr-buffers.el, processes
;; and waiting in subr-process.el.  See the Elisp manual under each name.

;;; Control

(defmacro when (cond &rest body)
  "If COND yields non-nil, evaluate BODY and return the value of its last form."
  (declare (indent 1) (debug t))
  (list 'if cond (cons 'progn body)))

(defmacro unless (cond &rest body)
  "If COND yields nil, evaluate BODY and return the value of its last form."
  (declare (indent 1) (debug t))
  (cons 'if (cons cond (cons nil body))))

(defalias 'not #'null)

(defmacro prog2 (form1 form2 &rest body)
  "Evaluate FORM1, FORM2 and BODY in order, and return the value of FORM2."
  (declare (indent 2) (debug t))
  `(progn ,form1 (prog1 ,form2 ,@body)))

(defmacro noreturn (form)
  "Evaluate FORM, which should not return; signal an error when it does."
  (declare (debug t))
  `(prog1 ,form
     (error "Form marked with `noreturn' did return")))

(defmacro 1value (form)
  "Evaluate FORM, whose value a test always sees the same."
  (declare (debug t))
  form)

(defmacro dolist (spec &rest body)
  "Evaluate BODY with a variable bound to each element of a list in turn: (dolist (VAR LIST [RESULT]) BODY...)."
  (declare (indent 1) (debug ((symbolp form &optional form) body)))
  (unless (consp spec)
    (signal 'wrong-type-argument (list 'consp spec)))
  (unless (<= 2 (length spec) 3)
    (signal 'wrong-number-of-arguments (list '(2 . 3) (length spec))))
  (let ((tail '--dolist-tail--))
    (if lexical-binding
        `(let ((,tail ,(nth 1 spec)))
           (while ,tail
             (let ((,(car spec) (car ,tail)))
               ,@body
               (setq ,tail (cdr ,tail))))
           ,@(cdr (cdr spec)))
      `(let ((,tail ,(nth 1 spec))
             ,(car spec))
         (while ,tail
           (setq ,(car spec) (car ,tail))
           ,@body
           (setq ,tail (cdr ,tail)))
         ,@(if (cdr (cdr spec))
               `((setq ,(car spec) nil) ,@(cdr (cdr spec))))))))

(defmacro dotimes (spec &rest body)
  "Evaluate BODY with a variable counting from 0 up to COUNT, exclusive: (dotimes (VAR COUNT [RESULT]) BODY...)."
  (declare (indent 1) (debug dolist))
  (let ((var (nth 0 spec)) (end (nth 1 spec)) (limit '--dotimes-limit--) (counter '--dotimes-counter--))
    (cond
     (lexical-binding
      `(let ((,limit ,end)
             (,counter 0))
         (while (< ,counter ,limit)
           (let ((,var ,counter))
             ,@body)
           (setq ,counter (1+ ,counter)))
         ,@(if (cdr (cdr spec))
               `((let ((,var ,counter)) ,@(cdr (cdr spec)))))))
     (t
      `(let ((,limit ,end)
             (,var 0))
         (while (< ,var ,limit)
           ,@body
           (setq ,var (1+ ,var)))
         ,@(cdr (cdr spec)))))))

(defmacro push (newelt place)
  "Add NEWELT to the front of the list stored in the generalized variable PLACE."
  (declare (debug (form gv-place)))
  (if (symbolp place)
      (list 'setq place (list 'cons newelt place))
    (gv--push newelt place)))

(defmacro pop (place)
  "Return the first element of the list stored in the generalized variable PLACE, and take it off."
  (declare (debug (gv-place)))
  (list 'car-safe
        (if (symbolp place)
            (list 'prog1 place (list 'setq place (list 'cdr place)))
          (gv--pop place))))

(defmacro setq-default (&rest args)
  "Set the default values of variables: (setq-default VARIABLE VALUE ...)."
  (declare (debug setq))
  (let ((forms nil))
    (while args
      (setq forms (cons `(set-default ',(car args) ,(car (cdr args))) forms)
            args (cdr (cdr args))))
    (cons 'progn (nreverse forms))))

(defmacro setq-local (&rest pairs)
  "Make variables local to the current buffer and set them: (setq-local VARIABLE VALUE ...)."
  (declare (debug setq))
  (let ((forms nil))
    (while pairs
      (unless (consp (cdr pairs))
        (error "PAIRS must have an even number of variable/value members"))
      (unless (symbolp (car pairs))
        (error "Attempting to set a non-symbol: %s" (car pairs)))
      (setq forms (cons `(set (make-local-variable ',(car pairs)) ,(car (cdr pairs))) forms)
            pairs (cdr (cdr pairs))))
    (if (cdr forms)
        (cons 'progn (nreverse forms))
      (car forms))))

(defmacro defvar-local (symbol value &optional docstring)
  "Define SYMBOL as a variable with default VALUE that becomes buffer-local when set."
  (declare (debug defvar) (doc-string 3) (indent 2))
  (list 'progn (list 'defvar symbol value docstring)
        (list 'make-variable-buffer-local (list 'quote symbol))))

(defmacro dlet (binders &rest body)
  "Like `let', but bind every variable of BINDERS dynamically."
  (declare (indent 1) (debug let))
  `(let (_)
     ,@(mapcar (lambda (binder) `(defvar ,(if (consp binder) (car binder) binder))) binders)
     (let ,binders ,@body)))

(defmacro letrec (binders &rest body)
  "Bind variables whose values may refer to any of them: (letrec ((SYMBOL VALUE)...) BODY...)."
  (declare (indent 1) (debug let))
  ;; Variables whose values mention no later ones come first, as by `let*'.
  (let ((plain nil) (ready t))
    (while (and binders ready)
      (if (and (consp (car binders))
               (macroexp--fgrep (mapcar (lambda (binder) (list (subr--binding-name binder))) binders)
                                (cdr (car binders))))
          (setq ready nil)
        (push (car binders) plain)
        (setq binders (cdr binders))))
    (let ((rest (if binders
                    `(let ,(mapcar #'subr--binding-name binders)
                       ,@(delq nil (mapcar (lambda (binder) (if (consp binder) `(setq ,@binder)))
                                           binders))
                       . ,body)
                  (macroexp-progn body))))
      (if (and plain (not binders))
          `(let* ,(nreverse plain) . ,body)
        (if plain `(let* ,(nreverse plain) ,rest) rest)))))

(defun subr--binding-name (object)
  "Return the car of OBJECT if it is a cons, else OBJECT."
  (if (consp object) (car object) object))

(defmacro let-when-compile (bindings &rest body)
  "Expand BODY with the variables of BINDINGS, as in `let*', bound to their values at expansion time.
They can be used in BODY within `eval-when-compile'."
  (declare (indent 1) (debug let))
  (eval (list 'let* bindings
              (list 'macroexpand-all (list 'quote (macroexp-progn body)) 'macroexpand-all-environment))
        nil))

(defmacro bound-and-true-p (var)
  "Return the value of the variable VAR if it is bound, else nil."
  `(and (boundp (quote ,var)) ,var))

(defmacro declare-function (_fn _file &rest _args)
  "Tell a compiler where the function FN is defined; does nothing."
  (declare (advertised-calling-convention (fn file &optional arglist fileonly) nil))
  nil)

(defmacro def-edebug-spec (symbol spec)
  "Set the Edebug specification of SYMBOL to SPEC."
  (declare (indent 1))
  `(put (quote ,symbol) 'edebug-form-spec (quote ,spec)))

(defun def-edebug-elem-spec (name spec)
  "Define NAME, a symbol, as an Edebug specification element meaning SPEC."
  (declare (indent 1))
  (when (string-match "\\`[&:]" (symbol-name name))
    (error "Edebug spec name cannot start with '&' or ':'"))
  (unless (consp spec)
    (error "Edebug spec has to be a list: %S" spec))
  (put name 'edebug-elem-spec spec))

(defmacro with-eval-after-load (file &rest body)
  "Evaluate BODY after FILE, a file name or a feature, is loaded, or at once if it is already."
  (declare (indent 1) (debug (form def-body)))
  `(eval-after-load ,file (lambda () ,@body)))

(defun ignore (&rest _arguments)
  "Do nothing and return nil."
  (interactive)
  nil)

(defun always (&rest _arguments)
  "Do nothing and return t."
  t)

(defun apply-partially (fun &rest args)
  "Return a function that calls FUN with ARGS before its own arguments."
  (lambda (&rest args2)
    (apply fun (append args args2))))

(defun autoloadp (object)
  "Return non-nil if OBJECT is the definition of a function yet to be loaded."
  (eq 'autoload (car-safe object)))

(defun macrop (object)
  "Return non-nil if OBJECT is a macro, or a symbol that names one."
  (let ((def (indirect-function object)))
    (when (consp def)
      (or (eq 'macro (car def))
          (and (autoloadp def) (memq (nth 4 def) '(macro t)))))))

(defun function-get (f prop &optional autoload)
  "Return the property PROP of the function named F, or of the function it is an alias of.
With AUTOLOAD non-nil, load F if it is autoloaded and has no such property."
  (let ((value nil))
    (while (and (symbolp f)
                (null (setq value (get f prop)))
                (fboundp f))
      (let ((definition (symbol-function f)))
        (if (and autoload (autoloadp definition)
                 (not (equal definition
                             (autoload-do-load definition f
                                               (if (eq autoload 'macro) 'macro)))))
            nil
          (setq f definition))))
    value))

(defun gensym (&optional prefix)
  "Return a new uninterned symbol named PREFIX, by default \"g\", and `gensym-counter'."
  (let ((num (prog1 gensym-counter
               (setq gensym-counter (1+ gensym-counter)))))
    (make-symbol (format "%s%d" (or prefix "g") num))))

(defvar gensym-counter 0
  "Number for the name of the next symbol that `gensym' makes.")

;;; Errors

(defun error (&rest args)
  "Signal an error whose message is made by `format-message' of ARGS: a format string and its objects."
  (declare (advertised-calling-convention (string &rest args) "23.1"))
  (signal 'error (list (apply #'format-message args))))

(defun user-error (format &rest args)
  "Signal an error that is the user's, with a message made from FORMAT and ARGS."
  (signal 'user-error (list (apply #'format-message format args))))

(defun define-error (name message &optional parent)
  "Define NAME as an error symbol with MESSAGE, a string.
PARENT, an error symbol or a list of them, is by default `error'."
  (unless parent (setq parent 'error))
  (let ((conditions
         (if (consp parent)
             (apply #'append
                    (mapcar (lambda (each)
                              (cons each
                                    (or (get each 'error-conditions)
                                        (error "Unknown signal `%s'" each))))
                            parent))
           (cons parent (get parent 'error-conditions)))))
    (put name 'error-conditions
         (delete-dups (copy-sequence (cons name conditions))))
    (when message (put name 'error-message message))))

(defmacro ignore-errors (&rest body)
  "Evaluate BODY; return nil if it signals an error."
  (declare (debug t) (indent 0))
  `(condition-case nil (progn ,@body) (error nil)))

(defmacro ignore-error (condition &rest body)
  "Evaluate BODY; return nil if it signals CONDITION, a condition or a list of them."
  (declare (debug t) (indent 1))
  `(condition-case nil (progn ,@body) (,condition nil)))

(defmacro condition-case-unless-debug (var bodyform &rest handlers)
  "Like `condition-case', but let errors reach the debugger when `debug-on-error' says so."
  (declare (debug condition-case) (indent 2))
  `(condition-case ,var
       ,bodyform
     ,@(mapcar (lambda (handler)
                 (let ((condition (car handler)))
                   (if (eq condition :success)
                       handler
                     `((debug ,@(if (listp condition) condition (list condition)))
                       ,@(cdr handler)))))
               handlers)))

(defmacro with-demoted-errors (format &rest body)
  "Evaluate BODY; show an error as a message made from FORMAT instead of signalling it."
  (declare (debug t) (indent 1))
  (let* ((err (make-symbol "err"))
         (orig-format format)
         (format-given (and (stringp format) body)))
    (if format-given
        nil
      (setq format "Error: %S"
            body (cons orig-format body)))
    `(condition-case-unless-debug ,err
         ,(macroexp-progn body)
       (error (message ,format ,err) nil))))

(defmacro handler-bind (bindings &rest body)
  "Evaluate BODY with handlers that run where an error is signalled, before the stack is unwound.
BINDINGS is a list of (CONDITION FUNCTION); FUNCTION gets the error object.  As in Emacs 30."
  (declare (indent 1))
  `(handler-bind-1 (lambda () ,@body)
                   ,@(apply #'append
                            (mapcar (lambda (binding)
                                      (list `',(if (listp (car binding)) (car binding) (list (car binding)))
                                            (car (cdr binding))))
                                    bindings))))

;;; subr.el ends here

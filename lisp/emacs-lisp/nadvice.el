;;; nadvice.el --- advice: functions around functions  -*- lexical-binding: t -*-

;; An advised function is a closure that runs the advice and what it is around.  What it was made of is kept in a table,
;; from which advice is looked up and taken off again.  See "Advising Functions" in the Elisp manual.

(defvar advice--table (make-hash-table :test 'eq :weakness 'key)
  "Advised functions, each with [HOW FUNCTION INNER PROPERTIES].")

(defvar advice--aliases (make-hash-table :test 'eq :weakness 'key)
  "Functions that stand for the macro that a symbol names, with the symbol: the definition of another name of the macro.")

(defun advice--p (object) "Return non-nil if OBJECT is an advised function." (and (functionp object) (gethash object advice--table) t))
(defun advice--car (advised) "Return the advice of ADVISED." (aref (gethash advised advice--table) 1))
(defun advice--cdr (advised) "Return what the advice of ADVISED is around." (aref (gethash advised advice--table) 2))
(defun advice--where (advised) "Return how the advice of ADVISED is put around it, a keyword." (aref (gethash advised advice--table) 0))
(defun advice--props (advised) "Return the properties of the advice of ADVISED." (aref (gethash advised advice--table) 3))

(defun advice--cd*r (function)
  "Return FUNCTION without all advice."
  (while (advice--p function)
    (setq function (advice--cdr function)))
  function)

(defun advice--combine (how function inner)
  "Return a function that runs FUNCTION around INNER as HOW says."
  (cond
   ((eq how :around) (lambda (&rest args) (apply function inner args)))
   ((eq how :before) (lambda (&rest args) (apply function args) (apply inner args)))
   ((eq how :after) (lambda (&rest args) (prog1 (apply inner args) (apply function args))))
   ((eq how :override) (lambda (&rest args) (apply function args)))
   ((eq how :after-until) (lambda (&rest args) (or (apply inner args) (apply function args))))
   ((eq how :after-while) (lambda (&rest args) (and (apply inner args) (apply function args))))
   ((eq how :before-until) (lambda (&rest args) (or (apply function args) (apply inner args))))
   ((eq how :before-while) (lambda (&rest args) (and (apply function args) (apply inner args))))
   ((eq how :filter-args) (lambda (&rest args) (apply inner (funcall function args))))
   ((eq how :filter-return) (lambda (&rest args) (funcall function (apply inner args))))
   (t (error "Unknown add-function location `%S'" how))))

(defun advice--make (how function inner props)
  "Return INNER advised with FUNCTION as HOW says, with PROPS; advice of smaller depth stays outside."
  (if (and (advice--p inner)
           (< (or (cdr (assq 'depth (advice--props inner))) 0)
              (or (cdr (assq 'depth props)) 0)))
      (advice--remake inner (advice--make how function (advice--cdr inner) props))
    (advice--new how function inner props)))

(defun advice--new (how function inner props)
  "Return a function that runs FUNCTION around INNER as HOW says, and is known to do so, with PROPS."
  (let ((advised (advice--combine how function inner))
        (interactive (advice--interactive function inner)))
    (puthash advised (vector how function inner props) advice--table)
    (internal--note-advised advised interactive)
    advised))

(defun advice--interactive (function inner)
  "Return the interactive form for INNER advised with FUNCTION; nil if it is no command.
The spec of FUNCTION counts if it has one; if that is a function, it is called with the spec of INNER."
  (when (or (commandp function) (commandp inner))
    (let* ((own (interactive-form function)) (inherited (and inner (interactive-form inner))) (spec (cadr own)))
      (if (eq (car-safe spec) 'function) (setq spec (cadr spec)))
      (cond
       ((null own) inherited)
       ((and (functionp spec) (not (stringp spec)))
        `(interactive (funcall ',spec ',(cadr inherited))))
       (t own)))))

(defun advice--documentation (advised)
  "Return the documentation of ADVISED: that of the function inside, and what advice there is."
  (let* ((inner (advice--cd*r advised)) (macro nil)
         (parts (help-split-fundoc (and inner (documentation inner t)) nil t))
         (arglist (help-function-arglist inner t)) (lines nil))
    (mapatoms (lambda (symbol)
                (if (eq advised (cdr-safe (let ((definition (symbol-function symbol)))
                                            (if (eq (car-safe definition) 'macro) definition))))
                    (setq macro t))))
    (while (advice--p advised)
      (let* ((function (advice--car advised)) (name (cdr (assq 'name (advice--props advised)))))
        (push (format "This %s has %s advice: %s" (if macro "macro" "function")
                      (aref (gethash advised advice--table) 0)
                      (cond ((symbolp function) (format "`%s'." function))
                            (name (format "%s" name))
                            ((documentation function t))
                            (t "No documentation")))
              lines))
      (setq advised (advice--cdr advised)))
    (help-add-fundoc-usage
     (concat (or (cdr parts) "") "\n\n" (mapconcat #'identity (nreverse lines) "\n"))
     (if (listp arglist) arglist '(&rest args)))))

(defun advice-eval-interactive-spec (spec)
  "Return the list of the arguments that SPEC, as in `interactive', gives."
  (cond ((stringp spec)
         (call-interactively `(lambda (&rest args) (interactive ,spec) args)))
        (t (eval spec))))

(defun advice--remake (advised inner)
  "Return a function like ADVISED whose advice is around INNER."
  (if (eq inner (advice--cdr advised))
      advised
    (let ((parts (gethash advised advice--table)))
      (advice--new (aref parts 0) (aref parts 1) inner (aref parts 3)))))

(defun advice--matches-p (advised function)
  "Return non-nil if FUNCTION is the advice of ADVISED, or its name."
  (let ((name (cdr (assq 'name (advice--props advised)))))
    (or (and name (equal name function))
        (equal function (advice--car advised)))))

(defun advice--member-p (function advised)
  "Return ADVISED from the advice FUNCTION, or of that name, on; nil if it has none such."
  (while (and (advice--p advised) (not (advice--matches-p advised function)))
    (setq advised (advice--cdr advised)))
  (if (advice--p advised) advised))

(defun advice--remove-function (advised function)
  "Return ADVISED without the advice FUNCTION, or of that name, however often it is there."
  (cond
   ((not (advice--p advised)) advised)
   ((advice--matches-p advised function) (advice--remove-function (advice--cdr advised) function))
   (t (advice--remake advised (advice--remove-function (advice--cdr advised) function)))))

(defun advice-function-member-p (advice function-def)
  "Return non-nil if FUNCTION-DEF has the advice ADVICE, or one of that name."
  (advice--member-p advice function-def))

(defun advice-function-mapc (f function-def)
  "Call F with each advice of FUNCTION-DEF and its properties."
  (while (advice--p function-def)
    (funcall f (advice--car function-def) (advice--props function-def))
    (setq function-def (advice--cdr function-def))))

;;; Functions in places

(defun advice--normalize-place (place)
  "Return PLACE, as in `add-function', as a place."
  (cond ((eq 'local (car-safe place)) `(advice--buffer-local ,@(cdr place)))
        ((eq 'var (car-safe place)) (nth 1 place))
        ((symbolp place) `(default-value ',place))
        (t place)))

(defun advice--buffer-local (var)
  "Return the function in the buffer-local value of VAR, or one that calls that in its default value."
  (declare (gv-setter advice--set-buffer-local))
  (if (local-variable-p var)
      (symbol-value var)
    (setq advice--buffer-local-default-function
          ;; One function for each variable, so that taking advice off finds it.
          (or (get var 'advice--buffer-local-default)
              (let ((function (lambda (&rest args) (apply (default-value var) args))))
                (put var 'advice--buffer-local-default function)
                function)))))

(defvar advice--buffer-local-default-function nil "The function that stood last for a default value.")

(defun advice--set-buffer-local (var val)
  "Make VAL the buffer-local value of VAR, or take it away if it only calls that in the default value."
  (if (eq val (get var 'advice--buffer-local-default))
      (kill-local-variable var)
    (set (make-local-variable var) val)))

(defun advice--add-function (how ref function props)
  "Advise the function in the place to which REF refers with FUNCTION as HOW says, with PROPS."
  (let* ((name (cdr (assq 'name props)))
         (old (funcall (car ref)))
         (present (advice--member-p (or name function) old)))
    (when present
      (setq old (advice--remove-function old (or name (advice--car present)))))
    (funcall (cdr ref) (advice--make how function old props))))

(defmacro add-function (how place function &optional props)
  "Advise the function in PLACE with FUNCTION as HOW says: :around, :before, :after, :override, :before-while and so on.
PLACE is a place, (local VAR) for a buffer-local value, (var VAR) for a variable as it is, or VAR for its default value.
PROPS is an alist of properties: `name' and `depth'."
  (declare (debug (form [&or symbolp ("local" form) ("var" sexp) gv-place] form &optional form)))
  `(advice--add-function ,how (gv-ref ,(advice--normalize-place place)) ,function ,props))

(defmacro remove-function (place function)
  "Take the advice FUNCTION, or of that name, off the function in PLACE."
  (declare (debug ([&or symbolp ("local" form) ("var" sexp) gv-place] form)))
  (gv-letplace (getter setter) (advice--normalize-place place)
    (macroexp-let2 nil new `(advice--remove-function ,getter ,function)
      `(unless (eq ,new ,getter) ,(funcall setter new)))))

;;; Named functions

(defun advice--symbol-function (symbol)
  "Return the definition of SYMBOL with its advice, also where that waits for SYMBOL to be defined."
  (or (get symbol 'advice--pending)
      (symbol-function symbol)))

(defun advice--function-of (definition)
  "Return the function in DEFINITION, which may be a macro, or a symbol that is another name of one."
  (cond ((eq 'macro (car-safe definition)) (cdr definition))
        ((and definition (symbolp definition) (macrop definition))
         (or (get definition 'advice--macro-function)
             (let ((function (lambda (&rest args) (apply (cdr (indirect-function definition)) args))))
               (puthash function definition advice--aliases)
               (put definition 'advice--macro-function function))))
        (t definition)))

(defun advice--definition-like (definition function)
  "Return what defines a symbol as FUNCTION, a macro if DEFINITION, what defines it now, is one."
  (cond ((eq 'macro (car-safe definition)) (cons 'macro function))
        ((and definition (symbolp definition) (macrop definition))
         (or (gethash function advice--aliases) (cons 'macro function)))
        (t function)))

(defun advice--defalias-fset (symbol definition)
  "Make DEFINITION the definition of SYMBOL, under the advice that it has."
  (let* ((old (advice--symbol-function symbol))
         (advised (advice--function-of old))
         (pending (get symbol 'advice--pending))
         (new (advice--rebase advised (advice--function-of definition))))
    (cond
     ((or (null definition) (autoloadp definition))
      (put symbol 'advice--pending (advice--rebase advised nil))
      (fset symbol definition))
     (t
      (if pending (put symbol 'advice--pending nil))
      (fset symbol (advice--definition-like definition new))))))

(defun advice--rebase (advised function)
  "Return ADVISED with its advice around FUNCTION."
  (if (advice--p advised)
      (advice--remake advised (advice--rebase (advice--cdr advised) function))
    function))

(defun advice-add (symbol how function &optional props)
  "Advise the function named SYMBOL with FUNCTION as HOW says, with PROPS, also when it is redefined.
HOW and PROPS are as for `add-function'."
  (let* ((definition (advice--symbol-function symbol))
         (waiting (or (get symbol 'advice--pending) (null definition) (autoloadp definition)))
         (inner (cond ((get symbol 'advice--pending))
                      (waiting nil)
                      (t (advice--function-of definition))))
         (name (cdr (assq 'name props)))
         (present (advice--member-p (or name function) inner)))
    (when present
      (setq inner (advice--remove-function inner (or name (advice--car present)))))
    (let ((advised (advice--make how function inner props)))
      (if waiting
          (put symbol 'advice--pending advised)
        (fset symbol (advice--definition-like definition advised)))
      (put symbol 'defalias-fset-function #'advice--defalias-fset)))
  nil)

(defun advice--original (definition function)
  "Return what defines a symbol as FUNCTION when advice was taken off DEFINITION."
  (cond ((not (eq 'macro (car-safe definition))) function)
        ((gethash function advice--aliases))
        (t (cons 'macro function))))

(defun advice-remove (symbol function)
  "Take the advice FUNCTION, or of that name, off the function named SYMBOL."
  (let* ((pending (get symbol 'advice--pending))
         (definition (symbol-function symbol))
         (old (or pending (advice--function-of definition)))
         (new (advice--remove-function old function)))
    (unless (eq new old)
      (if pending
          (put symbol 'advice--pending new)
        (fset symbol (advice--original definition new))))
    (unless (advice--p new)
      (put symbol 'defalias-fset-function nil)))
  nil)

(defun advice-member-p (advice symbol)
  "Return non-nil if the function named SYMBOL has the advice ADVICE, or one of that name."
  (advice--member-p advice (advice--function-of (advice--symbol-function symbol))))

(defun advice-mapc (f symbol)
  "Call F with each advice of the function named SYMBOL and its properties."
  (advice-function-mapc f (advice--function-of (advice--symbol-function symbol))))

(defmacro define-advice (symbol args &rest body)
  "Define advice of the function SYMBOL and add it: ARGS is (HOW LAMBDA-LIST [NAME [DEPTH]]), BODY that of the advice."
  (declare (indent 2) (doc-string 3) (debug (sexp sexp def-body)))
  (or (listp args) (signal 'wrong-type-argument (list 'listp args)))
  (or (<= 2 (length args) 4)
      (signal 'wrong-number-of-arguments (list 2 4 (length args))))
  (let* ((how (nth 0 args)) (lambda-list (nth 1 args)) (name (nth 2 args)) (depth (nth 3 args))
         (props (and depth `((depth . ,depth))))
         (advice (cond ((null name) `(lambda ,lambda-list ,@body))
                       ((or (stringp name) (symbolp name)) (intern (format "%s@%s" symbol name)))
                       (t (error "Unrecognized name spec `%S'" name)))))
    `(prog1 ,@(and (symbolp advice) `((defun ,advice ,lambda-list ,@body)))
       (advice-add ',symbol ,how #',advice ,@(and props `(',props))))))

(provide 'nadvice)

;;; nadvice.el ends here

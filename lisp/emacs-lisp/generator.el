;;; generator.el --- functions that yield values one by one  -*- lexical-binding: t -*-

;; A generator's body becomes a number of states, functions without arguments.  A state evaluates a piece of the body
;; and says which state is next; one that yields leaves the loop that calls them.  The variables of the body, and what
;; has been evaluated of a form so far, are variables around all states.  Only forms in which something is yielded are
;; taken to pieces; each other form is one piece.
;;
;; What is active around a piece (a dynamic binding, `catch', `condition-case', `unwind-protect') is entered anew by
;; each state inside it: a wrapper, a function that takes a state's body and returns it wrapped.

(require 'cl-lib)
(require 'cl-macs)
(require 'macroexp)

(define-error 'iter-end-of-sequence "Iteration terminated" nil)
(put 'iter-end-of-sequence 'error-conditions '(iter-end-of-sequence))

(defvar cps-inhibit-atomic-optimization nil "Non-nil means to take all forms to pieces.")

(defvar cps--variables nil "The variables around the states.")
(defvar cps--states nil "The states so far: (SYMBOL FUNCTION).")
(defvar cps--wrappers nil "The wrappers that are active, the innermost first.")
(defvar cps--names nil "The symbols of the generator's own variables: (STATE VALUE YIELDED CLEANUPS END).")

(defun cps--state-variable () "Return the variable that holds the next state." (nth 0 cps--names))
(defun cps--value-variable () "Return the variable that holds the value of the last piece." (nth 1 cps--names))

(defun cps--temporary (name)
  "Return a new variable around the states, with NAME in its own."
  (let ((symbol (make-symbol (format "cps-%s" name))))
    (push symbol cps--variables)
    symbol))

(defun cps--go (next)
  "Return code that makes NEXT the next state."
  `(setq ,(cps--state-variable) ,next))

(defun cps--wrap (form)
  "Return FORM inside of the wrappers that are active."
  (dolist (wrapper cps--wrappers form)
    (setq form (funcall wrapper form))))

(defun cps--define-state (symbol &rest body)
  "Let SYMBOL hold a state that evaluates BODY."
  (push (list symbol `(lambda () ,(cps--wrap (macroexp-progn body)))) cps--states)
  symbol)

(defun cps--add-state (name &rest body)
  "Return the symbol, with NAME in its own, of a new state that evaluates BODY."
  (apply #'cps--define-state (cps--temporary name) body))

(defun cps--yields-p (form)
  "Return non-nil if FORM, without macros, yields something."
  (cond ((not (consp form)) nil)
        ((memq (car form) '(quote function)) nil)
        ((eq (car form) 'cps-internal-yield) t)
        (t (let ((found nil))
             (while (and (consp form) (not found))
               (setq found (cps--yields-p (car form)) form (cdr form)))
             found))))

(defun cps--atomic-p (form)
  "Return non-nil if FORM need not be taken to pieces."
  (if cps-inhibit-atomic-optimization
      (or (atom form) (memq (car form) '(quote function)))
    (not (cps--yields-p form))))

(defun cps--transform (form next)
  "Return the state that evaluates FORM, whose value the state NEXT finds."
  (if (cps--atomic-p form)
      (cps--add-state "atom" `(setq ,(cps--value-variable) ,form) (cps--go next))
    (let ((handler (and (symbolp (car form)) (get (car form) 'cps--handler))))
      (cond
       (handler (apply handler next (cdr form)))
       ((and (symbolp (car form)) (special-form-p (car form)))
        (if (cps--yields-p form)
            (error "Special form %S incorrect or not supported" form)
          (cps--add-state "atom" `(setq ,(cps--value-variable) ,form) (cps--go next))))
       ((eq (car-safe (car form)) 'lambda)
        (cps--transform `(funcall #',(car form) ,@(cdr form)) next))
       (t (cps--call (car form) (cdr form) next))))))

(defmacro cps--define-handler (name args &rest body)
  "Define how forms whose head is NAME are taken to pieces: BODY returns the state, with NEXT and ARGS bound."
  (declare (indent 2))
  `(put ',name 'cps--handler (lambda (next ,@args) ,@body)))

(defun cps--call (function arguments next)
  "Return the state that calls FUNCTION, a symbol, with the values of the forms ARGUMENTS, and goes to NEXT."
  (let* ((values (mapcar (lambda (argument) (if (macroexp-const-p argument) argument (cps--temporary "argument")))
                         arguments))
         (state (cps--add-state "call"
                                `(setq ,(cps--value-variable) (,function ,@values))
                                (cps--go next)))
         (pairs (nreverse (cl-mapcar #'cons arguments values))))
    (dolist (pair pairs state)
      (unless (macroexp-const-p (car pair))
        (setq state (cps--assign (cdr pair) (car pair) state))))))

(defun cps--assign (variable form next)
  "Return the state that gives VARIABLE the value of FORM and goes to NEXT."
  (cps--transform form (cps--add-state "assign" `(setq ,variable ,(cps--value-variable)) (cps--go next))))

;;; Control

(cps--define-handler cps-internal-yield (value)
  (cps--transform value
                  (cps--add-state "yield" (cps--go next) `(setq ,(nth 2 cps--names) t))))

(cps--define-handler progn (&rest forms)
  (if (null forms)
      (cps--transform nil next)
    (dolist (form (reverse forms) next)
      (setq next (cps--transform form next)))))
(put 'inline 'cps--handler (get 'progn 'cps--handler))

(cps--define-handler prog1 (first &rest forms)
  (let ((kept (cps--temporary "prog1")))
    (cps--assign kept first
                 (cps--transform (macroexp-progn forms)
                                 (cps--add-state "prog1" `(setq ,(cps--value-variable) ,kept) (cps--go next))))))

(cps--define-handler prog2 (first second &rest forms)
  (cps--transform `(progn ,first (prog1 ,second ,@forms)) next))

(cps--define-handler if (condition then &rest else)
  (let ((then (cps--transform then next))
        (else (cps--transform (macroexp-progn else) next)))
    (cps--transform condition
                    (cps--add-state "if" (cps--go `(if ,(cps--value-variable) ,then ,else))))))

(cps--define-handler and (&rest forms)
  (cond ((null forms) (cps--transform t next))
        ((null (cdr forms)) (cps--transform (car forms) next))
        (t (let ((rest (cps--transform `(and ,@(cdr forms)) next)))
             (cps--transform (car forms)
                             (cps--add-state "and" (cps--go `(if ,(cps--value-variable) ,rest ,next))))))))

(cps--define-handler or (&rest forms)
  (cond ((null forms) (cps--transform nil next))
        ((null (cdr forms)) (cps--transform (car forms) next))
        (t (let ((rest (cps--transform `(or ,@(cdr forms)) next)))
             (cps--transform (car forms)
                             (cps--add-state "or" (cps--go `(if ,(cps--value-variable) ,next ,rest))))))))

(cps--define-handler cond (&rest clauses)
  (cond ((null clauses) (cps--transform nil next))
        ((null (cdr (car clauses)))
         (cps--transform `(or ,(car (car clauses)) (cond ,@(cdr clauses))) next))
        (t (cps--transform `(if ,(car (car clauses)) (progn ,@(cdr (car clauses))) (cond ,@(cdr clauses))) next))))

(cps--define-handler while (condition &rest body)
  (let* ((again (cps--temporary "while"))
         (body (cps--transform (macroexp-progn body) again))
         (test (cps--transform condition
                               (cps--add-state "test" (cps--go `(if ,(cps--value-variable) ,body ,next))))))
    (cps--define-state again (cps--go test))))

(cps--define-handler setq (&rest pairs)
  (cond ((null pairs) (cps--transform nil next))
        (t (let ((rest (if (cddr pairs) (cps--transform `(setq ,@(cddr pairs)) next) next)))
             (cps--assign (car pairs) (cadr pairs) rest)))))

;;; Variables

(defun cps--rename (variable new form)
  "Return FORM, without macros, with NEW in the place of the lexical VARIABLE."
  (cond
   ((eq form variable) new)
   ((atom form) form)
   (t
    (pcase form
      (`(quote . ,_) form)
      (`(function (lambda ,args . ,body))
       (if (memq variable args)
           form
         `(function (lambda ,args ,@(cps--rename-all variable new body)))))
      (`(function . ,_) form)
      (`(lambda ,args . ,body)
       (if (memq variable args)
           form
         `(lambda ,args ,@(cps--rename-all variable new body))))
      (`(,(and head (or 'let 'let*)) ,bindings . ,body)
       (let ((shadowed nil) (result nil))
         (dolist (binding bindings)
           (let ((name (if (consp binding) (car binding) binding)))
             (push (list name
                         (let ((value (car (cdr-safe binding))))
                           (if (and shadowed (eq head 'let*)) value (cps--rename variable new value))))
                   result)
             (if (eq name variable) (setq shadowed t))))
         `(,head ,(nreverse result) ,@(if shadowed body (cps--rename-all variable new body)))))
      (`(condition-case ,name ,body . ,handlers)
       `(condition-case ,name ,(cps--rename variable new body)
          ,@(mapcar (lambda (handler)
                      (cons (car handler)
                            (if (eq name variable) (cdr handler) (cps--rename-all variable new (cdr handler)))))
                    handlers)))
      (`(cond . ,clauses)
       `(cond ,@(mapcar (lambda (clause) (cps--rename-all variable new clause)) clauses)))
      (_ (cons (if (consp (car form)) (cps--rename variable new (car form)) (car form))
               (cps--rename-all variable new (cdr form))))))))

(defun cps--rename-all (variable new forms)
  "Return the list FORMS with NEW in the place of VARIABLE."
  (mapcar (lambda (form) (cps--rename variable new form)) forms))

(defmacro cps--with-wrapper (wrapper &rest body)
  "Evaluate BODY, which makes states, with WRAPPER active."
  (declare (indent 1))
  `(let ((cps--wrappers (cons ,wrapper cps--wrappers)))
     ,@body))

(defun cps--dynamic-binding-wrapper (variable static)
  "Return the wrapper that binds the special VARIABLE to the value of STATIC, where its value stays between states."
  (lambda (form)
    `(let ((,variable ,static))
       (unwind-protect ,form
         (setq ,static ,variable)))))

(defun cps--bind (bindings body next)
  "Return the state for BODY, a list of forms, with BINDINGS, (VARIABLE TEMPORARY) where the values are; go to NEXT."
  (if (null bindings)
      (cps--transform (macroexp-progn body) next)
    (let ((variable (car (car bindings))) (static (cadr (car bindings))))
      (if (special-variable-p variable)
          (cps--with-wrapper (cps--dynamic-binding-wrapper variable static)
            (cps--bind (cdr bindings) body next))
        (cps--bind (cdr bindings) (cps--rename-all variable static body) next)))))

(defun cps--binding-parts (binding)
  "Return (VARIABLE FORM) for BINDING, an element of what `let' binds."
  (if (consp binding) (list (car binding) (cadr binding)) (list binding nil)))

(cps--define-handler let (bindings &rest body)
  (let* ((parts (mapcar #'cps--binding-parts bindings))
         (places (mapcar (lambda (part) (list (car part) (cps--temporary (car part)))) parts))
         (state (cps--bind places body next)))
    (dolist (pair (nreverse (cl-mapcar #'list parts places)) state)
      (setq state (cps--assign (cadr (cadr pair)) (cadr (car pair)) state)))))

(cps--define-handler let* (bindings &rest body)
  (if (null bindings)
      (cps--transform (macroexp-progn body) next)
    (cps--transform `(let (,(car bindings)) (let* ,(cdr bindings) ,@body)) next)))

;;; Leaving

(cps--define-handler catch (tag &rest body)
  (let* ((place (cps--temporary "tag"))
         (start (cps--with-wrapper
                    (let ((value (cps--value-variable)))
                      (lambda (form)
                        (let ((normal (make-symbol "normal")) (thrown (make-symbol "thrown")))
                          `(let* ((,normal nil)
                                  (,thrown (catch ,place ,form (setq ,normal t) nil)))
                             (unless ,normal
                               (setq ,value ,thrown)
                               ,(cps--go next))))))
                  (cps--transform (macroexp-progn body) next))))
    (cps--assign place tag start)))

(cps--define-handler condition-case (variable body &rest handlers)
  (let* ((place (cps--temporary "error"))
         (success (assq :success handlers))
         (renamed (lambda (forms) (if variable (cps--rename-all variable place forms) forms)))
         (handlers (mapcar (lambda (handler)
                             (list (car handler)
                                   (cps--transform (macroexp-progn (funcall renamed (cdr handler))) next)))
                           (remq success handlers)))
         (after (if success
                    (let ((state (cps--transform (macroexp-progn (funcall renamed (cdr success))) next)))
                      (cps--add-state "success" `(setq ,place ,(cps--value-variable)) (cps--go state)))
                  next)))
    (cps--with-wrapper
        (lambda (form)
          (let ((caught (make-symbol "caught")))
            `(condition-case ,caught
                 ,form
               ,@(mapcar (lambda (handler)
                           `(,(car handler) (setq ,place ,caught) ,(cps--go (cadr handler))))
                         handlers))))
      (cps--transform body after))))

(cps--define-handler unwind-protect (body &rest cleanup)
  (let* ((cleanups (nth 3 cps--names))
         (kept (cps--temporary "kept"))
         (function (cps--temporary "cleanup"))
         (exit (cps--add-state "exit"
                               `(setq ,kept ,(cps--value-variable)
                                      ,cleanups (cdr ,cleanups))
                               `(funcall ,function)
                               `(setq ,(cps--value-variable) ,kept)
                               (cps--go next)))
         (start (cps--with-wrapper
                    (lambda (form)
                      (let ((normal (make-symbol "normal")))
                        `(let ((,normal nil))
                           (unwind-protect
                               (prog1 ,form (setq ,normal t))
                             (unless ,normal
                               (setq ,cleanups (cdr ,cleanups))
                               (funcall ,function))))))
                  (cps--transform body exit))))
    (push (list function `(lambda () ,(cps--wrap (macroexp-progn cleanup)))) cps--states)
    (cps--add-state "protect" `(setq ,cleanups (cons ,function ,cleanups)) (cps--go start))))

;;; Generators

(defun cps-generate-evaluator (body)
  "Return a form whose value is an iterator over what BODY, a list of forms, yields."
  (let* ((cps--variables nil) (cps--states nil) (cps--wrappers nil)
         (state (make-symbol "cps-state")) (value (make-symbol "cps-value"))
         (yielded (make-symbol "cps-yielded")) (cleanups (make-symbol "cps-cleanups"))
         (end (make-symbol "cps-end"))
         (cps--names (list state value yielded cleanups end))
         (start (cps--transform
                 (macroexpand-all `(cl-macrolet ((iter-yield (value) `(cps-internal-yield ,value))
                                                   (iter-yield-from (iterator) (cps--yield-from iterator)))
                                     ,@body)
                                  macroexpand-all-environment)
                 end)))
    `(let* (,state ,value ,yielded ,cleanups ,end ,@cps--variables)
       (setq ,end (lambda () (signal 'iter-end-of-sequence ,value))
             ,@(apply #'append cps--states)
             ,state ,start)
       (lambda (operation argument)
         (cond
          ((eq operation :next)
           (setq ,value argument ,yielded nil)
           (while (not ,yielded)
             (let ((current ,state))
               ;; Should it fail, there is nothing more.
               (setq ,state ,end)
               (funcall current)))
           ,value)
          ((eq operation :close)
           (setq ,state ,end ,value nil)
           (let ((result nil))
             (while ,cleanups
               (setq result (funcall (prog1 (car ,cleanups) (setq ,cleanups (cdr ,cleanups))))))
             (setq ,state ,end ,value nil)
             result))
          (t (error "Unknown iterator operation %S" operation)))))))

(defun cps--yield-from (iterator)
  "Return a form that yields what the iterator that ITERATOR's value is does, and whose value is that of its end."
  (let ((from (make-symbol "iterator")) (done (make-symbol "done")) (next (make-symbol "next"))
        (sent (make-symbol "sent")) (failure (make-symbol "failure")))
    `(let ((,from ,iterator) (,done nil) (,next nil) (,sent nil))
       (unwind-protect
           (while (not ,done)
             (condition-case ,failure
                 (setq ,next (iter-next ,from ,sent))
               (iter-end-of-sequence
                (setq ,next (cdr ,failure) ,done t)))
             (unless ,done
               (setq ,sent (iter-yield ,next))))
         (iter-close ,from))
       ,next)))

(defun iter-yield (value)
  "In a generator, let VALUE be the next one, and return what `iter-next' is called with then."
  (identity value)
  (error "`iter-yield' used outside a generator"))

(defmacro iter-yield-from (value)
  "In a generator, yield what the iterator VALUE does, and return the value of its end."
  (cps--yield-from value))

(defmacro iter-lambda (arglist &rest body)
  "Return a generator: a function of ARGLIST that returns an iterator over what BODY yields."
  (declare (indent defun) (debug (&define lambda-list lambda-doc &rest sexp)))
  (cl-assert lexical-binding)
  (let ((parsed (macroexp-parse-body body)))
    `(lambda ,arglist
       ,@(car parsed)
       ,(cps-generate-evaluator (cdr parsed)))))

(defmacro iter-defun (name arglist &rest body)
  "Define NAME as a generator: a function of ARGLIST that returns an iterator over what BODY yields."
  (declare (indent defun) (doc-string 3) (debug (&define name lambda-list lambda-doc def-body)))
  (cl-assert lexical-binding)
  (let ((parsed (macroexp-parse-body body)))
    `(defun ,name ,arglist
       ,@(car parsed)
       ,(cps-generate-evaluator (cdr parsed)))))

(defmacro iter-make (&rest body)
  "Return an iterator over what BODY yields."
  (declare (debug (&rest form)))
  (cps-generate-evaluator body))

(defconst iter-empty (lambda (operation _argument)
                       (if (eq operation :next) (signal 'iter-end-of-sequence nil)))
  "An iterator over nothing.")

(defun iter-next (iterator &optional yield-result)
  "Return the next value of ITERATOR; YIELD-RESULT is what the `iter-yield' that it stands at returns.
At the end the error `iter-end-of-sequence' is signalled, with the value of the generator's body."
  (funcall iterator :next yield-result))

(defun iter-close (iterator)
  "Let ITERATOR be at its end, with its `unwind-protect' forms run."
  (funcall iterator :close nil))

(cl-defmacro iter-do ((var iterator) &rest body)
  "Evaluate BODY with VAR bound to each value of ITERATOR's value; return the value of its end."
  (declare (indent 1) (debug ((symbolp form) &rest form)))
  (let ((done (make-symbol "done")) (failure (make-symbol "condition")) (it (make-symbol "iterator"))
        (result (make-symbol "result")))
    `(let (,result (,done nil) (,it ,iterator))
       (while (let ((,var (condition-case ,failure
                              (iter-next ,it)
                            (iter-end-of-sequence
                             (setq ,result (cdr ,failure)
                                   ,done t)))))
                (unless ,done ,@body t)))
       ,result)))

(provide 'generator)

;;; generator.el ends here

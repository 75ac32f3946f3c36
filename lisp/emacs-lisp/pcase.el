;;; pcase.el --- pattern matching  -*- lexical-binding: t -*-

;; A clause becomes a condition, an `and' of tests, and a body under the variables that the pattern binds.  Parts of the
;; value that are looked at more than once are kept in variables of their own, set while the condition is evaluated; the
;; pattern's variables are bound to them afterwards, so that closures in the body never see them change.
;; See "Pattern-Matching Conditional" in the Elisp manual.

(require 'macroexp)

(defvar pcase--temporaries nil "The variables made for the clause being expanded.")
(defvar pcase--irrefutable nil "Non-nil while a pattern is expanded that is taken to match, as by `pcase-let'.")

;;; The macros

(defmacro pcase (exp &rest cases)
  "Evaluate EXP and the body of the first of CASES, (PATTERN BODY...), whose pattern matches its value.
A pattern is
  _  or SYMBOL, which matches anything, and is bound to it;
  a number, string or keyword, or (quote VALUE), which matches what is `equal';
  (pred FUNCTION), which matches what FUNCTION returns non-nil for;
  (guard EXP), which matches if EXP is non-nil;
  (app FUNCTION PATTERN), which matches if PATTERN matches what FUNCTION returns;
  (and PATTERN...) and (or PATTERN...); (let PATTERN EXP), which matches PATTERN with EXP's value;
  `QPATTERN, in which lists and vectors match part by part and ,PATTERN is a pattern;
  (cl-type TYPE), and what `pcase-defmacro' defines.
FUNCTION is a symbol, a `lambda', or a call (F ARGS...) to which the value is added; in `pred' also (not FUNCTION)."
  (declare (indent 1) (debug (form &rest (pcase-PAT body))))
  (pcase--expand exp cases nil))

(defmacro pcase-exhaustive (exp &rest cases)
  "Like `pcase' of EXP and CASES, but signal an error when no pattern matches."
  (declare (indent 1) (debug pcase))
  (let ((value (make-symbol "x")))
    `(let ((,value ,exp))
       ,(pcase--expand value cases `(error "No clause matching `%S'" ,value)))))

(defun pcase--expand (exp cases otherwise)
  "Return the form for (pcase EXP CASES...), whose value is that of the form OTHERWISE when nothing matches."
  (let* ((value (if (or (macroexp-const-p exp) (and (symbolp exp) exp)) exp (make-symbol "val")))
         (temporaries nil) (clauses nil) (certain nil) (seen nil))
    (while (and cases (not certain))
      (let* ((pcase--temporaries nil)
             (case (car cases))
             (match (pcase--match (pcase--not-seen (car case) seen) value nil))
             (tests (car match))
             (body (pcase--bind (cdr match) (cdr case))))
        (setq temporaries (append temporaries pcase--temporaries))
        (if tests
            (push (cons (if (cdr tests) (cons 'and tests) (car tests)) body) clauses)
          (setq certain t)
          (push (cons t body) clauses)))
      (let ((constants (pcase--constants (car (car cases)))))
        (if (listp constants) (setq seen (append constants seen))))
      (setq cases (cdr cases)))
    (if (and otherwise (not certain))
        (push (list t otherwise) clauses))
    (setq clauses (nreverse clauses))
    (let ((form (cond
                 ((null clauses) nil)
                 ((and (null (cdr clauses)) (eq (car (car clauses)) t))
                  (macroexp-progn (cdr (car clauses))))
                 ((and (null (cdr clauses)) (cdr (car clauses)))
                  (list 'if (car (car clauses)) (macroexp-progn (cdr (car clauses)))))
                 (t (cons 'cond clauses))))
          (bindings (append (if (not (eq value exp)) (list (list value exp)))
                            temporaries)))
      (cond (bindings `(let* ,bindings ,form))
            ((null clauses) (macroexp-progn (list exp nil)))
            (t form)))))

(defun pcase--bind (bindings body)
  "Return the list of forms BODY, or nil, under BINDINGS, an alist of variables and what they are bound to, last first."
  (let ((forms (or body '(nil))) (needed nil))
    (dolist (binding bindings)
      (unless (eq (car binding) (cdr binding))
        (push (list (car binding) (cdr binding)) needed)))
    (if needed
        (list `(let* ,needed ,@forms))
      forms)))

(defmacro pcase-let (bindings &rest body)
  "Evaluate BODY with BINDINGS, a list of (PATTERN EXP), all values computed first; patterns are taken to match."
  (declare (indent 1) (debug ((&rest (pcase-PAT &optional form)) body)))
  (if (null (cdr bindings))
      `(pcase-let* ,bindings ,@body)
    (let ((simple t) (matches nil) (values nil))
      (dolist (binding bindings)
        (unless (symbolp (car binding)) (setq simple nil)))
      (if simple
          `(let ,bindings ,@body)
        (dolist (binding bindings)
          (let ((value (make-symbol "x")))
            (push (list value (car (cdr binding))) values)
            (push (list (car binding) value) matches)))
        `(let ,(nreverse values)
           (pcase-let* ,(nreverse matches) ,@body))))))

(defmacro pcase-let* (bindings &rest body)
  "Evaluate BODY with BINDINGS, a list of (PATTERN EXP), one after the other; patterns are taken to match."
  (declare (indent 1) (debug pcase-let))
  (if (null bindings)
      (macroexp-progn body)
    (pcase--destructure (car (car bindings)) (car (cdr (car bindings)))
                        (if (cdr bindings)
                            (list `(pcase-let* ,(cdr bindings) ,@body))
                          body))))

(defun pcase--destructure (pattern exp body)
  "Return a form that evaluates the forms BODY with the variables of PATTERN bound to the parts of EXP's value."
  (cond
   ((eq pattern '_) `(progn ,exp ,@body))
   ((symbolp pattern) `(let ((,pattern ,exp)) ,@body))
   (t
    (let* ((value (if (and exp (symbolp exp)) exp (make-symbol "val")))
           (pcase--temporaries nil)
           (pcase--irrefutable t)
           (match (pcase--match pattern value nil))
           (steps (car match))
           (forms (pcase--bind (cdr match) body)))
      (when steps
        (setq forms (append steps forms)))
      (if (or pcase--temporaries (not (eq value exp)))
          `(let* (,@(if (not (eq value exp)) (list (list value exp)))
                  ,@pcase--temporaries)
             ,@forms)
        (macroexp-progn forms))))))

(defmacro pcase-setq (pat val &rest args)
  "Set the variables of the pattern PAT to the parts of VAL's value, which is taken to match; ARGS are more pairs."
  (declare (debug (&rest [pcase-PAT form])))
  (when (= 1 (% (length args) 2))
    (signal 'wrong-number-of-arguments (list #'pcase-setq (+ 2 (length args)))))
  (let ((form
         (cond
          ((eq pat '_) val)
          ((symbolp pat) `(setq ,pat ,val))
          (t
           (let* ((value (make-symbol "val"))
                  (pcase--temporaries nil)
                  (pcase--irrefutable t)
                  (match (pcase--match pat value nil)))
             `(let* ((,value ,val) ,@pcase--temporaries)
                ,@(car match)
                (setq ,@(apply #'append
                               (mapcar (lambda (binding) (list (car binding) (cdr binding)))
                                       (reverse (cdr match)))))
                nil))))))
    (if args
        `(progn ,form (pcase-setq ,@args))
      form)))

(defmacro pcase-dolist (spec &rest body)
  "Evaluate BODY for each element of a list: (pcase-dolist (PATTERN LIST) BODY...); the pattern is taken to match."
  (declare (indent 1) (debug ((pcase-PAT form) body)))
  (if (symbolp (car spec))
      `(dolist ,spec ,@body)
    (let ((element (make-symbol "x")))
      `(dolist (,element ,@(cdr spec))
         (pcase-let* ((,(car spec) ,element))
           ,@body)))))

(defmacro pcase-lambda (lambda-list &rest body)
  "Return a function of LAMBDA-LIST, whose parameters may be patterns, that evaluates BODY."
  (declare (doc-string 2) (indent defun) (debug (&define (&rest pcase-PAT) lambda-doc def-body)))
  (let ((parameters nil) (bindings nil) (parsed (macroexp-parse-body body)))
    (dolist (parameter lambda-list)
      (if (symbolp parameter)
          (push parameter parameters)
        (let ((variable (make-symbol (format "arg%s" (length parameters)))))
          (push variable parameters)
          (push (list parameter variable) bindings))))
    `(lambda ,(nreverse parameters) ,@(car parsed)
       ,@(if bindings
             `((pcase-let* ,(nreverse bindings) ,@(cdr parsed)))
           (cdr parsed)))))

(defmacro pcase-defmacro (name args &rest body)
  "Define NAME as a kind of pattern: (NAME ARGS...) stands for the pattern that BODY returns."
  (declare (indent 2) (doc-string 3) (debug (&define name lambda-list [&optional stringp] def-body)))
  (let ((expander (intern (format "%s--pcase-macroexpander" name))))
    `(progn
       (defun ,expander ,args ,@body)
       (define-symbol-prop ',name 'pcase-macroexpander #',expander))))

;;; Matching

;; These return (TESTS . BINDINGS): TESTS is a list of forms all of which must be non-nil, BINDINGS is an alist of the
;; variables bound so far, the last first.

(defun pcase--match (pattern value bindings)
  "Return how to match PATTERN with the form VALUE, which costs nothing and may be used often, after BINDINGS."
  (cond
   ((eq pattern '_) (cons nil bindings))
   ((keywordp pattern) (pcase--constant pattern value bindings))
   ((eq pattern t) (cons nil bindings))
   ((symbolp pattern)
    (if (null pattern)
        (error "Unknown pattern `nil'"))
    (let ((same (assq pattern bindings)))
      (if (and same (not pcase--irrefutable))
          ;; The second time a variable occurs it stands for what it is bound to.
          (cons (list (list 'eq value (cdr same))) bindings)
        (cons nil (cons (cons pattern value) bindings)))))
   ((atom pattern)
    (if (or (integerp pattern) (stringp pattern))
        (pcase--constant pattern value bindings)
      (error "Unknown pattern `%S'" pattern)))
   (t (pcase--match-compound pattern value bindings))))

(defun pcase--match-compound (pattern value bindings)
  "Do `pcase--match' for PATTERN, a list."
  (let ((head (car pattern)))
    (cond
     ((eq head 'quote) (pcase--constant (car (cdr pattern)) value bindings))
     ((eq head '\`) (pcase--template (car (cdr pattern)) value bindings))
     ((eq head 'and)
      (pcase--all (cdr pattern) (lambda (_each) value) bindings))
     ((eq head 'or) (pcase--any (cdr pattern) value bindings))
     ((eq head 'pred)
      (cons (pcase--test (pcase--funcall (car (cdr pattern)) value bindings)) bindings))
     ((eq head 'guard)
      (cons (pcase--test (pcase--under bindings (car (cdr pattern)))) bindings))
     ((eq head 'app)
      (pcase--match-part (nth 2 pattern)
                         (pcase--funcall (nth 1 pattern) value bindings) bindings))
     ((eq head 'let)
      (pcase--match-part (nth 1 pattern)
                         (pcase--under bindings (nth 2 pattern)) bindings))
     (t
      (let ((expansion (pcase--macroexpand pattern)))
        (if (eq expansion pattern)
            (error "Unknown %s pattern: %S" head pattern)
          (pcase--match expansion value bindings)))))))

(defun pcase--test (form)
  "Return the list of tests for FORM: none where patterns are taken to match."
  (if pcase--irrefutable nil (list form)))

(defun pcase--macroexpand (pattern)
  "Expand PATTERN by `pcase-defmacro' once; return it when its head is not so defined."
  (let* ((head (car pattern))
         (library (cdr (assq head '((cl-type . cl-macs) (rx . rx) (seq . seq) (map . map)))))
         (expander (and (symbolp head) (get head 'pcase-macroexpander))))
    (when (and (not expander) library)
      (require library)
      (setq expander (get head 'pcase-macroexpander)))
    (if expander
        (apply expander (cdr pattern))
      pattern)))

(defun pcase--constant (constant value bindings)
  "Match CONSTANT with VALUE."
  (cons (pcase--test
         (cond ((null constant) (list 'null value))
               ((symbolp constant) (list 'eq value (macroexp-quote constant)))
               ((integerp constant) (list 'eql value constant))
               (t (list 'equal value (macroexp-quote constant)))))
        bindings))

(defun pcase--under (bindings form)
  "Return FORM with those of BINDINGS around it that it mentions."
  (let ((used (macroexp--fgrep (mapcar (lambda (binding) (list (car binding) (cdr binding)))
                                       bindings)
                               form)))
    (setq used (delq nil (mapcar (lambda (binding)
                                   (if (not (eq (car binding) (car (cdr binding)))) binding))
                                 used)))
    (if used
        `(let ,used ,form)
      form)))

(defun pcase--funcall (function value bindings)
  "Return a form that calls FUNCTION, as in `pred', with VALUE."
  (cond
   ((symbolp function) (list function value))
   ((eq (car-safe function) 'not)
    (list 'not (pcase--funcall (car (cdr function)) value bindings)))
   ((memq (car-safe function) '(lambda function))
    `(funcall ,(pcase--under bindings
                             (if (eq (car function) 'lambda) (list 'function function) function))
              ,value))
   (t
    ;; The arguments may mention variables of the pattern, which must not catch VALUE.
    (let ((call (append function (list value))))
      (pcase--under (if (assq value bindings)
                        (delq (assq value bindings) (copy-sequence bindings))
                      bindings)
                    call)))))

(defun pcase--match-part (pattern form bindings)
  "Match PATTERN with the value of FORM, which is evaluated once."
  (cond
   ((eq pattern '_)
    (cons nil bindings))
   ((and (not pcase--irrefutable)
         (or (memq (car-safe pattern) '(quote))
             (keywordp pattern) (integerp pattern) (stringp pattern)
             (and (eq (car-safe pattern) 'pred) (symbolp (car-safe (cdr pattern))))))
    ;; Looked at only once.
    (pcase--match pattern form bindings))
   ((and (symbolp form) form)
    (pcase--match pattern form bindings))
   (t
    (let ((part (make-symbol "x")))
      (push part pcase--temporaries)
      (let ((match (pcase--match pattern part bindings)))
        (cons (cons (if pcase--irrefutable
                        (list 'setq part form)
                      `(progn (setq ,part ,form) t))
                    (car match))
              (cdr match)))))))

(defun pcase--all (patterns value-of bindings)
  "Match all of PATTERNS, each with what the function VALUE-OF returns for it."
  (let ((tests nil))
    (dolist (pattern patterns)
      (let ((match (pcase--match pattern (funcall value-of pattern) bindings)))
        (setq tests (append tests (car match))
              bindings (cdr match))))
    (cons tests bindings)))

(defun pcase--constant-p (pattern)
  "Whether PATTERN matches one constant and nothing else."
  (or (eq (car-safe pattern) 'quote) (integerp pattern) (stringp pattern) (keywordp pattern)))

(defun pcase--constant-value (pattern)
  "The constant that PATTERN matches."
  (if (eq (car-safe pattern) 'quote) (car (cdr pattern)) pattern))

(defun pcase--constants (pattern)
  "The constants that PATTERN matches, as a list of them; `other' if it may match something else."
  (cond ((pcase--constant-p pattern) (list (pcase--constant-value pattern)))
        ((eq (car-safe pattern) 'or)
         (let ((constants nil) (left (cdr pattern)))
           (while (and left (pcase--constant-p (car left)))
             (setq constants (cons (pcase--constant-value (car left)) constants)
                   left (cdr left)))
           (if left 'other constants)))
        (t 'other)))

(defun pcase--not-seen (pattern seen)
  "PATTERN without those of its constants that are in SEEN, which cases before have dealt with."
  (if (not (and seen (eq (car-safe pattern) 'or) (listp (pcase--constants pattern))))
      pattern
    (let ((left nil))
      (dolist (each (cdr pattern))
        (unless (member (pcase--constant-value each) seen)
          (setq left (cons each left))))
      (cond ((null left) pattern)
            ((cdr left) (cons 'or (nreverse left)))
            (t (car left))))))

(defun pcase--any (patterns value bindings)
  "Match one of PATTERNS with VALUE."
  (cond
   ((null (cdr patterns)) (pcase--match (car patterns) value bindings))
   (t
    (let ((matches nil) (variables nil) (members nil) (plain t))
      (dolist (pattern patterns)
        (let ((match (let ((pcase--irrefutable nil)) (pcase--match pattern value bindings))))
          (if (pcase--constant-p pattern)
              (push (pcase--constant-value pattern) members)
            (setq plain nil))
          (push match matches)
          (let ((new (cdr match)))
            (while (not (eq new bindings))
              (unless (memq (car (car new)) variables)
                (push (car (car new)) variables))
              (setq new (cdr new))))))
      (setq matches (nreverse matches))
      (if (and plain (null variables) (not pcase--irrefutable))
          ;; Constants alone.
          (let ((function 'memq))
            (dolist (member members)
              (cond ((symbolp member))
                    ((and (integerp member) (not (eq function 'member))) (setq function 'memql))
                    (t (setq function 'member))))
            (cons (list `(,function ,value ',(nreverse members))) bindings))
        (pcase--any-of matches variables bindings))))))

(defun pcase--any-of (matches variables bindings)
  "Match one of MATCHES, as `pcase--match' returns them, which bind VARIABLES between them, after BINDINGS."
  (let ((places (mapcar (lambda (variable) (cons variable (make-symbol (symbol-name variable))))
                        variables)))
    (setq pcase--temporaries (append (mapcar #'cdr places) pcase--temporaries))
    (let ((alternatives
           (mapcar (lambda (match)
                     (let* ((settings
                             (apply #'append
                                    (mapcar (lambda (place)
                                              (let ((new (cdr match)) (found nil))
                                                (while (not (or found (eq new bindings)))
                                                  (if (eq (car (car new)) (car place))
                                                      (setq found (car new)))
                                                  (setq new (cdr new)))
                                                (list (cdr place) (cdr found))))
                                            places)))
                            (tests (append (car match)
                                           (if settings (list `(progn (setq ,@settings) t))))))
                       (cond ((null tests) t)
                             ((cdr tests) (cons 'and tests))
                             (t (car tests)))))
                   matches)))
      (cons (list (cons 'or alternatives))
            (append places bindings)))))

(defun pcase--template (template value bindings)
  "Match TEMPLATE, what follows a backquote, with VALUE."
  (cond
   ((eq (car-safe template) '\,)
    (pcase--match (car (cdr template)) value bindings))
   ((consp template)
    (let* ((first (pcase--match-part (pcase--template-pattern (car template))
                                     (list (if pcase--irrefutable 'car-safe 'car) value) bindings))
           (rest (pcase--match-part (pcase--template-pattern (cdr template))
                                    (list (if pcase--irrefutable 'cdr-safe 'cdr) value) (cdr first))))
      (cons (append (pcase--test (list 'consp value)) (car first) (car rest))
            (cdr rest))))
   ((vectorp template)
    (let ((tests (append (pcase--test (list 'vectorp value))
                         (pcase--test `(= (length ,value) ,(length template)))))
          (index 0))
      (while (< index (length template))
        (let ((match (pcase--match-part (pcase--template-pattern (aref template index))
                                        `(aref ,value ,index) bindings)))
          (setq tests (append tests (car match))
                bindings (cdr match)
                index (1+ index))))
      (cons tests bindings)))
   (t (pcase--constant template value bindings))))

(defun pcase--template-pattern (template)
  "Return the pattern for TEMPLATE, a part of what follows a backquote."
  (cond ((eq (car-safe template) '\,) (car (cdr template)))
        ((or (consp template) (vectorp template)) (list '\` template))
        (t (list 'quote template))))

(provide 'pcase)

;;; pcase.el ends here

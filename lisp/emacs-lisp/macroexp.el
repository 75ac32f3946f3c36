;;; macroexp.el --- helpers for writing macros  -*- lexical-binding: t -*-

;; Macros compute forms.  These functions build the usual ones without needless `progn's and bindings, and tell which
;; forms may be written twice.  See "Defining Macros" in the Elisp manual.

(defun macroexp-progn (exps)
  "Return a form that evaluates the list of forms EXPS in order: a `progn' only where there are several."
  (if (cdr exps) (cons 'progn exps) (car exps)))

(defun macroexp-unprogn (exp)
  "Return the list of forms that EXP, a form, evaluates in order; never an empty list."
  (if (eq (car-safe exp) 'progn)
      (or (cdr exp) (list nil))
    (list exp)))

(defun macroexp-let* (bindings exp)
  "Return a form that evaluates EXP with BINDINGS as for `let*'; EXP itself where there are none."
  (cond ((null bindings) exp)
        ((eq (car-safe exp) 'let*)
         (cons 'let* (cons (append bindings (car (cdr exp))) (cdr (cdr exp)))))
        (t (list 'let* bindings exp))))

(defun macroexp-if (test then else)
  "Return a form that does what (if TEST THEN ELSE) does, with chains of `if' written as a `cond'."
  (cond
   ((memq (car-safe else) '(if cond))
    (if (eq (car else) 'cond)
        (cons 'cond (cons (cons test (macroexp-unprogn then)) (cdr else)))
      (append (list 'cond
                    (cons test (macroexp-unprogn then))
                    (cons (nth 1 else) (macroexp-unprogn (nth 2 else))))
              (let ((last (nthcdr 3 else)))
                (if last (list (cons t last)))))))
   ;; (if A nil (if ...)) and the like stay as they are.
   (else (cons 'if (cons test (cons then (macroexp-unprogn else)))))
   (t (list 'if test then))))

(defmacro macroexp-let2 (test sym exp &rest body)
  "Evaluate BODY, which returns a form, with SYM bound to a form that may be used several times for the value of EXP.
That is EXP's value itself when the predicate TEST, by default `macroexp-const-p', accepts it; otherwise a new variable,
and the form returned binds it."
  (declare (indent 3) (debug (sexp sexp form body)))
  (let ((value (make-symbol "exp")) (result (make-symbol "body")))
    `(let* ((,value ,exp)
            (,sym (if (funcall #',(or test 'macroexp-const-p) ,value)
                      ,value
                    (make-symbol ,(symbol-name sym))))
            (,result ,(macroexp-progn body)))
       (if (eq ,sym ,value)
           ,result
         (macroexp-let* (list (list ,sym ,value)) ,result)))))

(defmacro macroexp-let2* (test bindings &rest body)
  "Like `macroexp-let2' for several variables: BINDINGS is a list of (SYM EXP), or SYM for (SYM SYM)."
  (declare (indent 2) (debug (sexp (&rest (sexp form)) body)))
  (if (null bindings)
      (macroexp-progn body)
    (let* ((binding (car bindings))
           (sym (if (consp binding) (car binding) binding))
           (exp (if (consp binding) (car (cdr binding)) binding)))
      `(macroexp-let2 ,test ,sym ,exp
         (macroexp-let2* ,test ,(cdr bindings) ,@body)))))

(defun macroexp--const-symbol-p (symbol &optional any-value)
  "Return non-nil if SYMBOL's value is always the same: nil, t and keywords.
ANY-VALUE non-nil asks for every variable that cannot be set."
  (or (memq symbol '(nil t))
      (keywordp symbol)
      (and any-value (boundp symbol)
           (condition-case nil
               (progn (set symbol (symbol-value symbol)) nil)
             (setting-constant t)))))

(defun macroexp-const-p (exp)
  "Return non-nil if the form EXP always has the same value: a quoted or self-evaluating one."
  (or (and (not (symbolp exp)) (not (consp exp)))
      (if (symbolp exp)
          (macroexp--const-symbol-p exp)
        (or (eq (car exp) 'quote)
            (and (eq (car exp) 'function)
                 (symbolp (car (cdr exp))))))))

(defun macroexp-small-p (exp)
  "Return non-nil if writing the form EXP twice costs little: no call but of a function of no or constant arguments."
  (or (and (consp exp) (null (cdr exp)))
      (macroexp-copyable-p exp)
      (eq (car-safe exp) 'function)))

(defun macroexp-copyable-p (exp)
  "Return non-nil if the form EXP may be written several times: a constant or a symbol."
  (or (symbolp exp) (macroexp-const-p exp)))

(defun macroexp-quote (value)
  "Return a form whose value is VALUE: VALUE itself where it evaluates to itself."
  (if (and (not (memq value '(nil t)))
           (or (and (symbolp value) (not (keywordp value))) (consp value)))
      (list 'quote value)
    value))

(defun macroexp-parse-body (body)
  "Split the function body BODY into (DECLARATIONS . FORMS): documentation, `declare' and `interactive' go first."
  (let ((declarations nil))
    (while (and (cdr body)
                (let ((form (car body)))
                  (or (stringp form)
                      (memq (car-safe form)
                            '(:documentation declare interactive cl-declare)))))
      (setq declarations (cons (car body) declarations)
            body (cdr body)))
    (cons (nreverse declarations) body)))

(defun macroexp-file-name ()
  "Return the name of the file whose forms are being expanded, nil outside of files.
That is the file being compiled or loaded, or the one that the buffer being evaluated visits."
  (cond ((and (boundp 'byte-compile-current-file) byte-compile-current-file))
        ((let ((file (car (last current-load-list)))) (and (stringp file) file)))
        (t load-file-name)))

(defun macroexp-compiling-p ()
  "Return non-nil while a file is being byte-compiled; elwire compiles what it runs too, but that does not count."
  (and (boundp 'byte-compile-current-file) byte-compile-current-file t))

(defun macroexp-warn-and-return (msg form &optional _category _compile-only _arg)
  "Show the warning MSG about FORM and return FORM."
  (unless (eq 'none msg)
    (message "%sWarning: %s"
             (if load-file-name (concat (file-relative-name load-file-name) ": ") "")
             msg))
  form)

(defun macroexp--warn-and-return (msg form &optional _compile-only)
  "Show the warning MSG about FORM and return FORM."
  (macroexp-warn-and-return msg form))

(defun macroexp-macroexpand (form env)
  "Expand the macro call FORM once all the way with the macros of ENV."
  (macroexpand form env))

(defun macroexp--expand-all (form)
  "Expand all macros in FORM, with those of the expansion under way."
  (macroexpand-all form macroexpand-all-environment))

(defun macroexp--all-forms (clauses &optional skip)
  "Expand the macros of all forms of the list CLAUSES but the first SKIP."
  (let ((n 0))
    (mapcar (lambda (form)
              (prog1 (if (< n (or skip 0)) form (macroexp--expand-all form))
                (setq n (1+ n))))
            clauses)))

(defun macroexp--fgrep (bindings sexp)
  "Return the elements of the alist BINDINGS whose key occurs anywhere in SEXP, lists and vectors searched."
  (let ((found nil) (todo (list sexp)) (seen nil))
    (while (and todo bindings)
      (let ((each (car todo)))
        (setq todo (cdr todo))
        (cond
         ((consp each)
          ;; Only lists that may be circular are worth remembering; a bound keeps the common case cheap.
          (unless (and (> (length seen) 500) (memq each seen))
            (if (< (length seen) 2000) (setq seen (cons each seen)))
            (setq todo (cons (car each) (cons (cdr each) todo)))))
         ((vectorp each)
          (setq todo (append each todo)))
         (t
          (let ((binding (assq each bindings)))
            (when (and binding each)
              (setq found (cons binding found)
                    bindings (remq binding bindings))))))))
    found))

(provide 'macroexp)

;;; macroexp.el ends here

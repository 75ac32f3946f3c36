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
      `(setq ,place (cons ,newelt ,place))
    (require 'macroexp)
    (macroexp-let2 macroexp-copyable-p value newelt
      (gv-letplace (getter setter) place
        (funcall setter `(cons ,value ,getter))))))

(defmacro pop (place)
  "Return the first element of the list stored in the generalized variable PLACE, and take it off."
  (declare (debug (gv-place)))
  `(car-safe
    ,(if (symbolp place)
         `(prog1 ,place (setq ,place (cdr ,place)))
       (gv-letplace (getter setter) place
         (macroexp-let2 macroexp-copyable-p value getter
           `(prog1 ,value ,(funcall setter `(cdr ,value))))))))

(defmacro setq-default (&rest args)
  "Set the default values of variables: (setq-default VARIABLE VALUE ...)."
  (declare (debug setq))
  (let ((forms nil))
    (while args
      (setq forms (cons `(set-default ',(car args) ,(car (cdr args))) forms)
            args (cdr (cdr args))))
    (if (cdr forms)
        (cons 'progn (nreverse forms))
      (car forms))))

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
  `(let ,(mapcar #'car-safe-or-self binders)
     ,@(delq nil (mapcar (lambda (binder) (if (consp binder) `(setq ,@binder))) binders))
     . ,body))

(defun car-safe-or-self (object)
  "Return the car of OBJECT if it is a cons, else OBJECT."
  (if (consp object) (car object) object))

(defmacro named-let (name bindings &rest body)
  "Loop by recursion: bind BINDINGS and evaluate BODY, in which (NAME VALUES...) starts over with new values."
  (declare (indent 2))
  (let ((function (make-symbol (symbol-name name))))
    `(let (,function)
       (setq ,function (lambda ,(mapcar #'car-safe-or-self bindings)
                         (cl-flet ((,name (&rest args) (apply ,function args)))
                           ,@body)))
       (funcall ,function ,@(mapcar (lambda (binding) (car (cdr-safe binding))) bindings)))))

(defmacro with-memoization (place &rest code)
  "Return the value of PLACE when it is non-nil; else evaluate CODE and keep its value there."
  (declare (indent 1))
  (gv-letplace (getter setter) place
    `(or ,getter
         ,(macroexp-let2 nil value (macroexp-progn code)
            `(progn ,(funcall setter value) ,value)))))

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

(defun identity-or-nil (object)
  "Return OBJECT."
  object)

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

;;; Lists

(defun caar (x) "Return the car of the car of X." (car (car x)))
(defun cadr (x) "Return the car of the cdr of X." (car (cdr x)))
(defun cdar (x) "Return the cdr of the car of X." (cdr (car x)))
(defun cddr (x) "Return the cdr of the cdr of X." (cdr (cdr x)))
(defun caaar (x) "Return the `car' of the `car' of the `car' of X." (car (car (car x))))
(defun caadr (x) "Return the `car' of the `car' of the `cdr' of X." (car (car (cdr x))))
(defun cadar (x) "Return the `car' of the `cdr' of the `car' of X." (car (cdr (car x))))
(defun caddr (x) "Return the `car' of the `cdr' of the `cdr' of X." (car (cdr (cdr x))))
(defun cdaar (x) "Return the `cdr' of the `car' of the `car' of X." (cdr (car (car x))))
(defun cdadr (x) "Return the `cdr' of the `car' of the `cdr' of X." (cdr (car (cdr x))))
(defun cddar (x) "Return the `cdr' of the `cdr' of the `car' of X." (cdr (cdr (car x))))
(defun cdddr (x) "Return the `cdr' of the `cdr' of the `cdr' of X." (cdr (cdr (cdr x))))
(defun cadddr (x) "Return the fourth element of X." (car (cdr (cdr (cdr x)))))
(defun cddddr (x) "Return X without its first four elements." (cdr (cdr (cdr (cdr x)))))

(defun subr--expand-cxr (form x)
  "Compiler macro of `cadr' and its kin: write FORM, a call with the argument X, as `car's and `cdr's."
  (let ((letters (nreverse (cdr (nreverse (cdr (append (symbol-name (car form)) nil)))))))
    (setq letters (nreverse letters))
    (while letters
      (setq x (list (if (eq (car letters) ?a) 'car 'cdr) x)
            letters (cdr letters)))
    x))

(mapc (lambda (name) (put name 'compiler-macro #'subr--expand-cxr))
      '(caar cadr cdar cddr caaar caadr cadar caddr cdaar cdadr cddar cdddr cadddr cddddr))

(defun last (list &optional n)
  "Return the last link of LIST, or its last N links."
  (if n
      (and (>= n 0)
           (let ((m (safe-length list)))
             (if (< n m) (nthcdr (- m n) list) list)))
    (and list
         (nthcdr (1- (safe-length list)) list))))

(defun butlast (list &optional n)
  "Return a copy of LIST without its last N elements, by default one."
  (unless n
    (setq n 1))
  (if (<= n 0)
      list
    (take (- (length list) n) list)))

(defun nbutlast (list &optional n)
  "Take the last N elements, by default one, off LIST itself."
  (let ((m (length list)))
    (or n (setq n 1))
    (and (< n m)
         (progn
           (if (> n 0) (setcdr (nthcdr (- (1- m) n) list) nil))
           list))))

(defun number-sequence (from &optional to inc)
  "Return the list of numbers from FROM to TO, inclusive, in steps of INC, by default 1."
  (if (or (not to) (= from to))
      (list from)
    (or inc (setq inc 1))
    (when (zerop inc) (error "The increment can not be zero"))
    (let (seq (n 0) (next from))
      (if (> inc 0)
          (while (<= next to)
            (setq seq (cons next seq)
                  n (1+ n)
                  next (+ from (* n inc))))
        (while (>= next to)
          (setq seq (cons next seq)
                n (1+ n)
                next (+ from (* n inc)))))
      (nreverse seq))))

(defun copy-tree (tree &optional vecp)
  "Return a copy of TREE, all its conses new; with VECP non-nil its vectors too."
  (if (consp tree)
      (let (result)
        (while (consp tree)
          (let ((newcar (car tree)))
            (if (or (consp (car tree)) (and vecp (vectorp (car tree))))
                (setq newcar (copy-tree (car tree) vecp)))
            (push newcar result))
          (setq tree (cdr tree)))
        (nconc (nreverse result)
               (if (and vecp (vectorp tree)) (copy-tree tree vecp) tree)))
    (if (and vecp (vectorp tree))
        (let ((i (length (setq tree (copy-sequence tree)))))
          (while (>= (setq i (1- i)) 0)
            (aset tree i (copy-tree (aref tree i) vecp)))
          tree)
      tree)))

(defun delete-dups (list)
  "Take `equal' duplicates out of LIST itself, keeping the first of each."
  (let ((l (length list)))
    (if (> l 100)
        (let ((hash (make-hash-table :test #'equal :size l))
              (tail list) retail)
          (puthash (car list) t hash)
          (while (setq retail (cdr tail))
            (let ((elt (car retail)))
              (if (gethash elt hash)
                  (setcdr tail (cdr retail))
                (puthash elt t hash)
                (setq tail retail)))))
      (let ((tail list))
        (while tail
          (setcdr tail (delete (car tail) (cdr tail)))
          (setq tail (cdr tail))))))
  list)

(defun delete-consecutive-dups (list &optional circular)
  "Take `equal' neighbours out of LIST itself; with CIRCULAR the last and the first are neighbours too."
  (let ((tail list) last)
    (while (cdr tail)
      (if (equal (car tail) (cadr tail))
          (setcdr tail (cddr tail))
        (setq last tail
              tail (cdr tail))))
    (if (and circular last (equal (car tail) (car list)))
        (setcdr last nil)))
  list)

(defun remove (elt seq)
  "Return a copy of SEQ without the elements `equal' to ELT."
  (if (nlistp seq)
      (delete elt (copy-sequence seq))
    (delete elt (copy-sequence seq))))

(defun remq (elt list)
  "Return LIST without the elements `eq' to ELT, sharing what it can."
  (while (and (eq elt (car list)) (setq list (cdr list))))
  (if (memq elt list)
      (delq elt (copy-sequence list))
    list))

(defun assoc-default (key alist &optional test default)
  "Find KEY in ALIST, whose elements are conses or atoms, by TEST, by default `equal'.
Return the cdr of the element found, DEFAULT if it is an atom, nil if there is none."
  (let (found (tail alist) value)
    (while (and tail (not found))
      (let ((elt (car tail)))
        (when (funcall (or test #'equal) (if (consp elt) (car elt) elt) key)
          (setq found t value (if (consp elt) (cdr elt) default))))
      (setq tail (cdr tail)))
    value))

(defun assq-delete-all (key alist)
  "Take the elements of ALIST whose car is `eq' to KEY out of it."
  (assoc-delete-all key alist #'eq))

(defun rassq-delete-all (value alist)
  "Take the elements of ALIST whose cdr is `eq' to VALUE out of it."
  (while (and (consp (car alist)) (eq (cdr (car alist)) value))
    (setq alist (cdr alist)))
  (let ((tail alist) tail-cdr)
    (while (setq tail-cdr (cdr tail))
      (if (and (consp (car tail-cdr)) (eq (cdr (car tail-cdr)) value))
          (setcdr tail (cdr tail-cdr))
        (setq tail tail-cdr))))
  alist)

(defun assoc-delete-all (key alist &optional test)
  "Take the elements of ALIST whose car matches KEY by TEST, by default `equal', out of it."
  (unless test (setq test #'equal))
  (while (and (consp (car alist)) (funcall test (caar alist) key))
    (setq alist (cdr alist)))
  (let ((tail alist) tail-cdr)
    (while (setq tail-cdr (cdr tail))
      (if (and (consp (car tail-cdr)) (funcall test (caar tail-cdr) key))
          (setcdr tail (cdr tail-cdr))
        (setq tail tail-cdr))))
  alist)

(defun alist-get (key alist &optional default remove testfn)
  "Return the value of KEY in ALIST, DEFAULT when there is none; keys are compared by TESTFN, by default `eq'.
REMOVE matters only when this is the place of a `setf'."
  (ignore remove)
  (let ((x (if (not testfn)
               (assq key alist)
             (assoc key alist testfn))))
    (if x (cdr x) default)))

(defun member-ignore-case (elt list)
  "Return the tail of LIST whose car is a string equal to ELT but for case."
  (while (and list
              (not (and (stringp (car list))
                        (string-equal-ignore-case elt (car list)))))
    (setq list (cdr list)))
  list)

(defun string-equal-ignore-case (string1 string2)
  "Return t if STRING1 and STRING2 are equal but for case."
  (eq t (compare-strings string1 0 nil string2 0 nil t)))

(defun assoc-string-or-self (key list)
  "Return the element of LIST that `assoc-string' finds for KEY."
  (assoc-string key list))

(defun flatten-tree (tree)
  "Return the list of the non-nil atoms of TREE."
  (let (elems)
    (while (consp tree)
      (let ((elem (pop tree)))
        (while (consp elem)
          (push (cdr elem) tree)
          (setq elem (car elem)))
        (if elem (push elem elems))))
    (if tree (push tree elems))
    (nreverse elems)))

(defun ensure-list (object)
  "Return OBJECT if it is a list, else a list of it."
  (if (listp object) object (list object)))

(defun xor (cond1 cond2)
  "Return the one of COND1 and COND2 that is non-nil when the other is nil, else nil."
  (cond ((not cond1) cond2)
        ((not cond2) cond1)))

(defun booleanp (object)
  "Return t if OBJECT is t or nil."
  (and (memq object '(nil t)) t))

(defun zerop (number)
  "Return t if NUMBER is zero."
  (= 0 number))

(defun plistp (object)
  "Return non-nil if OBJECT is a list with an even number of elements."
  (let ((len (proper-list-p object)))
    (and len (= (% len 2) 0))))

(defun list-of-strings-p (object)
  "Return t if OBJECT is nil or a list of strings."
  (while (and (consp object) (stringp (car object)))
    (setq object (cdr object)))
  (null object))

(defun lsh (value count)
  "Return VALUE with its bits shifted left by COUNT; a right shift brings in zeros."
  (when (and (< value 0) (< count 0))
    (when (< value most-negative-fixnum)
      (signal 'args-out-of-range (list value count)))
    (setq value (logand (ash value -1) most-positive-fixnum))
    (setq count (1+ count)))
  (ash value count))

(defun define-symbol-prop (symbol prop val)
  "Set the property PROP of SYMBOL to VAL, and note it in `load-history'."
  (put symbol prop val))

(defalias 'int-to-string #'number-to-string)
(defalias 'string= #'string-equal)
(defalias 'string< #'string-lessp)
(defalias 'string> #'string-greaterp)
(defalias 'move-marker #'set-marker)
(defalias 'rplaca #'setcar)
(defalias 'rplacd #'setcdr)
(defalias 'beep #'ding)
(defalias 'indent-to-column #'indent-to)
(defalias 'backward-delete-char #'delete-backward-char)
(defalias 'search-forward-regexp #'re-search-forward)
(defalias 'search-backward-regexp #'re-search-backward)
(defalias 'point-at-eol #'line-end-position)
(defalias 'point-at-bol #'line-beginning-position)
(defalias 'user-original-login-name #'user-login-name)
(defalias 'chmod #'set-file-modes)
(defalias 'mkdir #'make-directory)

;;; Hooks

(defun add-hook (hook function &optional depth local)
  "Put FUNCTION on HOOK, a symbol, unless it is there; with DEPTH positive, or t, late, negative early.
LOCAL non-nil means the buffer-local value of HOOK."
  (or (boundp hook) (set hook nil))
  (or (default-boundp hook) (set-default hook nil))
  (unless (numberp depth) (setq depth (if depth 90 0)))
  (if (and local (not (local-variable-if-set-p hook)))
      (set (make-local-variable hook) (list t)))
  (let ((value (if local (symbol-value hook) (default-value hook))))
    (when (or (not (listp value)) (functionp value))
      (setq value (list value)))
    (unless (member function value)
      ;; Depths are kept beside the hook, and only once one of them is not 0.
      (let ((depths (get hook 'hook--depth-alist)))
        (when (or depths (/= depth 0))
          (setq depths (cons (cons function depth) (assoc-delete-all function depths)))
          (put hook 'hook--depth-alist depths))
        (setq value (if (< 0 depth)
                        (append value (list function))
                      (cons function value)))
        (when depths
          (setq value (sort value (lambda (f1 f2)
                                    (< (alist-get f1 depths 0 nil #'equal)
                                       (alist-get f2 depths 0 nil #'equal))))))))
    (if local
        (set hook value)
      (set-default hook value))))

(defun remove-hook (hook function &optional local)
  "Take FUNCTION off HOOK, a symbol; LOCAL non-nil means its buffer-local value."
  (or (boundp hook) (set hook nil))
  (or (default-boundp hook) (set-default hook nil))
  (unless (and local (not (local-variable-p hook)))
    (let ((value (if local (symbol-value hook) (default-value hook))))
      (if (or (not (listp value)) (eq (car value) 'lambda) (eq (car value) 'closure))
          (when (equal value function) (setq value nil))
        (setq value (delete function (copy-sequence value)))
        (put hook 'hook--depth-alist
             (assoc-delete-all function (get hook 'hook--depth-alist))))
      (if local
          (if (equal value '(t))
              (kill-local-variable hook)
            (set hook value))
        (set-default hook value)))))

(defun run-mode-hooks (&rest hooks)
  "Run the mode hooks HOOKS, or put it off while `delay-mode-hooks' is non-nil."
  (if delay-mode-hooks
      (dolist (hook hooks)
        (push hook delayed-mode-hooks))
    (setq hooks (nconc (nreverse delayed-mode-hooks) hooks))
    (and (bound-and-true-p syntax-propertize-function)
         (not (local-variable-p 'parse-sexp-lookup-properties))
         (setq-local parse-sexp-lookup-properties t))
    (setq delayed-mode-hooks nil)
    (apply #'run-hooks (cons 'change-major-mode-after-body-hook hooks))
    (dolist (function (nreverse delayed-after-hook-functions))
      (funcall function))
    (run-hooks 'after-change-major-mode-hook)))

(defvar delay-mode-hooks nil "Non-nil while `run-mode-hooks' should put off running hooks.")
(put 'delay-mode-hooks 'permanent-local t)
(defvar-local delayed-mode-hooks nil "Mode hooks waiting to be run.")
(put 'delay-mode-hooks 'permanent-local t)
(defvar-local delayed-after-hook-functions nil "Functions waiting to be run after the mode hooks.")
(defvar change-major-mode-after-body-hook nil "Hook run before the mode hooks of a major mode.")
(defvar after-change-major-mode-hook nil "Hook run at the very end of major mode functions.")

(defmacro delay-mode-hooks (&rest body)
  "Evaluate BODY without running mode hooks; the next `run-mode-hooks' runs them."
  (declare (debug t) (indent 0))
  `(progn
     (make-local-variable 'delay-mode-hooks)
     (let ((delay-mode-hooks t))
       ,@body)))

(defun add-to-list (list-var element &optional append compare-fn)
  "Add ELEMENT to the value of the variable LIST-VAR unless it is there, by COMPARE-FN or `equal'.
It goes to the front, with APPEND non-nil to the end.  Return the new value."
  (if (cond
       ((null compare-fn) (member element (symbol-value list-var)))
       ((eq compare-fn #'eq) (memq element (symbol-value list-var)))
       ((eq compare-fn #'eql) (memql element (symbol-value list-var)))
       (t
        (let ((tail (symbol-value list-var)))
          (while (and tail (not (funcall compare-fn element (car tail))))
            (setq tail (cdr tail)))
          tail)))
      (symbol-value list-var)
    (set list-var
         (if append
             (append (symbol-value list-var) (list element))
           (cons element (symbol-value list-var))))))

(defun derived-mode-p (&rest modes)
  "Return non-nil if the major mode is one of MODES or derives from one."
  (apply #'provided-mode-derived-p major-mode modes))

(defun provided-mode-derived-p (mode &rest modes)
  "Return non-nil if MODE is one of MODES or derives from one: the one found."
  (while (and (not (memq mode modes))
              (let ((parent (get mode 'derived-mode-parent)))
                (or parent (let ((alias (symbol-function mode))) (and alias (symbolp alias) (setq parent alias))))
                (setq mode parent))))
  (car (memq mode modes)))

;;; Loading

(defun load-library (library)
  "Load the Lisp library LIBRARY, a name as for `load'."
  (load library))

(defun eval-after-load (file form)
  "Evaluate FORM, a form or a function, after FILE is loaded; at once if it was loaded already.
FILE is a file name, a library name or a feature, a symbol."
  (declare (indent 1))
  (let* ((key (if (stringp file) (cons 'file (purecopy (load-history-regexp file))) file))
         (elt (assoc key after-load-alist))
         (func (if (functionp form) form (lambda () (eval form t)))))
    (unless elt
      (setq elt (list key))
      (push elt after-load-alist))
    (if (if (stringp file)
            (load-history-filename-element (cdr key))
          (featurep file))
        (funcall func)
      (unless (member func (cdr elt))
        (nconc elt
               (list
                (if (and (symbolp file) load-in-progress)
                    func
                  func))))
      nil)))

(defun load-history-regexp (file)
  "Return a regexp that matches the name under which FILE, a file or library name, is loaded."
  (if (file-name-absolute-p file) (setq file (expand-file-name file)))
  (concat (if (file-name-absolute-p file) "\\`" "\\(\\`\\|/\\)")
          (regexp-quote file)
          (if (file-name-extension file)
              ""
            "\\(\\.elc\\|\\.el\\)?\\(\\.gz\\)?")
          "\\'"))

(defun load-history-filename-element (file-regexp)
  "Return the element of `load-history' for the first file that FILE-REGEXP matches."
  (let ((tail load-history) (found nil))
    (while (and tail (not found))
      (if (and (stringp (car (car tail)))
               (string-match-p file-regexp (car (car tail))))
          (setq found (car tail)))
      (setq tail (cdr tail)))
    found))

(defun do-after-load-evaluation (abs-file)
  "Run what waits for the file ABS-FILE, just loaded."
  (dolist (elt after-load-alist)
    (when (and (eq (car-safe (car elt)) 'file)
               (string-match-p (cdr (car elt)) abs-file))
      (mapc #'funcall (cdr elt))))
  (run-hook-with-args 'after-load-functions abs-file))

(defun locate-library (library &optional nosuffix path _interactive-call)
  "Return the name of the file that `load' would load for LIBRARY, nil if there is none."
  (locate-file library (or path load-path)
               (append (unless nosuffix (get-load-suffixes)) load-file-rep-suffixes)))

(defun symbol-file (symbol &optional type)
  "Return the name of the file that defined SYMBOL, as TYPE: `defun', `defvar', `defface' or nil for any."
  (if (and (or (null type) (eq type 'defun))
           (symbolp symbol)
           (autoloadp (symbol-function symbol)))
      (locate-library (nth 1 (symbol-function symbol)))
    (let ((files load-history) file match)
      (while files
        (if (if type
                (if (eq type 'defvar)
                    (member symbol (cdr (car files)))
                  (member (cons type symbol) (cdr (car files))))
              (and (setq match (or (memq symbol (cdr (car files)))
                                   (rassq symbol (delq nil (mapcar (lambda (e) (if (consp e) e))
                                                                   (cdr (car files)))))))
                   (not (eq 'require (car-safe match)))))
            (setq file (car (car files)) files nil))
        (setq files (cdr files)))
      file)))

;;; subr.el ends here

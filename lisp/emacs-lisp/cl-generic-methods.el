;;; cl-generic-methods.el --- how a generic function finds and calls its methods  -*- lexical-binding: t -*-

;;; Dispatch

(defvar cl--generic-dispatchers (make-hash-table :test #'equal)
  "What makes a function that dispatches, by the argument's number and the names of the generalizers.")

(defun cl--generic-make-function (generic)
  "Return a function that does what GENERIC does with the methods it has now."
  (cl--generic-make-next-function generic (cl--generic-dispatches generic) (cl--generic-method-table generic)))

(defun cl--generic-make-next-function (generic dispatches methods)
  "Return a function that calls those of METHODS, of GENERIC, that apply, by DISPATCHES."
  (while (and dispatches (null (cddr (car dispatches))))
    ;; No method specializes this argument.
    (setq dispatches (cdr dispatches)))
  (if (null methods)
      (lambda (&rest args) (apply #'cl-no-applicable-method generic args))
    (if (null dispatches)
        (cl--generic-combine generic methods)
      (funcall (cl--generic-get-dispatcher (car dispatches)) generic (car dispatches) (cdr dispatches) methods))))

(defun cl--generic-combine (generic methods)
  "Return the function that METHODS of GENERIC, the most specific first, are combined to."
  (if (memq (cl--generic-name generic) '(cl-generic-combine-methods cl-generic-generalizers))
      ;; Which functions would otherwise be called to find out how they are to be called.
      (cl--generic-standard-method-combination generic methods)
    (cl-generic-combine-methods generic methods)))

(defun cl--generic-get-dispatcher (dispatch)
  "Return the function that makes dispatching functions for DISPATCH, an element of the dispatches of a function.
It takes the generic function, DISPATCH, the dispatches that are left, and the methods."
  (let ((key (cons (car dispatch) (mapcar #'cl--generic-generalizer-name (cdr dispatch)))))
    (or (gethash key cl--generic-dispatchers)
        (puthash key (cl--generic-build-dispatcher dispatch) cl--generic-dispatchers))))

(defun cl--generic-build-dispatcher (dispatch)
  "Compile what `cl--generic-get-dispatcher' returns for DISPATCH."
  (let* ((number (car dispatch))
         (parameters (if (integerp number)
                         (mapcar (lambda (n) (intern (format "arg%d" n))) (number-sequence 0 number))))
         (arg (if (integerp number) (car (last parameters)) (cdr number)))
         (codes (delete-dups
                 (delq nil (mapcar (lambda (generalizer)
                                     (funcall (cl--generic-generalizer-tagcode-function generalizer) arg))
                                   (cdr dispatch))))))
    (let ((lexical-binding t))
      (byte-compile
       `(lambda (generic dispatch dispatches-left methods)
          (let ((cache (make-hash-table :test #'eql)))
            (lambda (,@parameters &rest args)
              (let ((tag (or ,@codes)))
                (apply (or (cl--generic-cached tag cache)
                           (puthash tag
                                    (cl--generic-cache-miss generic dispatch dispatches-left methods ,arg)
                                    cache))
                       ,@parameters args)))))))))

(defun cl--generic-arg-specializer (method dispatch-arg)
  "Return the specializer that METHOD has for DISPATCH-ARG, t if it has none."
  (let ((specializers (cl--generic-method-specializers method)))
    (or (if (integerp dispatch-arg)
            (let ((specializer (nth dispatch-arg specializers)))
              (if (eq (car-safe (car-safe specializer)) '&context) t specializer))
          (cdr (assoc dispatch-arg specializers)))
        t)))

(defun cl--generic-cache-miss (generic dispatch dispatches-left methods value)
  "Return the function for a VALUE of the argument of DISPATCH, among METHODS of GENERIC, by DISPATCHES-LEFT further on."
  (let ((types (apply #'append
                      (mapcar (lambda (generalizer)
                                (funcall (cl--generic-generalizer-specializers-function generalizer)
                                         (eval (funcall (cl--generic-generalizer-tagcode-function generalizer)
                                                        (list 'quote value))
                                               t)))
                              (cdr dispatch))))
        (ranked nil))
    (dolist (method methods)
      (let ((rank (let ((specializer (cl--generic-arg-specializer method (car dispatch))))
                    (if (eq specializer t) most-positive-fixnum
                      (let ((tail (member specializer types)))
                        (and tail (- (length types) (length tail))))))))
        (when rank
          (push (cons rank method) ranked))))
    (setq ranked (sort (nreverse ranked) (lambda (a b) (< (car a) (car b)))))
    (cl--generic-make-next-function generic dispatches-left (mapcar #'cdr ranked))))

;;; Calling

(defconst cl--generic-question (make-symbol "cl--generic-question")
  "What a next method is called with to ask whether it is there.")

(defun cl--generic-isnot-nnm-p (cnm)
  "Return non-nil if CNM, what a method got as its next method, is there."
  (funcall cnm cl--generic-question))

(defun cl-generic-call-method (generic method &optional fun)
  "Return a function that calls METHOD of GENERIC; FUN is the function of the next method, nil if there is none."
  (let ((function (cl--generic-method-function method)))
    (if (not (cl--generic-method-uses-cnm method))
        function
      (let ((there (and fun t))
            (next (or fun (cl--generic-no-next-method-function generic method))))
        (lambda (&rest args)
          (apply function
                 (lambda (&rest cnm-args)
                   (cond ((null cnm-args) (apply next args))
                         ((eq (car cnm-args) cl--generic-question) there)
                         (t (apply next cnm-args))))
                 args))))))

(defun cl--generic-no-next-method-function (generic method)
  "Return what METHOD of GENERIC calls when it calls a next method and there is none."
  (lambda (&rest args) (apply #'cl-no-next-method generic method args)))

(defun cl--generic-bare-qualifiers (method)
  "Return the qualifiers of METHOD without :extra and its string."
  (let ((qualifiers (cl--generic-method-qualifiers method)))
    (if (eq (car qualifiers) :extra) (cddr qualifiers) qualifiers)))

(defun cl--generic-standard-method-combination (generic methods)
  "Return a function of METHODS of GENERIC, the most specific first, combined as is usual.
The around methods come first, each of which calls the next; then those for before, the primary one, those for after."
  (let ((primary nil) (before nil) (after nil) (around nil))
    (dolist (method (cl--generic-extra-first methods))
      (let ((qualifiers (cl--generic-bare-qualifiers method)))
        (cond
         ((null qualifiers) (push method primary))
         ((equal qualifiers '(:before)) (push method before))
         ((equal qualifiers '(:after)) (push method after))
         ((equal qualifiers '(:around)) (push method around))
         (t (error "Unsupported qualifiers in function %S: %S"
                   (cl--generic-name generic) (cl--generic-method-qualifiers method))))))
    (let ((function (cl--generic-chain generic primary nil)))
      (unless function
        (setq function (lambda (&rest args) (apply #'cl-no-primary-method generic args))))
      (when (or before after)
        (let ((first (mapcar (lambda (method) (cl-generic-call-method generic method)) (nreverse before)))
              (main function)
              (last (mapcar (lambda (method) (cl-generic-call-method generic method)) after)))
          (setq function
                (lambda (&rest args)
                  (dolist (each first) (apply each args))
                  (prog1 (apply main args)
                    (dolist (each last) (apply each args)))))))
      (cl--generic-chain generic around function))))

(defun cl--generic-chain (generic methods function)
  "Return a function that calls the last of METHODS of GENERIC, whose next is the one before it, and so on to FUNCTION."
  (dolist (method methods function)
    (setq function (cl-generic-call-method generic method function))))

(defun cl--generic-extra-first (methods)
  "Return METHODS with each that has :extra before the others for the same specializers."
  (let ((result nil))
    (while methods
      (let ((specializers (cl--generic-method-specializers (car methods)))
            (extra nil) (plain nil))
        (while (and methods (equal (cl--generic-method-specializers (car methods)) specializers))
          (let ((method (pop methods)))
            (if (eq (car (cl--generic-method-qualifiers method)) :extra)
                (push method extra)
              (push method plain))))
        (setq result (append plain extra result))))
    (nreverse result)))

(defun cl-generic-apply (generic args)
  "Call GENERIC with the list ARGS."
  (apply (if (cl--struct-cl--generic-p generic) (cl--generic-name generic) generic) args))

(defun cl-call-next-method (&rest _args)
  "In a method, call the next one, with ARGS or else with the arguments of the method."
  (error "cl-call-next-method only allowed inside primary and around methods"))

(defun cl-next-method-p ()
  "In a method, return non-nil if there is a next one."
  (error "cl-next-method-p only allowed inside primary and around methods"))
(make-obsolete 'cl-next-method-p
               "make sure there's always a next method, or catch `cl-no-next-method' instead" "25.1")

;;; About methods

(defun cl--generic-method-info (method)
  "Return (QUALIFIERS ARGS DOCSTRING) of METHOD, as text, a lambda list and text."
  (let* ((function (cl--generic-method-function method))
         (args (help-function-arglist function 'names))
         (args (if (cl--generic-method-uses-cnm method) (cdr args) args))
         (documentation (documentation function))
         (specializers (cl--generic-method-specializers method))
         (qualifiers (cl--generic-method-qualifiers method))
         (combined nil))
    (dolist (specializer specializers)
      (if (eq (car-safe (car-safe specializer)) '&context)
          (setq combined (nconc combined (list '&context (list (cdar specializer) (cdr specializer)))))
        (let ((arg (if (eq '&rest (car args)) (intern (format "arg%d" (length combined))) (pop args))))
          (setq combined (nconc combined (list (if (eq specializer t) arg (list arg specializer))))))))
    (list (if qualifiers (concat (mapconcat (lambda (each) (format "%S" each)) qualifiers " ") " ") "")
          (append combined args)
          documentation)))

(defun cl--generic-describe (function)
  "Insert a description of the methods of the generic FUNCTION, a symbol; nothing if it is none."
  (let ((generic (if (symbolp function) (cl--generic function))))
    (when generic
      (insert "\n\nThis is a generic function.\n\nImplementations:\n\n")
      (dolist (method (cl--generic-method-table generic))
        (let ((info (cl--generic-method-info method)))
          (insert (format "%s%S\n%s\n\n" (nth 0 info) (nth 1 info) (or (nth 2 info) "Undocumented"))))))))

(provide 'cl-generic-methods)

;;; cl-generic-methods.el ends here

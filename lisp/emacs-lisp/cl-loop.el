;;; cl-loop.el --- the loop facility  -*- lexical-binding: t -*-

;; A loop becomes (let* BINDINGS INITIALLY (while (and STEP...) NEXT...) FINALLY RESULT).  Each clause adds to these parts: a
;; STEP is a form that ends the loop when it is nil.  See "Loop Facility" in the CL manual.

(require 'cl-macs)

(defvar cl--loop-args nil "What is left of the clauses.")
(defvar cl--loop-bindings nil "Bindings, the last first.")
(defvar cl--loop-steps nil "Forms that end the loop when they are nil, the last first.")
(defvar cl--loop-next nil "Forms that prepare the next round, the last first.")
(defvar cl--loop-initially nil "Forms evaluated before the first round, the last first.")
(defvar cl--loop-finally nil "Forms evaluated after the last round, the last first.")
(defvar cl--loop-result nil "The form for the value, as a list, that accumulation makes.")
(defvar cl--loop-explicit nil "The form for the value, as a list, that `finally return' gives.")
(defvar cl--loop-accumulator nil "The variable in which clauses without `into' accumulate.")
(defvar cl--loop-flag nil "The variable that says whether the loop ended as it should.")
(defvar cl--loop-found nil "The variable that holds what `thereis' found.")
(defvar cl--loop-name nil "The name of the loop's block.")
(defvar cl--loop-first nil "The variable that is non-nil in the first round, if one needs it.")
(defvar cl--loop-it nil "The form that `it' stands for.")
(defvar cl--loop-into nil "Variables that clauses with `into' have bound.")
(defvar cl--loop-all nil "All the clauses.")
(defvar cl--loop-tails nil "Variables for the last cons of lists that only clauses with `into' see: (VARIABLE . TAIL).")

(defun cl--loop-form (loop-args)
  "Return the form for (cl-loop LOOP-ARGS...)."
  (let ((clauses nil))
    (dolist (arg loop-args)
      (if (and (symbolp arg) arg) (setq clauses t)))
    (if (not clauses)
        `(cl-block nil (while t ,@loop-args))
      (let ((cl--loop-args loop-args) (cl--loop-bindings nil) (cl--loop-steps nil) (cl--loop-next nil)
            (cl--loop-initially nil) (cl--loop-finally nil) (cl--loop-result nil) (cl--loop-explicit nil)
            (cl--loop-accumulator nil) (cl--loop-flag nil) (cl--loop-found nil) (cl--loop-name nil)
            (cl--loop-first nil) (cl--loop-it nil) (cl--loop-into nil) (cl--loop-all loop-args) (cl--loop-tails nil))
        (while cl--loop-args
          (cl--loop-clause))
        (cl--loop-assemble)))))

(defun cl--loop-assemble ()
  "Return the form for the clauses that have been parsed."
  (let* ((steps (cl--loop-merge (nreverse cl--loop-steps)))
         (next (append (nreverse cl--loop-next)
                       (if cl--loop-first `((setq ,cl--loop-first nil)))))
         ;; What is at the end needs not to be asked.
         (trailing nil))
    (when (and steps (eq (car-safe (car (last steps))) 'progn)
               (eq (car (last (car (last steps)))) t))
      (setq trailing (butlast (cdr (car (last steps))))
            steps (butlast steps)))
    (let* ((loop `(while ,(cond ((null steps) t)
                                ((cdr steps) (cons 'and steps))
                                (t (car steps)))
                    ,@trailing ,@next))
           (value (or cl--loop-explicit cl--loop-result))
           (ending (append (nreverse cl--loop-finally)
                           (cond (value value)
                                 (cl--loop-found (list nil))
                                 (cl--loop-flag (list t))
                                 (t (list nil)))))
           (body (append (nreverse cl--loop-initially)
                         (list loop)
                         (if cl--loop-flag
                             (list `(if ,cl--loop-flag ,(macroexp-progn ending)
                                      ,@(if cl--loop-found (list cl--loop-found))))
                           ending)))
           (bindings (append (if cl--loop-first (list (list cl--loop-first t)))
                             (if cl--loop-flag (list (list cl--loop-flag t)))
                             (if cl--loop-found (list (list cl--loop-found nil))))))
      (dolist (group cl--loop-bindings)
        (setq body (list (if (eq (car group) 'parallel)
                             (if (cdr (cdr group))
                                 `(let ,(cdr group) ,@body)
                               (cl--loop-let* (cdr group) body))
                           (cl--loop-let* (cdr group) body)))))
      `(cl-block ,cl--loop-name
         ,@(if bindings `((let* ,bindings ,@body)) body)))))

(defun cl--loop-let* (bindings body)
  "Return a `let*' of BINDINGS and BODY, one with the `let*' that BODY may be."
  (if (and (null (cdr body)) (eq (car-safe (car body)) 'let*))
      `(let* ,(append bindings (car (cdr (car body)))) ,@(cdr (cdr (car body))))
    `(let* ,bindings ,@body)))

(defun cl--loop-merge (steps)
  "Return STEPS with those that never end the loop, (progn ... t), joined."
  (let ((merged nil))
    (dolist (step steps)
      (let ((before (car merged)))
        (if (and (eq (car-safe step) 'progn) (eq (car (last step)) t)
                 (eq (car-safe before) 'progn) (eq (car (last before)) t))
            (setcar merged (append (butlast before) (cdr step)))
          (push step merged))))
    (nreverse merged)))

;;; Parts

(defun cl--loop-bind (&rest bindings)
  "Add BINDINGS, one after the other."
  (dolist (binding bindings)
    (push (list 'sequential binding) cl--loop-bindings)))

(defun cl--loop-do (&rest forms)
  "Add FORMS to what each round does."
  (when forms
    (push `(progn ,@forms t) cl--loop-steps)))

(defun cl--loop-test (form)
  "Let the loop end when FORM is nil."
  (push form cl--loop-steps))

(defun cl--loop-variable ()
  "Return a new variable."
  (make-symbol "--cl-var--"))

(defun cl--loop-pattern-variables (pattern)
  "Return the variables of PATTERN, a variable or a list of patterns."
  (cond ((null pattern) nil)
        ((symbolp pattern) (list pattern))
        (t (append (cl--loop-pattern-variables (car pattern))
                   (cl--loop-pattern-variables (cdr pattern))))))

(defun cl--loop-set (pattern form)
  "Return a list of forms that set the variables of PATTERN to the parts of FORM's value."
  (cond
   ((null pattern) nil)
   ((symbolp pattern) (list `(setq ,pattern ,form)))
   (t
    (let ((value (cl--loop-variable)))
      (cl--loop-bind (list value nil))
      (cons `(setq ,value ,form)
            (cl--loop-set-parts pattern value))))))

(defun cl--loop-set-parts (pattern value)
  "Return a list of forms that set the variables of the cons PATTERN to the parts of what the variable VALUE holds."
  (let ((forms nil) (access value))
    (while (consp pattern)
      (when (car pattern)
        (setq forms (append forms (if (symbolp (car pattern))
                                      (list `(setq ,(car pattern) (car ,access)))
                                    (cl--loop-set (car pattern) `(car ,access))))))
      (setq access `(cdr ,access)
            pattern (cdr pattern)))
    (if pattern
        (append forms (list `(setq ,pattern ,access)))
      forms)))

(defun cl--loop-declare (pattern)
  "Bind the variables of PATTERN to nil."
  (dolist (variable (cl--loop-pattern-variables pattern))
    (cl--loop-bind (list variable nil))))

(defun cl--loop-constant (form)
  "Return FORM if it is a constant, else a new variable bound to its value."
  (if (macroexp-const-p form)
      form
    (let ((variable (cl--loop-variable)))
      (cl--loop-bind (list variable form))
      variable)))

(defun cl--loop-first-p ()
  "Return non-nil if nothing has been done yet in a round, so that initial values may be bound."
  (null cl--loop-steps))

;;; Clauses

(defun cl--loop-clause ()
  "Parse one clause."
  (let ((word (pop cl--loop-args)))
    (cond
     ((eq word 'named) (setq cl--loop-name (pop cl--loop-args)))
     ((memq word '(for as)) (cl--loop-for))
     ((eq word 'with) (cl--loop-with))
     ((eq word 'repeat)
      (let ((count (cl--loop-variable)))
        (cl--loop-bind (list count (pop cl--loop-args)))
        (cl--loop-test `(>= (setq ,count (1- ,count)) 0))))
     ((eq word 'initially)
      (if (memq (car cl--loop-args) '(do doing)) (pop cl--loop-args))
      (unless (consp (car cl--loop-args))
        (error "Syntax error on `initially' clause"))
      (while (consp (car cl--loop-args))
        (push (pop cl--loop-args) cl--loop-initially)))
     ((eq word 'finally) (cl--loop-finally))
     ((memq word '(always never thereis)) (cl--loop-termination word (pop cl--loop-args)))
     (t
      (let ((forms (cl--loop-action word)))
        (if (eq (car-safe forms) 'test)
            (cl--loop-test (cdr forms))
          (apply #'cl--loop-do forms)))))))

(defun cl--loop-finally ()
  "Parse what follows `finally'."
  (if (eq (car cl--loop-args) 'return)
      (progn (pop cl--loop-args)
             (setq cl--loop-explicit (list (or (pop cl--loop-args) '(quote nil)))))
    (if (memq (car cl--loop-args) '(do doing)) (pop cl--loop-args))
    (unless (consp (car cl--loop-args))
      (error "Syntax error on `finally' clause"))
    (if (and (eq (car (car cl--loop-args)) 'return) (null cl--loop-name))
        (setq cl--loop-explicit (list (or (nth 1 (pop cl--loop-args)) '(quote nil))))
      (while (consp (car cl--loop-args))
        (push (pop cl--loop-args) cl--loop-finally)))))

(defun cl--loop-with ()
  "Parse what follows `with'."
  (let ((bindings nil) (again t))
    (while again
      (let ((pattern (pop cl--loop-args)) (value nil))
        (when (eq (car cl--loop-args) '=)
          (pop cl--loop-args)
          (setq value (pop cl--loop-args)))
        (if (and pattern (symbolp pattern))
            (push (list pattern value) bindings)
          (let ((variable (cl--loop-variable)))
            (push (list variable value) bindings)
            (push (cons pattern variable) bindings))))
      (if (eq (car cl--loop-args) 'and)
          (pop cl--loop-args)
        (setq again nil)))
    (let ((plain nil) (patterns nil))
      (dolist (binding bindings)
        (if (and (symbolp (car binding)) (consp (cdr binding)))
            (push binding plain)
          (push binding patterns)))
      (push (cons 'parallel plain) cl--loop-bindings)
      (dolist (entry patterns)
        (cl--loop-declare-parts (car entry) (cdr entry))))))

(defun cl--loop-declare-parts (pattern access)
  "Bind the variables of PATTERN to the parts of what ACCESS gives."
  (cond
   ((null pattern))
   ((symbolp pattern) (cl--loop-bind (list pattern access)))
   (t
    (cl--loop-declare-parts (car pattern) `(car ,access))
    (cl--loop-declare-parts (cdr pattern) `(cdr ,access)))))

(defun cl--loop-termination (word form)
  "Add the clause WORD, one of always, never and thereis, with FORM."
  (unless cl--loop-flag
    (setq cl--loop-flag (make-symbol "--cl-flag--")))
  (cond
   ((eq word 'always) (cl--loop-test `(setq ,cl--loop-flag ,form))
    (unless cl--loop-result (setq cl--loop-result (list t))))
   ((eq word 'never) (cl--loop-test `(setq ,cl--loop-flag (not ,form)))
    (unless cl--loop-result (setq cl--loop-result (list t))))
   (t
    (unless cl--loop-found
      (setq cl--loop-found (make-symbol "--cl-var--")))
    (cl--loop-test `(setq ,cl--loop-flag (not (setq ,cl--loop-found ,form)))))))

;; Actions may stand under a condition; `cl--loop-action' returns the list of forms for one, or (test . FORM).

(defun cl--loop-action (word)
  "Parse the clause that WORD begins; return a list of forms, or (test . FORM) for one that may end the loop."
  (cond
   ((eq word 'while) (cons 'test (cl--loop-exp)))
   ((eq word 'until) (cons 'test `(not ,(cl--loop-exp))))
   ((memq word '(if when unless)) (cl--loop-condition word))
   ((memq word '(do doing))
    (let ((forms nil))
      (unless (consp (car cl--loop-args)) (error "Syntax error on `do' clause"))
      (while (consp (car cl--loop-args))
        (push (pop cl--loop-args) forms))
      (nreverse forms)))
   ((eq word 'return)
    (list `(cl-return-from ,cl--loop-name ,(cl--loop-exp))))
   ((memq word '(collect collecting append appending nconc nconcing concat vconcat
                         sum summing count counting maximize maximizing minimize minimizing
                         vconcating concating))
    (cl--loop-accumulate word))
   (t (error "Expected a cl-loop keyword, found %s" word))))

(defun cl--loop-exp ()
  "Parse a form, in which `it' may be the value of the condition before."
  (let ((form (pop cl--loop-args)))
    (if (and (eq form 'it) cl--loop-it) cl--loop-it form)))

(defun cl--loop-condition (word)
  "Parse what follows WORD, one of if, when and unless; return a list of one form."
  (let* ((test (pop cl--loop-args))
         (uses-it (cl--loop-uses-it-p))
         (it (if uses-it (cl--loop-variable)))
         (then (let ((cl--loop-it it)) (cl--loop-branch)))
         (else nil))
    (when it
      (cl--loop-bind (list it nil))
      (setq test `(setq ,it ,test)))
    (when (eq (car cl--loop-args) 'else)
      (pop cl--loop-args)
      (setq else (cl--loop-branch)))
    (when (eq (car cl--loop-args) 'end)
      (pop cl--loop-args))
    (if (eq word 'unless)
        (setq then (prog1 else (setq else then))))
    (list (if then
              `(if ,test ,(macroexp-progn then) ,@else)
            `(unless ,test ,@else)))))

(defun cl--loop-uses-it-p ()
  "Return non-nil if `it' is among the words to come, where it means the value of a condition."
  (memq 'it cl--loop-args))

(defun cl--loop-branch ()
  "Parse the clauses of a branch, joined by `and'; return a list of forms."
  (let ((forms nil) (again t))
    (while again
      (let* ((word (pop cl--loop-args))
             (action (cl--loop-action word)))
        (if (eq (car-safe action) 'test)
            (error "A `%s' clause may not be conditional" word))
        (setq forms (append forms action)))
      (if (eq (car cl--loop-args) 'and)
          (pop cl--loop-args)
        (setq again nil)))
    forms))

;;; Accumulation

(defun cl--loop-accumulate (word)
  "Parse what follows WORD, which accumulates; return a list of forms."
  (let* ((what (cl--loop-exp))
         (into (when (eq (car cl--loop-args) 'into)
                 (pop cl--loop-args)
                 (pop cl--loop-args)))
         (kind (cdr (assq word '((collect . list) (collecting . list) (append . list) (appending . list)
                                 (nconc . list) (nconcing . list) (concat . string) (concating . string)
                                 (vconcat . vector) (vconcating . vector) (sum . number) (summing . number)
                                 (count . number) (counting . number) (maximize . extreme)
                                 (maximizing . extreme) (minimize . extreme) (minimizing . extreme)))))
         (variable (cl--loop-handle-accum kind into)))
    (list
     (cond
      ((memq word '(collect collecting))
       (if into
           (cl--loop-extend variable `(list ,what))
         `(push ,what ,variable)))
      ((memq word '(append appending))
       (if into
           `(setq ,variable (append ,variable ,what))
         `(setq ,variable (nconc (reverse ,what) ,variable))))
      ((memq word '(nconc nconcing))
       (if into
           (cl--loop-extend variable what)
         `(setq ,variable (nconc (nreverse ,what) ,variable))))
      ((memq word '(concat concating)) `(cl-callf concat ,variable ,what))
      ((memq word '(vconcat vconcating)) `(cl-callf vconcat ,variable ,what))
      ((memq word '(sum summing)) `(cl-incf ,variable ,what))
      ((memq word '(count counting)) `(if ,what (cl-incf ,variable)))
      (t
       (let ((value (cl--loop-variable)))
         `(let ((,value ,what))
            (setq ,variable
                  (if ,variable
                      (,(if (memq word '(maximize maximizing)) 'max 'min) ,variable ,value)
                    ,value)))))))))

(defun cl--loop-extend (variable form)
  "Return a form that puts FORM's value, a list, at the end of the list in VARIABLE.
Where nothing else in the loop sees VARIABLE, the last cons is remembered, so that it need not be looked for."
  (if (not (cl--loop-private-p variable))
      `(setq ,variable (nconc ,variable ,form))
    (let ((tail (or (cdr (assq variable cl--loop-tails))
                    (let ((new (cl--loop-variable)))
                      (cl--loop-bind (list new nil))
                      (push (cons variable new) cl--loop-tails)
                      new)))
          (more (cl--loop-variable)))
      `(let ((,more ,form))
         (if (consp ,tail)
             (progn
               (while (consp (cdr ,tail)) (setq ,tail (cdr ,tail)))
               (setcdr ,tail ,more))
           (setq ,variable (nconc ,variable ,more)))
         (if (consp ,more) (setq ,tail ,more))))))

(defun cl--loop-private-p (variable)
  "Return non-nil if VARIABLE is named only after `into' of clauses that extend a list in place, and after `finally'."
  (let ((args cl--loop-all) (private t))
    (while args
      (let ((arg (pop args)))
        (cond
         ((and (memq arg '(collect collecting nconc nconcing)) (eq (nth 1 args) 'into) (eq (nth 2 args) variable))
          (if (cl--loop-mentions-p (car args) variable) (setq private nil))
          (setq args (nthcdr 3 args)))
         ((eq arg 'finally)
          (if (eq (car args) 'return) (pop args))
          (while (consp (car args)) (pop args)))
         ((cl--loop-mentions-p arg variable) (setq private nil)))))
    private))

(defun cl--loop-mentions-p (form variable)
  "Return non-nil if VARIABLE is FORM or somewhere in it."
  (while (and (consp form) (not (cl--loop-mentions-p (car form) variable)))
    (setq form (cdr form)))
  (or (consp form) (eq form variable)
      (and (vectorp form) (cl--loop-mentions-p (append form nil) variable))))

(defun cl--loop-handle-accum (kind into)
  "Return the variable in which a clause of KIND accumulates, INTO if that is non-nil."
  (let ((initial (cdr (assq kind '((string . "") (vector . []) (number . 0))))))
    (cond
     (into
      (unless (memq into cl--loop-into)
        (push into cl--loop-into)
        (cl--loop-bind (list into initial)))
      into)
     (cl--loop-accumulator)
     (t
      (setq cl--loop-accumulator (cl--loop-variable))
      (cl--loop-bind (list cl--loop-accumulator initial))
      (setq cl--loop-result (list (if (eq kind 'list)
                                      `(nreverse ,cl--loop-accumulator)
                                    cl--loop-accumulator)))
      cl--loop-accumulator))))

;;; for

(defvar cl--loop-pending nil "What the `for' clauses joined by `and' set: (PATTERN . FORM), the last first.")

(defvar cl--loop-late-tests nil "Tests of the `for' clauses joined by `and' that come after all have set their variables.")

(defun cl--loop-for ()
  "Parse what follows `for', and the clauses that `and' joins to it."
  (let ((cl--loop-pending nil) (cl--loop-late-tests nil) (parallel nil) (again t))
    (while again
      (let ((pattern (or (pop cl--loop-args) (cl--loop-variable)))
            (word (pop cl--loop-args)))
        (if (eq word 'being) (setq word (pop cl--loop-args)))
        (if (memq word '(the each)) (setq word (pop cl--loop-args)))
        (cl--loop-for-word pattern word (or parallel (cl--loop-and-follows-p))))
      (if (eq (car cl--loop-args) 'and)
          (progn (pop cl--loop-args) (setq parallel t))
        (setq again nil)))
    (cl--loop-set-pending)
    (mapc #'cl--loop-test (nreverse cl--loop-late-tests))))

(defun cl--loop-and-follows-p ()
  "Return non-nil if `and' joins the `for' clause being parsed, an = clause, to another."
  (eq (nth (if (eq (nth 1 cl--loop-args) 'then) 3 1) cl--loop-args) 'and))

(defun cl--loop-assign (pattern form)
  "Set PATTERN to FORM's value in each round, together with what the clauses joined by `and' set."
  (push (cons pattern form) cl--loop-pending))

(defun cl--loop-set-pending ()
  "Add what the clauses joined by `and' set: all values are computed first."
  (let ((settings (reverse cl--loop-pending)))
    (if (null (cdr settings))
        (dolist (setting settings)
          (apply #'cl--loop-do (cl--loop-set (car setting) (cdr setting))))
      (let ((temporaries (mapcar (lambda (_setting) (cl--loop-variable)) settings)))
        (dolist (temporary temporaries)
          (cl--loop-bind (list temporary nil)))
        (apply #'cl--loop-do
               (append (cl-mapcar (lambda (temporary setting) `(setq ,temporary ,(cdr setting)))
                                  temporaries settings)
                       (apply #'append
                              (cl-mapcar (lambda (temporary setting) (cl--loop-set (car setting) temporary))
                                         temporaries settings))))))))

(defun cl--loop-for-word (pattern word parallel)
  "Parse the rest of a `for' clause for PATTERN that WORD begins; PARALLEL says that `and' joins it to another."
  (cond
   ((memq word '(from downfrom upfrom to downto upto above below by))
    (push word cl--loop-args)
    (cl--loop-for-numbers pattern parallel))
   ((memq word '(in in-ref on)) (cl--loop-for-list pattern word))
   ((eq word '=) (cl--loop-for-equals pattern parallel))
   ((memq word '(across across-ref)) (cl--loop-for-array pattern word))
   ((memq word '(element elements element-ref elements-ref)) (cl--loop-for-elements pattern word))
   ((memq word '(hash-key hash-keys hash-value hash-values)) (cl--loop-for-pairs pattern word cl--loop-hash-words))
   ((memq word '(key-code key-codes key-binding key-bindings key-seq key-seqs))
    (cl--loop-for-pairs pattern word cl--loop-key-words))
   ((memq word '(symbol symbols present-symbol present-symbols external-symbol external-symbols))
    (cl--loop-over-list pattern
                        (let ((obarray-form (if (memq (car cl--loop-args) '(in of))
                                                (progn (pop cl--loop-args) (pop cl--loop-args)))))
                          `(cl--loop-symbols ,obarray-form))))
   ((memq word '(buffer buffers)) (cl--loop-over-list pattern '(buffer-list)))
   ((memq word '(overlay overlays)) (cl--loop-for-overlays pattern))
   ((memq word '(interval intervals)) (cl--loop-for-intervals pattern))
   ((memq word '(frame frames screen screens)) (cl--loop-over-list pattern '(frame-list)))
   ((memq word '(window windows))
    (cl--loop-over-list pattern
                        `(window-list ,(if (memq (car cl--loop-args) '(in of))
                                           (progn (pop cl--loop-args) (pop cl--loop-args))))))
   ((eq word 'iter-by)
    (let ((iterator (cl--loop-variable)) (more (make-symbol "--cl-more--")) (value (cl--loop-variable)))
      (cl--loop-declare pattern)
      (cl--loop-bind (list iterator (pop cl--loop-args)) (list more t) (list value nil))
      (cl--loop-test `(condition-case nil
                          (progn (setq ,value (iter-next ,iterator)) t)
                        (iter-end-of-sequence nil)))
      (cl--loop-assign pattern value)))
   (t (error "Expected a `for' preposition, found %s" word))))

(defun cl--loop-for-numbers (variable parallel)
  "Parse the limits of numbers for VARIABLE; PARALLEL says that `and' joins the clause to one before."
  (let* ((down nil) (excluding nil) (start 0) (end nil) (step nil) (counter variable))
    (while (memq (car cl--loop-args) '(from downfrom upfrom to downto upto above below by))
      (let ((word (pop cl--loop-args)) (value (pop cl--loop-args)))
        (if (memq word '(downfrom downto above)) (setq down t))
        (if (memq word '(above below)) (setq excluding t))
        (cond ((memq word '(from downfrom upfrom)) (setq start value))
              ((eq word 'by) (setq step value))
              (t (setq end (list value))))))
    (cl--loop-bind (list variable start))
    ;; Among clauses joined by `and', the others see the number of the round before while theirs are computed.
    (when (or parallel (eq (car cl--loop-args) 'and))
      (setq counter (cl--loop-variable))
      (cl--loop-bind (list counter variable))
      (cl--loop-assign variable counter))
    (let ((limit (if end (cl--loop-constant (car end))))
          (increment (if step (cl--loop-constant step) 1)))
      (when end
        (let ((test (list (if down (if excluding '> '>=) (if excluding '< '<=)) variable limit)))
          (if (eq counter variable)
              (cl--loop-test test)
            (push test cl--loop-late-tests))))
      (push `(setq ,counter ,(if (eq increment 1)
                                 (list (if down '1- '1+) counter)
                               (list (if down '- '+) counter increment)))
            cl--loop-next))))

(defun cl--loop-for-list (pattern word)
  "Parse a list, WORD being in, in-ref or on, for PATTERN."
  (let* ((tail (if (and (eq word 'on) pattern (symbolp pattern)) pattern (cl--loop-variable))))
    (cl--loop-bind (list tail (pop cl--loop-args)))
    (cl--loop-test (list 'consp tail))
    (cond
     ((eq word 'in-ref)
      (cl--loop-symbol-macro pattern `(car ,tail)))
     ((and (eq word 'on) (eq tail pattern)))
     (t
      (cl--loop-declare pattern)
      (cl--loop-assign pattern (if (eq word 'in) `(car ,tail) tail))))
    (let ((step (if (eq (car cl--loop-args) 'by)
                    (progn
                      (pop cl--loop-args)
                      (let ((function (pop cl--loop-args)))
                        (if (and (memq (car-safe function) '(quote function cl-function))
                                 (symbolp (nth 1 function)))
                            (list (nth 1 function) tail)
                          `(funcall ,function ,tail))))
                  `(cdr ,tail))))
      (push `(setq ,tail ,step) cl--loop-next))))

(defun cl--loop-over-list (pattern form)
  "Let PATTERN go through the elements of FORM's value, a list."
  (let ((cl--loop-args-after cl--loop-args))
    (setq cl--loop-args (cons form cl--loop-args-after))
    (cl--loop-for-list pattern 'in)))

(defun cl--loop-for-equals (pattern parallel)
  "Parse what follows = for PATTERN; PARALLEL says that `and' joins the clause to another."
  (let* ((start (pop cl--loop-args))
         (then (if (eq (car cl--loop-args) 'then)
                   (progn (pop cl--loop-args) (list (pop cl--loop-args))))))
    (cond
     (parallel
      (cl--loop-declare pattern)
      (cl--loop-assign pattern (if then `(if ,(cl--loop-first-flag) ,start ,(car then)) start)))
     ((and then (cl--loop-first-p) pattern (symbolp pattern))
      (cl--loop-bind (list pattern start))
      (push `(setq ,pattern ,(car then)) cl--loop-next))
     (t
      (cl--loop-declare pattern)
      (cl--loop-assign pattern (if then `(if ,(cl--loop-first-flag) ,start ,(car then)) start))))))

(defun cl--loop-first-flag ()
  "Return the variable that is non-nil in the first round."
  (or cl--loop-first
      (setq cl--loop-first (make-symbol "--cl-first--"))))

(defun cl--loop-for-array (pattern word)
  "Parse an array, WORD being across or across-ref, for PATTERN."
  (let ((array (cl--loop-variable)) (index (cl--loop-variable)))
    (cl--loop-bind (list array (pop cl--loop-args)) (list index -1))
    (cl--loop-test `(< (setq ,index (1+ ,index)) (length ,array)))
    (if (eq word 'across-ref)
        (cl--loop-symbol-macro pattern `(aref ,array ,index))
      (cl--loop-declare pattern)
      (cl--loop-assign pattern `(aref ,array ,index)))))

(defun cl--loop-for-elements (pattern word)
  "Parse a sequence, WORD being elements or elements-ref, for PATTERN."
  (let* ((reference (memq word '(element-ref elements-ref)))
         (preposition (pop cl--loop-args))
         (form (pop cl--loop-args))
         (sequence (cl--loop-variable)) (index nil) (length (cl--loop-variable)))
    (unless (memq preposition '(in of in-ref of-ref))
      (error "Expected `of'"))
    (if (memq preposition '(in-ref of-ref)) (setq reference t))
    (setq index (if (eq (car cl--loop-args) 'using)
                    (progn (pop cl--loop-args)
                           (let ((using (pop cl--loop-args)))
                             (unless (and (= (length using) 2) (eq (car using) 'index))
                               (error "Bad `using' clause"))
                             (nth 1 using)))
                  (cl--loop-variable)))
    (cl--loop-bind (list sequence form) (list length `(length ,sequence)) (list index -1))
    (cl--loop-test `(< (setq ,index (1+ ,index)) ,length))
    (if reference
        (cl--loop-symbol-macro pattern `(elt ,sequence ,index))
      (cl--loop-declare pattern)
      (cl--loop-assign pattern `(elt ,sequence ,index)))))

(defconst cl--loop-hash-words '((hash-key hash-keys) . (hash-value hash-values))
  "The words for the keys and for the values of a hash table.")
(defconst cl--loop-key-words '((key-code key-codes key-seq key-seqs) . (key-binding key-bindings))
  "The words for the keys and for the bindings of a keymap.")

(defun cl--loop-for-pairs (pattern word words)
  "Parse a hash table or a keymap, WORD, one of WORDS, telling keys or values, for PATTERN."
  (let* ((values (memq word (cdr words)))
         (preposition (pop cl--loop-args))
         (table (pop cl--loop-args))
         (other nil) (other-word nil) (tail (cl--loop-variable)))
    (unless (memq preposition '(in of))
      (error "Expected `of'"))
    (when (eq (car cl--loop-args) 'using)
      (pop cl--loop-args)
      (let ((using (pop cl--loop-args)))
        (unless (and (= (length using) 2)
                     (memq (car using) (if values (car words) (cdr words))))
          (error "Bad `using' clause"))
        (setq other-word (car using)
              other (nth 1 using))))
    (cl--loop-bind (list tail
                         (if (eq words cl--loop-hash-words)
                             `(cl--loop-pairs ,table)
                           `(cl--loop-key-pairs
                             ,table
                             ,(and (or (memq word '(key-seq key-seqs)) (memq other-word '(key-seq key-seqs))) t)))))
    (cl--loop-test (list 'consp tail))
    (cl--loop-declare pattern)
    (cl--loop-declare other)
    (cl--loop-assign pattern (if values `(cdr (car ,tail)) `(car (car ,tail))))
    (if other
        (cl--loop-assign other (if values `(car (car ,tail)) `(cdr (car ,tail)))))
    (push `(setq ,tail (cdr ,tail)) cl--loop-next)))

(defun cl--loop-for-overlays (pattern)
  "Parse where overlays are, for PATTERN."
  (let ((buffer nil) (from nil) (to nil))
    (while (memq (car cl--loop-args) '(in of from to))
      (let ((word (pop cl--loop-args)))
        (cond ((eq word 'from) (setq from (pop cl--loop-args)))
              ((eq word 'to) (setq to (pop cl--loop-args)))
              (t (setq buffer (pop cl--loop-args))))))
    (cl--loop-over-list pattern `(cl--loop-overlays ,buffer ,from ,to))))

(defun cl--loop-for-intervals (pattern)
  "Parse where runs of text with the same properties are, for PATTERN."
  (let ((buffer nil) (property nil) (from nil) (to nil))
    (while (memq (car cl--loop-args) '(in of property from to))
      (let ((word (pop cl--loop-args)))
        (cond ((eq word 'from) (setq from (pop cl--loop-args)))
              ((eq word 'to) (setq to (pop cl--loop-args)))
              ((eq word 'property) (setq property (pop cl--loop-args)))
              (t (setq buffer (pop cl--loop-args))))))
    (when (and (consp pattern) (symbolp (car pattern)) (symbolp (cdr pattern)) (cdr pattern))
      (setq pattern (cons (car pattern) (cdr pattern))))
    (cl--loop-over-list pattern `(cl--loop-intervals ,buffer ,property ,from ,to))))

(defun cl--loop-symbol-macro (variable place)
  "Let VARIABLE stand for PLACE in the rest of the clauses."
  (setq cl--loop-args
        (mapcar (lambda (arg)
                  (if (or (consp arg) (eq arg variable))
                      `(cl-symbol-macrolet ((,variable ,place)) ,arg)
                    arg))
                cl--loop-args)))

;;; What loops call

(provide 'cl-loop)

;;; cl-loop.el ends here

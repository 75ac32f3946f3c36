;;; gv.el --- generalized variables  -*- lexical-binding: t -*-

;; A place is a form that can be read and set: a variable, (car X), (gethash K H), ...  What a place does is told by
;; an expander, a function of DO and the place's arguments: it calls DO with a form that reads the place and a function
;; that turns a form for the new value into one that sets it, and returns what DO returns, wrapped in bindings for the
;; arguments, which are so evaluated once.  See "Generalized Variables" in the Elisp manual.

(require 'macroexp)

(define-error 'gv-invalid-place "Invalid place expression")

(defun gv-get (place do)
  "Call DO with a form that reads PLACE and a function that makes one that sets it; return DO's value, a form."
  (cond
   ((symbolp place)
    (let ((expansion (macroexpand-1 place macroexpand-all-environment)))
      (if (eq expansion place)
          (funcall do place (lambda (value) (list 'setq place value)))
        (gv-get expansion do))))
   ((not (consp place)) (signal 'gv-invalid-place (list place)))
   (t (gv--get-call place do))))

(defun gv-setter (name)
  "Return the symbol of the function that sets places whose function is NAME."
  (if (symbolp name)
      (intern (format "(setf %s)" name))
    (signal 'wrong-type-argument (list 'symbolp name))))

(defun gv--get-call (place do)
  "Do `gv-get' for PLACE, a list."
  (let* ((head (car place))
         (expander (if (symbolp head) (function-get head 'gv-expander 'autoload))))
    (cond
     (expander (apply expander do (cdr place)))
     (t
      (let ((expansion (gv--expand-once place)))
        (cond
         ((not (eq expansion place)) (gv-get expansion do))
         ((not (symbolp head)) (signal 'wrong-type-argument (list 'symbolp head)))
         (t
          (let ((alias (and (fboundp head) (symbol-function head))))
            (if (and alias (symbolp alias))
                (gv-get (cons alias (cdr place)) do)
              (gv--setter-function-place head do (cdr place)))))))))))

(defun gv--expand-once (place)
  "Expand PLACE, a call, by its macro or its compiler macro; return PLACE when it has none."
  (let ((expansion (macroexpand-1 place macroexpand-all-environment)))
    (if (not (eq expansion place))
        expansion
      (let ((expander (and (symbolp (car place))
                           (function-get (car place) 'compiler-macro t))))
        (if expander
            (apply expander place (cdr place))
          place)))))

(defun gv--setter-function-place (head do args)
  "Treat the place (HEAD ARGS...) as one that the function named `(setf HEAD)' sets."
  (let ((setter (intern (format "(setf %s)" head))))
    (gv--defsetter head (lambda (value &rest values) (cons setter (cons value values))) do args)))

(defmacro gv-letplace (vars place &rest body)
  "Evaluate BODY, which returns a form, with VARS, (GETTER SETTER), bound to what reads and what sets PLACE.
GETTER is a form, SETTER a function that makes a form from one for the new value."
  (declare (indent 2) (debug (sexp form def-body)))
  `(gv-get ,place (lambda ,vars ,@body)))

(defmacro gv-define-expander (name handler)
  "Make HANDLER, a function of DO and the arguments, the expander of places (NAME ARGS...)."
  (declare (indent 1) (debug (sexp form)))
  `(function-put ',name 'gv-expander ,handler))

(defun gv--defsetter (name setter do args &optional vars)
  "Expand the place (NAME ARGS...) that SETTER sets, a function of the form for the value and those for the arguments.
Arguments that are not constants are bound to variables; VARS are those bound so far."
  (let ((bindings nil) (values (nreverse (copy-sequence vars))))
    (dolist (arg args)
      (if (macroexp-const-p arg)
          (push arg values)
        (let ((variable (make-symbol "v")))
          (push (list variable arg) bindings)
          (push variable values))))
    (setq values (nreverse values))
    (macroexp-let* (nreverse bindings)
                   (funcall do (cons name values)
                            (lambda (value) (apply setter value values))))))

(defmacro gv-define-setter (name arglist &rest body)
  "Tell how to set places (NAME ARGS...): BODY makes the form from ARGLIST, the new value and then the arguments."
  (declare (indent 2) (debug (&define name :name gv-setter sexp def-body)))
  `(gv-define-expander ,name
     (lambda (do &rest args)
       (declare-function gv--defsetter "gv" (name setter do args &optional vars))
       (gv--defsetter ',name (lambda ,arglist ,@body) do args))))

(defmacro gv-define-simple-setter (name setter &optional fix-return)
  "Say that (SETTER ARGS... VALUE) sets the place (NAME ARGS...).
FIX-RETURN non-nil says that SETTER does not return VALUE."
  (declare (debug (sexp (&or symbolp lambda-expr) &optional sexp)))
  `(gv-define-setter ,name (val &rest args)
     ,(if fix-return
          `(macroexp-let2 nil v val
             `(progn
                (,',setter ,@args ,v)
                ,v))
        ``(,',setter ,@args ,val))))

(defmacro setf (&rest args)
  "Set each PLACE to the VALUE after it and return the last value: (setf PLACE VALUE PLACE VALUE ...)."
  (declare (debug (&rest [gv-place form])))
  (if (/= (logand (length args) 1) 0)
      (signal 'wrong-number-of-arguments (list 'setf (length args))))
  (if (and args (null (cdr (cdr args))))
      (let ((place (car args)) (value (car (cdr args))))
        (gv-letplace (_getter setter) place
          (funcall setter value)))
    (let ((forms nil))
      (while args
        (push (list 'setf (car args) (car (cdr args))) forms)
        (setq args (cdr (cdr args))))
      (cons 'progn (nreverse forms)))))

(defmacro gv-ref (place)
  "Return a reference to PLACE, for `gv-deref'."
  (let ((form (gv-letplace (getter setter) place
                `(cons (lambda () ,getter)
                       (lambda (gv--val) ,(funcall setter 'gv--val))))))
    form))

(defun gv-deref (ref)
  "Return what the place holds to which REF refers, made by `gv-ref'; a place itself."
  (funcall (car ref)))

(gv-define-setter gv-deref (v ref) `(funcall (cdr ,ref) ,v))

;;; Places of functions that set what they get

(defmacro gv--define-simple (&rest pairs)
  "Define the simple setters PAIRS, (NAME SETTER [FIX-RETURN])..."
  (cons 'progn (mapcar (lambda (pair) (cons 'gv-define-simple-setter pair)) pairs)))

(gv--define-simple
 (aref aset) (char-table-range set-char-table-range) (get put) (symbol-function fset)
 (symbol-value set) (symbol-plist setplist) (default-value set-default) (car setcar) (cdr setcdr)
 (default-toplevel-value set-default-toplevel-value)
 (overlay-get overlay-put) (keymap-parent set-keymap-parent)
 (process-buffer set-process-buffer) (process-filter set-process-filter)
 (process-sentinel set-process-sentinel) (process-get process-put) (process-plist set-process-plist)
 (terminal-parameter set-terminal-parameter) (frame-parameter set-frame-parameter t)
 (match-data set-match-data t) (current-buffer set-buffer) (point goto-char) (point-marker goto-char t)
 (marker-position set-marker t) (mark set-mark t) (mark-marker set-mark t) (buffer-name rename-buffer t)
 (default-file-modes set-default-file-modes t) (file-modes set-file-modes t) (getenv setenv t)
 (window-buffer set-window-buffer t) (window-parameter set-window-parameter)
 (window-point set-window-point) (window-start set-window-start) (window-dedicated-p set-window-dedicated-p)
 (window-display-table set-window-display-table t)
 (current-global-map use-global-map t) (current-local-map use-local-map t)
 (documentation-property put) (get-register set-register)
 (selected-window select-window) (selected-frame select-frame) (selected-screen select-screen))

(gv-define-setter caar (val x) `(setcar (car ,x) ,val))
(gv-define-setter cadr (val x) `(setcar (cdr ,x) ,val))
(gv-define-setter cdar (val x) `(setcdr (car ,x) ,val))
(gv-define-setter cddr (val x) `(setcdr (cdr ,x) ,val))
(gv-define-setter elt (val seq n)
  `(if (listp ,seq) (setcar (nthcdr ,n ,seq) ,val) (aset ,seq ,n ,val)))
(gv-define-setter gethash (val k h &optional _d) `(puthash ,k ,val ,h))
(gv-define-setter buffer-local-value (val var buf)
  (macroexp-let2 nil v val
    `(with-current-buffer ,buf (set (make-local-variable ,var) ,v))))
(gv-define-setter buffer-string (val) `(insert (prog1 ,val (erase-buffer))))
(gv-define-setter buffer-substring (val start end) `(cl--set-buffer-substring ,start ,end ,val))
(gv-define-setter overlay-start (val overlay) `(progn (move-overlay ,overlay ,val (overlay-end ,overlay)) ,val))
(gv-define-setter overlay-end (val overlay) `(progn (move-overlay ,overlay (overlay-start ,overlay) ,val) ,val))
(gv-define-setter point-min (val) `(progn (narrow-to-region ,val (point-max)) ,val))
(gv-define-setter point-max (val) `(progn (narrow-to-region (point-min) ,val) ,val))
(gv-define-setter read-mouse-position (val screen)
  `(set-mouse-position ,screen (car ,val) (cdr ,val)))

(gv-define-expander buffer-modified-p
  (lambda (do &optional buffer)
    (macroexp-let2 nil buffer `(or ,buffer (current-buffer))
      (funcall do `(buffer-modified-p ,buffer)
               (lambda (value)
                 `(with-current-buffer ,buffer (set-buffer-modified-p ,value)))))))

;;; Places inside places

(gv-define-expander nth
  (lambda (do n list)
    (macroexp-let2 nil c `(nthcdr ,n ,list)
      (funcall do `(car ,c) (lambda (value) `(setcar ,c ,value))))))

(gv-define-expander nthcdr
  (lambda (do n place)
    (macroexp-let2 nil idx n
      (gv-letplace (getter setter) place
        (funcall do `(nthcdr ,idx ,getter)
                 (lambda (value)
                   `(if (<= ,idx 0) ,(funcall setter value)
                      (setcdr (nthcdr (1- ,idx) ,getter) ,value))))))))

(gv-define-expander alist-get
  (lambda (do key alist &optional default remove testfn)
    (macroexp-let2 macroexp-copyable-p k key
      (gv-letplace (getter setter) alist
        (macroexp-let2 nil p `(if (and ,testfn (not (eq ,testfn 'eq)))
                                  (assoc ,k ,getter ,testfn)
                                (assq ,k ,getter))
          (funcall do (if (null default) `(cdr ,p) `(if ,p (cdr ,p) ,default))
                   (lambda (value)
                     (macroexp-let2 nil v value
                       (let ((store `(if ,p (setcdr ,p ,v)
                                       ,(funcall setter `(cons (setq ,p (cons ,k ,v)) ,getter)))))
                         `(progn
                            ,(if (null remove)
                                 store
                               `(cond ((not (eql ,default ,v)) ,store)
                                      (,p ,(funcall setter `(delq ,p ,getter)))))
                            ,v))))))))))

(gv-define-expander plist-get
  (lambda (do plist prop)
    (macroexp-let2 macroexp-copyable-p key prop
      (gv-letplace (getter setter) plist
        (macroexp-let2 nil p `(cdr (plist-member ,getter ,key))
          (funcall do `(car ,p)
                   (lambda (value)
                     `(if ,p (setcar ,p ,value)
                        ,(funcall setter `(cons ,key (cons ,value ,getter)))))))))))

(gv-define-expander substring
  (lambda (do place from &optional to)
    (gv-letplace (getter setter) place
      (macroexp-let2* nil ((start from) (end to))
        (funcall do `(substring ,getter ,start ,end)
                 (lambda (value)
                   (macroexp-let2 nil v value
                     `(progn
                        ,(funcall setter `(cl--set-substring ,getter ,start ,end ,v))
                        ,v))))))))

(gv-define-expander cons
  (lambda (do a d)
    (gv-letplace (agetter asetter) a
      (gv-letplace (dgetter dsetter) d
        (funcall do `(cons ,agetter ,dgetter)
                 (lambda (value)
                   (macroexp-let2 nil v value
                     `(progn ,(funcall asetter `(car ,v)) ,(funcall dsetter `(cdr ,v)) ,v))))))))

(gv-define-expander logand
  (lambda (do place &rest masks)
    (gv-letplace (getter setter) place
      (macroexp-let2 macroexp-copyable-p mask (if (cdr masks) `(logand ,@masks) (car masks))
        (funcall do `(logand ,getter ,mask)
                 (lambda (value)
                   (macroexp-let2 nil v value
                     `(progn
                        ,(funcall setter `(logior (logand ,v ,mask) (logand ,getter (lognot ,mask))))
                        ,v))))))))

(gv-define-expander apply
  (lambda (do function &rest args)
    (let ((name (and (memq (car-safe function) '(quote function)) (car (cdr function)))))
      (unless (symbolp name)
        (error "Unsupported place: (apply %S ...)" function))
      (let ((spread (car (last args))) (arguments (butlast args)) (bindings nil) (variables nil))
        (dolist (arg (append arguments (list spread)))
          (if (macroexp-const-p arg)
              (push arg variables)
            (let ((variable (make-symbol "v")))
              (push (list variable arg) bindings)
              (push variable variables))))
        (setq variables (nreverse variables))
        (macroexp-let*
         (nreverse bindings)
         (funcall do `(apply #',name ,@variables)
                  (lambda (value)
                    (gv--apply-setter name variables value))))))))

(defun gv--apply-setter (name variables value)
  "Return a form that stores VALUE in the place (NAME VARIABLES...), the last of which is a list of arguments."
  (let ((form (gv-letplace (_getter setter) (cons name variables) (funcall setter value))))
    ;; The last variable may be spread only where the setter passes it on as its last argument but the value.
    (let* ((arguments (cdr-safe form)) (count (length arguments)))
      (if (and (> count 1) (eq (car (last variables)) (nth (- count 2) arguments)))
          `(apply #',(car form) ,@(butlast arguments 2)
                  (append ,(car (last variables)) (list ,(car (last arguments)))))
        (error "Unsupported place: (apply #'%s ...)" name)))))

;;; Places that choose or wrap places

(gv-define-expander progn
  (lambda (do &rest forms)
    (let ((before (butlast forms)) (place (car (last forms))))
      (let ((form (gv-letplace (getter setter) place (funcall do getter setter))))
        (if before `(progn ,@before ,form) form)))))

(gv-define-expander let
  (lambda (do bindings &rest body)
    `(let ,bindings
       ,@(macroexp-unprogn (gv-get (macroexp-progn body) do)))))

(gv-define-expander let*
  (lambda (do bindings &rest body)
    `(let* ,bindings
       ,@(macroexp-unprogn (gv-get (macroexp-progn body) do)))))

(defun gv--function-value (do test-forms)
  "Return a form that lets DO treat one of several places: TEST-FORMS is a function that makes it.
TEST-FORMS is called with a function that turns a place into a form.  Where DO's form is large it is written once, as
a function of what reads the place chosen and what sets it."
  (let ((probe (funcall do 'gv--getter (lambda (value) `(gv--setter ,value)))))
    (if (gv--small-p probe)
        (funcall test-forms (lambda (place) (gv-get place do)))
      (let ((v (make-symbol "v")))
        (macroexp-let2 nil choice
            (funcall test-forms
                     (lambda (place)
                       (gv-letplace (getter setter) place
                         `(cons (lambda () ,getter)
                                (lambda (,v) ,(funcall setter v))))))
          (funcall do `(funcall (car ,choice))
                   (lambda (value) `(funcall (cdr ,choice) ,value))))))))

(defun gv--small-p (form)
  "Return non-nil if FORM, what is done with a place, is short enough to be written once for each place."
  (let ((count 0) (todo (list form)))
    (while (and todo (< count 20))
      (let ((each (car todo)))
        (setq todo (cdr todo) count (1+ count))
        (if (consp each)
            (setq todo (append (if (proper-list-p each) each (list (car each) (cdr each))) todo)))))
    (< count 20)))

(gv-define-expander if
  (lambda (do test then &rest else)
    (gv--function-value
     do (lambda (place)
          `(if ,test ,(funcall place then)
             ,@(macroexp-unprogn (funcall place (macroexp-progn else))))))))

(gv-define-expander cond
  (lambda (do &rest branches)
    (gv--function-value
     do (lambda (place)
          `(cond
            ,@(mapcar (lambda (branch)
                        (if (cdr branch)
                            (cons (car branch)
                                  (macroexp-unprogn (funcall place (macroexp-progn (cdr branch)))))
                          (list (funcall place (car branch)))))
                      branches))))))

(gv-define-expander error
  (lambda (do &rest args)
    (funcall do `(error ,@args)
             (lambda (value) `(progn ,value (error ,@args))))))

(gv-define-expander with-current-buffer
  (lambda (do buffer &rest body)
    `(with-current-buffer ,buffer
       ,@(macroexp-unprogn (gv-get (macroexp-progn body) do)))))

(gv-define-setter timer--triggered (val timer) `(aset ,timer 0 ,val))
(gv-define-setter timer--repeat-delay (val timer) `(aset ,timer 4 ,val))
(gv-define-setter timer--function (val timer) `(aset ,timer 5 ,val))
(gv-define-setter timer--args (val timer) `(aset ,timer 6 ,val))
(gv-define-setter timer--idle-delay (val timer) `(aset ,timer 7 ,val))
(gv-define-setter timer--integral-multiple (val timer) `(aset ,timer 9 ,val))
(gv-define-setter timer--time (val timer) `(timer--time-setter ,timer ,val))

(defmacro gv-synthetic-place (getter setter)
  "A place whose value is that of GETTER, and that SETTER, a function that takes a form and returns one, sets."
  (declare (debug (form form)) (gv-expander funcall))
  (ignore setter)
  getter)

(defmacro gv-delay-error (place)
  "PLACE, which may turn out to be none when it is set."
  (declare (debug (form)))
  place)
(put 'gv-delay-error 'gv-expander
     (lambda (do place)
       (condition-case error
           (gv-get place do)
         (gv-invalid-place (funcall do place (lambda (_) `(signal ',(car error) ',(cdr error))))))))

(provide 'gv)

;;; gv.el ends here

;;; advice.el --- old-style advice  -*- lexical-binding: t -*-

;; What `defadvice' defines is kept in the property `ad-advice-info' of the function's name, as an alist: `active', whether
;; it is in force, `advicefunname', and a list for each class.  `ad-activate' takes a picture of the enabled pieces; the
;; function `ad-Advice-NAME' runs them around the original, as advice that nadvice.el knows.  A function is assembled from
;; the pieces when it is first needed, and anew when the original's parameters change.  See "Porting Old Advice" in the
;; Elisp manual.

(require 'nadvice)
(require 'cl-lib)

(defvar ad-redefinition-action 'warn "Kept for programs that set it: redefinition never takes advice off.")
(defvar ad-default-compilation-action 'maybe "Kept for programs that set it: advice is compiled when it is first run.")

(defconst ad-advice-classes '(before around after) "The classes of advice.")
(defvar ad-advised-functions nil "Names of the functions that have old-style advice.")

;;; What is known

(defun ad-get-advice-info (function)
  "Return what is known of the advice of FUNCTION."
  (get function 'ad-advice-info))

(defalias 'ad-is-advised #'ad-get-advice-info)

(defun ad--get (function field)
  "Return FIELD of what is known of FUNCTION."
  (cdr (assq field (ad-get-advice-info function))))

(defun ad--set (function field value)
  "Make VALUE the FIELD of what is known of FUNCTION."
  (let* ((info (ad-get-advice-info function)) (cell (assq field info)))
    (if cell
        (setcdr cell value)
      (put function 'ad-advice-info (append info (list (cons field value)))))
    value))

(defun ad--checked (function caller)
  "Signal an error in the name of CALLER if FUNCTION has no advice."
  (unless (ad-is-advised function)
    (error "%s: `%s' is not advised" caller function)))

(defun ad-advice-name (advice) "Return the name of ADVICE." (nth 0 advice))
(defun ad-advice-protected (advice) "Return non-nil if ADVICE runs also when what is before it fails." (nth 1 advice))
(defun ad-advice-enabled (advice) "Return non-nil if ADVICE is enabled." (nth 2 advice))
(defun ad-advice-definition (advice) "Return the definition of ADVICE." (nth 3 advice))
(defun ad-advice-set-enabled (advice flag) "Enable ADVICE if FLAG is non-nil." (setcar (nthcdr 2 advice) flag))

(defun ad-has-any-advice (function)
  "Return non-nil if FUNCTION has advice of some class."
  (cl-some (lambda (class) (ad--get function class)) ad-advice-classes))

(defun ad-has-enabled-advice (function class)
  "Return non-nil if FUNCTION has enabled advice of CLASS."
  (cl-some #'ad-advice-enabled (ad--get function class)))

(defun ad-is-active (function)
  "Return non-nil if the advice of FUNCTION is in force."
  (and (ad--get function 'active) (fboundp function) t))

(defun ad--in-class (function class name)
  "Return the advice of FUNCTION in CLASS, or in any class if that is `any', that NAME, a symbol or a regexp, matches."
  (let ((found nil))
    (dolist (each (if (eq class 'any) ad-advice-classes (list class)))
      (dolist (advice (ad--get function each))
        (if (if (stringp name)
                (string-match-p name (symbol-name (ad-advice-name advice)))
              (eq name (ad-advice-name advice)))
            (push advice found))))
    (nreverse found)))

(defun ad-find-advice (function class name)
  "Return the advice of FUNCTION in CLASS called NAME, or nil."
  (assq name (ad--get function class)))

(defun ad-find-some-advice (function class name)
  "Return the first advice of FUNCTION in CLASS, or `any', that NAME, a symbol or a regexp, matches; nil if there is none."
  (if (ad-is-advised function)
      (car (ad--in-class function class name))))

;;; Changing it

(defun ad-add-advice (function advice class position)
  "Give FUNCTION the ADVICE, (NAME PROTECTED ENABLED DEFINITION), in CLASS at POSITION: first, last, a number or nil.
Advice of that name in the class is replaced, where it stands if POSITION is nil."
  (unless (ad-is-advised function)
    (cl-pushnew function ad-advised-functions)
    (put function 'ad-advice-info
         (list (list 'active) (cons 'advicefunname (intern (format "ad-Advice-%s" function))))))
  (let* ((present (ad--get function class)) (old (assq (ad-advice-name advice) present)))
    (if (and old (null position))
        (setcar (memq old present) advice)
      (let* ((others (remq old present))
             (index (cond ((memq position '(nil first)) 0)
                          ((eq position 'last) (length others))
                          (t (max 0 (min position (length others)))))))
        (ad--set function class (append (seq-take others index) (list advice) (seq-drop others index))))))
  (ad-get-advice-info function))

(defun ad--enable (function class name flag)
  "Enable, or disable if FLAG is nil, what NAME matches in CLASS of the advice of FUNCTION; return how many there are."
  (let ((found (ad--in-class function class name)))
    (dolist (advice found)
      (ad-advice-set-enabled advice flag))
    (length found)))

(defun ad--enable-or-fail (function class name flag caller)
  "Do `ad--enable' with FUNCTION, CLASS, NAME and FLAG; signal an error in the name of CALLER if nothing is there."
  (ad--checked function caller)
  (if (= 0 (ad--enable function class name flag))
      (error "%s: `%s' has no %s advice matching `%s'" caller function class name)))

(defun ad-enable-advice (function class name)
  "Enable the advice of FUNCTION in CLASS, or `any', that NAME, a symbol or a regexp, matches; see `ad-activate'."
  (interactive (list nil nil nil))
  (ad--enable-or-fail function class name t 'ad-enable-advice))

(defun ad-disable-advice (function class name)
  "Disable the advice of FUNCTION in CLASS, or `any', that NAME, a symbol or a regexp, matches; see `ad-activate'."
  (interactive (list nil nil nil))
  (ad--enable-or-fail function class name nil 'ad-disable-advice))

(defun ad-remove-advice (function class name)
  "Take the advice called NAME out of CLASS of FUNCTION; see `ad-activate'."
  (interactive (list nil nil nil))
  (ad--checked function 'ad-remove-advice)
  (let ((advice (ad-find-advice function class name)))
    (unless advice
      (error "ad-remove-advice: `%s' has no %s advice `%s'" function class name))
    (ad--set function class (remq advice (ad--get function class))))
  nil)

(defun ad-get-orig-definition (function)
  "Return the definition of FUNCTION, a name or a definition, without advice."
  (let ((definition (if (symbolp function) (symbol-function function) function)))
    (if (eq (car-safe definition) 'macro)
        (cons 'macro (advice--cd*r (cdr definition)))
      (advice--cd*r definition))))

(defalias 'ad-real-orig-definition #'ad-get-orig-definition)

;;; Assembling a function

(defun ad--parameters (arglist)
  "Return the names in ARGLIST, and whether the last takes the rest: (NAMES . REST-P)."
  (cons (cl-remove-if (lambda (each) (memq each '(&optional &rest))) arglist)
        (and (memq '&rest arglist) t)))

(defun ad--argument (arglist index)
  "Return a place: argument number INDEX of the advised function, whose parameters are ARGLIST."
  (pcase-let* ((`(,names . ,rest) (ad--parameters arglist)) (fixed (- (length names) (if rest 1 0))))
    (cond ((< index fixed) (nth index names))
          (rest `(nth ,(- index fixed) ,(car (last names))))
          (t (error "Argument number %d is not there: %S" index arglist)))))

(defun ad--arguments (arglist index)
  "Return a form for the list of the arguments from number INDEX on of a function whose parameters are ARGLIST."
  (pcase-let* ((`(,names . ,rest) (ad--parameters arglist)) (fixed (- (length names) (if rest 1 0))))
    (cond ((and rest (> index fixed)) `(nthcdr ,(- index fixed) ,(car (last names))))
          (t `(,(if rest 'cl-list* 'list) ,@(nthcdr index names))))))

(defun ad--set-arguments (arglist index list)
  "Return a form that makes the elements of LIST, a form, the arguments from number INDEX on in ARGLIST."
  (pcase-let* ((`(,names . ,rest) (ad--parameters arglist)) (fixed (- (length names) (if rest 1 0)))
               (values (make-symbol "values")))
    `(let ((,values ,list))
       ,@(mapcar (lambda (name) `(setq ,name (pop ,values)))
                 (cl-subseq names (min index fixed) fixed))
       ,@(if rest
             (if (> index fixed)
                 `((setcdr (nthcdr ,(- index fixed 1) ,(car (last names))) ,values))
               `((setq ,(car (last names)) ,values)))))))

(defun ad--body (advice)
  "Return the forms of ADVICE, without documentation and interactive spec."
  (let ((body (cdr (cdr (cdr (ad-advice-definition advice))))))
    (if (and (stringp (car body)) (cdr body)) (setq body (cdr body)))
    (if (eq (car-safe (car body)) 'interactive) (setq body (cdr body)))
    body))

(defun ad--interactive (advices)
  "Return the first interactive form of ADVICES, or nil."
  (cl-some (lambda (advice)
             (cl-find-if (lambda (form) (eq (car-safe form) 'interactive))
                         (seq-take (cdr (cdr (cdr (ad-advice-definition advice)))) 2)))
           advices))

(defun ad--joined (before advice forms)
  "Return the forms BEFORE and then FORMS of ADVICE, which are run in any case if it is protected."
  (if (ad-advice-protected advice)
      `((unwind-protect ,(macroexp-progn before) ,@forms))
    (append before forms)))

(defun ad--assembled (advices original)
  "Return the function that runs ADVICES, an alist of classes, around a function like ORIGINAL, which it gets first."
  (let* ((all (append (cdr (assq 'before advices)) (cdr (assq 'around advices)) (cdr (assq 'after advices))))
         (arglist (or (cl-some (lambda (advice) (nth 2 (ad-advice-definition advice))) all)
                      (let ((known (help-function-arglist original)))
                        (if (listp known) known '(&rest ad-subr-args)))))
         (original-name (make-symbol "original"))
         (around `(setq ad-return-value
                        ,(if (cdr (ad--parameters arglist))
                             `(apply ,original-name ,@(car (ad--parameters arglist)))
                           `(funcall ,original-name ,@(car (ad--parameters arglist))))))
         (body nil))
    (dolist (advice (reverse (cdr (assq 'around advices))))
      (setq around `(cl-symbol-macrolet ((ad-do-it ,around)) ,@(ad--body advice))))
    (dolist (advice (cdr (assq 'before advices)))
      (setq body (ad--joined body advice (ad--body advice))))
    (setq body (if (cl-some #'ad-advice-protected (cdr (assq 'around advices)))
                   `((unwind-protect ,(macroexp-progn body) ,around))
                 (append body (list around))))
    (dolist (advice (cdr (assq 'after advices)))
      (setq body (ad--joined body advice (ad--body advice))))
    ;; Old advice sees its variables dynamically, as the files did that it was written for.
    (byte-compile
     `(lambda (,original-name ,@arglist)
        (let (ad-return-value)
          (cl-macrolet ((ad-get-arg (index) (ad--argument ',arglist index))
                        (ad-get-args (index) (ad--arguments ',arglist index))
                        (ad-set-arg (index value) (list 'setf (ad--argument ',arglist index) value))
                        (ad-set-args (index list) (ad--set-arguments ',arglist index list)))
            ,@body)
          ad-return-value)))))

(defun ad--runner (function advices)
  "Return a function for `advice-add' that runs ADVICES, those of FUNCTION."
  (let* ((assembled nil) (parameters 'none)
         (run (lambda (original args)
                (let ((now (help-function-arglist (advice--cd*r original) t)))
                  (unless (equal now parameters)
                    (setq assembled (ad--assembled advices (advice--cd*r original)) parameters now)))
                (apply assembled original args)))
         (interactive (ad--interactive (apply #'append (mapcar #'cdr advices)))))
    (ignore function)
    (eval `(lambda (original &rest args)
             ,@(if interactive (list interactive))
             (funcall ,run original args))
          t)))

;;; In force and out of force

(defun ad-activate (function &optional _compile)
  "Put the enabled advice of FUNCTION in force, now or when it is defined; advice that is no longer there goes."
  (interactive (list nil))
  (ad--checked function 'ad-activate)
  (let* ((name (ad--get function 'advicefunname))
         (advices (mapcar (lambda (class)
                            (cons class (cl-remove-if-not #'ad-advice-enabled (ad--get function class))))
                          ad-advice-classes)))
    (advice-remove function name)
    (if (cl-every (lambda (class) (null (cdr class))) advices)
        (ad--set function 'active nil)
      (fset name (ad--runner function advices))
      (advice-add function :around name)
      (ad--set function 'active t)))
  (if (fboundp function) function))

(defalias 'ad-activate-on #'ad-activate)

(defun ad-update (function &optional compile)
  "Put changes of the advice of FUNCTION in force if it is in force; COMPILE is as for `ad-activate'."
  (interactive (list nil))
  (if (ad-is-active function) (ad-activate function compile)))

(defun ad-deactivate (function)
  "Put the advice of FUNCTION out of force; `ad-activate' puts it in force again."
  (interactive (list nil))
  (ad--checked function 'ad-deactivate)
  (advice-remove function (ad--get function 'advicefunname))
  (ad--set function 'active nil)
  function)

(defun ad-unadvise (function)
  "Put the advice of FUNCTION out of force and forget it."
  (interactive (list nil))
  (when (ad-is-advised function)
    (ad-deactivate function)
    (put function 'ad-advice-info nil)
    (setq ad-advised-functions (delq function ad-advised-functions))
    nil))

(defalias 'ad-recover #'ad-unadvise)

(defun ad--each (function &optional regexp)
  "Call FUNCTION with each advised function that has advice which REGEXP matches, if that is non-nil; return nil."
  (dolist (each (copy-sequence ad-advised-functions))
    (if (or (null regexp) (ad-find-some-advice each 'any regexp))
        (funcall function each))))

(defun ad-activate-all (&optional compile) "Activate all advice; COMPILE is as for `ad-activate'."
  (interactive) (ad--each (lambda (each) (ad-activate each compile))))
(defun ad-deactivate-all () "Deactivate all advice." (interactive) (ad--each #'ad-deactivate))
(defun ad-update-all (&optional compile) "Update all advice; COMPILE is as for `ad-activate'."
  (interactive) (ad--each (lambda (each) (ad-update each compile))))
(defun ad-unadvise-all () "Forget all advice." (interactive) (ad--each #'ad-unadvise))
(defalias 'ad-recover-all #'ad-unadvise-all)
(defun ad-activate-regexp (regexp &optional compile) "Activate functions with advice that REGEXP matches; see `ad-activate' for COMPILE."
  (interactive (list nil)) (ad--each (lambda (each) (ad-activate each compile)) regexp))
(defun ad-deactivate-regexp (regexp) "Deactivate functions with advice that REGEXP matches."
  (interactive (list nil)) (ad--each #'ad-deactivate regexp))
(defun ad-update-regexp (regexp &optional compile) "Update functions with advice that REGEXP matches; see `ad-activate' for COMPILE."
  (interactive (list nil)) (ad--each (lambda (each) (ad-update each compile)) regexp))

(defun ad--enable-regexp (regexp flag)
  "Enable all advice that REGEXP matches, or disable it if FLAG is nil; return how many there are."
  (let ((count 0))
    (ad--each (lambda (each) (setq count (+ count (ad--enable each 'any regexp flag)))))
    count))
(defun ad-enable-regexp (regexp) "Enable all advice that REGEXP matches." (interactive (list nil)) (ad--enable-regexp regexp t))
(defun ad-disable-regexp (regexp) "Disable all advice that REGEXP matches." (interactive (list nil)) (ad--enable-regexp regexp nil))

;;; Defining advice

(defun ad--flag (symbol)
  "Return the flag of `defadvice' that SYMBOL, which may be a beginning of one, means."
  (let ((found (all-completions (if (symbolp symbol) (symbol-name symbol) "?")
                                '("protect" "disable" "activate" "compile" "preactivate"))))
    (unless (and found (null (cdr found)))
      (error "defadvice: Invalid or ambiguous flag: %s" symbol))
    (intern (car found))))

(defmacro defadvice (function args &rest body)
  "Define a piece of advice of FUNCTION.
ARGS is (CLASS NAME [POSITION] [ARGLIST] FLAG...): CLASS is before, around or after, POSITION first, last or a number,
FLAG protect, disable, activate, compile or preactivate.  BODY runs where CLASS says; advice of the class around runs the
original, or the advice inside, by the form `ad-do-it'.  The value is in `ad-return-value'."
  (declare (doc-string 3) (indent 2))
  (unless (symbolp function)
    (error "defadvice: Invalid function name: %s" function))
  (let ((class (car args)) (name (cadr args)) (rest (cddr args)) (position nil) (arglist nil))
    (unless (memq class ad-advice-classes)
      (error "defadvice: Invalid advice class: %s" class))
    (unless (and name (symbolp name))
      (error "defadvice: Invalid advice name: %s" name))
    (if (or (memq (car rest) '(first last)) (numberp (car rest)))
        (setq position (pop rest)))
    (if (and rest (listp (car rest)))
        (setq arglist (pop rest)))
    (let* ((flags (mapcar #'ad--flag rest))
           (advice (list name (memq 'protect flags) t
                         `(advice lambda ,arglist ,@body))))
      `(progn
         (ad-add-advice ',function ',advice ',class ',position)
         ,@(if (memq 'activate flags)
               `((ad-activate ',function ,(and (memq 'compile flags) t))))
         ',function))))

(provide 'advice)

;;; advice.el ends here

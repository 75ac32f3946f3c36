;;; ert.el --- regression tests  -*- lexical-binding: t -*-

;; Here are the test objects, the macros that define and write tests, and what a failed comparison is explained with.
;; Running and selecting tests is in ert-running.el, reporting in ert-batch.el.

(require 'cl-lib)
(require 'cl-macs)
(require 'cl-struct)
(require 'backtrace)
(require 'debug)
(require 'find-func)
(require 'help-mode)
(require 'pp)

(define-error 'ert-test-failed "Test failed")
(define-error 'ert-test-skipped "Test skipped")

(defvar ert-batch-backtrace-right-margin 70
  "How many columns a line of a backtrace may have in a batch run; nil means any number.")
(defvar ert-quiet nil "Non-nil means that a batch run reports only what is unexpected.")
(defvar ert-debug-on-error nil "Non-nil means that an error in a test enters the debugger.")
(defvar ert--running-tests nil "The tests that are running, the innermost first.")
(defvar ert--infos nil "The pairs of prefix and message of the `ert-info' forms that are active, the innermost first.")
(defvar ert--should-execution-observer nil "A function called with the description of each `should' form that ran.")
(defvar ert--current-run-stats nil "The statistics of the run in progress.")

;;; Tests and results

(cl-defstruct ert-test
  (name nil) (documentation nil) (body (cl-assert nil)) (most-recent-result nil)
  (expected-result-type :passed) (tags '()))

(cl-defstruct ert-test-result (messages nil) (should-forms nil) (duration 0))
(cl-defstruct (ert-test-passed (:include ert-test-result)))
(cl-defstruct (ert-test-result-with-condition (:include ert-test-result))
  (condition (cl-assert nil)) (backtrace (cl-assert nil)) (infos (cl-assert nil)))
(cl-defstruct (ert-test-quit (:include ert-test-result-with-condition)))
(cl-defstruct (ert-test-failed (:include ert-test-result-with-condition)))
(cl-defstruct (ert-test-skipped (:include ert-test-result-with-condition)))
(cl-defstruct (ert-test-aborted-with-non-local-exit (:include ert-test-result)))

(defun ert-test-boundp (symbol)
  "Return non-nil if SYMBOL names a test."
  (and (get symbol 'ert--test) t))

(defun ert-get-test (symbol)
  "Return the test that SYMBOL names; an error if there is none."
  (or (get symbol 'ert--test)
      (error "No test named `%S'" symbol)))

(defun ert-set-test (symbol definition)
  "Make SYMBOL name the test DEFINITION, and return that."
  ;; `nil' would be what a test without a name answers to.
  (when (eq symbol 'nil)
    (error "Attempt to define a test named nil"))
  (define-symbol-prop symbol 'ert--test definition)
  definition)

(defun ert-make-test-unbound (symbol)
  "Make SYMBOL name no test, and return it."
  (cl-remprop symbol 'ert--test)
  symbol)

(defun ert--parse-keys-and-body (keys-and-body)
  "Return a list of the leading keywords with values of KEYS-AND-BODY, as a plist, and the list of the rest."
  (let ((keys nil) (rest keys-and-body))
    (while (keywordp (car rest))
      (unless (cdr rest)
        (error "Value expected after keyword %S in %S" (car rest) keys-and-body))
      (push (pop rest) keys)
      (push (pop rest) keys))
    (list (nreverse keys) rest)))

(defmacro ert-deftest (name _arglist &rest docstring-keys-and-body)
  "Define NAME, a symbol, as a test whose body is the rest: a docstring, :tags LIST, :expected-result TYPE, forms.

\(fn NAME () [DOCSTRING] [:expected-result RESULT-TYPE] [:tags \\='(TAG...)] BODY...)"
  (declare (debug (&define [&name "test@" symbolp] sexp [&optional stringp] [&rest keywordp sexp] def-body))
           (doc-string 3) (indent 2))
  (when _arglist
    (signal 'wrong-number-of-arguments (list 'ert-deftest (length _arglist))))
  (let ((documentation (and (stringp (car docstring-keys-and-body)) (pop docstring-keys-and-body))))
    (cl-destructuring-bind
        ((&key (expected-result nil expected-p) (tags nil tags-p)) body)
        (ert--parse-keys-and-body docstring-keys-and-body)
      `(cl-macrolet ((skip-unless (form) `(ert--skip-unless ,form)))
         (ert-set-test ',name
                       (make-ert-test
                        :name ',name
                        ,@(if documentation `(:documentation ,documentation))
                        ,@(if expected-p `(:expected-result-type ,expected-result))
                        ,@(if tags-p `(:tags ,tags))
                        :body (lambda () (let ((lexical-binding ,lexical-binding)) ,@body))))
         ',name))))

(defun ert-delete-test (test-name)
  "Make TEST-NAME, a symbol, name no test."
  (interactive (list (intern (completing-read "Delete test: " obarray #'ert-test-boundp t))))
  (ert-make-test-unbound test-name))

(defun ert-delete-all-tests ()
  "Make no symbol name a test."
  (interactive)
  (mapc #'ert-delete-test (mapcar #'ert-test-name (ert-select-tests t t)))
  t)

;;; Leaving a test

(defun ert-pass ()
  "Leave the running test; it has passed."
  (throw 'ert--pass nil))

(defun ert-fail (data)
  "Leave the running test; it has failed, and DATA says how."
  (signal 'ert-test-failed (list data)))

(defun ert-skip (data)
  "Leave the running test; it was skipped, and DATA says why."
  (signal 'ert-test-skipped (list data)))

;;; What a test claims

(defun ert--special-operator-p (thing)
  "Return non-nil if THING is a symbol that names a special form."
  (and (symbolp thing)
       (special-form-p (indirect-function thing))
       t))

(defun ert--signal-should-execution (form-description)
  "Tell the observer, when there is one, that the form described by FORM-DESCRIPTION ran."
  (when ert--should-execution-observer
    (funcall ert--should-execution-observer form-description)))

(defun ert--should-signal-hook (error-symbol data)
  "Hand an ERROR-SYMBOL that means a failed or skipped test to the debugger at once, with DATA.
It runs while the arguments of a `should' form are evaluated, for which errors are caught."
  (when (memq error-symbol '(ert-test-failed ert-test-skipped))
    (funcall debugger 'error (cons error-symbol data))))

(defun ert--describe-call (whole function arguments value aborted)
  "Return what is known of a `should' form WHOLE that called FUNCTION with ARGUMENTS and got VALUE.
VALUE is ABORTED where the call did not return."
  (let ((explainer (and (symbolp function) (get function 'ert-explainer))))
    (nconc (list whole :form (cons function arguments))
           (unless (eq value aborted)
             (list :value value))
           (when (and explainer (not (eq value aborted)))
             (list :explanation (apply explainer arguments))))))

(defun ert--expand (form)
  "Return FORM without the macro at its head; where expanding fails, code that signals the error when the test runs."
  (condition-case error
      (let ((expanded (macroexpand form macroexpand-all-environment)))
        (if (eq (car-safe (car-safe expanded)) 'lambda)
            (macroexpand-all expanded macroexpand-all-environment)
          expanded))
    (error `(signal ',(car error) ',(cdr error)))))

(defun ert--expand-should (whole form inner-expander)
  "Return code for WHOLE, a `should' form about FORM.
INNER-EXPANDER is called with code that evaluates FORM, the variable that is to hold its value and the variable
that holds its description, and returns code that judges the value."
  (let* ((expanded (ert--expand form))
         (value (make-symbol "value"))
         (description (make-symbol "form-description"))
         (aborted (make-symbol "ert-form-evaluation-aborted")))
    (if (and (consp expanded)
             (symbolp (car expanded))
             (not (ert--special-operator-p (car expanded))))
        (let ((function (make-symbol "fn"))
              (arguments (make-symbol "args")))
          `(let* ((,function #',(car expanded))
                  (,arguments (condition-case err
                                  (let ((signal-hook-function #'ert--should-signal-hook))
                                    (list ,@(cdr expanded)))
                                (error (setq ,function #'signal)
                                       (list (car err) (cdr err)))))
                  (,value ',aborted)
                  (,description nil))
             ,(funcall inner-expander
                       `(unwind-protect (setq ,value (apply ,function ,arguments))
                          (setq ,description
                                (ert--describe-call ',whole ,function ,arguments ,value ',aborted))
                          (ert--signal-should-execution ,description))
                       value description)
             ,value))
      `(let ((,value ',aborted)
             (,description nil))
         ,(funcall inner-expander
                   `(unwind-protect (setq ,value ,expanded)
                      (setq ,description
                            (nconc (list ',whole :form ',expanded)
                                   (unless (eq ,value ',aborted) (list :value ,value))))
                      (ert--signal-should-execution ,description))
                   value description)
         ,value))))

(defmacro should (form)
  "Evaluate FORM; the test fails if its value is nil.  Return the value."
  (declare (debug t))
  (ert--expand-should `(should ,form) form
                      (lambda (evaluation _value description)
                        `(unless ,evaluation
                           (ert-fail ,description)))))

(defmacro should-not (form)
  "Evaluate FORM; the test fails unless its value is nil.  Return nil."
  (declare (debug t))
  (ert--expand-should `(should-not ,form) form
                      (lambda (evaluation _value description)
                        `(when ,evaluation
                           (ert-fail ,description)))))

(defun ert--should-error-handle-error (form-description-fn condition type exclude-subtypes)
  "Fail the test unless CONDITION, an error object, is one of TYPE, a condition or a list of them.
With EXCLUDE-SUBTYPES its symbol must be TYPE itself.  FORM-DESCRIPTION-FN returns what is known of the form."
  (let ((signaled (get (car condition) 'error-conditions))
        (wanted (if (listp type) type (list type))))
    (cl-assert signaled)
    (unless (cl-intersection signaled wanted)
      (ert-fail (append (funcall form-description-fn)
                        (list :condition condition
                              :fail-reason "the error signaled did not have the expected type"))))
    (when exclude-subtypes
      (unless (memq (car condition) wanted)
        (ert-fail (append (funcall form-description-fn)
                          (list :condition condition
                                :fail-reason "the error signaled was a subtype of the expected type")))))))

(cl-defmacro should-error (form &rest keys &key type exclude-subtypes)
  "Evaluate FORM; the test fails unless it signals an error.  Return the error object.
TYPE is the condition, or a list of conditions, that the error must have; EXCLUDE-SUBTYPES non-nil means that
its symbol must be one of them."
  (declare (debug t))
  (unless type (setq type ''error))
  (ert--expand-should
   `(should-error ,form ,@keys) form
   (lambda (evaluation value description)
     (let ((signaled (make-symbol "errorp")))
       `(let ((,signaled nil))
          (condition-case -condition-
              ,evaluation
            (error
             (setq ,signaled t)
             (ert--should-error-handle-error (apply-partially #'identity ,description)
                                             -condition- ,type ,exclude-subtypes)
             (setq ,value -condition-)))
          (unless ,signaled
            (ert-fail (append ,description (list :fail-reason "did not signal an error")))))))))

(cl-defmacro ert--skip-unless (form)
  "Evaluate FORM; skip the rest of the test if its value is nil or it signals an error."
  (declare (debug t))
  (ert--expand-should `(skip-unless ,form) form
                      (lambda (evaluation _value description)
                        `(unless (ignore-errors ,evaluation)
                           (ert-skip ,description)))))

(cl-defmacro ert-info ((message-form &key ((:prefix prefix-form) "Info: ")) &body body)
  "Evaluate BODY; should the test fail in it, its report shows the value of MESSAGE-FORM after that of PREFIX-FORM.

\(fn (MESSAGE-FORM [:prefix PREFIX-FORM]) BODY...)"
  (declare (debug ((form &rest [sexp form]) body))
           (indent 1))
  `(let ((ert--infos (cons (cons ,prefix-form ,message-form) ert--infos)))
     ,@body))

(require 'ert-explain)
(require 'ert-running)
(require 'ert-batch)

(provide 'ert)

;;; ert.el ends here

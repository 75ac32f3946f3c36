;;; edebug.el --- what programs ask of the source-level debugger  -*- lexical-binding: t -*-

;; Edebug steps through source code on a display, so its commands are not there: they say so.  What other libraries
;; use when they are loaded or when they define macros is: the options and the specifications of macros.

(defvar edebug-all-defs nil "Non-nil would mean to instrument each definition that is evaluated.")
(defvar edebug-all-forms nil "Non-nil would mean to instrument each form that is evaluated.")
(defvar edebug-eval-macro-args nil "Non-nil would mean to instrument the arguments of macros without specification.")
(defvar edebug-initial-mode 'step "The mode in which an instrumented function would begin.")
(defvar edebug-trace nil "Non-nil would mean to record calls.")
(defvar edebug-test-coverage nil "Non-nil would mean to record which forms were evaluated.")
(defvar edebug-save-windows t "Non-nil would mean to keep the windows.")
(defvar edebug-print-length 50 "The value of `print-length' for results.")
(defvar edebug-print-level 50 "The value of `print-level' for results.")
(defvar edebug-print-circle t "The value of `print-circle' for results.")
(defvar edebug-on-error t "The value of `debug-on-error' while stepping.")
(defvar edebug-on-quit t "The value of `debug-on-quit' while stepping.")
(defvar edebug-inhibit-emacs-lisp-mode-bindings nil "Non-nil would mean that no keys are bound.")

(defun edebug-get-spec (symbol)
  "Return the specification of the macro SYMBOL, by way of what it is an alias of."
  (let ((spec nil))
    (while (and symbol (symbolp symbol) (null (setq spec (get symbol 'edebug-form-spec))))
      (setq symbol (and (fboundp symbol) (symbol-function symbol))))
    spec))

(defun edebug-basic-spec (spec)
  "Return non-nil if SPEC says that all arguments are evaluated, or none."
  (cond ((listp spec)
         (catch 'no
           (while spec
             (unless (eq (car spec) t) (throw 'no nil))
             (setq spec (cdr spec)))
           t))
        ((symbolp spec) (unless (functionp spec) (get spec 'edebug-form-spec)))))

(defun edebug--absent (&rest _)
  "Signal that Edebug's commands are not there."
  (error "Edebug steps through code on a display; elwire has none"))
(dolist (command '(edebug-defun edebug-eval-top-level-form edebug-eval-defun edebug-set-breakpoint edebug-step-mode
                   edebug-instrument-callee edebug-remove-instrumentation edebug-read-top-level-form))
  (defalias command #'edebug--absent))

(provide 'edebug)

;;; edebug.el ends here

;;; debug.el --- the debugger, as a batch run has it  -*- lexical-binding: t -*-

(require 'backtrace)

(defvar debugger-args nil "What the debugger was called with.")
(defvar debugger-batch-max-lines 40 "How many lines of a backtrace a batch run shows.")
(defvar debugger-will-be-back nil "Non-nil while the debugger steps.")
(defvar debugger-mode-hook nil "Hook run in the buffer of the debugger.")
(defvar debug-function-list nil "The functions that enter the debugger when they are called.")

(defun debug (&rest args)
  "Show why the debugger was called, by ARGS, and the calls that are active; in a batch run that ends the program.
ARGS are `error' and an error object, `debug', t, `lambda', `exit' and a value, or anything else."
  (interactive)
  (let ((frames (backtrace-get-frames 'debug)))
    (while (and frames (memq (backtrace-frame-fun (car frames)) '(debug apply lambda)))
      (setq frames (cdr frames)))
    (let* ((text (concat (debug--heading args) (backtrace-to-string frames)))
           (lines (split-string text "\n")))
      (when (> (length lines) debugger-batch-max-lines)
        (let ((half (/ debugger-batch-max-lines 2)))
          (setq lines (append (seq-take lines half) '("...") (last lines half)))))
      (message "%s" (mapconcat #'identity lines "\n"))))
  (kill-emacs -1))

(defun debug--heading (args)
  "Return the first line of what the debugger shows, for the arguments ARGS it was called with."
  (concat "Debugger entered"
          (cond ((memq (car args) '(lambda debug)) "--entering a function:")
                ((eq (car args) 'exit) (format "--returning value: %S" (nth 1 args)))
                ((eq (car args) 'error) (format "--Lisp error: %S" (nth 1 args)))
                ((eq (car args) t) "--beginning evaluation of function call form:")
                (t (format ": %S" (if (car args) args (cdr args)))))
          "\n"))

(provide 'debug)

;;; debug.el ends here

;;; benchmark.el --- how long forms take  -*- lexical-binding: t -*-

(defmacro benchmark-elapse (&rest forms)
  "Evaluate FORMS and return how many seconds that took, a float."
  (declare (indent 0) (debug t))
  (let ((start (make-symbol "start")))
    `(let ((,start (current-time)))
       ,@forms
       (float-time (time-since ,start)))))

(defun benchmark-call (func &optional repetitions)
  "Call FUNC REPETITIONS times, by default once; return (SECONDS COLLECTIONS SECONDS-OF-COLLECTIONS)."
  (let ((collections gcs-done) (collecting gc-elapsed) (left (or repetitions 1)) (start (current-time)))
    (while (> left 0)
      (funcall func)
      (setq left (1- left)))
    (list (float-time (time-since start)) (- gcs-done collections) (- gc-elapsed collecting))))

(defun benchmark--split (repetitions forms)
  "Return (REPETITIONS . FORMS) from the arguments of a macro, where REPETITIONS may be left out."
  (if (or (null repetitions) (symbolp repetitions) (natnump repetitions))
      (cons (or repetitions 1) forms)
    (cons 1 (cons repetitions forms))))

(defmacro benchmark-run (&optional repetitions &rest forms)
  "Evaluate FORMS REPETITIONS times, a number or a variable, by default once; return what `benchmark-call' does."
  (declare (indent 1) (debug t))
  (pcase-let ((`(,count . ,forms) (benchmark--split repetitions forms)))
    `(benchmark-call (lambda () ,@forms) ,count)))

(defmacro benchmark-run-compiled (&optional repetitions &rest forms)
  "Do what `benchmark-run' does with FORMS and REPETITIONS, with FORMS byte-compiled."
  (declare (indent 1) (debug t))
  (pcase-let ((`(,count . ,forms) (benchmark--split repetitions forms)))
    `(benchmark-call (byte-compile '(lambda () ,@forms)) ,count)))

(defun benchmark--report (seconds collections collecting)
  "Say that SECONDS went by, COLLECTING of them in COLLECTIONS of garbage."
  (message "Elapsed time: %fs%s" seconds
           (if (> collections 0) (format " (%fs in %d GCs)" collecting collections) "")))

(defun benchmark (repetitions form)
  "Evaluate FORM REPETITIONS times, nil for once, and say how long that took; return the message."
  (interactive "p\nxForm: ")
  (apply #'benchmark--report (benchmark-call (eval `(lambda () ,form) t) repetitions)))

(defmacro benchmark-progn (&rest body)
  "Evaluate BODY, say how long that took, and return the value."
  (declare (debug t) (indent 0))
  (let ((value (make-symbol "value")))
    `(let (,value)
       (apply #'benchmark--report (benchmark-call (lambda () (setq ,value (progn ,@body)))))
       ,value)))

(provide 'benchmark)

;;; benchmark.el ends here

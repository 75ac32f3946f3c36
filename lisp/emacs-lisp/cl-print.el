;;; cl-print.el --- printing that can be extended  -*- lexical-binding: t -*-

(defvar cl-print-readably nil "Non-nil means to print so that `read' can read it.")
(defvar cl-print-compiled nil "How to print byte-code: nil short, `static' without code, `raw' as `prin1' does.")

(defun cl-prin1 (object &optional stream)
  "Print OBJECT on STREAM."
  (prin1 object stream))

(defun cl-prin1-to-string (object)
  "Return what `cl-prin1' prints for OBJECT."
  (with-output-to-string (cl-prin1 object)))

(defun cl-print-to-string-with-limit (print-function value limit)
  "Return what PRINT-FUNCTION, called with VALUE and a stream, prints, abbreviated towards LIMIT characters."
  (let ((print-length 50) (print-level 8) (text nil))
    (while (progn
             (setq text (with-output-to-string (funcall print-function value standard-output)))
             (and (> (length text) limit) (> print-level 1)))
      (setq print-level (1- print-level)
            print-length (max 1 (/ (* print-length 3) 4))))
    text))

(provide 'cl-print)

;;; cl-print.el ends here

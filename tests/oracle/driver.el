;;; driver.el --- evaluate forms in GNU Emacs and report each answer  -*- lexical-binding: t -*-

;; Run as: emacs -Q --batch -l driver.el -f oracle-run CASES
;; CASES is a file holding a Lisp list of strings, each the text of one or more forms.
;; After whatever a form itself prints, standard output gets
;;     RS KIND SP BLOCK SP END SP ANSWER RS
;; where RS is character 30, KIND is V (a value), E (an error) or R (the text cannot be read), and END is where the
;; form ends in its block.  Standard error gets RS BLOCK RS before each form, so that a hang can be blamed.

(defun oracle--printed (object)
  (let ((print-escape-newlines t) print-length print-level print-circle print-gensym
        (print-quoted t) print-escape-nonascii print-escape-multibyte print-escape-control-characters
        print-charset-text-property print-integers-as-characters float-output-format)
    (prin1-to-string object)))

(defun oracle--say (kind block end text)
  (let ((standard-output t))
    (princ (format "\x1e%s %d %d %s\x1e" kind block end text))))

(defun oracle--answer (form)
  "How evaluating FORM ended: a cons of the kind and the printed answer."
  (let (outcome)
    (condition-case failure
        (setq outcome (cons "V" (oracle--printed (eval form t))))
      (t (setq outcome (cons "E" (oracle--printed failure)))))
    outcome))

(defun oracle--block (number text)
  (let ((start 0) next)
    (while (< start (length text))
      (set-buffer (get-buffer-create "*scratch*"))
      (princ (format "\x1e%d\x1e" number) #'external-debugging-output)
      (setq next (condition-case failure
                     (read-from-string text start)
                   (error (oracle--say "R" number start (oracle--printed failure)) nil)))
      (if (null next)
          (setq start (length text))
        (setq start (cdr next))
        (let ((outcome (oracle--answer (car next))))
          (oracle--say (car outcome) number start (cdr outcome)))))))

(defun oracle-run ()
  (let* ((file (pop command-line-args-left))
         (blocks (with-temp-buffer
                   (let ((coding-system-for-read 'utf-8-unix)) (insert-file-contents file))
                   (read (current-buffer))))
         (number 0))
    (dolist (text blocks)
      (oracle--block number text)
      (setq number (1+ number)))))

(defun oracle-serve ()
  "Answer the forms that arrive on standard input, one a line, until it ends."
  (let (line)
    (while (setq line (condition-case nil (read-from-minibuffer "") (end-of-file nil)))
      (oracle--block 0 line)
      (princ "\x1d\n"))))

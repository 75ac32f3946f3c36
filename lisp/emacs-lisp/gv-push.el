;;; gv-push.el --- push and pop with places  -*- lexical-binding: t -*-

;; What `push' and `pop' expand to when the place is no plain variable.

(require 'gv)
(require 'macroexp)

(defun gv--push (newelt place)
  "Return the form for (push NEWELT PLACE)."
  (macroexp-let2 macroexp-copyable-p x newelt
    (gv-letplace (getter setter) place
      (funcall setter `(cons ,x ,getter)))))

(defun gv--pop (place)
  "Return the form that takes the first element off PLACE and whose value is the list before."
  (gv-letplace (getter setter) place
    (macroexp-let2 macroexp-copyable-p x getter
      `(prog1 ,x ,(funcall setter `(cdr ,x))))))

(provide 'gv-push)

;;; gv-push.el ends here

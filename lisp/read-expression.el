;;; read-expression.el --- asking for a Lisp expression  -*- lexical-binding: t -*-

;; A file of its own, so that loading the commands that use it does not undo what was bound to its name.

(defun read--expression (prompt &optional initial-contents)
  "Ask for a Lisp expression with PROMPT and return it; INITIAL-CONTENTS is there already."
  (read-from-minibuffer prompt initial-contents read-expression-map t 'read-expression-history))

(provide 'read-expression)

;;; read-expression.el ends here

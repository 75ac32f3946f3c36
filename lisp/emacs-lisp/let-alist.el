;;; let-alist.el --- the values of an alist under their keys' names  -*- lexical-binding: t -*-

(defun let-alist--symbols (data)
  "Return the symbols in DATA whose names begin with a period; those inside of another `let-alist' count not."
  (cond
   ((symbolp data)
    (if (and data (string-prefix-p "." (symbol-name data))) (list data)))
   ((vectorp data) (apply #'append (mapcar #'let-alist--symbols data)))
   ((not (consp data)) nil)
   ((eq (car data) 'let-alist) (let-alist--symbols (car (cdr data))))
   (t
    (let ((found nil))
      (while (consp data)
        (setq found (append found (let-alist--symbols (car data)))
              data (cdr data)))
      (append found (let-alist--symbols data))))))

(defun let-alist--access (symbol variable)
  "Return the form for the value of SYMBOL, .KEY or .KEY.KEY, in the alist that VARIABLE holds."
  (let ((name (substring (symbol-name symbol) 1)))
    (if (string-prefix-p "." name)
        (intern name)
      (let ((form variable))
        (dolist (key (split-string name "\\."))
          (setq form `(cdr (assq ',(intern key) ,form))))
        form))))

(defmacro let-alist (alist &rest body)
  "Evaluate BODY with .KEY standing for the value of KEY in ALIST, and .KEY.KEY2 for one in the alist that is its value."
  (declare (indent 1) (debug t))
  (let ((variable (make-symbol "alist")))
    `(let ((,variable ,alist))
       (let ,(mapcar (lambda (symbol) (list symbol (let-alist--access symbol variable)))
                     (delete-dups (let-alist--symbols body)))
         ,@body))))

(provide 'let-alist)

;;; let-alist.el ends here

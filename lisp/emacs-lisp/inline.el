;;; inline.el --- functions that may be written where they are called  -*- lexical-binding: t -*-

;; `define-inline' makes an ordinary function: calls cost little here, so nothing is written inline.

(defmacro inline-quote (_exp)
  "Stand for the value of EXP in the body of `define-inline'."
  (error "inline-quote can only be used within define-inline"))

(defmacro inline-const-p (_exp)
  "Stand for whether EXP is constant in the body of `define-inline'."
  (error "inline-const-p can only be used within define-inline"))

(defmacro inline-const-val (_exp)
  "Stand for the value of the constant EXP in the body of `define-inline'."
  (error "inline-const-val can only be used within define-inline"))

(defmacro inline-error (_format &rest _args)
  "Stand for an error in the body of `define-inline'."
  (error "inline-error can only be used within define-inline"))

(defmacro inline--leteval (_var-exp &rest _body)
  "Stand for binding a variable in the body of `define-inline'."
  (error "inline-letevals can only be used within define-inline"))

(defmacro inline-letevals (vars &rest body)
  "Bind VARS, each VAR or (VAR EXP), and evaluate BODY, in the body of `define-inline'."
  (declare (indent 1))
  (ignore vars body)
  (error "inline-letevals can only be used within define-inline"))

(defconst inline--mark (make-symbol "inline-quote")
  "What begins the argument of `inline-quote' while the body around it is expanded, which must leave it alone.")

(defun inline--strip (form)
  "Return FORM, part of the body of `define-inline', as it is in a function."
  (cond
   ((not (consp form)) form)
   ((eq (car form) 'quote)
    (if (eq (car-safe (car-safe (cdr form))) inline--mark)
        (inline--unquote (car (cdr (car (cdr form)))))
      form))
   ((eq (car form) 'inline-quote) (inline--unquote (car (cdr form))))
   ((eq (car form) 'inline-const-p) t)
   ((eq (car form) 'inline-const-val) (inline--strip (car (cdr form))))
   ((eq (car form) 'inline-error) `(error ,@(mapcar #'inline--strip (cdr form))))
   ((eq (car form) 'inline-letevals)
    `(let* ,(mapcar (lambda (binding)
                      (cond ((and (consp binding) (cdr binding))
                             (list (car binding) (inline--strip (car (cdr binding)))))
                            ((consp binding) (list (car binding) (car binding)))
                            (t (list binding binding))))
                    (car (cdr form)))
       ,@(mapcar #'inline--strip (cdr (cdr form)))))
   (t
    (let ((result nil))
      (while (consp form)
        (push (inline--strip (car form)) result)
        (setq form (cdr form)))
      (nconc (nreverse result) form)))))

(defun inline--unquote (form)
  "Return FORM, the argument of `inline-quote', with what follows commas in its place."
  (cond
   ((not (consp form)) form)
   ((eq (car form) '\,) (inline--strip (car (cdr form))))
   ((and (eq (car form) 'function) (eq (car-safe (car (cdr form))) '\,))
    (inline--strip (car (cdr (car (cdr form))))))
   (t
    (let ((result nil))
      (while (and (consp form) (not (eq (car form) '\,)))
        (push (inline--unquote (car form)) result)
        (setq form (cdr form)))
      (nconc (nreverse result) (if (consp form) (list '&rest (inline--unquote form)) form))))))

(defmacro define-inline (name args &rest body)
  "Define NAME as a function with ARGS; BODY returns the form for a call by `inline-quote' and its kin."
  (declare (indent defun) (doc-string 3) (debug defun))
  (let ((parsed (macroexp-parse-body body)))
    `(defun ,name ,args ,@(car parsed)
       ,(inline--strip (macroexpand-all
                        (macroexp-progn (cdr parsed))
                        (append (list (cons 'inline-quote (lambda (exp) (list 'quote (list inline--mark exp)))))
                                (mapcar (lambda (each) (cons each nil))
                                        '(inline-const-p inline-const-val inline-error inline-letevals))
                                macroexpand-all-environment))))))

(provide 'inline)

;;; inline.el ends here

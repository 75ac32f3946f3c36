;;; macros.el --- code that is mostly macros  -*- lexical-binding: t -*-

(defmacro macros-for (spec &rest body)
  "Run BODY with VAR from FROM to TO; SPEC is (VAR FROM TO)."
  (let ((end (make-symbol "end")))
    `(let ((,(car spec) ,(nth 1 spec)) (,end ,(nth 2 spec)))
       (while (<= ,(car spec) ,end)
         ,@body
         (setq ,(car spec) (1+ ,(car spec)))))))

(defmacro macros-match (value &rest clauses)
  "The body of the first of CLAUSES whose head VALUE has; the rest of VALUE is bound to ARGS in it."
  (let ((v (make-symbol "v")))
    `(let* ((,v ,value) (args (cdr ,v)))
       (ignore args)
       (cond ,@(mapcar (lambda (clause) `((eq (car ,v) ',(car clause)) ,@(cdr clause))) clauses)))))

(defun macros-evaluate (form)
  (if (consp form)
      (macros-match form
        (add (+ (macros-evaluate (nth 0 args)) (macros-evaluate (nth 1 args))))
        (mul (* (macros-evaluate (nth 0 args)) (macros-evaluate (nth 1 args))))
        (neg (- (macros-evaluate (nth 0 args)))))
    form))

(bench-row "dolist, push, nreverse" (lambda () (let (r) (dolist (x '(1 2 3 4 5 6 7 8 9 10)) (push (* x x) r)) (nreverse r))))
(bench-row "dotimes nested" (lambda () (let ((n 0)) (dotimes (i 40) (dotimes (j 40) (when (= (% (+ i j) 3) 0) (setq n (1+ n))))) n)))
(bench-row "own loop macro" (lambda () (let ((n 0)) (macros-for (i 1 1000) (unless (= (% i 7) 0) (setq n (+ n i)))) n)))
(bench-row "expression evaluator" (lambda () (macros-evaluate '(add (mul 3 (add 1 2)) (neg (mul (add 2 2) (add 1 (neg 5))))))))
(bench-row "pop a queue" (lambda () (let ((q (number-sequence 1 500)) (n 0)) (while q (setq n (+ n (pop q)))) n)))
(bench-row "backquote" (lambda () (let ((n 0) r) (while (< n 300) (setq r `(a ,n (b ,@(list 1 2)) . c) n (1+ n))) r)))
(bench-row "macroexpand-all" (lambda () (length (macroexpand-all '(dolist (x l) (when x (unless y (push x z))))))))
(bench-row "eval a form" (lambda () (let ((n 0)) (while (< n 100) (setq n (eval `(+ ,n 1) t))) n)))
(bench-row "read and print" (lambda () (length (prin1-to-string (read "(a (b . c) \"str\" [1 2.5 ?c] #'car `(x ,y))")))))

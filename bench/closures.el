;;; closures.el --- making and calling functions  -*- lexical-binding: t -*-

(defun closures-adder (n) (lambda (x) (+ x n)))

(defun closures-counter ()
  (let ((count 0)) (lambda () (setq count (1+ count)))))

(defun closures-call-many (f times)
  (let ((x 0))
    (while (> times 0)
      (setq x (funcall f x) times (1- times)))
    x))

(defun closures-compose (f g) (lambda (x) (funcall f (funcall g x))))

(defun closures-fold (f start list)
  (while list
    (setq start (funcall f start (car list)) list (cdr list)))
  start)

(defun closures-optional (a &optional b c) (+ a (or b 1) (or c 2)))
(defun closures-rest (a &rest more) (+ a (length more)))

(bench-row "call a closure 2,000 times" (lambda () (closures-call-many (closures-adder 3) 2000)))
(bench-row "make 2,000 closures"
           (lambda () (let ((n 0) f) (while (< n 2000) (setq f (closures-adder n) n (1+ n))) (funcall f 1))))
(bench-row "a counter" (lambda () (let ((c (closures-counter)) (n 0)) (while (< n 2000) (setq n (funcall c))) n)))
(bench-row "composed" (lambda () (closures-call-many (closures-compose (closures-adder 1) (closures-adder 2)) 1000)))
(bench-row "fold" (lambda () (closures-fold (lambda (a b) (+ a b)) 0 '(1 2 3 4 5 6 7 8 9 10))))
(bench-row "optional arguments" (lambda () (let ((n 0) (s 0)) (while (< n 1000) (setq s (closures-optional s 1) n (1+ n))) s)))
(bench-row "rest arguments" (lambda () (let ((n 0) (s 0)) (while (< n 1000) (setq s (closures-rest s n n n) n (1+ n))) s)))
(bench-row "apply" (lambda () (let ((n 0) (s 0)) (while (< n 1000) (setq s (apply #'+ s '(1 2 3)) n (1+ n))) s)))

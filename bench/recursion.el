;;; recursion.el --- calls, arithmetic on small integers  -*- lexical-binding: t -*-

(defun recursion-fib (n)
  (if (< n 2) n (+ (recursion-fib (- n 1)) (recursion-fib (- n 2)))))

(defun recursion-tak (x y z)
  (if (not (< y x)) z
    (recursion-tak (recursion-tak (1- x) y z) (recursion-tak (1- y) z x) (recursion-tak (1- z) x y))))

(defun recursion-ackermann (m n)
  (cond ((= m 0) (1+ n))
        ((= n 0) (recursion-ackermann (1- m) 1))
        (t (recursion-ackermann (1- m) (recursion-ackermann m (1- n))))))

(defun recursion-safe (column columns distance)
  (cond ((null columns) t)
        ((= (car columns) column) nil)
        ((= (abs (- (car columns) column)) distance) nil)
        (t (recursion-safe column (cdr columns) (1+ distance)))))

(defun recursion-queens (size placed columns)
  (if (= placed size) 1
    (let ((count 0) (column 0))
      (while (< column size)
        (if (recursion-safe column columns 1)
            (setq count (+ count (recursion-queens size (1+ placed) (cons column columns)))))
        (setq column (1+ column)))
      count)))

(defun recursion-collatz (limit)
  (let ((best 0) (n 1))
    (while (< n limit)
      (let ((k n) (steps 0))
        (while (/= k 1)
          (setq k (if (= (logand k 1) 0) (/ k 2) (1+ (* 3 k))) steps (1+ steps)))
        (setq best (max best steps) n (1+ n))))
    best))

(bench-row "fib 20" (lambda () (recursion-fib 20)))
(bench-row "tak 14 8 4" (lambda () (recursion-tak 14 8 4)))
(bench-row "ackermann 2 30" (lambda () (recursion-ackermann 2 30)))
(bench-row "6 queens" (lambda () (recursion-queens 6 0 nil)))
(bench-row "collatz 1000" (lambda () (recursion-collatz 1000)))

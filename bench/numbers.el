;;; numbers.el --- floats and integers of any size  -*- lexical-binding: t -*-

(defun numbers-mandelbrot (size)
  (let ((inside 0))
    (dotimes (row size)
      (dotimes (column size)
        (let* ((cr (- (/ (* 3.0 column) size) 2.0)) (ci (- (/ (* 2.0 row) size) 1.0)) (zr 0.0) (zi 0.0) (n 0))
          (while (and (< n 20) (< (+ (* zr zr) (* zi zi)) 4.0))
            (let ((next (+ (- (* zr zr) (* zi zi)) cr)))
              (setq zi (+ (* 2.0 zr zi) ci) zr next n (1+ n))))
          (if (= n 20) (setq inside (1+ inside))))))
    inside))

(defun numbers-newton (n)
  (let ((sum 0.0))
    (while (> n 0)
      (let ((x 1.0)) (dotimes (_ 10) (setq x (/ (+ x (/ n x)) 2.0))) (setq sum (+ sum x) n (1- n))))
    (round sum)))

(defun numbers-factorial (n) (if (= n 0) 1 (* n (numbers-factorial (1- n)))))

(defun numbers-fib (n) (let ((a 0) (b 1)) (while (> n 0) (let ((next (+ a b))) (setq a b b next n (1- n)))) a))

(bench-row "mandelbrot 20 by 20" (lambda () (numbers-mandelbrot 20)))
(bench-row "square roots" (lambda () (numbers-newton 100)))
(bench-row "sin, exp, sqrt" (lambda () (let ((n 0) (s 0.0)) (while (< n 500) (setq s (+ s (sin n) (sqrt n) (exp (/ n -100.0))) n (1+ n))) (truncate (* s 1000)))))
(bench-row "factorial 150" (lambda () (% (numbers-factorial 150) 1000000007)))
(bench-row "fibonacci 1,000" (lambda () (% (numbers-fib 1000) 1000000007)))
(bench-row "bignum powers" (lambda () (% (expt 3 2000) 1000003)))
(bench-row "bit operations" (lambda () (let ((n 0) (x 1)) (while (< n 1000) (setq x (logxor (ash (logand x #xffff) 3) n) n (1+ n))) x)))
(bench-row "floor, mod, abs" (lambda () (let ((n -500) (s 0)) (while (< n 500) (setq s (+ s (mod n 7) (abs n) (floor n 3)) n (1+ n))) s)))

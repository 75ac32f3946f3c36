;;; dynamic.el --- special variables  -*- lexical-binding: t -*-

(defvar dynamic-depth 0)
(defvar dynamic-total 0)

(defun dynamic-look () (setq dynamic-total (+ dynamic-total dynamic-depth)))

(defun dynamic-nest (n)
  (if (= n 0) (dynamic-look)
    (let ((dynamic-depth (1+ dynamic-depth))) (dynamic-nest (1- n)))))

(defun dynamic-loop (n)
  (setq dynamic-total 0)
  (while (> n 0)
    (let ((dynamic-depth n)) (dynamic-look))
    (setq n (1- n)))
  dynamic-total)

(bench-row "bind 2,000 times" (lambda () (dynamic-loop 2000)))
(bench-row "nest 100 deep" (lambda () (setq dynamic-total 0) (dynamic-nest 100) dynamic-total))
(bench-row "global counter" (lambda () (setq dynamic-total 0) (while (< dynamic-total 5000) (setq dynamic-total (1+ dynamic-total))) dynamic-total))
(bench-row "set and symbol-value" (lambda () (set 'dynamic-total 0) (let ((n 0)) (while (< n 2000) (set 'dynamic-total (1+ (symbol-value 'dynamic-total))) (setq n (1+ n)))) dynamic-total))

;;; exits.el --- catch, condition-case, unwind-protect  -*- lexical-binding: t -*-

(defun exits-find (list) (catch 'found (mapc (lambda (x) (if (> x 50) (throw 'found x))) list) nil))
(defvar exits-list (number-sequence 1 100))

(bench-row "catch, nothing thrown" (lambda () (let ((n 0)) (while (< n 1000) (catch 'x (setq n (1+ n)))) n)))
(bench-row "catch and throw" (lambda () (let ((n 0)) (while (< n 500) (catch 'x (setq n (1+ n)) (throw 'x n))) n)))
(bench-row "throw through mapc" (lambda () (exits-find exits-list)))
(bench-row "condition-case, no error" (lambda () (let ((n 0)) (while (< n 1000) (condition-case nil (setq n (1+ n)) (error nil))) n)))
(bench-row "condition-case, an error" (lambda () (let ((n 0)) (while (< n 300) (condition-case e (signal 'error (list n)) (error (setq n (1+ (cadr e)))))) n)))
(bench-row "error of a primitive" (lambda () (let ((n 0)) (while (< n 300) (condition-case nil (car n) (wrong-type-argument (setq n (1+ n))))) n)))
(bench-row "ignore-errors (error ...)" (lambda () (let ((n 0)) (while (< n 200) (ignore-errors (error "No %d" n)) (setq n (1+ n))) n)))
(bench-row "unwind-protect" (lambda () (let ((n 0)) (while (< n 1000) (unwind-protect nil (setq n (1+ n)))) n)))

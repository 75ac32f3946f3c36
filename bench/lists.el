;;; lists.el --- walking, building, searching and sorting lists  -*- lexical-binding: t -*-

(defvar lists-numbers (number-sequence 1 10000))
(defvar lists-shuffled
  (let ((seed 42) numbers)
    (dotimes (_ 5000)
      (setq seed (logand (+ (* seed 1103515245) 12345) #x7fffffff))
      (push seed numbers))
    numbers))
(defvar lists-alist (mapcar (lambda (n) (cons (intern (format "key%d" n)) n)) (number-sequence 1 500)))
(defvar lists-words (mapcar (lambda (n) (format "word%d" (% (* n 7919) 3001))) (number-sequence 1 2000)))

(defun lists-sum ()
  (let ((sum 0) (tail lists-numbers))
    (while tail
      (setq sum (+ sum (car tail)) tail (cdr tail)))
    sum))

(defun lists-increment ()
  (let ((tail (copy-sequence lists-numbers)))
    (let ((all tail))
      (while tail
        (setcar tail (1+ (car tail)))
        (setq tail (cdr tail)))
      (nth 9999 all))))

(defun lists-build ()
  (let (result (n 0))
    (while (< n 10000)
      (setq result (cons n result) n (1+ n)))
    (length (nreverse result))))

(defun lists-append (a b)
  (if a (cons (car a) (lists-append (cdr a) b)) b))

(defun lists-tree (depth)
  (if (= depth 0) nil (cons (lists-tree (1- depth)) (lists-tree (1- depth)))))

(defun lists-leaves (tree)
  (if tree (+ (lists-leaves (car tree)) (lists-leaves (cdr tree))) 1))

(bench-row "sum of 10,000" #'lists-sum)
(bench-row "increment 10,000" #'lists-increment)
(bench-row "build 10,000" #'lists-build)
(bench-row "mapcar lambda 10,000" (lambda () (length (mapcar (lambda (x) (* x 2)) lists-numbers))))
(bench-row "mapc 1+ subr 10,000" (lambda () (length (mapc #'1+ lists-numbers))))
(bench-row "append recursively" (lambda () (length (lists-append (nthcdr 9800 lists-numbers) '(a)))))
(bench-row "tree of depth 12" (lambda () (lists-leaves (lists-tree 12))))
(bench-row "assq in 500" (lambda () (let ((n 0)) (while (< n 200) (assq 'key450 lists-alist) (setq n (1+ n))) n)))
(bench-row "memq, nth, length" (lambda () (+ (length (memq 5000 lists-numbers)) (nth 7000 lists-numbers) (length lists-numbers))))
(bench-row "sort 5,000 by <" (lambda () (car (sort (copy-sequence lists-shuffled) #'<))))
(bench-row "sort 5,000 by lambda" (lambda () (car (sort (copy-sequence lists-shuffled) (lambda (a b) (> a b))))))
(bench-row "sort 2,000 strings" (lambda () (car (sort (copy-sequence lists-words) #'string<))))
(bench-row "delete-dups, reverse" (lambda () (length (delete-dups (reverse lists-words)))))

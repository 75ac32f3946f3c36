;;; own.el --- functions compiled by Emacs for tests of the byte-code machine  -*- lexical-binding: t -*-

(defvar own-level 0 "How deep `own-descend' is.")
(defvar own-log nil)
(defconst own-limit 3 "Where `own-descend' turns.")

(defmacro own-twice (form)
  "Evaluate FORM two times."
  `(progn ,form ,form))

(defun own-fib (n)
  "Return Fibonacci number N, the `slow' way."
  (if (< n 2) n (+ (own-fib (1- n)) (own-fib (- n 2)))))

(defun own-many (a &optional b &rest c)
  "Return A, B and C as they came.\n\n(fn FIRST &optional SECOND &rest OTHERS)"
  (list a b c))

(defun own-count (list)
  (let ((n 0))
    (while list
      (setq n (1+ n) list (cdr list)))
    n))

(defun own-counter (start)
  "Return a function that counts from START."
  (let ((n start))
    (lambda (&optional by) (setq n (+ n (or by 1))))))

(defun own-adders (numbers)
  (mapcar (lambda (n) (lambda (m) (+ n m))) numbers))

(defun own-descend ()
  (let ((own-level (1+ own-level)))
    (if (>= own-level own-limit)
        (throw 'own-bottom own-level)
      (unwind-protect (own-descend)
        (push own-level own-log)))))

(defun own-try (function)
  "Call FUNCTION and say how it ended."
  (let ((tries 0))
    (condition-case err
        (progn (setq tries (1+ tries))
               (list 'value (funcall function) tries))
      (arith-error (list 'arith tries))
      ((wrong-type-argument void-variable) (list 'type (cdr err) tries))
      (error (list 'error err tries)))))

(defun own-nested (x)
  (catch 'outer
    (condition-case nil
        (catch 'inner
          (unwind-protect
              (cond ((eq x 'inner) (throw 'inner 'inner))
                    ((eq x 'outer) (throw 'outer 'outer))
                    ((eq x 'error) (error "No"))
                    (t x))
            (push x own-log)))
      (error 'caught))))

(defun own-kind (x)
  (pcase x
    ('one 1) ('two 2) ('three 3) ('four 4) ('five 5)
    ((pred stringp) 'string)
    (`(,a . ,b) (list b a))
    (_ 'other)))

(defun own-text (words)
  (with-temp-buffer
    (dolist (word words)
      (insert word " "))
    (goto-char (point-min))
    (save-excursion
      (while (search-forward "a" nil t)
        (replace-match "A")))
    (save-restriction
      (narrow-to-region 1 (min 5 (point-max)))
      (list (buffer-string) (point) (buffer-size)))))

(defun own-big (a b)
  (let* ((c (list a b)) (d (vconcat c)) (e (concat (symbol-name 'x) "-" (number-to-string a))))
    (aset d 0 (* a b))
    (setcar c (nth 1 c))
    (setcdr (cdr c) (list e))
    (list c d (nreverse (list 1 2 3 4 5 6 7)) (max a b) (min a b) (/ a b) (% a b) (- a) (<= a b) (>= a b) (= a b)
          (elt d 1) (memq b c) (assq 'k '((j . 1) (k . 2))) (upcase e) (substring e 1 -1) (string< e "y") (length d))))

(defun own-command (n)
  "Return N plus one."
  (interactive "p")
  (1+ n))

(put 'own-fib 'own-property '("list" . [vector]))
(provide 'own)
;;; own.el ends here

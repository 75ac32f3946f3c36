;;; harness.el --- time the rows of a benchmark program  -*- lexical-binding: t -*-

;; A program calls `bench-row' for each thing to be measured; `bench-main' then prints a line for each row:
;;     NAME TAB SECONDS-FOR-ONE-RUN TAB RESULT
;; with - for the seconds, and the error for the result, of a row that fails.
;; Each row is repeated until it takes long enough to be timed, three times over, and the least time counts; a row that
;; takes `bench-long' seconds runs once.

(defvar bench-rows nil "Rows of the program, newest first: conses of name and function.")

(defvar bench-least 0.05 "Seconds that a timed stretch lasts at least.")

(defvar bench-long 0.4 "Seconds from which on a row runs no second time.")

(defun bench-row (name function)
  "Let the row NAME measure FUNCTION, which takes no arguments and answers the same each time."
  (setq bench-rows (cons (cons name function) bench-rows)))

(defun bench-stretch (function times)
  "The seconds that TIMES runs of FUNCTION take."
  (let ((start (float-time)) (left times))
    (while (> left 0)
      (funcall function)
      (setq left (1- left)))
    (- (float-time) start)))

(defun bench-measure (function)
  "The least seconds that one run of FUNCTION took."
  (let ((times 1) took)
    (while (< (setq took (bench-stretch function times)) bench-least)
      (setq times (* times (if (< took 0.005) 8 2))))
    (/ (min took (bench-stretch function times) (bench-stretch function times)) times)))

(defun bench-main ()
  "Measure the rows of the program and print the results."
  (let ((rows (reverse bench-rows)))
    (while rows
      (let ((row (car rows)))
        (condition-case failure
            (let* ((start (float-time))
                   (result (funcall (cdr row)))
                   (took (- (float-time) start)))
              (if (< took bench-long) (setq took (bench-measure (cdr row))))
              (princ (format "%s\t%.9f\t%S\n" (car row) took result)))
          (error (princ (format "%s\t-\t%S\n" (car row) failure)))))
      (setq rows (cdr rows)))))

;;; objects.el --- structures, generic functions, classes, patterns, loops  -*- lexical-binding: t -*-

(require 'cl-lib)
(require 'cl-generic)
(require 'eieio)
(require 'pcase)
(require 'seq)

(cl-defstruct objects-point x y)
(cl-defstruct (objects-place (:include objects-point)) name)

(cl-defgeneric objects-area (shape) "The area of SHAPE.")
(cl-defmethod objects-area ((shape objects-point)) (* (objects-point-x shape) (objects-point-y shape)))
(cl-defmethod objects-area ((shape objects-place)) (1+ (cl-call-next-method)))
(cl-defmethod objects-area ((shape integer)) (* shape shape))
(cl-defgeneric objects-meet (a b) "What A and B make.")
(cl-defmethod objects-meet ((a integer) (b integer)) (+ a b))
(cl-defmethod objects-meet ((a string) (b integer)) (+ (length a) b))

(defclass objects-account () ((balance :initarg :balance :initform 0 :accessor objects-balance)))

(defun objects-kind (value)
  (pcase value
    ('nil 0)
    ((pred integerp) 1)
    (`(add ,a ,b) (+ a b))
    (`(neg ,a) (- a))
    ((and (pred stringp) (guard (> (length value) 3))) 4)
    (_ 5)))

(defmacro objects-times (&rest body)
  "Evaluate BODY 1,000 times."
  (declare (indent 0))
  `(let ((n 0) (s 0)) (while (< n 1000) ,@body (setq n (1+ n))) s))

(bench-row "structure accessors" (lambda () (let ((p (make-objects-point :x 1 :y 2)))
                                              (objects-times (setq s (+ s (objects-point-x p) (objects-point-y p)))))))
(bench-row "set a structure's slot" (lambda () (let ((p (make-objects-point :x 1 :y 2)))
                                                 (objects-times (setf (objects-point-x p) n)) (objects-point-x p))))
(bench-row "make structures" (lambda () (objects-times (setq s (+ s (objects-point-x (make-objects-point :x n :y 2)))))))
(bench-row "dispatch on one argument" (lambda () (let ((p (make-objects-point :x 3 :y 2)))
                                                   (objects-times (setq s (+ s (objects-area p) (objects-area 2)))))))
(bench-row "dispatch on two arguments" (lambda () (objects-times (setq s (+ s (objects-meet 1 2) (objects-meet "ab" 2))))))
(bench-row "call the next method" (lambda () (let ((p (make-objects-place :x 3 :y 2)))
                                               (objects-times (setq s (+ s (objects-area p)))))))
(bench-row "slots of objects" (lambda () (let ((a (objects-account :balance 1)))
                                           (objects-times (oset a balance (+ (oref a balance) 1))) (oref a balance))))
(bench-row "accessors of objects" (lambda () (let ((a (objects-account :balance 1)))
                                               (objects-times (setq s (+ s (objects-balance a)))))))
(bench-row "make objects" (lambda () (objects-times (setq s (+ s (oref (objects-account :balance n) balance))))))
(bench-row "pcase" (lambda () (objects-times (setq s (+ s (objects-kind nil) (objects-kind 3) (objects-kind '(add 1 2))
                                                         (objects-kind '(neg 3)) (objects-kind "abcd"))))))
(bench-row "cl-loop" (lambda () (cl-loop for x from 1 to 1000 for y = (* x x) if (cl-evenp x) sum y into a
                                         else collect y into b finally return (+ a (length b)))))
(bench-row "sequences" (lambda () (seq-reduce #'+ (seq-filter #'cl-evenp (seq-map #'1+ (number-sequence 1 500))) 0)))
(bench-row "keyword arguments" (lambda () (objects-times (setq s (+ s (cl-position n '(1 2 3) :test #'/=))))))

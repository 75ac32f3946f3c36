;;; cl-lib.el --- functions and macros as in Common Lisp  -*- lexical-binding: t -*-

;; What is small and used most.  Macros for control and definitions are in cl-macs.el, `cl-loop' in cl-loop.el,
;; structures in cl-struct.el, functions on sequences in cl-seq.el, the rest in cl-extra.el.

(require 'macroexp)

(defvar cl-custom-print-functions nil "Functions that print objects their own way.")

;;; Places

(defmacro cl-incf (place &optional x)
  "Add X, by default 1, to what PLACE holds, and return the sum."
  (declare (debug (place &optional form)))
  (if (symbolp place)
      (list 'setq place (if x (list '+ place x) (list '1+ place)))
    (list 'cl-callf '+ place (or x 1))))

(defmacro cl-decf (place &optional x)
  "Take X, by default 1, from what PLACE holds, and return the difference."
  (declare (debug cl-incf))
  (if (symbolp place)
      (list 'setq place (if x (list '- place x) (list '1- place)))
    (list 'cl-callf '- place (or x 1))))

(defmacro cl-pushnew (x place &rest keys)
  "Add X to the front of the list that PLACE holds, unless it is there; KEYS are :test, :test-not and :key."
  (declare (debug (form place &rest &or [[&or ":test" ":test-not" ":key"] form] [keywordp form])))
  (if (symbolp place)
      (if (null keys)
          (macroexp-let2 nil var x
            `(if (memql ,var ,place)
                 (with-no-warnings ,place)
               (setq ,place (cons ,var ,place))))
        `(setq ,place (cl-adjoin ,x ,place ,@keys)))
    `(cl-callf2 cl-adjoin ,x ,place ,@keys)))

;;; Blocks and values

(defalias 'cl--block-wrapper #'identity)
(defalias 'cl--block-throw #'throw)
(defalias 'cl-values #'list)

(defun cl-values-list (list)
  "Return the values in LIST."
  list)

(defmacro cl-multiple-value-list (expression)
  "Return the values of EXPRESSION as a list."
  expression)

(defun cl-multiple-value-apply (function expression)
  "Call FUNCTION with the values EXPRESSION, a list."
  (apply function expression))

(defalias 'cl-multiple-value-call #'apply)

(defun cl-nth-value (n expression)
  "Return value N of EXPRESSION, a list."
  (nth n expression))

;;; Numbers

(defun cl-plusp (number) "Return t if NUMBER is positive." (> number 0))
(defun cl-minusp (number) "Return t if NUMBER is negative." (< number 0))
(defun cl-oddp (integer) "Return t if INTEGER is odd." (eq (logand integer 1) 1))
(defun cl-evenp (integer) "Return t if INTEGER is even." (eq (logand integer 1) 0))

(defconst cl-digit-char-table
  (let ((digits "0123456789") (i 0) (alist nil))
    (while (< i 10)
      (setq alist (cons (cons (aref digits i) i) alist)
            i (1+ i)))
    alist)
  "The digits and what each stands for.")

(defun cl-digit-char-p (char &optional radix)
  "Return what the digit CHAR stands for in RADIX, by default 10; nil if it is none."
  (when (and radix (not (<= 2 radix 36)))
    (signal 'args-out-of-range (list 'radix radix '(2 36))))
  (unless (fixnump char)
    (signal 'wrong-type-argument (list 'fixnump char)))
  (let ((value (cond ((<= ?0 char ?9) (- char ?0))
                     ((<= ?a char ?z) (- char ?a -10))
                     ((<= ?A char ?Z) (- char ?A -10)))))
    (if (and value (< value (or radix 10))) value)))

;;; Lists

(defalias 'cl-first #'car)
(defalias 'cl-second #'cadr)
(defalias 'cl-rest #'cdr)
(defalias 'cl-third #'caddr)
(defalias 'cl-fourth #'cadddr)

(defalias 'cl-caddr #'caddr)
(defalias 'cl-cdddr #'cdddr)
(defalias 'cl-cadddr #'cadddr)
(defalias 'cl-cddddr #'cddddr)
(defalias 'cl-caaar #'caaar)
(defalias 'cl-caadr #'caadr)
(defalias 'cl-cadar #'cadar)
(defalias 'cl-cdaar #'cdaar)
(defalias 'cl-cdadr #'cdadr)
(defalias 'cl-cddar #'cddar)
(defun cl-fifth (x) "Return the fifth element of X." (nth 4 x))
(defun cl-sixth (x) "Return the sixth element of X." (nth 5 x))
(defun cl-seventh (x) "Return the seventh element of X." (nth 6 x))
(defun cl-eighth (x) "Return the eighth element of X." (nth 7 x))
(defun cl-ninth (x) "Return the ninth element of X." (nth 8 x))
(defun cl-tenth (x) "Return the tenth element of X." (nth 9 x))

(defun cl-list* (arg &rest others)
  "Return a list of the arguments, ARG and OTHERS, whose tail is the last of them."
  (cond ((not others) arg)
        ((not (cdr others)) (cons arg (car others)))
        (t (let* ((copy (copy-sequence others))
                  (last (nthcdr (- (length copy) 2) copy)))
             (setcdr last (car (cdr last)))
             (cons arg copy)))))

(defun cl-ldiff (list sublist)
  "Return a copy of LIST up to its tail SUBLIST."
  (let ((result nil))
    (while (and (consp list) (not (eq list sublist)))
      (setq result (cons (car list) result)
            list (cdr list)))
    (nreverse result)))

(defun cl-copy-list (list)
  "Return a copy of LIST, which may end in another object than nil."
  (if (consp list)
      (let ((result nil))
        (while (consp list)
          (setq result (cons (car list) result)
                list (cdr list)))
        (prog1 (nreverse result)
          (setcdr (if result (last result) result) list)))
    (car list)))

(defun cl-adjoin (item list &rest keys)
  "Return LIST with ITEM in front unless it is there; KEYS are :test, :test-not and :key."
  (cond
   ((null keys) (if (memql item list) list (cons item list)))
   ((and (eq (car keys) :test) (null (cdr (cdr keys))) (memq (nth 1 keys) '(eq equal)))
    (if (if (eq (nth 1 keys) 'eq) (memq item list) (member item list)) list (cons item list)))
   (t (if (apply #'cl--adjoin-member item list keys) list (cons item list)))))

(defun cl--adjoin-member (item list &rest keys)
  "Return non-nil if LIST has an element that matches ITEM by KEYS."
  (let ((key (plist-get keys :key)))
    (apply #'cl-member (if key (funcall key item) item) list keys)))

(defun cl-subst (new old tree &rest keys)
  "Return TREE with NEW for each OLD, sharing what does not change; KEYS are :test, :test-not and :key."
  (if (or keys (and (numberp old) (not (integerp old))))
      (apply #'cl-sublis (list (cons old new)) tree keys)
    (cl--do-subst new old tree)))

(defun cl--do-subst (new old tree)
  "Return TREE with NEW for each OLD by `eql'."
  (cond ((eql tree old) new)
        ((consp tree)
         (let ((first (cl--do-subst new old (car tree)))
               (rest (cl--do-subst new old (cdr tree))))
           (if (and (eq first (car tree)) (eq rest (cdr tree)))
               tree
             (cons first rest))))
        (t tree)))

(defun cl-acons (key value alist)
  "Return ALIST with the pair of KEY and VALUE in front."
  (cons (cons key value) alist))

(defun cl-pairlis (keys values &optional alist)
  "Return ALIST with the pairs of the elements of KEYS and VALUES in front."
  (nconc (cl-mapcar #'cons keys values) alist))

(defun cl-mapcar (func x &rest rest)
  "Return the list of what FUNC returns for the elements of X and of the sequences REST, taken together."
  (cond
   ((null rest) (mapcar func x))
   ((or (cdr rest) (not (listp x)) (not (listp (car rest))))
    (cl--mapcar-many func (cons x rest) 'accumulate))
   (t
    (let ((result nil) (y (car rest)))
      (while (and x y)
        (setq result (cons (funcall func (car x) (car y)) result)
              x (cdr x)
              y (cdr y)))
      (nreverse result)))))

(defun cl-svref (vector index)
  "Return element INDEX of VECTOR."
  (aref vector index))

(defun cl--old-struct-type-of (orig-fun object)
  "Return (ORIG-FUN OBJECT)."
  (funcall orig-fun object))

(defvar cl--random-state nil "What `cl-random' makes numbers from when no state is given; nil before the first.")

;;; Other names

(defalias 'cl-caaaar #'caaaar)
(defalias 'cl-caaadr #'caaadr)
(defalias 'cl-caadar #'caadar)
(defalias 'cl-caaddr #'caaddr)
(defalias 'cl-cadaar #'cadaar)
(defalias 'cl-cadadr #'cadadr)
(defalias 'cl-caddar #'caddar)
(defalias 'cl-cdaaar #'cdaaar)
(defalias 'cl-cdaadr #'cdaadr)
(defalias 'cl-cdadar #'cdadar)
(defalias 'cl-cdaddr #'cdaddr)
(defalias 'cl-cddaar #'cddaar)
(defalias 'cl-cddadr #'cddadr)
(defalias 'cl-cdddar #'cdddar)
(defalias 'cl-copy-seq #'copy-sequence)
(defalias 'cl-floatp-safe #'floatp)

(defun cl-proclaim (_spec)
  "Say something to a compiler; does nothing."
  nil)

(defmacro cl-declaim (&rest _specs)
  "Say something to a compiler; does nothing."
  nil)

(defun cl--set-buffer-substring (start end val)
  "Replace the text between START and END with the string VAL, and return VAL."
  (save-excursion
    (delete-region start end)
    (goto-char start)
    (insert val))
  val)

(defun cl--set-substring (str start end val)
  "Return STR with the part from START to END, nil for its end, replaced with VAL; negative numbers count from the end."
  (if end
      (if (< end 0) (setq end (+ end (length str))))
    (setq end (length str)))
  (if (< start 0) (setq start (+ start (length str))))
  (concat (and (> start 0) (substring str 0 start))
          val
          (and (< end (length str)) (substring str end))))

(provide 'cl-lib)

;;; cl-lib.el ends here

;;; seq.el --- sequences  -*- lexical-binding: t -*-

;; Functions for lists, strings, vectors and other arrays, none of which changes its argument unless it says so.

(require 'cl-lib)

(defun seqp (object)
  "Return t if OBJECT is a sequence."
  (sequencep object))

(defun seq-elt (sequence n)
  "Return element N of SEQUENCE; a place."
  (declare (gv-setter (lambda (store)
                        (macroexp-let2 nil v store
                          `(progn (setf (elt ,sequence ,n) ,v) ,v)))))
  (elt sequence n))

(defun seq-length (sequence) "Return the number of elements of SEQUENCE." (length sequence))
(defun seq-first (sequence) "Return the first element of SEQUENCE, nil if it is empty."
       (if (listp sequence) (car sequence) (elt sequence 0)))
(defun seq-rest (sequence) "Return SEQUENCE without its first element." (seq-drop sequence 1))
(defun seq-empty-p (sequence)
  "Return t if SEQUENCE has no elements."
  (if (listp sequence) (null sequence) (= 0 (length sequence))))

(defun seq-do (function sequence)
  "Call FUNCTION with each element of SEQUENCE."
  (mapc function sequence))

(defalias 'seq-each #'seq-do)

(defun seq-do-indexed (function sequence)
  "Call FUNCTION with each element of SEQUENCE and its index; return nil."
  (let ((index -1))
    (mapc (lambda (elt) (funcall function elt (setq index (1+ index)))) sequence)
    nil))

(defmacro seq-doseq (spec &rest body)
  "Evaluate BODY for each element of a sequence: (seq-doseq (VAR SEQUENCE) BODY...)."
  (declare (indent 1) (debug ((symbolp form &optional form) body)))
  `(seq-do (lambda (,(car spec)) ,@body) ,(car (cdr spec))))

(defun seq-copy (sequence) "Return a copy of SEQUENCE." (copy-sequence sequence))
(defun seq-reverse (sequence) "Return SEQUENCE in the opposite order." (reverse sequence))

(defun seq-into (sequence type)
  "Return the elements of SEQUENCE as a TYPE: list, vector or string."
  (cond ((memq type '(vector array)) (if (vectorp sequence) sequence (vconcat sequence)))
        ((eq type 'string) (if (stringp sequence) sequence (concat sequence)))
        ((eq type 'list) (if (listp sequence) sequence (append sequence nil)))
        (t (error "Not a sequence type name: %S" type))))

(defun seq-into-sequence (sequence)
  "Return SEQUENCE; signal an error if it is none."
  (unless (sequencep sequence)
    (error "Cannot convert %S into a sequence" sequence))
  sequence)

(defun seq-concatenate (type &rest sequences)
  "Return the elements of SEQUENCES as one sequence of TYPE."
  (cond ((eq type 'vector) (apply #'vconcat sequences))
        ((eq type 'string) (apply #'concat sequences))
        ((eq type 'list) (apply #'append (append sequences '(nil))))
        (t (error "Not a sequence type name: %S" type))))

(defun seq-subseq (sequence start &optional end)
  "Return the part of SEQUENCE from START to END; negative numbers count from the end."
  (cond
   ((or (stringp sequence) (vectorp sequence)) (substring sequence start end))
   ((listp sequence)
    (let* ((length (length sequence))
           (from (if (< start 0) (+ start length) start))
           (to (cond ((null end) length) ((< end 0) (+ end length)) (t end))))
      (if (or (< from 0) (> from length) (> to length) (< to from))
          (error "Bad bounding indices: %s, %s" start end))
      (take (- to from) (nthcdr from sequence))))
   (t (error "Unsupported sequence: %s" sequence))))

(defun seq-take (sequence n)
  "Return the first N elements of SEQUENCE."
  (if (listp sequence)
      (take n sequence)
    (seq-subseq sequence 0 (min (max n 0) (length sequence)))))

(defun seq-drop (sequence n)
  "Return SEQUENCE without its first N elements."
  (cond ((<= n 0) sequence)
        ((listp sequence) (nthcdr n sequence))
        (t (let ((length (length sequence)))
             (seq-subseq sequence (min n length) length)))))

(defun seq--count-while (pred sequence)
  "Return how many elements at the beginning of SEQUENCE PRED accepts."
  (let ((n 0))
    (catch 'seq--break
      (mapc (lambda (elt) (if (funcall pred elt) (setq n (1+ n)) (throw 'seq--break n))) sequence)
      n)))

(defun seq-take-while (pred sequence)
  "Return the elements at the beginning of SEQUENCE that PRED accepts."
  (seq-take sequence (seq--count-while pred sequence)))

(defun seq-drop-while (pred sequence)
  "Return SEQUENCE without the elements at its beginning that PRED accepts."
  (seq-drop sequence (seq--count-while pred sequence)))

;;; Mapping and filtering

(defun seq-map (function sequence)
  "Return the list of what FUNCTION returns for the elements of SEQUENCE."
  (mapcar function sequence))

(defun seq-map-indexed (function sequence)
  "Return the list of what FUNCTION returns for the elements of SEQUENCE and their indexes."
  (let ((index -1))
    (mapcar (lambda (elt) (funcall function elt (setq index (1+ index)))) sequence)))

(defun seq-mapn (function sequence &rest sequences)
  "Return the list of what FUNCTION returns for the elements of SEQUENCE and SEQUENCES, taken together."
  (apply #'cl-mapcar function sequence sequences))

(defun seq-mapcat (function sequence &optional type)
  "Return what FUNCTION returns for the elements of SEQUENCE, sequences, as one of TYPE, by default a list."
  (apply #'seq-concatenate (or type 'list) (seq-map function sequence)))

(defun seq-filter (pred sequence)
  "Return the list of the elements of SEQUENCE that PRED accepts."
  (seq--filter pred sequence))

(defun seq-remove (pred sequence)
  "Return the list of the elements of SEQUENCE that PRED refuses."
  (seq--remove pred sequence))

(defun seq-reduce (function sequence initial-value)
  "Combine INITIAL-VALUE and the elements of SEQUENCE with FUNCTION, from the left."
  (seq--reduce function sequence initial-value))

(defun seq-every-p (pred sequence)
  "Return t if PRED accepts every element of SEQUENCE."
  (seq--every-p pred sequence))

(defun seq-some (pred sequence)
  "Return the first non-nil value of PRED for the elements of SEQUENCE."
  (seq--some pred sequence))

(defun seq-find (pred sequence &optional default)
  "Return the first element of SEQUENCE that PRED accepts, DEFAULT if there is none."
  (seq--find pred sequence default))

(defun seq-count (pred sequence)
  "Return how many elements of SEQUENCE PRED accepts."
  (seq--count pred sequence))

(defun seq-contains-p (sequence elt &optional testfn)
  "Return t if SEQUENCE has an element that is ELT by TESTFN, by default `equal'."
  (seq--contains-p sequence elt (or testfn #'equal)))

(defun seq-contains (sequence elt &optional testfn)
  "Return the first element of SEQUENCE that is ELT by TESTFN, by default `equal'."
  (declare (obsolete seq-contains-p "27.1"))
  (seq-some (lambda (e) (when (funcall (or testfn #'equal) elt e) e)) sequence))

(defun seq-position (sequence elt &optional testfn)
  "Return the index of the first element of SEQUENCE that is ELT by TESTFN, by default `equal'."
  (seq--position sequence elt (or testfn #'equal)))

(defun seq-uniq (sequence &optional testfn)
  "Return the list of the elements of SEQUENCE, each once by TESTFN, by default `equal'."
  (if (and (null testfn) (> (length sequence) 20))
      (delete-dups (append sequence nil))
    (let ((result nil))
      (mapc (lambda (elt)
              (unless (seq-contains-p result elt testfn)
                (setq result (cons elt result))))
            sequence)
      (nreverse result))))

;;; Ordering and grouping

(defun seq-sort (pred sequence)
  "Return a copy of SEQUENCE sorted by PRED."
  (let ((result (sort (append sequence nil) pred)))
    (cond ((listp sequence) result)
          ((stringp sequence) (concat result))
          (t (vconcat result)))))

(defun seq-sort-by (function pred sequence)
  "Return a copy of SEQUENCE sorted by PRED of what FUNCTION returns for the elements."
  (seq-sort (lambda (a b) (funcall pred (funcall function a) (funcall function b))) sequence))

(defun seq-min (sequence) "Return the smallest of the numbers in SEQUENCE." (apply #'min (append sequence nil)))
(defun seq-max (sequence) "Return the largest of the numbers in SEQUENCE." (apply #'max (append sequence nil)))

(defun seq-partition (sequence n)
  "Return the list of the parts of SEQUENCE that have N elements each, the last perhaps fewer."
  (unless (< n 1)
    (let ((result nil))
      (while (not (seq-empty-p sequence))
        (push (seq-take sequence n) result)
        (setq sequence (seq-drop sequence n)))
      (nreverse result))))

(defun seq-group-by (function sequence)
  "Return an alist of what FUNCTION returns for the elements of SEQUENCE, with the list of those for which it does."
  (seq-reduce (lambda (acc elt)
                (let* ((key (funcall function elt)) (cell (assoc key acc)))
                  (if cell
                      (setcdr cell (cons elt (cdr cell)))
                    (push (list key elt) acc))
                  acc))
              (reverse sequence)
              nil))

(defun seq-random-elt (sequence)
  "Return an element of SEQUENCE by chance."
  (if (seq-empty-p sequence)
      (error "Sequence cannot be empty")
    (seq-elt sequence (random (length sequence)))))

;;; Sets

(defun seq-union (sequence1 sequence2 &optional testfn)
  "Return the list of the elements of SEQUENCE1 and SEQUENCE2, each once by TESTFN."
  (let ((result nil))
    (dolist (elt (append sequence1 sequence2 nil))
      (unless (seq-contains-p result elt testfn)
        (push elt result)))
    (nreverse result)))

(defun seq-intersection (sequence1 sequence2 &optional testfn)
  "Return the list of the elements of SEQUENCE1 that are in SEQUENCE2 by TESTFN."
  (seq-filter (lambda (elt) (seq-contains-p sequence2 elt testfn)) sequence1))

(defun seq-difference (sequence1 sequence2 &optional testfn)
  "Return the list of the elements of SEQUENCE1 that are not in SEQUENCE2 by TESTFN."
  (seq-remove (lambda (elt) (seq-contains-p sequence2 elt testfn)) sequence1))

(defun seq-set-equal-p (sequence1 sequence2 &optional testfn)
  "Return t if SEQUENCE1 and SEQUENCE2 have the same elements by TESTFN, in any order."
  (and (seq-every-p (lambda (elt) (seq-contains-p sequence2 elt testfn)) sequence1)
       (seq-every-p (lambda (elt) (seq-contains-p sequence1 elt testfn)) sequence2)))

;;; Destructuring

(defun seq--elt-safe (sequence n)
  "Return element N of SEQUENCE, nil if it has fewer."
  (ignore-errors (seq-elt sequence n)))

(defun seq--pattern (args)
  "Return the pattern for `pcase' that binds ARGS, variables with perhaps `&rest', to the elements of a sequence."
  (let ((patterns nil) (index 0) (tail args))
    (while tail
      (if (eq (car tail) '&rest)
          (progn (push `(app (pcase--flip seq-drop ,index) ,(car (cdr tail))) patterns)
                 (setq tail nil))
        (push `(app (pcase--flip seq--elt-safe ,index) ,(car tail)) patterns)
        (setq index (1+ index) tail (cdr tail))))
    (nreverse patterns)))

(defmacro pcase--flip (fun arg1 arg2)
  "Call FUN with ARG2 and ARG1."
  `(,fun ,arg2 ,arg1))

(pcase-defmacro seq (&rest patterns)
  "Match sequences whose elements match PATTERNS, with perhaps `&rest' before the last."
  `(and (pred seqp)
        ,@(seq--pattern (mapcar (lambda (p) (if (and (consp p) (eq (car p) 'seq)) p p)) patterns))))

(defun seq--nested (args)
  "Return ARGS with sequences of variables inside of it as patterns."
  (mapcar (lambda (arg) (if (and arg (sequencep arg)) (cons 'seq (seq--nested (append arg nil))) arg))
          args))

(defmacro seq-let (args sequence &rest body)
  "Evaluate BODY with the variables ARGS bound to the elements of SEQUENCE; `&rest' is followed by one for the others."
  (declare (indent 2) (debug (sexp form body)))
  `(pcase-let ((,(cons 'seq (seq--nested args)) ,sequence))
     ,@body))

(defmacro seq-setq (args sequence)
  "Set the variables ARGS to the elements of SEQUENCE, as `seq-let' binds them."
  (declare (debug (sexp form)))
  `(pcase-setq ,(cons 'seq (seq--nested args)) ,sequence))

(provide 'seq)

;;; seq.el ends here

;;; cl-print.el --- printing that can be extended  -*- lexical-binding: t -*-

;; `cl-print-object' prints any object; its methods here print what `prin1' prints otherwise: structures with the names
;; of their slots, functions and hash tables in short.  What `print-length' and `print-level' leave out is shown as an
;; ellipsis; its text property `cl-print-ellipsis' says what would stand there.

(require 'cl-lib)
(require 'cl-generic)

(defvar cl-print-readably nil "Non-nil means to print so that `read' can read it.")
(defvar cl-print-compiled nil
  "How to print byte-code: nil without code, `static' with its constants, `disassemble' with its instructions.")
(defvar cl-print-compiled-button t "Non-nil means that code left out can be asked for in a buffer.")
(defvar cl-print--number-table nil "While printing with `print-circle': the numbers of what is shared.")
(defvar cl-print--currently-printing nil "While printing without it: the objects around, the innermost first.")
(defvar cl-print--depth nil "How deep in other objects the one being printed is.")

(defun cl-print--number-of (object)
  "Return what the table of shared objects says about OBJECT."
  (and cl-print--number-table (gethash object cl-print--number-table)))

(cl-defgeneric cl-print-object (object stream)
  "Print OBJECT on STREAM; methods print objects of their type."
  (prin1 object stream))

(cl-defgeneric cl-print-object-contents (_object _start _stream)
  "Print what OBJECT contains from START on, which an ellipsis stands for, on STREAM."
  (error "Missing cl-print-object-contents method"))

(defun cl-print--too-deep-p ()
  "Return non-nil if `print-level' allows no object at the present depth."
  (and (natnump print-level) (> cl-print--depth print-level)))

(defmacro cl-print--inside (object stream &rest body)
  "Evaluate BODY one level deeper; where that is too deep print an ellipsis for OBJECT on STREAM instead."
  (declare (indent 2))
  `(let ((cl-print--depth (1+ (or cl-print--depth 0))))
     (if (cl-print--too-deep-p)
         (cl-print-insert-ellipsis ,object 0 ,stream)
       ,@body)))

(defun cl-print--part (object stream)
  "Print OBJECT, a part of another, on STREAM; what can only be printed in one way goes a shorter way."
  (if (and (null cl-print--number-table)
           (or (symbolp object) (numberp object)))
      (prin1 object stream)
    (cl-print-object object stream)))

;;; Lists

(cl-defmethod cl-print-object ((object cons) stream)
  "Print the list OBJECT on STREAM."
  (let ((mark (and print-quoted
                   (consp (cdr object))
                   (null (cddr object))
                   (cdr (assq (car object) '((quote . "'") (function . "#'") (\` . "`") (\, . ",") (\,@ . ",@")))))))
    (if mark
        (progn
          (princ mark stream)
          (cl-print-object (cadr object) stream))
      (cl-print--inside object stream
        (princ "(" stream)
        (cl-print--cons-tail object stream)
        (princ ")" stream)))))

(cl-defmethod cl-print-object-contents ((object cons) _start stream)
  "Print the elements of the list OBJECT on STREAM."
  (let ((cl-print--depth (1+ (or cl-print--depth 0))))
    (cl-print--cons-tail object stream)))

(defun cl-print--cons-tail (object stream)
  "Print the elements of the list OBJECT, without parentheses, on STREAM."
  (let ((count (if (natnump print-length) print-length most-positive-fixnum))
        (printed (if (natnump print-length) print-length))
        (cl-print--currently-printing cl-print--currently-printing))
    (if (zerop count)
        (cl-print-insert-ellipsis object nil stream)
      (cl-print--part (pop object) stream)
      (setq count (1- count))
      (while (and (consp object)
                  (not (cond (cl-print--number-table (numberp (gethash object cl-print--number-table)))
                             ((memq object cl-print--currently-printing))
                             (t (push object cl-print--currently-printing) nil))))
        (princ " " stream)
        (if (zerop count)
            (progn
              (cl-print-insert-ellipsis object printed stream)
              (setq object nil))
          (cl-print--part (pop object) stream)
          (setq count (1- count))))
      (when object
        (princ " . " stream)
        (cl-print-object object stream)))))

;;; Arrays and records

(defun cl-print--array-contents (object start stream)
  "Print the elements of the vector OBJECT from index START on, on STREAM."
  (let* ((length (length object))
         (limit (if (natnump print-length) (min (+ start print-length) length) length))
         (index start))
    (while (< index limit)
      (unless (= index start) (princ " " stream))
      (cl-print--part (aref object index) stream)
      (setq index (1+ index)))
    (when (< limit length)
      (princ " " stream)
      (cl-print-insert-ellipsis object limit stream))))

(cl-defmethod cl-print-object ((object vector) stream)
  "Print the vector OBJECT on STREAM."
  (cl-print--inside object stream
    (princ "[" stream)
    (cl-print--array-contents object 0 stream)
    (princ "]" stream)))

(cl-defmethod cl-print-object-contents ((object vector) start stream)
  "Print the elements of the vector OBJECT from START on, on STREAM."
  (let ((cl-print--depth (1+ (or cl-print--depth 0))))
    (cl-print--array-contents object (or start 0) stream)))

(defun cl-print--struct-contents (object start stream)
  "Print the slots of the structure OBJECT from the one with index START on, on STREAM."
  (let* ((slots (cl--struct-class-slots (cl--find-class (type-of object))))
         (count (length slots))
         (limit (if (natnump print-length) (min (+ start print-length) count) count))
         (index start))
    (while (< index limit)
      (unless (= index start) (princ " " stream))
      (princ (format ":%S " (cl--slot-descriptor-name (aref slots index))) stream)
      (cl-print--part (aref object (1+ index)) stream)
      (setq index (1+ index)))
    (when (< limit count)
      (princ " " stream)
      (cl-print-insert-ellipsis object limit stream))))

(cl-defmethod cl-print-object ((object cl-structure-object) stream)
  "Print the structure OBJECT with the names of its slots on STREAM."
  (cl-print--inside object stream
    (princ "#s(" stream)
    (princ (type-of object) stream)
    (when (> (length (cl--struct-class-slots (cl--find-class (type-of object)))) 0)
      (princ " " stream)
      (cl-print--struct-contents object 0 stream))
    (princ ")" stream)))

(cl-defmethod cl-print-object-contents ((object cl-structure-object) start stream)
  "Print the slots of the structure OBJECT from START on, on STREAM."
  (let ((cl-print--depth (1+ (or cl-print--depth 0))))
    (cl-print--struct-contents object (or start 0) stream)))

;;; Strings

(cl-defmethod cl-print-object ((object string) stream)
  "Print the string OBJECT on STREAM."
  (let* ((length (length object))
         (limit (if (natnump print-length) (min print-length length) length))
         (runs (cl-print--property-runs object)))
    (if (and runs (natnump print-level) cl-print--depth (>= cl-print--depth print-level))
        ;; With its properties it is a level of its own.
        (cl-print-insert-ellipsis object 0 stream)
      (when runs (princ "#(" stream))
      (if (= limit length)
          (prin1 (substring-no-properties object) stream)
        (let ((text (prin1-to-string (substring-no-properties object 0 limit))))
          (princ (substring text 0 (1- (length text))) stream)
          (cl-print-insert-ellipsis object limit stream)
          (princ "\"" stream)))
      (when runs
        ;; A run counts for three: its start, its end, its properties.
        (let ((count (if (natnump print-length) (/ print-length 3) most-positive-fixnum)))
          (dolist (run runs)
            (cond ((> count 0)
                   (princ (format " %d %d " (nth 0 run) (nth 1 run)) stream)
                   (cl-print-object (nth 2 run) stream)
                   (setq count (1- count)))
                  ((= count 0)
                   (princ " " stream)
                   (cl-print-insert-ellipsis object (list (car run)) stream)
                   (setq count -1)))))
        (princ ")" stream)))))

(defun cl-print--property-runs (string)
  "Return the runs of STRING that have text properties, as (START END PROPERTIES)."
  (let ((runs nil) (position 0) (length (length string)))
    (while (< position length)
      (let ((next (or (next-property-change position string) length))
            (properties (text-properties-at position string)))
        (when properties (push (list position next properties) runs))
        (setq position next)))
    (nreverse runs)))

(cl-defmethod cl-print-object-contents ((object string) start stream)
  "Print the text of OBJECT from START on, or the runs of properties from (START) on, on STREAM."
  (if (consp start)
      (let ((first t) (count (if (natnump print-length) (/ print-length 3) most-positive-fixnum)))
        (dolist (run (cl-print--property-runs object))
          (when (>= (car run) (car start))
            (unless (< count 0)
              (unless first (princ " " stream))
              (setq first nil)
              (if (zerop count)
                  (cl-print-insert-ellipsis object (list (car run)) stream)
                (princ (format "%d %d " (nth 0 run) (nth 1 run)) stream)
                (cl-print-object (nth 2 run) stream))
              (setq count (1- count))))))
    (if (eq start 0)
        (let ((cl-print--depth nil)) (cl-print-object object stream))
      (let* ((length (length object))
             (limit (if (natnump print-length) (min (+ start print-length) length) length))
             (text (prin1-to-string (substring-no-properties object start limit))))
        (princ (substring text 1 (1- (length text))) stream)
        (when (< limit length)
          (cl-print-insert-ellipsis object limit stream))))))

;;; In short

(cl-defmethod cl-print-object ((object hash-table) stream)
  "Print the kind and the size of the hash table OBJECT on STREAM."
  (princ (format "#<hash-table %S %d/%d 0x%x>"
                 (hash-table-test object) (hash-table-count object) (hash-table-size object) (sxhash-eq object))
         stream))

(cl-defmethod cl-print-object ((object compiled-function) stream)
  "Print the arguments and the documentation of the function OBJECT on STREAM."
  (princ "#f(compiled-function " stream)
  (let ((args (help-function-arglist object 'preserve-names)))
    (if args (prin1 args stream) (princ "()" stream)))
  (let ((documentation (help-split-fundoc (ignore-errors (documentation object 'raw)) nil 'doc)))
    (when documentation
      (princ " " stream)
      (prin1 documentation stream)))
  (princ (format " #<bytecode %#x>" (sxhash-eq object)) stream)
  (when (eq cl-print-compiled 'static)
    (princ " " stream)
    (cl-print-object (aref object 2) stream))
  (princ ")" stream))

;;; What is shared

(cl-defmethod cl-print-object :around (object stream)
  "Print a number in the place of what was printed before, on STREAM; else OBJECT."
  (cond
   ((not (or (consp object) (vectorp object) (recordp object) (stringp object)
             (and cl-print--number-table (cl-print--number-of object))))
    (cl-call-next-method))
   (cl-print--number-table
    (let ((number (cl-print--number-of object)))
      (cond ((not (numberp number)) (cl-call-next-method))
            ((> number 0) (princ (format "#%d#" number) stream))
            (t
             (puthash object (- number) cl-print--number-table)
             (princ (format "#%d=" (- number)) stream)
             (cl-call-next-method)))))
   ((memq object cl-print--currently-printing)
    (princ (format "#%d" (length (cdr (memq object cl-print--currently-printing)))) stream))
   (t
    (let ((cl-print--currently-printing (cons object cl-print--currently-printing)))
      (cl-call-next-method)))))

(defun cl-print--preprocess (object)
  "Return a table of the parts of OBJECT that occur more than once, with negative numbers in the order they come."
  (let ((table (make-hash-table :test #'eq)) (number 0))
    (cl-print--find-sharing object table)
    ;; The numbers are those of the order in which the parts are printed.
    (let ((result (make-hash-table :test #'eq)))
      (cl-print--number-parts object table result (lambda () (setq number (1+ number))))
      result)))

(defun cl-print--parts (object)
  "Return the parts of OBJECT that are looked at for what is shared."
  (cond ((consp object) (list (car object) (cdr object)))
        ((or (vectorp object)) (append object nil))
        ((recordp object) (cl-loop for index from 1 below (length object) collect (aref object index)))
        ((stringp object) (apply #'append (mapcar (lambda (run) (list (nth 2 run)))
                                                  (cl-print--property-runs object))))))

(defun cl-print--shareable-p (object)
  "Return non-nil if it shows when OBJECT occurs twice."
  (or (consp object) (vectorp object) (recordp object)
      (and (stringp object) (> (length object) 0) (text-properties-at 0 object))
      (and print-gensym (symbolp object) (not (eq object (intern-soft (symbol-name object)))))))

(defun cl-print--find-sharing (object table)
  "Count in TABLE how often each part of OBJECT occurs: t for once, `shared' for more."
  (let ((waiting (list object)))
    (while waiting
      (let ((each (pop waiting)))
        (when (cl-print--shareable-p each)
          (if (gethash each table)
              (puthash each 'shared table)
            (puthash each t table)
            (setq waiting (append (cl-print--parts each) waiting))))))))

(defun cl-print--number-parts (object table result next)
  "Give the shared parts of OBJECT, by TABLE, numbers from NEXT in RESULT."
  (let ((waiting (list object)) (seen (make-hash-table :test #'eq)))
    (while waiting
      (let ((each (pop waiting)))
        (when (and (cl-print--shareable-p each) (not (gethash each seen)))
          (puthash each t seen)
          (when (eq (gethash each table) 'shared)
            (puthash each (- (funcall next)) result))
          (setq waiting (append (cl-print--parts each) waiting)))))))

;;; Entry points

(defun cl-print-insert-ellipsis (object start stream)
  "Print an ellipsis for what OBJECT contains from START on, on STREAM."
  (unless stream (setq stream standard-output))
  (let ((begin (and (bufferp stream) (with-current-buffer stream (point)))))
    (princ "..." stream)
    (when begin
      (cl-print-propertize-ellipsis object start begin (with-current-buffer stream (point)) stream))))

(cl-defgeneric cl-print-propertize-ellipsis (object start beg end stream)
  "Note on the text of STREAM between BEG and END that it stands for OBJECT from START on."
  (with-current-buffer stream
    (put-text-property beg end 'cl-print-ellipsis
                       (list object start cl-print--number-table cl-print--currently-printing))))

(defun cl-print-expand-ellipsis (value stream)
  "Print on STREAM what an ellipsis stands for whose text property has VALUE."
  (let ((cl-print--depth 1)
        (object (nth 0 value))
        (start (nth 1 value))
        (cl-print--number-table (nth 2 value))
        (print-number-table (nth 2 value))
        (cl-print--currently-printing (nth 3 value)))
    (when (eq start 0)
      (setq cl-print--depth 0
            ;; The object is not inside itself.
            cl-print--currently-printing (remq object cl-print--currently-printing)))
    (if (eq start 0)
        (cl-print-object object (or stream standard-output))
      (setq cl-print--depth 0)
      (cl-print-object-contents object start (or stream standard-output)))))

(defun cl-prin1 (object &optional stream)
  "Print OBJECT on STREAM, by default `standard-output', as `cl-print-object' does."
  (if cl-print-readably
      (prin1 object stream)
    (let ((cl-print--depth 0)
          (cl-print--number-table (and print-circle (cl-print--preprocess object))))
      (cl-print-object object (or stream standard-output)))))

(defun cl-prin1-to-string (object)
  "Return what `cl-prin1' prints for OBJECT."
  (with-temp-buffer
    (cl-prin1 object (current-buffer))
    (buffer-string)))

(defun cl-print-to-string-with-limit (print-function value limit)
  "Return what PRINT-FUNCTION, called with VALUE and a stream, prints, abbreviated towards LIMIT characters.
A LIMIT that is nil or 0 means none."
  (with-temp-buffer
    (if (memq limit '(nil 0))
        (let ((print-length nil) (print-level nil))
          (funcall print-function value (current-buffer)))
      (let* ((print-length (min limit 50))
             (print-level (min 8 (truncate (log limit))))
             (step (truncate print-length print-level)))
        (while (progn
                 (erase-buffer)
                 (funcall print-function value (current-buffer))
                 (and (> print-level 2) (> (- (point-max) (point-min)) limit)))
          ;; The more there is too much, the more is taken off.
          (let ((levels (max 1 (min (- print-level 2) (truncate (- (point-max) (point-min)) limit)))))
            (setq print-level (- print-level levels)
                  print-length (- print-length (* levels step)))))))
    (buffer-string)))

(provide 'cl-print)

;;; cl-print.el ends here

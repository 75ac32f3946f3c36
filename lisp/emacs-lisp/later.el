;;; later.el --- what later Emacsen have and packages ask for  -*- lexical-binding: t -*-

;; Functions and macros of Emacs 29 and 30 that belong to libraries of Emacs 28; they are here, so that they are there
;; with the libraries of Emacs 28.2 too.

(require 'gv)
(require 'macroexp)

(defmacro cl-once-only (names &rest body)
  "Return the form that BODY makes, with the forms that NAMES hold evaluated once, and NAMES bound to what has the value.
As in Emacs 30."
  (declare (indent 1))
  (let ((specs (mapcar (lambda (name) (if (consp name) name (list name name))) names)))
    (dolist (spec (reverse specs))
      (setq body (list `(macroexp-let2 macroexp-copyable-p ,(car spec) ,(car (cdr spec)) ,@body))))
    (macroexp-progn body)))

(defmacro cl-with-gensyms (names &rest body)
  "Evaluate BODY with each of NAMES bound to a new uninterned symbol.  As in Emacs 30."
  (declare (indent 1))
  `(let ,(mapcar (lambda (name) `(,name (gensym ,(symbol-name name)))) names)
     ,@body))

(defun cl-constantly (value)
  "Return a function of any arguments that returns VALUE.  As in Emacs 30."
  (lambda (&rest _) value))

(defun seq-keep (function sequence)
  "Return the list of the non-nil values of FUNCTION for the elements of SEQUENCE.  As in Emacs 29."
  (delq nil (seq-map function sequence)))

(defun map-reverse (map)
  "Return the alist of the values and keys of MAP.  As in Emacs 30."
  (map-apply (lambda (key value) (cons value key)) map))

(defmacro with-memoization (place &rest code)
  "Return the value of PLACE when it is non-nil; else evaluate CODY and keep its value there.  As in Emacs 29."
  (declare (indent 1) (debug (gv-place body)))
  (gv-letplace (getter setter) place
    `(or ,getter
         ,(macroexp-let2 nil val (macroexp-progn code)
            `(progn
               ,(funcall setter val)
               ,val)))))

(defmacro while-let (spec &rest body)
  "Bind the variables of SPEC as `if-let*' does and evaluate BODY, again and again while all are non-nil.
As in Emacs 29."
  (declare (indent 1) (debug if-let))
  (let ((done (make-symbol "done")))
    `(catch ',done
       (while t
         (if-let* ,spec
             (progn ,@body)
           (throw ',done nil))))))

(defun ensure-empty-lines (&optional lines)
  "Make sure there are LINES, by default one, empty lines before point."
  (unless (bolp)
    (insert "\n"))
  (let ((lines (or lines 1))
        (start (save-excursion
                 (if (re-search-backward "[^\n]" nil t)
                     (+ (point) 2)
                   (point-min)))))
    (cond
     ((> (- (point) start) lines)
      (delete-region (point) (- (point) (- (point) start lines))))
     ((< (- (point) start) lines)
      (insert (make-string (- lines (- (point) start)) ?\n))))))

(defalias 'seq-split #'seq-partition)

(provide 'later)

;;; later.el ends here

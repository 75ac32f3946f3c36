;;; backquote.el --- templates for lists and vectors  -*- lexical-binding: t -*-

;; `(a ,b ,@c) becomes a form that builds the list.  `backquote-process' returns (KIND . FORM): KIND is 0 when the
;; structure is constant, with FORM the constant itself, 1 when FORM computes it, 2 when FORM's value is to be spliced.
;; See "Backquote" in the Elisp manual.

(defmacro backquote-list* (first &rest rest)
  "Make a list of FIRST and REST whose tail is the last argument."
  (let* ((items (reverse (cons first rest)))
         (form (car items)))
    (while (setq items (cdr items))
      (setq form (list 'cons (car items) form)))
    form))

(defmacro backquote (structure)
  "Return a form that builds STRUCTURE, with what stands after `,' and `,@' evaluated."
  (backquote--form (backquote-process structure 0)))

(defun backquote--form (processed)
  "Return the form for PROCESSED, what `backquote-process' returned."
  (if (eq (car processed) 0)
      (backquote--constant (cdr processed))
    (cdr processed)))

(defun backquote--constant (value)
  "Return the form for the constant VALUE."
  (if (or (null value) (eq value t)
          (not (or (symbolp value) (consp value))))
      value
    (list 'quote value)))

(defun backquote-process (structure &optional level)
  "Process STRUCTURE at nesting LEVEL; return (KIND . FORM) as the commentary says."
  (setq level (or level 0))
  (cond
   ((vectorp structure) (backquote--vector structure level))
   ((atom structure) (cons 0 structure))
   ((eq (car structure) '\,)
    (cond ((> level 0) (backquote--nested structure (1- level)))
          ((eq (car-safe (car (cdr structure))) 'quote)
           (cons 0 (car (cdr (car (cdr structure))))))
          (t (cons 1 (car (cdr structure))))))
   ((eq (car structure) '\,@)
    (if (> level 0)
        (backquote--nested structure (1- level))
      (cons 2 (car (cdr structure)))))
   ((eq (car structure) '\`)
    (backquote--nested structure (1+ level)))
   (t (backquote--list structure level))))

(defun backquote--vector (structure level)
  "Process the vector STRUCTURE at LEVEL."
  (let ((processed (backquote-process (append structure nil) level)))
    (if (eq (car processed) 0)
        (cons 0 structure)
      (let ((form (cdr processed)))
        (cons 1
              (cond ((eq (car-safe form) 'list) (cons 'vector (cdr form)))
                    ((eq (car-safe form) 'append) (cons 'vconcat (cdr form)))
                    (t (list 'apply '#'vector form))))))))

(defun backquote--nested (structure level)
  "Process STRUCTURE, whose head opens or closes a level, with its rest at LEVEL."
  (let ((rest (backquote-process (cdr structure) level)))
    (if (eq (car rest) 0)
        (cons 0 (cons (car structure) (cdr rest)))
      (cons 1 (list 'cons (list 'quote (car structure)) (cdr rest))))))

(defun backquote--list (structure level)
  "Process the list STRUCTURE at LEVEL."
  (let ((rest structure) (run nil) (leading nil) (segments nil) (spliced nil) (constant t) (tail nil))
    ;; RUN has the elements since the last splice, last first; LEADING those before the first one; SEGMENTS the
    ;; arguments of `append' so far, last first.
    (while (and (consp rest)
                (not (memq (car rest) '(\, \,@))))
      (let ((item (backquote-process (car rest) level)))
        (if (not (eq (car item) 0)) (setq constant nil))
        (if (eq (car item) 2)
            (progn
              (cond ((not spliced) (setq leading run spliced t))
                    (run (setq segments (cons (backquote--run run '(0)) segments))))
              (setq run nil)
              (if (cdr item) (setq segments (cons (cdr item) segments))))
          (setq run (cons item run))))
      (setq rest (cdr rest)))
    (setq tail (if rest (backquote-process rest level) (cons 0 nil)))
    (if (not (eq (car tail) 0)) (setq constant nil))
    (cond
     (constant (cons 0 (nconc (mapcar #'cdr (nreverse run)) (cdr tail))))
     ((not spliced) (cons 1 (backquote--run run tail)))
     (t
      (if (or run (cdr tail))
          (setq segments (cons (if run
                                   (backquote--run run tail)
                                 (if (eq (car tail) 0) (list 'quote (cdr tail)) (cdr tail)))
                               segments)))
      (let ((form (cond ((null segments) nil)
                        ((cdr segments) (cons 'append (nreverse segments)))
                        (t (car segments)))))
        (cons 1 (if leading
                    (backquote--run leading (if form (cons 1 form) '(0)))
                  form)))))))

(defun backquote--run (run tail)
  "Return the form for the elements RUN, the last first, followed by TAIL, both processed."
  (let ((form nil) (elements nil))
    (if (eq (car tail) 0)
        (progn
          ;; Constants at the end become part of the quoted tail.
          (setq form (cdr tail))
          (while (and run (eq (car (car run)) 0))
            (setq form (cons (cdr (car run)) form) run (cdr run)))))
    (setq form (if (eq (car tail) 0)
                   (if form (list 'quote form))
                 (cdr tail)))
    (while run
      (setq elements (cons (backquote--form (car run)) elements) run (cdr run)))
    (cond ((null elements) form)
          ((null form) (cons 'list elements))
          ((cdr elements) (cons 'backquote-list* (append elements (list form))))
          (t (list 'cons (car elements) form)))))

(defalias '\` (symbol-function 'backquote))

(provide 'backquote)

;;; backquote.el ends here

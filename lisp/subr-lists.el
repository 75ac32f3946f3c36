;;; subr-lists.el --- the basic library: lists  -*- lexical-binding: t -*-

;; What `lists.py' leaves to Lisp: conses, association lists and a few predicates.

;;; Lists

(defun caar (x) "Return the car of the car of X." (car (car x)))
(defun cadr (x) "Return the car of the cdr of X." (car (cdr x)))
(defun cdar (x) "Return the cdr of the car of X." (cdr (car x)))
(defun cddr (x) "Return the cdr of the cdr of X." (cdr (cdr x)))
(defun caaar (x) "Return the `car' of the `car' of the `car' of X." (car (car (car x))))
(defun caadr (x) "Return the `car' of the `car' of the `cdr' of X." (car (car (cdr x))))
(defun cadar (x) "Return the `car' of the `cdr' of the `car' of X." (car (cdr (car x))))
(defun caddr (x) "Return the `car' of the `cdr' of the `cdr' of X." (car (cdr (cdr x))))
(defun cdaar (x) "Return the `cdr' of the `car' of the `car' of X." (cdr (car (car x))))
(defun cdadr (x) "Return the `cdr' of the `car' of the `cdr' of X." (cdr (car (cdr x))))
(defun cddar (x) "Return the `cdr' of the `cdr' of the `car' of X." (cdr (cdr (car x))))
(defun cdddr (x) "Return the `cdr' of the `cdr' of the `cdr' of X." (cdr (cdr (cdr x))))
(defun cadddr (x) "Return the fourth element of X." (car (cdr (cdr (cdr x)))))
(defun cddddr (x) "Return X without its first four elements." (cdr (cdr (cdr (cdr x)))))

(defun subr--expand-cxr (form x)
  "Compiler macro of `cadr' and its kin: write FORM, a call with the argument X, as `car's and `cdr's."
  (let ((head (car form))
        letters)
    ;; A call by way of an alias comes here under the alias's name.
    (while (not (memq head subr--cxr))
      (setq head (symbol-function head)))
    (setq letters (cdr (nreverse (cdr (append (symbol-name head) nil)))))
    (while letters
      (setq x (list (if (eq (car letters) ?a) 'car 'cdr) x)
            letters (cdr letters)))
    x))

(defconst subr--cxr '(caar cadr cdar cddr caaar caadr cadar caddr cdaar cdadr cddar cdddr cadddr cddddr)
  "The functions that are calls of `car' and `cdr' in a row.")

(mapc (lambda (name) (put name 'compiler-macro #'subr--expand-cxr)) subr--cxr)

(defun caaddr (x) "Return the `car' of the `car' of the `cdr' of the `cdr' of X." (car (car (cdr (cdr x)))))
(defun caddar (x) "Return the `car' of the `cdr' of the `cdr' of the `car' of X." (car (cdr (cdr (car x)))))
(defun cdaddr (x) "Return the `cdr' of the `car' of the `cdr' of the `cdr' of X." (cdr (car (cdr (cdr x)))))

(defun last (list &optional n)
  "Return the last link of LIST, or its last N links."
  (if n
      (and (>= n 0)
           (let ((m (safe-length list)))
             (if (< n m) (nthcdr (- m n) list) list)))
    (and list
         (nthcdr (1- (safe-length list)) list))))

(defun butlast (list &optional n)
  "Return a copy of LIST without its last N elements, by default one."
  (unless n
    (setq n 1))
  (if (<= n 0)
      list
    (take (- (length list) n) list)))

(defun nbutlast (list &optional n)
  "Take the last N elements, by default one, off LIST itself."
  (let ((m (length list)))
    (or n (setq n 1))
    (and (< n m)
         (progn
           (if (> n 0) (setcdr (nthcdr (- (1- m) n) list) nil))
           list))))

(defun number-sequence (from &optional to inc)
  "Return the list of numbers from FROM to TO, inclusive, in steps of INC, by default 1."
  (if (or (not to) (= from to))
      (list from)
    (or inc (setq inc 1))
    (when (zerop inc) (error "The increment can not be zero"))
    (let (seq (n 0) (next from))
      (cond
       ((not (and (integerp from) (integerp inc)))
        ;; Sums of fractions would add up their errors.
        (while (if (> inc 0) (<= next to) (>= next to))
          (setq seq (cons next seq)
                n (1+ n)
                next (+ from (* n inc)))))
       ((> inc 0)
        (while (<= next to)
          (setq seq (cons next seq)
                next (+ next inc))))
       (t
        (while (>= next to)
          (setq seq (cons next seq)
                next (+ next inc)))))
      (nreverse seq))))

(defun copy-tree (tree &optional vecp)
  "Return a copy of TREE, all its conses new; with VECP non-nil its vectors too."
  (if (consp tree)
      (let (result)
        (while (consp tree)
          (let ((newcar (car tree)))
            (if (or (consp (car tree)) (and vecp (vectorp (car tree))))
                (setq newcar (copy-tree (car tree) vecp)))
            (push newcar result))
          (setq tree (cdr tree)))
        (nconc (nreverse result)
               (if (and vecp (vectorp tree)) (copy-tree tree vecp) tree)))
    (if (and vecp (vectorp tree))
        (let ((i (length (setq tree (copy-sequence tree)))))
          (while (>= (setq i (1- i)) 0)
            (aset tree i (copy-tree (aref tree i) vecp)))
          tree)
      tree)))

(defun delete-dups (list)
  "Take `equal' duplicates out of LIST itself, keeping the first of each."
  (let ((l (length list)))
    (if (> l 100)
        (let ((hash (make-hash-table :test #'equal :size l))
              (tail list) retail)
          (puthash (car list) t hash)
          (while (setq retail (cdr tail))
            (let ((elt (car retail)))
              (if (gethash elt hash)
                  (setcdr tail (cdr retail))
                (puthash elt t hash)
                (setq tail retail)))))
      (let ((tail list))
        (while tail
          (setcdr tail (delete (car tail) (cdr tail)))
          (setq tail (cdr tail))))))
  list)

(defun delete-consecutive-dups (list &optional circular)
  "Take `equal' neighbours out of LIST itself; with CIRCULAR the last and the first are neighbours too."
  (let ((tail list) last)
    (while (cdr tail)
      (if (equal (car tail) (cadr tail))
          (setcdr tail (cddr tail))
        (setq last tail
              tail (cdr tail))))
    (if (and circular last (equal (car tail) (car list)))
        (setcdr last nil)))
  list)

(defun remove (elt seq)
  "Return a copy of SEQ without the elements `equal' to ELT."
  (if (nlistp seq)
      (delete elt (copy-sequence seq))
    (delete elt (copy-sequence seq))))

(defun remq (elt list)
  "Return LIST without the elements `eq' to ELT, sharing what it can."
  (while (and (eq elt (car list)) (setq list (cdr list))))
  (if (memq elt list)
      (delq elt (copy-sequence list))
    list))

(defun assoc-default (key alist &optional test default)
  "Find KEY in ALIST, whose elements are conses or atoms, by TEST, by default `equal'.
Return the cdr of the element found, DEFAULT if it is an atom, nil if there is none."
  (let (found (tail alist) value)
    (while (and tail (not found))
      (let ((elt (car tail)))
        (when (funcall (or test #'equal) (if (consp elt) (car elt) elt) key)
          (setq found t value (if (consp elt) (cdr elt) default))))
      (setq tail (cdr tail)))
    value))

(defun assq-delete-all (key alist)
  "Take the elements of ALIST whose car is `eq' to KEY out of it."
  (assoc-delete-all key alist #'eq))

(defun rassq-delete-all (value alist)
  "Take the elements of ALIST whose cdr is `eq' to VALUE out of it."
  (while (and (consp (car alist)) (eq (cdr (car alist)) value))
    (setq alist (cdr alist)))
  (let ((tail alist) tail-cdr)
    (while (setq tail-cdr (cdr tail))
      (if (and (consp (car tail-cdr)) (eq (cdr (car tail-cdr)) value))
          (setcdr tail (cdr tail-cdr))
        (setq tail tail-cdr))))
  alist)

(defun assoc-delete-all (key alist &optional test)
  "Take the elements of ALIST whose car matches KEY by TEST, by default `equal', out of it."
  (unless test (setq test #'equal))
  (while (and (consp (car alist)) (funcall test (caar alist) key))
    (setq alist (cdr alist)))
  (let ((tail alist) tail-cdr)
    (while (setq tail-cdr (cdr tail))
      (if (and (consp (car tail-cdr)) (funcall test (caar tail-cdr) key))
          (setcdr tail (cdr tail-cdr))
        (setq tail tail-cdr))))
  alist)

(defun alist-get (key alist &optional default remove testfn)
  "Return the value of KEY in ALIST, DEFAULT when there is none; keys are compared by TESTFN, by default `eq'.
REMOVE matters only when this is the place of a `setf'."
  (ignore remove)
  (let ((x (if (not testfn)
               (assq key alist)
             (assoc key alist testfn))))
    (if x (cdr x) default)))

(defun member-ignore-case (elt list)
  "Return the tail of LIST whose car is a string equal to ELT but for case."
  (while (and list
              (not (and (stringp (car list))
                        (string-equal-ignore-case elt (car list)))))
    (setq list (cdr list)))
  list)

(defun string-equal-ignore-case (string1 string2)
  "Return t if STRING1 and STRING2 are equal but for case."
  (eq t (compare-strings string1 0 nil string2 0 nil t)))

(defun flatten-tree (tree)
  "Return the list of the non-nil atoms of TREE."
  (let (elems)
    (while (consp tree)
      (let ((elem (pop tree)))
        (while (consp elem)
          (push (cdr elem) tree)
          (setq elem (car elem)))
        (if elem (push elem elems))))
    (if tree (push tree elems))
    (nreverse elems)))

(defun ensure-list (object)
  "Return OBJECT if it is a list, else a list of it."
  (if (listp object) object (list object)))

(defun xor (cond1 cond2)
  "Return the one of COND1 and COND2 that is non-nil when the other is nil, else nil."
  (cond ((not cond1) cond2)
        ((not cond2) cond1)))

(defun booleanp (object)
  "Return t if OBJECT is t or nil."
  (and (memq object '(nil t)) t))

(defun zerop (number)
  "Return t if NUMBER is zero."
  (= 0 number))

(defun plistp (object)
  "Return non-nil if OBJECT is a list with an even number of elements."
  (let ((len (proper-list-p object)))
    (and len (= (% len 2) 0))))

(defun list-of-strings-p (object)
  "Return t if OBJECT is nil or a list of strings."
  (while (and (consp object) (stringp (car object)))
    (setq object (cdr object)))
  (null object))

(defun lsh (value count)
  "Return VALUE with its bits shifted left by COUNT; a right shift brings in zeros."
  (when (and (< value 0) (< count 0))
    (when (< value most-negative-fixnum)
      (signal 'args-out-of-range (list value count)))
    (setq value (logand (ash value -1) most-positive-fixnum))
    (setq count (1+ count)))
  (ash value count))

(defun define-symbol-prop (symbol prop val)
  "Set the property PROP of SYMBOL to VAL, and note it in `load-history'."
  (if load-in-progress
      (let ((all (assq 'define-symbol-props current-load-list)))
        (unless all
          (setq all (list 'define-symbol-props)
                current-load-list (cons all current-load-list)))
        (let ((symbols (assq prop (cdr all))))
          (unless symbols
            (setq symbols (list prop))
            (setcdr all (cons symbols (cdr all))))
          (setcdr symbols (cons symbol (cdr symbols))))))
  (put symbol prop val))

(defalias 'int-to-string #'number-to-string)
(defalias 'string= #'string-equal)
(defalias 'string< #'string-lessp)
(defalias 'string> #'string-greaterp)
(defalias 'move-marker #'set-marker)
(defalias 'rplaca #'setcar)
(defalias 'rplacd #'setcdr)
(defalias 'beep #'ding)
(defalias 'indent-to-column #'indent-to)
(defalias 'backward-delete-char #'delete-backward-char)
(defalias 'search-forward-regexp #'re-search-forward)
(defalias 'search-backward-regexp #'re-search-backward)
(defalias 'point-at-eol #'line-end-position)
(defalias 'point-at-bol #'line-beginning-position)
(defalias 'user-original-login-name #'user-login-name)
(defalias 'chmod #'set-file-modes)
(defalias 'mkdir #'make-directory)

(defun add-to-ordered-list (list-var element &optional order)
  "Add ELEMENT to the list that is the value of LIST-VAR, in its place by ORDER, and return the list.
An element that is there, by `eq', is not added again.  ORDER, a number, is kept for ELEMENT; any other value but nil forgets that
of ELEMENT.  Elements without one come last."
  (let ((orders (or (get list-var 'list-order)
                    (put list-var 'list-order (make-hash-table :weakness 'key :test 'eq)))))
    (when order
      (puthash element (and (numberp order) order) orders))
    (unless (memq element (symbol-value list-var))
      (set list-var (cons element (symbol-value list-var))))
    (set list-var
         (sort (symbol-value list-var)
               (lambda (one other)
                 (let ((first (gethash one orders))
                       (second (gethash other orders)))
                   (if second (and first (< first second)) first)))))))

(defun backtrace-frames (&optional base)
  "Return the active calls as lists (EVALD FUNCTION ARGUMENTS FLAGS), from the innermost or that of the function BASE on."
  (let ((frames nil))
    (mapbacktrace (lambda (&rest frame) (setq frames (cons frame frames)))
                  (or base 'backtrace-frames))
    (nreverse frames)))

;;; subr-lists.el ends here

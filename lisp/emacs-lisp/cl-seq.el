;;; cl-seq.el --- sequences as in Common Lisp  -*- lexical-binding: t -*-

;; Keyword arguments are :test, :test-not, :if, :if-not, :key, :start, :end, :count, :from-end and :initial-value,
;; as far as a function takes them; others are an error.  A matcher is a function that tells whether an element matches.

(require 'cl-lib)

;; Macros, so that the compiler sees that KEYS, a rest parameter, is only searched and need not be made a list.

(defmacro cl-seq--test (keys)
  "Return a function of two arguments that compares them as KEYS, :test or :test-not, say."
  `(cl-seq--test-of (cl--key ,keys ':test nil) (cl--key ,keys ':test-not nil)))

(defun cl-seq--test-of (test test-not)
  "Return a function of two arguments that compares them by TEST, or by the opposite of TEST-NOT."
  (cond (test-not (lambda (a b) (not (funcall test-not a b))))
        (test (if (eq test 'eql) #'eql test))
        (t #'eql)))

(defmacro cl-seq--key (keys)
  "Return the function :key of KEYS, nil for none."
  `(cl-seq--key-of (cl--key ,keys ':key nil)))

(defun cl-seq--key-of (key)
  "Return KEY, a function, nil if it changes nothing."
  (if (eq key 'identity) nil key))

(defmacro cl-seq--matcher (item keys)
  "Return a function that tells whether an element matches ITEM, or the :if or :if-not of KEYS."
  `(cl-seq--matcher-of ,item (cl--key ,keys ':test nil) (cl--key ,keys ':test-not nil)
                       (cl--key ,keys ':if nil) (cl--key ,keys ':if-not nil) (cl-seq--key ,keys)))

(defun cl-seq--matcher-of (item test test-not if-test if-not key)
  "Return a function that tells whether an element, or what KEY makes of it, passes IF-TEST, or fails IF-NOT.
Without these it tells whether it matches ITEM by TEST or TEST-NOT."
  (cond
   (if-test (if key (lambda (x) (funcall if-test (funcall key x))) if-test))
   (if-not (if key
               (lambda (x) (not (funcall if-not (funcall key x))))
             (lambda (x) (not (funcall if-not x)))))
   (t
    (let ((test (cl-seq--test-of test test-not)))
      (if key
          (lambda (x) (funcall test item (funcall key x)))
        (lambda (x) (funcall test item x)))))))

(defun cl-seq--like (list sequence)
  "Return the elements of LIST as a sequence of the type of SEQUENCE."
  (cond ((listp sequence) list)
        ((stringp sequence) (concat list))
        (t (vconcat list))))

(defmacro cl-seq--region (keys)
  "Return (START . END) by KEYS, END nil for the end of a sequence."
  `(cons (or (cl--key ,keys ':start nil) 0) (cl--key ,keys ':end nil)))

(defconst cl-seq--all-keys '(:test :test-not :key :if :if-not :start :end :count :from-end)
  "The keywords of functions that look for elements.")

;;; Finding

(defun cl-position (item seq &rest keys)
  "Return the index of the first element of SEQ that matches ITEM, nil if none does.
Keywords are :test, :test-not, :key, :start, :end and :from-end."
  (apply #'cl-seq--position item seq keys))

(defun cl-position-if (predicate list &rest keys)
  "Return the index of the first element of LIST, a sequence, that PREDICATE accepts; KEYS as for `cl-position'."
  (apply #'cl-seq--position nil list :if predicate keys))

(defun cl-position-if-not (predicate list &rest keys)
  "Return the index of the first element of LIST, a sequence, that PREDICATE refuses; KEYS as for `cl-position'."
  (apply #'cl-seq--position nil list :if-not predicate keys))

(defun cl-find (item seq &rest keys)
  "Return the first element of SEQ that matches ITEM, nil if none does; KEYS are as for `cl-position'."
  (apply #'cl-seq--find item seq keys))

(defun cl-find-if (predicate list &rest keys)
  "Return the first element of LIST, a sequence, that PREDICATE accepts; KEYS are as for `cl-position'."
  (apply #'cl-seq--find nil list :if predicate keys))

(defun cl-find-if-not (predicate list &rest keys)
  "Return the first element of LIST, a sequence, that PREDICATE refuses; KEYS are as for `cl-position'."
  (apply #'cl-seq--find nil list :if-not predicate keys))

(defun cl-count (item seq &rest keys)
  "Return how many elements of SEQ match ITEM.  Keywords are :test, :test-not, :key, :start and :end."
  (apply #'cl-seq--count item seq keys))

(defun cl-count-if (predicate list &rest keys)
  "Return how many elements of LIST, a sequence, PREDICATE accepts; KEYS are as for `cl-count'."
  (apply #'cl-seq--count nil list :if predicate keys))

(defun cl-count-if-not (predicate list &rest keys)
  "Return how many elements of LIST, a sequence, PREDICATE refuses; KEYS are as for `cl-count'."
  (apply #'cl-seq--count nil list :if-not predicate keys))

(defun cl-member (item list &rest keys)
  "Return the tail of LIST whose car matches ITEM.  Keywords are :test, :test-not and :key."
  (apply #'cl-seq--member item list keys))

(defun cl-member-if (predicate list &rest keys)
  "Return the tail of LIST whose car PREDICATE accepts; the keyword is :key."
  (apply #'cl-seq--member nil list :if predicate keys))

(defun cl-member-if-not (predicate list &rest keys)
  "Return the tail of LIST whose car PREDICATE refuses; the keyword is :key."
  (apply #'cl-seq--member nil list :if-not predicate keys))

(defun cl-assoc (item alist &rest keys)
  "Return the element of ALIST whose car matches ITEM.  Keywords are :test, :test-not and :key."
  (apply #'cl-seq--assoc item alist nil keys))

(defun cl-assoc-if (predicate list &rest keys)
  "Return the element of the alist LIST whose car PREDICATE accepts; the keyword is :key."
  (apply #'cl-seq--assoc nil list nil :if predicate keys))

(defun cl-assoc-if-not (predicate list &rest keys)
  "Return the element of the alist LIST whose car PREDICATE refuses; the keyword is :key."
  (apply #'cl-seq--assoc nil list nil :if-not predicate keys))

(defun cl-rassoc (item alist &rest keys)
  "Return the element of ALIST whose cdr matches ITEM.  Keywords are :test, :test-not and :key."
  (apply #'cl-seq--assoc item alist t keys))

(defun cl-rassoc-if (predicate list &rest keys)
  "Return the element of the alist LIST whose cdr PREDICATE accepts; the keyword is :key."
  (apply #'cl-seq--assoc nil list t :if predicate keys))

(defun cl-rassoc-if-not (predicate list &rest keys)
  "Return the element of the alist LIST whose cdr PREDICATE refuses; the keyword is :key."
  (apply #'cl-seq--assoc nil list t :if-not predicate keys))

;;; Removing

(defun cl-remove (item seq &rest keys)
  "Return SEQ without the elements that match ITEM, SEQ itself where there are none.
Keywords are :test, :test-not, :key, :count, :start, :end and :from-end."
  (let ((kept (apply #'cl-seq--kept item seq keys)))
    (if kept (cl-seq--like (car kept) seq) seq)))

(defun cl-remove-if (predicate list &rest keys)
  "Return LIST, a sequence, without the elements that PREDICATE accepts; KEYS are as for `cl-remove'."
  (apply #'cl-remove nil list :if predicate keys))

(defun cl-remove-if-not (predicate list &rest keys)
  "Return LIST, a sequence, without the elements that PREDICATE refuses; KEYS are as for `cl-remove'."
  (apply #'cl-remove nil list :if-not predicate keys))

(defun cl-delete (item seq &rest keys)
  "Return SEQ without the elements that match ITEM, a list changed in place; KEYS are as for `cl-remove'."
  (if (and (listp seq) (not (cl--key keys ':count nil)) (not (cl--key keys ':start nil)) (not (cl--key keys ':end nil)))
      (let ((match (cl-seq--matcher item keys)) (before nil) (tail nil))
        (cl-seq--check keys cl-seq--all-keys)
        (while (and seq (funcall match (car seq)))
          (setq seq (cdr seq)))
        (setq before seq tail (cdr seq))
        (while tail
          (if (funcall match (car tail))
              (setcdr before (cdr tail))
            (setq before tail))
          (setq tail (cdr tail)))
        seq)
    (apply #'cl-remove item seq keys)))

(defun cl-delete-if (predicate list &rest keys)
  "Return LIST without the elements that PREDICATE accepts, changed in place; KEYS are as for `cl-remove'."
  (apply #'cl-delete nil list :if predicate keys))

(defun cl-delete-if-not (predicate list &rest keys)
  "Return LIST without the elements that PREDICATE refuses, changed in place; KEYS are as for `cl-remove'."
  (apply #'cl-delete nil list :if-not predicate keys))

(defun cl-remove-duplicates (seq &rest keys)
  "Return SEQ with only the last of elements that are the same.
Keywords are :test, :test-not, :key, :start, :end and :from-end, which keeps the first."
  (cl-seq--check keys cl-seq--all-keys)
  (let* ((test (cl-seq--test keys)) (key (cl-seq--key keys)) (from-end (cl--key keys ':from-end nil))
         (region (cl-seq--region keys))
         (start (car region)) (end (or (cdr region) (length seq)))
         (all (append seq nil))
         (before (take start all)) (after (nthcdr end all))
         (items (take (- end start) (nthcdr start all)))
         (kept nil) (seen nil))
    (unless from-end (setq items (reverse items)))
    (dolist (item items)
      (let ((value (if key (funcall key item) item)) (tail seen))
        (while (and tail (not (if from-end
                                  (funcall test (car tail) value)
                                (funcall test value (car tail)))))
          (setq tail (cdr tail)))
        (unless tail
          (push value seen)
          (push item kept))))
    (if from-end (setq kept (nreverse kept)))
    (if (= (length kept) (length items))
        seq
      (cl-seq--like (append before kept after) seq))))

(defun cl-delete-duplicates (seq &rest keys)
  "Return SEQ with only the last of elements that are the same, perhaps changed; KEYS as for `cl-remove-duplicates'."
  (apply #'cl-remove-duplicates seq keys))

;;; Replacing

(defun cl-substitute (new old seq &rest keys)
  "Return SEQ with NEW for elements that match OLD.
Keywords are :test, :test-not, :key, :count, :start, :end and :from-end."
  (cl-seq--check keys cl-seq--all-keys)
  (let ((changed (cl-seq--substitute new old seq keys)))
    (if changed (cl-seq--like (car changed) seq) seq)))

(defun cl-seq--substitute (new old seq keys)
  "Return the list of the elements of SEQ with NEW for those that match OLD by KEYS, in a list; nil if none does."
  (let* ((match (cl-seq--matcher old keys)) (region (cl-seq--region keys))
         (start (car region)) (end (cdr region)) (count (cl--key keys ':count nil))
         (indices nil) (index 0))
    (mapc (lambda (x)
            (if (and (>= index start) (or (null end) (< index end)) (funcall match x))
                (push index indices))
            (setq index (1+ index)))
          seq)
    (when count
      (setq indices (if (cl--key keys ':from-end nil)
                        (take (max count 0) indices)
                      (last indices (max count 0)))))
    (when indices
      (let ((i -1))
        (list (mapcar (lambda (x) (if (memq (setq i (1+ i)) indices) new x)) seq))))))

(defun cl-substitute-if (new predicate list &rest keys)
  "Return LIST, a sequence, with NEW for elements that PREDICATE accepts; KEYS are as for `cl-substitute'."
  (apply #'cl-substitute new nil list :if predicate keys))

(defun cl-substitute-if-not (new predicate list &rest keys)
  "Return LIST, a sequence, with NEW for elements that PREDICATE refuses; KEYS are as for `cl-substitute'."
  (apply #'cl-substitute new nil list :if-not predicate keys))

(defun cl-nsubstitute (new old seq &rest keys)
  "Put NEW for the elements of SEQ that match OLD, in SEQ itself; KEYS are as for `cl-substitute'."
  (cl-seq--check keys cl-seq--all-keys)
  (let ((changed (car (cl-seq--substitute new old seq keys))) (tail seq) (i 0))
    (while changed
      (if (listp seq)
          (progn (setcar tail (car changed)) (setq tail (cdr tail)))
        (aset seq i (car changed)))
      (setq changed (cdr changed) i (1+ i)))
    seq))

(defun cl-nsubstitute-if (new predicate list &rest keys)
  "Put NEW for elements of LIST, a sequence, that PREDICATE accepts; KEYS are as for `cl-substitute'."
  (apply #'cl-nsubstitute new nil list :if predicate keys))

(defun cl-nsubstitute-if-not (new predicate list &rest keys)
  "Put NEW for elements of LIST, a sequence, that PREDICATE refuses; KEYS are as for `cl-substitute'."
  (apply #'cl-nsubstitute new nil list :if-not predicate keys))

(defun cl-fill (seq item &rest keys)
  "Set the elements of SEQ from :start to :end to ITEM, and return it."
  (cl-seq--check keys '(:start :end))
  (let* ((region (cl-seq--region keys)) (start (car region)) (end (or (cdr region) (length seq))))
    (if (listp seq)
        (let ((tail (nthcdr start seq)) (n (- end start)))
          (while (and tail (> n 0))
            (setcar tail item)
            (setq tail (cdr tail) n (1- n))))
      (while (< start end)
        (aset seq start item)
        (setq start (1+ start))))
    seq))

(defun cl-replace (seq1 seq2 &rest keys)
  "Put elements of SEQ2 from :start2 to :end2 into SEQ1 from :start1 to :end1, and return SEQ1."
  (cl-seq--check keys '(:start1 :end1 :start2 :end2))
  (let* ((start1 (or (cl--key keys ':start1 nil) 0)) (end1 (or (cl--key keys ':end1 nil) (length seq1)))
         (start2 (or (cl--key keys ':start2 nil) 0)) (end2 (or (cl--key keys ':end2 nil) (length seq2)))
         (items (append (cl-subseq seq2 start2 end2) nil))
         (n (min (- end1 start1) (length items))))
    (dotimes (i n)
      (setf (elt seq1 (+ start1 i)) (pop items)))
    seq1))

;;; Folding, comparing, sorting

(defun cl-reduce (func seq &rest keys)
  "Combine the elements of SEQ with FUNC, a function of two arguments, from the left.
Keywords are :start, :end, :from-end, which begins at the right, :initial-value and :key."
  (cl-seq--check keys '(:start :end :from-end :initial-value :key))
  (let* ((key (cl-seq--key keys)) (region (cl-seq--region keys))
         (items (append (if (or (cdr region) (> (car region) 0)) (cl-subseq seq (car region) (cdr region)) seq)
                        nil))
         (from-end (cl--key keys ':from-end nil)) (initial (cl--key keys ':initial-value 'cl--absent)))
    (if from-end (setq items (reverse items)))
    (if key (setq items (mapcar key items)))
    (let ((value (cond ((not (eq initial 'cl--absent)) initial)
                       (items (pop items))
                       (t (funcall func)))))
      (dolist (item items)
        (setq value (if from-end (funcall func item value) (funcall func value item))))
      value)))

(defun cl-mismatch (seq1 seq2 &rest keys)
  "Return the index of the first element of SEQ1 that differs from SEQ2's, nil if they are the same.
Keywords are :test, :test-not, :key, :start1, :end1, :start2, :end2 and :from-end."
  (cl-seq--check keys '(:test :test-not :key :from-end :start1 :end1 :start2 :end2))
  (let* ((test (cl-seq--test keys)) (key (cl-seq--key keys))
         (start1 (or (cl--key keys ':start1 nil) 0)) (end1 (or (cl--key keys ':end1 nil) (length seq1)))
         (start2 (or (cl--key keys ':start2 nil) 0)) (end2 (or (cl--key keys ':end2 nil) (length seq2)))
         (same (lambda (i j)
                 (let ((a (elt seq1 i)) (b (elt seq2 j)))
                   (if key (setq a (funcall key a) b (funcall key b)))
                   (funcall test a b)))))
    (if (cl--key keys ':from-end nil)
        (progn
          (while (and (< start1 end1) (< start2 end2) (funcall same (1- end1) (1- end2)))
            (setq end1 (1- end1) end2 (1- end2)))
          (and (or (< start1 end1) (< start2 end2))
               (1- end1)))
      (while (and (< start1 end1) (< start2 end2) (funcall same start1 start2))
        (setq start1 (1+ start1) start2 (1+ start2)))
      (and (or (< start1 end1) (< start2 end2))
           start1))))

(defun cl-search (seq1 seq2 &rest keys)
  "Return the index in SEQ2 where SEQ1 occurs first, nil if it does not.
Keywords are :test, :test-not, :key, :start1, :end1, :start2, :end2 and :from-end."
  (cl-seq--check keys '(:test :test-not :key :from-end :start1 :end1 :start2 :end2))
  (let* ((start1 (or (cl--key keys ':start1 nil) 0)) (end1 (or (cl--key keys ':end1 nil) (length seq1)))
         (start2 (or (cl--key keys ':start2 nil) 0)) (end2 (or (cl--key keys ':end2 nil) (length seq2)))
         (length (- end1 start1)) (found nil)
         (comparing (append (list :start1 start1 :end1 end1)
                            (let ((rest nil))
                              (dolist (k '(:test :test-not :key) rest)
                                (if (plist-get keys k)
                                    (setq rest (cl-list* k (plist-get keys k) rest))))))))
    (if (>= start1 end1)
        (if (cl--key keys ':from-end nil) end2 start2)
      (let* ((last (- end2 length)) (positions (if (<= start2 last) (number-sequence start2 last))))
        (if (cl--key keys ':from-end nil) (setq positions (nreverse positions)))
        (while (and positions (not found))
          (let ((i (pop positions)))
            (unless (apply #'cl-mismatch seq1 seq2 :start2 i :end2 (+ i length) comparing)
              (setq found i))))
        found))))

(defun cl-sort (seq predicate &rest keys)
  "Sort SEQ in place by PREDICATE, applied to what :key returns; return it."
  (cl-seq--check keys '(:key))
  (let ((key (cl-seq--key keys)))
    (if (or (listp seq) (vectorp seq))
        (sort seq (if key
                      (lambda (a b) (funcall predicate (funcall key a) (funcall key b)))
                    predicate))
      (cl-replace seq (apply #'cl-sort (append seq nil) predicate keys)))))

(defun cl-stable-sort (seq predicate &rest keys)
  "Sort SEQ in place by PREDICATE, keeping the order of equals; KEYS are as for `cl-sort'."
  (apply #'cl-sort seq predicate keys))

(defun cl-merge (type seq1 seq2 predicate &rest keys)
  "Return the elements of SEQ1 and SEQ2, both sorted by PREDICATE, as one sorted sequence of TYPE.  KEYS: :key."
  (cl-seq--check keys '(:key))
  (let ((key (cl-seq--key keys)) (result nil)
        (a (append seq1 nil)) (b (append seq2 nil)))
    (while (and a b)
      (if (funcall predicate
                   (if key (funcall key (car b)) (car b))
                   (if key (funcall key (car a)) (car a)))
          (push (pop b) result)
        (push (pop a) result)))
    (cl-coerce (nconc (nreverse result) a b) type)))

;;; Sets

(defun cl-union (list1 list2 &rest keys)
  "Return the union of LIST1 and LIST2.  Keywords are :test, :test-not and :key."
  (cl-seq--check keys '(:test :test-not :key))
  (cond ((null list1) list2)
        ((null list2) list1)
        ((and (not keys) (equal list1 list2)) list1)
        (t
         (or (>= (length list1) (length list2))
             (setq list1 (prog1 list2 (setq list2 list1))))
         (let ((key (cl-seq--key keys)))
           (while list2
             (unless (apply #'cl-member (if key (funcall key (car list2)) (car list2)) list1 keys)
               (push (car list2) list1))
             (setq list2 (cdr list2))))
         list1)))

(defun cl-nunion (list1 list2 &rest keys)
  "Return the union of LIST1 and LIST2, perhaps changed; KEYS are as for `cl-union'."
  (cond ((null list1) list2)
        ((null list2) list1)
        (t (apply #'cl-union list1 list2 keys))))

(defun cl-intersection (list1 list2 &rest keys)
  "Return the elements that LIST1 and LIST2 share.  Keywords are :test, :test-not and :key."
  (cl-seq--check keys '(:test :test-not :key))
  (and list1 list2
       (if (equal list1 list2)
           list1
         (let ((key (cl-seq--key keys)) (result nil))
           (or (>= (length list1) (length list2))
               (setq list1 (prog1 list2 (setq list2 list1))))
           (dolist (item list2)
             (if (apply #'cl-member (if key (funcall key item) item) list1 keys)
                 (push item result)))
           result))))

(defun cl-nintersection (list1 list2 &rest keys)
  "Return the elements that LIST1 and LIST2 share; KEYS are as for `cl-intersection'."
  (and list1 list2 (apply #'cl-intersection list1 list2 keys)))

(defun cl-set-difference (list1 list2 &rest keys)
  "Return the elements of LIST1 that are not in LIST2.  Keywords are :test, :test-not and :key."
  (cl-seq--check keys '(:test :test-not :key))
  (if (or (null list1) (null list2))
      list1
    (let ((key (cl-seq--key keys)) (result nil))
      (dolist (item list1)
        (unless (apply #'cl-member (if key (funcall key item) item) list2 keys)
          (push item result)))
      (nreverse result))))

(defun cl-nset-difference (list1 list2 &rest keys)
  "Return the elements of LIST1 that are not in LIST2; KEYS are as for `cl-set-difference'."
  (if (or (null list1) (null list2)) list1
    (apply #'cl-set-difference list1 list2 keys)))

(defun cl-set-exclusive-or (list1 list2 &rest keys)
  "Return the elements that are in only one of LIST1 and LIST2.  Keywords are :test, :test-not and :key."
  (cond ((null list1) list2)
        ((null list2) list1)
        ((equal list1 list2) nil)
        (t (append (apply #'cl-set-difference list1 list2 keys)
                   (apply #'cl-set-difference list2 list1 keys)))))

(defalias 'cl-nset-exclusive-or #'cl-set-exclusive-or)

(defun cl-subsetp (list1 list2 &rest keys)
  "Return t if all elements of LIST1 are in LIST2.  Keywords are :test, :test-not and :key."
  (cl-seq--check keys '(:test :test-not :key))
  (cond ((null list1) t)
        ((null list2) nil)
        ((equal list1 list2) t)
        (t
         (let ((key (cl-seq--key keys)))
           (while (and list1
                       (apply #'cl-member (if key (funcall key (car list1)) (car list1)) list2 keys))
             (setq list1 (cdr list1))))
         (null list1))))

;;; Trees

(defun cl-sublis (alist tree &rest keys)
  "Return TREE with each part that is a key of ALIST replaced by its value.  Keywords are :test, :test-not and :key."
  (cl-seq--check keys '(:test :test-not :key :if :if-not))
  (let ((test (cl-seq--test keys)) (key (cl-seq--key keys)))
    (cl-seq--sublis alist tree test key)))

(defun cl-seq--sublis (alist tree test key)
  "Do the work of `cl-sublis' for ALIST and TREE with the functions TEST and KEY."
  (let ((value (if key (funcall key tree) tree)) (tail alist))
    (while (and tail (not (funcall test (car (car tail)) value)))
      (setq tail (cdr tail)))
    (cond (tail (cdr (car tail)))
          ((consp tree)
           (let ((first (cl-seq--sublis alist (car tree) test key))
                 (rest (cl-seq--sublis alist (cdr tree) test key)))
             (if (and (eq first (car tree)) (eq rest (cdr tree))) tree (cons first rest))))
          (t tree))))

(defalias 'cl-nsublis #'cl-sublis)

(defun cl-seq--subst-if (new match tree)
  "Return TREE with NEW for each part that MATCH accepts."
  (cond ((funcall match tree) new)
        ((consp tree)
         (let ((first (cl-seq--subst-if new match (car tree)))
               (rest (cl-seq--subst-if new match (cdr tree))))
           (if (and (eq first (car tree)) (eq rest (cdr tree))) tree (cons first rest))))
        (t tree)))

(defun cl-subst-if (new predicate tree &rest keys)
  "Return TREE with NEW for each part that PREDICATE accepts; the keyword is :key."
  (cl-seq--subst-if new (cl-seq--matcher-of nil nil nil predicate nil (cl-seq--key keys)) tree))

(defun cl-subst-if-not (new predicate tree &rest keys)
  "Return TREE with NEW for each part that PREDICATE refuses; the keyword is :key."
  (cl-seq--subst-if new (cl-seq--matcher-of nil nil nil nil predicate (cl-seq--key keys)) tree))

(defun cl-nsubst-if (new predicate tree &rest keys)
  "Put NEW in the place of what PREDICATE takes in TREE, changing that; KEYS may have :key."
  (apply #'cl-subst-if new predicate tree keys))

(defun cl-nsubst-if-not (new predicate tree &rest keys)
  "Put NEW in the place of what PREDICATE refuses in TREE, changing that; KEYS may have :key."
  (apply #'cl-subst-if-not new predicate tree keys))

(defun cl-nsubst (new old tree &rest keys)
  "Return TREE with NEW for each OLD; KEYS are as for `cl-subst'."
  (apply #'cl-subst new old tree keys))

(defun cl-tree-equal (tree1 tree2 &rest keys)
  "Return t if TREE1 and TREE2 have the same atoms in the same places.  Keywords are :test, :test-not and :key."
  (cl-seq--check keys '(:test :test-not :key))
  (let ((test (cl-seq--test keys)) (key (cl-seq--key keys)))
    (cl-seq--tree-equal tree1 tree2 test key)))

(defun cl-seq--tree-equal (a b test key)
  "Compare the trees A and B with the functions TEST and KEY."
  (while (and (consp a) (consp b) (cl-seq--tree-equal (car a) (car b) test key))
    (setq a (cdr a) b (cdr b)))
  (and (not (consp a)) (not (consp b))
       (if key (funcall test (funcall key a) (funcall key b)) (funcall test a b))
       t))

(defun cl-endp (x)
  "Return t if X, a list, is empty; signal `wrong-type-argument' if it is no list."
  (if (listp x) (null x) (signal 'wrong-type-argument (list 'list x 'x))))

(provide 'cl-seq)

;;; cl-seq.el ends here

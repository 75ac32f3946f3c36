;;; ert-explain.el --- why two objects differ  -*- lexical-binding: t -*-

(defun ert--explain-format-atom (x)
  "Return X, an atom, as an explanation shows it: a number that is a character as three ways to write it."
  (cond ((characterp x) (list x (format "#x%x" x) (format "?%c" x)))
        ((integerp x) (list x (format "#x%x" x)))
        (t x)))

(defun ert--explain-equal-rec (a b)
  "Return why A and B are not `equal', nil if they are."
  (cond
   ((not (eq (type-of a) (type-of b)))
    (list 'different-types a b))
   ((consp a)
    (let ((length-a (proper-list-p a))
          (length-b (proper-list-p b)))
      (cond
       ((not (eq (not length-a) (not length-b)))
        (list 'one-list-proper-one-improper a b))
       ((and length-a (/= length-a length-b))
        (list 'proper-lists-of-different-length length-a length-b a b
              'first-mismatch-at (ert--first-mismatch a b)))
       (length-a
        (let ((found nil) (index 0))
          (while (and a (not found))
            (let ((why (ert--explain-equal-rec (car a) (car b))))
              (if why (setq found (list 'list-elt index why))))
            (setq a (cdr a) b (cdr b) index (1+ index)))
          found))
       (t
        (let ((why (ert--explain-equal-rec (car a) (car b))))
          (if why
              (list 'car why)
            (let ((why (ert--explain-equal-rec (cdr a) (cdr b))))
              (if why (list 'cdr why)))))))))
   ((or (arrayp a) (recordp a))
    (ert--explain-array a b))
   ((equal a b) nil)
   ((and (symbolp a) (string= (symbol-name a) (symbol-name b)))
    (list 'different-symbols-with-the-same-name a b))
   ;; The differences of two symbols or numbers are all there is to see.
   (t (list 'different-atoms (ert--explain-format-atom a) (ert--explain-format-atom b)))))

(defun ert--explain-array (a b)
  "Return why A and B, two arrays or records, are not `equal', nil if they are."
  (when (and (stringp a) (not (eq (multibyte-string-p a) (multibyte-string-p b))))
    ;; Otherwise a raw byte and a character with the same number would look alike.
    (setq a (string-to-multibyte a)
          b (string-to-multibyte b)))
  (if (/= (length a) (length b))
      (list 'arrays-of-different-length (length a) (length b) a b 'first-mismatch-at (ert--first-mismatch a b))
    (let ((found nil) (index 0) (count (length a)))
      (while (and (< index count) (not found))
        (let ((why (ert--explain-equal-rec (aref a index) (aref b index))))
          (if why (setq found (list 'array-elt index why))))
        (setq index (1+ index)))
      found)))

(defun ert--first-mismatch (a b)
  "Return the index of the first element that differs in A and B, two lists or arrays of different length."
  (let ((index 0) (count (min (length a) (length b)))
        (element (if (listp a) (lambda (list index) (nth index list)) #'aref)))
    (while (and (< index count) (equal (funcall element a index) (funcall element b index)))
      (setq index (1+ index)))
    index))

(defun ert--explain-equal (a b)
  "Return why A and B are not `equal', nil if they are."
  ;; `equal' is much the faster, and most comparisons hold.
  (if (equal a b)
      nil
    (ert--explain-equal-rec a b)))
(put 'equal 'ert-explainer 'ert--explain-equal)

(defun ert--explain-string-equal (a b)
  "Return why A and B, strings or symbols, are not `string-equal', nil if they are."
  (if (string-equal a b)
      nil
    (ert--explain-equal-rec (if (symbolp a) (symbol-name a) a)
                            (if (symbolp b) (symbol-name b) b))))
(put 'string-equal 'ert-explainer 'ert--explain-string-equal)

(defun ert--significant-plist-keys (plist)
  "Return the keys of PLIST whose value is not nil, each once."
  (let ((keys nil))
    (while plist
      (unless (or (null (cadr plist)) (memq (car plist) keys))
        (push (car plist) keys))
      (setq plist (cddr plist)))
    (nreverse keys)))

(defun ert--plist-difference-explanation (a b)
  "Return how the property lists A and B differ, nil if they do not; an absent value is like nil."
  (let* ((keys-a (ert--significant-plist-keys a))
         (keys (append keys-a (seq-difference (ert--significant-plist-keys b) keys-a #'eq)))
         (found nil))
    (while (and keys (not found))
      (let ((why (ert--explain-equal (plist-get a (car keys)) (plist-get b (car keys)))))
        (if why
            (setq found (list 'different-properties-for-key (car keys) why))))
      (setq keys (cdr keys)))
    found))

(defun ert--abbreviate-string (s len suffixp)
  "Return the first LEN characters of S, or the last ones if SUFFIXP; all of S if it is not longer."
  (let ((count (length s)))
    (cond ((<= count len) s)
          (suffixp (substring s (- count len)))
          (t (substring s 0 len)))))

(defun ert-equal-including-properties (a b)
  "Return t if A and B are strings with the same characters and `equal' text properties.
Objects of other types are compared as `equal-including-properties' does."
  (and (equal a b)
       (null (ert--explain-equal-including-properties a b))))

(defun ert--explain-equal-including-properties (a b)
  "Return why A and B are not `ert-equal-including-properties', nil if they are."
  (if (not (equal a b))
      (ert--explain-equal a b)
    (when (stringp a)
      (let ((found nil) (index 0) (count (length a)))
        (while (and (< index count) (not found))
          (let ((why (ert--plist-difference-explanation (text-properties-at index a) (text-properties-at index b))))
            (if why
                (setq found
                      (list 'char index (substring-no-properties a index (1+ index)) why
                            'context-before
                            (ert--abbreviate-string (substring-no-properties a 0 index) 10 t)
                            'context-after
                            (ert--abbreviate-string (substring-no-properties a (1+ index)) 10 nil)))))
          (setq index (1+ index)))
        found))))
(put 'ert-equal-including-properties 'ert-explainer 'ert--explain-equal-including-properties)

(provide 'ert-explain)

;;; ert-explain.el ends here

;;; ring.el --- rings of a fixed size  -*- lexical-binding: t -*-

;; A ring is (HEAD LENGTH . VECTOR): LENGTH elements, the oldest at index HEAD of VECTOR.  Index 0 is the newest.

(defun ring-p (x)
  "Return t if X is a ring."
  (and (consp x) (integerp (car x))
       (consp (cdr x)) (integerp (cadr x))
       (vectorp (cddr x))))

(defun make-ring (size)
  "Return a new ring for SIZE elements."
  (cons 0 (cons 0 (make-vector size nil))))

(defun ring-size (ring) "Return how many elements RING can have." (length (cddr ring)))
(defun ring-length (ring) "Return how many elements RING has." (cadr ring))
(defun ring-empty-p (ring) "Return t if RING has no elements." (zerop (cadr ring)))
(defun ring-plus1 (index veclen)
  "Return INDEX plus 1, 0 at VECLEN."
  (let ((next (1+ index))) (if (= next veclen) 0 next)))
(defun ring-minus1 (index veclen)
  "Return INDEX minus 1, VECLEN minus 1 below 0."
  (- (if (zerop index) veclen index) 1))
(defun ring-index (index head ringlen veclen)
  "Return where element INDEX of a ring with HEAD and RINGLEN is in its vector of VECLEN."
  (mod (1- (+ head (- ringlen (mod index ringlen)))) veclen))

(defun ring-copy (ring)
  "Return a copy of RING."
  (cons (car ring) (cons (cadr ring) (copy-sequence (cddr ring)))))

(defun ring-insert (ring item)
  "Put ITEM into RING as its newest element, in the place of the oldest if it is full; return ITEM."
  (let* ((vec (cddr ring)) (veclen (length vec)) (head (car ring)) (count (cadr ring)))
    (prog1
        (aset vec (mod (+ head count) veclen) item)
      (if (= count veclen)
          (setcar ring (ring-plus1 head veclen))
        (setcar (cdr ring) (1+ count))))))

(defun ring-insert-at-beginning (ring item)
  "Put ITEM into RING as its oldest element, in the place of the newest if it is full."
  (let* ((vec (cddr ring)) (veclen (length vec)) (head (car ring)) (count (cadr ring)))
    (setq count (min veclen (1+ count))
          head (ring-minus1 head veclen))
    (aset vec head item)
    (setcar ring head)
    (setcar (cdr ring) count)))

(defun ring-remove (ring &optional index)
  "Take the element INDEX, by default the oldest, out of RING and return it."
  (if (ring-empty-p ring)
      (error "Ring empty")
    (let* ((elements (ring-elements ring)) (count (length elements))
           (index (if index (mod index count) (1- count)))
           (item (nth index elements)) (kept nil) (i 0))
      (dolist (element elements)
        (unless (= i index) (push element kept))
        (setq i (1+ i)))
      (let ((vec (cddr ring)))
        (fillarray vec nil)
        (setcar ring 0)
        (setcar (cdr ring) 0)
        (dolist (element kept)
          (ring-insert ring element)))
      item)))

(defun ring-ref (ring index)
  "Return element INDEX of RING, 0 the newest; larger and negative numbers go round."
  (if (ring-empty-p ring)
      (error "Accessing an empty ring")
    (let ((vec (cddr ring)))
      (aref vec (ring-index index (car ring) (cadr ring) (length vec))))))

(defun ring-elements (ring)
  "Return the list of the elements of RING, the newest first."
  (let ((result nil) (i 0) (vec (cddr ring)))
    (while (< i (cadr ring))
      (push (aref vec (mod (+ (car ring) i) (length vec))) result)
      (setq i (1+ i)))
    result))

(defun ring-member (ring item)
  "Return the index of ITEM in RING, nil if it is not there."
  (let ((tail (ring-elements ring)) (i 0) (found nil))
    (while (and tail (not found))
      (if (equal item (car tail)) (setq found i))
      (setq tail (cdr tail) i (1+ i)))
    found))

(defun ring-next (ring item)
  "Return the element of RING after ITEM."
  (let ((index (ring-member ring item)))
    (unless index (error "Item is not in the ring: `%s'" item))
    (ring-ref ring (ring-plus1 index (ring-length ring)))))

(defun ring-previous (ring item)
  "Return the element of RING before ITEM."
  (let ((index (ring-member ring item)))
    (unless index (error "Item is not in the ring: `%s'" item))
    (ring-ref ring (ring-minus1 index (ring-length ring)))))

(defun ring-extend (ring x)
  "Make room for X more elements in RING."
  (when (and (integerp x) (> x 0))
    (ring-resize ring (+ x (ring-size ring)))))

(defun ring-resize (ring size)
  "Make RING one for SIZE elements; the oldest go if there are too many."
  (let ((elements (ring-elements ring)) (vec (make-vector size nil)))
    (setcdr ring (cons 0 vec))
    (setcar ring 0)
    (dolist (element (nreverse (take size elements)))
      (ring-insert ring element))))

(defun ring-insert+extend (ring item &optional grow-p)
  "Put ITEM into RING as its newest element; with GROW-P make room for it if RING is full."
  (if (and grow-p (= (ring-length ring) (ring-size ring)))
      (ring-extend ring 1))
  (ring-insert ring item))

(defun ring-remove+insert+extend (ring item &optional grow-p)
  "Put ITEM into RING as its newest element, and take out those that are equal; GROW-P as for `ring-insert+extend'."
  (let (index)
    (while (setq index (ring-member ring item))
      (ring-remove ring index)))
  (ring-insert+extend ring item grow-p))

(defun ring-convert-sequence-to-ring (seq)
  "Return SEQ if it is a ring, else a ring of its elements, the first the newest."
  (if (ring-p seq)
      seq
    (let* ((size (length seq)) (ring (make-ring size)))
      (dolist (element (reverse (append seq nil)))
        (ring-insert ring element))
      ring)))

(provide 'ring)

;;; ring.el ends here

;;; cl-extra.el --- mapping, numbers and sequences as in Common Lisp  -*- lexical-binding: t -*-

(require 'cl-lib)

(defun cl-coerce (x type)
  "Return X as an object of TYPE: list, vector, array, string, character, float or another that X is of."
  (cond ((eq type 'list) (if (listp x) x (append x nil)))
        ((eq type 'vector) (if (vectorp x) x (vconcat x)))
        ((eq type 'bool-vector)
         (if (bool-vector-p x) x (apply #'bool-vector (cl-coerce x 'list))))
        ((eq type 'string) (if (stringp x) x (concat x)))
        ((eq type 'array) (if (arrayp x) x (vconcat x)))
        ((and (eq type 'character) (stringp x) (= (length x) 1)) (aref x 0))
        ((and (eq type 'character) (symbolp x)) (cl-coerce (symbol-name x) type))
        ((eq type 'float) (float x))
        ((cl-typep x type) x)
        (t (error "Can't coerce %s to type %s" x type))))

(defun cl-equalp (x y)
  "Return t if X and Y are alike: letters regardless of case, numbers by value, lists and arrays part by part."
  (cond ((eq x y) t)
        ((stringp x)
         (and (stringp y) (= (length x) (length y))
              (string= (downcase x) (downcase y))))
        ((numberp x) (and (numberp y) (= x y)))
        ((consp x)
         (while (and (consp x) (consp y) (cl-equalp (car x) (car y)))
           (setq x (cdr x) y (cdr y)))
         (and (not (consp x)) (cl-equalp x y)))
        ((vectorp x)
         (and (vectorp y) (= (length x) (length y))
              (let ((i (length x)))
                (while (and (>= (setq i (1- i)) 0)
                            (cl-equalp (aref x i) (aref y i))))
                (< i 0))))
        (t (equal x y))))

;;; Mapping

(defun cl-map (type func seq &rest rest)
  "Return what FUNC returns for the elements of SEQ and REST, taken together, as a sequence of TYPE, or nil for nil."
  (if (null type)
      (progn (apply #'cl-mapc func seq rest) nil)
    (cl-coerce (apply #'cl-mapcar func seq rest) type)))

(defun cl-maplist (func list &rest rest)
  "Return the list of what FUNC returns for LIST and REST, then for their cdrs, and so on."
  (let ((lists (cons list rest)) (result nil))
    (while (not (memq nil lists))
      (push (apply func lists) result)
      (setq lists (mapcar #'cdr lists)))
    (nreverse result)))

(defun cl-mapc (func seq &rest rest)
  "Call FUNC with the elements of SEQ and REST, taken together; return SEQ."
  (if rest
      (progn (cl--mapcar-many func (cons seq rest)) seq)
    (mapc func seq)))

(defun cl-mapl (func list &rest rest)
  "Call FUNC with LIST and REST, then with their cdrs, and so on; return LIST."
  (apply #'cl-maplist func list rest)
  list)

(defun cl-mapcan (func seq &rest rest)
  "Like `cl-mapcar' of FUNC, SEQ and REST, but `nconc' the values."
  (apply #'nconc (apply #'cl-mapcar func seq rest)))

(defun cl-mapcon (func list &rest rest)
  "Like `cl-maplist' of FUNC, LIST and REST, but `nconc' the values."
  (apply #'nconc (apply #'cl-maplist func list rest)))

(defun cl-some (predicate seq &rest rest)
  "Return the first non-nil value of PREDICATE for the elements of SEQ and REST, taken together."
  (let ((lists (mapcar (lambda (each) (append each nil)) (cons seq rest))) (value nil))
    (while (and (not value) (not (memq nil lists)))
      (setq value (apply predicate (mapcar #'car lists))
            lists (mapcar #'cdr lists)))
    value))

(defun cl-every (predicate seq &rest rest)
  "Return non-nil if PREDICATE accepts all elements of SEQ and REST, taken together: its last value."
  (let ((lists (mapcar (lambda (each) (append each nil)) (cons seq rest))) (value t))
    (while (and value (not (memq nil lists)))
      (setq value (apply predicate (mapcar #'car lists))
            lists (mapcar #'cdr lists)))
    (and value t)))

(defun cl-notany (predicate seq &rest rest)
  "Return t if PREDICATE accepts none of the elements of SEQ and REST, taken together."
  (not (apply #'cl-some predicate seq rest)))

(defun cl-notevery (predicate seq &rest rest)
  "Return t if PREDICATE does not accept all elements of SEQ and REST, taken together."
  (not (apply #'cl-every predicate seq rest)))

;;; Numbers

(defun cl-gcd (&rest args)
  "Return the greatest common divisor of the integers ARGS."
  (let ((a (abs (or (car args) 0))))
    (dolist (b (cdr args))
      (setq b (abs b))
      (while (> b 0) (setq b (% a (setq a b)))))
    a))

(defun cl-lcm (&rest args)
  "Return the least common multiple of the integers ARGS."
  (if (memq 0 args)
      0
    (let ((a (abs (or (car args) 1))))
      (dolist (b (cdr args))
        (setq a (* (/ a (cl-gcd a b)) (abs b))))
      a)))

(defun cl-isqrt (x)
  "Return the integer square root of X."
  (if (and (integerp x) (> x 0))
      (let ((guess (ash 1 (/ (1+ (logb x)) 2))) (next nil))
        (setq guess (* 2 guess))
        (while (< (setq next (/ (+ guess (/ x guess)) 2)) guess)
          (setq guess next))
        guess)
    (if (eq x 0) 0 (signal 'arith-error nil))))

(defun cl-floor (x &optional y)
  "Return the list of X divided by Y, rounded down, and what remains."
  (let ((q (floor x y)))
    (list q (- x (if y (* y q) q)))))

(defun cl-ceiling (x &optional y)
  "Return the list of X divided by Y, rounded up, and what remains."
  (let ((result (cl-floor x y)))
    (if (= (car (cdr result)) 0) result
      (list (1+ (car result)) (- (car (cdr result)) (or y 1))))))

(defun cl-truncate (x &optional y)
  "Return the list of X divided by Y, rounded towards zero, and what remains."
  (if (eq (>= x 0) (or (null y) (>= y 0)))
      (cl-floor x y)
    (cl-ceiling x y)))

(defun cl-round (x &optional y)
  "Return the list of X divided by Y, rounded to the nearest integer, even in the middle, and what remains."
  (if y
      (if (and (integerp x) (integerp y))
          (let* ((half (/ y 2)) (result (cl-floor (+ x half) y)))
            (if (and (= (car (cdr result)) 0)
                     (= (+ half half) y)
                     (/= (% (car result) 2) 0))
                (list (1- (car result)) half)
              (list (car result) (- (car (cdr result)) half))))
        (let ((q (round (/ x y))))
          (list q (- x (* q y)))))
    (if (integerp x) (list x 0)
      (let ((q (round x)))
        (list q (- x q))))))

(defun cl-mod (x y)
  "Return what remains of X divided by Y, rounded down."
  (nth 1 (cl-floor x y)))

(defun cl-rem (x y)
  "Return what remains of X divided by Y, rounded towards zero."
  (nth 1 (cl-truncate x y)))

(defun cl-signum (x)
  "Return 1, 0 or -1 as X is positive, zero or negative."
  (cond ((> x 0) 1) ((< x 0) -1) (t 0)))

(cl-defun cl-parse-integer (string &key start end radix junk-allowed)
  "Return the integer that STRING, from START to END, is in RADIX, by default 10.
Signal an error if it is none, unless JUNK-ALLOWED is non-nil; then return nil, or the number it begins with."
  (let* ((start (or start 0)) (length (length string)) (end (or end length))
         (radix (or radix 10)) (sign 1) (value nil) (digit nil) (blank "\\`[ \t\n\r\f]"))
    (cond
     ((or (< end start) (> end length) (< start 0))
      (signal 'args-out-of-range (list string start end)))
     (t
      (while (and (< start end) (string-match-p blank (substring string start (1+ start))))
        (setq start (1+ start)))
      (when (and (< start end) (memq (aref string start) '(?+ ?-)))
        (if (eq (aref string start) ?-) (setq sign -1))
        (setq start (1+ start)))
      (while (and (< start end) (setq digit (cl-digit-char-p (aref string start) radix)))
        (setq value (+ (* (or value 0) radix) digit)
              start (1+ start)))
      (while (and (< start end) (string-match-p blank (substring string start (1+ start))))
        (setq start (1+ start)))
      (cond ((and value (or junk-allowed (= start end))) (* sign value))
            ((and junk-allowed (null value)) nil)
            (t (error "Not an integer string: `%s'" string)))))))

(defun cl-random (lim &optional state)
  "Return a random number from 0 up to LIM, an integer or a float, exclusive; STATE is where the numbers come from."
  (let ((bits (cl--random-bits (or state cl--random-state
                                   (setq cl--random-state (cl-make-random-state t))))))
    (if (integerp lim)
        (if (< lim (ash 1 24))
            (% bits lim)
          (% (logior (ash bits 30) (cl--random-bits (or state cl--random-state))) lim))
      (* (/ (float bits) (ash 1 30)) lim))))

(defun cl--random-bits (state)
  "Return 30 random bits from STATE, a record with a number, and change it."
  (let ((next (logand (+ (* 6364136223846793005 (aref state 1)) 1442695040888963407)
                      (1- (ash 1 64)))))
    (aset state 1 next)
    (ash next -34)))

(defun cl-make-random-state (&optional state)
  "Return a copy of the random state STATE, nil for the one in use, or a new one for t or a number."
  (cond ((null state)
         (copy-sequence (or cl--random-state (setq cl--random-state (cl-make-random-state t)))))
        ((cl-random-state-p state) (copy-sequence state))
        ((integerp state) (record 'cl--random-state (logand state (1- (ash 1 64)))))
        (t (record 'cl--random-state (random most-positive-fixnum)))))

(defun cl-random-state-p (object)
  "Return t if OBJECT is a random state."
  (and (recordp object) (eq (type-of object) 'cl--random-state)))

;;; Sequences

(defun cl-subseq (seq start &optional end)
  "Return the part of SEQ from START to END; negative numbers count from the end.  A place."
  (declare (gv-setter (lambda (new)
                        (macroexp-let2 nil new new
                          `(progn (cl-replace ,seq ,new :start1 ,start :end1 ,end) ,new)))))
  (cond
   ((or (stringp seq) (vectorp seq)) (substring seq start end))
   (t
    (let ((length (length seq)) (from start) (to end))
      (if (< from 0) (setq from (+ length from)))
      (setq to (cond ((null to) length) ((< to 0) (+ length to)) (t to)))
      (if (or (< from 0) (> from length) (> to length) (< to from))
          (error "Bad bounding indices: %s, %s" start end))
      (if (listp seq)
          (take (- to from) (nthcdr from seq))
        (let ((result (make-vector (- to from) nil)))
          (dotimes (i (- to from))
            (aset result i (aref seq (+ from i))))
          result))))))

(defun cl-concatenate (type &rest sequences)
  "Return the elements of SEQUENCES as one sequence of TYPE: list, vector, array, string or character."
  (cond ((memq type '(vector array)) (apply #'vconcat sequences))
        ((eq type 'string) (apply #'concat sequences))
        ((eq type 'list) (apply #'append (append sequences '(nil))))
        (t (error "Not a sequence type name: %S" type))))

(defun cl-revappend (x y)
  "Return the elements of the list X in opposite order, followed by the list Y."
  (nconc (reverse x) y))

(defun cl-nreconc (x y)
  "Return the elements of the list X, changed, in opposite order, followed by the list Y."
  (nconc (nreverse x) y))

(defun cl-list-length (x)
  "Return the length of the list X, nil if it is circular."
  (cond ((proper-list-p x))
        ((and (consp x) (let ((slow x) (fast (cdr x)))
                          (while (and (consp fast) (not (eq fast slow)))
                            (setq fast (cdr-safe (cdr fast)) slow (cdr slow)))
                          (consp fast)))
         nil)
        (t (length x))))

(defun cl-tailp (sublist list)
  "Return t if SUBLIST is a tail of LIST."
  (while (and (consp list) (not (eq sublist list)))
    (setq list (cdr list)))
  (if (numberp sublist) (equal sublist list) (eq sublist list)))

;;; Properties

(defun cl-get (sym tag &optional def)
  "Return the property TAG of the symbol SYM, DEF if it has none; a place."
  (declare (gv-setter (lambda (store) `(put ,sym ,tag ,store))))
  (cl-getf (symbol-plist sym) tag def))

(defun cl-getf (plist tag &optional def)
  "Return the value of TAG in PLIST, DEF if there is none; a place."
  (declare (gv-expander
            (lambda (do)
              (gv-letplace (getter setter) plist
                (macroexp-let2* nil ((k tag) (d def))
                  (funcall do `(cl-getf ,getter ,k ,d)
                           (lambda (v)
                             (macroexp-let2 nil val v
                               `(progn
                                  ,(funcall setter `(cl--set-getf ,getter ,k ,val))
                                  ,val)))))))))
  (let ((found (plist-member plist tag)))
    (if found (car (cdr found)) def)))

(defun cl--set-getf (plist tag val)
  "Return PLIST with VAL as the value of TAG, perhaps changed."
  (let ((found (plist-member plist tag)))
    (if found
        (progn (setcar (cdr found) val) plist)
      (cons tag (cons val plist)))))

(defun cl--do-remf (plist tag)
  "Take TAG, which is not the first property, out of PLIST; return t if it was there."
  (let ((p (cdr plist)))
    (while (and (cdr p) (not (eq (car (cdr p)) tag)))
      (setq p (cdr (cdr p))))
    (and (cdr p) (progn (setcdr p (cdr (cdr (cdr p)))) t))))

(defun cl-remprop (sym tag)
  "Take the property TAG off the symbol SYM; return t if it had it."
  (let ((plist (symbol-plist sym)))
    (if (and plist (eq tag (car plist)))
        (progn (setplist sym (cdr (cdr plist))) t)
      (cl--do-remf plist tag))))

;;; Others

(defun cl-fresh-line (&optional stream)
  "Print a newline to STREAM unless it is at the beginning of a line."
  (terpri stream 'ensure))

(defun cl-float-limits ()
  "Set the variables that tell the limits of floats, such as `cl-most-positive-float'."
  (unless cl-most-positive-float
    (setq cl-most-positive-float 1.7976931348623157e+308
          cl-most-negative-float -1.7976931348623157e+308
          cl-least-positive-normalized-float 2.2250738585072014e-308
          cl-least-negative-normalized-float -2.2250738585072014e-308
          cl-least-positive-float 5e-324
          cl-least-negative-float -5e-324
          cl-float-epsilon 2.220446049250313e-16
          cl-float-negative-epsilon 1.1102230246251565e-16))
  nil)

(defvar cl-most-positive-float nil "The largest float; set by `cl-float-limits'.")
(defvar cl-most-negative-float nil "The most negative float; set by `cl-float-limits'.")
(defvar cl-least-positive-float nil "The smallest positive float; set by `cl-float-limits'.")
(defvar cl-least-negative-float nil "The negative float nearest to 0; set by `cl-float-limits'.")
(defvar cl-least-positive-normalized-float nil "The smallest normalized float; set by `cl-float-limits'.")
(defvar cl-least-negative-normalized-float nil "The negative one nearest to 0; set by `cl-float-limits'.")
(defvar cl-float-epsilon nil "The smallest float that makes a difference to 1.0; set by `cl-float-limits'.")
(defvar cl-float-negative-epsilon nil "The smallest float that makes 1.0 less; set by `cl-float-limits'.")

(defun cl-prettyexpand (form &optional _full)
  "Print FORM with its macros expanded."
  (pp (macroexpand-all form)))

(defun cl--mapcar-many (func sequences &optional accumulate)
  "Call FUNC with the elements of SEQUENCES, taken together; return the list of values if ACCUMULATE is non-nil."
  (let* ((lists (mapcar (lambda (sequence) (append sequence nil)) sequences))
         (result nil))
    (while (not (memq nil lists))
      (let ((value (apply func (mapcar #'car lists))))
        (if accumulate (setq result (cons value result))))
      (setq lists (mapcar #'cdr lists)))
    (nreverse result)))

(defun cl-find-class (type)
  "Return what is known of the class TYPE, a symbol, nil if it is none."
  (cl--find-class type))

(provide 'cl-extra)

;;; cl-extra.el ends here

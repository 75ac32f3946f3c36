;;; rx-sets.el --- sets of characters in rx forms  -*- lexical-binding: t -*-

;; A set is a sorted list of intervals (FROM . TO), which neither overlap nor touch.

(defconst rx--classes
  '((digit . digit) (numeric . digit) (num . digit) (control . cntrl) (cntrl . cntrl)
    (hex-digit . xdigit) (hex . xdigit) (xdigit . xdigit) (blank . blank) (graphic . graph) (graph . graph)
    (printing . print) (print . print) (alphanumeric . alnum) (alnum . alnum) (letter . alpha) (alphabetic . alpha)
    (alpha . alpha) (ascii . ascii) (nonascii . nonascii) (lower . lower) (lower-case . lower)
    (punctuation . punct) (punct . punct) (space . space) (whitespace . space) (white . space)
    (upper . upper) (upper-case . upper) (word . word) (wordchar . word) (unibyte . unibyte) (multibyte . multibyte))
  "Symbols that are character classes.")

(defun rx--class (symbol) "Return the character class named SYMBOL, or nil." (cdr (assq symbol rx--classes)))

(defconst rx--last-char #x3fffff "The last of all characters.")
(defconst rx--first-raw #x3fff80 "The first of the characters that are raw bytes.")

;;; What `any' says

(defun rx--string-intervals (string)
  "Return the intervals in STRING, an argument of `any'."
  (let* ((string (string-to-multibyte string)) (i 0) (n (length string)) (intervals nil))
    (while (< i n)
      (let ((from (aref string i)))
        (if (not (and (< (+ i 2) n) (eq (aref string (1+ i)) ?-)))
            (progn (push (cons from from) intervals)
                   (setq i (1+ i)))
          (let ((to (aref string (+ i 2))))
            (cond
             ((> from to) (error "Invalid rx `any' range: %s" (substring string i (+ i 3))))
             ((and (<= from 127) (>= to rx--first-raw))
              ;; From ASCII to raw bytes: what has codes in between is not meant.
              (push (cons from 127) intervals)
              (push (cons rx--first-raw to) intervals))
             (t (push (cons from to) intervals))))
          (setq i (+ i 3)))))
    intervals))

(defun rx--any-parts (args)
  "Return (SET . CLASSES) for ARGS of `any': intervals, and names of classes."
  (let ((intervals nil) (classes nil))
    (dolist (arg args)
      (cond
       ((stringp arg) (setq intervals (append (rx--string-intervals arg) intervals)))
       ((characterp arg) (push (cons arg arg) intervals))
       ((and (consp arg) (characterp (car arg)) (characterp (cdr arg)) (<= (car arg) (cdr arg)))
        (push (cons (car arg) (cdr arg)) intervals))
       ((and arg (symbolp arg) (rx--class arg))
        (unless (memq (rx--class arg) classes) (push (rx--class arg) classes)))
       (t (error "Invalid rx `any' argument: %s" arg))))
    (cons (rx--joined intervals) (nreverse classes))))

(defun rx--joined (intervals)
  "Return INTERVALS sorted, with those joined that overlap or touch."
  (let* ((sorted (sort (copy-sequence intervals) (lambda (a b) (< (car a) (car b))))) (tail sorted))
    (while (cdr tail)
      (if (>= (1+ (cdar tail)) (caadr tail))
          (progn (setcar tail (cons (caar tail) (max (cdar tail) (cdadr tail))))
                 (setcdr tail (cddr tail)))
        (setq tail (cdr tail))))
    sorted))

(defun rx--any (args negated)
  "Return the translation of a set of ARGS, of what is not in it if NEGATED."
  (let ((parts (rx--any-parts args)))
    (rx--bracketed (car parts) (cdr parts) negated)))

(defun rx--bracketed (set classes negated)
  "Return the translation of SET and CLASSES, of what is in neither if NEGATED."
  (let ((only (if (and set (null (cdr set)) (null classes) (= (caar set) (cdar set))) (caar set))))
    (cond
     ((and (null set) (null classes))
      (if negated '(("[^z-a]") . atom) '(("\\`a\\`") . seq)))
     ((and only (not negated)) (cons (list (regexp-quote (char-to-string only))) 'atom))
     ((and (eq only ?\n) negated) '((".") . atom))
     (t (cons (list (concat "[" (if negated "^" "") (rx--inside set classes negated) "]")) 'atom)))))

(defun rx--inside (set classes negated)
  "Return what stands between brackets for SET and CLASSES; NEGATED non-nil means that it stands after a caret.
A closing bracket has to stand first, a hyphen last; a caret may stand anywhere but first."
  (let ((first "") (dash "") (items nil))
    (dolist (interval set)
      (let ((from (car interval)) (to (cdr interval)))
        (cond
         ((and (eq from ?\]) (eq to ?\])) (setq first "]"))
         ;; A bracket at the end or the beginning of a range is taken out, or the range stands first.
         ((eq from ?\]) (setq first (rx--range from to)))
         ((and (eq from ?-) (eq to ?-)) (setq dash "-"))
         (t
          (when (eq from ?-) (setq dash "-" from (1+ from)))
          (when (eq to ?\]) (setq first "]" to (1- to)))
          (when (and (eq to ?-) (= to (1+ from))) (setq dash "-" to from))
          (when (<= from to) (push (rx--range from to) items))))))
    (setq items (append (nreverse items) (mapcar (lambda (class) (format "[:%s:]" class)) classes)))
    (when (and (equal first "") items (eq (aref (car items) 0) ?^))
      (cond ((cdr items) (setq items (cons (cadr items) (cons (car items) (cddr items)))))
            ((equal dash "-") (setq first "-" dash ""))))
    (concat first (apply #'concat items) dash)))

(defun rx--range (from to)
  "Return the characters FROM to TO as they stand between brackets."
  (cond ((= from to) (string from))
        ((= to (1+ from)) (string from to))
        (t (string from ?- to))))

;;; Calculating with sets

(defun rx--charset-p (form)
  "Return non-nil if FORM is a set of characters without classes."
  (let* ((form (rx--resolved form)) (head (car-safe form)))
    (cond ((characterp form) t)
          ((stringp form) (= (length form) 1))
          ((memq head '(any in char not-char)) (null (cdr (rx--any-parts (cdr form)))))
          ((eq head 'not) (rx--charset-p (cadr form)))
          ((eq head 'intersection) t)
          ((memq head '(or |))
           (not (memq nil (mapcar #'rx--charset-p (cdr form))))))))

(defun rx--charset (form)
  "Return the set that FORM is; an error if it is no set without classes."
  (let* ((form (rx--resolved form)) (head (car-safe form)))
    (cond
     ((characterp form) (list (cons form form)))
     ((and (stringp form) (= (length form) 1)) (list (cons (aref form 0) (aref form 0))))
     ((memq head '(any in char not-char))
      (let ((parts (rx--any-parts (cdr form))))
        (when (cdr parts)
          (error "Character class not permitted in set operations: %S" (cadr parts)))
        (if (eq head 'not-char) (rx--complement (car parts)) (car parts))))
     ((eq head 'not) (rx--complement (rx--charset (rx--only-arg form))))
     ((memq head '(or |)) (rx--joined (mapcan (lambda (each) (copy-sequence (rx--charset each))) (cdr form))))
     ((eq head 'intersection) (rx--common (mapcar #'rx--charset (cdr form))))
     (t (error "Bad character set: %S" form)))))

(defun rx--complement (intervals)
  "Return the intervals of the characters that are not in INTERVALS."
  (let ((result nil) (start 0))
    (dolist (interval intervals)
      (when (< start (car interval))
        (push (cons start (1- (car interval))) result))
      (setq start (1+ (cdr interval))))
    (when (<= start rx--last-char)
      (push (cons start rx--last-char) result))
    (nreverse result)))

(defun rx--common (sets)
  "Return the intervals of the characters that are in all of SETS."
  (let ((common (list (cons 0 rx--last-char))))
    (dolist (set sets common)
      (let ((result nil) (rest common))
        (while (and rest set)
          (let ((from (max (car (car rest)) (car (car set))))
                (to (min (cdr (car rest)) (cdr (car set)))))
            (when (<= from to)
              (push (cons from to) result))
            (if (< (cdr (car rest)) (cdr (car set)))
                (setq rest (cdr rest))
              (setq set (cdr set)))))
        (setq common (nreverse result))))))

(defun rx--set (set)
  "Return the translation of SET; one that goes on to the last character is written by what is not in it."
  (if (eq (cdr (car (last set))) rx--last-char)
      (rx--bracketed (rx--complement set) nil t)
    (rx--bracketed set nil nil)))

(provide 'rx-sets)

;;; rx-sets.el ends here

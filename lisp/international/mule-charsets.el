;;; mule-charsets.el --- charsets and translation tables, seen from Lisp  -*- lexical-binding: t -*-

;;; Code:

(defun define-charset (name docstring &rest props)
  "Define the charset NAME, described by DOCSTRING, from the keywords PROPS.
These are `:code-space', `:dimension', `:min-code', `:max-code', `:iso-final-char',
`:iso-revision-number', `:emacs-mule-id', `:ascii-compatible-p', `:supplementary-p',
`:invalid-code', one of `:code-offset', `:map', `:subset' and `:superset', `:unify-map',
`:short-name' and `:long-name'; others become properties."
  (let* ((space (plist-get props :code-space))
         (dimension (or (plist-get props :dimension)
                        (let ((last (- (length space) 2)))
                          (while (and (> last 0)
                                      (zerop (aref space last)) (zerop (aref space (1+ last))))
                            (setq last (- last 2)))
                          (1+ (/ last 2)))))
         (short (or (plist-get props :short-name) (symbol-name name)))
         (plist (append (list :name name :docstring docstring) (copy-sequence props))))
    (dolist (each (list (cons :dimension dimension) (cons :short-name short)
                        (cons :long-name (or (plist-get props :long-name) short))
                        (cons :base name)))
      (unless (plist-member plist (car each))
        (setq plist (append plist (list (car each) (cdr each))))))
    (apply #'define-charset-internal
           name dimension
           (append (list (let ((full (make-vector 8 0)))
                           (dotimes (index (length space) full)
                             (aset full index (elt space index)))))
                   (mapcar (lambda (key) (plist-get props key))
                           '(:min-code :max-code :iso-final-char :iso-revision-number
                                         :emacs-mule-id :ascii-compatible-p :supplementary-p
                                         :invalid-code :code-offset :map :subset :superset :unify-map))
                   (list plist)))))

(defun charset-dimension (charset)
  "Return how many bytes a code of CHARSET has."
  (plist-get (charset-plist charset) :dimension))

(defun charset-chars (charset &optional dimension)
  "Return how many values a byte of CHARSET's codes has, the last one unless DIMENSION says another."
  (let ((space (plist-get (charset-plist charset) :code-space))
        (place (* 2 (1- (or dimension 1)))))
    (1+ (- (aref space (1+ place)) (aref space place)))))

(defun charset-iso-final-char (charset)
  "Return the final character by which ISO 2022 designates CHARSET, -1 if it does not."
  (or (plist-get (charset-plist charset) :iso-final-char) -1))

(defun charset-description (charset)
  "Return the description of CHARSET."
  (plist-get (charset-plist charset) :docstring))

(defun charset-short-name (charset)
  "Return the short name of CHARSET."
  (plist-get (charset-plist charset) :short-name))

(defun charset-long-name (charset)
  "Return the long name of CHARSET."
  (plist-get (charset-plist charset) :long-name))

(defun get-charset-property (charset propname)
  "Return the property PROPNAME of CHARSET."
  (plist-get (charset-plist charset) propname))

(defun put-charset-property (charset propname value)
  "Give CHARSET the property PROPNAME with VALUE."
  (set-charset-plist charset (plist-put (charset-plist charset) propname value)))

;; Translation tables.

(put 'translation-table 'char-table-extra-slots 2)

(defun make-translation-table (&rest args)
  "Return a translation table from the alists ARGS, of characters and what they become.
What a character becomes is translated as well, by the associations before."
  (let ((table (make-char-table 'translation-table))
        (reversed (make-char-table 'translation-table)))
    (dolist (alist args)
      (dolist (pair alist)
        (let* ((from (car pair)) (to (cdr pair))
               (final (or (aref table to) to))
               (others (aref reversed from)))
          (aset table from final)
          (dolist (other others)
            (aset table other final))
          (aset reversed final (cons from (append others (aref reversed final)))))))
    table))

(defun make-translation-table-from-vector (vec)
  "Return a translation table from VEC, which has a character, or nil, for each of 256 bytes.
The reverse of it is in the table's first extra slot."
  (let ((table (make-char-table 'translation-table))
        (reversed (make-char-table 'translation-table)))
    (dotimes (byte 256)
      (let ((char (aref vec byte)))
        (when char
          (aset table byte char)
          (or (aref reversed char) (aset reversed char byte)))))
    (set-char-table-extra-slot table 0 reversed)
    (set-char-table-extra-slot table 1 1)
    (set-char-table-extra-slot reversed 1 1)
    table))

(defun make-translation-table-from-alist (alist)
  "Return a translation table from ALIST, whose keys and values are characters or vectors of them."
  (let ((table (make-char-table 'translation-table))
        (longest 1))
    (dolist (pair alist)
      (let ((from (car pair)) (to (cdr pair)))
        (if (integerp from)
            (if (consp (aref table from))
                (aset table from (append (aref table from) (list (cons (vector from) to))))
              (aset table from to))
          (let* ((first (aref from 0)) (present (aref table first)))
            (setq longest (max longest (length from)))
            (aset table first
                  (cond ((consp present) (cons (cons from to) present))
                        (present (list (cons (vector first) present) (cons from to)))
                        (t (list (cons from to)))))))))
    (set-char-table-extra-slot table 1 longest)
    table))

(defvar translation-table-vector (make-vector 16 nil)
  "The translation tables that have names, by their numbers.")

(defvar translation-hash-table-vector nil
  "The hash tables for translation that have names, by their numbers.")

(defun define-translation-table (symbol &rest args)
  "Make SYMBOL name a translation table, ARGS itself or what `make-translation-table' makes of them.
Return its number."
  (let ((table (if (and (char-table-p (car args))
                        (eq (char-table-subtype (car args)) 'translation-table))
                   (car args)
                 (apply #'make-translation-table args)))
        (number 0))
    (while (and (< number (length translation-table-vector))
                (aref translation-table-vector number)
                (not (eq (car (aref translation-table-vector number)) symbol)))
      (setq number (1+ number)))
    (when (= number (length translation-table-vector))
      (setq translation-table-vector
            (vconcat translation-table-vector (make-vector number nil))))
    (aset translation-table-vector number (cons symbol table))
    (put symbol 'translation-table table)
    (put symbol 'translation-table-id number)
    number))

(defun define-translation-hash-table (symbol table)
  "Make SYMBOL name the hash TABLE for translation.  Return its number."
  (unless (and (symbolp symbol) (hash-table-p table))
    (error "Bad args to define-translation-hash-table"))
  (let ((number 0) (size (length translation-hash-table-vector)))
    (while (and (< number size)
                (aref translation-hash-table-vector number)
                (not (eq (car (aref translation-hash-table-vector number)) symbol)))
      (setq number (1+ number)))
    (when (= number size)
      (setq translation-hash-table-vector (vconcat translation-hash-table-vector [nil])))
    (aset translation-hash-table-vector number (cons symbol table))
    (put symbol 'translation-hash-table table)
    (put symbol 'translation-hash-table-id number)
    number))

(defmacro with-category-table (table &rest body)
  "Evaluate BODY with TABLE as the current buffer's category table."
  (declare (indent 1))
  (let ((old-table (make-symbol "old-table"))
        (old-buffer (make-symbol "old-buffer")))
    `(let ((,old-table (category-table))
           (,old-buffer (current-buffer)))
       (unwind-protect
           (progn
             (set-category-table ,table)
             ,@body)
         (with-current-buffer ,old-buffer
           (set-category-table ,old-table))))))

(provide 'mule-charsets)

;;; mule-charsets.el ends here

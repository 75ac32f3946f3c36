;;; bindat.el --- packing and unpacking of binary data  -*- lexical-binding: t -*-

;; A type, as `bindat-type' makes it, holds three functions: one that reads a value at `bindat-idx' of `bindat-raw', one that
;; moves `bindat-idx' over the place that a value needs, and one that writes a value there.  They are compiled from one
;; description: `bindat--form' makes the form for one of the three.  The older specifications, lists that are looked at
;; when they are used, are in bindat-specs.el.  See "Byte Packing" in the Elisp manual.

(require 'cl-lib)
(eval-when-compile (require 'pcase))

(defvar bindat-raw)
(defvar bindat-idx)

(cl-defstruct (bindat--type (:constructor bindat--make (le ue pe)) (:copier nil)) le ue pe)

(autoload 'bindat--spec-unpack "bindat-specs")
(autoload 'bindat--spec-length "bindat-specs")
(autoload 'bindat--spec-pack "bindat-specs")

;;; Bytes

(defun bindat--read (count little)
  "Read an unsigned integer of COUNT bytes, the lowest first if LITTLE."
  (let ((value 0) (i 0))
    (while (< i count)
      (let ((byte (aref bindat-raw (+ bindat-idx i))))
        (setq value (if little (logior value (ash byte (* 8 i))) (logior (ash value 8) byte))
              i (1+ i))))
    (setq bindat-idx (+ bindat-idx count))
    value))

(defun bindat--write (value count little)
  "Write VALUE as an integer of COUNT bytes, the lowest first if LITTLE."
  (let ((i 0))
    (while (< i count)
      (aset bindat-raw (+ bindat-idx (if little i (- count i 1))) (logand value 255))
      (setq value (ash value -8) i (1+ i)))
    (setq bindat-idx (+ bindat-idx count))))

(defun bindat--bytes (bits) "Return how many bytes BITS need." (/ (+ bits 7) 8))

(defun bindat--signed (value bits)
  "Return VALUE, an unsigned integer of BITS bits, as a signed one."
  (if (and (> bits 0) (/= 0 (logand value (ash 1 (1- bits))))) (- value (ash 1 bits)) value))

(defun bindat--read-string (length)
  "Read a string of LENGTH bytes."
  (let ((bytes (substring bindat-raw bindat-idx (+ bindat-idx length))))
    (setq bindat-idx (+ bindat-idx length))
    (if (stringp bytes) bytes (apply #'unibyte-string (append bytes nil)))))

(defun bindat--read-strz (length)
  "Read a string that a zero byte ends among LENGTH bytes."
  (let ((end 0))
    (while (and (< end length) (/= 0 (aref bindat-raw (+ bindat-idx end))))
      (setq end (1+ end)))
    (prog1 (let ((start bindat-idx)) (prog1 (bindat--read-string end) (setq bindat-idx start)))
      (setq bindat-idx (+ bindat-idx length)))))

(defun bindat--write-string (string length)
  "Write STRING, at most LENGTH bytes of it, and leave the rest of LENGTH as it is."
  (dotimes (i (min (length string) length))
    (aset bindat-raw (+ bindat-idx i) (logand (aref string i) 255)))
  (setq bindat-idx (+ bindat-idx length)))

(defun bindat--read-bits (length)
  "Read the numbers of the bits that are set in LENGTH bytes, which are one number."
  (let ((number (bindat--read length nil)) (bits nil) (i (1- (* 8 length))))
    (while (>= i 0)
      (if (/= 0 (logand number (ash 1 i))) (push i bits))
      (setq i (1- i)))
    bits))

(defun bindat--write-bits (bits length)
  "Write LENGTH bytes in which BITS, a list of numbers, are set."
  (bindat--write (apply #'logior (mapcar (lambda (bit) (ash 1 bit)) bits)) length nil))

(defun bindat--align (length)
  "Move on to the next multiple of LENGTH."
  (setq bindat-idx (* length (/ (+ bindat-idx length -1) length))))

(defun bindat--skip (length) "Move on by LENGTH bytes." (setq bindat-idx (+ bindat-idx length)))

;;; From types to forms

(defvar bindat--macros nil "Alist of types that `bindat-defmacro' defines, with the functions that expand them.")

(defun bindat--expanded (type)
  "Return TYPE as a list whose head is no macro."
  (if (symbolp type) (setq type (list type)))
  (while (assq (car type) bindat--macros)
    (setq type (apply (cdr (assq (car type) bindat--macros)) (cdr type)))
    (if (symbolp type) (setq type (list type))))
  (if (and type (or (consp (car type)) (keywordp (car type)))) (cons 'struct type) type))

(defun bindat--form (op type value)
  "Return a form that unpacks a value of TYPE, or goes over VALUE, a symbol, or packs it, as OP says."
  (pcase (bindat--expanded type)
    ((or '(u8) '(byte)) (bindat--int-form op 8 nil value))
    (`(uint ,bits) (bindat--int-form op bits nil value))
    (`(uintr ,bits) (bindat--int-form op bits t value))
    (`(sint ,bits ,little)
     (pcase op
       ('unpack `(let ((bits ,bits)) (bindat--signed (bindat--read (bindat--bytes bits) ,little) bits)))
       ('length `(bindat--skip (bindat--bytes ,bits)))
       (_ `(bindat--write ,value (bindat--bytes ,bits) ,little))))
    (`(str ,length) (bindat--sized-form op length 'bindat--read-string 'bindat--write-string value))
    ('(strz)
     (pcase op
       ('unpack '(bindat--read-strz nil))
       ('length `(bindat--skip (length ,value)))
       (_ `(bindat--write-string ,value (length ,value)))))
    (`(strz ,length) (bindat--sized-form op length 'bindat--read-strz 'bindat--write-string value))
    (`(bits ,length) (bindat--sized-form op length 'bindat--read-bits 'bindat--write-bits value))
    (`(fill ,length) (if (eq op 'unpack) `(progn (bindat--skip ,length) nil) `(bindat--skip ,length)))
    (`(align ,length) (if (eq op 'unpack) `(progn (bindat--align ,length) nil) `(bindat--align ,length)))
    (`(vec ,count . ,of) (bindat--repeat-form op count of value t))
    (`(repeat ,count . ,of) (bindat--repeat-form op count of value nil))
    (`(unit ,exp) (if (eq op 'unpack) exp nil))
    (`(struct . ,fields) (bindat--struct-form op fields value))
    (`(type ,exp) (bindat--call op exp value))
    (`(if ,test ,then ,else)
     `(if ,test ,(bindat--inner-form op then value) ,(bindat--inner-form op else value)))
    (`(pcase ,exp . ,clauses)
     `(pcase ,exp ,@(mapcar (lambda (clause) (list (car clause) (bindat--inner-form op (cadr clause) value)))
                            clauses)))
    (`(,(and head (or 'let 'let* 'letrec)) ,bindings ,body)
     `(,head ,(mapcar (lambda (binding)
                        (list (car binding)
                              (if (consp (cadr binding)) (bindat--type-form (cadr binding)) (cadr binding))))
                      bindings)
             ,(bindat--inner-form op body value)))
    (expanded (bindat--call op expanded value))))

(defun bindat--inner-form (op type value)
  "Do what `bindat--form' does with OP and VALUE for TYPE, where a symbol is a variable with a type."
  (if (symbolp type)
      (bindat--call op type value)
    (bindat--form op type value)))

(defun bindat--int-form (op bits little value)
  "Return the form of `bindat--form' with OP and VALUE for an unsigned integer of BITS bits, LITTLE-endian or not."
  (let ((count (if (integerp bits) (bindat--bytes bits) `(bindat--bytes ,bits))))
    (pcase op
      ('unpack `(bindat--read ,count ,little))
      ('length `(bindat--skip ,count))
      (_ `(bindat--write ,value ,count ,little)))))

(defun bindat--sized-form (op length reader writer value)
  "Return the form of `bindat--form' with OP and VALUE for what READER and WRITER treat, in LENGTH bytes."
  (pcase op
    ('unpack `(,reader ,length))
    ('length `(bindat--skip ,length))
    (_ `(,writer ,value ,length))))

(defun bindat--repeat-form (op count of value vector)
  "Return the form of `bindat--form' with OP and VALUE for COUNT elements of the type OF, in a VECTOR or a list."
  (let ((of (or of '(u8))) (element (make-symbol "element")))
    (pcase op
      ('unpack `(let ((elements nil))
                  (dotimes (_ ,count) (push ,(bindat--form op of nil) elements))
                  ,(if vector '(vconcat (nreverse elements)) '(nreverse elements))))
      (_ (if vector
             `(dotimes (i ,count) (let ((,element (aref ,value i))) ,(bindat--form op of element)))
           `(let ((elements ,value))
              (dotimes (_ ,count) (let ((,element (pop elements))) ,(bindat--form op of element)))))))))

(defun bindat--call (op exp value)
  "Return the form of `bindat--form' with OP and VALUE for the type that is the value of EXP."
  (pcase op
    ('unpack `(funcall (bindat--type-ue ,exp)))
    ('length `(funcall (bindat--type-le ,exp) ,value))
    (_ `(funcall (bindat--type-pe ,exp) ,value))))

(defun bindat--field (field)
  "Return FIELD of a structure as (NAME TYPE PACK-VAL-P PACK-VAL)."
  (let* ((name (car field)) (tail (memq :pack-val (cdr field)))
         (type (append (butlast (cdr field) (length tail)) (cddr tail))))
    (unless (symbolp name)
      (signal 'wrong-type-argument (list 'symbolp name)))
    (let ((keyword (cl-find-if #'keywordp type)))
      (if keyword (setq type (butlast type (length (memq keyword type))))))
    (unless type
      (error "Unrecognized format in bindat fields: %S" field))
    (list name type (and tail t) (cadr tail))))

(defun bindat--struct-form (op fields value)
  "Return the form of `bindat--form' with OP and VALUE for a structure of FIELDS, among which keywords may stand."
  (let ((pack-var nil) (unpack-val nil) (unpack-val-p nil) (list nil))
    (while fields
      (pcase (car fields)
        (:pack-var (setq pack-var (cadr fields) fields (cdr fields)))
        (:unpack-val (setq unpack-val (cadr fields) unpack-val-p t fields (cdr fields)))
        ((pred consp) (push (bindat--field (car fields)) list))
        (_ (error "Unrecognized format in bindat fields: %S" fields)))
      (setq fields (cdr fields)))
    (setq list (nreverse list))
    (if (eq op 'unpack)
        (bindat--unpack-struct-form list unpack-val-p unpack-val)
      (let ((form nil))
        (pcase-dolist (`(,name ,type ,pack-val-p ,pack-val) (reverse list))
          (let* ((hidden (eq name '_)) (variable (if hidden (make-symbol "value") name)))
            (setq form `(let ((,variable ,(cond (pack-val-p pack-val)
                                                (hidden value)
                                                (t `(cdr (assq ',name ,value))))))
                          ,(bindat--form op type variable)
                          ,@(if form (list form))))))
        (if pack-var `(let ((,pack-var ,value)) ,form) form)))))

(defun bindat--unpack-struct-form (fields unpack-val-p unpack-val)
  "Return a form that unpacks FIELDS; its value is UNPACK-VAL if UNPACK-VAL-P, else an alist."
  (let ((bindings nil) (parts nil))
    (pcase-dolist (`(,name ,type . ,_) fields)
      (let ((variable (if (eq name '_) (make-symbol "value") name)))
        (push (list variable (bindat--form 'unpack type nil)) bindings)
        (push (if (eq name '_) variable `(list (cons ',name ,variable))) parts)))
    `(let* ,(nreverse bindings)
       ,(if unpack-val-p unpack-val `(append ,@(nreverse parts) nil)))))

(defun bindat--type-form (type)
  "Return a form whose value is an object for TYPE."
  `(bindat--make (lambda (value) (ignore value) ,(bindat--form 'length type 'value))
                 (lambda () ,(bindat--form 'unpack type nil))
                 (lambda (value) (ignore value) ,(bindat--form 'pack type 'value))))

(defmacro bindat-type (&rest type)
  "Return an object for TYPE, the name of a type with its arguments, or the fields of a structure.
Types: u8 or byte, uint BITS, uintr BITS, sint BITS LITTLE-ENDIAN, str LENGTH, strz LENGTH, bits LENGTH, vec COUNT [TYPE],
repeat COUNT [TYPE], fill LENGTH, align LENGTH, struct FIELD..., type EXP, unit EXP, if EXP TYPE TYPE, pcase EXP (PATTERN
TYPE)..., let, letrec with types as values, and what `bindat-defmacro' defines.  A FIELD is (NAME TYPE...); the name _ means
that the value's fields belong to the structure around it.  Later fields may use the values of earlier ones.  A field may
end in :pack-val EXP; among the fields :pack-var VARIABLE and :unpack-val EXP may stand."
  (declare (indent 0) (debug (&rest sexp)))
  (bindat--type-form type))

(defmacro bindat-defmacro (name args &rest body)
  "Define a type called NAME with parameters ARGS; BODY's value is the type it stands for."
  (declare (indent 2) (doc-string 3) (debug (&define name sexp def-body)))
  `(eval-and-compile
     (setf (alist-get ',name bindat--macros) (lambda ,args ,@(if (stringp (car body)) (or (cdr body) body) body)))
     ',name))

;;; Using them

(defun bindat-unpack (type raw &optional idx)
  "Return the value of TYPE that is at IDX, by default 0, of RAW, a unibyte string or a vector of bytes."
  (when (multibyte-string-p raw)
    (error "String is multibyte"))
  (let ((bindat-raw raw) (bindat-idx (or idx 0)))
    (if (bindat--type-p type)
        (funcall (bindat--type-ue type))
      (bindat--spec-unpack type))))

(defun bindat-length (type value)
  "Return how many bytes VALUE of TYPE needs."
  (let ((bindat-idx 0))
    (if (bindat--type-p type)
        (funcall (bindat--type-le type) value)
      (bindat--spec-length type value))
    bindat-idx))

(defun bindat-pack (type value &optional raw idx)
  "Return VALUE of TYPE as a unibyte string; with RAW, write it into RAW, such a string, from IDX or 0 on."
  (when (multibyte-string-p raw)
    (error "Pre-allocated string is multibyte"))
  (let* ((bindat-idx (or idx 0))
         (bindat-raw (or raw (make-string (+ bindat-idx (bindat-length type value)) 0))))
    (if (bindat--type-p type)
        (funcall (bindat--type-pe type) value)
      (bindat--spec-pack type value))
    (if raw nil bindat-raw)))

(defun bindat-get-field (struct &rest path)
  "Return the field of STRUCT to which PATH leads: names of fields, and numbers of elements in lists."
  (dolist (step path struct)
    (setq struct (if (integerp step) (nth step struct) (cdr (assq step struct))))))

;;; Looks

(defun bindat-format-vector (vect fmt sep &optional len)
  "Return the elements of VECT, the first LEN of them, formatted by FMT with SEP between them."
  (mapconcat (lambda (element) (format fmt element))
             (if len (seq-take vect len) vect)
             sep))

(defun bindat-vector-to-dec (vect &optional sep)
  "Return the elements of VECT as decimal numbers with SEP, by default a period, between them."
  (bindat-format-vector vect "%d" (or sep ".")))

(defun bindat-vector-to-hex (vect &optional sep)
  "Return the elements of VECT as hexadecimal numbers with SEP, by default a colon, between them."
  (bindat-format-vector vect "%02x" (or sep ":")))

(defun bindat-ip-to-string (ip)
  "Return IP, an address as a vector or string of its four bytes, as text."
  (bindat-vector-to-dec ip))

(provide 'bindat)

;;; bindat.el ends here

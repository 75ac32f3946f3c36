;;; bindat-specs.el --- bindat specifications that are looked at when they are used  -*- lexical-binding: t -*-

;; A specification is a list of items ([FIELD] TYPE [ARGUMENT...]).  One function goes over them to unpack, to measure and to
;; pack.  Forms in them see the variables `last' and `tag', so these are special here.

(require 'bindat)

(defvar last)
(defvar tag)

(defconst bindat--spec-integers
  '((u8 1) (byte 1) (u16 2) (word 2) (short 2) (u24 3) (u32 4) (dword 4) (long 4)
    (u16r 2 t) (wordr 2 t) (shortr 2 t) (u24r 3 t) (u32r 4 t) (dwordr 4 t) (longr 4 t))
  "Types of integers: bytes, and whether the lowest comes first.")

(defun bindat--spec-value (form struct)
  "Return the value of FORM, which may be (eval EXP), or names that lead to a field of STRUCT, or itself."
  (cond ((eq (car-safe form) 'eval) (eval (cadr form) t))
        ((consp form) (apply #'bindat-get-field struct form))
        (t form)))

(defun bindat--spec-walk (op spec struct)
  "Go over SPEC: return what is unpacked, or measure or pack STRUCT, as OP says."
  (let ((result (if (eq op 'unpack) nil struct)) (last nil))
    (dolist (item spec)
      (let ((field nil) (item item))
        (unless (memq (car item) '(eval fill align struct union))
          (setq field (pop item))
          (if (eq (car-safe field) 'eval) (setq field (eval (cadr field) t))))
        (let* ((type (pop item)) (type (if (eq (car-safe type) 'eval) (eval (cadr type) t) type))
               (value (if field (cdr (assq field struct)) struct))
               (data (bindat--spec-item op type item value (if (eq op 'unpack) result struct))))
          (setq last (if (eq op 'unpack) data value))
          (when (and data (eq op 'unpack))
            (setq result (if field (cons (cons field data) result) (append data result)))))))
    result))

(defun bindat--spec-item (op type args value struct)
  "Unpack, measure or pack, as OP says, VALUE of TYPE with ARGS, part of STRUCT."
  (let* ((length (if (memq type '(eval struct union)) nil (or (bindat--spec-value (car args) struct) 1)))
         (integer (cdr (assq type bindat--spec-integers))))
    (cond
     (integer (pcase op
                ('unpack (bindat--read (car integer) (cadr integer)))
                ('length (bindat--skip (car integer)))
                (_ (bindat--write (or value 0) (car integer) (cadr integer)))))
     ((eq type 'ip) (bindat--spec-item op 'vec '(4) value struct))
     ((eq type 'fill) (bindat--skip length) nil)
     ((eq type 'align) (bindat--align length) nil)
     ((memq type '(str strz bits))
      (pcase op
        ('unpack (funcall (pcase type ('str #'bindat--read-string) ('strz #'bindat--read-strz) (_ #'bindat--read-bits))
                          length))
        ('length (bindat--skip length))
        (_ (if (eq type 'bits) (bindat--write-bits value length) (bindat--write-string value length)))))
     ((eq type 'vec)
      (let ((of (or (cadr args) 'u8)) (elements nil))
        (dotimes (i length)
          (push (bindat--spec-item op (if (consp of) (car of) of) (cdr-safe of)
                                   (if (eq op 'pack) (and value (aref value i))) struct)
                elements))
        (if (eq op 'unpack) (vconcat (nreverse elements)))))
     ((eq type 'repeat)
      (let ((results nil))
        (dotimes (i length)
          (push (bindat--spec-walk op (cdr args) (nth i value)) results))
        (if (eq op 'unpack) (nreverse results))))
     ((eq type 'eval) (eval (car args) t))
     ((eq type 'struct)
      (bindat--spec-walk op (let ((name (car args))) (eval (if (eq (car-safe name) 'eval) (cadr name) name) t)) value))
     ((eq type 'union)
      (let ((tag (bindat--spec-value (car args) struct)) (cases (cdr args)) (done nil) (result nil))
        (while (and cases (not done))
          (let ((when (caar cases)))
            (when (or (equal when tag) (eq when t)
                      (and (eq (car-safe when) 'eval) (eval (cadr when) t)))
              (setq done t result (bindat--spec-walk op (cdar cases) value))))
          (setq cases (cdr cases)))
        result)))))

(defun bindat--spec-unpack (spec) "Unpack what SPEC says." (bindat--spec-walk 'unpack spec nil))
(defun bindat--spec-length (spec struct) "Move over what SPEC says STRUCT needs." (bindat--spec-walk 'length spec struct))
(defun bindat--spec-pack (spec struct) "Pack STRUCT as SPEC says." (bindat--spec-walk 'pack spec struct))

(provide 'bindat-specs)

;;; bindat-specs.el ends here

;;; case-table.el --- changing which characters are the same but for case  -*- lexical-binding: t -*-

;; A case table maps characters to lower case; its extra slot 0 is the table that maps to upper case.  Slots 1 and 2 are
;; worked out from these two, and must be emptied when either has changed.

(defun get-upcase-table (case-table)
  "Return the table of CASE-TABLE that maps characters to upper case, made from the other way round if need be."
  (case-table-get-table case-table 'up))

(defun case-table-get-table (case-table table)
  "Return one of the four tables of CASE-TABLE: TABLE is `down', `up', `eqv' or `canon'."
  (let ((slot (cdr (assq table '((up . 0) (canon . 1) (eqv . 2))))))
    (cond ((eq table 'down) case-table)
          ((char-table-extra-slot case-table slot))
          ;; Setting it as the standard table makes what is missing.
          (t (let ((standard (standard-case-table)))
               (unwind-protect
                   (progn (set-standard-case-table case-table)
                          (char-table-extra-slot case-table slot))
                 (or (eq case-table standard) (set-standard-case-table standard))))))))

(defun copy-case-table (case-table)
  "Return a copy of CASE-TABLE with an upper-case table of its own."
  (let ((copy (copy-sequence case-table))
        (up (char-table-extra-slot case-table 0)))
    (if up (set-char-table-extra-slot copy 0 (copy-sequence up)))
    (case-table--changed copy)
    copy))

(defun case-table--changed (case-table)
  "Have what is worked out from CASE-TABLE worked out anew."
  (set-char-table-extra-slot case-table 1 nil)
  (set-char-table-extra-slot case-table 2 nil))

(defun case-table--set (table up-from up-to down-from down-to)
  "In the case TABLE, make UP-TO the upper case of UP-FROM, and DOWN-TO the lower case of DOWN-FROM."
  (let ((up (get-upcase-table table)))
    (aset table down-from down-to)
    (aset up up-from up-to)
    (case-table--changed table)))

(defun case-table--letters (uc lc table up down)
  "In the case TABLE, make UC and LC letters of words.
With DOWN, LC is the lower case of UC; with UP, UC is the upper case of LC."
  (let ((upper (get-upcase-table table)))
    (when down (aset table uc lc))
    (aset table lc lc)
    (aset upper uc uc)
    (when up (aset upper lc uc))
    (case-table--changed table))
  (modify-syntax-entry lc "w   " (standard-syntax-table))
  (modify-syntax-entry uc "w   " (standard-syntax-table)))

(defun set-case-syntax-pair (uc lc table)
  "Make UC and LC, characters, the upper and the lower case of each other in the case TABLE, and letters of words."
  (case-table--letters uc lc table t t))

(defun set-upcase-syntax (uc lc table)
  "Make UC the upper case of LC in the case TABLE, but leave LC as it is for UC; both become letters of words."
  (case-table--letters uc lc table t nil))

(defun set-downcase-syntax (uc lc table)
  "Make LC the lower case of UC in the case TABLE, but leave UC as it is for LC; both become letters of words."
  (case-table--letters uc lc table nil t))

(defun set-case-syntax (c syntax table)
  "Make C a character without case in the case TABLE, with SYNTAX, a string as for `modify-syntax-entry'."
  (case-table--set table c c c c)
  (modify-syntax-entry c syntax (standard-syntax-table)))

(defun set-case-syntax-delims (l r table)
  "Make L and R a pair of brackets without case in the case TABLE."
  (case-table--set table l l l l)
  (case-table--set table r r r r)
  (modify-syntax-entry l (concat "(" (char-to-string r) "  ") (standard-syntax-table))
  (modify-syntax-entry r (concat ")" (char-to-string l) "  ") (standard-syntax-table)))

(provide 'case-table)

;;; case-table.el ends here

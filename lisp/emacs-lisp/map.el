;;; map.el --- what maps keys to values  -*- lexical-binding: t -*-

;; A map is an alist, a property list, a hash table, or an array, whose keys are its indexes.

(require 'seq)

(define-error 'map-not-inplace "Cannot modify map in-place")

(defun mapp (map)
  "Return non-nil if MAP is a map."
  (or (listp map) (hash-table-p map) (arrayp map)))

(defun map--plist-p (list)
  "Return non-nil if LIST is a property list and no alist."
  (and (consp list) (atom (car list))))

(defun map--check (map)
  "Signal an error unless MAP is a map."
  (unless (mapp map)
    (error "Unsupported map type `%S': %S" (type-of map) map)))

(defun map-elt (map key &optional default testfn)
  "Return the value of KEY in MAP, DEFAULT if there is none; TESTFN compares the keys of an alist.  A place."
  (declare (gv-expander
            (lambda (do)
              (gv-letplace (getter setter) `(gv-delay-error ,map)
                (macroexp-let2* nil ((k key) (d default) (test testfn))
                  (funcall do `(map-elt ,getter ,k ,d ,@(if test (list test)))
                           (lambda (v)
                             (macroexp-let2 nil v v
                               `(condition-case nil
                                    (map-put! ,getter ,k ,v ,@(if test (list test)))
                                  (map-not-inplace
                                   ,(funcall setter `(map-insert ,getter ,k ,v))
                                   ,v))))))))))
  (cond ((hash-table-p map) (gethash key map default))
        ((map--plist-p map)
         (let ((found (plist-member map key))) (if found (car (cdr found)) default)))
        ((listp map) (alist-get key map default nil (or testfn #'equal)))
        ((arrayp map)
         (if (and (natnump key) (< key (length map))) (aref map key) default))
        (t (map--check map))))

(gv-define-expander gv-delay-error
  (lambda (do place) (gv-get place do)))

(defmacro map-put (map key value &optional testfn)
  "Store VALUE for KEY in the place MAP, and return it; TESTFN compares the keys of an alist."
  (declare (obsolete "use map-put! or (setf (map-elt ...) ...) instead" "27.1"))
  `(setf (map-elt ,map ,key nil ,@(if testfn (list testfn))) ,value))

(defun map-put! (map key value &optional testfn)
  "Store VALUE for KEY in MAP itself, and return it; signal `map-not-inplace' where it has to grow and cannot.
TESTFN, by default `equal', compares the keys of an alist."
  (cond ((hash-table-p map) (puthash key value map))
        ((map--plist-p map)
         (plist-put map key value))
        ((listp map)
         (let ((cell (assoc key map testfn)))
           (if cell
               (setcdr cell value)
             (signal 'map-not-inplace (list map)))))
        ((arrayp map) (aset map key value))
        (t (map--check map)))
  value)

(defun map-insert (map key value)
  "Return a map like MAP with VALUE for KEY."
  (cond ((map--plist-p map) (cons key (cons value map)))
        ((listp map) (cons (cons key value) map))
        (t (let ((copy (map-copy map)))
             (map-put! copy key value)
             copy))))

(defun map-delete (map key)
  "Take KEY out of MAP and return it, changed in place where that can be."
  (cond ((hash-table-p map) (remhash key map) map)
        ((map--plist-p map)
         (while (and map (eq (car map) key))
           (setq map (cddr map)))
         (let ((tail (cdr map)))
           (while (cdr tail)
             (if (eq (cadr tail) key)
                 (setcdr tail (cdr (cddr tail)))
               (setq tail (cddr tail)))))
         map)
        ((listp map) (assoc-delete-all key map))
        ((arrayp map)
         (if (and (natnump key) (< key (length map))) (aset map key nil))
         map)
        (t (map--check map))))

(defun map-do (function map)
  "Call FUNCTION with each key and value of MAP; return nil."
  (cond ((hash-table-p map) (maphash function map))
        ((map--plist-p map)
         (while map
           (funcall function (car map) (car (cdr map)))
           (setq map (cdr (cdr map)))))
        ((listp map)
         (mapc (lambda (pair) (if (consp pair) (funcall function (car pair) (cdr pair)))) map))
        ((arrayp map)
         (let ((index -1))
           (mapc (lambda (value) (funcall function (setq index (1+ index)) value)) map)))
        (t (map--check map)))
  nil)

(defun map-apply (function map)
  "Return the list of what FUNCTION returns for each key and value of MAP."
  (let ((result nil))
    (map-do (lambda (key value) (push (funcall function key value) result)) map)
    (nreverse result)))

(defun map-pairs (map) "Return MAP as an alist." (map-apply #'cons map))
(defun map-keys (map) "Return the list of the keys of MAP." (map-apply (lambda (key _) key) map))
(defun map-values (map) "Return the list of the values of MAP." (map-apply (lambda (_ value) value) map))
(defun map-keys-apply (function map)
  "Return the list of what FUNCTION returns for the keys of MAP."
  (map-apply (lambda (key _) (funcall function key)) map))
(defun map-values-apply (function map)
  "Return the list of what FUNCTION returns for the values of MAP."
  (map-apply (lambda (_ value) (funcall function value)) map))

(defun map-length (map)
  "Return the number of keys of MAP."
  (cond ((hash-table-p map) (hash-table-count map))
        ((map--plist-p map) (/ (length map) 2))
        ((or (listp map) (arrayp map)) (length map))
        (t (map--check map))))

(defun map-empty-p (map) "Return t if MAP has no keys." (= (map-length map) 0))

(defun map-copy (map)
  "Return a copy of MAP."
  (cond ((hash-table-p map) (copy-hash-table map))
        ((map--plist-p map) (copy-sequence map))
        ((listp map) (copy-alist map))
        (t (copy-sequence map))))

(defun map-contains-key (map key &optional testfn)
  "Return t if MAP has the key KEY; TESTFN compares the keys of a list."
  (cond ((hash-table-p map)
         (let ((none '(none))) (not (eq none (gethash key map none)))))
        ((map--plist-p map) (and (plist-member map key) t))
        ((listp map) (and (assoc key map (or testfn #'equal)) t))
        ((arrayp map) (and (natnump key) (< key (length map))))
        (t (map--check map))))

(defun map-filter (pred map)
  "Return the alist of the keys and values of MAP that PRED accepts."
  (delq nil (map-apply (lambda (key value) (and (funcall pred key value) (cons key value))) map)))

(defun map-remove (pred map)
  "Return the alist of the keys and values of MAP that PRED refuses."
  (map-filter (lambda (key value) (not (funcall pred key value))) map))

(defun map-some (pred map)
  "Return the first non-nil value of PRED for the keys and values of MAP."
  (catch 'map--break
    (map-do (lambda (key value)
              (let ((result (funcall pred key value)))
                (if result (throw 'map--break result))))
            map)
    nil))

(defun map-every-p (pred map)
  "Return t if PRED accepts all keys and values of MAP."
  (not (map-some (lambda (key value) (not (funcall pred key value))) map)))

(defun map-nested-elt (map keys &optional default)
  "Return the value found by looking up the first of KEYS in MAP, the next in what is found, and so on."
  (or (seq-reduce (lambda (value key) (when (mapp value) (map-elt value key))) keys map)
      default))

(defun map-into (map type)
  "Return MAP as a TYPE: list or alist, plist, hash-table or (hash-table KEYWORDS...)."
  (cond ((memq type '(list alist)) (map-pairs map))
        ((eq type 'plist)
         (let ((result nil))
           (map-do (lambda (key value) (setq result (cons value (cons key result)))) map)
           (nreverse result)))
        ((or (eq type 'hash-table) (eq (car-safe type) 'hash-table))
         (let ((table (apply #'make-hash-table
                             (append (cdr-safe type)
                                     (unless (plist-member (cdr-safe type) :test) '(:test equal))))))
           (map-do (lambda (key value) (puthash key value table)) map)
           table))
        (t (error "Don't know how to convert a map into %S" type))))

(defun map-merge (type &rest maps)
  "Return a map of TYPE with the keys and values of MAPS, the last ones winning."
  (apply #'map-merge-with type (lambda (_old new) new) maps))

(defun map-merge-with (type function &rest maps)
  "Return a map of TYPE with the keys and values of MAPS; FUNCTION combines values of the same key."
  (let ((all (map-into (car maps) 'hash-table)) (none '(none)))
    (dolist (map (cdr maps))
      (map-do (lambda (key value)
                (let ((old (gethash key all none)))
                  (puthash key (if (eq old none) value (funcall function old value)) all)))
              map))
    (map-into all type)))

(pcase-defmacro map (&rest args)
  "Match maps that have values for ARGS: (KEY PATTERN [DEFAULT]), SYMBOL, or :KEYWORD, each bound to the value."
  `(and (pred mapp)
        ,@(mapcar (lambda (arg)
                    (cond
                     ((keywordp arg)
                      (let ((variable (intern (substring (symbol-name arg) 1))))
                        `(app (pcase--flip map-elt ,arg) ,variable)))
                     ((and (consp arg) (not (eq (car arg) 'quote)))
                      `(app (lambda (map) (map-elt map ,(car arg) ,(nth 2 arg)))
                            ,(if (cdr arg) (nth 1 arg)
                               (if (eq (car-safe (car arg)) 'quote) (nth 1 (car arg)) (car arg)))))
                     ((consp arg) `(app (pcase--flip map-elt ,arg) ,(car (cdr arg))))
                     (t `(app (pcase--flip map-elt ',arg) ,arg))))
                  args)))

(defmacro map-let (keys map &rest body)
  "Evaluate BODY with variables bound to values of MAP: KEYS are as for the `pcase' pattern `map'."
  (declare (indent 2) (debug ((&rest &or symbolp ([form symbolp])) form body)))
  `(pcase-let ((,(cons 'map keys) ,map))
     ,@body))

(provide 'map)

;;; map.el ends here

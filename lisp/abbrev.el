;;; abbrev.el --- tables of abbreviations  -*- lexical-binding: t -*-

;; A table is an obarray; an abbreviation is a symbol in it, whose value is what it stands for, whose function is a hook
;; and whose property list is its own.  The table's properties are those of the symbol with the empty name.
;; Only the tables are there: modes have one each.

(defun make-abbrev-table (&optional props)
  "Return a new abbrev table with the property list PROPS."
  (let ((table (obarray-make)))
    (intern "" table)
    (abbrev-table-put table :abbrev-table-modiff 0)
    (while (consp props)
      (abbrev-table-put table (car props) (car (cdr props)))
      (setq props (cdr (cdr props))))
    table))

(defun abbrev-table-get (table prop)
  "Return the property PROP of the abbrev TABLE."
  (let ((symbol (intern-soft "" table)))
    (if symbol (get symbol prop))))

(defun abbrev-table-put (table prop val)
  "Set the property PROP of the abbrev TABLE to VAL."
  (put (intern "" table) prop val))

(defun abbrev-table-p (object)
  "Return t if OBJECT is an abbrev table."
  (and (obarrayp object)
       (numberp (ignore-errors (abbrev-table-get object :abbrev-table-modiff)))))

(defun abbrev-get (sym prop) "Return the property PROP of the abbreviation SYM." (get sym prop))
(defun abbrev-put (sym prop val) "Set the property PROP of the abbreviation SYM to VAL." (put sym prop val))

(defun define-abbrev-table (tablename definitions &optional docstring &rest props)
  "Make the variable TABLENAME an abbrev table with DEFINITIONS, a list of (NAME EXPANSION [HOOK PROPS...]).
DOCSTRING describes the variable; PROPS are properties of the table."
  (declare (doc-string 3))
  (when (and docstring props (symbolp docstring))
    (push docstring props)
    (setq docstring nil))
  (abbrev--declare-table tablename docstring)
  (let ((table (if (boundp tablename) (symbol-value tablename))))
    (unless table
      (setq table (make-abbrev-table))
      (set tablename table)
      (unless (memq tablename abbrev-table-name-list)
        (push tablename abbrev-table-name-list)))
    (while (consp props)
      (unless (cdr props) (error "Missing value for property %S" (car props)))
      (abbrev-table-put table (pop props) (pop props)))
    (dolist (definition definitions)
      (apply #'define-abbrev table definition))))

(defun abbrev--declare-table (tablename docstring)
  "Make TABLENAME a special variable described by DOCSTRING."
  (internal--define-uninitialized-variable tablename)
  (if docstring (put tablename 'variable-documentation docstring)))

(defun define-abbrev (table abbrev expansion &optional hook &rest props)
  "Make ABBREV, a string, stand for EXPANSION in TABLE; HOOK is called after expanding, PROPS are its properties."
  (when (and (consp props) (or (null (car props)) (numberp (car props))))
    ;; The old way: count and system flag by position.
    (setq props (list :count (car props) :system (car (cdr props)))))
  (unless (plist-get props :count)
    (setq props (plist-put props :count 0)))
  (setq props (plist-put props :abbrev-table-modiff (abbrev-table-get table :abbrev-table-modiff)))
  (let ((symbol (intern abbrev table)))
    (set symbol expansion)
    (fset symbol hook)
    (setplist symbol (if (eq 'force (plist-get props :system)) (plist-put props :system t) props))
    (abbrev-table-put table :abbrev-table-modiff (1+ (abbrev-table-get table :abbrev-table-modiff))))
  abbrev)

(defun abbrev--symbol (abbrev table)
  "Return the symbol of ABBREV in TABLE, nil if it stands for nothing."
  (let* ((fold (not (abbrev-table-get table :case-fixed)))
         (symbol (intern-soft (if fold (downcase abbrev) abbrev) table)))
    (if (and symbol
             (stringp (symbol-value symbol))
             (or fold (not (abbrev-get symbol :case-fixed)) (equal abbrev (symbol-name symbol))))
        symbol)))

(defun abbrev-symbol (abbrev &optional table)
  "Return the symbol of ABBREV in TABLE, or in those in use, and their parents."
  (let ((tables (if table (if (listp table) table (list table))
                  (delq nil (list local-abbrev-table (bound-and-true-p global-abbrev-table)))))
        (symbol nil))
    (while (and tables (not symbol))
      (let ((each (pop tables)))
        (setq tables (append (abbrev-table-get each :parents) tables)
              symbol (abbrev--symbol abbrev each))))
    symbol))

(defun abbrev-expansion (abbrev &optional table)
  "Return what ABBREV, a string, stands for in TABLE, or in those in use; nil if nothing."
  (let ((symbol (abbrev-symbol abbrev table)))
    (and symbol (symbol-value symbol))))

(defun abbrev-table-empty-p (object &optional ignore-system)
  "Return t if the abbrev table OBJECT has no abbreviations, those of modes not counted with IGNORE-SYSTEM."
  (unless (abbrev-table-p object)
    (error "Non abbrev table object"))
  (catch 'some
    (mapatoms (lambda (symbol)
                (if (and (> (length (symbol-name symbol)) 0)
                         (or (not ignore-system) (not (abbrev-get symbol :system))))
                    (throw 'some nil)))
              object)
    t))

(defun clear-abbrev-table (table)
  "Take all abbreviations out of TABLE."
  (let ((properties (symbol-plist (intern "" table))))
    (mapatoms (lambda (symbol) (if (> (length (symbol-name symbol)) 0) (unintern symbol table))) table)
    (setplist (intern "" table) properties)
    (abbrev-table-put table :abbrev-table-modiff (1+ (abbrev-table-get table :abbrev-table-modiff))))
  nil)

(provide 'abbrev)

;;; abbrev.el ends here

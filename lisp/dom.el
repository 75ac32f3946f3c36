;;; dom.el --- trees of elements, as XML and HTML are parsed into  -*- lexical-binding: t -*-

;; An element is a list (TAG ATTRIBUTES CHILD...), where ATTRIBUTES is an alist and each CHILD an element or a string.
;; Where an element is expected, a list of elements stands for its first.

(defsubst dom--first (node)
  "Return the element that NODE is, or the first of the elements in the list NODE."
  (if (consp (car node)) (car node) node))

(defsubst dom-tag (node)
  "Return the tag of the element NODE."
  (car (dom--first node)))

(defsubst dom-attributes (node)
  "Return the alist of the attributes of the element NODE."
  (cadr (dom--first node)))

(defsubst dom-children (node)
  "Return the list of what is inside the element NODE: elements and strings."
  (cddr (dom--first node)))

(defun dom-ensure-node (node)
  "Return the element that NODE is, or the first of the elements in the list NODE.
An element without a place for attributes is given one."
  (let ((node (dom--first node)))
    (if (and node (null (cdr node)))
        (setcdr node (list nil)))
    node))

(defun dom-node (tag &optional attributes &rest children)
  "Return an element with TAG, the alist ATTRIBUTES and CHILDREN."
  `(,tag ,attributes ,@children))

(defmacro dom-attr (node attr)
  "Return the value of the attribute ATTR of the element NODE, nil when it has none."
  `(cdr (assq ,attr (dom-attributes ,node))))

;; Changing elements

(defun dom-set-attributes (node attributes)
  "Make the alist ATTRIBUTES the attributes of the element NODE."
  (let ((node (dom-ensure-node node)))
    (setcar (cdr node) attributes)))

(defun dom-set-attribute (node attribute value)
  "Give ATTRIBUTE of the element NODE the VALUE."
  (let* ((node (dom-ensure-node node))
         (known (assoc attribute (cadr node))))
    (if known
        (setcdr known value)
      (setcar (cdr node) (nconc (cadr node) (list (cons attribute value)))))))

(defun dom-remove-attribute (node attribute)
  "Take ATTRIBUTE away from the element NODE."
  (let* ((node (dom-ensure-node node))
         (known (assoc attribute (cadr node))))
    (when known
      (setcar (cdr node) (delq known (cadr node))))))

(defun dom-append-child (node child)
  "Put CHILD at the end of the children of the element NODE, and return NODE."
  (let ((node (dom-ensure-node node)))
    (nconc node (list child))))

(defun dom-add-child-before (node child &optional before)
  "Put CHILD into the element NODE before its child BEFORE, by default before all others; return NODE.
Signals an error if BEFORE is not a child of NODE."
  (let* ((node (dom-ensure-node node))
         (children (dom-children node)))
    (if (and before (not (memq before children)))
        (error "%s does not exist as a child" before))
    (let ((cell (cdr node)))
      (when before
        (while (not (eq (cadr cell) before))
          (setq cell (cdr cell))))
      (setcdr cell (cons child (cdr cell))))
    node))

(defun dom-remove-node (node child)
  "Take CHILD out of the element NODE, however deep it is inside."
  (let ((parent (dom-parent node child)))
    (when parent
      (setcdr (cdr parent) (delq child (cddr parent)))
      nil)))

;; Finding elements

(defun dom-search (dom predicate)
  "Return the elements of DOM, itself among them, for which PREDICATE returns non-nil, in the order of the text."
  (let ((matches (if (funcall predicate dom) (list dom))))
    (dolist (child (dom-children dom))
      (unless (stringp child)
        (setq matches (nconc matches (dom-search child predicate)))))
    matches))

(defun dom-by-tag (dom tag)
  "Return the elements of DOM with TAG."
  (dom-search dom (lambda (node) (equal (dom-tag node) tag))))

(defun dom-child-by-tag (dom tag)
  "Return the first child of DOM itself that has TAG."
  (assoc tag (dom-children dom)))

(defun dom-elements (dom attribute match)
  "Return the elements of DOM whose ATTRIBUTE has a value that the regexp MATCH matches."
  (dom-search dom (lambda (node)
                    (let ((value (cdr (assq attribute (dom-attributes node)))))
                      (and value (string-match match value))))))

(defun dom-by-class (dom match)
  "Return the elements of DOM whose attribute `class' the regexp MATCH matches."
  (dom-elements dom 'class match))

(defun dom-by-id (dom match)
  "Return the elements of DOM whose attribute `id' the regexp MATCH matches."
  (dom-elements dom 'id match))

(defun dom-by-style (dom match)
  "Return the elements of DOM whose attribute `style' the regexp MATCH matches."
  (dom-elements dom 'style match))

(defun dom-parent (dom node)
  "Return the element of DOM inside which NODE is, nil if there is none."
  (if (memq node (dom-children dom))
      dom
    (let ((found nil) (children (dom-children dom)))
      (while (and children (not found))
        (unless (stringp (car children))
          (setq found (dom-parent (car children) node)))
        (setq children (cdr children)))
      found)))

(defun dom-previous-sibling (dom node)
  "Return what comes in DOM just before NODE in the same element, nil if nothing does."
  (let ((parent (dom-parent dom node)))
    (when parent
      (let ((previous nil) (children (dom-children parent)))
        (while (not (eq (car children) node))
          (setq previous (car children) children (cdr children)))
        previous))))

(defun dom-non-text-children (node)
  "Return the children of the element NODE that are no strings."
  (let ((elements nil))
    (dolist (child (dom-children node) (nreverse elements))
      (unless (stringp child)
        (push child elements)))))

;; Text

(defun dom-text (node)
  "Return the strings directly inside the element NODE, with blanks between them."
  (let ((strings nil))
    (dolist (child (dom-children node))
      (when (stringp child)
        (push child strings)))
    (mapconcat #'identity (nreverse strings) " ")))

(defun dom-texts (node &optional separator)
  "Return all strings inside the element NODE, however deep, with SEPARATOR, by default a blank, between them.
What is in elements with the tag `script' counts as empty."
  (if (eq (dom-tag node) 'script)
      ""
    (mapconcat (lambda (child)
                 (if (stringp child) child (dom-texts child separator)))
               (dom-children node)
               (or separator " "))))

(defun dom-strings (dom)
  "Return the list of all strings inside DOM."
  (let ((strings nil))
    (dolist (child (dom-children dom) strings)
      (setq strings (nconc strings (if (stringp child) (list child) (dom-strings child)))))))

;; Printing

(defun dom-pp (dom &optional remove-empty)
  "Insert DOM as Lisp at point, a line for each attribute and each child.
REMOVE-EMPTY non-nil means to leave out strings that are empty or blank."
  (let* ((dom (dom--first dom))
         (column (current-column))
         (children (dom-children dom)))
    (insert (format "(%S " (dom-tag dom)))
    (let ((attributes (dom-attributes dom)))
      (if (null attributes)
          (insert "nil")
        (let ((inside (1+ (current-column))) (first t))
          (insert "(")
          (dolist (each attributes)
            (unless first
              (insert "\n" (make-string inside ?\s)))
            (setq first nil)
            (insert (format "(%S . %S)" (car each) (cdr each))))
          (insert ")"))))
    (dolist (child children)
      (cond
       ((not (stringp child))
        (insert "\n" (make-string (1+ column) ?\s))
        (dom-pp child remove-empty))
       ((not (and remove-empty (string-match-p "\\`[ \t\n\r\f]*\\'" child)))
        (insert "\n" (make-string (1+ column) ?\s) (format "%S" child)))))
    (insert ")")
    nil))

(defun dom-print (dom &optional pretty xml)
  "Insert DOM as HTML at point; with PRETTY non-nil, elements inside others on lines of their own.
With XML non-nil, an attribute whose value is t is written with its value."
  (let* ((dom (dom--first dom))
         (column (current-column))
         (children (dom-children dom)))
    (insert (format "<%s" (dom-tag dom)))
    (dolist (each (dom-attributes dom))
      (insert (if (and (eq (cdr each) t) (not xml))
                  (format " %s" (car each))
                (format " %s=%S" (car each) (cdr each)))))
    (if (null children)
        (insert " />")
      (insert ">")
      (let ((elements nil))
        (dolist (child children)
          (if (stringp child)
              (insert child)
            (setq elements t)
            (when pretty
              (insert "\n" (make-string (+ column 2) ?\s)))
            (dom-print child pretty xml)))
        (when (and pretty elements)
          (insert "\n" (make-string column ?\s))))
      (insert (format "</%s>" (dom-tag dom))))
    nil))

(provide 'dom)

;;; dom.el ends here

;;; xml.el --- XML documents as lists  -*- lexical-binding: t -*-

;; A parser in Lisp.  An element is (NAME ((ATTRIBUTE . VALUE)...) CHILD...), a child an element or a string.
;; Parsing works on a copy of the text, in which references to entities are replaced in place: so the tags in an
;; entity's text are read like any others.  See `xml-dtd' for the part that reads document types.

(require 'cl-lib)

(defconst xml-default-ns
  '(("" . "") ("xml" . "http://www.w3.org/XML/1998/namespace") ("xmlns" . "http://www.w3.org/2000/xmlns/"))
  "The prefixes that are known without a declaration, and their namespaces.")

(defconst xml-undefined-entity "?"
  "What stands for a reference to an entity that nothing declares.")

(defvar xml-entity-alist
  '(("lt" . "&#60;") ("gt" . ">") ("apos" . "'") ("quot" . "\"") ("amp" . "&#38;"))
  "Names of entities and their replacement texts; a text of nil stands for one kept outside the document.")

(defvar xml-parameter-entity-alist nil
  "Names of parameter entities, which count in document types only, and their texts.")

(defvar xml-entity-expansion-limit 20000
  "How many characters the references in one stretch of text may add.")

(defvar xml-sub-parser nil
  "Non-nil when a part of a document is parsed, in which text may stand at the top and several elements may follow.")

(defvar xml-validating-parser nil
  "Non-nil makes an undeclared entity an error.")

(define-error 'xml-invalid-character "Invalid XML character" 'wrong-type-argument)

;;; Names

(defconst xml-name-start-char-re
  (concat "[:A-Z_a-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C\u200D\u2070-\u218F"
          "\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\U00010000-\U000EFFFF]")
  "A regexp for the first character of a name.")

(defconst xml-name-char-re
  (concat "[-.0-9:A-Z_a-z\u00B7\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u037D\u037F-\u1FFF\u200C\u200D\u203F\u2040"
          "\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\U00010000-\U000EFFFF]")
  "A regexp for the further characters of a name.")

(defconst xml-name-re (concat xml-name-start-char-re xml-name-char-re "*")
  "A regexp for a name.")

(defconst xml-char-ref-re "&#\\(?:[0-9]+\\|x[0-9a-fA-F]+\\);"
  "A regexp for a character given by its number.")

(defconst xml-entity-ref (concat "&" xml-name-re ";")
  "A regexp for a reference to an entity.")

(defconst xml-entity-or-char-ref-re
  (concat "&\\(?:#\\(x\\)?\\([0-9a-fA-F]+\\)\\|\\(" xml-name-re "\\)\\);")
  "A regexp for any reference: group 1 is the x of a hexadecimal number, 2 the number, 3 the entity's name.")

(defconst xml-pe-reference-re (concat "%\\(" xml-name-re "\\);")
  "A regexp for a reference to a parameter entity, whose name is group 1.")

(defconst xml-invalid-characters-re "[^\t\n\r -\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]"
  "A regexp for a character that XML does not allow.")

(defconst xml--space " \t\n\r"
  "White space, for `skip-chars-forward'.")

(defun xml-maybe-do-ns (name default xml-ns)
  "Return what stands for NAME, which may have a prefix, under the namespaces of XML-NS.
DEFAULT is the prefix of a name without one; nil, for an attribute, puts such a name into no namespace."
  (if (null xml-ns)
      (intern name)
    (let* ((symbols (eq (car-safe xml-ns) 'symbol-qnames))
           (spaces (if symbols (cdr xml-ns) xml-ns))
           (colon (string-search ":" name))
           (declaration (and (not colon) (not default) (string-equal name "xmlns")))
           (prefix (cond (colon (substring name 0 colon)) (declaration "xmlns") (t default)))
           (local (cond (colon (substring name (1+ colon))) (declaration "") (t name)))
           (space (or (and prefix (cdr (assoc prefix spaces))) "")))
      (if (and symbols (not (equal prefix "xmlns")))
          (intern (concat space local))
        (cons space local)))))

(defun xml--namespaces (parse-ns)
  "Return the namespaces to begin with when the caller gave PARSE-NS."
  (cond ((consp parse-ns) parse-ns)
        ((eq parse-ns 'symbol-qnames) (cons 'symbol-qnames xml-default-ns))
        (parse-ns xml-default-ns)))

(defun xml--with-declarations (attributes xml-ns)
  "Return XML-NS with the namespaces that ATTRIBUTES declare before it."
  (let ((new nil))
    (dolist (each attributes)
      (when (and (consp (car each)) (equal (caar each) "http://www.w3.org/2000/xmlns/"))
        (push (cons (cdar each) (cdr each)) new)))
    (cond ((null new) xml-ns)
          ((eq (car xml-ns) 'symbol-qnames) (cons 'symbol-qnames (append new (cdr xml-ns))))
          (t (append new xml-ns)))))

;;; References

(defun xml--char-text ()
  "Return the character that the reference just matched in the buffer gives by its number, as a string."
  (xml--number-text (match-string 2) (match-string 1)))

(defun xml--number-text (digits hexadecimal)
  "Return the character with the number DIGITS, which are HEXADECIMAL or decimal, as a string."
  (let ((number (string-to-number digits (if hexadecimal 16 10))))
    (if (and (<= number #x10FFFF) (decode-char 'ucs number))
        (string (decode-char 'ucs number))
      xml-undefined-entity)))

(defun xml--entity-text (name)
  "Return the replacement text of the entity NAME."
  (let ((entry (assoc name xml-entity-alist)))
    (cond ((cdr entry))
          ((or entry xml-validating-parser) (error "XML: (Validity) Undefined entity `%s'" name))
          (t xml-undefined-entity))))

(defun xml--check-expansion (count grown)
  "Signal an error when COUNT references, which added GROWN characters, are too much."
  (when (or (> grown xml-entity-expansion-limit) (> count xml-entity-expansion-limit))
    (error "XML: Entity expansion exceeds `xml-entity-expansion-limit'")))

(defun xml-substitute-special (string)
  "Return STRING with all its references replaced.
What is not a whole reference stays as it is.  References in the texts of entities are replaced too."
  (length string)                       ; signals, where STRING is not a sequence
  (with-temp-buffer
    (insert string)
    (goto-char (point-min))
    (let ((size (buffer-size)) (count 0))
      (while (re-search-forward xml-entity-or-char-ref-re nil t)
        (let ((name (match-string 3)) (start (match-beginning 0)))
          (cond (name
                 (replace-match (save-match-data (xml--entity-text name)) t t)
                 (xml--check-expansion (cl-incf count) (- (buffer-size) size))
                 (goto-char start))
                ((or (match-string 1) (string-match-p "\\`[0-9]+\\'" (match-string 2)))
                 (replace-match (save-match-data (xml--char-text)) t t))))))
    (buffer-string)))

(defun xml-substitute-numeric-entities (string)
  "Return STRING with its characters given by decimal numbers replaced; nil for anything but a string."
  (when (stringp string)
    (replace-regexp-in-string
     "&#[0-9]+;" (lambda (reference) (xml--number-text (substring reference 2 -1) nil)) string t t)))

(defun xml-parse-string ()
  "Return the text from point up to the next tag, with its references replaced, and move there."
  (let ((start (point)) (size (buffer-size)) (count 0))
    (while (progn (skip-chars-forward "^<&") (eq (char-after) ?&))
      (unless (and (looking-at xml-entity-or-char-ref-re)
                   (or (match-string 3) (match-string 1) (string-match-p "\\`[0-9]+\\'" (match-string 2))))
        (error "XML: (Not Well-Formed) Invalid entity reference"))
      (let ((name (match-string 3)) (beginning (point)))
        (if (not name)
            (replace-match (save-match-data (xml--char-text)) t t)
          (replace-match (save-match-data (xml--entity-text name)) t t)
          (xml--check-expansion (cl-incf count) (- (buffer-size) size))
          (goto-char beginning))))
    (replace-regexp-in-string "\r\n?" "\n" (buffer-substring-no-properties start (point)) t t)))

;;; Elements

(defun xml-parse-attlist (&optional xml-ns)
  "Return the attributes from point on as an alist, and move behind them; XML-NS gives the namespaces."
  (let ((attributes nil))
    (skip-chars-forward xml--space)
    (while (looking-at (concat "\\(" xml-name-re "\\)[ \t\n\r]*=[ \t\n\r]*"))
      (let ((name (xml-maybe-do-ns (match-string-no-properties 1) nil xml-ns)))
        (goto-char (match-end 0))
        (unless (looking-at "\"\\([^\"]*\\)\"\\|'\\([^']*\\)'")
          (error "XML: (Not Well-Formed) Attribute values must be given between quotes"))
        (when (assoc name attributes)
          (error "XML: (Not Well-Formed) Each attribute must be unique within an element"))
        (goto-char (match-end 0))
        (push (cons name (xml-substitute-special
                          (or (match-string-no-properties 1) (match-string-no-properties 2))))
              attributes)
        (skip-chars-forward xml--space)))
    (nreverse attributes)))

(defun xml--parse-children (tag xml-ns)
  "Return what stands from point up to the end of the element TAG, a string, and move behind that end."
  (let ((children nil) (open t) child)
    (while open
      (cond ((eobp) (error "XML: (Not Well-Formed) End of document while reading element `%s'" tag))
            ((looking-at "</\\([^> \t\n\r]*\\)[ \t\n\r]*>?")
             (unless (string-equal (match-string 1) tag)
               (error "XML: (Not Well-Formed) Invalid end tag `%s' (expecting `%s')" (match-string 1) tag))
             (goto-char (match-end 0))
             (setq open nil))
            ((eq (char-after) ?<)
             (when (setq child (xml-parse-tag-1 nil xml-ns))
               (push child children)))
            (t (setq child (xml-parse-string))
               (unless (string-empty-p child)
                 (push child children)))))
    (nreverse children)))

(defun xml--parse-element (xml-ns)
  "Parse the element at point, whose name `looking-at' has just found as group 1."
  (let* ((tag (match-string-no-properties 1))
         (attributes (progn (goto-char (match-end 0)) (xml-parse-attlist xml-ns)))
         (xml-ns (and xml-ns (xml--with-declarations attributes xml-ns)))
         (name (xml-maybe-do-ns tag "" xml-ns)))
    (cond ((looking-at "/>") (forward-char 2) (list name attributes))
          ((eq (char-after) ?>)
           (forward-char 1)
           (cons name (cons attributes (xml--parse-children tag xml-ns))))
          (t (error "XML: (Well-Formed) Couldn't parse tag: %s"
                    (buffer-substring-no-properties (- (point) 10) (1+ (point))))))))

(defun xml-parse-tag-1 (&optional parse-dtd parse-ns)
  "Parse what stands at point and move behind it: see `xml-parse-tag'.
Return nil, without moving, at an end tag."
  (let ((xml-ns (xml--namespaces parse-ns)))
    (cond
     ((looking-at "<\\?")
      (search-forward "?>")
      (skip-chars-forward xml--space)
      (xml-parse-tag-1 parse-dtd xml-ns))
     ((looking-at "<!\\[CDATA\\[")
      (let ((start (match-end 0)))
        (goto-char start)
        (unless (search-forward "]]>" nil t)
          (error "XML: (Not Well Formed) CDATA section does not end anywhere in the document"))
        (let ((data (buffer-substring-no-properties start (match-beginning 0))))
          (concat data (xml-parse-string)))))
     ((looking-at "<!DOCTYPE[ \t\n\r]")
      (let ((dtd (xml-parse-dtd xml-ns)))
        (skip-chars-forward xml--space)
        (if parse-dtd
            (cons dtd (xml-parse-tag-1 nil xml-ns))
          (xml-parse-tag-1 nil xml-ns))))
     ((looking-at "<!--")
      (search-forward "-->")
      (skip-chars-forward xml--space)
      (unless (eobp)
        (let ((xml-sub-parser t))
          (xml-parse-tag-1 parse-dtd xml-ns))))
     ((looking-at "</") nil)
     ((looking-at (concat "<\\(" xml-name-re "\\)")) (xml--parse-element xml-ns))
     ((and xml-sub-parser (not (eobp)) (not (eq (char-after) ?<))) (xml-parse-string))
     (t (error "XML: (Well-Formed) Invalid character")))))

(defun xml--parse-buffer (parse-dtd parse-ns)
  "Parse the current buffer, which changes, and return its elements; see `xml-parse-region'."
  (let ((xml-entity-alist xml-entity-alist)
        (xml-parameter-entity-alist xml-parameter-entity-alist)
        (case-fold-search nil)
        (dtd nil) (elements nil))
    (goto-char (point-min))
    (while (and (search-forward "<" nil t) (not (eobp)))
      (forward-char -1)
      (let ((result (xml-parse-tag-1 (and parse-dtd (not dtd)) parse-ns)))
        (cond ((null result) (unless (eobp) (forward-char 1)))
              ((and elements (not xml-sub-parser))
               (error "XML: (Not Well-Formed) Only one root tag allowed"))
              ((and (listp (car result)) parse-dtd)
               (setq dtd (car result))
               (when (cdr result)
                 (push (cdr result) elements)))
              (t (push result elements)))))
    (if parse-dtd
        (cons dtd (nreverse elements))
      (nreverse elements))))

(defun xml-parse-region (&optional beg end buffer parse-dtd parse-ns)
  "Parse the text from BEG to END in BUFFER as XML and return the list of its elements.
Without them, the whole of the current buffer counts.  With PARSE-DTD, the document type comes first, as a list that
begins with `dtd'.  With PARSE-NS, names are conses of namespace and local name; with the symbol `symbol-qnames',
symbols made of both; PARSE-NS may also be an alist of prefixes and namespaces, behind that symbol or alone."
  (let ((source (or buffer (current-buffer))))
    (with-temp-buffer
      (insert-buffer-substring-no-properties source beg end)
      (xml--parse-buffer parse-dtd parse-ns))))

(defun xml-parse-file (file &optional parse-dtd parse-ns)
  "Parse FILE as XML; see `xml-parse-region' for what is returned and for PARSE-DTD and PARSE-NS."
  (with-temp-buffer
    (insert-file-contents file)
    (xml--parse-buffer parse-dtd parse-ns)))

(defun xml-parse-tag (&optional parse-dtd parse-ns)
  "Return the element at point; with PARSE-DTD and a document type there, a cons of that type and the element.
PARSE-NS is as for `xml-parse-region'."
  (let ((xml-entity-alist xml-entity-alist)
        (xml-parameter-entity-alist xml-parameter-entity-alist)
        (case-fold-search nil)
        (source (current-buffer))
        (start (point)))
    (with-temp-buffer
      (insert-buffer-substring-no-properties source start)
      (goto-char (point-min))
      (xml-parse-tag-1 parse-dtd parse-ns))))

;;; Access

(defun xml-node-name (node)
  "Return the name of the element NODE."
  (car node))

(defun xml-node-attributes (node)
  "Return the attributes of the element NODE, an alist."
  (nth 1 node))

(defun xml-node-children (node)
  "Return the list of elements and strings in the element NODE."
  (cddr node))

(defun xml-get-children (node child-name)
  "Return the children of NODE that are elements called CHILD-NAME."
  (let ((found nil))
    (dolist (child (xml-node-children node) (nreverse found))
      (when (and (consp child) (equal (xml-node-name child) child-name))
        (push child found)))))

(defun xml-get-attribute-or-nil (node attribute)
  "Return the value of NODE's ATTRIBUTE, or nil if it has none."
  (cdr (assoc attribute (xml-node-attributes node))))

(defun xml-get-attribute (node attribute)
  "Return the value of NODE's ATTRIBUTE, or the empty string if it has none."
  (or (xml-get-attribute-or-nil node attribute) ""))

;;; Output

(defun xml-escape-string (string &optional noerror)
  "Return STRING with the characters that XML gives a meaning to written as entities.
A character that XML does not allow signals `xml-invalid-character', or is left out with NOERROR."
  (with-temp-buffer
    (insert string)
    (goto-char (point-min))
    (let ((case-fold-search nil))
      (while (re-search-forward xml-invalid-characters-re nil t)
        (if noerror
            (replace-match "")
          (signal 'xml-invalid-character (list (char-before) (match-beginning 0)))))
      (goto-char (point-min))
      (while (re-search-forward "[<>&'\"]" nil t)
        (replace-match (cdr (assq (char-before) '((?< . "&lt;") (?> . "&gt;") (?& . "&amp;")
                                                  (?' . "&apos;") (?\" . "&quot;"))))
                       t t)))
    (buffer-string)))

(defun xml-debug-print-internal (xml indent-string)
  "Insert the element XML at point, each line behind INDENT-STRING and more the deeper it is."
  (let ((name (symbol-name (xml-node-name xml)))
        (children (xml-node-children xml)))
    (insert indent-string "<" name)
    (dolist (attribute (xml-node-attributes xml))
      (insert " " (symbol-name (car attribute)) "=\"" (xml-escape-string (cdr attribute)) "\""))
    (if (null children)
        (insert "/>")
      (insert ">")
      (dolist (child children)
        (cond ((listp child)
               (insert "\n")
               (xml-debug-print-internal child (concat indent-string "  ")))
              ((stringp child) (insert (xml-escape-string child)))
              (t (error "Invalid XML tree"))))
      (unless (and (null (cdr children)) (stringp (car children)))
        (insert "\n" indent-string))
      (insert "</" name ">"))))

(defun xml-debug-print (xml &optional indent-string)
  "Insert the list of elements XML at point, indented by INDENT-STRING."
  (dolist (node xml)
    (xml-debug-print-internal node (or indent-string ""))))

(defalias 'xml-print #'xml-debug-print)

(defun xml-remove-comments (beg end)
  "Delete the comments between BEG and END."
  (save-excursion
    (save-restriction
      (narrow-to-region beg end)
      (goto-char (point-min))
      (let (start)
        (while (and (search-forward "<!--" nil t)
                    (setq start (match-beginning 0))
                    (search-forward "-->" nil t))
          (delete-region start (point)))))))

(provide 'xml)

(require 'xml-dtd)

;;; xml.el ends here

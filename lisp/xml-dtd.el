;;; xml-dtd.el --- document types of XML documents  -*- lexical-binding: t -*-

;; The part of `xml' that reads <!DOCTYPE ...>.  Entities are taken note of even when nobody wants the document type.

(require 'xml)

(defconst xml--dtd-entity-re
  (let ((reference (concat "%" xml-name-re ";\\|" xml-entity-ref "\\|" xml-char-ref-re)))
    (concat "<!ENTITY[ \t\n\r]+\\(%[ \t\n\r]+\\)?\\(" xml-name-re "\\)[ \t\n\r]+"
            "\\(\"\\(?:[^%&\"]\\|" reference "\\)*\"\\|'\\(?:[^%&']\\|" reference "\\)*'\\)[ \t\n\r]*>"))
  "A regexp for an entity with its text: group 1 tells a parameter entity, 2 is the name, 3 the text in quotes.")

(defconst xml--dtd-external-re
  (concat "<!ENTITY[ \t\n\r]+\\(%[ \t\n\r]+\\)?\\(" xml-name-re "\\)[ \t\n\r]+SYSTEM[ \t\n\r]+"
          "\\(?:\"[^\"]*\"\\|'[^']*'\\)[ \t\n\r]*>")
  "A regexp for an entity that another file holds: groups 1 and 2 as in `xml--dtd-entity-re'.")

(defun xml--entity-replacement-text (string)
  "Return the replacement text of an entity declared with the text STRING.
Characters given by numbers and parameter entities are put in, references to other entities stay."
  (replace-regexp-in-string
   (concat xml-char-ref-re "\\|" xml-pe-reference-re)
   (lambda (reference)
     (if (eq (aref reference 0) ?&)
         (let ((hexadecimal (eq (aref reference 2) ?x)))
           (xml--number-text (substring reference (if hexadecimal 3 2) -1) hexadecimal))
       (let ((name (substring reference 1 -1)))
         (or (cdr (assoc name xml-parameter-entity-alist))
             (error "XML: (Validity) Undefined parameter entity `%s'" name)))))
   string t t))

(defun xml-parse-elem-type (string)
  "Return STRING, the contents that a document type allows in an element, as a list."
  (let* ((group (string-match "(\\([^)]+\\))\\([+*?]?\\)" string))
         (modifier "")
         (type (cond (group
                      (setq modifier (match-string 2 string))
                      (let ((inside (match-string 1 string)))
                        (cond ((string-search "|" inside)
                               (cons 'choice (mapcar #'xml-parse-elem-type (split-string inside "|"))))
                              ((string-search "," inside)
                               (cons 'seq (mapcar #'xml-parse-elem-type (split-string inside ","))))
                              (t inside))))
                     ((string-match "\\`[ \t\n\r]*\\([^+*?]+\\)\\([+*?]?\\)" string)
                      (setq modifier (match-string 2 string))
                      (match-string 1 string)))))
    (when (equal type "#PCDATA")
      (setq type 'pcdata))
    (if (string-empty-p modifier)
        type
      (list (intern modifier) type))))

(defun xml--dtd-element (name type)
  "Return the entry of the element NAME, whose contents TYPE describes."
  (list name
        (cond ((string-match-p "\\`EMPTY[ \t\n\r]*\\'" type) 'empty)
              ((string-match-p "\\`ANY[ \t\n\r]*\\'" type) 'any)
              ((string-match "\\`([ \t\n\r]*\\(\\(?:.\\|\n\\)*\\))[ \t\n\r]*\\'" type)
               (xml-parse-elem-type (match-string 1 type)))
              ((string-match-p (concat "\\`" xml-pe-reference-re "[ \t\n\r]*\\'") type) type)
              (t (error "XML: (Validity) Invalid element type in the DTD")))))

(defun xml--dtd-add-entity (parameter name text)
  "Give the entity NAME its TEXT unless it has one; PARAMETER tells a parameter entity."
  (if parameter
      (unless (assoc name xml-parameter-entity-alist)
        (push (cons name text) xml-parameter-entity-alist))
    (unless (assoc name xml-entity-alist)
      (push (cons name text) xml-entity-alist))))

(defun xml--dtd-subset (entries)
  "Read the declarations from point up to a bracket, and return ENTRIES with those of elements before them."
  (skip-chars-forward xml--space)
  (while (not (eq (char-after) ?\]))
    (cond
     ((eobp) (error "XML: (Well-Formed) End of document while reading DTD"))
     ((looking-at (concat "<!ELEMENT[ \t\n\r]+\\(" xml-name-re "\\)[ \t\n\r]+\\([^>]+\\)>"))
      (goto-char (match-end 0))
      (let ((name (match-string-no-properties 1)) (type (match-string-no-properties 2)))
        (when (assoc name entries)
          (error "XML: (Validity) DTD element declarations must be unique (<%s>)" name))
        (push (xml--dtd-element name type) entries)))
     ((looking-at "<!ATTLIST[^>]*>") (goto-char (match-end 0)))
     ((looking-at "<!--") (search-forward "-->"))
     ((looking-at xml--dtd-entity-re)
      (goto-char (match-end 0))
      (xml--dtd-add-entity (match-string 1) (match-string-no-properties 2)
                           (save-match-data
                             (xml--entity-replacement-text (substring (match-string-no-properties 3) 1 -1)))))
     ((looking-at xml--dtd-external-re)
      (goto-char (match-end 0))
      (xml--dtd-add-entity (match-string 1) (match-string-no-properties 2) nil))
     ((and (looking-at xml-pe-reference-re)
           (cdr (assoc (match-string 1) xml-parameter-entity-alist)))
      ;; The text of the entity is read in place of the reference.
      (let ((start (point)))
        (replace-match (cdr (assoc (match-string 1) xml-parameter-entity-alist)) t t)
        (goto-char start)))
     (t (error "XML: (Validity) Invalid DTD item")))
    (skip-chars-forward xml--space))
  (forward-char 1)
  entries)

(defun xml--dtd-quoted (message)
  "Return the string in quotes at point and move behind it; without one, signal an error with MESSAGE."
  (unless (looking-at "\"\\([^\"]*\\)\"\\|'\\([^']*\\)'")
    (error "%s" message))
  (goto-char (match-end 0))
  (prog1 (or (match-string-no-properties 1) (match-string-no-properties 2))
    (skip-chars-forward xml--space)))

(defun xml-parse-dtd (&optional _parse-ns)
  "Read the document type at point, move behind it and return it: a list of `dtd', the name and the entries."
  (looking-at "<!DOCTYPE[ \t\n\r]*")
  (goto-char (match-end 0))
  (unless (looking-at xml-name-re)
    (error "XML: (Validity) Invalid DTD (expecting name of the document)"))
  (let ((entries nil) (name (match-string-no-properties 0)))
    (goto-char (match-end 0))
    (skip-chars-forward xml--space)
    (cond ((looking-at "PUBLIC[ \t\n\r]+")
           (goto-char (match-end 0))
           (let ((public (xml--dtd-quoted "XML: Missing Public ID")))
             (push (list public (xml--dtd-quoted "XML: Missing System ID") 'public) entries)))
          ((looking-at "SYSTEM[ \t\n\r]+")
           (goto-char (match-end 0))
           (push (list (xml--dtd-quoted "XML: Missing System ID") 'system) entries)))
    (cond ((eq (char-after) ?>) (forward-char 1))
          ((eq (char-after) ?\[)
           (forward-char 1)
           (setq entries (xml--dtd-subset entries))
           (skip-chars-forward xml--space)
           (when (eq (char-after) ?>)
             (forward-char 1)))
          (t (error "XML: Bad DTD")))
    (cons 'dtd (cons name (nreverse entries)))))

(defun xml-skip-dtd ()
  "Move behind the document type at point, taking note of its entities."
  (xml-parse-dtd))

(provide 'xml-dtd)

;;; xml-dtd.el ends here

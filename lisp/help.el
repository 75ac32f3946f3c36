;;; help.el --- what functions say of themselves  -*- lexical-binding: t -*-

;; See "Documentation" in the Elisp manual.

(defun help-function-arglist (def &optional preserve-names)
  "Return the argument list of the function DEF, a symbol or a definition; t when nothing is known of it.
With PRESERVE-NAMES non-nil, take the names of a primitive's arguments from its documentation."
  (if (and (symbolp def) (fboundp def)) (setq def (indirect-function def)))
  (if (eq (car-safe def) 'macro) (setq def (cdr def)))
  ;; Where nobody has advised anything, the library is not loaded.
  (if (fboundp 'advice--cd*r)
      (setq def (advice--cd*r def)))
  (let ((known (gethash def advertised-signature-table t)))
    (cond
     ((listp known) known)
     ((and (byte-code-function-p def) (listp (aref def 0))) (aref def 0))
     ((eq (car-safe def) 'lambda) (nth 1 def))
     ((eq (car-safe def) 'closure) (nth 2 def))
     ((or (subrp def) (byte-code-function-p def))
      (or (and preserve-names (help--documented-arglist def))
          (help--arglist (func-arity def))))
     ((autoloadp def) "[Arg list not available until function definition is loaded.]")
     (t t))))

(defun help--documented-arglist (def)
  "Return the argument list that the documentation of DEF ends with, in lower case; nil when it has none."
  (let ((doc (ignore-errors (documentation def t))))
    (and (stringp doc)
         (string-match "\n\n\\((fn\\(?: .*\\)?)\\)\\'" doc)
         (cdr (read (downcase (match-string 1 doc)))))))

(defun help--arglist (arity)
  "Return an argument list made up for ARITY, as `func-arity' gives it."
  (let ((list nil) (index 1))
    (while (<= index (car arity))
      (push (intern (format "arg%d" index)) list)
      (setq index (1+ index)))
    (when (and (integerp (cdr arity)) (> (cdr arity) (car arity)))
      (push '&optional list)
      (while (<= index (cdr arity))
        (push (intern (format "arg%d" index)) list)
        (setq index (1+ index))))
    (unless (integerp (cdr arity))
      (push '&rest list)
      (push 'rest list))
    (nreverse list)))

(defun help--docstring-quote (string)
  "Return STRING so that `substitute-command-keys' leaves it as it is."
  (replace-regexp-in-string "['\\`‘’]" "\\\\=\\&" string))

(defun help-split-fundoc (docstring def &optional section)
  "Return (USAGE . DOC) for DOCSTRING when it ends with a usage, where USAGE names the function DEF, a symbol; else nil.
With SECTION `usage' or `doc' return that part only, with t both even if there is no usage."
  (let* ((found (and docstring (string-match "\n\n(fn\\(\\( .*\\)?)\\)\\'" docstring)))
         (usage (and found
                     (let ((rest (match-string 1 docstring)))
                       (concat "(" (if (symbolp def) (if def (symbol-name def) "anonymous") "anonymous") rest))))
         (doc (if found
                  (unless (zerop (match-beginning 0)) (substring docstring 0 (match-beginning 0)))
                docstring)))
    (cond ((eq section 'usage) usage)
          ((eq section 'doc) doc)
          ((or found section) (cons usage doc)))))

(defun help-add-fundoc-usage (docstring arglist)
  "Return DOCSTRING with a usage at its end that shows ARGLIST, a list or text; DOCSTRING itself if it has one."
  (cond
   ((not (stringp docstring)) (help-add-fundoc-usage "" arglist))
   ((or (eq arglist t) (string-match "\n\n(fn\\(\\( .*\\)?)\\)\\'" docstring))
    docstring)
   (t
    (concat docstring
            (if (string-match "\n?\n\\'" docstring)
                (if (< (- (match-end 0) (match-beginning 0)) 2) "\n" "")
              "\n\n")
            (if (stringp arglist)
                arglist
              (help--make-usage-docstring 'fn arglist))))))

(defun help--make-usage (function arglist)
  "Return the call of FUNCTION, a symbol, with the names in ARGLIST in capitals."
  (cons function (mapcar #'help--make-usage-argument arglist)))

(defun help--make-usage-argument (arg)
  "Return ARG, an element of a lambda list, in capitals."
  (cond ((symbolp arg)
         (let ((name (symbol-name arg)))
           (if (string-match "\\`&" name)
               arg
             (intern (upcase (if (string-match "\\`_." name) (substring name 1) name))))))
        ((consp arg)
         (cons (help--make-usage-argument (car arg)) (cdr arg)))
        (t arg)))

(defun help--make-usage-docstring (fn arglist)
  "Return the usage of FN with ARGLIST as text for a docstring."
  (let ((print-escape-newlines t))
    (help--docstring-quote (format "%S" (help--make-usage fn arglist)))))

(provide 'help)

;;; help.el ends here

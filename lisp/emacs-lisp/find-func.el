;;; find-func.el --- where a function or variable is defined  -*- lexical-binding: t -*-

(defvar find-function-regexp
  "^\\s-*(\\(def\\(ine-skeleton\\|ine-generic-mode\\|ine-derived-mode\\|ine\\(?:-global\\)?-minor-mode\\|un\\*?\\|subst\\*?\\|macro\\*?\\|advice\\|alias\\)\\|cl-def\\(?:un\\|macro\\|generic\\|method\\|subst\\)\\)\\s-+\\(?:quote \\|'\\)?%s\\(\\s-\\|$\\|[()]\\)"
  "The regexp, with %s for the name, that finds the definition of a function in a file.")
(defvar find-variable-regexp
  "^\\s-*(def[^fgumsl]\\w*\\*?\\s-+%s\\(\\s-\\|$\\)"
  "The regexp, with %s for the name, that finds the definition of a variable in a file.")
(defvar find-function-regexp-alist
  '((nil . find-function-regexp) (defvar . find-variable-regexp))
  "For each kind of definition the variable that holds its regexp, or a function that looks for it.")
(defvar find-function-source-path nil "Folders with Lisp files, looked through in the place of `load-path'.")

(defun find-library-name (library)
  "Return the file of the Lisp LIBRARY, a name with or without its ending."
  (let ((name (if (string-match "\\.el\\(c\\(\\..*\\)?\\)\\'" library)
                  (replace-match "" t t library)
                library)))
    (or (locate-file name (or find-function-source-path load-path) '(".el" ".el.gz"))
        (and (file-name-absolute-p library) (file-readable-p library) library)
        (signal 'file-error (list "Can't find library" library)))))

(defun find-function-library (function &optional lisp-only _verbose)
  "Return (FUNCTION . FILE) for the symbol FUNCTION: the file that defines it.
FILE is a symbol for a primitive, unless LISP-ONLY, when that is an error; it is nil where nothing is known."
  (let ((definition function))
    (while (and (symbolp definition) (fboundp definition)
                (symbolp (symbol-function definition)) (symbol-function definition))
      (setq definition (symbol-function definition)))
    (cons definition
          (cond
           ((autoloadp (symbol-function definition)) (nth 1 (symbol-function definition)))
           ((subrp (symbol-function definition))
            (if lisp-only (error "%s is a built-in function" function))
            'C-source)
           ((symbol-file definition 'defun))))))

(defun find-function-search-for-symbol (symbol type library)
  "Return (BUFFER . POSITION) of the definition of SYMBOL in the file LIBRARY; POSITION is nil where it is not found.
TYPE is nil for a function, `defvar' for a variable, or another key of `find-function-regexp-alist'."
  (let* ((file (find-library-name library))
         (place (symbol-value (or (cdr (assq type find-function-regexp-alist)) 'find-function-regexp))))
    (with-current-buffer (find-file-noselect file)
      (save-excursion
        (goto-char (point-min))
        (let ((found (if (functionp place)
                         (funcall place symbol)
                       (re-search-forward (format place (regexp-quote (symbol-name symbol))) nil t))))
          (when found (beginning-of-line))
          (cons (current-buffer) (if found (point))))))))

(defun find-function-noselect (function &optional lisp-only)
  "Return (BUFFER . POSITION) of the definition of the symbol FUNCTION; LISP-ONLY as for `find-function-library'."
  (unless function
    (error "You didn't specify a function"))
  (let ((found (find-function-library function lisp-only)))
    (unless (stringp (cdr found))
      (error "Don't know where `%s' is defined" function))
    (find-function-search-for-symbol (car found) nil (cdr found))))

(defun find-variable-noselect (variable &optional file)
  "Return (BUFFER . POSITION) of the definition of the symbol VARIABLE, in FILE where that is known."
  (unless variable
    (error "You didn't specify a variable"))
  (find-function-search-for-symbol
   variable 'defvar
   (or file (symbol-file variable 'defvar) (error "Don't know where `%s' is defined" variable))))

(defun find-definition-noselect (symbol type &optional file)
  "Return (BUFFER . POSITION) of the definition of SYMBOL: a function if TYPE is nil, a variable if it is `defvar'."
  (cond ((eq type 'defvar) (find-variable-noselect symbol file))
        ((or file type)
         (find-function-search-for-symbol symbol type (or file (symbol-file symbol type))))
        (t (find-function-noselect symbol))))

(provide 'find-func)

;;; find-func.el ends here

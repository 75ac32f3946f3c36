;;; help-fns.el --- where functions and variables come from  -*- lexical-binding: t -*-

(defun find-lisp-object-file-name (object type)
  "Return the name of the file that defines OBJECT, a symbol; `C-source' for a primitive, nil if it is not known.
TYPE is a function, the definition of OBJECT, or `defvar' or `defface', or nil for any definition."
  (let ((file (if (autoloadp type)
                  (locate-library (nth 1 type))
                (symbol-file object (cond ((memq type '(nil defvar defface)) type)
                                          (t 'defun))))))
    (cond
     ((not (symbolp object)) nil)
     (file (help-fns--source file))
     ((subrp type) 'C-source)
     ((and (eq type 'defvar) (special-variable-p object)) 'C-source))))

(defun help-fns--source (file)
  "Return the name of the source file of FILE, which may be compiled; without the suffix of compression."
  (setq file (expand-file-name file))
  (cond ((string-suffix-p ".elc" file) (substring file 0 -1))
        ((string-suffix-p ".gz" file) (substring file 0 -3))
        (t file)))

(provide 'help-fns)

;;; help-fns.el ends here

;;; subr-prefixes.el --- what names of definitions begin with  -*- lexical-binding: t -*-

(defvar definition-prefixes (make-hash-table :test #'equal)
  "What the names of definitions begin with, each with the files that have such.")

(defun register-definition-prefixes (file prefixes)
  "Note that the definitions in FILE begin with PREFIXES, a list of strings."
  (dolist (prefix prefixes)
    (puthash prefix (cons file (gethash prefix definition-prefixes)) definition-prefixes)))

(provide 'subr-prefixes)

;;; subr-prefixes.el ends here

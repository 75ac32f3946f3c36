;;; apropos-symbols.el --- finding symbols by their names  -*- lexical-binding: t -*-

(defun apropos-internal (regexp &optional predicate)
  "Return the list of symbols whose names REGEXP matches and, if PREDICATE is non-nil, that satisfy it; sorted by name.
Signals `wrong-type-argument' or `invalid-regexp' for a REGEXP that is none."
  (let ((found nil))
    (mapatoms (lambda (symbol)
                (if (and (string-match-p regexp (symbol-name symbol))
                         (or (null predicate) (funcall predicate symbol)))
                    (push symbol found))))
    (sort found #'string-lessp)))

(provide 'apropos-symbols)

;;; apropos-symbols.el ends here

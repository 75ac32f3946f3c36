;;; loaddefs-library.el --- libraries that are loaded when first used  -*- lexical-binding: t -*-

(loaddefs--register
 "thingatpt"
 '(forward-thing bounds-of-thing-at-point thing-at-point thing-at-mouse bounds-of-thing-at-mouse sexp-at-point
   symbol-at-point number-at-point list-at-point)
 nil)

(loaddefs--register "xml" '(xml-parse-file xml-parse-region xml-remove-comments) nil)

(loaddefs--register "password-cache" '(password-in-cache-p) nil)

(provide 'loaddefs-library)

;;; loaddefs-library.el ends here

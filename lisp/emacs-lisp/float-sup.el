;;; float-sup.el --- angles  -*- lexical-binding: t -*-

(defmacro degrees-to-radians (x)
  "Return X degrees as radians."
  (list '* (/ float-pi 180) x))

(defmacro radians-to-degrees (x)
  "Return X radians as degrees."
  (list '* (/ 180 float-pi) x))

(provide 'float-sup)

;;; float-sup.el ends here

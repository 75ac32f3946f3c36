;;; obarray.el --- tables of symbols  -*- lexical-binding: t -*-

(defconst obarray-default-size 59 "How long an obarray is by default.")

(defun obarray-make (&optional size)
  "Return a new obarray of SIZE, by default `obarray-default-size'."
  (let ((size (or size obarray-default-size)))
    (if (< size 1)
        (signal 'wrong-type-argument (list 'size size))
      (make-vector size 0))))

(defun obarrayp (object)
  "Return t if OBJECT is an obarray."
  (and (vectorp object)
       (< 0 (length object))))

(defalias 'obarray-p #'obarrayp)

(defun obarray-get (obarray name) "Return the symbol NAME in OBARRAY, nil if it is not there." (intern-soft name obarray))
(defun obarray-put (obarray name) "Return the symbol NAME in OBARRAY, made if it is not there." (intern name obarray))
(defun obarray-remove (obarray name) "Take the symbol NAME out of OBARRAY; return t if it was there." (unintern name obarray))
(defun obarray-map (fn obarray) "Call FN with each symbol in OBARRAY." (mapatoms fn obarray))
(defun obarray-size (obarray) "Return how long OBARRAY is." (length obarray))

(provide 'obarray)

;;; obarray.el ends here

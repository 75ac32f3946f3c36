;;; obarray.el --- tables of symbols  -*- lexical-binding: t -*-

;; See "Creating Symbols" in the Elisp manual.

(defconst obarray-default-size 59 "The length of the vector that `obarray-make' makes without being told.")

(defun obarray-make (&optional size)
  "Return a new obarray with no symbol; SIZE is the length of the vector."
  (let ((size (or size obarray-default-size)))
    (if (< 0 size)
        (make-vector size 0)
      (signal 'wrong-type-argument (list 'size 0)))))

(defun obarrayp (object)
  "Return t if OBJECT is an obarray: a vector that is not empty."
  (and (vectorp object)
       (< 0 (length object))))

(defun obarray-size (ob)
  "Return the length of the obarray OB."
  (length ob))

(defun obarray-get (ob name)
  "Return the symbol called NAME in the obarray OB, or nil."
  (intern-soft name ob))

(defun obarray-put (ob name)
  "Return the symbol called NAME in the obarray OB, after making it if need be."
  (intern name ob))

(defun obarray-remove (ob name)
  "Take the symbol called NAME out of the obarray OB; return t if it was there."
  (unintern name ob))

(defun obarray-map (fn ob)
  "Call FN with each symbol of the obarray OB."
  (mapatoms fn ob))

(provide 'obarray)

;;; obarray.el ends here

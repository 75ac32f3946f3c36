;;; syntax.el --- what the text before a position makes of it  -*- lexical-binding: t -*-

;; See "Position Parse" and "Syntax Properties" in the Elisp manual.

(defvar-local syntax-ppss--last nil
  "The last answer of `syntax-ppss' as a vector: ticks of the text, beginning, position, state.")

(defvar-local syntax-propertize--done -1 "Up to where `syntax-propertize-function' has put properties on the text.")

(defun syntax-propertize (pos)
  "See to it that `syntax-propertize-function' has seen the text up to POS."
  (when (< syntax-propertize--done pos)
    (if (not syntax-propertize-function)
        (setq syntax-propertize--done (max (point-max) pos))
      (setq-local parse-sexp-lookup-properties t)
      (let ((start (max (point-min) syntax-propertize--done))
            (end (max pos (min (point-max) (+ pos 500)))))
        (setq syntax-propertize--done end)
        (with-silent-modifications
          (save-excursion
            (save-match-data
              (funcall syntax-propertize-function start (min end (point-max))))))))))

(defun syntax-ppss-flush-cache (beg &rest _ignored)
  "Forget what was found out of the text behind BEG."
  (setq syntax-propertize--done (min beg syntax-propertize--done))
  (setq syntax-ppss--last nil))

(defun syntax-ppss (&optional pos)
  "Return the state of a parser at POS, by default point, as `parse-partial-sexp' from the beginning; move to POS."
  (setq pos (or pos (point)))
  (syntax-propertize pos)
  (with-syntax-table (or syntax-ppss-table (syntax-table))
    (let* ((last syntax-ppss--last)
           (usable (and last
                        (eq (aref last 0) (buffer-chars-modified-tick))
                        (eq (aref last 1) (point-min))
                        (eq (aref last 4) (syntax-table))
                        (< (aref last 2) pos)))
           (state (if usable
                      (parse-partial-sexp (aref last 2) pos nil nil (aref last 3))
                    (parse-partial-sexp (point-min) pos))))
      ;; Only once in a while, so that asking backwards is not slow either.
      (if (or (not usable) (> (- pos (aref last 2)) 2000))
          (setq syntax-ppss--last (vector (buffer-chars-modified-tick) (point-min) pos state (syntax-table))))
      state)))

(defun syntax-ppss-toplevel-pos (ppss)
  "Return where the outermost list, string or comment around the position with state PPSS begins; nil if none."
  (or (car (nth 9 ppss))
      (nth 8 ppss)))

(defun syntax-ppss-context (ppss)
  "Return `string' or `comment' if the position with state PPSS is in one, else nil."
  (cond ((nth 3 ppss) 'string)
        ((nth 4 ppss) 'comment)))

(provide 'syntax)

;;; syntax.el ends here

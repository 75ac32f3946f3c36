;;; subr-docstrings.el --- lines of documentation that macros make  -*- lexical-binding: t -*-

(defun internal--fill-string-single-line (str)
  "Return the string STR with spaces made newlines, so that no line is longer than `fill-column' where that can be.
A word longer than that keeps the space after it, if the next words fit after its last `fill-column' characters."
  (when str
    (let ((start 0) (width fill-column))
      (setq str (copy-sequence str))
      (while (>= (- (length str) start) width)
        (let ((i (min (+ start width) (1- (length str)))))
          ;; Of several spaces at the edge the one before it.
          (when (and (> i start) (= (aref str i) ?\s) (= (aref str (1- i)) ?\s))
            (setq i (1- i)))
          (while (and (>= i start) (/= (aref str i) ?\s))
            (setq i (1- i)))
          (if (< i start)
              (setq start (+ start width))
            (aset str i ?\n)
            (setq start (1+ i)))))
      str)))

(defun internal--format-docstring-line (string &rest objects)
  "Format OBJECTS as STRING says, and fill what that makes: see `internal--fill-string-single-line'.
Signal an error if STRING has a newline."
  (when (string-match-p "\n" string)
    (error "Unable to fill string containing newline: %S" string))
  (internal--fill-string-single-line (apply #'format string objects)))

(provide 'subr-docstrings)

;;; subr-docstrings.el ends here

;;; text-property-search.el --- finding text by its properties  -*- lexical-binding: t -*-

(require 'cl-lib)
(require 'cl-struct)

(cl-defstruct (prop-match) beginning end value)

(defun text-property-search-forward (property &optional value predicate not-current)
  "Look after point for a run of text whose PROPERTY matches VALUE, go to its end, and return a `prop-match'.
PREDICATE is called with VALUE and the property's value; t stands for `equal', nil for their being different.
NOT-CURRENT non-nil means to look behind the run that point is in."
  (interactive (list (intern (completing-read "Search for property: " obarray))))
  (text-property-search--find property value predicate not-current t))

(defun text-property-search-backward (property &optional value predicate not-current)
  "Look before point for a run of text whose PROPERTY matches VALUE, go to its start, and return a `prop-match'.
VALUE, PREDICATE and NOT-CURRENT are as for `text-property-search-forward'."
  (interactive (list (intern (completing-read "Search for property: " obarray))))
  (text-property-search--find property value predicate not-current nil))

(defun text-property--match-p (value prop-value predicate)
  "Return non-nil if PROP-VALUE, a property's value, matches VALUE by PREDICATE."
  (cond ((eq predicate t) (equal value prop-value))
        ((null predicate) (not (equal value prop-value)))
        (t (funcall predicate value prop-value))))

(defun text-property-search--find (property value predicate not-current forward)
  "Find a run for PROPERTY, VALUE and PREDICATE, after point if FORWARD; not the one at point if NOT-CURRENT."
  (let ((position (point)) (found nil) (absent nil))
    (when not-current
      (setq position (text-property-search--past position property value predicate forward)))
    (while (and (not found) (not absent))
      (if (if forward (>= position (point-max)) (<= position (point-min)))
          (setq absent t)
        (let ((at (get-text-property (if forward position (1- position)) property)))
          (if (not (text-property-search--wanted-p at value predicate))
              (setq position (text-property-search--edge position property forward))
            (setq found (text-property-search--run position property value predicate forward))))))
    (when found
      (goto-char (if forward (prop-match-end found) (prop-match-beginning found))))
    found))

(defun text-property-search--wanted-p (at value predicate)
  "Return non-nil if AT, the value of the property in a place, is one to be found by VALUE and PREDICATE."
  ;; Without a value to look for, any will do, but there must be one.
  (if (and (null value) (null predicate))
      (and at t)
    (text-property--match-p value at predicate)))

(defun text-property-search--edge (position property forward)
  "Return where PROPERTY changes next after POSITION, or before it unless FORWARD."
  (if forward
      (next-single-property-change position property nil (point-max))
    (previous-single-property-change position property nil (point-min))))

(defun text-property-search--run (position property value predicate forward)
  "Return the `prop-match' of the run of text that begins at POSITION, or ends there unless FORWARD."
  (let* ((at (get-text-property (if forward position (1- position)) property))
         (other (text-property-search--edge position property forward)))
    ;; Where values that differ match alike, they are one run.
    (unless (and (null value) (null predicate))
      (while (and (if forward (< other (point-max)) (> other (point-min)))
                  (text-property-search--wanted-p
                   (get-text-property (if forward other (1- other)) property) value predicate))
        (setq other (text-property-search--edge other property forward))))
    (make-prop-match :beginning (min position other) :end (max position other) :value at)))

(defun text-property-search--past (position property value predicate forward)
  "Return where the run at POSITION ends, or begins unless FORWARD, if it is one to be found; else POSITION."
  (let* ((inside (if forward position (1- position)))
         (at (and (<= (point-min) inside) (< inside (point-max)) (get-text-property inside property))))
    (if (and (<= (point-min) inside) (< inside (point-max))
             (text-property-search--wanted-p at value predicate))
        (let ((run (text-property-search--run position property value predicate forward)))
          (if forward (prop-match-end run) (prop-match-beginning run)))
      position)))

(provide 'text-property-search)

;;; text-property-search.el ends here

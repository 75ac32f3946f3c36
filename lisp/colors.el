;;; colors.el --- colours of a text terminal  -*- lexical-binding: t -*-

;; See "Text Terminal Colors" in the Elisp manual.  Batch knows the eight colours that text terminals begin with.

;;; Code:

(defun tty-color-alist (&optional _frame)
  "Return an alist of the colours that are known: (NAME INDEX RED GREEN BLUE)."
  (unless tty-defined-color-alist
    (setq tty-defined-color-alist
          '(("black" 0 0 0 0) ("red" 1 65535 0 0) ("green" 2 0 65535 0) ("yellow" 3 65535 65535 0)
            ("blue" 4 0 0 65535) ("magenta" 5 65535 0 65535) ("cyan" 6 0 65535 65535)
            ("white" 7 65535 65535 65535))))
  tty-defined-color-alist)

(defun tty-color-canonicalize (color)
  "Return COLOR, a name, in lower case and without spaces."
  (replace-regexp-in-string " +" "" (downcase color)))

(defun colors--distance (rgb other)
  "Return how far RGB is from OTHER, both lists of three."
  (apply #'+ (cl-mapcar (lambda (a b) (let ((d (- (ash a -8) (ash b -8)))) (* d d))) rgb other)))

(defun tty-color-off-gray-diag (r g b)
  "Return the angle, in radians, between the colour of R, G and B and the line of the grays."
  (let ((length (sqrt (* 3 (+ (* r r) (* g g) (* b b))))))
    (if (= length 0) 0 (acos (min 1.0 (/ (+ r g b) length))))))

(defun tty-color-approximate (rgb &optional frame)
  "Return the known colour nearest to RGB, a list of red, green and blue.
Grays are not considered for what is clearly no gray."
  (let ((colored (>= (apply #'tty-color-off-gray-diag (mapcar (lambda (value) (ash value -8)) rgb)) 0.065))
        best best-distance)
    (dolist (color (tty-color-alist frame) best)
      (let ((distance (colors--distance rgb (cddr color))))
        (when (and (or (not best) (< distance best-distance))
                   (not (and colored (apply #'= (cddr color)))))
          (setq best color best-distance distance))))))

(defun tty-color-standard-values (color)
  "Return red, green and blue of COLOR, a known name or #RGB and the like; nil for another name."
  (or (color-values-from-color-spec (tty-color-canonicalize color))
      (cddr (assoc (tty-color-canonicalize color) (tty-color-alist)))))

(defun tty-color-desc (color &optional frame)
  "Return the known colour that stands for COLOR: (NAME INDEX RED GREEN BLUE); nil when nothing is known of it."
  (and (stringp color)
       (let ((name (tty-color-canonicalize color)))
         (or (assoc name (tty-color-alist frame))
             (let ((values (tty-color-standard-values name)))
               (and values (tty-color-approximate values frame)))))))

(defun tty-color-translate (color &optional frame)
  "Return the index of the known colour that stands for COLOR."
  (cadr (tty-color-desc color frame)))

(defun tty-color-values (color &optional frame)
  "Return red, green and blue, 0 to 65535, of the known colour that stands for COLOR."
  (cddr (tty-color-desc color frame)))

(defun tty-color-by-index (index &optional frame)
  "Return the known colour with INDEX."
  (seq-find (lambda (color) (eq (cadr color) index)) (tty-color-alist frame)))

(defun defined-colors (&optional frame)
  "Return a list of the names of the colours that FRAME can show."
  (mapcar #'car (tty-color-alist frame)))

(defun color-defined-p (color &optional frame)
  "Return non-nil if COLOR is a colour that FRAME can show, or something near it."
  (and (not (member color '(unspecified "unspecified-bg" "unspecified-fg")))
       (tty-color-translate color frame)
       t))

(defun color-values (color &optional frame)
  "Return red, green and blue, 0 to 65535, of COLOR as FRAME shows it; nil for no colour."
  (and (not (member color '(unspecified "unspecified-bg" "unspecified-fg")))
       (tty-color-values color frame)))

(defalias 'x-defined-colors #'defined-colors)
(defalias 'x-color-defined-p #'color-defined-p)
(defalias 'x-color-values #'color-values)

(defun color-dark-p (rgb)
  "Return t if white text is read more easily than black on RGB, a list of red, green and blue from 0.0 to 1.0."
  (unless (<= 0 (apply #'min rgb) (apply #'max rgb) 1)
    (error "RGB components %S not in [0,1]" rgb))
  ;; Luminance of linear light, weighted as the eye does.
  (let ((linear (mapcar (lambda (part) (expt part 2.2)) rgb)))
    (< (+ (* 0.2126 (nth 0 linear)) (* 0.7152 (nth 1 linear)) (* 0.0722 (nth 2 linear))) 0.325)))

(defun readable-foreground-color (color)
  "Return a colour, \"#000000\" or \"#ffffff\", in which text on COLOR can be read."
  (if (color-dark-p (mapcar (lambda (value) (/ value 65535.0)) (color-values color))) "#ffffff" "#000000"))

(provide 'colors)

;;; colors.el ends here

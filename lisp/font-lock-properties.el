;;; font-lock-properties.el --- putting faces before and after other faces  -*- lexical-binding: t -*-

(defun font-lock-properties--list (value)
  "Return VALUE, a face or a list of faces, as a list of faces; a property list counts as one face."
  (if (and (listp value) (not (keywordp (car value))))
      value
    (list value)))

(defun font-lock-properties--old (prop value)
  "Return VALUE, which the property PROP has, as a list; a color written in the old way counts as one face."
  (cond ((null value) nil)
        ((and (memq prop '(face font-lock-face))
              (memq (car-safe value) '(foreground-color background-color)))
         (list value))
        (t (font-lock-properties--list value))))

(defun font-lock-properties--each (start end prop object function)
  "For each stretch between START and END of OBJECT with one value of PROP, put what FUNCTION returns for the value."
  (while (< start end)
    (let ((next (next-single-property-change start prop object end))
          (value (get-text-property start prop object)))
      (put-text-property start next prop (funcall function value) object)
      (setq start next))))

(defun font-lock-prepend-text-property (start end prop value &optional object)
  "Put VALUE before the values of the property PROP of the text between START and END in OBJECT, a buffer or string.
The property's value becomes a list; VALUE may be one."
  (let ((first (font-lock-properties--list value)))
    (font-lock-properties--each start end prop object
                                (lambda (old) (append first (font-lock-properties--old prop old))))))

(defun font-lock-append-text-property (start end prop value &optional object)
  "Put VALUE after the values of the property PROP of the text between START and END in OBJECT, a buffer or string.
The property's value becomes a list; VALUE may be one."
  (let ((last (font-lock-properties--list value)))
    (font-lock-properties--each start end prop object
                                (lambda (old) (append (font-lock-properties--old prop old) last)))))

(defun font-lock-fillin-text-property (start end prop value &optional object)
  "Give the text between START and END in OBJECT, a buffer or string, the property PROP with VALUE where it has none."
  (let ((at (text-property-any start end prop nil object)))
    (while at
      (let ((next (next-single-property-change at prop object end)))
        (put-text-property at next prop value object)
        (setq at (and (< next end) (text-property-any next end prop nil object)))))))

(defun font-lock--remove-face-from-text-property (start end prop value &optional object)
  "Take VALUE, a face, out of the property PROP of the text between START and END in OBJECT, a buffer or string."
  (let ((start (text-property-not-all start end prop nil object)))
    (while start
      (let* ((next (next-single-property-change start prop object end))
             (old (get-text-property start prop object)))
        (cond
         ((eq old value) (remove-text-properties start next (list prop nil) object))
         ((and (consp old) (memq value (font-lock-properties--old prop old)))
          (let ((rest (remq value old)))
            (cond ((null rest) (remove-text-properties start next (list prop nil) object))
                  (t (put-text-property start next prop (if (cdr rest) rest (car rest)) object))))))
        (setq start (text-property-not-all next end prop nil object))))))

(provide 'font-lock-properties)

;;; font-lock-properties.el ends here

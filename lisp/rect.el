;;; rect.el --- rectangles of text  -*- lexical-binding: t -*-

;; See "Rectangles" in the Emacs manual.  A rectangle is what two positions, its corners, have between their lines and columns.
;; `apply-on-rectangle' goes through the lines; each command has a function for what it does with one.  The mode that shows a
;; rectangle as the region is not there.

(defvar killed-rectangle nil "The lines of the rectangle killed last, strings.")

(defconst rectangle--spaces
  (vconcat (mapcar (lambda (count) (make-string count ?\s)) (number-sequence 0 8)))
  "Strings of 0 to 8 spaces.")

(defun spaces-string (n)
  "Return a string of N spaces."
  (if (<= n 8)
      (aref rectangle--spaces n)
    (make-string n ?\s)))

;;; Lines of a rectangle

(defun apply-on-rectangle (function start end &rest args)
  "Call FUNCTION for each line of the rectangle from START to END, with its first and last columns and ARGS.
Point is at the beginning of the line then.  Return where the last call has left point."
  (save-excursion
    (let* ((first (progn (goto-char start) (current-column)))
           (last (progn (goto-char end) (current-column)))
           (left (min first last))
           (right (max first last))
           (end (copy-marker (point)))
           place)
      (goto-char start)
      (beginning-of-line)
      (while (progn
               (apply function left right args)
               (setq place (point))
               (and (= 0 (forward-line 1))
                    (bolp)
                    (<= (point) end))))
      (set-marker end nil)
      place)))

(defun operate-on-rectangle (function start end coerce-tabs)
  "Call FUNCTION for each line of the rectangle from START to END, point being at the end of its part.
Its arguments are where the part begins, and how many columns there reach out of the rectangle at its beginning and at its
end; COERCE-TABS non-nil turns tabs into spaces where they do."
  (apply-on-rectangle
   (lambda (left right)
     (let ((column (progn (move-to-column left coerce-tabs) (current-column)))
           (from (point)))
       (let ((before (- column left)))
         (move-to-column right coerce-tabs)
         ;; A character that begins before the right edge and reaches over it is left out.
         (if (and (> (current-column) right) (> (point) from))
             (backward-char 1))
         (funcall function from before (max 0 (- right (max column (current-column))))))))
   start end))

(defun rectangle--to-column (column fill)
  "Go to COLUMN, in the middle of a tab too; FILL non-nil makes a line long enough.  Return non-nil if point got there."
  (= column (move-to-column column (if fill t 'coerce))))

;;; Reading

(defun extract-rectangle-line (startcol endcol lines)
  "Put what the line has from STARTCOL to ENDCOL, tabs as spaces and filled up, before the car of the cons LINES."
  (move-to-column startcol)
  (let* ((column (current-column))
         (pieces (list (spaces-string (max 0 (min (- column startcol) (- endcol startcol))))))
         (end (line-end-position)))
    (if (< column startcol)
        (setq column startcol pieces nil))
    (while (and (< column endcol) (< (point) end))
      (let* ((from (point))
             (next (progn (forward-char 1) (current-column))))
        (push (if (or (eq (char-after from) ?\t) (> next endcol))
                  (spaces-string (- (min next endcol) column))
                (buffer-substring from (point)))
              pieces)
        (setq column next)))
    (if (< column endcol)
        (push (spaces-string (- endcol column)) pieces))
    (setcdr lines (cons (apply #'concat (nreverse pieces)) (cdr lines)))))

(defun extract-rectangle (start end)
  "Return the lines of the rectangle from START to END, strings as wide as it is."
  (let ((lines (list nil)))
    (apply-on-rectangle #'extract-rectangle-line start end lines)
    (nreverse (cdr lines))))

(defun extract-rectangle-bounds (start end)
  "Return, for each line of the rectangle from START to END, a cons of where its part begins and ends."
  (let ((bounds nil))
    (apply-on-rectangle
     (lambda (left right)
       (move-to-column left)
       (push (cons (prog1 (point) (move-to-column right)) (point)) bounds))
     start end)
    (nreverse bounds)))

(defun rectangle-dimensions (start end)
  "Return a cons of the width and the height of the rectangle from START to END."
  (save-excursion
    (let ((first (progn (goto-char start) (current-column)))
          (last (progn (goto-char end) (current-column))))
      (cons (abs (- first last))
            (1+ (abs (- (line-number-at-pos start) (line-number-at-pos end))))))))

(defun rectangle-position-as-coordinates (position)
  "Return a cons of the column of POSITION and the number of its line."
  (save-excursion
    (goto-char position)
    (cons (current-column) (line-number-at-pos))))

(defun rectangle-intersect-p (pos1 size1 pos2 size2)
  "Whether the rectangle at POS1 of SIZE1 and that at POS2 of SIZE2 have something in common.
Positions are conses of column and line, sizes of width and height."
  (and (< (car pos1) (+ (car pos2) (car size2)))
       (< (car pos2) (+ (car pos1) (car size1)))
       (< (cdr pos1) (+ (cdr pos2) (cdr size2)))
       (< (cdr pos2) (+ (cdr pos1) (cdr size1)))))

;;; Taking away

(defun delete-rectangle-line (startcol endcol fill)
  "Delete what the line has from STARTCOL to ENDCOL; FILL non-nil makes it reach STARTCOL."
  (when (rectangle--to-column startcol fill)
    (delete-region (point) (progn (move-to-column endcol 'coerce) (point)))))

(defun delete-rectangle (start end &optional fill)
  "Delete the rectangle from START to END; FILL non-nil makes shorter lines reach it.  Return where the last line's was."
  (interactive "*r\nP")
  (apply-on-rectangle #'delete-rectangle-line start end fill))

(defun delete-extract-rectangle-line (startcol endcol lines fill)
  "Delete what the line has from STARTCOL to ENDCOL, and put it before the car of LINES; FILL is as in `delete-rectangle-line'."
  (let ((from (and (rectangle--to-column startcol fill) (point))))
    (setcdr lines
            (cons (if (not from)
                      (spaces-string (- endcol startcol))
                    (move-to-column endcol t)
                    (prog1 (filter-buffer-substring from (point) t)
                      (goto-char from)))
                  (cdr lines)))))

(defun delete-extract-rectangle (start end &optional fill)
  "Delete the rectangle from START to END and return its lines; FILL non-nil makes shorter lines reach it."
  (let ((lines (list nil)))
    (apply-on-rectangle #'delete-extract-rectangle-line start end lines fill)
    (nreverse (cdr lines))))

(defun kill-rectangle (start end &optional fill)
  "Delete the rectangle from START to END and keep its lines for `yank-rectangle'; FILL is as in `delete-rectangle'.
Where the text is read-only the lines are kept and an error is signalled, unless `kill-read-only-ok' is non-nil."
  (interactive "r\nP")
  (condition-case nil
      (setq killed-rectangle (delete-extract-rectangle start end fill))
    ((buffer-read-only text-read-only)
     (setq deactivate-mark t)
     (setq killed-rectangle (extract-rectangle start end))
     (if kill-read-only-ok
         (progn (message "Read only text copied to kill ring") nil)
       (barf-if-buffer-read-only)
       (signal 'text-read-only (list (current-buffer)))))))

(defun copy-rectangle-as-kill (start end)
  "Keep the lines of the rectangle from START to END for `yank-rectangle'."
  (interactive "r")
  (setq killed-rectangle (extract-rectangle start end))
  (setq deactivate-mark t))

(defun delete-whitespace-rectangle-line (startcol _endcol fill)
  "Delete the whitespace that the line has at STARTCOL; FILL is as in `delete-rectangle-line'."
  (when (rectangle--to-column startcol fill)
    (unless (eolp)
      (delete-region (point) (progn (skip-syntax-forward " " (line-end-position)) (point))))))

(defun delete-whitespace-rectangle (start end &optional fill)
  "Delete the whitespace at the left edge of the rectangle from START to END; FILL is as in `delete-rectangle'."
  (interactive "*r\nP")
  (apply-on-rectangle #'delete-whitespace-rectangle-line start end fill))

(defalias 'close-rectangle #'delete-whitespace-rectangle)

(defun clear-rectangle-line (startcol endcol fill)
  "Put spaces in the place of what the line has from STARTCOL to ENDCOL, none at the end of it.
FILL non-nil makes it reach ENDCOL."
  (when (rectangle--to-column startcol fill)
    (let ((from (point)))
      (if (and (not fill)
               (<= (save-excursion (end-of-line) (skip-syntax-backward " " from) (current-column)) endcol))
          (delete-region from (line-end-position))
        (move-to-column endcol t)
        (delete-region from (point))
        (indent-to endcol)))))

(defun clear-rectangle (start end &optional fill)
  "Put spaces in the place of the rectangle from START to END; FILL non-nil makes shorter lines reach its right edge."
  (interactive "*r\nP")
  (apply-on-rectangle #'clear-rectangle-line start end fill))

;;; Putting in

(defun insert-rectangle (rectangle)
  "Insert the lines RECTANGLE, strings, one below the other, the first at point; the mark is left there, point behind the last."
  (let ((column (current-column))
        (lines rectangle))
    (push-mark)
    (while lines
      (unless (eq lines rectangle)
        (forward-line 1)
        (or (bolp) (insert ?\n))
        (move-to-column column t))
      (insert-for-yank (car lines))
      (setq lines (cdr lines)))))

(defun yank-rectangle ()
  "Insert the rectangle killed last, its upper left corner at point."
  (interactive "*")
  (insert-rectangle killed-rectangle))

(defun open-rectangle-line (startcol endcol fill)
  "Insert spaces from STARTCOL to ENDCOL, except at the end of the line; FILL non-nil there too, and makes the line reach it."
  (when (rectangle--to-column startcol fill)
    (unless (and (not fill) (eolp))
      (indent-to endcol))))

(defun open-rectangle (start end &optional fill)
  "Insert spaces in the place of the rectangle from START to END, whose text moves to the right; go to START.
FILL non-nil makes shorter lines reach its right edge."
  (interactive "*r\nP")
  (apply-on-rectangle #'open-rectangle-line start end fill)
  (goto-char start))

(defun string-rectangle-line (startcol endcol string delete)
  "Insert STRING at STARTCOL of the line, in the place of what is from there to ENDCOL if DELETE is non-nil."
  (move-to-column startcol t)
  (if delete
      (delete-rectangle-line startcol endcol nil))
  (insert string))

(defun string-rectangle (start end string)
  "Put STRING into each line of the rectangle from START to END, in the place of what is there; go behind the last."
  (interactive (list (region-beginning) (region-end) (read-string "String rectangle: ")))
  (goto-char (apply-on-rectangle #'string-rectangle-line start end string t)))

(defalias 'replace-rectangle #'string-rectangle)

(defun string-insert-rectangle (start end string)
  "Insert STRING into each line at the left edge of the rectangle from START to END."
  (interactive (list (region-beginning) (region-end) (read-string "String insert rectangle: ")))
  (apply-on-rectangle #'string-rectangle-line start end string nil))

(defvar rectangle-number-line-counter nil "The number that the next line gets.")

(defun rectangle-number-line-callback (start _end format-string)
  "Insert the number of the line, formatted by FORMAT-STRING, at its column START."
  (move-to-column start t)
  (insert (format format-string rectangle-number-line-counter))
  (setq rectangle-number-line-counter (1+ rectangle-number-line-counter)))

(defun rectangle-number-lines (start end start-at &optional format)
  "Insert numbers from START-AT on, by FORMAT, at the left edge of the lines of the rectangle from START to END.
FORMAT nil means as wide as the largest, and a space."
  (interactive (list (region-beginning) (region-end) 1))
  (let ((rectangle-number-line-counter start-at))
    (apply-on-rectangle #'rectangle-number-line-callback start end
                        (or format
                            (format "%%%dd " (length (number-to-string (+ (count-lines start end) start-at))))))))

(provide 'rect)

;;; rect.el ends here

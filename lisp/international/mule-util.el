;;; mule-util.el --- strings by their width  -*- lexical-binding: t -*-

(defun truncate-string-ellipsis ()
  "Return the string that stands for what was cut."
  (if (and (boundp 'truncate-string-ellipsis) truncate-string-ellipsis)
      truncate-string-ellipsis
    "…"))

(defun truncate-string-to-width (str end-column &optional start-column padding ellipsis ellipsis-text-property)
  "Return the part of STR from START-COLUMN, by default 0, to END-COLUMN of the screen.
PADDING, a character, fills up where a wide character is cut or STR is too short.  ELLIPSIS, a string or t for the usual
one, stands at the end when something was cut there, unless it is wider than STR; with ELLIPSIS-TEXT-PROPERTY the rest is
kept, shown as it."
  (or start-column (setq start-column 0))
  (when (and ellipsis (not (stringp ellipsis)))
    (setq ellipsis (truncate-string-ellipsis)))
  (let* ((length (length str)) (width (string-width str))
         (ellipsis-width (if ellipsis (string-width ellipsis) 0))
         (index 0) (column 0) (head "") (tail "") from last last-column)
    ;; Up to the first column wanted.
    (while (and (< column start-column) (< index length))
      (setq column (+ column (char-width (aref str index)))
            index (1+ index)))
    (if (< column start-column)
        (if padding (make-string end-column padding) "")
      (when (and padding (> column start-column))
        (setq head (make-string (- column start-column) padding)))
      (setq from index)
      (if (and (< end-column width) (> end-column ellipsis-width))
          (setq end-column (- end-column ellipsis-width))
        (setq ellipsis ""))
      (setq last index last-column column)
      (while (and (< column end-column) (< index length))
        (setq last index last-column column
              column (+ column (char-width (aref str index)))
              index (1+ index)))
      (when (> column end-column)
        (setq column last-column index last))
      (when (and padding (< column end-column))
        (setq tail (make-string (- end-column column) padding)))
      (if (and ellipsis-text-property (not (equal ellipsis "")))
          (concat head (substring str from index)
                  (propertize (substring str index) 'display ellipsis))
        (concat head (substring str from index) tail ellipsis)))))

(defun store-substring (string idx obj)
  "Put OBJ, a character or a string, into STRING at the index IDX.  Return STRING."
  (if (integerp obj)
      (aset string idx obj)
    (let ((i 0))
      (while (< i (length obj))
        (aset string (+ idx i) (aref obj i))
        (setq i (1+ i)))))
  string)

(provide 'mule-util)

;;; mule-util.el ends here

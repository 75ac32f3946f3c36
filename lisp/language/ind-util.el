;;; ind-util.el --- Devanagari in IS 13194  -*- lexical-binding: t -*-

;; The charset `indian-is13194' has the codes of the standard as characters of their own, above those of Unicode; here they
;; become Unicode's and back.

;;; Code:

(defconst ind-util--first #x180000
  "The character of the first code, #xA1.")

(defconst ind-util--letters
  (concat "\u0901\u0902\u0903\u0905\u0906\u0907\u0908\u0909\u090a\u090b\u090e\u090f\u0910\u090d\u0912\u0913\u0914\u090d"
          "\u0915\u0916\u0917\u0918\u0919\u091a\u091b\u091c\u091d\u091e\u091f\u0920\u0921\u0922\u0923\u0924\u0925\u0926"
          "\u0927\u0928\u0929\u092a\u092b\u092c\u092d\u092e\u092f\u095f\u0930\u0931\u0932\u0933\u0934\u0935\u0936\u0937"
          "\u0938\u0939")
  "What the codes from #xA1 to #xD8 are.")

(defconst ind-util--signs
  "\u093e\u093f\u0940\u0941\u0942\u0943\u0946\u0947\u0948\u0945\u094a\u094b\u094c\u0949\u094d\u093c\u0964"
  "What the codes from #xDA to #xEA are; #xD9 is none.")

(defconst ind-util--digits "०१२३४५६७८९"
  "What the codes from #xF1 to #xFA are.")

(defconst ind-util--decoding
  (let ((table (make-hash-table :test #'eq)))
    (dolist (entry `((0 . ,ind-util--letters) (#x39 . ,ind-util--signs) (#x50 . ,ind-util--digits)))
      (dotimes (index (length (cdr entry)))
        (puthash (+ ind-util--first (car entry) index) (aref (cdr entry) index) table)))
    table)
  "The letter of each code.")

(defconst ind-util--encoding
  (let ((table (make-hash-table :test #'eq)))
    (maphash (lambda (code char) (puthash char (string code) table)) ind-util--decoding)
    (let ((code (lambda (&rest numbers)
                  (apply #'string (mapcar (lambda (number) (+ ind-util--first (- number #xA1))) numbers)))))
      (puthash #x90D (funcall code #xAE) table)
      (puthash #x911 (funcall code #xB2) table)
      ;; The sign nukta behind a code makes another letter of it.
      (dolist (pair '((#x90C . #xA6) (#x93D . #xEA) (#x944 . #xDF) (#x950 . #xA1) (#x958 . #xB3) (#x959 . #xB4) (#x95A . #xB5)
                      (#x95B . #xBA) (#x95C . #xBF) (#x95D . #xC0) (#x95E . #xC9) (#x960 . #xAA) (#x961 . #xA7) (#x962 . #xDB)
                      (#x963 . #xE5)))
        (puthash (car pair) (funcall code (cdr pair) #xE9) table))
      (puthash #x951 (funcall code #xF0 #xB5) table)
      (puthash #x952 (funcall code #xF0 #xB8) table)
      (puthash #x965 (funcall code #xEA #xEA) table))
    (puthash #x953 "[DEVANAGARI GRAVE ACCENT]" table)
    (puthash #x954 "[DEVANAGARI ACUTE ACCENT]" table)
    (let ((char #x900))
      (while (< char #x980)
        (unless (gethash char table)
          (puthash char (format "[U+%04x]" char) table))
        (setq char (1+ char))))
    table)
  "The codes of each letter, or a description of what has none.")

(defun in-is13194-post-read-conversion (len)
  "Make letters of the codes of IS 13194 among the LEN characters after point; return how many they are then."
  (let ((start (point)) (end (+ (point) len)))
    (while (< (point) end)
      (let ((char (gethash (following-char) ind-util--decoding)))
        (if char
            (let ((properties (text-properties-at (point))))
              (delete-char 1)
              (insert (apply #'propertize (string char) properties)))
          (forward-char 1))))
    (goto-char start)
    len))

(defun in-is13194-pre-write-conversion (from to)
  "Write the text from FROM to TO, or the string FROM, in codes of IS 13194, in a buffer that becomes current."
  (let ((text (if (stringp from) from (buffer-substring from to))))
    (set-buffer (generate-new-buffer " *temp*"))
    (insert (mapconcat (lambda (char) (or (gethash char ind-util--encoding) (string char))) text ""))
    nil))

(provide 'ind-util)

;;; ind-util.el ends here

;;; compound-text.el --- what compound text has no charset for  -*- lexical-binding: t -*-

;;; Code:

(defvar ctext-standard-encodings
  '(ascii latin-jisx0201 katakana-jisx0201 latin-iso8859-1 latin-iso8859-2 latin-iso8859-3
    latin-iso8859-4 greek-iso8859-7 arabic-iso8859-6 hebrew-iso8859-8 cyrillic-iso8859-5 latin-iso8859-9
    chinese-gb2312 japanese-jisx0208 korean-ksc5601)
  "The charsets that compound text has by itself.")

(defun ctext-post-read-conversion (len)
  "Decode the stretches in UTF-8 of the LEN characters after point; return how many they are then."
  (save-excursion
    (save-restriction
      (narrow-to-region (point) (+ (point) len))
      (while (re-search-forward "\e%G\\(\\(?:.\\|\n\\)*?\\)\e%@" nil t)
        (let ((text (decode-coding-string (string-to-unibyte (match-string 1)) 'utf-8-unix)))
          (replace-match text t t)))
      (- (point-max) (point-min)))))

(defun ctext-pre-write-conversion (from to)
  "Put what compound text has no charset for, between FROM and TO or in the string FROM, into UTF-8."
  (when (stringp from)
    (let ((text from))
      (set-buffer (generate-new-buffer " *temp*"))
      (insert text)
      (setq from (point-min) to (point-max))))
  (save-restriction
    (narrow-to-region from to)
    (goto-char from)
    (while (re-search-forward "[^[:ascii:]]" nil t)
      (let ((start (1- (point))))
        (goto-char start)
        (while (and (char-after)
                    (>= (char-after) 128)
                    (not (char-charset (char-after) ctext-standard-encodings)))
          (forward-char))
        (if (= start (point))
            (forward-char)
          (let ((text (encode-coding-string (delete-and-extract-region start (point)) 'utf-8-unix)))
            (insert "\e%G" (string-to-multibyte text) "\e%@"))))))
  nil)

(provide 'compound-text)

;;; compound-text.el ends here

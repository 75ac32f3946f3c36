;;; china-util.el --- HZ, Chinese in seven bits  -*- lexical-binding: t -*-

;;; Code:

(defun china-util--to-gb (text)
  "TEXT in HZ."
  (let ((chinese nil) (parts nil))
    (dotimes (index (length text))
      (let* ((char (aref text index))
             (code (and (>= char 128) (encode-char char 'chinese-gb2312))))
        (cond (code
               (unless chinese (push "~{" parts))
               (setq chinese t)
               (push (string (ash code -8) (logand code 255)) parts))
              (t
               (when chinese (push "~}" parts))
               (setq chinese nil)
               (push (cond ((eq char ?~) "~~")
                           ((< char 128) (string char))
                           ((< char #x10000) (format "\\u%04X" char))
                           (t (format "\\U%08X" char)))
                     parts)))))
    (when chinese (push "~}" parts))
    (apply #'concat (nreverse parts))))

(defun encode-hz-region (beg end)
  "Put the text from BEG to END into HZ."
  (interactive "r")
  (let ((text (china-util--to-gb (buffer-substring-no-properties beg end))))
    (save-excursion
      (delete-region beg end)
      (goto-char beg)
      (insert text))))

(defun encode-hz-buffer ()
  "Put the text of the current buffer into HZ."
  (interactive)
  (encode-hz-region (point-min) (point-max)))

(defun decode-hz-region (beg end)
  "Read the text from BEG to END, which is in HZ.  Return how many characters it has then.
Pairs of characters after a tilde and brace are Chinese as far as they go.  Signals `end-of-buffer' when the text
ends in a tilde."
  (interactive "r")
  (save-excursion
    (save-restriction
      (narrow-to-region beg end)
      (goto-char (point-min))
      (while (search-forward "~" nil t)
        (cond ((eobp) (signal 'end-of-buffer nil))
              ((eq (following-char) ?~) (delete-char 1))
              ((eq (following-char) ?{)
               (delete-region (1- (point)) (1+ (point)))
               (when (looking-at "\\(?:[!-}][!-~]\\)+")
                 (let ((code (match-string 0)))
                   (delete-region (match-beginning 0) (match-end 0))
                   (insert (decode-coding-string
                            (apply #'unibyte-string (mapcar (lambda (char) (logior char 128)) code))
                            'chinese-iso-8bit-unix))))
               (when (looking-at-p "~}")
                 (delete-char 2)))))
      (- (point-max) (point-min)))))

(defun decode-hz-buffer ()
  "Read the text of the current buffer, which is in HZ."
  (interactive)
  (decode-hz-region (point-min) (point-max)))

(defun post-read-decode-hz (len)
  "Read LEN characters after point, which are in HZ; return how many they are then."
  (let ((start (point)))
    (prog1 (decode-hz-region start (+ start len))
      (goto-char start))))

(defun pre-write-encode-hz (from to)
  "Put the text from FROM to TO, or the string FROM, into HZ."
  (when (stringp from)
    (let ((text from))
      (set-buffer (generate-new-buffer " *temp*"))
      (insert text)
      (setq from (point-min) to (point-max))))
  (encode-hz-region from to)
  nil)

(provide 'china-util)

;;; china-util.el ends here

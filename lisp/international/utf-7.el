;;; utf-7.el --- UTF-7, and what IMAP makes of it  -*- lexical-binding: t -*-

;;; Code:

(defun utf-7--base64 (text for-imap)
  "TEXT as UTF-16 in base 64 without padding; FOR-IMAP has a comma for the slash."
  (let ((code (replace-regexp-in-string
               "=+\\'" "" (base64-encode-string (encode-coding-string text 'utf-16be-unix) t))))
    (if for-imap (subst-char-in-string ?/ ?, code) code)))

(defun utf-7--encode-text (text for-imap)
  "TEXT in UTF-7, FOR-IMAP in that of IMAP."
  (let ((mark (if for-imap "&" "+"))
        (plain (if for-imap "\\`[]\t\n\r -%'-~]+" "\\`[]\t\n\r a-zA-Z0-9'(),./:?!\"#$%&*;<=>@^_`{|}[-]+"))
        (index 0) (size (length text)) (parts nil))
    (while (< index size)
      (cond ((string-match plain (substring text index))
             (let ((end (+ index (match-end 0))))
               (push (substring text index end) parts)
               (setq index end)))
            ((eq (aref text index) (aref mark 0))
             (push (concat mark "-") parts)
             (setq index (1+ index)))
            (t
             (let ((end index))
               (while (and (< end size)
                           (not (eq (aref text end) (aref mark 0)))
                           (not (string-match plain (substring text end (1+ end)))))
                 (setq end (1+ end)))
               (push (concat mark (utf-7--base64 (substring text index end) for-imap)
                             (if (or for-imap (< end size)) "-" ""))
                     parts)
               (setq index end)))))
    (apply #'concat (nreverse parts))))

(defun utf-7--decode-text (text for-imap)
  "What TEXT in UTF-7, FOR-IMAP in that of IMAP, says; an error for bad base 64."
  (let ((regexp (if for-imap "&\\([A-Za-z0-9+,]*\\)-?" "\\+\\([A-Za-z0-9+/]*\\)-?"))
        (index 0) (parts nil))
    (while (string-match regexp text index)
      (let ((code (match-string 1 text)) (start (match-beginning 0)) (end (match-end 0)))
        (push (substring text index start) parts)
        (push (if (string= code "")
                  (if for-imap "&" "+")
                ;; A byte that is left over stays a byte.
                (decode-coding-string
                 (base64-decode-string (concat (if for-imap (subst-char-in-string ?, ?/ code) code)
                                               (make-string (% (- 4 (% (length code) 4)) 4) ?=)))
                 'utf-16be-unix))
              parts)
        (setq index end)))
    (apply #'concat (nreverse (cons (substring text index) parts)))))

(defun utf-7--replace (from to function)
  "Replace the text from FROM to TO by what FUNCTION makes of it; return its length."
  (let ((text (funcall function (buffer-substring-no-properties from to))))
    (save-excursion
      (delete-region from to)
      (goto-char from)
      (insert text))
    (length text)))

(defun utf-7-decode (len imap)
  "Decode LEN characters of UTF-7 after point, that of IMAP if IMAP is non-nil; return how many they are then."
  (utf-7--replace (point) (+ (point) len) (lambda (text) (utf-7--decode-text text imap))))

(defun utf-7-encode (from to imap)
  "Encode the text from FROM to TO, or the string FROM, in UTF-7; IMAP non-nil means that of IMAP."
  (when (stringp from)
    (let ((text from))
      (set-buffer (generate-new-buffer " *temp*"))
      (insert text)
      (setq from (point-min) to (point-max))))
  (utf-7--replace from to (lambda (text) (utf-7--encode-text text imap)))
  nil)

(defun utf-7-post-read-conversion (len)
  "Decode LEN characters of UTF-7 after point."
  (utf-7-decode len nil))

(defun utf-7-imap-post-read-conversion (len)
  "Decode LEN characters of IMAP's UTF-7 after point."
  (utf-7-decode len t))

(defun utf-7-pre-write-conversion (from to)
  "Encode the text from FROM to TO in UTF-7."
  (utf-7-encode from to nil))

(defun utf-7-imap-pre-write-conversion (from to)
  "Encode the text from FROM to TO in IMAP's UTF-7."
  (utf-7-encode from to t))

(provide 'utf-7)

;;; utf-7.el ends here

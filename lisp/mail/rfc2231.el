;;; rfc2231.el --- parameters of MIME headers with charsets and continuations  -*- lexical-binding: t -*-

(require 'ietf-drums)
(require 'rfc2047)
(require 'mm-util)

(defun rfc2231-get-value (ct attribute)
  "Return the value of ATTRIBUTE, a symbol, in CT, what `rfc2231-parse-string' returns."
  (cdr (assq attribute (cdr ct))))

(defun rfc2231-parse-qp-string (string)
  "Return what STRING says, as `rfc2231-parse-string' does, with its encoded words decoded."
  (rfc2231-parse-string (rfc2047-decode-string string)))

(defconst rfc2231--token "[^][\000-\040()<>@,;:\\\"/?=\177]+" "Regexp for a token of MIME.")

(defun rfc2231--pieces (string)
  "Return the parameters in STRING, a list of (NAME NUMBER ENCODED VALUE).
NAME is a symbol; NUMBER tells which continuation it is, nil for none.  Return nil if the text is malformed."
  (let ((at 0) (fine t) pieces)
    (while (and fine (< at (length string)))
      (if (not (string-match (concat ";\\(" rfc2231--token "\\)=\\(\"\\(?:[^\"\\]\\|\\\\\\(?:.\\|\n\\)\\)*\"\\|" rfc2231--token "\\)\\(?:;\\|\\'\\)")
                             string at))
          (setq fine nil)
        (if (/= (match-beginning 0) at)
            (setq fine nil)
          (let ((name (downcase (match-string 1 string)))
                (value (match-string 2 string)))
            (setq at (match-end 2))
            (string-match "\\`\\([^*]+\\)\\(?:\\*\\([0-9]+\\)\\)?\\(\\*\\)?\\'" name)
            (let ((number (match-string 2 name)))
              (push (list (intern (or (match-string 1 name) name))
                          (and number (string-to-number number))
                          (and (match-beginning 3) t)
                          (if (string-prefix-p "\"" value) (substring value 1 -1) value))
                    pieces))))))
    (and fine (nreverse pieces))))

(defun rfc2231--joined (pieces)
  "Return the values of PIECES, parameters of one name, put together and decoded."
  (let* ((pieces (sort (copy-sequence pieces) (lambda (a b) (< (or (nth 1 a) 0) (or (nth 1 b) 0)))))
         (encoded (nth 2 (car pieces))))
    (if encoded
        ;; The charset stands at the start; pieces that are not encoded may follow.
        (rfc2231-decode-encoded-string
         (mapconcat (lambda (piece)
                      (if (nth 2 piece) (nth 3 piece) (replace-regexp-in-string "%" "%25" (nth 3 piece) t t)))
                    pieces ""))
      (mapconcat (lambda (piece) (nth 3 piece)) pieces ""))))

(defun rfc2231-parse-string (string &optional _signal-errors)
  "Return what STRING, the value of a header such as Content-Type, says: its type and an alist of its parameters.
The type is a string in lower case, the parameters are symbols, the last one first; their values are decoded.
Parameters of a malformed STRING are left out."
  (let* ((text (ietf-drums-remove-whitespace (ietf-drums-remove-comments string)))
         (end (or (string-match "[][\000-\040()<>@,;:\\\"?=\177]" text) (length text)))
         (type (downcase (substring text 0 end))))
    (unless (string= type "")
      (let ((pieces (rfc2231--pieces (substring text end)))
            names)
        (dolist (piece pieces)
          (unless (memq (car piece) names)
            (push (car piece) names)))
        (cons type
              (mapcar (lambda (name)
                        (cons name (rfc2231--joined (seq-filter (lambda (piece) (eq (car piece) name)) pieces))))
                      names))))))

(defun rfc2231-decode-encoded-string (string)
  "Return STRING, text such as utf-8\\='en\\='caf%C3%A9, decoded by the charset that it names."
  (if (not (string-match "\\`\\(?:\\([^']*\\)'[^']*'\\)?\\(\\(?:.\\|\n\\)*\\)\\'" string))
      string
    (let* ((name (match-string 1 string))
           (bytes (with-temp-buffer
                    (set-buffer-multibyte nil)
                    (insert (encode-coding-string (match-string 2 string) 'utf-8))
                    (goto-char (point-min))
                    (while (re-search-forward "%\\([0-9a-fA-F][0-9a-fA-F]\\)" nil t)
                      (let ((byte (string-to-number (match-string 1) 16)))
                        (replace-match "" t t)
                        (insert byte)))
                    (buffer-string)))
           (coding (and name (not (string= name "")) (mm-charset-to-coding-system name nil t))))
      (cond ((memq coding '(nil ascii)) (if (string-match-p "[\200-\377]" bytes)
                                            (if name bytes (decode-coding-string bytes 'utf-8))
                                          (decode-coding-string bytes 'us-ascii)))
            (t (decode-coding-string bytes coding))))))

(defun rfc2231-encode-string (param value)
  "Return PARAM=VALUE as it stands in a header, encoded as RFC 2231 says if that is needed, in lines of 76 columns."
  (let* ((ascii (not (string-match-p "[^\000-\177]" value)))
         (special (string-match-p (concat "[" ietf-drums-tspecials "*'%\000-\037\177]") value))
         (long (> (+ (length value) (length param) 1) 76)))
    (cond
     ((and ascii (not special) (not long))
      (concat param "=" (if (string-match-p "[ \t]" value) (concat "\"" value "\"") value)))
     (t (rfc2231--encoded param value (if ascii "us-ascii" "utf-8"))))))

(defun rfc2231--encoded (param value charset)
  "Return PARAM with VALUE encoded in CHARSET, in as many lines as it takes."
  (let* ((quoted (mapcar (lambda (byte)
                           (if (or (<= ?a byte ?z) (<= ?A byte ?Z) (<= ?0 byte ?9) (memq byte (append "!#$&+-.^_`{|}~" nil)))
                               (char-to-string byte)
                             (format "%%%02x" byte)))
                         (append (encode-coding-string value 'utf-8) nil)))
         (lines nil)
         (line "")
         (limit (- 74 (length param) 7 (length charset))))
    (dolist (part quoted)
      (when (> (+ (length line) (length part)) limit)
        (push line lines)
        (setq line ""
              limit (- 74 (length param) 5)))
      (setq line (concat line part)))
    (push line lines)
    (setq lines (nreverse lines))
    (if (cdr lines)
        (let ((number -1))
          (mapconcat (lambda (line)
                       (setq number (1+ number))
                       (format "%s*%d*=%s%s" param number (if (= number 0) (concat charset "''") "") line))
                     lines ";\n "))
      (format "%s*=%s''%s" param charset (car lines)))))

(provide 'rfc2231)

;;; rfc2231.el ends here

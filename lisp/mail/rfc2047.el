;;; rfc2047.el --- encoded words: text that is not ASCII in headers  -*- lexical-binding: t -*-

;; Decoding is here; encoding is in rfc2047-encode.

(require 'mm-util)
(require 'mail-prsvr)
(require 'ietf-drums)

(autoload 'quoted-printable-decode-region "qp")
(autoload 'quoted-printable-encode-region "qp")

(defvar rfc2047-allow-irregular-q-encoded-words t
  "Non-nil means that words in the encoding Q may hold a question mark.")

(defvar rfc2047-allow-incomplete-encoded-text t
  "Non-nil means that the bytes of a character may be spread over adjacent encoded words.")

(defvar rfc2047-encoded-word-regexp
  "=\\?\\([^][\000-\040()<>@,;:*\\\"/?.=]+\\)\\(?:\\*[^?]+\\)?\\?\\(B\\?[+/0-9A-Za-z]*=*\\|Q\\?[ ->@-~]*\\)\\?="
  "Regexp for an encoded word: group 1 is the charset, group 2 the encoding, a question mark and the text.")

(defvar rfc2047-encoded-word-regexp-loose
  "=\\?\\([^][\000-\040()<>@,;:*\\\"/?.=]+\\)\\(?:\\*[^?]+\\)?\\?\\(B\\?[+/0-9A-Za-z]*=*\\|Q\\?\\(?:[ ->@-~]\\|\\?[^=\n]\\|\\?=[[:xdigit:]]\\)*\\)\\?="
  "Regexp for an encoded word that may have question marks in its text.")

;;; Fields

(defun rfc2047-narrow-to-field ()
  "Narrow the buffer to the header at point."
  (beginning-of-line)
  (narrow-to-region
   (point)
   (progn
     (forward-line 1)
     (if (re-search-forward "^[^ \n\t]" nil t)
         (line-beginning-position)
       (point-max))))
  (goto-char (point-min)))

(defun rfc2047-field-value ()
  "Return the value of the header at point."
  (save-excursion
    (save-restriction
      (rfc2047-narrow-to-field)
      (re-search-forward ":[ \t\n]*" nil t)
      (buffer-substring-no-properties (point) (point-max)))))

(defun rfc2047-unfold-region (b e)
  "Put the folded lines between B and E together."
  (save-restriction
    (narrow-to-region b e)
    (goto-char (point-min))
    (while (re-search-forward "[ \t]*\n\\([ \t]\\)[ \t]*" nil t)
      (replace-match "\\1"))
    (goto-char (point-max))
    nil))

(defun rfc2047-unfold-field ()
  "Put the folded lines of the header at point together."
  (save-excursion
    (save-restriction
      (rfc2047-narrow-to-field)
      (rfc2047-unfold-region (point-min) (point-max)))))

;;; Decoding

(defun rfc2047-charset-to-coding-system (charset &optional allow-override)
  "Return the coding system for CHARSET, a string or symbol; `raw-text' for ASCII, nil for one that is not known.
A charset in `mail-parse-ignored-charsets' is not known.  ALLOW-OVERRIDE is as for `mm-charset-to-coding-system'."
  (when (stringp charset)
    (setq charset (intern (downcase charset))))
  (cond
   ((memq charset mail-parse-ignored-charsets) nil)
   (t
    (let ((coding (mm-charset-to-coding-system charset nil allow-override)))
      (cond ((not (eq coding 'ascii)) coding)
            ((and mail-parse-charset (not (memq mail-parse-charset '(us-ascii ascii))))
             (mm-charset-to-coding-system mail-parse-charset))
            (t 'raw-text))))))

(defun rfc2047-pad-base64 (string)
  "Return STRING, text in base 64, with the equal signs at its end that it lacks."
  (pcase (% (length string) 4)
    (2 (concat string "=="))
    (3 (concat string "="))
    (_ string)))

(defun rfc2047--word-bytes (encoding text)
  "Return the bytes of an encoded word with ENCODING, a character, and TEXT; signal an error for what is malformed."
  (if (eq (upcase encoding) ?B)
      (base64-decode-string (rfc2047-pad-base64 text))
    (with-temp-buffer
      (set-buffer-multibyte nil)
      (insert text)
      (subst-char-in-region (point-min) (point-max) ?_ ?\s)
      (quoted-printable-decode-region (point-min) (point-max))
      (buffer-string))))

(defun rfc2047-decode-encoded-words (words)
  "Return the text of WORDS, adjacent encoded words; each is a list (WHOLE CHARSET ENCODING TEXT) of strings.
A word that cannot be decoded stays as it is."
  (let (parts)
    (dolist (word words)
      (let* ((coding (rfc2047-charset-to-coding-system (nth 1 word) t))
             (bytes (and coding
                         (condition-case nil
                             (rfc2047--word-bytes (aref (nth 2 word) 0) (nth 3 word))
                           (error nil)))))
        (if (null bytes)
            (push (cons nil (nth 0 word)) parts)
          (if (and rfc2047-allow-incomplete-encoded-text parts (eq (car (car parts)) coding))
              (setcdr (car parts) (concat (cdr (car parts)) bytes))
            (push (cons coding bytes) parts)))))
    (mapconcat (lambda (part)
                 (if (car part)
                     ;; A line in a header must not end where the sender wants.
                     (replace-regexp-in-string "[\n\r]+" " " (decode-coding-string (cdr part) (car part)) t t)
                   (cdr part)))
               (nreverse parts) "")))

(defun rfc2047-strip-backslashes-in-quoted-strings ()
  "Remove the backslashes in quoted strings that quote what needs no quoting."
  (goto-char (point-min))
  (while (re-search-forward "\"" nil t)
    (let ((done nil))
      (while (and (not done) (re-search-forward "\\\\\\(.\\)\\|\"" nil t))
        (cond ((null (match-beginning 1)) (setq done t))
              ((memq (char-before) '(?\\ ?\")))
              (t (replace-match "\\1")))))))

(defun rfc2047-quote-special-characters-in-quoted-strings (&optional _encodable-regexp)
  "Quote the double quotes and backslashes in quoted strings that are not quoted."
  (goto-char (point-min))
  (let ((done nil))
    (while (and (not done) (search-forward "\"" nil t))
      (unless (re-search-forward "\\(?:[^\"\\]\\|\\\\.\\)*\"" nil t)
        (setq done t)))))

(defun rfc2047--read-words ()
  "Return the adjacent encoded words after point, a list as for `rfc2047-decode-encoded-words', and move over them."
  (let ((case-fold-search t)
        (regexp (if rfc2047-allow-irregular-q-encoded-words
                    rfc2047-encoded-word-regexp-loose
                  rfc2047-encoded-word-regexp))
        words)
    (while (looking-at (concat (and words "[ \t\n]*") "\\(" regexp "\\)"))
      (let ((text (match-string 3)))
        (push (list (match-string 1) (match-string 2) (substring text 0 1) (substring text 2)) words))
      (goto-char (match-end 0)))
    (nreverse words)))

(defun rfc2047-decode-region (start end &optional address-mime)
  "Decode the encoded words between START and END, and text without a charset by `mail-parse-charset'.
With ADDRESS-MIME non-nil, the text is addresses: backslashes in quoted strings that quote nothing are removed."
  (interactive "r")
  (let ((case-fold-search t)
        (regexp (if rfc2047-allow-irregular-q-encoded-words
                    rfc2047-encoded-word-regexp-loose
                  rfc2047-encoded-word-regexp)))
    (save-excursion
      (save-restriction
        (narrow-to-region start end)
        (when address-mime
          (rfc2047-strip-backslashes-in-quoted-strings))
        (goto-char (point-min))
        (let ((plain (point-min)))
          (while (re-search-forward regexp nil t)
            (let ((from (copy-marker (match-beginning 0))))
              (rfc2047--decode-plain plain from)
              (goto-char from)
              (let* ((words (rfc2047--read-words))
                     (text (rfc2047-decode-encoded-words words)))
                (delete-region from (point))
                (insert text)
                (setq plain (point)))))
          (rfc2047--decode-plain plain (point-max)))))))

(defun rfc2047--decode-plain (from to)
  "Decode the text between FROM and TO by `mail-parse-charset', if that says a charset and there are bytes."
  (when (and mail-parse-charset
             (not (memq mail-parse-charset '(us-ascii gnus-decoded)))
             (save-excursion (goto-char from) (re-search-forward "[^\000-\177]" to t)))
    (let ((coding (rfc2047-charset-to-coding-system mail-parse-charset)))
      (when coding
        (decode-coding-region from to coding)))))

(defun rfc2047-decode-address-region (start end)
  "Decode the encoded words of addresses between START and END."
  (rfc2047-decode-region start end t))

(defun rfc2047-decode-string (string &optional address-mime)
  "Return STRING with its encoded words decoded, see `rfc2047-decode-region'."
  (unless (stringp string)
    (signal 'wrong-type-argument (list 'stringp string)))
  (if (not (or (string-match-p "=\\?" string)
               (and mail-parse-charset (string-match-p "[^\000-\177]" string))))
      string
    (with-temp-buffer
      (insert string)
      (rfc2047-decode-region (point-min) (point-max) address-mime)
      (buffer-string))))

(defun rfc2047-decode-address-string (string)
  "Return STRING, addresses, with its encoded words decoded."
  (rfc2047-decode-string string t))

(provide 'rfc2047)

(require 'rfc2047-encode)

;;; rfc2047.el ends here

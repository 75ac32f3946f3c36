;;; mail-utils.el --- fields and addresses of mail  -*- lexical-binding: t -*-

(defcustom mail-use-rfc822 nil
  "Non-nil means that addresses are read exactly as RFC 822 says, by `rfc822-addresses', which is slower."
  :type 'boolean :group 'mail)

(defcustom mail-dont-reply-to-names nil
  "Regexp for addresses that replies do not go to; nil for those of the user."
  :type '(choice regexp (const nil)) :group 'mail)

(defun mail-file-babyl-p (file)
  "Return non-nil if FILE is in the old format Babyl of Rmail."
  (with-temp-buffer
    (insert-file-contents file nil 0 100)
    (looking-at "BABYL OPTIONS:")))

(defun mail-string-delete (string start end)
  "Return STRING without what is between START and END; nil for END is its end."
  (if (null end)
      (substring string 0 start)
    (concat (substring string 0 start) (substring string end nil))))

;;; Quoted-printable

(defun mail-utils--search-special ()
  "Move behind the next character that must be quoted, and return non-nil if there is one.
As in Emacs, `=', `?' and a double quote come first: what is not ASCII before them stays as it is."
  (or (re-search-forward "[=?\"]" nil t)
      (re-search-forward "[^\000-\177]" nil t)))

(defun mail-utils--quote ()
  "Quote what must be quoted from point to the end of the accessible part."
  (while (mail-utils--search-special)
    (let ((character (char-before)))
      (delete-char -1)
      (insert (format "=%02X" character)))))

(defun mail-quote-printable (string &optional wrapper)
  "Return STRING with `=', `?', double quotes and what is not ASCII as hexadecimal digits after `='.
With WRAPPER non-nil, make it an encoded word of ISO-8859-1."
  (let ((quoted (with-temp-buffer
                  (set-buffer-multibyte (multibyte-string-p string))
                  (insert string)
                  (goto-char (point-min))
                  (mail-utils--quote)
                  (buffer-string))))
    (if wrapper
        (concat "=?ISO-8859-1?Q?" quoted "?=")
      quoted)))

(defun mail-quote-printable-region (beg end &optional wrapper)
  "Quote the text between BEG and END as `mail-quote-printable' does."
  (interactive "r\nP")
  (save-excursion
    (save-restriction
      (narrow-to-region beg end)
      (goto-char (point-min))
      (mail-utils--quote))
    (when wrapper
      (goto-char beg)
      (insert "=?ISO-8859-1?Q?")
      (goto-char end)
      (insert "?="))
    nil))

(defun mail-unquote-printable-hexdigit (char)
  "Return what the hexadecimal digit CHAR counts."
  (- char (cond ((>= char ?a) (- ?a 10))
                ((>= char ?A) (- ?A 10))
                (t ?0))))

(defun mail-utils--byte (digits)
  "Return the number that DIGITS, a string of two hexadecimal digits, says."
  (+ (* 16 (mail-unquote-printable-hexdigit (aref digits 0)))
     (mail-unquote-printable-hexdigit (aref digits 1))))

(defun mail-unquote-printable (string &optional wrapper)
  "Return STRING with what is quoted there decoded, the opposite of `mail-quote-printable'.
With WRAPPER non-nil, STRING may be an encoded word of ISO-8859-1."
  (let ((case-fold-search t))
    (when (and wrapper (string-match "\\`=\\?ISO-8859-1\\?Q\\?\\([^?]*\\)\\?" string))
      (setq string (match-string 1 string)))
    (replace-regexp-in-string "=\\(?:\n\\|..\\)"
                              (lambda (part)
                                (if (eq (aref part 1) ?\n) "" (char-to-string (mail-utils--byte (substring part 1)))))
                              string t t)))

(defun mail-unquote-printable-region (beg end &optional wrapper noerror unibyte)
  "Decode what is quoted between BEG and END, see `mail-unquote-printable'.
Return t; signal an error for what is malformed, or return nil if NOERROR is non-nil.  With UNIBYTE non-nil, the
text gets bytes instead of the characters of Latin-1."
  (interactive "r\nP")
  (save-excursion
    (save-restriction
      (narrow-to-region beg end)
      (goto-char (point-min))
      (when (and wrapper (looking-at "=\\?ISO-8859-1\\?Q\\?\\([^?]*\\)\\?"))
        (delete-region (match-end 1) (point-max))
        (delete-region (point) (match-beginning 1)))
      (let ((fine t))
        (while (re-search-forward "=" nil t)
          (cond
           ((eq (char-after) ?\n)
            (delete-region (1- (point)) (1+ (point))))
           ((looking-at "[0-9A-F][0-9A-F]")
            (let ((byte (mail-utils--byte (match-string 0))))
              (delete-region (1- (point)) (+ 2 (point)))
              (insert (if unibyte (unibyte-char-to-multibyte byte) byte))))
           (noerror (setq fine nil))
           (t (error "Malformed MIME quoted-printable message"))))
        fine))))

;;; Addresses

(defun mail-utils--without-comments (text)
  "Return TEXT without comments in parentheses and the blanks before them; one that does not end stays."
  (with-temp-buffer
    (insert text)
    (goto-char (point-min))
    (let (start depth)
      (while (re-search-forward "[\"(]" nil t)
        (if (eq (char-before) ?\")
            (unless (re-search-forward "\\(?:[^\"\\]\\|\\\\\\(?:.\\|\n\\)\\)*\"" nil t)
              (goto-char (point-max)))
          (setq start (1- (point))
                depth 1)
          (while (and (> depth 0) (re-search-forward "\\\\.\\|[()]" nil t))
            (pcase (char-before)
              ((guard (> (- (match-end 0) (match-beginning 0)) 1)))
              (?\( (setq depth (1+ depth)))
              (?\) (setq depth (1- depth)))))
          (if (> depth 0)
              (goto-char (point-max))
            (delete-region (save-excursion (goto-char start) (skip-chars-backward " \t\n") (point)) (point))))))
    (buffer-string)))

(defun mail-strip-quoted-names (address)
  "Return ADDRESS, a header with addresses, without comments and names: the addresses alone, with commas between.
Return nil for nil."
  (when address
    (unless (stringp address)
      (signal 'wrong-type-argument (list 'stringp address)))
    (if mail-use-rfc822
        (progn (require 'rfc822)
               (mapconcat #'identity (rfc822-addresses address) ", "))
      (let ((text (string-trim (mail-utils--without-comments address) "[ \t\n]+" "[ \t\n]+")))
        ;; A quoted name is no address, unless one goes on after it.
        (setq text (replace-regexp-in-string "\"\\(?:[^\"\\]\\|\\\\\\(?:.\\|\n\\)\\)*\"\\([^@]\\)[ \t\n]*" "\\1" text t nil))
        (setq text (replace-regexp-in-string
                    "\\(\\`\\|,[ \t\n]*\\)[^,]*<\\([^>,:]*\\)>[^,]*" "\\1\\2" text t nil))
        (string-trim text "[ \t\n]+" "[ \t\n]+")))))

(defun mail-utils--addresses (text)
  "Return the addresses in TEXT, a header, as they are written there."
  (unless (stringp text)
    (signal 'wrong-type-argument (list 'stringp text)))
  (let ((start 0) (at 0) (quoted nil) (depth 0) (parts nil))
    (while (< at (length text))
      (pcase (aref text at)
        (?\\ (setq at (1+ at)))
        (?\" (setq quoted (not quoted)))
        ((and ?\( (guard (not quoted))) (setq depth (1+ depth)))
        ((and ?\) (guard (not quoted))) (setq depth (1- depth)))
        ((and ?, (guard (and (not quoted) (<= depth 0))))
         (push (substring text start at) parts)
         (setq start (1+ at))))
      (setq at (1+ at)))
    (push (substring text start) parts)
    (mapcar #'string-trim (nreverse parts))))

(defun mail-dont-reply-to (destinations)
  "Return DESTINATIONS, a header with addresses, without those that `mail-dont-reply-to-names' matches."
  (let* ((case-fold-search t)
         (regexp (or mail-dont-reply-to-names
                     (and user-mail-address (concat "\\`" (regexp-quote user-mail-address) "\\'"))))
         (kept (seq-remove (lambda (address)
                             (or (string= address "")
                                 (and regexp (string-match-p regexp (mail-strip-quoted-names address)))))
                           (mail-utils--addresses destinations))))
    (mapconcat #'identity kept ", ")))

(define-obsolete-function-alias 'rmail-dont-reply-to #'mail-dont-reply-to "24.1")

;;; Fields

(defun mail-utils--field-value ()
  "Return the value of the field whose name ends before point, and move to the end of its last line."
  (let ((start (point)))
    (while (progn (forward-line 1) (looking-at "[ \t]")))
    ;; Before the newline.  A field that ends with the buffer loses a character, as in Emacs.
    (goto-char (max start (1- (point))))
    (save-excursion
      (skip-chars-backward " \t" start)
      (buffer-substring-no-properties start (point)))))

(defun mail-fetch-field (field-name &optional last all list delete)
  "Return the value of the header FIELD-NAME in the accessible part of the buffer, nil if there is none.
The value is that of the first header of this name, of the last one if LAST is non-nil, of all with commas between
if ALL is, a list of them if LIST is, the last first.  With DELETE non-nil, the line where a value ends is deleted.
The case of letters does not count."
  (save-excursion
    (goto-char (point-min))
    (let ((case-fold-search t)
          (name (concat "^" (regexp-quote field-name) "[ \t]*:[ \t]*")))
      (if (or all list)
          (let ((value (if all "" nil)))
            (while (re-search-forward name nil t)
              (let ((this (mail-utils--field-value)))
                (setq value (cond (list (cons this value))
                                  ((string= value "") this)
                                  (t (concat value ", " this)))))
              (when delete
                (delete-region (line-beginning-position) (point))))
            (and (not (equal value "")) value))
        (when (re-search-forward name nil t)
          (when last
            (while (re-search-forward name nil t)))
          (prog1 (mail-utils--field-value)
            (when delete
              (delete-region (line-beginning-position) (min (point-max) (1+ (point)))))))))))

;;; Lists

(defun mail-parse-comma-list ()
  "Return the words between commas from point to the end of the buffer, the last first, and move there."
  (let (words)
    (skip-chars-forward " \t\n")
    (while (not (eobp))
      (let ((start (point)))
        (skip-chars-forward "^,")
        (push (string-trim-right (buffer-substring start (point)) "[ \t\n]+") words))
      (skip-chars-forward ", \t\n"))
    words))

(defun mail-comma-list-regexp (labels)
  "Return a regexp that matches what LABELS lists, regexps between commas."
  (replace-regexp-in-string "[ \t]*,[ \t]*" "\\|" (string-trim labels "[ \t]+" "[ \t]+") t t))

;;; Dates

(defun mail-rfc822-time-zone (time)
  "Return the offset of the local time zone at TIME, such as \"+0100\"."
  (format-time-string "%z" (or time 0)))

(defun mail-rfc822-date ()
  "Return the current date and time as RFC 822 has them in headers, without the day of the week."
  (let ((system-time-locale "C"))
    (string-trim-left (format-time-string "%e %b %Y %T %z" (current-time)))))

(defun mail-mbox-from ()
  "Return a line that starts the message in the current buffer in a file of mail: sender and date.
They come from the headers; without a date there it is the current one."
  (let* ((from (mail-strip-quoted-names (or (mail-fetch-field "from")
                                            (mail-fetch-field "really-from")
                                            (mail-fetch-field "sender")
                                            "unknown")))
         (date (mail-fetch-field "date")))
    (format "From %s %s\n" from
            (current-time-string (and date (condition-case nil (date-to-time date) (error nil)))))))

(provide 'mail-utils)

;;; mail-utils.el ends here

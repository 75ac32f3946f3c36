;;; rfc2047-encode.el --- making encoded words  -*- lexical-binding: t -*-

;; A part of rfc2047.  Text is cut into chunks at blanks; what of a chunk must be encoded depends on whether the header holds
;; addresses, where commas, brackets, quotes and comments mean something.  Adjacent chunks become one piece, a piece one or
;; more encoded words, as many as the width of the line asks for.

(require 'cl-lib)

(defvar rfc2047-header-encoding-alist
  '(("Newsgroups" . nil)
    ("Followup-To" . nil)
    ("Message-ID" . nil)
    ("\\(Resent-\\)?\\(From\\|Cc\\|To\\|Bcc\\|\\(In-\\)?Reply-To\\|Sender\\|Mail-Followup-To\\|Mail-Copies-To\\|Approved\\)"
     . address-mime)
    (t . mime))
  "Alist from regexps for headers to how they are encoded: `mime' as text, `address-mime' as addresses; t is all others.")

(defvar rfc2047-charset-encoding-alist
  (append '((us-ascii))
          (mapcar (lambda (part) (cons (intern (format "iso-8859-%d" part)) 'Q)) '(1 2 3 4))
          '((iso-8859-5 . B) (koi8-r . B) (iso-8859-7 . B) (iso-8859-8 . B) (iso-8859-9 . Q) (iso-8859-14 . Q) (iso-8859-15 . Q)
            (iso-2022-jp . B) (iso-2022-kr . B) (gb2312 . B) (gbk . B) (gb18030 . B) (big5 . B) (cn-big5 . B) (cn-gb . B)
            (cn-gb-2312 . B) (euc-kr . B) (iso-2022-jp-2 . B) (iso-2022-int-1 . B) (viscii . Q)))
  "Alist from charsets to encodings, `Q' or `B'.")

(defvar rfc2047-encode-function-alist
  '((Q . rfc2047-q-encode-string) (B . rfc2047-b-encode-string) (nil . identity))
  "Alist from encodings to functions that encode bytes.")

(defvar rfc2047-encode-encoded-words t "Non-nil means that text that looks like encoded words is encoded.")

(defvar rfc2047-encoding-type 'address-mime
  "How text is encoded: as addresses, `address-mime', or as plain text, `mime'.")

(defvar rfc2047-encode-max-chars 76 "How wide a line with encoded words may be; nil for any width.")

(defun rfc2047-q-encode-string (string)
  "Return the bytes of STRING in the encoding Q."
  (mapconcat (lambda (byte)
               (cond ((eq byte ?\s) "_")
                     ((or (<= ?a byte ?z) (<= ?A byte ?Z) (<= ?0 byte ?9) (memq byte '(?! ?' ?* ?+ ?- ?/ ?# ?$ ?% ?& ?^ ?` ?{ ?| ?} ?~)))
                      (char-to-string byte))
                     (t (format "=%02X" (multibyte-char-to-unibyte byte)))))
             string ""))

(defun rfc2047-b-encode-string (string)
  "Return the bytes of STRING in the encoding B, base 64."
  (base64-encode-string string t))

(defun rfc2047--encodable-regexp ()
  "Return a regexp for what makes text need encoding."
  (if rfc2047-encode-encoded-words "[^\000-\177]\\|=\\?" "[^\000-\177]"))

(defun rfc2047-encodable-p ()
  "Return non-nil if the buffer has text that is not ASCII."
  (save-excursion
    (goto-char (point-min))
    (and (re-search-forward "[^\000-\177]" nil t) t)))

(defun rfc2047--better-encoding (text)
  "Return the encoding that suits TEXT: Q if few of its characters are not ASCII, else B."
  (let ((count (cl-count-if (lambda (character) (> character 127)) text)))
    (if (and (> (length text) 0) (or (<= count 1) (< (* 6 count) (length text)))) 'Q 'B)))

(defun rfc2047-qp-or-base64 ()
  "Return the encoding that suits the buffer, `quoted-printable' or `base64'."
  (if (eq (rfc2047--better-encoding (buffer-string)) 'Q) 'quoted-printable 'base64))

;;; Encoded words

(defun rfc2047--words (text column)
  "Return TEXT as encoded words, with folds between them; COLUMN is where the first one starts."
  (let* ((charset (if (string-match-p "[^\000-\177]" text) 'utf-8 'us-ascii))
         (encoding (or (cdr (assq charset rfc2047-charset-encoding-alist)) (rfc2047--better-encoding text)))
         (encode (cdr (assq encoding rfc2047-encode-function-alist)))
         (whole (lambda (from to)
                  (format "=?%s?%s?%s?=" charset encoding
                          (funcall encode (encode-coding-string (substring text from to) 'utf-8)))))
         (from 0)
         (words nil))
    (while (< from (length text))
      (let ((to (1+ from)))
        (while (and (< to (length text))
                    (or (null rfc2047-encode-max-chars)
                        (<= (+ column (length (funcall whole from (1+ to)))) rfc2047-encode-max-chars)))
          (setq to (1+ to)))
        (push (funcall whole from to) words)
        (setq from to
              column 1)))
    (mapconcat #'identity (nreverse words) "\n ")))

(defun rfc2047--insert-words (start end text)
  "Replace the text between START and END by TEXT as encoded words, and move behind them."
  (goto-char start)
  (let ((column (current-column)))
    ;; A word that does not fit at all waits for the line to be folded before it.
    (delete-region start end)
    (insert (rfc2047--words text (if (> (+ column 18) (or rfc2047-encode-max-chars most-positive-fixnum)) 1 column)))))

;;; Pieces of a region

(defun rfc2047--piece-end (start end address)
  "Return where the piece that starts at START ends, before END; ADDRESS non-nil means that the text is addresses.
The piece goes on over blanks as long as the next chunk must be encoded too."
  (let ((encodable (rfc2047--encodable-regexp))
        (stop start)
        (going t))
    (goto-char start)
    (while going
      (let ((chunk (point))
            (chunk-end (progn (skip-chars-forward "^ \t\n" end) (point))))
        (goto-char chunk-end)
        (setq stop chunk-end)
        (when address
          ;; Up to the last character that must be encoded, what belongs to its word, and a mark at the end.
          (re-search-backward encodable chunk t)
          (when (looking-at encodable) (goto-char (min chunk-end (match-end 0))))
          (skip-chars-forward "^@:;,<>()\"" chunk-end)
          (let ((word-end (point)))
            (skip-chars-forward "@:;,<>)\"" chunk-end)
            (setq stop (if (= (point) chunk-end) chunk-end word-end))))
        (goto-char stop)
        (setq going (and (= stop chunk-end)
                         (< stop end)
                         (not (and address (memq (char-before) '(?, ?: ?\; ?@))))
                         (looking-at "[ \t]*\n?[ \t]+\\([^ \t\n]+\\)")
                         (< (match-beginning 1) end)
                         (string-match-p encodable (buffer-substring (match-beginning 1) (min end (match-end 1))))
                         (not (and address (eq (char-after (match-beginning 1)) ?\()))))
        (when going
          (goto-char (match-beginning 1)))))
    stop))

(defun rfc2047--closing (start end)
  "Return where the quoted string or comment that starts at START ends, before END; signal an error if it does not."
  (goto-char start)
  (let ((close (if (eq (char-after) ?\") ?\" ?\)))
        (depth 0))
    (forward-char 1)
    (while (and (>= depth 0) (re-search-forward "\\\\.\\|[()\"]" end t))
      (cond ((> (- (match-end 0) (match-beginning 0)) 1))
            ((eq (char-before) close) (setq depth (1- depth)))
            ((and (eq close ?\)) (eq (char-before) ?\()) (setq depth (1+ depth)))))
    (when (>= depth 0)
      (error "Invalid data for rfc2047 encoding: %s" (buffer-substring start end)))
    (point)))

(defun rfc2047--has-p (start end)
  "Return non-nil if the text between START and END must be encoded."
  (save-excursion
    (goto-char start)
    (re-search-forward (rfc2047--encodable-regexp) end t)))

(defun rfc2047--encode-addresses (end)
  "Encode from point to END, a marker, as addresses; return non-nil if something was encoded."
  (let ((any nil)
        (before nil))
    ;; BEFORE tells that an encoded word stands before the blanks at point.
    (while (progn (let ((blanks (point)))
                    (skip-chars-forward " \t\n" end)
                    (setq blanks (buffer-substring blanks (point)))
                    (when (and before (string= blanks "")) (setq before 'adjacent)))
                  (< (point) end))
      (let* ((start (point))
             (character (char-after)))
        (cond
         ((memq character '(?\" ?\())
          (let ((close (copy-marker (rfc2047--closing start end))))
            (cond
             ((not (rfc2047--has-p start close)) (goto-char close) (setq before nil))
             ((eq character ?\")
              (let ((text (buffer-substring (1+ start) (1- close))))
                (rfc2047--insert-words start close (if (eq before 'quoted) (concat " " text) text))
                (setq any t
                      before 'quoted)))
             (t
              (goto-char (1+ start))
              (let ((inside (copy-marker (1- close) t)))
                (rfc2047--encode-plain inside)
                (goto-char (1+ inside)))
              (setq any t
                    before nil)))))
         (t
          (skip-chars-forward "^ \t\n(\"" end)
          (let ((chunk-end (point)))
            (if (not (rfc2047--has-p start chunk-end))
                (setq before nil)
              (goto-char start)
              (re-search-forward (rfc2047--encodable-regexp) end t)
              (goto-char (match-beginning 0))
              (skip-chars-backward "^@:;,<" start)
              ;; What stands before the word keeps its place, and gets a blank after it; marks at the very start go in.
              (unless (save-excursion (skip-chars-backward "@:;,<" start) (= (point) start))
                (insert " ")
                (setq start (point)))
              (let* ((stop (rfc2047--piece-end start end t))
                     (text (replace-regexp-in-string "[ \t]*\n" "" (buffer-substring start stop) t t)))
                (rfc2047--insert-words start stop text)
                (setq any t
                      before t))))))))
    any))

(defun rfc2047--encode-plain (end)
  "Encode from point to END, a marker, as text; return non-nil if something was encoded."
  (let ((any nil))
    (while (progn (skip-chars-forward " \t\n" end) (< (point) end))
      (let ((start (point))
            (chunk-end (progn (skip-chars-forward "^ \t\n" end) (point))))
        (when (rfc2047--has-p start chunk-end)
          (let* ((stop (rfc2047--piece-end start end nil))
                 (text (replace-regexp-in-string "[ \t]*\n" "" (buffer-substring start stop) t t)))
            (rfc2047--insert-words start stop text)
            (setq any t)))))
    any))

(defun rfc2047-encode-region (b e &optional dont-fold)
  "Encode what must be encoded between B and E, by `rfc2047-encoding-type', and fold the lines unless DONT-FOLD is non-nil.
Signal an error for quotes and parentheses that do not match."
  (save-restriction
    (let ((end (copy-marker e t)))
      (goto-char b)
      (when (if (eq rfc2047-encoding-type 'mime)
                (rfc2047--encode-plain end)
              (rfc2047--encode-addresses end))
        (unless dont-fold
          (rfc2047-fold-region (save-excursion (goto-char b) (line-beginning-position)) end)))
      (goto-char (marker-position end)))))

(defun rfc2047-encode-string (string &optional dont-fold)
  "Return STRING with encoded words for what is not ASCII; see `rfc2047-encode-region'."
  (if (not (string-match-p (rfc2047--encodable-regexp) string))
      string
    (with-temp-buffer
      (insert string)
      (rfc2047-encode-region (point-min) (point-max) dont-fold)
      (buffer-string))))

(defun rfc2047-encode-parameter (param value)
  "Return PARAM=VALUE with VALUE as an encoded word if it is not ASCII."
  (require 'rfc2045)
  (let ((rfc2047-encoding-type 'mime)
        (rfc2047-encode-max-chars nil))
    (rfc2045-encode-string param (rfc2047-encode-string value t))))

(defun rfc2047--method (name)
  "Return how the header NAME is encoded."
  (let ((case-fold-search t))
    (cdr (cl-find-if (lambda (entry)
                       (or (eq (car entry) t)
                           (string-match-p (concat "\\`\\(?:" (car entry) "\\)\\'") name)))
                     rfc2047-header-encoding-alist))))

(defun rfc2047-encode-message-header ()
  "Encode the headers in the accessible part of the buffer, each as `rfc2047-header-encoding-alist' says."
  (interactive "*")
  (save-excursion
    (goto-char (point-min))
    (while (not (eobp))
      (save-restriction
        (rfc2047-narrow-to-field)
        (when (rfc2047--has-p (point-min) (point-max))
          (let ((rfc2047-encoding-type
                 (if (looking-at "\\([^ \t\n:]+\\):")
                     (or (rfc2047--method (match-string 1)) 'mime)
                   'mime)))
            (when (looking-at "[^ \t\n:]+:[ \t]*")
              (goto-char (match-end 0)))
            (rfc2047-encode-region (point) (point-max))))
        (goto-char (point-max))))))

;;; Folding

(defun rfc2047-fold-region (b e)
  "Fold the lines between B and E that are wider than 76 columns, at blanks."
  (save-restriction
    (narrow-to-region b e)
    (goto-char (point-min))
    (while (not (eobp))
      (let ((start (point))
            (end (line-end-position)))
        (if (<= (- end start) 75)
            (forward-line 1)
          ;; The name of the header stays with what follows it.
          (let* ((first (save-excursion
                          (if (looking-at "[^ \t\n:]+:[ \t]*\\|[ \t]+") (match-end 0) start)))
                 (break (save-excursion
                          (goto-char (+ start 76))
                          (and (re-search-backward "[ \t]" first t) (point)))))
            (unless break
              (goto-char (max first (+ start 76)))
              (setq break (and (re-search-forward "[ \t]" end t) (match-beginning 0))))
            (if (null break)
                (forward-line 1)
              (goto-char break)
              (insert "\n"))))))
    nil))

(defun rfc2047-fold-field ()
  "Fold the header at point."
  (save-excursion
    (save-restriction
      (rfc2047-narrow-to-field)
      (rfc2047-fold-region (point-min) (point-max))
      (point-max))))

(provide 'rfc2047-encode)

;;; rfc2047-encode.el ends here

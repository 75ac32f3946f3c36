;;; subr-strings.el --- the basic library: strings, matching, versions  -*- lexical-binding: t -*-

;; What "Strings and Characters" and "Searching and Matching" of the Elisp manual describe and no primitive does.

(defun string-prefix-p (prefix string &optional ignore-case)
  "Return t if STRING begins with PREFIX; IGNORE-CASE non-nil means case does not matter."
  (let ((length (length prefix)))
    (if (> length (length string)) nil
      (eq t (compare-strings prefix 0 length string 0 length ignore-case)))))

(defun string-suffix-p (suffix string &optional ignore-case)
  "Return t if STRING ends with SUFFIX; IGNORE-CASE non-nil means case does not matter."
  (let ((start (- (length string) (length suffix))))
    (and (>= start 0)
         (eq t (compare-strings suffix nil nil string start nil ignore-case)))))

(defun string-or-null-p (object)
  "Return t if OBJECT is a string or nil."
  (or (stringp object) (null object)))

(defun string-to-list (string)
  "Return the list of the characters of STRING, or of the elements of another sequence."
  (append string nil))

(defun string-to-vector (string)
  "Return the vector of the characters of STRING, or of the elements of another sequence."
  (vconcat string))

(defun subst-char-in-string (fromchar tochar string &optional inplace)
  "Return STRING with TOCHAR for each FROMCHAR; INPLACE non-nil means to change STRING itself."
  (let ((i (length string))
        (result (if inplace string (copy-sequence string))))
    (while (> i 0)
      (setq i (1- i))
      (if (eq (aref result i) fromchar)
          (aset result i tochar)))
    result))

;;; Matching

(defmacro save-match-data (&rest body)
  "Evaluate BODY and restore the match data."
  (declare (indent 0) (debug t))
  (list 'let '((save-match-data-internal (match-data)))
        (list 'unwind-protect
              (cons 'progn body)
              '(set-match-data save-match-data-internal 'evaporate))))

(defun match-string (num &optional string)
  "Return the text that group NUM of the last search matched, nil if it matched none; 0 is the whole match.
STRING must be the string that was searched, if one was."
  (or (and (null string) (match-string--buffer num))
      (if (match-beginning num)
          (if string
              (substring string (match-beginning num) (match-end num))
            (buffer-substring (match-beginning num) (match-end num))))))

(defun match-string-no-properties (num &optional string)
  "Like `match-string' of NUM and STRING, without text properties."
  (or (and (null string) (match-string--buffer num))
      (if (match-beginning num)
          (if string
              (substring-no-properties string (match-beginning num) (match-end num))
            (buffer-substring-no-properties (match-beginning num) (match-end num))))))

(defun string-match-p (regexp string &optional start)
  "Do what `string-match' does with REGEXP, STRING and START, but leave the match data alone."
  (string-match-p--plain regexp string start))

(defun looking-at-p (regexp)
  "Do what `looking-at' does with REGEXP, but leave the match data alone."
  (let ((inhibit-changing-match-data t))
    (looking-at regexp)))

(defun looking-back (regexp &optional limit greedy)
  "Return t if the text before point matches REGEXP, and the match, which may not start before LIMIT, ends at point.
GREEDY non-nil makes the match extend as far backward as it can."
  (declare (advertised-calling-convention (regexp limit &optional greedy) "25.1"))
  (let* ((end (point))
         (start (save-excursion
                  (and (re-search-backward (concat "\\(?:" regexp "\\)\\=") limit t)
                       (point)))))
    (when (and greedy start)
      (let ((to-the-end (concat "\\(?:" regexp "\\)\\'")))
        (save-restriction
          (narrow-to-region (point-min) end)
          (save-excursion
            (while (and (> start (point-min))
                        (progn (goto-char (1- start)) (looking-at to-the-end)))
              (setq start (1- start)))
            (goto-char start)
            (looking-at to-the-end)))))
    (not (null start))))

(defun match-substitute-replacement (replacement &optional fixedcase literal string subexp)
  "Return what `replace-match' would put in the place of the match, with the same arguments."
  (let ((matched (match-string 0 string)))
    (save-match-data
      (match-data--translate (- (match-beginning 0)))
      (replace-match replacement fixedcase literal matched subexp))))

(defun replace-regexp-in-string (regexp rep string &optional fixedcase literal subexp start)
  "Return STRING with each match for REGEXP replaced by REP, from START on and without what is before START.
REP is a string, or a function that gets the text matched and returns one.  FIXEDCASE, LITERAL and SUBEXP are as
for `replace-match'."
  (or (and (null subexp) (null start)
           (replace-regexp-in-string--plain regexp rep string fixedcase literal))
      (replace-regexp-in-string--any regexp rep string fixedcase literal subexp start)))

(defun replace-regexp-in-string--any (regexp rep string fixedcase literal subexp start)
  "Do what `replace-regexp-in-string' says with REGEXP, REP, STRING, FIXEDCASE, LITERAL, SUBEXP and START."
  (let ((length (length string)) (from (or start 0)) (pieces nil))
    (save-match-data
      (while (and (< from length) (string-match regexp string from))
        (let* ((beginning (match-beginning 0))
               ;; A match of nothing takes the next character with it.
               (end (if (= (match-end 0) beginning)
                        (min length (1+ beginning))
                      (match-end 0)))
               (piece (substring string beginning end)))
          (match-data--translate (- beginning))
          (push (substring string from beginning) pieces)
          (push (replace-match (if (stringp rep) rep (funcall rep (match-string 0 piece)))
                               fixedcase literal piece subexp)
                pieces)
          (setq from end))))
    (push (substring string from length) pieces)
    (apply #'concat (nreverse pieces))))

(defun string-replace (fromstring tostring instring)
  "Return INSTRING with each FROMSTRING replaced by TOSTRING; INSTRING itself where there is none."
  (when (equal fromstring "")
    (signal 'wrong-length-argument '(0)))
  (let ((start 0) (pieces nil) position)
    (while (setq position (string-search fromstring instring start))
      (unless (= start position)
        (push (substring instring start position) pieces))
      (push tostring pieces)
      (setq start (+ position (length fromstring))))
    (if (null pieces)
        instring
      (unless (= start (length instring))
        (push (substring instring start) pieces))
      (apply #'concat (nreverse pieces)))))

;;; Splitting and trimming

(defconst split-string-default-separators "[ \f\t\n\r\v]+"
  "What separates the pieces for `split-string' when nothing else is given.")

(defun split-string (string &optional separators omit-nulls trim)
  "Return the list of the pieces of STRING between matches for the regexp SEPARATORS.
With SEPARATORS nil, white space separates, and empty pieces are left out; OMIT-NULLS non-nil leaves them out in any
case.  TRIM, a regexp, is removed from both ends of each piece.  Changes the match data."
  (let* ((keep-empty (not (if separators omit-nulls t)))
         (regexp (or separators split-string-default-separators)))
    (or (and (null trim) (split-string--pieces string regexp keep-empty))
        (split-string--any string regexp keep-empty trim))))

(defun split-string--any (string regexp keep-empty trim)
  "Return the list of the pieces of STRING between matches for REGEXP, without what TRIM matches at their ends.
Empty pieces are left out unless KEEP-EMPTY is non-nil."
  (let ((start 0) (again nil) (pieces nil))
    (while (and (string-match regexp string
                              (if (and again (= start (match-beginning 0)) (< start (length string)))
                                  (1+ start)
                                start))
                (< start (length string)))
      (setq again t)
      (let ((end (match-beginning 0)) (next (match-end 0)))
        (if trim
            (let ((piece (split-string--trimmed (substring string start end) trim)))
              (if (or keep-empty (> (length piece) 0)) (push piece pieces))
              ;; Trimming has matched something else since.
              (string-match regexp string end))
          (if (or keep-empty (< start end)) (push (substring string start end) pieces)))
        (setq start next)))
    (let ((piece (substring string start)))
      (if trim (setq piece (split-string--trimmed piece trim)))
      (if (or keep-empty (> (length piece) 0)) (push piece pieces)))
    (nreverse pieces)))

(defun split-string--trimmed (piece trim)
  "Return PIECE without what the regexp TRIM matches at its ends."
  (let ((start (if (eq (string-match trim piece) 0) (match-end 0) 0))
        (end (string-match (concat "\\(?:" trim "\\)\\'") piece)))
    (if (and end (< start end))
        (substring piece start end)
      (if end "" (substring piece start)))))

(defun split-string-and-unquote (string &optional separator)
  "Return the pieces of STRING between matches for SEPARATOR, by default white space; \"-quoted pieces are read.
The inverse of `combine-and-quote-strings'."
  (let ((regexp (or separator "\\s-+"))
        (quote (string-search "\"" string)))
    (if (null quote)
        (split-string string regexp t)
      (let ((read (read-from-string string quote)))
        (append (if (> quote 0) (split-string (substring string 0 quote) regexp t))
                (cons (car read)
                      (split-string-and-unquote (substring string (cdr read)) regexp)))))))

(defun combine-and-quote-strings (strings &optional separator)
  "Return the strings STRINGS with SEPARATOR, by default a space, between them.
Those in which SEPARATOR or a character special in strings occurs are quoted."
  (let* ((between (or separator " "))
         (special (concat "[\\\"]\\|" (regexp-quote between))))
    (mapconcat (lambda (string)
                 (if (string-match-p special string)
                     (concat "\"" (replace-regexp-in-string "[\\\"]" "\\\\\\&" string) "\"")
                   string))
               strings between)))

(defun string-trim-left (string &optional regexp)
  "Return STRING without what REGEXP, by default white space, matches at its beginning."
  (if (string-match (if regexp (concat "\\`\\(?:" regexp "\\)") "\\`[ \t\n\r]+") string)
      (substring string (match-end 0))
    string))

(defun string-trim-right (string &optional regexp)
  "Return STRING without what REGEXP, by default white space, matches at its end."
  (let ((end (string-match-p (if regexp (concat "\\(?:" regexp "\\)\\'") "[ \t\n\r]+\\'") string)))
    (if end (substring string 0 end) string)))

(defun string-trim (string &optional trim-left trim-right)
  "Return STRING without white space at both ends, or what the regexps TRIM-LEFT and TRIM-RIGHT match."
  (string-trim-left (string-trim-right string trim-right) trim-left))

(defun shell-quote-argument (argument)
  "Return the string ARGUMENT quoted so that the shell takes it as one word and literally."
  (if (equal argument "")
      "''"
    (replace-regexp-in-string
     "\n" "'\n'"
     (replace-regexp-in-string "[^-0-9a-zA-Z_./\n]" "\\\\\\&" argument))))

(defun sha1 (object &optional start end binary)
  "Return the SHA-1 digest of OBJECT, a string or buffer, or of its part from START to END.
It is a string of hexadecimal digits, with BINARY non-nil of bytes."
  (secure-hash 'sha1 object start end binary))

;;; Versions

(defconst version-separator "."
  "What separates the numbers of a version.")

(defconst version-regexp-alist
  '(("^[-._+ ]?snapshot$" . -4)
    ("^[-._+]$" . -4)
    ("^[-._+ ]?\\(cvs\\|git\\|bzr\\|svn\\|hg\\|darcs\\)$" . -4)
    ("^[-._+ ]?unknown$" . -4)
    ("^[-._+ ]?alpha$" . -3)
    ("^[-._+ ]?beta$" . -2)
    ("^[-._+ ]?\\(pre\\|rc\\)$" . -1))
  "The words that may stand between the numbers of a version, as regexps, and the number each stands for.")

(defun version-to-list (ver)
  "Return the version string VER as a list of integers; \"alpha\", \"beta\", \"rc\" and the like are negative ones.
Signals an `error' for what is no version."
  (unless (stringp ver)
    (error "Version must be a string"))
  (let ((text (if (and (> (length ver) 0) (string-prefix-p version-separator ver)) (concat "0" ver) ver))
        (case-fold-search t)
        (numbers nil) (position 0))
    (save-match-data
      (unless (string-match "\\`[0-9]" text)
        (error "Invalid version syntax: `%s' (must start with a number)" ver))
      (while (< position (length text))
        (string-match "[0-9]+" text position)
        (push (string-to-number (match-string 0 text)) numbers)
        (setq position (match-end 0))
        (let* ((next (or (string-match "[0-9]" text position) (length text)))
               (between (substring text position next)))
          (unless (or (equal between "") (equal between version-separator))
            (push (version--word between (= next (length text)) ver) numbers))
          (setq position next))))
    (nreverse numbers)))

(defun version--word (word last ver)
  "Return the number for WORD, what stands after a number in the version VER; LAST says that nothing follows."
  (let ((known version-regexp-alist))
    (while (and known (not (string-match (car (car known)) word)))
      (setq known (cdr known)))
    (cond (known (cdr (car known)))
          ((and last (string-match "\\`[-._+ ]?\\([a-z]\\)\\'" word))
           (- (downcase (aref word (match-beginning 1))) ?a -1))
          (t (error "Invalid version syntax: `%s'" ver)))))

(defun version-list-not-zero (lst)
  "Return the first element of the list LST that is not 0, 0 when there is none."
  (while (and lst (zerop (car lst)))
    (setq lst (cdr lst)))
  (if lst (car lst) 0))

(defun version--compare (l1 l2)
  "Return a negative number, 0 or a positive one as the version list L1 is before, like or after L2."
  (while (and l1 l2 (= (car l1) (car l2)))
    (setq l1 (cdr l1) l2 (cdr l2)))
  (cond ((and l1 l2) (- (car l1) (car l2)))
        (l1 (version-list-not-zero l1))
        (l2 (- (version-list-not-zero l2)))
        (t 0)))

(defun version-list-< (l1 l2)
  "Return t if the version list L1 is before L2."
  (< (version--compare l1 l2) 0))

(defun version-list-= (l1 l2)
  "Return t if the version lists L1 and L2 are the same version."
  (= (version--compare l1 l2) 0))

(defun version-list-<= (l1 l2)
  "Return t if the version list L1 is before L2 or the same."
  (<= (version--compare l1 l2) 0))

(defun version< (v1 v2)
  "Return t if the version string V1 is before V2."
  (version-list-< (version-to-list v1) (version-to-list v2)))

(defun version<= (v1 v2)
  "Return t if the version string V1 is before V2 or the same."
  (version-list-<= (version-to-list v1) (version-to-list v2)))

(defun version= (v1 v2)
  "Return t if the version strings V1 and V2 are the same version."
  (version-list-= (version-to-list v1) (version-to-list v2)))

;;; subr-strings.el ends here

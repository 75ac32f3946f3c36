;;; regexp-opt.el --- regexps for one of several strings  -*- lexical-binding: t -*-

;; Strings are joined by what they have in common at their beginnings and ends, so that matching tries little twice.

(defun regexp-opt (strings &optional paren)
  "Return a regexp that matches one of STRINGS, the longest that does.
PAREN says what is around it: nil a shy group, t a group, `words' a group between word boundaries, `symbols' one between
symbol boundaries, a string what opens the group."
  (save-match-data
    (let* ((case-fold-search nil)
           (open (cond ((stringp paren) paren) (paren "\\(")))
           (sorted (delete-dups (sort (copy-sequence strings) #'string-lessp)))
           (regexp (if strings
                       (regexp-opt-group sorted (or open t) (not open))
                     (concat (or open "\\(?:") regexp-unmatchable "\\)"))))
      (cond ((eq paren 'words) (concat "\\<" regexp "\\>"))
            ((eq paren 'symbols) (concat "\\_<" regexp "\\_>"))
            (t regexp)))))

(defun regexp-opt--in-order (strings)
  "Return a regexp in a shy group that matches the first of STRINGS that does."
  (let ((sorted (delete-dups (sort (copy-sequence strings) #'string-lessp))))
    (if (regexp-opt--contains-no-prefix-p sorted)
        (regexp-opt strings)
      (concat "\\(?:" (mapconcat #'regexp-quote strings "\\|") "\\)"))))

(defun regexp-opt--contains-no-prefix-p (strings)
  "Return non-nil if no string in the sorted list STRINGS begins another."
  (while (and (cdr strings) (not (string-prefix-p (car strings) (car (cdr strings)))))
    (setq strings (cdr strings)))
  (null (cdr strings)))

(defun regexp-opt-depth (regexp)
  "Return how many groups the regexp REGEXP has."
  (save-match-data
    (let ((count 0) (start 0))
      (string-match regexp "")
      (while (string-match "\\\\(\\(\\?[0-9]*:\\)?" regexp start)
        (setq start (match-end 0))
        (when (and (not (equal (match-string 1 regexp) "?:"))
                   (subregexp-context-p regexp (match-beginning 0)))
          (setq count (1+ count))))
      count)))

(defun subregexp-context-p (regexp pos &optional _start)
  "Return non-nil if a regexp could stand at POS in REGEXP: not inside of brackets or after a backslash."
  (condition-case error
      (progn (string-match (substring regexp 0 pos) "") t)
    (invalid-regexp (not (member (car (cdr error)) '("Unmatched [ or [^" "Unmatched \\{" "Trailing backslash"))))))

(defun regexp-opt-group (strings &optional paren lax)
  "Return a regexp for the sorted list STRINGS; PAREN is what opens a group around it, t a shy one, nil none.
LAX non-nil says that a group may be left out where it is not needed."
  (let* ((open (cond ((stringp paren) paren) (paren "\\(?:") (t "")))
         (close (if paren "\\)" ""))
         (group-1 (if lax "" open)) (group-2 (if lax "" close)))
    (cond
     ((= (length strings) 1)
      (if (= (length (car strings)) 1)
          (concat group-1 (regexp-quote (car strings)) group-2)
        (concat open (regexp-quote (car strings)) close)))
     ((= (length (car strings)) 0)
      (concat group-1 (regexp-opt-group (cdr strings) t t) "?" group-2))
     (t
      (let ((prefix (regexp-opt--common-prefix strings)))
        (if (> (length prefix) 0)
            (concat open (regexp-quote prefix)
                    (regexp-opt-group (mapcar (lambda (s) (substring s (length prefix))) strings) t t)
                    close)
          (regexp-opt--no-prefix strings open close group-1 group-2)))))))

(defun regexp-opt--no-prefix (strings open close charset-open charset-close)
  "Return a regexp for STRINGS, which have no common beginning, between OPEN and CLOSE, or the others for a set."
  (let* ((suffix (regexp-opt--common-prefix (mapcar #'reverse strings)))
         (letters (delq nil (mapcar (lambda (s) (if (= (length s) 1) s)) strings)))
         (rest (delq nil (mapcar (lambda (s) (if (= (length s) 1) nil s)) strings))))
    (cond
     ((null rest)
      (concat charset-open (regexp-opt-charset letters) charset-close))
     ((and (> (length suffix) 0) (null letters))
      (let ((n (- (length suffix))))
        (concat open
                (regexp-opt-group (sort (mapcar (lambda (s) (substring s 0 n)) strings) #'string-lessp) t t)
                (regexp-quote (reverse suffix))
                close)))
     ((cdr letters)
      (concat open (regexp-opt-group rest) "\\|" (regexp-opt-charset letters) close))
     (t
      (let* ((character (substring (car strings) 0 1)) (half nil) (others strings))
        (while (and others (string-prefix-p character (car others)))
          (push (car others) half)
          (setq others (cdr others)))
        (setq half (nreverse half))
        (if (null others)
            (concat open (regexp-opt-group half) close)
          (concat open (regexp-opt-group half) "\\|" (regexp-opt-group others) close)))))))

(defun regexp-opt--common-prefix (strings)
  "Return the longest string with which all STRINGS begin."
  (let ((prefix (car strings)))
    (dolist (string (cdr strings))
      (let ((different (compare-strings prefix nil nil string nil nil)))
        (unless (eq different t)
          (setq prefix (substring prefix 0 (1- (abs different)))))))
    prefix))

(defun regexp-opt-charset (chars)
  "Return a regexp that matches one of CHARS, a list of characters and strings of one; without any, nothing."
  (let ((codes (sort (delete-dups (mapcar (lambda (c) (if (stringp c) (aref c 0) c)) chars)) #'<))
        (bracket "") (caret "") (dash "") (set "") start end)
    (cond
     ((null codes) regexp-unmatchable)
     ((null (cdr codes)) (regexp-quote (string (car codes))))
     (t
      (dolist (c '(?\] ?^ ?-))
        (when (memq c codes)
          (setq codes (delq c codes))
          (cond ((eq c ?\]) (setq bracket "]")) ((eq c ?^) (setq caret "^")) (t (setq dash "-")))))
      (while codes
        (setq start (car codes) end start codes (cdr codes))
        (while (and codes (= (car codes) (1+ end)))
          (setq end (car codes) codes (cdr codes)))
        (setq set (concat set (cond ((> end (+ start 2)) (format "%c-%c" start end))
                                    ((= end (+ start 2)) (string start (1+ start) end))
                                    ((= end (1+ start)) (string start end))
                                    (t (string start))))))
      (if (and (equal set "") (equal bracket ""))
          (concat "[" dash caret "]")
        (concat "[" bracket set caret dash "]"))))))

(provide 'regexp-opt)

;;; regexp-opt.el ends here

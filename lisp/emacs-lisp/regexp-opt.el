;;; regexp-opt.el --- a regular expression for a set of strings  -*- lexical-binding: t -*-

;; See "Regexp Functions" in the Elisp manual.  The strings are sorted; common beginnings and ends are taken out, and
;; what remains is divided by its first characters.

(defun regexp-opt (strings &optional paren)
  "Return a regular expression that matches the STRINGS, a list, and nothing else.
PAREN nil means a shy group around it where one is needed, t a group, `words' and `symbols' a group between the
boundaries of words or symbols, and a string what to open the group with."
  (save-match-data
    (let* ((case-fold-search nil)
           (open (cond ((stringp paren) paren) (paren "\\(")))
           (sorted (delete-dups (sort (mapcar (lambda (string) (substring string 0)) strings) #'string-lessp)))
           (regexp (cond
                    ((null strings) (concat (or open "\\(?:") regexp-unmatchable "\\)"))
                    (t (regexp-opt-group sorted (or open t) (not open))))))
      (cond ((eq paren 'words) (concat "\\<" regexp "\\>"))
            ((eq paren 'symbols) (concat "\\_<" regexp "\\_>"))
            (t regexp)))))

(defun regexp-opt--wrap (regexp paren)
  "Return REGEXP in the group that PAREN opens: a string, t for a shy one, nil for none."
  (if paren
      (concat (if (stringp paren) paren "\\(?:") regexp "\\)")
    regexp))

(defun regexp-opt--common-end (strings)
  "Return the longest string in which all STRINGS end."
  (let* ((first (car strings)) (count (length first)))
    (dolist (string (cdr strings))
      (setq count (min count (length string)))
      (while (not (string= (substring first (- (length first) count)) (substring string (- (length string) count))))
        (setq count (1- count))))
    (substring first (- (length first) count))))

(defun regexp-opt-group (strings &optional paren lax)
  "Return a regular expression for STRINGS, which are sorted and all different.
PAREN is what `regexp-opt--wrap' takes.  LAX non-nil means that what is one thing anyway needs no group."
  (let ((simple (if lax nil paren)))
    (cond
     ((null strings) "")
     ((null (cdr strings))
      (regexp-opt--wrap (regexp-quote (car strings)) (if (= (length (car strings)) 1) simple paren)))
     ((equal (car strings) "")
      (regexp-opt--wrap (concat (regexp-opt-group (cdr strings) t t) "?") simple))
     ((= 1 (apply #'max (mapcar #'length strings)))
      (regexp-opt--wrap (regexp-opt-charset (mapcar #'string-to-char strings)) simple))
     (t
      (let ((prefix (try-completion "" strings)))
        (if (> (length prefix) 0)
            (regexp-opt--wrap
             (concat (regexp-quote prefix)
                     (regexp-opt-group (mapcar (lambda (string) (substring string (length prefix))) strings) t t))
             paren)
          (let ((suffix (regexp-opt--common-end strings)))
            (if (> (length suffix) 0)
                (regexp-opt--wrap
                 (concat (regexp-opt-group
                          (sort (mapcar (lambda (string) (substring string 0 (- (length suffix)))) strings)
                                #'string-lessp)
                          t t)
                         (regexp-quote suffix))
                 paren)
              (regexp-opt--wrap (regexp-opt--divide strings) paren)))))))))

(defun regexp-opt--divide (strings)
  "Return the alternatives for STRINGS, which have neither beginning nor end in common."
  (let ((single nil) (others nil))
    (dolist (string strings)
      (if (= (length string) 1) (push string single) (push string others)))
    (if (> (length single) 1)
        (concat (regexp-opt-group (nreverse others) nil nil) "\\|"
                (regexp-opt-charset (mapcar #'string-to-char single)))
      (let ((first (aref (car strings) 0)) (head nil))
        (while (and strings (eq (aref (car strings) 0) first))
          (push (car strings) head)
          (setq strings (cdr strings)))
        (concat (regexp-opt-group (nreverse head) nil nil) "\\|" (regexp-opt-group strings nil nil))))))

(defun regexp-opt-charset (chars)
  "Return a regular expression that matches one of CHARS, a list of characters."
  (let ((sorted (sort (delete-dups (append (if (listp chars) chars (signal 'wrong-type-argument (list 'listp chars)))
                                           nil))
                      #'<))
        (bracket "") (caret "") (dash "") (pieces nil))
    (cond
     ((null sorted) regexp-unmatchable)
     ((null (cdr sorted)) (regexp-quote (string (car sorted))))
     (t
      (if (memq ?\] sorted) (setq bracket "]"))
      (if (memq ?^ sorted) (setq caret "^"))
      (if (memq ?- sorted) (setq dash "-"))
      (setq sorted (delq ?\] (delq ?^ (delq ?- sorted))))
      (while sorted
        (let* ((start (car sorted)) (end start))
          (while (eq (cadr sorted) (1+ end))
            (setq end (1+ end) sorted (cdr sorted)))
          (setq sorted (cdr sorted))
          (if (> end (+ start 2))
              (push (string start ?- end) pieces)
            (push (apply #'string (number-sequence start end)) pieces))))
      (let ((middle (apply #'concat (nreverse pieces))))
        (if (and (equal bracket "") (equal middle ""))
            (concat "[" dash caret "]")
          (concat "[" bracket middle caret dash "]")))))))

(defun regexp-opt-depth (regexp)
  "Return how many numbered groups without numbers of their own REGEXP has; signals `invalid-regexp' if it is none."
  (save-match-data
    (string-match regexp "")
    (let ((count 0) (i 0) (length (length regexp)))
      (while (< i length)
        (let ((char (aref regexp i)))
          (cond
           ((and (eq char ?\\) (< (1+ i) length))
            (if (and (eq (aref regexp (1+ i)) ?\()
                     (not (eq (and (< (+ i 2) length) (aref regexp (+ i 2))) ??)))
                (setq count (1+ count)))
            (setq i (1+ i)))
           ((eq char ?\[)
            ;; The first character, after a caret, may be a bracket.
            (setq i (1+ i))
            (if (eq (aref regexp i) ?^) (setq i (1+ i)))
            (setq i (1+ i))
            (while (not (eq (aref regexp i) ?\]))
              (if (and (eq (aref regexp i) ?\[) (eq (aref regexp (1+ i)) ?:))
                  (setq i (1+ (string-search ":]" regexp i))))
              (setq i (1+ i))))))
        (setq i (1+ i)))
      count)))

(defun subregexp-context-p (regexp pos &optional start)
  "Return t if at index POS a part of REGEXP begins that is a regexp, nil if POS is in brackets, braces or an escape.

REGEXP is looked at from START on, which must be such a place itself."
  (condition-case problem
      (progn (string-match (substring regexp (or start 0) pos) "") t)
    (invalid-regexp
     (not (member (cadr problem) '("Unmatched [ or [^" "Unmatched \\{" "Trailing backslash"))))))

(provide 'regexp-opt)

;;; regexp-opt.el ends here

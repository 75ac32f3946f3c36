;;; sort.el --- sorting text  -*- lexical-binding: t -*-

;; See "Sorting" in the Elisp manual.  A record is (KEY START . END); its key is a value, or (START . END) for text of
;; the buffer, which is compared where it stands.

(defun sort-subr (reverse nextrecfun endrecfun &optional startkeyfun endkeyfun predicate)
  "Sort the records from point on, in descending order if REVERSE is non-nil.
NEXTRECFUN moves from the end of a record to the beginning of the next, ENDRECFUN to the end.  STARTKEYFUN moves from
the beginning to the key, or returns a key; ENDKEYFUN moves to the key's end.  PREDICATE compares keys."
  (save-excursion
    (let ((verbose (> (- (point-max) (point-min)) 50000)))
      (if verbose (message "Finding sort keys..."))
      (let* ((records (sort-build-lists nextrecfun endrecfun startkeyfun endkeyfun))
             (old (reverse records))
             (case-fold-search sort-fold-case))
        (when records
          ;; Records with equal keys stay in their order, or in the opposite one.
          (or reverse (setq records (nreverse records)))
          (if verbose (message "Sorting records..."))
          (setq records (sort records (sort--predicate predicate (car (car records)))))
          (if reverse (setq records (nreverse records)))
          (if verbose (message "Reordering buffer..."))
          (sort-reorder-buffer records old)))
      (if verbose (message "Reordering buffer... Done")))))

(defun sort--predicate (predicate key)
  "Return the function that compares records by PREDICATE, nil for the usual one for keys like KEY."
  (cond
   (predicate (lambda (a b) (funcall predicate (car a) (car b))))
   ((numberp key) #'car-less-than-car)
   ((consp key)
    (lambda (a b)
      (> 0 (compare-buffer-substrings nil (car (car a)) (cdr (car a)) nil (car (car b)) (cdr (car b))))))
   (t (lambda (a b) (string< (car a) (car b))))))

(defun sort-build-lists (nextrecfun endrecfun startkeyfun endkeyfun)
  "Return the records from point on, last first; the arguments are as in `sort-subr'."
  (let ((records ()) (more (not (eobp))))
    (while more
      (let* ((start (point))
             (at-end nil)
             ;; Whoever finds no key in a record throws, and the record stays out.
             (key (catch 'key
                    (or (and startkeyfun (funcall startkeyfun))
                        (let ((key-start (point)))
                          (funcall (or endkeyfun (prog1 endrecfun (setq at-end t))))
                          (cons key-start (point)))))))
        (if (and endrecfun (not at-end))
            (funcall endrecfun))
        (if key
            (push (cons key (cons start (point))) records))
        (if nextrecfun (funcall nextrecfun))
        (setq more (and (not (eobp)) (> (point) start)))))
    records))

(defun sort-reorder-buffer (sort-lists old)
  "Put the records in the order of SORT-LISTS where those of OLD are, in their places.
What is between records stays."
  (let* ((from (cadr (car old)))
         (to (cddr (car (last old))))
         (position from)
         (text ()))
    (while sort-lists
      (push (buffer-substring position (cadr (car old))) text)
      (push (buffer-substring (cadr (car sort-lists)) (cddr (car sort-lists))) text)
      (setq position (cddr (car old))
            sort-lists (cdr sort-lists)
            old (cdr old)))
    ;; The new text comes behind the old one, so that markers go where the text begins.
    (goto-char to)
    (apply #'insert (nreverse text))
    (delete-region from to)))

(defun sort-lines (reverse beg end)
  "Sort the lines from BEG to END by their text, in descending order if REVERSE is non-nil."
  (interactive "P\nr")
  (save-excursion
    (save-restriction
      (narrow-to-region beg end)
      (goto-char (point-min))
      (let ((inhibit-field-text-motion t))
        (sort-subr reverse #'forward-line #'end-of-line)))))

(defun sort-paragraphs (reverse beg end)
  "Sort the paragraphs from BEG to END by their text, in descending order if REVERSE is non-nil."
  (interactive "P\nr")
  (save-excursion
    (save-restriction
      (narrow-to-region beg end)
      (goto-char (point-max))
      (or (bolp) (insert "\n"))
      (goto-char (point-min))
      (sort-subr reverse
                 (lambda ()
                   (while (and (not (eobp)) (looking-at paragraph-separate))
                     (forward-line 1)))
                 #'forward-paragraph))))

(defun sort-pages (reverse beg end)
  "Sort the pages from BEG to END by their text, in descending order if REVERSE is non-nil."
  (interactive "P\nr")
  (save-excursion
    (save-restriction
      (narrow-to-region beg end)
      (goto-char (point-min))
      (sort-subr reverse
                 (lambda () (skip-chars-forward "\n"))
                 #'forward-page))))

;;; Fields of lines

(defun sort-numeric-fields (field beg end)
  "Sort the lines from BEG to END by the number in their field FIELD, counted from 1, from the end if it is negative.
A number may be written in octal, from 0, or hexadecimal, from 0x, or in base `sort-numeric-base'."
  (interactive "p\nr")
  (sort-fields-1
   field beg end
   (lambda ()
     (sort-skip-fields field)
     (let* ((case-fold-search t)
            (base (cond
                   ((looking-at "\\(0x\\)[0-9a-f]") (goto-char (match-end 1)) 16)
                   ((looking-at "\\(0\\)[0-7]") (goto-char (match-end 1)) 8))))
       (string-to-number
        (buffer-substring (point) (save-excursion (forward-sexp 1) (point)))
        (or base sort-numeric-base))))
   nil))

(defun sort--skip-field ()
  "Move behind the field at point."
  (skip-chars-forward "^ \t\n"))

(defun sort-fields (field beg end)
  "Sort the lines from BEG to END by their field FIELD, counted from 1, from the end if it is negative."
  (interactive "p\nr")
  (sort-fields-1 field beg end
                 (lambda () (sort-skip-fields field) nil)
                 #'sort--skip-field))

(defun sort-fields-1 (field beg end startkeyfun endkeyfun)
  "Sort the lines from BEG to END by a key in their field FIELD; STARTKEYFUN and ENDKEYFUN are as in `sort-subr'."
  (let ((table (syntax-table)))
    (if (zerop field)
        (setq field 1))
    (unwind-protect
        (save-excursion
          (save-restriction
            (narrow-to-region beg end)
            (goto-char (point-min))
            (set-syntax-table sort-fields-syntax-table)
            (sort-subr nil #'forward-line #'end-of-line startkeyfun endkeyfun)))
      (set-syntax-table table))))

(defun sort-skip-fields (n)
  "Move from the beginning of a line to its Nth field, from the end if N is negative.
Signal an error if the line has not so many."
  (if (> n 0)
      (let ((i (1- n)))
        (while (> i 0)
          (skip-chars-forward " \t")
          (skip-chars-forward "^ \t\n")
          (setq i (1- i)))
        (skip-chars-forward " \t")
        (if (eolp)
            (error "Line has too few fields: %s"
                   (buffer-substring (line-beginning-position) (line-end-position)))))
    (end-of-line)
    (let ((i (1- (- n))))
      (while (> i 0)
        (skip-chars-backward " \t")
        (skip-chars-backward "^ \t\n")
        (setq i (1- i)))
      (skip-chars-backward " \t"))
    (if (bolp)
        (error "Line has too few fields: %s"
               (buffer-substring (line-beginning-position) (line-end-position))))
    (skip-chars-backward "^ \t\n")))

;;; Records by regular expressions

(defvar sort-regexp-fields-regexp)
(defvar sort-regexp-record-end)

(defun sort-regexp-fields-next-record ()
  "Move to the next match of the expression for records; to the end if there is none."
  (when (re-search-forward sort-regexp-fields-regexp nil 'move)
    (setq sort-regexp-record-end (match-end 0))
    (goto-char (match-beginning 0))))

(defun sort-regexp-fields (reverse record-regexp key-regexp beg end)
  "Sort the matches of RECORD-REGEXP from BEG to END by a part of them, in descending order if REVERSE is non-nil.
The part is what KEY-REGEXP matches within, or what group N of RECORD-REGEXP matched, for \"\\N\"; \"\\&\" is all."
  (interactive "P\nsRegexp specifying records to sort: \n\
sRegexp specifying key within record: ")
  (cond ((or (equal key-regexp "") (equal key-regexp "\\&"))
         (setq key-regexp 0))
        ((string-match "\\`\\\\[1-9]\\'" key-regexp)
         (setq key-regexp (- (aref key-regexp 1) ?0))))
  (save-excursion
    (save-restriction
      (narrow-to-region beg end)
      (goto-char (point-min))
      (let (sort-regexp-record-end
            (sort-regexp-fields-regexp record-regexp))
        (re-search-forward sort-regexp-fields-regexp nil t)
        (setq sort-regexp-record-end (point))
        (goto-char (match-beginning 0))
        (sort-subr reverse
                   #'sort-regexp-fields-next-record
                   (lambda () (goto-char sort-regexp-record-end))
                   (lambda ()
                     (let ((group 0))
                       (if (numberp key-regexp)
                           (setq group key-regexp)
                         (unless (re-search-forward key-regexp sort-regexp-record-end t)
                           (throw 'key nil)))
                       (if (match-beginning group)
                           (cons (match-beginning group) (match-end group))
                         (throw 'key nil)))))))))

;;; Columns

(defun sort-columns (reverse &optional beg end)
  "Sort the lines from BEG to END by what is between the columns of these positions; in descending order if REVERSE."
  (interactive "P\nr")
  (save-excursion
    (let (first-line last-line first-column last-column left right)
      (goto-char (min beg end))
      (setq first-column (current-column))
      (beginning-of-line)
      (setq first-line (point))
      (goto-char (max beg end))
      (setq last-column (current-column))
      (forward-line)
      (setq last-line (point)
            left (min first-column last-column)
            right (max first-column last-column))
      (if (search-backward "\t" first-line t)
          (error (substitute-command-keys "sort-columns does not work with tabs -- use \\[untabify]")))
      ;; Emacs does not ask `sort-columns-subprocess' here: text without properties is always the program's.
      (if (not (or (text-properties-at first-line)
                   (< (next-property-change first-line nil last-line) last-line)))
          (call-process-region first-line last-line "sort" t t nil
                               (if reverse "-rt\n" "-t\n")
                               (format "-k1.%d,1.%d" (1+ left) (1+ right)))
        (save-restriction
          (narrow-to-region first-line last-line)
          (goto-char first-line)
          (sort-subr reverse #'forward-line #'end-of-line
                     (lambda () (move-to-column left) nil)
                     (lambda () (move-to-column right) nil)))))))

;;; Others

(defun reverse-region (beg end)
  "Put the lines from BEG to END into the opposite order; lines that are there in part only stay."
  (interactive "r")
  (if (> beg end)
      (let ((other beg)) (setq beg end end other)))
  (save-excursion
    (goto-char end)
    ;; A line that the end cuts stays; one that it completes, with or without newline, does not.
    (cond ((bolp))
          ((eobp))
          ((eolp) (forward-char 1))
          (t (beginning-of-line)))
    (setq end (point))
    (goto-char beg)
    (or (bolp) (forward-line 1))
    (setq beg (point))
    (when (> end beg)
      (let* ((text (buffer-substring beg end))
             (final (eq (aref text (1- (length text))) ?\n))
             (lines (split-string (if final (substring text 0 -1) text) "\n")))
        (delete-region beg end)
        (insert (mapconcat #'identity (nreverse lines) "\n") (if final "\n" ""))))
    nil))

(defun delete-duplicate-lines (beg end &optional reverse adjacent keep-blanks interactive)
  "Delete the lines from BEG to END that equal another one before, with REVERSE non-nil one behind; return how many.
ADJACENT non-nil compares lines that follow each other only, KEEP-BLANKS keeps empty lines.  INTERACTIVE says it."
  (interactive
   (progn
     (barf-if-buffer-read-only)
     (list (region-beginning) (region-end)
           (equal current-prefix-arg '(4))
           (equal current-prefix-arg '(16))
           (equal current-prefix-arg '(64))
           t)))
  (let ((seen (and (not adjacent) (make-hash-table :test 'equal)))
        (limit (copy-marker end))
        (count 0)
        previous)
    (save-excursion
      (goto-char (if reverse limit beg))
      (if (and reverse (bolp)) (forward-char -1))
      (let ((more (if reverse (>= (point) beg) (< (point) limit))))
        (while more
          (let ((line (buffer-substring (line-beginning-position) (line-end-position)))
                (first (= (line-beginning-position) (point-min))))
            (cond
             ((and keep-blanks (string= "" line))
              (if reverse (forward-line -1) (forward-line 1)))
             ((if adjacent (equal line previous) (gethash line seen))
              (delete-region (line-beginning-position) (min (1+ (line-end-position)) (point-max)))
              (if reverse (forward-line -1))
              (setq count (1+ count)))
             (t
              (if adjacent (setq previous line) (puthash line t seen))
              (if reverse (forward-line -1) (forward-line 1))))
            (setq more (if reverse
                           (and (not first) (>= (line-end-position) beg))
                         (and (< (point) limit) (not (eobp)))))))))
    (set-marker limit nil)
    (if interactive
        (message "Deleted %d %sduplicate line%s%s" count
                 (if adjacent "adjacent " "")
                 (if (= count 1) "" "s")
                 (if reverse " backward" "")))
    count))

(provide 'sort)

;;; sort.el ends here

;;; parse-time.el --- reading dates  -*- lexical-binding: t -*-

;; See "Time Parsing" in the Elisp manual.

(defvar parse-time-months
  '(("jan" . 1) ("feb" . 2) ("mar" . 3) ("apr" . 4) ("may" . 5) ("jun" . 6) ("jul" . 7) ("aug" . 8) ("sep" . 9)
    ("oct" . 10) ("nov" . 11) ("dec" . 12) ("january" . 1) ("february" . 2) ("march" . 3) ("april" . 4) ("june" . 6)
    ("july" . 7) ("august" . 8) ("september" . 9) ("october" . 10) ("november" . 11) ("december" . 12))
  "An alist of the names of months and their numbers.")

(defvar parse-time-weekdays
  '(("sun" . 0) ("mon" . 1) ("tue" . 2) ("wed" . 3) ("thu" . 4) ("fri" . 5) ("sat" . 6) ("sunday" . 0) ("monday" . 1)
    ("tuesday" . 2) ("wednesday" . 3) ("thursday" . 4) ("friday" . 5) ("saturday" . 6))
  "An alist of the names of the days of the week and their numbers.")

(defvar parse-time-zoneinfo
  '(("z" 0) ("ut" 0) ("gmt" 0) ("pst" -28800) ("pdt" -25200 t) ("mst" -25200) ("mdt" -21600 t) ("cst" -21600)
    ("cdt" -18000 t) ("est" -18000) ("edt" -14400 t))
  "An alist of the names of zones: (NAME OFFSET DST), OFFSET in seconds east of Greenwich.")

(require 'iso8601)

(defun parse-time-string-chars (char)
  "Return what CHAR is in a date: itself in lower case, 48 for a digit, 1 and -1 for signs, 100 for a colon, else nil."
  (cond ((and (>= char ?a) (<= char ?z)) char)
        ((and (>= char ?0) (<= char ?9)) ?0)
        ((eq char ?+) 1)
        ((eq char ?-) -1)
        ((eq char ?:) ?d)))

(defun parse-time-tokenize (string)
  "Return the words of STRING, those of digits as numbers."
  (let ((tokens nil) (position 0) (case-fold-search nil))
    (while (string-match "[a-z0-9:+-]+" string position)
      (let ((word (match-string 0 string)))
        (setq position (match-end 0))
        (push (if (string-match-p "\\`[0-9]+\\'" word) (string-to-number word) word) tokens)))
    (nreverse tokens)))

(defun parse-time-string (string)
  "Return what STRING, a date, says, as (SECOND MINUTE HOUR DAY MONTH YEAR WEEKDAY DST ZONE); nil what it does not.
STRING may be as ISO 8601 has it; else each word counts for the first thing that it may be and that is not known yet."
  (condition-case nil
      (iso8601-parse string)
    (wrong-type-argument
     (let ((fields (list nil nil nil nil nil nil nil -1 nil))
           (case-fold-search nil))
       (dolist (token (parse-time-tokenize (downcase string)))
         (parse-time--token token fields))
       fields))))

(defun parse-time--set (fields index value)
  "Set the field INDEX of FIELDS to VALUE unless it is set; return non-nil if it was not."
  (unless (nth index fields)
    (setcar (nthcdr index fields) value)
    t))

(defun parse-time--token (token fields)
  "Put what TOKEN, a word or number of a date, says into FIELDS."
  (let ((text (if (stringp token) token ""))
        (number (and (integerp token) token))
        (part (lambda (group) (string-to-number (match-string group token))))
        found)
    (cond
     ((and (setq found (assoc token parse-time-weekdays)) (parse-time--set fields 6 (cdr found))))
     ((and number (<= 1 number 31) (parse-time--set fields 3 number)))
     ((and (setq found (assoc token parse-time-months)) (parse-time--set fields 4 (cdr found))))
     ((and number (>= number 100) (parse-time--set fields 5 number)))
     ((and (null (nth 2 fields))
           (string-match "\\`\\([0-9][0-9]?\\):\\([0-9][0-9]\\)\\(?::\\([0-9][0-9]\\)\\)?\\'" text))
      (parse-time--set fields 2 (funcall part 1))
      (parse-time--set fields 1 (funcall part 2))
      (parse-time--set fields 0 (if (match-beginning 3) (funcall part 3) 0)))
     ((and (null (nth 8 fields)) (setq found (assoc token parse-time-zoneinfo)))
      (setcar (nthcdr 8 fields) (nth 1 found))
      (setcar (nthcdr 7 fields) (nth 2 found)))
     ((and (null (nth 8 fields)) (string-match "\\`\\([-+]\\)\\([0-9][0-9]\\)\\([0-9][0-9]\\)\\'" text))
      (setcar (nthcdr 8 fields)
              (* (if (eq (aref token 0) ?-) -60 60) (+ (* 60 (funcall part 2)) (funcall part 3)))))
     ((and (null (nth 5 fields)) (string-match "\\`\\([0-9]\\{4\\}\\)-\\([0-9][0-9]\\)-\\([0-9][0-9]\\)\\'" text))
      (parse-time--set fields 5 (funcall part 1))
      (parse-time--set fields 4 (funcall part 2))
      (parse-time--set fields 3 (funcall part 3)))
     ((and number (< number 50)) (parse-time--set fields 5 (+ 2000 number)))
     ((and number (< number 100)) (parse-time--set fields 5 (+ 1900 number))))))

(defun parse-iso8601-time-string (date-string)
  "Return the time value of DATE-STRING, a date and time as 2020-01-02T03:04:05Z.
Signals `wrong-type-argument' if it is no such date, or has no time."
  (let ((fields (parse-time-string date-string)))
    (encode-time fields)))

(provide 'parse-time)

;;; parse-time.el ends here

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
  '(("z" 0) ("utc" 0) ("gmt" 0) ("pst" -28800) ("pdt" -28800 . t) ("mst" -25200) ("mdt" -25200 . t) ("cst" -21600)
    ("cdt" -21600 . t) ("est" -18000) ("edt" -18000 . t))
  "An alist of the names of zones: (NAME OFFSET . DST), OFFSET in seconds east of Greenwich, without summer time.")

(defun parse-time--zone (token)
  "Return the offset that TOKEN, as +0100, stands for in seconds."
  (* (if (eq (aref token 0) ?-) -60 60)
     (+ (* 60 (string-to-number (substring token 1 3)))
        (string-to-number (substring token -2)))))

(defun parse-time--year (number)
  "Return NUMBER, a year of two digits or more, as a whole one."
  (cond ((< number 50) (+ 2000 number))
        ((< number 100) (+ 1900 number))
        (t number)))

(defun parse-time-string (string)
  "Return what STRING, a date, says, as (SECOND MINUTE HOUR DAY MONTH YEAR WEEKDAY DST ZONE); nil what it does not."
  (if (string-match (concat "\\`\\([0-9]\\{4\\}\\)-\\([0-9][0-9]\\)-\\([0-9][0-9]\\)"
                            "[Tt]\\([0-9][0-9]\\):\\([0-9][0-9]\\)"
                            "\\(?::\\([0-9][0-9]\\)\\)?\\(?:[.,][0-9]+\\)?\\([zZ]\\|[-+][0-9][0-9]:?[0-9][0-9]\\)?\\'")
                    string)
      (let ((number (lambda (n) (if (match-string n string) (string-to-number (match-string n string)))))
            (zone (match-string 7 string)))
        (list (or (funcall number 6) 0) (funcall number 5) (funcall number 4)
              (funcall number 3) (funcall number 2) (funcall number 1) nil
              (if zone nil -1)
              (cond ((null zone) nil) ((member zone '("z" "Z")) 0) (t (parse-time--zone zone)))))
    (let ((fields (list nil nil nil nil nil nil nil -1 nil)))
      (dolist (token (split-string (downcase string) "[ \t\n,()]+" t))
        (parse-time--token token fields))
      fields)))

(defun parse-time--set (fields index value)
  "Set the field INDEX of FIELDS to VALUE unless it is set; return non-nil if it was not."
  (unless (nth index fields)
    (setcar (nthcdr index fields) value)
    t))

(defun parse-time--token (token fields)
  "Put what TOKEN, a word of a date, says into FIELDS."
  (let (found)
    (cond
     ((setq found (assoc token parse-time-weekdays)) (parse-time--set fields 6 (cdr found)))
     ((setq found (assoc token parse-time-months)) (parse-time--set fields 4 (cdr found)))
     ((setq found (assoc token parse-time-zoneinfo))
      (when (parse-time--set fields 8 (if (cddr found) (+ 3600 (cadr found)) (cadr found)))
        (setcar (nthcdr 7 fields) (cddr found))))
     ((string-match "\\`[-+][0-9]\\{4\\}\\'" token) (parse-time--set fields 8 (parse-time--zone token)))
     ((string-match "\\`\\([0-9][0-9]?\\):\\([0-9][0-9]\\)\\(?::\\([0-9][0-9]\\)\\)?\\'" token)
      (when (parse-time--set fields 2 (string-to-number (match-string 1 token)))
        (parse-time--set fields 1 (string-to-number (match-string 2 token)))
        (parse-time--set fields 0 (if (match-string 3 token) (string-to-number (match-string 3 token)) 0))))
     ((string-match "\\`\\([0-9]\\{4\\}\\)-\\([0-9][0-9]\\)-\\([0-9][0-9]\\)\\'" token)
      (parse-time--set fields 5 (string-to-number (match-string 1 token)))
      (parse-time--set fields 4 (string-to-number (match-string 2 token)))
      (parse-time--set fields 3 (string-to-number (match-string 3 token))))
     ((string-match "\\`[0-9]+\\'" token)
      (let ((number (string-to-number token)))
        (cond
         ((and (null (nth 3 fields)) (<= 1 number 31) (<= (length token) 2)) (parse-time--set fields 3 number))
         ((or (= (length token) 4) (= (length token) 2))
          (parse-time--set fields 5 (parse-time--year number)))))))))

(defun parse-iso8601-time-string (date-string)
  "Return the time value of DATE-STRING, a date and time as 2020-01-02T03:04:05Z."
  (let ((fields (parse-time-string date-string)))
    (when (and (nth 5 fields) (nth 4 fields) (nth 3 fields))
      (encode-time fields))))

(provide 'parse-time)

;;; parse-time.el ends here

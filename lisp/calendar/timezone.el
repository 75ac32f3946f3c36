;;; timezone.el --- dates of mails and their time zones  -*- lexical-binding: t -*-

;; Dates are strings in about any order here; `parse-time' and `iso8601' are stricter.

(defvar timezone-world-timezones
  '(("PST" . -800) ("PDT" . -700) ("MST" . -700) ("MDT" . -600) ("CST" . -600) ("CDT" . -500) ("EST" . -500)
    ("EDT" . -400) ("AST" . -400) ("NST" . -330) ("UT" . 0) ("GMT" . 0) ("BST" . 100) ("MET" . 100) ("EET" . 200)
    ("JST" . 900)
    ("GMT+1" . 100) ("GMT+2" . 200) ("GMT+3" . 300) ("GMT+4" . 400) ("GMT+5" . 500) ("GMT+6" . 600) ("GMT+7" . 700)
    ("GMT+8" . 800) ("GMT+9" . 900) ("GMT+10" . 1000) ("GMT+11" . 1100) ("GMT+12" . 1200) ("GMT+13" . 1300)
    ("GMT-1" . -100) ("GMT-2" . -200) ("GMT-3" . -300) ("GMT-4" . -400) ("GMT-5" . -500) ("GMT-6" . -600)
    ("GMT-7" . -700) ("GMT-8" . -800) ("GMT-9" . -900) ("GMT-10" . -1000) ("GMT-11" . -1100) ("GMT-12" . -1200))
  "Names of time zones and their offsets, the hours before the two digits of the minutes.")

(defvar timezone-months-assoc
  '(("JAN" . 1) ("FEB" . 2) ("MAR" . 3) ("APR" . 4) ("MAY" . 5) ("JUN" . 6)
    ("JUL" . 7) ("AUG" . 8) ("SEP" . 9) ("OCT" . 10) ("NOV" . 11) ("DEC" . 12))
  "Names of months and their numbers.")

(defconst timezone--formats
  (let ((day "\\([0-9]+\\)") (year "\\([0-9]+\\)") (month "\\([a-z]+\\)") (time "\\([0-9]+:[0-9:]+\\|[0-9]\\{4\\}\\)")
        (gap "[ \t]+") (before "\\(?:\\`\\|[^0-9]\\)")
        (zone "[ \t]*\\([-+a-z][-+a-z0-9]*\\)"))
    (list
     ;; Day, month, year, time: 14 Apr 89 03:20:12 GMT, and the same with hyphens.
     (list (concat before "\\([0-9]+\\)[ \t]+" month gap year gap time zone) 3 2 1 4 5)
     (list (concat before "\\([0-9]+\\)[ \t]+" month gap year gap time) 3 2 1 4 nil)
     (list (concat before day "-" month "-" year gap time "\\.[0-9]+") 3 2 1 4 nil)
     (list (concat before day "-" month "-" year gap time zone) 3 2 1 4 5)
     (list (concat before day "-" month "-" year gap time) 3 2 1 4 nil)
     ;; Month, day, time, zone, year: as C's ctime writes it.
     (list (concat "[ \t]" month gap day gap time gap "\\([-+a-z0-9]+\\)" gap year) 5 1 2 3 4)
     (list (concat "[ \t]" month gap day gap time gap year) 4 1 2 3 nil)
     ;; Day, month, time, year, with or without a T before the year.
     (list (concat before day "[ \t]+" month gap time gap "\\(?:t[ \t]+\\)?" year zone) 4 2 1 3 5)
     (list (concat before day "[ \t]+" month gap time gap "\\(?:t[ \t]+\\)?" year) 4 2 1 3 nil)
     ;; Numbers only.
     (list (concat "\\([0-9]\\{4\\}\\)-\\([0-9]\\{1,2\\}\\)-\\([0-9]\\{1,2\\}\\)[ \tt]+\\([0-9]+:[0-9]+\\(?::[0-9]+\\)?\\)"
                   "\\(?:\\.[0-9]+\\)?[ \t]*\\([-+a-z][-+0-9:a-z]*\\)?")
           1 2 3 4 5)
     (list (concat "\\([0-9]\\{4\\}\\)-?\\([0-9]\\{2\\}\\)-?\\([0-9]\\{2\\}\\)[ \tt]*"
                   "\\([0-9]+:[0-9]+\\(?::[0-9]+\\)?\\|[0-9]\\{4,6\\}\\)"
                   "[ \t]*\\([-+a-z][-+0-9:a-z]*\\)?")
           1 2 3 4 5)))
  "Regexps for dates, and the groups of year, month, day, time and zone in each.")

(defun timezone--full-year (year)
  "Return YEAR, digits, with its century."
  (let ((number (string-to-number year)))
    (cond ((< number 69) (number-to-string (+ number 2000)))
          ((< number 100) (number-to-string (+ number 1900)))
          ((< number 1000) (number-to-string (+ (% number 100) 2000)))
          (t year))))

(defun timezone-parse-date (date)
  "Return the parts of the string DATE as a vector of strings: year, month, day, time and time zone.
The zone may be nil; a date that is not understood gives zeros."
  (let ((date (or date "")) (case-fold-search t) (formats timezone--formats) (result nil))
    (while (and formats (not result))
      (let ((format (pop formats)))
        (when (string-match (car format) date)
          (let* ((parts (mapcar (lambda (group) (and group (match-string group date))) (cdr format)))
                 (month (nth 1 parts))
                 (number (if (string-match-p "\\`[0-9]" month)
                             month
                           (cdr (assoc (upcase (substring month 0 (min 3 (length month))))
                                       timezone-months-assoc)))))
            (when number
              (setq result (vector (timezone--full-year (nth 0 parts)) (format "%s" number)
                                   (nth 2 parts) (nth 3 parts) (nth 4 parts))))))))
    (or result (vector "0" "0" "0" "0" nil))))

(defun timezone-parse-time (time)
  "Return the hour, minute and second of the string TIME as a vector of strings."
  (let ((time (or time "")))
    (if (or (string-match "\\`\\([0-9]\\{1,2\\}\\):\\([0-9]\\{1,2\\}\\)\\(?::\\([0-9]\\{1,2\\}\\)\\)?\\'" time)
            (string-match "\\`\\([0-9]\\{2\\}\\)\\([0-9]\\{2\\}\\)\\([0-9]\\{2\\}\\)?\\'" time))
        (vector (match-string 1 time) (match-string 2 time) (or (match-string 3 time) "0"))
      (vector "0" "0" "0"))))

(defun timezone-zone-to-minute (timezone)
  "Return how many minutes TIMEZONE is ahead of Greenwich.
TIMEZONE is a name, an offset such as +0130, a list whose head is seconds, or a number of minutes."
  (cond ((integerp timezone) timezone)
        ((consp timezone) (/ (car timezone) 60))
        ((stringp timezone)
         (let* ((known (cdr (assoc (upcase timezone) timezone-world-timezones)))
                (offset (or known
                            (if (string-match "\\`\\([-+][0-9]\\{1,2\\}\\):?\\([0-9][0-9]\\)\\'" timezone)
                                (string-to-number (concat (match-string 1 timezone) (match-string 2 timezone)))
                              0)))
                (minutes (+ (* 60 (/ (abs offset) 100)) (% (abs offset) 100))))
           (if (< offset 0) (- minutes) minutes)))
        (t 0)))

;;; Days

(defun timezone-leap-year-p (year)
  "Return t if YEAR has a 29th of February."
  (and (= (% year 4) 0) (or (/= (% year 100) 0) (= (% year 400) 0))))

(defun timezone-last-day-of-month (month year)
  "Return the number of days of MONTH in YEAR."
  (if (and (= month 2) (timezone-leap-year-p year))
      29
    (aref [31 28 31 30 31 30 31 31 30 31 30 31] (1- month))))

(defun timezone-day-number (month day year)
  "Return which day of YEAR the DAY of MONTH is."
  (let ((number day) (each 1))
    (while (< each month)
      (setq number (+ number (timezone-last-day-of-month each year))
            each (1+ each)))
    number))

(defun timezone-absolute-from-gregorian (month day year)
  "Return the number of days from the end of the year 0 up to the given one."
  (let ((before (1- year)))
    (+ (timezone-day-number month day year) (* 365 before) (/ before 4) (- (/ before 100)) (/ before 400))))

(defun timezone-time-from-absolute (date seconds)
  "Return the time SECONDS into the day DATE, as `timezone-absolute-from-gregorian' counts them."
  (+ (* 86400 (- date (timezone-absolute-from-gregorian 1 1 1970))) seconds))

(defun timezone-time-zone-from-absolute (date seconds)
  "Return what `current-time-zone' tells of the time SECONDS into the day DATE."
  (current-time-zone (timezone-time-from-absolute date seconds)))

(defun timezone-fix-time (date local timezone)
  "Return the string DATE as a vector of numbers: year, month, day, hour, minute, second, and the time zone.
The time is moved from the zone in DATE, or LOCAL where it has none, to TIMEZONE; nil stands for the zone of the place."
  (let* ((parts (timezone-parse-date date))
         (clock (timezone-parse-time (aref parts 3)))
         (year (string-to-number (aref parts 0)))
         (year (cond ((< year 69) (+ year 2000)) ((< year 100) (+ year 1900)) (t year)))
         (month (string-to-number (aref parts 1)))
         (day (string-to-number (aref parts 2)))
         (hour (string-to-number (aref clock 0)))
         (minute (string-to-number (aref clock 1)))
         (second (string-to-number (aref clock 2)))
         (place (lambda ()
                  (timezone-time-zone-from-absolute
                   (timezone-absolute-from-gregorian month day year)
                   (+ second (* 60 (+ minute (* 60 hour)))))))
         (from (or (aref parts 4) local (funcall place)))
         (to (or timezone (funcall place)))
         (total (+ minute (- (timezone-zone-to-minute to) (timezone-zone-to-minute from)))))
    (setq minute (mod total 60)
          hour (+ hour (floor total 60)))
    (cond ((< hour 0)
           (setq hour (+ hour 24)
                 day (1- day))
           (when (< day 1)
             (setq month (1- month))
             (when (< month 1)
               (setq month 12
                     year (1- year)))
             (setq day (timezone-last-day-of-month month year))))
          ((>= hour 24)
           (setq hour (- hour 24)
                 day (1+ day))
           (when (> day (timezone-last-day-of-month month year))
             (setq day 1
                   month (1+ month))
             (when (> month 12)
               (setq month 1
                     year (1+ year))))))
    (vector year month day hour minute second to)))

;;; Dates as strings

(defun timezone-make-time-string (hour minute second)
  "Return HOUR, MINUTE and SECOND as a string."
  (format "%02d:%02d:%02d" hour minute second))

(defun timezone-make-arpa-date (year month day time &optional timezone)
  "Return the given date, whose TIME is a string, as mails have it."
  (let ((zone (cond ((null timezone) "+0000")
                    ((consp timezone)
                     (let ((minutes (/ (or (car timezone) 0) 60)))
                       (format "%s%02d%02d" (if (< minutes 0) "-" "+") (/ (abs minutes) 60) (% (abs minutes) 60))))
                    (t timezone))))
    (format "%02d %s %4d %s %s" day (capitalize (car (rassq month timezone-months-assoc))) year time zone)))

(defun timezone-make-sortable-date (year month day time)
  "Return the given date, whose TIME is a string, so that strings sort as the dates do."
  (format "%4d%02d%02d%s" year month day time))

(defun timezone-make-date-arpa-standard (date &optional local timezone)
  "Return the string DATE the way mails have it; LOCAL and TIMEZONE are as for `timezone-fix-time'."
  (let ((fixed (timezone-fix-time date local timezone)))
    (timezone-make-arpa-date (aref fixed 0) (aref fixed 1) (aref fixed 2)
                             (timezone-make-time-string (aref fixed 3) (aref fixed 4) (aref fixed 5))
                             (aref fixed 6))))

(defun timezone-make-date-sortable (date &optional local timezone)
  "Return the string DATE so that it sorts; LOCAL and TIMEZONE are as for `timezone-fix-time'."
  (let ((fixed (timezone-fix-time date local timezone)))
    (timezone-make-sortable-date (aref fixed 0) (aref fixed 1) (aref fixed 2)
                                 (timezone-make-time-string (aref fixed 3) (aref fixed 4) (aref fixed 5)))))

(provide 'timezone)

;;; timezone.el ends here

;;; time-date.el --- dates and spans of time  -*- lexical-binding: t -*-

;; See "Time Calculations" and "Time Parsing" in the Elisp manual.

(defun seconds-to-time (seconds)
  "Return SECONDS, a number, as a time value: a list of four integers."
  (time-convert (time-add 0 seconds) 'list))

(defun days-to-time (days)
  "Return a span of DAYS, a number, as a time value."
  (let ((time (time-convert (* 86400 days))))
    (if (integerp days)
        (list (car time) (cadr time))
      time)))

(defun time-since (time)
  "Return how long ago TIME, a time value or a date as a string, was."
  (time-subtract nil (if (stringp time) (date-to-time time) time)))

(defun date-to-time (date)
  "Return the time value of DATE, a string; what it does not say of the time of day is zero.
Signals an error if it is no date."
  (condition-case err
      (let ((parsed (mapcar #'identity (parse-time-string date))))
        (if (and (nth 3 parsed) (nth 4 parsed) (nth 5 parsed) (nth 2 parsed))
            (encode-time (append (mapcar (lambda (field) (or field 0)) (butlast parsed 6))
                                 (nthcdr 3 parsed)))
          (signal 'error nil)))
    (error
     (ignore err)
     (error "Invalid date: %s" date))))

(defun safe-date-to-time (date)
  "Return the time value of DATE, a string, or (0 0) if it is no date."
  (condition-case nil
      (date-to-time date)
    (error '(0 0))))

(defun date-leap-year-p (year)
  "Return t if YEAR, an integer, is a leap year."
  (or (and (zerop (% year 4))
           (not (zerop (% year 100))))
      (zerop (% year 400))))

(defun time-to-day-in-year (time)
  "Return the number of the day in its year, from 1, of TIME."
  (let* ((fields (decode-time time))
         (month (nth 4 fields))
         (day (+ (* 31 (1- month)) (nth 3 fields))))
    (when (> month 2)
      (setq day (- day (/ (+ 23 (* 4 month)) 10)))
      (if (date-leap-year-p (nth 5 fields))
          (setq day (1+ day))))
    day))

(defun time-to-days (time)
  "Return the number of the day of TIME, counted from the day before the first of the year 1."
  (let* ((year (nth 5 (decode-time time)))
         (before (1- year)))
    (+ (time-to-day-in-year time)
       (* 365 before)
       (floor before 4)
       (- (floor before 100))
       (floor before 400))))

(defun date-to-day (date)
  "Return the number of the day of DATE, a string, as `time-to-days'."
  (time-to-days (date-to-time date)))

(defun days-between (date1 date2)
  "Return how many days DATE1 is after DATE2, both strings."
  (- (date-to-day date1) (date-to-day date2)))

(defun time-to-number-of-days (time)
  "Return the span TIME in days, a float."
  (/ (float-time time) 86400))

(defun format-seconds (string seconds)
  "Return STRING with the span of SECONDS, a number, in years, days, hours, minutes and seconds.
%y, %d, %h, %m and %s are the numbers of each, in capitals with their names; %z leaves out what is before it and
zero; %% is a percent sign.  A width and a precision may come before the letter."
  (let ((units '((?y "year" 31536000) (?d "day" 86400) (?h "hour" 3600) (?m "minute" 60) (?s "second" 1) (?z)))
        (case-fold-search t)
        (start 0) (used nil))
    (while (string-match "%\\.?[0-9]*\\(.\\)" string start)
      (let* ((char (aref string (match-beginning 1)))
             (unit (assq (downcase char) units)))
        (setq start (match-end 0))
        (unless (eq char ?%)
          (or unit (error "Bad format specifier: `%c'" char))
          (if (assq (car unit) used)
              (error "Multiple instances of specifier: `%c'" char))
          (push unit used))))
    (let ((seconds (time-convert seconds 'integer)) (case-fold-search nil)
          (zeroes (assq ?z used)))
      (dolist (unit units)
        (when (and (assq (car unit) used) (nth 2 unit))
          (let* ((number (/ seconds (nth 2 unit)))
                 (letter (char-to-string (car unit)))
                 (regexp (concat "%\\(\\.?[0-9]*\\)\\([" letter (upcase letter) "]\\)")))
            (setq seconds (- seconds (* number (nth 2 unit))))
            (string-match regexp string)
            (let ((before-z (and zeroes
                                 (let ((z (string-match "%\\.?[0-9]*[zZ]" string)))
                                   (string-match regexp string)
                                   (and z (< (match-beginning 0) z))))))
              (string-match regexp string)
              (if (and before-z (zerop number))
                  ;; With all that is before it: what is left has not begun yet.
                  (setq string (substring string (string-search "%" string (match-end 0))))
                (if before-z (setq zeroes nil))
                (string-match regexp string)
                (let ((text (concat (format (concat "%" (match-string 1 string) "d") number)
                                    (if (equal (match-string 2 string) letter)
                                        ""
                                      (format " %s%s" (nth 1 unit) (if (= number 1) "" "s"))))))
                  (setq string (replace-match text t t string))))))))
      (setq string (replace-regexp-in-string "%\\.?[0-9]*[zZ]" "" string)))
    (replace-regexp-in-string "%%" "%" string)))

(defvar seconds-to-string
  (list (list 1 "ms" 0.001)
        (list 100 "s" 1)
        (list (* 60 100) "m" 60.0)
        (list (* 3600 30) "h" 3600.0)
        (list (* 3600 24 400) "d" (* 3600.0 24.0))
        (list nil "y" (* 365.25 24 3600)))
  "Up to how many seconds `seconds-to-string' uses which unit: (LIMIT NAME SECONDS).")

(defun seconds-to-string (delay)
  "Return the span of DELAY seconds, a number, as a short string such as 8.33m."
  (cond
   ((> 0 delay) (concat "-" (seconds-to-string (- delay))))
   ((= 0 delay) "0s")
   (t
    (let ((units seconds-to-string))
      (while (and (car (car units)) (<= (car (car units)) delay))
        (setq units (cdr units)))
      (concat (format "%.2f" (/ delay (nth 2 (car units)))) (nth 1 (car units)))))))

(provide 'time-date)

;;; time-date.el ends here

;;; time-date.el --- dates and spans of time  -*- lexical-binding: t -*-

;; See "Time Calculations" and "Time Parsing" in the Elisp manual.

(require 'cl-lib)

(defalias 'seconds-to-time #'time-convert)

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

(defun time-date--specification (letters)
  "Return a regexp for what `format-seconds' replaces: a width, decimals, and one of LETTERS, a regexp."
  (concat "%\\(\\.?[0-9]*\\)\\(?:,\\([0-9]+\\)\\)?\\(" letters "\\)"))

(defun format-seconds (string seconds)
  "Return STRING with the span of SECONDS, a number, in years, days, hours, minutes and seconds.
%y, %d, %h, %m and %s are the numbers of each, in capitals with their names; %z leaves out what is before it and
zero; %% is a percent sign.  A width, with a point before it for zeroes on the left, may come before the letter, and
for seconds a comma and the number of decimals."
  (let ((units '((?y "year" 31536000) (?d "day" 86400) (?h "hour" 3600) (?m "minute" 60) (?s "second" 1) (?z)))
        (case-fold-search t)
        (start 0) (used nil))
    (while (string-match (time-date--specification ".") string start)
      (let* ((char (aref string (match-beginning 3)))
             (unit (assq (downcase char) units)))
        (setq start (match-end 0))
        (unless (eq char ?%)
          (or unit (error "Bad format specifier: `%c'" char))
          (if (assq (car unit) used)
              (error "Multiple instances of specifier: `%c'" char))
          (push unit used))))
    (let ((exact seconds)
          (seconds (time-convert seconds 'integer)) (case-fold-search nil)
          (zeroes (assq ?z used)))
      (setq exact (- exact seconds))
      (dolist (unit units)
        (when (and (assq (car unit) used) (nth 2 unit))
          (let* ((number (floor seconds (nth 2 unit)))
                 (letter (char-to-string (car unit)))
                 (regexp (time-date--specification (concat "[" letter (upcase letter) "]"))))
            (setq seconds (- seconds (* number (nth 2 unit))))
            (let* ((z (and zeroes (string-match "%\\.?[0-9]*[zZ]" string)))
                   (at (string-match regexp string))
                   (before-z (and z (< at z))))
              (if (and before-z (zerop number))
                  ;; With all that is before it: what is left has not begun yet.
                  (setq string (substring string (string-search "%" string (match-end 0))))
                (if before-z (setq zeroes nil))
                (let ((text (concat (time-date--number number (if (eq (car unit) ?s) exact 0)
                                                       (match-string 1 string) (match-string 2 string))
                                    (if (equal (match-string 3 string) letter)
                                        ""
                                      (format " %s%s" (nth 1 unit) (if (= number 1) "" "s"))))))
                  (string-match regexp string)
                  (setq string (replace-match text t t string))))))))
      (setq string (replace-regexp-in-string "%\\.?[0-9]*[zZ]" "" string)))
    (replace-regexp-in-string "%%" "%" string)))

(defun time-date--number (number fraction width decimals)
  "Return NUMBER with WIDTH, a string with or without a point, and DECIMALS, a string, of FRACTION or none."
  (cond
   ((null decimals) (format (concat "%" width "d") number))
   ((string-prefix-p "." width) (format (concat "%0" (substring width 1) "." decimals "f") (+ number fraction)))
   (t (format (concat "%" width "." decimals "f") (+ number fraction)))))

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

;; Decoded times

(defun date-days-in-month (year month)
  "Return how many days MONTH, a number from 1 to 12, has in YEAR; signals an error for any other MONTH."
  (unless (and (numberp month) (<= 1 month 12))
    (error "Month %s is invalid" month))
  (cond ((= month 2) (if (date-leap-year-p year) 29 28))
        ((memq month '(4 6 9 11)) 30)
        (t 31)))

(defun date-ordinal-to-time (year ordinal)
  "Return the decoded time of day ORDINAL, from 1 on, of YEAR: its day, month and year."
  (let ((month 1) days)
    (while (> ordinal (setq days (date-days-in-month year month)))
      (setq ordinal (- ordinal days) month (1+ month)))
    (make-decoded-time :year year :month month :day ordinal)))

(cl-defun make-decoded-time (&key second minute hour day month year (dst nil) zone)
  "Return a decoded time of these parts, nil for those not given."
  (list second minute hour day month year nil dst zone))

(defun decoded-time-set-defaults (time &optional default-zone)
  "Give the parts of the decoded TIME that are nil those of the beginning of 1970, and return TIME.
A zone that is nil becomes DEFAULT-ZONE; with neither it is not known whether there is summer time."
  (let ((cell time))
    (dolist (default '(0 0 0 1 1 1970))
      (unless (car cell) (setcar cell default))
      (setq cell (cdr cell)))
    ;; CELL is at the day of the week, which nothing is made of.
    (unless (nth 8 time)
      (setcar (nthcdr 7 time) (if default-zone nil -1))
      (setcar (nthcdr 8 time) default-zone))
    time))

(defun decoded-time-add (time delta)
  "Return the decoded TIME with DELTA, a decoded time of whole units that may be negative, added.
A day that the month reached does not have becomes its last."
  (let* ((time (copy-sequence time))
         (months (+ (* 12 (nth 5 time)) (1- (nth 4 time)) (* 12 (or (nth 5 delta) 0)) (or (nth 4 delta) 0)))
         (year (floor months 12))
         (month (1+ (mod months 12)))
         (day (min (or (nth 3 time) 1) (date-days-in-month year month)))
         (span (time-convert (time-add (time-add (or (nth 0 time) 0) (or (nth 0 delta) 0))
                                       (+ (* 60 (+ (or (nth 1 time) 0) (or (nth 1 delta) 0)))
                                          (* 3600 (+ (or (nth 2 time) 0) (or (nth 2 delta) 0)))
                                          (or (nth 8 delta) 0)))
                             t))
         (hz (cdr span))
         (days (floor (car span) (* 86400 hz)))
         (ticks (mod (car span) (* 86400 hz)))
         (hour (/ ticks (* 3600 hz)))
         (minute (/ (mod ticks (* 3600 hz)) (* 60 hz)))
         (second (mod ticks (* 60 hz))))
    (setq day (+ day (or (nth 3 delta) 0) days))
    (while (< day 1)
      (setq month (1- month))
      (if (zerop month) (setq month 12 year (1- year)))
      (setq day (+ day (date-days-in-month year month))))
    (let (last)
      (while (> day (setq last (date-days-in-month year month)))
        (setq day (- day last) month (1+ month))
        (if (= month 13) (setq month 1 year (1+ year)))))
    (append (list (time-date--reduced second hz) minute hour day month year) (nthcdr 6 time))))

(defun time-date--reduced (ticks hz)
  "Return TICKS of which HZ are a second: a number of seconds if that is whole, else (TICKS . HZ) in lowest terms."
  (let ((a ticks) (b hz))
    (while (> b 0)
      (setq a (prog1 b (setq b (% a b)))))
    (if (= a hz) (/ ticks hz) (cons (/ ticks a) (/ hz a)))))

(defun decoded-time-period (time)
  "Return how many seconds the decoded TIME is as a span, with months of 30 and years of 365 days."
  (let ((second (or (nth 0 time) 0)) (units '(60 3600 86400 2592000 31536000)) (cell (cdr time)))
    (if (consp second)
        (setq second (/ (float (car second)) (cdr second))))
    (dolist (unit units second)
      (setq second (+ second (* unit (or (car cell) 0)))
            cell (cdr cell)))))

;; Obsolete ways with lists of 16-bit integers

(defun encode-time-value (high low micro pico &optional type)
  "Return a time value of HIGH, LOW, MICRO and PICO in the form TYPE: 0 for a cons, 1 to 3 for lists.
With four arguments the last one is TYPE."
  (unless type
    (setq type pico
          pico 0))
  (cond ((eq type 0) (cons high low))
        ((eq type 1) (list high low))
        ((eq type 2) (list high low micro))
        ((eq type 3) (list high low micro pico))))

(make-obsolete 'encode-time-value nil "25.1")

(defmacro with-decoded-time-value (varlist &rest body)
  "Evaluate BODY with the variables of VARLIST bound to the parts of time values.
Each element of VARLIST is (HIGH LOW MICRO PICO TYPE TIME), where PICO, or PICO and MICRO, may be left out, and TYPE
too; TYPE becomes what `encode-time-value' takes, and TIME is a form, nil for now."
  (declare (indent 1))
  (let ((bindings nil))
    (dolist (each varlist)
      (let* ((time (car (last each)))
             (names (butlast each))
             (parts (make-symbol "parts")))
        (push `(,parts (time-date--parts (or ,time (current-time)))) bindings)
        (let ((places (if (= (length names) 5) '(0 1 2 3 4) '(0 1 2 3))) (rest names))
          (while rest
            (push `(,(car rest) (nth ,(car places) ,parts)) bindings)
            (setq rest (cdr rest) places (cdr places))))))
    `(let* ,(nreverse bindings) ,@body)))

(make-obsolete 'with-decoded-time-value nil "25.1")

(defun time-date--parts (time)
  "Return the list (HIGH LOW MICRO PICO TYPE) for the time value TIME."
  (cond
   ((and (consp time) (not (consp (cdr time)))) (list (car time) (cdr time) 0 0 0))
   ((consp time)
    (list (nth 0 time) (nth 1 time) (or (nth 2 time) 0) (or (nth 3 time) 0)
          (cond ((nthcdr 3 time) 3) ((nthcdr 2 time) 2) (t 1))))
   (t (let ((list (time-convert time 'list)))
        (list (nth 0 list) (nth 1 list) (nth 2 list) (nth 3 list) (if (integerp time) 1 3))))))

(provide 'time-date)

;;; time-date.el ends here

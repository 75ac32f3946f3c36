;;; iso8601.el --- reading dates as ISO 8601 writes them  -*- lexical-binding: t -*-

;; A date, a time or a duration becomes a decoded time, a list (SECOND MINUTE HOUR DAY MONTH YEAR WEEKDAY DST ZONE) as
;; `decode-time' returns it, with nil for what the text does not say.  What is no such text signals
;; `wrong-type-argument' with the string.

(require 'cl-lib)
(require 'seq)
(require 'time-date)

(defconst iso8601--zone "\\(?:Z\\|[-+][0-9][0-9]\\(?::?[0-9][0-9]\\)?\\)" "A zone.")

(defconst iso8601--date-forms
  '(("\\([-+]?[0-9]\\{4\\}\\)-?\\([0-9][0-9]\\)-?\\([0-9][0-9]\\)" . iso8601--calendar-date)
    ("\\([-+]?[0-9]\\{4\\}\\)" . iso8601--calendar-date)
    ("\\([-+]?[0-9]\\{4\\}\\)-\\([0-9][0-9]\\)" . iso8601--calendar-date)
    ("--\\([0-9][0-9]\\)-?\\([0-9][0-9]\\)" . iso8601--month-and-day)
    ("--\\([0-9][0-9]\\)" . iso8601--month)
    ("---\\([0-9][0-9]\\)" . iso8601--day)
    ("\\([-+]?[0-9]\\{4\\}\\)-?W\\([0-9][0-9]\\)-?\\([0-9]\\)?" . iso8601--week-date)
    ("\\([-+]?[0-9]\\{4\\}\\)-?\\([0-9]\\{3\\}\\)" . iso8601--ordinal-date))
  "The forms of dates, regexps, and the functions that decode what matched in a string.")

(defconst iso8601--time
  (concat "\\([0-9][0-9]\\):?\\([0-9][0-9]\\)?:?\\([0-9][0-9]\\)?\\(?:[.,]\\([0-9]*\\)\\)?\\(" iso8601--zone "\\)?")
  "A time: hour, minute, second, fraction of the last of them, zone.")

(defconst iso8601--duration
  "P\\([0-9]+Y\\)?\\([0-9]+M\\)?\\([0-9]+D\\)?\\(?:T\\([0-9]+H\\)?\\([0-9]+M\\)?\\([0-9]+S\\)?\\)?"
  "A duration in units.")

(defun iso8601--bad (string)
  "Signal that STRING is not what it should be."
  (signal 'wrong-type-argument (list string)))

(defun iso8601--whole-p (regexp string)
  "Return non-nil if REGEXP matches all of STRING, with case; set the match data."
  (let ((case-fold-search nil))
    (string-match (concat "\\`\\(?:" regexp "\\)\\'") string)))

(defun iso8601--number (string group)
  "Return the number that GROUP matched in STRING, nil if it matched nothing."
  (let ((text (match-string group string)))
    (and text (string-to-number text))))

(cl-defun iso8601--decoded (&key second minute hour day month year dst zone)
  "Return a decoded time of these parts."
  (list second minute hour day month year nil dst zone))

;; Dates

(defun iso8601--calendar-date (string)
  (iso8601--decoded :year (iso8601--number string 1)
                    :month (and (match-beginning 2) (iso8601--number string 2))
                    :day (and (match-beginning 3) (iso8601--number string 3))
                    :dst -1))

(defun iso8601--month-and-day (string)
  (iso8601--decoded :month (iso8601--number string 1) :day (iso8601--number string 2) :dst -1))

(defun iso8601--month (string)
  (iso8601--decoded :month (iso8601--number string 1) :dst -1))

(defun iso8601--day (string)
  (iso8601--decoded :day (iso8601--number string 1) :dst -1))

(defun iso8601--ordinal-date (string)
  (let ((decoded (date-ordinal-to-time (iso8601--number string 1) (iso8601--number string 2))))
    (iso8601--decoded :day (nth 3 decoded) :month (nth 4 decoded) :year (nth 5 decoded) :dst -1)))

(defun iso8601--week-date (string)
  ;; The first week of a year is that of the 4th of January; a week without a day stands for the Sunday before it.
  (let* ((year (iso8601--number string 1))
         (week (iso8601--number string 2))
         (day (or (iso8601--number string 3) 0))
         (weekday (nth 6 (decode-time (encode-time (list 0 0 0 4 1 year nil nil t)) t)))
         (ordinal (- (+ (* week 7) day) (+ (if (zerop weekday) 7 weekday) 3))))
    (cond
     ((< ordinal 1)
      (setq year (1- year)
            ordinal (+ ordinal (if (date-leap-year-p year) 366 365))))
     ((> ordinal (if (date-leap-year-p year) 366 365))
      (setq ordinal (- ordinal (if (date-leap-year-p year) 366 365))
            year (1+ year))))
    (let ((decoded (date-ordinal-to-time year ordinal)))
      (iso8601--decoded :day (nth 3 decoded) :month (nth 4 decoded) :year (nth 5 decoded) :dst -1))))

(defun iso8601-parse-date (string)
  "Return the decoded time of the date STRING; signals `wrong-type-argument' if it is none."
  (let ((forms iso8601--date-forms))
    (while (and forms (not (iso8601--whole-p (car (car forms)) string)))
      (setq forms (cdr forms)))
    (if forms
        (funcall (cdr (car forms)) string)
      (iso8601--bad string))))

;; Times

(defun iso8601-parse-time (string &optional form)
  "Return the decoded time of the time of day STRING, with a zone or without.
FORM non-nil means that a fraction counts; of seconds it gives (TICKS . HZ).
Signals `wrong-type-argument' if STRING is no time."
  (unless (iso8601--whole-p iso8601--time string)
    (iso8601--bad string))
  (let ((hour (iso8601--number string 1))
        (minute (iso8601--number string 2))
        (second (iso8601--number string 3))
        (fraction (match-string 4 string))
        (zone (match-string 5 string)))
    (when (and form fraction)
      ;; Zeroes at the end say nothing.
      (setq fraction (if (string-match "0+\\'" fraction) (substring fraction 0 (match-beginning 0)) fraction))
      (unless (equal fraction "")
        (let ((ticks (string-to-number fraction)) (hz (expt 10 (length fraction))))
          (cond
           (second (setq second (cons (+ (* second hz) ticks) hz)))
           (minute (setq second (/ (* ticks 60) hz)))
           (t (setq minute (/ (* ticks 60) hz)))))))
    (let ((zone (and zone (* 60 (iso8601-parse-zone zone)))))
      (iso8601--decoded :hour hour :minute (or minute 0) :second (or second 0)
                        :dst (if zone nil -1) :zone zone))))

(defun iso8601-parse-zone (string)
  "Return the minutes by which the zone STRING is ahead of UTC; signals `wrong-type-argument' if it is none."
  (unless (iso8601--whole-p "\\(?:Z\\|\\([-+]\\)\\([0-9][0-9]\\):?\\([0-9][0-9]\\)?\\)" string)
    (iso8601--bad string))
  (if (match-beginning 2)
      (let ((minutes (+ (* 60 (iso8601--number string 2)) (or (iso8601--number string 3) 0))))
        (if (equal (match-string 1 string) "-") (- minutes) minutes))
    0))

;; Both

(defun iso8601--split (string)
  "Return (DATE . TIME) for STRING, a date with or without a time after a T, nil if it is neither."
  (let ((case-fold-search nil))
    (if (string-match "\\`\\([^T]*\\)T\\(.*\\)\\'" string)
        (cons (match-string 1 string) (match-string 2 string))
      (list string))))

(defun iso8601-parse (string &optional form)
  "Return the decoded time of STRING, a date, perhaps with a time after it; FORM is as for `iso8601-parse-time'.
Signals `wrong-type-argument' if STRING is neither."
  (unless (iso8601-valid-p string)
    (iso8601--bad string))
  (let* ((parts (iso8601--split string))
         (date (iso8601-parse-date (car parts))))
    (when (cdr parts)
      (let ((time (iso8601-parse-time (cdr parts) form)))
        (setcar date (nth 0 time))
        (setcar (nthcdr 1 date) (nth 1 time))
        (setcar (nthcdr 2 date) (nth 2 time))
        (setcar (nthcdr 7 date) (nth 7 time))
        (setcar (nthcdr 8 date) (nth 8 time))))
    date))

(defun iso8601-valid-p (string)
  "Return non-nil if STRING has the form of a date, or of a date and a time."
  (let ((parts (iso8601--split string)) (valid nil))
    (dolist (form iso8601--date-forms)
      (if (iso8601--whole-p (car form) (car parts))
          (setq valid t)))
    (and valid (or (null (cdr parts)) (iso8601--whole-p iso8601--time (cdr parts))) t)))

;; Durations and intervals

(defun iso8601-parse-duration (string)
  "Return what the duration STRING says as a decoded time; signals `wrong-type-argument' if it is none."
  (cond
   ((iso8601--whole-p "P\\([0-9]+\\)W" string)
    (iso8601--decoded :day (* 7 (iso8601--number string 1)) :dst -1))
   ((and (> (length string) 2) (iso8601--whole-p iso8601--duration string))
    (let ((parts (mapcar (lambda (group) (or (iso8601--number string group) 0)) '(1 2 3 4 5 6))))
      (iso8601--decoded :year (nth 0 parts) :month (nth 1 parts) :day (nth 2 parts)
                        :hour (nth 3 parts) :minute (nth 4 parts) :second (nth 5 parts) :dst -1)))
   ((and (string-prefix-p "P" string) (iso8601-valid-p (substring string 1)))
    (iso8601-parse (substring string 1)))
   (t (iso8601--bad string))))

(defun iso8601--duration-p (string)
  "Return non-nil if STRING has the form of a duration."
  (condition-case nil (progn (iso8601-parse-duration string) t) (wrong-type-argument nil)))

(defun iso8601--negated (decoded)
  "Return the duration DECODED backwards."
  (append (mapcar (lambda (part) (and part (if (consp part) (cons (- (car part)) (cdr part)) (- part))))
                  (seq-take decoded 6))
          (nthcdr 6 decoded)))

(defun iso8601--encode (decoded)
  "Return the time value of DECODED, what it does not say being the beginning of 1970."
  (encode-time (decoded-time-set-defaults (copy-sequence decoded))))

(defun iso8601-parse-interval (string)
  "Return a list of three decoded times, start, end and duration, for STRING, two of them with a slash between.
Signals `wrong-type-argument' if STRING is no interval."
  (let ((bits (split-string string "/")) start end duration)
    (cond
     ((not (= (length bits) 2))
      (iso8601--bad string))
     ((iso8601--duration-p (car bits))
      (setq duration (iso8601-parse-duration (car bits))
            end (iso8601-parse (cadr bits))
            start (decoded-time-add end (iso8601--negated duration))))
     ((iso8601--duration-p (cadr bits))
      (setq duration (iso8601-parse-duration (cadr bits))
            start (iso8601-parse (car bits))
            end (decoded-time-add start duration)))
     ((and (iso8601-valid-p (car bits)) (iso8601-valid-p (cadr bits)))
      (setq start (iso8601-parse (car bits))
            end (iso8601-parse (cadr bits))
            duration (decode-time (time-subtract (iso8601--encode end) (iso8601--encode start))
                                  (or (nth 8 end) 0))))
     (t (iso8601--bad string)))
    (list start end duration)))

(provide 'iso8601)

;;; iso8601.el ends here

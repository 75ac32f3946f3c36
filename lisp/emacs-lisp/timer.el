;;; timer.el --- timers  -*- lexical-binding: t -*-

;; A timer is the vector [TRIGGERED HIGH LOW USECS REPEAT FUNCTION ARGS IDLE PSECS INTEGRAL].  Waiting runs those of
;; `timer-list' and `timer-idle-list' that are due, by `timer-event-handler'.  See "Timers" in the Elisp manual.

(defvar timer-max-repeats 10
  "How often a repeating timer that is late runs to catch up; more repetitions than that are skipped.")

(defun timerp (object)
  "Return t if OBJECT is a timer."
  (and (vectorp object) (= (length object) 10)))

(defun timer--check (timer)
  "Signal an error unless TIMER is a timer."
  (or (timerp timer) (signal 'wrong-type-argument (list #'timerp timer))))

(defun timer-create ()
  "Return a new timer, which is not active and has no time or function."
  (vector t nil nil nil nil nil nil nil nil nil))

(defun timer--triggered (timer) "Return the slot TRIGGERED of TIMER." (aref timer 0))
(defun timer--high-seconds (timer) "Return the slot HIGH of TIMER." (aref timer 1))
(defun timer--low-seconds (timer) "Return the slot LOW of TIMER." (aref timer 2))
(defun timer--usecs (timer) "Return the slot USECS of TIMER." (aref timer 3))
(defun timer--repeat-delay (timer) "Return the slot REPEAT of TIMER." (aref timer 4))
(defun timer--function (timer) "Return the slot FUNCTION of TIMER." (aref timer 5))
(defun timer--args (timer) "Return the slot ARGS of TIMER." (aref timer 6))
(defun timer--idle-delay (timer) "Return the slot IDLE of TIMER." (aref timer 7))
(defun timer--psecs (timer) "Return the slot PSECS of TIMER." (aref timer 8))
(defun timer--integral-multiple (timer) "Return the slot INTEGRAL of TIMER." (aref timer 9))

(defun timer--time (timer)
  "Return the time of TIMER as (HIGH LOW USECS PSECS)."
  (list (aref timer 1) (aref timer 2) (aref timer 3) (aref timer 8)))

(defun timer--time-setter (timer time)
  "Set the time of TIMER to TIME and return TIME."
  (timer--check timer)
  (let ((parts (time-convert time 'list)))
    (aset timer 1 (nth 0 parts))
    (aset timer 2 (nth 1 parts))
    (aset timer 3 (nth 2 parts))
    (aset timer 8 (nth 3 parts))
    time))

(defun timer-set-time (timer time &optional delta)
  "Set the time of TIMER to TIME; DELTA, a positive number of seconds, makes it repeat.  Return TIMER."
  (timer--time-setter timer time)
  (aset timer 4 (and (numberp delta) (> delta 0) delta))
  timer)

(defun timer-set-idle-time (timer secs &optional repeat)
  "Make TIMER run after SECS, a time value, of idleness; REPEAT non-nil means each time.  Return TIMER."
  (timer--time-setter timer secs)
  (aset timer 4 repeat)
  timer)

(defun timer-next-integral-multiple-of-time (time secs)
  "Return the first time after TIME that is a multiple of SECS seconds, as a list."
  (let* ((ticks (time-convert secs t))
         (frequency (cdr ticks))
         (step (car ticks))
         (now (time-convert time frequency))
         (resolution frequency))
    (unless (equal (time-convert now t) (time-convert time t))
      ;; TIME is finer than SECS.
      (let ((exact (time-convert time t)))
        (setq resolution (cdr exact)
              now exact
              step (/ (* (car ticks) resolution) frequency))))
    (time-convert (cons (* (1+ (/ (car now) step)) step) resolution) 'list)))

(defun timer-relative-time (time secs &optional usecs psecs)
  "Return TIME plus SECS seconds, USECS microseconds and PSECS picoseconds."
  (time-add time (if (or usecs psecs)
                     (time-add secs (list 0 0 (or usecs 0) (or psecs 0)))
                   secs)))

(defun timer--time-less-p (t1 t2)
  "Return t if the timer T1 is due before the timer T2."
  (time-less-p (timer--time t1) (timer--time t2)))

(defun timer-inc-time (timer secs &optional usecs psecs)
  "Move TIMER's time by SECS seconds, USECS microseconds and PSECS picoseconds."
  (timer--time-setter timer (timer-relative-time (timer--time timer) secs usecs psecs)))

(defun timer-set-function (timer function &optional args)
  "Make TIMER call FUNCTION with the list of arguments ARGS.  Return TIMER."
  (timer--check timer)
  (aset timer 5 function)
  (aset timer 6 args)
  timer)

(defun timer--activate (timer triggered-p cell idle)
  "Put TIMER on the list of idle timers if IDLE, else that of timers; CELL, a cons, is used for that if given.
TRIGGERED-P goes to its slot."
  (unless (and (timerp timer)
               (integerp (timer--high-seconds timer))
               (integerp (timer--low-seconds timer))
               (integerp (timer--usecs timer))
               (integerp (timer--psecs timer))
               (timer--function timer))
    (error "Invalid or uninitialized timer"))
  (let ((timers (if idle timer-idle-list timer-list)) (before nil))
    (while (and timers (timer--time-less-p (car timers) timer))
      (setq before timers timers (cdr timers)))
    (if cell
        (progn (setcar cell timer) (setcdr cell timers))
      (setq cell (cons timer timers)))
    (cond (before (setcdr before cell))
          (idle (setq timer-idle-list cell))
          (t (setq timer-list cell)))
    (aset timer 0 triggered-p)
    (aset timer 7 idle)
    nil))

(defun timer-activate (timer &optional triggered-p reuse-cell)
  "Put TIMER on `timer-list'; with TRIGGERED-P non-nil it counts as having run.
REUSE-CELL is a cons to use for that."
  (timer--activate timer triggered-p reuse-cell nil))

(defun timer-activate-when-idle (timer &optional dont-wait reuse-cell)
  "Put TIMER on `timer-idle-list'; DONT-WAIT non-nil lets it run in the idleness that there is already.
REUSE-CELL is a cons to use for that."
  (timer--activate timer (not dont-wait) reuse-cell 'idle))

(defun cancel-timer (timer)
  "Take TIMER off the lists of active timers."
  (timer--check timer)
  (setq timer-list (delq timer timer-list))
  (setq timer-idle-list (delq timer timer-idle-list))
  nil)

(defun cancel-timer-internal (timer)
  "Take TIMER off the lists of active timers; return the cons it was in."
  (let ((cell (or (memq timer timer-list) (memq timer timer-idle-list))))
    (cancel-timer timer)
    cell))

(defun cancel-function-timers (function)
  "Cancel all timers that call FUNCTION."
  (dolist (timer timer-list)
    (if (eq (timer--function timer) function)
        (setq timer-list (delq timer timer-list))))
  (dolist (timer timer-idle-list)
    (if (eq (timer--function timer) function)
        (setq timer-idle-list (delq timer timer-idle-list)))))

(defun timer-until (timer time)
  "Return how many of TIMER's repetitions there are until TIME, as a float."
  (let ((repeat (timer--repeat-delay timer)))
    (/ (float-time (time-subtract time (timer--time timer)))
       (float repeat))))

(defun timer-event-handler (timer)
  "Call the function of TIMER, which is due, and make the timer wait for its next time if it repeats."
  (timer--check timer)
  (let* ((function (timer--function timer))
         (repeat (timer--repeat-delay timer))
         (idle (timer--idle-delay timer))
         (again nil)
         (cell (cancel-timer-internal timer)))
    (when repeat
      (if idle
          (timer-activate-when-idle timer nil cell)
        (timer-inc-time timer repeat 0)
        (when (numberp timer-max-repeats)
          (let ((repeats (timer-until timer nil)))
            (if (> repeats timer-max-repeats)
                (timer-inc-time timer (* repeat (truncate repeats))))))
        (if (timer--integral-multiple timer)
            (timer--time-setter timer (timer-next-integral-multiple-of-time nil repeat)))
        (timer-activate timer t cell)
        (setq again t)))
    (when function
      (condition-case-unless-debug error
          (save-current-buffer
            (apply function (timer--args timer)))
        (error
         (message "Error running timer%s: %S"
                  (if (symbolp function) (format-message " `%s'" function) "")
                  error))))
    ;; Only now may it be run once more, even if its function waited.
    (when (and again (memq timer timer-list))
      (aset timer 0 nil))))

(defun timeout-event-p (event)
  "Return non-nil if EVENT is a timer event."
  (eq (car-safe event) 'timer-event))

;;; Making timers

(defun run-at-time (time repeat function &rest args)
  "Call FUNCTION with ARGS at TIME, then every REPEAT seconds if REPEAT is non-nil; return the timer.
TIME is a number of seconds from now, a string such as \"2 min\" or \"11:23pm\", nil for now, a time value, or t for the
next multiple of REPEAT."
  (when (and repeat (numberp repeat) (< repeat 0))
    (error "Invalid repetition interval"))
  (let ((timer (timer-create)))
    (timer-set-time timer (timer--start-time time repeat) repeat)
    (timer-set-function timer function args)
    (when (and repeat (eq time t))
      (aset timer 9 t))
    (timer-activate timer)
    timer))

(defun timer--start-time (time repeat)
  "Return the time at which a timer made by `run-at-time' of TIME and REPEAT first runs."
  (cond
   ((null time) (current-time))
   ((eq time t)
    (if repeat (timer-next-integral-multiple-of-time nil repeat) (current-time)))
   ((numberp time) (timer-relative-time nil time))
   ((stringp time)
    (let ((duration (timer-duration time)))
      (if duration
          (timer-relative-time nil duration)
        (timer--time-of-day time))))
   ((consp time) time)
   (t (error "Invalid time specification"))))

(defun timer--time-of-day (string)
  "Return the time today at STRING, such as \"23:10\", \"11:10pm\", \"11pm\" or \"2310\"."
  (let ((case-fold-search t) hour minute half)
    (save-match-data
      (cond
       ((string-match "\\`[ \t]*\\([0-9]?[0-9]\\):\\([0-9][0-9]\\)\\([ap]m\\)?\\'" string)
        (setq hour (string-to-number (match-string 1 string))
              minute (string-to-number (match-string 2 string))
              half (match-string 3 string)))
       ((string-match "\\`[ \t]*\\([0-9]?[0-9]\\)\\([ap]m\\)\\'" string)
        (setq hour (string-to-number (match-string 1 string))
              minute 0
              half (match-string 2 string)))
       ((string-match "\\`[ \t]*\\([0-9]?[0-9]\\)\\([0-9][0-9]\\)\\'" string)
        (setq hour (string-to-number (match-string 1 string))
              minute (string-to-number (match-string 2 string))))
       (t (error "Invalid time specification"))))
    (when half
      (setq hour (+ (% hour 12) (if (eq (downcase (aref half 0)) ?p) 12 0))))
    (let ((now (decode-time)))
      (encode-time 0 minute hour (nth 3 now) (nth 4 now) (nth 5 now) (nth 8 now)))))

(defun run-with-timer (secs repeat function &rest args)
  "Call FUNCTION with ARGS after SECS seconds, then every REPEAT seconds if REPEAT is non-nil; return the timer."
  (apply #'run-at-time secs repeat function args))

(defun add-timeout (secs function object &optional repeat)
  "Call FUNCTION with OBJECT after SECS seconds, then every REPEAT seconds; return the timer."
  (run-with-timer secs repeat function object))

(defun run-with-idle-timer (secs repeat function &rest args)
  "Call FUNCTION with ARGS when there was no input for SECS seconds, a time value; with REPEAT each time.
Return the timer."
  (let ((timer (timer-create)))
    (timer-set-function timer function args)
    (timer-set-idle-time timer secs repeat)
    (timer-activate-when-idle timer t)
    timer))

(defconst timer-duration-words
  '(("microsec" . 1e-06) ("microsecond" . 1e-06) ("millisec" . 0.001) ("millisecond" . 0.001)
    ("sec" . 1) ("second" . 1) ("min" . 60) ("minute" . 60) ("hour" . 3600) ("day" . 86400)
    ("week" . 604800) ("fortnight" . 1209600) ("month" . 2592000) ("year" . 31557600.0))
  "The words for durations and how many seconds each stands for.")

(defun timer-duration (string)
  "Return the number of seconds that STRING, such as \"2 hours 30 minutes\", stands for; nil when it is none."
  (let ((secs 0) (start 0) (case-fold-search t))
    (unless (stringp string)
      (signal 'wrong-type-argument (list 'stringp string)))
    (save-match-data
      (while (and secs (< start (length string)))
        (string-match "[ \t]*\\([0-9.]+\\)?[ \t]*\\([a-z]+\\)?[ \t]*" string start)
        (let* ((end (match-end 0))
               (number (if (match-beginning 1) (string-to-number (match-string 1 string)) 1))
               (word (and (match-beginning 2) (downcase (match-string 2 string))))
               (unit (if word
                         (cdr (or (assoc word timer-duration-words)
                                  (assoc (string-trim-right word "s") timer-duration-words)))
                       ;; A bare number is one of seconds, and all there is.
                       (and (match-beginning 1) (= start 0) (= end (length string)) 1))))
          (setq secs (and unit (+ secs (* number unit)))
                start end))))
    (if (equal string "") nil secs)))

;;; Time limits

(defvar with-timeout-timers nil
  "The timers of the `with-timeout' forms under way.")

(defmacro with-timeout (list &rest body)
  "Evaluate BODY, but for at most some seconds: (with-timeout (SECONDS TIMEOUT-FORMS...) BODY...).
When they are over, and Lisp waits for input or output, give up and return the value of the last of TIMEOUT-FORMS."
  (declare (indent 1) (debug ((form body) body)))
  (let ((seconds (car list)) (timeout-forms (cdr list)) (timeout (make-symbol "timeout")))
    `(let ((-with-timeout-value-
            (catch ',timeout
              (let* ((-with-timeout-timer-
                      (run-with-timer ,seconds nil
                                      (lambda () (throw ',timeout ',timeout))))
                     (with-timeout-timers
                      (cons -with-timeout-timer- with-timeout-timers)))
                (unwind-protect
                    (progn ,@body)
                  (cancel-timer -with-timeout-timer-))))))
       (if (eq -with-timeout-value- ',timeout)
           (progn ,@timeout-forms)
         -with-timeout-value-))))

(defun with-timeout-suspend ()
  "Stop the clocks of the `with-timeout' forms under way; return what `with-timeout-unsuspend' needs."
  (mapcar (lambda (timer)
            (cancel-timer timer)
            (list timer (time-subtract (timer--time timer) nil)))
          with-timeout-timers))

(defun with-timeout-unsuspend (timer-spec-list)
  "Start the clocks that `with-timeout-suspend' stopped; TIMER-SPEC-LIST is what it returned."
  (dolist (elt timer-spec-list)
    (let ((timer (car elt)) (delay (car (cdr elt))))
      (timer-set-time timer (time-add nil delay))
      (timer-activate timer))))

(defun y-or-n-p-with-timeout (prompt seconds default-value)
  "Ask PROMPT as `y-or-n-p' does, but return DEFAULT-VALUE when there is no answer within SECONDS."
  (with-timeout (seconds default-value)
    (y-or-n-p prompt)))

(provide 'timer)

;;; timer.el ends here

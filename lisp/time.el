;;; time.el --- the time of day, of the world, and of this session  -*- lexical-binding: t -*-

;; See "Displaying the Time" in the Emacs manual.  The mode line of a batch session is not shown, but `display-time-string' is
;; kept up to date as long as something waits.

(defgroup display-time nil
  "The time and the load in the mode line."
  :group 'mode-line)

(defcustom display-time-mail-file nil
  "The file where new mail arrives; nil means the system's, `none' that nobody looks."
  :type '(choice (const nil) (const none) file))

(defcustom display-time-mail-directory nil
  "The directory where new mail arrives in files of its own, or nil."
  :type '(choice (const nil) directory))

(defcustom display-time-mail-function nil
  "A function without arguments that says whether there is new mail, or nil."
  :type '(choice (const nil) function))

(defcustom display-time-default-load-average 0
  "Which load average is shown: 0, 1 or 2 for those of 1, 5 and 15 minutes; nil for none."
  :type '(choice (const 0) (const 1) (const 2) (const nil)))

(defcustom display-time-load-average-threshold 0.1
  "A load average below this number is not shown."
  :type 'number)

(defcustom display-time-day-and-date nil
  "Non-nil means the day and the date are shown too."
  :type 'boolean)

(defcustom display-time-format nil
  "The format of the time for `format-time-string'; nil means hours and minutes by `display-time-24hr-format'."
  :type '(choice (const nil) string))

(defcustom display-time-24hr-format nil
  "Non-nil means the hours of a day are counted from 0 to 23."
  :type 'boolean)

(defcustom display-time-interval 60
  "How many seconds pass between two updates."
  :type 'integer)

(defcustom display-time-hook nil
  "Functions that run when the time was updated."
  :type 'hook)

(defcustom display-time-mail-face nil
  "The face of the string that tells of mail, or nil."
  :type '(choice (const nil) face))

(defcustom display-time-use-mail-icon nil
  "Non-nil means a picture is shown instead of a word, where pictures can be shown."
  :type 'boolean)

(defvar display-time-mail-icon nil "The picture that tells of mail, or nil.")
(defvar display-time-mail-string "Mail" "The string that tells of mail.")
(defvar display-time-server-down-time nil "When looking for mail was given up because it took too long, in seconds; else nil.")
(defvar display-time-load-average nil "Which load average is shown now; nil for none.")
(defvar display-time-timer nil "The timer that updates the time, or nil.")
(defvar display-time-string nil "The time as it is shown in mode lines.")
(put 'display-time-string 'risky-local-variable t)

(defcustom display-time-string-forms
  '((display-time--date) (display-time--clock) load (display-time--mail) " ")
  "Forms whose values, put together, are the string for the mode line.
They may use `now', a time; `load' and `mail', a string and whether there is mail; and strings: `year', `month', `day', `dayname',
`monthname', `24-hours', `12-hours', `am-pm', `minutes', `seconds', `time-zone'."
  :type '(repeat sexp))

(defun display-time-file-nonempty-p (file)
  "Whether FILE exists and has something in it."
  (let ((remote-file-name-inhibit-cache (- display-time-interval 5)))
    (and (file-exists-p file)
         (< 0 (file-attribute-size (file-attributes (file-chase-links file)))))))

(defun display-time-mail-check-directory ()
  "The size of some file with something in it in `display-time-mail-directory', nil if there is none."
  (let ((files (directory-files-and-attributes display-time-mail-directory))
        (found nil))
    (while (and files (not found))
      (let ((attributes (cdr (pop files))))
        (when (and (null (file-attribute-type attributes))
                   (< 0 (file-attribute-size attributes)))
          (setq found (file-attribute-size attributes)))))
    found))

(defun display-time-update--mail ()
  "Non-nil if there is new mail."
  (let ((file (or display-time-mail-file
                  (getenv "MAIL")
                  (concat rmail-spool-directory (user-login-name)))))
    (cond (display-time-mail-function (funcall display-time-mail-function))
          (display-time-mail-directory (display-time-mail-check-directory))
          ((not (stringp file)) nil)
          ((and display-time-server-down-time
                (< 0 (- (float-time) display-time-server-down-time) (* 20 60)))
           nil)
          (t
           (let ((start (float-time)))
             (prog1 (display-time-file-nonempty-p file)
               ;; A server that takes long is left in peace for a while.
               (setq display-time-server-down-time
                     (let ((end (float-time)))
                       (and (> (- end start) 20) end)))))))))

(defun display-time-update--load ()
  "The load average as a string that begins with a space, empty where it is low or not known."
  (if (not (numberp display-time-load-average))
      ""
    (let ((load (nth display-time-load-average (condition-case nil (load-average) (error nil)))))
      (if (or (null load) (< (/ load 100.0) display-time-load-average-threshold))
          ""
        (propertize (format " %.2f" (/ load 100.0))
                    'local-map (make-mode-line-mouse-map 'mouse-2 #'display-time-next-load-average)
                    'mouse-face 'mode-line-highlight
                    'help-echo (format "System load average for past %s; mouse-2: next"
                                       (nth display-time-load-average '("1 minute" "5 minutes" "15 minutes"))))))))

(defun display-time-next-load-average ()
  "Show the load average of the next longer time, and none after the longest."
  (interactive)
  (setq display-time-load-average
        (if (= 3 display-time-load-average) 4
          (1+ display-time-load-average)))
  (when (> display-time-load-average 4)
    (setq display-time-load-average 0))
  (display-time-update))

(defvar now)
(defvar load)
(defvar mail)
(defvar year)
(defvar month)
(defvar day)
(defvar dayname)
(defvar monthname)
(defvar 24-hours)
(defvar 12-hours)
(defvar am-pm)
(defvar minutes)
(defvar seconds)
(defvar time-zone)

(defun display-time--date ()
  "The day and the date where they are to be shown."
  (if (and display-time-day-and-date (not display-time-format))
      (format-time-string "%a %b %e " now)
    ""))

(defun display-time--clock ()
  "The time of day, with the date as help."
  (propertize (format-time-string (cond (display-time-format)
                                        (display-time-24hr-format "%H:%M")
                                        (t "%-I:%M%p"))
                                  now)
              'help-echo (format-time-string "%a %b %e, %Y" now)))

(defun display-time--mail ()
  "The string that tells of mail, if there is any."
  (if (not mail)
      ""
    (concat " "
            (propertize display-time-mail-string
                        'display (append '(when (and display-time-use-mail-icon (display-graphic-p)))
                                         display-time-mail-icon)
                        'face display-time-mail-face
                        'help-echo "You have new mail; mouse-2: Read mail"
                        'mouse-face 'mode-line-highlight
                        'local-map (make-mode-line-mouse-map 'mouse-2 read-mail-command)))))

(defun display-time-update ()
  "Make `display-time-string' what it should be now, and run `display-time-hook'."
  (let* ((now (current-time))
         (time (decode-time now))
         (part (lambda (format) (format-time-string format now)))
         (load (display-time-update--load))
         (mail (display-time-update--mail))
         (24-hours (funcall part "%H"))
         (hour (string-to-number 24-hours))
         (12-hours (number-to-string (1+ (% (+ hour 11) 12))))
         (am-pm (if (>= hour 12) "pm" "am"))
         (minutes (funcall part "%M"))
         (seconds (funcall part "%S"))
         (time-zone (car (cdr (current-time-zone now))))
         (day (number-to-string (decoded-time-day time)))
         (year (number-to-string (decoded-time-year time)))
         (month (number-to-string (decoded-time-month time)))
         (dayname (funcall part "%a"))
         (monthname (funcall part "%b")))
    (setq display-time-string (mapconcat #'eval display-time-string-forms ""))
    (run-hooks 'display-time-hook)
    (force-mode-line-update 'all)))

(defun display-time-event-handler ()
  "Update the time; run by `display-time-timer', which is set right where it came late."
  (display-time-update)
  (let* ((next (timer--time display-time-timer))
         (current (current-time)))
    (when (time-less-p (time-add next display-time-interval) current)
      (timer-set-time display-time-timer
                      (timer-next-integral-multiple-of-time current display-time-interval)
                      display-time-interval))))

(define-minor-mode display-time-mode
  "Whether the time, the load and the arrival of mail are shown in mode lines."
  :global t :group 'display-time
  (when display-time-timer (cancel-timer display-time-timer))
  (setq display-time-timer nil)
  (setq display-time-string "")
  (unless display-time-load-average
    (setq display-time-load-average display-time-default-load-average))
  (unless global-mode-string
    (setq global-mode-string '("")))
  (if (not display-time-mode)
      nil
    (unless (memq 'display-time-string global-mode-string)
      (setq global-mode-string (append global-mode-string '(display-time-string))))
    (setq display-time-timer (run-at-time t display-time-interval #'display-time-event-handler))
    (display-time-update)))

(defun display-time ()
  "Show the time in mode lines from now on."
  (interactive)
  (display-time-mode 1))


;;; The time elsewhere

(defgroup world-clock nil
  "The time in places of the world."
  :group 'display-time)

(defface world-clock-label '((t :inherit font-lock-variable-name-face))
  "Names of places.")

(defcustom zoneinfo-style-world-list
  '(("America/Los_Angeles" "Seattle") ("America/New_York" "New York") ("Europe/London" "London")
    ("Europe/Paris" "Paris") ("Asia/Calcutta" "Bangalore") ("Asia/Tokyo" "Tokyo"))
  "Lists of a zone as the database of zones names it, and the name of a place."
  :type '(repeat (list string string)))

(defcustom legacy-style-world-list
  '(("PST8PDT" "Seattle") ("EST5EDT" "New York") ("GMT0BST" "London") ("CET-1CDT" "Paris") ("IST-5:30" "Bangalore")
    ("JST-9" "Tokyo"))
  "Lists of a zone as POSIX describes it, and the name of a place."
  :type '(repeat (list string string)))

(defcustom world-clock-list t
  "Lists of a zone and the name of a place; t means those known under the names that this system understands."
  :type '(choice (const t) (repeat (list string string))))

(defcustom world-clock-time-format "%A %d %B %R %Z"
  "The format of the times, for `format-time-string'."
  :type 'string)

(defcustom world-clock-buffer-name "*wclock*"
  "The name of the buffer of the world clock."
  :type 'string)

(defcustom world-clock-timer-enable t
  "Non-nil means a timer updates the world clock."
  :type 'boolean)

(defcustom world-clock-timer-second 60
  "How many seconds pass between two updates of the world clock."
  :type 'integer)

(defvar world-clock--timer nil "The timer that updates the world clock, or nil.")

(defun time--display-world-list ()
  "The places to be shown."
  (if (listp world-clock-list)
      world-clock-list
    ;; A zone that is not understood is taken for one without offset, under the name that it was given.
    (let ((now (current-time)))
      (if (string= (format-time-string "%Z" now "America/New_York")
                   (format-time-string "%Z" now "Etc/Nowhere_At_All"))
          legacy-style-world-list
        zoneinfo-style-world-list))))

(defvar world-clock-mode-map
  (let ((map (make-sparse-keymap)))
    (define-key map "n" #'next-line)
    (define-key map "p" #'previous-line)
    map)
  "Keys of the world clock.")

(define-derived-mode world-clock-mode special-mode "World clock"
  "The major mode of the buffer that shows times in places of the world."
  (setq-local revert-buffer-function #'world-clock-update)
  (setq show-trailing-whitespace nil))

(defun world-clock-display (alist)
  "Put the times of the places ALIST, lists of a zone and a name, in the place of the text of the buffer."
  (let ((inhibit-read-only t)
        (now (current-time))
        (width 0)
        lines)
    (buffer-disable-undo)
    (erase-buffer)
    (dolist (place alist)
      (let ((name (cadr place)))
        (setq width (max width (string-width name)))
        (push (cons name (format-time-string world-clock-time-format now (car place))) lines)))
    (let ((format (format "%%-%ds %%s" width)))
      (insert (mapconcat (lambda (line)
                           (format format (propertize (car line) 'face 'world-clock-label) (cdr line)))
                         (nreverse lines)
                         "\n")))
    (goto-char (point-min))))

(defun world-clock ()
  "Show the time in places of the world, and keep it up to date; see `world-clock-list'."
  (interactive)
  (if-let ((buffer (get-buffer world-clock-buffer-name)))
      (pop-to-buffer buffer)
    (pop-to-buffer world-clock-buffer-name)
    (when world-clock-timer-enable
      (setq world-clock--timer (run-at-time t world-clock-timer-second #'world-clock-update))
      (add-hook 'kill-buffer-hook #'world-clock-cancel-timer nil t)))
  (world-clock-display (time--display-world-list))
  (world-clock-mode)
  (fit-window-to-buffer))

(defun world-clock-cancel-timer ()
  "End the updates of the world clock."
  (when world-clock--timer
    (cancel-timer world-clock--timer)
    (setq world-clock--timer nil)))

(defun world-clock-update (&optional _arg _noconfirm)
  "Bring the world clock up to date, or end its timer where its buffer is gone."
  (if (get-buffer world-clock-buffer-name)
      (with-current-buffer (get-buffer world-clock-buffer-name)
        (let ((place (point)))
          (world-clock-display (time--display-world-list))
          (goto-char (min place (point-max)))))
    (world-clock-cancel-timer)))

(define-obsolete-function-alias 'display-time-world #'world-clock "28.1")
(define-obsolete-function-alias 'display-time-world-mode #'world-clock-mode "28.1")
(define-obsolete-function-alias 'display-time-world-display #'world-clock-display "28.1")
(define-obsolete-function-alias 'display-time-world-timer #'world-clock-update "28.1")
(define-obsolete-variable-alias 'display-time-world-list 'world-clock-list "28.1")
(define-obsolete-variable-alias 'display-time-world-time-format 'world-clock-time-format "28.1")
(define-obsolete-variable-alias 'display-time-world-buffer-name 'world-clock-buffer-name "28.1")
(define-obsolete-variable-alias 'display-time-world-timer-enable 'world-clock-timer-enable "28.1")
(define-obsolete-variable-alias 'display-time-world-timer-second 'world-clock-timer-second "28.1")


;;; The time of this session

(defun emacs-uptime (&optional format here)
  "How long this session has been running, as a string; shown as a message in an interactive call.
FORMAT is as for `format-seconds'.  HERE non-nil means to insert it as well."
  (interactive)
  (let ((text (format-seconds (or format "%Y, %D, %H, %M, %z%S")
                              (time-convert (time-since before-init-time) 'integer))))
    (cond (here (insert text) text)
          ((called-interactively-p 'interactive) (message "%s" text))
          (t text))))

(defun emacs-init-time (&optional format)
  "How many seconds starting this session took, as a string; FORMAT is as for `format'."
  (interactive)
  (let ((text (format (or format "%f seconds")
                      (float-time (time-subtract after-init-time before-init-time)))))
    (if (called-interactively-p 'interactive)
        (message "%s" text)
      text)))

(provide 'time)

;;; time.el ends here

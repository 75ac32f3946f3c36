;;; simple.el --- the mark, shell commands and other basics  -*- lexical-binding: t -*-

;; Of the editor's basic commands those that programs call.  See "Text" and "Markers" in the Elisp manual.

(defun current-word (&optional strict really-word)
  "Return the word or symbol at or next to point; STRICT wants it to touch point, REALLY-WORD to be a word."
  (save-excursion
    (let* ((here (point)) (start here) (end here)
           (syntaxes (if really-word "w" "w_")) (not-syntaxes (concat "^" syntaxes)))
      (skip-syntax-backward syntaxes) (setq start (point))
      (goto-char here)
      (skip-syntax-forward syntaxes) (setq end (point))
      (when (and (eq start here) (eq end here) (not strict))
        (skip-syntax-backward not-syntaxes (line-beginning-position))
        (if (bolp)
            (progn
              (skip-syntax-forward not-syntaxes (line-end-position))
              (setq start (point))
              (skip-syntax-forward syntaxes)
              (setq end (point)))
          (setq end (point))
          (skip-syntax-backward syntaxes)
          (setq start (point))))
      (unless (= start end)
        (buffer-substring-no-properties start end)))))

;;; The mark

(defvar mark-even-if-inactive t "Non-nil means the mark may be used when it is not active.")
(define-error 'mark-inactive "The mark is not active now")

(defun mark (&optional force)
  "Return the position of the mark, nil if there is none; signal an error if it may not be used, unless FORCE."
  (if (or force (not transient-mark-mode) mark-active mark-even-if-inactive)
      (marker-position (mark-marker))
    (signal 'mark-inactive nil)))

(defun set-mark (pos)
  "Set the mark to POS and make it active; nil takes it away."
  (if pos
      (progn
        (set-marker (mark-marker) pos)
        (activate-mark 'no-tmm))
    (deactivate-mark t)
    (set-marker (mark-marker) nil)))

(defun activate-mark (&optional _no-tmm)
  "Make the mark active, if there is one."
  (when (mark t)
    (unless (region-active-p)
      (setq mark-active t)
      (run-hooks 'activate-mark-hook))))

(defun deactivate-mark (&optional force)
  "Make the mark inactive, where `transient-mark-mode' is on or FORCE is non-nil."
  (when (or (region-active-p) force)
    (setq mark-active nil)
    (run-hooks 'deactivate-mark-hook)))

(defun push-mark (&optional location nomsg activate)
  "Set the mark to LOCATION, by default point, and keep the former one; NOMSG non-nil says nothing of it.
ACTIVATE non-nil, or no `transient-mark-mode', makes it active."
  (when (mark t)
    (let ((old (nth mark-ring-max mark-ring)))
      (setq mark-ring (cons (copy-marker (mark-marker)) mark-ring))
      (when (> (length mark-ring) mark-ring-max)
        (setcdr (nthcdr (1- mark-ring-max) mark-ring) nil))
      (if (markerp old) (set-marker old nil))))
  (set-marker (mark-marker) (or location (point)) (current-buffer))
  (or nomsg executing-kbd-macro (> (minibuffer-depth) 0) (message "Mark set"))
  (if (or activate (not transient-mark-mode))
      (set-mark (mark t)))
  nil)

(defun pop-mark ()
  "Take the latest former mark as the mark."
  (when mark-ring
    (setq mark-ring (nconc mark-ring (list (copy-marker (mark-marker)))))
    (set-marker (mark-marker) (car mark-ring))
    (set-marker (car mark-ring) nil)
    (pop mark-ring))
  (deactivate-mark))

(defun exchange-point-and-mark (&optional _arg)
  "Move to the mark, and put the mark where point was."
  (let ((other (mark t)))
    (if (null other)
        (user-error "No mark set in this buffer"))
    (set-mark (point))
    (goto-char other)
    nil))

(defun region-active-p ()
  "Return t if the region is active, which it can be only with `transient-mark-mode'."
  (and transient-mark-mode mark-active (mark t) t))

(defun use-region-p ()
  "Return t if the region is active and commands should work on it."
  (and (region-active-p)
       (or use-empty-active-region (> (region-end) (region-beginning)))
       t))

(defmacro save-mark-and-excursion (&rest body)
  "Evaluate BODY and restore point, the current buffer and the mark."
  (declare (indent 0) (debug t))
  (let ((saved (make-symbol "saved-marker")))
    `(let ((,saved (save-mark-and-excursion--save)))
       (unwind-protect
           (save-excursion ,@body)
         (save-mark-and-excursion--restore ,saved)))))

(defun save-mark-and-excursion--save ()
  "Return what `save-mark-and-excursion--restore' needs."
  (cons (let ((mark (mark-marker)))
          (and (marker-position mark) (copy-marker mark)))
        mark-active))

(defun save-mark-and-excursion--restore (saved-mark-info)
  "Restore the mark from SAVED-MARK-INFO."
  (let ((saved (car saved-mark-info)))
    (set-marker (mark-marker) saved)
    (if saved (set-marker saved nil))
    (setq mark-active (cdr saved-mark-info))))

;;; Shell commands

(defun process-file (program &optional infile buffer display &rest args)
  "Run PROGRAM with ARGS and wait for it, as `call-process' does, where `default-directory' is.
INFILE, BUFFER and DISPLAY are as there."
  (apply #'call-process program infile buffer display args))

(defun start-file-process (name buffer program &rest program-args)
  "Start PROGRAM with PROGRAM-ARGS, as `start-process' does, where `default-directory' is; NAME and BUFFER as there."
  (apply #'start-process name buffer program program-args))

(defun shell-command-to-string (command)
  "Run COMMAND by the shell and return what it prints, on standard output and as errors."
  (with-output-to-string
    (with-current-buffer standard-output
      (shell-command command t))))

(defun shell-command (command &optional output-buffer error-buffer)
  "Run COMMAND by the shell and wait for it; return its exit status, or point where the output went to the current buffer.
That goes into OUTPUT-BUFFER, t or the current one for that at point, nil for one of its own, which is shown as a message
when it is short.  `shell-command-dont-erase-buffer' says what becomes of the text that was there.  ERROR-BUFFER takes errors
apart.  COMMAND may end in & to run on without being waited for; the value is the window of its buffer then, if there is one."
  (cond
   ((string-match "[ \t]*&[ \t]*\\'" command)
    (require 'shell-commands)
    (shell-commands--start (substring command 0 (match-beginning 0)) output-buffer))
   ((and output-buffer
         (or (not (or (bufferp output-buffer) (stringp output-buffer)))
             (eq (get-buffer output-buffer) (current-buffer))))
    (require 'shell-commands)
    (shell-commands--into-current command error-buffer))
   (t
    (require 'shell-commands)
    (shell-commands--into-other command (get-buffer-create (or output-buffer shell-command-buffer-name)) error-buffer))))

(defun async-shell-command (command &optional output-buffer error-buffer)
  "Run COMMAND by the shell without waiting for it; OUTPUT-BUFFER and ERROR-BUFFER are as for `shell-command'.
When a command runs in the buffer already, `async-shell-command-buffer' says what to do."
  (unless (string-match "&[ \t]*\\'" command)
    (setq command (concat command " &")))
  (shell-command command output-buffer error-buffer))

(defun shell-command-on-region (start end command &optional output-buffer replace error-buffer &rest _)
  "Run COMMAND by the shell with the text from START to END as its input; return its exit status.
Output goes into OUTPUT-BUFFER, or in the place of the text with REPLACE.  ERROR-BUFFER is as for `shell-command'."
  (require 'shell-commands)
  (shell-commands--on-region start end command output-buffer replace error-buffer))

;;; Modes and others

(defun fundamental-mode ()
  "Put the buffer into the mode that is no special one."
  (interactive)
  (kill-all-local-variables)
  (run-mode-hooks))

(defun read-only-mode (&optional arg)
  "Make the buffer read-only, or not if ARG is zero or negative; `toggle' changes it."
  (interactive)
  (setq buffer-read-only
        (cond ((eq arg 'toggle) (not buffer-read-only))
              ((and (numberp arg) (< arg 1)) nil)
              (t t)))
  (run-hooks 'read-only-mode-hook (if buffer-read-only 'read-only-mode-on-hook 'read-only-mode-off-hook))
  (force-mode-line-update)
  buffer-read-only)

(defun rfc822-goto-eoh ()
  "Move to the end of the mail headers at the beginning of the buffer."
  (goto-char (point-min))
  (when (re-search-forward "^\\([:\n]\\|[^: \t\n]+[ \t\n]\\)" nil 'move)
    (goto-char (match-beginning 0))))

(defun messages-buffer ()
  "Return the buffer *Messages*."
  (or (get-buffer "*Messages*")
      (get-buffer-create "*Messages*")))

(defun kill-current-buffer ()
  "Kill the current buffer."
  (kill-buffer (current-buffer)))

(defmacro simple--define-decoded-time (part index what)
  "Define decoded-time-PART, a place: element INDEX of a time, which is its WHAT."
  `(defun ,(intern (format "decoded-time-%s" part)) (time)
     ,(format "Return the %s of TIME, as `decode-time' returns it." what)
     (declare (gv-setter (lambda (value) (list 'setcar (list 'nthcdr ,index time) value))))
     (nth ,index time)))

(simple--define-decoded-time second 0 "seconds")
(simple--define-decoded-time minute 1 "minutes")
(simple--define-decoded-time hour 2 "hours")
(simple--define-decoded-time day 3 "day of the month")
(simple--define-decoded-time month 4 "month")
(simple--define-decoded-time year 5 "year")
(simple--define-decoded-time weekday 6 "day of the week")
(simple--define-decoded-time dst 7 "summer time")
(simple--define-decoded-time zone 8 "zone")

(provide 'simple)

;;; simple.el ends here

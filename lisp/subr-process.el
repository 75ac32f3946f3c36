;;; subr-process.el --- the basic library: processes, waiting, asking  -*- lexical-binding: t -*-

;;; Processes

(defun start-process (name buffer program &rest program-args)
  "Start PROGRAM with the arguments PROGRAM-ARGS as a process called NAME that puts its output into BUFFER.
PROGRAM nil means a process that is only a pty.  Signals `file-missing' where there is no such program."
  (apply #'make-process
         (append (list :name name :buffer buffer)
                 (if program
                     (list :command (cons program program-args))))))

(defun start-process-shell-command (name buffer command)
  "Run COMMAND by the shell as a process called NAME that puts its output into BUFFER."
  (start-process name buffer shell-file-name shell-command-switch command))

(defun start-file-process-shell-command (name buffer command)
  "Run COMMAND by the shell, on the machine of `default-directory', as a process called NAME with BUFFER."
  (start-file-process name buffer shell-file-name shell-command-switch command))

(defun call-process-shell-command (command &optional infile buffer display &rest args)
  "Run COMMAND by the shell and wait for it; INFILE, BUFFER and DISPLAY are as for `call-process'.
ARGS, which are obsolete, are put behind COMMAND."
  (declare (advertised-calling-convention (command &optional infile buffer display) "24.5"))
  (call-process shell-file-name infile buffer display shell-command-switch
                (mapconcat #'identity (cons command args) " ")))

(defun process-file-shell-command (command &optional infile buffer display &rest args)
  "Like `call-process-shell-command' of COMMAND, INFILE, BUFFER, DISPLAY and ARGS, where `default-directory' is."
  (declare (advertised-calling-convention (command &optional infile buffer display) "24.5"))
  (process-file shell-file-name infile buffer display shell-command-switch
                (mapconcat #'identity (cons command args) " ")))

(defun process-live-p (process)
  "Return non-nil if PROCESS is a process that runs, listens, is connected or about to be, or is stopped."
  (and (processp process)
       (memq (process-status process) '(run open listen connect stop))))

(defun process-get (process propname)
  "Return the property PROPNAME of PROCESS."
  (plist-get (process-plist process) propname))

(defun process-put (process propname value)
  "Set the property PROPNAME of PROCESS to VALUE."
  (set-process-plist process (plist-put (process-plist process) propname value)))

(defun process-lines-handling-status (program status-handler &rest args)
  "Run PROGRAM with ARGS and return its output as a list of lines.
STATUS-HANDLER, if non-nil, is called with its exit status first."
  (with-temp-buffer
    (let ((status (apply #'call-process program nil (current-buffer) nil args)))
      (if status-handler
          (funcall status-handler status))
      (goto-char (point-min))
      (let ((lines nil))
        (while (not (eobp))
          (setq lines (cons (buffer-substring-no-properties (line-beginning-position) (line-end-position))
                            lines))
          (forward-line 1))
        (nreverse lines)))))

(defun process-lines (program &rest args)
  "Run PROGRAM with ARGS and return its output as a list of lines; signal an error when it fails."
  (apply #'process-lines-handling-status program
         (lambda (status)
           (unless (eq status 0)
             (error "%s exited with status %s" program status)))
         args))

(defun process-lines-ignore-status (program &rest args)
  "Run PROGRAM with ARGS and return its output as a list of lines, even when it fails."
  (apply #'process-lines-handling-status program nil args))

(defalias 'send-string #'process-send-string)
(defalias 'send-region #'process-send-region)
(defalias 'store-match-data #'set-match-data)

(defun process-kill-buffer-query-function ()
  "Ask before a buffer is killed whose process lives, unless the process does not want that; nil when it must not be."
  (let ((process (get-buffer-process (current-buffer))))
    (or (not process)
        (not (memq (process-status process) '(run stop open listen)))
        (not (process-query-on-exit-flag process))
        (yes-or-no-p (format "Buffer %S has a running process; kill it? " (buffer-name))))))

(add-hook 'kill-buffer-query-functions #'process-kill-buffer-query-function)

;;; Waiting and quitting

(defun sit-for (seconds &optional nodisp obsolete)
  "Wait SECONDS, or until there is input; return t unless input ended the wait.
In batch mode there is no input to wait for.  NODISP non-nil means not to redisplay; (sit-for SECONDS MILLISECONDS NODISP) is
an obsolete way to call it."
  (declare (advertised-calling-convention (seconds &optional nodisp) "22.1"))
  (if (numberp nodisp)
      (setq seconds (+ seconds (* 0.001 nodisp))
            nodisp obsolete))
  (or nodisp (redisplay))
  (sleep-for seconds)
  t)

(defmacro with-local-quit (&rest body)
  "Evaluate BODY, in which quitting is possible; when it is used, end BODY and quit again as soon as may be."
  (declare (debug t) (indent 0))
  `(condition-case nil
       (let ((inhibit-quit nil))
         ,@body)
     (quit (setq quit-flag t)
           (eval '(ignore nil)))))

(defmacro while-no-input (&rest body)
  "Evaluate BODY until there is input; return its value, t when input ended it and nil when a quit did."
  (declare (debug t) (indent 0))
  (let ((input (make-symbol "input")))
    `(with-local-quit
       (catch ',input
         (let ((throw-on-input ',input)
               val)
           (setq val (or (input-pending-p)
                         (progn ,@body)))
           (cond
            ((eq quit-flag throw-on-input)
             (setq quit-flag nil)
             t)
            (quit-flag nil)
            (t val)))))))

(defvar throw-on-input nil "The tag that input throws to, inside of `while-no-input'.")

(defmacro with-mutex (mutex &rest body)
  "Evaluate BODY while holding MUTEX."
  (declare (indent 1) (debug t))
  (let ((sym (make-symbol "mutex")))
    `(let ((,sym ,mutex))
       (mutex-lock ,sym)
       (unwind-protect
           (progn ,@body)
         (mutex-unlock ,sym)))))

;;; Asking

(defun y-or-n-p (prompt)
  "Ask PROMPT, a question, and return t when the answer is y, nil when it is n; ask again for any other."
  (let* ((question (concat prompt
                           (if (or (equal prompt "") (eq ?\s (aref prompt (1- (length prompt))))) "" " ")
                           (if help-form "(y, n or C-h) " "(y or n) ")))
         (shown question) (answer nil))
    (while (null answer)
      (let ((line (read-string shown)))
        (cond ((member line '("y" "Y")) (setq answer 'yes))
              ((member line '("n" "N")) (setq answer 'no))
              ((and (member line '("h" "H")) help-form) (print help-form))
              (t (setq shown (concat "Please answer y or n.  " question))))))
    (eq answer 'yes)))

(defvar help-form nil "What `y-or-n-p' shows for the answer h.")

(defvar read-hide-char nil "The character shown instead of what is typed, for `read-passwd'.")

(defun read-passwd (prompt &optional confirm default)
  "Ask PROMPT and return what is typed without showing it; CONFIRM non-nil asks twice until both are the same.
DEFAULT is returned for an empty answer."
  (let ((read-hide-char (or read-hide-char ?*)))
    (if (not confirm)
        (read-string prompt nil t default)
      (let ((password nil))
        (while (null password)
          (let* ((first (read-passwd prompt nil default))
                 (second (read-passwd "Confirm password: " nil default)))
            (if (equal first second)
                (setq password (copy-sequence first))
              (message "Password not repeated accurately; please start over"))))
        password))))

(defun read-number (prompt &optional default hist)
  "Ask PROMPT until the answer is a number, and return that.
DEFAULT is a number for an empty answer, or a list whose first element is one; HIST names a history variable."
  (let ((number nil) (default1 (if (consp default) (car default) default)))
    (when default1
      (setq prompt
            (if (string-match "\\(\\):[ \t]*\\'" prompt)
                (replace-match (format " (default %s)" default1) t t prompt 1)
              (replace-regexp-in-string "[ \t]*\\'" (format " (default %s) " default1) prompt t t))))
    (while
        (progn
          (let ((line (read-from-minibuffer
                       prompt nil nil nil (or hist 'read-number-history)
                       (when default
                         (if (consp default)
                             (mapcar #'number-to-string (delq nil default))
                           (number-to-string default))))))
            (condition-case nil
                (setq number (cond
                              ((zerop (length line)) default1)
                              ((stringp line) (read line))))
              (error nil)))
          (unless (numberp number)
            (message "Please enter a number.")
            (sit-for 1)
            t)))
    number))

(defvar read-number-history nil "The history for `read-number'.")

(defun add-to-history (history-var newelt &optional maxelt keep-all)
  "Add NEWELT to the front of the history list HISTORY-VAR, cut to MAXELT elements; return the new list.
An element equal to the first is not added, unless KEEP-ALL is non-nil."
  (let ((history (symbol-value history-var))
        (max (or maxelt
                 (get history-var 'history-length)
                 history-length)))
    (when (or keep-all (not (consp history)) (not (equal newelt (car history))))
      (if history-delete-duplicates
          (setq history (delete newelt history)))
      (setq history (cons newelt history))
      (when (integerp max)
        (if (>= 0 max)
            (setq history nil)
          (let ((tail (nthcdr (1- max) history)))
            (if (consp tail)
                (setcdr tail nil)))))
      (set history-var history))))

(defvar history-length 100 "How many elements a history list may have; t means any number.")
(defvar history-delete-duplicates nil "Non-nil means that adding to a history takes out what is equal.")

;;; subr-process.el ends here

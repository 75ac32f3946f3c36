;;; shell-commands.el --- running commands by the shell  -*- lexical-binding: t -*-

;; The parts of `shell-command'.  See "Single Shell" in the Emacs manual.

(defvar shell-commands--errors nil "Whether the last command wrote anything to its error buffer.")

(defun shell-commands--call (command error-buffer &optional start end delete buffer)
  "Run COMMAND by the shell, its output going before point; return its exit status.
What it says as errors goes to the end of ERROR-BUFFER, if that is not nil.  With START, its input is the text from there to END,
which DELETE non-nil deletes; with BUFFER its output goes there."
  (let* ((file (and error-buffer (make-temp-file "scor")))
         (destination (if file (list (or buffer t) file) (or buffer t))))
    (setq shell-commands--errors nil)
    (unwind-protect
        (prog1 (if start
                   (call-process-region start end shell-file-name delete destination nil shell-command-switch command)
                 (call-process shell-file-name nil destination nil shell-command-switch command))
          (when (and file (< 0 (file-attribute-size (file-attributes file))))
            (setq shell-commands--errors t)
            (with-current-buffer (get-buffer-create error-buffer)
              (goto-char (point-max))
              (unless (bobp) (insert "\f\n"))
              (let ((start (point)))
                (insert-file-contents file)
                (goto-char start)))))
      (if file (delete-file file)))))

(defun shell-commands--into-current (command error-buffer)
  "Run COMMAND, its output going to point, which stays before it, with the mark behind; return point.
ERROR-BUFFER is as in `shell-command'."
  (barf-if-buffer-read-only)
  (when (eq shell-command-dont-erase-buffer 'erase)
    (erase-buffer))
  (push-mark (point) t)
  (shell-commands--call command error-buffer)
  (goto-char (prog1 (mark t)
               (set-marker (mark-marker) (point) (current-buffer)))))

(defun shell-commands--into-other (command buffer error-buffer)
  "Run COMMAND, its output going to BUFFER, which is not current, and say what it was if it is short.
ERROR-BUFFER is as in `shell-command'.  Return the exit status."
  (let ((directory default-directory)
        (keep shell-command-dont-erase-buffer))
    (with-current-buffer buffer
      (setq default-directory directory)
      (let ((inhibit-read-only t)
            (saved (point))
            status start)
        (cond ((memq keep '(nil erase)) (erase-buffer))
              ((memq keep '(beg-last-out save-point)) (goto-char (point-max))))
        (setq start (point)
              status (shell-commands--call command error-buffer))
        (goto-char (cond ((eq keep 'beg-last-out) start)
                         ((eq keep 'save-point) saved)
                         ((and (null keep) (eq (char-before (point-max)) ?\n)) (1- (point-max)))
                         (t (point-max))))
        (if (> (buffer-size) 0)
            (message "%s" (string-trim-right (buffer-string) "\n"))
          (shell-commands--report status error-buffer))
        status))))

(defun shell-commands--report (status error-buffer)
  "Say how a command that printed nothing ended with STATUS; ERROR-BUFFER may have taken errors."
  (let ((output (if (and error-buffer shell-commands--errors) "some error output" "no output")))
    (message "(Shell command %s)"
             (cond ((equal status 0) (concat "succeeded with " output))
                   ((stringp status) (concat "killed by signal " status))
                   (t (format "failed with code %d and %s" status output))))))

(defun shell-commands--on-region (start end command output-buffer replace error-buffer)
  "Do what `shell-command-on-region' does with the same arguments."
  (if (or replace (and output-buffer (not (or (bufferp output-buffer) (stringp output-buffer)))))
      (progn
        (goto-char start)
        (push-mark (point) 'nomsg)
        (prog1 (shell-commands--call command error-buffer start end replace)
          (goto-char (prog1 (mark t)
                       (set-marker (mark-marker) (point) (current-buffer))))))
    (let ((buffer (get-buffer-create (or output-buffer shell-command-buffer-name))))
      (with-current-buffer buffer (let ((inhibit-read-only t)) (erase-buffer)))
      (let ((status (shell-commands--call command error-buffer start end nil buffer)))
        (with-current-buffer buffer
          (if (> (buffer-size) 0)
              (message "%s" (string-trim-right (buffer-string) "\n"))
            (shell-commands--report status error-buffer)))
        status))))

(defun shell-commands--start (command output-buffer)
  "Start COMMAND by the shell, its output going to OUTPUT-BUFFER; return the window that shows it, or nil."
  (let* ((buffer (get-buffer-create (or (and (or (stringp output-buffer) (bufferp output-buffer)) output-buffer)
                                        shell-command-buffer-name-async)))
         (directory default-directory))
    (when (get-buffer-process buffer)
      (setq buffer (shell-commands--free-buffer buffer)))
    (with-current-buffer buffer
      (setq default-directory directory)
      (let ((inhibit-read-only t))
        (unless (and shell-command-dont-erase-buffer (not (eq shell-command-dont-erase-buffer 'erase)))
          (erase-buffer)))
      (let ((process (start-process-shell-command "Shell" buffer command)))
        (setq mode-line-process '(":%s"))
        (set-process-sentinel process #'shell-command-sentinel)
        (if async-shell-command-display-buffer
            (display-buffer buffer '(nil (allow-no-window . t)))
          (add-function :before (process-filter process)
                        (lambda (running _string)
                          (let ((shown (process-buffer running)))
                            (when (and (buffer-live-p shown) (= 0 (buffer-size shown)))
                              (display-buffer shown)))))
          nil)))))

(defun shell-commands--free-buffer (buffer)
  "A buffer for a command in the place of BUFFER, where one runs, as `async-shell-command-buffer' says."
  (let ((name (buffer-name buffer)))
    (cond
     ((memq async-shell-command-buffer '(confirm-kill-process))
      (unless (yes-or-no-p "A command is running in the default buffer.  Kill it? ")
        (error "Shell command in progress"))
      (kill-process (get-buffer-process buffer))
      buffer)
     ((memq async-shell-command-buffer '(confirm-new-buffer new-buffer))
      (unless (or (eq async-shell-command-buffer 'new-buffer)
                  (yes-or-no-p "A command is running in the default buffer.  Use a new buffer? "))
        (error "Shell command in progress"))
      (generate-new-buffer name))
     ((memq async-shell-command-buffer '(confirm-rename-buffer rename-buffer))
      (unless (or (eq async-shell-command-buffer 'rename-buffer)
                  (yes-or-no-p "A command is running in the default buffer.  Rename it? "))
        (error "Shell command in progress"))
      (with-current-buffer buffer (rename-uniquely))
      (get-buffer-create name))
     (t buffer))))

(defun shell-command-sentinel (process signal)
  "Say what became of the shell command that PROCESS runs, SIGNAL being what its sentinel is told, once it has ended."
  (when (memq (process-status process) '(exit signal))
    (message "%s: %s."
             (car (cdr (cdr (process-command process))))
             (substring signal 0 -1))))

(provide 'shell-commands)

;;; shell-commands.el ends here

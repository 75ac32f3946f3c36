;;; ert-x.el --- helpers for tests  -*- lexical-binding: t -*-

(require 'ert)
(require 'subr-x)

;;; Buffers

(defvar ert--test-buffers (make-hash-table :weakness t)
  "The buffers that `ert-with-test-buffer' made and that are still there.")

(defun ert--format-test-buffer-name (base-name)
  "Return a name for a buffer of the running test, with BASE-NAME in it when that is not nil."
  (format "*Test buffer (%s)%s*"
          (or (and (ert-running-test) (ert-test-name (ert-running-test)))
              "<anonymous test>")
          (if base-name (format ": %s" base-name) "")))

(defun ert--call-with-test-buffer (ert--base-name ert--thunk)
  "Call ERT--THUNK in a new buffer named after the test and ERT--BASE-NAME, and kill that if all goes well."
  (let ((ert--buffer (generate-new-buffer (ert--format-test-buffer-name ert--base-name))))
    (puthash ert--buffer t ert--test-buffers)
    (prog1 (with-current-buffer ert--buffer
             (funcall ert--thunk))
      (kill-buffer ert--buffer)
      (remhash ert--buffer ert--test-buffers))))

(cl-defmacro ert-with-test-buffer ((&key ((:name name-form))) &body body)
  "Evaluate BODY in a new buffer, named after the test and NAME-FORM's value; the buffer is kept if the test fails.

\(fn (&key NAME-FORM) &body BODY)"
  (declare (debug ((":name" form) body)) (indent 1))
  `(ert--call-with-test-buffer ,name-form (lambda () ,@body)))

(defun ert-kill-all-test-buffers ()
  "Kill the buffers of tests that failed."
  (interactive)
  (let ((count 0) (all 0))
    (maphash (lambda (buffer _)
               (setq all (1+ all))
               (when (and (buffer-live-p buffer) (kill-buffer buffer))
                 (setq count (1+ count))))
             ert--test-buffers)
    (clrhash ert--test-buffers)
    (message "%s out of %s test buffers killed" count all))
  nil)

(defun ert-call-with-buffer-renamed (buffer-name thunk)
  "Call THUNK while the buffer BUFFER-NAME, made when there is none, has another name.
A buffer of that name that THUNK makes is killed afterwards."
  (let* ((buffer (get-buffer-create buffer-name))
         (other (generate-new-buffer-name (format "%s orig buffer" buffer-name))))
    (with-current-buffer buffer (rename-buffer other))
    (unwind-protect
        (progn
          (get-buffer-create buffer-name)
          (funcall thunk))
      (when (get-buffer buffer-name)
        (kill-buffer buffer-name))
      (with-current-buffer buffer (rename-buffer buffer-name)))))

(cl-defmacro ert-with-buffer-renamed ((buffer-name-form) &body body)
  "Evaluate BODY while the buffer named by BUFFER-NAME-FORM's value has another name.

\(fn (BUFFER-NAME-FORM) BODY)"
  (declare (indent 1))
  `(ert-call-with-buffer-renamed ,buffer-name-form (lambda () ,@body)))

(defun ert-buffer-string-reindented (&optional buffer)
  "Return the text of BUFFER, by default the current one, as it is when it is indented anew; BUFFER stays as it is."
  (with-current-buffer (or buffer (current-buffer))
    (let ((clone nil))
      (unwind-protect
          (progn
            ;; `clone-buffer' does not work in every mode.
            (let ((text (buffer-string)) (mode major-mode))
              (setq clone (generate-new-buffer " *reindent*"))
              (with-current-buffer clone
                (funcall mode)
                (let ((inhibit-read-only t))
                  (insert text)
                  (indent-region (point-min) (point-max)))
                (buffer-string))))
        (when clone
          (let ((kill-buffer-query-functions nil))
            (kill-buffer clone)))))))

;;; Strings

(defun ert-filter-string (s &rest regexps)
  "Return S without what matches REGEXPS, each a regexp or (REGEXP SUBEXPRESSION) where only that group goes."
  (dolist (each regexps s)
    (let ((regexp (if (listp each) (car each) each))
          (group (if (listp each) (cadr each)))
          (start 0))
      (while (and (<= start (length s)) (string-match regexp s start))
        ;; After an empty match go on one farther.
        (setq start (max (match-beginning (or group 0))
                         (if (= (match-beginning 0) (match-end 0)) (1+ start) 0))
              s (replace-match "" t t s group))))))

(defun ert-propertized-string (&rest args)
  "Return the strings among ARGS, joined; each list among ARGS gives the text properties of those after it."
  (with-temp-buffer
    (let ((properties nil))
      (dolist (arg args)
        (cl-etypecase arg
          (string (let ((begin (point)))
                    (insert arg)
                    (when properties
                      (set-text-properties begin (point) properties))))
          (list (setq properties arg)))))
    (buffer-string)))

;;; Commands

(defun ert-simulate-command (command)
  "Call COMMAND, (FUNCTION ARGS...), as the command loop would, with its hooks, and return its value."
  (cl-assert (listp command) t)
  (cl-assert (commandp (car command)) t)
  (cl-assert (not unread-command-events) t)
  (let (return-value)
    (setq deactivate-mark nil
          this-original-command (car command)
          this-command (or (command-remapping this-original-command) this-original-command))
    (run-hooks 'pre-command-hook)
    (setq return-value (apply (car command) (cdr command)))
    (run-hooks 'post-command-hook)
    (setq real-last-command this-command
          last-command this-command)
    (when (boundp 'last-repeatable-command)
      (setq last-repeatable-command real-last-command))
    (when (and deactivate-mark transient-mark-mode)
      (deactivate-mark))
    (cl-assert (not unread-command-events) t)
    return-value))

(defmacro ert-simulate-keys (keys &rest body)
  "Evaluate BODY as if KEYS, a list or string of characters, were typed; three C-g come after them."
  (declare (debug t) (indent 1))
  `(let ((unread-command-events (append ,keys '(?\C-g ?\C-g ?\C-g)))
         (executing-kbd-macro t))
     ,@body))

(defun ert-run-idle-timers ()
  "Call the functions of all idle timers now."
  (dolist (timer (copy-sequence timer-idle-list))
    (timer-event-handler timer)))

;;; Messages

(defun ert--make-message-advice (collector)
  "Return advice around `message' that calls COLLECTOR with what is shown, and a newline."
  (lambda (function &rest args)
    (let ((message (apply function args)))
      (when (and message (not (equal message "")))
        (funcall collector (concat message "\n")))
      message)))

(defun ert--make-print-advice (collector)
  "Return advice around `prin1' and the like that calls COLLECTOR with what is printed where messages go."
  (lambda (function object &optional printcharfun)
    (when (eq printcharfun t)
      (funcall collector (with-output-to-string (funcall function object))))
    (funcall function object printcharfun)))

(defmacro ert-with-message-capture (var &rest body)
  "Evaluate BODY with VAR bound to the text of the messages shown so far, a newline after each."
  (declare (debug (symbolp body)) (indent 1))
  (let ((collector (make-symbol "collector"))
        (message-advice (make-symbol "message-advice"))
        (print-advice (make-symbol "print-advice")))
    `(let* ((,var "")
            (,collector (lambda (message) (setq ,var (concat ,var message))))
            (,message-advice (ert--make-message-advice ,collector))
            (,print-advice (ert--make-print-advice ,collector)))
       (advice-add 'message :around ,message-advice)
       (advice-add 'prin1 :around ,print-advice)
       (advice-add 'princ :around ,print-advice)
       (advice-add 'print :around ,print-advice)
       (unwind-protect
           (progn ,@body)
         (advice-remove 'print ,print-advice)
         (advice-remove 'princ ,print-advice)
         (advice-remove 'prin1 ,print-advice)
         (advice-remove 'message ,message-advice)))))

;;; Files

(defvar ert-resource-directory-format "%s-resources/"
  "The name of the folder with the data of a test file, for the file's name without what is trimmed.")
(defvar ert-resource-directory-trim-left-regexp ""
  "What is taken from the left of a test file's name for its folder's.")
(defvar ert-resource-directory-trim-right-regexp (rx (? "-test" (? "s")) ".el")
  "What is taken from the right of a test file's name for its folder's.")

(defmacro ert-resource-directory ()
  "Return the folder with the data of the test file in which this stands: `resources', or one named after the file."
  `(ert--resource-directory ,(or (macroexp-file-name) buffer-file-name)))

(defun ert--resource-directory (file)
  "Return the folder with the data of the test FILE."
  (let ((default-directory (file-name-directory file)))
    (file-truename
     (if (file-accessible-directory-p "resources/")
         (expand-file-name "resources/")
       (expand-file-name
        (format ert-resource-directory-format
                (string-trim file
                             ert-resource-directory-trim-left-regexp
                             ert-resource-directory-trim-right-regexp)))))))

(defmacro ert-resource-file (file)
  "Return the name of FILE in the folder with the data of the test file."
  `(expand-file-name ,file (ert-resource-directory)))

(provide 'ert-x)

;;; ert-x.el ends here

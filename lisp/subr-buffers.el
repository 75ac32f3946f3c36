;;; subr-buffers.el --- the basic library: buffers and their text  -*- lexical-binding: t -*-

;; See "Buffers", "Positions" and "Text" in the Elisp manual under each name.

;;; Buffers for a while

(defmacro with-current-buffer (buffer-or-name &rest body)
  "Evaluate BODY with BUFFER-OR-NAME current, and make the current buffer current again."
  (declare (indent 1) (debug t))
  `(save-current-buffer
     (set-buffer ,buffer-or-name)
     ,@body))

(defun generate-new-buffer (name &optional inhibit-buffer-hooks)
  "Make and return a buffer named NAME, or NAME<2> and so on if there is one of that name.
INHIBIT-BUFFER-HOOKS non-nil means its creation and killing run no hooks."
  (get-buffer-create (generate-new-buffer-name name) inhibit-buffer-hooks))

(defmacro with-temp-buffer (&rest body)
  "Evaluate BODY in a new empty buffer, which is killed afterwards."
  (declare (indent 0) (debug t))
  (let ((temp-buffer (make-symbol "temp-buffer")))
    `(let ((,temp-buffer (generate-new-buffer " *temp*" t)))
       (with-current-buffer ,temp-buffer
         (unwind-protect
             (progn ,@body)
           (and (buffer-name ,temp-buffer)
                (kill-buffer ,temp-buffer)))))))

(defmacro with-temp-file (file &rest body)
  "Evaluate BODY in a new empty buffer, and write what is in it then to FILE.  Return the value of BODY."
  (declare (indent 1) (debug t))
  (let ((temp-file (make-symbol "temp-file")) (temp-buffer (make-symbol "temp-buffer")))
    `(let ((,temp-file ,file)
           (,temp-buffer (generate-new-buffer " *temp file*" t)))
       (unwind-protect
           (prog1
               (with-current-buffer ,temp-buffer
                 ,@body)
             (with-current-buffer ,temp-buffer
               (write-region nil nil ,temp-file nil 0)))
         (and (buffer-name ,temp-buffer)
              (kill-buffer ,temp-buffer))))))

(defmacro with-output-to-string (&rest body)
  "Evaluate BODY and return what it printed to `standard-output', a string."
  (declare (indent 0) (debug t))
  `(let ((standard-output (generate-new-buffer " *string-output*" t)))
     (unwind-protect
         (progn
           (let ((standard-output standard-output))
             ,@body)
           (with-current-buffer standard-output
             (buffer-string)))
       (kill-buffer standard-output))))

(defvar temp-buffer-setup-hook nil "Hook run in the buffer of `with-output-to-temp-buffer' before anything is printed.")
(defvar temp-buffer-show-hook nil "Hook run in the buffer of `with-output-to-temp-buffer' when it is complete.")

(defmacro with-output-to-temp-buffer (bufname &rest body)
  "Evaluate BODY with `standard-output' going to the buffer named BUFNAME, emptied first, and show that."
  (declare (debug t))
  (let ((old-dir (make-symbol "old-dir")) (buf (make-symbol "buf")))
    `(let* ((,old-dir default-directory)
            (,buf
             (with-current-buffer (get-buffer-create ,bufname)
               (prog1 (current-buffer)
                 (kill-all-local-variables)
                 (setq default-directory ,old-dir)
                 (setq buffer-read-only nil)
                 (setq buffer-file-name nil)
                 (setq buffer-undo-list t)
                 (let ((inhibit-read-only t)
                       (inhibit-modification-hooks t))
                   (erase-buffer)
                   (run-hooks 'temp-buffer-setup-hook)))))
            (standard-output ,buf))
       (prog1 (progn ,@body)
         (internal-temp-output-buffer-show ,buf)))))

(defun internal-temp-output-buffer-show (buffer)
  "Show BUFFER, in which output was collected, from its beginning, unmodified, and run `temp-buffer-show-hook' there.
The function `temp-buffer-show-function' shows it if that is non-nil."
  (with-current-buffer buffer
    (set-buffer-modified-p nil)
    (goto-char (point-min)))
  (if temp-buffer-show-function
      (funcall temp-buffer-show-function buffer)
    (let ((window (display-buffer buffer)))
      (when (window-live-p window)
        (set-window-start window 1 t)
        (set-window-point window 1)
        (with-selected-window window
          (with-current-buffer buffer
            (run-hooks 'temp-buffer-show-hook))))))
  nil)

(defmacro with-existing-directory (&rest body)
  "Evaluate BODY with `default-directory' one that exists."
  (declare (indent 0) (debug t))
  `(let ((default-directory (seq-find (lambda (dir)
                                        (and dir (file-exists-p dir)))
                                      (list default-directory
                                            (expand-file-name "~/")
                                            temporary-file-directory
                                            (getenv "TMPDIR")
                                            "/tmp/")
                                      "/")))
     ,@body))

;;; Tables, modes, changes for a while

(defmacro with-syntax-table (table &rest body)
  "Evaluate BODY with TABLE as the syntax table of the current buffer."
  (declare (debug t) (indent 1))
  (let ((old-table (make-symbol "table")) (old-buffer (make-symbol "buffer")))
    `(let ((,old-table (syntax-table))
           (,old-buffer (current-buffer)))
       (unwind-protect
           (progn
             (set-syntax-table ,table)
             ,@body)
         (save-current-buffer
           (set-buffer ,old-buffer)
           (set-syntax-table ,old-table))))))

(defmacro with-case-table (table &rest body)
  "Evaluate BODY with TABLE as the case table of the current buffer."
  (declare (indent 1) (debug t))
  (let ((old-case-table (make-symbol "table")) (old-buffer (make-symbol "buffer")))
    `(let ((,old-case-table (current-case-table))
           (,old-buffer (current-buffer)))
       (unwind-protect
           (progn
             (set-case-table ,table)
             ,@body)
         (with-current-buffer ,old-buffer
           (set-case-table ,old-case-table))))))

(defmacro with-file-modes (modes &rest body)
  "Evaluate BODY with MODES, an integer, as the permissions of new files."
  (declare (indent 1) (debug t))
  (let ((umask (make-symbol "umask")))
    `(let ((,umask (default-file-modes)))
       (unwind-protect
           (progn
             (set-default-file-modes ,modes)
             ,@body)
         (set-default-file-modes ,umask)))))

(defmacro with-silent-modifications (&rest body)
  "Evaluate BODY, whose changes to the buffer are not recorded, allowed in read-only text, and leave it unmodified."
  (declare (debug t) (indent 0))
  (let ((modified (make-symbol "modified")))
    `(let* ((,modified (buffer-modified-p))
            (buffer-undo-list t)
            (inhibit-read-only t)
            (inhibit-modification-hooks t))
       (unwind-protect
           (progn
             ,@body)
         (unless ,modified
           (restore-buffer-modified-p nil))))))

(defmacro with-temp-message (message &rest body)
  "Evaluate BODY with MESSAGE, a string or nil, shown in the echo area, and put back what was there."
  (declare (debug t) (indent 1))
  (let ((current-message (make-symbol "current-message"))
        (temp-message (make-symbol "with-temp-message")))
    `(let ((,temp-message ,message)
           (,current-message))
       (unwind-protect
           (progn
             (when ,temp-message
               (setq ,current-message (current-message))
               (message "%s" ,temp-message))
             ,@body)
         (and ,temp-message
              (if ,current-message
                  (message "%s" ,current-message)
                (message nil)))))))

(defmacro save-window-excursion (&rest body)
  "Evaluate BODY and restore the arrangement of windows."
  (declare (indent 0) (debug t))
  (let ((wconfig (make-symbol "wconfig")))
    `(let ((,wconfig (current-window-configuration)))
       (unwind-protect (progn ,@body)
         (set-window-configuration ,wconfig)))))

(defmacro with-selected-window (window &rest body)
  "Evaluate BODY with WINDOW selected."
  (declare (indent 1) (debug t))
  `(let ((save-selected-window--state
          (internal--before-with-selected-window ,window)))
     (save-current-buffer
       (unwind-protect
           (progn (select-window (car save-selected-window--state) 'norecord)
                  ,@body)
         (internal--after-with-selected-window save-selected-window--state)))))

(defmacro minibuffer-with-setup-hook (fun &rest body)
  "Evaluate BODY with FUN called once when a minibuffer is set up; (:append FUN) calls it after other hooks."
  (declare (indent 1) (debug ([&or (":append" form) [&or symbolp form]] body)))
  (let ((hook (make-symbol "setup-hook")) (function (make-symbol "fun")) (append nil))
    (when (eq (car-safe fun) :append)
      (setq append '(t) fun (car (cdr fun))))
    `(let ((,function ,fun) (,hook (make-symbol "minibuffer-setup")))
       (fset ,hook (lambda ()
                     (remove-hook 'minibuffer-setup-hook ,hook)
                     (funcall ,function)))
       (unwind-protect
           (progn
             (add-hook 'minibuffer-setup-hook ,hook ,@append)
             ,@body)
         (remove-hook 'minibuffer-setup-hook ,hook)))))

;;; Groups of changes

(defmacro atomic-change-group (&rest body)
  "Evaluate BODY; when it does not end normally, undo its changes to the current buffer."
  (declare (indent 0) (debug t))
  (let ((handle (make-symbol "--change-group-handle--"))
        (success (make-symbol "--change-group-success--")))
    `(let ((,handle (prepare-change-group))
           (undo-outer-limit nil)
           (undo-limit most-positive-fixnum)
           (undo-strong-limit most-positive-fixnum)
           (,success nil))
       (unwind-protect
           (progn
             (activate-change-group ,handle)
             (prog1 ,(macroexp-progn body)
               (setq ,success t)))
         (if ,success
             (accept-change-group ,handle)
           (cancel-change-group ,handle))))))

(defun prepare-change-group (&optional buffer)
  "Return a handle for a group of changes to BUFFER, by default the current one."
  (with-current-buffer (or buffer (current-buffer))
    (list (cons (current-buffer) buffer-undo-list))))

(defun activate-change-group (handle)
  "Begin the group of changes HANDLE: from now on they are recorded."
  (dolist (entry handle)
    (with-current-buffer (car entry)
      (if (eq buffer-undo-list t)
          (setq buffer-undo-list nil))
      ;; A record that does nothing, so that later changes do not grow into an earlier insertion.
      (if (and (eq (cdr entry) buffer-undo-list)
               (integerp (car-safe (car-safe buffer-undo-list)))
               (integerp (cdr-safe (car-safe buffer-undo-list))))
          (push (cons (car (car buffer-undo-list)) (car (car buffer-undo-list))) buffer-undo-list)))))

(defun accept-change-group (handle)
  "End the group of changes HANDLE and keep the changes."
  (dolist (entry handle)
    (with-current-buffer (car entry)
      (if (eq (cdr entry) t)
          (setq buffer-undo-list t)))))

(defun cancel-change-group (handle)
  "End the group of changes HANDLE and undo the changes."
  (dolist (entry handle)
    (with-current-buffer (car entry)
      (save-restriction
        (widen)
        (let ((before (if (consp (cdr entry)) (cdr entry)))
              (tail buffer-undo-list)
              (changes nil))
          (while (and (consp tail) (not (eq tail before)))
            (if (car tail) (push (car tail) changes))
            (setq tail (cdr tail)))
          (unless (or (null before) (eq tail before))
            (error "Undoing to some unrelated state"))
          (setq changes (nreverse changes))
          (let ((inhibit-read-only t))
            (save-excursion
              (while changes
                (setq changes (primitive-undo 1 changes)))))
          (setq buffer-undo-list (cdr entry)))))))

;;; Text

(defun buffer-narrowed-p ()
  "Return non-nil if only a part of the current buffer is accessible."
  (/= (- (point-max) (point-min)) (buffer-size)))

(defun insert-buffer-substring-no-properties (buffer &optional start end)
  "Insert the text of BUFFER from START to END, by default all, before point, without text properties."
  (let ((beginning (point)))
    (insert-buffer-substring buffer start end)
    (let ((inhibit-read-only t))
      (set-text-properties beginning (point) nil))))

(defun field-at-pos (pos)
  "Return the field at POS, what the text property `field' says there."
  (let ((field (get-char-property (field-beginning pos) 'field)))
    (if (eq field 'boundary)
        (get-char-property (1- (field-end pos)) 'field)
      field)))

(defun make-syntax-table (&optional oldtable)
  "Return a new syntax table that takes what it does not say from OLDTABLE, by default the standard one."
  (let ((table (make-char-table 'syntax-table nil)))
    (set-char-table-parent table (or oldtable (standard-syntax-table)))
    table))

(defun syntax-after (pos)
  "Return the raw syntax descriptor of the character at POS, nil where there is none."
  (unless (or (< pos (point-min)) (>= pos (point-max)))
    (let ((property (if parse-sexp-lookup-properties
                        (get-char-property pos 'syntax-table))))
      (if (consp property)
          property
        (aref (or property (syntax-table)) (char-after pos))))))

(defun syntax-class (syntax)
  "Return the class of the raw syntax descriptor SYNTAX, an integer; nil if SYNTAX is nil."
  (and syntax (logand (car syntax) 65535)))

(defun forward-word-strictly (&optional arg)
  "Move ARG words forward, whatever rules for finding words there are."
  (let ((find-word-boundary-function-table
         (if (char-table-p word-move-empty-char-table)
             word-move-empty-char-table
           (setq word-move-empty-char-table (make-char-table nil)))))
    (forward-word (or arg 1))))

(defvar word-move-empty-char-table nil "An empty table, as `find-word-boundary-function-table'.")

(defun backward-word-strictly (&optional arg)
  "Move ARG words backward, whatever rules for finding words there are."
  (forward-word-strictly (- (or arg 1))))

(defun forward-whitespace (arg)
  "Move to the end of the next run of white space, ARG times; backward if ARG is negative."
  (if (natnump arg)
      (re-search-forward "[ \t]+\\|\n" nil 'move arg)
    (while (< arg 0)
      (if (re-search-backward "[ \t]+\\|\n" nil 'move)
          (or (eq (char-after (match-beginning 0)) ?\n)
              (skip-chars-backward " \t")))
      (setq arg (1+ arg)))))

(defun forward-symbol (arg)
  "Move to the end of the next symbol, ARG times; backward if ARG is negative."
  (if (natnump arg)
      (re-search-forward "\\(\\sw\\|\\s_\\)+" nil 'move arg)
    (while (< arg 0)
      (if (re-search-backward "\\(\\sw\\|\\s_\\)+" nil 'move)
          (skip-syntax-backward "w_"))
      (setq arg (1+ arg)))))

(defun copy-overlay (o)
  "Return a copy of the overlay O."
  (let ((new (if (overlay-buffer o)
                 (make-overlay (overlay-start o) (overlay-end o) (overlay-buffer o))
               (let ((fresh (make-overlay (point-min) (point-min))))
                 (delete-overlay fresh)
                 fresh)))
        (properties (overlay-properties o)))
    (while properties
      (overlay-put new (car properties) (car (cdr properties)))
      (setq properties (cdr (cdr properties))))
    new))

(defun remove-overlays (&optional beg end name val)
  "Clear the text from BEG to END of overlays whose property NAME is VAL, or of all; cut those that reach beyond it."
  (overlay-recenter (or end (point-max)))
  (let ((beg (or beg (point-min))) (end (or end (point-max))))
    (if (< end beg)
        (setq beg (prog1 end (setq end beg))))
    (save-excursion
      (dolist (o (overlays-in beg end))
        (when (eq (overlay-get o name) val)
          (if (< (overlay-start o) beg)
              (if (> (overlay-end o) end)
                  (progn
                    (move-overlay (copy-overlay o) (overlay-start o) beg)
                    (move-overlay o end (overlay-end o)))
                (move-overlay o (overlay-start o) beg))
            (if (> (overlay-end o) end)
                (move-overlay o end (overlay-end o))
              (delete-overlay o))))))))

(defun add-to-invisibility-spec (element)
  "Add ELEMENT to `buffer-invisibility-spec'."
  (if (eq buffer-invisibility-spec t)
      (setq buffer-invisibility-spec (list t)))
  (setq buffer-invisibility-spec (cons element buffer-invisibility-spec)))

(defun remove-from-invisibility-spec (element)
  "Take ELEMENT out of `buffer-invisibility-spec'."
  (setq buffer-invisibility-spec
        (if (consp buffer-invisibility-spec)
            (delete element buffer-invisibility-spec)
          (list t))))

;;; Progress

(defun make-progress-reporter (message &optional min-value max-value current-value min-change min-time)
  "Return an object that reports progress: MESSAGE with how much is done.
MIN-VALUE and MAX-VALUE are what work begins and ends with, CURRENT-VALUE what it stands at.  It is reported when it grew by
MIN-CHANGE percent and after MIN-TIME seconds."
  (when (string-match "[[:alnum:]]\\'" message)
    (setq message (concat message "...")))
  (unless min-time
    (setq min-time 0.2))
  (let ((reporter
         (cons (or min-value 0)
               (vector (if (>= min-time 0.02) (float-time) nil)
                       min-value max-value message
                       (if min-change (max (min min-change 50) 1) 1)
                       min-time
                       nil))))
    (progress-reporter-update reporter (or current-value min-value))
    reporter))

(defun progress-reporter-update (reporter &optional value suffix)
  "Report through REPORTER that the work stands at VALUE, with SUFFIX shown after it, if it is time for that."
  (when (or (not (numberp value))
            (>= value (car reporter)))
    (progress-reporter-do-update reporter value suffix)))

(defun progress-reporter-force-update (reporter &optional value new-message suffix)
  "Report through REPORTER that the work stands at VALUE at once, with NEW-MESSAGE and SUFFIX."
  (let ((parameters (cdr reporter)))
    (when new-message
      (aset parameters 3 new-message))
    (when (aref parameters 0)
      (aset parameters 0 (float-time)))
    (progress-reporter-do-update reporter value suffix)))

(defvar progress-reporter--pulse-characters ["-" "\\" "|" "/"]
  "What a reporter that knows no end shows in turn.")

(defun progress-reporter-do-update (reporter value &optional suffix)
  "Do the work of `progress-reporter-update' for REPORTER, VALUE and SUFFIX."
  (let* ((parameters (cdr reporter))
         (update-time (aref parameters 0))
         (min-value (aref parameters 1))
         (max-value (aref parameters 2))
         (text (aref parameters 3))
         (enough-time-passed (or (not update-time)
                                 (when (>= (float-time) update-time)
                                   (aset parameters 0 (+ (float-time) (aref parameters 5)))))))
    ;; A suffix stays until there is another.
    (when suffix (aset parameters 6 suffix))
    (cond
     ((and min-value max-value)
      (let* ((one-percent (/ (- max-value min-value) 100.0))
             (percentage (if (= max-value min-value)
                             0
                           (truncate (/ (- value min-value) one-percent)))))
        (setcar reporter
                (min (+ min-value (* (+ percentage (if (zerop percentage) (aref parameters 4) (aref parameters 4)))
                                     one-percent))
                     max-value))
        (when (integerp value)
          (setcar reporter (ceiling (car reporter))))
        (when enough-time-passed
          (let ((message-log-max nil))
            (if (> percentage 0)
                (message "%s%d%% %s" text percentage (or (aref parameters 6) ""))
              (message "%s %s" text (or (aref parameters 6) "")))))))
     (enough-time-passed
      (let ((index (mod (1+ (car reporter)) 4)) (message-log-max nil))
        (setcar reporter index)
        (message "%s %s %s" text (aref progress-reporter--pulse-characters index)
                 (or (aref parameters 6) "")))))))

(defun progress-reporter-done (reporter)
  "Report through REPORTER that the work is done."
  (message "%sdone" (aref (cdr reporter) 3)))

(defmacro dotimes-with-progress-reporter (spec reporter-or-message &rest body)
  "Do what `dotimes' does with SPEC and BODY, and report progress with REPORTER-OR-MESSAGE, a string or reporter."
  (declare (indent 2) (debug ((symbolp form &optional form) form body)))
  (let ((prep (make-symbol "--dotimes-prep--")) (end (make-symbol "--dotimes-end--")))
    `(let ((,prep ,reporter-or-message)
           (,end ,(nth 1 spec)))
       (when (stringp ,prep)
         (setq ,prep (make-progress-reporter ,prep 0 ,end)))
       (dotimes (,(nth 0 spec) ,end)
         ,@body
         (progress-reporter-update ,prep (1+ ,(nth 0 spec))))
       (progress-reporter-done ,prep)
       (or ,@(cdr (cdr spec)) nil))))

(defmacro dolist-with-progress-reporter (spec reporter-or-message &rest body)
  "Do what `dolist' does with SPEC and BODY, and report progress with REPORTER-OR-MESSAGE, a string or reporter."
  (declare (indent 2) (debug ((symbolp form &optional form) form body)))
  (let ((prep (make-symbol "--dolist-progress-reporter--"))
        (count (make-symbol "--dolist-count--"))
        (list (make-symbol "--dolist-list--")))
    `(let ((,prep ,reporter-or-message)
           (,count 0)
           (,list ,(nth 1 spec)))
       (when (stringp ,prep)
         (setq ,prep (make-progress-reporter ,prep 0 (length ,list))))
       (dolist (,(nth 0 spec) ,list)
         ,@body
         (progress-reporter-update ,prep (setq ,count (1+ ,count))))
       (progress-reporter-done ,prep)
       (or ,@(cdr (cdr spec)) nil))))

(defun translate-region (start end table)
  "Replace each character from START to END by what TABLE, a string, char-table or symbol that names one, has for it."
  (interactive "r\nSTable: ")
  (if (symbolp table)
      (setq table (get table 'translation-table)))
  (translate-region-internal start end table))

(defun buffer-local-boundp (symbol buffer)
  "Return non-nil if the variable SYMBOL has a value, its own or the default one, in BUFFER."
  (condition-case nil
      (progn (buffer-local-value symbol buffer) t)
    (void-variable nil)))

;;; subr-buffers.el ends here

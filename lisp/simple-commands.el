;;; simple-commands.el --- arguments, evaluation, copies of buffers, small modes  -*- lexical-binding: t -*-

;; See "Prefix Command Arguments", "Eval" and "Creating Buffers" in the Elisp manual.

;;; Prefix arguments

(defun prefix-command-preserve-state ()
  "Have the state of prefix commands preserved for the next command."
  (run-hooks 'prefix-command-preserve-state-hook))

(defun prefix-command-update ()
  "Note that a prefix command has run."
  nil)

(defun universal-argument ()
  "Begin a numeric argument for the following command, four times what it was."
  (interactive)
  (setq prefix-arg (list 4)))

(defun universal-argument-more (arg)
  "Go on with the argument ARG: make a list four times as much, take others as they are."
  (interactive "P")
  (setq prefix-arg (cond ((consp arg) (list (* 4 (car arg))))
                         ((eq arg '-) (list -4))
                         (t arg))))

(defun negative-argument (arg)
  "Begin a negative argument for the following command, or change the sign of ARG."
  (interactive "P")
  (setq prefix-arg (cond ((integerp arg) (- arg))
                         ((eq arg '-) nil)
                         (t '-))))

(defun digit-argument (arg)
  "Add the digit that was typed to the argument ARG."
  (interactive "P")
  (let* ((char (if (integerp last-command-event)
                   last-command-event
                 (get last-command-event 'ascii-character)))
         (digit (- (logand char ?\177) ?0)))
    (setq prefix-arg (cond ((integerp arg) (+ (* arg 10) (if (< arg 0) (- digit) digit)))
                           ((eq arg '-) (if (zerop digit) '- (- digit)))
                           (t digit)))))

(defun keyboard-quit ()
  "Signal a `quit'."
  (interactive)
  (if (fboundp 'kmacro-keyboard-quit) (kmacro-keyboard-quit))
  (signal 'quit nil))

;;; Evaluation

(defun eval-expression-print-format (value)
  "Return what is shown of the integer VALUE beside itself: octal, hexadecimal and as a character; nil for others."
  (when (integerp value)
    (let ((char (and (characterp value) (<= value eval-expression-print-maximum-character)
                     (prin1-char value))))
      (if char
          (format " (#o%o, #x%x, %s)" value value char)
        (format " (#o%o, #x%x)" value value)))))

(defun eval-expression-get-print-arguments (prefix-argument)
  "Return (INSERT NO-TRUNCATE CHAR-LIMIT), as PREFIX-ARGUMENT wants a value to be printed."
  (let ((number (prefix-numeric-value prefix-argument)))
    (list (not (memq prefix-argument '(- nil)))
          (= number 0)
          (cond ((= number -1) most-positive-fixnum)
                ((memq prefix-argument '(nil 0)) eval-expression-print-maximum-character)))))

(defun eval-expression (exp &optional insert-value no-truncate char-print-limit)
  "Evaluate EXP, print its value and return it; INSERT-VALUE non-nil inserts it at point.
NO-TRUNCATE non-nil prints all of it, CHAR-PRINT-LIMIT says up to which number integers are shown as characters too."
  (interactive
   (cons (read--expression "Eval: ")
         (eval-expression-get-print-arguments current-prefix-arg)))
  (let ((result (let ((debug-on-error (or (and eval-expression-debug-on-error (not noninteractive))
                                          debug-on-error)))
                  (eval (let ((lexical-binding t)) (macroexpand-all exp)) t))))
    (push result values)
    (let ((print-length (and (not no-truncate) eval-expression-print-length))
          (print-level (and (not no-truncate) eval-expression-print-level))
          (eval-expression-print-maximum-character char-print-limit)
          (deactivate-mark))
      (let ((out (if insert-value (current-buffer) t)))
        (prog1 (prin1 result out)
          (let ((more (and char-print-limit (eval-expression-print-format result))))
            (if more (princ more out))))))))

(defun edit-and-eval-command (prompt command)
  "Ask with PROMPT for a change to COMMAND, a form, and evaluate what comes of it."
  (let ((form (read-from-minibuffer prompt (prin1-to-string command) read-expression-map t
                                    '(command-history . 1))))
    (add-to-history 'command-history form)
    (eval form)))

(defun set-variable (variable value &optional make-local)
  "Set VARIABLE to VALUE, in the current buffer only if MAKE-LOCAL is non-nil, as its customization does it."
  (interactive
   (let* ((symbol (intern (completing-read "Set variable: " obarray #'custom-variable-p t)))
          (given (read (read-string (format "Set %s to value: " symbol)))))
     (list symbol given current-prefix-arg)))
  (let ((type (get variable 'custom-type)))
    (if (and type (fboundp 'widget-convert) (get (car-safe (list (or (car-safe type) type))) 'widget-type))
        (unless (widget-apply (widget-convert type) :match value)
          (user-error "Value `%S' does not match type %S of %S" value (car-safe type) variable))))
  (if make-local
      (make-local-variable variable))
  (set variable value)
  nil)

;;; Copies of buffers

(defun rename-uniquely ()
  "Give the current buffer another name, like the one it has, that no buffer has."
  (interactive)
  (let ((name (buffer-name)))
    (if (and (string-match "<[0-9]+>\\'" name)
             (not (and buffer-file-name (string= name (file-name-nondirectory buffer-file-name)))))
        (setq name (substring name 0 (match-beginning 0))))
    (rename-buffer (generate-new-buffer-name name))
    (force-mode-line-update)))

(defun clone-buffer (&optional newname display-flag)
  "Make a copy of the current buffer, called NEWNAME or like it, and return it.
DISPLAY-FLAG non-nil shows it.  Buffers that visit files, and those of some modes, cannot be copied."
  (interactive (list (if current-prefix-arg (read-buffer "Name of new cloned buffer: ")) t))
  (if buffer-file-name
      (error "Cannot clone a file-visiting buffer"))
  (if (get major-mode 'no-clone)
      (error "Cannot clone a buffer in %s mode" mode-name))
  (setq newname (or newname (buffer-name)))
  (if (string-match "<[0-9]+>\\'" newname)
      (setq newname (substring newname 0 (match-beginning 0))))
  (let ((source (current-buffer))
        (min (point-min)) (max (point-max)) (point (point)) (mark (mark t)) (active mark-active)
        (modified (buffer-modified-p))
        (mode major-mode)
        (locals (buffer-local-variables))
        (process (get-buffer-process (current-buffer)))
        (new (generate-new-buffer newname)))
    (save-restriction
      (widen)
      (with-current-buffer new
        (insert-buffer-substring source)))
    (with-current-buffer new
      (narrow-to-region min max)
      (goto-char point)
      (if mark (set-mark mark))
      (setq mark-active active)
      (set-buffer-modified-p modified)
      (if process (clone-process process))
      ;; The mode is set up, then variables are as in the other buffer.
      (ignore-errors (funcall mode))
      (dolist (local locals)
        (ignore-errors
          (if (symbolp local)
              (makunbound (make-local-variable local))
            (unless (memq (car local) '(buffer-undo-list mark-active enable-multibyte-characters buffer-file-name
                                                         major-mode))
              (set (make-local-variable (car local)) (cdr local))))))
      (setq mark-ring (mapcar (lambda (mark) (copy-marker (marker-position mark))) mark-ring))
      (run-hooks 'clone-buffer-hook))
    (if display-flag
        (pop-to-buffer new))
    new))

(defun clone-process (process &optional newname)
  "Make a copy of PROCESS, called NEWNAME or like it, for the current buffer."
  (let* ((command (process-command process))
         (new (if (memq (process-status process) '(open))
                  (let ((contact (process-contact process t)))
                    (apply #'open-network-stream (or newname (process-name process)) (current-buffer) contact))
                (apply #'start-process (or newname (process-name process)) (current-buffer) command))))
    (set-process-query-on-exit-flag new (process-query-on-exit-flag process))
    (set-process-inherit-coding-system-flag new (process-inherit-coding-system-flag process))
    (set-process-filter new (process-filter process))
    (set-process-sentinel new (process-sentinel process))
    (set-process-plist new (copy-sequence (process-plist process)))
    new))

(defun clone-indirect-buffer (newname display-flag &optional norecord)
  "Make an indirect buffer with the text of the current one, called NEWNAME or like it, and return it.
DISPLAY-FLAG non-nil shows it, NORECORD as for `pop-to-buffer'."
  (interactive (list (if current-prefix-arg (read-buffer "Name of indirect buffer: ")) t))
  (if (get major-mode 'no-clone-indirect)
      (error "Cannot indirectly clone a buffer in %s mode" mode-name))
  (setq newname (or newname (buffer-name)))
  (if (string-match "<[0-9]+>\\'" newname)
      (setq newname (substring newname 0 (match-beginning 0))))
  (let* ((name (generate-new-buffer-name newname))
         (buffer (make-indirect-buffer (current-buffer) name t)))
    (with-current-buffer buffer
      (run-hooks 'clone-indirect-buffer-hook))
    (when display-flag
      (pop-to-buffer buffer nil norecord))
    buffer))

;;; Small modes

(define-minor-mode overwrite-mode
  "Let typed characters replace those that are there."
  :variable (overwrite-mode . (lambda (on) (setq overwrite-mode (if on 'overwrite-mode-textual)))))

(define-minor-mode binary-overwrite-mode
  "Let typed characters replace those that are there, newlines and tabs too."
  :variable (overwrite-mode . (lambda (on) (setq overwrite-mode (if on 'overwrite-mode-binary)))))

(define-minor-mode indent-tabs-mode
  "Let indentation use tabs."
  :variable indent-tabs-mode)

(define-minor-mode transient-mark-mode
  "Let the region be active only after commands that make it so."
  :global t
  :variable (default-value 'transient-mark-mode))

(define-minor-mode visible-mode
  "Show text that is invisible."
  :variable visible-mode
  (setq-local vis-mode-saved-buffer-invisibility-spec
              (if visible-mode buffer-invisibility-spec vis-mode-saved-buffer-invisibility-spec))
  (setq buffer-invisibility-spec (if visible-mode nil vis-mode-saved-buffer-invisibility-spec)))

(defun set-selective-display (arg)
  "Hide lines that are indented as far as column ARG; nil shows all."
  (interactive "P")
  (if (eq selective-display t)
      (error "selective-display already in use for marked lines"))
  (setq selective-display (and arg (prefix-numeric-value arg)))
  (message "%s" (if selective-display (format "selective-display set to %s." selective-display)
                  "selective-display set to nil."))
  nil)

(defun region-modifiable-p (start end)
  "Return non-nil if no text from START to END is read-only."
  (or inhibit-read-only
      (and (not buffer-read-only)
           (or (= start end)
               (not (or (get-text-property start 'read-only)
                        (< (next-single-property-change start 'read-only nil end) end)))))))

(defun make-separator-line (&optional length)
  "Return a line of LENGTH dashes, by default as wide as the window."
  (concat (propertize (make-string (or length (1- (window-width))) ?-) 'face 'separator-line) "\n"))

(provide 'simple-commands)

;;; simple-commands.el ends here

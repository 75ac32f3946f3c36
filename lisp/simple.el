;;; simple.el --- editing: lines, marks, killing, shell commands  -*- lexical-binding: t -*-

;; Of the editor's basic commands those that programs call.  See "Text" and "Markers" in the Elisp manual.

;;; Lines and blanks

(defun count-lines (start end &optional ignore-invisible-lines)
  "Return the number of lines between the positions START and END: of newlines, and one for a last line without.
IGNORE-INVISIBLE-LINES non-nil leaves out lines that begin invisibly."
  (save-excursion
    (save-restriction
      (narrow-to-region start end)
      (cond
       ((not ignore-invisible-lines)
        (goto-char (point-min))
        (- (buffer-size) (forward-line (buffer-size))))
       (t
        (goto-char (point-min))
        (let ((lines 0))
          (while (not (eobp))
            (unless (invisible-p (point)) (setq lines (1+ lines)))
            (forward-line 1))
          lines))))))

(defun count-words (start end &optional _totals)
  "Return the number of words between START and END."
  (let ((words 0))
    (save-excursion
      (save-restriction
        (narrow-to-region start end)
        (goto-char (point-min))
        (while (forward-word 1)
          (setq words (1+ words)))))
    words))

(defun back-to-indentation ()
  "Move to the first character of the line that is not white space."
  (interactive "^")
  (beginning-of-line 1)
  (skip-syntax-forward " " (line-end-position))
  (backward-prefix-chars))

(defun delete-trailing-whitespace (&optional start end)
  "Delete the white space at the ends of lines between START and END, by default in the whole buffer.
For the whole buffer, empty lines at its end go too, if `delete-trailing-lines' is non-nil."
  (interactive)
  (save-match-data
    (save-excursion
      (let ((limit (and end (copy-marker end))))
        (goto-char (or start (point-min)))
        (with-syntax-table (make-syntax-table (syntax-table))
          (modify-syntax-entry ?\f "_")
          (modify-syntax-entry ?\n "_")
          (while (re-search-forward "\\s-$" limit t)
            (skip-syntax-backward "-" (line-beginning-position))
            (let ((beginning (point)))
              (skip-syntax-forward "-" limit)
              (delete-region beginning (if limit (min (point) limit) (point))))))
        (when (and (not end) delete-trailing-lines (= (point-max) (1+ (buffer-size))))
          (goto-char (point-max))
          (when (and (> (point) (point-min))
                     (<= (skip-chars-backward "\n") -2))
            (delete-region (1+ (point)) (point-max))))
        (if limit (set-marker limit nil)))))
  nil)

(defun delete-horizontal-space (&optional backward-only)
  "Delete the spaces and tabs around point, with BACKWARD-ONLY only those before it."
  (interactive "*P")
  (let ((position (point)))
    (delete-region
     (if backward-only
         position
       (progn (skip-chars-forward " \t") (constrain-to-field position (point) t) (point)))
     (progn
       (goto-char position)
       (skip-chars-backward " \t")
       (point)))))

(defun just-one-space (&optional n)
  "Put one space, or N, in the place of the spaces and tabs around point; with N negative, of newlines too."
  (interactive "*p")
  (let* ((wanted (or n 1))
         (blanks (if (< wanted 0) " \t\n\r" " \t"))
         (left (abs wanted)))
    (skip-chars-backward blanks)
    ;; Spaces that may stay are left alone.
    (while (and (> left 0) (eq (following-char) ?\s))
      (forward-char)
      (setq left (1- left)))
    (delete-region (point) (progn (skip-chars-forward blanks) (point)))
    (if (> left 0)
        (insert (make-string left ?\s)))))

(defun delete-blank-lines ()
  "Of several blank lines around point leave one; delete one that stands alone; after a line delete those that follow."
  (interactive "*")
  (let (this-blank single)
    (save-excursion
      (beginning-of-line)
      (setq this-blank (looking-at "[ \t]*$"))
      (setq single
            (and this-blank
                 (not (looking-at "[ \t]*\n[ \t]*$"))
                 (or (bobp) (progn (forward-line -1) (not (looking-at "[ \t]*$")))))))
    (when this-blank
      (beginning-of-line)
      (if single (forward-line 1))
      (delete-region (point)
                     (if (re-search-backward "[^ \t\n]" nil t)
                         (progn (forward-line 1) (point))
                       (point-min))))
    (when (not (and this-blank single))
      (save-excursion
        (end-of-line)
        (forward-line 1)
        (delete-region (point)
                       (if (re-search-forward "[^ \t\n]" nil t)
                           (progn (beginning-of-line) (point))
                         (point-max)))))
    (if (looking-at "^[ \t]*\n\\'")
        (delete-region (point) (point-max)))))

(defun delete-indentation (&optional arg beg end)
  "Join the line to the one before, with ARG to the one after, or all lines between BEG and END, with one space between."
  (interactive "*P")
  (if (and beg end)
      (save-excursion
        (goto-char end)
        (let ((start (copy-marker beg)))
          (while (> (line-beginning-position) start)
            (delete-indentation))))
    (forward-line (if arg 1 0))
    (when (eq (preceding-char) ?\n)
      (delete-region (point) (1- (point)))
      (delete-horizontal-space)
      (unless (or (bolp) (eolp) (looking-at "\\s)") (save-excursion (forward-char -1) (looking-at "$\\|\\s(\\|\\s'")))
        (save-excursion (insert ?\s))))))

(defalias 'join-line #'delete-indentation)

(defun newline (&optional arg _interactive)
  "Insert ARG, by default one, newlines."
  (interactive "*P\np")
  (barf-if-buffer-read-only)
  (let ((times (prefix-numeric-value arg)))
    (while (> times 0)
      (insert-and-inherit ?\n)
      (setq times (1- times))))
  nil)

(defun open-line (n)
  "Insert N newlines and leave point before them."
  (interactive "*p")
  (let ((position (point)))
    (newline n)
    (goto-char position)))

(defun beginning-of-buffer (&optional _arg)
  "Move to the beginning of the buffer, leaving a mark."
  (declare (interactive-only (goto-char (point-min))))
  (push-mark)
  (goto-char (point-min)))

(defun end-of-buffer (&optional _arg)
  "Move to the end of the buffer, leaving a mark."
  (declare (interactive-only (goto-char (point-max))))
  (push-mark)
  (goto-char (point-max)))

(defun goto-line (line &optional buffer relative)
  "Move to the beginning of line LINE of BUFFER, counted in the accessible part if RELATIVE is non-nil."
  (declare (interactive-only forward-line))
  (with-current-buffer (or buffer (current-buffer))
    (unless relative (widen))
    (goto-char (point-min))
    (forward-line (1- line))))

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

;;; Killing

(defun kill-new (string &optional replace)
  "Make STRING the latest text in the kill ring, in the place of the one before if REPLACE is non-nil."
  (when kill-transform-function
    (setq string (funcall kill-transform-function string)))
  (when string
    (if (and replace kill-ring)
        (setcar kill-ring string)
      (unless (and kill-do-not-save-duplicates (equal string (car kill-ring)))
        (push string kill-ring)
        (if (> (length kill-ring) kill-ring-max)
            (setcdr (nthcdr (1- kill-ring-max) kill-ring) nil))))
    (setq kill-ring-yank-pointer kill-ring)
    (if interprogram-cut-function
        (funcall interprogram-cut-function string))))

(defun kill-append (string before-p)
  "Add STRING to the end of the latest text in the kill ring, to its beginning if BEFORE-P is non-nil."
  (let ((latest (car kill-ring)))
    (kill-new (if before-p (concat string latest) (concat latest string))
              (or (null latest) (= (length latest) 0) t))))

(defun current-kill (n &optional do-not-move)
  "Return the text N places behind the one yanked last, and make it the next to be yanked unless DO-NOT-MOVE."
  (let ((paste (and (= n 0) interprogram-paste-function (funcall interprogram-paste-function))))
    (if paste
        (progn
          (let ((interprogram-cut-function nil))
            (if (listp paste)
                (mapc #'kill-new (nreverse paste))
              (kill-new paste)))
          (car kill-ring))
      (or kill-ring (error "Kill ring is empty"))
      (let ((tail (nthcdr (mod (- n (length kill-ring-yank-pointer)) (length kill-ring)) kill-ring)))
        (unless do-not-move
          (setq kill-ring-yank-pointer tail))
        (car tail)))))

(defun kill-region (beg end &optional region)
  "Delete the text from BEG to END and put it into the kill ring; REGION non-nil is as from a command."
  (ignore region)
  (unless (and beg end)
    (user-error "The mark is not set now, so there is no region"))
  (let ((string (filter-buffer-substring beg end 'delete)))
    (if (eq last-command 'kill-region)
        (kill-append string (< end beg))
      (kill-new string))
    (setq this-command 'kill-region)
    (setq deactivate-mark t)
    nil))

(defun copy-region-as-kill (beg end &optional _region)
  "Put the text from BEG to END into the kill ring."
  (let ((string (filter-buffer-substring beg end)))
    (if (eq last-command 'kill-region)
        (kill-append string (< end beg))
      (kill-new string)))
  (setq deactivate-mark t)
  nil)

(defun kill-ring-save (beg end &optional _region)
  "Put the text from BEG to END into the kill ring."
  (copy-region-as-kill beg end))

(defun kill-line (&optional arg)
  "Kill the rest of the line, or its newline if there is nothing else; with ARG that many lines."
  (kill-region
   (point)
   (progn
     (if arg
         (forward-line (prefix-numeric-value arg))
       (if (eobp) (signal 'end-of-buffer nil))
       (if (or (looking-at-p "[ \t]*$") (and kill-whole-line (bolp)))
           (forward-line 1)
         (goto-char (line-end-position))))
     (point))))

(defun kill-whole-line (&optional arg)
  "Kill the line with its newline; with ARG that many lines, backward if it is negative."
  (let ((n (or arg 1)))
    (cond
     ((< n 0)
      (kill-region (line-end-position) (progn (forward-line (1+ n)) (unless (bobp) (backward-char)) (point))))
     ((= n 0) (kill-region (line-beginning-position) (line-end-position)))
     (t
      (if (and (eobp) (bolp)) (signal 'end-of-buffer nil))
      (kill-region (line-beginning-position) (progn (forward-line n) (point)))))))

(defun yank (&optional arg)
  "Insert the latest text of the kill ring, with ARG the one that many places behind, and leave the mark before it."
  (push-mark)
  (insert-for-yank (current-kill (cond ((listp arg) 0)
                                       ((eq arg '-) -2)
                                       (t (1- arg)))))
  (if (consp arg)
      (goto-char (prog1 (mark t) (set-marker (mark-marker) (point) (current-buffer)))))
  nil)

(defun insert-for-yank (string)
  "Insert STRING, a text from the kill ring."
  (insert string))

(defun filter-buffer-substring (beg end &optional delete)
  "Return the text from BEG to END as `filter-buffer-substring-function' gives it; DELETE non-nil deletes it too."
  (funcall filter-buffer-substring-function (min beg end) (max beg end) delete))

(defvar filter-buffer-substring-function #'buffer-substring--filter
  "Function that does the work of `filter-buffer-substring'.")

(defun buffer-substring--filter (beg end &optional delete)
  "Return the text from BEG to END; DELETE non-nil deletes it."
  (if delete
      (save-excursion (goto-char beg) (delete-and-extract-region beg end))
    (buffer-substring beg end)))

(defun append-to-buffer (buffer start end)
  "Insert the text from START to END at point in BUFFER."
  (let ((source (current-buffer)))
    (with-current-buffer (get-buffer-create buffer)
      (barf-if-buffer-read-only)
      (insert-buffer-substring source start end))))

(defun copy-to-buffer (buffer start end)
  "Put the text from START to END into BUFFER, in the place of what it has."
  (let ((source (current-buffer)))
    (with-current-buffer (get-buffer-create buffer)
      (barf-if-buffer-read-only)
      (erase-buffer)
      (save-excursion
        (insert-buffer-substring source start end)))))

(defun insert-buffer (buffer)
  "Insert the text of BUFFER after point, and leave the mark after it."
  (push-mark
   (save-excursion
     (insert-buffer-substring (get-buffer buffer))
     (point)))
  nil)

;;; Undo

(defun buffer-disable-undo (&optional buffer)
  "Keep no record of the changes to BUFFER, by default the current one."
  (with-current-buffer (if buffer (get-buffer buffer) (current-buffer))
    (setq buffer-undo-list t)))

;; What one record of an undo list asks for.  `simple--undo-record' returns what is left of the list behind it.

(defun simple--undo-in-reach (start end)
  "Signal an error unless the text from START to END is accessible."
  (if (or (< start (point-min)) (> end (point-max)))
      (error "Changes to be undone are outside visible portion of buffer")))

(defun simple--undo-deletion (string position list)
  "Put STRING back at POSITION, where point comes to be behind it if that is negative; return LIST without what it used.
The records of markers that LIST begins with count for those that are where the deletion has left them."
  (let ((place (abs position)) (moves nil))
    (simple--undo-in-reach place place)
    (while (and (markerp (car-safe (car list))) (integerp (cdr (car list))))
      (let ((move (pop list)))
        (if (and (eq (marker-buffer (car move)) (current-buffer)) (= place (car move)))
            (push move moves))))
    (goto-char place)
    (insert string)
    (if (> position 0) (goto-char place))
    (dolist (move moves)
      (if (marker-buffer (car move))
          (set-marker (car move) (- (car move) (cdr move)))))
    list))

(defun simple--undo-by-function (record)
  "Do what RECORD, the tail of an `apply' record, says."
  (let ((buffer (current-buffer)))
    (if (integerp (car record))
        (let* ((start (nth 1 record)) (end (nth 2 record))
               (first (copy-marker start)) (last (copy-marker end t)))
          (simple--undo-in-reach start end)
          (apply (nth 3 record) (nthcdr 4 record))
          (if (or (/= first start) (/= last (+ end (car record))))
              (error "Changes to be undone by function different from announced"))
          (set-marker first nil)
          (set-marker last nil))
      (apply (car record) (cdr record)))
    (unless (eq buffer (current-buffer))
      (error "Undo function switched buffer"))))

(defun simple--undo-record (record list)
  "Undo what RECORD, which LIST follows, says; return what is left of LIST."
  (let ((kind (car-safe record)))
    (cond
     ((integerp record) (goto-char record))
     ((eq kind t)
      (if (time-equal-p (cdr record)
                        (with-current-buffer (or (buffer-base-buffer) (current-buffer)) (visited-file-modtime)))
          (set-buffer-modified-p nil)))
     ((and (consp record) (null kind))
      (let ((span (nthcdr 3 record)))
        (simple--undo-in-reach (car span) (cdr span))
        (put-text-property (car span) (cdr span) (nth 1 record) (nth 2 record))))
     ((and (integerp kind) (integerp (cdr record)))
      (simple--undo-in-reach kind (cdr record))
      (goto-char kind)
      (delete-region kind (cdr record)))
     ((eq kind 'apply) (simple--undo-by-function (cdr record)))
     ((and (stringp kind) (integerp (cdr record)))
      (setq list (simple--undo-deletion kind (cdr record) list)))
     ((and (markerp kind) (integerp (cdr record)))
      (if (marker-buffer kind)
          (set-marker kind (- kind (cdr record)) (marker-buffer kind))))
     (t (error "Unrecognized entry in undo list %S" record))))
  list)

(defun primitive-undo (n list)
  "Undo the changes recorded in LIST up to the Nth boundary; return what is left of it."
  (let ((inhibit-point-motion-hooks t) (inhibit-read-only t)
        (before buffer-undo-list) (by-function nil) next)
    (while (> n 0)
      (while (setq next (pop list))
        (if (eq (car-safe next) 'apply) (setq by-function t))
        (setq list (simple--undo-record next list)))
      (setq n (1- n)))
    ;; A function that changes nothing leaves a trace too.
    (if (and by-function (eq before buffer-undo-list))
        (push (list 'apply 'cdr nil) buffer-undo-list)))
  list)

;;; Shell commands

(defvar shell-command-buffer-name "*Shell Command Output*" "Name of the buffer for the output of shell commands.")

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
  "Run COMMAND by the shell and wait for it; return its exit status.
Its output goes into OUTPUT-BUFFER, t for the current one at point, nil for one of its own that is shown as a message when
it is short.  ERROR-BUFFER takes errors apart.  COMMAND may end in & to run on without being waited for."
  (cond
   ((string-match "[ \t]*&[ \t]*\\'" command)
    (let ((buffer (get-buffer-create (or (and (or (stringp output-buffer) (bufferp output-buffer)) output-buffer)
                                         "*Async Shell Command*"))))
      (start-process-shell-command "Shell" buffer (substring command 0 (match-beginning 0)))))
   ((and output-buffer (not (or (bufferp output-buffer) (stringp output-buffer))))
    (barf-if-buffer-read-only)
    (push-mark (point) t)
    (call-process shell-file-name nil t nil shell-command-switch command)
    (goto-char (prog1 (mark t)
                 (set-marker (mark-marker) (point) (current-buffer)))))
   (t
    (let ((buffer (get-buffer-create (or output-buffer shell-command-buffer-name))) (directory default-directory))
      (ignore error-buffer)
      (with-current-buffer buffer
        (setq default-directory directory)
        (let ((inhibit-read-only t)) (erase-buffer))
        (let ((status (call-process shell-file-name nil t nil shell-command-switch command)))
          (if (> (buffer-size) 0)
              (message "%s" (string-trim-right (buffer-string) "\n"))
            (message "(Shell command %s with no output)"
                     (if (equal status 0) "succeeded" "failed")))
          status))))))

(defun async-shell-command (command &optional output-buffer error-buffer)
  "Run COMMAND by the shell without waiting for it; OUTPUT-BUFFER and ERROR-BUFFER are as for `shell-command'."
  (unless (string-match "&[ \t]*\\'" command)
    (setq command (concat command " &")))
  (shell-command command output-buffer error-buffer))

(defun shell-command-on-region (start end command &optional output-buffer replace error-buffer &rest _)
  "Run COMMAND by the shell with the text from START to END as its input; return its exit status.
Output goes into OUTPUT-BUFFER, or in the place of the text with REPLACE.  ERROR-BUFFER is as for `shell-command'."
  (ignore error-buffer)
  (cond
   ((or replace (and output-buffer (not (or (bufferp output-buffer) (stringp output-buffer)))))
    (goto-char start)
    (push-mark (point) 'nomsg)
    (let ((status (call-process-region start end shell-file-name replace t nil
                                       shell-command-switch command)))
      status))
   (t
    (let ((buffer (get-buffer-create (or output-buffer shell-command-buffer-name))))
      (with-current-buffer buffer (let ((inhibit-read-only t)) (erase-buffer)))
      (let ((status (call-process-region start end shell-file-name nil buffer nil
                                         shell-command-switch command)))
        (with-current-buffer buffer
          (if (> (buffer-size) 0)
              (message "%s" (string-trim-right (buffer-string) "\n"))))
        status)))))

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

(defun decoded-time-second (time) "Return the seconds of TIME, as `decode-time' returns it." (nth 0 time))
(defun decoded-time-minute (time) "Return the minutes of TIME, as `decode-time' returns it." (nth 1 time))
(defun decoded-time-hour (time) "Return the hours of TIME, as `decode-time' returns it." (nth 2 time))
(defun decoded-time-day (time) "Return the day of the month of TIME, as `decode-time' returns it." (nth 3 time))
(defun decoded-time-month (time) "Return the month of TIME, as `decode-time' returns it." (nth 4 time))
(defun decoded-time-year (time) "Return the year of TIME, as `decode-time' returns it." (nth 5 time))
(defun decoded-time-weekday (time) "Return the day of the week of TIME, as `decode-time' returns it." (nth 6 time))
(defun decoded-time-dst (time) "Return the summer time of TIME, as `decode-time' returns it." (nth 7 time))
(defun decoded-time-zone (time) "Return the zone of TIME, as `decode-time' returns it." (nth 8 time))

(provide 'simple)

;;; simple.el ends here

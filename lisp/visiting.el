;;; visiting.el --- buffers that visit files  -*- lexical-binding: t -*-

;; See "Visiting Files" in the Elisp manual.

;;; Finding the buffer

(defun create-file-buffer (filename)
  "Make and return a buffer named after FILENAME, with a number if there is one of that name."
  (let ((name (file-name-nondirectory (directory-file-name filename))))
    (generate-new-buffer (if (string= name "") filename name))))

(defun find-buffer-visiting (filename &optional predicate)
  "Return a buffer that visits the file FILENAME, by this or another name, or nil.
PREDICATE, if non-nil, is a function of a buffer that must return non-nil for it."
  (let* ((name (expand-file-name filename))
         (buffer (get-file-buffer name)))
    (if (and buffer (or (not predicate) (funcall predicate buffer)))
        buffer
      (let* ((true (abbreviate-file-name (file-truename name)))
             (attributes (file-attributes (file-truename name)))
             (number (nthcdr 10 attributes))
             (buffers (buffer-list)) (found nil))
        (while (and buffers (not found))
          (with-current-buffer (car buffers)
            (and buffer-file-name
                 (or (equal buffer-file-truename true)
                     (and buffer-file-numbers-unique number (equal buffer-file-number number)
                          (equal number (nthcdr 10 (file-attributes buffer-file-name)))))
                 (or (not predicate) (funcall predicate (car buffers)))
                 (setq found (car buffers))))
          (setq buffers (cdr buffers)))
        found))))

(defun files--message (format &rest args)
  "Show the message made of FORMAT and ARGS, unless `save-silently' is non-nil; return nil."
  (apply #'message format args)
  (if save-silently (message nil))
  nil)

;;; Files too large

(defun files--ask-user-about-large-file-help-text (op-type size)
  "Return an explanation of what may be answered about a file of SIZE for OP-TYPE."
  (format "The file that you want to %s is large (%s).  Answer y to do so all the same, n not to%s."
          op-type size (if (equal op-type "open") ", l to open it literally" "")))

(defun files--ask-user-about-large-file (size op-type filename offer-raw)
  "Ask whether to OP-TYPE the file FILENAME of SIZE; OFFER-RAW non-nil offers to do it literally.
Return `raw', `abort' or nil."
  (let* ((prompt (format "File %s is large (%s), really %s?"
                         (file-name-nondirectory filename) (funcall byte-count-to-string-function size) op-type))
         (choices (if offer-raw '(?y ?n ?l) '(?y ?n)))
         (answer (read-char-choice
                  (concat prompt (if offer-raw " ([Y]es, [N]o, [L]iterally, [?]): " " ([Y]es, [N]o, [?]): "))
                  (append choices '(??)))))
    (cond ((eq answer ?y) nil)
          ((eq answer ?l) 'raw)
          (t 'abort))))

(defun abort-if-file-too-large (size op-type filename &optional offer-raw)
  "Ask about OP-TYPE of FILENAME if SIZE is above `large-file-warning-threshold'; `user-error' if it is not wanted.
OFFER-RAW non-nil offers to do it literally; then return `raw'."
  (if (and large-file-warning-threshold size (> size large-file-warning-threshold) (file-readable-p filename))
      (let ((choice (files--ask-user-about-large-file size op-type filename offer-raw)))
        (if (eq choice 'abort) (user-error "Aborted"))
        choice)))

(defun warn-maybe-out-of-memory (size)
  "Warn if a file of SIZE takes more than `out-of-memory-warning-percentage' of what memory is free."
  (when (and (numberp size) (not (zerop size)) (integerp out-of-memory-warning-percentage))
    (let ((info (and (fboundp 'memory-info) (memory-info))))
      (if (and info (> (/ size 1024) (/ (* (+ (nth 1 info) (nth 3 info)) out-of-memory-warning-percentage) 100.0)))
          (warn "You are trying to open a file whose size (%s)
exceeds the %S%% of currently available free memory (%s).
If that fails, try to open it with `find-file-literally'
(but note that some characters might be displayed incorrectly)."
                (file-size-human-readable size 'iec " ") out-of-memory-warning-percentage
                (file-size-human-readable (* 1024 (+ (nth 1 info) (nth 3 info))) 'iec " "))))))

;;; Visiting

(defun find-file-noselect (filename &optional nowarn rawfile wildcards)
  "Return a buffer that visits the file FILENAME, which need not exist; read it unless it is visited already.
NOWARN non-nil leaves out messages.  RAWFILE non-nil means without any conversion.  WILDCARDS non-nil means that
FILENAME may be a pattern; then return the list of buffers if there are several."
  (setq filename (abbreviate-file-name (expand-file-name filename)))
  (cond
   ((and (file-directory-p filename) (not (and wildcards (string-match "[[*?]" filename))))
    (or (and find-file-run-dired
             (let ((name (if find-file-visit-truename (abbreviate-file-name (file-truename filename)) filename))
                   (found nil))
               (dolist (function find-directory-functions found)
                 (and (not found) (fboundp function)
                      (setq found (funcall function name))))))
        (error "%s is a directory" filename)))
   ((and wildcards find-file-wildcards (not (file-name-quoted-p filename)) (string-match "[[*?]" filename))
    (let ((files (condition-case nil (file-expand-wildcards filename t) (error (list filename))))
          (find-file-wildcards nil))
      (if (null files)
          (find-file-noselect filename)
        (mapcar #'find-file-noselect files))))
   (t (visiting--file filename nowarn rawfile))))

(defun visiting--file (filename nowarn rawfile)
  "Return a buffer that visits FILENAME, no directory and no pattern; NOWARN and RAWFILE as in `find-file-noselect'."
  (let* ((buffer (get-file-buffer filename))
         (truename (abbreviate-file-name (file-truename filename)))
         (attributes (file-attributes truename))
         (number (nthcdr 10 attributes)))
    (unless buffer
      (let ((other (find-buffer-visiting filename)))
        (when other
          (or nowarn find-file-suppress-same-file-warnings
              (string-equal filename (buffer-file-name other))
              (files--message "%s and %s are the same file" filename (buffer-file-name other)))
          (if (or find-file-existing-other-name find-file-visit-truename)
              (setq buffer other)))))
    (if buffer
        (visiting--again buffer filename nowarn rawfile)
      (if (eq (abort-if-file-too-large (file-attribute-size attributes) "open" filename (not rawfile)) 'raw)
          (setq rawfile t))
      (warn-maybe-out-of-memory (file-attribute-size attributes))
      (find-file-noselect-1 (create-file-buffer filename) filename nowarn rawfile truename number))))

(defun visiting--again (buffer filename nowarn rawfile)
  "Return BUFFER, which visits FILENAME already, having looked whether the file is still the same.
NOWARN and RAWFILE are as in `find-file-noselect'."
  (or nowarn
      (verify-visited-file-modtime buffer)
      (cond
       ((not (file-exists-p filename))
        (message "File %s no longer exists!" filename))
       ((with-current-buffer buffer
          (and (not (buffer-modified-p buffer))
               (seq-some (lambda (regexp) (string-match-p regexp (file-name-nondirectory filename)))
                         revert-without-query)))
        (with-current-buffer buffer
          (message "Reverting file %s..." filename)
          (revert-buffer t t)
          (message "Reverting file %s...done" filename)))
       ((not query-about-changed-file))
       ((yes-or-no-p
         (if (buffer-modified-p buffer)
             (format "File %s changed on disk.  Discard your edits? " (file-name-nondirectory filename))
           (format "File %s changed on disk.  Reread from disk? " (file-name-nondirectory filename))))
        (with-current-buffer buffer
          (revert-buffer t t)))))
  (with-current-buffer buffer
    (let ((as-file (not (null rawfile))))
      (unless (or (eq as-file (and find-file-literally t))
                  (memq major-mode '(hexl-mode image-mode)))
        (if (let ((help-form (format "%s is visited already, and a buffer holds a file either decoded or literally."
                                     (file-name-nondirectory filename))))
              (y-or-n-p (if rawfile
                            "Do you want to revisit the file literally now? "
                          "Do you want to revisit the file normally now? ")))
            (find-file-noselect-1 buffer filename nowarn rawfile buffer-file-truename buffer-file-number)))))
  buffer)

(defun find-file-noselect-1 (buf filename nowarn rawfile truename number)
  "Read the file FILENAME into the new buffer BUF and return it; NOWARN and RAWFILE as for `find-file-noselect'.
TRUENAME is its true name, NUMBER its number and device."
  (let ((error nil))
    (with-current-buffer buf
      (kill-local-variable 'find-file-literally)
      (kill-local-variable 'buffer-file-coding-system)
      (let ((inhibit-read-only t))
        (erase-buffer)
        (set-buffer-multibyte (not rawfile)))
      (if (and find-file-visit-truename truename)
          (setq filename (expand-file-name truename)))
      (condition-case err
          (let ((inhibit-read-only t))
            (if rawfile
                (insert-file-contents-literally filename t)
              (insert-file-contents filename t)))
        (file-error
         (when (and (file-exists-p filename) (not (file-readable-p filename)))
           (kill-buffer buf)
           (signal 'file-error (list "File is not readable" filename)))
         (setq error t)
         (if rawfile
             (set-buffer-multibyte nil))
         (setq buffer-file-name (expand-file-name filename))
         (run-hook-with-args-until-success 'find-file-not-found-functions)
         (ignore err)))
      (setq buffer-file-truename (if (string= truename "") truename (abbreviate-file-name truename))
            buffer-file-number number
            default-directory (file-name-directory (expand-file-name buffer-file-name)))
      (and backup-enable-predicate
           (not (funcall backup-enable-predicate buffer-file-name))
           (setq-local backup-inhibited t))
      (if rawfile
          (progn
            (setq buffer-file-coding-system 'no-conversion)
            (set-buffer-major-mode buf)
            (setq-local find-file-literally t))
        (after-find-file error (not nowarn)))
      (current-buffer))))

(defun after-find-file (&optional error warn noauto _after-find-file-from-revert-buffer nomodes)
  "Do what is to be done after a file was read: modes, read-only state, hooks.
ERROR non-nil means there was no such file; WARN non-nil means to say so; NOAUTO non-nil leaves auto-saving alone;
NOMODES non-nil leaves out the modes."
  (setq buffer-read-only (not (file-writable-p buffer-file-name)))
  (if (and (not buffer-read-only) (not error)
           (zerop (logand (or (file-modes buffer-file-name) #o222) #o222)))
      ;; Even who may write everything is told that a file is not to be written.
      (setq buffer-read-only t))
  (if noninteractive
      nil
    (if warn
        (cond
         ((and error (file-attributes buffer-file-name))
          (setq buffer-read-only t)
          (message "File exists, but cannot be read"))
         ((and error (file-directory-p (file-name-directory buffer-file-name))) (message "(New file)"))
         (error (message "Use M-x make-directory RET RET to create the directory and its parents"))
         (buffer-read-only (message "Note: file is write protected"))))
    (if (and auto-save-default (not noauto))
        (auto-save-mode 1)))
  (if (and error (not (file-exists-p (file-name-directory buffer-file-name))))
      (setq buffer-read-only nil))
  (unless nomodes
    (normal-mode t)
    (if (and (memq require-final-newline '(visit visit-save))
             (> (point-max) (point-min))
             (/= (char-after (1- (point-max))) ?\n)
             (not (and (eq selective-display t) (= (char-after (1- (point-max))) ?\r)))
             (not buffer-read-only))
        (save-excursion
          (goto-char (point-max))
          (insert "\n")))
    (if buffer-read-only (if view-read-only (view-mode-enter)))
    (run-hooks 'find-file-hook)))

;;; Commands

(defun confirm-nonexistent-file-or-buffer ()
  "Return what `confirm-nonexistent-file-or-buffer' says about asking: nil, t or `confirm'."
  (cond ((eq confirm-nonexistent-file-or-buffer 'after-completion) 'confirm-after-completion)
        (confirm-nonexistent-file-or-buffer 'confirm)))

(defun find-file-read-args (prompt mustmatch)
  "Ask with PROMPT for a file, which must exist if MUSTMATCH; return arguments for `find-file'."
  (list (read-file-name prompt nil default-directory mustmatch) t))

(defun file-name-history--add (file)
  "Put FILE at the head of `file-name-history', abbreviated."
  (add-to-history 'file-name-history (abbreviate-file-name file)))

(defun visiting--show (value show)
  "Show VALUE, a buffer or a list of them, by the function SHOW; return it."
  (if (listp value)
      (let ((buffers (nreverse value)))
        (cons (funcall show (car buffers))
              (mapcar #'visiting--display (cdr buffers))))
    (funcall show value)))

(defun visiting--display (buffer)
  "Show BUFFER in the selected window, make it current and return it."
  (set-window-buffer (selected-window) buffer)
  (set-buffer buffer))

(defun find-file (filename &optional wildcards)
  "Visit the file FILENAME in the selected window; WILDCARDS as for `find-file-noselect'."
  (interactive (find-file-read-args "Find file: " (confirm-nonexistent-file-or-buffer)))
  (let ((value (find-file-noselect filename nil nil wildcards)))
    (if (listp value)
        (mapcar #'visiting--display (nreverse value))
      (visiting--display value))))

(defun find-file-other-window (filename &optional wildcards)
  "Visit the file FILENAME in another window; WILDCARDS as for `find-file-noselect'."
  (interactive (find-file-read-args "Find file in other window: " (confirm-nonexistent-file-or-buffer)))
  (visiting--show (find-file-noselect filename nil nil wildcards) (if (fboundp 'switch-to-buffer-other-window) #'switch-to-buffer-other-window #'visiting--display)))

(defun find-file-other-frame (filename &optional wildcards)
  "Visit the file FILENAME in another frame; WILDCARDS as for `find-file-noselect'."
  (interactive (find-file-read-args "Find file in other frame: " (confirm-nonexistent-file-or-buffer)))
  (visiting--show (find-file-noselect filename nil nil wildcards) (if (fboundp 'switch-to-buffer-other-frame) #'switch-to-buffer-other-frame #'visiting--display)))

(defun find-file-existing (filename)
  "Visit the file FILENAME, which must exist."
  (interactive (list (car (find-file-read-args "Find existing file: " t))))
  (unless (file-exists-p filename)
    (error "%s does not exist" filename))
  (find-file filename)
  (current-buffer))

(defun find-file--read-only (fun filename wildcards)
  "Visit FILENAME, with WILDCARDS, by FUN, and make its buffer read-only."
  (unless (or (and wildcards find-file-wildcards (not (file-name-quoted-p filename))
                   (string-match "[[*?]" filename))
              (file-exists-p filename))
    (error "%s does not exist" filename))
  (let ((value (funcall fun filename wildcards)))
    (mapc (lambda (buffer) (with-current-buffer buffer (read-only-mode 1)))
          (if (listp value) value (list value)))
    value))

(defun find-file-read-only (filename &optional wildcards)
  "Visit FILENAME in a read-only buffer; WILDCARDS as for `find-file-noselect'."
  (interactive (find-file-read-args "Find file read-only: " (confirm-nonexistent-file-or-buffer)))
  (find-file--read-only #'find-file filename wildcards))

(defun find-file-read-only-other-window (filename &optional wildcards)
  "Visit FILENAME in a read-only buffer in another window; WILDCARDS as for `find-file-noselect'."
  (interactive (find-file-read-args "Find file read-only other window: " (confirm-nonexistent-file-or-buffer)))
  (find-file--read-only #'find-file-other-window filename wildcards))

(defun find-file-read-only-other-frame (filename &optional wildcards)
  "Visit FILENAME in a read-only buffer in another frame; WILDCARDS as for `find-file-noselect'."
  (interactive (find-file-read-args "Find file read-only other frame: " (confirm-nonexistent-file-or-buffer)))
  (find-file--read-only #'find-file-other-frame filename wildcards))

(defun find-file-literally (filename)
  "Visit the file FILENAME without any conversion."
  (interactive "FFind file literally: ")
  (visiting--display (find-file-noselect filename nil t)))

(defun find-alternate-file (filename &optional wildcards)
  "Visit the file FILENAME in place of the current buffer, which is killed; WILDCARDS as for `find-file'."
  (interactive (find-file-read-args "Find alternate file: " (confirm-nonexistent-file-or-buffer)))
  (unless (run-hook-with-args-until-failure 'kill-buffer-query-functions)
    (user-error "Aborted"))
  (and (buffer-modified-p) buffer-file-name
       (not (yes-or-no-p (format-message "Kill and replace buffer `%s' without saving it? " (buffer-name))))
       (user-error "Aborted"))
  (let ((old (current-buffer))
        (name (buffer-name))
        (file buffer-file-name)
        (number buffer-file-number)
        (truename buffer-file-truename))
    (run-hooks 'kill-buffer-hook)
    (rename-buffer (generate-new-buffer-name " **lose**"))
    (unwind-protect
        (progn
          (unlock-buffer)
          ;; The file is not to be found in the old buffer.
          (setq buffer-file-name nil buffer-file-number nil buffer-file-truename nil)
          (find-file filename wildcards))
      (when (eq old (current-buffer))
        (setq buffer-file-name file buffer-file-number number buffer-file-truename truename)
        (lock-buffer)
        (rename-buffer name)))
    (unless (eq (current-buffer) old)
      (with-current-buffer old
        (let (kill-buffer-query-functions kill-buffer-hook)
          (kill-buffer old))))))

(defun find-alternate-file-other-window (filename &optional wildcards)
  "Visit FILENAME in place of the buffer in another window; WILDCARDS as for `find-file'."
  (interactive (find-file-read-args "Find alternate file: " (confirm-nonexistent-file-or-buffer)))
  (if (one-window-p)
      (find-file-other-window filename wildcards)
    (save-selected-window
      (other-window 1)
      (find-alternate-file filename wildcards))))

;;; visiting.el ends here

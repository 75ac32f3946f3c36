;;; userlock.el --- files that others change  -*- lexical-binding: t -*-

;; See "File Locks" and "Modification Time" in the Elisp manual.

(defun userlock--ask (prompt answers)
  "Show PROMPT until a key of ANSWERS, an alist of characters and values, is typed; return its value."
  (let (found)
    (while (not found)
      (setq found (assq (let ((cursor-in-echo-area t))
                          (downcase (read-char-exclusive prompt)))
                        answers)))
    (cdr found)))

(defun ask-user-about-lock (file opponent)
  "Ask what to do about FILE, which OPPONENT, a string, has locked.
Return t to take the lock over, nil to change the file all the same; or signal `file-locked'."
  (let* ((length (length file))
         (short-file (if (> length 22) (concat "..." (substring file (- length 22))) file))
         (length (length opponent))
         (short-opponent (if (> length 25)
                             (save-match-data
                               (string-match " (pid [0-9]+)" opponent)
                               (concat (substring opponent 0 13) "..." (match-string 0 opponent)))
                           opponent))
         (prompt (format "%s locked by %s: (s, q, p, ?)? " short-file short-opponent)))
    (when noninteractive
      (message "%s" prompt)
      (error "Cannot resolve lock conflict in batch mode"))
    (let ((answer (userlock--ask prompt '((?s . take) (?p . proceed) (?q . yield) (?\C-g . yield)))))
      (cond
       ((eq answer 'yield) (signal 'file-locked (list file opponent)))
       (t (eq answer 'take))))))

(defun userlock--check-content-unchanged (file)
  "Return non-nil if FILE still holds what the current buffer held when it was last unmodified."
  (with-demoted-errors "Unchanged content check: %S"
    (let ((buffer (or (buffer-base-buffer) (current-buffer)))
          (coding buffer-file-coding-system))
      (unless (stringp buffer-file-name)
        (signal 'wrong-type-argument (list 'stringp buffer-file-name)))
      (and (not (buffer-modified-p))
           (let ((text (with-current-buffer buffer (save-restriction (widen) (buffer-string)))))
             (with-temp-buffer
               (let ((coding-system-for-read coding))
                 (insert-file-contents file))
               (if (string= (buffer-string) text)
                   (with-current-buffer buffer
                     (set-visited-file-modtime)
                     t))))))))

(defun userlock--ask-user-about-supersession-threat (filename)
  "Ask about a change of FILENAME by others, unless what it holds is the same."
  (save-restriction
    (widen)
    (unless (userlock--check-content-unchanged filename)
      (ask-user-about-supersession-threat filename))))

(defun ask-user-about-supersession-threat (filename)
  "Ask whether to change a buffer whose file FILENAME has changed on disk; signal `file-supersession' if not."
  (let ((prompt (format "%s changed on disk; really edit the buffer? (y, n, r or C-h) "
                        (file-name-nondirectory filename))))
    (when noninteractive
      (message "%s" prompt)
      (error "Cannot resolve conflict in batch mode"))
    (let ((answer (userlock--ask prompt '((?y . yes) (?n . no) (?r . revert) (?\C-g . no)))))
      (cond
       ((eq answer 'no) (signal 'file-supersession (list "File changed on disk" filename)))
       ((eq answer 'revert)
        (revert-buffer nil (not (buffer-modified-p)))
        (signal 'file-supersession (list "File reverted" filename)))
       (t (message "File on disk now will become a backup file if you save these changes.")
          (setq buffer-backed-up nil))))))

(defun userlock--handle-unlock-error (err)
  "Warn of ERR, met when a file was to be unlocked."
  (display-warning '(unlock-file)
                   (message "%s, ignored" (error-message-string err))
                   :warning))

;;; userlock.el ends here

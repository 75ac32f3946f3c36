;;; saving.el --- buffers into the files they visit  -*- lexical-binding: t -*-

;; See "Saving Buffers" in the Elisp manual.

;;; Names

(defun clear-visited-file-modtime ()
  "Forget when the visited file was changed, so that saving asks nothing."
  (set-visited-file-modtime 0)
  nil)

(defun set-visited-file-name (filename &optional no-query along-with-file)
  "Make the current buffer visit FILENAME, nil or empty for none, and rename it after that; the mode follows.
NO-QUERY non-nil asks nothing; ALONG-WITH-FILE non-nil means that the file itself was renamed."
  (interactive "FSet visited file name: ")
  (if (buffer-base-buffer)
      (error "An indirect buffer cannot visit a file"))
  (let ((old buffer-file-name) (truename nil) (old-auto buffer-auto-save-file-name))
    (if filename
        (setq filename (if (string-equal filename "") nil (expand-file-name filename))))
    (when filename
      (setq truename (file-truename filename))
      (if find-file-visit-truename (setq filename truename)))
    (if filename
        (if (string= (file-name-nondirectory filename) "")
            (error "Empty file name")))
    (let ((other (and filename (find-buffer-visiting filename))))
      (and other (not (eq other (current-buffer))) (not no-query)
           (not (y-or-n-p (format "A buffer is visiting %s; proceed? " filename)))
           (user-error "Aborted")))
    (or (equal filename buffer-file-name)
        (progn
          (and filename (lock-buffer filename))
          (unlock-buffer)))
    (unless (equal filename buffer-file-name)
      (when filename
        (setq default-directory (file-name-directory filename))
        (let ((name (file-name-nondirectory filename)))
          (unless (string= name (buffer-name))
            (rename-buffer name t))))
      (setq buffer-file-name filename)
      (setq buffer-backed-up nil)
      (unless along-with-file
        (clear-visited-file-modtime)))
    (setq buffer-file-truename (and truename (abbreviate-file-name truename))
          buffer-file-number (and filename (nthcdr 10 (file-attributes buffer-file-name))))
    (kill-local-variable 'write-file-functions)
    (kill-local-variable 'local-write-file-hooks)
    (kill-local-variable 'revert-buffer-function)
    (kill-local-variable 'backup-inhibited)
    (and buffer-file-name backup-enable-predicate
         (not (funcall backup-enable-predicate buffer-file-name))
         (setq-local backup-inhibited t))
    ;; An auto-save file moves along.
    (if (and buffer-file-name old-auto auto-save-visited-file-name)
        (setq buffer-auto-save-file-name buffer-file-name)
      (if (and old-auto buffer-file-name)
          (setq buffer-auto-save-file-name (make-auto-save-file-name))
        (if (and old-auto (null buffer-file-name))
            (setq buffer-auto-save-file-name nil))))
    (and old-auto buffer-auto-save-file-name (file-exists-p old-auto)
         (not (equal old-auto buffer-auto-save-file-name))
         (or (recent-auto-save-p) (buffer-modified-p))
         (rename-file old-auto buffer-auto-save-file-name t))
    (or along-with-file (set-buffer-modified-p t))
    (and change-major-mode-with-file-name
         buffer-file-name
         (not (get major-mode 'mode-class))
         (or old (eq major-mode 'fundamental-mode))
         (set-auto-mode t))
    (run-hooks 'after-set-visited-file-name-hook)
    nil))

(defun write-file (filename &optional confirm)
  "Write the buffer into the file FILENAME and visit that; into FILENAME if it is a directory name.
CONFIRM non-nil means to ask before overwriting another file."
  (interactive "FWrite file: ")
  (unless (or (null filename) (string-equal filename ""))
    (if (directory-name-p filename)
        (setq filename (concat filename (file-name-nondirectory (or buffer-file-name (buffer-name))))))
    (and confirm (file-exists-p filename)
         (or (y-or-n-p (format-message "File `%s' exists; overwrite? " filename))
             (user-error "Canceled")))
    (set-visited-file-name filename (not confirm)))
  (set-buffer-modified-p t)
  (and buffer-file-name (file-writable-p buffer-file-name)
       (setq buffer-read-only nil))
  (save-buffer)
  nil)

;;; Saving

(defun save-buffer (&optional arg)
  "Save the buffer in the file it visits if it is modified.
ARG says what to do about backups: 0 none now, 4 the next save makes one, 16 this one does, 64 both."
  (interactive "p")
  (let ((modified (buffer-modified-p))
        (make-backup-files (or (and make-backup-files (not (eq arg 0)))
                               (memq arg '(16 64)))))
    (and modified (memq arg '(16 64)) (setq buffer-backed-up nil))
    (if (and modified buffer-file-name (> (buffer-size) 50000) (not noninteractive))
        (message "Saving file %s..." buffer-file-name))
    (basic-save-buffer (called-interactively-p 'any))
    (and modified (memq arg '(4 64)) (setq buffer-backed-up nil))
    nil))

(defun delete-auto-save-file-if-necessary (&optional force)
  "Delete the buffer's auto-save file, if `delete-auto-save-files' is non-nil and it is out of date, or FORCE."
  (and buffer-auto-save-file-name delete-auto-save-files
       (not (string= buffer-file-name buffer-auto-save-file-name))
       (or force (recent-auto-save-p))
       (progn
         (condition-case nil
             (delete-file buffer-auto-save-file-name)
           (file-error nil))
         (set-buffer-auto-saved))))

(defun saving--add-newline ()
  "Put a newline at the end of the text, if there should be one and is not."
  (and (> (point-max) (point-min))
       (not find-file-literally)
       (/= (char-after (1- (point-max))) ?\n)
       (not (and (eq selective-display t) (= (char-after (1- (point-max))) ?\r)))
       (or (eq require-final-newline t)
           (eq require-final-newline 'visit-save)
           (and require-final-newline
                (not (eq require-final-newline 'visit))
                (y-or-n-p (format "Buffer %s does not end in newline.  Add one? " (buffer-name)))))
       (save-excursion
         (goto-char (point-max))
         (insert ?\n))))

(defun basic-save-buffer (&optional called-interactively)
  "Save the buffer in the file it visits, if it is modified, with all that goes with it.
CALLED-INTERACTIVELY non-nil says so where nothing is to be done."
  (interactive '(called-interactively))
  (with-current-buffer (or (buffer-base-buffer) (current-buffer))
    (if (not (buffer-modified-p))
        (or noninteractive (not called-interactively)
            (files--message "(No changes need to be saved)"))
      (unless buffer-file-name
        (let ((name (expand-file-name (read-file-name "File to save in: " nil (expand-file-name (buffer-name))))))
          (if (file-exists-p name)
              (if (file-directory-p name)
                  (error "%s is a directory" name)
                (unless (y-or-n-p (format-message "File `%s' exists; overwrite? " name))
                  (error "Canceled"))))
          (set-visited-file-name name)))
      (or (verify-visited-file-modtime (current-buffer))
          (not (file-exists-p buffer-file-name))
          (yes-or-no-p (format "%s has changed since visited or saved.  Save anyway? "
                               (file-name-nondirectory buffer-file-name)))
          (user-error "Save not confirmed"))
      (save-restriction
        (widen)
        (saving--add-newline)
        (let ((directory (file-name-directory buffer-file-name)))
          (unless (file-directory-p directory)
            (if (y-or-n-p (format-message "Directory `%s' does not exist; create? " directory))
                (make-directory directory t)
              (error "Canceled"))))
        (let ((modes nil) (recent (recent-auto-save-p)))
          (run-hooks 'before-save-hook)
          (or (run-hook-with-args-until-success 'write-contents-functions)
              (run-hook-with-args-until-success 'local-write-file-hooks)
              (run-hook-with-args-until-success 'write-file-functions)
              (setq modes (basic-save-buffer-1)))
          (saving--restore-modes modes)
          (setq buffer-file-number (nthcdr 10 (file-attributes buffer-file-name)))
          (delete-auto-save-file-if-necessary recent))
        (run-hooks 'after-save-hook)))
    (if called-interactively (not (buffer-modified-p)))))

(defun saving--restore-modes (modes)
  "Give the visited file the MODES, a value of `backup-buffer', that it had before it was renamed."
  (when modes
    (condition-case nil
        (unless (with-demoted-errors "Error setting file modes: %S"
                  (set-file-modes buffer-file-name (car modes)))
          (set-file-extended-attributes buffer-file-name (nth 1 modes)))
      (error nil))))

(defun basic-save-buffer-1 ()
  "Write the buffer into its file, with `save-buffer-coding-system'; return what `basic-save-buffer-2' does."
  (prog1
      (if save-buffer-coding-system
          (let ((coding-system-for-write save-buffer-coding-system))
            (basic-save-buffer-2))
        (basic-save-buffer-2))
    ;; What the file has been written in is what the next time begins with.
    (setq buffer-file-coding-system last-coding-system-used)
    (if buffer-file-coding-system-explicit
        (setcar buffer-file-coding-system-explicit last-coding-system-used))))

(defun basic-save-buffer-2 ()
  "Write the buffer into its file, having made a backup; return nil or a value of `backup-buffer'."
  (let ((modes nil) (name buffer-file-name) (opened nil))
    (if (not (file-writable-p name))
        (let ((directory (file-name-directory name)))
          (cond
           ((not (file-directory-p directory))
            (if (file-exists-p directory)
                (error "%s is not a directory" directory)
              (error "%s: no such directory" directory)))
           ((not (file-exists-p name))
            (error "Directory %s write-protected" directory))
           ((yes-or-no-p (format "File %s is write-protected; try to save anyway? " (file-name-nondirectory name)))
            (setq opened t))
           (t (error "Attempt to save to a file that you aren't allowed to write")))))
    (or buffer-backed-up
        (setq modes (backup-buffer)))
    (cond
     ((or (and file-precious-flag (file-writable-p (file-name-directory name)))
          (and break-hardlink-on-save (file-exists-p name) (> (file-nlinks name) 1)))
      (saving--by-renaming name)
      (setq modes nil))
     (t
      (when opened
        (setq modes (or modes (list (file-modes name) (file-extended-attributes name) name)))
        (set-file-modes name (logior (car modes) 128)))
      (let ((done nil))
        (unwind-protect
            (progn
              (write-region nil nil name nil t buffer-file-truename)
              (setq done t))
          ;; What was renamed comes back when nothing could be written.
          (and modes (not done) (not opened) (nth 2 modes)
               (progn
                 (rename-file (nth 2 modes) name t)
                 (setq buffer-backed-up nil)))))))
    modes))

(defun saving--by-renaming (name)
  "Write the buffer to a new file and give that the place of the file NAME."
  (let ((target (if file-preserve-symlinks-on-save (file-chase-links name) name))
        (modes (file-modes name))
        (extended (file-extended-attributes name))
        (temporary nil) (done nil))
    (unwind-protect
        (progn
          (setq temporary (make-temp-file (expand-file-name "tmp" (file-name-directory target))))
          (write-region nil nil temporary nil name buffer-file-truename)
          (setq done t)
          (rename-file temporary target t)
          (or (and extended (set-file-extended-attributes target extended))
              (if modes (set-file-modes target modes)))
          (setq buffer-file-name name)
          (set-visited-file-modtime))
      (unless done
        (if temporary (delete-file temporary))))))

(defun not-modified (&optional arg)
  "Mark the current buffer as unmodified, with ARG as modified."
  (interactive "P")
  (files--message (if arg "Modification-flag set" "Modification-flag cleared"))
  (set-buffer-modified-p arg))

(defun toggle-read-only (&optional arg interactive)
  "Change whether the buffer is read-only, by ARG as in `read-only-mode'; INTERACTIVE is nil in programs."
  (interactive (list current-prefix-arg t))
  (if interactive
      (call-interactively 'read-only-mode)
    (read-only-mode (or arg 'toggle))))

;;; Several buffers

(defun save-some-buffers-root ()
  "Return a predicate for `save-some-buffers': is the buffer's file in the directory where this was asked?"
  (let ((directory default-directory))
    (lambda () (file-in-directory-p default-directory directory))))

(defun save-some-buffers (&optional arg pred)
  "Save modified buffers that visit files, asking about each; with ARG non-nil save them all.
PRED is nil, t (buffers with `buffer-offer-save' too) or a function called in a buffer that must return non-nil."
  (interactive "P")
  (unless pred
    (setq pred save-some-buffers-default-predicate))
  (if (and (symbolp pred) (get pred 'save-some-buffers-function))
      (setq pred (funcall pred)))
  (let* ((inquired nil)
         (answer
          (map-y-or-n-p
           (lambda (buffer)
             (and (buffer-live-p buffer)
                  (buffer-modified-p buffer)
                  (not (buffer-base-buffer buffer))
                  (or (buffer-file-name buffer)
                      (with-current-buffer buffer
                        (or (eq buffer-offer-save 'always)
                            (and pred buffer-offer-save (> (buffer-size) 0)))))
                  (or (not (functionp pred))
                      (with-current-buffer buffer (funcall pred)))
                  (if (or arg (with-current-buffer buffer buffer-save-without-query))
                      t
                    (setq inquired t)
                    (if (buffer-file-name buffer)
                        (format "Save file %s? " (buffer-file-name buffer))
                      (format "Save buffer %s? " (buffer-name buffer))))))
           (lambda (buffer)
             (with-current-buffer buffer (save-buffer)))
           (buffer-list)
           '("buffer" "buffers" "save")
           save-some-buffers-action-alist)))
    (and (bound-and-true-p abbrevs-changed) save-abbrevs
         (progn
           (if (or arg (eq save-abbrevs 'silently)
                   (y-or-n-p (format "Save abbrevs in %s? " abbrev-file-name)))
               (write-abbrev-file nil))
           (setq abbrevs-changed nil)))
    (or (> answer 0) inquired
        (files--message "(No files need saving)"))
    (if (> answer 0) t)))

(put 'save-some-buffers-root 'save-some-buffers-function t)

(defun save-buffers-kill-emacs (&optional arg)
  "Offer to save buffers, and leave; with ARG non-nil save them without asking."
  (interactive "P")
  (save-some-buffers arg t)
  (and (or (not confirm-kill-emacs) (funcall confirm-kill-emacs "Really exit Emacs? "))
       (run-hook-with-args-until-failure 'kill-emacs-query-functions)
       (kill-emacs)))

(defun save-buffers-kill-terminal (&optional arg)
  "Offer to save buffers, and leave; ARG is as in `save-buffers-kill-emacs'."
  (interactive "P")
  (save-buffers-kill-emacs arg))

(defun rename-uniquely ()
  "Rename the current buffer to another name, with a number."
  (interactive)
  (let* ((name (if (string-match "<[0-9]+>\\'" (buffer-name))
                   (substring (buffer-name) 0 (match-beginning 0))
                 (buffer-name))))
    (save-match-data
      (let ((new (generate-new-buffer-name name)))
        (rename-buffer new)
        (force-mode-line-update)))
    nil))

(defun kill-buffer-ask (buffer)
  "Kill BUFFER if the user agrees."
  (if (yes-or-no-p (format "Buffer %s %s.  Kill? " (buffer-name buffer)
                           (if (buffer-modified-p buffer) "HAS BEEN EDITED" "is unmodified")))
      (kill-buffer buffer)))

(defun kill-some-buffers (&optional list)
  "Ask about each buffer of LIST, by default of all, whether to kill it."
  (interactive)
  (dolist (buffer (or list (buffer-list)))
    (unless (string-equal (or (buffer-name buffer) " ") "")
      (or (eq (aref (or (buffer-name buffer) " ") 0) ?\s)
          (kill-buffer-ask buffer)))))

(defun kill-matching-buffers (regexp &optional internal-too no-ask)
  "Kill the buffers whose names match REGEXP; INTERNAL-TOO those that begin with a space too; NO-ASK without asking."
  (interactive "sKill buffers matching this regular expression: \nP")
  (dolist (buffer (buffer-list))
    (let ((name (buffer-name buffer)))
      (and name (not (string-equal name ""))
           (or internal-too (/= (aref name 0) ?\s))
           (string-match regexp name)
           (funcall (if no-ask 'kill-buffer 'kill-buffer-ask) buffer)))))

;;; saving.el ends here

;;; auto-saving.el --- names for automatic saving and locks, and what is recovered  -*- lexical-binding: t -*-

;; See "Auto-Saving" in the Elisp manual.

(defun files--transform-file-name (filename transforms prefix suffix)
  "Return the name that FILENAME has by TRANSFORMS, with PREFIX and SUFFIX around its last part.
TRANSFORMS is a list like `auto-save-file-name-transforms'."
  (let ((list transforms) (unique nil) (found nil))
    (while (and list (not found))
      (when (string-match (car (car list)) filename)
        (setq found (replace-match (nth 1 (car list)) t nil filename)
              unique (nth 2 (car list))))
      (setq list (cdr list)))
    (if found
        (setq filename
              (cond
               ((memq unique (secure-hash-algorithms))
                (concat (file-name-directory found) (secure-hash unique filename)))
               (unique
                (concat (file-name-directory found)
                        (subst-char-in-string ?/ ?! (replace-regexp-in-string "!" "!!" filename))))
               (t found))))
    (concat (file-name-directory filename) prefix (file-name-nondirectory filename) suffix)))

(defun make-auto-save-file-name ()
  "Return the name of the file for automatic saving of the current buffer."
  (if buffer-file-name
      (let ((handler (find-file-name-handler buffer-file-name 'make-auto-save-file-name)))
        (if handler
            (funcall handler 'make-auto-save-file-name)
          (files--transform-file-name buffer-file-name auto-save-file-name-transforms "#" "#")))
    ;; What no file name may hold is shown by its code.
    (let ((name (replace-regexp-in-string
                 "[^-_.~#+[:alnum:]]" (lambda (char) (format "%%%02X" (aref char 0))) (buffer-name) t t)))
      (let ((start (expand-file-name (format "#%s#" name)
                                     (if (file-writable-p default-directory) default-directory "/var/tmp/"))))
        (concat (make-temp-name start) "#")))))

(defun make-lock-file-name (filename)
  "Return the name of the lock of FILENAME, or nil if there is to be none."
  (let ((handler (find-file-name-handler filename 'make-lock-file-name)))
    (if handler
        (funcall handler 'make-lock-file-name filename)
      (files--transform-file-name (expand-file-name filename) lock-file-name-transforms ".#" ""))))

(defun auto-save-mode (arg)
  "Give the buffer a file for automatic saving, or take it away if ARG is zero or negative; `toggle' changes it.
Return non-nil if the buffer has one then."
  (interactive (list (or current-prefix-arg 'toggle)))
  (let ((on (cond ((memq arg '(nil t)) t)
                  ((eq arg 'toggle) (not (and buffer-auto-save-file-name (>= buffer-saved-size 0))))
                  ((numberp arg) (> arg 0))
                  (t (> (prefix-numeric-value arg) 0)))))
    (setq buffer-auto-save-file-name
          (if on
              (if (and buffer-file-name auto-save-visited-file-name (not buffer-read-only))
                  buffer-file-name
                (make-auto-save-file-name))))
    (if (< buffer-saved-size 0)
        (setq buffer-saved-size 0))
    on))

(defun lock-file-mode (&optional arg)
  "Lock the buffer's file or, with ARG below 1, do not."
  (interactive (list (or current-prefix-arg 'toggle)))
  (setq-local lock-file-mode
              (cond ((eq arg 'toggle) (not lock-file-mode)) ((and (numberp arg) (< arg 1)) nil) (t t)))
  (setq-local create-lockfiles (and lock-file-mode t))
  (if (and buffer-file-name (not lock-file-mode)) (unlock-buffer))
  (run-hooks 'lock-file-mode-hook)
  lock-file-mode)

(defun auto-save-visited-mode (&optional arg)
  "Save visited files by themselves after `auto-save-visited-interval' seconds, or, with ARG below 1, do not."
  (interactive (list (or current-prefix-arg 'toggle)))
  (setq auto-save-visited-mode
        (cond ((eq arg 'toggle) (not auto-save-visited-mode)) ((and (numberp arg) (< arg 1)) nil) (t t)))
  (if auto-save--timer (cancel-timer auto-save--timer))
  (setq auto-save--timer
        (if auto-save-visited-mode
            (run-with-idle-timer
             auto-save-visited-interval t
             (lambda ()
               (save-some-buffers t (lambda () (and buffer-file-name buffer-auto-save-file-name
                                                    (not (bound-and-true-p auto-save-visited-mode--off)))))))))
  (run-hooks 'auto-save-visited-mode-hook)
  auto-save-visited-mode)

(defun rename-auto-save-file ()
  "Give the buffer's auto-save file the name that fits it now."
  (let ((old buffer-auto-save-file-name))
    (setq buffer-auto-save-file-name (make-auto-save-file-name))
    (if (and old buffer-auto-save-file-name
             (not (string= buffer-auto-save-file-name old))
             (file-exists-p old)
             (or (recent-auto-save-p) t))
        (rename-file old buffer-auto-save-file-name t))))

;;; Recovering

(defun recover-file (file)
  "Visit FILE with the text of its auto-save file."
  (interactive "FRecover file: ")
  (setq file (expand-file-name file))
  (if (auto-save-file-name-p (file-name-nondirectory file))
      (user-error "%s is an auto-save file" (abbreviate-file-name file)))
  (let ((name (let ((buffer-file-name file))
                (make-auto-save-file-name))))
    (cond
     ((and (file-exists-p file) (not (file-exists-p name)))
      (error "Auto save file %s does not exist" (abbreviate-file-name name)))
     ((if (file-exists-p file)
          (not (file-newer-than-file-p name file))
        (not (file-exists-p name)))
      (user-error "Auto-save file %s not current" (abbreviate-file-name name)))
     ((yes-or-no-p (format "Recover auto save file %s? " name))
      (find-file file)
      (let ((inhibit-read-only t)
            (coding-system buffer-file-coding-system)
            (coding-system-for-read 'utf-8-emacs-unix))
        (erase-buffer)
        (insert-file-contents name nil)
        (set-buffer-file-coding-system coding-system))
      (after-find-file nil nil t))
     (t (user-error "Recover-file canceled")))))

(defun recover-this-file ()
  "Put the text of the visited file's auto-save file into the buffer."
  (interactive)
  (if (not (buffer-file-name))
      (user-error "This buffer is not visiting a file")
    (recover-file (buffer-file-name))))

(defun recover-session ()
  "Recover the files of a session that ended by accident; which ones there are only Dired can show."
  (interactive)
  (unless (boundp 'auto-save-list-file-prefix)
    (error "You set `auto-save-list-file-prefix' to disable making session files"))
  (unless (fboundp 'dired)
    (error "Recovering sessions needs Dired")))

(defun recover-session-finish ()
  "Recover the files that the list of a session at point names, asking about each."
  (interactive)
  (unless (fboundp 'dired-get-filename)
    (error "Recovering sessions needs Dired"))
  (let ((files nil))
    (with-temp-buffer
      (insert-file-contents (dired-get-filename))
      (while (not (eobp))
        (let ((line (buffer-substring (point) (line-end-position))))
          (if (and (not (equal line "")) (not (auto-save-file-name-p (file-name-nondirectory line))))
              (push line files)))
        (forward-line 1)))
    (dolist (file (nreverse files))
      (if (y-or-n-p (format "Recover %s? " file))
          (recover-file file)))))

;;; auto-saving.el ends here

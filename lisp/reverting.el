;;; reverting.el --- reading the visited file again  -*- lexical-binding: t -*-

;; See "Reverting" in the Elisp manual.

(defun buffer-stale--default-function (&optional _noconfirm)
  "Return non-nil if the visited file was changed by others, so that the buffer ought to be reverted."
  (and buffer-file-name
       (file-readable-p buffer-file-name)
       (not (buffer-modified-p (current-buffer)))
       (not (verify-visited-file-modtime (current-buffer)))))

(defun revert-buffer (&optional ignore-auto noconfirm preserve-modes)
  "Read the visited file again, in place of the buffer's text.
IGNORE-AUTO non-nil means not to offer the auto-save file; NOCONFIRM non-nil asks nothing; PRESERVE-MODES non-nil
leaves the modes."
  (interactive (list (not current-prefix-arg)))
  (let ((revert-buffer-in-progress-p t)
        (revert-buffer-preserve-modes preserve-modes))
    (funcall (or revert-buffer-function #'revert-buffer--default) ignore-auto noconfirm)))

(defvar revert-buffer-preserve-modes nil "Non-nil while `revert-buffer' leaves the modes.")

(defun revert-buffer--default (ignore-auto noconfirm)
  "Read the visited file again; IGNORE-AUTO and NOCONFIRM are as in `revert-buffer'."
  (with-current-buffer (or (buffer-base-buffer (current-buffer)) (current-buffer))
    (let* ((auto-save (and (not ignore-auto)
                           (recent-auto-save-p)
                           buffer-auto-save-file-name
                           (file-readable-p buffer-auto-save-file-name)
                           (y-or-n-p "Buffer has been auto-saved recently.  Revert from auto-save file? ")))
           (file (if auto-save buffer-auto-save-file-name buffer-file-name)))
      (cond
       ((null file) (error "Buffer does not seem to be associated with any file"))
       ((not (or noconfirm
                 (and (not (buffer-modified-p))
                      (seq-some (lambda (regexp) (string-match regexp file)) revert-without-query))
                 (yes-or-no-p (format (if (buffer-modified-p)
                                          "Discard edits and reread from %s? "
                                        "Revert buffer from file %s? ")
                                      file))))
        nil)
       (t
        (run-hooks 'before-revert-hook)
        (if (and (not auto-save) buffer-auto-save-file-name)
            (set-buffer-auto-saved))
        (funcall (or revert-buffer-insert-file-contents-function
                     #'revert-buffer-insert-file-contents--default-function)
                 file auto-save)
        (setq buffer-file-truename (abbreviate-file-name (file-truename buffer-file-name)))
        (after-find-file nil nil t nil revert-buffer-preserve-modes)
        (run-hooks 'after-revert-hook)
        t)))))

(defun reverting--check (file)
  "Signal an error unless FILE can be read."
  (cond
   ((not (file-exists-p file))
    (error (if buffer-file-number "File %s no longer exists!" "Cannot revert nonexistent file %s") file))
   ((not (file-readable-p file))
    (error (if buffer-file-number "File %s no longer readable!" "Cannot revert unreadable file %s") file))))

(defun revert-buffer-insert-file-contents--default-function (file-name auto-save-p)
  "Put the contents of FILE-NAME in the place of the buffer's text; AUTO-SAVE-P says that it is an auto-save file."
  (reverting--check file-name)
  (unlock-buffer)
  (widen)
  (let ((coding-system-for-read (if auto-save-p 'utf-8-emacs-unix coding-system-for-read))
        (inhibit-read-only t))
    (if (and buffer-file-name (not auto-save-p) find-file-literally)
        (insert-file-contents-literally file-name (not auto-save-p) nil nil t)
      (insert-file-contents file-name (not auto-save-p) nil nil t))))

(defun revert-buffer-insert-file-contents-delicately (file-name _auto-save-p)
  "Put the contents of FILE-NAME in the place of the buffer's text, changing only what is different."
  (reverting--check file-name)
  (unlock-buffer)
  (widen)
  (let ((target (current-buffer))
        (source (generate-new-buffer " *reverting*" t)))
    (unwind-protect
        (progn
          (with-current-buffer source
            (insert-file-contents file-name))
          (let ((inhibit-read-only t))
            (with-current-buffer target
              (replace-buffer-contents source revert-buffer-with-fine-grain-max-seconds)))
          (set-visited-file-modtime)
          (set-buffer-modified-p nil))
      (kill-buffer source))))

(defun revert-buffer-with-fine-grain (&optional ignore-auto noconfirm)
  "Revert the buffer and keep marks, properties and overlays where the text is the same.
IGNORE-AUTO and NOCONFIRM are as in `revert-buffer'."
  (interactive)
  (let ((revert-buffer-insert-file-contents-function #'revert-buffer-insert-file-contents-delicately))
    (revert-buffer ignore-auto noconfirm t)))

(defun revert-buffer-quick (&optional auto-save)
  "Revert the buffer, asking only if it is modified; AUTO-SAVE non-nil offers the auto-save file."
  (interactive "P")
  (cond
   ((or (not (buffer-modified-p))
        (if revert-buffer-quick-short-answers
            (y-or-n-p (format "Revert buffer %s? " (buffer-name)))
          (yes-or-no-p (format "Revert buffer %s? " (buffer-name)))))
    (revert-buffer (not auto-save) t))))

;;; reverting.el ends here

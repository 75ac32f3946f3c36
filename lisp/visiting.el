;;; visiting.el --- buffers that visit files  -*- lexical-binding: t -*-

;; See "Visiting Files", "Saving Buffers", "Reverting" and "Backup Files" in the Elisp manual.

;;; Finding the buffer

(defun create-file-buffer (filename)
  "Make and return a buffer named after FILENAME, with a number if there is one of that name."
  (let ((name (file-name-nondirectory (directory-file-name filename))))
    (generate-new-buffer (if (string= name "") filename name))))

(defun find-buffer-visiting (filename &optional predicate)
  "Return a buffer that visits the file FILENAME, by this or another name, or nil.
PREDICATE, if non-nil, is a function of a buffer that must return non-nil for it."
  (let* ((name (expand-file-name filename))
         (true (abbreviate-file-name (file-truename name)))
         (number (nthcdr 10 (file-attributes (file-truename name))))
         (buffer (get-file-buffer name))
         (buffers (buffer-list)) (found nil))
    (if (and buffer (or (not predicate) (funcall predicate buffer)))
        buffer
      (while (and buffers (not found))
        (with-current-buffer (car buffers)
          (and buffer-file-name
               (or (equal buffer-file-truename true)
                   (and number buffer-file-number (equal buffer-file-number number)
                        (equal number (nthcdr 10 (file-attributes buffer-file-name)))))
               (or (not predicate) (funcall predicate (car buffers)))
               (setq found (car buffers))))
        (setq buffers (cdr buffers)))
      found)))

(defun find-file-noselect (filename &optional nowarn rawfile wildcards)
  "Return a buffer that visits the file FILENAME, which need not exist; read it unless it is visited already.
NOWARN non-nil leaves out messages.  RAWFILE non-nil means without any conversion.  WILDCARDS non-nil means that
FILENAME may be a pattern; then return the list of buffers."
  (setq filename (abbreviate-file-name (expand-file-name filename)))
  (cond
   ((and wildcards (string-match "[[*?]" filename) (not (file-name-quoted-p filename)))
    (mapcar #'find-file-noselect
            (or (file-expand-wildcards filename t) (list filename))))
   ((and (file-directory-p filename) (fboundp 'dired-noselect))
    (dired-noselect filename))
   ((file-directory-p filename)
    (error "%s is a directory" filename))
   (t
    (let ((buffer (or (get-file-buffer filename) (find-buffer-visiting filename))))
      (if buffer
          (with-current-buffer buffer
            (or nowarn (verify-visited-file-modtime buffer) (file-exists-p buffer-file-name)
                (message "File %s no longer exists!" buffer-file-name))
            buffer)
        (setq buffer (create-file-buffer filename))
        (find-file-noselect-1 buffer filename nowarn rawfile (file-truename filename)
                              (nthcdr 10 (file-attributes (file-truename filename)))))))))

(defun find-file-noselect-1 (buf filename nowarn rawfile truename number)
  "Read the file FILENAME into the new buffer BUF and return it; NOWARN and RAWFILE as for `find-file-noselect'.
TRUENAME is its true name, NUMBER its number and device."
  (let (missing)
    (with-current-buffer buf
      (kill-local-variable 'find-file-literally)
      (let ((inhibit-read-only t))
        (erase-buffer))
      (if rawfile
          (set-buffer-multibyte nil))
      (condition-case err
          (let ((inhibit-read-only t))
            (if rawfile
                (insert-file-contents-literally filename t)
              (insert-file-contents filename t)))
        (file-missing (setq missing t))
        (file-error
         (if (file-exists-p filename)
             (progn (kill-buffer buf)
                    (signal (car err) (cdr err)))
           (setq missing t))))
      (when missing
        (setq buffer-file-name (expand-file-name filename))
        (clear-visited-file-modtime-internal)
        (run-hook-with-args-until-success 'find-file-not-found-functions))
      (setq buffer-file-truename (abbreviate-file-name truename)
            buffer-file-number number
            default-directory (file-name-directory (expand-file-name filename)))
      (if backup-enable-predicate
          (unless (funcall backup-enable-predicate buffer-file-name)
            (setq-local backup-inhibited t)))
      (if rawfile
          (progn
            (setq buffer-file-coding-system 'no-conversion)
            (setq-local find-file-literally t))
        (after-find-file missing (not nowarn)))
      (current-buffer))))

(defun clear-visited-file-modtime-internal ()
  "Note that the visited file is not there."
  (set-visited-file-modtime -1))

(defun clear-visited-file-modtime ()
  "Forget when the visited file was changed, so that saving asks nothing."
  (set-visited-file-modtime 0)
  nil)

(defun after-find-file (&optional error warn _noauto _after-find-file-from-revert-buffer nomodes)
  "Do what is to be done after a file was read: modes, read-only state, hooks.
ERROR non-nil means there was no such file; WARN non-nil means to say so; NOMODES non-nil leaves out the modes."
  (setq buffer-read-only (and (not error) (not (file-writable-p buffer-file-name))))
  (and warn (not noninteractive)
       (cond (error (message "(New file)"))
             (buffer-read-only (message "Note: file is write protected"))))
  (unless nomodes
    (normal-mode t))
  (run-hooks 'find-file-hook))

(defun find-file (filename &optional wildcards)
  "Visit the file FILENAME in the selected window; WILDCARDS as for `find-file-noselect'."
  (interactive "FFind file: \np")
  (let ((value (find-file-noselect filename nil nil wildcards)))
    (if (listp value)
        (mapcar #'visiting--show (nreverse value))
      (visiting--show value))))

(defun visiting--show (buffer)
  "Make BUFFER current, in the selected window, and return it."
  (set-window-buffer (selected-window) buffer)
  (set-buffer buffer))

(defun find-file-literally (filename)
  "Visit the file FILENAME without any conversion."
  (interactive "FFind file literally: ")
  (visiting--show (find-file-noselect filename nil t)))

;;; Modes

(defun normal-mode (&optional find-file)
  "Set the major mode that fits the buffer, and the variables that the file sets.
FIND-FILE non-nil means that this is because the file is visited."
  (interactive)
  (fundamental-mode)
  (let ((enable-local-variables (or (not find-file) enable-local-variables)))
    (set-auto-mode)
    ;; A mode was told of its variables only where there is a file.
    (if (or buffer-file-name (eq major-mode 'fundamental-mode))
        (hack-local-variables))))

(defun set-auto-mode--apply (mode keep)
  "Call MODE, a function, unless KEEP is non-nil and it is the major mode; return non-nil if it is a function."
  (when (functionp mode)
    (unless (and keep (eq mode (indirect-function major-mode)))
      (funcall mode))
    t))

(defun set-auto-mode (&optional keep-mode-if-same)
  "Set the major mode by the -*- line, the program of a script, the text, or the name of the file.
KEEP-MODE-IF-SAME non-nil leaves the mode alone if it is the same."
  (or (let ((mode (cdr (assq 'mode (hack-local-variables-prop-line)))))
        (and mode (set-auto-mode--apply mode keep-mode-if-same)))
      (let ((program (save-excursion
                       (goto-char (point-min))
                       (if (looking-at "#![ \t]?\\([^ \t\n]*/bin/env[ \t]\\(?:-S[ \t]\\)?\\)?\\([^ \t\n]+\\)")
                           (file-name-nondirectory (match-string 2))))))
        (and program
             (set-auto-mode--apply (assoc-default (concat "\\`" program "\\'") interpreter-mode-alist
                                                  (lambda (key name) (string-match-p name key)))
                                   keep-mode-if-same)))
      (let ((mode (save-excursion
                    (goto-char (point-min))
                    (assoc-default nil magic-mode-alist
                                   (lambda (re _) (if (functionp re) (funcall re) (looking-at re)))))))
        (set-auto-mode--apply mode keep-mode-if-same))
      (and buffer-file-name
           (let* ((case-fold-search nil)
                  (mode (assoc-default (file-local-name (file-name-sans-versions buffer-file-name))
                                       auto-mode-alist #'string-match)))
             (set-auto-mode--apply (if (consp mode) (car mode) mode) keep-mode-if-same)))))

(defun hack-local-variables-prop-line (&optional handle-mode)
  "Return the variables that the line with -*- at the buffer's beginning sets, as an alist.
The mode is under `mode', a symbol that ends in -mode.  HANDLE-MODE t means to return only that mode."
  (save-excursion
    (goto-char (point-min))
    (if (looking-at "#!\\|'\\\\\"") (forward-line 1))
    (let ((result nil)
          (case-fold-search t))
      (if (looking-at ".*?-\\*-[ \t]*\\(.*?\\)[ \t]*-\\*-")
          (let ((text (match-string-no-properties 1)))
            (if (not (string-match-p ":" text))
                (push (cons 'mode (intern (concat (downcase text) "-mode"))) result)
              (dolist (part (split-string text ";" t "[ \t]+"))
                (if (string-match "\\`\\([^ \t:]+\\)[ \t]*:[ \t]*\\(.*\\)\\'" part)
                    (let ((name (intern (downcase (match-string 1 part))))
                          (value (match-string 2 part)))
                      (push (if (eq name 'mode)
                                (cons 'mode (intern (concat (downcase value) "-mode")))
                              (cons name (car (read-from-string value))))
                            result)))))))
      (setq result (nreverse result))
      (if (eq handle-mode t) (cdr (assq 'mode result)) result))))

(defun hack-local-variables--at-end ()
  "Return the variables that the list at the buffer's end sets, as an alist."
  (save-excursion
    (goto-char (point-max))
    (search-backward "\n\f" (max (- (point-max) 3000) (point-min)) 'move)
    (let ((case-fold-search t) (result nil))
      (when (re-search-forward "^\\(.*?\\)Local Variables:[ \t]*\\(.*?\\)[ \t]*$" nil t)
        (let ((prefix (match-string-no-properties 1)) (suffix (match-string-no-properties 2)) (more t))
          (while (and more (zerop (forward-line 1)) (not (eobp)))
            (let ((line (buffer-substring-no-properties (point) (line-end-position))))
              (setq line (string-remove-suffix suffix (string-remove-prefix prefix line)))
              (cond
               ((string-match-p "\\`[ \t]*End:" line) (setq more nil))
               ((string-match "\\`[ \t]*\\([^ \t:]+\\)[ \t]*:[ \t]*\\(.*\\)\\'" line)
                (let ((name (intern (match-string 1 line))) (value (match-string 2 line)))
                  (push (if (eq name 'mode)
                            (cons 'mode (intern (concat (downcase value) "-mode")))
                          (cons name (car (read-from-string value))))
                        result))))))))
      (nreverse result))))

(defun safe-local-variable-p (sym val)
  "Return non-nil if a file may set the variable SYM to VAL."
  (let ((safe (get sym 'safe-local-variable)))
    (and (functionp safe)
         (with-demoted-errors "Local variable error: %S" (funcall safe val)))))

(defun hack-local-variables (&optional handle-mode)
  "Set the variables that the file sets for itself and that it may set: those declared safe.
HANDLE-MODE t means to return the mode it sets, and set nothing."
  (if (eq handle-mode t)
      (or (cdr (assq 'mode (hack-local-variables--at-end))) (hack-local-variables-prop-line t))
    (when enable-local-variables
      (dolist (setting (append (hack-local-variables-prop-line) (hack-local-variables--at-end)))
        (let ((name (car setting)) (value (cdr setting)))
          (cond
           ((memq name '(mode eval coding unibyte)))
           ((or (eq enable-local-variables :all) (safe-local-variable-p name value))
            (push setting file-local-variables-alist)
            (set (make-local-variable name) value))))))))

(put 'fill-column 'safe-local-variable 'integerp)
(put 'tab-width 'safe-local-variable 'integerp)
(put 'indent-tabs-mode 'safe-local-variable 'booleanp)
(put 'lexical-binding 'safe-local-variable 'booleanp)
(put 'buffer-read-only 'safe-local-variable 'booleanp)
(put 'truncate-lines 'safe-local-variable 'booleanp)
(put 'comment-column 'safe-local-variable 'integerp)
(put 'left-margin 'safe-local-variable 'integerp)
(put 'fill-prefix 'safe-local-variable 'string-or-null-p)
(put 'no-byte-compile 'safe-local-variable 'booleanp)

;;; Names

(defun set-visited-file-name (filename &optional no-query along-with-file)
  "Make the current buffer visit FILENAME, nil or empty for none, and rename it after that; the mode follows.
NO-QUERY non-nil asks nothing; ALONG-WITH-FILE non-nil means that the file itself was renamed."
  (interactive "FSet visited file name: ")
  (if (buffer-base-buffer)
      (error "An indirect buffer cannot visit a file"))
  (let ((old buffer-file-name) (truename nil))
    (if filename
        (setq filename (if (string-equal filename "") nil (expand-file-name filename))))
    (when filename
      (setq truename (file-truename filename))
      (if find-file-visit-truename (setq filename truename)))
    (if filename
        (when (and (file-directory-p filename) (directory-name-p filename))
          (error "File name cannot be a directory: %s" filename)))
    (let ((other (and filename (find-buffer-visiting filename))))
      (and other (not (eq other (current-buffer))) (not no-query)
           (not (y-or-n-p (format "A buffer is visiting %s; proceed? " filename)))
           (user-error "Aborted")))
    (unless (equal filename buffer-file-name)
      (when filename
        (setq default-directory (file-name-directory filename))
        (let ((name (file-name-nondirectory filename)))
          (if (string= name "")
              (error "Empty file name"))
          (unless (string= name (buffer-name))
            (rename-buffer name t))))
      (setq buffer-file-name filename)
      (setq buffer-backed-up nil)
      (unless along-with-file
        (clear-visited-file-modtime)))
    (setq buffer-file-truename (and truename (abbreviate-file-name truename))
          buffer-file-number (and filename (nthcdr 10 (file-attributes buffer-file-name))))
    (kill-local-variable 'write-file-functions)
    (kill-local-variable 'backup-inhibited)
    (and buffer-file-name backup-enable-predicate
         (not (funcall backup-enable-predicate buffer-file-name))
         (setq-local backup-inhibited t))
    (or along-with-file (null filename) (equal old filename)
        (set-buffer-modified-p t))
    (or along-with-file (set-buffer-modified-p t))
    (if (and old buffer-file-name (not (eq (get major-mode 'mode-class) 'special)))
        (set-auto-mode t)
      (if (and buffer-file-name (eq major-mode 'fundamental-mode)) (set-auto-mode t)))
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

;;; Backups

(defun normal-backup-enable-predicate (name)
  "Return t if the file NAME is to have backups: if it is not in a directory for temporary files."
  (not (or (let ((directory temporary-file-directory))
             (eq t (compare-strings directory 0 nil name 0 (length directory))))
           (let ((directory small-temporary-file-directory))
             (if directory
                 (eq t (compare-strings directory 0 nil name 0 (length directory))))))))

(defun make-backup-file-name (file)
  "Return the name of the backup of FILE without a number."
  (concat (expand-file-name file) "~"))

(defun backup-visiting--numbers (file)
  "Return the sorted list of the numbers of the backups of FILE."
  (let ((base (concat (file-name-nondirectory file) ".~")) (numbers nil))
    (dolist (name (and (file-directory-p (file-name-directory file))
                       (file-name-all-completions base (file-name-directory file))))
      (if (string-match "\\`[0-9]+~\\'" (substring name (length base)))
          (push (string-to-number (substring name (length base))) numbers)))
    (sort numbers #'<)))

(defun find-backup-file-name (fn)
  "Return the list of the name for a backup of the file FN and the names of backups that may be deleted then."
  (let* ((file (expand-file-name fn))
         (numbers (if (eq version-control 'never) nil (backup-visiting--numbers file)))
         (name (lambda (n) (format "%s.~%d~" file n))))
    (if (not (or numbers (and version-control (not (eq version-control 'never)))))
        (list (make-backup-file-name fn))
      (let ((surplus (- (length numbers) kept-old-versions kept-new-versions -1)))
        (cons (funcall name (1+ (or (car (last numbers)) 0)))
              (if (and (> surplus 0) (>= (+ kept-new-versions kept-old-versions -1) 0))
                  (mapcar name (seq-take (nthcdr kept-old-versions numbers) surplus))))))))

(defun backup-buffer ()
  "Make a backup of the visited file, if that is to be done and was not; return nil, or what the file's modes were."
  (let ((attributes (and make-backup-files (not backup-inhibited) (not buffer-backed-up) buffer-file-name
                         (file-attributes buffer-file-name))))
    (when (and attributes (memq (aref (nth 8 attributes) 0) '(?- ?l)))
      (let* ((names (find-backup-file-name buffer-file-name))
             (modes (file-modes buffer-file-name)))
        (setq buffer-backed-up t)
        (if (or backup-by-copying (file-symlink-p buffer-file-name) (> (nth 1 attributes) 1))
            (progn (copy-file buffer-file-name (car names) t t)
                   (setq modes nil))
          (rename-file buffer-file-name (car names) t))
        (if delete-old-versions
            (mapc #'delete-file (cdr names)))
        (if modes (list modes nil (car names)))))))

;;; Saving

(defun basic-save-buffer (&optional called-interactively)
  "Save the buffer in the file it visits, if it is modified, with all that goes with it.
CALLED-INTERACTIVELY non-nil says so where nothing is to be done."
  (interactive '(called-interactively))
  (with-current-buffer (or (buffer-base-buffer) (current-buffer))
    (if (not (buffer-modified-p))
        (or noninteractive (not called-interactively)
            (message "(No changes need to be saved)"))
      (unless buffer-file-name
        (set-visited-file-name (expand-file-name (read-file-name "File to save in: ")) t))
      (let ((directory (file-name-directory buffer-file-name)))
        (unless (file-directory-p directory)
          (if (y-or-n-p (format-message "Directory `%s' does not exist; create? " directory))
              (make-directory directory t)
            (error "Canceled"))))
      (or (verify-visited-file-modtime (current-buffer))
          (not (file-exists-p buffer-file-name))
          (yes-or-no-p (format "%s has changed since visited or saved.  Save anyway? "
                               (file-name-nondirectory buffer-file-name)))
          (user-error "Save not confirmed"))
      (save-restriction
        (widen)
        (save-excursion
          (and (> (point-max) (point-min))
               (not find-file-literally)
               (/= (char-after (1- (point-max))) ?\n)
               (or (eq require-final-newline t)
                   (and require-final-newline (not (memq require-final-newline '(visit visit-save)))
                        (y-or-n-p (format "Buffer %s does not end in newline.  Add one? " (buffer-name)))))
               (progn (goto-char (point-max))
                      (insert ?\n))))
        (run-hooks 'before-save-hook)
        (or (run-hook-with-args-until-success 'write-contents-functions)
            (run-hook-with-args-until-success 'write-file-functions)
            (let ((modes (backup-buffer)))
              (write-region nil nil buffer-file-name nil t buffer-file-truename)
              (if modes (set-file-modes buffer-file-name (car modes)))))
        (setq buffer-file-number (nthcdr 10 (file-attributes buffer-file-name)))
        (set-buffer-modified-p nil)
        (run-hooks 'after-save-hook)))
    nil))

(defun save-buffer (&optional _arg)
  "Save the buffer in the file it visits if it is modified."
  (interactive "p")
  (basic-save-buffer (called-interactively-p 'any)))

;;; Reverting

(defun revert-buffer (&optional ignore-auto noconfirm preserve-modes)
  "Read the visited file again, in place of the buffer's text.
IGNORE-AUTO is for automatic saving; NOCONFIRM non-nil asks nothing; PRESERVE-MODES non-nil leaves the modes."
  (interactive (list (not current-prefix-arg)))
  (let ((revert-buffer-in-progress-p t))
    (funcall (or revert-buffer-function #'revert-buffer--default) ignore-auto noconfirm preserve-modes)))

(defun revert-buffer--default (_ignore-auto noconfirm preserve-modes)
  "Read the visited file again; NOCONFIRM and PRESERVE-MODES are as in `revert-buffer'."
  (let ((file buffer-file-name))
    (cond
     ((null file) (error "Buffer does not seem to be associated with any file"))
     ((not (or noconfirm
               (and (not (buffer-modified-p))
                    (seq-some (lambda (regexp) (string-match-p regexp file)) revert-without-query))
               (yes-or-no-p (format "Revert buffer from file %s? " file))))
      nil)
     (t
      (run-hooks 'before-revert-hook)
      (unless (file-exists-p file)
        (error "File %s no longer exists!" file))
      (unless (file-readable-p file)
        (error "File %s no longer readable!" file))
      (widen)
      (let ((inhibit-read-only t))
        (insert-file-contents file t nil nil t))
      (setq buffer-file-truename (abbreviate-file-name (file-truename file)))
      (after-find-file nil nil t nil preserve-modes)
      (run-hooks 'after-revert-hook)
      t))))

;;; visiting.el ends here

;;; backups.el --- backups of files  -*- lexical-binding: t -*-

;; See "Backup Files" in the Elisp manual.

(defun normal-backup-enable-predicate (name)
  "Return t if the file NAME is to have backups: if it is not in a directory for temporary files."
  (not (or (let ((directory temporary-file-directory))
             (eq t (compare-strings directory 0 nil name 0 (length directory))))
           (let ((directory small-temporary-file-directory))
             (if directory
                 (eq t (compare-strings directory 0 nil name 0 (length directory))))))))

(defun make-backup-file-name (file)
  "Return the name of the backup of FILE without a number, as `make-backup-file-name-function' has it."
  (funcall (or make-backup-file-name-function #'make-backup-file-name--default-function)
           (expand-file-name file)))

(defun make-backup-file-name--default-function (file)
  "Return the name of FILE's backup, by `backup-directory-alist' and with `~' behind it."
  (let ((name (make-backup-file-name-1 file)))
    (expand-file-name (concat (file-name-nondirectory name) "~") (file-name-directory name))))

(defun make-backup-file-name-1 (file)
  "Return the name of FILE in the directory that `backup-directory-alist' has for its backups, which is made."
  (let ((alist backup-directory-alist)
        (name (file-name-sans-versions file))
        (directory nil))
    (while alist
      (if (string-match (car (car alist)) name)
          (setq directory (cdr (car alist)) alist nil)
        (setq alist (cdr alist))))
    ;; A relative directory is next to the file, and its own names will do.
    (let ((absolute (and directory (file-name-absolute-p directory))))
      (if (and directory (not absolute))
          (setq directory (expand-file-name directory (file-name-directory file))))
      (if (and directory (not (file-exists-p directory)))
          (condition-case nil
              (make-directory directory t)
            (file-error (setq directory nil absolute nil))))
      (cond
       ((null directory) file)
       (absolute
        (expand-file-name (subst-char-in-string ?/ ?! (replace-regexp-in-string "!" "!!" file)) directory))
       (t (expand-file-name (file-name-nondirectory file) (file-name-as-directory directory)))))))

(defun backup-extract-version (fn)
  "Return the number of the backup FN, 0 if it has none.
How many characters come before it is in the variable `backup-extract-version-start'."
  (if (and (string-match "[0-9]+~/?$" fn backup-extract-version-start)
           (= (match-beginning 0) backup-extract-version-start))
      (string-to-number (substring fn backup-extract-version-start -1))
    0))

(defun backup-visiting--numbers (base)
  "Return the sorted list of the numbers of the backups whose names begin with BASE."
  (let* ((directory (file-name-directory base))
         (start (concat (file-name-nondirectory base) ".~"))
         (numbers nil))
    (dolist (name (and (file-directory-p directory)
                       (file-name-all-completions start directory)))
      (if (string-match "\\`[0-9]+~\\'" (substring name (length start)))
          (push (string-to-number (substring name (length start))) numbers)))
    (sort numbers #'<)))

(defun find-backup-file-name (fn)
  "Return the list of the name for a backup of the file FN and the names of backups that may be deleted then."
  (let ((handler (find-file-name-handler fn 'find-backup-file-name)))
    (cond
     (handler (funcall handler 'find-backup-file-name fn))
     ((or (eq version-control 'never)
          (not (eq make-backup-file-name-function 'make-backup-file-name--default-function)))
      (list (make-backup-file-name fn)))
     (t
      (let* ((base (make-backup-file-name-1 (expand-file-name fn)))
             (numbers (backup-visiting--numbers base))
             (name (lambda (n) (format "%s.~%d~" base n))))
        (if (not (or numbers version-control))
            (list (make-backup-file-name fn))
          (let ((surplus (- (length numbers) kept-old-versions kept-new-versions -1)))
            (cons (funcall name (1+ (or (car (last numbers)) 0)))
                  (if (and (> surplus 0) (>= (+ kept-new-versions kept-old-versions -1) 0))
                      (mapcar name (seq-take (nthcdr kept-old-versions numbers) surplus)))))))))))

(defun file-backup-file-names (filename)
  "Return the names of all backups of FILENAME, the newest first."
  (let* ((filename (file-name-sans-versions (make-backup-file-name (expand-file-name filename))))
         (directory (file-name-directory filename))
         (found nil))
    (dolist (file (file-name-all-completions (file-name-nondirectory filename) directory))
      (let ((candidate (concat directory file)))
        (if (and (backup-file-name-p candidate)
                 (string= (file-name-sans-versions candidate) filename))
            (push candidate found))))
    (sort found #'file-newer-than-file-p)))

(defun file-newest-backup (filename)
  "Return the name of the newest backup of FILENAME, or nil."
  (car (file-backup-file-names filename)))

(defun file-ownership-preserved-p (file &optional group)
  "Return t if a new file in place of FILE would have the same owner, with GROUP non-nil the same group too."
  (let ((handler (find-file-name-handler file 'file-ownership-preserved-p)))
    (if handler
        (funcall handler 'file-ownership-preserved-p file group)
      (let ((attributes (file-attributes file 'integer)))
        (or (null attributes)
            (and (or (= (file-attribute-user-id attributes) (user-uid))
                     (and (zerop (user-uid))
                          (not (natnump backup-by-copying-when-privileged-mismatch))
                          t)
                     (= (file-attribute-user-id attributes) (user-real-uid)))
                 (or (not group)
                     (let ((parent (file-attributes (or (file-name-directory file) "./") 'integer)))
                       (if (and parent (string-match "\\`.....[sS]" (or (file-attribute-modes parent) "")))
                           (= (file-attribute-group-id parent) (file-attribute-group-id attributes))
                         (= (file-attribute-group-id attributes) (group-gid)))))
                 t))))))

(defun backup-buffer-copy (from-name to-name modes extended-attributes)
  "Copy FROM-NAME to the backup TO-NAME with MODES and EXTENDED-ATTRIBUTES."
  (let ((new nil))
    (unwind-protect
        (progn
          ;; Nobody must be able to put another file in the backup's place in between.
          (if (file-exists-p to-name) (delete-file to-name))
          (with-file-modes ?\700
            (copy-file from-name to-name nil t t))
          (setq new t))
      (ignore new)))
  (unless (and extended-attributes
               (with-demoted-errors "Error setting attributes: %S"
                 (set-file-extended-attributes to-name extended-attributes)))
    (and modes (set-file-modes to-name (logand modes #o1777)))))

(defun backup-buffer--copy-p (name)
  "Return non-nil if the backup of the file NAME is to be a copy, so that the file itself stays."
  (let ((attributes (file-attributes name 'integer)))
    (or file-precious-flag
        backup-by-copying
        (/= 0 (logand (or (file-modes name) 0) #o6000))
        (not (file-writable-p (file-name-directory name)))
        (and backup-by-copying-when-linked (> (file-nlinks name) 1))
        (and (or backup-by-copying-when-mismatch
                 (and (integerp backup-by-copying-when-privileged-mismatch)
                      (integerp (file-attribute-user-id attributes))
                      (<= (file-attribute-user-id attributes) backup-by-copying-when-privileged-mismatch)))
             (not (file-ownership-preserved-p name t))))))

(defun backup-buffer ()
  "Make a backup of the visited file, if that is to be done and was not.
Return nil, or, if the file itself was renamed, the list of its modes, its extended attributes and the new name."
  (when (and make-backup-files (not backup-inhibited) (not buffer-backed-up) buffer-file-name)
    (let ((attributes (file-attributes buffer-file-name)))
      (when (and attributes (memq (aref (file-attribute-modes attributes) 0) '(?- ?l)))
        (let* ((real (file-chase-links buffer-file-name))
               (names (find-backup-file-name real))
               (backup (car names))
               (old (cdr names))
               (modes (file-modes buffer-file-name))
               (extended (file-extended-attributes buffer-file-name))
               (result nil))
          ;; Old backups go only where that was asked for.
          (let ((delete (and old
                             (or (eq delete-old-versions t)
                                 (and (null delete-old-versions)
                                      (y-or-n-p (format "Delete excess backup versions of %s? " real)))))))
            (condition-case nil
                (if (backup-buffer--copy-p real)
                    (backup-buffer-copy real backup modes extended)
                  (rename-file real backup t)
                  (setq result (list modes extended backup)))
              (file-error
               (setq backup (locate-user-emacs-file "%backup%~"))
               (message "Cannot write backup file; backing up in %s" backup)
               (sleep-for 1)
               (backup-buffer-copy real backup modes extended)))
            (setq buffer-backed-up t)
            (if delete
                (dolist (each old)
                  (condition-case nil (delete-file each) (file-error nil))))
            result))))))

;;; backups.el ends here

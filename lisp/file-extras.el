;;; file-extras.el --- trash, quoted names, attributes beyond modes  -*- lexical-binding: t -*-

(defun file-local-copy (file)
  "Return the name of a copy of FILE on this machine that programs can read, or nil if FILE is such a file itself."
  (let ((handler (find-file-name-handler file 'file-local-copy)))
    (if handler
        (funcall handler 'file-local-copy file)
      nil)))

(defun file-extended-attributes (filename)
  "Return an alist of the attributes of FILENAME beyond its modes: `acl' and `selinux-context'."
  (list (cons 'acl (file-acl filename))
        (cons 'selinux-context (file-selinux-context filename))))

(defun set-file-extended-attributes (filename attributes)
  "Give FILENAME the ATTRIBUTES, an alist as `file-extended-attributes' returns; return t if one could be set."
  (let ((result nil))
    (dolist (each attributes result)
      (let ((value (cdr each)))
        (if (cond ((eq (car each) 'acl) (set-file-acl filename value))
                  ((eq (car each) 'selinux-context)
                   (let ((set nil))
                     (dolist (part value) (if part (setq set t)))
                     (and set (set-file-selinux-context filename value)))))
            (setq result t))))))

(defun files--name-absolute-system-p (file)
  "Return non-nil if FILE is absolute for the system, which does not know of `~'."
  (and (file-name-absolute-p file)
       (not (eq (aref file 0) ?~))))

(defun files--splice-dirname-file (dirname file)
  "Return DIRNAME, which stays as it is written, with FILE behind it; FILE alone if that is absolute."
  (if (files--name-absolute-system-p file)
      file
    (concat dirname file)))

(defun files--ensure-directory (dir)
  "Make the directory DIR if it is not there; return t if something was there already, nil otherwise."
  (condition-case err
      (make-directory-internal dir)
    (error
     (unless (file-directory-p dir)
       (signal (car err) (cdr err))))))

(defun files--force (no-such fn &rest args)
  "Call FN with ARGS; a missing file is no error, then return NO-SUCH."
  (condition-case err
      (apply fn args)
    (file-missing
     (ignore err)
     no-such)))

(defun files--make-magic-temp-file (absolute-prefix &optional dir-flag suffix text)
  "Make a temporary file whose name begins with ABSOLUTE-PREFIX; DIR-FLAG, SUFFIX and TEXT as in `make-temp-file'."
  (let ((file nil))
    (while (condition-case nil
               (progn
                 (setq file (concat (make-temp-name absolute-prefix) suffix))
                 (if dir-flag
                     (make-directory file)
                   (write-region (or text "") nil file nil 'silent nil 'excl))
                 nil)
             (file-already-exists t)))
    file))

(defun recode-file-name (file coding new-coding &optional ok-if-already-exists)
  "Rename FILE, whose name was encoded by CODING, so that NEW-CODING encodes it.
OK-IF-ALREADY-EXISTS is as in `rename-file'."
  (interactive)
  (let* ((encoded (encode-coding-string (file-name-nondirectory file)
                                        (or coding file-name-coding-system default-file-name-coding-system 'utf-8)))
         (target (expand-file-name
                  (let ((file-name-coding-system new-coding)) (ignore encoded) (file-name-nondirectory file))
                  (file-name-directory (expand-file-name file)))))
    (if (and new-coding (not (coding-system-equal (or coding 'utf-8) new-coding)))
        (let ((name (decode-coding-string (encode-coding-string (file-name-nondirectory file) new-coding)
                                          (or file-name-coding-system default-file-name-coding-system 'utf-8))))
          (setq target (expand-file-name name (file-name-directory (expand-file-name file))))))
    (rename-file file target ok-if-already-exists)
    target))

(defun prune-directory-list (dirs &optional keep reject)
  "Return those of DIRS that are directories or are in KEEP, without those in REJECT."
  (seq-filter (lambda (dir)
                (and (not (member dir reject))
                     (or (member dir keep)
                         (file-directory-p dir)
                         ;; What `keep' has is not looked at.
                         nil)))
              dirs))

(defun pwd (&optional insert)
  "Show the default directory, or with INSERT insert it."
  (interactive "P")
  (if insert
      (insert default-directory)
    (message "Directory %s" default-directory)))

(defun locate-file-completion-table (dirs suffixes string pred action)
  "Complete STRING to the name of a file in DIRS with one of SUFFIXES; PRED and ACTION as for any such table."
  (cond
   ((file-name-absolute-p string)
    (let ((read-file-name-predicate pred))
      (read-file-name-internal string nil action)))
   ((eq (car-safe action) 'boundaries)
    (let ((suffix (cdr action)))
      `(boundaries ,(length (file-name-directory string))
                   ,@(let ((x (file-name-directory suffix)))
                       (if x (1- (length x)) (length suffix))))))
   (t
    (let ((names nil)
          (suffix (concat (regexp-opt suffixes t) "\\'"))
          (inside (file-name-directory string)))
      (dolist (dir dirs)
        (setq dir (if dir (expand-file-name dir) default-directory))
        (if inside (setq dir (expand-file-name inside dir)))
        (when (file-directory-p dir)
          (dolist (file (file-name-all-completions (file-name-nondirectory string) dir))
            (push (if inside (concat inside file) file) names)
            (if (string-match suffix file)
                (push (concat inside (substring file 0 (match-beginning 0))) names)))))
      (complete-with-action action (nreverse names) string pred)))))

;;; Names quoted by `/:'

(defun file-extras--strip (name)
  "Return NAME, a string, without `/:' at its beginning."
  (if (and (stringp name) (string-match "\\`/:" name))
      (if (= (length name) 2) "/" (substring name 2))
    name))

(defun file-name-non-special (operation &rest arguments)
  "Do OPERATION with ARGUMENTS, file names among them quoted by `/:', on the names without that."
  (let ((inhibit-file-name-handlers
         (cons 'file-name-non-special (and (eq inhibit-file-name-operation operation) inhibit-file-name-handlers)))
        (inhibit-file-name-operation operation)
        (how (cdr (assq operation
                        '((file-name-directory . add) (file-name-as-directory . add) (directory-file-name . add)
                          (file-name-sans-versions . add) (expand-file-name . same) (substitute-in-file-name . same)
                          (file-name-nondirectory . same) (file-truename . add) (file-name-completion second)
                          (file-name-all-completions second) (verify-visited-file-modtime . plain)
                          (write-region 2 5) (rename-file 0 1) (copy-file 0 1) (add-name-to-file 0 1)
                          (copy-directory 0 1) (make-symbolic-link 1) (file-equal-p 0 1)
                          (file-newer-than-file-p 0 1) (file-in-directory-p 0 1)
                          (find-backup-file-name . plain) (make-auto-save-file-name . buffer)
                          (set-visited-file-modtime . buffer)
                          (process-file . plain) (start-file-process . plain) (shell-command . plain)
                          (exec-path . plain) (temporary-file-directory . plain))))))
    (let ((default-directory (if (string-match "\\`/:" default-directory)
                                 (if (memq operation '(expand-file-name file-name-completion))
                                     default-directory
                                   (file-extras--strip default-directory))
                               default-directory)))
      (cond
       ((eq how 'same)
        ;; These know by themselves what a quoted name is; in one nothing is substituted.
        (if (and (eq operation 'substitute-in-file-name) (string-prefix-p "/:" (car arguments)))
            (car arguments)
          (apply operation arguments)))
       ((eq how 'add)
        (let ((value (apply operation (file-extras--strip (car arguments)) (cdr arguments))))
          (if (stringp value) (concat "/:" value) value)))
       ((eq how 'buffer)
        (let ((buffer-file-name (file-extras--strip buffer-file-name)))
          (apply operation arguments)))
       (t
        (let ((places (cond ((equal how '(second)) '(1)) ((consp how) how) (t '(0))))
              (index -1))
          (apply operation
                 (mapcar (lambda (argument)
                           (setq index (1+ index))
                           (if (memq index places) (file-extras--strip argument) argument))
                         arguments))))))))

;;; Trash

(defun file-extras--trash-name (directory name)
  "Return a name for NAME in DIRECTORY that no file has."
  (let ((candidate (expand-file-name name directory)) (n 0))
    (while (or (file-exists-p candidate) (file-symlink-p candidate))
      (setq n (1+ n)
            candidate (expand-file-name (format "%s.%d" name n) directory)))
    candidate))

(defun move-file-to-trash (filename)
  "Move the file or directory FILENAME to the trash: to `trash-directory', or to where the desktop keeps it."
  (cond
   (trash-directory
    (let* ((trash (expand-file-name trash-directory))
           (name (directory-file-name (expand-file-name filename)))
           (target (expand-file-name (file-name-nondirectory name) trash)))
      (unless (file-directory-p trash)
        (make-directory trash t))
      (if (and (file-exists-p target) (file-exists-p name))
          (setq target (car (let ((version-control t) (backup-directory-alist nil))
                              (find-backup-file-name target)))))
      (let ((delete-by-moving-to-trash nil))
        (rename-file name target))))
   (t
    (let* ((home (or (getenv "XDG_DATA_HOME") (expand-file-name "~/.local/share")))
           (trash (expand-file-name "Trash" home))
           (files (expand-file-name "files" trash))
           (info (expand-file-name "info" trash))
           (name (directory-file-name (expand-file-name filename))))
      (if (string-prefix-p (file-name-as-directory trash) name)
          (let ((delete-by-moving-to-trash nil))
            (if (and (file-directory-p name) (not (file-symlink-p name)))
                (delete-directory name t)
              (delete-file name)))
        (with-file-modes #o700
          (make-directory files t)
          (make-directory info t))
        (let ((target (file-extras--trash-name files (file-name-nondirectory name)))
              (delete-by-moving-to-trash nil))
          (if (and (file-exists-p name) (not (file-symlink-p name)) (file-directory-p name))
              (setq name (directory-file-name name)))
          (unless (or (file-exists-p name) (file-symlink-p name))
            (rename-file name target))
          (let ((coding-system-for-write 'utf-8))
            (write-region
             (format "[Trash Info]\nPath=%s\nDeletionDate=%s\n"
                     (mapconcat (lambda (char)
                                  (if (or (and (<= ?a char) (<= char ?z)) (and (<= ?A char) (<= char ?Z))
                                          (and (<= ?0 char) (<= char ?9)) (memq char (append "/-_.!~*'()" nil)))
                                      (string char)
                                    (format "%%%02x" char)))
                                (append (encode-coding-string name 'utf-8) nil) "")
                     (format-time-string "%Y-%m-%dT%T"))
             nil (expand-file-name (concat (file-name-nondirectory target) ".trashinfo") info) nil 'silent nil 'excl))
          (rename-file name target)))))))

(defun ange-ftp-completion-hook-function (op &rest args)
  "Do OP with ARGS, the name of a directory of machines among them."
  (if (memq op '(file-name-completion file-name-all-completions))
      nil
    (let ((inhibit-file-name-handlers
           (cons 'ange-ftp-completion-hook-function
                 (and (eq inhibit-file-name-operation op) inhibit-file-name-handlers)))
          (inhibit-file-name-operation op))
      (apply op args))))

;;; file-extras.el ends here

;;; file-operations.el --- making, deleting and copying files and directories  -*- lexical-binding: t -*-

;; See "Create/Delete Dirs", "Unique File Names" and "Reading from Files" in the Elisp manual.

(defun make-directory (dir &optional parents)
  "Make the directory DIR; with PARENTS non-nil its parents too, and no error if it is there."
  (interactive (list (read-directory-name "Make directory: " default-directory default-directory nil nil) t))
  (let* ((dir (directory-file-name (expand-file-name dir)))
         (handler (find-file-name-handler dir 'make-directory)))
    (cond
     (handler (funcall handler 'make-directory dir parents))
     ((not parents) (make-directory-internal dir))
     (t
      (let ((missing nil) (name dir))
        ;; The topmost directory that is missing ends up first.
        (while (progn (push name missing)
                      (let ((parent (directory-file-name (file-name-directory name))))
                        (and (not (equal parent name))
                             (not (file-exists-p parent))
                             (setq name parent)))))
        (while missing
          (condition-case err
              (make-directory-internal (car missing))
            (file-already-exists
             (unless (file-directory-p (car missing))
               (signal (car err) (cdr err)))))
          (setq missing (cdr missing))))))))

(defun make-empty-file (filename &optional parents)
  "Make an empty file FILENAME, which must not exist; with PARENTS non-nil make its directories too."
  (if (and (file-exists-p filename) (null parents))
      (signal 'file-already-exists (list "File exists" filename)))
  (let ((directory (file-name-directory filename)))
    (if (and parents directory)
        (make-directory directory t))
    (write-region "" nil filename nil 0)))

(defun directory-empty-p (file-name)
  "Return t if FILE-NAME is a directory in which there is nothing."
  (and (file-directory-p file-name)
       (null (directory-files file-name nil directory-files-no-dot-files-regexp t))))

(defun delete-directory (directory &optional recursive trash)
  "Delete DIRECTORY, which must be empty unless RECURSIVE is non-nil.
TRASH non-nil means to move it to the trash, if `delete-by-moving-to-trash' is non-nil."
  (let* ((directory (directory-file-name (expand-file-name directory)))
         (handler (find-file-name-handler directory 'delete-directory)))
    (cond
     (handler (funcall handler 'delete-directory directory recursive trash))
     ((and delete-by-moving-to-trash trash)
      (if (and (not recursive) (not (directory-empty-p directory)))
          (error "Directory is not empty, not moving to trash"))
      (move-file-to-trash directory))
     (t
      (if (and recursive (not (file-symlink-p directory)))
          (mapc (lambda (file)
                  (condition-case err
                      (if (eq t (car (file-attributes file)))
                          (delete-directory file recursive)
                        (delete-file file))
                    ;; Someone else was quicker.
                    (file-missing (if (file-exists-p file) (signal (car err) (cdr err))))))
                (if (or (not recursive) (file-exists-p directory))
                    (directory-files directory 'full directory-files-no-dot-files-regexp))))
      (if (or (not recursive) (file-exists-p directory) (file-symlink-p directory))
          (delete-directory-internal directory))))))

(defun copy-directory (directory newname &optional keep-time parents copy-contents)
  "Copy DIRECTORY and what is in it to NEWNAME; into NEWNAME if that is a directory name of one that is there.
KEEP-TIME non-nil keeps times of change; PARENTS non-nil makes the parents of NEWNAME; COPY-CONTENTS non-nil
copies what is in DIRECTORY straight into NEWNAME."
  (let ((handler (or (find-file-name-handler directory 'copy-directory)
                     (find-file-name-handler newname 'copy-directory))))
    (if handler
        (funcall handler 'copy-directory directory newname keep-time parents copy-contents)
      (setq directory (directory-file-name (expand-file-name directory)))
      (cond
       ((not (directory-name-p newname)) (make-directory newname parents))
       ((not copy-contents)
        (setq newname (concat newname (file-name-nondirectory directory)))
        (make-directory newname parents))
       ((not (file-directory-p newname)) (make-directory newname parents)))
      (dolist (file (directory-files directory 'full directory-files-no-dot-files-regexp))
        (let ((target (concat (file-name-as-directory newname) (file-name-nondirectory file)))
              (type (car (file-attributes file))))
          (cond
           ((eq type t) (copy-directory file target keep-time parents t))
           ((stringp type) (make-symbolic-link type target t))
           (t (copy-file file target t keep-time)))))
      (let ((modes (file-modes directory))
            (times (and keep-time (nth 5 (file-attributes directory)))))
        (if modes (set-file-modes newname modes))
        (if times (set-file-times newname times)))
      nil)))

(defun make-temp-file (prefix &optional dir-flag suffix text)
  "Make a new file whose name begins with PREFIX and ends with SUFFIX, and return its name.
A relative PREFIX is in `temporary-file-directory'.  DIR-FLAG non-nil makes a directory.  TEXT, a string, is
written to the file."
  (let ((absolute (if (zerop (length prefix))
                      (file-name-as-directory (expand-file-name temporary-file-directory))
                    (expand-file-name prefix temporary-file-directory))))
    (if (find-file-name-handler absolute 'write-region)
        (let ((name (concat (make-temp-name absolute) suffix)))
          (if dir-flag
              (make-directory name)
            (write-region (or text "") nil name nil 'silent nil 'excl))
          name)
      (make-temp-file-internal absolute (if dir-flag t) (or suffix "") text))))

(defun make-nearby-temp-file (prefix &optional dir-flag suffix)
  "Make a temporary file on the machine of `default-directory'; PREFIX, DIR-FLAG, SUFFIX as for `make-temp-file'."
  (let ((handler (and (not (file-name-absolute-p default-directory))
                      (find-file-name-handler default-directory 'make-nearby-temp-file))))
    (if handler
        (funcall handler 'make-nearby-temp-file prefix dir-flag suffix)
      (let ((temporary-file-directory (temporary-file-directory)))
        (make-temp-file prefix dir-flag suffix)))))

(defun insert-file-contents-literally (filename &optional visit beg end replace)
  "Insert the bytes of FILENAME, without decoding or any conversion; the arguments are as in `insert-file-contents'.
VISIT, BEG, END and REPLACE say whether to visit, what part, and whether to replace the buffer's text."
  (let ((format-alist nil)
        (after-insert-file-functions nil)
        (inhibit-file-name-handlers
         (append '(jka-compr-handler image-file-handler epa-file-handler) inhibit-file-name-handlers))
        (inhibit-file-name-operation 'insert-file-contents)
        (coding-system-for-read 'no-conversion)
        (coding-system-for-write 'no-conversion))
    (insert-file-contents filename visit beg end replace)))

(defun insert-file-1 (filename insert-func)
  "Insert FILENAME at point by the function INSERT-FUNC, and set the mark behind it."
  (if (file-directory-p filename)
      (signal 'file-error (list "Opening input file" "Is a directory" filename)))
  (push-mark (+ (point) (car (cdr (funcall insert-func filename))))))

(defun insert-file (filename)
  "Insert the contents of FILENAME at point and set the mark behind them."
  (interactive "*fInsert file: ")
  (insert-file-1 filename #'insert-file-contents))

(defun insert-file-literally (filename)
  "Insert the bytes of FILENAME at point and set the mark behind them."
  (interactive "*fInsert file literally: ")
  (insert-file-1 filename #'insert-file-contents-literally))

(defun append-to-file (start end filename)
  "Append the text between START and END, or the string START, to the file FILENAME."
  (interactive "r\nFAppend to file: ")
  (write-region start end filename t))

(defun load-file (file)
  "Load the Lisp file FILE."
  (interactive "fLoad file: ")
  (load (expand-file-name file) nil nil t))

;;; file-operations.el ends here

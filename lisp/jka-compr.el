;;; jka-compr.el --- reading and writing compressed files  -*- lexical-binding: t -*-

;; The handler in `file-name-handler-alist' for compressed files.  The programs named in
;; `jka-compr-compression-info-list' do the work.

(defvar jka-compr-temp-name-template (expand-file-name "jka-com" temporary-file-directory)
  "How the names of temporary files begin.")
(defvar jka-compr-acceptable-retval-list '(0 2 141) "What a program may return that has done its work.")
(defvar jka-compr-really-do-compress nil "Non-nil in a buffer whose file was compressed when it was read.")
(put 'jka-compr-really-do-compress 'permanent-local t)

(defun jka-compr-make-temp-name (&optional _local)
  "Make a temporary file and return its name."
  (make-temp-file jka-compr-temp-name-template))

(defun jka-compr-run-real-handler (operation args)
  "Do OPERATION with ARGS as if the file were not compressed."
  (let ((inhibit-file-name-handlers
         (cons 'jka-compr-handler
               (and (eq inhibit-file-name-operation operation) inhibit-file-name-handlers)))
        (inhibit-file-name-operation operation))
    (apply operation args)))

(defun jka-compr-handler (operation &rest args)
  "Do OPERATION with ARGS, one of them the name of a compressed file."
  (let ((function (and (not jka-compr-inhibit)
                       (cdr (assq operation
                                  '((write-region . jka-compr-write-region)
                                    (insert-file-contents . jka-compr-insert-file-contents)
                                    (file-local-copy . jka-compr-file-local-copy)
                                    (load . jka-compr-load)
                                    (byte-compiler-base-file-name . jka-compr-byte-compiler-base-file-name)))))))
    (if function
        (save-match-data (apply function args))
      (jka-compr-run-real-handler operation args))))

(defun jka-compr-error (prog args infile message &optional errfile)
  "Signal that PROG with ARGS failed on INFILE while MESSAGE; what it said is in ERRFILE."
  (with-current-buffer (get-buffer-create " *jka-compr-error*")
    (erase-buffer)
    (insert (format "Error while executing \"%s %s < %s\"\n\n" prog (mapconcat #'identity args " ") infile))
    (if errfile (insert-file-contents errfile)))
  (signal 'compression-error (list "Opening input file" (format "error %s" message) infile)))

(defun jka-compr-call-process (prog message infile output temp args)
  "Run PROG with ARGS on INFILE while MESSAGE; OUTPUT is a buffer, or TEMP the file for what it writes."
  (let ((errors (jka-compr-make-temp-name)) status)
    (unwind-protect
        (let ((coding-system-for-write 'no-conversion)
              (coding-system-for-read 'no-conversion)
              (default-directory (file-name-as-directory temporary-file-directory)))
          (setq status (condition-case nil
                           (apply #'call-process prog infile (list (if (stringp output) (list :file temp) output) errors)
                                  nil args)
                         (file-error nil)))
          (if (and status (stringp status)) (setq status nil))
          (unless (memq status jka-compr-acceptable-retval-list)
            (jka-compr-error prog args infile message errors)))
      (delete-file errors))))

(defun jka-compr-write-region (start end file &optional append visit lockname mustbenew)
  "Write the text from START to END compressed to FILE; APPEND, VISIT, LOCKNAME, MUSTBENEW as in `write-region'."
  (let* ((filename (expand-file-name file))
         (visit-file (if (stringp visit) (expand-file-name visit) filename))
         (info (jka-compr-get-compression-info visit-file)))
    (if (or (null info)
            (null (jka-compr-info-compress-program info))
            (and (stringp visit) (not (string= visit-file filename)) (not (jka-compr-get-compression-info filename))))
        (jka-compr-run-real-handler 'write-region (list start end filename append visit lockname mustbenew))
      (let* ((program (jka-compr-info-compress-program info))
             (args (jka-compr-info-compress-args info))
             (base (file-name-nondirectory visit-file))
             (message (format "%s %s" (jka-compr-info-compress-message info) base))
             (can-append (jka-compr-info-can-append info))
             (plain (jka-compr-make-temp-name))
             (packed nil) (coding nil))
        (if (and mustbenew (not (eq mustbenew 'excl)) (file-exists-p filename)
                 (not (y-or-n-p (format "File %s already exists; overwrite anyway? " filename))))
            (signal 'file-already-exists (list "File already exists" filename)))
        (unwind-protect
            (progn
              (setq packed (jka-compr-make-temp-name))
              ;; What cannot be appended to is written as a whole.
              (when (and append (not can-append) (file-exists-p filename))
                (let ((local (file-local-copy filename)))
                  (unwind-protect (copy-file local plain t) (delete-file local))))
              (if jka-compr-verbose (message "%s..." message))
              (jka-compr-run-real-handler 'write-region
                                          (list start end plain (and append (not can-append)) 'dont))
              (setq coding last-coding-system-used)
              (jka-compr-call-process program message plain "" packed args)
              (with-temp-buffer
                (set-buffer-multibyte nil)
                (let ((coding-system-for-write 'no-conversion)
                      (coding-system-for-read 'no-conversion)
                      (write-region-annotate-functions nil)
                      (write-region-post-annotation-function nil))
                  (jka-compr-run-real-handler 'insert-file-contents (list packed))
                  (jka-compr-run-real-handler
                   'write-region
                   (list (point-min) (point-max) filename (and append can-append) 'dont lockname
                         (and (eq mustbenew 'excl) mustbenew)))))
              (if jka-compr-verbose (message "%s...done" message)))
          (if packed (delete-file packed))
          (delete-file plain))
        (setq last-coding-system-used coding)
        (cond
         ((eq visit t)
          (setq buffer-file-name filename)
          (setq-local jka-compr-really-do-compress t)
          (set-visited-file-modtime))
         ((stringp visit)
          (setq buffer-file-name visit-file)
          (let ((buffer-file-name filename)) (set-visited-file-modtime))))
        (if (or (memq visit '(nil t)) (stringp visit))
            (message "Wrote %s" visit-file))
        nil))))

(defun jka-compr--uncompress (info filename)
  "Uncompress FILENAME by INFO into a temporary file and return its name."
  (let ((message (format "%s %s" (jka-compr-info-uncompress-message info) (file-name-nondirectory filename)))
        (function (jka-compr-info-uncompress-function info))
        (plain (jka-compr-make-temp-name))
        (done nil))
    (unwind-protect
        (progn
          (if (and function (zlib-available-p) (not (executable-find (jka-compr-info-uncompress-program info))))
              (with-temp-buffer
                (set-buffer-multibyte nil)
                (let ((coding-system-for-read 'no-conversion)
                      (coding-system-for-write 'no-conversion)
                      (write-region-annotate-functions nil)
                      (write-region-post-annotation-function nil))
                  (jka-compr-run-real-handler 'insert-file-contents-literally (list filename))
                  (or (funcall function (point-min) (point-max))
                      (jka-compr-error (jka-compr-info-uncompress-program info)
                                       (jka-compr-info-uncompress-args info) filename message))
                  (write-region (point-min) (point-max) plain nil 'silent)))
            (jka-compr-call-process (jka-compr-info-uncompress-program info) message filename "" plain
                                    (jka-compr-info-uncompress-args info)))
          (setq done plain))
      (unless done (delete-file plain)))))

(defun jka-compr--coding (info filename)
  "Return the coding system that the name of FILENAME without the extension of INFO asks for, or nil."
  (let* ((name (file-name-sans-versions filename))
         (inner (if (and (jka-compr-info-strip-extension info)
                         (string-match (jka-compr-info-regexp info) name))
                    (substring name 0 (match-beginning 0))))
         (found (and inner (find-operation-coding-system 'insert-file-contents inner))))
    (if (and (consp found) (car found) (not (eq (coding-system-type (car found)) 'undecided)))
        (car found))))

(defun jka-compr-insert-file-contents (file &optional visit beg end replace)
  "Insert what the compressed FILE holds; VISIT, BEG, END and REPLACE are as in `insert-file-contents'."
  (barf-if-buffer-read-only)
  (and visit (or beg end)
       (error "Attempt to visit less than an entire file"))
  (let* ((filename (expand-file-name file))
         (info (jka-compr-get-compression-info filename)))
    (if (null info)
        (jka-compr-run-real-handler 'insert-file-contents (list file visit beg end replace))
      (let ((message (format "%s %s" (jka-compr-info-uncompress-message info) (file-name-nondirectory filename)))
            (missing nil) (plain nil) (size 0))
        (if jka-compr-verbose (message "%s..." message))
        (unless (file-exists-p filename)
          (setq missing (list "Opening input file" "No such file or directory" filename))
          (unless visit (signal 'file-missing missing)))
        (unwind-protect
            (unless missing
              (setq plain (jka-compr--uncompress info filename))
              (if (and beg (> beg (file-attribute-size (file-attributes plain))))
                  (signal 'args-out-of-range (list (current-buffer) (point) (+ (point) beg))))
              (let ((coding-system-for-read (or coding-system-for-read (jka-compr--coding info filename)))
                    (file-coding-system-alist nil))
                (jka-compr-run-real-handler 'insert-file-contents (list plain nil beg end replace))
                ;; As in Emacs, what counts is bytes.
                (setq size (file-attribute-size (file-attributes plain))
                      size (- (if end (min end size) size) (or beg 0)))))
          (if plain (delete-file plain)))
        (if jka-compr-verbose (message "%s...done" message))
        (when visit
          (unlock-buffer)
          (setq buffer-file-name filename)
          (setq-local jka-compr-really-do-compress t)
          (set-visited-file-modtime)
          (set-buffer-modified-p nil)
          (if missing
              (signal 'file-missing (cons "Opening input file" (nth 1 missing)))))
        (list filename size)))))

(defun jka-compr-file-local-copy (file)
  "Return the name of a temporary file with what the compressed FILE holds, or nil if FILE is not compressed."
  (let* ((filename (expand-file-name file))
         (info (jka-compr-get-compression-info filename)))
    (when info
      (let ((message (format "%s %s" (jka-compr-info-uncompress-message info) (file-name-nondirectory filename))))
        (if jka-compr-verbose (message "%s..." message))
        (unless (file-exists-p filename)
          (signal 'file-missing (list "Opening process input file" "No such file or directory" filename)))
        (prog1 (jka-compr--uncompress info filename)
          (if jka-compr-verbose (message "%s...done" message)))))))

(defun jka-compr-load (file &optional noerror nomessage _nosuffix)
  "Load the compressed Lisp file FILE; NOERROR and NOMESSAGE are as in `load'."
  (jka-compr-run-real-handler 'load (list file noerror nomessage t)))

(defun jka-compr-byte-compiler-base-file-name (file)
  "Return FILE without what says that it is compressed."
  (let ((info (jka-compr-get-compression-info file)))
    (if (and info (jka-compr-info-strip-extension info))
        (save-match-data
          (substring file 0 (string-match (jka-compr-info-regexp info) file)))
      file)))

(provide 'jka-compr)

;;; jka-compr.el ends here

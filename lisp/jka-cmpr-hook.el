;;; jka-cmpr-hook.el --- which files are compressed, and how  -*- lexical-binding: t -*-

;; See "Compressed Files" in the Emacs manual.  What works with the files is in jka-compr.el; this file is preloaded.

(defvar jka-compr-verbose t "Non-nil means to say what is compressed and uncompressed.")

(defvar jka-compr-compression-info-list
  nil "List of vectors: REGEXP, then message, program and arguments of compressing, and the same of uncompressing;
whether a file may be appended to, whether the extension is no part of the name by which the mode is found, how such
a file begins, and perhaps a function that uncompresses a region.")
(setq jka-compr-compression-info-list
      '(["\\.Z\\'" "compressing" "compress" ("-c") "uncompressing" "gzip" ("-c" "-q" "-d") nil t "\037\235"
         zlib-decompress-region]
        ["\\.bz2\\'" "bzip2ing" "bzip2" nil "bunzip2ing" "bzip2" ("-d") nil t "BZh"]
        ["\\.tbz2?\\'" "bzip2ing" "bzip2" nil "bunzip2ing" "bzip2" ("-d") nil nil "BZh"]
        ["\\.\\(?:tgz\\|svgz\\|sifz\\)\\'" "compressing" "gzip" ("-c" "-q") "uncompressing" "gzip" ("-c" "-q" "-d")
         t nil "\037\213" zlib-decompress-region]
        ["\\.g?z\\'" "compressing" "gzip" ("-c" "-q") "uncompressing" "gzip" ("-c" "-q" "-d") t t "\037\213"
         zlib-decompress-region]
        ["\\.lz\\'" "Lzip compressing" "lzip" ("-c" "-q") "Lzip uncompressing" "lzip" ("-c" "-q" "-d") t t "LZIP"]
        ["\\.lzma\\'" "LZMA compressing" "lzma" ("-c" "-q" "-z") "LZMA uncompressing" "lzma" ("-c" "-q" "-d") t t ""]
        ["\\.xz\\'" "XZ compressing" "xz" ("-c" "-q") "XZ uncompressing" "xz" ("-c" "-q" "-d") t t "\3757zXZ\0"]
        ["\\.txz\\'" "XZ compressing" "xz" ("-c" "-q") "XZ uncompressing" "xz" ("-c" "-q" "-d") t nil "\3757zXZ\0"]
        ["\\.dz\\'" nil nil nil "uncompressing" "gzip" ("-c" "-q" "-d") nil t "\037\213"]
        ["\\.zst\\'" "zstd compressing" "zstd" ("-c" "-q") "zstd uncompressing" "zstd" ("-c" "-q" "-d") t t
         "(\265/\375"]
        ["\\.tzst\\'" "zstd compressing" "zstd" ("-c" "-q") "zstd uncompressing" "zstd" ("-c" "-q" "-d") t nil
         "(\265/\375"]))

(defvar jka-compr-mode-alist-additions
  '(("\\.tgz\\'" . tar-mode) ("\\.tbz2?\\'" . tar-mode) ("\\.txz\\'" . tar-mode) ("\\.tzst\\'" . tar-mode))
  "What `auto-mode-alist' has more while compressed files are handled.")
(defvar jka-compr-load-suffixes '(".gz") "What `load-file-rep-suffixes' has more while compressed files are handled.")

(defvar jka-compr-compression-info-list--internal jka-compr-compression-info-list
  "What the list was when handling was turned on.")
(defvar jka-compr-mode-alist-additions--internal jka-compr-mode-alist-additions
  "What was added to `auto-mode-alist'.")
(defvar jka-compr-load-suffixes--internal jka-compr-load-suffixes "What was added to `load-file-rep-suffixes'.")

(defvar jka-compr-added-to-file-coding-system-alist nil "What was added to `file-coding-system-alist'.")
(defvar jka-compr-inhibit nil "Non-nil means that files are read and written as they are.")
(put 'jka-compr-inhibit 'permanent-local t)

(defun jka-compr-info-regexp (info) "Return the regexp for names in INFO." (aref info 0))
(defun jka-compr-info-compress-message (info) "Return what is said while compressing by INFO." (aref info 1))
(defun jka-compr-info-compress-program (info) "Return the program that compresses by INFO." (aref info 2))
(defun jka-compr-info-compress-args (info) "Return its arguments." (aref info 3))
(defun jka-compr-info-uncompress-message (info) "Return what is said while uncompressing by INFO." (aref info 4))
(defun jka-compr-info-uncompress-program (info) "Return the program that uncompresses by INFO." (aref info 5))
(defun jka-compr-info-uncompress-args (info) "Return its arguments." (aref info 6))
(defun jka-compr-info-can-append (info) "Return non-nil if INFO allows to append." (aref info 7))
(defun jka-compr-info-strip-extension (info) "Return non-nil if the extension says nothing of the mode." (aref info 8))
(defun jka-compr-info-file-magic-bytes (info) "Return how files of INFO begin." (aref info 9))
(defun jka-compr-info-uncompress-function (info)
  "Return the function that uncompresses a region by INFO, or nil."
  (and (> (length info) 10) (aref info 10)))

(defun jka-compr-get-compression-info (filename)
  "Return the element of `jka-compr-compression-info-list' for FILENAME, or nil."
  (setq filename (file-name-sans-versions filename))
  (let ((case-fold-search nil) (list jka-compr-compression-info-list--internal) (found nil))
    (while (and list (not found))
      (if (string-match (jka-compr-info-regexp (car list)) filename)
          (setq found (car list)))
      (setq list (cdr list)))
    found))

(defun jka-compr-build-file-regexp ()
  "Return a regexp for the names of all compressed files, backups included."
  (concat "\\(?:"
          (mapconcat (lambda (info)
                       (let ((regexp (jka-compr-info-regexp info)))
                         (if (string-suffix-p "\\'" regexp) (substring regexp 0 -2) regexp)))
                     (reverse jka-compr-compression-info-list) "\\|")
          "\\)" file-name-version-regexp "?\\'"))

(defun jka-compr-installed-p ()
  "Return the element of `file-name-handler-alist' for compressed files, or nil."
  (let ((list file-name-handler-alist) (found nil))
    (while (and list (not found))
      (if (eq (cdr (car list)) 'jka-compr-handler)
          (setq found (car list)))
      (setq list (cdr list)))
    found))

(defvar jka-compr-file-name-handler-entry (cons (jka-compr-build-file-regexp) 'jka-compr-handler)
  "The element of `file-name-handler-alist' for compressed files.")

(defun jka-compr-install ()
  "Have compressed files handled."
  (setq jka-compr-file-name-handler-entry (cons (jka-compr-build-file-regexp) 'jka-compr-handler))
  (push jka-compr-file-name-handler-entry file-name-handler-alist)
  (setq jka-compr-compression-info-list--internal jka-compr-compression-info-list
        jka-compr-mode-alist-additions--internal jka-compr-mode-alist-additions
        jka-compr-load-suffixes--internal jka-compr-load-suffixes)
  (dolist (info jka-compr-compression-info-list)
    (let ((entry (cons (jka-compr-info-regexp info) '(no-conversion . no-conversion))))
      (push entry file-coding-system-alist)
      (push entry jka-compr-added-to-file-coding-system-alist))
    (if (jka-compr-info-strip-extension info)
        (progn
          (push (list (jka-compr-info-regexp info) nil 'jka-compr) auto-mode-alist)
          (push (jka-compr-info-regexp info) inhibit-local-variables-suffixes))))
  (setq auto-mode-alist (append auto-mode-alist jka-compr-mode-alist-additions)))

(defun jka-compr-uninstall ()
  "Leave compressed files as they are."
  (setq file-name-handler-alist
        (seq-remove (lambda (entry) (eq (cdr entry) 'jka-compr-handler)) file-name-handler-alist))
  (setq auto-mode-alist
        (seq-remove (lambda (entry)
                      (or (member entry jka-compr-mode-alist-additions--internal)
                          (and (consp (cdr entry)) (eq (nth 2 entry) 'jka-compr))))
                    auto-mode-alist))
  (dolist (info jka-compr-compression-info-list--internal)
    (setq inhibit-local-variables-suffixes
          (delete (jka-compr-info-regexp info) inhibit-local-variables-suffixes)))
  (setq file-coding-system-alist
        (seq-remove (lambda (entry) (member entry jka-compr-added-to-file-coding-system-alist))
                    file-coding-system-alist)
        jka-compr-added-to-file-coding-system-alist nil)
  (dolist (suffix jka-compr-load-suffixes--internal)
    (setq load-file-rep-suffixes (delete suffix (copy-sequence load-file-rep-suffixes)))))

(defun jka-compr-update ()
  "Have changes of the variables take effect."
  (when (jka-compr-installed-p)
    (jka-compr-uninstall)
    (jka-compr-install)))

(defun jka-compr-set (variable value)
  "Set VARIABLE to VALUE and have that take effect."
  (jka-compr-update)
  (set-default variable value))

(defvar auto-compression-mode t "Non-nil while compressed files are handled.")
(defvar auto-compression-mode-hook nil "Hook run by `auto-compression-mode'.")

(defun auto-compression-mode (&optional arg)
  "Turn on or off that compressed files are uncompressed when read and compressed when written.
ARG `toggle' means the other way; a number below 1, off; anything else, on."
  (interactive (list (or current-prefix-arg 'toggle)))
  (setq auto-compression-mode
        (cond ((eq arg 'toggle) (not auto-compression-mode))
              ((and (numberp arg) (< arg 1)) nil)
              (t t)))
  (let ((installed (jka-compr-installed-p)))
    (cond
     ((and auto-compression-mode (not installed)) (jka-compr-install))
     ((and installed (not auto-compression-mode)) (jka-compr-uninstall))))
  (run-hooks 'auto-compression-mode-hook
             (if auto-compression-mode 'auto-compression-mode-on-hook 'auto-compression-mode-off-hook))
  auto-compression-mode)

(defmacro with-auto-compression-mode (&rest body)
  "Evaluate BODY with `auto-compression-mode' on."
  (declare (indent 0))
  (let ((was (make-symbol "was")))
    `(let ((,was (jka-compr-installed-p)))
       (unwind-protect
           (progn
             (unless ,was (jka-compr-install))
             ,@body)
         (unless ,was (jka-compr-uninstall))))))

(put 'compression-error 'error-conditions '(compression-error file-error error))
(put 'jka-compr-handler 'safe-magic t)
(put 'jka-compr-handler 'operations
     '(byte-compiler-base-file-name write-region insert-file-contents file-local-copy load))
;; From the start it is on.
(push jka-compr-file-name-handler-entry file-name-handler-alist)
(setq auto-mode-alist (append '(("\\.zst\\'" nil jka-compr) ("\\.dz\\'" nil jka-compr) ("\\.xz\\'" nil jka-compr)
                                ("\\.lzma\\'" nil jka-compr) ("\\.lz\\'" nil jka-compr)
                                ("\\.g?z\\'" nil jka-compr) ("\\.bz2\\'" nil jka-compr)
                                ("\\.Z\\'" nil jka-compr))
                              auto-mode-alist jka-compr-mode-alist-additions))

(provide 'jka-cmpr-hook)

;;; jka-cmpr-hook.el ends here

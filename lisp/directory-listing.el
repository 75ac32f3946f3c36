;;; directory-listing.el --- lists of files as `ls' writes them  -*- lexical-binding: t -*-

;; See "Contents of Directories" in the Elisp manual.

(defun file-size-human-readable-iec (size)
  "Return SIZE as a string with a prefix such as `KiB'."
  (file-size-human-readable size 'iec " "))

(defun shell-quote-wildcard-pattern (pattern)
  "Return PATTERN quoted for a shell, except for its wildcards."
  (save-match-data
    (let ((pieces nil) (from 0))
      (while (string-match "[ \t\n;<>&|()'\"#$`{}\\\\]" pattern from)
        (push (concat (substring pattern from (match-beginning 0)) "\\"
                      (substring pattern (match-beginning 0) (match-end 0)))
              pieces)
        (setq from (match-end 0)))
      (apply #'concat (nreverse (cons (substring pattern from) pieces))))))

(defun get-free-disk-space (dir)
  "Return how much space is free on the file system of DIR, as a string for people, or nil if that is not known."
  (save-match-data
    (let ((avail (nth 2 (file-system-info dir))))
      (if avail
          (funcall byte-count-to-string-function avail)))))

(defun insert-directory-wildcard-in-dir-p (dir)
  "Return (DIRECTORY . PATTERN) if DIR has a wildcard in a directory's name, else nil."
  (let ((wildcards "[?*"))
    (when (and (or (not (featurep 'ls-lisp)) ls-lisp-support-shell-wildcards)
               (string-match (concat "[" wildcards "]") (file-name-directory dir))
               (not (file-exists-p dir)))
      (let ((regexp (format "\\`\\([^%s]*/\\)\\([^%s]*[%s].*\\)" wildcards wildcards wildcards)))
        (string-match regexp dir)
        (cons (match-string 1 dir) (match-string 2 dir))))))

(defun insert-directory (file switches &optional wildcard full-directory-p)
  "Insert a list of FILE as `insert-directory-program' with SWITCHES writes it.
WILDCARD non-nil means FILE is a pattern; FULL-DIRECTORY-P non-nil that FILE is a directory whose contents are wanted."
  (let ((handler (find-file-name-handler (expand-file-name file) 'insert-directory)))
    (if handler
        (funcall handler 'insert-directory file switches wildcard full-directory-p)
      (let ((start (point)) (status nil)
            (switches (if (listp switches) switches (split-string-and-unquote switches)))
            (coding (or coding-system-for-read (and enable-multibyte-characters file-name-coding-system)
                        locale-coding-system 'utf-8)))
        (unless (or wildcard full-directory-p (member "-d" switches))
          (setq switches (append switches '("-d"))))
        (let ((coding-system-for-read coding)
              (coding-system-for-write coding))
          (setq status
                (if wildcard
                    (let* ((in-directory (insert-directory-wildcard-in-dir-p file))
                           (default-directory
                             (cond (in-directory (car in-directory))
                                   ((file-name-absolute-p file) (file-name-directory file))
                                   (t (file-name-directory (expand-file-name file)))))
                           (pattern (if in-directory (cdr in-directory) (file-name-nondirectory file))))
                      (call-process shell-file-name nil t nil shell-command-switch
                                    (concat (if (memq system-type '(ms-dos windows-nt)) "" "\\")
                                            insert-directory-program " "
                                            (mapconcat #'shell-quote-argument switches " ")
                                            " -- " (shell-quote-wildcard-pattern pattern))))
                  (unless full-directory-p
                    (setq switches (delete "-d" switches)
                          switches (append switches '("-d"))))
                  (apply #'call-process insert-directory-program nil t nil
                         (append switches
                                 (list "--" (if full-directory-p
                                                (file-name-as-directory (expand-file-name file))
                                              (expand-file-name file))))))))
        (unless (or (eq status 0)
                    ;; A list that is not complete is better than none.
                    (and (eq status 1) (save-excursion (goto-char start) (re-search-forward "^ *total\\|^.[-r][-w]" nil t))))
          (delete-region start (point))
          (access-file file "Reading directory")
          (error "Listing directory failed but `access-file' worked"))
        (insert-directory-clean start switches)
        ;; The number of blocks says little without what is free.
        (when full-directory-p
          (save-excursion
            (goto-char start)
            (when (re-search-forward "^ *\\(total\\)" nil t)
              (let ((free (get-free-disk-space ".")))
                (when free
                  (replace-match "total used in directory" nil nil nil 1)
                  (end-of-line)
                  (insert " available " free))))))
        nil))))

(defun insert-directory-adj-pos (pos error-lines)
  "Return POS less the sizes of those lines of ERROR-LINES, a list of positions and sizes, that come before it."
  (let ((gone 0))
    (dolist (each error-lines)
      (if (< (car each) pos) (setq gone (+ gone (cdr each)))))
    (- pos gone)))

(defun insert-directory-clean (beg switches)
  "Give the names in the list that `ls' with SWITCHES wrote at BEG the property `dired-filename'.
The lines with which `ls --dired' says where they are go away."
  (when (if (stringp switches) (string-match "--dired\\>" switches) (member "--dired" switches))
    (forward-line -2)
    (if (looking-at "//SUBDIRED//") (forward-line -1))
    (if (not (looking-at "//DIRED//"))
        (forward-line 1)
      (let ((end (line-end-position)) (marks nil) (base beg))
        (forward-char 9)
        (while (< (point) end)
          (let ((start (read (current-buffer))) (stop (read (current-buffer))))
            (push (cons start stop) marks))
          (skip-chars-forward " \t"))
        (dolist (each marks)
          (put-text-property (+ base (car each)) (+ base (cdr each)) 'dired-filename t))
        (goto-char end)
        (beginning-of-line)
        (delete-region (point) (progn (forward-line 1) (point)))))
    (if (looking-at "//DIRED-OPTIONS//")
        (delete-region (point) (progn (forward-line 1) (point))))))

(defun insert-directory-safely (file switches &optional wildcard full-directory-p)
  "Like `insert-directory' with FILE, SWITCHES, WILDCARD and FULL-DIRECTORY-P; a FILE that is not there is said so."
  (if (file-exists-p file)
      (insert-directory file switches wildcard full-directory-p)
    (insert (format "%s: No such file or directory\n" file))))

(defun list-directory (dirname &optional verbose)
  "Show a list of the files in DIRNAME, or of those that match it, in the buffer *Directory*; VERBOSE gives a long one."
  (interactive (list (read-file-name "List directory (brief): " nil default-directory nil) current-prefix-arg))
  (let ((switches (if verbose list-directory-verbose-switches list-directory-brief-switches)))
    (or dirname (setq dirname default-directory))
    (setq dirname (expand-file-name dirname))
    (with-output-to-temp-buffer "*Directory*"
      (with-current-buffer standard-output
        (setq buffer-undo-list t)
        (insert "Directory " dirname "\n")
        (let ((wildcard (not (file-directory-p dirname))))
          (insert-directory-wildcard-in-dir-p dirname)
          (insert-directory dirname switches wildcard (not wildcard)))))
    (with-current-buffer "*Directory*"
      (setq default-directory (if (file-directory-p dirname)
                                  (file-name-as-directory dirname)
                                (file-name-directory dirname))))))

;;; directory-listing.el ends here

;;; files.el --- file names, and files as wholes  -*- lexical-binding: t -*-

;; What the library does with file names and with the primitives for files.  See "Files" in the Elisp manual.

;;; Names

(defun file-name-sans-versions (name &optional _keep-backup-version)
  "Return the file NAME without what makes it the name of a backup: ~ or .~N~ at its end."
  (let ((case-fold-search nil))
    (save-match-data
      (if (string-match "\\(\\.~[-[:alnum:]:#@^._]+\\(?:~[[:digit:]]+\\)?~\\|~\\)\\'" name)
          (if (> (match-beginning 0) 0) (substring name 0 (match-beginning 0)) "")
        name))))

(defun file-name-extension (filename &optional period)
  "Return what follows the last period in FILENAME, nil if there is none; a period at the beginning does not count.
PERIOD non-nil includes the period, and gives the empty string for none."
  (save-match-data
    (let ((file (file-name-sans-versions (file-name-nondirectory filename))))
      (if (and (string-match "\\.[^.]*\\'" file)
               (not (eq 0 (match-beginning 0))))
          (substring file (+ (match-beginning 0) (if period 0 1)))
        (if period "")))))

(defun file-name-sans-extension (filename)
  "Return FILENAME without its extension; a period at the beginning does not count."
  (save-match-data
    (let ((file (file-name-sans-versions (file-name-nondirectory filename))) directory)
      (if (and (string-match "\\.[^.]*\\'" file)
               (not (eq 0 (match-beginning 0))))
          (if (setq directory (file-name-directory filename))
              (concat directory (substring file 0 (match-beginning 0)))
            (substring file 0 (match-beginning 0)))
        filename))))

(defun file-name-base (&optional filename)
  "Return FILENAME, by default that of the buffer, without directory and extension."
  (declare (advertised-calling-convention (filename) "27.1"))
  (file-name-sans-extension (file-name-nondirectory (or filename (buffer-file-name)))))

(defun file-name-with-extension (filename extension)
  "Return FILENAME with EXTENSION in the place of its own."
  (let ((extension (string-trim-left extension "[.]")))
    (cond
     ((string-empty-p filename) (error "Empty filename"))
     ((string-empty-p extension) (error "Malformed extension: %s" extension))
     ((directory-name-p filename) (error "Filename is a directory: %s" filename))
     (t (concat (file-name-sans-extension filename) "." extension)))))

(defun file-relative-name (filename &optional directory)
  "Return FILENAME as a name relative to DIRECTORY, by default `default-directory'."
  (let* ((directory (file-name-as-directory (expand-file-name (or directory default-directory))))
         (filename (expand-file-name filename))
         (up "."))
    (save-match-data
      ;; Take directories off until the name is inside.
      (while (not (or (string-prefix-p directory filename)
                      (string= (file-name-as-directory filename) directory)))
        (setq directory (file-name-directory (substring directory 0 -1))
              up (if (equal up ".") ".." (concat "../" up))))
      (if (string-prefix-p directory filename)
          (let ((inside (substring filename (length directory))))
            (cond ((equal inside "") (if (equal up ".") "./" (concat up "/")))
                  ((equal up ".") inside)
                  (t (concat up "/" inside))))
        up))))

(defun file-remote-p (_file &optional _identification _connected)
  "Return nil: files on other machines are not supported."
  nil)

(defun file-local-name (file)
  "Return FILE without what says which machine it is on."
  (or (file-remote-p file 'localname) file))

(defun file-name-quoted-p (name &optional _top)
  "Return non-nil if the file NAME is quoted by /:."
  (string-prefix-p "/:" (file-local-name name)))

(defun file-name-quote (name &optional _top)
  "Return the file NAME quoted by /:."
  (if (file-name-quoted-p name) name (concat "/:" name)))

(defun file-name-unquote (name &optional _top)
  "Return the file NAME without the quoting by /:."
  (if (file-name-quoted-p name)
      (if (= (length name) 2) "/" (substring name 2))
    name))

(defun convert-standard-filename (filename)
  "Return FILENAME as the system wants it: here as it is."
  filename)

(defun abbreviate-file-name (filename)
  "Return FILENAME with ~ for the home directory, and what `directory-abbrev-alist' says."
  (save-match-data
    (let ((case-fold-search nil) (home (directory-file-name (expand-file-name "~"))))
      (dolist (pair directory-abbrev-alist)
        (if (string-match (car pair) filename)
            (setq filename (concat (cdr pair) (substring filename (match-end 0))))))
      (if (and (not (equal home "/"))
               (string-match (concat "\\`" (regexp-quote home) "\\(/\\|\\'\\)") filename))
          (concat "~" (substring filename (match-beginning 1)))
        filename))))

(defvar directory-abbrev-alist nil "Pairs of a regexp for file names and what stands in the place of the match.")

(defun backup-file-name-p (file)
  "Return non-nil if FILE is the name of a backup."
  (string-match "~\\'" file))

(defun auto-save-file-name-p (filename)
  "Return non-nil if FILENAME, without a directory, is one that auto-saving uses."
  (string-match "\\`#.*#\\'" filename))

(defun wildcard-to-regexp (wildcard)
  "Return the regexp that matches what the file name pattern WILDCARD does, with *, ? and [...]."
  (let ((i 0) (length (length wildcard)) (pieces nil))
    (while (< i length)
      (let ((c (aref wildcard i)))
        (push
         (cond
          ((eq c ?*) "[^\0]*")
          ((eq c ??) "[^\0]")
          ((eq c ?\[)
           (let ((end (string-match "\\][^]]*\\'\\|\\]" wildcard
                                    (+ i (if (memq (and (< (1+ i) length) (aref wildcard (1+ i))) '(?! ?^ ?\])) 2 1)))))
             (if (null end)
                 "\\["
               (let ((set (substring wildcard (1+ i) end)))
                 (setq i end)
                 (concat "[" (if (string-prefix-p "!" set) (concat "^" (substring set 1)) set) "]")))))
          ((memq c '(?. ?\\ ?+ ?^ ?$)) (string ?\\ c))
          (t (string c)))
         pieces))
      (setq i (1+ i)))
    (concat "\\`" (apply #'concat (nreverse pieces)) "\\'")))

(defun parse-colon-path (search-path)
  "Return the directories that SEARCH-PATH, separated by colons, lists; nil stands for an empty one."
  (when search-path
    (let ((spath (substitute-env-vars search-path)))
      (mapcar (lambda (f)
                (if (equal "" f) nil
                  (let ((directory (file-name-as-directory f)))
                    (if (file-name-absolute-p directory) directory (substitute-in-file-name directory)))))
              (split-string spath ":")))))

(defun locate-user-emacs-file (new-name &optional old-name)
  "Return the name of the user's file NEW-NAME in `user-emacs-directory', or OLD-NAME in the home directory if it exists."
  (let* ((home (concat "~" (or init-file-user "")))
         (at-home (and old-name (expand-file-name old-name home))))
    (if (and at-home (file-readable-p at-home))
        at-home
      (abbreviate-file-name (expand-file-name new-name user-emacs-directory)))))

(defun file-size-human-readable (file-size &optional flavor space unit)
  "Return FILE-SIZE, a number of bytes, as a short string.
FLAVOR is nil for units of 1024, `si' for units of 1000, `iec' for units of 1024 called KiB; SPACE stands before the
unit, and UNIT after the prefix."
  (let ((power (if (eq flavor 'si) 1000.0 1024.0))
        (prefixes '("" "k" "M" "G" "T" "P" "E" "Z" "Y"))
        prefix)
    (while (and (>= file-size power) (cdr prefixes))
      (setq file-size (/ file-size power)
            prefixes (cdr prefixes)))
    (setq prefix (if (eq flavor 'iec)
                     (if (equal (car prefixes) "k") "Ki"
                       (if (equal (car prefixes) "") "" (concat (car prefixes) "i")))
                   (car prefixes)))
    (let ((all (concat prefix (or unit (if (eq flavor 'iec) "B" "")))))
      (format (if (and (>= (mod file-size 1.0) 0.05)
                       (< (mod file-size 1.0) 0.95))
                  "%.1f%s%s"
                "%.0f%s%s")
              file-size
              (if (equal all "") "" (or space ""))
              all))))

;;; Attributes

(defun file-attribute-type (attributes) "Return the type in ATTRIBUTES, as `file-attributes' returns them." (nth 0 attributes))
(defun file-attribute-link-number (attributes) "Return the number of links in ATTRIBUTES." (nth 1 attributes))
(defun file-attribute-user-id (attributes) "Return the owner in ATTRIBUTES." (nth 2 attributes))
(defun file-attribute-group-id (attributes) "Return the group in ATTRIBUTES." (nth 3 attributes))
(defun file-attribute-access-time (attributes) "Return the time of the last access in ATTRIBUTES." (nth 4 attributes))
(defun file-attribute-modification-time (attributes) "Return the time of the last change in ATTRIBUTES." (nth 5 attributes))
(defun file-attribute-status-change-time (attributes)
  "Return the time of the last change of status in ATTRIBUTES."
  (nth 6 attributes))
(defun file-attribute-size (attributes) "Return the size in ATTRIBUTES." (nth 7 attributes))
(defun file-attribute-modes (attributes) "Return the modes in ATTRIBUTES, a string." (nth 8 attributes))
(defun file-attribute-inode-number (attributes) "Return the inode in ATTRIBUTES." (nth 10 attributes))
(defun file-attribute-device-number (attributes) "Return the device in ATTRIBUTES." (nth 11 attributes))

(defun file-modes-char-to-who (char)
  "Return the bits that CHAR, one of u, g, o and a, stands for."
  (cond ((eq char ?u) #o4700) ((eq char ?g) #o2070) ((eq char ?o) #o1007) ((eq char ?a) #o7777)
        (t (error "%c: Bad `who' character" char))))

(defun file-modes-char-to-right (char &optional from)
  "Return the bits that CHAR, a permission, stands for; u, g and o copy those of FROM."
  (or from (setq from 0))
  (cond ((eq char ?r) #o0444) ((eq char ?w) #o0222) ((eq char ?x) #o0111)
        ((eq char ?s) #o6000) ((eq char ?t) #o1000) ((eq char ?X) (if (= (logand from #o111) 0) 0 #o0111))
        ((eq char ?u) (let ((bits (logand #o4700 from))) (+ bits (/ (logand bits #o700) #o10) (/ (logand bits #o700) #o100))))
        ((eq char ?g) (let ((bits (logand #o2070 from))) (+ bits (/ (logand bits #o070) #o10) (* (logand bits #o070) #o10))))
        ((eq char ?o) (let ((bits (logand #o1007 from))) (+ bits (* (logand bits #o007) #o10) (* (logand bits #o007) #o100))))
        (t (error "%c: Bad right character" char))))

(defun file-modes-symbolic-to-number (modes &optional from)
  "Return the file modes that the string MODES, as for chmod, makes of FROM, by default 0."
  (save-match-data
    (let ((case-fold-search nil) (result (or from 0)))
      (while (string-match "^\\([ugoa]*\\)\\([+=-][rwxXstugo]*\\)+\\(,\\|\\)" modes)
        (let* ((who-text (match-string 1 modes))
               (rest (substring modes (match-end 1) (match-beginning 3)))
               (next (match-end 3))
               (who (if (equal who-text "") #o7777
                      (apply #'logior (mapcar #'file-modes-char-to-who who-text))))
               (position 0))
          (while (string-match "\\([+=-]\\)\\([rwxXstugo]*\\)" rest position)
            (let* ((operation (aref rest (match-beginning 1)))
                   (rights (apply #'logior 0 (mapcar (lambda (c) (file-modes-char-to-right c result))
                                                     (match-string 2 rest))))
                   (bits (logand who rights)))
              (setq position (match-end 0)
                    result (cond ((eq operation ?+) (logior result bits))
                                 ((eq operation ?-) (logand result (lognot bits)))
                                 (t (logior (logand result (lognot who)) bits))))))
          (setq modes (substring modes next))))
      (if (equal modes "")
          result
        (error "Parse error in modes near `%s'" (substring modes 0))))))

(defun file-modes-number-to-symbolic (mode &optional filetype)
  "Return the file modes MODE as ls shows them; FILETYPE is the character in front, by default -."
  (let ((letters (lambda (shift special char)
                   (string (if (/= (logand (ash mode (- shift)) 4) 0) ?r ?-)
                           (if (/= (logand (ash mode (- shift)) 2) 0) ?w ?-)
                           (let ((x (/= (logand (ash mode (- shift)) 1) 0)))
                             (if (/= (logand mode special) 0)
                                 (if x char (upcase char))
                               (if x ?x ?-)))))))
    (concat (string (or filetype ?-))
            (funcall letters 6 #o4000 ?s)
            (funcall letters 3 #o2000 ?s)
            (funcall letters 0 #o1000 ?t))))

;;; Files and directories

(defun make-directory (dir &optional parents)
  "Make the directory DIR, with PARENTS non-nil those above it too, and no error where it exists."
  (let ((dir (expand-file-name dir)))
    (if (not parents)
        (make-directory-internal dir)
      (let ((missing nil) (each (directory-file-name dir)))
        (while (not (or (file-directory-p each) (equal each "/")))
          (push each missing)
          (setq each (directory-file-name (file-name-directory each))))
        (dolist (directory missing)
          (condition-case error
              (make-directory-internal directory)
            (file-already-exists
             (unless (file-directory-p directory)
               (signal (car error) (cdr error)))))))))
  nil)

(defconst directory-files-no-dot-files-regexp "[^.]\\|\\.\\.\\."
  "A regexp that matches any file name but \".\" and \"..\".")

(defun delete-directory (directory &optional recursive _trash)
  "Delete DIRECTORY, with RECURSIVE non-nil all that is in it first."
  (setq directory (directory-file-name (expand-file-name directory)))
  (when (and recursive (not (file-symlink-p directory)))
    (dolist (file (directory-files directory 'full directory-files-no-dot-files-regexp))
      (if (eq t (car (file-attributes file)))
          (delete-directory file recursive)
        (delete-file file))))
  (delete-directory-internal directory))

(defun directory-empty-p (dir)
  "Return t if DIR is a directory with nothing in it."
  (and (file-directory-p dir)
       (null (directory-files dir nil directory-files-no-dot-files-regexp t))))

(defun directory-files-recursively (dir regexp &optional include-directories predicate follow-symlinks)
  "Return the list of the files below DIR whose names match REGEXP, with INCLUDE-DIRECTORIES directories too.
PREDICATE nil means to go into all directories that can be read, t into all, else those it accepts;
FOLLOW-SYMLINKS non-nil goes through symbolic links to directories."
  (let ((result nil) (files nil) (dir (directory-file-name dir)))
    (dolist (file (sort (file-name-all-completions "" (file-name-as-directory dir)) #'string<))
      (unless (member file '("./" "../"))
        (if (directory-name-p file)
            (let* ((leaf (substring file 0 (1- (length file))))
                   (full (concat dir "/" leaf)))
              (when (and (or (not (file-symlink-p full)) follow-symlinks)
                         (cond ((null predicate) (file-readable-p full))
                               ((eq predicate t) t)
                               (t (funcall predicate full))))
                (setq result (nconc result
                                    (directory-files-recursively full regexp include-directories
                                                                 predicate follow-symlinks))))
              (when (and include-directories (string-match regexp leaf))
                (setq result (nconc result (list full)))))
          (when (string-match regexp file)
            (push (concat dir "/" file) files)))))
    (nconc result (nreverse files))))

(defun locate-dominating-file (file name)
  "Return the directory at or above FILE that has a file called NAME, or that the function NAME accepts."
  (let ((file (abbreviate-file-name (expand-file-name file))) (root nil) (try nil))
    (while (not (or root (null file)))
      (setq try (if (stringp name)
                    (and (file-directory-p file)
                         (file-exists-p (expand-file-name name (file-name-as-directory file))))
                  (funcall name file)))
      (cond (try (setq root file))
            ((equal file (setq file (file-name-directory (directory-file-name file))))
             (setq file nil))))
    (if root (file-name-as-directory root))))

(defun locate-file (filename path &optional suffixes predicate)
  "Return the first file called FILENAME, with one of SUFFIXES, in the directories PATH that PREDICATE accepts.
PREDICATE is a function, by default `file-readable-p', or one of exists, executable, readable and writable."
  (let ((predicate (cond ((null predicate) nil)
                         ((memq predicate '(executable readable writable exists))
                          (intern (format "file-%s-p" predicate)))
                         (t predicate))))
    (locate-file-internal filename path suffixes predicate)))

(defun executable-find (command &optional _remote)
  "Return the name of the program that COMMAND runs, looked for in `exec-path', nil if there is none."
  (locate-file command exec-path exec-suffixes 1))

(defun exec-path ()
  "Return the list of directories in which programs are looked for."
  exec-path)

(defun make-temp-file (prefix &optional dir-flag suffix text)
  "Make a new empty file in `temporary-file-directory' whose name starts with PREFIX, and return its name.
DIR-FLAG non-nil makes a directory; SUFFIX is the end of the name, TEXT what to write to the file."
  (let ((absolute (if (zerop (length prefix))
                      (file-name-as-directory temporary-file-directory)
                    (expand-file-name prefix temporary-file-directory))))
    (make-temp-file-internal absolute (if dir-flag t) (or suffix "") text)))

(defun make-nearby-temp-file (prefix &optional dir-flag suffix)
  "Make a temporary file, as `make-temp-file' does with PREFIX, DIR-FLAG and SUFFIX, near `default-directory'."
  (make-temp-file prefix dir-flag suffix))

(defun temporary-file-directory ()
  "Return the directory for temporary files."
  temporary-file-directory)

(defun file-truename (filename &optional _counter _prev-dirs)
  "Return FILENAME with all symbolic links followed."
  (let ((todo (split-string (expand-file-name filename) "/" t))
        (done "") (links 0)
        (slash (string-suffix-p "/" filename)))
    (while todo
      (let* ((each (concat done "/" (pop todo))) (target (file-symlink-p each)))
        (cond
         ((null target) (setq done each))
         ((> (setq links (1+ links)) 100)
          (error "Apparent cycle of symbolic links for %s" filename))
         (t
          (let ((full (expand-file-name target (concat done "/"))))
            (setq todo (append (split-string full "/" t) todo)
                  done ""))))))
    (cond ((equal done "") "/")
          (slash (concat done "/"))
          (t done))))

(defun file-chase-links (filename &optional limit)
  "Return what the symbolic link FILENAME refers to in the end; LIMIT is how many links to follow."
  (let ((count 0) (target nil))
    (while (and (or (null limit) (< count limit))
                (setq target (file-symlink-p filename)))
      (if (> (setq count (1+ count)) 100)
          (error "Apparent cycle of symbolic links for %s" filename))
      (setq filename (expand-file-name target (file-name-directory filename))))
    filename))

(defun file-equal-p (file1 file2)
  "Return t if FILE1 and FILE2 are the same existing file."
  (let ((a (file-attributes (file-truename file1))) (b (file-attributes (file-truename file2))))
    (and a b (equal a b))))

(defun file-in-directory-p (file dir)
  "Return t if FILE is DIR or below it, and DIR exists."
  (setq file (file-truename (expand-file-name file))
        dir (file-truename (expand-file-name dir)))
  (and (file-directory-p dir)
       (string-prefix-p (file-name-as-directory dir) (file-name-as-directory file))
       t))

(defun file-expand-wildcards (pattern &optional full)
  "Return the sorted list of the files that PATTERN, with wildcards, matches; FULL non-nil gives absolute names."
  (save-match-data
    (let* ((nondirectory (file-name-nondirectory pattern))
           (directory (file-name-directory pattern))
           (directories (if (and directory (string-match "[[*?]" directory))
                            (mapcar #'file-name-as-directory
                                    (file-expand-wildcards (directory-file-name directory)))
                          (list directory)))
           (contents nil))
      (dolist (each directories)
        (when (or (null each) (file-directory-p (file-name-as-directory each)))
          (let ((names (if (equal "" nondirectory)
                           (list (or each default-directory))
                         (mapcar (lambda (name) (if (or full (null each)) name (concat each name)))
                                 (delq nil
                                       (mapcar (lambda (name)
                                                 (unless (string-match "\\`\\.\\.?\\'" (file-name-nondirectory name))
                                                   name))
                                               (directory-files (or each ".") full
                                                                (wildcard-to-regexp nondirectory))))))))
            (setq contents (nconc contents (if full (mapcar #'expand-file-name names) names))))))
      contents)))

(defun copy-directory (directory newname &optional keep-time parents copy-contents)
  "Copy DIRECTORY with all that is in it to NEWNAME, or into it if it is a directory's name, unless COPY-CONTENTS.
KEEP-TIME keeps the times of files, PARENTS makes the directories above."
  (setq directory (directory-file-name (expand-file-name directory))
        newname (expand-file-name newname))
  (cond ((not (directory-name-p newname)) (make-directory newname parents))
        ((and copy-contents (file-directory-p newname)))
        (t
         (setq newname (concat newname (file-name-nondirectory directory)))
         (make-directory newname parents)))
  (dolist (file (directory-files directory 'full directory-files-no-dot-files-regexp))
    (let ((target (concat (file-name-as-directory newname) (file-name-nondirectory file)))
          (type (car (file-attributes file))))
      (cond ((eq type t) (copy-directory file target keep-time parents t))
            ((stringp type) (make-symbolic-link type target t))
            (t (copy-file file target t keep-time)))))
  (set-file-modes newname (file-modes directory)))

;;; Reading and writing whole files

(defun insert-file-contents-literally (filename &optional visit beg end replace)
  "Insert the bytes of FILENAME, with nothing decoded; VISIT, BEG, END and REPLACE are as for `insert-file-contents'."
  (let ((format-alist nil)
        (after-insert-file-functions nil)
        (coding-system-for-read 'no-conversion)
        (coding-system-for-write 'no-conversion))
    (insert-file-contents filename visit beg end replace)))

(defun load-file (file)
  "Load the Lisp file FILE."
  (load (expand-file-name file) nil nil t))

(defun cd (dir)
  "Make DIR the `default-directory'."
  (let ((full (expand-file-name dir)))
    (unless (file-directory-p full)
      (error (if (file-exists-p full) "%s is not a directory" "%s: no such directory") dir))
    (unless (file-accessible-directory-p full)
      (error "Cannot cd to %s:  Permission denied" dir))
    (setq default-directory (file-name-as-directory full))))

(defalias 'cd-absolute #'cd)

(provide 'files)

;;; files.el ends here

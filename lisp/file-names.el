;;; file-names.el --- what file names say, and finding files  -*- lexical-binding: t -*-

;; See "File Names", "Truenames", "Magic File Names" and "Locating Files in Standard Places" in the Elisp manual.

;;; Parts of names

(defun file-name-sans-versions (name &optional keep-backup-version)
  "Return the file name NAME without the backup version at its end, as `~' or `.~3~'.
KEEP-BACKUP-VERSION non-nil leaves it there."
  (let ((handler (find-file-name-handler name 'file-name-sans-versions)))
    (cond
     (handler (funcall handler 'file-name-sans-versions name keep-backup-version))
     (keep-backup-version name)
     ((string-match "\\(?:\\.~[-[:alnum:]:#@^._]+\\(?:~[[:digit:]]+\\)?\\)?~\\'" name)
      (substring name 0 (match-beginning 0)))
     (t name))))

(defun file-name-sans-extension (filename)
  "Return FILENAME without its extension: what follows the last dot, unless that dot is the first character."
  (save-match-data
    (let ((file (file-name-sans-versions (file-name-nondirectory filename)))
          (directory (file-name-directory filename)))
      (if (and (string-match "\\.[^.]*\\'" file)
               (not (eq 0 (match-beginning 0))))
          (concat directory (substring file 0 (match-beginning 0)))
        filename))))

(defun file-name-extension (filename &optional period)
  "Return the extension of FILENAME without its dot, or nil if it has none.
With PERIOD non-nil, return it with the dot, or the empty string if there is none."
  (save-match-data
    (let ((file (file-name-sans-versions (file-name-nondirectory filename))))
      (if (and (string-match "\\.[^.]*\\'" file)
               (not (eq 0 (match-beginning 0))))
          (substring file (+ (match-beginning 0) (if period 0 1)))
        (if period "")))))

(defun file-name-base (filename)
  "Return the name of FILENAME without directory and extension."
  (file-name-sans-extension (file-name-nondirectory filename)))

(defun file-name-with-extension (filename extension)
  "Return FILENAME with EXTENSION, a string with or without a dot, in place of its own.
Signals an error if FILENAME is empty or a directory name, or EXTENSION is empty."
  (let ((extension (string-trim-left extension "[.]")))
    (cond
     ((string-empty-p filename) (error "Empty filename"))
     ((string-empty-p extension) (error "Malformed extension: %s" extension))
     ((directory-name-p filename) (error "Filename is a directory: %s" filename))
     (t (concat (file-name-sans-extension filename) "." extension)))))

(defun file-name--common-ups (name directory)
  "Return (COUNT . ANCESTOR): how many times DIRECTORY must go up to hold NAME, and where that leads."
  (let ((count 0)
        (name (file-name-as-directory name)))
    (while (not (string-prefix-p directory name))
      (setq directory (file-name-directory (substring directory 0 -1))
            count (1+ count)))
    (cons count directory)))

(defun file-relative-name (filename &optional directory)
  "Return FILENAME as a name relative to DIRECTORY, by default `default-directory'.
If they are on different machines, return FILENAME expanded."
  (let ((directory (file-name-as-directory (expand-file-name (or directory default-directory))))
        (name (expand-file-name filename)))
    (if (not (equal (file-remote-p name) (file-remote-p directory)))
        name
      (let* ((found (file-name--common-ups name directory))
             (ups (apply #'concat (make-list (car found) "../")))
             (start (length (cdr found))))
        (cond
         ((> (length name) start) (concat ups (substring name start)))
         ((directory-name-p name) (if (equal ups "") "./" ups))
         ((equal ups "") ".")
         (t (substring ups 0 -1)))))))

(defun convert-standard-filename (filename)
  "Return FILENAME, a name with Unix conventions, as it is written on this system: as it is."
  filename)

(defun parse-colon-path (search-path)
  "Return SEARCH-PATH, directories with `path-separator' between, as a list of directory names; nil for an empty one."
  (if (stringp search-path)
      (mapcar (lambda (part)
                (if (not (equal part ""))
                    (substitute-in-file-name (file-name-as-directory part))))
              (split-string search-path path-separator))))

;;; Remote and quoted names

(defun file-remote-p (file &optional identification connected)
  "Return the part of FILE that says on which other machine it is, or nil if it is on this one.
IDENTIFICATION, a symbol such as `host' or `user', asks for that part; CONNECTED says when to ask."
  (let ((handler (find-file-name-handler file 'file-remote-p)))
    (if handler
        (funcall handler 'file-remote-p file identification connected))))

(defun file-local-name (file)
  "Return FILE without the part that says on which machine it is."
  (let ((remote (file-remote-p file)))
    (if remote (substring file (length remote)) file)))

(defun file-name-quoted-p (name &optional top)
  "Return t if NAME, or with TOP nil its local part, is quoted by a prefix `/:'."
  (string-prefix-p "/:" (if top name (file-local-name name))))

(defun file-name-quote (name &optional top)
  "Return NAME with a prefix `/:' before its local part, or with TOP non-nil before it all, unless it has one."
  (if (let (file-name-handler-alist) (file-name-quoted-p name top))
      name
    (concat (unless top (file-remote-p name)) "/:" (if top name (file-local-name name)))))

(defun file-name-unquote (name &optional top)
  "Return NAME without a prefix `/:' before its local part, or with TOP non-nil before it all."
  (let ((local (if top name (file-local-name name))))
    (if (not (file-name-quoted-p local top))
        name
      (concat (unless top (file-remote-p name))
              (if (= (length local) 2) "/" (substring local 2))))))

(defun temporary-file-directory ()
  "Return the directory for temporary files near `default-directory'."
  (let ((handler (find-file-name-handler default-directory 'temporary-file-directory)))
    (if handler
        (funcall handler 'temporary-file-directory)
      temporary-file-directory)))

;;; True names

(defun file-chase-links (filename &optional limit)
  "Return the name to which the links of FILENAME lead; links of its directories stay.  Follow at most LIMIT."
  (let ((count 0) (name filename) target)
    (while (and (or (null limit) (< count limit))
                (setq target (file-symlink-p name)))
      (setq count (1+ count))
      (if (and (null limit) (> count 100))
          (error "Apparent cycle of symbolic links for %s" filename))
      (setq name (expand-file-name target (file-name-directory (file-truename--directory name)))))
    name))

(defun file-truename--directory (name)
  "Return NAME, the name of a link, with its directory's true name, where a target is that begins with `..'."
  (let ((directory (file-name-directory name)))
    (if (and directory (string-prefix-p "../" (concat (file-symlink-p name) "/")))
        (concat (file-name-as-directory (file-truename directory)) (file-name-nondirectory name))
      name)))

(defun file-truename (filename &optional _counter _prev-dirs)
  "Return the absolute name of FILENAME with no link in it, neither in itself nor in its directories."
  (let ((handler (find-file-name-handler filename 'file-truename)))
    (cond
     (handler (funcall handler 'file-truename filename))
     ((string-prefix-p "/:" filename)
      (file-name-quote (file-truename (file-name-unquote filename))))
     ((or (equal filename "") (string-match-p "\\`~" filename))
      (file-truename--walk (expand-file-name filename)))
     ((file-name-absolute-p filename) (file-truename--walk filename))
     (t (file-truename--walk (concat (file-name-as-directory (expand-file-name default-directory)) filename))))))

(defun file-truename--walk (name)
  "Return the absolute NAME with all links followed, component by component."
  (let ((parts (split-string name "/" t))
        (resolved "")
        (links 0))
    (while parts
      (let ((part (car parts)))
        (setq parts (cdr parts))
        (cond
         ((equal part "."))
         ((equal part "..")
          (setq resolved (if (equal resolved "") "" (directory-file-name (file-name-directory resolved))))
          (if (equal resolved "/") (setq resolved "")))
         (t
          (let* ((next (concat resolved "/" part))
                 (target (file-symlink-p next)))
            (cond
             ((null target) (setq resolved next))
             ((> (setq links (1+ links)) 100)
              (error "Apparent cycle of symbolic links for %s" name))
             (t
              (if (file-name-absolute-p target)
                  (setq resolved ""))
              (setq parts (append (split-string target "/" t) parts)))))))))
    (cond
     ((equal resolved "") "/")
     ((and (directory-name-p name) (not (directory-name-p resolved))) (concat resolved "/"))
     (t resolved))))

(defun file-equal-p (file1 file2)
  "Return t if FILE1 and FILE2 name the same file, which is there."
  (let ((handler (or (find-file-name-handler file1 'file-equal-p)
                     (find-file-name-handler file2 'file-equal-p))))
    (if handler
        (funcall handler 'file-equal-p file1 file2)
      (let ((attributes (file-attributes (file-truename file1))))
        (and attributes
             (equal attributes (file-attributes (file-truename file2))))))))

(defun file-in-directory-p (file dir)
  "Return non-nil if FILE is DIR or somewhere below it; DIR must be there."
  (let ((handler (or (find-file-name-handler file 'file-in-directory-p)
                     (find-file-name-handler dir 'file-in-directory-p))))
    (if handler
        (funcall handler 'file-in-directory-p file dir)
      (and (file-directory-p dir)
           (string-prefix-p (file-name-as-directory (file-truename dir))
                            (file-name-as-directory (file-truename file)))))))

(defun abbreviate-file-name (filename)
  "Return FILENAME shortened by `directory-abbrev-alist' and with `~' for the home directory."
  (save-match-data
    (let ((case-fold-search nil)
          (home (expand-file-name "~"))
          (rules directory-abbrev-alist))
      (while rules
        (if (string-match (car (car rules)) filename)
            (setq filename (concat (cdr (car rules)) (substring filename (match-end 0)))))
        (setq rules (cdr rules)))
      (setq abbreviated-home-dir (concat "\\`" (regexp-quote home) "\\(/\\|\\'\\)"))
      (if (and (string-match abbreviated-home-dir filename)
               (not (equal home "/")))
          (concat "~" (substring filename (length home)))
        filename))))

;;; Finding files

(defun locate-file (filename path &optional suffixes predicate)
  "Return the name of the file FILENAME in one of the directories of the list PATH, or nil.
SUFFIXES is a list of endings to try.  PREDICATE is a function of a name, or one or a list of the symbols
`executable', `readable', `writable' and `exists'."
  (if (and predicate (symbolp predicate) (not (functionp predicate)))
      (setq predicate (list predicate)))
  (if (and (consp predicate) (not (functionp predicate)))
      (setq predicate (logior (if (memq 'executable predicate) 1 0)
                              (if (memq 'writable predicate) 2 0)
                              (if (memq 'readable predicate) 4 0))))
  (locate-file-internal filename path suffixes predicate))

(defun exec-path ()
  "Return the list of directories in which programs for processes of `default-directory' are looked for."
  (let ((handler (find-file-name-handler default-directory 'exec-path)))
    (if handler
        (funcall handler 'exec-path)
      exec-path)))

(defun executable-find (command &optional remote)
  "Return the file name of the program COMMAND in `exec-path', or nil.
REMOTE non-nil means to look on the machine of `default-directory'."
  (if (and remote (file-remote-p default-directory))
      (let ((found (locate-file command
                                (mapcar (lambda (directory) (concat (file-remote-p default-directory) directory))
                                        (exec-path))
                                exec-suffixes 'file-executable-p)))
        (if found (file-local-name found)))
    (let ((default-directory
            (let (file-name-handler-alist) (file-name-quote default-directory))))
      (locate-file command exec-path exec-suffixes 1))))

(defun locate-dominating-file (file name)
  "Return the nearest directory at or above FILE where the file NAME is, or nil.
NAME may be a function too, which is called with a directory and says whether it is the one."
  (let ((directory (abbreviate-file-name (expand-file-name file)))
        (found nil))
    (while (and directory (not found)
                (not (string-match-p locate-dominating-stop-dir-regexp directory)))
      (if (if (stringp name)
              (and (file-directory-p directory)
                   (file-exists-p (expand-file-name name (file-name-as-directory directory))))
            (funcall name directory))
          (setq found directory)
        (let ((parent (file-name-directory (directory-file-name directory))))
          (setq directory (if (equal parent directory) nil parent)))))
    (if found (file-name-as-directory found))))

(defun locate-user-emacs-file (new-name &optional old-name)
  "Return the name of the user's file NEW-NAME, in `user-emacs-directory', which is made if need be.
If OLD-NAME is a file that exists in the home directory and NEW-NAME is not there, return that name."
  (let* ((home (concat "~" (or init-file-user "")))
         (old (and old-name (expand-file-name old-name home)))
         (new (abbreviate-file-name (expand-file-name new-name user-emacs-directory))))
    (if (and old (not (file-readable-p new)) (file-readable-p old))
        (abbreviate-file-name old)
      (unless (or purify-flag (file-accessible-directory-p (directory-file-name user-emacs-directory)))
        (with-file-modes #o700
          (condition-case nil
              (make-directory user-emacs-directory t)
            (error nil))))
      new)))

;;; Wildcards

(defun wildcard-to-regexp (wildcard)
  "Return the regular expression for the file name pattern WILDCARD, with `*', `?' and `[...]'.
A bracket that does not end, or has nothing before its end, stands for itself."
  (let ((i 0)
        (length (length wildcard))
        (pieces nil))
    (while (< i length)
      (let ((char (aref wildcard i)))
        (cond
         ((eq char ?*) (push "[^\000]*" pieces))
         ((eq char ??) (push "[^\000]" pieces))
         ((eq char ?\[)
          (let* ((start (1+ i))
                 (negated (eq ?! (and (< start length) (aref wildcard start))))
                 (body (if negated (1+ start) start))
                 (end (string-search "]" wildcard (min length (1+ body)))))
            (cond
             ((not (string-search "]" wildcard start)) (push "[" pieces))
             ((eq ?\] (aref wildcard start)) (push "\\[" pieces))
             (t
              (push (cond (negated "[^") ((eq ?^ (aref wildcard start)) "[\000^") (t "[")) pieces)
              (if (and (not negated) (eq ?^ (aref wildcard start)))
                  (setq body (1+ body)))
              (push (substring wildcard body (1+ (or end (1- length)))) pieces)
              (setq i (or end (1- length)))))))
         (t (push (regexp-quote (string char)) pieces))))
      (setq i (1+ i)))
    (concat "\\`" (apply #'concat (nreverse pieces)) "\\'")))

(defun backup-file-name-p (file)
  "Return non-nil if FILE is the name of a backup: if it ends in `~'."
  (string-match "~\\'" file))

(defun auto-save-file-name-p (filename)
  "Return non-nil if FILENAME, without directory, is the name of a file of automatic saving: `#...#'."
  (string-match "\\`#.*#\\'" filename))

(defun file-expand-wildcards (pattern &optional full)
  "Return the list of the names of files that match PATTERN, which may have `*', `?' and `[...]'.
FULL non-nil means absolute names."
  (save-match-data
    (let* ((last (file-name-nondirectory pattern))
           (directory (file-name-directory pattern))
           (directories (if (and directory
                                 (string-match "[[*?]" (file-local-name directory)))
                            (mapcar #'file-name-as-directory
                                    (file-expand-wildcards (directory-file-name directory) full))
                          (list directory)))
           (contents nil))
      (while directories
        (when (or (null (car directories)) (file-directory-p (car directories)))
          (let* ((this (car directories))
                 (names (delq nil
                              (mapcar (lambda (name)
                                        (unless (member (file-name-nondirectory name) '("." ".."))
                                          (if (and this (not full))
                                              (concat this name)
                                            name)))
                                      (directory-files (or this ".") full (wildcard-to-regexp last))))))
            (setq contents (nconc contents names))))
        (setq directories (cdr directories)))
      contents)))

(defun directory-files-recursively (dir regexp &optional include-directories predicate follow-symlinks)
  "Return the list of all files below DIR whose names match REGEXP, those deeper down first.
INCLUDE-DIRECTORIES non-nil means directories too.  PREDICATE is nil, t (to pass over directories that cannot be
read) or a function of a directory that says whether to look into it.  FOLLOW-SYMLINKS non-nil means to look into
directories to which links lead."
  (let ((below nil) (files nil)
        (dir (directory-file-name dir)))
    (dolist (leaf (sort (file-name-all-completions "" dir) #'string<))
      (unless (member leaf '("./" "../"))
        (if (directory-name-p leaf)
            (let* ((leaf (substring leaf 0 -1))
                   (full (concat dir "/" leaf)))
              (when (and (or (not (file-symlink-p full)) follow-symlinks)
                         (cond ((null predicate) t)
                               ((eq predicate t) (file-accessible-directory-p full))
                               (t (funcall predicate full))))
                (setq below (nconc below (directory-files-recursively full regexp include-directories
                                                                      predicate follow-symlinks))))
              (if (and include-directories (string-match-p regexp leaf))
                  (setq below (nconc below (list full)))))
          (if (string-match-p regexp leaf)
              (push (concat dir "/" leaf) files)))))
    (nconc below (nreverse files))))

;;; The default directory

(defun cd-absolute (dir)
  "Make DIR, a directory that must be there, the `default-directory' of the current buffer."
  (setq dir (abbreviate-file-name (expand-file-name dir)))
  (setq dir (file-name-as-directory dir))
  (cond
   ((not (file-directory-p dir))
    (if (file-exists-p dir)
        (error "%s is not a directory" dir)
      (error "%s: no such directory" dir)))
   ((not (file-accessible-directory-p dir))
    (error "Cannot cd to %s:  Permission denied" dir)))
  (setq default-directory dir)
  (setq list-buffers-directory dir))

(defun cd (dir)
  "Make DIR the `default-directory' of the current buffer; a relative one is looked for along `cd-path'."
  (interactive "DChange default directory: ")
  (unless cd-path
    (setq cd-path (or (parse-colon-path (getenv "CDPATH")) (list "./"))))
  (cd-absolute
   (or (locate-file dir cd-path nil
                    (lambda (name) (if (file-directory-p name) 'dir-ok)))
       (error "No such directory: %s" dir))))

;;; file-names.el ends here

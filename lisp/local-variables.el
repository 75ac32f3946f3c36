;;; local-variables.el --- variables that files and directories set for themselves  -*- lexical-binding: t -*-

;; See "File Local Variables" and "Directory Local Variables" in the Elisp manual.

;;; What is safe

(defun risky-local-variable-p (sym &optional _ignored)
  "Return non-nil if it is dangerous for a file to set the variable SYM."
  (condition-case nil
      (setq sym (indirect-variable sym))
    (error nil))
  (or (get sym 'risky-local-variable)
      (string-match "-hooks?$\\|-functions?$\\|-forms?$\\|-program$\\|-commands?$\\|-predicates?$\\|\
font-lock-keywords$\\|font-lock-keywords-[0-9]+$\\|font-lock-syntactic-keywords$\\|-frame-alist$\\|\
-mode-alist$\\|-map$\\|-map-alist$\\|-bindat-spec$"
                    (symbol-name sym))))

(defun safe-local-variable-p (sym val)
  "Return non-nil if a file may set the variable SYM to VAL."
  (condition-case nil
      (setq sym (indirect-variable sym))
    (error nil))
  (or (member (cons sym val) safe-local-variable-values)
      (let ((safe (get sym 'safe-local-variable)))
        (and (functionp safe)
             (with-demoted-errors "Local variable error: %S" (funcall safe val))))))

(defun version-control-safe-local-p (x)
  "Return non-nil if X may be the value of `version-control' in a file."
  (or (booleanp x) (equal x 'never)))

(defun hack-one-local-variable-quotep (exp)
  "Return non-nil if EXP is a quoted form."
  (and (consp exp) (eq (car exp) 'quote) (consp (cdr exp))))

(defun hack-one-local-variable-constantp (exp)
  "Return non-nil if EXP is a constant."
  (or (and (not (symbolp exp)) (not (consp exp)))
      (memq exp '(t nil))
      (keywordp exp)
      (hack-one-local-variable-quotep exp)))

(defun hack-one-local-variable-eval-safep (exp)
  "Return non-nil if a file may evaluate EXP."
  (or (not (consp exp))
      (and (eq (car exp) 'put)
           (hack-one-local-variable-quotep (nth 1 exp))
           (hack-one-local-variable-quotep (nth 2 exp))
           (let ((prop (nth 1 (nth 2 exp))) (val (nth 3 exp)))
             (cond ((memq prop '(lisp-indent-hook lisp-indent-function scheme-indent-function))
                    (or (numberp val) (equal val ''defun)))
                   ((eq prop 'edebug-form-spec) (edebug-basic-spec val)))))
      (member exp safe-local-eval-forms)
      (and (symbolp (car exp))
           (let ((prop (get (car exp) 'safe-local-eval-function)))
             (cond ((eq prop t)
                    (let ((ok t))
                      (dolist (arg (cdr exp)) (unless (hack-one-local-variable-constantp arg) (setq ok nil)))
                      ok))
                   ((functionp prop) (funcall prop exp))
                   ((listp prop) (let ((ok nil)) (dolist (each prop) (if (funcall each exp) (setq ok t))) ok)))))))

;;; Reading them

(defun hack-local-variables-prop-line (&optional handle-mode)
  "Return the variables that the line with -*- at the buffer's beginning sets, as an alist, the last first.
HANDLE-MODE t means to return only the mode, any other non-nil value to leave modes out."
  (catch 'malformed
    (save-excursion
      (goto-char (point-min))
      (let ((end (set-auto-mode-1)) (result nil))
        (cond
         ((not end) nil)
         ((looking-at "[ \t]*\\([^ \t\n\r:;]+\\)\\([ \t]*-\\*-\\)")
          (if (eq handle-mode t)
              (intern (concat (downcase (match-string-no-properties 1)) "-mode"))))
         (t
          (while (not (or (and (eq handle-mode t) result) (>= (point) end)))
            (unless (looking-at hack-local-variable-regexp)
              (message "Malformed mode-line: %S" (buffer-substring-no-properties (point) end))
              (throw 'malformed nil))
            (goto-char (match-end 0))
            (let* ((name (match-string-no-properties 1))
                   (key (intern name))
                   (mode (string-equal (downcase name) "mode"))
                   (value (save-restriction
                            (narrow-to-region (point) end)
                            (let ((read-circle nil))
                              (read (current-buffer))))))
              (cond
               ((eq handle-mode t)
                (if mode (setq result (intern (concat (downcase (symbol-name value)) "-mode")))))
               ((and mode handle-mode))
               ((equal (downcase name) "coding"))
               ((and (not mode) (save-excursion
                                  (skip-chars-forward " \t")
                                  (not (or (>= (point) end) (eq (char-after) ?\;)))))
                (message "Malformed mode-line: %S" (buffer-substring-no-properties (point) end))
                (throw 'malformed nil))
               (t (push (cons (if mode 'mode (condition-case nil (indirect-variable key) (error key))) value) result)))
              (if mode (skip-chars-forward "^;" end))
              (skip-chars-forward " \t;" end)))
          result))))))

(defun hack-local-variables--find-variables (&optional handle-mode)
  "Return the variables that the list at the buffer's end sets, as an alist, the last first.
HANDLE-MODE t means to return only the mode, any other non-nil value to leave modes out."
  (let ((result nil))
    (save-excursion
      (goto-char (point-max))
      (search-backward "\n\^L" (max (- (point-max) 3000) (point-min)) 'move)
      (when (let ((case-fold-search t)) (search-forward "Local Variables:" nil t))
        (skip-chars-forward " \t")
        (let ((suffix (concat (regexp-quote (buffer-substring (point) (line-end-position))) "$"))
              (prefix (concat "^" (regexp-quote (buffer-substring (line-beginning-position) (match-beginning 0)))))
              (start nil) (text nil))
          (forward-line 1)
          (setq start (point))
          (if (not (let ((case-fold-search t))
                     (re-search-forward (concat prefix "[ \t]*End:[ \t]*" suffix) nil t)))
              (message "Local variables list is not properly terminated")
            (beginning-of-line)
            (setq text (buffer-substring-no-properties start (point)))
            (with-temp-buffer
              (insert text)
              (goto-char (point-min))
              (while (not (eobp))
                (if (looking-at prefix)
                    (delete-region (point) (match-end 0))
                  (error "Local variables entry is missing the prefix"))
                (end-of-line)
                (if (save-excursion (re-search-backward suffix (line-beginning-position) t))
                    (delete-region (save-excursion (re-search-backward suffix (line-beginning-position) t) (point))
                                   (point))
                  (error "Local variables entry is missing the suffix"))
                (forward-line 1))
              (goto-char (point-min))
              (while (not (or (eobp) (and (eq handle-mode t) result)))
                (unless (looking-at hack-local-variable-regexp)
                  (error "Malformed local variable line: %S"
                         (buffer-substring-no-properties (point) (line-end-position))))
                (goto-char (match-end 1))
                (let* ((name (match-string 1))
                       (var (let ((read-circle nil)) (intern name)))
                       (mode (equal (downcase name) "mode"))
                       val)
                  (skip-chars-forward " \t:")
                  (setq val (let ((read-circle nil)) (read (current-buffer))))
                  (cond
                   ((eq handle-mode t)
                    (if (and mode (not (string-match "-minor\\'" (symbol-name val))))
                        (setq result (intern (concat (downcase (symbol-name val)) "-mode")))))
                   ((equal name "coding"))
                   ((and mode handle-mode))
                   ((eq var 'lexical-binding)
                    (unless hack-local-variables--warned-lexical
                      (setq-local hack-local-variables--warned-lexical t)
                      (display-warning 'files
                                       (format-message "%s: `lexical-binding' at end of file unreliable"
                                                       (file-name-nondirectory (or buffer-file-name ""))))))
                   (t (push (cons (if mode 'mode (condition-case nil (indirect-variable var) (error var))) val)
                            result))))
                (forward-line 1)))))))
    result))

(defun hack-local-variables (&optional handle-mode)
  "Set the variables that the file sets for itself and that it may set.
HANDLE-MODE t means to return the mode it sets, and set nothing; another non-nil value, to leave modes out."
  (let ((quiet (inhibit-local-variables-p)) (result nil))
    (cond
     ((eq handle-mode t)
      (if (or quiet (not enable-local-variables))
          nil
        (or (hack-local-variables-prop-line t)
            (hack-local-variables--find-variables t))))
     (t
      (setq file-local-variables-alist nil)
      (with-demoted-errors "Directory-local variables error: %s"
        (hack-dir-local-variables))
      (when (or enable-local-variables permanently-enabled-local-variables)
        (unless quiet
          (setq result (append (hack-local-variables--find-variables handle-mode)
                               (hack-local-variables-prop-line handle-mode))))
        (unless enable-local-variables
          (setq result (seq-filter (lambda (each) (memq (car each) permanently-enabled-local-variables)) result)))
        ;; Of two settings the later one counts.
        (hack-local-variables-filter (reverse result) nil)
        (hack-local-variables-apply))))))

(defun hack-local-variables-filter (variables dir-name)
  "Put those of the alist VARIABLES that may be set into `file-local-variables-alist'.
DIR-NAME is the directory that sets them, nil for a file."
  (let ((all nil) (unsafe nil) (risky nil))
    (dolist (each variables)
      (let ((var (car each)) (val (cdr each)))
        (cond
         ((memq var ignored-local-variables))
         ((member each ignored-local-variable-values))
         ((and (eq var 'eval) (or (null enable-local-eval)
                                  (and (eq enable-local-eval 'maybe) nil))))
         ((memq var '(mode)) (push each all))
         ((or (and (eq var 'eval) (hack-one-local-variable-eval-safep val))
              (and (not (eq var 'eval)) (safe-local-variable-p var val)))
          (push each all))
         ((eq enable-local-variables :safe))
         (t
          (push each all)
          (if (risky-local-variable-p var val)
              (push each risky)
            (push each unsafe))))))
    (when (and all
               (or (eq enable-local-variables :all)
                   (and (eq enable-local-variables t) (null unsafe) (null risky))
                   (eq enable-local-variables :safe)
                   (and (not (memq enable-local-variables '(nil :safe :all)))
                        (hack-local-variables-confirm all unsafe risky dir-name))))
      (dolist (each (nreverse all))
        (unless (memq (car each) '(eval mode))
          (setq file-local-variables-alist (assq-delete-all (car each) file-local-variables-alist)))
        (setq file-local-variables-alist (append file-local-variables-alist (list each)))))
    nil))

(defun hack-local-variables-confirm (all-vars unsafe-vars risky-vars dir-name)
  "Ask whether to set ALL-VARS, of which UNSAFE-VARS and RISKY-VARS may be dangerous; in batch the answer is no.
DIR-NAME is the directory that sets them, nil for a file."
  (and (not noninteractive)
       (y-or-n-p (format "Set variables of %s (%s of them may not be safe)? "
                         (or dir-name buffer-file-name (buffer-name))
                         (mapconcat (lambda (each) (symbol-name (car each)))
                                    (or (append risky-vars unsafe-vars) all-vars) ", ")))))

(defun hack-local-variables-apply ()
  "Set the variables in `file-local-variables-alist'."
  (when file-local-variables-alist
    (setq file-local-variables-alist (copy-tree file-local-variables-alist))
    (run-hooks 'before-hack-local-variables-hook)
    (dolist (each file-local-variables-alist)
      (hack-one-local-variable (car each) (cdr each))))
  (run-hooks 'hack-local-variables-hook))

(defun hack-one-local-variable--obsolete (var)
  "Say that VAR is obsolete, if it is."
  (let ((o (get var 'byte-obsolete-variable)))
    (when o
      (let ((instead (nth 0 o)) (since (nth 2 o)))
        (message "%s is obsolete%s; %s" var
                 (if since (format " (since %s)" since) "")
                 (if (stringp instead) (substitute-command-keys instead)
                   (format-message "use `%s' instead" instead)))))))

(defun hack-one-local-variable (var val)
  "Set the variable VAR to VAL in this buffer; `mode' calls a function, `eval' evaluates VAL."
  (hack-one-local-variable--obsolete var)
  (cond
   ((eq var 'mode)
    (let ((mode (intern (concat (downcase (symbol-name val)) "-mode"))))
      (set-auto-mode-0 mode t)))
   ((eq var 'eval)
    (if (and (consp val) (memq (car val) '(pop push add-to-list)))
        (hack-one-local-variable--obsolete (nth 2 val)))
    (save-excursion (eval val t)))
   (t
    (if (stringp val)
        (set-text-properties 0 (length val) nil val))
    (set (make-local-variable var) val))))

;;; Directories

(defun dir-locals-get-class-variables (class)
  "Return the list of variables of CLASS."
  (cdr (assq class dir-locals-class-alist)))

(defun dir-locals-collect-mode-variables (mode-variables variables)
  "Return the alist VARIABLES with those of MODE-VARIABLES in it."
  (dolist (pair mode-variables variables)
    (let ((variable (car pair)))
      (cond
       ((memq variable '(eval mode)) (setq variables (cons pair variables)))
       ((eq variable 'subdirs))
       ((assq variable variables)
        (setq variables (mapcar (lambda (each) (if (eq (car each) variable) (cons variable (cdr pair)) each))
                                variables)))
       (t (setq variables (cons (cons variable (cdr pair)) variables)))))))

(defun dir-locals-collect-variables (class-variables root variables &optional predicate)
  "Return the alist VARIABLES with those of CLASS-VARIABLES that go for this buffer, in the directory ROOT.
PREDICATE, if non-nil, is asked whether a mode counts."
  (let ((file (buffer-file-name)) (sub nil))
    (if (or file default-directory)
        (setq sub (file-relative-name (or file (expand-file-name default-directory)) root)))
    (condition-case err
        (progn
          (dolist (entry class-variables variables)
            (let ((key (car entry)))
              (cond
               ((stringp key)
                (if (and sub (string-prefix-p key sub))
                    (setq variables (dir-locals-collect-variables (cdr entry) root variables predicate))))
               ((if predicate (funcall predicate key)
                  (or (not key) (derived-mode-p key)))
                (let ((subdirs (assq 'subdirs (cdr entry))))
                  (if (or (not subdirs) (cdr subdirs)
                          (string-equal root (expand-file-name default-directory)))
                      (setq variables (dir-locals-collect-mode-variables (cdr entry) variables)))))))))
      (error
       (message "%s error: %s" dir-locals-file (error-message-string err))
       nil))))

(defun dir-locals-set-directory-class (directory class &optional mtime)
  "Let DIRECTORY have the variables of CLASS; MTIME is when the files that say so were changed."
  (setq directory (file-name-as-directory (expand-file-name directory)))
  (unless (assq class dir-locals-class-alist)
    (error "No such class `%s'" (symbol-name class)))
  (push (list directory class mtime) dir-locals-directory-cache))

(defun dir-locals-set-class-variables (class variables)
  "Let CLASS have VARIABLES, a list as in a file of a directory's variables."
  (setf (alist-get class dir-locals-class-alist) variables))

(defun dir-locals--all-files (directory)
  "Return the files in DIRECTORY that set variables for it, or nil."
  (let* ((file-1 (expand-file-name dir-locals-file directory))
         (file-2 (if (string-match "\\.el\\'" file-1) (replace-match "-2.el" t nil file-1)))
         (found nil))
    (dolist (file (list file-2 file-1) found)
      (if (and file (file-readable-p file) (file-regular-p file))
          (push file found)))))

(defun dir-locals-find-file (file)
  "Return the directory above FILE that sets variables, or its element of `dir-locals-directory-cache'."
  (setq file (expand-file-name file))
  (let ((found (locate-dominating-file file #'dir-locals--all-files))
        (cached nil))
    (dolist (element dir-locals-directory-cache)
      (if (and (string-prefix-p (car element) file)
               (> (length (car element)) (length (car cached))))
          (setq cached element)))
    (if (and cached (or (null found) (>= (length (car cached)) (length (expand-file-name found)))))
        (if (or (null (nth 2 cached))
                (let ((files (dir-locals--all-files (car cached))) (newest 0))
                  (dolist (each files)
                    (let ((time (file-attribute-modification-time (file-attributes each))))
                      (if (time-less-p newest time) (setq newest time))))
                  (and files (time-equal-p newest (nth 2 cached)))))
            cached
          (setq dir-locals-directory-cache (delq cached dir-locals-directory-cache))
          found)
      found)))

(defun dir-locals--get-sort-score (node)
  "Return a number by which NODE, an element of a directory's variables, is put in order: the general ones first."
  (cond ((null (car node)) -1)
        ((symbolp (car node))
         (let ((mode (car node)) (depth 0))
           (while (setq mode (get mode 'derived-mode-parent)) (setq depth (1+ depth)))
           depth))
        (t (+ 1000 (length (car node))))))

(defun dir-locals--sort-variables (variables)
  "Return the list VARIABLES of a directory in the order in which they count."
  (sort (mapcar (lambda (node) (if (stringp (car node))
                                   (cons (car node) (dir-locals--sort-variables (cdr node)))
                                 node))
                variables)
        (lambda (a b) (< (dir-locals--get-sort-score a) (dir-locals--get-sort-score b)))))

(defun dir-locals-read-from-file (file)
  "Read the variables that FILE, or the files of its directory, set, and make them a class named after FILE."
  (let ((class (intern file)))
    (dir-locals-set-class-variables
     class (dir-locals-get-class-variables (dir-locals-read-from-dir (file-name-directory (expand-file-name file)))))
    class))

(defun dir-locals-read-from-dir (dir)
  "Read the variables of the directory DIR and make them those of a class named after it, which is returned."
  (let* ((class (intern dir))
         (newest 0)
         (variables nil))
    (with-demoted-errors "Error reading dir-locals: %S"
      (dolist (file (dir-locals--all-files dir))
        (let ((time (file-attribute-modification-time (file-attributes file))))
          (if (time-less-p newest time) (setq newest time)))
        (with-temp-buffer
          (insert-file-contents file)
          (let ((content (condition-case nil (read (current-buffer)) (end-of-file nil))))
            (dolist (node content)
              (let ((same (assoc (car node) variables)))
                (if (and same (not (stringp (car node))))
                    (setcdr same (append (cdr same)
                                         (seq-remove (lambda (pair) nil pair nil) (cdr node))))
                  (setq variables (append variables (list (copy-sequence node)))))))))))
    (dir-locals-set-class-variables class (dir-locals--sort-variables variables))
    (dir-locals-set-directory-class dir class newest)
    class))

(defun hack-dir-local--get-variables (predicate)
  "Return (DIRECTORY . VARIABLES) for this buffer, or nil; PREDICATE is as in `dir-locals-collect-variables'."
  (when (and enable-local-variables enable-dir-local-variables
             (or enable-remote-dir-locals (not (file-remote-p (or (buffer-file-name) default-directory)))))
    (let ((found (dir-locals-find-file (or (buffer-file-name) default-directory)))
          (class nil) (directory nil))
      (cond
       ((stringp found)
        (setq directory (file-name-directory (file-name-as-directory (expand-file-name found)))
              class (dir-locals-read-from-dir directory)))
       ((consp found)
        (setq directory (nth 0 found) class (nth 1 found))))
      (if class
          (cons directory
                (dir-locals-collect-variables (dir-locals-get-class-variables class) directory nil predicate))))))

(defun hack-dir-local-variables ()
  "Put the variables of the directory into `dir-local-variables-alist', and those that may be set into that of files."
  (let* ((items (hack-dir-local--get-variables nil))
         (directory (car items))
         (variables (cdr items)))
    (when variables
      (dolist (each variables)
        (if (eq (car each) 'coding)
            (unless hack-dir-local-variables--warned-coding
              (setq hack-dir-local-variables--warned-coding t)
              (display-warning 'files "Coding cannot be specified by dir-locals"))
          (unless (memq (car each) '(eval mode))
            (setq dir-local-variables-alist
                  (seq-remove (lambda (old) (eq (car old) (car each))) dir-local-variables-alist)))
          (push each dir-local-variables-alist)))
      (hack-local-variables-filter (reverse variables) directory))))

(defun hack-dir-local-variables-non-file-buffer ()
  "Set the variables of the directory in a buffer that visits no file."
  (hack-dir-local-variables)
  (hack-local-variables-apply))

;;; local-variables.el ends here

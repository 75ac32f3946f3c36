;;; auto-modes.el --- which major mode a file gets  -*- lexical-binding: t -*-

;; See "Auto Major Mode" in the Elisp manual.

(defmacro report-errors (format &rest body)
  "Evaluate BODY; an error is shown in a message by FORMAT and nil returned."
  (declare (debug t) (indent 1))
  (let ((err (make-symbol "err")))
    `(condition-case-unless-debug ,err
         (progn ,@body)
       (error (message ,format ,err)))))

(defun normal-mode (&optional find-file)
  "Set the major mode that fits the buffer, and the variables that the file sets.
FIND-FILE non-nil means that this is because the file is visited."
  (interactive)
  (kill-all-local-variables)
  (unless delay-mode-hooks
    (let ((enable-local-variables (or (not find-file) enable-local-variables)))
      (report-errors "File mode specification error: %s"
        (set-auto-mode))
      ;; A mode looks for variables when it runs its hooks; here nothing has.
      (if (and (not buffer-file-name) (eq major-mode 'fundamental-mode))
          (report-errors "File local-variables error: %s"
            (hack-local-variables 'no-mode)))))
  nil)

(defun conf-mode-maybe ()
  "Turn on the mode for configuration files or the one for XML, by the text."
  (if (save-excursion
        (save-restriction
          (widen)
          (goto-char (point-min))
          (looking-at "<\\?xml \\|<!-- \\|<!DOCTYPE ")))
      (if (fboundp 'nxml-mode) (nxml-mode))
    (if (fboundp 'conf-mode) (conf-mode))))

(defun inhibit-local-variables-p ()
  "Return non-nil if the text of the file sets no variables, by `inhibit-local-variables-regexps'."
  (let ((list inhibit-local-variables-regexps)
        (name (if buffer-file-name (file-name-sans-versions buffer-file-name) (buffer-name)))
        (case-fold-search inhibit-local-variables-ignore-case)
        (more t))
    ;; Endings that say only how the file is packed do not count.
    (while more
      (setq more nil)
      (let ((suffixes inhibit-local-variables-suffixes))
        (while (and suffixes (not (string-match (car suffixes) name)))
          (setq suffixes (cdr suffixes)))
        (if suffixes
            (setq name (substring name 0 (match-beginning 0)) more t))))
    (while (and list (not (string-match (car list) name)))
      (setq list (cdr list)))
    list))

(defun set-auto-mode-0 (mode &optional keep-mode-if-same)
  "Turn on MODE and return it; with KEEP-MODE-IF-SAME non-nil do nothing if it is the mode already."
  (unless (and keep-mode-if-same (eq (indirect-function mode) (indirect-function major-mode)))
    (when mode
      (funcall mode)
      mode)))

(defun set-auto-mode-1 ()
  "Find the text between -*- and -*- in the first lines; leave point before it and return where it ends, or nil."
  (let (beg end)
    (and
     (progn
       (skip-chars-forward " \t\n")
       (search-forward "-*-" (line-end-position (and (looking-at file-auto-mode-skip) 2)) t))
     (progn
       (skip-chars-forward " \t")
       (setq beg (point))
       (search-forward "-*-" (line-end-position) t))
     (progn
       (forward-char -3)
       (skip-chars-backward " \t")
       (setq end (point))
       (goto-char beg)
       end))))

(defun set-auto-mode--dir-local-valid-p (mode)
  "Return non-nil if MODE is one that a directory may set."
  (and (symbolp mode) (string-suffix-p "-mode" (symbol-name mode)) (commandp mode)))

(defun set-auto-mode--apply-alist (alist keep-mode-if-same dir-local)
  "Turn on the mode that ALIST, like `auto-mode-alist', has for the file; return non-nil if it has one.
KEEP-MODE-IF-SAME is as in `set-auto-mode'; DIR-LOCAL non-nil means the alist is a directory's."
  (when buffer-file-name
    (let ((name (file-name-sans-versions buffer-file-name))
          (remote (file-remote-p buffer-file-name))
          (mode nil))
      (if (and (stringp remote) (string-match (regexp-quote remote) name))
          (setq name (substring name (match-end 0))))
      (while name
        (setq mode (let ((case-fold-search nil)) (assoc-default name alist #'string-match)))
        (if (and (not mode) auto-mode-case-fold)
            (setq mode (let ((case-fold-search t)) (assoc-default name alist #'string-match))))
        (cond
         ((and (consp mode) (cadr mode))
          ;; The ending says how the file is packed: look at what is before it.
          (let ((entry mode) (list alist) (cut nil))
            (while list
              (if (and (eq (cdr (car list)) entry)
                       (let ((case-fold-search nil)) (string-match (car (car list)) name)))
                  (setq cut (match-beginning 0) list nil)
                (setq list (cdr list))))
            (setq mode (car entry)
                  name (and cut (substring name 0 cut)))
            (if (equal name "") (setq name nil))))
         (t (setq name nil)
            (if (consp mode) (setq mode (car mode))))))
      (and mode
           (not (and dir-local (not (set-auto-mode--dir-local-valid-p mode))))
           (progn (set-auto-mode-0 mode keep-mode-if-same) t)))))

(defun auto-modes--magic (alist)
  "Return the mode that ALIST, like `magic-mode-alist', has for the text, or nil."
  (save-excursion
    (goto-char (point-min))
    (save-restriction
      (narrow-to-region (point-min) (min (point-max) (+ (point-min) magic-mode-regexp-match-limit)))
      (assoc-default nil alist
                     (lambda (re _) (cond ((functionp re) (funcall re))
                                          ((stringp re) (let ((case-fold-search nil)) (looking-at re)))
                                          (t (error "Problem in magic-mode-alist with element %s" re))))))))

(defun auto-modes--program ()
  "Return the name of the program that the first line names as that which runs the file, or nil."
  (save-excursion
    (goto-char (point-min))
    (if (looking-at auto-mode-interpreter-regexp)
        (file-name-nondirectory (match-string 2)))))

(defun set-auto-mode (&optional keep-mode-if-same)
  "Set the major mode by the -*- line, the program of a script, the text, or the name of the file.
KEEP-MODE-IF-SAME non-nil leaves the mode alone if it is the same."
  (let ((quiet (inhibit-local-variables-p))
        (done nil) (modes nil) found)
    (when (and enable-local-variables (not quiet))
      (save-excursion
        (goto-char (point-min))
        (let ((end (set-auto-mode-1)) (case-fold-search t))
          (when end
            (if (save-excursion (search-forward ":" end t))
                (while (and (< (point) end)
                            (re-search-forward "mode[ \t]*:[ \t]*\\([^;]*?\\)[ \t]*\\(?:;\\|-\\*-\\)" (+ end 3) t))
                  (push (intern (concat (downcase (match-string-no-properties 1)) "-mode")) modes))
              (push (intern (concat (downcase (buffer-substring-no-properties (point) end)) "-mode")) modes)))))
      (dolist (mode (nreverse modes))
        (if (not (functionp mode))
            (message "Ignoring unknown mode `%s'" mode)
          (setq done t)
          (or (set-auto-mode-0 mode keep-mode-if-same)
              ;; A second one would be a minor mode.
              (setq keep-mode-if-same t))))
      (unless done
        (let ((mode (hack-local-variables t)))
          (when mode
            (if (not (functionp mode))
                (message "Ignoring unknown mode `%s'" mode)
              (setq done t)
              (set-auto-mode-0 mode keep-mode-if-same))))))
    (or done
        (and (not quiet)
             (setq found (auto-modes--program))
             (setq found (assoc-default found interpreter-mode-alist
                                        (lambda (key name)
                                          (let ((case-fold-search nil))
                                            (string-match-p (concat "\\`" key "\\'") name)))))
             (functionp found)
             (progn (set-auto-mode-0 found keep-mode-if-same) t))
        (and (setq found (auto-modes--magic magic-mode-alist))
             (progn (set-auto-mode-0 found keep-mode-if-same) t))
        (auto-modes--by-name keep-mode-if-same)
        (and (setq found (auto-modes--magic magic-fallback-mode-alist))
             (functionp found)
             (progn (set-auto-mode-0 found keep-mode-if-same) t)))
    (unless (or keep-mode-if-same (not (eq major-mode 'fundamental-mode)))
      (set-buffer-major-mode (current-buffer)))
    nil))

(defun auto-modes--by-name (keep)
  "Turn on the mode that `auto-mode-alist' has for the file, if it is a function; return t then.
KEEP is as in `set-auto-mode'."
  (let ((alist (seq-filter (lambda (entry)
                             (or (consp (cdr entry)) (functionp (cdr entry))))
                           auto-mode-alist)))
    (set-auto-mode--apply-alist alist keep nil)))

;;; auto-modes.el ends here

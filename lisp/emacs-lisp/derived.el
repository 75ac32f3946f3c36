;;; derived.el --- defining major modes  -*- lexical-binding: t -*-

;; See "Derived Modes" in the Elisp manual.

(defun derived-mode-hook-name (mode) "Return the name of MODE's hook." (intern (concat (symbol-name mode) "-hook")))
(defun derived-mode-map-name (mode) "Return the name of MODE's keymap." (intern (concat (symbol-name mode) "-map")))
(defun derived-mode-syntax-table-name (mode)
  "Return the name of MODE's syntax table."
  (intern (concat (symbol-name mode) "-syntax-table")))
(defun derived-mode-abbrev-table-name (mode)
  "Return the name of MODE's abbrev table."
  (intern (concat (symbol-name mode) "-abbrev-table")))

(defmacro define-derived-mode (child parent name &optional docstring &rest body)
  "Define CHILD as a major mode that derives from PARENT, nil for none, and is called NAME; DOCSTRING describes it.
BODY sets it up; it may start with the keywords :group, :abbrev-table, :syntax-table, :after-hook and :interactive."
  (declare (debug (&define name symbolp sexp [&optional stringp] [&rest keywordp sexp] def-body))
           (doc-string 4)
           (indent defun))
  (when (and docstring (not (stringp docstring)))
    (push docstring body)
    (setq docstring nil))
  (when (eq parent 'fundamental-mode) (setq parent nil))
  (let ((map (derived-mode-map-name child))
        (syntax (derived-mode-syntax-table-name child)) (declare-syntax t)
        (abbrev (derived-mode-abbrev-table-name child)) (declare-abbrev t)
        (hook (derived-mode-hook-name child))
        (group nil) (interactive t) (after-hook nil))
    (while (keywordp (car body))
      (let ((keyword (pop body)))
        (cond
         ((eq keyword :group) (setq group (pop body)))
         ((eq keyword :abbrev-table) (setq abbrev (pop body) declare-abbrev nil))
         ((eq keyword :syntax-table) (setq syntax (pop body) declare-syntax nil))
         ((eq keyword :after-hook) (setq after-hook (pop body)))
         ((eq keyword :interactive) (setq interactive (pop body)))
         (t (pop body)))))
    `(progn
       (defvar ,hook nil)
       (unless (get ',hook 'variable-documentation)
         (put ',hook 'variable-documentation
              ,(format "Hook run after %s mode was set up." name)))
       (unless (boundp ',map)
         (put ',map 'definition-name ',child))
       (with-no-warnings (defvar ,map (make-sparse-keymap)))
       (unless (get ',map 'variable-documentation)
         (put ',map 'variable-documentation
              (purecopy ,(format "Keymap for `%s'." child))))
       ,(if declare-syntax
            `(progn
               (defvar ,syntax)
               (unless (boundp ',syntax)
                 (put ',syntax 'definition-name ',child)
                 (defvar ,syntax (make-syntax-table)))
               (unless (get ',syntax 'variable-documentation)
                 (put ',syntax 'variable-documentation
                      (purecopy ,(format "Syntax table for `%s'." child))))))
       ,(if declare-abbrev
            `(progn
               (defvar ,abbrev)
               (unless (boundp ',abbrev)
                 (put ',abbrev 'definition-name ',child)
                 (defvar ,abbrev
                   (progn (define-abbrev-table ',abbrev nil) ,abbrev)))
               (unless (get ',abbrev 'variable-documentation)
                 (put ',abbrev 'variable-documentation
                      (purecopy ,(format "Abbrev table for `%s'." child))))))
       (put ',child 'derived-mode-parent ',parent)
       ,(if group `(put ',child 'custom-mode-group ,group))
       (defun ,child ()
         ,(derived--documentation child parent docstring hook map
                                  (and declare-syntax syntax) (and declare-abbrev abbrev))
         ,@(if interactive
               (if (consp interactive) `((interactive nil ,@interactive)) '((interactive)))
             '(nil))
         (delay-mode-hooks
           (,(or parent 'kill-all-local-variables))
           (setq major-mode ',child)
           (setq mode-name ,name)
           ,(if parent
                `(progn
                   (if (get ',parent 'mode-class)
                       (put ',child 'mode-class (get ',parent 'mode-class)))
                   (unless (keymap-parent ,map)
                     (set-keymap-parent ,map (current-local-map)))
                   ,(when declare-syntax
                      `(let ((parent (char-table-parent ,syntax)))
                         (unless (and parent
                                      (not (eq parent (standard-syntax-table))))
                           (set-char-table-parent ,syntax (syntax-table)))))
                   ,@(when declare-abbrev
                       `((unless (or (abbrev-table-get ,abbrev :parents)
                                     (eq ,abbrev local-abbrev-table))
                           (abbrev-table-put ,abbrev :parents
                                             (list local-abbrev-table)))))))
           (use-local-map ,map)
           ,(when syntax `(set-syntax-table ,syntax))
           ,(when abbrev `(setq local-abbrev-table ,abbrev))
           ,@body)
         ,@(when after-hook
             `((push (lambda () ,after-hook) delayed-after-hook-functions)))
         (run-mode-hooks ',hook)))))

(defun derived--documentation (child parent docstring hook map syntax abbrev)
  "Return the documentation of the mode CHILD: PARENT, DOCSTRING, HOOK, MAP, and the tables SYNTAX and ABBREV of its own."
  (let ((text (or docstring
                  (concat (if parent
                              (format-message "Major mode that derives from `%s'." parent)
                            "Major mode.")
                          (format-message "\nIts keymap is `%s'%s%s." map
                                          (if syntax (format-message ", its syntax table `%s'" syntax) "")
                                          (if abbrev (format-message ", its abbrev table `%s'" abbrev) ""))))))
    (unless (string-search (symbol-name hook) text)
      (setq text (concat text (format-message "\n\n`%s' runs the hook `%s' last%s." child hook
                                              (if parent ", after those of its parents" "")))))
    (unless (string-match "\\\\[{[]" text)
      (setq text (concat text "\n\n\\{" (symbol-name map) "}")))
    text))

(dolist (function '(derived-mode-setup-function-name derived-mode-init-mode-variables derived-mode-merge-keymaps
                    derived-mode-merge-syntax-tables derived-mode-merge-abbrev-tables derived-mode-set-keymap
                    derived-mode-set-syntax-table derived-mode-set-abbrev-table derived-mode-run-hooks))
  (autoload function "derived-old"))

(provide 'derived)

;;; derived.el ends here

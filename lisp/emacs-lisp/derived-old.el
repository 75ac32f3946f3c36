;;; derived-old.el --- what modes derived before `define-derived-mode' shared  -*- lexical-binding: t -*-

;; A part of derived: functions that old code calls.

(require 'derived)

(defun derived-mode-setup-function-name (mode)
  "Return the name of the function that sets MODE up."
  (intern (concat (symbol-name mode) "-setup")))

(defun derived-mode-init-mode-variables (mode)
  "Make the keymap, the syntax table and the abbrev table of MODE, unless they are there."
  (dolist (part (list (cons (derived-mode-map-name mode) #'make-sparse-keymap)
                      (cons (derived-mode-syntax-table-name mode) #'make-syntax-table)))
    (unless (boundp (car part))
      (eval `(defvar ,(car part) (,(cdr part)) ,(format "What %s has of its own." mode)) t)
      (put (car part) 'derived-mode-unmerged t)))
  (let ((table (derived-mode-abbrev-table-name mode)))
    (unless (boundp table)
      (eval `(defvar ,table (progn (define-abbrev-table ',table nil) (make-abbrev-table))) t))))

(defun derived-mode-merge-keymaps (old new)
  "Let the keymap NEW have the bindings of OLD too."
  (let ((tail new))
    ;; Prefixes inherit as well.
    (while (consp tail)
      (when (and (consp (car tail)) (keymapp (cdr (car tail))))
        (let ((parent (lookup-key old (vector (car (car tail))))))
          (when (and parent (keymapp parent))
            (derived-mode-merge-keymaps parent (cdr (car tail))))))
      (setq tail (cdr tail))))
  (set-keymap-parent new old))

(defun derived-mode-merge-syntax-tables (old new)
  "Let the syntax table NEW have the entries of OLD that it has not itself."
  (set-char-table-parent new old))

(defun derived-mode-merge-abbrev-tables (old new)
  "Let the abbrev table NEW have the abbrevs of OLD that it has not itself."
  (when old
    (mapatoms (lambda (symbol)
                (unless (intern-soft (symbol-name symbol) new)
                  (define-abbrev new (symbol-name symbol) (symbol-value symbol) (symbol-function symbol))))
              old)))

(defun derived-mode--merge (name function current)
  "Merge CURRENT into the value of NAME by FUNCTION, once."
  (when (get name 'derived-mode-unmerged)
    (funcall function current (symbol-value name))
    (put name 'derived-mode-unmerged nil)))

(defun derived-mode-set-keymap (mode)
  "Use MODE's keymap, with what the current one has."
  (let ((name (derived-mode-map-name mode)))
    (derived-mode--merge name #'derived-mode-merge-keymaps (current-local-map))
    (use-local-map (symbol-value name))))

(defun derived-mode-set-syntax-table (mode)
  "Use MODE's syntax table, with what the current one has."
  (let ((name (derived-mode-syntax-table-name mode)))
    (derived-mode--merge name #'derived-mode-merge-syntax-tables (syntax-table))
    (set-syntax-table (symbol-value name))))

(defun derived-mode-set-abbrev-table (mode)
  "Use MODE's abbrev table, with what the current one has."
  (let* ((name (derived-mode-abbrev-table-name mode))
         (table (symbol-value name)))
    (derived-mode-merge-abbrev-tables local-abbrev-table table)
    (setq local-abbrev-table table)))

(defun derived-mode-run-hooks (mode)
  "Run the hook of MODE, if it has one."
  (let ((hook (derived-mode-hook-name mode)))
    (when (boundp hook)
      (run-hooks hook))))

(provide 'derived-old)

;;; derived-old.el ends here

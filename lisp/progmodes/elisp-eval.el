;;; elisp-eval.el --- evaluating the Lisp that a buffer has at point  -*- lexical-binding: t -*-

;; See "Lisp Eval" in the Emacs manual.

(defun prin1-char (char)
  "Return CHAR as Lisp reads it, ?a for example; nil if it is no character or has modifiers and nothing to show."
  (and (integerp char) (>= char 0)
       (eventp char)
       (let* ((modifiers (event-modifiers char))
              (base (event-basic-type char))
              (text (concat
                     (mapconcat (lambda (modifier)
                                  (cdr (assq modifier '((control . "\\C-") (meta . "\\M-") (hyper . "\\H-")
                                                        (super . "\\s-") (alt . "\\A-") (shift . "\\S-")))))
                                (delq nil (mapcar (lambda (modifier) (car (memq modifier modifiers)))
                                                  '(control meta hyper super alt shift)))
                                "")
                     (cond ((memq base '(?\; ?\( ?\) ?\{ ?\} ?\[ ?\] ?\" ?' ?\\)) (string ?\\ base))
                           ((eq base 127) "\\C-?")
                           ((and (memq 'shift modifiers) (null (cdr modifiers)) (/= (upcase base) base))
                            (string (upcase base)))
                           (t (ignore-errors (string base))))))
              (text (if (and (equal modifiers '(shift)) (string-prefix-p "\\S-" text))
                        (substring text 3)
                      text))
              (whole (concat "?" text)))
         ;; Only what reads back as the same character will do.
         (and (eq char (car (ignore-errors (read-from-string whole))))
              whole))))

(defun elisp--preceding-sexp ()
  "Return the expression before point, without the quote that a name in a comment or docstring has."
  (save-excursion
    (with-syntax-table emacs-lisp-mode-syntax-table
      (let ((here (point)) ignore-quotes form)
        ;; `name' and "name" as they are in comments.
        (when (eq (preceding-char) ?\\)
          (forward-char -1))
        (when (eq (preceding-char) ?’)
          (forward-char -1))
        (setq ignore-quotes (or (eq (following-char) ?\') (eq (preceding-char) ?\')))
        (forward-sexp -1)
        ;; A character such as ?\( is one expression with its backslash.
        (when (eq (preceding-char) ?\\)
          (forward-char -1)
          (when (eq (preceding-char) ??)
            (forward-char -1)))
        ;; #s(...) and #(...).
        (when (eq (char-after) ?s)
          (when (eq (preceding-char) ?#)
            (forward-char -1)))
        (save-restriction
          (if (and ignore-quotes (eq (following-char) ?`))
              (forward-char 1))
          (narrow-to-region (point-min) here)
          (setq form (read (current-buffer)))
          (if (and ignore-quotes (consp form) (eq (car form) 'quote))
              (cadr form)
            form))))))

(define-obsolete-function-alias 'preceding-sexp #'elisp--preceding-sexp "25.1")

(defun eval-sexp-add-defvars (exp &optional pos)
  "Return EXP with the `defvar's of variables without values before it, those down to POS in the buffer."
  (if (not lexical-binding)
      exp
    (let ((names ()))
      (save-excursion
        (goto-char (point-min))
        (while (re-search-forward "(def\\(?:var\\|const\\|custom\\)[ \t\n]+\\([^; '()\n\t]+\\)" (or pos (point)) t)
          (let ((name (intern (match-string 1))))
            (and (not (special-variable-p name))
                 (save-excursion
                   (not (nth 8 (syntax-ppss (match-beginning 0)))))
                 (push name names)))))
      `(progn ,@(mapcar (lambda (name) `(defvar ,name)) names) ,exp))))

(defun elisp--eval-last-sexp (argument)
  "Evaluate the expression before point and print its value, into the buffer if ARGUMENT is non-nil."
  (pcase-let* ((`(,insert ,no-truncate ,limit) (eval-expression-get-print-arguments argument)))
    (elisp--eval-last-sexp-print-value
     (eval (macroexpand-all (eval-sexp-add-defvars (elisp--eval-defun-1 (macroexpand (elisp--preceding-sexp)))))
           lexical-binding)
     (if insert (current-buffer) t) no-truncate limit)))

(defun elisp--eval-last-sexp-print-value (value output &optional no-truncate char-print-limit)
  "Print VALUE to OUTPUT, an integer in other forms too; NO-TRUNCATE non-nil prints all of it.  Return what was added.
CHAR-PRINT-LIMIT is the largest integer that is shown as a character."
  (let* ((print-length (and (not no-truncate) eval-expression-print-length))
         (print-level (and (not no-truncate) eval-expression-print-level))
         (eval-expression-print-maximum-character char-print-limit)
         (more (and char-print-limit (eval-expression-print-format value))))
    (prin1 value output)
    (if more (princ more output))
    value))

(defun eval-last-sexp (eval-last-sexp-arg-internal)
  "Evaluate the expression before point, print its value and return it.
The argument non-nil prints into the buffer, 0 all of it."
  (interactive "P")
  (elisp--eval-last-sexp eval-last-sexp-arg-internal))

(defun eval-print-last-sexp (&optional eval-last-sexp-arg-internal)
  "Evaluate the expression before point and print its value into the buffer, on a line of its own."
  (interactive "P")
  (let ((standard-output (current-buffer)))
    (terpri)
    (eval-last-sexp (or eval-last-sexp-arg-internal t))
    (terpri)))

(defun elisp--eval-defun-1 (form)
  "Return FORM, changed so that a definition of a variable takes effect though it has a value already."
  (cond
   ((not (listp form)) form)
   ((and (eq (car form) 'defvar) (cdr-safe (cdr-safe form)) (boundp (cadr form)))
    `(progn ,form (set-default ',(nth 1 form) ,(nth 2 form))))
   ((and (eq (car form) 'custom-declare-variable)
         (default-boundp (eval (nth 1 form) lexical-binding)))
    (let ((name (eval (nth 1 form) lexical-binding)))
      (set-default name (eval (eval (nth 2 form) lexical-binding) lexical-binding))
      form))
   ((eq (car form) 'progn)
    (cons 'progn (mapcar #'elisp--eval-defun-1 (cdr form))))
   (t form)))

(defun elisp--eval-defun ()
  "Evaluate the definition that point is in or before, print its value and return it."
  (let ((form nil))
    (save-excursion
      (end-of-defun)
      (beginning-of-defun)
      (let ((start (point)))
        (setq form (read (current-buffer)))
        (setq form (eval-sexp-add-defvars form start))))
    (let ((value (let ((current-load-list (list buffer-file-name)))
                   (eval (elisp--eval-defun-1 (macroexpand-all form)) lexical-binding))))
      (elisp--eval-last-sexp-print-value value t nil eval-expression-print-maximum-character))))

(defun eval-defun (edebug-it)
  "Evaluate the definition that point is in or before, and return its value; EDEBUG-IT non-nil is to debug it."
  (interactive "P")
  (if (and edebug-it (fboundp 'edebug-eval-defun))
      (edebug-eval-defun (not edebug-it))
    (elisp--eval-defun)))

(provide 'elisp-eval)

;;; elisp-eval.el ends here

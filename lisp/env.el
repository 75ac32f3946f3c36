;;; env.el --- environment variables  -*- lexical-binding: t -*-

;; `process-environment' is a list of "NAME=VALUE", or "NAME" for a variable that is taken out.  See "System
;; Environment" in the Elisp manual.

(defun getenv (variable &optional frame)
  "Return the value of the environment variable VARIABLE, a string, or nil.
FRAME, as in Emacs, names a terminal that might have an environment of its own; here all share one."
  (let ((value (getenv-internal variable (and frame process-environment))))
    (if (and value enable-multibyte-characters
             (not (multibyte-string-p value))
             (string-match-p "[^[:ascii:]]" value))
        (decode-coding-string value locale-coding-system)
      value)))

(defun setenv-internal (env variable value keep-empty)
  "Return the environment ENV, a list, with VARIABLE set to VALUE, in place where it is there.
VALUE nil takes it out, or with KEEP-EMPTY non-nil leaves an entry that says it is not set."
  (let ((pattern (concat "\\`" (regexp-quote variable) "\\(=\\|\\'\\)"))
        (case-fold-search nil)
        (tail env)
        (entry (if value (concat variable "=" value) variable)))
    (while (and tail (not (string-match-p pattern (car tail))))
      (setq tail (cdr tail)))
    (cond
     ((null tail) (if (or value keep-empty) (cons entry env) env))
     ((or value keep-empty) (setcar tail entry) env)
     ((eq tail env) (cdr env))
     (t (delq (car tail) env)))))

(defun setenv (variable &optional value substitute-env-vars)
  "Set the environment variable VARIABLE to VALUE, a string, or nil to take it out.  Return VALUE.
SUBSTITUTE-ENV-VARS non-nil means to expand environment variables in VALUE first."
  (and value substitute-env-vars
       (setq value (substitute-env-vars value)))
  (if (multibyte-string-p variable)
      (setq variable (encode-coding-string variable (or locale-coding-system 'utf-8-unix))))
  (if (and value (multibyte-string-p value))
      (setq value (encode-coding-string value (or locale-coding-system 'utf-8-unix))))
  (if (string-search "=" variable)
      (error "Environment variable name `%s' contains `='" variable))
  (if (string-equal "TZ" variable)
      (set-time-zone-rule value))
  (setq process-environment (setenv-internal process-environment variable value t))
  value)

(defun substitute-env-vars (string &optional when-undefined)
  "Return STRING with $VARIABLE and ${VARIABLE} replaced by the values of environment variables, $$ by one dollar.
WHEN-UNDEFINED says what becomes of one that is not set: nil makes it empty, t leaves it, a function gets its name."
  (save-match-data
    (let ((start 0))
      (while (string-match "\\${\\(\\(?:.\\|\n\\)*?\\)}\\|\\$\\([[:alnum:]_]+\\)\\|\\$\\(\\$\\)" string start)
        (if (match-beginning 3)
            (setq start (match-end 3)
                  string (concat (substring string 0 (match-beginning 3)) (substring string (match-end 3)))
                  start (1- start))
          (let* ((beginning (match-beginning 0)) (end (match-end 0))
                 (name (or (match-string 1 string) (match-string 2 string)))
                 (value (getenv name)))
            (cond
             (value)
             ((null when-undefined) (setq value ""))
             ((functionp when-undefined) (setq value (funcall when-undefined name)))
             (t (setq value (substring string beginning end))))
            (setq string (concat (substring string 0 beginning) value (substring string end))
                  start (+ beginning (length value))))))
      string)))

(defmacro with-environment-variables (variables &rest body)
  "Evaluate BODY with environment variables set for the while: VARIABLES is a list of (VAR VALUE)."
  (declare (indent 1) (debug (sexp body)))
  (unless (consp variables)
    (error "Invalid VARIABLES: %s" variables))
  `(let ((process-environment (copy-sequence process-environment)))
     ,@(mapcar (lambda (elem)
                 `(setenv ,(car elem) ,(car (cdr elem))))
               variables)
     ,@body))

(provide 'env)

;;; env.el ends here

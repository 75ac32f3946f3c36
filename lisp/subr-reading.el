;;; subr-reading.el --- reading one character  -*- lexical-binding: t -*-

(defun read-char-from-minibuffer (prompt &optional chars _history)
  "Read a line with PROMPT and return its first character, a carriage return for an empty one.
CHARS lists the characters that are good answers; without a terminal nobody sees to that."
  (when (consp chars)
    (mapc #'ignore chars))
  (let* ((line (read-from-minibuffer prompt))
         (character (if (string= line "") ?\r (aref line 0))))
    (message "%s%s" prompt (char-to-string character))
    character))

(defun read-char-choice (prompt chars &optional inhibit-quit)
  "Read one of CHARS, a list of characters, with PROMPT, and return it.
INHIBIT-QUIT counts only if `read-char-choice-use-read-key' is non-nil: then the character of `quit' is read as others."
  (if (not read-char-choice-use-read-key)
      (read-char-from-minibuffer prompt chars)
    (let ((inhibit-quit inhibit-quit)
          character)
      (while (not (memq character chars))
        (setq character (read-char-exclusive prompt)))
      character)))

(defun read-regexp (prompt &optional defaults history)
  "Read a regexp with PROMPT and return it; the first of DEFAULTS for an empty answer, or the empty string.
DEFAULTS is a string, a list of strings, a function that returns one of these, or `regexp-history-last' for what was
read last.  Unless PROMPT ends with a colon, the default is shown.  HISTORY names a history variable."
  (let* ((history (or history 'regexp-history))
         (defaults (cond ((eq defaults 'regexp-history-last) (car (symbol-value history)))
                         ((and defaults (symbolp defaults)) (funcall defaults))
                         (t defaults)))
         (default (if (consp defaults) (car defaults) defaults))
         (answer (read-from-minibuffer
                  (cond ((string-match-p ":[ \t]*\\'" prompt) prompt)
                        (default (format-message "%s (default %s): " prompt (query-replace-descr default)))
                        (t (format "%s: " prompt)))
                  nil nil nil history))
         (regexp (if (string= answer "") (or default answer) answer)))
    (add-to-history history regexp)
    regexp))

(defun read-shell-command (prompt &optional initial-contents hist &rest args)
  "Read a shell command with PROMPT and INITIAL-CONTENTS, and return it.
HIST is a history variable, by default `shell-command-history'; ARGS are further arguments of `read-from-minibuffer'."
  (apply #'read-from-minibuffer prompt initial-contents nil nil (or hist 'shell-command-history) args))

(defun read-answer (question answers)
  "Ask QUESTION until the answer is one of ANSWERS, and return that, a string.
ANSWERS is a list of lists (LONG SHORT HELP): an answer, the character that is short for it, and what it means.  Besides these
`help' is understood.  Short answers are asked for if `read-answer-short' is t, or `auto' and `use-short-answers' is."
  (let* ((short (if (eq read-answer-short 'auto) use-short-answers read-answer-short))
         (answers (if (assoc "help" answers) answers (append answers '(("help" ?? "show this help message")))))
         (names (mapcar (lambda (each) (if short (char-to-string (nth 1 each)) (car each))) answers))
         (prompt (format "%s(%s) " question (mapconcat #'identity names ", ")))
         found)
    (while (null found)
      (let* ((text (read-from-minibuffer prompt))
             (place (seq-position names text)))
        (cond
         ((null place)
          (message "Please answer %s." (mapconcat (lambda (name) (format-message "`%s'" name)) names " or ")))
         ((equal (car (nth place answers)) "help")
          (with-help-window "*Help*"
            (princ "Type:\n")
            (dolist (each answers)
              (princ (format-message "`%s'%s to %s\n" (car each)
                                     (if short (format " (%c)" (nth 1 each)) "") (nth 2 each))))))
         (t (setq found (car (nth place answers)))))))
    found))

(provide 'subr-reading)

;;; subr-reading.el ends here

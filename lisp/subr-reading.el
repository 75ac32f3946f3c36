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

(provide 'subr-reading)

;;; subr-reading.el ends here

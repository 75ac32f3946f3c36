;;; text-motion.el --- words, lines and characters: moving, deleting, exchanging  -*- lexical-binding: t -*-

;; See "Motion", "Deletion" and "User-Level Deletion" in the Elisp manual.

(defun backward-word (&optional arg)
  "Move backward over ARG words, by default one; return t unless the end of the buffer or a field stopped it."
  (interactive "^p")
  (forward-word (- (or arg 1))))

(defun kill-word (arg)
  "Kill the text up to the end of the ARGth word after point."
  (interactive "p")
  (kill-region (point) (progn (forward-word arg) (point))))

(defun backward-kill-word (arg)
  "Kill the text back to the beginning of the ARGth word before point."
  (interactive "p")
  (kill-word (- arg)))

(defun zap-to-char (arg char &optional _interactive)
  "Kill the text up to and with the ARGth CHAR after point; signals `search-failed' if there is none."
  (interactive "p\ncZap to char: ")
  (kill-region (point)
               (progn (search-forward (char-to-string char) nil nil arg)
                      (point))))

(defun move-beginning-of-line (arg)
  "Move to the beginning of the line, or of the one ARG - 1 lines on."
  (interactive "^p")
  (or arg (setq arg 1))
  (if (/= arg 1)
      (forward-line (1- arg)))
  (goto-char (line-beginning-position)))

(defun move-end-of-line (arg)
  "Move to the end of the line, or of the one ARG - 1 lines on."
  (interactive "^p")
  (or arg (setq arg 1))
  (end-of-line arg))

(defun text-motion--delete-region-p (n)
  "Whether a command that deletes N characters is to delete the active region instead."
  (unless (integerp n)
    (signal 'wrong-type-argument (list 'integerp n)))
  (and (= n 1) delete-active-region (use-region-p)))

(defun text-motion--delete-region ()
  "Delete the active region, or kill it when `delete-active-region' says so."
  (if (eq delete-active-region 'kill)
      (kill-region (region-beginning) (region-end) 'region)
    (funcall region-extract-function 'delete-only)))

(defun delete-backward-char (n &optional killflag)
  "Delete the N characters before point; KILLFLAG non-nil means to kill them.
With an active region and N 1, delete that, as `delete-active-region' says.  In Overwrite mode put spaces in the place of
what is deleted within a line."
  (interactive "p\nP")
  (cond ((text-motion--delete-region-p n)
         (text-motion--delete-region))
        ((and overwrite-mode (> n 0)
              (not (memq (char-before) '(?\t ?\n)))
              (not (eolp)))
         (let ((column (current-column)))
           (delete-char (- n) killflag)
           (save-excursion (insert-char ?\s (- column (current-column))))))
        (t (delete-char (- n) killflag)))
  nil)

(defun delete-forward-char (n &optional killflag)
  "Delete the N characters after point; KILLFLAG non-nil means to kill them.
With an active region and N 1, delete that, as `delete-active-region' says."
  (interactive "p\nP")
  (if (text-motion--delete-region-p n)
      (text-motion--delete-region)
    (delete-char n killflag))
  nil)

;;; text-motion.el ends here

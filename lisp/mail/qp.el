;;; qp.el --- quoted-printable text  -*- lexical-binding: t -*-

;; RFC 2045 describes it: a byte that is not a plain character is written as an equals sign and two digits.

(defun quoted-printable-decode-region (from to &optional coding-system)
  "Replace what is quoted between FROM and TO with the bytes it stands for.
With CODING-SYSTEM, decode the result from it.  What is malformed stays, with a message."
  (interactive "r")
  (save-excursion
    (save-restriction
      (narrow-to-region from to)
      (goto-char (point-min))
      (while (search-forward "=" nil t)
        (backward-char 1)
        (cond ((looking-at "=\n") (delete-region (point) (match-end 0)))
              ((looking-at "=\\([0-9A-Fa-f][0-9A-Fa-f]\\)")
               (let ((byte (string-to-number (match-string 1) 16)))
                 (delete-region (point) (match-end 0))
                 (insert-byte byte 1)))
              (t (message "Malformed quoted-printable text")
                 (forward-char 1))))
      (when coding-system
        (decode-coding-region (point-min) (point-max) coding-system)))))

(defun quoted-printable-decode-string (string &optional coding-system)
  "Return STRING with what is quoted replaced by the bytes it stands for.
CODING-SYSTEM is decoded from, but what is returned has bytes only."
  (with-temp-buffer
    (set-buffer-multibyte nil)
    (insert string)
    (quoted-printable-decode-region (point-min) (point-max) coding-system)
    (buffer-string)))

(defun quoted-printable--fold ()
  "Break the lines of the buffer that have more than 76 characters."
  (goto-char (point-min))
  (while (not (eobp))
    (end-of-line)
    (while (> (current-column) 76)
      (beginning-of-line)
      (forward-char 75)
      ;; Three characters that belong together stay so.
      (search-backward "=" (- (point) 2) t)
      (insert "=\n")
      (end-of-line))
    (forward-line 1)))

(defun quoted-printable-encode-region (from to &optional fold class)
  "Quote the bytes between FROM and TO that are not plain characters.
With FOLD, break long lines.  CLASS is a set of characters, as for `skip-chars-forward', that may stay."
  (interactive "r")
  (let ((class (or class "\010-\012\014\040-\074\076-\176")))
    (save-excursion
      (goto-char from)
      (when (re-search-forward "[^\x0-\x7f\x3fff80-\x3fffff]" to t)
        (error "Multibyte character in QP encoding region"))
      (save-restriction
        (narrow-to-region from to)
        (goto-char (point-min))
        (while (progn (skip-chars-forward class) (not (eobp)))
          (let ((char (following-char)))
            (delete-char 1)
            (insert (format "=%02X" (multibyte-char-to-unibyte char)))))
        ;; White space at the end of a line could get lost.
        (goto-char (point-min))
        (while (re-search-forward "[ \t]$" nil t)
          (let ((char (preceding-char)))
            (delete-char -1)
            (insert (format "=%02X" char))))
        (when fold
          (quoted-printable--fold))))))

(defun quoted-printable-encode-string (string)
  "Return STRING with the bytes quoted that are not plain characters."
  (with-temp-buffer
    (if (multibyte-string-p string)
        (set-buffer-multibyte t)
      (set-buffer-multibyte nil))
    (insert string)
    (quoted-printable-encode-region (point-min) (point-max))
    (buffer-string)))

(provide 'qp)

;;; qp.el ends here

;;; utf7.el --- UTF-7, as in mail and as in IMAP  -*- lexical-binding: t -*-

;; RFC 2152, and RFC 3501 for names of mailboxes.  The coding systems do the work.

(defun utf7-encode (string &optional for-imap)
  "Return STRING in UTF-7; in the form that names of mailboxes have if FOR-IMAP is non-nil."
  (encode-coding-string string (if for-imap 'utf-7-imap 'utf-7)))

(defun utf7-decode (string &optional for-imap)
  "Return the text that STRING is in UTF-7; in the form that names of mailboxes have if FOR-IMAP is non-nil."
  (decode-coding-string string (if for-imap 'utf-7-imap 'utf-7)))

(provide 'utf7)

;;; utf7.el ends here

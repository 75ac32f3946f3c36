;;; mail-parse.el --- the functions that read and write headers, under one set of names  -*- lexical-binding: t -*-

(require 'mail-prsvr)
(require 'ietf-drums)
(require 'rfc2231)
(require 'rfc2047)
(require 'rfc2045)

(defalias 'mail-header-parse-content-type #'rfc2231-parse-qp-string)
(defalias 'mail-header-parse-content-disposition #'rfc2231-parse-qp-string)
(defalias 'mail-content-type-get #'rfc2231-get-value)
(defalias 'mail-header-encode-parameter #'rfc2047-encode-parameter)

(defalias 'mail-header-remove-comments #'ietf-drums-remove-comments)
(defalias 'mail-header-remove-whitespace #'ietf-drums-remove-whitespace)
(defalias 'mail-header-strip #'ietf-drums-strip)
(defalias 'mail-header-strip-cte #'ietf-drums-strip-cte)
(defalias 'mail-header-get-comment #'ietf-drums-get-comment)
(defalias 'mail-header-parse-address #'ietf-drums-parse-address)
(defalias 'mail-header-parse-addresses #'ietf-drums-parse-addresses)
(defalias 'mail-header-parse-date #'ietf-drums-parse-date)
(defalias 'mail-narrow-to-head #'ietf-drums-narrow-to-header)
(defalias 'mail-quote-string #'ietf-drums-quote-string)
(defalias 'mail-header-make-address #'ietf-drums-make-address)

(defalias 'mail-header-fold-field #'rfc2047-fold-field)
(defalias 'mail-header-unfold-field #'rfc2047-unfold-field)
(defalias 'mail-header-narrow-to-field #'rfc2047-narrow-to-field)
(defalias 'mail-header-field-value #'rfc2047-field-value)

(defalias 'mail-encode-encoded-word-region #'rfc2047-encode-region)
(defalias 'mail-encode-encoded-word-buffer #'rfc2047-encode-message-header)
(defalias 'mail-encode-encoded-word-string #'rfc2047-encode-string)
(defalias 'mail-decode-encoded-word-region #'rfc2047-decode-region)
(defalias 'mail-decode-encoded-word-string #'rfc2047-decode-string)
(defalias 'mail-decode-encoded-address-region #'rfc2047-decode-address-region)
(defalias 'mail-decode-encoded-address-string #'rfc2047-decode-address-string)

(defun mail-header-parse-addresses-lax (string)
  "Return the addresses in STRING, a list of conses of mailbox and name, as well as they can be made out.
Unlike `mail-header-parse-addresses', this takes what is not quoted as it should be."
  (let (addresses)
    (dolist (part (mail-header-parse-addresses string t))
      (let ((address (mail-header-parse-address-lax part)))
        (when address
          (push (cons (string-trim (car address)) (and (cdr address) (ietf-drums--unquoted (cdr address)))) addresses))))
    (nreverse addresses)))

(defun mail-header-parse-address-lax (string)
  "Return the address in STRING, a cons of mailbox and name, as well as it can be made out; nil if there is none."
  (with-temp-buffer
    (insert (string-trim string "[ \t\n]+" "[ \t\n]+"))
    (let (mailbox name)
      (goto-char (point-min))
      (cond
       ((re-search-forward "<\\([^<>]*@[^<>]*\\)>" nil t)
        (setq mailbox (match-string 1))
        (delete-region (match-beginning 0) (match-end 0)))
       ((re-search-forward "[^ \t\n<>()]+@[^ \t\n<>()]+[ \t\n]?" nil t)
        (setq mailbox (match-string 0))
        (delete-region (match-beginning 0) (match-end 0))))
      (when mailbox
        (setq name (string-trim (replace-regexp-in-string "[<>]" "" (buffer-string) t t)))
        (when (string-match "\\`(\\(.*\\))\\'" name)
          (setq name (match-string 1 name)))
        (cons mailbox (and (not (string= name "")) name))))))

(provide 'mail-parse)

;;; mail-parse.el ends here

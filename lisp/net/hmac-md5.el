;;; hmac-md5.el --- message authentication codes by MD5  -*- lexical-binding: t -*-

(require 'hex-util)
(require 'hmac-def)

(defun md5-binary (string)
  "Return the MD5 hash of STRING as bytes."
  (md5 string nil nil 'binary)          ; signals, where STRING has more than bytes
  (secure-hash 'md5 string nil nil t))

(define-hmac-function hmac-md5 md5-binary 64 16)
(define-hmac-function hmac-md5-96 md5-binary 64 16 96)

(provide 'hmac-md5)

;;; hmac-md5.el ends here

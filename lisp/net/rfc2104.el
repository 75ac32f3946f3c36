;;; rfc2104.el --- message authentication codes as hexadecimal digits  -*- lexical-binding: t -*-

(require 'hex-util)

(defun rfc2104-hash (hash block-length _hash-length key text)
  "Return the authentication code of TEXT under KEY, in hexadecimal digits.
HASH is a function that returns such digits for a string, BLOCK-LENGTH the number of bytes it works on at a time.
For a KEY longer than that its digits count, not the bytes, as they do in GNU Emacs: there the code is another than
RFC 2104's."
  (let* ((key (if (> (length key) block-length) (funcall hash key) key))
         (inner (make-string block-length #x36))
         (outer (make-string block-length #x5c)))
    (dotimes (i (length key))
      (aset inner i (logxor (aref key i) #x36))
      (aset outer i (logxor (aref key i) #x5c)))
    (funcall hash (concat outer (decode-hex-string (funcall hash (concat inner text)))))))

(provide 'rfc2104)

;;; rfc2104.el ends here

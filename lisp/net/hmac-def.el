;;; hmac-def.el --- message authentication codes from hash functions  -*- lexical-binding: t -*-

;; HMAC is described in RFC 2104.

(defun hmac-def--compute (hash block digest bytes text key)
  "Return the code of TEXT under KEY by the function HASH, whose blocks have BLOCK bytes and results DIGEST.
Only the first BYTES bytes are returned, or all when BYTES is nil."
  (let ((key (if (> (length key) block) (substring (funcall hash key) 0 digest) key))
        (inner (make-string block #x36))
        (outer (make-string block #x5c)))
    (dotimes (i (length key))
      (aset inner i (logxor (aref key i) #x36))
      (aset outer i (logxor (aref key i) #x5c)))
    (let ((code (funcall hash (concat outer (funcall hash (concat inner text))))))
      (if bytes (substring code 0 bytes) code))))

(defmacro define-hmac-function (name h b l &optional bit)
  "Define NAME as a function of TEXT and KEY that returns an authentication code, as bytes.
H is a function that returns a hash as bytes, B the length of its blocks, L that of its results; BIT says to how many
bits the code is cut."
  `(defun ,name (text key)
     ,(format "Return the authentication code of TEXT under KEY, by `%s'." h)
     (hmac-def--compute #',h ,b ,l ,(and bit (/ bit 8)) text key)))

(provide 'hmac-def)

;;; hmac-def.el ends here

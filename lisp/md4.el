;;; md4.el --- the hash function MD4  -*- lexical-binding: t -*-

;; RFC 1320 describes it; NTLM still wants it.

(defun md4--rotate (word bits)
  "Return WORD, of 32 bits, rotated left by BITS."
  (logand #xffffffff (logior (ash word bits) (ash word (- bits 32)))))

(defconst md4--rounds
  (list (list 0 '(3 7 11 19) '(0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15)
              (lambda (x y z) (logior (logand x y) (logand (lognot x) z))))
        (list #x5a827999 '(3 5 9 13) '(0 4 8 12 1 5 9 13 2 6 10 14 3 7 11 15)
              (lambda (x y z) (logior (logand x y) (logand x z) (logand y z))))
        (list #x6ed9eba1 '(3 9 11 15) '(0 8 4 12 2 10 6 14 1 9 5 13 3 11 7 15)
              #'logxor))
  "For each round its constant, its rotations, the order of the words, and its function.")

(defun md4--block (state bytes start)
  "Return STATE, a list of four words, after the 64 bytes from START on in BYTES."
  (let ((words (make-vector 16 0))
        (a (nth 0 state)) (b (nth 1 state)) (c (nth 2 state)) (d (nth 3 state)))
    (dotimes (i 16)
      (let ((at (+ start (* 4 i))))
        (aset words i (logior (aref bytes at) (ash (aref bytes (+ at 1)) 8)
                              (ash (aref bytes (+ at 2)) 16) (ash (aref bytes (+ at 3)) 24)))))
    (dolist (round md4--rounds)
      (let ((step 0))
        (dolist (word (nth 2 round))
          (let ((sum (+ a (logand #xffffffff (funcall (nth 3 round) b c d)) (aref words word) (nth 0 round))))
            (setq a d
                  d c
                  c b
                  b (md4--rotate (logand #xffffffff sum) (nth (% step 4) (nth 1 round)))
                  step (1+ step))))))
    (list (logand #xffffffff (+ a (nth 0 state))) (logand #xffffffff (+ b (nth 1 state)))
          (logand #xffffffff (+ c (nth 2 state))) (logand #xffffffff (+ d (nth 3 state))))))

(defun md4--little-endian (number bytes)
  "Return NUMBER as a string of BYTES bytes, the lowest first."
  (let ((string (make-string bytes 0)))
    (dotimes (i bytes string)
      (aset string i (logand 255 (ash number (* -8 i)))))))

(defun md4 (in n)
  "Return the MD4 hash, as bytes, of the first N bytes of IN."
  (let* ((zeros (mod (- 55 n) 64))
         (bytes (make-string (+ n 1 zeros 8) 0))
         (length (md4--little-endian (* 8 n) 8))
         (state '(#x67452301 #xefcdab89 #x98badcfe #x10325476)))
    (dotimes (i n)
      (aset bytes i (aref in i)))
    (aset bytes n #x80)
    (dotimes (i 8)
      (aset bytes (+ n 1 zeros i) (aref length i)))
    (dotimes (i (/ (length bytes) 64))
      (setq state (md4--block state bytes (* 64 i))))
    (mapconcat (lambda (word) (md4--little-endian word 4)) state "")))

(defun md4-pack-int16 (int16)
  "Return INT16 as two bytes, the low one first."
  (md4--little-endian int16 2))

(defun md4-pack-int32 (int32)
  "Return INT32, a cons of its upper and lower half, as four bytes, the low one first."
  (concat (md4-pack-int16 (cdr int32)) (md4-pack-int16 (car int32))))

(defun md4-unpack-int16 (str)
  "Return the number that the first two bytes of STR make."
  (+ (aref str 0) (ash (aref str 1) 8)))

(defun md4-unpack-int32 (str)
  "Return the number that the first four bytes of STR make, as a cons of its upper and lower half."
  (cons (md4-unpack-int16 (substring str 2 4)) (md4-unpack-int16 (substring str 0 2))))

(provide 'md4)

;;; md4.el ends here

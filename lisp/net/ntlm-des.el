;;; ntlm-des.el --- the cipher DES, as NTLM uses it  -*- lexical-binding: t -*-

;; DES is described in FIPS 46-3.  Its tables count bits from 1, the highest first; here blocks are integers.

(defconst ntlm-des--initial
  [58 50 42 34 26 18 10 2 60 52 44 36 28 20 12 4 62 54 46 38 30 22 14 6 64 56 48 40 32 24 16 8
   57 49 41 33 25 17 9 1 59 51 43 35 27 19 11 3 61 53 45 37 29 21 13 5 63 55 47 39 31 23 15 7]
  "The permutation IP.")

(defconst ntlm-des--final
  [40 8 48 16 56 24 64 32 39 7 47 15 55 23 63 31 38 6 46 14 54 22 62 30 37 5 45 13 53 21 61 29
   36 4 44 12 52 20 60 28 35 3 43 11 51 19 59 27 34 2 42 10 50 18 58 26 33 1 41 9 49 17 57 25]
  "The inverse of IP.")

(defconst ntlm-des--expansion
  [32 1 2 3 4 5 4 5 6 7 8 9 8 9 10 11 12 13 12 13 14 15 16 17
   16 17 18 19 20 21 20 21 22 23 24 25 24 25 26 27 28 29 28 29 30 31 32 1]
  "The table E.")

(defconst ntlm-des--round
  [16 7 20 21 29 12 28 17 1 15 23 26 5 18 31 10 2 8 24 14 32 27 3 9 19 13 30 6 22 11 4 25]
  "The permutation P.")

(defconst ntlm-des--key-1
  [57 49 41 33 25 17 9 1 58 50 42 34 26 18 10 2 59 51 43 35 27 19 11 3 60 52 44 36
   63 55 47 39 31 23 15 7 62 54 46 38 30 22 14 6 61 53 45 37 29 21 13 5 28 20 12 4]
  "The table PC-1.")

(defconst ntlm-des--key-2
  [14 17 11 24 1 5 3 28 15 6 21 10 23 19 12 4 26 8 16 7 27 20 13 2
   41 52 31 37 47 55 30 40 51 45 33 48 44 49 39 56 34 53 46 42 50 36 29 32]
  "The table PC-2.")

(defconst ntlm-des--shifts [1 1 2 2 2 2 2 2 1 2 2 2 2 2 2 1] "By how many bits the halves of the key turn in each round.")

(defconst ntlm-des--boxes
  [[14 4 13 1 2 15 11 8 3 10 6 12 5 9 0 7 0 15 7 4 14 2 13 1 10 6 12 11 9 5 3 8
    4 1 14 8 13 6 2 11 15 12 9 7 3 10 5 0 15 12 8 2 4 9 1 7 5 11 3 14 10 0 6 13]
   [15 1 8 14 6 11 3 4 9 7 2 13 12 0 5 10 3 13 4 7 15 2 8 14 12 0 1 10 6 9 11 5
    0 14 7 11 10 4 13 1 5 8 12 6 9 3 2 15 13 8 10 1 3 15 4 2 11 6 7 12 0 5 14 9]
   [10 0 9 14 6 3 15 5 1 13 12 7 11 4 2 8 13 7 0 9 3 4 6 10 2 8 5 14 12 11 15 1
    13 6 4 9 8 15 3 0 11 1 2 12 5 10 14 7 1 10 13 0 6 9 8 7 4 15 14 3 11 5 2 12]
   [7 13 14 3 0 6 9 10 1 2 8 5 11 12 4 15 13 8 11 5 6 15 0 3 4 7 2 12 1 10 14 9
    10 6 9 0 12 11 7 13 15 1 3 14 5 2 8 4 3 15 0 6 10 1 13 8 9 4 5 11 12 7 2 14]
   [2 12 4 1 7 10 11 6 8 5 3 15 13 0 14 9 14 11 2 12 4 7 13 1 5 0 15 10 3 9 8 6
    4 2 1 11 10 13 7 8 15 9 12 5 6 3 0 14 11 8 12 7 1 14 2 13 6 15 0 9 10 4 5 3]
   [12 1 10 15 9 2 6 8 0 13 3 4 14 7 5 11 10 15 4 2 7 12 9 5 6 1 13 14 0 11 3 8
    9 14 15 5 2 8 12 3 7 0 4 10 1 13 11 6 4 3 2 12 9 5 15 10 11 14 1 7 6 0 8 13]
   [4 11 2 14 15 0 8 13 3 12 9 7 5 10 6 1 13 0 11 7 4 9 1 10 14 3 5 12 2 15 8 6
    1 4 11 13 12 3 7 14 10 15 6 8 0 5 9 2 6 11 13 8 1 4 10 7 9 5 0 15 14 2 3 12]
   [13 2 8 4 6 15 11 1 10 9 3 14 5 0 12 7 1 15 13 8 10 3 7 4 12 5 6 11 0 14 9 2
    7 11 4 1 9 12 14 2 0 6 10 13 15 3 5 8 2 1 14 7 4 10 8 13 15 12 9 0 3 5 6 11]]
  "The boxes S1 to S8, the rows of each one after the other.")

(defun ntlm-des--permuted (number bits table)
  "Return NUMBER, which has BITS bits, with its bits in the order of TABLE."
  (let ((result 0))
    (mapc (lambda (place) (setq result (logior (ash result 1) (logand 1 (ash number (- place bits)))))) table)
    result))

(defun ntlm-des--turned (number count)
  "Return NUMBER, which has 28 bits, turned to the left by COUNT bits."
  (logand #xfffffff (logior (ash number count) (ash number (- count 28)))))

(defun ntlm-des--round-keys (key)
  "Return the sixteen keys of the rounds for KEY, a number of 64 bits."
  (let* ((chosen (ntlm-des--permuted key 64 ntlm-des--key-1))
         (left (ash chosen -28))
         (right (logand chosen #xfffffff)))
    (mapcar (lambda (shift)
              (setq left (ntlm-des--turned left shift)
                    right (ntlm-des--turned right shift))
              (ntlm-des--permuted (logior (ash left 28) right) 56 ntlm-des--key-2))
            ntlm-des--shifts)))

(defun ntlm-des--mixed (half key)
  "Return what a round with KEY makes of HALF, a number of 32 bits."
  (let ((bits (logxor key (ntlm-des--permuted half 32 ntlm-des--expansion)))
        (result 0))
    (dotimes (i 8)
      (let ((six (logand 63 (ash bits (* 6 (- i 7))))))
        ;; The outer two bits choose the row.
        (setq result (logior (ash result 4)
                             (aref (aref ntlm-des--boxes i)
                                   (logior (logand six 32) (ash (logand six 1) 4) (logand 15 (ash six -1))))))))
    (ntlm-des--permuted result 32 ntlm-des--round)))

(defun ntlm-des--number (bytes)
  "Return the string BYTES as a number, the first byte the highest."
  (let ((number 0))
    (mapc (lambda (byte) (setq number (logior (ash number 8) byte))) bytes)
    number))

(defun ntlm-smb-str-to-key (str)
  "Return the key of eight bytes that STR, seven bytes, makes: seven bits in each, and none for parity."
  (let ((bits (ntlm-des--number (substring str 0 7)))
        bytes)
    (dotimes (i 8)
      (push (ash (logand 127 (ash bits (* -7 i))) 1) bytes))
    (apply #'unibyte-string bytes)))

(defun ntlm-smb-hash (in key forw)
  "Return IN, eight bytes, encrypted by KEY, seven bytes, or decrypted if FORW is nil."
  (let* ((keys (ntlm-des--round-keys (ntlm-des--number (ntlm-smb-str-to-key key))))
         (block (ntlm-des--permuted (ntlm-des--number (substring in 0 8)) 64 ntlm-des--initial))
         (left (ash block -32))
         (right (logand block #xffffffff))
         bytes)
    (dolist (round (if forw keys (reverse keys)))
      (let ((next (logxor left (ntlm-des--mixed right round))))
        (setq left right
              right next)))
    (let ((result (ntlm-des--permuted (logior (ash right 32) left) 64 ntlm-des--final)))
      (dotimes (i 8)
        (push (logand 255 (ash result (* -8 i))) bytes)))
    (apply #'unibyte-string bytes)))

(defun ntlm-smb-des-e-p16 (p14)
  "Return the hash of 16 bytes of P14, 14 bytes: LAN Manager's phrase encrypted by each half."
  (concat (ntlm-smb-hash "KGS!@#$%" (substring p14 0 7) t)
          (ntlm-smb-hash "KGS!@#$%" (substring p14 7 14) t)))

(defun ntlm-smb-des-e-p24 (p22 c8)
  "Return C8, eight bytes, encrypted by each third of P22, 21 bytes."
  (concat (ntlm-smb-hash c8 (substring p22 0 7) t)
          (ntlm-smb-hash c8 (substring p22 7 14) t)
          (ntlm-smb-hash c8 (substring p22 14 21) t)))

(provide 'ntlm-des)

;;; ntlm-des.el ends here

;;; hex-util.el --- bytes as hexadecimal digits  -*- lexical-binding: t -*-

(defun hex-util--value (digit)
  "Return what the hexadecimal DIGIT counts."
  (cond ((<= ?0 digit ?9) (- digit ?0))
        ((<= ?a digit ?f) (- digit (- ?a 10)))
        ((<= ?A digit ?F) (- digit (- ?A 10)))
        (t (error "Invalid hexadecimal digit `%c'" digit))))

(defun decode-hex-string (string)
  "Return the bytes whose hexadecimal digits STRING has."
  (let ((length (length string))
        (from 0)
        bytes)
    (while (< from length)
      (push (+ (* 16 (hex-util--value (aref string from)))
               (hex-util--value (aref string (1+ from))))
            bytes)
      (setq from (+ from 2)))
    (apply #'unibyte-string (nreverse bytes))))

(defun encode-hex-string (string)
  "Return the hexadecimal digits of the bytes in STRING, two for each."
  (mapconcat (lambda (byte)
               (string (aref "0123456789abcdef" (ash byte -4))
                       (aref "0123456789abcdef" (logand byte 15))))
             string ""))

(provide 'hex-util)

;;; hex-util.el ends here

;;; viet-util.el --- VIQR, Vietnamese in ASCII  -*- lexical-binding: t -*-

;; A letter is written with its marks behind it: first what makes another vowel of it, then the tone.

;;; Code:

(defvar viet-viqr-alist
  (let ((tones '((?' . #x301) (?` . #x300) (?? . #x309) (?~ . #x303) (?. . #x323)))
        (found (list (cons ?Đ "Dd") (cons ?Đ "dD") (cons ?Đ "DD") (cons ?đ "dd")))
        (letters '("a" "a(" "a^" "e" "e^" "i" "o" "o^" "o+" "u" "u+" "y"))
        (plain "aăâeêioôơuưy")
        ;; Each letter with the tones in the order above.
        (toned ["áàảãạ" "ắằẳẵặ" "ấầẩẫậ" "éèẻẽẹ" "ếềểễệ" "íìỉĩị" "óòỏõọ" "ốồổỗộ" "ớờởỡợ" "úùủũụ" "ứừửữự" "ýỳỷỹỵ"]))
    (dotimes (number (length plain))
      (let ((spelling (nth number letters)) (index 0))
        (dolist (case '(identity upcase))
          (when (cdr (append spelling nil))
            (push (cons (funcall case (aref plain number)) (funcall case spelling)) found)))
        (dolist (tone tones)
          (dolist (case '(identity upcase))
            (push (cons (funcall case (aref (aref toned number) index))
                        (concat (funcall case spelling) (string (car tone))))
                  found))
          (setq index (1+ index)))))
    (dolist (mark (append "d~'(+.?\\^`" nil))
      (push (cons mark (string ?\\ mark)) found))
    (nreverse found))
  "How each letter of Vietnamese beyond ASCII is spelt in VIQR.")

(defvar viqr-regexp "[aeiouyAEIOUY]\\(?:\\([(^+]\\)?['`?~.]?\\)\\|[dD][dD]"
  "Matches what may be a letter in VIQR.")

(defvar viet-util--spelt
  (let ((table (make-hash-table :test #'equal)))
    (dolist (entry viet-viqr-alist)
      (puthash (cdr entry) (car entry) table))
    table)
  "The letter of each spelling.")

(defun viet-encode-viscii-char (char)
  "Return the code of CHAR in VISCII, nil if it has none."
  (encode-char char 'viscii))

(defun viet-decode-viqr-region (from to)
  "Make letters of what is spelt in VIQR between FROM and TO."
  (interactive "r")
  (save-restriction
    (narrow-to-region from to)
    (goto-char (point-min))
    (let ((last (point)))
      (while (re-search-forward "[adeiouyADEIOUY]" nil t)
        (let* ((start (1- (point)))
               (end (min (point-max) (+ start 3)))
               (letter nil))
          (while (and (null letter) (> (- end start) 1))
            (setq letter (gethash (buffer-substring-no-properties start end) viet-util--spelt))
            (unless letter
              (setq end (1- end))))
          (when letter
            (delete-region start end)
            (insert letter)
            (setq last (point)))))
      (goto-char last)
      nil)))

(defun viet-decode-viqr-buffer ()
  "Make letters of what is spelt in VIQR in the current buffer."
  (interactive)
  (viet-decode-viqr-region (point-min) (point-max)))

(defun viet-encode-viqr-region (from to)
  "Spell the letters of Vietnamese between FROM and TO in VIQR."
  (interactive "r")
  (save-restriction
    (narrow-to-region from to)
    (goto-char (point-min))
    (let ((last (point)))
      (while (re-search-forward "[^[:ascii:]]" nil t)
        (let ((spelling (cdr (assq (preceding-char) viet-viqr-alist))))
          (when spelling
            (delete-char -1)
            (insert spelling)
            (setq last (point)))))
      (goto-char last)
      nil)))

(defun viet-encode-viqr-buffer ()
  "Spell the letters of Vietnamese in the current buffer in VIQR."
  (interactive)
  (viet-encode-viqr-region (point-min) (point-max)))

(defun viqr-post-read-conversion (len)
  "Make letters of what is spelt in VIQR in the LEN characters after point; return how many they are then."
  (let ((start (point)))
    (save-restriction
      (narrow-to-region start (+ start len))
      (viet-decode-viqr-region (point-min) (point-max))
      (goto-char start)
      (- (point-max) (point-min)))))

(defun viqr-pre-write-conversion (from to)
  "Spell the text from FROM to TO, or the string FROM, in VIQR, in a buffer that becomes current."
  (let ((text (if (stringp from) from (buffer-substring from to))))
    (set-buffer (generate-new-buffer " *temp*"))
    (insert text)
    (viet-encode-viqr-region (point-min) (point-max))
    nil))

(provide 'viet-util)

;;; viet-util.el ends here

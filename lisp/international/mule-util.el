;;; mule-util.el --- strings by their width  -*- lexical-binding: t -*-

(defun truncate-string-ellipsis ()
  "Return the string that stands for what was cut."
  (if (and (boundp 'truncate-string-ellipsis) truncate-string-ellipsis)
      truncate-string-ellipsis
    "…"))

(defun truncate-string-to-width (str end-column &optional start-column padding ellipsis ellipsis-text-property)
  "Return the part of STR from START-COLUMN, by default 0, to END-COLUMN of the screen.
PADDING, a character, fills up where a wide character is cut or STR is too short.  ELLIPSIS, a string or t for the usual
one, stands at the end when something was cut there, unless it is wider than STR; with ELLIPSIS-TEXT-PROPERTY the rest is
kept, shown as it."
  (or start-column (setq start-column 0))
  (when (and ellipsis (not (stringp ellipsis)))
    (setq ellipsis (truncate-string-ellipsis)))
  (let* ((length (length str)) (width (string-width str))
         (ellipsis-width (if ellipsis (string-width ellipsis) 0))
         (index 0) (column 0) (head "") (tail "") from last last-column)
    ;; Up to the first column wanted.
    (while (and (< column start-column) (< index length))
      (setq column (+ column (char-width (aref str index)))
            index (1+ index)))
    (if (< column start-column)
        (if padding (make-string end-column padding) "")
      (when (and padding (> column start-column))
        (setq head (make-string (- column start-column) padding)))
      (setq from index)
      (if (and (< end-column width) (>= end-column ellipsis-width))
          (setq end-column (- end-column ellipsis-width))
        (setq ellipsis ""))
      (setq last index last-column column)
      (while (and (< column end-column) (< index length))
        (setq last index last-column column
              column (+ column (char-width (aref str index)))
              index (1+ index)))
      (when (> column end-column)
        (setq column last-column index last))
      (when (and padding (< column end-column))
        (setq tail (make-string (- end-column column) padding)))
      (if (and ellipsis-text-property (not (equal ellipsis "")))
          (concat head (substring str from index)
                  (propertize (substring str index) 'display ellipsis))
        (concat head (substring str from index) tail ellipsis)))))

(defun store-substring (string idx obj)
  "Put OBJ, a character or a string, into STRING at the index IDX.  Return STRING."
  (if (integerp obj)
      (aset string idx obj)
    (let ((i 0))
      (while (< i (length obj))
        (aset string (+ idx i) (aref obj i))
        (setq i (1+ i)))))
  string)

;; Coding systems.

(defun coding-system-translation-table-for-decode (coding-system)
  "Return the translation table that CODING-SYSTEM has for reading."
  (coding-system-get coding-system :decode-translation-table))

(defun coding-system-translation-table-for-encode (coding-system)
  "Return the translation table that CODING-SYSTEM has for writing."
  (coding-system-get coding-system :encode-translation-table))

(defun coding-system-post-read-conversion (coding-system)
  "Return the function that converts text after CODING-SYSTEM has decoded it."
  (coding-system-get coding-system :post-read-conversion))

(defun coding-system-pre-write-conversion (coding-system)
  "Return the function that converts text before CODING-SYSTEM encodes it."
  (coding-system-get coding-system :pre-write-conversion))

(defun detect-coding-with-language-environment (from to lang-env)
  "Return the coding systems that the bytes from FROM to TO may be in, those of LANG-ENV first."
  (let ((systems (get-language-info lang-env 'coding-priority)))
    (if systems
        (with-coding-priority systems (detect-coding-region from to))
      (detect-coding-region from to))))

;; Nested alists.

(defun nested-alist-p (obj)
  "Return t if OBJ can be a nested alist: a cons with nil or alists behind it."
  (and obj (listp obj) (listp (cdr obj))))

(defun set-nested-alist (keyseq entry alist &optional len branches)
  "Store ENTRY at KEYSEQ, a vector, string or list of keys, in the nested ALIST.
LEN says how many keys count; BRANCHES is what hangs below the entry."
  (or (nested-alist-p alist) (error "Invalid argument %s" alist))
  (let ((is-list (listp keyseq))
        (index 0)
        (size (or len (length keyseq)))
        key slot)
    (while (< index size)
      (if (null (nested-alist-p alist)) (error "Keyseq %s is too long for this nested alist" keyseq))
      (setq key (if is-list (nth index keyseq) (aref keyseq index)))
      (setq slot (assoc key (cdr alist)))
      (unless slot
        (setq slot (list key t))
        (setcdr alist (cons slot (cdr alist))))
      (setq alist (cdr slot)
            index (1+ index)))
    (setcar alist entry)
    (if branches (setcdr (last alist) branches))))

(defun lookup-nested-alist (keyseq alist &optional len start nil-for-too-long)
  "Return what the nested ALIST has at KEYSEQ, from START and for LEN keys.
For keys too many the value is the number of those that led somewhere, or nil with
NIL-FOR-TOO-LONG non-nil."
  (or (nested-alist-p alist) (error "Invalid argument %s" alist))
  (let* ((is-list (listp keyseq))
         (size (or len (length keyseq)))
         (index (or start 0))
         (found t))
    (while (and found (< index size))
      (let ((slot (cdr (assoc (if is-list (nth index keyseq) (aref keyseq index)) (cdr alist)))))
        (if slot
            (setq alist slot index (1+ index))
          (setq found nil))))
    (if found alist (if nil-for-too-long nil index))))

;; Positions in buffers and bytes in files.

(defun filepos-to-bufferpos--bytes (position coding-system)
  "How many bytes the text before POSITION is in CODING-SYSTEM."
  (length (encode-coding-string (save-restriction
                                  (widen)
                                  (buffer-substring-no-properties (point-min) position))
                                coding-system)))

(defun filepos-to-bufferpos (byte &optional quality coding-system)
  "Return the position in the buffer of the file's BYTE, counted from 0.
CODING-SYSTEM is by default the buffer's.  QUALITY `exact' is what is always done,
but for the fast way of encodings that have one byte a character."
  (let* ((coding (or coding-system buffer-file-coding-system))
         (type (coding-system-type coding)))
    (save-restriction
      (widen)
      (if (and (not (eq quality 'exact))
               (memq type '(charset raw-text undecided))
               (not (eq 1 (coding-system-eol-type coding))))
          (min (point-max) (+ (point-min) byte))
        (let ((low (point-min)) (high (point-max)))
          (while (< low high)
            (let ((middle (/ (+ low high 1) 2)))
              (if (<= (filepos-to-bufferpos--bytes middle coding) byte)
                  (setq low middle)
                (setq high (1- middle)))))
          (if (and (eq type 'utf-16) (< low (point-max))
                   (< (filepos-to-bufferpos--bytes low coding) byte))
              (1+ low)
            low))))))

(defun bufferpos-to-filepos (position &optional _quality coding-system)
  "Return which byte of the file POSITION in the buffer is, counted from 0.
CODING-SYSTEM is by default the buffer's."
  (filepos-to-bufferpos--bytes position (or coding-system buffer-file-coding-system)))

(provide 'mule-util)

;;; mule-util.el ends here

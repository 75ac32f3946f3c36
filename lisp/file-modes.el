;;; file-modes.el --- attributes and permissions of files  -*- lexical-binding: t -*-

;; See "File Attributes" and "Changing Files" in the Elisp manual.

(defun file-attribute-type (attributes)
  "Return what ATTRIBUTES, a value of `file-attributes', say of the type: t a directory, a string a link, nil a file."
  (nth 0 attributes))

(defun file-attribute-link-number (attributes)
  "Return the number of names of the file with ATTRIBUTES."
  (nth 1 attributes))

(defun file-attribute-user-id (attributes)
  "Return the owner in ATTRIBUTES."
  (nth 2 attributes))

(defun file-attribute-group-id (attributes)
  "Return the group in ATTRIBUTES."
  (nth 3 attributes))

(defun file-attribute-access-time (attributes)
  "Return the time of the last access in ATTRIBUTES."
  (nth 4 attributes))

(defun file-attribute-modification-time (attributes)
  "Return the time of the last change of contents in ATTRIBUTES."
  (nth 5 attributes))

(defun file-attribute-status-change-time (attributes)
  "Return the time of the last change of the file's attributes in ATTRIBUTES."
  (nth 6 attributes))

(defun file-attribute-size (attributes)
  "Return the size in bytes in ATTRIBUTES."
  (nth 7 attributes))

(defun file-attribute-modes (attributes)
  "Return the type and permissions in ATTRIBUTES, a string of ten characters."
  (nth 8 attributes))

(defun file-attribute-inode-number (attributes)
  "Return the number of the file on its file system in ATTRIBUTES."
  (nth 10 attributes))

(defun file-attribute-device-number (attributes)
  "Return the number of the file system in ATTRIBUTES."
  (nth 11 attributes))

(defun file-attribute-collect (attributes &rest attr-names)
  "Return the list of the values in ATTRIBUTES that ATTR-NAMES name, as `size' or `modification-time'."
  (mapcar (lambda (name)
            (unless (memq name '(type link-number user-id group-id access-time modification-time
                                      status-change-time size modes inode-number device-number))
              (error "Wrong attribute name '%S'" name))
            (funcall (intern (format "file-attribute-%s" name)) attributes))
          attr-names))

(defun file-nlinks (filename)
  "Return the number of names of the file FILENAME, or nil if there is no such file."
  (nth 1 (file-attributes filename)))

(defun file-size-human-readable (file-size &optional flavor space unit)
  "Return FILE-SIZE, a number, as a string with a prefix such as `k' or `M'.
FLAVOR nil means powers of 1024, `si' powers of 1000, `iec' powers of 1024 with prefixes such as `Ki'.  The string
SPACE comes before the prefix, UNIT (with `iec' by default B) behind it."
  (let ((power (if (or (null flavor) (eq flavor 'iec)) 1024.0 1000.0))
        (prefixes '("" "k" "M" "G" "T" "P" "E" "Z" "Y")))
    (while (and (>= file-size power) (cdr prefixes))
      (setq file-size (/ file-size power)
            prefixes (cdr prefixes)))
    (let* ((prefix (cond
                    ((not (eq flavor 'iec)) (car prefixes))
                    ((equal (car prefixes) "") "")
                    ((equal (car prefixes) "k") "Ki")
                    (t (concat (car prefixes) "i"))))
           (tail (concat prefix (or unit (if (eq flavor 'iec) "B" ""))))
           (fraction (mod file-size 1.0)))
      (concat (format (if (and (>= fraction 0.05) (< fraction 0.95)) "%.1f" "%.0f") file-size)
              (if (equal tail "") "" space)
              tail))))

(defun file-modes-number-to-symbolic (mode &optional filetype)
  "Return the permissions MODE, an integer, as `ls -l' shows them.
The character FILETYPE comes first, by default the one for the type in MODE or `-'."
  (let ((bit (lambda (mask char) (if (zerop (logand mask mode)) ?- char)))
        (special (lambda (mask execute with without)
                   (if (zerop (logand mask mode))
                       (if (zerop (logand execute mode)) ?- ?x)
                     (if (zerop (logand execute mode)) without with)))))
    (string (or filetype
                (cdr (assq (ash mode -12) '((1 . ?p) (2 . ?c) (4 . ?d) (6 . ?b) (8 . ?-) (10 . ?l) (12 . ?s))))
                ?-)
            (funcall bit #o400 ?r) (funcall bit #o200 ?w) (funcall special #o4000 #o100 ?s ?S)
            (funcall bit #o40 ?r) (funcall bit #o20 ?w) (funcall special #o2000 #o10 ?s ?S)
            (funcall bit #o4 ?r) (funcall bit #o2 ?w) (funcall special #o1000 #o1 ?t ?T))))

(defun file-modes-char-to-who (char)
  "Return the bits that CHAR, one of `ugoa', covers."
  (cond
   ((eq char ?u) #o4700)
   ((eq char ?g) #o2070)
   ((eq char ?o) #o1007)
   ((eq char ?a) #o7777)
   (t (error "%c: Bad `who' character" char))))

(defun file-modes-char-to-right (char &optional from)
  "Return the bits that the permission CHAR stands for, for everyone; FROM are the permissions so far."
  (setq from (or from 0))
  (cond
   ((eq char ?r) #o444)
   ((eq char ?w) #o222)
   ((eq char ?x) #o111)
   ((eq char ?X) (if (zerop (logand from #o111)) 0 #o111))
   ((eq char ?s) #o6000)
   ((eq char ?t) #o1000)
   ((not (memq char '(?u ?g ?o))) (error "%c: Bad right character" char))
   (t (let ((bits (cond ((eq char ?u) (ash from -6)) ((eq char ?g) (ash from -3)) (t from))))
        (* #o111 (logand bits 7))))))

(defun file-modes-symbolic-to-number (modes &optional from)
  "Return the permissions that MODES, such as \"u+x,go=r\", make of FROM, an integer, by default 0."
  (save-match-data
    (let ((case-fold-search nil)
          (value (or from 0))
          (rest modes))
      (while (not (equal rest ""))
        (unless (string-match "\\`\\([ugoa]*\\)\\(\\(?:[-+=][rwxXstugo]*\\)+\\)\\(?:,\\|\\'\\)" rest)
          (error "Parse error in modes near `%s'" rest))
        (let ((who (match-string 1 rest))
              (operations (match-string 2 rest))
              (mask 0) (i 0))
          (setq rest (substring rest (match-end 0)))
          (mapc (lambda (char) (setq mask (logior mask (file-modes-char-to-who char)))) (if (equal who "") "a" who))
          (while (< i (length operations))
            (let ((operator (aref operations i)) (rights 0))
              (setq i (1+ i))
              (while (and (< i (length operations)) (not (memq (aref operations i) '(?+ ?- ?=))))
                (setq rights (logior rights (file-modes-char-to-right (aref operations i) value))
                      i (1+ i)))
              (setq rights (logand rights mask)
                    value (cond
                           ((eq operator ?+) (logior value rights))
                           ((eq operator ?-) (logand value (lognot rights)))
                           (t (logior rights (logand value (lognot mask))))))))))
      value)))

(defun read-file-modes (&optional prompt orig-file)
  "Ask with PROMPT for permissions, in symbols or in octal digits, relative to those of ORIG-FILE; return a number."
  (let* ((modes (or (if orig-file (file-modes orig-file) 0)
                    (error "File not found")))
         (modestr (and (stringp orig-file)
                       (nth 8 (file-attributes orig-file))))
         (default (and (stringp modestr)
                       (string-match "^.\\(...\\)\\(...\\)\\(...\\)$" modestr)
                       (replace-regexp-in-string
                        "-" ""
                        (format "u=%s,g=%s,o=%s" (match-string 1 modestr) (match-string 2 modestr)
                                (match-string 3 modestr)))))
         (value (read-string (or prompt "File modes (octal or symbolic): ") nil nil default)))
    (if (string-match-p "\\`[0-7]+\\'" value)
        (string-to-number value 8)
      (file-modes-symbolic-to-number value modes))))

;;; file-modes.el ends here

;;; json.el --- JSON read and written in Lisp  -*- lexical-binding: t -*-

;; Older and more lenient than `json-parse-string'.  `json-path-to-position' is absent.

(defvar json-object-type 'alist
  "What objects become: `alist', `plist' or `hash-table'.")

(defvar json-array-type 'vector
  "What arrays become: `vector' or `list'.")

(defvar json-key-type nil
  "What keys become: `string', `symbol' or `keyword'; nil leaves it to `json-object-type'.")

(defvar json-false :json-false
  "What stands for false.")

(defvar json-null nil
  "What stands for null.")

(defvar json-encoding-separator ","
  "What stands between elements.")

(defvar json-encoding-default-indentation "  "
  "The indentation of one level, with `json-encoding-pretty-print'.")

(defvar json-encoding-pretty-print nil
  "Non-nil puts each element on a line of its own.")

(defvar json-encoding-lisp-style-closings nil
  "Non-nil keeps closing brackets on the line of the last element.")

(defvar json-encoding-object-sort-predicate nil
  "A function that orders keys, or nil.")

(defvar json-pre-element-read-function nil
  "A function called with the key or index before each element is read.")

(defvar json-post-element-read-function nil
  "A function called after each element is read.")

(define-error 'json-error "Unknown JSON error")
(define-error 'json-readtable-error "JSON readtable error" 'json-error)
(define-error 'json-unknown-keyword "Unrecognized keyword" 'json-error)
(define-error 'json-number-format "Invalid number format" 'json-error)
(define-error 'json-string-escape "Bad Unicode escape" 'json-error)
(define-error 'json-string-format "Bad string format" 'json-error)
(define-error 'json-key-format "Bad JSON object key" 'json-error)
(define-error 'json-object-format "Bad JSON object" 'json-error)
(define-error 'json-array-format "Bad JSON array" 'json-error)
(define-error 'json-end-of-file "End of file while parsing JSON" '(end-of-file json-error))

(defun json-join (strings &optional separator)
  "Return STRINGS put together with SEPARATOR between them."
  (mapconcat #'identity strings separator))

(defun json-alist-p (list)
  "Return t if LIST is a proper list of conses whose heads are atoms."
  (while (and (consp list) (consp (car list)) (atom (caar list)))
    (setq list (cdr list)))
  (null list))

(defun json-plist-p (list)
  "Return t if LIST is a property list with keywords only."
  (while (and (consp list) (keywordp (car list)) (consp (cdr list)))
    (setq list (cddr list)))
  (null list))

;;; Reading

(defsubst json-advance (&optional n)
  "Move N characters forward, by default one."
  (forward-char n))

(defsubst json-peek ()
  "Return the character at point, 0 at the end of the buffer."
  (following-char))

(defsubst json-pop ()
  "Return the character at point and move behind it."
  (if (eobp)
      (signal 'json-end-of-file nil)
    (prog1 (following-char) (forward-char 1))))

(defsubst json-skip-whitespace ()
  "Move behind white space."
  (skip-chars-forward "\t\n\r "))

(defconst json-keywords '("true" "false" "null")
  "The words of JSON.")

(defun json-read-keyword (keyword)
  "Read KEYWORD at point and return what stands for it."
  (cond ((not (member keyword json-keywords)) (signal 'json-unknown-keyword (list keyword)))
        ((looking-at (concat keyword "\\(?:[] \t\n\r,}]\\|\\'\\)")) (forward-char (length keyword)))
        (t (signal 'json-unknown-keyword
                   (list (save-excursion
                           (let ((start (point)))
                             (skip-chars-forward "[:alnum:]_")
                             (and (> (point) start)
                                  (buffer-substring-no-properties start (point)))))))))
  (json-skip-whitespace)
  (cond ((string= keyword "true") t)
        ((string= keyword "false") json-false)
        (t json-null)))

(defun json-read-number (&optional _sign)
  "Read the number at point."
  (unless (looking-at "-?\\(?:0\\|[1-9][0-9]*\\)\\(?:\\.[0-9]+\\)?\\(?:[eE][-+]?[0-9]+\\)?")
    (signal 'json-number-format (list (point))))
  (goto-char (match-end 0))
  (when (looking-at "[-+._[:alnum:]]")
    (signal 'json-number-format (list (point))))
  (prog1 (string-to-number (match-string-no-properties 0))
    (json-skip-whitespace)))

(defun json--read-code ()
  "Read the four digits of a code at point."
  (unless (looking-at "[0-9A-Fa-f]\\{4\\}")
    (signal 'json-string-escape (list (point))))
  (goto-char (match-end 0))
  (string-to-number (match-string 0) 16))

(defun json-read-escaped-char ()
  "Read what stands behind a backslash, which is at point."
  (json-advance)
  (let ((char (json-pop)))
    (if (/= char ?u)
        (or (cdr (assq char '((?b . ?\b) (?f . ?\f) (?n . ?\n) (?r . ?\r) (?t . ?\t)))) char)
      (let ((code (json--read-code)))
        (if (and (<= #xd800 code #xdbff) (looking-at "\\\\u\\([dD][c-fC-F][0-9A-Fa-f]\\{2\\}\\)"))
            (progn
              (goto-char (match-end 0))
              (+ #x10000 (ash (- code #xd800) 10) (- (string-to-number (match-string 1) 16) #xdc00)))
          code)))))

(defun json-read-string ()
  "Read the string whose opening quote is at point."
  (json-advance)
  (let ((parts nil) (open t))
    (while open
      (let ((start (point)))
        (skip-chars-forward "^\"\\\\\0-\37")
        (push (buffer-substring-no-properties start (point)) parts)
        (cond ((eobp) (signal 'json-end-of-file nil))
              ((eq (following-char) ?\") (forward-char 1) (setq open nil))
              ((eq (following-char) ?\\) (push (string (json-read-escaped-char)) parts))
              (t (signal 'json-string-format (list (following-char)))))))
    (apply #'concat (nreverse parts))))

(defun json-new-object ()
  "Return an empty object."
  (and (eq json-object-type 'hash-table) (make-hash-table :test 'equal)))

(defun json-add-to-object (object key value)
  "Return OBJECT with VALUE under KEY; see `json-object-type' and `json-key-type'."
  (let* ((type (or json-key-type
                   (cdr (assq json-object-type '((hash-table . string) (alist . symbol) (plist . keyword))))))
         (key (cond ((eq type 'string) key)
                    ((eq type 'symbol) (intern key))
                    ((eq type 'keyword) (intern (concat ":" key))))))
    (cond ((eq json-object-type 'hash-table) (puthash key value object) object)
          ((eq json-object-type 'alist) (cons (cons key value) object))
          ((eq json-object-type 'plist) (cons key (cons value object))))))

(defun json--plist-nreverse (plist)
  "Return PLIST with its last key first, each before its value."
  (let ((result nil))
    (while plist
      (setq result (cons (car plist) (cons (cadr plist) result))
            plist (cddr plist)))
    result))

(defun json--in-order (object)
  "Return OBJECT, made by `json-add-to-object', with its keys in the order they were read."
  (cond ((eq json-object-type 'alist) (nreverse object))
        ((eq json-object-type 'plist) (json--plist-nreverse object))
        (t object)))

(defun json--read-element (key)
  "Read the element at point, whose key or index is KEY."
  (when json-pre-element-read-function
    (funcall json-pre-element-read-function key))
  (prog1 (json-read)
    (when json-post-element-read-function
      (funcall json-post-element-read-function))))

(defun json-read-object ()
  "Read the object whose opening brace is at point."
  (json-advance)
  (json-skip-whitespace)
  (let ((object (json-new-object)))
    (while (/= (json-peek) ?\})
      (json-skip-whitespace)
      (let ((key (json-read-string)))
        (json-skip-whitespace)
        (unless (= (json-peek) ?:)
          (signal 'json-object-format (list ":" (json-peek))))
        (json-advance)
        (json-skip-whitespace)
        (setq object (json-add-to-object object key (json--read-element key))))
      (json-skip-whitespace)
      (cond ((= (json-peek) ?,) (json-advance) (json-skip-whitespace))
            ((/= (json-peek) ?\}) (signal 'json-object-format (list "," (json-peek))))))
    (json-advance)
    (json--in-order object)))

(defun json-read-array ()
  "Read the array whose opening bracket is at point."
  (json-advance)
  (json-skip-whitespace)
  (let ((elements nil) (index 0))
    (while (/= (json-peek) ?\])
      (push (json--read-element index) elements)
      (setq index (1+ index))
      (json-skip-whitespace)
      (cond ((= (json-peek) ?,) (json-advance) (json-skip-whitespace))
            ((/= (json-peek) ?\]) (signal 'json-array-format (list "," (json-peek))))))
    (json-advance)
    (if (eq json-array-type 'list) (nreverse elements) (vconcat (nreverse elements)))))

(defun json-read ()
  "Read the JSON value behind point and move behind it."
  (json-skip-whitespace)
  (when (eobp)
    (signal 'json-end-of-file nil))
  (let ((char (json-peek)))
    (cond ((= char ?\{) (json-read-object))
          ((= char ?\[) (json-read-array))
          ((= char ?\") (json-read-string))
          ((= char ?t) (json-read-keyword "true"))
          ((= char ?f) (json-read-keyword "false"))
          ((= char ?n) (json-read-keyword "null"))
          ((or (= char ?-) (<= ?0 char ?9)) (json-read-number))
          (t (signal 'json-readtable-error (list char))))))

(defun json-read-from-string (string)
  "Read the JSON value at the beginning of STRING."
  (with-temp-buffer
    (insert string)
    (goto-char (point-min))
    (json-read)))

(defun json-read-file (file)
  "Read the JSON value at the beginning of FILE."
  (with-temp-buffer
    (insert-file-contents file)
    (json-read)))

;;; Writing

(defvar json--depth 0
  "How deep what is written lies.")

(defun json--line (depth)
  "Return what begins a line at DEPTH."
  (if json-encoding-pretty-print
      (concat "\n" (mapconcat #'identity (make-list depth json-encoding-default-indentation) ""))
    ""))

(defun json--bracketed (open parts close)
  "Return PARTS, a function's result of strings at one level more, between OPEN and CLOSE."
  (let ((parts (let ((json--depth (1+ json--depth))) (funcall parts)))
        (line (json--line (1+ json--depth))))
    (if (null parts)
        (concat open close)
      (concat open line
              (mapconcat #'identity parts (concat json-encoding-separator line))
              (if json-encoding-lisp-style-closings "" (json--line json--depth))
              close))))

(defun json-encode-keyword (keyword)
  "Return the word that KEYWORD stands for, or nil."
  (cond ((eq keyword t) "true")
        ((eq keyword json-false) "false")
        ((eq keyword json-null) "null")))

(defun json-encode-number (object)
  "Return the number OBJECT as JSON."
  (prin1-to-string object))

(defun json-encode-string (string)
  "Return STRING as JSON."
  (concat "\""
          (replace-regexp-in-string
           "[\"\\\0-\37]"
           (lambda (found)
             (let* ((char (aref found 0))
                    (letter (cdr (assq char '((?\" . ?\") (?\\ . ?\\) (?\b . ?b) (?\f . ?f) (?\n . ?n) (?\r . ?r)
                                              (?\t . ?t))))))
               (if letter (string ?\\ letter) (format "\\u%04x" char))))
           (format "%s" string) t t)
          "\""))

(defun json--name (symbol)
  "Return the name of SYMBOL without the colon of a keyword."
  (if (keywordp symbol) (substring (symbol-name symbol) 1) (symbol-name symbol)))

(defun json-encode-key (object)
  "Return OBJECT, a string or symbol, as the key of a JSON object."
  (cond ((stringp object) (json-encode-string object))
        ((symbolp object) (json-encode-string (json--name object)))
        (t (signal 'json-key-format (list object)))))

(defun json-encode-alist (alist)
  "Return ALIST as a JSON object."
  (let ((pairs (if json-encoding-object-sort-predicate
                   (sort (copy-sequence alist)
                         (lambda (a b) (funcall json-encoding-object-sort-predicate (car a) (car b))))
                 alist)))
    (json--bracketed "{"
                     (lambda ()
                       (mapcar (lambda (pair)
                                 (concat (json-encode-key (car pair)) (if json-encoding-pretty-print ": " ":")
                                         (json-encode (cdr pair))))
                               pairs))
                     "}")))

(defun json-encode-plist (plist)
  "Return PLIST as a JSON object."
  (let ((alist nil))
    (while plist
      (push (cons (car plist) (cadr plist)) alist)
      (setq plist (cddr plist)))
    (json-encode-alist (nreverse alist))))

(defun json-encode-hash-table (object)
  "Return the hash table OBJECT as a JSON object."
  (let ((alist nil))
    (maphash (lambda (key value) (push (cons key value) alist)) object)
    (json-encode-alist (nreverse alist))))

(defun json-encode-array (array)
  "Return ARRAY, a vector or list, as a JSON array."
  (json--bracketed "[" (lambda () (mapcar #'json-encode array)) "]"))

(defun json-encode-list (list)
  "Return LIST as a JSON object if it looks like an alist or plist, else as an array."
  (cond ((json-alist-p list) (json-encode-alist list))
        ((json-plist-p list) (json-encode-plist list))
        ((listp list) (json-encode-array list))
        (t (signal 'json-error (list list)))))

(defun json-encode (object)
  "Return OBJECT as JSON."
  (cond ((json-encode-keyword object))
        ((stringp object) (json-encode-string object))
        ((listp object) (json-encode-list object))
        ((symbolp object) (json-encode-string (json--name object)))
        ((numberp object) (json-encode-number object))
        ((arrayp object) (json-encode-array object))
        ((hash-table-p object) (json-encode-hash-table object))
        (t (signal 'json-error (list object)))))

;;; Prettier text

(defconst json-special-chars
  '((?\" . ?\") (?\\ . ?\\) (?b . ?\b) (?f . ?\f) (?n . ?\n) (?r . ?\r) (?t . ?\t))
  "Alist from letters after a backslash to the characters they stand for.")

(defun json-path-to-position (position &optional string)
  "Return where POSITION is in the JSON at point, or in STRING: (:path PATH :match-start START :match-end END).
PATH lists the keys and indices that lead to the innermost value there; START and END are its bounds, as positions in a
buffer.  Return nil if there is no such value below the outermost."
  (let* ((keys nil)
         (starts nil)
         (json-pre-element-read-function
          (lambda (key)
            (push key keys)
            (push (point) starts)))
         (json-post-element-read-function
          (lambda ()
            (let ((start (car starts))
                  (end (point)))
              (when (and (< start position) (<= position end))
                (throw 'json-path (list :path (reverse keys) :match-start start :match-end end)))
              (pop keys)
              (pop starts)))))
    (catch 'json-path
      (if string
          (json-read-from-string string)
        (save-excursion (json-read)))
      nil)))

(defun json-pretty-print (begin end &optional minimize)
  "Write the JSON values between BEGIN and END anew, each element on a line, or with MINIMIZE without any space.
What is malformed stays, and all behind it."
  (interactive "r\nP")
  (let ((json-encoding-pretty-print (not minimize))
        (json-null :json-null) (json-false :json-false)
        (json-object-type 'alist) (json-key-type 'string) (json-array-type 'vector))
    (save-excursion
      (save-restriction
        (narrow-to-region begin end)
        (goto-char (point-min))
        (condition-case nil
            (while (progn (json-skip-whitespace) (not (eobp)))
              (let* ((start (point))
                     (text (json-encode (json-read))))
                (skip-chars-backward "\t\n\r ")
                (unless (string= text (buffer-substring-no-properties start (point)))
                  (delete-region start (point))
                  (insert text))))
          (json-error nil))))))

(defun json-pretty-print-buffer (&optional minimize)
  "Do `json-pretty-print' with the whole buffer."
  (interactive "P")
  (json-pretty-print (point-min) (point-max) minimize))

(defun json-pretty-print-ordered (begin end &optional minimize)
  "Do `json-pretty-print' from BEGIN to END with the keys of objects in order."
  (interactive "r\nP")
  (let ((json-encoding-object-sort-predicate #'string<))
    (json-pretty-print begin end minimize)))

(defun json-pretty-print-buffer-ordered (&optional minimize)
  "Do `json-pretty-print-ordered' with the whole buffer."
  (interactive "P")
  (json-pretty-print-ordered (point-min) (point-max) minimize))

(provide 'json)

;;; json.el ends here

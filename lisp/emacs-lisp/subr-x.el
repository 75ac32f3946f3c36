;;; subr-x.el --- more of the basic library  -*- lexical-binding: t -*-

;; Threading, conditional bindings, tables and string helpers that Emacs keeps in a library of their own.

(eval-when-compile (require 'macroexp))

(defmacro thread-first (&rest forms)
  "Put each of FORMS into the next one as its first argument; return the last."
  (declare (indent 0) (debug (form &rest [&or symbolp (sexp &rest form)])))
  (subr-x--thread (car forms) (cdr forms)
                  (lambda (value form) (cons (car form) (cons value (cdr form))))))

(defmacro thread-last (&rest forms)
  "Put each of FORMS into the next one as its last argument; return the last."
  (declare (indent 0) (debug thread-first))
  (subr-x--thread (car forms) (cdr forms)
                  (lambda (value form) (append form (list value)))))

(defun subr-x--thread (value forms put)
  "Thread VALUE through FORMS, where PUT makes a form from the value so far and the next form."
  (dolist (form forms value)
    (setq value (funcall put value (if (consp form) form (list form))))))

;;; Conditional bindings

(defun internal--listify (elt)
  "Return the binding ELT of `if-let*' and its kin as (SYMBOL VALUE)."
  (cond
   ((symbolp elt) (list elt elt))
   ((null (cdr elt)) (list (make-symbol "s") (car elt)))
   (t elt)))

(defun internal--build-binding (binding prev-var)
  "Return BINDING, one of `if-let*' and its kin, as one for `let*' that is nil when PREV-VAR is."
  (let ((binding (internal--listify binding)))
    (when (> (length binding) 2)
      (signal 'error (cons "`let' bindings can have only one value-form" binding)))
    (let ((var (car binding)))
      `(,var (and ,prev-var ,(car (cdr binding)))))))

(defun internal--build-bindings (bindings)
  "Return BINDINGS, those of `if-let*' and its kin, as bindings for `let*'."
  (let ((prev-var t))
    (mapcar (lambda (binding)
              (let ((built (internal--build-binding binding prev-var)))
                (setq prev-var (car built))
                built))
            bindings)))

(defmacro if-let* (varlist then &rest else)
  "Bind the variables of VARLIST one after the other; if all are non-nil evaluate THEN, else, unbound, ELSE.
An element is (SYMBOL VALUE), (VALUE) for a value that is not bound, or SYMBOL."
  (declare (indent 2) (debug ((&rest [&or symbolp (symbolp form) (form)]) body)))
  (if varlist
      (let ((bindings (internal--build-bindings varlist)))
        `(let* ,bindings
           (if ,(car (car (last bindings)))
               ,then
             ,@else)))
    `(let* () ,then)))

(defmacro when-let* (varlist &rest body)
  "Bind the variables of VARLIST one after the other, as `if-let*' does; if all are non-nil evaluate BODY."
  (declare (indent 1) (debug if-let*))
  (list 'if-let* varlist (macroexp-progn body)))

(defmacro and-let* (varlist &rest body)
  "Bind the variables of VARLIST one after the other; if all are non-nil return the value of BODY, or the last one."
  (declare (indent 1) (debug if-let*))
  (if varlist
      (let* ((bindings (internal--build-bindings varlist))
             (last (car (car (last bindings)))))
        `(let* ,bindings
           (when ,last
             ,@(or body (list last)))))
    `(let* () ,@(or body '(t)))))

(defmacro if-let (spec then &rest else)
  "Like `if-let*' with SPEC, THEN and ELSE; SPEC may also be a single binding (SYMBOL VALUE)."
  (declare (indent 2) (debug ([&or (symbolp form) (&rest [&or symbolp (symbolp form) (form)])] body)))
  (when (and (<= (length spec) 2)
             (not (listp (car spec))))
    (setq spec (list spec)))
  (list 'if-let* spec then (macroexp-progn else)))

(defmacro when-let (spec &rest body)
  "Like `when-let*' with SPEC and BODY; SPEC may also be a single binding (SYMBOL VALUE)."
  (declare (indent 1) (debug if-let))
  (list 'if-let spec (macroexp-progn body)))

(defmacro named-let (name bindings &rest body)
  "Loop by recursion: bind BINDINGS and evaluate BODY, in which (NAME VALUES...) starts over with new values."
  (declare (indent 2) (debug (symbolp (&rest (symbolp form)) body)))
  (let ((variables (mapcar (lambda (binding) (if (consp binding) (car binding) binding)) bindings))
        (values (mapcar (lambda (binding) (if (consp binding) (car (cdr binding)))) bindings)))
    `(cl-labels ((,name ,variables . ,body)) (,name . ,values))))

;;; Hash tables

(defun hash-table-empty-p (hash-table)
  "Return t if HASH-TABLE has no elements."
  (zerop (hash-table-count hash-table)))

(defun hash-table-keys (hash-table)
  "Return the list of the keys of HASH-TABLE."
  (let ((keys nil))
    (maphash (lambda (key _value) (setq keys (cons key keys))) hash-table)
    (nreverse keys)))

(defun hash-table-values (hash-table)
  "Return the list of the values of HASH-TABLE."
  (let ((values nil))
    (maphash (lambda (_key value) (setq values (cons value values))) hash-table)
    (nreverse values)))

;;; Strings

(defun string-empty-p (string)
  "Return t if STRING is empty."
  (string= string ""))

(defun string-join (strings &optional separator)
  "Return STRINGS, a list of strings, as one with SEPARATOR between them."
  (mapconcat #'identity strings separator))

(defun string-reverse (str)
  "Return STR with its characters in the opposite order."
  (reverse str))

(defun string-blank-p (string)
  "Return non-nil if STRING is empty or white space."
  (string-match-p "\\`[ \t\n\r]*\\'" string))

(defun string-remove-prefix (prefix string)
  "Return STRING without PREFIX, where it begins with it."
  (if (string-prefix-p prefix string)
      (substring string (length prefix))
    string))

(defun string-remove-suffix (suffix string)
  "Return STRING without SUFFIX, where it ends with it."
  (if (string-suffix-p suffix string)
      (substring string 0 (- (length string) (length suffix)))
    string))

(defun string-truncate-left (string length)
  "Return STRING cut at its beginning to about LENGTH characters, with \"...\" in front if anything was cut."
  (let ((size (length string)))
    (if (<= size length)
        string
      (setq length (max 0 (- length 3)))
      (concat "..." (substring string (max 0 (- size 1 length)))))))

(defun string-clean-whitespace (string)
  "Return STRING without white space at its ends, and one space for each run of it inside."
  (let ((blank "[[:blank:]\r\n]+"))
    (string-trim (replace-regexp-in-string blank " " string t t) blank blank)))

(defun string-fill (string length)
  "Return STRING with line breaks put in so that lines are at most LENGTH columns wide."
  (with-temp-buffer
    (insert string)
    (goto-char (point-min))
    (let ((fill-column length) (adaptive-fill-mode nil))
      (fill-region (point-min) (point-max)))
    (buffer-string)))

(defun string-limit (string length &optional end coding-system)
  "Return at most the first LENGTH characters of STRING, with END non-nil the last.
With CODING-SYSTEM, STRING is encoded, without a signature, LENGTH counts bytes, and no character is cut."
  (unless (natnump length)
    (signal 'wrong-type-argument (list 'natnump length)))
  (if (not coding-system)
      (cond ((<= (length string) length) string)
            (end (substring string (- (length string) length)))
            (t (substring string 0 length)))
    (let* ((pieces nil) (used 0) (characters (if end (reverse string) string)) (full nil)
           ;; What text begins with in this coding system, whatever it is.
           (signature (- (* 2 (length (encode-coding-string "a" coding-system)))
                         (length (encode-coding-string "aa" coding-system)))))
      (mapc (lambda (character)
              (unless full
                (let* ((bytes (substring (encode-coding-char character coding-system) signature))
                       (size (length bytes)))
                  (if (> (+ used size) length)
                      (setq full t)
                    (push bytes pieces)
                    (setq used (+ used size))))))
            characters)
      (apply #'concat (if end pieces (nreverse pieces))))))

(defun string-lines (string &optional omit-nulls)
  "Return the list of the lines of STRING, with OMIT-NULLS non-nil only those that are not empty."
  (split-string string "\n" omit-nulls))

(defun string-pad (string length &optional padding start)
  "Return STRING made LENGTH characters long with PADDING, by default spaces, after it, with START non-nil before it."
  (unless (natnump length)
    (signal 'wrong-type-argument (list 'natnump length)))
  (let ((pad-length (- length (length string))))
    (if (< pad-length 0)
        string
      (concat (and start (make-string pad-length (or padding ?\s)))
              string
              (and (not start) (make-string pad-length (or padding ?\s)))))))

(defun string-chop-newline (string)
  "Return STRING without the newline at its end, if there is one."
  (string-remove-suffix "\n" string))

(defun replace-region-contents (beg end replace-fn &optional max-secs max-costs)
  "Replace the text from BEG to END with what REPLACE-FN returns, called with the buffer narrowed to it.
MAX-SECS and MAX-COSTS are as for `replace-buffer-contents'."
  (save-excursion
    (save-restriction
      (narrow-to-region beg end)
      (goto-char (point-min))
      (let ((replacement (funcall replace-fn)))
        (if (bufferp replacement)
            (replace-buffer-contents replacement max-secs max-costs)
          (let ((source (current-buffer)))
            (with-temp-buffer
              (insert replacement)
              (let ((buffer (current-buffer)))
                (with-current-buffer source
                  (replace-buffer-contents buffer max-secs max-costs))))))))))

(provide 'subr-x)

;;; subr-x.el ends here

;;; mule.el --- coding systems, seen from Lisp  -*- lexical-binding: t -*-

;; What Emacs builds from the primitives of coding systems.

;;; Code:

(defvar auto-coding-alist
  '(("\\.\\(arc\\|zip\\|lzh\\|lha\\|zoo\\|[jew]ar\\|xpi\\|rar\\|7z\\|squashfs\\|ARC\\|ZIP\\|LZH\\|LHA\\|ZOO\\|[JEW]AR\\|XPI\\|RAR\\|7Z\\|SQUASHFS\\)\\'"
     . no-conversion-multibyte)
    ("\\.\\(exe\\|EXE\\)\\'" . no-conversion)
    ("\\.\\(sx[dmicw]\\|odt\\|tar\\|t[bg]z\\)\\'" . no-conversion)
    ("\\.\\(gz\\|Z\\|bz\\|bz2\\|xz\\|gpg\\)\\'" . no-conversion)
    ("\\.\\(jpe?g\\|png\\|gif\\|tiff?\\|p[bpgn]m\\)\\'" . no-conversion)
    ("\\.pdf\\'" . no-conversion)
    ("/#[^/]+#\\'" . utf-8-emacs-unix))
  "Coding systems of files, by regexps for their names; what a file itself says does not count.")

(defvar auto-coding-regexp-alist
  '(("\\`BABYL OPTIONS:[ \t]*-\\*-[ \t]*rmail[ \t]*-\\*-" . no-conversion)
    ("\\`\xFE\xFF" . utf-16be-with-signature)
    ("\\`\xFF\xFE" . utf-16le-with-signature)
    ("\\`\xEF\xBB\xBF" . utf-8-with-signature)
    ("\\`;ELC\024\0\0\0" . emacs-mule))
  "Coding systems of texts, by regexps for how these begin.")

(defvar auto-coding-functions
  '(sgml-xml-auto-coding-function sgml-html-meta-auto-coding-function)
  "Functions that are asked for a text's coding system, with its size, at its beginning.")

(defvar keyboard-coding-system 'utf-8-unix "The coding system of keyboard input.")

(defvar selection-coding-system nil "The coding system of selections.")

(defvar next-selection-coding-system nil "The coding system of the next selection only.")

(defvar current-language-environment "English" "The name of the language environment in force.")

(defvar set-language-environment-hook nil "Functions called after another language environment is in force.")

(defvar exit-language-environment-hook nil "Functions called before another language environment is in force.")

(defvar locale-charset-alist nil "Coding systems by what locales call their charsets.")

(defvar system-messages-locale nil "The locale of the system's messages.")

(defvar system-time-locale nil "The locale of dates.")

(defvar coding-system-history nil "Names of coding systems that were answered.")

(defun coding-system-get (coding-system prop)
  "Return the property PROP of CODING-SYSTEM.
PROP is a keyword, or the symbol of that name without the colon."
  (let ((plist (coding-system-plist coding-system)))
    (or (plist-get plist prop)
        (and (not (keywordp prop))
             (plist-get plist (intern (concat ":" (symbol-name prop))))))))

(defun coding-system-type (coding-system)
  "Return what kind of coding system CODING-SYSTEM is, a symbol."
  (coding-system-get coding-system :coding-type))

(defun coding-system-mnemonic (coding-system)
  "Return the character that stands for CODING-SYSTEM."
  (coding-system-get coding-system :mnemonic))

(defun coding-system-doc-string (coding-system)
  "Return the description of CODING-SYSTEM."
  (coding-system-get coding-system :docstring))

(defun coding-system-category (coding-system)
  "Return the category that CODING-SYSTEM belongs to."
  (coding-system-get coding-system :category))

(defun coding-system-charset-list (coding-system)
  "Return the charsets of CODING-SYSTEM, a list, or a symbol for very many."
  (coding-system-get coding-system :charset-list))

(defun coding-system-eol-type-mnemonic (coding-system)
  "Return the string that tells how lines end in CODING-SYSTEM."
  (let ((eol-type (coding-system-eol-type coding-system)))
    (cond ((vectorp eol-type) eol-mnemonic-undecided)
          ((eq eol-type 1) eol-mnemonic-dos)
          ((eq eol-type 2) eol-mnemonic-mac)
          (t eol-mnemonic-unix))))

(defun coding-system-list (&optional base-only)
  "Return a list of all coding systems, without those that fix the ends of lines.
If BASE-ONLY is non-nil, leave out aliases."
  (let (result)
    (dolist (each coding-system-list)
      (let ((eol-type (coding-system-eol-type each)))
        (when (and (or (vectorp eol-type) (memq each '(no-conversion no-conversion-multibyte))
                       (eq each (coding-system-base each)))
                   (eq each (coding-system-base each)))
          (if base-only
              (push each result)
            (setq result (append (reverse (coding-system-aliases each)) result))))))
    result))

(defun coding-system-equal (coding-system-1 coding-system-2)
  "Return t if CODING-SYSTEM-1 and CODING-SYSTEM-2 are the same but for their names."
  (or (eq coding-system-1 coding-system-2)
      (and (equal (coding-system-plist coding-system-1) (coding-system-plist coding-system-2))
           (let ((one (coding-system-eol-type coding-system-1))
                 (other (coding-system-eol-type coding-system-2)))
             (or (eq one other)
                 (and (vectorp one) (vectorp other)))))))

(defun coding-system-change-eol-conversion (coding-system eol-type)
  "Return what is like CODING-SYSTEM but has lines end as EOL-TYPE says.
EOL-TYPE is `unix', `dos' or `mac', or 0, 1 or 2, or nil to leave that open.
The value is nil where there is no such coding system."
  (let ((number (if (symbolp eol-type)
                    (cdr (assq eol-type '((unix . 0) (dos . 1) (mac . 2))))
                  eol-type))
        (present (progn (check-coding-system coding-system)
                        (coding-system-eol-type coding-system))))
    (cond ((vectorp present)
           (if number (aref present number) coding-system))
          ((null number) (coding-system-base coding-system))
          ((eq present number) (and coding-system
                                    (vectorp (coding-system-eol-type (coding-system-base coding-system)))
                                    (aref (coding-system-eol-type (coding-system-base coding-system)) number)))
          (t (let ((variants (coding-system-eol-type (coding-system-base coding-system))))
               (and (vectorp variants) (aref variants number)))))))

(defun coding-system-change-text-conversion (coding-system coding)
  "Return what is like CODING but has lines end as in CODING-SYSTEM."
  (let ((eol-type (coding-system-eol-type coding-system)))
    (if (vectorp eol-type)
        coding
      (coding-system-change-eol-conversion (or coding 'undecided) eol-type))))

(defun coding-system-from-name (name)
  "Return the coding system called NAME, a string or symbol, nil if there is none.
Case, hyphens and the like in NAME do not matter."
  (let ((symbol (if (symbolp name) name (intern name))))
    (if (coding-system-p symbol)
        symbol
      (let ((plain (lambda (text) (replace-regexp-in-string "[^a-z0-9]" "" (downcase text))))
            (systems (coding-system-list))
            found)
        (setq name (funcall plain (if (symbolp name) (symbol-name name) name)))
        (while (and systems (not found))
          (if (string= name (funcall plain (symbol-name (car systems))))
              (setq found (car systems)))
          (setq systems (cdr systems)))
        found))))

(defun encode-coding-char (char coding-system &optional _charset)
  "Return the bytes of CHAR in CODING-SYSTEM, nil if it cannot be encoded."
  (let ((string (string char)))
    (if (or (< char 128)
            (not (unencodable-char-position 0 1 coding-system nil string)))
        (let ((bytes (encode-coding-string string coding-system)))
          ;; What brings back ASCII at the end is none of the character's.
          (if (and (eq (coding-system-type coding-system) 'iso-2022)
                   (string-suffix-p "\e(B" bytes))
              (substring bytes 0 -3)
            bytes)))))

(defun sort-coding-systems (codings)
  "Return the list CODINGS with those of high priority first."
  (let ((ranks (coding-system-priority-list))
        (number 0)
        keyed)
    (dolist (each codings)
      (let* ((base (coding-system-base each))
             (tail (memq base ranks)))
        (push (list (if tail (- (length ranks) (length tail)) 1000)
                    (if (coding-system-get base :mime-charset)
                        (if (coding-system-get base :mime-text-unsuitable) 1 0)
                      2)
                    (setq number (1+ number)) each)
              keyed)))
    (mapcar #'cadddr
            (sort (nreverse keyed)
                  (lambda (one other)
                    (cond ((/= (car one) (car other)) (< (car one) (car other)))
                          ((/= (cadr one) (cadr other)) (< (cadr one) (cadr other)))
                          (t (< (nth 2 one) (nth 2 other)))))))))

(defun find-coding-systems-region (from to)
  "Return the coding systems that can encode the text from FROM to TO.
FROM may be a string.  For text that all can encode the value is (undecided)."
  (let ((found (find-coding-systems-region-internal from to)))
    (if (eq found t)
        '(undecided)
      (sort-coding-systems (copy-sequence found)))))

(defun find-coding-systems-string (string)
  "Return the coding systems that can encode STRING."
  (find-coding-systems-region string nil))

(defun merge-coding-systems (first second)
  "Return FIRST with what it leaves open, text or ends of lines, taken from SECOND."
  (let ((base (coding-system-base second)))
    (unless (or (memq base '(undecided prefer-utf-8))
                (not (memq (coding-system-base first) '(undecided prefer-utf-8))))
      (setq first (coding-system-change-text-conversion first base))))
  (let ((eol-type (coding-system-eol-type second)))
    (if (and (vectorp (coding-system-eol-type first)) (numberp eol-type))
        (coding-system-change-eol-conversion first eol-type)
      first)))

(defun modify-coding-system-alist (target-type regexp coding-system)
  "Say that what REGEXP matches has CODING-SYSTEM.
TARGET-TYPE is `file', `process' or `network'; REGEXP may be a number for the last.
CODING-SYSTEM is a coding system, a cons of those for reading and writing, or a
function that returns one."
  (or (memq target-type '(file process network))
      (error "Invalid target type: %s" target-type))
  (or (stringp regexp)
      (and (eq target-type 'network) (integerp regexp))
      (error "Invalid regular expression: %s" regexp))
  (if (symbolp coding-system)
      (unless (fboundp coding-system)
        (check-coding-system coding-system)
        (setq coding-system (cons coding-system coding-system)))
    (check-coding-system (car coding-system))
    (check-coding-system (cdr coding-system)))
  (let* ((variable (intern (format "%s-coding-system-alist" target-type)))
         (entry (assoc regexp (symbol-value variable))))
    (if entry
        (setcdr entry coding-system)
      (set variable (cons (cons regexp coding-system) (symbol-value variable))))))

(defvar buffer-file-coding-system-explicit nil
  "The coding systems that were asked for when the buffer's file was read.")
(make-variable-buffer-local 'buffer-file-coding-system-explicit)
(put 'buffer-file-coding-system-explicit 'permanent-local t)

(defun set-buffer-file-coding-system (coding-system &optional force nomodify)
  "Make CODING-SYSTEM the one in which the current buffer is saved.
What it leaves open is taken from the present one, unless FORCE is non-nil.
The buffer counts as modified afterwards, unless NOMODIFY is non-nil."
  (check-coding-system coding-system)
  (when (and coding-system buffer-file-coding-system (null force))
    (setq coding-system (merge-coding-systems coding-system buffer-file-coding-system)))
  (unless (equal buffer-file-coding-system-explicit (cons coding-system nil))
    (setq buffer-file-coding-system-explicit (cons nil coding-system)))
  (setq buffer-file-coding-system coding-system)
  (unless nomodify
    (set-buffer-modified-p t)))

(defun set-buffer-process-coding-system (decoding encoding)
  "Make DECODING and ENCODING the coding systems of the current buffer's process."
  (let ((process (get-buffer-process (current-buffer))))
    (if (null process)
        (error "No process")
      (check-coding-system decoding)
      (check-coding-system encoding)
      (if (vectorp (coding-system-eol-type encoding))
          (setq encoding (coding-system-change-eol-conversion encoding 'unix)))
      (set-process-coding-system process decoding encoding)))
  (force-mode-line-update))

(defun set-file-name-coding-system (coding-system)
  "Make CODING-SYSTEM the one that file names are in."
  (check-coding-system coding-system)
  (when (and coding-system (not (coding-system-get coding-system :ascii-compatible-p))
             (not (coding-system-get coding-system :suitable-for-file-name)))
    (error "%s is not suitable for file names" coding-system))
  (setq file-name-coding-system coding-system))

(defun set-default-coding-systems (coding-system)
  "Make CODING-SYSTEM the one for new buffers, file names and processes."
  (check-coding-system coding-system)
  (setq-default buffer-file-coding-system coding-system)
  (when (or (coding-system-get coding-system :ascii-compatible-p)
            (coding-system-get coding-system :suitable-for-file-name))
    (setq default-file-name-coding-system (coding-system-change-eol-conversion coding-system 'unix)))
  (let ((unix (coding-system-change-eol-conversion coding-system 'unix)))
    (setq default-process-coding-system (cons unix unix))))

(defun prefer-coding-system (coding-system)
  "Make CODING-SYSTEM the first that text is tried for, and the default for writing."
  (if (not (and coding-system (coding-system-p coding-system)))
      (error "Invalid coding system `%s'" coding-system))
  (let ((coding-category (coding-system-category coding-system))
        (base (coding-system-base coding-system))
        (eol-type (coding-system-eol-type coding-system)))
    (or coding-category (error "Cannot prefer coding system %s" coding-system))
    (set-coding-system-priority base)
    (set-default-coding-systems
     (if (vectorp eol-type) base (coding-system-change-eol-conversion base eol-type)))))

(defmacro with-coding-priority (coding-systems &rest body)
  "Evaluate BODY with CODING-SYSTEMS, a list, tried first when text is judged."
  (declare (indent 1))
  (let ((saved (make-symbol "saved")))
    `(let ((,saved (coding-system-priority-list)))
       (apply #'set-coding-system-priority ,coding-systems)
       (unwind-protect
           (progn ,@body)
         (apply #'set-coding-system-priority ,saved)))))

;; What is done with text that has been read.

(defun find-new-buffer-file-coding-system (coding)
  "Return the coding system for a buffer whose text was decoded by CODING; nil to leave it as it is.
What the buffer has of its own, text or ends of lines, stays; what CODING leaves open
too is taken from the default."
  (when coding
    (let* ((own (local-variable-p 'buffer-file-coding-system))
           (own-base (and own buffer-file-coding-system
                          (coding-system-base buffer-file-coding-system)))
           (own-eol (and own (coding-system-eol-type buffer-file-coding-system)))
           (base (coding-system-base coding))
           (eol (coding-system-eol-type coding)))
      (if (eq own-base 'undecided) (setq own-base nil))
      (if (eq base 'undecided) (setq base nil))
      (if (vectorp own-eol) (setq own-eol nil))
      (if (vectorp eol) (setq eol nil))
      (unless (or (and own-base own-eol)
                  (not (or base eol)))
        (unless (or eol own)
          (setq eol (coding-system-eol-type (default-value 'buffer-file-coding-system))))
        (setq base (or own-base base 'undecided)
              eol (or own-eol eol))
        (if (numberp eol)
            (or (coding-system-change-eol-conversion base eol) base)
          base)))))

(defun after-insert-file-set-coding (inserted &optional visit)
  "Make the coding system that text was just decoded by that of the buffer.
INSERTED is how many characters were inserted; VISIT non-nil says that the file is
visited, and then what was asked for is kept in `buffer-file-coding-system-explicit'."
  (if (and visit coding-system-for-read (not (eq coding-system-for-read 'auto-save-coding)))
      (setq buffer-file-coding-system-explicit (cons coding-system-for-read nil)))
  (if last-coding-system-used
      (let ((coding (find-new-buffer-file-coding-system last-coding-system-used)))
        (if coding
            (setq buffer-file-coding-system coding))))
  inserted)

(defun define-coding-system (name docstring &rest props)
  "Define the coding system NAME, described by DOCSTRING, from the keywords PROPS.
These are `:coding-type', `:mnemonic', `:charset-list', `:eol-type', `:default-char',
`:for-unibyte', `:bom', `:endian' and any others, which become properties."
  (let* ((type (plist-get props :coding-type))
         (eol-type (plist-get props :eol-type))
         (plist (append (list :name name :docstring docstring) props)))
    (unless type (error "Missing coding type"))
    (apply #'define-coding-system-internal
           name
           (plist-get props :mnemonic)
           type
           (plist-get props :charset-list)
           (not (memq type '(utf-16)))
           (plist-get props :decode-translation-table)
           (plist-get props :encode-translation-table)
           (plist-get props :post-read-conversion)
           (plist-get props :pre-write-conversion)
           (plist-get props :default-char)
           (plist-get props :for-unibyte)
           plist
           eol-type
           (cond ((eq type 'utf-8) (list (plist-get props :bom)))
                 ((eq type 'utf-16) (list (plist-get props :bom) (or (plist-get props :endian) 'big)))
                 ((eq type 'iso-2022)
                  (list (or (plist-get props :designation) [nil nil nil nil]) (plist-get props :flags)))
                 ((eq type 'ccl)
                  (list (plist-get props :ccl-decoder) (plist-get props :ccl-encoder) (plist-get props :valids)))
                 ((eq type 'undecided)
                  (list (plist-get props :inhibit-null-byte-detection)
                        (plist-get props :inhibit-iso-escape-detection)
                        (plist-get props :prefer-utf-8)))))))

(defun coding--after-reading (function text)
  "What FUNCTION, the conversion after reading of a coding system, makes of the decoded TEXT."
  (with-temp-buffer
    (insert text)
    (goto-char (point-min))
    (let* ((last-coding-system-used last-coding-system-used)
           ;; An error is not reported as such: it counts as a value that is no length.
           (value (condition-case nil (funcall function (length text)) ((error quit) nil))))
      (unless (natnump value)
        (signal 'wrong-type-argument (list 'wholenump value))))
    (buffer-string)))

(defun coding--before-writing (function text)
  "What FUNCTION, the conversion before writing of a coding system, makes of TEXT."
  (with-temp-buffer
    (insert text)
    (goto-char (point-min))
    (let ((own (current-buffer))
          (last-coding-system-used last-coding-system-used))
      (save-current-buffer
        (condition-case nil (funcall function (point-min) (point-max)) ((error quit) nil))
        (prog1 (buffer-substring-no-properties (point-min) (point-max))
          (unless (eq own (current-buffer))
            (kill-buffer (current-buffer))))))))

;;; mule.el ends here

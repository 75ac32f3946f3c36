;;; mm-util.el --- charsets of MIME and coding systems  -*- lexical-binding: t -*-

;; What the libraries in this folder and in mail/ need, and what packages call most.

(require 'mail-prsvr)

(defvar mm-charset-synonym-alist
  '((unicode . utf-16-le) (windows-31j . cp932) (utf8 . utf-8) (iso8859-1 . iso-8859-1) (iso_8859-1 . iso-8859-1))
  "Alist from names that messages use for charsets to coding systems.")

(defvar mm-charset-override-alist
  '((gb2312 . gbk) (iso-8859-1 . windows-1252) (iso-8859-8 . windows-1255) (iso-8859-9 . windows-1254))
  "Alist from charsets to larger ones that text really comes in.")

(defvar mm-charset-eval-alist nil "Alist from charsets to forms that make them known.")

(defvar mm-binary-coding-system 'binary "The coding system of bytes.")
(defvar mm-text-coding-system 'raw-text "The coding system of text whose charset does not matter.")
(defvar mm-text-coding-system-for-write nil "The coding system that text is written in, or nil.")
(defvar mm-universal-coding-system 'utf-8-emacs "The coding system that holds every character.")
(defvar mm-auto-save-coding-system 'utf-8-emacs "The coding system of files that save what is being edited.")
(defvar mm-coding-system-priorities nil "Coding systems that are preferred for text that is sent, the best first.")

(defun mm-coding-system-p (cs)
  "Return CS if it is a coding system, else nil."
  (and cs (coding-system-p cs) cs))

(defun mm-charset-to-coding-system (charset &optional lbt allow-override silent)
  "Return the coding system of CHARSET, a name of MIME as a string or symbol; nil if there is none.
LBT is an end-of-line type such as `unix'.  With ALLOW-OVERRIDE non-nil, obey `mm-charset-override-alist'.  Unless SILENT
is non-nil, a message tells of a charset that is not known."
  (when (stringp charset)
    (setq charset (intern (downcase charset))))
  (when lbt
    (setq charset (intern (format "%s-%s" charset lbt))))
  (let ((other (and allow-override (cdr (assq charset mm-charset-override-alist))))
        (synonym (cdr (assq charset mm-charset-synonym-alist))))
    (cond
     ((null charset) nil)
     ((memq charset '(us-ascii ascii)) 'ascii)
     ((mm-coding-system-p other))
     ((mm-coding-system-p charset))
     ((mm-coding-system-p synonym))
     ((assq charset mm-charset-eval-alist)
      (eval (cdr (assq charset mm-charset-eval-alist)) t)
      (mm-coding-system-p charset))
     (silent nil)
     (t (message "Unknown charset: %s" charset)
        nil))))

(defun mm-coding-system-to-mime-charset (cs)
  "Return the name that MIME has for the coding system CS, a symbol, or nil."
  (and cs (coding-system-get cs :mime-charset)))

(defun mm-enable-multibyte ()
  "Make the current buffer multibyte; its bytes stay bytes."
  (set-buffer-multibyte 'to))

(defun mm-disable-multibyte ()
  "Make the current buffer unibyte."
  (set-buffer-multibyte nil))

(defun mm-multibyte-p ()
  "Return non-nil if the current buffer is multibyte."
  enable-multibyte-characters)

(defmacro mm-with-unibyte-buffer (&rest forms)
  "Evaluate FORMS in a temporary unibyte buffer and return the last value."
  (declare (indent 0) (debug t))
  `(with-temp-buffer
     (mm-disable-multibyte)
     ,@forms))

(defmacro mm-with-multibyte-buffer (&rest forms)
  "Evaluate FORMS in a temporary multibyte buffer and return the last value."
  (declare (indent 0) (debug t))
  `(with-temp-buffer
     (mm-enable-multibyte)
     ,@forms))

(defun mm-ucs-to-char (codepoint)
  "Return the character CODEPOINT, or # if there is none."
  (or (decode-char 'unicode codepoint) ?#))

(defvar mm-coding-system-list nil "What `mm-get-coding-system-list' returned.")

(defun mm-get-coding-system-list ()
  "Return the coding systems, the preferred ones first."
  (or mm-coding-system-list
      (setq mm-coding-system-list (sort-coding-systems (coding-system-list)))))

(defvar mm-mime-mule-charset-alist
  (let (charsets)
    (dolist (coding (sort-coding-systems (coding-system-list 'base-only)))
      (let ((charset (coding-system-get coding :mime-charset)))
        (when (and charset (not (assq charset charsets)))
          (push (list charset) charsets))))
    (nreverse charsets))
  "Alist with the charsets of MIME that coding systems are for.")

(defvar mm-hack-charsets '(iso-8859-15 iso-2022-jp-2) "Charsets that are chosen with care.")
(defvar mm-use-find-coding-systems-region t "Whether the coding systems for a text are asked for.")

(defvar mm-extra-numeric-entities
  (let (alist)
    (dotimes (i 32)
      (let ((text (decode-coding-string (unibyte-string (+ 128 i)) 'windows-1252)))
        (when (< 255 (aref text 0) #x3fff80)
          (push (cons (+ 128 i) (aref text 0)) alist))))
    (nreverse alist))
  "Alist from numbers below 160 that HTML uses to the characters of Windows that are meant.")

;;; The charset of a text

(defun mm-mule-charset-to-mime-charset (charset)
  "Return the charset of MIME for CHARSET, one of Emacs's; nil for ASCII and for those that have none."
  (and (not (memq charset '(ascii unicode)))
       (let ((systems (sort-coding-systems (seq-filter (lambda (coding)
                                                         (let ((charsets (coding-system-charset-list coding)))
                                                           (and (listp charsets) (memq charset charsets))))
                                                       (coding-system-list 'base-only)))))
         (seq-some (lambda (coding) (coding-system-get coding :mime-charset)) systems))))

(defun mm-mime-charset (charset)
  "Return the charset of MIME for CHARSET, one of Emacs's."
  (if (eq charset 'ascii)
      'us-ascii
    (or (get-charset-property charset :preferred-mime-name)
        (let ((coding (get-charset-property charset :preferred-coding-system)))
          (and coding (coding-system-get coding :mime-charset)))
        (mm-mule-charset-to-mime-charset charset))))

(defun mm-find-charset-region (b e)
  "Return the charsets of the text between B and E, without ASCII if there are others."
  (let ((charsets (find-charset-region b e)))
    (if (cdr charsets) (delq 'ascii charsets) charsets)))

(defun mm-charset-after (&optional pos)
  "Return the charset of the character at POS, by default point."
  (let ((character (char-after pos)))
    (and character (char-charset character))))

(defun mm-find-mime-charset-region (b e &optional _hack-charsets)
  "Return a list with the charset of MIME for the text between B and E.
It is empty if the text is all ASCII, and holds nil if there is none for it."
  (save-excursion
    (goto-char b)
    (cond ((not (re-search-forward "[^\000-\177]" e t)) nil)
          ((progn (goto-char b) (re-search-forward "[\200-\377]" e t)) (list nil))
          (t (list 'utf-8)))))

(defun mm-detect-coding-region (start end)
  "Return the coding system that the bytes between START and END seem to be in."
  (car (detect-coding-region start end)))

(defun mm-detect-mime-charset-region (start end)
  "Return the charset of MIME that the bytes between START and END seem to be in, or nil."
  (mm-coding-system-to-mime-charset (mm-detect-coding-region start end)))

;;; Files

(defvar mm-inhibit-file-name-handlers '(jka-compr-handler image-file-handler epa-file-handler)
  "Handlers of file names that are not wanted while parts of messages are read and written.")

(defun mm-auto-mode-alist ()
  "Return `auto-mode-alist' with the entries alone that unpack files and then look at the rest of their names."
  (seq-filter #'listp (seq-filter (lambda (entry) (consp (cdr entry))) auto-mode-alist)))

(defmacro mm-util--plainly (inhibit operation &rest body)
  "Evaluate BODY with files as they are, without hooks; with INHIBIT non-nil also without handlers for OPERATION."
  (declare (indent 2) (debug t))
  `(let ((format-alist nil)
         (auto-mode-alist (if ,inhibit nil (mm-auto-mode-alist)))
         (default-major-mode 'fundamental-mode)
         (enable-local-variables nil)
         (after-insert-file-functions nil)
         (enable-local-eval nil)
         (inhibit-file-name-operation (if ,inhibit ,operation inhibit-file-name-operation))
         (inhibit-file-name-handlers (if ,inhibit
                                         (append mm-inhibit-file-name-handlers inhibit-file-name-handlers)
                                       inhibit-file-name-handlers)))
     ,@body))

(defun mm-insert-file-contents (filename &optional visit beg end replace inhibit)
  "Insert the contents of FILENAME as `insert-file-contents' does, without hooks and formats.
With INHIBIT non-nil, compressed and encrypted files come as they are."
  (mm-util--plainly inhibit 'insert-file-contents
    (insert-file-contents filename visit beg end replace)))

(defun mm-append-to-file (start end filename &optional codesys inhibit)
  "Put the text between START and END at the end of FILENAME, in the coding system CODESYS; see `mm-insert-file-contents'."
  (mm-util--plainly inhibit 'append-to-file
    (let ((coding-system-for-write (or codesys mm-text-coding-system-for-write mm-text-coding-system)))
      (write-region start end filename t 'no-message)
      (message "Appended to %s" filename))))

(defun mm-write-region (start end filename &optional append visit lockname coding-system inhibit)
  "Write the text between START and END to FILENAME in CODING-SYSTEM, as `write-region' does; see `mm-insert-file-contents'."
  (let ((coding-system-for-write (or coding-system mm-text-coding-system-for-write mm-text-coding-system)))
    (mm-util--plainly inhibit 'write-region
      (write-region start end filename append visit lockname))))

(defalias 'mm-make-temp-file #'make-temp-file)

(defun mm-images-in-region-p (start end)
  "Return non-nil if the text between START and END has an image."
  (let ((found nil))
    (while (and (< start end) (not found))
      (setq found (eq (car-safe (get-text-property start 'display)) 'image)
            start (next-single-property-change start 'display nil end)))
    found))

(provide 'mm-util)

;;; mm-util.el ends here

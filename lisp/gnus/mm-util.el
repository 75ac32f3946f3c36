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

(defun mm-find-mime-charset-region (b e &optional _hack-charsets)
  "Return a list with the charset of MIME for the text between B and E; nil if that is all ASCII."
  (and (save-excursion
         (goto-char b)
         (re-search-forward "[^\000-\177]" e t))
       (list 'utf-8)))

(provide 'mm-util)

;;; mm-util.el ends here

;;; ietf-drums.el --- headers as RFC 2822 defines them  -*- lexical-binding: t -*-

(defvar ietf-drums-no-ws-ctl-token "\001-\010\013\014\016-\037\177" "Control characters, as in the brackets of a regexp.")
(defvar ietf-drums-text-token "\001-\011\013\014\016-\177" "Characters of text, as in the brackets of a regexp.")
(defvar ietf-drums-specials-token "()<>[]:;@\\,.\"" "Characters that mean something in headers.")
(defvar ietf-drums-quote-token "\\" "The character that quotes another.")
(defvar ietf-drums-wsp-token " \t" "Blanks.")
(defvar ietf-drums-fws-regexp "[ \t]*\n[ \t]+" "Regexp for the place where a header was folded.")
(defvar ietf-drums-atext-token "-^a-zA-Z0-9!#$%&'*+/=?_`{|}~" "Characters of an atom, as in the brackets of a regexp.")
(defvar ietf-drums-dot-atext-token "-^a-zA-Z0-9!#$%&'*+/=?_`{|}~." "Characters of an atom with dots.")
(defvar ietf-drums-qtext-token "\001-\010\013\014\016-\037\177!#-[]-~" "Characters in quotes.")
(defvar ietf-drums-tspecials "][()<>@,;:\\\"/?=" "Characters that mean something in headers of MIME.")

(defvar ietf-drums-syntax-table
  (let ((table (copy-syntax-table emacs-lisp-mode-syntax-table)))
    (modify-syntax-entry ?\\ "\\" table)
    (modify-syntax-entry ?< "(>" table)
    (modify-syntax-entry ?> ")<" table)
    (modify-syntax-entry ?@ "w" table)
    (modify-syntax-entry ?/ "w" table)
    (modify-syntax-entry ?* "_" table)
    (modify-syntax-entry ?\; "_" table)
    (modify-syntax-entry ?' "_" table)
    table)
  "The syntax table in which headers are read.")

(defun ietf-drums-token-to-list (token)
  "Return the characters of TOKEN, characters and ranges of them as in the brackets of a regexp."
  (let (characters (at 0))
    (while (< at (length token))
      (let ((character (aref token at)))
        (if (and (eq character ?-) characters (< (1+ at) (length token)))
            (progn
              (setq at (1+ at))
              (let ((next (1+ (car characters))))
                (while (<= next (aref token at))
                  (push next characters)
                  (setq next (1+ next)))))
          (push character characters)))
      (setq at (1+ at)))
    (nreverse characters)))

(defun ietf-drums-init (string)
  "Make the current buffer, an empty one, hold STRING unfolded, ready for the functions that read headers."
  (set-syntax-table ietf-drums-syntax-table)
  (insert string)
  (ietf-drums-unfold-fws)
  (goto-char (point-min)))

(defmacro ietf-drums--in-buffer (string &rest body)
  "Evaluate BODY in a temporary buffer that holds STRING, with point at its start."
  (declare (indent 1) (debug t))
  `(with-temp-buffer
     (ietf-drums-init ,string)
     ,@body))

(defun ietf-drums--skip-comment ()
  "Move over the comment after point; to the end if it does not end."
  (condition-case nil
      (forward-sexp 1)
    (error (goto-char (point-max)))))

(defun ietf-drums-remove-comments (string)
  "Return STRING without the comments in parentheses."
  (ietf-drums--in-buffer string
    (let (character)
      (while (setq character (char-after))
        (cond ((eq character ?\") (condition-case nil (forward-sexp 1) (error (goto-char (point-max)))))
              ((eq character ?\() (delete-region (point) (progn (ietf-drums--skip-comment) (point))))
              (t (forward-char 1)))))
    (buffer-string)))

(defun ietf-drums-remove-whitespace (string)
  "Return STRING without the blanks outside of quotes and comments."
  (ietf-drums--in-buffer string
    (let (character)
      (while (setq character (char-after))
        (cond ((memq character '(?\" ?\()) (forward-sexp 1))
              ((memq character '(?\s ?\t ?\n)) (delete-char 1))
              (t (forward-char 1)))))
    (buffer-string)))

(defun ietf-drums-get-comment (string)
  "Return what the last comment of STRING says, or nil if there is none."
  (ietf-drums--in-buffer string
    (let (comment character)
      (while (setq character (char-after))
        (cond ((eq character ?\") (forward-sexp 1))
              ((eq character ?\()
               (setq comment (buffer-substring (1+ (point)) (progn (forward-sexp 1) (1- (point))))))
              (t (forward-char 1))))
      comment)))

(defun ietf-drums-strip (string)
  "Return STRING without comments and blanks."
  (ietf-drums-remove-whitespace (ietf-drums-remove-comments string)))

(defun ietf-drums-remove-garbage (string)
  "Return STRING without characters that mean something in headers of MIME."
  (replace-regexp-in-string (concat "[" ietf-drums-tspecials "]") "" string t t))

(defun ietf-drums-strip-cte (string)
  "Return STRING, the name of a transfer encoding, without comments, blanks and what does not belong to it."
  (ietf-drums-remove-garbage (ietf-drums-strip string)))

;;; Addresses

(defun ietf-drums--unquoted (text)
  "Return TEXT, a quoted string, without its quotes."
  (if (string-match "\\`\"\\(\\(?:.\\|\n\\)*\\)\"\\'" text) (match-string 1 text) text))

(defun ietf-drums-parse-address (string &optional decode)
  "Return the address in STRING, a cons of mailbox and name, both strings or nil; nil if there is no mailbox.
With DECODE non-nil, decode encoded words in the name."
  (ietf-drums--in-buffer string
    (let (name mailbox character comment)
      (while (setq character (char-after))
        (cond
         ((memq character '(?\s ?\t)) (forward-char 1))
         ((eq character ?\() (forward-sexp 1))
         ((eq character ?\")
          (push (buffer-substring (1+ (point)) (progn (forward-sexp 1) (1- (point)))) name))
         ((looking-at (concat "[" ietf-drums-atext-token "@" "]"))
          (push (buffer-substring (point) (progn (forward-sexp 1) (point))) name))
         ((eq character ?<)
          (setq mailbox (ietf-drums-remove-whitespace
                         (ietf-drums-remove-comments
                          (buffer-substring (1+ (point)) (progn (forward-sexp 1) (1- (point))))))))
         ((looking-at "[^\000-\177]")
          (push (buffer-substring (point) (progn (forward-sexp 1) (point))) name))
         (t (forward-char 1))))
      (setq comment (ietf-drums-get-comment string))
      (let ((name (cond (mailbox (and name (mapconcat #'identity (nreverse name) " ")))
                        (t comment)))
            (mailbox (or mailbox
                         (and (string-match-p "@" string)
                              (replace-regexp-in-string "[][\"]" "" (ietf-drums-strip string) t t)))))
        (when mailbox
          (when (and decode name)
            (require 'rfc2047)
            (setq name (rfc2047-decode-string name)))
          (cons mailbox
                (and name
                     (replace-regexp-in-string " \\([.]\\)" "\\1" name t))))))))

(defun ietf-drums-parse-addresses (string &optional rawp)
  "Return the addresses in STRING, a list of what `ietf-drums-parse-address' returns.
With RAWP non-nil, a list of strings, the addresses as they are written.  Nil for STRING gives nil."
  (when string
    (ietf-drums--in-buffer string
      (let ((start (point)) addresses character)
        (cl-flet ((take (end)
                    (let ((text (buffer-substring start end)))
                      (if rawp
                          (push text addresses)
                        (let ((address (condition-case nil (ietf-drums-parse-address text) (error nil))))
                          (when address (push address addresses)))))))
          (while (setq character (char-after))
            (cond
             ((memq character '(?\" ?< ?\())
              (condition-case nil
                  (forward-sexp 1)
                ;; What has no end is no quoted string.
                (error (delete-char 1))))
             ((eq character ?,)
              (take (point))
              (forward-char 1)
              (setq start (point)))
             (t (forward-char 1))))
          (when (or (not rawp) (> (point) start))
            (take (point))))
        (nreverse addresses)))))

(defun ietf-drums-unfold-fws ()
  "Put the lines of folded headers in the buffer together."
  (goto-char (point-min))
  (while (re-search-forward ietf-drums-fws-regexp nil t)
    (replace-match " " t t))
  (goto-char (point-min)))

(defun ietf-drums-parse-date (string)
  "Return the time that STRING, a date as in headers, says."
  (encode-time (parse-time-string string)))

(defun ietf-drums-narrow-to-header ()
  "Narrow the buffer to the headers of the message it holds."
  (narrow-to-region
   (goto-char (point-min))
   (if (re-search-forward "^\r?$" nil t)
       (match-beginning 0)
     (point-max)))
  (goto-char (point-min)))

(defun ietf-drums-quote-string (string)
  "Return STRING, in quotes if it has characters that no atom may have."
  (if (string-match-p (concat "[^" ietf-drums-atext-token "]") string)
      (concat "\"" string "\"")
    string))

(defun ietf-drums-make-address (name address)
  "Return the address of NAME, which may be nil, at ADDRESS."
  (if name
      (concat (ietf-drums-quote-string name) " <" address ">")
    address))

(provide 'ietf-drums)

;;; ietf-drums.el ends here

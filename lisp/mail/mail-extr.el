;;; mail-extr.el --- the name of a person and the address, out of a header  -*- lexical-binding: t -*-

;; The rules are those of taste: what people write into headers is not made for programs.

(require 'cl-lib)

(defgroup mail-extr nil "Names and addresses out of headers." :group 'mail)

(defcustom mail-extr-ignore-single-names nil "Non-nil means that a name of one word is no name." :type 'boolean)

(defcustom mail-extr-ignore-realname-equals-mailbox-name t
  "Non-nil means that a name that is the same as the mailbox is no name."
  :type 'boolean)

(defvar mail-extr-full-name-prefixes "\\(Prof\\|D[Rr]\\|Mrs?\\|Rev\\|Rabbi\\|SysOp\\|LCDR\\)\\.?[ \t\n]"
  "Regexp for titles before a name, which do not belong to it.")

(defun mail-extr--skip (text at close)
  "Return the index in TEXT after the character CLOSE that ends what starts at AT; a backslash quotes, parentheses nest."
  (let ((open (aref text at))
        (depth 1)
        (at (1+ at)))
    (while (and (> depth 0) (< at (length text)))
      (let ((character (aref text at)))
        (cond ((eq character ?\\) (setq at (1+ at)))
              ((eq character close) (setq depth (1- depth)))
              ((and (eq character open) (eq open ?\()) (setq depth (1+ depth)))))
      (setq at (1+ at)))
    (min at (length text))))

(defun mail-extr--parts (text)
  "Return what the first address in TEXT consists of: (WORDS COMMENTS ADDRESS END).
WORDS is the text outside of brackets and comments, a list of strings, quoted ones with their quotes; END is the index of the
comma behind it, or nil."
  (let ((at 0) (start 0) words comments address end)
    (cl-flet ((word (until)
                (push (substring text start until) words)))
      (while (and (< at (length text)) (null end))
        (let* ((character (aref text at))
               (close (cdr (assq character '((?\" . ?\") (?\( . ?\)) (?< . ?>))))))
          (cond
           ((eq character ?,)
            (word at)
            (setq end at
                  start (length text)))
           (close
            (word at)
            (let* ((after (mail-extr--skip text at close))
                   (inside (substring text (1+ at) (max (1+ at) (1- after)))))
              (pcase character
                (?\" (push (substring text at after) words))
                (?\( (push inside comments))
                (?< (setq address inside)))
              (setq at after
                    start after)))
           (t (setq at (1+ at))))))
      (word (max start (length text))))
    (list (nreverse words) (nreverse comments) address end)))

(defun mail-extr--canonical (address)
  "Return ADDRESS without blanks, with its domain in lower case; only trimmed if it has none."
  (if (not (string-search "@" address))
      (string-trim address)
    (let ((address (replace-regexp-in-string "[ \t\n]+" "" address t t)))
      (string-match "@[^@]*\\'" address)
      (concat (substring address 0 (match-beginning 0)) (downcase (match-string 0 address))))))

(defun mail-extr--name (text mailbox)
  "Return the name of a person that TEXT is, or nil if it says no more than MAILBOX does."
  (let ((case-fold-search nil)
        (name (string-trim (replace-regexp-in-string "[ \t\n]+" " " text t t))))
    ;; The last name first.
    (when (string-match "\\`\\([^,]+\\), *\\([^,]+\\)\\'" name)
      (setq name (concat (match-string 2 name) " " (match-string 1 name))))
    (when (string-match (concat "\\`" mail-extr-full-name-prefixes "+") name)
      (setq name (substring name (match-end 0))))
    ;; Initials have a dot and stand alone.
    (setq name (replace-regexp-in-string "\\.\\([[:alpha:]]\\)" ". \\1" name t nil))
    (setq name (replace-regexp-in-string "\\(\\`\\| \\)\\([[:alpha:]]\\)\\( \\|\\'\\)" "\\1\\2.\\3" name t nil))
    (and (not (string= name ""))
         (not (and mail-extr-ignore-realname-equals-mailbox-name (string= (downcase name) (downcase mailbox))))
         (not (and mail-extr-ignore-single-names (not (string-search " " name))))
         name)))

(defun mail-extr--components (parts)
  "Return the list of name and address that PARTS, from `mail-extr--parts', mean; nil for nothing."
  (pcase-let* ((`(,words ,comments ,bracketed ,_) parts)
               (text (mapconcat #'identity words " "))
               (address (mail-extr--canonical (or bracketed text)))
               (mailbox (replace-regexp-in-string "@.*" "" address t t))
               ;; A nickname in quotes stands between other words; a whole name may be in quotes.
               (bare (string-trim (mapconcat (lambda (word) (if (string-prefix-p "\"" word) " " word)) words " ")))
               (phrase (if (string= bare "")
                           (string-trim (replace-regexp-in-string "\\\\\\(.\\)\\|\"" "\\1" text t nil))
                         bare))
               (source (cond ((and bracketed (not (string= phrase "")) (not (string-search "@" phrase))) phrase)
                             ((and (null bracketed) comments) (car (last comments)))
                             ((string-search "!" mailbox) "")
                             (t (replace-regexp-in-string "[._]" " " mailbox t t)))))
    (unless (string= address "")
      (list (mail-extr--name source mailbox) address))))

(defun mail-extract-address-components (address &optional all)
  "Return a list of the name of the person and the address in ADDRESS, the text of a header; either may be nil.
With ALL non-nil, return a list of such lists, one for each address."
  (unless (or (stringp address) (bufferp address))
    (error "Invalid address: %s" address))
  (let ((text (if (bufferp address) (with-current-buffer address (buffer-string)) address))
        found)
    (while text
      (let* ((parts (mail-extr--parts text))
             (components (mail-extr--components parts))
             (end (nth 3 parts)))
        (when components
          (push components found))
        (setq text (and end (or all (null found)) (substring text (1+ end))))))
    (if all
        (nreverse found)
      (car (last found)))))

(provide 'mail-extr)

;;; mail-extr.el ends here

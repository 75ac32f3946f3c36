;;; mailheader.el --- the headers of a message as an alist  -*- lexical-binding: t -*-

;; What `mail-header' looks at when it is given no alist, bound by the caller.
(defvar headers)

(defun mail-header-extract ()
  "Return the headers of the message at point, an alist from symbols in lower case to strings; they may be folded."
  (save-excursion
    (let (alist done)
      (while (not (or done (eobp)))
        (if (not (looking-at "\\([^ \t\n:]+\\):[ \t]*\\(.*\\(?:\n[ \t].*\\)*\\)\n"))
            (setq done t)
          (push (cons (intern (downcase (match-string 1)))
                      (replace-regexp-in-string "[ \t]*\n[ \t]+" " " (match-string 2) t t))
                alist)
          (goto-char (match-end 0))))
      (nreverse alist))))

(defun mail-header-extract-no-properties ()
  "Return what `mail-header-extract' returns, without text properties."
  (mapcar (lambda (pair) (cons (car pair) (substring-no-properties (cdr pair))))
          (mail-header-extract)))

(defun mail-header-parse (parsing-rules headers)
  "Apply PARSING-RULES to HEADERS and return HEADERS.
A rule (HEADER FUNCTION...) replaces the value of HEADER by what the functions make of it, one after the other."
  (dolist (rule parsing-rules)
    (let ((pair (assq (car rule) headers)))
      (when pair
        (dolist (function (cdr rule))
          (setcdr pair (funcall function (cdr pair)))))))
  headers)

(defsubst mail-header (header &optional header-alist)
  "Return the value of HEADER, a symbol, in HEADER-ALIST, by default in the variable `headers'."
  (cdr (assq header (or header-alist (symbol-value 'headers)))))

(defun mail-header-set (header value &optional header-alist)
  "Set the value of HEADER, a symbol, to VALUE in HEADER-ALIST, by default in the variable `headers'."
  (let* ((alist (or header-alist headers))
         (pair (assq header alist)))
    (if pair
        (setcdr pair value)
      (nconc alist (list (cons header value)))))
  value)

(defun mail-header-merge (merge-rules headers)
  "Return a new alist where each rule of MERGE-RULES, (HEADER FUNCTION), has its value from HEADERS.
The function is called without arguments, with `headers' bound."
  (with-suppressed-warnings ((lexical headers))
    (mapcar (lambda (rule) (cons (car rule) (if (functionp (cdr rule)) (funcall (cdr rule)) (cdr rule))))
            merge-rules)))

(defvar mail-header-format-function
  (lambda (header value)
    (insert (capitalize (symbol-name header)) ": " (if (consp value) (car value) value) "\n"))
  "Function that inserts a header; its arguments are HEADER, a symbol, and its value.")

(defun mail-header-format (format-rules headers)
  "Insert HEADERS, an alist, in the order of FORMAT-RULES, and an empty line.
A rule (HEADER . FUNCTION) inserts that header by FUNCTION, nil for `mail-header-format-function'; (t . FUNCTION) all others."
  (dolist (rule format-rules)
    (let ((function (or (cdr rule) mail-header-format-function)))
      (if (eq (car rule) t)
          (dolist (pair headers)
            (unless (assq (car pair) format-rules)
              (funcall function (car pair) (cdr pair))))
        (let ((value (mail-header (car rule) headers)))
          (when value
            (funcall function (car rule) value))))))
  (insert "\n"))

(provide 'mailheader)

;;; mailheader.el ends here

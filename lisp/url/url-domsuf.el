;;; url-domsuf.el --- which domains have many owners  -*- lexical-binding: t -*-

;; The list of public suffixes, https://publicsuffix.org, says below which names anybody may register a domain.  elwire does
;; not bring the list; it reads the one that the system or an Emacs on the machine has.  Without it, every name
;; of one label counts as such a suffix, and nothing else does.

(defvar url-domsuf-domains nil
  "The rules of the list: (NAME), (NAME . N) where names of N labels below NAME are suffixes, (NAME . t) for an exception.")

(defvar url-domsuf--places
  '("/usr/share/publicsuffix/public_suffix_list.dat" "/usr/share/publicsuffix/effective_tld_names.dat"
    "/usr/share/emacs/*/etc/publicsuffix.txt*")
  "Where the list may be; file names with wildcards.")

(defun url-domsuf--file ()
  "Return the file with the list, or nil."
  (let ((own (expand-file-name "publicsuffix.txt" data-directory)))
    (if (file-exists-p own)
        own
      (seq-some (lambda (place) (car (file-expand-wildcards place))) url-domsuf--places))))

(defun url-domsuf-parse-file ()
  "Read the list of public suffixes into `url-domsuf-domains'."
  (let ((file (url-domsuf--file))
        rules)
    (when file
      (with-temp-buffer
        (let ((inhibit-message t)
              (coding-system-for-read 'utf-8))
          (with-auto-compression-mode
            (insert-file-contents file)))
        (while (not (eobp))
          (cond
           ((looking-at "//\\|[ \t]*$"))
           ((looking-at "\\*\\.\\([^ \t\n]+\\)") (push (cons (match-string 1) (1+ (length (split-string (match-string 1) "\\.")))) rules))
           ((looking-at "!\\([^ \t\n]+\\)") (push (cons (match-string 1) t) rules))
           ((looking-at "[^ \t\n]+") (push (list (match-string 0)) rules)))
          (forward-line 1))))
    (setq url-domsuf-domains (or (nreverse rules) (list (list nil))))))

(defun url-domsuf-cookie-allowed-p (domain)
  "Return non-nil if cookies may be set for DOMAIN: if it is not one below which anybody may register a domain."
  (unless url-domsuf-domains
    (url-domsuf-parse-file))
  (let* ((rule (assoc domain url-domsuf-domains))
         (dot (string-match "\\." domain))
         (parent (and dot (assoc (substring domain (1+ dot)) url-domsuf-domains))))
    (cond
     ((eq (cdr rule) t) t)
     ((and rule (null (cdr rule))) nil)
     ((eql (cdr parent) (length (split-string domain "\\."))) nil)
     ;; Without the list, a single label is a suffix unless it is a machine of this network.
     ((equal url-domsuf-domains '((nil))) (or dot (equal domain "localhost") (string= domain "")))
     (t t))))

(provide 'url-domsuf)

;;; url-domsuf.el ends here

;;; rfc822.el --- addresses as RFC 822 defines them  -*- lexical-binding: t -*-

;; The parser works in a buffer that holds the rest of the header; blanks and comments are deleted as it meets them, an
;; address when it is complete.

(defconst rfc822--word-start "[^][\000-\037 ()<>@,;:\\.\177]" "Regexp for the start of a word, an atom or quoted string.")

(defun rfc822-bad-address (reason)
  "Leave the parser with an address that tells REASON, and where in the text the trouble is."
  (insert "_^_")
  (narrow-to-region (point-min) (if (> (point-max) (+ (point) 80)) (+ (point) 80) (point-max)))
  ;; Inside of a comment, parentheses must be quoted.
  (goto-char (point-min))
  (while (re-search-forward "[()\"\\]" nil t)
    (replace-match (if (eq (char-before) ?\") "\\&" "\\\\\\&") t nil))
  (throw 'rfc822-address
         (format "(Unparsable address -- %s: \"%s\")" reason (buffer-string))))

(defun rfc822-nuke-whitespace (&optional leave-space)
  "Delete blanks and comments after point; with LEAVE-SPACE non-nil, leave one blank if a word follows."
  (let (any)
    (while (cond
            ((eobp) nil)
            ((looking-at "[ \t\n]+") (setq any t) (delete-region (point) (match-end 0)) t)
            ((eq (char-after) ?\()
             (let ((start (point)))
               (forward-char 1)
               (let ((depth 1))
                 (while (and (> depth 0) (re-search-forward "\\\\.\\|[()]" nil t))
                   (cond ((> (- (match-end 0) (match-beginning 0)) 1))
                         ((eq (char-before) ?\() (setq depth (1+ depth)))
                         (t (setq depth (1- depth)))))
                 (when (> depth 0)
                   (delete-region (1+ start) (point-max))
                   (rfc822-bad-address "Unbalanced comment (...)")))
               (delete-region start (point))
               (setq any t)))))
    (when (and leave-space any (looking-at rfc822--word-start))
      (save-excursion (insert " ")))))

(defun rfc822-looking-at (regex &optional leave-space)
  "If REGEX, a regexp or character, follows point, move over it and the blanks after it and return t.
LEAVE-SPACE is as for `rfc822-nuke-whitespace'."
  (when (if (stringp regex)
            (looking-at regex)
          (eq (char-after) regex))
    (if (stringp regex)
        (goto-char (match-end 0))
      (forward-char 1))
    (rfc822-nuke-whitespace leave-space)
    t))

(defun rfc822-snarf-word ()
  "Move over a word, an atom or a quoted string, and return t; signal what else is there."
  (cond ((looking-at "\"")
         (let ((start (point)))
           (unless (looking-at "\"\\(?:[^\"\\]\\|\\\\\\(?:.\\|\n\\)\\)*\"")
             (goto-char start)
             (rfc822-bad-address "Unterminated quoted string"))
           (goto-char (match-end 0))
           (rfc822-nuke-whitespace t)))
        ((rfc822-looking-at "[^][\000-\037 ()<>@,;:\\\".\177]+" t))
        (t (forward-char (if (eobp) 0 1))
           (rfc822-bad-address
            (if (bobp) "Rubbish" (format "Strange character \\%c found" (char-before))))))
  t)

(defun rfc822-snarf-words ()
  "Move over words with dots or blanks between them; return how many have no dot before them."
  (let ((count 1))
    (rfc822-snarf-word)
    (while (cond
            ((rfc822-looking-at ?.)
             (unless (looking-at rfc822--word-start)
               (rfc822-bad-address "Rubbish in address"))
             (rfc822-snarf-word))
            ((looking-at (concat " " rfc822--word-start))
             (forward-char 1)
             (rfc822-snarf-word)
             (setq count (1+ count)))))
    count))

(defun rfc822-snarf-subdomain ()
  "Move over a part of a domain."
  (or (rfc822-looking-at "\\[[^][\000-\037]*\\]\\|[^][\000-\037 ()<>@,;:\\\".\177]+")
      (rfc822-bad-address "Rubbish in host/domain specification")))

(defun rfc822-snarf-domain ()
  "Move over a domain."
  (rfc822-nuke-whitespace)
  (rfc822-snarf-subdomain)
  (while (rfc822-looking-at ?.)
    (rfc822-snarf-subdomain)))

(defun rfc822-snarf-frob-list (name separator terminator snarfer &optional return)
  "Return what SNARFER returns for each thing between SEPARATORs, up to TERMINATOR.
NAME is what the list is called in errors.  With RETURN nil, return nil."
  (let (values)
    (while (not (rfc822-looking-at terminator))
      (cond ((eobp) (rfc822-bad-address (format "End of addresses in middle of %s" name)))
            ((rfc822-looking-at separator))
            (t (let ((value (funcall snarfer)))
                 (when return (setq values (append values value)))))))
    values))

(defun rfc822--address-in-brackets ()
  "Move over the address in brackets after point and return it in a list; one with a route keeps its brackets."
  (let ((start (point))
        (route nil)
        (fine t))
    (rfc822-looking-at ?<)
    (while (rfc822-looking-at ?@)
      (setq route t)
      (rfc822-snarf-domain)
      (rfc822-looking-at ?,))
    (when route
      (rfc822-looking-at ?:))
    (if (not (looking-at rfc822--word-start))
        (progn (setq fine nil)
               (skip-chars-forward ">"))
      (rfc822-snarf-words)
      (when (rfc822-looking-at ?@)
        (rfc822-snarf-domain)))
    (let ((end (point)))
      (unless (and fine (rfc822-looking-at ?>))
        (rfc822-bad-address "Unterminated <...> address"))
      (list (if route
                (buffer-substring start (1+ end))
              (buffer-substring (1+ start) end))))))

(defun rfc822-addresses-1 (&optional _no-groups)
  "Move over the address or the group of addresses after point, and return a list of the addresses."
  (if (eq (char-after) ?<)
      (rfc822--address-in-brackets)
    (let* ((start (point))
           (words (rfc822-snarf-words)))
      (cond
       ((rfc822-looking-at ?:)
        (rfc822-snarf-frob-list ":...; group" ?, ?\; #'rfc822-addresses-1 t))
       ((eq (char-after) ?<)
        (rfc822--address-in-brackets))
       ((> words 1)
        (rfc822-bad-address "Missing comma between addresses or badly-formatted address"))
       (t
        (when (rfc822-looking-at ?@)
          (rfc822-snarf-domain))
        (list (buffer-substring start (point))))))))

(defun rfc822-addresses (header-text)
  "Return the addresses in HEADER-TEXT, a list of strings without names and comments.
For what cannot be read, the list has an address that is a comment only, and tells why."
  (unless (stringp header-text)
    (signal 'wrong-type-argument (list 'stringp header-text)))
  (with-temp-buffer
    (insert (replace-regexp-in-string "\n" " " header-text t t))
    (goto-char (point-min))
    (let* ((addresses nil)
           (bad (catch 'rfc822-address
                  (rfc822-nuke-whitespace)
                  (while (not (eobp))
                    (unless (rfc822-looking-at ?,)
                      (setq addresses (append addresses (rfc822-addresses-1)))
                      (rfc822-nuke-whitespace))
                    (delete-region (point-min) (point)))
                  nil)))
      (append addresses (and bad (list bad))))))

(provide 'rfc822)

;;; rfc822.el ends here

;;; thingatpt.el --- words, expressions, addresses around point  -*- lexical-binding: t -*-

;; A thing is a symbol.  What it is say its properties: `bounds-of-thing-at-point', a function that returns its ends as
;; a cons; `thing-at-point', one that returns its value; `forward-op', which moves over so many of it, by default the
;; function `forward-THING'; `beginning-op' and `end-op', which move to the ends of the one at point.

(defvar thing-at-point-provider-alist nil
  "Alist of things and functions without arguments that return them, asked before anything else.")

(defun thingatpt--mover (thing)
  "Return the function that moves over THING, nil when there is none."
  (or (get thing 'forward-op)
      (let ((symbol (intern-soft (format "forward-%s" thing))))
        (and symbol (fboundp symbol) symbol))))

(defun forward-thing (thing &optional n)
  "Move forward to the end of the Nth THING, backward if N is negative; signals an error for an unknown THING."
  (let ((mover (thingatpt--mover thing)))
    (if mover
        (funcall mover (or n 1))
      (error "Can't determine how to move over a %s" thing))))

(defun thingatpt--to-end (thing)
  "Move to the end of the THING at point or after it."
  (let ((mover (get thing 'end-op)))
    (if mover (funcall mover) (forward-thing thing 1))))

(defun thingatpt--to-beginning (thing)
  "Move to the beginning of the THING at point or before it."
  (let ((mover (get thing 'beginning-op)))
    (if mover (funcall mover) (forward-thing thing -1))))

(defun bounds-of-thing-at-point (thing)
  "Return (START . END) of the THING at point, nil when there is none.
Of two things that touch at point the one after it counts."
  (if (get thing 'bounds-of-thing-at-point)
      (funcall (get thing 'bounds-of-thing-at-point))
    (let ((here (point)))
      (condition-case nil
          (save-excursion
            ;; To the end and back to the beginning of the same thing; should that be behind HERE, the other way round.
            (thingatpt--to-end thing)
            (thingatpt--to-beginning thing)
            (let ((beginning (point)))
              (if (<= beginning here)
                  (let ((end (progn (thingatpt--to-end thing) (point))))
                    (if (and (<= here end) (< beginning end))
                        (cons beginning end)))
                (goto-char here)
                (thingatpt--to-beginning thing)
                (let ((beginning (point)))
                  (thingatpt--to-end thing)
                  (let ((end (point)))
                    (thingatpt--to-beginning thing)
                    (if (and (<= beginning (point)) (<= (point) here) (<= here end) (< (point) end))
                        (cons (point) end)))))))
        (error nil)))))

(defun thing-at-point (thing &optional no-properties)
  "Return the THING at point, a string for most of them, nil when there is none.
NO-PROPERTIES non-nil means to return a string without text properties."
  (let ((text (cond
               ((let (value)
                  (dolist (each thing-at-point-provider-alist value)
                    (and (null value) (eq (car each) thing)
                         (setq value (funcall (cdr each)))))))
               ((get thing 'thing-at-point) (funcall (get thing 'thing-at-point)))
               (t (let ((bounds (bounds-of-thing-at-point thing)))
                    (and bounds (buffer-substring (car bounds) (cdr bounds))))))))
    (when (and text no-properties (sequencep text))
      (set-text-properties 0 (length text) nil text))
    text))

(defun thingatpt--at-mouse (event function)
  "Return what FUNCTION returns where EVENT, of the mouse, happened."
  (save-excursion
    (mouse-set-point event)
    (funcall function)))

(defun thing-at-mouse (event thing &optional no-properties)
  "Return the THING where EVENT, of the mouse, happened; NO-PROPERTIES is as for `thing-at-point'."
  (thingatpt--at-mouse event (lambda () (thing-at-point thing no-properties))))

(defun bounds-of-thing-at-mouse (event thing)
  "Return the ends of the THING where EVENT, of the mouse, happened."
  (thingatpt--at-mouse event (lambda () (bounds-of-thing-at-point thing))))

(defun beginning-of-thing (thing)
  "Move to the beginning of the THING at point, and return it; signals an error when there is none."
  (let ((bounds (bounds-of-thing-at-point thing)))
    (or bounds (error "No %s here" thing))
    (goto-char (car bounds))))

(defun end-of-thing (thing)
  "Move to the end of the THING at point, and return it; signals an error when there is none."
  (let ((bounds (bounds-of-thing-at-point thing)))
    (or bounds (error "No %s here" thing))
    (goto-char (cdr bounds))))

(defun thing-at-point-looking-at (regexp &optional distance)
  "Return non-nil if point is within a match of REGEXP, or at its end, and set the match data to it.
DISTANCE, a number, says how many characters before and after point are looked at, by default the line."
  (let ((here (point)) (found nil))
    (save-excursion
      (save-restriction
        (if distance
            (narrow-to-region (max (point-min) (- here distance)) (min (point-max) (+ here distance))))
        (goto-char (if distance (point-min) (line-beginning-position)))
        ;; Matches one after the other, up to the first that reaches point.
        (while (and (not found) (re-search-forward regexp nil t) (<= (match-beginning 0) here))
          (cond ((>= (match-end 0) here) (setq found t))
                ((= (match-beginning 0) (match-end 0)) (forward-char 1))))
        found))))

;; Expressions

(defun in-string-p ()
  "Return non-nil if point is in a string."
  (nth 3 (save-excursion (syntax-ppss (point)))))

(defun thing-at-point--end-of-sexp ()
  "Move to the end of the expression at point."
  (let ((syntax (char-syntax (or (char-after) 0))))
    (if (or (eq syntax ?\)) (and (eq syntax ?\") (in-string-p)))
        (forward-char 1)
      (forward-sexp 1))))

(defun thing-at-point--beginning-of-sexp ()
  "Move to the beginning of the expression at point."
  (let ((syntax (char-syntax (or (char-before) 0))))
    (if (or (eq syntax ?\() (and (eq syntax ?\") (in-string-p)))
        (forward-char -1)
      (forward-sexp -1))))

(defun end-of-sexp ()
  "Move to the end of the expression at point."
  (thing-at-point--end-of-sexp))

(defun beginning-of-sexp ()
  "Move to the beginning of the expression at point."
  (thing-at-point--beginning-of-sexp))

(make-obsolete 'end-of-sexp nil "25.1")
(make-obsolete 'beginning-of-sexp nil "25.1")
(put 'sexp 'end-op #'thing-at-point--end-of-sexp)
(put 'sexp 'beginning-op #'thing-at-point--beginning-of-sexp)

(defun thing-at-point-bounds-of-list-at-point ()
  "Return the ends of the list at or around point, or else of the expression at point."
  (save-excursion
    (if (ignore-errors (up-list -1) t)
        (ignore-errors (cons (point) (progn (forward-sexp) (point))))
      (let ((bounds (bounds-of-thing-at-point 'sexp)))
        (and bounds (<= (car bounds) (point)) (< (point) (cdr bounds)) bounds)))))

(put 'list 'bounds-of-thing-at-point #'thing-at-point-bounds-of-list-at-point)

(defun thingatpt--whole (text)
  "Read TEXT, which must be one expression; signals an error if it is more."
  (let ((read (read-from-string text)))
    (if (string-match-p "[^ \t\n\r\f]" (substring text (cdr read)))
        (error "Can't read whole string")
      (car read))))

(defun form-at-point (&optional thing pred)
  "Return the THING, by default the expression, at point, read as Lisp; nil unless it satisfies PRED, if given."
  (let* ((text (thing-at-point (or thing 'sexp)))
         (form (condition-case nil (and text (thingatpt--whole text)) (error nil))))
    (if (or (not pred) (funcall pred form))
        form)))

(defun list-at-point (&optional ignore-comment-or-string)
  "Return the list at or around point, read as Lisp.
IGNORE-COMMENT-OR-STRING non-nil means, in a comment or string, the list around that."
  (let ((start (and ignore-comment-or-string (nth 8 (syntax-ppss)))))
    (save-excursion
      (goto-char (or start (point)))
      (form-at-point 'list 'listp))))

(defun sexp-at-point ()
  "Return the expression at point, read as Lisp, nil when there is none."
  (form-at-point 'sexp))

;; Symbols, words, numbers

(defun forward-symbol (arg)
  "Move forward to the end of the ARGth symbol, backward to a beginning if ARG is negative."
  (interactive "^p")
  (if (natnump arg)
      (re-search-forward "\\(\\sw\\|\\s_\\)+" nil 'move arg)
    (while (< arg 0)
      (if (re-search-backward "\\(\\sw\\|\\s_\\)+" nil 'move)
          (skip-syntax-backward "w_"))
      (setq arg (1+ arg)))))

(defun forward-whitespace (arg)
  "Move forward to the end of the ARGth stretch of blanks or line end, backward to a beginning if ARG is negative."
  (interactive "^p")
  (if (natnump arg)
      (re-search-forward "[ \t]+\\|\n" nil 'move arg)
    (while (< arg 0)
      (when (re-search-backward "[ \t]+\\|\n" nil 'move)
        (or (eq (char-after (match-beginning 0)) ?\n)
            (skip-chars-backward " \t")))
      (setq arg (1+ arg)))))

(defun forward-same-syntax (&optional arg)
  "Move over ARG stretches, by default one, of characters with the same syntax; backward if ARG is negative."
  (interactive "^p")
  (let ((arg (or arg 1)))
    (while (< arg 0)
      (skip-syntax-backward (char-to-string (char-syntax (char-before))))
      (setq arg (1+ arg)))
    (while (> arg 0)
      (skip-syntax-forward (char-to-string (char-syntax (char-after))))
      (setq arg (1- arg)))))

(put 'symbol 'beginning-op (lambda () (skip-syntax-backward "w_")))

(defun symbol-at-point ()
  "Return the symbol whose name is at point, nil when there is none."
  (let ((name (thing-at-point 'symbol)))
    (and name (intern name))))

(defun word-at-point (&optional no-properties)
  "Return the word at point; NO-PROPERTIES is as for `thing-at-point'."
  (thing-at-point 'word no-properties))

(defun sentence-at-point (&optional no-properties)
  "Return the sentence at point; NO-PROPERTIES is as for `thing-at-point'."
  (thing-at-point 'sentence no-properties))

(defun number-at-point ()
  "Return the number at point, also hexadecimal after 0x or #x; nil when there is none."
  (cond
   ((thing-at-point-looking-at "\\(?:0x\\|#x\\)\\([a-zA-Z0-9]+\\)" 500)
    (string-to-number (match-string-no-properties 1) 16))
   ((thing-at-point-looking-at "-?[0-9]+\\.?[0-9]*" 500)
    (string-to-number (match-string-no-properties 0)))))

(put 'number 'thing-at-point #'number-at-point)

;; Lines, strings, buffers, definitions

(put 'line 'beginning-op (lambda () (if (bolp) (forward-line -1) (beginning-of-line))))
(put 'defun 'beginning-op #'beginning-of-defun)
(put 'defun 'end-op #'end-of-defun)
(put 'defun 'forward-op #'end-of-defun)
(put 'buffer 'end-op (lambda () (goto-char (point-max))))
(put 'buffer 'beginning-op (lambda () (goto-char (point-min))))

(defun thing-at-point-bounds-of-string-at-point ()
  "Return the ends of the string in which point is, or that begins at point."
  (save-excursion
    (let ((state (syntax-ppss)))
      (if (nth 3 state)
          (ignore-errors
            (goto-char (nth 8 state))
            (cons (point) (progn (forward-sexp) (point))))
        (ignore-errors
          (and (eq (char-syntax (char-after)) ?\")
               (cons (point) (progn (forward-sexp) (point)))))))))

(put 'string 'bounds-of-thing-at-point #'thing-at-point-bounds-of-string-at-point)

;; Files, addresses, identifiers

(defvar thing-at-point-file-name-chars "-@~/[:alnum:]_.${}#%,:" "The characters of file names.")

(put 'filename 'end-op
     (lambda () (re-search-forward (concat "\\=[" thing-at-point-file-name-chars "]*") nil t)))
(put 'filename 'beginning-op
     (lambda ()
       (if (re-search-backward (concat "[^" thing-at-point-file-name-chars "]") nil t)
           (forward-char)
         (goto-char (point-min)))))

(defvar thing-at-point-email-regexp "<?[-+_.~a-zA-Z][-+_.~:a-zA-Z0-9]*@[-.a-zA-Z0-9]+>?" "A mail address.")

(put 'email 'bounds-of-thing-at-point
     (lambda ()
       (if (thing-at-point-looking-at thing-at-point-email-regexp 500)
           (cons (match-beginning 0) (match-end 0)))))
(put 'email 'thing-at-point
     (lambda ()
       (let ((bounds (bounds-of-thing-at-point 'email)))
         (and bounds (buffer-substring-no-properties (car bounds) (cdr bounds))))))

(defvar thing-at-point-uuid-regexp
  (concat "\\<[[:xdigit:]]\\{8\\}-[[:xdigit:]]\\{4\\}-[[:xdigit:]]\\{4\\}-[[:xdigit:]]\\{4\\}-[[:xdigit:]]\\{12\\}\\>")
  "A UUID.")

(put 'uuid 'bounds-of-thing-at-point
     (lambda ()
       (if (thing-at-point-looking-at thing-at-point-uuid-regexp 36)
           (cons (match-beginning 0) (match-end 0)))))

;; URLs

(defvar thing-at-point-beginning-of-url-regexp nil "What a URL begins with; nil for one of the schemes.")
(defvar thing-at-point-default-mail-uri-scheme "mailto" "The scheme for mail addresses that have none.")
(defvar thing-at-point-uri-schemes
  '("aaa://" "about:" "acap://" "apt:" "bzr://" "bzr+ssh://" "attachment:/" "chrome://" "cid:" "content://" "crid://"
    "cvs://" "data:" "dav:" "dict://" "dns:" "dtn:" "feed:" "file:/" "finger://" "fish://" "ftp://" "geo:" "git://"
    "go:" "gopher://" "h323:" "http://" "https://" "iax:" "icap:" "im:" "imap://" "info:" "ipp:" "irc://" "irc6://"
    "ircs://" "iris.beep:" "jar:" "ldap://" "ldaps://" "magnet:" "mailto:" "mid:" "mtqp://" "mupdate://" "news:"
    "nfs://" "nntp://" "opaquelocktoken:" "pop://" "pres:" "resource://" "rmi://" "rsync://" "rtsp://" "rtspu://"
    "service:" "sftp://" "sip:" "sips:" "smb://" "sms:" "snmp://" "soap.beep://" "soap.beeps://" "ssh://" "svn://"
    "svn+ssh://" "tag:" "tel:" "telnet://" "tftp://" "tip://" "tn3270://" "udp://" "urn:" "uuid:" "vemmi://"
    "webcal://" "xri://" "xmlrpc.beep://" "xmlrpc.beeps://" "z39.50r://" "z39.50s://" "xmpp:"
    "fax:" "man:" "mms://" "mmsh://" "modem:" "prospero:" "snews:" "wais://")
  "What URLs begin with.")

(defun thing-at-point-url-at-point (&optional lax bounds)
  "Return the URL at point, nil when there is none; what is marked as <URL:...> is given a scheme.
LAX non-nil means that without any, a host name or mail address will do.  BOUNDS are the ends, when they are known."
  (let ((bounds (or bounds (thing-at-point-bounds-of-url-at-point lax))))
    (when bounds
      (let ((url (buffer-substring-no-properties (car bounds) (cdr bounds))))
        ;; A line that was broken inside of the marks.
        (setq url (replace-regexp-in-string "[ \t]*\n[ \t]*" "" url))
        (if (string-match "\\`\\(?:\\(?:[a-zA-Z][-+.a-zA-Z0-9]*\\):\\)" url)
            url
          (cond ((string-match "\\`[^:]*@" url) (concat thing-at-point-default-mail-uri-scheme ":" url))
                ((string-match "\\`ftp\\." url) (concat "ftp://" url))
                (t (concat "http://" url))))))))

(defun thingatpt--marked-url ()
  "Return the ends of what is inside the <URL:...> around point, nil when there is none."
  (let ((case-fold-search t) (here (point)) (bounds nil))
    (save-excursion
      (goto-char (line-beginning-position 0))
      (let ((limit (line-end-position 3)))
        (while (and (not bounds) (re-search-forward "<URL:\\([^<>\n]+\\(?:\n[^<>\n]+\\)?\\)>" limit t))
          (if (and (<= (match-beginning 0) here) (<= here (match-end 0)))
              (setq bounds (cons (match-beginning 1) (match-end 1)))))))
    bounds))

(defun thing-at-point-bounds-of-url-at-point (&optional lax)
  "Return the ends of the URL at point, nil when there is none; LAX is as for `thing-at-point-url-at-point'."
  (or (thingatpt--marked-url)
      (let* ((allowed "--:=&?$+@-Z_[:alpha:]~#,%;*()!'[]")
             (here (point)) start end)
        (save-excursion
          (skip-chars-backward allowed)
          (setq start (point))
          (goto-char here)
          (skip-chars-forward allowed)
          (setq end (point)))
        (save-excursion
          (save-restriction
            (narrow-to-region start end)
            (goto-char (point-min))
            (let ((case-fold-search t) (bounds nil)
                  (begins (or thing-at-point-beginning-of-url-regexp
                              (concat "\\_<" (regexp-opt thing-at-point-uri-schemes)))))
              (while (and (not bounds) (re-search-forward begins nil t))
                (let* ((from (match-beginning 0))
                       (to (thingatpt--url-end from (match-end 0))))
                  (if (and to (<= from here) (<= here to))
                      (setq bounds (cons from to)))))
              (cond
               (bounds bounds)
               (lax
                (goto-char (point-min))
                (if (and (looking-at "[^:[:space:]]+\\(?:@\\|\\.\\)[^:[:space:]]+") (<= (match-beginning 0) here (match-end 0)))
                    (cons (match-beginning 0) (match-end 0)))))))))))

(defun thingatpt--url-end (from after-scheme)
  "Return the end of the URL that begins at FROM with a scheme up to AFTER-SCHEME, nil when nothing follows that.
A bracket that was opened before FROM ends it, and so do marks of punctuation at its end."
  (save-excursion
    (let ((end (point-max)))
      ;; What is open before: the text up to the closing bracket.
      (let ((before (save-restriction (widen) (char-before from))))
        (when (memq before '(?\( ?\[))
          (goto-char from)
          (let ((depth 0) (closing (if (eq before ?\() ?\) ?\])) (at nil))
            (while (and (not at) (< (point) end))
              (cond ((eq (char-after) before) (setq depth (1+ depth)))
                    ((eq (char-after) closing)
                     (if (zerop depth) (setq at (point)) (setq depth (1- depth)))))
              (forward-char 1))
            (if at (setq end at)))))
      (goto-char end)
      (skip-chars-backward ".!?,:;'" after-scheme)
      (and (> (point) after-scheme) (point)))))

(put 'url 'bounds-of-thing-at-point #'thing-at-point-bounds-of-url-at-point)
(put 'url 'thing-at-point #'thing-at-point-url-at-point)
(put 'url 'end-op (lambda () (end-of-thing 'url)))
(put 'url 'beginning-op (lambda () (beginning-of-thing 'url)))

(defvar thing-at-point-url-path-regexp
  (let ((outside "]\t\n \"'<>[^`{}"))
    (concat "[^" outside "]*[^" outside ".,;]+"))
  "Regexp for the host and the rest of a URL.")

(defvar thing-at-point-short-url-regexp
  (concat "[-A-Za-z0-9]+\\.[-A-Za-z0-9.]+" thing-at-point-url-path-regexp)
  "Regexp for a URL without its scheme.")

(defvar thing-at-point-markedup-url-regexp "<URL:\\([^<>\n]+\\)>" "Regexp for a URL between marks, which is group 1.")

(defmacro define-thing-chars (thing chars)
  "Define THING, a symbol, as a row of characters of CHARS, written as for `skip-chars-forward'."
  `(progn
     (put ',thing 'end-op (lambda () (skip-chars-forward ,chars)))
     (put ',thing 'beginning-op (lambda () (skip-chars-backward ,chars)))))

(defun thing-at-point--read-from-whole-string (str)
  "Return the object that STR, a string, is the text of; signal an error if there is more in it."
  (let* ((read (read-from-string str))
         (more (condition-case nil (progn (read-from-string (substring str (cdr read))) t) (end-of-file nil))))
    (if more
        (error "Can't read whole string")
      (car read))))

(define-obsolete-function-alias 'read-from-whole-string #'thing-at-point--read-from-whole-string "25.1")

(defun thing-at-point-file-at-point (&optional _lax _bounds)
  "Return the name of an existing file at point, or nil."
  (let ((name (thing-at-point 'filename)))
    (and name
         (setq name (expand-file-name (substring-no-properties name)))
         (file-exists-p name)
         name)))

(defvar thing-at-point-newsgroup-heads
  '("alt" "comp" "gnu" "misc" "news" "sci" "soc" "talk")
  "What the names of newsgroups start with, where the server is not asked.")

(defun thing-at-point-newsgroup-p (string)
  "Return STRING if it looks like the name of a newsgroup, else nil."
  (and (string-match-p "\\`[a-z]+\\.[-+a-z_0-9.]+\\'" string)
       (member (car (split-string string "\\.")) thing-at-point-newsgroup-heads)
       string))

(provide 'thingatpt)

;;; thingatpt.el ends here

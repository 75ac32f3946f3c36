;;; url-util.el --- helpers of the URL library  -*- lexical-binding: t -*-

(require 'url-parse)
(require 'url-vars)

;;; Percent signs

(defconst url-unreserved-chars
  (append "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~" nil)
  "The characters that mean themselves everywhere in a URL.")

(defconst url-encoding-table
  (let ((table (make-vector 256 nil)))
    (dotimes (byte 256 table)
      (aset table byte (format "%%%02X" byte))))
  "Every byte as it is written with a percent sign.")

(defun url--allowed-chars (char-list)
  "Return a vector that tells of each byte whether it is in CHAR-LIST."
  (let ((table (make-vector 128 nil)))
    (dolist (char char-list table)
      (when (< char 128)
        (aset table char t)))))

(defconst url-host-allowed-chars
  (url--allowed-chars (append url-unreserved-chars (append "%!$&'()*+,;=" nil)))
  "The characters that may stand in a host.")

(defconst url-path-allowed-chars
  (url--allowed-chars (append url-unreserved-chars (append "%/!$&'()*+,;=:@" nil)))
  "The characters that may stand in a path.")

(defconst url-query-allowed-chars
  (url--allowed-chars (append url-unreserved-chars (append "%/?!$&'()*+,;=:@" nil)))
  "The characters that may stand in a query.")

(defun url-hexify-string (string &optional allowed-chars)
  "Return STRING, in UTF-8, with the bytes written as percent signs that ALLOWED-CHARS does not have.
ALLOWED-CHARS is a list of characters or a vector, by default `url-unreserved-chars'."
  (let ((allowed (if (vectorp allowed-chars)
                     allowed-chars
                   (url--allowed-chars (or allowed-chars url-unreserved-chars)))))
    (mapconcat (lambda (byte)
                 (if (and (< byte (length allowed)) (aref allowed byte))
                     (char-to-string byte)
                   (aref url-encoding-table byte)))
               (if (multibyte-string-p string) (encode-coding-string string 'utf-8) string)
               "")))

(defun url-unhex (x)
  "Return what the digit X counts."
  (cond ((> x ?9) (+ 10 (- (logior x 32) ?a)))
        (t (- x ?0))))

(defun url-unhex-string (str &optional allow-newlines)
  "Return STR with the bytes in place that percent signs stand for.
Line ends written so become spaces, or stay with ALLOW-NEWLINES."
  (let ((str (or str "")) (case-fold-search t) (start 0) (parts nil))
    (while (string-match "%[0-9a-f][0-9a-f]" str start)
      (let* ((at (match-beginning 0))
             (byte (string-to-number (substring str (1+ at) (+ at 3)) 16)))
        (push (substring str start at) parts)
        (push (if (and (memq byte '(?\n ?\r)) (not allow-newlines)) " " (byte-to-string byte)) parts)
        (setq start (+ at 3))))
    (apply #'concat (nreverse (cons (substring str start) parts)))))

(defun url-encode-url (url)
  "Return URL with what may not stand in its parts written with percent signs."
  (let* ((parsed (url-generic-parse-url url))
         (user (url-user parsed)) (password (url-password parsed)) (host (url-host parsed))
         (path-and-query (url-path-and-query parsed))
         (path (car path-and-query)) (query (cdr path-and-query))
         (target (url-target parsed)))
    (when user
      (setf (url-user parsed) (url-hexify-string user)))
    (when password
      (setf (url-password parsed) (url-hexify-string password)))
    (when (and host (string-match-p "\\`\\[.*\\]\\'" host))
      (setf (url-host parsed)
            (concat "[" (url-hexify-string (substring host 1 -1) (url--allowed-chars (append "0123456789abcdefABCDEF:.v" nil)))
                    "]")))
    (setf (url-filename parsed)
          (concat (url-hexify-string path url-path-allowed-chars)
                  (and query (concat "?" (url-hexify-string query url-query-allowed-chars)))))
    (when target
      (setf (url-target parsed) (url-hexify-string target url-query-allowed-chars)))
    (url-recreate-url parsed)))

;;; Queries

(defun url-build-query-string (query &optional semicolons keep-empty)
  "Return the query of the list QUERY, whose members are lists of a key and its values.
With SEMICOLONS, those separate; with KEEP-EMPTY, a key without a value keeps its equals sign."
  (mapconcat
   (lambda (each)
     (let ((key (url-hexify-string (format "%s" (car each)))))
       (car (cdr each))                 ; signals, where EACH is no list
       (mapconcat (lambda (value)
                    (let ((text (url-hexify-string (format "%s" value))))
                      (if (and (string= text "") (not keep-empty)) key (concat key "=" text))))
                  (or (cdr each) '(""))
                  (if semicolons ";" "&"))))
   query (if semicolons ";" "&")))

(defun url-parse-query-string (query &optional downcase allow-newlines)
  "Return the query QUERY as a list of lists of a key and its values, the last key first.
With DOWNCASE, keys are; ALLOW-NEWLINES is as for `url-unhex-string'."
  (let ((result nil))
    (dolist (pair (split-string query "[&;]") result)
      (let* ((mark (string-search "=" pair))
             (key (url-unhex-string (if mark (substring pair 0 mark) pair) allow-newlines))
             (value (url-unhex-string (if mark (substring pair (1+ mark)) "") allow-newlines))
             (key (if downcase (downcase key) key))
             (known (assoc key result)))
        (if known
            (setcdr known (cons value (cdr known)))
          (push (list key value) result))))))

(defun url-insert-entities-in-string (string)
  "Return STRING as text for HTML."
  (unless (stringp string)
    (signal 'wrong-type-argument (list 'stringp string)))
  (replace-regexp-in-string
   "[&<>\"]"
   (lambda (char) (cdr (assoc char '(("&" . "&amp;") ("<" . "&lt;") (">" . "&gt;") ("\"" . "&quot;")))))
   string t t))

;;; Names of files

(defun url-file--path (file)
  "Return FILE, a string or parsed, without a query."
  (let ((name (cond ((stringp file) file) (file (url-filename file)) (t ""))))
    (if (string-match "\\?" name) (substring name 0 (match-beginning 0)) name)))

(defun url-file-directory (file)
  "Return the folder of FILE, where an escaped slash counts as one."
  (cond ((null file) "")
        (t (let ((path (url-file--path file)))
             (if (string-match-p "%2f" (or (and (not (string-search "/" path)) path) ""))
                 (and (string-match "\\`.*%2f" path) (match-string 0 path))
               (file-name-directory path))))))

(defun url-file-nondirectory (file)
  "Return FILE without its folder."
  (cond ((null file) "")
        (t (let ((path (url-file--path file)) (case-fold-search t))
             (if (and (not (string-search "/" path)) (string-match "\\`.*%2f" path))
                 (substring path (match-end 0))
               (file-name-nondirectory path))))))

(defalias 'url-basepath #'url-file-directory)

(defun url-file-extension (fname &optional x)
  "Return the last suffix of FNAME with its dot, or with X the name without it."
  (let* ((name (if (stringp fname) (url-file--path fname) ""))
         (at (string-match "\\.[^./]+\\'" name)))
    (cond (x (if at (file-name-nondirectory (substring name 0 at)) name))
          (at (substring name at))
          (t ""))))

;;; Small things

(defun url-parse-args (str &optional nodowncase)
  "Return the parameters in STR, such as a header's, as an alist, the last first.
A word without a value stands alone in its cons.  Names are in lower case unless NODOWNCASE."
  (let ((result nil))
    (with-temp-buffer
      (insert str)
      (goto-char (point-min))
      (while (progn (skip-chars-forward "; \t\n") (not (eobp)))
        (let ((start (point)) name value)
          (skip-chars-forward "^=; \t\n")
          (setq name (buffer-substring-no-properties start (point)))
          (skip-chars-forward " \t\n")
          (when (eq (char-after) ?=)
            (forward-char 1)
            (skip-chars-forward " \t\n")
            (if (looking-at "\"\\([^\"]*\\)\"?\\|'\\([^']*\\)'?")
                (progn (setq value (or (match-string-no-properties 1) (match-string-no-properties 2)))
                       (goto-char (match-end 0)))
              (setq start (point))
              (skip-chars-forward "^; \t\n")
              (setq value (buffer-substring-no-properties start (point)))))
          (push (cons (if nodowncase name (downcase name)) value) result))))
    result))

(defun url-debug (tag &rest args)
  "Note ARGS, a format and its arguments, under TAG in a buffer, when the variable `url-debug' wants it."
  (when (or (eq url-debug t) (numberp url-debug) (and (listp url-debug) (memq tag url-debug)))
    (with-current-buffer (get-buffer-create "*URL-DEBUG*")
      (goto-char (point-max))
      (insert (symbol-name tag) " -> " (apply #'format args) "\n"))))

(defun url-lazy-message (&rest args)
  "Show a message, but none within a second of another."
  (let ((now (time-convert nil 'integer)))
    (unless (= now url-lazy-message-time)
      (setq url-lazy-message-time now)
      (apply #'message args))))

(defun url-normalize-url (url)
  "Return URL the way it is usually written."
  (url-recreate-url (url-generic-parse-url url)))

(defun url-get-normalized-date (&optional specified-time)
  "Return SPECIFIED-TIME, by default now, the way HTTP writes it."
  (let ((system-time-locale "C"))
    (format-time-string "%a, %d %b %Y %T GMT" specified-time t)))

(defun url-eat-trailing-space (x)
  "Return X without white space at its end."
  (let ((end (length x)))
    (while (and (> end 0) (memq (aref x (1- end)) '(?\s ?\t ?\n)))
      (setq end (1- end)))
    (substring x 0 end)))

(defun url-strip-leading-spaces (x)
  "Return X without white space at its beginning."
  (let ((end (length x)) (start 0))
    (while (and (< start end) (memq (aref x start) '(?\s ?\t ?\n)))
      (setq start (1+ start)))
    (substring x start)))

(defalias 'url-pretty-length #'file-size-human-readable)

(defun url-display-percentage (fmt _percent &rest args)
  "Show the message that FMT and ARGS make, if `url-show-status' is non-nil and FMT is not nil."
  (when (and url-show-status fmt)
    (apply #'message fmt args)))

(defun url-truncate-url-for-viewing (url &optional width)
  "Return URL in at most WIDTH columns, by default 75, with dots for folders that have no room.
Host and file name stay, however long they are; of a query only the question mark does."
  (if (<= (length url) (or width 75))
      url
    (let* ((width (or width 75))
           (url (replace-regexp-in-string "\\?.*" "?..." url t t))
           (host (if (string-match "\\`[a-z]+://[^/]*" url) (match-string 0 url) ""))
           (parts (split-string (string-remove-prefix "/" (substring url (length host))) "/"))
           (shown (lambda () (concat host "/" (and (cdr parts) ".../") (mapconcat #'identity (cdr parts) "/")))))
      (if (null (cdr parts))
          (concat host "/" (car parts))
        (while (and (cddr parts) (> (length (funcall shown)) width))
          (setq parts (cdr parts)))
        (funcall shown)))))

(defun url-view-url (&optional no-show)
  "Return the URL that the current buffer came from, or nil; show it as a message unless NO-SHOW is non-nil."
  (interactive)
  (let ((url (and url-current-object (url-recreate-url url-current-object))))
    (when (and url (not no-show))
      (message "%s" url))
    url))

(defun url-domain (url)
  "Return the domain that the host of URL, a parsed URL, belongs to, such as \"gnu.org\"; nil if there is none."
  (require 'url-domsuf)
  (let ((labels (reverse (split-string (downcase (or (url-host url) "")) "\\." t)))
        (domain nil)
        (found nil))
    (unless (string-match-p "\\`[0-9.]*\\'" (or (url-host url) ""))
      (while (and labels (not found))
        (let ((name (if domain (concat (car labels) "." domain) (car labels))))
          (when (and domain (url-domsuf-cookie-allowed-p name))
            (setq found name))
          (setq domain name
                labels (cdr labels))))
      found)))

(defun url-make-private-file (file)
  "Let nobody but the user read or write FILE, which is made if there is none."
  (if (file-exists-p file)
      (set-file-modes file #o600)
    (with-file-modes #o600
      (write-region "" nil file nil 'silent nil 'excl)))
  nil)

(defun url-percentage (x y)
  "Return how many percent of Y X is."
  (round (* 100 (/ (float x) y))))

(defvar url-get-url-filename-chars "-%.?@a-zA-Z0-9()_/:~=&" "The characters of a URL, as `skip-chars-forward' takes them.")

(defun url-get-url-at-point (&optional pt)
  "Return the URL around PT, by default point, or nil."
  (save-excursion
    (when pt
      (goto-char pt))
    (let* ((chars url-get-url-filename-chars)
           (start (progn (skip-chars-backward chars) (point)))
           (end (progn (skip-chars-forward chars) (skip-chars-backward ".:?()" start) (point)))
           (text (buffer-substring-no-properties start end)))
      (when (string-prefix-p "URL:" text t)
        (setq text (substring text 4)))
      (and (string-match-p url-nonrelative-link text) text))))

(provide 'url-util)

;;; url-util.el ends here

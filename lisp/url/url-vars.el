;;; url-vars.el --- options of the URL library  -*- lexical-binding: t -*-

;; Those that the parts written here look at, and those that callers bind around a request.

(defvar url-debug nil
  "What `url-debug' notes: a list of tags, a number, or t for everything.")

(defvar url-current-object nil
  "The parsed URL that the current buffer came from.")

(defvar url-nonrelative-link "\\`\\([a-zA-Z][-a-zA-Z0-9+.]*:\\)"
  "A regexp for the beginning of a URL that says its scheme.")

(defvar url-directory-index-file "index.html"
  "The file that stands for a folder.")

(defvar url-show-status t
  "Non-nil lets messages tell about progress.")

(defvar url-lazy-message-time 0
  "When `url-lazy-message' last showed something.")

(defvar url-request-method nil
  "The method of the next request, a string; nil is GET.")

(defvar url-request-data nil
  "The body of the next request.")

(defvar url-request-extra-headers nil
  "An alist of headers for the next request.")

(defvar url-request-noninteractive nil
  "Non-nil says that nobody can be asked during the next request.")

(defvar url-max-redirections 30
  "How many redirections are followed.")

(defvar url-max-password-attempts 5
  "How often a password is asked for.")

(defvar url-user-agent 'default
  "The name that requests give for their program.")

(defvar url-privacy-level '(email)
  "What requests keep to themselves.")

(defvar url-bad-port-list '("25" "119" "19")
  "Ports that are suspicious in a URL.")

(defvar url-proxy-services nil
  "An alist of schemes and the proxies for them.")

(defvar url-weekday-alist
  '(("Sunday" . 0) ("Monday" . 1) ("Tuesday" . 2) ("Wednesday" . 3) ("Thursday" . 4) ("Friday" . 5) ("Saturday" . 6)
    ("Tues" . 2) ("Thurs" . 4)
    ("Sun" . 0) ("Mon" . 1) ("Tue" . 2) ("Wed" . 3) ("Thu" . 4) ("Fri" . 5) ("Sat" . 6))
  "Names of days and their numbers.")

(defvar url-monthabbrev-alist
  '(("Jan" . 1) ("Feb" . 2) ("Mar" . 3) ("Apr" . 4) ("May" . 5) ("Jun" . 6)
    ("Jul" . 7) ("Aug" . 8) ("Sep" . 9) ("Oct" . 10) ("Nov" . 11) ("Dec" . 12))
  "Short names of months and their numbers.")

;;; Who asks, and how

(defconst url-version "Emacs" "The version of the URL library.")
(defvar url-package-name nil "The name of the program that uses the URL library, for servers.")
(defvar url-package-version nil "The version of that program.")
(defvar url-system-type nil "What the URL library says of the machine, or nil.")
(defvar url-os-type nil "What the URL library says of the operating system, or nil.")
(defvar url-personal-mail-address nil "The user's address, for servers that may know it.")
(defvar url-bug-address "bug-gnu-emacs@gnu.org" "Where errors of the library are reported.")
(defvar url-lastloc-privacy-level 'domain-match "For which servers a request tells where it comes from.")
(defvar url-current-lastloc nil "Where the current request comes from.")
(defvar url-extensions-header "Security/Digest Security/SSL" "The extensions that the library knows.")
(defvar url-standalone-mode nil "Non-nil means that nothing is asked of the network.")
(defvar url-setup-done nil "Non-nil once the library is set up.")
(defvar url-load-hook nil "Functions called once the library is loaded.")
(defvar url-confirmation-func #'y-or-n-p "Function that asks the user for a yes or no.")
(defvar url-mail-command #'compose-mail "Function that starts a mail.")
(defvar url-news-server nil "The default server for news, or nil.")

;;; Ways to the network

(defvar url-gateway-method 'native "How connections are made: `native', `tls', `ssh', `rlogin', `telnet', `socks'.")
(defvar url-gateway-unplugged nil "Non-nil means that there is no network.")
(defvar url-using-proxy nil "Non-nil during requests through a proxy: its URL.")
(defvar url-automatic-caching nil "Non-nil means that documents are kept on the disk.")
(defvar url-honor-refresh-requests t "Whether a document may ask to be fetched again; `ask' asks the user.")

;;; Documents

(defvar url-working-buffer " *url-work" "The name of the buffer where the library works.")
(defvar url-current-mime-headers nil "The headers of the document in the current buffer.")
(defvar url-inhibit-uncompression nil "Non-nil means that compressed documents stay so.")
(defvar url-mime-accept-string nil "The types of documents that are wanted, as the header Accept has them; nil for any.")
(defvar url-mime-encoding-string "gzip" "The encodings that are understood, as the header Accept-Encoding has them.")
(defvar url-mime-language-string nil "The languages that are wanted, as the header Accept-Language has them.")
(defvar url-mime-charset-string nil "The charsets that are wanted, as the header Accept-Charset has them.")
(defconst url-mime-content-type-charset-regexp ";[ \t]*charset=\"?\\([^\"]+\\)\"?" "Regexp for the charset in a type.")
(defvar url-mime-separator-chars
  (append (number-sequence ?A ?Z) (number-sequence ?a ?z) (number-sequence ?0 ?9) (list ?' ?\( ?\) ?+ ?_ ?, ?- ?. ?/ ?= ??))
  "Characters that may stand in the line between the parts of a message.")
(defvar url-uncompressor-alist
  '((".z" . "x-gzip") (".gz" . "x-gzip") (".uue" . "x-uuencoded") (".hqx" . "x-hqx") (".Z" . "x-compress")
    (".bz2" . "x-bzip2") (".xz" . "x-xz"))
  "Alist from ends of file names to encodings.")

(defun url-mime-charset-string ()
  "Return the charsets that Emacs knows as the header Accept-Charset has them, UTF-8 first."
  (let (names)
    (dolist (coding (sort-coding-systems (copy-sequence coding-system-list)))
      (let ((name (coding-system-get coding :mime-charset)))
        (when (and name (not (memq name names)))
          (push name names))))
    (concat "utf-8;q=1"
            (mapconcat (lambda (name) (format ", %s;q=0.5" name)) (delq 'utf-8 (nreverse names)) ""))))

(defun url-set-mime-charset-string ()
  "Set `url-mime-charset-string' to what the function of that name returns."
  (setq url-mime-charset-string (url-mime-charset-string)))

(provide 'url-vars)

;;; url-vars.el ends here

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

(provide 'url-vars)

;;; url-vars.el ends here

;;; url-cookie.el --- cookies of HTTP servers  -*- lexical-binding: t -*-

;; Cookies are kept by domain, those for secure connections apart, and live as long as the session unless
;; `url-cookie-write-file' writes them down.  See RFC 6265.

(require 'cl-lib)
(require 'url-parse)
(require 'url-domsuf)

(cl-defstruct (url-cookie (:type vector) :named) name value expires localpart domain secure)

(defgroup url-cookie nil "Cookies." :group 'url :prefix "url-cookie-")

(defcustom url-cookie-file nil "The file cookies are kept in; nil means \"cookies\" beside the other files of URL."
  :type '(choice (const nil) file))
(defcustom url-cookie-confirmation nil "Non-nil means that each new cookie is asked about."
  :type 'boolean)
(defcustom url-cookie-trusted-urls nil "Regexps for URLs whose cookies are always taken."
  :type '(repeat regexp))
(defcustom url-cookie-untrusted-urls nil "Regexps for URLs whose cookies are never taken, unless they are trusted, too."
  :type '(repeat regexp))

(defvar url-cookie-storage nil "Cookies: an alist of domains and lists of cookies.")
(defvar url-cookie-secure-storage nil "Cookies that only go over secure connections, as `url-cookie-storage'.")
(defvar url-cookies-changed-since-last-save nil "Non-nil when there are cookies that are not written down.")

(defun url-cookie-expired-p (cookie)
  "Return non-nil if COOKIE has a date that is past."
  (let ((date (url-cookie-expires cookie)))
    (and (stringp date)
         (> (length date) 0)
         (time-less-p (ignore-errors (encode-time (parse-time-string date))) nil))))

(defun url-cookie--places (secure)
  "Return the variable that holds cookies, those of secure connections when SECURE."
  (if secure 'url-cookie-secure-storage 'url-cookie-storage))

(defun url-cookie-store (name value &optional expires domain localpart secure)
  "Keep the cookie NAME with VALUE for DOMAIN and the path LOCALPART until the date EXPIRES.
SECURE non-nil means that it only goes over secure connections.  One of the same name, domain and path is replaced; when
EXPIRES is past, it is thrown away."
  (let* ((place (url-cookie--places secure))
         (cookie (make-url-cookie :name name :value value :expires expires
                                  :localpart localpart :domain domain :secure secure))
         (entry (assoc domain (symbol-value place)))
         (others (cl-remove-if (lambda (old)
                                 (and (equal (url-cookie-name old) name)
                                      (equal (url-cookie-localpart old) localpart)))
                               (cdr entry)))
         (cookies (if (url-cookie-expired-p cookie) others (cons cookie others))))
    (setq url-cookies-changed-since-last-save t)
    (cond
     (entry (setcdr entry cookies))
     (cookies (set place (cons (cons domain cookies) (symbol-value place)))))))

(defun url-cookie--domain-matches-p (host domain)
  "Return non-nil if cookies of DOMAIN go to HOST."
  (let ((host (downcase host)) (domain (downcase domain)))
    (or (equal host domain)
        (equal (concat "." host) domain)
        (string-suffix-p (if (string-prefix-p "." domain) domain (concat "." domain)) host))))

(defun url-cookie--path-matches-p (path localpart)
  "Return non-nil if cookies of the path LOCALPART go to PATH."
  (let ((localpart (or localpart "/")))
    (or (equal path localpart)
        (and (string-prefix-p localpart path)
             (or (string-suffix-p "/" localpart)
                 (eq (aref path (length localpart)) ?/))))))

(defun url-cookie-retrieve (host &optional localpart secure)
  "Return the cookies that go to the path LOCALPART on HOST, over a secure connection when SECURE."
  (let ((path (if (or (null localpart) (equal localpart "")) "/" localpart)))
    (cl-loop for (domain . cookies) in (append url-cookie-storage (and secure url-cookie-secure-storage))
             when (url-cookie--domain-matches-p host domain)
             append (cl-remove-if-not (lambda (cookie)
                                        (and (not (url-cookie-expired-p cookie))
                                             (url-cookie--path-matches-p path (url-cookie-localpart cookie))))
                                      cookies))))

(defun url-cookie-generate-header-lines (host localpart secure)
  "Return the line for the header of a request to LOCALPART on HOST, over a secure connection when SECURE; \"\" for none."
  (let ((cookies (sort (url-cookie-retrieve host localpart secure)
                       ;; The longest path comes first.
                       (lambda (a b) (> (length (url-cookie-localpart a)) (length (url-cookie-localpart b)))))))
    (if cookies
        (concat "Cookie: "
                (mapconcat (lambda (cookie) (concat (url-cookie-name cookie) "=" (url-cookie-value cookie))) cookies "; ")
                "\r\n")
      "")))

(defun url-cookie-host-can-set-p (host domain)
  "Return non-nil if HOST may have cookies for DOMAIN, which must be itself or what it is part of, and no public suffix."
  (let ((bare (string-remove-prefix "." domain)))
    (or (equal (downcase host) (downcase bare))
        (and (url-cookie--domain-matches-p host domain)
             (url-domsuf-cookie-allowed-p bare)))))

(defun url-cookie--wanted-p (url)
  "Return non-nil if cookies of URL, a string, are to be taken."
  (cl-flet ((listed (regexps) (cl-some (lambda (regexp) (string-match-p regexp url)) regexps)))
    (cond
     ((listed url-cookie-trusted-urls) t)
     ((listed url-cookie-untrusted-urls) nil)
     (url-cookie-confirmation (yes-or-no-p (format "Take a cookie of %s? " url)))
     (t t))))

(defun url-cookie-handle-set-cookie (string)
  "Take the cookie that STRING, the value of a Set-Cookie header, sets for `url-current-object'."
  (let* ((parts (split-string string ";[ \t]*" t "[ \t]+"))
         (first (car parts))
         (cut (and first (string-search "=" first)))
         (attributes (mapcar (lambda (part)
                               (let ((equals (string-search "=" part)))
                                 (cons (downcase (substring part 0 equals))
                                       (and equals (substring part (1+ equals))))))
                             (cdr parts)))
         (host (url-host url-current-object))
         (domain (or (cdr (assoc "domain" attributes)) host))
         (age (cdr (assoc "max-age" attributes)))
         (path (cdr (assoc "path" attributes))))
    (when (and cut
               (> cut 0)
               (url-cookie--wanted-p (url-recreate-url url-current-object))
               (url-cookie-host-can-set-p host domain))
      (url-cookie-store (substring first 0 cut) (substring first (1+ cut))
                        (if (and age (string-match-p "\\`-?[0-9]+\\'" age))
                            (format-time-string "%a, %d %b %Y %T GMT" (time-add nil (string-to-number age)) t)
                          (cdr (assoc "expires" attributes)))
                        domain
                        (if (and path (string-prefix-p "/" path))
                            path
                          (url-file-directory (car (url-path-and-query url-current-object))))
                        (and (assoc "secure" attributes) t)))))

(defun url-cookie-clean-up (&optional secure)
  "Throw away cookies whose date is past, those of secure connections when SECURE, else the others."
  (let ((place (url-cookie--places secure)))
    (set place
         (cl-loop for (domain . cookies) in (symbol-value place)
                  for left = (cl-remove-if #'url-cookie-expired-p cookies)
                  when left collect (cons domain left)))))

(defun url-cookie-delete-cookies (&optional regexp keep)
  "Throw away the cookies of the domains that REGEXP matches, all by default; with KEEP, those that it does not match."
  (dolist (place '(url-cookie-storage url-cookie-secure-storage))
    (set place
         (cl-remove-if (lambda (entry)
                         (let ((matches (or (null regexp) (string-match-p regexp (car entry)))))
                           (if keep (not matches) matches)))
                       (symbol-value place))))
  (setq url-cookies-changed-since-last-save t))

(defun url-cookie--file (file)
  "Return FILE, or the file cookies are kept in."
  (expand-file-name (or file url-cookie-file (locate-user-emacs-file "url/cookies"))))

(defun url-cookie-parse-file (&optional file)
  "Read the cookies that `url-cookie-write-file' wrote to FILE, when it is there."
  (let ((file (url-cookie--file file)))
    (when (file-readable-p file)
      (load file nil t)
      (setq url-cookies-changed-since-last-save nil))))

(defun url-cookie-write-file (&optional file)
  "Write all cookies that have a date to come to FILE, when any has changed."
  (when url-cookies-changed-since-last-save
    (let ((file (url-cookie--file file)))
      (url-cookie-clean-up)
      (url-cookie-clean-up t)
      (make-directory (file-name-directory file) t)
      (with-file-modes #o600
        (with-temp-file file
          (insert ";; Cookies.  -*- mode: lisp-data -*-\n")
          (dolist (place '(url-cookie-storage url-cookie-secure-storage))
            (pp `(setq ,place ',(cl-loop for (domain . cookies) in (symbol-value place)
                                         for kept = (cl-remove-if-not #'url-cookie-expires cookies)
                                         when kept collect (cons domain kept)))
                (current-buffer)))))
      (setq url-cookies-changed-since-last-save nil))))

(provide 'url-cookie)

;;; url-cookie.el ends here

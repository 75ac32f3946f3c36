;;; url-auth.el --- names and passwords for HTTP servers  -*- lexical-binding: t -*-

;; Basic (RFC 7617) and Digest (RFC 7616) authentication.  What was given is kept by server and realm; what was not is
;; looked for in auth-source, and asked for where there is somebody to ask.

(require 'cl-lib)
(require 'url-vars)
(require 'url-parse)
(require 'url-util)
(autoload 'auth-source-search "auth-source")

(defvar url-http-real-basic-auth-storage nil
  "Names and passwords of servers: an alist of \"HOST:PORT\" and lists of (REALM-OR-DIRECTORY . ENCODED).")
(defvar url-http-proxy-basic-auth-storage nil "Those of proxies, as `url-http-real-basic-auth-storage'.")
(defvar url-basic-auth-storage 'url-http-real-basic-auth-storage "The variable that `url-basic-auth' looks into.")
(defvar url-digest-auth-storage nil "As `url-http-real-basic-auth-storage', with lists of NAME and PASSWORD.")
(defvar url-registered-auth-schemes nil "An alist of schemes and (FUNCTION . RATING).")

(defun url-auth--server (url)
  "Return the HOST:PORT of the parsed URL."
  (format "%s:%d" (url-host url) (url-port url)))

(defun url-auth--known (storage url realm)
  "Return what STORAGE, an alist by servers, has for REALM on the server of URL; without REALM, what fits its path."
  (let ((entries (cdr (assoc (url-auth--server url) storage)))
        (path (or (car (url-path-and-query url)) "/")))
    (if realm
        (cdr (assoc realm entries))
      (cdr (or (cl-find-if (lambda (entry) (string-prefix-p (car entry) path)) entries)
               (car entries))))))

(defun url-auth--keep (place url realm value)
  "Keep VALUE in the variable PLACE for REALM on the server of URL."
  (let* ((server (url-auth--server url))
         (entry (assoc server (symbol-value place))))
    (unless entry
      (setq entry (list server))
      (set place (cons entry (symbol-value place))))
    (setf (alist-get (or realm "/") (cdr entry) nil nil #'equal) value)))

(defun url-do-auth-source-search (server type parameter)
  "Return the PARAMETER, a keyword, that auth-source has for TYPE, a scheme or port, on SERVER."
  (let ((value (plist-get (car (auth-source-search :max 1 :host server :port type)) parameter)))
    (if (functionp value) (funcall value) value)))

(defun url-auth--credentials (url realm prompt)
  "Return (NAME PASSWORD) for REALM of URL: from URL itself, from auth-source, or asked for when PROMPT; nil for none."
  (let* ((server (url-host url))
         (port (number-to-string (url-port url)))
         (name (or (url-user url) (url-do-auth-source-search server port :user)))
         (password (or (url-password url) (url-do-auth-source-search server port :secret))))
    (cond
     ((and name password) (list name password))
     ((and prompt (not noninteractive) (not url-request-noninteractive))
      (list (read-string (format "Name for %s on %s: " (or realm "/") server) (or name (user-real-login-name)))
            (read-passwd "Password: "))))))

(defun url-basic-auth (url &optional prompt overwrite realm _args)
  "Return the Authorization header's value, without its scheme's name, for REALM of URL, a string or parsed; nil for none.
PROMPT non-nil means to ask where nothing is known; OVERWRITE, not to believe what is kept."
  (let* ((url (if (stringp url) (url-generic-parse-url url) url))
         (known (and (not overwrite) (url-auth--known (symbol-value url-basic-auth-storage) url realm))))
    (or (and known (concat "Basic " known))
        (let ((found (and (or prompt (url-user url)) (url-auth--credentials url realm prompt))))
          (when found
            (let ((encoded (base64-encode-string
                            (encode-coding-string (format "%s:%s" (nth 0 found) (nth 1 found)) 'utf-8) t)))
              (url-auth--keep url-basic-auth-storage url realm encoded)
              (concat "Basic " encoded)))))))

;;; Digest

(defun url-digest-auth-colonjoin (&rest args)
  "Return ARGS, strings, joined by colons."
  (mapconcat #'identity args ":"))

(defun url-digest-auth-kd (data secret)
  "Return the digest of SECRET and DATA."
  (md5 (url-digest-auth-colonjoin secret data)))

(defun url-digest-auth-make-ha1 (user realm password)
  "Return the digest of USER, REALM and PASSWORD."
  (md5 (encode-coding-string (url-digest-auth-colonjoin user realm password) 'utf-8)))

(defun url-digest-auth-make-ha2 (method digest-uri)
  "Return the digest of METHOD and DIGEST-URI."
  (md5 (url-digest-auth-colonjoin method digest-uri)))

(defun url-digest-auth-make-request-digest (ha1 ha2 nonce)
  "Return the answer to NONCE without a quality of protection, from HA1 and HA2."
  (url-digest-auth-kd (url-digest-auth-colonjoin nonce ha2) ha1))

(defun url-digest-auth-make-request-digest-qop (qop ha1 ha2 nonce nc cnonce)
  "Return the answer to NONCE with QOP, from HA1 and HA2, the count NC and our own CNONCE."
  (url-digest-auth-kd (url-digest-auth-colonjoin nonce nc cnonce qop ha2) ha1))

(defun url-digest-auth-make-cnonce ()
  "Return a random string."
  (md5 (format "%s:%s:%s" (random) (float-time) (emacs-pid))))

(defvar url-auth--counts (make-hash-table :test 'equal) "How often each nonce of a server was used.")

(defun url-digest-auth (url &optional prompt overwrite realm attrs)
  "Return the Authorization header's value for REALM of URL, a string or parsed, answering ATTRS; nil for none.
ATTRS is the server's challenge as an alist; PROMPT and OVERWRITE are as for `url-basic-auth'."
  (let* ((url (if (stringp url) (url-generic-parse-url url) url))
         (kept (and (not overwrite) (url-auth--known url-digest-auth-storage url realm)))
         (attrs (or attrs (nth 2 kept)))
         (realm (or realm (cdr (assoc "realm" attrs))))
         (found (or kept (and prompt (url-auth--credentials url realm prompt)))))
    (when (and found attrs)
      (url-auth--keep 'url-digest-auth-storage url realm (list (nth 0 found) (nth 1 found) attrs))
      (let* ((nonce (cdr (assoc "nonce" attrs)))
             (opaque (cdr (assoc "opaque" attrs)))
             (qop (and (member "auth" (split-string (or (cdr (assoc "qop" attrs)) "") "[ ,]+" t)) "auth"))
             (uri (let ((file (url-filename url))) (if (equal file "") "/" file)))
             (count (puthash nonce (1+ (gethash nonce url-auth--counts 0)) url-auth--counts))
             (nc (format "%08x" count))
             (cnonce (url-digest-auth-make-cnonce))
             (ha1 (url-digest-auth-make-ha1 (nth 0 found) realm (nth 1 found)))
             (ha2 (url-digest-auth-make-ha2 (or url-request-method "GET") uri))
             (response (if qop
                           (url-digest-auth-make-request-digest-qop qop ha1 ha2 nonce nc cnonce)
                         (url-digest-auth-make-request-digest ha1 ha2 nonce))))
        (concat (format "Digest username=%S, realm=%S, nonce=%S, uri=%S, response=%S"
                        (nth 0 found) realm nonce uri response)
                (if opaque (format ", opaque=%S" opaque) "")
                (if qop (format ", qop=auth, nc=%s, cnonce=%S" nc cnonce) ""))))))

;;; Schemes

(defun url-register-auth-scheme (type &optional function rating)
  "Let FUNCTION, by default url-TYPE-auth, answer challenges of the scheme TYPE; of several, that of the best RATING does."
  (let* ((name (downcase (format "%s" type)))
         (function (or function (intern (format "url-%s-auth" name)))))
    (setf (alist-get name url-registered-auth-schemes nil nil #'equal)
          (cons function (or rating (if (equal name "digest") 10 2))))))

(defun url-auth-registered (scheme)
  "Return (FUNCTION . RATING) of SCHEME, nil when it is not known."
  (cdr (assoc (downcase (format "%s" scheme)) url-registered-auth-schemes)))

(defun url-get-authentication (url realm type prompt &optional args)
  "Return the Authorization header's value for REALM of URL, nil for none.
TYPE is a scheme, or `any' for whatever is known already; PROMPT means to ask; ARGS is the server's challenge."
  (let ((url (if (stringp url) (url-generic-parse-url url) url)))
    (if (memq type '(any nil))
        (cl-some (lambda (entry) (funcall (cadr entry) url nil nil realm args))
                 (sort (copy-sequence url-registered-auth-schemes) (lambda (a b) (> (cddr a) (cddr b)))))
      (let ((known (url-auth-registered type)))
        (and known (funcall (car known) url prompt nil realm args))))))

(url-register-auth-scheme "basic" nil 2)
(url-register-auth-scheme "digest" nil 10)

(provide 'url-auth)

;;; url-auth.el ends here

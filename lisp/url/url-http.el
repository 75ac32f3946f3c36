;;; url-http.el --- HTTP  -*- lexical-binding: t -*-

;; A request goes over a free connection to its server, or a new one; the response grows in a buffer of its own, whose
;; local variables say how far it is.  When it is complete, cookies are taken, encodings undone, and the callback is
;; called, or another request made: for a redirection, for authentication.  See RFC 9110 and RFC 9112.

(require 'cl-lib)
(require 'url-gw)
(require 'url-parse)
(require 'url-util)
(require 'url-vars)
(require 'url-cookie)
(require 'url-auth)
(require 'url-expand)
(autoload 'url-retrieve-internal "url")
(autoload 'url-mark-buffer-as-dead "url")

(defconst url-http-default-port 80 "The port of http.")
(defconst url-https-default-port 443 "The port of https.")
(defconst url-http-asynchronous-p t "http is retrieved with a callback.")
(defconst url-https-asynchronous-p t "https is retrieved with a callback.")
(defalias 'url-http-expand-file-name #'url-default-expander)
(defalias 'url-https-expand-file-name #'url-default-expander)

(defvar url-http-version "1.1" "The version of HTTP that requests say they are of.")
(defvar url-http-attempt-keepalives t "Non-nil means to use a connection for several requests.")
(defvar url-http-open-connections (make-hash-table :test 'equal)
  "Connections that wait for the next request, by (HOST PORT ENCRYPTED).")

(defconst url-http-codes
  '((100 continue "Continue with request") (101 switching-protocols "Switching protocols")
    (200 OK "OK") (201 created "Created") (202 accepted "Accepted")
    (203 non-authoritative "Non-authoritative information") (204 no-content "No content")
    (205 reset-content "Reset content") (206 partial-content "Partial content")
    (300 multiple-choices "Multiple choices") (301 moved-permanently "Moved permanently") (302 found "Found")
    (303 see-other "See other") (304 not-modified "Not modified") (305 use-proxy "Use proxy")
    (307 temporary-redirect "Temporary redirect") (308 permanent-redirect "Permanent redirect")
    (400 bad-request "Bad Request") (401 unauthorized "Unauthorized") (402 payment-required "Payment required")
    (403 forbidden "Forbidden") (404 not-found "Not found") (405 method-not-allowed "Method not allowed")
    (406 not-acceptable "Not acceptable") (407 proxy-authentication-required "Proxy authentication required")
    (408 request-timeout "Request time-out") (409 conflict "Conflict") (410 gone "Gone")
    (411 length-required "Length required") (412 precondition-failed "Precondition failed")
    (413 request-entity-too-large "Request entity too large") (414 request-uri-too-large "Request-URI too large")
    (415 unsupported-media-type "Unsupported media type") (416 requested-range-not-satisfiable "Range not satisfiable")
    (417 expectation-failed "Expectation failed") (429 too-many-requests "Too many requests")
    (500 internal-server-error "Internal server error") (501 not-implemented "Not implemented")
    (502 bad-gateway "Bad gateway") (503 service-unavailable "Service unavailable")
    (504 gateway-timeout "Gateway time-out") (505 http-version-not-supported "HTTP version not supported"))
  "Status codes: lists of a number, a symbol and a text.")

;; What the buffer of a response knows.
(defvar-local url-http-process nil "The connection the response comes over.")
(defvar-local url-http-method nil "The method of the request.")
(defvar-local url-http-data nil "The body of the request.")
(defvar-local url-http-extra-headers nil "Headers of the request beside those that all have.")
(defvar-local url-http-target-url nil "The URL of the request, parsed.")
(defvar-local url-http-proxy nil "The proxy that the request goes through, parsed; nil for none.")
(defvar-local url-http-noninteractive nil "Non-nil means that the user is not asked for passwords.")
(defvar-local url-http-response-version nil "The version of HTTP in the response.")
(defvar-local url-http-response-status nil "The status code of the response.")
(defvar-local url-http-end-of-headers nil "A marker at the end of the header of the response; nil before it has come.")
(defvar-local url-http-content-type nil "The Content-Type of the response.")
(defvar-local url-http-content-length nil "The Content-Length of the response.")
(defvar-local url-http-transfer-encoding nil "The Transfer-Encoding of the response.")
(defvar-local url-http-connection-opened nil "Non-nil once the request was sent.")
(defvar-local url-http-no-retry nil "Non-nil when the request was tried a second time.")
(defvar-local url-http-inhibit-cookies nil "Non-nil means that cookies of the response are not taken.")
(defvar-local url-http--chunk nil "A marker at the beginning of the chunk that comes next.")
(defvar-local url-http--done nil "Non-nil when the response is complete.")
(defvar url-redirect-buffer nil "In the buffer of a response: that of the response that took its place.")
(defvar-local url-callback-function nil "The function to call when the response is complete.")
(defvar-local url-callback-arguments nil "Its arguments, the first a property list of what happened.")

;;; Connections

(defun url-http--key (host port gateway)
  "Return the key of connections to PORT on HOST by GATEWAY in `url-http-open-connections'."
  (list host port (and (memq gateway '(tls ssl)) t)))

(defun url-http-mark-connection-as-busy (_host _port proc)
  "Say that PROC is in use, and return it."
  (url-http--forget proc)
  (set-process-query-on-exit-flag proc t)
  proc)

(defun url-http--forget (proc)
  "Take PROC out of the free connections."
  (maphash (lambda (key free)
             (when (memq proc free)
               (let ((rest (remq proc free)))
                 (if rest
                     (puthash key rest url-http-open-connections)
                   (remhash key url-http-open-connections)))))
           (copy-hash-table url-http-open-connections)))

(defun url-http-mark-connection-as-free (host port proc &optional gateway)
  "Keep PROC, a connection to PORT on HOST by GATEWAY, for the next request."
  (when (memq (process-status proc) '(open run))
    (set-process-buffer proc nil)
    (set-process-sentinel proc #'url-http-idle-sentinel)
    (set-process-filter proc #'ignore)
    (set-process-query-on-exit-flag proc nil)
    (push proc (gethash (url-http--key host port gateway) url-http-open-connections))))

(defun url-http-idle-sentinel (proc _why)
  "Forget the free connection PROC when it is closed."
  (unless (memq (process-status proc) '(open run connect))
    (url-http--forget proc)))

(defun url-http-find-free-connection (host port &optional gateway-method)
  "Return a connection to PORT on HOST by GATEWAY-METHOD: a free one, or a new one."
  (let ((found (cl-find-if (lambda (proc) (memq (process-status proc) '(open run)))
                           (gethash (url-http--key host port gateway-method) url-http-open-connections))))
    (if found
        (url-http-mark-connection-as-busy host port found)
      (let ((buffer (generate-new-buffer " *url-http-temp*")))
        ;; The connection is made with a buffer of its own, and the response gets another.
        (unwind-protect
            (let ((proc (url-open-stream host buffer (if url-using-proxy (url-host url-using-proxy) host)
                                         (if url-using-proxy (url-port url-using-proxy) port)
                                         gateway-method)))
              (when (processp proc)
                (set-process-buffer proc nil)
                (url-http-mark-connection-as-busy host port proc)))
          (kill-buffer buffer))))))

;;; Requests

(defun url-http-user-agent-string ()
  "Return the User-Agent line of requests, \"\" when `url-privacy-level' keeps it back."
  (let ((agent (if (functionp url-user-agent) (funcall url-user-agent) url-user-agent)))
    (cond
     ((or (eq url-privacy-level 'paranoid) (memq 'agent (and (listp url-privacy-level) url-privacy-level))) "")
     ((stringp agent) (format "User-Agent: %s\r\n" agent))
     ((eq agent 'default)
      (format "User-Agent: %sURL/%s\r\n"
              (if url-package-name (format "%s/%s " url-package-name url-package-version) "") url-version))
     (t ""))))

(defun url-http--host-header (url)
  "Return what the Host line says of URL, parsed."
  (let ((host (puny-encode-domain (url-host url))))
    (if (url-port-if-non-default url)
        (format "%s:%s" host (url-port url))
      host)))

(defun url-http--path (url)
  "Return what the request line says of URL, parsed."
  (let ((file (url-filename url)))
    (cond ((equal file "") "/")
          ((eq (aref file 0) ??) (concat "/" file))
          (t file))))

(defun url-http--has (name)
  "Return non-nil if the extra headers of the request have NAME."
  (assoc-string name url-http-extra-headers t))

(defun url-http--line (name value)
  "Return the header line NAME: VALUE, \"\" without VALUE or when the extra headers have their own."
  (if (and value (not (url-http--has name)))
      (format "%s: %s\r\n" name value)
    ""))

(defun url-http-create-request ()
  "Return the request that the variables of the current buffer describe, a unibyte string.
Signals `error' when there is text in it that is not encoded."
  (let* ((url url-http-target-url)
         (plain-proxy (and url-http-proxy (not (equal (url-type url) "https"))))
         (authorization (unless (url-http--has "Authorization")
                          (url-get-authentication url nil 'any nil)))
         (proxy-authorization (and plain-proxy
                                   (let ((url-basic-auth-storage 'url-http-proxy-basic-auth-storage))
                                     (url-get-authentication url-http-proxy nil 'any nil))))
         (request
          (concat
           (format "%s %s HTTP/%s\r\n" (or url-http-method "GET")
                   (if plain-proxy (url-recreate-url url) (url-http--path url))
                   url-http-version)
           "MIME-Version: 1.0\r\n"
           (url-http--line "Connection" (if (and url-http-attempt-keepalives (not plain-proxy)) "keep-alive" "close"))
           (url-http--line "Extension" url-extensions-header)
           (url-http--line "Host" (url-http--host-header url))
           (if (and url-personal-mail-address (not (memq url-privacy-level '(email paranoid high))))
               (url-http--line "From" url-personal-mail-address)
             "")
           (url-http--line "Accept-encoding" url-mime-encoding-string)
           (url-http--line "Accept-charset" (and url-mime-charset-string (url-http--charsets)))
           (url-http--line "Accept-language" url-mime-language-string)
           (url-http--line "Accept" (or url-mime-accept-string "*/*"))
           (if (url-http--has "User-Agent") "" (url-http-user-agent-string))
           (if proxy-authorization (format "Proxy-Authorization: %s\r\n" proxy-authorization) "")
           (if authorization (format "Authorization: %s\r\n" authorization) "")
           (if (url-http--has "Cookie")
               ""
             (url-cookie-generate-header-lines (url-host url) (car (url-path-and-query url))
                                               (equal (url-type url) "https")))
           (mapconcat (lambda (pair) (format "%s: %s\r\n" (car pair) (cdr pair))) url-http-extra-headers "")
           (if url-http-data
               (url-http--line "Content-length" (length url-http-data))
             "")
           "\r\n"
           (or url-http-data ""))))
    ;; What is multibyte only because it was put together of multibyte strings is none the worse for it.
    (let ((bytes (if (multibyte-string-p request)
                     (ignore-errors (encode-coding-string request 'us-ascii))
                   request)))
      (when (or (null bytes) (/= (length bytes) (string-bytes request)))
        (error "Multibyte text in HTTP request: %s" request))
      (if (multibyte-string-p request) (string-to-unibyte request) request))))

(defun url-http--charsets ()
  "Return what the Accept-charset line says, nil for nothing."
  (and (stringp url-mime-charset-string) (not (equal url-mime-charset-string "")) url-mime-charset-string))

(defun url-http (url callback cbargs &optional retry-buffer gateway-method)
  "Retrieve URL, parsed, and call CALLBACK with CBARGS in the buffer of the response; return that buffer.
RETRY-BUFFER is one to use again, GATEWAY-METHOD as for `url-open-stream'.  The request is what `url-request-method',
`url-request-data' and `url-request-extra-headers' say."
  (let* ((host (url-host url))
         (port (url-port url))
         (connection (condition-case failure
                         (url-http-find-free-connection host port gateway-method)
                       (file-error (url-http--refused url failure))))
         (buffer (or retry-buffer (generate-new-buffer (format " *http %s:%d*" host port)))))
    (unless connection
      (kill-buffer buffer)
      (error "Could not create connection to %s:%d" host port))
    (with-current-buffer buffer
      (setq-local url-current-object url)
      (set-buffer-multibyte nil)
      (erase-buffer)
      (setq url-http-process connection
            url-http-method (or url-request-method "GET")
            url-http-data url-request-data
            url-http-extra-headers url-request-extra-headers
            url-http-noninteractive url-request-noninteractive
            url-http-target-url url
            url-http-proxy url-using-proxy
            url-http-response-version nil
            url-http-response-status nil
            url-http-end-of-headers nil
            url-http-content-type nil
            url-http-content-length nil
            url-http-transfer-encoding nil
            url-http-connection-opened nil
            url-http--chunk nil
            url-http--done nil
            url-callback-function callback
            url-callback-arguments cbargs)
      (set-process-buffer connection buffer)
      (set-process-filter connection #'url-http-generic-filter)
      (set-process-sentinel connection #'url-http-async-sentinel)
      (unless (eq (process-status connection) 'connect)
        (url-http--begin connection)))
    buffer))

(defun url-http--refused (url failure)
  "Signal that there is no connection to URL, for which FAILURE was signalled."
  (signal (car failure) (or (cdr failure) (list (url-host url)))))

(defun url-https (url callback cbargs)
  "Retrieve URL over TLS; see `url-http'."
  (url-http url callback cbargs nil (if url-using-proxy 'native 'tls)))

(defun url-http--begin (proc)
  "Send the request of PROC's buffer, or first ask the proxy for a way through to the server."
  (condition-case failure
      (if (and url-http-proxy (equal (url-type url-http-target-url) "https") (not (gnutls-peer-status proc)))
          (url-https-proxy-connect proc)
        (let ((request (url-http-create-request)))
          (setq url-http-connection-opened t)
          (process-send-string proc request)))
    (file-error (url-http--fail proc (list 'error 'connection-failed (error-message-string failure))))))

(defun url-http-async-sentinel (proc why)
  "Go on when PROC, a connection that was under way or in use, is open or closed, as WHY says."
  (let ((buffer (process-buffer proc)))
    (when (buffer-live-p buffer)
      (with-current-buffer buffer
        (cond
         ((eq (process-status proc) 'open)
          (unless url-http-connection-opened (url-http--begin proc)))
         ((not url-http-connection-opened)
          (url-http--fail proc (list 'error 'connection-failed why
                                     :host (url-host (or url-http-proxy url-http-target-url))
                                     :service (url-port (or url-http-proxy url-http-target-url)))))
         (t (url-http-end-of-document-sentinel proc why)))))))

(defun url-http-end-of-document-sentinel (proc _why)
  "The server has closed PROC: what has come is the response, unless a used connection was closed before anything came."
  (with-current-buffer (process-buffer proc)
    (cond
     (url-http--done nil)
     ((and (= (buffer-size) 0) (not url-http-no-retry))
      ;; The server had closed the connection that was waiting; another one may do better.
      (let ((url-request-method url-http-method)
            (url-request-data url-http-data)
            (url-request-extra-headers url-http-extra-headers)
            (url-using-proxy url-http-proxy))
        (setq url-http-no-retry t)
        (condition-case failure
            (url-http url-http-target-url url-callback-function url-callback-arguments (current-buffer)
                      (and (equal (url-type url-http-target-url) "https") 'tls))
          (error (url-http--fail proc (list 'error 'connection-failed (error-message-string failure)))))))
     (t
      (unless url-http-end-of-headers (url-http--read-header t))
      (if url-http-response-status
          (url-http--complete)
        (url-http--fail proc (list 'error 'http-malformed-response)))))))

(defun url-http--fail (proc error)
  "Tell the callback of the current buffer that ERROR, a list, ended its request over PROC."
  (setq url-http--done t)
  (setf (car url-callback-arguments) (nconc (list :error error) (car url-callback-arguments)))
  (set-process-sentinel proc #'ignore)
  (when (process-live-p proc) (delete-process proc))
  (url-http-activate-callback))

(defun url-http-activate-callback ()
  "Call the callback of the current buffer."
  (goto-char (point-min))
  (apply url-callback-function url-callback-arguments))

;;; Responses

(defun url-http-generic-filter (proc data)
  "Put DATA, which came over PROC, into its buffer and see how far the response is."
  (let ((buffer (process-buffer proc)))
    (when (and (buffer-live-p buffer) (> (length data) 0))
      (with-current-buffer buffer
        (unless url-http--done
          (save-excursion
            (goto-char (point-max))
            (insert data))
          (url-http--advance))
        (when (buffer-live-p buffer)
          (with-current-buffer buffer (goto-char (point-max))))))))

(defun url-http--advance ()
  "See how far the response in the current buffer is, and go on when it is complete."
  (unless url-http-end-of-headers
    (url-http--read-header))
  (when url-http-end-of-headers
    (let ((proxied (eq url-http-connection-opened 'proxy)))
      (when (cond
             (proxied t)
             ((url-http--bodiless-p) t)
             ((equal url-http-transfer-encoding "chunked") (url-http--read-chunks))
             (url-http-content-length
              (>= (- (point-max) url-http-end-of-headers 1) url-http-content-length)))
        (if proxied (url-https--through) (url-http--complete))))))

(defun url-http--bodiless-p ()
  "Return non-nil if the response has no body, whatever its header says."
  (or (equal url-http-method "HEAD")
      (memq url-http-response-status '(204 304))))

(defun url-http--read-header (&optional all)
  "Read the header of the response in the current buffer when it is complete, or when ALL is what has come."
  (save-excursion
    (goto-char (point-min))
    (when (or (re-search-forward "\r?\n\r?\n" nil t)
              (and all (goto-char (point-max))))
      (url-http-clean-headers)
      (url-http-parse-response)
      (cond
       ((and url-http-response-status (<= 100 url-http-response-status 199)
             (/= url-http-response-status 101))
        ;; Only a word that it has begun; what counts comes after.
        (delete-region (point-min) (min (point-max) (1+ url-http-end-of-headers)))
        (setq url-http-end-of-headers nil url-http-response-status nil)
        (url-http--read-header))
       (t (url-http--note-header))))))

(defun url-http-clean-headers ()
  "End the lines of the header, which ends at point, with newlines, and note where it ends."
  (let ((end (copy-marker (point) t)))
    (goto-char (point-min))
    (while (search-forward "\r\n" end t)
      (replace-match "\n"))
    (goto-char end)
    (setq url-http-end-of-headers (copy-marker (max (point-min) (1- end))))
    (set-marker end nil)))

(defun url-http-parse-response ()
  "Note the version and the status that the first line says."
  (goto-char (point-min))
  (if (looking-at "HTTP/\\([0-9.]+\\)[ \t]+\\([0-9]+\\)")
      (setq url-http-response-version (match-string 1)
            url-http-response-status (string-to-number (match-string 2)))
    (setq url-http-response-version nil url-http-response-status nil)))

(defun url-http--header (name)
  "Return the values of the lines of the header called NAME, in order."
  (save-excursion
    (save-restriction
      (narrow-to-region (point-min) url-http-end-of-headers)
      (goto-char (point-min))
      (let ((case-fold-search t) (values nil))
        (while (re-search-forward (concat "^" (regexp-quote name) ":[ \t]*\\(.*\\(?:\n[ \t].*\\)*\\)") nil t)
          (push (replace-regexp-in-string "[ \t]*\n[ \t]+" " " (string-trim (match-string 1))) values))
        (nreverse values)))))

(defun url-http--note-header ()
  "Note what the header says of the body."
  (let ((length (car (url-http--header "content-length")))
        (encoding (car (url-http--header "transfer-encoding"))))
    (setq url-http-content-type (car (url-http--header "content-type"))
          url-http-transfer-encoding (and encoding (downcase encoding))
          url-http-content-length (and length (string-match-p "\\`[0-9]+\\'" length) (string-to-number length)))
    (when (equal url-http-transfer-encoding "chunked")
      (setq url-http--chunk (copy-marker (1+ url-http-end-of-headers))))))

(defun url-http--read-chunks ()
  "Take what frames the chunks away as far as they have come; return non-nil when the last one has."
  (let ((done nil) (more t))
    (save-excursion
      (while (and more (not done))
        (goto-char url-http--chunk)
        (if (not (looking-at "\\(?:\r?\n\\)?\\([0-9a-fA-F]+\\)[^\n]*\n"))
            (setq more nil)
          (let ((size (string-to-number (match-string 1) 16)) (begin (match-end 0)))
            (cond
             ((= size 0)
              ;; Lines of a trailer may follow, and an empty one ends it.
              (goto-char begin)
              (if (re-search-forward "\\`\r?\n\\|^\r?\n" nil t)
                  (progn (delete-region url-http--chunk (point-max))
                         (setq done t))
                (setq more nil)))
             ((< (- (point-max) begin) size) (setq more nil))
             (t
              (delete-region url-http--chunk begin)
              (set-marker url-http--chunk (+ url-http--chunk size))))))))
    done))

(defun url-http--complete ()
  "The response in the current buffer is complete."
  (setq url-http--done t)
  (let ((proc url-http-process)
        (kept (and url-http-attempt-keepalives
                   (not url-http-proxy)
                   (not (cl-member "close" (url-http--header "connection") :test #'string-equal-ignore-case))
                   (or (url-http--bodiless-p) url-http-content-length
                       (equal url-http-transfer-encoding "chunked"))
                   (or (not (equal url-http-response-version "1.0"))
                       (cl-member "keep-alive" (url-http--header "connection") :test #'string-equal-ignore-case)))))
    (if kept
        (url-http-mark-connection-as-free (url-host url-http-target-url) (url-port url-http-target-url) proc
                                          (and (equal (url-type url-http-target-url) "https") 'tls))
      (set-process-sentinel proc #'ignore)
      (set-process-buffer proc nil)
      (when (process-live-p proc) (delete-process proc))))
  (url-http-handle-cookies)
  (url-handle-content-transfer-encoding)
  (when (url-http-parse-headers)
    (url-mark-buffer-as-dead (current-buffer))
    (url-http-activate-callback)))

(defun url-http-handle-cookies ()
  "Take the cookies of the response."
  (unless url-http-inhibit-cookies
    (dolist (cookie (url-http--header "set-cookie"))
      (url-cookie-handle-set-cookie cookie))))

(defun url-handle-content-transfer-encoding ()
  "Uncompress the body of the response, unless `url-inhibit-uncompression' says otherwise."
  (let ((encoding (car (url-http--header "content-encoding"))))
    (when (and encoding
               (not (bound-and-true-p url-inhibit-uncompression))
               (member (downcase encoding) '("gzip" "x-gzip"))
               (< (1+ url-http-end-of-headers) (point-max)))
      (save-excursion
        (save-restriction
          (narrow-to-region (1+ url-http-end-of-headers) (point-max))
          (zlib-decompress-region (point-min) (point-max)))
        ;; The body is no longer what the line says.
        (goto-char (point-min))
        (let ((case-fold-search t))
          (when (re-search-forward "^content-encoding:.*\n" url-http-end-of-headers t)
            (replace-match "")))))))

(defun url-http-parse-headers ()
  "Do what the status asks for; return non-nil when the callback is to be called now."
  (pcase url-http-response-status
    ((or 301 302 303 307 308) (url-http--redirect))
    (401 (url-http-handle-authentication nil))
    (407 (url-http-handle-authentication t))
    ((pred (lambda (status) (and status (< status 400)))) t)
    (status (url-http--note-error (list 'error 'http status)))))

(defun url-http--note-error (error)
  "Tell the callback of ERROR, a list; return t."
  (setf (car url-callback-arguments) (nconc (list :error error) (car url-callback-arguments)))
  t)

(defun url-http--redirect ()
  "Follow the redirection of the response; return non-nil when it cannot be followed."
  (let* ((location (car (url-http--header "location")))
         (status url-http-response-status)
         (keep (or (memq status '(307 308)) (member url-http-method '("GET" "HEAD"))))
         (target (and location
                      (url-expand-file-name (url-encode-url (string-trim location "[<\"]" "[>\"]"))
                                            url-http-target-url)))
         (events (car url-callback-arguments)))
    (cond
     ((null target) t)
     ((>= (cl-count :redirect events) url-max-redirections)
      (url-http--note-error (list 'error 'http-redirect-limit target)))
     (t
      (let ((url-request-method (if keep url-http-method "GET"))
            (url-request-data (and keep url-http-data))
            (url-request-extra-headers url-http-extra-headers)
            (url-request-noninteractive url-http-noninteractive)
            (old (current-buffer)))
        (setf (car url-callback-arguments) (nconc (list :redirect target) events))
        (let ((new (url-retrieve-internal target url-callback-function url-callback-arguments
                                          (bound-and-true-p url-silent) url-http-inhibit-cookies)))
          (when (buffer-live-p old)
            (with-current-buffer old (setq-local url-redirect-buffer new))
            (url-mark-buffer-as-dead old)))
        nil)))))

(defun url-http--challenges (proxy)
  "Return the challenges of the response, of a PROXY or a server: an alist of schemes and alists of parameters."
  (mapcar (lambda (line)
            (let ((scheme (downcase (car (split-string line "[ \t]")))) (start 0) (parameters nil))
              (while (string-match "\\([a-zA-Z-]+\\)[ \t]*=[ \t]*\\(?:\"\\(\\(?:\\\\.\\|[^\"\\]\\)*\\)\"\\|\\([^ ,\"]+\\)\\)" line start)
                (setq start (match-end 0))
                (push (cons (downcase (match-string 1 line)) (or (match-string 2 line) (match-string 3 line)))
                      parameters))
              (cons scheme (nreverse parameters))))
          (url-http--header (if proxy "proxy-authenticate" "www-authenticate"))))

(defun url-http-handle-authentication (proxy)
  "Answer the challenge of the response, of a PROXY or a server; return non-nil when there is no answer."
  (let* ((name (if proxy "Proxy-Authorization" "Authorization"))
         (url-basic-auth-storage (if proxy 'url-http-proxy-basic-auth-storage 'url-http-real-basic-auth-storage))
         (url (if proxy url-http-proxy url-http-target-url))
         (tried (url-http--has name))
         (url-request-method url-http-method)
         (url-request-noninteractive url-http-noninteractive)
         (challenges (sort (cl-remove-if-not (lambda (each) (url-auth-registered (car each)))
                                             (url-http--challenges proxy))
                           (lambda (a b) (> (cdr (url-auth-registered (car a))) (cdr (url-auth-registered (car b)))))))
         (chosen (car challenges))
         (answer (and chosen (not tried)
                      (url-get-authentication url (cdr (assoc "realm" (cdr chosen))) (car chosen) t (cdr chosen)))))
    (if (null answer)
        (url-http--note-error (list 'error 'http url-http-response-status))
      (let* ((url-request-data url-http-data)
             (url-request-extra-headers (cons (cons name answer) url-http-extra-headers))
             (old (current-buffer))
             (new (url-retrieve-internal url-http-target-url url-callback-function url-callback-arguments
                                         nil url-http-inhibit-cookies)))
        (when (buffer-live-p old)
          (with-current-buffer old (setq-local url-redirect-buffer new))
          (url-mark-buffer-as-dead old))
        nil))))

;;; TLS through a proxy

(defun url-https-proxy-connect (proc)
  "Ask the proxy at the other end of PROC for a way through to the server of the current buffer's request."
  (setq url-http-connection-opened 'proxy)
  (let ((place (format "%s:%d" (puny-encode-domain (url-host url-http-target-url)) (url-port url-http-target-url))))
    (process-send-string proc (format "CONNECT %s HTTP/1.1\r\nHost: %s\r\n\r\n" place place))))

(defun url-https--through ()
  "The proxy has answered: shake hands with the server, or give up."
  (let ((proc url-http-process))
    (if (not (eq url-http-response-status 200))
        (url-http--fail proc (list 'error 'http url-http-response-status))
      (condition-case failure
          (progn
            (erase-buffer)
            (setq url-http-end-of-headers nil url-http-response-status nil url-http-connection-opened t)
            (gnutls-negotiate :process proc :hostname (url-host url-http-target-url))
            (process-send-string proc (url-http-create-request)))
        (error (url-http--fail proc (list 'error 'connection-failed (error-message-string failure))))))))

(autoload 'gnutls-negotiate "gnutls")

;;; What can be asked without a body

(defun url-http-head (url)
  "Return the buffer of the response to a HEAD request for URL."
  (let ((url-request-method "HEAD") (url-request-data nil))
    (url-retrieve-synchronously url)))

(defun url-http-file-exists-p (url)
  "Return t if a HEAD request for URL succeeds."
  (let* ((buffer (url-http-head url))
         (status (and buffer (buffer-local-value 'url-http-response-status buffer))))
    (when buffer (kill-buffer buffer))
    (and (integerp status) (>= status 200) (< status 300) t)))

(defalias 'url-http-file-readable-p #'url-http-file-exists-p)
(defalias 'url-https-file-exists-p #'url-http-file-exists-p)
(defalias 'url-https-file-readable-p #'url-http-file-exists-p)
(autoload 'url-retrieve-synchronously "url")

(defun url-http-file-attributes (url &optional _id-format)
  "Return the attributes, as of `file-attributes', that a HEAD request for URL tells: its size."
  (let ((buffer (url-http-head url)))
    (when buffer
      (prog1 (with-current-buffer buffer
               (and (eq url-http-response-status 200)
                    (list nil 1 0 0 nil nil nil (or url-http-content-length -1)
                          (make-string 10 ?-) nil nil nil)))
        (kill-buffer buffer)))))

(provide 'url-http)

;;; url-http.el ends here

;;; network-stream.el --- opening network connections  -*- lexical-binding: t -*-

;; `open-network-stream' makes a connection, plain, through a shell command, or encrypted: from the start, or from a
;; command (STARTTLS) on.  It may read the server's greeting and ask for its capabilities.  See "Network" in the Elisp
;; manual.

(require 'nsm)
(autoload 'open-gnutls-stream "gnutls")
(autoload 'gnutls-negotiate "gnutls")
(autoload 'auth-source-search "auth-source")
(autoload 'puny-encode-domain "puny")

(defgroup network nil "Network connections." :group 'comm)

(defcustom network-stream-use-client-certificates nil
  "Non-nil means to look for client certificates when connecting with TLS."
  :group 'network
  :type 'boolean
  :version "27.1")

(defun open-network-stream (name buffer host service &rest parameters)
  "Open a connection called NAME to SERVICE, a port or its name, on HOST, with output going to BUFFER; return it.
PARAMETERS are keywords with values:
:type is `plain', `network' or nil (plain, upgraded where STARTTLS can be used), `starttls', `tls' or `shell'.
:nowait non-nil means to return before a plain connection is made; :coding is its coding system.
:return-list non-nil means to return (CONNECTION :greeting G :capabilities C :type TYPE :error E).
:end-of-command is a regexp for the end of a response, :end-of-capability that for capabilities.
:capability-command is a string to send to learn them, or a function that gets the greeting and returns one.
:starttls-function gets the capabilities and returns the command for STARTTLS; :success matches a response to it.
:nogreeting non-nil says that the server sends no greeting; :always-query-capabilities is as it says.
:shell-command is a command in which %s stands for the host and %p for the port."
  (let ((type (plist-get parameters :type))
        (return-list (plist-get parameters :return-list)))
    (if (and (not return-list)
             (or (eq type 'plain)
                 (and (memq type '(nil network))
                      (not (and (plist-get parameters :success)
                                (plist-get parameters :capability-command))))))
        (make-network-process :name name :buffer buffer
                              :host (network-stream--ascii-host host) :service service
                              :nowait (plist-get parameters :nowait)
                              :tls-parameters (plist-get parameters :tls-parameters)
                              :coding (plist-get parameters :coding))
      (network-stream--open name buffer host service type return-list parameters))))

(defalias 'open-protocol-stream #'open-network-stream)
(make-obsolete 'open-protocol-stream 'open-network-stream "26.1")

(defun network-stream--open (name buffer host service type return-list parameters)
  "Do what `open-network-stream' does where the server's responses are read: NAME, BUFFER, HOST, SERVICE, TYPE.
RETURN-LIST is the parameter of that name; PARAMETERS are all."
  (let ((work-buffer (or buffer (generate-new-buffer " *stream buffer*")))
        (open (cond
               ((eq type 'plain) #'network-stream-open-plain)
               ((memq type '(nil network starttls)) #'network-stream-open-starttls)
               ((memq type '(tls ssl)) #'network-stream-open-tls)
               ((eq type 'shell) #'network-stream-open-shell)
               (t (error "Invalid connection type %s" type))))
        (result nil))
    (unwind-protect
        (setq result (funcall open name work-buffer host service parameters))
      (unless buffer
        (if (processp (car result))
            (set-process-buffer (car result) nil))
        (kill-buffer work-buffer)))
    (cond
     (return-list
      (list (car result)
            :greeting (nth 1 result)
            :capabilities (nth 2 result)
            :type (nth 3 result)
            :error (nth 4 result)))
     (t (car result)))))

(defun network-stream--ascii-host (host)
  "Return the name HOST as it is looked up: names with other letters than ASCII are encoded."
  (if (string-match-p "[^[:ascii:]]" host)
      (puny-encode-domain host)
    host))

(defun network-stream-open-plain (name buffer host service parameters)
  "Open a plain connection called NAME with BUFFER to SERVICE on HOST by PARAMETERS.
Return (CONNECTION GREETING CAPABILITIES plain)."
  (let* ((start (with-current-buffer buffer (point)))
         (stream (make-network-process :name name :buffer buffer
                                       :host (network-stream--ascii-host host) :service service
                                       :nowait (plist-get parameters :nowait)
                                       :coding (plist-get parameters :coding)))
         (greeting (network-stream-get-response stream start (plist-get parameters :end-of-command))))
    (if (not (plist-get parameters :always-query-capabilities))
        (list stream greeting nil 'plain)
      (let ((capabilities (network-stream--capabilities stream parameters greeting)))
        (list (nsm-verify-connection stream host service) greeting capabilities 'plain)))))

(defun network-stream-certificate (host service parameters)
  "Return the (KEY-FILE CERTIFICATE-FILE) that PARAMETERS ask for when connecting to SERVICE on HOST, or nil.
When `:client-certificate' is t, or not given and `network-stream-use-client-certificates' is non-nil, auth-source is
asked."
  (let ((given (plist-member parameters :client-certificate))
        (certificate (plist-get parameters :client-certificate)))
    (cond
     ((consp certificate) certificate)
     ((or (eq certificate t)
          (and (not given) network-stream-use-client-certificates))
      (let* ((found (car (auth-source-search :max 1 :host host :port (format "%s" service))))
             (key (plist-get found :key))
             (cert (plist-get found :cert)))
        (and key cert (file-readable-p key) (file-readable-p cert)
             (list key cert)))))))

(defun network-stream-open-starttls (name buffer host service parameters)
  "Open a connection called NAME with BUFFER to SERVICE on HOST by PARAMETERS, which STARTTLS may upgrade.
Return (CONNECTION GREETING CAPABILITIES TYPE ERROR); CONNECTION is nil when the Network Security Manager refuses it.
Signals `wrong-type-argument' when there must be encryption and is none."
  (let* ((start (with-current-buffer buffer (point)))
         (required (eq (plist-get parameters :type) 'starttls))
         (end-of-command (plist-get parameters :end-of-command))
         (function (plist-get parameters :starttls-function))
         (stream (make-network-process :name name :buffer buffer
                                       :host (network-stream--ascii-host host) :service service
                                       :coding (plist-get parameters :coding)))
         (greeting (and (not (plist-get parameters :nogreeting))
                        (network-stream-get-response stream start end-of-command)))
         (capabilities (network-stream--capabilities stream parameters greeting))
         (command (and function capabilities (funcall function capabilities)))
         (type 'plain)
         (trouble nil))
    (cond
     ((not command)
      (when required (setq trouble "Server does not support STARTTLS")))
     ((not (or (gnutls-available-p) (plist-get parameters :use-starttls-if-possible)))
      (when required (setq trouble "There is no TLS support")))
     ((not (network-stream--starttls-accepted-p stream command parameters))
      (when required (setq trouble "The server refused STARTTLS")))
     (t
      (setq trouble (network-stream--upgrade stream host service parameters))
      (if trouble
          (unless required
            ;; The connection is spoilt by the attempt; what was wanted at most is a plain one.
            (setq stream (make-network-process :name name :buffer buffer
                                               :host (network-stream--ascii-host host) :service service
                                               :coding (plist-get parameters :coding)))
            (setq start (with-current-buffer buffer (point-max)))
            (setq greeting (network-stream-get-response stream start end-of-command)
                  trouble nil))
        (setq type 'tls)
        ;; What a server can do may be more once it is encrypted.
        (setq capabilities (network-stream--capabilities stream parameters greeting)))))
    (when trouble
      (when (process-live-p stream)
        (delete-process stream))
      (setq stream nil))
    ;; Without a connection this signals that nil is none, as in Emacs 28.
    (list (nsm-verify-connection stream host service (eq type 'tls)
                                 (plist-get parameters :warn-unless-encrypted))
          greeting capabilities type trouble)))

(defun network-stream--starttls-accepted-p (stream command parameters)
  "Send COMMAND, for STARTTLS, to STREAM; return non-nil if the answer matches `:success' of PARAMETERS."
  (let ((answer (network-stream-command stream command (plist-get parameters :end-of-command)))
        (case-fold-search t))
    (and answer (string-match (plist-get parameters :success) answer))))

(defun network-stream--upgrade (stream host service parameters)
  "Shake hands on STREAM to SERVICE on HOST by PARAMETERS; return nil, or what went wrong."
  (let ((certificate (network-stream-certificate host service parameters)))
    (condition-case failure
        (progn
          (gnutls-negotiate :process stream :hostname host :keylist (and certificate (list certificate)))
          (and (not (memq (process-status stream) '(open run)))
               "The connection was closed during the handshake"))
      (gnutls-error (format "%s" (gnutls-error-string (nth 2 failure))))
      (error (error-message-string failure)))))

(defun network-stream-open-tls (name buffer host service parameters)
  "Open an encrypted connection called NAME with BUFFER to SERVICE on HOST by PARAMETERS.
Return (CONNECTION GREETING CAPABILITIES TYPE); CONNECTION is nil when the Network Security Manager refuses it."
  (let* ((start (with-current-buffer buffer (point-max)))
         (nowait (plist-get parameters :nowait))
         (coding (plist-get parameters :coding))
         (stream (open-gnutls-stream name buffer host service
                                     (list :nowait nowait :coding coding
                                           :client-certificate
                                           (network-stream-certificate host service parameters)))))
    (cond
     ((null stream) (list nil nil nil 'plain))
     ;; A connection under way is judged when it is open.
     (nowait (list stream nil nil 'tls))
     ((setq stream (nsm-verify-connection stream host service))
      (let* ((end-of-command (plist-get parameters :end-of-command))
             (greeting (and (not (plist-get parameters :nogreeting))
                            (network-stream-get-response stream start end-of-command))))
        (list stream greeting
              (network-stream--capabilities stream parameters greeting)
              'tls)))
     (t (list nil nil nil 'plain)))))

(defun network-stream-open-shell (name buffer host service parameters)
  "Run the :shell-command of PARAMETERS as a connection called NAME with BUFFER to SERVICE on HOST.
Return (CONNECTION GREETING CAPABILITIES plain)."
  (require 'format-spec)
  (let* ((start (with-current-buffer buffer (point)))
         (stream (let ((process-connection-type nil))
                   (start-process name buffer shell-file-name shell-command-switch
                                  (format-spec (plist-get parameters :shell-command)
                                               (format-spec-make ?s host ?p service)))))
         (greeting (network-stream-get-response stream start (plist-get parameters :end-of-command))))
    (when (and (plist-get parameters :coding) stream)
      (let ((coding (plist-get parameters :coding)))
        (if (consp coding)
            (set-process-coding-system stream (car coding) (cdr coding))
          (set-process-coding-system stream coding coding))))
    (list stream greeting (network-stream--capabilities stream parameters greeting) 'plain)))

;;; Talking

(defun network-stream--capability-command (command greeting)
  "Return COMMAND, a string, or what the function COMMAND returns for GREETING."
  (if (functionp command)
      (funcall command greeting)
    command))

(defun network-stream--capabilities (stream parameters greeting)
  "Ask STREAM, which sent GREETING, for its capabilities by PARAMETERS."
  (network-stream-command stream
                          (network-stream--capability-command
                           (plist-get parameters :capability-command) greeting)
                          (or (plist-get parameters :end-of-capability)
                              (plist-get parameters :end-of-command))))

(defun network-stream-command (stream command eoc)
  "Send the string COMMAND to STREAM and return the response, whose end the regexp EOC matches."
  (when command
    (let ((start (with-current-buffer (process-buffer stream) (point-max))))
      (process-send-string stream command)
      (network-stream-get-response stream start eoc))))

(defun network-stream-get-response (stream start end-of-command)
  "Wait for a response of STREAM in its buffer after START, up to a match for END-OF-COMMAND; return it, or nil."
  (when end-of-command
    (with-current-buffer (process-buffer stream)
      (save-excursion
        (goto-char start)
        (while (and (memq (process-status stream) '(open run))
                    (not (re-search-forward end-of-command nil t)))
          (accept-process-output stream 0 50)
          (goto-char start))
        ;; The connection may have ended with what is needed having come before.
        (unless (or (/= (point) start)
                    (re-search-forward end-of-command nil t))
          (goto-char start))
        (unless (= start (point))
          (buffer-substring start (point)))))))

(provide 'network-stream)

;;; network-stream.el ends here

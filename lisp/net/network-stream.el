;;; network-stream.el --- opening network connections  -*- lexical-binding: t -*-

;; `open-network-stream' makes a connection and may read the server's greeting and ask for its capabilities.  Plain
;; connections and those through a shell command are there; TLS signals an error.  See "Network" in the Elisp manual.

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
     ((car result))
     (t (error "%s" (or (nth 4 result) "Connection failed"))))))

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
    (list stream
          greeting
          (and (plist-get parameters :always-query-capabilities)
               (network-stream--capabilities stream parameters greeting))
          'plain)))

(defun network-stream-open-starttls (name buffer host service parameters)
  "Open a connection called NAME with BUFFER to SERVICE on HOST by PARAMETERS, which STARTTLS may upgrade.
Return (CONNECTION GREETING CAPABILITIES TYPE ERROR)."
  (let* ((start (with-current-buffer buffer (point)))
         (required (eq (plist-get parameters :type) 'starttls))
         (stream (make-network-process :name name :buffer buffer
                                       :host (network-stream--ascii-host host) :service service
                                       :coding (plist-get parameters :coding)))
         (greeting (and (not (plist-get parameters :nogreeting))
                        (network-stream-get-response stream start (plist-get parameters :end-of-command))))
         (capabilities (network-stream--capabilities stream parameters greeting))
         (offered (let ((function (plist-get parameters :starttls-function)))
                    (and function capabilities (funcall function capabilities)))))
    (if (not required)
        ;; Without TLS an upgrade is not possible, and the connection stays what it is.
        (list stream greeting capabilities 'plain nil)
      (delete-process stream)
      (list nil greeting capabilities 'plain
            (if offered
                "TLS is not supported"
              "Server does not support STARTTLS")))))

(defun network-stream-open-tls (_name _buffer host service _parameters)
  "Signal an error: a TLS connection to SERVICE on HOST is asked for."
  (error "Connection to %s:%s: TLS is not supported" host service))

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

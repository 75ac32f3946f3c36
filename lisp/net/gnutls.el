;;; gnutls.el --- TLS connections in Lisp  -*- lexical-binding: t -*-

;; What Lisp adds to the `gnutls-' primitives: parameters with defaults, a handshake that signals when it fails, and
;; a connection that begins with one.  See the manual of Emacs's GnuTLS support.

(require 'cl-lib)
(require 'puny)

(defgroup gnutls nil "TLS connections." :prefix "gnutls-" :group 'comm)

(defcustom gnutls-algorithm-priority nil
  "A GnuTLS priority string for all connections, nil for \"NORMAL:%DUMBFW\"."
  :group 'gnutls
  :type '(choice (const nil) string))

(defcustom gnutls-verify-error nil
  "Which bad certificates are errors: t all, nil none.
Or a list of (REGEXP WHAT): for hosts that match the first such REGEXP, WHAT is `:verify-error' of `gnutls-boot'."
  :group 'gnutls
  :version "24.4"
  :type '(choice (const t) (repeat (list regexp (set (const :trustfiles) (const :hostname))))))

(defcustom gnutls-trustfiles
  '("/etc/ssl/certs/ca-certificates.crt" "/etc/pki/tls/certs/ca-bundle.crt" "/etc/ssl/ca-bundle.pem"
    "/usr/ssl/certs/ca-bundle.crt" "/usr/local/share/certs/ca-root-nss.crt" "/etc/ssl/cert.pem"
    "/etc/certs/ca-certificates.crt")
  "Files of authorities to be trusted, or a function that returns them.  Those that are not there do not matter."
  :group 'gnutls
  :type '(choice (function) (repeat file)))

(defcustom gnutls-crlfiles '("/etc/grid-security/certificates/*.crl.pem")
  "Files of revoked certificates, or a function that returns them; they may be wildcards."
  :group 'gnutls
  :type '(choice (function) (repeat file)))

(defcustom gnutls-min-prime-bits nil
  "How many bits a Diffie-Hellman prime must have at least; nil leaves it to the library."
  :group 'gnutls
  :type '(choice (const nil) integer))

(define-error 'gnutls-error "GnuTLS error")

(defun gnutls--get-files (files)
  "Return the files that FILES, a list of wildcards or a function returning one, means and that are there."
  (delete-dups
   (mapcan (lambda (name) (file-expand-wildcards name t))
           (if (functionp files) (funcall files) files))))

(defun gnutls-trustfiles ()
  "Return the files of `gnutls-trustfiles' that are there."
  (gnutls--get-files gnutls-trustfiles))

(defun gnutls-crlfiles ()
  "Return the files of `gnutls-crlfiles' that are there."
  (gnutls--get-files gnutls-crlfiles))

(defun gnutls--strictness (hostname)
  "Return what `gnutls-verify-error' says about HOSTNAME."
  (if (listp gnutls-verify-error)
      (cadr (cl-find-if (lambda (entry) (string-match-p (car entry) hostname)) gnutls-verify-error))
    gnutls-verify-error))

(cl-defun gnutls-boot-parameters
    (&rest spec
     &key type hostname priority trustfiles crlfiles keylist min-prime-bits verify-flags
     (verify-error (gnutls--strictness (or hostname ""))) verify-hostname-error
     &allow-other-keys)
  "Return the parameters, a property list, with which `gnutls-boot' shakes hands.
HOSTNAME is whose certificate is expected; TYPE is `gnutls-x509pki' or `gnutls-anon', and decides the priority string
together with `gnutls-algorithm-priority'; PRIORITY has no say, in Emacs 28 neither.  TRUSTFILES, CRLFILES, KEYLIST,
MIN-PRIME-BITS, VERIFY-FLAGS and VERIFY-ERROR default to what the variables of these names say.  VERIFY-HOSTNAME-ERROR
non-nil is the old way to add `:hostname' to VERIFY-ERROR.  SPEC is all."
  (ignore spec priority)
  (when (and verify-hostname-error (listp verify-error))
    (cl-pushnew :hostname verify-error))
  ;; %DUMBFW pads the greeting for the sake of broken firewalls.
  (list :priority (pcase type
                    ('gnutls-anon "NORMAL:+ANON-DH:!ARCFOUR-128:%DUMBFW")
                    ('gnutls-x509pki (or gnutls-algorithm-priority "NORMAL:%DUMBFW")))
        :hostname hostname
        :loglevel gnutls-log-level
        :min-prime-bits (or min-prime-bits gnutls-min-prime-bits)
        :trustfiles (or trustfiles (gnutls-trustfiles))
        :crlfiles (or crlfiles (gnutls-crlfiles))
        :keylist keylist
        :verify-flags verify-flags
        :verify-error verify-error
        :callbacks nil))

(cl-defun gnutls-negotiate (&rest spec &key process type hostname &allow-other-keys)
  "Shake hands on the open connection PROCESS and return it.
TYPE is `gnutls-x509pki' (the default) or `gnutls-anon'; HOSTNAME is whose certificate is expected.  The other keywords of
SPEC are those of `gnutls-boot-parameters'.  Signals `gnutls-error' with PROCESS and a code when it fails."
  (let* ((type (or type 'gnutls-x509pki))
         (ascii (and hostname (puny-encode-domain hostname)))
         (parameters (apply #'gnutls-boot-parameters (append (list :type type :hostname ascii) spec)))
         (code (gnutls-boot process type parameters)))
    (gnutls-message-maybe code "boot: %s" parameters)
    (when (gnutls-errorp code)
      (signal 'gnutls-error (list process code)))
    process))

(defun open-gnutls-stream (name buffer host service &optional parameters)
  "Open a TLS connection called NAME to SERVICE on HOST, with output going to BUFFER; return its process.
PARAMETERS is nil, or a property list: `:nowait' non-nil returns before it is open, `:client-certificate' is
(KEY-FILE CERTIFICATE-FILE), `:coding' a coding system.  Anything else than a list is taken for `:nowait'."
  (let* ((plist (if (listp parameters) parameters (list :nowait t)))
         (nowait (plist-get plist :nowait))
         (certificate (plist-get plist :client-certificate))
         (keylist (and (consp certificate) (list certificate)))
         (ascii (puny-encode-domain host))
         (stream (make-network-process
                  :name name :buffer buffer :host ascii :service service :nowait nowait
                  :coding (plist-get plist :coding)
                  :tls-parameters
                  (and nowait
                       (cons 'gnutls-x509pki
                             (gnutls-boot-parameters :type 'gnutls-x509pki :keylist keylist :hostname ascii))))))
    (if nowait
        stream
      (gnutls-negotiate :process stream :type 'gnutls-x509pki :keylist keylist :hostname ascii))))

(defun gnutls-message-maybe (doit format &rest params)
  "When DOIT is a code for an error, say so, with PARAMS formatted by FORMAT."
  (when (gnutls-errorp doit)
    (message "gnutls.el: (err=[%s] %s) %s"
             doit (gnutls-error-string doit) (apply #'format format params))))

(provide 'gnutls)

;;; gnutls.el ends here

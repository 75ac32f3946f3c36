;;; nsm.el --- the Network Security Manager  -*- lexical-binding: t -*-

;; Judges a connection once it is open: is the certificate good, is it the one this host has always had, is the
;; encryption strong enough?  What is not in order is asked of the user, and refused where there is nobody to ask.
;; Decisions are kept for the session or in a file.  See "Network Security" in the Emacs manual.

(require 'cl-lib)

(defgroup nsm nil "The Network Security Manager." :group 'comm)

(defcustom network-security-level 'medium
  "How strict to be about connections: `low', `medium', or `high'.
`low' checks nothing; `medium' and `high' check what `network-security-protocol-checks' has for these levels.
`paranoid', of Emacs 25, asks about each new certificate, too."
  :group 'nsm
  :type '(choice (const low) (const medium) (const high)))

(defcustom network-security-protocol-checks
  '((version medium) (compression medium) (renegotiation-info-ext medium) (verify-cert medium) (same-cert medium)
    (null-suite medium) (export-kx medium) (anon-kx medium) (md5-sig medium) (rc4-cipher medium)
    (dhe-prime-kx medium) (sha1-sig medium) (ecdsa-cbc-cipher medium) (dhe-kx high) (rsa-kx high) (3des-cipher high)
    (cbc-cipher high))
  "A list of (CHECK LEVEL): from the security level LEVEL on, the function nsm-protocol-check--CHECK is asked.
It is called with the host, the port, the status as of `gnutls-peer-status' and the settings of the host, and returns
nil or a string that says what is wrong."
  :group 'nsm
  :type '(repeat (list (symbol :tag "Check") (symbol :tag "Level"))))

(defcustom nsm-trust-local-network nil
  "Non-nil, or a function that returns non-nil, means that hosts of the local networks are not checked."
  :group 'nsm
  :type '(choice (const nil) (const t) function))

(defcustom nsm-settings-file (locate-user-emacs-file "network-security.data")
  "The file in which decisions about hosts are kept."
  :group 'nsm
  :type 'file)

(defcustom nsm-save-host-names nil
  "Non-nil means that the file of decisions has the names of hosts, not only their digests."
  :group 'nsm
  :type 'boolean)

(defvar nsm-noninteractive nil "Non-nil means that nobody is asked, and what would be asked is refused.")
(defvar nsm-permanent-host-settings nil "Decisions that are kept in `nsm-settings-file'.")
(defvar nsm-temporary-host-settings nil "Decisions for this session.")
(defvar nsm-tls-post-check-functions '(nsm-save-fingerprint-maybe)
  "Functions called when a TLS connection has been found good, with host, port, status and settings.")

;;; Judging

(defun nsm-verify-connection (process host port &optional save-fingerprint warn-unencrypted)
  "Judge the connection PROCESS to PORT on HOST; return it when it is good, else close it and return nil.
SAVE-FINGERPRINT is of no account any more.  WARN-UNENCRYPTED non-nil means that a connection without encryption is
not good as such."
  (ignore save-fingerprint)
  (let* ((status (gnutls-peer-status process))
         (id (nsm-id host port))
         (settings (nsm-host-settings id)))
    (cond
     ((not (process-live-p process)) nil)
     ((not status) (nsm-check-plain-connection process host port settings warn-unencrypted))
     (t (nsm-check-tls-connection process host port status settings)))))

(defun nsm-check-plain-connection (process host port settings warn-unencrypted)
  "Judge PROCESS to PORT on HOST, which is not encrypted, by SETTINGS and WARN-UNENCRYPTED."
  (cond
   ((and (consp (plist-get settings :fingerprints))
         (not (memq :none (plist-get settings :fingerprints)))
         (not (nsm-query host port nil 'conditions '(:unencrypted)
                         (format-message "%s:%s spoke TLS before and does not now; go on in the clear?" host port))))
    (nsm--refuse process))
   ((and warn-unencrypted
         (not (memq :unencrypted (plist-get settings :conditions)))
         (not (nsm-query host port nil 'conditions '(:unencrypted)
                         (format-message "The connection to %s:%s is not encrypted; go on?" host port))))
    (nsm--refuse process))
   (t process)))

(defun nsm--refuse (process)
  "Close PROCESS and return nil."
  (delete-process process)
  nil)

(defun nsm-check-tls-connection (process host port status settings)
  "Judge PROCESS to PORT on HOST, whose peer has STATUS, by SETTINGS and `network-security-protocol-checks'."
  (when (nsm-should-check host)
    (let ((problems nil))
      (pcase-dolist (`(,check ,level . ,_) network-security-protocol-checks)
        (when (>= (nsm-level network-security-level) (nsm-level level))
          (let ((problem (funcall (intern (format "nsm-protocol-check--%s" check)) host port status settings)))
            (when problem (push (cons check problem) problems)))))
      (when (and problems
                 (not (nsm-query host port status 'conditions (nsm--conditions problems status)
                                 (format-message "The connection to %s:%s is not safe:\n%s"
                                                 host port (mapconcat #'cdr (reverse problems) "\n")))))
        (setq process (nsm--refuse process)))))
  (when process
    (run-hook-with-args 'nsm-tls-post-check-functions host port status settings))
  process)

(defun nsm--conditions (problems status)
  "Return what is to be remembered of PROBLEMS, an alist of checks, and of the warnings of STATUS."
  (delete-dups (append (plist-get status :warnings) (mapcar #'car problems))))

(defun nsm-should-check (host)
  "Return non-nil unless HOST belongs to a local network that is trusted."
  (not (and (if (functionp nsm-trust-local-network) (funcall nsm-trust-local-network) nsm-trust-local-network)
            (nsm--local-p host))))

(defun nsm--local-p (host)
  "Return non-nil if an address of HOST belongs to a network of this machine."
  (cl-some (lambda (address)
             (cl-some (lambda (interface)
                        (let ((info (network-interface-info (car interface))))
                          (and info (nth 2 info)
                               (= (length (nth 0 info)) (length address))
                               (nsm-network-same-subnet (substring (nth 0 info) 0 -1) (substring (nth 2 info) 0 -1)
                                                        (substring address 0 -1)))))
                      (network-interface-list)))
           (network-lookup-address-info host)))

(defun nsm-network-same-subnet (local-ip mask ip)
  "Return t if LOCAL-IP and IP, vectors, are the same where MASK has ones."
  (and (= (length local-ip) (length mask) (length ip))
       (cl-every (lambda (mine bits theirs) (= (logand mine bits) (logand theirs bits))) local-ip mask ip)
       t))

(defun nsm-level (symbol)
  "Return the security level SYMBOL as a number."
  (pcase symbol ('low 0) ('medium 1) (_ 2)))

;;; The checks

(defmacro nsm--define-check (name arguments docstring &rest body)
  "Define the check NAME; ARGUMENTS are names for host, port, status and settings, BODY returns a string or nil."
  (declare (indent 2) (doc-string 3))
  `(defun ,(intern (format "nsm-protocol-check--%s" name)) ,arguments ,docstring ,@body))

(nsm--define-check verify-cert (_host _port status settings)
  "Return what is wrong with the certificate of STATUS, unless SETTINGS has it that this was accepted."
  (let ((warnings (plist-get status :warnings)))
    (and warnings
         (not (nsm-warnings-ok-p status settings))
         (mapconcat #'gnutls-peer-status-warning-describe warnings "\n"))))

(nsm--define-check same-cert (_host _port status settings)
  "Return non-nil if SETTINGS has other fingerprints than that of STATUS."
  (and (plist-get settings :fingerprints)
       (not (nsm-fingerprint-ok-p status settings))
       "fingerprint has changed"))

(nsm--define-check version (_host _port status &optional _settings)
  "Return non-nil if the protocol of STATUS is older than TLS 1.1."
  (let ((protocol (plist-get status :protocol)))
    (and protocol
         (string-match "\\`\\(?:SSL.*\\|TLS1\\.0\\)\\'" protocol)
         (format-message "%s protocol is deprecated by standard bodies" protocol))))

(nsm--define-check compression (_host _port status &optional _settings)
  "Return non-nil if STATUS has compression."
  (let ((method (plist-get status :compression)))
    (and method
         (not (equal method "NULL"))
         (format-message "compression method (%s) may lead to leakage of sensitive information" method))))

(nsm--define-check renegotiation-info-ext (_host _port status &optional _settings)
  "Return non-nil if the peer of STATUS is known not to renegotiate safely."
  (and (plist-member status :safe-renegotiation)
       (not (plist-get status :safe-renegotiation))
       "safe renegotiation is not supported, connection not protected from impersonators"))

(nsm--define-check null-suite (_host _port status &optional _settings)
  "Return non-nil if the cipher of STATUS encrypts nothing."
  (and (string-match-p "\\bNULL\\b" (nsm-cipher-suite status))
       (format-message "NULL cipher suite (%s) violates authenticity, integrity, or confidentiality guarantees"
                       (nsm-cipher-suite status))))

(defun nsm--check-part (status part regexp format)
  "Return FORMAT with the PART of STATUS when that matches REGEXP, else nil."
  (let ((value (plist-get status part)))
    (and value (string-match-p regexp value) (format-message format value))))

(nsm--define-check export-kx (_host _port status &optional _settings)
  "Return non-nil if the keys of STATUS are of the short kind for export."
  (let ((bits (plist-get status :diffie-hellman-prime-bits)))
    (and (string-match-p "\\bEXPORT\\b" (or (plist-get status :cipher) ""))
         (format-message "EXPORT level key exchange (%s, %s bits) is insecure"
                         (plist-get status :key-exchange) (or bits "?")))))

(nsm--define-check anon-kx (_host _port status &optional _settings)
  "Return non-nil if the peer of STATUS has not shown who it is."
  (nsm--check-part status :key-exchange "\\bANON\\b" "anonymous key exchange method (%s) can be unsafe"))

(nsm--define-check dhe-kx (_host _port status &optional _settings)
  "Return non-nil if the keys of STATUS come from a prime that cannot be checked."
  (nsm--check-part status :key-exchange "\\`DHE\\b"
                   "unable to verify Diffie-Hellman key exchange method (%s) parameters"))

(nsm--define-check rsa-kx (_host _port status &optional _settings)
  "Return non-nil if who learns the key of the peer of STATUS can read all that was ever said."
  (nsm--check-part status :key-exchange "\\`RSA\\b"
                   "RSA key exchange method (%s) does not offer perfect forward secrecy"))

(nsm--define-check rc4-cipher (_host _port status &optional _settings)
  "Return non-nil if the cipher of STATUS is RC4."
  (nsm--check-part status :cipher "\\bARCFOUR\\b" "RC4 cipher (%s) is insecure"))

(nsm--define-check 3des-cipher (_host _port status &optional _settings)
  "Return non-nil if the cipher of STATUS is triple DES."
  (nsm--check-part status :cipher "\\b3DES\\b" "3DES cipher (%s) is weak"))

(nsm--define-check cbc-cipher (_host _port status &optional _settings)
  "Return non-nil if STATUS has a chained cipher that authenticates before it encrypts."
  (and (not (plist-get status :encrypt-then-mac))
       (nsm--check-part status :cipher "\\bCBC\\b" "CBC mode cipher (%s) can be insecure")))

(nsm--define-check ecdsa-cbc-cipher (_host _port status &optional _settings)
  "Return non-nil if STATUS has a chained cipher together with ECDSA."
  (and (nsm--check-part status :key-exchange "\\bECDSA\\b" "%s")
       (nsm--check-part status :cipher "\\bCBC\\b" "CBC mode cipher (%s) can be insecure")))

(nsm--define-check dhe-prime-kx (_host _port status &optional _settings)
  "Return non-nil if the prime from which the keys of STATUS come has less than 1024 bits."
  (let ((bits (plist-get status :diffie-hellman-prime-bits)))
    (and bits
         (< bits 1024)
         (string-match-p "\\`DHE\\b" (or (plist-get status :key-exchange) ""))
         (format-message "Diffie-Hellman key strength (%s bits) too weak (%s bits)" bits 1024))))

(defun nsm--signed-with (status name text)
  "Return TEXT if a certificate of STATUS that an authority has signed is signed with the digest NAME."
  (cl-some (lambda (certificate)
             (and (not (equal (plist-get certificate :issuer) (plist-get certificate :subject)))
                  (string-match-p (concat "\\b" name "\\b") (or (plist-get certificate :signature-algorithm) ""))
                  (format-message text (plist-get certificate :signature-algorithm))))
           (plist-get status :certificates)))

(nsm--define-check sha1-sig (_host _port status &optional _settings)
  "Return non-nil if a certificate of STATUS is signed with SHA-1."
  (nsm--signed-with status "SHA1" "SHA1 signature (%s) is prone to collisions"))

(nsm--define-check md5-sig (_host _port status &optional _settings)
  "Return non-nil if a certificate of STATUS is signed with MD5."
  (nsm--signed-with status "MD5" "MD5 signature (%s) is very prone to collisions"))

;;; What is known of hosts

(defun nsm-id (host port)
  "Return the name, a digest, under which decisions about PORT on HOST are kept."
  (concat "sha1:" (sha1 (format "%s:%s" host port))))

(defun nsm-host-settings (id)
  "Return the decisions kept under ID, nil when there are none."
  (unless nsm-permanent-host-settings (nsm-read-settings))
  (cl-some (lambda (known) (cl-find-if (lambda (entry) (equal (plist-get entry :id) id)) known))
           (list nsm-temporary-host-settings nsm-permanent-host-settings)))

(defun nsm-fingerprint (status)
  "Return the digest of the public key of STATUS."
  (plist-get (plist-get status :certificate) :public-key-id))

(defun nsm-fingerprint-ok-p (status settings)
  "Return non-nil if SETTINGS has nothing against the fingerprint of STATUS."
  (let ((saved (plist-get settings :fingerprints)))
    (or (null saved) (memq :none saved) (and (member (nsm-fingerprint status) saved) t))))

(defun nsm-warnings-ok-p (status settings)
  "Return t if all the warnings of STATUS were accepted by SETTINGS."
  (let ((accepted (plist-get settings :conditions)))
    (cl-every (lambda (warning) (memq warning accepted)) (plist-get status :warnings))))

(defun nsm-save-fingerprint-maybe (host port status &rest _)
  "Remember the fingerprint of STATUS for PORT on HOST, unless it is known."
  (unless (member (nsm-fingerprint status) (plist-get (nsm-host-settings (nsm-id host port)) :fingerprints))
    (nsm-save-host host port status 'fingerprint nil 'always)))

(defun nsm-save-host (host port status what problems permanency)
  "Remember a decision about PORT on HOST, whose peer has STATUS.
WHAT is `fingerprint' or `conditions', PROBLEMS what was accepted; PERMANENCY is `session' or `always'."
  (let* ((id (nsm-id host port))
         (known (nsm-host-settings id))
         (print (if status (nsm-fingerprint status) :none))
         (saved (nconc (list :id id
                             :fingerprints (delete-dups (cons print (remq :none (plist-get known :fingerprints)))))
                       (when (or (eq what 'conditions) nsm-save-host-names)
                         (list :host (format "%s:%s" host port)))
                       (list :conditions (delete-dups (append problems (plist-get known :conditions)))))))
    (nsm-remove-temporary-setting id)
    (if (eq permanency 'session)
        (push saved nsm-temporary-host-settings)
      (nsm-remove-permanent-setting id)
      (push saved nsm-permanent-host-settings)
      (nsm-write-settings))))

(defun nsm-remove-permanent-setting (id)
  "Forget what is kept for good under ID."
  (setq nsm-permanent-host-settings
        (cl-remove id nsm-permanent-host-settings :key (lambda (entry) (plist-get entry :id)) :test #'equal)))

(defun nsm-remove-temporary-setting (id)
  "Forget what is kept for this session under ID."
  (setq nsm-temporary-host-settings
        (cl-remove id nsm-temporary-host-settings :key (lambda (entry) (plist-get entry :id)) :test #'equal)))

(defun nsm-read-settings ()
  "Read `nsm-settings-file', when it is there."
  (setq nsm-permanent-host-settings
        (and (file-readable-p nsm-settings-file)
             (with-temp-buffer
               (insert-file-contents nsm-settings-file)
               (goto-char (point-min))
               (ignore-errors (read (current-buffer)))))))

(defun nsm-write-settings ()
  "Write `nsm-settings-file'."
  (make-directory (file-name-directory (expand-file-name nsm-settings-file)) t)
  (with-temp-file nsm-settings-file
    (insert ";;;; -*- mode: lisp-data -*-\n(\n")
    (dolist (entry nsm-permanent-host-settings)
      (insert " ")
      (prin1 entry (current-buffer))
      (insert "\n"))
    (insert ")\n")))

;;; Asking

(defun nsm-query (host port status what problems message)
  "Ask whether to go on although MESSAGE; non-nil means yes.
The answer is remembered for PORT on HOST with STATUS as `nsm-save-host' does with WHAT and PROBLEMS."
  (let ((answer (if (or nsm-noninteractive noninteractive) 'no (nsm-query-user message status))))
    (unless (eq answer 'no)
      (nsm-save-host host port status what problems answer)
      t)))

(defun nsm-query-user (message status)
  "Show MESSAGE and the certificate of STATUS, and return `no', `session' or `always'."
  (pcase (read-char-choice (format "%s\n%s(n)o, for this (s)ession, (a)lways? "
                                   message (if status (nsm-format-certificate status) ""))
                           '(?n ?s ?a))
    (?s 'session)
    (?a 'always)
    (_ 'no)))

(defun nsm-format-certificate (status)
  "Return lines that describe the certificate and the encryption of STATUS; nil when there is no certificate."
  (let ((certificate (plist-get status :certificate)))
    (when certificate
      (cl-flet ((part (key) (plist-get certificate key))
                (line (name format &rest values)
                  (format "  %-20s%s\n" (concat name ":") (apply #'format format values))))
        (concat "Certificate information\n"
                (line "Issued by" "%s" (or (nsm-certificate-part (part :issuer) "CN")
                                           (nsm-certificate-part (part :issuer) "O" t)))
                (line "Issued to" "%s" (or (nsm-certificate-part (part :subject) "O")
                                           (nsm-certificate-part (part :subject) "OU" t)))
                (line "Hostname" "%s" (nsm-certificate-part (part :subject) "CN" t))
                (line "Public key" "%s, signature: %s" (part :public-key-algorithm) (part :signature-algorithm))
                (line "Session" "%s, key: %s, cipher: %s, mac: %s" (plist-get status :protocol)
                      (plist-get status :key-exchange) (plist-get status :cipher) (plist-get status :mac))
                (line "Security level" "%s" (part :certificate-security-level))
                (line "Valid" "From %s to %s" (part :valid-from) (part :valid-to)))))))

(defun nsm-cipher-suite (status)
  "Return key exchange, cipher and MAC of STATUS as one name."
  (format "%s-%s-%s" (plist-get status :key-exchange) (plist-get status :cipher) (plist-get status :mac)))

(defalias 'nsm--encryption #'nsm-cipher-suite)

(defun nsm-certificate-part (string part &optional full)
  "Return the PART, such as \"CN\", of the distinguished name STRING; with FULL, STRING when it has none."
  (or (cadr (assoc part (nsm-parse-subject string)))
      (and full string)))

(defun nsm-parse-subject (string)
  "Return the parts of the distinguished name STRING as a list of (NAME VALUE)."
  (let ((parts nil) (start 0))
    (while (string-match "\\([^=,]+\\)=\\(\\(?:\\\\.\\|[^\\,]\\)*\\),?" string start)
      (setq start (match-end 0))
      (push (list (match-string 1 string)
                  (replace-regexp-in-string "\\\\\\(.\\)" "\\1" (match-string 2 string)))
            parts))
    (nreverse parts)))

(provide 'nsm)

;;; nsm.el ends here

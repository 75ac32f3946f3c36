;;; sasl-digest.el --- SASL's mechanism DIGEST-MD5  -*- lexical-binding: t -*-

;; RFC 2831.  Of the qualities of protection there is "auth" alone.

(require 'sasl)
(require 'hex-util)

(defvar sasl-digest-md5-nonce-count 1 "How often a client of `sasl-digest-md5-response' has used a nonce, at first.")

(defvar sasl-digest-md5-unique-id-function sasl-unique-id-function
  "Function without arguments that returns half of a client's nonce.")

(defvar sasl-digest-md5-syntax-table
  (let ((table (make-syntax-table)))
    (modify-syntax-entry ?= "." table)
    (modify-syntax-entry ?, "." table)
    table)
  "The syntax table in which challenges are read.")

(defconst sasl-digest-md5-steps '(ignore sasl-digest-md5-response ignore) "The steps of the mechanism DIGEST-MD5.")

(defun sasl-digest-md5-parse-string (string)
  "Return the property list that STRING, a challenge, says: names and symbols for words, strings for what is quoted."
  (with-temp-buffer
    (set-syntax-table sasl-digest-md5-syntax-table)
    (save-excursion
      (insert string)
      (goto-char (point-min))
      (insert "(")
      (while (progn (forward-sexp) (not (eobp)))
        (delete-char 1)
        (insert " "))
      (insert ")"))
    (read (current-buffer))))

(defun sasl-digest-md5-digest-uri (service host &optional serv-name)
  "Return the name of SERVICE on HOST in a digest; SERV-NAME is the service's own name if HOST serves several."
  (concat service "/" host (and serv-name "/") serv-name))

(defun sasl-digest-md5-cnonce ()
  "Return a nonce of the client."
  (let ((sasl-unique-id-function sasl-digest-md5-unique-id-function))
    (sasl-unique-id)))

(defun sasl-digest-md5-response-value (username realm nonce cnonce nonce-count qop digest-uri authzid)
  "Return the value that proves that USERNAME knows the passphrase, which is read from the user.
All arguments but NONCE-COUNT are strings, AUTHZID may be nil."
  (let ((passphrase (sasl-read-passphrase (format "DIGEST-MD5 passphrase for %s: " username))))
    (unwind-protect
        (let* ((secret (secure-hash 'md5 (concat username ":" realm ":" passphrase) nil nil t))
               (a1 (concat secret ":" nonce ":" cnonce (and authzid ":") authzid))
               (a2 (concat "AUTHENTICATE:" digest-uri
                           (and (member qop '("auth-int" "auth-conf")) (concat ":" (make-string 32 ?0))))))
          (md5 (concat (md5 a1 nil nil 'binary) ":" nonce ":" (format "%08x" nonce-count) ":" cnonce ":" qop ":"
                       (md5 a2 nil nil 'binary))
               nil nil 'binary))
      (fillarray passphrase 0))))

(defun sasl-digest-md5-response (client step)
  "Return CLIENT's answer to the challenge that STEP holds.
CLIENT's properties `realm', `qop', `cnonce' and `nonce-count' are obeyed."
  (let* ((challenge (sasl-digest-md5-parse-string (sasl-step-data step)))
         (realm (or (sasl-client-property client 'realm) (plist-get challenge 'realm)))
         (nonce-count (or (sasl-client-property client 'nonce-count) sasl-digest-md5-nonce-count))
         (qop (or (sasl-client-property client 'qop) "auth"))
         (uri (sasl-digest-md5-digest-uri (sasl-client-service client) (sasl-client-server client)
                                          (plist-get challenge 'serv-name)))
         (cnonce (or (sasl-client-property client 'cnonce) (sasl-digest-md5-cnonce)))
         (nonce (plist-get challenge 'nonce)))
    (sasl-client-set-property client 'nonce-count (1+ nonce-count))
    (unless (string= qop "auth")
      (sasl-error (format "Unsupported \"qop-value\": %s" qop)))
    (concat "username=\"" (sasl-client-name client) "\",realm=\"" realm "\",nonce=\"" nonce
            "\",cnonce=\"" cnonce "\",nc=" (format "%08x" nonce-count) ",digest-uri=\"" uri "\",qop=" qop
            ",response="
            (sasl-digest-md5-response-value (sasl-client-name client) realm nonce cnonce nonce-count qop uri
                                            (plist-get challenge 'authzid)))))

(put 'sasl-digest 'sasl-mechanism (sasl-make-mechanism "DIGEST-MD5" sasl-digest-md5-steps))

(provide 'sasl-digest)

;;; sasl-digest.el ends here

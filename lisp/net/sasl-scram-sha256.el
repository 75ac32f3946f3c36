;;; sasl-scram-sha256.el --- SASL's mechanism SCRAM-SHA-256  -*- lexical-binding: t -*-

;; RFC 7677.

(require 'sasl)
(require 'sasl-scram-rfc)

(defconst sasl-scram-sha-256-steps
  '(sasl-scram-client-first-message sasl-scram-sha-256-client-final-message sasl-scram-sha-256-authenticate-server)
  "The steps of the mechanism SCRAM-SHA-256.")

(defun sasl-scram-sha256 (object &optional start end binary)
  "Return the SHA-256 hash of OBJECT, a string or buffer, between START and END; as bytes if BINARY is non-nil."
  (secure-hash 'sha256 object start end binary))

(defun sasl-scram-sha-256-client-final-message (client step)
  "Return the message by which CLIENT proves that it knows the passphrase; STEP holds the server's first one."
  (sasl-scram--client-final-message #'sasl-scram-sha256 64 32 client step))

(defun sasl-scram-sha-256-authenticate-server (client step)
  "Check that the server of CLIENT knows the passphrase; STEP holds its last message."
  (sasl-scram--authenticate-server #'sasl-scram-sha256 64 32 client step))

(put 'sasl-scram-sha256 'sasl-mechanism (sasl-make-mechanism "SCRAM-SHA-256" sasl-scram-sha-256-steps))

(provide 'sasl-scram-sha256)

;;; sasl-scram-sha256.el ends here

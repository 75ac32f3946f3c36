;;; sasl-cram.el --- SASL's mechanism CRAM-MD5  -*- lexical-binding: t -*-

;; RFC 2195.

(require 'sasl)
(require 'hmac-md5)
(require 'hex-util)

(defconst sasl-cram-md5-steps '(ignore sasl-cram-md5-response) "The steps of the mechanism CRAM-MD5.")

(defun sasl-cram-md5-response (client step)
  "Return CLIENT's answer to the challenge that STEP holds."
  (let ((passphrase (sasl--passphrase client "CRAM-MD5")))
    (unwind-protect
        (concat (sasl-client-name client) " "
                (encode-hex-string (hmac-md5 (sasl-step-data step) passphrase)))
      (fillarray passphrase 0))))

(put 'sasl-cram 'sasl-mechanism (sasl-make-mechanism "CRAM-MD5" sasl-cram-md5-steps))

(provide 'sasl-cram)

;;; sasl-cram.el ends here

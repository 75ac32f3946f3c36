;;; sasl-ntlm.el --- SASL's mechanism NTLM  -*- lexical-binding: t -*-

(require 'sasl)
(require 'ntlm)

(defconst sasl-ntlm-steps '(ignore sasl-ntlm-request sasl-ntlm-response) "The steps of the mechanism NTLM.")

(defun sasl-ntlm-request (client _step)
  "Return the message by which CLIENT asks for a challenge."
  (ntlm-build-auth-request (sasl-client-name client)))

(defun sasl-ntlm-response (client step)
  "Return CLIENT's answer to the challenge that STEP holds."
  (let* ((user (sasl-client-name client))
         (passphrase (sasl-read-passphrase (format "NTLM passphrase for %s: " user))))
    (ntlm-build-auth-response (sasl-step-data step) user (ntlm-get-password-hashes passphrase))))

(put 'sasl-ntlm 'sasl-mechanism (sasl-make-mechanism "NTLM" sasl-ntlm-steps))

(provide 'sasl-ntlm)

;;; sasl-ntlm.el ends here

;;; sasl-scram-rfc.el --- SASL's mechanisms SCRAM  -*- lexical-binding: t -*-

;; RFC 5802.  The mechanisms differ in their hash function; SCRAM-SHA-1 is here, others use these functions.

(require 'sasl)
(require 'hex-util)

(defun sasl-scram-client-first-message (client _step)
  "Return the first message of CLIENT: who wants in, and a nonce, which becomes the property `c-nonce'."
  (sasl-client-set-property client 'c-nonce (sasl-unique-id))
  ;; No channel binding, and the user acts for nobody else.
  (concat "n,," (sasl-scram--client-first-message-bare client)))

(defun sasl-scram--client-first-message-bare (client)
  "Return the first message of CLIENT without its header."
  (concat "n=" (sasl-client-name client) ",r=" (sasl-client-property client 'c-nonce)))

(defun sasl-scram--hmac (hash block-length key)
  "Return a function that returns the authentication code of its argument under KEY, as bytes.
HASH is a hash function like `sha1', BLOCK-LENGTH the number of bytes it works on at a time.  The function is made once and
called thousands of times, so what depends on KEY alone is computed here.  A long KEY counts as in `rfc2104-hash'."
  (let ((key (if (> (length key) block-length) (funcall hash key) key))
        (inner (make-string block-length #x36))
        (outer (make-string block-length #x5c)))
    (dotimes (i (length key))
      (aset inner i (logxor (aref key i) #x36))
      (aset outer i (logxor (aref key i) #x5c)))
    (lambda (text)
      (funcall hash (concat outer (funcall hash (concat inner text) nil nil t)) nil nil t))))

(defun sasl-scram--number (bytes)
  "Return the string BYTES as one number."
  (string-to-number (encode-hex-string bytes) 16))

(defun sasl-scram--characters (number length)
  "Return the LENGTH bytes of NUMBER as a string of characters up to 255."
  (let (characters)
    (dotimes (_ length)
      (push (logand number 255) characters)
      (setq number (ash number -8)))
    (concat characters)))

(defun sasl-scram--xor (a b)
  "Return A and B, strings of as many bytes, combined by exclusive or: a string of characters up to 255."
  (sasl-scram--characters (logxor (sasl-scram--number a) (sasl-scram--number b)) (length a)))

(defun sasl-scram--salted (hmac salt rounds)
  "Return the key that ROUNDS rounds of HMAC, a function from `sasl-scram--hmac', make of SALT; nil for no round."
  (when (> rounds 0)
    (let* ((block (funcall hmac (concat salt "\0\0\0\1")))
           (sum (sasl-scram--number block)))
      (if (= rounds 1)
          block
        (dotimes (_ (1- rounds))
          (setq block (funcall hmac block)
                sum (logxor sum (sasl-scram--number block))))
        (sasl-scram--characters sum (length block))))))

(defun sasl-scram--client-final-message (hash block-length _hash-length client step)
  "Return the message by which CLIENT proves that it knows the passphrase, after the server's first one in STEP.
HASH is a function like `sha1' that works on BLOCK-LENGTH bytes at a time.
Signal `sasl-error' if the server's message or its nonce is not right."
  (let ((server (sasl-step-data step)))
    (unless (string-match "\\`r=\\([^,]+\\),s=\\([^,]+\\),i=\\([0-9]+\\)\\(?:$\\|,\\)" server)
      (sasl-error "Unexpected server response"))
    (let* ((nonce (match-string 1 server))
           (salt (match-string 2 server))
           (rounds (string-to-number (match-string 3 server)))
           (hmac (lambda (text key) (funcall (sasl-scram--hmac hash block-length key) text))))
      (unless (string-prefix-p (sasl-client-property client 'c-nonce) nonce)
        (sasl-error "Invalid nonce from server"))
      ;; "biws" is the header "n,," of the first message, in base 64.
      (let* ((without-proof (concat "c=biws,r=" nonce))
             (passphrase (sasl-read-passphrase
                          (format "%s passphrase for %s: "
                                  (sasl-mechanism-name (sasl-client-mechanism client)) (sasl-client-name client))))
             (salted (sasl-scram--salted (sasl-scram--hmac hash block-length passphrase) (base64-decode-string salt) rounds))
             (client-key (funcall hmac "Client Key" salted))
             (auth-message (concat (sasl-scram--client-first-message-bare client) "," server "," without-proof))
             (signature (funcall hmac (encode-coding-string auth-message 'utf-8)
                                 (funcall hash client-key nil nil t))))
        (sasl-client-set-property client 'auth-message auth-message)
        (sasl-client-set-property client 'salted-password salted)
        (concat without-proof ",p=" (base64-encode-string (sasl-scram--xor client-key signature) t))))))

(defun sasl-scram--authenticate-server (hash block-length _hash-length client step)
  "Check that the server of CLIENT knows the passphrase too, by its last message, which STEP holds.
HASH and BLOCK-LENGTH are as for `sasl-scram--client-final-message'.  Signal `sasl-error' if it does not."
  (let ((server (sasl-step-data step)))
    (cond
     ((string-match "\\`e=\\([^,]+\\)" server)
      (sasl-error (format "Server error: %s" (match-string 1 server))))
     ((string-match "\\`v=\\([^,]+\\)" server)
      (let* ((said (base64-decode-string (match-string 1 server)))
             (hmac (lambda (text key) (funcall (sasl-scram--hmac hash block-length key) text)))
             (key (funcall hmac "Server Key" (sasl-client-property client 'salted-password))))
        (unless (equal said (funcall hmac (encode-coding-string (sasl-client-property client 'auth-message) 'utf-8) key))
          (sasl-error "Server not authenticated"))))
     (t (sasl-error "Unexpected server response")))))

;;; SCRAM-SHA-1

(defconst sasl-scram-sha-1-steps
  '(sasl-scram-client-first-message sasl-scram-sha-1-client-final-message sasl-scram-sha-1-authenticate-server)
  "The steps of the mechanism SCRAM-SHA-1.")

(defun sasl-scram-sha-1-client-final-message (client step)
  "Return the message by which CLIENT proves that it knows the passphrase; STEP holds the server's first one."
  (sasl-scram--client-final-message #'sha1 64 20 client step))

(defun sasl-scram-sha-1-authenticate-server (client step)
  "Check that the server of CLIENT knows the passphrase; STEP holds its last message."
  (sasl-scram--authenticate-server #'sha1 64 20 client step))

(put 'sasl-scram-sha-1 'sasl-mechanism (sasl-make-mechanism "SCRAM-SHA-1" sasl-scram-sha-1-steps))
(put 'sasl-scram-rfc 'sasl-mechanism (get 'sasl-scram-sha-1 'sasl-mechanism))

(provide 'sasl-scram-sha-1)

(provide 'sasl-scram-rfc)

;;; sasl-scram-rfc.el ends here

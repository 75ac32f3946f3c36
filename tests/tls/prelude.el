;; -*- lexical-binding: t -*-  What every TLS scenario has at hand; `tests/tls/scenarios.py' sets the variables.
(defvar port (string-to-number (getenv "PORT")))
(defun pki (name) (concat (getenv "PKI") "/" name))
(defvar ca (pki "ca.pem"))

(defun say (&rest values)
  (princ (format "%S\n" values) #'external-debugging-output))

(defmacro try (form)
  `(condition-case failure (say ',form '=> ,form) (error (say ',form '! failure))))

(defvar heard "")
(defun connect (&rest keys)
  "A connection to the peer that says what its sentinel hears and keeps what its filter is given."
  (setq heard "")
  (apply #'make-network-process :name "c" :buffer nil :host "127.0.0.1" :service port :coding 'binary
         :sentinel (lambda (p event) (say 'sentinel (process-status p) event))
         :filter (lambda (_ string) (setq heard (concat heard string))) keys))

(defun wait-for (test)
  (let ((n 0)) (while (and (not (funcall test)) (< n 200)) (accept-process-output nil 0.02) (setq n (1+ n)))))

(defun talk (p text)
  "Send TEXT to P and return what comes back, as long as TEXT."
  (setq heard "")
  (process-send-string p text)
  (wait-for (lambda () (or (>= (length heard) (length text)) (not (process-live-p p)))))
  heard)

(defun peer (p)
  "What is known of the peer of P, made short."
  (let ((status (gnutls-peer-status p)))
    (list (plist-get status :warnings)
          (mapcar (lambda (it) (mapcar (lambda (key) (plist-get it key))
                                       '(:version :subject :issuer :valid-from :public-key-algorithm
                                         :certificate-security-level :signature-algorithm)))
                  (plist-get status :certificates))
          (mapcar (lambda (key) (plist-get status key))
                  '(:key-exchange :protocol :cipher :mac :encrypt-then-mac :safe-renegotiation)))))

(defun boot (&rest keys)
  "Connect, shake hands with KEYS, say what came of it."
  (let ((p (connect)))
    (condition-case failure
        (say keys '=> (gnutls-boot p 'gnutls-x509pki keys))
      (error (say keys '! failure)))
    (say (gnutls-get-initstage p) (peer p))
    p))

(defun end (p) (set-process-sentinel p #'ignore) (delete-process p))

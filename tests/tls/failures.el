;; -*- lexical-binding: t -*- peers: good garbage | good slam
(let ((p (connect)))
  (wait-for (let ((n 0)) (lambda () (> (setq n (1+ n)) 2))))
  (try (process-status p)))
(boot :hostname "localhost" :trustfiles (list ca))
(let ((p (connect :nowait t :tls-parameters (list 'gnutls-x509pki :hostname "localhost"))))
  (wait-for (lambda () (not (eq (process-status p) 'connect))))
  (say (process-status p) (gnutls-get-initstage p) (gnutls-peer-status p)))

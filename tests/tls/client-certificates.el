;; -*- lexical-binding: t -*- peers: good client | good client tls12
(dolist (keylist (list nil
                       (list (list (pki "client.key") (pki "client.pem")))
                       (list (list (pki "other-client.key") (pki "other-client.pem")))))
  (let ((p (boot :hostname "localhost" :trustfiles (list ca) :keylist keylist)))
    ;; In TLS 1.3 a client learns after its handshake that it is not wanted.
    (when (process-live-p p)
      (wait-for (let ((n 0)) (lambda () (> (setq n (1+ n)) 5)))))
    (say (process-status p))
    (when (process-live-p p) (try (talk p "hello")))
    (end p)))

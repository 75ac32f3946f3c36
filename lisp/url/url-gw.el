;;; url-gw.el --- the connections that URLs are retrieved over  -*- lexical-binding: t -*-

;; See "URL" in the manual of the URL library.

(require 'url-vars)
(autoload 'open-network-stream "network-stream")
(autoload 'socks-open-network-stream "socks")

(defvar url-gateway-local-host-regexp nil "A regexp for hosts that are reached directly, whatever `url-gateway-method' is.")

(defun url-open-stream (name buffer host service &optional gateway-method)
  "Open a connection called NAME to SERVICE on HOST, with output going to BUFFER, and return it.
GATEWAY-METHOD, or `url-gateway-method', is `native' or `plain', `tls' or `ssl', or `socks'.  A plain connection is made
without waiting where the program can go on meanwhile; nothing is decoded.  Signals `error' when it is refused."
  (let* ((method (if (and url-gateway-local-host-regexp (string-match-p url-gateway-local-host-regexp host))
                     'native
                   (or gateway-method url-gateway-method)))
         (coding-system-for-read 'binary)
         (coding-system-for-write 'binary)
         (stream (pcase method
                   ((or 'tls 'ssl 'native 'plain)
                    (open-network-stream name buffer host service
                                         :type (if (memq method '(tls ssl)) 'tls 'plain)
                                         :nowait (and (featurep 'make-network-process '(:nowait t)) t)))
                   ('socks (socks-open-network-stream name buffer host service))
                   (_ (error "Bad setting of url-gateway-method: %s" method)))))
    (when stream
      (set-process-query-on-exit-flag stream nil))
    stream))

(provide 'url-gw)

;;; url-gw.el ends here

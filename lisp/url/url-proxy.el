;;; url-proxy.el --- which proxy a URL is retrieved through  -*- lexical-binding: t -*-

(require 'url-parse)
(require 'url-vars)

(defvar url-proxy-locator #'url-default-find-proxy-for-url
  "The function that finds a proxy: of a parsed URL and its host, returning \"DIRECT\" or \"PROXY host:port\".")

(defun url-default-find-proxy-for-url (urlobj host)
  "Return \"DIRECT\" or \"PROXY host:port\" for URLOBJ, parsed, and its HOST, by `url-proxy-services'."
  (let ((none (cdr (assoc "no_proxy" url-proxy-services)))
        (proxy (cdr (assoc (url-type urlobj) url-proxy-services))))
    (cond
     ((or (null proxy) (and none host (string-match-p none host))) "DIRECT")
     (t (concat "PROXY " proxy)))))

(defun url-find-proxy-for-url (url host)
  "Return the proxy for URL, parsed, and its HOST, as \"http://host:port/\"; nil to retrieve it directly."
  (let ((found (funcall url-proxy-locator url host)))
    (when (and found (string-match "\\`PROXY +\\([^; ]+\\)" found))
      (let ((place (match-string 1 found)))
        (if (string-match-p "\\`[a-z]+://" place) place (concat "http://" place "/"))))))

(provide 'url-proxy)

;;; url-proxy.el ends here

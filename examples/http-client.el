;;; http-client.el --- get a page and show how it comes  -*- lexical-binding: t -*-

;; `elwire examples/http-client.el HOST PORT PATH...' gets each PATH over one connection each, all at the same time, and
;; prints what happens as it happens.  It runs under `emacs --script', too.

;;; Code:

(defvar http-client-open 0
  "How many requests are still under way.")

(defun http-client-log (process format &rest args)
  "Print a line about PROCESS: FORMAT with ARGS."
  (princ (concat (process-name process) ": " (apply #'format format args) "\n")))

(defun http-client-filter (process string)
  "Collect STRING, which has come from PROCESS."
  (process-put process 'text (concat (process-get process 'text) string)))

(defun http-client-finish (process)
  "Show the answer that PROCESS has got."
  (let ((text (or (process-get process 'text) "")))
    (if (not (string-match "\r\n\r\n" text))
        (http-client-log process "no answer")
      (let ((head (substring text 0 (match-beginning 0)))
            (body (substring text (match-end 0)))
            (case-fold-search t))
        (http-client-log process "%s" (car (split-string head "\r\n")))
        (dolist (name '("server" "content-type" "content-length"))
          (when (string-match (concat "^" name ": *\\(.*\\)$") head)
            (http-client-log process "%s is %s" name (string-trim (match-string 1 head)))))
        (http-client-log process "%d bytes, md5 %s" (length body) (md5 body))))))

(defun http-client-sentinel (process event)
  "Act on EVENT, which has happened to PROCESS."
  (http-client-log process "%s" (substring event 0 -1))
  (if (string= event "open\n")
      (process-send-string process (format "GET %s HTTP/1.0\r\nHost: %s\r\n\r\n"
                                           (process-get process 'path) (process-contact process :host)))
    (setq http-client-open (1- http-client-open))
    (http-client-finish process)))

(defun http-client-get (host port path)
  "Begin to get PATH from HOST at PORT."
  (setq http-client-open (1+ http-client-open))
  (make-network-process :name path :host host :service port :nowait t :noquery t :coding 'binary :plist (list 'path path)
                        :filter #'http-client-filter :sentinel #'http-client-sentinel))

(let ((host (nth 0 command-line-args-left))
      (port (nth 1 command-line-args-left))
      (paths (nthcdr 2 command-line-args-left)))
  (setq command-line-args-left nil)
  (dolist (path paths)
    (http-client-get host (string-to-number port) path))
  (while (> http-client-open 0)
    (accept-process-output nil 0.1)))

;;; http-client.el ends here

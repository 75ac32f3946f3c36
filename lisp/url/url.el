;;; url.el --- retrieving URLs  -*- lexical-binding: t -*-

;; `url-retrieve' returns a buffer at once and calls a function when the response is in it;
;; `url-retrieve-synchronously' waits.  See the manual of the URL library.

(require 'cl-lib)
(require 'url-vars)
(require 'url-parse)
(require 'url-util)
(require 'url-methods)
(require 'url-expand)
(require 'url-proxy)
(require 'url-cookie)

(defvar url-dead-buffer-list nil "Buffers of responses that nobody needs any more.")
(defvar url-retrieve-number-of-calls 0 "How often something was retrieved.")
(defvar url-redirect-buffer nil "In the buffer of a response: that of the response that took its place.")
(defvar url-configuration-directory (locate-user-emacs-file "url/") "The folder of cookies and the like.")
(defvar-local url-silent nil "Non-nil in the buffer of a retrieval that says nothing.")

(defun url-do-setup ()
  "Take proxies from the environment, and run `url-load-hook', once."
  (unless url-setup-done
    (dolist (scheme '("http" "https" "ftp"))
      (let ((place (or (getenv (concat scheme "_proxy"))
                       (and (not (equal scheme "http")) (getenv (upcase (concat scheme "_proxy")))))))
        (when (and place (not (equal place "")) (not (assoc scheme url-proxy-services)))
          (push (cons scheme (string-trim-right (replace-regexp-in-string "\\`[a-z]+://" "" place) "/"))
                url-proxy-services))))
    (let ((none (or (getenv "no_proxy") (getenv "NO_PROXY"))))
      (when (and none (not (equal none "")) (not (assoc "no_proxy" url-proxy-services)))
        (push (cons "no_proxy"
                    (if (equal none "*")
                        ""
                      (mapconcat (lambda (name)
                                   (concat "\\(?:\\`\\|\\.\\)" (regexp-quote (string-remove-prefix "." name)) "\\'"))
                                 (split-string none "[ ,]+" t) "\\|")))
              url-proxy-services)))
    (url-cookie-parse-file)
    (run-hooks 'url-load-hook)
    (setq url-setup-done t)))

(defun url-retrieve (url callback &optional cbargs silent inhibit-cookies)
  "Begin to retrieve URL, a string or parsed; call CALLBACK when the response is there.
CALLBACK is called in the buffer of the response with a property list of what happened and CBARGS: `:redirect' URL for
each redirection, `:error' (ERROR-SYMBOL . DATA) when it failed, the latest first.  Return the buffer, nil for URLs that
are handed to somebody else.  SILENT non-nil means to say nothing, INHIBIT-COOKIES not to keep cookies.
`url-request-method', `url-request-data' and `url-request-extra-headers' are what is asked for."
  (url-retrieve-internal url callback (cons nil cbargs) silent inhibit-cookies))

(defun url-retrieve-internal (url callback cbargs &optional silent inhibit-cookies)
  "As `url-retrieve', with CBARGS whose first is the property list of what happened so far."
  (url-do-setup)
  (url-gc-dead-buffers)
  (when (stringp url)
    (set-text-properties 0 (length url) nil url)
    (setq url (url-encode-url url)))
  (unless (url-p url)
    (setq url (url-generic-parse-url url)))
  (unless (functionp callback)
    (error "Must provide a callback function to url-retrieve"))
  (unless (url-type url)
    (error "Bad url: %s" (url-recreate-url url)))
  (setf (url-silent url) silent)
  (setq url-retrieve-number-of-calls (1+ url-retrieve-number-of-calls))
  (let* ((loader (url-scheme-get-property (url-type url) 'loader))
         (host (url-host url))
         (url-using-proxy (let ((place (and host (not (equal host "")) (url-find-proxy-for-url url host))))
                            (and place (url-generic-parse-url place))))
         (asynchronous (url-scheme-get-property (url-type url) 'asynchronous-p))
         (buffer nil))
    (when (eq loader 'ignore)
      (error "Unknown URL scheme: %s" (url-type url)))
    (if asynchronous
        (setq buffer (funcall loader url callback cbargs))
      (setq buffer (funcall loader url))
      (when buffer
        (with-current-buffer buffer
          (apply callback cbargs))))
    (when (buffer-live-p buffer)
      (with-current-buffer buffer
        (setq url-silent silent)
        (setq-local url-http-inhibit-cookies inhibit-cookies)))
    (unless silent
      (url-lazy-message "Contacting host: %s:%d" host (url-port url)))
    buffer))

(defun url-retrieve-synchronously (url &optional silent inhibit-cookies timeout)
  "Retrieve URL and return the buffer of the response, or nil when there is none.
SILENT and INHIBIT-COOKIES are as for `url-retrieve'.  TIMEOUT is a number of seconds after which nil is returned."
  (url-do-setup)
  (let* ((done nil)
         (result nil)
         (limit (and timeout (time-add nil timeout)))
         (buffer (url-retrieve url
                               (lambda (&rest _)
                                 (setq done t result (current-buffer)))
                               nil silent inhibit-cookies)))
    (if (null buffer)
        nil
      (let ((given-up nil))
        (while (and (not done) (not given-up))
          ;; A redirection goes on in another buffer.
          (let ((next (and (buffer-live-p buffer) (buffer-local-value 'url-redirect-buffer buffer))))
            (when (bufferp next) (setq buffer next)))
          (cond
           ((and limit (time-less-p limit nil)) (setq given-up t))
           ((not (buffer-live-p buffer)) (setq given-up t))
           ;; Nobody is told when a host is not found; the status alone says it.
           ((let ((proc (get-buffer-process buffer)))
              (and proc (eq (process-status proc) 'failed)))
            (setq given-up t))
           (t (let ((proc (get-buffer-process buffer)))
                (if proc
                    (accept-process-output proc 0.05)
                  (accept-process-output nil 0.05))))))
        (when (and given-up (buffer-live-p buffer))
          (let ((proc (get-buffer-process buffer)))
            (when proc
              (set-process-sentinel proc #'ignore)
              (delete-process proc)))))
      result)))

(defun url-mark-buffer-as-dead (buffer)
  "Let BUFFER be killed when something else is retrieved, if nobody keeps it."
  (push buffer url-dead-buffer-list))

(defun url-gc-dead-buffers ()
  "Kill the buffers that were marked as dead and replaced by others."
  (setq url-dead-buffer-list
        (cl-remove-if (lambda (buffer)
                        (cond
                         ((not (buffer-live-p buffer)) t)
                         ((bufferp (buffer-local-value 'url-redirect-buffer buffer))
                          (kill-buffer buffer)
                          t)))
                      url-dead-buffer-list)))

(defun url-warn (class message &optional level)
  "Show the warning MESSAGE of CLASS and LEVEL."
  (display-warning class message level))

(provide 'url)

;;; url.el ends here

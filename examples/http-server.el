;;; http-server.el --- a small HTTP server  -*- lexical-binding: t -*-

;; `elwire examples/http-server.el 8080' serves on port 8080 of this machine until it is killed.  Without a port it takes
;; a free one, sends curl there a few times, shows what curl says, and ends; curl runs as a subprocess beside the server.
;; It runs under `emacs --script', too.

;;; Code:

(defvar http-server-visits 0
  "How many requests have been answered.")

(defvar http-server-pages
  '(("/" "text/html" "<!doctype html>\n<title>elwire</title>\n<p>Hello from Lisp.\n")
    ("/umlaut" "text/plain; charset=utf-8" "Grüße aus Lisp: äöü λ\n"))
  "What there is to see: lists of a path, a type and a text.")

(defun http-server-log (format &rest args)
  "Print a line of FORMAT with ARGS."
  (princ (concat (apply #'format format args) "\n")))

(defun http-server-respond (connection status type body)
  "Send BODY, a string, as the answer STATUS of TYPE over CONNECTION."
  (process-send-string connection
                       (concat "HTTP/1.1 " status "\r\n"
                               "Content-Type: " type "\r\n"
                               "Content-Length: " (number-to-string (string-bytes body)) "\r\n"
                               "Connection: keep-alive\r\n\r\n"
                               body)))

(defun http-server-answer (connection method path body)
  "Answer the request METHOD for PATH with BODY that has come over CONNECTION."
  (setq http-server-visits (1+ http-server-visits))
  (http-server-log "%s %s%s" method path
                   (if (string= body "") "" (format " (%d bytes)" (length body))))
  (let ((page (assoc path http-server-pages)))
    (cond (page (http-server-respond connection "200 OK" (nth 1 page) (nth 2 page)))
          ((string= path "/visits")
           (http-server-respond connection "200 OK" "text/plain" (format "%d\n" http-server-visits)))
          ((and (string= path "/shout") (string= method "POST"))
           (http-server-respond connection "200 OK" "text/plain" (upcase body)))
          ((string= path "/large")
           (http-server-respond connection "200 OK" "application/octet-stream" (make-string 3000000 ?x)))
          (t (http-server-respond connection "404 Not Found" "text/plain" (format "No %s here\n" path))))))

(defun http-server-filter (connection string)
  "Take STRING from CONNECTION, and answer each request that is complete."
  (let ((text (concat (process-get connection 'text) string))
        (more t))
    (while (and more (string-match "\r\n\r\n" text))
      (let* ((start (match-end 0))
             (head (substring text 0 start))
             (size (if (let ((case-fold-search t)) (string-match "^content-length: *\\([0-9]+\\)" head))
                       (string-to-number (match-string 1 head))
                     0)))
        (if (< (- (length text) start) size)
            (setq more nil)
          (let ((body (substring text start (+ start size))))
            (setq text (substring text (+ start size)))
            (if (string-match "\\`\\([A-Z]+\\) \\([^ ]+\\) HTTP/1" head)
                (http-server-answer connection (match-string 1 head) (match-string 2 head) body)
              (http-server-respond connection "400 Bad Request" "text/plain" "What?\n")
              (setq more nil text ""))))))
    (process-put connection 'text text)))

(defun http-server-start (port)
  "Serve on PORT, t for any that is free; return the server."
  (make-network-process :name "http" :server t :service port :host "127.0.0.1" :family 'ipv4 :noquery t
                        :coding '(binary . utf-8-unix)
                        :filter #'http-server-filter :sentinel #'ignore))

(defun http-server-curl (server path &rest options)
  "Have curl get PATH from SERVER, with OPTIONS, and show what it says."
  (let* ((url (format "http://127.0.0.1:%d%s" (process-contact server :service) path))
         (said "")
         (curl (make-process :name "curl" :connection-type 'pipe :noquery t :sentinel #'ignore :coding 'utf-8-unix
                             :command (append (list "curl" "--silent" "--show-error") options (list url))
                             :filter (lambda (_curl string) (setq said (concat said string))))))
    (while (or (process-live-p curl) (accept-process-output curl 0.05))
      (accept-process-output nil 0.02))
    (http-server-log "curl exits with %d: %s" (process-exit-status curl) said)))

(defun http-server-main (arguments)
  "Serve, as the command line ARGUMENTS say."
  (if arguments
      (let ((server (http-server-start (string-to-number (car arguments)))))
        (message "Serving on http://127.0.0.1:%d/" (process-contact server :service))
        (while t
          (accept-process-output nil 60)))
    (let ((server (http-server-start t)))
      (http-server-curl server "/")
      (http-server-curl server "/umlaut")
      (http-server-curl server "/shout" "--data" "louder, please")
      (http-server-curl server "/nowhere")
      (http-server-curl server "/large" "--output" "/dev/null" "--write-out" "%{size_download} bytes")
      (http-server-curl server "/visits")
      (delete-process server))))

(let ((arguments command-line-args-left))
  (setq command-line-args-left nil)
  (http-server-main arguments))

;;; http-server.el ends here

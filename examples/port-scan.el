;;; port-scan.el --- find open ports, many at a time  -*- lexical-binding: t -*-

;; `elwire examples/port-scan.el HOST FIRST LAST' tries the ports from FIRST to LAST of HOST.  Without arguments it opens
;; two ports of this machine and looks for them.  Connections are begun with `:nowait', up to `port-scan-limit' at a time;
;; sentinels say what became of them.  It runs under `emacs --script', too.

;;; Code:

(defvar port-scan-limit 50
  "How many connections may be under way at a time.")

(defvar port-scan-under-way 0
  "How many connections are under way.")

(defvar port-scan-open nil
  "The ports found open.")

(defun port-scan-sentinel (process event)
  "Note what EVENT says about the port of PROCESS."
  (let ((port (process-contact process :service)))
    (setq port-scan-under-way (1- port-scan-under-way))
    (when (string-prefix-p "open" event)
      (princ (format "%d is open\n" port))
      (setq port-scan-open (cons port port-scan-open)))
    (set-process-sentinel process #'ignore)
    (delete-process process)))

(defun port-scan (host first last)
  "Try the ports of HOST from FIRST to LAST; return the open ones, in order."
  (let ((port first)
        (start (float-time)))
    (while (or (<= port last) (> port-scan-under-way 0))
      (while (and (<= port last) (< port-scan-under-way port-scan-limit))
        (setq port-scan-under-way (1+ port-scan-under-way))
        (make-network-process :name (format "port %d" port) :host host :service port :nowait t :noquery t
                              :sentinel #'port-scan-sentinel)
        (setq port (1+ port)))
      (when (> (- (float-time) start) 30)
        (error "The scan takes too long"))
      (accept-process-output nil 0.001))
    (sort port-scan-open #'<)))

(if command-line-args-left
    (let ((host (nth 0 command-line-args-left))
          (first (string-to-number (nth 1 command-line-args-left)))
          (last (string-to-number (nth 2 command-line-args-left))))
      (setq command-line-args-left nil)
      (port-scan host first last))
  (let* ((one (make-network-process :name "one" :server t :service t :host "127.0.0.1" :noquery t))
         (two (make-network-process :name "two" :server t :service t :host "127.0.0.1" :noquery t))
         (ports (sort (list (process-contact one :service) (process-contact two :service)) #'<))
         (found nil))
    (dolist (port ports)
      (setq found (append (port-scan "127.0.0.1" (- port 20) (+ port 20)) found)))
    (princ (if (and (memq (car ports) found) (memq (nth 1 ports) found))
               "both found\n"
             "something is missing\n"))
    (delete-process one)
    (delete-process two)))

;;; port-scan.el ends here

;;; network.el --- connections, children and timers, server and client in one process  -*- lexical-binding: t -*-

(defun network-echo-server ()
  (make-network-process :name "network-echo" :server 100 :host "127.0.0.1" :service t :family 'ipv4 :coding 'binary
                        :noquery t :filter (lambda (process text) (process-send-string process text))))

(defun network-wait (done)
  "Wait until DONE returns non-nil, but not for ever.
Emacs goes on waiting for a while after output has come, so the stretches are short."
  (let ((turns 0))
    (while (not (funcall done))
      (accept-process-output nil 0.002)
      (setq turns (1+ turns))
      (if (> turns 100000) (error "Nothing comes")))))

(defun network-client (server filter)
  (make-network-process :name "network-client" :host "127.0.0.1" :service (process-contact server :service)
                        :coding 'binary :noquery t :filter filter))

(defun network-ping-pong (messages)
  "Send MESSAGES, each when the one before has come back."
  (let* ((server (network-echo-server)) (left messages) (got 0) client)
    (unwind-protect
        (progn
          (setq client (network-client server
                                       (lambda (process text)
                                         (setq got (+ got (length text)) left (1- left))
                                         (if (> left 0) (process-send-string process "ping\n")))))
          (process-send-string client "ping\n")
          (network-wait (lambda () (= left 0)))
          got)
      (if client (delete-process client))
      (delete-process server))))

(defun network-bulk (size)
  "Send SIZE bytes to an echo server and count those that come back."
  (let* ((server (network-echo-server)) (got 0) (block (make-string 65536 ?x)) (sent 0) client)
    (unwind-protect
        (progn
          (setq client (network-client server (lambda (_ text) (setq got (+ got (length text))))))
          (while (< sent size)
            (process-send-string client block)
            (setq sent (+ sent (length block))))
          (network-wait (lambda () (>= got sent)))
          got)
      (if client (delete-process client))
      (delete-process server))))

(defun network-connections (count)
  "Open and close COUNT connections, one after the other."
  (let ((server (network-echo-server)) (answered 0))
    (unwind-protect
        (dotimes (_ count)
          (let* ((got nil) (client (network-client server (lambda (_ text) (setq got text)))))
            (process-send-string client "x")
            (network-wait (lambda () got))
            (setq answered (1+ answered))
            (delete-process client)))
      (dolist (process (process-list))
        (if (string-prefix-p "network-" (process-name process)) (delete-process process))))
    answered))

(defun network-many-at-once (count)
  "COUNT connections open at the same time, each of which is answered once."
  (let ((server (network-echo-server)) (answered 0) (clients nil))
    (unwind-protect
        (progn
          (dotimes (_ count)
            (push (network-client server (lambda (_ _text) (setq answered (1+ answered)))) clients))
          (dolist (client clients) (process-send-string client "x"))
          (network-wait (lambda () (= answered count)))
          answered)
      (dolist (process (process-list))
        (if (string-prefix-p "network-" (process-name process)) (delete-process process))))))

(defun network-buffer (size)
  "Let the default filter insert SIZE bytes into the process buffer."
  (with-temp-buffer
    (set-buffer-multibyte nil)
    (let* ((server (make-network-process :name "network-source" :server t :host "127.0.0.1" :service t :family 'ipv4
                                         :coding 'binary :noquery t))
           (client (make-network-process :name "network-client" :host "127.0.0.1" :coding 'binary :noquery t
                                         :service (process-contact server :service) :buffer (current-buffer)))
           (block (make-string 65536 ?y)) (sent 0) (there nil))
      (unwind-protect
          (progn
            (network-wait (lambda ()
                            (dolist (process (process-list))
                              (if (and (string-prefix-p "network-source" (process-name process))
                                       (not (eq process server)))
                                  (setq there process)))
                            there))
            (while (< sent size)
              (process-send-string there block)
              (setq sent (+ sent (length block))))
            (network-wait (lambda () (>= (buffer-size) sent)))
            (buffer-size))
        (set-process-sentinel client #'ignore)
        (dolist (process (process-list))
          (if (string-prefix-p "network-" (process-name process)) (delete-process process)))))))

(defun network-child (lines)
  "Talk to a child, LINES times there and back."
  (let* ((left lines)
         (child (make-process :name "network-cat" :command '("cat") :connection-type 'pipe :coding 'binary :noquery t
                              :filter (lambda (process _)
                                        (setq left (1- left))
                                        (if (> left 0) (process-send-string process "line\n"))))))
    (unwind-protect
        (progn
          (process-send-string child "line\n")
          (network-wait (lambda () (= left 0)))
          left)
      (delete-process child))))

(defun network-children (count)
  "Run COUNT children to their end."
  (let ((ended 0))
    (dotimes (_ count)
      (let ((done nil))
        (make-process :name "network-true" :command '("true") :connection-type 'pipe :noquery t
                      :sentinel (lambda (_ event) (if (string-match "finished" event) (setq done t))))
        (network-wait (lambda () done))
        (setq ended (1+ ended))))
    ended))

(defun network-timers (count)
  "Run COUNT timers that are due at once."
  (let ((ran 0))
    (dotimes (_ count) (run-at-time 0 nil (lambda () (setq ran (1+ ran)))))
    (network-wait (lambda () (= ran count)))
    ran))

(bench-row "200 messages there and back" (lambda () (network-ping-pong 200)))
(bench-row "1 MB to an echo server" (lambda () (network-bulk 1048576)))
(bench-row "1 MB into a buffer" (lambda () (network-buffer 1048576)))
(bench-row "20 connections in turn" (lambda () (network-connections 20)))
(bench-row "50 connections at once" (lambda () (network-many-at-once 50)))
(bench-row "100 lines to cat and back" (lambda () (network-child 100)))
(bench-row "5 children" (lambda () (network-children 5)))
(bench-row "100 timers" (lambda () (network-timers 100)))

;;; chat.el --- a chat server and three of its guests, all in one program  -*- lexical-binding: t -*-

;; Run it with `elwire examples/chat.el' or `emacs --script examples/chat.el'.
;;
;; Everything happens in one thread.  The server and the guests are process objects; nothing is read and nobody is told
;; anything except while the program waits, in `accept-process-output'.

;;; Code:

(defvar chat-guests nil
  "The connections in the room, each with the name its guest gave: an alist, newest first.")

(defvar chat-left 0
  "How many guests have left.")

(defun chat-say (who format &rest args)
  "Print a line that begins with WHO, then FORMAT with ARGS."
  (princ (concat (substring (concat who "          ") 0 10) (apply #'format format args) "\n")))

(defun chat-lines (process string)
  "Return the complete lines in what PROCESS has sent, STRING being the newest; keep the rest for later."
  (let ((text (concat (process-get process 'rest) string))
        (lines nil))
    (while (string-match "\n" text)
      (setq lines (cons (substring text 0 (match-beginning 0)) lines)
            text (substring text (match-end 0))))
    (process-put process 'rest text)
    (nreverse lines)))

;;; The server

(defun chat-tell-all (line &optional except)
  "Send LINE to every guest but the connection EXCEPT."
  (dolist (guest (reverse chat-guests))
    (unless (eq (car guest) except)
      (process-send-string (car guest) (concat line "\n")))))

(defun chat-server-filter (connection string)
  "Take what a guest says over CONNECTION; STRING need not be whole lines."
  (dolist (line (chat-lines connection string))
    (let ((guest (assq connection chat-guests)))
      (if guest
          (progn
            (chat-say "server" "%s says: %s" (cdr guest) line)
            (chat-tell-all (format "<%s> %s" (cdr guest) line) connection))
        (setq chat-guests (cons (cons connection line) chat-guests))
        (chat-say "server" "%s is here, %d in the room" line (length chat-guests))
        (chat-tell-all (format "* %s has joined" line))))))

(defun chat-server-sentinel (connection event)
  "Note that EVENT has happened to CONNECTION."
  (let ((guest (assq connection chat-guests)))
    (cond ((string-prefix-p "open" event)
           (chat-say "server" "somebody connects"))
          (guest
           (setq chat-guests (delq guest chat-guests)
                 chat-left (1+ chat-left))
           (chat-say "server" "%s has left: %s" (cdr guest) (substring event 0 -1))
           (chat-tell-all (format "* %s has left" (cdr guest)))))))

(defun chat-start-server ()
  "Start the server on a free port of this machine, and return it."
  (make-network-process :name "chat" :server t :service t :host "127.0.0.1" :family 'ipv4 :noquery t :coding 'utf-8-unix
                        :filter #'chat-server-filter :sentinel #'chat-server-sentinel))

;;; A guest

(defun chat-guest-filter (guest string)
  "Show what GUEST hears, STRING."
  (dolist (line (chat-lines guest string))
    (chat-say (process-name guest) "hears  %s" line)
    (process-put guest 'heard (1+ (or (process-get guest 'heard) 0)))))

(defun chat-join (name server)
  "Have the guest NAME join SERVER."
  (let ((guest (make-network-process :name name :host "127.0.0.1" :service (process-contact server :service)
                                     :family 'ipv4 :noquery t :coding 'utf-8-unix
                                     :filter #'chat-guest-filter :sentinel #'ignore)))
    (process-send-string guest (concat name "\n"))
    guest))

(defun chat-wait-until (test)
  "Let everybody talk until TEST, a function, returns non-nil; five seconds at most."
  (let ((end (+ (float-time) 5)))
    (while (and (not (funcall test)) (< (float-time) end))
      (accept-process-output nil 0.02))))

(defun chat-heard (guest count)
  "Wait until GUEST has heard COUNT lines in all."
  (chat-wait-until (lambda () (>= (or (process-get guest 'heard) 0) count))))

;;; The evening

(defun chat-demo ()
  "Let three guests meet, talk and go."
  (let* ((server (chat-start-server))
         (ada (progn (chat-say "server" "open") (chat-join "ada" server)))
         (grace (progn (chat-heard ada 1) (chat-join "grace" server)))
         (alan (progn (chat-heard ada 2) (chat-join "alan" server))))
    (chat-heard alan 1)
    (chat-heard grace 2)
    (chat-heard ada 3)
    (process-send-string ada "Good evening! Schönes Wetter, nicht?\n")
    (chat-heard alan 2)
    (chat-heard grace 3)
    ;; A line may come in pieces; the filter puts it together.
    (process-send-string grace "What is a ")
    (accept-process-output nil 0.05)
    (process-send-string grace "filter?\n")
    (chat-heard alan 3)
    (chat-heard ada 4)
    (process-send-string alan "What runs while you wait.\n")
    (chat-heard grace 4)
    (chat-heard ada 5)
    (dolist (guest (list alan grace ada))
      (let ((left chat-left))
        (delete-process guest)
        (chat-wait-until (lambda () (> chat-left left)))
        (accept-process-output nil 0.05)))
    (delete-process server)
    (chat-say "server" "closed, %d processes left" (length (process-list)))))

(chat-demo)

;;; chat.el ends here

;;; prelude.el --- what every scenario may use  -*- lexical-binding: t -*-

;; The log of a scenario is its standard error: what it notes, and what it reports itself.

(setq print-escape-newlines t)
(setq print-escape-nonascii t)
(setq print-escape-control-characters t)

(defvar elwire-read-chunk)
(setq elwire-read-chunk 4096)

(defvar port nil "The port on which the peer listens.")
(defvar path nil "The Unix socket on which the peer listens.")
(defvar cl nil "The last connection that `connect' made.")
(defvar sv nil "The last server that `serve' made.")
(defvar told nil "The processes whose end `log-sentinel' has been told.")
(defvar got nil "Whatever a scenario wants to remember.")

(defun shown (thing)
  "THING as the log shows it: a process by its name, a long string by its beginning, length and checksum."
  (cond ((processp thing) (format "<%s>" (process-name thing)))
        ((and (stringp thing) (> (length thing) 300))
         (format "%S...%d chars, %s" (substring thing 0 20) (length thing)
                 (md5 thing nil nil 'utf-8-emacs-unix t)))
        ((consp thing)
         (let ((parts nil) (rest thing))
           (while (consp rest)
             (setq parts (cons (shown (car rest)) parts) rest (cdr rest)))
           (concat "(" (mapconcat #'identity (nreverse parts) " ")
                   (if rest (concat " . " (shown rest)) "") ")")))
        (t (prin1-to-string thing))))

(defun note (&rest things)
  "Log THINGS on a line; symbols and strings that are its first words are shown bare."
  (princ (concat (if (stringp (car things)) (car things) (shown (car things)))
                 (mapconcat (lambda (each) (concat " " (shown each))) (cdr things) "")
                 "\n")
         #'external-debugging-output))

(defun outcome (function)
  "How calling FUNCTION ends, as the log shows it."
  (let (value)
    (condition-case failure
        (progn (setq value (funcall function))
               (concat "=> " (shown value)))
      (t (concat "=! " (shown failure))))))

(defmacro show (&rest forms)
  "Log each of FORMS with its value or its error."
  (cons 'progn
        (mapcar (lambda (form)
                  `(note (concat ,(let ((print-quoted t)) (prin1-to-string form)) " " (outcome (lambda () ,form)))))
                forms)))

(defun log-filter (process string)
  (note "filter" process (process-status process) string))

(defun log-sentinel (process string)
  (note "sentinel" process (process-status process) string)
  (unless (process-live-p process)
    (setq told (cons process told))))

(defun gather (process string)
  "A filter for what comes in pieces that nobody can foresee: the sentinel `log-gathered' shows it as one.
Properties are left out, since they end where the pieces do."
  (process-put process 'gathered (concat (process-get process 'gathered) (substring-no-properties string))))

(defun log-gathered (process string)
  (unless (process-live-p process)
    (note "gathered" process (process-get process 'gathered))
    (process-put process 'gathered nil))
  (log-sentinel process string))

;; Waiting

(defmacro until (&rest forms)
  "Serve processes until the last of FORMS is non-nil; 5 seconds at most."
  `(let ((turns 250))
     (while (not (progn ,@forms))
       (setq turns (1- turns))
       (when (< turns 0) (note "GAVE UP" ',(car (last forms))) (kill-emacs 99))
       (accept-process-output nil 0.02))))

(defun until-told (&rest processes)
  "Serve processes until the sentinels of all PROCESSES have been told of their end."
  (dolist (each processes)
    (until (memq each told))))

(defun settle ()
  "Serve what is ready, and what that leads to."
  (dotimes (_ 3)
    (while (accept-process-output nil 0.01))
    (accept-process-output nil 0.01)))

;; Processes

(defun connect (&rest arguments)
  "Connect to the peer; ARGUMENTS go before the usual ones."
  (setq cl (apply #'make-network-process
                  (append arguments
                          (list :name "cl" :host "127.0.0.1" :service port :coding 'utf-8-unix
                                :filter #'log-filter :sentinel #'log-sentinel)))))

(defun connect-local (&rest arguments)
  "Connect to the peer's Unix socket; ARGUMENTS go before the usual ones."
  (setq cl (apply #'make-network-process
                  (append arguments
                          (list :name "cl" :family 'local :service path :coding 'utf-8-unix
                                :filter #'log-filter :sentinel #'log-sentinel)))))

(defun serve (&rest arguments)
  "Listen on a free port; ARGUMENTS go before the usual ones."
  (setq sv (apply #'make-network-process
                  (append arguments
                          (list :name "sv" :server t :host "127.0.0.1" :service t :coding 'utf-8-unix
                                :filter #'log-filter :sentinel #'log-sentinel)))))

(defun sh (command &rest arguments)
  "Run COMMAND by the shell on pipes; ARGUMENTS go before the usual ones."
  (apply #'make-process
         (append arguments
                 (list :name "sh" :command (list "/bin/sh" "-c" command) :connection-type 'pipe
                       :coding 'utf-8-unix :filter #'gather :sentinel #'log-gathered))))

(defun clients ()
  "The connections that the server has accepted, oldest first."
  (let ((found nil))
    (dolist (each (process-list))
      (when (string-match-p "\\`sv <" (process-name each))
        (setq found (cons each found))))
    found))

;; The peer.  It stops at each `cue' of its script.

(defun meet ()
  "Wait until the peer has come to its next cue, or its end; log what it reports."
  (tell-peer "meet")
  (with-temp-buffer
    (let ((coding-system-for-read 'utf-8-unix))
      (insert-file-contents "from-peer"))
    (goto-char (point-min))
    (while (re-search-forward "^.+$" nil t)
      (princ (concat "peer " (match-string 0) "\n") #'external-debugging-output))))

(defun go (&optional word)
  "Let the peer go on, telling it WORD: the port it shall connect to, for one."
  (tell-peer (format "go %s" (or word ""))))

(defun tell-peer (line)
  (let ((coding-system-for-write 'utf-8-unix))
    (write-region (concat line "\n") nil "to-peer" nil 'silent)))

(defun cue (&optional word)
  "Let the peer go on, and wait until it has come to its next cue or its end."
  (go word)
  (meet))

(defun server-port ()
  (process-contact sv :service))

;; Running

(defun scenario-run ()
  "Evaluate the forms of the file that the command line names."
  (let ((file (car command-line-args-left)) forms address)
    (setq command-line-args-left nil)
    (with-temp-buffer
      (let ((coding-system-for-read 'utf-8-unix))
        (insert-file-contents file)
        (goto-char (point-min))
        (condition-case nil
            (while t (setq forms (cons (read (current-buffer)) forms)))
          (end-of-file nil))
        (erase-buffer)
        (when (file-exists-p "address")
          (insert-file-contents "address")
          (setq address (read (current-buffer))))))
    ;; Compile what timers need, so that two that are made in a row are due in a row.
    (cancel-timer (run-at-time 100 nil #'ignore))
    (if (stringp address) (setq path address) (setq port address))
    (dolist (form (nreverse forms))
      (eval form t))))

;;; prelude.el ends here

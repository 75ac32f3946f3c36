;;; sasl.el --- the client's side of SASL authentication  -*- lexical-binding: t -*-

;; SASL is RFC 4422.  A mechanism is a vector of its name and its steps, a client one of mechanism, user, service, server and a
;; symbol whose property list holds the properties, a step one of a function and the data last sent or received.
;; `sasl-find-mechanism' chooses a mechanism, `sasl-make-client' makes a client for it; then `sasl-next-step' is called
;; until it returns nil: `sasl-step-data' of its value goes to the server, the answer is put into it with `sasl-step-set-data'.

(defvar sasl-mechanisms
  '("SCRAM-SHA-256" "SCRAM-SHA-1" "CRAM-MD5" "DIGEST-MD5" "PLAIN" "LOGIN" "ANONYMOUS" "NTLM")
  "The names of the mechanisms that may be chosen, the best first.")

(defvar sasl-mechanism-alist
  '(("CRAM-MD5" sasl-cram)
    ("DIGEST-MD5" sasl-digest)
    ("PLAIN" sasl-plain)
    ("LOGIN" sasl-login)
    ("ANONYMOUS" sasl-anonymous)
    ("NTLM" sasl-ntlm)
    ("SCRAM-SHA-256" sasl-scram-sha256)
    ("SCRAM-SHA-1" sasl-scram-rfc))
  "Alist from the names of mechanisms to lists of the library where each is.
The property `sasl-mechanism' of the library's symbol is the mechanism.")

(defvar sasl-unique-id-function #'sasl-unique-id-function
  "Function without arguments that returns half of a string nobody has used before.")

(defvar sasl-read-passphrase (if (fboundp 'read-passwd) #'read-passwd)
  "Function that reads a passphrase from the user; its argument is the prompt.")

(define-error 'sasl-error "SASL error")

(defun sasl-error (datum)
  "Signal `sasl-error' with DATUM."
  (signal 'sasl-error (list datum)))

;;; Clients

(defun sasl-make-client (mechanism name service server)
  "Return a client that authenticates the user NAME for SERVICE on the host SERVER by MECHANISM.
SERVICE is a name such as \"imap\"."
  (vector mechanism name service server (make-symbol "sasl-client-properties")))

(defun sasl-client-mechanism (client)
  "Return the mechanism of CLIENT."
  (aref client 0))

(defun sasl-client-name (client)
  "Return the name of CLIENT's user."
  (aref client 1))

(defun sasl-client-service (client)
  "Return the name of the service that CLIENT wants."
  (aref client 2))

(defun sasl-client-server (client)
  "Return the name of the host that CLIENT talks to."
  (aref client 3))

(defun sasl-client-set-properties (client plist)
  "Make PLIST the properties of CLIENT."
  (setplist (aref client 4) plist))

(defun sasl-client-set-property (client property value)
  "Give CLIENT the property PROPERTY with VALUE."
  (put (aref client 4) property value))

(defun sasl-client-property (client property)
  "Return the value of CLIENT's property PROPERTY, or nil."
  (get (aref client 4) property))

(defun sasl-client-properties (client)
  "Return the property list of CLIENT."
  (symbol-plist (aref client 4)))

;;; Mechanisms

(defun sasl-make-mechanism (name steps)
  "Return a mechanism called NAME that takes STEPS, a list of functions.
Each function is called with the client and the last step, and returns what is to be sent.  A function may come
several times; so each step becomes a symbol of its own."
  (vector name
          (mapcar (lambda (step)
                    (let ((symbol (make-symbol (symbol-name step))))
                      (fset symbol step)
                      symbol))
                  steps)))

(defun sasl-mechanism-name (mechanism)
  "Return the name of MECHANISM."
  (aref mechanism 0))

(defun sasl-mechanism-steps (mechanism)
  "Return the steps of MECHANISM, functions."
  (aref mechanism 1))

(defun sasl-find-mechanism (mechanisms)
  "Return the best mechanism among MECHANISMS, a list of names, and load its library; nil if none is known."
  (let ((names sasl-mechanisms) entry)
    (while (and names (null entry))
      (let ((name (pop names)))
        (when (member name mechanisms)
          (setq entry (assoc name sasl-mechanism-alist)))))
    (when entry
      (require (nth 1 entry))
      (get (nth 1 entry) 'sasl-mechanism))))

;;; Steps

(defun sasl-step-data (step)
  "Return the data of STEP, a string or nil: what to send, or what the server said."
  (aref step 1))

(defun sasl-step-set-data (step data)
  "Store DATA, what the server answered to STEP, for the next step."
  (aset step 1 data))

(defun sasl-next-step (client step)
  "Return the step of CLIENT after STEP, or nil if STEP was the last.  With STEP nil, return the first.
STEP's data must be the server's answer."
  (let* ((steps (sasl-mechanism-steps (sasl-client-mechanism client)))
         (function (if (vectorp step)
                       (nth 1 (memq (aref step 0) steps))
                     (car steps))))
    (when function
      (vector function (funcall function client step)))))

(defun sasl-read-passphrase (prompt)
  "Read a passphrase from the user with PROMPT, by the function that is the value of `sasl-read-passphrase'."
  (unless sasl-read-passphrase
    (error "There is no function to read a passphrase with"))
  (funcall sasl-read-passphrase prompt))

;;; Strings that come once

(defvar sasl-unique-id-char nil "A counter that makes strings differ within a second; nil at first.")

(defun sasl-unique-id ()
  "Return a string that nobody has used before."
  (concat (funcall sasl-unique-id-function) (funcall sasl-unique-id-function)))

(defun sasl-unique-id-number-base36 (number length)
  "Return the last LENGTH digits of NUMBER in base 36, where z is zero and 0 is 35; as many as it has if LENGTH < 0."
  (let (digits)
    (while (if (< length 0) (> number 0) (> length 0))
      (push (aref "zyxwvutsrqponmlkjihgfedcba9876543210" (% number 36)) digits)
      (setq number (/ number 36)
            length (1- length)))
    (concat digits)))

(defun sasl-unique-id-function ()
  "Return half of a string that nobody has used before: letters and digits from the time, chance and a counter."
  (setq sasl-unique-id-char (% (1+ (or sasl-unique-id-char (random (ash 1 20)))) (* 25 25)))
  (concat (sasl-unique-id-number-base36 (+ (* sasl-unique-id-char 2600) (random 2600)) 4)
          (sasl-unique-id-number-base36 (time-convert nil 'integer) 4)))

;;; PLAIN, RFC 4616

(defconst sasl-plain-steps '(sasl-plain-response) "The steps of the mechanism PLAIN.")

(defun sasl--passphrase (client mechanism)
  "Read the passphrase of CLIENT's user for MECHANISM, a name."
  (sasl-read-passphrase (format "%s passphrase for %s: " mechanism (sasl-client-name client))))

(defun sasl-plain-response (client _step)
  "Return what CLIENT says in the mechanism PLAIN."
  (let* ((user (sasl-client-name client))
         (passphrase (sasl--passphrase client "PLAIN"))
         (as (sasl-client-property client 'authenticator-name)))
    (unwind-protect
        (concat as "\0" user "\0" passphrase)
      (fillarray passphrase 0))))

(put 'sasl-plain 'sasl-mechanism (sasl-make-mechanism "PLAIN" sasl-plain-steps))
(provide 'sasl-plain)

;;; LOGIN, not in any RFC

(defconst sasl-login-steps '(ignore sasl-login-response-1 sasl-login-response-2) "The steps of the mechanism LOGIN.")

(defun sasl-login-response-1 (client _step)
  "Return the user's name, which CLIENT says first in the mechanism LOGIN."
  (sasl-client-name client))

(defun sasl-login-response-2 (client _step)
  "Return the passphrase, which CLIENT says after the name in the mechanism LOGIN."
  (sasl--passphrase client "LOGIN"))

(put 'sasl-login 'sasl-mechanism (sasl-make-mechanism "LOGIN" sasl-login-steps))
(provide 'sasl-login)

;;; ANONYMOUS, RFC 4505

(defconst sasl-anonymous-steps '(ignore sasl-anonymous-response) "The steps of the mechanism ANONYMOUS.")

(defun sasl-anonymous-response (client _step)
  "Return the trace that CLIENT leaves in the mechanism ANONYMOUS: the user's name, or an address of mail."
  (or (sasl-client-property client 'trace)
      (sasl-client-name client)))

(put 'sasl-anonymous 'sasl-mechanism (sasl-make-mechanism "ANONYMOUS" sasl-anonymous-steps))
(provide 'sasl-anonymous)

(provide 'sasl)

;;; sasl.el ends here

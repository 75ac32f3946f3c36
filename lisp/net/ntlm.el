;;; ntlm.el --- messages of the authentication NTLM  -*- lexical-binding: t -*-

;; The protocol is described in Microsoft's [MS-NLMP].  A client sends a request, gets a challenge, and answers with a
;; response, which proves that it knows hashes of the password.

(require 'cl-lib)
(require 'md4)
(require 'hmac-md5)
(require 'ntlm-des)

(defgroup ntlm nil "NTLM authentication." :group 'comm)

(defcustom ntlm-compatibility-level 5
  "Which responses are made: below 3 the old ones, from 3 on NTLMv2."
  :type 'integer)

;;; Text

(defun ntlm-ascii2unicode (str len)
  "Return the first LEN characters of STR as UTF-16, low byte first."
  (let (bytes)
    (dotimes (i len)
      (push (logand (aref str i) 255) bytes)
      (push 0 bytes))
    (apply #'unibyte-string (nreverse bytes))))

(defun ntlm-unicode2ascii (str len)
  "Return the LEN characters that STR has as UTF-16, low byte first, if they are ASCII."
  (let (characters)
    (dotimes (i len)
      (push (aref str (* 2 i)) characters))
    (concat (nreverse characters))))

(defun ntlm--user-and-domain (user domain)
  "Return a cons of the names of user and domain that USER and DOMAIN mean; USER may be USER@DOMAIN."
  (let ((user (or user "")))
    (if (string-match "@" user)
        (cons (substring user 0 (match-beginning 0)) (or domain (substring user (match-end 0))))
      (cons user (or domain "")))))

(defun ntlm--little-endian (number bytes)
  "Return NUMBER as a list of BYTES bytes, the low one first."
  (let (list)
    (dotimes (i bytes)
      (push (logand 255 (ash number (* -8 i))) list))
    (nreverse list)))

(defun ntlm--field (length offset)
  "Return the bytes that say where a part of a message is: LENGTH bytes at OFFSET."
  (append (ntlm--little-endian length 2) (ntlm--little-endian length 2) (ntlm--little-endian offset 4)))

;;; The request

(defun ntlm-build-auth-request (user &optional domain)
  "Return the message that asks for a challenge for USER, USER@DOMAIN or nil, in DOMAIN."
  (let* ((names (ntlm--user-and-domain user domain))
         (user (car names))
         (domain (cdr names)))
    (concat "NTLMSSP\0"
            (append '(1 0 0 0)
                    (list 7 (if (string= domain "") #x82 #x92) 8 0)
                    (ntlm--field (length user) 32)
                    (ntlm--field (length domain) (+ 32 (length user))))
            user domain)))

;;; What a response is made of

(defun ntlm-compute-timestamp ()
  "Return the current time as eight bytes: tenths of microseconds since 1601."
  (ntlm--time-to-timestamp (time-convert nil 'list)))

(defun ntlm--time-to-timestamp (time)
  "Return TIME, a list of four integers as `current-time' returns, as eight bytes."
  (let* ((high (nth 0 time))
         (low (nth 1 time))
         (seconds (+ (* high 65536) low 11644473600))
         (tenths (+ (* seconds 10000000) (* 10 (nth 2 time)) (/ (nth 3 time) 100000))))
    (apply #'unibyte-string (ntlm--little-endian tenths 8))))

(defun ntlm-generate-nonce ()
  "Return eight bytes that come once."
  (apply #'unibyte-string (mapcar (lambda (_) (random 256)) (make-list 8 nil))))

(defun ntlm-get-password-hashes (password)
  "Return a list of the two hashes of PASSWORD that `ntlm-build-auth-response' wants: LAN Manager's and NT's."
  (list (ntlm-smb-passwd-hash password)
        (ntlm-md4hash password)))

(defun ntlm-md4hash (passwd)
  "Return the hash of PASSWD that NT uses: MD4 of the text as UTF-16."
  (let* ((length (min (length passwd) 128))
         (text (ntlm-ascii2unicode passwd length)))
    (md4 text (* 2 length))))

(defun ntlm-smb-passwd-hash (passwd)
  "Return the hash of PASSWD that LAN Manager uses, which knows neither case nor more than 14 characters."
  (let* ((upper (mapcar (lambda (character) (logand 255 character))
                        (append (upcase passwd) nil)))
         (padded (append (seq-take upper 14) (make-list (max 0 (- 14 (length upper))) 0))))
    (ntlm-smb-des-e-p16 (apply #'unibyte-string padded))))

(defun ntlm-smb-owf-encrypt (passwd c8)
  "Return the response of 24 bytes to the challenge C8 by the hash PASSWD of 16 bytes."
  (ntlm-smb-des-e-p24 (concat passwd (make-string 5 0)) c8))

(defun ntlm--version-2 (user domain nt-hash challenge target)
  "Return a cons of the two responses of NTLMv2 for USER in DOMAIN with NT-HASH, to CHALLENGE of a server that says TARGET."
  (let* ((names (concat (upcase user) domain))
         (key (hmac-md5 (ntlm-ascii2unicode names (length names)) nt-hash))
         (nonce (ntlm-generate-nonce))
         (blob (concat (unibyte-string 1 1 0 0 0 0 0 0) (ntlm-compute-timestamp) nonce (make-string 4 0) target)))
    (cons (concat (hmac-md5 (concat challenge nonce) key) nonce)
          (concat (hmac-md5 (concat challenge blob) key) blob))))

(defun ntlm--responses (user domain hashes flags challenge target)
  "Return a cons of the responses for USER in DOMAIN with HASHES to CHALLENGE; FLAGS and TARGET are the server's."
  (cond
   ((>= ntlm-compatibility-level 3)
    (ntlm--version-2 user domain (nth 1 hashes) challenge target))
   ;; The server knows session security of version 2.
   ((/= 0 (logand 8 (aref flags 2)))
    (let ((nonce (ntlm-generate-nonce)))
      (cons (concat nonce (make-string 16 0))
            (ntlm-smb-owf-encrypt (nth 1 hashes)
                                  (substring (secure-hash 'md5 (concat challenge nonce) nil nil t) 0 8)))))
   (t
    (cons (ntlm-smb-owf-encrypt (nth 0 hashes) challenge)
          (ntlm-smb-owf-encrypt (nth 1 hashes) challenge)))))

(defun ntlm--target (challenge flags)
  "Return what CHALLENGE with FLAGS says of the server, bytes."
  (if (= 0 (logand 128 (aref flags 2)))
      ""
    (let ((length (+ (aref challenge 40) (* 256 (aref challenge 41))))
          (offset (+ (aref challenge 44) (* 256 (aref challenge 45)))))
      (substring challenge offset (+ offset length)))))

(defun ntlm-build-auth-response (challenge user password-hashes)
  "Return the answer of USER, USER or USER@DOMAIN, to CHALLENGE, a server's message.
PASSWORD-HASHES come from `ntlm-get-password-hashes'."
  (when (multibyte-string-p challenge)
    (message "Incorrect challenge string type in ntlm-build-auth-response")
    (setq challenge (encode-coding-string challenge 'binary)))
  (unless (stringp user)
    (signal 'wrong-type-argument (list 'stringp user)))
  (let* ((_target-name (substring challenge 12 20))
         (flags (substring challenge 20 24))
         (names (ntlm--user-and-domain user nil))
         (user (car names))
         (domain (cdr names))
         (responses (ntlm--responses user domain password-hashes flags (substring challenge 24 32)
                                     (ntlm--target challenge flags)))
         (workstation "WORKSTATION")
         (offset 64)
         ;; As in Emacs, both are said to be at the same place, and the name of the user comes first.
         (domain-field (ntlm--field (* 2 (length domain)) offset))
         (user-field (ntlm--field (* 2 (length user)) offset))
         (offset (+ offset (* 2 (length domain)) (* 2 (length user))))
         (place (lambda (length) (prog1 (ntlm--field length offset) (setq offset (+ offset length)))))
         (workstation-field (funcall place (* 2 (length workstation))))
         (old-field (funcall place (length (car responses))))
         (new-field (funcall place (length (cdr responses)))))
    (concat "NTLMSSP\0"
            (apply #'unibyte-string
                   (append '(3 0 0 0) old-field new-field domain-field user-field workstation-field
                           (make-list 8 0)))
            ;; What of the server's wishes is granted.
            (apply #'unibyte-string (cl-mapcar #'logand flags '(#x07 #x92 #x08 #x00)))
            (ntlm-ascii2unicode user (length user))
            (ntlm-ascii2unicode domain (length domain))
            (ntlm-ascii2unicode workstation (length workstation))
            (car responses)
            (cdr responses))))

(provide 'ntlm)

;;; ntlm.el ends here

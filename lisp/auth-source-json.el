;;; auth-source-json.el --- accounts in JSON files  -*- lexical-binding: t -*-

;; The file holds an array of objects whose members are named as the words of netrc files.

(require 'auth-source)
(require 'auth-source-gpg)
(require 'auth-source-netrc)
(require 'json)

(defun auth-source-json-check (host user port require item)
  "Return non-nil if ITEM, an account as a property list, fits HOST, USER and PORT and has the keys of REQUIRE."
  (and item
       (auth-source-search-collection host (or (plist-get item :host) t))
       (auth-source-search-collection user (or (plist-get item :user) t))
       (auth-source-search-collection port (or (plist-get item :port) t))
       (cl-every (lambda (key) (plist-get item key)) require)))

(defun auth-source-json--accounts (file)
  "Return the accounts of FILE as property lists."
  (let ((objects (let ((json-object-type 'alist) (json-array-type 'list) (json-key-type 'string))
                   (json-read-from-string (auth-source-gpg-file-text file)))))
    (auth-source-netrc-normalize objects file)))

(cl-defun auth-source-json-search (&rest _spec &key backend require max host user port &allow-other-keys)
  "Return the accounts of BACKEND, a JSON file, that fit HOST, USER and PORT and have the keys of REQUIRE, at most MAX."
  (let* ((file (eieio-oref backend 'source))
         (port (if port (auth-source-ensure-strings port) t))
         (fitting (and (file-exists-p file)
                       (cl-remove-if-not (lambda (item) (auth-source-json-check (or host t) (or user t) port require item))
                                         (auth-source-json--accounts file)))))
    (if max (seq-take fitting max) fitting)))

(provide 'auth-source-json)

;;; auth-source-json.el ends here

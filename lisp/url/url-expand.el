;;; url-expand.el --- references relative to a URL  -*- lexical-binding: t -*-

(require 'url-methods)
(require 'url-util)
(require 'url-parse)

(defun url-expander-remove-relative-links (name)
  "Return the path NAME without its steps `.' and `..', with a slash in front."
  (if (string= name "")
      name
    (let* ((steps (cdr (split-string (if (string-prefix-p "/" name) name (concat "/" name)) "/")))
           (done nil))
      (while steps
        (let ((step (pop steps)))
          (cond ((string= step ".") (unless steps (push "" done)))
                ((string= step "..")
                 (pop done)
                 (unless steps (push "" done)))
                (t (push step done)))))
      (concat "/" (mapconcat #'identity (nreverse done) "/")))))

(defun url-expand-file-name (url &optional default)
  "Return URL, a reference relative to the URL DEFAULT, as a full URL.
DEFAULT is a string or parsed; nil stands for where the current buffer came from.  White space in URL is dropped."
  (let* ((case-fold-search t)
         (text (and url (replace-regexp-in-string "[ \t\r\n]+" "" url t t)))
         (base (cond ((url-p default) default)
                     (default (url-generic-parse-url default))
                     (url-current-object))))
    (cond
     ((and text (string-match-p url-nonrelative-link text)) text)
     ((null base) (error "url-expand-file-name confused - no default?"))
     ((or (null text) (string= text "")) (url-recreate-url base))
     ((eq (aref text 0) ?#) (concat (replace-regexp-in-string "#.*" "" (url-recreate-url base) t t) text))
     ((string-prefix-p "//" text) (concat (url-type base) ":" text))
     (t (let ((parsed (url-generic-parse-url text)))
          (funcall (url-scheme-get-property (or (url-type base) "") 'expand-file-name) parsed base)
          (url-recreate-url parsed))))))

(defun url-identity-expander (urlobj defobj)
  "Give URLOBJ the scheme of DEFOBJ unless it has one."
  (setf (url-type urlobj) (or (url-type urlobj) (url-type defobj))))

(defun url-default-expander (urlobj defobj)
  "Make URLOBJ, a reference relative to DEFOBJ, a full URL, the way of RFC 3986."
  (unless (url-type urlobj)
    (setf (url-type urlobj) (url-type defobj)
          (url-fullness urlobj) (url-fullness defobj))
    (unless (url-host urlobj)
      (setf (url-user urlobj) (url-user defobj)
            (url-password urlobj) (url-password defobj)
            (url-host urlobj) (url-host defobj)
            (url-portspec urlobj) (url-portspec defobj))
      (let* ((file (url-filename urlobj))
             (path (car (url-path-and-query urlobj)))
             (query (substring file (length path)))
             (base (car (url-path-and-query defobj))))
        (setf (url-filename urlobj)
              (cond ((string= path "")
                     (if (string= query "") (url-filename defobj) (concat base query)))
                    ((string-prefix-p "/" path)
                     (concat (url-expander-remove-relative-links path) query))
                    (t (concat (url-expander-remove-relative-links
                                (concat (or (url-file-directory base) "/") path))
                               query))))))))

(dolist (each '(url-http-expand-file-name url-https-expand-file-name url-ftp-expand-file-name
                url-file-expand-file-name url-ldap-expand-file-name))
  (defalias each #'url-default-expander))

(provide 'url-expand)

;;; url-expand.el ends here

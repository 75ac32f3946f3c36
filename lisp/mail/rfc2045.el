;;; rfc2045.el --- parameters of MIME headers  -*- lexical-binding: t -*-

(defun rfc2045-encode-string (param value)
  "Return PARAM=VALUE as it stands in a header, VALUE in quotes if it is not a token."
  (concat param "="
          (if (string-match-p "\\`[-!#$%&'*+.0-9A-Z^_`a-z{|}~]+\\'" value)
              value
            (format "%S" value))))

(provide 'rfc2045)

;;; rfc2045.el ends here

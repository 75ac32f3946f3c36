;;; mail-prsvr.el --- variables that the readers of mail obey  -*- lexical-binding: t -*-

(defvar mail-parse-charset nil "The charset of headers that say nothing about it, a symbol or nil.")

(defvar mail-parse-mule-charset nil "The charset of text that has none of its own, or nil.")

(defvar mail-parse-ignored-charsets nil "Charsets, symbols, that are ignored: text in them stays as it is.")

(provide 'mail-prsvr)

;;; mail-prsvr.el ends here

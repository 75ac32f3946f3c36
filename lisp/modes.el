;;; modes.el --- the modes that others derive from  -*- lexical-binding: t -*-

(require 'derived)

(define-derived-mode special-mode nil "Special"
  "Major mode that modes for showing things derive from: its buffers are read-only."
  (setq buffer-read-only t))
(put 'special-mode 'mode-class 'special)

(define-derived-mode text-mode nil "Text"
  "Major mode for text that people read."
  (setq-local text-mode-variant t)
  (setq-local require-final-newline t))

(define-derived-mode prog-mode fundamental-mode "Prog"
  "Major mode that modes for programs derive from."
  (setq-local require-final-newline t)
  (setq-local parse-sexp-ignore-comments t))

(provide 'modes)

;;; modes.el ends here

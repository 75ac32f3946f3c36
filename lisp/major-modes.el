;;; major-modes.el --- the basic major modes  -*- lexical-binding: t -*-

;; See "Basic Major Modes" in the Elisp manual.  What concerns a display, such as colours and menus, is not there.

(define-derived-mode text-mode nil "Text"
  "The major mode for texts that people read."
  (setq-local text-mode-variant t)
  (setq-local require-final-newline mode-require-final-newline))

(define-derived-mode prog-mode fundamental-mode "Prog"
  "The major mode from which those for programming languages derive."
  (setq-local require-final-newline mode-require-final-newline)
  (setq-local parse-sexp-ignore-comments t)
  (setq bidi-paragraph-direction 'left-to-right))

(define-derived-mode special-mode nil "Special"
  "The major mode from which those derive that show what a program made; the buffer is read-only."
  (setq buffer-read-only t))
(put 'special-mode 'mode-class 'special)

(defun lisp-mode-variables (&optional _syntax _keywords-case-insensitive _elisp)
  "Set the variables of modes for Lisp in the current buffer."
  (setq-local paragraph-ignore-fill-prefix t)
  (setq-local indent-line-function 'lisp-indent-line)
  (setq-local indent-region-function 'lisp-indent-region)
  (setq-local comment-indent-function #'lisp-comment-indent)
  (setq-local outline-regexp ";;;;* [^ \t\n]\\|(")
  (setq-local comment-start ";")
  (setq-local fill-paragraph-function #'lisp-fill-paragraph)
  (setq-local comment-start-skip ";+ *")
  (setq-local comment-add 1)
  (setq-local comment-column 40)
  (setq-local comment-use-syntax t)
  (setq-local multibyte-syntax-as-symbol t))

(define-derived-mode lisp-data-mode prog-mode "Lisp-Data"
  "The major mode for data written in Lisp."
  (lisp-mode-variables nil t nil)
  (setq-local electric-quote-string t)
  (setq imenu-case-fold-search nil))

(define-derived-mode lisp-mode lisp-data-mode "Lisp"
  "The major mode for programs in Lisps other than Emacs's."
  (lisp-mode-variables nil t)
  (setq-local fill-paragraph-function #'lisp-fill-paragraph)
  (setq-local comment-start-skip "\\(\\(^\\|[^\\\n]\\)\\(\\\\\\\\\\)*\\)\\(;+\\|#|\\) *")
  (setq imenu-case-fold-search t))

(define-derived-mode emacs-lisp-mode lisp-data-mode
  '("ELisp" (lexical-binding "/l" "/d"))
  "The major mode for programs in Emacs Lisp."
  (setq imenu-case-fold-search nil))

(define-derived-mode lisp-interaction-mode emacs-lisp-mode "Lisp Interaction"
  "The major mode for evaluating Lisp in the buffer where it is written.")

(provide 'text-mode)
(provide 'prog-mode)
(provide 'lisp-mode)
(provide 'elisp-mode)

;;; major-modes.el ends here

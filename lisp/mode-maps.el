;;; mode-maps.el --- keys of the basic modes  -*- lexical-binding: t -*-

(defvar lisp-mode-shared-map
  (let ((map (make-sparse-keymap)))
    (set-keymap-parent map prog-mode-map)
    (define-key map "\e\C-q" 'indent-sexp)
    (define-key map "\177" 'backward-delete-char-untabify)
    map)
  "Keys that modes for Lisp have in common.")

(defvar lisp-data-mode-map
  (let ((map (make-sparse-keymap)))
    (set-keymap-parent map prog-mode-map)
    map)
  "Keys of Lisp Data mode.")

(defvar lisp-mode-map
  (let ((map (make-sparse-keymap))
        (menu (make-sparse-keymap "Lisp")))
    (set-keymap-parent map lisp-mode-shared-map)
    (define-key map "\e\C-x" 'lisp-eval-defun)
    (define-key map "\C-c\C-z" 'run-lisp)
    (define-key menu [indent-sexp] '(menu-item "Indent sexp" indent-sexp))
    (define-key map [menu-bar lisp] (cons "Lisp" menu))
    map)
  "Keys of Lisp mode.")

(defvar emacs-lisp-mode-map
  (let ((map (make-sparse-keymap))
        (menu (make-sparse-keymap "Emacs-Lisp")))
    (set-keymap-parent map lisp-mode-shared-map)
    (define-key map "\e\t" 'completion-at-point)
    (define-key map "\e\C-x" 'eval-defun)
    (define-key map "\e\C-q" 'indent-pp-sexp)
    (define-key menu [eval-buffer] '(menu-item "Evaluate Buffer" eval-buffer))
    (define-key menu [eval-region] '(menu-item "Evaluate Region" eval-region :enable mark-active))
    (define-key menu [eval-sexp] '(menu-item "Evaluate Last S-expression" eval-last-sexp))
    (define-key menu [indent-region] '(menu-item "Indent Region" indent-region :enable mark-active))
    (define-key menu [indent-line] '(menu-item "Indent Line" lisp-indent-line))
    (define-key map [menu-bar emacs-lisp] (cons "Emacs-Lisp" menu))
    map)
  "Keys of Emacs Lisp mode.")

(defvar lisp-interaction-mode-map
  (let ((map (make-sparse-keymap))
        (menu (make-sparse-keymap "Lisp-Interaction")))
    (set-keymap-parent map lisp-mode-shared-map)
    (define-key map "\e\C-x" 'eval-defun)
    (define-key map "\e\C-q" 'indent-pp-sexp)
    (define-key map "\e\t" 'completion-at-point)
    (define-key map "\n" 'eval-print-last-sexp)
    (define-key menu [eval-print-last-sexp] '(menu-item "Evaluate and Print" eval-print-last-sexp))
    (define-key menu [eval-defun] '(menu-item "Evaluate Defun" eval-defun))
    (define-key map [menu-bar lisp-interaction] (cons "Lisp-Interaction" menu))
    map)
  "Keys of Lisp Interaction mode.")

;;; mode-maps.el ends here

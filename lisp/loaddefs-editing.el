;;; loaddefs-editing.el --- editing and files: what is loaded when first used  -*- lexical-binding: t -*-

(defalias 'loaddefs--register-commands
  #'(lambda (file functions)
      "Autoload FUNCTIONS, a list of symbols, as commands from the library FILE."
      (let ((object (list 'autoload file nil t nil)))
        (while functions
          (fset (car functions) object)
          (setq functions (cdr functions))))))

(loaddefs--register
 "sexp-motion"
 '(buffer-end)
 nil)
(loaddefs--register-commands
 "sexp-motion"
 '(forward-sexp backward-sexp forward-list backward-list down-list up-list backward-up-list kill-sexp
   backward-kill-sexp mark-sexp raise-sexp check-parens beginning-of-defun-raw beginning-of-defun end-of-defun
   mark-defun narrow-to-defun insert-pair insert-parentheses delete-pair))

(loaddefs--register
 "syntax"
 '(syntax-propertize syntax-ppss-flush-cache syntax-ppss syntax-ppss-toplevel-pos syntax-ppss-context)
 nil)

(loaddefs--register
 "obarray"
 '(obarray-make obarrayp obarray-size obarray-get obarray-put obarray-remove obarray-map)
 nil)

(loaddefs--register
 "completion-tables"
 '(completion-boundaries completion-metadata completion-metadata-get complete-with-action completion-table-dynamic
   completion-table-with-cache completion-table-case-fold completion-table-in-turn completion-table-merge
   completion-table-with-predicate completion-table-subvert format-prompt)
 '(lazy-completion-table))

(loaddefs--register "abbrev-expansion" '(abbrev--active-tables abbrev-insert) nil)
(loaddefs--register-commands "abbrev-expansion" '(expand-abbrev))

(loaddefs--register "major-modes" '(lisp-mode-variables) nil)
(loaddefs--register-commands
 "major-modes"
 '(text-mode prog-mode special-mode lisp-data-mode lisp-mode emacs-lisp-mode lisp-interaction-mode))

(loaddefs--register
 "time-date"
 '(seconds-to-time days-to-time time-since date-to-time safe-date-to-time date-leap-year-p time-to-day-in-year
   time-to-days date-to-day days-between time-to-number-of-days format-seconds seconds-to-string)
 nil)

(loaddefs--register "parse-time" '(parse-time-string parse-iso8601-time-string) nil)

(defalias 'time-to-seconds 'float-time)
(defalias 'subtract-time 'time-subtract)

(loaddefs--register-commands
 "text-motion"
 '(backward-word kill-word backward-kill-word zap-to-char move-beginning-of-line move-end-of-line
   delete-backward-char delete-forward-char fixup-whitespace transpose-words transpose-sexps))

;;; loaddefs-editing.el ends here

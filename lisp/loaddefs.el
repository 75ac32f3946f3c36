;;; loaddefs.el --- what is loaded when it is first used  -*- lexical-binding: t -*-

;; All functions of one file share one autoload object, so that registering a name is one assignment.

(defalias 'loaddefs--register
  #'(lambda (file functions macros)
      "Autoload FUNCTIONS and MACROS, lists of symbols, from the library FILE."
      (let ((object (list 'autoload file nil nil nil)))
        (while functions
          (fset (car functions) object)
          (setq functions (cdr functions))))
      (let ((object (list 'autoload file nil nil 'macro)))
        (while macros
          (fset (car macros) object)
          (setq macros (cdr macros))))))

(loaddefs--register
 "macroexp"
 '(macroexp-progn macroexp-unprogn macroexp-let* macroexp-if macroexp-const-p macroexp-small-p macroexp-copyable-p
   macroexp-quote macroexp-parse-body macroexp-file-name macroexp-compiling-p macroexp-warn-and-return
   macroexp--warn-and-return macroexp-macroexpand macroexp--expand-all macroexp--all-forms macroexp--fgrep
   macroexp--const-symbol-p)
 '(macroexp-let2 macroexp-let2*))

(loaddefs--register
 "gv"
 '(gv-get gv-deref gv--defsetter gv--push gv--pop cl--set-substring cl--set-buffer-substring)
 '(gv-letplace gv-define-expander gv-define-setter gv-define-simple-setter setf gv-ref))


(loaddefs--register
 "subr-x"
 '(string-blank-p string-chop-newline string-clean-whitespace string-empty-p string-fill string-join string-limit
   string-lines string-pad string-remove-prefix string-remove-suffix string-reverse string-truncate-left
   replace-region-contents hash-table-empty-p hash-table-keys hash-table-values internal--build-binding
   internal--build-bindings internal--listify ensure-empty-lines)
 '(if-let if-let* when-let when-let* and-let* while-let named-let thread-first thread-last with-memoization))

(loaddefs--register
 "format-spec"
 '(format-spec format-spec-make)
 nil)

(loaddefs--register
 "mule-util"
 '(truncate-string-ellipsis truncate-string-to-width store-substring)
 nil)

(loaddefs--register
 "network-stream"
 '(open-network-stream open-protocol-stream)
 nil)

(loaddefs--register
 "keymap-names"
 '(kbd)
 nil)

;;; loaddefs.el ends here

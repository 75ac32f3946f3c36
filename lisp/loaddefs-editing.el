;;; loaddefs-editing.el --- editing and files: what is loaded when first used  -*- lexical-binding: t -*-

(defalias 'loaddefs--register-commands
  #'(lambda (file functions)
      "Autoload FUNCTIONS, a list of symbols, as commands from the library FILE."
      (let ((object (list 'autoload file nil t nil)))
        (while functions
          (fset (car functions) object)
          (setq functions (cdr functions))))))

(loaddefs--register
 (loaddefs--own "electric")
 '(electric-indent-post-self-insert-function blink-paren-post-self-insert-function electric--after-char-pos)
 nil)
(loaddefs--register-commands
 (loaddefs--own "electric")
 '(electric-indent-mode electric-indent-local-mode electric-indent-just-newline electric-newline-and-maybe-indent))

(loaddefs--register
 (loaddefs--own "emacs-lisp/sexp-motion")
 '(buffer-end)
 nil)
(loaddefs--register-commands
 (loaddefs--own "emacs-lisp/sexp-motion")
 '(forward-sexp backward-sexp forward-list backward-list down-list up-list backward-up-list kill-sexp
   backward-kill-sexp mark-sexp raise-sexp check-parens beginning-of-defun-raw beginning-of-defun beginning-of-defun-comments end-of-defun
   mark-defun narrow-to-defun insert-pair insert-parentheses delete-pair))

(loaddefs--register
 (loaddefs--own "emacs-lisp/syntax")
 '(syntax-propertize internal--syntax-propertize syntax-propertize-wholelines syntax-propertize-multiline
   syntax-propertize--shift-groups-and-backrefs syntax-ppss-flush-cache syntax-ppss syntax-ppss-depth
   syntax-ppss-toplevel-pos syntax-ppss-context)
 '(syntax-propertize-rules syntax-propertize-precompile-rules))

(loaddefs--register
 (loaddefs--own "replace")
 '(isearch-no-upper-case-p replace-quote replace-eval-replacement replace-loop-through-replacements query-replace-compile-replacement
   query-replace-descr query-replace--split-string replace-match-data match-substitute-replacement replace-search
   replace-highlight replace-dehighlight replace-match-maybe-edit perform-replace query-replace-read-args
   query-replace-read-from query-replace-read-to replace-string-in-region replace-regexp-in-region)
 nil)
(loaddefs--register-commands
 (loaddefs--own "replace")
 '(query-replace query-replace-regexp replace-string replace-regexp map-query-replace-regexp))
(loaddefs--register (loaddefs--own "replace-occur") '(occur-1 occur-engine) nil)
(loaddefs--register-commands
 (loaddefs--own "replace-occur")
 '(occur multi-occur multi-occur-in-matching-buffers occur-mode occur-next occur-prev occur-rename-buffer
   list-matching-lines))
(loaddefs--register-commands
 (loaddefs--own "replace-lines")
 '(keep-lines flush-lines kill-matching-lines copy-matching-lines how-many delete-non-matching-lines
   delete-matching-lines count-matches))

(loaddefs--register
 (loaddefs--own "obarray")
 '(obarray-make obarrayp obarray-size obarray-get obarray-put obarray-remove obarray-map)
 nil)

(loaddefs--register
 (loaddefs--own "completion-tables")
 '(completion-boundaries completion-metadata completion-metadata-get complete-with-action completion-table-dynamic
   completion-table-with-cache completion-table-case-fold completion-table-in-turn completion-table-merge
   completion-table-with-predicate completion-table-subvert format-prompt)
 '(lazy-completion-table))

(loaddefs--register (loaddefs--own "abbrev-expansion") '(abbrev--active-tables abbrev-insert) nil)
(loaddefs--register-commands (loaddefs--own "abbrev-expansion") '(expand-abbrev))

(loaddefs--register (loaddefs--own "major-modes") '(lisp-mode-variables) nil)
(loaddefs--register-commands
 (loaddefs--own "major-modes")
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
 (loaddefs--own "text-motion")
 '(backward-word kill-word backward-kill-word zap-to-char move-beginning-of-line move-end-of-line
   delete-backward-char delete-forward-char))

;;; Filling, indentation, sorting

(loaddefs--register
 (loaddefs--own "textmodes/paragraphs")
 '(paragraphs--unanchored sentence-end start-of-paragraph-text end-of-paragraph-text)
 nil)
(loaddefs--register-commands
 (loaddefs--own "textmodes/paragraphs")
 '(forward-paragraph backward-paragraph mark-paragraph kill-paragraph backward-kill-paragraph transpose-paragraphs
   forward-sentence backward-sentence kill-sentence backward-kill-sentence mark-end-of-sentence transpose-sentences
   repunctuate-sentences use-hard-newlines))

(loaddefs--register
 (loaddefs--own "textmodes/fill")
 '(current-fill-column fill-delete-newlines fill-text-properties-at fill-single-word-nobreak-p
   fill-single-char-nobreak-p fill-french-nobreak-p fill-polish-nobreak-p fill-nobreak-p fill-find-break-point
   fill-move-to-break-point fill-newline fill-indent-to-left-margin fill-forward-paragraph fill-minibuffer-function)
 nil)
(loaddefs--register-commands
 (loaddefs--own "textmodes/fill")
 '(canonically-space-region fill-region-as-paragraph fill-region fill-paragraph))

(loaddefs--register
 (loaddefs--own "textmodes/fill-prefix")
 '(fill-common-string-prefix fill-match-adaptive-prefix fill-context-prefix fill-delete-prefix skip-line-prefix)
 nil)
(loaddefs--register-commands (loaddefs--own "textmodes/fill-prefix") '(set-fill-prefix))

(loaddefs--register (loaddefs--own "textmodes/justification") '(current-justification unjustify-current-line unjustify-region) nil)
(loaddefs--register-commands
 (loaddefs--own "textmodes/justification")
 '(set-justification set-justification-none set-justification-left set-justification-right set-justification-full
   set-justification-center justify-current-line center-paragraph center-region center-line))

(loaddefs--register
 (loaddefs--own "indent")
 '(indent--funcall-widened indent--default-inside-comment insert-tab indent-line-to indent-region-line-by-line
   indent-rigidly--current-indentation indent-next-tab-stop indent-accumulate-tab-stops)
 nil)
(loaddefs--register-commands
 (loaddefs--own "indent")
 '(indent-according-to-mode indent-for-tab-command indent-relative-first-indent-point indent-relative-maybe
   indent-relative indent-rigidly indent-rigidly-left indent-rigidly-right indent-rigidly-left-to-tab-stop
   indent-rigidly-right-to-tab-stop indent-region tab-to-tab-stop move-to-tab-stop))

(loaddefs--register
 (loaddefs--own "margins")
 '(current-left-margin indent-to-left-margin delete-to-left-margin alter-text-property)
 nil)
(loaddefs--register-commands
 (loaddefs--own "margins")
 '(move-to-left-margin set-left-margin set-right-margin increase-left-margin decrease-left-margin
   increase-right-margin decrease-right-margin beginning-of-line-text))

(loaddefs--register "sort" '(sort-subr) nil)
(loaddefs--register-commands
 "sort"
 '(sort-lines sort-paragraphs sort-pages sort-numeric-fields sort-fields sort-regexp-fields sort-columns
   reverse-region delete-duplicate-lines))

(loaddefs--register-commands "tabify" '(untabify tabify))

(loaddefs--register-commands
 (loaddefs--own "textmodes/page")
 '(forward-page backward-page mark-page narrow-to-page count-lines-page what-page))

;;; Basic commands

(loaddefs--register-commands
 (loaddefs--own "simple")
 '(exchange-point-and-mark shell-command async-shell-command shell-command-on-region fundamental-mode read-only-mode
   kill-current-buffer))

(loaddefs--register-commands
 (loaddefs--own "process-menu")
 '(list-processes process-menu-mode process-menu-delete-process))

(loaddefs--register
 (loaddefs--own "process-menu")
 '(list-processes--refresh process-menu-visit-buffer)
 nil)

(loaddefs--register
 (loaddefs--own "kill-ring")
 '(kill-new kill-append gui-select-text gui-selection-value current-kill kill-forward-chars kill-backward-chars forward-visible-line end-of-visible-line
   read-from-kill-ring insert-for-yank insert-for-yank-1 remove-yank-excluded-properties
   insert-buffer-substring-as-yank filter-buffer-substring buffer-substring--filter kill-ring--region-extract
   kill-ring--region-insert region-bounds region-noncontiguous-p)
 nil)
(loaddefs--register-commands
 (loaddefs--own "kill-ring")
 '(kill-region copy-region-as-kill kill-ring-save append-next-kill kill-line kill-whole-line rotate-yank-pointer yank
   yank-pop yank-from-kill-ring append-to-buffer prepend-to-buffer copy-to-buffer insert-buffer))

(loaddefs--register
 (loaddefs--own "undo")
 '(primitive-undo undo-start undo-more undo--last-change-was-undo-p undo-copy-list undo-copy-list-1
   undo-outer-limit-truncate)
 nil)
(loaddefs--register-commands (loaddefs--own "undo") '(buffer-disable-undo undo undo-only undo-redo))
(defalias 'advertised-undo 'undo)
(loaddefs--register
 (loaddefs--own "undo-region")
 '(undo-make-selective-list undo-elt-in-region undo-elt-crosses-region undo-adjust-elt undo-adjust-beg-end
   undo-adjust-pos undo-delta undo-auto--needs-boundary-p undo-auto--last-boundary-amalgamating-number
   undo-auto--ensure-boundary undo-auto--boundaries undo-auto--boundary-timer undo-auto--boundary-ensure-timer
   undo-auto--add-boundary undo-auto-amalgamate undo-auto--undoable-change undo-amalgamate-change-group)
 nil)

(loaddefs--register
 (loaddefs--own "line-motion")
 '(line-move line-move-visual line-move-1 line-move-finish line-move-to-column count-lines count-words--message)
 nil)
(loaddefs--register-commands
 (loaddefs--own "line-motion")
 '(next-line previous-line next-logical-line previous-logical-line set-goal-column beginning-of-visual-line
   end-of-visual-line goto-line goto-line-relative what-line what-cursor-position count-words count-words-region
   count-lines-region))

(loaddefs--register (loaddefs--own "blanks") '(set-hard-newline-properties) nil)
(loaddefs--register-commands
 (loaddefs--own "blanks")
 '(newline newline-and-indent reindent-then-newline-and-indent open-line split-line delete-indentation
   delete-blank-lines back-to-indentation forward-to-indentation backward-to-indentation delete-trailing-whitespace
   delete-horizontal-space fixup-whitespace just-one-space cycle-spacing backward-delete-char-untabify))
(defalias 'join-line 'delete-indentation)

(loaddefs--register
 (loaddefs--own "next-error")
 '(next-error-buffer-p next-error-buffer-on-selected-frame next-error-buffer-unnavigated-current
   next-error-find-buffer next-error-internal next-error-found)
 nil)
(loaddefs--register-commands
 (loaddefs--own "next-error")
 '(next-error next-error-select-buffer previous-error first-error next-error-no-select previous-error-no-select))
(defalias 'goto-next-locus 'next-error)
(defalias 'next-match 'next-error)

(loaddefs--register (loaddefs--own "transposing") '(transpose-subr transpose-subr-1) nil)
(loaddefs--register-commands (loaddefs--own "transposing") '(transpose-chars transpose-words transpose-sexps transpose-lines))

(loaddefs--register-commands
 (loaddefs--own "mark-commands")
 '(push-mark-command set-mark-command pop-to-mark-command pop-global-mark mark-word mark-whole-buffer
   beginning-of-buffer end-of-buffer upcase-dwim downcase-dwim capitalize-dwim))

(loaddefs--register
 "rect"
 '(apply-on-rectangle operate-on-rectangle extract-rectangle extract-rectangle-bounds delete-extract-rectangle
   insert-rectangle spaces-string)
 nil)
(loaddefs--register-commands
 "rect"
 '(delete-rectangle kill-rectangle copy-rectangle-as-kill yank-rectangle open-rectangle close-rectangle
   delete-whitespace-rectangle string-rectangle replace-rectangle string-insert-rectangle clear-rectangle
   rectangle-number-lines))

(loaddefs--register (loaddefs--own "read-expression") '(read--expression) nil)
(loaddefs--register (loaddefs--own "shell-commands") '(shell-command-sentinel) nil)

(loaddefs--register
 (loaddefs--own "simple-commands")
 '(prefix-command-preserve-state prefix-command-update eval-expression-print-format
   eval-expression-get-print-arguments edit-and-eval-command clone-process region-modifiable-p
   make-separator-line)
 nil)
(loaddefs--register-commands
 (loaddefs--own "simple-commands")
 '(universal-argument universal-argument-more negative-argument digit-argument keyboard-quit eval-expression
   set-variable rename-uniquely clone-buffer clone-indirect-buffer overwrite-mode binary-overwrite-mode indent-tabs-mode visible-mode
   transient-mark-mode
   set-selective-display))

(loaddefs--register (loaddefs--own "textmodes/auto-fill") '(turn-on-auto-fill turn-off-auto-fill internal-auto-fill do-auto-fill) nil)
(loaddefs--register-commands (loaddefs--own "textmodes/auto-fill") '(auto-fill-mode default-indent-new-line set-fill-column))

(loaddefs--register
 (loaddefs--own "textmodes/fill-individual")
 '(fill-individual-paragraphs-prefix fill-individual-paragraphs-citation)
 nil)
(loaddefs--register-commands (loaddefs--own "textmodes/fill-individual") '(fill-nonuniform-paragraphs fill-individual-paragraphs))

(loaddefs--register
 (loaddefs--own "progmodes/elisp-eval")
 '(prin1-char elisp--preceding-sexp preceding-sexp eval-sexp-add-defvars elisp--eval-last-sexp
   elisp--eval-last-sexp-print-value elisp--eval-defun-1 elisp--eval-defun)
 nil)
(loaddefs--register-commands (loaddefs--own "progmodes/elisp-eval") '(eval-last-sexp eval-print-last-sexp eval-defun))

(loaddefs--register-commands (loaddefs--own "emacs-lisp/lisp-indent") '(prog-indent-sexp))

(loaddefs--register "isearch-visible" '(isearch-filter-visible isearch-range-invisible) nil)

;;; loaddefs-editing.el ends here

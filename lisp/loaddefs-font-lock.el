;;; loaddefs-font-lock.el --- colours for text, and ElDoc: variables, and what is loaded when it is used  -*- lexical-binding: t -*-

;; See "Font Lock Mode" in the Elisp manual.

;; Keywords name faces by variables of the same names.
(defvar font-lock-comment-face 'font-lock-comment-face "The face of comments.")
(defvar font-lock-comment-delimiter-face 'font-lock-comment-delimiter-face "The face of what starts and ends comments.")
(defvar font-lock-string-face 'font-lock-string-face "The face of strings.")
(defvar font-lock-doc-face 'font-lock-doc-face "The face of documentation in programs.")
(defvar font-lock-doc-markup-face 'font-lock-doc-markup-face "The face of marks in such documentation.")
(defvar font-lock-keyword-face 'font-lock-keyword-face "The face of keywords.")
(defvar font-lock-builtin-face 'font-lock-builtin-face "The face of names that the language has.")
(defvar font-lock-function-name-face 'font-lock-function-name-face "The face of functions where they are defined.")
(defvar font-lock-variable-name-face 'font-lock-variable-name-face "The face of variables where they are defined.")
(defvar font-lock-type-face 'font-lock-type-face "The face of types.")
(defvar font-lock-constant-face 'font-lock-constant-face "The face of constants and labels.")
(defvar font-lock-warning-face 'font-lock-warning-face "The face of what may be wrong.")
(defvar font-lock-negation-char-face 'font-lock-negation-char-face "The face of negations.")
(defvar font-lock-preprocessor-face 'font-lock-preprocessor-face "The face of what a preprocessor reads.")

;;; What a buffer has

(defvar font-lock-keywords nil "What is coloured how: see \"Search-based Fontification\" in the Elisp manual.")
(defvar font-lock-keywords-only nil "Non-nil means that strings and comments have no colours of their own.")
(defvar font-lock-keywords-case-fold-search nil "Non-nil means that the case of letters does not count for the keywords.")
(make-variable-buffer-local 'font-lock-keywords-case-fold-search)
(defvar font-lock-syntax-table nil "The syntax table of the keywords, nil for that of the buffer.")
(make-variable-buffer-local 'font-lock-syntax-table)
(defvar font-lock-syntactic-keywords nil "Obsolete keywords that put syntax on text; not used.")
(defvar font-lock-set-defaults nil "Non-nil once `font-lock-set-defaults' has set the variables of the buffer.")
(make-variable-buffer-local 'font-lock-set-defaults)
(defvar font-lock-major-mode nil "The major mode that the variables of the buffer were set for.")
(make-variable-buffer-local 'font-lock-major-mode)
(defvar font-lock-fontified nil "Non-nil once the whole buffer has its colours.")
(defvar font-lock-multiline nil "Whether keywords may match over several lines.")
(defvar font-lock-extra-managed-props nil "Text properties, besides faces, that colouring puts and removes.")
(make-variable-buffer-local 'font-lock-extra-managed-props)
(defvar font-lock-dont-widen nil "Non-nil means that colouring keeps to the accessible part of the buffer.")
(defvar font-lock-comment-start-skip nil "Regexp for what starts a comment, for its own face; nil for `comment-start-skip'.")
(defvar font-lock-comment-end-skip nil "Regexp for what ends a comment, for its own face; nil for `comment-end-skip'.")
(defvar font-lock-mark-block-function nil "Function that marks a block for `font-lock-fontify-block'.")
(defvar font-lock-keywords-alist nil "Alist from modes to lists (KEYWORDS . HOW) that were added to them.")
(defvar font-lock-removed-keywords-alist nil "Alist from modes to keywords that were removed from them.")

;;; Options

(defcustom font-lock-maximum-decoration t "How many colours: t for most, nil for few, or a number." :type 'sexp)
(defcustom font-lock-maximum-size nil "Up to which size a buffer is coloured at once; not used." :type 'sexp)
(defcustom font-lock-verbose nil "Whether messages tell of colouring." :type 'sexp)
(defcustom font-lock-support-mode 'jit-lock-mode "The mode that colours what is shown." :type 'sexp)
(defvar global-font-lock-mode nil "Non-nil if Font Lock mode is on everywhere.")
(defvar font-lock-function 'font-lock-default-function "Function that turns Font Lock mode on and off.")
(defvar jit-lock-mode nil "Non-nil if text is coloured when it is shown.")
(make-variable-buffer-local 'jit-lock-mode)
(defvar jit-lock-functions nil "Functions that colour text that is shown.")
(defvar jit-lock-contextually nil "Whether text after a change is coloured anew.")

;;; Functions that do the work

(defvar font-lock-syntactic-face-function
  #'(lambda (state) (if (nth 3 state) font-lock-string-face font-lock-comment-face))
  "Function that returns the face of a string or comment; its argument is the state of the parser at its start.")
(defvar font-lock-fontify-buffer-function 'font-lock-default-fontify-buffer "Function that colours the buffer.")
(defvar font-lock-unfontify-buffer-function 'font-lock-default-unfontify-buffer "Function that removes all colours.")
(defvar font-lock-fontify-region-function 'font-lock-default-fontify-region "Function that colours a region.")
(defvar font-lock-unfontify-region-function 'font-lock-default-unfontify-region "Function that removes the colours of a region.")
(defvar font-lock-flush-function 'font-lock-after-change-function "Function that makes a region be coloured anew.")
(defvar font-lock-ensure-function
  #'(lambda (beg end) (if font-lock-fontified nil (save-excursion (font-lock-fontify-region beg end))))
  "Function that makes sure that a region has its colours.")
(defvar font-lock-extend-region-functions
  '(font-lock-extend-region-wholelines font-lock-extend-region-multiline)
  "Functions that move `font-lock-beg' and `font-lock-end' apart, and return non-nil if they did.")

(loaddefs--register
 (loaddefs--own "font-lock")
 '(turn-on-font-lock turn-on-font-lock-if-desired font-lock-set-defaults font-lock-add-keywords
   font-lock-remove-keywords font-lock-compile-keywords font-lock-ensure
   font-lock-flush font-lock-fontify-region font-lock-unfontify-region font-lock-unfontify-buffer
   font-lock-default-fontify-region font-lock-default-unfontify-region font-lock-default-fontify-buffer
   font-lock-default-unfontify-buffer font-lock-after-change-function font-lock-extend-region-wholelines
   font-lock-extend-region-multiline font-lock-default-function font-lock-defontify font-lock-eval-keywords
   font-lock-choose-keywords font-lock-fontify-keywords-region font-lock-fontify-syntactically-region)
 nil)
(loaddefs--register-commands (loaddefs--own "font-lock") '(font-lock-mode font-lock-fontify-buffer))
(loaddefs--register
 (loaddefs--own "font-lock-properties")
 '(font-lock-prepend-text-property font-lock-append-text-property font-lock-fillin-text-property
   font-lock--remove-face-from-text-property)
 nil)
(loaddefs--register (loaddefs--own "jit-lock") '(jit-lock-register jit-lock-unregister jit-lock-mode jit-lock-function) nil)


;;; ElDoc

(defvar eldoc-mode nil "Non-nil if ElDoc mode is on.")
(make-variable-buffer-local 'eldoc-mode)
(defvar global-eldoc-mode t "Non-nil if ElDoc mode is on where there is documentation for it.")
(defcustom eldoc-idle-delay 0.50 "For how many seconds nothing is typed before documentation is shown." :type 'number)
(defcustom eldoc-minor-mode-string " ElDoc" "What the mode line shows of ElDoc mode." :type 'string)
(defcustom eldoc-print-after-edit nil "Non-nil means that documentation is shown only after a change." :type 'boolean)
(defcustom eldoc-echo-area-use-multiline-p 'truncate-sym-name-if-fit "Whether several lines may be shown." :type 'sexp)
(defvar eldoc-documentation-functions nil "Functions that know documentation for what is at point; see the Elisp manual.")
(defvar eldoc-message-function 'eldoc-minibuffer-message "Function that shows messages of ElDoc.")

(loaddefs--register
 (loaddefs--own "eldoc-basics")
 '(turn-on-eldoc-mode eldoc-message eldoc-display-message-p eldoc-add-command eldoc-remove-command
   eldoc-add-command-completions)
 nil)
(loaddefs--register-commands (loaddefs--own "eldoc-basics") '(eldoc-mode global-eldoc-mode))

(provide 'eldoc)
(provide 'font-lock)
(provide 'font-core)
(provide 'jit-lock)

(provide 'loaddefs-font-lock)

;;; loaddefs-font-lock.el ends here

;;; loaddefs.el --- what is loaded when it is first used  -*- lexical-binding: t -*-

;; All functions of one file share one autoload object, so that registering a name is one assignment.
;;
;; What Emacs has from the start comes from our own file, wherever `load-path' leads: `loaddefs--own'.  What Emacs loads from
;; a library comes from the first library of that name.  Only names that Emacs has in a file of the same name are registered
;; with it: with GNU's library first on `load-path' the file is GNU's.

(defalias 'loaddefs--own
  #'(lambda (file)
      "Return the whole name of FILE, one of ours, named from the folder of our library."
      (concat (car load-path) "/" file)))

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
 (loaddefs--own "help")
 '(help-function-arglist help-add-fundoc-usage help-split-fundoc help--docstring-quote help--make-usage
   help--make-usage-docstring)
 nil)

(loaddefs--register
 (loaddefs--own "subr-docstrings")
 '(internal--fill-string-single-line internal--format-docstring-line)
 nil)

(loaddefs--register (loaddefs--own "subr-prefixes") '(register-definition-prefixes) nil)

(loaddefs--register
 (loaddefs--own "emacs-lisp/macroexp")
 '(macroexp-progn macroexp-unprogn macroexp-let* macroexp-if macroexp-const-p macroexp-small-p macroexp-copyable-p
   macroexp-quote macroexp-parse-body macroexp-file-name macroexp-compiling-p macroexp-warn-and-return
   macroexp--warn-and-return macroexp-macroexpand macroexp--expand-all macroexp--all-forms macroexp--fgrep
   macroexp--const-symbol-p)
 '(macroexp-let2 macroexp-let2*))

(loaddefs--register
 "gv"
 '(gv-get gv-setter gv-deref gv--defsetter)
 '(gv-letplace gv-define-expander gv-define-setter gv-define-simple-setter setf gv-ref gv-synthetic-place gv-delay-error))

(loaddefs--register (loaddefs--own "emacs-lisp/gv-push") '(gv--push gv--pop) nil)

(loaddefs--register
 "subr-x"
 '(string-blank-p string-chop-newline string-clean-whitespace string-empty-p string-fill string-join string-limit
   string-lines string-pad string-remove-prefix string-remove-suffix string-reverse string-truncate-left
   replace-region-contents hash-table-empty-p hash-table-keys hash-table-values internal--build-binding
   internal--build-bindings internal--listify)
 '(if-let if-let* when-let when-let* and-let* named-let thread-first thread-last))

(loaddefs--register "bytecomp" '(byte-compile-check-lambda-list) nil)

(loaddefs--register
 "format-spec"
 '(format-spec format-spec-make)
 nil)

(loaddefs--register
 "mule-util"
 '(truncate-string-ellipsis truncate-string-to-width store-substring coding-system-translation-table-for-decode
   coding-system-translation-table-for-encode coding-system-post-read-conversion coding-system-pre-write-conversion
   detect-coding-with-language-environment nested-alist-p set-nested-alist lookup-nested-alist filepos-to-bufferpos
   bufferpos-to-filepos)
 nil)

(loaddefs--register
 (loaddefs--own "international/mule-charsets")
 '(define-charset charset-dimension charset-chars charset-iso-final-char charset-description charset-short-name
   charset-long-name get-charset-property put-charset-property make-translation-table
   make-translation-table-from-vector make-translation-table-from-alist define-translation-table
   define-translation-hash-table)
 '(with-category-table))

(loaddefs--register
 (loaddefs--own "international/auto-coding")
 '(auto-coding-alist-lookup auto-coding-regexp-alist-lookup find-auto-coding set-auto-coding
   sgml-xml-auto-coding-function sgml-html-meta-auto-coding-function xml-find-file-coding-system
   decode-coding-inserted-region recode-region revert-buffer-with-coding-system select-safe-coding-system)
 nil)

(loaddefs--register
 (loaddefs--own "international/mule-cmds")
 '(coding-system-lessp canonicalize-coding-system-name find-multibyte-characters find-coding-systems-for-charsets
   search-unencodable-char encoded-string-description sanitize-coding-system-list select-message-coding-system
   set-terminal-coding-system set-keyboard-coding-system set-selection-coding-system set-clipboard-coding-system
   set-next-selection-coding-system read-coding-system read-buffer-file-coding-system get-language-info
   set-language-info set-language-info-internal set-language-info-alist reset-language-environment
   set-language-environment set-language-environment-coding-systems set-language-environment-charset
   locale-name-match locale-charset-match-p locale-charset-to-coding-system set-locale-environment)
 nil)

(let ((object '(autoload "mule-cmds" nil t nil)))
  (fset 'toggle-enable-multibyte-characters object))

(loaddefs--register
 "utf-7"
 '(utf-7-decode utf-7-encode utf-7-post-read-conversion utf-7-imap-post-read-conversion utf-7-pre-write-conversion
   utf-7-imap-pre-write-conversion)
 nil)

(loaddefs--register
 (loaddefs--own "international/compound-text")
 '(ctext-post-read-conversion ctext-pre-write-conversion)
 nil)

(loaddefs--register
 "china-util"
 '(encode-hz-region encode-hz-buffer decode-hz-region decode-hz-buffer post-read-decode-hz pre-write-encode-hz)
 nil)

(loaddefs--register
 "viet-util"
 '(viet-encode-viscii-char viet-decode-viqr-region viet-decode-viqr-buffer viet-encode-viqr-region
   viet-encode-viqr-buffer viqr-post-read-conversion viqr-pre-write-conversion)
 nil)

(loaddefs--register
 "ind-util"
 '(in-is13194-post-read-conversion in-is13194-pre-write-conversion)
 nil)

(loaddefs--register
 "network-stream"
 '(open-network-stream open-protocol-stream)
 nil)

(loaddefs--register
 (loaddefs--own "keymap-names")
 '(kbd)
 nil)

(loaddefs--register
 "pcase"
 nil
 '(pcase pcase-exhaustive pcase-let pcase-let* pcase-setq pcase-dolist pcase-lambda pcase-defmacro))

(loaddefs--register
 "cl-lib"
 '(cl-values cl-values-list cl-multiple-value-apply cl-multiple-value-call cl-nth-value cl-plusp cl-minusp cl-oddp
   cl-evenp cl-digit-char-p cl-first cl-second cl-rest cl-third cl-fourth cl-caddr cl-cdddr cl-cadddr
   cl-cddddr cl-caaar cl-caadr cl-cadar cl-cdaar cl-cdadr cl-cddar cl-fifth cl-sixth cl-seventh cl-eighth cl-ninth
   cl-tenth cl-list* cl-ldiff cl-copy-list cl-adjoin cl-subst cl-acons cl-pairlis cl-mapcar cl-copy-seq
   cl-svref cl-proclaim cl--set-substring cl--set-buffer-substring)
 '(cl-incf cl-decf cl-pushnew cl-multiple-value-list cl-declaim))

(loaddefs--register
 "cl-macs"
 '(cl-gensym cl-gentemp cl-compiler-macroexpand cl--defsubst-expand)
 '(cl-defun cl-iter-defun cl-defmacro cl-function cl-destructuring-bind cl-defsubst cl-define-compiler-macro
   cl-block cl-return cl-return-from cl-tagbody cl-do cl-do* cl-dolist cl-dotimes cl-do-symbols cl-do-all-symbols
   cl-psetq cl-progv cl-case cl-ecase cl-typecase cl-etypecase cl-flet cl-flet* cl-labels cl-macrolet
   cl-symbol-macrolet cl-callf cl-callf2 cl-letf cl-letf* cl-psetf cl-rotatef cl-shiftf cl-remf
   cl-multiple-value-bind cl-multiple-value-setq cl-the cl-locally cl-eval-when cl-load-time-value cl-declare
   cl-check-type cl-assert cl-loop cl-deftype cl-defstruct))

(loaddefs--register (loaddefs--own "emacs-lisp/cl-local") '(cl--local-functions) nil)

(loaddefs--register (loaddefs--own "emacs-lisp/cl-loop") '(cl--loop-form) nil)

(loaddefs--register
 (loaddefs--own "emacs-lisp/cl-runtime")
 '(cl--loop-pairs cl--loop-key-pairs cl--loop-symbols cl--loop-overlays cl--loop-intervals)
 nil)

(loaddefs--register
 (loaddefs--own "emacs-lisp/cl-generic")
 '(cl-generic-p cl-generic-ensure-function cl-generic-define cl-generic-define-method cl-generic-all-functions
   cl-call-next-method cl-next-method-p cl-generic-generalizers cl-no-applicable-method cl-no-next-method
   cl-no-primary-method cl-generic-combine-methods cl-generic-make-generalizer cl-generic-apply
   cl-generic-call-method cl--generic-describe cl--generic-method-info cl-generic-function-options
   cl-generic--method-qualifier-p cl-find-method cl-method-qualifiers cl--generic-split-args cl--generic-lambda
   cl--generic-method-documentation cl--generic-member-method cl--generic-load-hist-format cl--generic-method-files
   cl--generic-specializers-apply-to-type-p cl--generic-make cl--struct-cl--generic-p cl--generic-name
   cl--generic-dispatches cl--generic-method-table cl--generic-options cl--generic-make-method
   cl--struct-cl--generic-method-p cl--generic-method-specializers cl--generic-method-qualifiers
   cl--generic-method-uses-cnm cl--generic-method-function cl--generic-generalizer-p cl--generic-generalizer-name
   cl--generic-generalizer-priority cl--generic-generalizer-tagcode-function
   cl--generic-generalizer-specializers-function cl--generic-make-function cl--generic-make-next-function
   cl--generic-get-dispatcher cl--generic-arg-specializer cl--generic-cache-miss cl--generic-isnot-nnm-p
   cl--generic-no-next-method-function cl--generic-standard-method-combination cl--generic-class-parents
   cl--generic-struct-tag cl--generic-struct-specializers cl--generic-derived-specializers)
 '(cl-defgeneric cl-defmethod cl-generic-define-context-rewriter cl-generic-define-generalizer cl--generic
   cl-generic-current-method-specializers))

(loaddefs--register
 (loaddefs--own "emacs-lisp/cl-struct")
 '(cl-typep cl--find-class cl-struct-sequence-type cl--struct-place cl-struct-slot-info cl-struct-slot-offset
   cl-struct-slot-value cl--set-struct-slot cl--defstruct-form)
 nil)

(loaddefs--register
 "cl-seq"
 '(cl-position cl-position-if cl-position-if-not cl-find cl-find-if cl-find-if-not cl-count cl-count-if
   cl-count-if-not cl-member cl-member-if cl-member-if-not cl-assoc cl-assoc-if cl-assoc-if-not cl-rassoc
   cl-rassoc-if cl-rassoc-if-not cl-remove cl-remove-if cl-remove-if-not cl-delete cl-delete-if cl-delete-if-not
   cl-remove-duplicates cl-delete-duplicates cl-substitute cl-substitute-if cl-substitute-if-not cl-nsubstitute
   cl-nsubstitute-if cl-nsubstitute-if-not cl-fill cl-replace cl-reduce cl-mismatch cl-search cl-sort
   cl-stable-sort cl-merge cl-union cl-nunion cl-intersection cl-nintersection cl-set-difference cl-nset-difference
   cl-set-exclusive-or cl-nset-exclusive-or cl-subsetp cl-sublis cl-nsublis cl-subst-if cl-subst-if-not cl-nsubst
   cl-nsubst-if cl-nsubst-if-not cl-tree-equal cl-endp)
 nil)

(loaddefs--register
 "cl-extra"
 '(cl-coerce cl-equalp cl-map cl-maplist cl-mapc cl-mapl cl-mapcan cl-mapcon cl-some cl-every cl-notany cl-notevery
   cl-gcd cl-lcm cl-isqrt cl-floor cl-ceiling cl-truncate cl-round cl-mod cl-rem cl-signum cl-parse-integer
   cl-random cl-make-random-state cl-random-state-p cl-subseq cl-concatenate cl-revappend cl-nreconc cl-list-length
   cl-tailp cl--mapcar-many cl-find-class cl-get cl-getf cl--set-getf cl--do-remf cl-remprop cl-fresh-line cl-float-limits cl-prettyexpand)
 nil)

(loaddefs--register
 "easy-mmode"
 '(easy-mmode-pretty-mode-name easy-mmode-define-keymap define-global-minor-mode easy-mmode-define-minor-mode
   easy-mmode-define-global-mode)
 '(define-minor-mode easy-mmode-defmap define-globalized-minor-mode))

(loaddefs--register
 "derived"
 nil
 '(define-derived-mode))

(loaddefs--register
 "seq"
 '(seqp seq-elt seq-length seq-first seq-rest seq-empty-p seq-do seq-each seq-do-indexed seq-copy seq-reverse
   seq-into seq-into-sequence seq-concatenate seq-subseq seq-take seq-drop seq-take-while seq-drop-while seq-map
   seq-map-indexed seq-mapn seq-mapcat seq-filter seq-remove seq-reduce seq-every-p seq-some seq-find
   seq-count seq-contains-p seq-contains seq-position seq-uniq seq-sort seq-sort-by seq-min seq-max seq-partition
   seq-group-by seq-random-elt seq-union seq-intersection seq-difference seq-set-equal-p seq--elt-safe)
 '(seq-doseq seq-let seq-setq))

(loaddefs--register
 "map"
 '(mapp map-elt map-put! map-insert map-delete map-do map-apply map-pairs map-keys map-values map-keys-apply
   map-values-apply map-length map-empty-p map-copy map-contains-key map-filter map-remove map-some map-every-p
   map-nested-elt map-into map-merge map-merge-with)
 '(map-put map-let))

(loaddefs--register
 (loaddefs--own "simple")
 '(current-word mark set-mark activate-mark deactivate-mark push-mark pop-mark region-active-p use-region-p
   save-mark-and-excursion--save save-mark-and-excursion--restore process-file start-file-process
   shell-command-to-string rfc822-goto-eoh messages-buffer decoded-time-second decoded-time-minute
   decoded-time-hour decoded-time-day decoded-time-month decoded-time-year decoded-time-weekday decoded-time-dst
   decoded-time-zone)
 '(save-mark-and-excursion))

(loaddefs--register
 "ring"
 '(ring-p make-ring ring-size ring-length ring-empty-p ring-plus1 ring-minus1 ring-index ring-copy ring-insert
   ring-insert-at-beginning ring-remove ring-ref ring-elements ring-member ring-next ring-previous ring-extend
   ring-resize ring-insert+extend ring-remove+insert+extend ring-convert-sequence-to-ring)
 nil)

(loaddefs--register
 "let-alist"
 nil
 '(let-alist))

(loaddefs--register
 "inline"
 nil
 '(inline-quote inline-const-p inline-const-val inline-error inline-letevals define-inline))

(loaddefs--register
 (loaddefs--own "emacs-lisp/regexp-opt")
 '(regexp-opt regexp-opt-depth regexp-opt-group regexp-opt-charset subregexp-context-p)
 nil)

(loaddefs--register
 "rx"
 '(rx-to-string)
 '(rx rx-define rx-let rx-let-eval))

(loaddefs--register
 (loaddefs--own "emacs-lisp/nadvice")
 '(advice--make advice--remove-function advice-function-member-p advice-function-mapc advice--buffer-local
   advice--set-buffer-local advice--add-function advice-add advice-remove advice-member-p advice-mapc
   advice-eval-interactive-spec
   advice--p advice--car advice--cdr advice--cd*r advice--where advice--props advice--member-p advice--normalize-place
   advice--symbol-function advice--defalias-fset)
 '(add-function remove-function define-advice))

(loaddefs--register
 "benchmark"
 '(benchmark benchmark-call)
 '(benchmark-run benchmark-run-compiled benchmark-progn))

(loaddefs--register
 (loaddefs--own "emacs-lisp/float-sup")
 nil
 '(degrees-to-radians radians-to-degrees))

(loaddefs--register
 "advice"
 '(ad-activate ad-deactivate ad-add-advice ad-enable-advice ad-disable-advice ad-remove-advice ad-unadvise ad-is-advised)
 '(defadvice))

(loaddefs--register
 (loaddefs--own "abbrev")
 '(make-abbrev-table abbrev-table-get abbrev-table-put abbrev-table-p abbrev-get abbrev-put define-abbrev-table
   define-abbrev abbrev-symbol abbrev-expansion abbrev-table-empty-p clear-abbrev-table)
 nil)

(loaddefs--register
 (loaddefs--own "obarray")
 '(obarray-make obarrayp obarray-p obarray-get obarray-put obarray-remove obarray-map obarray-size)
 nil)

(loaddefs--register
 "warnings"
 '(warning-numeric-level display-warning lwarn warn)
 nil)

(loaddefs--register
 "ert"
 '(ert-run-tests-batch ert-run-tests-batch-and-exit ert-run-tests-interactively ert-describe-test ert)
 '(ert-deftest))

(loaddefs--register
 "eieio"
 '(make-instance slot-value slot-boundp)
 '(defclass oref oset with-slots))

(loaddefs--register "eieio-core" '(eieio-object-p eieio-oref eieio-oset class-p) nil)

(loaddefs--register
 (loaddefs--own "emacs-lisp/later")
 '(cl-constantly seq-keep seq-split map-reverse ensure-empty-lines)
 '(cl-once-only cl-with-gensyms with-memoization while-let))

(loaddefs--register
 (loaddefs--own "subr-cxr")
 '(caaaar caaadr caadar caaddr cadaar cadadr caddar cadddr
   cdaaar cdaadr cdadar cdaddr cddaar cddadr cdddar cddddr)
 nil)

(loaddefs--register "generator" '(iter-next iter-close iter-yield) '(iter-defun iter-lambda iter-make iter-do))

(loaddefs--register "pp" '(pp pp-to-string pp-buffer) nil)

(loaddefs--register
 (loaddefs--own "emacs-lisp/lisp-indent")
 '(calculate-lisp-indent lisp-indent-region lisp-indent-line lisp-indent-function indent-sexp lisp-indent-specform lisp-indent-defform)
 nil)

(loaddefs--register
 "cl-print"
 '(cl-prin1 cl-prin1-to-string cl-print-object cl-print-to-string-with-limit cl-print-expand-ellipsis)
 nil)

(loaddefs--register "debug" '(debug debug-on-entry cancel-debug-on-entry) nil)

;;; loaddefs.el ends here

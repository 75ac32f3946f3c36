;;; loaddefs-display.el --- windows, frames, faces, the minibuffer: what is loaded when first used  -*- lexical-binding: t -*-

(loaddefs--register
 (loaddefs--own "event-parts")
 '(event-parts--here event-start event-end event-click-count event-line-count posnp posn-window posn-area
   posn-point posn-set-point posn-x-y posn-col-row scroll-bar-scale posn-actual-col-row posn-timestamp
   posn-string posn-image posn-object posn-object-x-y posn-object-width-height)
 nil)
(loaddefs--register-commands
 (loaddefs--own "event-parts")
 '(mouse-set-point))

(loaddefs--register
 (loaddefs--own "frame")
 '(get-device-terminal framep-on-display frames-on-display-list filtered-frame-list minibuffer-frame-list
   display-graphic-p display-mouse-p display-popup-menus-p display-multi-frame-p display-multi-font-p
   display-images-p display-selections-p display-symbol-keys-p display-blink-cursor-p display-color-p
   display-grayscale-p frame--on display-color-cells display-planes display-visual-class display-screens
   display-pixel-height display-pixel-width display-mm-height display-mm-width display-backing-store
   display-save-under display-monitor-attributes-list frame-monitor-attributes frame-monitor-attribute
   frame-monitor-geometry frame-monitor-workarea window-system-for-display frame-char-size frame-pixel-width
   frame-pixel-height frame-inner-width frame-inner-height frame-outer-width frame-outer-height
   frame-border-width frame-edges frame-current-scroll-bars frame-list-z-order frame-restack
   frame-size-changed-p mouse-absolute-pixel-position set-mouse-absolute-pixel-position frame-focus-state
   set-frame-parameter modify-all-frames-parameters get-other-frame select-frame-set-input-focus
   make-frame-names-alist frame-terminal-default-bg-mode frame-set-background-mode current-frame-configuration
   frame-configuration-p set-frame-configuration)
 '(with-selected-frame))
(loaddefs--register-commands
 (loaddefs--own "frame")
 '(set-frame-name set-background-color set-foreground-color set-cursor-color set-mouse-color set-border-color
   make-frame make-frame-on-display make-frame-command other-frame next-window-any-frame
   previous-window-any-frame next-multiframe-window previous-multiframe-window select-frame-by-name
   suspend-frame iconify-or-deiconify-frame delete-other-frames))

(loaddefs--register
 (loaddefs--own "button")
 '(button-category-symbol define-button-type button-type-put button-type-get button-type-subtype-p button--edge
   button-start button-end button--area-button-p button--area-button-string button-get button-put
   button-activate button-label button-type button-has-type-p button--help-echo make-button insert-button
   make-text-button insert-text-button button-buttonize button-at next-button previous-button button--step
   button--step-from-edge)
 nil)
(loaddefs--register-commands
 (loaddefs--own "button")
 '(button-mode  push-button forward-button backward-button))

(loaddefs--register
 (loaddefs--own "command-keys")
 '(command-keys--in-face help--key-description-fontified help-key-description command-keys--quote command-keys--of
   command-keys--name substitute-command-keys command-keys--description command-keys--bindings
   command-keys--insert-lines command-keys--insert-listing)
 nil)

(loaddefs--register
 (loaddefs--own "window")
 '(window-normalize-buffer window-normalize-frame window-normalize-window window-right window-left window-child
   window--children window-child-count window-last-child window--along-p window-combined-p window-combinations
   frame-root-window-p walk-window-subtree walk-window-tree walk-windows get-window-with-predicate some-window
   window-with-parameter count-windows window-tree window--tree window-main-window window--eligible
   get-lru-window get-mru-window get-largest-window window-at-x-y window-in-direction windows-sharing-edge
   window-at-side-p window-at-side-list window-full-height-p window-full-width-p window-total-size window-size
   window-body-size window-edges window-body-edges window-pixel-edges window-body-pixel-edges
   window-absolute-pixel-edges window-absolute-body-pixel-edges window-inside-edges window-inside-pixel-edges
   window-inside-absolute-pixel-edges window-font-width window-font-height window-default-font-height
   window-default-line-height window-max-chars-per-line window-current-scroll-bars
   truncated-partial-width-window-p)
 nil)
(loaddefs--register-commands
 (loaddefs--own "window")
 '(other-window))

(loaddefs--register
 (loaddefs--own "window-sizes")
 '(window-size-fixed-p window-fixed-size-p window-min-size window-safe-min-size window-min-pixel-size
   window-min-pixel-height window-min-pixel-width window-safe-min-pixel-height window-safe-min-pixel-width
   window-sizable window-sizable-p window--slack window-max-delta window-min-delta window--takers
   window-resizable window-resizable-p window-preserve-size window-preserved-size window--plan-nothing
   window--plan window--plan-change window--apply window--pixel-to-total window-resize window-resize-no-error
   adjust-window-trailing-edge window--plan-equal split-window window--split-sharing split-window-no-error
   window-deletable-p window--within-p window--after-deletion count-screen-lines window-buffer-height
   window-safely-shrinkable-p set-window-text-height)
 nil)
(loaddefs--register-commands
 (loaddefs--own "window-sizes")
 '(enlarge-window shrink-window enlarge-window-horizontally shrink-window-horizontally maximize-window
   minimize-window balance-windows split-window-below split-window-right split-window-vertically
   split-window-horizontally delete-window delete-other-windows delete-other-windows-vertically
   fit-window-to-buffer shrink-window-if-larger-than-buffer))

(loaddefs--register
 (loaddefs--own "window-buffers")
 '(set-window-buffer-start-and-point record-window-buffer push-window-buffer-onto-prev unrecord-window-buffer
   window-buffers--shown-name-p switch-to-prev-buffer-skip-p window-buffers--check get-next-valid-buffer
   last-buffer window--delete display-buffer-record-window quit-restore-window
   window-normalize-buffer-to-switch-to read-buffer-to-switch)
 nil)
(loaddefs--register-commands
 (loaddefs--own "window-buffers")
 '(switch-to-prev-buffer switch-to-next-buffer next-buffer previous-buffer bury-buffer unbury-buffer
   replace-buffer-in-windows delete-windows-on kill-buffer-and-window quit-window quit-windows-on
   switch-to-buffer))

(loaddefs--register
 (loaddefs--own "window-display")
 '(display-buffer-assq-regexp window-display--functions window-display--frames window--display-buffer
   window-display--size window-splittable-p split-window-sensibly window--try-to-split-window
   display-buffer-pop-up-window display-buffer-pop-up-frame display-buffer--maybe-pop-up-window
   display-buffer--maybe-pop-up-frame display-buffer--maybe-pop-up-frame-or-window display-buffer-below-selected
   display-buffer-at-bottom display-buffer-in-direction display-buffer-in-side-window display-buffer-same-window
   same-window-p display-buffer--maybe-same-window special-display-p display-buffer--special-action
   special-display-popup-frame display-buffer-reuse-window display-buffer-reuse-mode-window
   display-buffer-in-previous-window display-buffer-use-some-window display-buffer-use-least-recent-window
   window--even-window-sizes display-buffer-use-some-frame display-buffer-no-window pop-to-buffer-same-window)
 nil)
(loaddefs--register-commands
 (loaddefs--own "window-display")
 '(display-buffer display-buffer-other-frame pop-to-buffer switch-to-buffer-other-window
   switch-to-buffer-other-frame))

(loaddefs--register
 (loaddefs--own "temp-windows")
 '(temp-buffer-window-setup temp-buffer-window-show temp-windows--finish)
 '(with-temp-buffer-window with-current-buffer-window with-displayed-buffer-window with-window-non-dedicated))

(loaddefs--register
 (loaddefs--own "faces")
 '(facep check-face frame-face-alist face-list copy-face face-id face-name face-equal face-differs-from-default-p
   face-nontrivial-p face-list-p face-documentation set-face-documentation face-doc-string set-face-doc-string
   face-descriptive-attribute-name face-attribute face-attribute-merged-with face-all-attributes faces--colour
   face-foreground face-background face-stipple face-background-pixmap face-underline-p face-inverse-video-p
   face-bold-p face-italic-p face-extend-p set-face-attribute set-face-stipple set-face-font set-face-underline
   set-face-inverse-video set-face-bold set-face-italic set-face-extend set-face-underline-p
   set-face-inverse-video-p set-face-bold-p set-face-italic-p set-face-background-pixmap make-face-bold
   make-face-unbold make-face-italic make-face-unitalic make-face-bold-italic face-spec-set-match-display
   face-spec-choose face-default-spec face-user-default-spec face-spec-reset-face face-spec-set-2
   face-spec-recalc face-spec-set face-spec--realize face-attr-match-p face-spec-match-p face-attr-construct
   face-at-point faces--at-point foreground-color-at-point background-color-at-point read-face-name)
 '(face-attribute-specified-or))
(loaddefs--register-commands
 (loaddefs--own "faces")
 '(make-face make-empty-face set-face-foreground set-face-background invert-face))

(loaddefs--register
 (loaddefs--own "colors")
 '(tty-color-alist tty-color-canonicalize colors--distance tty-color-approximate tty-color-standard-values
   tty-color-off-gray-diag tty-color-desc tty-color-translate tty-color-values tty-color-by-index defined-colors color-defined-p
   color-values x-defined-colors x-color-defined-p x-color-values color-dark-p readable-foreground-color)
 nil)

(loaddefs--register
 (loaddefs--own "emacs-lisp/easymenu")
 '(easy-menu-intern easy-menu-always-true-p easy-menu-binding easy-menu-filter-return easymenu--quoted
   easy-menu-create-menu easymenu--new-symbol easy-menu-convert-item easymenu--convert-vector
   easy-menu-name-match easymenu--find easymenu--keymap-in easy-menu-get-map easy-menu-define-key
   easy-menu-add-item easy-menu-return-item easy-menu-item-present-p easy-menu-remove-item easy-menu-change
   add-submenu easy-menu-add easy-menu-remove)
 '(easy-menu-define))
(loaddefs--register-commands
 (loaddefs--own "emacs-lisp/easymenu")
 '(easy-menu-do-define easy-menu-make-symbol))

;; Names for what is there

(defalias 'x-display-color-p 'display-color-p)
(put 'undo :advertised-binding [?\C-x ?u])

;; Variables

(defvar ignore-window-parameters nil "Non-nil means that window parameters make no difference to functions on windows.")
(defvar window-safe-min-height 1 "The least height that a window can have.")
(defvar window-safe-min-width 2 "The least width that a window can have.")
(defvar window-min-height 4 "The least height that windows get when others are split or resized.")
(defvar window-min-width 10 "The least width that windows get when others are split or resized.")
(defvar-local window-size-fixed nil "Whether the `height', `width' or both (t) of windows showing the buffer are fixed.")
(defvar split-window-keep-point t "Non-nil means that point stays where it is in a window that is split.")
(defvar truncate-partial-width-windows 50 "In which windows less wide than the frame lines are truncated.")
(defvar temp-buffer-window-setup-hook nil "Hook run in the buffer of `with-temp-buffer-window' before it is filled.")
(defvar temp-buffer-window-show-hook nil "Hook run in the window of `with-temp-buffer-window' when it is shown.")
(defvar quit-window-hook nil "Hook run in the buffer of a window that `quit-window' leaves.")
(defvar switch-to-visible-buffer t "Non-nil means that going back may lead to a buffer that is shown elsewhere.")
(defvar switch-to-prev-buffer-skip nil "Which buffers going back leaves out; see `switch-to-prev-buffer-skip-p'.")
(defvar switch-to-buffer-preserve-window-point t "Non-nil means that a window goes back to where it was in a buffer.")
(defvar switch-to-buffer-in-dedicated-window nil "What `switch-to-buffer' does in a dedicated window.")
(defvar switch-to-buffer-obey-display-actions nil "Non-nil means that `switch-to-buffer' does as `display-buffer'.")
(defvar delete-window-choose-selected 'mru "Which window is selected when the selected one is deleted.")
(defvar window-state-put-list nil "What `window-state-put' is putting.")
(defvar display-buffer-function nil "Function that does in place of `display-buffer', or nil.")
(defvar pop-up-windows t "Non-nil means that showing a buffer may make a window.")
(defvar pop-up-frames nil "Non-nil means that showing a buffer makes a frame.")
(defvar pop-up-frame-alist nil "Parameters of frames made for a buffer.")
(defvar pop-up-frame-function #'(lambda () (make-frame pop-up-frame-alist)) "Function that makes a frame for a buffer.")
(defvar special-display-buffer-names nil "Names of buffers that are shown in a special way.")
(defvar special-display-regexps nil "Regexps for names of buffers that are shown in a special way.")
(defvar special-display-function 'special-display-popup-frame "Function that shows buffers in a special way.")
(defvar special-display-frame-alist '((height . 14) (width . 80) (unsplittable . t)) "Parameters of special frames.")
(defvar same-window-buffer-names nil "Names of buffers that are shown in the selected window.")
(defvar same-window-regexps nil "Regexps for names of buffers that are shown in the selected window.")
(defvar split-window-preferred-function 'split-window-sensibly "Function that splits a window to show a buffer.")
(defvar split-height-threshold 80 "The least height of windows that are split to show a buffer.")
(defvar split-width-threshold 160 "The least width of windows that are split side by side to show a buffer.")
(defvar even-window-sizes t "Non-nil means that showing a buffer in a smaller window makes that as large as the selected.")
(defvar display-buffer-mark-dedicated nil "How windows made to show a buffer are dedicated to it.")
(defvar display-buffer-overriding-action '(nil) "What `display-buffer' does first.")
(defvar display-buffer-alist nil "Alist of regexps or functions for buffers and what `display-buffer' does with them.")
(defvar display-buffer-base-action '(nil) "What `display-buffer' does after what its caller asks for.")
(defvar display-buffer-fallback-action
  '((display-buffer--maybe-same-window display-buffer-reuse-window display-buffer--maybe-pop-up-frame-or-window
     display-buffer-in-previous-window display-buffer-use-some-window display-buffer-pop-up-frame))
  "What `display-buffer' does when nothing else has shown the buffer.")
(defvar display-buffer--same-window-action '(display-buffer-same-window (inhibit-same-window))
  "The action that asks for the selected window.")
(defvar display-buffer--other-frame-action
  '((display-buffer-reuse-window display-buffer-pop-up-frame) (reusable-frames . 0) (inhibit-same-window . t))
  "The action that asks for another frame.")
(defvar frame-auto-hide-function 'iconify-frame "Function that hides a frame that is no longer needed.")
(defvar fit-window-to-buffer-horizontally nil "Whether `fit-window-to-buffer' changes widths.")
(defvar fit-frame-to-buffer nil "Whether frames are fitted to their buffers.")
(defvar face-name-history nil "Names of faces that were read, the latest first.")
(defvar face-font-selection-order '(:width :height :weight :slant) "In which order attributes count when fonts are chosen.")
(defvar color-luminance-dark-limit 0.325 "Below which luminance a colour is dark.")
(defvar button-map
  (let ((map (make-sparse-keymap)))
    (define-key map "\r" #'push-button)
    (define-key map [mouse-2] #'push-button)
    (define-key map [follow-link] 'mouse-face)
    (define-key map [mode-line mouse-2] #'push-button)
    (define-key map [header-line mouse-2] #'push-button)
    map)
  "Keymap on buttons.")

(defvar button-buffer-map
  (let ((map (make-sparse-keymap)))
    (define-key map [?\t] #'forward-button)
    (define-key map "\e\t" #'backward-button)
    (define-key map [backtab] #'backward-button)
    map)
  "Keymap for buffers with buttons.")

(dolist (feature '(window faces button frame)) (provide feature))

(loaddefs--register (loaddefs--own "command-loop") '(read-key-sequence read-key-sequence-vector) nil)
(loaddefs--register-commands (loaddefs--own "command-loop") '(recursive-edit))
(loaddefs--register (loaddefs--own "command-loop") '(command-loop--run) nil)

(loaddefs--register
 (loaddefs--own "tool-bar")
 '(tool-bar-local-item tool-bar-add-item tool-bar-local-item-from-menu tool-bar-add-item-from-menu
   tool-bar--image-expression)
 nil)
(loaddefs--register
 (loaddefs--own "emacs-lisp/tabulated-list")
 '(tabulated-list-get-id tabulated-list-get-entry tabulated-list-line-number-width tabulated-list-init-header
   tabulated-list-print-fake-header tabulated-list-header-overlay-p tabulated-list--column-number
   tabulated-list--get-sorter tabulated-list-print tabulated-list-print-entry tabulated-list-print-col
   tabulated-list-put-tag tabulated-list-clear-all-tags tabulated-list-delete-entry tabulated-list-set-col
   tabulated-list--sort-by-column-name)
 nil)
(loaddefs--register-commands
 (loaddefs--own "emacs-lisp/tabulated-list")
 '(tabulated-list-mode tabulated-list-revert tabulated-list-sort tabulated-list-col-sort tabulated-list-next-column
   tabulated-list-previous-column))
(loaddefs--register
 (loaddefs--own "case-table")
 '(get-upcase-table case-table-get-table copy-case-table set-case-syntax-pair set-upcase-syntax set-downcase-syntax
   set-case-syntax set-case-syntax-delims)
 nil)
(loaddefs--register (loaddefs--own "widget") '(define-widget) nil)
(loaddefs--register (loaddefs--own "simple-mail") '(define-mail-user-agent compose-mail) nil)

;; Emacs has these from the start; their functions are autoloads here, and `require' must not load a file of that name.
(provide 'macroexp)
(provide 'nadvice)
(provide 'cl-generic)
(provide 'regexp-opt)
(provide 'easymenu)
(provide 'widget)
(provide 'base64)
(provide 'overlay)
(provide 'text-properties)
(provide 'hashtable-print-readable)
(provide 'lisp-float-type)
(provide 'multi-tty)

;;; loaddefs-display.el ends here

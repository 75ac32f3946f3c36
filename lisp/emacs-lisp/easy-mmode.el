;;; easy-mmode.el --- defining minor modes  -*- lexical-binding: t -*-

;; See "Defining Minor Modes" in the Elisp manual.

(require 'macroexp)

(defun easy-mmode-pretty-mode-name (mode &optional lighter)
  "Return the name of MODE, a symbol, as it is shown; LIGHTER, a string, tells how its word is written."
  (let* ((case-fold-search t)
         (name (concat (capitalize (replace-regexp-in-string "toggle-\\|-mode\\'" "" (symbol-name mode)))
                       " mode")))
    (setq name (replace-regexp-in-string "-Minor" " minor" name t))
    (let ((word (if (stringp lighter) (string-trim lighter) "")))
      (if (equal word "")
          name
        (replace-regexp-in-string (regexp-quote word) word name t t)))))

(defun easy-mmode--docstring (doc pretty getter)
  "Return the documentation of the mode called PRETTY, whose state the form GETTER gives, from DOC."
  (concat (or doc (format "Turn %s on or off." pretty))
          (format-message "\n
A minor mode, whose state is the value of `%S'.  A program turns it on with ARG nil or positive, off with ARG
zero or negative, and changes it with ARG `toggle'; the user with a prefix argument, or none to change it.
Its hook is run each time." getter)))

(defmacro define-minor-mode (mode doc &rest body)
  "Define MODE as a minor mode: a variable, and a command that turns it on and off and then evaluates BODY.
DOC is its documentation.  BODY may start with keywords and values: :init-value, :lighter, :keymap, :global, :variable,
:after-hook, :interactive, and those of `defcustom' for a global mode."
  (declare (doc-string 2) (indent defun)
           (debug (&define name string-or-null-p [&optional [&not keywordp] sexp &optional [&not keywordp] sexp
                                                            &optional [&not keywordp] sexp]
                           [&rest [keywordp sexp]] def-body)))
  (let* ((mode-name (symbol-name mode))
         (init-value nil) (lighter nil) (keymap nil) (global nil) (setter nil)
         (variable mode) (getter nil) (after-hook nil) (set nil) (initialize nil) (type nil) (extra nil)
         (hook (intern (concat mode-name "-hook")))
         (hook-on (intern (concat mode-name "-on-hook")))
         (hook-off (intern (concat mode-name "-off-hook")))
         (interactive t) (keymap-sym nil))
    ;; The old way: init value, lighter and keymap by position.
    (unless (keywordp (car body))
      (setq init-value (pop body))
      (unless (keywordp (car body))
        (setq lighter (pop body))
        (unless (keywordp (car body))
          (setq keymap (pop body)))))
    (while (keywordp (car body))
      (let ((keyword (pop body)))
        (cond
         ((eq keyword :init-value) (setq init-value (pop body)))
         ((eq keyword :lighter) (setq lighter (pop body)))
         ((eq keyword :global)
          (setq global (pop body)))
         ((eq keyword :keymap) (setq keymap (pop body)))
         ((eq keyword :initialize) (setq initialize (list keyword (pop body))))
         ((eq keyword :set) (setq set (list keyword (pop body))))
         ((eq keyword :type) (setq type (list keyword (pop body))))
         ((eq keyword :interactive) (setq interactive (pop body)))
         ((eq keyword :variable)
          (setq variable (pop body))
          (if (not (and (setq setter (cdr-safe variable))
                        (or (symbolp setter) (functionp setter))))
              (setq setter nil)
            (setq variable (car variable))))
         ((eq keyword :after-hook) (setq after-hook (pop body)))
         ((memq keyword '(:extra-args :lighter-map :require))
          (let ((value (pop body)))
            (if (eq keyword :require) (setq extra (nconc extra (list keyword value))))))
         (t (setq extra (nconc extra (list keyword (pop body))))))))
    (if (and (consp variable) (or lighter keymap))
        (error ":lighter and :keymap unsupported with mode expression %S" variable))
    (setq keymap-sym (if (and keymap (symbolp keymap)) keymap
                       (intern (concat mode-name "-map"))))
    (let* ((pretty (easy-mmode-pretty-mode-name mode lighter))
           (own (eq variable mode)))
      (setq getter (if (and global own) `(default-value ',mode) variable))
      (let ((store (lambda (value)
                     (cond (setter `(funcall #',setter ,value))
                           ((not own) `(setf ,variable ,value))
                           (global `(setq-default ,mode ,value))
                           (t `(setq ,mode ,value)))))
            (modes (if global 'global-minor-modes 'local-minor-modes)))
        `(progn
           ,(cond
             ((not own) nil)
             ((not global)
              `(progn
                 :autoload-end
                 (defvar-local ,mode ,init-value
                   ,(format-message "Non-nil while %s is on in the buffer; `%s' turns it on and off." pretty mode))))
             (t
              `(defcustom ,mode ,init-value
                 ,(format-message "Non-nil while %s is on; `%s' turns it on and off." pretty mode)
                 ,@(or set '(:set #'custom-set-minor-mode))
                 ,@(or initialize '(:initialize #'custom-initialize-default))
                 ,@(or type '(:type 'boolean))
                 ,@extra)))
           (defun ,mode (&optional arg)
             ,(easy-mmode--docstring doc pretty getter)
             ,@(and interactive
                    `((interactive
                       (list (if current-prefix-arg
                                 (prefix-numeric-value current-prefix-arg)
                               'toggle))
                       ,@(and (consp interactive) interactive))))
             (let ((last-message (current-message)))
               ,(funcall store
                         `(cond ((eq arg 'toggle) (not ,getter))
                                ((and (numberp arg) (< arg 1)) nil)
                                (t t)))
               (when (boundp ',modes)
                 (setq ,modes (delq ',mode ,modes))
                 (when ,getter
                   (push ',mode ,modes)))
               ,@body
               (run-hooks ',hook (if ,getter ',hook-on ',hook-off))
               (if (called-interactively-p 'any)
                   (progn
                     ,(if (and global own) `(customize-mark-as-set ',mode))
                     (unless (and (current-message)
                                  (not (equal last-message (current-message))))
                       (let ((local ,(if global "" " in current buffer")))
                         (message ,(concat (string-replace "%" "%%" pretty) " %sabled%s")
                                  (if ,getter "en" "dis") local)))))
               ,@(when after-hook `(,after-hook)))
             (force-mode-line-update)
             ,getter)
           :autoload-end
           (defvar ,hook nil)
           (unless (get ',hook 'variable-documentation)
             (put ',hook 'variable-documentation
                  ,(easy-mmode--hook-documentation mode hook)))
           (put ',hook 'custom-type 'hook)
           (put ',hook 'standard-value (list nil))
           ,(if (and keymap (not (symbolp keymap)))
                `(defvar ,keymap-sym
                   (let ((m ,keymap))
                     (cond ((keymapp m) m)
                           ((listp m) (easy-mmode-define-keymap m))
                           (t (error "Invalid keymap %S" m))))
                   ,(format "Keymap for `%s'." mode-name)))
           ,(when (symbolp variable)
              `(with-no-warnings
                 (add-minor-mode ',variable ',lighter
                                 ,(if (and keymap (not (symbolp keymap)))
                                      keymap-sym
                                    `(if (boundp ',keymap-sym) ,keymap-sym))
                                 nil nil))))))))

(defun easy-mmode--hook-documentation (mode _hook)
  "Return the documentation of the hook of MODE."
  (format-message "Hook run each time `%s' was turned on or off." mode))

(defun easy-mmode-define-keymap (bs &optional name m _args)
  "Return a keymap with the bindings BS, a list of (KEY . COMMAND), called NAME; M is a keymap to use."
  (let ((map (or m (make-sparse-keymap name))))
    (dolist (binding bs map)
      (let ((keys (car binding)))
        (dolist (key (if (listp keys) keys (list keys)))
          (define-key map key (cdr binding)))))))

(defmacro easy-mmode-defmap (m bs doc &rest args)
  "Define the variable M as a keymap with the bindings BS and the documentation DOC."
  (declare (indent 1))
  `(defconst ,m
     (easy-mmode-define-keymap ,bs nil (if (boundp ',m) ,m) ,(cons 'list args))
     ,doc))

(defmacro define-globalized-minor-mode (global-mode mode turn-on &rest body)
  "Define GLOBAL-MODE, a global minor mode that calls TURN-ON in each buffer to turn MODE on there.
BODY may start with keywords as for `define-minor-mode'; :predicate is taken and not used."
  (declare (doc-string 2) (indent defun))
  (let* ((pretty (easy-mmode-pretty-mode-name mode))
         (pretty-global (easy-mmode-pretty-mode-name global-mode))
         (keywords nil)
         (enable (intern (format "%s-enable-in-buffers" global-mode))))
    (while (keywordp (car body))
      (let ((keyword (pop body)))
        (if (eq keyword :predicate)
            (pop body)
          (setq keywords (nconc keywords (list keyword (pop body)))))))
    `(progn
       (define-minor-mode ,global-mode
         ,(format "Toggle %s in all buffers.
With prefix ARG, enable %s if ARG is positive; otherwise, disable it.

%s is enabled in all buffers where `%s' would do it." pretty pretty-global pretty turn-on)
         :global t ,@keywords
         (if ,global-mode
             (progn
               (add-hook 'after-change-major-mode-hook #',enable)
               (add-hook 'find-file-hook #',enable))
           (remove-hook 'after-change-major-mode-hook #',enable)
           (remove-hook 'find-file-hook #',enable))
         (dolist (buffer (buffer-list))
           (with-current-buffer buffer
             (if ,global-mode
                 (funcall #',turn-on)
               (when ,mode (,mode -1)))))
         ,@body)
       (defun ,enable ()
         ,(format "Turn `%s' on in the current buffer, where `%s' has not been done yet." mode global-mode)
         (unless ,mode
           (funcall #',turn-on))))))

(defalias 'define-global-minor-mode #'define-globalized-minor-mode)
(defalias 'easy-mmode-define-minor-mode #'define-minor-mode)
(defalias 'easy-mmode-define-global-mode #'define-globalized-minor-mode)

(provide 'easy-mmode)

;;; easy-mmode.el ends here

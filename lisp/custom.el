;;; custom.el --- declaring and setting user options  -*- lexical-binding: t -*-

;; What an option is declared with is kept as properties of its symbol, under the names that Emacs uses.  There is no
;; interface for customizing, and themes other than `user' are not there.  See "Customization" in the Elisp manual.

(defvar customize-package-emacs-version-alist nil
  "Which Emacs came with which version of a package: (PACKAGE (VERSION . EMACS-VERSION)...)...")
(defvar custom-define-hook nil "Hook run after an option, group or face was declared.")
(defvar custom-dont-initialize nil "Non-nil means that `custom-declare-variable' sets nothing.")
(defvar custom-current-group-alist nil "The group last declared in each file: (FILE . GROUP).")
(defvar custom-known-themes '(user changed) "The themes there are.")
(defvar custom-delayed-init-variables t "A list while options wait to be initialized; t when none do.")

(defmacro defcustom (symbol standard doc &rest args)
  "Declare SYMBOL as an option with the default value STANDARD, a form, and the documentation DOC.
ARGS are keywords with their values, such as :type, :group, :set and :initialize."
  (declare (doc-string 3) (debug (name body)))
  `(custom-declare-variable
    ',symbol
    ,(if lexical-binding
         (list '\` (list 'funcall (list 'function (list '\, `(lambda () "" ,standard)))))
       `',standard)
    ,doc
    ,@args))

(defmacro defgroup (symbol members doc &rest args)
  "Declare SYMBOL as a group of options with MEMBERS, a list of (NAME KIND), and the documentation DOC.
ARGS are keywords with their values, such as :group and :prefix."
  (declare (doc-string 3))
  `(custom-declare-group ',symbol ,members ,doc ,@args))

(defmacro defface (face spec doc &rest args)
  "Declare FACE with the default specification SPEC and the documentation DOC; ARGS are keywords with values."
  (declare (doc-string 3))
  `(custom-declare-face ',face ,spec ,doc ,@args))

;;; Declaring

(defun custom-declare-variable (symbol default doc &rest args)
  "Declare SYMBOL as an option whose default value the form DEFAULT computes; DOC and ARGS as for `defcustom'."
  (internal--define-uninitialized-variable symbol)
  (put symbol 'standard-value (list default))
  (when (get symbol 'force-value)
    (put symbol 'force-value nil))
  (if (keywordp doc)
      (error "Doc string is missing"))
  (let ((initialize #'custom-initialize-reset) (requests nil) (grouped nil) (buffer-local nil))
    (while args
      (let ((keyword (car args)))
        (setq args (cdr args))
        (unless args
          (error "Keyword %s is missing an argument" keyword))
        (unless (keywordp keyword)
          (error "Junk in args %S" (cons keyword args)))
        (let ((value (car args)))
          (setq args (cdr args))
          (cond
           ((eq keyword :initialize) (setq initialize value))
           ((eq keyword :set) (put symbol 'custom-set value))
           ((eq keyword :get) (put symbol 'custom-get value))
           ((eq keyword :require) (push value requests))
           ((eq keyword :risky) (put symbol 'risky-local-variable value))
           ((eq keyword :safe) (put symbol 'safe-local-variable value))
           ((eq keyword :local) (setq buffer-local value))
           ((eq keyword :type) (put symbol 'custom-type value))
           ((eq keyword :options)
            (if (get symbol 'custom-options)
                (mapc (lambda (option) (custom-add-option symbol option)) value)
              (put symbol 'custom-options (copy-sequence value))))
           (t
            (if (eq keyword :group) (setq grouped t))
            (custom-handle-keyword symbol keyword value 'custom-variable))))))
    (unless (or grouped (null (custom-current-group)))
      (custom-add-to-group (custom-current-group) symbol 'custom-variable))
    (when doc
      (put symbol 'variable-documentation doc))
    (put symbol 'custom-requests requests)
    (unless custom-dont-initialize
      (funcall initialize symbol default)
      (when buffer-local
        (make-variable-buffer-local symbol)
        (if (eq buffer-local 'permanent)
            (put symbol 'permanent-local t)))))
  (run-hooks 'custom-define-hook)
  symbol)

(defun custom-declare-group (symbol members doc &rest args)
  "Declare SYMBOL as a group with MEMBERS and the documentation DOC; ARGS as for `defgroup'."
  (while members
    (apply #'custom-add-to-group symbol (car members))
    (setq members (cdr members)))
  (when doc
    (put symbol 'group-documentation doc))
  (while args
    (let ((keyword (car args)))
      (setq args (cdr args))
      (unless args
        (error "Keyword %s is missing an argument" keyword))
      (unless (keywordp keyword)
        (error "Junk in args %S" (cons keyword args)))
      (let ((value (car args)))
        (setq args (cdr args))
        (if (eq keyword :prefix)
            (put symbol 'custom-prefix value)
          (custom-handle-keyword symbol keyword value 'custom-group)))))
  (let ((entry (assoc load-file-name custom-current-group-alist)))
    (if entry
        (setcdr entry symbol)
      (push (cons load-file-name symbol) custom-current-group-alist)))
  (run-hooks 'custom-define-hook)
  symbol)

(defun custom-declare-face (face spec doc &rest args)
  "Declare FACE with the specification SPEC and the documentation DOC; ARGS as for `defface'."
  (unless (get face 'face-defface-spec)
    (put face 'face-defface-spec spec)
    (if doc (put face 'face-documentation doc))
    (setq custom--declared-faces (cons face custom--declared-faces)
          current-load-list (cons (cons 'defface face) current-load-list))
    (custom-handle-all-keywords face args 'custom-face)
    (run-hooks 'custom-define-hook))
  face)

(defun custom-current-group ()
  "Return the group last declared in the file being loaded, nil when there is none."
  (cdr (assoc load-file-name custom-current-group-alist)))

(defun custom-handle-all-keywords (symbol args type)
  "Store the keywords and values ARGS for SYMBOL, which is a TYPE: `custom-variable', `custom-face', `custom-group'."
  (unless (memq :group args)
    (if (custom-current-group)
        (custom-add-to-group (custom-current-group) symbol type)))
  (while args
    (let ((keyword (car args)))
      (setq args (cdr args))
      (unless (keywordp keyword)
        (error "Junk in args %S" args))
      (unless args
        (error "Keyword %s is missing an argument" keyword))
      (custom-handle-keyword symbol keyword (car args) type)
      (setq args (cdr args)))))

(defun custom-handle-keyword (symbol keyword value type)
  "Store VALUE of KEYWORD for SYMBOL, which is a TYPE."
  (cond ((eq keyword :group) (custom-add-to-group value symbol type))
        ((eq keyword :version) (custom-add-version symbol value))
        ((eq keyword :package-version) (custom-add-package-version symbol value))
        ((eq keyword :link) (custom-add-link symbol value))
        ((eq keyword :load) (custom-add-load symbol value))
        ((eq keyword :tag) (put symbol 'custom-tag value))
        ((eq keyword :set-after) (custom-add-dependencies symbol value))
        (t (error "Unknown keyword %s" keyword))))

(defun custom-add-dependencies (symbol value)
  "Note that SYMBOL is to be set after the options of the list VALUE."
  (unless (listp value)
    (error "Invalid custom dependency `%s'" value))
  (put symbol 'custom-dependencies (append value (get symbol 'custom-dependencies))))

(defun custom-add-option (symbol option)
  "Add OPTION to those of the option SYMBOL."
  (let ((options (get symbol 'custom-options)))
    (unless (member option options)
      (put symbol 'custom-options (cons option options)))))

(defalias 'custom-add-frequent-value #'custom-add-option)

(defun custom-add-link (symbol widget)
  "Add WIDGET to the links of SYMBOL."
  (let ((links (get symbol 'custom-links)))
    (unless (member widget links)
      (put symbol 'custom-links (cons widget links)))))

(defun custom-add-version (symbol version)
  "Note that SYMBOL came or changed with VERSION."
  (put symbol 'custom-version version))

(defun custom-add-package-version (symbol version)
  "Note that SYMBOL came or changed with VERSION, a cons of package and version."
  (put symbol 'custom-package-version version))

(defun custom-add-load (symbol load)
  "Note that the file or feature LOAD declares members of the group SYMBOL."
  (let ((loads (get symbol 'custom-loads)))
    (unless (member load loads)
      (put symbol 'custom-loads (cons load loads)))))

(defun custom-autoload (symbol load &optional noset)
  "Note that the file LOAD declares the option SYMBOL; NOSET non-nil says that setting it needs LOAD."
  (put symbol 'custom-autoload (if noset 'noset t))
  (custom-add-load symbol load))

(defun custom-add-to-group (group option widget)
  "Make OPTION, a WIDGET (`custom-variable', `custom-face', `custom-group'), a member of GROUP."
  (let ((members (get group 'custom-group))
        (entry (list option widget)))
    (unless (member entry members)
      (put group 'custom-group (nconc members (list entry))))))

(defun custom-group-of-mode (mode)
  "Return the group of options for the mode MODE, nil when none is known."
  (or (get mode 'custom-mode-group)
      (if (or (get mode 'custom-group) (string-match-p "\\`\\(.*\\)-mode\\'" (symbol-name mode)))
          (let ((name (intern (replace-regexp-in-string "-mode\\'" "" (symbol-name mode)))))
            (cond ((get mode 'custom-group) mode)
                  ((get name 'custom-group) name))))))

;;; Initial values

(defun custom--initial-value (symbol exp)
  "Return the value the option SYMBOL starts with: the saved one, or that of the form EXP."
  (let ((saved (get symbol 'saved-value)))
    (eval (if saved (car saved) exp) t)))

(defun custom-initialize-default (symbol exp)
  "Give SYMBOL its default value, of the form EXP, unless it has one."
  (condition-case nil
      (default-toplevel-value symbol)
    (error
     (set-default-toplevel-value symbol (custom--initial-value symbol exp)))))

(defun custom-initialize-set (symbol exp)
  "Give SYMBOL its default value, of the form EXP, by its :set function, unless it has one."
  (condition-case nil
      (default-toplevel-value symbol)
    (error
     (funcall (or (get symbol 'custom-set) #'set-default-toplevel-value)
              symbol (custom--initial-value symbol exp)))))

(defun custom-initialize-reset (symbol exp)
  "Set SYMBOL by its :set function, to the value it has by its :get function or to that of the form EXP."
  (funcall (or (get symbol 'custom-set) #'set-default-toplevel-value)
           symbol
           (condition-case nil
               (let ((default (default-toplevel-value symbol))
                     (getter (get symbol 'custom-get)))
                 (if getter (funcall getter symbol) default))
             (error (custom--initial-value symbol exp)))))

(defun custom-initialize-changed (symbol exp)
  "Set SYMBOL by its :set function if it has a value or a saved one, else simply to that of the form EXP."
  (condition-case nil
      (let ((default (default-toplevel-value symbol)))
        (funcall (or (get symbol 'custom-set) #'set-default-toplevel-value)
                 symbol
                 (let ((getter (get symbol 'custom-get)))
                   (if getter (funcall getter symbol) default))))
    (error
     (if (get symbol 'saved-value)
         (funcall (or (get symbol 'custom-set) #'set-default-toplevel-value)
                  symbol (custom--initial-value symbol exp))
       (set-default symbol (eval exp t))))))

(defun custom-initialize-delay (symbol value)
  "Initialize SYMBOL with the form VALUE, when start-up is over; here that is at once."
  (if (listp custom-delayed-init-variables)
      (push symbol custom-delayed-init-variables)
    (custom-initialize-reset symbol value)))

(defun custom--standard-value (variable)
  "Return the default value of the option VARIABLE, computed anew."
  (eval (car (get variable 'standard-value)) t))

(defun custom-reevaluate-setting (symbol)
  "Set the option SYMBOL to its saved value, or to its default value, computed anew."
  (funcall (or (get symbol 'custom-set) #'set-default)
           symbol
           (eval (car (or (get symbol 'saved-value) (get symbol 'standard-value))) t)))

;;; Setting

(defun custom-variable-p (variable)
  "Return non-nil if VARIABLE, a symbol, is an option."
  (when (symbolp variable)
    (setq variable (indirect-variable variable))
    (or (get variable 'standard-value)
        (get variable 'custom-autoload))))

(defalias 'user-variable-p #'custom-variable-p)

(defun custom-quote (sexp)
  "Return a form whose value is SEXP."
  (if (or (keywordp sexp) (memq sexp '(t nil)) (not (or (symbolp sexp) (consp sexp))))
      sexp
    (list 'quote sexp)))

(defun custom-set-default (variable value)
  "Set the default value of VARIABLE to VALUE."
  (set-default-toplevel-value variable value)
  value)

(defun custom-set-minor-mode (variable value)
  "Turn the minor mode VARIABLE on, or off if VALUE is nil."
  (funcall variable (if value 1 0)))

(defun customize-mark-as-set (symbol)
  "Note that the option SYMBOL was set to the value it has."
  (let* ((get (or (get symbol 'custom-get) #'default-value))
         (value (funcall get symbol))
         (customized (get symbol 'customized-value))
         (old (or (get symbol 'saved-value) (get symbol 'standard-value))))
    (if (not (and old
                  (equal value (condition-case nil (eval (car old) t) (error nil)))))
        (progn (put symbol 'customized-value (list (custom-quote value)))
               (custom-push-theme 'theme-value symbol 'user 'set (custom-quote value)))
      (custom-push-theme 'theme-value symbol 'user 'reset)
      (put symbol 'customized-value nil))
    (not (equal customized (get symbol 'customized-value)))))

(defun custom-note-var-changed (variable)
  "Note that the option VARIABLE was changed by a program."
  (let ((value (custom-quote (default-value variable))))
    (custom-push-theme 'theme-value variable 'changed 'set value)
    (put variable 'customized-value (list value))))

(defun custom-push-theme (prop symbol theme mode &optional value)
  "Note in the property PROP of SYMBOL what THEME says: VALUE if MODE is `set', nothing if it is `reset'."
  (let* ((settings (get symbol prop))
         (old (assq theme settings)))
    (put symbol prop
         (if (eq mode 'set)
             (cons (list theme value) (delq old (copy-sequence settings)))
           (delq old (copy-sequence settings))))))

(defun custom-set-variables (&rest args)
  "Set options to saved values: each of ARGS is (SYMBOL EXP [NOW [REQUESTS [COMMENT]]]).
One that is not declared yet gets its value when it is, or at once with NOW non-nil."
  (apply #'custom-theme-set-variables 'user args))

(defun custom-theme-set-variables (theme &rest args)
  "Set options for THEME, which must be `user'; ARGS are as for `custom-set-variables'."
  (unless (memq theme custom-known-themes)
    (error "Unknown theme `%s'" theme))
  (dolist (entry (custom--by-dependency args))
    (unless (listp entry)
      (error "Incompatible Custom theme spec"))
    (let* ((symbol (indirect-variable (nth 0 entry)))
           (value (nth 1 entry))
           (now (nth 2 entry))
           (requests (nth 3 entry))
           (comment (nth 4 entry))
           (set (or (get symbol 'custom-set) #'custom-set-default)))
      (when requests
        (put symbol 'custom-requests requests))
      (put symbol 'saved-value (list value))
      (put symbol 'saved-variable-comment comment)
      (custom-push-theme 'theme-value symbol theme 'set value)
      (cond
       (now
        (mapc #'require requests)
        (put symbol 'force-value t)
        (funcall set symbol (eval value t)))
       ((default-boundp symbol)
        (mapc #'require requests)
        (funcall set symbol (eval value t))))
      (and (or now (default-boundp symbol))
           (put symbol 'variable-comment comment)))))

(defun custom--by-dependency (args)
  "Return ARGS, as for `custom-set-variables', with each option after those it is to be set after."
  (let ((done nil) (left (copy-sequence args)))
    (while left
      (let* ((names (mapcar #'car-safe left))
             (ready (delq nil (mapcar (lambda (entry)
                                        (let ((after (get (car-safe entry) 'custom-dependencies)) (free t))
                                          (while (and after free)
                                            (if (and (memq (car after) names)
                                                     (not (eq (car after) (car-safe entry))))
                                                (setq free nil))
                                            (setq after (cdr after)))
                                          (if free entry)))
                                      left))))
        ;; A circle is broken by taking what is left as it comes.
        (unless ready (setq ready left))
        (setq done (append done ready))
        (dolist (entry ready) (setq left (remq entry left)))))
    done))

(defun custom-set-faces (&rest args)
  "Keep specifications of faces: each of ARGS is (FACE SPEC [NOW [COMMENT]])."
  (dolist (entry args)
    (let ((face (nth 0 entry)) (spec (nth 1 entry)))
      (put face 'saved-face spec)
      (put face 'saved-face-comment (nth 3 entry))
      (custom-push-theme 'theme-face face 'user 'set spec))))

(defun custom-load-symbol (symbol)
  "Load the files that are known to declare the option or group SYMBOL."
  (dolist (load (get symbol 'custom-loads))
    (cond ((symbolp load) (condition-case nil (require load) (error nil)))
          ((let ((found nil))
             (dolist (entry load-history found)
               (if (and (stringp (car entry))
                        (equal (file-name-base (car entry)) (file-name-base load)))
                   (setq found t)))))
          (t (condition-case nil (load load) (error nil))))))

(defun customize-set-variable (variable value &optional comment)
  "Set the option VARIABLE to VALUE by its :set function, with COMMENT.  Return VALUE."
  (custom-load-symbol variable)
  (funcall (or (get variable 'custom-set) #'set-default) variable value)
  (put variable 'customized-value (list (custom-quote value)))
  (custom-push-theme 'theme-value variable 'user 'set (custom-quote value))
  (when comment
    (put variable 'variable-comment comment)
    (put variable 'customized-variable-comment comment))
  value)

(defmacro setopt (&rest pairs)
  "Set options by their :set functions: (setopt VARIABLE VALUE ...).  As in Emacs 29."
  (declare (debug setq))
  (unless (zerop (mod (length pairs) 2))
    (error "PAIRS must have an even number of variable/value members"))
  (let ((forms nil))
    (while pairs
      (unless (symbolp (car pairs))
        (error "Attempting to set a non-symbol: %s" (car pairs)))
      (push `(setopt--set ',(car pairs) ,(car (cdr pairs))) forms)
      (setq pairs (cdr (cdr pairs))))
    (macroexp-progn (nreverse forms))))

(defun setopt--set (variable value)
  "Set the option VARIABLE to VALUE by its :set function."
  (custom-load-symbol variable)
  (funcall (or (get variable 'custom-set) #'set-default) variable value)
  value)

(provide 'custom)

;;; custom.el ends here

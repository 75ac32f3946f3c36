;;; subr-hooks.el --- the basic library: hooks, modes, loading  -*- lexical-binding: t -*-

;;; Hooks

(defun add-hook (hook function &optional depth local)
  "Put FUNCTION on HOOK, a symbol, unless it is there; with DEPTH positive, or t, late, negative early.
LOCAL non-nil means the buffer-local value of HOOK."
  (or (boundp hook) (set hook nil))
  (or (default-boundp hook) (set-default hook nil))
  (unless (numberp depth) (setq depth (if depth 90 0)))
  (if (and local (not (local-variable-if-set-p hook)))
      (set (make-local-variable hook) (list t)))
  (let ((value (if local (symbol-value hook) (default-value hook))))
    (when (or (not (listp value)) (functionp value))
      (setq value (list value)))
    (unless (member function value)
      ;; Depths are kept beside the hook, and only once one of them is not 0.
      (let ((depths (get hook 'hook--depth-alist)))
        (when (or depths (/= depth 0))
          (setq depths (cons (cons function depth) (assoc-delete-all function depths)))
          (put hook 'hook--depth-alist depths))
        (setq value (if (< 0 depth)
                        (append value (list function))
                      (cons function value)))
        (when depths
          (setq value (sort value (lambda (f1 f2)
                                    (< (alist-get f1 depths 0 nil #'equal)
                                       (alist-get f2 depths 0 nil #'equal))))))))
    (if local
        (set hook value)
      (set-default hook value))))

(defun remove-hook (hook function &optional local)
  "Take FUNCTION off HOOK, a symbol; LOCAL non-nil means its buffer-local value."
  (or (boundp hook) (set hook nil))
  (or (default-boundp hook) (set-default hook nil))
  (unless (and local (not (local-variable-p hook)))
    (let ((value (if local (symbol-value hook) (default-value hook))))
      (if (or (not (listp value)) (eq (car value) 'lambda) (eq (car value) 'closure))
          (when (equal value function) (setq value nil))
        (setq value (delete function (copy-sequence value)))
        (put hook 'hook--depth-alist
             (assoc-delete-all function (get hook 'hook--depth-alist))))
      (if local
          (if (equal value '(t))
              (kill-local-variable hook)
            (set hook value))
        (set-default hook value)))))

(defun run-mode-hooks (&rest hooks)
  "Run the mode hooks HOOKS, or put it off while `delay-mode-hooks' is non-nil."
  (if delay-mode-hooks
      (dolist (hook hooks)
        (push hook delayed-mode-hooks))
    (setq hooks (nconc (nreverse delayed-mode-hooks) hooks))
    (and (bound-and-true-p syntax-propertize-function)
         (not (local-variable-p 'parse-sexp-lookup-properties))
         (setq-local parse-sexp-lookup-properties t))
    (setq delayed-mode-hooks nil)
    (run-hooks 'change-major-mode-after-body-hook)
    (if (buffer-file-name)
        (with-demoted-errors "File local-variables error: %s"
          (hack-local-variables 'no-mode)))
    (apply #'run-hooks hooks)
    (dolist (function (nreverse delayed-after-hook-functions))
      (funcall function))
    (run-hooks 'after-change-major-mode-hook)))

(defvar delay-mode-hooks nil "Non-nil while `run-mode-hooks' should put off running hooks.")
(put 'delay-mode-hooks 'permanent-local t)
(defvar-local delayed-mode-hooks nil "Mode hooks waiting to be run.")
(put 'delay-mode-hooks 'permanent-local t)
(defvar-local delayed-after-hook-functions nil "Functions waiting to be run after the mode hooks.")
(defvar change-major-mode-after-body-hook nil "Hook run before the mode hooks of a major mode.")
(defvar after-change-major-mode-hook nil "Hook run at the very end of major mode functions.")

(defmacro delay-mode-hooks (&rest body)
  "Evaluate BODY without running mode hooks; the next `run-mode-hooks' runs them."
  (declare (debug t) (indent 0))
  `(progn
     (make-local-variable 'delay-mode-hooks)
     (let ((delay-mode-hooks t))
       ,@body)))

(defun add-to-list (list-var element &optional append compare-fn)
  "Add ELEMENT to the value of the variable LIST-VAR unless it is there, by COMPARE-FN or `equal'.
It goes to the front, with APPEND non-nil to the end.  Return the new value."
  (if (cond
       ((null compare-fn) (member element (symbol-value list-var)))
       ((eq compare-fn #'eq) (memq element (symbol-value list-var)))
       ((eq compare-fn #'eql) (memql element (symbol-value list-var)))
       (t
        (let ((tail (symbol-value list-var)))
          (while (and tail (not (funcall compare-fn element (car tail))))
            (setq tail (cdr tail)))
          tail)))
      (symbol-value list-var)
    (set list-var
         (if append
             (append (symbol-value list-var) (list element))
           (cons element (symbol-value list-var))))))

(defun derived-mode-p (&rest modes)
  "Return non-nil if the major mode is one of MODES or derives from one."
  (apply #'provided-mode-derived-p major-mode modes))

(defun provided-mode-derived-p (mode &rest modes)
  "Return non-nil if MODE is one of MODES or derives from one: the one found."
  (while (and (not (memq mode modes))
              (let ((parent (get mode 'derived-mode-parent)))
                (or parent (let ((alias (symbol-function mode))) (and alias (symbolp alias) (setq parent alias))))
                (setq mode parent))))
  (car (memq mode modes)))

(defvar minor-mode-list nil "The minor modes that were defined.")
(defvar minor-mode-alist nil "The minor modes and what shows each in the mode line.")
(defvar minor-mode-map-alist nil "The minor modes and their keymaps.")

(defun add-minor-mode (toggle name &optional keymap after toggle-fun)
  "Note that the variable TOGGLE is a minor mode, shown as NAME in the mode line, with KEYMAP.
It goes after the mode AFTER, or in front; TOGGLE-FUN is its command, if that has another name."
  (unless (memq toggle minor-mode-list)
    (push toggle minor-mode-list))
  (unless (or (null toggle-fun) (eq toggle-fun toggle))
    (put toggle :minor-mode-function toggle-fun))
  (when name
    (setq minor-mode-alist (add-minor-mode--entry minor-mode-alist toggle (list name) after)))
  (when keymap
    (setq minor-mode-map-alist (add-minor-mode--entry minor-mode-map-alist toggle keymap after))))

(defun add-minor-mode--entry (alist toggle value after)
  "Return ALIST with VALUE for TOGGLE, put after AFTER or in front if it is new."
  (let ((existing (assq toggle alist)) (place (and after (assq after alist))))
    (cond (existing (setcdr existing value) alist)
          (place
           (let ((tail (memq place alist)))
             (setcdr tail (cons (cons toggle value) (cdr tail)))
             alist))
          (t (cons (cons toggle value) alist)))))

;;; Loading

(defun load-library (library)
  "Load the Lisp library LIBRARY, a name as for `load'."
  (load library))

(defun eval-after-load (file form)
  "Evaluate FORM, a form or a function, after FILE is loaded; at once if it was loaded already.
FILE is a file name, a library name or a feature, a symbol."
  (declare (indent 1))
  (let* ((key (if (stringp file) (cons 'file (purecopy (load-history-regexp file))) file))
         (elt (assoc key after-load-alist))
         (func (if (functionp form) form (lambda () (eval form t)))))
    (unless elt
      (setq elt (list key))
      (push elt after-load-alist))
    (if (if (stringp file)
            (load-history-filename-element (cdr key))
          (featurep file))
        (funcall func)
      (unless (member func (cdr elt))
        (nconc elt
               (list
                (if (and (symbolp file) load-in-progress)
                    func
                  func))))
      nil)))

(defun load-history-regexp (file)
  "Return a regexp that matches the name under which FILE, a file or library name, is loaded."
  (if (file-name-absolute-p file) (setq file (expand-file-name file)))
  (concat (if (file-name-absolute-p file) "\\`" "\\(\\`\\|/\\)")
          (regexp-quote file)
          (if (file-name-extension file)
              ""
            "\\(\\.elc\\|\\.el\\)?\\(\\.gz\\)?")
          "\\'"))

(defun load-history-filename-element (file-regexp)
  "Return the element of `load-history' for the first file that FILE-REGEXP matches."
  (let ((tail load-history) (found nil))
    (while (and tail (not found))
      (if (and (stringp (car (car tail)))
               (string-match-p file-regexp (car (car tail))))
          (setq found (car tail)))
      (setq tail (cdr tail)))
    found))

(defun do-after-load-evaluation (abs-file)
  "Run what waits for the file ABS-FILE, just loaded."
  (dolist (elt after-load-alist)
    (when (and (eq (car-safe (car elt)) 'file)
               (string-match-p (cdr (car elt)) abs-file))
      (mapc #'funcall (cdr elt))))
  (run-hook-with-args 'after-load-functions abs-file))

(defun locate-library (library &optional nosuffix path _interactive-call)
  "Return the name of the file that `load' would load for LIBRARY, nil if there is none."
  (locate-file library (or path load-path)
               (append (unless nosuffix (get-load-suffixes)) load-file-rep-suffixes)))

(defun symbol-file (symbol &optional type)
  "Return the name of the file that defined SYMBOL, as TYPE: `defun', `defvar', `defface', nil for any.
TYPE may also be a property that `define-symbol-prop' gave SYMBOL."
  (if (and (or (null type) (eq type 'defun))
           (symbolp symbol)
           (autoloadp (symbol-function symbol)))
      (locate-library (nth 1 (symbol-function symbol)))
    (let ((files load-history) file match)
      (while files
        (if (if type
                (if (eq type 'defvar)
                    (member symbol (cdr (car files)))
                  (or (member (cons type symbol) (cdr (car files)))
                      (memq symbol (cdr (assq type (cdr (assq 'define-symbol-props (cdr (car files)))))))))
              (and (setq match (or (memq symbol (cdr (car files)))
                                   (rassq symbol (delq nil (mapcar (lambda (e) (if (consp e) e))
                                                                   (cdr (car files)))))))
                   (not (eq 'require (car-safe match)))))
            (setq file (car (car files)) files nil))
        (setq files (cdr files)))
      file)))

;;; subr-hooks.el ends here

;;; command-keys.el --- the keys of commands, in text for people  -*- lexical-binding: t -*-

;; See "Keys in Documentation" in the Elisp manual.

;;; Code:

(defun command-keys--in-face (string)
  "Return STRING in the face of keys."
  (propertize string 'font-lock-face 'help-key-binding 'face 'help-key-binding))

(defun help--key-description-fontified (keys &optional prefix)
  "Return what `key-description' says of KEYS behind PREFIX, in the face of keys; nil for no keys."
  (and keys (command-keys--in-face (key-description keys prefix))))

(defun help-key-description (key untranslated)
  "Return a description of KEY, and of UNTRANSLATED, the events it was translated from, if those are others."
  (let ((string (help--key-description-fontified key)))
    (if (or (not untranslated) (equal (vconcat key) (vconcat untranslated))
            (equal (key-description key) (key-description untranslated)))
        string
      (format "%s (translated from %s)" string (help--key-description-fontified untranslated)))))

(defun command-keys--quote (char)
  "Return CHAR, a grave accent or an apostrophe, as a string in the style of quotes in use."
  (pcase (text-quoting-style)
    ('curve (if (eq char ?`) "‘" "’"))
    ('straight "'")
    (_ (string char))))

(defun command-keys--of (name keymap)
  "Return the keys that KEYMAP, or where it is nil the active keymaps, bind to the command called NAME."
  (let* ((command (intern name))
         (keys (where-is-internal command keymap t)))
    (command-keys--name name keys)))

(defun command-keys--name (name keys)
  "Return the description of KEYS; that of calling the command NAME when KEYS is nil."
  (if keys (key-description keys) (concat "M-x " name)))

(defun substitute-command-keys (string &optional no-face)
  "Return STRING with what stands for keys, keymaps and quotes put in; without faces if NO-FACE is non-nil.
\\=\\[COMMAND] becomes keys, \\=\\{MAP} a list of bindings, \\=\\<MAP> says which keymap the keys are from, and
\\=\\= takes what follows as it is."
  (when string
    (let ((caller (current-buffer)) (case-fold-search nil) (keymap nil))
      (with-temp-buffer
        (insert string)
        (goto-char (point-min))
        (while (re-search-forward "[\\`']" nil t)
          (let ((char (char-before)) (start (1- (point))))
            (cond
             ((memq char '(?` ?'))
              (unless (eq (text-quoting-style) 'grave)
                (let ((properties (text-properties-at start)))
                  (delete-region start (point))
                  (insert (apply #'propertize (command-keys--quote char) properties)))))
             ((looking-at "=")
              (delete-region start (1+ (point)))
              (or (eobp) (forward-char 1)))
             ((looking-at "\\[\\([^]]*\\)]")
              (let* ((name (match-string-no-properties 1))
                     (end (match-end 0))
                     (text (with-current-buffer caller (command-keys--of name keymap))))
                (delete-region start end)
                (insert (if no-face text (command-keys--in-face text)))))
             ((looking-at "\\([{<]\\)\\([^}>]*\\)[}>]")
              (let* ((list (equal (match-string 1) "{"))
                     (symbol (intern (match-string-no-properties 2)))
                     (end (match-end 0))
                     (map (with-current-buffer caller
                            (and (boundp symbol) (keymapp (symbol-value symbol)) (symbol-value symbol)))))
                (delete-region start end)
                (cond
                 ((null map)
                  (insert "\nUses keymap " (command-keys--quote ?`) (symbol-name symbol) (command-keys--quote ?')
                          ", which is not currently defined.\n")
                  (unless list (setq keymap nil)))
                 (list
                  (command-keys--insert-listing map))
                 (t (setq keymap map))))))))
        (buffer-string)))))

;; Lists of bindings

(defun command-keys--description (binding)
  "Return what a list of bindings says of BINDING; nil for one that is not listed."
  (cond ((symbolp binding)
         (cond ((null binding) nil)
               ((get binding 'suppress-keymap) nil)
               ((fboundp binding) (symbol-name binding))
               (t (symbol-name binding))))
        ((or (stringp binding) (vectorp binding)) "Keyboard Macro")
        ((keymapp binding) "Prefix Command")
        (t "??")))

(defun command-keys--bindings (keymap)
  "Return a list of (EVENT . BINDING) for the first binding of each event in KEYMAP, sorted for a list."
  (let (found)
    (map-keymap
     (lambda (event binding)
       (unless (or (assoc event found) (eq event 'menu-bar))
         (push (cons event (keymap--get-keyelt binding nil)) found)))
     keymap)
    (sort found
          (lambda (a b)
            (setq a (if (consp (car a)) (caar a) (car a)) b (if (consp (car b)) (caar b) (car b)))
            (cond ((and (integerp a) (integerp b)) (< a b))
                  ((integerp a) t)
                  ((integerp b) nil)
                  (t (string< a b)))))))

(defun command-keys--insert-lines (prefix keymap)
  "Insert lines that list the bindings of KEYMAP, reached by PREFIX; return nil when there are none."
  (let ((bindings (command-keys--bindings keymap)) (start (point)))
    (while bindings
      (let* ((event (car (car bindings))) (binding (cdr (car bindings)))
             (text (command-keys--description binding))
             (first (if (consp event) (car event) event)) (last (if (consp event) (cdr event) event)))
        (setq bindings (cdr bindings))
        (when (and (integerp last) (not (keymapp binding)))
          (while (and bindings (eq (car (car bindings)) (1+ last)) (eq (cdr (car bindings)) binding))
            (setq last (car (car bindings)) bindings (cdr bindings))))
        (when text
          (insert (command-keys--in-face (key-description (vector first) prefix)))
          (unless (eq first last)
            (insert " .. " (command-keys--in-face (key-description (vector last) prefix))))
          (let ((tabs (let ((indent-tabs-mode t) (from (point)) (column (current-column)))
                        (indent-to (if (< column 16) 16 32) 1)
                        (prog1 (buffer-substring-no-properties from (point))
                          (delete-region from (point))))))
            (insert (propertize tabs 'face nil 'font-lock-face nil) text "\n")))))
    (/= start (point))))

(defun command-keys--insert-listing (keymap)
  "Insert a list of the bindings of KEYMAP and of the keymaps it leads to."
  (insert "key             binding\n---             -------\n\n")
  (dolist (entry (accessible-keymaps keymap))
    (unless (and (> (length (car entry)) 0) (eq (aref (car entry) 0) 'menu-bar))
      (if (command-keys--insert-lines (car entry) (cdr entry))
          (insert "\n")))))

(provide 'command-keys)

;;; command-keys.el ends here

;;; version.el --- what this program is, and the names of packages  -*- lexical-binding: t -*-

(defun emacs-version (&optional here)
  "Return a text that tells which version this is, and where it was made; insert it if HERE is non-nil.
elwire answers for the version of GNU Emacs that it takes after."
  (interactive "P")
  (let ((text (format "GNU Emacs %s (build %s, %s)%s" emacs-version emacs-build-number system-configuration
                      (if emacs-build-time (format-time-string "\n of %Y-%m-%d" emacs-build-time) ""))))
    (cond (here (insert text))
          ((called-interactively-p 'interactive) (message "%s" text))
          (t text))))

(defun package--description-file (dir)
  "Return the name of the file that describes the package in the folder DIR."
  (let ((name (file-name-nondirectory (directory-file-name dir))))
    (concat (if (string-match "-[0-9][-.0-9a-z]*\\'" name) (substring name 0 (match-beginning 0)) name)
            "-pkg.el")))

(defun command-line-normalize-file-name (file)
  "Return FILE, a name from the command line, with each row of slashes as one.
Two slashes at the start, and no third, stay."
  (let ((start (if (and (eq (aref file 0) ?/) (string-match-p "\\`//\\(?:[^/]\\|\\'\\)" file)) 1 0)))
    (concat (substring file 0 start)
            (replace-regexp-in-string "/+" "/" (substring file start) t t))))

(defun char-displayable-p (char)
  "Return non-nil if CHAR can be shown: t for ASCII, `unicode' for what else the terminal takes."
  (cond ((< char 128) t)
        ((> char #x10ffff) nil)
        ((memq (coding-system-type (or (terminal-coding-system) 'utf-8)) '(utf-8 utf-16 undecided)) 'unicode)
        ((encode-coding-char char (terminal-coding-system)) 'unicode)))

(defun kill-this-buffer ()
  "Kill the current buffer."
  (interactive)
  (kill-buffer (current-buffer)))

(defun exit-minibuffer ()
  "End the reading in the minibuffer."
  (interactive)
  (setq deactivate-mark nil)
  (throw 'exit nil))

(defun minibuffer-message (message &rest args)
  "Show MESSAGE, a format for ARGS if there are some, for a moment."
  (when message
    (message "%s" (if args (apply #'format-message message args) message)))
  (sit-for (or minibuffer-message-timeout 1000000)))

(defmacro define-obsolete-face-alias (obsolete-face current-face when)
  "Make OBSOLETE-FACE another name of the face CURRENT-FACE, obsolete since WHEN."
  `(progn
     (put ,obsolete-face 'face-alias ,current-face)
     (put ,obsolete-face 'obsolete-face (or (purecopy ,when) t))))

;;; Properties of files under version control

(defvar vc-file-prop-obarray (make-vector 17 0) "An obarray of file names, whose properties are those of the files.")

(defun vc-file-setprop (file property value)
  "Give FILE the PROPERTY with VALUE."
  (put (intern (expand-file-name file) vc-file-prop-obarray) property value))

(defun vc-file-getprop (file property)
  "Return the value of PROPERTY of FILE, or nil."
  (get (intern (expand-file-name file) vc-file-prop-obarray) property))

;;; The mode line

(defun make-mode-line-mouse-map (mouse function)
  "Return a keymap where MOUSE, an event on the mode line, calls FUNCTION."
  (let ((map (make-sparse-keymap)))
    (define-key map (vector 'mode-line mouse) function)
    map))

(defvar mode-line-buffer-identification-keymap
  (let ((map (make-sparse-keymap)))
    (define-key map [mode-line mouse-1] #'mode-line-previous-buffer)
    (define-key map [header-line down-mouse-1] #'ignore)
    (define-key map [header-line mouse-1] #'mode-line-previous-buffer)
    (define-key map [mode-line mouse-3] #'mode-line-next-buffer)
    (define-key map [header-line down-mouse-3] #'ignore)
    (define-key map [header-line mouse-3] #'mode-line-next-buffer)
    map)
  "Keymap of the name of the buffer in the mode line.")

(defun propertized-buffer-identification (fmt)
  "Return a list for a mode line that shows the buffer by FMT, such as \"%12b\"."
  (list (propertize fmt
                    'face 'mode-line-buffer-id
                    'help-echo "Buffer name\nmouse-1: Previous buffer\nmouse-3: Next buffer"
                    'mouse-face 'mode-line-highlight
                    'local-map mode-line-buffer-identification-keymap)))

(provide 'version)

;;; version.el ends here

;;; subr-keys.el --- Keymaps and events: what is written in Lisp  -*- lexical-binding: t -*-

;;; Commentary:

;; Commands that bind keys, keymaps made of others, and what events consist of.

;;; Code:

;; Binding

(defun global-set-key (key command)
  "Bind KEY, a string or vector of events, to COMMAND in the global keymap."
  (interactive "KSet key globally: \nCSet key %s to command: ")
  (or (stringp key) (vectorp key) (signal 'wrong-type-argument (list 'arrayp key)))
  (define-key (current-global-map) key command))

(defun local-set-key (key command)
  "Bind KEY, a string or vector of events, to COMMAND in the local keymap, made if need be."
  (interactive "KSet key locally: \nCSet key %s locally to command: ")
  (or (current-local-map) (use-local-map (make-sparse-keymap)))
  (or (stringp key) (vectorp key) (signal 'wrong-type-argument (list 'arrayp key)))
  (define-key (current-local-map) key command))

(defun global-unset-key (key)
  "Let KEY have no binding in the global keymap."
  (interactive "kUnset key globally: ")
  (global-set-key key nil))

(defun local-unset-key (key)
  "Let KEY have no binding in the local keymap."
  (interactive "kUnset key locally: ")
  (if (current-local-map) (local-set-key key nil))
  nil)

(defun global-key-binding (keys &optional accept-default)
  "Return what KEYS are bound to in the global keymap; with ACCEPT-DEFAULT bindings of t count."
  (lookup-key (current-global-map) keys accept-default))

(defun local-key-binding (keys &optional accept-default)
  "Return what KEYS are bound to in the local keymap, nil without one; with ACCEPT-DEFAULT bindings of t count."
  (let ((map (current-local-map)))
    (and map (lookup-key map keys accept-default))))

(defun define-prefix-command (symbol &optional mapvar name)
  "Make SYMBOL a prefix command: its function is a new keymap, which is the value of MAPVAR, by default SYMBOL, too.
NAME is the keymap's prompt."
  (let ((map (make-sparse-keymap name)))
    (fset symbol map)
    (set (or mapvar symbol) map)
    symbol))

(defun undefined ()
  "Ring the bell: what keys without a meaning do."
  (interactive)
  (ding))

(defun suppress-keymap (map &optional nodigits)
  "Make self-inserting characters undefined in MAP, and digits and - prefix arguments unless NODIGITS."
  (define-key map [remap self-insert-command] 'undefined)
  (unless nodigits
    (define-key map "-" 'negative-argument)
    (dotimes (digit 10)
      (define-key map (char-to-string (+ ?0 digit)) 'digit-argument))))

(defun subr-keys--substitute (prefix old new map from seen)
  "Bind in MAP to NEW the keys behind PREFIX that FROM binds to OLD; SEEN lists the keymaps entered."
  (map-keymap
   (lambda (event binding)
     (let ((key (vconcat prefix (vector event)))
           (real (keymap--get-keyelt binding nil)))
       (cond
        ((or (eq real old) (and (consp old) (equal real old)))
         (if (eq real binding)
             (define-key map key new)
           ;; A menu item stays one, with another command in it.
           (let ((item (copy-sequence binding)))
             (if (eq (car-safe item) 'menu-item)
                 (setcar (nthcdr 2 item) new)
               (let ((cell item))
                 (while (and (consp (cdr cell)) (stringp (cadr cell))) (setq cell (cdr cell)))
                 (setcdr cell new)))
             (define-key map key item))))
        ((and (keymapp real) (not (memq real seen)))
         (subr-keys--substitute key old new map real (cons real seen))))))
   from))

(defun substitute-key-definition (olddef newdef keymap &optional oldmap prefix)
  "Bind to NEWDEF in KEYMAP whatever keys OLDMAP, by default KEYMAP itself, binds to OLDDEF.
PREFIX, a vector, is what leads to OLDMAP."
  (let ((from (or oldmap keymap)))
    (subr-keys--substitute (or prefix []) olddef newdef keymap from (list from))))

(defun define-key-after (keymap key definition &optional after)
  "Bind KEY, of one event, to DEFINITION in KEYMAP, right behind the binding of AFTER.
AFTER nil or t means behind all others."
  (unless (keymapp keymap) (signal 'wrong-type-argument (list 'keymapp keymap)))
  (let* ((event (if (= (length key) 1) (aref key 0) (error "Multi-event key specified in `define-key-after'")))
         (tail (cdr keymap)) (before keymap) place)
    ;; Take out an old binding of the event first.
    (let ((cell keymap))
      (while (and (consp (cdr cell)) (not (eq (cadr cell) 'keymap)))
        (if (and (consp (cadr cell)) (eq (car (cadr cell)) event))
            (setcdr cell (cddr cell))
          (setq cell (cdr cell)))))
    (setq tail (cdr keymap))
    (while (and (consp tail) (not (eq (car tail) 'keymap)) (not place))
      (if (and after (not (eq after t)) (consp (car tail)) (eq (caar tail) after))
          (setq place tail)
        (unless (stringp (car tail)) (setq before tail)))
      (setq tail (cdr tail)))
    (setq place (or place before))
    (setcdr place (cons (cons event definition) (cdr place)))
    nil))

;; Keymaps made of others

(defun make-composed-keymap (maps &optional parent)
  "Return a keymap of the bindings of MAPS, a keymap or a list of them, that inherits from PARENT."
  (cons 'keymap (append (if (keymapp maps) (list maps) maps) parent)))

(defun map-keymap-sorted (function keymap)
  "Call FUNCTION with each event and binding of KEYMAP, characters ascending and symbols in alphabetical order."
  (map-keymap function keymap t))

(defun keymap-canonicalize (map)
  "Return a keymap without parents in which each event that MAP binds has one binding."
  (let ((prompt (keymap-prompt map)) bindings)
    (while (keymapp map)
      (setq map (map-keymap-internal
                 (lambda (event binding)
                   (unless (assoc event bindings) (push (cons event binding) bindings)))
                 map)))
    (nconc (list 'keymap) (nreverse bindings) (and prompt (list prompt)))))

;; Events

(defun listify-key-sequence (key)
  "Return the events of KEY, a string or vector, as a list."
  (if (vectorp key)
      (append key nil)
    (mapcar (lambda (char) (if (> char 127) (logxor char #x8000080) char)) key)))

(defun eventp (object)
  "Return non-nil if OBJECT is an event: a character, a symbol, or a list that starts with a symbol."
  (or (integerp object)
      (and (if (consp object) (setq object (car object)) object)
           (symbolp object)
           (not (keywordp object)))))

(defun event-modifiers (event)
  "Return a list of the modifiers of EVENT as symbols: control, meta, shift, click, down and so on."
  (let ((head (if (consp event) (car event) event)))
    (if (symbolp head)
        (cdr (internal-event-symbol-parse-modifiers head))
      (let ((base (logand head (lognot #xfc00000))) modifiers)
        (or (zerop (logand head #x8000000)) (push 'meta modifiers))
        (and (or (/= 0 (logand head #x4000000)) (< base 32)) (push 'control modifiers))
        (and (or (/= 0 (logand head #x2000000)) (/= base (downcase base))) (push 'shift modifiers))
        (or (zerop (logand head #x1000000)) (push 'hyper modifiers))
        (or (zerop (logand head #x800000)) (push 'super modifiers))
        (or (zerop (logand head #x400000)) (push 'alt modifiers))
        modifiers))))

(defun event-basic-type (event)
  "Return EVENT without its modifiers: a character or a symbol."
  (if (consp event) (setq event (car event)))
  (if (symbolp event)
      (car (get event 'event-symbol-elements))
    (let* ((base (logand event #x3fffff))
           (char (if (< base 32) (logior base 64) base)))
      (condition-case nil (downcase char) (error char)))))

(defsubst mouse-movement-p (object)
  "Return non-nil if OBJECT is an event of mouse movement."
  (eq (car-safe object) 'mouse-movement))

(defun mouse-event-p (object)
  "Return non-nil if OBJECT is an event of a mouse button or of mouse movement."
  (memq (event-basic-type object) '(mouse-1 mouse-2 mouse-3 mouse-movement)))

;; Windows and frames

(defun frame-width (&optional frame)
  "Return how many columns of text FRAME, by default the selected one, has."
  (frame-text-cols frame))

(defun frame-height (&optional frame)
  "Return how many lines of text FRAME, by default the selected one, has."
  (frame-text-lines frame))

(defalias 'window-width 'window-body-width)
(defalias 'window-height 'window-total-height)

(defun minibuffer-window-active-p (window)
  "Return t if WINDOW is the minibuffer window in use."
  (eq window (active-minibuffer-window)))

(defun one-window-p (&optional nomini all-frames)
  "Return t if the selected window is the only one; NOMINI and ALL-FRAMES say which others count."
  (let ((base (selected-window)))
    (if (and nomini (eq base (minibuffer-window)))
        (setq base (next-window base)))
    (eq base (next-window base (if nomini 'no) all-frames))))

(defun get-buffer-window-list (&optional buffer-or-name minibuf all-frames)
  "Return a list of the windows that show BUFFER-OR-NAME, by default the current buffer.
MINIBUF and ALL-FRAMES say which windows count."
  (let ((buffer (if buffer-or-name (get-buffer buffer-or-name) (current-buffer))) found)
    (unless buffer (error "No such live buffer %s" buffer-or-name))
    (dolist (window (window-list-1 (if (eq (selected-window) (minibuffer-window)) nil (selected-window))
                                   minibuf all-frames))
      (if (eq (window-buffer window) buffer) (push window found)))
    (nreverse found)))

(defun internal--before-save-selected-window ()
  "Return what `internal--after-save-selected-window' needs: the selected window, and that of each frame."
  (cons (selected-window)
        (mapcar (lambda (frame) (list frame (frame-selected-window frame))) (frame-list))))

(defun internal--after-save-selected-window (state)
  "Select the windows that STATE has, as far as they live."
  (dolist (entry (cdr state))
    (if (and (frame-live-p (car entry)) (window-live-p (cadr entry)))
        (set-frame-selected-window (car entry) (cadr entry) 'norecord)))
  (when (window-live-p (car state))
    (select-window (car state) 'norecord)))

(defun internal--before-with-selected-window (window)
  "Return a list of WINDOW, about to be selected, and what `internal--after-with-selected-window' needs."
  (cons window (internal--before-save-selected-window)))

(defun internal--after-with-selected-window (state)
  "Select the windows that STATE, from `internal--before-with-selected-window', has."
  (internal--after-save-selected-window (cdr state)))

(defmacro save-selected-window (&rest body)
  "Evaluate BODY, then select the window that was selected before; return the value of BODY."
  (declare (indent 0) (debug t))
  `(let ((save-selected-window--state (internal--before-save-selected-window)))
     (save-current-buffer
       (unwind-protect
           (progn ,@body)
         (internal--after-save-selected-window save-selected-window--state)))))

(defun bindings--define-key (map key item)
  "Make ITEM, a binding or a menu item, the binding of KEY in MAP, and return it."
  (define-key map key item))

(provide 'subr-keys)

;;; subr-keys.el ends here

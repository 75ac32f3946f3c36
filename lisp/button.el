;;; button.el --- text that does something when it is pushed  -*- lexical-binding: t -*-

;; See "Buttons" in the Elisp manual.  A button is an overlay, or text with properties; the latter is named by a marker in it.
;; What buttons of a type have in common are properties of a symbol, the value of `category' in each.

;;; Code:

(define-minor-mode button-mode
  "Bind keys that move to the buttons of the buffer."
  :keymap button-buffer-map)

;; Types

(put 'default-button 'face 'button)
(put 'default-button 'mouse-face 'highlight)
(put 'default-button 'keymap button-map)
(put 'default-button 'type 'button)
(put 'default-button 'action #'ignore)
(put 'default-button 'help-echo "mouse-2, RET: Push this button")
(put 'default-button 'evaporate t)
(put 'default-button 'rear-nonsticky t)
(put 'button 'button-category-symbol 'default-button)

(defun button-category-symbol (type)
  "Return the symbol whose properties the buttons of TYPE have; signal an error when there is no such type."
  (or (get type 'button-category-symbol)
      (error "Unknown button type `%s'" type)))

(defun define-button-type (name &rest properties)
  "Define a type of buttons called NAME with PROPERTIES, a plist; `:supertype' gives the type it builds on."
  (declare (indent defun))
  (let* ((own (make-symbol (concat (symbol-name name) "-button")))
         (super (or (plist-get properties 'supertype) (plist-get properties :supertype) 'button))
         (inherited (symbol-plist (button-category-symbol super))))
    (put name 'button-category-symbol own)
    (setplist own (copy-sequence inherited))
    (while properties
      (let ((property (pop properties)))
        (put own (if (eq property :supertype) 'supertype property) (pop properties))))
    (put own 'type name)
    (unless (get own 'supertype) (put own 'supertype super))
    name))

(defun button-type-put (type prop val)
  "Make VAL the value of PROP in the buttons of TYPE."
  (put (button-category-symbol type) prop val))

(defun button-type-get (type prop)
  "Return the value of PROP in the buttons of TYPE."
  (get (button-category-symbol type) prop))

(defun button-type-subtype-p (type supertype)
  "Return t if the button type TYPE is SUPERTYPE or builds on it."
  (let (found)
    (while (and type (not (setq found (eq type supertype))))
      (setq type (and (get type 'button-category-symbol) (button-type-get type 'supertype))))
    found))

;; What a button has

(defun button--edge (button previous)
  "Return where BUTTON, of text, ends, or with PREVIOUS starts."
  (let ((position (if (markerp button) (marker-position button) button))
        (buffer (if (markerp button) (marker-buffer button) (current-buffer))))
    (with-current-buffer buffer
      (if previous
          (let ((before (previous-single-property-change (1+ position) 'button)))
            (or before (point-min)))
        (or (next-single-property-change position 'button) (point-max))))))

(defun button-start (button)
  "Return the position at which BUTTON starts."
  (if (overlayp button) (overlay-start button) (button--edge button t)))

(defun button-end (button)
  "Return the position at which BUTTON ends."
  (if (overlayp button) (overlay-end button) (button--edge button nil)))

(defun button--area-button-p (object)
  "Return non-nil if OBJECT is a button in the mode line or header line: a cons that starts with a string."
  (stringp (car-safe object)))

(defalias 'button--area-button-string #'car)

(defun button-get (button prop)
  "Return the value of PROP in BUTTON."
  (cond ((overlayp button) (overlay-get button prop))
        ((button--area-button-p button) (get-text-property (cdr button) prop (car button)))
        ((markerp button) (get-text-property button prop (marker-buffer button)))
        (t (get-text-property button prop))))

(defun button-put (button prop val)
  "Make VAL the value of PROP in BUTTON; the property `type' changes its type, and `category' cannot be set."
  (cond
   ((memq prop '(type :type))
    (setq prop 'category val (button-category-symbol val)))
   ((eq prop 'category)
    (error "Button `category' property may not be set directly")))
  (cond ((overlayp button) (overlay-put button prop val))
        ((button--area-button-p button)
         (let ((string (car button)))
           (put-text-property (or (previous-single-property-change (1+ (cdr button)) 'button string) 0)
                              (or (next-single-property-change (cdr button) 'button string) (length string))
                              prop val string)))
        (t (put-text-property
            (or (previous-single-property-change (1+ button) 'button) (point-min))
            (or (next-single-property-change button 'button) (point-max))
            prop val))))

(defun button-activate (button &optional use-mouse-action)
  "Do the action of BUTTON, the one for the mouse with USE-MOUSE-ACTION; a marker as the action goes to its place.
The action is called with BUTTON, or with the value of its property `button-data' if it has one."
  (let ((action (or (and use-mouse-action (button-get button 'mouse-action))
                    (button-get button 'action)))
        (data (button-get button 'button-data)))
    (if (markerp action)
        (save-selected-window
          (select-window (display-buffer (marker-buffer action)))
          (goto-char action)
          (recenter 0))
      (funcall action (or data button)))))

(defun button-label (button)
  "Return the text of BUTTON."
  (if (button--area-button-p button)
      (substring-no-properties (car button))
    (buffer-substring-no-properties (button-start button) (button-end button))))

(defsubst button-type (button)
  "Return the type of BUTTON."
  (button-get button 'type))

(defun button-has-type-p (button type)
  "Return t if BUTTON is of TYPE or of one that builds on it."
  (button-type-subtype-p (button-get button 'type) type))

(defun button--help-echo (button)
  "Return what BUTTON says of itself, its `help-echo' evaluated."
  (let ((help (button-get button 'help-echo)))
    (setq help (if (functionp help)
                   (funcall help (selected-window)
                            (if (overlayp button) button (current-buffer))
                            (button-start button))
                 (eval help lexical-binding)))
    (and (stringp help) (substitute-command-keys help))))

;; Making buttons

(defun make-button (beg end &rest properties)
  "Make a button of the text from BEG to END with PROPERTIES, a plist, and return it, an overlay."
  (let ((overlay (make-overlay beg end nil t nil)))
    (overlay-put overlay 'category 'default-button)
    (while properties
      (let ((property (pop properties)))
        (if (memq property '(type :type))
            (button-put overlay 'type (pop properties))
          (button-put overlay property (pop properties)))))
    (overlay-put overlay 'button overlay)
    overlay))

(defun insert-button (label &rest properties)
  "Insert LABEL as a button with PROPERTIES and return the button."
  (apply #'make-button
         (prog1 (point) (insert label))
         (point)
         properties))

(defun make-text-button (beg end &rest properties)
  "Make a button of the text from BEG to END with PROPERTIES as text properties, and return BEG.
BEG may be a string, of which a copy is returned as a button; END is ignored then."
  (let ((object (and (stringp beg) (copy-sequence beg)))
        (given properties) (made nil) (typed nil))
    (while given
      (let ((property (pop given)) (value (pop given)))
        (cond
         ((memq property '(type :type))
          (setq typed t)
          (push 'category made)
          (push (button-category-symbol value) made))
         ((eq property 'category)
          (error "Button `category' property may not be set directly"))
         (t (push property made) (push value made)))))
    (setq made (nreverse made))
    (unless typed (setq made (append '(category default-button) made)))
    (let ((all (append (list 'button (list t)) made)))
      (if object
          (add-text-properties 0 (length object) all object)
        (add-text-properties beg end all)))
    (or object beg)))

(defun insert-text-button (label &rest properties)
  "Insert LABEL as a button made of text properties, PROPERTIES among them, and return where it starts."
  (apply #'make-text-button
         (prog1 (point) (insert label))
         (point)
         properties))

(defun button-buttonize (string callback &optional data)
  "Return STRING as a button that calls CALLBACK with DATA when it is pushed."
  (propertize string
              'face 'button
              'button t
              'follow-link t
              'category t
              'button-data data
              'keymap button-map
              'action callback))

;; Finding buttons

(defun button-at (pos)
  "Return the button at POS, an overlay or a marker in its text; nil when there is none."
  (let ((button (get-char-property pos 'button)))
    (cond ((or (overlayp button) (null button)) button)
          (t (copy-marker pos t)))))

(defun next-button (pos &optional count-current)
  "Return the button after POS, with COUNT-CURRENT the one at POS if there is one; nil at the end."
  (unless count-current
    (setq pos (next-single-char-property-change pos 'button)))
  (and (< pos (point-max))
       (or (button-at pos) (next-button pos))))

(defun previous-button (pos &optional count-current)
  "Return the button before POS, with COUNT-CURRENT the one at POS if there is one; nil at the beginning."
  (let ((here (button-at pos)))
    (if (and here count-current)
        here
      (if here (setq pos (1- (button-start here))))
      (when (>= pos (point-min))
        (setq pos (previous-single-char-property-change pos 'button))
        (or (button-at pos)
            (and (> pos (point-min)) (button-at (1- pos))))))))

;; Commands

(defun push-button (&optional pos use-mouse-action)
  "Do the action of the button at POS, by default point, and return t; nil when there is none.
POS may be an event of the mouse.  USE-MOUSE-ACTION is as for `button-activate'."
  (interactive (list (if (integerp last-command-event) (point) last-command-event)))
  (if (and (not (integerp pos)) (eventp pos))
      (let* ((posn (event-start pos)) (string (posn-string posn)))
        (with-current-buffer (window-buffer (posn-window posn))
          (cond (string (button-activate string t))
                (t (push-button (posn-point posn) t)))))
    (let ((button (button-at (or pos (point)))))
      (when button
        (button-activate button use-mouse-action)
        t))))

(defun forward-button (n &optional wrap display-message no-error)
  "Go to the Nth next button, or previous one if N is negative, and return it; buttons with `skip' do not count.
N 0 goes to the start of the button at point.  WRAP goes on at the other end of the buffer, DISPLAY-MESSAGE shows
the button's `help-echo', NO-ERROR returns nil in place of an error when there is none."
  (interactive "p\nd\nd")
  (let (button)
    (if (= n 0)
        (when (setq button (button-at (point)))
          (goto-char (button-start button)))
      (let ((step (if (> n 0) 1 -1)) (left n) (first nil) (done nil))
        (while (and (/= left 0) (not done))
          (setq button (button--step step))
          (when (and (null button) wrap)
            (setq button (button--step-from-edge step)))
          (if (null button)
              (setq done t)
            (goto-char (button-start button))
            (cond ((not (button-get button 'skip)) (setq left (- left step)))
                  ;; Once round, and all are to be skipped.
                  ((eq first (point)) (setq done t))
                  (t (setq first (or first (point)))))))))
    (cond
     (button
      (let ((message (and display-message (button--help-echo button))))
        (when message (message "%s" message))))
     ((not no-error)
      (user-error (if wrap "No buttons!" "No more buttons"))))
    button))

(defun button--step (step)
  "Return the button after point if STEP is positive, else the one before it."
  (if (> step 0) (next-button (point)) (previous-button (point))))

(defun button--step-from-edge (step)
  "Return the first button of the buffer if STEP is positive, else the last."
  (if (> step 0) (next-button (point-min) t) (previous-button (point-max) t)))

(defun backward-button (n &optional wrap display-message no-error)
  "Go to the Nth previous button; WRAP, DISPLAY-MESSAGE and NO-ERROR are as for `forward-button'."
  (interactive "p\nd\nd")
  (forward-button (- n) wrap display-message no-error))

(provide 'button)

;;; button.el ends here

;;; frame.el --- frames and displays, of which batch has one  -*- lexical-binding: t -*-

;; See "Frames" and "Display Feature Testing" in the Elisp manual.  Batch has one frame on a terminal without a screen.  What
;; needs another asks for a terminal of that kind, which there is not.

;;; Code:

;; Displays and terminals

(defun get-device-terminal (device)
  "Return the terminal of DEVICE: a terminal, a frame, the name of a display, or nil for the selected frame's."
  (cond
   ((or (null device) (framep device)) (frame-terminal device))
   ((stringp device)
    (let (found)
      (dolist (terminal (terminal-list))
        (if (equal (terminal-name terminal) device) (setq found terminal)))
      (or found (error "Display %s does not exist" device))))
   ((terminal-live-p device) device)
   (t (error "Invalid argument %s in `get-device-terminal'" device))))

(defun framep-on-display (&optional terminal)
  "Return the kind of frames on TERMINAL, a device as for `get-device-terminal'."
  (or (terminal-live-p terminal)
      (framep (car (frames-on-display-list terminal)))))

(defun frames-on-display-list (&optional device)
  "Return a list of the frames on DEVICE, as for `get-device-terminal'."
  (let ((terminal (get-device-terminal device)))
    (filtered-frame-list (lambda (frame) (eq (frame-terminal frame) terminal)))))

(defun filtered-frame-list (predicate)
  "Return a list of the frames for which PREDICATE returns non-nil."
  (let (found)
    (dolist (frame (frame-list) (nreverse found))
      (if (funcall predicate frame) (push frame found)))))

(defun minibuffer-frame-list ()
  "Return a list of the frames that have their own minibuffer window."
  (filtered-frame-list (lambda (frame) (eq frame (window-frame (minibuffer-window frame))))))

(defun display-graphic-p (&optional display)
  "Return non-nil if DISPLAY can show several frames and fonts."
  (not (null (memq (framep-on-display display) '(x w32 ns)))))

(defun display-mouse-p (&optional display)
  "Return non-nil if DISPLAY has a mouse that can be used."
  (display-graphic-p display))

(defun display-popup-menus-p (&optional display)
  "Return non-nil if DISPLAY can show popup menus."
  (display-mouse-p display))

(defalias 'display-multi-frame-p #'display-graphic-p)
(defalias 'display-multi-font-p #'display-graphic-p)

(defun display-images-p (&optional display)
  "Return non-nil if DISPLAY can show images."
  (display-graphic-p display))

(defun display-selections-p (&optional display)
  "Return non-nil if DISPLAY has selections."
  (display-graphic-p display))

(defun display-symbol-keys-p (&optional display)
  "Return non-nil if DISPLAY has keys that are symbols, as [return] is."
  (display-graphic-p display))

(defun display-blink-cursor-p (&optional display)
  "Return non-nil if DISPLAY can have a blinking cursor."
  (display-graphic-p display))

(defun display-color-p (&optional display)
  "Return t if DISPLAY shows colours."
  (tty-display-color-p (frame--on display)))

(defun display-grayscale-p (&optional display)
  "Return t if DISPLAY shows shades of gray."
  (> (display-color-cells display) 2))

(defun frame--on (display)
  "Return a frame on DISPLAY, as for `get-device-terminal'."
  (cond ((framep display) display)
        ((null display) (selected-frame))
        (t (car (frames-on-display-list display)))))

(defun display-color-cells (&optional display)
  "Return how many colours DISPLAY shows."
  (tty-display-color-cells (frame--on display)))

(defun display-planes (&optional display)
  "Return how many bits of colour a character on DISPLAY has."
  (frame--on display)
  (truncate (log (length (tty-color-alist)) 2)))

(defun display-visual-class (&optional display)
  "Return the class of colours of DISPLAY, as `static-gray'."
  (if (display-color-p display) 'static-color 'static-gray))

(defun display-screens (&optional display)
  "Return how many screens DISPLAY has."
  (framep-on-display display)
  1)

(defun display-pixel-height (&optional display)
  "Return the height of DISPLAY, in lines on a text terminal."
  (frame-height (frame--on display)))

(defun display-pixel-width (&optional display)
  "Return the width of DISPLAY, in columns on a text terminal."
  (frame-width (frame--on display)))

(defun display-mm-height (&optional display)
  "Return nil: how high DISPLAY is in millimetres is not known of a text terminal."
  (framep-on-display display)
  nil)

(defun display-mm-width (&optional display)
  "Return nil: how wide DISPLAY is in millimetres is not known of a text terminal."
  (framep-on-display display)
  nil)

(defun display-backing-store (&optional display)
  "Return `not-useful': DISPLAY, a text terminal, has no backing store."
  (framep-on-display display)
  'not-useful)

(defun display-save-under (&optional display)
  "Return `not-useful': DISPLAY, a text terminal, saves nothing under windows."
  (framep-on-display display)
  'not-useful)

(defun display-monitor-attributes-list (&optional display)
  "Return a list with the attributes of the one monitor of DISPLAY: its size, and its frames."
  (let ((size (list 0 0 (display-pixel-width display) (display-pixel-height display))))
    (list (list (cons 'geometry size)
                (cons 'workarea (copy-sequence size))
                (list 'mm-size (display-mm-width display) (display-mm-height display))
                (cons 'frames (frames-on-display-list display))))))

(defun frame-monitor-attributes (&optional frame)
  "Return the attributes of the monitor that FRAME, by default the selected one, is on."
  (let (found)
    (dolist (attributes (display-monitor-attributes-list frame) found)
      (if (memq (or frame (selected-frame)) (cdr (assq 'frames attributes)))
          (setq found attributes)))))

(defun frame-monitor-attribute (attribute &optional frame _x _y)
  "Return the value of ATTRIBUTE of the monitor that FRAME is on."
  (cdr (assq attribute (frame-monitor-attributes frame))))

(defun frame-monitor-geometry (&optional frame x y)
  "Return (X Y WIDTH HEIGHT) of the monitor that FRAME, or the point X, Y, is on."
  (frame-monitor-attribute 'geometry frame x y))

(defun frame-monitor-workarea (&optional frame x y)
  "Return (X Y WIDTH HEIGHT) of the usable part of the monitor that FRAME, or the point X, Y, is on."
  (frame-monitor-attribute 'workarea frame x y))

(defun window-system-for-display (_display)
  "Return nil: no window system shows DISPLAY."
  nil)

;; Sizes

(defun frame-char-size (&optional window-or-frame horizontal)
  "Return the height, or with HORIZONTAL the width, of a character on WINDOW-OR-FRAME."
  (let ((frame (cond ((windowp window-or-frame) (window-frame window-or-frame))
                     ((framep window-or-frame) window-or-frame)
                     (t (selected-frame)))))
    (if horizontal (frame-char-width frame) (frame-char-height frame))))

(defalias 'frame-pixel-width #'frame-native-width)
(defalias 'frame-pixel-height #'frame-native-height)

(defun frame-inner-width (&optional frame)
  "Return the width of the inner part of FRAME."
  (- (frame-native-width frame) (* 2 (frame-internal-border-width frame))))

(defun frame-inner-height (&optional frame)
  "Return the height of the inner part of FRAME."
  (- (frame-native-height frame)
     (if (fboundp 'tool-bar-height) (tool-bar-height frame t) 0)
     (* 2 (frame-internal-border-width frame))))

(defun frame-outer-width (&optional frame)
  "Return the width of FRAME with its borders."
  (let ((edges (frame-edges frame 'outer-edges)))
    (- (nth 2 edges) (nth 0 edges))))

(defun frame-outer-height (&optional frame)
  "Return the height of FRAME with its borders."
  (let ((edges (frame-edges frame 'outer-edges)))
    (- (nth 3 edges) (nth 1 edges))))

(defalias 'frame-border-width #'frame-internal-border-width)

(defun frame-edges (&optional frame _type)
  "Return (LEFT TOP RIGHT BOTTOM), the edges of FRAME; TYPE makes no difference on a text terminal."
  (list 0 0 (frame-native-width frame) (frame-native-height frame)))

(defun frame-current-scroll-bars (&optional frame)
  "Return (VERTICAL HORIZONTAL), where FRAME has scroll bars."
  (let ((vertical (frame-parameter frame 'vertical-scroll-bars))
        (horizontal (frame-parameter frame 'horizontal-scroll-bars)))
    (unless (memq vertical '(left right nil)) (setq vertical default-frame-scroll-bars))
    (cons vertical (and horizontal (list 'bottom)))))

(defun frame-list-z-order (&optional _display)
  "Return nil: frames of text terminals do not overlap."
  nil)

(defun frame-restack (&rest _frames)
  "Signal an error: frames of text terminals do not overlap."
  (error "Cannot restack frames"))

(defun frame-size-changed-p (&optional frame)
  "Return t if the size of FRAME is not what it was when windows were last drawn: in batch, they never were."
  (let ((root (frame-root-window frame)) (mini (minibuffer-window frame)))
    (or (/= (window-pixel-width root) (window-old-pixel-width root))
        (/= (+ (window-pixel-height root) (window-pixel-height mini))
            (+ (window-old-pixel-height root) (window-old-pixel-height mini))))))

(defun mouse-absolute-pixel-position ()
  "Return (0 . 0): there is no mouse."
  (cons 0 0))

(defun set-mouse-absolute-pixel-position (_x _y)
  "Do nothing: there is no mouse to move."
  nil)

(defun frame-focus-state (&optional frame)
  "Return whether FRAME has the focus of input, as far as is known."
  (cdr (assq 'frame-focus-state (and frame (frame-parameters frame)))))

;; Parameters

(defun set-frame-parameter (frame parameter value)
  "Make VALUE the value of PARAMETER of FRAME, nil meaning the selected frame."
  (modify-frame-parameters frame (list (cons parameter value))))

(defun set-frame-name (name)
  "Make NAME the name of the selected frame."
  (interactive "sFrame name: ")
  (modify-frame-parameters (selected-frame) (list (cons 'name name))))

(defun modify-all-frames-parameters (alist)
  "Set the parameters in ALIST on all frames and for new ones."
  (dolist (frame (frame-list))
    (modify-frame-parameters frame alist))
  (dolist (pair alist)
    (setq default-frame-alist (assq-delete-all (car pair) default-frame-alist)))
  (setq default-frame-alist (append alist default-frame-alist)))

(defun set-background-color (color-name)
  "Make COLOR-NAME the background of the selected frame."
  (interactive "sBackground color: ")
  (modify-frame-parameters (selected-frame) (list (cons 'background-color color-name)))
  nil)

(defun set-foreground-color (color-name)
  "Make COLOR-NAME the colour of text on the selected frame."
  (interactive "sForeground color: ")
  (modify-frame-parameters (selected-frame) (list (cons 'foreground-color color-name)))
  nil)

(defun set-cursor-color (color-name)
  "Make COLOR-NAME the colour of the cursor on the selected frame."
  (interactive "sCursor color: ")
  (modify-frame-parameters (selected-frame) (list (cons 'cursor-color color-name))))

(defun set-mouse-color (color-name)
  "Make COLOR-NAME the colour of the mouse pointer on the selected frame."
  (interactive "sMouse color: ")
  (modify-frame-parameters
   (selected-frame)
   (list (cons 'mouse-color (or color-name (cdr (assq 'mouse-color (frame-parameters))))))))

(defun set-border-color (color-name)
  "Make COLOR-NAME the colour of the border of the selected frame."
  (interactive "sBorder color: ")
  (modify-frame-parameters (selected-frame) (list (cons 'border-color color-name))))

;; Making and choosing frames

(defvar before-make-frame-hook nil "Hook run before a frame is made.")
(defvar after-make-frame-functions nil "Functions called with each new frame.")
(defvar frame-inherited-parameters nil "Parameters that a new frame takes from the selected one.")

(defun make-frame (&optional parameters)
  "Make a frame with PARAMETERS, an alist, on the selected frame's terminal; signal an error where that cannot be."
  (interactive)
  (let ((all (append parameters default-frame-alist)))
    (run-hooks 'before-make-frame-hook)
    (let ((frame (make-terminal-frame all)))
      (run-hook-with-args 'after-make-frame-functions frame)
      frame)))

(defun make-frame-on-display (display &optional _parameters)
  "Signal an error: DISPLAY, a name, is that of no window system that is there."
  (interactive "sMake frame on display: ")
  (error "Don't know how to interpret display %S" display))

(defun make-frame-command ()
  "Make a frame, where the terminal can have more than one."
  (interactive)
  (make-frame))

(defun get-other-frame ()
  "Return another frame than the selected one, made if there is none."
  (if (eq (selected-frame) (next-frame (selected-frame)))
      (make-frame)
    (next-frame (selected-frame))))

(defun select-frame-set-input-focus (frame &optional norecord)
  "Select FRAME, raise it and give it the focus; NORECORD is as for `select-window'."
  (select-frame frame norecord)
  (raise-frame frame)
  nil)

(defun other-frame (arg)
  "Select the frame ARG frames from here in the cyclic order, and raise it."
  (interactive "p")
  (let ((frame (selected-frame)) (seen nil))
    (while (and (/= arg 0) (not seen))
      (setq frame (if (> arg 0) (next-frame frame) (previous-frame frame))
            arg (if (> arg 0) (1- arg) (1+ arg)))
      (if (eq frame (selected-frame)) (setq seen (= (length (frame-list)) 1))))
    (select-frame-set-input-focus frame)))

(defun next-window-any-frame ()
  "Select the next window on any frame."
  (interactive)
  (select-window (next-window (selected-window) (> (minibuffer-depth) 0) 0))
  (select-frame-set-input-focus (selected-frame)))

(defun previous-window-any-frame ()
  "Select the previous window on any frame."
  (interactive)
  (select-window (previous-window (selected-window) (> (minibuffer-depth) 0) 0))
  (select-frame-set-input-focus (selected-frame)))

(defalias 'next-multiframe-window #'next-window-any-frame)
(defalias 'previous-multiframe-window #'previous-window-any-frame)

(defun make-frame-names-alist ()
  "Return an alist of the names of frames and the frames, the selected one first."
  (let* ((first (selected-frame)) (frame (next-frame first))
         (names (list (cons (frame-parameter first 'name) first))))
    (while (not (eq frame first))
      (push (cons (frame-parameter frame 'name) frame) names)
      (setq frame (next-frame frame)))
    (nreverse names)))

(defun select-frame-by-name (name)
  "Select and raise the frame called NAME; signal an error when there is none."
  (interactive "sSelect Frame: ")
  (let ((frame (cdr (assoc name (make-frame-names-alist)))))
    (unless frame (error "There is no frame named `%s'" name))
    (make-frame-visible frame)
    (select-frame-set-input-focus frame)))

(defun suspend-frame ()
  "Suspend the terminal of the selected frame, where it is a text terminal with a screen."
  (interactive)
  (suspend-tty (frame-terminal)))

(defun iconify-or-deiconify-frame ()
  "Make an icon of the selected frame, or a frame of its icon."
  (interactive)
  (if (eq (cdr (assq 'visibility (frame-parameters))) t)
      (iconify-frame)
    (make-frame-visible)))

(defun delete-other-frames (&optional frame iconify)
  "Delete all frames on the terminal of FRAME but FRAME; with ICONIFY, make icons of them."
  (interactive "i\nP")
  (setq frame (window-normalize-frame frame))
  (dolist (other (frames-on-display-list frame))
    (unless (eq other frame)
      (if iconify (iconify-frame other) (delete-frame other)))))

(defun frame-terminal-default-bg-mode (frame)
  "Return `light' or `dark' as the background of FRAME's terminal is known to be, or nil."
  (or (frame-parameter frame 'background-mode-default)
      frame-background-mode
      (terminal-parameter frame 'background-mode)))

(defvar frame-background-mode nil "What `frame-set-background-mode' takes the background for; nil means to find out.")
(defvar default-frame-scroll-bars nil "On which side new frames have scroll bars; nil without a window system.")

(defun frame-set-background-mode (frame &optional _keep-face-specs)
  "Set the parameters `background-mode' and `display-type' of FRAME to what its colours make them."
  (let* ((color (frame-parameter frame 'background-color))
         (mode (or frame-background-mode
                   (terminal-parameter frame 'background-mode)
                   (if (and (stringp color) (not (member color '("unspecified-bg" "unspecified-fg")))
                            (color-values color frame))
                       (if (color-dark-p (mapcar (lambda (v) (/ v 65535.0)) (color-values color frame))) 'dark 'light)
                     (if (equal color "unspecified-fg") 'light 'dark))))
         (type (cond ((display-color-p frame) 'color) (t 'mono)))
         (old (cons (frame-parameter frame 'background-mode) (frame-parameter frame 'display-type))))
    (unless (equal old (cons mode type))
      (modify-frame-parameters frame (list (cons 'background-mode mode) (cons 'display-type type))))
    nil))

;; Configurations of all frames

(defun current-frame-configuration ()
  "Return a list that says how all frames and their windows are."
  (cons 'frame-configuration
        (mapcar (lambda (frame)
                  (list frame (frame-parameters frame) (current-window-configuration frame)))
                (frame-list))))

(defun frame-configuration-p (object)
  "Return non-nil if OBJECT is what `current-frame-configuration' returns."
  (and (consp object) (eq (car object) 'frame-configuration)))

(defun set-frame-configuration (configuration &optional _nodelete)
  "Make frames and their windows what they were when CONFIGURATION was taken."
  (unless (frame-configuration-p configuration)
    (signal 'wrong-type-argument (list 'frame-configuration-p configuration)))
  (dolist (entry (cdr configuration))
    (when (frame-live-p (car entry))
      (set-window-configuration (nth 2 entry)))))

(defmacro with-selected-frame (frame &rest body)
  "Evaluate BODY with FRAME selected."
  (declare (indent 1) (debug t))
  (let ((old-frame (make-symbol "old-frame")) (old-buffer (make-symbol "old-buffer")))
    `(let ((,old-frame (selected-frame)) (,old-buffer (current-buffer)))
       (unwind-protect
           (progn (select-frame ,frame 'norecord) ,@body)
         (when (frame-live-p ,old-frame) (select-frame ,old-frame 'norecord))
         (when (buffer-live-p ,old-buffer) (set-buffer ,old-buffer))))))

(provide 'frame)

;;; frame.el ends here

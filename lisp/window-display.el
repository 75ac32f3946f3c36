;;; window-display.el --- choosing a window in which to show a buffer  -*- lexical-binding: t -*-

;; See "Displaying Buffers" in the Elisp manual.

;;; Code:

(defun display-buffer-assq-regexp (buffer-name alist action)
  "Return the cdr of the element of ALIST whose car, a regexp or a function of BUFFER-NAME and ACTION, fits."
  (catch 'found
    (dolist (entry alist)
      (let ((key (car entry)))
        (if (or (and (stringp key) (string-match-p key buffer-name))
                (and (functionp key) (funcall key buffer-name action)))
            (throw 'found (cdr entry)))))))

(defun window-display--functions (action)
  "Return the list of functions that ACTION, a cons of functions and an alist, has."
  (let ((functions (car-safe action)))
    (if (functionp functions) (list functions) functions)))

(defun display-buffer (buffer-or-name &optional action frame)
  "Show BUFFER-OR-NAME in a window without selecting that, and return the window; nil when there is none.
ACTION is a cons of one or more functions, called with the buffer and an alist until one returns a window, and of
elements for that alist; t asks for another window than the selected one.  `display-buffer-overriding-action',
`display-buffer-alist', `display-buffer-base-action' and `display-buffer-fallback-action' have their say as well.
FRAME says which frames' windows may be used."
  (interactive (list (read-buffer "Display buffer: " (other-buffer)) (if current-prefix-arg t)))
  (let ((buffer (if (bufferp buffer-or-name) buffer-or-name (get-buffer buffer-or-name)))
        (inhibit-same-window (not (listp action))))
    (unless (buffer-live-p buffer) (error "Invalid buffer"))
    (unless (listp action) (setq action nil))
    (if display-buffer-function
        (funcall display-buffer-function buffer inhibit-same-window)
      (let* ((user (display-buffer-assq-regexp (buffer-name buffer) display-buffer-alist action))
             (actions (list display-buffer-overriding-action user action display-buffer-base-action
                            (list #'display-buffer--special-action) display-buffer-fallback-action))
             (alist (append (and inhibit-same-window '((inhibit-same-window . t)))
                            (apply #'append (mapcar #'cdr-safe actions))
                            (and frame (list (cons 'reusable-frames frame)))))
             (functions (apply #'append (mapcar #'window-display--functions actions)))
             (window nil))
        (while (and functions (not window))
          (setq window (funcall (pop functions) buffer alist)))
        (and (windowp window) window)))))

(defun window-display--frames (alist)
  "Return what ALIST says of frames whose windows may be used, in a form that `get-buffer-window' takes."
  (let ((entry (assq 'reusable-frames alist)))
    (cond (entry (cdr entry))
          ((and (eq pop-up-frames 'graphic-only) (not (display-graphic-p))) nil)
          (pop-up-frames 0)
          (t nil))))

(defun window--display-buffer (buffer window type &optional alist _dedicated)
  "Let WINDOW show BUFFER as ALIST says, and return WINDOW; TYPE is as for `display-buffer-record-window'."
  (display-buffer-record-window type window buffer)
  (unless (eq buffer (window-buffer window))
    (unless (and (eq (window-dedicated-p window) 'side) (not (assq 'dedicated alist)))
      (set-window-dedicated-p window nil))
    (set-window-buffer window buffer))
  (when (memq type '(window frame)) (set-window-prev-buffers window nil))
  (let ((dedicated (cdr (assq 'dedicated alist))))
    (when (or dedicated display-buffer-mark-dedicated)
      (set-window-dedicated-p window (or dedicated display-buffer-mark-dedicated))))
  (let ((parameters (cdr (assq 'window-parameters alist))))
    (dolist (pair parameters) (set-window-parameter window (car pair) (cdr pair))))
  (when (memq type '(window frame))
    (window-display--size window (cdr (assq 'window-height alist)) nil)
    (window-display--size window (cdr (assq 'window-width alist)) t)
    (let ((preserve (cdr (assq 'preserve-size alist))))
      (if (car-safe preserve) (window-preserve-size window t t))
      (if (cdr-safe preserve) (window-preserve-size window nil t))))
  (let ((function (cdr (assq 'body-function alist))))
    (if (functionp function) (funcall function window)))
  window)

(defun window-display--size (window size horizontal)
  "Give WINDOW the height, or with HORIZONTAL the width, SIZE: an integer, a part of the frame, or a function."
  (cond
   ((null size))
   ((numberp size)
    (let* ((goal (if (integerp size)
                     size
                   (round (* size (window-size (frame-root-window (window-frame window)) horizontal)))))
           (delta (- goal (window-size window horizontal))))
      (if (and (/= delta 0) (window-combined-p window horizontal)
               (window-resizable-p window delta horizontal 'safe))
          (window-resize window delta horizontal 'safe))))
   ((functionp size) (ignore-errors (funcall size window)))))

;; Making a window

(defun window-splittable-p (window &optional horizontal)
  "Return non-nil if WINDOW is high enough, or with HORIZONTAL wide enough, for `split-window-sensibly'."
  (when (window-live-p window)
    (with-current-buffer (window-buffer window)
      (and (not (window-parameter window 'window-side))
           (if horizontal
               (and (not (memq window-size-fixed '(t width)))
                    (numberp split-width-threshold)
                    (>= (window-width window) (max split-width-threshold (* 2 (max window-min-width 2)))))
             (and (not (memq window-size-fixed '(t height)))
                  (numberp split-height-threshold)
                  (>= (window-height window) (max split-height-threshold (* 2 (max window-min-height 2))))))))))

(defun split-window-sensibly (&optional window)
  "Split WINDOW into two one above the other, or side by side, as its size suggests; return the new window or nil.
The only window of a frame is split even if it is lower than `split-height-threshold'."
  (let ((window (or window (selected-window))))
    (cond
     ((window-splittable-p window) (with-selected-window window (split-window-below)))
     ((window-splittable-p window t) (with-selected-window window (split-window-right)))
     ((and (eq window (frame-root-window (window-frame window))) (not (window-minibuffer-p window)))
      (let ((split-height-threshold 0))
        (if (window-splittable-p window)
            (with-selected-window window (split-window-below))))))))

(defun window--try-to-split-window (window &optional alist)
  "Split WINDOW as `split-window-preferred-function' does; return the new window or nil."
  (when (and (window-live-p window) (not (frame-parameter (window-frame window) 'unsplittable)))
    (let ((window-combination-limit
           (if (and (eq window-combination-limit 'window-size)
                    (or (cdr (assq 'window-height alist)) (cdr (assq 'window-width alist))))
               t
             window-combination-limit))
          (new nil))
      (setq new (condition-case nil
                    (funcall split-window-preferred-function window)
                  (error nil)))
      (and (window-live-p new) new))))

(defun display-buffer-pop-up-window (buffer alist)
  "Show BUFFER in a window made by splitting the largest or the least recent one; nil where none can be split."
  (let ((window (or (window--try-to-split-window (get-largest-window nil t) alist)
                    (window--try-to-split-window (get-lru-window nil t) alist))))
    (if window (window--display-buffer buffer window 'window alist))))

(defun display-buffer-pop-up-frame (buffer alist)
  "Show BUFFER on a new frame, where the terminal can have one; else return nil."
  (let* ((parameters (cdr (assq 'pop-up-frame-parameters alist)))
         (pop-up-frame-alist (append parameters pop-up-frame-alist))
         (frame (and pop-up-frame-function
                     (ignore-errors (with-current-buffer buffer (funcall pop-up-frame-function))))))
    (if (frame-live-p frame)
        (window--display-buffer buffer (frame-selected-window frame) 'frame alist))))

(defun display-buffer--maybe-pop-up-window (buffer alist)
  "Do as `display-buffer-pop-up-window' if `pop-up-windows' allows it."
  (and pop-up-windows (display-buffer-pop-up-window buffer alist)))

(defun display-buffer--maybe-pop-up-frame (buffer alist)
  "Do as `display-buffer-pop-up-frame' if `pop-up-frames' asks for it."
  (and pop-up-frames
       (or (not (eq pop-up-frames 'graphic-only)) (display-graphic-p))
       (display-buffer-pop-up-frame buffer alist)))

(defun display-buffer--maybe-pop-up-frame-or-window (buffer alist)
  "Show BUFFER on a new frame or in a new window, as the options allow."
  (or (display-buffer--maybe-pop-up-frame buffer alist)
      (display-buffer--maybe-pop-up-window buffer alist)))

(defun display-buffer-below-selected (buffer alist)
  "Show BUFFER in the window below the selected one, made if need be."
  (let ((below (window-in-direction 'below)))
    (cond
     ((and below (eq (window-buffer below) buffer)) (window--display-buffer buffer below 'reuse alist))
     ((let ((new (let ((split-height-threshold 0) (split-width-threshold nil))
                   (window--try-to-split-window (selected-window) alist))))
        (and new (window--display-buffer buffer new 'window alist))))
     ((and below (not (window-dedicated-p below))) (window--display-buffer buffer below 'reuse alist)))))

(defun display-buffer-at-bottom (buffer alist)
  "Show BUFFER in a window at the bottom of the frame, made if need be."
  (let* ((bottom (seq-filter (lambda (window) (window-full-width-p window)) (window-at-side-list nil 'bottom)))
         (showing (seq-find (lambda (window) (eq (window-buffer window) buffer)) (window-at-side-list nil 'bottom)))
         (last (car bottom)) new)
    (cond
     (showing (window--display-buffer buffer showing 'reuse alist))
     ((setq new (and last (let ((split-width-threshold nil)) (window--try-to-split-window last alist))))
      (window--display-buffer buffer new 'window alist))
     ((setq new (split-window-no-error (window-main-window)))
      (window--display-buffer buffer new 'window alist))
     ((and last (not (window-dedicated-p last))) (window--display-buffer buffer last 'reuse alist)))))

(defun display-buffer-in-direction (buffer alist)
  "Show BUFFER in a window in the `direction' that ALIST gives from its `window', by default the selected one."
  (let* ((given (cdr (assq 'window alist)))
         (window (cond ((or (eq given 'root) (eq given 'main)) (window-main-window))
                       ((window-valid-p given) given)
                       (t (selected-window))))
         (direction (cdr (assq 'direction alist)))
         (place (pcase direction
                  ('leftmost (setq window (window-main-window)) 'left)
                  ('rightmost (setq window (window-main-window)) 'right)
                  ('top (setq window (window-main-window)) 'above)
                  ('bottom (setq window (window-main-window)) 'below)
                  ((or 'above 'up) 'above)
                  ((or 'left 'right) direction)
                  (_ 'below)))
         (other (and (window-live-p window) (window-in-direction place window)))
         new)
    (cond
     ((and other (eq (window-buffer other) buffer)) (window--display-buffer buffer other 'reuse alist))
     ((setq new (split-window-no-error window nil place)) (window--display-buffer buffer new 'window alist))
     ((and other (not (window-dedicated-p other))) (window--display-buffer buffer other 'reuse alist)))))

(defun display-buffer-in-side-window (buffer alist)
  "Show BUFFER in a window at the `side' of the frame that ALIST gives, in the place there that `slot' gives."
  (let* ((side (or (cdr (assq 'side alist)) 'bottom)) (slot (or (cdr (assq 'slot alist)) 0))
         (sideways (memq side '(left right))) (before nil) (behind nil) (same nil))
    (unless (memq side '(top bottom left right)) (error "Invalid side %s specified" side))
    (unless (numberp slot) (error "Invalid slot %s specified" slot))
    (walk-window-tree
     (lambda (window)
       (when (eq (window-parameter window 'window-side) side)
         (let ((its (or (window-parameter window 'window-slot) 0)))
           (cond ((= its slot) (setq same window))
                 ((< its slot) (setq before window))
                 ((null behind) (setq behind window)))))))
    (if same
        (window--display-buffer buffer same 'reuse alist)
      (let* ((root (frame-root-window)) (whole (window-size root sideways))
             (new
              (cond
               (before (split-window-no-error before nil (if sideways 'below 'right)))
               (behind (split-window-no-error behind nil (if sideways 'above 'left)))
               (t (let ((window-combination-limit t))
                    (split-window-no-error root (- (/ whole 4))
                                           (pcase side ('top 'above) ('bottom 'below) (_ side))))))))
        (when new
          (set-window-parameter new 'window-side side)
          (set-window-parameter new 'window-slot slot)
          (window--display-buffer buffer new 'window alist)
          (unless (assq 'dedicated alist) (set-window-dedicated-p new 'side))
          new)))))

;; Taking a window that is there

(defun display-buffer-same-window (buffer alist)
  "Show BUFFER in the selected window, unless ALIST, the minibuffer or dedication forbids that."
  (unless (or (cdr (assq 'inhibit-same-window alist)) (window-minibuffer-p) (window-dedicated-p))
    (window--display-buffer buffer (selected-window) 'reuse alist)))

(defun same-window-p (buffer-name)
  "Return non-nil if a buffer called BUFFER-NAME should be shown in the selected window."
  (or (seq-some (lambda (entry) (equal buffer-name (if (consp entry) (car entry) entry))) same-window-buffer-names)
      (seq-some (lambda (entry)
                  (let ((regexp (if (consp entry) (car entry) entry)))
                    (and (stringp regexp) (string-match-p regexp buffer-name))))
                same-window-regexps)))

(defun display-buffer--maybe-same-window (buffer alist)
  "Show BUFFER in the selected window if `same-window-p' says so."
  (and (same-window-p (buffer-name buffer)) (display-buffer-same-window buffer alist)))

(defun special-display-p (buffer-name)
  "Return non-nil if a buffer called BUFFER-NAME is to be shown in a special way."
  (or (seq-find (lambda (entry) (equal buffer-name (if (consp entry) (car entry) entry))) special-display-buffer-names)
      (seq-find (lambda (entry) (string-match-p (if (consp entry) (car entry) entry) buffer-name))
                special-display-regexps)))

(defun display-buffer--special-action (buffer &optional _alist)
  "Let `special-display-function' show BUFFER if its name asks for that."
  (let ((special (and special-display-function (special-display-p (buffer-name buffer)))))
    (if special (funcall special-display-function buffer (cdr-safe special)))))

(defun special-display-popup-frame (buffer &optional _args)
  "Show BUFFER on a frame of its own, where there can be one."
  (display-buffer-pop-up-frame buffer nil))

(defun display-buffer-reuse-window (buffer alist)
  "Show BUFFER in a window that shows it already."
  (let* ((frames (window-display--frames alist))
         (inhibit (cdr (assq 'inhibit-same-window alist)))
         (window (if (and (eq buffer (window-buffer)) (not inhibit))
                     (selected-window)
                   (car (delq (selected-window) (get-buffer-window-list buffer 'nomini frames))))))
    (when (window-live-p window)
      (window--display-buffer buffer window 'reuse alist))))

(defun display-buffer-reuse-mode-window (buffer alist)
  "Show BUFFER in a window whose buffer has its mode, or one of the `mode's that ALIST gives, or one made of it."
  (let* ((given (assq 'mode alist))
         (modes (if given (if (listp (cdr given)) (cdr given) (list (cdr given)))
                  (list (buffer-local-value 'major-mode buffer))))
         (inhibit (cdr (assq 'inhibit-same-window alist)))
         (window (seq-find (lambda (each)
                             (and (not (and inhibit (eq each (selected-window))))
                                  (not (window-dedicated-p each))
                                  (with-current-buffer (window-buffer each) (apply #'derived-mode-p modes))))
                           (window-list-1 nil 'nomini))))
    (when window
      (window--display-buffer buffer window 'reuse alist))))

(defun display-buffer-in-previous-window (buffer alist)
  "Show BUFFER in a window that showed it before, or in the `previous-window' that ALIST gives."
  (let* ((given (cdr (assq 'previous-window alist)))
         (inhibit (cdr (assq 'inhibit-same-window alist)))
         (window (or (and (window-live-p given) (not (and inhibit (eq given (selected-window))))
                          (not (window-dedicated-p given)) given)
                     ;; The selected window only when no other did.
                     (seq-find (lambda (each)
                                 (and (not (and inhibit (eq each (selected-window))))
                                      (not (window-dedicated-p each))
                                      (assq buffer (window-prev-buffers each))))
                               (window-list-1 (next-window nil 'nomini) 'nomini)))))
    (when window
      (window--display-buffer buffer window 'reuse alist))))

(defun display-buffer-use-some-window (buffer alist)
  "Show BUFFER in some window, best the least recent one that is not selected."
  (let* ((inhibit (cdr (assq 'inhibit-same-window alist)))
         (window (or (get-lru-window nil nil t t)
                     (get-buffer-window buffer)
                     (get-largest-window nil nil inhibit)
                     (get-lru-window nil nil inhibit))))
    (when (and (window-live-p window) (not (and inhibit (eq window (selected-window)))))
      (window--display-buffer buffer window 'reuse alist)
      (window--even-window-sizes window)
      window)))

(defun display-buffer-use-least-recent-window (buffer alist)
  "Show BUFFER in the least recent window."
  (let ((window (get-lru-window nil nil (cdr (assq 'inhibit-same-window alist)))))
    (when window
      (window-bump-use-time window)
      (window--display-buffer buffer window 'reuse alist))))

(defun window--even-window-sizes (window)
  "Make WINDOW and the selected window equally high, or wide, if WINDOW is the smaller one and they are neighbours."
  (when (and even-window-sizes (not (eq window (selected-window)))
             (eq (window-parent window) (window-parent)))
    (let* ((horizontal (not (window-combined-p window)))
           (difference (- (window-size (selected-window) horizontal) (window-size window horizontal))))
      (when (and (or (not (eq even-window-sizes (if horizontal 'height-only 'width-only)))) (> difference 1))
        (ignore-errors (window-resize window (/ difference 2) horizontal))))))

(defun display-buffer-use-some-frame (buffer alist)
  "Show BUFFER on another frame, where there is one."
  (let ((frame (car (seq-filter (or (cdr (assq 'frame-predicate alist))
                                    (lambda (frame) (not (eq frame (selected-frame)))))
                                (frame-list)))))
    (when frame
      (window--display-buffer buffer (frame-selected-window frame) 'reuse alist))))

(defun display-buffer-no-window (_buffer alist)
  "Return `fail', which ends the search for a window, if ALIST allows that there is none."
  (if (cdr (assq 'allow-no-window alist)) 'fail))

(defun display-buffer-other-frame (buffer)
  "Show BUFFER in a window, best on another frame."
  (interactive "BDisplay buffer in other frame: ")
  (display-buffer buffer display-buffer--other-frame-action t))

;; Going to a buffer

(defun pop-to-buffer (buffer-or-name &optional action norecord)
  "Show BUFFER-OR-NAME, made if need be, in some window, select that, make the buffer current and return it.
ACTION is as for `display-buffer'; NORECORD leaves the order of buffers alone."
  (interactive (list (read-buffer "Pop to buffer: " (other-buffer)) (if current-prefix-arg t)))
  (let* ((buffer (window-normalize-buffer-to-switch-to buffer-or-name))
         (window (display-buffer buffer action)))
    (set-buffer buffer)
    (when (window-live-p window)
      (select-window window norecord))
    buffer))

(defun pop-to-buffer-same-window (buffer &optional norecord)
  "Show BUFFER, made if need be, best in the selected window, select that, and return the buffer."
  (pop-to-buffer buffer display-buffer--same-window-action norecord))

(defun switch-to-buffer-other-window (buffer-or-name &optional norecord)
  "Show BUFFER-OR-NAME, made if need be, in another window than the selected one, select that, and return the buffer."
  (interactive (list (read-buffer-to-switch "Switch to buffer in other window: ")))
  (let ((pop-up-windows t))
    (pop-to-buffer buffer-or-name t norecord)))

(defun switch-to-buffer-other-frame (buffer-or-name &optional norecord)
  "Show BUFFER-OR-NAME, made if need be, best on another frame, select its window, and return the buffer."
  (interactive (list (read-buffer-to-switch "Switch to buffer in other frame: ")))
  (pop-to-buffer buffer-or-name display-buffer--other-frame-action norecord))

(provide 'window-display)

;;; window-display.el ends here

;;; window.el --- the tree of windows: walking, measuring, splitting, deleting  -*- lexical-binding: t -*-

;; See "Windows" in the Elisp manual.  What windows show is in window-buffers.el, choosing one to show a buffer in
;; window-display.el, changing sizes in window-sizes.el.

;;; Code:

;; What an argument stands for

(defun window-normalize-buffer (buffer-or-name)
  "Return the buffer BUFFER-OR-NAME, nil for the current one; signal an error when it does not live."
  (let ((buffer (if buffer-or-name (get-buffer buffer-or-name) (current-buffer))))
    (if (buffer-live-p buffer) buffer (error "No such live buffer %s" buffer-or-name))))

(defun window-normalize-frame (frame)
  "Return the frame FRAME, nil for the selected one; signal an error when it does not live."
  (cond ((null frame) (selected-frame))
        ((and (windowp frame) (window-valid-p frame)) (window-frame frame))
        ((frame-live-p frame) frame)
        (t (error "%s is not a live frame" frame))))

(defun window-normalize-window (window &optional live-only)
  "Return WINDOW, nil for the selected one; signal an error when it is not valid, or with LIVE-ONLY not live."
  (cond ((null window) (selected-window))
        (live-only (if (window-live-p window) window (error "%s is not a live window" window)))
        ((window-valid-p window) window)
        (t (error "%s is not a valid window" window))))

;; Relatives

(defun window-right (window)
  "Return the window after WINDOW in the same parent."
  (and window (window-next-sibling window)))

(defun window-left (window)
  "Return the window before WINDOW in the same parent."
  (and window (window-prev-sibling window)))

(defun window-child (window)
  "Return the first of the windows that WINDOW is divided into, nil for a live one."
  (or (window-top-child window) (window-left-child window)))

(defun window--children (window)
  "Return a list of the windows that WINDOW is divided into."
  (let ((child (window-child window)) children)
    (while child
      (push child children)
      (setq child (window-next-sibling child)))
    (nreverse children)))

(defun window-child-count (window)
  "Return how many windows WINDOW is divided into."
  (if (and (windowp window) (window-child window)) (length (window--children window)) 0))

(defun window-last-child (window)
  "Return the last of the windows that WINDOW is divided into, nil for a live one."
  (if (and (windowp window) (window-child window)) (car (last (window--children window)))))

(defun window--along-p (parent horizontal)
  "Return non-nil if the windows in PARENT are side by side, when HORIZONTAL, or one above the other."
  (if horizontal (window-left-child parent) (window-top-child parent)))

(defun window-combined-p (&optional window horizontal)
  "Return non-nil if WINDOW has windows above or below it in its parent, with HORIZONTAL beside it."
  (let ((parent (window-parent (window-normalize-window window))))
    (and parent (window--along-p parent horizontal))))

(defun window-combinations (window &optional horizontal ignore-fixed)
  "Return how many windows WINDOW has one above the other, with HORIZONTAL side by side.
IGNORE-FIXED non-nil leaves out those whose size is fixed."
  (setq window (window-normalize-window window))
  (cond ((window-live-p window)
         (if (and ignore-fixed (window-size-fixed-p window horizontal)) 0 1))
        ((window--along-p window horizontal)
         (apply #'+ (mapcar (lambda (child) (window-combinations child horizontal ignore-fixed))
                            (window--children window))))
        (t (apply #'max (mapcar (lambda (child) (window-combinations child horizontal ignore-fixed))
                                (window--children window))))))

(defun frame-root-window-p (window)
  "Return non-nil if WINDOW is the root of its frame's windows."
  (eq window (frame-root-window window)))

;; Walking

(defun walk-window-subtree (fun &optional window any)
  "Call FUN with each live window in WINDOW, by default all of the frame's; with ANY with internal windows too."
  (setq window (window-normalize-window (or window (frame-root-window))))
  (let ((children (window--children window)))
    (if (or any (not children)) (funcall fun window))
    (dolist (child children)
      (walk-window-subtree fun child any))))

(defun walk-window-tree (fun &optional frame any minibuf)
  "Call FUN with each live window of FRAME; with ANY with internal windows too.
MINIBUF t counts the minibuffer window; nil only when it is in use."
  (setq frame (window-normalize-frame frame))
  (walk-window-subtree fun (frame-root-window frame) any)
  (when (eq minibuf t)
    (funcall fun (minibuffer-window frame)))
  nil)

(defun walk-windows (fun &optional minibuf all-frames)
  "Call FUN with each live window, from the selected one on; MINIBUF and ALL-FRAMES are as for `next-window'."
  (save-selected-window
    (when (framep all-frames)
      (select-window (frame-first-window all-frames) 'norecord))
    (dolist (window (window-list-1 nil minibuf all-frames))
      (funcall fun window))))

(defun get-window-with-predicate (predicate &optional minibuf all-frames default)
  "Return the first live window for which PREDICATE returns non-nil, from the one after the selected one on.
Return DEFAULT when there is none; MINIBUF and ALL-FRAMES are as for `next-window'."
  (catch 'found
    (dolist (window (window-list-1 (next-window nil minibuf all-frames) minibuf all-frames))
      (if (funcall predicate window) (throw 'found window)))
    default))

(defalias 'some-window #'get-window-with-predicate)

(defun window-with-parameter (parameter &optional value frame any minibuf)
  "Return the first window of FRAME whose PARAMETER is non-nil, or VALUE where that is non-nil.
ANY and MINIBUF are as for `walk-window-tree'."
  (catch 'found
    (walk-window-tree
     (lambda (window)
       (let ((own (window-parameter window parameter)))
         (if (and own (or (null value) (equal value own))) (throw 'found window))))
     frame any minibuf)))

(defun count-windows (&optional minibuf all-frames)
  "Return how many live windows there are; MINIBUF and ALL-FRAMES are as for `next-window'."
  (length (window-list-1 nil minibuf all-frames)))

(defun window-tree (&optional frame)
  "Return (ROOT MINI), the windows of FRAME; an internal window is a list (DIRECTION EDGES CHILD...).
DIRECTION is t for windows one above the other."
  (let ((frame (window-normalize-frame frame)))
    (list (window--tree (frame-root-window frame)) (minibuffer-window frame))))

(defun window--tree (window)
  "Return WINDOW as `window-tree' shows it."
  (let ((children (window--children window)))
    (if children
        (cons (if (window-top-child window) t nil)
              (cons (window-edges window) (mapcar #'window--tree children)))
      window)))

(defun window-main-window (&optional frame)
  "Return the part of FRAME's windows that is left when side windows are left out."
  (let* ((root (frame-root-window (window-normalize-frame frame))) (children (window--children root)))
    (if (and children (seq-some (lambda (child) (window-parameter child 'window-side)) children))
        (let ((rest (seq-remove (lambda (child) (window-parameter child 'window-side)) children)))
          (if (cdr rest) root (car rest)))
      root)))

;; Which window

(defun window--eligible (window dedicated not-selected no-other)
  "Return non-nil if WINDOW may be chosen: see `get-lru-window'."
  (not (or (and not-selected (eq window (selected-window)))
           (and (not dedicated) (window-dedicated-p window))
           (and no-other (window-parameter window 'no-other-window)))))

(defun get-lru-window (&optional all-frames dedicated not-selected no-other)
  "Return the window selected least recently: if there is one, of the frame's full width and not selected.
DEDICATED lets dedicated windows count, NOT-SELECTED leaves the selected one out, NO-OTHER those with a parameter
`no-other-window'; ALL-FRAMES is as for `next-window'."
  (let (best second)
    (dolist (window (window-list-1 nil 'nomini all-frames))
      (when (window--eligible window dedicated not-selected no-other)
        (if (or (eq window (selected-window)) (not (window-full-width-p window)))
            (if (or (not second) (< (window-use-time window) (window-use-time second))) (setq second window))
          (if (or (not best) (< (window-use-time window) (window-use-time best))) (setq best window)))))
    (or best second)))

(defun get-mru-window (&optional all-frames dedicated not-selected no-other)
  "Return the window selected most recently; the arguments are as for `get-lru-window'."
  (let (best)
    (dolist (window (window-list-1 nil 'nomini all-frames) best)
      (if (and (window--eligible window dedicated not-selected no-other)
               (or (not best) (> (window-use-time window) (window-use-time best))))
          (setq best window)))))

(defun get-largest-window (&optional all-frames dedicated not-selected no-other)
  "Return the largest window; the arguments are as for `get-lru-window'."
  (let (best (best-size 0))
    (dolist (window (window-list-1 nil 'nomini all-frames) best)
      (if (window--eligible window dedicated not-selected no-other)
          (let ((size (* (window-pixel-height window) (window-pixel-width window))))
            (if (> size best-size) (setq best-size size best window)))))))

(defun window-at-x-y (x y &optional frame no-other)
  "Return the live window of FRAME at column X and line Y; NO-OTHER is as for `get-lru-window'."
  (setq y (+ y (nth 1 (window-edges (frame-root-window (window-normalize-frame frame))))))
  (catch 'found
    (walk-window-tree
     (lambda (window)
       (let ((edges (window-edges window)))
         (if (and (<= (nth 0 edges) x) (< x (nth 2 edges)) (<= (nth 1 edges) y) (< y (nth 3 edges))
                  (not (and no-other (window-parameter window 'no-other-window))))
             (throw 'found window))))
     frame nil t)
    nil))

(defun window-in-direction (direction &optional window ignore sign wrap minibuf)
  "Return the live window in DIRECTION, `above', `below', `left' or `right', of WINDOW.
IGNORE lets windows with a parameter `no-other-window' count.  SIGN, a number, says to look along the first edge of
WINDOW if negative, along the last if positive.  WRAP goes on at the other side; MINIBUF t counts the minibuffer."
  (setq window (window-normalize-window window t))
  (setq direction (pcase direction ('up 'above) ('down 'below) (other other)))
  (unless (memq direction '(above below left right)) (error "Wrong direction %s" direction))
  (let* ((edges (window-edges window))
         (sideways (memq direction '(left right)))
         (low (nth (if sideways 1 0) edges)) (high (1- (nth (if sideways 3 2) edges)))
         (along (cond ((and (numberp sign) (> sign 0)) high)
                      (t low)))
         (from (nth (pcase direction ('left 0) ('above 1) ('right 2) ('below 3)) edges))
         (best nil) (best-distance nil) (far nil) (far-distance nil))
    (dolist (other (window-list-1 nil (if (eq minibuf t) t 'nomini)))
      (let* ((its (window-edges other))
             (near (nth (pcase direction ('left 2) ('above 3) ('right 0) ('below 1)) its))
             (distance (if (memq direction '(left above)) (- from near) (- near from))))
        (when (and (not (eq other window))
                   (or ignore (not (window-parameter other 'no-other-window)))
                   (<= (nth (if sideways 1 0) its) along) (< along (nth (if sideways 3 2) its)))
          (if (>= distance 0)
              (if (or (not best) (< distance best-distance)) (setq best other best-distance distance))
            (if (or (not far) (< distance far-distance)) (setq far other far-distance distance))))))
    (or best (and wrap far))))

(defun windows-sharing-edge (&optional window edge within)
  "Return a list of the live windows that share EDGE of WINDOW, `left', `above', `right' or `below'.
WITHIN leaves out those that reach beyond it."
  (setq window (window-normalize-window window))
  (let* ((edges (window-edges window)) (sideways (memq edge '(left right)))
         (start (nth (if sideways 1 0) edges)) (end (nth (if sideways 3 2) edges))
         (line (nth (pcase edge ('left 0) ('above 1) ('right 2) (_ 3)) edges)) found)
    (walk-window-tree
     (lambda (other)
       (let* ((its (window-edges other))
              (from (nth (if sideways 1 0) its)) (to (nth (if sideways 3 2) its)))
         (if (and (not (eq other window))
                  (= line (nth (pcase edge ('left 2) ('above 3) ('right 0) (_ 1)) its))
                  (if within (and (>= from start) (<= to end)) (and (< from end) (> to start))))
             (push other found))))
     (window-frame window) nil 'nomini)
    (nreverse found)))

(defun window-at-side-p (&optional window side)
  "Return t if WINDOW is at SIDE of its frame: `left', `top', `right' or `bottom', the default."
  (setq window (window-normalize-window window))
  (let ((edges (window-edges window)) (all (window-edges (frame-root-window window)))
        (index (pcase side ('left 0) ('top 1) ('right 2) (_ 3))))
    (= (nth index edges) (nth index all))))

(defun window-at-side-list (&optional frame side)
  "Return a list of the live windows at SIDE of FRAME, as for `window-at-side-p'."
  (let (found)
    (walk-window-tree (lambda (window) (if (window-at-side-p window side) (push window found))) frame nil 'nomini)
    (nreverse found)))

(defun window-full-height-p (&optional window)
  "Return t if WINDOW is as high as its frame allows."
  (setq window (window-normalize-window window))
  (or (eq window (frame-root-window window))
      (= (window-pixel-height window) (window-pixel-height (frame-root-window window)))))

(defun window-full-width-p (&optional window)
  "Return t if WINDOW is as wide as its frame."
  (setq window (window-normalize-window window))
  (= (window-pixel-width window) (window-pixel-width (frame-root-window window))))

;; Measuring

(defun window-total-size (&optional window horizontal round)
  "Return the height of WINDOW in lines, or with HORIZONTAL the width in columns; ROUND as for `window-total-height'."
  (if horizontal (window-total-width window round) (window-total-height window round)))

(defun window-size (&optional window horizontal pixelwise round)
  "Return the height, or with HORIZONTAL the width, of WINDOW; in pixels with PIXELWISE.  ROUND is as above."
  (if pixelwise
      (if horizontal (window-pixel-width window) (window-pixel-height window))
    (window-total-size window horizontal round)))

(defun window-body-size (&optional window horizontal pixelwise)
  "Return the height, or with HORIZONTAL the width, of the text of WINDOW; in pixels with PIXELWISE."
  (if horizontal (window-body-width window pixelwise) (window-body-height window pixelwise)))

(defun window-edges (&optional window body _absolute _pixelwise)
  "Return (LEFT TOP RIGHT BOTTOM), the edges of WINDOW, with BODY of its text.
On a text terminal a pixel is a character, and the frame is all there is."
  (setq window (window-normalize-window window body))
  (let ((left (window-left-column window)) (top (window-top-line window)))
    (if body
        (let ((start (+ left (or (car (window-margins window)) 0)))
              (first (+ top (window-header-line-height window) (window-tab-line-height window))))
          (list start first (+ start (window-body-width window)) (+ first (window-body-height window))))
      (list left top (+ left (window-pixel-width window)) (+ top (window-pixel-height window))))))

(defun window-body-edges (&optional window)
  "Return the edges of the text of WINDOW."
  (window-edges window t))

(defun window-pixel-edges (&optional window)
  "Return the edges of WINDOW in pixels."
  (window-edges window nil nil t))

(defun window-body-pixel-edges (&optional window)
  "Return the edges of the text of WINDOW in pixels."
  (window-edges window t nil t))

(defun window-absolute-pixel-edges (&optional window)
  "Return the edges of WINDOW on the display in pixels."
  (window-edges window nil t t))

(defun window-absolute-body-pixel-edges (&optional window)
  "Return the edges of the text of WINDOW on the display in pixels."
  (window-edges window t t t))

(defalias 'window-inside-edges #'window-body-edges)
(defalias 'window-inside-pixel-edges #'window-body-pixel-edges)
(defalias 'window-inside-absolute-pixel-edges #'window-absolute-body-pixel-edges)

(defun window-font-width (&optional window _face)
  "Return the width of a character in WINDOW."
  (frame-char-width (window-frame (window-normalize-window window t))))

(defun window-font-height (&optional window _face)
  "Return the height of a character in WINDOW."
  (frame-char-height (window-frame (window-normalize-window window t))))

(defun window-default-font-height (&optional window)
  "Return the height of a character of the default face in WINDOW."
  (window-font-height window))

(defun window-default-line-height (&optional window)
  "Return the height of a line of the default face in WINDOW."
  (window-font-height window))

(defun window-max-chars-per-line (&optional window _face)
  "Return how many characters a line of WINDOW can show: the last column is for the mark of a continued line."
  (1- (window-body-width (window-normalize-window window t))))

(defun window-current-scroll-bars (&optional window)
  "Return (VERTICAL HORIZONTAL), where WINDOW has scroll bars."
  (let ((bars (window-scroll-bars (window-normalize-window window t))))
    (append (list (and (not (eq (nth 2 bars) t)) (nth 2 bars))) (and (not (eq (nth 5 bars) t)) (list (nth 5 bars))))))

(defun truncated-partial-width-window-p (&optional window)
  "Return non-nil if lines are truncated in WINDOW because it is less wide than its frame."
  (setq window (window-normalize-window window t))
  (unless (window-full-width-p window)
    (if (integerp truncate-partial-width-windows)
        (< (window-total-width window) truncate-partial-width-windows)
      truncate-partial-width-windows)))

;; Selecting

(defun other-window (count &optional all-frames _interactive)
  "Select the window COUNT windows from here, windows with a parameter `no-other-window' left out.
ALL-FRAMES is as for `next-window'."
  (interactive "p\ni\np")
  (let* ((window (selected-window)) (start window)
         (own (and (not ignore-window-parameters) (window-parameter window 'other-window))))
    (if (functionp own)
        (funcall own count all-frames)
      (while (/= count 0)
        (let ((step (if (> count 0) 1 -1)))
          (setq window (if (> step 0) (next-window window nil all-frames) (previous-window window nil all-frames)))
          (if (or ignore-window-parameters (eq window start) (not (window-parameter window 'no-other-window)))
              (setq count (- count step)))
          ;; All others are left out.
          (if (and (eq window start) (not (seq-some (lambda (other)
                                                      (and (not (eq other start))
                                                           (not (window-parameter other 'no-other-window))))
                                                    (window-list-1 nil nil all-frames))))
              (setq count 0))))
      (select-window window)
      nil)))

(provide 'window)

;;; window.el ends here

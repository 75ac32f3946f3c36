;;; window-sizes.el --- splitting, deleting and resizing windows  -*- lexical-binding: t -*-

;; See "Window Sizes", "Splitting Windows" and "Deleting Windows" in the Elisp manual.
;; Sizes are planned with `set-window-new-pixel' for the whole frame, and then applied at once.

;;; Code:

;; How small, how large

(defun window-size-fixed-p (&optional window horizontal ignore)
  "Return non-nil if the height, or with HORIZONTAL the width, of WINDOW must not change.
IGNORE t means that nothing is fixed, a window that this one is not."
  (setq window (window-normalize-window window))
  (cond
   ((or (eq ignore t) (eq ignore window) (eq ignore 'safe)) nil)
   ((window-live-p window)
    (or (let ((kept (window-preserved-size window horizontal)))
          (and kept (= kept (window-size window horizontal))))
        (with-current-buffer (window-buffer window)
          (memq window-size-fixed (if horizontal '(width t) '(height t))))))
   ((window--along-p window horizontal)
    (not (memq nil (mapcar (lambda (child) (and (window-size-fixed-p child horizontal ignore) t))
                           (window--children window)))))
   (t (seq-some (lambda (child) (window-size-fixed-p child horizontal ignore)) (window--children window)))))

(defun window-fixed-size-p (&optional window direction)
  "Return non-nil if the size of WINDOW is fixed in DIRECTION, `height' or `width', by default in either."
  (pcase direction
    ('height (window-size-fixed-p window))
    ('width (window-size-fixed-p window t))
    (_ (or (window-size-fixed-p window) (window-size-fixed-p window t)))))

(defun window-min-size (&optional window horizontal ignore _pixelwise)
  "Return the least height, or with HORIZONTAL width, of WINDOW.
IGNORE t or a window leaves `window-min-height' and fixed sizes aside; `safe' asks what is possible at all."
  (setq window (window-normalize-window window))
  (let ((children (window--children window)))
    (cond
     (children
      (apply (if (window--along-p window horizontal) #'+ #'max)
             (mapcar (lambda (child) (window-min-size child horizontal ignore)) children)))
     ((eq ignore 'safe) (if horizontal window-safe-min-width window-safe-min-height))
     ((window-size-fixed-p window horizontal ignore) (window-size window horizontal))
     (t
      (let ((needed (if horizontal
                        window-safe-min-width
                      (+ window-safe-min-height (window-mode-line-height window)
                         (window-header-line-height window) (window-tab-line-height window)))))
        (if (or (eq ignore t) (eq ignore window))
            needed
          (max needed (if horizontal window-min-width window-min-height))))))))

(defun window-safe-min-size (&optional _window horizontal _pixelwise)
  "Return the least height, or with HORIZONTAL width, that a window can have."
  (if horizontal window-safe-min-width window-safe-min-height))

(defun window-min-pixel-size (&optional window horizontal)
  "Return the least height, or with HORIZONTAL width, of WINDOW in pixels, as the options say."
  (ignore window)
  (if horizontal window-min-width window-min-height))

(defun window-min-pixel-height (&optional window)
  "Return `window-min-height' in pixels of WINDOW."
  (window-min-pixel-size window))

(defun window-min-pixel-width (&optional window)
  "Return `window-min-width' in pixels of WINDOW."
  (window-min-pixel-size window t))

(defun window-safe-min-pixel-height (&optional window)
  "Return `window-safe-min-height' in pixels of WINDOW."
  (window-safe-min-size window))

(defun window-safe-min-pixel-width (&optional window)
  "Return `window-safe-min-width' in pixels of WINDOW."
  (window-safe-min-size window t))

(defun window-sizable (window delta &optional horizontal ignore pixelwise)
  "Return DELTA, or as much of it as WINDOW can grow, or shrink if it is negative, not looking at others."
  (setq window (window-normalize-window window))
  (cond ((< delta 0)
         (max (min (- (window-min-size window horizontal ignore pixelwise) (window-size window horizontal)) 0) delta))
        ((window-size-fixed-p window horizontal ignore) 0)
        (t delta)))

(defun window-sizable-p (window delta &optional horizontal ignore pixelwise)
  "Return t if WINDOW can change its size by DELTA; the arguments are as for `window-sizable'."
  (if (>= delta 0)
      (>= (window-sizable window delta horizontal ignore pixelwise) delta)
    (<= (window-sizable window delta horizontal ignore pixelwise) delta)))

(defun window--slack (window horizontal ignore)
  "Return by how much WINDOW can shrink by itself."
  (max 0 (- (window-size window horizontal) (window-min-size window horizontal ignore))))

(defun window-max-delta (&optional window horizontal ignore _trail _noup _nodown _pixelwise)
  "Return by how much WINDOW can grow in height, or with HORIZONTAL in width, at the cost of others."
  (setq window (window-normalize-window window))
  (let ((parent (window-parent window)) (sum 0))
    (cond ((null parent) 0)
          ((window-size-fixed-p window horizontal ignore) 0)
          (t
           (if (window--along-p parent horizontal)
               (dolist (sibling (window--children parent))
                 (unless (eq sibling window)
                   (setq sum (+ sum (window--slack sibling horizontal ignore))))))
           (+ sum (window-max-delta parent horizontal ignore))))))

(defun window-min-delta (&optional window horizontal ignore _trail _noup _nodown _pixelwise)
  "Return by how much WINDOW can shrink in height, or with HORIZONTAL in width, so that others grow."
  (setq window (window-normalize-window window))
  (if (window--takers window horizontal ignore)
      (let ((around window) (least nil))
        ;; All that is shown beside it shrinks with it, up to the window whose siblings take the room.
        (while (not (window--along-p (window-parent around) horizontal))
          (setq around (window-parent around)))
        (setq least (window--slack around horizontal ignore))
        (min least (window--slack window horizontal ignore)))
    0))

(defun window--takers (window horizontal ignore)
  "Return non-nil if there are windows that take the room when WINDOW shrinks."
  (let ((parent (window-parent window)))
    (and parent
         (or (and (window--along-p parent horizontal)
                  (seq-some (lambda (sibling)
                              (and (not (eq sibling window))
                                   (not (window-size-fixed-p sibling horizontal ignore))))
                            (window--children parent)))
             (window--takers parent horizontal ignore)))))

(defun window-resizable (window delta &optional horizontal ignore _pixelwise)
  "Return DELTA, or as much of it as WINDOW can grow, or shrink if it is negative, at the cost of others."
  (setq window (window-normalize-window window))
  (if (< delta 0)
      (max delta (- (window-min-delta window horizontal ignore)))
    (min delta (window-max-delta window horizontal ignore))))

(defun window-resizable-p (window delta &optional horizontal ignore pixelwise)
  "Return t if WINDOW can change its size by DELTA; the arguments are as for `window-resizable'."
  (= (window-resizable window delta horizontal ignore pixelwise) delta))

(defun window-preserve-size (&optional window horizontal preserve)
  "With PRESERVE, keep the height, or with HORIZONTAL the width, of WINDOW while it shows its buffer; else stop that."
  (setq window (window-normalize-window window t))
  (let* ((old (window-parameter window 'window-preserved-size))
         (size (and preserve (window-size window horizontal)))
         (entry (if (eq (car old) (window-buffer window))
                    (if horizontal (list (nth 0 old) size (nth 2 old)) (list (nth 0 old) (nth 1 old) size))
                  (if horizontal (list (window-buffer window) size nil) (list (window-buffer window) nil size)))))
    (set-window-parameter window 'window-preserved-size entry)))

(defun window-preserved-size (&optional window horizontal)
  "Return the height, or with HORIZONTAL the width, that WINDOW is to keep while it shows its buffer, or nil."
  (setq window (window-normalize-window window t))
  (let ((entry (window-parameter window 'window-preserved-size)))
    (if (eq (car entry) (window-buffer window))
        (nth (if horizontal 1 2) entry))))

;; Plans

(defun window--plan-nothing (frame horizontal)
  "Let all windows of FRAME be going to keep their heights, or with HORIZONTAL widths."
  (walk-window-tree
   (lambda (window)
     (set-window-new-pixel window (window-size window horizontal t))
     (set-window-new-normal window))
   frame t t))

(defun window--plan (window size horizontal)
  "Let WINDOW be going to have SIZE, and the windows in it fill that."
  (let ((children (window--children window)) (old (window-size window horizontal t)))
    (set-window-new-pixel window size)
    (cond
     ((null children))
     ((not (window--along-p window horizontal))
      (dolist (child children) (window--plan child size horizontal)))
     (t
      ;; In proportion, but none below its least size while another can give.
      (let* ((sizes (mapcar (lambda (child) (round (* size (/ (float (window-size child horizontal t)) (max old 1)))))
                            children))
             (least (mapcar (lambda (child)
                              (if (>= size (window-min-size window horizontal))
                                  (window-min-size child horizontal)
                                (window-min-size child horizontal 'safe)))
                            children)))
        (setq sizes (cl-mapcar #'max sizes least))
        (let ((excess (- (apply #'+ sizes) size)) (changed t))
          (while (and (/= excess 0) changed)
            (setq changed nil)
            (let ((index (1- (length sizes))))
              (while (and (>= index 0) (/= excess 0))
                (cond ((< excess 0)
                       (setf (nth index sizes) (1+ (nth index sizes)) excess (1+ excess) changed t))
                      ((> (nth index sizes) (nth index least))
                       (setf (nth index sizes) (1- (nth index sizes)) excess (1- excess) changed t)))
                (setq index (1- index))))))
        (while children
          (set-window-new-normal (car children) (/ (float (car sizes)) (max size 1)))
          (window--plan (pop children) (pop sizes) horizontal)))))))

(defun window--plan-change (window delta horizontal ignore)
  "Let WINDOW be going to be DELTA larger, and others smaller, the nearest ones first.
Return nil when there is no room."
  (let* ((parent (window-parent window)) (left delta))
    (cond
     ((null parent) nil)
     ((not (window--along-p parent horizontal))
      (window--plan-change parent delta horizontal ignore))
     (t
      (let ((order nil) (sibling window))
        (while (setq sibling (window-next-sibling sibling)) (push sibling order))
        (setq order (nreverse order) sibling window)
        (let (before)
          (while (setq sibling (window-prev-sibling sibling)) (push sibling before))
          (setq order (append order (nreverse before))))
        (dolist (each order)
          (when (/= left 0)
            (let ((size (window-size each horizontal t)))
              (cond
               ((window-size-fixed-p each horizontal ignore))
               ((< left 0)
                (window--plan each (- size left) horizontal)
                (setq left 0))
               (t
                (let ((part (min left (window--slack each horizontal ignore))))
                  (when (> part 0)
                    (window--plan each (- size part) horizontal)
                    (setq left (- left part)))))))))
        (when (or (= left 0) (window--plan-change parent left horizontal ignore))
          (let ((size (+ (window-size window horizontal t) delta))
                (whole (+ (window-size parent horizontal t) left)))
            (set-window-new-pixel parent whole)
            (window--plan window size horizontal)
            (dolist (child (window--children parent))
              (set-window-new-normal child (/ (float (window-new-pixel child)) whole))))
          t))))))

(defun window--apply (frame horizontal)
  "Give the windows of FRAME the sizes planned."
  (when (window-resize-apply frame horizontal)
    (window--pixel-to-total frame)
    t))

(defun window--pixel-to-total (frame &optional _horizontal)
  "Let the lines of the windows of FRAME be what their heights are."
  (walk-window-tree (lambda (window) (set-window-new-total window (window-pixel-height window))) frame t t)
  (window-resize-apply-total frame))

(defun window-resize (window delta &optional horizontal ignore _pixelwise)
  "Make WINDOW DELTA lines higher, or with HORIZONTAL columns wider; signal an error when that cannot be.
IGNORE is as for `window-min-size'."
  (setq window (window-normalize-window window))
  (let ((frame (window-frame window)))
    (cond
     ((eq window (frame-root-window frame)) (error "Cannot resize the root window of a frame"))
     ((window-minibuffer-p window) (error "Cannot resize window %s" window))
     ((not (window-resizable-p window delta horizontal ignore)) (error "Cannot resize window %s" window))
     ((= delta 0) t)
     (t
      (window--plan-nothing frame horizontal)
      (if (and (window--plan-change window delta horizontal ignore) (window--apply frame horizontal))
          (progn (run-window-configuration-change-hook frame) t)
        (error "Failed to apply resizing %s" window))))))

(defun window-resize-no-error (window delta &optional horizontal ignore pixelwise)
  "Do as `window-resize', if it can be done."
  (when (window-resizable-p window delta horizontal ignore)
    (window-resize window delta horizontal ignore pixelwise)))

(defun adjust-window-trailing-edge (window delta &optional horizontal _pixelwise)
  "Move the lower edge of WINDOW, or with HORIZONTAL the right one, by DELTA; signal an error at the frame's edge."
  (setq window (window-normalize-window window))
  (let ((around window))
    (while (and around (not (and (window-right around) (window-combined-p around horizontal))))
      (setq around (window-parent around)))
    (unless around
      (error (if horizontal "No window on the right of this one" "No window below this one")))
    (if (> delta 0)
        (window-resize around (min delta (window-max-delta around horizontal)) horizontal)
      (window-resize around (max delta (- (window-min-delta around horizontal))) horizontal))))

(defun enlarge-window (delta &optional horizontal)
  "Make the selected window DELTA lines higher, or with HORIZONTAL columns wider, as far as that can be."
  (interactive "p")
  (cond
   ((zerop delta))
   ((eq (selected-window) (frame-root-window)) (error "Cannot resize the root window of a frame"))
   ((window-size-fixed-p nil horizontal) (error "Selected window has fixed size"))
   (t
    (let ((possible (window-resizable nil delta horizontal)))
      (window-resize nil possible horizontal)))))

(defun shrink-window (delta &optional horizontal)
  "Make the selected window DELTA lines lower, or with HORIZONTAL columns narrower, as far as that can be."
  (interactive "p")
  (enlarge-window (- delta) horizontal))

(defun enlarge-window-horizontally (delta)
  "Make the selected window DELTA columns wider."
  (interactive "p")
  (enlarge-window delta t))

(defun shrink-window-horizontally (delta)
  "Make the selected window DELTA columns narrower."
  (interactive "p")
  (shrink-window delta t))

(defun maximize-window (&optional window)
  "Make WINDOW as large as can be without deleting others."
  (interactive)
  (setq window (window-normalize-window window))
  (dolist (horizontal '(nil t))
    (let ((delta (window-max-delta window horizontal)))
      (if (> delta 0) (window-resize window delta horizontal)))))

(defun minimize-window (&optional window)
  "Make WINDOW as small as can be."
  (interactive)
  (setq window (window-normalize-window window))
  (dolist (horizontal '(nil t))
    (let ((delta (window-min-delta window horizontal)))
      (if (> delta 0) (window-resize window (- delta) horizontal)))))

(defun balance-windows (&optional window-or-frame)
  "Give the windows in WINDOW-OR-FRAME, by default the selected frame, the same sizes as far as that can be."
  (interactive)
  (let* ((window (if (and window-or-frame (windowp window-or-frame)) window-or-frame
                   (frame-root-window window-or-frame)))
         (frame (window-frame window)))
    (dolist (horizontal '(nil t))
      (window--plan-nothing frame horizontal)
      (window--plan-equal window (window-size window horizontal t) horizontal)
      (window--apply frame horizontal))
    t))

(defun window--plan-equal (window size horizontal)
  "Let WINDOW be going to have SIZE, and the windows in it equal shares of that."
  (let ((children (window--children window)))
    (set-window-new-pixel window size)
    (cond
     ((null children))
     ((not (window--along-p window horizontal))
      (dolist (child children) (window--plan-equal child size horizontal)))
     (t
      (let* ((count (length children)) (rest (% size count)))
        (dolist (child children)
          (let ((part (+ (/ size count) (if (> rest 0) 1 0))))
            (setq rest (1- rest))
            (set-window-new-normal child (/ 1.0 count))
            (window--plan-equal child part horizontal))))))))

;; Splitting

(defun split-window (&optional window size side pixelwise)
  "Make a window beside WINDOW and return it.
SIZE is what WINDOW keeps, or, negative, what the new one gets; by default each gets half.  SIDE is `below' or nil,
`above', `left', or `right' or t.  A function as WINDOW's parameter `split-window' is called instead."
  (setq window (window-normalize-window window))
  (let* ((side (cond ((memq side '(nil below)) 'below) ((memq side '(above left)) side) (t 'right)))
         (horizontal (memq side '(left right)))
         (own (and (not ignore-window-parameters) (window-parameter window 'split-window)))
         (frame (window-frame window))
         (parent (window-parent window))
         (old-size (window-size window horizontal))
         (given (and (numberp size) size))
         (new-size (cond ((null given) (ash old-size -1))
                         ((>= given 0) (- old-size given))
                         (t (- given)))))
    (cond
     ((functionp own) (funcall own window size side))
     ((window-minibuffer-p window) (error "Attempt to split minibuffer window"))
     ((and (null given) window-combination-resize parent (window--along-p parent horizontal)
           (not (eq window-combination-limit t)))
      (window--split-sharing window side horizontal))
     (t
      (let ((least (lambda (which) (window-min-size which horizontal (and given 'safe)))))
        (when (or (< (- old-size new-size) (funcall least window))
                  (< new-size (if given
                                  (if horizontal window-safe-min-width window-safe-min-height)
                                (if horizontal
                                    (max window-min-width window-safe-min-width)
                                  (max window-min-height (1+ window-safe-min-height))))))
          (error "Window %s too small for splitting" window)))
      (window--plan-nothing frame horizontal)
      (window--plan window (- old-size new-size) horizontal)
      (let* ((combined (and parent (window--along-p parent horizontal) (not (eq window-combination-limit t))))
             (whole (float (if combined (window-size parent horizontal) old-size)))
             (new nil))
        (set-window-new-normal window (/ (- old-size new-size) whole))
        (setq new (split-window-internal window new-size side (/ new-size whole)))
        (window--pixel-to-total frame)
        (run-window-configuration-change-hook frame)
        (ignore pixelwise)
        new)))))

(defun window--split-sharing (window side horizontal)
  "Make a window on SIDE of WINDOW to which all its siblings give, so that each has its share; return it."
  (let* ((parent (window-parent window)) (whole (window-size parent horizontal))
         (siblings (window--children parent)) (new-size (/ whole (1+ (length siblings)))) (left new-size) new)
    (when (< new-size (if horizontal window-min-width window-min-height))
      (error "Window %s too small for splitting" window))
    (window--plan-nothing (window-frame window) horizontal)
    ;; First WINDOW gives all it can spare, then sizes are evened out.
    (let ((spare (min left (1- (window-size window horizontal)))))
      (window--plan window (- (window-size window horizontal) spare) horizontal)
      (set-window-new-normal window (/ (- (window-size window horizontal) spare) (float whole)))
      (setq new (split-window-internal window spare side (/ spare (float whole)))))
    (window--plan-nothing (window-frame window) horizontal)
    (let ((others (float (- whole (window-size new horizontal)))) (rest (- whole new-size)))
      (set-window-new-pixel new new-size)
      (set-window-new-normal new (/ new-size (float whole)))
      (dolist (each siblings)
        (let* ((old (if (eq each window)
                        (+ (window-size each horizontal) (window-size new horizontal))
                      (window-size each horizontal)))
               (part (if (eq each (car (last siblings)))
                         rest
                       (floor (* old (/ (- whole new-size) (float whole)))))))
          (setq rest (- rest part))
          (set-window-new-normal each (/ part (float whole)))
          (window--plan each part horizontal)))
      (ignore others)
      (window--apply (window-frame window) horizontal))
    (run-window-configuration-change-hook (window-frame window))
    new))

(defun split-window-no-error (&optional window size side pixelwise)
  "Do as `split-window', but return nil when there is no room."
  (condition-case nil
      (split-window window size side pixelwise)
    (error nil)))

(defun split-window-below (&optional size)
  "Make a window below the selected one, which keeps SIZE lines; negative, the new one gets that many."
  (interactive "P")
  (let ((old-point (point)) (new (split-window nil (and size (prefix-numeric-value size)))))
    (ignore old-point)
    (unless split-window-keep-point
      (with-current-buffer (window-buffer)
        (goto-char (window-start))
        (forward-line (window-body-height))
        (set-window-start new (point))
        (set-window-point new (point))
        (when (> (point) old-point) (goto-char old-point))))
    (if (bufferp (window-buffer))
        (let ((entry (window-parameter (selected-window) 'quit-restore)))
          (if entry (set-window-parameter new 'quit-restore entry))))
    new))

(defun split-window-right (&optional size)
  "Make a window right of the selected one, which keeps SIZE columns; negative, the new one gets that many."
  (interactive "P")
  (let ((new (split-window nil (and size (prefix-numeric-value size)) t)))
    (let ((entry (window-parameter (selected-window) 'quit-restore)))
      (if entry (set-window-parameter new 'quit-restore entry)))
    new))

(defalias 'split-window-vertically #'split-window-below)
(defalias 'split-window-horizontally #'split-window-right)

;; Deleting

(defun window-deletable-p (&optional window)
  "Return t if WINDOW can be deleted, `frame' if its frame would have to be, nil if neither can be."
  (setq window (window-normalize-window window))
  (cond ((window-minibuffer-p window) nil)
        ((frame-root-window-p window) nil)
        ((and (not ignore-window-parameters) (window-parameter window 'window-side)) t)
        (t t)))

(defun delete-window (&optional window)
  "Delete WINDOW; the window before it, or else the one behind, gets its room.
A function as WINDOW's parameter `delete-window' is called instead."
  (interactive)
  (setq window (window-normalize-window window))
  (let* ((frame (window-frame window)) (parent (window-parent window))
         (own (and (not ignore-window-parameters) (window-parameter window 'delete-window))))
    (cond
     ((functionp own) (funcall own window))
     ((or (window-minibuffer-p window) (null parent))
      (error "Attempt to delete minibuffer or sole ordinary window"))
     (t
      (let* ((horizontal (and (window-left-child parent) t))
             (size (window-size window horizontal))
             (whole (float (window-size parent horizontal)))
             (rest (remq window (window--children parent)))
             (selected (window--within-p (selected-window) window))
             (next (and selected (window--after-deletion window))))
        (window--plan-nothing frame horizontal)
        (if window-combination-resize
            (let ((left (window-size parent horizontal)) (others (- whole size)))
              (dolist (each rest)
                (let ((part (if (eq each (car (last rest)))
                                left
                              (floor (* (window-size each horizontal) (/ whole others))))))
                  (setq left (- left part))
                  (set-window-new-normal each (/ part whole))
                  (window--plan each part horizontal))))
          (let ((taker (or (window-prev-sibling window) (window-next-sibling window))))
            (window--plan taker (+ (window-size taker horizontal) size) horizontal)
            (set-window-new-normal taker (/ (window-new-pixel taker) whole))))
        (if next (select-window next 'norecord))
        (delete-window-internal window)
        (window--pixel-to-total frame)
        (run-window-configuration-change-hook frame)
        nil)))))

(defun window--within-p (window ancestor)
  "Return non-nil if WINDOW is ANCESTOR or in it."
  (while (and window (not (eq window ancestor)))
    (setq window (window-parent window)))
  window)

(defun window--after-deletion (window)
  "Return the live window to select when WINDOW is deleted: the one selected last."
  (let (best)
    (dolist (each (window-list-1 (frame-first-window) 'nomini) best)
      (unless (or (window--within-p each window) (window-parameter each 'no-other-window))
        (if (or (not best) (> (window-use-time each) (window-use-time best))) (setq best each))))
    (or best (seq-find (lambda (each) (not (window--within-p each window))) (window-list-1 nil 'nomini)))))

(defun delete-other-windows (&optional window _interactive)
  "Let WINDOW fill its frame: delete the others, except side windows and those with `no-delete-other-windows'."
  (interactive "i\np")
  (setq window (window-normalize-window window))
  (let* ((own (and (not ignore-window-parameters) (window-parameter window 'delete-other-windows)))
         (kept (and (not ignore-window-parameters)
                    (seq-filter (lambda (each)
                                  (and (not (eq each window)) (window-parameter each 'no-delete-other-windows)))
                                (window-list-1 nil 'nomini)))))
    (cond
     ((functionp own) (funcall own window))
     ((and (not ignore-window-parameters) (window-parameter window 'window-side))
      (error "Cannot make side window the only window"))
     (kept
      (dolist (each (window-list-1 window 'nomini))
        (unless (or (eq each window) (memq each kept))
          (delete-window each))))
     (t
      (delete-other-windows-internal window)
      (window--pixel-to-total (window-frame window))
      (run-window-configuration-change-hook (window-frame window))))
    nil))

(defun delete-other-windows-vertically (&optional window)
  "Delete the windows above and below WINDOW that share its columns."
  (interactive)
  (setq window (window-normalize-window window))
  (let ((edges (window-edges window)))
    (dolist (each (window-list-1 window 'nomini))
      (let ((its (window-edges each)))
        (if (and (not (eq each window)) (= (nth 0 its) (nth 0 edges)) (= (nth 2 its) (nth 2 edges)))
            (delete-window each))))))

;; Fitting to the text

(defun count-screen-lines (&optional beg end count-final-newline window)
  "Return how many lines of WINDOW the text from BEG to END takes.
COUNT-FINAL-NEWLINE counts the line behind a newline at the end."
  (let ((from (min (or beg (point-min)) (or end (point-max))))
        (to (max (or beg (point-min)) (or end (point-max)))))
    (if (= from to)
        0
      (save-excursion
        (save-restriction
          (narrow-to-region from
                            (if (and (not count-final-newline) (= (char-before to) ?\n)) (1- to) to))
          (goto-char (point-min))
          (1+ (vertical-motion (buffer-size) (or window (selected-window)))))))))

(defun window-buffer-height (window)
  "Return how many lines of WINDOW its whole buffer takes."
  (setq window (window-normalize-window window t))
  (with-current-buffer (window-buffer window)
    (max 1 (count-screen-lines (point-min) (point-max) nil window))))

(defun fit-window-to-buffer (&optional window max-height min-height _max-width _min-width preserve-size)
  "Make WINDOW as high as its buffer needs, at most MAX-HEIGHT and at least MIN-HEIGHT lines with the mode line.
PRESERVE-SIZE non-nil keeps that height."
  (interactive)
  (setq window (window-normalize-window window t))
  (cond
   ((or (window-size-fixed-p window) (window-full-height-p window)) nil)
   (t
    (let* ((total (window-total-height window))
           (most (min (or max-height (window-total-height (frame-root-window window)))
                      (+ total (window-max-delta window))))
           (least (max (or min-height window-min-height) window-safe-min-height))
           (needed (+ (with-current-buffer (window-buffer window)
                        (count-screen-lines (point-min) (point-max) nil window))
                      (window-mode-line-height window) (window-header-line-height window)))
           (height (max least (min most needed)))
           (delta (- height total)))
      (unless (= delta 0)
        (window-resize-no-error window (window-resizable window delta nil window) nil window))
      (when preserve-size (window-preserve-size window nil t))
      nil))))

(defun window-safely-shrinkable-p (&optional window)
  "Return t if WINDOW can shrink without others becoming wider or smaller: there is one above or below it."
  (with-selected-window (or window (selected-window))
    (let ((edges (window-edges)))
      (and (or (= (nth 2 edges) (nth 2 (window-edges (previous-window))))
               (= (nth 0 edges) (nth 0 (window-edges (next-window)))))
           t))))

(defun shrink-window-if-larger-than-buffer (&optional window)
  "Make WINDOW lower if its buffer needs less, all of it is in sight, and the window has others above or below."
  (interactive)
  (setq window (window-normalize-window window t))
  (when (and (window-combined-p window)
             (pos-visible-in-window-p (point-min) window)
             (not (window-minibuffer-p window)))
    (fit-window-to-buffer window (window-total-height window))))

(defun set-window-text-height (window height)
  "Make WINDOW so high that it shows HEIGHT lines of text."
  (setq window (window-normalize-window window))
  (let ((delta (- height (window-text-height window))))
    (unless (zerop delta)
      (let ((window-min-height 1))
        (window-resize window delta nil (if (< height 1) t))))))

(provide 'window-sizes)

;;; window-sizes.el ends here

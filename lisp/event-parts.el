;;; event-parts.el --- what events and positions consist of  -*- lexical-binding: t -*-

;; See "Accessing Mouse" in the Elisp manual.  A position is a list: window, place or area, pixel coordinates, time, string, ...

;;; Code:

(defun event-parts--here ()
  "Return the position of point, for events that have none."
  (or (posn-at-point)
      (list (selected-window) (point) '(0 . 0) 0)))

(defun event-start (event)
  "Return the position at which EVENT started; that of point when it has none."
  (or (car-safe (cdr-safe event)) (event-parts--here)))

(defun event-end (event)
  "Return the position at which EVENT ended; where it started, or that of point, when it has none."
  (let ((last (car-safe (cdr-safe (cdr-safe event)))))
    (if (consp last) last (event-start event))))

(defun event-click-count (event)
  "Return how many clicks EVENT is: 1 unless it says otherwise."
  (let ((count (car-safe (cdr-safe (cdr-safe event)))))
    (if (integerp count) count 1)))

(defun event-line-count (event)
  "Return how many lines EVENT, of a mouse wheel, is to scroll: 1 unless it says otherwise."
  (let ((count (car-safe (nthcdr 3 (if (consp event) event)))))
    (if (integerp count) count 1)))

(defun posnp (obj)
  "Return non-nil if OBJ is the position of an event in a window or frame."
  (and (windowp (car-safe obj))
       (atom (car-safe (setq obj (cdr obj))))
       (integerp (car-safe (car-safe (setq obj (cdr obj)))))
       (integerp (car-safe (cdr obj)))))

(defun posn-window (position)
  "Return the window, or frame, that POSITION is in."
  (nth 0 position))

(defun posn-area (position)
  "Return the area of the window that POSITION is in, a symbol; nil for the text."
  (let ((area (nth 1 position)))
    (if (consp area) (setq area (car area)))
    (and (symbolp area) area)))

(defun posn-point (position)
  "Return the buffer position of POSITION, or the symbol of an area that is a list."
  (or (nth 5 position)
      (let ((place (nth 1 position)))
        (cond ((consp place) (car place))
              ((symbolp place) nil)
              (t place)))))

(defun posn-set-point (position)
  "Select the window of POSITION and put point there."
  (let ((window (posn-window position)))
    (if (framep window) (setq window (frame-selected-window window)))
    (unless (windowp window) (error "Position not in text area of window"))
    (select-window window)
    (let ((place (posn-point position)))
      (if (numberp place) (goto-char place)))))

(defun posn-x-y (position)
  "Return the pixel coordinates of POSITION, (X . Y)."
  (nth 2 position))

(defun posn-col-row (position)
  "Return column and row of POSITION as reckoned from its pixels and the size of a character."
  (let* ((pair (posn-x-y position))
         (where (posn-window position))
         (frame (if (framep where) where (window-frame where)))
         (area (posn-area position)))
    (cond
     ((null where) '(0 . 0))
     ((eq area 'vertical-scroll-bar) (cons 0 (scroll-bar-scale pair (1- (window-height where)))))
     ((eq area 'horizontal-scroll-bar) (cons (scroll-bar-scale pair (window-width where)) 0))
     (t (cons (/ (car pair) (frame-char-width frame))
              (/ (cdr pair) (frame-char-height frame)))))))

(defun scroll-bar-scale (num-denom whole)
  "Return the part of WHOLE that NUM-DENOM, a cons of two integers, is as a fraction, truncated."
  (truncate (/ (* (float (car num-denom)) whole) (cdr num-denom))))

(defun posn-actual-col-row (position)
  "Return column and row of POSITION as the display saw them, (COL . ROW); nil when it did not say."
  (nth 6 position))

(defun posn-timestamp (position)
  "Return the time of POSITION in milliseconds."
  (nth 3 position))

(defun posn-string (position)
  "Return (STRING . INDEX) when POSITION is on a displayed string, else nil."
  (let ((string (nth 4 position)))
    (if (consp string) string)))

(defun posn-image (position)
  "Return the image that POSITION is on, or nil."
  (nth 7 position))

(defun posn-object (position)
  "Return the image or the (STRING . INDEX) that POSITION is on, or nil."
  (or (posn-image position) (posn-string position)))

(defun posn-object-x-y (position)
  "Return the pixel coordinates of POSITION within the object it is on."
  (nth 8 position))

(defun posn-object-width-height (position)
  "Return (WIDTH . HEIGHT) of the object that POSITION is on."
  (nth 9 position))

(defun mouse-set-point (event &optional promote-to-region)
  "Put point where EVENT, a click of the mouse, was; with PROMOTE-TO-REGION a double click marks what it is on."
  (interactive "e\np")
  (ignore promote-to-region)
  (posn-set-point (event-end event)))

(provide 'event-parts)

;;; event-parts.el ends here

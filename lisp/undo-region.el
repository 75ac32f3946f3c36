;;; undo-region.el --- undoing changes to a region; boundaries of changes  -*- lexical-binding: t -*-

;; Undoing changes to one place only leaves out others in between; positions of the records before must then be corrected
;; by what undoing these would insert or delete: a delta (POSITION . LENGTH).

(defun undo-make-selective-list (start end)
  "Return the records of changes to the text from START to END, with positions as if there were no others."
  (let ((list buffer-undo-list) (selected (list nil)) (deltas ()) entry)
    (while list
      (setq entry (pop list))
      (cond
       ((null entry)
        (if (car selected) (push nil selected)))
       ;; Markers of text that was not selected, see below.
       ((markerp (car-safe entry)))
       (t
        (let ((here (undo-adjust-elt entry deltas)))
          (if (undo-elt-in-region here start end)
              (let ((change (undo-delta here)))
                ;; The region grows and shrinks as its changes are undone.
                (setq end (+ end (cdr change)))
                (push here selected)
                ;; Markers of deleted text come with it.
                (while (and (stringp (car-safe entry)) (markerp (car-safe (car list))))
                  (push (pop list) selected)))
            (let ((change (undo-delta entry)))
              (if (/= 0 (cdr change))
                  (push change deltas))))))))
    (nreverse selected)))

(defun undo-elt-in-region (undo-elt start end)
  "Return non-nil if the change recorded by UNDO-ELT was between START and END."
  (cond
   ((integerp undo-elt) (>= end undo-elt start))
   ((eq undo-elt nil) t)
   ((atom undo-elt) nil)
   ((stringp (car undo-elt))
    (and (>= (abs (cdr undo-elt)) start)
         (<= (abs (cdr undo-elt)) end)))
   ((and (consp undo-elt) (markerp (car undo-elt)))
    (<= start (car undo-elt) end))
   ((null (car undo-elt))
    (let ((tail (nthcdr 3 undo-elt)))
      (and (>= (car tail) start) (<= (cdr tail) end))))
   ((integerp (car undo-elt))
    (and (>= (car undo-elt) start) (<= (cdr undo-elt) end)))))

(defun undo-elt-crosses-region (undo-elt start end)
  "Return non-nil if the change recorded by UNDO-ELT was to text across START or END."
  (cond
   ((atom undo-elt) nil)
   ((null (car undo-elt))
    (let ((tail (nthcdr 3 undo-elt)))
      (and (< (car tail) end) (> (cdr tail) start))))
   ((integerp (car undo-elt))
    (and (< (car undo-elt) end) (> (cdr undo-elt) start)))))
(make-obsolete 'undo-elt-crosses-region nil "25.1")

(defun undo-adjust-elt (elt deltas)
  "Return the record ELT with its positions corrected by DELTAS."
  (pcase elt
    ((pred integerp) (undo-adjust-pos elt deltas))
    (`(,(and text (pred stringp)) . ,position)
     (cons text (* (if (< position 0) -1 1) (undo-adjust-pos (abs position) deltas))))
    (`(,(and start (pred integerp)) . ,(and end (pred integerp)))
     (undo-adjust-beg-end start end deltas))
    (`(nil ,property ,value ,start . ,end)
     `(nil ,property ,value . ,(undo-adjust-beg-end start end deltas)))
    (_ elt)))

(defun undo-adjust-beg-end (beg end deltas)
  "Return (BEG . END) with both corrected by DELTAS."
  (let ((start (undo-adjust-pos beg deltas)))
    ;; The end, if text was inserted there, stays before it.
    (cons start (max start (undo-adjust-pos end deltas t)))))

(defun undo-adjust-pos (pos deltas &optional use-<)
  "Return POS corrected by DELTAS; with USE-< non-nil not by those at POS itself."
  (dolist (delta deltas pos)
    (if (if use-< (< (car delta) pos) (<= (car delta) pos))
        (setq pos (max (car delta) (- pos (cdr delta)))))))

(defun undo-delta (undo-elt)
  "Return (POSITION . LENGTH) for the record UNDO-ELT: how much longer undoing makes the text, and where."
  (cond
   ((and (consp undo-elt) (stringp (car undo-elt)))
    (cons (abs (cdr undo-elt)) (length (car undo-elt))))
   ((and (consp undo-elt) (integerp (car undo-elt)) (integerp (cdr undo-elt)))
    (cons (car undo-elt) (- (car undo-elt) (cdr undo-elt))))
   (t '(0 . 0))))

;;; Boundaries

(defun undo-auto--needs-boundary-p ()
  "Return non-nil if changes of the buffer were recorded since the last boundary."
  (car-safe buffer-undo-list))

(defun undo-auto--last-boundary-amalgamating-number ()
  "Return how many commands the changes before the last boundary are from, nil if it was not set by such commands."
  (car-safe undo-auto--last-boundary-cause))

(defun undo-auto--ensure-boundary (cause)
  "Set a boundary in the record of changes, if there are any since the last, and note its CAUSE."
  (when (undo-auto--needs-boundary-p)
    (let ((last (undo-auto--last-boundary-amalgamating-number)))
      (undo-boundary)
      (setq undo-auto--last-boundary-cause
            (if (eq 'amalgamate cause)
                (cons (if last (1+ last) 0) undo-auto--undoably-changed-buffers)
              cause)))))

(defun undo-auto--boundaries (cause)
  "Set boundaries for CAUSE in all buffers that were changed."
  (setq undo-auto--undoably-changed-buffers
        (delq nil (mapcar (lambda (buffer) (and (buffer-live-p buffer) buffer)) undo-auto--undoably-changed-buffers)))
  (dolist (buffer undo-auto--undoably-changed-buffers)
    (with-current-buffer buffer
      (undo-auto--ensure-boundary cause)))
  (setq undo-auto--undoably-changed-buffers nil))

(defun undo-auto--boundary-timer ()
  "Set the boundaries that the timer is for."
  (setq undo-auto-current-boundary-timer nil)
  (undo-auto--boundaries 'timer))

(defun undo-auto--boundary-ensure-timer ()
  "Have boundaries set soon, should no command do it."
  (unless undo-auto-current-boundary-timer
    (setq undo-auto-current-boundary-timer (run-at-time 10 nil #'undo-auto--boundary-timer))))

(defun undo-auto--add-boundary ()
  "Set boundaries where a command ends that does not go on with the one before."
  (let ((cause (if undo-auto--this-command-amalgamating 'amalgamate 'command)))
    (setq undo-auto--this-command-amalgamating nil)
    (undo-auto--boundaries cause)))

(defun undo-auto-amalgamate ()
  "Take the changes of this command and of the up to twenty like it before together for undoing."
  (let ((count (undo-auto--last-boundary-amalgamating-number)))
    (setq undo-auto--this-command-amalgamating t)
    (when count
      (if (and (< count amalgamating-undo-limit)
               (eq this-command last-command))
          ;; The boundary before this command goes.
          (dolist (buffer (cdr undo-auto--last-boundary-cause))
            (when (buffer-live-p buffer)
              (with-current-buffer buffer
                (when (and (consp buffer-undo-list) (not (car buffer-undo-list)) (cdr buffer-undo-list))
                  (setq buffer-undo-list (cdr buffer-undo-list))))))
        (setq undo-auto--last-boundary-cause 0)))))

(defun undo-auto--undoable-change ()
  "Note that the current buffer was changed."
  (unless (memq (current-buffer) undo-auto--undoably-changed-buffers)
    (push (current-buffer) undo-auto--undoably-changed-buffers))
  (undo-auto--boundary-ensure-timer))

(defun undo-amalgamate-change-group (handle)
  "Take all changes since `prepare-change-group' returned HANDLE together for undoing: take out the boundaries."
  (dolist (element handle)
    (with-current-buffer (car element)
      (when (consp buffer-undo-list)
        (let ((stop (cdr element)) (tail buffer-undo-list))
          ;; Boundaries behind the latest change stay.
          (while (and (consp tail) (not (eq tail stop)) (null (car tail)))
            (setq tail (cdr tail)))
          (while (and (consp (cdr tail)) (not (eq (cdr tail) stop)))
            (if (null (cadr tail))
                (setcdr tail (cddr tail))
              (setq tail (cdr tail)))))))))

(provide 'undo-region)

;;; undo-region.el ends here

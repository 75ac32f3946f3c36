;;; window-buffers.el --- which buffers windows showed, show, and go back to  -*- lexical-binding: t -*-

;; See "Buffers and Windows", "Window History" and "Quitting Windows" in the Elisp manual.

;;; Code:

;; What a window showed before

(defun set-window-buffer-start-and-point (window buffer &optional start point)
  "Let WINDOW show BUFFER from START on, with point at POINT."
  (setq window (window-normalize-window window t))
  (let ((selected (eq window (selected-window))))
    (set-window-buffer window buffer)
    (and start (set-window-start window start))
    (when point
      (if selected
          (with-current-buffer (window-buffer window) (goto-char point))
        (set-window-point window point)))
    (if selected (set-buffer buffer))))

(defun record-window-buffer (&optional window)
  "Put the buffer that WINDOW shows at the front of what it showed before."
  (setq window (window-normalize-window window t))
  (push-window-buffer-onto-prev window)
  (run-hooks 'buffer-list-update-hook))

(defun push-window-buffer-onto-prev (&optional window)
  "Put the buffer that WINDOW shows at the front of what it showed before; hidden buffers are left out."
  (setq window (window-normalize-window window t))
  (let* ((buffer (window-buffer window))
         (others (seq-remove (lambda (entry) (eq (car entry) buffer)) (window-prev-buffers window))))
    (unless (eq (window-next-buffers window) nil)
      (set-window-next-buffers window nil))
    (unless (string-prefix-p " " (buffer-name buffer))
      (set-window-prev-buffers
       window
       (cons (list buffer
                   (copy-marker (window-start window))
                   (copy-marker (window-point window)))
             others)))))

(defun unrecord-window-buffer (&optional window buffer)
  "Take BUFFER, by default the one it shows, out of what WINDOW showed before and after."
  (setq window (window-normalize-window window t))
  (let ((buffer (or buffer (window-buffer window))))
    (set-window-prev-buffers
     window (seq-remove (lambda (entry) (eq (car entry) buffer)) (window-prev-buffers window)))
    (set-window-next-buffers window (remq buffer (window-next-buffers window)))))

(defun window-buffers--shown-name-p (buffer)
  "Return non-nil if BUFFER lives and its name does not say that it is hidden."
  (and (buffer-live-p buffer) (not (string-prefix-p " " (buffer-name buffer)))))

(defun switch-to-prev-buffer-skip-p (skip window buffer &optional bury-or-kill)
  "Return non-nil if SKIP says that BUFFER is not to be shown in WINDOW when going back."
  (cond ((functionp skip) (funcall skip window buffer bury-or-kill))
        ((eq skip 'this) (get-buffer-window buffer))
        ((memq skip '(visible 0 t)) (get-buffer-window buffer skip))))

(defun window-buffers--check (window)
  "Signal an error if WINDOW must not show another buffer."
  (cond ((window-minibuffer-p window) (error "Window %s is a minibuffer window" window))
        ((eq (window-dedicated-p window) t)
         (error "Window %s is strongly dedicated to buffer %s" window (buffer-name (window-buffer window))))))

(defun switch-to-prev-buffer (&optional window bury-or-kill)
  "Let WINDOW show the buffer that it showed before, or another one, and return that.
BURY-OR-KILL non-nil says that the buffer it shows now is done with, and forgotten; `append' keeps it at the end."
  (interactive)
  (setq window (window-normalize-window window t))
  (window-buffers--check window)
  (let* ((old (window-buffer window)) (next (window-next-buffers window)) (found nil)
         (allowed (lambda (buffer)
                    (and (buffer-live-p buffer) (not (eq buffer old))
                         (or bury-or-kill (not (memq buffer next)))
                         (or (not switch-to-prev-buffer-skip)
                             (not (switch-to-prev-buffer-skip-p switch-to-prev-buffer-skip window buffer
                                                                bury-or-kill)))))))
    (let ((entry (seq-find (lambda (entry)
                             (and (funcall allowed (car entry))
                                  (or switch-to-visible-buffer (not (get-buffer-window (car entry))))))
                           (window-prev-buffers window))))
      (if entry
          (progn (setq found (car entry))
                 (set-window-buffer-start-and-point window found (nth 1 entry) (nth 2 entry)))
        (let ((candidates (seq-filter (lambda (buffer)
                                        (and (funcall allowed buffer) (window-buffers--shown-name-p buffer)))
                                      (if bury-or-kill (buffer-list) (nreverse (buffer-list))))))
          (setq found (or (and (not switch-to-visible-buffer)
                               (seq-find (lambda (buffer) (not (get-buffer-window buffer))) candidates))
                          (car candidates)))
          (if (and (not found) (not bury-or-kill))
              ;; All others are behind this one: begin again with the last of them.
              (setq found (car (last (seq-filter #'buffer-live-p (remq old next))))))
          (if (and (not found) bury-or-kill)
              (setq found (other-buffer old)))
          (if found (set-window-buffer-start-and-point window found)))))
    (when found
      (if bury-or-kill
          (let ((entry (and (eq bury-or-kill 'append) (assq old (window-prev-buffers window)))))
            (set-window-prev-buffers window (assq-delete-all old (window-prev-buffers window)))
            (if entry
                (set-window-prev-buffers window (append (window-prev-buffers window) (list entry))))
            (set-window-next-buffers window nil))
        (set-window-next-buffers window (cons old (remq found (remq old next)))))
      found)))

(defun switch-to-next-buffer (&optional window)
  "Let WINDOW show the buffer that it left when it last went back, or another one, and return that."
  (interactive)
  (setq window (window-normalize-window window t))
  (window-buffers--check window)
  (let* ((old (window-buffer window)) (next (window-next-buffers window))
         (ahead (seq-find (lambda (buffer) (and (buffer-live-p buffer) (not (eq buffer old)))) next))
         (before (window-prev-buffers window))
         (entry (and ahead (assq ahead before)))
         (found
          (or ahead
              (seq-find (lambda (buffer)
                          (and (window-buffers--shown-name-p buffer) (not (eq buffer old))
                               (not (assq buffer before)) (not (get-buffer-window buffer))))
                        (reverse (buffer-list)))
              (car (seq-find (lambda (entry) (and (buffer-live-p (car entry)) (not (eq (car entry) old))))
                             (reverse before))))))
    (when found
      (set-window-buffer-start-and-point window found (nth 1 entry) (nth 2 entry))
      (set-window-next-buffers window (remq found next))
      found)))

(defun next-buffer (&optional arg _interactive)
  "Show the ARGth next buffer in the selected window."
  (interactive "p\np")
  (dotimes (_ (or arg 1)) (switch-to-next-buffer)))

(defun previous-buffer (&optional arg _interactive)
  "Show the ARGth previous buffer in the selected window."
  (interactive "p\np")
  (dotimes (_ (or arg 1)) (switch-to-prev-buffer)))

(defun get-next-valid-buffer (list &optional buffer visible-ok frame)
  "Return the first buffer in LIST that can be shown, not BUFFER; VISIBLE-OK counts those shown on FRAME."
  (let ((predicate (frame-parameter frame 'buffer-predicate)))
    (seq-find (lambda (each)
                (and (not (eq each buffer)) (window-buffers--shown-name-p each)
                     (or (not predicate) (funcall predicate each))
                     (or visible-ok (not (get-buffer-window each 'visible)))))
              list)))

(defun last-buffer (&optional buffer visible-ok frame)
  "Return the last buffer of the list that can be shown, not BUFFER; VISIBLE-OK counts those shown on FRAME."
  (setq frame (or frame (selected-frame)))
  (or (get-next-valid-buffer (nreverse (buffer-list frame)) buffer visible-ok frame)
      (get-buffer "*scratch*")
      (get-buffer-create "*scratch*")))

;; Putting buffers away

(defun bury-buffer (&optional buffer-or-name)
  "Put BUFFER-OR-NAME, by default the current buffer, at the end of all buffers.
The selected window shows another one if it showed that."
  (interactive)
  (let ((buffer (window-normalize-buffer buffer-or-name)))
    (cond
     ((or buffer-or-name (not (eq buffer (window-buffer)))))
     ((not (window-dedicated-p)) (switch-to-prev-buffer nil 'bury))
     ((window--delete nil (eq (window-dedicated-p) 'side)))
     (t (switch-to-prev-buffer nil 'bury)))
    (bury-buffer-internal buffer)
    nil))

(defun unbury-buffer ()
  "Show the last of all buffers in the selected window."
  (interactive)
  (switch-to-buffer (last-buffer)))

(defun window--delete (&optional window dedicated-only _kill)
  "Delete WINDOW if it can be deleted; with DEDICATED-ONLY only if it is dedicated.  Return whether it was."
  (setq window (window-normalize-window window t))
  (when (and (or (not dedicated-only) (window-dedicated-p window)) (window-deletable-p window))
    (delete-window window)
    t))

(defun replace-buffer-in-windows (&optional buffer-or-name)
  "Let windows that show BUFFER-OR-NAME, by default the current buffer, show another; dedicated ones are deleted."
  (interactive "bBuffer to replace: ")
  (let ((buffer (window-normalize-buffer buffer-or-name)))
    (dolist (window (window-list-1 nil nil t))
      (if (eq (window-buffer window) buffer)
          (unless (window--delete window t t)
            (set-window-dedicated-p window nil)
            (switch-to-prev-buffer window 'kill))
        (unrecord-window-buffer window buffer)))))

(defun delete-windows-on (&optional buffer-or-name frame)
  "Delete the windows that show BUFFER-OR-NAME, by default the current buffer.
One that cannot be deleted shows another buffer.  FRAME is as for `next-window'."
  (interactive (list (read-buffer "Delete windows on (buffer): ")))
  (let ((buffer (window-normalize-buffer buffer-or-name)))
    (dolist (window (window-list-1 nil nil frame))
      (if (eq (window-buffer window) buffer)
          (if (window-deletable-p window)
              (delete-window window)
            (set-window-dedicated-p window nil)
            (switch-to-prev-buffer window 'bury))
        (unrecord-window-buffer window buffer)))))

(defun kill-buffer-and-window ()
  "Kill the current buffer and delete the selected window."
  (interactive)
  (let ((window (selected-window)) (buffer (current-buffer)))
    (unless (window-parent window)
      (error "Attempt to delete minibuffer or sole ordinary window"))
    (when (kill-buffer buffer)
      (if (window-valid-p window) (delete-window window)))))

;; Quitting

(defun display-buffer-record-window (type window buffer)
  "Note in WINDOW's parameter `quit-restore' that it is about to show BUFFER.
TYPE is `reuse', or `window' for a window made for it, or `frame' for one on a frame made for it."
  (let ((selected (selected-window)))
    (cond
     ((not (eq type 'reuse))
      (set-window-parameter window 'quit-restore (list type type selected buffer)))
     ((eq (window-buffer window) buffer)
      (let ((known (window-parameter window 'quit-restore)))
        (when (consp known)
          (setcar known 'same)
          (unless (or (eq window selected) (eq window (nth 2 known)))
            (setcar (nthcdr 2 known) selected)))))
     (t
      (set-window-parameter
       window 'quit-restore
       (list 'other
             (list (window-buffer window) (window-start window)
                   (with-current-buffer (window-buffer window)
                     (copy-marker (window-point window) window-point-insertion-type))
                   (if (window-combined-p window) (window-total-height window) (window-total-width window)))
             selected buffer))))))

(defun quit-restore-window (&optional window bury-or-kill)
  "Let WINDOW be as it was before it showed its buffer: deleted if it was made for it, showing what it showed before.
BURY-OR-KILL says what becomes of the buffer: `kill', `bury', `append', or nil."
  (setq window (window-normalize-window window t))
  (let* ((buffer (window-buffer window))
         (note (window-parameter window 'quit-restore))
         (return-to (nth 2 note))
         (before (nth 1 note))
         (earlier (seq-find (lambda (entry) (and (buffer-live-p (car entry)) (not (eq (car entry) buffer))))
                            (window-prev-buffers window))))
    (cond
     ((and (not earlier) (eq (nth 1 note) 'window) (eq (nth 3 note) buffer) (window-deletable-p window))
      (let ((selected (eq window (selected-window))))
        (delete-window window)
        (if (and selected (window-live-p return-to)) (select-window return-to))))
     ((and (consp before) (buffer-live-p (car before)) (eq (nth 3 note) buffer))
      (set-window-dedicated-p window nil)
      (let ((height (nth 3 before)))
        (if (and (integerp height) (window-combined-p window) (not (= height (window-total-height window))))
            (window-resize-no-error window (- height (window-total-height window)) nil window)))
      (set-window-parameter window 'quit-restore nil)
      (set-window-prev-buffers window (assq-delete-all buffer (window-prev-buffers window)))
      (set-window-buffer-start-and-point window (car before) (nth 1 before) (nth 2 before))
      (set-window-prev-buffers window (assq-delete-all buffer (window-prev-buffers window)))
      (if (window-live-p return-to) (select-window return-to)))
     (t
      (set-window-parameter window 'quit-restore nil)
      (if (and (window-dedicated-p window) (window-deletable-p window))
          (delete-window window)
        (set-window-dedicated-p window nil)
        (switch-to-prev-buffer window (or bury-or-kill 'append)))))
    (cond ((not (buffer-live-p buffer)))
          ((eq bury-or-kill 'kill) (kill-buffer buffer))
          ((eq bury-or-kill 'bury) (bury-buffer-internal buffer)))))

(defun quit-window (&optional kill window)
  "Leave WINDOW, by default the selected one: bury its buffer, with KILL kill it, and show what was there before."
  (interactive "P")
  (with-current-buffer (window-buffer (window-normalize-window window))
    (run-hooks 'quit-window-hook))
  (quit-restore-window window (if kill 'kill 'bury)))

(defun quit-windows-on (&optional buffer-or-name kill frame)
  "Leave all windows that show BUFFER-OR-NAME, by default the current buffer; KILL is as for `quit-window'."
  (interactive (list (read-buffer "Quit windows on (buffer): ")))
  (let ((buffer (window-normalize-buffer buffer-or-name)))
    (dolist (window (window-list-1 nil nil frame))
      (if (and (window-live-p window) (eq (window-buffer window) buffer))
          (quit-window kill window)
        (if (window-live-p window) (unrecord-window-buffer window buffer))))))

;; Switching

(defun window-normalize-buffer-to-switch-to (buffer-or-name)
  "Return the buffer BUFFER-OR-NAME, made if there is none of that name; nil means another than the current one."
  (if (null buffer-or-name)
      (other-buffer)
    (or (get-buffer buffer-or-name)
        (let ((buffer (get-buffer-create buffer-or-name)))
          (set-buffer-major-mode buffer)
          buffer))))

(defun read-buffer-to-switch (prompt)
  "Ask for the name of a buffer with PROMPT; the default is another than the current one."
  (read-buffer prompt (other-buffer (current-buffer)) (confirm-nonexistent-file-or-buffer)))

(defun switch-to-buffer (buffer-or-name &optional norecord force-same-window)
  "Show BUFFER-OR-NAME, made if need be, in the selected window, make it current and return it.
NORECORD leaves the order of buffers alone.  Where the window is the minibuffer's or dedicated, another window shows
it, or with FORCE-SAME-WINDOW there is an error."
  (interactive
   (list (read-buffer-to-switch "Switch to buffer: ") nil t))
  (let ((buffer (window-normalize-buffer-to-switch-to buffer-or-name))
        (obstacle (cond ((window-minibuffer-p) "Cannot switch buffers in minibuffer window")
                        ((eq (window-dedicated-p) t) "Cannot switch buffers in a dedicated window"))))
    (cond
     (switch-to-buffer-obey-display-actions
      (pop-to-buffer-same-window buffer norecord))
     ((and obstacle force-same-window) (user-error obstacle))
     (obstacle (pop-to-buffer buffer nil norecord))
     (t
      (unless (eq buffer (window-buffer))
        (let* ((entry (assq buffer (window-prev-buffers)))
               (back (and entry switch-to-buffer-preserve-window-point
                          (or (not (eq switch-to-buffer-preserve-window-point 'already-displayed))
                              (get-buffer-window buffer)))))
          (set-window-buffer nil buffer)
          (when back
            (with-current-buffer buffer
              (set-window-start nil (nth 1 entry) t)
              (set-window-point nil (nth 2 entry))))))
      (unless norecord (select-window (selected-window)))
      (set-buffer buffer)))))

(provide 'window-buffers)

;;; window-buffers.el ends here

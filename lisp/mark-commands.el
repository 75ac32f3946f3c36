;;; mark-commands.el --- commands that set the mark  -*- lexical-binding: t -*-

;; See "The Mark" in the Elisp manual.

(defun push-mark-command (arg &optional nomsg)
  "Set the mark where point is, with ARG without keeping the former one; NOMSG non-nil says nothing."
  (interactive "P")
  (let ((mark (mark t)))
    (if (or arg (null mark) (/= mark (point)))
        (push-mark nil nomsg t)
      (activate-mark 'no-tmm)
      (unless nomsg
        (message "Mark activated")))))

(defun set-mark-command (arg)
  "Set the mark where point is; with ARG go to the latest mark instead, and to those before."
  (interactive "P")
  (cond
   ((and (consp arg) (> (prefix-numeric-value arg) 4))
    (push-mark-command nil))
   ((not (eq this-command 'set-mark-command))
    (if arg
        (pop-to-mark-command)
      (push-mark-command t)))
   ((and set-mark-command-repeat-pop (eq last-command 'pop-global-mark) (not arg))
    (setq this-command 'pop-global-mark)
    (pop-global-mark))
   ((or (and set-mark-command-repeat-pop (eq last-command 'pop-to-mark-command)) arg)
    (setq this-command 'pop-to-mark-command)
    (pop-to-mark-command))
   ((eq last-command 'set-mark-command)
    (if (region-active-p)
        (progn
          (deactivate-mark)
          (message "Mark deactivated"))
      (activate-mark)
      (message "Mark activated")))
   (t
    (push-mark-command nil))))

(defun pop-to-mark-command ()
  "Go to the mark and take the mark before as the mark."
  (interactive)
  (if (null (mark t))
      (user-error "No mark set in this buffer")
    (if (= (point) (mark t))
        (message "Mark popped"))
    (goto-char (mark t))
    (pop-mark)))

(defun pop-global-mark ()
  "Go to the latest place where a mark was set in any buffer."
  (interactive)
  (while (and global-mark-ring (not (marker-buffer (car global-mark-ring))))
    (setq global-mark-ring (cdr global-mark-ring)))
  (or global-mark-ring
      (error "No global mark set"))
  (let* ((marker (car global-mark-ring))
         (buffer (marker-buffer marker))
         (position (marker-position marker)))
    (setq global-mark-ring (nconc (cdr global-mark-ring) (list marker)))
    (set-buffer buffer)
    (or (and (>= position (point-min)) (<= position (point-max)))
        (if widen-automatically
            (widen)
          (error "Global mark position is outside accessible part of buffer %s" (buffer-name buffer))))
    (goto-char position)
    (switch-to-buffer buffer)))

(defun mark-word (&optional arg allow-extend)
  "Set the mark at the end of the ARGth word; ALLOW-EXTEND non-nil moves it on where it was set so already."
  (interactive "P\np")
  (if (and allow-extend
           (or (and (eq last-command this-command) (mark t))
               (region-active-p)))
      (let ((count (cond (arg (prefix-numeric-value arg))
                         ((< (mark) (point)) -1)
                         (t 1))))
        (set-mark (save-excursion
                    (goto-char (mark))
                    (forward-word count)
                    (point))))
    (push-mark
     (save-excursion
       (forward-word (prefix-numeric-value arg))
       (point))
     nil t)))

(defun mark-whole-buffer ()
  "Put point at the beginning and the mark at the end of the text."
  (declare (interactive-only t))
  (interactive)
  (push-mark)
  (push-mark (point-max) nil t)
  (goto-char (minibuffer-prompt-end)))

(defun beginning-of-buffer (&optional arg)
  "Move to the beginning of the text, leaving a mark; with a number ARG, that many tenths from it."
  (declare (interactive-only (goto-char (point-min))))
  (interactive "^P")
  (or (consp arg) (region-active-p) (push-mark))
  (let ((size (- (point-max) (point-min))))
    (goto-char (if (and arg (not (consp arg)))
                   (+ (point-min) (/ (+ 10 (* size (prefix-numeric-value arg))) 10))
                 (point-min))))
  (if (and arg (not (consp arg))) (forward-line 1)))

(defun end-of-buffer (&optional arg)
  "Move to the end of the text, leaving a mark; with a number ARG, that many tenths from it."
  (declare (interactive-only (goto-char (point-max))))
  (interactive "^P")
  (or (consp arg) (region-active-p) (push-mark))
  (let ((size (- (point-max) (point-min))))
    (goto-char (if (and arg (not (consp arg)))
                   (- (point-max) (/ (* size (prefix-numeric-value arg)) 10))
                 (point-max))))
  (if (and arg (not (consp arg))) (forward-line 1)))

;;; Case of the region or a word

(defun upcase-dwim (arg)
  "Make the active region upper case, or the ARG words after point."
  (interactive "*p")
  (if (use-region-p)
      (upcase-region (region-beginning) (region-end) (region-noncontiguous-p))
    (upcase-word arg)))

(defun downcase-dwim (arg)
  "Make the active region lower case, or the ARG words after point."
  (interactive "*p")
  (if (use-region-p)
      (downcase-region (region-beginning) (region-end) (region-noncontiguous-p))
    (downcase-word arg)))

(defun capitalize-dwim (arg)
  "Capitalize the active region, or the ARG words after point."
  (interactive "*p")
  (if (use-region-p)
      (capitalize-region (region-beginning) (region-end) (region-noncontiguous-p))
    (capitalize-word arg)))

(provide 'mark-commands)

;;; mark-commands.el ends here

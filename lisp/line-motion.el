;;; line-motion.el --- moving by lines  -*- lexical-binding: t -*-

;; See "Text Lines" and "Screen Lines" in the Elisp manual.  Without a display, lines of the text are what one moves by.

(defun next-line (&optional arg try-vscroll)
  "Move down ARG lines, to the column where such motion began as far as a line reaches there."
  (declare (interactive-only forward-line))
  (interactive "^p\np")
  (or arg (setq arg 1))
  (if (and next-line-add-newlines (= arg 1)
           (save-excursion (end-of-line) (eobp)))
      ;; A new line at the end, without abbreviations.
      (let ((abbrev-mode nil))
        (end-of-line)
        (insert (if use-hard-newlines hard-newline "\n")))
    (line-move arg nil nil try-vscroll))
  nil)

(defun previous-line (&optional arg try-vscroll)
  "Move up ARG lines, to the column where such motion began as far as a line reaches there."
  (declare (interactive-only "use `forward-line' with negative argument instead."))
  (interactive "^p\np")
  (line-move (- (or arg 1)) nil nil try-vscroll)
  nil)

(defun next-logical-line (&optional arg try-vscroll)
  "Move down ARG lines of the text, not of the screen."
  (interactive "^p\np")
  (or arg (setq arg 1))
  (let ((line-move-visual nil))
    (with-no-warnings (next-line arg try-vscroll))))

(defun previous-logical-line (&optional arg try-vscroll)
  "Move up ARG lines of the text, not of the screen."
  (interactive "^p\np")
  (or arg (setq arg 1))
  (let ((line-move-visual nil))
    (with-no-warnings (previous-line arg try-vscroll))))

(defun line-move (arg &optional noerror _to-end _try-vscroll)
  "Move down ARG lines, keeping the column.
Return nil where there are not so many lines, with NOERROR non-nil; otherwise signal that."
  (line-move-1 arg noerror))

(defun line-move-visual (arg &optional noerror)
  "Move down ARG lines of the screen; those of the text where there is none.  NOERROR as in `line-move'."
  (line-move-1 arg noerror))

(defun line-motion--step (arg)
  "Move ARG lines down, those that begin invisibly not counted; return t if there were so many.
Point is at the end or beginning of the text otherwise."
  (let ((enough t)
        (hidden (lambda ()
                  (and line-move-ignore-invisible (not (bobp)) (invisible-p (1- (point)))))))
    (while (and enough (> arg 0))
      (end-of-line)
      (cond ((eobp) (setq enough nil))
            (t
             (forward-char 1)
             (or (funcall hidden) (setq arg (1- arg))))))
    (while (and enough (< arg 0))
      (beginning-of-line)
      (cond ((bobp) (setq enough nil))
            (t
             (forward-line -1)
             (or (funcall hidden) (setq arg (1+ arg))))))
    enough))

(defun line-move-1 (arg &optional noerror _to-end)
  "Move down ARG lines of the text, keeping the column; NOERROR is as in `line-move'."
  ;; Fields would stop the motion.
  (let ((inhibit-point-motion-hooks t)
        (start (point)))
    (unless (memq last-command '(next-line previous-line))
      (setq temporary-goal-column
            (if (and track-eol (eolp)
                     ;; An empty line is no end of line that is meant.
                     (or (not (bolp)) (eq last-command 'move-end-of-line)))
                most-positive-fixnum
              (current-column))))
    (cond
     ((line-motion--step arg)
      (line-move-finish (or goal-column temporary-goal-column) start (> arg 0))
      t)
     (noerror nil)
     (t
      (signal (if (< arg 0) 'beginning-of-buffer 'end-of-buffer) nil)))))

(defun line-move-finish (column opoint forward)
  "Move to COLUMN of the line at point, within the field where OPOINT is; FORWARD says where that was."
  (ignore forward)
  (if (eq column most-positive-fixnum)
      (end-of-line)
    (line-move-to-column (truncate column)))
  (let ((new (point)))
    (goto-char opoint)
    (goto-char (constrain-to-field new opoint t t 'inhibit-line-move-field-capture))))

(defun line-move-to-column (col)
  "Move to the column COL of the line at point."
  (move-to-column col)
  nil)

(defun set-goal-column (arg)
  "Aim at the current column when moving by lines; with ARG no longer."
  (interactive "P")
  (if arg
      (progn
        (setq goal-column nil)
        (message "No goal column"))
    (setq goal-column (current-column))
    (message "%s" (concat (format "Goal column %d " goal-column)
                          (substitute-command-keys "(use \\[set-goal-column] with an arg to unset it)"))))
  nil)

(defun beginning-of-visual-line (&optional n)
  "Move to the beginning of the line, of the one N - 1 lines on."
  (interactive "^p")
  (or n (setq n 1))
  (let ((here (point)))
    (if (/= n 1)
        (let ((line-move-visual t)) (line-move (1- n) t)))
    (vertical-motion 0)
    (goto-char (constrain-to-field (point) here (/= n 1)))))

(defun end-of-visual-line (&optional n)
  "Move to the end of the line, of the one N - 1 lines on."
  (interactive "^p")
  (or n (setq n 1))
  (if (/= n 1)
      (let ((line-move-visual t)) (line-move (1- n) t)))
  (end-of-line))

;;; Where point is

(defun goto-line (line &optional buffer relative)
  "Move to the beginning of line LINE of BUFFER, counted in the accessible part if RELATIVE is non-nil.
The mark stays where point was."
  (declare (interactive-only forward-line))
  (interactive (list (read-number "Goto line: ") nil nil))
  (if buffer
      (let ((window (get-buffer-window buffer)))
        (if window (select-window window) (switch-to-buffer-other-window buffer))))
  (or (region-active-p) (push-mark))
  (let (position)
    (save-restriction
      (unless relative (widen))
      (goto-char (point-min))
      (if (eq selective-display t)
          (re-search-forward "[\n\C-m]" nil 'end (1- line))
        (forward-line (1- line)))
      (setq position (point)))
    (unless relative
      (when (and (buffer-narrowed-p)
                 (or (< position (point-min)) (> position (point-max)))
                 widen-automatically)
        (widen)))
    (goto-char position)))

(defun goto-line-relative (line &optional buffer)
  "Move to the beginning of line LINE of the accessible part of BUFFER."
  (declare (interactive-only forward-line))
  (interactive (list (read-number "Goto line relative: ") nil))
  (goto-line line buffer t))

(defun what-line ()
  "Say on which line point is, of the whole text and of what is accessible of it."
  (interactive)
  (let ((start (point-min)) (n (line-number-at-pos)))
    (if (= start 1)
        (message "Line %d" n)
      (save-excursion
        (save-restriction
          (widen)
          (message "line %d (narrowed line %d)"
                                (+ n (line-number-at-pos start) -1) n))))))

(defun what-cursor-position (&optional _detail)
  "Say which character is at point, where it is and in which column."
  (interactive "P")
  (let* ((char (following-char)) (position (point)) (total (buffer-size))
         (percent (round (* 100.0 (1- position)) (max 1 total)))
         (scroll (if (= (window-hscroll) 0) "" (format " Hscroll=%d" (window-hscroll))))
         (column (current-column))
         (narrowed (or (/= (point-min) 1) (/= (point-max) (1+ total)))))
    (if (= position (point-max))
        (if narrowed
            (message "point=%d of %d (%d%%) <%d-%d> column=%d%s"
                     position total percent (point-min) (point-max) column scroll)
          (message "point=%d of %d (EOB) column=%d%s" position total column scroll))
      (let ((code (if (< char 128)
                      (format "(%d, #o%o, #x%x)" char char char)
                    (format "(%d, #o%o, #x%x%s)" char char char (line-motion--encoded char)))))
        (if narrowed
            (message "Char: %s %s point=%d of %d (%d%%) <%d-%d> column=%d%s"
                     (line-motion--char char) code position total percent
                     (point-min) (point-max) column scroll)
          (message "Char: %s %s point=%d of %d (%d%%) column=%d%s"
                   (line-motion--char char) code position total percent column scroll))))))

(defun line-motion--char (char)
  "Return CHAR as a text that can be seen."
  (if (< char 256)
      (single-key-description char)
    (buffer-substring-no-properties (point) (1+ (point)))))

(defun line-motion--encoded (char)
  "Return how CHAR is written in the buffer's file."
  (let* ((coding (or buffer-file-coding-system (default-value 'buffer-file-coding-system)))
         (encoded (encode-coding-char char coding)))
    (cond ((null encoded) "")
          ((= (length encoded) 1) (format ", file #x%X" (aref encoded 0)))
          (t ", file ..."))))

(defun count-lines (start end &optional ignore-invisible-lines)
  "Return the number of lines between the positions START and END: of newlines, and one for a last line without.
IGNORE-INVISIBLE-LINES non-nil leaves out lines that begin invisibly."
  (save-excursion
    (save-restriction
      (narrow-to-region start end)
      (goto-char (point-min))
      (if (not ignore-invisible-lines)
          (- (buffer-size) (forward-line (buffer-size)))
        (let ((lines 0))
          (while (not (eobp))
            (unless (invisible-p (point)) (setq lines (1+ lines)))
            (forward-line 1))
          lines)))))

(defun count-words (start end &optional totals)
  "Return the number of words between START and END; as a command, say it.
TOTALS non-nil takes the whole buffer."
  (interactive (list nil nil current-prefix-arg))
  (if (called-interactively-p 'any)
      (if (and (not totals) (use-region-p))
          (count-words--message "Region" (region-beginning) (region-end))
        (save-restriction
          (if totals (widen))
          (count-words--message "Buffer" (point-min) (point-max))))
    (let ((words 0) (inhibit-field-text-motion t))
      (save-excursion
        (save-restriction
          (narrow-to-region start end)
          (goto-char (point-min))
          (while (forward-word 1)
            (setq words (1+ words)))))
      words)))

(defun count-words-region (start end &optional arg)
  "Return the number of words from START to END; as a command, say it, of the whole buffer if ARG is non-nil."
  (interactive (if current-prefix-arg
                   (list nil nil current-prefix-arg)
                 (list (region-beginning) (region-end) nil)))
  (cond ((not (called-interactively-p 'any))
         (count-words start end))
        (arg
         (count-words--message "Buffer" (point-min) (point-max)))
        (t
         (count-words--message "Region" start end))))

(defalias 'count-lines-region #'count-words-region)

(defun count-words--message (str start end)
  "Say how many lines, words and characters STR has, which is from START to END."
  (let ((lines (count-lines start end))
        (words (count-words start end))
        (chars (- end start)))
    (message "%s has %d line%s, %d word%s, and %d character%s."
             str
             lines (if (= lines 1) "" "s")
             words (if (= words 1) "" "s")
             chars (if (= chars 1) "" "s"))))

(provide 'line-motion)

;;; line-motion.el ends here

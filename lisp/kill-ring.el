;;; kill-ring.el --- killing and yanking  -*- lexical-binding: t -*-

;; See "The Kill Ring" in the Elisp manual.

;;; The ring

(defun kill-new (string &optional replace)
  "Make STRING the latest text in the kill ring, in the place of the one before if REPLACE is non-nil."
  (when kill-transform-function
    (setq string (funcall kill-transform-function string)))
  (when string
    (length string)
    (kill-ring--save-other-program)
    (unless (and kill-do-not-save-duplicates
                 (equal-including-properties string (car kill-ring)))
      (if (and replace kill-ring)
          (setcar kill-ring string)
        (let ((history-delete-duplicates nil))
          (add-to-history 'kill-ring string kill-ring-max t))))
    (setq kill-ring-yank-pointer kill-ring)
    (if interprogram-cut-function
        (funcall interprogram-cut-function string))))

(defun kill-ring--save-other-program ()
  "Where `save-interprogram-paste-before-kill' wants it, put what another program offers into the kill ring."
  (when save-interprogram-paste-before-kill
    (let ((offered (and interprogram-paste-function (funcall interprogram-paste-function))))
      (when offered
        (dolist (text (if (listp offered) (reverse offered) (list offered)))
          (unless (and kill-do-not-save-duplicates
                       (equal-including-properties text (car kill-ring)))
            (push text kill-ring)))))))

(defun kill-append (string before-p)
  "Add STRING to the end of the latest text in the kill ring, to its beginning if BEFORE-P is non-nil."
  (let ((latest (car kill-ring)))
    (kill-new (if before-p (concat string latest) (concat latest string))
              (or (= (length latest) 0)
                  (equal nil (get-text-property 0 'yank-handler latest))))
    (if (and kill-append-merge-undo (not buffer-read-only))
        (let ((previous buffer-undo-list) (next (cdr buffer-undo-list)))
          ;; The two kills become one for undoing.
          (while (car next)
            (setq previous next next (cdr next)))
          (if (eq (car next) nil)
              (setcdr previous (cdr next)))))))

(defun current-kill (n &optional do-not-move)
  "Return the text N places behind the one yanked last, and make it the next to be yanked unless DO-NOT-MOVE."
  (let ((paste (and (= n 0) interprogram-paste-function (funcall interprogram-paste-function))))
    (if paste
        (let ((interprogram-cut-function nil))
          (mapc #'kill-new (if (listp paste) (nreverse paste) (list paste)))
          (car kill-ring))
      (or kill-ring (error "Kill ring is empty"))
      (let ((tail (nthcdr (mod (- n (length kill-ring-yank-pointer)) (length kill-ring)) kill-ring)))
        (unless do-not-move
          (setq kill-ring-yank-pointer tail)
          (if (and yank-pop-change-selection (> n 0) interprogram-cut-function)
              (funcall interprogram-cut-function (car tail))))
        (car tail)))))

(defun rotate-yank-pointer (arg)
  "Make the text ARG places behind the one to be yanked next that text."
  (interactive "p")
  (current-kill arg))

;;; Other programs

(defun gui-select-text (text)
  "Offer TEXT to other programs, where there is a display to do so."
  (when select-enable-primary
    (setq gui--last-selected-text-primary text))
  (when select-enable-clipboard
    (setq gui--last-selected-text-clipboard text)))

(defun gui-selection-value ()
  "Return the text that another program offers, nil without a display."
  nil)

;;; Killing

(put 'text-read-only 'error-message "Text is read-only")

(defun kill-region (beg end &optional region)
  "Delete the text from BEG to END and put it into the kill ring; REGION non-nil takes the region as it is.
Text that is read-only is put there too, but stays: that is an error unless `kill-read-only-ok' is non-nil."
  (interactive (list (mark) (point) 'region))
  (if (and region (not (and beg end)))
      (user-error "The mark is not set now, so there is no region"))
  (condition-case nil
      (let ((string (if region
                        (funcall region-extract-function 'delete)
                      (filter-buffer-substring beg end 'delete))))
        (when (or string (eq last-command 'kill-region))
          (kill-ring--add (or string "") (< end beg)))
        (setq this-command 'kill-region)
        (setq deactivate-mark t)
        nil)
    ((buffer-read-only text-read-only)
     (copy-region-as-kill beg end region)
     (setq this-command 'kill-region)
     (if kill-read-only-ok
         (progn (message "Read only text copied to kill ring") nil)
       ;; Let the primitive say what is wrong.
       (barf-if-buffer-read-only)
       (signal 'text-read-only (list (current-buffer)))))))

(defun kill-ring--add (string before)
  "Put STRING into the kill ring: behind what was killed just before, or with BEFORE non-nil in front of it."
  (if (eq last-command 'kill-region)
      (kill-append string before)
    (kill-new string)))

(defun copy-region-as-kill (beg end &optional region)
  "Put the text from BEG to END into the kill ring; REGION non-nil takes the region as it is."
  (interactive (list (mark) (point) 'region))
  (kill-ring--add (if region
                      (funcall region-extract-function nil)
                    (filter-buffer-substring beg end))
                  (< end beg))
  (setq deactivate-mark t)
  nil)

(defun kill-ring-save (beg end &optional region)
  "Put the text from BEG to END into the kill ring; REGION non-nil takes the region as it is."
  (interactive (list (mark) (point) 'region))
  (copy-region-as-kill beg end region)
  nil)

(defun append-next-kill (&optional interactive)
  "Let the next kill add to the latest text of the kill ring; INTERACTIVE non-nil says so."
  (interactive "p")
  (if interactive
      (progn
        (setq this-command 'kill-region)
        (message "If the next command is a kill, it will append"))
    (setq last-command 'kill-region)))

(defun kill-forward-chars (arg)
  "Kill the ARG characters behind point."
  (if (listp arg) (setq arg (car arg)))
  (if (eq arg '-) (setq arg -1))
  (kill-region (point) (+ (point) arg)))

(defun kill-backward-chars (arg)
  "Kill the ARG characters before point."
  (if (listp arg) (setq arg (car arg)))
  (if (eq arg '-) (setq arg -1))
  (kill-region (point) (- (point) arg)))

(defun kill-line (&optional arg)
  "Kill the rest of the line, or its newline if there is nothing else but blanks; with ARG that many lines."
  (interactive "P")
  (kill-region
   (point)
   (progn
     (if arg
         (forward-visible-line (prefix-numeric-value arg))
       (if (eobp) (signal 'end-of-buffer nil))
       (let ((end (save-excursion (end-of-visible-line) (point))))
         (if (or (save-excursion
                   (unless show-trailing-whitespace (skip-chars-forward " \t" end))
                   (= (point) end))
                 (and kill-whole-line (bolp)))
             (forward-visible-line 1)
           (goto-char end))))
     (point))))

(defun kill-whole-line (&optional arg)
  "Kill the line with its newline; with ARG that many lines, backward if it is negative."
  (interactive "p")
  (or arg (setq arg 1))
  (if (and (> arg 0) (eobp) (save-excursion (forward-visible-line 0) (eobp)))
      (signal 'end-of-buffer nil))
  (if (and (< arg 0) (bobp) (save-excursion (end-of-visible-line) (bobp)))
      (signal 'beginning-of-buffer nil))
  ;; From elsewhere than a kill, what follows is a kill of its own.
  (unless (eq last-command 'kill-region)
    (kill-new "")
    (setq last-command 'kill-region))
  (cond
   ((zerop arg)
    ;; The text on both sides of point, in two kills that are one.
    (save-excursion
      (kill-region (point) (progn (forward-visible-line 0) (point))))
    (kill-region (point) (progn (end-of-visible-line) (point))))
   ((< arg 0)
    (save-excursion
      (kill-region (point) (progn (end-of-visible-line) (point))))
    (kill-region (point)
                 (progn (forward-visible-line (1+ arg))
                        (unless (bobp) (backward-char))
                        (point))))
   (t
    (save-excursion
      (kill-region (point) (progn (forward-visible-line 0) (point))))
    (kill-region (point) (progn (forward-visible-line arg) (point))))))

(defun forward-visible-line (arg)
  "Move to the beginning of the ARGth line after the current one, past lines that are invisible."
  (condition-case nil
      (if (> arg 0)
          (while (> arg 0)
            (unless (zerop (forward-line 1))
              (signal 'end-of-buffer nil))
            (when (and (eobp) (not (bolp)))
              (signal 'end-of-buffer nil))
            (unless (and (not (bobp)) (invisible-p (1- (point))))
              (setq arg (1- arg))))
        (let ((first t))
          (while (or first (<= arg 0))
            (if first
                (beginning-of-line)
              (or (zerop (forward-line -1))
                  (signal 'beginning-of-buffer nil)))
            (unless (and (not (bobp)) (invisible-p (1- (point))))
              (setq arg (1+ arg)))
            (setq first nil))))
    ((beginning-of-buffer end-of-buffer)
     nil)))

(defun end-of-visible-line ()
  "Move to the end of the line as it can be seen, past newlines that are invisible."
  (end-of-line)
  (while (and (not (eobp))
              (save-excursion (skip-chars-forward "^\n") (invisible-p (point))))
    (skip-chars-forward "^\n")
    (unless (eobp) (forward-char 1))
    (end-of-line)))

;;; Yanking

(defun yank (&optional arg)
  "Insert the latest text of the kill ring, with ARG the one that many places behind, and leave the mark before it."
  (interactive "*P")
  (setq yank-window-start nil)
  ;; While this goes on, `yank-pop' would not know what to replace.
  (setq this-command t)
  (push-mark)
  (insert-for-yank (current-kill (cond ((listp arg) 0)
                                       ((eq arg '-) -2)
                                       (t (1- arg)))))
  (if (consp arg)
      (kill-ring--exchange))
  (if (eq this-command t)
      (setq this-command 'yank))
  nil)

(defun kill-ring--exchange ()
  "Exchange point and mark, which stays inactive."
  (goto-char (prog1 (mark t)
               (set-marker (mark-marker) (point) (current-buffer)))))

(defun yank-pop (&optional arg)
  "Replace the text that was just yanked by the one ARG places behind it in the kill ring."
  (interactive "p")
  (or arg (setq arg 1))
  (if (not (eq last-command 'yank))
      (yank-from-kill-ring (read-from-kill-ring "Yank from kill-ring: "))
    (setq this-command 'yank)
    (let ((inhibit-read-only t)
          (before (< (point) (mark t))))
      (funcall (or yank-undo-function #'delete-region)
               (min (point) (mark t)) (max (point) (mark t)))
      (setq yank-undo-function nil)
      (set-marker (mark-marker) (point) (current-buffer))
      (insert-for-yank (current-kill arg))
      (if before
          (kill-ring--exchange))))
  nil)

(defun read-from-kill-ring (prompt)
  "Ask with PROMPT for one of the texts in the kill ring, and return it."
  (completing-read prompt (delete-dups (mapcar #'substring-no-properties kill-ring))))

(defun yank-from-kill-ring (string &optional arg)
  "Insert STRING, a text of the kill ring; with a list ARG leave point before it."
  (interactive (list (read-from-kill-ring "Yank from kill-ring: ") current-prefix-arg))
  (push-mark)
  (insert-for-yank string)
  (when yank-from-kill-ring-rotate
    (let ((tail (member string kill-ring)))
      (if tail (setq kill-ring-yank-pointer tail) (kill-new string))))
  (if (consp arg)
      (kill-ring--exchange)))

(defun insert-for-yank (string)
  "Insert STRING, a text from the kill ring, as its property `yank-handler' says."
  (let (position)
    (while (setq position (next-single-property-change 0 'yank-handler string))
      (insert-for-yank-1 (substring string 0 position))
      (setq string (substring string position))))
  (insert-for-yank-1 string))

(defun insert-for-yank-1 (string)
  "Insert STRING, which has the same property `yank-handler' everywhere: (FUNCTION PARAM NOEXCLUDE UNDO COMMAND)."
  (let* ((handler (and (stringp string) (get-text-property 0 'yank-handler string)))
         (parameter (or (nth 1 handler) string))
         (start (point))
         (inhibit-read-only inhibit-read-only)
         end)
    (setq yank-undo-function t)
    (funcall (or (nth 0 handler) #'insert) parameter)
    (setq end (point))
    (unless (nth 2 handler)
      (remove-yank-excluded-properties start end))
    ;; What is typed behind does not become like the text.
    (if (and (> end start) (text-properties-at (1- end)))
        (put-text-property (1- end) end 'rear-nonsticky t))
    (if (eq yank-undo-function t)
        (setq yank-undo-function (nth 3 handler)))
    (if (nth 4 handler)
        (setq this-command (nth 4 handler)))
    nil))

(defun remove-yank-excluded-properties (beg end)
  "Take the text properties that yanking excludes from the text from BEG to END, after handling others."
  (let ((inhibit-read-only t))
    (dolist (entry yank-handled-properties)
      (let ((property (car entry)) (function (cdr entry)) (position beg))
        (while (< position end)
          (let ((value (get-text-property position property))
                (next (next-single-property-change position property nil end)))
            (funcall function value position next)
            (setq position next)))))
    (with-silent-modifications
      (if (eq yank-excluded-properties t)
          (set-text-properties beg end nil)
        (remove-list-of-text-properties beg end yank-excluded-properties)))))

(defun insert-buffer-substring-as-yank (buffer &optional start end)
  "Insert the text from START to END of BUFFER without the text properties that yanking excludes."
  (let ((position (point)))
    (insert-buffer-substring buffer start end)
    (let ((inhibit-read-only t))
      (remove-yank-excluded-properties position (point)))))

;;; The text of a buffer for others

(defun filter-buffer-substring (beg end &optional delete)
  "Return the text from BEG to END as `filter-buffer-substring-function' gives it; DELETE non-nil deletes it too."
  (funcall filter-buffer-substring-function beg end delete))

(defun buffer-substring--filter (beg end &optional delete)
  "Return the text from BEG to END; DELETE non-nil deletes it.
The functions of the hook `filter-buffer-substring-functions' are around that."
  (kill-ring--filter filter-buffer-substring-functions beg end delete))

(defun kill-ring--filter (functions beg end delete)
  "Return the text from BEG to END, as FUNCTIONS give it, each called with the function for the rest; DELETE as usual."
  (cond
   ((null functions)
    (let ((text (if delete
                    (save-excursion (goto-char beg) (delete-and-extract-region beg end))
                  (buffer-substring beg end))))
      (dolist (filter buffer-substring-filters text)
        (setq text (funcall filter text)))))
   ((functionp functions)
    (kill-ring--filter (list functions) beg end delete))
   ((eq (car functions) t)
    (kill-ring--filter (append (default-value 'filter-buffer-substring-functions) (cdr functions)) beg end delete))
   (t
    (funcall (car functions)
             (lambda (b e d) (kill-ring--filter (cdr functions) b e d))
             beg end delete))))

(defun append-to-buffer (buffer start end)
  "Insert the text from START to END at point in BUFFER."
  (interactive
   (list (read-buffer "Append to buffer: " (other-buffer (current-buffer) t)) (region-beginning) (region-end)))
  (let ((source (current-buffer)))
    (save-excursion
      (let ((target (get-buffer-create buffer)))
        (set-buffer target)
        (barf-if-buffer-read-only)
        (insert-buffer-substring source start end)))))

(defun prepend-to-buffer (buffer start end)
  "Insert the text from START to END before point in BUFFER."
  (interactive "BPrepend to buffer: \nr")
  (let ((source (current-buffer)))
    (with-current-buffer (get-buffer-create buffer)
      (barf-if-buffer-read-only)
      (save-excursion
        (insert-buffer-substring source start end)))))

(defun copy-to-buffer (buffer start end)
  "Put the text from START to END into BUFFER, in the place of what it has."
  (interactive "BCopy to buffer: \nr")
  (let ((source (current-buffer)))
    (with-current-buffer (get-buffer-create buffer)
      (barf-if-buffer-read-only)
      (erase-buffer)
      (save-excursion
        (insert-buffer-substring source start end)))))

(defun insert-buffer (buffer)
  "Insert the text of BUFFER after point, and leave the mark after it."
  (declare (interactive-only insert-buffer-substring))
  (interactive "*bInsert buffer: ")
  (push-mark
   (save-excursion
     (insert-buffer-substring (get-buffer buffer))
     (point)))
  nil)

;;; The region

(defun kill-ring--region-extract (method)
  "Return the text of the region; METHOD is nil, `bounds', `delete-only' or non-nil to delete it too."
  (cond
   ((eq method 'bounds) (list (cons (region-beginning) (region-end))))
   ((eq method 'delete-only) (delete-region (region-beginning) (region-end)))
   (t (filter-buffer-substring (region-beginning) (region-end) method))))

(defun kill-ring--region-insert (lines)
  "Insert LINES, a list of strings, one below the other."
  (let ((first t))
    (dolist (line lines)
      (unless first (insert "\n"))
      (insert line)
      (setq first nil))))

(defun region-bounds ()
  "Return the bounds of the region, a list of one (BEGINNING . END), or more for regions that are not one stretch."
  (funcall region-extract-function 'bounds))

(defun region-noncontiguous-p ()
  "Return non-nil if the region is more than one stretch of text."
  (let ((bounds (region-bounds)))
    (and (cdr bounds) (> (length bounds) 1))))

(provide 'kill-ring)

;;; kill-ring.el ends here

;;; blanks.el --- newlines and blanks  -*- lexical-binding: t -*-

;; See "Commands for Insertion", "User-Level Deletion" and "Indentation" in the Elisp manual.

;;; Newlines

(defun set-hard-newline-properties (from to)
  "Make the newlines from FROM to TO hard."
  (let ((sticky (get-text-property from 'rear-nonsticky)))
    (put-text-property from to 'hard 't)
    ;; What is inserted behind must not become hard.
    (if (and (listp sticky) (not (memq 'hard sticky)))
        (put-text-property from (point) 'rear-nonsticky (cons 'hard sticky)))))

(defun newline (&optional arg interactive)
  "Insert ARG, by default one, newlines; INTERACTIVE non-nil indents where the electric mode wants it.
Abbreviations are expanded, and the line is broken in Auto Fill mode, as for a newline that is typed."
  (interactive "*P\np")
  (barf-if-buffer-read-only)
  (let* ((count (prefix-numeric-value arg))
         (start (progn
                  (if (< count 0) (error "Repetition argument has to be non-negative"))
                  (point)))
         (was-page-start (and (bolp) (looking-at page-delimiter)))
         (hook (lambda ()
                 (if use-hard-newlines
                     (set-hard-newline-properties (- (point) count) (point)))
                 ;; A line that was blank but for its margin has it no longer.
                 (save-excursion
                   (goto-char start)
                   (beginning-of-line)
                   (and (looking-at "[ \t]$")
                        (> (current-left-margin) 0)
                        (delete-region (point) (line-end-position))))
                 (or was-page-start
                     (move-to-left-margin nil t)))))
    (if (not interactive)
        (let ((last-command-event ?\n)
              (auto-fill-function (if arg nil auto-fill-function))
              (post-self-insert-hook nil))
          (self-insert-command count)
          (funcall hook))
      (unwind-protect
          (progn
            (add-hook 'post-self-insert-hook hook nil t)
            (let ((last-command-event ?\n)
                  (auto-fill-function (if arg nil auto-fill-function)))
              (self-insert-command count)))
        (remove-hook 'post-self-insert-hook hook t))))
  nil)

(defun newline-and-indent (&optional arg)
  "Insert ARG newlines and indent the line behind each as the mode does it."
  (interactive "*p")
  (delete-horizontal-space t)
  (dotimes (_ (or arg 1))
    (let ((electric-indent-mode nil))
      (newline nil t))
    (indent-according-to-mode)))

(defun reindent-then-newline-and-indent ()
  "Indent the line, insert a newline and indent the new line."
  (interactive "*")
  (let ((position (point)))
    ;; The newline first: how the line is indented may depend on what is on it.
    (newline)
    (save-excursion
      (goto-char position)
      (setq position (copy-marker position t))
      (indent-according-to-mode)
      (goto-char position)
      (delete-horizontal-space t))
    (indent-according-to-mode)))

(defun open-line (n)
  "Insert N newlines and leave point before them; prefix and left margin come where they belong."
  (interactive "*p")
  (let* ((prefix (and fill-prefix (bolp)))
         (margin (and (bolp) (> (current-left-margin) 0)))
         (position (point-marker))
         (abbrev-mode nil))
    (newline n)
    (goto-char position)
    (while (> n 0)
      (cond ((bolp)
             (if margin (indent-to (current-left-margin)))
             (if prefix (insert-and-inherit fill-prefix))))
      (forward-line 1)
      (setq n (1- n)))
    (goto-char position)
    (end-of-line)))

(defun split-line (&optional arg)
  "Move the rest of the line straight down, behind the prefix for filling if the line has it.
ARG is another prefix, if it is a string; other values mean none."
  (interactive "*P")
  (skip-chars-forward " \t")
  (let* ((column (current-column))
         (position (point))
         (prefix (cond ((stringp arg) arg)
                       (arg nil)
                       (t fill-prefix)))
         (has-prefix (and prefix
                          (save-excursion
                            (beginning-of-line)
                            (looking-at (regexp-quote prefix))))))
    (newline 1)
    (if has-prefix (insert-and-inherit prefix))
    (indent-to column 0)
    (goto-char position)))

(defun delete-indentation (&optional arg beg end)
  "Join the line to the one before, with ARG to the one after, or all lines between BEG and END.
At most one space is left between, and no prefix for filling."
  (interactive
   (progn (barf-if-buffer-read-only)
          (cons current-prefix-arg
                (and (use-region-p) (list (region-beginning) (region-end))))))
  (if (and beg (not arg))
      (blanks--join-lines beg end)
    (blanks--join (line-beginning-position (and arg 2)))))

(defun blanks--join-lines (beg end)
  "Join all lines between BEG and END, the last first; point comes to be where the first two met, or at BEG."
  (goto-char end)
  (if (<= (line-beginning-position) beg)
      (goto-char beg)
    (while (> (line-beginning-position) beg)
      (blanks--join (line-beginning-position))))
  nil)

(defun blanks--join (position)
  "Join the line that begins at POSITION to the one before."
  (goto-char position)
  (when (eq (preceding-char) ?\n)
    (let ((prefix (and fill-prefix (> (length fill-prefix) 0) (regexp-quote fill-prefix))))
      (delete-char -1)
      (if (and prefix (looking-at prefix))
          (delete-region (point) (match-end 0)))
      (fixup-whitespace))))

(defalias 'join-line #'delete-indentation)

(defun delete-blank-lines ()
  "Of several blank lines around point leave one; delete one that stands alone; after a line delete those that follow."
  (interactive "*")
  (let (this-blank single)
    (save-excursion
      (beginning-of-line)
      (setq this-blank (looking-at "[ \t]*$"))
      (setq single
            (and this-blank
                 (not (looking-at "[ \t]*\n[ \t]*$"))
                 (or (bobp) (progn (forward-line -1) (not (looking-at "[ \t]*$")))))))
    (when this-blank
      (beginning-of-line)
      (if single (forward-line 1))
      (delete-region (point)
                     (if (re-search-backward "[^ \t\n]" nil t)
                         (progn (forward-line 1) (point))
                       (point-min))))
    (when (not (and this-blank single))
      (save-excursion
        (end-of-line)
        (forward-line 1)
        (delete-region (point)
                       (if (re-search-forward "[^ \t\n]" nil t)
                           (progn (beginning-of-line) (point))
                         (point-max)))))
    (if (looking-at "^[ \t]*\n\\'")
        (delete-region (point) (point-max)))))

;;; Blanks

(defun back-to-indentation ()
  "Move to the first character of the line that is not white space."
  (interactive "^")
  (beginning-of-line 1)
  (skip-syntax-forward " " (line-end-position))
  (backward-prefix-chars))

(defun forward-to-indentation (&optional arg)
  "Move to the first character that is not blank of the ARGth line below."
  (interactive "^p")
  (forward-line (or arg 1))
  (skip-chars-forward " \t"))

(defun backward-to-indentation (&optional arg)
  "Move to the first character that is not blank of the ARGth line above."
  (interactive "^p")
  (forward-line (- (or arg 1)))
  (skip-chars-forward " \t"))

(defun delete-trailing-whitespace (&optional start end)
  "Delete the white space at the ends of lines between START and END, by default in the whole buffer.
For the whole buffer, empty lines at its end go too, if `delete-trailing-lines' is non-nil."
  (interactive)
  (save-match-data
    (save-excursion
      (let ((limit (and end (copy-marker end))))
        (goto-char (or start (point-min)))
        (with-syntax-table (make-syntax-table (syntax-table))
          (modify-syntax-entry ?\f "_")
          (modify-syntax-entry ?\n "_")
          (while (re-search-forward "\\s-$" limit t)
            (skip-syntax-backward "-" (line-beginning-position))
            (let ((beginning (point)))
              (skip-syntax-forward "-" limit)
              (delete-region beginning (if limit (min (point) limit) (point))))))
        (when (and (not end) delete-trailing-lines (= (point-max) (1+ (buffer-size))))
          (goto-char (point-max))
          (when (and (> (point) (point-min))
                     (<= (skip-chars-backward "\n") -2))
            (delete-region (1+ (point)) (point-max))))
        (if limit (set-marker limit nil)))))
  nil)

(defun delete-horizontal-space (&optional backward-only)
  "Delete the spaces and tabs around point, with BACKWARD-ONLY only those before it."
  (interactive "*P")
  (let ((position (point)))
    (delete-region
     (if backward-only
         position
       (progn (skip-chars-forward " \t") (constrain-to-field position (point) t) (point)))
     (progn
       (goto-char position)
       (skip-chars-backward " \t")
       (point)))))

(defun fixup-whitespace ()
  "Leave one space, or none where none belongs, of the blanks around point."
  (interactive "*")
  (save-excursion
    (delete-horizontal-space)
    (unless (or (looking-at "^\\|$\\|\\s)")
                (save-excursion (forward-char -1)
                                (looking-at "$\\|\\s(\\|\\s'")))
      (insert ?\s))))

(defun just-one-space (&optional n)
  "Put one space, or N, in the place of the spaces and tabs around point; if N is negative, newlines count too."
  (interactive "*p")
  (cycle-spacing n nil 'single-shot))

(defun cycle-spacing (&optional n preserve-nl-back mode)
  "Put one space, or N, in the place of the blanks around point; called again, none; a third time, what was there.
A negative N takes newlines as blanks; PRESERVE-NL-BACK non-nil keeps those before point.  MODE is `single-shot' to
do the first step always, `fast' to leave it out where it changes nothing."
  (interactive "*p")
  (let* ((here (point))
         (blanks (if (and n (< n 0)) " \t\n\r" " \t"))
         (count (abs (or n 1))))
    (skip-chars-backward (if preserve-nl-back " \t" blanks))
    (constrain-to-field nil here)
    (cond
     ((or (eq mode 'single-shot)
          (not (equal last-command this-command))
          (not cycle-spacing--context))
      (let* ((start (point))
             (end (progn (skip-chars-forward " " (+ start count)) (point)))
             (missing (- count (- end start)))
             (before (buffer-substring start (progn (skip-chars-forward blanks) (point)))))
        (if (eq mode 'single-shot)
            nil
          (setq cycle-spacing--context (list here before count)))
        (delete-region end (point))
        (if (> missing 0)
            (insert (make-string missing ?\s)))
        (when (and (eq mode 'fast)
                   (equal before (make-string count ?\s)))
          (delete-region start (point)))))
     (t
      (let ((start (point)) (end (progn (skip-chars-forward blanks) (point))))
        (if (and (> end start) (not (eq (nth 3 cycle-spacing--context) 'deleted)))
            (progn
              (setq cycle-spacing--context (append cycle-spacing--context '(deleted)))
              (delete-region start end))
          (delete-region start end)
          (insert (nth 1 cycle-spacing--context))
          (goto-char (nth 0 cycle-spacing--context))
          (setq cycle-spacing--context nil)))))))

(defun backward-delete-char-untabify (arg &optional killp)
  "Delete the ARG characters before point, tabs as if they were spaces; KILLP non-nil kills them."
  (interactive "*p\nP")
  (when (eq backward-delete-char-untabify-method 'untabify)
    (let ((count arg))
      (save-excursion
        (while (and (> count 0) (not (bobp)))
          (if (eq (preceding-char) ?\t)
              (let ((column (current-column)))
                (forward-char -1)
                (setq column (- column (current-column)))
                (insert-char ?\s column)
                (delete-char 1)))
          (forward-char -1)
          (setq count (1- count))))))
  (let ((blanks (cond ((eq backward-delete-char-untabify-method 'hungry) " \t")
                      ((eq backward-delete-char-untabify-method 'all) " \t\n\r"))))
    (with-no-warnings
      (delete-char
       (- (if blanks
              (let* ((width (save-excursion (- (point) (progn (skip-chars-backward blanks) (point)))))
                     (over (min 0 width)))
                (ignore over)
                (+ arg (if (zerop width) 0 (1- width))))
            arg))
       killp))))

(provide 'blanks)

;;; blanks.el ends here

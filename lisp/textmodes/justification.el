;;; justification.el --- justifying and centering lines  -*- lexical-binding: t -*-

;; See "Justification" in the Elisp manual.  The text property `justification' and the variable `default-justification'
;; say how text is justified.

(defun current-justification ()
  "Return how the current line is justified."
  (let ((position (save-excursion
                    (skip-chars-forward " \t")
                    (if (and (eobp) (not (bobp))) (1- (point)) (point)))))
    (or (get-text-property position 'justification)
        default-justification)))

(defun set-justification (begin end style &optional whole-par)
  "Justify the text from BEGIN to END in STYLE, and have it filled so from now on.
WHOLE-PAR non-nil takes in the whole paragraphs at both ends."
  (interactive
   (list (if mark-active (region-beginning) (point))
         (if mark-active (region-end) (point))
         (let ((answer (completing-read "Set justification to: "
                                        '(("left") ("right") ("full") ("center") ("none")) nil t)))
           (if (equal answer "") (error "") (intern answer)))))
  (save-excursion
    (save-restriction
      (when whole-par
        (let ((paragraph-start (if use-hard-newlines "." paragraph-start)))
          (goto-char begin)
          (while (and (bolp) (not (eobp))) (forward-char 1))
          (backward-paragraph)
          (setq begin (point))
          (goto-char end)
          (skip-chars-backward " \t\n" begin)
          (forward-paragraph)
          (setq end (point))))
      (narrow-to-region (point-min) end)
      (unjustify-region begin (point-max))
      (put-text-property begin (point-max) 'justification style)
      (fill-region begin (point-max) nil t))))

(defun set-justification-none (b e)
  "Let the lines of the paragraphs from B to E be as they are."
  (interactive (list (if mark-active (region-beginning) (point)) (if mark-active (region-end) (point))))
  (set-justification b e 'none t))

(defun set-justification-left (b e)
  "Justify the paragraphs from B to E on the left only."
  (interactive (list (if mark-active (region-beginning) (point)) (if mark-active (region-end) (point))))
  (set-justification b e 'left t))

(defun set-justification-right (b e)
  "Justify the paragraphs from B to E on the right only."
  (interactive (list (if mark-active (region-beginning) (point)) (if mark-active (region-end) (point))))
  (set-justification b e 'right t))

(defun set-justification-full (b e)
  "Justify the paragraphs from B to E on both sides."
  (interactive (list (if mark-active (region-beginning) (point)) (if mark-active (region-end) (point))))
  (set-justification b e 'full t))

(defun set-justification-center (b e)
  "Center the lines of the paragraphs from B to E."
  (interactive (list (if mark-active (region-beginning) (point)) (if mark-active (region-end) (point))))
  (set-justification b e 'center t))

(defun justify-current-line (&optional how eop nosqueeze)
  "Justify the current line as HOW says, by default `full'; t means as the text wants it.
EOP non-nil says that it is the last of its paragraph, which is not stretched.  NOSQUEEZE non-nil keeps its blanks."
  (interactive "*")
  (if (eq how t)
      (setq how (or (current-justification) 'none))
    (if (null how) (setq how 'full)
      (or (memq how '(none left right center))
          (setq how 'full))))
  (unless (memq how '(none left))
    (let ((here (copy-marker (point) t))
          (fill-column (current-fill-column))
          start end column)
      (end-of-line)
      ;; What a hard newline ends is not stretched.
      (if (and use-hard-newlines (null eop) (eq (following-char) ?\n)
               (get-text-property (point) 'hard))
          (setq eop t))
      (skip-chars-backward " \t")
      (unless (bolp)
        (setq end (point-marker) column (current-column))
        (move-to-left-margin)
        (setq start (current-column))
        (if (and fill-prefix (not (equal fill-prefix "")) (looking-at (regexp-quote fill-prefix)))
            (goto-char (match-end 0)))
        (skip-chars-forward " \t")
        (cond
         ((eq how 'right)
          (if (> fill-column column)
              (indent-to (+ (current-column) (- fill-column column)))))
         ((eq how 'center)
          (let ((wanted (+ start (/ (- fill-column start (- column (current-column))) 2))))
            (if (> wanted (current-column))
                (indent-to wanted))))
         ((not eop)
          (justification--stretch end fill-column nosqueeze)))
        (set-marker end nil))
      (goto-char here)
      (set-marker here nil)))
  nil)

(defun justification--stretch (end fill-column nosqueeze)
  "Put spaces between the words from point to the marker END so that the line ends at FILL-COLUMN.
NOSQUEEZE non-nil does not make the blanks canonical before."
  (let ((start (point)) (gaps 0) missing)
    (or nosqueeze
        (canonically-space-region start end))
    (while (re-search-forward " +" end t)
      (setq gaps (1+ gaps)))
    (goto-char end)
    (setq missing (- fill-column (current-column)))
    (when (and (> missing 0) (> gaps 0))
      ;; Each gap gets the same, and what does not divide goes to some of them, as evenly as integers allow.
      (let ((share (+ missing (/ (1- gaps) 2))))
        (dotimes (_ gaps)
          (search-backward " " start)
          (insert-and-inherit (make-string (/ share gaps) ?\s))
          (skip-chars-backward " ")
          (setq share (+ missing (% share gaps))))))))

(defun unjustify-current-line ()
  "Take away what justifying put into the current line."
  (justification--unjustify-line (current-justification)))

(defun justification--unjustify-line (style)
  "Take away what justifying in STYLE put into the current line."
  (cond
   ((memq style '(left none nil)) nil)
   ((eq style 'full)
    (move-to-left-margin)
    (skip-chars-forward " \t")
    (canonically-space-region (point) (line-end-position)))
   (t
    (save-excursion
      (move-to-left-margin nil t)
      (delete-region (point) (progn (skip-chars-forward " \t") (point)))))))

(defun unjustify-region (&optional begin end)
  "Take away what justifying put into the lines from BEGIN to END, by default into the whole text."
  (save-excursion
    (save-restriction
      (if end (narrow-to-region (point-min) end))
      (goto-char (or begin (point-min)))
      (while (not (eobp))
        (unjustify-current-line)
        (forward-line 1)))))

;;; Centering

(defun center-paragraph ()
  "Center each line of the paragraph at or after point."
  (interactive)
  (save-excursion
    (forward-paragraph)
    (or (bolp) (newline 1))
    (let ((end (point)))
      (backward-paragraph)
      (center-region (point) end))))

(defun center-region (from to)
  "Center each line from FROM to TO that is not blank."
  (interactive "r")
  (when (> from to)
    (setq to (prog1 from (setq from to))))
  (save-excursion
    (save-restriction
      (narrow-to-region from to)
      (goto-char from)
      (while (not (eobp))
        (or (save-excursion (skip-chars-forward " \t") (eolp))
            (center-line))
        (forward-line 1)))))

(defun center-line (&optional nlines)
  "Center the current line within `fill-column', with NLINES that many lines."
  (interactive "P")
  (if nlines (setq nlines (prefix-numeric-value nlines)))
  (while (not (eq nlines 0))
    (save-excursion
      (let ((margin (current-left-margin)) width)
        (beginning-of-line)
        (delete-horizontal-space)
        (end-of-line)
        (delete-horizontal-space)
        (setq width (current-column))
        (if (> (- fill-column margin width) 0)
            (indent-line-to (+ margin (/ (- fill-column margin width) 2))))))
    (cond ((null nlines) (setq nlines 0))
          ((> nlines 0) (setq nlines (1- nlines)) (forward-line 1))
          ((< nlines 0) (setq nlines (1+ nlines)) (forward-line -1)))))

(provide 'justification)

;;; justification.el ends here

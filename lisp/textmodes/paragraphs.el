;;; paragraphs.el --- moving by paragraphs and sentences  -*- lexical-binding: t -*-

;; See "Sentences", "Paragraphs" and "Hard and Soft Newlines" in the Emacs manual and "Standard Regexps" in the Elisp
;; manual.

;;; Paragraphs

(defun paragraphs--unanchored (regexp)
  "Return REGEXP without a ^ at its beginning: it is matched at the left margin, which need not be the line's beginning."
  (if (and (not (equal regexp "")) (eq (aref regexp 0) ?^))
      (substring regexp 1)
    regexp))

(defun paragraphs--at-margin-p (regexp)
  "Return non-nil if the text at the left margin of the current line matches REGEXP; point stays."
  (save-excursion
    (move-to-left-margin)
    (looking-at regexp)))

(defun paragraphs--forward (separate start prefix)
  "Move to the end of the paragraph at or after point.
SEPARATE matches lines between paragraphs, START lines that begin one, PREFIX what each line begins with, if non-nil."
  (beginning-of-line)
  (while (and (not (eobp))
              (paragraphs--at-margin-p separate)
              (zerop (forward-line 1))))
  (unless (eobp)
    (forward-line 1)
    (if prefix
        (while (and (not (eobp))
                    (not (paragraphs--at-margin-p separate))
                    (paragraphs--at-margin-p prefix))
          (forward-line 1))
      (while (not (or (eobp) (paragraphs--at-margin-p start)))
        (forward-line 1)))
    (if (and (eobp) (not (bolp)))
        (goto-char (point-max)))))

(defun paragraphs--blank-before-p (separate)
  "Return non-nil if the line before the one at point is a blank line that SEPARATE matches."
  (and (not (bobp))
       (save-excursion
         (forward-line -1)
         (move-to-left-margin)
         (and (looking-at separate) (looking-at "[ \t]*$")))))

(defun paragraphs--text-start (separate start prefix)
  "Move from a line of a paragraph's text to the first one; the arguments are as in `paragraphs--forward'."
  (if prefix
      (progn
        (while (and (not (bobp))
                    (not (paragraphs--at-margin-p separate))
                    (paragraphs--at-margin-p prefix))
          (forward-line -1))
        (if (paragraphs--at-margin-p separate)
            (forward-line 1)))
    (while (not (or (bobp)
                    (paragraphs--at-margin-p start)
                    (save-excursion (forward-line -1) (paragraphs--at-margin-p separate))))
      (forward-line -1))))

(defun paragraphs--backward (separate start prefix)
  "Move to the beginning of the paragraph before or around point; the arguments are as in `paragraphs--forward'."
  (if (and (bolp)
           (not (paragraphs--at-margin-p separate))
           (paragraphs--blank-before-p separate))
      ;; The blank line before is where the paragraph begins.
      (forward-line -1)
    ;; A line whose beginning is point belongs to the paragraph before.
    (if (bolp) (forward-line -1) (beginning-of-line))
    (while (and (not (bobp)) (paragraphs--at-margin-p separate))
      (forward-line -1))
    (if (paragraphs--at-margin-p separate)
        (goto-char (point-min))
      (paragraphs--text-start separate start prefix)
      (if (paragraphs--blank-before-p separate)
          (forward-line -1)))))

(defun forward-paragraph (&optional arg)
  "Move to the end of the ARGth paragraph from point, backward to its beginning if ARG is negative.
Return how many could not be passed."
  (interactive "^p")
  (or arg (setq arg 1))
  (let* ((prefix (and fill-prefix (not (equal fill-prefix "")) (not paragraph-ignore-fill-prefix)
                      (regexp-quote fill-prefix)))
         (separate (paragraphs--unanchored paragraph-separate))
         (separate (if prefix (concat separate "\\|" prefix "[ \t]*$") separate))
         (start (concat (paragraphs--unanchored paragraph-start) "\\|" separate)))
    (while (and (< arg 0) (not (bobp)))
      (paragraphs--backward separate start prefix)
      (setq arg (1+ arg)))
    (while (and (> arg 0) (not (eobp)))
      (paragraphs--forward separate start prefix)
      (setq arg (1- arg)))
    (constrain-to-field nil (point) t)
    arg))

(defun backward-paragraph (&optional arg)
  "Move to the beginning of the ARGth paragraph before point, forward to its end if ARG is negative."
  (interactive "^p")
  (forward-paragraph (- (or arg 1))))

(defun mark-paragraph (&optional arg allow-extend)
  "Put point at the beginning of the paragraph and the mark at the end of the ARGth one, backward if ARG is negative.
ALLOW-EXTEND non-nil moves the mark on where it was set so already."
  (interactive "p\np")
  (let ((count (or arg 1)))
    (if (zerop count)
        (error "Cannot mark zero paragraphs"))
    (if (and allow-extend
             (or (and (eq last-command this-command) (mark t))
                 (and transient-mark-mode mark-active)))
        (set-mark (save-excursion
                    (goto-char (mark))
                    (forward-paragraph count)
                    (point)))
      (forward-paragraph count)
      (push-mark nil t t)
      (backward-paragraph count))))

(defun kill-paragraph (arg)
  "Kill the text up to the end of the ARGth paragraph."
  (interactive "p")
  (kill-region (point) (progn (forward-paragraph arg) (point))))

(defun backward-kill-paragraph (arg)
  "Kill the text back to the beginning of the ARGth paragraph."
  (interactive "p")
  (kill-region (point) (progn (backward-paragraph arg) (point))))

(defun transpose-paragraphs (arg)
  "Exchange the paragraph at or before point with the ARGth after it, and leave point behind them."
  (interactive "*p")
  (transpose-subr #'forward-paragraph arg))

(defun start-of-paragraph-text ()
  "Move to the beginning of the text of the paragraph, behind blank lines."
  (let ((here (point)) start)
    (forward-paragraph -1)
    (setq start (point))
    (skip-chars-forward " \t\n")
    ;; From before the text of a paragraph it is the one before that counts.
    (when (and (<= here (point)) (< start here))
      (goto-char start)
      (unless (= start (point-min))
        (start-of-paragraph-text)))))

(defun end-of-paragraph-text ()
  "Move to the end of the text of the paragraph, before its last newline."
  (let ((here (point)))
    (forward-paragraph 1)
    (if (eq (preceding-char) ?\n) (forward-char -1))
    (when (<= (point) here)
      (forward-char 1)
      (when (< (point) (point-max))
        (end-of-paragraph-text)))))

;;; Sentences

(defun sentence-end ()
  "Return the regular expression for the end of a sentence with the blanks behind it.
That is the variable of this name, or what the variables `sentence-end-base' and so on say."
  (or sentence-end
      (concat (if sentence-end-without-period "\\w[  ][  ]\\|")
              "\\("
              sentence-end-base
              (if sentence-end-double-space
                  "\\($\\|[  ]$\\|\t\\|[  ][  ]\\)"
                "\\($\\|[\t  ]\\)")
              "\\|[" sentence-end-without-space "]+"
              "\\)"
              "[  \t\n]*")))

(defun forward-sentence (&optional arg)
  "Move to the end of the ARGth sentence, backward to its beginning if ARG is negative.
The beginning and the end of a paragraph's text bound a sentence too."
  (interactive "^p")
  (or arg (setq arg 1))
  (let ((here (point))
        (end-regexp (sentence-end)))
    (while (< arg 0)
      (let ((position (point))
            (text-start (save-excursion (start-of-paragraph-text) (point))))
        ;; An end that reaches point is the end before the sentence where point is; one more back counts.
        (if (and (re-search-backward end-regexp text-start t)
                 (or (< (match-end 0) position)
                     (re-search-backward end-regexp text-start t)))
            (goto-char (match-end 0))
          (goto-char text-start)))
      (setq arg (1+ arg)))
    (while (> arg 0)
      (let ((text-end (save-excursion (end-of-paragraph-text) (point))))
        (if (re-search-forward end-regexp text-end t)
            (skip-chars-backward " \t\n")
          (goto-char text-end)))
      (setq arg (1- arg)))
    (constrain-to-field nil here t)))

(defun backward-sentence (&optional arg)
  "Move to the beginning of the ARGth sentence before point."
  (interactive "^p")
  (forward-sentence (- (or arg 1))))

(defun kill-sentence (&optional arg)
  "Kill the text up to the end of the ARGth sentence."
  (interactive "p")
  (kill-region (point) (progn (forward-sentence arg) (point))))

(defun backward-kill-sentence (&optional arg)
  "Kill the text back to the beginning of the ARGth sentence."
  (interactive "p")
  (kill-region (point) (progn (backward-sentence arg) (point))))

(defun mark-end-of-sentence (arg)
  "Set the mark at the end of the ARGth sentence; again, at the end of those behind the mark."
  (interactive "p")
  (push-mark
   (save-excursion
     (if (and (eq last-command this-command) (mark t))
         (goto-char (mark t)))
     (forward-sentence arg)
     (point))
   nil t))

(defun transpose-sentences (arg)
  "Exchange the sentence at or before point with the ARGth after it, and leave point behind them."
  (interactive "*p")
  (transpose-subr #'forward-sentence arg))

(defun repunctuate-sentences (&optional no-query)
  "Put two spaces behind each sentence from point on that has one; NO-QUERY non-nil does it without asking."
  (interactive)
  (let ((regexp "\\([]\"')]?\\)\\([.?!]\\)\\([]\"')]?\\) +")
        (replacement "\\1\\2\\3  "))
    (if no-query
        (while (re-search-forward regexp nil t)
          (replace-match replacement))
      (query-replace-regexp regexp replacement))))

;;; Hard newlines

(defun use-hard-newlines (&optional arg insert)
  "Let only newlines with the property `hard' end paragraphs, or if ARG is not positive any again.
INSERT says which newlines of the text become hard: `never' none, nil those that end paragraphs, other values
like `always' too."
  (interactive (list current-prefix-arg nil))
  (if (or (<= (prefix-numeric-value arg) 0)
          (and use-hard-newlines (null arg)))
      (setq use-hard-newlines nil)
    (when (and (not use-hard-newlines) (not (eq insert 'never)))
      (let ((has-hard (text-property-any (point-min) (point-max) 'hard t)))
        (when (and (not has-hard)
                   (or (memq insert '(guess always t)) noninteractive (y-or-n-p "Make newlines between paragraphs hard? ")))
          (save-excursion
            (goto-char (point-min))
            (while (search-forward "\n" nil t)
              (let ((position (point)))
                (move-to-left-margin)
                (if (looking-at paragraph-start)
                    (set-hard-newline-properties (1- position) position))
                (when (looking-at paragraph-separate)
                  (set-hard-newline-properties (1- position) position)
                  (end-of-line)
                  (unless (eobp)
                    (set-hard-newline-properties (point) (1+ (point)))))))))))
    (setq use-hard-newlines t)))

(provide 'paragraphs)

;;; paragraphs.el ends here

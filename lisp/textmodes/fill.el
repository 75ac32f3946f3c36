;;; fill.el --- filling paragraphs  -*- lexical-binding: t -*-

;; See "Filling" in the Elisp manual.  A paragraph's lines are joined, its blanks made canonical, and then it is broken
;; anew, line by line.  How lines are justified is in justification.el, what a prefix is in fill-prefix.el.

(defun current-fill-column ()
  "Return the column up to which the current line is filled: `fill-column' without the right margin of the text."
  (save-excursion
    (let* ((fill-column (if (numberp fill-column) fill-column 70))
           (end (line-end-position))
           (position (progn (beginning-of-line) (point)))
           (smallest nil) (column 0))
      ;; The first stretch of text whose own limit lies within it decides.
      (while (and (not smallest) (< position end))
        (let* ((margin (or (get-text-property position 'right-margin) 0))
               (limit (- fill-column margin))
               (next (next-single-property-change position 'right-margin nil end)))
          (goto-char next)
          (if (or (>= next end) (>= (current-column) limit))
              (setq smallest (max limit (if (>= next end) limit column)))
            (setq column (current-column)))
          (setq position next)))
      (or smallest
          (- fill-column (or (get-text-property (point) 'right-margin) 0))))))

;;; Blanks

(defun canonically-space-region (beg end)
  "Leave one space of several between words from BEG to END, two where `sentence-end-double-space' wants them."
  (interactive "*r")
  (save-excursion
    (goto-char beg)
    (or (markerp end) (setq end (copy-marker end t)))
    (let ((double (if sentence-end-double-space '(?. ?? ?!))))
      (if colon-double-space (push ?: double))
      (while (and (< (point) end) (re-search-forward "   *" end t))
        (let* ((start (match-beginning 0))
               (keep (save-excursion
                       (goto-char start)
                       (skip-chars-backward "]})\"'")
                       (if (and double (memq (preceding-char) double)) 2 1))))
          (when (> (- (point) start) keep)
            (delete-region (+ start keep) (point))))))))

(defun fill-delete-newlines (from to justify nosqueeze squeeze-after)
  "Join the lines from FROM to TO and make the blanks between words canonical.
NOSQUEEZE non-nil keeps blanks, unless JUSTIFY is `full'; with SQUEEZE-AFTER, a position, only those before it."
  (goto-char from)
  ;; The end of a sentence at the end of a line gets the second space it has within a line.
  (when (or sentence-end-double-space colon-double-space)
    (let ((regexp (if colon-double-space
                      (concat "\\(?:" (sentence-end) "\\|:[])}\"']*\\)$")
                    (concat "\\(?:" sentence-end-base "\\)$"))))
      (while (re-search-forward regexp to t)
        (if (eq (char-after) ?\n) (insert-and-inherit ?\s))
        (if (and (= (match-beginning 0) (match-end 0)) (not (eobp))) (forward-char 1)))))
  (goto-char from)
  ;; Where both sides are characters that are written without spaces, a newline leaves nothing behind.
  (while (search-forward "\n" to t)
    (let ((before (char-before (1- (point)))) (after (char-after)))
      (when (and before after (< (point) to)
                 (fill--spaceless-p before) (fill--spaceless-p after))
        (delete-char -1))))
  (goto-char from)
  (subst-char-in-region from to ?\n ?\s)
  (unless (and nosqueeze (not (eq justify 'full)))
    (let ((position (or squeeze-after from)))
      (goto-char position)
      (while (re-search-forward "\t" to t)
        (replace-match " " t t))
      (canonically-space-region position to)))
  (goto-char to)
  (delete-horizontal-space)
  (insert-and-inherit " "))

(defun fill--spaceless-p (character)
  "Return non-nil if words of CHARACTER's script have no spaces between them, as those of Hangul have."
  (and (> character 255)
       (aref (char-category-set character) ?|)
       (not (<= #xac00 character #xd7a3))))

(defun fill-text-properties-at (pos)
  "Return the text properties at POS that a new newline takes over: all but the ones that concern what is shown there."
  (let (kept (all (text-properties-at pos)))
    (while all
      (unless (memq (car all) '(composition display))
        (setq kept (cons (cadr all) (cons (car all) kept))))
      (setq all (cddr all)))
    (nreverse kept)))

;;; Breaking lines

(defun fill-single-word-nobreak-p ()
  "Return non-nil if the last word of a sentence is after point, or the first one before."
  (or (save-excursion
        (skip-chars-forward " \t")
        (looking-at "\\sw+[ \t]*[.?!:][ \t]*$"))
      (save-excursion
        (skip-chars-backward " \t")
        (and (/= 0 (skip-syntax-backward "w"))
             (/= 0 (skip-chars-backward " \t"))
             (/= 0 (skip-chars-backward ".?!:"))))))

(defun fill-single-char-nobreak-p ()
  "Return non-nil if a one-letter word is before point."
  (save-excursion
    (skip-chars-backward " \t")
    (and (> (- (point) (point-min)) 1)
         (progn
           (backward-char 2)
           (looking-at "[^[:alpha:]][[:alpha:]]")))))

(defun fill-french-nobreak-p ()
  "Return non-nil if point is between a French quotation mark and what it quotes, or before : ; ! or ?."
  (or (looking-at "[ \t]*[])}»?!;:-]")
      (save-excursion
        (skip-chars-backward " \t")
        (memq (preceding-char) '(?\( ?\[ ?{ ?«)))))

(define-obsolete-function-alias 'fill-polish-nobreak-p #'fill-single-char-nobreak-p "27.1")

(defun fill-nobreak-p ()
  "Return non-nil if the line must not be broken at point."
  (or
   (bolp)
   ;; What ends with a stop and one space would become the end of a sentence.
   (and sentence-end-double-space
        (save-excursion
          (skip-chars-backward " ")
          (and (eq (preceding-char) ?.)
               (looking-at " \\([^ ]\\|$\\)"))))
   ;; The rest would look like another paragraph.
   (unless use-hard-newlines
     (save-excursion
       (skip-chars-forward " \t")
       (and (not (eolp)) (looking-at paragraph-start))))
   (run-hook-with-args-until-success 'fill-nobreak-predicate)))

(defconst fill--not-first "、。，．・：；？！ー」』）］｝〕〉》】々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
  "Characters of Chinese and Japanese that do not begin a line.")
(defconst fill--not-last "「『（［｛〔〈《【"
  "Characters of Chinese and Japanese that do not end a line.")

(defun fill-find-break-point (limit)
  "Move from a break that the rules for Chinese and Japanese forbid to the next one that they allow, not before LIMIT.
A line may be a little longer for characters that must not begin one, and shorter for those that must not end one."
  (skip-chars-forward fill--not-first (line-end-position))
  (skip-chars-backward fill--not-last limit))

(defconst fill--break-regexp "[ \t]\\|\\c|.\\|.\\c|" "What may be broken: at blanks, around characters of category |.")

(defun fill--back-to-break (limit)
  "Move back to the next place, not before LIMIT, where the line may be broken; return nil at LIMIT if there is none."
  (if (re-search-backward fill--break-regexp limit 'move)
      (if (memq (following-char) '(?\s ?\t))
          (progn
            ;; At the beginning of the blanks.
            (skip-chars-backward " \t" limit)
            t)
        (forward-char 1)
        t)))

(defun fill-move-to-break-point (linebeg)
  "Move from behind what fits on the line that begins at LINEBEG to where it is to be broken."
  (let* ((end (point))
         (limit (save-excursion
                  ;; Not into the prefix or the indentation.
                  (goto-char linebeg)
                  (if (and fill-prefix (not (equal fill-prefix ""))
                           (<= (+ linebeg (length fill-prefix)) end)
                           (looking-at (regexp-quote fill-prefix)))
                      (goto-char (match-end 0)))
                  (skip-chars-forward " \t")
                  (point)))
         (found nil))
    (if (< limit end)
        (progn
          (while (and (not found) (> (point) limit))
            (setq found (and (fill--back-to-break limit)
                             (> (point) limit)
                             (not (fill-nobreak-p)))))
          (when (and found (not (memq (following-char) '(?\s ?\t))) enable-kinsoku)
            (fill-find-break-point limit)))
      (goto-char limit))
    (unless found
      ;; The first word alone is too long.
      (goto-char limit)
      (let ((first t))
        (while (or first (and (not (eolp)) (fill-nobreak-p)))
          (skip-chars-forward " \t")
          (let ((start (point)))
            (if (and (re-search-forward fill--break-regexp (line-end-position) 'move))
                (if (memq (char-after (match-beginning 0)) '(?\s ?\t))
                    (goto-char (match-beginning 0))
                  (goto-char (max (1+ (match-beginning 0)) (1+ start))))))
          (setq first nil))))))

(defun fill-newline ()
  "Break the line at point: in the place of blanks there comes a newline, with the left margin and the prefix."
  (skip-chars-backward " \t")
  (let ((properties (fill-text-properties-at (point))))
    (if (not (memq (following-char) '(?\s ?\t)))
        (insert-and-inherit ?\n)
      (delete-region (point) (progn (skip-chars-forward " \t") (point)))
      (let ((start (point)))
        (insert ?\n)
        (if properties (set-text-properties start (point) properties)))))
  (fill-indent-to-left-margin)
  (when fill-prefix
    (insert-and-inherit fill-prefix)))

(defun fill-indent-to-left-margin ()
  "Insert blanks up to the left margin; they have no face of the text around."
  (let ((start (point)))
    (indent-line-to (current-left-margin))
    (put-text-property start (point) 'face 'default)))

;;; Paragraphs

(defun fill--trim (from to)
  "Return (FROM . TO) for the text to be filled without blank lines around, nil if there is none.
TO becomes a marker before the last newline; of several newlines at the end one stays."
  (let ((start (min from to)) (one nil))
    (setq to (max from to))
    (goto-char start)
    (skip-chars-forward " \t\n" to)
    (if (>= (point) to)
        (progn (goto-char to) nil)
      (beginning-of-line)
      ;; What is before FROM on its line stays out.
      (setq start (max start (point)))
      (goto-char to)
      (while (and (eq (preceding-char) ?\n)
                  (not (and one use-hard-newlines (get-text-property (1- (point)) 'hard))))
        (if one
            (delete-char -1)
          (backward-char 1)
          (setq one t)))
      (cons start (copy-marker (point) t)))))

(defun fill--lines (from to justify nosqueeze squeeze-after)
  "Fill the text from FROM to the marker TO; the other arguments are as in `fill-region-as-paragraph'."
  (setq from (fill-delete-prefix from to fill-prefix))
  (goto-char from)
  ;; The first line is indented to the margin, and keeps what it has beyond.
  (when (and (bolp) (< (current-indentation) (current-left-margin)))
    (fill-indent-to-left-margin)
    (setq from (point)))
  (skip-chars-forward " \t")
  (fill-delete-newlines (point) to justify nosqueeze squeeze-after)
  (goto-char from)
  (while (< (point) to)
    (let ((line (point)))
      (move-to-column (current-fill-column))
      (if (when (< (point) to)
            ;; A space behind the last column is where the line may be broken; a wide character may overshoot.
            (unless (> (current-column) (current-fill-column))
              (forward-char 1))
            (fill-move-to-break-point line)
            (skip-chars-forward " \t")
            (< (point) to))
          (progn
            (fill-newline)
            (if justify
                (save-excursion
                  (forward-line -1)
                  (justify-current-line justify nil t))))
        (goto-char to)
        ;; The space that was put there when the lines were joined.
        (delete-horizontal-space)
        (if justify
            (save-excursion (justify-current-line justify t t)))))))

(defun fill-region-as-paragraph (from to &optional justify nosqueeze squeeze-after)
  "Fill the text from FROM to TO as one paragraph and return the prefix of its lines.
JUSTIFY says how lines are justified, t as `full'.  NOSQUEEZE non-nil keeps blanks between words, SQUEEZE-AFTER
those before that position."
  (interactive
   (progn
     (barf-if-buffer-read-only)
     (list (region-beginning) (region-end) (if current-prefix-arg 'full))))
  (unless (memq justify '(t nil none full center left right))
    (setq justify 'full))
  (let* ((bounds (fill--trim from to))
         (from (car bounds))
         (to (cdr bounds)))
    (when bounds
      (goto-char from)
      (or justify (setq justify (current-justification)))
      (let ((fill-prefix fill-prefix))
        (if (and adaptive-fill-mode (member fill-prefix '(nil "")))
            (setq fill-prefix (fill-context-prefix from to)))
        (goto-char from)
        (unless (eq (current-justification) 'none)
          (if (memq justify '(center right))
              (delete-region (point) (progn (skip-chars-forward " \t") (point))))
          (fill--lines from to justify nosqueeze squeeze-after))
        (goto-char to)
        (unless (eobp) (forward-char 1))
        (set-marker to nil)
        fill-prefix))))

(defun fill-forward-paragraph (arg)
  "Move over ARG paragraphs as `fill-forward-paragraph-function' does; return how many could not be passed."
  (funcall fill-forward-paragraph-function arg))

(defun fill--hard-end (limit)
  "Return the position behind the next hard newline, LIMIT if there is none before."
  (let ((end (text-property-any (point) limit 'hard t)))
    (while (and end (/= ?\n (char-after end)))
      (setq end (text-property-any (1+ end) limit 'hard t)))
    (if end (min limit (1+ end)) (marker-position limit))))

(defun fill-region (from to &optional justify nosqueeze to-eop)
  "Fill each paragraph from FROM to TO and return the prefix of the last one.
JUSTIFY and NOSQUEEZE are as in `fill-region-as-paragraph'.  TO-EOP non-nil goes on to the end of the last paragraph."
  (interactive
   (progn
     (barf-if-buffer-read-only)
     (list (region-beginning) (region-end) (if current-prefix-arg 'full))))
  (unless (memq justify '(t nil none full center left right))
    (setq justify 'full))
  (save-excursion
    (let ((beginning (min from to)) limit prefix)
      (goto-char (max from to))
      (when to-eop
        (skip-chars-backward "\n")
        (fill-forward-paragraph 1))
      (setq limit (copy-marker (point) t))
      (goto-char beginning)
      (beginning-of-line)
      (while (< (point) limit)
        (let ((initial (point)) end)
          (if use-hard-newlines
              (setq end (fill--hard-end limit))
            (fill-forward-paragraph 1)
            (setq end (min limit (point)))
            (goto-char end)
            (fill-forward-paragraph -1))
          (if (< (point) beginning)
              (goto-char beginning))
          (if (>= (point) initial)
              (setq prefix (fill-region-as-paragraph (point) end justify nosqueeze))
            (goto-char end))
          (if (<= (point) initial)
              (goto-char (max end (1+ initial))))))
      (set-marker limit nil)
      prefix)))

(defun fill-paragraph (&optional justify region)
  "Fill the paragraph at or after point and return the prefix of its lines; a comment where point is in one.
JUSTIFY is as in `fill-region-as-paragraph'.  REGION non-nil fills the region, if it is active."
  (interactive
   (progn
     (barf-if-buffer-read-only)
     (list (if current-prefix-arg 'full) t)))
  (or
   (when (and region transient-mark-mode mark-active (not (eq (region-beginning) (region-end))))
     (or (fill-region (region-beginning) (region-end) justify) t))
   ;; In the mode's own way, which must not come back here by the same way.
   (and (not (eq fill-paragraph-function t))
        (or fill-paragraph-function
            (and (minibufferp (current-buffer)) (= 1 (point-min))))
        (let ((function (or fill-paragraph-function #'fill-minibuffer-function))
              (fill-paragraph-function nil))
          (funcall function justify)))
   (and fill-paragraph-handle-comment comment-start
        (let ((fill-paragraph-handle-comment nil))
          (fill-comment-paragraph justify)))
   (fill--paragraph-here justify)))

(defun fill--paragraph-here (justify)
  "Fill the paragraph at or after point, which stays where it is in the text; JUSTIFY is as in `fill-paragraph'."
  (let ((prefix ""))
    (save-excursion
      (fill-forward-paragraph 1)
      (let ((end (copy-marker (point) t))
            (start (progn (fill-forward-paragraph -1) (point))))
        (unless (= end start)
          (setq prefix (if use-hard-newlines
                           (fill-region start end justify)
                         (fill-region-as-paragraph start end justify))))
        (set-marker end nil)))
    prefix))

(defun fill-minibuffer-function (arg)
  "Fill the paragraph in the minibuffer, not its prompt; ARG is as in `fill-paragraph'."
  (save-restriction
    (narrow-to-region (minibuffer-prompt-end) (point-max))
    (fill-paragraph arg)))

(provide 'fill)

;;; fill.el ends here

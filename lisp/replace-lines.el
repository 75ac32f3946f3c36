;;; replace-lines.el --- commands on the lines that match a regexp  -*- lexical-binding: t -*-

;; GNU Emacs has these in replace.el.

(require 'replace)

(defun keep-lines-read-args (prompt)
  "Read a regexp with PROMPT; return the arguments of `keep-lines' and its kin."
  (list (read-regexp prompt) nil nil t))

(defun replace-lines--region (rstart rend interactive)
  "Return the cons of beginning and end, as a marker, of what to look at: RSTART to REND, the region, or from point.

The region counts if INTERACTIVE is non-nil."
  (cond (rstart (cons (min rstart rend) (copy-marker (max rstart rend))))
        ((and interactive (use-region-p))
         (cons (region-beginning) (copy-marker (region-end))))
        (t (cons (point) (point-max-marker)))))

(defun replace-lines--case (regexp)
  "Return what `case-fold-search' is to be for REGEXP."
  (if (and case-fold-search search-upper-case)
      (isearch-no-upper-case-p regexp t)
    case-fold-search))

(defun keep-lines (regexp &optional rstart rend interactive)
  "Delete all lines but those that contain matches for REGEXP, from point on or from RSTART to REND.

A line that a match begins or ends in is kept.  INTERACTIVE non-nil means to take the region when it is active."
  (interactive (keep-lines-read-args "Keep lines containing match for regexp"))
  (let* ((region (replace-lines--region rstart rend interactive))
         (end (cdr region)))
    (goto-char (car region))
    ;; Only whole lines are deleted.
    (save-excursion
      (goto-char end)
      (unless (or (bolp) (eobp)) (forward-line 0))
      (set-marker end (point)))
    (save-excursion
      (or (bolp) (forward-line 1))
      (let ((start (point)) (case-fold-search (replace-lines--case regexp)))
        (while (< (point) end)
          (if (not (re-search-forward regexp end 'move))
              (delete-region start end)
            (let ((kept (save-excursion (goto-char (match-beginning 0)) (forward-line 0) (point))))
              (if (< start kept) (delete-region start kept))))
          (setq start (save-excursion (forward-line 1) (point)))
          (if (and (< (point) end) (= (match-beginning 0) (match-end 0)))
              (forward-char 1)))))
    (set-marker end nil)
    nil))

(defun replace-lines--each (regexp region function)
  "Call FUNCTION with beginning and end of the lines of each match for REGEXP in REGION; return how many there were.

FUNCTION returns where to go on."
  (let ((end (cdr region)) (count 0) (case-fold-search (replace-lines--case regexp)))
    (save-excursion
      (goto-char (car region))
      (while (and (< (point) end) (re-search-forward regexp end t))
        (goto-char (funcall function
                            (save-excursion (goto-char (match-beginning 0)) (forward-line 0) (point))
                            (progn (forward-line 1) (point))))
        (setq count (1+ count))))
    (set-marker end nil)
    count))

(defun replace-lines--say (verb count interactive)
  "Say, if INTERACTIVE is non-nil, that COUNT lines were VERB, and return COUNT."
  (if interactive
      (message (if (= count 1) "%s %d matching line" "%s %d matching lines") verb count))
  count)

(defun flush-lines (regexp &optional rstart rend interactive)
  "Delete the lines that contain matches for REGEXP, from point on or from RSTART to REND; return how many matches.

INTERACTIVE non-nil means to take the region when it is active, and to say how many."
  (interactive (keep-lines-read-args "Flush lines containing match for regexp"))
  (replace-lines--say
   "Deleted"
   (replace-lines--each regexp (replace-lines--region rstart rend interactive)
                        (lambda (start end) (delete-region start end) start))
   interactive))

(defun kill-matching-lines (regexp &optional rstart rend interactive)
  "Kill the lines that contain matches for REGEXP as one text; RSTART, REND and INTERACTIVE are as in `flush-lines'."
  (interactive (keep-lines-read-args "Kill lines containing match for regexp"))
  (let ((pieces nil))
    (replace-lines--say
     "Killed"
     (prog1 (replace-lines--each regexp (replace-lines--region rstart rend interactive)
                                 (lambda (start end)
                                   (setq pieces (cons (delete-and-extract-region start end) pieces))
                                   start))
       (replace-lines--to-kill-ring pieces))
     interactive)))

(defun copy-matching-lines (regexp &optional rstart rend interactive)
  "Copy the lines that contain matches for REGEXP as a kill; RSTART, REND and INTERACTIVE are as in `flush-lines'."
  (interactive (keep-lines-read-args "Copy lines containing match for regexp"))
  (let ((pieces nil))
    (replace-lines--say
     "Copied"
     (prog1 (replace-lines--each regexp (replace-lines--region rstart rend interactive)
                                 (lambda (start end)
                                   (setq pieces (cons (buffer-substring start end) pieces))
                                   end))
       (replace-lines--to-kill-ring pieces))
     interactive)))

(defun replace-lines--to-kill-ring (pieces)
  "Make a kill of the strings PIECES, last one first; it joins the one before if that was made by such a command too."
  (when pieces
    (let ((text (apply #'concat (nreverse pieces))))
      (if (eq last-command 'kill-region) (kill-append text nil) (kill-new text)))))

(defun how-many (regexp &optional rstart rend interactive)
  "Return how many matches for REGEXP there are from point on, or from RSTART to REND.

INTERACTIVE non-nil means to take the region when it is active, and to say how many."
  (interactive (keep-lines-read-args "How many matches for regexp"))
  (let* ((region (if rstart
                     (cons (min rstart (or rend (point-max))) (max rstart (or rend (point-max))))
                   (replace-lines--region nil nil interactive)))
         (end (if (markerp (cdr region)) (marker-position (cdr region)) (cdr region)))
         (count 0)
         (case-fold-search (replace-lines--case regexp)))
    (save-excursion
      (goto-char (car region))
      (while (and (< (point) end) (re-search-forward regexp end t))
        ;; An empty match is found once.
        (if (= (match-beginning 0) (match-end 0))
            (if (eobp) (setq end (point)) (forward-char 1)))
        (setq count (1+ count))))
    (if interactive (message "%d occurrence%s" count (if (= count 1) "" "s")))
    count))

(defalias 'delete-non-matching-lines #'keep-lines)
(defalias 'delete-matching-lines #'flush-lines)
(defalias 'count-matches #'how-many)

(provide 'replace-lines)

;;; replace-lines.el ends here

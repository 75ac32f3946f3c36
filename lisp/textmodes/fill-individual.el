;;; fill-individual.el --- filling text whose lines begin in many ways  -*- lexical-binding: t -*-

;; See "Filling" in the Elisp manual: mail with citations, for example.

(defun fill-individual--skip-headers (min max citation-regexp)
  "Move from MIN behind mail headers, if CITATION-REGEXP is t and the text up to MAX begins with some."
  (goto-char min)
  (when (eq citation-regexp t)
    (while (looking-at "[^ \t\n]+:\\|[ \t]")
      (forward-line 1)
      (if (>= (point) max) (goto-char max)))))

(defun fill-nonuniform-paragraphs (min max &optional justifyp citation-regexp)
  "Fill the paragraphs from MIN to MAX; only what separates paragraphs ends them, not another indentation.
JUSTIFYP and CITATION-REGEXP are as in `fill-individual-paragraphs'."
  (interactive
   (progn (barf-if-buffer-read-only)
          (list (region-beginning) (region-end) (if current-prefix-arg 'full))))
  (let ((fill-individual-varying-indent t))
    (fill-individual-paragraphs min max justifyp citation-regexp)))

(defun fill-individual--paragraph-end (max citation-regexp)
  "Return the end of the paragraph at point, at most MAX; CITATION-REGEXP is as in `fill-individual-paragraphs'."
  (save-excursion
    (let ((prefix (fill-individual-paragraphs-prefix citation-regexp))
          (going t))
      (while (and going (zerop (forward-line 1)) (< (point) max))
        (setq going
              (cond
               ((save-excursion (move-to-left-margin) (looking-at paragraph-separate)) nil)
               (fill-individual-varying-indent t)
               ;; Lines with the same beginning belong together.
               (t (equal prefix (fill-individual-paragraphs-prefix citation-regexp))))))
      (min (point) max))))

(defun fill-individual-paragraphs (min max &optional justify citation-regexp)
  "Fill the paragraphs from MIN to MAX, each with the prefix that its lines have.
A line with another prefix begins another paragraph.  JUSTIFY is as in `fill-region-as-paragraph'.
CITATION-REGEXP matches what marks citations at the beginnings of lines; t says that mail headers may come first."
  (interactive
   (progn (barf-if-buffer-read-only)
          (list (region-beginning) (region-end) (if current-prefix-arg 'full))))
  (save-restriction
    (save-excursion
      (goto-char min)
      (beginning-of-line)
      (narrow-to-region (point) max)
      (fill-individual--skip-headers (point) (point-max) citation-regexp)
      (while (progn
               ;; Blank lines between paragraphs stay.
               (while (and (not (eobp))
                           (save-excursion (move-to-left-margin) (looking-at paragraph-separate)))
                 (forward-line 1))
               (not (eobp)))
        (move-to-left-margin)
        (let* ((start (point))
               (end (copy-marker (fill-individual--paragraph-end (point-max) citation-regexp) t))
               (fill-prefix (if fill-individual-varying-indent
                                fill-prefix
                              (fill-individual-paragraphs-prefix citation-regexp)))
               (adaptive-fill-mode (and adaptive-fill-mode fill-individual-varying-indent)))
          (fill-region-as-paragraph (line-beginning-position) end justify)
          (goto-char (max end (1+ start)))
          (unless (or (bolp) (eobp)) (forward-line 1))
          (set-marker end nil))))))

(defun fill-individual-paragraphs-prefix (citation-regexp)
  "Return the prefix of the line at point.
CITATION-REGEXP, if it is a string, matches what a prefix consists of."
  (save-excursion
    (move-to-left-margin)
    (fill-individual-paragraphs-citation
     (buffer-substring (point) (line-end-position)) citation-regexp)))

(defun fill-individual-paragraphs-citation (string citation-regexp)
  "Return the beginning of STRING that may be a prefix: what CITATION-REGEXP matches, if that is a string."
  (string-match (if (stringp citation-regexp)
                    (concat "\\`\\(?:" citation-regexp "\\)*[ \t]*")
                  (concat "\\`\\(?:" adaptive-fill-regexp "\\)"))
                string)
  (match-string 0 string))

(provide 'fill-individual)

;;; fill-individual.el ends here

;;; isearch-visible.el --- matches in text that is not seen  -*- lexical-binding: t -*-

;; Searches for a user, and replacing, pass over matches in invisible text; see "Invisible Text" in the Elisp manual.

(defun isearch-range-invisible (beg end)
  "Return t if all the text from BEG to END is invisible, and not because of overlays that can be opened.
Those are overlays with the property `isearch-open-invisible'."
  (let ((position beg) (shut (< beg end)))
    (while (and shut (< position end))
      (if (isearch--shut-p position)
          (setq position (next-single-char-property-change position 'invisible nil end))
        (setq shut nil)))
    shut))

(defun isearch--shut-p (position)
  "Return non-nil if the character at POSITION is invisible and no overlay can be opened to show it."
  (and (invisible-p position)
       (let ((text (get-text-property position 'invisible)) (openable nil) (shut nil))
         (dolist (overlay (overlays-at position))
           (when (invisible-p (overlay-get overlay 'invisible))
             (if (overlay-get overlay 'isearch-open-invisible) (setq openable t) (setq shut t))))
         (or shut
             (not openable)
             (and text (invisible-p text) t)))))

(defun isearch-filter-visible (beg end)
  "Return t if a match from BEG to END counts: it is visible, or `search-invisible' lets it count."
  (or (eq search-invisible t)
      (not (isearch-range-invisible beg end))))

(provide 'isearch-visible)

;;; isearch-visible.el ends here

;;; fill-prefix.el --- what lines of a paragraph begin with  -*- lexical-binding: t -*-

;; See "Fill Prefix" and "Adaptive Fill" in the Emacs and Elisp manuals.

(defun set-fill-prefix ()
  "Make the text between the left margin and point the prefix for filling; at the left margin, have none."
  (interactive)
  (let ((margin (save-excursion (move-to-left-margin) (point))))
    (if (> (point) margin)
        (progn
          (setq fill-prefix (buffer-substring margin (point)))
          (message "fill-prefix: \"%s\"" fill-prefix))
      (setq fill-prefix nil)
      (message "fill-prefix cancelled"))))

(defun fill-common-string-prefix (s1 s2)
  "Return the longest beginning that S1 and S2 share, nil if there is none."
  (let ((difference (compare-strings s1 nil nil s2 nil nil)))
    (cond ((eq difference t) s1)
          ((= (abs difference) 1) nil)
          (t (substring s1 0 (1- (abs difference)))))))

(defun fill-match-adaptive-prefix ()
  "Return what at point may be the prefix of lines, nil if there is nothing or it leaves no room for text."
  (let ((prefix (or (and adaptive-fill-function (funcall adaptive-fill-function))
                    (and adaptive-fill-regexp (looking-at adaptive-fill-regexp)
                         (match-string-no-properties 0)))))
    (if (>= (+ (current-left-margin) (length prefix)) (current-fill-column))
        nil
      prefix)))

(defun fill-context-prefix (from to &optional first-line-regexp)
  "Return the prefix with which the text from FROM to TO is to be filled, judged by its first two lines, or nil.
With one line only it is that line's, where FIRST-LINE-REGEXP, by default `adaptive-fill-first-line-regexp', or
`comment-start-skip' matches it, or as many spaces."
  (or first-line-regexp (setq first-line-regexp adaptive-fill-first-line-regexp))
  (save-excursion
    (goto-char from)
    (if (eolp) (forward-line 1))
    (move-to-left-margin)
    (let ((first (fill-match-adaptive-prefix)) second)
      (forward-line 1)
      (if (< (point) to)
          (progn
            (move-to-left-margin)
            (setq second
                  (cond ((looking-at paragraph-start) nil)
                        (t (fill-match-adaptive-prefix))))
            (fill-prefix--of-two first second))
        (fill-prefix--of-one first first-line-regexp)))))

(defun fill-prefix--of-two (first second)
  "Return the prefix of a paragraph whose first two lines have the prefixes FIRST and SECOND."
  (if second
      ;; The first line may have other blanks, or more than the second: a bullet where that is indented.
      (if (string-match (replace-regexp-in-string "[ \t]+" "[ \t]*" (regexp-quote second) t t) (or first ""))
          second
        (fill-common-string-prefix (or first "") second))))

(defun fill-prefix--of-one (first regexp)
  "Return the prefix of a paragraph of one line with the prefix FIRST, which REGEXP must allow."
  (when first
    (let ((result (if (or (string-match regexp first)
                          (and comment-start-skip (string-match comment-start-skip first)))
                      first
                    (make-string (string-width first) ?\s))))
      ;; Lines with this prefix must not begin paragraphs.
      (unless (and (not (equal result ""))
                   (string-match (concat "\\`\\(?:" paragraph-start "\\)") (concat result "a")))
        result))))

(defun fill-delete-prefix (from to prefix)
  "Delete PREFIX, which may have other blanks, from the lines from FROM to TO but the first, where it is passed over.
Return the position behind it there.  Indentation of the left margin goes too."
  (goto-char from)
  (let ((regexp (and prefix (not (equal prefix ""))
                     (replace-regexp-in-string
                      "[ \t]+" "[ \t]*" (regexp-quote prefix) t t)))
        start)
    (move-to-left-margin)
    (if (< (point) from) (goto-char from))
    (if (and regexp (looking-at regexp))
        (goto-char (match-end 0)))
    (setq start (point))
    (forward-line 1)
    (while (< (point) to)
      (let ((line (point)))
        (move-to-left-margin)
        (delete-region line (point)))
      (cond
       ((null regexp)
        (delete-region (point) (progn (skip-chars-forward " \t") (point))))
       ((looking-at regexp)
        (delete-region (point) (match-end 0))))
      (forward-line 1))
    (goto-char start)
    ;; The first line's own indentation stays.
    start))

(defun skip-line-prefix (prefix)
  "Move behind PREFIX, if the text at point begins with it."
  (when (and (stringp prefix) (not (equal prefix ""))
             (looking-at (regexp-quote prefix)))
    (goto-char (match-end 0))))

(provide 'fill-prefix)

;;; fill-prefix.el ends here

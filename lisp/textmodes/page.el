;;; page.el --- pages of text  -*- lexical-binding: t -*-

;; See "Pages" in the Emacs manual: a page begins behind a match of `page-delimiter'.

(defun forward-page (&optional count)
  "Move to the beginning of the COUNTth page behind point, before it if COUNT is negative."
  (interactive "p")
  (or count (setq count 1))
  (while (and (> count 0) (not (eobp)))
    ;; The delimiter at point is behind.
    (if (looking-at page-delimiter)
        (forward-char 1))
    (unless (re-search-forward page-delimiter nil t)
      (goto-char (point-max)))
    (setq count (1- count)))
  (while (and (< count 0) (not (bobp)))
    (forward-char -1)
    (if (re-search-backward page-delimiter nil t)
        (goto-char (match-end 0))
      (goto-char (point-min)))
    (setq count (1+ count))))

(defun backward-page (&optional count)
  "Move to the beginning of the COUNTth page before point."
  (interactive "p")
  (forward-page (- (or count 1))))

(defun mark-page (&optional arg)
  "Put the mark at the end of the page and point at its beginning; ARG says which page."
  (interactive "P")
  (setq arg (if arg (prefix-numeric-value arg) 0))
  (if (> arg 0)
      (forward-page arg)
    (if (< arg 0)
        (forward-page (1- arg))))
  (forward-page)
  (push-mark nil t t)
  (forward-page -1))

(defun narrow-to-page (&optional arg)
  "Make the page at point all that is accessible; ARG says which one."
  (interactive "P")
  (setq arg (if arg (prefix-numeric-value arg) 0))
  (save-excursion
    (widen)
    (if (> arg 0)
        (forward-page arg)
      (if (< arg 0)
          (let ((adjust 0) (here (point)))
            ;; From the beginning of a page that one counts.
            (forward-page -1)
            (forward-page 1)
            (or (= here (point)) (setq adjust 1))
            (goto-char here)
            (forward-page (- arg adjust)))))
    (forward-page)
    (if (and (eql (point) (match-end 0))
             (save-excursion (goto-char (match-beginning 0)) (bolp)))
        (goto-char (match-beginning 0)))
    (narrow-to-region (point)
                      (progn
                        (forward-page -1)
                        (if (and (eolp) (not (bobp))) (forward-line 1))
                        (point)))))

(defun page--count-lines-page ()
  "Return the lines of the page, those before point and those behind it."
  (save-excursion
    (let ((here (point)) before end)
      (forward-page)
      (beginning-of-line)
      (or (looking-at page-delimiter) (end-of-line))
      (setq end (point))
      (backward-page)
      (setq before (point))
      (list (count-lines before end)
            (count-lines before here)
            (count-lines here end)))))

(defun count-lines-page ()
  "Say how many lines the page has, before point and behind it."
  (interactive)
  (let ((counts (page--count-lines-page)))
    (message (ngettext "Page has %d line (%d + %d)" "Page has %d lines (%d + %d)" (car counts))
             (nth 0 counts) (nth 1 counts) (nth 2 counts))))

(defun page--what-page ()
  "Return the number of the page and that of the line in it."
  (save-restriction
    (widen)
    (save-excursion
      (let ((count 1) (here (point)))
        (goto-char (point-min))
        (while (re-search-forward page-delimiter here t)
          (when (= (match-beginning 0) (match-end 0))
            (forward-char 1))
          (setq count (1+ count)))
        (list count (line-number-at-pos here))))))

(defun what-page ()
  "Say on which page and line point is."
  (interactive)
  (apply #'message "Page %d, line %d" (page--what-page)))

(provide 'page)

;;; page.el ends here

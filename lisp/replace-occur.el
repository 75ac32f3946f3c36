;;; replace-occur.el --- a buffer with the lines that match  -*- lexical-binding: t -*-

;; GNU Emacs has these in replace.el.

(require 'replace)

(define-derived-mode occur-mode special-mode "Occur"
  "The mode of the buffers that `occur' makes."
  (setq-local revert-buffer-function #'occur-revert-function))

(defun occur-revert-function (_ignore-auto _noconfirm)
  "Make the lines of the current buffer anew."
  (apply #'occur-1 (append occur-revert-arguments (list (buffer-name)))))

(defun occur (regexp &optional nlines region)
  "Show the lines of the current buffer that match REGEXP in the buffer *Occur*, with NLINES around each.

If NLINES is a string, show it instead for each match, with \\N standing for groups.  REGION is a list of conses of
positions between which to look."
  (interactive (list (read-regexp "List lines matching regexp") current-prefix-arg))
  (let* ((start (and (caar region) (max (caar region) (point-min))))
         (end (and (cdar region) (min (cdar region) (point-max)))))
    (save-restriction
      (if start (narrow-to-region (save-excursion (goto-char start) (line-beginning-position))
                                  (save-excursion (goto-char end) (line-end-position))))
      (occur-1 regexp nlines (list (current-buffer))))))

(defun multi-occur (bufs regexp &optional nlines)
  "Show the lines of the buffers BUFS that match REGEXP, with NLINES around each."
  (occur-1 regexp nlines bufs))

(defun multi-occur-in-matching-buffers (bufregexp regexp &optional allbufs)
  "Show the lines that match REGEXP of the buffers whose files, or with ALLBUFS whose names, match BUFREGEXP."
  (occur-1 regexp nil
           (delq nil (mapcar (lambda (buffer)
                               (let ((name (if allbufs (buffer-name buffer) (buffer-file-name buffer))))
                                 (and name (string-match-p bufregexp name)
                                      (not (and allbufs (string-prefix-p " " name)))
                                      buffer)))
                             (buffer-list)))))

(defun occur-1 (regexp nlines bufs &optional buf-name)
  "Show the lines of BUFS that match REGEXP in the buffer BUF-NAME; NLINES is as in `occur'."
  (if (equal regexp "") (error "Occur doesn’t work with the empty regexp"))
  (let* ((buf-name (or buf-name "*Occur*"))
         (collect (stringp nlines))
         (live (delq nil (mapcar (lambda (buffer) (and (buffer-live-p buffer) buffer)) bufs)))
         (fold (if (and case-fold-search search-upper-case) (isearch-no-upper-case-p regexp t) case-fold-search))
         (out (get-buffer-create buf-name))
         (count 0))
    (with-current-buffer out
      (if collect (fundamental-mode) (occur-mode))
      (setq occur-revert-arguments (list regexp nlines bufs))
      (let ((inhibit-read-only t))
        (erase-buffer)
        (setq count (if collect (occur--collect regexp live out nlines fold)
                      (occur-engine regexp live out
                                    (if nlines (prefix-numeric-value nlines) list-matching-lines-default-context-lines)
                                    fold list-matching-lines-buffer-name-face nil list-matching-lines-face t)))
        (goto-char (if collect (point-max) (point-min)))
        (setq buffer-read-only t)
        (set-buffer-modified-p nil)))
    (message "Searched %d buffer%s; %s match%s for %S" (length live) (if (= (length live) 1) "" "s")
             (if (= count 0) "no" (number-to-string count)) (if (= count 1) "" "es") regexp)
    (if (= count 0)
        (kill-buffer out)
      (display-buffer out)
      (run-hooks 'occur-hook)
      nil)))

(defun occur--collect (regexp buffers out template fold)
  "Put TEMPLATE with its groups filled in into OUT for each match for REGEXP in BUFFERS; how many there were."
  (let ((count 0))
    (dolist (buffer buffers)
      (with-current-buffer buffer
        (save-excursion
          (goto-char (point-min))
          (let ((case-fold-search fold))
            (while (re-search-forward regexp nil t)
              (let ((text (match-substitute-replacement template t)))
                (with-current-buffer out (insert text "\n")))
              (if (= (match-beginning 0) (match-end 0)) (if (eobp) (goto-char (point-max)) (forward-char 1)))
              (setq count (1+ count)))))))
    count))

(defun occur--groups (regexp fold)
  "Return the matches for REGEXP in the current buffer by lines: (FIRST LAST START . MATCHES), ignoring case if FOLD.

FIRST and LAST are numbers of lines, START is where the first begins, MATCHES conses of positions."
  (let ((groups nil) (line 1) (at (point-min)) (case-fold-search fold) (more t))
    (save-excursion
      (goto-char (point-min))
      (while (and more (not (eobp)) (re-search-forward regexp nil t))
        (let* ((start (match-beginning 0)) (end (match-end 0))
               (bol (save-excursion (goto-char start) (line-beginning-position))))
          (setq line (+ line (count-lines at bol)) at bol)
          (let ((last line))
            (save-excursion
              (goto-char start)
              (while (search-forward "\n" end t) (setq last (1+ last))))
            (if (and groups (= (nth 0 (car groups)) line))
                (progn (nconc (car groups) (list (cons start end)))
                       (setcar (cdar groups) (max last (nth 1 (car groups)))))
              (setq groups (cons (list line last bol (cons start end)) groups))))
          (if (= start end) (if (eobp) (setq more nil) (forward-char 1))))))
    (nreverse groups)))

(defun occur-engine (regexp buffers out-buf nlines case-fold title-face prefix-face match-face keep-props)
  "Put the lines of BUFFERS that match REGEXP into OUT-BUF, NLINES of context around them; return how many matches.

CASE-FOLD says whether to ignore case; TITLE-FACE, PREFIX-FACE and MATCH-FACE are the faces of headings, numbers and
matches; KEEP-PROPS non-nil keeps the text properties of lines."
  (let ((total 0) (total-lines 0))
    (dolist (buffer buffers)
      (let* ((groups (with-current-buffer buffer (occur--groups regexp case-fold)))
             (count (apply #'+ (mapcar (lambda (group) (length (nthcdr 3 group))) groups))))
        (setq total (+ total count) total-lines (+ total-lines (length groups)))
        (when groups
          (with-current-buffer out-buf
            (insert (propertize
                     (format "%d match%s%s%s in buffer: %s\n" count (if (= count 1) "" "es")
                             (if (or (= (length groups) count)) ""
                               (format " in %d line%s" (length groups) (if (= (length groups) 1) "" "s")))
                             (if (cdr buffers) "" (format " for \"%s\"" (query-replace-descr regexp)))
                             (buffer-name buffer))
                     'face title-face 'read-only t))
            (occur--insert-groups groups buffer nlines prefix-face match-face keep-props)))))
    (when (and (cdr buffers) (> total 0))
      (with-current-buffer out-buf
        (goto-char (point-min))
        (insert (propertize (format "%d match%s%s total for \"%s\":\n" total (if (= total 1) "" "es")
                                    (if (= total total-lines) ""
                                      (format " in %d line%s" total-lines (if (= total-lines 1) "" "s")))
                                    (query-replace-descr regexp))
                            'face title-face))))
    total))

(defun occur--insert-groups (groups buffer nlines prefix-face match-face keep-props)
  "Insert the lines of GROUPS of BUFFER, NLINES around each; the rest is as in `occur-engine'."
  (let ((before (abs nlines)) (after (max nlines 0)) (shown 0)
        (final (with-current-buffer buffer (count-lines (point-min) (point-max)))))
    (while groups
      (let* ((group (car groups)) (first (nth 0 group)) (last (nth 1 group)) (next (car (nth 1 groups)))
             (from (max 1 (1+ shown) (- first before)))
             (to (min (max final last) (+ last after) (if next (1- next) most-positive-fixnum)))
             (target (mapcar (lambda (match)
                               (cons (with-current-buffer buffer (copy-marker (car match)))
                                     (with-current-buffer buffer (copy-marker (cdr match)))))
                             (nthcdr 3 group)))
             (line from))
        (if (and (/= nlines 0) (> shown 0) (> (- first before) shown)) (insert "-------\n"))
        (while (<= line (max to last))
          (let ((text (occur--line buffer (nth 2 group) (- line first) (nthcdr 3 group)
                                   (and (<= first line last) match-face) keep-props))
                (prefix (if (= line first) (format "%7d:" line) "       :")))
            (setq prefix (if prefix-face (propertize prefix 'font-lock-face prefix-face) prefix))
            (insert (if (<= first line last)
                        (concat (propertize (concat (if (= line first) (propertize prefix 'occur-prefix t) prefix) text)
                                            'mouse-face 'highlight 'occur-target target)
                                (propertize "\n" 'occur-target target))
                      (concat prefix text "\n"))))
          (setq line (1+ line)))
        (setq shown (max to last) groups (cdr groups))))))

(defun occur--line (buffer start offset matches face keep-props)
  "Return the line of BUFFER that is OFFSET lines from START, with FACE, if any, on its part of MATCHES.

KEEP-PROPS non-nil keeps its text properties."
  (with-current-buffer buffer
    (save-excursion
      (goto-char start)
      (forward-line offset)
      (let* ((begin (point)) (end (line-end-position))
             (text (if keep-props (buffer-substring begin end) (buffer-substring-no-properties begin end))))
        (when face
          (dolist (match matches)
            (let ((from (max begin (car match))) (to (min end (cdr match))))
              (if (< from to)
                  (add-text-properties (- from begin) (- to begin) (list 'occur-match t 'face face) text)))))
        text))))

(defun occur-find-match (n search message)
  "Move by N matches with the function SEARCH of a position and a property; signal MESSAGE when there are not so many."
  (let ((at nil))
    (dotimes (_ (or n 1))
      (setq at (funcall search (point) 'occur-match))
      (if (and at (get-text-property at 'occur-match)) (setq at (funcall search at 'occur-match)))
      (if at (goto-char at) (user-error message)))))

(defun occur-next (&optional n)
  "Move to the Nth next match in the buffer of `occur'."
  (interactive "p")
  (occur-find-match n #'next-single-property-change "No more matches"))

(defun occur-prev (&optional n)
  "Move to the Nth previous match in the buffer of `occur'."
  (interactive "p")
  (occur-find-match n #'previous-single-property-change "No earlier matches"))

(defun occur-rename-buffer (&optional unique-p _interactive-p)
  "Rename the current buffer, made by `occur', after the buffers whose lines it shows; UNIQUE-P is as in `rename-buffer'."
  (interactive "P")
  (rename-buffer (concat "*Occur: " (mapconcat #'buffer-name (nth 2 occur-revert-arguments) "/") "*") unique-p))

(defalias 'list-matching-lines #'occur)

(provide 'replace-occur)

;;; replace-occur.el ends here

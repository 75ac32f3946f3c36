;;; font-lock.el --- faces for text by its syntax and by regexps  -*- lexical-binding: t -*-

;; See "Font Lock Mode" in the Elisp manual.  Font Lock mode itself is never on without a display, but programs colour
;; text by `font-lock-ensure', for instance to write it as HTML.

(defvar font-lock-beg)
(defvar font-lock-end)

(define-minor-mode font-lock-mode
  "Minor mode that colours text when it is shown.  Where there is no display it stays off."
  :lighter nil
  (when (or noninteractive (eq (aref (buffer-name) 0) ?\s))
    (setq font-lock-mode nil))
  (funcall font-lock-function font-lock-mode))

(defun font-lock-default-function (mode)
  "Do what `font-lock-mode' does when it is turned on or off; MODE says which."
  (when mode
    (font-lock-set-defaults)))

;;; Keywords

(defun font-lock-eval-keywords (keywords)
  "Return KEYWORDS, a list, or what they are the value of, or the function that returns them."
  (if (listp keywords)
      keywords
    (font-lock-eval-keywords (if (fboundp keywords) (funcall keywords) (eval keywords t)))))

(defun font-lock-choose-keywords (keywords level)
  "Return one of KEYWORDS, if it is a list of symbols, by LEVEL: t is the last, nil the first, a number counts from 0."
  (cond ((not (and (listp keywords) (symbolp (car keywords)))) keywords)
        ((numberp level) (or (nth level keywords) (car (last keywords))))
        ((eq level t) (car (last keywords)))
        (t (car keywords))))

(defun font-lock-compile-keyword (keyword)
  "Return KEYWORD in its long form, (MATCHER HIGHLIGHT...)."
  (cond
   ((or (functionp keyword) (nlistp keyword)) (list keyword '(0 font-lock-keyword-face)))
   ((eq (car keyword) 'eval) (font-lock-compile-keyword (eval (cdr keyword) t)))
   ((numberp (cdr keyword)) (list (car keyword) (list (cdr keyword) 'font-lock-keyword-face)))
   ((symbolp (cdr keyword)) (list (car keyword) (list 0 (cdr keyword))))
   ((eq (cadr keyword) 'quote)
    (if (listp (nth 2 keyword))
        (list (car keyword) (nth 2 keyword))
      (list (car keyword) (list 0 (cdr keyword)))))
   ((numberp (cadr keyword)) (list (car keyword) (cdr keyword)))
   ((symbolp (cadr keyword)) (list (car keyword) (list 0 (cdr keyword))))
   (t keyword)))

(defun font-lock-compile-keywords (keywords)
  "Return KEYWORDS with what they compile to: (t KEYWORDS COMPILED...)."
  (unless font-lock-set-defaults
    (error "Font-lock trying to use keywords before setting them up"))
  (if (eq (car-safe keywords) t)
      keywords
    (cons t (cons keywords (mapcar #'font-lock-compile-keyword keywords)))))

(defun font-lock-add-keywords (mode keywords &optional how)
  "Add KEYWORDS to those of MODE, a symbol, or of the current buffer if MODE is nil.
They come first; with HOW `set' they replace the others, with another non-nil HOW they come last."
  (if mode
      (progn
        (let ((entry (assq mode font-lock-keywords-alist))
              (added (list (cons keywords how))))
          (if entry
              (setcdr entry (append (cdr entry) added))
            (push (cons mode added) font-lock-keywords-alist)))
        (let ((removed (assq mode font-lock-removed-keywords-alist)))
          (when removed
            (setcdr removed (seq-remove (lambda (keyword) (member keyword keywords)) (cdr removed)))
            (unless (cdr removed)
              (setq font-lock-removed-keywords-alist (delq removed font-lock-removed-keywords-alist)))))
        nil)
    (font-lock-set-defaults)
    (let* ((compiled (eq (car font-lock-keywords) t))
           (old (if compiled (cadr font-lock-keywords) font-lock-keywords))
           (others (if (eq how 'set) nil (seq-remove (lambda (keyword) (member keyword keywords)) old)))
           (new (if (and how (not (eq how 'set))) (append others keywords) (append keywords others))))
      (setq font-lock-keywords (if compiled (font-lock-compile-keywords new) new)))))

(defun font-lock-remove-keywords (mode keywords)
  "Remove KEYWORDS from those of MODE, a symbol, or of the current buffer if MODE is nil."
  (if mode
      (let ((entry (assq mode font-lock-keywords-alist)))
        (when entry
          (setcdr entry
                  (seq-filter #'car
                              (mapcar (lambda (part)
                                        (cons (seq-remove (lambda (keyword) (member keyword keywords)) (car part))
                                              (cdr part)))
                                      (cdr entry))))
          (unless (cdr entry)
            (setq font-lock-keywords-alist (delq entry font-lock-keywords-alist))))
        (let ((removed (assq mode font-lock-removed-keywords-alist)))
          (if removed
              (setcdr removed (append (cdr removed) (seq-remove (lambda (keyword) (member keyword (cdr removed))) keywords)))
            (push (cons mode (copy-sequence keywords)) font-lock-removed-keywords-alist)))
        nil)
    (font-lock-set-defaults)
    (let* ((compiled (eq (car font-lock-keywords) t))
           (old (if compiled (cadr font-lock-keywords) font-lock-keywords))
           (new (seq-remove (lambda (keyword) (member keyword keywords)) old)))
      (setq font-lock-keywords (if compiled (font-lock-compile-keywords new) new)))))

(defun font-lock--syntax-table (alist)
  "Return the syntax table of the buffer with the changes of ALIST, conses of characters, one or a string, and syntax."
  (when alist
    (let ((table (copy-syntax-table (syntax-table))))
      (dolist (change alist)
        (dolist (character (if (numberp (car change)) (list (car change)) (append (car change) nil)))
          (modify-syntax-entry character (cdr change) table)))
      table)))

(defun font-lock-set-defaults ()
  "Set the variables of Font Lock in the current buffer as `font-lock-defaults' says, unless that has been done.
Keywords that were added to the mode are added, those removed from it are removed."
  (unless (and font-lock-set-defaults (eq font-lock-major-mode major-mode))
    (setq font-lock-major-mode major-mode
          font-lock-set-defaults t)
    (make-local-variable 'font-lock-fontified)
    (make-local-variable 'font-lock-multiline)
    (let* ((defaults font-lock-defaults)
           (keywords (font-lock-choose-keywords (nth 0 defaults) font-lock-maximum-decoration)))
      (setq-local font-lock-keywords-only (nth 1 defaults))
      (setq font-lock-keywords-case-fold-search (nth 2 defaults)
            font-lock-syntax-table (font-lock--syntax-table (nth 3 defaults)))
      (dolist (setting (nthcdr 4 defaults))
        (when (consp setting)
          (set (make-local-variable (car setting)) (cdr setting))))
      (setq-local font-lock-keywords (font-lock-eval-keywords keywords))
      (dolist (added (cdr (assq major-mode font-lock-keywords-alist)))
        (font-lock-add-keywords nil (car added) (cdr added)))
      (let ((removed (cdr (assq major-mode font-lock-removed-keywords-alist))))
        (when removed
          (font-lock-remove-keywords nil removed)))
      (unless (eq (car font-lock-keywords) t)
        (setq font-lock-keywords (font-lock-compile-keywords font-lock-keywords)))))
  nil)

;;; Regions

(defun font-lock-extend-region-wholelines ()
  "Move `font-lock-beg' and `font-lock-end' to whole lines; return non-nil if one of them moved."
  (let ((moved nil))
    (goto-char font-lock-beg)
    (unless (bolp)
      (setq moved t
            font-lock-beg (line-beginning-position)))
    (goto-char font-lock-end)
    (unless (bolp)
      (unless (eq font-lock-end (setq font-lock-end (line-beginning-position 2)))
        (setq moved t)))
    moved))

(defun font-lock-extend-region-multiline ()
  "Move `font-lock-beg' and `font-lock-end' out of text that was matched over several lines; return non-nil if one moved."
  (let ((moved nil))
    (when (and (> font-lock-beg (point-min)) (get-text-property (1- font-lock-beg) 'font-lock-multiline))
      (setq moved t
            font-lock-beg (or (previous-single-property-change font-lock-beg 'font-lock-multiline) (point-min))))
    (when (get-text-property font-lock-end 'font-lock-multiline)
      (setq moved t
            font-lock-end (or (text-property-any font-lock-end (point-max) 'font-lock-multiline nil) (point-max))))
    moved))

(defun font-lock-fontify-region (beg end &optional loudly)
  "Colour the text between BEG and END, by `font-lock-fontify-region-function'; LOUDLY non-nil tells of it."
  (font-lock-set-defaults)
  (funcall font-lock-fontify-region-function beg end loudly))

(defun font-lock-unfontify-region (beg end)
  "Remove the colours of the text between BEG and END."
  (with-silent-modifications
    (funcall font-lock-unfontify-region-function beg end)))

(defun font-lock-default-unfontify-region (beg end)
  "Remove the properties between BEG and END that colouring puts there."
  (remove-list-of-text-properties
   beg end (append font-lock-extra-managed-props '(face font-lock-multiline))))

(defun font-lock-default-fontify-region (beg end loudly)
  "Colour the text between BEG and END, or a little more; LOUDLY is as for `font-lock-fontify-region'.
Return (jit-lock-bounds FROM . TO), what has been coloured."
  (with-silent-modifications
    (save-excursion
      (save-restriction
        (unless font-lock-dont-widen
          (widen))
        (let ((font-lock-beg beg)
              (font-lock-end end)
              (table (syntax-table)))
          (let ((functions font-lock-extend-region-functions))
            (while functions
              (if (and (funcall (car functions)) (not (eq functions font-lock-extend-region-functions)))
                  (setq functions font-lock-extend-region-functions)
                (setq functions (cdr functions)))))
          (unwind-protect
              (progn
                (when font-lock-syntax-table
                  (set-syntax-table font-lock-syntax-table))
                (font-lock-unfontify-region font-lock-beg font-lock-end)
                (unless font-lock-keywords-only
                  (font-lock-fontify-syntactically-region font-lock-beg font-lock-end loudly))
                (font-lock-fontify-keywords-region font-lock-beg font-lock-end loudly))
            (set-syntax-table table))
          `(jit-lock-bounds ,font-lock-beg . ,font-lock-end))))))

(defun font-lock-ensure (&optional beg end)
  "Make sure that the text between BEG and END, by default all, has its colours."
  (font-lock-set-defaults)
  (funcall font-lock-ensure-function (or beg (point-min)) (or end (point-max))))

(defun font-lock-flush (&optional beg end)
  "Let the text between BEG and END, by default all, be coloured anew when it is shown."
  (and font-lock-mode
       font-lock-fontified
       (funcall font-lock-flush-function (or beg (point-min)) (or end (point-max)))))

(defun font-lock-after-change-function (beg end &optional _old-len)
  "Colour the lines from BEG to END anew after a change."
  (save-excursion
    (let ((inhibit-quit t))
      (save-match-data
        (font-lock-fontify-region (progn (goto-char beg) (line-beginning-position))
                                  (progn (goto-char end) (line-beginning-position 2)))))))

(defun font-lock-fontify-buffer (&optional _interactively)
  "Colour the whole buffer."
  (interactive "p")
  (font-lock-set-defaults)
  (funcall font-lock-fontify-buffer-function))

(defun font-lock-default-fontify-buffer ()
  "Colour the whole buffer."
  (save-excursion
    (save-match-data
      (font-lock-fontify-region (point-min) (point-max) nil)
      (setq font-lock-fontified t))))

(defun font-lock-unfontify-buffer ()
  "Remove the colours of the whole buffer."
  (funcall font-lock-unfontify-buffer-function))

(defun font-lock-default-unfontify-buffer ()
  "Remove the colours of the whole buffer."
  (save-restriction
    (widen)
    (font-lock-unfontify-region (point-min) (point-max))
    (setq font-lock-fontified nil)))

(defun font-lock-defontify ()
  "Remove the faces of the whole buffer that programs put there by `font-lock-face'."
  (save-restriction
    (widen)
    (with-silent-modifications
      (remove-text-properties (point-min) (point-max) '(font-lock-face nil))
      t)))

;;; Strings and comments

(defun font-lock--fontify-comment (start end limit face)
  "Give the comment from START to END, of the region up to LIMIT, its FACE, and its delimiters theirs."
  (put-text-property start (min end limit) 'face face)
  (when (eq face font-lock-comment-face)
    (let ((skip (or font-lock-comment-start-skip comment-start-skip))
          (end-skip (or font-lock-comment-end-skip comment-end-skip)))
      (save-excursion
        (when skip
          (goto-char start)
          (when (looking-at skip)
            (put-text-property start (min limit (match-end 0)) 'face font-lock-comment-delimiter-face)))
        (when (and end-skip (<= end limit))
          (goto-char end)
          (when (looking-back end-skip (line-beginning-position) t)
            (put-text-property (match-beginning 0) (match-end 0) 'face font-lock-comment-delimiter-face)))))))

(defun font-lock-fontify-syntactically-region (start end &optional _loudly)
  "Give strings and comments between START and END their faces."
  (goto-char start)
  (let ((state (syntax-ppss start))
        (at start))
    (while (< at end)
      (if (not (or (nth 3 state) (nth 4 state)))
          (setq state (parse-partial-sexp at end nil nil state 'syntax-table)
                at (point))
        (let* ((face (funcall font-lock-syntactic-face-function state))
               (comment (nth 4 state))
               (beginning (max start (nth 8 state))))
          (setq state (parse-partial-sexp at end nil nil state 'syntax-table))
          (cond
           ((null face))
           (comment (font-lock--fontify-comment beginning (point) end face))
           (t (put-text-property beginning (point) 'face face)))
          (setq at (point))))
      (when (and (>= at end) (or (nth 3 state) (nth 4 state)) (< (nth 8 state) end))
        ;; It goes on after the region.
        (let ((face (funcall font-lock-syntactic-face-function state)))
          (when face
            (if (nth 4 state)
                (font-lock--fontify-comment (max start (nth 8 state)) end end face)
              (put-text-property (max start (nth 8 state)) end 'face face))))))))

;;; Keywords at work

(defun font-lock-apply-highlight (highlight)
  "Put the face that HIGHLIGHT, (SUBEXP FACE OVERRIDE LAXMATCH), says on what matched."
  (let* ((subexp (nth 0 highlight))
         (start (match-beginning subexp))
         (end (match-end subexp))
         (override (nth 2 highlight)))
    (cond
     ((null start)
      (unless (nth 3 highlight)
        (error "No match %d in highlight %S" subexp highlight)))
     (t
      (let ((value (eval (nth 1 highlight) t)))
        ;; (face FACE PROPERTY VALUE...) puts other properties too.
        (when (eq (car-safe value) 'face)
          (add-text-properties start end (nthcdr 2 value))
          (setq value (nth 1 value)))
        (cond
         ((null value))
         ((null override)
          (unless (text-property-not-all start end 'face nil)
            (put-text-property start end 'face value)))
         ((eq override t) (put-text-property start end 'face value))
         ((eq override 'prepend) (font-lock-prepend-text-property start end 'face value))
         ((eq override 'append) (font-lock-append-text-property start end 'face value))
         ((eq override 'keep) (font-lock-fillin-text-property start end 'face value))))))))

(defun font-lock--match (matcher limit)
  "Search by MATCHER, a regexp or a function, up to LIMIT; return non-nil if something matched."
  (if (stringp matcher)
      (re-search-forward matcher limit t)
    (funcall matcher limit)))

(defun font-lock-fontify-anchored-keywords (keywords limit)
  "Put the faces of KEYWORDS, (MATCHER PRE-FORM POST-FORM HIGHLIGHT...), after a match, at most up to LIMIT.
The search ends with the line, unless PRE-FORM returns a place after point."
  (let* ((highlights (nthcdr 3 keywords))
         (place (eval (nth 1 keywords) t))
         (limit (if (and (numberp place) (> place (point)))
                    place
                  (min limit (line-end-position)))))
    (save-match-data
      (while (and (< (point) limit)
                  (let ((start (point)))
                    (and (font-lock--match (car keywords) limit)
                         (progn (when (= (point) start) (forward-char 1)) t))))
        (dolist (highlight highlights)
          (font-lock-apply-highlight highlight)))
      (eval (nth 2 keywords) t))))

(defun font-lock-fontify-keywords-region (start end &optional _loudly)
  "Put the faces of `font-lock-keywords' on the text between START and END."
  (unless (eq (car font-lock-keywords) t)
    (setq font-lock-keywords (font-lock-compile-keywords font-lock-keywords)))
  (let ((case-fold-search font-lock-keywords-case-fold-search))
    (dolist (keyword (cddr font-lock-keywords))
      (goto-char start)
      (while (and (< (point) end)
                  (font-lock--match (car keyword) end)
                  ;; A match of nothing must not keep us here.
                  (or (> (point) (match-beginning 0))
                      (progn (unless (eobp) (forward-char 1)) (not (eobp)))))
        (when (and font-lock-multiline (save-excursion (goto-char (match-beginning 0)) (< (line-end-position) (match-end 0))))
          (put-text-property (match-beginning 0) (match-end 0) 'font-lock-multiline t))
        (dolist (highlight (cdr keyword))
          (if (numberp (car highlight))
              (font-lock-apply-highlight highlight)
            (font-lock-fontify-anchored-keywords highlight end)))))))

(defun turn-on-font-lock ()
  "Turn Font Lock mode on, unless it is."
  (unless font-lock-mode
    (font-lock-mode)))

(defun turn-on-font-lock-if-desired ()
  "Turn Font Lock mode on if `font-lock-global-modes' has the major mode."
  (when (cond ((eq font-lock-global-modes t) t)
              ((eq (car-safe font-lock-global-modes) 'not) (not (memq major-mode (cdr font-lock-global-modes))))
              (t (memq major-mode font-lock-global-modes)))
    (let ((inhibit-quit t))
      (turn-on-font-lock))))

(provide 'font-lock)

(require 'font-lock-properties)

;;; font-lock.el ends here

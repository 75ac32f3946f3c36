;;; lisp-indent.el --- indenting Lisp  -*- lexical-binding: t -*-

;; A line is indented by the list it is in: below the list's first or second element or the line before, or, where the
;; function has the property `lisp-indent-function', as a body or as an argument before one.

(defvar lisp-body-indent 2 "How many columns a body is indented.")
(defvar lisp-indent-offset nil "If a number, how many columns each line of a list is indented.")
(defvar lisp-indent-function #'lisp-indent-function
  "The function that indents a line in a call: it takes the line's position and the state of the parse there.")
(defvar calculate-lisp-indent-last-sexp nil
  "While `lisp-indent-function' runs, where the last complete expression before the line begins.")

(dolist (pair '((autoload . defun) (progn . 0) (prog1 . 1) (save-excursion . 0) (save-restriction . 0)
                (save-current-buffer . 0) (let . 1) (let* . 1) (while . 1) (if . 2) (catch . 1) (condition-case . 2)
                (handler-case . 1) (unwind-protect . 1) (with-no-warnings . 0)))
  (unless (get (car pair) 'lisp-indent-function)
    (put (car pair) 'lisp-indent-function (cdr pair))))

(defun lisp-indent--column-at (position)
  "Return the column of POSITION."
  (save-excursion (goto-char position) (current-column)))

(defun lisp-indent--same-line-p (a b)
  "Return non-nil if the positions A and B are on one line."
  (save-excursion
    (goto-char a)
    (<= (line-beginning-position) b (line-end-position))))

(defun lisp-indent--normal (open last)
  "Return the column for a line in the list that opens at OPEN, by the elements before it only.
LAST is where the last complete element begins."
  (save-excursion
    (goto-char (1+ open))
    (if (or (null last) (<= last open))
        (current-column)
      (if (lisp-indent--same-line-p open last)
          ;; The elements so far are on the line of the parenthesis.
          (progn
            (skip-chars-forward " \t")
            (skip-chars-forward "#")
            (if (and (looking-at "\\sw\\|\\s_") (< (point) last))
                (progn
                  (forward-sexp 1)
                  (skip-chars-forward " \t")
                  (current-column))
              (current-column)))
        ;; Below the first element on the line where the last one begins.
        (goto-char last)
        (beginning-of-line)
        (parse-partial-sexp (point) last 0 t)
        (backward-prefix-chars)
        (current-column)))))

(defun calculate-lisp-indent (&optional parse-start)
  "Return the column for the current line, nil if it begins in a string.
PARSE-START is where to begin to parse, or the state of the parse at the line's beginning."
  (save-excursion
    (beginning-of-line)
    (let* ((line (point))
           (state (cond ((consp parse-start) parse-start)
                        (t (parse-partial-sexp (or parse-start (lisp-indent--outermost-start)) line))))
           (open (nth 1 state))
           (last (nth 2 state)))
      (cond
       ((nth 3 state) nil)
       ((null open) 0)
       (lisp-indent-offset (+ (lisp-indent--column-at open) lisp-indent-offset))
       (t
        (let* ((normal (lisp-indent--normal open last))
               (calculate-lisp-indent-last-sexp last)
               (special (progn
                          (goto-char (1+ open))
                          (skip-chars-forward " \t")
                          (and last (> last open)
                               (not (eolp))
                               (functionp lisp-indent-function)
                               (progn
                                 (goto-char line)
                                 (lisp-indent--call state normal))))))
          (if (consp special) (car special) (or special normal))))))))

(defvar lisp-indent--normal-column nil "While `lisp-indent-function' runs, the column without it.")

(defun lisp-indent--call (state normal)
  "Ask `lisp-indent-function' about the line at point, with the parse STATE and the column NORMAL."
  (let ((lisp-indent--normal-column normal))
    (funcall lisp-indent-function (point) state)))

(defun lisp-indent--outermost-start ()
  "Return where the outermost list around the line begins, or the beginning of the buffer."
  (save-excursion
    (if (re-search-backward "^\\s(" nil t)
        (point)
      (point-min))))

(defun lisp-indent-function (indent-point state)
  "Return the column of the line at INDENT-POINT, in a call whose parse STATE is given; nil for the normal one."
  (save-excursion
    (goto-char (1+ (nth 1 state)))
    (skip-chars-forward " \t")
    (when (looking-at "\\sw\\|\\s_")
      (let* ((name (buffer-substring (point) (progn (forward-sexp 1) (point))))
             (symbol (intern-soft name))
             (method (and symbol
                          (or (function-get symbol 'lisp-indent-function)
                              (get symbol 'lisp-indent-hook)))))
        (cond ((or (eq method 'defun)
                   (and (null method)
                        (> (length name) 3)
                        (string-match "\\`def" name)))
               (lisp-indent-defform state indent-point))
              ((integerp method)
               (lisp-indent-specform method state indent-point lisp-indent--normal-column))
              (method
               (funcall method indent-point state)))))))

(defun lisp-indent-defform (state _indent-point)
  "Return the column of a line in the body of a definition whose parse STATE is given."
  (+ lisp-body-indent (lisp-indent--column-at (nth 1 state))))

(defun lisp-indent-specform (count state indent-point normal-indent)
  "Return the column of the line at INDENT-POINT in a call with COUNT arguments before its body.
STATE is the parse's, NORMAL-INDENT the column the line would have otherwise."
  (let* ((open (nth 1 state))
         (body (+ lisp-body-indent (lisp-indent--column-at open)))
         (before 0))
    (save-excursion
      (goto-char (1+ open))
      (forward-sexp 1)
      (while (and (< before (1+ count))
                  (ignore-errors (forward-sexp 1) (<= (point) indent-point)))
        (setq before (1+ before))))
    (cond
     ((< before count)
      ;; One of the arguments before the body; the first and the last are farther in.
      (if (or (zerop before) (<= (- count before) 1))
          (list (+ body lisp-body-indent) open)
        (list normal-indent open)))
     ((or (= count 0 before)
          (and (= before count) (<= body normal-indent)))
      body)
     (t normal-indent))))

(defun lisp-indent-line (&optional indent)
  "Indent the current line as Lisp; INDENT is the column where that is known."
  (interactive)
  (let* ((after (- (point-max) (point)))
         (column (or indent (calculate-lisp-indent))))
    (beginning-of-line)
    (skip-chars-forward " \t")
    (cond
     ((or (null column) (looking-at "\\s<\\s<\\s<"))
      ;; A line in a string, or a comment that stays at the margin.
      nil)
     (t
      (lisp-indent--to column)))
    (when (> (- (point-max) after) (point))
      (goto-char (- (point-max) after)))))

(defun lisp-indent--to (column)
  "Give the current line, with point at its first character, the indentation COLUMN."
  (unless (= column (current-column))
    (delete-region (line-beginning-position) (point))
    (indent-to column)))

(defun indent-sexp (&optional endpos)
  "Indent each line of the expression that begins after point, or those down to ENDPOS."
  (interactive)
  (save-excursion
    (let* ((start (point))
           (end (copy-marker (or endpos (point-max))))
           (state nil))
      (while (let ((from (point)))
               (forward-line 1)
               (and (bolp) (< (point) end)
                    (progn
                      (setq state (if state
                                      (parse-partial-sexp from (point) nil nil state)
                                    (parse-partial-sexp start (point))))
                      (or endpos (> (car state) 0)))))
        (let ((line (point)))
          (unless (looking-at "[ \t]*$")
            (let ((column (if (nth 3 state) nil (calculate-lisp-indent state))))
              (when column
                (goto-char line)
                (skip-chars-forward " \t")
                (lisp-indent--to column))))
          (goto-char line)))
      (set-marker end nil))))

(defun lisp-indent-region (start end)
  "Indent the lines between START and END that are not empty as Lisp."
  (save-excursion
    (let ((limit (copy-marker end))
          (reporter (make-progress-reporter "Indenting region..." start end)))
      (goto-char start)
      (while (< (point) limit)
        (unless (and (bolp) (eolp))
          (lisp-indent-line))
        (forward-line 1)
        (progress-reporter-update reporter (point)))
      (progress-reporter-done reporter)
      (set-marker limit nil))))

(defun prog-indent-sexp (&optional defun)
  "Indent the expression behind point; DEFUN non-nil the definition that point is in."
  (interactive "P")
  (save-excursion
    (when defun
      (end-of-line)
      (beginning-of-defun))
    (let ((start (point))
          (end (progn (forward-sexp 1) (point))))
      (indent-region start end nil))))

(provide 'lisp-indent)

;;; lisp-indent.el ends here

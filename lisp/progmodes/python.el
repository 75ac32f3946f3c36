;;; python.el --- a major mode for Python  -*- lexical-binding: t -*-

;; Strings, comments, brackets, indentation, and moving by statement and definition.  Talking to a Python process, completion,
;; skeletons and colours are not there.
;;
;; Everything rests on two places of a line: the statement it belongs to (a statement goes on over lines inside brackets, inside a
;; string, and after a backslash) and the line that opened the block around it.

(defgroup python nil
  "Editing Python."
  :group 'languages)

(defcustom python-indent-offset 4
  "How many columns a block is indented more than the line that opens it."
  :type 'integer
  :safe 'integerp)

(defcustom python-indent-guess-indent-offset t
  "Non-nil means `python-mode' looks for the `python-indent-offset' that a text has."
  :type 'boolean
  :safe 'booleanp)

(defcustom python-indent-guess-indent-offset-verbose t
  "Non-nil means say so when no offset could be found in a text."
  :type 'boolean)

(defvar python-mode-map
  (let ((map (make-sparse-keymap)))
    (define-key map (kbd "DEL") #'python-indent-dedent-line-backspace)
    (define-key map (kbd "<backtab>") #'python-indent-dedent-line)
    (define-key map "\C-c<" #'python-indent-shift-left)
    (define-key map "\C-c>" #'python-indent-shift-right)
    map)
  "Keys of Python mode.")

(defvar python-mode-syntax-table
  (let ((table (make-syntax-table)))
    (dolist (character '(?$ ?% ?& ?* ?+ ?- ?/ ?< ?= ?> ?|))
      (modify-syntax-entry character "." table))
    (modify-syntax-entry ?' "\"" table)
    (modify-syntax-entry ?` "$" table)
    (modify-syntax-entry ?# "<" table)
    (modify-syntax-entry ?\n ">" table)
    table)
  "Syntax of Python's source text.")


;;; Strings in three quotes

(defun python-syntax-stringify ()
  "Give three quotes, which end at point, the syntax that they have there.
The quote next to the text of the string is a string fence: the last one where it begins, the first one where it ends.
Three quotes in a comment, or in a string of another kind, have no meaning."
  (let* ((end (point))
         (start (- end 3))
         (state (save-excursion (syntax-ppss start)))
         (fence (nth 8 state))
         (mark (lambda (place) (put-text-property place (1+ place) 'syntax-table (string-to-syntax "|")))))
    (cond ((nth 4 state))
          ((null fence) (funcall mark (1- end)))
          ((and (eq (nth 3 state) t)
                (eq (char-after fence) (char-after start))
                (= 0 (logand 1 (save-excursion (goto-char start) (- (skip-chars-backward "\\\\" (1+ fence)))))))
           (funcall mark start)))))

(defun python--syntax-propertize (start end)
  "Mark the strings in three quotes between START and END."
  (goto-char start)
  (while (re-search-forward "\"\"\"\\|'''" end t)
    (python-syntax-stringify)))

(defun python-syntax-comment-or-string-p (&optional ppss)
  "Whether point is in a comment or a string; PPSS is what `syntax-ppss' says there."
  (nth 8 (or ppss (syntax-ppss))))


;;; Statements

(defun python-nav-beginning-of-statement ()
  "Go to the first character of the statement around point, and give its position."
  (interactive "^")
  (let (again)
    (while (progn
             (back-to-indentation)
             (let* ((state (save-excursion (syntax-ppss (line-beginning-position))))
                    (place (or (and (nth 3 state) (nth 8 state)) (car (nth 9 state)))))
               (cond (place (goto-char place) (setq again t))
                     ((python--continued-line-p) (forward-line -1) (setq again t))
                     (t (setq again nil)))
               again))))
  (point))

(defun python--continued-line-p ()
  "Whether the line before that of point ends with a backslash outside of comments and strings."
  (save-excursion
    (beginning-of-line)
    (and (not (bobp))
         (eq (char-before (1- (point))) ?\\)
         (not (nth 8 (syntax-ppss (1- (point))))))))

(defun python-nav-end-of-statement (&optional noend)
  "Go to the end of the last line of the statement around point, and give its position.
With NOEND, stop before the comment and the blanks at the end of that line."
  (interactive "^")
  (let ((again t))
    (while again
      (end-of-line)
      (let ((state (syntax-ppss)))
        (cond ((eobp) (setq again nil))
              ((or (nth 3 state) (nth 9 state)
                   (and (not (nth 4 state)) (eq (char-before) ?\\)))
               (forward-line 1))
              (t (setq again nil)))))
    (when noend
      (let ((state (syntax-ppss)))
        (when (nth 4 state) (goto-char (nth 8 state))))
      (skip-chars-backward " \t")))
  (point))

(defun python--blank-or-comment-line-p ()
  "Whether nothing, or only a comment, stands on the line of point."
  (save-excursion
    (beginning-of-line)
    (looking-at-p "[ \t]*\\(?:#\\|$\\)")))

(defun python-nav-backward-statement (&optional arg)
  "Go back to the beginning of the ARGth statement before point."
  (interactive "^p")
  (python-nav-forward-statement (- (or arg 1))))

(defun python-nav-forward-statement (&optional arg)
  "Go to the beginning of the ARGth statement after point, or before it when ARG is negative."
  (interactive "^p")
  (setq arg (or arg 1))
  (while (> arg 0)
    (python-nav-end-of-statement)
    (forward-line 1)
    (while (and (not (eobp)) (python--blank-or-comment-line-p)) (forward-line 1))
    (back-to-indentation)
    (setq arg (1- arg)))
  (while (< arg 0)
    (python-nav-beginning-of-statement)
    (beginning-of-line)
    (skip-chars-backward " \t\n")
    (beginning-of-line)
    (while (and (not (bobp)) (python--blank-or-comment-line-p)) (forward-line -1))
    (python-nav-beginning-of-statement)
    (setq arg (1+ arg))))


;;; Expressions

(defun python-nav-forward-sexp (&optional arg)
  "Move over ARG expressions, back when ARG is negative; a string in three quotes is one."
  (interactive "^p")
  (setq arg (or arg 1))
  (let ((forward-sexp-function nil)
        (step (if (< arg 0) -1 1)))
    (dotimes (_ (abs arg))
      (let ((from (save-excursion (forward-comment (* step (point-max))) (point))))
        (syntax-propertize (min (point-max) (+ from 3)))
        (cond ((and (> step 0)
                    (save-excursion (goto-char from) (looking-at-p "\"\"\"\\|'''"))
                    (equal (get-text-property (+ from 2) 'syntax-table) (string-to-syntax "|")))
               (goto-char (+ 2 (scan-sexps (+ from 2) 1))))
              ((and (< step 0)
                    (>= from (+ (point-min) 3))
                    (save-excursion (goto-char from) (looking-back "\"\"\"\\|'''" (- from 3)))
                    (equal (get-text-property (- from 3) 'syntax-table) (string-to-syntax "|")))
               (goto-char (- (scan-sexps (- from 2) -1) 2)))
              (t (forward-sexp step)))))))


;;; Definitions

(defvar python-nav-beginning-of-defun-regexp "^[ \t]*\\(?:async[ \t]+\\)?\\(?:def\\|class\\)[ \t]+\\([[:alnum:]_]+\\)"
  "What the first line of a definition looks like; group 1 is the name.")

(defun python-info-looking-at-beginning-of-defun ()
  "Whether point is at the beginning of a line that opens a definition, or in its indentation."
  (save-excursion
    (beginning-of-line)
    (and (looking-at python-nav-beginning-of-defun-regexp)
         (not (nth 8 (syntax-ppss))))))

(defun python-nav-beginning-of-defun (&optional arg)
  "Go back to the beginning of the line that opens the ARGth definition before point; forward when ARG is negative.
The value is non-nil when there was one."
  (interactive "^p")
  (setq arg (or arg 1))
  (let ((found t))
    (while (and found (/= arg 0))
      (let ((from (point)))
        (setq found nil)
        (if (< arg 0) (end-of-line))
        (while (and (not found)
                    (if (> arg 0)
                        (re-search-backward python-nav-beginning-of-defun-regexp nil t)
                      (re-search-forward python-nav-beginning-of-defun-regexp nil t)))
          (goto-char (match-beginning 0))
          (if (python-info-looking-at-beginning-of-defun)
              (setq found t)
            (if (< arg 0) (end-of-line))))
        (unless found (goto-char from))
        (setq arg (if (> arg 0) (1- arg) (1+ arg)))))
    found))

(defun python-nav-end-of-defun ()
  "Go to the end of the definition around point, or after it; where there is none, to the next line."
  (interactive "^")
  (if (not (or (python-info-looking-at-beginning-of-defun)
               (python-nav-beginning-of-defun 1)
               (python-nav-beginning-of-defun -1)))
      (forward-line 1)
    (let ((column (current-indentation))
          (last nil))
      (while (progn
               (python-nav-end-of-statement)
               (setq last (point))
               (forward-line 1)
               (while (and (not (eobp)) (python--blank-or-comment-line-p)) (forward-line 1))
               (and (not (eobp)) (> (current-indentation) column))))
      (goto-char last))))

(defun python-info-current-defun (&optional include-type)
  "The names of the definitions around point, joined by dots, or nil; with INCLUDE-TYPE, with `def' or `class' before."
  (save-excursion
    (python-nav-beginning-of-statement)
    (let ((names nil)
          (kind nil)
          (column (current-indentation)))
      (when (python-info-looking-at-beginning-of-defun)
        (setq column (1+ column))
        (end-of-line))
      (while (and (> column 0) (python-nav-beginning-of-defun 1))
        (when (< (current-indentation) column)
          (setq column (current-indentation))
          (looking-at python-nav-beginning-of-defun-regexp)
          (push (match-string-no-properties 1) names)
          (unless kind
            (setq kind (save-excursion (back-to-indentation) (if (looking-at-p "class") "class" "def"))))))
      (when names
        (concat (and include-type (concat kind " ")) (mapconcat #'identity names "."))))))


;;; Indentation

(defconst python--dedenters
  '(("else" "if" "elif" "except" "for" "while")
    ("elif" "if" "elif")
    ("except" "try" "except")
    ("finally" "else" "try" "except"))
  "Words that begin a part of a statement, and the words that may begin the part before.")

(defun python--opens-block-p ()
  "Whether the statement at point ends with a colon."
  (save-excursion
    (python-nav-end-of-statement t)
    (and (eq (char-before) ?:)
         (not (nth 8 (syntax-ppss (1- (point))))))))

(defun python--previous-statement ()
  "Go to the beginning of the statement before the line of point; nil when there is none."
  (beginning-of-line)
  (let ((found nil))
    (while (and (not found) (not (bobp)))
      (forward-line -1)
      (unless (and (python--blank-or-comment-line-p) (not (nth 3 (syntax-ppss (line-beginning-position)))))
        (setq found t)))
    (and found
         (python-nav-beginning-of-statement)
         t)))

(defun python--levels-down (column)
  "COLUMN and the columns of indentation below it, highest first."
  (let ((levels nil)
        (level (* python-indent-offset (/ column python-indent-offset))))
    (while (>= level 0)
      (push level levels)
      (setq level (- level python-indent-offset)))
    (setq levels (nreverse levels))
    (if (equal (car levels) column) levels (cons column levels))))

(defun python--block-starts (words)
  "Columns of the lines above that begin with one of WORDS and whose blocks are still open here, innermost first."
  (save-excursion
    (beginning-of-line)
    (let ((columns nil)
          (limit most-positive-fixnum))
      (while (and (> limit 0) (python--previous-statement))
        (let ((column (current-column)))
          (when (< column limit)
            (setq limit column)
            (when (and (looking-at "[[:alpha:]]+") (member (match-string-no-properties 0) words) (python--opens-block-p))
              (push column columns)))))
      (nreverse columns))))

(defun python--in-brackets-column (open)
  "The column of a line inside the bracket at OPEN."
  (save-excursion
    (back-to-indentation)
    (let ((closing (looking-at-p "\\s)")))
      (goto-char (1+ open))
      (skip-chars-forward " \t")
      (cond ((not (looking-at-p "#\\|$")) (current-column))
            (t
             ;; Nothing follows the bracket on its line.
             (let* ((statement (save-excursion (goto-char open) (back-to-indentation) (current-column)))
                    (definition (save-excursion
                                  (goto-char open)
                                  (python-nav-beginning-of-statement)
                                  (python--compound-statement-p))))
               (cond (closing statement)
                     (definition (+ statement (* 2 python-indent-offset)))
                     (t (+ statement python-indent-offset)))))))))

(defun python--compound-statement-p ()
  "Whether the statement at point is one that opens a block, such as a definition whose arguments go on over lines."
  (looking-at-p "\\(?:async[ \t]+\\)?\\(?:def\\|class\\|if\\|elif\\|for\\|while\\|with\\|except\\)\\_>"))

(defun python-indent-calculate-indentation (&optional previous)
  "The column to which the line of point should be indented.
With PREVIOUS, the next lower one that it may have instead of the one it has now."
  (let ((levels (python-indent-calculate-levels)))
    (if (not previous)
        (car levels)
      (or (car (seq-filter (lambda (level) (< level (current-indentation))) levels))
          (car levels)))))

(defun python-indent-calculate-levels ()
  "The columns which the line of point may have, the best one first."
  (save-excursion
    (beginning-of-line)
    (let* ((state (syntax-ppss))
           (open (nth 1 state)))
      (cond
       ((nth 3 state) (list (current-indentation)))
       (open (list (python--in-brackets-column open)))
       ((python--continued-line-p)
        (list (save-excursion
                (python-nav-beginning-of-statement)
                (python--after-backslash-column))))
       (t
        (back-to-indentation)
        (let* ((word (and (looking-at "\\(else\\|elif\\|except\\|finally\\)\\_>") (match-string-no-properties 1)))
               (starts (and word (python--block-starts (cdr (assoc word python--dedenters))))))
          (cond
           (starts starts)
           ((not (python--previous-statement)) (list 0))
           ((python--opens-block-p)
            (python--levels-down (+ (current-column) python-indent-offset)))
           ((looking-at-p "\\(?:return\\|pass\\|raise\\|break\\|continue\\)\\_>")
            (python--levels-down (max 0 (- (current-column) python-indent-offset))))
           (t (python--levels-down (current-column))))))))))

(defun python--after-backslash-column ()
  "The column of a line after a backslash in the statement at point."
  (if (looking-at "\\(?:async[ \t]+\\)?\\(?:if\\|elif\\|while\\|with\\|for\\)[ \t]+")
      (progn (goto-char (match-end 0)) (current-column))
    (+ (current-column) python-indent-offset)))

(defun python-indent-line (&optional previous)
  "Indent the line of point; with PREVIOUS, to the next lower level.
Point stays with the text it is in, and goes to the indentation when it is before that."
  (let ((after (- (point-max) (point)))
        (in-text (> (current-column) (current-indentation))))
    (indent-line-to (python-indent-calculate-indentation previous))
    (when in-text (goto-char (- (point-max) after)))))

(defvar python-indent-trigger-commands '(indent-for-tab-command yas-expand yas/expand)
  "Commands that, done again, make the indentation of a line go to the next lower level.")

(defun python-indent-line-function ()
  "Indent the line of point; the same command again takes the next lower level."
  (python-indent-line
   (and (memq this-command python-indent-trigger-commands)
        (eq last-command this-command))))

(defun python-indent-region (start end)
  "Indent the lines between START and END; those inside strings stay as they are."
  (interactive "r")
  (let ((end (copy-marker end)))
    (save-excursion
      (goto-char start)
      (unless (bolp) (forward-line 1))
      (while (< (point) end)
        (unless (or (and (bolp) (eolp))
                    (nth 3 (syntax-ppss)))
          (python-indent-line))
        (forward-line 1)))
    (set-marker end nil)))

(defun python-indent-dedent-line ()
  "Move the line of point one level of indentation to the left, when point is in the indentation; non-nil when it did."
  (interactive "*")
  (when (and (not (bolp))
             (not (python-syntax-comment-or-string-p))
             (= (current-indentation) (current-column)))
    (python-indent-line t)
    t))

(defun python-indent-dedent-line-backspace (arg)
  "Delete ARG characters back, or take a level of indentation away when point is in the indentation."
  (interactive "*p")
  (unless (python-indent-dedent-line)
    (backward-delete-char-untabify arg)))

(defun python-indent-shift-left (start end &optional count)
  "Move the lines between START and END COUNT columns to the left (`python-indent-offset' when nil).
Signals `user-error' when a line is not indented that much."
  (interactive (if mark-active
                   (list (region-beginning) (region-end) current-prefix-arg)
                 (list (line-beginning-position) (line-end-position) current-prefix-arg)))
  (setq count (if count (prefix-numeric-value count) python-indent-offset))
  (when (> count 0)
    (save-excursion
      (goto-char start)
      (while (< (point) end)
        (when (and (< (current-indentation) count) (not (looking-at "[ \t]*$")))
          (user-error "Can't shift all lines enough"))
        (forward-line))
      (indent-rigidly start end (- count)))))

(defun python-indent-shift-right (start end &optional count)
  "Move the lines between START and END COUNT columns to the right (`python-indent-offset' when nil)."
  (interactive (if mark-active
                   (list (region-beginning) (region-end) current-prefix-arg)
                 (list (line-beginning-position) (line-end-position) current-prefix-arg)))
  (indent-rigidly start end (if count (prefix-numeric-value count) python-indent-offset)))

(defun python-indent-guess-indent-offset ()
  "Make `python-indent-offset' of this buffer what the first indented block has."
  (interactive)
  (save-excursion
    (save-restriction
      (widen)
      (goto-char (point-min))
      (let ((found nil))
        (while (and (not found) (re-search-forward ":[ \t]*\\(?:#.*\\)?$" nil t))
          (goto-char (match-beginning 0))
          (unless (or (nth 8 (syntax-ppss)) (nth 9 (syntax-ppss)))
            (python-nav-beginning-of-statement)
            (let ((column (current-column)))
              (python-nav-forward-statement)
              (when (> (current-column) column)
                (setq found (- (current-column) column)))))
          (unless found (goto-char (line-end-position))))
        (if found
            (setq-local python-indent-offset found)
          (when python-indent-guess-indent-offset-verbose
            (message "Can't guess python-indent-offset, using defaults: %s" python-indent-offset)))))))


(defun python-indent-post-self-insert-function ()
  "Indent a line that begins a further part of a statement, such as `else', when its colon is typed."
  (when (and electric-indent-mode
             (eq last-command-event ?:)
             (eq (char-before) ?:)
             (looking-at-p "[ \t]*$")
             (not (nth 8 (syntax-ppss)))
             (not (nth 1 (syntax-ppss))))
    (let ((levels (save-excursion
                    (back-to-indentation)
                    (and (looking-at "\\(else\\|elif\\|except\\|finally\\)\\_>")
                         (python--block-starts (cdr (assoc (match-string-no-properties 1) python--dedenters)))))))
      (when (and levels (not (memq (current-indentation) levels)))
        (python-indent-line)))))


;;; The mode

(define-derived-mode python-mode prog-mode "Python"
  "The major mode for Python."
  (setq-local tab-width 8)
  (setq-local indent-tabs-mode nil)
  (setq-local comment-start "# ")
  (setq-local comment-start-skip "#+\\s-*")
  (setq-local parse-sexp-lookup-properties t)
  (setq-local parse-sexp-ignore-comments t)
  (setq-local forward-sexp-function #'python-nav-forward-sexp)
  (setq-local syntax-propertize-function #'python--syntax-propertize)
  (setq-local indent-line-function #'python-indent-line-function)
  (setq-local indent-region-function #'python-indent-region)
  (setq-local electric-indent-inhibit t)
  (setq-local electric-indent-chars '(?: ?\n))
  (setq-local beginning-of-defun-function #'python-nav-beginning-of-defun)
  (setq-local end-of-defun-function #'python-nav-end-of-defun)
  (setq-local add-log-current-defun-function #'python-info-current-defun)
  (setq-local paragraph-start "\\s-*$")
  (setq-local outline-regexp
              "[[:space:]]*\\_<\\(?:def\\|class\\|if\\|elif\\|else\\|try\\|except\\|finally\\|for\\|while\\|with\\|async\\)\\_>")
  (add-hook 'post-self-insert-hook #'python-indent-post-self-insert-function 'append 'local)
  (when python-indent-guess-indent-offset
    (python-indent-guess-indent-offset)))

(provide 'python)

;;; python.el ends here

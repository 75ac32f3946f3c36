;;; sexp-motion.el --- moving over expressions and definitions  -*- lexical-binding: t -*-

;; See "Expressions", "List Motion" and "Position Parse" in the Elisp manual.

;;; Expressions

(defun forward-sexp (&optional arg interactive)
  "Move forward over ARG expressions, by default one; backward if ARG is negative.
Signals `scan-error' where there is none.  INTERACTIVE non-nil makes that a `user-error'."
  (interactive "^p\nd")
  (if interactive
      (condition-case nil
          (forward-sexp arg nil)
        (scan-error (user-error (if (> (or arg 1) 0) "No next sexp" "No previous sexp"))))
    (or arg (setq arg 1))
    (if forward-sexp-function
        (funcall forward-sexp-function arg)
      (goto-char (or (scan-sexps (point) arg) (buffer-end arg)))
      (if (< arg 0) (backward-prefix-chars)))))

(defun backward-sexp (&optional arg interactive)
  "Move backward over ARG expressions, by default one; INTERACTIVE is as in `forward-sexp'."
  (interactive "^p\nd")
  (forward-sexp (- (or arg 1)) interactive))

(defun forward-list (&optional arg interactive)
  "Move forward over ARG lists, by default one; INTERACTIVE is as in `forward-sexp'."
  (interactive "^p\nd")
  (if interactive
      (condition-case nil
          (forward-list arg nil)
        (scan-error (user-error (if (> (or arg 1) 0) "No next group" "No previous group"))))
    (or arg (setq arg 1))
    (goto-char (or (scan-lists (point) arg 0) (buffer-end arg)))))

(defun backward-list (&optional arg interactive)
  "Move backward over ARG lists, by default one; INTERACTIVE is as in `forward-sexp'."
  (interactive "^p\nd")
  (forward-list (- (or arg 1)) interactive))

(defun down-list (&optional arg interactive)
  "Move forward into a list, ARG levels down; backward if ARG is negative.  INTERACTIVE as in `forward-sexp'."
  (interactive "^p\nd")
  (if interactive
      (condition-case nil
          (down-list arg nil)
        (scan-error (user-error "At bottom level")))
    (or arg (setq arg 1))
    (let ((step (if (> arg 0) 1 -1)))
      (while (/= arg 0)
        (goto-char (or (scan-lists (point) step -1) (buffer-end arg)))
        (setq arg (- arg step))))))

(defun up-list (&optional arg escape-strings no-syntax-crossing)
  "Move forward out of ARG levels of lists; backward if ARG is negative.
ESCAPE-STRINGS non-nil means out of a string too.  NO-SYNTAX-CROSSING non-nil means not to leave a string
by way of a list around it, and to signal `user-error' where there is no way."
  (interactive "^p\nd\nd")
  (or arg (setq arg 1))
  (let ((step (if (> arg 0) 1 -1)))
    (while (/= arg 0)
      (let* ((string (and (or escape-strings no-syntax-crossing) (nth 8 (sexp-motion--string-state (point)))))
             (failure nil)
             (place (condition-case data
                        (or (scan-lists (point) step 1) (buffer-end arg))
                      (scan-error (setq failure data) nil))))
        (if (and place string no-syntax-crossing
                 (not (eq string (nth 8 (sexp-motion--string-state place)))))
            (setq place nil))
        (cond (place (goto-char place))
              ((and string escape-strings)
               (goto-char string)
               (if (> step 0) (goto-char (or (scan-sexps (point) 1) (point-max)))))
              (no-syntax-crossing (user-error "At top level"))
              (t (signal (car failure) (cdr failure)))))
      (setq arg (- arg step)))))

(defun sexp-motion--string-state (position)
  "The state of the parser at POSITION if that is in a string, else nil."
  (let ((state (save-excursion (syntax-ppss position))))
    (and (nth 3 state) state)))

(defun backward-up-list (&optional arg escape-strings no-syntax-crossing)
  "Move backward out of ARG levels of lists; ESCAPE-STRINGS and NO-SYNTAX-CROSSING as in `up-list'."
  (interactive "^p\nd\nd")
  (up-list (- (or arg 1)) escape-strings no-syntax-crossing))

(defun kill-sexp (&optional arg interactive)
  "Kill the ARG expressions after point; INTERACTIVE is as in `forward-sexp'."
  (interactive "p\nd")
  (let ((start (point)))
    (forward-sexp (or arg 1) interactive)
    (kill-region start (point))))

(defun backward-kill-sexp (&optional arg interactive)
  "Kill the ARG expressions before point; INTERACTIVE is as in `forward-sexp'."
  (interactive "p\nd")
  (kill-sexp (- (or arg 1)) interactive))

(defun mark-sexp (&optional arg _allow-extend)
  "Set the mark ARG expressions from point, and make it active."
  (interactive "P\np")
  (push-mark (save-excursion (forward-sexp (prefix-numeric-value arg)) (point)) nil t))

(defun raise-sexp (&optional arg)
  "Put the ARG expressions after point in the place of the list around them."
  (interactive "p")
  (let ((text (buffer-substring (point) (save-excursion (forward-sexp arg) (point)))))
    (backward-up-list 1)
    (delete-region (point) (save-excursion (forward-sexp 1) (point)))
    (save-excursion (insert text))))

(defun check-parens ()
  "Signal a `user-error' if the parentheses of the buffer do not match, with point where they do not."
  (interactive)
  (condition-case data
      (scan-sexps (point-min) (point-max))
    (scan-error
     (push-mark)
     (goto-char (nth 2 data))
     (user-error "Unmatched bracket or quote"))))

(defun buffer-end (arg)
  "Return the end of the buffer if ARG is positive, else its beginning."
  (if (> arg 0) (point-max) (point-min)))

;;; Definitions

(defun beginning-of-defun-raw (&optional arg)
  "Move to the beginning of a definition, the ARGth before point, or if ARG is negative after it.
Return non-nil if there is one.  `beginning-of-defun-function', if non-nil, does it."
  (interactive "^p")
  (or arg (setq arg 1))
  (if beginning-of-defun-function
      (if (> arg 0)
          (let (found)
            (dotimes (_ arg found)
              (setq found (funcall beginning-of-defun-function))))
        (funcall beginning-of-defun-function arg))
    (let ((regexp (if defun-prompt-regexp
                      (concat "^\\s(\\|\\(?:" defun-prompt-regexp "\\)\\s(")
                    "^\\s(")))
      (if (and (< arg 0) (not (eobp)))
          (forward-char 1))
      (if (re-search-backward regexp nil 'move arg)
          (progn (goto-char (match-beginning 0)) t)))))

(defun beginning-of-defun (&optional arg)
  "Move to the beginning of the line where the ARGth definition before point begins; return t if there is one."
  (interactive "^p")
  (if (beginning-of-defun-raw arg)
      (progn (beginning-of-line) t)))

(defun sexp-motion--after-defun ()
  "Move from the end of a definition behind the rest of its line, if that is empty or a comment."
  (skip-chars-forward " \t")
  (if (looking-at "\\s<\\|\n")
      (forward-line 1)))

(defun end-of-defun (&optional arg _interactive)
  "Move behind the end of the ARGth definition from point; backward if ARG is negative."
  (interactive "^p\nd")
  (or arg (setq arg 1))
  (while (> arg 0)
    (let ((start (point)))
      (setq arg (1- arg))
      (end-of-line)
      (if (beginning-of-defun-raw 1)
          (progn (funcall end-of-defun-function)
                 (sexp-motion--after-defun)))
      (when (or (<= (point) start) (bobp))
        (goto-char start)
        (if (beginning-of-defun-raw -1)
            (progn (funcall end-of-defun-function)
                   (sexp-motion--after-defun))
          (goto-char (point-max))))))
  (while (< arg 0)
    (let ((start (point)))
      (setq arg (1+ arg))
      (beginning-of-defun-raw 1)
      (let ((beginning (point)))
        (funcall end-of-defun-function)
        (sexp-motion--after-defun)
        (when (>= (point) start)
          (goto-char beginning)
          (if (beginning-of-defun-raw 1)
              (progn (funcall end-of-defun-function)
                     (sexp-motion--after-defun))
            (goto-char (point-min))))))))

(defun beginning-of-defun-comments (&optional arg)
  "Move as `beginning-of-defun' with ARG does, and on over the comments right before the definition.
Point ends at the beginning of a line."
  (interactive "^p")
  (beginning-of-defun (or arg 1))
  (let (before)
    (while (setq before (sexp-motion--comment-before-line))
      (goto-char before)))
  0)

(defun sexp-motion--comment-before-line ()
  "The beginning of the line where the comment begins that ends with the line before point; nil if there is none."
  (let ((line (point)))
    (save-excursion
      (and (= 0 (forward-line -1))
           (not (looking-at-p "[ \t]*$"))
           (progn (goto-char line) (forward-comment -1))
           (progn (skip-chars-backward " \t") (bolp))
           (< (point) line)
           (point)))))

(defun mark-defun (&optional arg interactive)
  "Put the mark behind the definition around point, or after it, and point before it and its comments.
ARG is how many definitions; a negative one means those before.  With an active region, or INTERACTIVE and the same
command before, take in ARG more: after the mark, or before point when ARG is negative."
  (interactive "p\nd")
  (or arg (setq arg 1))
  (cond ((or (and interactive (eq last-command this-command) (mark t))
             (use-region-p))
         (if (> arg 0)
             (set-mark (save-excursion (goto-char (mark)) (end-of-defun arg) (point)))
           (beginning-of-defun-comments (- arg))))
        (t
         (let* ((origin (point))
                (end (sexp-motion--end-of-defun-to-mark (< arg 0))))
           (push-mark origin)
           (push-mark (if (> arg 1) (save-excursion (goto-char end) (end-of-defun (1- arg)) (point)) end)
                      nil t)
           (goto-char end)
           (if (< arg -1) (beginning-of-defun (- arg)) (beginning-of-defun-comments)))))
  ;; The line after the last text before the definition.
  (skip-chars-backward "[:space:]\n")
  (unless (bobp) (forward-line 1)))

(defun sexp-motion--end-of-defun-to-mark (backward)
  "Where the definition around point ends; if none is, the one after it, or when BACKWARD is non-nil before it."
  (save-excursion
    (let ((origin (point))
          (end (progn (end-of-defun) (point))))
      (when (and backward
                 (progn (beginning-of-defun) (> (point) origin))
                 (beginning-of-defun))
        (end-of-defun)
        (setq end (point)))
      end)))

(defun narrow-to-defun (&optional include-comments)
  "Narrow the buffer to the definition around point, or after it.
INCLUDE-COMMENTS non-nil means with the comments right before it."
  (interactive)
  (save-excursion
    (widen)
    (end-of-defun)
    (let ((end (point)))
      (beginning-of-defun)
      (when include-comments
        (forward-comment (- (point-max)))
        (skip-chars-forward " \t\n"))
      (narrow-to-region (line-beginning-position) end))))

;;; Pairs

(defcustom insert-pair-alist '((?\( ?\)) (?\[ ?\]) (?\{ ?\}) (?\< ?\>) (?\" ?\") (?\' ?\') (?\` ?\'))
  "Lists of an opening and a closing character, for `insert-pair' and `delete-pair'.
A list may have three: the key that stands for the two."
  :type '(repeat (list character character))
  :group 'lisp)

(defcustom delete-pair-blink-delay 1
  "How many seconds `delete-pair' shows the closing character; 0 means not at all."
  :type 'number
  :group 'lisp)

(defun insert-pair (&optional arg open close)
  "Put the characters OPEN and CLOSE around the ARG expressions after point, or before it when ARG is negative.
With an active region, put them around that.  ARG nil means around nothing.  Without OPEN and CLOSE, the last key says which
of `insert-pair-alist' to take; a key that is not there is inserted itself."
  (interactive "P")
  (if (not (and open close))
      (let ((pair (or (assq last-command-event insert-pair-alist)
                      (assq (event-basic-type last-command-event) insert-pair-alist))))
        (if pair
            (setq open (if (nth 2 pair) (nth 1 pair) (nth 0 pair))
                  close (or (nth 2 pair) (nth 1 pair))))))
  (cond
   ((not (and open close)) (insert-char last-command-event))
   ((and transient-mark-mode mark-active)
    (let ((start (region-beginning))
          (end (region-end)))
      (save-excursion (goto-char end) (insert close))
      (goto-char start)
      (insert open)))
   (t
    (let ((spaces parens-require-spaces)
          (count (if arg (prefix-numeric-value arg) 0)))
      (cond ((> count 0) (skip-chars-forward " \t"))
            ((< count 0) (forward-sexp count) (setq count (- count))))
      (and spaces (not (bobp))
           (memq (char-syntax (preceding-char)) (list ?w ?_ (char-syntax close)))
           (insert " "))
      (insert open)
      (save-excursion
        (if (> count 0) (forward-sexp count))
        (insert close)
        (and spaces (not (eobp))
             (memq (char-syntax (following-char)) (list ?w ?_ (char-syntax open)))
             (insert " ")))))))

(defun insert-parentheses (&optional arg)
  "Put parentheses around the ARG expressions after point, or before it when ARG is negative; nil means around nothing."
  (interactive "P")
  (insert-pair arg ?\( ?\)))

(defun delete-pair (&optional arg)
  "Delete the pair of characters around the ARG expressions after point, or before it when ARG is negative.
Signals an error when these are no pair of `insert-pair-alist'."
  (interactive "P")
  (let* ((count (if arg (prefix-numeric-value arg) 1))
         (before (>= count 0)))
    (save-excursion
      (if before (skip-chars-forward " \t") (skip-chars-backward " \t"))
      (let* ((here (point))
             (there (save-excursion (forward-sexp count) (point)))
             (start (min here there))
             (end (max here there)))
        (unless (and (< start end)
                     (seq-some (lambda (pair)
                                 (equal (last pair 2) (list (char-after start) (char-before end))))
                               insert-pair-alist))
          (error (if before "Not before matching pair" "Not after matching pair")))
        (when (and (not noninteractive) (> delete-pair-blink-delay 0))
          (goto-char (if before (1- end) start))
          (sit-for delete-pair-blink-delay))
        (delete-region (1- end) end)
        (delete-region start (1+ start))))))

;;; sexp-motion.el ends here

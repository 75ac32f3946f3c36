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
by way of a list around it."
  (interactive "^p\nd\nd")
  (or arg (setq arg 1))
  (let ((step (if (> arg 0) 1 -1))
        (string nil))
    (while (/= arg 0)
      (if (and (or escape-strings no-syntax-crossing)
               (setq string (let ((state (save-excursion (syntax-ppss)))) (and (nth 3 state) (nth 8 state)))))
          (progn
            (unless escape-strings
              (signal 'scan-error (list "Unbalanced parentheses" (point) (buffer-end step))))
            (goto-char string)
            (if (> step 0) (forward-sexp)))
        (goto-char (or (scan-lists (point) step 1) (buffer-end arg))))
      (setq arg (- arg step)))))

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

(defun mark-defun (&optional _arg _interactive)
  "Put the mark behind the definition around point and point before it."
  (interactive "p\nd")
  (end-of-defun)
  (push-mark nil nil t)
  (beginning-of-defun))

(defun narrow-to-defun (&optional _include-comments)
  "Narrow the buffer to the definition around point."
  (interactive)
  (save-excursion
    (widen)
    (end-of-defun)
    (let ((end (point)))
      (beginning-of-defun)
      (narrow-to-region (point) end))))

;;; Pairs

(defun insert-pair (&optional arg open close)
  "Put the characters OPEN and CLOSE around the ARG expressions after point; ARG nil means around nothing."
  (interactive "P")
  (setq open (or open ?\() close (or close ?\)))
  (let ((count (if arg (prefix-numeric-value arg) 0))
        (spaces parens-require-spaces))
    (if (> count 0) (skip-chars-forward " \t"))
    (and spaces (not (bobp))
         (memq (char-syntax (preceding-char)) (list ?w ?_ (char-syntax close)))
         (insert " "))
    (insert open)
    (save-excursion
      (if (> count 0) (forward-sexp count))
      (insert close)
      (and spaces (not (eobp))
           (memq (char-syntax (following-char)) (list ?w ?_ (char-syntax open)))
           (insert " ")))))

(defun insert-parentheses (&optional arg)
  "Put parentheses around the ARG expressions after point; ARG nil means around nothing."
  (interactive "P")
  (insert-pair arg ?\( ?\)))

(defun delete-pair (&optional _arg)
  "Delete the parentheses, or other pair, of the expression after point."
  (interactive "P")
  (save-excursion
    (skip-chars-forward " \t")
    (save-excursion
      (forward-sexp 1)
      (delete-char -1))
    (delete-char 1)))

;;; sexp-motion.el ends here

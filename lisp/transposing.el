;;; transposing.el --- exchanging characters, words, lines, expressions  -*- lexical-binding: t -*-

;; See "Transposing Text" in the Emacs manual.

(defun transpose-subr (mover arg &optional special)
  "Exchange two things, over which the function MOVER of a count moves: the one at or before point, and the ARGth after.
ARG 0 exchanges those at point and at the mark.  SPECIAL non-nil means that MOVER returns the bounds of the thing that
many away, as (START . END)."
  (let ((bounds (if special
                    mover
                  (lambda (n)
                    (funcall mover n)
                    (let ((far (point)))
                      (funcall mover (- n))
                      (prog1 (if (> n 0) (cons (point) far) (cons far (point)))
                        (goto-char far)))))))
    (cond
     ((= arg 0)
      (let* ((first (progn (funcall mover 1) (funcall mover -1)
                           (funcall bounds 1)))
             (second (progn (goto-char (or (mark) (error "No mark set in this buffer")))
                            (funcall mover 1) (funcall mover -1)
                            (funcall bounds 1))))
        (transpose-subr-1 first second)
        (goto-char (max (cdr first) (cdr second)))
        nil))
     ((> arg 0)
      (let* ((first (funcall bounds -1))
             (second (progn (goto-char (cdr first)) (funcall bounds arg))))
        (transpose-subr-1 first second)
        (goto-char (cdr second))))
     (t
      (let* ((first (funcall bounds -1))
             (second (progn (goto-char (car first)) (funcall bounds arg))))
        (transpose-subr-1 first second)
        (goto-char (+ (car second) (- (cdr first) (car first)))))))))

(defun transpose-subr-1 (pos1 pos2)
  "Exchange the texts with the bounds POS1 and POS2, each (START . END) in any order, and move behind them."
  (when (> (car pos1) (cdr pos1)) (setq pos1 (cons (cdr pos1) (car pos1))))
  (when (> (car pos2) (cdr pos2)) (setq pos2 (cons (cdr pos2) (car pos2))))
  (when (> (car pos1) (car pos2))
    (let ((other pos1))
      (setq pos1 pos2 pos2 other)))
  (if (> (cdr pos1) (car pos2)) (error "Don't have two things to transpose"))
  (atomic-change-group
    (let ((end (copy-marker (cdr pos2)))
          (text (delete-and-extract-region (car pos2) (cdr pos2))))
      (goto-char (car pos2))
      (insert (delete-and-extract-region (car pos1) (cdr pos1)))
      (goto-char (car pos1))
      (insert text)
      (goto-char (cdr pos2))
      (set-marker end nil))))

(defun transpose-chars (arg)
  "Exchange the characters around point and move behind them; at the end of a line, the two before.
With ARG move the one before over that many."
  (interactive "*P")
  (when (and (null arg) (eolp) (not (bobp)) (not (get-text-property (1- (point)) 'read-only)))
    (forward-char -1))
  (transpose-subr #'forward-char (prefix-numeric-value arg)))

(defun transpose-words (arg)
  "Exchange the word around or before point with the ARG words after it, and move behind them."
  (interactive "*p")
  (transpose-subr #'forward-word arg))

(defun transpose-sexps (arg &optional interactive)
  "Exchange the expression before point with the ARG expressions after it, and move behind them."
  (interactive "*p\nd")
  (if interactive
      (condition-case nil
          (transpose-sexps arg nil)
        (scan-error (user-error "Not between two complete sexps")))
    (transpose-subr #'forward-sexp arg)))

(defun transpose-lines (arg)
  "Exchange the line of point with the one above and move behind both; with ARG move that one over ARG lines."
  (interactive "*p")
  (transpose-subr
   (lambda (n)
     (if (> n 0)
         (progn
           ;; At the end of the text a line must be there to exchange with.
           (forward-line n)
           (if (or (= (preceding-char) ?\n) (bobp))
               nil
             (newline)))
       (forward-line n)))
   arg))

(provide 'transposing)

;;; transposing.el ends here

;;; format-spec.el --- formatting by named specifications  -*- lexical-binding: t -*-

(defun format-spec (format specification &optional ignore-missing split)
  "Return the string FORMAT with %C replaced by the value of the character C in the alist SPECIFICATION.
Between % and C there may be flags (0 and - as in `format', < and > to cut at the beginning or the end, ^ and _ for
upper and lower case), a width and a precision.  IGNORE-MISSING says what becomes of a C that has no value: nil signals
an error, `ignore' leaves it as it is, `delete' takes it out, any other value leaves it and %%.
SPLIT non-nil means to return the list of the pieces."
  (with-temp-buffer
    (let ((pieces nil) (piece-start (point-min)))
      (insert format)
      (goto-char (point-min))
      (while (search-forward "%" nil t)
        (cond
         ((eq (char-after) ?%)
          (if (memq ignore-missing '(nil ignore delete))
              (delete-char 1)
            (forward-char 1)))
         ((looking-at "\\([-0 _^<>]+\\)?\\([0-9]+\\)?\\(?:\\.\\([0-9]*\\)\\)?\\([[:alpha:]]\\)")
          (let* ((beginning (1- (point)))
                 (flags (format-spec--parse-flags (match-string 1)))
                 (width (and (match-beginning 2) (string-to-number (match-string 2))))
                 (precision (and (match-beginning 3) (string-to-number (match-string 3))))
                 (end (match-end 0))
                 (entry (assq (char-before end) specification)))
            (cond
             (entry
              (let ((properties (text-properties-at beginning))
                    (text (format-spec--do-flags (format "%s" (if (functionp (cdr entry))
                                                                  (funcall (cdr entry))
                                                                (cdr entry)))
                                                 flags width precision)))
                (when (and split (/= piece-start beginning))
                  (push (buffer-substring piece-start beginning) pieces))
                (goto-char end)
                (delete-region beginning end)
                (let ((start (point)))
                  (insert text)
                  (if properties (add-text-properties start (point) properties))
                  (when split
                    (push (buffer-substring start (point)) pieces)
                    (setq piece-start (point))))))
             ((null ignore-missing)
              (error "Invalid format character: `%%%c'" (char-before end)))
             ((eq ignore-missing 'delete)
              (delete-region beginning end))
             (t (goto-char end)))))
         ((memq ignore-missing '(nil))
          (error "Invalid format string"))))
      (if split
          (progn (unless (= piece-start (point-max))
                   (push (buffer-substring piece-start (point-max)) pieces))
                 (nreverse pieces))
        (buffer-string)))))

(defun format-spec--parse-flags (flags)
  "Return the keywords that the characters of the string FLAGS stand for; others stand for nothing."
  (let ((keywords nil))
    (mapc (lambda (char)
            (let ((keyword (cdr (assq char '((?0 . :pad-zero) (?- . :pad-right) (?^ . :upcase) (?_ . :downcase)
                                             (?< . :chop-left) (?> . :chop-right))))))
              (if keyword (push keyword keywords))))
          flags)
    (nreverse keywords)))

(defun format-spec--do-flags (text flags width precision)
  "Return TEXT as FLAGS, a list of keywords, WIDTH and PRECISION say."
  (when (and precision (< precision (length text)))
    (setq text (if (memq :chop-left flags)
                   (substring text (- (length text) precision))
                 (substring text 0 precision))))
  (when width
    (let ((missing (- width (string-width text))))
      (cond
       ((> missing 0)
        (let ((padding (make-string missing (if (memq :pad-zero flags) ?0 ?\s))))
          (setq text (if (memq :pad-right flags) (concat text padding) (concat padding text)))))
       ((< missing 0)
        (cond ((memq :chop-left flags) (setq text (substring text (- missing))))
              ((memq :chop-right flags) (setq text (substring text 0 missing))))))))
  (cond ((memq :upcase flags) (upcase text))
        ((memq :downcase flags) (downcase text))
        (t text)))

(defun format-spec-make (&rest pairs)
  "Return an alist for `format-spec' from PAIRS: characters with their values."
  (let ((alist nil))
    (while pairs
      (unless (cdr pairs)
        (error "Invalid list of pairs"))
      (push (cons (car pairs) (car (cdr pairs))) alist)
      (setq pairs (cdr (cdr pairs))))
    (nreverse alist)))

(provide 'format-spec)

;;; format-spec.el ends here

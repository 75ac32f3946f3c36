;;; keymap-names.el --- key sequences from their names  -*- lexical-binding: t -*-

;; `kbd' turns "C-x <f1> RET" into the keys it names.  See "Key Sequences" in the Elisp manual.

(defconst kbd--named-keys
  '(("NUL" . 0) ("RET" . 13) ("LFD" . 10) ("TAB" . 9) ("ESC" . 27) ("SPC" . 32) ("DEL" . 127))
  "The keys that have names.")

(defconst kbd--modifiers
  '((?A . 22) (?C . 26) (?H . 24) (?M . 27) (?s . 23) (?S . 25))
  "The letters for modifiers and the bit each sets.")

(defun kbd (keys)
  "Return the key sequence that the string KEYS names, as in \"C-x M-f <f1> RET\": a string if it can be, else a vector."
  (let ((case-fold-search nil) (position 0) (events nil))
    (save-match-data
      (while (and (< position (length keys))
                  (string-match "[^ \t\n\f]+" keys position))
        (let ((word (match-string 0 keys)))
          (setq position (match-end 0))
          (if (string-prefix-p ";;" word)
              (setq position (or (string-match "$" keys position) (length keys)))
            (setq events (append events (kbd--word word)))))))
    (when (and (>= (length events) 4)
               (eq (nth 0 events) ?\C-x) (eq (nth 1 events) ?\()
               (eq (nth 0 (last events 2)) ?\C-x) (eq (nth 1 (last events 2)) ?\)))
      (setq events (butlast (nthcdr 2 events) 2)))
    (let ((plain t))
      (dolist (event events)
        (unless (and (integerp event) (<= 0 event 127))
          (setq plain nil)))
      (if plain (concat events) (vconcat events)))))

(defun kbd--word (word)
  "Return the list of events that WORD, a word of the argument of `kbd', stands for."
  (let ((times 1) (events nil) (result nil))
    (when (string-match "\\`\\([0-9]+\\)\\*." word)
      (setq times (string-to-number (match-string 1 word))
            word (substring word (1+ (match-end 1)))))
    (setq events
          (cond
           ((string-match "\\`<<.+>>\\'" word)
            (append (list (+ ?x (ash 1 27))) (substring word 2 -2) (list 13)))
           ((and (string-match "\\`\\(\\([ACHMsS]-\\)*\\)<\\(.+\\)>\\'" word)
                 (progn
                   (setq word (concat (match-string 1 word) (match-string 3 word)))
                   (not (string-match
                         "\\<\\(NUL\\|RET\\|LFD\\|ESC\\|SPC\\|DEL\\)\\'" word))))
            (list (intern word)))
           ((or (equal word "REM") (string-match "\\`;;" word)) nil)
           (t (kbd--characters word))))
    (while (> times 0)
      (setq result (append events result)
            times (1- times)))
    result))

(defun kbd--characters (word)
  "Return the list of events for WORD, characters or one with modifiers."
  (let ((whole word) (prefix 0) (bits 0))
    (while (string-match "\\`[ACHMsS]-." word)
      (setq bits (+ bits (ash 1 (cdr (assq (aref word 0) kbd--modifiers))))
            prefix (+ prefix 2)
            word (substring word 2)))
    (when (string-match "\\`\\^.\\'" word)
      (setq bits (+ bits (ash 1 26))
            prefix (1+ prefix)
            word (substring word 1)))
    (let ((named (assoc word kbd--named-keys)))
      (if named (setq word (string (cdr named)))))
    (when (string-match "\\`\\\\[0-7]+\\'" word)
      (setq word (string (string-to-number (substring word 1) 8))))
    (cond
     ((= bits 0) (append word nil))
     ((and (= bits (ash 1 27)) (string-match "\\`-?[0-9]+\\'" word))
      (mapcar (lambda (character) (+ character bits)) word))
     ((/= (length word) 1)
      (error "%s must prefix a single character, not %s" (substring whole 0 prefix) word))
     ((and (/= (logand bits (ash 1 26)) 0)
           (string-match "[@-_a-z]" word))
      (list (+ bits (- (ash 1 26)) (logand (aref word 0) 31))))
     (t (list (+ bits (aref word 0)))))))

(provide 'keymap-names)

;;; keymap-names.el ends here

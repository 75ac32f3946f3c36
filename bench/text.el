;;; text.el --- buffers as large or as busy as long-lived connections make them  -*- lexical-binding: t -*-

(defvar text-line "a line of ordinary text, as protocols send them, with number ")

(defun text-append-and-search (lines)
  "Append LINES lines, then find each of them by a regexp."
  (with-temp-buffer
    (let ((n 0))
      (while (< n lines)
        (insert text-line (number-to-string n) "\n")
        (setq n (1+ n))))
    (goto-char (point-min))
    (let ((found 0))
      (while (re-search-forward "number \\([0-9]+\\)\n" nil t)
        (setq found (1+ found)))
      (list found (buffer-size)))))

(defun text-messages (count)
  "Let COUNT messages arrive, two at a time, and take one off the front each time; then take the rest."
  (with-temp-buffer
    (let ((sent 0) (taken 0) (total 0))
      (while (< taken count)
        (when (< sent count)
          (goto-char (point-max))
          (insert "MSG " (number-to-string sent) " some payload\r\n"
                  "MSG " (number-to-string (1+ sent)) " some payload\r\n")
          (setq sent (+ sent 2)))
        (goto-char (point-min))
        (when (re-search-forward "MSG \\([0-9]+\\) \\([^\r\n]*\\)\r\n" nil t)
          (setq total (+ total (- (match-end 2) (match-beginning 1))))
          (delete-region (point-min) (match-end 0))
          (setq taken (1+ taken))))
      (list taken total (buffer-size)))))

(defun text-random (insertions markers)
  "Insert INSERTIONS times at random places of a text that has MARKERS markers."
  (with-temp-buffer
    (insert (make-string 200000 ?x))
    (let ((kept nil) (seed 42) (n 0))
      (while (< n markers)
        (setq kept (cons (copy-marker (1+ (* n (/ 200000 markers)))) kept)
              n (1+ n)))
      (setq n 0)
      (while (< n insertions)
        (setq seed (logand (+ (* seed 1103515245) 12345) #x7fffffff))
        (goto-char (1+ (% seed (buffer-size))))
        (insert "inserted")
        (setq n (1+ n)))
      (list (buffer-size) (marker-position (car kept)) (marker-position (nth (/ markers 2) kept))))))

(defun text-properties (words)
  "Put properties on every other of WORDS words, walk their changes, and take them off again."
  (with-temp-buffer
    (let ((n 0))
      (while (< n words)
        (insert (if (= (% n 2) 0) (propertize "word" 'face 'bold 'number n) "plain") " ")
        (setq n (1+ n))))
    (let ((at (point-min)) (changes 0) (bold 0))
      (while (and at (< at (point-max)))
        (if (eq (get-text-property at 'face) 'bold) (setq bold (1+ bold)))
        (setq changes (1+ changes)
              at (next-single-property-change at 'face)))
      (setq at (point-min))
      (while (< at (point-max))
        (put-text-property at (min (point-max) (+ at 50)) 'chunk at)
        (setq at (+ at 50)))
      (let ((copy (buffer-string)))
        (remove-text-properties (point-min) (point-max) '(face nil number nil))
        (list changes bold (length copy) (next-property-change (point-min)))))))

(defun text-overlays (count)
  "Make COUNT overlays, ask for those at many places, move the text under them, and delete them."
  (with-temp-buffer
    (insert (make-string (* 10 count) ?x))
    (let ((n 0) (found 0) (all nil))
      (while (< n count)
        (setq all (cons (make-overlay (1+ (* 10 n)) (+ 16 (* 10 n))) all))
        (overlay-put (car all) 'number n)
        (setq n (1+ n)))
      (setq n 1)
      (while (< n count)
        (setq found (+ found (length (overlays-at (* 7 n)))))
        (goto-char (* 5 n))
        (insert "y")
        (setq n (+ n 7)))
      (mapc #'delete-overlay all)
      (list found (buffer-size)))))

(defun text-replace (lines)
  "Replace something in each of LINES lines."
  (with-temp-buffer
    (let ((n 0))
      (while (< n lines) (insert text-line "\r\n") (setq n (1+ n))))
    (goto-char (point-min))
    (let ((found 0))
      (while (re-search-forward "\\(prot\\)\\(ocols\\)\\|\r\n" nil t)
        (replace-match (if (match-beginning 1) "\\2 \\1" "\n"))
        (setq found (1+ found)))
      (list found (buffer-size)))))

(defun text-walk (lines)
  "Look at each of LINES lines in the usual ways."
  (with-temp-buffer
    (let ((n 0))
      (while (< n lines) (insert "key" (number-to-string n) ": value\n") (setq n (1+ n))))
    (goto-char (point-min))
    (let ((total 0))
      (while (not (eobp))
        (if (looking-at "key\\([0-9]+\\)")
            (setq total (+ total (string-to-number (match-string 1)))))
        (save-excursion
          (end-of-line)
          (if (eq (char-before) ?e) (setq total (1+ total))))
        (skip-chars-forward "^:\n")
        (if (eq (char-after) ?:) (forward-char 1))
        (skip-chars-forward " ")
        (setq total (+ total (length (buffer-substring-no-properties (point) (line-end-position)))))
        (forward-line 1))
      total)))

(bench-row "append 100,000 lines, find each" (lambda () (text-append-and-search 100000)))
(bench-row "20,000 messages off the front" (lambda () (text-messages 20000)))
(bench-row "10,000 insertions among 1,000 markers" (lambda () (text-random 10000 1000)))
(bench-row "20,000 words with properties" (lambda () (text-properties 20000)))
(bench-row "2,000 overlays" (lambda () (text-overlays 2000)))
(bench-row "replace in 10,000 lines" (lambda () (text-replace 10000)))
(bench-row "look at 5,000 lines" (lambda () (text-walk 5000)))

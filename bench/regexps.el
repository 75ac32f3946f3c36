;;; regexps.el --- searching a buffer of 10 MB  -*- lexical-binding: t -*-

(defvar regexps-buffer nil "The buffer that is searched: 200,000 lines, most of them alike.")

(defun regexps-make ()
  "Make and fill `regexps-buffer'."
  (setq regexps-buffer (get-buffer-create "regexps"))
  (set-buffer regexps-buffer)
  (let ((n 0))
    (while (< n 2000)
      (insert "2024-01-17 GET /index.html 200 Mozilla/5.0 (X11)\n"
              "  key_one = value-two; other(thing, \"text\") /* c */\n"
              "the quick brown fox jumps over the lazy dog again\n"
              "Content-Length: 12345\r\n")
      (setq n (1+ n)))
    (let ((block (buffer-string)))
      (setq n 1)
      (while (< n 25)
        (insert block)
        (setq n (1+ n)))))
  (insert "needle in the haystack\n")
  (goto-char (point-min))
  (insert "straw\n"))

(defun regexps-count (regexp limit)
  "Return how many matches for REGEXP there are, LIMIT at most."
  (set-buffer regexps-buffer)
  (goto-char (point-min))
  (let ((found 0))
    (while (and (< found limit) (re-search-forward regexp nil t))
      (setq found (1+ found)))
    found))

(defun regexps-find (regexp &optional fold)
  "Return where the first match for REGEXP ends, ignoring case if FOLD is non-nil."
  (set-buffer regexps-buffer)
  (goto-char (point-min))
  (let ((case-fold-search fold))
    (re-search-forward regexp nil t)))

(defun regexps-lines (regexp limit)
  "Return at how many of the first LIMIT lines REGEXP matches."
  (set-buffer regexps-buffer)
  (goto-char (point-min))
  (let ((found 0) (n 0))
    (while (< n limit)
      (if (looking-at regexp) (setq found (1+ found)))
      (forward-line 1)
      (setq n (1+ n)))
    found))

(regexps-make)

(bench-row "a word through 10 MB" (lambda () (regexps-find "needle")))
(bench-row "a word, ignoring case" (lambda () (regexps-find "NEEDLE" t)))
(bench-row "alternatives through 10 MB" (lambda () (regexps-find "\\(?:needle\\|noodle\\|nettle\\) in")))
(bench-row "a line's start through 10 MB" (lambda () (regexps-find "^needle")))
(bench-row "whole words through 10 MB" (lambda () (regexps-find "\\<needle\\>")))
(bench-row "groups through 10 MB" (lambda () (regexps-find "\\([a-z]+\\) in the \\([a-y]+stack\\)")))
(bench-row "syntax classes through 10 MB" (lambda () (regexps-find "\\sw+\\s-+in\\s-+the haystack")))
(bench-row "backward through 10 MB"
           (lambda () (set-buffer regexps-buffer) (goto-char (point-max)) (re-search-backward "^straw" nil t)))
(bench-row "backward, a class"
           (lambda () (set-buffer regexps-buffer) (goto-char (point-max)) (re-search-backward "[[:alpha:]]+w$" nil t)))
(bench-row "10,000 words" (lambda () (regexps-count "\\w+" 10000)))
(bench-row "10,000 lines" (lambda () (regexps-count "^.*$" 10000)))
(bench-row "10,000 symbols" (lambda () (regexps-count "\\_<\\(?:\\sw\\|\\s_\\)+\\_>" 10000)))
(bench-row "10,000 headers" (lambda () (regexps-count "^\\([^: \n]+\\):[ \t]*\\(.*\\)\r?$" 10000)))
(bench-row "look at 10,000 lines" (lambda () (regexps-lines "[ \t]*\\([a-z_]+\\)[ \t]*=" 10000)))
(bench-row "5,000 lines backward"
           (lambda ()
             (set-buffer regexps-buffer)
             (goto-char (point-max))
             (let ((found 0))
               (while (and (< found 5000) (re-search-backward "^[A-Z][a-z]+-" nil t))
                 (setq found (1+ found)))
               found)))

;;; strings.el --- strings, formatting, regular expressions  -*- lexical-binding: t -*-

(defvar strings-text (mapconcat (lambda (n) (format "line %d of text, with some words" n)) (number-sequence 1 300) "\n"))
(defvar strings-header "Content-Type: text/html; charset=utf-8")

(defun strings-concat (n)
  (let ((s ""))
    (while (> n 0) (setq s (concat s "x") n (1- n)))
    (length s)))

(defun strings-count (char string)
  (let ((i 0) (n 0) (end (length string)))
    (while (< i end)
      (if (= (aref string i) char) (setq n (1+ n)))
      (setq i (1+ i)))
    n))

(defun strings-matches (regexp string)
  (let ((start 0) (n 0))
    (while (string-match regexp string start)
      (setq start (match-end 0) n (1+ n)))
    n))

(bench-row "concat 500 times" (lambda () (strings-concat 500)))
(bench-row "aref over 10,000 characters" (lambda () (strings-count ?e strings-text)))
(bench-row "format" (lambda () (let ((n 0)) (while (< n 300) (format "%s: %d (%5.2f)" "name" n 1.5) (setq n (1+ n))) n)))
(bench-row "substring" (lambda () (let ((n 0)) (while (< n 1000) (substring strings-text n (+ n 20)) (setq n (1+ n))) n)))
(bench-row "string= and string<" (lambda () (let ((n 0)) (while (< n 1000) (string= "abcdef" "abcdeg") (string< "abc" "abd") (setq n (1+ n))) n)))
(bench-row "match a header" (lambda () (let ((n 0)) (while (< n 200) (string-match "\\`\\([^:]+\\):[ \t]*\\(.*\\)\\'" strings-header) (match-string 2 strings-header) (setq n (1+ n))) n)))
(bench-row "count matches" (lambda () (strings-matches "[0-9]+ of" strings-text)))
(bench-row "split-string" (lambda () (length (split-string strings-text "[ \n]+"))))
(bench-row "replace-regexp-in-string" (lambda () (length (replace-regexp-in-string "some" "many" strings-text))))
(bench-row "mapconcat, upcase" (lambda () (length (upcase (mapconcat #'identity '("a" "b" "c" "d" "e" "f") ", ")))))
(bench-row "intern and symbol-name" (lambda () (let ((n 0)) (while (< n 500) (intern (concat "strings-" (symbol-name 'foo))) (setq n (1+ n))) n)))

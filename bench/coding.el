;;; coding.el --- decoding and encoding  -*- lexical-binding: t -*-

(defun coding-repeated (line)
  "LINE often enough for some hundred kilobytes."
  (apply #'concat (make-list 5000 line)))

(defvar coding-ascii (coding-repeated "the quick brown fox jumps over the lazy dog 0123\n"))
(defvar coding-mixed (coding-repeated "daß für naïve Leute 日本語 и кириллица €\n"))
(defvar coding-latin (coding-repeated "le garçon à été là où naïf ñandú für straße xyz\n"))
(defvar coding-japanese (coding-repeated "日本語のテキスト、かな漢字まじり文。 abc\n"))

(defun coding-rows (name text system)
  "Rows for TEXT, called NAME, in the coding system SYSTEM."
  (let ((bytes (encode-coding-string text system)))
    (bench-row (concat "encode " name) (lambda () (length (encode-coding-string text system))))
    (bench-row (concat "decode " name) (lambda () (length (decode-coding-string bytes system))))))

(coding-rows "utf-8, ASCII only" coding-ascii 'utf-8-unix)
(coding-rows "utf-8" coding-mixed 'utf-8-unix)
(coding-rows "utf-8 with CRLF" coding-mixed 'utf-8-dos)
(coding-rows "latin-1" coding-latin 'latin-1-unix)
(coding-rows "windows-1252" coding-latin 'windows-1252-unix)
(coding-rows "utf-16" coding-mixed 'utf-16le-unix)
(coding-rows "euc-jp" coding-japanese 'euc-jp-unix)
(coding-rows "shift_jis" coding-japanese 'shift_jis-unix)
(coding-rows "iso-2022-jp" coding-japanese 'iso-2022-jp-unix)
(coding-rows "gbk" coding-japanese 'gbk-unix)
(let ((bytes (encode-coding-string coding-mixed 'utf-8-dos)))
  (bench-row "decode undecided with CRLF" (lambda () (length (decode-coding-string bytes 'undecided)))))

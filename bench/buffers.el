;;; buffers.el --- text in buffers, as filters handle it  -*- lexical-binding: t -*-

(defvar buffers-response
  (concat "HTTP/1.1 200 OK\r\n"
          (mapconcat (lambda (n) (format "X-Header-%d: value %d\r\n" n n)) (number-sequence 1 30) "")
          "\r\n" (make-string 20000 ?x)))

(defun buffers-headers ()
  (with-temp-buffer
    (insert buffers-response)
    (goto-char (point-min))
    (let ((n 0))
      (forward-line 1)
      (while (looking-at "\\([^:\r\n]+\\):[ \t]*\\([^\r\n]*\\)\r?\n")
        (setq n (+ n (length (match-string 1)) (length (match-string 2))))
        (goto-char (match-end 0)))
      n)))

(defun buffers-lines ()
  (with-temp-buffer
    (dotimes (i 200) (insert "line " (number-to-string i) "\n"))
    (goto-char (point-min))
    (let ((n 0))
      (while (not (eobp))
        (setq n (+ n (- (line-end-position) (point))))
        (forward-line 1))
      n)))

(bench-row "parse headers" #'buffers-headers)
(bench-row "insert and walk lines" #'buffers-lines)
(bench-row "insert in small pieces" (lambda () (with-temp-buffer (dotimes (_ 500) (insert "piece")) (buffer-size))))
(bench-row "search forward" (lambda () (with-temp-buffer (insert buffers-response) (goto-char (point-min)) (search-forward "\r\n\r\n"))))
(bench-row "replace all" (lambda () (with-temp-buffer (insert (substring buffers-response 0 700)) (goto-char (point-min)) (while (re-search-forward "\r\n" nil t) (replace-match "\n")) (buffer-size))))
(bench-row "delete from the front" (lambda () (with-temp-buffer (insert (make-string 1000 ?a)) (let ((n 0)) (while (> (buffer-size) 0) (delete-region 1 11) (setq n (1+ n))) n))))
(bench-row "buffer-substring" (lambda () (with-temp-buffer (insert buffers-response) (let ((n 0)) (dotimes (i 300) (setq n (+ n (length (buffer-substring (1+ i) (+ i 60)))))) n))))

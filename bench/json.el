;;; json.el --- JSON, compressed data and HTML  -*- lexical-binding: t -*-

(defun json-bench-item (n)
  "An object as servers send them."
  (list :id n :name (format "name %d" n) :tags (vector "alpha" "beta" "γάμμα") :score (* n 1.5)
        :active t :parent :null :place (list :x n :y (- n) :note "a \"quoted\" word\nand a line")))

(defvar json-bench-value (vconcat (mapcar #'json-bench-item (number-sequence 1 1000))))
(defvar json-bench-text (json-serialize json-bench-value) "About 180 kB.")
(defvar json-bench-message (json-serialize (json-bench-item 7)))
(defvar json-bench-large
  (concat "[" (mapconcat #'identity (make-list 110 json-bench-text) ",") "]")
  "About 20 MB.")
(defvar json-bench-html
  (concat "<html><head><title>Page</title></head><body>"
          (mapconcat (lambda (n) (format "<p class='c%d'>Some <b>bold</b> text &amp; a <a href=\"/%d\">link</a></p>\n" n n))
                     (number-sequence 1 500) "")
          "</body></html>"))

(bench-row "parse a message" (lambda () (let ((n 0)) (while (< n 100) (json-parse-string json-bench-message :object-type 'alist) (setq n (1+ n))) n)))
(bench-row "write a message" (lambda () (let ((item (json-bench-item 7)) (n 0)) (while (< n 100) (json-serialize item) (setq n (1+ n))) n)))
(bench-row "parse 180 kB to hash tables" (lambda () (length (json-parse-string json-bench-text))))
(bench-row "parse 180 kB to alists" (lambda () (length (json-parse-string json-bench-text :object-type 'alist :array-type 'list))))
(bench-row "parse 180 kB to plists" (lambda () (length (json-parse-string json-bench-text :object-type 'plist))))
(bench-row "parse 180 kB in a buffer" (lambda () (with-temp-buffer (insert json-bench-text) (goto-char 1) (list (length (json-parse-buffer :object-type 'plist)) (point)))))
(bench-row "write 180 kB" (lambda () (length (json-serialize json-bench-value))))
(bench-row "write 180 kB into a buffer" (lambda () (with-temp-buffer (json-insert json-bench-value) (buffer-size))))
(bench-row "parse 20 MB" (lambda () (length (json-parse-string json-bench-large :object-type 'plist))))
(bench-row "parse 20 MB, write it" (lambda () (length (json-serialize (json-parse-string json-bench-large :object-type 'plist)))))
(bench-row "parse HTML" (lambda () (with-temp-buffer (insert json-bench-html) (length (libxml-parse-html-region (point-min) (point-max))))))
(bench-row "parse XML" (lambda () (with-temp-buffer (insert json-bench-html) (subst-char-in-region (point-min) (point-max) ?& ?+) (length (libxml-parse-xml-region (point-min) (point-max))))))

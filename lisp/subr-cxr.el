;;; subr-cxr.el --- car and cdr four times over  -*- lexical-binding: t -*-

(defun caaaar (x) "Return (car (car (car (car X))))." (car (car (car (car x)))))
(defun caaadr (x) "Return (car (car (car (cdr X))))." (car (car (car (cdr x)))))
(defun caadar (x) "Return (car (car (cdr (car X))))." (car (car (cdr (car x)))))
(defun caaddr (x) "Return (car (car (cdr (cdr X))))." (car (car (cdr (cdr x)))))
(defun cadaar (x) "Return (car (cdr (car (car X))))." (car (cdr (car (car x)))))
(defun cadadr (x) "Return (car (cdr (car (cdr X))))." (car (cdr (car (cdr x)))))
(defun caddar (x) "Return (car (cdr (cdr (car X))))." (car (cdr (cdr (car x)))))
(defun cadddr (x) "Return (car (cdr (cdr (cdr X))))." (car (cdr (cdr (cdr x)))))
(defun cdaaar (x) "Return (cdr (car (car (car X))))." (cdr (car (car (car x)))))
(defun cdaadr (x) "Return (cdr (car (car (cdr X))))." (cdr (car (car (cdr x)))))
(defun cdadar (x) "Return (cdr (car (cdr (car X))))." (cdr (car (cdr (car x)))))
(defun cdaddr (x) "Return (cdr (car (cdr (cdr X))))." (cdr (car (cdr (cdr x)))))
(defun cddaar (x) "Return (cdr (cdr (car (car X))))." (cdr (cdr (car (car x)))))
(defun cddadr (x) "Return (cdr (cdr (car (cdr X))))." (cdr (cdr (car (cdr x)))))
(defun cdddar (x) "Return (cdr (cdr (cdr (car X))))." (cdr (cdr (cdr (car x)))))
(defun cddddr (x) "Return (cdr (cdr (cdr (cdr X))))." (cdr (cdr (cdr (cdr x)))))

(provide 'subr-cxr)

;;; subr-cxr.el ends here

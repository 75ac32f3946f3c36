;;; next-error.el --- from one place that a buffer lists to the next  -*- lexical-binding: t -*-

;; See "Compilation Mode" in the Emacs manual: `next-error-function' of a buffer knows its places.

(make-variable-buffer-local 'next-error-buffer)

(defun next-error-buffer-p (buffer &optional avoid-current extra-test-inclusive extra-test-exclusive)
  "Return non-nil if `next-error' can use BUFFER; the current one only if AVOID-CURRENT is nil.
EXTRA-TEST-INCLUSIVE may say yes for other buffers, EXTRA-TEST-EXCLUSIVE no."
  (and (buffer-name buffer)
       (not (and avoid-current (eq buffer (current-buffer))))
       (with-current-buffer buffer
         (if next-error-function
             (if extra-test-exclusive (funcall extra-test-exclusive) t)
           (and extra-test-inclusive (funcall extra-test-inclusive))))))

(defun next-error-buffer-on-selected-frame (&optional _avoid-current extra-test-inclusive extra-test-exclusive)
  "Return the one buffer shown in the selected frame that `next-error' can use, nil if there are none or several."
  (let ((buffers (delq nil (delete-dups
                            (mapcar (lambda (window)
                                      (if (next-error-buffer-p (window-buffer window) t
                                                               extra-test-inclusive extra-test-exclusive)
                                          (window-buffer window)))
                                    (window-list))))))
    (if (and buffers (null (cdr buffers)))
        (car buffers))))

(defun next-error-buffer-unnavigated-current (&optional avoid-current extra-test-inclusive extra-test-exclusive)
  "Return the current buffer if `next-error' can use it and it was not come to from another."
  (if (and (next-error-buffer-p (current-buffer) avoid-current extra-test-inclusive extra-test-exclusive)
           (or (null next-error-buffer)
               (eq next-error-buffer (current-buffer))))
      (current-buffer)))

(defun next-error-find-buffer (&optional avoid-current extra-test-inclusive extra-test-exclusive)
  "Return the buffer that `next-error' is to use; the arguments are as in `next-error-buffer-p'."
  (or
   (funcall next-error-find-buffer-function avoid-current extra-test-inclusive extra-test-exclusive)
   (if (and next-error-last-buffer
            (next-error-buffer-p next-error-last-buffer avoid-current extra-test-inclusive extra-test-exclusive))
       next-error-last-buffer)
   (if (next-error-buffer-p (current-buffer) avoid-current extra-test-inclusive extra-test-exclusive)
       (current-buffer))
   (let (found)
     (dolist (buffer (buffer-list))
       (if (and (not found)
                (next-error-buffer-p buffer avoid-current extra-test-inclusive extra-test-exclusive)
                (not (and avoid-current (eq buffer (current-buffer)))))
           (setq found buffer)))
     found)
   (if avoid-current
       (if (next-error-buffer-p (current-buffer) nil extra-test-inclusive extra-test-exclusive)
           (progn (message "This is the only buffer with error message locations") (current-buffer))))
   (error "No buffers contain error message locations")))

(defun next-error (&optional arg reset)
  "Go to the ARGth next place that a buffer lists; a list ARG or RESET non-nil begins with the first again."
  (interactive "P")
  (if (consp arg) (setq reset t arg nil))
  (let ((buffer (next-error-find-buffer)))
    (when buffer
      (with-current-buffer buffer
        (funcall next-error-function (prefix-numeric-value arg) reset)
        (let ((previous next-error-buffer))
          (next-error-found buffer (current-buffer))
          (when (or next-error-verbose (not (eq previous next-error-last-buffer)))
            (message "%s locus from %s"
                     (cond (reset "First")
                           ((eq (prefix-numeric-value arg) 0) "Current")
                           ((< (prefix-numeric-value arg) 0) "Previous")
                           (t "Next"))
                     next-error-last-buffer)))))))

(defun next-error-internal ()
  "Go to the place at point in the current buffer."
  (let ((buffer (current-buffer)))
    (funcall next-error-function 0 nil)
    (let ((previous next-error-buffer))
      (next-error-found buffer (current-buffer))
      (when (or next-error-verbose (not (eq previous next-error-last-buffer)))
        (message "Current locus from %s" next-error-last-buffer)))))

(defun next-error-found (&optional from-buffer to-buffer)
  "Note that `next-error' has gone from FROM-BUFFER to TO-BUFFER."
  (setq next-error-last-buffer (or from-buffer (current-buffer)))
  (when to-buffer
    (with-current-buffer to-buffer
      (setq next-error-buffer next-error-last-buffer)))
  (run-hooks 'next-error-hook)
  (funcall next-error-found-function from-buffer to-buffer))

(defun next-error-select-buffer (buffer)
  "Let `next-error' use BUFFER from now on."
  (interactive (list (get-buffer (read-buffer "Select next-error buffer: "))))
  (setq next-error-last-buffer buffer))

(defalias 'goto-next-locus #'next-error)
(defalias 'next-match #'next-error)

(defun previous-error (&optional n)
  "Go to the Nth place before."
  (interactive "p")
  (next-error (- (or n 1))))

(defun first-error (&optional n)
  "Go to the first place, to the Nth."
  (interactive "p")
  (next-error n t))

(defun next-error-no-select (&optional n)
  "Go to the Nth next place, but keep the buffer that lists it selected."
  (interactive "p")
  (let ((next-error-highlight next-error-highlight-no-select))
    (next-error n))
  (pop-to-buffer next-error-last-buffer))

(defun previous-error-no-select (&optional n)
  "Go to the Nth place before, but keep the buffer that lists it selected."
  (interactive "p")
  (next-error-no-select (- (or n 1))))

(provide 'next-error)

;;; next-error.el ends here

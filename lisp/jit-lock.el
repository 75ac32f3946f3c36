;;; jit-lock.el --- colouring text when it is shown  -*- lexical-binding: t -*-

;; Without a display nothing is shown, so the functions that are registered here run only when `jit-lock-function' is called.

(defun jit-lock-mode (arg)
  "Turn the colouring of text that is shown on or off in the current buffer; on if ARG is non-nil."
  (setq jit-lock-mode arg)
  (if arg
      (progn
        (add-hook 'fontification-functions #'jit-lock-function nil t)
        fontification-functions)
    (remove-hook 'fontification-functions #'jit-lock-function t)
    nil))

(defun jit-lock-register (fun &optional _contextual)
  "Let FUN, a function of two positions, colour text of the current buffer when it is shown."
  (add-hook 'jit-lock-functions fun nil t)
  (jit-lock-mode t))

(defun jit-lock-unregister (fun)
  "Take back what `jit-lock-register' did for FUN."
  (remove-hook 'jit-lock-functions fun t)
  (unless (remq t jit-lock-functions)
    (jit-lock-mode nil)))

(defun jit-lock-function (start)
  "Colour the lines from START on that have not been, by `jit-lock-functions'."
  (when (and jit-lock-mode (not memory-full))
    (save-excursion
      (let* ((beg (progn (goto-char start) (line-beginning-position)))
             (end (progn (goto-char (min (point-max) (+ start 1500))) (line-beginning-position 2))))
        (with-silent-modifications
          (put-text-property beg end 'fontified t))
        (run-hook-with-args 'jit-lock-functions beg end)))))

(provide 'jit-lock)

;;; jit-lock.el ends here

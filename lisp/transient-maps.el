;;; transient-maps.el --- keymaps for a while  -*- lexical-binding: t -*-

(defun internal-push-keymap (keymap symbol)
  "Let KEYMAP come before the keymap that is the value of SYMBOL, unless it does already."
  (let ((map (symbol-value symbol)))
    (unless (memq keymap map)
      (unless (memq 'add-keymap-witness (symbol-value symbol))
        (setq map (make-composed-keymap nil (symbol-value symbol)))
        (push 'add-keymap-witness (cdr map))
        (set symbol map))
      (push keymap (cdr map)))))

(defun internal-pop-keymap (keymap symbol)
  "Take KEYMAP, which `internal-push-keymap' put there, out of the value of SYMBOL."
  (let ((map (symbol-value symbol)))
    (when (memq keymap map)
      (setf (cdr map) (delq keymap (cdr map))))
    (let ((rest (cdr map)))
      ;; Only what was there before is left.
      (when (eq 'add-keymap-witness (car rest))
        (set symbol (cdr rest))))))

(defun set-transient-map (map &optional keep-pred on-exit)
  "Let MAP be the keymap that is looked at first, until a command was run that it does not have.
KEEP-PRED t keeps it as long as its keys are used, a function as long as that returns non-nil.  ON-EXIT is a function
called without arguments when it goes.  Return a function that takes it away."
  (let* ((clear (make-symbol "clear-transient-map"))
         (leave (lambda ()
                  (internal-pop-keymap map 'overriding-terminal-local-map)
                  (remove-hook 'pre-command-hook clear)
                  (when on-exit (funcall on-exit)))))
    (fset clear
          (lambda ()
            (unless (cond
                     ((not (memq map (cdr-safe overriding-terminal-local-map))) nil)
                     ((null keep-pred) nil)
                     ((eq keep-pred t)
                      (and (not (eq this-command 'handle-switch-frame))
                           (eq this-command (lookup-key map (this-command-keys-vector)))))
                     (t (funcall keep-pred)))
              (funcall leave))))
    (add-hook 'pre-command-hook clear)
    (internal-push-keymap map 'overriding-terminal-local-map)
    leave))

(defalias 'set-temporary-overlay-map #'set-transient-map)

(provide 'transient-maps)

;;; transient-maps.el ends here

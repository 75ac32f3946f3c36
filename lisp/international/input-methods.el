;;; input-methods.el --- turning input methods on and off  -*- lexical-binding: t -*-

;; elwire has no input methods of its own; what `register-input-method' or a package puts into `input-method-alist' works.

(defvar input-method-alist nil "Alist from names of input methods to (LANGUAGE FUNCTION TITLE DESCRIPTION ARGUMENTS...).")

(defvar-local current-input-method nil "The name of the input method of the buffer, or nil.")
(defvar-local current-input-method-title nil "How the mode line shows the input method of the buffer.")
(defvar-local deactivate-current-input-method-function nil "Function that turns off the input method of the buffer.")

(defun register-input-method (input-method lang-env &rest args)
  "Make INPUT-METHOD, a string, an input method for LANG-ENV.
ARGS are the function that turns it on, its title, its description, and further arguments for the function."
  (setf (alist-get input-method input-method-alist nil nil #'equal)
        (cons (if (symbolp lang-env) (symbol-name lang-env) lang-env) args)))

(defun activate-input-method (input-method)
  "Turn INPUT-METHOD, a string, on in the current buffer; nil turns off the one that is on.
Signal an error for one that is not known."
  (when (and current-input-method (not (equal current-input-method input-method)))
    (deactivate-input-method))
  (unless (or (null input-method) (equal current-input-method input-method))
    (let ((slot (assoc input-method input-method-alist)))
      (unless slot
        (error "Can't activate input method `%s'" input-method))
      (apply (nth 2 slot) input-method (nthcdr 5 slot))
      (setq current-input-method input-method
            current-input-method-title (nth 3 slot))
      (force-mode-line-update))))

(defun deactivate-input-method ()
  "Turn off the input method of the current buffer."
  (when current-input-method
    (when deactivate-current-input-method-function
      (funcall deactivate-current-input-method-function))
    (setq current-input-method nil
          current-input-method-title nil)
    (force-mode-line-update)))

(defun set-input-method (input-method &optional _interactive)
  "Turn on INPUT-METHOD, a string, in the current buffer; nil or the empty string turns off the one that is on."
  (interactive (list (read-string "Input method: ") t))
  (activate-input-method (if (equal input-method "") nil input-method)))

(provide 'input-methods)

;;; input-methods.el ends here

;;; customize-saving.el --- setting options for good  -*- lexical-binding: t -*-

;; elwire reads no init file, as `emacs -q' reads none, so no customizations are saved: the file would lose those that were not
;; read.  There are no Customize buffers.

(require 'custom)

(defun custom-file (&optional no-error)
  "Signal an error: customizations are not saved.  With NO-ERROR non-nil, return nil."
  (unless no-error
    (user-error "Saving settings from \"emacs -q\" would overwrite existing customizations")))

(defun custom-save-all ()
  "Save all customizations; signals an error, see `custom-file'."
  (custom-file))

(defun customize-save-customized ()
  "Save all options that were set by Customize; signals an error, see `custom-file'."
  (interactive)
  (custom-save-all))

(defun customize-set-value (variable value &optional comment)
  "Set VARIABLE to VALUE, with COMMENT on it if that is non-nil, and return VALUE."
  (interactive (let ((variable (read-string "Set variable: ")))
                 (list (intern variable) (eval-minibuffer (format "Set %s to: " variable)))))
  (when (stringp comment)
    (put variable 'variable-comment comment))
  (set variable value))

(defun customize-save-variable (variable value &optional comment)
  "Set the default value of the option VARIABLE to VALUE, as if it had been saved, with COMMENT on it if that is non-nil.
A message tells that the value holds in this run only.  Return VALUE."
  (interactive (let ((variable (read-string "Set and save variable: ")))
                 (list (intern variable) (eval-minibuffer (format "Set %s to: " variable)))))
  (custom-load-symbol variable)
  (funcall (or (get variable 'custom-set) #'set-default) variable value)
  (put variable 'saved-value (list (custom-quote value)))
  (custom-push-theme 'theme-value variable 'user 'set (custom-quote value))
  (put variable 'customized-value nil)
  (put variable 'customized-variable-comment nil)
  (when (stringp comment)
    (put variable 'variable-comment comment)
    (put variable 'saved-variable-comment comment))
  (message "Setting `%s' temporarily since \"emacs -q\" would overwrite customizations" variable)
  value)

(provide 'customize-saving)

;;; customize-saving.el ends here

;;; variables-of-libraries.el --- options that exist before their library is loaded  -*- lexical-binding: t -*-

;; Packages read and bind these without loading what they belong to.  Values are the defaults of Emacs.

;;; Mail

(defvar read-mail-command 'rmail "The command that reads mail.")
(defvar rmail-spool-directory "/var/mail/" "The directory of the files where the system puts mail.")

;;; The mode line

(defun make-mode-line-mouse-map (mouse function)
  "Return a keymap in which a click with the button of the event MOUSE on the mode line calls FUNCTION."
  (let ((map (make-sparse-keymap)))
    (define-key map (vector 'mode-line mouse) function)
    map))

;;; variables-of-libraries.el ends here

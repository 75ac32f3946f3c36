;;; warnings.el --- warnings  -*- lexical-binding: t -*-

;; A warning is a line in the buffer *Warnings*, and in batch mode a message.

(defvar warning-levels
  '((:emergency "Emergency%s: " ding)
    (:error "Error%s: ")
    (:warning "Warning%s: ")
    (:debug "Debug%s: "))
  "The levels of warnings, the most severe first: (LEVEL FORMAT [FUNCTION]).")
(defvar warning-level-aliases '((emergency . :emergency) (error . :error) (warning . :warning) (notice . :warning)
                                (info . :warning) (critical . :emergency) (alarm . :emergency))
  "Other names for levels.")
(defvar warning-minimum-level :warning "Warnings of lower levels are not shown.")
(defvar warning-minimum-log-level :warning "Warnings of lower levels are not kept.")
(defvar warning-suppress-types nil "Types of warnings that are not shown, each a list of symbols.")
(defvar warning-suppress-log-types nil "Types of warnings that are not kept, each a list of symbols.")
(defvar warning-type-format " (%s)" "How the type of a warning is shown.")
(defvar warning-prefix-function nil "Function of level and its entry that may change the entry, or nil.")
(defvar warning-series nil "Non-nil while warnings belong together.")
(defvar warning-fill-prefix nil "What begins filled lines of warnings.")

(defun warning-numeric-level (level)
  "Return a number for LEVEL, larger for what is more severe."
  (let* ((elt (assq level warning-levels)) (link (memq elt warning-levels)))
    (length link)))

(defun warning-suppress-p (type suppress-list)
  "Return non-nil if TYPE, a symbol or a list of them, begins with an element of SUPPRESS-LIST."
  (let ((type (if (consp type) type (list type))) (suppressed nil))
    (dolist (each suppress-list suppressed)
      (if (equal each (take (length each) type))
          (setq suppressed t)))))

(defun display-warning (type message &optional level buffer-name)
  "Show the warning MESSAGE of TYPE, a symbol or a list of them, and keep it in BUFFER-NAME, by default *Warnings*.
LEVEL is :debug, :warning (the default), :error or :emergency."
  (setq level (or level :warning)
        buffer-name (or buffer-name "*Warnings*"))
  (setq level (or (cdr (assq level warning-level-aliases)) level))
  (or (< (warning-numeric-level level) (warning-numeric-level warning-minimum-log-level))
      (warning-suppress-p type warning-suppress-log-types)
      (let* ((type-name (if (consp type) (car type) type))
             (entry (assq level warning-levels))
             (start nil))
        (if warning-prefix-function
            (setq entry (funcall warning-prefix-function level entry)))
        (let ((text (concat (format (nth 1 entry) (format warning-type-format type-name)) message)))
          (with-current-buffer (get-buffer-create buffer-name)
            (let ((inhibit-read-only t))
              (goto-char (point-max))
              (setq start (point))
              (insert text "\n")
              (ignore start)))
          (if (nth 2 entry) (funcall (nth 2 entry)))
          (if noninteractive
              (message "%s" text)
            (unless (or (< (warning-numeric-level level) (warning-numeric-level warning-minimum-level))
                        (warning-suppress-p type warning-suppress-types))
              (message "%s" text)))))))

(defun lwarn (type level message &rest args)
  "Show a warning of TYPE and LEVEL, made from MESSAGE and ARGS."
  (display-warning type (apply #'format-message message args) level))

(defun warn (message &rest args)
  "Show a warning made from MESSAGE and ARGS."
  (display-warning 'emacs (apply #'format-message message args)))

(provide 'warnings)

;;; warnings.el ends here

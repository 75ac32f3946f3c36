;;; help-windows.el --- windows with help  -*- lexical-binding: t -*-

(require 'temp-windows)

(defvar help-window-point-marker (make-marker) "Where point shall be in the window that shows help.")

(defun help-print-return-message (&optional function)
  "Tell by a message, or by calling FUNCTION with it, how the help in another window is scrolled.
Without another window there is nothing to tell."
  (let ((help (get-buffer-window "*Help*")))
    (when (and help (not (eq help (selected-window))))
      (funcall (or function #'message)
               (substitute-command-keys "Type \\[delete-other-windows] to delete the help window, \\[scroll-other-window] to scroll help.")))))

(defun help-window-display-message (quit-part window &optional scroll)
  "Show the message QUIT-PART, and how WINDOW is scrolled: by SCROLL, a command, by default from another window."
  (message "%s" (concat quit-part ", "
                        (cond ((eq scroll 'other) (substitute-command-keys "\\[scroll-other-window]"))
                              ((with-current-buffer (window-buffer window)
                                 (let ((key (where-is-internal 'scroll-up-command (current-local-map) t)))
                                   (and key (key-description key)))))
                              (t (substitute-command-keys "\\[scroll-up-command]")))
                        " to scroll help.")))

(defun help-window-setup (window &optional value)
  "Make WINDOW, which shows help, ready: set its point, select it if `help-window-select' says so, and tell how to leave it.
Return VALUE."
  (when window
    (let* ((how (car (window-parameter window 'quit-restore)))
           (was-selected (eq window (selected-window)))
           (buffer (window-buffer window)))
      (when (eq (marker-buffer help-window-point-marker) buffer)
        (set-window-point window help-window-point-marker))
      (set-marker help-window-point-marker nil)
      (when (and help-window-select (not was-selected)
                 (or (not (eq help-window-select 'other)) (> (length (window-list nil 'no-minibuffer)) 2)))
        (select-window window))
      (let ((selected (eq window (selected-window))))
        (cond
         ((eq how 'window)
          (if selected
              (help-window-display-message "Type \"q\" to delete help window" window)
            (help-window-display-message
             (substitute-command-keys (if (= (length (window-list nil 'no-minibuffer)) 2)
                                          "Type \\[delete-other-windows] to delete the help window"
                                        "Type \"q\" in help window to delete it"))
             window 'other)))
         ((eq how 'other)
          (if selected
              (help-window-display-message "Type \"q\" to restore previous buffer" window)
            (help-window-display-message "Type \"q\" in help window to restore its previous buffer" window 'other)))))))
  value)

(defun help-windows--show (buffer value)
  "Show BUFFER, whose help is complete, and return VALUE."
  (with-current-buffer buffer
    (when (eq major-mode 'help-mode)
      (help-mode-finish)))
  (help-window-setup (temp-buffer-window-show buffer) value))

(defmacro with-help-window (buffer-or-name &rest body)
  "Evaluate BODY with `standard-output' going to BUFFER-OR-NAME, in Help mode, and show that buffer; return BODY's value.
BODY may set `help-window-point-marker' to where point shall be."
  (declare (indent 1) (debug (sexp body)))
  (let ((buffer (make-symbol "buffer")) (value (make-symbol "value")))
    `(progn
       (set-marker help-window-point-marker nil)
       (let* ((,buffer (temp-buffer-window-setup ,buffer-or-name))
              (standard-output ,buffer))
         (with-current-buffer ,buffer
           (help-mode-setup))
         (let ((,value (progn ,@body)))
           (help-windows--show ,buffer ,value))))))

(defun function-called-at-point ()
  "Return the function that the list around point calls, or that point is at; nil if there is none."
  (save-restriction
    (narrow-to-region (max (point-min) (- (point) 1000)) (point-max))
    (or (save-excursion
          (condition-case nil
              (progn
                (backward-up-list 1)
                (forward-char 1)
                (let ((object (read (current-buffer))))
                  (and (symbolp object) (fboundp object) object)))
            (error nil)))
        (let ((symbol (intern-soft (or (thing-at-point 'symbol t) ""))))
          (and symbol (fboundp symbol) symbol)))))

(defun display-message-or-buffer (message &optional buffer-name action frame)
  "Show MESSAGE, a string or a buffer, as a message if it is short, else in a buffer; return the message or the window.
BUFFER-NAME is the buffer for a string, by default *Message*; ACTION and FRAME are as for `display-buffer'.
Without a terminal a message may have any length."
  (cond
   ((and (stringp message) (not (string-search "\n" message)))
    (message "%s" message))
   ((and (stringp message) (= (string-search "\n" message) (1- (length message))))
    (message "%s" (substring message 0 -1)))
   (t
    (with-current-buffer (if (bufferp message) message
                           (get-buffer-create (or buffer-name "*Message*")))
      (unless (bufferp message)
        (erase-buffer)
        (insert (if (stringp message) message "")))
      (if (and (not noninteractive) (> (count-lines (point-min) (point-max)) 1))
          (display-buffer (current-buffer) action frame)
        (goto-char (point-max))
        (let ((text (buffer-substring (point-min) (if (bolp) (max (point-min) (1- (point))) (point)))))
          (if (string= text "") text (message "%s" text))))))))

(provide 'help-windows)

;;; help-windows.el ends here

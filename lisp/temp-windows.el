;;; temp-windows.el --- buffers filled by a body and shown when it is done  -*- lexical-binding: t -*-

;; See "Temporary Displays" in the Elisp manual.

;;; Code:

(defun temp-buffer-window-setup (buffer-or-name)
  "Empty BUFFER-OR-NAME, made if need be, for `with-temp-buffer-window' and its kin, and return it."
  (let ((directory default-directory) (buffer (get-buffer-create buffer-or-name)))
    (with-current-buffer buffer
      (kill-all-local-variables)
      (setq default-directory directory)
      (delete-all-overlays)
      (setq buffer-read-only nil
            buffer-file-name nil
            buffer-undo-list t)
      (let ((inhibit-read-only t) (inhibit-modification-hooks t))
        (erase-buffer)
        (run-hooks 'temp-buffer-window-setup-hook))
      buffer)))

(defun temp-buffer-window-show (buffer &optional action)
  "Show BUFFER, which is complete, as `display-buffer' with ACTION does; return the window."
  (with-current-buffer buffer
    (set-buffer-modified-p nil)
    (setq buffer-read-only t)
    (goto-char (point-min))
    (let ((window (let ((window-combination-limit window-combination-limit))
                    (display-buffer buffer action))))
      (when window
        (set-window-hscroll window 0)
        (set-window-start window (point-min))
        (set-window-point window (point-min))
        (with-selected-window window
          (run-hooks 'temp-buffer-window-show-hook))
        window))))

(defun temp-windows--finish (buffer action quit-function value)
  "Show BUFFER with ACTION; return VALUE, or what QUIT-FUNCTION, when it is a function, returns for window and VALUE."
  (let ((window (temp-buffer-window-show buffer action)))
    (if (functionp quit-function)
        (funcall quit-function window value)
      value)))

(defmacro with-temp-buffer-window (buffer-or-name action quit-function &rest body)
  "Evaluate BODY with `standard-output' going to BUFFER-OR-NAME, emptied first; then show that as ACTION says.
Return BODY's value, or what QUIT-FUNCTION returns for the window and that value."
  (declare (debug t) (indent 3))
  (let ((buffer (make-symbol "buffer")) (value (make-symbol "value")))
    `(let* ((,buffer (temp-buffer-window-setup ,buffer-or-name))
            (standard-output ,buffer)
            (,value (progn ,@body)))
       (temp-windows--finish ,buffer ,action ,quit-function ,value))))

(defmacro with-current-buffer-window (buffer-or-name action quit-function &rest body)
  "Do as `with-temp-buffer-window', with the buffer current while BODY is evaluated."
  (declare (debug t) (indent 3))
  (let ((buffer (make-symbol "buffer")) (value (make-symbol "value")))
    `(let* ((,buffer (temp-buffer-window-setup ,buffer-or-name))
            (standard-output ,buffer)
            (,value (with-current-buffer ,buffer ,@body)))
       (temp-windows--finish ,buffer ,action ,quit-function ,value))))

(defmacro with-displayed-buffer-window (buffer-or-name action quit-function &rest body)
  "Do as `with-current-buffer-window', but show the buffer before BODY is evaluated."
  (declare (debug t) (indent 3))
  (let ((buffer (make-symbol "buffer")) (value (make-symbol "value")) (window (make-symbol "window"))
        (quit (make-symbol "quit")))
    `(let* ((,buffer (temp-buffer-window-setup ,buffer-or-name))
            (standard-output ,buffer)
            (,quit ,quit-function)
            (,window (temp-buffer-window-show ,buffer ,action))
            (,value (with-current-buffer ,buffer
                      (let ((inhibit-read-only t)) ,@body))))
       (if (window-live-p ,window) (set-window-point ,window (with-current-buffer ,buffer (point-min))))
       (if (functionp ,quit) (funcall ,quit ,window ,value) ,value))))

(defmacro with-window-non-dedicated (window &rest body)
  "Evaluate BODY with WINDOW not dedicated to its buffer."
  (declare (indent 1) (debug t))
  (let ((place (make-symbol "window")) (dedicated (make-symbol "dedicated")))
    `(let* ((,place (window-normalize-window ,window t))
            (,dedicated (window-dedicated-p ,place)))
       (set-window-dedicated-p ,place nil)
       (unwind-protect (progn ,@body)
         (set-window-dedicated-p ,place ,dedicated)))))

(provide 'temp-windows)

;;; temp-windows.el ends here

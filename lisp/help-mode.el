;;; help-mode.el --- the mode of buffers with help  -*- lexical-binding: t -*-

(defvar help-mode-map
  (let ((map (make-sparse-keymap)))
    (set-keymap-parent map (make-composed-keymap button-buffer-map special-mode-map))
    (define-key map "l" #'help-go-back)
    (define-key map "\C-c\C-b" #'help-go-back)
    map)
  "Keymap of Help mode.")

(defvar help-mode-hook nil "Functions called by `help-mode'.")

(defvar help-xref-stack nil "What was shown before in this buffer: a list of (POSITION FUNCTION ARGUMENTS).")
(defvar help-xref-forward-stack nil "What was left by going back.")
(defvar help-xref-stack-item nil "The function that makes the help in this buffer, and its arguments.")
(defvar help-xref-following nil "Non-nil while a link is followed: the help goes into the buffer it is in.")

(define-derived-mode help-mode special-mode "Help"
  "Major mode of buffers that show help."
  (setq-local revert-buffer-function #'help-mode-revert-buffer)
  (make-local-variable 'help-xref-stack)
  (make-local-variable 'help-xref-forward-stack)
  (make-local-variable 'help-xref-stack-item))

(defun help-mode-setup ()
  "Put the current buffer into Help mode, writable, for help to come."
  (help-mode)
  (setq buffer-read-only nil))

(defun help-mode-finish ()
  "Make the help in the current buffer complete: it ends with a newline, and nobody changes it by chance."
  (when (derived-mode-p 'help-mode)
    (setq buffer-read-only t)
    (help-make-xrefs)
    (set-buffer-modified-p nil)))

(defun help-buffer ()
  "Return the name of the buffer where help goes: *Help*, or the current buffer while a link in it is followed."
  (buffer-name
   (if (not help-xref-following)
       (get-buffer-create "*Help*")
     (unless (derived-mode-p 'help-mode)
       (error "Current buffer is not in Help mode"))
     (current-buffer))))

(defun help-setup-xref (item interactive-p)
  "Remember that ITEM, a function and its arguments, makes the help that comes next in the buffer of `help-buffer'.
INTERACTIVE-P non-nil means that the user asked for it, so what was shown before is forgotten."
  (with-current-buffer (help-buffer)
    (when help-xref-stack-item
      (push (cons (point) help-xref-stack-item) help-xref-stack)
      (setq help-xref-forward-stack nil))
    (when interactive-p
      (let ((rest (nthcdr 10 help-xref-stack)))
        (when rest (setcdr rest nil))))
    (setq help-xref-stack-item item)))

(defun help-go-back ()
  "Show again what was shown before in this buffer."
  (interactive)
  (unless help-xref-stack
    (user-error "No previous help buffer"))
  (let* ((item (pop help-xref-stack))
         (help-xref-following t))
    (push (cons (point) help-xref-stack-item) help-xref-forward-stack)
    (setq help-xref-stack-item nil)
    (apply (nth 1 item) (nthcdr 2 item))
    (goto-char (min (point-max) (car item)))))

(defun help-mode-revert-buffer (_ignore-auto _noconfirm)
  "Make the help in this buffer anew."
  (when help-xref-stack-item
    (let ((position (point))
          (item help-xref-stack-item)
          (help-xref-following t))
      (setq help-xref-stack-item nil)
      (apply (car item) (cdr item))
      (goto-char (min (point-max) position)))))

;;; Links

(define-button-type 'help-xref
  'follow-link t
  'action #'help-button-action)

(defun help-button-action (button)
  "Call BUTTON's property `help-function' with its property `help-args', as a link in this buffer."
  (help-do-xref nil (button-get button 'help-function) (button-get button 'help-args)))

(defun help-do-xref (_pos function args)
  "Call FUNCTION with ARGS, to show help in this buffer."
  (let ((help-xref-following t))
    (apply function args)))

(defun help-xref-button (match-number type &rest args)
  "Make a button of TYPE of what group MATCH-NUMBER of the last match matched; ARGS are the arguments of its function."
  (unless (button-at (match-beginning match-number))
    (make-text-button (match-beginning match-number) (match-end match-number)
                      'type type
                      'help-args args)))

(defun help-insert-xref-button (string type &rest args)
  "Insert STRING as a button of TYPE, unless there is a button at point; ARGS are the arguments of its function."
  (unless (button-at (point))
    (insert-text-button string 'type type 'help-args args)))

(defun help-make-xrefs (&optional buffer)
  "Make sure that BUFFER, by default the current one, ends with a newline.
Names in the text do not become links; `help-xref-button' makes those."
  (with-current-buffer (or buffer (current-buffer))
    (let ((inhibit-read-only t))
      (save-excursion
        (goto-char (point-max))
        (unless (or (bobp) (bolp))
          (insert "\n"))))))

(provide 'help-mode)

;;; help-mode.el ends here

;;; process-menu.el --- a list of the processes  -*- lexical-binding: t -*-

(require 'tabulated-list)

(defvar process-menu-query-only nil "Non-nil means that only processes about which leaving would ask are listed.")

(defvar process-menu-mode-map
  (let ((map (make-sparse-keymap)))
    (define-key map [?d] #'process-menu-delete-process)
    map)
  "Keymap of Process Menu mode.")

(define-derived-mode process-menu-mode tabulated-list-mode "Process Menu"
  "Major mode for the list of processes that `list-processes' makes."
  (setq tabulated-list-format [("Process" 15 t) ("PID" 7 t) ("Status" 7 t) ("Buffer" 25 t) ("TTY" 12 t) ("Thread" 12 t)
                               ("Command" 0 t)])
  (make-local-variable 'process-menu-query-only)
  (setq tabulated-list-sort-key (cons "Process" nil))
  (add-hook 'tabulated-list-revert-hook #'list-processes--refresh nil t))

(defun process-menu-delete-process ()
  "Delete the process at point from the list, and from the world."
  (interactive)
  (let ((position (point)))
    (delete-process (tabulated-list-get-id))
    (revert-buffer)
    (goto-char (min position (point-max)))
    (if (eobp) (forward-line -1) (beginning-of-line))))

(defun process-menu-visit-buffer (button)
  "Show the buffer that BUTTON names."
  (display-buffer (button-get button 'process-buffer)))

(defun list-processes--command (process)
  "What the list says in the column Command for PROCESS."
  (let ((type (process-type process)))
    (cond
     ((eq type 'network)
      (let* ((contact (process-contact process t t))
             (kind (if (eq (plist-get contact :type) 'datagram) "datagram" "network"))
             (place (if (plist-get contact :host)
                        (format "%s:%s" (plist-get contact :host) (plist-get contact :service))
                      (plist-get contact :service))))
        (format (if (plist-get contact :server) "(%s server on %s)" "(%s connection to %s)") kind place)))
     ((eq type 'serial)
      (let ((contact (process-contact process t t)))
        (concat "(serial port " (or (plist-get contact :port) "?")
                (if (plist-get contact :speed) (format " at %s b/s" (plist-get contact :speed)) "")
                ")")))
     ((eq type 'pipe) "")
     (t (mapconcat #'identity (process-command process) " ")))))

(defun list-processes--refresh ()
  "Find out what belongs into the list; processes that are over are deleted."
  (setq tabulated-list-entries nil)
  (dolist (process (process-list))
    (cond
     ((memq (process-status process) '(exit signal closed))
      (delete-process process))
     ((or (not process-menu-query-only) (process-query-on-exit-flag process))
      (let* ((buffer (process-buffer process))
             (thread (and (fboundp 'process-thread) (process-thread process)))
             (id (process-id process)))
        (push (list process
                    (vector (process-name process)
                            (if id (format "%d" id) "--")
                            (symbol-name (process-status process))
                            (if (buffer-live-p buffer)
                                (list (buffer-name buffer)
                                      'face 'link
                                      'help-echo (format-message "Visit buffer `%s'" (buffer-name buffer))
                                      'follow-link t
                                      'process-buffer buffer
                                      'action #'process-menu-visit-buffer)
                              "--")
                            (or (process-tty-name process) "--")
                            (cond ((or (null thread) (eq thread (bound-and-true-p main-thread))) "Main")
                                  ((thread-name thread))
                                  (t "--"))
                            (list-processes--command process)))
              tabulated-list-entries)))))
  (tabulated-list-init-header))

(defun list-processes (&optional query-only buffer)
  "List the processes of this program in BUFFER, by default \"*Process List*\", and show it; return nil.
QUERY-ONLY non-nil lists only those about which leaving would ask.  Processes that are over vanish."
  (interactive)
  (let ((buffer (or buffer (get-buffer-create "*Process List*"))))
    (if (stringp buffer) (setq buffer (get-buffer-create buffer)))
    (with-current-buffer buffer
      (process-menu-mode)
      (setq process-menu-query-only query-only)
      (list-processes--refresh)
      (tabulated-list-print))
    (display-buffer buffer))
  nil)

;;; process-menu.el ends here

;;; thread.el --- what the main thread does about signals from other threads  -*- lexical-binding: t -*-

(defun thread-handle-event (event)
  "Say in a message that a thread has sent the main thread a signal.
EVENT is (thread-event THREAD SYMBOL DATA), as `read-event' gets it after `thread-signal'; anything else is ignored."
  (interactive "e")
  (if (and (consp event)
           (eq (car event) 'thread-event)
           (= (length event) 4))
      (message "Error %s: %S" (cadr event) (cddr event))))

(provide 'thread)

;;; thread.el ends here

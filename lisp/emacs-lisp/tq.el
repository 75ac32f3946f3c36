;;; tq.el --- transaction queues: questions to a process, answers in their order  -*- lexical-binding: t -*-

;; A transaction queue is (QUEUE PROCESS . BUFFER).  QUEUE lists the transactions still without an answer, as
;; (QUESTION REGEXP CLOSURE . FN); QUESTION is nil once it was sent.

(defun tq-queue (tq)
  "Return the transactions of TQ that wait for an answer, oldest first."
  (car tq))

(defun tq-process (tq)
  "Return the process that TQ talks to."
  (cadr tq))

(defun tq-buffer (tq)
  "Return the buffer where TQ collects output until it makes an answer."
  (cddr tq))

(defun tq-queue-head-question (tq)
  "Return the question of TQ's oldest transaction, or nil if it was sent already."
  (car (car (tq-queue tq))))

(defun tq-queue-head-regexp (tq)
  "Return the regexp that ends the answer of TQ's oldest transaction."
  (nth 1 (car (tq-queue tq))))

(defun tq-queue-head-closure (tq)
  "Return what is handed to the function of TQ's oldest transaction."
  (nth 2 (car (tq-queue tq))))

(defun tq-queue-head-fn (tq)
  "Return the function that takes the answer of TQ's oldest transaction."
  (nthcdr 3 (car (tq-queue tq))))

(defun tq-queue-empty (tq)
  "Return non-nil if no transaction of TQ waits for an answer."
  (null (tq-queue tq)))

(defun tq-create (process)
  "Return a transaction queue that talks to PROCESS.
The queue takes over the filter of PROCESS, so whatever PROCESS says must answer a question of `tq-enqueue'."
  (let ((tq (cons nil (cons process (generate-new-buffer (concat " tq-temp-" (process-name process)))))))
    (buffer-disable-undo (tq-buffer tq))
    (set-process-filter process (lambda (_process text) (tq-filter tq text)))
    tq))

(defun tq-queue-add (tq question regexp closure fn)
  "Put a transaction at the end of TQ's queue; `tq-enqueue' has the arguments."
  (setcar tq (nconc (tq-queue tq) (list (cons question (cons regexp (cons closure fn))))))
  'ok)

(defun tq-queue-pop (tq)
  "Take the oldest transaction off TQ's queue, and send the question of the next one if it was kept back.
Return non-nil if no transaction is left."
  (setcar tq (cdr (tq-queue tq)))
  (let ((question (tq-queue-head-question tq)))
    (when question
      ;; The process may be gone; its sentinel is the one to tell.
      (condition-case nil
          (process-send-string (tq-process tq) question)
        (error nil))))
  (tq-queue-empty tq))

(defun tq-enqueue (tq question regexp closure fn &optional delay-question)
  "Send the string QUESTION to TQ's process, and arrange for its answer.
The answer ends where a match of REGEXP ends.  FN is then called with two arguments, CLOSURE and the answer.  With
DELAY-QUESTION non-nil, QUESTION is sent only after everything asked before was answered."
  (let ((wait (and delay-question (not (tq-queue-empty tq)))))
    (unless wait
      (process-send-string (tq-process tq) question))
    (tq-queue-add tq (and wait question) regexp closure fn)
    nil))

(defun tq-close (tq)
  "Close the transaction queue TQ: delete its process and its buffer."
  (delete-process (tq-process tq))
  (kill-buffer (tq-buffer tq)))

(defun tq-filter (tq text)
  "Take TEXT, output of TQ's process, and hand out the answers that are complete."
  (with-current-buffer (tq-buffer tq)
    (goto-char (point-max))
    (insert text)
    (tq-process-buffer tq)))

(defun tq--reject (tq)
  "Signal an error about output of TQ's process that nobody asked for, and move it to a buffer of its own."
  (let ((text (delete-and-extract-region (point-min) (point-max)))
        (buffer (generate-new-buffer "*spurious*")))
    (with-current-buffer buffer
      (save-excursion (insert text)))
    (error "Spurious communication from process %s, see buffer %s"
           (process-name (tq-process tq)) (buffer-name buffer))))

(defun tq-process-buffer (tq)
  "Hand out the answers that TQ's buffer holds, each to the function that waits for it.
An error in such a function is reported as a message.  Output that nobody asked for is an error."
  (let (complete)
    (while (progn
             (set-buffer (tq-buffer tq))
             (setq complete nil)
             (unless (zerop (buffer-size))
               (when (tq-queue-empty tq)
                 (tq--reject tq))
               (goto-char (point-min))
               (setq complete (re-search-forward (tq-queue-head-regexp tq) nil t))))
      (let ((answer (delete-and-extract-region (point-min) (point)))
            (fn (tq-queue-head-fn tq))
            (closure (tq-queue-head-closure tq)))
        (tq-queue-pop tq)
        (condition-case failure
            (funcall fn closure answer)
          (error (message "Error while processing tq callback: %s" (error-message-string failure))))))))

(provide 'tq)

;;; tq.el ends here

;;; url-queue.el --- retrieving many URLs, a few at a time  -*- lexical-binding: t -*-

(require 'cl-lib)
(require 'url)
(require 'url-parse)

(defvar url-queue-parallel-processes 6 "How many URLs are retrieved at the same time.")
(defvar url-queue-timeout 5 "After how many seconds a retrieval that is going on is given up.")
(defvar url-queue nil "What waits or is going on, the oldest first.")
(defvar url-queue--timer nil "The timer that looks after what takes too long.")

(cl-defstruct url-queue
  url callback cbargs silentp buffer start-time pre-triggered inhibit-cookiesp context-buffer)

(defun url-queue-retrieve (url callback &optional cbargs silent inhibit-cookies)
  "Retrieve URL when its turn comes, and call CALLBACK as `url-retrieve' does.
CBARGS, SILENT and INHIBIT-COOKIES are as there."
  (setq url-queue
        (append url-queue
                (list (make-url-queue :url url :callback callback :cbargs cbargs :silentp silent
                                      :inhibit-cookiesp inhibit-cookies :context-buffer (current-buffer)))))
  (url-queue-setup-runners))

(defun url-queue-setup-runners ()
  "Let the next retrievals begin soon."
  (run-with-timer 0 nil #'url-queue-run-queue))

(defun url-queue-run-queue ()
  "Begin as many retrievals as there is room for."
  (url-queue-prune-old-entries)
  (let ((running (cl-count-if #'url-queue-start-time url-queue)))
    (dolist (job url-queue)
      (when (and (< running url-queue-parallel-processes) (not (url-queue-start-time job)))
        (setq running (1+ running))
        (url-queue-start-retrieve job))))
  (cond
   ((and url-queue (not url-queue--timer))
    (setq url-queue--timer (run-with-timer 1 1 #'url-queue-run-queue)))
   ((and (not url-queue) url-queue--timer)
    (cancel-timer url-queue--timer)
    (setq url-queue--timer nil))))

(defun url-queue-start-retrieve (job)
  "Begin JOB."
  (setf (url-queue-start-time job) (float-time))
  (condition-case failure
      (setf (url-queue-buffer job)
            (with-current-buffer (if (buffer-live-p (url-queue-context-buffer job))
                                     (url-queue-context-buffer job)
                                   (current-buffer))
              (url-retrieve (url-queue-url job) #'url-queue-callback-function (list job)
                            (url-queue-silentp job) (url-queue-inhibit-cookiesp job))))
    (error
     (setq url-queue (delq job url-queue))
     (with-temp-buffer
       (apply (url-queue-callback job) (list :error failure) (url-queue-cbargs job)))
     (url-queue-setup-runners))))

(defun url-queue-callback-function (status job)
  "JOB has ended with STATUS: call its callback and begin what comes next."
  (setq url-queue (delq job url-queue))
  (url-queue-setup-runners)
  (apply (url-queue-callback job) status (url-queue-cbargs job)))

(defun url-queue-prune-old-entries ()
  "Give up what takes longer than `url-queue-timeout'."
  (dolist (job (copy-sequence url-queue))
    (when (and (url-queue-start-time job)
               (> (- (float-time) (url-queue-start-time job)) url-queue-timeout))
      (setq url-queue (delq job url-queue))
      (url-queue-kill-job job))))

(defun url-queue-kill-job (job)
  "Give JOB up and tell its callback."
  (let* ((buffer (url-queue-buffer job))
         (proc (and (buffer-live-p buffer) (get-buffer-process buffer))))
    (when proc
      (set-process-sentinel proc #'ignore)
      (delete-process proc))
    (with-current-buffer (if (buffer-live-p buffer) buffer (generate-new-buffer " *url-queue*"))
      (apply (url-queue-callback job) (list :error (list 'error 'url-queue-timeout "Queue timeout exceeded"))
             (url-queue-cbargs job)))))

(provide 'url-queue)

;;; url-queue.el ends here

;;; command-loop.el --- reading key sequences, recursive editing  -*- lexical-binding: t -*-

;; In batch events come from `unread-command-events' alone, so a loop that reads commands waits for timers, filters and
;; sentinels to put some there, or to leave it.

(defun read-key-sequence-vector (prompt &optional _continue-echo _dont-downcase-last _can-return-switch-frame
                                        _command-loop)
  "Return the next key sequence, a vector of events: as many as it takes to a binding, or to none.
PROMPT, a string or nil, is shown.  While no events come, timers and processes run."
  (or (null prompt) (stringp prompt)
      (signal 'wrong-type-argument (list 'stringp prompt)))
  (let ((keys []) (more t))
    (while more
      (setq keys (vconcat keys (vector (read-event prompt)))
            more (let ((binding (key-binding keys t)))
                   (or (keymapp binding)
                       (and (symbolp binding) binding (keymapp (indirect-function binding)))))))
    keys))

(defun read-key-sequence (prompt &optional continue-echo dont-downcase-last can-return-switch-frame command-loop)
  "Return the next key sequence, a string if all its events are characters that a string can have, else a vector.
The arguments are as for `read-key-sequence-vector'."
  (let ((keys (read-key-sequence-vector prompt continue-echo dont-downcase-last can-return-switch-frame command-loop))
        (characters nil))
    (catch 'command-loop--vector
      (mapc (lambda (event)
              (push (cond ((not (integerp event)) (throw 'command-loop--vector keys))
                          ((<= 0 event 127) event)
                          ((<= 0 (logxor event ?\M-\^@) 127) (+ 128 (logxor event ?\M-\^@)))
                          (t (throw 'command-loop--vector keys)))
                    characters))
            keys)
      (apply #'unibyte-string (nreverse characters)))))

(defun command-loop--run ()
  "Read commands and run them, for ever."
  (while t
    (let ((command (key-binding (read-key-sequence-vector nil) t)))
      (if (commandp command)
          (command-execute command)))))

(defun recursive-edit ()
  "Run commands, timers, filters and sentinels until one of them calls `exit-recursive-edit'.
`abort-recursive-edit' makes this signal `quit'; a string thrown to `exit' is an error message, a function is called."
  (interactive)
  (let ((value (let ((command-loop--depth (1+ command-loop--depth)))
                 (catch 'exit (command-loop--run)))))
    (cond ((eq value t) (signal 'quit nil))
          ((stringp value) (signal 'error (list value)))
          ((functionp value) (funcall value) nil))))

(provide 'command-loop)

;;; command-loop.el ends here

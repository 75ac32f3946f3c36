;;; ert-running.el --- selecting and running tests  -*- lexical-binding: t -*-

(require 'cl-lib)
(require 'cl-macs)
(require 'cl-struct)

;;; One test

(cl-defstruct ert--test-execution-info
  (test (cl-assert nil)) (result (cl-assert nil)) (exit-continuation (cl-assert nil))
  next-debugger ert-debug-on-error)

(defun ert--run-test-debugger (info args)
  "Be the debugger for the test that INFO is about: note the error in ARGS as the test's result, and leave the test.
Anything but an error goes to the debugger that was there before."
  (if (not (eq (car args) 'error))
      (apply (ert--test-execution-info-next-debugger info) args)
    (let* ((condition (cadr args))
           (type (cond ((eq (car condition) 'quit) 'quit)
                       ((eq (car condition) 'ert-test-skipped) 'skipped)
                       (t 'failed)))
           (backtrace (ert--frames-of-error))
           (infos (reverse ert--infos)))
      (setf (ert--test-execution-info-result info)
            (cond ((eq type 'quit) (make-ert-test-quit :condition condition :backtrace backtrace :infos infos))
                  ((eq type 'skipped) (make-ert-test-skipped :condition condition :backtrace backtrace :infos infos))
                  (t (make-ert-test-failed :condition condition :backtrace backtrace :infos infos))))
      (if (and (ert--test-execution-info-ert-debug-on-error info) (not (eq type 'skipped)))
          (apply (ert--test-execution-info-next-debugger info) args)
        (funcall (ert--test-execution-info-exit-continuation info))))))

(defun ert--frames-of-error ()
  "Return the frames of the error that called `ert--run-test-debugger'."
  (let ((frames (backtrace-get-frames 'ert--run-test-debugger)))
    ;; What stands between is the closure in `debugger'.
    (while (and frames
                (or (memq (backtrace-frame-fun (car frames)) '(ert--run-test-debugger ert--should-signal-hook lambda))
                    (not (symbolp (backtrace-frame-fun (car frames))))))
      (setq frames (cdr frames)))
    ;; That `error' calls `signal' is no news.
    (if (and (eq (backtrace-frame-fun (car frames)) 'signal)
             (memq (backtrace-frame-fun (cadr frames)) '(error user-error)))
        (cdr frames)
      frames)))

(defun ert--run-test-internal (info)
  "Run the test that INFO is about and put the result there.  What the test throws further out passes through."
  (let ((test (ert--test-execution-info-test info)))
    (setf (ert--test-execution-info-next-debugger info) debugger
          (ert--test-execution-info-ert-debug-on-error info) ert-debug-on-error)
    (catch 'ert--left
      (setf (ert--test-execution-info-exit-continuation info)
            (lambda () (throw 'ert--left nil)))
      (catch 'ert--pass
        (with-temp-buffer
          (save-window-excursion
            (let ((debugger (lambda (&rest args) (ert--run-test-debugger info args)))
                  (debug-on-error t)
                  (backtrace-on-error-noninteractive nil)
                  (debug-on-quit t)
                  (debug-ignored-errors nil)
                  (ert--infos '()))
              (funcall (ert-test-body test))))))
      (setf (ert--test-execution-info-result info) (make-ert-test-passed)))
    nil))

(defun ert-run-test (ert-test)
  "Run ERT-TEST and return its result, which is kept in the test too."
  (setf (ert-test-most-recent-result ert-test) nil)
  (let* ((info (make-ert--test-execution-info
                :test ert-test
                :result (make-ert-test-aborted-with-non-local-exit)
                :exit-continuation #'ignore))
         (should-forms nil)
         (messages (messages-buffer))
         (start (with-current-buffer messages (point-max-marker))))
    (setf (ert-test-most-recent-result ert-test) (ert--test-execution-info-result info))
    (unwind-protect
        (let ((message-log-max t)
              (ert--running-tests (cons ert-test ert--running-tests))
              (ert--should-execution-observer (lambda (description) (push description should-forms))))
          (ert--run-test-internal info))
      (let ((result (ert--test-execution-info-result info)))
        (setf (ert-test-result-messages result)
              (with-current-buffer messages
                (buffer-substring start (point-max))))
        (set-marker start nil)
        (ert--force-message-log-buffer-truncation)
        (setf (ert-test-result-should-forms result) (nreverse should-forms)
              (ert-test-most-recent-result ert-test) result))))
  (ert-test-most-recent-result ert-test))

(defun ert--force-message-log-buffer-truncation ()
  "Cut the buffer of messages to the length that `message-log-max' allows."
  (with-current-buffer (messages-buffer)
    (when (natnump message-log-max)
      (let ((begin (point-min))
            (end (save-excursion (goto-char (point-max))
                                 (forward-line (- message-log-max))
                                 (point)))
            (inhibit-read-only t))
        (delete-region begin end)))))

(defun ert-running-test ()
  "Return the test that is running, the outermost where tests run tests; nil if none is."
  (car (last ert--running-tests)))

;;; What was expected

(defun ert-test-result-type-p (result result-type)
  "Return non-nil if RESULT is of RESULT-TYPE: :passed, :failed, t, nil, (and TYPE...), (or TYPE...), (not TYPE) or
\(satisfies PREDICATE)."
  (pcase-exhaustive result-type
    ('nil nil)
    ('t t)
    (:failed (ert-test-failed-p result))
    (:passed (ert-test-passed-p result))
    (:skipped (ert-test-skipped-p result))
    (`(,operator . ,operands)
     (cl-ecase operator
       (and (not (cl-find-if-not (lambda (each) (ert-test-result-type-p result each)) operands)))
       (or (and (cl-some (lambda (each) (ert-test-result-type-p result each)) operands) t))
       (not (cl-assert (eql (length operands) 1))
            (not (ert-test-result-type-p result (car operands))))
       (satisfies (cl-assert (eql (length operands) 1))
                  (funcall (car operands) result))))))

(defun ert-test-result-expected-p (test result)
  "Return non-nil if RESULT is what TEST says to expect; a skipped test is."
  (or (ert-test-result-type-p result :skipped)
      (ert-test-result-type-p result (ert-test-expected-result-type test))))

;;; Selecting

(defun ert-select-tests (selector universe)
  "Return the tests among UNIVERSE, a list of tests or t for all, that SELECTOR takes.
SELECTOR is nil, t, :new, :failed, :passed, :expected, :unexpected, a regexp for names, a test, a test's name,
\(member TEST...), (eql TEST), (and SELECTOR...), (or SELECTOR...), (not SELECTOR), (tag TAG) or
\(satisfies PREDICATE)."
  (pcase-exhaustive selector
    ('nil nil)
    ('t (ert--universe universe))
    (:new (ert-select-tests '(satisfies ert--never-ran-p) universe))
    (:failed (ert-select-tests '(satisfies ert--last-failed-p) universe))
    (:passed (ert-select-tests '(satisfies ert--last-passed-p) universe))
    (:expected (ert-select-tests '(satisfies ert--last-expected-p) universe))
    (:unexpected (ert-select-tests '(not :expected) universe))
    ((pred stringp)
     (cl-remove-if-not (lambda (test)
                         (and (ert-test-name test)
                              (string-match selector (symbol-name (ert-test-name test)))))
                       (ert--universe universe)))
    ((pred ert-test-p) (list selector))
    ((pred symbolp)
     (cl-assert (ert-test-boundp selector))
     (list (ert-get-test selector)))
    (`(,operator . ,operands)
     (cl-ecase operator
       (member (mapcar (lambda (purported-test)
                         (cl-etypecase purported-test
                           (symbol (cl-assert (ert-test-boundp purported-test))
                                   (ert-get-test purported-test))
                           (ert-test purported-test)))
                       operands))
       (eql (cl-assert (eql (length operands) 1))
            (ert-select-tests `(member ,@operands) universe))
       (and (let ((tests (ert-select-tests t universe)))
              (dolist (each operands tests)
                (setq tests (ert-select-tests each tests)))))
       (not (cl-assert (eql (length operands) 1))
            (let ((all (ert-select-tests t universe)))
              (cl-set-difference all (ert-select-tests (car operands) all))))
       (or (let ((tests nil))
             (dolist (each operands tests)
               (setq tests (cl-union tests (ert-select-tests each universe))))))
       (tag (cl-assert (eql (length operands) 1))
            (let ((tag (car operands)))
              (ert-select-tests `(satisfies ,(lambda (test) (member tag (ert-test-tags test)))) universe)))
       (satisfies (cl-assert (eql (length operands) 1))
                  (cl-remove-if-not (car operands) (ert-select-tests t universe)))))))

(defun ert--universe (universe)
  "Return the tests that UNIVERSE, a list of tests or t for all, stands for."
  (pcase-exhaustive universe
    ((pred listp) universe)
    ('t (ert--all-tests))))

(defun ert--all-tests ()
  "Return all tests that have names, in the order of these."
  (let ((symbols nil))
    (mapatoms (lambda (symbol) (if (get symbol 'ert--test) (push symbol symbols))))
    (mapcar (lambda (symbol) (get symbol 'ert--test))
            (sort symbols #'string<))))

(defun ert--never-ran-p (test)
  "Return non-nil if TEST has no result."
  (null (ert-test-most-recent-result test)))

(defun ert--last-failed-p (test)
  "Return non-nil if the last run of TEST failed."
  (ert-test-result-type-p (ert-test-most-recent-result test) :failed))

(defun ert--last-passed-p (test)
  "Return non-nil if the last run of TEST passed."
  (ert-test-result-type-p (ert-test-most-recent-result test) :passed))

(defun ert--last-expected-p (test)
  "Return non-nil if the last run of TEST went as expected."
  (ert-test-result-expected-p test (ert-test-most-recent-result test)))

(defun ert--insert-human-readable-selector (selector)
  "Insert SELECTOR with the names of tests in the place of these."
  (insert (format "%S" (ert--named selector))))

(defun ert--named (selector)
  "Return SELECTOR with the names of tests in the place of these."
  (cond ((ert-test-p selector)
         (if (ert-test-name selector)
             (intern (format "<%S>" (ert-test-name selector)))
           '<unnamed>))
        ((memq (car-safe selector) '(member eql and not or))
         (cons (car selector) (mapcar #'ert--named (cdr selector))))
        (t selector)))

;;; Many tests

(cl-defstruct ert--stats
  (selector (cl-assert nil)) (tests (cl-assert nil)) (test-map (cl-assert nil)) (test-results (cl-assert nil))
  (test-start-times (cl-assert nil)) (test-end-times (cl-assert nil))
  (passed-expected 0) (passed-unexpected 0) (failed-expected 0) (failed-unexpected 0) (skipped 0)
  (start-time nil) (end-time nil) (aborted-p nil) (current-test nil) (next-redisplay 0.0))

(defun ert--stats-test-key (test)
  "Return what TEST is known by: its name, or itself."
  (or (ert-test-name test) test))

(defun ert--stats-test-pos (stats test)
  "Return the index of TEST in STATS."
  (gethash (ert--stats-test-key test) (ert--stats-test-map stats)))

(defun ert--make-stats (tests selector)
  "Return statistics for a run of TESTS, which SELECTOR took."
  (let* ((tests (vconcat tests))
         (count (length tests))
         (map (make-hash-table :size count)))
    (dotimes (index count)
      (puthash (ert--stats-test-key (aref tests index)) index map))
    (make-ert--stats :selector selector :tests tests :test-map map
                     :test-results (make-vector count nil)
                     :test-start-times (make-vector count nil)
                     :test-end-times (make-vector count nil))))

(defun ert-stats-total (stats)
  "Return how many tests STATS is about."
  (length (ert--stats-tests stats)))

(defun ert-stats-completed-expected (stats)
  "Return how many tests in STATS went as expected."
  (+ (ert--stats-passed-expected stats) (ert--stats-failed-expected stats)))

(defun ert-stats-completed-unexpected (stats)
  "Return how many tests in STATS did not go as expected."
  (+ (ert--stats-passed-unexpected stats) (ert--stats-failed-unexpected stats)))

(defun ert-stats-skipped (stats)
  "Return how many tests in STATS were skipped."
  (ert--stats-skipped stats))

(defun ert-stats-completed (stats)
  "Return how many tests in STATS have run."
  (+ (ert-stats-completed-expected stats)
     (ert-stats-completed-unexpected stats)
     (ert-stats-skipped stats)))

(defun ert--stats-count (stats test result change)
  "Add CHANGE to the count in STATS that RESULT of TEST belongs to."
  (let ((expected (ert-test-result-expected-p test result)))
    (cl-etypecase result
      (ert-test-passed (if expected
                           (cl-incf (ert--stats-passed-expected stats) change)
                         (cl-incf (ert--stats-passed-unexpected stats) change)))
      (ert-test-failed (if expected
                           (cl-incf (ert--stats-failed-expected stats) change)
                         (cl-incf (ert--stats-failed-unexpected stats) change)))
      (ert-test-skipped (cl-incf (ert--stats-skipped stats) change))
      (null)
      (ert-test-aborted-with-non-local-exit)
      (ert-test-quit))))

(defun ert--stats-set-test-and-result (stats pos test result)
  "Make TEST and its RESULT those at index POS of STATS, and put the counts right."
  (ert--stats-count stats (aref (ert--stats-tests stats) pos) (aref (ert--stats-test-results stats) pos) -1)
  (aset (ert--stats-tests stats) pos test)
  (aset (ert--stats-test-results stats) pos result)
  (unless result
    (aset (ert--stats-test-start-times stats) pos nil)
    (aset (ert--stats-test-end-times stats) pos nil))
  (ert--stats-count stats test result +1))

(defun ert-run-or-rerun-test (stats test listener)
  "Run TEST, which STATS is about, tell LISTENER before and after, and put the result in STATS."
  (let ((ert--current-run-stats stats)
        (pos (ert--stats-test-pos stats test)))
    (ert--stats-set-test-and-result stats pos test nil)
    (setf (ert--stats-current-test stats) test)
    (funcall listener 'test-started stats test)
    (setf (ert-test-most-recent-result test) nil)
    (aset (ert--stats-test-start-times stats) pos (current-time))
    (unwind-protect
        (ert-run-test test)
      (aset (ert--stats-test-end-times stats) pos (current-time))
      (let ((result (ert-test-most-recent-result test)))
        (setf (ert-test-result-duration result)
              (float-time (time-subtract (aref (ert--stats-test-end-times stats) pos)
                                         (aref (ert--stats-test-start-times stats) pos))))
        (ert--stats-set-test-and-result stats pos test result)
        (funcall listener 'test-ended stats test result))
      (setf (ert--stats-current-test stats) nil))))

(defun ert-run-tests (selector listener &optional _interactively)
  "Run the tests that SELECTOR takes and return the statistics.
LISTENER is called with `run-started', `test-started', `test-ended' or `run-ended', the statistics, and more."
  (let* ((tests (ert-select-tests selector t))
         (stats (ert--make-stats tests selector)))
    (setf (ert--stats-start-time stats) (current-time))
    (funcall listener 'run-started stats)
    (let ((aborted t))
      (unwind-protect
          (let ((ert--current-run-stats stats))
            (dolist (test tests)
              (ert-run-or-rerun-test stats test listener))
            (setq aborted nil))
        (setf (ert--stats-aborted-p stats) aborted
              (ert--stats-end-time stats) (current-time))
        (funcall listener 'run-ended stats aborted)))
    stats))

(provide 'ert-running)

;;; ert-running.el ends here

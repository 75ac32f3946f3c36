;;; ert-batch.el --- reporting test runs  -*- lexical-binding: t -*-

(require 'cl-lib)
(require 'cl-macs)

(defun ert-string-for-test-result (result expectedp)
  "Return a word for RESULT, in capitals unless EXPECTEDP."
  (let ((word (cl-etypecase result
                (ert-test-passed "passed")
                (ert-test-failed "failed")
                (ert-test-skipped "skipped")
                (null "unknown")
                (ert-test-aborted-with-non-local-exit "aborted")
                (ert-test-quit "quit"))))
    (if expectedp word (upcase word))))

(defun ert-char-for-test-result (result expectedp)
  "Return a character for RESULT, another one unless EXPECTEDP."
  (let ((characters (cl-etypecase result
                      (ert-test-passed ".P")
                      (ert-test-failed "fF")
                      (ert-test-skipped "sS")
                      (null "--")
                      (ert-test-aborted-with-non-local-exit "aA")
                      (ert-test-quit "qQ"))))
    (aref characters (if expectedp 0 1))))

(defun ert-reason-for-test-result (result)
  "Return why RESULT is what it is, as text with two spaces before it, if EMACS_TEST_VERBOSE is in the environment."
  (if (and (getenv "EMACS_TEST_VERBOSE")
           (ert-test-result-with-condition-p result)
           (not (ert-test-quit-p result)))
      (let ((print-escape-newlines t)
            (print-level 6)
            (print-length 10))
        (format "  %S" (cadr (ert-test-result-with-condition-condition result))))
    ""))

(defun ert--string-first-line (s)
  "Return the first line of S, without the newline."
  (substring s 0 (string-match "\n" s)))

(defun ert--format-time-iso8601 (time)
  "Return TIME as text, with its zone."
  (format-time-string "%Y-%m-%d %T%z" time))

(defun ert--pp-with-indentation-and-newline (object)
  "Insert OBJECT, pretty-printed from the column of point on, and a newline."
  (let ((begin (point))
        (column (current-column))
        (pp-escape-newlines t)
        (print-escape-control-characters t))
    (pp object (current-buffer))
    (unless (bolp) (insert "\n"))
    (save-excursion
      (goto-char begin)
      (forward-line 1)
      (while (not (eobp))
        (let ((deeper (+ column (current-indentation))))
          (delete-region (point) (progn (skip-chars-forward " \t") (point)))
          (indent-to deeper))
        (forward-line 1)))))

(defun ert--insert-infos (result)
  "Insert the messages of the `ert-info' forms that RESULT, one with a condition, came from."
  (dolist (info (ert-test-result-with-condition-infos result))
    (let ((column nil)
          (lines (split-string (concat (cdr info)) "\n")))
      (insert "    " (car info))
      (setq column (current-column))
      (insert (car lines) "\n")
      (dolist (line (cdr lines))
        (insert (make-string column ?\s) line "\n")))))

(defun ert--batch-backtrace (result)
  "Return the lines of the backtrace of RESULT, cut to `ert-batch-backtrace-right-margin'."
  (with-temp-buffer
    (let* ((frames (ert-test-result-with-condition-backtrace result))
           (outer (cl-member 'ert--run-test-internal frames :key #'backtrace-frame-fun)))
      (insert (backtrace-to-string (or (cl-ldiff frames outer) frames)))
      ;; The arguments of ERT's own functions hold all tests; of what is cut off not much need be printed.
      (when (and outer (not (eq outer frames)))
        (let ((backtrace-line-length (if ert-batch-backtrace-right-margin
                                         (min backtrace-line-length (* 4 ert-batch-backtrace-right-margin))
                                       backtrace-line-length)))
          (insert (backtrace-to-string outer)))))
    (if (not ert-batch-backtrace-right-margin)
        (buffer-string)
      (goto-char (point-min))
      (let ((lines nil))
        (while (not (eobp))
          (push (buffer-substring-no-properties
                 (point) (min (line-end-position) (+ ert-batch-backtrace-right-margin (point))))
                lines)
          (forward-line 1))
        (mapconcat #'identity (nreverse lines) "\n")))))

(defun ert--batch-condition (result)
  "Return the messages and the condition of RESULT as indented text."
  (with-temp-buffer
    (ert--insert-infos result)
    (insert "    ")
    (let ((print-escape-newlines t)
          (print-level 5)
          (print-length 10))
      (ert--pp-with-indentation-and-newline (ert-test-result-with-condition-condition result)))
    (goto-char (1- (point-max)))
    (cl-assert (looking-at "\n"))
    (delete-char 1)
    (buffer-string)))

(defun ert--batch-results (stats heading which)
  "Show HEADING and the tests in STATS that the function WHICH, called with a test and its result, accepts."
  (message "%s" heading)
  (cl-loop for test across (ert--stats-tests stats)
           for result = (ert-test-most-recent-result test)
           when (funcall which test result)
           do (message "%9s  %S%s"
                       (ert-string-for-test-result result nil)
                       (ert-test-name test)
                       (ert-reason-for-test-result result)))
  (message "%s" ""))

(defun ert--batch-run-ended (stats aborted)
  "Show the sums of STATS; ABORTED says that the run did not get to its end."
  (let ((unexpected (ert-stats-completed-unexpected stats))
        (skipped (ert-stats-skipped stats))
        (expected-failures (ert--stats-failed-expected stats)))
    (message "\n%sRan %s tests, %s results as expected, %s unexpected%s (%s, %f sec)%s\n"
             (if aborted "Aborted: " "")
             (ert-stats-total stats)
             (ert-stats-completed-expected stats)
             unexpected
             (if (> skipped 0) (format ", %s skipped" skipped) "")
             (ert--format-time-iso8601 (ert--stats-end-time stats))
             (float-time (time-subtract (ert--stats-end-time stats) (ert--stats-start-time stats)))
             (if (> expected-failures 0) (format "\n%s expected failures" expected-failures) ""))
    (unless (zerop unexpected)
      (ert--batch-results stats (format "%s unexpected results:" unexpected)
                          (lambda (test result) (not (ert-test-result-expected-p test result)))))
    (unless (zerop skipped)
      (ert--batch-results stats (format "%s skipped results:" skipped)
                          (lambda (_test result) (ert-test-result-type-p result :skipped))))))

(defun ert--batch-test-ended (stats test result)
  "Show RESULT of TEST, one of those in STATS."
  (let ((expected (ert-test-result-expected-p test result)))
    (unless expected
      (cl-etypecase result
        (ert-test-passed
         (message "Test %S passed unexpectedly" (ert-test-name test)))
        (ert-test-result-with-condition
         (message "Test %S backtrace:" (ert-test-name test))
         (message "%s" (ert--batch-backtrace result))
         (message "Test %S condition:" (ert-test-name test))
         (message "%s" (ert--batch-condition result)))
        (ert-test-aborted-with-non-local-exit
         (message "Test %S aborted with non-local exit" (ert-test-name test)))))
    (unless ert-quiet
      (let* ((total (ert-stats-total stats))
             (width (length (number-to-string total))))
        (message (format "%%9s  %%%dd/%%d  %%S (%%f sec)" width)
                 (ert-string-for-test-result result expected)
                 (1+ (ert--stats-test-pos stats test))
                 total
                 (ert-test-name test)
                 (ert-test-result-duration result))))))

(defun ert--batch-listener (selector event-type &rest event-args)
  "Show the event EVENT-TYPE, with EVENT-ARGS, of a run of the tests that SELECTOR took."
  (cl-ecase event-type
    (run-started
     (unless ert-quiet
       (let ((stats (car event-args)))
         (message "Running %s tests (%s, selector `%S')"
                  (length (ert--stats-tests stats))
                  (ert--format-time-iso8601 (ert--stats-start-time stats))
                  selector))))
    (run-ended (apply #'ert--batch-run-ended event-args))
    (test-started)
    (test-ended (apply #'ert--batch-test-ended event-args))))

(defun ert-run-tests-batch (&optional selector)
  "Run the tests that SELECTOR takes, by default all, show what happens with `message', and return the statistics."
  (let ((selector (or selector t)))
    (ert-run-tests selector (apply-partially #'ert--batch-listener selector) nil)))

(defun ert-run-tests-batch-and-exit (&optional selector)
  "Run the tests that SELECTOR takes as `ert-run-tests-batch' does, and leave.
The exit status is 0 if all went as expected, 1 if not, 2 if the tests could not be run."
  (or noninteractive
      (user-error "This function is only for use in batch mode"))
  (unwind-protect
      (let ((stats (ert-run-tests-batch selector)))
        (kill-emacs (if (zerop (ert-stats-completed-unexpected stats)) 0 1)))
    (unwind-protect
        (progn
          (message "Error running tests")
          (backtrace))
      (kill-emacs 2))))

(defun ert-summarize-tests-batch-and-exit (&optional high)
  "Sum up the logs of batch runs named on the command line, show it, and leave.
With HIGH, a natural number, show that many of the tests that took longest."
  (or noninteractive
      (user-error "This function is only for use in batch mode"))
  (let ((inhibit-message nil) (files command-line-args-left)
        (tests 0) (expected 0) (unexpected 0) (skipped 0) (notests nil) (failed nil) (times nil) (read 0))
    (setq command-line-args-left nil)
    (dolist (file files)
      (with-temp-buffer
        (insert-file-contents file)
        (setq read (1+ read))
        (goto-char (point-min))
        (if (not (re-search-forward
                  "^\\(?:Aborted: \\)?Ran \\([0-9]+\\) tests, \\([0-9]+\\) results as expected\\(?:, \\([0-9]+\\) unexpected\\)?\\(?:, \\([0-9]+\\) skipped\\)?"
                  nil t))
            (push file notests)
          (cl-incf tests (string-to-number (match-string 1)))
          (cl-incf expected (string-to-number (match-string 2)))
          (when (match-string 3)
            (let ((count (string-to-number (match-string 3))))
              (cl-incf unexpected count)
              (unless (zerop count) (push file failed))))
          (when (match-string 4)
            (cl-incf skipped (string-to-number (match-string 4)))))
        (goto-char (point-min))
        (while (re-search-forward
                "^ +\\([[:alpha:]]+\\) +[0-9]+/[0-9]+ +\\([^ \n]+\\) (\\([0-9.]+\\) sec)$" nil t)
          (push (cons (string-to-number (match-string 3)) (match-string 2)) times))))
    (message "\nSUMMARY OF TEST RESULTS")
    (message "-----------------------")
    (message "Files examined: %d" read)
    (message "Ran %d tests%s, %d results as expected%s%s" tests ""
             expected
             (if (zerop unexpected) "" (format ", %d unexpected" unexpected))
             (if (zerop skipped) "" (format ", %d skipped" skipped)))
    (when notests
      (message "%d files did not contain any tests:" (length notests))
      (dolist (file (nreverse notests)) (message "  %s" file)))
    (when failed
      (message "%d files contained unexpected results:" (length failed))
      (dolist (file (nreverse failed)) (message "  %s" file)))
    (when (and high (> high 0))
      (message "\nLONG-RUNNING TESTS")
      (message "------------------")
      (setq times (sort times (lambda (a b) (> (car a) (car b)))))
      (while (and times (> high 0))
        (message "%f\t%s" (car (car times)) (cdr (car times)))
        (setq times (cdr times) high (1- high))))
    (kill-emacs (if (zerop unexpected) 0 1))))

(defun ert--results-format-expected-unexpected (expected unexpected)
  "Return the sum of EXPECTED and UNEXPECTED as text that says how many were unexpected, if any."
  (if (zerop unexpected)
      (format "%s" expected)
    (format "%s (%s unexpected)" (+ expected unexpected) unexpected)))

(defun ert-describe-test (test-or-test-name)
  "Show the file and the documentation of TEST-OR-TEST-NAME, a test or its name, in the help buffer."
  (interactive (list (intern (completing-read "Describe test: " obarray #'ert-test-boundp t))))
  (let* ((test (if (ert-test-p test-or-test-name) test-or-test-name (ert-get-test test-or-test-name)))
         (name (ert-test-name test))
         (file (and name (symbol-file name 'ert--test)))
         (documentation (ert-test-documentation test)))
    (with-output-to-temp-buffer "*Help*"
      (princ (if name (format-message "%S is a test" name) "This test has no name"))
      (if file (princ (format-message " defined in `%s'" (file-name-nondirectory file))))
      (princ (format "%s\n\n%s\n"
                     (if file "." "")
                     (or documentation "It is not documented."))))))

(defun ert-run-tests-interactively (selector &optional output-buffer-name message-fn)
  "Run the tests that SELECTOR takes, and put what happens in a buffer, OUTPUT-BUFFER-NAME or *ert*.
The sum is shown with MESSAGE-FN, by default `message', too."
  (interactive (list (read (completing-read "Run tests: " obarray #'ert-test-boundp nil nil nil nil "t")) nil nil))
  (let ((stats nil) (lines nil))
    (setq stats
          (ert-run-tests
           selector
           (lambda (event &rest args)
             (when (eq event 'test-ended)
               (let* ((test (nth 1 args)) (result (nth 2 args))
                      (expected (ert-test-result-expected-p test result)))
                 (push (format "%c %S\n" (ert-char-for-test-result result expected) (ert-test-name test)) lines)
                 (when (and (not expected) (ert-test-result-with-condition-p result))
                   (push (concat (ert--batch-condition result) "\n") lines)))))
           t))
    (with-current-buffer (get-buffer-create (or output-buffer-name "*ert*"))
      (let ((inhibit-read-only t))
        (erase-buffer)
        (insert "Selector: ")
        (ert--insert-human-readable-selector selector)
        (insert (format "\nPassed:  %s\nFailed:  %s\nSkipped: %s\nTotal:   %s/%s\n\n"
                        (ert--results-format-expected-unexpected (ert--stats-passed-expected stats)
                                                                 (ert--stats-passed-unexpected stats))
                        (ert--results-format-expected-unexpected (ert--stats-failed-expected stats)
                                                                 (ert--stats-failed-unexpected stats))
                        (ert-stats-skipped stats)
                        (ert-stats-completed stats) (ert-stats-total stats)))
        (mapc #'insert (nreverse lines))))
    (funcall (or message-fn #'message)
             "%sRan %s tests, %s results were as expected%s%s"
             (if (ert--stats-aborted-p stats) "Aborted: " "")
             (ert-stats-total stats)
             (ert-stats-completed-expected stats)
             (let ((unexpected (ert-stats-completed-unexpected stats)))
               (if (zerop unexpected) "" (format ", %s unexpected" unexpected)))
             (let ((skipped (ert-stats-skipped stats)))
               (if (zerop skipped) "" (format ", %s skipped" skipped))))))
(defalias 'ert #'ert-run-tests-interactively)

(provide 'ert-batch)

;;; ert-batch.el ends here

;;; What a filter gets of bytes that arrive in two parts, for each place of the cut.  -*- lexical-binding: t -*-

;; The file that the environment variable CUTS names has a line `# CODING (BYTES...)' for each case; what else it has is not
;; looked at.  For each case that line is printed, then one for each cut: what the filter got after the first part, after
;; the second, and at the end of the stream, and the coding system then.  A character that is not printable ASCII is its
;; number in hexadecimal, in angle brackets; u stands before a unibyte string.

(defvar cuts-got nil)
(defvar cuts-ended nil)
(defvar cuts-connection nil)

(defvar cuts-server
  (make-network-process
   :name "cuts" :server t :host "127.0.0.1" :family 'ipv4 :service t :coding 'binary
   :filter (lambda (_process string) (push string cuts-got))
   :sentinel (lambda (_process event) (unless (string-match-p "open" event) (setq cuts-ended t)))
   :log (lambda (_server connection _message) (setq cuts-connection connection))))

(defun cuts-shown (string)
  (concat (if (multibyte-string-p string) "" "u")
          (mapconcat (lambda (char) (if (and (< 32 char 127) (not (memq char '(?< ?| ?,)))) (string char) (format "<%x>" char)))
                     string "")))

(defun cuts-step ()
  (prog1 (mapconcat #'cuts-shown (nreverse cuts-got) ",")
    (setq cuts-got nil)))

(defun cuts-line (coding parts)
  (setq cuts-got nil cuts-ended nil cuts-connection nil)
  (let ((client (make-network-process :name "client" :host "127.0.0.1" :family 'ipv4 :coding 'binary
                                      :service (process-contact cuts-server :service)))
        (steps nil)
        (tries 0))
    (while (not cuts-connection) (accept-process-output nil 0.1))
    (set-process-coding-system cuts-connection coding 'binary)
    (dolist (part parts)
      (process-send-string client part)
      (accept-process-output cuts-connection 0.3)
      (push (cuts-step) steps))
    (delete-process client)
    (while (and (not cuts-ended) (< (setq tries (1+ tries)) 30)) (accept-process-output cuts-connection 0.1))
    (push (cuts-step) steps)
    (format "%s =%s" (mapconcat #'identity (nreverse steps) " | ") (car (process-coding-system cuts-connection)))))

(with-temp-buffer
  (insert-file-contents (getenv "CUTS"))
  (while (re-search-forward "^# " nil t)
    (let* ((coding (read (current-buffer))) (numbers (read (current-buffer))) (bytes (apply #'unibyte-string numbers)))
      (princ (format "# %s %s\n" coding numbers))
      (dotimes (cut (length bytes))
        (princ (format "%d: %s\n" cut
                       (condition-case problem
                           (cuts-line coding (if (= cut 0) (list bytes) (list (substring bytes 0 cut) (substring bytes cut))))
                         (error (format "%S" problem)))))))))
(kill-emacs)

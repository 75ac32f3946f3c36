;; emacs -Q --batch -l record.el: write own.answers, what Emacs answers to own.forms after loading own.elc.
(let ((folder (file-name-directory load-file-name)) answers)
  (load (expand-file-name "own.elc" folder) nil t t)
  (with-temp-buffer
    (insert-file-contents (expand-file-name "own.forms" folder))
    (condition-case nil
        (while t
          (let ((form (read (current-buffer))) (print-escape-newlines t))
            (push (prin1-to-string (condition-case e (eval form t) (error (cons '! e)))) answers)))
      (end-of-file nil)))
  (with-temp-file (expand-file-name "own.answers" folder)
    (insert (mapconcat #'identity (nreverse answers) "\n") "\n")))

;; emacs -Q --batch -l record.el: write `answers', what Emacs answers to `forms', with the libraries of `libraries' loaded.
(let ((folder (file-name-directory load-file-name)) answers)
  (with-temp-buffer
    (insert-file-contents (expand-file-name "libraries" folder))
    (dolist (library (split-string (buffer-string)))
      (load library nil t)))
  (with-temp-buffer
    (insert-file-contents (expand-file-name "forms" folder))
    (condition-case nil
        (while t
          (let ((form (read (current-buffer))) (print-escape-newlines t))
            (push (prin1-to-string (condition-case e (eval form t) (error (cons '! e)))) answers)))
      (end-of-file nil)))
  (with-temp-file (expand-file-name "answers" folder)
    (insert (mapconcat #'identity (nreverse answers) "\n") "\n")))

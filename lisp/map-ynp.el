;;; map-ynp.el --- one question for each of many things  -*- lexical-binding: t -*-

(defun map-ynp--next (list)
  "Return a function that returns the elements of LIST, or those that LIST, a function, gives, each in a list; then nil."
  (if (functionp list)
      (lambda () (let ((element (funcall list))) (and element (list element))))
    (lambda () (prog1 (and (consp list) (list (car list))) (setq list (cdr list))))))

(defun map-ynp--read (prompt alist)
  "Show PROMPT and return the event that answers it; ALIST are answers besides the usual ones."
  (message "%s(y, n, !, ., q, %sor C-h) " prompt
           (mapconcat (lambda (each) (concat (key-description (vector (car each))) ", ")) alist ""))
  ;; In batch nobody types.
  (if (and noninteractive (not unread-command-events))
      (signal 'quit nil))
  (read-event))

(defun map-y-or-n-p (prompter actor list &optional help action-alist _no-cursor-in-echo-area)
  "Ask about each element of LIST, a list or a function that returns one after the other, and call ACTOR if wanted.
PROMPTER is a format string for the question, or a function of the element that returns the question, nil to pass the
element over, or t to act without asking.  HELP is a list of words for one thing, several, and what is done to them.
ACTION-ALIST has further answers: (CHAR FUNCTION EXPLANATION).  Return how many elements ACTOR was called with."
  (let ((next (map-ynp--next list))
        (ask (if (stringp prompter) (lambda (element) (format prompter element)) prompter))
        (count 0) (all nil) (done nil) cell)
    (while (and (not done) (setq cell (funcall next)))
      (let* ((element (car cell))
             (prompt (funcall ask element)))
        (cond
         ((null prompt))
         ((or all (not (stringp prompt)))
          (funcall actor element)
          (setq count (1+ count)))
         (t
          (let ((answered nil))
            (while (not answered)
              (let* ((event (map-ynp--read prompt action-alist))
                     (other (assq event action-alist)))
                (setq answered t)
                (cond
                 ((memq event '(?y ?Y ?\s)) (funcall actor element) (setq count (1+ count)))
                 ((memq event '(?n ?N ?\d backspace delete)))
                 ((memq event '(?q ?\e escape return ?\r)) (setq done t))
                 ((eq event ?\C-g) (signal 'quit nil))
                 ((eq event ?!)
                  (setq all t)
                  (funcall actor element)
                  (setq count (1+ count)))
                 ((eq event ?.)
                  (funcall actor element)
                  (setq count (1+ count) done t))
                 (other (setq answered (funcall (nth 1 other) element)))
                 (t (message "Answer y or n for this %s, ! for all %s, . for this one only, q to end"
                             (or (nth 0 help) "object") (or (nth 1 help) "objects"))
                    (setq answered nil))))))))))
    count))

;;; map-ynp.el ends here

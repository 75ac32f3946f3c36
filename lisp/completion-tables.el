;;; completion-tables.el --- tables of completions made of functions  -*- lexical-binding: t -*-

;; See "Programmed Completion" in the Elisp manual.

(defun completion-boundaries (string collection pred suffix)
  "Return (START . END): what part of STRING and of SUFFIX, the text behind it, COLLECTION with PRED completes."
  (let ((boundaries (if (functionp collection)
                        (funcall collection string pred (cons 'boundaries suffix)))))
    (if (not (eq (car-safe boundaries) 'boundaries))
        (setq boundaries nil))
    (cons (or (cadr boundaries) 0)
          (or (cddr boundaries) (length suffix)))))

(defun completion-metadata (string table pred)
  "Return what TABLE says of its completions of STRING that PRED lets through: (metadata (PROPERTY . VALUE)...)."
  (let ((metadata (if (functionp table)
                      (funcall table string pred 'metadata))))
    (cons 'metadata
          (if (eq (car-safe metadata) 'metadata)
              (cdr metadata)))))

(defun completion-metadata-get (metadata prop)
  "Return the value of PROP in METADATA."
  (cdr (assq prop metadata)))

(defun complete-with-action (action collection string predicate)
  "Do ACTION, as the third argument of a completion function says it, on STRING with COLLECTION and PREDICATE."
  (cond
   ((functionp collection) (funcall collection string predicate action))
   ((eq (car-safe action) 'boundaries) nil)
   ((eq action 'metadata) nil)
   (t (funcall (cond ((null action) #'try-completion)
                     ((eq action t) #'all-completions)
                     (t #'test-completion))
               string collection predicate))))

(defun completion-table-dynamic (fun &optional switch-buffer)
  "Return a completion function whose completions of a string the function FUN of that string returns.
SWITCH-BUFFER non-nil means to call FUN in the buffer from which the minibuffer was entered."
  (lambda (string pred action)
    (if (or (eq (car-safe action) 'boundaries) (eq action 'metadata))
        nil
      (with-current-buffer (if (not switch-buffer)
                               (current-buffer)
                             (let ((window (minibuffer-selected-window)))
                               (if window (window-buffer window) (current-buffer))))
        (complete-with-action action (funcall fun string) string pred)))))

(defun completion-table-with-cache (fun &optional ignore-case)
  "Return a completion function as `completion-table-dynamic' of FUN, which keeps FUN's last answer.
It serves for longer strings that begin alike; IGNORE-CASE non-nil means that case does not matter there."
  (let (last-string last-result)
    (completion-table-dynamic
     (lambda (string)
       (if (and last-string (string-prefix-p last-string string ignore-case))
           last-result
         (prog1
             (setq last-result (funcall fun string))
           (setq last-string string)))))))

(defun completion-table-case-fold (table &optional dont-fold)
  "Return a completion function as TABLE, in which case does not matter, or with DONT-FOLD non-nil does."
  (lambda (string pred action)
    (let ((completion-ignore-case (not dont-fold)))
      (complete-with-action action table string pred))))

(defun completion-table-in-turn (&rest tables)
  "Return a completion function that takes the first of TABLES that has completions."
  (lambda (string pred action)
    (let ((rest tables) (result nil))
      (while (and rest (not result))
        (setq result (complete-with-action action (car rest) string pred)
              rest (cdr rest)))
      result)))

(defun completion-table-merge (&rest tables)
  "Return a completion function with the completions of all TABLES."
  (lambda (string pred action)
    (cond
     ((null action)
      (let ((found (delq nil (mapcar (lambda (table) (try-completion string table pred)) tables))))
        (if (memq t found)
            (if (cdr found) (try-completion string (mapcar (lambda (x) (if (eq x t) string x)) found)) t)
          (try-completion string found))))
     ((eq action t)
      (apply #'append (mapcar (lambda (table) (all-completions string table pred)) tables)))
     (t
      (let ((rest tables) (result nil))
        (while (and rest (not result))
          (setq result (complete-with-action action (car rest) string pred)
                rest (cdr rest)))
        result)))))

(defun completion-table-with-predicate (table pred1 strict string pred2 action)
  "Do ACTION on STRING with those of TABLE that PRED1 and PRED2 let through.
STRICT nil means that PRED1 is left aside where nothing is left."
  (cond
   ((and (not strict) (eq action 'lambda)) (test-completion string table pred2))
   (t
    (or (complete-with-action action table string
                              (if (not (and pred1 pred2))
                                  (or pred1 pred2)
                                (lambda (x)
                                  (and (funcall pred1 x) (funcall pred2 x)))))
        (if (not strict)
            (complete-with-action action table string pred2))))))

(defun completion-table-subvert (table s1 s2)
  "Return a completion function as TABLE in which S1, at the beginning of the string, stands for S2."
  (lambda (string pred action)
    (let* ((inner (if (string-prefix-p s1 string completion-ignore-case)
                      (concat s2 (substring string (length s1)))))
           (result (if inner (complete-with-action action table inner pred))))
      (if result
          (cond
           ((eq (car-safe action) 'boundaries)
            (let ((start (or (and (eq (car-safe result) 'boundaries) (cadr result)) 0)))
              (cons 'boundaries
                    (cons (max (length s1) (+ start (- (length s1) (length s2))))
                          (and (eq (car-safe result) 'boundaries) (cddr result))))))
           ((stringp result)
            (if (string-prefix-p s2 result completion-ignore-case)
                (concat s1 (substring result (length s2)))))
           ((eq action t)
            (let ((bounds (completion-boundaries inner table pred "")))
              (if (>= (car bounds) (length s2))
                  result
                (let ((regexp (concat "\\`" (regexp-quote (substring s2 (car bounds))))))
                  (delq nil (mapcar (lambda (c) (if (string-match regexp c) (substring c (match-end 0))))
                                    result))))))
           (t result))))))

(defmacro lazy-completion-table (var fun)
  "Return a completion function that sets VAR to what FUN returns when it is first used, and then uses VAR."
  (declare (debug (symbolp lambda-expr)))
  (let ((string (make-symbol "string")))
    `(completion-table-dynamic
      (lambda (,string)
        (when (functionp ,var)
          (setq ,var (funcall #',fun)))
        ,var)
      'do-switch-buffer)))

(defun format-prompt (prompt default &rest format-args)
  "Return PROMPT, formatted with FORMAT-ARGS, with a colon and, if it is not empty, DEFAULT in parentheses.
DEFAULT may be a list, of which the first counts."
  (concat
   (if (null format-args) prompt (apply #'format prompt format-args))
   (and default
        (or (not (stringp default)) (> (length default) 0))
        (format " (default %s)" (if (consp default) (car default) default)))
   ": "))

;;; completion-tables.el ends here

;;; syntax.el --- what the text before a position makes of it  -*- lexical-binding: t -*-

;; See "Position Parse" and "Syntax Properties" in the Elisp manual.

;; Putting properties on the text

(defvar-local syntax-propertize--inhibit-flush nil "Non-nil while properties are put on the text.")

(defun syntax-propertize-wholelines (start end)
  "Return the region of the whole lines from START to END, for `syntax-propertize-extend-region-functions'."
  (goto-char start)
  (let ((first (line-beginning-position)))
    (goto-char end)
    (cons first (if (bolp) (point) (line-beginning-position 2)))))

(defun syntax-propertize-multiline (beg end)
  "Return the region from BEG to END with all of the text under a property `syntax-multiline' that it cuts.

For `syntax-propertize-extend-region-functions'."
  (if (and (> beg (point-min)) (get-text-property (1- beg) 'syntax-multiline))
      (setq beg (or (previous-single-property-change beg 'syntax-multiline) (point-min))))
  (if (get-text-property end 'syntax-multiline)
      (setq end (or (next-single-property-change end 'syntax-multiline) (point-max))))
  (cons beg end))

(defun syntax--extended-region (start end)
  "Return START and END as a cons, as far apart as all of `syntax-propertize-extend-region-functions' want."
  (let ((left syntax-propertize-extend-region-functions))
    (while left
      (let* ((function (car left))
             (new (if (eq function t) nil (funcall function start end))))
        (setq left (cdr left))
        (when (and new (or (< (car new) start) (> (cdr new) end)))
          (setq start (min start (car new))
                end (max end (cdr new)))
          ;; Those before have to look at the larger region.
          (unless (eq left (cdr syntax-propertize-extend-region-functions))
            (setq left syntax-propertize-extend-region-functions)))))
    (cons start end)))

(defun syntax-propertize (pos)
  "See to it that `syntax-propertize-function' has seen the text up to POS."
  (when (< syntax-propertize--done pos)
    (if (not syntax-propertize-function)
        (setq syntax-propertize--done (max (point-max) pos))
      (setq-local parse-sexp-lookup-properties t)
      (add-hook 'before-change-functions #'syntax-ppss-flush-cache t t)
      (with-silent-modifications
        (save-excursion
          (let* ((start (max (point-min) (min (point-max) syntax-propertize--done)))
                 (end (max (min pos (point-max)) (min (point-max) (+ start syntax-propertize-chunk-size))))
                 (region (syntax--extended-region start end)))
            (setq start (max (car region) (point-min))
                  end (min (cdr region) (point-max)))
            (remove-text-properties start end '(syntax-table nil syntax-multiline nil))
            ;; The function may ask for states of the text, which must not come back to here.
            (setq syntax-propertize--done most-positive-fixnum)
            (unwind-protect
                (let ((syntax-propertize--inhibit-flush t))
                  (with-syntax-table (or syntax-ppss-table (syntax-table))
                    (funcall syntax-propertize-function start end)))
              (setq syntax-propertize--done end))))))))

(defun internal--syntax-propertize (charpos)
  "See to it that the text up to CHARPOS, and the chunk after it, has been seen by `syntax-propertize-function'.
The functions that read text by its syntax call this on their way."
  (save-match-data
    (syntax-propertize (min (+ charpos syntax-propertize-chunk-size) (point-max)))))

;; Rules

(defun syntax-propertize--shift-groups-and-backrefs (re n)
  "Return the regexp RE with the numbers of its numbered groups and back references higher by N."
  (let ((at 0) (pieces nil) (from 0) found)
    (while (setq found (string-match "\\\\\\(?:(\\?\\([0-9]+\\):\\|\\([1-9]\\)\\|[^z-a]\\)" re at))
      (setq at (match-end 0))
      (let* ((group (if (match-beginning 1) 1 (if (match-beginning 2) 2)))
             (start (and group (match-beginning group)))
             (number (and group (+ n (string-to-number (match-string group re))))))
        (when (and group (subregexp-context-p re found))
          (if (and (= group 2) (> number 9))
              (error "There may be at most nine back-references"))
          (setq pieces (cons (number-to-string number) (cons (substring re from start) pieces))
                from (if (= group 2) at (1- at))))))
    (apply #'concat (nreverse (cons (substring re from) pieces)))))

;; A rule is compiled by itself, for a place among the groups of all: `offset' groups of other rules come before its own,
;; and one around the whole of it when it has something to say about that.

(defun syntax--put-form (group action)
  "Return a form that puts the property that the form ACTION says on the text of GROUP."
  (let ((string (if (eq (car-safe action) 'prog1) (nth 1 action) action)))
    (if (stringp string)
        `(progn
           (put-text-property (match-beginning ,group) (match-end ,group) 'syntax-table ',(string-to-syntax string))
           ,@(if (consp action) (nthcdr 2 action)))
      (let ((start (make-symbol "start")) (end (make-symbol "end")) (syntax (make-symbol "syntax")))
        `(let ((,start (match-beginning ,group)) (,end (match-end ,group)) (,syntax ,action))
           (if ,syntax (put-text-property ,start ,end 'syntax-table ,syntax)))))))

(defun syntax--rule (rule offset single)
  "Return the regexp of RULE, the number of its groups, and a clause of `cond'.

OFFSET groups of other rules come before; SINGLE non-nil means that there is no other rule."
  (let* ((regexp (eval (car rule) t))
         (highlights (cdr rule))
         (whole (and (not single) (assq 0 highlights)))
         (before (if whole (1+ offset) offset))
         (constant t)
         (tests nil)
         (body nil))
    (dolist (highlight highlights)
      (unless (stringp (nth 1 highlight)) (setq constant nil)))
    (let* ((adapt (and (not constant) (> before 0)))
           (place (lambda (number)
                    (cond ((> number 0) (+ number before)) (whole before) (t 0)))))
      (dolist (highlight highlights)
        ;; Code of a rule sees the match data of its regexp alone.
        (let* ((group (if adapt (car highlight) (funcall place (car highlight))))
               (put (syntax--put-form group (nth 1 highlight))))
          (setq tests (cons `(match-beginning ,(funcall place (car highlight))) tests)
                body (cons (if (cdr highlights) `(if (match-beginning ,group) ,put) put) body))))
      (list (let ((shifted (if (> before 0) (syntax-propertize--shift-groups-and-backrefs regexp before) regexp)))
              (if whole (concat "\\(" shifted "\\)") shifted))
            (+ (regexp-opt-depth regexp) (if whole 1 0))
            `((or ,@(nreverse tests))
              ,@(if adapt
                    `((let ((data (match-data t)))
                        (setcdr (cdr data) (nthcdr ,(* 2 (1+ before)) data))
                        (set-match-data data))))
              ,@(nreverse body))))))

(defmacro syntax-propertize-precompile-rules (&rest rules)
  "Return a value for a variable that names RULES, to be used in `syntax-propertize-rules'."
  `',rules)

(defmacro syntax-propertize-rules (&rest rules)
  "Return a function for `syntax-propertize-function' that follows RULES.

A rule is (REGEXP (GROUP SYNTAX)...): text that matches REGEXP, a form evaluated now, gets the property `syntax-table'
SYNTAX on the part that GROUP matches.  SYNTAX is a string as for `string-to-syntax', or a form whose value is the
property, nil for none; it may move point.  A symbol among the rules is a variable with rules made by
`syntax-propertize-precompile-rules'."
  (declare (debug (&rest &or symbolp (form &rest (numberp [&or stringp ("prog1" [&or stringp def-form] def-body) def-form])))))
  (let ((all nil) (offset 0) (regexps nil) (clauses nil))
    (dolist (rule rules)
      (setq all (append all (if (symbolp rule) (symbol-value rule) (list rule)))))
    (dolist (rule all)
      (let ((made (syntax--rule rule offset (null (cdr all)))))
        (setq regexps (cons (car made) regexps)
              offset (+ offset (nth 1 made))
              clauses (cons (nth 2 made) clauses))))
    `(lambda (start end)
       (goto-char start)
       (while (and (< (point) end)
                   (re-search-forward ,(mapconcat #'identity (nreverse regexps) "\\|") end t))
         (cond ,@(nreverse clauses))))))

;; What holds at a position

(defvar syntax-ppss-max-span 20000 "From how many characters on `syntax-ppss' remembers states on the way.")

(defvar-local syntax-ppss--memory nil
  "What `syntax-ppss' remembers: a list (BEGINNING TABLE LAST . STATES), nil for nothing.

LAST and the elements of STATES are conses of a position and the state there; STATES has the last position first.")

(defun syntax-ppss-depth (ppss)
  "Return how deep in brackets the position with state PPSS is."
  (nth 0 ppss))

(defun syntax-ppss-toplevel-pos (ppss)
  "Return where the outermost list, string or comment around the position with state PPSS begins; nil if none."
  (or (car (nth 9 ppss))
      (nth 8 ppss)))

(defun syntax-ppss-context (ppss)
  "Return `string' or `comment' if the position with state PPSS is in one, else nil."
  (cond ((nth 3 ppss) 'string)
        ((nth 4 ppss) 'comment)))

(defun syntax-ppss-flush-cache (beg &rest _ignored)
  "Forget what was found out of the text behind BEG."
  (unless syntax-propertize--inhibit-flush
    (setq syntax-propertize--done (min beg syntax-propertize--done)))
  (let ((memory (cddr syntax-ppss--memory)))
    (when memory
      (if (and (car memory) (>= (caar memory) beg)) (setcar memory nil))
      (while (and (cdr memory) (>= (car (nth 1 memory)) beg))
        (setcdr memory (cddr memory))))))

(defun syntax-ppss (&optional pos)
  "Return the state of a parser at POS, by default point, as `parse-partial-sexp' from the beginning; move to POS."
  (setq pos (or pos (point)))
  (syntax-propertize pos)
  (with-syntax-table (or syntax-ppss-table (syntax-table))
    (if (> pos (point-max)) (parse-partial-sexp (point-min) pos)) ; signals
    (let ((memory syntax-ppss--memory) (start (point-min)) (state nil) near)
      (unless (and memory (eq (car memory) (point-min)) (eq (nth 1 memory) (syntax-table)))
        (setq memory (list (point-min) (syntax-table) nil)
              syntax-ppss--memory memory)
        (add-hook 'before-change-functions #'syntax-ppss-flush-cache t t))
      (setq memory (cddr memory)
            near (cdr memory))
      (while (and near (> (caar near) pos))
        (setq near (cdr near)))
      (if near (setq start (caar near) state (cdar near)))
      (if (and (car memory) (<= start (caar memory) pos))
          (setq start (caar memory) state (cdar memory)))
      ;; Long stretches are parsed in pieces, each remembered, so that asking backwards is not slow either.
      (while (> (- pos start) syntax-ppss-max-span)
        (let ((next (+ start (/ syntax-ppss-max-span 2))))
          (setq state (parse-partial-sexp start next nil nil state)
                start next)
          (syntax-ppss--remember start state)))
      (prog1 (setq state (parse-partial-sexp start pos nil nil state))
        (setcar memory (cons pos state))))))

(defun syntax-ppss--remember (pos state)
  "Put POS and STATE among the states that `syntax-ppss--memory' has."
  (let ((cell (cddr syntax-ppss--memory)))
    (while (and (cdr cell) (> (car (nth 1 cell)) pos))
      (setq cell (cdr cell)))
    (unless (eql (car-safe (nth 1 cell)) pos)
      (setcdr cell (cons (cons pos state) (cdr cell))))))

(provide 'syntax)

;;; syntax.el ends here

;;; replace.el --- replacing throughout a buffer, and commands on the lines that match  -*- lexical-binding: t -*-

;; See "Search and Replace" in the Elisp manual.  `occur' is in replace-occur.el.

(defun replace-quote (replacement)
  "Return REPLACEMENT, printed unless it is a string, with its backslashes doubled."
  (let ((string (if (stringp replacement) replacement (prin1-to-string replacement t))))
    (replace-regexp-in-string "\\\\" "\\\\" string t t)))

(defun replace-eval-replacement (expression count)
  "Return as a string the value of EXPRESSION while `replace-count' is COUNT."
  (let* ((replace-count count)
         (value (condition-case problem (eval expression)
                  (error (error "Error evaluating replacement expression: %S" problem)))))
    (if (stringp value) value (prin1-to-string value t))))

(defun replace-loop-through-replacements (data count)
  "Return the next replacement of DATA, a vector [NEXT-COUNT LEFT ALL REPEAT], after COUNT replacements."
  (when (= (aref data 0) count)
    (let ((left (cdr (aref data 1))))
      (aset data 1 (or left (aref data 2))))
    (aset data 0 (+ count (aref data 3))))
  (car (aref data 1)))

(defun query-replace--references (form)
  "Return FORM with what its symbols \\& \\# \\N \\#N and the like stand for."
  (cond
   ((consp form) (cons (query-replace--references (car form)) (query-replace--references (cdr form))))
   ((not (symbolp form)) form)
   ((string-match "\\`\\(#?\\)\\(&\\|[0-9]\\)\\'" (symbol-name form))
    (let* ((name (symbol-name form))
           (group (if (string= (match-string 2 name) "&") 0 (string-to-number (match-string 2 name))))
           (text (list 'match-string group)))
      (if (string= (match-string 1 name) "#") (list 'string-to-number text) text)))
   ((eq form '\#) 'replace-count)
   (t form)))

(defun query-replace-compile-replacement (to regexp-flag)
  "Return the string TO, or, when it has Lisp in it after `\\,' or a count `\\#', a cons to compute replacements with.

That is looked for when REGEXP-FLAG is non-nil."
  (if (not (and regexp-flag (string-match "\\(?:\\`\\|[^\\]\\)\\(?:\\\\\\\\\\)*\\\\[,#]" to)))
      to
    (let ((pieces nil) (start 0) (at 0) found)
      (while (string-match "\\\\\\(.\\)" to at)
        (setq found (match-beginning 0) at (match-end 0))
        (let ((char (aref to (1+ found))))
          (when (memq char '(?, ?#))
            (if (> found start) (setq pieces (cons (substring to start found) pieces)))
            (if (eq char ?#)
                (setq pieces (cons '(number-to-string replace-count) pieces))
              (let ((read (read-from-string to at)))
                (setq pieces (cons (list 'replace-quote (query-replace--references (car read))) pieces)
                      at (cdr read))
                (if (and (symbolp (car read)) (< at (length to)) (eq (aref to at) ?\s))
                    (setq at (1+ at)))))
            (setq start at))))
      (if (< start (length to)) (setq pieces (cons (substring to start) pieces)))
      (setq pieces (nreverse pieces))
      (cons 'replace-eval-replacement (if (cdr pieces) (cons 'concat pieces) (car pieces))))))

(defun query-replace-descr (string)
  "Return STRING as it is shown in a question."
  (mapconcat (lambda (char)
               (if (or (< char ?\s) (= char ?\d))
                   (propertize (char-to-string char)
                               'display (propertize (text-char-description char) 'face 'escape-glyph))
                 (char-to-string char)))
             string ""))

(defun query-replace--split-string (string)
  "Return the cons of the parts of STRING around a character with the property `separator', else STRING."
  (let ((at (text-property-any 0 (length string) 'separator t string)))
    (if at
        (cons (substring-no-properties string 0 at)
              (substring-no-properties string (or (text-property-not-all at (length string) 'separator t string)
                                                  (length string))))
      (substring-no-properties string))))

(defun replace-match-data (integers reuse &optional new)
  "Return match data as with `match-data' INTEGERS and REUSE; the data NEW instead when given."
  (or (and new (progn (set-match-data new) (and (eq new reuse) new)))
      (match-data integers reuse t)))

(defun match-substitute-replacement (replacement &optional fixedcase literal string subexp)
  "Return what `replace-match' would put in place of the last match for REPLACEMENT.

FIXEDCASE, LITERAL, STRING and SUBEXP are as there."
  (let ((text (match-string 0 string)))
    (save-match-data
      (let ((start (match-beginning 0)))
        (match-data--translate (- start))
        (let ((data (match-data t)))
          (set-match-data (if (bufferp (car (last data))) (butlast data) data))
          (replace-match replacement fixedcase literal text subexp))))))

;; The loop

(defun isearch-no-upper-case-p (string regexp-flag)
  "Return t if STRING has no upper-case letter; in a regexp, with REGEXP-FLAG, one after a backslash does not count."
  (let ((case-fold-search nil))
    (length string)
    (if regexp-flag (setq string (replace-regexp-in-string "\\\\\\(?:_?.\\|\n\\)" "" string t t)))
    (not (string-match "[[:upper:]]" string))))

(defun replace-search (search-string limit regexp-flag delimited-flag case-fold &optional backward)
  "Search for SEARCH-STRING up to LIMIT, as `perform-replace' does, and return non-nil if it is found.

It is a regexp if REGEXP-FLAG is non-nil; with DELIMITED-FLAG it must be whole words.  CASE-FOLD says whether to ignore
case, BACKWARD whether to search backward."
  (let* ((case-fold-search (if (and case-fold search-upper-case)
                               (isearch-no-upper-case-p search-string regexp-flag)
                             case-fold))
         (pattern (and delimited-flag
                       (concat "\\b\\(?:" (if regexp-flag search-string (regexp-quote search-string)) "\\)\\b")))
         (search-spaces-regexp (and (if regexp-flag replace-regexp-lax-whitespace replace-lax-whitespace)
                                    search-whitespace-regexp)))
    (cond
     ((and pattern (functionp delimited-flag))
      (funcall (if backward #'re-search-backward #'re-search-forward)
               (funcall delimited-flag search-string) limit t))
     (pattern (funcall (if backward #'re-search-backward #'re-search-forward) pattern limit t))
     ((or regexp-flag search-spaces-regexp)
      (funcall (or replace-re-search-function (if backward #'re-search-backward #'re-search-forward))
               (if regexp-flag search-string (regexp-quote search-string)) limit t))
     (t (funcall (or replace-search-function (if backward #'search-backward #'search-forward))
                 search-string limit t)))))

(defun replace-highlight (_match-beg _match-end _range-beg _range-end _search-string _regexp-flag _delimited-flag
                                     _case-fold &optional _backward)
  "Show the present match: nothing, without a display.")

(defun replace-dehighlight ()
  "Show no match any more: nothing, without a display.")

(defun replace--next-match (search limit backward last)
  "Find the next match with the function SEARCH up to LIMIT; nil when there is none.

LAST is where the last match ended, BACKWARD started: an empty match there is not another one."
  (and (funcall search limit)
       (if (and last (= (match-beginning 0) (match-end 0) last))
           (and (not (if backward (bobp) (eobp)))
                (progn (goto-char (if backward (1- last) (1+ last)))
                       (not (if backward (bobp) (eobp))))
                (or (null limit) (if backward (> (point) limit) (< (point) limit)))
                (funcall search limit))
         t)))

(defun replace-match-maybe-edit (newtext fixedcase literal noedit match-data &optional backward)
  "Replace the match that MATCH-DATA describe with NEWTEXT, as `replace-match' does with FIXEDCASE and LITERAL.

Point goes to the start of the new text if BACKWARD is non-nil.  NOEDIT is returned."
  (set-match-data match-data)
  (replace-match newtext fixedcase literal)
  (if backward (goto-char (car match-data)))
  noedit)

(defun replace--skipped (read-only filtered)
  "Return what is said of matches that were skipped because they were READ-ONLY or FILTERED out; both are numbers."
  (let ((parts (delq nil (list (and (> read-only 0) (format "%d read-only" read-only))
                               (and (> filtered 0) (format "%d filtered out" filtered))))))
    (if parts (format " (skipped %s)" (mapconcat #'identity parts ", ")) "")))

(defun perform-replace (from-string replacements query-flag regexp-flag delimited-flag
                        &optional repeat-count _map start end backward region-noncontiguous-p)
  "Replace matches for FROM-STRING with REPLACEMENTS from point on, or from START to END.

REPLACEMENTS is a string, a list of strings that take turns, each REPEAT-COUNT times, or a cons of a function and its
first argument, which gets the count as its second.  QUERY-FLAG non-nil means to ask about each match.  REGEXP-FLAG says
that FROM-STRING is a regexp, DELIMITED-FLAG that a match must be whole words, BACKWARD to go back from point."
  (let* ((case-fold case-fold-search)
         (fixedcase (not (and case-replace
                              (if (and case-fold search-upper-case)
                                  (isearch-no-upper-case-p from-string regexp-flag)
                                case-fold))))
         (final nil)
         (literal (or (not regexp-flag) (eq regexp-flag 'literal)))
         (keep-going t) (last nil) (count 0) (read-only 0) (filtered 0) (stack nil)
         (bounds (and region-noncontiguous-p (funcall region-extract-function 'bounds)))
         (limit nil)
         (search (lambda (bound) (replace-search from-string bound regexp-flag delimited-flag case-fold backward)))
         (next (cond ((stringp replacements) (lambda () replacements))
                     ((stringp (car replacements))
                      (let ((data (vector (or repeat-count 1) replacements replacements (or repeat-count 1))))
                        (lambda () (replace-loop-through-replacements data count))))
                     (t (lambda () (funcall (car replacements) (cdr replacements) count))))))
    (cond (backward
           (when (or start end)
             (setq limit (copy-marker (min start end)))
             (goto-char (max start end))))
          ((or start end)
           (setq limit (copy-marker (max start end)))
           (goto-char (min start end))))
    (push-mark)
    (undo-boundary)
    (setq final (point))
    (while (and keep-going
                (not (or (if backward (bobp) (eobp))
                         (and limit (if backward (<= (point) limit) (>= (point) limit)))))
                (replace--next-match search (and limit (marker-position limit)) backward last))
      (setq final (match-end 0))
      (let* ((data (match-data t)) (match-start (match-beginning 0)) (match-end (match-end 0)))
        (if (or (and query-replace-skip-read-only
                     (text-property-not-all match-start match-end 'read-only nil))
                (and bounds
                     (not (seq-some (lambda (bound) (and (>= match-start (car bound)) (<= match-end (cdr bound)))) bounds)))
                (not (funcall isearch-filter-predicate match-start match-end)))
            (progn
              (if (text-property-not-all match-start match-end 'read-only nil)
                  (setq read-only (1+ read-only))
                (setq filtered (1+ filtered)))
              (setq last (if backward match-start match-end)))
          (let* ((new (funcall next))
                 (answer (if query-flag
                             (replace--ask from-string new regexp-flag fixedcase literal data backward stack)
                           'act)))
            (if (eq (car-safe answer) 'automatic) (setq query-flag nil answer (cdr answer)))
            (if (eq (car-safe answer) 'edited) (setq new (cdr answer) answer 'act literal t fixedcase t))
            (cond
             ((memq answer '(act act-and-exit))
              (let ((old (buffer-substring match-start match-end)))
                (replace-match-maybe-edit new fixedcase literal nil data backward)
                (setq stack (cons (list (copy-marker match-start) (- (point) match-start) old) stack)))
              (setq count (1+ count) last (point) final last)
              (if backward (setf (nth 1 (car stack)) (- (match-end 0) match-start)))
              (run-hooks 'replace-update-post-hook)
              (if (eq answer 'act-and-exit) (setq keep-going nil)))
             ((eq answer 'skip)
              (setq stack (cons (list (copy-marker match-start)) stack)
                    last (if backward match-start match-end)
                    final last))
             ((memq answer '(undo undo-all backup))
              (let ((again t))
                (while (and again stack)
                  (let ((entry (car stack)))
                    (setq stack (cdr stack))
                    (goto-char (car entry))
                    (when (and (cdr entry) (not (eq answer 'backup)))
                      (delete-region (point) (+ (point) (nth 1 entry)))
                      (insert (nth 2 entry))
                      (setq count (1- count)))
                    (if backward (if (cdr entry) (goto-char (+ (car entry) (length (nth 2 entry)))))
                      (goto-char (car entry)))
                    (setq again (or (eq answer 'undo-all) (and (eq answer 'undo) (null (cdr entry)))))))
                (setq last nil final (point))))
             (t (setq keep-going nil)))))))
    (goto-char final)
    (replace-dehighlight)
    (unless unread-command-events
      (message "Replaced %d occurrence%s%s" count (if (= count 1) "" "s")
               (replace--skipped read-only filtered)))
    (and keep-going stack query-flag t)))

(defun replace--ask (from new regexp-flag fixedcase literal data backward stack)
  "Ask what to do with the match of FROM that DATA describe, for which the replacement is NEW; return a symbol.

Or a cons of `automatic' and a symbol, or of `edited' and a replacement."
  (let ((answer nil) (done nil))
    (while (not answer)
      (set-match-data data)
      (goto-char (match-end 0))
      (let* ((shown (condition-case nil (match-substitute-replacement new fixedcase literal) (error new)))
             (key (progn
                    (replace-highlight (match-beginning 0) (match-end 0) nil nil from regexp-flag nil nil backward)
                    (message "Query replacing %s%s with %s: (? for help) "
                             (if regexp-flag "regexp " "") (query-replace-descr from) (query-replace-descr shown))
                    (read-event)))
             (command (lookup-key query-replace-map (vector key) t)))
        (cond
         ((memq command '(act skip act-and-exit)) (setq answer (if (and done (eq command 'act)) 'skip command)))
         ((eq command 'automatic) (setq answer '(automatic . act)))
         ((memq command '(undo undo-all backup))
          (if stack (setq answer command) (message "Nothing to undo")))
         ((eq command 'act-and-show) (setq answer 'act done t))
         ((eq command 'edit-replacement)
          (setq answer (cons 'edited (read-string (format "Edit replacement string: ") shown))))
         ((eq command 'help) (message "y: replace, n: leave, !: all the rest, u: undo, q: leave off"))
         ((eq command 'quit) (signal 'quit nil))
         (t (setq answer 'exit)
            (unless (eq command 'exit)
              (setq unread-command-events (cons key unread-command-events)))))))
    (set-match-data data)
    answer))

;; Commands

(defun query-replace-read-args (prompt regexp-flag &optional noerror)
  "Read what to replace and with what, after PROMPT; return a list for `perform-replace' and its kin.

REGEXP-FLAG says that it is a regexp; NOERROR non-nil allows a read-only buffer."
  (unless noerror (barf-if-buffer-read-only))
  (let* ((from (query-replace-read-from prompt regexp-flag))
         (to (if (consp from) (prog1 (cdr from) (setq from (car from)))
               (query-replace-read-to from prompt regexp-flag))))
    (list from to
          (or (and current-prefix-arg (not (eq current-prefix-arg '-)))
              (and (eq regexp-flag 'word) t))
          (and current-prefix-arg (eq current-prefix-arg '-)))))

(defun query-replace-read-from (prompt regexp-flag)
  "Read with PROMPT what to replace, a regexp if REGEXP-FLAG is non-nil."
  (let ((text (if regexp-flag (read-regexp prompt) (read-string (concat prompt ": ")))))
    (query-replace--split-string text)))

(defun query-replace-read-to (from prompt regexp-flag)
  "Read with PROMPT what to replace FROM with; with REGEXP-FLAG non-nil it may hold Lisp."
  (query-replace-compile-replacement
   (read-string (format "%s %s with: " prompt (query-replace-descr from)))
   regexp-flag))

(defun replace--region-args (prompt regexp-flag)
  "Return what the replacement commands take, read after PROMPT; REGEXP-FLAG says that it is a regexp."
  (let ((common (query-replace-read-args prompt regexp-flag)))
    (list (nth 0 common) (nth 1 common) (nth 2 common)
          (if (use-region-p) (region-beginning))
          (if (use-region-p) (region-end))
          (nth 3 common))))

(defun query-replace (from-string to-string &optional delimited start end backward region-noncontiguous-p)
  "Ask about each FROM-STRING after point whether to replace it with TO-STRING.

DELIMITED, START, END, BACKWARD and REGION-NONCONTIGUOUS-P are as for `perform-replace'."
  (interactive (replace--region-args "Query replace" nil))
  (perform-replace from-string to-string t nil delimited nil nil start end backward region-noncontiguous-p))

(defun query-replace-regexp (regexp to-string &optional delimited start end backward region-noncontiguous-p)
  "Ask about each match for REGEXP after point whether to replace it with TO-STRING.

DELIMITED, START, END, BACKWARD and REGION-NONCONTIGUOUS-P are as for `perform-replace'."
  (interactive (replace--region-args "Query replace regexp" t))
  (perform-replace regexp to-string t t delimited nil nil start end backward region-noncontiguous-p))

(defun replace-string (from-string to-string &optional delimited start end backward region-noncontiguous-p)
  "Replace each FROM-STRING after point with TO-STRING.

DELIMITED, START, END, BACKWARD and REGION-NONCONTIGUOUS-P are as for `perform-replace'."
  (declare (interactive-only "use `search-forward' and `replace-match' instead."))
  (interactive (replace--region-args "Replace string" nil))
  (perform-replace from-string to-string nil nil delimited nil nil start end backward region-noncontiguous-p))

(defun replace-regexp (regexp to-string &optional delimited start end backward region-noncontiguous-p)
  "Replace each match for REGEXP after point with TO-STRING.

DELIMITED, START, END, BACKWARD and REGION-NONCONTIGUOUS-P are as for `perform-replace'."
  (declare (interactive-only "use `re-search-forward' and `replace-match' instead."))
  (interactive (replace--region-args "Replace regexp" t))
  (perform-replace regexp to-string nil t delimited nil nil start end backward region-noncontiguous-p))

(defun map-query-replace-regexp (regexp to-strings &optional n start end region-noncontiguous-p)
  "Ask about each match for REGEXP whether to replace it with the next of TO-STRINGS, strings in turn.

TO-STRINGS is a list, or a string of them with spaces between.  Each is used N times.  START, END and
REGION-NONCONTIGUOUS-P are as for `perform-replace'."
  (interactive (list (read-regexp "Map query replace (regexp)") (read-string "Query replace with: ")))
  (perform-replace regexp (if (listp to-strings) to-strings (split-string to-strings " +" t))
                   t t nil n nil start end nil region-noncontiguous-p))

(defun replace--in-region (search function start end)
  "Replace what SEARCH finds from START to END by calling FUNCTION; the number of replacements, nil for none."
  (or start (setq start (point)))
  (cond ((< start (point-min)) (error "Start before start of buffer"))
        ((and end (> end (point-max))) (error "End after end of buffer")))
  (save-excursion
    (let ((count 0) (limit (and end (copy-marker end))) (case-fold-search nil))
      (goto-char start)
      (while (funcall search limit)
        (funcall function)
        (setq count (1+ count)))
      (and (> count 0) count))))

(defun replace-string-in-region (string replacement &optional start end)
  "Replace STRING with REPLACEMENT from START, by default point, to END, and return how many times; nil for none."
  (if (string= string "") (error "Invalid search bound (wrong side of point)")) ; sooner than GNU's, which inserts some
  (replace--in-region (lambda (limit) (search-forward string limit t))
                      (lambda () (replace-match replacement t t))
                      start end))

(defun replace-regexp-in-region (regexp replacement &optional start end)
  "Replace matches for REGEXP with REPLACEMENT from START, by default point, to END; the number of them, nil for none."
  (replace--in-region (lambda (limit) (re-search-forward regexp limit t))
                      (lambda () (replace-match replacement t))
                      start end))

(provide 'replace)

;;; replace.el ends here

;;; rx.el --- regexps as Lisp forms  -*- lexical-binding: t -*-

;; A form is translated to (PIECES . BINDING).  PIECES are strings and, where the regexp is known at run time only, forms
;; with a string for value.  BINDING says how tightly they hold together: `atom' one thing that a postfix operator applies
;; to as a whole, `seq' a sequence, `start' and `end' one with ^ before or $ behind, which mean something there only, nil
;; what cannot stand beside anything, such as alternatives.  See "Rx Notation" in the Elisp manual.

(require 'regexp-opt)
(require 'rx-sets)

(defvar rx--local-definitions nil "Definitions by `rx-let': (NAME DEFINITION) or (NAME ARGS DEFINITION).")
(defvar rx--greedy t "Nil inside of `minimal-match'.")
(defvar rx--dynamic nil "Non-nil while forms for run time may be made.")
(defvar rx-constituents nil
  "Alist of what `rx' knows in addition, an old way of extending it that `rx-define' has replaced.
An element is (SYMBOL . REGEXP), (SYMBOL . SYMBOL2), which makes SYMBOL another name, or
\(SYMBOL . (FUNCTION MIN MAX PREDICATE)) for forms with MIN to MAX arguments that satisfy PREDICATE: FUNCTION gets the
form and returns a regexp.")

(defconst rx--symbols
  '((nonl . ".") (not-newline . ".") (any . ".") (anychar . "[^z-a]") (anything . "[^z-a]") (unmatchable seq "\\`a\\`")
    (bol start "^") (line-start start "^") (eol end "$") (line-end end "$")
    (bos . "\\`") (string-start . "\\`") (bot . "\\`") (buffer-start . "\\`")
    (eos . "\\'") (string-end . "\\'") (eot . "\\'") (buffer-end . "\\'")
    (point . "\\=") (word-boundary . "\\b") (not-word-boundary . "\\B")
    (bow . "\\<") (word-start . "\\<") (eow . "\\>") (word-end . "\\>")
    (symbol-start . "\\_<") (symbol-end . "\\_>") (not-wordchar . "\\W"))
  "Symbols that are regexps, each with a string if that is an atom, with (BINDING STRING) if not.")

(defconst rx--syntaxes
  '((whitespace . ?-) (punctuation . ?.) (word . ?w) (symbol . ?_) (open-parenthesis . ?\() (close-parenthesis . ?\))
    (expression-prefix . ?\') (string-quote . ?\") (paired-delimiter . ?$) (escape . ?\\) (character-quote . ?/)
    (comment-start . ?<) (comment-end . ?>) (string-delimiter . ?|) (comment-delimiter . ?!))
  "Names of syntax classes and their characters.")

(defconst rx--forms
  '((seq . rx--form-seq) (: . rx--form-seq) (sequence . rx--form-seq) (and . rx--form-seq)
    (or . rx--form-or) (| . rx--form-or)
    (any . rx--form-any) (in . rx--form-any) (char . rx--form-any) (not-char . rx--form-not-char) (not . rx--form-not)
    (intersection . rx--form-intersection)
    (zero-or-more . rx--form-repetition) (0+ . rx--form-repetition) (* . rx--form-repetition) (*? . rx--form-repetition)
    (one-or-more . rx--form-repetition) (1+ . rx--form-repetition) (+ . rx--form-repetition) (+? . rx--form-repetition)
    (zero-or-one . rx--form-repetition) (optional . rx--form-repetition) (opt . rx--form-repetition)
    (\? . rx--form-repetition) (?\s . rx--form-repetition) (\?? . rx--form-repetition) (?? . rx--form-repetition)
    (minimal-match . rx--form-minimal) (maximal-match . rx--form-maximal)
    (= . rx--form-times) (>= . rx--form-times) (** . rx--form-range) (repeat . rx--form-repeat)
    (group . rx--form-group) (submatch . rx--form-group) (group-n . rx--form-group-n) (submatch-n . rx--form-group-n)
    (backref . rx--form-backref) (syntax . rx--form-syntax) (not-syntax . rx--form-syntax) (category . rx--form-category)
    (literal . rx--form-literal) (regexp . rx--form-regexp) (regex . rx--form-regexp) (eval . rx--form-eval))
  "Heads of forms, with the functions that translate these.")

(defun rx--bracket (translated)
  "Return TRANSLATED in a shy group."
  (cons (append '("\\(?:") (car translated) '("\\)")) 'atom))

(defun rx--atomic (translated)
  "Return the pieces of TRANSLATED as an atom."
  (car (if (eq (cdr translated) 'atom) translated (rx--bracket translated))))

(defun rx--literal (string)
  "Return the translation of STRING, to be matched literally."
  (cons (if (equal string "") nil (list (regexp-quote string)))
        (if (= (length string) 1) 'atom 'seq)))

(defun rx--only-arg (form)
  "Return the argument of FORM, which must have one."
  (unless (and (cdr form) (null (cddr form)))
    (error "rx `%s' form takes exactly one argument" (car form)))
  (cadr form))

(defun rx--translate (form)
  "Return the translation of FORM."
  (cond
   ((stringp form) (rx--literal form))
   ((characterp form) (rx--literal (char-to-string form)))
   ((symbolp form) (rx--translate-symbol form))
   ((consp form) (rx--translate-form form))
   (t (error "Bad rx expression: %S" form))))

(defun rx--translate-symbol (symbol)
  "Return the translation of SYMBOL."
  (let ((regexp (cdr (assq symbol rx--symbols))) (class (rx--class symbol)) (expansion nil) (old nil))
    (cond
     ((stringp regexp) (cons (list regexp) 'atom))
     (regexp (cons (cdr regexp) (car regexp)))
     (class (cons (list (format "[[:%s:]]" class)) 'atom))
     ((setq expansion (rx--expand symbol)) (rx--translate (car expansion)))
     ((stringp (setq old (rx--constituent symbol))) (cons (list old) nil))
     (t (error "Unknown rx symbol `%s'" symbol)))))

(defun rx--translate-form (form)
  "Return the translation of FORM, a list."
  (let* ((head (car form)) (translator (cdr (assq head rx--forms))) (expansion nil) (old nil))
    (cond
     (translator (funcall translator form))
     ((not (symbolp head)) (error "Bad rx operator `%S'" head))
     ((setq expansion (rx--expand form)) (rx--translate (car expansion)))
     ((consp (setq old (rx--constituent head))) (rx--translate-old form old))
     (t (error "Unknown rx form `%s'" head)))))

(defun rx--constituent (symbol)
  "Return the definition of SYMBOL in `rx-constituents', where it may be another name of another symbol; nil if it has none."
  (let ((definition (cdr (assq symbol rx-constituents))))
    (while (and definition (symbolp definition))
      (setq definition (cdr (assq definition rx-constituents))))
    definition))

(defun rx--translate-old (form definition)
  "Return the translation of FORM, which `rx-constituents' gives DEFINITION, (FUNCTION MIN MAX PREDICATE)."
  (pcase-let ((`(,function ,min ,max ,predicate) definition)
              (`(,head . ,args) form))
    (when (and min (< (length args) min))
      (error "The `%s' form takes at least %d argument(s)" head min))
    (when (and max (> (length args) max))
      (error "The `%s' form takes at most %d argument(s)" head max))
    (dolist (arg args)
      (unless (or (null predicate) (funcall predicate arg))
        (error "The `%s' form requires arguments satisfying `%s'" head predicate)))
    (let ((regexp (funcall function form)))
      (unless (stringp regexp)
        (error "The `%s' form did not expand to a string" head))
      (cons (list regexp) nil))))

;;; Sequences, alternatives, sets

(defun rx--sequence (forms)
  "Return the translation of FORMS, one after the other."
  (let ((whole (cons nil 'seq)))
    (dolist (form forms)
      (let ((part (rx--translate form)))
        (setq whole (cond ((null (car part)) whole)
                          ((null (car whole)) part)
                          (t (rx--beside whole part))))))
    whole))

(defun rx--beside (before after)
  "Return the translations BEFORE and AFTER as one."
  (let ((start (eq (cdr before) 'start)) (end (eq (cdr after) 'end)))
    (cons (append (if (memq (cdr before) '(end nil)) (rx--atomic before) (car before))
                  (if (memq (cdr after) '(start nil)) (rx--atomic after) (car after)))
          (cond ((and start end) nil) (start 'start) (end 'end) (t 'seq)))))

(defun rx--form-seq (form) "Translate FORM, a sequence." (rx--sequence (cdr form)))

(defun rx--form-or (form)
  "Translate FORM, alternatives."
  (let* ((args (mapcar #'rx--resolved (cdr form))) (strings (rx--strings args)))
    (cond
     ((null args) (rx--translate 'unmatchable))
     ((null (cdr args)) (rx--translate (car args)))
     ((listp strings) (cons (list (regexp-opt strings)) 'atom))
     ((rx--charset-p (cons 'or args)) (rx--set (rx--charset (cons 'or args))))
     (t (let ((pieces nil))
          (dolist (arg args)
            (if pieces (push "\\|" pieces))
            (setq pieces (append (reverse (car (rx--translate arg))) pieces)))
          (cons (nreverse pieces) nil))))))

(defun rx--resolved (form)
  "Return FORM with what defines it put in its place: `rx-define', `rx-let' and `eval'."
  (let ((again t) expansion)
    (while again
      (cond ((eq (car-safe form) 'eval)
             (setq form (eval (rx--only-arg form) t)))
            ((and (or (symbolp form) (and (consp form) (symbolp (car form))))
                  (setq expansion (rx--expand form)))
             (setq form (car expansion)))
            (t (setq again nil))))
    form))

(defun rx--strings (forms)
  "Return the strings that FORMS are: strings, characters and `or' forms of such; t if another form is there."
  (catch 'other
    (mapcan (lambda (form)
              (cond ((stringp form) (list form))
                    ((characterp form) (list (char-to-string form)))
                    ((memq (car-safe form) '(or |))
                     (let ((strings (rx--strings (mapcar #'rx--resolved (cdr form)))))
                       (if (listp strings) strings (throw 'other t))))
                    (t (throw 'other t))))
            forms)))

(defun rx--form-any (form) "Translate FORM, a set." (rx--any (cdr form) nil))
(defun rx--form-not-char (form) "Translate FORM, what is not in a set." (rx--any (cdr form) t))
(defun rx--form-intersection (form) "Translate FORM, what is in all of several sets." (rx--set (rx--charset form)))

(defun rx--form-not (form)
  "Translate FORM, what another form of a character does not match."
  (let* ((arg (rx--only-arg form)) (head (car-safe arg)) expansion)
    (cond
     ((characterp arg) (rx--any (list arg) t))
     ((and (stringp arg) (= (length arg) 1)) (rx--any (list arg) t))
     ((memq head '(any in char)) (rx--any (cdr arg) t))
     ((eq head 'not-char) (rx--any (cdr arg) nil))
     ((eq head 'not) (rx--translate (rx--only-arg arg)))
     ((eq head 'syntax) (rx--form-syntax (cons 'not-syntax (cdr arg))))
     ((eq head 'not-syntax) (rx--form-syntax (cons 'syntax (cdr arg))))
     ((eq head 'category)
      (cons (list (concat "\\C" (string (rx--category (rx--only-arg arg))))) 'atom))
     ((memq head '(or | intersection)) (rx--set (rx--complement (rx--charset arg))))
     ((eq arg 'word-boundary) (rx--translate 'not-word-boundary))
     ((and (symbolp arg) (rx--class arg))
      (cons (list (format "[^[:%s:]]" (rx--class arg))) 'atom))
     ((eq head 'eval) (rx--form-not (list 'not (rx--resolved arg))))
     ((and (or (symbolp arg) (and head (symbolp head))) (setq expansion (rx--expand arg)))
      (rx--form-not (list 'not (car expansion))))
     (t (error "Illegal argument to rx `not': %S" arg)))))

;;; Repetition

(defun rx--postfix (operator forms binding)
  "Return the translation of FORMS followed by OPERATOR, with BINDING; of nothing, nothing."
  (let ((body (rx--sequence forms)))
    (if (null (car body))
        body
      (cons (append (rx--atomic body) (list operator)) binding))))

(defun rx--form-repetition (form)
  "Translate FORM, a repetition whose operator in regexps is one character, with a question mark if it is not greedy."
  (let* ((head (car form)) (named (memq head '(zero-or-more 0+ one-or-more 1+ zero-or-one optional opt))))
    (rx--postfix (concat (cond ((memq head '(zero-or-more 0+ * *?)) "*")
                               ((memq head '(one-or-more 1+ + +?)) "+")
                               (t "?"))
                         (if (or (memq head '(*? +? \?? ??)) (and named (not rx--greedy))) "?" ""))
                 (cdr form) 'seq)))

(defun rx--form-minimal (form) "Translate FORM with repetitions that match little." (let ((rx--greedy nil)) (rx--sequence (cdr form))))
(defun rx--form-maximal (form) "Translate FORM with repetitions that match much." (let ((rx--greedy t)) (rx--sequence (cdr form))))

(defun rx--form-times (form)
  "Translate FORM, (= N RX...) or (>= N RX...)."
  (pcase-let ((`(,head ,count . ,body) form))
    (unless (cdr form)
      (error "rx `%s' requires at least 1 argument" head))
    (unless (natnump count)
      (error "rx `%s' first argument must be nonnegative" head))
    (rx--postfix (format (if (eq head '=) "\\{%d\\}" "\\{%d,\\}") count) body 'atom)))

(defun rx--form-range (form)
  "Translate FORM, (** N M RX...)."
  (pcase-let ((`(,head ,from ,to . ,body) form))
    (unless (cddr form)
      (error "rx `%s' requires at least 2 arguments" head))
    (unless (and (natnump from) (natnump to) (<= from to))
      (error "rx `%s' range error" head))
    (rx--postfix (if (= from to) (format "\\{%d\\}" from) (format "\\{%d,%d\\}" from to)) body 'atom)))

(defun rx--form-repeat (form)
  "Translate FORM, (repeat N RX) or (repeat N M RX...)."
  (cond
   ((null (cddr form)) (error "rx `repeat' requires at least 2 arguments"))
   ((not (natnump (cadr form))) (error "rx `repeat' first argument must be nonnegative"))
   ((cdr (cddr form)) (rx--form-range form))
   (t (rx--postfix (format "\\{%d\\}" (cadr form)) (cddr form) 'atom))))

;;; Groups and the rest

(defun rx--form-group (form)
  "Translate FORM, a group."
  (cons (append '("\\(") (car (rx--sequence (cdr form))) '("\\)")) 'atom))

(defun rx--form-group-n (form)
  "Translate FORM, a numbered group."
  (unless (and (integerp (cadr form)) (> (cadr form) 0))
    (error "rx `%s' requires a positive number as first argument" (car form)))
  (cons (append (list (format "\\(?%d:" (cadr form))) (car (rx--sequence (cddr form))) '("\\)")) 'atom))

(defun rx--form-backref (form)
  "Translate FORM, what a group matched."
  (let ((number (rx--only-arg form)))
    (unless (and (integerp number) (< 0 number 10))
      (error "rx `backref' requires an argument in the range 1..9"))
    (cons (list (format "\\%d" number)) 'atom)))

(defun rx--form-syntax (form)
  "Translate FORM, a character of a syntax class, or of all others."
  (let* ((name (rx--only-arg form))
         (char (cond ((cdr (and (symbolp name) (assq name rx--syntaxes))))
                     ((characterp name) name)
                     ((and (symbolp name) (= (length (symbol-name name)) 1)) (aref (symbol-name name) 0)))))
    (unless (and char (or (rassq char rx--syntaxes) (eq char ?@)))
      (error "Unknown rx syntax name `%s'" name))
    (cons (list (string ?\\ (if (eq (car form) 'syntax) ?s ?S) char)) 'atom)))

(defconst rx--categories
  '((alpha-numeric-two-byte . ?A) (arabic . ?b) (ascii . ?a) (base . ?.) (base-vowel . ?1) (can-break . ?|)
    (chinese . ?c) (chinese-two-byte . ?C) (combining-diacritic . ?^) (consonant . ?0) (cyrillic . ?y)
    (cyrillic-two-byte . ?Y) (digit . ?6) (ethiopic . ?e) (greek . ?g) (greek-two-byte . ?G) (hebrew . ?w)
    (indian . ?i) (indian-two-byte . ?I) (japanese . ?j) (japanese-hiragana-two-byte . ?H) (japanese-katakana . ?k)
    (japanese-katakana-two-byte . ?K) (japanese-roman . ?r) (korean . ?h) (korean-hangul-two-byte . ?N) (lao . ?o)
    (latin . ?l) (lower-diacritical-mark . ?3) (not-at-beginning-of-line . ?>) (not-at-end-of-line . ?<)
    (semivowel-lower . ?9) (space-for-indent . ?\s) (strong-left-to-right . ?L) (strong-right-to-left . ?R)
    (symbol . ?5) (thai . ?t) (tibetan . ?q) (tone-mark . ?4) (upper-diacritical-mark . ?2) (vietnamese . ?v)
    (vowel-modifying-diacritical-mark . ?7) (vowel-sign . ?8))
  "Names of character categories and their characters.")

(defun rx--category (name)
  "Return the character of the category NAME."
  (cond ((symbolp name) (or (cdr (assq name rx--categories)) (error "Unknown rx category `%s'" name)))
        ((characterp name) name)
        (t (error "Invalid rx `category' argument `%s'" name))))

(defun rx--form-category (form)
  "Translate FORM, a character of a category."
  (cons (list (concat "\\c" (string (rx--category (rx--only-arg form))))) 'atom))

(defun rx--form-literal (form)
  "Translate FORM, text that is a string or known at run time."
  (let ((arg (rx--only-arg form)))
    (cond ((stringp arg) (rx--literal arg))
          (rx--dynamic (cons (list (list 'regexp-quote arg)) 'seq))
          (t (error "rx `%s' form with non-string argument" (car form))))))

(defun rx--form-regexp (form)
  "Translate FORM, a regexp that is a string or known at run time."
  (let ((arg (rx--only-arg form)))
    (cond ((stringp arg) (cons (list arg) (if (rx--regexp-atomic-p arg) 'atom)))
          (rx--dynamic (cons (list arg) nil))
          (t (error "rx `%s' form with non-string argument" (car form))))))

(defun rx--regexp-atomic-p (regexp)
  "Return non-nil if the string REGEXP is one thing: a character, a set, a group without groups in it, a backslash construct."
  (string-match-p
   (concat "\\`\\(?:[^][*+?^$\\]\\|\\[^?]?[^]:]*\\(?:\\[:[a-z]+:][^]:]*\\)*]"
           "\\|\\\\(\\(?:[^\\]\\|\\\\[^()]\\)*\\\\)\\|\\\\_[<>]\\|\\\\[scSC]\\(?:.\\|\n\\)"
           "\\|\\\\[^(){}|_scSC]\\)\\'")
   regexp))

(defun rx--form-eval (form) "Translate the value of the form in FORM." (rx--translate (eval (rx--only-arg form) t)))

;;; Definitions

(defun rx--expand (form)
  "Return a list of what FORM, a symbol or (NAME ARGS...), stands for by `rx-let' or `rx-define'; nil if by none."
  (let* ((name (if (consp form) (car form) form))
         (definition (or (cdr (assq name rx--local-definitions)) (get name 'rx-definition))))
    (cond
     ((null definition) nil)
     ((symbolp form)
      (if (cdr definition) (error "Not an `rx' symbol definition: %s" form))
      definition)
     ((null (cdr definition)) (error "Not an `rx' form definition: %s" name))
     (t (list (rx--expand-form name (car definition) (cdr form) (cadr definition)))))))

(defun rx--expand-form (name params values template)
  "Return TEMPLATE with VALUES for PARAMS, in the definition of NAME."
  (let* ((rest (memq '&rest params)) (needed (- (length params) (length rest))) (got (length values)) (bindings nil))
    (cond
     ((< got needed)
      (error "Expanding rx def `%s': too few arguments (got %d, need %s%d)" name got (if rest "at least " "") needed))
     ((and (> got needed) (null rest))
      (error "Expanding rx def `%s': too many arguments (got %d, need %d)" name got needed)))
    (while (and params (not (eq params rest)))
      (push (list (pop params) (pop values)) bindings))
    (if rest
        (push (cons (cadr rest) values) bindings))
    (let ((result (rx--substitute bindings (if rest (cadr rest) 'rx--none) (list template))))
      (unless (and result (null (cdr result)))
        (error "Expanding rx def `%s': must result in a single value" name))
      (car result))))

(defun rx--substitute (bindings rest list)
  "Return a copy of LIST in which symbols are replaced by their values in BINDINGS; those of REST are spliced."
  (cond
   ((consp list)
    (let* ((element (car list)) (binding (and element (symbolp element) (assq element bindings)))
           (new (cond ((and binding (eq element rest)) (copy-sequence (cdr binding)))
                      (binding (list (cadr binding)))
                      ((consp element) (list (rx--substitute bindings rest element)))
                      (t (list element)))))
      (nconc new (rx--substitute bindings rest (cdr list)))))
   ((and list (symbolp list) (assq list bindings))
    (let ((values (cdr (assq list bindings))))
      (if (eq list rest) (signal 'wrong-type-argument (list 'listp list)) (car values))))
   (t list)))

(defun rx--checked-definition (name definition)
  "Return DEFINITION, (RX) or (ARGS RX), of NAME, if it is none that cannot be."
  (cond
   ((not (symbolp name)) (error "Bad `rx' definition name: %S" name))
   ((or (assq name rx--symbols) (rx--class name) (assq name rx--forms))
    (error "Cannot redefine built-in rx name `%s'" name))
   ((not (memq (length definition) '(1 2))) (error "Bad `rx' definition of %s: %S" name definition))
   ((and (cdr definition)
         (not (and (listp (car definition)) (not (memq nil (mapcar #'symbolp (car definition)))))))
    (error "Bad argument list for `rx' definition %s: %S" name (car definition))))
  definition)

(defun rx--checked-bindings (bindings)
  "Return BINDINGS of `rx-let', checked, before those in force."
  (append (mapcar (lambda (binding)
                    (unless (consp binding)
                      (error "Bad `rx-let' binding: %S" binding))
                    (cons (car binding) (rx--checked-definition (car binding) (cdr binding))))
                  bindings)
          rx--local-definitions))

;;; Entry points

(defun rx-to-string (form &optional no-group)
  "Return the regexp for FORM, as in `rx'; a shy group is put around it where it needs one, unless NO-GROUP."
  (let* ((rx--dynamic nil) (translated (rx--translate form)))
    (apply #'concat (if no-group (car translated) (rx--atomic translated)))))

(defun rx-submatch-n (form &optional _parent)
  "Return the regexp for FORM, (group-n N RX...)."
  (rx-to-string form 'no-group))
(make-obsolete 'rx-submatch-n #'rx-to-string "27.1")

(defun rx--to-form (forms)
  "Return a form whose value is the regexp for FORMS, one after the other: a string where that can be."
  (let* ((rx--dynamic t) (result nil))
    (dolist (piece (car (rx--sequence forms)))
      (if (and (stringp piece) (stringp (car result)))
          (setcar result (concat (car result) piece))
        (push piece result)))
    (cond ((null result) "")
          ((cdr result) (cons 'concat (nreverse result)))
          (t (car result)))))

(defmacro rx (&rest regexps)
  "Return the regexp that REGEXPS, forms, say, one after the other.
A form is a string or character, which matches itself; (seq A...), (or A...); (any SET...), (not A); (* A...), (+ A...),
\(? A...) and `*?', `+?', `\\=??' which match as little as they can; (= N A...), (>= N A...), (** N M A...);
\(group A...), (group-n N A...), (backref N); a class such as digit, alpha, space or word; bol, eol, bos, eos, point,
word-boundary, symbol-start and the like; (syntax NAME), (category NAME); (literal EXP), (regexp EXP), (eval EXP);
and what `rx-define' defines."
  (rx--to-form regexps))

(defmacro rx-define (name &rest definition)
  "Define NAME as an rx symbol, (rx-define NAME RX), or form, (rx-define NAME (ARGS...) RX)."
  (declare (indent defun))
  `(eval-and-compile
     (put ',name 'rx-definition ',(rx--checked-definition name definition))
     ',name))

(defmacro rx-let (bindings &rest body)
  "Evaluate BODY, in whose `rx' forms BINDINGS, each as the arguments of `rx-define', are known."
  (declare (indent 1) (debug (sexp body)))
  (let ((rx--local-definitions (rx--checked-bindings bindings)))
    (macroexpand-all (macroexp-progn body) macroexpand-all-environment)))

(defmacro rx-let-eval (bindings &rest body)
  "Evaluate BODY, in which `rx-to-string' knows the value of BINDINGS."
  (declare (indent 1) (debug (form body)))
  `(let ((rx--local-definitions (rx--checked-bindings ,bindings)))
     ,@body))

;;; Patterns

(defvar rx--pattern-variables nil "The variables of `let' forms seen so far in a pattern, the last first.")

(defun rx--number-variables (form)
  "Return FORM with `let' forms as numbered groups, a number for each variable, and `backref' forms of variables by number."
  (cond
   ((not (consp form)) form)
   ((and (eq (car form) 'let) (consp (cdr form)))
    (let ((variable (cadr form)))
      (unless (memq variable rx--pattern-variables)
        (push variable rx--pattern-variables))
      `(group-n ,(length (memq variable rx--pattern-variables)) ,@(rx--number-variables (cddr form)))))
   ((and (eq (car form) 'backref) (consp (cdr form)) (cadr form) (symbolp (cadr form)))
    (let ((number (length (memq (cadr form) rx--pattern-variables))))
      (if (= number 0)
          (error "rx `backref' variable must be one of: %s"
                 (mapconcat #'symbol-name (reverse rx--pattern-variables) " ")))
      (list 'backref number)))
   (t (cons (rx--number-variables (car form)) (rx--number-variables (cdr form))))))

(pcase-defmacro rx (&rest regexps)
  "Match strings that REGEXPS, as in `rx', match; (let VAR RX...) binds VAR to what RX matches."
  (let* ((rx--pattern-variables nil)
         (forms (mapcar #'rx--number-variables regexps))
         (regexp (rx--to-form forms)) (index 0))
    `(and (pred stringp)
          ,(if (null rx--pattern-variables)
               `(pred (string-match ,regexp))
             `(app (lambda (string)
                     (if (string-match ,regexp string)
                         (list ,@(mapcar (lambda (_) `(match-string ,(setq index (1+ index)) string))
                                         rx--pattern-variables))))
                   ,(list '\` (mapcar (lambda (variable) (list '\, variable)) (reverse rx--pattern-variables))))))))

(provide 'rx)

;;; rx.el ends here

;;; rx.el --- regexps as Lisp forms  -*- lexical-binding: t -*-

;; A form becomes (STRING . BINDING): BINDING says how tightly STRING holds together: `atom' one that a postfix operator
;; applies to as a whole, `seq' a sequence, `alt' alternatives.  See "Rx Notation" in the Elisp manual.

(require 'regexp-opt)

(defvar rx--local-definitions nil "Definitions by `rx-let': (NAME DEFINITION) or (NAME ARGS DEFINITION).")
(defvar rx--greedy t "Nil inside of `minimal-match'.")
(defvar rx--pcase-vars nil "The names of `let' groups seen so far, the last first; a symbol `no' outside of patterns.")
(defvar rx--dynamic nil "Non-nil while forms for run time may be made.")
(defvar rx--parts nil "Forms for run time: (PLACEHOLDER . FORM).")

(defconst rx--symbols
  '((nonl . ".") (not-newline . ".") (any . ".") (anychar . "[^z-a]") (anything . "[^z-a]") (unmatchable . "\\`a\\`")
    (bol . "^") (line-start . "^") (eol . "$") (line-end . "$")
    (bos . "\\`") (string-start . "\\`") (bot . "\\`") (buffer-start . "\\`")
    (eos . "\\'") (string-end . "\\'") (eot . "\\'") (buffer-end . "\\'")
    (point . "\\=") (word-boundary . "\\b") (not-word-boundary . "\\B")
    (bow . "\\<") (word-start . "\\<") (eow . "\\>") (word-end . "\\>")
    (symbol-start . "\\_<") (symbol-end . "\\_>") (not-wordchar . "\\W"))
  "Symbols that are regexps.")

(defconst rx--classes
  '((digit . digit) (numeric . digit) (num . digit) (control . cntrl) (cntrl . cntrl)
    (hex-digit . xdigit) (hex . xdigit) (xdigit . xdigit) (blank . blank) (graphic . graph) (graph . graph)
    (printing . print) (print . print) (alphanumeric . alnum) (alnum . alnum) (letter . alpha) (alphabetic . alpha)
    (alpha . alpha) (ascii . ascii) (nonascii . nonascii) (lower . lower) (lower-case . lower)
    (punctuation . punct) (punct . punct) (space . space) (whitespace . space) (white . space)
    (upper . upper) (upper-case . upper) (word . word) (wordchar . word) (unibyte . unibyte) (multibyte . multibyte))
  "Symbols that are character classes.")

(defconst rx--syntaxes
  '((whitespace . ?-) (punctuation . ?.) (word . ?w) (symbol . ?_) (open-parenthesis . ?\() (close-parenthesis . ?\))
    (expression-prefix . ?\') (string-quote . ?\") (paired-delimiter . ?$) (escape . ?\\) (character-quote . ?/)
    (comment-start . ?<) (comment-end . ?>) (string-delimiter . ?|) (comment-delimiter . ?!))
  "Names of syntax classes and their characters.")

(defun rx--atomic (translated)
  "Return TRANSLATED as a string to which a postfix operator may be added."
  (if (eq (cdr translated) 'atom) (car translated) (concat "\\(?:" (car translated) "\\)")))

(defun rx--in-seq (translated)
  "Return TRANSLATED as a string that may stand beside others."
  (if (eq (cdr translated) 'alt) (concat "\\(?:" (car translated) "\\)") (car translated)))

(defun rx--literal (string)
  "Return the translation of STRING, to be matched literally."
  (cons (regexp-quote string) (if (= (length string) 1) 'atom 'seq)))

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
  (let ((definition (rx--definition symbol)))
    (cond
     ((and definition (null (cdr definition))) (rx--translate (car definition)))
     (definition (error "Not an `rx' symbol definition: %s" symbol))
     ((assq symbol rx--symbols)
      (cons (cdr (assq symbol rx--symbols)) 'atom))
     ((assq symbol rx--classes)
      (cons (format "[[:%s:]]" (cdr (assq symbol rx--classes))) 'atom))
     (t (error "Unknown rx symbol `%s'" symbol)))))

(defun rx--definition (name)
  "Return the definition of NAME by `rx-define' or `rx-let': (DEFINITION) or (ARGS DEFINITION); nil if there is none."
  (or (cdr (assq name rx--local-definitions))
      (get name 'rx-definition)))

(defun rx--sequence (forms)
  "Return the translation of FORMS, one after the other."
  (cond
   ((null forms) (cons "" 'seq))
   ((null (cdr forms)) (rx--translate (car forms)))
   (t (cons (mapconcat (lambda (form) (rx--in-seq (rx--translate form))) forms "") 'seq))))

(defun rx--or (forms)
  "Return the translation of FORMS as alternatives."
  (cond
   ((null forms) (rx--translate 'unmatchable))
   ((null (cdr forms)) (rx--translate (car forms)))
   ((not (memq nil (mapcar #'stringp forms)))
    (cons (rx--any-string forms) 'atom))
   (t (cons (mapconcat (lambda (form) (car (rx--translate form))) forms "\\|") 'alt))))

(defun rx--or-strings (forms)
  "Return the strings in FORMS, where each is one or an `or' form of strings; nil if another form is there."
  (let ((strings nil) (ok t))
    (dolist (form forms)
      (cond ((stringp form) (push form strings))
            ((and (memq (car-safe form) '(or |)) (rx--or-strings (cdr form)))
             (setq strings (append (reverse (rx--or-strings (cdr form))) strings)))
            (t (setq ok nil))))
    (and ok (nreverse strings))))

(defun rx--any-string (strings)
  "Return a regexp in a shy group that matches the first of STRINGS that does."
  (let ((sorted (sort (copy-sequence strings) #'string-lessp)) (prefix nil))
    (while (cdr sorted)
      (if (string-prefix-p (car sorted) (car (cdr sorted))) (setq prefix t))
      (setq sorted (cdr sorted)))
    (if prefix
        (concat "\\(?:" (mapconcat #'regexp-quote strings "\\|") "\\)")
      (regexp-opt strings))))

(defun rx--postfix (operator forms)
  "Return the translation of FORMS followed by OPERATOR."
  (let ((body (rx--sequence forms)))
    (if (equal (car body) "")
        body
      (cons (concat (rx--atomic body) operator) 'atom))))

(defun rx--repeat (from to forms)
  "Return the translation of FORMS repeated FROM to TO times; TO is nil for no limit."
  (rx--postfix (cond ((eq from to) (format "\\{%d\\}" from))
                     (to (format "\\{%d,%d\\}" from to))
                     (t (format "\\{%d,\\}" from)))
               forms))

(defun rx--translate-form (form)
  "Return the translation of FORM, a list."
  (let ((head (car form)) (args (cdr form)))
    (cond
     ((memq head '(seq : sequence and)) (rx--sequence args))
     ((memq head '(or |))
      (let ((strings (rx--or-strings args)))
        (cond (strings (rx--or strings))
              ((and args (rx--charset-p form)) (rx--set (rx--charset form)))
              (t (rx--or args)))))
     ((memq head '(any in char)) (rx--any args nil))
     ((eq head 'not-char) (rx--any args t))
     ((eq head 'not) (rx--not (car args)))
     ((memq head '(zero-or-more 0+)) (rx--postfix (if rx--greedy "*" "*?") args))
     ((eq head '*) (rx--postfix "*" args))
     ((memq head '(one-or-more 1+)) (rx--postfix (if rx--greedy "+" "+?") args))
     ((eq head '+) (rx--postfix "+" args))
     ((memq head '(zero-or-one optional opt)) (rx--postfix (if rx--greedy "?" "??") args))
     ((eq head '\?) (rx--postfix "?" args))
     ((eq head ?\s) (rx--postfix "?" args))
     ((eq head ??) (rx--postfix "??" args))
     ((eq head '*?) (rx--postfix "*?" args))
     ((eq head '+?) (rx--postfix "+?" args))
     ((eq head '\??) (rx--postfix "??" args))
     ((eq head 'minimal-match) (let ((rx--greedy nil)) (rx--translate (car args))))
     ((eq head 'maximal-match) (let ((rx--greedy t)) (rx--translate (car args))))
     ((eq head '=) (rx--repeat (car args) (car args) (cdr args)))
     ((eq head '>=) (rx--repeat (car args) nil (cdr args)))
     ((eq head '**) (rx--repeat (car args) (car (cdr args)) (cdr (cdr args))))
     ((eq head 'repeat)
      (if (and (cdr (cdr args)) (integerp (car (cdr args))))
          (rx--repeat (car args) (car (cdr args)) (cdr (cdr args)))
        (rx--repeat (car args) (car args) (cdr args))))
     ((memq head '(group submatch))
      (cons (concat "\\(" (car (rx--sequence args)) "\\)") 'atom))
     ((memq head '(group-n submatch-n))
      (unless (and (integerp (car args)) (> (car args) 0))
        (error "rx `%s' requires a positive number as first argument" head))
      (cons (format "\\(?%d:%s\\)" (car args) (car (rx--sequence (cdr args)))) 'atom))
     ((and (eq head 'let) (listp rx--pcase-vars))
      (push (car args) rx--pcase-vars)
      (cons (concat "\\(" (car (rx--sequence (cdr args))) "\\)") 'atom))
     ((eq head 'backref)
      (if (and (symbolp (car args)) (listp rx--pcase-vars))
          (let ((position (length (memq (car args) rx--pcase-vars))))
            (if (= position 0) (error "rx `backref' variable must be one of: %s" rx--pcase-vars))
            (cons (format "\\%d" position) 'atom))
        (unless (and (integerp (car args)) (< 0 (car args) 10))
          (error "rx `backref' requires an argument in the range 1..9"))
        (cons (format "\\%d" (car args)) 'atom)))
     ((eq head 'syntax) (cons (concat "\\s" (string (rx--syntax (car args)))) 'atom))
     ((eq head 'not-syntax) (cons (concat "\\S" (string (rx--syntax (car args)))) 'atom))
     ((eq head 'category) (cons (concat "\\c" (string (rx--category (car args)))) 'atom))
     ((eq head 'literal)
      (if (stringp (car args))
          (rx--literal (car args))
        (rx--run-time `(regexp-quote ,(car args)) 'seq)))
     ((memq head '(regexp regex))
      (if (stringp (car args))
          (cons (car args) (rx--regexp-binding (car args)))
        (rx--run-time (car args) 'alt)))
     ((eq head 'eval) (rx--translate (eval (car args) t)))
     ((eq head 'intersection) (rx--set (rx--charset form)))
     ((and (symbolp head) (rx--definition head))
      (rx--translate (rx--expand (rx--definition head) form)))
     (t (error "Unknown rx form `%s'" head)))))

(defun rx--run-time (form binding)
  "Return the translation of FORM, whose value is part of the regexp, with BINDING."
  (unless rx--dynamic
    (error "rx forms with expressions are not possible here: %S" form))
  (let ((placeholder (string ?\uE000 (+ ?\uE100 (length rx--parts)))))
    (push (cons placeholder form) rx--parts)
    (if (eq binding 'alt)
        (cons (concat "\\(?:" placeholder "\\)") 'atom)
      (cons placeholder 'seq))))

(defun rx--regexp-binding (regexp)
  "Return how tightly the string REGEXP holds together."
  (cond
   ((string-match-p "\\`\\(?:\\\\?.\\|\\[\\^?]?[^]]*]\\|\\\\s.\\|\\\\S.\\)\\'" regexp) 'atom)
   ((string-match-p "\\\\|" regexp) 'alt)
   (t 'seq)))

(defun rx--expand (definition form)
  "Return what FORM, (NAME ARGS...), stands for by DEFINITION, (ARGS DEFINITION)."
  (unless (cdr definition)
    (error "Not an `rx' form definition: %s" (car form)))
  (let ((params (car definition)) (values (cdr form)) (bindings nil))
    (while params
      (if (eq (car params) '&rest)
          (progn (push (cons (car (cdr params)) (cons '&rest values)) bindings)
                 (setq params nil values nil))
        (push (cons (car params) (list (if values (car values) nil))) bindings)
        (setq params (cdr params) values (cdr values))))
    (if values
        (error "The `%s' form has too many arguments" (car form)))
    (rx--substitute bindings (car (cdr definition)))))

(defun rx--substitute (bindings form)
  "Return FORM with the parameters of the alist BINDINGS replaced by their values; rest parameters are spliced."
  (cond
   ((symbolp form)
    (let ((binding (assq form bindings)))
      (cond ((null binding) form)
            ((eq (car (cdr binding)) '&rest) (cons 'seq (cdr (cdr binding))))
            (t (car (cdr binding))))))
   ((and (consp form) (cdr (last form)))
    ;; A range of characters, with a parameter in it.
    (cons (rx--substitute bindings (car form)) (rx--substitute bindings (cdr form))))
   ((consp form)
    (let ((result (list (rx--substitute bindings (car form)))))
      (dolist (each (cdr form))
        (let ((binding (and (symbolp each) (assq each bindings))))
          (if (and binding (eq (car (cdr binding)) '&rest))
              (setq result (append (reverse (cdr (cdr binding))) result))
            (push (rx--substitute bindings each) result))))
      (nreverse result)))
   (t form)))

(defun rx--syntax (name)
  "Return the character of the syntax class NAME."
  (cond ((cdr (assq name rx--syntaxes)))
        ((characterp name) name)
        ((and (symbolp name) (= (length (symbol-name name)) 1)) (aref (symbol-name name) 0))
        (t (error "Unknown rx syntax name `%s'" name))))

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
  (cond ((characterp name) name)
        ((and (symbolp name) (cdr (assq name rx--categories))))
        (t (error "Unknown rx category `%s'" name))))

;;; Sets

(defun rx--any-parts (args)
  "Return (INTERVALS . CLASSES) for ARGS, as in `any': a sorted list of (FROM . TO), and names of classes."
  (let ((intervals nil) (classes nil))
    (dolist (arg args)
      (cond
       ((stringp arg)
        (let ((i 0) (n (length arg)))
          (while (< i n)
            (if (and (< (+ i 2) n) (eq (aref arg (1+ i)) ?-))
                (progn
                  (if (> (aref arg i) (aref arg (+ i 2)))
                      (error "Invalid rx `any' range: %s" (substring arg i (+ i 3))))
                  (push (cons (aref arg i) (aref arg (+ i 2))) intervals)
                  (setq i (+ i 3)))
              (push (cons (aref arg i) (aref arg i)) intervals)
              (setq i (1+ i))))))
       ((characterp arg) (push (cons arg arg) intervals))
       ((and (consp arg) (characterp (car arg)) (characterp (cdr arg)))
        (push (cons (car arg) (cdr arg)) intervals))
       ((and (symbolp arg) (assq arg rx--classes))
        (let ((class (cdr (assq arg rx--classes))))
          (unless (memq class classes) (setq classes (append classes (list class))))))
       (t (error "Invalid rx `any' argument: %s" arg))))
    (setq intervals (sort intervals (lambda (a b) (< (car a) (car b)))))
    ;; Join those that touch.
    (let ((tail intervals))
      (while (cdr tail)
        (if (>= (1+ (cdr (car tail))) (car (car (cdr tail))))
            (progn (setcar tail (cons (car (car tail)) (max (cdr (car tail)) (cdr (car (cdr tail))))))
                   (setcdr tail (cdr (cdr tail))))
          (setq tail (cdr tail)))))
    (cons intervals classes)))

(defun rx--any (args negated)
  "Return the translation of a set of ARGS, of what is not in it if NEGATED."
  (let* ((parts (rx--any-parts args)) (intervals (car parts)) (classes (cdr parts))
         (only (car intervals)))
    (cond
     ((and (null intervals) (null classes))
      (rx--translate (if negated 'anything 'unmatchable)))
     ((and intervals (null (cdr intervals)) (null classes) (= (car only) (cdr only)))
      (if negated
          (if (eq (car only) ?\n) (cons "." 'atom)
            (cons (concat "[^" (string (car only)) "]") 'atom))
        (rx--literal (string (car only)))))
     (t
      (let ((bracket nil) (dash nil) (caret nil) (pieces nil))
        ;; Characters that mean something in brackets stand where they do not.
        (dolist (interval intervals)
          (let ((from (car interval)) (to (cdr interval)))
            (cond
             ((and (= from to) (eq from ?\])) (setq bracket t))
             ((and (= from to) (eq from ?-)) (setq dash t))
             ((and (= from to) (eq from ?^)) (setq caret t))
             (t
              (when (and (eq from ?\]) (> to from)) (setq bracket t from (1+ from)))
              (when (and (eq to ?-) (> to from)) (setq dash t to (1- to)))
              (push (cond ((= from to) (string from))
                          ((= to (1+ from)) (string from to))
                          (t (string from ?- to)))
                    pieces)))))
        (let ((body (concat (if bracket "]" "")
                            (apply #'concat (nreverse pieces))
                            (mapconcat (lambda (class) (format "[:%s:]" class)) classes ""))))
          (if caret
              (setq body (if (and (equal body "") (not negated))
                             (if dash (progn (setq dash nil) "-^") "^")
                           (concat body "^"))))
          (cons (concat "[" (if negated "^" "") body (if dash "-" "") "]") 'atom)))))))

(defun rx--not (form)
  "Return the translation of what is not matched by FORM, one of a character."
  (let ((head (car-safe form)))
    (cond
     ((characterp form) (rx--any (list form) t))
     ((and (stringp form) (= (length form) 1)) (rx--any (list form) t))
     ((memq head '(any in char)) (rx--any (cdr form) t))
     ((eq head 'not) (rx--translate (car (cdr form))))
     ((eq head 'syntax) (rx--translate (cons 'not-syntax (cdr form))))
     ((eq head 'category)
      (cons (concat "\\C" (string (rx--category (car (cdr form))))) 'atom))
     ((memq head '(or | intersection)) (rx--set (rx--complement (rx--charset form))))
     ((eq form 'word-boundary) (rx--translate 'not-word-boundary))
     ((and (symbolp form) (rx--definition form)) (rx--not (car (rx--definition form))))
     ((and (symbolp form) (assq form rx--classes))
      (cons (format "[^[:%s:]]" (cdr (assq form rx--classes))) 'atom))
     ((memq form '(anychar anything)) (rx--translate 'unmatchable))
     ((eq form 'unmatchable) (rx--translate 'anychar))
     ((and (symbolp head) (rx--definition head)) (rx--not (rx--expand (rx--definition head) form)))
     (t (error "Illegal argument to rx `not': %S" form)))))

;;; Sets as intervals

(defun rx--expanded (form)
  "Return FORM with what `rx-define' defines expanded at its head."
  (let ((again t))
    (while again
      (cond ((and (symbolp form) (rx--definition form))
             (setq form (car (rx--definition form))))
            ((and (consp form) (symbolp (car form)) (rx--definition (car form)))
             (setq form (rx--expand (rx--definition (car form)) form)))
            (t (setq again nil))))
    form))

(defun rx--charset-p (form)
  "Return non-nil if FORM is a set of characters without classes."
  (let* ((form (rx--expanded form)) (head (car-safe form)))
    (cond ((characterp form) t)
          ((stringp form) (= (length form) 1))
          ((memq head '(any in char not-char)) (null (cdr (rx--any-parts (cdr form)))))
          ((eq head 'not) (rx--charset-p (cadr form)))
          ((eq head 'intersection) t)
          ((memq head '(or |))
           (and (cdr form)
                (not (memq nil (mapcar #'rx--charset-p (cdr form)))))))))

(defun rx--charset (form)
  "Return the sorted list of the intervals of characters that FORM is; an error if it is no set without classes."
  (let* ((form (rx--expanded form)) (head (car-safe form)))
    (cond
     ((characterp form) (list (cons form form)))
     ((and (stringp form) (= (length form) 1)) (list (cons (aref form 0) (aref form 0))))
     ((memq head '(any in char not-char))
      (let ((parts (rx--any-parts (cdr form))))
        (when (cdr parts)
          (error "Character class not permitted in set operations: %S" (cadr parts)))
        (if (eq head 'not-char) (rx--complement (car parts)) (car parts))))
     ((eq head 'not) (rx--complement (rx--charset (cadr form))))
     ((memq head '(or |))
      ;; A union is what is not outside of all.
      (rx--complement (rx--common (mapcar (lambda (each) (rx--complement (rx--charset each))) (cdr form)))))
     ((eq head 'intersection) (rx--common (mapcar #'rx--charset (cdr form))))
     (t (error "Bad character set: %S" form)))))

(defun rx--complement (intervals)
  "Return the intervals of the characters that are not in INTERVALS."
  (let ((result nil) (start 0))
    (dolist (interval intervals)
      (when (< start (car interval))
        (push (cons start (1- (car interval))) result))
      (setq start (1+ (cdr interval))))
    (when (<= start #x3fffff)
      (push (cons start #x3fffff) result))
    (nreverse result)))

(defun rx--common (sets)
  "Return the intervals of the characters that are in all of SETS."
  (let ((common (list (cons 0 #x3fffff))))
    (dolist (set sets common)
      (let ((result nil) (rest common))
        (while (and rest set)
          (let ((from (max (car (car rest)) (car (car set))))
                (to (min (cdr (car rest)) (cdr (car set)))))
            (when (<= from to)
              (push (cons from to) result))
            (if (< (cdr (car rest)) (cdr (car set)))
                (setq rest (cdr rest))
              (setq set (cdr set)))))
        (setq common (nreverse result))))))

(defun rx--set (intervals)
  "Return the translation of the set of the characters in INTERVALS."
  (if (eq (cdr (car (last intervals))) #x3fffff)
      (rx--any (rx--complement intervals) t)
    (rx--any intervals nil)))

;;; Entry points

(defun rx-to-string (form &optional no-group)
  "Return the regexp for FORM, as in `rx'; a shy group is put around it where it needs one, unless NO-GROUP."
  (let* ((rx--pcase-vars 'no) (rx--dynamic nil) (translated (rx--translate form)))
    (if no-group (car translated) (rx--atomic translated))))

(defun rx--to-form (forms)
  "Return a form whose value is the regexp for FORMS, one after the other: a string where that can be."
  (let ((rx--pcase-vars 'no))
    (rx--form-of-sequence forms)))

(defun rx--form-of-sequence (forms)
  "Do what `rx--to-form' does for FORMS, with the groups named that `rx--pcase-vars' allows."
  (let* ((rx--dynamic t) (rx--parts nil)
         (regexp (car (rx--sequence forms))) (pieces nil) (start 0))
    (if (null rx--parts)
        regexp
      (while (string-match "\uE000." regexp start)
        (if (> (match-beginning 0) start)
            (push (substring regexp start (match-beginning 0)) pieces))
        (push (cdr (assoc (match-string 0 regexp) rx--parts)) pieces)
        (setq start (match-end 0)))
      (if (< start (length regexp)) (push (substring regexp start) pieces))
      (cons 'concat (nreverse pieces)))))

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
     (put ',name 'rx-definition ',definition)
     ',name))

(defmacro rx-let (bindings &rest body)
  "Evaluate BODY, in whose `rx' forms BINDINGS, each as the arguments of `rx-define', are known."
  (declare (indent 1) (debug (sexp body)))
  (let ((rx--local-definitions (append bindings rx--local-definitions)))
    (macroexpand-all (macroexp-progn body) macroexpand-all-environment)))

(defmacro rx-let-eval (bindings &rest body)
  "Evaluate BODY, in which `rx-to-string' knows the value of BINDINGS."
  (declare (indent 1) (debug (form body)))
  `(let ((rx--local-definitions (append ,bindings rx--local-definitions)))
     ,@body))

(pcase-defmacro rx (&rest regexps)
  "Match strings that REGEXPS, as in `rx', match; (let VAR RX...) binds VAR to what RX matches."
  (let* ((rx--pcase-vars nil)
         (regexp (rx--form-of-sequence regexps))
         (variables (reverse rx--pcase-vars)) (index 0))
    `(and (pred stringp)
          (app (lambda (string)
                 (if (string-match ,regexp string)
                     (list ,@(mapcar (lambda (_) `(match-string ,(setq index (1+ index)) string)) variables))
                   'no))
               ,(list '\` (mapcar (lambda (variable) (list '\, variable)) variables))))))

(provide 'rx)

;;; rx.el ends here

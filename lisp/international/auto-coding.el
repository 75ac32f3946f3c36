;;; auto-coding.el --- the coding system that a text says it is in  -*- lexical-binding: t -*-

;;; Code:

(defun auto-coding-alist-lookup (filename)
  "Return the coding system that `auto-coding-alist' has for FILENAME, nil if it has none."
  (let ((case-fold-search (memq system-type '(windows-nt ms-dos cygwin)))
        (alist auto-coding-alist)
        found)
    (while (and alist (not found))
      (if (string-match (car (car alist)) filename)
          (setq found (cdr (car alist))))
      (setq alist (cdr alist)))
    found))

(defun auto-coding-regexp-alist-lookup (from to)
  "Return the coding system that `auto-coding-regexp-alist' has for the text from FROM to TO."
  (save-excursion
    (goto-char from)
    (let ((alist auto-coding-regexp-alist)
          (case-fold-search nil)
          found)
      (while (and alist (not found))
        (let ((regexp (car (car alist))))
          (if enable-multibyte-characters
              (setq regexp (string-to-multibyte regexp)))
          (if (re-search-forward regexp to t)
              (setq found (cdr (car alist)))))
        (setq alist (cdr alist)))
      found)))

(defun auto-coding--unibyte-warning (where)
  (display-warning 'mule
                   (format "\"unibyte: t\"%s is obsolete; use \"coding: 'raw-text\" instead."
                           where)
                   :warning))

(defun auto-coding--in-head (filename end)
  "What the line with -*- before END says."
  (when (and (re-search-forward "-\\*-[ \t]*\\(.*?\\)[ \t]*-\\*-" end t))
    (let ((text (match-string 1)) result)
      (when (string-match "\\(?:\\`\\|[; \t]\\)unibyte[ \t]*:[ \t]*\\([^ \t;]+\\)" text)
        (unless (equal (match-string 1 text) "nil")
          (auto-coding--unibyte-warning (format " (in %s)" (file-relative-name filename)))
          (setq result 'raw-text)))
      (when (and (not result)
                 (string-match "\\(?:\\`\\|[; \t]\\)coding[ \t]*:[ \t]*\\([^ \t;]+\\)" text))
        (setq result (intern (match-string 1 text))))
      result)))

(defun auto-coding--in-tail (end)
  "What the local variables at the end, before END, say."
  (goto-char end)
  (when (re-search-backward "[\r\n]\\([^\r\n]*\\)[ \t]*Local Variables:[ \t]*\\([^\r\n]*\\)[\r\n]"
                            (max (point-min) (- end 3072)) t)
    (let* ((prefix (regexp-quote (match-string 1)))
           (suffix (regexp-quote (match-string 2)))
           (from (1- (match-end 0)))
           (stop (progn
                   (goto-char from)
                   (if (re-search-forward (format "[\r\n]%s[ \t]*End[ \t]*:[ \t]*%s[\r\n]?" prefix suffix)
                                          end t)
                       (match-beginning 0)
                     end)))
           (line (lambda (name)
                   (goto-char from)
                   (and (re-search-forward
                         (format "[\r\n]%s[ \t]*%s[ \t]*:[ \t]*\\([^ \t\r\n]+\\)[ \t]*%s[\r\n]?"
                                 prefix name suffix)
                         (min end (1+ stop)) t)
                        (match-string 1))))
           (unibyte (funcall line "unibyte"))
           (coding (funcall line "coding")))
      (cond ((and unibyte (not (equal unibyte "nil")))
             (auto-coding--unibyte-warning "")
             'raw-text)
            (coding (intern coding))))))

(defun find-auto-coding (filename size)
  "Return the coding system of the SIZE characters after point, which are FILENAME's, and what says so.
The value is a cons of the coding system and `auto-coding-alist',
`auto-coding-regexp-alist', `:coding' or `auto-coding-functions'; nil if nothing says."
  (let* ((start (point))
         (end (min (point-max) (+ start size)))
         (first-line (save-excursion (end-of-line) (if (looking-at "\\'") end (point))))
         (case-fold-search t)
         (coding (auto-coding-alist-lookup filename)))
    (if coding
        (cons coding 'auto-coding-alist)
      (setq coding (auto-coding-regexp-alist-lookup start end))
      (if coding
          (cons coding 'auto-coding-regexp-alist)
        (save-excursion
          (goto-char start)
          ;; The second line counts where the first one names an interpreter.
          (let ((limit (if (looking-at "#!\\|'\\\\\"")
                           (save-excursion (goto-char first-line) (forward-line 1) (end-of-line) (point))
                         first-line)))
            (setq coding (auto-coding--in-head filename (min end limit)))))
        (unless coding
          (setq coding (save-excursion (auto-coding--in-tail end))))
        (if coding
            (cons coding :coding)
          (let ((functions auto-coding-functions))
            (while (and functions (not coding))
              (setq coding (save-excursion
                             (goto-char start)
                             (ignore-errors (funcall (car functions) size)))
                    functions (cdr functions))))
          (if coding (cons coding 'auto-coding-functions)))))))

(defun set-auto-coding (filename size)
  "Return the coding system that the SIZE characters after point, FILENAME's, say they are in."
  (let ((found (find-auto-coding filename size)))
    (if (and found (coding-system-p (car found)))
        (car found))))

(defun auto-coding--declared (name)
  "The coding system called NAME, if it can be what a text in ASCII says it is in."
  (let ((coding (intern (downcase name))))
    (if (coding-system-p coding)
        coding
      (message "Warning: unknown coding system \"%s\"" name)
      nil)))

(defun sgml-xml-auto-coding-function (size)
  "Return the coding system that an XML declaration in the next SIZE characters names."
  (setq size (+ (point) size))
  (when (re-search-forward "\\`[[:space:]\n]*<\\?xml" size t)
    (let ((end (save-excursion (and (re-search-forward "\"\\s-*\\?>\\|'\\s-*\\?>" size t) (point)))))
      (when end
        (if (re-search-forward "encoding=[\"']\\(.+?\\)[\"']" end t)
            (auto-coding--declared (match-string 1))
          ;; Without a declaration it must be UTF-8; what is not is read as what it looks like, with a warning.
          (let ((detected (with-coding-priority '(utf-8)
                            (coding-system-base (detect-coding-region (point-min) size t)))))
            (if (memq detected '(utf-8 undecided))
                'utf-8
              (warn "File contents detected as %s.
  Consider adding an encoding attribute to the xml declaration,
  or saving as utf-8, as mandated by the xml specification."
                    detected)
              detected)))))))

(defun sgml-html-meta-auto-coding-function (size)
  "Return the coding system that a meta element in the next SIZE characters names."
  (let ((case-fold-search t))
    (setq size (min (+ (point) size)
                    (save-excursion
                      (or (and (search-forward "<html" (min (point-max) (+ (point) size)) t)
                               (search-forward "</head>" (min (point-max) (+ (point) size)) t)
                               (point))
                          (+ (point) size)
                          ))
                    (point-max)))
    (when (and (search-forward "<html" size t)
               (re-search-forward
                "<meta\\s-+\\(?:http-equiv=[\"']?content-type[\"']?\\s-+content=[\"']text/\\sw+;\\s-*\\)?charset=[\"']?\\(.+?\\)[\"'\\s-/>]"
                size t))
      (let ((coding (auto-coding--declared (match-string 1))))
        ;; Emacs 28 takes the type of the system for a system, which is an error for most types: of what an HTML
        ;; file says, only Unicode counts.
        (cond ((null coding) nil)
              ((coding-system-equal 'utf-8 (coding-system-type coding))
               (or buffer-file-coding-system coding))
              (t coding))))))

(defun xml-find-file-coding-system (args)
  "Return the coding system of the XML file that ARGS, of `insert-file-contents', names."
  (when (eq (car args) 'insert-file-contents)
    (let ((file (cadr args)))
      (if (consp file)
          (let ((found (with-current-buffer (or (cdr file) (current-buffer))
                         (save-excursion
                           (goto-char (point-min))
                           (sgml-xml-auto-coding-function (- (point-max) (point-min)))))))
            (or found 'utf-8))
        'utf-8))))

;; `insert-file-contents' looks for itself whether there is anything to be found, as long as these are what is asked.
(put 'find-auto-coding 'auto-coding--own (symbol-function 'find-auto-coding))
(put 'set-auto-coding 'auto-coding--own (symbol-function 'set-auto-coding))

(defun decode-coding-inserted-region (from to filename &optional visit beg end replace)
  "Decode the bytes from FROM to TO as if they had been read from FILENAME.
VISIT, BEG, END and REPLACE are as for `insert-file-contents'."
  (save-excursion
    (save-restriction
      (let ((coding coding-system-for-read)
            undo-list-saved)
        (if visit
            (setq undo-list-saved buffer-undo-list buffer-undo-list t))
        (narrow-to-region from to)
        (goto-char (point-min))
        (or coding (setq coding (set-auto-coding filename (- to from))))
        (unless coding
          (setq coding (car-safe (find-operation-coding-system
                                  'insert-file-contents (cons filename (current-buffer))
                                  visit beg end replace))))
        (if (coding-system-p coding)
            (or enable-multibyte-characters
                (setq coding (coding-system-change-text-conversion coding 'raw-text)))
          (setq coding nil))
        (if coding
            (decode-coding-region (point-min) (point-max) coding)
          (setq last-coding-system-used coding))
        (if visit (setq buffer-undo-list undo-list-saved))
        nil))))

(defun recode-region (start end new-coding coding)
  "Decode the text from START to END, which was decoded by CODING, by NEW-CODING instead."
  (or coding new-coding (error "Wrong encoding"))
  (save-restriction
    (narrow-to-region start end)
    (encode-coding-region (point-min) (point-max) coding)
    (decode-coding-region (point-min) (point-max) new-coding)))

(defun revert-buffer-with-coding-system (coding-system &optional force)
  "Read the current buffer's file again, in CODING-SYSTEM.
What it leaves open is taken from the present one, unless FORCE is non-nil."
  (check-coding-system coding-system)
  (if (and coding-system buffer-file-coding-system (null force))
      (setq coding-system (merge-coding-systems coding-system buffer-file-coding-system)))
  (let ((coding-system-for-read coding-system))
    (revert-buffer)))

;; What text is written by.

(defun select-safe-coding-system--said (from to file)
  "What the text from FROM to TO, which is to be FILE, says that it is in.
A coding system that is none is warned of, and whether to go on is asked."
  (let* ((found (unless (stringp from)
                  (save-excursion
                    (goto-char from)
                    (find-auto-coding (or file buffer-file-name "") (- to from)))))
         (coding (car found)))
    (cond ((null coding) nil)
          ((not (coding-system-p coding))
           (display-warning 'mule
                            (format-message "Invalid coding system `%s' is specified
for the current buffer/file by the %s.
It is highly recommended to fix it before writing to a file."
                                            coding
                                            (if (eq (cdr found) :coding)
                                                ":coding tag"
                                              (format-message "variable `%s'" (cdr found))))
                            :warning)
           (or (yes-or-no-p "Really proceed with writing? ")
               (error "Save aborted"))
           nil)
          ((eq (coding-system-base coding) 'undecided) nil)
          ((eq coding 'no-conversion-multibyte) 'no-conversion)
          (t coding))))

(defun select-safe-coding-system--can-p (coding from to ascii)
  "Non-nil if CODING can encode the text from FROM to TO; ASCII tells that all can."
  (check-coding-system coding)
  (or ascii
      (and (not (eq (coding-system-base coding) 'undecided))
           (null (check-coding-systems-region
                  from to
                  (list (if (eq (coding-system-base coding) 'prefer-utf-8) 'utf-8 coding)))))))

(defun select-safe-coding-system (from to &optional default-coding-system accept-default-p file)
  "Return a coding system that can encode the text from FROM to TO, or the string FROM.
What the text itself, or the name FILE, says is the one that is tried.  If nothing is
said, DEFAULT-CODING-SYSTEM, a coding system or a list of such, is tried, then
`buffer-file-coding-system', its default, and what is preferred most.  When none will
do, you are asked.  A list that begins with t is all that is tried, and what the text
says is compared with the choice.  A function ACCEPT-DEFAULT-P is asked whether it
accepts the coding system, else you are."
  (let* ((given (if (listp default-coding-system) default-coding-system (list default-coding-system)))
         (only (eq (car given) t))
         (said (select-safe-coding-system--said from to file))
         (codings (find-coding-systems-region from to))
         (ascii (eq (car codings) 'undecided))
         (usable (lambda (coding)
                   (and coding (not (eq (coding-system-base coding) 'undecided)))))
         eol-type candidates chosen)
    (if only (setq given (cdr given)))
    (setq candidates
          (delq nil
                (cond (only (copy-sequence given))
                      (said (mapc #'check-coding-system given)
                            (list said))
                      (t (append given
                                 (mapcar (lambda (coding) (and (funcall usable coding) coding))
                                         (list buffer-file-coding-system
                                               (default-value 'buffer-file-coding-system)
                                               (car (coding-system-priority-list)))))))))
    (setq eol-type (and candidates (coding-system-eol-type (car candidates))))
    (unless (numberp eol-type)
      (setq eol-type (and buffer-file-coding-system
                          (coding-system-eol-type buffer-file-coding-system)))
      (unless (numberp eol-type)
        (let ((default (default-value 'buffer-file-coding-system)))
          (setq eol-type (and default (coding-system-eol-type default))))))
    (let ((rest candidates))
      (while (and rest (not chosen))
        (if (select-safe-coding-system--can-p (car rest) from to ascii)
            (setq chosen (car rest)))
        (setq rest (cdr rest))))
    (if (null chosen)
        (let ((default (coding-system-base (car codings))))
          (setq chosen (read-coding-system (format "Select coding system (default %s): " default) default)))
      (if (and (not ascii) (eq (coding-system-base chosen) 'prefer-utf-8))
          (setq chosen (coding-system-change-text-conversion chosen 'utf-8)))
      (if (and (numberp eol-type) (not (eq eol-type (coding-system-eol-type chosen))))
          (setq chosen (or (coding-system-change-eol-conversion chosen eol-type) chosen))))
    (when (and said (not (stringp from)))
      (let ((chosen-eol (coding-system-eol-type chosen)))
        (if (and (numberp chosen-eol) (vectorp (coding-system-eol-type said)))
            (setq said (coding-system-change-eol-conversion said chosen-eol))))
      (unless (or (eq (coding-system-base said) (coding-system-base chosen))
                  (memq (coding-system-base said) '(no-conversion))
                  (yes-or-no-p (format "Selected encoding %s disagrees with %s specified by file contents.  Really save (else edit coding cookies and try again)? "
                                       chosen said)))
        (error "Save aborted")))
    chosen))

(put 'select-safe-coding-system 'auto-coding--own (symbol-function 'select-safe-coding-system))

(provide 'auto-coding)

;;; auto-coding.el ends here

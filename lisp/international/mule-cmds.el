;;; mule-cmds.el --- language environments, and coding systems for a purpose  -*- lexical-binding: t -*-

;;; Code:

(require 'language-info)

;; Coding systems.

(defun coding-system-lessp (x y)
  "Return non-nil if the name of coding system X comes before that of Y in a list for people.
Systems of no use for text come last; otherwise it is the alphabet, without regard to prefixes."
  (let ((rank (lambda (name)
                (cond ((eq name 'raw-text) t) ((eq name 'no-conversion) t)))))
    (cond ((and (not (eq x y)) (eq (coding-system-base x) (coding-system-base y))
                (memq (coding-system-base x) (list x y)))
           (eq x (coding-system-base x)))
          ((and (funcall rank x) (not (funcall rank y))) nil)
          ((and (funcall rank y) (not (funcall rank x))) t)
          (t (let ((mnemonic-x (coding-system-mnemonic x))
                   (mnemonic-y (coding-system-mnemonic y)))
               (cond ((and (= (upcase mnemonic-x) (upcase mnemonic-y)) (= mnemonic-x mnemonic-y))
                      (string< (symbol-name x) (symbol-name y)))
                     ((= (upcase mnemonic-x) (upcase mnemonic-y))
                      (< mnemonic-x mnemonic-y))
                     (t (string< (symbol-name x) (symbol-name y)))))))))

(defun canonicalize-coding-system-name (name)
  "Return the string NAME in small letters and digits only, without the year of a standard."
  (if (string-match "^\\(ms\\|ibm\\|windows-\\)\\([0-9]+\\)$" name)
      (concat "cp" (match-string 2 name))
    (let ((case-fold-search t) upper)
      (setq upper (if (string-match "^iso[-_ ]?[0-9]" name)
                      (replace-regexp-in-string "\\`iso[-_ ]?" "" name)
                    name))
      (let ((plain (replace-regexp-in-string "[-_ ]" "" upper)))
        plain))))

(defun find-multibyte-characters (from to &optional maxcount excludes)
  "Return the characters beyond ASCII between FROM and TO, or in the string FROM, by charset.
The value is a list of (CHARSET COUNT CHAR ...); of each charset there are at most
MAXCOUNT different characters.  Charsets in the list EXCLUDES do not count."
  (let ((text (if (stringp from) from (buffer-substring-no-properties from to)))
        found)
    (dotimes (index (length text))
      (let ((char (aref text index)))
        (when (and (multibyte-string-p text) (>= char 128))
          (let ((charset (char-charset char)))
            (unless (memq charset excludes)
              (let ((entry (assq charset found)))
                (cond ((null entry)
                       (setq found (nconc found (list (list charset 1 char)))))
                      ((memq char (cddr entry)))
                      (t
                       (setcar (cdr entry) (1+ (cadr entry)))
                       (when (or (null maxcount) (<= (cadr entry) maxcount))
                         (nconc entry (list char)))))))))))
    found))

(defun find-coding-systems-for-charsets (charsets)
  "Return the coding systems that have all of CHARSETS, a list."
  (cond ((and (eq (car charsets) 'ascii) (null (cdr charsets))) (list 'undecided))
        (t (let (found)
             (dolist (each (coding-system-list t))
               (let ((list (coding-system-charset-list each)))
                 (when (cond ((symbolp list)
                              (let ((all t))
                                (dolist (charset charsets all)
                                  (or (get-charset-property charset :iso-final-char)
                                      (setq all nil)))))
                             (t (let ((all t))
                                  (dolist (charset charsets all)
                                    (or (memq charset list)
                                        (eq charset 'ascii)
                                        (setq all nil))))))
                   (push each found))))
             (nreverse found)))))

(defun search-unencodable-char (coding-system)
  "Move to the next character that CODING-SYSTEM cannot encode; return its position, nil if there is none."
  (let ((position (unencodable-char-position (point) (point-max) coding-system)))
    (if position
        (goto-char (1+ position))
      (message "All following characters are encodable by %s" coding-system))
    position))

(defun encoded-string-description (str coding-system)
  "Return a string that shows the bytes of STR, which is in CODING-SYSTEM, in hexadecimal."
  (setq str (string-as-unibyte str))
  (let ((iso-2022 (eq (coding-system-type coding-system) 'iso-2022)))
    (mapconcat (lambda (byte)
                 (if (and iso-2022 (= byte ?\e)) "ESC" (format "#x%02X" byte)))
               str " ")))

(defun sanitize-coding-system-list (codings)
  "Return a list of the coding systems of CODINGS by their names in MIME, those that have one, without doubles."
  (let (result)
    (dolist (coding codings)
      (let ((mime (and coding (coding-system-get coding :mime-charset))))
        (cond ((null coding) (push coding result))
              ((and mime (coding-system-p mime)) (push mime result)))))
    (delete-dups (nreverse result))))

(defun select-message-coding-system ()
  "Return the coding system for the text of the current buffer as a message to be sent."
  (let ((coding (or (and (local-variable-p 'buffer-file-coding-system) buffer-file-coding-system)
                    (let ((preferred (default-value 'buffer-file-coding-system)))
                      preferred)
                    'iso-8859-1)))
    (if (and (coding-system-p coding) (not (coding-system-get coding :ascii-compatible-p)))
        (setq coding 'utf-8))
    (coding-system-change-eol-conversion coding 'unix)))

(defun set-terminal-coding-system (coding-system &optional _terminal _inhibit-refresh)
  "Make CODING-SYSTEM that of output to the terminal."
  (check-coding-system coding-system)
  (set-terminal-coding-system-internal coding-system)
  (redraw-frame))

(defun set-keyboard-coding-system (coding-system &optional terminal)
  "Make CODING-SYSTEM that of keyboard input."
  (check-coding-system coding-system)
  (set-keyboard-coding-system-internal
   (and coding-system (coding-system-change-eol-conversion coding-system 'unix)) terminal)
  (setq keyboard-coding-system (and coding-system (coding-system-change-eol-conversion coding-system 'unix)))
  keyboard-coding-system)

(defun set-selection-coding-system (coding-system)
  "Make CODING-SYSTEM that of selections."
  (check-coding-system coding-system)
  (setq selection-coding-system coding-system))

(defalias 'set-clipboard-coding-system #'set-selection-coding-system)

(defun set-next-selection-coding-system (coding-system)
  "Make CODING-SYSTEM that of the next selection."
  (check-coding-system coding-system)
  (setq next-selection-coding-system coding-system))

(defun read-coding-system (prompt &optional default-coding-system)
  "Ask for the name of a coding system with PROMPT; no answer means DEFAULT-CODING-SYSTEM."
  (let ((name (completing-read prompt coding-system-alist nil t nil 'coding-system-history
                               (if (symbolp default-coding-system)
                                   (and default-coding-system (symbol-name default-coding-system))
                                 default-coding-system))))
    (if (string= name "") nil (intern name))))

(defun read-buffer-file-coding-system ()
  "Ask for a coding system for the current buffer's file."
  (read-coding-system "Coding system for saving file: " buffer-file-coding-system))

;; Language environments.

(defun get-language-info (lang-env key)
  "Return what KEY is in the language environment LANG-ENV."
  (if (symbolp lang-env) (setq lang-env (symbol-name lang-env)))
  (let ((entry (assoc-string lang-env language-info-alist t)))
    (cdr (assq key (cdr entry)))))

(defun set-language-info-internal (lang-env key info)
  "Make KEY be INFO in the language environment LANG-ENV."
  (let ((entry (assoc-string lang-env language-info-alist t)))
    (unless entry
      (setq entry (list lang-env))
      (push entry language-info-alist))
    (let ((cell (assq key (cdr entry))))
      (if cell
          (setcdr cell info)
        (setcdr entry (cons (cons key info) (cdr entry)))))))

(defun set-language-info (lang-env key info)
  "Make KEY be INFO in the language environment LANG-ENV.  Where that is in force, INFO is, too."
  (if (symbolp lang-env) (setq lang-env (symbol-name lang-env)))
  (set-language-info-internal lang-env key info)
  (if (equal lang-env current-language-environment)
      (set-language-environment lang-env)))

(defun set-language-info-alist (lang-env alist &optional _parents)
  "Define the language environment LANG-ENV by ALIST, of keys and what they are."
  (if (symbolp lang-env) (setq lang-env (symbol-name lang-env)))
  (dolist (pair alist)
    (set-language-info-internal lang-env (car pair) (cdr pair)))
  (if (equal lang-env current-language-environment)
      (set-language-environment lang-env)))

(defun reset-language-environment ()
  "Go back to the coding systems that are there before any language environment."
  (set-default-coding-systems nil)
  (setq default-process-coding-system '(undecided-unix . utf-8-unix)
        default-file-name-coding-system 'utf-8-unix)
  (set-coding-system-priority
   'utf-8 'iso-2022-7bit 'iso-latin-1 'iso-2022-7bit-lock 'iso-2022-8bit-ss2 'emacs-mule 'raw-text)
  (set-charset-priority 'ascii 'iso-8859-1)
  t)

(defun set-language-environment-coding-systems (language-name)
  "Put the coding systems of the language environment LANGUAGE-NAME first."
  (let* ((priority (get-language-info language-name 'coding-priority))
         (default (car priority))
         (eol-type (let ((now (default-value 'buffer-file-coding-system)))
                     (and now (coding-system-eol-type now)))))
    (when priority
      (set-default-coding-systems
       (if (memq eol-type '(0 1 2))
           (coding-system-change-eol-conversion default eol-type)
         default))
      (apply #'set-coding-system-priority priority)
      ;; Where the locale has UTF-8, so have new files, whatever the language.
      (when (eq locale-coding-system 'utf-8-unix)
        (prefer-coding-system 'utf-8)))))

(defun set-language-environment-charset (language-name)
  "Put the charsets of the language environment LANGUAGE-NAME first."
  (let ((charsets (get-language-info language-name 'charset)))
    (when charsets
      (apply #'set-charset-priority charsets))))

(defun set-language-environment (language-name)
  "Put the language environment LANGUAGE-NAME in force: its coding systems and charsets are tried first."
  (interactive (list (completing-read "Set language environment: " language-info-alist nil t)))
  (if (symbolp language-name) (setq language-name (symbol-name (or language-name 'English))))
  (setq language-name (or (car (assoc-string language-name language-info-alist t)) language-name))
  (unless (assoc-string language-name language-info-alist t)
    (error "Language environment not defined: %S" language-name))
  (run-hooks 'exit-language-environment-hook)
  (reset-language-environment)
  (setq current-language-environment language-name)
  (set-language-environment-coding-systems language-name)
  (set-language-environment-charset language-name)
  (run-hooks 'set-language-environment-hook)
  t)

;; Locales.

(defun locale-name-match (key alist)
  "Return what ALIST, of regexps and values, has for KEY; a value may be a list of one."
  (let (element)
    (setq key (downcase key))
    (while alist
      (setq element (car alist))
      (if (string-match-p (concat "\\`\\(?:" (car element) "\\)") key)
          (setq alist nil)
        (setq alist (cdr alist) element nil)))
    (cdr element)))

(defun locale-charset-match-p (charset1 charset2)
  "Return non-nil if CHARSET1 and CHARSET2, names in locales, differ in case and punctuation only."
  (let ((plain (lambda (name) (replace-regexp-in-string "[^a-z0-9]" "" (downcase name)))))
    (string= (funcall plain charset1) (funcall plain charset2))))

(defun locale-charset-to-coding-system (charset)
  "Return the coding system for what a locale calls CHARSET, nil if there is none."
  (or (let ((found (coding-system-from-name charset)))
        (and found (coding-system-base found)))
      (cdr (assoc-string charset locale-charset-alist t))))

(defun set-locale-environment (&optional locale-name _frame)
  "Put the language environment in force that fits LOCALE-NAME, by default what the environment variables say."
  (let ((locale locale-name) language charset-language coding)
    (let ((variables '("LC_ALL" "LC_CTYPE" "LANG")))
      (while (and variables (not locale))
        (setq locale (getenv (car variables)) variables (cdr variables))
        (if (equal locale "") (setq locale nil))))
    (when locale
      (setq locale (downcase locale))
      (setq language (locale-name-match locale locale-language-names)
            charset-language (locale-name-match locale locale-charset-language-names)
            coding (locale-name-match locale locale-preferred-coding-systems))
      (when (consp language)
        (setq coding (or coding (cadr language)) language (car language)))
      (when (consp coding) (setq coding (car coding)))
      ;; The charset is worth more than the language where the language says nothing of its own.
      (when (and charset-language (not language)) (setq language charset-language))
      (unless coding
        (when (string-match "\\.\\([^@]+\\)" locale)
          (setq coding (locale-charset-to-coding-system (match-string 1 locale)))))
      (set-language-environment (or language "English"))
      (when coding
        (let ((coding (coding-system-base coding)))
          (set-coding-system-priority coding)
          (set-default-coding-systems coding)
          (setq locale-coding-system (coding-system-change-eol-conversion coding 'unix)))))
    nil))

(defun toggle-enable-multibyte-characters (&optional arg)
  "Make the text of the buffer bytes if it is characters, and the other way round; with ARG, characters if that is above 0.
The buffer stays as modified as it was."
  (interactive "P")
  (let ((new (if (null arg)
                 (null enable-multibyte-characters)
               (> (prefix-numeric-value arg) 0))))
    (set-buffer-multibyte new)
    (force-mode-line-update)))

(provide 'mule-cmds)

;;; mule-cmds.el ends here

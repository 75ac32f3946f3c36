"""Random editing: what buffers, their markers, overlays, properties, hooks and undo lists are like after some commands.

A program draws a few themes, so that commands that have to do with each other meet, and takes its commands from those
and from the common ones.
"""

from __future__ import annotations

from hypothesis import strategies as st

from tests.oracle.grammar import Draw, templates

TEXTS = [
    '"a"',
    '"abc"',
    '"foo bar\\n"',
    '"\\n"',
    '"é日本"',
    '"(a [b] \\"c\\")"',
    '""',
    '"  x_y\\tZ"',
    '"\\200\\377"',
    '"straße ﬁ"',
    "(propertize \"pq\" 'face 'bold)",
    '(concat "u" (propertize "vw" \'k 1 \'face nil) "x")',
]
REGEXPS = [
    '"[a-z]+"',
    '"\\\\(o+\\\\)\\\\|b"',
    '"^"',
    '"$"',
    '"\\\\_<."',
    '"\\\\w*"',
    '"\\\\s-+"',
    '"."',
    '"\\\\(a\\\\)?\\\\(b\\\\)?"',
    '"é"',
    '"\\\\(t\\\\)\\\\(h\\\\|w\\\\)"',
]
PLACES = templates("1  2  3  5  8  13  0  40  (point)  (point-min)  (point-max)  m1  m2  (1+ (point))  (1- (point))")
VALUES = ["nil", "t", "1", "'bold", "'(1)", "'boundary"]
SPECS = ["nil", "t", "'(face)", "'(k face)", "'(field)", "'(read-only)"]
PROPERTIES = ["'face", "'k", "'field", "'category"]
STARTS = templates("(ed-plain)  (ed-plain)  (ed-tabs)  (ed-fields)  (ed-runs)  (ed-bytes)  (ed-empty)")

# P is a place, S a text, R a regexp, N a small number, V a value, X a property, Y a stickiness, C a command.
COMMON = templates(
    """
    (insert S)  (insert S)  (insert S S)  (insert ?z)  (delete-region P P)  (delete-char N)  (goto-char P)
    (goto-char P)  (narrow-to-region P P)  (widen)  (undo-boundary)  (save-excursion C)  (save-restriction C)
    (save-excursion (goto-char P) C)  (save-restriction (widen) C)  (set-marker m1 P)  (set-marker m2 P)
    (progn (setq buffer-undo-list (primitive-undo 1 buffer-undo-list)) nil)  (erase-buffer)  (buffer-modified-p)
    (set-buffer-modified-p nil)  (with-current-buffer b2 C)  (save-current-buffer C)
    """
)
THEMES = {
    "changes": """
    (insert-before-markers S)  (insert-and-inherit S)  (insert-before-markers-and-inherit S)  (insert-char ?x N)
    (insert-char ?y N t)  (insert-byte 200 N)  (insert (buffer-substring P P))
    (insert (buffer-substring P P))  (insert-buffer-substring (if (eq (current-buffer) b2) b b2) P P)
    (insert-buffer-substring (if (eq (current-buffer) b2) b b2))
    (delete-and-extract-region P P)  (subst-char-in-region P P ?a ?b)  (subst-char-in-region P P ?o ?0)
    (subst-char-in-region P P ?e ?E t)  (ed-transpose 1 2 3 4)  (ed-transpose P P P P)
    (ed-transpose P P P P t)  (ed-transpose 2 4 5 6)  (ed-transpose 1 4 5 7)
    (ed-transpose 1 3 3 6 t)  (ed-transpose 3 5 7 9)  (translate-region P P (ed-table))
    (translate-region-internal P P (ed-table))  (translate-region P P "zyx")  (translate-region P P (ed-char-table))
    (replace-buffer-contents b2)  (replace-buffer-contents b2 0)  (compare-buffer-substrings nil P P b2 P P)
    (compare-buffer-substrings nil nil P b2 P nil)  (delete-char N)  (set-buffer-modified-p t)
    (restore-buffer-modified-p nil)  (buffer-modified-p)  (set-marker-insertion-type m1 t)
    (set-marker-insertion-type m2 nil)  (marker-insertion-type m1)  (copy-marker m1 t)  (set-marker m1 nil)
    (marker-position m2)  (delete-and-extract-region 1 3)  (let ((last-command-event ?q)) (self-insert-command 2))
    (base64-encode-region P P)  (barf-if-buffer-read-only P)
    """,
    "case": """
    (upcase-region P P)  (capitalize-region P P)  (downcase-region P P)  (upcase-initials-region P P)  (upcase-word N)
    (downcase-word N)  (capitalize-word N)  (upcase-region (point-min) (point-max))  (capitalize-region 1 (point-max))
    (set-marker-insertion-type m1 t)  (insert "ﬁx ßa ŉ")  (put-text-property P P 'face 'bold)
    (re-search-forward R nil t)  (replace-match S)  (replace-match S t)  (upcase-initials-region 2 (point-max))
    """,
    "searching": """
    (search-forward S nil t)  (search-backward S nil t)  (search-forward S P t)  (search-forward S nil 'move)
    (search-forward S nil t N)  (search-forward S)  (re-search-forward R nil t)  (re-search-forward R nil t)
    (re-search-backward R nil t)  (re-search-forward R P t)  (re-search-forward R)  (looking-at R)  (looking-at R)
    (match-data)  (match-beginning 1)  (match-end 0)  (match-end 1)  (match-data t)
    (replace-match "x" nil nil nil 1)  (replace-match S)  (replace-match S t t)  (replace-match "<\\\\&>")
    (replace-match "\\\\2\\\\1")  (replace-match "")  (replace-match S nil nil nil 1)  (replace-match S t)
    (progn (re-search-forward R nil t) (replace-match S))  (progn (re-search-backward R nil t) (replace-match "q"))
    (progn (looking-at "[A-Z]\\\\(.\\\\)") (replace-match "two words"))  (setq case-fold-search nil)
    (setq case-fold-search t)  (looking-back "[a-z]" 1)  (search-forward "o" nil t)
    """,
    "motion": """
    (forward-char N)  (backward-char N)  (forward-line N)  (beginning-of-line N)  (end-of-line N)
    (skip-chars-forward "a-z")  (skip-chars-backward "^a-z\\n")  (skip-chars-forward "[:alpha:]é-ﻀ" P)
    (skip-chars-backward "\\\\-a-c \\n" P)  (skip-chars-forward "^\\200-\\377")  (skip-chars-forward S)
    (skip-syntax-forward "w")  (skip-syntax-backward "-")  (skip-syntax-forward "^w" P)  (skip-syntax-backward "w_" P)
    (char-after P)  (char-before P)  (following-char)  (preceding-char)  (bolp)  (eolp)  (bobp)  (eobp)  (buffer-size)
    (line-beginning-position N)  (line-end-position N)  (forward-word N)  (backward-word N)  (forward-comment N)
    (scan-sexps P N)  (scan-lists P 1 0)  (backward-prefix-chars)  (char-syntax (or (char-after) ?a))
    (buffer-substring P P)  (buffer-substring-no-properties P P)  (count-lines P P)  (line-number-at-pos P)
    (line-number-at-pos P t)  (pos-visible-in-window-p P)  (mark-marker)  (set-marker (mark-marker) P)
    (region-beginning)  (char-equal (or (char-after P) 1) ?A)  (position-bytes P)  (byte-to-position N)
    """,
    "columns": """
    (current-column)  (move-to-column N)  (move-to-column 12)  (move-to-column 5 t)  (move-to-column 12 t)
    (move-to-column 3 'coerce)  (current-indentation)  (indent-to N)  (indent-to 10)  (indent-to 4 2)
    (insert "\\t")  (insert "a\\tb\\tc")  (setq tab-width 4)  (setq tab-width 8)  (setq indent-tabs-mode nil)
    (setq indent-tabs-mode t)  (back-to-indentation)  (forward-line N)
    (put-text-property P P 'face 'bold)  (insert "\\^a\\M-a")  (end-of-line)  (put-text-property P P 'invisible t)
    (setq ctl-arrow nil)  (delete-indentation)  (delete-horizontal-space)  (just-one-space N)  (newline)
    """,
    "properties": """
    (put-text-property P P X V)  (put-text-property P P X V)  (put-text-property P P 'k '(1))
    (add-text-properties P P '(a 1 face italic))  (add-text-properties P P (list X V X V))
    (remove-text-properties P P '(face nil))  (remove-text-properties P P '(face nil k 1))
    (remove-list-of-text-properties P P '(k face))  (set-text-properties P P nil)
    (set-text-properties P P (list X V 'z 1))  (get-text-property P X)  (copy-sequence (text-properties-at P))
    (next-property-change P)  (next-property-change P nil P)  (next-single-property-change P X)
    (next-single-property-change P X nil P)  (previous-property-change P)  (previous-property-change P nil P)
    (previous-single-property-change P X)  (previous-single-property-change P X nil P)  (get-char-property P X)
    (get-char-property-and-overlay P X)  (text-property-any P P X V)  (text-property-not-all P P X V)
    (next-char-property-change P)  (next-char-property-change P P)  (previous-char-property-change P)
    (previous-char-property-change P P)  (next-single-char-property-change P X)
    (next-single-char-property-change P X nil P)  (previous-single-char-property-change P X)
    (previous-single-char-property-change P X nil P)  (add-face-text-property P P 'bold)
    (add-face-text-property P P 'italic t)  (get-pos-property P X)  (insert-and-inherit S)  (insert-and-inherit "q")
    (insert-before-markers-and-inherit "r")  (put-text-property P P 'front-sticky Y)
    (put-text-property P P 'rear-nonsticky Y)  (text-property-search-forward X V)
    (put-text-property P P 'face 'bold b2)  (insert-buffer-substring (if (eq (current-buffer) b2) b b2) P P)
    (progn (insert-buffer-substring-no-properties (if (eq (current-buffer) b2) b b2) P P) nil)
    (put-text-property P P 'category 'ed-category)
    (remove-text-properties P P nil b2)  (insert-char ?i 2 t)  (delete-and-extract-region P P)
    """,
    "read-only": """
    (setq buffer-read-only t)  (setq buffer-read-only nil)  (let ((inhibit-read-only t)) C)
    (let ((inhibit-read-only '(mine))) C)  (put-text-property P P 'read-only t)
    (put-text-property P P 'read-only 'mine)  (put-text-property P P 'read-only "why")
    (put-text-property P P 'front-sticky Y)  (put-text-property P P 'rear-nonsticky Y)
    (put-text-property P P 'inhibit-read-only t)  (let ((inhibit-read-only t)) (set-text-properties P P nil))
    (upcase-region P P)  (subst-char-in-region P P ?a ?b)  (insert-and-inherit S)  (barf-if-buffer-read-only)
    (barf-if-buffer-read-only P)  (erase-buffer)  (ed-transpose P P P P)  (delete-and-extract-region P P)
    """,
    "overlays": """
    (setq o1 (make-overlay P P))  (setq o1 (make-overlay P P nil t t))  (setq o2 (make-overlay P P nil t nil))
    (setq o2 (make-overlay P P nil nil t))  (setq o2 (make-overlay P P b2))  (move-overlay o1 P P)
    (move-overlay o2 P P)  (move-overlay o1 P P b2)  (move-overlay o1 P P b)  (overlay-put o1 'face 'bold)
    (overlay-put o1 X V)  (overlay-put o2 X V)  (overlay-start o1)  (overlay-end o1)  (delete-overlay o1)
    (delete-overlay o2)  (length (overlays-at P))  (length (overlays-in P P))  (next-overlay-change P)
    (previous-overlay-change P)  (overlay-get o1 'face)  (overlay-put o1 'evaporate t)  (overlay-put o2 'evaporate t)
    (overlay-put o1 'priority N)  (overlay-put o2 'priority '(nil . 3))  (mapcar #'overlay-start (overlays-at P t))
    (get-char-property P X)  (get-pos-property P X)  (next-single-char-property-change P X)
    (previous-single-char-property-change P X)  (delete-all-overlays)  (remove-overlays P P)
    (remove-overlays P P X V)  (overlay-properties o1)  (overlay-buffer o2)  (copy-overlay o1)
    (insert-before-markers S)  (delete-and-extract-region P P)  (next-char-property-change P)
    (upcase-region P P)  (ed-transpose 1 3 5 6)  (overlay-put o1 'invisible t)
    """,
    "hooks": """
    (add-hook 'before-change-functions #'ed-before nil t)  (add-hook 'after-change-functions #'ed-after nil t)
    (add-hook 'after-change-functions #'ed-after nil t)  (add-hook 'first-change-hook #'ed-first nil t)
    (remove-hook 'before-change-functions #'ed-before t)  (let ((inhibit-modification-hooks t)) C)
    (with-silent-modifications C)
    (add-hook 'before-change-functions #'ed-fail nil t)  (setq o1 (make-overlay P P))  (setq o2 (make-overlay P P))
    (overlay-put o1 'modification-hooks '(ed-overlay))  (overlay-put o1 'insert-in-front-hooks '(ed-front))
    (overlay-put o1 'insert-behind-hooks '(ed-behind))  (overlay-put o2 'modification-hooks '(ed-overlay ed-front))
    (overlay-put o2 'insert-behind-hooks '(ed-behind))  (put-text-property P P 'modification-hooks '(ed-text))
    (put-text-property P P 'insert-in-front-hooks '(ed-text-front))
    (put-text-property P P 'insert-behind-hooks '(ed-text-behind))  (put-text-property P P 'face V)
    (set-text-properties P P nil)  (upcase-region P P)  (subst-char-in-region P P ?o ?0)
    (subst-char-in-region P P ?e ?E t)  (ed-transpose P P P P)  (ed-transpose 1 2 4 6)
    (replace-buffer-contents b2)  (insert-before-markers S)  (insert-and-inherit S)  (delete-and-extract-region P P)
    (translate-region P P (ed-table))  (progn (re-search-forward R nil t) (replace-match S))  (indent-to 9)
    (insert-buffer-substring (if (eq (current-buffer) b2) b b2) P P)  (set-buffer-modified-p nil)  (capitalize-word N)
    (move-to-column 5 t)
    (move-overlay o1 P P)  (add-hook 'after-change-functions #'ed-edit nil t)  (atomic-change-group C C)
    (progn (setq buffer-undo-list (primitive-undo 1 buffer-undo-list)) nil)  (set-buffer-multibyte t)  (erase-buffer)
    """,
    "fields": """
    (constrain-to-field P P)  (constrain-to-field P P t)  (constrain-to-field P P nil t)
    (constrain-to-field nil P)  (constrain-to-field P P nil nil 'k)  (field-beginning P)  (field-beginning P t)
    (field-beginning P nil P)  (field-end P)  (field-end P t)  (field-end P nil P)  (field-string P)
    (field-string-no-properties P)  (delete-field P)  (put-text-property P P 'field V)
    (put-text-property P P 'field 'boundary)  (put-text-property P P 'rear-nonsticky Y)
    (put-text-property P P 'front-sticky Y)  (beginning-of-line N)  (end-of-line N)  (forward-word N)
    (line-beginning-position N)  (setq o1 (make-overlay P P))  (overlay-put o1 'field V)
    (setq inhibit-field-text-motion t)  (setq inhibit-field-text-motion nil)  (get-pos-property P 'field)
    (backward-word N)  (insert-and-inherit S)
    """,
    "undo": """
    (progn (setq buffer-undo-list (primitive-undo 1 buffer-undo-list)) nil)
    (progn (setq pending-undo-list (primitive-undo N pending-undo-list)) nil)
    (progn (setq pending-undo-list buffer-undo-list) nil)  (undo-boundary)  (undo-boundary)  (buffer-disable-undo)
    (buffer-enable-undo)  (setq buffer-undo-list nil)  (insert-before-markers S)  (delete-and-extract-region P P)
    (upcase-region P P)  (put-text-property P P X V)  (set-text-properties P P (list X V))  (set-marker m1 P)
    (subst-char-in-region P P ?o ?0)  (ed-transpose P P P P)  (ed-transpose 1 3 5 6)
    (progn (re-search-forward R nil t) (replace-match S))  (translate-region P P (ed-table))
    (set-buffer-modified-p nil)  (insert S)  (delete-char N)  (setq undo-inhibit-record-point t)
    (atomic-change-group C C)  (condition-case e (atomic-change-group C (error "x")) (error e))
    (capitalize-region P P)
    (progn (push '(apply ed-say 1 2) buffer-undo-list) nil)
    (progn (push (list 'apply 2 1 4 'insert "zz") buffer-undo-list) nil)
   
     (replace-buffer-contents b2)
    """,
    "sharing": """
    (setq i1 (ed-indirect nil))  (setq i1 (ed-indirect t))
    (with-current-buffer i1 C)  (with-current-buffer i1 C)  (set-buffer i1)  (set-buffer b)  (set-buffer b2)
    (buffer-base-buffer i1)  (progn (and i1 (kill-buffer i1)) (set-buffer "*scratch*") nil)
    (buffer-swap-text b2)  (with-current-buffer b2 C)
    (setq o1 (make-overlay P P))  (setq o2 (make-overlay P P i1))
    (overlay-put o1 'face 'bold)  (set-marker m1 P i1)  (set-marker m2 P b2)  (put-text-property P P 'face 'bold)
    (rename-buffer "edit-r" t)  (setq-local tab-width 3)  (buffer-local-value 'tab-width i1)
    (narrow-to-region P P)  (with-current-buffer i1 (narrow-to-region P P))
    (add-hook 'after-change-functions #'ed-after nil t)  (set-buffer-multibyte nil)  (upcase-region P P)
    (insert-before-markers S)  (delete-and-extract-region P P)
    """,
    "bytes": """
    (set-buffer-multibyte nil)  (set-buffer-multibyte t)  (set-buffer-multibyte 'to)  (insert "é日\\200")
    (insert "\\303\\251")  (insert ?\\M-a)  (insert-byte 233 2)  (insert-char 4194303 2)  (get-byte P)
    (position-bytes P)  (byte-to-position N)  (byte-to-position 7)   (char-after P)
    (insert-buffer-substring (if (eq (current-buffer) b2) b b2) P P)  (insert (buffer-substring P P))
    (upcase-region P P)
    (skip-chars-forward "^\\200-\\377")  (skip-chars-forward "é")  (search-forward "é" nil t)
    (search-forward "\\351" nil t)  (compare-buffer-substrings nil P P b2 P P)  (subst-char-in-region P P ?é ?è)
    (subst-char-in-region P P 200 201)  (setq o1 (make-overlay P P))  (put-text-property P P 'face 'bold)
        (replace-buffer-contents b2)
    (with-current-buffer b2 (set-buffer-multibyte nil))  (ed-transpose P P P P)  (translate-region P P (ed-table))
    """,
    "life": """
    (progn (kill-buffer b2) (set-buffer "*scratch*"))  (progn (kill-buffer b) (set-buffer "*scratch*"))
    (add-hook 'kill-buffer-hook #'ed-kill nil t)
    (add-hook 'kill-buffer-query-functions #'ed-query nil t)  (add-hook 'kill-buffer-query-functions #'ed-no nil t)
    (add-hook 'change-major-mode-hook #'ed-kill nil t)  (kill-all-local-variables)  (setq-local ed-local V)
    (setq-local ed-permanent V)  (kill-local-variable 'ed-local)  (make-local-variable 'ed-local)  ed-local
    ed-permanent  (local-variable-p 'ed-local)  (setq ed-automatic V)  (local-variable-p 'ed-automatic b2)
    (default-value 'ed-automatic)  (buffer-local-value 'ed-local b2)  (assq 'ed-local (buffer-local-variables))
    (local-variable-if-set-p 'ed-automatic)  (setq-default ed-automatic V)  (let ((ed-automatic V)) C)
    (let ((ed-local V)) C)  (rename-buffer "edit-r")  (buffer-name b2)  (buffer-live-p b)  (set-buffer b2)
    (buffer-enable-undo)  (rename-buffer "edit2" t)  (generate-new-buffer-name "edit")
    (get-buffer "edit")  (with-temp-buffer C (buffer-string))  (ed-indirect nil)
    (fundamental-mode)  (text-mode)  (run-hooks 'ed-hook)  (add-hook 'ed-hook #'ed-kill nil t)
    (add-hook 'ed-hook #'ed-first)  (remove-hook 'ed-hook #'ed-kill t)  (makunbound 'ed-local)
    """,
}
COMMANDS = {name: templates(text) for name, text in THEMES.items()}
COUNTS = ["0", "1", "2", "3", "-1", "-2", "nil"]
KINDS = {"P": PLACES, "S": TEXTS, "R": REGEXPS, "N": COUNTS, "V": VALUES, "X": PROPERTIES, "Y": SPECS}

_SETUP = r"""
(progn
 (defvar ed-log nil) (defvar ed-hook nil) (defvar ed-local nil) (defvar ed-permanent nil)
 (put 'ed-permanent 'permanent-local t) (defvar-local ed-automatic nil) (put 'ed-category 'k 'category)
 (defun ed-plain () (insert "one Two\n(three) four é\n"))
 (defun ed-tabs () (insert "ab\tcd  EF\n\n  gh\n日本語 x"))
 (defun ed-fields () (insert (propertize "prompt>" 'field 'p 'rear-nonsticky t) "in put\n"
   (propertize "out" 'field 'output) "z"))
 (defun ed-runs () (insert (propertize "abc" 'face 'bold) (propertize "def" 'face 'bold 'k '(1)) "ghi "
   (propertize "jkl" 'k 2)))
 (defun ed-bytes () (set-buffer-multibyte nil) (insert "by\200tes \303\251 \377"))
 (defun ed-empty ())
 (defun ed-settle () (with-temp-buffer (insert (propertize "a" 'k 1)) (goto-char 1) (insert "b"))
   (string-match "\\(\\)\\(\\)\\(\\)" "") (set-match-data nil))
 (defun ed-transpose (&rest args) (unless (or (object-intervals (current-buffer)) (get-buffer "edit-i")
     (and (nth 4 args) (/= (position-bytes (point-max)) (point-max))))
   (apply #'transpose-regions args)))
 (defvar ed-depth 0)
 (defun ed-flat (thing) (cond ((consp thing) (cons (ed-flat (car thing)) (ed-flat (cdr thing))))
   ((and (stringp thing) (object-intervals thing))
     (let (runs) (dolist (run (object-intervals thing))
       (if (and runs (equal (nth 2 run) (nth 2 (car runs)))) (setcar (cdar runs) (nth 1 run)) (push run runs)))
     (setq runs (nreverse runs)) (list (substring-no-properties thing) runs)))
   (t thing)))
 (defun ed-join (records) (let (places others) (dolist (each records) (let ((where (nthcdr 3 each)))
   (dotimes (n (- (cdr where) (car where))) (push (cons (+ n (car where)) (list (nth 1 each) (nth 2 each))) places))))
   (sort (nreverse places) (lambda (x y) (< (car x) (car y))))))
 (defun ed-say (&rest args) (push args ed-log) nil)
 (defun ed-before (beg end) (ed-say 'before beg end (point) (buffer-name) (buffer-size)))
 (defun ed-after (beg end old) (ed-say 'after beg end old (point) (buffer-name) (buffer-size)))
 (defun ed-first () (ed-say 'first (buffer-modified-p) (buffer-name)))
 (defun ed-fail (&rest args) (error "Refused"))
 (defun ed-edit (beg _end old) (when (and (= old 0) (< ed-depth 3)) (let ((ed-depth (1+ ed-depth)))
   (save-excursion (goto-char beg) (insert "!")))))
 (defun ed-overlay (overlay &rest args) (ed-say 'overlay (overlay-start overlay) (overlay-end overlay) args))
 (defun ed-front (overlay &rest args) (ed-say 'front (overlay-start overlay) (overlay-end overlay) args))
 (defun ed-behind (overlay &rest args) (ed-say 'behind (overlay-start overlay) (overlay-end overlay) args))
 (defun ed-text (&rest args) (ed-say 'text args))
 (defun ed-text-front (&rest args) (ed-say 'text-front args))
 (defun ed-text-behind (&rest args) (ed-say 'text-behind args))
 (defun ed-kill () (ed-say 'kill (buffer-name) (buffer-size)))
 (defun ed-query () (ed-say 'query (buffer-name)) t)
 (defun ed-no () nil)
 (defun ed-table () (let ((table (make-string 256 0))) (dotimes (n 256) (aset table n n)) (aset table ?o ?0)
   (aset table ?a ?A) (aset table ?e ?a) table))
 (defun ed-char-table () (let ((table (make-char-table 'translation-table))) (aset table ?o ?é) (aset table ?é ?e)
   (aset table ?e [?x ?y]) (aset table ?t '(([?t ?h] . ?z) ([?t ?w] . [?1 ?2]))) table))
 (defun ed-undo (list markers) (let (result here properties (left 80)) (if (eq list t) t
   (while (and (consp list) (> (setq left (1- left)) 0))
     (let ((each (car list)))
       (if (and properties (not (and (consp each) (null (car each)))))
         (setq result (cons (ed-join (nreverse properties)) result) properties nil))
       (cond ((markerp (car-safe each)) (when (memq (car each) markers)
           (push (format "%d%+d" (length (memq (car each) markers)) (cdr each)) here)))
         ((and (consp each) (null (car each))) (push each properties))
         (t (push (list each (sort here #'string<)) result) (setq here nil))))
     (setq list (cdr list)))
   (if properties (setq result (cons (ed-join (nreverse properties)) result)))
   (ed-flat (nreverse result)))))
 (defun ed-overlays (&rest overlays) (mapcar (lambda (o) (and o (list (overlay-start o) (overlay-end o)
   (overlay-buffer o) (overlay-properties o)))) overlays))
 (defun ed-state (buffer markers) (if (not (buffer-live-p buffer)) buffer (with-current-buffer buffer
   (list (buffer-name) (point) (point-min) (point-max) (buffer-modified-p) enable-multibyte-characters
     (list ed-local ed-permanent ed-automatic (mark t)) (save-restriction (widen) (ed-flat (buffer-string)))
     (ed-undo buffer-undo-list markers)))))
 (defvar ed-indirect nil)
 (defun ed-indirect (clone) (if ed-indirect (error "Once is enough"))
   (setq ed-indirect (make-indirect-buffer "edit" "edit-i" clone)))
 (defun ed-clean () (setq ed-indirect nil) (dolist (each '("edit" "edit2" "edit-i" "edit-r" "edit<2>"
    "edit2<2>" "edit-r<2>" "edit-r<3>"))
   (when (get-buffer each) (with-current-buffer each (set-text-properties 1 1 nil)
   (setq kill-buffer-query-functions nil kill-buffer-hook nil))
     (kill-buffer each)))
   (setq-default ed-automatic nil) (setq ed-local nil ed-permanent nil ed-hook nil ed-log nil deactivate-mark nil)
   (setq pending-undo-list nil undo-inhibit-record-point nil last-command nil inhibit-field-text-motion nil)
   (set-default 'tab-width 8) (set-default 'indent-tabs-mode t) (setq undo-equiv-table
   (make-hash-table :test 'eq :weakness t))))
"""
SETUP = " ".join(_SETUP.split("\n")).strip()


class Editor:
    """Makes one editing program from the choices that DRAW makes."""

    def __init__(self, draw: Draw, themes: list[str]) -> None:
        self.draw = draw
        self.commands = [*COMMON, *(each for theme in themes for each in COMMANDS[theme])]

    def pick(self, choices: list[str]) -> str:
        return str(self.draw(st.sampled_from(choices)))

    def command(self, depth: int = 2) -> str:
        template = self.pick(self.commands)
        parts: list[str] = []
        for word in template.replace("(", " ( ").replace(")", " ) ").split():
            if word in KINDS:
                parts.append(self.pick(KINDS[word]))
            elif word == "C":
                parts.append(self.command(depth - 1) if depth else "(point)")
            else:
                parts.append(word)
        return " ".join(parts)


def program(start: str, other: str, commands: list[str]) -> str:
    """A program that runs COMMANDS in one of two fresh buffers filled by START and OTHER, and says what they did."""
    steps = [f"(push (condition-case e {command} (error e)) ed-log)" for command in commands]
    return (
        '(let ((b (get-buffer-create "edit")) (b2 (get-buffer-create "edit2")) (case-fold-search t)'
        " (m1 (make-marker)) (m2 (make-marker)) (ed-log nil) o1 o2 i1)"
        f" (unwind-protect (save-current-buffer (ed-settle) (set-buffer b2) {other} (goto-char 2)"
        f" (set-buffer b) {start}"
        " (goto-char 5) (set-marker m1 3) (set-marker m2 9) (set-match-data nil)"
        " (setq buffer-undo-list nil) (undo-boundary)"
        f" {' '.join(steps)}"
        " (list (ed-flat (nreverse ed-log)) (buffer-name) (mapcar #'prin1-to-string (list m1 m2)) (ed-overlays o1 o2)"
        " (mapcar (lambda (each) (ed-state each (list m1 m2))) (list b b2 i1))))"
        " (ed-clean)))"
    )


@st.composite
def programs(draw: Draw, theme: str, most: int = 16) -> str:
    """A program on THEME that edits fresh buffers and returns what commands said and what became of the buffers."""
    other = draw(st.sampled_from(sorted(COMMANDS)))
    assert isinstance(other, str)
    editor = Editor(draw, [theme, other])
    count = draw(st.integers(1, most))
    assert isinstance(count, int)
    commands = [editor.command() for _ in range(count)]
    return program(editor.pick(STARTS), editor.pick(STARTS), commands)

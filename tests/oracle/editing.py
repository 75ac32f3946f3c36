"""Random editing: what a buffer, its markers, its overlays and its undo list are like after a few random commands."""

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
    "(propertize \"pq\" 'face 'bold)",
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
]
PLACES = templates("1  2  3  5  8  13  0  40  (point)  (point-min)  (point-max)  m1  m2  (1+ (point))  (1- (point))")

# P is a place, S a text, R a regexp, N a small number, C a command.
COMMANDS = templates(
    """
    (insert S)  (insert S)  (insert S)  (insert S S)  (insert ?z)  (insert-before-markers S)  (insert-and-inherit S)
    (insert-char ?x N)  (insert-char ?y N t)  (insert (buffer-substring P P))
    (insert-buffer-substring (current-buffer) P P)  (delete-region P P)  (delete-char N)
    (delete-and-extract-region P P)  (erase-buffer)  (subst-char-in-region P P ?a ?b)  (goto-char P)  (goto-char P)
    (forward-char N)  (backward-char N)  (forward-line N)  (beginning-of-line N)  (end-of-line N)
    (narrow-to-region P P)  (widen)  (set-marker m1 P)  (set-marker m2 P)  (set-marker m1 nil)
    (set-marker-insertion-type m1 t)  (set-marker-insertion-type m2 nil)  (marker-insertion-type m1)
    (copy-marker m1 t)  (upcase-region P P)  (capitalize-region P P)  (downcase-region P P)
    (upcase-initials-region P P)  (upcase-word N)  (transpose-regions 1 2 3 4)  (transpose-regions P P P P)
    (search-forward S nil t)  (search-backward S nil t)  (search-forward S P t)  (search-forward S nil 'move)
    (search-forward S nil t N)  (search-forward S)  (re-search-forward R nil t)  (re-search-forward R nil t)
    (re-search-backward R nil t)  (re-search-forward R P t)  (re-search-forward R)  (looking-at R)  (looking-at R)
    (match-data)  (match-beginning 1)  (match-end 0)  (match-end 1)  (match-beginning 0)
    (match-data t)  (replace-match "x" nil nil nil 1)  (skip-chars-forward "a-z")
    (skip-chars-backward "^a-z\\n")  (skip-syntax-forward "w")  (skip-syntax-backward "-")
    (put-text-property P P 'face 'bold)  (put-text-property P P 'k '(1))
    (add-text-properties P P '(a 1 face italic))  (remove-text-properties P P '(face nil))
    (set-text-properties P P nil)  (get-text-property P 'face)  (text-properties-at P)  (next-property-change P)
    (next-single-property-change P 'face)  (get-char-property P 'face)  (previous-single-property-change P 'face)
    (text-property-any P P 'face 'bold)  (next-char-property-change P)  (setq o1 (make-overlay P P))
    (setq o1 (make-overlay P P nil t t))  (move-overlay o1 P P)  (overlay-put o1 'face 'bold)  (overlay-start o1)
    (overlay-end o1)  (delete-overlay o1)  (length (overlays-at P))  (length (overlays-in P P))
    (next-overlay-change P)  (overlay-get o1 'face)  (undo-boundary)
    (setq buffer-undo-list (primitive-undo 1 buffer-undo-list))  (char-after P)  (char-before P)  (following-char)
    (preceding-char)  (bolp)  (eolp)  (bobp)  (eobp)  (buffer-size)  (line-beginning-position)
    (line-end-position N)  (current-column)  (move-to-column N)  (current-indentation)  (forward-word N)
    (backward-word N)  (forward-comment N)  (scan-sexps P N)  (scan-lists P 1 0)  (backward-prefix-chars)
    (buffer-substring P P)  (buffer-substring-no-properties P P)  (compare-buffer-substrings nil P P nil P P)
    (save-excursion C)  (save-restriction C)  (save-restriction (widen) C)  (save-excursion (goto-char P) C)
    (let ((inhibit-read-only t)) C)  (setq buffer-read-only t)  (setq buffer-read-only nil)
    (set-buffer-modified-p nil)  (buffer-modified-p)  (setq case-fold-search nil)  (setq case-fold-search t)
    (set-buffer-multibyte nil)  (set-buffer-multibyte t)  (char-syntax (or (char-after) ?a))  (get-byte P)
    (constrain-to-field P P)  (field-beginning P)  (delete-field P)  (position-bytes P)  (byte-to-position N)
    (mark-marker)  (set-marker (mark-marker) P)  (region-beginning)  (char-equal (or (char-after P) 1) ?A)
    (subst-char-in-region P P ?o ?0)
    """
)


class Editor:
    """Makes one editing program from the choices that DRAW makes."""

    def __init__(self, draw: Draw) -> None:
        self.draw = draw

    def pick(self, choices: list[str]) -> str:
        return str(self.draw(st.sampled_from(choices)))

    def command(self, depth: int = 2) -> str:
        template = self.pick(COMMANDS)
        parts: list[str] = []
        for word in template.replace("(", " ( ").replace(")", " ) ").split():
            if word == "P":
                parts.append(self.pick(PLACES))
            elif word == "S":
                parts.append(self.pick(TEXTS))
            elif word == "R":
                parts.append(self.pick(REGEXPS))
            elif word == "N":
                parts.append(self.pick(["0", "1", "2", "3", "-1", "-2", "nil"]))
            elif word == "C":
                parts.append(self.command(depth - 1) if depth else "(point)")
            else:
                parts.append(word)
        return " ".join(parts)


@st.composite
def programs(draw: Draw, most: int = 12) -> str:
    """A program that edits a fresh buffer and returns what every command said and what became of the buffer."""
    editor = Editor(draw)
    count = draw(st.integers(1, most))
    assert isinstance(count, int)
    steps = [f"(push (condition-case e {editor.command()} (error e)) log)" for _ in range(count)]
    return (
        '(let ((b (get-buffer-create "edit")) (log nil) (case-fold-search t) (m1 (make-marker)) (m2 (make-marker)) o1)'
        " (unwind-protect (save-current-buffer (set-buffer b) (buffer-enable-undo b)"
        ' (insert "one Two\\n(three) four é\\n") (goto-char 5) (set-marker m1 3) (set-marker m2 9) (set-match-data nil)'
        f" {' '.join(steps)}"
        " (list (nreverse log) (point) (point-min) (point-max) m1 m2 o1 (buffer-modified-p)"
        " (progn (widen) (buffer-string))"
        # Positions of point and markers that moved depend on what else the session did before.
        " (delq 0 (mapcar (lambda (u) (if (or (integerp u) (markerp (car-safe u))) 0 u)) buffer-undo-list))))"
        " (kill-buffer b)))"
    )

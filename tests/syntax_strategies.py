"""Random syntax tables, texts for them, and calls of what reads text by its syntax.

A program is made from a seed: equal chances for each construct find more here than examples that grow from small ones.
"""

from __future__ import annotations

from random import Random

from tests.regexp_strategies import quoted

Entries = list[tuple[str, str]]

TABLES: list[tuple[Entries, str]] = [
    # C, C++ and the like: two styles, one of them ended by a newline.
    ([("/", ". 124b"), ("*", ". 23"), ("\n", "> b")], "/* */ // \n /* */ // \n"),
    ([("/", ". 14"), ("*", ". 23")], "/* */ /* */"),
    # Lisp: one style ended by a newline, and one that nests.
    ([("/", "' 14"), ("*", "_ 23n"), (";", "<"), ("\n", ">")], "/* */ /* */ ; \n"),
    ([("/", "' 14"), ("*", "_ 23bn"), (";", "<"), ("\n", ">")], "/* */ /* */ ; \n"),
    ([("{", "(}1nb"), ("}", "){4nb"), ("-", "_ 123"), ("\n", ">")], "{- -} {- -} -- \n"),
    # Pascal: brackets that are comments, and those of two characters with style c.
    ([("{", "<"), ("}", ">"), ("(", "()1c"), (")", ")(4c"), ("*", ". 23")], "{ } (* *) { } (* *)"),
    # Generic fences.
    ([("*", "!"), ("/", "|"), (";", "<"), ("\n", ">")], "* / ; \n *"),
    ([("*", "|"), ("/", "$"), (";", "'"), ("{", "(}"), ("}", "){")], "* / ; { } /"),
    # Nested comments of single characters, both kinds of quoting.
    ([("{", "< n"), ("}", "> n"), ("/", "/"), ("*", "w p")], "{ } { } / *"),
    ([("{", "< b"), ("}", "> b"), (";", "< c"), ("\n", "> c"), ("/", "\\")], "{ } ; \n /"),
    ([("/", "< 1"), ("*", ". 2b"), ("\n", "> b"), (";", ">")], "/* / \n ;"),
    ([("-", ". 1234"), ("\n", ">")], "-- - --"),
]
ANYTHING = ["a", "a b", " ", "\n", "(", ")", '"', '"', "\\", "'", "é", "/", "*", ";", "-", "{", "}"]
CLASSES = ".w_()'\"$\\/<>!|- "
PROPERTIES = [*(f"'({code})" for code in range(16)), "'(11 . nil)", "(standard-syntax-table)", "nil", "7", "'(4 . 41)"]
SKIPS = ["w", "^w", " >", "w_", "^ ", "<>", ".", "", "^", "^.w", "()\\"]
CALLS = {
    "parse": [
        "(parse-partial-sexp P P)",
        "(parse-partial-sexp (point-min) P)",
        "(parse-partial-sexp (point-min) (point-max))",
        "(parse-partial-sexp (point-min) P D)",
        "(parse-partial-sexp (point-min) P nil t)",
        "(parse-partial-sexp (point-min) P nil nil nil t)",
        "(parse-partial-sexp (point-min) P nil nil nil 'syntax-table)",
        "(let ((s (parse-partial-sexp (point-min) P))) (parse-partial-sexp (point) (point-max) nil nil s))",
        "(let ((s (parse-partial-sexp (point-min) P)))"
        " (parse-partial-sexp (point) (point-max) nil nil s 'syntax-table))",
        "(let ((s (parse-partial-sexp (point-min) P))) (parse-partial-sexp (point) (point) nil nil s))",
        "(let ((s (parse-partial-sexp (point-min) P))) (parse-partial-sexp (point) P D t s))",
        "(let (all) (dotimes (n (- (point-max) (point-min)))"
        " (push (parse-partial-sexp (point-min) (+ (point-min) n)) all)) all)",
    ],
    "move": [
        "(forward-comment 1)",
        "(forward-comment -1)",
        "(forward-comment -1)",
        "(forward-comment 9)",
        "(forward-comment -9)",
        "(let (all) (dotimes (n (point-max)) (goto-char n) (push (list (forward-comment -1) (point)) all)) all)",
        "(let (all) (dotimes (n (point-max)) (goto-char n) (push (list (forward-comment 1) (point)) all)) all)",
    ],
    "scan": [
        "(scan-sexps P N)",
        "(scan-lists P N D)",
        "(scan-lists P N 0)",
        "(let (all) (dotimes (n (point-max)) (push (condition-case e (scan-sexps (1+ n) N) (error e)) all)) all)",
        "(let (all) (dotimes (n (point-max)) (push (condition-case e (scan-lists (1+ n) N D) (error e)) all)) all)",
        "(let (all) (dotimes (n (point-max)) (goto-char n) (backward-prefix-chars) (push (point) all)) all)",
        "(forward-word N)",
        "(skip-syntax-forward S)",
        "(skip-syntax-backward S P)",
    ],
}


def name(char: str) -> str:
    """How CHAR is written behind `?\\`."""
    return "n" if char == "\n" else char


def table_and_text(random: Random) -> tuple[Entries, str]:
    """Entries of a syntax table, and a text in which they count."""
    entries, words = random.choice(TABLES)
    pieces = words.split(" ") * 2 + ANYTHING
    if random.random() < 0.25:
        entries = entries + [
            (
                random.choice("/*;{}\n-a"),
                f"{random.choice(CLASSES)} {''.join(random.sample('1234bncp', random.randint(0, 3)))}",
            )
            for _ in range(random.randint(1, 4))
        ]
    length = random.choice([2, 4, 6, 8, 12, 20])
    return entries, "".join(random.choice(pieces) for _ in range(random.randint(0, length)))


def program(seed: int, kind: str, properties: bool = False) -> str:
    """A form that calls something of KIND in a random text, and returns its value or error and where point is."""
    random = Random(seed)
    entries, text = table_and_text(random)
    size = len(text) + 1

    def place() -> str:
        return str(random.randint(1, size))

    call = random.choice(CALLS[kind])
    for mark, choose in (
        ("P", place),
        ("N", lambda: random.choice(["1", "1", "-1", "-1", "2", "-2", "3"])),
        ("D", lambda: str(random.randint(-2, 2))),
        ("S", lambda: quoted(random.choice(SKIPS))),
    ):
        for _ in range(2):
            call = call.replace(f" {mark}", f" {choose()}", 1)
    changes = " ".join(f"(modify-syntax-entry ?\\{name(each)} {quoted(entry)} table)" for each, entry in entries)
    puts = ""
    if properties:
        for _ in range(random.randint(1, 3)):
            start = random.randint(1, size)
            end = min(size, start + random.randint(1, 3))
            puts += f" (put-text-property {start} {end} 'syntax-table {random.choice(PROPERTIES)})"
    narrowing = f" (narrow-to-region {place()} {place()})" if random.random() < 0.25 else ""
    flags = [" t" if random.random() < likely else " nil" for likely in (0.7, 0.3, 0.3, 0.3)]
    return (
        f'(save-current-buffer (set-buffer "syntax") (widen) (erase-buffer) (insert {quoted(text)}){puts}'
        f" (set-syntax-table (let ((table (make-syntax-table))) {changes} table)){narrowing} (goto-char {place()})"
        f" (let ((parse-sexp-ignore-comments{flags[0]}) (comment-end-can-be-escaped{flags[1]})"
        f" (words-include-escapes{flags[2]}) (open-paren-in-column-0-is-defun-start{flags[3]})"
        f" (parse-sexp-lookup-properties {'t' if properties else 'nil'}))"
        f" (list (condition-case e {call} (error e)) (point))))"
    )

"""Random forms for whole areas, made from a seed, many at once: one Emacs answers a batch faster than form by form.

Each area is a function from a `Dice` to one line of Lisp whose value is a string, printed with `print-circle`.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from tests.oracle.grammar import words

INTEGERS = words(
    "0 1 -1 2 3 5 -2 10 ?a ?é ?A 255 256 4194303 4194304 4194176 127 128 -129 1000000 2305843009213693951"
    " 2305843009213693952 -2305843009213693953 (expt·2·70) ?ß ?İ ?ǆ ?Σ 65536 55296"
)
FLOATS = words("0.0 -0.0 1.5 -2.5 1e10 0.1 1.0e+INF -1.0e+INF 0.0e+NaN 3.0 1e300 -0.5 2.5")
SYMBOLS = words("nil t 'a 'b 'foo :key 'car 'lambda (make-symbol·\"u\") 'equal 'eq '&rest 'face 'string<")
STRINGS = [
    *("(string)", '"a"', '(copy-sequence "abc")', '(copy-sequence "Hello wORLD")', '(copy-sequence "éà")', '"日本語x"'),
    *(
        '"\\200\\377"',
        '(string-to-multibyte "a\\200")',
        '(copy-sequence "straße")',
        '(copy-sequence "a-b_c d")',
        '"12"',
    ),
    *('"-1.5e3"', '"\\0"', "(propertize \"abc\" 'face 'b)", '(concat "x" (propertize "yz" \'p 1) "w")', '"a%sb"'),
    *(
        '"%d"',
        '"a\\nb"',
        '"foo10"',
        '"foo9"',
        '"İi"',
        '"ǆ"',
        '"ΑΣ"',
        "(make-string 3 ?é)",
        '"[a-z]+"',
        '"  x "',
        '"aaa"',
    ),
    *('"\\\\(a\\\\|b\\\\)"', '"/usr/lib/"', '"foo.el"', '"~/x"', '"\\x3fff80"', '"😀"', '(string-as-unibyte "é")'),
]
LISTS = [
    *("nil", "(list 1 2 3)", "(list 'a 'b 'c)", "(list (cons 'a 1) (cons 'b 2) (cons \"x\" 3))", "(cons 1 2)"),
    *("(cons 'a (cons 'b 'c))", "(list 'a 1 'b 2)", "(list 3 1 2 1)", '(list "b" "a" "c")', "(list ?a ?b ?é)"),
    "(let ((x (list 1 2))) (setcdr (cdr x) x) x)",
]
ARRAYS = [
    *("(vector)", "(vector 1 2 3)", '(vector \'a "b" 2.0)', "(vector ?a ?b ?é)", "(record 'foo 1 2)"),
    *("(make-bool-vector 5 t)", "(bool-vector t nil t nil nil t t nil t)", "(vector (list 1) (vector 2))"),
]
# Quoted, for how closures share their environments when printed is elwire's own affair.
FUNCTIONS = [
    *(
        "#'car",
        "#'identity",
        "#'<",
        "#'string<",
        "#'list",
        "'(lambda (x) x)",
        "'(lambda (x y) (< x y))",
        "#'1+",
        "#'equal",
    ),
    *("'(lambda (&rest r) r)", "'nosuch", '(lambda (x) (error "E %s" x))', "#'cdr", "(symbol-function 'car)", "#'>"),
]
OTHERS = [
    *("(make-hash-table)", "(point-marker)", "(make-marker)", "(current-buffer)", "(symbol-function 'cons)"),
    *("#s(hash-table test eq data (a 1 b 2))", "(make-char-table 'foo 1)", "(copy-marker 1)"),
    "(let ((h (make-hash-table :test 'equal))) (puthash \"a\" 1 h) (puthash '(1) 2 h) h)",
]
KEYS = [
    *(
        "1",
        "2",
        "'a",
        "'b",
        '"a"',
        '"b"',
        "(string ?a)",
        "'c",
        "(list 1 2)",
        "(vector 1)",
        "(expt 2 70)",
        "nil",
        '"é"',
    ),
    *('"\\200"', '(string-to-multibyte "\\200")', '(propertize "a" \'p 1)', '(list "a")', "(bool-vector t)", "?a"),
]

# Which kinds of values a primitive's arguments mostly are.
PROFILES: dict[str, list[str]] = {}
for _line in """
    s,n,n substring substring-no-properties
    sl,n elt aref
    n,l nth nthcdr
    l,l append nconc vconcat
    slv concat vconcat length reverse nreverse copy-sequence
    F,lvs mapcar mapc mapcan
    lv,F sort
    *,l memq member memql delq delete assq assoc rassq rassoc
    l,y plist-get plist-member lax-plist-get
    l,y,* plist-put lax-plist-put
    if + - * / max min = < > <= >= /= mod %
    s,s string= string< string> string-prefix-p string-version-lessp string-lessp string-distance
    s,n,n,s,n,n,y compare-strings
    s,* format format-message
    s,s,n string-match
    *,h gethash remhash
    *,*,h puthash
    s upcase downcase capitalize upcase-initials string-to-number intern symbol-name md5 base64-encode-string
    s base64-decode-string string-as-multibyte string-to-unibyte string-make-multibyte string-bytes string-width
    i char-to-string char-width unibyte-char-to-multibyte multibyte-char-to-unibyte logcount lognot byte-to-string
    i,i logand logior logxor ash char-equal
    n,n,y,*,s put-text-property
    n,n,l,s add-text-properties set-text-properties remove-text-properties
    n,y,s get-text-property get-char-property next-single-property-change previous-single-property-change
    n,s text-properties-at next-property-change previous-property-change
    if,if truncate floor ceiling round expt
    v,v bool-vector-union bool-vector-intersection bool-vector-subsetp bool-vector-set-difference
    s,n,* aset
    vs,* fillarray
    s,n read-from-string
""".strip().splitlines():
    _kinds, *_names = _line.split()
    for _name in _names:
        PROFILES[_name] = _kinds.split(",")

MODULES = frozenset(
    words(
        "arrays base64_ bits bool_vectors casing char_tables characters digests floatfns formatting hash_tables lists"
        " listops numbers plists predicates rounding sequences sorting string_compare strings symbols text_properties"
        " vectors property_search variables searching regexps evaluation printing time"
    )
)
"""The modules of builtins whose primitives are called at random: what touches only its arguments."""

LEFT_ALONE = re.compile(
    r"buffer|window|random|^internal|^set-|marker|^sxhash|^gensym$|run-time|^current-|^float-time|garbage|^mapatoms$|^intern"
    r"|^unintern|^fset$|^defalias$|^set$|^f?makunbound$|^setplist$|^defvaralias$|^make-local|^kill-all|char-table-p|^map-char"
    r"|^optimize|^eval$|^macroexpand|^throw$|^signal$|^error$|^message$|^match-|^replace-match$|^define-hash|watcher"
    r"|^autoload|^terpri$|^princ$|^print$|^prin1$|^write-char$|debugging-output|case-table|^backtrace|^mapbacktrace|^handler"
    r"|^run-hook|^called|^make-closure$|^make-interp|^read$|^documentation|^mapconcat$|collate|^decode-time|^time-|^add-face"
    r"|^symbol-plist$|^sort$|^(add|set)-text-properties$|^commandp$|^interactive|^n?take$|^put$|^get-char-code|^string-make-unibyte$|^lsh$|^redirect|^symbol-f"
    r"|^local-variable|^make-byte-code$|^defvar|^funcall-inter|^define-|^special-form-p$|^make-variable|^face-|^encode-time"
)
SMALL_ONLY = frozenset(words("make-list make-vector make-string make-bool-vector ash expt make-record logb ldexp"))


class Dice:
    """Choices from a seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def pick(self, choices: list[str]) -> str:
        return self.random.choice(choices).replace("·", " ")  # words with blanks in them are written so

    def number(self, below: int) -> int:
        return self.random.randrange(below)

    def value(self, depth: int = 1) -> str:
        """An expression for any value."""
        dice = self.number(100)
        if dice < 10 and depth > 0:
            return f"(list {' '.join(self.value(depth - 1) for _ in range(self.number(4)))})"
        for limit, choices in ((30, INTEGERS), (37, FLOATS), (58, STRINGS), (68, SYMBOLS), (83, LISTS), (92, ARRAYS)):
            if dice < limit:
                return self.pick(choices)
        return self.pick(FUNCTIONS if dice < 96 else OTHERS)

    def of_kind(self, kinds: str) -> str:
        """An expression for a value of one of KINDS, letters as in `PROFILES`."""
        kind = self.random.choice(kinds)
        if kind == "n":
            return self.pick(["0", "1", "2", "3", "-1", "4", "10"])
        if kind == "h":
            return self.pick([each for each in OTHERS if "hash-table" in each])
        table = {"i": INTEGERS, "s": STRINGS, "f": FLOATS, "y": SYMBOLS, "l": LISTS, "v": ARRAYS, "F": FUNCTIONS}
        return self.pick(table[kind]) if kind in table else self.value()


def callable_primitives() -> list[tuple[str, int, int | None]]:
    """Name and numbers of arguments of the primitives to call."""
    from elwire.builtins import import_all
    from elwire.interpreter.registry import PRIMITIVES

    import_all()
    found = {}
    for each in PRIMITIVES:
        if each.function.__module__.rpartition(".")[2] in MODULES and not LEFT_ALONE.search(each.name):
            found[each.name] = (each.name, each.min_args, each.max_args)
    return sorted(found.values(), key=lambda entry: entry[0])


def call(dice: Dice) -> str:
    """A call of a primitive with values of all types; the arguments are shown as they are afterwards."""
    name, least, most = dice.random.choice(callable_primitives())
    count = least + dice.number(3) if most is None else dice.random.randint(least, min(most, least + 3))
    profile = PROFILES.get(name)
    values = []
    for index in range(count):
        if name in SMALL_ONLY:
            values.append(dice.of_kind("nnsyf"))
        elif profile and dice.number(10) < 8:
            values.append(dice.of_kind(profile[min(index, len(profile) - 1)]))
        else:
            values.append(dice.value())
    variables = "abcdfghi"[:count]
    bindings = " ".join(f"({name} {value})" for name, value in zip(variables, values, strict=True))
    names = " ".join(variables)
    body = f"(condition-case e (list ({name} {names}) {names}) (error (list 'err e {names})))"
    return f"(let* ({bindings}) (let ((print-circle t)) (prin1-to-string {body})))"


def hash_table(dice: Dice) -> str:
    """A table and what happens to it."""
    keys = [dice.pick(KEYS) for _ in range(6)]
    steps = []
    for _ in range(1 + dice.number(13)):
        key = dice.pick(keys)
        steps.append(
            dice.pick(
                [
                    *[f"(puthash {key} {dice.number(9)} h)"] * 3,
                    f"(remhash {key} h)",
                    f"(push (gethash {key} h 'no) out)",
                    "(push (hash-table-count h) out)",
                    "(push (let (l) (maphash (lambda (k v) (push (cons k v) l)) h) l) out)",
                    "(setq h (copy-hash-table h))",
                    "(push (hash-table-size h) out)",
                    f"(maphash (lambda (k v) (if (eql v {dice.number(9)}) (remhash k h))) h)",
                    "(maphash (lambda (k v) (puthash k (1+ v) h)) h)",
                ]
            )
        )
    options = dice.pick(["", " :size 1", " :size 3", " :rehash-size 2"])
    contents = "(let (l) (maphash (lambda (k v) (push (list k v) l)) h) (nreverse l))"
    return (
        f"(let ((h (make-hash-table :test '{dice.pick(['eq', 'eql', 'equal'])}{options})) out (print-circle t))"
        f" {' '.join(steps)} (prin1-to-string (list out {contents} (hash-table-size h))))"
    )


def char_table(dice: Dice) -> str:
    """A char-table and what happens to it."""

    def char() -> str:
        return dice.pick(words("0 ?a ?z ?é 128 255 256 1000 65535 65536 4194303 4194176 1114112"))

    def stretch() -> str:
        return dice.pick([f"(cons {char()} {char()})", "(cons ?a ?f)", "(cons 100 5000)", "(cons 0 4194303)", char()])

    contents = "(let (l) (map-char-table (lambda (k v) (push (cons (if (consp k) (cons (car k) (cdr k)) k) v) l)) c) l)"
    steps = [
        dice.pick(
            [
                f"(set-char-table-range c {stretch()} {dice.number(5)})",
                f"(set-char-table-range c {stretch()} (list 'x))",
                f"(aset c {char()} {dice.number(5)})",
                f"(push (aref c {char()}) out)",
                f"(push (char-table-range c {char()}) out)",
                f"(push {contents} out)",
                "(optimize-char-table c)",
                f"(set-char-table-extra-slot c 0 {dice.number(4)})",
                "(push (char-table-extra-slot c 0) out)",
                "(setq c (copy-sequence c))",
            ]
        )
        for _ in range(1 + dice.number(9))
    ]
    return (
        "(progn (put 'random--table 'char-table-extra-slots 1)"
        f" (let ((c (make-char-table 'random--table {dice.pick(['nil', '0', '9'])})) out (print-circle t))"
        f" (condition-case e (progn {' '.join(steps)}) (error (push e out)))"
        f" (prin1-to-string (list out (mapcar (lambda (i) (aref c i)) '(0 97 102 233 300 4000 70000 4194303))"
        f" {contents}))))"
    )


TOKENS = [
    *words(
        "( ) [ ] ' ` , ,@ #' ?a ?\\n ?\\C-a ?\\M-x 1 -1 1.5 1e3 .5 1. #x1F #b101 #24rZ abc \\1 ## #:g . #1= #1# nil :k"
    ),
    *words('#s(foo·1) #&5"a" #[1·2] ?\\^? ?\\S-a +1 - + 1+ -. 0x1 1e ?( ?\\x41 #_a -0.0 1.0e+INF 0.0e+NaN #o17 ?\\d'),
    *('"s\\n"', '"\\x41\\ b"', '"\\u00e9"', "a\\ b", "; c\n", "#!x\n", "?\\s", "é", "日本", "#@3abc", "#$", '"a\\\nb"'),
]


def reading(dice: Dice) -> str:
    """A text for the reader."""
    text = dice.pick(["", " "]).join(dice.pick(TOKENS) for _ in range(1 + dice.number(6)))
    if dice.number(10) < 4:
        text = f"({text})"
    quoted = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'(let ((print-circle t)) (prin1-to-string (condition-case e (read-from-string "{quoted}") (error e))))'


LEXICAL, DYNAMIC, LOCAL = ["a", "b", "c"], ["random--d", "random--e"], ["random--l", "random--m", "fill-column"]

PROGRAM_SETUP = """(progn
 (defvar random--d 'd0) (defvar random--e 'e0) (defvar random--l 'l0) (defvar-local random--m 'm0)
 (defvar random--trace nil)
 (defvar random--buffer (get-buffer-create "random--buffer"))
 (put 'random--err 'error-conditions '(random--err error)) (put 'random--err 'error-message "Random")
 (put 'random--sub 'error-conditions '(random--sub random--err error))
 (defalias 'random--log (lambda (x) (setq random--trace (cons x random--trace)) x))
 (defalias 'random--look (lambda () (list random--d random--e random--l)))
 (defalias 'random--f1 (lambda (a) (let ((random--d a)) (random--look))))
 (defalias 'random--f2 (lambda (random--e b) (list random--e b (condition-case nil (random--look) (void-variable 'v)))))
 (defalias 'random--call (lambda (f) (let ((random--d 'called)) (funcall f 1))))
 (defmacro random--mac (x) `(let ((b 5)) (list b ,x))) (defmacro random--twice (x) `(list ,x ,x)) 'ok)""".replace(
    "\n", ""
)

ATOMS = [
    *words("0 1 2 nil t 'x \"s\" '(1·2) random--d random--e random--l random--m a b c (random--look) (random--f1·1)"),
    "fill-column",
]
MISTAKES = [
    *("(car 5)", "(/ 1 0)", "undefinedvar", "(undefinedfun 1)", '(error "E%d" 3)', "(aref [1] 4)", "(funcall 5)"),
    *(
        "(random--f1)",
        "(+ 'a 1)",
        "(setq nil 1)",
        "(let ((t 1)) 1)",
        '(user-error "U")',
        "(symbol-value 'undefinedvar)",
    ),
]
VARIABLE_CALLS = [
    *("(makunbound 'random--e)", "(makunbound 'random--l)", "(boundp 'random--e)", "(default-boundp 'random--l)"),
    *("(kill-all-local-variables)", "(setq-default random--l 7)", "(symbol-value 'random--d)", "(set 'random--d 9)"),
    *("(set 'a 1)", "(default-toplevel-value 'random--d)", "(set-default-toplevel-value 'random--d 4)"),
]
# E is an expression, V a variable of any sort, B one that may be buffer-local, C a condition, T a tag.
PROGRAMS = [
    *(
        "(let ((V E) (random--d E)) E E)",
        "(let ((V E) (a E)) E E)",
        "(let* ((V E) (V E)) E)",
        "(setq V E)",
        "(catch 'T E E)",
    ),
    *(
        "(throw 'T E)",
        "(condition-case er E (C (random--log (list 'h er)) E))",
        "(condition-case nil E (C E) (error E))",
    ),
    *("(condition-case a E (C E) (t E))", "(condition-case v E (:success (random--log v) E) (error (list 'bad v)))"),
    *("(unwind-protect E (random--log E))", "(unwind-protect (progn (random--log 'in) E) E)", "(signal 'C E)"),
    *("(random--f1 E)", "(random--f2 E E)", "(random--mac E)", "(random--twice E)", "(funcall (lambda (a) E) E)"),
    *(
        "(funcall (lambda (random--d &optional b) E) E)",
        "(let ((f (lambda (c) E))) (list (funcall f E) (random--call f)))",
    ),
    *(
        "(random--call (lambda (x) E))",
        "(with-temp-buffer (setq-local B E) E)",
        "(with-current-buffer random--buffer E)",
    ),
    *("(progn (set-buffer random--buffer) E)", "(kill-local-variable 'B)", "(make-local-variable 'B)"),
    *("(list (default-value 'B) (local-variable-p 'B))", "(let ((i 0)) (while (< i 2) E (setq i (1+ i))) E)"),
    *("(dolist (b (list a 3) a) E)", "(list E E E)", "(if E E E)", "(cond (E) (E E) (t E))", "(random--log E)"),
    *(
        "(eval 'E t)",
        "(eval 'E nil)",
        "(save-excursion (set-buffer random--buffer) E)",
        "(ignore-errors E)",
        "(prog1 E E)",
    ),
    *("(eval 'E '((a . 1)))", "(set-default 'random--d E)"),
]


def expression(dice: Dice, depth: int) -> str:
    """An expression of a program."""
    roll = dice.number(100)
    if depth <= 0 or roll < 8:
        return dice.pick(ATOMS)
    if roll < 14:
        return dice.pick(MISTAKES)
    if roll < 20:
        return dice.pick(VARIABLE_CALLS)

    def filled(place: re.Match[str]) -> str:
        letter = place[0]
        if letter == "E":
            return expression(dice, depth - 1)
        if letter == "V":
            return dice.pick([*LEXICAL, *DYNAMIC, "random--l", "random--m"])
        if letter == "B":
            return dice.pick(["random--l", "random--m", "random--d"])
        if letter == "T":
            return dice.pick(["x", "y"])
        return dice.pick(["arith-error", "random--err", "random--sub", "wrong-type-argument"])

    return re.sub(r"\b[EVBTC]\b", filled, dice.pick(PROGRAMS))


def program(dice: Dice) -> str:
    """A program of handlers, throws, dynamic and buffer-local variables, and all the state it leaves behind."""
    names = "'(random--l random--m random--d random--e fill-column)"
    body = f"(condition-case e (let ((a 1) (b 'bb) (c '(3))) {expression(dice, 2 + dice.number(4))}) (t (list 'err e)))"
    return (
        '(progn (set-buffer "*scratch*") (setq random--trace nil) (dolist (b (list (current-buffer) random--buffer))'
        f" (with-current-buffer b (mapc #'kill-local-variable {names})))"
        " (setq-default random--l 'l0 random--m 'm0 random--d 'd0 random--e 'e0 fill-column 70)"
        f" (let ((print-circle t) (r {body})) (prin1-to-string (list r random--trace"
        " (if (boundp 'random--d) random--d 'void) (if (boundp 'random--e) random--e 'void)"
        " (if (default-boundp 'random--l) (default-value 'random--l) 'void) (local-variable-p 'random--l)"
        " (default-value 'random--m) random--m (buffer-name)"
        " (with-current-buffer random--buffer (list (if (boundp 'random--l) random--l 'void) random--m))))))"
    )


AREAS: dict[str, Callable[[Dice], str]] = {
    "calls": call,
    "hash tables": hash_table,
    "char-tables": char_table,
    "reader": reading,
    "programs": program,
}


def batch(area: str, seed: int, count: int) -> list[str]:
    """COUNT forms of AREA."""
    dice = Dice(seed)
    make = AREAS[area]
    forms = [make(dice).replace("\n", " ") for _ in range(count)]
    return [PROGRAM_SETUP, *(form for form in forms if len(form) < 2500)]

"""Small random Lisp programs: special forms over pure primitives, mostly well typed, always ending.

A program is one line, prints acyclic data and touches nothing outside, so that Emacs and elwire can be asked the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from hypothesis import strategies as st

Draw = Callable[..., object]


def words(text: str) -> list[str]:
    """The words in TEXT."""
    return text.split()


INTEGERS = words("0 1 -1 2 3 5 7 10 -8 64 255 1000 2305843009213693951 -2305843009213693952 2305843009213693952 ?a ?é")
FLOATS = words("0.0 -0.0 1.0 1.5 -2.5 0.1 1e10 1e300 -1e-7 100.0 0.5 2.5 3.5")
STRINGS = ['""', '"a"', '"abc"', '"Hello World"', '"é"', '"12"', '"-3.5e2x"', '"a\\nb"', '"%"', '"\\200"']
SYMBOLS = words("'a 'b 'foo nil t :key 'car")
LISTS = ["nil", "'(1 2 3)", "'(a b c)", "'((a . 1) (b . 2))", "'(1 . 2)", '\'("x" (nested (list)) 2.5)', "'(3 1 2)"]
VECTORS = ["[]", "[1 2 3]", '[a (b) "c"]', "(vector 1 nil t)"]
FUNCTIONS = words("#'car #'cdr #'1+ #'list #'null #'identity #'length #'stringp 'symbolp 'cons")
REGEXPS = ['"a"', '"[a-z]+"', '"\\\\(l+\\\\)o"', '"^b"', '"x*"', '"."']
KINDS = ("int", "num", "str", "list", "vec", "sym", "fun", "any")


def templates(text: str) -> list[str]:
    """The templates in TEXT, separated by two blanks or by line ends."""
    return [each for each in re.split(r"\s{2,}", text) if each]


# What makes a value of each kind: `int` and so on stand for an expression of that kind, `K` for a small count.
CALLS = {
    "int": templates(
        """
        (+ int int)  (+ int int int)  (- int)  (- int int)  (* int int)  (/ int int)  (% int int)  (mod int int)
        (1+ int)  (1- int)  (max int int)  (min int int)  (abs int)  (logand int int)  (logior int int)
        (logxor int int)  (lognot int)  (ash int K)  (ash int -2)  (length list)  (length str)  (length vec)
        (truncate num)  (floor num)  (ceiling num)  (round num)  (floor int int)  (round int int)  (truncate num int)
        (string-to-number str)  (aref str K)  (string-to-char str)  (expt int K)  (+)  (*)  (car (list int))
        (aref (vector int int) K)  (nth K '(4 5 6))  (safe-length list)  (string-match REGEXP str)  (string-bytes str)
        (logcount int)  (upcase ?a)  (downcase ?É)
        """
    ),
    "num": templates(
        """
        int  (+ num num)  (- num num)  (* num num)  (/ num num)  (float int)  (sqrt num)  (expt num K)  (abs num)
        (max num num)  (min num num num)  (- num)  (1+ num)  (ffloor num)  (fround num)  (string-to-number str)
        (mod num num)  (logb num)  (ldexp num K)  (copysign num num)
        """
    ),
    "str": templates(
        """
        (concat str str)  (concat list)  (concat vec str)  (substring str K)  (substring str 0 K)  (substring str -1)
        (upcase str)  (downcase str)  (capitalize str)  (number-to-string num)  (symbol-name sym)  (format "%s" any)
        (format "%S" any)  (format "%d|%5.2f|%x" num num int)  (format "%-5s|%05d" any int)  (string ?a int)
        (make-string K int)  (reverse str)  (prin1-to-string any)  (mapconcat #'prin1-to-string list "-")
        (copy-sequence str)  (char-to-string int)  (string-to-multibyte str)  (substring-no-properties str K)
        (replace-regexp-in-string REGEXP "<\\\\&>" str)  (format "%c" int)  (format "%g %e" num num)
        (upcase-initials str)  (string-to-unibyte str)  (car (split-string str))
        """
    ),
    "list": templates(
        """
        (list any any)  (list num num num)  (cons any list)  (cdr list)  (nthcdr K list)  (append list list)
        (append list any)  (append vec nil)  (append str nil)  (reverse list)  (nreverse (list any any any))
        (mapcar fun list)  (mapcar fun vec)  (mapcar fun str)  (memq sym list)  (member any list)  (memql num list)
        (delq sym (list sym sym any))  (delete any (list any any))  (copy-sequence list)  (make-list K any)
        (last list)  (butlast list)  (nconc (list any) list)  (assq sym list)  (assoc any list)  (rassq num list)
        (sort (list num num num) #'<)  (sort (list str str) #'string<)  (plist-get list sym)  (list 'quote any)
        (list 'function any)  (number-sequence 1 K)  (copy-tree list)  (remq sym list)
        (delete-dups (list any any any))  (apply #'list any list)  (plist-put (list 'a any) sym any)  (cdr-safe any)
        (split-string str)  `(any ,any ,@list)  `(a . ,any)  `[a ,any]  (condition-case e any (error e))
        (mapcan (lambda (x) (list x x)) list)  (string-to-list str)
        (save-match-data (if (string-match REGEXP str) (match-data)))
        """
    ),
    "vec": templates(
        """
        (vector any any)  (make-vector K any)  (vconcat list)  (vconcat vec str)  (copy-sequence vec)  (reverse vec)
        (apply #'vector list)  (vconcat vec)  (let ((v (vector any any))) (aset v K any) v)
        """
    ),
    "sym": templates(
        """
        (eq any any)  (equal any any)  (eql num num)  (null any)  (consp any)  (listp any)  (atom any)  (stringp any)
        (symbolp any)  (integerp any)  (floatp any)  (numberp any)  (< num num)  (> num num)  (<= num num num)
        (= num num)  (/= num num)  (not any)  (string= str str)  (string< str str)  (string-lessp sym str)  (zerop num)
        (natnump any)  (functionp any)  (vectorp any)  (sequencep any)  (characterp any)  (keywordp any)  (type-of any)
        (car (list sym))  (string-prefix-p str str)  (booleanp any)  (fixnump any)  (char-equal int int)  (isnan num)
        (intern str)  (memq sym nil)  (arrayp any)  (nlistp any)  (special-variable-p sym)
        (equal-including-properties any any)  (string-match-p REGEXP str)  (multibyte-string-p str)
        """
    ),
    "fun": templates(
        """
        (lambda (x) any)  (lambda (x) (list x any))  (lambda (&rest r) any)  (lambda (&optional o) any)
        (lambda () any)  (lambda (x y) any)
        """
    ),
    "any": templates(
        """
        int  num  str  list  vec  sym  (car list)  (nth K list)  (aref vec K)  (elt list K)  (funcall fun any)
        (funcall fun)  (apply fun list)  (car-safe any)  (identity any)  (symbol-value 'random--d)  (random--look)
        (random--call fun)  (funcall (apply-partially #'list any) any)
        (ignore any)  (default-value 'random--d)  (eval 'any t)  (eval 'any)  (car any)
        (+ any any)  (error "Said %S" any)  (signal 'arith-error list)  (throw 'tag any)  (princ any)  (boundp sym)
        (symbol-value sym)  (macroexpand '(when any any any))
        """
    ),
}

TERMINALS = {
    "int": INTEGERS,
    "num": [*INTEGERS[:8], *FLOATS],
    "str": STRINGS,
    "list": LISTS,
    "vec": VECTORS,
    "sym": SYMBOLS,
    "fun": FUNCTIONS,
    "any": [*INTEGERS[:6], "1.5", *STRINGS[:3], *SYMBOLS, *LISTS[:3], "[1 2]"],
}

# Forms that have the value of an expression of the wanted kind, T.
SHAPES = templates(
    """
        (if any T T)  (if any T)  (progn any T)  (prog1 T any)  (and any T)  (or any T)  (cond (any T) (any) (t T))
        (catch 'tag any T)  (catch 'tag (list any (throw 'tag T)))  (condition-case e T (error T))
        (condition-case nil T (t T))  (condition-case e T ((arith-error wrong-type-argument) T) (error (setq e T) e))
        (condition-case e any (:success T) (error T))  (unwind-protect T any)  (unwind-protect T (princ any))
        (when any any T)  (unless any any T)  (let ((random--d any)) T)  (let ((random--d any)) (setq random--d any) T)
        (ignore-errors T)  (eval 'T t)  (let* () T)  (save-excursion any T)
        (with-temp-buffer (insert str) (goto-char (point-min)) any T)  (eval '(let ((z any)) T) t)
        (dlet ((random--d any)) T)  (progn (setq random--d any) T)
        (or (catch 'tag (dolist (x list) (when any (throw 'tag x)))) T)  (identity T)
    """
)


@dataclass(frozen=True)
class Scope:
    """The lexical variables in sight: names and kinds."""

    variables: tuple[tuple[str, str], ...] = ()

    def of(self, kind: str) -> list[str]:
        """The variables that hold a value of KIND."""
        return [name for name, each in self.variables if each == kind or kind == "any"]

    def with_variable(self, kind: str) -> tuple[str, Scope]:
        """A variable of KIND, sometimes one that shadows, and the scope with it."""
        name = "abcdefg"[len(self.variables) % 7]
        kept = tuple(each for each in self.variables if each[0] != name)
        return name, Scope((*kept, (name, kind)))


class Maker:
    """Makes one program from the choices that DRAW makes."""

    def __init__(self, draw: Draw) -> None:
        self.draw = draw
        self.left = 40

    def pick(self, choices: list[str]) -> str:
        return str(self.draw(st.sampled_from(choices)))

    def number(self, top: int) -> int:
        value = self.draw(st.integers(0, top))
        assert isinstance(value, int)
        return value

    def make(self, kind: str, depth: int, scope: Scope) -> str:
        """An expression of KIND; of another one now and then, for programs have mistakes."""
        self.left -= 1
        dice = self.number(99)
        if dice < 3:
            kind = self.pick(list(KINDS))
        known = scope.of(kind)
        if depth <= 0 or self.left <= 0:
            return self.pick(known) if known and dice < 60 else self.pick(TERMINALS[kind])
        if known and dice < 15:
            return self.pick(known)
        if dice < 20:
            return self.pick(TERMINALS[kind])
        if dice < 40:
            return self.binding(kind, depth, scope)
        if dice < 60:
            return self.filled(self.pick(SHAPES), kind, depth, scope)
        return self.filled(self.pick(CALLS[kind]), kind, depth, scope)

    def filled(self, template: str, kind: str, depth: int, scope: Scope) -> str:
        """TEMPLATE with expressions in the places of kinds."""
        parts: list[str] = []
        word = ""
        for char in template + " ":
            if char.isalpha():
                word += char
                continue
            parts.append(self.word(word, kind, depth, scope) if self.stands(word, parts) else word)
            parts.append(char)
            word = ""
        return "".join(parts)[:-1]

    @staticmethod
    def stands(word: str, before: list[str]) -> bool:
        """Whether WORD is a place to fill, not a part of a symbol or of a string."""
        last = before[-1] if before else ""
        if last == "(":
            return word in ("any", "T")
        if last in ("-", "%", "&") or (last == "'" and word not in ("any", "T")):
            return False
        return word in KINDS or word in ("T", "K", "REGEXP")

    def word(self, word: str, kind: str, depth: int, scope: Scope) -> str:
        if word == "T":
            return self.make(kind, depth - 1, scope)
        if word == "K":
            return str(self.number(4))
        if word == "REGEXP":
            return self.pick(REGEXPS)
        return self.make(word, depth - 1, scope)

    def binding(self, kind: str, depth: int, scope: Scope) -> str:
        """A form that binds, sets or loops, with a value of KIND."""
        new = self.pick(list(KINDS))
        name, inner = scope.with_variable(new)
        init = self.make(new, depth - 1, scope)
        body = self.make(kind, depth - 1, inner)
        settable = [each for each, held in scope.variables if held == kind]
        choice = self.number(11)
        if choice <= 2:
            return f"(let (({name} {init})) {body})"
        if choice == 3:
            again = self.make(new, depth - 1, inner)
            return f"(let* (({name} {init}) ({name} {again})) {body})"
        if choice == 4:
            return f"(funcall (lambda ({name}) {body}) {init})"
        if choice == 5:
            return f"(let (({name} {init})) (setq {name} {self.make(new, depth - 1, inner)}) {body})"
        if choice == 6:
            step = self.make("any", depth - 1, inner)
            return f"(let (({name} {init}) (i 0)) (while (< i {self.number(3)}) {step} (setq i (1+ i))) {body})"
        if choice == 7:
            step = self.make("any", depth - 2, Scope((*scope.variables, ("x", "any"))))
            return (
                f"(let (r) (dolist (x {self.make('list', depth - 1, scope)}) (push {step} r)) (list r {body}))".replace(
                    f"(list r {body})", f"(setq r (list r)) {self.make(kind, depth - 1, scope)}"
                )
            )
        if choice == 8:
            setter = self.make(new, depth - 2, inner)
            return f"(let* (({name} {init}) (f (lambda () (setq {name} {setter})))) (list (funcall f) {name}) {body})"
        if choice == 9:
            return f"(let (({name} {init})) (dotimes (j 2) {self.make('any', depth - 2, inner)}) {body})"
        if choice == 10 and settable:
            target = self.pick(settable)
            return f"(progn (setq {target} {self.make(kind, depth - 1, scope)}) {target})"
        return f"(let* (({name} {init}) (k (lambda (x) {self.make('any', depth - 2, inner)}))) (list k) {body})"


@st.composite
def programs(draw: Draw, depth: int = 5) -> str:
    """One program."""
    maker = Maker(draw)
    form = maker.make(maker.pick(["any", "list", "list", "int", "num", "str", "sym", "vec", "fun"]), depth, Scope())
    return f"(eval '{form} nil)" if maker.number(9) == 0 else form


SETUP = (
    "(progn (defvar random--d 'global) (setq random--d 'global) (defalias 'random--look #'(lambda () random--d))"
    " (defalias 'random--call #'(lambda (f) (funcall f 1))) 'ready)"
)
RESET = "(setq random--d 'global)"

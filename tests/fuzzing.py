"""Throwing nonsense at the interpreter: whatever happens must be a Lisp value or a Lisp error.

Also a program: `python -m tests.fuzzing [--seed N] [--count N] [bytes|mutants|calls]` goes on with fresh seeds.
"""

from __future__ import annotations

import argparse
import contextlib
import random
import re
import resource
import sys
import time
import traceback
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.oracle import records
from tests.oracle.ours import INTERNAL, TooSlow, surroundings, time_limit

ROOT = Path(__file__).resolve().parent.parent
SECONDS = 3.0
MEMORY = 2 << 30
PER_INTERPRETER = 100

# What reaches beyond the interpreter, waits, leaves, or is meant to be slow.
DANGEROUS = re.compile(
    r"kill-emacs|^delete-(file|directory)|^rename-|^copy-(file|directory)|add-name-to-file|symbolic-link|write-region|append-to-file"
    r"|^set-file|make-directory|make-temp|process|network|serial|pipe|shell|signal-|sleep|sit-for|read-(from|string|key|event|char)"
    r"|^read$|recursive-edit|suspend|thread|mutex|^url-|^dump|gnutls|^load|^require$|find-file|save-buffer|default-file-modes|server-"
    r"|top-level|^exit|^debug|^while$|file-notify|^setenv|^cd$|^insert-file|yes-or-no|y-or-n|minibuffer|completing|^dired|^garbage"
    r"|trace|profiler|benchmark|^fset$|^defalias$|^eval-(buffer|region)|^byte-|native|autoload|emacs-(pid|version)|^sort-|backtrace"
    r"|^set-(time-zone|locale|input)|^term-|^tty|^accept-"
)


class Nonsense:
    """Random Lisp, from a seed."""

    def __init__(self, seed: int, names: list[str] | None = None) -> None:
        self.dice = random.Random(seed)
        self.names = names or ["car"]

    def bytes(self) -> str:
        """Random characters, weighted to those that mean something to the reader."""
        dice = self.dice
        special = "()[]{}'`,@#\"\\;?.:&^|<>=+-0123456789eEabcxXoO \n\t\f\0$%~/é日😀"
        weights = dice.choice(["all", "special", "parens"])
        if weights == "all":
            return bytes(dice.randrange(256) for _ in range(dice.randrange(60))).decode("utf-8", "surrogateescape")
        if weights == "parens":
            special = "()[]'`,.#&\"\\ a1"
        return "".join(dice.choice(special) for _ in range(dice.randrange(80)))

    def mutant(self, text: str) -> str:
        """TEXT with a few random changes."""
        dice = self.dice
        for _ in range(dice.randrange(1, 5)):
            start = dice.randrange(len(text) + 1)
            end = min(len(text), start + dice.choice([0, 1, 1, 2, 5, 20]))
            kind = dice.randrange(5)
            if kind == 0:
                middle = ""
            elif kind == 1:
                middle = dice.choice([*"()[]'`,@.\"\\#?; \n", "nil", " . ", "(", "))", "#'", ",@", "&rest", "0", "-1"])
            elif kind == 2:
                middle = text[start:end] * 2
            elif kind == 3:
                other = dice.randrange(len(text) + 1)
                middle = text[other : other + dice.choice([1, 5, 30])]
            else:
                middle = self.value(1)
            text = text[:start] + middle + text[end:]
        return text

    def value(self, depth: int) -> str:
        """An expression for an argument."""
        dice = self.dice
        kind = dice.randrange(18 if depth > 0 else 14)
        if kind < 3:
            return str(dice.choice([0, 1, -1, 2, 3, 5, 10, 64, 97, 233, 255, 256, 300, -3]))
        if kind == 3:
            return dice.choice(
                [
                    "2305843009213693951",
                    "-2305843009213693952",
                    "2305843009213693952",
                    "4194303",
                    "4194304",
                    "-1.0e+INF",
                    "0.0e+NaN",
                    "1e300",
                ]
            )
        if kind == 4:
            return dice.choice(["1.5", "0.0", "-0.0", "2.0", "-7.25", "1e10"])
        if kind < 7:
            return dice.choice(
                [
                    '""',
                    '"a"',
                    '"abc"',
                    '"é日"',
                    '"\\200\\377"',
                    '"a\\nb\\n"',
                    '"[a-"',
                    '"\\\\(a*\\\\)"',
                    '"%s%d"',
                    '(copy-sequence "mutable")',
                ]
            )
        if kind == 7:
            return dice.choice(["nil", "t", "'a", ":key", "'" + dice.choice(self.names)])
        if kind == 8:
            return dice.choice(
                [
                    "'(1 2 3)",
                    "'(a . b)",
                    "'((a . 1) (b . 2))",
                    "(list 1 2)",
                    "'(1 (2 . 3) . 4)",
                    "(let ((x (list 1 2))) (nconc x x))",
                ]
            )
        if kind == 9:
            return dice.choice(
                [
                    "[]",
                    "[1 2 3]",
                    "(vector 'a nil)",
                    "(make-bool-vector 5 t)",
                    "(make-char-table 'foo)",
                    "#s(rec 1 2)",
                    "(make-hash-table)",
                ]
            )
        if kind == 10:
            return dice.choice(
                [
                    "(current-buffer)",
                    "(point-marker)",
                    "(make-marker)",
                    '(get-buffer-create "fuzz")',
                    "(selected-window)",
                    "obarray",
                ]
            )
        if kind == 11:
            return "#'" + dice.choice(self.names)
        if kind == 12:
            return dice.choice(
                [
                    "(lambda (&rest _) nil)",
                    "(lambda (x) x)",
                    '(lambda () (error "x"))',
                    "(lambda (&rest x) x)",
                    "#'ignore",
                ]
            )
        if kind == 13:
            return dice.choice(
                ["(propertize \"abc\" 'face 'bold)", '(string-to-multibyte "\\351")', "?a", "?\\C-a", "'quote", "''a"]
            )
        return self.call(depth - 1)

    def call(self, depth: int = 2) -> str:
        """A call of one of the names."""
        name = self.dice.choice(self.names)
        arguments = [self.value(depth) for _ in range(self.dice.choice([0, 1, 1, 2, 2, 3, 4, 6]))]
        return f"({' '.join([name, *arguments])})"


@contextlib.contextmanager
def limits() -> Iterator[None]:
    """Little memory, an empty standard input, and an empty folder."""
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY if soft < 0 else min(soft, MEMORY), hard))
    before = sys.stdin
    try:
        with surroundings(), open("/dev/null", encoding="utf-8") as nothing:
            sys.stdin = nothing
            yield
    finally:
        sys.stdin = before
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def new_interpreter() -> Any:
    from elwire.interpreter.streams import Output
    from elwire.startup import make_interpreter as make

    it: Any = make()
    it.stdout = Output(lambda _said: None, "none")
    it.stderr = Output(lambda _said: None, "none")
    return it


def harmless_names(it: Any) -> list[str]:
    """The functions, special forms and macros that may be called with anything."""
    found = []
    for symbol in it.all_symbols():
        if (
            symbol.function is not it.intern("nil")
            and not DANGEROUS.search(symbol.name)
            and re.fullmatch(r"[\w*/<>=+:-]+", symbol.name)
        ):
            found.append(symbol.name)
    return sorted(found)


def trouble(it: Any, action: Callable[[], object]) -> str:
    """What ACTION did that is neither a value nor a Lisp error; empty when it did as it should."""
    from elwire.interpreter import errors
    from elwire.interpreter.signals import KillEmacs

    try:
        with time_limit(SECONDS):
            value = action()
            it.prin1(value)
    except (TooSlow, KillEmacs, MemoryError):
        # An endless loop is a fair answer to nonsense, and so is leaving.
        return ""
    except RecursionError as failure:
        return "" if "maximum recursion depth" in str(failure) else where(failure)
    except Exception as failure:
        try:
            found = errors.as_signal(it, failure)
            text = it.prin1(errors.error_object(found))
        except MemoryError:
            return ""
        except Exception as second:
            return where(second)
        return where(failure) if INTERNAL in text else ""
    except BaseException as failure:
        return where(failure)
    if value is None or isinstance(value, bool | str | tuple) or type(value) in (list, dict, bytes):
        return f"a Python value leaked: {value!r}"
    return ""


def where(failure: BaseException) -> str:
    """FAILURE and the innermost place of ours where it happened: the same for the same fault."""
    frames = [frame for frame in traceback.extract_tb(failure.__traceback__) if "fuzzing" not in frame.filename]
    place = ", ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames[-3:][::-1])
    message = re.sub(r"0x[0-9a-f]+|\d{3,}", "N", str(failure))[:120]
    return f"{type(failure).__name__}: {message} at {place}"


def fuzz(forms: Iterator[tuple[str, Callable[[Any, str], object]]]) -> dict[str, list[str]]:
    """Run each of FORMS; what went wrong, with the forms that showed it."""
    faults: dict[str, list[str]] = defaultdict(list)
    it = None
    with limits():
        for number, (form, run) in enumerate(forms):
            if number % PER_INTERPRETER == 0:
                it = new_interpreter()
            fault = trouble(it, lambda form=form, run=run, it=it: run(it, form))  # type: ignore[misc]
            if fault:
                faults[fault].append(form)
                it = new_interpreter()
    return faults


def shown(faults: dict[str, list[str]]) -> str:
    """FAULTS as text, the commonest first, each with its shortest form."""
    lines = []
    for fault, forms in sorted(faults.items(), key=lambda item: -len(item[1])):
        lines.append(f"{len(forms)} times {fault}\n      {min(forms, key=len)!r}")
    return "\n".join(lines)


def read_all(it: Any, text: str) -> object:
    from elwire.interpreter.reader import Reader

    reader = Reader(it, text)
    value: object = it.intern("nil")
    while not reader.at_end():
        value = reader.read()
    return value


def evaluate(it: Any, text: str) -> object:
    return it.eval_string(text)


def random_bytes(seed: int, count: int) -> Iterator[tuple[str, Callable[[Any, str], object]]]:
    nonsense = Nonsense(seed)
    for _ in range(count):
        yield nonsense.bytes(), read_all


def mutants(seed: int, count: int) -> Iterator[tuple[str, Callable[[Any, str], object]]]:
    """Mutated forms of the records of pure chapters, and mutated pieces of files, which are only read."""
    nonsense = Nonsense(seed)
    chapters = ["evaluation", "control", "macros", "functions", "strings", "lists", "arith", "numbers", "sequences"]
    forms = [
        case.form
        for path in records.chapters()
        if path.stem in chapters
        for case in records.load(path)
        if case.form and not re.search("for-ever|deep|kill-emacs|100000|fixnum", case.form)
    ]
    files = [path.read_text(encoding="utf-8") for folder in ("lisp", "bench") for path in (ROOT / folder).rglob("*.el")]
    for _ in range(count):
        if nonsense.dice.randrange(4):
            yield nonsense.mutant(nonsense.dice.choice(forms)), evaluate
        else:
            text = nonsense.dice.choice(files)
            start = nonsense.dice.randrange(len(text))
            yield nonsense.mutant(text[start : start + 1500]), read_all


def calls(seed: int, count: int) -> Iterator[tuple[str, Callable[[Any, str], object]]]:
    nonsense = Nonsense(seed, harmless_names(new_interpreter()))
    for _ in range(count):
        yield nonsense.call(), evaluate


KINDS = {"bytes": random_bytes, "mutants": mutants, "calls": calls}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzzing")
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=", ".join(KINDS))
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--count", type=int, default=5000)
    options = parser.parse_args()
    bad = 0
    for kind in options.kinds or KINDS:
        faults = fuzz(KINDS[kind](options.seed, options.count))
        print(f"{kind}, seed {options.seed}: {len(faults)} kinds of fault in {options.count} tries")
        print(shown(faults))
        bad += len(faults)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())

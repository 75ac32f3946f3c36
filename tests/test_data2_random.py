"""Strings, characters and times on random arguments, answered by elwire and by a live Emacs.

More forms, and other ones each time, with ELWIRE_RANDOM_FORMS=10000 in the environment.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from elwire.builtins import new_interpreter
from elwire.interpreter import errors
from elwire.interpreter.objects import Cons
from elwire.interpreter.printer import prin1_to_str

EMACS = shutil.which("emacs")
COUNT = int(os.environ.get("ELWIRE_RANDOM_FORMS", "600"))
SEED = int(time.time()) if "ELWIRE_RANDOM_FORMS" in os.environ else 28

DRIVER = r"""
(let ((coding-system-for-read 'utf-8) (print-escape-newlines t) (print-escape-control-characters t) form answer)
  (with-temp-buffer
    (insert-file-contents (pop command-line-args-left))
    (let ((forms (current-buffer)))
      (condition-case nil
          (while t
            (setq form (read forms))
            (setq answer (with-temp-buffer
                           (condition-case problem (concat "=> " (prin1-to-string (eval form t)))
                             (error (concat "=! " (prin1-to-string problem))))))
            (princ (concat (replace-regexp-in-string "\n" " " answer) "\n")))
        (end-of-file nil)))))
"""

WORDS = (
    "", "a", "abc", "Hello World", "foo-bar", "foo12", "foo2", "straße", "éÉ", "ΑΣ ας", "日本", "1e5", "-12.5e2",
    "  42", "ff", "aGVsbG8=", "aGVs", "%d", "x\\ty", "ﬁ", "İi", "ǆ",
)  # fmt: skip
CHARACTERS = (
    "?a", "?A", "?é", "?ß", "?Σ", "0", "255", "256", "4194303", "4194304", "-1", "nil", "'a", "1.5", '"a"', "4194281",
    "454", "33554529", "67108961",
)  # fmt: skip
INDEXES = ("0", "1", "2", "3", "-1", "-2", "nil", "10", "'a", "1.0", "-10")
ZONES = (
    "t",
    "0",
    "3600",
    "-5400",
    '\'(3600 "ABC")',
    '"EST5EDT,M3.2.0,M11.1.0"',
    '"AEST-10AEDT,M10.1.0,M4.1.0/3"',
    "'x",
)
CONVERSIONS = [*"aAbBcCdDeFgGhHIjklmMnNpPqrRsStTuUVwWxXyYzZ%", ":z", "::z", ":::z", "Ey", "Od", "Q"]
FLAGS = ("", "", "", "_", "-", "0", "^", "#", "+", "5", "010", "_8", "-3", "3", "+6")


class Arguments:
    """Random arguments as Lisp text."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)

    def one(self, choices: tuple[str, ...]) -> str:
        return self.rng.choice(choices)

    def string(self) -> str:
        kind = self.rng.randrange(8)
        if kind == 0:
            return '"' + "".join(self.rng.choices(("a", "B", "\\351", "\\200", "z"), k=self.rng.randrange(4))) + '"'
        if kind == 1:
            text = "".join(self.rng.choices(("a", "\\351", "\\200"), k=3))
            return f'(string-to-multibyte "{text}")'
        word = self.one(WORDS)
        return f'(concat "{word}" "\\351")' if kind == 2 else f'"{word}"'

    def char(self) -> str:
        return self.one(CHARACTERS)

    def text_or_char(self) -> str:
        return self.rng.choice((self.string, self.char))()

    def index(self) -> str:
        return self.one(INDEXES)

    def zone(self) -> str:
        return self.one(ZONES)

    def time(self) -> str:
        whole, low, part = self.rng.randint(-100, 30000), self.rng.randint(0, 65535), self.rng.randint(0, 999999)
        return self.one(
            (
                str(self.rng.randint(-(10**10), 10**10)),
                repr(self.rng.uniform(-1e6, 1e6)),
                f"'({part} . {self.one(('1', '3', '1000', '1000000000'))})",
                f"'({whole} {low})",
                f"'({whole} {low} {part})",
                f"'({whole} {low} {part} {part})",
                self.one(("'a", '"x"', "'(1)", "1e20", "(expt 2 70)", "-0.5", "0")),
            )
        )

    def format(self) -> str:
        parts = ["%" + self.one(FLAGS) + self.rng.choice(CONVERSIONS) + "|" for _ in range(self.rng.randrange(1, 4))]
        return '"' + "".join(parts) + '"'

    def flag(self) -> str:
        return self.one(("nil", "t"))

    def base(self) -> str:
        return self.one(("10", "16", "2", "nil"))

    def form(self) -> str:
        return self.one(("t", "'list", "'integer", "1000"))

    def calendar(self) -> str:
        fields = [self.rng.randint(-5, 70) for _ in range(3)]
        fields += [self.rng.randint(-5, 40), self.rng.randint(-5, 15), self.rng.randint(-3000, 5000)]
        return f"(list {' '.join(map(str, fields))} nil {self.flag()} {self.one(('t', '3600', '0'))})"


FUNCTIONS = {
    "concat": "string string", "substring": "string index index", "substring-no-properties": "string index index",
    "string-equal": "string string", "string-lessp": "string string", "string-version-lessp": "string string",
    "compare-strings": "string index index string index index flag", "string-search": "string string index",
    "string-to-number": "string base", "string-width": "string index index", "string-distance": "string string flag",
    "string-bytes": "string", "string-to-multibyte": "string", "string-to-unibyte": "string",
    "string-as-unibyte": "string", "string-as-multibyte": "string", "string-make-unibyte": "string",
    "upcase": "text_or_char", "downcase": "text_or_char", "capitalize": "text_or_char",
    "upcase-initials": "text_or_char", "char-equal": "char char", "char-width": "char", "char-to-string": "char",
    "string": "char char", "unibyte-string": "char char", "get-byte": "index string", "char-resolve-modifiers": "char",
    "time-add": "time time", "time-subtract": "time time", "time-less-p": "time time", "time-convert": "time form",
    "float-time": "time", "decode-time": "time zone form", "format-time-string": "format time zone",
    "current-time-string": "time zone", "current-time-zone": "time zone", "encode-time": "calendar",
    "base64-encode-string": "string flag", "base64-decode-string": "string flag",
    "base64url-encode-string": "string flag", "md5": "string index index", "text-char-description": "char",
}  # fmt: skip


def random_forms(seed: int, count: int) -> list[str]:
    arguments = Arguments(seed)
    forms = []
    for _ in range(count):
        name, kinds = arguments.rng.choice(list(FUNCTIONS.items()))
        makers: list[Callable[[], str]] = [getattr(arguments, kind) for kind in kinds.split()]
        forms.append(f"({name} {' '.join(make() for make in makers)})")
    return forms


def answers_of_elwire(forms: list[str]) -> list[str]:
    it = new_interpreter()
    it.eval_string("(setq print-escape-newlines t print-escape-control-characters t)")
    it.eval_string('(progn (set-time-zone-rule "UTC0") (set-buffer (get-buffer-create "forms")))')
    answers = []
    for form in forms:
        try:
            answer = "=> " + prin1_to_str(it, it.eval_string(form))
        except Exception as problem:
            signal = errors.as_signal(it, problem)
            answer = "=! " + prin1_to_str(it, Cons(signal.symbol, signal.data))
        answers.append(answer.replace("\n", " "))
    return answers


@pytest.mark.skipif(EMACS is None, reason="needs GNU Emacs: apt-get install emacs-nox")
def test_random_forms_have_the_answers_of_emacs(tmp_path: Path) -> None:
    forms = random_forms(SEED, COUNT)
    (tmp_path / "driver.el").write_text(DRIVER)
    (tmp_path / "forms.el").write_text("\n".join(forms))
    environment = {**os.environ, "TZ": "UTC", "LC_ALL": "C.UTF-8"}
    command = [str(EMACS), "-Q", "--batch", "-l", "driver.el", "forms.el"]
    run = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, timeout=300, check=True)
    theirs = run.stdout.decode("utf-8", "replace").splitlines()
    assert len(theirs) == len(forms)
    different = [
        f"{form}\n  Emacs  {emacs}\n  elwire {ours}"
        for form, emacs, ours in zip(forms, theirs, answers_of_elwire(forms), strict=True)
        if emacs != ours
    ]
    assert not different, f"seed {SEED}:\n" + "\n".join(different[:20])

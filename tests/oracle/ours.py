"""Putting the recorded forms to elwire.

python -m tests.oracle.ours CHAPTER...    list what elwire answers differently
python -m tests.oracle.ours -e FORM       show what elwire and Emacs answer to FORM
"""

from __future__ import annotations

import argparse
import contextlib
import os
import re
import signal
import sys
import tempfile
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType, TracebackType
from typing import Any

from tests.oracle import records
from tests.oracle.emacs import ENVIRONMENT, ask, emacs_program
from tests.oracle.records import Answer, Case, escaped

SECONDS_FOR_A_FORM = 20.0

PRINTER_SETTINGS = {
    "print-escape-newlines": "t",
    "print-quoted": "t",
    "print-length": "nil",
    "print-level": "nil",
    "print-circle": "nil",
    "print-gensym": "nil",
    "print-escape-nonascii": "nil",
    "print-charset-text-property": "nil",
    "print-escape-multibyte": "nil",
    "print-escape-control-characters": "nil",
    "print-integers-as-characters": "nil",
    "float-output-format": "nil",
}

SCRATCH = '(set-buffer (get-buffer-create "*scratch*"))'
INTERNAL = "Internal error: "
"""How the message begins in which elwire reports an error of its own."""


class TooSlow(BaseException):
    """A form took longer than any form may."""


class Session:
    """One elwire interpreter that answers forms as `driver.el` makes Emacs answer them."""

    def __init__(self) -> None:
        from elwire.interpreter.streams import Output
        from elwire.startup import make_interpreter

        self.it: Any = make_interpreter()
        self.said: list[bytes] = []
        self.it.stdout = Output(self.said.append, "none")
        self.it.stderr = Output(lambda _said: None, "none")

    def answer(self, form: str) -> Answer:
        """How evaluating FORM ends; anything but a Lisp value or a Lisp error is of the kind `internal error`."""
        self.said.clear()
        with time_limit(SECONDS_FOR_A_FORM):
            try:
                self.it.eval_string(SCRATCH)
                kind, text = self.ended(f"(eval (quote\n{form}\n) t)")
            except TooSlow as slow:
                kind, text = "internal error", f"no answer within {SECONDS_FOR_A_FORM:.0f} s\n{python_lines(slow)}"
            except KeyboardInterrupt:
                raise
            except BaseException as failure:
                kind, text = "internal error", f"{type(failure).__name__}: {failure}\n{python_lines(failure)}"
        if kind == "internal error":
            return Answer(kind, text)
        return Answer(kind, escaped(text), escaped(b"".join(self.said).decode("utf-8", "surrogateescape")))

    def ended(self, form: str) -> tuple[str, str]:
        """How FORM ends, as Lisp sees it."""
        from elwire.interpreter import errors

        depth = len(self.it.handlers)
        try:
            # The driver that asks Emacs is a lexically bound file.
            with self.it.let(self.it.s.lexical_binding, self.it.s.t):
                value = self.it.eval_string(form)
            return "=>", self.printed(value)
        except Exception as failure:
            # Whoever catches a Lisp error ends the handlers that were established since.
            del self.it.handlers[depth:]
            found = errors.as_signal(self.it, failure)
            text = self.printed(errors.error_object(found))
            if INTERNAL in text:
                return "internal error", f"{text}\n{python_lines(failure)}"
            return "=!", text

    def printed(self, value: Any) -> str:
        """VALUE as the driver prints it."""
        with contextlib.ExitStack() as stack:
            for name, setting in PRINTER_SETTINGS.items():
                stack.enter_context(self.it.let(self.it.intern(name), self.it.intern(setting)))
            text = self.it.prin1(value)
            assert isinstance(text, str)
            return text

    def has(self, name: str) -> bool:
        """Whether NAME is a feature or a function here."""
        form = f"(or (featurep '{name}) (fboundp '{name}))"
        return self.it.eval_string(form) is not self.it.intern("nil")


def python_lines(failure: BaseException) -> str:
    """Where in Python FAILURE happened: its last few frames."""
    frames = traceback.extract_tb(failure.__traceback__)[-4:]
    return "\n".join(f"      {Path(frame.filename).name}:{frame.lineno} {frame.name}: {frame.line}" for frame in frames)


class time_limit:
    """Raise `TooSlow` in the body after SECONDS, where the platform lets us."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds

    def __enter__(self) -> None:
        def ring(_number: int, _frame: FrameType | None) -> None:
            raise TooSlow

        self.before = signal.signal(signal.SIGALRM, ring)
        signal.setitimer(signal.ITIMER_REAL, self.seconds)

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, self.before)


@contextlib.contextmanager
def surroundings() -> Iterator[None]:
    """The environment and the empty folder in which forms run."""
    changes = dict(ENVIRONMENT)
    here = os.getcwd()
    with tempfile.TemporaryDirectory() as folder:
        changes["HOME"] = folder
        # The image and the compiled library are found where they always are, or every interpreter would make its own.
        from elwire.interpreter.cache import default_directory

        changes["ELWIRE_CACHE"] = default_directory() or "0"
        standard_input = sys.stdin
        before = {name: os.environ.get(name) for name in changes}
        os.environ.update(changes)
        os.chdir(folder)
        try:
            # Batch Emacs had nothing on its standard input when it was asked.
            with open(os.devnull, encoding="utf-8") as sys.stdin:
                yield
        finally:
            sys.stdin = standard_input
            os.chdir(here)
            for name, value in before.items():
                if value is None:
                    os.environ.pop(name, None)
                else:
                    os.environ[name] = value


@dataclass
class Comparison:
    """How elwire did on a chapter."""

    matched: int = 0
    differing: list[Case] = field(default_factory=list)
    """Cases that differ on purpose, and do."""
    skipped: list[Case] = field(default_factory=list)
    """Cases that need something elwire does not have."""
    mismatches: list[str] = field(default_factory=list)
    unrecorded: int = 0

    def summary(self, name: str) -> str:
        return (
            f"{name}: {self.matched} as Emacs, {len(self.mismatches)} not, {len(self.differing)} different on purpose, "
            f"{len(self.skipped)} skipped, {self.unrecorded} not recorded"
        )


def compare(path: Path) -> Comparison:
    """Put the chapter in PATH to one elwire interpreter."""
    comparison = Comparison()
    with surroundings():
        session = Session()
        for case in records.load(path):
            if case.form:
                judge(session, case, path, comparison)
    return comparison


def judge(session: Session, case: Case, path: Path, comparison: Comparison) -> None:
    """Run CASE and enter the result in COMPARISON."""
    if case.answer is None:
        comparison.unrecorded += 1
        return
    needs = case.marked("needs")
    if needs and not session.has(needs):
        comparison.skipped.append(case)
        return
    got = session.answer(case.form)
    differs = case.marked("differs")
    where = f"{path.name}:{case.line}"
    if differs and same(got, case.answer):
        comparison.mismatches.append(f"{where}: marked `differs', but the answer is Emacs's\n  form:     {case.form}")
    elif differs and (case.own is None or same(got, case.own)) and got.kind in ("=>", "=!"):
        comparison.differing.append(case)
    elif not differs and same(got, case.answer):
        comparison.matched += 1
    else:
        wanted = case.own if differs and case.own else case.answer
        comparison.mismatches.append(f"{where}: {case.form}\n  expected: {wanted}\n  got:      {got}")


def same(one: Answer, other: Answer) -> bool:
    """Whether two answers agree in every respect."""
    return (one.kind, one.text, one.output) == (other.kind, other.text, other.output)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.oracle.ours", description="Compare elwire with the records.")
    parser.add_argument("chapters", nargs="*", metavar="CHAPTER")
    parser.add_argument("-e", metavar="FORM", action="append", default=[], help="put FORM to elwire and to Emacs")
    parser.add_argument("-q", action="store_true", help="only the summaries")
    options = parser.parse_args()
    if options.e:
        return side_by_side(options.e)
    paths = [records.chapter_path(name) for name in options.chapters] or records.chapters()
    wrong = 0
    for path in paths:
        try:
            comparison = compare(path)
        except records.BadRecord as problem:
            print(problem)
            wrong += 1
            continue
        if not options.q:
            for mismatch in comparison.mismatches:
                print(mismatch)
            for case in comparison.differing:
                print(f"{path.name}:{case.line}: differs on purpose: {case.marked('differs')}")
            for case in comparison.skipped:
                print(f"{path.name}:{case.line}: skipped, needs {case.marked('needs')}")
        print(comparison.summary(path.stem))
        wrong += len(comparison.mismatches)
    return 1 if wrong else 0


def side_by_side(forms: list[str]) -> int:
    """Show both answers to each of FORMS."""
    with surroundings():
        session = Session()
        ours = [session.answer(form) for form in forms]
    program = emacs_program()
    theirs = ask(forms, program).outcomes if program else []
    for number, form in enumerate(forms):
        print(form)
        print(f"  elwire {ours[number]}")
        for outcome in theirs[number] if theirs else []:
            print(f"  Emacs  {re.sub('^', '', str(outcome.answer))}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

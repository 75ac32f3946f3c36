"""A plain read-eval-print loop for a terminal."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

from elwire.interpreter.errors import as_signal, error_object
from elwire.interpreter.objects import Obj, t
from elwire.interpreter.quoting import error_message
from elwire.interpreter.reader import Reader
from elwire.interpreter.signals import KillEmacs, Signal, Throw

if TYPE_CHECKING:
    from elwire.interpreter.core import Interpreter

PROMPT = "elwire> "
CONTINUED = "   ...> "


def run(it: Interpreter) -> None:
    """Read forms from the terminal, evaluate them with lexical binding and print their values, until it ends.

    C-c is a quit: it ends what is being evaluated, or drops what has been typed.
    """
    try:
        import readline
    except ImportError:
        pass
    else:
        assert readline is not None
    signal.signal(signal.SIGINT, signal.default_int_handler)
    pending = ""
    while True:
        try:
            line = input(CONTINUED if pending else PROMPT)
        except EOFError:
            print()
            it.s.kill_emacs.call(t)
            return
        except KeyboardInterrupt:
            print("Quit")
            pending = ""
            continue
        pending = evaluate(it, pending + line + "\n")


def evaluate(it: Interpreter, text: str) -> str:
    """Evaluate the forms of TEXT, printing each value; what is left over, a form that goes on in the next line."""
    depth = len(it.handlers)
    try:
        reader = Reader(it, text)
        while True:
            start = reader.pos
            try:
                if reader.at_end():
                    return ""
                form = reader.read()
            except Signal as problem:
                if as_signal(it, problem).symbol is it.s.end_of_file:
                    return text[start:]
                raise
            show(it, it.eval(form, t))
    except KillEmacs as leaving:
        if leaving.__cause__ is None:
            raise
        report(it, leaving.__cause__)
    except (Exception, KeyboardInterrupt, Throw) as problem:
        report(it, problem)
    del it.handlers[depth:]
    return ""


def show(it: Interpreter, value: Obj) -> None:
    """Print VALUE on a line of its own."""
    text = it.prin1(value) + "\n"
    if it.stdout.printed and not it.stdout.at_line_start:
        text = "\n" + text
    it.stdout.printed = False
    it.stdout.write(text)
    it.stdout.flush()


def report(it: Interpreter, problem: BaseException) -> None:
    """Say what went wrong."""
    it.stdout.flush()
    if isinstance(problem, Throw):
        text = "No catch for this throw"
    else:
        text = error_message(it, error_object(as_signal(it, problem))).s
    it.stderr.write(text + "\n")

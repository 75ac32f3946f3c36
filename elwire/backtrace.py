"""What an uncaught error shows: the error object and the Lisp calls it went through, with files and lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from elwire.builtins.language.backtraces import Shown, of_exception, outermost
from elwire.interpreter.errors import as_signal, error_object
from elwire.interpreter.objects import nil
from elwire.interpreter.quoting import error_message

if TYPE_CHECKING:
    from elwire.interpreter.core import Interpreter

DEEPEST = 60
"""How many calls are shown; of deeper ones those in the middle are left out."""


def describe(it: Interpreter, exception: BaseException) -> str:
    """The report of EXCEPTION, an uncaught Lisp error, as several lines."""
    found = as_signal(it, exception)
    if not wants_backtrace(it, found):
        return error_message(it, error_object(found)).s + "\n"
    with it.let(it.s.print_escape_newlines, it.s.t):
        lines = [f"Debugger entered--Lisp error: {it.prin1(error_object(found))}"]
    calls = _worth_showing(of_exception(it, exception))
    if len(calls) > DEEPEST:
        left_out = len(calls) - DEEPEST
        lines += [call.text(it) for call in calls[: DEEPEST // 2]]
        lines.append(f"  ... {left_out} more")
        calls = calls[-(DEEPEST // 2) :]
    lines += [call.text(it) for call in calls]
    lines += [call.text(it) for call in outermost(it)]
    return "\n".join(lines) + "\n\n"


def wants_backtrace(it: Interpreter, exception: BaseException) -> bool:
    """Whether `backtrace-on-error-noninteractive` asked for the calls when EXCEPTION was signalled."""
    decided = as_signal(it, exception).with_backtrace
    return it.s.backtrace_on_error_noninteractive.value is not nil if decided is None else decided


def _worth_showing(calls: list[Shown]) -> list[Shown]:
    """CALLS without the top level of code that has no file, and with each file's only once."""
    kept: list[Shown] = []
    if len(calls) > 1 and calls[0].name == "signal" and calls[1].name in ("error", "user-error"):
        calls = calls[1:]
    for index, call in enumerate(calls):
        if call.arguments is None:
            after = calls[index + 1] if index + 1 < len(calls) else None
            if call.file.startswith("<") or not call.line or (after is not None and after.arguments is None):
                continue
        kept.append(call)
    return kept

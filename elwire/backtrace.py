"""What an uncaught error shows: the error object and the Lisp calls it went through, with files and lines.

The frames are Python's: a frame whose globals carry `%owner` runs compiled Lisp, and one that runs a primitive's
Python function is that primitive's call.
"""

from __future__ import annotations

from types import FrameType
from typing import TYPE_CHECKING, Any

from elwire.interpreter.errors import as_signal, error_object
from elwire.interpreter.objects import Cons, LispString, list_to_lisp, nil

if TYPE_CHECKING:
    from elwire.interpreter.core import Interpreter

DEEPEST = 60


class Shown:
    """One line of a backtrace: a function's name, its arguments, and where it was."""

    def __init__(self, name: str, arguments: list[Any] | None, file: str, line: int) -> None:
        self.name = name
        self.arguments = arguments
        self.file = file
        self.line = line


def frames_of(it: Interpreter, exception: BaseException) -> list[Shown]:
    """The Lisp calls that EXCEPTION passed through, innermost first."""
    primitives = {
        symbol.function.function.__code__: symbol.name
        for symbol in it.obarray.values()
        if hasattr(symbol.function, "min_args") and symbol.function.function is not None
    }
    result = []
    traceback = exception.__traceback__
    while traceback is not None:
        shown = _shown(traceback.tb_frame, traceback.tb_lineno, primitives)
        if shown is not None:
            result.append(shown)
        traceback = traceback.tb_next
    result.reverse()
    return result


def _shown(frame: FrameType, line: int, primitives: dict[Any, str]) -> Shown | None:
    code = frame.f_code
    if "%owner" in frame.f_globals:
        name = code.co_name
        if name.startswith(("%", "<")):
            return Shown("", None, code.co_filename, line)
        return Shown(name, _arguments(frame, 0), code.co_filename, line)
    if code in primitives:
        skip = 1 if code.co_varnames[:1] == ("it",) else 0
        return Shown(primitives[code], _arguments(frame, skip), "", 0)
    return None


def _arguments(frame: FrameType, skip: int) -> list[Any]:
    code = frame.f_code
    count = code.co_argcount
    values = [frame.f_locals.get(name, nil) for name in code.co_varnames[skip:count]]
    if code.co_flags & 0x04:
        rest = frame.f_locals.get(code.co_varnames[count], nil)
        values += rest if isinstance(rest, tuple) else list(rest) if isinstance(rest, Cons) else []
    defaults = len(frame.f_code.co_varnames[:0])
    del defaults
    while values and values[-1] is nil and not code.co_flags & 0x04 and len(values) > 1:
        values.pop()
    return values


def _print(it: Interpreter, value: Any) -> str:
    """VALUE as Lisp, abbreviated as a backtrace abbreviates."""
    with it.let(it.s.print_length, 30), it.let(it.s.print_level, 8):
        text = it.prin1(value)
    return text if len(text) <= 400 else text[:400] + "..."


def describe(it: Interpreter, exception: BaseException) -> str:
    """The report of EXCEPTION, an uncaught Lisp error, as several lines."""
    found = as_signal(it, exception)
    lines = [f"Debugger entered--Lisp error: {it.prin1(error_object(found))}"]
    frames = [frame for frame in frames_of(it, exception) if frame.name or frame.line]
    cut = len(frames) - DEEPEST
    for index, frame in enumerate(frames):
        if cut > 0 and DEEPEST // 2 <= index < DEEPEST // 2 + cut:
            if index == DEEPEST // 2:
                lines.append(f"  ... {cut} more")
            continue
        place = f" at {frame.file}:{frame.line}" if frame.file and not frame.file.startswith("<") else ""
        if frame.arguments is None:
            if place and (index + 1 == len(frames) or frames[index + 1].name != ""):
                lines.append(f"  top level{place}")
            continue
        shown = " ".join(_print(it, value) for value in frame.arguments)
        lines.append(f"  {frame.name}({shown}){place}")
    return "\n".join(lines) + "\n\n"


assert LispString is not None and list_to_lisp is not None

"""The Lisp calls that are active, or that an error went through.

The frames are Python's: one whose globals carry `%owner` runs compiled Lisp, and one that runs a primitive's Python
function is that primitive's call.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from types import FrameType
from typing import Any

from elwire.interpreter.objects import Cons, LispString, Obj, Symbol, Vector, list_to_lisp, nil, t
from elwire.interpreter.registry import PRIMITIVES, primitive, variable
from elwire.interpreter.signals import error, wrong_type

variable("debug-on-quit", nil, "Non-nil means that a quit enters the debugger.")
variable("debug-on-next-call", nil, "Non-nil means to enter the debugger at the next call.")
variable("debugger", lambda it: it.s.debug, "The function to call as the debugger.")
variable("debugger-stack-frame-as-list", nil, "Non-nil means that calls are shown as lists.")
variable("debugger-may-continue", t, "Non-nil while the debugger may go on with what it stopped.")

_LONGEST_STRING = 50
_LONGEST_LIST = 50
_DEEPEST = 8


class Shown:
    """One call: the function's name, its arguments (None at the top level of a file), and its place in a file."""

    __slots__ = ("arguments", "file", "line", "name")

    def __init__(self, name: str, arguments: list[Any] | None, file: str, line: int) -> None:
        self.name = name
        self.arguments = arguments
        self.file = file
        self.line = line

    def text(self, it: Any) -> str:
        """It as a line of a backtrace."""
        known = self.file and not self.file.startswith("<") and not self.file.startswith(it.library_directory + "/")
        place = f" at {self.file}:{self.line}" if known else ""
        if self.arguments is None:
            return f"  top level{place}"
        return f"  {self.name}({' '.join(printed(it, value) for value in self.arguments)}){place}"


def printed(it: Any, value: Obj) -> str:
    """VALUE as Lisp, abbreviated as a backtrace abbreviates."""
    with (
        it.let(it.s.print_length, _LONGEST_LIST),
        it.let(it.s.print_level, _DEEPEST),
        it.let(it.s.print_escape_newlines, t),
    ):
        text: str = it.prin1(_shortened(value, 0))
    return text if len(text) <= 5000 else text[:5000] + "..."


def _shortened(value: Obj, depth: int) -> Obj:
    """VALUE with its long strings cut."""
    if isinstance(value, LispString):
        if len(value.s) > _LONGEST_STRING:
            return LispString(value.s[:_LONGEST_STRING] + "...", value.multibyte)
        return value
    if type(value) is Cons and depth < _DEEPEST:
        items: list[Obj] = []
        while type(value) is Cons and len(items) <= _LONGEST_LIST:
            items.append(_shortened(value.car, depth + 1))
            value = value.cdr
        return list_to_lisp(items, value)
    if type(value) is Vector and depth < _DEEPEST:
        return Vector([_shortened(item, depth + 1) for item in value[: _LONGEST_LIST + 1]])
    return value


# From Python's frames to Lisp's


_code_names: dict[Any, str] = {}
"""The names of primitives by the code of their Python functions, for those declared when it was last looked at."""

_declared = 0


def _codes() -> dict[Any, str]:
    """`_code_names` with the primitives whose modules were imported since."""
    global _declared
    while _declared < len(PRIMITIVES):
        primitive_ = PRIMITIVES[_declared]
        code = getattr(primitive_.function, "__code__", None)
        if code is not None:
            _code_names.setdefault(code, primitive_.name)
        _declared += 1
    return _code_names


def calls(it: Any, frames: Iterable[tuple[FrameType, int]]) -> Iterator[Shown]:
    """The Lisp calls among FRAMES, pairs of a frame and the line it is at."""
    primitives = _codes()
    for frame, line in frames:
        code = frame.f_code
        if "%owner" in frame.f_globals:
            name = code.co_name
            if name.startswith(("%", "<")):
                yield Shown("", None, code.co_filename, line)
            else:
                yield Shown(name, _arguments(frame, 0), code.co_filename, line)
        elif code in primitives:
            yield Shown(primitives[code], _arguments(frame, 1 if code.co_varnames[:1] == ("it",) else 0), "", 0)


def _arguments(frame: FrameType, skip: int) -> list[Any]:
    code = frame.f_code
    count = code.co_argcount
    values = [frame.f_locals.get(name, nil) for name in code.co_varnames[skip:count]]
    if code.co_flags & 0x04:
        rest = frame.f_locals.get(code.co_varnames[count], nil)
        values += rest if isinstance(rest, tuple) else list(rest) if isinstance(rest, Cons) else []
    else:
        while len(values) > 1 and values[-1] is nil:
            values.pop()
    return values


def of_exception(it: Any, exception: BaseException) -> list[Shown]:
    """The Lisp calls that EXCEPTION passed through, innermost first."""
    frames = []
    traceback = exception.__traceback__
    while traceback is not None:
        frames.append((traceback.tb_frame, traceback.tb_lineno))
        traceback = traceback.tb_next
    return [*calls(it, reversed(frames))]


def active(it: Any) -> list[Shown]:
    """The Lisp calls that are active now, innermost first, down to the command line's."""
    frames: list[tuple[FrameType, int]] = []
    frame: FrameType | None = sys._getframe(1)
    debugged = list(it.debugged)
    while frame is not None:
        if debugged and frame is debugged[-1][1]:
            frame = _left_calls(frames, debugged.pop()[0], frame)
            continue
        frames.append((frame, frame.f_lineno))
        frame = frame.f_back
    return [*(call for call in calls(it, frames) if call.arguments is not None), *outermost(it)]


def _left_calls(frames: list[tuple[FrameType, int]], signal: BaseException, frame: FrameType) -> FrameType | None:
    """Add to FRAMES the calls that SIGNAL has left already, for which FRAME runs the debugger; the frame they were in.

    An error that compiled code makes is seen only where it is about to leave a frame with bindings; those inside that
    frame are in its traceback.
    """
    left: list[tuple[FrameType, int]] = []
    traceback = signal.__traceback__
    while traceback is not None:
        left.append((traceback.tb_frame, traceback.tb_lineno))
        traceback = traceback.tb_next
    if not left:
        return frame.f_back
    outer: FrameType | None = frame.f_back
    while outer is not None and outer is not left[0][0]:
        outer = outer.f_back
    if outer is None:
        return frame.f_back
    frames += reversed(left)
    return outer.f_back


def outermost(it: Any) -> list[Shown]:
    """The calls below everything, those of the command line."""
    line = it.chapter_state.get("command line")
    if line is None:
        return []
    return [
        Shown("command-line-1", [line], "", 0),
        Shown("command-line", [], "", 0),
        Shown("normal-top-level", [], "", 0),
    ]


# Primitives


def _from_base(it: Any, base: Obj) -> list[Shown]:
    """The active calls, from that of the function BASE on when it is given; none when it is not among them."""
    found = active(it)
    if isinstance(base, Symbol) and base is not nil:
        for index, call in enumerate(found):
            if call.name == base.name:
                return found[index:]
        return []
    return found


@primitive("backtrace-frame")
def backtrace_frame(it: Any, nframes: Obj, base: Obj = nil) -> Obj:
    """Return the call NFRAMES, a natural number, levels out, as (t FUNCTION ARGS...); nil when there are not so many.

    Counting begins at this function's own call or, with BASE, at the innermost call of the function BASE.
    """
    if type(nframes) is not int or nframes < 0:
        raise wrong_type("wholenump", nframes)
    found = _from_base(it, base)
    if nframes >= len(found):
        return nil
    call = found[nframes]
    return Cons(t, Cons(it.intern(call.name), list_to_lisp(call.arguments or [])))


@primitive("mapbacktrace")
def mapbacktrace(it: Any, function: Obj, base: Obj = nil) -> Obj:
    """Call FUNCTION for each active call, from the innermost or that of BASE on, with EVALD, FUNC, ARGS and FLAGS.

    EVALD is always t, for elwire's frames have their arguments evaluated; FLAGS is nil.
    """
    for call in _from_base(it, base):
        function.call(t, it.intern(call.name), list_to_lisp(call.arguments or []), nil)
    return nil


@primitive("backtrace--locals")
def backtrace_locals(it: Any, nframes: Obj, base: Obj = nil) -> Obj:
    """Return the alist of the variables that the call NFRAMES levels out from here, or BASE, has bound.

    It is always empty: code is compiled, and what its calls bind is not kept for others.  Signals
    `wrong-type-argument wholenump`, and `error` when there is no such call.
    """
    if type(nframes) is not int or nframes < 0 or (base is nil and nframes == 0):
        raise wrong_type("wholenump", -1 if nframes == 0 and type(nframes) is int else nframes)
    if nframes - (base is nil) >= len(_from_base(it, base)):
        raise error("Activation frame not found!")
    return nil


@primitive("backtrace")
def backtrace(it: Any) -> Obj:
    """Print the active calls on `standard-output', the innermost first, with files and lines where known."""
    it.s.princ.call(LispString("".join(call.text(it) + "\n" for call in active(it))))
    return nil

"""Lines: moving by them and finding where they begin and end."""

from __future__ import annotations

from typing import Any

from elwire.builtins.buffers.buffers import Buffer
from elwire.interpreter.objects import Obj, nil
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import wrong_type


def line_start(buffer: Buffer, position: int, lines: int) -> tuple[int, int]:
    """The start of the line LINES lines from the one POSITION is in, and how many lines were missing.

    Backward (LINES negative or 0) the missing count as negative; the result stays in the accessible text.
    """
    find = buffer.text.find if lines > 0 else buffer.text.rfind
    begin, end = buffer.begv - 1, buffer.zv - 1
    at = position - 1
    if lines > 0:
        while lines:
            found = find("\n", at, end)
            if found < 0:
                return end + 1, lines
            at = found + 1
            lines -= 1
        return at + 1, 0
    while True:
        found = find("\n", begin, at)
        if found < 0:
            return begin + 1, lines
        if lines == 0:
            return found + 2, 0
        at = found
        lines += 1


def line_end(buffer: Buffer, position: int) -> int:
    """The end of the line POSITION is in."""
    found = buffer.text.find("\n", position - 1, buffer.zv - 1)
    return buffer.zv if found < 0 else found + 1


@primitive("forward-line", interactive="^p")
def forward_line(it: Any, n: Obj = nil) -> Obj:
    """Put point at the start of the line N lines further, by default 1; N may be 0 or negative.

    Return how many lines were missing, negative when going backward.  A last line without a newline counts as missing
    one when point moves to its end.
    """
    if n is nil:
        n = 1
    elif type(n) is not int:
        raise wrong_type("integerp", n)
    buffer: Buffer = it.buffer
    start = buffer.point
    if n == 1:
        text = buffer.text
        if len(text.strs) == 1:
            shift = text.los[0] - 1
            found = text.strs[0].find("\n", shift + start, shift + buffer.zv) - shift
            if found >= start:
                buffer.point = found + 1
                return 0
        else:
            found = text.find("\n", start - 1, buffer.zv - 1)
            if found >= 0:
                buffer.point = found + 2
                return 0
    elif n == -1:
        rfind = buffer.text.rfind
        begin = buffer.begv - 1
        found = rfind("\n", begin, start - 1)
        if found >= 0:
            found = rfind("\n", begin, found)
            buffer.point = buffer.begv if found < 0 else found + 2
            return 0
    position, shortage = line_start(buffer, start, n)
    buffer.point = position
    if shortage > 0 and (n <= 0 or (position != start and buffer.text.char(position - 2) != "\n")):
        shortage -= 1
    return shortage


def _lines(n: Obj, predicate: str) -> int:
    if n is nil:
        return 1
    if type(n) is int:
        return n
    raise wrong_type(predicate, n)


def _line_beginning(it: Any, n: int) -> int:
    buffer: Buffer = it.buffer
    return line_start(buffer, buffer.point, n - 1)[0]


def _line_end(it: Any, n: int) -> int:
    buffer: Buffer = it.buffer
    position, shortage = line_start(buffer, buffer.point, n - 1)
    if shortage < 0 and n < 1:
        return buffer.begv
    return line_end(buffer, position)


def _constrain(it: Any, new: int, old: int, escape: bool, prop: Obj = nil) -> int:
    """NEW kept in the field OLD is in, where text has fields."""
    if it.buffer.text.props is None and it.buffer.overlays is None:
        return new
    from elwire.builtins.buffers.fields import constrained

    return constrained(it, new, old, escape)


@primitive("line-beginning-position")
def line_beginning_position(it: Any, n: Obj = nil) -> Obj:
    """Return the position of the start of the line N - 1 lines further; N defaults to 1.

    The result stays in the field point is in, unless that would be on another line and N is not 1.
    """
    buffer: Buffer = it.buffer
    if n is nil and buffer.text.props is None and buffer.overlays is None:
        found = buffer.text.rfind("\n", buffer.begv - 1, buffer.point - 1)
        return buffer.begv if found < 0 else found + 2
    count = _lines(n, "integerp")
    return _constrain(it, _line_beginning(it, count), buffer.point, count != 1)


@primitive("line-end-position")
def line_end_position(it: Any, n: Obj = nil) -> Obj:
    """Return the position of the end of the line N - 1 lines further; N defaults to 1.

    The result stays in the field point is in.
    """
    buffer: Buffer = it.buffer
    if n is nil and buffer.text.props is None and buffer.overlays is None:
        return buffer.text.find("\n", buffer.point - 1, buffer.zv - 1) + 1 or buffer.zv
    return _constrain(it, _line_end(it, _lines(n, "integerp")), buffer.point, False)


@primitive("pos-bol")
def pos_bol(it: Any, n: Obj = nil) -> Obj:
    """Like `line-beginning-position` with N, but ignoring fields.  New in Emacs 29."""
    return _line_beginning(it, _lines(n, "integerp"))


@primitive("pos-eol")
def pos_eol(it: Any, n: Obj = nil) -> Obj:
    """Like `line-end-position` with N, but ignoring fields.  New in Emacs 29."""
    return _line_end(it, _lines(n, "integerp"))


@primitive("beginning-of-line", interactive="^p")
def beginning_of_line(it: Any, n: Obj = nil) -> Obj:
    """Put point at the start of the line N - 1 lines further; N defaults to 1.  Return nil."""
    buffer: Buffer = it.buffer
    if n is nil and buffer.text.props is None and buffer.overlays is None:
        found = buffer.text.rfind("\n", buffer.begv - 1, buffer.point - 1)
        buffer.point = buffer.begv if found < 0 else found + 2
        return nil
    count = _lines(n, "fixnump")
    it.buffer.set_point(_constrain(it, _line_beginning(it, count), it.buffer.point, count != 1))
    return nil


@primitive("end-of-line", interactive="^p")
def end_of_line(it: Any, n: Obj = nil) -> Obj:
    """Put point at the end of the line N - 1 lines further; N defaults to 1.  Return nil."""
    buffer: Buffer = it.buffer
    if n is nil and buffer.text.props is None and buffer.overlays is None:
        buffer.point = buffer.text.find("\n", buffer.point - 1, buffer.zv - 1) + 1 or buffer.zv
        return nil
    buffer.set_point(_constrain(it, _line_end(it, _lines(n, "fixnump")), buffer.point, False))
    return nil

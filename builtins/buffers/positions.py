"""Point, the accessible stretch, and the characters around them."""

from __future__ import annotations

from typing import Any

from elwire.builtins.buffers.buffers import Buffer
from elwire.builtins.buffers.markers import Marker, bad_position, fixnum_position, position_of
from elwire.interpreter.characters import from_python
from elwire.interpreter.objects import Obj, nil, t
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import args_out_of_range, signal, wrong_type


def char_at(buffer: Buffer, position: int) -> int:
    """The number of the character behind POSITION, which must have one."""
    code = ord(buffer.text.char(position - 1))
    if 0xD800 <= code <= 0xDFFF and buffer.multibyte:
        return from_python(chr(code))
    return code


# Point


@primitive("point")
def point(it: Any) -> Obj:
    """Return the position of point."""
    return it.buffer.point


@primitive("point-min")
def point_min(it: Any) -> Obj:
    """Return the first position of the accessible text, 1 unless narrowed."""
    return it.buffer.begv


@primitive("point-max")
def point_max(it: Any) -> Obj:
    """Return the last position of the accessible text."""
    return it.buffer.zv


@primitive("goto-char", interactive='(goto-char--read-natnum-interactive "Go to char: ")')
def goto_char(it: Any, position: Obj) -> Obj:
    """Put point at POSITION, an integer or a marker, or as near as the accessible text allows; return POSITION."""
    at = position if type(position) is int and -(1 << 61) <= position < 1 << 61 else fixnum_position(position)
    buffer: Buffer = it.buffer
    if at < buffer.begv:
        at = buffer.begv
    elif at > buffer.zv:
        at = buffer.zv
    buffer.point = at
    return position


@primitive("forward-char", interactive="^p")
def forward_char(it: Any, n: Obj = nil) -> Obj:
    """Move point forward by N characters, by default 1; return nil.

    Signals `end-of-buffer` or `beginning-of-buffer`, with point there, when there are fewer.
    """
    if n is nil:
        n = 1
    elif type(n) is not int or not -(1 << 61) <= n < 1 << 61:
        raise wrong_type("fixnump", n)
    buffer: Buffer = it.buffer
    at = buffer.point + n
    if at < buffer.begv:
        buffer.point = buffer.begv
        raise signal("beginning-of-buffer")
    if at > buffer.zv:
        buffer.point = buffer.zv
        raise signal("end-of-buffer")
    buffer.point = at
    return nil


@primitive("backward-char", interactive="^p")
def backward_char(it: Any, n: Obj = nil) -> Obj:
    """Move point backward by N characters, by default 1; otherwise like `forward-char`."""
    if n is nil:
        n = 1
    elif type(n) is not int or not -(1 << 61) <= n < 1 << 61:
        raise wrong_type("fixnump", n)
    return forward_char(it, -n)


@primitive("bobp")
def bobp(it: Any) -> Obj:
    """Return t if point is at the start of the accessible text."""
    return t if it.buffer.point == it.buffer.begv else nil


@primitive("eobp")
def eobp(it: Any) -> Obj:
    """Return t if point is at the end of the accessible text."""
    return t if it.buffer.point == it.buffer.zv else nil


@primitive("bolp")
def bolp(it: Any) -> Obj:
    """Return t if point is at the start of a line."""
    buffer: Buffer = it.buffer
    return t if buffer.point == buffer.begv or buffer.text.char(buffer.point - 2) == "\n" else nil


@primitive("eolp")
def eolp(it: Any) -> Obj:
    """Return t if point is at the end of a line."""
    buffer: Buffer = it.buffer
    return t if buffer.point == buffer.zv or buffer.text.char(buffer.point - 1) == "\n" else nil


# Characters


@primitive("char-after")
def char_after(it: Any, pos: Obj = nil) -> Obj:
    """Return the character behind the position POS, by default point; nil when there is none accessible."""
    buffer: Buffer = it.buffer
    at = buffer.point if pos is nil else pos if type(pos) is int else position_of(pos)
    if buffer.begv <= at < buffer.zv:
        code = ord(buffer.text.char(at - 1))
        return from_python(chr(code)) if 0xD800 <= code <= 0xDFFF and buffer.multibyte else code
    return nil


@primitive("char-before")
def char_before(it: Any, pos: Obj = nil) -> Obj:
    """Return the character before the position POS, by default point; nil when there is none accessible."""
    buffer: Buffer = it.buffer
    at = buffer.point if pos is nil else pos if type(pos) is int else position_of(pos)
    return char_at(buffer, at - 1) if buffer.begv < at <= buffer.zv else nil


@primitive("following-char")
def following_char(it: Any) -> Obj:
    """Return the character behind point, 0 at the end of the accessible text."""
    buffer: Buffer = it.buffer
    return char_at(buffer, buffer.point) if buffer.point < buffer.zv else 0


@primitive("preceding-char")
def preceding_char(it: Any) -> Obj:
    """Return the character before point, 0 at the start of the accessible text."""
    buffer: Buffer = it.buffer
    return char_at(buffer, buffer.point - 1) if buffer.point > buffer.begv else 0


# Narrowing


@primitive("narrow-to-region", interactive="r")
def narrow_to_region(it: Any, start: Obj, end: Obj) -> Obj:
    """Make only the text between the positions START and END, in either order, accessible; return nil.

    Signals `args-out-of-range` when one is outside of the whole text.
    """
    first = _narrowing_limit(start)
    last = _narrowing_limit(end)
    if first > last:
        first, last = last, first
    buffer: Buffer = it.buffer
    if first < 1 or last > buffer.text.length + 1:
        raise args_out_of_range(start, end)
    buffer.begv = first
    buffer.zv = last
    buffer.narrowed = True
    buffer.set_point(buffer.point)
    return nil


def _narrowing_limit(position: Obj) -> int:
    if type(position) is int:
        return position
    if isinstance(position, Marker):
        return position.position
    raise bad_position(position)


@primitive("widen", interactive="")
def widen(it: Any) -> Obj:
    """Make the whole text of the current buffer accessible; return nil."""
    buffer: Buffer = it.buffer
    buffer.begv = 1
    buffer.zv = buffer.text.length + 1
    buffer.narrowed = False
    return nil

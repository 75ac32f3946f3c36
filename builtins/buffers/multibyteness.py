"""Characters and the bytes Emacs would keep them in: byte positions, multibyte and unibyte buffers."""

from __future__ import annotations

from typing import Any

from elwire.builtins.buffers.buffers import Buffer
from elwire.builtins.buffers.markers import fixnum_position
from elwire.interpreter.objects import Cons, LispString, Obj, lisp_list, nil, t
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import error, wrong_type
from elwire.interpreter.strings import internal_bytes, text_of_internal_bytes


def byte_length(text: str, multibyte: bool) -> int:
    """How many bytes Emacs keeps TEXT of a buffer of that kind in."""
    if not multibyte or text.isascii():
        return len(text)
    return len(internal_bytes(LispString(text, True)))


@primitive("position-bytes")
def position_bytes(it: Any, position: Obj) -> Obj:
    """Return the byte position of the character position POSITION, nil when that is outside of the buffer."""
    buffer: Buffer = it.buffer
    at = fixnum_position(position)
    if not 1 <= at <= buffer.text.length + 1:
        return nil
    return byte_length(buffer.string(1, at), buffer.multibyte) + 1


@primitive("byte-to-position")
def byte_to_position(it: Any, bytepos: Obj) -> Obj:
    """Return the position of the character that the byte position BYTEPOS lies in, nil when outside of the buffer."""
    if type(bytepos) is not int:
        raise wrong_type("fixnump", bytepos)
    buffer: Buffer = it.buffer
    if bytepos < 1:
        return nil
    whole = buffer.string(1, buffer.text.length + 1)
    if not buffer.multibyte or whole.isascii():
        return bytepos if bytepos <= len(whole) + 1 else nil
    data = internal_bytes(LispString(whole, True))
    if bytepos > len(data) + 1:
        return nil
    return _heads(data[:bytepos]) if bytepos <= len(data) else len(whole) + 1


def _heads(data: bytes) -> int:
    """How many characters start in DATA."""
    return len(data) - sum(data.count(byte) for byte in range(0x80, 0xC0))


@primitive("set-buffer-multibyte")
def set_buffer_multibyte(it: Any, flag: Obj) -> Obj:
    """Make the current buffer hold characters if FLAG is non-nil, else bytes; return FLAG.

    The bytes that Emacs would keep the text in stay as they are and are seen anew, except that with FLAG `to` each byte
    becomes the raw byte of that value.  Positions move along.  Signals `error` in an indirect or a narrowed buffer.
    """
    buffer: Buffer = it.buffer
    if buffer.base is not None:
        raise error("Cannot do ‘set-buffer-multibyte’ on an indirect buffer")
    wanted = flag is not nil
    if wanted is buffer.multibyte:
        return flag
    symbol = buffer.table.undo_list
    records = buffer.locals[symbol]
    if buffer.begv != 1 or buffer.zv != buffer.text.length + 1:
        buffer.locals[symbol] = t  # Emacs has turned it off by then, and leaves it so
        raise error("Changing multibyteness in a narrowed buffer")
    text = buffer.string(1, buffer.text.length + 1)
    if not text.isascii():
        _reread(it, buffer, text, wanted, flag)
    for each in buffer.text.sharers:
        each.multibyte = wanted
        each.locals[each.table.multibyte] = t if wanted else nil
    if records is not t:
        old = nil if wanted else t
        records = Cons(lisp_list(it.s.apply, it.s.set_buffer_multibyte, old), records)
        for each in buffer.text.sharers:
            each.locals[symbol] = records
    return flag


def _reread(it: Any, buffer: Buffer, text: str, wanted: bool, flag: Obj) -> None:
    """Put the bytes of TEXT, or the characters they make, in its place, and move all positions along."""
    body = buffer.text
    if not wanted:
        new = internal_bytes(LispString(text, True), raw_as_one=True).decode("latin-1")
        ends = _byte_ends(text)
    elif flag is it.s.to:
        new = text.encode("latin-1").decode("ascii", "surrogateescape")
        ends = list(range(len(text) + 1))
    else:
        new = text_of_internal_bytes(text.encode("latin-1"))
        ends = _char_ends(new)
    props = body.props
    body.replace_all(new)
    for place in body.places.all():
        body.places.move(place, ends[place.position - 1] + 1)
    for each in body.sharers:
        each.point = ends[each.point - 1] + 1
        each.begv = ends[each.begv - 1] + 1
        each.zv = ends[each.zv - 1] + 1
        if each.overlays is not None:
            each.overlays.changed()
    if props is not None:
        from elwire.interpreter.textprops import Intervals

        body.props = Intervals(len(new))
        for first, last, plist in props.runs():
            if plist is not nil and ends[first] < ends[last]:
                body.props.set(ends[first], ends[last], plist)


def _byte_ends(text: str) -> list[int]:
    """For each offset into multibyte TEXT the offset of its first byte, raw bytes being one."""
    ends = [0]
    at = 0
    for char in text:
        code = ord(char)
        if code < 0x80 or 0xDC80 <= code <= 0xDCFF:
            at += 1
        else:
            at += len(internal_bytes(LispString(char, True)))
        ends.append(at)
    return ends


def _char_ends(text: str) -> list[int]:
    """For each offset into the bytes of TEXT, raw bytes being one, how many characters start before it."""
    ends = [0]
    for number, char in enumerate(text, 1):
        code = ord(char)
        size = 1 if code < 0x80 or 0xDC80 <= code <= 0xDCFF else len(internal_bytes(LispString(char, True)))
        ends += [number] * size
    return ends

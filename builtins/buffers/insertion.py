"""Putting text into buffers."""

from __future__ import annotations

from typing import Any

from elwire.builtins.buffers.buffers import Buffer, check_buffer
from elwire.builtins.buffers.change_hooks import governs
from elwire.builtins.buffers.markers import position_of
from elwire.builtins.buffers.text import SMALL
from elwire.builtins.buffers.undo import after_change, before_change, record_insert, record_properties, undisturbed
from elwire.interpreter.characters import from_python, to_python
from elwire.interpreter.objects import LispString, Obj, nil, t
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import args_out_of_range, error, wrong_type
from elwire.interpreter.strings import multibyte_text
from elwire.interpreter.textprops import Intervals

MAX_CHAR = 0x3FFFFF


# Text as a buffer holds it


def text_of_char(char: int, multibyte: bool) -> str:
    """The character number CHAR as a buffer of that kind holds it."""
    if multibyte:
        return chr(char) if char < 0xD800 else to_python(char)
    return chr(char & 0xFF) if char < 0x3FFF80 else chr(char - 0x3FFF00)


def text_of_string(string: LispString, multibyte: bool) -> str:
    """The text of STRING as a buffer of that kind holds it: a unibyte one keeps the low byte of each character."""
    text = string.s
    if string.multibyte is multibyte or text.isascii():
        return text
    return multibyte_text(string) if multibyte else low_bytes(text)


def low_bytes(text: str) -> str:
    """Multibyte TEXT as a unibyte buffer takes it."""
    return "".join([text_of_char(from_python(char), False) for char in text])


# The one way in


def insert_text(
    it: Any,
    buffer: Buffer,
    at: int,
    text: str,
    props: Any = None,
    *,
    before_markers: bool = False,
    inherit: bool = False,
) -> None:
    """Insert TEXT, as BUFFER holds it, before position AT of BUFFER, with the text properties PROPS.

    Point and markers at AT stay before it, except that with BEFORE_MARKERS all of them move behind it.  INHERIT lets it
    take over the sticky properties of its neighbours.  Runs the change hooks, in BUFFER; records undo.  Signals
    `buffer-read-only` and `text-read-only`.
    """
    if not text:
        return
    if buffer is not it.buffer:
        saved = it.buffer
        it.buffer = buffer
        try:
            insert_text(it, buffer, at, text, props, before_markers=before_markers, inherit=inherit)
        finally:
            if saved.name is not nil:
                it.buffer = saved
        return
    before_change(it, buffer, at, at)
    body = buffer.text
    if at > body.length + 1:
        at = body.length + 1  # a hook has deleted text
    raw_insert(it, buffer, at, text, props, before_markers=before_markers, inherit=inherit)
    after_change(it, buffer, at, at + len(text), 0)


def raw_insert(
    it: Any, buffer: Buffer, at: int, text: str, props: Any, *, before_markers: bool = False, inherit: bool = False
) -> None:
    """Insert and record undo, without checks and hooks."""
    size = len(text)
    if buffer.locals[buffer.table.undo_list] is not t:
        record_insert(it, buffer, at, size)
    body = buffer.text
    if body.props is not None:
        if inherit and size:
            from elwire.builtins.buffers.stickiness import inherited

            props = inherited(it, buffer, at, size, props)
        elif (props is None or not props) and size and buffer.locals[buffer.table.undo_list] is not t:
            from elwire.builtins.buffers.stickiness import given_up

            for prop, value in given_up(it, buffer, at):
                record_properties(it, buffer, at, at + size, prop, value)
        body.props.insert(at - 1, size, props)
        if inherit:
            from elwire.builtins.buffers.stickiness import join_runs

            join_runs(body.props, at - 1, at - 1 + size)
    elif props is not None and props:
        if inherit and body.length:
            from elwire.builtins.buffers.stickiness import turned_round

            props = turned_round(props)
        body.props = Intervals(body.length)
        body.props.insert(at - 1, size, props)
    body.insert(at - 1, text)
    body.modiff += 1
    body.chars_modiff = body.modiff
    body.places.inserted(at, size, before_markers)
    for each in body.sharers:
        if each.point > at or (before_markers and each.point == at):
            each.point += size
        # Where a buffer that is not current begins is a marker for Emacs.
        if each.begv > at or (before_markers and each.begv == at and each is not it.buffer):
            each.begv += size
        if each.zv >= at:
            each.zv += size
        if each.overlays is not None:
            each.overlays.inserted(each, at, size)


def insert_at_point(
    it: Any, text: str, props: Any = None, *, before_markers: bool = False, inherit: bool = False
) -> None:
    """Insert TEXT, as the current buffer holds it, and leave point behind it."""
    buffer: Buffer = it.buffer
    if not text:
        return
    at = buffer.point
    before_change(it, buffer, at, at)
    at = buffer.point  # hooks may have moved it
    raw_insert(it, buffer, at, text, props, before_markers=before_markers, inherit=inherit)
    buffer.point = at + len(text)
    after_change(it, buffer, at, at + len(text), 0)


def _insert_all(
    it: Any, args: tuple[Obj, ...], before_markers: bool, inherit: bool, is_undisturbed: bool = False
) -> None:
    for arg in args:
        multibyte = it.buffer.multibyte
        if type(arg) is LispString:
            if is_undisturbed and _insert_with_properties(it, it.buffer, text_of_string(arg, multibyte), arg.props):
                continue
            is_undisturbed = False  # hooks may do anything
            insert_at_point(
                it, text_of_string(arg, multibyte), arg.props, before_markers=before_markers, inherit=inherit
            )
        elif type(arg) is int and 0 <= arg <= MAX_CHAR:
            insert_at_point(it, text_of_char(arg, multibyte), before_markers=before_markers, inherit=inherit)
        else:
            raise wrong_type("char-or-string-p", arg)


@primitive("insert")
def insert(it: Any, *args: Obj) -> Obj:
    """Insert ARGS, strings and characters, at point, which ends up behind them; return nil.

    Markers at point stay before the text.  Signals `buffer-read-only`.
    """
    buffer: Buffer = it.buffer
    multibyte = buffer.multibyte
    text = ""
    for arg in args:
        if type(arg) is LispString:
            if arg.props is not None or (arg.multibyte is not multibyte and not arg.s.isascii()):
                break
            text += arg.s
        elif type(arg) is int and 0 <= arg < 0x80:
            text += chr(arg)
        else:
            break
    else:
        if not text:
            return nil
        if undisturbed(buffer):
            insert_undisturbed(buffer, text)
            return nil
    _insert_all(it, args, False, False, undisturbed(buffer, with_properties=True))
    return nil


def _insert_with_properties(it: Any, buffer: Buffer, text: str, props: Any) -> bool:
    """Insert TEXT with PROPS at point of BUFFER, which is undisturbed but for text properties.

    False, and nothing is done, when the properties beside point may have something to say about it.
    """
    body = buffer.text
    own: Intervals | None = body.props
    at = buffer.point - 1
    if own is not None:
        if (at and governs(it, own.at(at - 1))) or governs(it, own.at(at)):
            return False
    elif props:
        own = body.props = Intervals(body.length)
    if text:
        if own is not None:
            own.insert(at, len(text), props)
        insert_undisturbed(buffer, text)
    return True


def insert_undisturbed(buffer: Buffer, text: str) -> None:
    """Insert TEXT, not empty and as BUFFER holds it, at point of the current buffer BUFFER, which is `undisturbed`."""
    size = len(text)
    at = buffer.point
    body = buffer.text
    if at <= body.length <= SMALL and len(body.strs) == 1:
        body.replace(at - 1, at - 1, text)
    else:
        body.insert(at - 1, text)
    body.modiff = body.chars_modiff = body.modiff + 1
    places = body.places
    if places.loose or places.blocks[0].places or len(places.blocks) > 1:
        places.inserted(at, size, False)
    buffer.point = at + size
    buffer.zv += size


@primitive("insert-before-markers")
def insert_before_markers(it: Any, *args: Obj) -> Obj:
    """Insert ARGS, strings and characters, at point like `insert`, but markers at point move behind the text."""
    _insert_all(it, args, True, False)
    return nil


@primitive("insert-and-inherit")
def insert_and_inherit(it: Any, *args: Obj) -> Obj:
    """Insert ARGS, strings and characters, at point; they take over the sticky text properties of their neighbours."""
    _insert_all(it, args, False, True)
    return nil


@primitive("insert-before-markers-and-inherit")
def insert_before_markers_and_inherit(it: Any, *args: Obj) -> Obj:
    """Insert ARGS at point like `insert-and-inherit`, but markers at point move behind the text."""
    _insert_all(it, args, True, True)
    return nil


def _count(count: Obj) -> int:
    if count is nil:
        return 1
    if type(count) is int and -(1 << 61) <= count < 1 << 61:
        return count
    raise wrong_type("fixnump", count)


@primitive(
    "insert-char",
    interactive='(list (read-char-by-name "Insert character (Unicode name or hex): ")'
    " (prefix-numeric-value current-prefix-arg) t)",
)
def insert_char(it: Any, character: Obj, count: Obj = nil, inherit: Obj = nil) -> Obj:
    """Insert CHARACTER COUNT times, once by default, at point; return nil.

    With INHERIT non-nil it takes over the sticky text properties of its neighbours.
    """
    if type(character) is not int or not 0 <= character <= MAX_CHAR:
        raise wrong_type("characterp", character)
    times = _count(count)
    if times > 0:
        text = text_of_char(character, it.buffer.multibyte)
        insert_at_point(it, text * times, inherit=inherit is not nil)
    return nil


@primitive("insert-byte")
def insert_byte(it: Any, byte: Obj, count: Obj, inherit: Obj = nil) -> Obj:
    """Insert BYTE, 0 to 255, COUNT times at point; one from 128 on is a raw byte in a multibyte buffer.

    INHERIT is as for `insert-char`.
    """
    if type(byte) is not int:
        raise wrong_type("fixnump", byte)
    if not 0 <= byte <= 255:
        raise args_out_of_range(byte, 0, 255)
    if byte >= 128 and it.buffer.multibyte:
        byte += 0x3FFF00
    return insert_char(it, byte, count, inherit)


@primitive("insert-buffer-substring")
def insert_buffer_substring(it: Any, buffer: Obj, start: Obj = nil, end: Obj = nil) -> Obj:
    """Insert at point the text of BUFFER, a buffer or a name, from START to END, by default what is accessible.

    Signals `args-out-of-range` when START or END is outside of that.
    """
    source = check_buffer_name(it, buffer)
    first = source.begv if start is nil else position_of(start)
    last = source.zv if end is nil else position_of(end)
    if first > last:
        first, last = last, first
    if first < source.begv or last > source.zv:
        raise args_out_of_range(start if start is not nil else first, end if end is not nil else last)
    here: Buffer = it.buffer
    text = source.string(first, last)
    if not text:
        after_change(it, here, here.point, here.point, 0)
        return nil
    props = None if source.text.props is None else source.text.props.cut(first - 1, last - 1)
    text = text_of_string(LispString(text, source.multibyte), here.multibyte)
    insert_at_point(it, text, props)
    return nil


def check_buffer_name(it: Any, buffer: Obj) -> Buffer:
    """The live buffer BUFFER, a buffer or a name; signals `error` and `wrong-type-argument stringp`."""
    if buffer is nil:
        raise wrong_type("stringp", buffer)
    found = check_buffer(it, buffer)
    if found.name is nil:
        raise error("Selecting deleted buffer")
    return found

"""Taking text out of buffers, and copying it from them."""

from __future__ import annotations

from typing import Any

from elwire.builtins.buffers.buffers import EMPTY, EMPTY_MULTIBYTE, Buffer, buffer_or_current
from elwire.builtins.buffers.markers import position_of
from elwire.builtins.buffers.places import Place
from elwire.builtins.buffers.undo import after_change, before_change, record_delete, undisturbed
from elwire.interpreter.objects import LispString, Obj, nil, t
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import args_out_of_range, signal, wrong_type


def region(it: Any, start: Obj, end: Obj) -> tuple[int, int]:
    """START and END, positions in the accessible text of the current buffer, in ascending order.

    Signals `args-out-of-range` with the buffer, START and END.
    """
    first = start if type(start) is int else position_of(start)
    last = end if type(end) is int else position_of(end)
    if first > last:
        first, last = last, first
    buffer: Buffer = it.buffer
    if first < buffer.begv or last > buffer.zv:
        # The data are the arguments as they came, markers too.
        raise args_out_of_range(buffer, start, end)
    return first, last


def make_string(buffer: Buffer, first: int, last: int, properties: bool = True) -> LispString:
    """The text of BUFFER from FIRST to LAST as a string, with its text properties if PROPERTIES."""
    text = buffer.text
    if first >= last:
        return EMPTY_MULTIBYTE if buffer.multibyte else EMPTY
    props = text.props.cut(first - 1, last - 1) if properties and text.props is not None else None
    return LispString(text.slice(first - 1, last - 1), buffer.multibyte, props)


def delete_text(it: Any, first: int, last: int, *, wanted: bool = False, markers: bool = True) -> LispString | None:
    """Delete the text of the current buffer from FIRST to LAST, positions in its text in order.

    Returns it as a string if WANTED.  Runs the change hooks; records undo.
    """
    buffer: Buffer = it.buffer
    if first >= last:
        return make_string(buffer, first, first) if wanted else None
    if buffer.table.before_change.value is nil and buffer.overlays is None:
        before_change(it, buffer, first, last)
    else:
        first, last = _announced(it, buffer, first, last)
    deleted = raw_delete(it, buffer, first, last, wanted, markers)
    after_change(it, buffer, first, first, last - first)
    return deleted


def _announced(it: Any, buffer: Buffer, first: int, last: int) -> tuple[int, int]:
    """Tell the functions that wait for a deletion from FIRST to LAST; where that is to be after they have run.

    They may change the text themselves: as many characters go, from the place where FIRST has got to.
    """
    size = last - first
    start = Place(buffer, first)
    try:
        before_change(it, buffer, first, last)
        first = start.position
    finally:
        start.remove()
    return first, min(first + size, buffer.text.length + 1)


def raw_delete(
    it: Any, buffer: Buffer, first: int, last: int, wanted: bool = False, markers: bool = True
) -> LispString | None:
    """Delete and record undo, without checks and hooks."""
    body = buffer.text
    deleted: LispString | None = None
    recording = buffer.locals[buffer.table.undo_list] is not t
    if wanted or recording:
        deleted = make_string(buffer, first, last)
        if recording:
            record_delete(it, buffer, first, deleted, markers)
    size = last - first
    body.delete(first - 1, last - 1)
    if body.props is not None:
        body.props.delete(first - 1, last - 1)
        if body.length == 0:
            body.props = None
    body.places.deleted(first, last)
    for each in body.sharers:
        point = each.point
        if point > first:
            each.point = point - size if point > last else first
        if each.begv > first:
            each.begv = each.begv - size if each.begv > last else first
        if each.zv > first:
            each.zv = each.zv - size if each.zv > last else first
        if each.overlays is not None and each.overlays.evaporating:
            each.overlays.evaporate(it, each, first)
    body.modiff += 1
    body.chars_modiff = body.modiff
    return deleted


@primitive("delete-region", interactive="r")
def delete_region(it: Any, start: Obj, end: Obj) -> Obj:
    """Delete the text between the positions START and END, in either order; return nil."""
    buffer: Buffer = it.buffer
    if type(start) is int and type(end) is int and buffer.begv <= start < end <= buffer.zv and undisturbed(buffer):
        delete_undisturbed(buffer, start, end)
    else:
        first, last = region(it, start, end)
        delete_text(it, first, last)
    return nil


def delete_undisturbed(buffer: Buffer, first: int, last: int) -> None:
    """Delete the text from FIRST to LAST, which are accessible, of the current buffer; BUFFER is `undisturbed`."""
    body = buffer.text
    body.delete(first - 1, last - 1)
    body.modiff = body.chars_modiff = body.modiff + 1
    places = body.places
    if places.loose or places.blocks[0].places or len(places.blocks) > 1:
        places.deleted(first, last)
    point = buffer.point
    if point > first:
        buffer.point = point - last + first if point > last else first
    buffer.zv -= last - first


@primitive("delete-and-extract-region")
def delete_and_extract_region(it: Any, start: Obj, end: Obj) -> Obj:
    """Delete the text between the positions START and END, in either order, and return it."""
    first, last = region(it, start, end)
    if first == last:
        return EMPTY
    return delete_text(it, first, last, wanted=True)


@primitive("erase-buffer", interactive="*")
def erase_buffer(it: Any) -> Obj:
    """Delete the whole text of the current buffer, narrowed or not, and widen it; return nil."""
    buffer: Buffer = it.buffer
    from elwire.builtins.buffers.positions import widen

    widen(it)
    delete_text(it, 1, buffer.text.length + 1)
    buffer.locals[it.s.buffer_saved_size] = 0
    return nil


@primitive("delete-char", interactive="p\nP")
def delete_char(it: Any, n: Obj, killflag: Obj = nil) -> Obj:
    """Delete the N characters behind point, or before it when N is negative; return nil.

    With KILLFLAG non-nil they go to the kill ring.  Signals `end-of-buffer` or `beginning-of-buffer` when there are
    fewer.
    """
    if type(n) is not int:
        raise wrong_type("fixnump", n)
    if -2 < n < 2 and it.intern("undo-auto-amalgamate").function is not nil:
        it.s.undo_auto_amalgamate.call()
    buffer: Buffer = it.buffer
    if killflag is not nil:
        it.s.kill_forward_chars.call(n)
        return nil
    other = buffer.point + n
    if n < 0:
        if other < buffer.begv:
            raise signal("beginning-of-buffer")
        delete_text(it, other, buffer.point)
    else:
        if other > buffer.zv:
            raise signal("end-of-buffer")
        delete_text(it, buffer.point, other)
    return nil


# Copying


@primitive("buffer-string")
def buffer_string(it: Any) -> Obj:
    """Return the accessible text of the current buffer as a string with its text properties."""
    buffer: Buffer = it.buffer
    return make_string(buffer, buffer.begv, buffer.zv)


@primitive("buffer-substring")
def buffer_substring(it: Any, start: Obj, end: Obj) -> Obj:
    """Return the text between the positions START and END, in either order, as a string with its text properties."""
    buffer: Buffer = it.buffer
    text = buffer.text
    if text.props is None and type(start) is int and type(end) is int and buffer.begv <= start < end <= buffer.zv:
        if len(text.strs) == 1:
            shift = text.los[0] - 1
            return LispString(text.strs[0][shift + start : shift + end], buffer.multibyte)
        return LispString(text.slice(start - 1, end - 1), buffer.multibyte)
    first, last = region(it, start, end)
    return make_string(it.buffer, first, last)


@primitive("buffer-substring-no-properties")
def buffer_substring_no_properties(it: Any, start: Obj, end: Obj) -> Obj:
    """Return the text between the positions START and END, in either order, as a string without text properties."""
    buffer: Buffer = it.buffer
    if type(start) is int and type(end) is int and buffer.begv <= start < end <= buffer.zv:
        text = buffer.text
        if len(text.strs) == 1:
            shift = text.los[0] - 1
            return LispString(text.strs[0][shift + start : shift + end], buffer.multibyte)
        return LispString(text.slice(start - 1, end - 1), buffer.multibyte)
    first, last = region(it, start, end)
    return make_string(it.buffer, first, last, False)


@primitive("buffer-size")
def buffer_size(it: Any, buffer: Obj = nil) -> Obj:
    """Return the number of characters in BUFFER, by default the current one, whether accessible or not."""
    size: int = buffer_or_current(it, buffer).text.length
    return size

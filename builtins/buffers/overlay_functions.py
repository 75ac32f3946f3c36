"""The primitives of overlays."""

from __future__ import annotations

from typing import Any

from elwire.builtins.buffers.buffers import Buffer, buffer_or_current
from elwire.builtins.buffers.markers import Marker, fixnum_position
from elwire.builtins.buffers.overlays import (
    CHANGE_HOOKS,
    Overlay,
    Overlays,
    covering,
    next_boundary,
    overlays_of,
    plist_items,
    previous_boundary,
    remove,
    weightiest_first,
)
from elwire.builtins.buffers.places import Place
from elwire.interpreter.objects import Cons, LispString, Obj, Symbol, eq, list_to_lisp, nil, t
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import Signal, signal, wrong_type


def _check(overlay: Obj) -> Overlay:
    if isinstance(overlay, Overlay):
        return overlay
    raise wrong_type("overlayp", overlay)


def _in_buffer(position: Obj, buffer: Buffer) -> int:
    """POSITION as a number; a marker must be of BUFFER."""
    if isinstance(position, Marker) and position.buffer is not buffer:
        raise _error("Marker points into wrong buffer", position)
    return fixnum_position(position)


def _error(message: str, *data: Obj) -> Signal:
    return signal("error", LispString(message), *data)


@primitive("overlayp")
def overlayp(object: Obj) -> Obj:
    """Return t if OBJECT is an overlay."""
    return t if isinstance(object, Overlay) else nil


@primitive("make-overlay")
def make_overlay(
    it: Any, beg: Obj, end: Obj, buffer: Obj = nil, front_advance: Obj = nil, rear_advance: Obj = nil
) -> Obj:
    """Return a new overlay on the text from BEG to END, in either order, of BUFFER, by default the current one.

    FRONT-ADVANCE non-nil keeps text inserted at its start out of it, REAR-ADVANCE non-nil takes text inserted at its
    end into it.
    """
    target = buffer_or_current(it, buffer)
    if not target.live:
        raise _error("Marker does not point anywhere")
    first, last = _limits(beg, end, target)
    overlay = Overlay(target, first, last, front_advance is not nil, rear_advance is not nil)
    overlays_of(target).add(overlay)
    return overlay


def _limits(beg: Obj, end: Obj, buffer: Buffer) -> tuple[int, int]:
    first, last = _in_buffer(beg, buffer), _in_buffer(end, buffer)
    if first > last:
        first, last = last, first
    size = buffer.text.length + 1
    return max(1, min(first, size)), max(1, min(last, size))


@primitive("move-overlay")
def move_overlay(it: Any, overlay: Obj, beg: Obj, end: Obj, buffer: Obj = nil) -> Obj:
    """Put OVERLAY on the text from BEG to END, in either order, of BUFFER and return it.

    BUFFER defaults to the buffer OVERLAY is in, or the current one when it is in none.
    """
    _check(overlay)
    old = overlay.buffer
    target = old if buffer is nil and old is not None else buffer_or_current(it, buffer)
    if not target.live:
        raise _error("Attempt to move overlay to a dead buffer")
    first, last = _limits(beg, end, target)
    if old is target:
        overlays = overlays_of(target)
        overlays.discard(overlay)
        target.text.places.move(overlay.first, first)
        target.text.places.move(overlay.last, last)
        overlays.add(overlay)
    else:
        plist = overlay.plist
        remove(overlay)
        overlay.first = Place(target, first, overlay.first.advance)
        overlay.last = Place(target, last, overlay.last.advance)
        overlays = overlays_of(target)
        overlays.add(overlay)
        _note_hooks(overlays, plist)
    if first == last and overlay.get(it.s.evaporate) is not nil:
        remove(overlay)
    return overlay


def _note_hooks(overlays: Overlays, plist: Obj) -> None:
    for name, value in plist_items(plist):
        if isinstance(name, Symbol) and (name.name in CHANGE_HOOKS or name.name == "category") and value is not nil:
            overlays.hooked += 1


@primitive("delete-overlay")
def delete_overlay(overlay: Obj) -> Obj:
    """Take OVERLAY out of its buffer; it keeps its properties.  Return nil."""
    remove(_check(overlay))
    return nil


@primitive("delete-all-overlays")
def delete_all_overlays(it: Any, buffer: Obj = nil) -> Obj:
    """Delete all overlays of BUFFER, by default the current one; return nil."""
    target = buffer_or_current(it, buffer)
    if target.overlays is not None:
        target.overlays.clear()
    return nil


@primitive("overlay-start")
def overlay_start(overlay: Obj) -> Obj:
    """Return the position OVERLAY starts at, nil when it is in no buffer."""
    return nil if _check(overlay).buffer is None else overlay.start


@primitive("overlay-end")
def overlay_end(overlay: Obj) -> Obj:
    """Return the position OVERLAY ends at, nil when it is in no buffer."""
    return nil if _check(overlay).buffer is None else overlay.end


@primitive("overlay-buffer")
def overlay_buffer(overlay: Obj) -> Obj:
    """Return the buffer OVERLAY is in, nil when in none."""
    buffer = _check(overlay).buffer
    return nil if buffer is None else buffer


@primitive("overlay-properties")
def overlay_properties(overlay: Obj) -> Obj:
    """Return a copy of OVERLAY's property list."""
    items: list[Obj] = []
    for pair in plist_items(_check(overlay).plist):
        items += pair
    return list_to_lisp(items)


@primitive("overlay-get")
def overlay_get(overlay: Obj, prop: Obj) -> Obj:
    """Return the value of OVERLAY's property PROP, or that of its category; nil when neither has it."""
    return _check(overlay).get(prop)


@primitive("overlay-put")
def overlay_put(it: Any, overlay: Obj, prop: Obj, value: Obj) -> Obj:
    """Set OVERLAY's property PROP to VALUE and return VALUE.

    An empty overlay with a non-nil `evaporate` is deleted.
    """
    _check(overlay)
    cell = overlay.plist
    while isinstance(cell, Cons):
        if eq(cell.car, prop):
            cell.cdr.car = value
            break
        cell = cell.cdr.cdr
    else:
        overlay.plist = Cons(prop, Cons(value, overlay.plist))
    buffer = overlay.buffer
    if buffer is not None and value is not nil:
        if isinstance(prop, Symbol) and (prop.name in CHANGE_HOOKS or prop.name == "category"):
            overlays_of(buffer).hooked += 1
        elif prop is it.s.evaporate:
            overlays_of(buffer).evaporating = True
            if overlay.start == overlay.end:
                remove(overlay)
    return value


@primitive("overlays-at")
def overlays_at(it: Any, pos: Obj, sorted: Obj = nil) -> Obj:
    """Return the overlays of the current buffer that cover the character behind the position POS.

    With SORTED non-nil, those of higher priority come first.
    """
    at = fixnum_position(pos)
    found = covering(it.buffer, at)
    if sorted is not nil:
        return list_to_lisp(weightiest_first(it, found))
    return list_to_lisp([entry[2] for entry in found])


@primitive("overlays-in")
def overlays_in(it: Any, beg: Obj, end: Obj) -> Obj:
    """Return the overlays of the current buffer that have a character between BEG and END.

    Empty ones count when they are at BEG, between BEG and END, or at END when that is the end of the accessible text.
    """
    low, high = fixnum_position(beg), fixnum_position(end)
    buffer: Buffer = it.buffer
    if buffer.overlays is None:
        return nil
    found = [
        overlay
        for start, stop, overlay in buffer.overlays.near(low, high)
        if (start < high and stop > low)
        or (start == stop and (start == low or (low < stop and (stop < high or (stop == high == buffer.zv)))))
    ]
    return list_to_lisp(found)


@primitive("next-overlay-change")
def next_overlay_change(it: Any, pos: Obj) -> Obj:
    """Return the next position after POS where an overlay starts or ends, the end of the accessible text if none."""
    buffer: Buffer = it.buffer
    return min(buffer.zv, next_boundary(buffer, fixnum_position(pos)))


@primitive("previous-overlay-change")
def previous_overlay_change(it: Any, pos: Obj) -> Obj:
    """Return the last position before POS where an overlay starts or ends, the start of the accessible text if none."""
    buffer: Buffer = it.buffer
    at = fixnum_position(pos)
    if at == buffer.begv:
        return at
    return max(buffer.begv, previous_boundary(buffer, at))


@primitive("overlay-lists")
def overlay_lists(it: Any) -> Obj:
    """Return a cons of the list of the current buffer's overlays and nil."""
    buffer: Buffer = it.buffer
    if buffer.overlays is None:
        return Cons(nil, nil)
    found = buffer.overlays.near(1, buffer.text.length + 1)
    return Cons(list_to_lisp([entry[2] for entry in found]), nil)


@primitive("overlay-recenter")
def overlay_recenter(it: Any, pos: Obj) -> Obj:
    """Do nothing but check POS: overlays here are found equally fast everywhere."""
    fixnum_position(pos)
    return nil

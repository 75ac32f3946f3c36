"""Overlays: stretches of a buffer with properties of their own, which are no part of the text."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from elwire.builtins.buffers import Buffer, buffer_or_current
from elwire.builtins.markers import Marker, fixnum_position
from elwire.builtins.places import Place
from elwire.interpreter.objects import Cons, LispObject, LispString, Obj, Symbol, eq, list_to_lisp, nil, t
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import Signal, signal, wrong_type
from elwire.interpreter.textprops import plist_get, plist_has

FEW = 32
"""So few overlays are looked through one by one."""


class Overlay(LispObject):
    """An overlay; its places are nowhere while it is in no buffer."""

    __slots__ = ("__weakref__", "first", "last", "plist")

    def __init__(self, buffer: Buffer, start: int, end: int, front_advance: bool, rear_advance: bool) -> None:
        self.first = Place(buffer, start, front_advance)
        self.last = Place(buffer, end, rear_advance)
        self.plist: Obj = nil

    @property
    def buffer(self) -> Buffer | None:
        buffer: Buffer | None = self.first.buffer
        return buffer

    @property
    def start(self) -> int:
        return self.first.position

    @property
    def end(self) -> int:
        return self.last.position

    def get(self, prop: Obj) -> Obj:
        """The value of PROP, from its category where it has none itself."""
        if plist_has(self.plist, prop):
            return plist_get(self.plist, prop)
        for name, value in _pairs(self.plist):
            if isinstance(name, Symbol) and name.name == "category" and isinstance(value, Symbol):
                return plist_get(value.plist, prop)
        return nil

    def print_name(self, it: Any) -> str:
        """How the printer shows it."""
        buffer = self.buffer
        if buffer is None:
            return "#<overlay in no buffer>"
        return f"#<overlay from {self.start} to {self.end} in {buffer.name.s}>"

    def lisp_equal(self, other: Obj) -> bool:
        """`equal`: the same place and the same properties."""
        from elwire.interpreter.equality import equal

        if not isinstance(other, Overlay) or self.buffer is not other.buffer:
            return False
        if self.buffer is not None and (self.start != other.start or self.end != other.end):
            return False
        return bool(equal(self.plist, other.plist))


def _pairs(plist: Obj) -> list[tuple[Obj, Obj]]:
    result = []
    while isinstance(plist, Cons) and isinstance(plist.cdr, Cons):
        result.append((plist.car, plist.cdr.car))
        plist = plist.cdr.cdr
    return result


_HOOKS = ("modification-hooks", "insert-in-front-hooks", "insert-behind-hooks")


class Overlays:
    """The overlays of one buffer.

    Many of them are found through a list in the order of their starts, with the furthest end up to each, which is made
    anew after a change of the text or of the overlays when someone asks.
    """

    __slots__ = ("_ends", "_reach", "_sorted", "_stamp", "_starts", "all", "evaporating", "hooked", "pending")

    def __init__(self) -> None:
        self.all: dict[Overlay, None] = {}
        self.hooked = 0
        """How many have had change hooks put on them, ever."""
        self.evaporating = False
        self._stamp = -1
        self._sorted: list[Overlay] = []
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._reach: list[int] = []
        self.pending: list[tuple[Overlay, Obj]] = []
        """The hooks to run after the change under way."""

    def changed(self) -> None:
        """Note that an overlay has come, gone or moved."""
        self._stamp = -1

    def _index(self, modiff: int) -> None:
        if self._stamp == modiff:
            return
        objects = list(self.all)
        entries = sorted([(each.start, each.end, i) for i, each in enumerate(objects)])
        self._sorted = [objects[i] for _start, _end, i in entries]
        self._starts = [start for start, _end, _i in entries]
        self._ends = [end for _start, end, _i in entries]
        furthest = 0
        self._reach = [furthest := max(furthest, end) for end in self._ends]
        self._stamp = modiff

    def near(self, buffer: Buffer, low: int, high: int) -> list[tuple[int, int, Overlay]]:
        """Start, end and overlay of those that start not after HIGH and end not before LOW.

        Those that end last come first, and of those that end together the youngest.
        """
        if len(self.all) <= FEW:
            found = [(each.start, each.end, each) for each in reversed(self.all)]
            found = [entry for entry in found if entry[0] <= high and entry[1] >= low]
            found.sort(key=_end, reverse=True)
            return found
        self._index(buffer.text.chars_modiff)
        result = []
        i = bisect_right(self._starts, high) - 1
        while i >= 0 and self._reach[i] >= low:
            if self._ends[i] >= low:
                result.append((self._starts[i], self._ends[i], self._sorted[i]))
            i -= 1
        if len(result) > 1:
            age = {overlay: i for i, overlay in enumerate(self.all)}
            result.sort(key=lambda entry: (entry[1], age[entry[2]]), reverse=True)
        return result

    def boundaries(self, buffer: Buffer) -> tuple[list[int], list[int]]:
        """The starts and the ends of all overlays, each in ascending order."""
        self._index(buffer.text.chars_modiff)
        return self._starts, sorted(self._ends)

    def clear(self) -> None:
        """Delete all of them."""
        for each in self.all:
            each.first.remove()
            each.last.remove()
        self.all.clear()
        self.changed()

    def moved_to(self, buffer: Buffer) -> None:
        """Note that the text, and these overlays with it, now belong to BUFFER."""
        self.changed()

    def copy_to(self, buffer: Buffer) -> None:
        """Make equal overlays in BUFFER, which has the same text."""
        copies = buffer.overlays = Overlays()
        for each in self.all:
            copy = Overlay(buffer, each.start, each.end, each.first.advance, each.last.advance)
            pairs: Obj = nil
            for name, value in reversed(_pairs(each.plist)):
                pairs = Cons(name, Cons(value, pairs))
            copy.plist = pairs
            copies.all[copy] = None
        copies.hooked = self.hooked
        copies.evaporating = self.evaporating

    # Around changes

    def inserted(self, buffer: Buffer, at: int, size: int) -> None:
        """Keep empty overlays from turning inside out when text has been inserted at AT."""
        for each in self.all:
            if each.first.advance and not each.last.advance and each.end == at and each.start == at + size:
                buffer.text.places.move(each.first, at)

    def report(self, it: Any, buffer: Buffer, start: int, end: int, old_length: Obj) -> None:
        """Run the hooks of the overlays that a change touches; OLD-LENGTH is nil before it."""
        if self.hooked == 0:
            return
        if old_length is nil:
            self.pending = self._touched(it, buffer, start, end)
        for overlay, hooks in self.pending:
            if overlay.buffer is None:
                continue
            after = t if old_length is not nil else nil
            arguments = (overlay, after, start, end) if old_length is nil else (overlay, after, start, end, old_length)
            while isinstance(hooks, Cons):
                hooks.car.call(*arguments)
                hooks = hooks.cdr
        if old_length is not nil:
            self.pending = []

    def _touched(self, it: Any, buffer: Buffer, start: int, end: int) -> list[tuple[Overlay, Obj]]:
        found: list[tuple[Overlay, Obj]] = []
        insertion = start == end
        for first, last, overlay in self.near(buffer, start, end):
            if insertion and start in (first, last):
                if start == first:
                    found.append((overlay, overlay.get(it.s.insert_in_front_hooks)))
                if start == last:
                    found.append((overlay, overlay.get(it.s.insert_behind_hooks)))
            if end > first and start < last:
                found.append((overlay, overlay.get(it.s.modification_hooks)))
        return [entry for entry in found if entry[1] is not nil]

    def evaporate(self, it: Any, buffer: Buffer, at: int) -> None:
        """Delete the overlays that a deletion has left empty at AT and that are to vanish then."""
        for first, last, overlay in self.near(buffer, at, at):
            if first == last == at and overlay.get(it.s.evaporate) is not nil:
                remove(overlay)


def _end(entry: tuple[int, int, Overlay]) -> int:
    return entry[1]


def overlays_of(buffer: Buffer) -> Overlays:
    """The overlays of BUFFER."""
    if buffer.overlays is None:
        buffer.overlays = Overlays()
    found: Overlays = buffer.overlays
    return found


def remove(overlay: Overlay) -> None:
    """Take OVERLAY out of its buffer."""
    buffer = overlay.buffer
    if buffer is None:
        return
    overlays = overlays_of(buffer)
    del overlays.all[overlay]
    overlays.changed()
    overlay.first.remove()
    overlay.last.remove()


# Looking through overlays


def _rank(it: Any, overlay: Overlay, start: int, end: int) -> tuple[int, int, int, int]:
    """The sort key for precedence, the weightiest last."""
    priority = overlay.get(it.s.priority)
    second: Obj = 0
    if isinstance(priority, Cons):
        priority, second = priority.car, priority.cdr
    return priority if type(priority) is int else 0, start, second if type(second) is int else 0, -end


def weightiest_first(it: Any, found: list[tuple[int, int, Overlay]]) -> list[Overlay]:
    """The overlays of FOUND by precedence."""
    return [entry[2] for entry in sorted(found, key=lambda e: _rank(it, e[2], e[0], e[1]), reverse=True)]


def covering(buffer: Buffer, at: int) -> list[tuple[int, int, Overlay]]:
    """The overlays of BUFFER that cover the character behind AT."""
    if buffer.overlays is None:
        return []
    return [entry for entry in buffer.overlays.near(buffer, at, at) if entry[0] <= at < entry[1]]


def overlay_property(it: Any, buffer: Buffer, at: int, prop: Obj) -> tuple[Obj, Overlay | None]:
    """The non-nil value of PROP that overlays give the character behind AT, and which does; nil and None if none."""
    if buffer.overlays is None:
        return nil, None
    for overlay in weightiest_first(it, covering(buffer, at)):
        value = overlay.get(prop)
        if value is not nil:
            return value, overlay
    return nil, None


def next_boundary(buffer: Buffer, at: int) -> int:
    """The first position after AT where an overlay of BUFFER starts or ends, the end of the text if none."""
    size = buffer.text.length + 1
    if buffer.overlays is None:
        return size
    best = size
    for positions in buffer.overlays.boundaries(buffer):
        i = bisect_right(positions, at)
        if i < len(positions):
            best = min(best, positions[i])
    return best


def previous_boundary(buffer: Buffer, at: int) -> int:
    """The last position before AT where an overlay of BUFFER starts or ends, 1 if none."""
    if buffer.overlays is None:
        return 1
    best = 1
    for positions in buffer.overlays.boundaries(buffer):
        i = bisect_right(positions, at - 1)
        if i > 0:
            best = max(best, positions[i - 1])
    return best


# Primitives


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
    overlays = overlays_of(target)
    overlays.all[overlay] = None
    overlays.changed()
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
        target.text.places.move(overlay.first, first)
        target.text.places.move(overlay.last, last)
        overlays = overlays_of(target)
        del overlays.all[overlay]
        overlays.all[overlay] = None
        overlays.changed()
    else:
        plist = overlay.plist
        remove(overlay)
        overlay.first = Place(target, first, overlay.first.advance)
        overlay.last = Place(target, last, overlay.last.advance)
        overlays = overlays_of(target)
        overlays.all[overlay] = None
        _note_hooks(overlays, plist)
        overlays.changed()
    if first == last and overlay.get(it.s.evaporate) is not nil:
        remove(overlay)
    return overlay


def _note_hooks(overlays: Overlays, plist: Obj) -> None:
    for name, value in _pairs(plist):
        if isinstance(name, Symbol) and (name.name in _HOOKS or name.name == "category") and value is not nil:
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
    for pair in _pairs(_check(overlay).plist):
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
        if isinstance(prop, Symbol) and (prop.name in _HOOKS or prop.name == "category"):
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
        for start, stop, overlay in buffer.overlays.near(buffer, low, high)
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
    found = buffer.overlays.near(buffer, 1, buffer.text.length + 1)
    return Cons(list_to_lisp([entry[2] for entry in found]), nil)


@primitive("overlay-recenter")
def overlay_recenter(it: Any, pos: Obj) -> Obj:
    """Do nothing but check POS: overlays here are found equally fast everywhere."""
    fixnum_position(pos)
    return nil

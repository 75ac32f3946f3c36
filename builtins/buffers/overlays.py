"""Overlays: stretches of a buffer with properties of their own, which are no part of the text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Any

from elwire.builtins.buffers.buffers import Buffer
from elwire.builtins.buffers.places import Place
from elwire.interpreter.objects import Cons, LispObject, Obj, Symbol, nil, t
from elwire.interpreter.textprops import plist_get, plist_has


class Overlay(LispObject):
    """An overlay; its places are nowhere while it is in no buffer."""

    __slots__ = ("__weakref__", "first", "last", "plist", "serial")

    def __init__(self, buffer: Buffer, start: int, end: int, front_advance: bool, rear_advance: bool) -> None:
        self.first = Place(buffer, start, front_advance)
        self.last = Place(buffer, end, rear_advance)
        self.plist: Obj = nil
        self.serial = 0
        """How many had been put into buffers before it was."""

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
        for name, value in plist_items(self.plist):
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

    def lisp_hash(self) -> int:
        """A hash code that equal overlays share."""
        return 5 if self.buffer is None else id(self.buffer) + self.start * 31 + self.end


def plist_items(plist: Obj) -> list[tuple[Obj, Obj]]:
    result = []
    while isinstance(plist, Cons) and isinstance(plist.cdr, Cons):
        result.append((plist.car, plist.cdr.car))
        plist = plist.cdr.cdr
    return result


CHANGE_HOOKS = ("modification-hooks", "insert-in-front-hooks", "insert-behind-hooks")


def _start(overlay: Overlay) -> int:
    return overlay.first.position


def _end(overlay: Overlay) -> int:
    return overlay.last.position


class Overlays:
    """The overlays of one buffer.

    They are kept in the order of their starts and in the order of their ends.  A change of the text moves positions but
    does not change their order, unless some of the places advance at insertions and others do not.
    """

    __slots__ = (
        "_by_end", "_by_start", "_reach", "_stale", "all", "evaporating", "hooked", "mixed", "pending", "serial",
    )  # fmt: skip

    def __init__(self) -> None:
        self.all: dict[Overlay, None] = {}
        self.hooked = 0
        """How many have had change hooks put on them, ever."""
        self.evaporating = False
        """True when some vanish as soon as they are empty."""
        self.mixed = False
        """True when some of their places advance at insertions."""
        self.serial = 0
        self.pending: list[tuple[Overlay, Obj]] = []
        """The hooks to run after the change under way."""
        self._by_start: list[Overlay] = []
        self._by_end: list[Overlay] = []
        self._reach: list[Overlay] = []
        """For each place in `_by_start` the overlay up to there that ends last."""
        self._stale = False

    def changed(self) -> None:
        """Note that positions may have come out of order."""
        self._stale = True

    def add(self, overlay: Overlay) -> None:
        """Take OVERLAY, whose places are in this buffer."""
        self.all[overlay] = None
        self.serial += 1
        overlay.serial = self.serial
        if overlay.first.advance or overlay.last.advance:
            self.mixed = True
        if self._stale:
            return
        end = overlay.last.position
        at = bisect_right(self._by_start, overlay.first.position, key=_start)
        self._by_start.insert(at, overlay)
        self._by_end.insert(bisect_right(self._by_end, end, key=_end), overlay)
        reach = self._reach
        reach.insert(at, overlay if at == 0 or reach[at - 1].last.position < end else reach[at - 1])
        for i in range(at + 1, len(reach)):
            if reach[i].last.position >= end:
                break
            reach[i] = overlay

    def discard(self, overlay: Overlay) -> None:
        """Let go of OVERLAY, whose places are still in this buffer."""
        del self.all[overlay]
        if self._stale:
            return
        by_start, reach = self._by_start, self._reach
        at = by_start.index(overlay, bisect_left(by_start, overlay.first.position, key=_start))
        del by_start[at], reach[at]
        i = at
        while i < len(reach) and reach[i] is overlay:
            before = reach[i - 1] if i else None
            each = by_start[i]
            reach[i] = each if before is None or before.last.position < each.last.position else before
            i += 1
        by_end = self._by_end
        del by_end[by_end.index(overlay, bisect_left(by_end, overlay.last.position, key=_end))]

    def _sort(self) -> None:
        if not self._stale:
            return
        self._by_start = sorted(self.all, key=_start)
        self._by_end = sorted(self.all, key=_end)
        self._reach = []
        for each in self._by_start:
            last = self._reach[-1] if self._reach else each
            self._reach.append(last if last.last.position >= each.last.position else each)
        self._stale = False

    def near(self, low: int, high: int) -> list[tuple[int, int, Overlay]]:
        """Start, end and overlay of those that start not after HIGH and end not before LOW.

        Those that end last come first, and of those that end together the youngest.
        """
        self._sort()
        by_start, reach = self._by_start, self._reach
        result = []
        i = bisect_right(by_start, high, key=_start) - 1
        while i >= 0 and reach[i].last.position >= low:
            each = by_start[i]
            end = each.last.position
            if end >= low:
                result.append((each.first.position, end, each))
            i -= 1
        if len(result) > 1:
            result.sort(key=lambda entry: (entry[1], entry[2].serial), reverse=True)
        return result

    def next_boundary(self, at: int) -> int | None:
        """The first position after AT where one starts or ends."""
        self._sort()
        found = [
            key(order[i])
            for order, key in ((self._by_start, _start), (self._by_end, _end))
            if (i := bisect_right(order, at, key=key)) < len(order)
        ]
        return min(found, default=None)

    def previous_boundary(self, at: int) -> int | None:
        """The last position before AT where one starts or ends."""
        self._sort()
        found = [
            key(order[i - 1])
            for order, key in ((self._by_start, _start), (self._by_end, _end))
            if (i := bisect_left(order, at, key=key)) > 0
        ]
        return max(found, default=None)

    def clear(self) -> None:
        """Delete all of them."""
        for each in self.all:
            each.first.remove()
            each.last.remove()
        self.all.clear()
        self.changed()

    def copy_to(self, buffer: Buffer) -> None:
        """Make equal overlays in BUFFER, which has the same text."""
        copies = buffer.overlays = Overlays()
        for each in self.all:
            copy = Overlay(buffer, each.start, each.end, each.first.advance, each.last.advance)
            pairs: Obj = nil
            for name, value in reversed(plist_items(each.plist)):
                pairs = Cons(name, Cons(value, pairs))
            copy.plist = pairs
            copies.add(copy)
        copies.hooked = self.hooked
        copies.evaporating = self.evaporating

    # Around changes

    def inserted(self, buffer: Buffer, at: int, size: int) -> None:
        """Keep order when text has been inserted at AT, and empty overlays from turning inside out."""
        if not self.mixed:
            return
        self._stale = True
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
        for first, last, overlay in self.near(start, end):
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
        for first, last, overlay in self.near(at, at):
            if first == last == at and overlay.get(it.s.evaporate) is not nil:
                remove(overlay)


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
    overlays.discard(overlay)
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
    return [entry for entry in buffer.overlays.near(at, at) if entry[0] <= at < entry[1]]


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
    found: int | None = None if buffer.overlays is None else buffer.overlays.next_boundary(at)
    return buffer.text.length + 1 if found is None else found


def previous_boundary(buffer: Buffer, at: int) -> int:
    """The last position before AT where an overlay of BUFFER starts or ends, 1 if none."""
    found: int | None = None if buffer.overlays is None else buffer.overlays.previous_boundary(at)
    return 1 if found is None else found

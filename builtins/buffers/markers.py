"""Markers: positions in a buffer that move with its text, and numbers to arithmetic."""

from __future__ import annotations

from typing import Any
from weakref import ref

from elwire.builtins.buffers.buffers import Buffer
from elwire.builtins.buffers.places import Place
from elwire.interpreter.objects import LispObject, Obj, nil, t
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import error, wrong_type

_FIXNUM = 1 << 61


class Marker(LispObject):
    """A marker; it takes part in arithmetic and comparison as the number of its position."""

    __slots__ = ("__weakref__", "place")

    def __init__(self, buffer: Buffer | None = None, position: int = 1, advance: bool = False) -> None:
        self.place = Place(buffer, position, advance)
        self.place.owner = ref(self)

    def __del__(self) -> None:
        self.place.remove()

    @property
    def buffer(self) -> Buffer | None:
        """The buffer it points into, None when nowhere."""
        buffer: Buffer | None = self.place.buffer
        return buffer

    @property
    def position(self) -> int:
        """Where it points; signals `error` when nowhere."""
        place = self.place
        if place.buffer is None:
            raise error("Marker does not point anywhere")
        return place.block.base + place.offset

    __int__ = __index__ = lambda self: self.position

    def set(self, buffer: Buffer, position: int) -> None:
        """Point to POSITION of BUFFER, or as near as its text allows."""
        size = buffer.text.length + 1
        position = 1 if position < 1 else size if position > size else position
        place = self.place
        if place.buffer is buffer:
            buffer.text.places.move(place, position)
        else:
            place.remove()
            place.buffer = buffer
            buffer.text.places.add(place, position)

    def detach(self) -> None:
        """Point nowhere."""
        self.place.remove()

    def print_name(self, it: Any) -> str:
        """How the printer shows it."""
        moves = "(moves after insertion) " if self.place.advance else ""
        buffer = self.place.buffer
        if buffer is None:
            return f"#<marker {moves}in no buffer>"
        return f"#<marker {moves}at {self.place.position} in {buffer.name.s}>"

    def lisp_equal(self, other: Obj) -> bool:
        """`equal`: the same position of the same buffer, or both nowhere."""
        if not isinstance(other, Marker) or self.buffer is not other.buffer:
            return False
        return self.buffer is None or self.place.position == other.place.position

    def lisp_hash(self) -> int:
        """A hash code that equal markers share."""
        return 3 if self.buffer is None else id(self.buffer) + self.place.position

    def __add__(self, other: Obj) -> Obj:  # type: ignore[override]
        return self.position + other

    def __radd__(self, other: Obj) -> Obj:  # type: ignore[override]
        return other + self.position

    def __sub__(self, other: Obj) -> Obj:  # type: ignore[override]
        return self.position - other

    def __rsub__(self, other: Obj) -> Obj:  # type: ignore[override]
        return other - self.position

    def __mul__(self, other: Obj) -> Obj:  # type: ignore[override]
        return self.position * other

    def __rmul__(self, other: Obj) -> Obj:  # type: ignore[override]
        return other * self.position

    def __neg__(self) -> Obj:
        return -self.position

    def __lt__(self, other: Obj) -> bool:  # type: ignore[override]
        return bool(self.position < other)

    def __le__(self, other: Obj) -> bool:  # type: ignore[override]
        return bool(self.position <= other)

    def __gt__(self, other: Obj) -> bool:  # type: ignore[override]
        return bool(self.position > other)

    def __ge__(self, other: Obj) -> bool:  # type: ignore[override]
        return bool(self.position >= other)


def bad_position(value: Obj) -> Exception:
    """The signal for VALUE, which is no position."""
    return wrong_type("integer-or-marker-p", value)


def position_of(value: Obj) -> int:
    """The number that VALUE, an integer or a marker, stands for; signals `wrong-type-argument integer-or-marker-p`."""
    if type(value) is int:
        return value
    if isinstance(value, Marker):
        return value.position
    raise bad_position(value)


def fixnum_position(value: Obj) -> int:
    """Like `position_of`, but an integer must be a fixnum."""
    if type(value) is int and -_FIXNUM <= value < _FIXNUM:
        return value
    if isinstance(value, Marker):
        return value.position
    raise bad_position(value)


def check_marker(value: Obj) -> Marker:
    """VALUE when it is a marker; signals `wrong-type-argument markerp`."""
    if isinstance(value, Marker):
        return value
    raise wrong_type("markerp", value)


@primitive("make-marker")
def make_marker() -> Obj:
    """Return a new marker that points nowhere."""
    return Marker()


@primitive("point-marker")
def point_marker(it: Any) -> Obj:
    """Return a new marker at point."""
    return Marker(it.buffer, it.buffer.point)


@primitive("point-min-marker")
def point_min_marker(it: Any) -> Obj:
    """Return a new marker at the start of the accessible text."""
    return Marker(it.buffer, it.buffer.begv)


@primitive("point-max-marker")
def point_max_marker(it: Any) -> Obj:
    """Return a new marker at the end of the accessible text."""
    return Marker(it.buffer, it.buffer.zv)


@primitive("copy-marker")
def copy_marker(it: Any, marker: Obj = nil, type: Obj = nil) -> Obj:
    """Return a new marker where MARKER, a marker or a position of the current buffer, is; nowhere for nil.

    TYPE non-nil makes it advance when text is inserted at it.
    """
    advance = type is not nil
    if isinstance(marker, Marker):
        if marker.place.buffer is None:
            return Marker(None, 1, advance)
        return Marker(marker.place.buffer, marker.place.position, advance)
    if marker is nil:
        return Marker(None, 1, advance)
    position = fixnum_position(marker)
    size = it.buffer.text.length + 1
    return Marker(it.buffer, 1 if position < 1 else size if position > size else position, advance)


@primitive("set-marker")
def set_marker(it: Any, marker: Obj, position: Obj, buffer: Obj = nil) -> Obj:
    """Point MARKER to POSITION, an integer or a marker, of BUFFER, by default the current one; return MARKER.

    A POSITION outside of the text is taken as the nearest one inside; nil makes MARKER point nowhere.
    """
    check_marker(marker)
    target: Buffer
    if buffer is nil:
        target = it.buffer
    elif isinstance(buffer, Buffer):
        target = buffer
    else:
        raise wrong_type("bufferp", buffer)
    if position is nil or target.name is nil or (isinstance(position, Marker) and position.buffer is None):
        marker.detach()
    elif isinstance(position, Marker) and buffer is nil:
        marker.set(target, position.position)
    else:
        marker.set(target, fixnum_position(position))
    return marker


@primitive("marker-position")
def marker_position(marker: Obj) -> Obj:
    """Return the position MARKER points to, nil when it points nowhere."""
    place = check_marker(marker).place
    return nil if place.buffer is None else place.position


@primitive("marker-buffer")
def marker_buffer(marker: Obj) -> Obj:
    """Return the buffer MARKER points into, nil when it points nowhere."""
    buffer = check_marker(marker).buffer
    return nil if buffer is None else buffer


@primitive("marker-insertion-type")
def marker_insertion_type(marker: Obj) -> Obj:
    """Return t if MARKER advances when text is inserted at it, else nil."""
    return t if check_marker(marker).place.advance else nil


@primitive("set-marker-insertion-type")
def set_marker_insertion_type(marker: Obj, type: Obj) -> Obj:
    """Make MARKER advance when text is inserted at it if TYPE is non-nil, else stay; return TYPE."""
    check_marker(marker).place.advance = type is not nil
    return type


@primitive("mark-marker")
def mark_marker(it: Any) -> Obj:
    """Return the current buffer's mark, a marker."""
    return it.buffer.mark


@primitive("buffer-has-markers-at")
def buffer_has_markers_at(it: Any, position: Obj) -> Obj:
    """Return t if a marker of the current buffer points to POSITION."""
    buffer: Buffer = it.buffer
    at = max(buffer.begv, min(buffer.zv, fixnum_position(position)))
    for place in buffer.text.places.all():
        if place.buffer is buffer and place.position == at:
            return t
    return nil


def _region_limit(it: Any, beginning: bool) -> Obj:
    buffer: Buffer = it.buffer
    if (
        it.s.transient_mark_mode.value is not nil
        and it.s.mark_even_if_inactive.value is nil
        and it.s.mark_active.value is nil
    ):
        from elwire.interpreter.signals import signal

        raise signal("mark-inactive")
    mark = buffer.mark
    if mark.buffer is None:
        raise error("The mark is not set now, so there is no region")
    position = mark.position
    result = position if (buffer.point < position) != beginning else buffer.point
    return max(buffer.begv, min(buffer.zv, result))


@primitive("region-beginning")
def region_beginning(it: Any) -> Obj:
    """Return point or the mark, whichever comes first; signals `error` when the mark is not set."""
    return _region_limit(it, True)


@primitive("region-end")
def region_end(it: Any) -> Obj:
    """Return point or the mark, whichever comes last; signals `error` when the mark is not set."""
    return _region_limit(it, False)

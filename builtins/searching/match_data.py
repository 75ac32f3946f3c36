"""What the last search found: `match-beginning` and its kin, and saving it around code that may search.

The spans of the last match are an immutable sequence, so that remembering and putting back is one assignment:
`saved = save(it)` ... `restore(it, saved)`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from elwire.builtins.buffers.buffers import Buffer
from elwire.builtins.buffers.markers import Marker
from elwire.interpreter.objects import Cons, LispString, Obj, nil, t
from elwire.interpreter.registry import primitive, variable
from elwire.interpreter.signals import args_out_of_range, wrong_type
from elwire.interpreter.strings import check_fixnum

UNSET = (-1, -1)

Saved = tuple[Sequence[tuple[int, int]], int, Any]


class MatchState:
    """The last match: group N lies from `regs[N][0] + base` to `regs[N][1] + base`; (-1, -1) when it took no part.

    `thing` is the buffer that was searched, t for a string, nil when nothing was yet.
    """

    __slots__ = ("base", "inhibit", "most", "regs", "thing")

    def __init__(self, it: Any) -> None:
        self.regs: Sequence[tuple[int, int]] = ()
        self.base = 0
        self.thing: Obj = nil
        self.most = 0
        """The highest group number ever met: beyond it, `replace-match` says that SUBEXP is out of range."""
        self.inhibit = it.intern("inhibit-changing-match-data")

    def record(self, regs: Sequence[tuple[int, int]], base: int, thing: Obj) -> None:
        """Remember a match, unless Lisp asked not to.

        The most frequent searches do this themselves.
        """
        if self.inhibit.value is nil:
            if len(regs) > self.most:
                self.most = len(regs) - 1
            self.regs = regs
            self.base = base
            self.thing = thing

    def span(self, group: int) -> tuple[int, int] | None:
        """Start and end of GROUP, None when it took no part."""
        regs = self.regs
        if group < len(regs):
            start, end = regs[group]
            if start >= 0:
                return start + self.base, end + self.base
        return None

    def settle(self) -> list[tuple[int, int]]:
        """The spans with `base` added in, for code that changes them."""
        base = self.base
        spans = [(start + base, end + base) if start >= 0 else UNSET for start, end in self.regs]
        self.regs = spans
        self.base = 0
        return spans


def match_state(it: Any) -> MatchState:
    """The last match of IT."""
    state: MatchState | None = it.match
    if state is None:
        state = it.match = MatchState(it)
    return state


def save(it: Any) -> Saved:
    """What `restore` needs to bring back the present match data."""
    state = match_state(it)
    return state.regs, state.base, state.thing


def restore(it: Any, saved: Saved) -> None:
    """Bring back match data that `save` returned."""
    state = match_state(it)
    state.regs, state.base, state.thing = saved


def _limit(it: Any, subexp: Obj, side: int) -> Obj:
    if type(subexp) is not int:
        raise wrong_type("fixnump", subexp)
    if subexp < 0:
        raise args_out_of_range(subexp, 0)
    state = match_state(it)
    regs = state.regs
    if subexp < len(regs):
        span = regs[subexp]
        if span[0] >= 0:
            return span[side] + state.base
    return nil


@primitive("match-beginning")
def match_beginning(it: Any, subexp: Obj) -> Obj:
    """Return where the group SUBEXP of the last match starts, nil when it took no part; 0 is the whole match."""
    state = it.match
    if state is not None and type(subexp) is int and 0 <= subexp < len(state.regs):
        at = state.regs[subexp][0]
        return at + state.base if at >= 0 else nil
    return _limit(it, subexp, 0)


@primitive("match-end")
def match_end(it: Any, subexp: Obj) -> Obj:
    """Return where the group SUBEXP of the last match ends, nil when it took no part; 0 is the whole match."""
    state = it.match
    if state is not None and type(subexp) is int and 0 <= subexp < len(state.regs):
        at = state.regs[subexp][1]
        return at + state.base if at >= 0 else nil
    return _limit(it, subexp, 1)


@primitive("match-string--buffer")
def match_string_buffer(it: Any, num: Obj) -> Obj:
    """Return the text that group NUM of the last match took in the current buffer, without text properties.

    nil when that is not all there is to it: the text has properties, or no such text is accessible.
    """
    state: MatchState | None = it.match
    if state is not None and type(num) is int and 0 <= num < len(state.regs):
        first, last = state.regs[num]
        buffer: Buffer = it.buffer
        body = buffer.text
        if first >= 0 and body.props is None and buffer.begv <= first + state.base < last + state.base <= buffer.zv:
            base = state.base - 1
            return LispString(body.slice(first + base, last + base), buffer.multibyte)
    return nil


@primitive("match-data")
def match_data(it: Any, integers: Obj = nil, reuse: Obj = nil, reseat: Obj = nil) -> Obj:
    """Return a list of the starts and ends of the last match and its groups, nil for what took no part.

    After a search in a buffer they are markers; INTEGERS non-nil gives numbers and the buffer after them.  The list
    REUSE is filled and returned, if it is one; RESEAT non-nil makes markers found in it point nowhere first.
    """
    if reseat is not nil:
        cell = reuse
        while isinstance(cell, Cons):
            if isinstance(cell.car, Marker):
                cell.car.detach()
                cell.car = nil
            cell = cell.cdr
    state = match_state(it)
    thing = state.thing
    if thing is nil:
        return nil
    base = state.base
    data: list[Obj] = []
    known = 0
    as_markers = integers is nil and isinstance(thing, Buffer)
    for start, end in state.regs:
        if start < 0:
            data += (nil, nil)
            continue
        if as_markers:
            data += (_marker(thing, start + base), _marker(thing, end + base))
        else:
            data += (start + base, end + base)
        known = len(data)
    del data[known:]
    if isinstance(thing, Buffer) and integers is not nil:
        data.append(thing)
    return _fill(data, reuse)


def _marker(buffer: Buffer, position: int) -> Marker:
    if 1 <= position <= buffer.text.length + 1 and buffer.name is not nil:
        return Marker(buffer, position)
    marker = Marker()
    if buffer.name is not nil:
        marker.set(buffer, position)
    return marker


def _fill(data: list[Obj], reuse: Obj) -> Obj:
    """DATA as a Lisp list, in the conses of REUSE as far as there are any."""
    cell = reuse
    last: Cons | None = None
    at = 0
    while isinstance(cell, Cons):
        if at < len(data):
            cell.car = data[at]
            at += 1
        else:
            cell.car = nil
        last = cell
        cell = cell.cdr
    rest: Obj = nil
    for item in reversed(data[at:]):
        rest = Cons(item, rest)
    if last is None:
        return rest
    if rest is not nil:
        last.cdr = rest
    return reuse


@primitive("set-match-data")
def set_match_data(it: Any, list: Obj, reseat: Obj = nil) -> Obj:
    """Make LIST, like one that `match-data` returned, the match data.

    RESEAT non-nil makes the markers in LIST point nowhere and takes them out of it.
    """
    if list is not nil and not isinstance(list, Cons):
        raise wrong_type("listp", list)
    items: Any = []
    cells: Any = []
    cell = list
    while isinstance(cell, Cons):
        items.append(cell.car)
        cells.append(cell)
        cell = cell.cdr
    if cell is not nil:
        raise wrong_type("listp", cell)
    thing: Obj = t
    regs: Any = []
    size = len(items) // 2
    for at in range(0, 2 * size, 2):
        start, end = items[at], items[at + 1]
        if type(start) is Marker and type(end) is Marker:
            one, other = start.place, end.place
            if one.buffer is not None and other.buffer is not None:
                # As `match-data` gave them, most often.
                thing = one.buffer
                regs.append((one.block.base + one.offset, other.block.base + other.offset))
                continue
        if isinstance(start, Buffer):
            thing = start
            break
        if start is nil or (isinstance(start, Marker) and start.buffer is None and end is not nil and at):
            regs.append(UNSET)
            continue
        first = _position(start)
        if isinstance(start, Marker) and start.buffer is not None:
            thing = start.buffer
        last = _position(end)
        regs.append((first, last) if first >= 0 else UNSET)
    if len(items) % 2 and isinstance(items[-1], Buffer):
        thing = items[-1]
    if reseat is not nil:
        for each in cells:
            marker = each.car
            if isinstance(marker, Marker):
                marker.place.remove()
                each.car = nil
    state = match_state(it)
    state.regs = tuple(regs)
    state.base = 0
    state.thing = thing
    state.most = max(state.most, len(regs) - 1)
    return nil


def _position(value: Obj) -> int:
    """The number VALUE stands for; a marker that points nowhere counts as 0."""
    if type(value) is int:
        return value
    if isinstance(value, Marker):
        return 0 if value.buffer is None else value.position
    raise wrong_type("integer-or-marker-p", value)


@primitive("match-data--translate")
def match_data_translate(it: Any, n: Obj) -> Obj:
    """Add N to every position in the match data; none becomes negative."""
    shift = check_fixnum(n)
    state = match_state(it)
    spans = state.settle()
    state.regs = tuple((max(0, start + shift), max(0, end + shift)) if start >= 0 else UNSET for start, end in spans)
    return nil


variable(
    "inhibit-changing-match-data",
    nil,
    "Non-nil means that searching and matching leave the match data alone.",
)

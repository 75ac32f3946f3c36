"""Text properties: runs of text with a property list each, for strings and buffers alike.

`Intervals` knows the length of its text, nothing of the text itself; offsets count from 0.  Runs are two parallel
lists, so looking up and searching are bisections.  The starts of the runs behind `_gap` are stored less `_shift`:
an edit moves the starts behind it by changing one number, and what must be rewritten is only what lies between one
edit and the next.

Property lists are Lisp lists that nobody changes in place, so runs, strings and buffers may share them.

Which runs a text is cut into shows when the text is printed, so neighbours that have the same properties stay apart,
as in Emacs; only neighbours without properties are merged.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import Any

from elwire.interpreter.objects import Cons, LispString, Obj, eq, nil

Run = tuple[int, int, Obj]
"""Start, end, property list."""


# Property lists


def plist_get(plist: Obj, prop: Obj) -> Obj:
    """The value of PROP in PLIST, nil when it is not there."""
    while isinstance(plist, Cons):
        rest = plist.cdr
        if plist.car is prop or eq(plist.car, prop):
            return rest.car
        plist = rest.cdr
    return nil


def plist_has(plist: Obj, prop: Obj) -> bool:
    """Whether PROP is in PLIST, be its value nil."""
    while isinstance(plist, Cons):
        if eq(plist.car, prop):
            return True
        plist = plist.cdr.cdr
    return False


def plist_pairs(plist: Obj) -> list[tuple[Obj, Obj]]:
    """The properties in PLIST with their values, in order."""
    pairs = []
    while isinstance(plist, Cons):
        pairs.append((plist.car, plist.cdr.car))
        plist = plist.cdr.cdr
    return pairs


def plist_of(pairs: list[tuple[Obj, Obj]]) -> Obj:
    """The property list with PAIRS in this order."""
    plist: Obj = nil
    for prop, value in reversed(pairs):
        plist = Cons(prop, Cons(value, plist))
    return plist


def plist_reversed(plist: Obj) -> Obj:
    """PLIST with its properties in the opposite order: what Emacs makes of it when a string is copied."""
    if plist is nil or plist.cdr.cdr is nil:
        return plist
    result: Obj = nil
    while isinstance(plist, Cons):
        result = Cons(plist.car, Cons(plist.cdr.car, result))
        plist = plist.cdr.cdr
    return result


def plist_added(plist: Obj, pairs: list[tuple[Obj, Obj]]) -> Obj:
    """PLIST with PAIRS set in it, new ones at the front; PLIST itself when all are there already."""
    result = plist
    for prop, value in pairs:
        if plist_has(result, prop):
            if not eq(plist_get(result, prop), value):
                result = plist_of([(p, value if eq(p, prop) else v) for p, v in plist_pairs(result)])
        else:
            result = Cons(prop, Cons(value, result))
    return result


def plist_removed(plist: Obj, props: list[Obj]) -> Obj:
    """PLIST without PROPS; PLIST itself when it has none of them."""
    if not any(plist_has(plist, prop) for prop in props):
        return plist
    return plist_of([(p, v) for p, v in plist_pairs(plist) if not any(eq(p, prop) for prop in props)])


def same_plist(a: Obj, b: Obj, same: Callable[[Obj, Obj], bool] = eq) -> bool:
    """Whether A and B have the same properties with values that are the SAME, in whatever order."""
    if a is b:
        return True
    count = 0
    while isinstance(a, Cons):
        if not plist_has(b, a.car) or not same(plist_get(b, a.car), a.cdr.car):
            return False
        count += 1
        a = a.cdr.cdr
    return count == len(plist_pairs(b))


def same_properties(a: LispString, b: LispString, same: Callable[[Obj, Obj], bool] = eq) -> bool:
    """Whether the strings A and B, of equal length, have the same properties everywhere."""
    length = len(a.s)
    first = a.props if a.props is not None else Intervals(length)
    second = b.props if b.props is not None else Intervals(length)
    at = 0
    while at < length:
        one, other = first.index(at), second.index(at)
        if not same_plist(first.plists[one], second.plists[other], same):
            return False
        at = min(first.end(one), second.end(other))
    return True


class Intervals:
    """The properties of a text of `length` characters."""

    __slots__ = ("_gap", "_shift", "_starts", "length", "plists")

    def __init__(self, length: int = 0) -> None:
        self.length = length
        self.plists: list[Obj] = [nil]
        """The property list of each run, nil where there is none; there is always at least one run."""
        self._starts = [0]
        self._gap = 1
        self._shift = 0

    def __bool__(self) -> bool:
        """Whether any of the text has a property."""
        return len(self.plists) > 1 or self.plists[0] is not nil

    def __len__(self) -> int:
        return len(self.plists)

    # Runs by index

    def start(self, index: int) -> int:
        """Where run INDEX begins."""
        start = self._starts[index]
        return start + self._shift if index >= self._gap else start

    def end(self, index: int) -> int:
        """Where run INDEX ends."""
        return self.start(index + 1) if index + 1 < len(self.plists) else self.length

    def index(self, offset: int) -> int:
        """The run that the character after OFFSET is in; the last one at the end of the text."""
        gap, starts = self._gap, self._starts
        if gap < len(starts) and offset >= starts[gap] + self._shift:
            return bisect_right(starts, offset - self._shift, gap) - 1
        return bisect_right(starts, offset, 0, gap) - 1

    def _move_gap(self, index: int) -> None:
        """Store the starts before run INDEX as they are, those from there on less the shift."""
        shift, gap, starts = self._shift, self._gap, self._starts
        if shift:
            if index > gap:
                starts[gap:index] = [start + shift for start in starts[gap:index]]
            elif index < gap:
                starts[index:gap] = [start - shift for start in starts[index:gap]]
        self._gap = index

    def _split(self, offset: int) -> int:
        """Make a run begin at OFFSET, and return its index; that of no run at the end of the text."""
        if offset >= self.length:
            return len(self.plists)
        index = self.index(offset)
        if self.start(index) == offset:
            return index
        self._put(index + 1, offset, self.plists[index])
        return index + 1

    def _put(self, index: int, start: int, plist: Obj) -> None:
        if index <= self._gap:
            self._starts.insert(index, start)
            self._gap += 1
        else:
            self._starts.insert(index, start - self._shift)
        self.plists.insert(index, plist)

    def _drop(self, first: int, last: int) -> None:
        """Remove the runs FIRST up to LAST."""
        del self._starts[first:last], self.plists[first:last]
        if self._gap >= last:
            self._gap -= last - first
        elif self._gap > first:
            self._gap = first

    def _merge_bare(self, first: int, last: int) -> None:
        """Merge neighbours without properties among the runs FIRST - 1 to LAST."""
        plists = self.plists
        for index in range(min(last, len(plists) - 1), max(first, 1) - 1, -1):
            if plists[index] is nil and plists[index - 1] is nil:
                self._drop(index, index + 1)

    # Looking

    def at(self, offset: int) -> Obj:
        """The property list of the character after OFFSET, nil at the end of the text."""
        return self.plists[self.index(offset)] if offset < self.length else nil

    def runs(self, start: int = 0, end: int | None = None) -> Iterator[Run]:
        """The runs between START and END, cut off there."""
        if end is None:
            end = self.length
        if start >= end:
            return
        for index in range(self.index(start), len(self.plists)):
            low = self.start(index)
            if low >= end:
                return
            yield max(low, start), min(self.end(index), end), self.plists[index]

    def next_change(self, offset: int, same: Callable[[Obj, Obj], bool]) -> int | None:
        """The first offset after OFFSET whose run is not the SAME as that at OFFSET; None when there is none."""
        if offset >= self.length:
            return None
        plists = self.plists
        index = self.index(offset)
        here = plists[index]
        for each in range(index + 1, len(plists)):
            if not same(here, plists[each]):
                return self.start(each)
        return None

    def previous_change(self, offset: int, same: Callable[[Obj, Obj], bool]) -> int | None:
        """The last offset before OFFSET where a run ends that is not the SAME as that before OFFSET; or None."""
        if offset <= 0:
            return None
        plists = self.plists
        index = self.index(offset - 1)
        here = plists[index]
        for each in range(index - 1, -1, -1):
            if not same(here, plists[each]):
                return self.start(each + 1)
        return None

    # Changing properties

    def change(self, start: int, end: int, new: Callable[[Obj], Obj]) -> list[Run]:
        """Give each run between START and END the property list that NEW makes of its own.

        Returns the parts that changed, with the property lists they had.
        """
        changed: list[Run] = []
        results: list[Obj] = []
        for run in self.runs(start, end):
            result = new(run[2])
            if result is not run[2]:
                changed.append(run)
                results.append(result)
        for (low, high, _old), result in zip(changed, results, strict=True):
            first = self._split(low)
            self._split(high)
            self.plists[first] = result
        if changed:
            self._merge_bare(self.index(changed[0][0]), self.index(changed[-1][1]) + 1)
        return changed

    def add(self, start: int, end: int, pairs: list[tuple[Obj, Obj]]) -> list[Run]:
        """Set the properties PAIRS from START to END; returns as `change` does."""
        return self.change(start, end, lambda plist: plist_added(plist, pairs))

    def remove(self, start: int, end: int, props: list[Obj]) -> list[Run]:
        """Remove PROPS from START to END; returns as `change` does."""
        return self.change(start, end, lambda plist: plist_removed(plist, props))

    def set(self, start: int, end: int, plist: Obj) -> None:
        """Make START to END one run with PLIST."""
        if start >= end:
            return
        first = self._split(start)
        last = self._split(end)
        self._drop(first + 1, last)
        self.plists[first] = plist
        self._merge_bare(first, first + 1)

    # Following the text

    def insert(self, offset: int, length: int, props: Intervals | None = None) -> None:
        """LENGTH characters were inserted at OFFSET, with the properties PROPS or none."""
        if not length:
            return
        if props is None or not props:
            self._insert_bare(offset, length)
            return
        at = self._split(offset)
        self._open(at, length)
        for number, (start, _end, plist) in enumerate(props.runs()):
            if number == 0 and at == 0 and self.length == length:
                self.plists[0] = plist  # there was no text, only its one run
            else:
                self._put(at + number, offset + start, plist)
        self._merge_bare(at, at + len(props.plists))

    def _insert_bare(self, offset: int, length: int) -> None:
        if offset >= self.length:
            if self.length and self.plists[-1] is not nil:
                self._put(len(self.plists), offset, nil)
            self.length += length
            return
        index = self.index(offset)
        at_start = self.start(index) == offset
        if self.plists[index] is nil or (at_start and index and self.plists[index - 1] is nil):
            # The run without properties that is there, or just before, grows.
            self._open(index if at_start and index and self.plists[index] is not nil else index + 1, length)
            return
        at = self._split(offset)
        self._open(at, length)
        self._put(at, offset, nil)

    def _open(self, index: int, length: int) -> None:
        """Move the starts from run INDEX on by LENGTH."""
        self._move_gap(index)
        self._shift += length
        self.length += length

    def delete(self, start: int, end: int) -> None:
        """The characters from START to END were deleted."""
        if start >= end:
            return
        first = self._split(start)
        last = self._split(end)
        if first == 0 and last == len(self.plists):
            self.__init__()  # type: ignore[misc]
            return
        self._drop(first, last)
        self._open(first, start - end)
        self._merge_bare(first, first)

    # Copies

    def cut(self, start: int, end: int) -> Intervals | None:
        """The properties of the text from START to END as those of a text of its own, None when there are none."""
        return self._copy(start, end, lambda plist: plist)

    def slice(self, start: int, end: int) -> Intervals | None:
        """As `cut`, each property list turned round: so `substring` and `copy-sequence` copy."""
        return self._copy(start, end, plist_reversed)

    def _copy(self, start: int, end: int, copied: Callable[[Obj], Obj]) -> Intervals | None:
        runs = [(low - start, copied(plist)) for low, _high, plist in self.runs(start, end)]
        if not any(plist is not nil for _low, plist in runs):
            return None
        result = Intervals(end - start)
        result._starts = [low for low, _plist in runs]
        result.plists = [plist for _low, plist in runs]
        result._gap = len(runs)
        return result

    def copy_from(self, props: Intervals, start: int, end: int, offset: int) -> None:
        """Give the text at OFFSET the properties that PROPS has from START to END, as `concat` does.

        The text grows as needed to hold them.
        """
        self.length = max(self.length, offset + end - start)
        for low, high, plist in props.runs(start, end):
            if plist is not nil:
                self.set(low - start + offset, high - start + offset, plist_reversed(plist))

    def with_length(self, length: int) -> Intervals:
        """These intervals for a text of LENGTH characters, the last run cut or made longer."""
        if length < self.length:
            self.delete(length, self.length)
        elif length > self.length:
            self._insert_bare(self.length, length - self.length)
        return self

    def check(self) -> None:
        """Assert what must always hold; for tests."""
        starts = [self.start(index) for index in range(len(self.plists))]
        assert len(self._starts) == len(self.plists) >= 1, "one start a run"
        assert starts[0] == 0 and starts == sorted(set(starts)), starts
        assert starts[-1] < self.length or (self.length == 0 and len(starts) == 1), (starts, self.length)


def intervals_of(runs: list[Run], length: int) -> Any:
    """The `Intervals` of a text of LENGTH characters that has RUNS, in order of their starts."""
    result = Intervals(length)
    for start, end, plist in runs:
        result.set(start, end, plist)
    return result

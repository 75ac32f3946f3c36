"""Lisp arrays: element access on every kind of array, and the two kinds that are neither vector nor string.

`aref` and `aset` are what the primitives of those names do; compiled code indexes vectors itself and comes here for
the rest and for the errors.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import Any

from elwire.interpreter.characters import from_python, to_python
from elwire.interpreter.functions import ByteCode, CompiledFunction
from elwire.interpreter.objects import (
    FIXNUM_LIMIT,
    LispObject,
    LispString,
    Obj,
    Record,
    Symbol,
    Vector,
    eq,
    nil,
    t,
)
from elwire.interpreter.signals import Signal, args_out_of_range, wrong_type

MAX_CHAR = 0x3FFFFF

EMPTY_VECTOR = Vector()
"""The vector of no elements: there is only one, as in Emacs, and nothing in it that could be changed."""


def vector_of(items: Iterable[Obj]) -> Vector:
    """The vector of ITEMS; make vectors that may turn out empty through this."""
    return Vector(items) or EMPTY_VECTOR


class BoolVector(LispObject):
    """A bool-vector: `bits` holds one byte, 0 or 1, for each element."""

    __slots__ = ("__weakref__", "bits")

    def __init__(self, bits: bytes | bytearray) -> None:
        self.bits = bytearray(bits)

    def __len__(self) -> int:
        return len(self.bits)

    def __iter__(self) -> Iterator[Obj]:
        return iter([t if bit else nil for bit in self.bits])

    def __getitem__(self, index: Any) -> Obj:
        return aref(self, index)

    def __setitem__(self, index: Any, value: Obj) -> None:
        aset(self, index, value)

    def packed(self) -> bytes:
        """The elements eight to a byte, the first in the lowest bit: what stands between the quotes of `#&N"..."`."""
        bits = self.bits
        size = (len(bits) + 7) // 8
        number = int(bits[::-1].translate(_DIGITS) or b"0", 2)
        return number.to_bytes(size, "little")

    @classmethod
    def unpacked(cls, length: int, data: bytes) -> BoolVector:
        """The bool-vector of LENGTH elements that `packed` made DATA of."""
        number = int.from_bytes(data, "little") & ((1 << length) - 1)
        digits = f"{number:0{length}b}"[::-1] if length else ""
        return cls(digits.encode().translate(_BITS))


_DIGITS = bytes(48 + (byte & 1) for byte in range(256))
_BITS = bytes(byte & 1 for byte in range(256))


class Changes:
    """How many changes there were of any char-table: while that stays the same, what was made of tables holds."""

    __slots__ = ("count",)

    def __init__(self) -> None:
        self.count = 0


CHANGES = Changes()


class CharTable(LispObject):
    """A char-table: a value for every character, kept as runs of characters with the same value.

    Run `i` is the characters from `starts[i]` up to the next start.  `ascii` repeats the first 128 values for
    speed.  A character whose value is nil has the `default`, and where that is nil too, what `parent` says.
    `version` counts changes, so that what was computed from a table can be cached; see `stamp`.
    """

    __slots__ = ("__weakref__", "ascii", "default", "extras", "parent", "purpose", "starts", "values", "version")

    def __init__(self, purpose: Symbol, initial: Obj = nil, extra_slots: int = 0) -> None:
        self.purpose = purpose
        self.default: Obj = initial
        self.parent: Obj = nil
        self.extras: list[Obj] = [nil] * extra_slots
        self.starts = [0]
        self.values: list[Obj] = [initial]
        self.ascii: list[Obj] = [initial] * 128
        self.version = 0

    def changed(self) -> None:
        """Count a change."""
        self.version += 1
        CHANGES.count += 1

    def stamp(self) -> tuple[int, ...]:
        """A value that differs after each change of this table or of one it inherits from."""
        stamp: list[int] = []
        table: Obj = self
        while table is not nil:
            stamp += (id(table), table.version)
            table = table.parent
        return tuple(stamp)

    def get(self, char: int) -> Obj:
        """The value of CHAR, a valid character, with default and parents."""
        table: Obj = self
        while True:
            value = table.ascii[char] if char < 128 else table.values[bisect_right(table.starts, char) - 1]
            if value is not nil:
                return value
            value = table.default
            if value is not nil:
                return value
            table = table.parent
            if table is nil:
                return nil

    def own(self, char: int) -> Obj:
        """The value stored for CHAR in this very table, nil when none is."""
        return self.ascii[char] if char < 128 else self.values[bisect_right(self.starts, char) - 1]

    def set_runs(self, starts: list[int], values: list[Obj]) -> None:
        """Make VALUES the values of the runs of characters that begin at STARTS."""
        self.starts, self.values = list(starts), values
        for first, last, value in zip(starts, [*starts[1:], MAX_CHAR + 1], values, strict=True):
            end = min(last, 128)
            if first < end:
                self.ascii[first:end] = [value] * (end - first)

    def set(self, char: int, value: Obj) -> None:
        """Make VALUE the value of the character CHAR."""
        self.set_range(char, char, value)

    def set_range(self, first: int, last: int, value: Obj) -> None:
        """Make VALUE the value of the characters from FIRST to LAST; nothing happens when LAST is below FIRST."""
        if last < first:
            return
        self.changed()
        starts, values = self.starts, self.values
        if first < 128:
            end = min(last + 1, 128)
            self.ascii[first:end] = [value] * (end - first)
        low = bisect_left(starts, first)
        high = bisect_right(starts, last + 1) - 1  # the run in which LAST + 1 lies
        new_starts, new_values = [first], [value]
        if low > 0 and eq(values[low - 1], value):
            new_starts, new_values = [], []
        if last < MAX_CHAR:
            after = values[high]
            if not eq(after, value):
                new_starts.append(last + 1)
                new_values.append(after)
            high += 1
        else:
            high = len(starts)
        starts[low:high] = new_starts
        values[low:high] = new_values

    def fill(self, value: Obj) -> None:
        """What `fillarray` does: all of the table is VALUE, but ASCII characters keep theirs (sic)."""
        self.changed()
        self.default = value
        self.starts = [0]
        self.values = [value]

    def runs(self) -> Iterator[tuple[int, int, Obj]]:
        """The runs of this table alone as (first, last, value), in order; also those whose value is nil."""
        starts = self.starts
        ends = [start - 1 for start in starts[1:]]
        ends.append(MAX_CHAR)
        return zip(starts[:], ends, self.values[:], strict=True)

    def effective_runs(self) -> list[tuple[int, int, Obj]]:
        """The runs as `get` sees them, with defaults and parents, neighbours of the same value joined, nil left out."""
        result: list[tuple[int, int, Obj]] = []
        for first, last, own in self.runs():
            value = own if own is not nil else self.default
            if value is not nil:
                _append_run(result, first, last, value)
            elif self.parent is not nil:
                for start, end, inherited in self.parent.effective_runs():
                    if start <= last and end >= first:
                        _append_run(result, max(start, first), min(end, last), inherited)
        return result

    def copy(self) -> CharTable:
        """A table with the same contents, the same parent and copies of the extra slots."""
        other = CharTable(self.purpose)
        other.default = self.default
        other.parent = self.parent
        other.extras = self.extras[:]
        other.starts = self.starts[:]
        other.values = self.values[:]
        other.ascii = self.ascii[:]
        return other

    def __getitem__(self, index: Any) -> Obj:
        return aref(self, index)

    def __setitem__(self, index: Any, value: Obj) -> None:
        aset(self, index, value)

    # The nested vectors as which a char-table is printed and read

    def slots(self) -> list[Any]:
        """What stands in `#^[...]`: default, parent, purpose, the ASCII part, 64 parts, extra slots.

        A part whose characters differ is a tuple (depth, first character, contents...), printed as `#^^[...]`.
        """
        parts = [self._part(number << 16, 1) for number in range(64)]
        ascii_part = parts[0]
        while isinstance(ascii_part, tuple) and ascii_part[0] < 3:
            ascii_part = ascii_part[2]
        return [self.default, self.parent, self.purpose, ascii_part, *parts, *self.extras]

    def _part(self, first: int, depth: int) -> Any:
        size = _PART_SIZE[depth]
        run = bisect_right(self.starts, first) - 1
        if run + 1 == len(self.starts) or self.starts[run + 1] >= first + size:
            return self.values[run]
        if depth == 4:
            return self.values[run]
        step = _PART_SIZE[depth + 1]
        return (depth, first, *(self._part(char, depth + 1) for char in range(first, first + size, step)))

    @classmethod
    def from_slots(cls, slots: list[Any]) -> CharTable:
        """The char-table that `slots` describes; parts are tuples or Lisp vectors (depth, first character, ...)."""
        default, parent, purpose, _ascii, *rest = slots
        table = cls(purpose, nil)
        table.default, table.parent, table.extras = default, parent, rest[64:]
        for number, part in enumerate(rest[:64]):
            table._fill(number << 16, 1, part)
        return table

    def _fill(self, first: int, depth: int, part: Any) -> None:
        size = _PART_SIZE[depth]
        if depth < 4 and isinstance(part, tuple):
            step = _PART_SIZE[depth + 1]
            for number, each in enumerate(part[2:]):
                self._fill(first + number * step, depth + 1, each)
        elif part is not nil:
            self.set_range(first, first + size - 1, part)


_PART_SIZE = (0x400000, 0x10000, 0x1000, 0x80, 1)


def _append_run(runs: list[tuple[int, int, Obj]], first: int, last: int, value: Obj) -> None:
    if runs and runs[-1][1] == first - 1 and eq(runs[-1][2], value):
        runs[-1] = (runs[-1][0], last, value)
    else:
        runs.append((first, last, value))


def aref(array: Obj, idx: Obj) -> Obj:
    """Return element IDX, counted from 0, of ARRAY.

    ARRAY is a vector, string, bool-vector, char-table, record or byte-code object.  Signals `args-out-of-range`, and
    `wrong-type-argument` with `arrayp`, `fixnump` or, for char-tables, `characterp`.
    """
    kind = type(array)
    if type(idx) is int:
        if kind is Vector or kind is Record:
            if 0 <= idx < len(array):
                return array[idx]
        elif kind is LispString:
            if 0 <= idx < len(array.s):
                ch: str = array.s[idx]
                return from_python(ch) if array.multibyte else ord(ch)
        elif kind is BoolVector:
            if 0 <= idx < len(array.bits):
                return t if array.bits[idx] else nil
        elif kind is CharTable:
            if 0 <= idx <= MAX_CHAR:
                return array.get(idx)
        elif kind is CompiledFunction or kind is ByteCode:
            slots = array.slots() if kind is CompiledFunction else array.slots
            if 0 <= idx < len(slots):
                return slots[idx]
    raise _bad_access(array, idx, (*_SETTABLE, CompiledFunction, ByteCode))


def aset(array: Obj, idx: Obj, newelt: Obj) -> Obj:
    """Make NEWELT element IDX of ARRAY, a vector, string, bool-vector, char-table or record, and return it.

    A string takes only characters, and one that has non-ASCII bytes no others (`args-out-of-range`).  Signals as `aref`
    does.
    """
    kind = type(array)
    if type(idx) is int:
        if kind is Vector or kind is Record:
            if 0 <= idx < len(array):
                array[idx] = newelt
                return newelt
        elif kind is LispString:
            if 0 <= idx < len(array.s):
                _set_character(array, idx, newelt)
                return newelt
        elif kind is BoolVector:
            if 0 <= idx < len(array.bits):
                array.bits[idx] = newelt is not nil
                return newelt
        elif kind is CharTable and 0 <= idx <= MAX_CHAR:
            array.set_range(idx, idx, newelt)
            return newelt
    raise _bad_access(array, idx, _SETTABLE)


_SETTABLE = (Vector, Record, LispString, BoolVector, CharTable)


def _bad_access(array: Obj, index: Obj, kinds: tuple[type, ...]) -> Signal:
    if type(index) is not int or not -FIXNUM_LIMIT <= index < FIXNUM_LIMIT:
        return wrong_type("fixnump", index)
    if not isinstance(array, kinds):
        return wrong_type("arrayp", array)
    if isinstance(array, CharTable):
        return wrong_type("characterp", index)
    return args_out_of_range(array, index)


def _set_character(string: LispString, index: int, char: Obj) -> None:
    if type(char) is not int or not 0 <= char <= MAX_CHAR:
        raise wrong_type("characterp", char)
    text = string.s
    if string.multibyte:
        new = to_python(char)
    elif char < 256:
        new = chr(char)
    elif text.isascii():
        # All of the string reads the same either way, so it may become multibyte to take the character.
        string.multibyte = True
        new = to_python(char)
    else:
        raise args_out_of_range(string, char)
    string.s = text[:index] + new + text[index + 1 :]

"""When two Lisp values are the same: `eql`, `equal`, `equal-including-properties`, and the hash codes that agree.

A class whose distinct objects may be `equal` (a marker, an overlay) defines `lisp_equal(self, other) -> bool`, which
is asked when both are of that very class, and `lisp_hash(self) -> int`, the same for equal objects.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import repeat
from struct import pack
from typing import Any

from elwire.interpreter.arrays import BoolVector, CharTable
from elwire.interpreter.functions import ByteCode, CompiledFunction
from elwire.interpreter.objects import FIXNUM_LIMIT, Cons, LispString, Obj, Record, Symbol, Vector, nil
from elwire.interpreter.signals import error

MAX_DEPTH = 200
"""How deep `equal` follows structure other than along the cdr before it gives up, as Emacs does."""
_WATCHED_DEPTH = 10
"""From this depth on, pairs under comparison are remembered, so that circles come to an end."""


def eql(a: Obj, b: Obj) -> bool:
    """`eql`: `eq`, or numbers of the same type and value, floats to the bit."""
    if a is b:
        return True
    kind = type(a)
    if kind is not type(b):
        return False
    if kind is int:
        return a == b  # type: ignore[no-any-return]
    return kind is float and same_float(a, b)


def same_float(a: float, b: float) -> bool:
    """Whether A and B have the same bits."""
    return a == b != 0.0 or pack("d", a) == pack("d", b)


def equal(a: Obj, b: Obj) -> bool:
    """`equal`: the same structure with equal contents; signals `circular-list` and "Stack overflow in equal"."""
    if a is b:
        return True
    kind = type(a)
    if kind is LispString:
        return type(b) is LispString and a.s == b.s and (a.multibyte == b.multibyte or a.s.isascii())
    if kind is int:
        return type(b) is int and a == b
    if isinstance(a, Symbol):
        return False
    return _equal(a, b, 0, None, False)


def equal_including_properties(a: Obj, b: Obj) -> bool:
    """`equal`, where strings must also have the same text properties."""
    return _equal(a, b, 0, None, True)


def _equal(a: Obj, b: Obj, depth: int, seen: set[tuple[int, int]] | None, properties: bool) -> bool:
    if depth > _WATCHED_DEPTH:
        if depth > MAX_DEPTH:
            raise error("Stack overflow in equal")
        if isinstance(a, Cons | Vector | Record):
            if seen is None:
                seen = set()
            pair = (id(a), id(b))
            if pair in seen:
                return True
            seen.add(pair)
    if type(a) is Cons:
        return _equal_lists(a, b, depth, seen, properties)
    return _equal_others(a, b, depth, seen, properties)


def _equal_lists(a: Obj, b: Obj, depth: int, seen: set[tuple[int, int]] | None, properties: bool) -> bool:
    if not isinstance(b, Cons):
        return False
    if depth == MAX_DEPTH:
        raise error("Stack overflow in equal")
    first = a
    patience: Iterable[object] = range(20_000)
    while True:
        for _ in patience:
            x = a.car
            y = b.car
            if x is not y:
                kind = type(x)
                if kind is int:
                    if x != y or type(y) is not int:
                        return False
                elif kind is LispString:
                    if not _equal_strings(x, y, properties):
                        return False
                elif not _equal(x, y, depth + 1, seen, properties):
                    return False
            a = a.cdr
            b = b.cdr
            if a is b:
                return True
            if type(a) is not Cons or type(b) is not Cons:
                if isinstance(a, Cons):
                    return isinstance(b, Cons) and _equal_closures(a, b, depth, seen, properties)
                return _equal(a, b, depth + 1, seen, properties)
        # So long a list is looked at, once, for being circular.
        from elwire.interpreter.listops import check_circular

        check_circular(first)
        patience = repeat(None)


def _equal_strings(a: LispString, b: Obj, properties: bool) -> bool:
    if type(b) is not LispString or a.s != b.s or (a.multibyte != b.multibyte and not a.s.isascii()):
        return False
    return not properties or _same_properties(a, b)


def _same_properties(a: LispString, b: LispString) -> bool:
    if a.props is None and b.props is None:
        return True
    from elwire.interpreter.textprops import same_properties

    return same_properties(a, b)


def _equal_others(a: Obj, b: Obj, depth: int, seen: set[tuple[int, int]] | None, properties: bool) -> bool:
    if a is b:
        return True
    kind = type(a)
    if kind is LispString:
        return _equal_strings(a, b, properties)
    if kind is float:
        return type(b) is float and same_float(a, b)
    if kind is not type(b):
        # A closure is a list too.
        return isinstance(a, Cons) and isinstance(b, Cons) and _equal_closures(a, b, depth, seen, properties)
    if kind is int:
        return a == b  # type: ignore[no-any-return]
    if kind is Vector or kind is Record:
        return _equal_items(a, b, depth, seen, properties)
    if isinstance(a, Symbol):
        return False
    if isinstance(a, Cons):
        return _equal_closures(a, b, depth, seen, properties)
    if kind is BoolVector:
        return a.bits == b.bits  # type: ignore[no-any-return]
    if kind is ByteCode:
        return _equal_items(a.slots, b.slots, depth, seen, properties)
    if kind is CompiledFunction:
        return _equal_items(a.slots(), b.slots(), depth, seen, properties)
    if kind is CharTable:
        return _equal_items(a.slots(), b.slots(), depth, seen, properties)
    if kind is tuple:
        return _equal_items(a, b, depth, seen, properties)
    lisp_equal = getattr(a, "lisp_equal", None)
    return lisp_equal is not None and bool(lisp_equal(b))


def _equal_items(a: Any, b: Any, depth: int, seen: set[tuple[int, int]] | None, properties: bool) -> bool:
    if len(a) != len(b):
        return False
    depth += 1
    return all(x is y or _equal(x, y, depth, seen, properties) for x, y in zip(list(a), list(b), strict=True))


def _equal_closures(a: Cons, b: Cons, depth: int, seen: set[tuple[int, int]] | None, properties: bool) -> bool:
    return _equal(Cons(a.car, a.cdr), Cons(b.car, b.cdr), depth, seen, properties)


# Hash codes

_HASHED_ELEMENTS = 24
_HASHED_DEPTH = 5
_SPREAD = 1000003


def hash_eq(a: Obj) -> int:
    """A non-negative fixnum, the same for values that are `eq`."""
    if type(a) is int and -FIXNUM_LIMIT <= a < FIXNUM_LIMIT:
        return a & (FIXNUM_LIMIT - 1)
    return (id(a) >> 4) & (FIXNUM_LIMIT - 1)


def hash_eql(a: Obj) -> int:
    """A non-negative fixnum, the same for values that are `eql`."""
    if type(a) is int:
        return a & (FIXNUM_LIMIT - 1)
    if type(a) is float:
        return hash(pack("d", a)) & (FIXNUM_LIMIT - 1)
    return (id(a) >> 4) & (FIXNUM_LIMIT - 1)


def hash_equal(a: Obj) -> int:
    """A non-negative fixnum, the same for values that are `equal`; looks at the beginning of long or deep ones."""
    return _hash(a, 0) & (FIXNUM_LIMIT - 1)


def _hash(a: Obj, depth: int) -> int:
    kind = type(a)
    if kind is LispString:
        return hash(a.s)
    if kind is int:
        return a  # type: ignore[no-any-return]
    if kind is float:
        return hash(pack("d", a))
    if isinstance(a, Symbol):
        return id(a) >> 4
    if kind is Vector or kind is Record:
        return _hash_items(a, depth)
    if isinstance(a, Cons):
        return _hash_list(a, depth)
    if kind is BoolVector:
        return hash(bytes(a.bits))
    if kind is ByteCode:
        return _hash_items(a.slots, depth)
    if kind is CompiledFunction:
        return _hash_items(a.slots()[:1], depth)
    if kind is CharTable:
        return id(a.purpose) + len(a.starts)
    lisp_hash = getattr(a, "lisp_hash", None)
    return id(a) >> 4 if lisp_hash is None else lisp_hash()


def _hash_list(a: Cons, depth: int) -> int:
    if depth > _HASHED_DEPTH:
        return 1
    result = 7
    left = _HASHED_ELEMENTS
    cell: Obj = a
    while isinstance(cell, Cons):
        left -= 1
        if left < 0:
            return result
        result = (result * _SPREAD ^ _hash(cell.car, depth + 1)) & 0xFFFFFFFFFFFFFFF
        cell = cell.cdr
    if cell is not nil:
        result = (result * _SPREAD ^ _hash(cell, depth + 1)) & 0xFFFFFFFFFFFFFFF
    return result


def _hash_items(items: Any, depth: int) -> int:
    if depth > _HASHED_DEPTH:
        return 2
    result = len(items)
    for item in items[:_HASHED_ELEMENTS]:
        result = (result * _SPREAD ^ _hash(item, depth + 1)) & 0xFFFFFFFFFFFFFFF
    return result

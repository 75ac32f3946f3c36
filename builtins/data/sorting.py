"""`sort`.

The sort is a merge sort that asks the predicate about the same pairs in the same order as Emacs does, so that
predicates with side effects, inconsistent ones and those that signal give the same result.  Where the predicate is a
primitive that cannot tell, and all elements are of one kind, Python's own sort does the work.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Any

from elwire.interpreter.functions import Subr
from elwire.interpreter.listops import list_length
from elwire.interpreter.objects import Cons, LispString, Obj, Symbol, Vector, nil
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import wrong_type

Less = Callable[[Obj, Obj], Obj]

_get_car = attrgetter("car")
_get_text = attrgetter("s")
_get_car_text = attrgetter("car.s")
_get_car_car = attrgetter("car.car")


@primitive("sort")
def sort(seq: Obj, predicate: Obj) -> Obj:
    """Sort SEQ, a list or vector, so that PREDICATE says of no two neighbours that they are in the wrong order.

    PREDICATE is called with two elements and says whether the first must come before the second.  Equal elements keep
    their order.  A list is changed, so use the value; a vector is sorted in place.  Signals `wrong-type-argument` with
    `list-or-vector-p` or `listp`.
    """
    if isinstance(seq, Cons):
        count = list_length(seq)
        if count < 2:
            return seq
        return _sort_natively(seq, predicate) or _sort_cells(seq, count, predicate)
    if seq is nil:
        return nil
    if type(seq) is Vector:
        if len(seq) > 1 and not _sort_vector_natively(seq, predicate):
            _sort_items(seq, 0, len(seq), predicate)
        return seq
    raise wrong_type("list-or-vector-p", seq)


def car_of(pair: Obj) -> Obj:
    """The car of PAIR as `car-less-than-car` takes it."""
    try:
        return pair.car
    except AttributeError:
        raise wrong_type("listp", pair) from None


@primitive("car-less-than-car")
def car_less_than_car(a: Obj, b: Obj) -> Obj:
    """Return t when the number that is the car of A is less than the one that is the car of B."""
    from elwire.builtins.data.numbers import less

    # Emacs looks at B first.
    second = car_of(b)
    return less(car_of(a), second)


# Python's own sort


def _native_order(predicate: Obj) -> str:
    """The name of the primitive that PREDICATE is, "" when it is none."""
    definition = predicate
    while isinstance(definition, Symbol) and definition is not nil:
        definition = definition.function
    return definition.name if type(definition) is Subr else ""


def _native_key(name: str, values: list[Obj], through: str) -> tuple[Any, bool] | None:
    """The key by which Python may sort as the primitive called NAME would, and whether backwards; None if it may not.

    VALUES are what the primitive would see, THROUGH the attribute that leads from an item to its value ("" for none).
    """
    if name in ("<", ">"):
        kinds = set(map(type, values))
        if kinds == {int} or (kinds <= {int, float} and all(value == value for value in values)):
            return (attrgetter(through) if through else None), name == ">"
    elif name in ("string-lessp", "string<") and set(map(type, values)) == {LispString}:
        text = "".join(map(_get_text, values))
        if text.isascii():
            return attrgetter(f"{through}.s" if through else "s"), False
    return None


def _sort_natively(list_: Cons, predicate: Obj) -> Obj:
    """LIST_ sorted by Python, None when Python's order may not be Lisp's."""
    name = _native_order(predicate)
    if name not in _NATIVE:
        return None
    cells: list[Cons] = []
    cell: Obj = list_
    while cell is not nil:
        cells.append(cell)
        cell = cell.cdr
    values = list(map(_get_car, cells))
    through = "car"
    if name == "car-less-than-car":
        if set(map(type, values)) != {Cons}:
            return None
        name, through = "<", "car.car"
        values = list(map(_get_car, values))
    order = _native_key(name, values, through)
    if order is None:
        return None
    cells.sort(key=order[0], reverse=order[1])
    previous = cells[0]
    for cell in cells[1:]:
        previous.cdr = cell
        previous = cell
    previous.cdr = nil
    return cells[0]


_NATIVE = frozenset(("<", ">", "string-lessp", "string<", "car-less-than-car"))


def _sort_vector_natively(vector: Vector, predicate: Obj) -> bool:
    name = _native_order(predicate)
    if name not in _NATIVE:
        return False
    values: list[Obj] = list(vector)
    through = ""
    if name == "car-less-than-car":
        if set(map(type, values)) != {Cons}:
            return False
        name, through = "<", "car"
        values = list(map(_get_car, values))
    order = _native_key(name, values, through)
    if order is None:
        return False
    vector[:] = sorted(vector, key=order[0], reverse=order[1])
    return True


# Emacs's sort


def _sort_cells(list_: Any, count: int, predicate: Obj) -> Obj:
    """The COUNT conses of LIST_ in order: the second half is sorted first, then the first, then they are merged."""
    if count < 2:
        return list_
    half = count // 2
    end = list_
    for _ in range(half - 1):
        end = end.cdr
    back = end.cdr
    end.cdr = nil
    back = _sort_cells(back, count - half, predicate)
    return _merge_cells(_sort_cells(list_, half, predicate), back, predicate)


def _merge_cells(a: Any, b: Any, predicate: Obj) -> Obj:
    first: Any = None
    last: Any = None
    less: Less = predicate.call
    while True:
        if a is nil:
            rest = b
            break
        if b is nil:
            rest = a
            break
        if less(b.car, a.car) is not nil:
            cell, b = b, b.cdr
        else:
            cell, a = a, a.cdr
        if last is None:
            first = cell
        else:
            last.cdr = cell
        last = cell
    if last is None:
        return rest
    last.cdr = rest
    return first


def _sort_items(vector: Vector, start: int, count: int, predicate: Obj) -> None:
    """Put COUNT items of VECTOR from START on in order: the first half is sorted first, into a list of its own."""
    if count < 2:
        return
    half = count // 2
    front = _sorted_items(vector, start, half, predicate)
    _sort_items(vector, start + half, count - half, predicate)
    less: Less = predicate.call
    i, j, end = 0, start + half, start + count
    for place in range(start, end):
        if j < end and less(vector[j], front[i]) is not nil:
            vector[place] = vector[j]
            j += 1
        else:
            vector[place] = front[i]
            i += 1
            if i == half:
                # What is left of the second half is where it belongs.
                return


def _sorted_items(vector: Vector, start: int, count: int, predicate: Obj) -> list[Obj]:
    """A list of COUNT items of VECTOR from START on in order; each half of them is put in order in VECTOR."""
    if count < 2:
        return vector[start : start + count]
    half = count // 2
    _sort_items(vector, start, half, predicate)
    _sort_items(vector, start + half, count - half, predicate)
    less: Less = predicate.call
    result: list[Obj] = []
    i, middle, end = start, start + half, start + count
    j = middle
    while i < middle and j < end:
        if less(vector[j], vector[i]) is not nil:
            result.append(vector[j])
            j += 1
        else:
            result.append(vector[i])
            i += 1
    return result + vector[i:middle] + vector[j:end]

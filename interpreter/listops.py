"""The list functions that compiled code calls directly, and how lists go wrong.

The loops here follow `cdr` bare: nil is its own `car` and `cdr`, and anything else that is no cons raises
AttributeError, from which the signal is made.  A list that goes on for `_PATIENCE` conses is looked at once for being
circular, so that ordinary lists pay nothing for the question.
"""

from __future__ import annotations

from typing import Any

from elwire.interpreter.arrays import MAX_CHAR, BoolVector, CharTable, aref
from elwire.interpreter.equality import equal, same_float
from elwire.interpreter.functions import ByteCode, CompiledFunction
from elwire.interpreter.objects import FIXNUM_LIMIT, Cons, LispString, Obj, Record, Symbol, Vector, nil
from elwire.interpreter.signals import signal, wrong_type
from elwire.interpreter.strings import char_numbers

_PATIENCE = range(20_000)


def find_circle(list_: Obj, stride: int = 1) -> tuple[Obj, int] | None:
    """The cons at which Emacs notices that LIST_ is circular, and after how many steps; None when it is not.

    It takes STRIDE conses at a time.  This is Brent's method, teleporting after 2, 4, 8... steps; which cons is
    reported depends on it.
    """
    turtle = cell = list_
    power = left = 2
    steps = 0
    while isinstance(cell, Cons):
        for _ in range(stride):
            cell = cell.cdr
            if not isinstance(cell, Cons):
                return None
        steps += 1
        left -= 1
        if left == 0:
            power *= 2
            left = power
            turtle = cell
        elif cell is turtle:
            return cell, steps
    return None


def check_circular(list_: Obj, stride: int = 1) -> None:
    """Signal `circular-list` when LIST_ is circular."""
    found = find_circle(list_, stride)
    if found is not None:
        raise signal("circular-list", found[0])


# Length


def length(sequence: Obj) -> int:
    """`(length SEQUENCE)`."""
    if type(sequence) is Cons or sequence is nil:
        return list_length(sequence)
    kind = type(sequence)
    if kind is LispString:
        return len(sequence.s)
    if kind is Vector or kind is BoolVector or kind is Record:
        return len(sequence)
    if kind is CharTable:
        return MAX_CHAR
    if kind is CompiledFunction:
        return len(sequence.slots())
    if kind is ByteCode:
        return len(sequence.slots)
    if isinstance(sequence, Cons):
        return list_length(sequence)
    raise wrong_type("sequencep", sequence)


def list_length(list_: Obj) -> int:
    """The number of conses of a proper list; the error for a dotted one names its tail."""
    cell = list_
    try:
        for count in _PATIENCE:
            if cell is nil:
                return count
            cell = cell.cdr
        check_circular(list_)
        count = len(_PATIENCE)
        while cell is not nil:
            cell = cell.cdr
            count += 1
        return count
    except AttributeError:
        if isinstance(cell, Cons):
            raise
        raise wrong_type("listp", cell) from None


def elements(sequence: Obj) -> list[Obj]:
    """The elements of SEQUENCE, as `append` takes them: of a list, string, vector, bool-vector or byte-code object.

    Signals `wrong-type-argument` with `sequencep`, or `listp` and the tail of a dotted list.
    """
    kind = type(sequence)
    if kind is Cons or sequence is nil or isinstance(sequence, Cons):
        return list_elements(sequence)
    if kind is Vector:
        return sequence[:]  # type: ignore[no-any-return]
    if kind is LispString:
        return char_numbers(sequence)
    if kind is BoolVector:
        return list(sequence)
    if kind is CompiledFunction:
        return list(sequence.slots())
    if kind is ByteCode:
        return list(sequence.slots)
    raise wrong_type("sequencep", sequence)


def list_elements(list_: Obj) -> list[Obj]:
    """The elements of a proper list; the error for a dotted one names its tail."""
    items: list[Obj] = []
    append = items.append
    cell = list_
    try:
        for _ in _PATIENCE:
            if cell is nil:
                return items
            append(cell.car)
            cell = cell.cdr
        check_circular(list_)
        while cell is not nil:
            append(cell.car)
            cell = cell.cdr
        return items
    except AttributeError:
        if isinstance(cell, Cons):
            raise
        raise wrong_type("listp", cell) from None


# Access by position


def nthcdr(n: Obj, list_: Obj) -> Obj:
    """`(nthcdr N LIST)`."""
    if type(n) is not int:
        raise wrong_type("integerp", n)
    cell = list_
    try:
        if n < len(_PATIENCE):
            for _ in range(n):
                cell = cell.cdr
            return cell
        return _far_nthcdr(n, list_)
    except AttributeError:
        if isinstance(cell, Cons):
            raise
        raise wrong_type("listp", list_) from None


def nth(n: Obj, list_: Obj) -> Obj:
    """`(nth N LIST)`."""
    if type(n) is not int:
        raise wrong_type("integerp", n)
    cell = list_
    try:
        if n < len(_PATIENCE):
            for _ in range(n):
                cell = cell.cdr
        else:
            cell = _far_nthcdr(n, list_)
    except AttributeError:
        if isinstance(cell, Cons):
            raise
        raise wrong_type("listp", list_) from None
    try:
        return cell.car
    except AttributeError:
        raise wrong_type("listp", cell) from None


def _far_nthcdr(n: int, list_: Obj) -> Obj:
    if find_circle(list_) is not None:
        period, lead = _circle_shape(list_)
        if n > lead:
            n = lead + (n - lead) % period
    cell = list_
    while n > 0 and cell is not nil:
        if not isinstance(cell, Cons):
            raise wrong_type("listp", list_)
        cell = cell.cdr
        n -= 1
    return cell


def _circle_shape(list_: Obj) -> tuple[int, int]:
    """How long the circle of a circular list is, and how many conses come before it."""
    seen: dict[int, int] = {}
    cell = list_
    position = 0
    while id(cell) not in seen:
        seen[id(cell)] = position
        cell = cell.cdr
        position += 1
    return position - seen[id(cell)], seen[id(cell)]


def elt(sequence: Obj, n: Obj) -> Obj:
    """`(elt SEQUENCE N)`."""
    if sequence is nil or isinstance(sequence, Cons):
        return nth(n, sequence)
    if isinstance(sequence, Vector | LispString | BoolVector | CharTable):
        return aref(sequence, n)
    raise wrong_type("sequencep", sequence)


# Membership


def memq(element: Obj, list_: Obj) -> Obj:
    """`(memq ELEMENT LIST)`."""
    cell = list_
    if type(element) is int and -FIXNUM_LIMIT <= element < FIXNUM_LIMIT:
        return _member_number(element, list_)
    try:
        for _ in _PATIENCE:
            if cell is nil:
                return nil
            if cell.car is element:
                return cell
            cell = cell.cdr
        check_circular(list_)
        while cell is not nil:
            if cell.car is element:
                return cell
            cell = cell.cdr
        return nil
    except AttributeError:
        if isinstance(cell, Cons):
            raise
        raise wrong_type("listp", list_) from None


def _member_number(number: Obj, list_: Obj) -> Obj:
    """The first tail of LIST_ whose car is the int NUMBER."""
    cell = list_
    left = len(_PATIENCE)
    try:
        while cell is not nil:
            if cell.car == number and type(cell.car) is int:
                return cell
            cell = cell.cdr
            left -= 1
            if left == 0:
                check_circular(list_)
        return nil
    except AttributeError:
        if isinstance(cell, Cons):
            raise
        raise wrong_type("listp", list_) from None


def memql(element: Obj, list_: Obj) -> Obj:
    """`(memql ELEMENT LIST)`."""
    kind = type(element)
    if kind is int:
        return _member_number(element, list_)
    if kind is not float:
        return memq(element, list_)
    cell = list_
    left = len(_PATIENCE)
    while isinstance(cell, Cons):
        car = cell.car
        if type(car) is float and same_float(car, element):
            return cell
        cell = cell.cdr
        left -= 1
        if left == 0:
            check_circular(list_)
    if cell is not nil:
        raise wrong_type("listp", list_)
    return nil


def member(element: Obj, list_: Obj) -> Obj:
    """`(member ELEMENT LIST)`."""
    kind = type(element)
    if kind is int:
        return _member_number(element, list_)
    if kind is float or isinstance(element, Symbol):
        return memql(element, list_)
    cell = list_
    left = len(_PATIENCE)
    if kind is LispString:
        text = element.s
        while isinstance(cell, Cons):
            car = cell.car
            if type(car) is LispString and car.s == text and equal(element, car):
                return cell
            cell = cell.cdr
            left -= 1
            if left == 0:
                check_circular(list_)
    else:
        while isinstance(cell, Cons):
            if equal(cell.car, element):
                return cell
            cell = cell.cdr
            left -= 1
            if left == 0:
                check_circular(list_)
    if cell is not nil:
        raise wrong_type("listp", list_)
    return nil


# Association lists


def assq(key: Obj, alist: Obj) -> Obj:
    """`(assq KEY ALIST)`."""
    cell = alist
    try:
        if type(key) is int and -FIXNUM_LIMIT <= key < FIXNUM_LIMIT:
            return _assoc_number(key, alist)
        for _ in _PATIENCE:
            if cell is nil:
                return nil
            pair = cell.car
            if isinstance(pair, Cons) and pair.car is key:
                return pair
            cell = cell.cdr
        check_circular(alist)
        while cell is not nil:
            pair = cell.car
            if isinstance(pair, Cons) and pair.car is key:
                return pair
            cell = cell.cdr
        return nil
    except AttributeError:
        if isinstance(cell, Cons):
            raise
        raise wrong_type("listp", alist) from None


def _assoc_number(key: Obj, alist: Obj) -> Obj:
    cell = alist
    left = len(_PATIENCE)
    while isinstance(cell, Cons):
        pair = cell.car
        if isinstance(pair, Cons) and pair.car == key and type(pair.car) is int:
            return pair
        cell = cell.cdr
        left -= 1
        if left == 0:
            check_circular(alist)
    if cell is not nil:
        raise wrong_type("listp", alist)
    return nil


def assoc(key: Obj, alist: Obj, test: Obj = nil) -> Obj:
    """`(assoc KEY ALIST TESTFN)`."""
    if test is not nil:
        return _assoc_by(test.call, key, alist)
    kind = type(key)
    if kind is int:
        return _assoc_number(key, alist)
    if isinstance(key, Symbol):
        return assq(key, alist)
    cell = alist
    left = len(_PATIENCE)
    if kind is LispString:
        text = key.s
        while isinstance(cell, Cons):
            pair = cell.car
            if isinstance(pair, Cons):
                car = pair.car
                if type(car) is LispString and car.s == text and equal(key, car):
                    return pair
            cell = cell.cdr
            left -= 1
            if left == 0:
                check_circular(alist)
    else:
        while isinstance(cell, Cons):
            pair = cell.car
            if isinstance(pair, Cons) and equal(pair.car, key):
                return pair
            cell = cell.cdr
            left -= 1
            if left == 0:
                check_circular(alist)
    if cell is not nil:
        raise wrong_type("listp", alist)
    return nil


def _assoc_by(test: Any, key: Obj, alist: Obj) -> Obj:
    cell = alist
    left = len(_PATIENCE)
    while isinstance(cell, Cons):
        pair = cell.car
        if isinstance(pair, Cons) and test(pair.car, key) is not nil:
            return pair
        cell = cell.cdr
        left -= 1
        if left == 0:
            check_circular(alist)
    if cell is not nil:
        raise wrong_type("listp", alist)
    return nil

"""The list functions that compiled code calls directly, and how lists go wrong.

The loops here follow `cdr` bare: nil is its own `car` and `cdr`, and anything else that is no cons raises
AttributeError, from which the signal is made.  A list that goes on for `_PATIENCE` conses is looked at once for being
circular, so that ordinary lists pay nothing for the question.
"""

from __future__ import annotations

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
    """Return the number of elements of SEQUENCE, a list, string, vector or other array.

    A dotted list signals `wrong-type-argument listp`, a circular one `circular-list`.
    """
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
    count = 0
    try:
        # Eight at a time: beyond the end there is only nil.
        for _ in _PATIENCE:
            ahead = cell.cdr.cdr.cdr.cdr.cdr.cdr.cdr.cdr
            if ahead is nil:
                break
            cell = ahead
            count += 8
        else:
            check_circular(list_)
        while cell is not nil:
            cell = cell.cdr
            count += 1
        return count
    except AttributeError:
        tail = _improper_tail(list_)
        if tail is nil:
            raise
        raise wrong_type("listp", tail) from None


def _improper_tail(list_: Obj) -> Obj:
    """What follows the last cons of LIST_, which is not circular."""
    cell = list_
    while isinstance(cell, Cons):
        cell = cell.cdr
    return cell


def check_sequences(sequences: tuple[Obj, ...]) -> None:
    """Signal `wrong-type-argument sequencep` for one of SEQUENCES that is none, before any is looked into."""
    for each in sequences:
        if each is not nil and type(each) not in _SEQUENCES and not isinstance(each, Cons):
            raise wrong_type("sequencep", each)


_SEQUENCES = frozenset((Cons, Vector, LispString, BoolVector, CompiledFunction, ByteCode))


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
    """Return LIST without its first N elements, LIST itself when N is not positive.

    Signals `wrong-type-argument` with `integerp` or `listp`.
    """
    if type(n) is not int:
        raise wrong_type("integerp", n)
    cell = list_
    try:
        while n > 7:
            if n > 80_000:
                return _far_nthcdr(n, list_)
            cell = cell.cdr.cdr.cdr.cdr.cdr.cdr.cdr.cdr
            n -= 8
        while n > 0:
            cell = cell.cdr
            n -= 1
        return cell
    except AttributeError:
        if _improper_tail(cell) is nil:
            raise
        raise wrong_type("listp", list_) from None


def nth(n: Obj, list_: Obj) -> Obj:
    """Return element N of LIST, counted from 0: nil beyond its end, the first when N is negative.

    Signals `wrong-type-argument` with `integerp` or `listp`.
    """
    cell = nthcdr(n, list_)
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
    """Return element N of SEQUENCE, a list, vector, string, bool-vector or char-table.

    Lists are treated as by `nth`; for arrays a wrong N signals `args-out-of-range`.
    """
    if sequence is nil or isinstance(sequence, Cons):
        return nth(n, sequence)
    if isinstance(sequence, Vector | LispString | BoolVector | CharTable):
        return aref(sequence, n)
    raise wrong_type("sequencep", sequence)


# Membership


def memq(elt: Obj, list_: Obj) -> Obj:
    """Return the tail of LIST whose car is `eq` to ELT, nil when there is none; signals `wrong-type-argument listp`."""
    if type(elt) is int and -FIXNUM_LIMIT <= elt < FIXNUM_LIMIT:
        return _member_number(elt, list_)
    if elt is nil:
        return _member_nil(list_)
    cell = list_
    try:
        # Four at a time: the car of nil, at the end, is not ELEMENT.
        for _ in _PATIENCE:
            if cell.car is elt:
                return cell
            cell = cell.cdr
            if cell.car is elt:
                return cell
            cell = cell.cdr
            if cell.car is elt:
                return cell
            cell = cell.cdr
            if cell.car is elt:
                return cell
            cell = cell.cdr
            if cell is nil:
                return nil
        check_circular(list_)
        while cell is not nil:
            if cell.car is elt:
                return cell
            cell = cell.cdr
        return nil
    except AttributeError:
        if isinstance(cell, Cons):
            raise
        raise wrong_type("listp", list_) from None


def _member_nil(list_: Obj) -> Obj:
    cell = list_
    left = len(_PATIENCE)
    while isinstance(cell, Cons):
        if cell.car is nil:
            return cell
        cell = cell.cdr
        left -= 1
        if left == 0:
            check_circular(list_)
    if cell is not nil:
        raise wrong_type("listp", list_)
    return nil


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


def memql(elt: Obj, list_: Obj) -> Obj:
    """Return the tail of LIST whose car is `eql` to ELT, or nil; signals `wrong-type-argument listp`."""
    kind = type(elt)
    if kind is int:
        return _member_number(elt, list_)
    if kind is not float:
        return memq(elt, list_)
    cell = list_
    left = len(_PATIENCE)
    while isinstance(cell, Cons):
        car = cell.car
        if type(car) is float and same_float(car, elt):
            return cell
        cell = cell.cdr
        left -= 1
        if left == 0:
            check_circular(list_)
    if cell is not nil:
        raise wrong_type("listp", list_)
    return nil


def member(elt: Obj, list_: Obj) -> Obj:
    """Return the tail of LIST whose car is `equal` to ELT, or nil; signals `wrong-type-argument listp`."""
    kind = type(elt)
    if kind is int:
        return _member_number(elt, list_)
    if kind is float or isinstance(elt, Symbol):
        return memql(elt, list_)
    cell = list_
    left = len(_PATIENCE)
    if kind is LispString:
        text = elt.s
        try:
            for _ in _PATIENCE:
                if cell is nil:
                    return nil
                if cell.car.s == text and equal(elt, cell.car):
                    return cell
                cell = cell.cdr
        except AttributeError:
            # An elt that is no string, or a dotted end: go on with care.
            pass
    while isinstance(cell, Cons):
        if equal(cell.car, elt):
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
    """Return the first cons in ALIST whose car is `eq` to KEY, or nil.

    Elements that are no conses are passed over.  Signals `wrong-type-argument listp`.
    """
    if type(key) is int and -FIXNUM_LIMIT <= key < FIXNUM_LIMIT:
        return _assoc_number(key, alist)
    cell = alist
    if key is not nil:
        try:
            # The car of nil, as an element or at the end, is not KEY.
            for _ in _PATIENCE:
                if cell.car.car is key:
                    return cell.car
                cell = cell.cdr
                if cell.car.car is key:
                    return cell.car
                cell = cell.cdr
                if cell.car.car is key:
                    return cell.car
                cell = cell.cdr
                if cell.car.car is key:
                    return cell.car
                cell = cell.cdr
                if cell is nil:
                    return nil
        except AttributeError:
            # An element that is no cons, or a dotted end: go on with care.
            pass
    left = len(_PATIENCE)
    while isinstance(cell, Cons):
        pair = cell.car
        if isinstance(pair, Cons) and pair.car is key:
            return pair
        cell = cell.cdr
        left -= 1
        if left == 0:
            check_circular(alist)
    if cell is not nil:
        raise wrong_type("listp", alist)
    return nil


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


def assoc(key: Obj, alist: Obj, testfn: Obj = nil) -> Obj:
    """Return the first cons in ALIST whose car equals KEY, or nil.

    TESTFN is called with the car and KEY; nil stands for `equal`.  Signals `wrong-type-argument listp`.
    """
    if testfn is not nil:
        return _assoc_by(testfn, key, alist)
    kind = type(key)
    if kind is int:
        return _assoc_number(key, alist)
    if isinstance(key, Symbol):
        return assq(key, alist)
    cell = alist
    left = len(_PATIENCE)
    if kind is LispString:
        text = key.s
        try:
            for _ in _PATIENCE:
                if cell is nil:
                    return nil
                if cell.car.car.s == text and equal(key, cell.car.car):
                    return cell.car
                cell = cell.cdr
        except AttributeError:
            # A key that is no string, an element that is no cons, or a dotted end: go on with care.
            pass
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


def _assoc_by(test: Obj, key: Obj, alist: Obj) -> Obj:
    cell = alist
    left = len(_PATIENCE)
    while isinstance(cell, Cons):
        pair = cell.car
        if isinstance(pair, Cons) and test.call(pair.car, key) is not nil:
            return pair
        cell = cell.cdr
        left -= 1
        if left == 0:
            check_circular(alist)
    if cell is not nil:
        raise wrong_type("listp", alist)
    return nil

"""Conses and lists: making them, taking them apart, searching and changing them."""

from __future__ import annotations

from elwire.interpreter import listops
from elwire.interpreter.arrays import vector_of
from elwire.interpreter.equality import equal
from elwire.interpreter.evaluator import check_end
from elwire.interpreter.listops import check_circular, elements, length
from elwire.interpreter.objects import (
    FIXNUM_LIMIT,
    Cons,
    LispString,
    Obj,
    Vector,
    eq,
    list_to_lisp,
    nil,
    t,
)
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import wrong_type
from elwire.interpreter.strings import EMPTY, EMPTY_MULTIBYTE, char_numbers, check_fixnum

# What compiled code calls directly is written there, and declared here.
for _name in ("length", "nth", "nthcdr", "elt", "memq", "memql", "member", "assq", "assoc"):
    primitive(_name)(getattr(listops, _name))

# Making and taking apart


@primitive("cons")
def cons(car: Obj, cdr: Obj) -> Obj:
    """Return a new cons of CAR and CDR."""
    return Cons(car, cdr)


@primitive("car")
def car_(list_: Obj) -> Obj:
    """Return the car of LIST, nil when it is nil; signals `wrong-type-argument listp`."""
    try:
        return list_.car
    except AttributeError:
        raise wrong_type("listp", list_) from None


@primitive("cdr")
def cdr_(list_: Obj) -> Obj:
    """Return the cdr of LIST, nil when it is nil; signals `wrong-type-argument listp`."""
    try:
        return list_.cdr
    except AttributeError:
        raise wrong_type("listp", list_) from None


@primitive("car-safe")
def car_safe(object_: Obj) -> Obj:
    """Return the car of OBJECT when it is a cons, else nil."""
    return object_.car if isinstance(object_, Cons) else nil


@primitive("cdr-safe")
def cdr_safe(object_: Obj) -> Obj:
    """Return the cdr of OBJECT when it is a cons, else nil."""
    return object_.cdr if isinstance(object_, Cons) else nil


@primitive("setcar")
def setcar(cell: Obj, newcar: Obj) -> Obj:
    """Make NEWCAR the car of CELL, a cons, and return it; signals `wrong-type-argument consp`."""
    if not isinstance(cell, Cons):
        raise wrong_type("consp", cell)
    cell.car = newcar
    return newcar


@primitive("setcdr")
def setcdr(cell: Obj, newcdr: Obj) -> Obj:
    """Make NEWCDR the cdr of CELL, a cons, and return it; signals `wrong-type-argument consp`."""
    if not isinstance(cell, Cons):
        raise wrong_type("consp", cell)
    cell.cdr = newcdr
    return newcdr


@primitive("list")
def list_of(*objects: Obj) -> Obj:
    """Return a new list of OBJECTS."""
    result: Obj = nil
    for each in objects[::-1]:
        result = Cons(each, result)
    return result


@primitive("make-list")
def make_list(length_: Obj, init: Obj) -> Obj:
    """Return a new list of LENGTH elements, each of them INIT; signals `wrong-type-argument wholenump`."""
    if type(length_) is not int or not 0 <= length_ < FIXNUM_LIMIT:
        raise wrong_type("wholenump", length_)
    result: Obj = nil
    for _ in range(length_):
        result = Cons(init, result)
    return result


# Elements by position


@primitive("take")
def take(n: Obj, list_: Obj) -> Obj:
    """Return a new list of the first N elements of LIST; all of them when N is larger, none when it is not positive.

    Emacs has this from version 29 on.
    """
    if type(n) is not int:
        raise wrong_type("integerp", n)
    return list_to_lisp(_first(n, list_))


def _first(n: int, list_: Obj) -> list[Obj]:
    items: list[Obj] = []
    cell = list_
    while n > 0 and isinstance(cell, Cons):
        items.append(cell.car)
        cell = cell.cdr
        n -= 1
    if n > 0 and cell is not nil:
        raise wrong_type("listp", list_)
    return items


@primitive("ntake")
def ntake(n: Obj, list_: Obj) -> Obj:
    """Cut LIST after its first N elements and return it, nil when N is not positive.

    Emacs has this from version 29 on.
    """
    if type(n) is not int:
        raise wrong_type("integerp", n)
    if n <= 0:
        return nil
    tail = listops.nthcdr(n - 1, list_)
    if isinstance(tail, Cons):
        tail.cdr = nil
    return list_


# Length

ENDLESS = 65534
"""After so many conses Emacs, too, begins to see that a short circle is one."""


def _compare_length(sequence: Obj, length_: Obj) -> int:
    """The length of SEQUENCE less LENGTH, or a number of the same sign."""
    bound = check_fixnum(length_)
    if not isinstance(sequence, Cons):
        return length(sequence) - bound
    count = 0
    cell: Obj = sequence
    while isinstance(cell, Cons):
        if count > bound:
            return 1
        count += 1
        cell = cell.cdr
        if count == ENDLESS:
            check_end(sequence)
    return count - bound


@primitive("length=")
def length_equal(sequence: Obj, length_: Obj) -> Obj:
    """Return t when SEQUENCE has exactly LENGTH elements; of a list no more conses than needed are visited."""
    return t if check_fixnum(length_) >= 0 and _compare_length(sequence, length_) == 0 else nil


@primitive("length<")
def length_less(sequence: Obj, length_: Obj) -> Obj:
    """Return t when SEQUENCE has fewer than LENGTH elements; of a list no more conses than needed are visited."""
    return t if _compare_length(sequence, length_) < 0 else nil


@primitive("length>")
def length_greater(sequence: Obj, length_: Obj) -> Obj:
    """Return t when SEQUENCE has more than LENGTH elements; of a list no more conses than needed are visited."""
    return t if _compare_length(sequence, length_) > 0 else nil


@primitive("safe-length")
def safe_length(list_: Obj) -> Obj:
    """Return the number of conses of LIST; never signals.

    0 for what is no list; for a circular list some number that is at least that of its different conses.
    """
    circle = listops.find_circle(list_)
    if circle is not None:
        return circle[1]
    count = 0
    cell = list_
    while isinstance(cell, Cons):
        count += 1
        cell = cell.cdr
    return count


@primitive("proper-list-p")
def proper_list_p(object_: Obj) -> Obj:
    """Return the length of OBJECT when it is a proper list, else nil: it may be dotted, circular or no list."""
    if not isinstance(object_, Cons) and object_ is not nil:
        return nil
    if listops.find_circle(object_) is not None:
        return nil
    count = 0
    cell = object_
    while isinstance(cell, Cons):
        count += 1
        cell = cell.cdr
    return count if cell is nil else nil


# Membership


@primitive("delq")
def delq(elt: Obj, list_: Obj) -> Obj:
    """Take the elements that are `eq` to ELT out of LIST, changing it, and return what is left.

    The first conses are only skipped, so use the value.  Signals `wrong-type-argument listp`.
    """
    previous: Obj = nil
    cell = list_
    left = _PATIENCE
    while isinstance(cell, Cons):
        if cell.car is elt or eq(cell.car, elt):
            if previous is nil:
                list_ = cell.cdr
            else:
                previous.cdr = cell.cdr
        else:
            previous = cell
        cell = cell.cdr
        left -= 1
        if left == 0:
            check_circular(list_)
    if cell is not nil:
        raise wrong_type("listp", list_)
    return list_


_PATIENCE = 20_000


@primitive("delete")
def delete(elt: Obj, seq: Obj) -> Obj:
    """Take the elements that are `equal` to ELT out of SEQ, a list, vector or string, and return what is left.

    A list is changed, of a vector or string a shorter copy is made.  Signals `wrong-type-argument listp`.
    """
    if type(seq) is Vector:
        items = [item for item in seq if not equal(item, elt)]
        return seq if len(items) == len(seq) else vector_of(items)
    if type(seq) is LispString:
        text = "".join(
            [ch for ch, number in zip(seq.s, char_numbers(seq), strict=True) if type(elt) is not int or number != elt]
        )
        if len(text) == len(seq.s):
            return seq
        if not text:
            return EMPTY_MULTIBYTE if seq.multibyte else EMPTY
        return LispString(text, seq.multibyte)
    previous: Obj = nil
    cell = seq
    left = _PATIENCE
    while isinstance(cell, Cons):
        if equal(elt, cell.car):
            if previous is nil:
                seq = cell.cdr
            else:
                previous.cdr = cell.cdr
        else:
            previous = cell
        cell = cell.cdr
        left -= 1
        if left == 0:
            check_circular(seq)
    if cell is not nil:
        raise wrong_type("listp", seq)
    return seq


# Association lists


@primitive("rassq")
def rassq(key: Obj, alist: Obj) -> Obj:
    """Return the first cons in ALIST whose cdr is `eq` to KEY, or nil; signals `wrong-type-argument listp`."""
    cell = alist
    left = _PATIENCE
    while isinstance(cell, Cons):
        pair = cell.car
        if isinstance(pair, Cons) and (pair.cdr is key or eq(pair.cdr, key)):
            return pair
        cell = cell.cdr
        left -= 1
        if left == 0:
            check_circular(alist)
    if cell is not nil:
        raise wrong_type("listp", alist)
    return nil


@primitive("rassoc")
def rassoc(key: Obj, alist: Obj) -> Obj:
    """Return the first cons in ALIST whose cdr is `equal` to KEY, or nil; signals `wrong-type-argument listp`."""
    cell = alist
    left = _PATIENCE
    while isinstance(cell, Cons):
        pair = cell.car
        if isinstance(pair, Cons) and equal(pair.cdr, key):
            return pair
        cell = cell.cdr
        left -= 1
        if left == 0:
            check_circular(alist)
    if cell is not nil:
        raise wrong_type("listp", alist)
    return nil


@primitive("copy-alist")
def copy_alist(alist: Obj) -> Obj:
    """Return a copy of ALIST in which the conses that are its elements are copied too.

    Signals `wrong-type-argument` with `sequencep` or `listp`.
    """
    items = elements(alist)
    return list_to_lisp([Cons(item.car, item.cdr) if isinstance(item, Cons) else item for item in items])


# Joining lists in place


@primitive("nconc")
def nconc(*lists: Obj) -> Obj:
    """Make one list of LISTS by putting each at the end of the one before; all but the last are changed.

    Only the last may be anything but a list; signals `wrong-type-argument consp`.
    """
    result: Obj = nil
    last_cell: Obj = nil
    last = len(lists) - 1
    for index, each in enumerate(lists):
        if each is nil:
            continue
        if result is nil:
            result = each
        else:
            last_cell.cdr = each
        if index == last:
            break
        if not isinstance(each, Cons):
            raise wrong_type("consp", each)
        last_cell = _last_cons(each)
    return result


def _last_cons(list_: Cons) -> Cons:
    cell: Cons = list_
    left = _PATIENCE
    while True:
        rest = cell.cdr
        if not isinstance(rest, Cons):
            return cell
        cell = rest
        left -= 1
        if left == 0:
            check_circular(list_)

"""Property lists."""

from __future__ import annotations

from elwire.interpreter.equality import equal
from elwire.interpreter.listops import check_circular, find_circle
from elwire.interpreter.objects import Cons, Obj, eq, nil
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import wrong_type

_PATIENCE = range(10_000)


@primitive("plist-get")
def plist_get(plist: Obj, prop: Obj) -> Obj:
    """Return the value of PROP, compared by `eq`, in PLIST, a list (PROP1 VALUE1 PROP2 VALUE2...); nil without one.

    Never signals: what is wrong with PLIST ends the search.
    """
    if type(prop) is int:
        return _get_number(plist, prop)
    cell = plist
    try:
        while True:
            for _ in _PATIENCE:
                if cell is nil:
                    return nil
                if cell.car is prop:
                    return cell.cdr.car
                cell = cell.cdr.cdr
            if find_circle(plist, 2) is not None:
                return nil
    except AttributeError:
        return nil


def _get_number(plist: Obj, prop: Obj) -> Obj:
    cell = plist
    left = len(_PATIENCE)
    while isinstance(cell, Cons) and isinstance(cell.cdr, Cons):
        if eq(cell.car, prop):
            return cell.cdr.car
        cell = cell.cdr.cdr
        left -= 1
        if left == 0 and find_circle(plist, 2) is not None:
            return nil
    return nil


def _put(plist: Obj, prop: Obj, value: Obj, same: object) -> Obj:
    previous: Obj = nil
    cell = plist
    left = len(_PATIENCE)
    while isinstance(cell, Cons):
        rest = cell.cdr
        if not isinstance(rest, Cons):
            break
        key = cell.car
        if key is prop or (equal(prop, key) if same is equal else eq(prop, key)):
            rest.car = value
            return plist
        previous = rest
        cell = rest.cdr
        left -= 1
        if left == 0:
            check_circular(plist, 2)
    if cell is not nil:
        raise wrong_type("plistp", plist)
    new = Cons(prop, Cons(value, nil))
    if previous is nil:
        return new
    previous.cdr = new
    return plist


@primitive("plist-put")
def plist_put(plist: Obj, prop: Obj, val: Obj) -> Obj:
    """Make VAL the value of PROP, compared by `eq`, in PLIST, changing it, and return the list.

    Use the value: an empty PLIST cannot be changed.  Signals `wrong-type-argument plistp`.
    """
    if type(prop) is not int:
        cell = plist
        try:
            for _ in _PATIENCE:
                if cell is nil:
                    break
                rest = cell.cdr
                if cell.car is prop:
                    if type(rest) is not Cons:
                        break
                    rest.car = val
                    return plist
                cell = rest.cdr
        except AttributeError:
            pass
    return _put(plist, prop, val, eq)


@primitive("lax-plist-put")
def lax_plist_put(plist: Obj, prop: Obj, val: Obj) -> Obj:
    """Make VAL the value of PROP, compared by `equal`, in PLIST, changing it, and return the list.

    Use the value: an empty PLIST cannot be changed.  Signals `wrong-type-argument plistp`.
    """
    return _put(plist, prop, val, equal)


@primitive("lax-plist-get")
def lax_plist_get(plist: Obj, prop: Obj) -> Obj:
    """Return the value of PROP, compared by `equal`, in PLIST; signals `wrong-type-argument plistp`."""
    cell = plist
    left = len(_PATIENCE)
    while isinstance(cell, Cons):
        rest = cell.cdr
        if not isinstance(rest, Cons):
            break
        if equal(prop, cell.car):
            return rest.car
        cell = rest.cdr
        left -= 1
        if left == 0:
            check_circular(plist, 2)
    if cell is not nil:
        raise wrong_type("plistp", plist)
    return nil


@primitive("plist-member")
def plist_member(plist: Obj, prop: Obj) -> Obj:
    """Return the tail of PLIST that begins with PROP, compared by `eq`, nil when it has none.

    So a property whose value is nil can be told from none at all.  Signals `wrong-type-argument plistp`.
    """
    cell = plist
    left = len(_PATIENCE)
    while isinstance(cell, Cons):
        if cell.car is prop or eq(cell.car, prop):
            return cell
        cell = cell.cdr
        if not isinstance(cell, Cons):
            break
        cell = cell.cdr
        left -= 1
        if left == 0:
            check_circular(plist, 2)
    if cell is not nil:
        raise wrong_type("plistp", plist)
    return nil

"""Symbols: names, obarrays, property lists, and the function slot as seen through `fboundp` and its kin."""

from __future__ import annotations

from typing import Any
from weakref import WeakKeyDictionary

from elwire.interpreter.objects import Cons, LispString, Obj, PlainSymbol, Symbol, Vector, eq, list_to_lisp, nil, t
from elwire.interpreter.registry import primitive, variable
from elwire.interpreter.signals import signal, wrong_type
from elwire.interpreter.strings import (
    EMPTY,
    check_string,
    check_symbol,
    internal_bytes,
    symbol_name_text,
    without_shorthand,
)

# Names


@primitive("symbolp")
def symbolp(object_: Obj) -> Obj:
    """Return t if OBJECT is a symbol."""
    return t if isinstance(object_, Symbol) else nil


@primitive("symbol-name")
def symbol_name(symbol: Obj) -> Obj:
    """The name of SYMBOL, a string; signals `wrong-type-argument symbolp`."""
    if isinstance(symbol, Symbol):
        name = symbol.name
        if not name:
            return EMPTY
        return LispString(name) if type(name) is str else LispString(str(name), False)
    raise wrong_type("symbolp", symbol)


@primitive("make-symbol")
def make_symbol(name: Obj) -> Obj:
    """A new symbol called NAME, in no obarray; signals `wrong-type-argument stringp`."""
    return PlainSymbol(symbol_name_text(check_string(name)))


# Obarrays.  The main one is `it.obarray`, a dict; the value of the variable `obarray` stands for it.  Other obarrays
# are vectors, as in Emacs 28: each slot holds 0 or the newest symbol of its bucket, `next` leads to the older ones.


class Obarrays:
    """The main obarray as Lisp sees it, and the chains of symbols in obarrays that are vectors."""

    def __init__(self) -> None:
        self.main = Vector([0] * 15121)
        """The value that the variable `obarray` has at first; all its symbols live in `Interpreter.obarray`."""
        self.next: WeakKeyDictionary[Symbol, Symbol] = WeakKeyDictionary()


def _obarrays(it: Any) -> Obarrays:
    state = it.chapter_state.get("symbols")
    if state is None:
        state = it.chapter_state["symbols"] = Obarrays()
    return state  # type: ignore[no-any-return]


variable(
    "obarray",
    lambda it: _obarrays(it).main,
    "The obarray that `intern` and `read` use: the main one, or a vector whose elements are 0 at first.",
)
variable(
    "overriding-plist-environment",
    nil,
    "An alist from symbols to property lists that `get` looks at before a symbol's own.",
)


def main_obarray(it: Any) -> Vector:
    """The Lisp value that stands for the main obarray."""
    return _obarrays(it).main


def _check_obarray(it: Any, obarray: Obj) -> Vector:
    """OBARRAY, or the value of the variable when it is nil; signals `wrong-type-argument vectorp`."""
    if obarray is nil:
        obarray = it.s.obarray.value
    if isinstance(obarray, Vector) and len(obarray):
        return obarray
    raise wrong_type("vectorp", obarray)


def _bucket(obarray: Vector, name: str) -> int:
    """Where the symbol called NAME is in OBARRAY: as in Emacs, so that going through an obarray has the same order."""
    data = name.encode("ascii") if name.isascii() else internal_bytes(LispString(name, True))
    return _hash(data) % len(obarray)


def _hash(data: bytes) -> int:
    """The number by which Emacs finds the symbol whose name is DATA.

    Of a long name, some words of eight bytes count, and what is behind the last of these.  (`sxhash-equal` gives it
    nearly as it is.)
    """
    size = len(data)
    result = size
    at = 0
    step = 8 + (size >> 3)
    while size - at >= 8:
        result = (result << 4) + (result >> 60) + int.from_bytes(data[at : at + 8], "little") & 0xFFFF_FFFF_FFFF_FFFF
        at += step
    for byte in data[at:]:
        result = (result << 4) + (result >> 60) + byte & 0xFFFF_FFFF_FFFF_FFFF
    return result


def _chain(it: Any, obarray: Vector, index: int) -> list[Symbol]:
    """The symbols in the bucket INDEX of OBARRAY, the newest first."""
    following = _obarrays(it).next
    chain = []
    symbol = obarray[index]
    while isinstance(symbol, Symbol):
        chain.append(symbol)
        symbol = following.get(symbol)
    return chain


def _look_up(it: Any, name: str, obarray: Vector) -> Symbol | None:
    if obarray is _obarrays(it).main:
        return it.intern_soft(name)  # type: ignore[no-any-return]
    for symbol in _chain(it, obarray, _bucket(obarray, name)):
        if symbol.name == name:
            return symbol
    return None


def intern_in(it: Any, name: str, obarray: Vector) -> Symbol:
    """The symbol called NAME in OBARRAY, made there if need be."""
    if obarray is _obarrays(it).main:
        return it.intern(name)  # type: ignore[no-any-return]
    found = _look_up(it, name, obarray)
    if found is None:
        found = PlainSymbol(name)
        index = _bucket(obarray, name)
        head = obarray[index]
        if isinstance(head, Symbol) and head is not nil:
            _obarrays(it).next[found] = head
        obarray[index] = found
    return found


def _full_name(it: Any, string: Obj) -> str:
    """The name of the symbol that STRING stands for under `read-symbol-shorthands`."""
    name = symbol_name_text(check_string(string))
    pairs = it.s.read_symbol_shorthands.value
    return name if pairs is nil else without_shorthand(name, pairs)


@primitive("intern")
def intern(it: Any, string: Obj, obarray: Obj = nil) -> Obj:
    """The symbol called STRING in OBARRAY, made there if it is not yet; nil means the variable `obarray`.

    Signals `wrong-type-argument` with `vectorp` or `stringp`.
    """
    main = obarray is nil and it.s.obarray.value is it.chapter_state["symbols"].main
    if main and type(string) is LispString and it.s.read_symbol_shorthands.value is nil:
        symbol: Symbol = it.intern(string.s if string.multibyte else symbol_name_text(string))
        return symbol
    table = _check_obarray(it, obarray)
    return intern_in(it, _full_name(it, string), table)


@primitive("intern-soft")
def intern_soft(it: Any, name: Obj, obarray: Obj = nil) -> Obj:
    """The symbol called NAME in OBARRAY, nil when there is none; of a symbol NAME, itself if it is in OBARRAY."""
    table = _check_obarray(it, obarray)
    if isinstance(name, Symbol):
        return name if _look_up(it, name.name, table) is name else nil
    found = _look_up(it, _full_name(it, name), table)
    return nil if found is None else found


@primitive("unintern")
def unintern(it: Any, name: Obj, obarray: Obj = nil) -> Obj:
    """Take the symbol NAME, or the one called NAME, out of OBARRAY; return t if there was one, else nil."""
    table = _check_obarray(it, obarray)
    text = name.name if isinstance(name, Symbol) else _full_name(it, name)
    found = _look_up(it, text, table)
    if found is None or (isinstance(name, Symbol) and found is not name):
        return nil
    if table is _obarrays(it).main:
        del it.obarray[text]
        it.s.__dict__.pop(text.replace("-", "_"), None)
        found.interned = False
        return t
    following = _obarrays(it).next
    index = _bucket(table, text)
    chain = _chain(it, table, index)
    place = chain.index(found)
    after = following.pop(found, None)
    if place:
        if after is None:
            del following[chain[place - 1]]
        else:
            following[chain[place - 1]] = after
    else:
        table[index] = 0 if after is None else after
    return t


def symbols_in(it: Any, obarray: Vector, backward: bool = False) -> list[Symbol]:
    """The symbols in OBARRAY, bucket by bucket, from the last one on when BACKWARD."""
    if obarray is _obarrays(it).main:
        return list(it.all_symbols())
    indexes = range(len(obarray))
    return [symbol for index in (reversed(indexes) if backward else indexes) for symbol in _chain(it, obarray, index)]


@primitive("mapatoms")
def mapatoms(it: Any, function: Obj, obarray: Obj = nil) -> Obj:
    """Call FUNCTION on each symbol in OBARRAY; return nil.  Signals `wrong-type-argument vectorp`."""
    table = _check_obarray(it, obarray)
    for symbol in symbols_in(it, table, backward=True):
        it.call(function, symbol)
    return nil


@primitive("apropos-internal")
def apropos_internal(it: Any, regexp: Obj, predicate: Obj = nil) -> Obj:
    """Return the symbols whose names match REGEXP and that PREDICATE accepts, if given, in the order of their names.

    Signals `wrong-type-argument stringp` and `invalid-regexp`.
    """
    if not isinstance(regexp, LispString):
        raise wrong_type("stringp", regexp)
    table = _check_obarray(it, nil)
    if table is _obarrays(it).main:
        symbols = it.all_symbols()
    else:
        symbols = [symbol for index in range(len(table)) for symbol in _chain(it, table, index)]
    match = it.s.string_match.function.call
    match(regexp, LispString(""))
    found = []
    for symbol in symbols:
        if match(regexp, LispString(symbol.name)) is not nil and (
            predicate is nil or it.call(predicate, symbol) is not nil
        ):
            found.append(symbol)
    return list_to_lisp(sorted(found, key=lambda symbol: symbol.name))


# Property lists


_MANY = range(10000)
"""More properties than a symbol has, unless its property list is circular."""


def _find(plist: Obj, property_: Obj) -> Obj:
    """The cell of PLIST after PROPERTY, nil when there is none; a malformed or circular list just ends."""
    cell = plist
    lap = cell
    power = count = 1
    while isinstance(cell, Cons):
        after = cell.cdr
        if not isinstance(after, Cons):
            return nil
        if cell.car is property_ or (type(property_) is int and eq(cell.car, property_)):
            return after
        cell = after.cdr
        if cell is lap:
            return nil
        count -= 1
        if count == 0:
            power *= 2
            count = power
            lap = cell
    return nil


@primitive("symbol-plist")
def symbol_plist(symbol: Obj) -> Obj:
    """The property list of SYMBOL."""
    return check_symbol(symbol).plist


@primitive("setplist")
def setplist(symbol: Obj, newplist: Obj) -> Obj:
    """Make NEWPLIST, any value, the property list of SYMBOL; return it."""
    check_symbol(symbol).plist = newplist
    return newplist


@primitive("get")
def get(it: Any, symbol: Obj, propname: Obj) -> Obj:
    """The value of SYMBOL's property PROPNAME, nil when it has none; names are compared by `eq`.

    What `overriding-plist-environment` says of SYMBOL goes first.
    """
    overriding = it.s.overriding_plist_environment.value
    if overriding is nil and type(propname) is not int and isinstance(symbol, Symbol):
        try:
            cell = symbol.plist
            for _step in _MANY:
                if cell is nil:
                    return nil
                if cell.car is propname:
                    return cell.cdr.car
                cell = cell.cdr.cdr
        except AttributeError:
            pass  # a malformed property list
    elif overriding is not nil:
        for entry in overriding:
            if isinstance(entry, Cons) and entry.car is symbol:
                found = _find(entry.cdr, propname).car
                if found is not nil:
                    return found
    if isinstance(symbol, Symbol):
        return _find(symbol.plist, propname).car
    raise wrong_type("symbolp", symbol)


@primitive("put")
def put(symbol: Obj, propname: Obj, value: Obj) -> Obj:
    """Make VALUE the value of SYMBOL's property PROPNAME; return VALUE.

    Signals `wrong-type-argument plistp` when the symbol's property list is malformed.
    """
    plist = symbol.plist if isinstance(symbol, Symbol) else check_symbol(symbol).plist
    if type(propname) is not int:
        cell = plist
        try:
            for _step in _MANY:
                if cell is nil:
                    break
                if cell.car is propname:
                    if type(cell.cdr) is not Cons:
                        break
                    cell.cdr.car = value
                    return value
                cell = cell.cdr.cdr
        except AttributeError:
            pass  # a malformed property list
    found = _find(plist, propname)
    if found is not nil:
        found.car = value
        return value
    last = _last_cell(plist)
    entry = Cons(propname, Cons(value, nil))
    if last is nil:
        symbol.plist = entry
    else:
        last.cdr = entry
    return value


def _last_cell(plist: Obj) -> Obj:
    """The last cell of the property list PLIST, nil when it is empty."""
    cell = plist
    last = nil
    seen: set[int] = set()
    while isinstance(cell, Cons):
        if id(cell) in seen:
            raise signal("circular-list", plist)
        seen.add(id(cell))
        last = cell.cdr
        if not isinstance(last, Cons):
            raise wrong_type("plistp", plist)
        cell = last.cdr
    if cell is not nil:
        raise wrong_type("plistp", plist)
    return last


# Functions


@primitive("symbol-function")
def symbol_function(symbol: Obj) -> Obj:
    """The function definition of SYMBOL, nil when it has none."""
    return check_symbol(symbol).function


@primitive("fboundp")
def fboundp(symbol: Obj) -> Obj:
    """Return t if SYMBOL has a function definition."""
    return nil if check_symbol(symbol).function is nil else t


@primitive("fmakunbound")
def fmakunbound(it: Any, symbol: Obj) -> Obj:
    """Take away the function definition of SYMBOL; return SYMBOL.  Signals `setting-constant` for nil and t."""
    if check_symbol(symbol) is nil or symbol is t:
        raise signal("setting-constant", symbol)
    it.fset(symbol, nil)
    return symbol


@primitive("indirect-function")
def indirect_function(object_: Obj, noerror: Obj = nil) -> Obj:
    """The function at the end of the chain of symbols that starts with OBJECT, nil when it ends in a void one.

    Signals `cyclic-function-indirection` when the chain has no end.  NOERROR is ignored, as it has long been in Emacs.
    """
    definition = object_
    for _step in range(64):
        if not isinstance(definition, Symbol) or definition is nil:
            return definition
        definition = definition.function
    seen = {definition}
    while isinstance(definition, Symbol) and definition is not nil:
        definition = definition.function
        if definition in seen:
            raise signal("cyclic-function-indirection", object_.function)
        seen.add(definition)
    return definition


@primitive("special-variable-p")
def special_variable_p(symbol: Obj) -> Obj:
    """Return t if SYMBOL is a special variable, one that is bound dynamically everywhere."""
    return t if check_symbol(symbol).special else nil

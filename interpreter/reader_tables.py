"""Reading hash tables, char-tables and text properties; apart from the reader because few texts have any."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from elwire.interpreter.arrays import MAX_CHAR, CharTable
from elwire.interpreter.hashtables import DEFAULT_SIZE, HashTable, UserTable, make_table
from elwire.interpreter.objects import FIXNUM_LIMIT, Cons, LispString, Obj, Symbol, Vector, nil, t
from elwire.interpreter.signals import Name, Signal, args_out_of_range, error, signal, wrong_type
from elwire.interpreter.textprops import Intervals

# Hash tables

_WEAKNESSES = ("key", "value", "key-or-value", "key-and-value")


def _problem(message: str, value: Obj) -> Signal:
    return signal("error", LispString(message), value)


def make_hash_table(it: Any, plist: Obj) -> HashTable:
    """The hash table that the properties in PLIST describe: each counts where it stands first, unknown ones do not."""
    s = it.s
    given: dict[Obj, Obj] = {}
    for name, value in _pairs(plist)[0]:
        if isinstance(name, Symbol):
            given.setdefault(name, value)
    table = _empty_table(
        s,
        given.get(s.test, nil),
        given.get(s.size, nil),
        given.get(s.rehash_size, nil),
        given.get(s.rehash_threshold, nil),
        given.get(s.weakness, nil),
        given.get(s.purecopy, nil) is not nil,
    )
    entries, rest = _pairs(given.get(s.data, nil))
    if rest is not nil:
        raise error("Hash table data is not a list of even length")
    for key, value in entries:
        table.puthash(key, value)
    return table


def _pairs(plist: Obj) -> tuple[list[tuple[Obj, Obj]], Obj]:
    """The pairs in PLIST, and what is left where it is no list of pairs any more or begins again."""
    result = []
    seen: set[int] = set()
    while isinstance(plist, Cons) and isinstance(plist.cdr, Cons) and id(plist) not in seen:
        seen.add(id(plist))
        result.append((plist.car, plist.cdr.car))
        plist = plist.cdr.cdr
    return result, plist


def _empty_table(
    s: Any, test: Obj, size: Obj, rehash_size: Obj, threshold: Obj, weakness: Obj, purecopy: bool
) -> HashTable:
    equality = hasher = nil
    if test is nil:
        test = s.eql
    elif test is not s.eq and test is not s.eql and test is not s.equal:
        if not isinstance(test, Symbol):
            raise wrong_type("symbolp", test)
        functions = dict(_pairs(test.plist)[0]).get(s.hash_table_test)
        if not (isinstance(functions, Cons) and isinstance(functions.cdr, Cons)):
            raise _problem("Invalid hash table test", test)
        equality, hasher = functions.car, functions.cdr.car
    if size is nil:
        size = DEFAULT_SIZE
    elif type(size) is not int or not 0 <= size < FIXNUM_LIMIT:
        raise _problem("Invalid hash table size", size)
    if rehash_size is nil:
        rehash_size = 1.5
    elif not (
        (type(rehash_size) is int and 0 < rehash_size < FIXNUM_LIMIT)
        or (isinstance(rehash_size, float) and rehash_size > 1)
    ):
        raise _problem("Invalid hash table rehash size", rehash_size)
    if threshold is nil:
        threshold = 0.8125
    elif not (isinstance(threshold, float) and 0 < threshold <= 1):
        raise _problem("Invalid hash table rehash threshold", threshold)
    if weakness is t:
        weakness = s.key_and_value
    elif weakness is not nil and not (isinstance(weakness, Symbol) and weakness.name in _WEAKNESSES):
        raise _problem("Invalid hash table weakness", weakness)
    options = {"size": size, "rehash_size": rehash_size, "rehash_threshold": threshold, "purecopy": purecopy}
    if equality is nil:
        return make_table(test, weakness, **options)
    table = UserTable(test, weakness, **options)
    table.equality, table.hasher = equality, hasher
    return table


# Char-tables


class SubCharTable(Vector):
    """What `#^^[...]` reads as: depth, first character, contents; it means something only inside a char-table."""

    __slots__ = ()


_CONTENTS = {1: 16, 2: 32, 3: 128}
_STANDARD_SLOTS = 68


def make_char_table(_it: Any, items: list[Obj]) -> CharTable:
    """The char-table of `#^[ITEMS...]`."""
    if len(items) < _STANDARD_SLOTS:
        raise error("Invalid size char-table")
    table = CharTable.from_slots([_part(item) for item in items])
    part = items[3]
    table.ascii = part[2:] if isinstance(part, SubCharTable) else [part] * 128
    return table


def _part(item: Obj) -> Any:
    if isinstance(item, SubCharTable):
        return tuple(_part(each) for each in item)
    return item


def make_sub_char_table(_it: Any, items: list[Obj]) -> SubCharTable:
    """The part of a char-table written `#^^[ITEMS...]`."""
    depth = items[0] if items else nil
    if type(depth) is not int or depth not in _CONTENTS:
        raise error("Invalid depth in sub char-table")
    if len(items) != _CONTENTS[depth] + 2:
        raise error("Invalid size in sub char-table")
    first = items[1]
    if type(first) is not int or not 0 <= first <= MAX_CHAR:
        raise error("Invalid minimum character in sub-char-table")
    return SubCharTable(items)


# Text properties


def put_properties(string: LispString, start: Obj, end: Obj, plist: Obj) -> None:
    """Give the text of STRING from START to END the properties in PLIST and no others."""
    for position in (start, end):
        if type(position) is not int:
            raise wrong_type("integer-or-marker-p", position)
    low, high = min(start, end), max(start, end)
    if low < 0 or high > len(string.s):
        raise args_out_of_range(start, end)
    if plist is nil or not isinstance(plist, Cons):
        plist = nil if plist is nil else Cons(plist, Cons(nil, nil))
    else:
        _check_even(plist)
    if low == high:
        return
    if string.props is None:
        if plist is nil:
            return
        string.props = Intervals(len(string.s))
    string.props.set(low, high, plist)


def _check_even(plist: Obj) -> None:
    length = 0
    cell = plist
    seen: set[int] = set()
    while isinstance(cell, Cons):
        if id(cell) in seen:
            raise Signal(Name("circular-list"), (plist,))
        seen.add(id(cell))
        length += 1
        cell = cell.cdr
    if cell is not nil:
        raise wrong_type("listp", cell)
    if length % 2:
        raise error("Odd length text property list")


def property_lists(string: LispString) -> Iterator[Obj]:
    """The property lists of STRING."""
    for _start, _end, plist in string.props.runs():
        if plist is not nil:
            yield plist

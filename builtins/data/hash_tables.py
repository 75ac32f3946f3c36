"""Hash tables and hash codes."""

from __future__ import annotations

import struct
from typing import Any

from elwire.interpreter.equality import hash_eq, hash_eql, hash_equal
from elwire.interpreter.hashtables import STANDARD_TESTS, HashTable, UserTable, make_table
from elwire.interpreter.objects import FIXNUM_LIMIT, Cons, LispString, Obj, Symbol, lisp_list, nil, t
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import Signal, signal, wrong_type

_WEAKNESSES = ("key", "value", "key-or-value", "key-and-value")


def _invalid(what: str, *value: Obj) -> Signal:
    return signal("error", LispString(what), *value)


# Making tables


@primitive("make-hash-table")
def make_hash_table(it: Any, *keyword_args: Obj) -> Obj:
    """Return a new hash table; KEYWORD-ARGS are keywords and their values.

    :test is `eq`, `eql` (the default), `equal` or a name given to `define-hash-table-test`; :size says how many entries
    to make room for; :weakness is nil, `key`, `value`, `key-or-value`, or `key-and-value` (t means the last);
    :rehash-size, :rehash-threshold and :purecopy are remembered.  Signals `error` for anything else.
    """
    options = _keyword_options(keyword_args)
    test = options.get(":test")
    if test is None:
        test = it.s.eql
    size = options.get(":size", nil)
    if size is not nil and (type(size) is not int or not 0 <= size < FIXNUM_LIMIT):
        raise _invalid_option("Invalid hash table size", size)
    functions = _test_functions(it, test)
    rehash_size = _rehash_size(options[":rehash-size"]) if ":rehash-size" in options else 1.5
    threshold = _rehash_threshold(options[":rehash-threshold"]) if ":rehash-threshold" in options else 0.8125
    weakness = options.get(":weakness", nil)
    if weakness is t:
        weakness = it.s.key_and_value
    elif weakness is not nil and (not isinstance(weakness, Symbol) or weakness.name not in _WEAKNESSES):
        raise _invalid_option("Invalid hash table weakness", weakness)
    arguments: dict[str, Any] = {
        "size": 65 if size is nil else size,
        "rehash_size": rehash_size,
        "rehash_threshold": threshold,
        "purecopy": options.get(":purecopy", nil) is not nil,
    }
    if functions is None:
        return make_table(test, weakness, **arguments)
    table = UserTable(test, weakness, **arguments)
    table.equality, table.hasher = functions
    return table


def _keyword_options(arguments: tuple[Obj, ...]) -> dict[str, Obj]:
    options: dict[str, Obj] = {}
    index = 0
    while index < len(arguments):
        keyword = arguments[index]
        name = keyword.name if isinstance(keyword, Symbol) else ""
        if name not in _KEYWORDS or name in options or index + 1 == len(arguments):
            raise _invalid_option("Invalid argument list", keyword)
        options[name] = arguments[index + 1]
        index += 2
    return options


_KEYWORDS = (":test", ":size", ":rehash-size", ":rehash-threshold", ":weakness", ":purecopy")


def _test_functions(it: Any, test: Obj) -> tuple[Obj, Obj] | None:
    """The equality and the hash function of a test of the user's own, None for one of the standard tests."""
    if not isinstance(test, Symbol):
        raise wrong_type("symbolp", test)
    if test.name in STANDARD_TESTS and test.interned:
        return None
    from elwire.interpreter.textprops import plist_get

    functions = plist_get(test.plist, it.s.hash_table_test)
    if isinstance(functions, Cons) and isinstance(functions.cdr, Cons):
        return functions.car, functions.cdr.car
    if test is nil:
        raise _invalid("Invalid hash table test")
    raise _invalid("Invalid hash table test", test)


def _single(value: float) -> float:
    """VALUE as a float of 32 bits keeps it, which is how Emacs keeps these parameters."""
    try:
        return struct.unpack("f", struct.pack("f", value))[0]  # type: ignore[no-any-return]
    except OverflowError:
        return float("inf")


def _rehash_size(value: Obj) -> int | float:
    if type(value) is int and 0 < value < FIXNUM_LIMIT:
        return value
    if type(value) is float and value > 1.0:
        return _single(value - 1.0) + 1.0
    raise _invalid_option("Invalid hash table rehash size", value)


def _rehash_threshold(value: Obj) -> float:
    if type(value) is float:
        threshold = _single(value)
        if 0 < threshold <= 1:
            return threshold
    raise _invalid_option("Invalid hash table rehash threshold", value)


def _invalid_option(what: str, value: Obj) -> Signal:
    """The error WHAT about VALUE; of a list, each element is a part of the error's data."""
    items: list[Obj] = []
    cell = value
    while isinstance(cell, Cons) and len(items) < 1000:
        items.append(cell.car)
        cell = cell.cdr
    return _invalid(what, *items) if cell is nil else _invalid(what, value)


@primitive("define-hash-table-test")
def define_hash_table_test(it: Any, name: Obj, test: Obj, hash_: Obj) -> Obj:
    """Let the symbol NAME be a test for `make-hash-table`.

    TEST is called with two keys and says whether they are the same; HASH is called with a key and returns an integer,
    the same for keys that are the same.
    """
    if not isinstance(name, Symbol):
        raise wrong_type("symbolp", name)
    return it.s.put.call(name, it.s.hash_table_test, lisp_list(test, hash_))


@primitive("copy-hash-table")
def copy_hash_table(table: Obj) -> Obj:
    """Return a hash table with the same entries and parameters as TABLE."""
    return _check(table).copy()


# Entries


def _check(value: Obj) -> HashTable:
    if isinstance(value, HashTable):
        return value
    raise wrong_type("hash-table-p", value)


@primitive("gethash")
def gethash(key: Obj, table: Obj, dflt: Obj = nil) -> Obj:
    """Return the value of KEY in TABLE, DFLT when there is none; signals `wrong-type-argument hash-table-p`."""
    try:
        return table.gethash(key, dflt)
    except AttributeError:
        if isinstance(table, HashTable):
            raise
        raise wrong_type("hash-table-p", table) from None


@primitive("puthash")
def puthash(key: Obj, value: Obj, table: Obj) -> Obj:
    """Make VALUE the value of KEY in TABLE, and return it; signals `wrong-type-argument hash-table-p`."""
    try:
        return table.puthash(key, value)
    except AttributeError:
        if isinstance(table, HashTable):
            raise
        raise wrong_type("hash-table-p", table) from None


@primitive("remhash")
def remhash(key: Obj, table: Obj) -> Obj:
    """Remove KEY and its value from TABLE; return nil."""
    _check(table).remhash(key)
    return nil


@primitive("clrhash")
def clrhash(table: Obj) -> Obj:
    """Remove all entries from TABLE, and return it."""
    _check(table).clear()
    return table


@primitive("maphash")
def maphash(function: Obj, table: Obj) -> Obj:
    """Call FUNCTION with the key and the value of each entry of TABLE; return nil.

    FUNCTION may change TABLE: entries it removes are not seen any more, those it adds may be.
    """
    for key, value in _check(table).items():
        call = function.call
        call(key, value)
    return nil


# What a table is like


@primitive("hash-table-p")
def hash_table_p(obj: Obj) -> Obj:
    """Return t when OBJ is a hash table."""
    return t if isinstance(obj, HashTable) else nil


@primitive("hash-table-count")
def hash_table_count(table: Obj) -> Obj:
    """Return how many entries TABLE has."""
    return len(_check(table))


@primitive("hash-table-test")
def hash_table_test(table: Obj) -> Obj:
    """Return the symbol that names the test of TABLE."""
    return _check(table).test


@primitive("hash-table-weakness")
def hash_table_weakness(table: Obj) -> Obj:
    """Return the weakness of TABLE: nil, `key`, `value`, `key-or-value` or `key-and-value`."""
    return _check(table).weakness


@primitive("hash-table-size")
def hash_table_size(table: Obj) -> Obj:
    """Return how many entries TABLE has room for before it grows."""
    return _check(table).size()


@primitive("hash-table-rehash-size")
def hash_table_rehash_size(table: Obj) -> Obj:
    """Return by how much TABLE grows when it is full: an integer is added, a float multiplied with."""
    return _check(table).rehash_size


@primitive("hash-table-rehash-threshold")
def hash_table_rehash_threshold(table: Obj) -> Obj:
    """Return the rehash threshold with which TABLE was made."""
    return _check(table).rehash_threshold


# Hash codes


@primitive("sxhash-eq")
def sxhash_eq(obj: Obj) -> Obj:
    """Return an integer that is the same for objects that are `eq` to OBJ."""
    return hash_eq(obj)


@primitive("sxhash-eql")
def sxhash_eql(obj: Obj) -> Obj:
    """Return an integer that is the same for objects that are `eql` to OBJ."""
    return hash_eql(obj)


@primitive("sxhash-equal")
def sxhash_equal(obj: Obj) -> Obj:
    """Return an integer that is the same for objects that are `equal` to OBJ, and OBJ itself when it is a fixnum."""
    if type(obj) is int and -FIXNUM_LIMIT <= obj < FIXNUM_LIMIT:
        return obj
    return hash_equal(obj)


@primitive("sxhash-equal-including-properties")
def sxhash_equal_including_properties(obj: Obj) -> Obj:
    """Return an integer that is the same for objects that are `equal-including-properties` to OBJ."""
    return hash_equal(obj)


def set_up(it: Any) -> None:
    """`sxhash` is another name of `sxhash-equal`."""
    it.fset(it.s.sxhash, it.s.sxhash_equal)

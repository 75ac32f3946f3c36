"""Vectors, records, and what all arrays have in common."""

from __future__ import annotations

from elwire.interpreter import arrays
from elwire.interpreter.arrays import BoolVector, CharTable, vector_of
from elwire.interpreter.objects import FIXNUM_LIMIT, LispString, Obj, Record, Vector, nil
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import error, wrong_type
from elwire.interpreter.strings import check_char, internal_bytes

_MOST_SLOTS = 4095

# What compiled code calls directly is written there, and declared here.
primitive("aref")(arrays.aref)
primitive("aset")(arrays.aset)


def check_size(value: Obj) -> int:
    """VALUE as the size of an array; signals `wrong-type-argument wholenump`."""
    if type(value) is int and 0 <= value < FIXNUM_LIMIT:
        return value
    raise wrong_type("wholenump", value)


@primitive("vector")
def vector(*objects: Obj) -> Obj:
    """Return a new vector of OBJECTS."""
    return vector_of(objects)


@primitive("make-vector")
def make_vector(length: Obj, init: Obj) -> Obj:
    """Return a new vector of LENGTH elements, each of them INIT; signals `wrong-type-argument wholenump`."""
    return vector_of([init] * check_size(length))


@primitive("record")
def record(type_: Obj, *slots: Obj) -> Obj:
    """Return a new record of the type TYPE with SLOTS."""
    _check_slots(1 + len(slots))
    return Record((type_, *slots))


@primitive("make-record")
def make_record(type_: Obj, slots: Obj, init: Obj) -> Obj:
    """Return a new record of the type TYPE with that many SLOTS, each of them INIT.

    Signals `wrong-type-argument wholenump`, and `error` for more than 4094.
    """
    size = check_size(slots)
    _check_slots(1 + size)
    return Record([type_] + [init] * size)


def _check_slots(count: int) -> None:
    if count > _MOST_SLOTS:
        raise error(f"Attempt to allocate a record of {count} slots; max is {_MOST_SLOTS}")


@primitive("fillarray")
def fillarray(array: Obj, item: Obj) -> Obj:
    """Make ITEM every element of ARRAY, a vector, string, bool-vector or char-table, and return ARRAY.

    A char-table keeps what it says of ASCII characters.  A multibyte string must keep its length in bytes (`error`).
    Signals `wrong-type-argument` with `arrayp` or `characterp`.
    """
    if type(array) is Vector:
        array[:] = [item] * len(array)
    elif type(array) is CharTable:
        array.fill(item)
    elif type(array) is LispString:
        _fill_string(array, check_char(item))
    elif type(array) is BoolVector:
        array.bits[:] = (b"\0" if item is nil else b"\1") * len(array)
    else:
        raise wrong_type("arrayp", array)
    return array


def _fill_string(string: LispString, char: int) -> None:
    size = len(string.s)
    if not string.multibyte:
        # Emacs keeps only the low byte.
        string.s = chr(char & 0xFF) * size
        return
    from elwire.interpreter.characters import to_python

    text = to_python(char) * size
    if len(internal_bytes(LispString(text, True))) != len(internal_bytes(string)):
        raise error("Attempt to change byte length of a string")
    string.s = text

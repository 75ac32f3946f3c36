"""What stands behind a sharp sign: from the parts that were read to records, hash tables, byte-code and the rest.

The functions here take the interpreter and the list or the items between the brackets, and signal what Emacs signals.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NoReturn

from elwire.interpreter.arrays import BoolVector
from elwire.interpreter.functions import ByteCode
from elwire.interpreter.objects import FIXNUM_LIMIT, Cons, LispString, Obj, Record, Vector, nil
from elwire.interpreter.reader_escapes import invalid
from elwire.interpreter.signals import error, signal, wrong_type

MAX_RECORD = 4095


def record(it: Any, parts: Obj) -> Obj:
    """`#s(PARTS...)`: a record, or a hash table."""
    if parts is nil:
        raise wrong_type("wholenump", -1)
    if not isinstance(parts, Cons):
        raise wrong_type("sequencep", parts)
    if parts.car is it.s.hash_table:
        from elwire.interpreter.reader_tables import make_hash_table

        return make_hash_table(it, parts.cdr)
    slots = _items(parts)
    if len(slots) > MAX_RECORD:
        raise error(f"Attempt to allocate a record of {len(slots)} slots; max is {MAX_RECORD}")
    return Record(slots)


def _items(parts: Obj) -> list[Obj]:
    """The elements of the list PARTS, which a label may have made circular."""
    result = []
    seen: set[int] = set()
    cell = parts
    while isinstance(cell, Cons):
        if id(cell) in seen:
            raise signal("circular-list", parts)
        seen.add(id(cell))
        result.append(cell.car)
        cell = cell.cdr
    if cell is not nil:
        raise wrong_type("listp", cell)
    return result


def put_properties(string: LispString, start: Obj, end: Obj, plist: Obj) -> None:
    """One START END PLIST of `#("STRING" START END PLIST ...)`."""
    from elwire.interpreter.reader_tables import put_properties

    put_properties(string, start, end, plist)


def byte_code(it: Any, items: list[Obj]) -> Obj:
    """`#[ARGLIST CODE CONSTANTS DEPTH ...]`."""
    if len(items) < 4 or not (items[0] is nil or isinstance(items[0], Cons) or is_fixnum(items[0])):
        raise invalid("Invalid byte-code object")
    if not (is_fixnum(items[3]) and items[3] >= 0):
        raise invalid("Invalid byte-code object")
    code = items[1]
    if isinstance(code, LispString) and isinstance(items[2], Vector):
        if code.multibyte:
            # Compiled files are read as text; the code is the bytes of it.
            from elwire.interpreter.strings import internal_bytes

            items[1] = LispString(internal_bytes(code, raw_as_one=True).decode("latin-1"), False)
    elif not isinstance(code, Cons):
        raise invalid("Invalid byte-code object")
    make = getattr(it, "make_byte_code", None)
    return ByteCode(_no_machine, items) if make is None else make(items)


def _no_machine(*_args: Obj) -> NoReturn:
    """What calling a byte-code object does in an interpreter that has nothing to run it on."""
    raise error("This interpreter does not run byte-code")


def is_fixnum(value: Obj) -> bool:
    """True for an integer that Emacs keeps in a word."""
    return type(value) is int and -FIXNUM_LIMIT <= value < FIXNUM_LIMIT


def bool_vector(length: Obj, bits: LispString) -> Obj:
    """`#&LENGTH"BITS"`."""
    if type(length) is not int or length < 0 or bits.multibyte or len(bits.s) != (length + 7) // 8:
        raise invalid("#&...")
    return BoolVector.unpacked(length, bits.s.encode("latin-1"))


def char_table(it: Any, items: list[Obj]) -> Obj:
    """`#^[...]`."""
    from elwire.interpreter.reader_tables import make_char_table

    return make_char_table(it, items)


def sub_char_table(it: Any, items: list[Obj]) -> Obj:
    """`#^^[DEPTH FIRST ...]`."""
    from elwire.interpreter.reader_tables import make_sub_char_table

    return make_sub_char_table(it, items)


# Circles


def fill_placeholder(placeholder: Cons, value: Obj) -> Obj:
    """Put VALUE in the place of PLACEHOLDER, which VALUE may refer to, and return what the label stands for.

    A cons is moved into the placeholder; that is all Emacs does then too, and it does not look into hash tables.
    """
    if isinstance(value, Cons):
        placeholder.car, placeholder.cdr = value.car, value.cdr
        return placeholder
    pending = [value]
    seen: set[int] = set()
    while pending:
        each = pending.pop()
        if id(each) in seen:
            continue
        seen.add(id(each))
        if isinstance(each, Cons):
            if each.car is placeholder:
                each.car = value
            if each.cdr is placeholder:
                each.cdr = value
            pending += (each.car, each.cdr)
        else:
            pending += _replace_in_array(each, placeholder, value)
    return value


def _replace_in_array(array: Obj, placeholder: Cons, value: Obj) -> Iterator[Obj]:
    items: list[Obj]
    if isinstance(array, Vector | Record):
        items = array
    elif isinstance(array, ByteCode):
        items = array.slots
    elif isinstance(array, LispString) and array.props is not None:
        # `#1=#("a" 0 1 (p #1#))`: the reference is inside a property list.
        from elwire.interpreter.reader_tables import property_lists

        yield from property_lists(array)
        return
    else:
        return
    for index, item in enumerate(items):
        if item is placeholder:
            items[index] = value
    yield from items

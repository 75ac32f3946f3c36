"""What stands behind a sharp sign: from the parts that were read to records, hash tables, byte-code and the rest.

The functions here take the interpreter and the list or the items between the brackets, and signal what Emacs signals.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from elwire.interpreter.arrays import BoolVector
from elwire.interpreter.functions import ByteCode
from elwire.interpreter.objects import Cons, LispString, Obj, Record, Vector, list_to_python, nil
from elwire.interpreter.reader_escapes import invalid
from elwire.interpreter.signals import error, signal, wrong_type


def record(it: Any, parts: Obj) -> Obj:
    """`#s(PARTS...)`: a record, or a hash table."""
    if parts is nil:
        raise wrong_type("wholenump", -1)
    if parts.car is it.s.hash_table:
        return hash_table(it, parts.cdr)
    return Record(list_to_python(parts))


def hash_table(it: Any, plist: Obj) -> Obj:
    """`#s(hash-table PLIST...)`: each keyword counts where it stands first."""
    from elwire.interpreter.reader_tables import make_hash_table

    return make_hash_table(it, plist)


def properties(_it: Any, parts: Obj) -> Obj:
    """`#("TEXT" START END PLIST ...)`: a string with text properties."""
    from elwire.interpreter.reader_tables import put_properties

    string, rest = parts.car, parts.cdr
    while isinstance(rest, Cons):
        triple = []
        for _ in range(3):
            if not isinstance(rest, Cons):
                raise invalid("Invalid string property list")
            triple.append(rest.car)
            rest = rest.cdr
        string = put_properties(string, *triple)
    if rest is not nil:
        raise invalid("Invalid string property list")
    return string


def byte_code(it: Any, items: list[Obj]) -> Obj:
    """`#[ARGLIST CODE CONSTANTS DEPTH ...]`."""
    if len(items) < 4 or not (items[0] is nil or isinstance(items[0], Cons | int)) or not isinstance(items[3], int):
        raise invalid("Invalid byte-code object")
    code = items[1]
    if isinstance(code, LispString) and isinstance(items[2], Vector):
        if code.multibyte:
            # Compiled files are read as text; the code is the bytes of it.
            from elwire.interpreter.strings import internal_bytes

            items[1] = LispString(internal_bytes(code).decode("latin-1"), False)
    elif not isinstance(code, Cons):
        raise invalid("Invalid byte-code object")
    made: Obj = it.make_byte_code(items)
    return made


def bool_vector(length: Obj, bits: LispString) -> Obj:
    """`#&LENGTH"BITS"`."""
    if type(length) is not int or length < 0 or bits.multibyte or len(bits.s) != (length + 7) // 8:
        raise invalid("#&...")
    return BoolVector.unpacked(length, bits.s.encode("latin-1"))


def char_table(it: Any, items: list[Obj]) -> Obj:
    """`#^[...]`."""
    from elwire.interpreter.reader_tables import make_char_table

    return make_char_table(it, items)


def sub_char_table(_it: Any, items: list[Obj]) -> Obj:
    """`#^^[DEPTH FIRST ...]`."""
    from elwire.interpreter.reader_tables import make_sub_char_table

    return make_sub_char_table(items)


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
        from elwire.interpreter.reader_tables import property_lists

        yield from property_lists(array, placeholder, value)
        return
    else:
        return
    for index, item in enumerate(items):
        if item is placeholder:
            items[index] = value
    yield from items


__all__ = [
    "bool_vector",
    "byte_code",
    "char_table",
    "error",
    "fill_placeholder",
    "properties",
    "record",
    "signal",
    "sub_char_table",
]

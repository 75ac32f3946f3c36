"""What kind of object something is, and when two objects are the same."""

from __future__ import annotations

import re
from typing import Any

from elwire.builtins.buffers.markers import Marker
from elwire.interpreter import equality
from elwire.interpreter.arrays import BoolVector, CharTable
from elwire.interpreter.functions import ByteCode, CompiledFunction, Subr
from elwire.interpreter.hashtables import HashTable
from elwire.interpreter.objects import (
    FIXNUM_LIMIT,
    Cons,
    LispString,
    Obj,
    Record,
    Symbol,
    Vector,
    nil,
    t,
)
from elwire.interpreter.objects import eq as same
from elwire.interpreter.registry import primitive

# Sameness


@primitive("eq")
def eq(obj1: Obj, obj2: Obj) -> Obj:
    """Return t when OBJ1 and OBJ2 are the same object or the same fixnum."""
    return t if same(obj1, obj2) else nil


@primitive("eql")
def eql(obj1: Obj, obj2: Obj) -> Obj:
    """Return t when OBJ1 and OBJ2 are `eq`, or numbers of the same type with the same value."""
    return t if equality.eql(obj1, obj2) else nil


@primitive("equal")
def equal(o1: Obj, o2: Obj) -> Obj:
    """Return t when O1 and O2 have the same structure and the same contents.

    Text properties of strings do not count.  Signals `circular-list`, and `error` for structures nested too deep.
    """
    return t if equality.equal(o1, o2) else nil


@primitive("equal-including-properties")
def equal_including_properties(o1: Obj, o2: Obj) -> Obj:
    """Return t when O1 and O2 are `equal` and the strings in them have the same text properties."""
    return t if equality.equal_including_properties(o1, o2) else nil


@primitive("identity")
def identity(argument: Obj) -> Obj:
    """Return ARGUMENT."""
    return argument


@primitive("null")
def null(object_: Obj) -> Obj:
    """Return t when OBJECT is nil."""
    return t if object_ is nil else nil


# Lists


@primitive("consp")
def consp(object_: Obj) -> Obj:
    """Return t when OBJECT is a cons."""
    return t if isinstance(object_, Cons) else nil


@primitive("atom")
def atom(object_: Obj) -> Obj:
    """Return t when OBJECT is not a cons."""
    return nil if isinstance(object_, Cons) else t


@primitive("listp")
def listp(object_: Obj) -> Obj:
    """Return t when OBJECT is a cons or nil."""
    return t if object_ is nil or isinstance(object_, Cons) else nil


@primitive("nlistp")
def nlistp(object_: Obj) -> Obj:
    """Return t when OBJECT is neither a cons nor nil."""
    return nil if object_ is nil or isinstance(object_, Cons) else t


# Numbers


@primitive("integerp")
def integerp(object_: Obj) -> Obj:
    """Return t when OBJECT is an integer."""
    return t if type(object_) is int else nil


@primitive("fixnump")
def fixnump(object_: Obj) -> Obj:
    """Return t when OBJECT is an integer from `most-negative-fixnum` to `most-positive-fixnum`."""
    return t if type(object_) is int and -FIXNUM_LIMIT <= object_ < FIXNUM_LIMIT else nil


@primitive("bignump")
def bignump(object_: Obj) -> Obj:
    """Return t when OBJECT is an integer beyond the fixnums."""
    return t if type(object_) is int and not -FIXNUM_LIMIT <= object_ < FIXNUM_LIMIT else nil


@primitive("natnump", "wholenump")
def natnump(object_: Obj) -> Obj:
    """Return t when OBJECT is an integer that is not negative."""
    return t if type(object_) is int and object_ >= 0 else nil


@primitive("floatp")
def floatp(object_: Obj) -> Obj:
    """Return t when OBJECT is a float."""
    return t if type(object_) is float else nil


@primitive("numberp")
def numberp(object_: Obj) -> Obj:
    """Return t when OBJECT is an integer or a float."""
    return t if type(object_) is int or type(object_) is float else nil


@primitive("markerp")
def markerp(object_: Obj) -> Obj:
    """Return t when OBJECT is a marker."""
    return t if isinstance(object_, Marker) else nil


@primitive("number-or-marker-p")
def number_or_marker_p(object_: Obj) -> Obj:
    """Return t when OBJECT is a number or a marker."""
    return t if hasattr(object_, "__int__") else nil


@primitive("integer-or-marker-p")
def integer_or_marker_p(object_: Obj) -> Obj:
    """Return t when OBJECT is an integer or a marker."""
    return t if hasattr(object_, "__index__") else nil


# Symbols, strings and arrays


@primitive("keywordp")
def keywordp(object_: Obj) -> Obj:
    """Return t when OBJECT is a keyword: a symbol of the obarray whose name begins with a colon."""
    return t if isinstance(object_, Symbol) and object_.interned and object_.name[:1] == ":" else nil


@primitive("stringp")
def stringp(object_: Obj) -> Obj:
    """Return t when OBJECT is a string."""
    return t if type(object_) is LispString else nil


@primitive("vectorp")
def vectorp(object_: Obj) -> Obj:
    """Return t when OBJECT is a vector."""
    return t if type(object_) is Vector else nil


@primitive("recordp")
def recordp(object_: Obj) -> Obj:
    """Return t when OBJECT is a record."""
    return t if type(object_) is Record else nil


@primitive("vector-or-char-table-p")
def vector_or_char_table_p(object_: Obj) -> Obj:
    """Return t when OBJECT is a vector or a char-table."""
    return t if type(object_) is Vector or type(object_) is CharTable else nil


_ARRAYS = frozenset((Vector, LispString, BoolVector, CharTable))


@primitive("arrayp")
def arrayp(object_: Obj) -> Obj:
    """Return t when OBJECT is a vector, string, bool-vector or char-table."""
    return t if type(object_) in _ARRAYS else nil


@primitive("sequencep")
def sequencep(object_: Obj) -> Obj:
    """Return t when OBJECT is a list or an array."""
    return t if object_ is nil or type(object_) in _ARRAYS or isinstance(object_, Cons) else nil


# Functions


@primitive("subrp")
def subrp(object_: Obj) -> Obj:
    """Return t when OBJECT is a primitive function or a special form."""
    return t if type(object_) is Subr else nil


@primitive("byte-code-function-p")
def byte_code_function_p(object_: Obj) -> Obj:
    """Return t when OBJECT is a compiled function."""
    return t if type(object_) is CompiledFunction or type(object_) is ByteCode else nil


@primitive("module-function-p")
def module_function_p(object_: Obj) -> Obj:
    """Return nil: OBJECT cannot be a function of a dynamic module, as there are none here."""
    return nil


@primitive("user-ptrp")
def user_ptrp(object_: Obj) -> Obj:
    """Return nil: OBJECT cannot be a pointer of a dynamic module, as there are none here."""
    return nil


# Types


_TYPES: dict[type, str] = {
    int: "integer",
    float: "float",
    LispString: "string",
    Vector: "vector",
    BoolVector: "bool-vector",
    CharTable: "char-table",
    Subr: "subr",
    CompiledFunction: "compiled-function",
    ByteCode: "compiled-function",
}


@primitive("type-of")
def type_of(it: Any, object_: Obj) -> Obj:
    """Return a symbol that names the type of OBJECT.

    Of a record it is what the record says: its first slot, or the name in the type descriptor that is there.
    """
    kind = type(object_)
    name = _TYPES.get(kind)
    if name is None:
        if kind is Record:
            descriptor = object_[0]
            return descriptor[1] if type(descriptor) is Record and len(descriptor) > 1 else descriptor
        if isinstance(object_, Symbol):
            name = "symbol"
        elif isinstance(object_, Cons):
            name = "cons"
        elif isinstance(object_, HashTable):
            name = "hash-table"
        else:
            name = getattr(kind, "type_name", None) or _type_name(kind)
    return it.intern(name)


def _type_name(kind: type) -> str:
    """The Lisp name of the type whose Python class is called `ConditionVariable`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", kind.__name__).lower()


def set_up(it: Any) -> None:
    """`not` is another name of `null`."""
    it.fset(it.s.not_, it.s.null)

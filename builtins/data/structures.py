"""What `cl-defstruct` and generic functions ask most often: compiled code has these written out."""

from __future__ import annotations

from typing import Any

from elwire.builtins.data.predicates import type_of
from elwire.interpreter.arrays import aset
from elwire.interpreter.objects import Obj, Record, nil, t
from elwire.interpreter.registry import primitive
from elwire.interpreter.structures import structure_check, structure_of, structure_slot

primitive("cl--structure-slot")(structure_slot)
primitive("cl--structure-check")(structure_check)


@primitive("cl--structure-p")
def structure_p(object_: Obj, tag: Obj, tags: Obj) -> Obj:
    """Return t if OBJECT is a structure whose type is TAG or among the list TAGS."""
    return t if type(object_) is Record and (object_[0] is tag or structure_of(object_, tags)) else nil


@primitive("cl--structure-put")
def structure_put(structure: Obj, index: Obj, value: Obj) -> Obj:
    """Put VALUE into slot INDEX of STRUCTURE, which has been checked, and return VALUE."""
    return aset(structure, index, value)


@primitive("cl--structure")
def structure(tag: Obj, *values: Obj) -> Obj:
    """Return a new structure of the type TAG with VALUES in its slots."""
    return Record((tag, *values))


# Generic functions


@primitive("cl--generic-tag")
def generic_tag(it: Any, value: Obj) -> Obj:
    """Return the symbol that names the type of VALUE, the symbol null for nil."""
    if value is nil:
        symbol: Obj = it.s.null
        return symbol
    return type_of(it, value)


@primitive("cl--generic-cached")
def generic_cached(tag: Obj, cache: Obj) -> Obj:
    """Return what the hash table CACHE holds for TAG, nil if nothing."""
    return cache.gethash(tag)

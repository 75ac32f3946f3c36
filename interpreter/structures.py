"""Structures that are records: what their accessors do.

A structure's slot 0 is its tag, the name of its type.  The variable `cl-struct-NAME-tags` lists the tags of a type
and of those that include it.  Compiled code compares the tag itself and comes here for the rest.
"""

from __future__ import annotations

from elwire.interpreter.arrays import aref
from elwire.interpreter.objects import Cons, Obj, Record
from elwire.interpreter.signals import signal


def structure_of(record: Record, tags: Obj) -> bool:
    """Whether RECORD's type is among the list TAGS."""
    tag = record[0]
    if type(tag) is Record and len(tag) > 1:
        tag = tag[1]
    while isinstance(tags, Cons):
        if tags.car is tag:
            return True
        tags = tags.cdr
    return False


def structure_check(object_: Obj, tag: Obj, tags: Obj) -> Obj:
    """Return OBJECT, a structure whose type is among the list TAGS; signal `wrong-type-argument` TAG otherwise."""
    if type(object_) is Record and (object_[0] is tag or structure_of(object_, tags)):
        return object_
    raise signal("wrong-type-argument", tag, object_)


def structure_slot(object_: Obj, index: Obj, tag: Obj, tags: Obj) -> Obj:
    """Return slot INDEX of OBJECT, a structure whose type is among the list TAGS.

    Signals `wrong-type-argument` with TAG, the type's name, when OBJECT is of another type.
    """
    return aref(structure_check(object_, tag, tags), index)

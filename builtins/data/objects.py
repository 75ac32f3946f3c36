"""What EIEIO asks about an object at each access to a slot.

A class is a record `eieio--class`, with its slots at the places below, in the property `cl--class` of its name; an
object is a record whose slot 0 is that name.  See `lisp/emacs-lisp/eieio-core.el`.
"""

from __future__ import annotations

from typing import Any

from elwire.interpreter.objects import Cons, Obj, Record, Symbol, nil, t
from elwire.interpreter.registry import primitive

SLOTS = 4
INDEX_TABLE = 5
SLOT_TYPE = 3
"""Where the description of a slot has the type."""


def class_named(it: Any, name: Symbol) -> Any:
    """The class called NAME, None if there is none."""
    cell = name.plist
    wanted = it.s.cl__class
    while type(cell) is Cons:
        if cell.car is wanted:
            class_ = cell.cdr.car
            return class_ if type(class_) is Record and class_[0] is it.s.eieio__class else None
        cell = cell.cdr.cdr
    return None


def class_of(it: Any, object_: Obj) -> Any:
    """The class of OBJECT, None if it is no object of a class."""
    if type(object_) is not Record:
        return None
    name = object_[0]
    if type(name) is Record and len(name) > 1:
        name = name[1]
    if not isinstance(name, Symbol):
        return None
    # As a rule the class is the first property of its name: see `defclass`.
    cell = name.plist
    if type(cell) is Cons and cell.car is it.s.cl__class:
        class_ = cell.cdr.car
        return class_ if type(class_) is Record and class_[0] is it.s.eieio__class else None
    return class_named(it, name)


@primitive("eieio--class-object")
def class_object(it: Any, class_: Obj) -> Obj:
    """Return the class that CLASS, a class or its name, stands for, nil if there is none."""
    return (class_named(it, class_) or nil) if isinstance(class_, Symbol) else class_


@primitive("eieio--class-of")
def eieio_class_of(it: Any, object_: Obj) -> Obj:
    """Return the class of OBJECT, nil if it is no object of a class."""
    return class_of(it, object_) or nil


@primitive("eieio--slot-index")
def slot_index(it: Any, object_: Obj, slot: Obj) -> Obj:
    """Return where OBJECT holds SLOT, the name of one; nil if it is no object of a class that has such a slot."""
    class_ = class_of(it, object_)
    if class_ is None:
        return nil
    index = class_[INDEX_TABLE].gethash(slot)
    return nil if index is nil else index + 1


@primitive("eieio--free-slot-index")
def free_slot_index(it: Any, object_: Obj, slot: Obj) -> Obj:
    """Return where OBJECT holds SLOT, as `eieio--slot-index' does, if values of any type may be put there; else nil."""
    class_ = class_of(it, object_)
    if class_ is None:
        return nil
    index = class_[INDEX_TABLE].gethash(slot)
    return index + 1 if index is not nil and class_[SLOTS][index][SLOT_TYPE] is t else nil

"""The inner loops of `lisp/emacs-lisp/seq.el`: functions that call a function on each element of a sequence.

As for `mapc`, the length of a list is taken before the first call, and a list that is cut short ends there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from elwire.interpreter.arrays import CharTable
from elwire.interpreter.listops import elements, list_length
from elwire.interpreter.objects import Cons, Obj, Record, Vector, list_to_lisp, nil, t
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import wrong_type


def _walk(function: Obj, sequence: Obj) -> tuple[Any, Iterable[Obj]]:
    """What calls FUNCTION, and the elements of SEQUENCE to call it on."""
    if sequence is nil or type(sequence) is Record:
        return None, ()
    if isinstance(sequence, Cons):
        count = list_length(sequence)
        return function.call, _conses(sequence, count)
    if type(sequence) is CharTable:
        raise wrong_type("listp", sequence)
    items = (sequence[index] for index in range(len(sequence))) if type(sequence) is Vector else elements(sequence)
    return function.call if len(sequence) else None, items


def _conses(cell: Obj, count: int) -> Iterator[Obj]:
    for _ in range(count):
        if type(cell) is not Cons and not isinstance(cell, Cons):
            return
        yield cell.car
        cell = cell.cdr


@primitive("seq--filter")
def filtered(pred: Obj, sequence: Obj) -> Obj:
    """Return the list of the elements of SEQUENCE that PRED accepts."""
    call, items = _walk(pred, sequence)
    return list_to_lisp([item for item in items if call(item) is not nil])


@primitive("seq--remove")
def removed(pred: Obj, sequence: Obj) -> Obj:
    """Return the list of the elements of SEQUENCE that PRED refuses."""
    call, items = _walk(pred, sequence)
    return list_to_lisp([item for item in items if call(item) is nil])


@primitive("seq--reduce")
def reduced(function: Obj, sequence: Obj, initial_value: Obj) -> Obj:
    """Combine INITIAL-VALUE and the elements of SEQUENCE with FUNCTION, from the left."""
    call, items = _walk(function, sequence)
    value = initial_value
    for item in items:
        value = call(value, item)
    return value


@primitive("seq--every-p")
def every(pred: Obj, sequence: Obj) -> Obj:
    """Return t if PRED accepts every element of SEQUENCE."""
    call, items = _walk(pred, sequence)
    for item in items:
        if call(item) is nil:
            return nil
    return t


@primitive("seq--some")
def some(pred: Obj, sequence: Obj) -> Obj:
    """Return the first non-nil value of PRED for the elements of SEQUENCE."""
    call, items = _walk(pred, sequence)
    for item in items:
        value: Obj = call(item)
        if value is not nil:
            return value
    return nil


@primitive("seq--find")
def found(pred: Obj, sequence: Obj, default: Obj) -> Obj:
    """Return the first element of SEQUENCE that PRED accepts, DEFAULT if there is none."""
    call, items = _walk(pred, sequence)
    for item in items:
        if call(item) is not nil:
            return item
    return default


@primitive("seq--count")
def counted(pred: Obj, sequence: Obj) -> Obj:
    """Return how many elements of SEQUENCE PRED accepts."""
    call, items = _walk(pred, sequence)
    return sum(1 for item in items if call(item) is not nil)


@primitive("seq--contains-p")
def contains(sequence: Obj, elt: Obj, testfn: Obj) -> Obj:
    """Return t if SEQUENCE has an element that is ELT by TESTFN."""
    call, items = _walk(testfn, sequence)
    for item in items:
        if call(item, elt) is not nil:
            return t
    return nil


@primitive("seq--position")
def position(sequence: Obj, elt: Obj, testfn: Obj) -> Obj:
    """Return the index of the first element of SEQUENCE that is ELT by TESTFN, nil if none is."""
    call, items = _walk(testfn, sequence)
    for index, item in enumerate(items):
        if call(item, elt) is not nil:
            return index
    return nil

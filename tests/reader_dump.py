"""Lisp objects as text that shows all of their structure, circles and shared parts included."""

from __future__ import annotations

from typing import Any

from elwire.interpreter.arrays import BoolVector, CharTable
from elwire.interpreter.functions import ByteCode
from elwire.interpreter.hashtables import HashTable
from elwire.interpreter.objects import Cons, LispString, Record, Symbol, Vector, nil


def dump(value: Any) -> str:
    """Text that is the same for two objects only if they are alike, down to which parts are one object."""
    parts: list[str] = []
    numbers: dict[int, int] = {}
    pending: list[Any] = [value]
    while pending:
        each = pending.pop()
        if type(each) is str:
            parts.append(each)
        elif isinstance(each, Symbol):
            shown = f"{'' if each.interned or each is nil else '#:'}{each.name!r}"
            if not each.interned:
                shown += f"@{numbers.setdefault(id(each), len(numbers))}"
            parts.append(shown)
        elif isinstance(each, int | float):
            parts.append(repr(each))
        elif id(each) in numbers:
            parts.append(f"#{numbers[id(each)]}#")
        else:
            if not (isinstance(each, LispString | Vector) and not len(each)):
                numbers[id(each)] = len(numbers)
            parts.append(type(each).__name__)
            pending += reversed(_parts(each))
    return " ".join(parts)


def _parts(value: Any) -> list[Any]:
    if isinstance(value, Cons):
        return [value.car, value.cdr]
    if isinstance(value, LispString):
        runs = [] if value.props is None else list(value.props.runs())
        shown = [f"{value.s!r} {'multibyte' if value.multibyte else 'unibyte'}"]
        return shown + [part for low, high, plist in runs for part in (f"{low}-{high}", plist)]
    if isinstance(value, Vector | Record):
        return [f"{len(value)}", *value]
    if isinstance(value, ByteCode):
        return [f"{len(value.slots)}", *value.slots]
    if isinstance(value, BoolVector):
        return [repr(bytes(value.bits))]
    if isinstance(value, HashTable):
        return [value.test, *(part for pair in value.items() for part in pair)]
    if isinstance(value, CharTable):
        return [value.purpose, *(part for low, high, each in value.runs() for part in (f"{low}-{high}", each))]
    raise AssertionError(f"no way to show {value!r}")

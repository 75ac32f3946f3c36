"""Weak hash tables: what they lose when garbage is collected.

As in Emacs, a weak table loses entries only when garbage is collected.  Between collections it holds its keys and
values like any other; while Python's collector examines all generations, it lets go of what it should hold weakly.
Conses have no weak references (the slot would make every list larger); a cons, or anything in a key-or-value table,
is held all the time instead, and is dead when afterwards only weak tables refer to it.  What is part of a circle
escapes that, and so does a `key` entry whose value refers to its key.  A collection touches only the tables that its
own thread wrote to last, for another thread must not see a table that is taken apart.
"""

from __future__ import annotations

import gc
import sys
import weakref
from _thread import get_ident
from collections import Counter
from typing import Any

from elwire.interpreter import hashtables
from elwire.interpreter.hashtables import EMPTY, HashTable, StructureName, UserName
from elwire.interpreter.objects import Cons, LispObject, Obj

_weak_tables: weakref.WeakSet[HashTable] = weakref.WeakSet()
_released: list[weakref.ref[HashTable]] = []
"""The tables that are taken apart, whose entries are in `released`; nothing but the tables themselves holds those,
so that a table, and an interpreter with it, can be garbage too."""


def watch(table: HashTable) -> None:
    """Have TABLE, which is weak, lose dead entries in each full collection from now on."""
    if _collecting not in gc.callbacks:
        gc.callbacks.append(_collecting)
    _weak_tables.add(table)


def _collecting(phase: str, info: dict[str, int]) -> None:
    if info["generation"] != 2:
        return
    if phase == "start":
        here = get_ident()
        for table in list(_weak_tables):
            if table.data and table.owner == here and not table.busy:
                table.released = _release(table)
                _released.append(weakref.ref(table))
    elif _released:
        tables = [table for table in (each() for each in _released) if table is not None]
        _released.clear()
        counts = Counter(
            id(holder.value)
            for table in tables
            for entry in table.released
            if entry is not None
            for holder in entry[:2]
            if type(holder) is _Counted
        )
        for table in tables:
            _judge(table.released, counts)
        for table in tables:
            entries, table.released = table.released, []
            _recover(table, entries)


class _Strong:
    """Holds a value that is not to be held weakly."""

    __slots__ = ("value",)

    def __init__(self, value: Obj) -> None:
        self.value = value

    def __call__(self) -> Obj:
        return self.value


class _Counted(_Strong):
    """Holds a value that is dead when only such holders refer to it."""

    __slots__ = ()


def _holder(value: Obj, weak: bool, counted: bool) -> Any:
    if weak and isinstance(value, LispObject):
        return _Counted(value) if counted or isinstance(value, Cons) else weakref.ref(value)
    return _Strong(value)


def _release(table: HashTable) -> list[Any]:
    """Empty TABLE into a list of its slots: None, or [holder of the key, holder of the value, the key's hash]."""
    weakness = table.weakness.name
    weak_keys = weakness != "value"
    weak_values = weakness != "key"
    counted = weakness == "key-or-value"
    entries: list[Any] = []
    for name in list(table.data) if table.slots is None else table.slots:
        if name is EMPTY:
            entries.append(None)
            continue
        code = name.hash if isinstance(name, StructureName | UserName) else None
        key_holder = _holder(table.key_of(name), weak_keys, counted)
        entries.append([key_holder, _holder(table.data[name], weak_values, counted), code])
    table.data.clear()
    table.originals.clear()
    table.where.clear()
    table.slots = None
    return entries


def _judge(entries: list[Any], counts: Counter[int]) -> None:
    """Replace the counted holders in ENTRIES whose value nobody else holds by `_Died` ones."""
    for entry in entries:
        if entry is not None:
            for index in (0, 1):
                holder = entry[index]
                # One reference more than the holders' is the argument of `getrefcount` itself.
                if type(holder) is _Counted and sys.getrefcount(holder.value) <= counts[id(holder.value)] + 1:
                    entry[index] = _Died(holder.value)


class _Died(_Strong):
    """Holds a value that was found dead, which comes back when the other half of a key-or-value entry lives."""

    __slots__ = ()


def _recover(table: HashTable, entries: list[Any]) -> None:
    either = table.weakness.name == "key-or-value"
    slots: list[Any] = []
    dead: list[int] = []
    hashtables.recovering = get_ident()
    try:
        for position, entry in enumerate(entries):
            slots.append(EMPTY)
            if entry is None:
                continue
            died = [holder() is None or type(holder) is _Died for holder in entry[:2]]
            if all(died) if either else any(died):
                dead.append(position)
                continue
            key, value, code = entry[0](), entry[1](), entry[2]
            name = table.name(key) if code is None else table.rename(key, code)
            if name is not key and code is None:
                table.originals[name] = key
            table.data[name] = value
            table.where[name] = position
            slots[position] = name
    finally:
        hashtables.recovering = 0
    if dead or table.free:
        table.free += dead
        table.slots = slots
    else:
        table.where.clear()

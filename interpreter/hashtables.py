"""Hash tables.

A table keeps its values in a Python dict, `data`.  The dict's key, the *name*, is the Lisp key itself where Python's
idea of the same key is Lisp's, and otherwise something that stands for it:

=============  ===============  =========================================
Lisp key       tests            name
=============  ===============  =========================================
symbol, int    all              itself (big integers under `eq`: by identity)
float          eql, equal       a tuple with its value or bits
string         equal            its text; bytes when unibyte and not ASCII
list, array    equal            a `StructureName`
anything       user's own       a `UserName`
=============  ===============  =========================================

`originals` has the Lisp key for each name that neither is the key nor holds it.

Emacs keeps entries in numbered slots, walks them by number, and gives the slot of a removed entry to the next new
one.  A dict walks in the order of insertion, which is the same until something is removed; from then on `slots` says
which name is in which slot, and `free` which slots are empty, last emptied last.
"""

from __future__ import annotations

from _thread import get_ident
from collections.abc import Iterator
from itertools import islice
from struct import pack
from typing import Any

from elwire.interpreter.arrays import BoolVector, CharTable
from elwire.interpreter.equality import equal, hash_equal
from elwire.interpreter.functions import ByteCode, Closure, CompiledFunction
from elwire.interpreter.objects import (
    FIXNUM_LIMIT,
    Cons,
    LispObject,
    LispString,
    Obj,
    Record,
    Symbol,
    Vector,
    eq,
    nil,
)
from elwire.interpreter.signals import signal

DEFAULT_SIZE = 65
DEFAULT_REHASH_SIZE = 1.5
DEFAULT_REHASH_THRESHOLD = 0.8125


recovering = 0
"""The thread that puts a weak table together again: the keys are known to differ, and Lisp must not be called."""


class StructureName:
    """Stands for a list, vector or other structure under `equal`.

    The hash is taken once; whether two are the same is asked of the structures as they are now, so a key that was
    changed since is no longer found, as in Emacs.
    """

    __slots__ = ("hash", "key")

    def __init__(self, key: Obj, code: int | None = None) -> None:
        self.key = key
        self.hash = hash_equal(key) if code is None else code

    def __hash__(self) -> int:
        return self.hash

    def __eq__(self, other: object) -> bool:
        if self is other or type(other) is not StructureName or (recovering and recovering == get_ident()):
            return self is other
        return equal(self.key, other.key)


class UserName:
    """Stands for any key under a test of the user's own."""

    __slots__ = ("hash", "key", "test")

    def __init__(self, key: Obj, code: int, test: Obj) -> None:
        self.key = key
        self.hash = code
        self.test = test

    def __hash__(self) -> int:
        return self.hash

    def __eq__(self, other: object) -> bool:
        # Python asks the name in the table about the one looked up; the test expects them the other way round.
        if self is other or type(other) is not UserName or (recovering and recovering == get_ident()):
            return self is other
        if eq(other.key, self.key):
            return True
        call = self.test.call
        return call(other.key, self.key) is not nil


_STRUCTURES = frozenset((Cons, Closure, Vector, Record, BoolVector, CharTable, CompiledFunction, ByteCode))


def _float_name(key: float) -> Any:
    return ("float", key) if key and key == key else ("float", pack("d", key))


class HashTable(LispObject):
    """A hash table; the subclasses know the tests, and `make_table` chooses among them.

    `test` is the symbol that names the test, `weakness` a symbol: nil, key, value, key-or-value or key-and-value.
    `gethash`, `puthash` and `remhash` are the primitives of those names.
    """

    __slots__ = (
        "__weakref__",
        "_size",
        "busy",
        "data",
        "free",
        "originals",
        "owner",
        "purecopy",
        "rehash_size",
        "rehash_threshold",
        "released",
        "slots",
        "test",
        "weakness",
        "where",
    )

    def __init__(
        self,
        test: Symbol,
        weakness: Obj = nil,
        size: int = DEFAULT_SIZE,
        rehash_size: int | float = DEFAULT_REHASH_SIZE,
        rehash_threshold: float = DEFAULT_REHASH_THRESHOLD,
        purecopy: bool = False,
    ) -> None:
        self.test = test
        self.weakness = weakness
        self.rehash_size = rehash_size
        self.rehash_threshold = rehash_threshold
        self.purecopy = purecopy
        self._size = max(size, 1)
        self.data: dict[Any, Obj] = {}
        self.originals: dict[Any, Obj] = {}
        self.slots: list[Any] | None = None
        """Once something was removed: the name in each slot, `EMPTY` where there is none."""
        self.where: dict[Any, int] = {}
        """The slot of each name, when there are `slots`."""
        self.free: list[int] = []
        self.busy = False
        """True while the table is being changed, when a collection must not touch it."""
        self.released: list[Any] = []
        """The entries while a collection examines them; see `weak_tables`."""
        self.owner = 0
        """The thread that last added to the table, if it is weak."""
        if weakness is not nil:
            from elwire.interpreter.weak_tables import watch

            watch(self)

    def __len__(self) -> int:
        return len(self.data)

    def name(self, key: Obj) -> Any:
        """What stands for KEY in `data`."""
        raise NotImplementedError

    def rename(self, key: Obj, code: int) -> Any:
        """The name of KEY, whose hash was CODE when it was entered."""
        return StructureName(key, code)

    def gethash(self, key: Obj, default: Obj = nil) -> Obj:
        """The value of KEY, DEFAULT when there is none."""
        return self.data.get(self.name(key), default)

    def puthash(self, key: Obj, value: Obj) -> Obj:
        """Make VALUE the value of KEY; returns VALUE."""
        self._put(self.name(key), key, value)
        return value

    def _put(self, name: Any, key: Obj, value: Obj) -> None:
        data = self.data
        if self.weakness is nil:
            before = len(data)
            data[name] = value
            if len(data) == before:
                return
            self._note_new(name, key)
            return
        # A collection may take entries away at any moment, so that counting them would not do.
        self.busy = True
        self.owner = get_ident()
        try:
            known = name in data
            data[name] = value
            if not known:
                self._note_new(name, key)
        finally:
            self.busy = False

    def _note_new(self, name: Any, key: Obj) -> None:
        kind = type(name)
        if name is not key and kind is not StructureName and kind is not UserName:
            self.originals[name] = key
        if self.slots is not None:
            self._take_slot(name)

    def key_of(self, name: Any) -> Obj:
        """The Lisp key for which NAME stands."""
        kind = type(name)
        if kind is StructureName or kind is UserName:
            return name.key
        return self.originals.get(name, name)

    def remhash(self, key: Obj) -> None:
        """Remove KEY."""
        name = self.name(key)
        self.busy = True
        try:
            if name in self.data:
                self._remove(name)
        finally:
            self.busy = False

    def _remove(self, name: Any) -> None:
        if self.slots is None:
            self.slots = list(self.data)
            self.where = {each: position for position, each in enumerate(self.slots)}
        position = self.where.pop(name)
        self.slots[position] = EMPTY
        self.free.append(position)
        del self.data[name]
        kind = type(name)
        if self.originals and kind is not StructureName and kind is not UserName:
            self.originals.pop(name, None)

    def _take_slot(self, name: Any) -> None:
        assert self.slots is not None
        if self.free:
            position = self.free.pop()
            self.slots[position] = name
        else:
            position = len(self.slots)
            self.slots.append(name)
        self.where[name] = position

    def clear(self) -> None:
        """Remove everything."""
        self._size = self.size()
        self.data = {}
        self.originals = {}
        self.slots = None
        self.where = {}
        self.free = []

    def items(self) -> Iterator[tuple[Obj, Obj]]:
        """Keys and values in the order of Emacs's slots; the table may change meanwhile, as in `maphash`."""
        position = 0
        while True:
            data, slots = self.data, self.slots
            if slots is not None:
                while position < len(slots):
                    name = slots[position]
                    position += 1
                    value = EMPTY if name is EMPTY else data.get(name, EMPTY)
                    if value is not EMPTY:
                        yield self.key_of(name), value
                        if self.data is not data or self.slots is not slots:
                            break
                else:
                    return
                continue
            names = list(islice(data, position, None))
            if not names:
                return
            for name in names:
                position += 1
                value = data.get(name, EMPTY)
                if value is not EMPTY:
                    yield self.key_of(name), value
                if self.data is not data or self.slots is not None:
                    break

    def copy(self) -> HashTable:
        """A table with the same entries."""
        other = type(self)(self.test, self.weakness, self._size, self.rehash_size, self.rehash_threshold, self.purecopy)
        other.data = dict(self.data)
        other.originals = dict(self.originals)
        other.slots = None if self.slots is None else self.slots[:]
        other.where = dict(self.where)
        other.free = self.free[:]
        return other

    def size(self) -> int:
        """How many entries the table has room for, as `hash-table-size` tells it."""
        used = len(self.data if self.slots is None else self.slots)
        size = self._size
        while size < used:
            grown = size + self.rehash_size if type(self.rehash_size) is int else int(size * self.rehash_size)
            size = max(grown, size + 1)
        self._size = size
        return size


EMPTY = object()
"""Stands in a slot that has no entry."""


class EqTable(HashTable):
    """A table whose test is `eq`."""

    __slots__ = ()

    def name(self, key: Obj) -> Any:
        kind = type(key)
        if kind is float or (kind is int and not -FIXNUM_LIMIT <= key < FIXNUM_LIMIT):
            return ("identity", id(key))
        return key

    def gethash(self, key: Obj, default: Obj = nil) -> Obj:
        if type(key) is float or type(key) is int:
            key = self.name(key)
        return self.data.get(key, default)


class EqlTable(HashTable):
    """A table whose test is `eql`."""

    __slots__ = ()

    def name(self, key: Obj) -> Any:
        return _float_name(key) if type(key) is float else key

    def gethash(self, key: Obj, default: Obj = nil) -> Obj:
        if type(key) is float:
            key = _float_name(key)
        return self.data.get(key, default)


class EqualTable(HashTable):
    """A table whose test is `equal`."""

    __slots__ = ()

    def name(self, key: Obj) -> Any:
        kind = type(key)
        if kind is LispString:
            text = key.s
            return text if key.multibyte or text.isascii() else text.encode("latin-1")
        if kind in _STRUCTURES or hasattr(kind, "lisp_hash"):
            return StructureName(key)
        return _float_name(key) if kind is float else key

    def gethash(self, key: Obj, default: Obj = nil) -> Obj:
        if type(key) is LispString:
            text = key.s
            return self.data.get(text if key.multibyte or text.isascii() else text.encode("latin-1"), default)
        return self.data.get(self.name(key), default)


class UserTable(HashTable):
    """A table whose test was made by `define-hash-table-test`."""

    __slots__ = ("equality", "hasher", "hashing")

    equality: Obj
    hasher: Obj

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.hashing = False
        """While the user's functions run, which must not change the table."""

    def name(self, key: Obj) -> Any:
        call = self.hasher.call
        outer, self.hashing = self.hashing, True
        try:
            code = call(key)
        finally:
            self.hashing = outer
        return UserName(key, code if type(code) is int else hash_equal(code), self.equality)

    def check_mutable(self) -> None:
        """Signal an error while the user's hash function runs."""
        if self.hashing:
            raise signal("error", LispString("hash table test modifies table"), self)

    def puthash(self, key: Obj, value: Obj) -> Obj:
        self.check_mutable()
        return super().puthash(key, value)

    def remhash(self, key: Obj) -> None:
        self.check_mutable()
        super().remhash(key)

    def clear(self) -> None:
        self.check_mutable()
        super().clear()

    def rename(self, key: Obj, code: int) -> Any:
        return UserName(key, code, self.equality)

    def copy(self) -> HashTable:
        other = super().copy()
        assert isinstance(other, UserTable)
        other.equality, other.hasher = self.equality, self.hasher
        return other


def make_table(test: Symbol, weakness: Obj = nil, **options: Any) -> HashTable:
    """A new table whose test is named by one of the symbols `eq`, `eql` and `equal`."""
    return _TABLES[test.name](test, weakness, **options)


_TABLES: dict[str, type[HashTable]] = {"eq": EqTable, "eql": EqlTable, "equal": EqualTable}
STANDARD_TESTS = tuple(_TABLES)

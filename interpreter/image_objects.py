"""Objects that an image holds beside those of the compile cache: char-tables, hash tables, functions."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from elwire.interpreter.objects import Cons, Obj, nil
from elwire.interpreter.serialize import Reader, Unwritable, Writer

if TYPE_CHECKING:
    from elwire.interpreter.core import Interpreter


class ImageWriter(Writer):
    """Writes objects of an image; NAMED has the symbols of functions by the functions' ids."""

    def __init__(self, template: Callable[[Any], int], named: dict[int, str]) -> None:
        super().__init__(template)
        self.named = named

    def write(self, value: Obj) -> Any:
        name = self.named.get(id(value))
        return super().write(value) if name is None else ("F", name)

    def write_more(self, value: Obj) -> Any:
        from elwire.interpreter.arrays import CharTable
        from elwire.interpreter.functions import CompiledFunction
        from elwire.interpreter.hashtables import STANDARD_TESTS, HashTable

        if type(value) is CharTable:
            return self._shared(value, lambda: self._char_table(value))
        if isinstance(value, HashTable) and value.test.name in STANDARD_TESTS:
            return self._shared(value, lambda: self._hash_table(value))
        if type(value) is CompiledFunction and not value.values:
            assert self.template is not None
            return ("f", self.template(value.template))
        raise Unwritable(type(value).__name__)

    def _char_table(self, table: Any) -> Any:
        slots = [table.purpose, table.default, table.parent, *table.extras]
        return ("c", [self.write(each) for each in slots], table.starts, [self.write(each) for each in table.values])

    def _hash_table(self, table: Any) -> Any:
        entries = [(self.write(key), self.write(value)) for key, value in table.items()]
        options = table.size(), table.rehash_size, table.rehash_threshold, table.purecopy
        return ("H", table.test.name, None if table.weakness is nil else table.weakness.name, options, entries)


class ImageReader(Reader):
    """Reads what an `ImageWriter` wrote; FUNCTION makes the function of the library with a number."""

    def __init__(self, it: Interpreter, function: Callable[[int], Obj]) -> None:
        super().__init__(it)
        self.function = function

    def read_more(self, data: Any) -> Obj:
        tag = data[0]
        if tag == "f":
            return self.function(data[1])
        if tag == "F":
            return self.intern(data[1]).function
        if tag == "c":
            return self._char_table(*data[1:])
        if tag == "H":
            return self._hash_table(*data[1:])
        return super().read_more(data)

    def _char_table(self, slots: list[Any], starts: list[int], values: list[Any]) -> Obj:
        from elwire.interpreter.arrays import CharTable

        purpose, default, parent, *extras = map(self.read, slots)
        table = CharTable(purpose, default)
        table.parent, table.extras = parent, extras
        table.set_runs(starts, list(map(self.read, values)))
        return table

    def _hash_table(self, test: str, weakness: str | None, options: Any, entries: list[Any]) -> Obj:
        from elwire.interpreter.hashtables import make_table

        size, rehash_size, rehash_threshold, purecopy = options
        table = make_table(
            self.intern(test),
            nil if weakness is None else self.intern(weakness),
            size=size,
            rehash_size=rehash_size,
            rehash_threshold=rehash_threshold,
            purecopy=purecopy,
        )
        for key, value in entries:
            table.puthash(self.read(key), self.read(value))
        return table


def functions_by_id(it: Interpreter) -> dict[int, str]:
    """The names of the functions and macros that symbols of IT hold, by the ids of the objects."""
    from elwire.interpreter.functions import CompiledFunction

    named: dict[int, str] = {}
    for symbol in it.obarray.values():
        function = symbol.function
        is_macro = type(function) is Cons and function.car is it.s.macro
        if type(symbol.name) is str and (is_macro or isinstance(function, CompiledFunction)):
            named.setdefault(id(function), symbol.name)
    return named

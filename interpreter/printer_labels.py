"""Labels `#1=` and `#1#` for what a structure shares: printing with `print-circle`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from elwire.interpreter.arrays import CharTable
from elwire.interpreter.functions import ByteCode, CompiledFunction
from elwire.interpreter.hashtables import EqTable, HashTable
from elwire.interpreter.objects import Cons, LispString, Obj, PlainSymbol, Record, Symbol, Vector, nil, t
from elwire.interpreter.textprops import plist_pairs

if TYPE_CHECKING:
    from elwire.interpreter.core import Interpreter

_FREE = PlainSymbol("free")
_SHAREABLE = (Cons, LispString, Vector, Record, HashTable, CharTable, ByteCode, CompiledFunction)


class Labels:
    """The numbers of the values that VALUE contains more than once.

    They are counted in the order in which a value is met for the second time.  With `continuous`, the numbers given
    by earlier printings are kept in `print-number-table` and still stand.
    """

    def __init__(self, it: Interpreter, value: Obj, *, gensym: bool, continuous: bool) -> None:
        self.it = it
        self.gensym = gensym
        self.continuous = continuous
        self.numbers: dict[int, int] = {}
        """Number by `id`; 0 for a value met only once so far."""
        self.printed: set[int] = set()
        self.kept: list[Obj] = []
        """The values whose `id` is in use, so that they stay alive."""
        self.count = 0
        if continuous:
            self._take_earlier()
        self._find(value)

    def _take_earlier(self) -> None:
        table = getattr(self.it.s.print_number_table, "value", nil)
        if isinstance(table, HashTable):
            for key, number in table.items():
                if type(number) is int:
                    self.kept.append(key)
                    self.numbers[id(key)] = abs(number)
                    if number > 0:
                        self.printed.add(id(key))
                    self.count = max(self.count, abs(number))

    def _find(self, value: Obj) -> None:
        numbers = self.numbers
        stack = [value]
        while stack:
            item = stack.pop()
            # A list is followed by its cdr here, so that a long one does not fill the stack.
            while self._shareable(item):
                key = id(item)
                number = numbers.get(key)
                if number is not None:
                    if number == 0:
                        self._number(key)
                    break
                self.kept.append(item)
                numbers[key] = 0
                if isinstance(item, Cons):
                    stack.append(item.cdr)
                    item = item.car
                    continue
                if isinstance(item, Symbol):
                    if self.continuous:
                        self._number(key)
                    break
                stack.extend(reversed(parts_of(item)))
                break

    def _number(self, key: int) -> None:
        self.count += 1
        self.numbers[key] = self.count

    def _shareable(self, value: Obj) -> bool:
        if isinstance(value, Symbol):
            return self.gensym and not value.interned
        return isinstance(value, _SHAREABLE)

    def has(self, value: Obj) -> bool:
        """Whether VALUE, a cell in the middle of a list, must be printed with a label of its own."""
        return bool(self.numbers.get(id(value)))

    def on(self, value: Obj, depth: int) -> tuple[str, bool]:
        """What to print before VALUE, which is inside DEPTH others, and whether that says it all."""
        number = self.numbers.get(id(value))
        if not number or type(value) is int or type(value) is float:
            return "", False
        if depth < 2 and not self.continuous and type(value) is LispString and not value.props:
            return "", False  # Emacs labels a plain string only further down
        if id(value) in self.printed:
            return f"#{number}#", True
        self.printed.add(id(value))
        return f"#{number}=", False

    def note(self) -> None:
        """Store in `print-number-table` what is known before printing: t for a value met once, else -NUMBER."""
        table = EqTable(self.it.s.eq)
        for value in self.kept:
            table.puthash(value, -self.numbers[id(value)] or t)
        self.it.s.print_number_table.value = table

    def leave(self) -> None:
        """Store the numbers given in `print-number-table`."""
        table = EqTable(self.it.s.eq)
        for value in self.kept:
            number = self.numbers[id(value)]
            if number:
                table.puthash(value, number)
        self.it.s.print_number_table.value = table


def parts_of(value: Obj) -> list[Obj]:
    """The values directly inside VALUE, which is no cons."""
    if isinstance(value, Vector | Record):
        return list(value)
    if isinstance(value, LispString):
        if not value.props:
            return []
        # Each run has a list of its own, as far as Lisp can see; only what is in it may be shared.
        return [part for run in value.props.runs() for pair in plist_pairs(run[2]) for part in pair]
    if isinstance(value, HashTable):
        parts = [part for pair in value.items() for part in pair]
        # In Emacs free places hold an uninterned symbol, which takes a number where `print-gensym` gives it one.
        return [*parts, _FREE, _FREE] if value.size() > len(value) else parts
    if isinstance(value, ByteCode):
        return list(value.slots)
    if isinstance(value, CompiledFunction):
        return value.slots()
    assert isinstance(value, CharTable), value
    return [value.default, value.parent, *value.extras, *(run for _first, _last, run in value.runs())]

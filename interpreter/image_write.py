"""Making an image (see `image`) of an interpreter that has just been started the long way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from elwire.interpreter.arrays import CharTable
from elwire.interpreter.functions import CompiledFunction, Subr
from elwire.interpreter.image_objects import ImageWriter, functions_by_id
from elwire.interpreter.load import FileCode
from elwire.interpreter.objects import Cons, LispString, Obj, Record, Symbol, Vector, nil
from elwire.interpreter.registry import PRIMITIVES, WHEN_MADE
from elwire.interpreter.serialize import Unwritable, Writer, default_of, written_default
from elwire.interpreter.variables import VOID, Alias, BufferLocal, forwarding_of

if TYPE_CHECKING:
    from elwire.interpreter.core import Interpreter


def image_of(it: Interpreter) -> Any:
    """The image of IT as data for `marshal`; signals `Unwritable` naming the symbol that has no place in one."""
    return _Maker(it).make()


class _Maker:
    def __init__(self, it: Interpreter) -> None:
        self.it = it
        self.named = functions_by_id(it)
        self.functions: list[Any] = []
        self.places: list[str] = []
        self.indexes: dict[tuple[int, int], int] = {}
        self.primitives: list[Any] = []
        self.primitive_keys: dict[int, int] = {}
        self.autoloads: list[Any] = []
        self.autoload_keys: dict[int, int] = {}
        self.left: list[str] = []
        """Symbols whose values are no data: what starts the interpreter gives them."""
        self.declared = {each.function: each for each in PRIMITIVES}

    def make(self) -> Any:
        symbols = [each for each in self.it.obarray.values() if type(each.name) is str]
        parts = {symbol: self._parts(symbol) for symbol in symbols}
        groups: list[Any] = []
        rows: dict[str, Any] = {}
        for members in _groups(parts):
            made = self._write_group([(symbol, parts[symbol]) for symbol in members])
            if len(made) == 1:
                name, row = made[0]
                if row != (None, None, None, False, False):
                    rows[name] = row
                continue
            for name, _ in made:
                rows[name] = len(groups)
            groups.append(([name for name, _ in made], [row for _, row in made]))
        return {
            "rows": rows,
            "groups": groups,
            "functions": self.functions,
            "places": self.places,
            "primitives": self.primitives,
            "autoloads": self.autoloads,
            "hooks": WHEN_MADE,
            "left": self.left,
        }

    def _parts(self, symbol: Symbol) -> tuple[Obj, Any, Obj]:
        """The function, value (or VOID) and property list of SYMBOL as far as they have objects to be written."""
        function = symbol.function
        if self._is_autoload(function) or isinstance(function, Subr | CompiledFunction):
            function = nil
        value: Any = VOID
        if not isinstance(forwarding_of(symbol), Alias) and not self._is_as_declared(symbol):
            value = default_of(symbol)
        if value is not VOID and (symbol.name.startswith(":") or not self._is_data(symbol, value)):
            value = VOID
        return function, value, symbol.plist

    def _is_data(self, symbol: Symbol, value: Obj) -> bool:
        try:
            ImageWriter(lambda _template: 0, self.named).write(value)
        except Unwritable:
            self.left.append(symbol.name)
            return False
        return True

    def _is_as_declared(self, symbol: Symbol) -> bool:
        """Whether SYMBOL's variable holds just what its Python declaration made."""
        declared = self.it.declared_values.get(symbol)
        if declared is None:
            return False
        value, data, forwarding = written_default(symbol)
        return value is declared[1] and data == declared[2] and forwarding is declared[3]

    def _is_autoload(self, function: Obj) -> bool:
        return type(function) is Cons and function.car is self.it.s.autoload

    # Rows

    def _write_group(self, members: list[tuple[Symbol, tuple[Obj, Any, Obj]]]) -> list[tuple[str, Any]]:
        visits: Counter[int] = Counter()
        for _, parts in members:
            for part in parts:
                if part is not VOID:
                    _count(part, visits)
        writer = ImageWriter(self._template_index, self.named)
        writer.shared = {key for key, count in visits.items() if count > 1}
        made = []
        for symbol, (function, value, plist) in members:
            try:
                written = self._function(symbol, function, writer)
                properties = None if plist is nil else writer.write(plist)
                variable = self._value(symbol, value, writer)
            except Unwritable as problem:
                raise Unwritable(f"{symbol.name}: {problem}") from None
            made.append((symbol.name, (written, variable, properties, symbol.special, symbol.constant)))
        return made

    def _function(self, symbol: Symbol, function: Obj, writer: Writer) -> Any:
        real = symbol.function
        if real is nil or (isinstance(real, Subr) and real.special):
            return None
        if isinstance(real, Subr):
            return ("p", self._primitive(real))
        if self._is_autoload(real):
            return ("a", self._autoload(real))
        if isinstance(real, CompiledFunction):
            return ("d", self._template_index_of(real), False)
        if type(real) is Cons and real.car is self.it.s.macro and isinstance(real.cdr, CompiledFunction):
            return ("d", self._template_index_of(real.cdr), True)
        if isinstance(real, Symbol):
            return ("s", real.name)
        return ("x", writer.write(function))

    def _primitive(self, subr: Subr) -> int:
        key = self.primitive_keys.get(id(subr))
        if key is None:
            declared = self.declared[subr.function]
            key = self.primitive_keys[id(subr)] = len(self.primitives)
            self.primitives.append(
                (
                    declared.module,
                    subr.name,
                    declared.min_args,
                    declared.max_args,
                    declared.takes_interpreter,
                    declared.interactive,
                )
            )
        return key

    def _autoload(self, definition: Obj) -> int:
        key = self.autoload_keys.get(id(definition))
        if key is None:
            key = self.autoload_keys[id(definition)] = len(self.autoloads)
            self.autoloads.append(Writer().write(definition))
        return key

    def _value(self, symbol: Symbol, value: Any, writer: Writer) -> Any:
        forwarding = forwarding_of(symbol)
        if isinstance(forwarding, Alias):
            return ("=" if type(forwarding) is Alias else "~", forwarding.base.name)
        declared = self.it.declared_values.get(symbol)
        if declared is not None:
            kept = None if value is VOID else (writer.write(value),)
            return ("m", declared[0], kept)
        if value is VOID:
            return None
        if forwarding is None:
            return ("c", writer.write(value))
        if type(forwarding) is BufferLocal and forwarding.automatic:
            return ("l", writer.write(value))
        raise Unwritable(f"a variable of type {type(forwarding).__name__}")

    def _template_index_of(self, function: CompiledFunction) -> int:
        if function.values:
            raise Unwritable("a closure")
        return self._template_index(function.template)

    def _template_index(self, template: Any) -> int:
        """Where the function of TEMPLATE is in the image."""
        origin = template.origin
        if origin is None:
            raise Unwritable("a function that is in no file")
        code, index = origin
        known = self.indexes.get((id(code), index))
        if known is None:
            known = self.indexes[(id(code), index)] = len(self.functions)
            self._add(code, index)
        return known

    def _add(self, code: FileCode, index: int) -> None:
        self.functions.append(tuple(code.functions[index]))
        self.places.append(code.path)


_WITH_IDENTITY = frozenset((Cons, LispString, Vector, Record, CharTable))


def _children(value: Obj) -> Iterator[Obj]:
    if isinstance(value, Vector | Record):
        yield from value
    elif type(value) is CharTable:
        yield from (value.default, value.parent, *value.extras, *value.values)


def _objects(value: Obj) -> Iterator[Obj]:
    """The objects with an identity that VALUE reaches, each as often as it is reached, but none twice from inside."""
    stack = [value]
    inside: set[int] = set()
    while stack:
        each = stack.pop()
        kind = type(each)
        if kind not in _WITH_IDENTITY and not (isinstance(each, Symbol) and not each.interned):
            continue
        yield each
        if id(each) in inside:
            continue
        inside.add(id(each))
        if kind is Cons:
            stack.append(each.cdr)
            stack.append(each.car)
        else:
            stack.extend(_children(each))


def _count(value: Obj, visits: Counter[int]) -> None:
    for each in _objects(value):
        visits[id(each)] += 1


def _groups(parts: dict[Symbol, tuple[Obj, Any, Obj]]) -> list[list[Symbol]]:
    """The symbols, those that share an object together, in the order of the obarray."""
    leader: dict[Symbol, Symbol] = {}

    def find(symbol: Symbol) -> Symbol:
        while leader.get(symbol, symbol) is not symbol:
            symbol = leader[symbol]
        return symbol

    owner: dict[int, Symbol] = {}
    for symbol, slots in parts.items():
        for part in slots:
            if part is VOID:
                continue
            for each in _objects(part):
                first = owner.setdefault(id(each), symbol)
                a, b = find(first), find(symbol)
                if a is not b:
                    leader[b] = a
    groups: dict[Symbol, list[Symbol]] = {}
    for symbol in parts:
        groups.setdefault(find(symbol), []).append(symbol)
    return list(groups.values())

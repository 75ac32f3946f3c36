"""Lisp objects and code units as data that `marshal` can write, for the compile cache.

Code refers to objects by identity, so sharing matters: within one `Writer` an uninterned symbol, and a list or string
met twice, stays one object.  What cannot be written, a buffer or a circular list, raises `Unwritable`: the file that
has it in its code is then not cached.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from elwire.interpreter.objects import Cons, LispString, Obj, Record, Symbol, Vector, nil, t
from elwire.interpreter.typed_variables import Typed
from elwire.interpreter.units import CodeUnit, Compiled, Handlers, InnerTemplate, Text
from elwire.interpreter.variables import VOID, BufferLocal, forwarding_of

if TYPE_CHECKING:
    from elwire.interpreter.core import Interpreter


class Unwritable(Exception):
    """An object that has no place in the cache."""


class Writer:
    """Writes objects that belong together; `lambdas` are the templates met, in order.

    An interned symbol is written as its name, a list as `[items]` or `(".", items, tail)`, everything else as a tuple
    whose first element tells the kind.
    """

    def __init__(self, template: Callable[[Any], Any] | None = None) -> None:
        self.template = template
        self.seen: dict[int, int] = {}
        self.keep: list[Any] = []
        self.active: set[int] = set()
        self.shared: set[int] | frozenset[int] = frozenset()
        """The ids of the conses that must stay one object; of other objects that is seen as they are met."""

    def write(self, value: Obj) -> Any:
        kind = type(value)
        if kind is int or kind is float:
            return value
        if isinstance(value, Symbol):
            if value is nil:
                return None
            if value is t:
                return True
            if type(value.name) is not str:
                raise Unwritable("symbol with a unibyte name")
            return value.name if value.interned else self._shared(value, lambda: ("u", value.name))
        if kind is Cons:
            return self._shared(value, lambda: self._list(value)) if id(value) in self.shared else self._list(value)
        if kind is LispString:
            if value.props is not None:
                raise Unwritable("string with properties")
            return self._shared(value, lambda: ("s", value.s, value.multibyte))
        if kind is Vector or kind is Record:
            tag = "v" if kind is Vector else "r"
            return self._shared(value, lambda: (tag, [self.write(item) for item in value]))
        if kind is Compiled and self.template is not None:
            return ("L", self.template(value.template))
        if kind is Handlers:
            return ("h", [self.write(each) for each in value.conditions])
        if kind is Text:
            return ("t", str(value))
        return self.write_more(value)

    def write_more(self, value: Obj) -> Any:
        """Write VALUE, of a kind that only an image may hold."""
        raise Unwritable(type(value).__name__)

    def _shared(self, value: Obj, make: Callable[[], Any]) -> Any:
        index = self.seen.get(id(value))
        if index is not None:
            if index in self.active:
                raise Unwritable("circular structure")
            return ("=", index)
        index = len(self.keep)
        self.seen[id(value)] = index
        self.keep.append(value)
        self.active.add(index)
        made = make()
        self.active.discard(index)
        return ("#", index, made)

    def _list(self, cell: Obj) -> Any:
        items: list[Any] = []
        cells = 0
        while type(cell) is Cons and (not cells or id(cell) not in self.shared):
            items.append(self.write(cell.car))
            cell = cell.cdr
            cells += 1
            if cells > 1_000_000:
                raise Unwritable("list too long, or circular")
        return items if cell is nil else (".", items, self.write(cell))


class Reader:
    """Reads what a `Writer` wrote."""

    def __init__(self, it: Interpreter, template: Callable[[Any], Any] | None = None) -> None:
        self.it = it
        self.intern = it.intern
        self.template = template
        self.objects: dict[int, Obj] = {}

    def read(self, data: Any) -> Obj:
        kind = type(data)
        if kind is str:
            return self.intern(data)
        if kind is int or kind is float:
            return data
        if data is None:
            return nil
        if data is True:
            return t
        if kind is list:
            # Read in the order of writing: what is shared was written where it came first.
            result: Obj = nil
            for item in reversed(list(map(self.read, data))):
                result = Cons(item, result)
            return result
        tag = data[0]
        if tag == "#":
            made = self.read(data[2])
            self.objects[data[1]] = made
            return made
        if tag == "=":
            return self.objects[data[1]]
        if tag == "s":
            return LispString(data[1], data[2])
        if tag == ".":
            items = list(map(self.read, data[1]))
            result = self.read(data[2])
            for item in reversed(items):
                result = Cons(item, result)
            return result
        if tag == "v":
            return Vector(map(self.read, data[1]))
        if tag == "r":
            return Record(map(self.read, data[1]))
        if tag == "u":
            from elwire.interpreter.objects import PlainSymbol

            return PlainSymbol(data[1])
        if tag == "L":
            assert self.template is not None
            return self.template(data[1])
        if tag == "h":
            return Handlers([self.read(each) for each in data[1]])
        if tag == "t":
            return Text(data[1])
        return self.read_more(data)

    def read_more(self, data: Any) -> Obj:
        """The object of a kind that only an image holds."""
        raise ValueError(f"unknown kind {data[0]!r} in the compile cache")


def default_of(symbol: Symbol) -> Any:
    """The default value of SYMBOL's variable as it is kept; VOID when there is none, or none that is data."""
    forwarding = forwarding_of(symbol)
    if forwarding is None:
        return getattr(symbol, "value", VOID)
    if isinstance(forwarding, BufferLocal):
        return forwarding.default
    return forwarding.current if isinstance(forwarding, Typed) else VOID


def written_default(symbol: Symbol) -> tuple[Any, Any, Any]:
    """The default value of SYMBOL, that as data or None, and what SYMBOL's variable is forwarded to.

    If all three are the same later, nobody has changed the variable nor what it holds.
    """
    value = default_of(symbol)
    try:
        data = Writer().write(value) if value is not VOID else None
    except Unwritable:
        data = None
    return value, data, forwarding_of(symbol)


def find_path(root: Obj, target: Obj) -> str | None:
    """The way from ROOT to its subform TARGET, as `a` for car and `d` for cdr."""
    stack: list[tuple[Obj, str]] = [(root, "")]
    while stack:
        value, path = stack.pop()
        if value is target:
            return path
        if type(value) is Cons and len(path) < 4000:
            stack.append((value.cdr, path + "d"))
            stack.append((value.car, path + "a"))
    return None


def follow_path(root: Obj, path: str) -> Obj:
    for step in path:
        root = root.car if step == "a" else root.cdr
    return root


def write_unit(unit: CodeUnit, source: Obj) -> bytes:
    """UNIT, compiled from the form SOURCE, as bytes."""
    writer = Writer()
    templates = []
    for identifier, inner in unit.templates.items():
        if not isinstance(inner, InnerTemplate):
            raise Unwritable("a function compiled before the code around it")
        path = find_path(source, inner.form)
        form = None if path is not None else Writer().write(inner.form)
        names = [each.name if isinstance(each, Symbol) else (each[0].name,) for each in inner.env_names]
        templates.append((identifier, inner.name, path, form, names, inner.boxed, inner.dynamic, inner.line))
    return marshal.dumps(
        (
            unit.code,
            unit.entry,
            unit.has_factory,
            unit.symbols,
            [(name, writer.write(value)) for name, value in unit.constants.items()],
            templates,
            [(kind, operands) for kind, operands in unit.marks],
            [symbol.name for symbol in unit.lexical],
            [symbol.name for symbol in unit.not_macros],
        )
    )


def read_unit(it: Interpreter, data: bytes, source: Callable[[], Obj]) -> CodeUnit:
    """The code unit written as DATA; SOURCE returns the form it was compiled from."""
    code, entry, has_factory, symbols, constants, templates, marks, lexical, not_macros = marshal.loads(data)
    reader = Reader(it)

    def inner_form(path: str | None, form: Any) -> Callable[[], Obj]:
        if path is None:
            return lambda: Reader(it).read(form)
        return lambda: follow_path(source(), path)

    inner = {}
    for identifier, name, path, form, names, boxed, dynamic, line in templates:
        env_names = tuple(it.intern(each) if isinstance(each, str) else (it.intern(each[0]),) for each in names)
        inner[identifier] = InnerTemplate(name, inner_form(path, form), env_names, boxed, dynamic, line)
    return CodeUnit(
        code,
        entry,
        has_factory,
        symbols,
        {name: reader.read(value) for name, value in constants},
        inner,
        marks,
        [it.intern(name) for name in lexical],
        [it.intern(name) for name in not_macros],
    )

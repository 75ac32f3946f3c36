"""Starting from an image: symbols that come into being when somebody first asks for them.

What a new interpreter knows (primitives, variables, the preloaded library) is a dict from names to rows, the
*pending* symbols.  `Interpreter.intern` makes the symbol of a row when its name is first looked up, so a start costs
what it uses, however large the library grows.  `image_write` makes the rows, from an interpreter that was started
the long way; the cache keeps them.

A row is `(function, value, plist, special, constant)`:

* function: None when void; `("p", key)` the primitive KEY of the image's table; `("d", index, macro)` function INDEX
  of the library; `("a", index)` an autoload object; `("s", name)` another symbol; `("x", data)` any object.
* value: None when void; `("c", data)` a plain value; `("l", data)` the default of a variable that becomes local when
  set; `("m", module, data)` what the Python declaration in MODULE makes, then set to DATA unless that is None;
  `("=", name)` an alias of another variable, `("~", name)` one made by `defvaralias`.
* a row that is a number belongs to a group: symbols that share an object and are made together.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from elwire.interpreter.functions import Subr
from elwire.interpreter.image_objects import ImageReader
from elwire.interpreter.lazy import LazyPrimitive
from elwire.interpreter.load import FileCode
from elwire.interpreter.objects import Cons, Obj, Symbol, nil, t
from elwire.interpreter.registry import declared_variable
from elwire.interpreter.variables import Alias, BufferLocal, forward, forwarding_of

if TYPE_CHECKING:
    from elwire.interpreter.cache import Cache
    from elwire.interpreter.core import Interpreter


class ImageCode(FileCode):
    """The functions of the library in an image, those of all files in one list; `places` has each one's file."""

    def __init__(self, name: str, data: Any, tag: bytes) -> None:
        super().__init__(name, tag)
        self.content = data
        self.functions = [list(each) for each in data["functions"]]
        self.templates = [None] * len(self.functions)
        self.places: list[str] = data["places"]

    def save(self, cache: Cache) -> None:
        functions = [tuple(each) for each in self.functions]
        cache.write(self.path, self.digest, {**self.content, "functions": functions})


class Image:
    """The pending symbols of the interpreter IT, made of DATA, which `image_write` made.

    NAME and TAG are the image's in the cache, where functions that were compiled join it.
    """

    def __init__(self, it: Interpreter, name: str, data: Any, tag: bytes) -> None:
        self.it = it
        self.rows: dict[str, Any] = dict(data["rows"])
        self.groups: list[Any] = data["groups"]
        self.primitives: list[Any] = data["primitives"]
        self.autoloads: list[Any] = data["autoloads"]
        self.hooks: dict[str, tuple[str, str]] = data["hooks"]
        self.subrs: dict[int, Subr] = {}
        self.autoload_objects: dict[int, Obj] = {}
        self.code = ImageCode(name, data, tag)
        self.environment: Obj = Cons(t, nil)
        it.loader.files.append(self.code)

    def realize(self, symbol: Symbol, row: Any) -> None:
        """Give SYMBOL, which was just made, what ROW says."""
        if type(row) is int:
            self._realize_group(row)
            return
        self._fill(symbol, row, ImageReader(self.it, self._compiled))

    def _realize_group(self, index: int) -> None:
        names, rows = self.groups[index]
        intern, reader = self.it.intern, ImageReader(self.it, self._compiled)
        for name in names:
            self.rows.pop(name, None)
        for name, row in zip(names, rows, strict=True):
            self._fill(intern(name), row, reader)

    def _fill(self, symbol: Symbol, row: Any, reader: ImageReader) -> None:
        function, value, plist, special, constant = row
        # In this order too the objects were written that a group shares.
        if function is not None:
            symbol.function = self._function(symbol, function, reader)
            self.it._update_call(symbol)
        if plist is not None:
            symbol.plist = reader.read(plist)
        if value is not None:
            self._value(symbol, value, reader)
        if special:
            symbol.special = True
        if constant:
            symbol.constant = True
        if symbol.name in self.hooks:
            module, name = self.hooks[symbol.name]
            getattr(import_module(module), name)(self.it)

    # Functions

    def _function(self, symbol: Symbol, data: Any, reader: ImageReader) -> Obj:
        kind = data[0]
        if kind == "p":
            return self.subr(data[1])
        if kind == "d":
            function = self._template(data[1]).instance()
            return Cons(self.it.s.macro, function) if data[2] else function
        if kind == "a":
            return self._autoload(data[1], reader)
        if kind == "s":
            target = self.it.intern(data[1])
            self.it.aliases.setdefault(target, []).append(symbol)
            return target
        return reader.read(data[1])

    def subr(self, key: int) -> Subr:
        """The primitive KEY, whose Python module is imported at its first call."""
        subr = self.subrs.get(key)
        if subr is None:
            module, name, least, most, takes_interpreter, interactive = self.primitives[key]
            call = LazyPrimitive(self.it, module, name, takes_interpreter)
            subr = self.subrs[key] = call.subr = Subr(name, call, least, most, interactive=interactive)
        return subr

    def _autoload(self, index: int, reader: ImageReader) -> Obj:
        made = self.autoload_objects.get(index)
        if made is None:
            made = self.autoload_objects[index] = reader.read(self.autoloads[index])
        return made

    def _template(self, index: int) -> Any:
        code = self.code
        loader = self.it.loader
        saved = loader.environment
        loader.environment = nil if code.functions[index][0] else self.environment
        try:
            return loader.template(code, index, code.places[index])
        finally:
            loader.environment = saved

    def _compiled(self, index: int) -> Obj:
        return self._template(index).instance()

    # Variables

    def _value(self, symbol: Symbol, data: Any, reader: ImageReader) -> None:
        kind = data[0]
        it = self.it
        if kind == "c":
            symbol.value = reader.read(data[1])
        elif kind == "l":
            symbol.value = reader.read(data[1])
            it.make_automatically_local(symbol)
        elif kind == "=":
            forward(symbol, Alias(symbol, it.intern(data[1])))
        elif kind == "~":
            from elwire.interpreter.watchers import WatchableAlias

            forward(symbol, WatchableAlias(symbol, it.intern(data[1])))
        else:
            import_module(data[1])
            it.install_variable(declared_variable(data[1], symbol.name))
            if data[2] is not None:
                self._override(symbol, reader.read(data[2][0]))

    def _override(self, symbol: Symbol, value: Obj) -> None:
        forwarding = forwarding_of(symbol)
        if isinstance(forwarding, BufferLocal):
            forwarding.default = value
        else:
            symbol.value = value


def start(it: Interpreter, name: str, data: Any, tag: bytes) -> None:
    """Give IT the symbols of the image DATA, which the cache has as NAME with TAG."""
    image = Image(it, name, data, tag)
    rows = image.rows
    it.pending = rows
    it.realize = image.realize
    # Symbols that the interpreter itself has made before, special forms for instance.
    for name in [name for name in it.obarray if name in rows]:
        row = rows.pop(name, None)
        if row is not None:
            it.realize(it.obarray[name], row)

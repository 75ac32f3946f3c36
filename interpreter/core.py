"""One interpreter: its symbols, its dynamic state, and the operations everything else is written with."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from elwire.interpreter import errors
from elwire.interpreter.functions import Subr
from elwire.interpreter.objects import Callee, Cons, Obj, PlainSymbol, Symbol, nil, t
from elwire.interpreter.registry import Primitive, Variable
from elwire.interpreter.signals import Signal, Throw, signal


class MarkerSymbol(PlainSymbol):
    """A symbol such as `lambda` at the head of a list that is a function; it knows its interpreter."""

    __slots__ = ("interpreter",)
    interpreter: Interpreter


class Names:
    """The symbols of one interpreter as attributes: `it.s.void_variable` is the symbol `void-variable`."""

    def __init__(self, interpreter: Interpreter) -> None:
        self.__dict__["_intern"] = interpreter.intern

    def __getattr__(self, name: str) -> Symbol:
        symbol: Symbol = self.__dict__["_intern"](name.rstrip("_").replace("_", "-"))
        self.__dict__[name] = symbol
        return symbol


class NoBuffer:
    """Stands in for the current buffer until there is one."""

    def __init__(self) -> None:
        self.locals: dict[Symbol, Obj] = {}


FUNCTION_HEADS = ("lambda", "closure", "macro", "autoload")


class Interpreter:
    """The Lisp machine: an obarray and the dynamic state of a run.

    `builtins` adds state of its own under `chapter_state`, keyed by chapter, so that nothing is global to Python.
    """

    def __init__(self, primitives: Iterable[Primitive] = (), variables: Iterable[Variable] = ()) -> None:
        self.obarray: dict[str, Symbol] = {"nil": nil, "t": t}
        for head in FUNCTION_HEADS:
            marker = MarkerSymbol(head)
            marker.interned = True
            marker.interpreter = self
            self.obarray[head] = marker
        self.s = Names(self)
        self.buffer: Any = NoBuffer()
        """The current buffer."""
        self.handlers: list[Any] = []
        """Active `catch`, `condition-case` and `handler-bind` forms, innermost last; see `errors`."""
        self.specpdl: list[tuple[Symbol, Any]] = []
        """Active dynamic bindings, innermost last: the symbol and what it held before."""
        self.aliases: dict[Symbol, list[Symbol]] = {}
        self.chapter_state: dict[str, Any] = {}
        """State that belongs to a chapter of primitives, by the chapter's name."""
        self.install(primitives, variables)

    # Symbols and functions

    def intern(self, name: str) -> Symbol:
        """The symbol called NAME in this interpreter's obarray, made if need be."""
        symbol = self.obarray.get(name)
        if symbol is None:
            symbol = PlainSymbol(name)
            symbol.interned = True
            if name[:1] == ":":
                symbol.value = symbol
                symbol.special = symbol.constant = True
            self.obarray[name] = symbol
        return symbol

    def install(self, primitives: Iterable[Primitive], variables: Iterable[Variable]) -> None:
        """Define PRIMITIVES and VARIABLES here."""
        subrs: dict[Any, Subr] = {}
        for each in primitives:
            subr = subrs.get(each.function)
            if subr is None:
                function: Any = each.function
                call = function.__get__(self) if each.takes_interpreter else function
                subr = Subr(
                    each.name, call, each.min_args, each.max_args, interactive=each.interactive, function=function
                )
                subrs[each.function] = subr
            symbol = self.intern(each.name)
            symbol.function = subr
            symbol.call = subr.call
        for declared in variables:
            symbol = self.intern(declared.name)
            symbol.value = declared.make(self)
            symbol.special = True
            if declared.buffer_local:
                self.make_automatically_local(symbol)

    def make_automatically_local(self, symbol: Symbol) -> None:
        """Make SYMBOL's variable buffer-local whenever it is set."""
        from elwire.interpreter.variables import VOID, BufferLocal, forward, forwarding_of

        current = forwarding_of(symbol)
        if isinstance(current, BufferLocal):
            current.automatic = True
        else:
            forward(symbol, BufferLocal(symbol, self, getattr(symbol, "saved", VOID), automatic=True))

    def fset(self, symbol: Symbol, definition: Obj) -> None:
        """Put DEFINITION into SYMBOL's function slot, and what runs it into `symbol.call`."""
        symbol.function = definition
        self._update_call(symbol)
        if isinstance(definition, Symbol) and definition is not nil:
            users = self.aliases.setdefault(definition, [])
            if symbol not in users:
                users.append(symbol)

    def _update_call(self, symbol: Symbol) -> None:
        call: Callee | None
        definition = symbol.function
        if isinstance(definition, Cons):
            call = errors.call_of_list(definition)
        else:
            call = None if definition is nil else getattr(definition, "call", None)
        if call is not None:
            symbol.call = call
        elif hasattr(symbol, "call"):
            del symbol.call
        for user in self.aliases.get(symbol, ()):
            if user.function is symbol:
                self._update_call(user)

    def call(self, function: Obj, *args: Obj) -> Obj:
        """`(funcall FUNCTION ARGS...)`."""
        return function.call(*args)

    def indirect_function(self, function: Obj) -> Obj:
        """Follow symbols from FUNCTION to a definition; nil when void or a cycle."""
        seen = 0
        while isinstance(function, Symbol) and function is not nil:
            function = function.function
            seen += 1
            if seen > 1000:
                return nil
        return function

    # Variables

    def symbol_value(self, name: str) -> Obj:
        """The value of the variable called NAME; signals `void-variable`."""
        symbol = self.intern(name)
        try:
            return symbol.value
        except AttributeError:
            raise signal("void-variable", symbol) from None

    # Signals and throws

    def throw(self, tag: Obj, value: Obj) -> Throw:
        """The exception that carries VALUE to the innermost `catch` for TAG; signals `no-catch`."""
        return errors.find_catch(self, tag, value)

    def signal(self, symbol: Obj, data: Obj) -> Signal:
        """The exception for `(signal SYMBOL DATA)`, its handlers already run."""
        return errors.lisp_signal(self, symbol, data)

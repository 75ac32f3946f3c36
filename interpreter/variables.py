"""Variables that are more than a slot on a symbol.

`forward(symbol, variable)` changes the symbol's class to `ForwardedSymbol`, whose `value`, `saved` and `bound` are
properties that ask the `Forwarding` kept in the symbol's own slot.  Ordinary variables pay nothing for it.
"""

from __future__ import annotations

from typing import Any

from elwire.interpreter.objects import Obj, PlainSymbol, Symbol
from elwire.interpreter.signals import signal

_slot = Symbol.__dict__["value"]


class Void:
    """The type of `VOID`, what let-binding saves for a variable that had no value."""

    __slots__ = ()


VOID: Any = Void()


class Forwarding:
    """How a forwarded variable behaves; `symbol` is the symbol it belongs to."""

    __slots__ = ("symbol",)

    def __init__(self, symbol: Symbol) -> None:
        self.symbol = symbol

    def get(self) -> Obj:
        """The current value; signals `void-variable`."""
        raise NotImplementedError

    def set(self, value: Obj) -> None:
        """What `set` and `setq` do."""
        raise NotImplementedError

    def make_void(self) -> None:
        """What `makunbound` does."""
        raise NotImplementedError

    def save(self) -> Any:
        """What let-binding must remember; VOID when there is no value."""
        try:
            return self.get()
        except Exception:
            return VOID

    def bind(self, value: Obj) -> None:
        """Store the value of a let-binding."""
        self.set(value)

    def restore(self, saved: Any) -> None:
        """End a let-binding; SAVED is what `save` returned, never VOID."""
        self.set(saved)


class ForwardedSymbol(Symbol):
    """A symbol whose variable is a `Forwarding`."""

    __slots__ = ()

    @property
    def value(self) -> Obj:
        return _slot.__get__(self).get()

    @value.setter
    def value(self, value: Obj) -> None:
        _slot.__get__(self).set(value)

    @value.deleter
    def value(self) -> None:
        _slot.__get__(self).make_void()

    @property
    def saved(self) -> Obj:
        return _slot.__get__(self).save()

    @saved.setter
    def saved(self, value: Obj) -> None:
        _slot.__get__(self).restore(value)

    @property
    def bound(self) -> Obj:
        return _slot.__get__(self).get()

    @bound.setter
    def bound(self, value: Obj) -> None:
        _slot.__get__(self).bind(value)


def forward(symbol: Symbol, forwarding: Forwarding) -> None:
    """Make FORWARDING the variable of SYMBOL, which must be a plain or an already forwarded symbol."""
    if not isinstance(symbol, ForwardedSymbol):
        symbol.__class__ = ForwardedSymbol
    _slot.__set__(symbol, forwarding)


def forwarding_of(symbol: Symbol) -> Forwarding | None:
    """The `Forwarding` of SYMBOL, None for an ordinary variable."""
    if isinstance(symbol, ForwardedSymbol):
        return _slot.__get__(symbol)  # type: ignore[no-any-return]
    return None


def unforward(symbol: Symbol, value: Obj) -> None:
    """Make SYMBOL's variable an ordinary one again, with VALUE (void when VALUE is VOID)."""
    symbol.__class__ = PlainSymbol
    if value is VOID:
        _slot.__delete__(symbol)
    else:
        _slot.__set__(symbol, value)


class Alias(Forwarding):
    """A variable made by `defvaralias`: everything happens to the base variable."""

    __slots__ = ("base",)

    def __init__(self, symbol: Symbol, base: Symbol) -> None:
        super().__init__(symbol)
        self.base = base

    def get(self) -> Obj:
        return self.base.value

    def set(self, value: Obj) -> None:
        self.base.value = value

    def make_void(self) -> None:
        del self.base.value

    def save(self) -> Any:
        return getattr(self.base, "saved", VOID)

    def bind(self, value: Obj) -> None:
        self.base.bound = value

    def restore(self, saved: Any) -> None:
        self.base.saved = saved


class BufferLocal(Forwarding):
    """A variable with values local to buffers.

    The local values live in each buffer's `locals`, a dict from symbol to value (VOID when made void there).
    With `automatic`, setting the variable makes it local to the current buffer.
    """

    __slots__ = ("automatic", "default", "interpreter")

    def __init__(self, symbol: Symbol, interpreter: Any, default: Any, *, automatic: bool) -> None:
        super().__init__(symbol)
        self.interpreter = interpreter
        self.default = default
        self.automatic = automatic

    def get(self) -> Obj:
        value = self.interpreter.buffer.locals.get(self.symbol, self)
        if value is self:
            value = self.default
        if value is VOID:
            raise signal("void-variable", self.symbol)
        return value

    def set(self, value: Obj) -> None:
        table = self.interpreter.buffer.locals
        if self.symbol in table or (self.automatic and not self.let_here()):
            table[self.symbol] = value
        else:
            self.default = value

    def make_void(self) -> None:
        table = self.interpreter.buffer.locals
        if self.symbol in table or (self.automatic and not self.let_here()):
            table[self.symbol] = VOID
        else:
            self.default = VOID

    def let_here(self) -> bool:
        """Whether a `let` of this variable was entered in the current buffer: then setting it makes nothing local."""
        here = self.interpreter.buffer
        for _symbol, saved in reversed(self.interpreter.specpdl):
            if type(saved) is SavedLocal and saved.variable is self and saved.where is here:
                return True
        return False

    def save(self) -> Any:
        buffer = self.interpreter.buffer
        if self.symbol in buffer.locals:
            return SavedLocal(buffer, buffer.locals[self.symbol], self, buffer)
        return SavedLocal(None, self.default, self, buffer)

    def bind(self, value: Obj) -> None:
        table = self.interpreter.buffer.locals
        if self.symbol in table:
            table[self.symbol] = value
        else:
            self.default = value

    def restore(self, saved: Any) -> None:
        if not isinstance(saved, SavedLocal):
            self.default = saved
        elif saved.buffer is None:
            self.default = saved.value
        elif self.symbol in saved.buffer.locals:
            saved.buffer.locals[self.symbol] = saved.value


class CheckedLocal(BufferLocal):
    """A buffer-local variable that takes values of one type; `accept` returns what is stored, or signals."""

    __slots__ = ("accept",)

    def __init__(self, symbol: Symbol, interpreter: Any, default: Any, accept: Any) -> None:
        super().__init__(symbol, interpreter, default, automatic=False)
        self.accept = accept

    def set(self, value: Obj) -> None:
        super().set(self.accept(value))

    def bind(self, value: Obj) -> None:
        super().bind(self.accept(value))


class SavedLocal:
    """What a let-binding of a buffer-local VARIABLE remembers; `buffer` is None for the default value.

    `where` is the buffer that was current.
    """

    __slots__ = ("buffer", "value", "variable", "where")

    def __init__(self, buffer: Any, value: Any, variable: BufferLocal, where: Any) -> None:
        self.buffer = buffer
        self.value = value
        self.variable = variable
        self.where = where

    def changed(self, value: Any) -> SavedLocal:
        """The same with another VALUE."""
        return SavedLocal(self.buffer, value, self.variable, self.where)


class Late(Forwarding):
    """A variable whose initial value is made when somebody looks."""

    __slots__ = ("make",)

    def __init__(self, symbol: Symbol, make: Any) -> None:
        super().__init__(symbol)
        self.make = make

    def get(self) -> Obj:
        value = self.make()
        unforward(self.symbol, value)
        return value

    def set(self, value: Obj) -> None:
        unforward(self.symbol, value)

    def make_void(self) -> None:
        unforward(self.symbol, VOID)

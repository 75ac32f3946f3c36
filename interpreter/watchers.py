"""Variables that tell functions about each change: `add-variable-watcher`.

A watched variable's `Forwarding` is a `Watched` around what the variable was before.  Code that asks whether a variable
is buffer-local uses `unwatched`, which looks through it.
"""

from __future__ import annotations

from typing import Any

from elwire.interpreter.objects import Obj, Symbol, nil
from elwire.interpreter.signals import signal
from elwire.interpreter.strings import check_symbol
from elwire.interpreter.variables import (
    VOID,
    Alias,
    BufferLocal,
    Forwarding,
    SavedLocal,
    forward,
    forwarding_of,
    unforward,
)


class Ordinary(Forwarding):
    """What an ordinary variable is inside a `Watched`: a value."""

    __slots__ = ("slot",)

    def __init__(self, symbol: Symbol, value: Any) -> None:
        super().__init__(symbol)
        self.slot = value

    def get(self) -> Obj:
        if self.slot is VOID:
            raise signal("void-variable", self.symbol)
        return self.slot

    def set(self, value: Obj) -> None:
        self.slot = value

    def make_void(self) -> None:
        self.slot = VOID

    def save(self) -> Any:
        return self.slot


class Watched(Forwarding):
    """A variable whose `functions` are called before it changes: with symbol, new value, operation and buffer."""

    __slots__ = ("functions", "inner", "interpreter")

    def __init__(self, interpreter: Any, inner: Forwarding) -> None:
        super().__init__(inner.symbol)
        self.interpreter = interpreter
        self.inner = inner
        self.functions: list[Obj] = []

    def notify(self, value: Obj, operation: str, where: Obj) -> None:
        """Tell the watchers that OPERATION is about to store VALUE, in the buffer WHERE or, when nil, by default."""
        symbol = self.interpreter.intern(operation)
        for function in self.functions[:]:
            self.interpreter.call(function, self.symbol, value, symbol, where)

    def _place(self, *, setting: bool) -> Obj:
        """The buffer in which SETTING, or else let-binding, the variable takes effect now, nil for its default."""
        inner = self.inner
        if isinstance(inner, BufferLocal):
            buffer = self.interpreter.buffer
            if inner.symbol in buffer.locals or (setting and inner.automatic and not inner.let_here()):
                return buffer
        return nil

    def get(self) -> Obj:
        return self.inner.get()

    def set(self, value: Obj) -> None:
        self.notify(value, "set", self._place(setting=True))
        self.inner.set(value)

    def make_void(self) -> None:
        # Whatever the buffer has of its own, as in Emacs.
        self.notify(nil, "makunbound", nil)
        self.inner.make_void()

    def save(self) -> Any:
        return self.inner.save()

    def bind(self, value: Obj) -> None:
        self.notify(value, "let", self._place(setting=False))
        self.inner.bind(value)

    def restore(self, saved: Any, operation: str = "unlet") -> None:
        where: Obj = nil
        value = saved
        if isinstance(saved, SavedLocal):
            value = saved.value
            where = nil if saved.buffer is None else saved.buffer
            if saved.buffer is not None and self.symbol not in saved.buffer.locals:
                return
        self.notify(nil if value is VOID else value, operation, where)
        self.inner.restore(saved)


def base_of(symbol: Obj) -> Symbol:
    """The symbol at the end of SYMBOL's chain of aliases; signals `wrong-type-argument symbolp`.

    Signals `cyclic-variable-indirection` when the chain has no end.
    """
    base = check_symbol(symbol)
    seen: list[Symbol] = []
    while isinstance(forwarding := forwarding_of(base), Alias):
        seen.append(base)
        base = forwarding.base
        if base in seen:
            raise signal("cyclic-variable-indirection", symbol)
    return base


class WatchableAlias(Alias):
    """An alias; to the watchers of its base variable the end of a let-binding of the alias looks like setting."""

    __slots__ = ()

    def restore(self, saved: Any) -> None:
        base = forwarding_of(base_of(self.base))
        if isinstance(base, Watched):
            base.restore(saved, "set")
        else:
            super().restore(saved)


def unwatched(symbol: Symbol) -> Forwarding | None:
    """The `Forwarding` of SYMBOL behind its watchers; None for an ordinary variable."""
    forwarding = forwarding_of(symbol)
    return forwarding.inner if isinstance(forwarding, Watched) else forwarding


def put_behind_watchers(symbol: Symbol, forwarding: Forwarding) -> None:
    """Make FORWARDING the variable of SYMBOL, whose watchers stay."""
    current = forwarding_of(symbol)
    if isinstance(current, Watched):
        current.inner = forwarding
    else:
        forward(symbol, forwarding)


def watch(interpreter: Any, symbol: Symbol, function: Obj) -> None:
    """Add FUNCTION to the watchers of SYMBOL unless it is there."""
    from elwire.interpreter.equality import equal

    current = forwarding_of(symbol)
    if not isinstance(current, Watched):
        inner = current if current is not None else Ordinary(symbol, getattr(symbol, "saved", VOID))
        current = Watched(interpreter, inner)
        forward(symbol, current)
    if not any(equal(function, each) for each in current.functions):
        current.functions.insert(0, function)


def unwatch(symbol: Symbol, function: Obj) -> None:
    """Remove FUNCTION from the watchers of SYMBOL; with the last one the variable is as it was before."""
    from elwire.interpreter.equality import equal

    current = forwarding_of(symbol)
    if not isinstance(current, Watched):
        return
    current.functions = [each for each in current.functions if not equal(function, each)]
    if not current.functions:
        if isinstance(current.inner, Ordinary):
            unforward(symbol, current.inner.slot)
        else:
            forward(symbol, current.inner)


def watchers_of(symbol: Symbol) -> list[Obj]:
    """The watchers of SYMBOL, the newest first."""
    current = forwarding_of(symbol)
    return current.functions[:] if isinstance(current, Watched) else []

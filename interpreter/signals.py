"""Non-local exits: Lisp signals, throws, and the way from a Python exception to a Lisp signal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from elwire.interpreter.objects import Obj, Symbol


class Name(str):
    """The name of a symbol, for code that signals without knowing which interpreter it runs in.

    `Interpreter.caught` replaces it by the symbol of that name when Lisp meets the signal.
    """

    __slots__ = ()


class Signal(Exception):
    """A Lisp signal on its way up.

    `symbol` is the error symbol and `data` the Lisp list of its data.  Before an interpreter has seen the signal,
    `symbol` may be a `Name` and `data` a tuple whose strings of class `Name` stand for symbols.
    """

    noted = False
    """True once handlers established by `handler-bind` and the debugger have had their turn."""
    with_backtrace: bool | None = None
    """Whether an uncaught error shows the calls it went through; decided where it happened, None when it was not."""
    error_object: Obj = None
    """The cons `(symbol . data)`, made once so that re-signalling keeps it `eq`."""

    def __init__(self, symbol: Symbol | Name, data: Any) -> None:
        self.symbol = symbol
        self.data = data


class Throw(BaseException):
    """A `throw` on its way: `args` are the entry of the `catch` that will take it, and the value."""


class KillEmacs(BaseException):
    """Lisp asked to leave: `kill-emacs`.  No Lisp cleanup runs while it passes."""

    def __init__(self, status: int) -> None:
        self.status = status


def signal(symbol: str, *data: Any) -> Signal:
    """A signal of the error symbol called SYMBOL with DATA; a str in DATA must be a `Name`, naming a symbol."""
    return Signal(Name(symbol), data)


def wrong_type(predicate: str, value: Any) -> Signal:
    """`(wrong-type-argument PREDICATE VALUE)`."""
    return Signal(Name("wrong-type-argument"), (Name(predicate), value))


def args_out_of_range(*data: Any) -> Signal:
    """`(args-out-of-range DATA...)`."""
    return Signal(Name("args-out-of-range"), data)


def error(message: str) -> Signal:
    """`(error MESSAGE)`, as the Lisp function `error` signals it."""
    from elwire.interpreter.objects import LispString

    return Signal(Name("error"), (LispString(message),))

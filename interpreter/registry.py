"""How a Python function becomes a primitive, and how a primitive variable is declared.

A primitive is one Python function under one decorator:

    @primitive("nth")
    def nth(n: Obj, list_: Obj) -> Obj:
        "Return element N of LIST, nil when LIST is shorter."

* Required Lisp arguments are positional parameters; optional ones default to `nil`; `*args` is `&rest`.
* A first parameter called `it` receives the `Interpreter`; it is not part of the Lisp arity.
* The docstring is what `describe-function` shows, argument names in capitals.
* The function returns a Lisp value, never None, bool or str.

A module of primitives is a chapter.  Declaring happens at import; `Interpreter` installs the chapters it is given.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from elwire.interpreter.objects import Callee, Obj, nil

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Primitive:
    """One primitive as declared; `interactive` is the source text of its interactive spec, or None."""

    name: str
    function: Callee
    min_args: int
    max_args: int | None
    takes_interpreter: bool
    interactive: str | None


@dataclass(frozen=True, slots=True)
class Variable:
    """One primitive variable: `make` gives the initial value in a new interpreter."""

    name: str
    make: Callable[[Any], Obj]
    doc: str
    buffer_local: bool
    """True when setting it makes it local to the current buffer."""


PRIMITIVES: list[Primitive] = []
VARIABLES: list[Variable] = []

_VARARGS = 0x04


def primitive(name: str, *aliases: str, interactive: str | None = None) -> Callable[[F], F]:
    """Declare the decorated function to be the primitive NAME; ALIASES name the very same subr."""

    def declare(function: F) -> F:
        code = function.__code__
        count = code.co_argcount
        takes_interpreter = count > 0 and code.co_varnames[0] == "it"
        if takes_interpreter:
            count -= 1
        least = count - len(function.__defaults__ or ())  # type: ignore[attr-defined]
        most = None if code.co_flags & _VARARGS else count
        for each in (name, *aliases):
            PRIMITIVES.append(Primitive(each, function, least, most, takes_interpreter, interactive))
        return function

    return declare


def variable(
    name: str, make: Callable[[Any], Obj] | Obj = nil, doc: str = "", *, buffer_local: bool = False
) -> None:
    """Declare the special variable NAME.

    MAKE is its initial value, or, where each interpreter needs one of its own (a list, a string, a symbol), a Python
    function of the interpreter that returns it.
    """
    if callable(make):
        VARIABLES.append(Variable(name, make, doc, buffer_local))
    else:
        VARIABLES.append(Variable(name, lambda _it: make, doc, buffer_local))

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

import sys
from collections.abc import Callable
from typing import Any, TypeVar

from elwire.interpreter.objects import Callee, Obj, nil

F = TypeVar("F", bound=Callable[..., Any])


class Primitive:
    """One primitive as declared in `module`; `interactive` is the source text of its interactive spec, or None."""

    __slots__ = ("function", "interactive", "max_args", "min_args", "module", "name", "takes_interpreter")

    def __init__(
        self,
        name: str,
        function: Callee,
        min_args: int,
        max_args: int | None,
        takes_interpreter: bool,
        interactive: str | None,
        module: str,
    ) -> None:
        self.module = module
        self.name = name
        self.function = function
        self.min_args = min_args
        self.max_args = max_args
        self.takes_interpreter = takes_interpreter
        self.interactive = interactive


class Variable:
    """One primitive variable: `make` gives the initial value in a new interpreter.

    With `buffer_local`, setting it makes it local to the current buffer.
    """

    __slots__ = ("buffer_local", "doc", "make", "module", "name")

    def __init__(self, name: str, make: Callable[[Any], Obj], doc: str, buffer_local: bool, module: str) -> None:
        self.module = module
        self.name = name
        self.make = make
        self.doc = doc
        self.buffer_local = buffer_local


PRIMITIVES: list[Primitive] = []
VARIABLES: list[Variable] = []

KEEP: Any = object()
"""What `Variable.make` returns when it has given the symbol its variable itself."""

WHEN_MADE: dict[str, tuple[str, str]] = {}
"""Symbols of an image, and the module and name of a Python function of the interpreter called when they are made."""


def declared_primitive(module: str, name: str) -> Primitive:
    """The primitive that MODULE, which must have been imported, declares as NAME."""
    return next(each for each in PRIMITIVES if each.name == name and each.module == module)


def declared_variable(module: str, name: str) -> Variable:
    """The variable that MODULE, which must have been imported, declares as NAME."""
    return next(each for each in reversed(VARIABLES) if each.name == name and each.module == module)


def when_made(name: str) -> Callable[[F], F]:
    """Have the decorated function of the interpreter called when the symbol NAME of an image is made.

    A start without an image does not call it; a chapter's `set_up` does there what is needed.
    """

    def declare(function: F) -> F:
        WHEN_MADE[name] = (function.__module__, function.__qualname__)
        return function

    return declare


_VARARGS = 0x04


def primitive(name: str, *aliases: str, interactive: str | None = None) -> Callable[[F], F]:
    """Declare the decorated function to be the primitive NAME; ALIASES name the very same subr."""

    module = sys._getframe(1).f_globals["__name__"]

    def declare(function: F) -> F:
        code = function.__code__
        count = code.co_argcount
        takes_interpreter = count > 0 and code.co_varnames[0] == "it"
        if takes_interpreter:
            count -= 1
        least = count - len(function.__defaults__ or ())
        most = None if code.co_flags & _VARARGS else count
        for each in (name, *aliases):
            PRIMITIVES.append(Primitive(each, function, least, most, takes_interpreter, interactive, module))
        return function

    return declare


def variable(name: str, make: Callable[[Any], Obj] | Obj = nil, doc: str = "", *, buffer_local: bool = False) -> None:
    """Declare the special variable NAME.

    MAKE is its initial value, or, where each interpreter needs one of its own (a list, a string, a symbol), a Python
    function of the interpreter that returns it.  Such a function may run late, when Lisp first names the variable.
    """
    module = sys._getframe(1).f_globals["__name__"]
    VARIABLES.append(Variable(name, make if callable(make) else lambda _it: make, doc, buffer_local, module))


def late_variable(name: str, make: Callable[[Any], Obj], doc: str) -> None:
    """Declare the special variable NAME, whose value MAKE makes when first needed."""

    def forward_it(it: Any) -> Any:
        from elwire.interpreter.variables import Late, forward

        symbol = it.intern(name)
        forward(symbol, Late(symbol, lambda: make(it)))
        return KEEP

    VARIABLES.append(Variable(name, forward_it, doc, False, sys._getframe(1).f_globals["__name__"]))

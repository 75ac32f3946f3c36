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
    """One primitive as declared; `interactive` is the source text of its interactive spec, or None."""

    __slots__ = ("function", "interactive", "max_args", "min_args", "name", "takes_interpreter")

    def __init__(
        self,
        name: str,
        function: Callee,
        min_args: int,
        max_args: int | None,
        takes_interpreter: bool,
        interactive: str | None,
    ) -> None:
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

_VARARGS = 0x04


def primitive(name: str, *aliases: str, interactive: str | None = None) -> Callable[[F], F]:
    """Declare the decorated function to be the primitive NAME; ALIASES name the very same subr."""

    def declare(function: F) -> F:
        code = function.__code__
        count = code.co_argcount
        takes_interpreter = count > 0 and code.co_varnames[0] == "it"
        if takes_interpreter:
            count -= 1
        least = count - len(function.__defaults__ or ())
        most = None if code.co_flags & _VARARGS else count
        for each in (name, *aliases):
            PRIMITIVES.append(Primitive(each, function, least, most, takes_interpreter, interactive))
        return function

    return declare


def variable(name: str, make: Callable[[Any], Obj] | Obj = nil, doc: str = "", *, buffer_local: bool = False) -> None:
    """Declare the special variable NAME.

    MAKE is its initial value, or, where each interpreter needs one of its own (a list, a string, a symbol), a Python
    function of the interpreter that returns it.
    """
    module = sys._getframe(1).f_globals["__name__"]
    VARIABLES.append(Variable(name, make if callable(make) else lambda _it: make, doc, buffer_local, module))

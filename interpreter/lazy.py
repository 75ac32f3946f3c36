"""Primitives whose Python module is imported at their first call.

A chapter that few programs need costs start-up nothing: `builtins/_index.py` has the names, arities and Python
functions of its primitives, made by `python -m elwire.builtins.index`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from elwire.interpreter.functions import Subr
from elwire.interpreter.objects import Callee, Obj
from elwire.interpreter.signals import signal

if TYPE_CHECKING:
    from elwire.interpreter.core import Interpreter


class LazyPrimitive:
    """Stands in for a primitive's Python function until the first call; `holders` are the symbols that run it."""

    __slots__ = ("attribute", "holders", "interpreter", "module", "subr", "takes_interpreter")

    def __init__(self, interpreter: Interpreter, module: str, attribute: str, takes_interpreter: bool) -> None:
        self.interpreter = interpreter
        self.module = module
        self.attribute = attribute
        self.takes_interpreter = takes_interpreter
        self.holders: list[Any] = []
        self.subr: Any = None

    def load(self) -> Callee:
        """Import the module and put the function where this object was."""
        function = getattr(import_module(self.module), self.attribute)
        call: Callee = function.__get__(self.interpreter) if self.takes_interpreter else function
        self.subr.function = function
        for holder in (self.subr, *self.holders):
            if getattr(holder, "call", None) is self:
                holder.call = call
        return call

    def __call__(self, *args: Obj) -> Obj:
        subr = self.subr
        if len(args) < subr.min_args or (subr.max_args is not None and len(args) > subr.max_args):
            raise signal("wrong-number-of-arguments", subr, len(args))
        return self.load()(*args)


def install(it: Interpreter, index: dict[str, Any]) -> None:
    """Define the primitives of INDEX, a dict from module names to rows; see `builtins.index`."""
    for module, rows in index.items():
        calls: dict[str, LazyPrimitive] = {}
        for name, attribute, least, most, takes_interpreter, interactive in rows:
            call = calls.get(attribute)
            if call is None:
                call = calls[attribute] = LazyPrimitive(it, module, attribute, takes_interpreter)
                call.subr = Subr(name, call, least, most, interactive=interactive)
            symbol = it.intern(name)
            symbol.function = call.subr
            symbol.call = call
            call.holders.append(symbol)

"""Primitives whose Python module is imported at their first call.

Such a primitive comes from an image (see `image`), which knows its name and arity.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from elwire.interpreter.objects import Callee, Obj
from elwire.interpreter.registry import declared_primitive
from elwire.interpreter.signals import signal

if TYPE_CHECKING:
    from elwire.interpreter.core import Interpreter


class LazyPrimitive:
    """Stands in for a primitive's Python function until the first call; `holders` are the symbols that run it."""

    __slots__ = ("holders", "interpreter", "module", "name", "subr", "takes_interpreter")

    def __init__(self, interpreter: Interpreter, module: str, name: str, takes_interpreter: bool) -> None:
        self.interpreter = interpreter
        self.module = module
        self.name = name
        self.takes_interpreter = takes_interpreter
        self.holders: list[Any] = []
        self.subr: Any = None

    def load(self) -> Callee:
        """Import the module and put the function where this object was."""
        import_module(self.module)
        function = declared_primitive(self.module, self.name).function
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

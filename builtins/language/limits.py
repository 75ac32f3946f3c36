"""Limits of evaluation: `max-lisp-eval-depth` and its kin.  See "Eval" in the Emacs Lisp manual.

Depth is counted by Python, which counts a frame for each Lisp function and each primitive on the way; elwire allows
at least as many nested calls as the variable says.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from elwire.interpreter.objects import Obj
from elwire.interpreter.registry import KEEP, variable
from elwire.interpreter.signals import wrong_type
from elwire.interpreter.variables import Forwarding, forward

if TYPE_CHECKING:
    from elwire.interpreter.core import Interpreter

FRAMES_PER_CALL = 2
FRAMES_BESIDE = 400
MOST_FRAMES = 400_000
DEFAULT = 1600

variable("max-specpdl-size", 2500, "Accepted for compatibility: dynamic bindings are not limited in number.")


def frames_for(depth: int) -> int:
    """How deep Python may recurse so that Lisp calls may nest DEPTH deep."""
    return min(max(depth, 100) * FRAMES_PER_CALL + FRAMES_BESIDE, MOST_FRAMES)


class EvalDepth(Forwarding):
    """`max-lisp-eval-depth`: setting it moves Python's recursion limit."""

    __slots__ = ("limit",)

    def __init__(self, symbol: Any, limit: int) -> None:
        super().__init__(symbol)
        self.limit = limit

    def get(self) -> Obj:
        return self.limit

    def set(self, value: Obj) -> None:
        self.accept(value)

    def accept(self, value: Obj) -> Obj:
        """Make VALUE the limit and return it; signals `wrong-type-argument integerp`."""
        if type(value) is not int:
            raise wrong_type("integerp", value)
        self.limit = value
        try:
            sys.setrecursionlimit(frames_for(value))
        except RecursionError:
            # Deeper than that already: leave things as they are.
            pass
        return value

    def make_void(self) -> None:
        raise wrong_type("integerp", self.symbol)


def _eval_depth(it: Interpreter) -> Any:
    symbol = it.intern("max-lisp-eval-depth")
    forward(symbol, EvalDepth(symbol, DEFAULT))
    return KEEP


variable("max-lisp-eval-depth", _eval_depth, "How deep calls of Lisp functions may nest.")


def start(it: Interpreter) -> None:
    """Let Python recurse as deep as `max-lisp-eval-depth` says at first."""
    sys.setrecursionlimit(max(sys.getrecursionlimit(), frames_for(DEFAULT)))

"""Keyword arguments of functions that `cl-defun` and its kin define.

The arguments are a property list in the rest parameter.  Where a compiled function only searches it, they become a
Python dict.
"""

from __future__ import annotations

from elwire.interpreter.objects import Cons, Obj, Symbol, list_to_lisp, nil


def keywords(arguments: tuple[Obj, ...]) -> dict[Obj, Obj]:
    """The dict of the property list ARGUMENTS; the first value of a keyword counts."""
    found = dict(zip(arguments[::2], arguments[1::2], strict=False))
    if len(found) * 2 != len(arguments):
        found = {}
        for index in range(0, len(arguments) - 1, 2):
            found.setdefault(arguments[index], arguments[index + 1])
        if len(arguments) % 2:
            found.setdefault(arguments[-1], nil)
    return found


class KeywordCheck:
    """Checks keyword arguments in one interpreter, which it does not outlive."""

    __slots__ = ("_known",)

    def __init__(self) -> None:
        self._known: dict[int, tuple[Obj, frozenset[Obj]]] = {}
        """The list of keywords that a function checks against, kept alive for its id, and the set of them."""

    def __call__(self, found: dict[Obj, Obj], keys: Obj, arguments: tuple[Obj, ...], check: Symbol) -> Obj:
        """Let CHECK signal an error if FOUND, made of ARGUMENTS, has a keyword that is not among the list KEYS."""
        known = self._known.get(id(keys))
        if known is None:
            known = self._known[id(keys)] = (keys, frozenset(keys if isinstance(keys, Cons) else ()))
        if not found.keys() <= known[1]:
            check.call(list_to_lisp(arguments), keys)
        return nil

"""Keyword arguments of functions that `cl-defun` and its kin define.

The arguments are a property list in the rest parameter.  Where a compiled function only searches it, they become a
Python dict.
"""

from __future__ import annotations

from typing import Any

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


class _Known(dict[Cons, frozenset[Obj]]):
    """The set of the keywords of each list that a function checks against."""

    def __missing__(self, keys: Any) -> frozenset[Obj]:
        self[keys] = known = frozenset(keys)
        return known


_known = _Known()


def check_keywords(found: dict[Obj, Obj], keys: Obj, arguments: tuple[Obj, ...], check: Symbol) -> Obj:
    """Let CHECK signal an error if FOUND, made of ARGUMENTS, has a keyword that is not among the list KEYS."""
    if not found.keys() <= _known[keys]:
        check.call(list_to_lisp(arguments), keys)
    return nil

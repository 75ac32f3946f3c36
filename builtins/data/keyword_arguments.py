"""What `cl-defun` and its kin make of keyword parameters: compiled code has these written out."""

from __future__ import annotations

from typing import Any

from elwire.builtins.data.plists import plist_get, plist_member
from elwire.interpreter.objects import Obj, nil
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import error


@primitive("cl--key")
def key(arguments: Obj, keyword: Obj, default: Obj) -> Obj:
    """Return the value of KEYWORD in the property list ARGUMENTS, DEFAULT if it is not there."""
    cell = plist_member(arguments, keyword)
    return default if cell is nil else cell.cdr.car


@primitive("cl--check-keys")
def check_keys(it: Any, arguments: Obj, keys: Obj) -> Obj:
    """Signal an error if the property list ARGUMENTS has a keyword that is not among the list KEYS.

    Unless it says :allow-other-keys.
    """
    wrong = _other_keyword(it, arguments, keys)
    if wrong is not None:
        raise error(f"Keyword argument {it.princ(wrong)} not one of {it.princ(keys)}")
    return nil


@primitive("cl-seq--check")
def check_sequence_keys(it: Any, arguments: Obj, keys: Obj) -> Obj:
    """Like `cl--check-keys`, in the words of the functions on sequences."""
    wrong = _other_keyword(it, arguments, keys)
    if wrong is not None:
        raise error(f"Bad keyword argument {it.princ(wrong)}")
    return nil


def _other_keyword(it: Any, arguments: Obj, keys: Obj) -> Any:
    """The first keyword in the property list ARGUMENTS that is not among the list KEYS, None where that is no error."""
    allowed = list(keys)
    allow = it.intern(":allow-other-keys")
    cell = arguments
    while cell is not nil:
        keyword = cell.car
        if keyword not in allowed and keyword is not allow:
            return keyword if plist_get(arguments, allow) is nil else None
        cell = cell.cdr.cdr
    return None

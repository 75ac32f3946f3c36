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
    allowed = list(keys)
    allow = it.intern(":allow-other-keys")
    cell = arguments
    while cell is not nil:
        keyword = cell.car
        if keyword not in allowed and keyword is not allow:
            if plist_get(arguments, allow) is not nil:
                break
            raise error(f"Keyword argument {it.princ(keyword)} not one of {it.princ(keys)}")
        cell = cell.cdr.cdr
    return nil

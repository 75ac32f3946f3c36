"""The error symbols of JSON."""

from __future__ import annotations

from typing import Any

from elwire.interpreter.objects import Cons, LispString, list_to_lisp, nil

_ERRORS = (
    ("json-error", "error", "generic JSON error"),
    ("json-out-of-memory", "json-error error", "not enough memory for creating JSON object"),
    ("json-parse-error", "json-error error", "could not parse JSON stream"),
    ("json-end-of-file", "json-parse-error json-error error", "end of JSON stream"),
    ("json-trailing-content", "json-parse-error json-error error", "trailing content after JSON stream"),
    ("json-object-too-deep", "json-error error", "object cyclic or Lisp evaluation too deep"),
)


def set_up(it: Any) -> None:
    """Give the error symbols of JSON their properties."""
    conditions, message = it.intern("error-conditions"), it.intern("error-message")
    for name, parents, text in _ERRORS:
        symbol = it.intern(name)
        names = list_to_lisp([symbol, *(it.intern(parent) for parent in parents.split())])
        symbol.plist = Cons(conditions, Cons(names, Cons(message, Cons(LispString(text), nil))))

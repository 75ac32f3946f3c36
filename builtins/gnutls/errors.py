"""GnuTLS's errors as Lisp sees them: numbers, symbols with a `gnutls-code` property, and t for no error."""

from __future__ import annotations

from typing import Any

from elwire.builtins.gnutls.error_texts import ERRORS
from elwire.interpreter.errors import plist_get
from elwire.interpreter.objects import Cons, LispString, Obj, Symbol, nil, t
from elwire.interpreter.registry import primitive, variable
from elwire.interpreter.signals import error

variable(
    "libgnutls-version",
    30709,
    "The version of the GnuTLS whose ways the `gnutls-' primitives follow; OpenSSL does the work.",
)
variable(
    "gnutls-log-level", 0, "How much is said about TLS connections; 0 says next to nothing, 1 the steps of a handshake."
)

_CODES = {
    "gnutls-e-interrupted": -52,
    "gnutls-e-again": -28,
    "gnutls-e-invalid-session": -10,
    "gnutls-e-not-ready-for-handshake": -65500,
}

# Errors after which a connection can go on.
_PASSING = frozenset({-7, -16, -28, -37, -52, -292, -293, -424})


def set_up(it: Any) -> None:
    """Give the error symbols their codes."""
    code = it.intern("gnutls-code")
    for name, value in _CODES.items():
        symbol = it.intern(name)
        symbol.plist = Cons(code, Cons(value, symbol.plist))


def _code(it: Any, value: Obj) -> int | str:
    """The number of the error VALUE, or the text that says that it is none."""
    if isinstance(value, Symbol):
        number = plist_get(value.plist, it.intern("gnutls-code"))
        return number if type(number) is int else "Symbol has no numeric gnutls-code property"
    return value if type(value) is int else "Not an error symbol or code"


@primitive("gnutls-errorp")
def gnutls_errorp(err: Obj) -> Obj:
    """Return nil if ERR is t, which means success, else t."""
    return nil if err is t else t


@primitive("gnutls-error-fatalp")
def gnutls_error_fatalp(it: Any, err: Obj) -> Obj:
    """Return t if a connection cannot go on after the error ERR, a number or a symbol.

    Signals `error` when ERR is neither, nor t.
    """
    if err is t:
        return nil
    code = _code(it, err)
    if isinstance(code, str):
        raise error(code)
    return t if code < 0 and code not in _PASSING else nil


@primitive("gnutls-error-string")
def gnutls_error_string(it: Any, err: Obj) -> Obj:
    """Return a sentence about the error ERR, a number, a symbol or t."""
    if err is t:
        return LispString("Not an error")
    code = _code(it, err)
    return LispString(code if isinstance(code, str) else ERRORS.get(code, "(unknown error code)"))

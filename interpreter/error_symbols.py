"""The error symbols that exist before any Lisp is loaded: their conditions and messages.

See "Standard Errors" in the Emacs Lisp manual.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from elwire.interpreter.objects import Cons, LispString, list_to_lisp, nil

if TYPE_CHECKING:
    from elwire.interpreter.core import Interpreter

# Name, further conditions, message.
ERRORS: tuple[tuple[str, str, str], ...] = (
    ("args-out-of-range", "error", "Args out of range"),
    ("arith-error", "error", "Arithmetic error"),
    ("beginning-of-buffer", "error", "Beginning of buffer"),
    ("buffer-read-only", "error", "Buffer is read-only"),
    ("circular-list", "error", "List contains a loop"),
    ("coding-system-error", "error", "Invalid coding system"),
    ("cyclic-function-indirection", "error", "Symbol's chain of function indirections contains a loop"),
    ("cyclic-variable-indirection", "error", "Symbol's chain of variable indirections contains a loop"),
    ("domain-error", "arith-error error", "Arithmetic domain error"),
    ("end-of-buffer", "error", "End of buffer"),
    ("end-of-file", "error", "End of file during parsing"),
    ("error", "", "error"),
    ("file-already-exists", "file-error error", "File already exists"),
    ("file-date-error", "file-error error", "Cannot set file date"),
    ("file-error", "error", "File error"),
    ("file-locked", "file-error error", "File is locked"),
    ("file-missing", "file-error error", "File is missing"),
    ("file-notify-error", "file-error error", "File notification error"),
    ("inhibited-interaction", "error", "User interaction while inhibited"),
    ("invalid-arity", "error", "Invalid function arity"),
    ("invalid-function", "error", "Invalid function"),
    ("invalid-read-syntax", "error", "Invalid read syntax"),
    ("invalid-regexp", "error", "Invalid regexp"),
    ("mark-inactive", "error", "The mark is not active now"),
    ("minibuffer-quit", "quit", "Quit"),
    ("no-catch", "error", "No catch for tag"),
    ("overflow-error", "range-error arith-error error", "Arithmetic overflow error"),
    ("quit", "", "Quit"),
    ("range-error", "arith-error error", "Arithmetic range error"),
    ("scan-error", "error", "Scan error"),
    ("search-failed", "error", "Search failed"),
    ("setting-constant", "error", "Attempt to set a constant symbol"),
    ("singularity-error", "domain-error arith-error error", "Arithmetic singularity error"),
    ("text-read-only", "buffer-read-only error", "Text is read-only"),
    ("trapping-constant", "error", "Attempt to trap writes to a constant symbol"),
    ("underflow-error", "range-error arith-error error", "Arithmetic underflow error"),
    ("user-error", "error", ""),
    ("void-function", "error", "Symbol's function definition is void"),
    ("void-variable", "error", "Symbol's value as variable is void"),
    ("wrong-length-argument", "error", "Wrong length argument"),
    ("wrong-number-of-arguments", "error", "Wrong number of arguments"),
    ("wrong-type-argument", "error", "Wrong type argument"),
)


def install(it: Interpreter) -> None:
    """Give each error symbol its properties `error-conditions` and `error-message`."""
    conditions, message = it.intern("error-conditions"), it.intern("error-message")
    for name, parents, text in ERRORS:
        symbol = it.intern(name)
        names = list_to_lisp([symbol, *(it.intern(parent) for parent in parents.split())])
        symbol.plist = Cons(conditions, Cons(names, Cons(message, Cons(LispString(text), nil))))

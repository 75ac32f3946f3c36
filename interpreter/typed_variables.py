"""Primitive variables that hold t or nil, or integers, only, and constants that nothing may set.

Chapters of primitives declare their variables as ordinary ones; those that Emacs keeps in a C variable of a type get
the manners that go with it here: anything non-nil becomes t, what is no integer is refused.
"""

from __future__ import annotations

from typing import Any

from elwire.interpreter.objects import Obj, Symbol, nil, t
from elwire.interpreter.signals import signal, wrong_type
from elwire.interpreter.variables import VOID, Forwarding, forward, forwarding_of

_BOOLEANS = """
attempt-orderly-shutdown-on-fatal-signal attempt-stack-overflow-recovery auto-save-no-message
backtrace-on-error-noninteractive binary-as-unsigned cannot-suspend coding-system-require-warning
completion-ignore-case create-lockfiles cursor-in-echo-area debug-on-next-call debugger-may-continue
debugger-stack-frame-as-list delete-auto-save-files delete-by-moving-to-trash delete-exited-processes
disable-ascii-optimization display-raw-bytes-as-hex enable-recursive-minibuffers force-load-messages
garbage-collection-messages history-delete-duplicates inherit-process-coding-system inhibit-eol-conversion
inhibit-interaction inhibit-iso-escape-detection inhibit-load-charset-map inhibit-message
inhibit-modification-hooks inhibit-nul-byte-detection inhibit-null-byte-detection internal--text-quoting-flag
kill-buffer-delete-auto-save-files load-convert-to-unibyte load-dangerous-libraries load-force-doc-strings
load-in-progress load-no-native load-prefer-newer message-truncate-lines minibuffer-allow-text-properties
noninteractive open-paren-in-column-0-is-defun-start parse-sexp-lookup-properties
print-escape-control-characters print-escape-multibyte print-escape-newlines print-escape-nonascii
print-integers-as-characters print-quoted process-prioritize-lower-fds read-buffer-completion-ignore-case
undo-inhibit-record-point unibyte-display-via-language-environment use-dialog-box use-file-dialog
use-short-answers visible-bell words-include-escapes write-region-inhibit-fsync
"""

_INTEGERS = """
auto-save-interval baud-rate cons-cells-consed executing-kbd-macro-index extra-keyboard-modifiers floats-consed
gc-cons-threshold gcs-done gnutls-log-level integer-width intervals-consed max-lisp-eval-depth max-specpdl-size
num-input-keys num-nonmacro-input-events polling-period profiler-log-size profiler-max-stack-depth
pure-bytes-used read-process-output-max string-chars-consed strings-consed symbols-consed undo-limit
undo-strong-limit vector-cells-consed
"""

_CONSTANTS = ("most-positive-fixnum", "most-negative-fixnum")


class Typed(Forwarding):
    """A primitive variable that takes values of one type only; see `give_type`."""

    __slots__ = ("accept", "current")

    def __init__(self, symbol: Symbol, value: Obj, accept: Any) -> None:
        super().__init__(symbol)
        self.accept = accept
        self.current: Any = value

    def get(self) -> Obj:
        if self.current is VOID:
            raise signal("void-variable", self.symbol)
        return self.current

    def set(self, value: Obj) -> None:
        self.current = self.accept(value)

    def make_void(self) -> None:
        self.current = VOID

    def save(self) -> Any:
        return self.current


def accept_integer(value: Obj) -> Obj:
    """VALUE when it is an integer; signals `wrong-type-argument integerp`."""
    if type(value) is int:
        return value
    raise wrong_type("integerp", value)


def accept_boolean(value: Obj) -> Obj:
    """nil for nil, t for anything else."""
    return nil if value is nil else t


_TYPES: dict[str, Any] = {
    **dict.fromkeys(_BOOLEANS.split(), accept_boolean),
    **dict.fromkeys(_INTEGERS.split(), accept_integer),
}


def give_type(symbol: Symbol) -> None:
    """Give the variable SYMBOL, which was just declared, its type, if it has one."""
    accept = _TYPES.get(symbol.name)
    if accept is not None:
        if forwarding_of(symbol) is None:
            forward(symbol, Typed(symbol, symbol.value, accept))
    elif symbol.name in _CONSTANTS:
        symbol.constant = True

"""The variables of coding systems.

They are there from the start; the chapters with the primitives, and the tables, are imported when they are needed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from elwire.interpreter.objects import Cons, LispString, Obj, Symbol, nil, t
from elwire.interpreter.registry import variable
from elwire.interpreter.variables import VOID, Forwarding, forward, unforward

variable("coding-system-for-read", nil, "Coding system for reading, whatever else says otherwise; nil for none.")
variable("coding-system-for-write", nil, "Coding system for writing, whatever else says otherwise; nil for none.")
variable("last-coding-system-used", nil, "The coding system last used for encoding or decoding.")
variable("inhibit-eol-conversion", nil, "Non-nil means that ends of lines are left as they are.")
variable("inhibit-iso-escape-detection", nil, "Non-nil means that escape sequences do not tell a coding system.")
variable("inhibit-null-byte-detection", nil, "Non-nil means that null bytes do not make text binary.")
variable("inherit-process-coding-system", nil, "Non-nil: a process's buffer is given the process's coding system.")
variable("process-coding-system-alist", nil, "Coding systems of processes, by regexps for programs.")
variable("network-coding-system-alist", nil, "Coding systems of connections, by regexps or numbers for services.")
variable("locale-coding-system", lambda it: it.intern("utf-8-unix"), "Coding system of the system's own messages.")
variable("eol-mnemonic-unix", lambda _it: LispString(":"), "Shown for lines that end by a line feed.")
variable("eol-mnemonic-dos", lambda _it: LispString("(DOS)"), "Shown for lines that end by CR and LF.")
variable("eol-mnemonic-mac", lambda _it: LispString("(Mac)"), "Shown for lines that end by CR.")
variable("eol-mnemonic-undecided", lambda _it: LispString(":"), "Shown while the ends of lines are open.")
variable("enable-character-translation", t, "Non-nil means that translation tables are obeyed.")
variable("coding-system-require-warning", nil, "Non-nil means that `select-safe-coding-system` warns always.")
variable("select-safe-coding-system-function", nil, "Function that chooses a coding system for writing.")


class Late(Forwarding):
    """A variable whose initial value is made when somebody looks."""

    __slots__ = ("make",)

    def __init__(self, symbol: Symbol, make: Callable[[], Obj]) -> None:
        super().__init__(symbol)
        self.make = make

    def get(self) -> Obj:
        value = self.make()
        unforward(self.symbol, value)
        return value

    def set(self, value: Obj) -> None:
        unforward(self.symbol, value)

    def make_void(self) -> None:
        unforward(self.symbol, VOID)


def late_variable(it: Any, name: str, make: Callable[[], Obj]) -> None:
    """Declare the special variable NAME, whose value MAKE makes when first needed."""
    symbol = it.intern(name)
    symbol.special = True
    forward(symbol, Late(symbol, make))


def set_up(it: Any) -> None:
    """Give IT the variables whose values are made when they are needed."""
    intern = it.intern
    late_variable(it, "coding-system-list", lambda: _names(it, intern))
    late_variable(it, "coding-system-alist", lambda: _names(it, lambda name: Cons(LispString(name), nil)))
    late_variable(it, "file-coding-system-alist", lambda: _file_alist(it))
    late_variable(it, "coding-category-list", lambda: _categories(it))
    utf_8 = intern("utf-8-unix")
    process = intern("default-process-coding-system")
    if not hasattr(process, "value"):
        process.value = Cons(utf_8, utf_8)
    process.special = True
    files = intern("default-file-name-coding-system")
    if not hasattr(files, "value"):
        files.value = utf_8
    files.special = True


def _file_alist(it: Any) -> Obj:
    from elwire.builtins.coding.coding_data import FILE_CODING_SYSTEM_ALIST
    from elwire.interpreter.reader import Reader

    return Reader(it, FILE_CODING_SYSTEM_ALIST).read()


def _names(it: Any, entry: Callable[[str], Obj]) -> Obj:
    from elwire.builtins.coding.coding_systems import names_as_lisp

    return names_as_lisp(it, entry)


def _categories(it: Any) -> Obj:
    from elwire.builtins.coding.coding_systems import category_list

    return category_list(it)

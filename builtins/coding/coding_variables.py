"""The variables of coding systems.

They are there from the start; the chapters with the primitives, and the tables, are imported when they are needed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from elwire.interpreter.objects import Cons, LispString, Obj, nil, t
from elwire.interpreter.registry import late_variable, variable

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
variable("charset-map-path", nil, "Folders with files that say which characters the codes of a charset are.")
variable("coding-system-require-warning", nil, "Non-nil means that `select-safe-coding-system` warns always.")
variable(
    "select-safe-coding-system-function",
    lambda it: it.s.select_safe_coding_system,
    "Function that chooses a coding system for writing.",
)


def _file_alist(it: Any) -> Obj:
    from elwire.builtins.coding.coding_data import FILE_CODING_SYSTEM_ALIST
    from elwire.interpreter.reader import Reader

    return Reader(it, FILE_CODING_SYSTEM_ALIST).read()


def _charsets(it: Any) -> Obj:
    from elwire.builtins.coding.charsets import charset_list

    return charset_list(it)


def _names(it: Any, entry: Callable[[str], Obj]) -> Obj:
    from elwire.builtins.coding.coding_systems import names_as_lisp

    return names_as_lisp(it, entry)


def _categories(it: Any) -> Obj:
    from elwire.builtins.coding.coding_systems import category_list

    return category_list(it)


def _utf_8(it: Any) -> Obj:
    return it.intern("utf-8-unix")


late_variable(
    "coding-system-list", lambda it: _names(it, it.intern), "All coding systems, without those for ends of lines."
)
late_variable(
    "coding-system-alist",
    lambda it: _names(it, lambda name: Cons(LispString(name), nil)),
    "Alist of the names of coding systems, for completion.",
)
late_variable("charset-list", _charsets, "All names of charsets, the last defined first.")
late_variable("file-coding-system-alist", _file_alist, "Coding systems of files, by regexps for their names.")
late_variable("coding-category-list", _categories, "The categories of coding systems, in the order of detection.")
variable("default-process-coding-system", lambda it: Cons(_utf_8(it), _utf_8(it)), "Coding systems for processes.")
variable("default-file-name-coding-system", _utf_8, "Coding system of file names when no other is set.")

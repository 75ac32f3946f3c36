"""What starting a program needs from Lisp: where the program is, its directory, its environment."""

from __future__ import annotations

import errno
import os
from typing import Any

from elwire.builtins.gate import ask
from elwire.interpreter.objects import Cons, LispString, Obj, list_to_lisp, nil
from elwire.interpreter.registry import variable
from elwire.interpreter.signals import Name, Signal, wrong_type
from elwire.netlib.children import environment_of


def text(value: str) -> LispString:
    """The Python string VALUE, perhaps with escaped bytes, as a Lisp string."""
    return LispString(value)


def _search_path(_it: Any) -> Obj:
    return list_to_lisp([text(each.rstrip("/") or "/") for each in os.environ.get("PATH", "").split(":") if each])


variable("exec-path", _search_path, "The directories in which programs are searched for.")
variable("exec-suffixes", lambda _it: Cons(text(""), nil), "What may be added to the name of a program.")
variable("shell-file-name", lambda _it: text(os.environ.get("SHELL") or "/bin/sh"), "The shell that runs commands.")


def encoded(string: Obj) -> bytes:
    """STRING as bytes for the system."""
    if not isinstance(string, LispString):
        raise wrong_type("stringp", string)
    if not string.multibyte:
        return string.s.encode("latin-1")
    return string.s.encode("utf-8", "surrogateescape")


def system_error(message: str, number: int, *data: Obj) -> Signal:
    """`(file-error MESSAGE WHY DATA...)` or its relative for the errno NUMBER."""
    symbol = {errno.ENOENT: "file-missing", errno.EEXIST: "file-already-exists"}.get(number, "file-error")
    return Signal(Name(symbol), (LispString(message), LispString(os.strerror(number)), *data))


def find_program(it: Any, program: Obj) -> bytes:
    """The file that PROGRAM is, searched for in `exec-path`; signals `file-missing`."""
    name = encoded(program)
    if os.path.isabs(name) or name.startswith(b"~"):
        name = os.path.expanduser(name)
        if os.path.isdir(name):
            raise system_error("Searching for program", errno.EISDIR, program)
        if os.access(name, os.X_OK):
            return name
        number = errno.EACCES if os.path.exists(name) else errno.ENOENT
        raise system_error("Searching for program", number, program)
    suffixes = [b""]
    cell = it.s.exec_suffixes.value
    while isinstance(cell, Cons):
        suffixes.append(encoded(cell.car))
        cell = cell.cdr
    path = it.s.exec_path.value
    number = errno.ENOENT if name else errno.EISDIR
    here = directory(it)
    while isinstance(path, Cons):
        folder = here if path.car is nil else os.path.join(here, os.path.expanduser(encoded(path.car)))
        for suffix in suffixes:
            candidate = os.path.join(folder, name) + suffix
            if os.path.isfile(candidate):
                if os.access(candidate, os.X_OK):
                    return candidate
                number = errno.EACCES
        path = path.cdr
    raise system_error("Searching for program", number, program)


def directory(it: Any) -> bytes:
    """The directory in which programs are started."""
    value = it.s.default_directory.value
    if not isinstance(value, LispString):
        return os.fsencode(os.getcwd())
    path = encoded(value)
    # A name quoted by `/:' is that of a directory here all the same.
    return os.path.expanduser(path[2:] or b"/") if path.startswith(b"/:") else os.path.expanduser(path)


def working_directory(it: Any) -> bytes:
    """The directory in which a program is about to be started; signals `file-missing` when there is none."""
    found = directory(it)
    if not os.path.isdir(found):
        number = errno.ENOTDIR if os.path.exists(found) else errno.ENOENT
        raise system_error("Setting current directory", number, it.s.default_directory.value)
    return found


def environment(it: Any, cwd: bytes) -> dict[bytes, bytes]:
    """The environment for a program, from `process-environment`."""
    entries = []
    cell = it.s.process_environment.value
    while isinstance(cell, Cons):
        if isinstance(cell.car, LispString):
            entries.append(encoded(cell.car))
        cell = cell.cdr
    result = environment_of(entries)
    if b"PWD" in result:
        result[b"PWD"] = cwd.rstrip(b"/") or b"/"
    return result


def may_run(it: Any, program: bytes, arguments: list[bytes]) -> None:
    """Ask the policy whether PROGRAM may run."""
    if it.policy is not None:
        ask(it, "run", os.fsdecode(program), [os.fsdecode(each) for each in arguments])

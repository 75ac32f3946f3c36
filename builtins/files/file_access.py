"""What every primitive about files shares: absolute names, handlers, the gate, and the signals for failures."""

from __future__ import annotations

import errno
import os
from typing import Any

from elwire.builtins.files.file_names import expand_file_name, handler
from elwire.builtins.gate import ask
from elwire.builtins.processes.programs import encoded
from elwire.interpreter.objects import LispString, Obj, nil
from elwire.interpreter.signals import Name, Signal, error, wrong_type


def absolute(it: Any, name: Obj, directory: Obj = nil) -> LispString:
    """NAME made absolute; signals `error` when a handler makes something else of it."""
    found = expand_file_name(it, name, directory)
    if not isinstance(found, LispString):
        raise error("Invalid handler in ‘file-name-handler-alist’")
    if "\0" in found.s:
        raise wrong_type("filenamep", found)
    return found


def handled(it: Any, operation: str, names: tuple[Obj, ...], *args: Obj) -> Obj | None:
    """What the handler of the first of NAMES that has one says to OPERATION with ARGS; None when none has."""
    for name in names:
        found = handler(it, operation, name)
        if found is not nil:
            return found.call(it.intern(operation), *args)
    return None


def path_of(it: Any, name: LispString, writing: bool = False) -> bytes:
    """The absolute NAME as the system knows it, the policy having been asked."""
    path = encoded(name)
    if it.policy is not None:
        ask(it, "open_file", os.fsdecode(path), writing)
    return path


def failure(message: str, problem: OSError | int, *data: Obj) -> Signal:
    """The signal for PROBLEM, an exception or an errno, met when doing what MESSAGE says to the files DATA."""
    number = problem if isinstance(problem, int) else problem.errno or 0
    reason = LispString(os.strerror(number))
    if number == errno.EEXIST:
        return Signal(Name("file-already-exists"), (reason, *data))
    symbol = "file-missing" if number == errno.ENOENT else "file-error"
    return Signal(Name(symbol), (LispString(message), reason, *data))


def ask_before(it: Any, name: LispString, path: bytes, doing: str, ok: Obj, quick: bool = False) -> None:
    """Signal `file-already-exists` when NAME exists, unless OK is an integer and the user agrees to DOING it anyway.

    QUICK means that a `y' is enough.
    """
    if not os.path.lexists(path):
        return
    if type(ok) is int:
        question = LispString(f"File {name.s} already exists; {doing} anyway? ")
        answer = (it.s.y_or_n_p if quick else it.s.yes_or_no_p).call(question)
        if answer is not nil:
            return
    raise Signal(Name("file-already-exists"), (LispString("File already exists"), name))

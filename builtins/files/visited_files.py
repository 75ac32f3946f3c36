"""What a buffer remembers of the file it visits: when it was modified."""

from __future__ import annotations

import os
from typing import Any
from weakref import WeakKeyDictionary

from elwire.builtins.buffers.buffers import Buffer, buffer_or_current
from elwire.builtins.files.file_access import absolute, handled, path_of
from elwire.builtins.system.time_values import as_list, decode
from elwire.interpreter.objects import LispString, Obj, nil, t
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import args_out_of_range
from elwire.interpreter.strings import check_string

BILLION = 1_000_000_000
UNKNOWN: tuple[int, int] = (0, 0)
NOT_THERE: tuple[int, int] = (-1, -1)


def _times(it: Any) -> WeakKeyDictionary[Buffer, tuple[int, int]]:
    """For each buffer the modification time in nanoseconds of its file, and its size or -1."""
    state = it.chapter_state.get("visited files")
    if state is None:
        state = it.chapter_state["visited files"] = WeakKeyDictionary()
    return state  # type: ignore[no-any-return]


def remember(it: Any, buffer: Buffer, status: os.stat_result | None) -> None:
    """Note that the file of BUFFER now is as STATUS has it; None means that there is none."""
    _times(it)[buffer] = NOT_THERE if status is None else (status.st_mtime_ns, status.st_size)


@primitive("visited-file-modtime")
def visited_file_modtime(it: Any) -> Obj:
    """Return when the file of the current buffer was modified, as last read or written here, as a list of integers.

    0 means that it is not known, -1 that there was no such file.
    """
    return modification_time(it, it.buffer)


def modification_time(it: Any, buffer: Buffer) -> Obj:
    """The time that `visited-file-modtime` gives for BUFFER."""
    known = _times(it).get(buffer, UNKNOWN)
    if known is UNKNOWN:
        return 0
    return -1 if known is NOT_THERE else as_list(known[0], BILLION)


@primitive("set-visited-file-modtime")
def set_visited_file_modtime(it: Any, time_flag: Obj = nil) -> Obj:
    """Note TIME-FLAG, a time, as that of the modification of the current buffer's file; nil means what the file says.

    The integer 0 means that it is not known, -1 that there is no such file.  Signals `args-out-of-range' for others.
    """
    times = _times(it)
    if type(time_flag) is int:
        if not -1 <= time_flag <= 0:
            raise args_out_of_range(time_flag, -1, 0)
        times[it.buffer] = NOT_THERE if time_flag else UNKNOWN
    elif time_flag is not nil:
        ticks, hz, _pair = decode(time_flag)
        times[it.buffer] = (ticks * BILLION // hz, -1)
    else:
        name = absolute(it, check_string(it.s.buffer_file_name.value))
        result = handled(it, "set-visited-file-modtime", (name,), nil)
        if result is not None:
            return result
        try:
            remember(it, it.buffer, os.stat(path_of(it, name)))
        except OSError:
            pass
    return nil


@primitive("verify-visited-file-modtime")
def verify_visited_file_modtime(it: Any, buf: Obj = nil) -> Obj:
    """Return t if the file that BUF, by default the current buffer, visits has not been changed by others."""
    buffer = buffer_or_current(it, buf)
    name = buffer.locals.get(it.s.buffer_file_name, nil)
    known = _times(it).get(buffer, UNKNOWN)
    if not isinstance(name, LispString) or known is UNKNOWN:
        return t
    result = handled(it, "verify-visited-file-modtime", (name,), buffer)
    if result is not None:
        return result
    try:
        status = os.stat(path_of(it, name))
        found = (status.st_mtime_ns, status.st_size)
    except OSError:
        found = NOT_THERE
    return t if found[0] == known[0] and known[1] in (found[1], -1) else nil

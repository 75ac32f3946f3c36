"""What a buffer remembers of the file it visits: when it was modified, and locks."""

from __future__ import annotations

import os
from typing import Any
from weakref import WeakKeyDictionary

from elwire.builtins.buffers.buffers import Buffer, buffer_or_current
from elwire.builtins.files.file_access import absolute, failure, handled, path_of
from elwire.builtins.system.time_values import as_list, decode
from elwire.interpreter.objects import LispString, Obj, nil, t
from elwire.interpreter.registry import primitive, variable
from elwire.interpreter.signals import args_out_of_range
from elwire.interpreter.strings import check_string

BILLION = 1_000_000_000
UNKNOWN: tuple[int, int] = (0, 0)
NOT_THERE: tuple[int, int] = (-1, -1)

variable("create-lockfiles", t, "Non-nil means that `lock-file' and `lock-buffer' make lock files.")


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
    known = _times(it).get(it.buffer, UNKNOWN)
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


# Locks: symbolic links called .#NAME that point to USER@HOST.PID


def _lock_of(it: Any, name: LispString) -> bytes:
    folder, base = os.path.split(path_of(it, name, True))
    return os.path.join(folder, b".#" + base)


def _me(it: Any) -> str:
    return f"{it.s.user_login_name.value.s}@{os.uname().nodename}.{os.getpid()}"


def _owner(path: bytes) -> str | None:
    """Who has the lock at PATH; a lock of a program that is no more is removed."""
    try:
        owner = os.fsdecode(os.readlink(path))
    except OSError:
        return None
    rest, _, pid = owner.partition(":")[0].rpartition(".")
    if rest.endswith("@" + os.uname().nodename) and pid.isdigit():
        try:
            os.kill(int(pid), 0)
        except ProcessLookupError:
            os.unlink(path)
            return None
        except PermissionError:
            pass
    return owner


@primitive("file-locked-p")
def file_locked_p(it: Any, filename: Obj) -> Obj:
    """Return who has locked the file FILENAME: t for this program, a user's name, nil for nobody."""
    name = absolute(it, check_string(filename))
    result = handled(it, "file-locked-p", (name,), name)
    if result is not None:
        return result
    owner = _owner(_lock_of(it, name))
    if owner is None:
        return nil
    return t if owner.partition(":")[0] == _me(it) else LispString(owner.rpartition("@")[0])


@primitive("lock-file")
def lock_file(it: Any, file: Obj) -> Obj:
    """Lock FILE, if `create-lockfiles' says so; where somebody else has the lock, `ask-user-about-lock' is asked."""
    name = absolute(it, check_string(file))
    result = handled(it, "lock-file", (name,), name)
    if result is not None or it.s.create_lockfiles.value is nil:
        return nil
    path = _lock_of(it, name)
    mine = _me(it)
    owner = _owner(path)
    if owner is not None and owner.partition(":")[0] != mine:
        if it.s.ask_user_about_lock.call(name, LispString(owner)) is nil:
            return nil
        os.unlink(path)
        owner = None
    if owner is None:
        try:
            os.symlink(mine, path)
        except OSError as problem:
            import errno

            if problem.errno in (errno.ENOENT, errno.EACCES, errno.EROFS):
                return nil
            raise failure("Locking file", problem, name) from None
    return nil


@primitive("unlock-file")
def unlock_file(it: Any, file: Obj) -> Obj:
    """Unlock FILE, if this program has locked it."""
    name = absolute(it, check_string(file))
    result = handled(it, "unlock-file", (name,), name)
    if result is None:
        path = _lock_of(it, name)
        owner = _owner(path)
        if owner is not None and owner.partition(":")[0] == _me(it):
            os.unlink(path)
    return nil


@primitive("lock-buffer")
def lock_buffer(it: Any, file: Obj = nil) -> Obj:
    """Lock FILE, by default the file of the current buffer, if the buffer is modified."""
    name = it.s.buffer_file_truename.value if file is nil else check_string(file)
    text = it.buffer.text
    if name is not nil and text.save_modiff < text.modiff:
        lock_file(it, name)
    return nil


@primitive("unlock-buffer")
def unlock_buffer(it: Any) -> Obj:
    """Unlock the file of the current buffer, if it is modified and locked here."""
    name = it.s.buffer_file_truename.value
    text = it.buffer.text
    if name is not nil and text.save_modiff < text.modiff:
        unlock_file(it, name)
    return nil

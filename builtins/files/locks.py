"""Locks of files that are being changed: symbolic links called .#NAME that point to USER@HOST.PID.

A buffer's file is locked by the first change of the buffer and unlocked when the buffer is saved, marked unmodified or
killed, or when the program ends.  See "File Locks" in the Emacs Lisp manual.
"""

from __future__ import annotations

import errno
import os
from typing import Any

from elwire.builtins.buffers.buffers import Buffer
from elwire.builtins.files.file_access import absolute, failure, handled, path_of
from elwire.builtins.files.file_names import handler
from elwire.interpreter.errors import error_object, resolve
from elwire.interpreter.objects import LispString, Obj, nil, t
from elwire.interpreter.registry import primitive, variable
from elwire.interpreter.signals import Signal
from elwire.interpreter.strings import check_string

variable("create-lockfiles", t, "Non-nil means that `lock-file' and `lock-buffer' make lock files.")

_LONGEST = 8192


class Lock:
    """Who has a lock: a user's name, a machine, a process id, and when the machine was started, as far as known."""

    def __init__(self, user: str, host: str, pid: str) -> None:
        self.user = user
        self.host = host
        self.pid = pid

    @property
    def ours(self) -> bool:
        """True when it is this process."""
        return self.host == os.uname().nodename and self.pid == str(os.getpid())

    @property
    def stale(self) -> bool:
        """True when it is a process of this machine that is no more."""
        if self.host != os.uname().nodename:
            return False
        try:
            os.kill(int(self.pid), 0)
        except (ProcessLookupError, OverflowError):
            return True
        except PermissionError:
            pass
        return False


def held(it: Any) -> set[bytes]:
    """The paths of the locks that this program has made."""
    paths: set[bytes] = it.chapter_state.setdefault("held locks", set())
    return paths


def release_all(it: Any) -> None:
    """Remove all locks of this program, which is about to end."""
    for path in it.chapter_state.get("held locks", ()):
        try:
            os.unlink(path)
        except OSError:
            pass


def _lock_path(it: Any, name: LispString) -> bytes | None:
    """Where the lock of the file NAME is; None when there must be none."""
    transforms = it.s.lock_file_name_transforms
    if getattr(transforms, "value", nil) is nil:
        folder, base = os.path.split(path_of(it, name, True))
        return os.path.join(folder, b".#" + base)
    found = it.s.make_lock_file_name.call(name)
    return path_of(it, found, True) if isinstance(found, LispString) else None


def _owner(path: bytes) -> Lock | None:
    """Who has the lock at PATH; None when there is none, or its owner is no more.  Raises OSError."""
    try:
        text = os.readlink(path)
    except OSError as problem:
        if problem.errno == errno.ENOENT:
            return None
        if problem.errno != errno.EINVAL:
            raise
        # Where links cannot be made a lock is a file.
        with open(path, "rb") as file:
            text = file.read(_LONGEST)
    owner, _, _boot = os.fsdecode(text).partition(":")
    user, at, rest = owner.rpartition("@")
    host, dot, pid = rest.rpartition(".")
    if not at or not dot or not pid.isdigit():
        raise OSError(errno.EINVAL, "")
    lock = Lock(user, host, pid)
    if lock.stale:
        os.unlink(path)
        return None
    return lock


def _me(it: Any) -> str:
    return f"{it.s.user_login_name.value.s}@{os.uname().nodename}.{os.getpid()}"


@primitive("file-locked-p")
def file_locked_p(it: Any, filename: Obj) -> Obj:
    """Return who has locked the file FILENAME: t for this program, a user's name, nil for nobody.

    Signals `file-error' when what is there is no lock.
    """
    check_string(filename)
    result = handled(it, "file-locked-p", (filename,), filename)
    if result is not None:
        return result
    path = _lock_path(it, absolute(it, filename))
    if path is None:
        return nil
    try:
        lock = _owner(path)
    except OSError as problem:
        raise failure("Testing file lock", problem, filename) from None
    if lock is None:
        return nil
    return t if lock.ours else LispString(lock.user)


@primitive("lock-file")
def lock_file(it: Any, file: Obj) -> Obj:
    """Lock FILE, if `create-lockfiles' says so; where somebody else has the lock, `ask-user-about-lock' is asked.

    If a buffer visits FILE and it has changed since, the user is asked about that first.
    """
    check_string(file)
    result = handled(it, "lock-file", (file,), file)
    if result is not None:
        return result
    name = absolute(it, file)
    buffer = it.s.get_file_buffer.call(name)
    if buffer is not nil and it.s.verify_visited_file_modtime.call(buffer) is nil and os.path.exists(path_of(it, name)):
        it.call(it.s.userlock__ask_user_about_supersession_threat, name)
    if it.s.create_lockfiles.value is nil:
        return nil
    path = _lock_path(it, name)
    if path is None:
        return nil
    try:
        lock = _owner(path)
        if lock is not None and not lock.ours:
            attack = it.call(it.s.ask_user_about_lock, file, LispString(f"{lock.user}@{lock.host} (pid {lock.pid})"))
            if attack is nil:
                return nil
            os.unlink(path)
            lock = None
        if lock is None:
            os.symlink(_me(it), path)
            held(it).add(path)
    except OSError:
        # A file that cannot be locked can be changed all the same.
        pass
    return nil


@primitive("unlock-file")
def unlock_file(it: Any, file: Obj) -> Obj:
    """Unlock FILE, if this program has locked it; what goes wrong is only a warning."""
    check_string(file)
    found = handler(it, "unlock-file", file)
    if found is not nil:
        found.call(it.s.unlock_file, file)
        return nil
    name = absolute(it, file)
    path = _lock_path(it, name)
    if path is None:
        return nil
    try:
        lock = _owner(path)
        if lock is not None and lock.ours:
            os.unlink(path)
        held(it).discard(path)
    except OSError as problem:
        if problem.errno not in (errno.ENOENT, errno.ENOTDIR):
            _tell(it, failure("Unlocking file", problem, file))
    return nil


def _tell(it: Any, signal: Signal) -> None:
    """Have Lisp warn of SIGNAL."""
    it.call(it.s.userlock__handle_unlock_error, error_object(resolve(it, signal)))


def _visited(it: Any, buffer: Buffer) -> Obj:
    """The name by which the file that BUFFER visits is locked; nil when it visits none."""
    if buffer.locals.get(it.s.buffer_file_name, nil) is nil:
        return nil
    return buffer.locals.get(it.s.buffer_file_truename, nil)


def lock_visited(it: Any, buffer: Buffer) -> None:
    """Lock the file that BUFFER, which is about to be changed for the first time, visits."""
    name = _visited(it, buffer)
    if name is not nil:
        lock_file(it, name)


def unlock_visited(it: Any, buffer: Buffer) -> None:
    """Unlock the file that BUFFER visits, which is about to be unmodified."""
    name = _visited(it, buffer)
    if name is not nil:
        unlock_file(it, name)


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

"""What files are: existence, kinds, permissions, times.  See "Information about Files" in the Emacs Lisp manual."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from typing import Any

from elwire.builtins.data.string_compare import string_lessp
from elwire.builtins.files.file_access import absolute, failure, handled, path_of
from elwire.builtins.files.file_names import handler
from elwire.builtins.system.system import system_text
from elwire.builtins.system.time_values import as_list, decode, now
from elwire.interpreter.objects import LispString, Obj, lisp_list, nil, t
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import Signal
from elwire.interpreter.strings import check_fixnum, check_string

BILLION = 1_000_000_000


def _question(it: Any, operation: str, filename: Obj, answer: Callable[[bytes], bool]) -> Obj:
    """What the handler of FILENAME, or ANSWER to its path, says."""
    check_string(filename)
    name = absolute(it, filename)
    result = handled(it, operation, (name,), name)
    if result is not None:
        return result
    return t if answer(path_of(it, name)) else nil


def may(mode: int) -> Callable[[bytes], bool]:
    """Whether a path may be accessed in MODE with the rights that this program really has."""
    return lambda path: os.access(path, mode, effective_ids=os.access in os.supports_effective_ids)


exists, readable, executable = may(os.F_OK), may(os.R_OK), may(os.X_OK)


@primitive("file-exists-p")
def file_exists_p(it: Any, filename: Obj) -> Obj:
    """Return t if the file FILENAME, a string, exists; a dangling symbolic link does not."""
    return _question(it, "file-exists-p", filename, exists)


@primitive("file-readable-p")
def file_readable_p(it: Any, filename: Obj) -> Obj:
    """Return t if the file FILENAME, a string, exists and may be read."""
    return _question(it, "file-readable-p", filename, readable)


@primitive("file-executable-p")
def file_executable_p(it: Any, filename: Obj) -> Obj:
    """Return t if the file FILENAME, a string, may be run, or, being a directory, be searched."""
    return _question(it, "file-executable-p", filename, executable)


@primitive("file-writable-p", interactive=None)
def file_writable_p(it: Any, filename: Obj) -> Obj:
    """Return t if the file FILENAME, a string, may be written or, where there is none, be made."""

    def writable(path: bytes) -> bool:
        if exists(path):
            return may(os.W_OK)(path)
        folder = os.path.dirname(path.rstrip(b"/")) or b"/"
        return os.path.isdir(folder) and may(os.W_OK | os.X_OK)(folder)

    return _question(it, "file-writable-p", filename, writable)


@primitive("file-directory-p")
def file_directory_p(it: Any, filename: Obj) -> Obj:
    """Return t if FILENAME, a string, is an existing directory, symbolic links followed."""
    return _question(it, "file-directory-p", filename, os.path.isdir)


@primitive("file-accessible-directory-p")
def file_accessible_directory_p(it: Any, filename: Obj) -> Obj:
    """Return t if FILENAME, a string, is a directory in which files can be opened by name."""
    return _question(it, "file-accessible-directory-p", filename, lambda path: os.path.isdir(path) and executable(path))


@primitive("file-regular-p")
def file_regular_p(it: Any, filename: Obj) -> Obj:
    """Return t if FILENAME, a string, is a regular file, symbolic links followed."""
    return _question(it, "file-regular-p", filename, os.path.isfile)


@primitive("file-symlink-p")
def file_symlink_p(it: Any, filename: Obj) -> Obj:
    """Return the target of the symbolic link FILENAME, a string, as it stands there; nil if it is no link."""
    check_string(filename)
    name = absolute(it, filename)
    result = handled(it, "file-symlink-p", (name,), name)
    if result is not None:
        return result
    return link_target(path_of(it, name))


def link_target(path: bytes) -> Obj:
    """The target of the symbolic link PATH as it stands there; nil if it is none."""
    try:
        return system_text(os.readlink(path))
    except OSError:
        return nil


@primitive("file-name-case-insensitive-p")
def file_name_case_insensitive_p(it: Any, filename: Obj) -> Obj:
    """Return t if the file system of FILENAME, a string, ignores case: only where a handler says so."""
    check_string(filename)
    name = absolute(it, filename)
    result = handled(it, "file-name-case-insensitive-p", (name,), name)
    return nil if result is None else result


@primitive("file-newer-than-file-p")
def file_newer_than_file_p(it: Any, file1: Obj, file2: Obj) -> Obj:
    """Return t if FILE1 was modified after FILE2, both strings; a file that does not exist is older than any."""
    check_string(file1)
    check_string(file2)
    first, second = absolute(it, file1), absolute(it, file2)
    result = handled(it, "file-newer-than-file-p", (first, second), first, second)
    if result is not None:
        return result
    try:
        one = os.stat(path_of(it, first)).st_mtime_ns
    except OSError:
        return nil
    try:
        two = os.stat(path_of(it, second)).st_mtime_ns
    except OSError:
        return t
    return t if one > two else nil


# Attributes


@primitive("file-attributes")
def file_attributes(it: Any, filename: Obj, id_format: Obj = nil) -> Obj:
    """Return a list of the twelve attributes of FILENAME, nil when it does not exist.

    They are: t for a directory, the target for a symbolic link, else nil; the number of names; user and group, as
    numbers, or as names with ID-FORMAT `string'; times of last access, modification and status change; size; the
    modes as `ls -l' shows them; t; the inode number; the device number.
    """
    if not isinstance(filename, LispString):
        return nil
    name = absolute(it, filename)
    found = handler(it, "file-attributes", name)
    if found is not nil:
        return (
            found.call(it.s.file_attributes, name)
            if id_format is nil
            else found.call(it.s.file_attributes, name, id_format)
        )
    return attributes(it, path_of(it, name), id_format)


def attributes(it: Any, path: bytes, id_format: Obj) -> Obj:
    """The attributes of PATH, nil when it does not exist."""
    try:
        status = os.lstat(path)
    except (OSError, ValueError):
        return nil
    if stat.S_ISDIR(status.st_mode):
        kind: Obj = t
    elif stat.S_ISLNK(status.st_mode):
        kind = link_target(path)
    else:
        kind = nil
    user: Obj = status.st_uid
    group: Obj = status.st_gid
    if id_format is not nil and id_format is not it.s.integer:
        user, group = _user_name(user), _group_name(group)
    return lisp_list(
        kind,
        status.st_nlink,
        user,
        group,
        as_list(status.st_atime_ns, BILLION),
        as_list(status.st_mtime_ns, BILLION),
        as_list(status.st_ctime_ns, BILLION),
        status.st_size,
        LispString(stat.filemode(status.st_mode)),
        t,
        status.st_ino,
        status.st_dev,
    )


def _user_name(uid: int) -> Obj:
    import pwd

    try:
        return system_text(pwd.getpwuid(uid).pw_name)
    except KeyError:
        return uid


def _group_name(gid: int) -> Obj:
    import grp

    try:
        return system_text(grp.getgrgid(gid).gr_name)
    except KeyError:
        return gid


@primitive("file-attributes-lessp")
def file_attributes_lessp(f1: Obj, f2: Obj) -> Obj:
    """Return t if the name in F1 comes before that in F2, elements of `directory-files-and-attributes'."""
    second = f2.car
    return string_lessp(f1.car, second)


# Modes


@primitive("file-modes")
def file_modes(it: Any, filename: Obj, flag: Obj = nil) -> Obj:
    """Return the mode bits of FILENAME as an integer, nil when it does not exist.

    With FLAG `nofollow', those of a symbolic link and not of what it points to.
    """
    check_string(filename)
    name = absolute(it, filename)
    result = handled(it, "file-modes", (name,), name, flag)
    if result is not None:
        return result
    try:
        status = os.stat(path_of(it, name), follow_symlinks=flag is not it.s.nofollow)
    except OSError:
        return nil
    return stat.S_IMODE(status.st_mode)


@primitive(
    "set-file-modes",
    interactive='(let ((file (read-file-name "File: "))) (list file (read-file-modes nil file)))',
)
def set_file_modes(it: Any, filename: Obj, mode: Obj, flag: Obj = nil) -> Obj:
    """Give FILENAME the mode bits MODE, an integer; with FLAG `nofollow', not through a symbolic link.

    Signals `file-missing' and `file-error'.
    """
    check_string(filename)
    name = absolute(it, filename)
    check_fixnum(mode)
    result = handled(it, "set-file-modes", (name,), name, mode, flag)
    if result is not None:
        return result
    path = path_of(it, name, True)
    try:
        if flag is it.s.nofollow and os.path.islink(path):
            os.chmod(path, mode & 0o7777, follow_symlinks=False)
        else:
            os.chmod(path, mode & 0o7777)
    except (OSError, NotImplementedError) as problem:
        import errno

        raise failure("Doing chmod", problem if isinstance(problem, OSError) else errno.ENOTSUP, name) from None
    return nil


@primitive("set-default-file-modes")
def set_default_file_modes(mode: Obj) -> Obj:
    """Make MODE, an integer, the mode bits that new files get at most."""
    os.umask(~check_fixnum(mode) & 0o777)
    return nil


@primitive("default-file-modes")
def default_file_modes() -> Obj:
    """Return the mode bits that new files get at most."""
    mask = os.umask(0)
    os.umask(mask)
    return ~mask & 0o777


@primitive("set-file-times")
def set_file_times(it: Any, filename: Obj, timestamp: Obj = nil, flag: Obj = nil) -> Obj:
    """Set the times of last access and modification of FILENAME to TIMESTAMP, now when nil; return t.

    With FLAG `nofollow', those of a symbolic link itself.  Signals `file-missing' and `file-error'.
    """
    check_string(filename)
    if timestamp is nil:
        nanoseconds = now()
    else:
        ticks, hz, _pair = decode(timestamp)
        nanoseconds = ticks * BILLION // hz
    name = absolute(it, filename)
    result = handled(it, "set-file-times", (name,), name, timestamp, flag)
    if result is not None:
        return result
    try:
        os.utime(path_of(it, name, True), ns=(nanoseconds, nanoseconds), follow_symlinks=flag is not it.s.nofollow)
    except OSError as problem:
        raise failure("Setting file times", problem, name) from None
    return t


# Security labels


@primitive("file-selinux-context")
def file_selinux_context(it: Any, filename: Obj) -> Obj:
    """Return the SELinux context of FILENAME: user, role, type and range, each nil where there is no SELinux."""
    check_string(filename)
    name = absolute(it, filename)
    result = handled(it, "file-selinux-context", (name,), name)
    if result is not None:
        return result
    try:
        label = os.getxattr(path_of(it, name), b"security.selinux").rstrip(b"\0")
    except (OSError, Signal):
        return lisp_list(nil, nil, nil, nil)
    return lisp_list(*(system_text(part) for part in label.split(b":", 3)))


@primitive("set-file-selinux-context")
def set_file_selinux_context(it: Any, filename: Obj, context: Obj) -> Obj:
    """Set the SELinux context of FILENAME to CONTEXT, a list of four strings; return t, nil without SELinux."""
    check_string(filename)
    name = absolute(it, filename)
    result = handled(it, "set-file-selinux-context", (name,), name, context)
    if result is not None:
        return result
    parts = [part.s for part in context if isinstance(part, LispString)]
    path = path_of(it, name, True)
    if len(parts) != 4 or not os.path.isdir("/sys/fs/selinux"):
        return nil
    try:
        os.setxattr(path, b"security.selinux", ":".join(parts).encode() + b"\0")
    except OSError as problem:
        raise failure("Doing fsetfilecon", problem, name) from None
    return t

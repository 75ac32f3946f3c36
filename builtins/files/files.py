"""Making, copying, renaming and deleting files and directories.

See "Changing File Names and Attributes" and "Create/Delete Dirs" in the Emacs Lisp manual.
"""

from __future__ import annotations

import errno
import os
import stat
from typing import Any

from elwire.builtins.files.file_access import absolute, ask_before, failure, handled, path_of
from elwire.builtins.files.file_attributes import file_directory_p, file_symlink_p
from elwire.builtins.files.file_names import directory_file_name, directory_name_p, file_name_nondirectory
from elwire.builtins.processes.programs import encoded
from elwire.interpreter.objects import LispString, Obj, lisp_list, nil, t
from elwire.interpreter.registry import primitive, variable
from elwire.interpreter.signals import Name, Signal, signal
from elwire.interpreter.strings import check_string, check_symbol

variable("delete-by-moving-to-trash", nil, "Non-nil means that deleting moves files to the trash can.")

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
_CHUNK = 1 << 20


def _target(it: Any, file: LispString, newname: LispString) -> LispString:
    """NEWNAME made absolute; where it is the name of a directory, FILE's name in it."""
    if directory_name_p(newname) is nil:
        return absolute(it, newname)
    return absolute(it, file_name_nondirectory(it, file), newname)


# Deleting


@primitive(
    "delete-file",
    interactive='(list (read-file-name "Delete file: " nil default-directory t)'
    " (and delete-by-moving-to-trash (null current-prefix-arg)))",
)
def delete_file(it: Any, filename: Obj, trash: Obj = nil) -> Obj:
    """Delete the file FILENAME, a string; a file that does not exist is as good as deleted.

    With TRASH, and `delete-by-moving-to-trash', move it to the trash can.  Signals `file-error'.
    """
    check_string(filename)
    if file_directory_p(it, filename) is not nil and file_symlink_p(it, filename) is nil:
        raise signal("file-error", LispString("Removing old name: is a directory"), filename)
    name = absolute(it, filename)
    result = handled(it, "delete-file", (name,), name, trash)
    if result is not None:
        return result
    if trash is not nil and it.s.delete_by_moving_to_trash.value is not nil:
        return it.s.move_file_to_trash.call(name)
    try:
        os.unlink(path_of(it, name, True))
    except FileNotFoundError:
        pass
    except OSError as problem:
        raise failure("Removing old name", problem, name) from None
    return nil


@primitive("delete-directory-internal")
def delete_directory_internal(it: Any, directory: Obj) -> Obj:
    """Delete the empty directory DIRECTORY, a string.  Signals `file-missing' and `file-error'."""
    check_string(directory)
    name = directory_file_name(it, absolute(it, directory))
    try:
        os.rmdir(path_of(it, name, True))
    except OSError as problem:
        raise failure("Removing directory", problem, name) from None
    return nil


# Making


@primitive("make-directory-internal")
def make_directory_internal(it: Any, directory: Obj) -> Obj:
    """Make the directory DIRECTORY, a string.  Signals `file-already-exists', `file-missing' and `file-error'."""
    check_string(directory)
    name = absolute(it, directory)
    result = handled(it, "make-directory-internal", (name,), name)
    if result is not None:
        return result
    name = directory_file_name(it, name)
    try:
        os.mkdir(path_of(it, name, True), 0o777)
    except OSError as problem:
        raise failure("Creating directory", problem, name) from None
    return nil


@primitive("make-symbolic-link", interactive="FMake symbolic link to file: \nGMake symbolic link to file %s: \np")
def make_symbolic_link(it: Any, target: Obj, linkname: Obj, ok_if_already_exists: Obj = nil) -> Obj:
    """Make a symbolic link called LINKNAME that points to TARGET, both strings.

    An existing LINKNAME signals `file-already-exists', unless OK-IF-ALREADY-EXISTS is non-nil; if that is an integer,
    the user is asked.
    """
    check_string(target)
    text = target.s
    if type(ok_if_already_exists) is int:
        if text[:1] == "~":
            target = absolute(it, target)
        elif text[:2] == "/:":
            target = LispString(text[2:])
    check_string(linkname)
    name = _target(it, target, linkname)
    result = handled(it, "make-symbolic-link", (target,), target, name, ok_if_already_exists)
    if result is None:
        result = handled(it, "make-symbolic-link", (name,), target, name, ok_if_already_exists)
    if result is not None:
        return result
    source, path = encoded(target), path_of(it, name, True)
    try:
        try:
            os.symlink(source, path)
        except FileExistsError:
            if ok_if_already_exists is nil or type(ok_if_already_exists) is int:
                ask_before(it, name, path, "make it a link", ok_if_already_exists)
            os.unlink(path)
            os.symlink(source, path)
    except OSError as problem:
        raise failure("Making symbolic link", problem, target, name) from None
    return nil


@primitive("add-name-to-file", interactive="fAdd name to file: \nGName to add to %s: \np")
def add_name_to_file(it: Any, file: Obj, newname: Obj, ok_if_already_exists: Obj = nil) -> Obj:
    """Give FILE the additional name NEWNAME, both strings.

    An existing NEWNAME signals `file-already-exists', unless OK-IF-ALREADY-EXISTS is non-nil; if that is an integer,
    the user is asked.
    """
    check_string(file)
    check_string(newname)
    old = absolute(it, file)
    new = _target(it, old, newname)
    result = handled(it, "add-name-to-file", (old, new), old, new, ok_if_already_exists)
    if result is not None:
        return result
    source, path = path_of(it, old), path_of(it, new, True)
    try:
        try:
            os.link(source, path, follow_symlinks=False)
        except FileExistsError:
            if ok_if_already_exists is nil or type(ok_if_already_exists) is int:
                ask_before(it, new, path, "make it a new name", ok_if_already_exists)
            os.unlink(path)
            os.link(source, path, follow_symlinks=False)
    except OSError as problem:
        raise failure("Adding new name", problem, old, new) from None
    return nil


# Renaming and copying


@primitive("rename-file", interactive="fRename file: \nGRename %s to file: \np")
def rename_file(it: Any, file: Obj, newname: Obj, ok_if_already_exists: Obj = nil) -> Obj:
    """Rename FILE to NEWNAME, both strings, across file systems too.

    When NEWNAME ends in a slash, FILE moves into that directory.  An existing NEWNAME signals `file-already-exists',
    unless OK-IF-ALREADY-EXISTS is non-nil; if that is an integer, the user is asked.
    """
    check_string(file)
    old = absolute(it, file)
    plain = directory_file_name(it, old)
    check_string(newname)
    new = _target(it, plain, newname)
    result = handled(it, "rename-file", (old, new), old, new, ok_if_already_exists)
    if result is not None:
        return result
    source, path = path_of(it, plain, True), path_of(it, new, True)
    if not os.path.lexists(source):
        raise failure("Renaming", errno.ENOENT, old, new)
    if ok_if_already_exists is nil or type(ok_if_already_exists) is int:
        ask_before(it, new, path, "rename to it", ok_if_already_exists)
    try:
        os.rename(source, path)
    except OSError as problem:
        if problem.errno != errno.EXDEV:
            raise failure("Renaming", problem, old, new) from None
        _move_across(it, old, new, source, ok_if_already_exists)
    return nil


def _move_across(it: Any, old: LispString, new: LispString, source: bytes, ok: Obj) -> None:
    """Move OLD, at SOURCE, to NEW on another file system."""
    if os.path.islink(source):
        make_symbolic_link(it, LispString(os.fsdecode(os.readlink(source))), new, ok if ok is nil else t)
    elif os.path.isdir(source):
        it.s.copy_directory.call(old, new, t, nil)
        it.s.delete_directory.call(old, t)
        return
    else:
        copy_file(it, old, new, t, t, t, t)
    os.unlink(source)


@primitive("copy-file", interactive="fCopy file: \nGCopy %s to file: \np\nP")
def copy_file(
    it: Any,
    file: Obj,
    newname: Obj,
    ok_if_already_exists: Obj = nil,
    keep_time: Obj = nil,
    preserve_uid_gid: Obj = nil,
    preserve_permissions: Obj = nil,
) -> Obj:
    """Copy FILE to NEWNAME, both strings; when NEWNAME ends in a slash, into that directory.

    An existing NEWNAME signals `file-already-exists', unless OK-IF-ALREADY-EXISTS is non-nil; if that is an integer,
    the user is asked.  KEEP-TIME non-nil gives the copy the file's times, PRESERVE-UID-GID its user and group,
    PRESERVE-PERMISSIONS its mode bits.
    """
    check_string(file)
    old = absolute(it, file)
    check_string(newname)
    new = _target(it, old, newname)
    result = handled(
        it, "copy-file", (old, new), old, new, ok_if_already_exists, keep_time, preserve_uid_gid, preserve_permissions
    )
    if result is not None:
        return result
    source, path = path_of(it, old), path_of(it, new, True)
    try:
        incoming = os.open(source, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
    except OSError as problem:
        raise failure("Opening input file", problem, old) from None
    try:
        status = os.fstat(incoming)
        if not stat.S_ISREG(status.st_mode):
            number = errno.EISDIR if stat.S_ISDIR(status.st_mode) else errno.EINVAL
            raise failure("Non-regular file", number, old)
        mask = 0o700 if preserve_permissions is not nil else 0o777
        outgoing, made = _open_copy(it, new, path, status.st_mode & mask, ok_if_already_exists)
        try:
            _copy(it, incoming, outgoing, old, new, status, made)
            if preserve_uid_gid is not nil:
                _give_owner(outgoing, status)
            if preserve_permissions is not nil:
                os.fchmod(outgoing, stat.S_IMODE(status.st_mode))
            if keep_time is not nil:
                try:
                    os.utime(outgoing, ns=(status.st_atime_ns, status.st_mtime_ns))
                except OSError:
                    raise Signal(Name("file-date-error"), (LispString("Cannot set file date"), new)) from None
        finally:
            os.close(outgoing)
    finally:
        os.close(incoming)
    return nil


def _open_copy(it: Any, new: LispString, path: bytes, mode: int, ok: Obj) -> tuple[int, bool]:
    """A descriptor for writing NEW, and whether it has been made now."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC
    try:
        try:
            return os.open(path, flags | os.O_EXCL, mode), True
        except FileExistsError:
            if ok is nil or type(ok) is int:
                ask_before(it, new, path, "copy to it", ok)
            return os.open(path, flags, 0), False
    except OSError as problem:
        raise failure("Opening output file", problem, new) from None


def _copy(
    it: Any, incoming: int, outgoing: int, old: LispString, new: LispString, status: os.stat_result, made: bool
) -> None:
    """Copy what INCOMING holds to OUTGOING, of which nothing older is left."""
    if not made:
        other = os.fstat(outgoing)
        if (other.st_dev, other.st_ino) == (status.st_dev, status.st_ino):
            raise failure("Input and output files are the same", 0, old, new)
    doing, whose = "Read error", old
    try:
        while True:
            doing, whose = "Read error", old
            data = os.read(incoming, _CHUNK)
            if not data:
                break
            doing, whose = "Write error", new
            while data:
                data = data[os.write(outgoing, data) :]
        if not made:
            doing, whose = "Truncating output file", new
            os.ftruncate(outgoing, os.lseek(outgoing, 0, os.SEEK_CUR))
    except OSError as problem:
        raise failure(doing, problem, whose) from None


def _give_owner(descriptor: int, status: os.stat_result) -> None:
    """Give the file on DESCRIPTOR the owners of STATUS, as far as we may."""
    try:
        os.fchown(descriptor, status.st_uid, status.st_gid)
    except OSError:
        try:
            os.fchown(descriptor, -1, status.st_gid)
        except OSError:
            pass


# Temporary files


def _random_name(prefix: bytes, suffix: bytes = b"") -> bytes:
    from secrets import choice

    return prefix + "".join(choice(_LETTERS) for _ in range(6)).encode() + suffix


@primitive("make-temp-name")
def make_temp_name(it: Any, prefix: Obj) -> Obj:
    """Return PREFIX, a string, with six random letters and digits behind it, a name that no file has."""
    from elwire.builtins.system.system import system_text

    check_string(prefix)
    while True:
        name = _random_name(encoded(prefix))
        if not os.path.lexists(name):
            return system_text(name)


@primitive("make-temp-file-internal")
def make_temp_file_internal(it: Any, prefix: Obj, dir_flag: Obj, suffix: Obj, text: Obj) -> Obj:
    """Make a new file whose name begins with PREFIX, absolute, and ends in SUFFIX; return the name.

    DIR-FLAG non-nil makes a directory; the integer 0 makes nothing.  TEXT, a string, is written to the file.
    """
    from elwire.builtins.system.system import system_text

    begin, end = encoded(check_string(prefix)), encoded(check_string(suffix))
    while True:
        path = _random_name(begin, end)
        name = system_text(path)
        path_of(it, name, True)
        try:
            if dir_flag == 0 and type(dir_flag) is int:
                if os.path.lexists(path):
                    continue
            elif dir_flag is not nil:
                os.mkdir(path, 0o700)
            else:
                os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
        except FileExistsError:
            continue
        except OSError as problem:
            kind = "directory" if dir_flag is not nil else "file"
            raise failure(f"Creating {kind} with prefix", problem, prefix) from None
        break
    if isinstance(text, LispString):
        it.s.write_region.call(text, nil, name, nil, it.s.silent)
    return name


# Odds and ends


@primitive("access-file")
def access_file(it: Any, filename: Obj, string: Obj) -> Obj:
    """Return nil if FILENAME can be opened for reading; else signal an error whose message begins with STRING."""
    check_string(filename)
    check_string(string)
    name = absolute(it, filename)
    result = handled(it, "access-file", (name,), name, string)
    if result is not None:
        return result
    path = path_of(it, name)
    try:
        os.stat(path)
        if not os.access(path, os.R_OK, effective_ids=True):
            raise PermissionError(errno.EACCES, "")
    except OSError as problem:
        raise failure(string.s, problem, filename) from None
    return nil


@primitive("file-system-info")
def file_system_info(it: Any, filename: Obj) -> Obj:
    """Return a list of the bytes that FILENAME's file system has, has free, and lets users have; nil if unknown."""
    check_string(filename)
    name = absolute(it, filename)
    result = handled(it, "file-system-info", (name,), name)
    if result is not None:
        return result
    try:
        found = os.statvfs(path_of(it, name))
    except OSError:
        return nil
    return lisp_list(*(blocks * found.f_frsize for blocks in (found.f_blocks, found.f_bfree, found.f_bavail)))


@primitive("unix-sync", interactive="")
def unix_sync() -> Obj:
    """Tell the system to write to disk what it keeps in memory."""
    os.sync()
    return nil


@primitive("set-binary-mode")
def set_binary_mode(it: Any, stream: Obj, mode: Obj) -> Obj:
    """Return t for STREAM, `stdin', `stdout' or `stderr': they are binary here whatever MODE says.  Signals `error'."""
    check_symbol(stream)
    if stream.name not in ("stdin", "stdout", "stderr"):
        raise signal("error", LispString("unsupported stream"), stream)
    return t

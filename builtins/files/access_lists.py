"""Access control lists of files, in the text form that `getfacl' shows: `user::rw-' and so on, a line each."""

from __future__ import annotations

import errno
import os
import struct
from typing import Any

from elwire.builtins.files.file_access import absolute, failure, handled, path_of
from elwire.interpreter.objects import LispString, Obj, nil, t
from elwire.interpreter.registry import primitive
from elwire.interpreter.strings import check_string

_ATTRIBUTE = b"system.posix_acl_access"
_KINDS = {1: "user", 2: "user", 4: "group", 8: "group", 0x10: "mask", 0x20: "other"}
_ANYBODY = 0xFFFFFFFF


@primitive("file-acl")
def file_acl(it: Any, filename: Obj) -> Obj:
    """Return the access control list of FILENAME, a string, as a string; nil when there is no such file."""
    check_string(filename)
    name = absolute(it, filename)
    result = handled(it, "file-acl", (name,), name)
    if result is not None:
        return result
    path = path_of(it, name)
    try:
        data = os.getxattr(path, _ATTRIBUTE)
    except OSError as problem:
        if problem.errno not in (errno.ENODATA, errno.ENOTSUP):
            return nil
        mode = os.stat(path).st_mode
        rows = [("user", "", mode >> 6), ("group", "", mode >> 3), ("other", "", mode)]
    else:
        rows = [
            (_KINDS[tag], _owner(tag, number), bits)
            for tag, bits, number in struct.iter_unpack("<HHI", data[4:])
            if tag in _KINDS
        ]
    return LispString("".join(f"{kind}:{who}:{_letters(bits)}\n" for kind, who, bits in rows))


def _letters(bits: int) -> str:
    return "".join(letter if bits & bit else "-" for letter, bit in (("r", 4), ("w", 2), ("x", 1)))


def _owner(tag: int, number: int) -> str:
    """The name of the user or group NUMBER, empty where TAG says that it is the file's own."""
    import grp
    import pwd

    try:
        return pwd.getpwuid(number).pw_name if tag == 2 else grp.getgrgid(number).gr_name if tag == 8 else ""
    except KeyError:
        return str(number)


def _parsed(text: str) -> list[tuple[int, int, int]] | None:
    """TEXT as rows of tag, permission bits and id; None when it is no access control list."""
    import grp
    import pwd

    rows = []
    for line in text.split():
        kind, _, rest = line.partition(":")
        who, _, letters = rest.partition(":")
        tag = {"user": 2, "group": 8, "mask": 0x10, "other": 0x20}.get(kind)
        if tag is None or set(letters) - set("rwx-"):
            return None
        number = _ANYBODY
        try:
            if who and tag == 2:
                number = int(who) if who.isdigit() else pwd.getpwnam(who).pw_uid
            elif who and tag == 8:
                number = int(who) if who.isdigit() else grp.getgrnam(who).gr_gid
        except KeyError:
            return None
        if not who and tag in (2, 8):
            tag >>= 1
        rows.append((tag, sum(bit for letter, bit in (("r", 4), ("w", 2), ("x", 1)) if letter in letters), number))
    return sorted(rows) if {1, 4, 0x20} <= {row[0] for row in rows} else None


@primitive("set-file-acl")
def set_file_acl(it: Any, filename: Obj, acl_string: Obj) -> Obj:
    """Give FILENAME the access control list ACL-STRING, like one from `file-acl'; return t, nil if that makes no sense.

    Signals `file-missing' and `file-error'.
    """
    check_string(filename)
    name = absolute(it, filename)
    result = handled(it, "set-file-acl", (name,), name, acl_string)
    if result is not None:
        return result
    rows = _parsed(acl_string.s) if isinstance(acl_string, LispString) else None
    if rows is None:
        return nil
    path = path_of(it, name, True)
    try:
        bits = {row[0]: row[1] for row in rows}
        if len(rows) == 3:
            try:
                os.removexattr(path, _ATTRIBUTE)
            except OSError as problem:
                if problem.errno not in (errno.ENODATA, errno.ENOTSUP):
                    raise
            mode = os.stat(path).st_mode & 0o7000
            os.chmod(path, mode | bits[1] << 6 | bits[4] << 3 | bits[0x20])
        else:
            os.setxattr(path, _ATTRIBUTE, struct.pack("<I", 2) + b"".join(struct.pack("<HHI", *row) for row in rows))
    except OSError as problem:
        raise failure("Setting ACL", problem, name) from None
    return t

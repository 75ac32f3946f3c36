"""The kernel's notices about files that change (inotify), through the C library.

A module of its own that is imported when the first file is watched: ctypes costs start-up milliseconds.
"""

from __future__ import annotations

import ctypes
import os
import struct
from typing import NamedTuple

MASK_ADD = 0x20000000
EXCL_UNLINK = 0x04000000
IGNORED = 0x8000

_HEAD = struct.Struct("iIII")
_SPACE = 1 << 16


class Notice(NamedTuple):
    """One event: the watch, what happened as bits, a number two halves of a renaming share, the name in a directory."""

    watch: int
    mask: int
    cookie: int
    name: bytes


class Inotify:
    """A queue of notices; `fd` is readable while there are some."""

    def __init__(self) -> None:
        library = ctypes.CDLL(None, use_errno=True)
        self._add = library.inotify_add_watch
        self._remove = library.inotify_rm_watch
        self.fd: int = library.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
        if self.fd < 0:
            raise _problem()

    def add(self, path: bytes, mask: int) -> int:
        """Watch PATH for the events in MASK; the number of the watch, which paths to the same file share."""
        watch: int = self._add(self.fd, ctypes.c_char_p(path), ctypes.c_uint32(mask))
        if watch < 0:
            raise _problem()
        return watch

    def remove(self, watch: int) -> None:
        """End the watch."""
        if self._remove(self.fd, watch) < 0:
            raise _problem()

    def read(self) -> list[Notice]:
        """The notices that have come."""
        try:
            data = os.read(self.fd, _SPACE)
        except BlockingIOError:
            return []
        notices = []
        at = 0
        while at < len(data):
            watch, mask, cookie, size = _HEAD.unpack_from(data, at)
            at += _HEAD.size
            notices.append(Notice(watch, mask, cookie, data[at : at + size].rstrip(b"\0")))
            at += size
        return notices

    def close(self) -> None:
        """Give the descriptor back; all watches end."""
        os.close(self.fd)


def _problem() -> OSError:
    number = ctypes.get_errno()
    return OSError(number, os.strerror(number))

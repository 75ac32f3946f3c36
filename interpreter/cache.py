"""The compile cache: what a source file compiles to, kept between runs.

One cache file for each source file, named after the path and holding a checksum, elwire's and Python's versions and
the source's own checksum: any of them being different makes it as good as absent.  A file or folder that somebody else
could have written is never read, because what it holds is code.  Writing goes to a temporary file first.

The environment variable `ELWIRE_CACHE` names another folder, or turns the cache off when it is `0` or empty.
"""

from __future__ import annotations

import marshal
import os
import stat
import sys
from typing import Any

FORMAT = 4
_HEADER = 32


def version_tag() -> bytes:
    """What must be equal for a cache file to be of use: our format, our code, this Python."""
    from _frozen_importlib_external import MAGIC_NUMBER  # what importlib.util has, without its imports
    from _imp import source_hash

    stamps: list[object] = [FORMAT, sys.implementation.cache_tag, sys.version]
    folder = os.path.dirname(__file__)
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda each: each.name):
            if entry.name.endswith(".py"):
                status = entry.stat()
                stamps.append((entry.name, status.st_size, int(status.st_mtime)))
    return source_hash(int.from_bytes(MAGIC_NUMBER, "little"), repr(stamps).encode())


def digest(data: bytes) -> bytes:
    """A checksum of DATA, 32 bytes."""
    from _blake2 import blake2b

    return blake2b(data, digest_size=_HEADER).digest()


def default_directory() -> str | None:
    """The cache folder, None when the cache is off."""
    wanted = os.environ.get("ELWIRE_CACHE")
    if wanted is not None:
        return wanted if wanted not in ("", "0") else None
    base = os.environ.get("XDG_CACHE_HOME") or ""
    if not os.path.isabs(base):
        home = os.path.expanduser("~")
        if not os.path.isabs(home):
            return None
        base = os.path.join(home, ".cache")
    return os.path.join(base, "elwire")


class Cache:
    """The cache in DIRECTORY, or none at all when DIRECTORY is None."""

    def __init__(self, directory: str | None) -> None:
        self.directory = directory
        self._tag: bytes | None = None
        self._safe: bool | None = None

    @property
    def tag(self) -> bytes:
        if self._tag is None:
            self._tag = version_tag()
        return self._tag

    def path_for(self, source: str) -> str:
        assert self.directory is not None
        name = os.path.basename(source)[:60]
        return os.path.join(self.directory, f"{name}.{digest(os.fsencode(source)).hex()[:24]}.elwc")

    def _is_private(self, status: os.stat_result) -> bool:
        return status.st_uid == os.geteuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)

    def directory_is_safe(self) -> bool:
        """Whether the folder is ours alone to write."""
        if self.directory is None:
            return False
        if self._safe is None:
            try:
                status = os.lstat(self.directory)
                self._safe = stat.S_ISDIR(status.st_mode) and self._is_private(status)
            except OSError:
                return False
        return self._safe

    def read(self, source: str, source_digest: bytes) -> Any:
        """What was written for SOURCE with this digest; None when there is nothing usable."""
        if not self.directory_is_safe():
            return None
        try:
            with open(self.path_for(source), "rb") as file:
                if not self._is_private(os.fstat(file.fileno())):
                    return None
                data = file.read()
        except OSError:
            return None
        head = self.tag + source_digest
        if len(data) < _HEADER + len(head) or data[_HEADER : _HEADER + len(head)] != head:
            return None
        if digest(data[_HEADER:]) != data[:_HEADER]:
            return None
        try:
            return marshal.loads(data[_HEADER + len(head) :])
        except (EOFError, ValueError, TypeError):
            return None

    def write(self, source: str, source_digest: bytes, content: Any) -> None:
        """Keep CONTENT for SOURCE; a folder that cannot be written is no error."""
        if self.directory is None:
            return
        try:
            body = self.tag + source_digest + marshal.dumps(content)
            os.makedirs(self.directory, mode=0o700, exist_ok=True)
            if not self.directory_is_safe():
                return
            path = self.path_for(source)
            temporary = f"{path}.{os.getpid()}.tmp"
            descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            try:
                with os.fdopen(descriptor, "wb") as file:
                    file.write(digest(body) + body)
                os.replace(temporary, path)
            except BaseException:
                os.unlink(temporary)
                raise
        except (OSError, ValueError):
            return

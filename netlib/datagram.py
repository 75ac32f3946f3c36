"""A datagram socket and the address it sends to, which is that of whoever wrote last."""

from __future__ import annotations

import errno
import os
import socket
from typing import Any


class Datagram:
    """`remote` is the address that `send` sends to, None until somebody has written to a server."""

    __slots__ = ("family", "fd", "pending", "remote", "sock")

    def __init__(self, sock: socket.socket, remote: Any) -> None:
        sock.setblocking(False)
        self.sock = sock
        self.fd = sock.fileno()
        self.family = sock.family
        self.remote = remote
        self.pending = 0

    def read(self, scratch: memoryview) -> bytes | None:
        """One datagram, which may be empty; None when none has come."""
        try:
            data, sender = self.sock.recvfrom(max(len(scratch), 65_536))
        except (BlockingIOError, InterruptedError):
            return None
        if sender:
            self.remote = sender
        return data

    def send(self, data: bytes) -> bool:
        """Send DATA as one datagram; always all of it."""
        if self.remote is None:
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        self.sock.sendto(data, self.remote)
        return True

    def flush(self) -> bool:
        """Nothing is ever queued."""
        return True

    def drop(self) -> None:
        """Nothing is ever queued."""

    def close(self) -> None:
        """Close the socket."""
        self.sock.close()

"""A two-way stream of bytes: a connected socket, or a pair of pipe ends, with a queue of what is still to be sent."""

from __future__ import annotations

import os
import socket
from collections import deque
from typing import Any, Protocol


class Stream(Protocol):
    """What the process layer asks of a stream."""

    outgoing: deque[memoryview]
    pending: int

    def read(self, scratch: memoryview) -> bytes | None:
        """What fits into SCRATCH, which serves as the place to read to.

        b"" at the end of the stream, None when nothing has come; raises OSError when it is broken.
        """

    def send(self, data: bytes) -> bool:
        """Queue DATA and send what the kernel takes; true when nothing is left to send."""

    def flush(self) -> bool:
        """Send what the kernel takes of the queue; true when nothing is left."""


class SendQueue:
    """The outgoing half: bytes leave in the order in which they were queued, whoever flushes."""

    __slots__ = ("outgoing", "pending", "writer")

    def __init__(self) -> None:
        self.writer: Any = None
        """Whoever waits for the queue to be sent."""
        self.outgoing: deque[memoryview] = deque()
        self.pending = 0

    def _write(self, data: bytes | memoryview) -> int:
        raise NotImplementedError

    def send(self, data: bytes) -> bool:
        """Queue DATA and send what the kernel takes; true when nothing is left to send."""
        if not self.outgoing:
            try:
                sent = self._write(data)
            except (BlockingIOError, InterruptedError):
                sent = 0
            if sent == len(data):
                return True
            self.outgoing.append(memoryview(data)[sent:])
            self.pending = len(data) - sent
            return False
        self.outgoing.append(memoryview(data))
        self.pending += len(data)
        return self.flush()

    def flush(self) -> bool:
        """Send what the kernel takes of the queue; true when nothing is left."""
        outgoing = self.outgoing
        while outgoing:
            first = outgoing[0]
            try:
                sent = self._write(first)
            except (BlockingIOError, InterruptedError):
                return False
            self.pending -= sent
            if sent < len(first):
                outgoing[0] = first[sent:]
            else:
                outgoing.popleft()
        return True

    def drop(self) -> None:
        """Forget what is queued: it can no longer be sent."""
        self.outgoing.clear()
        self.pending = 0


class SocketStream(SendQueue):
    """A connected (or connecting) stream socket; `fd` is watched for both directions."""

    __slots__ = ("_receive", "_send", "fd", "sock")

    def __init__(self, sock: socket.socket) -> None:
        super().__init__()
        sock.setblocking(False)
        self.sock = sock
        self.fd = sock.fileno()
        self._send = sock.send
        self._receive = sock.recv_into

    def read(self, scratch: memoryview) -> bytes | None:
        """What has come, as much as fits into SCRATCH; see `Stream`."""
        try:
            size = self._receive(scratch)
        except (BlockingIOError, InterruptedError):
            return None
        return scratch[:size].tobytes()

    def _write(self, data: bytes | memoryview) -> int:
        return self._send(data)

    def send_eof(self) -> None:
        """Tell the peer that nothing more will be sent."""
        self.sock.shutdown(socket.SHUT_WR)

    def close(self) -> None:
        """Close the socket; what is still queued is lost."""
        self.drop()
        self.sock.close()


class PipeStream(SendQueue):
    """Two descriptors, of pipes or one terminal; either may be -1."""

    __slots__ = ("fd", "out_fd")

    def __init__(self, in_fd: int, out_fd: int) -> None:
        super().__init__()
        self.fd = in_fd
        self.out_fd = out_fd
        for fd in {in_fd, out_fd} - {-1}:
            os.set_blocking(fd, False)

    def read(self, scratch: memoryview) -> bytes | None:
        """What has come, as much as fits into SCRATCH; see `Stream`."""
        try:
            size = os.readv(self.fd, [scratch])
        except (BlockingIOError, InterruptedError):
            return None
        return scratch[:size].tobytes()

    def _write(self, data: bytes | memoryview) -> int:
        return os.write(self.out_fd, data)

    def close_out(self) -> None:
        """Close the outgoing end, which is how a pipe says end of file."""
        if self.out_fd >= 0 and self.out_fd != self.fd:
            os.close(self.out_fd)
        self.out_fd = -1

    def close(self) -> None:
        """Close both ends."""
        self.drop()
        self.close_out()
        if self.fd >= 0:
            os.close(self.fd)
            self.fd = -1

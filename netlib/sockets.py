"""Making sockets: listeners, and connections that do not block; and the socket options that have names."""

from __future__ import annotations

import errno
import os
import socket
from typing import Any

# name -> (level, option, kind of value)
OPTIONS: dict[str, tuple[int, int, str]] = {
    "bindtodevice": (socket.SOL_SOCKET, getattr(socket, "SO_BINDTODEVICE", 25), "device"),
    "broadcast": (socket.SOL_SOCKET, socket.SO_BROADCAST, "flag"),
    "dontroute": (socket.SOL_SOCKET, socket.SO_DONTROUTE, "flag"),
    "keepalive": (socket.SOL_SOCKET, socket.SO_KEEPALIVE, "flag"),
    "linger": (socket.SOL_SOCKET, socket.SO_LINGER, "linger"),
    "oobinline": (socket.SOL_SOCKET, socket.SO_OOBINLINE, "flag"),
    "priority": (socket.SOL_SOCKET, getattr(socket, "SO_PRIORITY", 12), "number"),
    "reuseaddr": (socket.SOL_SOCKET, socket.SO_REUSEADDR, "flag"),
}


def new_socket(family: int, kind: int) -> socket.socket:
    """A socket that does not block and that child programs do not inherit."""
    return socket.socket(family, kind | socket.SOCK_NONBLOCK | socket.SOCK_CLOEXEC)


def start_connect(sock: socket.socket, address: Any) -> bool:
    """Begin to connect; true when connected at once, false while it is under way; raises OSError when refused."""
    code = sock.connect_ex(address)
    if code == 0:
        return True
    if code == errno.EINPROGRESS:
        return False
    raise OSError(code, os.strerror(code))


def connect_result(sock: socket.socket) -> int | None:
    """What became of a connection under way: 0 when open, an errno when it failed, None while still under way."""
    code = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
    if code:
        return code
    try:
        sock.getpeername()
    except OSError as failure:
        return None if failure.errno == errno.ENOTCONN else failure.errno
    return 0

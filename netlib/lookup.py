"""Looking names up, without ever blocking the loop when asked not to."""

from __future__ import annotations

import socket
from collections.abc import Callable
from typing import Any, TypeAlias

from elwire.netlib.host import Host

Address: TypeAlias = "tuple[int, Any]"
"""An address family and the address as Python's socket functions take it."""

_ERROR_TEXTS = {
    socket.EAI_ADDRFAMILY: "Address family for hostname not supported",
    socket.EAI_AGAIN: "Temporary failure in name resolution",
    socket.EAI_BADFLAGS: "Bad value for ai_flags",
    socket.EAI_FAIL: "Non-recoverable failure in name resolution",
    socket.EAI_FAMILY: "ai_family not supported",
    socket.EAI_MEMORY: "Memory allocation failure",
    socket.EAI_NODATA: "No address associated with hostname",
    socket.EAI_NONAME: "Name or service not known",
    socket.EAI_SERVICE: "Servname not supported for ai_socktype",
    socket.EAI_SOCKTYPE: "ai_socktype not supported",
}


class LookupFailed(Exception):
    """A name that could not be looked up; the text is the C library's."""


def lookup(host: str | None, service: str | int, family: int, kind: int, flags: int = 0) -> list[Address]:
    """The addresses of HOST and SERVICE, blocking while the name is looked up; raises `LookupFailed`."""
    try:
        found = socket.getaddrinfo(host, service, family, kind, 0, flags)
    except socket.gaierror as failure:
        code = failure.args[0]
        raise LookupFailed(_ERROR_TEXTS.get(code) or str(failure.args[1])) from None
    except (UnicodeError, OverflowError) as failure:
        raise LookupFailed(_ERROR_TEXTS[socket.EAI_NONAME]) from failure
    return [(each[0], each[4]) for each in found]


def is_numeric(host: str) -> bool:
    """True when HOST is an address already, so that looking it up asks nobody."""
    for family in (socket.AF_INET, socket.AF_INET6):
        try:
            socket.inet_pton(family, host.partition("%")[0])
        except (OSError, ValueError):
            continue
        return True
    return False


def lookup_later(
    loop: Host,
    done: Callable[[list[Address] | LookupFailed], None],
    host: str,
    service: str | int,
    family: int,
    kind: int,
) -> None:
    """Look HOST and SERVICE up in a thread; a later wait of LOOP calls DONE with the addresses or the failure."""
    import threading

    loop.wake_fd  # noqa: B018  made here, by the loop's own thread
    loop.errands += 1

    def work() -> None:
        result: list[Address] | LookupFailed
        try:
            result = lookup(host, service, family, kind)
        except LookupFailed as failure:
            result = failure

        def deliver() -> None:
            loop.errands -= 1
            done(result)

        try:
            loop.call_soon_threadsafe(deliver)
        except OSError:
            pass  # the loop was closed while the name was being looked up

    threading.Thread(target=work, name=f"lookup {host}", daemon=True).start()

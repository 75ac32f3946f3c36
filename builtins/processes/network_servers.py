"""Servers: accepting connections, and what a connection inherits from its server."""

from __future__ import annotations

import errno
import os
import socket
import struct
from typing import Any

from elwire.builtins.buffers.buffers import get_buffer_create
from elwire.builtins.processes.network_addresses import to_lisp
from elwire.builtins.processes.process_coding import set_codings
from elwire.builtins.processes.process_objects import Process, ProcessTable, plist_put, processes
from elwire.builtins.processes.process_output import run_sentinel, stream_ready
from elwire.interpreter.objects import LispString, Obj, list_to_lisp, list_to_python, nil, t
from elwire.interpreter.signals import Name, Signal
from elwire.netlib.stream import SocketStream

_EXHAUSTED = (errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM)


class Listener:
    """A listening socket; nothing is read from it or sent to it."""

    __slots__ = ("fd", "pending", "sock")

    def __init__(self, sock: socket.socket) -> None:
        sock.setblocking(False)
        self.sock = sock
        self.fd = sock.fileno()
        self.pending = 0

    def close(self) -> None:
        """Close the socket."""
        self.sock.close()


def server_ready(server: Process, mask: int) -> int:
    """Accept one connection of SERVER, unless MASK is 0, which only asks to go on after descriptors ran out."""
    it = server.it
    if not mask or server.channel is None or server.command is t:
        return 0
    table = processes(it)
    try:
        sock, address = server.channel.sock.accept()
    except (BlockingIOError, InterruptedError, ConnectionAbortedError):
        return 0
    except OSError as failure:
        if failure.errno in _EXHAUSTED:
            # The connection stays in the queue; polling it would spin until a descriptor is free.
            table.unwatch(server)
            table.paused.append(server)
        text = LispString(os.strerror(failure.errno or 0))
        raise Signal(Name("file-error"), (LispString("Cannot accept connection"), text, server)) from None
    _new_client(it, table, server, sock, address)
    return 0


def _shown_host(family: int, address: Any) -> str:
    if family == socket.AF_INET:
        return str(address[0])
    packed = socket.inet_pton(socket.AF_INET6, address[0].partition("%")[0])
    # Emacs prints the words in the byte order of the machine, and names must be the same.
    return ":".join(f"{each:x}" for each in struct.unpack("=8H", packed))


def _new_client(it: Any, table: ProcessTable, server: Process, sock: socket.socket, address: Any) -> None:
    """Make the process of a connection that SERVER has accepted, and tell the server's log and the sentinel."""
    table.accepted += 1
    family = sock.family
    intern = it.intern
    contact = list_to_lisp(list_to_python(server.contact))
    contact = plist_put(contact, intern(":server"), nil)
    if family == socket.AF_INET or family == socket.AF_INET6:
        host = _shown_host(family, address)
        caller = f" <{host}:{address[1]}>" if family == socket.AF_INET else f" <[{host}]:{address[1]}>"
        contact = plist_put(contact, intern(":host"), LispString(host))
        contact = plist_put(contact, intern(":service"), address[1])
    else:
        host = "-"
        caller = f" <{table.accepted}>"
        contact = plist_put(contact, intern(":host"), t)
    base = server.name.s
    buffer: Obj = nil
    if server.filter is t or server.filter is it.s.internal_default_process_filter:
        named = server.buffer.name if server.buffer is not nil and server.buffer.name is not nil else server.name
        buffer = get_buffer_create(it, LispString(named.s + caller))
    process = table.new(LispString(base + caller), "network")
    process.role = "accepted"
    process.channel = SocketStream(sock)
    process.fd = sock.fileno()
    process.ready = stream_ready
    contact = plist_put(contact, intern(":local"), to_lisp(family, sock.getsockname()))
    contact = plist_put(contact, intern(":remote"), to_lisp(family, address))
    process.contact = contact
    process.filter = server.filter
    process.sentinel = server.sentinel
    process.log = server.log
    process.plist = list_to_lisp(list_to_python(server.plist)) if server.plist is not nil else nil
    process.thread = server.thread
    process.inherit_coding = server.inherit_coding
    set_codings(process, server.decode_name, server.encode_name)
    if buffer is not nil:
        table.set_buffer(process, buffer)
        process.mark.set(buffer, buffer.text.length + 1)
    if server.tls_parameters is not nil:
        # An addition to Emacs, which has no TLS servers; nobody hears of the client before it has shaken hands.
        from elwire.builtins.gnutls import session

        session.begin_later(it, process, server.tls_parameters.car, server.tls_parameters.cdr, server)
        return
    table.update_watch(process)
    if it.instruments:
        table.tell("status", process, "run")
    if server.log is not nil:
        server.log.call(server, process, LispString(f"accept from {host}\n"))
    process.event = "accepted"
    run_sentinel(it, process, f"open from {host}\n")

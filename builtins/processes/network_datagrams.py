"""Datagram processes: each datagram is one call of the filter, and one sending is one datagram."""

from __future__ import annotations

import socket
from typing import Any

from elwire.builtins.processes.network_addresses import from_lisp, to_lisp
from elwire.builtins.processes.network_options import set_options_of
from elwire.builtins.processes.process_objects import (
    Process,
    ProcessTable,
    check_process,
    plist_put,
    processes,
)
from elwire.builtins.processes.process_output import deliver, scratch
from elwire.builtins.processes.programs import system_error
from elwire.interpreter.objects import Cons, Obj, Vector, list_to_python, nil, t
from elwire.interpreter.registry import primitive
from elwire.netlib.datagram import Datagram
from elwire.netlib.sockets import new_socket


class DatagramChannel(Datagram):
    """A datagram socket whose peer's address Lisp can see."""

    __slots__ = ()

    def lisp_remote(self) -> Obj:
        """The address that is sent to, as Lisp has it; for a server nobody has written to, one of family 0."""
        if self.remote is None:
            size = {socket.AF_INET: 14, socket.AF_INET6: 26}.get(self.family, 108)
            return Cons(0, Vector([0] * size))
        return to_lisp(self.family, self.remote)


def connect_datagram(it: Any, table: ProcessTable, process: Process, contact: Obj, kind: int) -> None:
    """Make PROCESS, whose keywords are CONTACT, send to the first of its candidates."""
    family, address = process.candidates.pop(0)
    try:
        sock = new_socket(family, kind)
    except OSError as failure:
        raise system_error("make client process failed", failure.errno or 0, *list_to_python(contact)) from None
    process.role = "datagram"
    process.channel = DatagramChannel(sock, address)
    set_options_of(it, sock, contact)
    process.ready = datagram_ready
    process.fd = sock.fileno()
    process.contact = plist_put(process.contact, it.intern(":remote"), to_lisp(family, address))
    process.contact = plist_put(process.contact, it.intern(":local"), to_lisp(family, sock.getsockname()))
    table.update_watch(process)


def datagram_ready(process: Process, mask: int) -> int:
    """Hand one datagram to the filter of PROCESS; its length."""
    it = process.it
    if process.channel is None or process.filter is t or process.command is t:
        return 0
    try:
        data = process.channel.read(scratch(processes(it)))
    except OSError:
        return 0
    if not data:
        return 0
    process.reads += 1
    if it.instruments:
        processes(it).tell("bytes_in", process, data)
    deliver(it, process, data)
    return len(data)


@primitive("process-datagram-address")
def process_datagram_address(process: Obj) -> Obj:
    """Return the address that the datagram PROCESS sends to; nil when PROCESS is no datagram process."""
    check_process(process)
    if process.role != "datagram" or process.channel is None:
        return nil
    return process.channel.lisp_remote()


@primitive("set-process-datagram-address")
def set_process_datagram_address(it: Any, process: Obj, address: Obj) -> Obj:
    """Make ADDRESS the address that the datagram PROCESS sends to; return ADDRESS, nil when it does not fit."""
    check_process(process)
    if process.role != "datagram" or process.channel is None:
        return nil
    found = from_lisp(address)
    if found is None or found[0] != process.channel.family:
        return nil
    process.channel.remote = found[1]
    return address

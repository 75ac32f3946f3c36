"""Socket options by keyword: `:keepalive`, `:linger` and the like."""

from __future__ import annotations

import os
import socket
import struct
from typing import Any

from elwire.builtins.processes.process_objects import Process, check_process, plist_put
from elwire.interpreter.objects import Cons, LispString, Obj, Symbol, nil, t
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import Name, Signal, error, wrong_type
from elwire.netlib.sockets import OPTIONS


def set_option(it: Any, sock: socket.socket, option: Obj, value: Obj) -> bool:
    """Set OPTION of SOCK to VALUE; false when there is no such option."""
    name = option.name if isinstance(option, Symbol) and option is not nil else ""
    known = OPTIONS.get(name[1:]) if name[:1] == ":" else None
    if known is None:
        return False
    level, number, kind = known
    packed: int | bytes
    if kind == "flag":
        packed = 0 if value is nil else 1
    elif kind == "number":
        if type(value) is not int:
            raise error(f"Bad option value for {name}")
        packed = value
    elif kind == "device":
        if value is not nil and not isinstance(value, LispString):
            raise error(f"Bad option value for {name}")
        packed = os.fsencode(value.s)[:15] + b"\0" if isinstance(value, LispString) else b""
    else:
        seconds = value if type(value) is int else 0
        packed = struct.pack("ii", 0 if value is nil else 1, seconds)
    try:
        sock.setsockopt(level, number, packed)
    except OSError as failure:
        text = LispString(os.strerror(failure.errno or 0))
        raise Signal(Name("file-error"), (LispString("Cannot set network option"), text, option, value)) from None
    return True


def set_options_of(it: Any, sock: socket.socket, contact: Obj) -> None:
    """Set the options among the keywords of CONTACT."""
    cell = contact
    while isinstance(cell, Cons) and isinstance(cell.cdr, Cons):
        set_option(it, sock, cell.car, cell.cdr.car)
        cell = cell.cdr.cdr


@primitive("set-network-process-option")
def set_network_process_option(it: Any, process: Obj, option: Obj, value: Obj, no_error: Obj = nil) -> Obj:
    """Set OPTION, a keyword such as `:keepalive`, of the network PROCESS to VALUE; return t.

    For an unknown OPTION return nil when NO-ERROR is non-nil.  Signals `error` when it is nil, when PROCESS is no
    network process or not running, and for a bad VALUE; `file-error` when the system refuses.
    """
    found: Process = check_process(process)
    if not isinstance(option, Symbol):
        raise wrong_type("symbolp", option)
    if found.kind != "network":
        raise error("Process is not a network process")
    sock = getattr(found.channel, "sock", None)
    if sock is None:
        raise error("Process is not running")
    if set_option(it, sock, option, value):
        found.contact = plist_put(found.contact, option, value)
        return t
    if no_error is nil:
        raise error("Unknown or unsupported option")
    return nil

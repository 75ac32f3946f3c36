"""Serial ports: `make-serial-process`, `serial-process-configure`.  See "Serial Ports" in the Emacs Lisp manual."""

from __future__ import annotations

from typing import Any

from elwire.builtins.buffers.buffers import get_buffer_create
from elwire.builtins.gate import ask
from elwire.builtins.processes.process_coding import coding_of, set_codings
from elwire.builtins.processes.process_objects import (
    Process,
    designated,
    plist_get,
    plist_member,
    plist_put,
    processes,
)
from elwire.builtins.processes.process_output import stream_ready
from elwire.builtins.processes.programs import encoded, system_error
from elwire.interpreter.objects import Cons, LispString, Obj, list_to_lisp, nil, t
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import error, wrong_type
from elwire.netlib.serial import Refused, configure, open_port
from elwire.netlib.stream import PipeStream


def _fixnum(value: Obj) -> int:
    if type(value) is not int:
        raise wrong_type("fixnump", value)
    return value


def set_up_port(it: Any, process: Process, args: Obj) -> None:
    """Set the port of PROCESS up as the plist ARGS says, or else as it was, and note that in its contact."""
    intern = it.intern
    contact = process.contact

    def wanted(name: str) -> Obj:
        key = intern(name)
        return plist_get(args if plist_member(args, key) else contact, key)

    changed = contact
    speed = _fixnum(wanted(":speed"))
    bytesize = wanted(":bytesize")
    bytesize = 8 if bytesize is nil else _fixnum(bytesize)
    if bytesize not in (7, 8):
        raise error(":bytesize must be nil (8), 7, or 8")
    parity = wanted(":parity")
    letters = {nil: "N", it.s.even: "E", it.s.odd: "O"}
    if parity not in letters:
        raise error(":parity must be nil (no parity), \u2018even\u2019, or \u2018odd\u2019")
    stopbits = wanted(":stopbits")
    stopbits = 1 if stopbits is nil else _fixnum(stopbits)
    if stopbits not in (1, 2):
        raise error(":stopbits must be nil (1 stopbit), 1, or 2")
    flowcontrol = wanted(":flowcontrol")
    if flowcontrol not in (nil, it.s.hw, it.s.sw):
        raise error(":flowcontrol must be nil (no flowcontrol), \u2018hw\u2019, or \u2018sw\u2019")
    if process.channel is not None:
        letter = letters[parity]
        try:
            configure(
                process.channel.fd, speed, bytesize, letter, stopbits, "" if flowcontrol is nil else flowcontrol.name
            )
        except Refused as failure:
            data = (speed,) if failure.step == "Failed cfsetspeed" else ()
            raise system_error(failure.step, failure.number, *data) from None
    summary = LispString(f"{bytesize}{letters[parity]}{stopbits}")
    for name, value in (
        (":speed", speed), (":bytesize", bytesize), (":parity", parity), (":stopbits", stopbits),
        (":flowcontrol", flowcontrol), (":summary", summary),
    ):  # fmt: skip
        changed = plist_put(changed, intern(name), value)
    process.contact = changed


@primitive("serial-process-configure")
def serial_process_configure(it: Any, *args: Obj) -> Obj:
    """Set up the port of a serial process anew, as the keywords and values in ARGS say; return nil.

    `:process`, `:name`, `:buffer` or `:port` say which process, by default the current buffer's.  `:speed` is in bits
    per second; `:bytesize` 7, 8 or nil for 8; `:parity` nil, `even` or `odd`; `:stopbits` 1, 2 or nil for 1;
    `:flowcontrol` nil, `hw` or `sw`. What is not said stays. A process made with `:speed nil` is left alone.
    Signals `error`, `wrong-type-argument`, `file-error`.
    """
    plist = list_to_lisp(args)
    which: Obj = nil
    for name in (":process", ":name", ":buffer", ":port"):
        if which is nil:
            which = plist_get(plist, it.intern(name))
    process = designated(it, which)
    if process.kind != "serial":
        raise error("Not a serial process")
    if plist_get(process.contact, it.intern(":speed")) is not nil:
        set_up_port(it, process, plist)
    return nil


@primitive("make-serial-process")
def make_serial_process(it: Any, *args: Obj) -> Obj:
    """Open a serial port as the keywords and values in ARGS say; return its process.

    `:port` is the path of the device; `:speed`, which must be there, is in bits per second, nil to leave the port as it
    is; `:name` is by default that of the port; `:buffer` a buffer or the name of one, by default called like the
    process; `:coding`, `:noquery`, `:stop`, `:filter`, `:sentinel`, `:plist` are as for `make-network-process`;
    `:bytesize`, `:parity`, `:stopbits`, `:flowcontrol` as for `serial-process-configure`. Signals `error`,
    `wrong-type-argument`, `file-error`.
    """
    if not args:
        return nil
    contact = list_to_lisp(args)
    intern = it.intern

    def get(key: str) -> Obj:
        return plist_get(contact, intern(key))

    port, speed, name = get(":port"), get(":speed"), get(":name")
    if port is nil:
        raise error("No port specified")
    if not isinstance(port, LispString):
        raise wrong_type("stringp", port)
    if not plist_member(contact, intern(":speed")):
        raise error(":speed not specified")
    if speed is not nil:
        _fixnum(speed)
    if name is nil:
        name = port
    elif not isinstance(name, LispString):
        raise wrong_type("stringp", name)
    table = processes(it)
    process = table.new(name, "serial")
    try:
        process.contact = contact
        process.channel = _open(it, port)
        process.fd = process.channel.fd
        buffer = get(":buffer")
        buffer = get_buffer_create(it, name if buffer is nil else buffer)
        table.set_buffer(process, buffer)
        process.mark.set(buffer, buffer.text.length + 1)
        _furnish(it, process, get)
        if speed is not nil:
            set_up_port(it, process, nil)
        process.ready = stream_ready
        try:
            table.update_watch(process)
        except OSError as failure:
            # A plain file, which the kernel does not let one wait for.
            raise system_error("Opening serial port", failure.errno or 0, port) from None
    except BaseException:
        table.close_channel(process)
        table.remove(process)
        raise
    return process


def _open(it: Any, port: LispString) -> PipeStream:
    """The open port, unless the policy forbids it."""
    if it.policy is not None:
        ask(it, "connect", None, port.s)
    try:
        fd = open_port(encoded(port))
    except OSError as failure:
        raise system_error("Opening serial port", failure.errno or 0, port) from None
    return PipeStream(fd, fd)


def _furnish(it: Any, process: Process, get: Any) -> None:
    """Give PROCESS what its keywords say."""
    process.noquery = get(":noquery") is not nil
    if get(":filter") is not nil:
        process.filter = get(":filter")
    if get(":sentinel") is not nil:
        process.sentinel = get(":sentinel")
    if get(":stop") is not nil:
        process.command = t
    plist = get(":plist")
    if plist is not nil:
        process.plist = it.s.copy_sequence.call(plist)
    coding = get(":coding")
    if coding is nil:
        reading, writing = it.s.coding_system_for_read.value, it.s.coding_system_for_write.value
    else:
        reading, writing = (coding.car, coding.cdr) if isinstance(coding, Cons) else (coding, coding)
    for each in (reading, writing):
        coding_of(it, each)
    set_codings(process, reading, writing)

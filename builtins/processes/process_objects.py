"""Process objects, the table of them, and what every process primitive asks of its arguments."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from elwire.builtins.buffers.buffers import Buffer, buffer_table
from elwire.builtins.buffers.markers import Marker
from elwire.builtins.processes.process_status import EVENTS
from elwire.interpreter.errors import plist_get as plist_get
from elwire.interpreter.objects import Cons, LispObject, LispString, Obj, Symbol, nil, t
from elwire.interpreter.signals import error, wrong_type
from elwire.netlib.host import READ, WRITE, Host


class Process(LispObject):
    """A process: a network connection, a server, a subprocess, a pipe or a serial port.

    `state` is the internal status ("run", "connect", "listen", "failed", "exit", "signal", "stop"); `code` goes with
    it.  `channel` carries the bytes, None once closed.
    """

    __slots__ = (
        "__weakref__", "buffer", "candidates", "changed", "channel", "code", "command", "contact",
        "core_dumped", "decode_name", "decoder", "encode_name", "encoder", "event", "fd", "filter", "in_list",
        "inherit_coding", "interest", "it", "kind", "locked", "log", "lookup", "mark", "name", "noquery", "number",
        "pid", "plist", "pty", "reads", "ready", "role", "sentinel", "state", "stderr", "thread", "tls",
        "tls_parameters", "tty_name", "watcher", "writer",
    )  # fmt: skip

    def __init__(self, it: Any, name: LispString, kind: str) -> None:
        self.it = it
        self.name = name
        self.kind = kind
        """ "network", "real", "pipe" or "serial"."""
        self.role = "client"
        """For a network process: "client", "server", "accepted" or "datagram"."""
        self.state = "run"
        self.code: Any = 0
        self.core_dumped = False
        self.event = ""
        """What happened, the word that leads to the sentinel's text; see `process_status`."""
        self.changed = False
        """True while a change of status waits for its sentinel."""
        self.in_list = True
        self.contact: Obj = nil
        self.command: Obj = nil
        self.plist: Obj = nil
        self.buffer: Obj = nil
        self.mark = Marker()
        self.filter: Obj = it.s.internal_default_process_filter
        self.sentinel: Obj = it.s.internal_default_process_sentinel
        self.log: Obj = nil
        self.noquery = False
        self.inherit_coding = False
        self.decode_name: Obj = nil
        self.encode_name: Obj = nil
        self.decoder: Any = None
        self.encoder: Any = None
        self.thread: Any = None
        """The thread that made it, or that it is locked to, nil for none; None before there were threads."""
        self.locked = False
        """True when Lisp has locked it to `thread`: then no other thread reads it, whatever that one does."""
        self.channel: Any = None
        self.fd = -1
        self.interest = 0
        self.ready: Callable[[Process, int], int] = _never
        """Called when `fd` is ready; returns the number of bytes read, 0 when none."""
        self.reads = 0
        """How many chunks have been read so far."""
        self.candidates: list[Any] = []
        """Addresses still to be tried by a connection under way."""
        self.lookup: Any = None
        self.pid: int | None = None
        self.pty = False
        self.tty_name: Obj = nil
        self.stderr: Obj = nil
        self.watcher: Any = None
        self.tls: Any = None
        """Its `gnutls.session.Session`, None as long as nobody has asked for encryption."""
        self.tls_parameters: Obj = nil
        """Credential type and parameters for the handshake that follows connecting, a cons; nil for none."""
        self.writer: Any = None
        """What flushes the queue of `channel` while a send waits, when `fd` is also what is written to."""
        self.number = 0

    def print_name(self, it: Any) -> str:
        """How `prin1` shows the process."""
        return f"#<process {self.name.s}>"

    def princ_name(self, it: Any) -> str:
        """How `princ` shows the process: its name."""
        return self.name.s

    @property
    def network(self) -> bool:
        """True for processes that are no subprocess: network, pipe and serial ones."""
        return self.kind != "real"


def _never(process: Process, mask: int) -> int:
    return 0


class ProcessTable:
    """The processes of one interpreter, and the host they wait on."""

    def __init__(self, it: Any) -> None:
        self.it = it
        self.processes: list[Process] = []
        """Newest last."""
        self.by_name: dict[str, Process] = {}
        self.by_buffer: dict[Any, list[Process]] = {}
        self.host = Host()
        self.changed: list[Process] = []
        """Processes whose change of status waits for its sentinel."""
        self.paused: list[Process] = []
        """Servers that stopped accepting because descriptors ran out."""
        self.scheduler: Any = None
        """What lets threads take turns, once there are any."""
        self.scratch = memoryview(b"")
        self.ticks = 0
        """How many changes of status there have been."""
        self.counter = 0
        self.accepted = 0
        self.read_chunk = it.intern("elwire-read-chunk")
        self.read_max = it.intern("read-process-output-max")
        self.timer_list = it.intern("timer-list")

    def unique_name(self, name: str) -> str:
        """NAME, or NAME<1>, NAME<2>... when it is taken."""
        if name not in self.by_name:
            return name
        number = 1
        while f"{name}<{number}>" in self.by_name:
            number += 1
        return f"{name}<{number}>"

    def new(self, name: LispString, kind: str) -> Process:
        """A new process in the table, called NAME or like it."""
        unique = self.unique_name(name.s)
        process = Process(self.it, LispString(unique, name.multibyte if unique == name.s else None), kind)
        if self.scheduler is not None:
            process.thread = self.scheduler.current
        self.counter += 1
        process.number = self.counter
        self.processes.append(process)
        self.by_name[unique] = process
        if self.it.instruments:
            self.tell("created", process)
        return process

    def remove(self, process: Process) -> None:
        """Take PROCESS out of the table."""
        if process.in_list:
            process.in_list = False
            self.processes.remove(process)
            del self.by_name[process.name.s]
            self.set_buffer(process, process.buffer, listed=False)

    def set_buffer(self, process: Process, buffer: Obj, listed: bool = True) -> None:
        """Make BUFFER the buffer of PROCESS."""
        old = process.buffer
        owners = self.by_buffer.get(old)
        if owners is not None and process in owners:
            owners.remove(process)
            if not owners:
                del self.by_buffer[old]
        process.buffer = buffer
        if listed and buffer is not nil and process.in_list:
            self.by_buffer.setdefault(buffer, []).append(process)

    def tell(self, event: str, process: Process | None, *data: Any) -> None:
        """Report EVENT to the instruments; call only when there are any."""
        for instrument in self.it.instruments:
            getattr(instrument, event)(process, *data)

    # Watching

    def update_watch(self, process: Process) -> None:
        """Watch the descriptor of PROCESS for what its state asks for."""
        fd = process.fd
        if fd < 0:
            return
        interest = 0
        state = process.state
        if process.command is t and process.network:
            pass
        elif state == "connect":
            interest = WRITE if process.tls is None else process.tls.wants
        elif state == "listen" or (process.filter is not t and state in ("run", "stop")):
            interest = READ
        if process.writer is not None:
            interest |= WRITE
        if process.interest != interest:
            self.host.poller.watch(fd, interest, process)
            process.interest = interest

    def unwatch(self, process: Process) -> None:
        """Stop watching the descriptor of PROCESS."""
        if process.interest:
            self.host.poller.watch(process.fd, 0, process)
            process.interest = 0

    def close_channel(self, process: Process) -> None:
        """Close what carries the bytes of PROCESS."""
        self.unwatch(process)
        process.fd = -1
        channel = process.channel
        if channel is not None:
            process.channel = None
            if process.tls is not None:
                process.tls.close()
            channel.close()
            if self.paused:
                self.resume_paused()

    def resume_paused(self) -> None:
        """Let servers accept again: a descriptor has become free."""
        for server in self.paused:
            server.ready(server, 0)
            self.update_watch(server)
        self.paused.clear()

    def watch_children(self) -> None:
        """From now on take notice when a program is stopped or goes on, which its descriptor does not tell."""
        host = self.host
        if host.look_at_children is not self.look_at_children:
            from elwire.netlib.children import tell_of_children

            host.look_at_children = self.look_at_children
            tell_of_children(host)

    def look_at_children(self) -> None:
        """Ask the kernel about all programs."""
        for process in list(self.processes):
            if process.watcher is not None:
                process.watcher.look()

    def change(self, process: Process, event: str, code: Any = 0) -> None:
        """Give PROCESS the status that EVENT leads to; its sentinel will be told by the next wait."""
        process.state = state = EVENTS[process.kind, event][0]
        process.code = code
        process.event = event
        self.ticks += 1
        if self.it.instruments:
            self.tell("status", process, state)
        if not process.changed:
            process.changed = True
            self.changed.append(process)
        if self.scheduler is not None:
            self.scheduler.changed(process)


def processes(it: Any) -> ProcessTable:
    """The process table of IT."""
    try:
        return it.chapter_state["processes"]  # type: ignore[no-any-return]
    except KeyError:
        table = it.chapter_state["processes"] = ProcessTable(it)
        buffer_table(it).kill_callbacks.append(lambda buffer: _buffer_dies(it, buffer))
        return table


def _buffer_dies(it: Any, buffer: Buffer) -> None:
    """Delete the processes of BUFFER, which is being killed."""
    from elwire.builtins.processes.processes import kill_with_buffer

    for process in list(processes(it).by_buffer.get(buffer, ())):
        kill_with_buffer(it, process)


# Arguments


def check_process(value: Obj) -> Process:
    """VALUE, a process object; signals `wrong-type-argument processp`."""
    if type(value) is Process:
        return value
    raise wrong_type("processp", value)


def designated(it: Any, value: Obj) -> Process:
    """The process that VALUE means: itself, its name, its buffer or a buffer's name, nil for the current buffer's."""
    if type(value) is Process:
        return value
    from elwire.builtins.buffers.buffers import Buffer, find_buffer

    if isinstance(value, LispString):
        found = processes(it).by_name.get(value.s)
        if found is not None:
            return found
        buffer: Any = find_buffer(it, value)
        if buffer is None:
            raise error(f"Process {value.s} does not exist")
    elif value is nil:
        buffer = it.buffer
    elif isinstance(value, Buffer):
        buffer = value
        if buffer.name is nil:
            raise error("Attempt to get process for a dead buffer")
    else:
        raise wrong_type("processp", value)
    owner = process_of_buffer(it, buffer)
    if owner is None:
        raise error(f"Buffer {buffer.name.s} has no process")
    return owner


def process_of_buffer(it: Any, buffer: Any) -> Process | None:
    """The newest process of BUFFER, None when it has none."""
    owners = processes(it).by_buffer.get(buffer)
    return max(owners, key=lambda each: each.number) if owners else None


# Property lists of contacts


def plist_member(plist: Obj, key: Symbol) -> bool:
    """True when KEY is in PLIST."""
    while isinstance(plist, Cons):
        if plist.car is key:
            return True
        rest = plist.cdr
        plist = rest.cdr if isinstance(rest, Cons) else nil
    return False


def plist_put(plist: Obj, key: Symbol, value: Obj) -> Obj:
    """`(plist-put PLIST KEY VALUE)`."""
    cell = plist
    last: Any = None
    while isinstance(cell, Cons):
        rest = cell.cdr
        if not isinstance(rest, Cons):
            break
        if cell.car is key:
            rest.car = value
            return plist
        last = rest
        cell = rest.cdr
    entry = Cons(key, Cons(value, nil))
    if last is None:
        return entry
    last.cdr = entry
    return plist

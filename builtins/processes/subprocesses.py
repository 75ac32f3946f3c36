"""Subprocesses that run beside Lisp: `make-process`, `make-pipe-process`, their deaths."""

from __future__ import annotations

import os
import signal
from typing import Any

from elwire.builtins.buffers.buffers import get_buffer_create
from elwire.builtins.processes.process_coding import coding_from_alist, initial_coding, set_codings
from elwire.builtins.processes.process_objects import (
    Process,
    ProcessTable,
    check_process,
    plist_get,
    plist_member,
    processes,
)
from elwire.builtins.processes.process_output import stream_ready
from elwire.builtins.processes.programs import (
    encoded,
    environment,
    find_program,
    may_run,
    system_error,
    working_directory,
)
from elwire.interpreter.objects import LispString, Obj, list_to_lisp, list_to_python, nil, t
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import Name, Signal, error, wrong_type
from elwire.netlib.children import (
    ChildWatch,
    NotStarted,
    decode_status,
    kill_group,
    open_terminal,
    spawn,
    spawn_complaint,
)
from elwire.netlib.host import READ
from elwire.netlib.stream import PipeStream


class Watcher:
    """Owner of the descriptor that tells of a child's death."""

    __slots__ = ("process", "table", "watch")

    def __init__(self, table: ProcessTable, process: Process, pid: int) -> None:
        self.table = table
        self.process = process
        self.watch = ChildWatch(pid)
        table.host.poller.watch(self.watch.fd, READ, self)

    @property
    def fd(self) -> int:
        """The descriptor."""
        return self.watch.fd

    def ready(self, _owner: Any, _mask: int) -> int:
        """The child is dead, or nearly."""
        self.look()
        return 0

    def look(self) -> None:
        """Ask the kernel what has become of the child."""
        while (fd := self.watch.fd) >= 0:
            poller = self.table.host.poller
            poller.watch(fd, 0, self)
            status = self.watch.reap()
            if self.watch.fd >= 0:
                poller.watch(fd, READ, self)
            if status is None:
                return
            process = self.process
            if process.state in ("run", "stop"):
                state, code, core = decode_status(status)
                process.core_dumped = core
                if state == "signal":
                    event = "killed, core dumped" if core else "killed"
                elif state == "exit":
                    event = "exited" if code == 0 else "failed"
                else:
                    event = "stopped" if state == "stop" else "told to go on"
                self.table.change(process, event, code)


def kill_for_good(it: Any, process: Process) -> None:
    """Kill the program of PROCESS, now."""
    table = processes(it)
    pid = process.pid
    table.change(process, "deleted", int(signal.SIGKILL))
    if pid is not None and pid > 0:
        kill_group(pid)
        if process.watcher is not None:
            _reap_soon(process.watcher)
    table.close_channel(process)


def _reap_soon(watcher: Watcher) -> None:
    """A killed child dies within moments: leave no zombie for want of a later wait."""
    import select

    fd = watcher.fd
    if fd >= 0:
        poll = select.poll()
        poll.register(fd, select.POLLIN)
        if poll.poll(50):
            watcher.ready(None, 0)


def hang_up(process: Process) -> None:
    """Tell the program of PROCESS that its buffer is gone."""
    if process.pid is not None and process.pid > 0:
        kill_group(process.pid, signal.SIGHUP)


def send_signal(it: Any, target: Obj, number: int, current_group: Obj) -> None:
    """Send the signal NUMBER to the program that TARGET designates."""
    from elwire.builtins.processes.subprocess_signals import send_signal as send

    send(it, target, number, current_group)


@primitive("make-process")
def make_process(it: Any, *args: Obj) -> Obj:
    """Start a program as the keywords and values in ARGS say; return its process.

    `:name` STRING, made unique; `:buffer` a buffer or the name of one; `:command` a list of the program and its
    arguments, nil for a pseudo terminal without a program; `:connection-type` `pipe`, `pty` or nil for the default;
    `:stderr` a buffer or a pipe process for standard error; `:coding`; `:noquery`; `:filter`; `:sentinel`;
    `:file-handler` is accepted.  Signals `file-missing` when the program is not found, `wrong-type-argument`, `error`.
    """
    if not args:
        return nil
    contact = list_to_lisp(args)
    intern = it.intern

    def get(key: str) -> Obj:
        return plist_get(contact, intern(key))

    command = get(":command")
    if get(":stop") is not nil:
        raise wrong_type("null", get(":stop"))
    name = get(":name")
    if not isinstance(name, LispString):
        raise wrong_type("stringp", name)
    buffer = get(":buffer")
    if buffer is not nil:
        buffer = get_buffer_create(it, buffer)
    words = list_to_python(command)
    arguments = [encoded(each) for each in words]
    pty = _wants_pty(it, get(":connection-type")) and get(":stderr") is nil
    cwd = working_directory(it)
    program = b""
    if words:
        if os.path.isabs(arguments[0]) or arguments[0].startswith(b"~"):
            # Whether it can run is found out by trying.
            program = os.path.expanduser(arguments[0])
            if os.path.isdir(program):
                raise error("Specified program for new process is a directory")
        else:
            program = find_program(it, words[0])
        may_run(it, program, arguments)
    stderr = _stderr_process(it, get(":stderr"), name)
    table = processes(it)
    process = table.new(name, "real")
    try:
        process.contact = contact
        process.command = command
        process.noquery = get(":noquery") is not nil
        if get(":filter") is not nil:
            process.filter = get(":filter")
        if get(":sentinel") is not nil:
            process.sentinel = get(":sentinel")
        if buffer is not nil:
            table.set_buffer(process, buffer)
            process.mark.set(buffer, buffer.text.length + 1)
        key = intern(":coding")
        usual = coding_from_alist(it, it.s.process_coding_system_alist.value, words[0]) if words else nil
        reading, writing = initial_coding(it, plist_get(contact, key), plist_member(contact, key), usual, nil, True)
        set_codings(process, reading, writing)
        process.ready = stream_ready
        if words:
            _start(it, table, process, program, arguments, cwd, pty, stderr)
        else:
            process.pid = -2
            if pty:
                ours, theirs, tty = open_terminal(plain=True)
                os.close(theirs)
                process.pty = True
                process.tty_name = LispString(tty)
                process.channel = PipeStream(ours, ours)
            else:
                process.channel = PipePair()
            process.fd = process.channel.fd
        table.update_watch(process)
    except BaseException:
        table.close_channel(process)
        table.remove(process)
        if stderr is not None and stderr.in_list and not isinstance(get(":stderr"), Process):
            table.close_channel(stderr)
            table.remove(stderr)
        raise
    return process


def _wants_pty(it: Any, kind: Obj) -> bool:
    if kind is nil:
        return it.s.process_connection_type.value is not nil
    if kind is it.s.pty:
        return True
    if kind is it.s.pipe:
        return False
    raise Signal(Name("file-error"), (LispString("Unknown connection type"), LispString("No such process"), kind))


def _stderr_process(it: Any, stderr: Obj, name: LispString) -> Process | None:
    """The pipe process for standard error, made when STDERR is a buffer."""
    if stderr is nil:
        return None
    if isinstance(stderr, Process):
        return stderr
    intern = it.intern
    made = make_pipe_process(
        it, intern(":name"), LispString(name.s + " stderr"), intern(":buffer"), get_buffer_create(it, stderr)
    )
    return made  # type: ignore[no-any-return]


def _start(
    it: Any,
    table: ProcessTable,
    process: Process,
    program: bytes,
    arguments: list[bytes],
    cwd: bytes,
    pty: bool,
    stderr: Process | None,
) -> None:
    """Start the program of PROCESS and connect the two."""
    opened: list[int] = []
    theirs_err = -1
    try:
        if pty:
            ours, theirs, tty = open_terminal()
            opened += [ours, theirs]
            child_in = child_out = theirs
            parent_in = parent_out = ours
            process.pty = True
            process.tty_name = LispString(tty)
        else:
            child_in, parent_out = os.pipe2(os.O_CLOEXEC)
            opened += [child_in, parent_out]
            parent_in, child_out = os.pipe2(os.O_CLOEXEC)
            opened += [parent_in, child_out]
        if stderr is not None and stderr.channel is not None:
            theirs_err = stderr.channel.child_end
        ends = child_in, child_out, child_out if theirs_err < 0 else theirs_err, pty
        try:
            pid = spawn(arguments, program, cwd, environment(it, cwd), *ends)
        except NotStarted as failure:
            if failure.stage == "cwd":
                raise
            pid = spawn_complaint(encoded(it.s.command_line_args.value.car), program, failure.number, cwd, *ends)
    except NotStarted as failure:
        for fd in opened:
            os.close(fd)
        message = "Setting current directory" if failure.stage == "cwd" else "Doing vfork"
        raise system_error(message, failure.number, LispString(os.fsdecode(program))) from None
    except OSError as failure:
        for fd in opened:
            os.close(fd)
        raise system_error("Creating pipe", failure.errno or 0) from None
    for fd in {child_in, child_out}:
        os.close(fd)
    if stderr is not None and stderr.channel is not None:
        stderr.channel.close_child_end()
        process.stderr = stderr
    process.pid = pid
    process.channel = PipeStream(parent_in, parent_out)
    process.fd = parent_in
    process.watcher = Watcher(table, process, pid)
    table.watch_children()


# Pipe processes


class PipePair(PipeStream):
    """Our ends of a pipe process; `child_end` is what a program is given to write to."""

    __slots__ = ("child_end", "child_in")

    def __init__(self) -> None:
        incoming, self.child_end = os.pipe2(os.O_CLOEXEC)
        self.child_in, outgoing = os.pipe2(os.O_CLOEXEC)
        super().__init__(incoming, outgoing)

    def close_child_end(self) -> None:
        """Forget the ends that the program has now."""
        for fd in (self.child_end, self.child_in):
            if fd >= 0:
                os.close(fd)
        self.child_end = self.child_in = -1

    def close(self) -> None:
        """Close all ends."""
        self.close_child_end()
        super().close()


@primitive("make-pipe-process")
def make_pipe_process(it: Any, *args: Obj) -> Obj:
    """Make a process that is nothing but a pipe, for the standard error of a program; return it.

    The keywords in ARGS are `:name`, `:buffer`, `:coding`, `:noquery`, `:stop`, `:filter` and `:sentinel`, as for
    `make-network-process`; without `:buffer` the buffer is called like the process.
    """
    if not args:
        return nil
    contact = list_to_lisp(args)
    intern = it.intern

    def get(key: str) -> Obj:
        return plist_get(contact, intern(key))

    name = get(":name")
    if not isinstance(name, LispString):
        raise wrong_type("stringp", name)
    table = processes(it)
    process = table.new(name, "pipe")
    try:
        process.contact = contact
        buffer = get(":buffer")
        buffer = get_buffer_create(it, process.name if buffer is nil else buffer)
        table.set_buffer(process, buffer)
        process.mark.set(buffer, buffer.text.length + 1)
        process.noquery = get(":noquery") is not nil
        if get(":plist") is not nil:
            process.plist = it.s.copy_sequence.call(get(":plist"))
        if get(":filter") is not nil:
            process.filter = get(":filter")
        if get(":sentinel") is not nil:
            process.sentinel = get(":sentinel")
        if get(":stop") is not nil:
            process.command = t
        key = intern(":coding")
        reading, writing = initial_coding(it, plist_get(contact, key), plist_member(contact, key), nil, process.buffer)
        set_codings(process, reading, writing)
        process.channel = PipePair()
        process.fd = process.channel.fd
        process.ready = stream_ready
        table.update_watch(process)
    except BaseException:
        table.close_channel(process)
        table.remove(process)
        raise
    return process


@primitive("set-process-window-size")
def set_process_window_size(process: Obj, height: Obj, width: Obj) -> Obj:
    """Tell the terminal of PROCESS that it has HEIGHT lines of WIDTH columns; t when that could be done."""
    found = check_process(process)
    for value in (height, width):
        if type(value) is not int or not 0 <= value <= 0xFFFF:
            raise (
                Signal(Name("args-out-of-range"), (value, 0, 0xFFFF))
                if type(value) is int
                else wrong_type("integerp", value)
            )
    if found.channel is None or not found.pty:
        return nil
    import fcntl
    import struct
    import termios

    try:
        fcntl.ioctl(found.channel.fd, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
    except OSError:
        return nil
    return t


@primitive("process-running-child-p")
def process_running_child_p(it: Any, process: Obj = nil) -> Obj:
    """Return non-nil when a program started by the one of PROCESS has its terminal: the group's id, t when unknown."""
    from elwire.builtins.processes.process_objects import designated

    found = designated(it, process)
    if found.kind != "real":
        raise error(f"Process {found.name.s} is not a subprocess")
    if found.channel is None:
        raise error(f"Process {found.name.s} is not active")
    if not found.pty:
        return t
    try:
        group = os.tcgetpgrp(found.channel.fd)
    except OSError:
        return t
    return nil if group == found.pid else group

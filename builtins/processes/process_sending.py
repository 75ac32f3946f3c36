"""Sending to processes."""

from __future__ import annotations

import errno
import os
from typing import Any

from elwire.builtins.buffers.markers import position_of
from elwire.builtins.processes.process_objects import Process, designated, processes
from elwire.builtins.processes.waiting import wait
from elwire.interpreter.objects import LispString, Obj, nil
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import Name, Signal, args_out_of_range, error, wrong_type
from elwire.netlib.host import WRITE


def wait_until_connected(it: Any, process: Process) -> None:
    """Wait, for as long as it takes, until the connection of PROCESS is open or has failed."""
    while process.state == "connect":
        wait(it, 0.02)


def check_open(it: Any, process: Process) -> None:
    """Signal unless PROCESS can be sent to; wait for a connection under way."""
    if process.state == "connect":
        wait_until_connected(it, process)
    if process.state != "run":
        raise error(f"Process {process.name.s} not running")
    if process.channel is None:
        raise error(f"Output file descriptor of {process.name.s} is closed")


def send(it: Any, process: Process, data: bytes) -> None:
    """Send DATA to PROCESS, serving all processes while it takes no more; returns when everything is sent."""
    check_open(it, process)
    channel = process.channel
    if not data:
        return
    table = processes(it)
    if it.instruments:
        table.tell("bytes_out", process, data)
    try:
        done = channel.send(data)
    except OSError as failure:
        raise _send_failed(it, process, failure) from None
    if not done:
        _send_rest(it, process, channel)


def _send_rest(it: Any, process: Process, channel: Any) -> None:
    """Send what is queued on CHANNEL, reading from all sides meanwhile so that two who both write get on.

    A send inside a filter that runs meanwhile queues behind this one and flushes for both.
    """
    table = processes(it)
    poller = table.host.poller
    out_fd = getattr(channel, "out_fd", channel.fd)
    shared = out_fd == process.fd
    outermost = False
    writer = channel.writer
    try:
        while channel.pending and process.channel is channel:
            if channel.writer is None:
                # Nobody flushes it, or whoever did has given up, which may happen in another thread.
                outermost = True
                writer = channel.writer = _Writer(process, channel)
                if shared:
                    process.writer = writer
                    table.update_watch(process)
                else:
                    poller.watch(out_fd, WRITE, writer)
            wait(it, None, sending=process)
        if process.channel is not channel:
            raise error(f"Output file descriptor of {process.name.s} is closed")
        if writer.failure is not None:
            if writer.failure.errno == errno.ECONNRESET and process.state == "run":
                # Emacs finds this out by reading.
                table.change(process, "broken", 256)
                table.close_channel(process)
                raise error(f"Output file descriptor of {process.name.s} is closed")
            raise _send_failed(it, process, writer.failure)
        if channel.pending:
            raise error(f"Process {process.name.s} no longer connected to pipe; closed it")
    finally:
        if outermost:
            channel.writer = None
            if table.scheduler is not None:
                table.scheduler.changed(process)
            if not shared:
                if out_fd in poller.owners and poller.owners[out_fd] is writer:
                    poller.watch(out_fd, 0, writer)
            else:
                process.writer = None
                if process.channel is channel:
                    table.update_watch(process)


class _Writer:
    """Flushes a channel when the loop says that it can be written to."""

    __slots__ = ("channel", "failure", "process")

    def __init__(self, process: Process, channel: Any) -> None:
        self.process = process
        self.channel = channel
        self.failure: OSError | None = None

    def flush(self) -> None:
        """Send what the kernel takes."""
        try:
            self.channel.flush()
        except OSError as failure:
            self.failure = failure
            self.channel.drop()

    def ready(self, _owner: Any, _mask: int) -> int:
        """Called by the loop."""
        self.flush()
        return 0


def _send_failed(it: Any, process: Process, failure: OSError) -> Signal:
    """The signal for a write that failed; when the peer is gone for good, the process is closed, too."""
    if process.channel is not None:
        process.channel.drop()
    code = failure.errno or errno.EIO
    what = "Writing to process"
    if process.role == "datagram" and code == errno.EMSGSIZE:
        what = "Sending datagram"
    if code == errno.EPIPE:
        table = processes(it)
        if process.kind == "network":
            if process.state == "run":
                table.change(process, "broken", 256)
            table.close_channel(process)
        return error(f"Process {process.name.s} no longer connected to pipe; closed it")
    return Signal(Name("file-error"), (LispString(what), LispString(os.strerror(code)), process))


@primitive("process-send-string")
def process_send_string(it: Any, process: Obj, string: Obj) -> Obj:
    """Send STRING, encoded, to PROCESS, a process, a name, a buffer, or nil for the current buffer's process.

    Returns when all of it has been taken; while the other side takes no more, output of processes is read and filters,
    sentinels and timers run.  Signals `error` when PROCESS is not running, `file-error` when writing fails.
    """
    if not isinstance(string, LispString):
        raise wrong_type("stringp", string)
    target = designated(it, process)
    check_open(it, target)
    send(it, target, target.encoder.encode(string.s, string.multibyte))
    return nil


@primitive("process-send-region")
def process_send_region(it: Any, process: Obj, start: Obj, end: Obj) -> Obj:
    """Send the text of the current buffer between START and END, positions in any order, to PROCESS.

    PROCESS and the signals are those of `process-send-string`; `args-out-of-range` for positions outside.
    """
    target = designated(it, process)
    first, last = position_of(start), position_of(end)
    if first > last:
        first, last = last, first
    buffer = it.buffer
    if not buffer.begv <= first <= last <= buffer.zv:
        raise args_out_of_range(buffer, start, end)
    check_open(it, target)
    if first < last:
        send(it, target, target.encoder.encode(buffer.string(first, last), buffer.multibyte))
    return nil


@primitive("process-send-eof")
def process_send_eof(it: Any, process: Obj = nil) -> Obj:
    """Tell PROCESS that nothing more will come: shut down the sending half, close the pipe, or type C-d.

    PROCESS is as for `process-send-string`; it is returned as it was given, nil becoming the process found.  What is
    sent to it afterwards vanishes.  Signals `error` when it is not running.
    """
    target = designated(it, process)
    if target.role == "datagram":
        return process
    check_open(it, target)
    channel = target.channel
    if target.pty:
        send(it, target, b"\x04")
    elif target.kind == "real" or target.kind == "pipe":
        channel.close_out()
        target.channel = _Muted(channel)
    elif target.kind == "serial":
        from elwire.netlib.serial import drain

        drain(channel.fd)
    elif target.kind == "network":
        try:
            channel.send_eof()
        except OSError:
            pass
        target.channel = _Muted(channel)
    return process if process is not nil else target


class _Muted:
    """A stream whose sending half is closed: what is sent vanishes."""

    __slots__ = ("channel", "fd", "pending")

    def __init__(self, channel: Any) -> None:
        self.channel = channel
        self.fd = channel.fd
        self.pending = 0

    def read(self, scratch: memoryview) -> bytes | None:
        """Read as before."""
        return self.channel.read(scratch)  # type: ignore[no-any-return]

    def send(self, data: bytes) -> bool:
        """Nothing is sent."""
        return True

    flush = send_eof = close_out = drop = lambda self: True

    def close(self) -> None:
        """Close the reading half, too."""
        self.channel.close()

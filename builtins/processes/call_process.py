"""Running a program and waiting for it: `call-process` and `call-process-region`."""

from __future__ import annotations

import os
import signal
from typing import Any

from elwire.builtins.buffers.buffers import Buffer, get_buffer_create
from elwire.builtins.buffers.insertion import insert_at_point, text_of_string
from elwire.builtins.buffers.markers import position_of
from elwire.builtins.processes.process_coding import Decoder, Encoder, coding_from_alist
from elwire.builtins.processes.process_objects import processes
from elwire.builtins.processes.programs import (
    directory,
    encoded,
    environment,
    find_program,
    may_run,
    system_error,
    working_directory,
)
from elwire.interpreter.objects import Cons, LispString, Obj, nil, t
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import Signal, args_out_of_range, wrong_type
from elwire.interpreter.signals import signal as lisp_signal
from elwire.netlib.children import ChildWatch, NotStarted, decode_status, kill_group, spawn, spawn_complaint
from elwire.netlib.host import READ, Poller

CHUNK = 65_536


class Destination:
    """Where output goes: a buffer, a file, nowhere, or nowhere without even waiting."""

    def __init__(self, it: Any, value: Obj) -> None:
        self.it = it
        self.buffer: Buffer | None = None
        self.file: bytes | None = None
        self.error_file: bytes | None = None
        self.merge_errors = True
        self.wait = True
        intern_file = it.intern(":file")
        if isinstance(value, Cons) and value.car is not intern_file:
            errors = value.cdr.car if isinstance(value.cdr, Cons) else nil
            if errors is nil:
                self.merge_errors = False
            elif errors is not t:
                self.merge_errors = False
                self.error_file = self._file(errors)
            value = value.car
        if isinstance(value, Cons) and value.car is intern_file:
            self.file = self._file(value.cdr.car)
        elif value is t:
            self.buffer = it.buffer
        elif type(value) is int:
            self.wait = False
        elif isinstance(value, LispString):
            self.buffer = get_buffer_create(it, value)
        elif isinstance(value, Buffer):
            self.buffer = value
        elif value is not nil:
            raise wrong_type("stringp", value)

    def _file(self, name: Obj) -> bytes:
        return os.path.join(directory(self.it), os.path.expanduser(encoded(name)))


@primitive("call-process")
def call_process(
    it: Any, program: Obj, infile: Obj = nil, destination: Obj = nil, display: Obj = nil, *args: Obj
) -> Obj:
    """Run PROGRAM with ARGS and wait for it; return its exit code, or a string that says which signal killed it.

    Its input is the file INFILE, nothing when nil.  Its output goes to DESTINATION: a buffer or the name of one, t for
    the current buffer, nil for nowhere, 0 for nowhere and without waiting (then return nil), (:file NAME), or
    (REAL-DESTINATION ERRORS), where ERRORS is t to mix standard error in, nil to drop it, or a file's name.  DISPLAY
    does nothing in batch.  Signals `file-missing` when there is no such program or file.
    """
    if not isinstance(program, LispString):
        raise wrong_type("stringp", program)
    if infile is not nil and not isinstance(infile, LispString):
        raise wrong_type("stringp", infile)
    target = Destination(it, destination)
    path = os.devnull.encode() if infile is nil else os.path.join(directory(it), os.path.expanduser(encoded(infile)))
    try:
        source = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except OSError as failure:
        raise system_error("Opening process input file", failure.errno or 0, LispString(os.fsdecode(path))) from None
    try:
        return run(it, program, source, target, args)
    finally:
        os.close(source)


@primitive("call-process-region")
def call_process_region(
    it: Any,
    start: Obj,
    end: Obj,
    program: Obj,
    delete: Obj = nil,
    buffer: Obj = nil,
    display: Obj = nil,
    *args: Obj,
) -> Obj:
    """Run PROGRAM with ARGS on the text from START to END; the rest is as with `call-process`, BUFFER its DESTINATION.

    START may be a string to be sent instead, or nil for the whole buffer.  DELETE non-nil deletes the text first.
    """
    if not isinstance(program, LispString):
        raise wrong_type("stringp", program)
    current: Buffer = it.buffer
    span: tuple[int, int] | None = None
    if isinstance(start, LispString):
        if delete is not nil:
            raise wrong_type("integer-or-marker-p", start)
        sent, multibyte = start.s, start.multibyte
    elif start is nil:
        sent, multibyte = current.string(1, current.text.length + 1), current.multibyte
    else:
        first, last = position_of(start), position_of(end)
        if first > last:
            first, last = last, first
        if not current.begv <= first <= last <= current.zv:
            raise args_out_of_range(current, start, end)
        span = (first, last)
        sent, multibyte = current.string(first, last), current.multibyte
    data = Encoder(it, _coding(it, it.s.coding_system_for_write.value, False, program)).encode(sent, multibyte)
    source = os.memfd_create("region", os.MFD_CLOEXEC)
    try:
        with open(source, "wb", closefd=False) as file:
            file.write(data)
        os.lseek(source, 0, os.SEEK_SET)
        if delete is not nil and span is None:
            it.s.erase_buffer.call()
        elif delete is not nil and span is not None:
            it.s.delete_region.call(*span)
        return run(it, program, source, Destination(it, buffer), args)
    finally:
        os.close(source)


def _coding(it: Any, override: Obj, reading: bool, program: Obj, multibyte: bool = True) -> Obj:
    """The coding system for what is read from, or sent to, PROGRAM."""
    if override is not nil:
        return override
    if not multibyte:
        return it.intern("raw-text-unix")
    usual = coding_from_alist(it, it.s.process_coding_system_alist.value, program)
    if isinstance(usual, Cons):
        usual = usual.car if reading else usual.cdr
    if usual is not nil:
        return usual
    default = it.s.default_process_coding_system.value
    if isinstance(default, Cons):
        return default.car if reading else default.cdr
    return it.intern("undecided")


def run(it: Any, program: Obj, source: int, target: Destination, args: tuple[Obj, ...]) -> Obj:
    """Run PROGRAM with the descriptor SOURCE as its input."""
    arguments = [encoded(program), *(encoded(each) for each in args)]
    cwd = working_directory(it)
    path = find_program(it, program)
    may_run(it, path, arguments)
    opened: list[int] = []

    def opening(name: bytes, message: str = "Opening process output file") -> int:
        try:
            fd = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o666)
        except OSError as failure:
            raise system_error(message, failure.errno or 0, LispString(os.fsdecode(name))) from None
        opened.append(fd)
        return fd

    incoming = -1
    try:
        if target.file is not None:
            out = opening(target.file)
        elif target.buffer is not None:
            incoming, out = os.pipe2(os.O_CLOEXEC)
            opened.append(out)
        else:
            out = opening(os.devnull.encode())
        err = (
            out if target.merge_errors else opening(target.error_file or os.devnull.encode(), "Cannot redirect stderr")
        )
        try:
            pid = spawn(arguments, path, cwd, environment(it, cwd), source, out, err)
        except NotStarted as failure:
            name = encoded(it.s.command_line_args.value.car)
            pid = spawn_complaint(name, path, failure.number, cwd, source, out, err)
    except BaseException:
        if incoming >= 0:
            os.close(incoming)
        raise
    finally:
        for fd in opened:
            os.close(fd)
    if not target.wait:
        _Orphan(it, pid)
        return nil
    watch = ChildWatch(pid)
    try:
        if incoming >= 0:
            _read_into(it, target.buffer, incoming, program)
        status = _await(it, watch)
    except Signal:
        if watch.fd >= 0:
            it.s.message.call(LispString("Waiting for process to die...(type C-g again to kill it instantly)"))
            kill_group(pid, signal.SIGINT)
            _await(it, watch)
            it.s.message.call(LispString("Waiting for process to die...done"))
        raise
    except BaseException:
        kill_group(pid)
        raise
    finally:
        if incoming >= 0:
            os.close(incoming)
        watch.close()
    state, code, _ = decode_status(status)
    if state == "exit":
        return code
    return LispString(signal.strsignal(code) or f"Unknown signal {code}")


def _read_into(it: Any, buffer: Any, incoming: int, program: Obj) -> None:
    """Insert what comes from INCOMING at point of BUFFER until it ends."""
    if buffer.name is nil:
        raise lisp_signal("error", LispString("Selecting deleted buffer"))
    coding = _coding(it, it.s.coding_system_for_read.value, True, program, buffer.multibyte)
    decoder = Decoder(it, coding, not buffer.multibyte)
    host = processes(it).host
    saved = it.buffer
    os.set_blocking(incoming, False)
    alone = Poller()
    alone.watch(incoming, READ, None)
    it.buffer = buffer
    try:
        final = False
        while not final:
            try:
                data = os.read(incoming, CHUNK)
            except BlockingIOError:
                host.wait(None, alone)
                continue
            final = not data
            text = decoder.decode(data, final)
            if text:
                string = decoder.string(it, text)
                insert_at_point(it, text_of_string(string, buffer.multibyte), string.props)
        it.s.last_coding_system_used.value = decoder.name if decoder.settled else decoder.settle(it)
    finally:
        alone.close()
        if saved.name is not nil:
            it.buffer = saved


def _await(it: Any, watch: ChildWatch) -> int:
    """The wait status of the child, once it is dead."""
    host = processes(it).host
    alone = Poller()
    try:
        alone.watch(watch.fd, READ, None)
        while True:
            host.wait(None, alone)
            fd = watch.fd
            alone.watch(fd, 0, None)
            status = watch.reap()
            if status is not None:
                return status
            alone.watch(fd, READ, None)
    finally:
        alone.close()


class _Orphan:
    """A program nobody waits for; it is reaped when it dies."""

    __slots__ = ("poller", "watch")

    def __init__(self, it: Any, pid: int) -> None:
        self.watch = ChildWatch(pid)
        self.poller = processes(it).host.poller
        self.poller.watch(self.watch.fd, READ, self)

    def ready(self, _owner: Any, _mask: int) -> int:
        """It is dead."""
        fd = self.watch.fd
        self.poller.watch(fd, 0, self)
        if self.watch.reap() is None:
            self.poller.watch(fd, READ, self)
        return 0

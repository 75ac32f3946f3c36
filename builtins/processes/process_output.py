"""What happens to bytes and events that arrive: reading, filters, sentinels, and the default ones."""

from __future__ import annotations

from typing import Any

from elwire.builtins.buffers.buffers import Buffer
from elwire.builtins.buffers.insertion import insert_text
from elwire.builtins.processes.process_objects import Process, ProcessTable, check_process, processes
from elwire.builtins.processes.process_status import LIVE, sentinel_text, status_name
from elwire.builtins.searching import match_data
from elwire.interpreter import errors
from elwire.interpreter.objects import LispString, Obj, nil, t
from elwire.interpreter.registry import primitive, variable
from elwire.interpreter.signals import KillEmacs, Name, Signal, wrong_type
from elwire.netlib.host import WRITE

DEFAULT_CHUNK = 65_536
STANDARD_READ_MAX = 4096

variable(
    "read-process-output-max",
    STANDARD_READ_MAX,
    "The most bytes read from a process at once, when set to anything but its standard value 4096.\n"
    "While it is 4096, `elwire-read-chunk' says how many.",
)
variable(
    "elwire-read-chunk",
    DEFAULT_CHUNK,
    "The most bytes read from a process at once while `read-process-output-max' has its standard value.\n"
    "Set it to 4096 to get the filter calls of Emacs 28 to the byte.",
)
variable(
    "elwire-survive-process-errors",
    nil,
    "Non-nil means that an error in a filter or a sentinel is reported and the program goes on, also in batch mode.\n"
    "Emacs does so when interactive; in batch mode it exits.",
)


class _Survivor:
    """Stands on the handler stack for the handler that takes the errors, and quits, of filters and sentinels."""

    __slots__ = ("conditions",)

    def __init__(self) -> None:
        self.conditions = [t]


def guarded(it: Any, what: str, function: Obj, *args: Obj) -> None:
    """Call FUNCTION, a filter or sentinel, with ARGS, and put back what it must not disturb.

    `inhibit-quit` and `last-nonmenu-event` are t meanwhile; the current buffer, the match data and `deactivate-mark`
    are restored.  An error or a quit is reported as an error in WHAT, unless `debug-on-error` lets it through.  A quit
    that was asked for meanwhile happens at the end.
    """
    s = it.s
    saved_buffer = it.buffer
    matches = match_data.save(it)
    deactivate = s.deactivate_mark
    saved_mark = deactivate.value
    specpdl = it.specpdl
    inhibit = s.inhibit_quit
    handlers = it.handlers
    depth = len(handlers)
    survivor = None
    if s.debug_on_error.value is nil:
        survivor = _Survivor()
        handlers.append(survivor)
    event = s.last_nonmenu_event
    specpdl.append((event, event.saved))
    specpdl.append((inhibit, inhibit.saved))
    event.bound = inhibit.bound = t
    try:
        function.call(*args)
    except KillEmacs:
        raise
    except Exception as exception:
        if survivor is None:
            it.namespace["%unwind"](exception, 0)
            raise
        _, error_object = errors.caught(it, exception, survivor, depth)
        unbind_two(it)
        specpdl = None
        it.buffer = saved_buffer if saved_buffer.name is not nil else it.buffer
        report_error(it, what, error_object, exception)
    finally:
        if specpdl is not None:
            unbind_two(it)
        del handlers[depth:]
        if it.buffer is not saved_buffer and saved_buffer.name is not nil:
            it.buffer = saved_buffer
        match_data.restore(it, matches)
        deactivate.value = saved_mark
    if s.quit_flag.value is not nil:
        maybe_quit(it)


def unbind_two(it: Any) -> None:
    """Undo the two innermost dynamic bindings."""
    symbol, saved = it.specpdl.pop()
    symbol.saved = saved
    symbol, saved = it.specpdl.pop()
    symbol.saved = saved


def maybe_quit(it: Any) -> None:
    """Quit if `quit-flag` asks for it and `inhibit-quit` allows it.

    Emacs looks at `quit-flag` before each evaluation; here it is looked at where this is called, which waits and `eval`
    do.  A flag that is the value of `throw-on-input` throws to it.
    """
    s = it.s
    flag = s.quit_flag.value
    if flag is nil or s.inhibit_quit.value is not nil:
        return
    s.quit_flag.value = nil
    if flag is s.throw_on_input.value:
        s.throw.call(flag, t)
    raise Signal(Name("quit"), ())


def report_error(it: Any, what: str, error_object: Obj, exception: BaseException) -> None:
    """Say on stderr that ERROR-OBJECT happened in WHAT; in batch mode leave, as Emacs does.

    The `KillEmacs` that leaves has EXCEPTION as its cause when a backtrace is wanted, which is then all that is said.
    """
    s = it.s
    leave = s.noninteractive.value is not nil and s.elwire_survive_process_errors.value is nil
    if leave and getattr(s.backtrace_on_error_noninteractive, "value", t) is not nil:
        raise KillEmacs(-1) from exception
    text = it.s.error_message_string.call(error_object)
    it.s.message.call(LispString("error in %s: %s"), LispString(what), text)
    if it.instruments:
        processes(it).tell("error", None, what, text.s)
    if leave:
        raise KillEmacs(-1)


# Reading


def scratch(table: ProcessTable) -> memoryview:
    """Where to read to: as many bytes as may be read at once."""
    limit = table.read_max.value
    if limit == STANDARD_READ_MAX:
        limit = table.read_chunk.value
    place = table.scratch
    if limit == len(place):
        return place
    if type(limit) is not int or limit <= 0:
        limit = DEFAULT_CHUNK
    table.scratch = memoryview(bytearray(min(limit, 1 << 26)))
    return table.scratch


def stream_ready(process: Process, mask: int) -> int:
    """Read what has come for PROCESS and hand it to its filter; the number of bytes, 0 when there is none."""
    it = process.it
    table: ProcessTable = it.chapter_state["processes"]
    channel = process.channel
    if channel is None:
        return 0
    if mask & WRITE and process.writer is not None:
        process.writer.flush()
        if mask == WRITE:
            return 0
    if process.filter is t or process.command is t:
        return 0
    try:
        data = channel.read(scratch(table))
    except OSError:
        data = b""
    if data is None:
        return 0
    if not data:
        end_of_stream(table, process)
        return 0
    process.reads += 1
    if it.instruments:
        table.tell("bytes_in", process, data)
    deliver(it, process, data)
    return len(data)


def deliver(it: Any, process: Process, data: bytes, final: bool = False) -> None:
    """Decode DATA, which has come from PROCESS, and call its filter unless there is nothing to say yet."""
    decoder = process.decoder
    buffer = process.buffer
    raw = (
        isinstance(buffer, Buffer)
        and not buffer.multibyte
        and buffer.name is not nil
        and process.filter is it.s.internal_default_process_filter
    )
    if raw is not decoder.raw:
        # What the standard filter puts into a unibyte buffer are bytes.
        from elwire.builtins.processes.process_coding import Decoder

        data = decoder.kept + data
        decoder = process.decoder = Decoder(it, process.decode_name, raw)
    text = decoder.decode(data, final)
    if not decoder.settled:
        process.decode_name = decoder.settle(it)
        if process.encode_name is nil:
            from elwire.builtins.processes.process_coding import Encoder

            process.encode_name = process.decode_name
            process.encoder = Encoder(it, process.decode_name)
    it.s.last_coding_system_used.value = process.decode_name
    if text:
        call_filter(it, process, decoder.string(it, text))


def call_filter(it: Any, process: Process, string: LispString) -> None:
    """Run the filter of PROCESS on STRING."""
    filter_ = process.filter
    if filter_ is it.s.internal_default_process_filter and process.buffer is nil and not it.instruments:
        return
    if it.instruments:
        table = processes(it)
        table.tell("filter_enter", process, string)
        try:
            guarded(it, "process filter", filter_, process, string)
        finally:
            table.tell("filter_leave", process)
    else:
        guarded(it, "process filter", filter_, process, string)


def end_of_stream(table: ProcessTable, process: Process) -> None:
    """The peer has closed the stream of PROCESS."""
    it = process.it
    if process.kind == "real":
        # The program may live on with its output closed; its death is what changes the status.
        table.unwatch(process)
        flush_decoder(it, process)
        if process.watcher is None and process.state == "run":
            # A terminal without a program, which nobody has open any more.
            table.change(process, "hung up")
        return
    table.close_channel(process)
    flush_decoder(it, process)
    if process.state in LIVE:
        table.change(process, "eof", 0 if process.kind == "pipe" else 256)


def flush_decoder(it: Any, process: Process) -> None:
    """Hand the filter what the decoder has kept back: nothing more will come to complete it."""
    if process.decoder is not None and process.decoder.unfinished:
        deliver(it, process, b"", True)


# Changes of status


def notify(it: Any, table: ProcessTable) -> bool:
    """Run the sentinels of all processes whose status has changed, newest process first; true when there was output."""
    output = False
    while table.changed:
        batch = sorted(table.changed, key=lambda each: -each.number)
        for process in batch:
            if process.changed and notify_one(it, table, process):
                output = True
    return output


def notify_one(it: Any, table: ProcessTable, process: Process) -> bool:
    """Read what PROCESS said last, then tell its sentinel what became of it; true when it had said something."""
    process.changed = False
    if process in table.changed:
        table.changed.remove(process)
    output = False
    if process.event != "deleted":
        while process.channel is not None and process.state not in ("connect", "listen"):
            if not stream_ready(process, 0):
                break
            output = True
    text = sentinel_text(process)
    if process.state in ("exit", "signal"):
        flush_decoder(it, process)
        table.close_channel(process)
        if process.kind != "real" or it.s.delete_exited_processes.value is not nil:
            table.remove(process)
    elif process.state == "failed":
        table.close_channel(process)
    run_sentinel(it, process, text)
    return output


def run_sentinel(it: Any, process: Process, text: str) -> None:
    """Tell the sentinel of PROCESS that TEXT happened."""
    if it.instruments:
        table = processes(it)
        table.tell("sentinel_enter", process, text)
        try:
            guarded(it, "process sentinel", process.sentinel, process, LispString(text))
        finally:
            table.tell("sentinel_leave", process)
    else:
        guarded(it, "process sentinel", process.sentinel, process, LispString(text))


# The default filter and sentinel


def insert_output(it: Any, process: Process, buffer: Buffer, string: LispString) -> None:
    """Insert STRING into BUFFER at the mark of PROCESS, and move the mark, and point where it was at the mark, past it.

    A read-only buffer takes it; output that belongs outside the accessible part goes to its nearest edge and widens it.
    """
    mark = process.mark
    at = mark.position if mark.buffer is buffer else buffer.zv
    at = min(max(at, buffer.begv), buffer.zv)
    props = None
    if string.multibyte == buffer.multibyte:
        text = string.s
        props = None if string.props is None else string.props.slice(0, len(text))
    else:
        converted = it.s.string_as_unibyte if string.multibyte else it.s.string_to_multibyte
        text = converted.call(string).s
    read_only = it.s.buffer_read_only
    saved = it.buffer
    it.buffer = buffer
    locked = read_only.value
    try:
        if locked is not nil:
            read_only.value = nil
        moved = at + len(text)
        insert_text(it, buffer, at, text, props, before_markers=True)
        if buffer.name is not nil:
            mark.set(buffer, moved)
    finally:
        if locked is not nil and buffer.name is not nil:
            it.buffer = buffer
            read_only.value = locked
        if saved.name is not nil:
            it.buffer = saved


@primitive("internal-default-process-filter")
def internal_default_process_filter(it: Any, proc: Obj, text: Obj) -> Obj:
    """Insert TEXT, output of PROC, into the buffer of PROC before its process mark; nothing when it has no live buffer.

    Signals `wrong-type-argument` unless PROC is a process and TEXT a string.
    """
    process = check_process(proc)
    if not isinstance(text, LispString):
        raise wrong_type("stringp", text)
    buffer = process.buffer
    if buffer is not nil and buffer.name is not nil:
        insert_output(it, process, buffer, text)
    return nil


@primitive("internal-default-process-sentinel")
def internal_default_process_sentinel(it: Any, proc: Obj, msg: Obj) -> Obj:
    """Say in the buffer of PROC, when it has a live one, that MSG happened to PROC.  Stopping and running go unsaid.

    Signals `wrong-type-argument` unless PROC is a process.
    """
    process = check_process(proc)
    buffer = process.buffer
    if buffer is nil or buffer.name is nil or status_name(process) in ("run", "stop", "open"):
        return nil
    if not isinstance(msg, LispString):
        msg = it.s.char_to_string.call(msg)
    said = LispString(f"\nProcess {process.name.s} {msg.s}")
    insert_output(it, process, buffer, said)
    return nil

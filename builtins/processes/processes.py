"""Process objects as Lisp sees them: what they are, what belongs to them, deleting, stopping, continuing."""

from __future__ import annotations

from typing import Any

from elwire.builtins.buffers.buffers import Buffer, find_buffer
from elwire.builtins.processes.process_coding import Decoder, Encoder, coding_of, complete_for_writing
from elwire.builtins.processes.process_objects import (
    Process,
    check_process,
    designated,
    plist_get,
    plist_put,
    process_of_buffer,
    processes,
)
from elwire.builtins.processes.process_output import notify_one
from elwire.builtins.processes.process_status import LIVE, status_name
from elwire.interpreter.objects import Cons, LispString, Obj, lisp_list, list_to_lisp, nil, t
from elwire.interpreter.registry import primitive, variable
from elwire.interpreter.signals import error, wrong_type

variable(
    "process-connection-type",
    t,
    "What connects a subprocess: nil a pipe, anything else a pseudo terminal.\n"
    "`:connection-type' of `make-process' goes before it.",
)


variable(
    "process-adaptive-read-buffering",
    t,
    "Accepted for the sake of programs that bind it; output is read as soon as it is there, whatever the value.",
)
variable("delete-exited-processes", t, "Non-nil means that subprocesses that are over vanish from the process list.")


variable("inhibit-quit", nil, "Non-nil means that a quit waits until this is nil again.")
variable("quit-flag", nil, "Non-nil means that a quit is to happen at the next occasion.")


def set_up(it: Any) -> None:
    """Say what `make-network-process` can do."""
    symbol = it.intern("make-network-process")
    symbol.plist = plist_put(symbol.plist, it.intern("subfeatures"), _subfeatures(it))
    provided = it.intern("features")
    provided.value = Cons(symbol, Cons(it.intern("inotify"), provided.value))


def _subfeatures(it: Any) -> Obj:
    intern = it.intern
    options = ("reuseaddr", "priority", "oobinline", "linger", "keepalive", "dontroute", "broadcast", "bindtodevice")
    items = [intern(":" + each) for each in options]
    items += [lisp_list(intern(":server"), t), lisp_list(intern(":service"), t)]
    for key, names in ((":family", ("ipv6", "ipv4", "local")), (":type", ("seqpacket", "datagram"))):
        items += [lisp_list(intern(key), intern(each)) for each in names]
    items.append(lisp_list(intern(":nowait"), t))
    return list_to_lisp(items)


# Finding processes


@primitive("processp")
def processp(object: Obj) -> Obj:
    """Return t if OBJECT is a process."""
    return t if type(object) is Process else nil


@primitive("get-process")
def get_process(it: Any, name: Obj) -> Obj:
    """Return the process called NAME, a string, or nil; a process is returned as it is.

    Signals `wrong-type-argument stringp`.
    """
    if type(name) is Process:
        return name
    if not isinstance(name, LispString):
        raise wrong_type("stringp", name)
    return processes(it).by_name.get(name.s, nil)


@primitive("process-list")
def process_list(it: Any) -> Obj:
    """Return all processes, newest first.  A process that was deleted, or closed and reported, is no longer there."""
    return list_to_lisp(processes(it).processes[::-1])


@primitive("get-buffer-process")
def get_buffer_process(it: Any, buffer: Obj) -> Obj:
    """Return the newest process of BUFFER, a buffer or the name of one, or nil.  nil and unknown names have none.

    Signals `wrong-type-argument stringp`.
    """
    if buffer is nil:
        return nil
    found = buffer if isinstance(buffer, Buffer) else find_buffer(it, buffer)
    owner = None if found is None else process_of_buffer(it, found)
    return nil if owner is None else owner


# What belongs to a process


@primitive("process-name")
def process_name(process: Obj) -> Obj:
    """Return the name of PROCESS: the one it was asked to have, or that with <1>, <2>... to be unique."""
    return check_process(process).name


@primitive("process-type")
def process_type(it: Any, process: Obj) -> Obj:
    """Return `network`, `serial`, `pipe`, or `real` for a subprocess.  PROCESS may be a name or a buffer."""
    return it.intern(designated(it, process).kind)


@primitive("process-status")
def process_status(it: Any, process: Obj) -> Obj:
    """Return the status of PROCESS, a process, a buffer, nil for the current buffer, or a name; nil if no such name.

    A subprocess is `run`, `stop`, `exit` or `signal`; anything else is `open`, `closed`, `connect`, `failed`, `listen`
    or `stop`.
    """
    if type(process) is not Process:
        if isinstance(process, LispString):
            found = processes(it).by_name.get(process.s)
            if found is None:
                return nil
            process = found
        else:
            process = designated(it, process)
    return it.intern(status_name(process))


@primitive("process-exit-status")
def process_exit_status(process: Obj) -> Obj:
    """Return the exit status of PROCESS, the number of the signal that killed it, or 0 while it lives.

    Of a connection that failed it is the error's number, or a string when its host was not found; 256 when it was
    closed by the peer.
    """
    found = check_process(process)
    return found.code


@primitive("process-id")
def process_id(process: Obj) -> Obj:
    """Return the process id of PROCESS, nil for anything but a subprocess."""
    pid = check_process(process).pid
    return nil if pid is None else pid


@primitive("process-command")
def process_command(process: Obj) -> Obj:
    """Return the program and arguments of a subprocess PROCESS; of others, t when it is stopped, else nil."""
    return check_process(process).command


@primitive("process-tty-name")
def process_tty_name(process: Obj) -> Obj:
    """Return the name of the terminal that PROCESS uses, nil when it uses pipes or is no subprocess."""
    return check_process(process).tty_name


@primitive("process-mark")
def process_mark(process: Obj) -> Obj:
    """Return the marker at the end of what PROCESS has put into its buffer."""
    return check_process(process).mark


@primitive("process-buffer")
def process_buffer(process: Obj) -> Obj:
    """Return the buffer of PROCESS, or nil."""
    return check_process(process).buffer


@primitive("set-process-buffer")
def set_process_buffer(it: Any, process: Obj, buffer: Obj) -> Obj:
    """Make BUFFER, a buffer or nil, the buffer of PROCESS; return BUFFER."""
    found = check_process(process)
    if buffer is not nil and not isinstance(buffer, Buffer):
        raise wrong_type("bufferp", buffer)
    if buffer is not found.buffer:
        processes(it).set_buffer(found, buffer)
        if found.network:
            found.contact = plist_put(found.contact, it.intern(":buffer"), buffer)
    if isinstance(buffer, Buffer) and found.mark.buffer is not buffer:
        found.mark.set(buffer, buffer.text.length + 1)
    return buffer


@primitive("process-filter")
def process_filter(process: Obj) -> Obj:
    """Return the filter of PROCESS: a function of the process and a string, or t while its output waits."""
    return check_process(process).filter


@primitive("set-process-filter")
def set_process_filter(it: Any, process: Obj, filter: Obj) -> Obj:
    """Make FILTER, a function of the process and a string, the filter of PROCESS; return it.

    nil means the default filter, which inserts into the buffer.  t means that nothing is read until there is another.
    """
    found = check_process(process)
    if filter is nil:
        filter = it.s.internal_default_process_filter
    found.filter = filter
    if found.network:
        found.contact = plist_put(found.contact, it.intern(":filter"), filter)
    processes(it).update_watch(found)
    return filter


@primitive("process-sentinel")
def process_sentinel(process: Obj) -> Obj:
    """Return the sentinel of PROCESS."""
    return check_process(process).sentinel


@primitive("set-process-sentinel")
def set_process_sentinel(it: Any, process: Obj, sentinel: Obj) -> Obj:
    """Make SENTINEL, a function of the process and a string, the sentinel of PROCESS; return it.

    nil means the default sentinel, which says in the buffer what happened.
    """
    found = check_process(process)
    if sentinel is nil:
        sentinel = it.s.internal_default_process_sentinel
    found.sentinel = sentinel
    if found.network:
        found.contact = plist_put(found.contact, it.intern(":sentinel"), sentinel)
    return sentinel


@primitive("process-plist")
def process_plist(process: Obj) -> Obj:
    """Return the property list of PROCESS."""
    return check_process(process).plist


@primitive("set-process-plist")
def set_process_plist(process: Obj, plist: Obj) -> Obj:
    """Make PLIST, a list, the property list of PROCESS; return it."""
    found = check_process(process)
    if plist is not nil and not isinstance(plist, Cons):
        raise wrong_type("listp", plist)
    found.plist = plist
    return plist


@primitive("process-query-on-exit-flag")
def process_query_on_exit_flag(process: Obj) -> Obj:
    """Return t if the user is to be asked before leaving while PROCESS lives."""
    return nil if check_process(process).noquery else t


@primitive("set-process-query-on-exit-flag")
def set_process_query_on_exit_flag(process: Obj, flag: Obj) -> Obj:
    """Have the user asked, or not asked when FLAG is nil, before leaving while PROCESS lives; return FLAG."""
    check_process(process).noquery = flag is nil
    return flag


@primitive("process-inherit-coding-system-flag")
def process_inherit_coding_system_flag(process: Obj) -> Obj:
    """Return t if the buffer of PROCESS is to take over the coding system of its output."""
    return t if check_process(process).inherit_coding else nil


@primitive("set-process-inherit-coding-system-flag")
def set_process_inherit_coding_system_flag(process: Obj, flag: Obj) -> Obj:
    """Say whether the buffer of PROCESS is to take over the coding system of its output; return FLAG."""
    check_process(process).inherit_coding = flag is not nil
    return flag


@primitive("process-contact")
def process_contact(it: Any, process: Obj, key: Obj = nil, no_block: Obj = nil) -> Obj:
    """Return what PROCESS is in contact with.

    KEY nil: (HOST SERVICE) of a network process, (PORT SPEED) of a serial one, t of others.  KEY t: all the keywords
    and values it was made with, `:local` and `:remote` added.  Else the value of the keyword KEY among these.  A
    connection under way is waited for, or, with NO-BLOCK non-nil, has nil for everything.  A subprocess has t for
    everything.
    """
    found = check_process(process)
    if found.state == "connect":
        if no_block is not nil:
            return nil
        from elwire.builtins.processes.process_sending import wait_until_connected

        wait_until_connected(it, found)
    contact = found.contact
    if found.kind == "real":
        return t
    if found.kind == "network" and found.role == "datagram" and key in (t, it.intern(":remote")):
        address = found.channel.lisp_remote() if found.channel is not None else nil
        contact = found.contact = plist_put(contact, it.intern(":remote"), address)
    if key is t:
        return contact
    if key is not nil:
        return plist_get(contact, key)
    if found.kind == "network":
        return lisp_list(plist_get(contact, it.intern(":host")), plist_get(contact, it.intern(":service")))
    if found.kind == "serial":
        return lisp_list(plist_get(contact, it.intern(":port")), plist_get(contact, it.intern(":speed")))
    return t


# Coding systems


@primitive("process-coding-system")
def process_coding_system(process: Obj) -> Obj:
    """Return (DECODING . ENCODING), the coding systems of what PROCESS sends and is sent."""
    found = check_process(process)
    return Cons(found.decode_name, found.encode_name)


@primitive("set-process-coding-system")
def set_process_coding_system(it: Any, process: Obj, decoding: Obj = nil, encoding: Obj = nil) -> Obj:
    """Make DECODING and ENCODING the coding systems of what PROCESS sends and is sent; return nil.

    ENCODING without an end-of-line form gets that of Unix.  Signals `coding-system-error`.
    """
    found = check_process(process)
    coding_of(it, decoding)
    coding_of(it, encoding)
    encoding = complete_for_writing(it, encoding)
    kept = found.decoder.kept if found.decoder is not None else b""
    found.decode_name, found.decoder = decoding, Decoder(it, decoding)
    if kept:
        found.decoder.take_over(kept)
    found.encode_name, found.encoder = encoding, Encoder(it, encoding)
    return nil


@primitive("process-filter-multibyte-p")
def process_filter_multibyte_p(process: Obj) -> Obj:
    """Return t if the filter of PROCESS is given multibyte strings."""
    found = check_process(process)
    return t if found.channel is not None and found.decoder is not None and found.decoder.multibyte else nil


@primitive("set-process-filter-multibyte")
def set_process_filter_multibyte(it: Any, process: Obj, flag: Obj) -> Obj:
    """With FLAG nil, have the filter of PROCESS be given unibyte strings, by making its decoding `raw-text`."""
    found = check_process(process)
    if flag is nil and found.decoder is not None:
        eol = found.decoder.eol
        name = it.intern("raw-text" + (f"-{eol}" if eol else ""))
        found.decode_name, found.decoder = name, Decoder(it, name)
    return nil


# Deleting, stopping, continuing


def delete(it: Any, process: Process) -> None:
    """Close PROCESS and tell its sentinel."""
    table = processes(it)
    if process.network:
        if process.in_list:
            table.change(process, "deleted")
            table.close_channel(process)
            notify_one(it, table, process)
    elif process.state in LIVE or process.state == "failed":
        from elwire.builtins.processes.subprocesses import kill_for_good

        kill_for_good(it, process)
        notify_one(it, table, process)
    elif process.changed:
        notify_one(it, table, process)
    table.remove(process)


def kill_with_buffer(it: Any, process: Process) -> None:
    """The buffer of PROCESS is being killed: delete a connection, hang up on a subprocess."""
    if process.network:
        delete(it, process)
    elif process.state in LIVE:
        from elwire.builtins.processes.subprocesses import hang_up

        hang_up(process)


@primitive("delete-process")
def delete_process(it: Any, process: Obj) -> Obj:
    """Close the connection, or kill the program, that PROCESS is; its sentinel is told at once.

    PROCESS may be a process, a buffer, the name of either, or nil for the current buffer's.  Signals `error` when there
    is no such process.
    """
    delete(it, designated(it, process))
    return nil


@primitive("stop-process")
def stop_process(it: Any, process: Obj = nil, current_group: Obj = nil) -> Obj:
    """Stop PROCESS: a connection is no longer read, a server no longer accepts, a program gets SIGTSTP.

    PROCESS may be a process, a buffer, a name, or nil for the current buffer's.  CURRENT-GROUP is as for
    `interrupt-process`.  Returns PROCESS.
    """
    if isinstance(process, Process) and process.network:
        process.command = t
        processes(it).update_watch(process)
        return process
    import signal

    from elwire.builtins.processes.subprocesses import send_signal

    send_signal(it, process, signal.SIGTSTP, current_group)
    return process


@primitive("continue-process")
def continue_process(it: Any, process: Obj = nil, current_group: Obj = nil) -> Obj:
    """Undo what `stop-process` did to PROCESS, with the same arguments.  Returns PROCESS."""
    if isinstance(process, Process) and process.network:
        process.command = nil
        processes(it).update_watch(process)
        return process
    import signal

    from elwire.builtins.processes.subprocesses import send_signal

    send_signal(it, process, signal.SIGCONT, current_group)
    return process


def close_all(it: Any) -> None:
    """Close all processes of IT without telling anybody, hang up on its programs, and close its event loop.

    Call it when IT is done for good.
    """
    table = it.chapter_state.get("processes")
    if table is None:
        return
    from elwire.builtins.processes.subprocesses import hang_up

    if table.scheduler is not None:
        table.scheduler.close()
    for process in list(table.processes):
        if process.state in LIVE:
            hang_up(process)
        if process.watcher is not None:
            process.watcher.watch.close()
        table.close_channel(process)
        table.remove(process)
    table.host.close()


def not_running(process: Process) -> Exception:
    """The signal for using PROCESS after its end."""
    return error(f"Process {process.name.s} not running")

"""Waiting: `accept-process-output`, `sleep-for`, and the timers that run meanwhile.

`wait` is the heart of the process layer.  Filters and sentinels run on the stack of whichever Lisp is waiting, and may
wait themselves.
"""

from __future__ import annotations

from typing import Any

from elwire.builtins.processes.process_objects import Process, ProcessTable, check_process, processes
from elwire.builtins.processes.process_output import maybe_quit, notify, stream_ready
from elwire.builtins.processes.timers import next_due, run_timers
from elwire.interpreter.objects import FIXNUM_LIMIT, Obj, nil, t
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import wrong_type
from elwire.netlib.host import READ, Poller

PATIENCE = 100
"""How often at most the sentinels may have to wait because there still is something to read."""

LINGER = 0.01
"""After output, a wait for any process goes on this long for more of it."""


def wait(
    it: Any,
    seconds: float | None,
    process: Process | None = None,
    *,
    only: bool = False,
    timers: bool = True,
    any_output: bool = False,
    sending: Process | None = None,
) -> bool:
    """Wait up to SECONDS (None: for ever) while processes are served and timers run; true when there was output.

    With PROCESS, only its output counts and the wait ends when it has come, or when PROCESS is over; with ONLY no other
    process is read.  With ANY_OUTPUT the output of any process ends the wait.  Without TIMERS none runs.  With SENDING
    the wait ends as soon as all that waits to be sent to that process is sent, or nobody sends it any more.
    """
    table = processes(it)
    host = table.host
    clock = host.clock
    limit = None if seconds is None else clock.monotonic() + max(seconds, 0.0)
    if it.s.quit_flag.value is not nil:
        maybe_quit(it)
    instruments = it.instruments
    if instruments:
        table.tell("wait_enter", process, seconds)
    try:
        if process is None and sending is None:
            return _wait_any(it, table, limit, seconds == 0, timers, any_output)
        return _wait_one(it, table, limit, process, only, timers, sending)
    finally:
        if instruments:
            table.tell("wait_leave", process)


def _wait_any(it: Any, table: ProcessTable, limit: float | None, once: bool, timers: bool, any_output: bool) -> bool:
    host = table.host
    monotonic = host.clock.monotonic
    owners = host.poller.owners
    timer_list = table.timer_list
    got = False
    end = limit
    ticks = table.ticks
    postponed = 0
    while True:
        due = run_timers(it, table) if timers and timer_list.value is not nil else None
        ready = None
        if table.ticks != ticks:
            # As in Emacs, sentinels are told when there is nothing to read; and output that came before a change of
            # status does not count any more.
            ready = host.wait(0.0) if postponed < PATIENCE else None
            if not ready:
                got = notify(it, table)
                ticks = table.ticks
                postponed = 0
            else:
                postponed += 1
        timeout: float | None
        if ready or once:
            timeout = 0.0
        elif end is None:
            timeout = due
        else:
            timeout = end - monotonic()
            if timeout < 0.0:
                timeout = 0.0
            if due is not None and due < timeout:
                timeout = due
        ready = ready or host.wait(timeout)
        output = False
        for fd, mask in ready:
            owner = owners.get(fd)
            if owner is not None and owner.ready(owner, mask):
                output = True
        if output:
            got = True
            if any_output and not once:
                end = monotonic() + LINGER
                if limit is not None and end > limit:
                    end = limit
        if once or (end is not None and monotonic() >= end and (not ready or end is limit)):
            if table.changed and (not ready or not host.wait(0.0)):
                notify(it, table)
            if timers and not once and timer_list.value is not nil:
                # A wait that was held up runs what has become due meanwhile.
                run_timers(it, table)
            return got


def _wait_one(
    it: Any,
    table: ProcessTable,
    limit: float | None,
    process: Process | None,
    only: bool,
    timers: bool,
    sending: Process | None,
) -> bool:
    host = table.host
    monotonic = host.clock.monotonic
    owners = host.poller.owners
    timer_list = table.timer_list
    reads = process.reads if process is not None else 0
    goal = process or sending
    alone: Poller | None = None
    postponed = 0
    try:
        while True:
            due = run_timers(it, table) if timers and timer_list.value is not nil else None
            ready = None
            if table.changed:
                if sending is None and not only and not (process is not None and process.changed):
                    ready = host.wait(0.0) if postponed < PATIENCE else None
                if not ready:
                    notify(it, table)
                    postponed = 0
                else:
                    postponed += 1
            if sending is not None:
                channel = sending.channel
                if channel is None or not channel.pending or channel.writer is None:
                    return True
            elif process is not None and (process.state not in ("run", "connect", "stop") or process.changed):
                while process.channel is not None and process.state != "listen" and stream_ready(process, 0):
                    pass
                return process.reads != reads
            got = process is not None and process.reads != reads
            if got:
                timeout: float | None = 0.0
            else:
                timeout = None if limit is None else max(limit - monotonic(), 0.0)
                if due is not None and (timeout is None or due < timeout):
                    timeout = due
            if ready:
                pass
            elif only and process is not None:
                alone = _only(table, process, alone)
                ready = host.wait(timeout, alone, goal)
            else:
                ready = host.wait(timeout, None, goal)
            for fd, mask in ready:
                owner = owners.get(fd)
                if owner is not None:
                    owner.ready(owner, mask)
            if table.changed:
                continue
            if got and not (ready and process is not None and process.channel is not None):
                return True
            if got and not any(fd == process.fd for fd, _ in ready):  # type: ignore[union-attr]
                return True
            if not ready and not got and limit is not None and monotonic() >= limit:
                return process is not None and process.reads != reads
    finally:
        if alone is not None:
            alone.close()


def _only(table: ProcessTable, process: Process, alone: Poller | None) -> Poller:
    """A poller that watches nothing but PROCESS, its child, and calls from other threads."""
    if alone is None:
        alone = Poller()
        alone.again = table.host.poller.again
    wanted = {process.fd: process.interest} if process.fd >= 0 and process.interest else {}
    if process.watcher is not None and process.watcher.fd >= 0:
        wanted[process.watcher.fd] = READ
    if process.state == "connect":
        wanted[table.host.wake_fd] = READ
    for fd in list(alone.interest):
        if fd not in wanted:
            alone.watch(fd, 0, None)
    for fd, interest in wanted.items():
        alone.watch(fd, interest, process)
    return alone


@primitive("accept-process-output")
def accept_process_output(
    it: Any, process: Obj = nil, seconds: Obj = nil, millisec: Obj = nil, just_this_one: Obj = nil
) -> Obj:
    """Let output of processes be read, filters and sentinels run; t when there was output, of PROCESS if non-nil.

    With PROCESS, wait until it has sent something or is over; otherwise, until any has.  SECONDS limits the wait (a
    number; nil means no limit with PROCESS, and no waiting without); MILLISEC, obsolete, is added to it, and SECONDS
    must then be an integer.  JUST-THIS-ONE non-nil means that no other process is read meanwhile; an integer, that no
    timer runs either.  Signals `wrong-type-argument`.
    """
    target = None
    if process is not nil:
        target = check_process(process)
        if target.thread is not None and target.thread is not nil:
            from elwire.builtins.processes.scheduler import check_may_read

            check_may_read(it, target)
    else:
        just_this_one = nil
    limit: float | None
    if millisec is not nil:
        if type(millisec) is not int or not -FIXNUM_LIMIT <= millisec < FIXNUM_LIMIT:
            raise wrong_type("fixnump", millisec)
        if seconds is nil:
            limit = millisec / 1000
        else:
            if type(seconds) is not int:
                raise wrong_type("fixnump", seconds)
            limit = seconds + millisec / 1000
    elif seconds is nil:
        limit = None if target is not None else 0.0
    elif type(seconds) is float or (type(seconds) is int and -FIXNUM_LIMIT <= seconds < FIXNUM_LIMIT):
        limit = seconds
    else:
        raise wrong_type("numberp", seconds)
    if limit is not None and limit <= 0:
        limit = 0.0
    if target is not None:
        got = wait(it, limit, target, only=just_this_one is not nil, timers=type(just_this_one) is not int)
    else:
        got = wait(it, limit, any_output=True)
    return t if got else nil


@primitive("sleep-for")
def sleep_for(it: Any, seconds: Obj, milliseconds: Obj = nil) -> Obj:
    """Do nothing for SECONDS, a number, plus MILLISECONDS, an integer, while processes are served and timers run.

    Signals `wrong-type-argument`.
    """
    if type(seconds) is not int and type(seconds) is not float:
        raise wrong_type("numberp", seconds)
    duration: float = seconds
    if milliseconds is not nil:
        if type(milliseconds) is not int:
            raise wrong_type("fixnump", milliseconds)
        duration += milliseconds / 1000
    if duration > 0:
        wait(it, duration)
    return nil


@primitive("redisplay")
def redisplay(force: Obj = nil) -> Obj:
    """Bring the screen up to date and return t.  There is no screen, so nothing is to be done, whatever FORCE is."""
    return t


@primitive("waiting-for-user-input-p")
def waiting_for_user_input_p(it: Any) -> Obj:
    """Non-nil while the program waits for its user to type."""
    return t if it.chapter_state.get("reading-input") else nil


@primitive("current-idle-time")
def current_idle_time(it: Any) -> Obj:
    """How long the user has been idle, as a list like that of `current-time`; nil when not idle, as always in batch."""
    since = it.chapter_state.get("idle-since")
    if since is None:
        return nil
    from elwire.builtins.processes.timers import time_list

    return time_list(processes(it).host.clock.now() - since)


@primitive("input-pending-p")
def input_pending_p(it: Any, check_timers: Obj = nil) -> Obj:
    """Non-nil when typed input is waiting to be read.  With CHECK-TIMERS non-nil, timers that are due run first."""
    if check_timers is not nil:
        run_timers(it, processes(it))
    threads = it.chapter_state.get("threads")
    return t if threads is not None and threads.events else nil


# For a program with an event loop of its own


def step(it: Any, timeout: float | None = 0.0) -> bool:
    """Serve what is ready, run due timers, tell sentinels, waiting up to TIMEOUT; true when there was output."""
    table = processes(it)
    due = run_timers(it, table)
    if due is not None and (timeout is None or due < timeout):
        timeout = due
    ready = table.host.wait(timeout)
    owners = table.host.poller.owners
    got = False
    for fd, mask in ready:
        owner = owners.get(fd)
        if owner is not None and owner.ready(owner, mask):
            got = True
    run_timers(it, table)
    if table.changed:
        notify(it, table)
    if table.scheduler is not None:
        table.scheduler.yield_()
    return got


def fileno(it: Any) -> int:
    """A descriptor that is readable when `step` has something to do."""
    return processes(it).host.poller.fileno()


def next_deadline(it: Any) -> float | None:
    """In how many seconds `step` must be called even when nothing is readable; None when there is no need."""
    table = processes(it)
    if table.changed or table.host.poller.again:
        return 0.0
    due = next_due(table.timer_list.value, table.host.clock.now())
    if table.scheduler is not None:
        first: float | None = table.scheduler.seconds_left()
        if first is not None and (due is None or first < due):
            return first
    return due

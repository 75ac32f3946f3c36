"""Timers: running those of `timer-list` that are due, which happens only while Lisp waits.

The functions that make and cancel timers are Lisp; a timer is the vector
[TRIGGERED HIGH LOW USECS REPEAT FUNCTION ARGS IDLE PSECS INTEGRAL], and `timer-list` is sorted by time.
"""

from __future__ import annotations

from typing import Any

from elwire.builtins.processes.process_objects import ProcessTable
from elwire.interpreter.objects import Cons, Obj, Record, Vector, lisp_list, nil, t
from elwire.interpreter.registry import variable

variable("timer-list", nil, "The active timers, soonest first.")
variable("timer-idle-list", nil, "The active idle timers, shortest idleness first.")


def due_time(timer: Obj) -> float | None:
    """When TIMER is due, in seconds since the epoch; None when it is no valid timer, or runs already."""
    if not isinstance(timer, Vector | Record):
        return None
    slots = timer if isinstance(timer, Vector) else timer[1:]
    if len(slots) < 9 or slots[0] is not nil:
        return None
    high, low, microseconds, picoseconds = slots[1], slots[2], slots[3], slots[8]
    if type(high) is not int or type(low) is not int or type(microseconds) is not int:
        return None
    seconds: float = (high << 16) + low
    return seconds + microseconds / 1e6 + (picoseconds / 1e12 if type(picoseconds) is int else 0.0)


def run_timers(it: Any, table: ProcessTable) -> float | None:
    """Run the timers that are due; the seconds until the next one is, None when there is none.

    A timer that one of these makes waits for the next check, one that they cancel does not run.
    """
    timer_list = table.timer_list
    now = table.host.clock.now
    first = next_due(timer_list.value, now())
    if first is None or first > 0:
        return first
    pending = list(timer_list.value)
    for timer in pending:
        due = due_time(timer)
        if due is None or timer not in list(timer_list.value):
            continue
        late = now() - due
        if late < 0:
            break
        run_timer(it, table, timer, late)
    return next_due(timer_list.value, now())


def next_due(timers: Obj, now: float) -> float | None:
    """The seconds until the first of TIMERS, a list, is due; None when none is active."""
    while isinstance(timers, Cons):
        due = due_time(timers.car)
        if due is not None:
            return max(due - now, 0.0)
        timers = timers.cdr
    return None


def run_timer(it: Any, table: ProcessTable, timer: Obj, late: float) -> None:
    """Run TIMER, which is due since LATE seconds, through `timer-event-handler`, with `inhibit-quit` bound to t."""
    slot = 0 if isinstance(timer, Vector) else 1
    list.__setitem__(timer, slot, t)
    if it.instruments:
        table.tell("timer", None, timer, late)
    saved = it.s.deactivate_mark.value
    with it.let(it.s.inhibit_quit, t):
        it.s.timer_event_handler.call(timer)
    it.s.deactivate_mark.value = saved
    if it.s.quit_flag.value is not nil:
        from elwire.builtins.processes.process_output import maybe_quit

        maybe_quit(it)


def time_list(seconds: float) -> Obj:
    """SECONDS as the list (HIGH LOW MICROSECONDS PICOSECONDS)."""
    whole = int(seconds)
    microseconds = int((seconds - whole) * 1_000_000)
    return lisp_list(whole >> 16, whole & 0xFFFF, microseconds, 0)

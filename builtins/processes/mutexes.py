"""Mutexes and condition variables.  See "Mutexes" and "Condition Variables" in the Emacs Lisp manual."""

from __future__ import annotations

from typing import Any

from elwire.builtins.processes.scheduler import Scheduler, threads
from elwire.builtins.processes.thread_objects import ConditionVariable, Mutex
from elwire.builtins.processes.threads import check_name
from elwire.interpreter.objects import Obj, nil, t
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import error, wrong_type


def check_mutex(value: Obj) -> Mutex:
    """VALUE, a mutex; signals `wrong-type-argument mutexp`."""
    if type(value) is Mutex:
        return value
    raise wrong_type("mutexp", value)


def check_condition(value: Obj) -> ConditionVariable:
    """VALUE, a condition variable; signals `wrong-type-argument condition-variable-p`."""
    if type(value) is ConditionVariable:
        return value
    raise wrong_type("condition-variable-p", value)


def lock(scheduler: Scheduler, mutex: Mutex, count: int, *, patient: bool = False) -> None:
    """Lock MUTEX, COUNT times, for the current thread.

    A signal from another thread ends the wait, unless PATIENT.
    """
    me = scheduler.current
    first = True
    while mutex.owner is not None and mutex.owner is not me:
        # Whoever had waited before and came too late stays the next one.
        (mutex.waiting.append if first else mutex.waiting.appendleft)(me)
        first = False
        try:
            scheduler.block(nil if patient else mutex)
            if not patient:
                scheduler.take_signal()
        except BaseException:
            if me in mutex.waiting:
                mutex.waiting.remove(me)
            elif mutex.owner is None:
                _wake_next(scheduler, mutex)
            raise
        if me in mutex.waiting:
            mutex.waiting.remove(me)
    mutex.owner = me
    mutex.count += count


def release(scheduler: Scheduler, mutex: Mutex) -> None:
    """Give MUTEX up, however often it is locked."""
    mutex.owner = None
    mutex.count = 0
    _wake_next(scheduler, mutex)


def _wake_next(scheduler: Scheduler, mutex: Mutex) -> None:
    if mutex.waiting:
        scheduler.wake(mutex.waiting.popleft())


@primitive("make-mutex")
def make_mutex(name: Obj = nil) -> Obj:
    """Return a new mutex called NAME, a string or nil.  Signals `wrong-type-argument stringp`."""
    return Mutex(check_name(name))


@primitive("mutexp")
def mutexp(object: Obj) -> Obj:
    """Return t if OBJECT is a mutex."""
    return t if type(object) is Mutex else nil


@primitive("mutex-name")
def mutex_name(mutex: Obj) -> Obj:
    """Return the name of MUTEX, a string or nil.  Signals `wrong-type-argument mutexp`."""
    return check_mutex(mutex).name


@primitive("mutex-lock")
def mutex_lock(it: Any, mutex: Obj) -> Obj:
    """Lock MUTEX, waiting until the thread that holds it gives it up; return nil.

    The thread that holds it may lock it again, and must then unlock it as often.  Signals `wrong-type-argument mutexp`.
    """
    lock(threads(it), check_mutex(mutex), 1)
    return nil


@primitive("mutex-unlock")
def mutex_unlock(it: Any, mutex: Obj) -> Obj:
    """Undo one `mutex-lock` of MUTEX; return nil.

    Signals `error` unless the current thread holds it, `wrong-type-argument mutexp`.
    """
    found = check_mutex(mutex)
    scheduler = threads(it)
    if found.owner is not scheduler.current:
        raise error("Cannot unlock mutex owned by another thread")
    found.count -= 1
    if not found.count:
        release(scheduler, found)
    return nil


@primitive("make-condition-variable")
def make_condition_variable(mutex: Obj, name: Obj = nil) -> Obj:
    """Return a new condition variable called NAME, a string or nil, for threads that hold MUTEX.

    Signals `wrong-type-argument`.
    """
    return ConditionVariable(check_mutex(mutex), check_name(name))


@primitive("condition-variable-p")
def condition_variable_p(object: Obj) -> Obj:
    """Return t if OBJECT is a condition variable."""
    return t if type(object) is ConditionVariable else nil


@primitive("condition-mutex")
def condition_mutex(cond: Obj) -> Obj:
    """Return the mutex of COND.  Signals `wrong-type-argument condition-variable-p`."""
    return check_condition(cond).mutex


@primitive("condition-name")
def condition_name(cond: Obj) -> Obj:
    """Return the name of COND, a string or nil.  Signals `wrong-type-argument condition-variable-p`."""
    return check_condition(cond).name


def _held(scheduler: Scheduler, cond: Obj) -> ConditionVariable:
    """COND, whose mutex the current thread must hold."""
    found = check_condition(cond)
    if found.mutex.owner is not scheduler.current:
        raise error("Condition variable\u2019s mutex is not held by current thread")
    return found


@primitive("condition-wait")
def condition_wait(it: Any, cond: Obj) -> Obj:
    """Give the mutex of COND up, wait until another thread notifies COND, and lock the mutex again; return nil.

    It may be that what was waited for is not so any more by then.  Signals `error` unless the current thread holds the
    mutex, `wrong-type-argument condition-variable-p`.
    """
    scheduler = threads(it)
    found = _held(scheduler, cond)
    me = scheduler.current
    mutex = found.mutex
    count = mutex.count
    release(scheduler, mutex)
    found.waiting.append(me)
    try:
        scheduler.block(found)
    finally:
        if me in found.waiting:
            found.waiting.remove(me)
        lock(scheduler, mutex, count, patient=True)
    scheduler.take_signal()
    return nil


@primitive("condition-notify")
def condition_notify(it: Any, cond: Obj, all: Obj = nil) -> Obj:
    """Wake the thread that has waited longest for COND, with ALL non-nil every one that waits; return nil.

    They go on when the mutex is free.  Signals `error` unless the current thread holds the mutex,
    `wrong-type-argument condition-variable-p`.
    """
    scheduler = threads(it)
    waiting = _held(scheduler, cond).waiting
    while waiting:
        scheduler.wake(waiting.popleft())
        if all is nil:
            break
    return nil

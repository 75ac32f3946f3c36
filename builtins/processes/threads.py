"""Threads: `make-thread` and its kin.  See "Threads" in the Emacs Lisp manual."""

from __future__ import annotations

from typing import Any

from elwire.builtins.processes.process_objects import check_process
from elwire.builtins.processes.scheduler import process_thread as thread_of
from elwire.builtins.processes.scheduler import threads
from elwire.builtins.processes.thread_objects import Thread
from elwire.interpreter.errors import lisp_signal
from elwire.interpreter.objects import Cons, LispString, Obj, list_to_lisp, nil, t
from elwire.interpreter.registry import primitive, variable
from elwire.interpreter.signals import error, wrong_type

variable("main-thread", lambda it: threads(it).main, "The thread in which the program began.")


def set_up(it: Any) -> None:
    """Say that there are threads."""
    features = it.intern("features")
    features.value = Cons(it.intern("threads"), features.value)


def check_thread(value: Obj) -> Thread:
    """VALUE, a thread; signals `wrong-type-argument threadp`."""
    if type(value) is Thread:
        return value
    raise wrong_type("threadp", value)


def check_name(name: Obj) -> Obj:
    """NAME, nil or a string; signals `wrong-type-argument stringp`."""
    if name is not nil and not isinstance(name, LispString):
        raise wrong_type("stringp", name)
    return name


@primitive("make-thread")
def make_thread(it: Any, function: Obj, name: Obj = nil) -> Obj:
    """Start a thread that calls FUNCTION without arguments, and return it.  NAME is a string or nil.

    It runs when the present thread waits, and until it waits itself: for output, for a time, for a lock, for the end
    of another thread, or in `thread-yield`.  It begins in the current buffer, without the dynamic bindings in force
    here.  An error ends it; `thread-last-error` tells of it.  Signals `wrong-type-argument`.
    """
    return threads(it).spawn(function, check_name(name))


@primitive("current-thread")
def current_thread(it: Any) -> Obj:
    """Return the thread that is running."""
    return threads(it).current


@primitive("all-threads")
def all_threads(it: Any) -> Obj:
    """Return the list of the threads that live, oldest first: the main thread and those that have not ended."""
    return list_to_lisp(threads(it).threads)


@primitive("threadp")
def threadp(object: Obj) -> Obj:
    """Return t if OBJECT is a thread."""
    return t if type(object) is Thread else nil


@primitive("thread-name")
def thread_name(thread: Obj) -> Obj:
    """Return the name of THREAD, a string or nil.  Signals `wrong-type-argument threadp`."""
    return check_thread(thread).name


@primitive("thread-live-p")
def thread_live_p(thread: Obj) -> Obj:
    """Return t if THREAD has not ended yet.  Signals `wrong-type-argument threadp`."""
    return t if check_thread(thread).alive else nil


@primitive("thread--blocker")
def thread_blocker(thread: Obj) -> Obj:
    """Return the mutex, condition variable or thread that THREAD waits for, or nil.

    Signals `wrong-type-argument threadp`.
    """
    return check_thread(thread).blocker


@primitive("thread-yield")
def thread_yield(it: Any) -> Obj:
    """Let the other threads that can go on have their turns; return nil."""
    threads(it).yield_()
    return nil


@primitive("thread-join")
def thread_join(it: Any, thread: Obj) -> Obj:
    """Wait until THREAD has ended; return the value of its function, nil when an error ended it.

    A signal sent to THREAD by `thread-signal` that it had not taken when this was called is signalled here as well.
    Signals `error` when THREAD is the current thread, `wrong-type-argument threadp`.
    """
    target = check_thread(thread)
    scheduler = threads(it)
    me = scheduler.current
    if target is me:
        raise error("Cannot join current thread")
    sent = target.pending
    while target.alive:
        target.joiners.append(me)
        try:
            scheduler.block(target)
        finally:
            target.joiners.remove(me)
        scheduler.take_signal()
    if sent is not None:
        raise lisp_signal(it, *sent)
    return target.result


@primitive("thread-signal")
def thread_signal(it: Any, thread: Obj, error_symbol: Obj, data: Obj) -> Obj:
    """Have THREAD signal ERROR-SYMBOL with DATA where it waits; return nil.

    One that waits for a lock, a condition or a thread gives that up; one that waits for output or a time learns of it
    when that is over.  The main thread signals nothing but gets an event, which `read-event` reports as a message.  In
    the current thread this is `signal`.  Signals `wrong-type-argument threadp`.
    """
    target = check_thread(thread)
    scheduler = threads(it)
    if target is scheduler.current:
        it.s.signal.call(error_symbol, data)
    scheduler.send_signal(target, error_symbol, data)
    return nil


@primitive("thread-last-error")
def thread_last_error(it: Any, cleanup: Obj = nil) -> Obj:
    """Return the last error that ended a thread, as (SYMBOL . DATA), or nil; with CLEANUP non-nil, forget it."""
    scheduler = threads(it)
    last = scheduler.last_error
    if cleanup is not nil:
        scheduler.last_error = nil
    return last


# Processes


@primitive("process-thread")
def process_thread(process: Obj) -> Obj:
    """Return the thread that PROCESS is locked to: the one that made it, or what `set-process-thread` said, or nil.

    Signals `wrong-type-argument processp`.
    """
    return thread_of(check_process(process))


@primitive("set-process-thread")
def set_process_thread(it: Any, process: Obj, thread: Obj) -> Obj:
    """Lock PROCESS to THREAD, nil for none, and return THREAD.

    Then only THREAD reads it.  A process belongs to the thread that made it in a weaker way: `accept-process-output`
    may be asked for its output only there, but others read it, too, while that thread waits for something else.  When
    a thread ends, its processes become free.  Signals `wrong-type-argument`.
    """
    found = check_process(process)
    found.thread = nil if thread is nil else check_thread(thread)
    found.locked = thread is not nil
    threads(it).look_again()
    return thread

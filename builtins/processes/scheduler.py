"""Threads taking turns: who runs, who waits for what, and the one place where the program waits when all threads do.

Each thread is a greenlet; a thread runs until it waits.  Those that may go on stand in a queue.  When it is empty, the
main thread, which is waiting, too, asks the event loop what is ready, and gives each ready descriptor to one of the
threads that wait for descriptors.  Nothing of this is in the way of a program that makes no thread: the scheduler takes
the place of the host's `wait` when the first one is made, and `greenlet` is imported then.
"""

from __future__ import annotations

from collections import deque
from collections.abc import KeysView
from heapq import heappop, heappush
from typing import Any

from elwire.builtins.processes.process_objects import Process, ProcessTable, processes
from elwire.builtins.processes.thread_objects import Thread
from elwire.builtins.processes.thread_state import bring_back, put_away
from elwire.interpreter import errors
from elwire.interpreter.objects import Obj, lisp_list, nil, t
from elwire.interpreter.signals import KillEmacs, error
from elwire.netlib.host import Poller

POLL_EVERY = 8
"""While threads keep each other busy, those that wait for descriptors or for a time are looked after this often."""

GLANCES = 16
"""A thread that only looks what is ready, without waiting, lets others go on this often."""


class _Guard:
    """Stands first on a thread's handler stack: every error and quit ends the thread and nothing else."""

    __slots__ = ("conditions",)

    def __init__(self) -> None:
        self.conditions = [t]


class Wait:
    """One wait of THREAD for descriptors."""

    __slots__ = ("deadline", "over", "process", "ready", "thread", "wanted")

    def __init__(
        self, thread: Thread, deadline: float | None, wanted: KeysView[int] | None, process: Process | None
    ) -> None:
        self.thread = thread
        self.deadline = deadline
        self.wanted = wanted
        """The descriptors that it waits for, None for all."""
        self.process = process
        """The process whose doings would end it."""
        self.ready: dict[int, int] = {}
        self.over = False

    def __lt__(self, other: Wait) -> bool:
        return False

    def takes(self, fd: int) -> bool:
        """Whether FD may be given to it."""
        return self.wanted is None or fd in self.wanted


class Scheduler:
    """The threads of one interpreter."""

    def __init__(self, it: Any) -> None:
        self.it = it
        self.main = Thread(nil, nil, None)
        self.current = self.main
        self.loaded: Thread | None = self.main
        """The thread whose dynamic state is in force, None when it has just ended."""
        self.threads = [self.main]
        """Those that live, oldest first."""
        self.queue: deque[Thread] = deque()
        self.last_error: Obj = nil
        self.events: list[Obj] = []
        """Signals sent to the main thread, as events still to be read."""
        self.started = False
        self._turn: Thread | None = None
        """Whom the main greenlet is to run; None: ask the event loop."""
        self._errand: tuple[Thread, float | None, Poller] | None = None
        self._errand_result: list[tuple[int, int]] = []
        self._fatal: BaseException | None = None
        self._closing = False
        self._turns = 0
        self._glances = 0
        self._waits: dict[Thread, Wait] = {}
        self._by_process: dict[Process, list[Wait]] = {}
        self._deadlines: list[tuple[float, Wait]] = []

    def start(self) -> None:
        """Get ready for more threads than the main one."""
        if self.started:
            return
        import greenlet  # type: ignore[import-untyped]

        self.started = True
        self._greenlet = greenlet.greenlet
        self._getcurrent = greenlet.getcurrent
        self._exit = greenlet.GreenletExit
        self.table: ProcessTable = processes(self.it)
        self.table.scheduler = self
        self.host = self.table.host
        for process in self.table.processes:
            if process.thread is None:
                process.thread = self.main
        self._block = self.host.wait
        self.host.wait = self.wait  # type: ignore[method-assign]

    def spawn(self, function: Obj, name: Obj) -> Thread:
        """A new thread that will call FUNCTION as soon as the present one waits."""
        self.start()
        thread = Thread(name, function, self.it.buffer)
        thread.greenlet = self._greenlet(lambda *_: self._run(thread))
        self.threads.append(thread)
        self.wake(thread)
        return thread

    def _run(self, thread: Thread) -> None:
        """The whole life of THREAD, in its own greenlet."""
        it = self.it
        try:
            self._resume(thread)
            it.handlers.append(_Guard())
            function = thread.function
            thread.result = function.call()
        except (KillEmacs, self._exit) as leaving:
            self._fatal = leaving
        except BaseException as exception:
            found = errors.as_signal(it, exception)
            if not found.noted:
                errors.note(it, found)
            self.last_error = errors.error_object(found)
        it.namespace["%unbind"](len(it.specpdl))
        it.handlers.clear()
        self.loaded = None
        thread.alive = False
        if self._closing:
            return
        self.threads.remove(thread)
        for process in self.table.processes:
            if process.thread is thread:
                process.thread = nil
                process.locked = False
                self.host.poller.unmute()
        for joiner in thread.joiners:
            self.wake(joiner)
        self._turn = self._next()
        self._getcurrent().parent = self.main.greenlet

    # Taking turns

    def wake(self, thread: Thread) -> None:
        """Let THREAD, which does not run, go on when its turn comes."""
        if not thread.queued:
            thread.queued = True
            self.queue.append(thread)

    def _next(self) -> Thread | None:
        """The thread whose turn it is, None when none can go on."""
        if not self.queue:
            return None
        thread = self.queue.popleft()
        thread.queued = False
        return thread

    def pause(self) -> None:
        """Let others go on until somebody wakes the current thread."""
        me, main = self.current, self.main
        if self._waits and self.queue:
            self._turns += 1
            if self._turns % POLL_EVERY == 0:
                self._poll(0.0)
        turn = self._next()
        if me is main:
            main.greenlet = self._getcurrent()
            try:
                self._lead(turn)
            except BaseException:
                # An interrupt, or a thread that leaves the program.
                self._resume(main)
                if main.queued:
                    self.queue.remove(main)
                    main.queued = False
                raise
        elif turn is not me:
            self._turn = turn
            # A thread is begun by the main greenlet: a greenlet starts as deep in Python's recursion as who begins it.
            (turn if turn is not None and turn.greenlet else main).greenlet.switch()
        self._resume(me)

    def _lead(self, turn: Thread | None) -> None:
        """Run TURN and whoever comes after it, waiting for all when none can go on, until it is the main thread's turn.

        The main greenlet is here whenever another thread runs.
        """
        while turn is not self.main:
            if turn is not None:
                turn.greenlet.switch()
                turn = self._turn
                if self._fatal is not None:
                    fatal, self._fatal = self._fatal, None
                    raise fatal
            elif self._errand is not None:
                turn, timeout, poller = self._errand
                self._errand = None
                try:
                    self._errand_result = self._block(timeout, poller)
                except BaseException:
                    self.wake(turn)
                    raise
            else:
                self._poll(None)
                turn = self._next()

    def _resume(self, thread: Thread) -> None:
        """THREAD goes on: give it its dynamic state."""
        if self.loaded is not thread:
            if self.loaded is not None:
                put_away(self.it, self.loaded)
            bring_back(self.it, thread)
            self.loaded = thread
        self.current = thread

    def block(self, blocker: Obj) -> None:
        """Wait until somebody wakes the current thread; meanwhile BLOCKER is what it is said to wait for."""
        self.start()
        me = self.current
        me.blocker = blocker
        try:
            self.pause()
        finally:
            me.blocker = nil

    def yield_(self) -> None:
        """Let every thread that can go on have a turn."""
        if len(self.threads) > 1:
            if self._waits:
                self._poll(0.0)
            self.wake(self.current)
            self.pause()
        self.take_signal()

    # Signals from one thread to another

    def send_signal(self, thread: Thread, symbol: Obj, data: Obj) -> None:
        """Have THREAD, not the current one, signal SYMBOL with DATA; the main thread only learns of it, by an event."""
        if thread is self.main:
            self.events.append(lisp_list(self.it.s.thread_event, self.current, symbol, data))
            return
        thread.pending = (symbol, data) if symbol is not nil else None
        if thread.blocker is not nil:
            self.wake(thread)

    def take_signal(self) -> None:
        """Signal what the current thread was sent while it did not run."""
        pending = self.current.pending
        if pending is not None:
            self.current.pending = None
            self.it.s.signal.call(*pending)

    # Waiting for descriptors

    def wait(
        self, timeout: float | None, poller: Poller | None = None, goal: Process | None = None
    ) -> list[tuple[int, int]]:
        """What `Host.wait` does, for the current thread; other threads run meanwhile.

        The result may be empty before the time is over: when GOAL, which the caller waits for, may have changed.
        """
        all_watched = self.host.poller
        if all_watched.muted:
            all_watched.unmute()
        if len(self.threads) == 1:
            return self._block(timeout, poller)
        wanted = None
        if poller is not None and poller is not all_watched:
            wanted = poller.interest.keys()
            if not wanted <= all_watched.interest.keys():
                return self._wait_alone(timeout, poller)
        glance = timeout is not None and timeout <= 0
        me = self.current
        deadline = None if timeout is None else self.host.clock.monotonic() + timeout
        waiting = Wait(me, deadline, wanted, goal)
        self._enter(waiting)
        try:
            if glance:
                self._poll(0.0)
                self._glances += 1
                others = len(self.queue) - me.queued
                if others and self._glances % GLANCES == 0:
                    self.wake(me)
                    self.pause()
                elif me.queued:
                    self.queue.remove(me)
                    me.queued = False
            else:
                self.pause()
        finally:
            self._leave(waiting)
        self.take_signal()
        return sorted(waiting.ready.items())

    def _wait_alone(self, timeout: float | None, poller: Poller) -> list[tuple[int, int]]:
        """Wait for what only POLLER watches, which stops all threads."""
        me = self.current
        if me is self.main:
            return self._block(timeout, poller)
        self._errand = (me, timeout, poller)
        self._turn = None
        self.main.greenlet.switch()
        self._resume(me)
        result, self._errand_result = self._errand_result, []
        return result

    def _enter(self, waiting: Wait) -> None:
        self._waits[waiting.thread] = waiting
        if waiting.deadline is not None:
            heappush(self._deadlines, (waiting.deadline, waiting))
        if waiting.process is not None:
            self._by_process.setdefault(waiting.process, []).append(waiting)

    def _leave(self, waiting: Wait) -> None:
        waiting.over = True
        del self._waits[waiting.thread]
        if waiting.process is not None:
            others = self._by_process[waiting.process]
            others.remove(waiting)
            if not others:
                del self._by_process[waiting.process]

    def next_deadline(self) -> float | None:
        """When the first of the threads that wait must go on, on the host's clock; None when none must."""
        deadlines = self._deadlines
        while deadlines and deadlines[0][1].over:
            heappop(deadlines)
        return deadlines[0][0] if deadlines else None

    def seconds_left(self) -> float | None:
        """How long until a thread must go on, 0 when one can now; None when none must, by itself."""
        if self.queue:
            return 0.0
        deadline = self.next_deadline()
        return None if deadline is None else max(deadline - self.host.clock.monotonic(), 0.0)

    def _poll(self, timeout: float | None) -> None:
        """Wait until something is ready, or TIMEOUT is over (None: until a thread must go on); wake those concerned."""
        host = self.host
        monotonic = host.clock.monotonic
        if timeout is None:
            timeout = self.seconds_left()
        calls = host.calls_made
        poller = host.poller
        owners = poller.owners
        again = set(poller.again)
        for fd, mask in self._block(timeout, None):
            if not self._assign(fd, mask, owners.get(fd)):
                poller.mute(fd)
                if fd in again:
                    poller.again.add(fd)
        now = monotonic()
        while (deadline := self.next_deadline()) is not None and deadline <= now:
            self.wake(heappop(self._deadlines)[1].thread)
        if host.calls_made != calls or self.table.changed:
            # What another thread of the operating system has brought, such as an address, may concern anybody.
            for thread in self._waits:
                self.wake(thread)

    def _assign(self, fd: int, mask: int, owner: Any) -> bool:
        """Give FD, which is ready, to one of the threads that wait: to the one its process belongs to, if that waits.

        False when nobody takes it.
        """
        process = getattr(owner, "process", owner)
        owning: Any = getattr(process, "thread", nil)
        waiting = self._waits.get(owning)
        concerned = self._by_process.get(process, ())
        if waiting is None or not waiting.takes(fd):
            # The end of a locked process is anybody's, as is what it is sent.
            candidates = [] if type(owner) is Process and owner.locked else [*concerned, *self._waits.values()]
            waiting = next((each for each in candidates if each.takes(fd)), None)
        if waiting is None:
            return False
        waiting.ready[fd] = mask
        self.wake(waiting.thread)
        for each in concerned:
            self.wake(each.thread)
        return True

    def changed(self, process: Process) -> None:
        """The status of PROCESS is another one: wake who waits for it."""
        for each in self._by_process.get(process, ()):
            if each.thread is not self.current:
                self.wake(each.thread)

    def look_again(self) -> None:
        """Who may read what has changed."""
        if self.started:
            self.host.poller.unmute()

    # The end

    def close(self) -> None:
        """End all threads but the main one; no Lisp runs."""
        self._closing = True
        for thread in self.threads[1:]:
            if thread.greenlet:
                # It unwinds with the dynamic state that it was in.
                self._resume(thread)
                thread.greenlet.parent = self._getcurrent()
                thread.greenlet.throw(KillEmacs(0))
        del self.threads[1:]
        self.queue.clear()
        self._resume(self.main)


def threads(it: Any) -> Scheduler:
    """The threads of IT."""
    found = it.chapter_state.get("threads")
    if found is None:
        found = it.chapter_state["threads"] = Scheduler(it)
    return found  # type: ignore[no-any-return]


def check_may_read(it: Any, process: Process) -> None:
    """Signal `error` when PROCESS is locked to another thread than the current one."""
    thread = process.thread
    if thread is not threads(it).current:
        name = thread.name.s if thread.name is not nil else it.prin1(thread)
        raise error(f"Attempt to accept output from process {process.name.s} locked to thread {name}")


def process_thread(process: Process) -> Obj:
    """The thread that PROCESS is locked to, nil for none."""
    return threads(process.it).main if process.thread is None else process.thread

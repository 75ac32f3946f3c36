"""The event loop: which descriptors are ready, and how the program waits for them.

One `epoll` object keeps the watched descriptors whatever the host is.  A host decides only how to wait until something
is ready: the standalone one blocks in the kernel; one inside somebody else's event loop hands that loop `fileno()`,
which becomes readable as soon as any watched descriptor is ready.
"""

from __future__ import annotations

import os
import select
from collections import deque
from collections.abc import Callable
from typing import Any

from elwire.netlib.clock import Clock

READ = select.EPOLLIN
WRITE = select.EPOLLOUT
TROUBLE = select.EPOLLERR | select.EPOLLHUP


class Poller:
    """A set of watched descriptors; each has an owner, any Python object, and an interest (READ, WRITE or both)."""

    def __init__(self) -> None:
        self._epoll = select.epoll()
        self._poll = self._epoll.poll
        self.owners: dict[int, Any] = {}
        self.interest: dict[int, int] = {}
        self.again: set[int] = set()
        """Descriptors whose owner has more to read than the kernel knows of; the next `poll` reports them."""
        self.muted: set[int] = set()
        """Watched descriptors that are not reported for now."""

    def watch(self, fd: int, interest: int, owner: Any) -> None:
        """Watch FD for INTEREST; 0 ends the watching, which must happen before FD is closed."""
        previous = self.interest.get(fd)
        if not interest:
            self.again.discard(fd)
            if previous is not None:
                del self.interest[fd], self.owners[fd]
                if fd in self.muted:
                    self.muted.discard(fd)
                else:
                    self._epoll.unregister(fd)
            return
        if fd in self.muted:
            pass
        elif previous is None:
            self._epoll.register(fd, interest)
        elif previous != interest:
            self._epoll.modify(fd, interest)
        self.interest[fd] = interest
        self.owners[fd] = owner

    def mute(self, fd: int) -> None:
        """Stop reporting FD, which stays watched, until `unmute` is called."""
        if fd in self.interest and fd not in self.muted:
            self._epoll.unregister(fd)
            self.muted.add(fd)

    def unmute(self) -> None:
        """Report all that is watched again."""
        while self.muted:
            fd = self.muted.pop()
            self._epoll.register(fd, self.interest[fd])

    def poll(self, timeout: float | None) -> list[tuple[int, int]]:
        """Wait up to TIMEOUT seconds (None: for ever); the ready descriptors, lowest first, with their readiness.

        Every ready descriptor is reported each time, so that none starves behind a busy one.
        """
        if self.again:
            return self._poll_again(timeout)
        ready = self._poll(timeout, len(self.owners) or 1)
        if len(ready) > 1:
            ready.sort()
        return ready

    def _poll_again(self, timeout: float | None) -> list[tuple[int, int]]:
        """As `poll`, when some have more to read already."""
        more = {fd for fd in self.again if self.interest.get(fd, 0) & READ and fd not in self.muted}
        self.again.difference_update(more)
        found = dict(self._poll(0 if more else timeout, len(self.owners) or 1))
        for fd in more:
            found[fd] = found.get(fd, 0) | READ
        return sorted(found.items())

    def fileno(self) -> int:
        """A descriptor that is readable while any watched one is ready."""
        return self._epoll.fileno()

    def close(self) -> None:
        """Forget everything watched."""
        self.owners.clear()
        self.interest.clear()
        self.muted.clear()
        self._epoll.close()


class Host:
    """The standalone host: waiting blocks the thread.

    Other hosts override `wait`.  `call_soon_threadsafe` is the one method that another thread may call.
    """

    def __init__(self, clock: Clock | None = None) -> None:
        self.clock = clock or Clock()
        self.poller = Poller()
        self.calls: deque[Callable[[], None]] = deque()
        self._wake_fd = -1
        self.calls_made = 0
        """How many such calls have been made so far."""
        self.errands = 0
        """Work under way in other threads; simulated time stands still until it is done."""

    def wait(self, timeout: float | None, poller: Poller | None = None, goal: Any = None) -> list[tuple[int, int]]:
        """Wait up to TIMEOUT seconds (None: for ever) for something on POLLER, by default all that is watched.

        Calls handed over by other threads are made here, after which the wait ends early.  GOAL, the owner whose doings
        the caller waits for, is of use to those who take the place of this method.
        """
        if poller is None:
            poller = self.poller
        if self.clock.simulated and not self.errands and timeout:
            ready = self._simulate(timeout, poller)
        else:
            ready = self._block(timeout, poller)
        if ready and self._wake_fd >= 0:
            ready = self._run_calls(ready)
        return ready

    def _simulate(self, timeout: float, poller: Poller) -> list[tuple[int, int]]:
        """A wait in simulated time."""
        # A moment of real time lets the kernel deliver what was just sent over loopback.
        ready = poller.poll(0.002)
        if not ready:
            self.clock.pass_time(timeout)
        return ready

    def _block(self, timeout: float | None, poller: Poller) -> list[tuple[int, int]]:
        return poller.poll(timeout)

    @property
    def wake_fd(self) -> int:
        """The descriptor by which other threads wake a wait; made when first asked for."""
        if self._wake_fd < 0:
            self._wake_fd = os.eventfd(0, os.EFD_NONBLOCK | os.EFD_CLOEXEC)
            self.poller.watch(self._wake_fd, READ, self)
        return self._wake_fd

    def call_soon_threadsafe(self, call: Callable[[], None]) -> None:
        """Have CALL made by the next wait; `wake_fd` must have been asked for beforehand by the loop's own thread."""
        self.calls.append(call)
        os.eventfd_write(self._wake_fd, 1)

    def _run_calls(self, ready: list[tuple[int, int]]) -> list[tuple[int, int]]:
        wake_fd = self._wake_fd
        for index, (fd, _) in enumerate(ready):
            if fd == wake_fd:
                os.eventfd_read(wake_fd)
                while self.calls:
                    self.calls_made += 1
                    self.calls.popleft()()
                return ready[:index] + ready[index + 1 :]
        return ready

    def child_signalled(self) -> None:
        """Called by a signal handler when something has happened to a child of this process."""
        if self._wake_fd >= 0 and not self.closed:
            self.call_soon_threadsafe(self.look_at_children)

    look_at_children: Callable[[], None] = staticmethod(lambda: None)
    """What the process layer does about it."""
    closed = False

    def close(self) -> None:
        """Close the host's own descriptors."""
        self.closed = True
        if self._wake_fd >= 0:
            os.close(self._wake_fd)
            self._wake_fd = -1
        self.poller.close()

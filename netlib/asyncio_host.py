"""The host inside somebody's asyncio or uvloop loop: Lisp runs in a greenlet, and waiting switches to that loop.

    host = AsyncioHost(loop)
    result = await host.run(function, *args)

FUNCTION runs in a greenlet of its own.  Where it waits, it arms a timer and a reader on the descriptor of the poller,
and switches back to whoever awaits; the loop goes on with its other work, and resumes it when something is ready.  The
loop never blocks, and what runs in the greenlet cannot tell.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import greenlet  # type: ignore[import-untyped]

from elwire.netlib.clock import Clock
from elwire.netlib.host import Host, Poller


class AsyncioHost(Host):
    """Waits by switching to LOOP; outside `run` it blocks like the standalone host."""

    def __init__(self, loop: asyncio.AbstractEventLoop, clock: Clock | None = None) -> None:
        super().__init__(clock)
        self.loop = loop
        self.running: set[greenlet.greenlet] = set()
        """Greenlets that run a call of `run`."""
        self._readers: dict[int, Callable[[], None]] = {}
        """Who is woken when a poller's descriptor becomes readable."""

    async def run(self, function: Callable[..., Any], *args: Any) -> Any:
        """Call FUNCTION with ARGS, letting the loop go on whenever it waits; its result.

        Cancelling raises `KeyboardInterrupt` in it where it waits: what a user's C-g does.
        """
        worker = greenlet.greenlet(function)
        self.running.add(worker)
        try:
            outcome = worker.switch(*args)
            while not worker.dead:
                future: asyncio.Future[None] = outcome
                try:
                    await future
                except asyncio.CancelledError:
                    try:
                        outcome = worker.throw(KeyboardInterrupt)
                    except KeyboardInterrupt:
                        raise asyncio.CancelledError from None
                    if worker.dead:
                        raise
                else:
                    outcome = worker.switch()
            return outcome
        finally:
            self.running.discard(worker)

    def _block(self, timeout: float | None, poller: Poller) -> list[tuple[int, int]]:
        current = greenlet.getcurrent()
        ready = poller.poll(0)
        if ready or current not in self.running or current.parent is None:
            return ready if ready or timeout == 0 else poller.poll(timeout)
        loop = self.loop
        future: asyncio.Future[None] = loop.create_future()

        def wake() -> None:
            if not future.done():
                future.set_result(None)

        fd = poller.fileno()
        outer = self._readers.get(fd)
        loop.add_reader(fd, wake)
        self._readers[fd] = wake
        timer = None if timeout is None else loop.call_later(timeout, wake)
        try:
            current.parent.switch(future)
        finally:
            if outer is None:
                loop.remove_reader(fd)
                del self._readers[fd]
            else:
                loop.add_reader(fd, outer)
                self._readers[fd] = outer
            if timer is not None:
                timer.cancel()
        return poller.poll(0)

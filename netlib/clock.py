"""Clocks: the machine's, and one that a test moves by hand."""

from __future__ import annotations

import time


class Clock:
    """The machine's clock.  `now` is the time of day, in seconds since the epoch, as Lisp timers keep it."""

    simulated = False

    def now(self) -> float:
        """Seconds since the epoch."""
        return time.time()

    def monotonic(self) -> float:
        """Seconds since some fixed moment; never goes back, whatever the time of day does."""
        return time.monotonic()

    def pass_time(self, seconds: float) -> None:
        """Called when a wait of SECONDS ended with nothing to do; the machine's clock went on by itself."""


class SimulatedClock(Clock):
    """A clock that stands still except when somebody waits: a wait with nothing to do takes no time at all."""

    simulated = True

    def __init__(self, start: float = 1_000_000_000.0) -> None:
        self._now = start

    def now(self) -> float:
        return self._now

    def monotonic(self) -> float:
        return self._now

    def pass_time(self, seconds: float) -> None:
        self._now += seconds

"""Events that are handled at once, and waiting for notices about watched files, as `read-event` does."""

from __future__ import annotations

from typing import Any

from elwire.builtins.files.file_watching import FileWatches
from elwire.builtins.processes.process_objects import processes
from elwire.builtins.processes.waiting import wait
from elwire.interpreter.objects import Cons, Vector, nil, t
from elwire.netlib.host import READ


class _Arrival:
    """Owner of the kernel's queue among the descriptors that are waited for: that it is ready ends the wait."""

    came = False

    def ready(self, _owner: Any, _mask: int) -> int:
        self.came = True
        return 1


def wait_for_special_events(it: Any, seconds: float) -> None:
    """Wait up to SECONDS for a notice, or for output of a process, and handle the notices that are there."""
    watches: FileWatches = it.chapter_state["file watches"]
    _handle(it, watches)
    if watches.queue is None:
        wait(it, seconds, any_output=True)
        return
    poller = processes(it).host.poller
    descriptor = watches.queue.fd
    arrival = _Arrival()
    poller.watch(descriptor, READ, arrival)
    try:
        wait(it, seconds, any_output=True)
    finally:
        poller.watch(descriptor, 0, None)
    if arrival.came:
        _handle(it, watches)


def _handle(it: Any, watches: FileWatches) -> None:
    for event in watches.fetch():
        handle(it, event)


def handle(it: Any, event: Cons) -> None:
    """Run what `special-event-map` has for EVENT, a list."""
    handler = it.s.lookup_key.call(it.s.special_event_map.value, Vector([event.car]))
    it.s.last_input_event.value = event
    if handler is not nil:
        it.s.command_execute.call(handler, nil, Vector([event]), t)

"""Lisp threads, mutexes and condition variables as objects; `scheduler` runs them."""

from __future__ import annotations

from collections import deque
from typing import Any

from elwire.interpreter.objects import LispObject, LispString, Obj, nil


class _Named(LispObject):
    """An object that is shown by its name, or by where it is when it has none."""

    __slots__ = ("__weakref__", "name")

    shown_as = ""

    def __init__(self, name: Obj) -> None:
        self.name = name
        """A string, or nil."""

    def print_name(self, it: Any) -> str:
        """How the printer shows it."""
        name = self.name.s if isinstance(self.name, LispString) else f"0x{id(self):x}"
        return f"#<{self.shown_as} {name}>"


class Thread(_Named):
    """A thread of Lisp.

    While another thread runs, its dynamic state is kept in `state`, and what its dynamic bindings held in `values`.
    """

    __slots__ = (
        "alive", "blocker", "buffer", "function", "greenlet", "joiners", "pending", "queued", "result",
        "state", "values",
    )  # fmt: skip

    shown_as = "thread"

    def __init__(self, name: Obj, function: Obj, buffer: Any) -> None:
        super().__init__(name)
        self.function = function
        self.alive = True
        self.greenlet: Any = None
        """Where its Python code runs."""
        self.queued = False
        """True while it stands in the queue of threads that may go on."""
        self.blocker: Obj = nil
        """The mutex, condition variable or thread that it waits for."""
        self.pending: tuple[Obj, Obj] | None = None
        """Symbol and data of a signal that another thread has sent it, until it can take it."""
        self.joiners: list[Thread] = []
        """Threads that wait for its end."""
        self.result: Obj = nil
        self.buffer = buffer
        """Its current buffer, while another thread runs."""
        self.values: list[Any] = []
        self.state: tuple[Any, ...] | None = None


class Mutex(_Named):
    """A lock that one thread can hold, as often as it likes."""

    __slots__ = ("count", "owner", "waiting")

    shown_as = "mutex"

    def __init__(self, name: Obj) -> None:
        super().__init__(name)
        self.owner: Thread | None = None
        self.count = 0
        """How often its owner has locked it."""
        self.waiting: deque[Thread] = deque()


class ConditionVariable(_Named):
    """What threads that hold MUTEX wait for, until one that holds it tells them to go on."""

    __slots__ = ("mutex", "waiting")

    shown_as = "condvar"

    def __init__(self, mutex: Mutex, name: Obj) -> None:
        super().__init__(name)
        self.mutex = mutex
        self.waiting: deque[Thread] = deque()

"""The one gate to the outside: every primitive that opens a file, a socket, a program or the environment asks here.

`it.policy` is None, which allows everything and costs one comparison, or an object of a class derived from `Policy`.
"""

from __future__ import annotations

from typing import Any

from elwire.interpreter.objects import LispString
from elwire.interpreter.signals import Name, Signal


class Policy:
    """Allows everything; override what should be asked.  A method returns normally or raises, as `refuse` does."""

    def connect(self, host: str | None, service: str | int) -> None:
        """A connection, or a datagram, to HOST and SERVICE; HOST is None for a Unix socket whose path is SERVICE."""

    def listen(self, host: str | None, service: str | int) -> None:
        """A server on HOST and SERVICE."""

    def lookup(self, host: str) -> None:
        """Looking up the name HOST."""

    def run(self, program: str, arguments: list[str]) -> None:
        """Running PROGRAM."""

    def signal(self, pid: int, number: int) -> None:
        """Sending a signal to the process PID."""

    def open_file(self, name: str, writing: bool) -> None:
        """Opening, creating, deleting or listing the file NAME."""

    def environment(self, name: str | None) -> None:
        """Reading or setting the environment variable NAME, or all of them when None."""


def refuse(what: str, *data: str) -> Signal:
    """The signal for something the policy does not allow: `(file-error "WHAT" "Operation not permitted" DATA...)`."""
    return Signal(Name("file-error"), tuple(map(LispString, (what, "Operation not permitted", *data))))


def ask(it: Any, question: str, *args: Any) -> None:
    """Ask IT's policy, if it has one, the QUESTION, the name of a method of `Policy`."""
    policy = it.policy
    if policy is not None:
        getattr(policy, question)(*args)

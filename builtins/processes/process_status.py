"""Process status as a table: what a process becomes when something happens to it, and what its sentinel is told.

`STATUS` says which symbol Lisp sees for an internal state; `EVENTS` is the state machine.  The documentation of the
states is made from these tables (`describe`).
"""

from __future__ import annotations

import signal as signals
from typing import Any

from elwire.interpreter.objects import nil

# (kind, event) -> (new internal state, sentinel text); %s is the event's data
EVENTS: dict[tuple[str, str], tuple[str, str]] = {
    ("network", "opened"): ("run", "open\n"),
    ("network", "accepted"): ("run", "open from %s\n"),
    ("network", "refused"): ("failed", "failed with code %s\n"),
    ("network", "unresolved"): ("failed", "failed with code %s\n"),
    ("network", "eof"): ("exit", "connection broken by remote peer\n"),
    ("network", "broken"): ("exit", "connection broken by remote peer\n"),
    ("network", "deleted"): ("exit", "deleted\n"),
    ("pipe", "eof"): ("exit", "finished\n"),
    ("pipe", "deleted"): ("exit", "finished\n"),
    ("serial", "eof"): ("exit", "exited abnormally with code %s\n"),
    ("serial", "deleted"): ("exit", "finished\n"),
    ("real", "exited"): ("exit", "finished\n"),
    ("real", "failed"): ("exit", "exited abnormally with code %s\n"),
    ("real", "failed, core dumped"): ("exit", "exited abnormally with code %s (core dumped)\n"),
    ("real", "killed"): ("signal", "%s\n"),
    ("real", "killed, core dumped"): ("signal", "%s (core dumped)\n"),
    ("real", "stopped"): ("stop", "%s\n"),
    ("real", "told to go on"): ("run", "run"),
    ("real", "hung up"): ("failed", "failed with code %s\n"),
    ("real", "deleted"): ("signal", "killed\n"),
}

# (kind or role, internal state) -> the symbol that `process-status` returns, where it is not the state's own name
STATUS: dict[tuple[str, str], str] = {
    ("network", "run"): "open",
    ("network", "exit"): "closed",
    ("network", "signal"): "closed",
    ("pipe", "run"): "open",
    ("pipe", "exit"): "closed",
    ("pipe", "signal"): "closed",
    ("serial", "run"): "open",
    ("serial", "exit"): "closed",
}

LIVE = frozenset({"run", "connect", "listen", "stop"})
"""The internal states of a process that is not over."""


def status_name(process: Any) -> str:
    """The name of the symbol that `process-status` returns for PROCESS."""
    state: str = process.state
    if process.kind == "real":
        return state
    shown = STATUS.get((process.kind, state), state)
    if process.command is not nil and shown in ("open", "connect", "listen"):
        return "stop"
    return shown


def sentinel_text(process: Any) -> str:
    """What the sentinel of PROCESS is told about its last event."""
    text = EVENTS[process.kind, process.event][1]
    return text % (event_data(process),) if "%s" in text else text


def event_data(process: Any) -> object:
    """What stands for %s in the sentinel's text."""
    if process.event in ("killed", "killed, core dumped", "stopped"):
        return signal_description(process.code)
    return process.code if not hasattr(process.code, "s") else process.code.s


def signal_description(number: int) -> str:
    """What a death by the signal NUMBER is called: lower case, as the C library describes it."""
    text = signals.strsignal(number)
    if text is None:
        return f"unknown signal {number}"
    return text[:1].lower() + text[1:]


def describe() -> str:
    """The state machine as a table in Markdown, for the documentation."""
    lines = ["| kind | event | status after | sentinel is told |", "| --- | --- | --- | --- |"]
    for (kind, event), (state, text) in EVENTS.items():
        shown = STATUS.get((kind, state), state)
        lines.append(f"| {kind} | {event} | `{shown}` | `{text.rstrip()}` |")
    return "\n".join(lines) + "\n"

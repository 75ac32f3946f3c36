"""Sending signals to programs: `signal-process` and its kin."""

from __future__ import annotations

import os
import signal
from typing import Any

from elwire.builtins.gate import ask
from elwire.builtins.processes.process_objects import Process, designated, processes
from elwire.builtins.processes.process_output import notify
from elwire.builtins.processes.process_status import LIVE
from elwire.interpreter.objects import LispString, Obj, Symbol, nil
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import error, wrong_type


def send_signal(it: Any, target: Obj, number: int, current_group: Obj) -> None:
    """Send the signal NUMBER to the process group of TARGET, a subprocess that lives."""
    process = designated(it, target)
    name = process.name.s
    if process.kind != "real":
        raise error(f"Process {name} is not a subprocess")
    if process.pid is None or process.state not in LIVE:
        raise error(f"Process {name} is not active")
    ask(it, "signal", process.pid, number)
    group = process.pid
    if current_group is not nil and process.pty and process.channel is not None:
        try:
            group = os.tcgetpgrp(process.channel.fd)
        except OSError:
            return
        if group == process.pid and current_group is it.s.lambda_:
            return
    if number == signal.SIGCONT:
        # Sentinels hear of it here and now; and again when the kernel has told that the program goes on.
        table = processes(it)
        table.change(process, "told to go on")
        notify(it, table)
    try:
        os.killpg(group, number)
    except ProcessLookupError:
        pass
    except PermissionError:
        os.kill(process.pid, number)


@primitive("interrupt-process")
def interrupt_process(it: Any, process: Obj = nil, current_group: Obj = nil) -> Obj:
    """Interrupt PROCESS, a process, buffer, name, or nil for the current buffer's, as C-c does; return PROCESS.

    CURRENT-GROUP non-nil means the foreground group of its terminal, `lambda` only when that is not its shell.
    """
    send_signal(it, process, signal.SIGINT, current_group)
    return process


@primitive("internal-default-interrupt-process")
def internal_default_interrupt_process(it: Any, process: Obj = nil, current_group: Obj = nil) -> Obj:
    """Interrupt PROCESS; what `interrupt-process` does when nothing else feels responsible."""
    return interrupt_process(it, process, current_group)


@primitive("kill-process")
def kill_process(it: Any, process: Obj = nil, current_group: Obj = nil) -> Obj:
    """Kill PROCESS; arguments as for `interrupt-process`."""
    send_signal(it, process, signal.SIGKILL, current_group)
    return process


@primitive("quit-process")
def quit_process(it: Any, process: Obj = nil, current_group: Obj = nil) -> Obj:
    """Send SIGQUIT to PROCESS; arguments as for `interrupt-process`."""
    send_signal(it, process, signal.SIGQUIT, current_group)
    return process


@primitive("signal-process", interactive="sProcess (name or number): \nnSignal code: ")
def signal_process(it: Any, process: Obj, sigcode: Obj) -> Obj:
    """Send the signal SIGCODE, a number or a symbol such as `SIGHUP` or `hup`, to PROCESS; 0 when sent, -1 when not.

    PROCESS is a process, a buffer, a name, a process id, a string of digits, or nil for the current buffer's process.
    For a name that nobody has, return nil.  Signals `error`.
    """
    pid: int
    dead = False
    if isinstance(process, LispString) and process.s not in processes(it).by_name:
        digits = process.s.strip()
        if not digits.lstrip("-").isdigit():
            return nil
        pid = int(digits)
    elif type(process) is int or type(process) is float:
        pid = int(process)
    else:
        found: Process = designated(it, process)
        if found.pid is None:
            raise error(
                f"Process {found.name.s} is not active"
                if found.kind == "real"
                else f"Cannot signal process {found.name.s}"
            )
        pid = found.pid
        dead = found.state not in LIVE
    if type(sigcode) is int:
        number = sigcode
    elif isinstance(sigcode, Symbol) and sigcode is not nil:
        number = _number_of(sigcode.name)
    else:
        raise wrong_type("symbolp", sigcode)
    if dead:
        return -1
    ask(it, "signal", pid, number)
    try:
        os.kill(pid, number)
    except (OSError, OverflowError):
        return -1
    return 0


def _number_of(name: str) -> int:
    bare = name.upper().removeprefix("SIG")
    found = signal.Signals.__members__.get("SIG" + bare)
    if found is None:
        raise error(f"Undefined signal name {name}")
    return int(found)

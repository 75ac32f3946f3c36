"""The factory process: forks a peer, or a ready elwire, for each scenario; started by `running.Factory`.

Forking a process that has imported everything takes milliseconds where starting Python and elwire takes a hundred.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
import time
from collections.abc import Callable
from typing import Any

from tests.scenarios.peer import Peer
from tests.scenarios.running import PRELUDE, environment

LIFETIME = 60
"""Seconds after which a forked process ends, should nobody be left to end it."""

interpreter: Any = None
"""The interpreter that is copied by forking; nothing has run in it but the prelude."""


def main() -> None:
    """Answer requests, a JSON object a line, until there are no more."""
    global interpreter
    interpreter = warm_up()
    for line in sys.stdin:
        request = json.loads(line)
        answer = {"peer": start_peer, "elwire": run_elwire, "end": end}[request["do"]](request)
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def warm_up() -> Any:
    """Import what a scenario needs, and make the interpreter of which each scenario gets a copy."""
    import asyncio  # noqa: F401
    import importlib
    import pkgutil

    import elwire.builtins.processes
    import elwire.command_line
    import elwire.netlib.asyncio_host
    from elwire.interpreter.streams import Output
    from elwire.startup import make_interpreter

    for module in pkgutil.iter_modules(elwire.builtins.processes.__path__):
        importlib.import_module("elwire.builtins.processes." + module.name)
    # An interpreter that is thrown away imports what nearly every scenario uses.
    from elwire.builtins.processes.processes import close_all

    thrown_away = make_interpreter()
    thrown_away.stderr = Output(lambda _said: None, "none")
    thrown_away.eval_string(
        f'(progn (load "{PRELUDE}" nil t) (setq command-line-args-left (list "{os.devnull}"))'
        " (with-temp-buffer (scenario-run)) (serve) (condition-case nil (car 5) (error nil)) (show (process-status sv))"
        ' (connect :service (server-port)) (process-send-string cl "x") (settle) (delete-process cl) (settle)'
        ' (delete-process sv) (until-told (sh "echo")))'
    )
    close_all(thrown_away)
    it = make_interpreter()
    # The tables of cases are made with the first regexp; loading compiles what it calls.
    it.eval_string(f'(progn (load "{PRELUDE}" nil t) (string-match "a" "b") (ignore (expand-file-name "~/x")))')
    gc.freeze()
    assert "processes" not in it.chapter_state, "an event loop cannot be shared with a forked process"
    return it


def quietly(function: Callable[[], int]) -> None:
    """Run FUNCTION in this forked process, which ends with its value, whatever happens."""
    status = 70
    try:
        status = function()
    except BaseException:
        import traceback

        os.write(2, traceback.format_exc().encode())
    finally:
        os._exit(status)


def start_peer(request: dict[str, Any]) -> dict[str, Any]:
    """Start a peer and wait until Lisp may start."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        os.setsid()
        signal.alarm(LIFETIME)
        os.chdir(request["folder"])

        def ready() -> None:
            os.write(writing, b"r")

        def run() -> int:
            Peer(request["script"], ready).run()
            return 0

        quietly(run)
    os.close(writing)
    os.read(reading, 1)
    os.close(reading)
    return {"pid": pid}


def end(request: dict[str, Any]) -> dict[str, Any]:
    """End a peer."""
    os.kill(request["pid"], signal.SIGKILL)
    os.waitpid(request["pid"], 0)
    return {}


def run_elwire(request: dict[str, Any]) -> dict[str, Any]:
    """Run the scenario in a folder to its end; its exit status, None when it took too long."""
    folder = request["folder"]
    pid = os.fork()
    if pid == 0:
        os.setsid()
        signal.alarm(LIFETIME)
        os.chdir(folder)
        for descriptor, name in ((0, os.devnull), (1, "stdout"), (2, "stderr")):
            flags = os.O_RDONLY if descriptor == 0 else os.O_WRONLY | os.O_CREAT | os.O_TRUNC
            opened = os.open(name, flags, 0o600)
            os.dup2(opened, descriptor)
            os.close(opened)
        # The environment is a new one, so that elwire's variables come from it.
        variables = environment(folder)
        os.environ.clear()
        os.environ.update(variables)
        time.tzset()
        arguments = ["-f", "scenario-run", os.path.join(folder, "scenario")]
        quietly(lambda: elwire_main(interpreter, folder, request["host"], arguments))
    deadline = time.monotonic() + request["patience"]
    watch = os.pidfd_open(pid)
    try:
        import select

        ready, _, _ = select.select([watch], [], [], max(deadline - time.monotonic(), 0))
    finally:
        os.close(watch)
    if not ready:
        os.killpg(pid, signal.SIGKILL)
    _, status = os.waitpid(pid, 0)
    return {"status": os.waitstatus_to_exitcode(status) if ready else None}


def elwire_main(it: Any, folder: str, host_kind: str, arguments: list[str]) -> int:
    """What the program `elwire` does with ARGUMENTS, in FOLDER and on the host asked for; the exit status."""
    from elwire import cli
    from elwire.builtins.processes.process_objects import processes
    from elwire.command_line import run
    from elwire.options import parse

    plan = parse(["emacs", "-Q", "--batch", *arguments])
    cli._attach_streams(it)
    variables = " ".join(f"{name}={value}" for name, value in os.environ.items())
    it.eval_string(
        f'(progn (setq process-environment (split-string "{variables}" " ") shell-file-name "/bin/sh"'
        f' initial-environment process-environment temporary-file-directory "{folder}/")'
        f' (mapc (lambda (b) (with-current-buffer b (setq default-directory "{folder}/"))) (buffer-list)))'
    )
    if host_kind == "standalone":
        return run(it, plan)
    from elwire.netlib.asyncio_host import AsyncioHost

    if host_kind == "uvloop":
        import uvloop

        loop = uvloop.new_event_loop()
    else:
        import asyncio

        loop = asyncio.new_event_loop()
    host = AsyncioHost(loop)
    processes(it).host = host
    status: int = loop.run_until_complete(host.run(run, it, plan))
    return status


if __name__ == "__main__":
    main()

"""Running scenarios: a factory process that forks peers and elwires, and Emacs beside them."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Any

from tests.oracle.emacs import ENVIRONMENT, emacs_program
from tests.scenarios.records import FOLDER, Scenario

PRELUDE = FOLDER / "prelude.el"
PATIENCE = 20.0
"""Seconds that a scenario may take."""


class Factory:
    """Runs scenarios, each in a folder and in processes of its own."""

    def __init__(self) -> None:
        self.child = subprocess.Popen(
            [sys.executable, "-m", "tests.scenarios.factory"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=FOLDER.parent.parent,
            text=True,
        )

    def __enter__(self) -> Factory:
        return self

    def __exit__(self, _kind: type | None, _value: BaseException | None, _trace: TracebackType | None) -> None:
        assert self.child.stdin is not None and self.child.stdout is not None
        self.child.stdin.close()
        self.child.wait(10)
        self.child.stdout.close()

    def ask(self, **request: Any) -> Any:
        """Have the factory process do something."""
        assert self.child.stdin is not None and self.child.stdout is not None
        self.child.stdin.write(json.dumps(request) + "\n")
        self.child.stdin.flush()
        return json.loads(self.child.stdout.readline())

    def run(self, scenario: Scenario, system: str) -> str:
        """The log of SCENARIO under SYSTEM: "emacs", "standalone", "asyncio" or "uvloop"."""
        folder = os.path.realpath(tempfile.mkdtemp(prefix="scenario-"))
        peer = 0
        try:
            Path(folder, "scenario").write_text(scenario.lisp, encoding="utf-8")
            os.mkdir(os.path.join(folder, "work"))
            if scenario.peer:
                os.mkfifo(os.path.join(folder, "to-peer"))
                os.mkfifo(os.path.join(folder, "from-peer"))
                peer = self.ask(do="peer", folder=folder, script=scenario.peer)["pid"]
            if system == "emacs":
                status = self._emacs(folder)
            else:
                status = self.ask(do="elwire", folder=folder, host=system, patience=PATIENCE)["status"]
            said = Path(folder, "stderr").read_bytes().decode("utf-8", "surrogateescape")
            printed = Path(folder, "stdout").read_bytes().decode("utf-8", "surrogateescape")
        finally:
            if peer:
                self.ask(do="end", pid=peer)
            shutil.rmtree(folder, ignore_errors=True)
        return normal(said, printed, status, folder)

    @staticmethod
    def _emacs(folder: str) -> int | None:
        program = emacs_program()
        assert program is not None
        arguments = [
            program,
            "-Q",
            "--batch",
            "-l",
            str(PRELUDE),
            "-f",
            "scenario-run",
            os.path.join(folder, "scenario"),
        ]
        with open(os.path.join(folder, "stdout"), "wb") as out, open(os.path.join(folder, "stderr"), "wb") as err:
            child = subprocess.Popen(
                arguments,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
                cwd=folder,
                env=environment(folder),
                start_new_session=True,
            )
            end = time.monotonic() + PATIENCE
            try:
                return child.wait(end - time.monotonic())
            except subprocess.TimeoutExpired:
                os.killpg(child.pid, signal.SIGKILL)
                child.wait()
                return None


def environment(folder: str) -> dict[str, str]:
    """The environment in which a scenario runs."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "ELWIRE_CACHE", "ELWIRE_DEBUG")}
    return {**kept, **ENVIRONMENT, "HOME": folder, "SHELL": "/bin/sh", "TMPDIR": folder}


def normal(said: str, printed: str, status: int | None, folder: str) -> str:
    """The log: SAID, what was written to standard error, without what differs from run to run."""
    if printed:
        said += "".join(f"stdout {line}\n" for line in printed.rstrip("\n").split("\n"))
    if said and not said.endswith("\n"):
        said += "\n"
    said = said.replace(folder, "DIR")
    # How the frames of a backtrace look is the evaluator's affair, not that of processes.
    said = re.sub(r"^(Debugger entered.*\n)(?:  .*\n)+\n?", r"\1", said, flags=re.MULTILINE)
    # A child that cannot become the program says so under the name of its parent.
    said = re.sub(r"[^\s\"]*\b(?:emacs|elwire)(?=: \S+: [A-Z])", "PROGRAM", said)
    ports: dict[str, str] = {}

    def port(match: re.Match[str]) -> str:
        return ports.setdefault(match[0], f"PORT{len(ports) + 1}")

    said = re.sub(r"(?<![\w.])(?:3[2-9]|[45]\d|60)\d{3}(?![\w.])", port, said)
    said = "".join(_visible(char) for char in said)
    if status is None:
        said += "exit: did not end\n"
    elif status:
        said += f"exit: {status}\n"
    return said


def _visible(char: str) -> str:
    code = ord(char)
    if code < 0x20 and char != "\n":
        return chr(0x2400 + code)
    if 0xDC80 <= code <= 0xDCFF:
        return f"\\{code - 0xDC00:o}"
    return char

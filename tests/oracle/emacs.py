"""Putting forms to a live GNU Emacs."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
import threading
from dataclasses import dataclass, field
from pathlib import Path

from tests.oracle.records import Answer, escaped

DRIVER = Path(__file__).with_name("driver.el")
ANSWERED = re.compile("([^\x1e]*)\x1e([VER]) (\\d+) (\\d+) ([^\x1e]*)\x1e", re.DOTALL)
ENVIRONMENT = {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "TZ": "UTC", "TERM": "dumb"}
"""What both Emacs and elwire run under."""


@dataclass
class Outcome:
    """How one form of a block ended; `end` is where it ends in the block's text."""

    end: int
    answer: Answer | None
    unreadable: str = ""


@dataclass
class Run:
    """What Emacs did with a list of blocks."""

    outcomes: list[list[Outcome]] = field(default_factory=list)
    trouble: str = ""
    """Why Emacs did not reach the end, if it did not."""


def emacs_program() -> str | None:
    """The Emacs to ask: $ORACLE_EMACS or `emacs` on the path; None when there is none."""
    return shutil.which(os.environ.get("ORACLE_EMACS", "emacs"))


def lisp_literal(text: str) -> str:
    """TEXT as a Lisp string."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def ask(blocks: list[str], program: str, timeout: float = 120.0) -> Run:
    """Evaluate the forms of BLOCKS in order in one fresh Emacs, in an empty folder that is its home as well."""
    run = Run([[] for _ in blocks])
    with tempfile.TemporaryDirectory() as folder, tempfile.NamedTemporaryFile("w", encoding="utf-8") as cases:
        cases.write("(" + "\n".join(map(lisp_literal, blocks)) + ")\n")
        cases.flush()
        command = [program, "-Q", "--batch", "-l", str(DRIVER), "-f", "oracle-run", cases.name]
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            environment = {**os.environ, **ENVIRONMENT, "HOME": folder}
            try:
                status: int | None = subprocess.run(
                    command,
                    stdin=subprocess.DEVNULL,
                    stdout=out,
                    stderr=err,
                    cwd=folder,
                    env=environment,
                    timeout=timeout,
                    check=False,
                ).returncode
            except subprocess.TimeoutExpired:
                status = None
            out.seek(0)
            err.seek(0)
            said = out.read().decode("utf-8", "surrogateescape")
            log = err.read().decode("utf-8", "surrogateescape")
    for printed, kind, number, end, text in ANSWERED.findall(said):
        answer = Answer("=>" if kind == "V" else "=!", escaped(text), escaped(printed))
        outcome = Outcome(int(end), None, text) if kind == "R" else Outcome(int(end), answer)
        run.outcomes[int(number)].append(outcome)
    if status != 0:
        reached = re.findall("\x1e(\\d+)\x1e", log)
        where = "the first form"
        if reached:
            nth = reached.count(reached[-1])
            where = f"form {nth} of the block\n{blocks[int(reached[-1])]}" if nth > 1 else blocks[int(reached[-1])]
        how = f"did not finish in {timeout:.0f} s" if status is None else f"ended with status {status}"
        tail = re.sub("\x1e\\d+\x1e", "", log)[-500:]
        run.trouble = f"Emacs {how} at:\n{where}\n{tail}"
    return run


class Server:
    """A live Emacs that answers forms as they come."""

    def __init__(self, program: str) -> None:
        self.program = program
        self.folder = tempfile.TemporaryDirectory()
        self.start()

    def start(self) -> None:
        """Start Emacs, or another one after the first has died."""
        self.process = subprocess.Popen(
            [self.program, "-Q", "--batch", "-l", str(DRIVER), "-f", "oracle-serve"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=self.folder.name,
            env={**os.environ, **ENVIRONMENT, "HOME": self.folder.name},
        )

    def answer(self, form: str, timeout: float = 20.0) -> Answer | None:
        """Emacs's answer to FORM, which must be one line; None when it did not answer in time or died."""
        assert self.process.stdin is not None and self.process.stdout is not None
        if "\n" in form:
            raise ValueError("a form for the server must be one line")
        timer = threading.Timer(timeout, self.process.kill)
        timer.start()
        try:
            self.process.stdin.write(form.encode("utf-8", "surrogateescape") + b"\n")
            self.process.stdin.flush()
            said = b""
            while not said.endswith(b"\x1d\n"):
                line = self.process.stdout.readline()
                if not line:
                    break
                said += line
        except BrokenPipeError:
            said = b""
        finally:
            timer.cancel()
        found = ANSWERED.findall(said.decode("utf-8", "surrogateescape"))
        if not found:
            self.stop()
            self.start()
            return None
        printed, kind, _, _, text = found[0]
        return Answer({"V": "=>", "E": "=!"}.get(kind, "unreadable"), escaped(text), escaped(printed))

    def stop(self) -> None:
        """End Emacs."""
        assert self.process.stdin is not None and self.process.stdout is not None
        self.process.kill()
        self.process.wait()
        self.process.stdin.close()
        self.process.stdout.close()

    def close(self) -> None:
        """End Emacs and remove its folder."""
        self.stop()
        self.folder.cleanup()

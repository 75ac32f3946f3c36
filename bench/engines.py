"""The three engines that are measured, and how to start each on a program."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
BUILD = ROOT / "build" / "bench"
HARNESS = HERE / "harness.el"
ELWIRE = Path(sys.executable).with_name("elwire")


@dataclass(frozen=True)
class Engine:
    """A program that runs Lisp; with `compiled`, files are byte-compiled before they are measured."""

    name: str
    program: str
    compiled: bool = False

    def prepared(self, source: Path) -> Path:
        """The file that this engine loads for SOURCE."""
        if not self.compiled:
            return source
        target = BUILD / source.with_suffix(".elc").name
        if not target.exists() or target.stat().st_mtime < max(source.stat().st_mtime, HARNESS.stat().st_mtime):
            BUILD.mkdir(parents=True, exist_ok=True)
            copy = BUILD / source.name
            if copy != source:
                shutil.copyfile(source, copy)
            command = [self.program, "-Q", "--batch", "-l", str(HARNESS), "-f", "batch-byte-compile", str(copy)]
            subprocess.run(command, check=True, capture_output=True)
        return target

    def command(self, *arguments: str) -> list[str]:
        """The command line with ARGUMENTS after the usual options."""
        return [self.program, "-Q", "--batch", *arguments]


def engines() -> list[Engine]:
    """Those of the engines that this machine has; elwire first."""
    found = []
    if ELWIRE.exists():
        elwire = Engine("elwire", str(ELWIRE))
        try:
            # Also makes Python compile what it has not compiled yet.
            run(elwire.command("--eval", "t"))
            found.append(elwire)
        except EngineFailed as failure:
            print(f"elwire does not start: {failure}", file=sys.stderr)
    emacs = shutil.which(os.environ.get("ORACLE_EMACS", "emacs"))
    if emacs:
        found += [Engine("Emacs", emacs), Engine("Emacs compiled", emacs, compiled=True)]
    return found


def environment(cache: Path | None = None) -> dict[str, str]:
    """The environment engines run in; CACHE is the folder for elwire's cache, the user's own when None."""
    settings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    settings.update(LANG="C.UTF-8", LC_ALL="C.UTF-8", TERM="dumb")
    if cache is not None:
        settings["XDG_CACHE_HOME"] = str(cache)
    return settings


@dataclass(frozen=True)
class Ended:
    """How a whole process went."""

    seconds: float
    rss: int
    """The most memory it had at once, in kilobytes."""
    output: str


class EngineFailed(Exception):
    """An engine did not do what it was told."""


def run(command: Sequence[str], cache: Path | None = None, timeout: float = 300.0) -> Ended:
    """Run COMMAND to its end, measuring the process from outside."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        start = time.perf_counter()
        child = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=out, stderr=err, cwd=HERE, env=environment(cache)
        )
        # wait4 tells the memory of this child alone; the timer ends a child that hangs.
        timer = threading.Timer(timeout, child.kill)
        timer.start()
        try:
            _, status, usage = os.wait4(child.pid, 0)
        finally:
            timer.cancel()
        seconds = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        said, log = out.read().decode("utf-8", "replace"), err.read().decode("utf-8", "replace")
    if child.returncode != 0:
        raise EngineFailed(f"status {child.returncode}: {' '.join(command)}\n{log.strip()[-1000:]}")
    return Ended(seconds, usage.ru_maxrss, said)

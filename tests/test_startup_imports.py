"""Start-up imports only what every run needs: each module here costs milliseconds that a script would wait for."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HEAVY = {
    "asyncio": "the host's loop, when there is one",
    "ast": "needed to compile, not to run what the cache holds",
    "concurrent.futures": "",
    "cryptography": "",
    "ctypes": "",
    "dataclasses": "imports inspect, ast and dis: a plain class with __slots__ costs nothing",
    "datetime": "",
    "email": "",
    "hashlib": "a digest, when one is asked for",
    "http": "",
    "importlib.metadata": "",
    "importlib.resources": "",
    "inspect": "",
    "json": "",
    "lark": "the reader's grammar, compiled beforehand",
    "logging": "",
    "lxml": "",
    "multiprocessing": "",
    "pathlib": "",
    "platformdirs": "",
    "prompt_toolkit": "the REPL alone",
    "psutil": "",
    "pygments": "",
    "random": "imports hashlib and more",
    "serial": "",
    "shutil": "",
    "ssl": "TLS, at the first connection that wants it",
    "subprocess": "",
    "tempfile": "",
    "threading": "",
    "traceback": "",
    "unittest": "",
    "urllib": "",
    "zoneinfo": "",
}

ELWIRE = Path(sys.executable).with_name("elwire")


def imported(*arguments: str, cache: Path) -> set[str]:
    """The modules that a run with ARGUMENTS imports."""
    command = [sys.executable, "-X", "importtime", str(ELWIRE), *arguments]
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, env=environment, stdin=subprocess.DEVNULL
    )
    return {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if line.startswith("import time:")}


def test_start_up_imports_nothing_heavy(tmp_path: Path) -> None:
    script = tmp_path / "script.el"
    script.write_text('(princ (format "%d\\n" (+ 1 2)))\n', encoding="utf-8")
    # The first run makes the image, the second compiles the library's functions that it calls.
    for _ in range(2):
        imported("-Q", "--batch", "-l", str(script), cache=tmp_path)
    modules = imported("-Q", "--batch", "-l", str(script), cache=tmp_path)
    assert "elwire.interpreter.core" in modules
    # What the interpreter's own start (site, a virtual environment's hooks) imports is not ours to judge.
    bare = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", "pass"], capture_output=True, text=True, check=True
    ).stderr
    found = {name: why for name, why in HEAVY.items() if name in modules and f"| {name}\n" not in bare}
    assert not found, f"imported at start-up: {found}"

"""Retrieve URLs and compare responses and requests with what Emacs 28.2 got and sent.

    python -m tests.url.run [--record | --check]

compares elwire, or with `--check` Emacs, with the record `scenario.log`; `--record` makes it anew from Emacs.
"""

from __future__ import annotations

import difflib
import os
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
ELWIRE = Path(sys.executable).with_name("elwire")
RECORD = HERE / "scenario.log"


def said_by(program: str) -> str:
    """What PROGRAM says, and the requests it sends."""
    command = [sys.executable, "-m", "tests.url.peer"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as server:
        assert server.stdout is not None
        port = server.stdout.readline().strip()
        environment = {**os.environ, "PORT": port, "LC_ALL": "C.UTF-8"}
        run = subprocess.run(
            [program, "-Q", "--batch", "-l", str(HERE / "scenario.el")],
            env=environment, capture_output=True, text=True, timeout=120, check=False, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        server.kill()
        requests = server.stdout.read()
    text = f"{run.stdout}== requests\n{requests}".replace(port, "PORT").replace("\r", "\\r")
    return re.sub(r"(\*http [^*]*\*)(<\d+>|-\d+)", r"\1", text)


def main() -> int:
    """Compare, or record."""
    if "--record" in sys.argv:
        RECORD.write_text(said_by("emacs"))
        return 0
    said = said_by("emacs" if "--check" in sys.argv else str(ELWIRE))
    lines = list(
        difflib.unified_diff(RECORD.read_text().splitlines(), said.splitlines(), "record", "said", lineterm="")
    )
    print("\n".join(lines) if lines else "same")
    return bool(lines)


if __name__ == "__main__":
    sys.exit(main())

"""Run TLS scenarios and compare what is said with the records.

    python -m tests.tls.scenarios [--record | --check] [NAME...]

runs them under elwire; with `--check` under GNU Emacs; with `--record` Emacs's answers become the records.

A scenario is `tests/tls/NAME.el`.  Its first line says with which peers it runs, each a certificate and options:
`;; peers: good | good tls12`.  `NAME.log` holds what GNU Emacs 28.2 said, peer by peer.
"""

from __future__ import annotations

import difflib
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.tls.pki import make

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
ELWIRE = Path(sys.executable).with_name("elwire")


def names() -> list[str]:
    """All scenarios."""
    return sorted(path.stem for path in HERE.glob("*.el") if path.stem != "prelude")


def peers_of(name: str) -> list[str]:
    """The peers of scenario NAME."""
    first = (HERE / f"{name}.el").read_text().splitlines()[0]
    return [each.strip() for each in first.partition("peers:")[2].split("|")]


def normal(text: str, folder: Path, port: str) -> str:
    """TEXT without what differs from run to run."""
    text = text.replace("\r", "\\r").replace(str(folder), "PKI").replace(port, "PORT")
    return re.sub(r"\[127 0 0 1 \d+\]", "[127 0 0 1 ANY]", text)


def run(program: str, name: str, peer: str, folder: Path) -> str:
    """What PROGRAM says in scenario NAME with PEER."""
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.tls.peer", str(folder), *peer.split()],
        stdout=subprocess.PIPE, text=True, cwd=ROOT,
    )  # fmt: skip
    try:
        assert server.stdout is not None
        port = server.stdout.readline().strip()
        environment = {**os.environ, "PORT": port, "PEER": peer, "PKI": str(folder), "LC_ALL": "C.UTF-8"}
        command = [program, "-Q", "--batch", "-l", str(HERE / "prelude.el"), "-l", str(HERE / f"{name}.el")]
        with subprocess.Popen(
            command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
            cwd=ROOT,
        ) as running:  # fmt: skip
            try:
                said = running.communicate(timeout=60)[1]
            except subprocess.TimeoutExpired:
                running.kill()
                said = running.communicate()[1] + b"\nhangs\n"
        return normal(said.decode("utf-8", "replace"), folder, port)
    finally:
        server.kill()
        server.wait()
        if server.stdout is not None:
            server.stdout.close()


def log_of(program: str, name: str, folder: Path) -> str:
    """What PROGRAM says in scenario NAME with all its peers."""
    parts = [f"== {peer}\n{run(program, name, peer, folder)}" for peer in peers_of(name)]
    return "".join(parts)


def main() -> int:
    """Compare, or record."""
    arguments = sys.argv[1:]
    record = "--record" in arguments
    wanted = [each for each in arguments if not each.startswith("--")] or names()
    different = 0
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        make(folder)
        for name in wanted:
            path = HERE / f"{name}.log"
            if record:
                path.write_text(log_of("emacs", name, folder))
                continue
            program = "emacs" if "--check" in arguments else str(ELWIRE)
            said = log_of(program, name, folder)
            lines = list(
                difflib.unified_diff(path.read_text().splitlines(), said.splitlines(), "record", "said", lineterm="")
            )
            different += bool(lines)
            print("\n".join([f"{name}: {'differs' if lines else 'same'}", *lines]))
    return different


if __name__ == "__main__":
    sys.exit(main())

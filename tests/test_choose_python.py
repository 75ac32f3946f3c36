"""`tools/choose-python` finds a Python that runs, whatever stands first in PATH."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).resolve().parent.parent / "tools" / "choose-python"


def fake(folder: Path, name: str, script: str) -> Path:
    folder.mkdir(exist_ok=True)
    program = folder / name
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    return program


def choose(path: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/sh", str(SCRIPT)],
        env={"PATH": path, "HOME": "/nonexistent", "PYENV_ROOT": "/nonexistent", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_shim_without_a_version_behind_it_is_passed_over(tmp_path: Path) -> None:
    fake(tmp_path / "bin", "python3", "echo 'pyenv: python3: command not found' >&2; exit 127")
    real = fake(tmp_path / "real", "python3", f'exec "{sys.executable}" "$@"')
    answer = choose(f"{tmp_path / 'bin'}:{tmp_path / 'real'}:/bin")
    assert answer.returncode == 0, answer.stderr
    version = [int(part) for part in sys.version.split()[0].split(".")[:2]]
    chosen = subprocess.run(
        [answer.stdout.strip(), "-c", "import sys; print(*sys.version_info[:2])"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert [int(part) for part in chosen.stdout.split()] >= version or answer.stdout.strip() == str(real)


def test_only_an_old_one_is_told_in_plain_words(tmp_path: Path) -> None:
    old = fake(tmp_path, "python3", 'case "$1" in -V) echo "Python 3.8.1";; *) echo 0;; esac')
    answer = choose("/bin:/usr/bin", PYTHON=str(old))
    assert answer.returncode == 1
    assert "3.11 or newer" in answer.stderr
    assert f"{old}  Python 3.8.1" in answer.stderr
    assert answer.stdout == ""


def test_one_without_ensurepip_is_told_of(tmp_path: Path) -> None:
    bare = fake(tmp_path, "python3", 'case "$2" in *ensurepip*) exit 1;; *) exit 0;; esac')
    answer = choose("/bin:/usr/bin", PYTHON=str(bare))
    assert answer.returncode == 1
    assert "python3-venv" in answer.stderr
    assert str(bare) in answer.stderr


def test_the_one_asked_for_is_taken(tmp_path: Path) -> None:
    mine = fake(tmp_path, "mine", f'exec "{sys.executable}" "$@"')
    answer = choose("/bin:/usr/bin", PYTHON=str(mine))
    assert answer.stdout.strip() == str(mine), answer.stderr

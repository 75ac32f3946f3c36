"""What the README shows is what happens."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
BLOCKS = re.findall(r"^```\n(\$ cat .*?)^```", (ROOT / "README.md").read_text(), re.MULTILINE | re.DOTALL)


def parts(block: str) -> tuple[str, str, str]:
    """The name of the script, its text, and what the README says it prints."""
    match = re.match(r"\$ cat (\S+)\n(.*?)^\$ \.venv/bin/elwire \1\n(.*)", block, re.MULTILINE | re.DOTALL)
    assert match is not None, block
    return match[1], match[2], match[3]


def test_there_are_transcripts() -> None:
    assert len(BLOCKS) >= 2


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: parts(block)[0])
def test_transcript(block: str) -> None:
    name, text, printed = parts(block)
    # A short path: backtraces cut long strings.
    folder = Path(tempfile.mkdtemp(dir="/tmp"))
    (folder / name).write_text(text)
    ran = subprocess.run(
        [sys.executable, "-m", "elwire.cli", name],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=60,
        check=False,
    )
    shutil.rmtree(folder)
    told = ran.stdout.replace(f"{folder}/", "").replace(f"{ROOT}/", "")
    assert told.rstrip() == printed.rstrip()

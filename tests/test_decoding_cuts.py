"""What a filter gets of bytes that arrive in two parts, for each place of the cut: as GNU Emacs had it.

`decoding_cuts.txt` is what GNU Emacs 28.2 printed for `decoding_cuts.el`, which says how it is to be read.
`python -m tests.test_decoding_cuts` has a live Emacs write it anew, from the cases that are in it.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from elwire.builtins.processes.process_coding import Decoder
from elwire.interpreter.characters import from_python
from elwire.interpreter.errors import error_object, resolve
from elwire.interpreter.signals import Signal
from elwire.startup import make_interpreter
from tests.oracle.emacs import ENVIRONMENT, emacs_program

HERE = Path(__file__).parent
RECORD = HERE / "decoding_cuts.txt"
DRIVER = HERE / "decoding_cuts.el"
REAL = ("utf-8 (195 169", "utf-16le-dos", "undecided (195 169 255", "iso-2022-kr")
"""How the cases begin that go through a socket as well."""

IT: Any = make_interpreter()


def cases(text: str) -> dict[str, list[str]]:
    """The lines of each case of TEXT."""
    found: dict[str, list[str]] = {}
    for line in text.splitlines():
        if line.startswith("# "):
            lines = found[line[2:]] = []
        else:
            lines.append(line)
    return found


def shown(text: str, multibyte: bool) -> str:
    """TEXT in the way of the record."""
    parts = ["" if multibyte or not text else "u"]
    for char in text:
        number = from_python(char) if multibyte else ord(char)
        parts.append(char if 32 < number < 127 and char not in "<|," else f"<{number:x}>")
    return "".join(parts)


def decoded(coding: str, data: bytes, cut: int) -> str:
    """The line of the record for DATA, in CODING, cut at CUT."""
    symbol = IT.intern(coding)
    decoder = Decoder(IT, symbol)
    name = symbol
    parts = []
    for part in [data] if cut == 0 else [data[:cut], data[cut:]]:
        try:
            text = decoder.decode(part)
        except Signal as problem:
            return IT.prin1(error_object(resolve(IT, problem)))  # type: ignore[no-any-return]
        if not decoder.settled:
            name = decoder.settle(IT)
        parts.append(shown(text, decoder.multibyte))
    parts.append(shown(decoder.decode(b"", True), decoder.multibyte) if decoder.unfinished else "")
    return f"{' | '.join(parts)} ={name.name}"


CASES = cases(RECORD.read_text())


@pytest.mark.parametrize("case", CASES)
def test_decoder(case: str) -> None:
    coding, numbers = case.split(" ", 1)
    data = bytes(int(each) for each in re.findall(r"\d+", numbers))
    ours = [f"{cut}: {decoded(coding, data, cut)}" for cut in range(len(data))]
    assert ours == CASES[case]


def run(program: list[str], path: Path) -> str:
    """What PROGRAM, an Emacs or elwire, prints for the cases in the file PATH."""
    done = subprocess.run(
        [*program, "-Q", "--batch", "-l", str(DRIVER)],
        env={**os.environ, **ENVIRONMENT, "CUTS": str(path)},
        capture_output=True,
        text=True,
        timeout=600,
        check=True,
    )
    return done.stdout


def some(tmp_path: Path) -> tuple[Path, str]:
    """A file with a few of the cases, and what is recorded for them."""
    chosen = {case: lines for case, lines in CASES.items() if case.startswith(REAL)}
    text = "".join(f"# {case}\n" + "".join(f"{line}\n" for line in lines) for case, lines in chosen.items())
    path = tmp_path / "cases.txt"
    path.write_text(text)
    return path, text


def test_through_a_socket(tmp_path: Path) -> None:
    path, text = some(tmp_path)
    assert run([str(Path(sys.executable).with_name("elwire"))], path) == text


@pytest.mark.skipif(emacs_program() is None, reason="no GNU Emacs here")
def test_record_is_true(tmp_path: Path) -> None:
    path, text = some(tmp_path)
    program = emacs_program()
    assert program is not None
    assert run([program], path) == text


if __name__ == "__main__":
    emacs = emacs_program()
    assert emacs is not None, "no GNU Emacs here"
    RECORD.write_text(run([emacs], RECORD))

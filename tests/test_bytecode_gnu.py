"""GNU Emacs's own libraries, from source and compiled, give here the answers they give there.

They are read where Debian's emacs-el and emacs-common put them; without those packages the tests are skipped.
`bytecode_data/gnu.answers` is what Emacs 28.2 answered to `gnu.forms`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from elwire.interpreter.objects import LispString, list_to_lisp
from elwire.startup import LIBRARY_FOLDERS, library_directory, make_interpreter
from tests.test_bytecode import DATA, answer

LISP = Path("/usr/share/emacs/28.2/lisp")
LIBRARIES = (
    *("nadvice", "cl-preloaded", "cl-generic", "cl-lib", "cl-macs", "cl-seq", "cl-extra", "gv", "pcase", "rx", "seq"),
    *("map", "subr-x", "ring", "thunk", "generator", "eieio-core", "eieio", "json", "xml", "dom", "format-spec"),
    *("rfc2104", "hex-util", "puny"),
)


NOT_FROM_SOURCE = {"cl-extra"}
"""GNU's gv.el and our byte-run.el disagree about who expands its `gv-setter` declarations; compiled it loads."""


def load(it: Any, name: str) -> None:
    said = answer(it, f'(progn (load "{name}" nil t) t)')
    assert said == "t", f"{name}: {said}"


@pytest.mark.parametrize("suffix", [".el", ".elc"])
def test_gnu_libraries(suffix: str) -> None:
    if not list(LISP.glob(f"emacs-lisp/cl-macs{suffix}*")):
        pytest.skip(f"no {suffix} files of GNU Emacs 28.2 here")
    it = make_interpreter()
    # Emacs has macroexp from the start; from source it and pcase need each other.
    load(it, f"{library_directory()}/emacs-lisp/macroexp.el")
    load(it, str(DATA / "gnu-prelude.el"))
    folders = [str(LISP / "emacs-lisp"), str(LISP), str(LISP / "net")]
    folders += [f"{library_directory()}/{each}".rstrip("/") for each in LIBRARY_FOLDERS]
    it.s.load_path.value = list_to_lisp([LispString(folder) for folder in folders])
    it.s.load_suffixes.value = list_to_lisp([LispString(each) for each in dict.fromkeys((suffix, ".el"))])
    for library in LIBRARIES:
        if suffix != ".el" or library not in NOT_FROM_SOURCE:
            load(it, library)
    forms = DATA.joinpath("gnu.forms").read_text(encoding="utf-8").splitlines()
    answers = DATA.joinpath("gnu.answers").read_text(encoding="utf-8").splitlines()
    wrong = []
    for form, expected in zip(forms, answers, strict=True):
        got = answer(it, form)
        if got != expected:
            wrong.append(f"{form}\n  expected {expected}\n  got      {got}")
    assert len(forms) > 70
    assert not wrong, "\n".join(wrong)

"""GNU Emacs's own libraries, from source and compiled, load in a fresh elwire and give the answers they give in Emacs.

They are read where Debian's emacs-el and emacs-common put them, before elwire's own on `load-path`; without those
packages the tests are skipped.  `gnu_library/answers` is what Emacs 28.2 answered to `gnu_library/forms` after it had
loaded `gnu_library/libraries` (`gnu_library/record.el`); nothing of GNU's is kept here.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

LISP = Path("/usr/share/emacs/28.2/lisp")
DATA = Path(__file__).parent / "gnu_library"
FOLDERS = ("", "emacs-lisp", "international", "net", "url", "mail", "gnus", "calendar", "textmodes", "progmodes")

LOAD = """
(dolist (library '({libraries}))
  (condition-case e
      (progn
        (load library nil t)
        (unless (string-prefix-p "{lisp}/" (car (car load-history)))
          (princ (format "NOT %s but %s\\n" library (car (car load-history))))))
    (error (princ (format "NOT %s: %S\\n" library e)))))
"""

ANSWER = """
(with-temp-buffer
  (insert-file-contents "{forms}")
  (condition-case nil
      (while t
        (let ((form (read (current-buffer))) (print-escape-newlines t))
          (princ (format "\\nANSWER %s\\n" (prin1-to-string (condition-case e (eval form t) (error (cons '! e))))))))
    (end-of-file nil)))
"""


def suffixes(way: str) -> str:
    return '(".el")' if way == "source" else '(".elc" ".el")'


def run(way: str, cache: Path, *forms: str) -> str:
    """What elwire says to FORMS with GNU's library first, as "source" or "compiled" WAY says."""
    if not list(LISP.glob("emacs-lisp/cl-macs.el" + ("*" if way == "source" else "c"))):
        pytest.skip("GNU Emacs 28.2's library is not here: apt-get install emacs-el emacs-common")
    command = [sys.executable, "-m", "elwire.cli", "-Q", "--batch"]
    for folder in FOLDERS:
        command += ["-L", str(LISP / folder).rstrip("/")]
    for form in (f"(setq load-suffixes '{suffixes(way)})", *forms):
        command += ["--eval", form]
    environment = {**os.environ, "ELWIRE_CACHE": str(cache), "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "TZ": "UTC0"}
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=300, check=False, stdin=subprocess.DEVNULL
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


@pytest.mark.parametrize("way", ["source", "compiled"])
def test_libraries_load_and_answer_as_in_emacs(way: str, tmp_path: Path) -> None:
    libraries = DATA.joinpath("libraries").read_text(encoding="utf-8").split()
    load = LOAD.format(libraries=" ".join(f'"{each}"' for each in libraries), lisp=LISP)
    said = run(way, tmp_path / "cache", load, ANSWER.format(forms=DATA / "forms")).splitlines()
    assert not [line for line in said if line.startswith("NOT ")]
    forms = DATA.joinpath("forms").read_text(encoding="utf-8").splitlines()
    expected = DATA.joinpath("answers").read_text(encoding="utf-8").splitlines()
    got = [line.removeprefix("ANSWER ") for line in said if line.startswith("ANSWER ")]
    assert len(forms) == len(expected) == len(got) > 130
    wrong = [
        f"{form}\n  expected {wanted}\n  got      {answer}"
        for form, wanted, answer in zip(forms, expected, got, strict=True)
        if wanted != answer
    ]
    assert not wrong, "\n".join(wrong)

"""Chapters that are imported when first needed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from elwire.builtins import LAZY, index


def test_the_index_is_up_to_date() -> None:
    made = subprocess.run(
        [sys.executable, "-c", "from elwire.builtins.index import generate; print(generate(), end='')"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    written = (Path(index.__file__).parent / "_index.py").read_text(encoding="utf-8")
    assert made == written, "run: python -m elwire.builtins.index"


PROGRAM = """
import sys
from elwire.startup import make_interpreter
it = make_interpreter()
loaded = lambda: "elwire.builtins.data.base64_" in sys.modules
before = loaded()
wrong = it.prin1(it.eval_string("(condition-case e (mapcar 'base64-encode-string '(1)) (error e))"))
value = it.prin1(it.eval_string(
    "(progn (defalias 'alias 'base64-encode-string) (defun f (x) (base64-encode-string x))"
    " (list (f \\"abc\\") (alias \\"abc\\") (f \\"abc\\") (func-arity 'alias) (symbol-function 'alias)))"))
print(before, wrong, value, loaded())
"""


def test_a_lazy_primitive_is_like_any_other() -> None:
    assert "data.base64_" in LAZY
    ran = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == (
        'False (wrong-type-argument stringp 1) ("YWJj" "YWJj" "YWJj" (1 . 2) base64-encode-string) True'
    )


def test_arity_is_checked_before_the_import() -> None:
    program = PROGRAM.replace("(mapcar 'base64-encode-string '(1))", "(funcall 'base64-encode-string)")
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.startswith("False (wrong-number-of-arguments #<subr base64-encode-string> 0) (")

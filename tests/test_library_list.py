"""The list of libraries in docs/compatibility.md is what the code has."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent


def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("list_libraries", ROOT / "tools" / "list_libraries.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_up_to_date() -> None:
    module = tool()
    assert module.page() == module.PAGE.read_text(encoding="utf-8"), "run: python tools/list_libraries.py"


def test_each_library_of_the_list_can_be_required() -> None:
    """One program requires them all, in the order of the list; none reports an error, each provides its feature."""
    names = [name for folder in tool().libraries().values() for name in folder]
    assert len(names) > 100
    forms = "\n".join(
        f'(condition-case failure (require \'{name}) (error (princ (format "{name}: %S\\n" failure))))'
        for name in names
    )
    program = Path(sys.executable).with_name("elwire")
    run = subprocess.run(
        [program, "-Q", "--batch", "--eval", f"(progn {forms})"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert (run.returncode, run.stdout) == (0, ""), run.stderr

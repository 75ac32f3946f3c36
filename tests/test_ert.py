"""What a batch run of ERT prints, beside what GNU Emacs 28.2 printed; and how `tools/conformance.py` reads it."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).resolve().parent
DATA = HERE / "ert_data"


@pytest.fixture
def elwire_program() -> list[str]:
    return [str(Path(sys.executable).parent / "elwire")]


def normal(text: str) -> str:
    """TEXT of a batch run without what differs each time, and without the calls in backtraces."""
    text = re.sub(r"^  (?!skipped)[a-z(].*\n", "", text, flags=re.MULTILINE)
    text = re.sub(r"\(20\d\d-[-\d :+]+", "(TIME", text)
    return re.sub(r"\d+\.\d+ sec", "SEC", text)


def batch(program: list[str], *arguments: str) -> tuple[int, str]:
    done = subprocess.run(
        [*program, "-Q", "--batch", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=120,
        check=False,
    )
    return done.returncode, done.stdout.decode()


def test_batch_report_as_recorded(elwire_program: list[str]) -> None:
    status, output = batch(elwire_program, "-l", str(DATA / "all-kinds.el"), "-f", "ert-run-tests-batch-and-exit")
    assert status == 1
    assert normal(output) == (DATA / "all-kinds.txt").read_text()


def test_backtrace_shows_the_calls(elwire_program: list[str]) -> None:
    _, output = batch(elwire_program, "-l", str(DATA / "all-kinds.el"), "-f", "ert-run-tests-batch-and-exit")
    start = output.index("Test l-fail backtrace:")
    lines = output[start : output.index("Test l-fail condition:")].splitlines()
    assert lines[1:3] == ["  signal(ert-test-failed ((foo bar)))", "  ert-fail((foo bar))"]
    assert lines[-1] == "  normal-top-level()"
    assert all(len(line) <= 70 for line in lines)


def test_status_without_failures(elwire_program: list[str]) -> None:
    form = "(ert-run-tests-batch-and-exit '(member a-pass c-skip d-xfail))"
    status, output = batch(elwire_program, "-l", str(DATA / "all-kinds.el"), "--eval", form)
    assert status == 0
    assert "Ran 3 tests, 2 results as expected, 0 unexpected, 1 skipped" in output


@pytest.mark.skipif(shutil.which("emacs") is None, reason="no Emacs here")
def test_record_is_what_emacs_prints() -> None:
    status, output = batch(["emacs"], "-l", str(DATA / "all-kinds.el"), "-f", "ert-run-tests-batch-and-exit")
    assert status == 1
    assert normal(output) == (DATA / "all-kinds.txt").read_text()


# The tool that runs Emacs's suites


@pytest.fixture(scope="module")
def conformance() -> Any:
    specification = importlib.util.spec_from_file_location("conformance", HERE.parent / "tools" / "conformance.py")
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def test_outcome_of_a_run(conformance: Any) -> None:
    outcome = conformance.Outcome("test/x.el", (DATA / "all-kinds.txt").read_text().replace("SEC", "0.1 sec"), 1.0, "")
    assert (outcome.passed, outcome.skipped, outcome.total) == (4, 2, 17)
    assert ("QUIT", "l-quit") in outcome.failing()
    assert ("PASSED", "f-xpass") in outcome.failing()
    assert outcome.note == ""


def test_outcome_of_what_does_not_load(conformance: Any) -> None:
    outcome = conformance.Outcome("test/x.el", "Debugger entered--Lisp error: (void-function x)\n  x()\n", 1.0, "")
    assert outcome.note == "does not load: (void-function x)"
    half = conformance.Outcome("test/x.el", "Running 3 tests (now)\n   passed  1/3  a (0.1 sec)\n", 1.0, "")
    assert half.note == "stopped after 1 of 3"


def test_a_suite_is_run_and_counted(conformance: Any, elwire_program: list[str], tmp_path: Path) -> None:
    (tmp_path / "lisp").mkdir()
    shutil.copy(DATA / "all-kinds.el", tmp_path / "lisp" / "all-kinds.el")
    outcome = conformance.run("test/lisp/all-kinds.el", tmp_path, 100, False, elwire_program)
    assert len(outcome.results) == 17
    slow = tmp_path / "lisp" / "slow.el"
    slow.write_text("(ert-deftest never () (while t))\n")
    outcome = conformance.run("test/lisp/slow.el", tmp_path, 3, False, elwire_program)
    assert outcome.note == "stopped after 3 s"


def test_suites_are_listed(conformance: Any) -> None:
    assert len(conformance.suites([])) == 84
    assert conformance.suites(["/fns-tests"]) == [("test/src/fns-tests.el", 57)]

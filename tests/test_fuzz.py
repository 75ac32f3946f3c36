"""Nonsense makes Lisp errors, never Python ones; `make fuzz` looks longer and with fresh seeds."""

from __future__ import annotations

import os
import time

import pytest

from tests.fuzzing import KINDS, Nonsense, fuzz, harmless_names, new_interpreter, shown, trouble

LONG = os.environ.get("ELWIRE_FUZZ") == "long"
COUNT = {"bytes": 3000, "mutants": 1500, "calls": 1500}


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize("part", range(2))
def test_nonsense_is_answered_in_lisp(kind: str, part: int) -> None:
    seed = int(time.time()) + part if LONG else part
    faults = fuzz(KINDS[kind](seed, COUNT[kind] * (20 if LONG else 1)))
    assert not faults, f"seed {seed}:\n{shown(faults)}"


def test_the_fuzzer_sees_python_errors() -> None:
    it = new_interpreter()
    assert "KeyError" in trouble(it, lambda: dict[str, str]()["no such key"])
    assert "leaked" in trouble(it, lambda: None)
    assert not trouble(it, lambda: it.eval_string("(car 5)"))


def test_nonsense_is_varied() -> None:
    names = harmless_names(new_interpreter())
    assert len(names) > 100
    assert not {"kill-emacs", "delete-file", "call-process", "write-region", "make-process"} & set(names)
    nonsense = Nonsense(0, names)
    assert len({nonsense.call() for _ in range(200)}) > 190
    assert len({nonsense.mutant("(car (list 1 2))") for _ in range(50)}) > 40

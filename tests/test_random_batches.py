"""Random calls, tables, texts and programs, in batches, have the answers that a live GNU Emacs gives.

With ELWIRE_FUZZ=long, many more, and others each time.
"""

from __future__ import annotations

import os
import random

import pytest

from tests.oracle.emacs import ask, emacs_program
from tests.oracle.ours import Session, same, surroundings
from tests.oracle.random_batches import AREAS, batch, callable_primitives

LONG = os.environ.get("ELWIRE_FUZZ") == "long"


@pytest.mark.parametrize("area", AREAS)
def test_random_batch(area: str) -> None:
    program = emacs_program()
    if program is None:
        pytest.skip("there is no live Emacs to compare with")
    seed = random.SystemRandom().randrange(1 << 30) if LONG else 1
    with surroundings():
        session = Session()
        forms = batch(area, seed, 5000 if LONG else 200)
        ours = [session.answer(form) for form in forms]
    outcomes = ask(["emacs-version", *forms], program).outcomes
    version = outcomes[0][0].answer
    if version is None or version.text != '"28.2"':
        pytest.skip(f"the Emacs here is {version and version.text}, not 28.2")
    wrong = []
    compared = 0
    for form, our, outcome in zip(forms, ours, outcomes[1:], strict=True):
        if not outcome or outcome[0].answer is None:
            continue
        compared += 1
        their = outcome[0].answer
        # The sign of a NaN that arithmetic made is the processor's, not the language's.
        for answer in (our, their):
            answer.text = answer.text.replace("-0.0e+NaN", "0.0e+NaN")
        if not same(our, their):
            wrong.append(f"{form}\n  Emacs:  {their}\n  elwire: {our}")
    assert not wrong, f"seed {seed}, {len(wrong)} of {compared} differ:\n" + "\n".join(wrong[:5])
    assert compared > len(forms) * 0.9


def test_calls_reach_most_pure_primitives() -> None:
    Session()
    assert len(callable_primitives()) > 200

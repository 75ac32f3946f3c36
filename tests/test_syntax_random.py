"""Parsing and moving by random syntax tables is in elwire as it is in a live GNU Emacs."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st

from tests import syntax_strategies as strategies
from tests.oracle.emacs import Server, emacs_program
from tests.oracle.ours import Session

LONG = os.environ.get("ELWIRE_FUZZ") == "long"
SETTINGS = settings(
    max_examples=20000 if LONG else 200,
    phases=(Phase.explicit, Phase.generate),
    deadline=None,
    database=None,
    derandomize=not LONG,
    suppress_health_check=list(HealthCheck),
)
SETUP = '(progn (get-buffer-create "syntax") nil)'


@pytest.fixture(scope="module")
def emacs() -> Iterator[Server]:
    program = emacs_program()
    if program is None:
        pytest.skip("there is no live Emacs to compare with")
    server = Server(program)
    server.answer(SETUP)
    yield server
    server.close()


@pytest.fixture(scope="module")
def elwire() -> Session:
    session = Session()
    session.answer(SETUP)
    return session


@pytest.mark.parametrize("properties", [False, True])
@pytest.mark.parametrize("kind", ["parse", "move", "scan"])
def test_random_syntax(emacs: Server, elwire: Session, kind: str, properties: bool) -> None:
    @SETTINGS
    @given(st.integers(0, 2**40))
    def run(seed: int) -> None:
        form = strategies.program(seed, kind, properties)
        note(form)
        theirs = emacs.answer(form)
        assert theirs is not None, "Emacs did not answer"
        ours = elwire.answer(form)
        assert (ours.kind, ours.text) == (theirs.kind, theirs.text)

    run()

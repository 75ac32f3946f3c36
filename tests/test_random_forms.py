"""Random programs have the value, the error and the output in elwire that they have in a live GNU Emacs."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from tests.oracle import grammar
from tests.oracle.emacs import Server, emacs_program
from tests.oracle.ours import Session, same, surroundings

LONG = os.environ.get("ELWIRE_FUZZ") == "long"
EXAMPLES = 5000 if LONG else 200
SETTINGS = settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    derandomize=not LONG,
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def emacs() -> Iterator[Server]:
    program = emacs_program()
    if program is None:
        pytest.skip("there is no live Emacs to compare with")
    server = Server(program)
    version = server.answer("emacs-version")
    if version is None or version.text != '"28.2"':
        server.close()
        pytest.skip(f"the Emacs here is {version and version.text}, not 28.2")
    server.answer(grammar.SETUP)
    yield server
    server.close()


@pytest.fixture(scope="module")
def elwire() -> Iterator[Session]:
    with surroundings():
        session = Session()
        session.answer(grammar.SETUP)
        yield session


def check(program: str, emacs: Server, elwire: Session) -> None:
    emacs.answer(grammar.RESET)
    theirs = emacs.answer(program)
    if theirs is None:
        emacs.answer(grammar.SETUP)
        return
    elwire.answer(grammar.RESET)
    ours = elwire.answer(program)
    # The sign of a NaN that arithmetic made is the processor's, not the language's.
    for answer in (theirs, ours):
        answer.text = answer.text.replace("-0.0e+NaN", "0.0e+NaN")
    note(f"{program}\n  Emacs:  {theirs}\n  elwire: {ours}")
    assert same(ours, theirs), f"\n{program}\n  Emacs:  {theirs}\n  elwire: {ours}"


@pytest.mark.parametrize("depth", [2, 3, 4, 6])
def test_random_programs(depth: int, emacs: Server, elwire: Session) -> None:
    @SETTINGS
    @given(grammar.programs(depth))
    def run(program: str) -> None:
        check(program, emacs, elwire)

    run()


def test_programs_are_varied_and_mostly_succeed(emacs: Server) -> None:
    kinds: dict[str, int] = {}
    heads: set[str] = set()

    @settings(SETTINGS, max_examples=150)
    @given(grammar.programs(4))
    def run(program: str) -> None:
        answer = emacs.answer(program)
        if answer:
            kinds[answer.kind] = kinds.get(answer.kind, 0) + 1
            heads.update(re.findall(r"\(([^ ()]+)", program))

    run()
    assert "unreadable" not in kinds
    assert kinds["=>"] > kinds["=!"] > 0
    assert len(heads) > 60


@given(st.sampled_from(grammar.KINDS))
def test_every_kind_has_terminals_and_calls(kind: str) -> None:
    assert grammar.TERMINALS[kind] and grammar.CALLS[kind]

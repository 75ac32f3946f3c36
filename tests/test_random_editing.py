"""Random editing leaves buffers in elwire as it leaves them in a live GNU Emacs."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from tests.oracle import editing
from tests.oracle.emacs import Server
from tests.oracle.ours import Session, same
from tests.test_random_forms import LONG, SETTINGS, elwire, emacs

__all__ = ["elwire", "emacs"]

EXAMPLES = 1000 if LONG else 25


@pytest.fixture(scope="module")
def prepared(emacs: Server, elwire: Session) -> tuple[Server, Session]:
    """Both, with the functions that editing programs use."""
    assert str(emacs.answer(editing.SETUP)) == str(elwire.answer(editing.SETUP)) == "=> ed-clean"
    return emacs, elwire


@pytest.mark.parametrize("theme", sorted(editing.COMMANDS))
def test_random_editing(theme: str, prepared: tuple[Server, Session]) -> None:
    emacs, elwire = prepared

    @settings(SETTINGS, max_examples=EXAMPLES)
    @given(editing.programs(theme))
    def run(program: str) -> None:
        theirs = emacs.answer(program)
        if theirs is None:
            emacs.answer(editing.SETUP)
            return
        ours = elwire.answer(program)
        assert same(ours, theirs), f"\n{program}\n  Emacs:  {theirs}\n  elwire: {ours}"

    run()


def test_editing_mostly_succeeds(prepared: tuple[Server, Session]) -> None:
    """Programs end with a value that says what became of the buffers, not by an error of the program's own."""
    kinds: list[str] = []

    @settings(SETTINGS, max_examples=20)
    @given(editing.programs("undo"))
    def run(program: str) -> None:
        answer = prepared[0].answer(program)
        assert answer is not None
        kinds.append(answer.kind)

    run()
    assert kinds.count("=>") == len(kinds) > 0

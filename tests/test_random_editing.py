"""Random editing leaves a buffer in elwire as it leaves one in a live GNU Emacs."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.oracle import editing
from tests.oracle.emacs import Server
from tests.oracle.ours import Session
from tests.test_random_forms import SETTINGS, check, elwire, emacs

__all__ = ["elwire", "emacs"]


@pytest.mark.parametrize("most", [3, 8, 20])
def test_random_editing(most: int, emacs: Server, elwire: Session) -> None:
    @SETTINGS
    @given(editing.programs(most))
    def run(program: str) -> None:
        check(program, emacs, elwire)

    run()

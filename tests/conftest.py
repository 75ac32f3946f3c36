"""What all tests share."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest


@pytest.fixture
def it() -> Any:
    """A fresh interpreter."""
    from elwire.builtins import new_interpreter

    return new_interpreter()


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say how many recorded answers of Emacs were compared, and where elwire differs on purpose."""
    counts: Counter[str] = Counter()
    differing: list[str] = []
    for reports in terminalreporter.stats.values():
        for report in reports:
            if getattr(report, "when", None) != "call":
                continue
            for name, value in report.user_properties:
                if name.startswith("oracle "):
                    counts[name.removeprefix("oracle ")] += value
                elif name == "differs on purpose":
                    differing.append(value)
    if counts:
        for line in sorted(differing):
            terminalreporter.write_line(f"differs on purpose: {line}")
        told = ", ".join(f"{count} {name}" for name, count in counts.items() if count)
        terminalreporter.write_line(f"answers of GNU Emacs 28.2: {told}")


@pytest.fixture(autouse=True)
def room_for_odd_characters() -> None:
    """Give back the aliases of characters outside Unicode when random tests have used up many of them.

    The table is the process's and holds two thousand; a program does not meet that many, a test run may.
    """
    from elwire.interpreter import characters

    if len(characters._alias_of) > 1000:
        characters._alias_of.clear()
        characters._meaning_of.clear()
        characters._free_aliases = iter([*range(0xD800, 0xDC80), *range(0xDD00, 0xE000)])

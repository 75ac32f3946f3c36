"""Where words end between characters of different scripts."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

from elwire.builtins.searching.regexp_sets import Ranges


@cache
def script_ranges() -> list[Ranges]:
    """For each script, the characters that belong to it; characters of no script are a group of their own."""
    from elwire.builtins.searching.character_facts import runs

    scripts: dict[str, Ranges] = {}
    facts = runs("script")
    for index, (first, script) in enumerate(facts):
        last = facts[index + 1][0] - 1 if index + 1 < len(facts) else 0x3FFFFF
        scripts.setdefault(script, []).append((first, last))
    return list(scripts.values())


@cache
def _script_starts() -> tuple[list[int], list[str]]:
    from elwire.builtins.searching.character_facts import runs

    facts = runs("script")
    return [first for first, _ in facts], [script for _, script in facts]


def script_of(char: int) -> str:
    """The printed name of the script of CHAR."""
    starts, scripts = _script_starts()
    return scripts[bisect_right(starts, char) - 1]

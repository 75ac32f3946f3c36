"""Which characters a search that ignores case takes for the same: those the case table maps to one canonical form."""

from __future__ import annotations

from functools import cache
from typing import Any

from elwire.builtins.searching.regexp_sets import ASCII, Ranges, union
from elwire.interpreter.arrays import CharTable
from elwire.interpreter.characters import to_python
from elwire.interpreter.objects import nil


class Fold:
    """Equivalence of characters under one case table; `key` tells one from another in a cache."""

    def __init__(self, key: object, canonical: dict[int, int]) -> None:
        self.key = key
        self._canonical = canonical
        """The canonical form of each character that has another than itself."""
        self._members: dict[int, list[int]] = {}
        for char, canon in canonical.items():
            self._members.setdefault(canon, [canon]).append(char)
        self._translation: dict[int, str] | None = None
        self._involved = sorted({*canonical, *self._members})

    def canon(self, char: int) -> int:
        """The canonical form of CHAR."""
        return self._canonical.get(char, char)

    def equivalents(self, char: int) -> list[int]:
        """CHAR and all that are taken for the same."""
        return self._members.get(self._canonical.get(char, char)) or [char]

    def close(self, ranges: Ranges, kind: int) -> Ranges:
        """RANGES of Emacs characters with all equivalents, as far as subjects of KIND can have them."""
        extra: Ranges = []
        for first, last in ranges:
            if kind == ASCII and first > 0x7F and self.key == "standard":
                continue
            if last - first < 64:
                involved = [char for char in range(first, last + 1) if self._knows(char)]
            else:
                involved = [char for char in self._involved if first <= char <= last]
            for char in involved:
                extra += [(each, each) for each in self.equivalents(char)]
        return union([*ranges, *extra])

    def _knows(self, char: int) -> bool:
        return char in self._canonical or char in self._members

    @property
    def cased(self) -> list[int]:
        """All characters that are equivalent to another one, in order."""
        return self._involved

    def translation(self) -> dict[int, str]:
        """For `str.translate`, which then gives the canonical form of multibyte text."""
        if self._translation is None:
            self._translation = {ord(to_python(char)): to_python(canon) for char, canon in self._canonical.items()}
        return self._translation


@cache
def standard_fold() -> Fold:
    """The equivalence of the standard case table."""
    from elwire.builtins.searching.character_facts import runs

    canonical = {}
    facts = runs("fold")
    for index, (first, value) in enumerate(facts[:-1]):
        if value != "0":
            for char in range(first, facts[index + 1][0]):
                canonical[char] = char + int(value)
    return Fold("standard", canonical)


def fold_of_table(table: CharTable) -> Fold:
    """The equivalence of a case TABLE that some program made or changed."""
    canonical = {}
    extra: Any = table.extras[1]
    if isinstance(extra, CharTable):
        for first, last, value in extra.runs():
            if value is not nil:
                for char in range(first, last + 1):
                    if value != char:
                        canonical[char] = value
    return Fold((id(table), table.stamp(), extra.stamp() if extra is not nil else ()), canonical)

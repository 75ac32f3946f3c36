"""Which encodings of the ISO 2022 family bytes may be in: what escapes, shifts and high bytes tell.

An escape takes the bytes behind it with it, whatever they are; a designation, a shift or a high byte each rule out some
categories.  What is found and ruled out was learnt from Emacs's answers.
"""

from __future__ import annotations

import re
from typing import Any

from elwire.builtins.coding.coding_systems import Table

ISO_CATEGORIES = ("iso-7", "iso-7-tight", "iso-7-else", "iso-8-1", "iso-8-2", "iso-8-else")
_SEVEN = {"iso-7", "iso-7-tight", "iso-7-else"}
_SIMPLE = {"iso-7", "iso-7-tight", "iso-8-1", "iso-8-2"}
"""Those in which charsets are in force at once, without a shift."""
ESCAPES = (b"\x0e", b"\x0f", b"\x1b")
_EVENTS = re.compile(
    rb"\x1b(?P<rest>\$(?:[(-/](?P<wide>.)|(?P<short>.))|[(-/](?P<narrow>.)|(?P<other>.)|)|[\x0e\x0f]"
    rb"|[\x80-\x9f]|[\xa0-\xff]+",
    re.DOTALL,
)
_CONTROLS = bytes(range(0x80, 0xA0))
_NO_CONTROLS = bytes(byte for byte in range(256) if byte not in _CONTROLS)
_EXTRA = frozenset(range(0x91, 0x97))
"""Bytes that Emacs lets pass in Latin-1: quotation marks and dashes of another encoding."""
_RUN = re.compile(rb"[\xa0-\xff]+")


class IsoScan:
    """What DATA, taken for text in ISO 2022, shows; ESCAPES tells whether there are any that count.

    `found` and `rejected` are sets of categories.  What is in neither could be, but nothing speaks for it.
    """

    def __init__(self, it: Any, data: bytes, table: Table, escapes: bool) -> None:
        self.it = it
        self.data = data
        self.table = table
        self.found: set[str] = set()
        self.rejected: set[str] = set()
        controls = set(data.translate(None, _NO_CONTROLS))
        self._pairs_asked = False
        if escapes or controls & {0x8E, 0x8F}:
            self._walk(escapes)
        elif controls - _EXTRA:
            self._reject_all()
        elif not data.isascii():
            self.rejected |= _SEVEN
            if controls:
                self.rejected |= {"iso-8-1", "iso-8-2"}
            else:
                self.found.add("iso-8-1")
                self._pairs_asked = True

    @property
    def possible(self) -> bool:
        """Whether anything is left."""
        return len(self.rejected) < len(ISO_CATEGORIES)

    @property
    def seven(self) -> bool:
        """Whether no high byte was met."""
        return "iso-7-else" not in self.rejected

    def has(self, category: str) -> bool:
        """Whether CATEGORY is found and not ruled out."""
        if self._pairs_asked and category == "iso-8-2":
            self._pairs_asked = False
            end = len(self.data)
            odd = any((run.end() - run.start()) % 2 and run.end() < end for run in _RUN.finditer(self.data))
            (self.rejected if odd else self.found).add("iso-8-2")
        return category in self.found and category not in self.rejected

    def _reject_all(self) -> None:
        self.rejected.update(ISO_CATEGORIES)

    def _flagged(self, category: str, flag: str) -> bool:
        """Whether the coding system that CATEGORY stands for has FLAG."""
        return flag in self.table.by_name[self.table.members[category]].system.flags

    def _walk(self, escapes: bool) -> None:
        data, end = self.data, len(self.data)
        shifts = {each for each in ("iso-8-1", "iso-8-2") if self._flagged(each, "single-shift")}
        shifted = -1  # where a shift for one character ends
        seen: set[bytes] = set()
        at = 0
        while self.possible:
            match = _EVENTS.search(data, at)
            if match is None:
                return
            at = match.end()
            first = data[match.start()]
            if first < 0x80:
                if not escapes:
                    continue
                if first == 0x1B:
                    if not match["rest"]:
                        return
                    if match["other"] is None:
                        if match["rest"] not in seen:
                            seen.add(match["rest"])
                            self._designation(match)
                        continue
                    if match["other"] >= b"\x80":
                        self.rejected |= _SEVEN
                    if match["other"] not in (b"N", b"O"):
                        continue
                self.rejected |= _SIMPLE
            elif first >= 0xA0:
                self.rejected |= _SEVEN
                self.found.add("iso-8-1")
                if match.start() != shifted and "iso-8-2" not in self.rejected:
                    odd = (at - match.start()) % 2 and at < end
                    (self.rejected if odd else self.found).add("iso-8-2")
            elif first in (0x8E, 0x8F) and shifts:
                self.rejected |= _SEVEN
                self.found |= shifts
                shifted = at
            elif first in _EXTRA:
                self.rejected |= _SEVEN | {"iso-8-1", "iso-8-2"}
            else:
                self._reject_all()

    def _designation(self, match: re.Match[bytes]) -> None:
        """Take notice of a sequence that designates a charset, if it does."""
        from elwire.builtins.coding.charset_types import charsets_of
        from elwire.builtins.coding.coding_iso2022 import candidates_of

        known = charsets_of(self.it)
        final = match["wide"] or match["short"] or match["narrow"]
        wide = match["narrow"] is None
        if match["short"] is not None and final not in (b"@", b"A", b"B"):
            if final >= b"\x80":
                self.rejected |= _SEVEN
            return
        is_96 = match["short"] is None and match["rest"][1 if wide else 0] >= 0x2C
        charset = known.equivalents.get((2 if wide else 1, is_96, final[0]))
        if charset is None:
            if final >= b"\x80":
                self.rejected |= _SEVEN
            return
        self.rejected |= {"iso-8-1", "iso-8-2"}
        for category in ("iso-7", "iso-7-tight", "iso-7-else", "iso-8-else"):
            system = self.table.by_name[self.table.members[category]].system
            if charset in candidates_of(known, system.charset_list or None):
                self.found.add(category)
            else:
                self.rejected.add(category)


def has_escapes(data: bytes) -> bool:
    """Whether DATA has what may switch charsets; each byte looked for by itself, which is 20 times a regexp's speed."""
    return any(byte in data for byte in ESCAPES)

"""The characters of the charsets' codes: Python's codecs, and what Emacs has otherwise.

`charset_maps.bin` has the differences, one compressed text for each charset: `INDEX=` and the characters from there on,
in hexadecimal, a dash for none, `CHAR+N` for CHAR and the N that follow; `CHAR>CODE` says which of several codes stands
for CHAR.  An index counts the codes of a charset.  Tables are made when first needed and shared by all interpreters.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_HIGH = bytes(byte | 0x80 for byte in range(256))
BIG5_LEVELS = {"level1": 0xA1, "level2": 0xC9}
"""The charsets of Emacs's that are one half of Big5, by their form: the row where it begins."""


class CodeSpace:
    """Which codes a charset has: a range for each byte, the last byte's first, and how they are counted."""

    __slots__ = ("dimension", "first", "last", "ranges", "sizes")

    def __init__(self, ranges: list[tuple[int, int]]) -> None:
        self.ranges = ranges
        self.dimension = len(ranges)
        self.sizes = [high - low + 1 for low, high in ranges]
        self.first = sum(low << (8 * place) for place, (low, _) in enumerate(ranges))
        self.last = sum(high << (8 * place) for place, (_, high) in enumerate(ranges))

    def index(self, code: int) -> int | None:
        """The place of CODE among the codes, None if it is none of them."""
        if self.dimension == 1:
            low, high = self.ranges[0]
            return code - low if low <= code <= high else None
        index, factor = 0, 1
        for (low, high), size in zip(self.ranges, self.sizes, strict=True):
            byte = code & 0xFF
            if not low <= byte <= high:
                return None
            index += (byte - low) * factor
            factor *= size
            code >>= 8
        return None if code else index

    def code(self, index: int) -> int:
        """The code at INDEX."""
        code = 0
        for place, ((low, _), size) in enumerate(zip(self.ranges, self.sizes, strict=True)):
            index, offset = divmod(index, size)
            code |= (low + offset) << (8 * place)
        return code

    def codes(self) -> Iterator[int]:
        """All codes, in order."""
        total = 1
        for size in self.sizes:
            total *= size
        return map(self.code, range(total))


class CharMap:
    """Which character each code of a charset is; `codec` is "" where no codec of Python's comes near."""

    def __init__(self, space: CodeSpace, codec: str = "", form: str = "", text: str = "") -> None:
        self.space = space
        self.codec = codec
        self.form = form
        self.changes: dict[int, int] = {}
        """The characters that differ from the codec's, by code; -1 for none."""
        self.chosen: dict[int, int] = {}
        self._known: dict[int, int] = {}
        self._codes: dict[int, int] | None = None
        self._renamed: dict[int, str] | None = None
        index = 0
        for word in text.split():
            if word[-1] == "=":
                index = int(word[:-1], 16)
                continue
            char, mark, rest = word.partition(">")
            if mark:
                self.chosen[int(char, 16)] = int(rest, 16)
                continue
            char, _, more = word.partition("+")
            count = int(more, 16) + 1 if more else 1
            first = -1 if char == "-" else int(char, 16)
            for step in range(count):
                self.changes[space.code(index)] = first + step if first >= 0 else -1
                index += 1

    def external(self, code: int) -> bytes:
        """CODE as the codec writes it."""
        form = self.form
        if form == "hi":
            return (code | 0x8080).to_bytes(2, "big")
        if form == "two":
            return code.to_bytes(2, "big")
        if form == "one":
            return bytes((code,))
        if form == "ss3":
            return b"\x8f" + (code | 0x8080).to_bytes(2, "big")
        if form == "four":
            return code.to_bytes(4, "big")
        row, cell = divmod((((code >> 8) - 0x21) * 94) + (code & 0xFF) - 0x21, 157)
        return bytes((BIG5_LEVELS[form] + row & 0xFF, cell + (0x40 if cell < 63 else 0x62)))

    def char(self, code: int) -> int:
        """The character of CODE, which is one of the code space; -1 when there is none."""
        known = self._known.get(code)
        if known is None:
            known = self.changes.get(code, -2)
            if known == -2:
                known = self._decode(code)
            self._known[code] = known
        return known

    def _decode(self, code: int) -> int:
        if not self.codec:
            return -1
        try:
            text = self.external(code).decode(self.codec)
        except UnicodeDecodeError:
            return -1
        return ord(text) if len(text) == 1 else -1

    def code(self, char: int) -> int:
        """The code of CHAR, -1 when it has none."""
        chosen = self.chosen.get(char)
        if chosen is not None:
            return chosen
        codes = self._codes
        if codes is None:
            codes = self._codes = {}
            every = self.space.codes() if self.chosen or not self.codec else iter(sorted(self.changes))
            for code in every:
                found = self.char(code)
                if found >= 0:
                    codes.setdefault(found, code)
        code_ = codes.get(char)
        if code_ is None:
            code_ = codes[char] = self._encode(char)
        return code_

    def _encode(self, char: int) -> int:
        if not self.codec or self.chosen or char > 0x10FFFF:
            return -1
        try:
            data = chr(char).encode(self.codec)
        except UnicodeEncodeError:
            return -1
        form = self.form
        if form == "ss3":
            if len(data) != 3:
                return -1
            data = data[1:]
        if len(data) != (1 if form == "one" else 4 if form == "four" else 2):
            return -1
        code = int.from_bytes(data, "big")
        if form in ("hi", "ss3"):
            if code & 0x8080 != 0x8080:
                return -1
            code &= 0x7F7F
        elif form in BIG5_LEVELS:
            row, cell = data
            index = (row - BIG5_LEVELS[form]) * 157 + cell - (0x40 if cell < 0x7F else 0x62)
            if not 0 <= index < 94 * 94:
                return -1
            code = ((index // 94 + 0x21) << 8) | (index % 94 + 0x21)
        if self.space.index(code) is None or self.char(code) != char:
            return -1
        return code

    def renaming(self) -> dict[int, str]:
        """For `str.translate`: what the codec's characters are called here; U+FFFE for those that are none here."""
        if self._renamed is None:
            self._renamed = {}
            for code, char in self.changes.items():
                theirs = self._decode(code)
                if theirs >= 0:
                    self._renamed[theirs] = chr(char) if char >= 0 else "\ufffe"
        return self._renamed

    def renamed(self, text: str) -> str | None:
        """TEXT, which the codec has decoded, with the characters that are others here; None unless all are some."""
        renaming = self.renaming()
        if len(renaming) > 60:
            text = text.translate(renaming)
            return None if "\ufffe" in text else text
        # To look for a few characters takes much less time than to translate all.
        found = {theirs: ours for theirs, ours in renaming.items() if chr(theirs) in text}
        if "\ufffe" in found.values():
            return None
        return text.translate(found) if found else text

    def run(self, data: bytes) -> str | None:
        """The characters of DATA, codes of two bytes below 128 each; None where these are not all plain to see."""
        if self.form != "hi":
            return None
        try:
            return self.renamed(data.translate(_HIGH).decode(self.codec))
        except UnicodeDecodeError:
            return None


@cache
def _index() -> dict[str, tuple[str, str, int, int]]:
    from elwire.builtins.coding.charset_facts import MAPS

    index = {}
    for line in MAPS.splitlines():
        name, _, codec, form, start, size = line.split()
        index[name] = ("" if codec == "-" else codec, form, int(start), int(size))
    return index


@cache
def _data() -> bytes:
    return (Path(__file__).parent / "charset_maps.bin").read_bytes()


@cache
def known_map(name: str) -> CharMap | None:
    """The characters of the charset that Emacs calls NAME; None when it has no map, or none is here."""
    from elwire.builtins.coding.charset_types import standard_space

    entry = _index().get(name)
    if entry is None:
        return None
    codec, form, start, size = entry
    text = zlib.decompress(_data()[start : start + size]).decode("ascii")
    return CharMap(standard_space(name), codec, form, text)

"""ISO 2022 in seven bits: escape sequences designate the charset that the bytes 0x21 to 0x7E are codes of.

This is ISO-2022-JP, its relatives, ISO-2022-KR and Emacs's own ISO-2022-7BIT.
"""

from __future__ import annotations

import re

from elwire.builtins.coding.coding_charsets import UNDEFINED, byte_map, byte_table, wide_charset
from elwire.builtins.coding.coding_engines import Engine, Runs, raw

# The final byte of the sequence that designates a charset: of 94 characters, of 94 by 94, of 96.
FINALS_94 = {"B": "ascii", "J": "latin-jisx0201", "I": "katakana-jisx0201"}
FINALS_94X94 = {
    "@": "japanese-jisx0208-1978", "A": "chinese-gb2312", "B": "japanese-jisx0208", "C": "korean-ksc5601",
    "D": "japanese-jisx0212", "O": "japanese-jisx0213-1", "P": "japanese-jisx0213-2", "Q": "japanese-jisx0213.2004-1",
}  # fmt: skip
FINALS_96 = {
    "A": "latin-iso8859-1", "B": "latin-iso8859-2", "C": "latin-iso8859-3", "D": "latin-iso8859-4",
    "F": "greek-iso8859-7", "G": "arabic-iso8859-6", "H": "hebrew-iso8859-8", "L": "cyrillic-iso8859-5",
    "M": "latin-iso8859-9", "T": "thai-iso8859-11", "_": "latin-iso8859-14", "b": "latin-iso8859-15",
    "f": "latin-iso8859-16",
}  # fmt: skip

_HIGH = bytes(byte | 0x80 for byte in range(256))

_SEQUENCE = re.compile(
    rb"\x1b(?:\$(?P<short>[@AB])|\$(?P<into>[(-+])(?P<wide>[0-~])|(?P<into94>[(-+])(?P<narrow>[0-~])"
    rb"|(?P<into96>[,-/])(?P<right>[0-~])|(?P<single>[NO])|(?P<revision>&@))|(?P<shift>[\x0e\x0f])"
)
_UNFINISHED = re.compile(rb"\x1b(?:\$[(-+]?|[(-/]|&)?\Z")
_CODES = re.compile(rb"[\x21-\x7e]+")
_PLAIN = re.compile(rb"[^\x0e\x0f\x1b]+")
_SPECIAL = re.compile(rb"[\x0e\x0f\x1b\x80-\xff]")


class Iso2022(Engine):
    """CHARSETS are those that may be used, None for all; INITIAL is what G0 to G3 hold to begin with."""

    def __init__(self, charsets: list[str] | None, initial: list[str | None], flags: frozenset[str]) -> None:
        self.charsets = charsets
        self.initial = initial
        self.flags = flags
        self.sets = list(initial)
        self.left = 0
        """Which of the sets the bytes 0x21 to 0x7E belong to."""

    def _known(self, charset: str | None) -> bool:
        return charset is not None and (self.charsets is None or charset in self.charsets)

    def decode(self, data: bytes, final: bool = True) -> tuple[str, int, Runs | None]:
        parts: list[str] = []
        runs: Runs = []
        length = 0
        last = ""
        at, size = 0, len(data)
        single: int | None = None
        while at < size:
            charset = self.sets[self.left if single is None else single] or "ascii"
            piece = None
            if data[at] in (0x1B, 0x0E, 0x0F):
                step = self._sequence(data, at)
                if step is not None:
                    at, shifted = step
                    single = shifted
                    continue
                if not final and _UNFINISHED.match(data, at):
                    break
                text = chr(data[at])
                at += 1
            elif charset == "ascii" and single is None:
                plain = _PLAIN.match(data, at)
                assert plain is not None
                text = self._plain(plain.group())
                at += len(text) if len(text) < plain.end() - at else plain.end() - at
            else:
                codes = _CODES.match(data, at)
                wide = wide_charset(charset)
                width = 2 if wide is not None else 1
                if codes is None or (codes.end() - at < width):
                    if codes is not None and not final and codes.end() == size:
                        break
                    text = raw(data[at : at + 1])
                    if data[at] == 0x0A and self.flags & {"init-at-bol", "init-bol"}:
                        self.sets = list(self.initial)
                        self.left = 0
                    at += 1
                else:
                    piece = codes.group()
                    piece = piece[:width] if single is not None else piece[: len(piece) // width * width]
                    at += len(piece)
                    text = self._codes(piece, charset, width)
            single = None
            if piece is not None and last != charset and any(not "\ud800" <= char <= "\udfff" for char in text):
                if runs:
                    runs[-1] = (runs[-1][0], length, last)
                runs.append((length, 0, charset))
                last = charset
            parts.append(text)
            length += len(text)
        if runs:
            runs[-1] = (runs[-1][0], length, last)
        return "".join(parts), at, runs or None

    def _plain(self, piece: bytes) -> str:
        """ASCII text; where a new line brings back what was designated first, no more than the line."""
        if self.sets != self.initial and self.flags & {"init-at-bol", "init-bol"}:
            end = piece.find(b"\n") + 1
            if end:
                self.sets = list(self.initial)
                self.left = 0
                piece = piece[:end]
        return raw(piece)

    def _sequence(self, data: bytes, at: int) -> tuple[int, int | None] | None:
        """Obey the sequence at AT: where it ends, and the set it selects for one character; None if it is none."""
        match = _SEQUENCE.match(data, at)
        if match is None:
            return None
        kind = match.groupdict()
        single: int | None = None
        if kind["short"] is not None:
            slot, charset = 0, FINALS_94X94.get(kind["short"].decode())
        elif kind["wide"] is not None:
            slot, charset = kind["into"][0] - 0x28, FINALS_94X94.get(kind["wide"].decode())
        elif kind["narrow"] is not None:
            slot, charset = kind["into94"][0] - 0x28, FINALS_94.get(kind["narrow"].decode())
        elif kind["right"] is not None:
            slot, charset = kind["into96"][0] - 0x2C, FINALS_96.get(kind["right"].decode())
        elif kind["revision"] is not None:
            return match.end(), None
        elif kind["shift"] is not None:
            if "locking-shift" not in self.flags:
                return None
            self.left = 1 if kind["shift"] == b"\x0e" and self.sets[1] is not None else 0
            return match.end(), None
        else:
            single = 2 if kind["single"] == b"N" else 3
            if "single-shift" not in self.flags or self.sets[single] is None:
                return None
            return match.end(), single
        if not self._known(charset):
            return None
        self.sets[slot] = charset
        return match.end(), None

    def _codes(self, piece: bytes, charset: str, width: int) -> str:
        if width == 1:
            table = byte_table(charset)
            assert table is not None
            high = charset == "katakana-jisx0201" and table[0x31] == UNDEFINED
            return "".join([_char(table, code | 0x80 if high else code) for code in piece])
        wide = wide_charset(charset)
        assert wide is not None
        if wide.form == "hi":
            text = wide.run(piece.translate(_HIGH))
            if text is not None:
                return text
        out = []
        for at in range(0, len(piece), 2):
            out.append(wide.char(piece[at] << 8 | piece[at + 1]) or raw(piece[at : at + 2]))
        return "".join(out)

    def encode(self, text: str) -> bytes:
        return _Writer(self).write(text)

    def encodable(self, char: str) -> bool:
        return char < "\x80" or _code_of(char, self._candidates()) is not None

    def _candidates(self) -> list[str]:
        if self.charsets is not None:
            return self.charsets
        return [
            "ascii", *FINALS_96.values(), "chinese-gb2312", "japanese-jisx0208", "korean-ksc5601", "latin-jisx0201",
            "katakana-jisx0201", "japanese-jisx0212", "japanese-jisx0213-1", "japanese-jisx0213-2",
        ]  # fmt: skip


def _char(table: str, code: int) -> str:
    char = table[code]
    return char if char != UNDEFINED else raw(bytes((code & 0x7F,)))


def _code_of(char: str, charsets: list[str]) -> tuple[str, bytes] | None:
    """The first of CHARSETS that has CHAR, and its code there."""
    for charset in charsets:
        if charset == "ascii":
            continue
        wide = wide_charset(charset)
        if wide is not None:
            code = wide.codes().get(char)
            if code is not None:
                return charset, code.to_bytes(2, "big")
        elif byte_table(charset) is not None:
            code = byte_map(charset).get(ord(char))
            if code is not None:
                return charset, bytes((code & 0x7F,))
    return None


class _Writer:
    """Writes one text."""

    def __init__(self, engine: Iso2022) -> None:
        self.engine = engine
        self.sets = list(engine.initial)
        self.out: list[bytes] = []
        self.candidates = engine._candidates()
        self.known: dict[str, tuple[str, bytes] | None] = {}

    def write(self, text: str) -> bytes:
        for char in text:
            if char < "\x80":
                self._to_ascii()
                self.out.append(char.encode("ascii"))
            elif "\udc80" <= char <= "\udcff":
                self.out.append(bytes((ord(char) & 0xFF,)))
            else:
                self._wide(char)
        self._to_ascii()
        return b"".join(self.out)

    def _to_ascii(self) -> None:
        if self.sets[0] != "ascii":
            self.out.append(b"\x1b(B")
            self.sets[0] = "ascii"

    def _wide(self, char: str) -> None:
        if char not in self.known:
            self.known[char] = _code_of(char, self.candidates)
        found = self.known[char]
        if found is None:
            self._to_ascii()
            self.out.append(b" ")
            return
        charset, code = found
        if charset in FINALS_96.values() and "single-shift" in self.engine.flags:
            self._designate(charset, 2)
            self.out.append(b"\x1bN")
        else:
            self._designate(charset, 0)
        self.out.append(code)

    def _designate(self, charset: str, slot: int) -> None:
        if self.sets[slot] != charset:
            self.out.append(_designation(charset, slot, "short" in self.engine.flags))
            self.sets[slot] = charset


def _designation(charset: str, slot: int, short: bool) -> bytes:
    """The sequence that designates CHARSET into the set SLOT."""
    for final, name in FINALS_94X94.items():
        if name == charset:
            if short and slot == 0 and final in "@AB":
                return b"\x1b$" + final.encode()
            return b"\x1b$" + bytes((0x28 + slot,)) + final.encode()
    for final, name in FINALS_94.items():
        if name == charset:
            return b"\x1b" + bytes((0x28 + slot,)) + final.encode()
    final = next(final for final, name in FINALS_96.items() if name == charset)
    return b"\x1b" + bytes((0x2C + slot,)) + final.encode()

"""What turns bytes into text and back: one engine for each kind of coding system.

An engine converts characters and leaves ends of lines alone.  `decode` takes what it can use of the bytes: unless they
are the final ones, it leaves a sequence that is not complete.  It tells which stretches of the text come from which
charset, for Emacs makes that a text property of what it decodes.  An engine keeps state (byte order, designations) from
one call to the next, so each conversion has one of its own.
"""

from __future__ import annotations

from collections.abc import Callable

from elwire.builtins.coding.coding_unicode import (
    BOM_8,
    decode_utf_8,
    decode_utf_16,
    encode_utf_8,
    encode_utf_16,
    is_begun_utf_8,
    looks_like_utf_8,
)
from elwire.interpreter.signals import Signal

Runs = list[tuple[int, int, str]]
"""From, to, and the charset there."""


def raw(data: bytes) -> str:
    """DATA as characters: ASCII and raw bytes."""
    return data.decode("ascii", "surrogateescape")


class CharSink:
    """Collects decoded text and the charsets of its stretches."""

    __slots__ = ("_last", "_parts", "_runs", "_since", "length")

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._runs: Runs = []
        self._last = ""
        self._since = 0
        self.length = 0

    def plain(self, text: str) -> None:
        """Add TEXT, of no charset worth a word."""
        self._parts.append(text)
        self.length += len(text)

    def raw(self, data: bytes) -> None:
        """Add the bytes of DATA."""
        self._parts.append(raw(data))
        self.length += len(data)

    def char(self, char: int) -> None:
        """Add the character CHAR, for which there may be no room if it is none of Unicode's: then a space."""
        self._parts.append(_as_python(char))
        self.length += 1

    def charset(self, name: str) -> None:
        """What follows is of the charset NAME; "" for ASCII, which does not end a stretch."""
        if name and name != self._last:
            self.end()
            self._last = name
            self._since = self.length

    def end(self) -> None:
        """The present stretch ends here."""
        if self._last and self.length > self._since:
            self._runs.append((self._since, self.length, self._last))

    def text(self) -> str:
        """All text."""
        return "".join(self._parts)

    def runs(self) -> Runs | None:
        """The stretches, after `end`."""
        return self._runs or None


def _as_python(char: int) -> str:
    from elwire.interpreter.characters import to_python

    if char < 0xD800:
        return chr(char)
    try:
        return to_python(char)
    except Signal:
        return " "


def encode_with(text: str, encode: Callable[[str], bytes | None], default: bytes) -> bytes:
    """Each character of TEXT by ENCODE; raw bytes are themselves, and DEFAULT stands for what ENCODE does not know."""
    known: dict[str, bytes] = {}
    for char in set(text):
        if "\udc80" <= char <= "\udcff":
            known[char] = bytes((ord(char) & 0xFF,))
        else:
            data = encode(char)
            known[char] = default if data is None else data
    return b"".join(map(known.__getitem__, text))


class Engine:
    """Bytes that are characters: `raw-text` and its kin."""

    ascii = True
    """Whether a line ends by the byte 10, and no character has the bytes 10 and 13 in it."""
    found: str | None = None
    """The name of the coding system this has turned out to be, where the bytes tell."""
    more = False
    """Whether bytes from which something is found out need not be all: a sequence may be unfinished."""

    def decode(self, data: bytes, final: bool = True) -> tuple[str, int, Runs | None]:
        """The text of DATA, how many bytes that takes, and its charsets."""
        return raw(data), len(data), None

    def encode(self, text: str) -> bytes:
        """The bytes of multibyte TEXT."""
        return encode_utf_8(text)

    def encodable(self, char: str) -> bool:
        """Whether CHAR, none of ASCII, is one of its characters."""
        return True


class Utf8(Engine):
    """UTF-8.  BOM says whether a signature comes first: None for no, "yes", "auto" for perhaps when reading."""

    def __init__(self, bom: str | None = None, names: tuple[str, str] = ("", ""), beyond: bool = False) -> None:
        self.bom = bom
        self.names = names
        self.expecting = bom is not None
        self.beyond = beyond

    def decode(self, data: bytes, final: bool = True) -> tuple[str, int, Runs | None]:
        skip = 0
        if self.expecting and (data or final):
            if len(data) < 3 and self.bom == "yes" and not final and BOM_8.startswith(data):
                return "", 0, None
            self.expecting = False
            signed = data.startswith(BOM_8)
            if self.bom == "auto":
                # As in Emacs, a signature with nothing behind it is a character.
                signed = signed and len(data) > 3
                if looks_like_utf_8(data) or (self.more and is_begun_utf_8(data)):
                    self.found = self.names[0] if signed else self.names[1]
            if signed:
                skip = 3
                data = data[3:]
        text, used = decode_utf_8(data, final)
        return text, used + skip, None

    def encode(self, text: str) -> bytes:
        data = encode_utf_8(text)
        return BOM_8 + data if self.bom == "yes" else data

    def encodable(self, char: str) -> bool:
        return self.beyond or not _beyond_unicode(char)


class Utf16(Engine):
    """UTF-16; BOM as for `Utf8`, in which case BIG says what is written, and read where there is none."""

    ascii = False

    def __init__(self, big: bool, bom: str | None = None, names: tuple[str, str] = ("", "")) -> None:
        self.big = self.reads_big = big
        self.bom = bom
        self.names = names
        self.expecting = bom is not None

    def decode(self, data: bytes, final: bool = True) -> tuple[str, int, Runs | None]:
        skip = 0
        if self.expecting and data:
            if len(data) < 2 and not final:
                return "", 0, None
            self.expecting = False
            mark = data[:2]
            if self.bom == "auto":
                if mark not in (b"\xfe\xff", b"\xff\xfe") or (len(data) % 2 and not self.more):
                    return self.decode(data, final)
                self.reads_big = mark == b"\xfe\xff"
                self.found = self.names[1] if self.reads_big else self.names[0]
                skip = 2
            elif mark == (b"\xfe\xff" if self.big else b"\xff\xfe"):
                skip = 2
            data = data[skip:]
        text, used = decode_utf_16(data, self.reads_big, final)
        return text, used + skip, None

    def encode(self, text: str) -> bytes:
        data = encode_utf_16(text, self.big)
        if self.bom is None:
            return data
        return (b"\xfe\xff" if self.big else b"\xff\xfe") + data

    def encodable(self, char: str) -> bool:
        return not _beyond_unicode(char)


def _beyond_unicode(char: str) -> bool:
    from elwire.interpreter.characters import from_python

    return "\ud800" <= char <= "\udfff" and from_python(char) > 0x10FFFF

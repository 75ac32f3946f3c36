"""The character sets that coding systems are made of: their codes and characters.

Most are Python's codecs with a few characters that Emacs has otherwise; `charset_data` says which.  A code that the set
does not define has no character here (Emacs makes up characters beyond Unicode for some of them): its bytes survive as
raw bytes.  Tables are facts, made when first needed and shared by all interpreters.
"""

from __future__ import annotations

from functools import cache
from typing import Any

UNDEFINED = "\ufffe"
"""What stands for "no character" in the tables for `codecs.charmap_decode`."""

_PLANE_2 = frozenset([0x21, 0x23, 0x24, 0x25, 0x28, 0x2C, 0x2D, 0x2E, 0x2F, *range(0x6E, 0x7F)])
"""The rows of JIS X 0213 plane 2; Python's codec has JIS X 0212 in the others."""

_ISO_8859 = {
    "latin-iso8859-1": "iso-8859-1", "latin-iso8859-2": "iso8859-2", "latin-iso8859-3": "iso8859-3",
    "latin-iso8859-4": "iso8859-4", "cyrillic-iso8859-5": "iso8859-5", "arabic-iso8859-6": "iso8859-6",
    "greek-iso8859-7": "iso8859-7", "hebrew-iso8859-8": "iso8859-8", "latin-iso8859-9": "iso8859-9",
    "latin-iso8859-10": "iso8859-10", "thai-iso8859-11": "iso8859-11", "latin-iso8859-13": "iso8859-13",
    "latin-iso8859-14": "iso8859-14", "latin-iso8859-15": "iso8859-15", "latin-iso8859-16": "iso8859-16",
}  # fmt: skip

PROPER_NAMES = {
    "pt154": "ptcp154", "cp850": "ibm850", "ibm866": "cp866", "koi8": "koi8-r", "tcvn-5712": "vscii",
}  # fmt: skip
"""What Emacs calls a charset that a coding system has by another name."""


def _entries(text: str) -> dict[str, tuple[str, str, dict[int, str]]]:
    """The entries of a table of `charset_data`: codec, form and the characters that differ, "" for none, by name."""
    entries: dict[str, tuple[str, str, dict[int, str]]] = {}
    code = 0
    for line in text.splitlines():
        if line[0] != " ":
            name, codec, *form = line.split()
            changes: dict[int, str] = {}
            entries[name] = ("" if codec == "-" else codec, form[0] if form else "", changes)
            continue
        for word in line.split():
            if word[-1] == "=":
                code = int(word[:-1], 16)
            else:
                changes[code] = "" if word == "-" else chr(int(word, 16))
                code += 1
    return entries


@cache
def _one_byte_entries() -> dict[str, tuple[str, str, dict[int, str]]]:
    from elwire.builtins.coding.charset_data import ONE_BYTE

    return _entries(ONE_BYTE)


@cache
def _two_byte_entries() -> dict[str, tuple[str, str, dict[int, str]]]:
    from elwire.builtins.coding.charset_data import TWO_BYTES

    return _entries(TWO_BYTES)


@cache
def byte_table(name: str) -> str | None:
    """The 256 characters of the charset of one byte called NAME, `UNDEFINED` where there is none; None if unknown."""
    known = _ISO_8859.get(name)
    if known is not None:
        return UNDEFINED * 32 + _codec_table(known)[160:] + UNDEFINED * 128
    entry = _one_byte_entries().get(name)
    if entry is None:
        return None
    codec, _, changes = entry
    chars = list(_codec_table(codec) if codec else UNDEFINED * 256)
    for code, char in changes.items():
        chars[code] = char or UNDEFINED
    return "".join(chars)


@cache
def _codec_table(codec: str) -> str:
    chars = []
    for byte in range(256):
        try:
            chars.append(bytes((byte,)).decode(codec))
        except UnicodeDecodeError:
            chars.append(UNDEFINED)
    return "".join(chars)


@cache
def byte_map(name: str) -> Any:
    """What `codecs.charmap_encode` needs for the charset of one byte called NAME."""
    table = byte_table(name)
    assert table is not None
    return {ord(char): code for code, char in reversed(list(enumerate(table))) if char != UNDEFINED}


class WideCharset:
    """A charset of two bytes; codes are as Emacs counts them, 0x2121 for the first of a set of 94 by 94."""

    def __init__(self, name: str, codec: str, form: str, changes: dict[int, str]) -> None:
        self.name = name
        self.codec = codec
        self.form = form
        self.changes = changes
        self._renamed: dict[int, str] | None = None
        self._chars: dict[int, str] = {}
        self._codes: dict[str, int] | None = None
        self.rows = _PLANE_2 if name == "japanese-jisx0213-2" else None

    def external(self, code: int) -> bytes:
        """CODE as the codec writes it."""
        if self.form == "two":
            return code.to_bytes(2, "big")
        data = (code | 0x8080).to_bytes(2, "big")
        return b"\x8f" + data if self.form == "ss3" else data

    def char(self, code: int) -> str:
        """The character with CODE, "" when there is none."""
        known = self._chars.get(code)
        if known is None:
            known = self._chars[code] = self._char(code)
        return known

    def _char(self, code: int) -> str:
        changed = self.changes.get(code)
        if changed is not None:
            return changed
        if self.rows is not None and code >> 8 not in self.rows:
            return ""
        try:
            found = self.external(code).decode(self.codec)
        except UnicodeDecodeError:
            return ""
        return found if len(found) == 1 else ""

    def run(self, data: bytes) -> str | None:
        """The characters of the codes in DATA, which is as the codec has it; None unless all are characters."""
        if self.rows is not None:
            return None
        try:
            text = data.decode(self.codec)
        except UnicodeDecodeError:
            return None
        if self.changes:
            text = text.translate(self.renaming())
            if UNDEFINED in text:
                return None
        return text

    def renaming(self) -> dict[int, str]:
        """For `str.translate`: what the codec's characters are called here, where that differs."""
        if self._renamed is not None:
            return self._renamed
        renaming = self._renamed = {}
        for code, char in self.changes.items():
            try:
                theirs = self.external(code).decode(self.codec)
            except UnicodeDecodeError:
                continue
            if len(theirs) == 1:
                renaming[ord(theirs)] = char or UNDEFINED
        return renaming

    def codes(self) -> dict[str, int]:
        """The code of each character."""
        if self._codes is None:
            if self.form == "two":
                every = [(row << 8) | cell for row in range(0x81, 0xFF) for cell in range(0x40, 0xFF)]
            else:
                every = [(row << 8) | cell for row in range(0x21, 0x7F) for cell in range(0x21, 0x7F)]
            self._codes = {}
            for code in every:
                char = self.char(code)
                if char:
                    self._codes.setdefault(char, code)
        return self._codes


@cache
def wide_charset(name: str) -> WideCharset | None:
    """The charset of two bytes called NAME, None if unknown."""
    entry = _two_byte_entries().get(name)
    return None if entry is None else WideCharset(name, *entry)

"""What turns bytes into text and back: one engine for each kind of coding system.

An engine converts characters and leaves ends of lines alone.  `decode` takes what it can use of the bytes: unless they
are the final ones, it leaves a sequence that is not complete.  It tells which stretches of the text come from which
charset, for Emacs makes that a text property of what it decodes.  An engine keeps state (byte order, designations) from
one call to the next, so each conversion has one of its own.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from typing import Any

from elwire.builtins.coding.coding_charsets import PROPER_NAMES, UNDEFINED, byte_map, byte_table, wide_charset
from elwire.builtins.coding.coding_unicode import (
    BOM_8,
    decode_utf_8,
    decode_utf_16,
    encode_utf_8,
    encode_utf_16,
    is_utf_8,
)

Runs = list[tuple[int, int, str]]
"""From, to, and the charset there."""

_HALF_WIDTH = re.compile("[\uff61-\uff9f]")
_SOME_WIDE = re.compile("[^\x00-\x7f]")


def raw(data: bytes) -> str:
    """DATA as characters: ASCII and raw bytes."""
    return data.decode("ascii", "surrogateescape")


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
            if len(data) < 3 and not final and BOM_8.startswith(data):
                return "", 0, None
            self.expecting = False
            signed = data.startswith(BOM_8)
            if self.bom == "auto" and (signed or is_utf_8(data, final)):
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
            if self.bom == "auto" and mark in (b"\xfe\xff", b"\xff\xfe"):
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


class OneByte(Engine):
    """A charset of one byte a character."""

    def __init__(self, charset: str, default: bytes, ascii_compatible: bool) -> None:
        self.charset = charset
        self.proper_name = PROPER_NAMES.get(charset, charset)
        self.default = default
        self.ascii = ascii_compatible
        table = byte_table(charset)
        assert table is not None
        # A byte of ASCII's that the charset has nothing for is itself; the others become raw bytes.
        low = [chr(code) if char == UNDEFINED else char for code, char in enumerate(table[:128])]
        self.table = "".join(low) + table[128:]
        self.defined = table

    def decode(self, data: bytes, final: bool = True) -> tuple[str, int, Runs | None]:
        size = len(data)
        if self.charset == "ascii":
            return raw(data), size, None
        if self.charset == "iso-8859-1":
            return data.decode("latin-1"), size, [(0, size, self.proper_name)] if size else None
        text = codecs.charmap_decode(data, "surrogateescape", self.table)[0]
        first = 0
        while first < size and self.defined[data[first]] == UNDEFINED:
            first += 1
        return text, size, [(first, size, self.proper_name)] if first < size else None

    def encode(self, text: str) -> bytes:
        charset = self.charset
        try:
            if charset == "iso-8859-1":
                return text.encode("latin-1")
            if charset == "ascii":
                return text.encode("ascii")
            return codecs.charmap_encode(text, "strict", byte_map(charset))[0]
        except UnicodeEncodeError:
            codes = byte_map(charset)
            return encode_with(text, lambda char: _as_byte(codes.get(ord(char))), self.default)

    def encodable(self, char: str) -> bool:
        return ord(char) in byte_map(self.charset)


def _as_byte(code: int | None) -> bytes | None:
    return None if code is None else bytes((code,))


class Grammar:
    """How the bytes of an encoding fall into characters.

    `tokens` is a regular expression with a group for the longest stretches of each charset, named `c0`, `c1` and so on,
    one named `ascii`, and one named `bad` for a byte that fits nowhere.  `parts` has, for each numbered group, the
    charset's name, the size of a character, and the function that gives a character's code in that charset.
    `open` matches what may be the beginning of a character, when it is all that is left.
    """

    def __init__(
        self, codec: str, tokens: bytes, open_: bytes, *parts: tuple[str, int, Callable[[bytes], int]]
    ) -> None:
        self.codec = codec
        self.tokens = re.compile(tokens, re.DOTALL)
        self.open = re.compile(open_)
        self.parts = parts


def _two(sequence: bytes) -> int:
    return sequence[0] << 8 | sequence[1]


def _low(sequence: bytes) -> int:
    return (sequence[-2] << 8 | sequence[-1]) & 0x7F7F


def _one(sequence: bytes) -> int:
    return sequence[-1] & 0x7F


def _plain(sequence: bytes) -> int:
    return sequence[0]


def _shift_jis(sequence: bytes) -> int:
    """The code in JIS X 0208 of a character in Shift-JIS."""
    first, second = sequence
    row = (first - (0x81 if first < 0xA0 else 0xC1)) * 2 + 0x21
    if second >= 0x9F:
        return (row + 1) << 8 | (second - 0x7E)
    return row << 8 | (second - (0x20 if second >= 0x80 else 0x1F))


_ASCII = rb"(?P<ascii>[\x00-\x7f]+)|"
_BAD = rb"|(?P<bad>.)"
_EUC = _ASCII + rb"(?P<c0>(?:[\xa1-\xfe]{2})+)" + _BAD
_SJIS_WIDE = rb"(?:[\x81-\x9f\xe0-\xfc][\x40-\x7e\x80-\xfc])+"
_JISX0208 = ("japanese-jisx0208", 2, _low)
_KATAKANA = ("katakana-jisx0201", 2, _one)
_JAPANESE_EUC = (
    _ASCII + rb"(?P<c0>(?:[\xa1-\xfe]{2})+)|(?P<c1>(?:\x8e[\xa1-\xdf])+)|(?P<c2>(?:\x8f[\xa1-\xfe]{2})+)" + _BAD
)

GRAMMARS: dict[str, Callable[[], Grammar]] = {
    "japanese-iso-8bit": lambda: Grammar(
        "euc_jp", _JAPANESE_EUC, rb"\x8f[\xa1-\xfe]?\Z|[\x8e\xa1-\xfe]\Z",
        _JISX0208, _KATAKANA, ("japanese-jisx0212", 3, _low),
    ),
    "eucjp-ms": lambda: Grammar(
        "euc_jp", _JAPANESE_EUC, rb"\x8f[\xa1-\xfe]?\Z|[\x8e\xa1-\xfe]\Z",
        _JISX0208, _KATAKANA, ("japanese-jisx0212", 3, _low),
    ),
    "euc-jis-2004": lambda: Grammar(
        "euc_jis_2004", _JAPANESE_EUC, rb"\x8f[\xa1-\xfe]?\Z|[\x8e\xa1-\xfe]\Z",
        ("japanese-jisx0213.2004-1", 2, _low), _KATAKANA, ("japanese-jisx0213-2", 3, _low),
    ),
    "japanese-shift-jis": lambda: Grammar(
        "shift_jis", _ASCII + rb"(?P<c0>(?:[\x81-\x9f\xe0-\xef][\x40-\x7e\x80-\xfc])+)|(?P<c1>[\xa1-\xdf]+)" + _BAD,
        rb"[\x81-\x9f\xe0-\xef]\Z", ("japanese-jisx0208", 2, _shift_jis), ("katakana-jisx0201", 1, _one),
    ),
    "japanese-cp932": lambda: Grammar(
        "cp932", _ASCII + rb"(?P<c0>" + _SJIS_WIDE + rb")|(?P<c1>[\xa1-\xdf]+)" + _BAD,
        rb"[\x81-\x9f\xe0-\xfc]\Z", ("cp932-2-byte", 2, _two), ("katakana-sjis", 1, _plain),
    ),
    "chinese-iso-8bit": lambda: Grammar("gb2312", _EUC, rb"[\xa1-\xfe]\Z", ("chinese-gb2312", 2, _low)),
    "korean-iso-8bit": lambda: Grammar("euc_kr", _EUC, rb"[\xa1-\xfe]\Z", ("korean-ksc5601", 2, _low)),
    "korean-cp949": lambda: Grammar(
        "cp949", _ASCII + rb"(?P<c0>(?:[\x81-\xfe][\x41-\x5a\x61-\x7a\x81-\xfe])+)" + _BAD,
        rb"[\x81-\xfe]\Z", ("cp949", 2, _two),
    ),
    "chinese-gbk": lambda: Grammar(
        "gbk", _ASCII + rb"(?P<c0>(?:[\x81-\xfe][\x40-\x7e\x80-\xfe])+)" + _BAD,
        rb"[\x81-\xfe]\Z", ("chinese-gbk", 2, _two),
    ),
    "chinese-big5": lambda: Grammar(
        "cp950", _ASCII + rb"(?P<c0>(?:[\xa1-\xfe][\x40-\x7e\xa1-\xfe])+)" + _BAD,
        rb"[\xa1-\xfe]\Z", ("big5", 2, _two),
    ),
    "chinese-big5-hkscs": lambda: Grammar(
        "big5hkscs", _ASCII + rb"(?P<c0>(?:[\x81-\xfe][\x40-\x7e\xa1-\xfe])+)" + _BAD,
        rb"[\x81-\xfe]\Z", ("big5-hkscs", 2, _two),
    ),
    "chinese-gb18030": lambda: Grammar(
        "gb18030",
        _ASCII + rb"(?P<c0>(?:[\x81-\xfe][\x40-\x7e\x80-\xfe])+)"
        rb"|(?P<c1>(?:[\x81-\x84][\x30-\x39][\x81-\xfe][\x30-\x39])+)"
        rb"|(?P<c2>(?:[\x90-\xe3][\x30-\x39][\x81-\xfe][\x30-\x39])+)" + _BAD,
        rb"[\x81-\xfe](?:[\x30-\x39](?:[\x81-\xfe])?)?\Z",
        ("gb18030-2-byte", 2, _two), ("gb18030-4-byte-bmp", 4, _two), ("gb18030-4-byte-smp", 4, _two),
    ),
}  # fmt: skip
"""The encodings of several bytes a character, by the name of the coding system."""

_STRICT = frozenset({"cp949", "cp932-2-byte"})
"""Charsets whose undefined codes are no characters, in Emacs, even of the kind that Unicode does not have."""

_grammars: dict[str, Grammar] = {}


class ManyBytes(Engine):
    """An encoding in which the bytes of a character tell its charset."""

    def __init__(self, name: str, default: bytes) -> None:
        grammar = _grammars.get(name)
        if grammar is None:
            grammar = _grammars[name] = GRAMMARS[name]()
        self.grammar = grammar
        self.default = default

    def decode(self, data: bytes, final: bool = True) -> tuple[str, int, Runs | None]:
        grammar = self.grammar
        quick = self._whole(data)
        if quick is not None:
            return quick
        parts: list[str] = []
        runs: Runs = []
        length = 0
        last = ""
        at, size = 0, len(data)
        end = -1
        while at < size:
            match = grammar.tokens.match(data, at)
            assert match is not None
            kind = match.lastgroup
            piece = match.group()
            if kind == "ascii":
                text = piece.decode("ascii")
            elif kind == "bad":
                if grammar.open.match(data, at):
                    if not final:
                        break
                    end = length if end < 0 else end
                text = raw(piece)
            else:
                assert kind is not None
                charset, width, code_of = grammar.parts[int(kind[1:])]
                text, first, taken = self._run(piece, charset, width, code_of)
                piece = piece[:taken]
                if last != charset and first < len(text):
                    if runs:
                        runs[-1] = (runs[-1][0], length + first, last)
                    runs.append((length + first, 0, charset))
                    last = charset
            parts.append(text)
            length += len(text)
            at += len(piece)
        if runs:
            runs[-1] = (runs[-1][0], length if end < 0 else end, last)
        return "".join(parts), at, runs or None

    def _whole(self, data: bytes) -> tuple[str, int, Runs | None] | None:
        """What `decode` returns, if Python's codec takes all of DATA and the charsets are plain to see; else None."""
        grammar = self.grammar
        name = grammar.parts[0][0]
        wide = wide_charset(name)
        if wide is None or b"\x8f" in data:
            return None
        try:
            text = data.decode(grammar.codec)
        except UnicodeDecodeError:
            return None
        if wide.changes:
            text = text.translate(wide.renaming())
            if UNDEFINED in text:
                return None
        first = _SOME_WIDE.search(text)
        if first is None:
            return text, len(data), None
        if len(grammar.parts) > 1:
            if grammar.codec == "gb18030":
                try:
                    text.encode("gbk")
                except UnicodeEncodeError:
                    return None
            elif _HALF_WIDTH.search(text) is not None:
                return None
        return text, len(data), [(first.start(), len(text), name)]

    def _run(self, piece: bytes, charset: str, size: int, code_of: Callable[[bytes], int]) -> tuple[str, int, int]:
        """The text of PIECE, where its first character lies that is no raw byte, and how many bytes were taken."""
        wide = wide_charset(charset)
        table = ""
        if wide is None and size == 4:
            return piece.decode("gb18030", "surrogateescape").translate(_from_gb18030()), 0, len(piece)
        if wide is None:
            table = byte_table(charset) or ""
        else:
            whole = wide.run(piece) if wide.codec == self.grammar.codec else None
            if whole is not None:
                return whole, 0, len(piece)
        out = []
        length = 0
        first = -1
        for at in range(0, len(piece), size):
            sequence = piece[at : at + size]
            code = code_of(sequence)
            char = wide.char(code) if wide is not None else table[code].replace(UNDEFINED, "")
            if not char and charset in _STRICT:
                # No code at all: the first byte stands alone, and the next may begin another character.
                out.append(raw(sequence[:1]))
                return "".join(out), length + 1 if first < 0 else first, at + 1
            if char and first < 0:
                first = length
            out.append(char or raw(sequence))
            length += len(out[-1])
        return "".join(out), length if first < 0 else first, len(piece)

    def encode(self, text: str) -> bytes:
        if text.isascii():
            return text.encode("ascii")
        return encode_with(text, self._char, self.default)

    def _char(self, char: str) -> bytes | None:
        if char < "\x80":
            return char.encode("ascii")
        grammar = self.grammar
        for number, (charset, size, _) in enumerate(grammar.parts):
            wide = wide_charset(charset)
            if wide is None:
                if size == 4:
                    char = char.translate(_to_gb18030())
                    try:
                        return char.encode("gb18030")
                    except UnicodeEncodeError:
                        return None
                code = byte_map(charset).get(ord(char))
                if code is None:
                    continue
                if charset == "katakana-sjis":
                    return bytes((code,))
                return (b"\x8e" if size == 2 else b"") + bytes((code | 0x80,))
            code = wide.codes().get(char)
            if code is None:
                continue
            if wide.form == "two":
                return code.to_bytes(2, "big")
            if grammar.codec == "shift_jis":
                return _to_shift_jis(code)
            return (b"\x8f" if number == 2 else b"") + (code | 0x8080).to_bytes(2, "big")
        return None

    def encodable(self, char: str) -> bool:
        return self._char(char) is not None


def _to_shift_jis(code: int) -> bytes:
    row, cell = code >> 8, code & 0xFF
    first = (row - 0x21) // 2 + 0x81
    if first >= 0xA0:
        first += 0x40
    second = cell + (0x7E if row % 2 == 0 else 0x1F if cell < 0x60 else 0x20)
    return bytes((first, second))


_translations: dict[str, dict[int, str]] = {}


def _from_gb18030() -> dict[int, str]:
    """Characters that Emacs and Python have at each other's place in GB 18030."""
    known = _translations.get("from")
    if known is None:
        wide = wide_charset("gb18030-2-byte")
        assert wide is not None
        known = _translations["from"] = {}
        for code, char in wide.changes.items():
            if char:
                theirs = code.to_bytes(2, "big").decode("gb18030")
                known[ord(char)] = theirs
    return known


def _to_gb18030() -> dict[int, str]:
    known = _translations.get("to")
    if known is None:
        known = _translations["to"] = {ord(theirs): chr(ours) for ours, theirs in _from_gb18030().items()}
    return known


class PythonCodec(Engine):
    """An encoding that Python's codec alone defines."""

    def __init__(self, codec: str, default: bytes) -> None:
        self.codec = codec
        self.default = default
        self._reader: Any = None

    def decode(self, data: bytes, final: bool = True) -> tuple[str, int, Runs | None]:
        if self._reader is None:
            self._reader = codecs.getincrementaldecoder(self.codec)("surrogateescape")
        return self._reader.decode(data, final), len(data), None

    def encode(self, text: str) -> bytes:
        try:
            return text.encode(self.codec)
        except UnicodeEncodeError:
            return encode_with(text, self._char, self.default)

    def _char(self, char: str) -> bytes | None:
        try:
            return char.encode(self.codec)
        except UnicodeEncodeError:
            return None

    def encodable(self, char: str) -> bool:
        return self._char(char) is not None

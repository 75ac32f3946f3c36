"""Encodings in which the bytes of a character tell its charset: one or several of these, Shift-JIS, Big5, Emacs's own.

What a text has mostly is done by Python's codec in one go (`Quick`); each engine decodes byte by byte what that does
not take, and what Emacs has otherwise.
"""

from __future__ import annotations

import codecs
import re
from functools import cache
from typing import Any

from elwire.builtins.coding.charset_maps import CharMap, known_map
from elwire.builtins.coding.charset_types import Charset, Charsets
from elwire.builtins.coding.coding_engines import CharSink, Engine, Runs, encode_with
from elwire.interpreter.characters import from_python

UNDEFINED = "\ufffe"
"""What stands for "no character" in the tables for `codecs.charmap_decode`."""

_SOME_WIDE = re.compile("[^\x00-\x7f]")
_ASCII_RUN = re.compile(rb"[\x00-\x7f]+")


class Quick:
    """Decodes and encodes by CODEC what is of CHARSET and ASCII only; OTHER matches bytes that are of neither."""

    def __init__(
        self,
        codec: str,
        charset: str,
        other: bytes,
        other_text: str = "",
        encodes: bool = True,
        name: str = "",
    ) -> None:
        self.codec = codec
        self.charset = charset
        self.name = name or charset
        """What the charset is called in the text's properties."""
        self.other = re.compile(other)
        self.other_text = re.compile(other_text) if other_text else None
        self.encodes = encodes
        self._affected: frozenset[str] | None = None

    def map(self) -> CharMap:
        """The characters of the charset."""
        found = known_map(self.charset)
        assert found is not None
        return found

    def by_codec(self, data: bytes) -> str:
        """What the codec makes of DATA; raises `UnicodeError`."""
        return data.decode(self.codec)

    def decode(self, data: bytes) -> tuple[str, int, Runs | None] | None:
        """What `Engine.decode` returns for DATA, None if there is more to it than this."""
        if self.other.search(data) is not None:
            return None
        try:
            text = self.by_codec(data)
        except UnicodeError:
            return None
        renamed = self.map().renamed(text)
        if renamed is None:
            return None
        text = renamed
        if self.other_text is not None and self.other_text.search(text) is not None:
            return None
        first = _SOME_WIDE.search(text)
        runs = None if first is None else [(first.start(), len(text), self.name)]
        return text, len(data), runs

    def encode(self, text: str) -> bytes | None:
        """TEXT in bytes, None if there is more to it than this."""
        if not self.encodes:
            return None
        try:
            data = text.encode(self.codec)
        except UnicodeEncodeError:
            return None
        if self._affected is None:
            renaming = self.map().renaming()
            changes = self.map().changes.values()
            chosen = self.map().chosen
            self._affected = frozenset(
                map(chr, [0xA5, 0x203E, *renaming, *(char for char in changes if char >= 0), *chosen])
            )
        if self.codec == "euc_kr" and b"\xa4\xd4" in data:
            return None  # A syllable spelled out, which Emacs does not do.
        # To look for a few characters takes much less time than to look at all.
        if len(self._affected) <= 60:
            return None if any(char in text for char in self._affected) else data
        return data if self._affected.isdisjoint(text) else None


class QuickJp(Quick):
    """The same for ISO-2022-JP: what Python's codec would write in the same way."""

    def by_codec(self, data: bytes) -> str:
        text = data.decode(self.codec)
        if text.encode(self.codec) != data:
            raise UnicodeError
        return text


QUICK: dict[str, tuple[Any, ...]] = {
    "iso-2022-jp": ("iso2022_jp", "japanese-jisx0208", rb"\x1b(?:\(J|\$@)|[\x80-\xff\x0e\x0f]", "", True),
    "iso-2022-7bit": ("iso2022_jp", "japanese-jisx0208", rb"\x1b(?!\$B|\(B)|[\x80-\xff\x0e\x0f]", "", False),
    "japanese-iso-8bit": ("euc_jp", "japanese-jisx0208", rb"[\x1b\x0e\x0f\x8e\x8f]", "", True),
    "eucjp-ms": ("euc_jp", "japanese-jisx0208", rb"[\x1b\x0e\x0f\x8e\x8f]", "", False),
    "chinese-iso-8bit": ("gb2312", "chinese-gb2312", rb"[\x1b\x0e\x0f]", "", True),
    "korean-iso-8bit": ("euc_kr", "korean-ksc5601", rb"[\x1b\x0e\x0f]", "", True),
    "japanese-shift-jis": ("shift_jis", "japanese-jisx0208", rb"[^\x00-\xff]", "[\uff61-\uff9f]", True),
    "japanese-cp932": ("cp932", "cp932-2-byte", rb"\x80", "[\uff61-\uff9f\x80-\x9f\xa0\uf8f0-\uf8ff]", False),
    "korean-cp949": ("cp949", "cp949-2-byte", rb"[^\x00-\xff]", "", True, "cp949"),
    "chinese-gbk": ("gbk", "chinese-gbk", rb"[^\x00-\xff]", "", True),
    "chinese-big5": ("cp950", "big5", rb"[\x80-\xa0\xff]", "", True),
    "chinese-gb18030": ("gb18030", "gb18030-2-byte", rb"[\x81-\xfe][\x30-\x39]", "", False),
}
"""Systems that `Quick` is for: codec, charset, bytes that are of others, text too, whether it encodes."""


@cache
def quick(name: str) -> Quick | None:
    """The quick way of the coding system NAME, None if there is none."""
    if name in ("iso-2022-jp", "iso-2022-7bit"):
        return QuickJp(*QUICK[name])
    return Quick(*QUICK[name]) if name in QUICK else None


class OneByte(Engine):
    """A charset of one byte a character."""

    def __init__(self, charset: Charset, default: bytes, ascii_compatible: bool) -> None:
        self.charset = charset
        self.name = charset.name
        self.default = default
        self.ascii = ascii_compatible
        self._table: str | None = None
        self._reading: str | None = None
        self._codes: dict[int, int] | None = None
        self._writing: Any = None

    def table(self) -> str:
        """The 256 characters, `UNDEFINED` where there is none."""
        if self._table is None:
            chars = [self.charset.decode(code) for code in range(256)]
            self._table = "".join([chr(char) if 0 <= char <= 0x10FFFF else UNDEFINED for char in chars])
        return self._table

    def reading(self) -> str:
        """What `codecs.charmap_decode` needs: a byte below 128 that is no character stands for itself."""
        if self._reading is None:
            low = [chr(code) if char == UNDEFINED else char for code, char in enumerate(self.table()[:128])]
            self._reading = "".join(low) + self.table()[128:]
        return self._reading

    def codes(self) -> dict[int, int]:
        """What `codecs.charmap_encode` needs."""
        if self._codes is None:
            self._codes = {}
            for char in self.table():
                if char != UNDEFINED:
                    self._codes[ord(char)] = self.charset.encode(ord(char))
        return self._codes

    def writing(self) -> Any:
        """What `codecs.charmap_encode` needs: the compiled form where no character is there twice."""
        if self._writing is None:
            known = [char for char in self.table() if char != UNDEFINED]
            if len(set(known)) == len(known) and max(known) < UNDEFINED:
                self._writing = codecs.charmap_build(self.table())
            else:
                self._writing = self.codes()
        return self._writing

    def decode(self, data: bytes, final: bool = True) -> tuple[str, int, Runs | None]:
        size = len(data)
        if self.name == "ascii":
            return data.decode("ascii", "surrogateescape"), size, None
        if self.name == "iso-8859-1":
            return data.decode("latin-1"), size, [(0, size, self.name)] if size else None
        table = self.table()
        text = codecs.charmap_decode(data, "surrogateescape", self.reading())[0]
        first = 0
        while first < size and table[data[first]] == UNDEFINED:
            first += 1
        return text, size, [(first, size, self.name)] if first < size else None

    def encode(self, text: str) -> bytes:
        try:
            if self.name == "iso-8859-1":
                return text.encode("latin-1")
            if self.name == "ascii":
                return text.encode("ascii")
            return codecs.charmap_encode(text, "strict", self.writing())[0]
        except UnicodeEncodeError:
            codes = self.codes()
            return encode_with(text, lambda char: _as_byte(codes.get(ord(char))), self.default)

    def encodable(self, char: str) -> bool:
        return self.charset.encode(from_python(char)) >= 0


def _as_byte(code: int | None) -> bytes | None:
    return None if code is None else bytes((code,))


class _ByChar(Engine):
    """What these engines have in common: the quick way, and encoding one character at a time."""

    def __init__(self, name: str, default: bytes) -> None:
        self.quick = quick(name)
        self.default = default
        self._known: dict[str, bytes | None] = {}

    def decode(self, data: bytes, final: bool = True) -> tuple[str, int, Runs | None]:
        if self.quick is not None:
            found = self.quick.decode(data)
            if found is not None:
                return found
        sink = CharSink()
        at, size = 0, len(data)
        while at < size:
            plain = _ASCII_RUN.match(data, at) if self.ascii else None
            if plain is not None:
                sink.plain(plain.group().decode("ascii"))
                at = plain.end()
                continue
            taken = self.step(data, at, sink)
            if not taken:
                break
            at += taken
        sink.end()
        if final and at < size:
            sink.raw(data[at:])
            at = size
        return sink.text(), at, sink.runs()

    def step(self, data: bytes, at: int, sink: CharSink) -> int:
        """Decode what is at AT into SINK; how many bytes that took, 0 when more are needed."""
        raise NotImplementedError

    def char(self, char: int) -> bytes | None:
        """The bytes of CHAR, which is none of ASCII's where these are themselves; None when it has none."""
        raise NotImplementedError

    def known(self, char: str) -> bytes | None:
        """The bytes of CHAR, None when it has none."""
        if char < "\x80" and self.ascii:
            return char.encode("ascii")
        if char not in self._known:
            self._known[char] = self.char(from_python(char))
        return self._known[char]

    def encode(self, text: str) -> bytes:
        if self.ascii and text.isascii():
            return text.encode("ascii")
        if self.quick is not None:
            data = self.quick.encode(text)
            if data is not None:
                return data
        return encode_with(text, self.known, self.default)

    def encodable(self, char: str) -> bool:
        return self.known(char) is not None


class ManyCharsets(_ByChar):
    """The charset of a character is the first of CHARSETS, those of fewer bytes first, that has its code."""

    def __init__(self, name: str, charsets: list[Charset], default: bytes, ascii_compatible: bool) -> None:
        super().__init__(name, default)
        self.ascii = ascii_compatible
        self.charsets = charsets
        self.by_byte: list[list[Charset]] = []
        ordered = sorted(charsets, key=lambda charset: charset.dimension)
        for byte in range(256):
            fitting = []
            for charset in ordered:
                low, high = charset.space.ranges[-1]
                if low <= byte <= high:
                    fitting.append(charset)
            self.by_byte.append(fitting)

    def step(self, data: bytes, at: int, sink: CharSink) -> int:
        for charset in self.by_byte[data[at]]:
            end = at + charset.dimension
            if end > len(data):
                return 0
            char = charset.decode(int.from_bytes(data[at:end], "big"))
            if char >= 0:
                sink.charset("" if charset.name == "ascii" else charset.name)
                sink.char(char)
                return charset.dimension
        sink.raw(data[at : at + 1])
        return 1

    def char(self, char: int) -> bytes | None:
        for charset in self.charsets:
            code = charset.encode(char)
            if code >= 0:
                size = charset.dimension
                if charset.kind == "superset":
                    size = max(1, (code.bit_length() + 7) // 8)
                return code.to_bytes(size, "big")
        return None


class ShiftJis(_ByChar):
    """Shift-JIS: KANA is the charset of the single bytes, WIDE that of two bytes; EXTRA has its codes behind them."""

    def __init__(self, name: str, kana: Charset, wide: Charset, extra: Charset | None, default: bytes) -> None:
        super().__init__(name, default)
        self.kana = kana
        self.wide = wide
        self.extra = extra

    def step(self, data: bytes, at: int, sink: CharSink) -> int:
        first = data[at]
        if first in (0x80, 0xA0) or first > 0xFC or (first > 0xEF and self.extra is None):
            sink.raw(data[at : at + 1])
            return 1
        if 0xA0 < first < 0xE0:
            sink.charset(self.kana.name)
            sink.char(self.kana.decode(first & 0x7F))
            return 1
        if at + 1 >= len(data):
            return 0
        second = data[at + 1]
        if not 0x40 <= second <= 0xFC or second == 0x7F:
            sink.raw(data[at : at + 1])
            return 1
        charset = self.wide
        code = _from_shift_jis(first, second)
        if first > 0xEF:
            assert self.extra is not None
            charset = self.extra
            code = _second_plane(code)
        sink.charset(charset.name)
        char = charset.decode(code)
        if char < 0:
            sink.raw(data[at : at + 2])
        else:
            sink.char(char)
        return 2

    def char(self, char: int) -> bytes | None:
        code = self.kana.encode(char)
        if code >= 0:
            return bytes((code | 0x80,))
        code = self.wide.encode(char)
        if code >= 0:
            return _to_shift_jis(code)
        if self.extra is not None:
            code = self.extra.encode(char)
            if code >= 0:
                return _to_shift_jis(_from_second_plane(code))
        return None


_PLANE_2 = (0x21, 0x28, 0x23, 0x24, 0x25, 0x2C, 0x2D, 0x2E, 0x2F, *range(0x6E, 0x7F))
"""The rows of the second plane of JIS X 0213 in the order in which Shift-JIS has them, from 0xF040 on."""


def _second_plane(code: int) -> int:
    return _PLANE_2[(code >> 8) - 0x7F] << 8 | code & 0xFF if (code >> 8) - 0x7F < len(_PLANE_2) else 0


def _from_second_plane(code: int) -> int:
    return (_PLANE_2.index(code >> 8) + 0x7F) << 8 | code & 0xFF


def _from_shift_jis(first: int, second: int) -> int:
    """The code in JIS X 0208 of a character in Shift-JIS."""
    row = (first - (0x81 if first < 0xA0 else 0xC1)) * 2 + 0x21
    if second >= 0x9F:
        return (row + 1) << 8 | (second - 0x7E)
    return row << 8 | (second - (0x20 if second >= 0x80 else 0x1F))


def _to_shift_jis(code: int) -> bytes:
    row, cell = code >> 8, code & 0xFF
    first = (row - 0x21) // 2 + 0x81
    if first >= 0xA0:
        first += 0x40
    second = cell + (0x7E if row % 2 == 0 else 0x1F if cell < 0x60 else 0x20)
    return bytes((first, second))


class Big5(_ByChar):
    """Big5."""

    def __init__(self, name: str, charset: Charset, default: bytes) -> None:
        super().__init__(name, default)
        self.charset = charset

    def step(self, data: bytes, at: int, sink: CharSink) -> int:
        first = data[at]
        if not 0xA1 <= first <= 0xFE:
            sink.raw(data[at : at + 1])
            return 1
        if at + 1 >= len(data):
            return 0
        second = data[at + 1]
        if not (0x40 <= second <= 0x7E or 0xA1 <= second <= 0xFE):
            sink.raw(data[at : at + 1])
            return 1
        sink.charset(self.charset.name)
        char = self.charset.decode(first << 8 | second)
        if char < 0:
            sink.raw(data[at : at + 2])
        else:
            sink.char(char)
        return 2

    def char(self, char: int) -> bytes | None:
        code = self.charset.encode(char)
        return None if code < 0 else code.to_bytes(2, "big")


class EmacsMule(_ByChar):
    """What Emacs had inside of it once: a charset's number, then the code with all bits high."""

    def __init__(self, charsets: Charsets, default: bytes) -> None:
        super().__init__("", default)
        self.charsets = [charset for charset in charsets.priority if charset.emacs_mule_id > 0]
        self.by_id = {charset.emacs_mule_id: charset for charset in reversed(self.charsets)}

    def step(self, data: bytes, at: int, sink: CharSink) -> int:
        lead = data[at]
        start = at + 1
        if 0x9A <= lead <= 0x9D:
            if start >= len(data):
                return 0
            number = data[start]
            start += 1
        else:
            number = lead
        charset = self.by_id.get(number) if 0x81 <= lead <= 0x9D else None
        if charset is None or (0x9A <= lead <= 0x9D) != (number >= 0xA0):
            sink.raw(data[at : at + 1])
            return 1
        end = start + charset.dimension
        if end > len(data):
            return 0
        code = 0
        for byte in data[start:end]:
            if byte < 0xA0:
                sink.raw(data[at : at + 1])
                return 1
            code = code << 8 | byte & 0x7F
        sink.charset(charset.name)
        char = charset.decode(code)
        if char < 0:
            sink.raw(data[at : at + 1])
            return 1
        sink.char(char)
        return end - at

    def char(self, char: int) -> bytes | None:
        for charset in self.charsets:
            code = charset.encode(char)
            if code >= 0:
                number = charset.emacs_mule_id
                head = b""
                if number >= 0xA0:
                    wide = charset.dimension > 1
                    lead = (0x9C if number < 0xF5 else 0x9D) if wide else (0x9A if number < 0xE0 else 0x9B)
                    head = bytes((lead,))
                tail = bytes(byte | 0x80 for byte in code.to_bytes(charset.dimension, "big"))
                return head + bytes((number,)) + tail
        return None

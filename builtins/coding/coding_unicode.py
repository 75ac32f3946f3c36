"""UTF-8, UTF-16 and UTF-7 as Emacs reads and writes them.

What is no valid sequence becomes raw bytes, each the lone surrogate U+DC80-U+DCFF, and is written as those bytes again.
UTF-8 has characters beyond Unicode as well, as Emacs does: they keep the aliases of `interpreter.characters`.
"""

from __future__ import annotations

import codecs
import re

from elwire.interpreter.characters import FIRST_RAW_BYTE, from_python, to_python
from elwire.interpreter.signals import Signal

# Sequences for numbers from 0x110000 up; Python takes their bytes for errors.
_BEYOND = re.compile(rb"\xf4[\x90-\xbf][\x80-\xbf]{2}|[\xf5-\xf7][\x80-\xbf]{3}|\xf8[\x88-\x8f][\x80-\xbf]{3}")
_ALIAS = re.compile("[\ud800-\udc7f\udd00-\udfff]")
_NO_CHARACTER = re.compile("[\ud800-\udfff]")
BOM_8 = b"\xef\xbb\xbf"


def decode_utf_8(data: bytes, final: bool = True) -> tuple[str, int]:
    """The text of DATA, and how many bytes it takes: unless FINAL, an unfinished sequence at the end is left."""
    try:
        return codecs.utf_8_decode(data, "strict", final)
    except UnicodeDecodeError:
        pass
    found = _BEYOND.search(data)
    if found is None:
        return codecs.utf_8_decode(data, "surrogateescape", final)
    parts = []
    at = 0
    while found is not None:
        parts.append(data[at : found.start()].decode("utf-8", "surrogateescape"))
        parts.append(_beyond(found.group()))
        at = found.end()
        found = _BEYOND.search(data, at)
    text, used = codecs.utf_8_decode(data[at:], "surrogateescape", final)
    parts.append(text)
    return "".join(parts), at + used


def _beyond(sequence: bytes) -> str:
    number = sequence[0] & 0x07
    for byte in sequence[1:]:
        number = number << 6 | byte & 0x3F
    try:
        return to_python(number)
    except Signal:  # no room for another such character
        return sequence.decode("ascii", "surrogateescape")


def encode_utf_8(text: str) -> bytes:
    """The bytes of multibyte TEXT."""
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        pass
    if _ALIAS.search(text) is None:
        return text.encode("utf-8", "surrogateescape")
    return b"".join([_alias_bytes(char) for char in text])


def _alias_bytes(char: str) -> bytes:
    number = from_python(char)
    if number >= FIRST_RAW_BYTE:
        return bytes((number & 0xFF,))
    if number <= 0x10FFFF:
        return chr(number).encode("utf-8", "surrogatepass")
    tail = bytes((0x80 | number >> 12 & 63, 0x80 | number >> 6 & 63, 0x80 | number & 63))
    if number < 0x200000:
        return bytes((0xF0 | number >> 18,)) + tail
    return bytes((0xF8, 0x80 | number >> 18 & 63)) + tail


def decode_utf_16(data: bytes, big: bool, final: bool = True) -> tuple[str, int]:
    """The text of DATA and how many bytes it takes, as `decode_utf_8` has it."""
    decode = codecs.utf_16_be_decode if big else codecs.utf_16_le_decode
    try:
        text, used = decode(data, "strict", False)
    except UnicodeDecodeError:
        text, used = _decode_bad_utf_16(data, big)
    if final and used < len(data):
        # A high surrogate at the end is lost; a byte left over is a byte.
        if (len(data) - used) % 2:
            text += data[-1:].decode("ascii", "surrogateescape")
        used = len(data)
    return text, used


def _decode_bad_utf_16(data: bytes, big: bool) -> tuple[str, int]:
    order: str = "big" if big else "little"
    units = [int.from_bytes(data[at : at + 2], order) for at in range(0, len(data) - 1, 2)]  # type: ignore[arg-type]
    parts = []
    high = 0
    finished = True
    for unit in units:
        if high:
            if 0xDC00 <= unit < 0xE000:
                parts.append(chr(0x10000 + ((high & 0x3FF) << 10) + (unit & 0x3FF)))
                high = 0
                finished = True
                continue
            # The two bytes of a high surrogate come out as characters before whatever follows it, until a low one does.
            pair = high.to_bytes(2, order)  # type: ignore[arg-type]
            parts.append(pair.decode("latin-1"))
        if 0xD800 <= unit < 0xDC00:
            high = unit
            finished = False
        else:
            finished = True
            parts.append(to_python(unit))
    return "".join(parts), 2 * len(units) - (0 if finished else 2)


def encode_utf_16(text: str, big: bool) -> bytes:
    """The bytes of multibyte TEXT; a space for what UTF-16 cannot say."""
    codec = "utf-16-be" if big else "utf-16-le"
    try:
        return text.encode(codec)
    except UnicodeEncodeError:
        return _NO_CHARACTER.sub(_unit, text).encode(codec, "surrogatepass")


def _unit(match: re.Match[str]) -> str:
    number = from_python(match.group())
    return chr(number) if number <= 0xFFFF else " "


def is_utf_8(data: bytes, final: bool = True) -> bool:
    """Whether DATA is valid, up to an unfinished sequence at its end unless FINAL."""
    try:
        codecs.utf_8_decode(data, "strict", final)
    except UnicodeDecodeError:
        return False
    return True

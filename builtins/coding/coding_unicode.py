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
    if not final:
        kept = _begun(data)
        if kept:
            data = data[:-kept]
    found = _BEYOND.search(data)
    if found is None:
        return codecs.utf_8_decode(data, "surrogateescape", True)
    parts = []
    at = 0
    while found is not None:
        parts.append(data[at : found.start()].decode("utf-8", "surrogateescape"))
        parts.append(_beyond(found.group()))
        at = found.end()
        found = _BEYOND.search(data, at)
    parts.append(data[at:].decode("utf-8", "surrogateescape"))
    return "".join(parts), len(data)


_TAILS = bytes(range(0x80, 0xC0))


def _begun(data: bytes) -> int:
    """How many bytes at the end of DATA Emacs keeps back: any byte from 0x80 on may have up to four behind it.

    Emacs asks whether a sequence is valid when it is complete, so that bytes that Python refuses at once wait, too.
    """
    head = data.rstrip(_TAILS)
    tails = len(data) - len(head)
    if head and head[-1] >= 0xC0:
        first = head[-1]
        size = 2 if first < 0xE0 else 3 if first < 0xF0 else 4 if first < 0xF8 else 5
        if tails < size - 1:
            return tails + 1
        sequence = data[len(head) - 1 : len(head) - 1 + size]
        if _is_character(sequence) or _BEYOND.fullmatch(sequence) is not None:
            tails -= size - 1
    return min(tails, 4)


def _is_character(sequence: bytes) -> bool:
    try:
        codecs.utf_8_decode(sequence, "strict", True)
    except UnicodeDecodeError:
        return False
    return True


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


# A sequence is looked at as a whole first: see `_repeated` in coding_detect.py.
_SEQUENCES = re.compile(
    rb"(?:[\x00-\x7f]++|(?=[\xc0-\xdf][\x80-\xbf])[\x80-\xff]{2}|(?=[\xe0-\xef][\x80-\xbf]{2})[\x80-\xff]{3}"
    rb"|(?=[\xf0-\xf7][\x80-\xbf]{3})[\x80-\xff]{4})*+"
)
_UNFINISHED = re.compile(rb"[\x80-\xff][\x80-\xbf]{0,3}")


def _sequences(data: bytes, final: bool) -> int:
    """Where DATA ceases to be sequences of the right form, whatever numbers they stand for."""
    try:
        return codecs.utf_8_decode(data, "strict", final)[1]
    except UnicodeDecodeError as problem:
        match = _SEQUENCES.match(data, problem.start)
        return match.end() if match else problem.start


def looks_like_utf_8(data: bytes) -> bool:
    """Whether all of DATA has the form of UTF-8; surrogates and other characters that are not allowed do no harm."""
    return _sequences(data, True) == len(data)


def is_begun_utf_8(data: bytes) -> bool:
    """Whether DATA looks like UTF-8 but for a sequence at the end that could go on; its first byte may be any."""
    end = _sequences(data, False)
    return end == len(data) or _UNFINISHED.fullmatch(data, end) is not None

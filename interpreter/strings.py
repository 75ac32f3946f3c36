"""What chapters about strings share: multibyteness, Emacs's own byte encoding, ranges, columns, numbers in text.

A multibyte `LispString` holds a raw byte 0x80-0xFF as U+DC80-U+DCFF; a unibyte one holds it as U+0080-U+00FF.  Text
of both kinds is brought together by `multibyte_text`.
"""

from __future__ import annotations

import re
import struct
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from elwire.interpreter.characters import from_python, to_python
from elwire.interpreter.objects import Cons, LispString, Obj, Symbol, Vector, nil
from elwire.interpreter.signals import args_out_of_range, error, wrong_type

EMPTY = LispString("", False)
"""The empty unibyte string, which is `eq` to every other empty unibyte string; it has nothing that could be changed."""

EMPTY_MULTIBYTE = LispString("", True)
"""The empty multibyte string."""

_SURROGATE = re.compile("[\ud800-\udfff]")


# Unibyte and multibyte


def has_surrogates(text: str) -> bool:
    """True when multibyte TEXT holds raw bytes or characters that Python has no own character for."""
    return not text.isascii() and _SURROGATE.search(text) is not None


class UnibyteName(str):
    """The name of a symbol made of a unibyte string with bytes above 127, which print as the characters 128 to 255.

    It is another name than the same characters in a multibyte string.
    """

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return type(other) is UnibyteName and str.__eq__(self, other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return str.__hash__(self) + 1


def symbol_name_text(string: LispString) -> str:
    """What the symbol called STRING has as its `name`."""
    text = string.s
    return text if string.multibyte or text.isascii() else UnibyteName(text)


# `read-symbol-shorthands` leaves names alone that consist of these.
_NO_SHORTHAND = frozenset("-^_+*/<>=|")


def without_shorthand(name: str, pairs: Obj) -> str:
    """The name that NAME stands for under PAIRS, the value of `read-symbol-shorthands`."""
    if _NO_SHORTHAND.issuperset(name):
        return name
    while isinstance(pairs, Cons):
        pair = pairs.car
        if (
            isinstance(pair, Cons)
            and isinstance(pair.car, LispString)
            and isinstance(pair.cdr, LispString)
            and name.startswith(pair.car.s)
        ):
            return pair.cdr.s + name[len(pair.car.s) :]
        pairs = pairs.cdr
    return name


def multibyte_text(string: LispString) -> str:
    """The text of STRING as a multibyte string would hold it."""
    text = string.s
    if string.multibyte or text.isascii():
        return text
    return text.encode("latin-1").decode("ascii", "surrogateescape")


def unibyte_text(string: LispString) -> str | None:
    """The text of STRING as a unibyte string would hold it, None when it has characters that are no bytes."""
    text = string.s
    if not string.multibyte or text.isascii():
        return text
    try:
        return text.encode("ascii", "surrogateescape").decode("latin-1")
    except UnicodeEncodeError:
        return None


def to_multibyte(string: LispString) -> LispString:
    """`string-to-multibyte`."""
    if string.multibyte:
        return string
    return LispString(multibyte_text(string), True) if string.s else EMPTY_MULTIBYTE


def to_unibyte(string: LispString) -> LispString:
    """`string-to-unibyte`; signals `error` when a character is not a byte."""
    if not string.multibyte:
        return string
    text = string.s
    if not text:
        return EMPTY
    try:
        return LispString(text.encode("ascii", "surrogateescape").decode("latin-1"), False)
    except UnicodeEncodeError as problem:
        raise error(f"Can’t convert the {problem.start}th character to unibyte") from None


def char_text(char: Obj, multibyte: bool) -> str:
    """What the character number CHAR is in the text of a string of that kind; CHAR must be a character."""
    if char < 0xD800:
        return chr(char)
    if not multibyte and char >= 0x3FFF80:
        return chr(char - 0x3FFF00)
    return to_python(char)


def char_number(char: str, multibyte: bool) -> int:
    """The number of the character CHAR, one Python character of the text of a string of that kind."""
    number = ord(char)
    return from_python(char) if multibyte and 0xD800 <= number <= 0xDFFF else number


def char_numbers(string: LispString) -> list[int]:
    """The numbers of STRING's characters, those from 0x80 to 0xFF of a unibyte string as they are."""
    text = string.s
    if string.multibyte and has_surrogates(text):
        return [from_python(char) for char in text]
    return [ord(char) for char in text]


def check_string(value: Obj) -> LispString:
    """VALUE when it is a string; signals `wrong-type-argument stringp`."""
    if isinstance(value, LispString):
        return value
    raise wrong_type("stringp", value)


def check_char(value: Obj) -> int:
    """VALUE when it is a character; signals `wrong-type-argument characterp`."""
    if type(value) is int and 0 <= value <= 0x3FFFFF:
        return value
    raise wrong_type("characterp", value)


def check_fixnum(value: Obj) -> int:
    """VALUE when it is a fixnum; signals `wrong-type-argument fixnump`."""
    if type(value) is int and -0x2000000000000000 <= value < 0x2000000000000000:
        return value
    raise wrong_type("fixnump", value)


def check_integer(value: Obj) -> int:
    """VALUE when it is an integer; signals `wrong-type-argument integerp`."""
    if type(value) is int:
        return value
    raise wrong_type("integerp", value)


def check_symbol(value: Obj) -> Symbol:
    """VALUE when it is a symbol; signals `wrong-type-argument symbolp`."""
    if isinstance(value, Symbol):
        return value
    raise wrong_type("symbolp", value)


# Emacs's own encoding: UTF-8 with longer sequences for characters above U+10FFFF and two bytes for a raw byte


def _long_bytes(char: int) -> bytes:
    if char >= 0x3FFF80:
        byte = char - 0x3FFF00
        return bytes((0xC0 | (byte >> 6 & 1), 0x80 | (byte & 0x3F)))
    if char < 0x10000:
        return chr(char).encode("utf-8", "surrogatepass")
    tail = bytes(0x80 | (char >> shift & 0x3F) for shift in (12, 6, 0))
    return bytes((0xF0 | char >> 18,)) + tail if char < 0x200000 else bytes((0xF8, 0x80 | (char >> 18 & 0x3F))) + tail


def internal_bytes(string: LispString, *, raw_as_one: bool = False) -> bytes:
    """The bytes Emacs keeps STRING in; with RAW_AS_ONE a raw byte of multibyte text is one byte."""
    text = string.s
    if not string.multibyte:
        return text.encode("latin-1")
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        pass
    pieces = []
    at = 0
    for match in _SURROGATE.finditer(text):
        pieces.append(text[at : match.start()].encode("utf-8"))
        at = match.end()
        char = from_python(match.group())
        pieces.append(bytes((char - 0x3FFF00,)) if raw_as_one and char >= 0x3FFF80 else _long_bytes(char))
    pieces.append(text[at:].encode("utf-8"))
    return b"".join(pieces)


_SEQUENCE = (
    rb"[\x00-\x7f]+|[\xc2-\xdf][\x80-\xbf]|[\xe0][\xa0-\xbf][\x80-\xbf]|[\xe1-\xef][\x80-\xbf]{2}"
    rb"|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf7][\x80-\xbf]{3}|\xf8[\x88-\x8e][\x80-\xbf]{3}"
    rb"|\xf8\x8f[\x80-\xbe][\x80-\xbf]{2}|\xf8\x8f\xbf[\x80-\xbc][\x80-\xbf]|\xf8\x8f\xbf\xbd[\x80-\xbf]"
)


def text_of_internal_bytes(data: bytes) -> str:
    """The multibyte text whose bytes DATA are; a byte that belongs to no character is a raw byte."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    sequence_at = re.compile(_SEQUENCE).match
    pieces = []
    at = 0
    size = len(data)
    while at < size:
        match = sequence_at(data, at)
        if match is None or (match.group() >= b"\xf8\x8f\xbf\xbe" and data[at] == 0xF8):
            pieces.append(to_python(0x3FFF00 + data[at]))
            at += 1
            continue
        sequence = match.group()
        at = match.end()
        try:
            pieces.append(sequence.decode("utf-8"))
        except UnicodeDecodeError:
            pieces.append(to_python(_sequence_char(sequence)))
    return "".join(pieces)


def _sequence_char(sequence: bytes) -> int:
    """The character that one multibyte SEQUENCE of Emacs's encoding stands for."""
    first = sequence[0]
    char = first & (0x1F, 0x0F, 0x07, 0x03)[len(sequence) - 2]
    for byte in sequence[1:]:
        char = char << 6 | (byte & 0x3F)
    return char


# Ranges


def check_range(array: Obj, start: Obj, end: Obj, size: int) -> tuple[int, int]:
    """START and END as indexes into ARRAY of SIZE elements; negative ones count from the end, nil is the whole.

    Signals `wrong-type-argument integerp`, and `args-out-of-range` with what it was given.
    """
    if type(start) is int:
        low = start + size if start < 0 else start
    elif start is nil:
        low = 0
    else:
        raise wrong_type("integerp", start)
    if type(end) is int:
        high = end + size if end < 0 else end
    elif end is nil:
        high = size
    else:
        raise wrong_type("integerp", end)
    if 0 <= low <= high <= size:
        return low, high
    raise args_out_of_range(array, start, end)


def substring(array: Obj, start: Obj, end: Obj = nil) -> Obj:
    """`substring`, of strings and vectors."""
    if (
        type(array) is LispString
        and type(start) is int
        and type(end) is int
        and 0 <= start < end <= len(array.s)
        and array.props is None
    ):
        return LispString(array.s[start:end], array.multibyte)
    if not isinstance(array, LispString):
        if isinstance(array, Vector):
            low, high = check_range(array, start, end, len(array))
            return Vector(array[low:high])
        raise wrong_type("arrayp", array)
    text = array.s
    low, high = check_range(array, start, end, len(text))
    if low == high:
        return EMPTY_MULTIBYTE if array.multibyte else EMPTY
    result = LispString(text[low:high], array.multibyte)
    if array.props is not None:
        result.props = slice_props(array.props, low, high)
    return result


# Text properties


def slice_props(props: Any, start: int, end: int) -> Any:
    """The properties PROPS of the text from START to END, as those of a text of its own; None when there are none."""
    return props.slice(start, end)


def joined_props(strings: Sequence[LispString]) -> Any:
    """The properties of the text that STRINGS make when joined; None when there are none."""
    from elwire.interpreter.textprops import Intervals

    result = Intervals(sum([len(each.s) for each in strings]))
    offset = 0
    for each in strings:
        if each.props is not None:
            result.copy_from(each.props, 0, len(each.s), offset)
        offset += len(each.s)
    return result


# Columns


@lru_cache(maxsize=1)
def _wide_starts() -> tuple[list[int], list[int], list[int]]:
    """The first characters, last characters and widths of the ranges that are not one column wide."""
    from elwire.interpreter.width_data import DOUBLE_WIDTH, ZERO_WIDTH

    ranges = sorted([(*each, 0) for each in ZERO_WIDTH] + [(*each, 2) for each in DOUBLE_WIDTH])
    return [each[0] for each in ranges], [each[1] for each in ranges], [each[2] for each in ranges]


def char_columns(char: int, tab_width: int = 8, control_width: int = 2) -> int:
    """The columns that the character number CHAR takes."""
    if char < 0x7F:
        if char >= 32:
            return 1
        return tab_width if char == 9 else 0 if char == 10 else control_width
    if char < 0x300:
        return control_width if char == 0x7F else 4 if char < 0xA0 else 1
    if char >= 0x3FFF80:
        return 4
    firsts, lasts, widths = _wide_starts()
    index = bisect_right(firsts, char) - 1
    return widths[index] if index >= 0 and char <= lasts[index] else 1


def columns(it: Any, string: LispString, start: int = 0, end: int | None = None) -> int:
    """The columns that STRING from START to END takes, by the current buffer's `tab-width` and `ctl-arrow`."""
    text = string.s if start == 0 and end is None else string.s[start:end]
    if text.isascii() and text.isprintable():
        return len(text)
    tab, control = column_settings(it)
    if string.multibyte and has_surrogates(text):
        return sum(char_columns(from_python(char), tab, control) for char in text)
    return sum(char_columns(ord(char), tab, control) for char in text)


def column_settings(it: Any) -> tuple[int, int]:
    """The width of a tab and of a control character in the current buffer."""
    tab = getattr(it.s.tab_width, "value", 8)
    control = 4 if getattr(it.s.ctl_arrow, "value", it) is nil else 2
    return (tab if type(tab) is int and 0 < tab <= 1000 else 8), control


# Numbers in text

_NUMBER = r"[ \t]*([-+]?)([0-9]*)(\.[0-9]*)?(?:[eE](\+INF|\+NaN|[-+]?[0-9]+))?"
_DIGITS = "0123456789abcdef"


def number_of_text(text: str, base: int = 10) -> int | float:
    """The number that TEXT starts with, 0 when it starts with none."""
    if base != 10:
        match = _in_base(base).match(text)
        return int(match.group(1) + match.group(2), base) if match else 0
    if len(text) < 4000 and text.isascii() and text.isdigit():
        return int(text)
    match = re.match(_NUMBER, text)
    if match is None:
        return 0
    sign, whole, fraction, exponent = match.groups()
    if exponent is None:
        if fraction is None or fraction == ".":
            return decimal_integer(sign + whole) if whole else 0
        return float(f"{sign}{whole}{fraction}")
    if not whole and (fraction is None or fraction == "."):
        return 0
    if exponent == "+INF":
        return float(sign + "inf")
    if exponent == "+NaN":
        return _nan(sign, whole)
    return float(f"{sign}{whole}{fraction or ''}e{exponent}")


@lru_cache(maxsize=16)
def _in_base(base: int) -> re.Pattern[str]:
    digits = _DIGITS[:base]
    return re.compile(f"[ \t]*([-+]?)([{digits}{digits.upper()}]+)")


def _nan(sign: str, payload: str) -> float:
    """The NaN that Emacs reads from PAYLOAD, a row of decimal digits, and the exponent `e+NaN`."""
    bits = 0x7FF8000000000000 | (decimal_integer(payload or "0") & 0x7FFFFFFFFFFFF)
    if sign == "-":
        bits |= 1 << 63
    value: float = struct.unpack("<d", struct.pack("<Q", bits))[0]
    return value


def decimal_integer(digits: str) -> int:
    """`int(DIGITS)` for any number of digits; Python itself refuses more than some thousands."""
    if len(digits) <= 4000:
        return int(digits)
    if digits[0] in "+-":
        return decimal_integer(digits[1:]) * (-1 if digits[0] == "-" else 1)
    half = len(digits) // 2
    low: int = 10**half
    return decimal_integer(digits[:-half]) * low + decimal_integer(digits[-half:])

"""Characters: Emacs's numbers, and the one Python character that stands for each in `LispString.s`.

* A Unicode scalar value is itself.
* A raw byte 0x80-0xFF, Emacs's 0x3FFF80-0x3FFFFF, is the lone surrogate U+DC80-U+DCFF (`surrogateescape`).
* What is left, the surrogates taken as characters and the numbers 0x110000-0x3FFF7F, has no Python character of its
  own.  Each such number gets an alias among the surrogates that raw bytes leave free, when it is first met.

The alias table belongs to the process: it only says how a number is spelled, so interpreters may share it, and a string
may travel from one to another.
"""

from __future__ import annotations

from elwire.interpreter.signals import error

MAX_CHAR = 0x3FFFFF
MAX_UNICODE = 0x10FFFF
FIRST_RAW_BYTE = 0x3FFF80
"""The number of the raw byte 0x80; that of raw byte B is `RAW_BYTE_OFFSET + B`."""
RAW_BYTE_OFFSET = 0x3FFF00

_SURROGATE_OFFSET = RAW_BYTE_OFFSET - 0xDC00
_free_aliases = iter([*range(0xD800, 0xDC80), *range(0xDD00, 0xE000)])
_alias_of: dict[int, str] = {}
_meaning_of: dict[str, int] = {}


def to_python(char: int) -> str:
    """The Python character for the Emacs character CHAR, an int from 0 to MAX_CHAR."""
    if char < 0xD800 or 0xE000 <= char <= MAX_UNICODE:
        return chr(char)
    if char >= FIRST_RAW_BYTE:
        return chr(char - _SURROGATE_OFFSET)
    return _alias_of.get(char) or _new_alias(char)


def from_python(ch: str) -> int:
    """The Emacs character for CH, one character of the text of a multibyte string."""
    code = ord(ch)
    if code < 0xD800 or code > 0xDFFF:
        return code
    if 0xDC80 <= code <= 0xDCFF:
        return code + _SURROGATE_OFFSET
    return _meaning_of.get(ch, code)


def is_raw_byte(ch: str) -> bool:
    """True when CH, a character of a multibyte string, stands for a raw byte."""
    return "\udc80" <= ch <= "\udcff"


def raw_byte(byte: int) -> str:
    """The Python character of BYTE, 0 to 255, in multibyte text: itself when ASCII."""
    return chr(byte if byte < 0x80 else 0xDC00 + byte)


def _new_alias(char: int) -> str:
    try:
        alias = chr(next(_free_aliases))
    except StopIteration:
        raise error(f"Too many different characters outside Unicode; no room for {char:#x}") from None
    # Meaning first: whoever sees the alias, in another thread too, must be able to tell what it stands for.
    _meaning_of[alias] = char
    return _alias_of.setdefault(char, alias)


def character_named(name: str) -> int | None:
    """The character that Unicode calls NAME, upper or lower case; None when there is none.

    Like `char-from-name`, this takes the present names and those of Unicode 1.0, but neither abbreviations nor the
    corrections that Unicode lists as aliases.
    """
    import unicodedata

    name = name.upper()
    if name.startswith("CJK IDEOGRAPH-"):
        digits = name[14:]
        return _ideograph(digits)
    if name.startswith("CJK UNIFIED IDEOGRAPH-"):
        return None
    if name.startswith("TANGUT IDEOGRAPH-"):
        return _tangut(name[17:])
    try:
        found = unicodedata.lookup(name)
    except KeyError:
        found = ""
    if len(found) == 1 and unicodedata.name(found, "") == name:
        return ord(found)
    from elwire.interpreter._old_names import old_names

    return old_names().get(name)


def _ideograph(digits: str) -> int | None:
    import unicodedata

    code = _number(digits)
    return code if code and unicodedata.name(chr(code), "") == f"CJK UNIFIED IDEOGRAPH-{digits}" else None


def _tangut(digits: str) -> int | None:
    # Python has no names for these.
    code = _number(digits)
    return code if code and (0x17000 <= code <= 0x187F7 or 0x18D00 <= code <= 0x18D08) else None


def _number(digits: str) -> int | None:
    """The number of a character that DIGITS write in the one right way."""
    try:
        code = int(digits, 16)
    except ValueError:
        return None
    return code if 0 <= code <= MAX_UNICODE and f"{code:X}" == digits else None

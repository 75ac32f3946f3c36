"""Characters and strings as source text spells them: escapes, modifiers, unibyte or multibyte.

`scan_character` and `scan_string` read one character or string from a `Cursor`, character by character, and signal
what Emacs signals.  `escaped_string` is the quick way for a string whose escapes are simple.
"""

from __future__ import annotations

from collections.abc import Callable

from elwire.interpreter.characters import (
    FIRST_RAW_BYTE,
    MAX_UNICODE,
    RAW_BYTE_OFFSET,
    character_named,
    from_python,
    to_python,
)
from elwire.interpreter.objects import LispString
from elwire.interpreter.signals import Signal, error, signal
from elwire.interpreter.strings import EMPTY

ALT, SUPER, HYPER, SHIFT, CONTROL, META = 1 << 22, 1 << 23, 1 << 24, 1 << 25, 1 << 26, 1 << 27
MODIFIERS = ALT | SUPER | HYPER | SHIFT | CONTROL | META
NOTHING = -1
"""What an escaped newline stands for, and the end of the text."""

MAX_NAME_LENGTH = 200
AFTER_CHARACTER = frozenset("\"';()[]#?`,.").union(map(chr, range(33)))
"""What may follow a character."""
UNESCAPED = frozenset('"();[]')
"""Characters better written with a backslash; the loader warns about them."""

_NAMED = {"a": 7, "b": 8, "d": 127, "e": 27, "f": 12, "n": 10, "r": 13, "t": 9, "v": 11, "\n": NOTHING}
_MODIFIER = {"M": META, "C": CONTROL, "S": SHIFT, "H": HYPER, "A": ALT}
_HEX = frozenset("0123456789abcdefABCDEF")
_OCTAL = frozenset("01234567")
_SPACE = frozenset(" \t\n\v\f\r")

_SIMPLE = {chr(code): chr(code) for code in range(33, 127) if chr(code) not in "ACHMNSUux^01234567"}
_SIMPLE |= {name: chr(code) for name, code in _NAMED.items() if code >= 0} | {"s": " ", "\n": "", " ": ""}


class Cursor:
    """A place in a text; MORE, if any, returns a longer text when more is wanted, None when there is no more."""

    __slots__ = ("more", "pos", "text")

    def __init__(self, text: str, pos: int, more: Callable[[], str | None] | None = None) -> None:
        self.text = text
        self.pos = pos
        self.more = more

    def next(self) -> str:
        """The next character, the empty string at the end."""
        ch = self.peek()
        self.pos += len(ch)
        return ch

    def peek(self) -> str:
        """The next character, which stays."""
        while self.pos >= len(self.text):
            longer = None if self.more is None else self.more()
            if longer is None:
                return ""
            self.text = longer
        return self.text[self.pos]


class EndOfText(Exception):
    """The text ends in the middle of an object."""


def invalid(message: str) -> Signal:
    """`(invalid-read-syntax MESSAGE)`; the reader adds line and column when it reads from a buffer."""
    return signal("invalid-read-syntax", LispString(message))


# Strings


def plain_string(body: str) -> LispString:
    """The string whose source between the quotes is BODY, which has no backslash."""
    if body.isascii():
        return LispString(body, False) if body else EMPTY
    return _string(body, any("\x80" <= ch < "\udc80" or ch > "\udcff" for ch in body))


def _string(text: str, multibyte: bool) -> LispString:
    """The string of TEXT, in which raw bytes are surrogates."""
    if not text:
        return EMPTY
    if multibyte:
        return LispString(text, True)
    return LispString(text if text.isascii() else text.encode("ascii", "surrogateescape").decode("latin-1"), False)


def escaped_string(token: str) -> LispString | None:
    """The string whose source is TOKEN, quotes included; None when it has more than simple escapes."""
    pieces = token[1:-1].split("\\")
    result = [pieces[0]]
    index, count = 1, len(pieces)
    while index < count:
        piece = pieces[index]
        if piece:
            meaning = _SIMPLE.get(piece[0])
            if meaning is not None:
                result.append(meaning)
                result.append(piece[1:])
            elif piece[0] in _OCTAL:
                size = 3 if len(piece) >= 3 and _OCTAL.issuperset(piece[:3]) else _octal_size(piece)
                result.append(to_python(_byte(int(piece[:size], 8))))
                result.append(piece[size:])
            else:
                return None
        else:
            index += 1
            result.append("\\")
            result.append(pieces[index])
        index += 1
    return plain_string("".join(result))


def _octal_size(text: str) -> int:
    """How many octal digits TEXT, in which fewer than three come together, begins with."""
    return 2 if text[1:2] in _OCTAL else 1


def scan_string(cursor: Cursor) -> LispString:
    """The string whose opening quote CURSOR has just passed."""
    result: list[str] = []
    multibyte = False
    while True:
        ch = cursor.next()
        if ch == '"':
            return _string("".join(result), multibyte)
        if ch == "":
            raise EndOfText
        if ch == "\\":
            code = _escape(cursor, in_string=True)
            if code == NOTHING:
                continue
            ch = to_python(_without_modifiers(code))
        if ch > "\x7f" and not "\udc80" <= ch <= "\udcff":
            multibyte = True
        result.append(ch)


def _without_modifiers(code: int) -> int:
    """The character in a string for CODE, which may have modifiers if there is a character for the combination."""
    modifiers = code & MODIFIERS
    if modifiers:
        code -= modifiers
        if code < 0x80:
            if modifiers == CONTROL and code == 32:
                return 0
            if modifiers & SHIFT:
                if 65 <= code <= 90:
                    modifiers -= SHIFT
                elif 97 <= code <= 122:
                    modifiers -= SHIFT
                    code -= 32
            if modifiers & META:
                modifiers -= META
                code = RAW_BYTE_OFFSET + (code | 0x80)
        if modifiers:
            raise invalid("Invalid modifier in string")
    return code


# Characters


def scan_character(cursor: Cursor) -> int:
    """The character whose question mark CURSOR has just passed."""
    ch = cursor.next()
    if ch == "":
        raise EndOfText
    if ch in " \t":
        return ord(ch)
    code = _escape(cursor, in_string=False) if ch == "\\" else from_python(ch)
    if code != NOTHING:
        modifiers = code & MODIFIERS
        code -= modifiers
        if code >= FIRST_RAW_BYTE:
            code -= RAW_BYTE_OFFSET
        code |= modifiers
    following = cursor.peek()
    if following and following not in AFTER_CHARACTER:
        raise invalid("?")
    return code


def _escape(cursor: Cursor, in_string: bool) -> int:
    """The character and its modifiers after a backslash; NOTHING when there is none."""
    modifiers: list[int] = []
    while True:
        ch = cursor.next()
        modifier = _modifier(cursor, ch, in_string)
        if modifier == 0:
            code = _unmodified(cursor, ch, in_string)
            break
        modifiers.append(modifier)
        in_string = False
        ch = cursor.next()
        if ch != "\\":
            code = from_python(ch) if ch else NOTHING
            break
    for modifier in reversed(modifiers):
        code = _control(code) if modifier == CONTROL else code | modifier
    return code


def _modifier(cursor: Cursor, ch: str, in_string: bool) -> int:
    """The modifier that CH after a backslash begins, 0 when it begins none."""
    if ch == "^":
        return CONTROL
    modifier = _MODIFIER.get(ch)
    if modifier is not None:
        if cursor.next() != "-":
            raise error("Invalid escape character syntax")
        return modifier
    if ch == "s" and not in_string and cursor.peek() == "-":
        cursor.next()
        return SUPER
    return 0


def _unmodified(cursor: Cursor, ch: str, in_string: bool) -> int:
    """The character that CH after a backslash begins, when it is no modifier."""
    if ch == "":
        raise EndOfText
    named = _NAMED.get(ch)
    if named is not None:
        return named
    if ch in _OCTAL:
        return _octal(cursor, ch)
    if ch == " ":
        return NOTHING if in_string else 32
    if ch == "s":
        return 32
    if ch == "x":
        return _hexadecimal(cursor)
    if ch == "u" or ch == "U":
        return _unicode(cursor, ch)
    if ch == "N":
        return _named_character(cursor)
    return from_python(ch)


def _control(code: int) -> int:
    if code == NOTHING:
        return code
    char = code & ~MODIFIERS
    if char == 0x3F:
        return code | 0x7F
    base = char & 0x7F
    if char < 0x100 and (0x40 <= base <= 0x5F or 0x61 <= base <= 0x7A):
        return code & ~0x60
    return code | CONTROL


def _octal(cursor: Cursor, digits: str) -> int:
    while len(digits) < 3 and (ch := cursor.peek()) and ch in _OCTAL:
        digits += cursor.next()
    return _byte(int(digits, 8))


def _byte(code: int) -> int:
    return code + RAW_BYTE_OFFSET if 0x80 <= code < 0x100 else code


def _hexadecimal(cursor: Cursor) -> int:
    code = count = 0
    while (ch := cursor.peek()) and ch in _HEX:
        code = code * 16 + int(cursor.next(), 16)
        count += 1
        if code >= 2 * META:
            raise error(f"Hex character out of range: \\x{code:x}...")
    return _byte(code) if count < 3 else code


def _unicode(cursor: Cursor, letter: str) -> int:
    code = 0
    for _ in range(4 if letter == "u" else 8):
        ch = cursor.next()
        if ch == "":
            raise error(f"Malformed Unicode escape: \\{letter}{code:x}")
        if ch not in _HEX:
            raise error(f"Non-hex character used for Unicode escape: {ch} ({from_python(ch)})")
        code = code * 16 + int(ch, 16)
    if code > MAX_UNICODE:
        raise error(f"Non-Unicode character: 0x{code:x}")
    return code


def _named_character(cursor: Cursor) -> int:
    if cursor.next() != "{":
        raise invalid("Expected opening brace after \\N")
    name = ""
    while (ch := cursor.next()) != "}":
        if ch == "":
            raise EndOfText
        if ch > "\x7f":
            raise invalid(f"Invalid character U+{from_python(ch):04X} in character name")
        if ch in _SPACE:
            if name[-1:] == " ":
                continue
            ch = " "
        name += ch
        if len(name) > MAX_NAME_LENGTH:
            raise invalid("Character name too long")
    if not name:
        raise invalid("Empty character name")
    if name.startswith("U+"):
        digits = name[2:]
        if digits and _HEX.issuperset(digits):
            code = int(digits, 16)
            if code <= MAX_UNICODE and not 0xD800 <= code <= 0xDFFF:
                return code
        raise invalid(f"\\N{{{name}}}")
    found = character_named(name)
    if found is None:
        raise invalid(f"\\N{{{name}}}")
    return found

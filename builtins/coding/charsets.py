"""Character sets: those of Unicode, the bytes, and the ones of a byte a character that Python has a codec for.

Emacs knows many more, of East Asian encodings; `charsetp` says nil to what is not here.
"""

from __future__ import annotations

import re
from typing import Any

from elwire.interpreter.objects import Cons, LispString, Obj, Symbol, lisp_list, list_to_lisp, nil, t
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import error, wrong_type
from elwire.interpreter.strings import check_char, check_string, multibyte_text


class Charset:
    """A character set: how many bytes a code has, and where its codes lie among the characters.

    Codes from `first` to `last` are the characters from `base` on; with a `codec` they are what that says.
    """

    __slots__ = ("base", "codec", "dimension", "first", "last", "name")

    def __init__(self, name: str, dimension: int, first: int, last: int, base: int, codec: str = "") -> None:
        self.name = name
        self.dimension = dimension
        self.first = first
        self.last = last
        self.base = base
        self.codec = codec

    def decode(self, code: int) -> int | None:
        """The character with CODE, None when there is none."""
        if not self.first <= code <= self.last:
            return None
        if not self.codec:
            return self.base + code - self.first
        try:
            return ord(bytes((code,)).decode(self.codec))
        except UnicodeDecodeError:
            return None

    def encode(self, char: int) -> int | None:
        """The code of CHAR, None when it has none."""
        if not self.codec:
            code = char - self.base + self.first
            return code if self.first <= code <= self.last else None
        try:
            data = chr(char).encode(self.codec)
        except (UnicodeEncodeError, ValueError):
            return None
        return data[0] if len(data) == 1 else None


_PLAIN = (
    Charset("ascii", 1, 0, 127, 0),
    Charset("iso-8859-1", 1, 0, 255, 0),
    Charset("unicode", 3, 0, 0x10FFFF, 0),
    Charset("ucs", 3, 0, 0x10FFFF, 0),
    Charset("unicode-bmp", 2, 0, 0xFFFF, 0),
    Charset("latin-iso8859-1", 1, 32, 127, 160),
    Charset("control-1", 1, 128, 159, 128),
    Charset("emacs", 3, 0, 0x3FFF7F, 0),
    Charset("eight-bit", 1, 128, 255, 0x3FFF80),
    Charset("eight-bit-control", 1, 128, 159, 0x3FFF80),
    Charset("eight-bit-graphic", 1, 160, 255, 0x3FFFA0),
)
_BY_NAME = {charset.name: charset for charset in _PLAIN}
_CODECS = (
    r"(?:iso-8859-(?:[2-9]|1[013-6])|windows-125[0-8]|cp125[0-8]|koi8-[rtu]|mac-roman"
    r"|cp(?:437|720|737|775|85[0-8]|86[0-69]|874|1125))"
)
_PRIORITY = ("ascii", "iso-8859-1", "unicode", "latin-iso8859-1", "control-1", "unicode-bmp", "emacs", "eight-bit")


def _find(name: str) -> Charset | None:
    """The character set called NAME, None when it is not known."""
    found = _BY_NAME.get(name)
    if found is not None or not re.fullmatch(_CODECS, name):
        return found
    from codecs import lookup

    try:
        codec = lookup(name.replace("windows-", "cp")).name
    except LookupError:
        return None
    return Charset(name, 1, 0, 255, 0, codec)


def _check(value: Obj) -> Charset:
    if isinstance(value, Symbol) and (found := _find(value.name)) is not None:
        return found
    raise wrong_type("charsetp", value)


def _name_for(char: int) -> str:
    """The name of the character set in which CHAR is usually found."""
    if char < 0x80:
        return "ascii"
    if char <= 0x10FFFF:
        return "unicode"
    return "eight-bit" if char >= 0x3FFF80 else "emacs"


@primitive("charsetp")
def charsetp(object_: Obj) -> Obj:
    """Return t if OBJECT is the name of a character set."""
    return t if isinstance(object_, Symbol) and _find(object_.name) is not None else nil


@primitive("charset-priority-list")
def charset_priority_list(it: Any, highestp: Obj = nil) -> Obj:
    """The character sets in the order in which they are tried; with HIGHESTP non-nil, the first one."""
    if highestp is not nil:
        return it.intern(_PRIORITY[0])
    return list_to_lisp([it.intern(name) for name in _PRIORITY])


@primitive("char-charset")
def char_charset(it: Any, ch: Obj, restriction: Obj = nil) -> Obj:
    """The name of a character set that CH belongs to: of those in the list RESTRICTION if it is not nil.

    Signals `wrong-type-argument charsetp`.
    """
    char = check_char(ch)
    if not isinstance(restriction, Cons):
        return it.intern(_name_for(char))
    for name in restriction:
        if _check(name).encode(char) is not None:
            return name
    return nil


@primitive("decode-char")
def decode_char(charset: Obj, code_point: Obj) -> Obj:
    """The character with CODE-POINT in CHARSET, nil when there is none."""
    found = _check(charset)
    code = code_point
    if isinstance(code, Cons) and type(code.car) is int and type(code.cdr) is int:
        code = (code.car << 16) | code.cdr
    if type(code) is float and code.is_integer():
        code = int(code)
    if type(code) is not int or not 0 <= code < 1 << 32:
        raise error("Not an in-range integer, integral float, or cons of integers")
    char = found.decode(code)
    return nil if char is None else char


@primitive("encode-char")
def encode_char(ch: Obj, charset: Obj) -> Obj:
    """The code of the character CH in CHARSET, nil when it has none."""
    found = _check(charset)
    code = found.encode(check_char(ch))
    return nil if code is None else code


@primitive("split-char")
def split_char(it: Any, ch: Obj) -> Obj:
    """The character set of CH, and the bytes of its code there."""
    name = _name_for(check_char(ch))
    charset = _BY_NAME[name]
    code = charset.encode(ch)
    assert code is not None
    parts = [(code >> shift) & 0xFF for shift in range(8 * (charset.dimension - 1), -1, -8)]
    return lisp_list(it.intern(name), *parts)


@primitive("make-char")
def make_char(charset: Obj, code1: Obj = nil, code2: Obj = nil, code3: Obj = nil, code4: Obj = nil) -> Obj:
    """The character of CHARSET whose code has the bytes CODE1, CODE2, CODE3; those of too many are ignored, CODE4 too.

    Signals `error` when there is no such character.
    """
    found = _check(charset)
    given = [code for code in (code1, code2, code3, code4) if code is not nil][: found.dimension]
    if not given:
        code = found.first
    else:
        code = 0
        for each in given:
            if type(each) is not int or each < 0:
                raise wrong_type("wholenump", each)
            code = code << 8 | (each & 0xFF)
        code <<= 8 * (found.dimension - len(given))
        if found.last == 127:
            code &= 0x7F
    char = found.decode(code)
    if char is None:
        raise error("Invalid code(s)")
    return char


def _charsets_of(it: Any, text: str) -> Obj:
    """The names of the usual character sets of the characters in multibyte TEXT."""
    from elwire.interpreter.characters import from_python

    names = {_name_for(from_python(char)) for char in set(text)}
    return list_to_lisp([it.intern(name) for name in ("ascii", "unicode", "emacs", "eight-bit") if name in names])


@primitive("find-charset-string")
def find_charset_string(it: Any, str_: Obj, table: Obj = nil) -> Obj:
    """The names of the character sets that the characters of the string STR belong to.

    TABLE, which in Emacs may translate the characters first, must be nil.
    """
    if table is not nil:
        raise wrong_type("null", table)
    return _charsets_of(it, multibyte_text(check_string(str_)))


@primitive("find-charset-region")
def find_charset_region(it: Any, beg: Obj, end: Obj, table: Obj = nil) -> Obj:
    """The names of the character sets of the text from BEG to END; TABLE must be nil."""
    from elwire.builtins.buffers.deletion import region

    if table is not nil:
        raise wrong_type("null", table)
    first, last = region(it, beg, end)
    if first == last:
        return lisp_list(it.s.ascii)
    return _charsets_of(it, multibyte_text(LispString(it.buffer.string(first, last), it.buffer.multibyte)))

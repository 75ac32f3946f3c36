"""Characters as numbers: what is one, bytes, modifier bits, and what Unicode says of them."""

from __future__ import annotations

from typing import Any

from elwire.interpreter.characters import character_named
from elwire.interpreter.objects import LispString, Obj, Symbol, lisp_list, nil, t
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import args_out_of_range, error, wrong_type
from elwire.interpreter.strings import char_number, char_text, check_char, check_fixnum, check_string

MAX_CHAR = 0x3FFFFF
SHIFT = 1 << 25
CONTROL = 1 << 26
META = 1 << 27


@primitive("characterp")
def characterp(object_: Obj, ignore: Obj = nil) -> Obj:
    """Return t if OBJECT is a character, an integer from 0 to `(max-char)`; IGNORE is ignored."""
    return t if type(object_) is int and 0 <= object_ <= MAX_CHAR else nil


@primitive("max-char")
def max_char() -> Obj:
    """The largest character."""
    return MAX_CHAR


@primitive("char-or-string-p")
def char_or_string_p(object_: Obj) -> Obj:
    """Return t if OBJECT is a character or a string."""
    return t if isinstance(object_, LispString) or (type(object_) is int and 0 <= object_ <= MAX_CHAR) else nil


@primitive("multibyte-char-to-unibyte")
def multibyte_char_to_unibyte(ch: Obj) -> Obj:
    """The byte that the character CH stands for: itself below 256, the byte of a raw byte, else -1."""
    if check_char(ch) < 256:
        return ch
    return ch - 0x3FFF00 if ch >= 0x3FFF80 else -1


@primitive("unibyte-char-to-multibyte")
def unibyte_char_to_multibyte(ch: Obj) -> Obj:
    """The multibyte character of the byte CH: a raw byte from 0x80 up; signals `error` above 255."""
    if check_char(ch) >= 0x100:
        raise error(f"Not a unibyte character: {ch}")
    return ch if ch < 0x80 else ch + 0x3FFF00


@primitive("get-byte")
def get_byte(it: Any, position: Obj = nil, string: Obj = nil) -> Obj:
    """The byte at POSITION in STRING, or in the current buffer when STRING is nil.

    POSITION defaults to the beginning of STRING, or to point.  Signals `error` when the character there is neither
    ASCII nor a raw byte, `args-out-of-range` when there is none.
    """
    if string is nil:
        char, multibyte = _buffer_char(it, position), it.buffer.multibyte
    else:
        text = check_string(string).s
        index = 0
        if position is not nil:
            if type(position) is not int or position < 0:
                raise wrong_type("wholenump", position)
            index = position
            if index >= len(text):
                raise args_out_of_range(string, position)
        char = char_number(text[index], string.multibyte) if text else 0
        multibyte = string.multibyte
    if not multibyte or char < 0x80:
        return char
    if char < 0x3FFF80:
        raise error(f"Not an ASCII nor an 8-bit character: {char}")
    return char - 0x3FFF00


def _buffer_char(it: Any, position: Obj) -> int:
    """The character of the current buffer at POSITION or point; 0 at its end when POSITION is nil."""
    from elwire.builtins.buffers.markers import position_of
    from elwire.builtins.buffers.positions import char_at

    buffer = it.buffer
    if position is nil:
        return char_at(buffer, buffer.point) if buffer.point < buffer.zv else 0
    place = position_of(position)
    if not buffer.begv <= place < buffer.zv:
        raise args_out_of_range(position, buffer.begv, buffer.zv)
    return char_at(buffer, place)


@primitive("char-resolve-modifiers")
def char_resolve_modifiers(char: Obj) -> Obj:
    """CHAR with its shift, control and meta bits made part of the character, where ASCII has such a one."""
    return resolve_modifiers(check_fixnum(char))


def resolve_modifiers(char: int) -> int:
    """CHAR with its shift, control and meta bits made part of it where ASCII has such a character."""
    if char & 0x3FFFFF >= 0x80 and char >= 0:
        return char
    if char & SHIFT:
        low = char & 0x7F
        if 65 <= low <= 90:
            char &= ~SHIFT
        elif 97 <= low <= 122:
            char = (char & ~SHIFT) - 32
        elif low <= 32:
            char &= ~SHIFT
    if char & CONTROL:
        low = char & 0x7F
        if low == 32:
            char = char & ~0x7F & ~CONTROL
        elif low == 63:
            char = (char & ~0x7F & ~CONTROL) | 127
        elif 64 <= low <= 95 or 97 <= low <= 122:
            char &= 0x1F | (~0x7F & ~CONTROL)
    return char


@primitive("text-char-description")
def text_char_description(character: Obj) -> Obj:
    """CHARACTER as a string that shows it in a file: a control character as ^ and a letter."""
    char = check_char(character)
    if char < 32 or char == 127:
        return LispString("^" + chr(char ^ 64), False)
    return LispString(char_text(char, True), char >= 128)


# What Unicode says

PROPERTIES = (
    "name", "general-category", "canonical-combining-class", "bidi-class", "mirrored", "decomposition", "uppercase",
    "lowercase", "titlecase", "decimal-digit-value", "digit-value", "numeric-value", "special-uppercase",
    "special-titlecase", "special-lowercase", "old-name",
)  # fmt: skip


@primitive("get-char-code-property")
def get_char_code_property(it: Any, char: Obj, propname: Obj) -> Obj:
    """The property PROPNAME of the character CHAR in the Unicode character database, nil when it has none.

    PROPNAME is one of `name`, `general-category`, `canonical-combining-class`, `bidi-class`, `mirrored`,
    `decomposition`, `uppercase`, `lowercase`, `titlecase`, `decimal-digit-value`, `digit-value`, `numeric-value`.
    """
    check_char(check_fixnum(char))
    if not isinstance(propname, Symbol) or propname.name not in PROPERTIES:
        return nil
    return unicode_property(it, char, propname.name)


@primitive("char-from-name")
def char_from_name(string: Obj, ignore_case: Obj = nil) -> Obj:
    """The character that Unicode, or Unicode 1.0, calls STRING; nil when there is none.

    With IGNORE-CASE, STRING may have small letters.  Signals `wrong-type-argument' if it is no string.
    """
    name = check_string(string).s
    if ignore_case is nil and name != name.upper():
        return nil
    found = character_named(name)
    return nil if found is None else found


@primitive("ucs-names")
def ucs_names(it: Any) -> Obj:
    """A hash table from names of characters, present ones and those of Unicode 1.0, to the characters.

    Ideographs and Hangul syllables, whose names follow a rule, are not in it.
    """
    table: Obj = it.chapter_state.get("ucs names")
    if table is None:
        import unicodedata

        from elwire.interpreter._old_names import name_of
        from elwire.interpreter.hashtables import make_table

        numbers: dict[str, int] = {}
        for first, last in ((0, 0x33FF), (0xA000, 0xABFF), (0xD7A4, 0x16FFF), (0x18D09, 0x1FFFF), (0xE0000, 0xE01FF)):
            for char in range(first, last + 1):
                name, old = unicodedata.name(chr(char), None), name_of(char)
                if name is not None:
                    numbers[name] = char
                if old is not None:
                    numbers.setdefault(old, char)
        table = it.chapter_state["ucs names"] = make_table(it.s.equal)
        for name, char in numbers.items():
            table.puthash(LispString(name, False), char)
    return table


def unicode_property(it: Any, char: int, name: str) -> Obj:
    """The property NAME, one of PROPERTIES, of the character CHAR."""
    import unicodedata

    if char > 0x10FFFF:
        return it.s.Cn if name == "general-category" else nil
    ch = chr(char)
    if name == "name":
        text = unicodedata.name(ch, "").replace("CJK UNIFIED IDEOGRAPH", "CJK IDEOGRAPH")
        return LispString(text, False) if text else nil
    if name == "general-category":
        return it.intern(unicodedata.category(ch))
    if name == "canonical-combining-class":
        return unicodedata.combining(ch)
    if name == "bidi-class":
        return it.intern(unicodedata.bidirectional(ch) or "L")
    if name == "mirrored":
        return it.s.Y if unicodedata.mirrored(ch) else it.s.N
    if name == "decomposition":
        parts = unicodedata.decomposition(ch).split()
        if not parts:
            return lisp_list(char)
        return lisp_list(*(it.intern(each.strip("<>")) if each[0] == "<" else int(each, 16) for each in parts))
    if name == "old-name":
        from elwire.interpreter._old_names import name_of

        old = name_of(char)
        return nil if old is None else LispString(old, False)
    if name.startswith("special-"):
        full = {"uppercase": ch.upper, "lowercase": ch.lower, "titlecase": ch.title}[name[8:]]()
        return LispString(full) if len(full) > 1 else nil
    if name.endswith("case"):
        return _simple_case(ch, name)
    return _numeric_value(ch, name)


def _simple_case(ch: str, name: str) -> Obj:
    """The one character that CH becomes in the case NAME, nil when it stays as it is."""
    from elwire.interpreter import casing

    table, full = {
        "uppercase": (casing.upcase_map, ch.upper()),
        "lowercase": (casing.downcase_map, ch.lower()),
        "titlecase": (casing.titlecase_map, ch.title()),
    }[name]
    if len(full) == 1:
        # A letter that has a capital is said to be its own title case.
        own = name == "titlecase" and len(ch.upper()) == 1 and ch.upper() != ch
        return nil if full == ch and not own else ord(full)
    if ch == "İ":
        return ord("i")
    return nil if ch == "ß" else table().get(ord(ch), nil)


def _numeric_value(ch: str, name: str) -> Obj:
    import unicodedata

    found: float | None
    if name == "decimal-digit-value":
        found = unicodedata.decimal(ch, None)
    elif name == "digit-value":
        found = unicodedata.digit(ch, None)
    else:
        found = unicodedata.numeric(ch, None)
    if found is None:
        return nil
    return int(found) if found == int(found) else found

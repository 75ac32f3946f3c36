"""Making strings and taking them apart, unibyte and multibyte."""

from __future__ import annotations

from typing import Any

from elwire.interpreter.characters import to_python
from elwire.interpreter.functions import ByteCode, CompiledFunction
from elwire.interpreter.listops import check_sequences, list_elements
from elwire.interpreter.objects import Cons, LispString, Obj, nil, t
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import args_out_of_range, error, wrong_type
from elwire.interpreter.strings import (
    EMPTY,
    EMPTY_MULTIBYTE,
    char_columns,
    char_number,
    char_text,
    check_char,
    check_fixnum,
    check_integer,
    check_range,
    check_string,
    column_settings,
    columns,
    internal_bytes,
    joined_props,
    multibyte_text,
    number_of_text,
    substring,
    text_of_internal_bytes,
    to_multibyte,
    to_unibyte,
    unibyte_text,
)

# Making strings


@primitive("concat")
def concat(*sequences: Obj) -> Obj:
    """Join SEQUENCES into one new string.

    Each is a string, or a list or vector of characters.  The result is multibyte when any part is.  Strings bring
    their text properties along.  Signals `wrong-type-argument` with `sequencep` or `characterp`.
    """
    pieces = []
    multibyte = False
    has_props = False
    for each in sequences:
        if type(each) is not LispString:
            return _concat_any(sequences)
        pieces.append(each.s)
        if each.multibyte:
            multibyte = True
        if each.props is not None:
            has_props = True
    if multibyte:
        text = "".join(pieces)
        if not text.isascii() and not all(each.multibyte for each in sequences):
            text = "".join(map(multibyte_text, sequences))
    else:
        text = "".join(pieces)
    if not text:
        return EMPTY_MULTIBYTE if multibyte else EMPTY
    result = LispString(text, multibyte)
    if has_props:
        result.props = joined_props(sequences)
    return result


def _concat_any(sequences: tuple[Obj, ...]) -> Obj:
    """`concat` when some of SEQUENCES are no strings."""
    # Emacs looks first whether all are sequences, and at the end of each list before its characters.
    check_sequences(sequences)
    parts: list[LispString] = []
    for each in sequences:
        if isinstance(each, LispString):
            parts.append(each)
            continue
        if each is nil:
            continue
        if isinstance(each, Cons):
            each = list_elements(each)
        chars = [check_char(char) for char in each] if isinstance(each, list) else _chars_of(each)
        multibyte = any(0x80 <= char < 0x3FFF80 for char in chars)
        parts.append(LispString("".join([char_text(char, multibyte) for char in chars]), multibyte))
    return concat(*parts)


def _chars_of(sequence: Obj) -> list[int]:
    """The characters of SEQUENCE, which is neither a string, a list nor a vector; rarely anything but a signal."""
    from elwire.interpreter.arrays import BoolVector

    if isinstance(sequence, BoolVector):
        if len(sequence):
            raise wrong_type("integerp", sequence[0])
        return []
    if isinstance(sequence, CompiledFunction | ByteCode):
        slots = sequence.slots() if isinstance(sequence, CompiledFunction) else sequence.slots
        return [check_char(each) for each in slots]
    raise wrong_type("sequencep", sequence)


@primitive("string")
def string(*characters: Obj) -> Obj:
    """The string of CHARACTERS; signals `wrong-type-argument characterp`."""
    text = "".join([chr(char) if type(char) is int and 0 <= char < 0xD800 else _any_char(char) for char in characters])
    return LispString(text) if text else EMPTY


def _any_char(char: Obj) -> str:
    return to_python(check_char(char))


@primitive("make-string")
def make_string(length: Obj, init: Obj, multibyte: Obj = nil) -> Obj:
    """A new string of LENGTH characters, each INIT; multibyte when MULTIBYTE is non-nil or INIT is not ASCII.

    Signals `wrong-type-argument` when LENGTH is no natural number or INIT no character.
    """
    if type(length) is not int or length < 0:
        raise wrong_type("wholenump", length)
    wide = check_char(init) >= 0x80 or multibyte is not nil
    if length == 0:
        return EMPTY_MULTIBYTE if wide else EMPTY
    try:
        return LispString(to_python(init) * length, wide)
    except (MemoryError, OverflowError):
        raise error("Memory exhausted--use C-x s then exit and restart Emacs") from None


@primitive("unibyte-string")
def unibyte_string(*bytes_: Obj) -> Obj:
    """The unibyte string of BYTES; signals `args-out-of-range` for an integer that is no byte."""
    for byte in bytes_:
        if not 0 <= check_integer(byte) <= 255:
            raise args_out_of_range(byte, 0, 255)
    return LispString("".join(map(chr, bytes_)), False) if bytes_ else EMPTY


@primitive("char-to-string")
def char_to_string(char: Obj) -> Obj:
    """The string of the one character CHAR; signals `wrong-type-argument characterp`."""
    return LispString(to_python(check_char(char)))


@primitive("byte-to-string")
def byte_to_string(byte: Obj) -> Obj:
    """The unibyte string of the one byte BYTE; signals `error` for an integer that is no byte."""
    if not 0 <= check_fixnum(byte) <= 255:
        raise error("Invalid byte")
    return LispString(chr(byte), False)


@primitive("string-to-char")
def string_to_char(string: Obj) -> Obj:
    """The first character of STRING, 0 when it is empty."""
    text = check_string(string).s
    return char_number(text[0], string.multibyte) if text else 0


# Parts


@primitive("substring")
def substring_(string: Obj, from_: Obj = nil, to: Obj = nil) -> Obj:
    """The part of STRING, a string or a vector, from index FROM up to TO.

    Negative indexes count from the end; nil as TO is the end.  Signals `args-out-of-range`.
    """
    return substring(string, from_, to)


@primitive("substring-no-properties")
def substring_no_properties(string: Obj, from_: Obj = nil, to: Obj = nil) -> Obj:
    """The part of STRING from index FROM up to TO, without text properties; signals as `substring` does."""
    text = check_string(string).s
    low, high = check_range(string, from_, to, len(text))
    if low == high:
        return EMPTY_MULTIBYTE if string.multibyte else EMPTY
    return LispString(text[low:high], string.multibyte)


@primitive("clear-string")
def clear_string(string: Obj) -> Obj:
    """Overwrite the bytes of STRING with null bytes, which leaves it unibyte; return nil."""
    if check_string(string).s:
        string.s = "\0" * len(internal_bytes(string))
        string.multibyte = False
    return nil


# Unibyte and multibyte


@primitive("multibyte-string-p")
def multibyte_string_p(object_: Obj) -> Obj:
    """Return t if OBJECT is a multibyte string."""
    return t if isinstance(object_, LispString) and object_.multibyte else nil


@primitive("string-bytes")
def string_bytes(string: Obj) -> Obj:
    """The number of bytes that STRING takes in Emacs's own encoding."""
    text = check_string(string).s
    if text.isascii() or not string.multibyte:
        return len(text)
    return len(internal_bytes(string))


@primitive("string-to-multibyte")
def string_to_multibyte(string: Obj) -> Obj:
    """STRING as a multibyte string; the bytes of a unibyte one from 0x80 up become raw bytes, its properties go."""
    return to_multibyte(check_string(string))


@primitive("string-to-unibyte")
def string_to_unibyte(string: Obj) -> Obj:
    """STRING as a unibyte string; signals `error` when a character is neither ASCII nor a raw byte."""
    return to_unibyte(check_string(string))


@primitive("string-as-unibyte")
def string_as_unibyte(string: Obj) -> Obj:
    """The bytes of STRING in Emacs's own encoding as a unibyte string, a raw byte being one."""
    if not check_string(string).multibyte:
        return string
    data = internal_bytes(string, raw_as_one=True)
    return LispString(data.decode("latin-1"), False) if data else EMPTY


@primitive("string-as-multibyte")
def string_as_multibyte(string: Obj) -> Obj:
    """The multibyte string whose bytes in Emacs's own encoding are those of the unibyte STRING."""
    if check_string(string).multibyte:
        return string
    if not string.s:
        return EMPTY_MULTIBYTE
    return LispString(text_of_internal_bytes(string.s.encode("latin-1")), True)


@primitive("string-make-multibyte")
def string_make_multibyte(string: Obj) -> Obj:
    """STRING, or when it is unibyte and not ASCII, its multibyte equivalent with raw bytes."""
    if check_string(string).multibyte or string.s.isascii():
        return string
    return LispString(multibyte_text(string), True)


@primitive("string-make-unibyte")
def string_make_unibyte(string: Obj) -> Obj:
    """STRING as a unibyte string that keeps the low eight bits of each character."""
    if not check_string(string).multibyte:
        return string
    text = string.s
    if not text:
        return EMPTY
    if not text.isascii():
        text = "".join([chr(char_number(char, True) & 0xFF) for char in text])
    return LispString(text, False)


# Searching, numbers, width


@primitive("string-search")
def string_search(needle: Obj, haystack: Obj, start_pos: Obj = nil) -> Obj:
    """The index of the first NEEDLE in HAYSTACK from START-POS on, nil when there is none; case matters.

    Signals `args-out-of-range` when START-POS is no index into HAYSTACK.
    """
    if not isinstance(needle, LispString) or not isinstance(haystack, LispString):
        check_string(needle)
        check_string(haystack)
    text = haystack.s
    start = 0
    if start_pos is not nil and not 0 <= (start := check_fixnum(start_pos)) <= len(text):
        raise args_out_of_range(start_pos)
    wanted: str | None = needle.s
    if needle.multibyte != haystack.multibyte and not needle.s.isascii():
        wanted = multibyte_text(needle) if haystack.multibyte else unibyte_text(needle)
        if wanted is None:
            return nil
    found = text.find(wanted, start)
    return found if found >= 0 else nil


@primitive("string-to-number")
def string_to_number(string: Obj, base: Obj = nil) -> Obj:
    """The number that STRING starts with, after spaces and tabs; 0 when it starts with none.

    BASE is 2 to 16 and defaults to 10, in which also a float is understood.  Signals `args-out-of-range`.
    """
    text = check_string(string).s
    if base is nil:
        return number_of_text(text)
    if not 2 <= check_fixnum(base) <= 16:
        raise args_out_of_range(base)
    return number_of_text(text, base)


@primitive("string-width")
def string_width(it: Any, string: Obj, from_: Obj = nil, to: Obj = nil) -> Obj:
    """The columns that STRING, or its part from index FROM up to TO, takes when displayed.

    A tab counts as `tab-width` columns wherever it stands.
    """
    text = check_string(string).s
    if from_ is nil and to is nil:
        return columns(it, string)
    return columns(it, string, *check_range(string, from_, to, len(text)))


@primitive("char-width")
def char_width(it: Any, char: Obj) -> Obj:
    """The columns that the character CHAR takes when displayed; signals `wrong-type-argument characterp`."""
    return char_columns(check_char(char), *column_settings(it))


@primitive("string-distance")
def string_distance(string1: Obj, string2: Obj, bytecompare: Obj = nil) -> Obj:
    """How many characters must be inserted, deleted or replaced to make STRING2 of STRING1.

    With BYTECOMPARE non-nil, count bytes instead.
    """
    check_string(string1)
    check_string(string2)
    first: Any
    second: Any
    if bytecompare is nil:
        first, second = _comparable(string1), _comparable(string2)
    else:
        first, second = internal_bytes(string1), internal_bytes(string2)
    row = list(range(len(first) + 1))
    for here, wanted in enumerate(second, 1):
        diagonal, row[0] = row[0], here
        for index, given in enumerate(first, 1):
            diagonal, row[index] = (
                row[index],
                diagonal if given == wanted else 1 + min(diagonal, row[index], row[index - 1]),
            )
    return row[-1]


def _comparable(string: LispString) -> list[str]:
    return list(string.s)

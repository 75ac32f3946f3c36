"""Encoding and decoding strings and regions, and asking what a coding system can say."""

from __future__ import annotations

from typing import Any

from elwire.builtins.buffers.buffers import Buffer
from elwire.builtins.buffers.deletion import make_string, raw_delete, region
from elwire.builtins.buffers.insertion import raw_insert, text_of_string
from elwire.builtins.buffers.markers import position_of
from elwire.builtins.buffers.undo import after_change, before_change, record_delete, record_first_change, record_insert
from elwire.builtins.coding.coding_conversion import Decoded, bytes_of, charset_props, decode, encode, text_eol
from elwire.builtins.coding.coding_detect import detect_eol, possible
from elwire.builtins.coding.coding_engines import Engine
from elwire.builtins.coding.coding_systems import Coding, coding_of, table_of
from elwire.interpreter.objects import Cons, LispString, Obj, list_to_lisp, list_to_python, nil, t
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import args_out_of_range, signal, wrong_type
from elwire.interpreter.strings import char_text, check_range, check_string, has_surrogates, multibyte_text


def _put(it: Any, buffer: Obj, string: LispString) -> int:
    """Insert STRING into BUFFER after point, which stays; return how many characters it is."""
    if not isinstance(buffer, Buffer):
        raise wrong_type("bufferp", buffer)
    saved = it.buffer
    it.buffer = buffer
    try:
        at = buffer.point
        before_change(it, buffer, at, at)
        text = text_of_string(string, buffer.multibyte) if buffer.multibyte else _as_bytes(string)
        raw_insert(it, buffer, at, text, string.props if len(text) == len(string.s) else None)
        buffer.point = at
        after_change(it, buffer, at, at + len(text), 0)
    finally:
        it.buffer = saved
    return len(string.s)


def _as_bytes(string: LispString) -> str:
    """STRING as a unibyte buffer keeps decoded text: the bytes that are inside of Emacs."""
    return bytes_of(string).decode("latin-1")


@primitive("decode-coding-string")
def decode_coding_string(it: Any, string: Obj, coding_system: Obj, nocopy: Obj = nil, buffer: Obj = nil) -> Obj:
    """Return STRING decoded by CODING-SYSTEM, nil for none.

    With NOCOPY non-nil, the value may be STRING itself when nothing is to be done.  If BUFFER is a buffer, the text is
    inserted there after point, and the value is its length.  Sets `last-coding-system-used`.
    """
    check_string(string)
    into = buffer is not nil and buffer is not t
    coding = coding_of(it, coding_system)
    if into and not isinstance(buffer, Buffer):
        raise wrong_type("bufferp", buffer)
    used = it.s.last_coding_system_used
    if coding_system is nil:
        used.value = it.s.no_conversion
        if into:
            return _put(it, buffer, string)
        return string if nocopy is not nil else LispString(string.s, string.multibyte, string.props)
    text = string.s
    if (
        coding.system.ascii
        and text.isascii()
        and (coding.eol == "unix" or "\r" not in text or it.s.inhibit_eol_conversion.value is not nil)
    ):
        used.value = coding_system
        if into:
            return _put(it, buffer, LispString(text, True))
        return string if nocopy is not nil else LispString(text, True)
    found = decode(it, bytes_of(string), coding, coding_system)
    used.value = found.coding
    result = found.string(it)
    return _put(it, buffer, result) if into else result


@primitive("encode-coding-string")
def encode_coding_string(it: Any, string: Obj, coding_system: Obj, nocopy: Obj = nil, buffer: Obj = nil) -> Obj:
    """Return STRING encoded by CODING-SYSTEM, nil for none: a unibyte string.

    With NOCOPY non-nil, the value may be STRING itself when nothing is to be done.  If BUFFER is a buffer, the bytes
    are inserted there after point, and the value is their number.  Sets `last-coding-system-used`.
    """
    check_string(string)
    into = buffer is not nil and buffer is not t
    coding = coding_of(it, coding_system)
    if into and not isinstance(buffer, Buffer):
        raise wrong_type("bufferp", buffer)
    used = it.s.last_coding_system_used
    if coding_system is nil:
        used.value = it.s.no_conversion
        if into:
            return _put(it, buffer, string)
        return string if nocopy is not nil else LispString(string.s, string.multibyte, string.props)
    used.value = coding_system
    text = string.s
    if coding.system.ascii and text.isascii() and not into and (coding.eol in ("", "unix") or "\n" not in text):
        return string if nocopy is not nil else LispString(text, False)
    data = encode(it, text, coding, string.multibyte)
    result = LispString(data.decode("latin-1"), False)
    return _put(it, buffer, result) if into else result


@primitive("decode-coding-region", interactive="r\nzCoding system: ")
def decode_coding_region(it: Any, start: Obj, end: Obj, coding_system: Obj, destination: Obj = nil) -> Obj:
    """Decode the text from START to END by CODING-SYSTEM, where it is; return how many characters that makes.

    If DESTINATION is t, return the text as a string; if it is a buffer, insert it there after point.
    Sets `last-coding-system-used`.
    """
    first, last = region(it, start, end)
    coding = coding_of(it, coding_system)
    if destination is not nil and destination is not t and not isinstance(destination, Buffer):
        raise wrong_type("bufferp", destination)
    source = make_string(it.buffer, first, last, False)
    found = decode(it, bytes_of(source), coding, coding_system)
    return _deliver(it, first, last, found, destination, decoding=True)


@primitive("encode-coding-region", interactive="r\nzCoding system: ")
def encode_coding_region(it: Any, start: Obj, end: Obj, coding_system: Obj, destination: Obj = nil) -> Obj:
    """Encode the text from START to END by CODING-SYSTEM, where it is; return how many bytes that makes.

    If DESTINATION is t, return the bytes as a string; if it is a buffer, insert them there after point.
    Sets `last-coding-system-used`.
    """
    first, last = region(it, start, end)
    coding = coding_of(it, coding_system)
    if destination is not nil and destination is not t and not isinstance(destination, Buffer):
        raise wrong_type("bufferp", destination)
    source = make_string(it.buffer, first, last, False)
    data = encode(it, source.s, coding, source.multibyte)
    symbol = it.s.no_conversion if coding_system is nil else coding_system
    return _deliver(it, first, last, Decoded(data.decode("latin-1"), False, None, symbol), destination)


def _deliver(it: Any, first: int, last: int, found: Decoded, destination: Obj, decoding: bool = False) -> Obj:
    it.s.last_coding_system_used.value = found.coding
    if destination is t:
        return found.string(it)
    if destination is not nil:
        return _put(it, destination, found.string(it))
    buffer: Buffer = it.buffer
    string = LispString(found.text, found.multibyte)
    text = multibyte_text(string) if buffer.multibyte else _as_bytes(string)
    if first == last:
        if decoding and buffer.locals[buffer.table.undo_list] is not t:
            if buffer.text.modiff <= buffer.text.save_modiff:
                record_first_change(it, buffer)
            record_insert(it, buffer, first, 0)
    else:
        props = charset_props(it, found.runs, len(text)) if found.runs and len(text) == len(string.s) else None
        _replace(it, buffer, first, last, text, props, decoding)
    return len(found.text)


def _replace(it: Any, buffer: Buffer, first: int, last: int, text: str, props: Any, decoding: bool = False) -> None:
    """Put TEXT in the place of what is between FIRST and LAST; what was at LAST comes to be behind TEXT.

    DECODING is what undo records as if point had been elsewhere.
    """
    point = buffer.point
    if decoding:
        buffer.point = first
    before_change(it, buffer, first, last)
    last = min(last, buffer.text.length + 1)
    first = min(first, last)
    symbol = buffer.table.undo_list
    records = buffer.locals[symbol]
    if records is not t:
        record_delete(it, buffer, first, make_string(buffer, first, last), True)
        records = buffer.locals[symbol]
        buffer.locals[symbol] = t
    if decoding:
        buffer.point = point
    try:
        # Inserted behind the old text first, so that places inside of it end up before the new one.
        raw_insert(it, buffer, last, text, props, before_markers=True)
        raw_delete(it, buffer, first, last)
    finally:
        if records is not t:
            buffer.locals[symbol] = records
    if records is not t:
        record_insert(it, buffer, first, len(text))
    after_change(it, buffer, first, first, last - first)


# Detection


def _detected(it: Any, string: LispString, highest: Obj) -> Obj:
    table = table_of(it)
    intern = it.intern
    data = bytes_of(string)
    eol = detect_eol(data)

    def named(name: str) -> Obj:
        system = table.by_name[name].system
        ending = eol
        if system.category in ("utf-16-be", "utf-16-le"):
            order = "utf-16-be" if system.category == "utf-16-be" else "utf-16-le"
            ending = text_eol(data.decode(order, "replace"))
        return intern(name if system.eol or not ending else f"{system.names[0]}-{ending}")

    if string.multibyte and not string.s.isascii() and not has_surrogates(string.s):
        names = ["utf-8", "utf-8-auto", "iso-2022-7bit"]
    else:
        names = possible(it, data)
    symbols = [named(name) for name in names]
    return symbols[0] if highest is not nil else list_to_lisp(symbols)


@primitive("detect-coding-string")
def detect_coding_string(it: Any, string: Obj, highest: Obj = nil) -> Obj:
    """Return the coding systems that the bytes of STRING may be in, best first; if HIGHEST, only the best."""
    return _detected(it, check_string(string), highest)


@primitive("detect-coding-region")
def detect_coding_region(it: Any, start: Obj, end: Obj, highest: Obj = nil) -> Obj:
    """Return the coding systems that the bytes from START to END may be in, best first; if HIGHEST, only the best."""
    first, last = region(it, start, end)
    return _detected(it, make_string(it.buffer, first, last, False), highest)


# What can be said


def _engine(coding: Coding) -> Engine | None:
    """The engine that tells what CODING can say; None for everything."""
    system = coding.system
    if system.kind == "raw-text" or system.prefer_utf_8:
        return None
    return system.engine_maker()


def _sayable(engine: Engine | None, coding: Coding, char: str) -> bool:
    if char < "\x80":
        return True
    if engine is None:
        return coding.system.kind == "raw-text" or not "\udc80" <= char <= "\udcff"
    if coding.system.kind == "undecided":
        return False
    if "\udc80" <= char <= "\udcff":
        return False
    return engine.encodable(char)


@primitive("unencodable-char-position")
def unencodable_char_position(
    it: Any, start: Obj, end: Obj, coding_system: Obj, count: Obj = nil, string: Obj = nil
) -> Obj:
    """Return the position of the first character between START and END that CODING-SYSTEM cannot encode; nil if none.

    With COUNT, return a list of at most COUNT such positions.  If STRING is non-nil, START and END are indices of it.
    """
    coding = coding_of(it, coding_system)
    if string is nil:
        first, last = region(it, start, end)
        text = it.buffer.string(first, last)
        multibyte = it.buffer.multibyte
    else:
        check_string(string)
        first, last = check_range(string, start, end, len(string.s))
        text = string.s[first:last]
        multibyte = string.multibyte
    limit = 1
    if count is not nil:
        if type(count) is not int or count < 0:
            raise wrong_type("wholenump", count)
        limit = count
    if not multibyte or text.isascii():
        return nil
    positions = _refused(coding, text, first, limit)
    if count is nil:
        return positions[0] if positions else nil
    return list_to_lisp(positions)


def _refused(coding: Coding, text: str, shift: int, limit: int) -> list[Obj]:
    engine = _engine(coding)
    if engine is None:
        return []
    verdicts = {char: _sayable(engine, coding, char) for char in set(text)}
    if all(verdicts.values()):
        return []
    positions: list[Obj] = []
    for offset, char in enumerate(text):
        if not verdicts[char]:
            positions.append(shift + offset)
            if len(positions) >= limit:
                break
    return positions


def _text_between(it: Any, start: Obj, end: Obj) -> str | None:
    """The text that START and END, or START alone if a string, stand for; None when every system can say it."""
    if isinstance(start, LispString):
        text, multibyte = start.s, start.multibyte
    else:
        first, last = position_of(start), position_of(end)
        if not it.buffer.begv <= first <= last <= it.buffer.zv:
            raise args_out_of_range(start, end)
        text, multibyte = it.buffer.string(first, last), it.buffer.multibyte
    return None if not multibyte or text.isascii() else text


@primitive("find-coding-systems-region-internal")
def find_coding_systems_region_internal(it: Any, start: Obj, end: Obj, exclude: Obj = nil) -> Obj:
    """Return the coding systems that can encode the text from START to END, or all of the string START; t for any.

    Systems that are in the list EXCLUDE are left out, and so are those that convert nothing here.
    """
    text = _text_between(it, start, end)
    excluded = {coding_of(it, each).system for each in list_to_python(exclude)}
    if text is None:
        return t
    found: Obj = nil
    chars = set(text)
    for system in table_of(it).systems:
        if system in excluded or system.names[0] in ("undecided", "no-conversion-multibyte"):
            continue
        coding = Coding(system, "", system.names[0])
        try:
            engine = _engine(coding)
        except Exception:
            continue
        if all(_sayable(engine, coding, char) for char in chars):
            found = Cons(it.intern(system.names[0]), found)
    return found


@primitive("check-coding-systems-region")
def check_coding_systems_region(it: Any, start: Obj, end: Obj, coding_system_list: Obj) -> Obj:
    """Return what those of CODING-SYSTEM-LIST that cannot encode the text from START to END cannot encode.

    The value has a list of the system and the positions for each such system; START may be a string.
    """
    text = _text_between(it, start, end)
    if text is None:
        return nil
    shift = 0 if isinstance(start, LispString) else position_of(start)
    result = []
    for symbol in list_to_python(coding_system_list):
        positions = _refused(coding_of(it, symbol), text, shift, len(text))
        if positions:
            result.append(Cons(symbol, list_to_lisp(positions)))
    return list_to_lisp(result)


# Characters of two encodings that have primitives of their own


def _two_bytes(it: Any, code: Obj, coding: str) -> str:
    """The character of CODE, one or two bytes in CODING; signals `error`."""
    if type(code) is not int or not 0 <= code < 1 << 61:
        raise wrong_type("wholenump", code)
    if code > 0xFFFF:
        raise signal("error", LispString(f"Invalid code: {code}"))
    data = code.to_bytes(2, "big") if code > 0xFF else bytes((code,))
    text, _, _ = coding_of(it, it.intern(coding)).system.engine_maker().decode(data)
    if len(text) != 1 or "\ud800" <= text <= "\udfff":
        raise signal("error", LispString(f"Invalid code: {code}"))
    return text


def _code_in(it: Any, char: Obj, coding: str, charset: str) -> int:
    text = char_text(char, True)
    system = coding_of(it, it.intern(coding)).system
    engine = system.engine_maker()
    if text >= "\x80" and not engine.encodable(text):
        raise signal("error", LispString(f"Can’t encode by {charset} encoding: {text}"))
    return int.from_bytes(engine.encode(text), "big")


@primitive("decode-sjis-char")
def decode_sjis_char(it: Any, code: Obj) -> Obj:
    """Return the character whose code in Shift-JIS is CODE."""
    return ord(_two_bytes(it, code, "japanese-shift-jis"))


@primitive("encode-sjis-char")
def encode_sjis_char(it: Any, ch: Obj) -> Obj:
    """Return the code of the character CH in Shift-JIS."""
    return _code_in(it, ch, "japanese-shift-jis", "shift_jis")


@primitive("decode-big5-char")
def decode_big5_char(it: Any, code: Obj) -> Obj:
    """Return the character whose code in Big5 is CODE."""
    return ord(_two_bytes(it, code, "chinese-big5"))


@primitive("encode-big5-char")
def encode_big5_char(it: Any, ch: Obj) -> Obj:
    """Return the code of the character CH in Big5."""
    return _code_in(it, ch, "chinese-big5", "Big5")

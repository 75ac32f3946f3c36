"""Character sets as Lisp sees them: names, properties, priorities, and the codes of characters."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from elwire.builtins.coding.charset_types import Charset, Charsets, charsets_of
from elwire.interpreter.objects import Cons, LispString, Obj, Symbol, lisp_list, list_to_lisp, list_to_python, nil, t
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import error, wrong_type
from elwire.interpreter.strings import check_char, check_string, multibyte_text


def check_charset(it: Any, value: Obj) -> Charset:
    """The character set that VALUE names.  Signals `wrong-type-argument charsetp`."""
    found = charsets_of(it).by_name.get(value.name) if isinstance(value, Symbol) else None
    if found is None:
        raise wrong_type("charsetp", value)
    return found


def charset_of_char(it: Any, char: int) -> Charset:
    """The character set of highest priority that CHAR belongs to."""
    charsets = charsets_of(it)
    if char < 0x80:
        return charsets.by_name["ascii"]
    for charset in charsets.chosen:
        if charset.encode(char) >= 0:
            return charset
    if char <= 0x10FFFF:
        return charsets.by_name["unicode"]
    if char >= 0x3FFF80:
        return charsets.by_name["eight-bit"]
    for charset in charsets.priority:
        if charset.kind != "map" and charset.encode(char) >= 0:
            return charset
    return charsets.by_name["emacs"]


@primitive("charsetp")
def charsetp(it: Any, object_: Obj) -> Obj:
    """Return t if OBJECT is the name of a character set."""
    return t if isinstance(object_, Symbol) and object_.name in charsets_of(it).by_name else nil


@primitive("charset-plist")
def charset_plist(it: Any, charset: Obj) -> Obj:
    """Return the property list of CHARSET."""
    return check_charset(it, charset).plist


@primitive("set-charset-plist")
def set_charset_plist(it: Any, charset: Obj, plist: Obj) -> Obj:
    """Make PLIST the property list of CHARSET and return it."""
    check_charset(it, charset).plist = plist
    return plist


@primitive("charset-id-internal")
def charset_id_internal(it: Any, charset: Obj = nil) -> Obj:
    """Return the number of CHARSET."""
    return check_charset(it, charset).id


@primitive("charset-priority-list")
def charset_priority_list(it: Any, highestp: Obj = nil) -> Obj:
    """The character sets in the order in which they are tried; with HIGHESTP non-nil, the first one."""
    priority = charsets_of(it).priority
    if highestp is not nil:
        return it.intern(priority[0].name)
    return list_to_lisp([it.intern(charset.name) for charset in priority])


@primitive("set-charset-priority")
def set_charset_priority(it: Any, charset: Obj, *charsets: Obj) -> Obj:
    """Make CHARSET and CHARSETS the first that are tried, in that order."""
    chosen = [check_charset(it, each) for each in (charset, *charsets)]
    charsets_of(it).prefer(chosen)
    return nil


@primitive("sort-charsets")
def sort_charsets(it: Any, charsets: Obj) -> Obj:
    """Sort the list CHARSETS by priority, in place, and return it."""
    names = list_to_python(charsets)
    ranks = {charset: rank for rank, charset in enumerate(charsets_of(it).priority)}
    names.sort(key=lambda name: ranks[check_charset(it, name)])
    cell = charsets
    for name in names:
        cell.car = name
        cell = cell.cdr
    return charsets


@primitive("define-charset-alias")
def define_charset_alias(it: Any, alias: Obj, charset: Obj) -> Obj:
    """Make ALIAS another name of CHARSET; return nil."""
    found = check_charset(it, charset)
    names = it.s.charset_list.value
    if isinstance(alias, Symbol):
        charsets_of(it).add_alias(alias.name, found)
    it.s.charset_list.value = Cons(alias, names)
    return nil


@primitive("unify-charset")
def unify_charset(it: Any, charset: Obj, unify_map: Obj = nil, deunify: Obj = nil) -> Obj:
    """Let the codes of CHARSET be characters of Unicode as its map says; with DEUNIFY non-nil, its own characters.

    UNIFY-MAP is the map, a vector of codes and characters or the name of a known one; nil is the usual one.
    Signals `error` for a charset whose characters are Unicode's in any case.
    """
    from elwire.builtins.coding.charset_definition import map_from

    found = check_charset(it, charset)
    if found.kind != "offset" or found.offset < 0x110000:
        raise error(f"Can’t unify charset: {charset.name}")
    if deunify is not nil:
        found.unified = False
        return nil
    if unify_map is not nil:
        found.map = map_from(it, found, unify_map)
    found.unified = found.map is not None
    if not found.unified:
        raise error(f"Bad unify-map ‘nil’ for charset: {found.name}")
    return nil


@primitive("clear-charset-maps")
def clear_charset_maps(it: Any) -> Obj:
    """Return nil: what maps take is little, and they are shared."""
    return nil


# Characters and codes


@primitive("char-charset")
def char_charset(it: Any, ch: Obj, restriction: Obj = nil) -> Obj:
    """The name of the first character set that CH belongs to.

    RESTRICTION, a list of charsets or a coding system, says which ones count.
    """
    char = check_char(ch)
    if restriction is nil:
        return it.intern(charset_of_char(it, char).name)
    if not isinstance(restriction, Cons):
        from elwire.builtins.coding.coding_systems import coding_of

        coding = coding_of(it, restriction)
        for name in coding.system.charset_names(it):
            if charsets_of(it).by_name[name].encode(char) >= 0:
                return it.intern(name)
        return nil
    for name in restriction:
        if check_charset(it, name).encode(char) >= 0:
            return name
    return nil


@primitive("charset-after")
def charset_after(it: Any, pos: Obj = nil) -> Obj:
    """The name of the charset of the character at POS, point by default; nil if there is no character."""
    char = it.s.char_after.call() if pos is nil else it.s.char_after.call(pos)
    return nil if char is nil else char_charset(it, char)


@primitive("decode-char")
def decode_char(it: Any, charset: Obj, code_point: Obj) -> Obj:
    """The character with CODE-POINT in CHARSET, nil when there is none."""
    found = check_charset(it, charset)
    code = code_point
    if isinstance(code, Cons) and type(code.car) is int and type(code.cdr) is int:
        code = (code.car << 16) | code.cdr
    if type(code) is float and code.is_integer():
        code = int(code)
    if type(code) is not int or not 0 <= code < 1 << 32:
        raise error("Not an in-range integer, integral float, or cons of integers")
    char = found.decode(code)
    return nil if char < 0 else char


@primitive("encode-char")
def encode_char(it: Any, ch: Obj, charset: Obj) -> Obj:
    """The code of the character CH in CHARSET, nil when it has none."""
    found = check_charset(it, charset)
    code = found.encode(check_char(ch))
    return nil if code < 0 else code


@primitive("split-char")
def split_char(it: Any, ch: Obj) -> Obj:
    """The character set of CH, and the bytes of its code there."""
    charset = charset_of_char(it, check_char(ch))
    code = charset.encode(ch)
    parts = [(code >> shift) & 0xFF for shift in range(8 * (charset.dimension - 1), -1, -8)]
    return lisp_list(it.intern(charset.name), *parts)


@primitive("make-char")
def make_char(it: Any, charset: Obj, code1: Obj = nil, code2: Obj = nil, code3: Obj = nil, code4: Obj = nil) -> Obj:
    """The character of CHARSET whose code has the bytes CODE1, CODE2 and so on; those of too many are ignored.

    Where a code's bytes are below 128, so are what these are taken for.  Signals `error` when there is none.
    """
    found = check_charset(it, charset)
    given = [code for code in (code1, code2, code3, code4) if code is not nil][: found.dimension]
    ranges = found.space.ranges[::-1]
    if not given:
        code = found.first
    else:
        code = 0
        for place, (low, high) in enumerate(ranges):
            if place >= len(given):
                code = code << 8 | low
                continue
            each = given[place]
            if type(each) is not int or each < 0:
                raise wrong_type("wholenump", each)
            if each > 255:
                raise _out_of_range(255, each)
            code = code << 8 | (each & 0x7F if high < 0x80 else each)
    char = found.decode(code)
    if char < 0:
        raise error("Invalid code(s)")
    return char


def _out_of_range(*values: Obj) -> Exception:
    from elwire.interpreter.signals import signal

    return signal("args-out-of-range", *values)


def _charsets_in(it: Any, text: str) -> Obj:
    """The names of the character sets of the characters in multibyte TEXT."""
    from elwire.interpreter.characters import from_python

    found = {charset_of_char(it, from_python(char)) for char in set(text)}
    return list_to_lisp([it.intern(charset.name) for charset in sorted(found, key=lambda charset: charset.id)])


def _translated(text: str, table: Obj) -> str:
    """TEXT with the characters that TABLE, a char-table, has for others; what is no char-table changes nothing."""
    if not hasattr(table, "lookup") or not text:
        return text
    from elwire.interpreter.characters import from_python, to_python

    changed = {}
    for char in set(text):
        other = table.lookup(from_python(char))
        if type(other) is int:
            changed[ord(char)] = to_python(other)
    return text.translate(changed)


@primitive("find-charset-string")
def find_charset_string(it: Any, str_: Obj, table: Obj = nil) -> Obj:
    """The names of the character sets that the characters of the string STR belong to, after TABLE translated them."""
    return _charsets_in(it, _translated(multibyte_text(check_string(str_)), table))


@primitive("find-charset-region")
def find_charset_region(it: Any, beg: Obj, end: Obj, table: Obj = nil) -> Obj:
    """The names of the character sets of the text from BEG to END, after TABLE translated its characters."""
    from elwire.builtins.buffers.deletion import region

    first, last = region(it, beg, end)
    if first == last:
        return lisp_list(it.s.ascii)
    text = multibyte_text(LispString(it.buffer.string(first, last), it.buffer.multibyte))
    return _charsets_in(it, _translated(text, table))


# All characters of a charset


@primitive("map-charset-chars")
def map_charset_chars(
    it: Any, function: Obj, charset: Obj, arg: Obj = nil, from_code: Obj = nil, to_code: Obj = nil
) -> Obj:
    """Call FUNCTION with a range of characters, a cons, and ARG, for all characters of CHARSET.

    FROM-CODE and TO-CODE limit the codes.  The cons is the same each time.
    """
    found = check_charset(it, charset)
    first = found.first if type(from_code) is not int else max(from_code, found.first)
    last = found.last if type(to_code) is not int else min(to_code, found.last)
    _map_chars(found, first, last, lambda cell: function.call(cell, arg))
    return nil


def _map_chars(charset: Charset, first: int, last: int, call: Callable[[Cons], Obj]) -> None:
    kind = charset.kind
    if kind == "subset":
        parent, low, high, shift = charset.parents[0]
        _map_chars(parent, max(first - shift, low), min(last - shift, high), call)
        return
    if kind == "superset":
        for parent, _, _, shift in charset.parents:
            low, high = max(first - shift, parent.first), min(last - shift, parent.last)
            if low <= high:
                _map_chars(parent, low, high, call)
        return
    if kind == "map" or charset.is_unified:
        table = charset.map
        if table is not None:
            _mapped(sorted({char for code in _codes(charset, first, last) if (char := table.char(code)) >= 0}), call)
    if kind == "offset":
        low, high = _index(charset, first), _index(charset, last)
        base = charset.offset - charset.first_index
        call(Cons(base + low, base + high))


def _codes(charset: Charset, first: int, last: int) -> list[int]:
    if charset.dimension == 1:
        return list(range(max(first, charset.first), min(last, charset.last) + 1))
    return [code for code in charset.space.codes() if first <= code <= last]


def _index(charset: Charset, code: int) -> int:
    """The place of CODE; where its last byte is none of a code's, that of the nearest one before."""
    index = charset.space.index(code)
    while index is None and code > charset.first:
        code -= 1
        index = charset.space.index(code)
    return index or 0


def _mapped(chars: list[int], call: Callable[[Cons], Obj]) -> None:
    """CALL with each run of CHARS, which are sorted."""
    cell = Cons(nil, nil)
    start = 0
    for at in range(1, len(chars) + 1):
        if at == len(chars) or chars[at] != chars[at - 1] + 1:
            cell.car, cell.cdr = chars[start], chars[at - 1]
            call(cell)
            start = at
    cell.car = nil


# ISO 2022


def _check_iso(dimension: Obj, chars: Obj, final: Obj = nil) -> tuple[int, bool]:
    for each in (dimension, chars):
        if type(each) is not int:
            raise wrong_type("fixnump", each)
    if final is not nil:
        check_char(final)
    if not 1 <= dimension <= 3:
        raise error(f"Invalid DIMENSION {dimension}, it should be 1, 2, or 3")
    if chars not in (94, 96):
        raise error(f"Invalid CHARS {chars}, it should be 94 or 96")
    if final is not nil and not 0x30 <= final <= 0x7E:
        raise error(f"Invalid FINAL-CHAR ‘{chr(final)}’, it should be ‘0’..‘~’")
    return dimension, chars == 96


@primitive("iso-charset")
def iso_charset(it: Any, dimension: Obj, chars: Obj, final_char: Obj) -> Obj:
    """The charset that ISO 2022 designates by FINAL-CHAR, with DIMENSION bytes of CHARS, 94 or 96, values; or nil."""
    size, is_96 = _check_iso(dimension, chars, final_char)
    found = charsets_of(it).equivalents.get((size, is_96, final_char))
    return nil if found is None else it.intern(found.name)


@primitive("declare-equiv-charset")
def declare_equiv_charset(it: Any, dimension: Obj, chars: Obj, final_char: Obj, charset: Obj) -> Obj:
    """Let what ISO 2022 designates by DIMENSION, CHARS and FINAL-CHAR be CHARSET."""
    found = check_charset(it, charset)
    size, is_96 = _check_iso(dimension, chars, final_char)
    charsets_of(it).equivalents[size, is_96, final_char] = found
    return nil


@primitive("get-unused-iso-final-char")
def get_unused_iso_final_char(it: Any, dimension: Obj, chars: Obj) -> Obj:
    """A final character that designates no charset of DIMENSION bytes of CHARS values; nil if there is none."""
    size, is_96 = _check_iso(dimension, chars)
    taken = charsets_of(it).equivalents
    return next((final for final in range(0x30, 0x40) if (size, is_96, final) not in taken), nil)


def charset_list(it: Any) -> Obj:
    """The initial value of the variable `charset-list`."""
    charsets: Charsets = charsets_of(it)
    return list_to_lisp([it.intern(name) for name in reversed(charsets.names)])

"""JSON: parsing and writing."""

from __future__ import annotations

import gc
import re
from typing import Any

from elwire.builtins.buffers.buffers import Buffer
from elwire.builtins.buffers.insertion import insert_at_point
from elwire.builtins.formats.json_parser import Maker, Parser
from elwire.interpreter.hashtables import HashTable, make_table
from elwire.interpreter.objects import Cons, LispString, Obj, Symbol, Vector, list_to_lisp, nil, t
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import signal, wrong_type
from elwire.interpreter.strings import check_string, has_surrogates, internal_bytes

# Options


class _Options:
    """What the keyword arguments say."""

    __slots__ = ("array_type", "false", "null", "object_type")

    def __init__(self, it: Any, args: tuple[Obj, ...], parsing: bool) -> None:
        self.object_type = "hash-table"
        self.array_type = "array"
        self.null = it.intern(":null")
        self.false = it.intern(":false")
        if args:
            self._read(it, args, parsing)

    def _read(self, it: Any, args: tuple[Obj, ...], parsing: bool) -> None:
        if len(args) % 2:
            raise wrong_type("plistp", list_to_lisp(args))
        # From the end, so that the first of two counts.
        for at in range(len(args) - 2, -1, -2):
            key, value = args[at], args[at + 1]
            name = key.name if isinstance(key, Symbol) else ""
            if name == ":null-object":
                self.null = value
            elif name == ":false-object":
                self.false = value
            elif parsing and name == ":object-type":
                self.object_type = self._choice(value, ("hash-table", "alist", "plist"), "hash-table, alist or plist")
            elif parsing and name == ":array-type":
                self.array_type = self._choice(value, ("array", "list"), "array or list")
            elif parsing:
                raise signal(
                    "error",
                    LispString("One of :object-type, :array-type, :null-object or :false-object should be specified"),
                    value,
                )
            else:
                raise signal("error", LispString("One of :null-object or :false-object should be specified"), value)

    @staticmethod
    def _choice(value: Obj, allowed: tuple[str, ...], words: str) -> str:
        if isinstance(value, Symbol) and value.name in allowed:
            return value.name
        raise signal("error", LispString(f"One of {words} should be specified"), value)


# Parsing


class _TooLenient(Exception):
    """Python's scanner has taken something that it should not have."""


_SUSPECT = re.compile(
    r"\\u(?:0000|[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F]))|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F]"
)
"""Escapes that may be no characters; an escaped backslash before such letters matches too, which does no harm."""

_SPACE = re.compile(r"[ \t\n\r]*")
_GOES_ON = re.compile(r"[0-9A-Za-z.+-]")
_LONG = 100_000
_INFINITIES = (float("inf"), float("-inf"))


def _maker(it: Any, options: _Options) -> Maker:
    """What makes Lisp values as OPTIONS say."""
    null, false = options.null, options.false
    symbols: dict[str, Obj] = {}
    intern = it.intern
    to_list = options.array_type == "list"

    def scalar(value: Any) -> Obj:
        """VALUE of Python's, or a Lisp value already, as a Lisp value."""
        kind = type(value)
        if kind is str:
            return LispString(value, True)
        if kind is int:
            if -0x8000000000000000 <= value <= 0x7FFFFFFFFFFFFFFF:
                return value
            raise _TooLenient
        if kind is float:
            if value in _INFINITIES:
                raise _TooLenient
            return value
        if kind is list:
            return make_array(value)
        if value is None:
            return null
        if value is True:
            return t
        return false if value is False else value

    def make_array(items: list[Any]) -> Obj:
        if to_list:
            result: Obj = nil
            for item in reversed(items):
                result = Cons(scalar(item), result)
            return result
        return Vector([scalar(item) for item in items])

    def symbol(key: str, name: str) -> Obj:
        found = symbols[key] = intern(name)
        return found

    def make_alist(pairs: dict[str, Any]) -> Obj:
        result: Obj = nil
        for key, value in reversed(pairs.items()):
            result = Cons(Cons(symbols.get(key) or symbol(key, key), scalar(value)), result)
        return result

    def make_plist(pairs: dict[str, Any]) -> Obj:
        result: Obj = nil
        for key, value in reversed(pairs.items()):
            result = Cons(symbols.get(key) or symbol(key, ":" + key), Cons(scalar(value), result))
        return result

    equal = intern("equal")

    def make_hash_table(pairs: dict[str, Any]) -> Obj:
        table = make_table(equal, nil, size=len(pairs))
        put = table.puthash
        for key, value in pairs.items():
            put(LispString(key, True), scalar(value))
        return table

    make_object = {"alist": make_alist, "plist": make_plist, "hash-table": make_hash_table}[options.object_type]
    return Maker(make_object, lambda items: scalar(items), null, false, t)


def _scanner(maker: Maker) -> Any:
    """Python's scanner, making objects by MAKER."""
    from json.decoder import JSONDecoder

    def refuse(_constant: str) -> Any:
        raise _TooLenient

    decoder: Any = JSONDecoder(object_hook=maker.object, parse_constant=refuse)
    return decoder.scan_once


def _scan(text: str, start: int, maker: Maker, end: int) -> tuple[Obj, int] | None:
    """The value at START in TEXT and where it ends, None if Python's scanner is not to be trusted with it.

    A long text, up to END, makes so many objects that Python would look for garbage among them time and again.
    """
    space = _SPACE.match(text, start)
    assert space is not None
    pause = end - start > _LONG and gc.isenabled()
    if pause:
        gc.disable()
    try:
        value, end = _scanner(maker)(text, space.end())
        value = maker.array(value)
    except (ValueError, StopIteration, RecursionError, _TooLenient):
        return None
    finally:
        if pause:
            gc.enable()
    if type(value) in (int, float) or value is t or value is maker.null or value is maker.false:
        following = _GOES_ON.match(text, end)
        if following is not None:
            return None
    return value, end


def _limit(it: Any) -> int:
    depth = it.s.max_lisp_eval_depth.value
    return depth if type(depth) is int and depth > 0 else 1600


@primitive("json-available-p")
def json_available_p() -> Obj:
    """Return t: there is JSON."""
    return t


@primitive("json-parse-string")
def json_parse_string(it: Any, string: Obj, *args: Obj) -> Obj:
    """Return the value of the JSON text STRING.

    ARGS are keywords and values: `:object-type` may be `hash-table`, `alist` or `plist`; `:array-type` `array` or
    `list`; `:null-object` and `:false-object` are what stands for null and false, else `:null` and `:false`.
    Signals `json-parse-error`, of which `json-end-of-file` and `json-trailing-content` are kinds, and
    `json-object-too-deep`.
    """
    check_string(string)
    text = string.s
    if "\0" in text:
        raise wrong_type("string-without-embedded-nulls-p", string)
    options = _Options(it, args, True)
    maker = _maker(it, options)
    data = None
    if not text.isascii():
        if string.multibyte:
            if has_surrogates(text):
                data = internal_bytes(string, raw_as_one=True)
        else:
            data = text.encode("latin-1")
            try:
                text = data.decode("utf-8")
                data = None
            except UnicodeDecodeError:
                pass
    if data is None and ("\\u" not in text or _SUSPECT.search(text) is None):
        found = _scan(text, 0, maker, len(text))
        if found is not None:
            space = _SPACE.match(text, found[1])
            assert space is not None
            if space.end() == len(text):
                return found[0]
    if data is None:
        data = text.encode("utf-8")
    return Parser(data, "<string>", maker, _limit(it)).parse(True)


@primitive("json-parse-buffer")
def json_parse_buffer(it: Any, *args: Obj) -> Obj:
    """Return the value of the JSON text after point in the current buffer, and move point behind it.

    ARGS are as for `json-parse-string`.  Point stays where it is if an error is signalled.
    """
    options = _Options(it, args, True)
    maker = _maker(it, options)
    buffer: Buffer = it.buffer
    point, zv = buffer.point, buffer.zv
    if buffer.multibyte:
        found = _scan_buffer(buffer, maker)
        if found is not None:
            value, length = found
            buffer.set_point(point + length)
            return value
    text = buffer.string(point, zv)
    data = internal_bytes(LispString(text, buffer.multibyte), raw_as_one=True) if buffer.multibyte else _latin(text)
    parser = Parser(data, "<callback>", maker, _limit(it))
    value = parser.parse(False)
    used = parser.at
    buffer.set_point(point + (used if not buffer.multibyte else len(data[:used].decode("utf-8"))))
    return value


def _latin(text: str) -> bytes:
    return text.encode("latin-1")


def _scan_buffer(buffer: Buffer, maker: Maker) -> tuple[Obj, int] | None:
    """The value after point in BUFFER and the length of its text, None where the slow parser must look."""
    point, zv = buffer.point, buffer.zv
    text, shift = buffer.text.contiguous(point - 1, zv - 1)
    start = shift + point - 1
    end = shift + zv - 1
    found = _scan(text, start, maker, end)
    if found is not None and found[1] > end:
        found = None
    if found is None:
        return None
    value, stop = found
    piece = text[start:stop]
    if "\0" in piece or (not piece.isascii() and has_surrogates(piece)):
        return None
    if "\\u" in piece and _SUSPECT.search(piece) is not None:
        return None
    return value, stop - start


# Writing


_UNUSUAL = re.compile("[\x00-\x07\x0b\x0e-\x1f]")


class _Writer:
    """Writes one value as JSON."""

    def __init__(self, it: Any, options: _Options) -> None:
        from json.encoder import encode_basestring

        self.it = it
        self.null = options.null
        self.false = options.false
        self.out: list[str] = []
        self.quote: Any = encode_basestring
        self.quoted: dict[str, str] = {}
        """Keys as they are written."""
        self.names: dict[Symbol, str] = {}
        self.limit = _limit(it)

    def write(self, value: Obj, depth: int = 0) -> None:
        out = self.out
        if value is self.null:
            out.append("null")
        elif value is self.false:
            out.append("false")
        elif value is t:
            out.append("true")
        elif type(value) is int:
            if value == self.null and type(self.null) is int:
                out.append("null")
            elif value == self.false and type(self.false) is int:
                out.append("false")
            else:
                out.append(_integer(value))
        elif type(value) is float:
            out.append(_real(value))
        elif type(value) is LispString:
            out.append(self.string(value))
        else:
            if depth >= self.limit:
                raise signal("json-object-too-deep")
            if type(value) is Vector:
                self.array(value, depth + 1)
            elif isinstance(value, HashTable):
                self.table(value, depth + 1)
            elif value is nil:
                out.append("{}")
            elif isinstance(value, Cons):
                self.list(value, depth + 1)
            else:
                raise wrong_type("json-value-p", value)

    def text(self, string: LispString) -> str:
        """The characters of STRING; signals `wrong-type-argument` if its bytes are no UTF-8."""
        text = string.s
        if text.isascii():
            return text
        if string.multibyte:
            if not has_surrogates(text):
                return text
            data = internal_bytes(string, raw_as_one=True)
            raise wrong_type("utf-8-string-p", LispString(data.decode("latin-1"), False))
        try:
            return text.encode("latin-1").decode("utf-8")
        except UnicodeDecodeError:
            raise wrong_type("utf-8-string-p", string) from None

    def string(self, string: LispString) -> str:
        text = self.text(string)
        if _UNUSUAL.search(text) is None:
            return self.quote(text)  # type: ignore[no-any-return]
        parts = re.split(_UNUSUAL, text)
        codes = [f"\\u{ord(char):04X}" for char in _UNUSUAL.findall(text)]
        out = [self.quote(parts[0])[1:-1]]
        for code, part in zip(codes, parts[1:], strict=True):
            out += [code, self.quote(part)[1:-1]]
        return '"' + "".join(out) + '"'

    def key(self, string: LispString) -> str:
        text = self.text(string)
        if "\0" in text:
            raise wrong_type("string-without-embedded-nulls-p", string)
        return text

    def array(self, vector: Vector, depth: int) -> None:
        out = self.out
        opening = "["
        for item in list(vector):
            out.append(opening)
            opening = ","
            self.write(item, depth)
        out.append("[]" if opening == "[" else "]")

    def table(self, table: HashTable, depth: int) -> None:
        pairs: dict[str, Obj] = {}
        for key, value in table.items():
            if type(key) is not LispString:
                raise wrong_type("stringp", key)
            text = self.key(key)
            if text in pairs:
                raise wrong_type("json-value-p", table)
            pairs[text] = value
        self.pairs(pairs, depth)

    def pairs(self, pairs: dict[str, Obj], depth: int) -> None:
        out = self.out
        opening = "{"
        quoted = self.quoted
        for text, value in pairs.items():
            out.append(opening)
            opening = ","
            key = quoted.get(text)
            if key is None:
                key = quoted[text] = self.string(LispString(text, True)) + ":"
            out.append(key)
            self.write(value, depth)
        out.append("{}" if opening == "{" else "}")

    def list(self, cell: Obj, depth: int) -> None:
        """An alist or plist; of two entries for a key the first counts."""
        whole = cell
        is_plist = not isinstance(cell.car, Cons)
        pairs: dict[str, Obj] = {}
        seen: set[int] = set()
        while isinstance(cell, Cons):
            if id(cell) in seen:
                raise signal("circular-list", cell)
            seen.add(id(cell))
            if is_plist:
                key = cell.car
                cell = cell.cdr
                if not isinstance(cell, Cons):
                    raise wrong_type("consp", cell)
                value = cell.car
            else:
                if not isinstance(cell.car, Cons):
                    raise wrong_type("consp", cell.car)
                key, value = cell.car.car, cell.car.cdr
            if not isinstance(key, Symbol):
                raise wrong_type("symbolp", key)
            text = self.names.get(key)
            if text is None:
                text = self.names[key] = self.key(LispString(key.name))
            if is_plist and text[:1] == ":":
                text = text[1:]
            if text not in pairs:
                pairs[text] = value
            cell = cell.cdr
        if cell is not nil:
            raise wrong_type("listp", whole)
        self.pairs(pairs, depth)


def _integer(value: int) -> str:
    if -0x8000000000000000 <= value <= 0x7FFFFFFFFFFFFFFF:
        return str(value)
    raise signal("args-out-of-range", value, -0x8000000000000000, 0x7FFFFFFFFFFFFFFF)


def _real(value: float) -> str:
    """VALUE with 17 digits, a fraction or an exponent always, and nothing in the exponent that says nothing."""
    if value != value or value in _INFINITIES:
        raise signal("json-out-of-memory")
    text = f"{value:.17g}"
    if "e" not in text:
        return text if "." in text else text + ".0"
    digits, exponent = text.split("e")
    return f"{digits}e{int(exponent)}"


def _serialized(it: Any, object_: Obj, args: tuple[Obj, ...]) -> str:
    writer = _Writer(it, _Options(it, args, False))
    try:
        writer.write(object_)
    except RecursionError:
        raise signal("json-object-too-deep") from None
    return "".join(writer.out)


@primitive("json-serialize")
def json_serialize(it: Any, object: Obj, *args: Obj) -> Obj:
    """Return the JSON text of OBJECT.

    OBJECT may be t, a number, a string, a vector, a hash table with strings as keys, an alist or a plist with symbols
    as keys, nil, which is the empty object, and what the keywords `:null-object` and `:false-object` in ARGS say, else
    `:null` and `:false`.  Signals `wrong-type-argument`.
    """
    return LispString(_serialized(it, object, args), True)


@primitive("json-insert")
def json_insert(it: Any, object: Obj, *args: Obj) -> Obj:
    """Insert the JSON text of OBJECT before point; ARGS are as for `json-serialize`.  Return nil."""
    text = _serialized(it, object, args)
    if not it.buffer.multibyte and not text.isascii():
        text = text.encode("utf-8").decode("latin-1")
    insert_at_point(it, text)
    return nil

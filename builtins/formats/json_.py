"""JSON: parsing and writing."""

from __future__ import annotations

import gc
import re
from itertools import accumulate
from typing import Any

from elwire.builtins.buffers.buffers import Buffer
from elwire.builtins.buffers.insertion import insert_at_point
from elwire.builtins.formats.json_parser import Maker, Parser
from elwire.builtins.formats.json_writer import Writer
from elwire.interpreter.hashtables import make_table
from elwire.interpreter.objects import Cons, LispString, Obj, Symbol, Vector, list_to_lisp, nil, t
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import signal, wrong_type
from elwire.interpreter.strings import UnibyteName, check_string, has_surrogates, internal_bytes

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
_KEPT = 100
"""For how many different keyword arguments a scanner is kept."""
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

    def keyword(key: str) -> Obj:
        # Emacs 28 makes the keyword of the bytes of the key.
        return symbol(key, ":" + key if key.isascii() else UnibyteName((":" + key).encode("utf-8").decode("latin-1")))

    def make_alist(pairs: dict[str, Any]) -> Obj:
        result: Obj = nil
        for key, value in reversed(pairs.items()):
            if type(value) is str:
                value = LispString(value, True)
            elif type(value) is not Cons:
                value = scalar(value)
            result = Cons(Cons(symbols.get(key) or symbol(key, key), value), result)
        return result

    def make_plist(pairs: dict[str, Any]) -> Obj:
        result: Obj = nil
        for key, value in reversed(pairs.items()):
            if type(value) is str:
                value = LispString(value, True)
            elif type(value) is not Cons:
                value = scalar(value)
            result = Cons(symbols.get(key) or keyword(key), Cons(value, result))
        return result

    equal = intern("equal")

    def make_hash_table(pairs: dict[str, Any]) -> Obj:
        table = make_table(equal, nil, size=len(pairs))
        put = table.puthash
        for key, value in pairs.items():
            put(LispString(key, True), scalar(value))
        return table

    make_object = {"alist": make_alist, "plist": make_plist, "hash-table": make_hash_table}[options.object_type]
    return Maker(make_object, scalar, null, false, t, symbols)


class _Context:
    """What Python's scanner is told."""

    strict = True
    object_pairs_hook = None
    parse_float = float
    parse_int = int

    def __init__(self, maker: Maker) -> None:
        self.object_hook = maker.object

    @staticmethod
    def parse_constant(_constant: str) -> Any:
        """Refuse the likes of NaN."""
        raise _TooLenient


def _scanner(maker: Maker) -> Any:
    """Python's scanner, making objects by MAKER."""
    from json.scanner import make_scanner

    context: Any = _Context(maker)
    return make_scanner(context)


def _prepared(it: Any, args: tuple[Obj, ...]) -> tuple[Maker, Any]:
    """A maker and a scanner for the keyword arguments ARGS."""
    known: dict[tuple[Obj, ...], tuple[Maker, Any]] = it.chapter_state.setdefault("json", {})
    found = known.get(args)
    if found is None:
        maker = _maker(it, _Options(it, args, True))
        found = maker, _scanner(maker)
        if len(known) < _KEPT and all(isinstance(each, Symbol) for each in args):
            known[args] = found
    else:
        found[0].symbols.clear()
    return found


_NO_MATTER = bytes(set(range(256)) - set(b'[]{}"'))
_STEPS = [1 if code in b"[{" else -1 for code in range(256)]


def _too_deep(text: str, start: int, end: int, limit: int) -> bool:
    """Whether more than LIMIT brackets are open at once somewhere in TEXT from START to END."""
    if text.count("[", start, end) + text.count("{", start, end) <= limit:
        return False
    data = text[start:end].encode("utf-8", "surrogatepass")
    if b"\\" in data:
        data = data.replace(rb"\\", b"").replace(rb"\"", b"")
    brackets = data.translate(None, _NO_MATTER).replace(b'""', b"")
    # Every other part between the quotation marks that are left is outside of strings.
    brackets = b"".join(brackets.split(b'"')[::2])
    rest = brackets
    for taken in range(2, 40, 2):
        # Taking out what is closed at once makes it less deep by two at most; ordinary data are soon gone.
        rest = rest.replace(b"[]", b"").replace(b"{}", b"")
        if len(rest) + taken <= limit:
            return False
    return max(accumulate(map(_STEPS.__getitem__, brackets)), default=0) > limit


def _scan(text: str, start: int, prepared: tuple[Maker, Any], end: int, limit: int) -> tuple[Obj, int] | None:
    """The value at START in TEXT and where it ends, None if Python's scanner is not to be trusted with it.

    A long text, up to END, makes so many objects that Python would look for garbage among them time and again.
    """
    if _too_deep(text, start, end, limit):
        return None
    maker, scanner = prepared
    space = _SPACE.match(text, start)
    assert space is not None
    pause = end - start > _LONG and gc.isenabled()
    if pause:
        gc.disable()
    try:
        value, end = scanner(text, space.end())
        value = maker.array(value)
    except (ValueError, StopIteration, RecursionError, _TooLenient):
        return None
    finally:
        maker.symbols.clear()
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
    prepared = _prepared(it, args)
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
        found = _scan(text, 0, prepared, len(text), _limit(it))
        if found is not None:
            space = _SPACE.match(text, found[1])
            assert space is not None
            if space.end() == len(text):
                return found[0]
    if data is None:
        data = text.encode("utf-8")
    return Parser(data, "<string>", prepared[0], _limit(it)).parse(True)


@primitive("json-parse-buffer")
def json_parse_buffer(it: Any, *args: Obj) -> Obj:
    """Return the value of the JSON text after point in the current buffer, and move point behind it.

    ARGS are as for `json-parse-string`.  Point stays where it is if an error is signalled.
    """
    prepared = _prepared(it, args)
    buffer: Buffer = it.buffer
    point, zv = buffer.point, buffer.zv
    if buffer.multibyte:
        found = _scan_buffer(buffer, prepared, _limit(it))
        if found is not None:
            value, length = found
            buffer.set_point(point + length)
            return value
    text = buffer.string(point, zv)
    data = internal_bytes(LispString(text, buffer.multibyte), raw_as_one=True) if buffer.multibyte else _latin(text)
    parser = Parser(data, "<callback>", prepared[0], _limit(it))
    value = parser.parse(False)
    used = parser.at
    buffer.set_point(point + (used if not buffer.multibyte else len(data[:used].decode("utf-8"))))
    return value


def _latin(text: str) -> bytes:
    return text.encode("latin-1")


def _scan_buffer(buffer: Buffer, prepared: tuple[Maker, Any], limit: int) -> tuple[Obj, int] | None:
    """The value after point in BUFFER and the length of its text, None where the slow parser must look."""
    point, zv = buffer.point, buffer.zv
    text, shift = buffer.text.contiguous(point - 1, zv - 1)
    start = shift + point - 1
    end = shift + zv - 1
    found = _scan(text, start, prepared, end, limit)
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


def _serialized(it: Any, object_: Obj, args: tuple[Obj, ...]) -> str:
    options = _Options(it, args, False)
    writer = Writer(it, options.null, options.false, _limit(it))
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

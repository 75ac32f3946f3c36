"""Writing Lisp values as JSON."""

from __future__ import annotations

import re
from typing import Any

from elwire.interpreter.hashtables import HashTable
from elwire.interpreter.objects import Cons, LispString, Obj, Symbol, Vector, nil, t
from elwire.interpreter.signals import signal, wrong_type
from elwire.interpreter.strings import UnibyteName, has_surrogates, internal_bytes

_UNUSUAL = re.compile("[\x00-\x07\x0b\x0e-\x1f]")
_INFINITIES = (float("inf"), float("-inf"))
_MOST_KEYS = 10_000
_MANY = 64
"""A list that goes on after so many entries is looked at for being circular; again when it is twice as long."""


class Writer:
    """Writes one value as JSON to `out`; NULL and FALSE stand for these, LIMIT is how deep things may be."""

    __slots__ = ("false", "keys", "limit", "null", "odd", "out", "quote")

    def __init__(self, it: Any, null: Obj, false: Obj, limit: int) -> None:
        self.null = null
        self.false = false
        self.odd = not (isinstance(null, Symbol) and isinstance(false, Symbol))
        """True when other things than symbols may be null or false."""
        self.out: list[str] = []
        known: Any = it.chapter_state.get("json_writer")
        if known is None:
            from json.encoder import encode_basestring

            known = it.chapter_state["json_writer"] = (encode_basestring, ({}, {}))
        self.quote: Any = known[0]
        self.keys: tuple[dict[Symbol, str], dict[Symbol, str]] = known[1]
        """The keys of alists and of plists as they are written, with the colon: those of earlier values, too."""
        self.limit = limit

    def write(self, value: Obj, depth: int = 0) -> None:
        """Write VALUE, which is DEPTH levels down."""
        if self.odd and self.is_odd(value):
            return
        kind = type(value)
        if kind is LispString:
            quoted = self.quote(value.s)
            if "\\u" in quoted or not quoted.isascii():
                quoted = self.string(value)
            self.out.append(quoted)
        elif kind is int:
            self.out.append(_integer(value))
        elif value is self.null:
            self.out.append("null")
        elif value is self.false:
            self.out.append("false")
        elif value is t:
            self.out.append("true")
        elif kind is float:
            self.out.append(_real(value))
        elif depth >= self.limit:
            raise signal("json-object-too-deep")
        elif kind is Vector:
            self.array(value, depth + 1)
        elif value is nil:
            self.out.append("{}")
        elif kind is Cons or isinstance(value, Cons):
            self.list(value, depth + 1)
        elif isinstance(value, HashTable):
            self.table(value, depth + 1)
        else:
            raise wrong_type("json-value-p", value)

    def is_odd(self, value: Obj) -> bool:
        """Write VALUE if it is null or false; whether it was."""
        for special, text in ((self.null, "null"), (self.false, "false")):
            if value is special or (type(value) is int and type(special) is int and value == special):
                self.out.append(text)
                return True
        return False

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
        """STRING in quotes."""
        return self.quoted(self.text(string))

    def quoted(self, text: str) -> str:
        """TEXT in quotes; Emacs writes the codes of control characters in capitals."""
        if _UNUSUAL.search(text) is None:
            return self.quote(text)  # type: ignore[no-any-return]
        parts = re.split(_UNUSUAL, text)
        codes = [f"\\u{ord(char):04X}" for char in _UNUSUAL.findall(text)]
        out = [self.quote(parts[0])[1:-1]]
        for code, part in zip(codes, parts[1:], strict=True):
            out += [code, self.quote(part)[1:-1]]
        return '"' + "".join(out) + '"'

    def key(self, string: LispString) -> str:
        """The characters of STRING, which is a key."""
        text = self.text(string)
        if "\0" in text:
            raise wrong_type("string-without-embedded-nulls-p", string)
        return text

    def array(self, vector: Vector, depth: int) -> None:
        """Write the array VECTOR, whose elements are DEPTH levels down."""
        append, write = self.out.append, self.write
        opening = "["
        for item in list(vector):
            append(opening)
            opening = ","
            write(item, depth)
        append("[]" if opening == "[" else "]")

    def table(self, table: HashTable, depth: int) -> None:
        """Write the hash table TABLE as an object."""
        append, write = self.out.append, self.write
        seen: set[str] = set()
        opening = "{"
        for key, value in table.items():
            if type(key) is not LispString:
                raise wrong_type("stringp", key)
            text = self.key(key)
            if text in seen:
                raise wrong_type("json-value-p", table)
            seen.add(text)
            append(opening + self.quoted(text) + ":")
            opening = ","
            write(value, depth)
        append("{}" if opening == "{" else "}")

    def list(self, cell: Obj, depth: int) -> None:
        """Write an alist or plist as an object; of two entries for a key the first counts."""
        whole = cell
        is_plist = not isinstance(cell.car, Cons)
        keys = self.keys[is_plist]
        append, write, quote = self.out.append, self.write, self.quote
        simple = not self.odd
        seen: set[str] = set()
        opening = "{"
        count = 0
        check = _MANY
        while isinstance(cell, Cons):
            entry = cell.car
            if is_plist:
                key = entry
                cell = cell.cdr
                if not isinstance(cell, Cons):
                    raise wrong_type("consp", cell)
                value = cell.car
            elif isinstance(entry, Cons):
                key, value = entry.car, entry.cdr
            else:
                raise wrong_type("consp", entry)
            text = keys.get(key) if isinstance(key, Symbol) else None
            if text is None:
                text = self.symbol(key, is_plist)
            if text not in seen:
                seen.add(text)
                append(opening)
                opening = ","
                append(text)
                if type(value) is LispString and simple and value.s.isascii():
                    quoted = quote(value.s)
                    append(quoted if "\\u" not in quoted else self.string(value))
                else:
                    write(value, depth)
            cell = cell.cdr
            count += 1
            if count == check:
                _check_circular(whole, is_plist)
                check += check
        if cell is not nil:
            raise wrong_type("listp", whole)
        append("}")

    def symbol(self, key: Obj, is_plist: bool) -> str:
        """The key that the symbol KEY is, as it is written."""
        if not isinstance(key, Symbol):
            raise wrong_type("symbolp", key)
        text = self.key(LispString(key.name, not isinstance(key.name, UnibyteName)))
        if is_plist and text[:1] == ":":
            text = text[1:]
        keys = self.keys[is_plist]
        if len(keys) >= _MOST_KEYS:
            keys.clear()
        written = keys[key] = self.quoted(text) + ":"
        return written


def _check_circular(cell: Obj, is_plist: bool) -> None:
    seen: set[int] = set()
    while isinstance(cell, Cons):
        if id(cell) in seen:
            raise signal("circular-list", cell)
        seen.add(id(cell))
        cell = cell.cdr.cdr if is_plist else cell.cdr


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

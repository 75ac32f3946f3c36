"""JSON text to values, as the C library jansson reads it: the same texts are refused, with the same words.

`Parser` is exact and slow; it is used where Python's scanner, which is fast, stumbles or might be more lenient.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from elwire.interpreter.objects import LispString, Obj
from elwire.interpreter.signals import Name, Signal, signal

MAX_DEPTH = 2048
_SPACE = re.compile(rb"[ \t\n\r]*")
_WORD = re.compile(rb"[A-Za-z]+")
_DIGITS = re.compile(rb"[0-9]*")
_TEXT = re.compile(rb'[^\x00-\x1f"\\\x80-\xff]+')
_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]"
    rb"|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}"
)
_ESCAPES = {0x22: '"', 0x5C: "\\", 0x2F: "/", 0x62: "\b", 0x66: "\f", 0x6E: "\n", 0x72: "\r", 0x74: "\t"}
_HEX = frozenset(b"0123456789abcdefABCDEF")

# Kinds of tokens; the punctuation marks are their own.
END, STRING, NUMBER, WORD, INVALID = "end", "string", "number", "word", "invalid"


class Maker:
    """Makes Lisp values: what the keyword arguments of the parsing primitives ask for."""

    __slots__ = ("array", "false", "null", "object", "symbols", "true")

    def __init__(
        self,
        make_object: Callable[[dict[str, Any]], Obj],
        make_array: Callable[[list[Any]], Obj],
        null: Obj,
        false: Obj,
        true: Obj,
        symbols: dict[str, Obj],
    ) -> None:
        self.object = make_object
        self.array = make_array
        self.null = null
        self.false = false
        self.symbols = symbols
        """Keys that were met, to be forgotten when the work is done."""
        self.true = true


class Parser:
    """Parses DATA; SOURCE is how error data calls it."""

    def __init__(self, data: bytes, source: str, maker: Maker, max_depth: int) -> None:
        self.data = data
        self.source = source
        self.maker = maker
        self.max_depth = max_depth
        self.at = 0
        self.saved = b""
        """The text of the token at hand."""
        self.value: Any = None
        self.kind = ""

    def parse(self, whole: bool) -> Obj:
        """The value that DATA begins with; if WHOLE nothing may come after it.  `at` is then where it ends."""
        self._next()
        value = self._value()
        if whole:
            self._next()
            if self.kind != END:
                raise self._error("end of file expected", "json-trailing-content")
        return value

    # Structure

    def _value(self) -> Obj:
        """The value that begins with the token at hand.

        `containers` holds an unfinished array as a list, an object as a dict; `keys` the key each object waits to fill.
        """
        containers: list[Any] = []
        keys: list[str] = []
        deepest = 0
        while True:
            kind = self.kind
            if len(containers) >= MAX_DEPTH:
                raise self._error("maximum parsing depth reached")
            if kind == "[" or kind == "{":
                container: Any = [] if kind == "[" else {}
                containers.append(container)
                deepest = max(deepest, len(containers))
                self._next()
                if kind == "[":
                    keys.append("")
                    if self.kind not in ("]", END):
                        continue
                    if self.kind == END:
                        raise self._error("']' expected")
                else:
                    keys.append("")
                    if self.kind != "}":
                        keys[-1] = self._key()
                        continue
                value = self._close(containers, keys, deepest)
            else:
                value = self._scalar()
            while containers:
                top = containers[-1]
                if isinstance(top, dict):
                    top[keys[-1]] = value
                else:
                    top.append(value)
                self._next()
                if self.kind == ",":
                    self._next()
                    if isinstance(top, dict):
                        keys[-1] = self._key()
                        break
                    if self.kind != END:
                        break
                closing = "}" if isinstance(top, dict) else "]"
                if self.kind != closing:
                    raise self._error(f"'{closing}' expected")
                value = self._close(containers, keys, deepest)
            else:
                return value

    def _close(self, containers: list[Any], keys: list[str], deepest: int) -> Obj:
        container = containers.pop()
        keys.pop()
        if deepest > self.max_depth:
            # Emacs converts when all has been read, so what is wrong further on counts first.
            self._read_on(containers)
            raise signal("json-object-too-deep")
        return self.maker.object(container) if isinstance(container, dict) else self.maker.array(container)

    def _read_on(self, containers: list[Any]) -> None:
        quiet = Maker(lambda _: None, lambda _: None, None, None, None, {})
        self.maker, self.max_depth = quiet, MAX_DEPTH
        keys = [""] * len(containers)
        while containers:
            top = containers[-1]
            self._next()
            if self.kind == ",":
                self._next()
                if isinstance(top, dict):
                    keys[-1] = self._key()
                if self.kind != END:
                    self._value()
                    continue
            closing = "}" if isinstance(top, dict) else "]"
            if self.kind != closing:
                raise self._error(f"'{closing}' expected")
            containers.pop()

    def _key(self) -> str:
        if self.kind != STRING:
            raise self._error("string or '}' expected")
        key: str = self.value
        if "\0" in key:
            raise self._error("NUL byte in object key not supported")
        self._next()
        if self.kind != ":":
            raise self._error("':' expected")
        self._next()
        return key

    def _scalar(self) -> Obj:
        kind = self.kind
        if kind == STRING:
            text: str = self.value
            if "\0" in text:
                raise self._error("\\u0000 is not allowed without JSON_ALLOW_NUL")
            return LispString(text, True)
        if kind in (NUMBER, WORD):
            return self.value
        if kind == INVALID:
            raise self._error("invalid token")
        raise self._error("unexpected token")

    # Tokens

    def _next(self) -> None:
        """Read the next token into `kind`, `value` and `saved`."""
        data = self.data
        space = _SPACE.match(data, self.at)
        assert space is not None
        at = self.at = space.end()
        self.saved = b""
        if at >= len(data):
            self.kind = END
            return
        byte = data[at]
        char = chr(byte)
        if char in "{}[]:,":
            self.at = at + 1
            self.saved = data[at : at + 1]
            self.kind = char
        elif char == '"':
            self._string()
        elif char in "-0123456789":
            self._number()
        elif byte >= 0x80:
            found = _SEQUENCE.match(data, at)
            if found is None:
                raise self._error(f"unable to decode byte 0x{byte:x}", broken=True)
            self.at = found.end()
            self.saved = found.group()
            self.kind = INVALID
        else:
            word = _WORD.match(data, at)
            if word is None:
                self.at = at + 1
                self.saved = data[at : at + 1]
                self.kind = INVALID
                return
            self.at = word.end()
            self.saved = word.group()
            self.kind = WORD
            maker = self.maker
            if self.saved == b"true":
                self.value = maker.true
            elif self.saved == b"false":
                self.value = maker.false
            elif self.saved == b"null":
                self.value = maker.null
            else:
                self.kind = INVALID

    def _number(self) -> None:
        data = self.data
        start = at = self.at
        self.kind = INVALID
        if data[at] == 0x2D:
            at += 1
        digits = _DIGITS.match(data, at)
        assert digits is not None
        end = digits.end()
        if end == at or (data[at] == 0x30 and end > at + 1):
            self._take(start, at + 1 if end > at else at)
            return
        at = end
        real = False
        if data[at : at + 1] == b".":
            real = True
            at += 1
            end = self._digits(at)
            if end == at:
                self._take(start, at)
                return
            at = end
        if data[at : at + 1] in (b"e", b"E"):
            real = True
            at += 1
            if data[at : at + 1] in (b"+", b"-"):
                at += 1
            end = self._digits(at)
            if end == at:
                self._take(start, at)
                return
            at = end
        self._take(start, at)
        self.kind = NUMBER
        if real:
            number = float(self.saved)
            if number in (float("inf"), float("-inf")):
                raise self._error("real number overflow")
            self.value = number
            return
        if len(self.saved) > 20:
            negative = self.saved[:1] == b"-"
        else:
            self.value = int(self.saved)
            if -(1 << 63) <= self.value < 1 << 63:
                return
            negative = self.value < 0
        raise self._error("too big negative integer" if negative else "too big integer")

    def _digits(self, at: int) -> int:
        match = _DIGITS.match(self.data, at)
        assert match is not None
        return match.end()

    def _take(self, start: int, end: int) -> None:
        self.saved = self.data[start:end]
        self.at = end

    def _string(self) -> None:
        """Read a string: first all of it, then what its escapes mean."""
        data = self.data
        size = len(data)
        start = self.at
        at = start + 1
        while True:
            plain = _TEXT.match(data, at)
            if plain is not None:
                at = plain.end()
            self._take(start, at)
            if at >= size:
                raise self._error("premature end of input", "json-end-of-file")
            byte = data[at]
            if byte == 0x22:
                break
            if byte == 0x0A:
                raise self._error("unexpected newline")
            if byte < 0x20:
                raise self._error(f"control character 0x{byte:x}")
            if byte >= 0x80:
                sequence = _SEQUENCE.match(data, at)
                if sequence is None:
                    raise self._error(f"unable to decode byte 0x{byte:x}", broken=True)
                at = sequence.end()
                continue
            at = self._escape(start, at)
        self._take(start, at + 1)
        self.value = self._meaning(data[start + 1 : at])
        self.kind = STRING

    def _escape(self, start: int, at: int) -> int:
        """Where the escape at AT ends."""
        data = self.data
        at += 1
        after = data[at] if at < len(data) else -1
        if after == 0x75:
            for _ in range(4):
                at += 1
                if at >= len(data) or data[at] not in _HEX:
                    self._take(start, min(at + 1, len(data)))
                    raise self._error("invalid escape")
            return at + 1
        if after not in _ESCAPES:
            self._take(start, min(at + 1, len(data)))
            raise self._error("invalid escape")
        return at + 1

    def _meaning(self, body: bytes) -> str:
        if b"\\" not in body:
            return body.decode("utf-8")
        out = []
        at = 0
        while True:
            escape = body.find(b"\\", at)
            if escape < 0:
                out.append(body[at:].decode("utf-8"))
                return "".join(out)
            out.append(body[at:escape].decode("utf-8"))
            kind = body[escape + 1]
            at = escape + 2
            if kind != 0x75:
                out.append(_ESCAPES[kind])
                continue
            number = int(body[at : at + 4], 16)
            at += 4
            if 0xD800 <= number <= 0xDBFF:
                if body[at : at + 2] != b"\\u":
                    raise self._error(f"invalid Unicode '\\u{number:04X}'")
                low = int(body[at + 2 : at + 6], 16)
                at += 6
                if not 0xDC00 <= low <= 0xDFFF:
                    raise self._error(f"invalid Unicode '\\u{number:04X}\\u{low:04X}'")
                number = 0x10000 + ((number & 0x3FF) << 10) + (low & 0x3FF)
            elif 0xDC00 <= number <= 0xDFFF:
                raise self._error(f"invalid Unicode '\\u{number:04X}'")
            out.append(chr(number))

    # Errors

    def _error(self, message: str, symbol: str = "json-parse-error", *, broken: bool = False) -> Signal:
        """The signal for MESSAGE about the token at hand; BROKEN if the bytes were no text."""
        if self.saved:
            if len(self.saved) <= 20:
                message = f"{message} near '{self.saved.decode('utf-8', 'replace')}'"
        elif not broken:
            message += " near end of file"
            if symbol == "json-parse-error":
                symbol = "json-end-of-file"
        before = self.data[: self.at]
        line = before.count(b"\n") + 1
        column = sum(1 for byte in before[before.rfind(b"\n") + 1 :] if byte & 0xC0 != 0x80)
        return Signal(
            Name(symbol),
            (LispString(message), LispString(self.source), line, column, len(before)),
        )

"""How symbols, strings and characters are spelt so that the reader gets them back."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from elwire.interpreter.characters import from_python

if TYPE_CHECKING:
    from elwire.interpreter.printer import Printer

_PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789*<>=/:!$%&|~^@_{}+-"
_NUMERIC = frozenset("0123456789+-")
_RAW = re.compile("[\udc80-\udcff]")
_BYTES = re.compile("[\x80-\xff]")
_HEX_DIGITS = frozenset("0123456789abcdefABCDEF")


@lru_cache(maxsize=4096)
def symbol_text(name: str) -> str:
    """NAME, not empty, with backslashes where the reader would take it for something else."""
    if name[0] not in _NUMERIC and not name.strip(_PLAIN):
        return name
    number, escaped = _symbol_patterns()
    text = escaped.sub(r"\\\g<0>", name)
    if number.match(name) and text[0] != "\\":
        text = "\\" + text
    return text


@lru_cache(maxsize=1)
def _symbol_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What looks like a number, and which characters need a backslash; made when a name first needs them."""
    return (
        re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE](?:[0-9]+|[+-][0-9]+|\+INF|\+NaN))?\Z"),
        re.compile("[\\0-\\x20\"#'(),.;?\\[\\\\\\]`\\xa0]"),
    )


def octal(byte: int) -> str:
    """The three-digit octal escape of BYTE."""
    return f"\\{byte:03o}"


def raw_bytes_escaped(text: str, multibyte: bool) -> str:
    """TEXT of a string with each raw byte as an octal escape."""
    if multibyte:
        return _RAW.sub(lambda match: octal(ord(match.group()) - 0xDC00), text)
    return _BYTES.sub(lambda match: octal(ord(match.group())), text)


def quoted_string(printer: Printer, text: str, multibyte: bool) -> str:
    """TEXT of a string between double quotes, as the `print-escape-...` variables have it."""
    out = ['"']
    hexadecimal = False  # just after an escape that a hexadecimal digit would continue
    last = len(text) - 1
    for index, char in enumerate(text):
        code = ord(char)
        if code >= 0x80:
            if multibyte and 0xDC80 <= code <= 0xDCFF:
                out.append(octal(code - 0xDC00))
            elif not multibyte:
                out.append(octal(code) if printer.escape_raw else chr(code + 0xDC00))
            elif printer.escape_multibyte:
                out.append(f"\\x{from_python(char):04x}")
                hexadecimal = True
                continue
            else:
                out.append(char)
            hexadecimal = False
            continue
        if hexadecimal and char in _HEX_DIGITS:
            out.append("\\ ")
        hexadecimal = False
        if char in '"\\':
            out.append("\\" + char)
        elif printer.newlines and char in "\n\f":
            out.append("\\n" if char == "\n" else "\\f")
        elif printer.control and (code < 0x20 or code == 0x7F):
            # Three digits only where an octal digit follows.
            follows = index < last and text[index + 1] in "01234567"
            out.append(octal(code) if follows else f"\\{code:o}")
        else:
            out.append(char)
    out.append('"')
    return "".join(out)


_NAMED = {8: "?\\b", 9: "?\\t", 10: "?\\n", 12: "?\\f", 13: "?\\r", 32: "?\\s"}
_BACKSLASHED = frozenset("\"'();[]\\{}")


def character_literal(code: int) -> str | None:
    """The character syntax of CODE, None when it is no character that shows: `print-integers-as-characters`."""
    named = _NAMED.get(code)
    if named is not None:
        return named
    if 32 < code < 127:
        char = chr(code)
        return f"?\\{char}" if char in _BACKSLASHED else f"?{char}"
    if 0xA0 < code <= 0x10FFFF:
        from unicodedata import category

        # Letters, digits, punctuation and symbols show; marks, separators, controls and surrogates do not.
        kind = category(chr(code))
        if kind[0] in "LNPS" or kind == "Co":
            return f"?{chr(code)}"
    return None

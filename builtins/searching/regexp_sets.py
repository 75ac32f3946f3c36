"""Sets of characters: from what a regexp says to what Python's `re` can test.

A subject is of one of three kinds, and each kind has its own numbering of characters in Python:

* `ASCII`: no character above 0x7F, where sets are small and cheap whatever the tables say;
* `BYTES`: a unibyte string or buffer, where U+0080 to U+00FF are raw bytes;
* `TEXT`: multibyte text, where raw bytes and other oddities are surrogates (see `interpreter.characters`).

A set is a sorted list of ranges `(first, last)` that neither overlap nor touch.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from elwire.interpreter.characters import FIRST_RAW_BYTE, MAX_CHAR, from_python, to_python

Ranges = list[tuple[int, int]]

ASCII, BYTES, TEXT = 0, 1, 2
LAST = (0x7F, 0xFF, 0x10FFFF)
"""The highest Python code point in each kind of subject."""

_ASCII_CLASSES: dict[str, Ranges] = {
    "digit": [(48, 57)],
    "xdigit": [(48, 57), (65, 70), (97, 102)],
    "cntrl": [(0, 31)],
    "ascii": [(0, 127)],
    "unibyte": [(0, 127)],
    "nonascii": [(0x80, FIRST_RAW_BYTE - 1)],
    "multibyte": [(0x80, FIRST_RAW_BYTE - 1)],
}
_ASCII_PUNCT: Ranges = [(33, 47), (58, 64), (91, 96), (123, 126)]


def union(ranges: Iterable[tuple[int, int]]) -> Ranges:
    """RANGES, in any order, as a set."""
    result: Ranges = []
    for first, last in sorted(ranges):
        if result and first <= result[-1][1] + 1:
            if last > result[-1][1]:
                result[-1] = (result[-1][0], last)
        else:
            result.append((first, last))
    return result


def between(first: int, last: int) -> Ranges:
    """What FIRST-LAST between brackets stands for; raw bytes have nothing between them and other characters."""
    if first < FIRST_RAW_BYTE <= last:
        return [(first, 0x7F), (FIRST_RAW_BYTE, last)] if first <= 0x7F else []
    return [(first, last)] if first <= last else []


def complement(ranges: Ranges, last: int) -> Ranges:
    """What is not in RANGES, from 0 to LAST."""
    result = []
    at = 0
    for low, high in ranges:
        if low > at:
            result.append((at, low - 1))
        at = high + 1
    if at <= last:
        result.append((at, last))
    return result


def intersection(a: Ranges, b: Ranges) -> Ranges:
    """What is in both."""
    result = []
    i = j = 0
    while i < len(a) and j < len(b):
        low, high = max(a[i][0], b[j][0]), min(a[i][1], b[j][1])
        if low <= high:
            result.append((low, high))
        if a[i][1] < b[j][1]:
            i += 1
        else:
            j += 1
    return result


def to_kind(ranges: Iterable[tuple[int, int]], kind: int) -> Ranges:
    """RANGES of Emacs characters as a set of Python code points in subjects of KIND."""
    if kind == ASCII:
        return union((first, min(last, 0x7F)) for first, last in ranges if first <= 0x7F)
    result: Ranges = []
    for first, last in ranges:
        if kind == BYTES:
            if first <= 0x7F:
                result.append((first, min(last, 0x7F)))
            if last >= FIRST_RAW_BYTE:
                result.append((max(first, FIRST_RAW_BYTE) - 0x3FFF00, last - 0x3FFF00))
            continue
        for low, high, shift in ((0, 0xD7FF, 0), (0xE000, 0x10FFFF, 0), (FIRST_RAW_BYTE, MAX_CHAR, 0x3F2300)):
            if first <= high and last >= low:
                result.append((max(first, low) - shift, min(last, high) - shift))
        for low, high in ((0xD800, 0xDFFF), (0x110000, FIRST_RAW_BYTE - 1)):
            if first <= high and last >= low:
                result += _aliased(max(first, low), min(last, high))
    return union(result)


def _aliased(first: int, last: int) -> Ranges:
    """Python code points of the characters from FIRST to LAST, none of which is its own."""
    if last - first < 64:
        return [(ord(to_python(char)),) * 2 for char in range(first, last + 1)]
    if (first, last) == (0x110000, FIRST_RAW_BYTE - 1):
        outside = [(code, code) for code in _ALIASES if 0xD800 <= from_python(chr(code)) <= 0xDFFF]
        return intersection(complement(union(outside), 0x10FFFF), [(0xD800, 0xDC7F), (0xDD00, 0xDFFF)])
    return [(code, code) for code in _ALIASES if first <= from_python(chr(code)) <= last]


_ALIASES = (*range(0xD800, 0xDC80), *range(0xDD00, 0xE000))


@cache
def _class_fact(name: str) -> Ranges:
    """Emacs characters of which the fact NAME, a class that does not depend on tables, is true."""
    from elwire.builtins.searching.character_facts import runs

    facts = runs(name)
    result = []
    for index, (first, value) in enumerate(facts):
        if value == "t":
            result.append((first, facts[index + 1][0] - 1 if index + 1 < len(facts) else FIRST_RAW_BYTE - 1))
    return result


_ASCII_FACTS: dict[str, Ranges] = {
    "alpha": [(65, 90), (97, 122)],
    "alnum": [(48, 57), (65, 90), (97, 122)],
    "upper": [(65, 90)],
    "lower": [(97, 122)],
    "graph": [(33, 126)],
    "print": [(32, 126)],
    "blank": [(9, 9), (32, 32)],
}


def class_ranges(name: str, kind: int, word: Ranges, space: Ranges) -> Ranges:
    """Emacs characters of the class NAME; WORD and SPACE are those of word and of whitespace syntax.

    For subjects that are ASCII or bytes only ASCII members are looked at: a raw byte is in no class.
    """
    found = _ASCII_CLASSES.get(name)
    if found is not None:
        return found
    if name == "word":
        return intersection(word, [(0, FIRST_RAW_BYTE - 1)])
    if name == "space":
        return intersection(space, [(0, FIRST_RAW_BYTE - 1)])
    if name == "punct":
        others = complement(union([*word, (0, 0x7F)]), FIRST_RAW_BYTE - 1) if kind == TEXT else []
        return _ASCII_PUNCT + others
    return _class_fact(name) if kind == TEXT else _ASCII_FACTS[name]


def bracket_text(ranges: Ranges, kind: int) -> str:
    """A Python pattern for one character of the set RANGES, of code points."""
    if not ranges:
        return "(?!)"
    if ranges == [(0, LAST[kind])]:
        return "(?s:.)"
    if len(ranges) == 1 and ranges[0][0] == ranges[0][1]:
        return escape(ranges[0][0])
    outside = complement(ranges, LAST[kind])
    if len(outside) < len(ranges) or (len(outside) == len(ranges) and ranges[-1][1] == LAST[kind]):
        return "[^" + inside_bracket(outside) + "]"
    return "[" + inside_bracket(ranges) + "]"


def inside_bracket(ranges: Ranges) -> str:
    """RANGES as they stand between brackets in a Python pattern."""
    return "".join(
        escape(first) if first == last else f"{escape(first)}{'-' if last > first + 1 else ''}{escape(last)}"
        for first, last in ranges
    )


def escape(code: int) -> str:
    """One character in a Python pattern, inside brackets or not."""
    if code < 0x80:
        ch = chr(code)
        return ch if ch.isalnum() else f"\\x{code:02x}"
    return chr(code)

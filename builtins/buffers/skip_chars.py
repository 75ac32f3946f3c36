"""`skip-chars-forward` and `skip-chars-backward`."""

from __future__ import annotations

import re
from typing import Any

from elwire.builtins.buffers.buffers import Buffer
from elwire.builtins.buffers.markers import fixnum_position
from elwire.builtins.searching.regexp_sets import (
    ASCII,
    BYTES,
    LAST,
    TEXT,
    Ranges,
    between,
    bracket_text,
    class_ranges,
    complement,
    to_kind,
)
from elwire.interpreter.characters import FIRST_RAW_BYTE, from_python
from elwire.interpreter.objects import LispString, Obj, nil
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import error, wrong_type

_ALL = "alnum alpha ascii blank cntrl digit graph lower multibyte nonascii print punct space unibyte upper word xdigit"
CLASSES = frozenset(_ALL.split())
_CLASS = re.compile(r"\[:([^:\]]*):\]")
_MAX_KNOWN = 500
_WHITESPACE, _WORD = 0, 2

Skipper = tuple[re.Pattern[str], re.Pattern[str]]


class CharSet:
    """What a skip string says: ranges of characters and names of classes, or everything else."""

    def __init__(self, string: LispString) -> None:
        text = string.s
        self.negated = text[:1] == "^"
        self.ranges: Ranges = []
        self.byte_ranges: Ranges = []
        """The ranges in a unibyte buffer."""
        self.classes: list[str] = []
        self.compiled: dict[object, Skipper] = {}
        chars = [_number(char, string.multibyte) for char in text]
        at = 1 if self.negated else 0
        size = len(chars)
        while at < size:
            if text[at] == "[":
                found = _CLASS.match(text, at)
                if found is not None:
                    if found.group(1) not in CLASSES:
                        raise error("Invalid ISO C character class")
                    self.classes.append(found.group(1))
                    at = found.end()
                    continue
            if text[at] == "\\":
                at += 1
                if at == size:
                    break
            first = last = chars[at]
            at += 1
            if at + 1 < size and text[at] == "-":
                at += 1
                if text[at] == "\\" and at + 1 < size:
                    at += 1
                last = chars[at]
                at += 1
            self.byte_ranges += between(first, last)
            if string.multibyte and first < FIRST_RAW_BYTE <= last:
                # Emacs looks for such characters by their first bytes, where raw bytes come first.
                if self.negated:
                    self.ranges.append((first, last))
                elif first <= 0x7F:
                    self.ranges.append((first, 0x7F))
            else:
                self.ranges += between(first, last)

    def skipper(self, it: Any, kind: int) -> Skipper:
        """Patterns for any number of characters of the set and for one, in text of KIND."""
        key: object = kind
        word: Ranges = []
        space: Ranges = []
        if "word" in self.classes or "space" in self.classes or "punct" in self.classes:
            from elwire.builtins.searching.syntax import syntax_view

            view = syntax_view(it)
            key = (kind, view)
            word, space = view.ranges(_WORD, kind), view.ranges(_WHITESPACE, kind)
        known = self.compiled.get(key)
        if known is None:
            ranges = list(self.byte_ranges if kind == BYTES else self.ranges)
            for name in self.classes:
                ranges += class_ranges(name, kind, word, space)
            found = to_kind(ranges, kind)
            if self.negated:
                found = complement(found, LAST[kind])
            bracket = bracket_text(found, kind)
            known = self.compiled[key] = re.compile(f"(?:{bracket})*"), re.compile(bracket)
        return known


def _number(char: str, multibyte: bool) -> int:
    code = ord(char)
    if not multibyte:
        return code if code < 0x80 else code + 0x3FFF00
    return from_python(char) if 0xD800 <= code <= 0xDFFF else code


def _set(it: Any, string: Obj) -> CharSet:
    if not isinstance(string, LispString):
        raise wrong_type("stringp", string)
    known: dict[tuple[str, bool], CharSet] = it.chapter_state.setdefault("skip chars", {})
    key = string.s, string.multibyte
    found = known.get(key)
    if found is None:
        if len(known) >= _MAX_KNOWN:
            known.clear()
        found = known[key] = CharSet(string)
    return found


def _kind(buffer: Buffer, text: str) -> int:
    return ASCII if text.isascii() else TEXT if buffer.multibyte else BYTES


@primitive("skip-chars-forward")
def skip_chars_forward(it: Any, string: Obj, lim: Obj = nil) -> Obj:
    """Move point forward over the characters that STRING names, not beyond LIM; return how far.

    STRING is like what stands between the brackets of a regexp: characters, ranges with a hyphen, classes such as
    [:alpha:]; ^ in front means all but these, and a backslash quotes.
    """
    known: dict[tuple[str, bool], CharSet] | None = it.chapter_state.get("skip chars")
    chars = known.get((string.s, string.multibyte)) if known is not None and type(string) is LispString else None
    if chars is None:
        chars = _set(it, string)
    buffer: Buffer = it.buffer
    body = buffer.text
    if lim is nil and len(body.strs) == 1:
        whole = body.strs[0]
        pattern = chars.compiled.get(ASCII) if whole.isascii() else None
        if pattern is not None:
            start, shift = buffer.point, body.los[0] - 1
            end = pattern[0].match(whole, shift + start, shift + buffer.zv).end()  # type: ignore[union-attr]
            buffer.point = at = end - shift
            return at - start
    limit = buffer.zv if lim is nil else min(max(fixnum_position(lim), buffer.begv), buffer.zv)
    start = buffer.point
    at = start - 1
    for text, first, last in buffer.text.pieces(at, limit - 1):
        found = chars.skipper(it, _kind(buffer, text))[0].match(text, first, last)
        stop = first if found is None else found.end()
        at += stop - first
        if stop < last:
            break
    buffer.point = at + 1
    return at + 1 - start


@primitive("skip-chars-backward")
def skip_chars_backward(it: Any, string: Obj, lim: Obj = nil) -> Obj:
    """Move point backward over the characters that STRING names, not beyond LIM; return how far, as a number below 0.

    STRING is as for `skip-chars-forward`.
    """
    chars = _set(it, string)
    buffer: Buffer = it.buffer
    limit = buffer.begv if lim is nil else min(max(fixnum_position(lim), buffer.begv), buffer.zv)
    start = at = buffer.point
    size = 64
    while at > limit:
        low = max(limit, at - size)
        text = buffer.string(low, at)[::-1]
        found = chars.skipper(it, _kind(buffer, text))[0].match(text)
        moved = 0 if found is None else found.end()
        at -= moved
        if moved < len(text):
            break
        size *= 4
    buffer.point = at
    return at - start

"""Regexps over text that gives characters a syntax of their own, by the text property `syntax-table`.

Only `\\sC`, `\\w` and the places of words and symbols see such a syntax, not classes between brackets.  Python's `re`
can know nothing of it, so wherever such a character may matter, the matcher of `regexp_matcher` decides at each place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from elwire.builtins.searching.syntax import SYMBOL, WORD, class_of
from elwire.interpreter.arrays import CharTable
from elwire.interpreter.characters import RAW_BYTE_OFFSET, from_python
from elwire.interpreter.objects import Cons, nil

if TYPE_CHECKING:
    from elwire.builtins.searching.regexps import Regexp, Spans

Places = dict[int, int]
"""The syntax class of each character, by its offset, whose class is not that of the table."""


def wanted(it: Any) -> bool:
    """True when text properties give syntax now."""
    return it.symbol_value("parse-sexp-lookup-properties") is not nil


def places_of(it: Any, props: Any, text: str, low: int, high: int, shift: int, multibyte: bool) -> Places:
    """The characters with a syntax of their own from LOW to HIGH in PROPS; the offsets returned are SHIFT higher."""
    found: Places = {}
    name = it.s.syntax_table
    for start, end, plist in props.runs(low, high):
        while isinstance(plist, Cons) and isinstance(plist.cdr, Cons):
            if plist.car is name:
                value = plist.cdr.car
                for at in range(max(start, low, -shift) + shift, min(min(end, high) + shift, len(text))):
                    if isinstance(value, CharTable):
                        found[at] = class_of(value.get(_char(text[at], multibyte)))
                    elif isinstance(value, Cons):
                        found[at] = class_of(value)
                break
            plist = plist.cdr.cdr
    return found


def _char(ch: str, multibyte: bool) -> int:
    if multibyte or ch < "\x80":
        return from_python(ch)
    return ord(ch) + RAW_BYTE_OFFSET


def match_at(
    regexp: Regexp, text: str, at: int, beginning: int, end: int, stop: int, point: int, longest: bool, places: Places
) -> Spans | None:
    """What `Regexp.match` gives under PLACES."""
    return regexp.program.match(text, at, beginning, end, stop, point, longest=longest, places=places)


def search(
    regexp: Regexp,
    text: str,
    start: int,
    beginning: int,
    end: int,
    stop: int,
    point: int,
    longest: bool,
    places: Places,
) -> Spans | None:
    """What `Regexp.search` gives under PLACES."""
    for at in range(start, stop + 1):
        spans = match_at(regexp, text, at, beginning, end, stop, point, longest, places)
        if spans is not None:
            return spans
    return None


def search_backward(
    regexp: Regexp, text: str, start: int, low: int, beginning: int, end: int, point: int, longest: bool, places: Places
) -> Spans | None:
    """What `Regexp.search_backward` gives under PLACES."""
    for at in range(start, low - 1, -1):
        spans = match_at(regexp, text, at, beginning, end, start, point, longest, places)
        if spans is not None:
            return spans
    return None


def is_place(kind: str, before: int | None, after: int | None) -> bool:
    """True when a place of KIND is between characters of the syntax classes BEFORE and AFTER, None for an edge."""
    if kind in ("_<", "_>"):
        left, right = before in (WORD, SYMBOL), after in (WORD, SYMBOL)
        return right and not left if kind == "_<" else left and not right
    left, right = before == WORD, after == WORD
    if kind == "<":
        return right and not left
    if kind == ">":
        return left and not right
    edge = left is not right or before is None or after is None
    return edge if kind == "b" else not edge

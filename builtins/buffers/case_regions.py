"""Changing the case of text in the current buffer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from elwire.builtins.buffers.deletion import make_string, region
from elwire.builtins.buffers.editing import put_same_length
from elwire.builtins.buffers.stickiness import neighbours, sticking
from elwire.builtins.buffers.undo import after_change, before_change, note_change, record_change
from elwire.builtins.data.casing import (
    capitalize_function,
    downcase_function,
    upcase_function,
    upcase_initials_function,
)
from elwire.interpreter import casing
from elwire.interpreter.objects import Obj, nil, t
from elwire.interpreter.registry import primitive
from elwire.interpreter.strings import check_fixnum
from elwire.interpreter.textprops import Intervals

Change = Callable[[Any], Callable[[str], str]]


def change_case(it: Any, start: Obj, end: Obj, change: Change) -> int:
    """Change the case of the current buffer's text from START to END by CHANGE; return by how much the text grew."""
    first, last = region(it, start, end)
    if first == last:
        return 0
    buffer = it.buffer
    before_change(it, buffer, first, last)
    text = buffer.string(first, last)
    function = change(it)
    changed = function(text) if buffer.multibyte else casing.fold_unibyte(text, function)
    # Emacs takes the attempt for a change, and records the whole text, whatever becomes of it.
    note_change(it, buffer)
    record_change(it, buffer, first, make_string(buffer, first, last))
    if changed == text:
        return 0
    if len(changed) == len(text):
        low, high = _differing(text, changed)
        put_same_length(it, buffer, first + low, changed[low:high])
        after_change(it, buffer, first + low, first + high, high - low)
        return 0
    return _replace_each(it, first, text, changed, function)


def _differing(text: str, changed: str) -> tuple[int, int]:
    """Where the first and, plus one, the last character is that differs between two texts of the same length."""
    places = [index for index, (old, new) in enumerate(zip(text, changed, strict=True)) if old != new]
    return places[0], places[-1] + 1


def _replace_each(it: Any, first: int, text: str, changed: str, function: Callable[[str], str]) -> int:
    """Replace TEXT at FIRST by CHANGED, which is longer, character by character.

    As in Emacs, point moves along but markers and overlays stay where they are, though the text behind moves.
    """
    buffer = it.buffer
    at = first
    low = high = None
    growth = len(changed) - len(text)
    symbol = buffer.table.undo_list
    records = buffer.locals[symbol]
    if records is not t:
        # The change has been recorded; what was inserted turns out to be longer.
        records.car.cdr += growth
    buffer.locals[symbol] = t
    try:
        for old, new in _aligned(text, changed, function):
            if old != new:
                low = at if low is None else low
                if len(new) == 1:
                    put_same_length(it, buffer, at, new)
                else:
                    put_same_length(it, buffer, at, new[0])
                    _put_more(it, buffer, at + 1, new[1:])
                high = at + len(new)
            at += len(new)
    finally:
        buffer.locals[symbol] = records
    if low is not None and high is not None:
        after_change(it, buffer, low, high, high - low - growth)
    return growth


def _put_more(it: Any, buffer: Any, at: int, text: str) -> None:
    """Insert TEXT at AT, behind the first character of a longer one, and leave the markers alone.

    That takes more of the properties that the letter had or, when they start there, of those before it.
    """
    size = len(text)
    body = buffer.text
    if body.props is not None:
        start, _end, plist = body.props.run_at(at - 2)
        if start == at - 2:
            plist = sticking(it, *neighbours(buffer, at - 1))
        props = Intervals(size)
        props.set(0, size, plist)
        body.props.insert(at - 2, size, props)
    body.insert(at - 1, text)
    for each in body.sharers:
        if each.point >= at:
            each.point += size
        each.zv += size


def _aligned(text: str, changed: str, function: Callable[[str], str]) -> list[tuple[str, str]]:
    """The characters of TEXT, each with the part of CHANGED that FUNCTION made of it."""
    pairs = []
    at = 0
    for char in text:
        alone = function(char)
        size = len(alone) if changed.startswith(alone, at) else 1
        pairs.append((char, changed[at : at + size]))
        at += size
    return pairs


@primitive("upcase-region", interactive="r")
def upcase_region(it: Any, beg: Obj, end: Obj, region_noncontiguous_p: Obj = nil) -> Obj:
    """Make the text between BEG and END upper case; REGION-NONCONTIGUOUS-P is for rectangles, which need a display."""
    change_case(it, beg, end, upcase_function)
    return nil


@primitive("downcase-region", interactive="r")
def downcase_region(it: Any, beg: Obj, end: Obj, region_noncontiguous_p: Obj = nil) -> Obj:
    """Make the text between BEG and END lower case; REGION-NONCONTIGUOUS-P is for rectangles, which need a display."""
    change_case(it, beg, end, downcase_function)
    return nil


@primitive("capitalize-region", interactive="r")
def capitalize_region(it: Any, beg: Obj, end: Obj, region_noncontiguous_p: Obj = nil) -> Obj:
    """Capitalize the words between BEG and END; REGION-NONCONTIGUOUS-P is for rectangles, which need a display."""
    change_case(it, beg, end, capitalize_function)
    return nil


@primitive("upcase-initials-region", interactive="r")
def upcase_initials_region(it: Any, beg: Obj, end: Obj, region_noncontiguous_p: Obj = nil) -> Obj:
    """Make the initials between BEG and END upper case; REGION-NONCONTIGUOUS-P is for rectangles."""
    change_case(it, beg, end, upcase_initials_function)
    return nil


def _change_words(it: Any, count: Obj, change: Change) -> Obj:
    """Change the case of COUNT words after point and leave point behind them, or of -COUNT words before point."""
    check_fixnum(count)
    buffer = it.buffer
    start = buffer.point
    from elwire.builtins.searching.syntax_motion import scan_words

    found = scan_words(it, start - 1, count)
    other = found + 1 if found is not None else buffer.zv if count > 0 else buffer.begv
    growth = change_case(it, start, other, change)
    buffer.set_point(max(start, other) + growth)
    return nil


@primitive("upcase-word", interactive="p")
def upcase_word(it: Any, arg: Obj) -> Obj:
    """Make the ARG words after point upper case and move behind them; with ARG negative, words before point."""
    return _change_words(it, arg, upcase_function)


@primitive("downcase-word", interactive="p")
def downcase_word(it: Any, arg: Obj) -> Obj:
    """Make the ARG words after point lower case and move behind them; with ARG negative, words before point."""
    return _change_words(it, arg, downcase_function)


@primitive("capitalize-word", interactive="p")
def capitalize_word(it: Any, arg: Obj) -> Obj:
    """Capitalize the ARG words after point and move behind them; with ARG negative, words before point."""
    return _change_words(it, arg, capitalize_function)

"""`replace-buffer-contents`: one text for another, with as little change as can be found."""

from __future__ import annotations

import time
from typing import Any

from elwire.builtins.buffers.buffers import Buffer
from elwire.builtins.buffers.deletion import delete_text
from elwire.builtins.buffers.insertion import (
    check_buffer_name,
    insert_at_point,
    insert_buffer_substring,
    text_of_string,
)
from elwire.builtins.buffers.shortest_edits import Edit, compare
from elwire.builtins.buffers.undo import after_change, before_change, undo_boundary
from elwire.interpreter.objects import LispString, Obj, nil, t
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import error, wrong_type
from elwire.interpreter.strings import multibyte_text


@primitive("replace-buffer-contents", interactive="bSource buffer: ")
def replace_buffer_contents(it: Any, source: Obj, max_secs: Obj = nil, max_costs: Obj = nil) -> Obj:
    """Give the accessible text of the current buffer the contents of that of SOURCE, a buffer or a name.

    What the two have in common stays, with its markers and properties.  MAX-SECS and MAX-COSTS, nil or numbers, limit
    the search for it; beyond MAX-SECS everything is replaced and the value is nil, else it is t.
    """
    here: Buffer = it.buffer
    other = check_buffer_name(it, source)
    if other is here:
        raise error("Cannot replace a buffer with itself")
    if max_costs is not nil and type(max_costs) is not int:
        raise wrong_type("integerp", max_costs)
    deadline = None
    if max_secs is not nil:
        if type(max_secs) is not int and type(max_secs) is not float:
            raise wrong_type("numberp", max_secs)
        deadline = time.monotonic() + max_secs
    if here.begv == here.zv or other.begv == other.zv:
        if here.begv < here.zv:
            delete_text(it, here.begv, here.zv)
        elif other.begv < other.zv:
            insert_buffer_substring(it, source)
        return t
    old = here.string(here.begv, here.zv)
    new_string = LispString(other.string(other.begv, other.zv), other.multibyte)
    props = None
    if other.text.props is not None:
        props = other.text.props
    new = text_of_string(new_string, here.multibyte)
    # A byte is no character, though one of the same number may take its place.
    before, after = multibyte_text(LispString(old, here.multibyte)), multibyte_text(new_string)
    edits: list[Edit] | None = [] if before == after else differences(before, after, deadline)
    if edits is None:
        delete_text(it, here.begv, here.zv)
        insert_buffer_substring(it, source)
        return nil
    undo_boundary(it)
    first, shift = here.begv, other.begv - 1
    token = it.save_excursion_begin()
    try:
        before_change(it, here, here.begv, here.zv)
        with it.let(here.table.inhibit_hooks, t):
            for old_from, old_to, new_from, new_to in reversed(edits):
                at = first + old_from
                delete_text(it, at, at + old_to - old_from)
                if new_to > new_from:
                    here.set_point(at)
                    cut = None if props is None else props.cut(shift + new_from, shift + new_to)
                    insert_at_point(it, new[new_from:new_to], cut)
    finally:
        it.save_excursion_end(token)
    after_change(it, here, here.begv, here.zv, len(old))
    return t


def differences(old: str, new: str, deadline: float | None) -> list[Edit] | None:
    """What turns OLD into NEW, in order; None when that takes beyond DEADLINE."""
    if deadline is not None and time.monotonic() > deadline:
        return None
    start = _common_start(old, new)
    end = _common_end(old, new, start)
    a, b = old[start : len(old) - end], new[start : len(new) - end]
    if not a or not b:
        return [(start, len(old) - end, start, len(new) - end)]
    edits = _shortest(a, b, deadline)
    if edits is None:
        return None
    return [(start + w, start + x, start + y, start + z) for w, x, y, z in edits]


def _common_start(a: str, b: str) -> int:
    low, high = 0, min(len(a), len(b))
    while low < high:
        middle = (low + high + 1) // 2
        if a[:middle] == b[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _common_end(a: str, b: str, start: int) -> int:
    low, high = 0, min(len(a), len(b)) - start
    while low < high:
        middle = (low + high + 1) // 2
        if a[len(a) - middle :] == b[len(b) - middle :]:
            low = middle
        else:
            high = middle - 1
    return low


_LARGE = 4000
"""Beyond this many changed characters lines are compared before characters."""


def _shortest(a: str, b: str, deadline: float | None) -> list[Edit] | None:
    """The edits from A to B: characters for short texts, lines first for long ones."""
    from difflib import SequenceMatcher

    if len(a) + len(b) <= _LARGE:
        exact = compare(a, b)
        if exact is not None:
            return exact
        matcher = SequenceMatcher(None, a, b, autojunk=False)
        return [tuple(code[1:]) for code in matcher.get_opcodes() if code[0] != "equal"]  # type: ignore[misc]
    lines_a, lines_b = a.splitlines(keepends=True), b.splitlines(keepends=True)
    starts_a, starts_b = _offsets(lines_a), _offsets(lines_b)
    edits: list[Edit] = []
    for tag, i, j, k, m in SequenceMatcher(None, lines_a, lines_b, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        if deadline is not None and time.monotonic() > deadline:
            return None
        w, x, y, z = starts_a[i], starts_a[j], starts_b[k], starts_b[m]
        if tag == "replace" and x - w + z - y <= _LARGE:
            inner = differences(a[w:x], b[y:z], deadline)
            if inner is None:
                return None
            edits += [(w + p, w + q, y + r, y + s) for p, q, r, s in inner]
        else:
            edits.append((w, x, y, z))
    return edits


def _offsets(lines: list[str]) -> list[int]:
    offsets = [0]
    for line in lines:
        offsets.append(offsets[-1] + len(line))
    return offsets


@primitive("buffer-line-statistics")
def buffer_line_statistics(it: Any, buffer_or_name: Obj = nil) -> Obj:
    """Return a list of the number of lines in BUFFER-OR-NAME, the longest one's length and the mean, in bytes."""
    from elwire.builtins.buffers.multibyteness import byte_length
    from elwire.interpreter.objects import lisp_list

    buffer: Buffer = it.buffer if buffer_or_name is nil else check_buffer_name(it, buffer_or_name)
    lines = buffer.string(1, buffer.text.length + 1).split("\n")
    if not lines[-1]:
        lines.pop()
    sizes = [byte_length(line, buffer.multibyte) for line in lines]
    if not sizes:
        return lisp_list(0, 0, 0.0)
    return lisp_list(len(sizes), max(sizes), sum(sizes) / len(sizes))

"""The text of buffers, places and overlays, held against simple models of themselves."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from elwire.builtins.buffers import text as text_module
from elwire.builtins.buffers.places import Place, Places
from elwire.builtins.buffers.text import Text

PIECES = st.text("aé日\n\U0001f600\udc80", min_size=0, max_size=6)
REPEATS = st.sampled_from([1, 1, 3, 700, 30_000])
SPOT = st.floats(0, 1)


class Owner:
    """Stands in for a buffer: it has the places of a text."""

    def __init__(self) -> None:
        self.places = Places()
        self.text = self


EDITS = st.lists(
    st.one_of(
        st.tuples(st.just("insert"), SPOT, PIECES, REPEATS),
        st.tuples(st.just("append"), PIECES, REPEATS),
        st.tuples(st.just("delete"), SPOT, SPOT),
        st.tuples(st.just("eat"), st.integers(1, 5000)),
        st.tuples(st.just("match"), SPOT, SPOT),
        st.tuples(st.just("replace"), SPOT, st.integers(0, 3000), PIECES),
        st.tuples(st.just("sweep"), SPOT, st.integers(1, 3000), st.integers(0, 3), PIECES, st.integers(0, 2)),
    ),
    max_size=40,
)


def at(spot: float, size: int) -> int:
    return round(spot * size)


def apply(text: Text, model: str, edit: tuple[Any, ...]) -> str:
    kind = edit[0]
    if kind in ("insert", "append"):
        where = at(edit[1], len(model)) if kind == "insert" else len(model)
        new = edit[-2] * edit[-1]
        text.insert(where, new)
        return model[:where] + new + model[where:]
    if kind == "replace":
        low = at(edit[1], len(model))
        high = min(len(model), low + edit[2])
        text.replace(low, high, edit[3])
        return model[:low] + edit[3] + model[high:]
    if kind == "sweep":
        _, spot, step, gone, new, way = edit
        low = at(spot, len(model))
        for _ in range(8):
            high = min(len(model), low + gone)
            if way == 0:
                text.replace(low, high, new)
            else:
                for part in ("insert", "delete") if way == 1 else ("delete", "insert"):
                    if part == "delete":
                        text.delete(low + len(new) * (way == 1), high + len(new) * (way == 1))
                    else:
                        text.insert(low, new)
            model = model[:low] + new + model[high:]
            low = min(len(model), low + len(new) + step)
            assert text.char(low - 1) == model[low - 1] if low else True
        return model
    if kind == "match":
        low, high = sorted((at(edit[1], len(model)), at(edit[2], len(model))))
        string, shift = text.contiguous(low, high)
        wide_low, wide_high = max(0, low - 1), min(len(model), high + 1)
        assert string[shift + wide_low : shift + wide_high] == model[wide_low:wide_high]
        string, shift = text.view(low, high)
        assert string[shift + low : shift + high] == model[low:high]
        if text.begins_right(string, shift, low) and low > 0:
            assert string[shift + low - 1] == model[low - 1]
        return model
    if kind == "eat":
        low, high = 0, min(edit[1], len(model))
    else:
        low, high = sorted((at(edit[1], len(model)), at(edit[2], len(model))))
    text.delete(low, high)
    return model[:low] + model[high:]


@settings(max_examples=150, deadline=None)
@given(EDITS)
def test_text_is_what_a_string_would_be(edits: list[tuple[Any, ...]]) -> None:
    text, model = Text(), ""
    for edit in edits:
        model = apply(text, model, edit)
        assert text.length == len(model)
    assert text.slice(0, len(model)) == model
    middle = len(model) // 2
    for low, high in ((0, len(model)), (middle, len(model)), (0, middle), (middle, min(middle + 3, len(model)))):
        assert text.slice(low, high) == model[low:high]
        for needle in ("a", "日a", "\n", "aé日"):
            assert text.find(needle, low, high) == model.find(needle, low, high)
            assert text.rfind(needle, low, high) == model.rfind(needle, low, high)
        assert text.count("\n", low, high) == model.count("\n", low, high)
        assert "".join(s[i:j] for s, i, j in text.pieces(low, high)) == model[low:high]
    if model:
        assert [text.char(i) for i in (0, middle, len(model) - 1)] == [model[0], model[middle], model[-1]]


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.tuples(st.just("place"), st.integers(0, 400), st.booleans()),
            st.tuples(st.just("crowd"), st.integers(0, 400), st.integers(1, 90)),
            st.tuples(st.just("insert"), st.integers(0, 400), st.integers(1, 50), st.booleans()),
            st.tuples(st.just("delete"), st.integers(0, 400), st.integers(0, 60)),
            st.tuples(st.just("move"), st.integers(0, 1000), st.integers(0, 400)),
            st.tuples(st.just("remove"), st.integers(0, 1000)),
        ),
        max_size=60,
    )
)
def test_places_move_as_one_by_one(steps: list[tuple[Any, ...]]) -> None:
    owner = Owner()
    model: list[list[Any]] = []
    for step in steps:
        kind = step[0]
        if kind == "place":
            model.append([Place(owner, step[1], step[2]), step[1]])
        elif kind == "crowd":
            model += [[Place(owner, step[1] + i % 40, i % 3 == 0), step[1] + i % 40] for i in range(step[2])]
        elif kind == "insert":
            where, size, before = step[1:]
            owner.places.inserted(where, size, before)
            for entry in model:
                if entry[1] > where or (entry[1] == where and (before or entry[0].advance)):
                    entry[1] += size
        elif kind == "delete":
            low, high = step[1], step[1] + step[2]
            if low < high:
                owner.places.deleted(low, high)
            for entry in model:
                entry[1] -= min(max(entry[1] - low, 0), high - low)
        elif model and kind == "move":
            entry = model[step[1] % len(model)]
            entry[1] = step[2]
            owner.places.move(entry[0], step[2])
        elif model:
            entry = model.pop(step[1] % len(model))
            entry[0].remove()
            assert entry[0].buffer is None
        assert [entry[0].position for entry in model] == [entry[1] for entry in model]
    assert len(owner.places.all()) == len(model)


@pytest.mark.parametrize("character", ["a", "é", "日"])
def test_appending_keeps_one_string(character: str) -> None:
    text = Text(character * 100_000)
    for _ in range(2000):
        text.insert(text.length, "a line of some length\n")
    assert len(text.strs) == 1


def test_one_wide_character_does_not_widen_a_large_text_at_once() -> None:
    text = Text("a" * 200_000)
    text.insert(text.length, "日")
    assert text.strs[0].isascii()
    assert text.contiguous(0, text.length)[0][-1] == "日"
    assert len(text.strs) == 1


def test_a_loop_that_replaces_copies_nothing_large() -> None:
    text = Text("some foo text\n" * 20_000)
    at_, count = 0, 0
    largest = 0
    while True:
        string, shift = text.view(at_, text.length)
        found = re.compile("foo").search(string, at_ + shift, text.length + shift)
        if found is None:
            break
        start, end = found.start() - shift, found.end() - shift
        del string, found
        text.delete(start, end)
        text.insert(start, "quux")
        at_, count = start + 4, count + 1
        largest = max(largest, len(text.strs))
    assert count == 20_000
    assert largest <= text_module.MANY + 2
    assert text.slice(0, text.length) == "some quux text\n" * 20_000


def test_eating_from_the_front_lets_go_of_the_string() -> None:
    text = Text("x" * 1_000_000)
    for _ in range(99):
        text.delete(0, 10_000)
    assert text.length == 10_000
    assert len(text.strs[0]) < 50_000

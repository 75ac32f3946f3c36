"""The runs of text properties, held against a list with a property list for each character."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elwire.interpreter import textprops
from elwire.interpreter.objects import Cons, PlainSymbol, nil
from elwire.interpreter.textprops import Intervals, plist_get, uniform

PROPS = [PlainSymbol("one"), PlainSymbol("two")]
PLISTS = [nil, Cons(PROPS[0], Cons(1, nil)), Cons(PROPS[1], Cons(2, Cons(PROPS[0], Cons(1, nil))))]
SPOT = st.floats(0, 1)
EDITS = st.lists(
    st.one_of(
        st.tuples(st.just("append"), st.lists(st.integers(0, 2), min_size=1, max_size=5)),
        st.tuples(st.just("insert"), SPOT, st.lists(st.integers(0, 2), min_size=1, max_size=5)),
        st.tuples(st.just("bare"), SPOT, st.integers(1, 3)),
        st.tuples(st.just("delete"), SPOT, st.integers(1, 9)),
        st.tuples(st.just("set"), SPOT, st.integers(1, 9), st.integers(0, 2)),
        st.tuples(st.just("add"), SPOT, st.integers(1, 9), st.integers(0, 1)),
    ),
    max_size=40,
)


def of_kinds(kinds: list[int]) -> Intervals:
    result = uniform(1, PLISTS[kinds[0]])
    for kind in kinds[1:]:
        result.insert(result.length, 1, uniform(1, PLISTS[kind]))
    return result


def told(model: list[Any]) -> list[Any]:
    return [[plist_get(plist, prop) for prop in PROPS] for plist in model]


@pytest.mark.parametrize("most", [4, 600])
@given(edits=EDITS)
def test_runs(most: int, edits: list[tuple[Any, ...]]) -> None:
    saved = textprops.MOST
    textprops.MOST = most
    try:
        text = Intervals(0)
        model: list[Any] = []
        for edit in edits:
            kind = edit[0]
            low = len(model) if kind == "append" else round(edit[1] * len(model))
            if kind in ("append", "insert"):
                new = [PLISTS[each] for each in edit[-1]]
                text.insert(low, len(new), of_kinds(edit[-1]))
                model[low:low] = new
            elif kind == "bare":
                text.insert(low, edit[2])
                model[low:low] = [nil] * edit[2]
            else:
                high = min(len(model), low + edit[2])
                if kind == "delete":
                    text.delete(low, high)
                    del model[low:high]
                elif kind == "set":
                    text.set(low, high, PLISTS[edit[3]])
                    model[low:high] = [PLISTS[edit[3]]] * (high - low)
                else:
                    pairs = [(PROPS[edit[3]], 7)]
                    text.add(low, high, pairs)
                    model[low:high] = [textprops.plist_added(plist, pairs) for plist in model[low:high]]
            text.check()
            assert text.length == len(model)
            runs = [(low, high, plist) for low, high, plist in text.runs() if high > low]
            assert told([plist for low, high, plist in runs for _ in range(low, high)]) == told(model)
            assert told([text.at(offset) for offset in range(len(model))]) == told(model)
    finally:
        textprops.MOST = saved

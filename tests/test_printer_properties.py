"""`Intervals` against the plainest model there is: a list with the properties of each character."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from elwire.interpreter.objects import nil
from elwire.interpreter.textprops import Intervals, plist_of, plist_pairs, plist_reversed, same_plist

positions = st.integers(0, 60)
names = st.sampled_from([1, 2, 3])  # integers are as good as symbols for property names
operations = st.one_of(
    st.tuples(st.just("insert"), positions, st.integers(0, 9)),
    st.tuples(st.just("insert with"), positions, st.integers(1, 9), st.integers(0, 4), names),
    st.tuples(st.just("delete"), positions, positions),
    st.tuples(st.just("add"), positions, positions, names, st.integers(7, 9)),
    st.tuples(st.just("remove"), positions, positions, names),
    st.tuples(st.just("set"), positions, positions, st.one_of(st.none(), names)),
    st.tuples(st.just("copy"), positions, positions, positions),
)


def as_dict(plist: Any) -> dict[Any, Any]:
    return dict(plist_pairs(plist))


@given(st.lists(operations, max_size=40))
@settings(deadline=None, max_examples=300)
def test_intervals_follow_the_text(steps: list[tuple[Any, ...]]) -> None:
    props = Intervals(20)
    model: list[dict[Any, Any]] = [{} for _ in range(20)]
    for step in steps:
        kind = step[0]
        size = len(model)
        at = min(step[1], size)
        if kind == "insert":
            props.insert(at, step[2])
            model[at:at] = [{} for _ in range(step[2])]
        elif kind == "insert with":
            _kind, _at, length, start, name = step
            start = min(start, length)
            other = Intervals(length)
            other.add(start, length, [(name, 5)])
            props.insert(at, length, other)
            model[at:at] = [{name: 5} if index >= start else {} for index in range(length)]
        else:
            low, high = sorted((at, min(step[2], size)))
            if kind == "delete":
                props.delete(low, high)
                del model[low:high]
            elif kind == "add":
                props.add(low, high, [(step[3], step[4])])
                for each in model[low:high]:
                    each[step[3]] = step[4]
            elif kind == "remove":
                props.remove(low, high, [step[3]])
                for each in model[low:high]:
                    each.pop(step[3], None)
            elif kind == "set":
                wanted = {} if step[3] is None else {step[3]: 6}
                props.set(low, high, plist_of(list(wanted.items())))
                model[low:high] = [dict(wanted) for _ in range(high - low)]
            else:
                target = min(step[3], size)
                copied = props.cut(low, high)
                props.insert(target, high - low, copied)
                model[target:target] = [dict(each) for each in model[low:high]]
        props.check()
        assert props.length == len(model)
        assert [as_dict(props.at(offset)) for offset in range(len(model))] == model
    flattened = [as_dict(plist) for start, end, plist in props.runs() for _ in range(start, end)]
    assert flattened == model
    for offset in range(len(model)):
        change = next((i for i in range(offset, len(model)) if model[i] != model[offset]), None)
        assert props.next_change(offset, same_plist) == change
    for offset in range(1, len(model) + 1):
        change = next((i for i in range(offset, 0, -1) if model[i - 1] != model[offset - 1]), None)
        assert props.previous_change(offset, same_plist) == change


def test_neighbours_stay_apart_unless_they_have_nothing() -> None:
    props = Intervals(10)
    props.add(0, 2, [(1, 5)])
    props.add(2, 4, [(1, 5)])
    assert [run[:2] for run in props.runs()] == [(0, 2), (2, 4), (4, 10)]
    props.remove(1, 4, [1])
    assert [run[:2] for run in props.runs()] == [(0, 1), (1, 10)]


def test_copies_of_strings_turn_the_order_round() -> None:
    plist = plist_of([(1, 10), (2, 20)])
    props = Intervals(4)
    props.set(0, 4, plist)
    assert props.cut(1, 3).at(0) is plist  # type: ignore[union-attr]
    assert plist_pairs(props.slice(1, 3).at(0)) == [(2, 20), (1, 10)]  # type: ignore[union-attr]
    assert plist_reversed(nil) is nil


def test_copy_from_grows_and_leaves_gaps_bare() -> None:
    source = Intervals(3)
    source.add(0, 3, [(1, 5)])
    result = Intervals()
    result.copy_from(source, 0, 3, 2)
    result.with_length(7)
    assert [(start, end, as_dict(plist)) for start, end, plist in result.runs()] == [
        (0, 2, {}),
        (2, 5, {1: 5}),
        (5, 7, {}),
    ]


def test_a_hundred_thousand_runs() -> None:
    props = Intervals(400_000)
    for start in range(0, 400_000, 4):
        props.add(start, start + 2, [(1, start)])
    assert len(props) == 200_000
    props.insert(200_001, 10)
    props.delete(100_000, 100_002)
    props.check()
    assert plist_pairs(props.at(200_009)) == [(1, 200_000)]
    assert props.next_change(0, same_plist) == 2

"""Hash tables, char-tables, lists and sorting against simple models of what they should do."""

from __future__ import annotations

from functools import cmp_to_key
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from elwire.interpreter import listops
from elwire.interpreter.arrays import MAX_CHAR, BoolVector, CharTable
from elwire.interpreter.equality import equal, hash_equal
from elwire.interpreter.hashtables import make_table
from elwire.interpreter.objects import (
    Cons,
    LispString,
    PlainSymbol,
    Vector,
    lisp_list,
    list_to_lisp,
    list_to_python,
    nil,
)
from elwire.interpreter.signals import Signal

unhurried = settings(deadline=None, max_examples=150)

NAMES = {name: PlainSymbol(name) for name in ("eq", "eql", "equal", "key", "value", "key-or-value", "key-and-value")}
SYMBOLS = [PlainSymbol(name) for name in "abc"]

atoms = st.one_of(
    st.integers(-5, 5),
    st.integers(1 << 61, (1 << 61) + 3),
    st.sampled_from([0.0, -0.0, 1.0, 2.5, float("inf")]),
    st.sampled_from(SYMBOLS),
    st.sampled_from(["", "a", "é", "ab"]).map(LispString),
    st.sampled_from(["\xe9", "a"]).map(lambda text: LispString(text, False)),
    st.just(nil),
)
values = st.recursive(
    atoms,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4).map(list_to_lisp),
        st.tuples(inner, inner).map(lambda pair: Cons(*pair)),
        st.lists(inner, max_size=3).map(Vector),
    ),
    max_leaves=12,
)


def shape(value: Any) -> Any:
    """VALUE as Python data that is `==` for `equal` values."""
    if isinstance(value, Cons):
        return ("cons", shape(value.car), shape(value.cdr))
    if isinstance(value, Vector):
        return ("vector", *map(shape, value))
    if isinstance(value, LispString):
        return ("string", value.s, value.multibyte or value.s.isascii())
    if isinstance(value, float):
        return ("float", value.hex())
    return value if isinstance(value, int) else id(value)


@unhurried
@given(values, values)
def test_equal_and_its_hash(a: Any, b: Any) -> None:
    assert equal(a, b) == (shape(a) == shape(b))
    if equal(a, b):
        assert hash_equal(a) == hash_equal(b)


class SlotModel:
    """A table as Emacs keeps it: numbered slots, the last one emptied filled first."""

    def __init__(self) -> None:
        self.slots: list[Any] = []
        self.free: list[int] = []

    def find(self, key: Any) -> int | None:
        for number, entry in enumerate(self.slots):
            if entry is not None and equal(entry[0], key):
                return number
        return None

    def put(self, key: Any, value: Any) -> None:
        number = self.find(key)
        if number is not None:
            self.slots[number][1] = value
        elif self.free:
            self.slots[self.free.pop()] = [key, value]
        else:
            self.slots.append([key, value])

    def remove(self, key: Any) -> None:
        number = self.find(key)
        if number is not None:
            self.slots[number] = None
            self.free.append(number)


@unhurried
@given(st.lists(st.tuples(st.sampled_from(["put", "put", "remove", "clear", "get"]), values), max_size=40))
def test_equal_table_is_like_slots(steps: list[tuple[str, Any]]) -> None:
    table, model = make_table(NAMES["equal"]), SlotModel()
    for number, (action, key) in enumerate(steps):
        if action == "put":
            assert table.puthash(key, number) == number
            model.put(key, number)
        elif action == "remove":
            table.remhash(key)
            model.remove(key)
        elif action == "clear" and number % 5 == 0:
            table.clear()
            model = SlotModel()
        else:
            found = model.find(key)
            assert table.gethash(key, -1) == (-1 if found is None else model.slots[found][1])
        expected = [tuple(entry) for entry in model.slots if entry is not None]
        items = list(table.items())
        assert len(table) == len(items) == len(expected)
        assert all(k is key and v == value for (k, v), (key, value) in zip(items, expected, strict=True))
    copy = list(table.copy().items())
    assert [(id(key), value) for key, value in copy] == [(id(key), value) for key, value in table.items()]


def test_table_changed_while_walked() -> None:
    table = make_table(NAMES["eql"])
    for number in range(6):
        table.puthash(number, number)
    seen = []
    for key, _ in table.items():
        seen.append(key)
        if key == 1:
            table.remhash(2)
            table.remhash(4)
            table.puthash(10, 10)  # goes where 4 was
        if key == 5:
            table.puthash(11, 11)  # goes where 2 was, which is behind us
            table.puthash(12, 12)
    assert seen == [0, 1, 3, 10, 5, 12]


@pytest.mark.parametrize(
    ("weakness", "left"),
    [
        ("key", ["kept", "dead value"]),
        ("value", ["kept", "dead key"]),
        ("key-or-value", ["kept", "dead key", "dead value"]),
        ("key-and-value", ["kept"]),
    ],
)
@pytest.mark.parametrize("kind", [lambda *items: Vector(items), lisp_list])
@pytest.mark.parametrize("test", ["eq", "equal"])
def test_weak_tables_lose_entries_when_garbage_is_collected(
    weakness: str, left: list[str], kind: Any, test: str
) -> None:
    import gc

    table = make_table(NAMES[test], NAMES[weakness])
    keys = {name: kind(1, LispString(name)) for name in ("kept", "dead value")}
    held = {name: kind(2, LispString(name)) for name in ("kept", "dead key")}
    for name in ("kept", "dead key", "dead value", "dead"):
        table.puthash(keys.get(name) or kind(1, LispString(name)), held.get(name) or kind(2, LispString(name)))
    assert len(table) == 4
    gc.collect()
    texts = [(key[1] if isinstance(key, Vector) else key.cdr.car).s for key, _ in table.items()]
    assert sorted(texts) == sorted(left)
    for name, key in keys.items():
        if name in left:
            assert table.gethash(key, None) is not None
    table.puthash(kind(3), 7)
    assert len(table) == len(left) + 1


char_steps = st.lists(
    st.tuples(
        st.sampled_from([0, 5, 64, 65, 66, 127, 128, 129, 200, MAX_CHAR - 1, MAX_CHAR]),
        st.sampled_from([0, 5, 64, 65, 66, 127, 128, 129, 200, MAX_CHAR - 1, MAX_CHAR]),
        st.sampled_from([nil, 1, 2, 3]),
    ),
    max_size=12,
)
PROBES = [0, 1, 4, 5, 6, 63, 64, 65, 66, 67, 126, 127, 128, 129, 130, 199, 200, 201, MAX_CHAR - 2, MAX_CHAR - 1]
PROBES += [MAX_CHAR]


@unhurried
@given(char_steps, char_steps, st.sampled_from([nil, 9]))
def test_char_table_against_dicts(steps: list[Any], parents: list[Any], default: Any) -> None:
    purpose = SYMBOLS[0]
    table, parent = CharTable(purpose), CharTable(purpose)
    table.default, table.parent = default, parent
    own = dict.fromkeys(PROBES, nil)
    inherited = dict.fromkeys(PROBES, nil)
    for target, model, changes in ((table, own, steps), (parent, inherited, parents)):
        for first, last, value in changes:
            target.set_range(first, last, value)
            model.update({char: value for char in PROBES if first <= char <= last})
    for char in PROBES:
        value = own[char] if own[char] is not nil else default if default is not nil else inherited[char]
        assert table.get(char) is value
        assert table.own(char) is own[char]
    runs = table.effective_runs()
    assert all(before[1] < after[0] for before, after in pairwise(runs))
    for char in PROBES:
        found = [value for first, last, value in runs if first <= char <= last]
        assert (found or [nil])[0] is table.get(char)
    again = CharTable.from_slots(table.slots())
    assert all(again.get(char) is table.get(char) for char in PROBES)
    assert equal(again, table)


@unhurried
@given(st.lists(st.booleans(), max_size=40))
def test_bool_vector_packing(bits: list[bool]) -> None:
    vector = BoolVector(bytes(bits))
    assert BoolVector.unpacked(len(bits), vector.packed()).bits == vector.bits
    assert len(vector.packed()) == (len(bits) + 7) // 8


@unhurried
@given(st.lists(st.tuples(st.integers(0, 5), st.integers()), max_size=30), st.booleans())
def test_sort_with_any_predicate_is_stable(pairs: list[tuple[int, int]], as_vector: bool) -> None:
    from elwire.builtins.data.sorting import sort
    from elwire.interpreter.functions import Subr
    from elwire.interpreter.objects import t

    conses = [Cons(*pair) for pair in pairs]
    less = Subr("less", lambda a, b: t if a.car < b.car else nil, 2, 2)
    result = sort(Vector(conses) if as_vector else list_to_lisp(conses), less)
    expected = sorted(conses, key=cmp_to_key(lambda a, b: a.car - b.car))
    assert [id(each) for each in (result if as_vector else list_to_python(result))] == [id(each) for each in expected]


@pytest.mark.parametrize("length", [0, 1, 7, 8, 9, 31, 33, 100, 85_000])
def test_long_lists(length: int) -> None:
    list_ = list_to_lisp(range(length))
    dotted = list_to_lisp(range(length), SYMBOLS[0])
    assert listops.length(list_) == length
    assert listops.nth(length, list_) is nil
    if length:
        assert listops.nth(length - 1, list_) == length - 1
        assert listops.nthcdr(length, dotted) is SYMBOLS[0]
        for function in (listops.memq, listops.member, listops.assq, listops.assoc):
            with pytest.raises(Signal) as caught:
                function(SYMBOLS[1], dotted)
            assert caught.value.data == ("listp", dotted)
        with pytest.raises(Signal) as caught:
            listops.length(dotted)
        assert caught.value.data == ("listp", SYMBOLS[0])
    for function in (listops.memq, listops.member):
        assert function(SYMBOLS[1], list_) is nil
        assert function(SYMBOLS[1], list_to_lisp(range(length), lisp_list(SYMBOLS[1]))).car is SYMBOLS[1]


@pytest.mark.parametrize(("lead", "circle"), [(0, 1), (0, 2), (3, 5), (100, 7), (0, 50_000)])
def test_circular_lists_signal(lead: int, circle: int) -> None:
    list_ = list_to_lisp([Cons(number, number) for number in range(lead + circle)])
    last = listops.nthcdr(lead + circle - 1, list_)
    last.cdr = start = listops.nthcdr(lead, list_)
    for function in (listops.memq, listops.member, listops.assq, listops.assoc, listops.memql):
        for key in (SYMBOLS[0], -1, 0.5, LispString("x"), Vector()):
            if function is listops.assq and not isinstance(key, PlainSymbol):
                continue
            with pytest.raises(Signal) as caught:
                function(key, list_)
            assert caught.value.symbol == "circular-list"
    for function in (listops.length, listops.list_elements, listops.elements):
        with pytest.raises(Signal) as caught:
            function(list_)
        assert caught.value.symbol == "circular-list"
    assert listops.nthcdr(lead + 10**30 * circle, list_) is start

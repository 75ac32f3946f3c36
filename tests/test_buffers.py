"""Buffers from Python: what the process layer and embedders use."""

from __future__ import annotations

import gc
import random
from typing import Any

import pytest

from elwire.builtins import new_interpreter
from elwire.builtins.buffers.buffer_life import kill_buffer
from elwire.builtins.buffers.buffers import Buffer, buffer_table, get_buffer_create
from elwire.builtins.buffers.deletion import delete_text
from elwire.builtins.buffers.insertion import insert_at_point, insert_text, text_of_string
from elwire.builtins.buffers.markers import Marker
from elwire.builtins.buffers.overlay_functions import make_overlay
from elwire.builtins.buffers.overlays import covering
from elwire.interpreter.objects import Cons, LispString, list_to_python, nil, t
from elwire.interpreter.signals import Signal


@pytest.fixture
def it() -> Any:
    return new_interpreter()


def buffer_of(it: Any, name: str = "b", text: str = "") -> Buffer:
    buffer: Buffer = get_buffer_create(it, LispString(name))
    if text:
        insert_text(it, buffer, 1, text)
    return buffer


def contents(buffer: Buffer) -> str:
    return buffer.string(1, buffer.size() + 1)


def test_batch_mode_buffers(it: Any) -> None:
    names = [buffer.name.s for buffer in buffer_table(it).order]
    assert names[:3] == ["*scratch*", " *Minibuf-0*", "*Messages*"]
    assert it.buffer.name.s == "*scratch*"


def test_two_interpreters_share_no_buffer() -> None:
    one, other = new_interpreter(), new_interpreter()
    insert_at_point(one, "text")
    assert contents(one.buffer) == "text"
    assert contents(other.buffer) == ""


def test_insert_text_into_another_buffer(it: Any) -> None:
    buffer = buffer_of(it, text="hello")
    marker = Marker(buffer, 3)
    advancing = Marker(buffer, 3, True)
    buffer.point = 3
    insert_text(it, buffer, 3, "XY")
    assert contents(buffer) == "heXYllo"
    assert (buffer.point, marker.position, advancing.position, buffer.zv) == (3, 3, 5, 8)
    assert it.buffer.name.s == "*scratch*"
    insert_text(it, buffer, 3, "Z", before_markers=True)
    assert (buffer.point, marker.position) == (4, 4)


def test_insert_respects_read_only(it: Any) -> None:
    buffer = buffer_of(it, text="hello")
    buffer.locals[it.s.buffer_read_only] = t
    with pytest.raises(Signal) as caught:
        insert_text(it, buffer, 1, "x")
    assert caught.value.symbol == "buffer-read-only"
    assert contents(buffer) == "hello"


def test_deleting_moves_everything(it: Any) -> None:
    it.buffer = buffer = buffer_of(it, text="0123456789")
    markers = [Marker(buffer, position) for position in (1, 3, 4, 6, 9)]
    buffer.begv, buffer.zv, buffer.point = 2, 9, 5
    deleted = delete_text(it, 3, 6, wanted=True)
    assert deleted is not None and deleted.s == "234"
    assert [marker.position for marker in markers] == [1, 3, 3, 3, 6]
    assert (buffer.begv, buffer.zv, buffer.point) == (2, 6, 3)


def test_a_forgotten_marker_leaves_no_place(it: Any) -> None:
    buffer = buffer_of(it, text="text")
    before = len(buffer.text.places.all())
    kept = Marker(buffer, 2)
    for _ in range(10):
        Marker(buffer, 3)
    gc.collect()
    assert len(buffer.text.places.all()) == before + 1
    assert kept.position == 2


def test_killing_detaches_markers_and_calls_back(it: Any) -> None:
    buffer = buffer_of(it, text="text")
    marker = Marker(buffer, 2)
    killed: list[Buffer] = []
    buffer_table(it).kill_callbacks.append(killed.append)
    assert kill_buffer(it, buffer) is t
    assert killed == [buffer]
    assert not buffer.live and marker.buffer is None
    assert buffer.print_name(it) == "#<killed buffer>"
    with pytest.raises(Signal):
        int(marker)


def test_killing_the_current_buffer_selects_another(it: Any) -> None:
    it.buffer = buffer = buffer_of(it)
    kill_buffer(it, buffer)
    assert it.buffer.live


def test_markers_are_numbers(it: Any) -> None:
    marker = Marker(buffer_of(it, text="0123456789"), 5)
    other = Marker(marker.buffer, 7)
    assert (marker + 1, 1 + marker, marker - 1, 9 - marker, -marker, marker * 2) == (6, 6, 4, 4, -5, 10)
    assert marker < other and marker < 6 and marker <= 5 and not marker > other
    assert marker + other == 12 and other - marker == 2
    with pytest.raises(Signal):
        marker + nil
    with pytest.raises(Signal):
        Marker() + 1


def test_undo_records_join(it: Any) -> None:
    it.buffer = buffer_of(it)
    for _ in range(100):
        insert_at_point(it, "abc")
    records = list_to_python(it.buffer.locals[it.s.buffer_undo_list])
    assert len(records) == 2
    assert (records[0].car, records[0].cdr) == (1, 301)
    assert isinstance(records[1], Cons) and records[1].car is t


def test_hidden_buffers_record_no_undo(it: Any) -> None:
    it.buffer = buffer_of(it, " hidden")
    insert_at_point(it, "abc")
    assert it.buffer.locals[it.s.buffer_undo_list] is t


def test_text_takes_the_buffers_kind() -> None:
    assert text_of_string(LispString("aé日\udc80", True), False) == "a\xe9\xe5\x80"
    assert text_of_string(LispString("a\x80", False), True) == "a\udc80"


def test_save_excursion_follows_the_text(it: Any) -> None:
    it.buffer = buffer = buffer_of(it, text="0123456789")
    buffer.point = 5
    token = it.save_excursion_begin()
    buffer.point = 2
    insert_at_point(it, "ab")
    it.buffer = buffer_of(it, "other")
    it.save_excursion_end(token)
    assert it.buffer is buffer and buffer.point == 7
    token = it.save_excursion_begin()
    kill_buffer(it, buffer)
    it.save_excursion_end(token)
    assert it.buffer is not buffer


def test_save_restriction(it: Any) -> None:
    it.buffer = buffer = buffer_of(it, text="0123456789")
    buffer.begv, buffer.zv, buffer.narrowed = 3, 6, True
    token = it.save_restriction_begin()
    buffer.begv, buffer.zv = 1, 11
    insert_text(it, buffer, 6, "xx")
    it.save_restriction_end(token)
    assert (buffer.begv, buffer.zv) == (3, 8)


def test_indirect_buffers_share_text(it: Any) -> None:
    from elwire.builtins.buffers.shared_text import make_indirect_buffer

    base = buffer_of(it, text="abcdef")
    indirect = make_indirect_buffer(it, base, LispString("indirect"))
    indirect.point = 4
    insert_text(it, base, 2, "XX")
    assert contents(indirect) == "aXXbcdef"
    assert (indirect.point, indirect.zv, base.zv) == (6, 9, 9)
    kill_buffer(it, base)
    assert not indirect.live


@pytest.mark.parametrize("advances", [(nil, nil), (t, nil), (nil, t), (t, t)])
def test_overlays_are_found_as_one_by_one(it: Any, advances: tuple[Any, Any]) -> None:
    it.buffer = buffer = buffer_of(it, text="x" * 500)
    chance = random.Random(7)
    overlays = []
    for step in range(400):
        size = buffer.size()
        what = chance.random()
        if what < 0.5:
            start = chance.randint(1, size + 1)
            overlays.append(make_overlay(it, start, chance.randint(start, min(size + 1, start + 60)), nil, *advances))
        elif what < 0.7:
            insert_text(it, buffer, chance.randint(1, size + 1), "y" * chance.randint(1, 9))
        elif what < 0.8 and size > 100:
            start = chance.randint(1, size - 20)
            delete_text(it, start, start + chance.randint(1, 20))
        elif overlays and what < 0.9:
            from elwire.builtins.buffers.overlays import remove

            remove(overlays.pop(chance.randrange(len(overlays))))
        at = chance.randint(1, buffer.size() + 1)
        expected = {each for each in overlays if each.start <= at < each.end}
        assert {entry[2] for entry in covering(buffer, at)} == expected, step
        ends = [edge for each in overlays for edge in (each.start, each.end)]
        assert buffer.overlays is None or buffer.overlays.next_boundary(at) == min(
            (edge for edge in ends if edge > at), default=None
        )
        assert buffer.overlays is None or buffer.overlays.previous_boundary(at) == max(
            (edge for edge in ends if edge < at), default=None
        )

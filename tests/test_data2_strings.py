"""Strings, bytes and case below the level of Lisp, against Python's own and against definitions."""

from __future__ import annotations

import base64
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from elwire.builtins import new_interpreter
from elwire.interpreter import casing
from elwire.interpreter.characters import to_python
from elwire.interpreter.objects import LispString, nil, t
from elwire.interpreter.signals import Signal
from elwire.interpreter.strings import (
    decimal_integer,
    internal_bytes,
    multibyte_text,
    number_of_text,
    text_of_internal_bytes,
    to_multibyte,
    to_unibyte,
)

characters = st.one_of(
    st.integers(0, 0x3FFFFF), st.integers(0, 0xFF), st.integers(0x3FFF80, 0x3FFFFF), st.integers(0xD800, 0xDFFF)
)
multibyte = st.lists(characters, max_size=8).map(lambda chars: LispString("".join(map(to_python, chars)), True))
unibyte = st.binary(max_size=8).map(lambda data: LispString(data.decode("latin-1"), False))
strings = st.one_of(multibyte, unibyte)


@pytest.fixture(scope="module")
def it() -> Any:
    return new_interpreter()


def same(a: LispString, b: LispString) -> bool:
    return (a.s, a.multibyte) == (b.s, b.multibyte)


@settings(deadline=None)
@given(st.lists(st.integers(0, 0x3FFF7F), max_size=8))
def test_internal_bytes_round_trip(chars: list[int]) -> None:
    string = LispString("".join(map(to_python, chars)), True)
    assert text_of_internal_bytes(internal_bytes(string)) == string.s


@settings(deadline=None)
@given(st.text(max_size=20))
def test_internal_bytes_of_unicode_are_utf_8(text: str) -> None:
    assert internal_bytes(LispString(text, True)) == text.encode("utf-8", "surrogatepass")


@settings(deadline=None)
@given(unibyte)
def test_bytes_survive_the_way_through_multibyte(string: LispString) -> None:
    there = to_multibyte(string)
    assert there.multibyte
    assert same(to_unibyte(there), string)


def test_character_that_is_no_byte_is_told_by_its_index() -> None:
    with pytest.raises(Signal) as caught:
        to_unibyte(LispString("ab日", True))
    assert caught.value.data[0].s == "Can’t convert the 2th character to unibyte"


@settings(deadline=None)
@given(strings, strings)
def test_concat_keeps_every_character(a: LispString, b: LispString) -> None:
    joined = new_concat(a, b)
    if a.multibyte or b.multibyte:
        assert joined.s == multibyte_text(a) + multibyte_text(b)
    else:
        assert joined.s == a.s + b.s
    assert joined.multibyte == (a.multibyte or b.multibyte)


def new_concat(*args: LispString) -> LispString:
    from elwire.builtins.data.strings import concat

    return concat(*args)  # type: ignore[no-any-return]


@settings(deadline=None)
@given(multibyte, multibyte)
def test_order_is_that_of_character_numbers(a: LispString, b: LispString) -> None:
    from elwire.builtins.data.string_compare import text_less
    from elwire.interpreter.strings import char_numbers

    assert text_less(a, b) == (char_numbers(a) < char_numbers(b))


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_base64_is_pythons(data: bytes) -> None:
    from elwire.builtins.data.base64_ import base64_decode_string, base64_encode_string, base64url_encode_string

    string = LispString(data.decode("latin-1"), False)
    assert base64_encode_string(string, t).s.encode() == base64.b64encode(data)
    assert base64url_encode_string(string).s.encode() == base64.urlsafe_b64encode(data)
    for encoded, url in (
        (base64_encode_string(string), nil),
        (base64url_encode_string(string, t), t),
    ):
        assert base64_decode_string(encoded, url).s == string.s


@settings(deadline=None)
@given(st.integers())
def test_numbers_in_text(number: int) -> None:
    assert number_of_text(f" {number}x") == number


@settings(deadline=None)
@given(st.floats(allow_nan=False, allow_infinity=False))
def test_floats_in_text(number: float) -> None:
    assert number_of_text(repr(number)) == number


def test_integers_of_any_length() -> None:
    digits = "9" * 20000
    assert decimal_integer(digits) == 10**20000 - 1
    assert decimal_integer("-" + digits) == 1 - 10**20000


def test_case_tables_agree_with_each_other() -> None:
    down, up = casing.downcase_map(), casing.upcase_map()
    assert down[ord("A")] == ord("a") and up[ord("a")] == ord("A")
    for char, lower in down.items():
        assert lower not in down, hex(char)


@settings(deadline=None)
@given(st.text(alphabet=st.characters(max_codepoint=127)))
def test_ascii_case_is_pythons(text: str) -> None:
    assert casing.upcase_text(text) == text.upper()
    assert casing.downcase_text(text, str.isalpha) == text.lower()


def test_changed_case_table_counts_only_where_it_is_set(it: Any) -> None:
    other = new_interpreter()
    other.eval_string("(aset (standard-case-table) ?x ?y)")
    assert other.eval_string("(downcase ?x)") == ord("y")
    assert other.eval_string('(downcase "x")').s == "y"
    assert it.eval_string("(downcase ?x)") == ord("x")

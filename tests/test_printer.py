"""The printer where records of Emacs's answers do not reach: depth, sharing, streams, random values."""

from __future__ import annotations

import os
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from elwire.builtins import new_interpreter
from elwire.interpreter.errors import as_signal, resolve
from elwire.interpreter.floats import float_to_text, integer_to_text, make_nan
from elwire.interpreter.objects import Cons, LispString, Vector, lisp_list, list_to_lisp, nil, t
from elwire.interpreter.printer import prin1_to_str, princ_to_str
from elwire.interpreter.reader import Reader
from elwire.interpreter.signals import Signal
from elwire.interpreter.streams import BLOCK, Output


@pytest.fixture(scope="module")
def it() -> Any:
    return new_interpreter()


def captured(it: Any) -> tuple[list[bytes], list[bytes]]:
    """Standard output and error of IT from now on, as lists of what is written at a time."""
    out: list[bytes] = []
    err: list[bytes] = []
    it.stdout = Output(out.append)
    it.stderr = Output(err.append, "none")
    return out, err


def nested(depth: int) -> Any:
    value: Any = nil
    for _ in range(depth):
        value = Cons(value, nil)
    return value


def test_too_deep_is_taken_for_circular(it: Any) -> None:
    with pytest.raises(Signal) as caught:
        prin1_to_str(it, nested(100_000))
    assert caught.value.data[0].s == "Apparently circular structure being printed"
    assert prin1_to_str(it, nested(199)).startswith("(" * 199 + "nil")


def test_print_circle_prints_any_depth(it: Any) -> None:
    it.s.print_circle.value = t
    try:
        assert prin1_to_str(it, nested(100_000)) == "(" * 100_000 + "nil" + ")" * 100_000
        loop = lisp_list(1, 2)
        loop.cdr.cdr = loop
        assert prin1_to_str(it, loop) == "#1=(1 2 . #1#)"
    finally:
        it.s.print_circle.value = nil


def test_long_lists_and_vectors(it: Any) -> None:
    numbers = list(range(50_000))
    assert prin1_to_str(it, list_to_lisp(numbers)) == "(" + " ".join(map(str, numbers)) + ")"
    assert prin1_to_str(it, Vector(numbers)) == "[" + " ".join(map(str, numbers)) + "]"


def test_two_interpreters_print_with_their_own_variables(it: Any) -> None:
    other = new_interpreter()
    other.s.print_length.value = 1
    value = lisp_list(1, 2)
    assert (prin1_to_str(it, value), prin1_to_str(other, value)) == ("(1 2)", "(1 ...)")


def test_numbers_of_any_size() -> None:
    for exponent in (1, 100, 10_000, 40_000):
        number = 7**exponent
        text = integer_to_text(-number)
        assert text[0] == "-"
        remainder = 0
        for start in range(1, len(text), 4000):
            piece = text[start : start + 4000]
            remainder = remainder * 10 ** len(piece) + int(piece)
        assert remainder == number


@given(st.floats(allow_nan=False))
def test_floats_read_back(x: float) -> None:
    text = float_to_text(x)
    assert float(text.replace("1.0e+INF", "inf")) == x
    assert "." in text or "e" in text


def test_nan_payloads() -> None:
    assert float_to_text(make_nan(0)) == "0.0e+NaN"
    assert float_to_text(make_nan(5, negative=True)) == "-5.0e+NaN"


atoms = st.one_of(
    st.integers(),
    st.integers(min_value=-(10**40), max_value=10**40),
    st.floats(allow_nan=False),
    st.text(st.characters(exclude_categories=("Cs",)), max_size=12).map(lambda s: ("string", s)),
    st.text("abc-+.?#'\"\\;,`()[]:!|\t é19e", min_size=1, max_size=8).map(lambda s: ("symbol", s)),
    st.binary(max_size=6).map(lambda b: ("bytes", b)),
    st.sampled_from([("symbol", name) for name in ("nil", "t", "quote", "function", "`", ",", ",@", "1+", "-", "a.b")]),
)
trees = st.recursive(
    atoms,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4).map(lambda items: ("list", items)),
        st.lists(inner, max_size=4).map(lambda items: ("vector", items)),
        st.tuples(inner, inner).map(lambda pair: ("cons", pair)),
        st.tuples(st.sampled_from(["quote", "function", "`", ",", ",@"]), inner).map(
            lambda pair: ("list", [("symbol", pair[0]), pair[1]])
        ),
    ),
    max_leaves=12,
)


def build(it: Any, tree: Any) -> Any:
    """The Lisp value that TREE describes."""
    if not isinstance(tree, tuple):
        return tree
    kind, content = tree
    if kind == "string":
        return LispString(content)
    if kind == "bytes":
        return LispString(content.decode("latin-1"), False)
    if kind == "symbol":
        return it.intern(content)
    parts = [build(it, part) for part in content]
    return Cons(*parts) if kind == "cons" else Vector(parts) if kind == "vector" else list_to_lisp(parts)


@given(trees)
@settings(deadline=None)
def test_what_is_printed_reads_back(tree: Any) -> None:
    it = _READING
    text = prin1_to_str(it, build(it, tree))
    again = Reader(it, text).read()
    assert prin1_to_str(it, again) == text


_READING = new_interpreter()


def test_standard_output_is_written_in_blocks(it: Any) -> None:
    out, _err = captured(it)
    it.intern("princ").call(LispString("a" * 5000))
    assert [len(data) for data in out] == [BLOCK]
    it.intern("princ").call(LispString("b" * (BLOCK * 2 - 904)))
    assert [len(data) for data in out] == [BLOCK, BLOCK]  # the third block is full, not yet written
    it.stdout.flush()
    assert b"".join(out) == b"a" * 5000 + b"b" * (BLOCK * 2 - 904)


def test_a_terminal_gets_lines() -> None:
    out: list[bytes] = []
    stream = Output(out.append, "line")
    for text in ("a", "b\nc", "d", "\n"):
        stream.write(text)
    assert out == [b"ab\n", b"cd\n"]


def test_raw_bytes_leave_in_emacs_encoding(it: Any) -> None:
    out, err = captured(it)
    it.intern("princ").call(LispString("a\xc0", False))
    it.intern("princ").call(LispString("é\udc80", True))
    it.stdout.flush()
    assert b"".join(out) == b"a\xc1\x80\xc3\xa9\xc0\x80"
    it.intern("message").call(LispString("é\udcff", True))
    assert b"".join(err) == b"\n\xc3\xa9\xc1\xbf\n"


def test_message_begins_a_line_after_printing(it: Any) -> None:
    _out, err = captured(it)
    message, princ = it.intern("message").call, it.intern("princ").call
    message(LispString("one"))
    princ(LispString("printed\n"))
    message(LispString("two %s"), 2)
    message(nil)
    assert b"".join(err) == b"one\n\ntwo 2\n\n"


def test_closed_output_is_noticed_not_fatal(it: Any) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    stream = Output.on_descriptor(writing)
    stream.write("x" * 10_000)
    stream.flush()
    os.close(writing)
    assert isinstance(stream.failure, BrokenPipeError)
    assert stream.complaint() == "Write error to standard output: Broken pipe"


def test_function_stream_gets_characters_up_to_the_error(it: Any) -> None:
    seen: list[int] = []

    class Function:
        @staticmethod
        def call(char: int) -> Any:
            seen.append(char)
            return nil

    with pytest.raises(Signal):
        it.intern("prin1").call(nested(300), Function)
    assert seen == [ord("(")] * 200


def test_princ_to_str_of_parts(it: Any) -> None:
    value = lisp_list(LispString('a"b'), it.intern("c d"), 1.0)
    assert princ_to_str(it, value) == '(a"b c d 1.0)'
    assert prin1_to_str(it, value) == r'("a\"b" c\ d 1.0)'


def test_error_messages_of_python_callers(it: Any) -> None:
    from elwire.interpreter.quoting import error_message

    with pytest.raises(Exception) as caught:
        it.intern("format").call(LispString("%d"), LispString("x"))
    signal = resolve(it, as_signal(it, caught.value))
    assert error_message(it, Cons(signal.symbol, signal.data)).s == "Format specifier doesn’t match argument type"


def test_quotes_follow_the_locale() -> None:
    from elwire.interpreter.quoting import locale_has_curved_quotes

    assert locale_has_curved_quotes({"LANG": "C.UTF-8"})
    assert locale_has_curved_quotes({"LANG": "C", "LC_CTYPE": "de_DE.utf8"})
    assert not locale_has_curved_quotes({"LANG": "de_DE.utf8", "LC_ALL": "C"})
    assert not locale_has_curved_quotes({})

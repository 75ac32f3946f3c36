"""The reader: what oracle records cannot show, such as positions, depth, streams and ill-formed input of any kind."""

from __future__ import annotations

import gzip
import random
import subprocess
import sys
from typing import Any

import pytest

from elwire.builtins.language.reading import FunctionReader
from elwire.interpreter.characters import character_named, from_python, to_python
from elwire.interpreter.core import Interpreter
from elwire.interpreter.objects import Cons, LispString, Vector, list_to_python, nil
from elwire.interpreter.reader import Reader
from elwire.interpreter.signals import Signal
from elwire.interpreter.source import decode_source, first_line_cookies
from tests.reader_dump import dump
from tests.test_reader_grammar import EMACS_LISP, corpus


@pytest.fixture
def it() -> Interpreter:
    return Interpreter()


def read(it: Interpreter, text: str, **options: Any) -> Any:
    return Reader(it, text, **options).read()


class Chars:
    """A Lisp function that gives the characters of a text, and remembers what it was asked."""

    def __init__(self, text: str) -> None:
        self.left = [from_python(ch) for ch in reversed(text)]
        self.taken_back = 0

    def call(self, *args: Any) -> Any:
        if args:
            self.left.append(args[0])
            self.taken_back += 1
            return nil
        return self.left.pop() if self.left else nil

    def rest(self) -> str:
        return "".join(to_python(char) for char in reversed(self.left))


# Places


def test_positions_of_lists_and_quoted_forms(it: Interpreter) -> None:
    reader = Reader(it, "(a\n  (b 'c)\n [(d)])", positions=True)
    form = reader.read()
    assert reader.positions is not None
    inner = form.cdr.car
    assert reader.positions[id(form)] == (1, 0)
    assert reader.positions[id(inner)] == (2, 2)
    assert reader.positions[id(inner.cdr.car)] == (2, 5)
    assert reader.positions[id(form.cdr.cdr.car[0])] == (3, 2)
    assert len(reader.positions) == 4


def test_a_labelled_list_keeps_its_place(it: Interpreter) -> None:
    reader = Reader(it, "(a\n #1=(b) #s(c d))", positions=True)
    form = reader.read()
    assert reader.positions == {id(form): (1, 0), id(form.cdr.car): (2, 4)}


def test_no_positions_unless_asked_for(it: Interpreter) -> None:
    reader = Reader(it, "(a)")
    reader.read()
    assert reader.positions is None


def test_several_objects_from_one_text(it: Interpreter) -> None:
    reader = Reader(it, " a (b)c ; d\n")
    ends = []
    while not reader.at_end():
        reader.read()
        ends.append(reader.pos)
    assert ends == [2, 6, 7]


def test_errors_carry_line_and_column_when_asked(it: Interpreter) -> None:
    with pytest.raises(Signal) as caught:
        read(it, "a", pos=1)
    assert caught.value.symbol == "end-of-file"
    for text, place in [(")", (1, 1)), ("\n\n  (a\n  . b\n c)", (5, 2)), ("\n\t ]", (2, 10))]:
        with pytest.raises(Signal) as caught:
            read(it, text, located=True)
        assert caught.value.data[1:] == place
        with pytest.raises(Signal) as caught:
            read(it, text)
        assert len(caught.value.data) == 1


# Depth and size


@pytest.mark.parametrize(
    ("opening", "closing"), [("(", ")"), ("[", "]"), ("'", "a"), ("#s(a ", ")"), (",@", "a"), ("(a . ", "b)")]
)
def test_depth_has_no_limit(it: Interpreter, opening: str, closing: str) -> None:
    depth = 100_000
    text = opening * depth + (closing * depth if len(closing) < 2 and closing in ")]" else closing)
    if opening == "(a . ":
        text = opening * depth + "b" + ")" * depth
    if closing == "a":
        text = opening * depth + "a"
    reader = Reader(it, text)
    value = reader.read()
    assert reader.pos == len(text)
    del value


def test_deep_and_unfinished(it: Interpreter) -> None:
    for text in ("(" * 100_000, "#1=" * 50_000, '"' + "\\M-" * 100_000):
        with pytest.raises(Signal) as caught:
            read(it, text)
        assert caught.value.symbol == "end-of-file"
    assert read(it, "?" + "\\C-" * 100_000) == -1  # so Emacs reads a character that is missing


def test_big_numbers(it: Interpreter) -> None:
    digits = "1234567890" * 2000
    assert read(it, digits) == read(it, "+" + digits + ".") == -read(it, "-" + digits)
    assert read(it, digits) % 10**10 == 1234567890
    assert read(it, "#36r" + "z" * 6000) == 36**6000 - 1
    assert read(it, "#x" + "f" * 50_000) == 16**50_000 - 1


def test_long_texts_take_linear_time(it: Interpreter) -> None:
    """Each of these took minutes if some regular expression went back and forth."""
    for text in ('"' + "\\n" * 300_000, ";" * 500_000, "a" * 500_000 + "\\", "1" * 300_000 + "x", ".5" * 100_000):
        try:
            read(it, text)
        except Signal as caught:
            assert caught.symbol == "end-of-file"


# Streams


def test_a_function_is_asked_for_no_more_than_needed(it: Interpreter) -> None:
    for text, rest, back in [
        ("foo bar", " bar", 1),
        ("(a) b", " b", 0),
        ("'x y", " y", 1),
        ('"ab"d', "d", 0),
        ('"a\\"b"d', "d", 0),
        ("#xf)", ")", 1),
        (",@b", "", 0),
        ("?a b", " b", 1),
        ("##a", "a", 0),
        ("#1=(a #1#)b", "b", 0),
        ("#s(a)b", "b", 0),
        ("; c\na;b", ";b", 1),
        ('#&3"a"b', "b", 0),
        (")x", "x", 0),
        ("(a . b c) d", ") d", 1),
    ]:
        function = Chars(text)
        reader = FunctionReader(it, function)
        try:
            reader.read()
        except Signal as caught:
            assert caught.symbol == "invalid-read-syntax"
        reader.take_back()
        assert (function.rest(), function.taken_back) == (rest, back), text


def test_a_stream_reads_as_the_text_does(it: Interpreter) -> None:
    text = corpus()
    whole = Reader(it, text)
    function = Chars(text)
    count = 0
    while not whole.at_end():
        whole.labels.clear()
        reader = FunctionReader(it, function)
        value = reader.read()
        reader.take_back()
        assert dump(value) == dump(whole.read())
        assert function.rest() == text[whole.pos :]
        count += 1
    assert count > 100


# Ill-formed input


PIECES = [
    *"()[].\"\\'`,#?;:&@! \n\t\x00\x1f\x7fab01+-eExsuUN{}CMHSA^|$é日\udcc0\u00a0",
    "#s(", "#s(hash-table ", "data ", "test ", "#[", "#^[", "#^^[", "#&", "#:", "#_", "#(", "#'", "##", "#x", "#24r",
    "#1=", "#1#", "#2=", "#2#", "#@", "#@00", "#!", "#$", "?\\", "?\\C-", "\\N{", "U+41}", "\\u00e9", "\\x41", "\\351",
    '"abc"', "(a . b)", "nil", "1.5", ".", " . ", "1e5", "+INF", "+NaN", "\\\n", "3", "1 2", "equal",
]  # fmt: skip


def only_signals(it: Interpreter, text: str) -> None:
    reader = Reader(it, text)
    last = -1
    for _ in range(50):
        try:
            if reader.at_end():
                return
            reader.read()
        except Signal:
            if reader.pos <= last:
                return
        assert reader.pos > last, text
        last = reader.pos


def test_random_pieces_give_only_lisp_signals(it: Interpreter) -> None:
    source = random.Random(7)
    for _ in range(4000):
        only_signals(it, "".join(source.choices(PIECES, k=source.randint(1, 12))))


def test_random_bytes_give_only_lisp_signals(it: Interpreter) -> None:
    source = random.Random(8)
    for _ in range(500):
        only_signals(it, decode_source(source.randbytes(source.randint(0, 200))))


def program_text() -> str:
    """Text of real programs where there are any, and of the corpus."""
    text = corpus()
    for name in ("subr.el.gz", "net/network-stream.el.gz", "international/characters.el.gz"):
        if (EMACS_LISP / name).exists():
            with gzip.open(EMACS_LISP / name) as file:
                text += decode_source(file.read())
    return text


def test_mutated_programs_give_only_lisp_signals(it: Interpreter) -> None:
    source = random.Random(9)
    text = program_text()
    for _ in range(1500):
        place = source.randrange(len(text))
        size = source.randint(0, 30)
        mutated = text[:place] + "".join(source.choices(PIECES, k=source.randint(0, 3))) + text[place + size :]
        only_signals(it, mutated[max(0, place - 300) : place + 300])


def test_a_stream_of_any_pieces_ends_where_the_text_does(it: Interpreter) -> None:
    source = random.Random(10)
    for _ in range(1500):
        text = "".join(source.choices(PIECES, k=source.randint(1, 8)))
        plain = Reader(it, text)
        stream = FunctionReader(it, Chars(text))
        results = []
        for reader in (plain, stream):
            try:
                results.append((dump(reader.read()), reader.pos))
            except Signal as caught:
                results.append((str(caught.symbol), len(caught.data)))
        assert results[0] == results[1], text


# Characters


def test_every_character_survives_a_round_trip() -> None:
    for char in [0, 65, 0xD7FF, 0xE000, 0x10FFFF, 0x3FFF80, 0x3FFFFF, 0xD800, 0xDC80, 0xDFFF, 0x110000, 0x3FFF7F]:
        python = to_python(char)
        assert len(python) == 1
        assert from_python(python) == char
    assert to_python(0x3FFFE9) == "\udce9"


def test_characters_by_name() -> None:
    assert character_named("snowman") == 0x2603
    assert character_named("BELL") == 0x1F514
    assert character_named("ESCAPE") == 27
    assert character_named("CJK IDEOGRAPH-4E00") == 0x4E00
    for name in ("VS1", "CJK IDEOGRAPH-04E00", "CJK UNIFIED IDEOGRAPH-4E00", "no such", "LATIN SMALL LETTER GHA"):
        assert character_named(name) is None


# Obarrays and labels


def test_interpreters_share_no_symbols(it: Interpreter) -> None:
    other = Interpreter()
    assert read(it, "foo") is read(it, "foo")
    assert read(it, "foo") is not read(other, "foo")
    assert read(it, "nil") is read(other, "nil")


def test_a_label_does_not_outlive_its_object(it: Interpreter) -> None:
    reader = Reader(it, "#1=(a) #1#")
    reader.read()
    with pytest.raises(Signal):
        reader.read()


def test_circles(it: Interpreter) -> None:
    pair = read(it, "#1=(a . #1#)")
    assert pair.cdr is pair
    vector = read(it, "#1=[#1# (#1#)]")
    assert isinstance(vector, Vector)
    assert vector[0] is vector
    assert vector[1].car is vector
    string = read(it, '#1=#("abc" 0 1 (face #1#))')
    assert isinstance(string, LispString)
    assert next(iter(string.props.runs()))[2].cdr.car is string


def test_no_python_value_leaks(it: Interpreter) -> None:
    text = corpus()
    reader = Reader(it, text)
    pending: list[Any] = []
    while not reader.at_end():
        pending.append(reader.read())
    seen: set[int] = set()
    while pending:
        value = pending.pop()
        assert value is not None and type(value) not in (str, bool, list, tuple, dict)
        if id(value) in seen:
            continue
        seen.add(id(value))
        if isinstance(value, Cons):
            pending += [value.car, value.cdr]
        elif isinstance(value, list):
            pending.extend(value)


# Source files


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"abc\n", "abc\n"),
        (b'"\xc3\xa9"\n', '"é"\n'),
        (b"\xef\xbb\xbf\xc3\xa9", "é"),
        (b'"\xe9"\n', '"é"\n'),
        (b";; -*- coding: latin-1 -*-\n\xc3\xa9", ";; -*- coding: latin-1 -*-\nÃ©"),
        (b"#!/bin/sh\n;; -*- mode: lisp; coding: iso-8859-15; -*-\n\xa4", "€"),
        (b"1\n2\n;; -*- coding: latin-1 -*-\n\xc3\xa9", "é"),
        (b";; Local Variables:\n;; coding: latin-1\n;; End:\n\xc3\xa9", "Ã©"),
        (b";; -*- coding: utf-8 -*-\n\xe9\xff", "\udce9\udcff"),
        (b";; -*- coding: no-conversion -*-\r\n\xe9", "\r\n\udce9"),
        (b";; -*- coding: utf-8-unix -*-\r\n", "-*-\r\n"),
        (b"a\r\nb\r\n", "a\nb\n"),
        (b"a\r\nb\n", "a\r\nb\n"),
        (b"a\rb\r", "a\nb\n"),
        (b"a\x00\xc3\xa9", "a\x00\udcc3\udca9"),
        (b'"\x1b$B$"\x1b(B"', '"あ"'),
        (b";; -*- coding: sjis -*-\n\x82\xa0", "あ"),
        (b";; -*- coding: no-such-thing -*-\n\xc3\xa9", "é"),
        ("é".encode("utf-16"), "é"),
    ],
)
def test_decoding(data: bytes, text: str) -> None:
    assert decode_source(data).endswith(text)


def test_decoding_characters_beyond_unicode() -> None:
    text = decode_source(b";; -*- coding: utf-8 -*-\n\xf8\x88\x80\x80\x80\xed\xa0\x80")
    assert [from_python(ch) for ch in text[-4:]] == [0x200000, 0x3FFFED, 0x3FFFA0, 0x3FFF80]


@pytest.mark.parametrize(
    ("line", "value"),
    [
        (";; -*- lexical-binding: t -*-", "t"),
        (";;-*-lexical-binding:t-*-", "t"),
        ("; -*- mode: emacs-lisp; lexical-binding: t; -*-", "t"),
        ("#!/usr/bin/emacs --script\n;; -*- lexical-binding: t -*-", "t"),
        (";; -*- lexical-binding: nil -*-", "nil"),
        (";; -*- lexical-binding: t", "t"),
        (";; -*- lexical-binding : t -*-", "t"),
        (";; -*- lexical-binding: t; lexical-binding: nil -*-", "t"),
        (";; foo\n;; -*- lexical-binding: t -*-", None),
        ("  ;; -*- lexical-binding: t -*-", None),
        (";; -*- LEXICAL-BINDING: t -*-", None),
        (";; -*- foo; lexical-binding: t -*-", None),
        (";; -*- coding: utf-8 -*- lexical-binding: t", None),
        ("(foo) ;; -*- lexical-binding: t -*-", None),
        ("#!/bin/x -*- lexical-binding: t -*-\n;; foo", None),
        ("#!", None),
        ("", None),
    ],
)
def test_first_line(line: str, value: str | None) -> None:
    assert first_line_cookies(line).get("lexical-binding") == value


def test_lists_stay_lists(it: Interpreter) -> None:
    assert list_to_python(read(it, "(1 2 . (3))")) == [1, 2, 3]


# Standard input


@pytest.mark.parametrize(
    ("typed", "answers"),
    [
        (b"(a b) c\nd\n", ["(invalid-read-syntax", "d"]),
        (b"a \t\n)\n", ["a", '(invalid-read-syntax ")")']),
        (b" a\r\nabc", ["a", "(end-of-file)", "abc", '(end-of-file "Error reading from stdin")']),
        ("é".encode(), ["é"]),
        (b"", ['(end-of-file "Error reading from stdin")']),
    ],
)
def test_standard_input(typed: bytes, answers: list[str]) -> None:
    program = (
        "import sys\n"
        "from elwire.builtins import new_interpreter\n"
        "it = new_interpreter()\n"
        "for _ in range(int(sys.argv[1])):\n"
        "    it.eval_string('(progn (prin1 (condition-case e (read t) (error e))) (terpri))')\n"
        "it.stdout.flush()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(len(answers))], input=typed, capture_output=True, timeout=60, check=True
    )
    lines = done.stdout.decode("utf-8").split("\n")
    assert len(lines) == len(answers) + 1
    for line, answer in zip(lines, answers, strict=False):
        assert line.startswith("Lisp expression: " + answer)

"""Coding systems: chunks, round trips, and what no recorded form shows."""

from __future__ import annotations

import codecs
import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elwire.builtins import new_interpreter
from elwire.builtins.coding.coding_conversion import Decoder, decode_bytes, encodable, encode_text
from elwire.builtins.coding.coding_systems import table_of

IT: Any = new_interpreter()
SAMPLES = {
    "utf-8-dos": "aé日😀\nb\n\nж",
    "utf-8-with-signature-unix": "aé日\n",
    "utf-16le-dos": "aé日😀\nb\n",
    "utf-16be-with-signature-unix": "aé日😀\nb\n",
    "utf-16-unix": "aé日😀\nb\n",
    "euc-jp-dos": "日本ｱ\n語a",
    "shift_jis-unix": "日本ｱ\n語a",
    "japanese-cp932-unix": "日本ｱ①\n",
    "iso-2022-jp-unix": "日本\n語a",
    "gb18030-unix": "中é😀あ\n",
    "gbk-mac": "中文\na",
    "chinese-big5-unix": "中文\n",
    "korean-iso-8bit-unix": "한글\n",
    "korean-cp949-unix": "한글뷁\n",
    "koi8-r-dos": "жук\n",
    "raw-text-dos": "abc\n",
}


def _chunked(name: str, data: bytes, cuts: list[int]) -> str:
    decoder = Decoder(IT, IT.intern(name))
    out = []
    for start, end in zip([0, *cuts], [*cuts, len(data)], strict=True):
        out.append(decoder.decode(data[start:end], end == len(data)))
    return "".join(out)


@pytest.mark.parametrize("name", SAMPLES)
def test_cut_anywhere(name: str) -> None:
    text = SAMPLES[name] * 3
    data = encode_text(IT, text, IT.intern(name))
    for cut in range(len(data) + 1):
        assert _chunked(name, data, [cut]) == text
    assert _chunked(name, data, list(range(1, len(data)))) == text


@pytest.mark.parametrize("name", ["utf-8-unix", "latin-1-unix", "euc-jp-unix", "gbk-unix", "gb18030-unix"])
def test_random_bytes_in_chunks(name: str) -> None:
    chance = random.Random(name)
    for _ in range(200):
        data = bytes(chance.choices([0x41, 0xA4, 0xC3, 0xE3, 0x81, 0x82, 0x8E, 0x8F, 0xFF, 0xF0, 0x30], k=8))
        whole = decode_bytes(IT, data, IT.intern(name)).text
        cuts = sorted(chance.sample(range(1, 8), 3))
        assert _chunked(name, data, cuts) == whole


@given(st.binary(max_size=40))
def test_utf_8_keeps_all_bytes(data: bytes) -> None:
    symbol = IT.intern("utf-8-unix")
    found = decode_bytes(IT, data, symbol)
    assert encode_text(IT, found.text, symbol) == data


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
def test_utf_16_is_pythons(text: str) -> None:
    assert encode_text(IT, text, IT.intern("utf-16le-unix")) == text.encode("utf-16-le")
    assert decode_bytes(IT, text.encode("utf-16-be"), IT.intern("utf-16be-unix")).text == text


def test_every_system_says_ascii() -> None:
    table = table_of(IT)
    for system in table.systems:
        name = system.names[0]
        symbol = IT.intern(name if system.eol else name + "-unix")
        if system.ascii and not system.conversions:  # Those call Lisp, of which there is none here.
            assert encode_text(IT, "abc\n", symbol) == b"abc\n"
            found = decode_bytes(IT, b"abc\n", symbol)
            assert (found.text, found.runs is None or found.multibyte) == ("abc\n", True)


def test_encodable() -> None:
    assert encodable(IT, IT.intern("latin-1"), "é")
    assert not encodable(IT, IT.intern("latin-1"), "日")
    assert encodable(IT, IT.intern("utf-8"), "日")


def test_interpreters_do_not_share_definitions() -> None:
    mine, other = new_interpreter(), new_interpreter()
    mine.eval_string("(define-coding-system-alias 'only-mine 'latin-1)")
    assert mine.eval_string("(coding-system-p 'only-mine)") is mine.intern("t")
    assert other.eval_string("(coding-system-p 'only-mine)") is other.intern("nil")
    mine.eval_string("(set-coding-system-priority 'koi8-r)")
    assert other.eval_string("(coding-system-priority-list t)") is other.intern("utf-8")


def test_many_strange_characters_do_no_harm() -> None:
    """Bytes from a stranger cannot use up the room for characters beyond Unicode and then make decoding fail."""
    data = b"".join(bytes((0xF4, 0x90 + n // 4096 % 16, 0x80 + n // 64 % 64, 0x80 + n % 64)) for n in range(3000))
    found = decode_bytes(IT, data, IT.intern("utf-8-unix"))
    assert encode_text(IT, found.text, IT.intern("utf-8-unix")) == data


def test_python_knows_the_codecs() -> None:
    from elwire.builtins.coding.charset_facts import MAPS

    for line in MAPS.splitlines():
        codec = line.split()[2]
        assert codec == "-" or codecs.lookup(codec)

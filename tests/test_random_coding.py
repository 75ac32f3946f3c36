"""Random bytes and characters are decoded and encoded as by a live GNU Emacs, and chunk by chunk as at once."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elwire.builtins.coding.coding_conversion import Decoder, decode_bytes
from elwire.builtins.coding.coding_systems import table_of
from elwire.startup import make_interpreter
from tests.oracle.emacs import Server
from tests.oracle.ours import Session
from tests.test_random_forms import SETTINGS, check, elwire, emacs

__all__ = ["elwire", "emacs"]

IT = make_interpreter()

OTHERWISE = {"undecided", "prefer-utf-8", "no-conversion", "no-conversion-multibyte", "utf-16", "utf-8-auto"}
"""Systems that have one name only, or settle for another; `test_random_detection` and the records are for those."""

DIFFERENT = {"vietnamese-viqr", "in-is13194-devanagari", "eucjp-ms", "chinese-hz", "utf-7", "utf-7-imap", "emacs-mule"}
"""Systems that are not, or not in all of their errors, as in Emacs; docs/coding.md says how."""

SYSTEMS = sorted(system.names[0] for system in table_of(IT).systems if system.names[0] not in OTHERWISE | DIFFERENT)
CONVERTING = sorted(system.names[0] for system in table_of(IT).systems if system.conversions)

HIGH = st.integers(0xA1, 0xFE)
LEAD = st.integers(0x81, 0xFE)
TOKENS = st.one_of(
    st.lists(st.integers(0x20, 0x7E), min_size=1, max_size=3),
    st.just([10]),
    st.lists(st.integers(0x80, 0xFF), min_size=1, max_size=3),
    st.tuples(HIGH, HIGH).map(list),
    st.tuples(st.sampled_from([0x8E, 0x8F]), HIGH, HIGH).map(list),
    st.tuples(LEAD, st.integers(0x40, 0xFE)).map(list),
    st.tuples(LEAD, st.integers(0x30, 0x39), LEAD, st.integers(0x30, 0x39)).map(list),
    st.characters(exclude_categories=["Cs", "Cc"]).map(lambda char: list(char.encode("utf-8"))),
)
BYTES = st.lists(TOKENS, max_size=8).map(lambda parts: [byte for part in parts for byte in part])
DESIGNATIONS = st.sampled_from(
    [b"\x1b$B", b"\x1b(B", b"\x1b$A", b"\x1b$(C", b"\x1b(J", b"\x1b$@", b"\x1b,A", b"\x1b$(D"]
)
ESCAPED = st.lists(
    st.one_of(
        DESIGNATIONS.map(list),
        st.tuples(st.integers(0x21, 0x7E), st.integers(0x21, 0x7E)).map(list),
        st.just([10]),
    ),
    max_size=8,
).map(lambda parts: [byte for part in parts for byte in part] + [10])
CHARS = st.lists(
    st.one_of(
        st.integers(0x20, 0x7E), st.just(10), st.integers(0xA0, 0x24F), st.integers(0x370, 0x5FF),
        st.integers(0xE00, 0xE5B), st.integers(0x2010, 0x25FF), st.integers(0x3000, 0x30FF),
        st.integers(0x4E00, 0x9FA5), st.integers(0xAC00, 0xD7A3), st.integers(0xE000, 0xF8FF),
        st.integers(0xFF01, 0xFFEE), st.integers(0x20000, 0x2A6D6), st.integers(0x3FFF80, 0x3FFFFF),
    ),
    max_size=8,
)  # fmt: skip
EOLS = st.sampled_from(["unix", "dos", "mac"])


def numbers(values: list[int]) -> str:
    return " ".join(map(str, values))


def decoding(system: str, data: list[int]) -> str:
    return f"(append (decode-coding-string (unibyte-string {numbers(data)}) '{system}) nil)"


def test_random_bytes(emacs: Server, elwire: Session) -> None:
    @SETTINGS
    @given(st.sampled_from(SYSTEMS), EOLS, BYTES)
    def run(system: str, eol: str, data: list[int]) -> None:
        check(decoding(f"{system}-{eol}", data), emacs, elwire)

    run()


def test_random_escapes(emacs: Server, elwire: Session) -> None:
    systems = ["iso-2022-7bit", "iso-2022-jp", "iso-2022-jp-2", "iso-2022-7bit-lock", "iso-2022-cn", "compound-text"]

    @SETTINGS
    @given(st.sampled_from(systems), ESCAPED)
    def run(system: str, data: list[int]) -> None:
        check(decoding(f"{system}-unix", data), emacs, elwire)

    run()


def test_random_text(emacs: Server, elwire: Session) -> None:
    @SETTINGS
    @given(st.sampled_from([*SYSTEMS, "utf-7", "utf-7-imap"]), EOLS, CHARS)
    def run(system: str, eol: str, chars: list[int]) -> None:
        if system in ("utf-7", "utf-7-imap"):
            chars = [char for char in chars if char < 0x10FFFF]
        text = f"(string-to-multibyte (string {numbers(chars)}))"
        check(f"(append (encode-coding-string {text} '{system}-{eol}) nil)", emacs, elwire)

    run()


def test_random_charsets(emacs: Server, elwire: Session) -> None:
    names = [line.split()[0] for line in _definitions()]

    @SETTINGS
    @given(st.sampled_from(names), st.integers(0, 0xFFFF), st.integers(0, 0x2FFFF))
    def run(charset: str, code: int, char: int) -> None:
        if charset == "chinese-cns11643-15":
            return
        check(f"(list (decode-char '{charset} {code}) (encode-char {char} '{charset}))", emacs, elwire)
        check(f"(let ((c (decode-char '{charset} {code}))) (and c (encode-char c '{charset})))", emacs, elwire)

    run()


def _definitions() -> list[str]:
    from elwire.builtins.coding.charset_facts import DEFINITIONS

    return [line.replace("\\", "\\") for line in DEFINITIONS.strip().splitlines()]


@pytest.mark.parametrize("eol", ["unix", "dos", "mac"])
@SETTINGS
@given(
    st.sampled_from([name for name in SYSTEMS if name not in CONVERTING]),
    st.one_of(BYTES, ESCAPED),
    st.lists(st.integers(0, 40), max_size=4),
)
def test_chunks_make_the_whole(eol: str, system: str, data: list[int], cuts: list[int]) -> None:
    symbol = IT.intern(f"{system}-{eol}")
    whole = decode_bytes(IT, bytes(data), symbol).text
    decoder = Decoder(IT, symbol)
    places = [0, *sorted(cut for cut in cuts if cut < len(data)), len(data)]
    parts = [decoder.decode(bytes(data[start:end]), end == len(data)) for start, end in pairwise(places)]
    assert "".join(parts) == whole

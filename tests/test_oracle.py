"""elwire answers what GNU Emacs answered, form by form; `make oracle` shows that the records are Emacs's."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.oracle import records
from tests.oracle.ours import compare
from tests.oracle.records import Answer, BadRecord, Case, escaped, parse, written


@pytest.mark.parametrize("path", records.chapters(), ids=lambda path: path.stem)
def test_chapter(path: Path, record_property: Callable[[str, object], None]) -> None:
    comparison = compare(path)
    record_property("oracle matched", comparison.matched)
    record_property("oracle different on purpose", len(comparison.differing))
    record_property("oracle skipped", len(comparison.skipped))
    for case in comparison.differing:
        record_property("differs on purpose", f"{path.name}:{case.line}: {case.marked('differs')}")
    assert not comparison.mismatches, "\n".join(["", *comparison.mismatches, f"\n{comparison.summary(path.stem)}"])
    assert comparison.matched or comparison.differing, f"{path.name} compares nothing"


@pytest.mark.parametrize("path", records.chapters(), ids=lambda path: path.stem)
def test_every_form_has_an_answer(path: Path) -> None:
    bare = [f"{path.name}:{case.line}: {case.form}" for case in records.load(path) if case.form and not case.answer]
    assert not bare, "\n".join(bare)


TEXT = """; about addition
; differs: because
(+ 1
   2)
-> said␊
=> 3
~! (odd)

(car 5)
=! (wrong-type-argument listp 5)

; the end
"""


def test_records_are_read() -> None:
    first, second, rest = parse(TEXT)
    assert first.form == "(+ 1\n   2)"
    assert first.answer == Answer("=>", "3", "said␊")
    assert first.own == Answer("=!", "(odd)")
    assert first.marked("differs") == "because"
    assert first.marked("needs") is None
    assert second.answer == Answer("=!", "(wrong-type-argument listp 5)")
    assert second.line == 9
    assert rest == Case("", comments=["; the end"], line=rest.line)


def test_records_are_written_as_they_were_read() -> None:
    assert written(parse(TEXT)) == TEXT


@pytest.mark.parametrize("text", ["(a)\n=> 1\n=> 2\n", "(a)\n=> 1\n(b)\n", "(a)\n=> 1\n; no blank line\n"])
def test_bad_records_are_refused(text: str) -> None:
    with pytest.raises(BadRecord):
        parse(text)


def test_what_cannot_be_seen_is_shown() -> None:
    assert escaped("a\nb\0\x7f\udc80é") == "a␊b␀␡\\200é"

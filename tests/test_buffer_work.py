"""That the work in a buffer grows with what happens, not with its size: characters copied are counted, not seconds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from elwire.builtins.buffers.places import Places
from elwire.builtins.buffers.text import MANY, Text
from elwire.startup import make_interpreter

MESSAGES = """
(with-temp-buffer
  (let ((sent 0) (taken 0))
    (while (< taken {count})
      (when (< sent {count})
        (goto-char (point-max))
        (insert "MSG " (number-to-string sent) " some payload\r\n"
                "MSG " (number-to-string (1+ sent)) " some payload\r\n")
        (setq sent (+ sent 2)))
      (goto-char (point-min))
      (when (re-search-forward "MSG \\\\([0-9]+\\\\) \\\\([^\r\n]*\\\\)\r\n" nil t)
        (delete-region (point-min) (match-end 0))
        (setq taken (1+ taken))))
    (buffer-size)))
"""

REPLACING = """
(with-temp-buffer
  (let ((n 0))
    (while (< n {count}) (insert "a line with a word in it that is replaced\r\n") (setq n (1+ n)))
    (goto-char (point-min))
    (setq n 0)
    (while (re-search-forward "\\\\(word\\\\)\\\\|\r\n" nil t)
      (replace-match (if (match-beginning 1) "longer <\\\\1>" "\n"))
      (setq n (1+ n)))
    n))
"""

APPENDING = """
(with-temp-buffer
  (let ((n 0))
    (while (< n {count})
      (insert "a line that is appended\n")
      (setq n (1+ n)))
    (buffer-size)))
"""

INSERTING = """
(with-temp-buffer
  (insert (make-string (* 10 {count}) ?x))
  (let ((kept nil) (n 0))
    (while (< n {count})
      (setq kept (cons (copy-marker (1+ (* 10 n))) kept))
      (setq n (1+ n)))
    (setq n 0)
    (while (< n {count})
      (goto-char (1+ (% (* n 7919) (buffer-size))))
      (insert "y")
      (setq n (1+ n)))
    (marker-position (car kept))))
"""


class Work:
    """What was counted."""

    def __init__(self) -> None:
        self.copied = 0
        self.pieces = 0
        """The most pieces at once."""
        self.moved = 0
        """Steps through places and their blocks."""


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Iterator[Work]:
    """Counts what `Text` copies, apart from pieces of up to SMALL characters, and the steps of `Places`."""
    counted = Work()
    join, trim, merge, insert = Text._join, Text._trim, Text._merge, Text.insert
    inserted = Places.inserted

    def counted_join(self: Text, k: int, last: int) -> None:
        before, grows = self.lens[k], self.los[k] + self.lens[k] == len(self.strs[k])
        counted.copied += sum(self.lens[k + 1 : last])
        join(self, k, last)
        if not grows or self.los[k] == 0:
            counted.copied += before

    def counted_trim(self: Text, k: int) -> None:
        string = self.strs[k]
        trim(self, k)
        if self.strs[k] is not string:
            counted.copied += self.lens[k]

    def counted_merge(self: Text) -> None:
        old = set(map(id, self.strs))
        kept = self.strs
        merge(self)
        counted.copied += sum(len(s) for s in self.strs if id(s) not in old)
        del kept

    def counted_insert(self: Text, at: int, s: str) -> None:
        insert(self, at, s)
        counted.pieces = max(counted.pieces, len(self.strs))

    def counted_inserted(self: Places, at: int, size: int, before: bool) -> None:
        behind = sum(1 for block in self.blocks if block.start > at)
        here = max((block for block in self.blocks if block.start <= at), key=lambda block: block.start)
        counted.moved += behind + len(here.places)
        inserted(self, at, size, before)

    monkeypatch.setattr(Text, "_join", counted_join)
    monkeypatch.setattr(Text, "_trim", counted_trim)
    monkeypatch.setattr(Text, "_merge", counted_merge)
    monkeypatch.setattr(Text, "insert", counted_insert)
    monkeypatch.setattr(Places, "inserted", counted_inserted)
    yield counted


def done(work: Work, program: str, count: int) -> Any:
    """Run PROGRAM for COUNT things, counting anew."""
    work.copied = work.pieces = work.moved = 0
    return make_interpreter().eval_string(program.replace("{count}", str(count)))


@pytest.mark.parametrize(
    ("program", "result"), [(MESSAGES, 0), (REPLACING, 40_000), (APPENDING, 480_000)], ids=["front", "middle", "end"]
)
def test_copies_are_linear(work: Work, program: str, result: int) -> None:
    """What is copied for each message or line is the same for 2,000 and for 20,000 of them."""
    done(work, program, 2_000)
    few = work.copied / 2_000
    assert done(work, program, 20_000) == result
    many = work.copied / 20_000
    assert many <= 2 * few + 50
    assert work.pieces <= 8, "a program that works in one place leaves few pieces"


def test_markers(work: Work) -> None:
    """An insertion among 4,000 markers takes about as many steps as the root of 4,000, and few pieces."""
    done(work, INSERTING, 4_000)
    assert work.moved / 4_000 <= 5 * 4_000**0.5
    assert work.pieces <= 2 * MANY

"""Regexps where no Emacs is needed: one engine against the other, searching against trying every place."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from elwire.builtins import new_interpreter
from elwire.builtins.searching.regexps import Regexp, regexp_cache
from elwire.interpreter.core import Interpreter
from elwire.interpreter.objects import LispString, nil, t
from elwire.interpreter.signals import Signal
from tests.regexp_strategies import regexps, subjects

SETTINGS = settings(
    max_examples=300,
    deadline=None,
    database=None,
    derandomize=True,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def it() -> Interpreter:
    return new_interpreter()


def compiled(it: Interpreter, regexp: str, text: str) -> Regexp | None:
    """REGEXP for TEXT, None when it is no regexp."""
    try:
        return regexp_cache(it).find(LispString(regexp), text, not text.isascii())
    except Signal as problem:
        assert problem.symbol == "invalid-regexp"
        return None


@SETTINGS
@given(regexp=regexps, before=subjects, text=subjects, after=subjects, data=st.data())
def test_searching_is_trying_every_place(
    it: Interpreter, regexp: str, before: str, text: str, after: str, data: st.DataObject
) -> None:
    whole = before + text + after
    found = compiled(it, regexp, whole)
    if found is None:
        return
    low, high = len(before), len(before) + len(text)
    start = data.draw(st.integers(low, high))
    stop = data.draw(st.integers(start, high))

    def there(at: int, limit: int) -> tuple[tuple[int, int], ...] | None:
        spans = found.program.match(whole, at, low, high, limit, start)
        return None if spans is None else tuple(spans)

    forward = next((spans for at in range(start, stop + 1) if (spans := there(at, stop))), None)
    got = found.search(whole, start, low, high, stop, start)
    assert (None if got is None else tuple(got)) == forward
    backward = next((spans for at in range(start, low - 1, -1) if (spans := there(at, start))), None)
    got = found.search_backward(whole, start, low, low, high, start)
    assert (None if got is None else tuple(got)) == backward
    got = found.match(whole, start, low, high, stop, start)
    assert (None if got is None else tuple(got)) == there(start, stop)


def test_searching_backward_far(it: Interpreter) -> None:
    text = "needle 1\n" + "hay\n" * 5000 + "needle 22"
    found = compiled(it, "needle \\([0-9]+\\)$", text)
    assert found is not None
    assert found.search_backward(text, len(text) - 1, 0, 0, len(text), 0) == ((0, 8), (7, 8))


def test_an_endless_match_can_be_interrupted(it: Interpreter) -> None:
    class Enough(Exception):
        pass

    def ring(_number: int, _frame: FrameType | None) -> None:
        raise Enough

    text = "a" * 60
    before = signal.signal(signal.SIGALRM, ring)
    try:
        for regexp in ("\\(?:a\\|a\\)*b", "\\(?:a\\|a\\)*b\\="):
            found = compiled(it, regexp, text)
            assert found is not None
            signal.setitimer(signal.ITIMER_REAL, 0.05)
            started = time.monotonic()
            with pytest.raises(Enough):
                found.search(text, 0, 0, len(text), len(text), -1)
            assert time.monotonic() - started < 5
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def test_deep_and_long_matches_do_not_overflow(it: Interpreter) -> None:
    text = "a" * 200_000
    found = compiled(it, "\\(?:.\\|\n\\)*a", text)
    assert found is not None
    assert found.search(text, 0, 0, len(text), len(text), -1) == ((0, 200_000),)
    assert found.program.match(text, 0, 0, len(text), len(text), -1) == [(0, 200_000)]
    nested = "\\(?:" * 300 + "a" + "\\)" * 300
    found = compiled(it, nested, "xa")
    assert found is not None
    assert found.search("xa", 0, 0, 2, 2, -1) == ((1, 2),)


def test_a_changed_syntax_table_changes_what_matches(it: Interpreter) -> None:
    answers = []
    for entry in ("w", "."):
        it.eval_string(f'(modify-syntax-entry ?+ "{entry}")')
        answers.append(it.eval_string('(string-match "\\\\<b" "a+b")'))
    it.eval_string('(modify-syntax-entry ?+ "_")')
    assert answers == [nil, 2]


def test_interpreters_do_not_share_tables(it: Interpreter) -> None:
    other = new_interpreter()
    other.eval_string('(modify-syntax-entry ?a ".")')
    assert it.eval_string('(string-match "\\\\w" "a")') == 0
    assert other.eval_string('(string-match "\\\\w" "a")') is nil
    it.eval_string('(string-match "b" "ab")')
    other.eval_string('(string-match "c" "abc")')
    assert it.eval_string("(match-beginning 0)") == 1
    assert it.eval_string("(eq (standard-syntax-table) (standard-syntax-table))") is t


def test_text_whose_case_does_not_count_is_found_across_stretches(it: Interpreter) -> None:
    for distance in (0, 250, 251, 255, 256, 257, 767, 768, 70_000, 200_000):
        text = "x" * distance + "NeeDle" + "x" * distance
        found = compiled(it, "needle", text)
        assert found is not None
        assert found.folded == "needle"
        spans = ((distance, distance + 6),)
        assert found.search(text, 0, 0, len(text), len(text), 0) == spans
        assert found.search_backward(text, len(text), 0, 0, len(text), 0) == spans
        assert found.search(text, 0, 0, len(text), distance + 5, 0) is None
        assert found.search_backward(text, len(text), distance + 1, 0, len(text), 0) is None


def test_a_program_that_searches_endlessly_can_be_interrupted(tmp_path: Path) -> None:
    script = tmp_path / "endless.el"
    script.write_text(
        '(princ "ready\\n")(setq text (make-string 60 ?a))(string-match "\\\\(?:a\\\\|a\\\\)*b" text)', encoding="utf-8"
    )
    program = Path(sys.executable).parent / "elwire"
    with subprocess.Popen(
        [program, "-Q", "--batch", "-l", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as run:
        assert run.stdout is not None
        time.sleep(1.5)
        started = time.monotonic()
        run.send_signal(signal.SIGINT)
        run.communicate(timeout=20)
        assert time.monotonic() - started < 10
        assert run.returncode != 0


def _random_loops(chance: random.Random, depth: int) -> str:
    """A regexp of few characters in which groups, loops and alternatives are inside each other."""
    kind = chance.random()
    if depth == 0 or kind < 0.25:
        return chance.choice(["a", "b", "[ab]", "."])
    inner = "\\|".join(
        "".join(_random_loops(chance, depth - 1) for _ in range(chance.choice([1, 1, 2])))
        for _ in range(chance.choice([1, 1, 2, 3]))
    )
    if kind < 0.5:
        return f"\\({inner}\\)"
    opening = chance.choice(["\\(", "\\(?:"])
    operator = chance.choice(["*", "+", "?", "*?", "+?", "\\{1,2\\}"])
    return opening + inner + "\\)" + operator


def test_both_engines_remember_the_same_groups_of_loops(it: Interpreter) -> None:
    chance = random.Random(35859)
    compared = 0
    for _ in range(1500):
        regexp = _random_loops(chance, 3)
        subject = "".join(chance.choice("ab") for _ in range(chance.randrange(8)))
        known = compiled(it, regexp, subject)
        if known is None or known.pattern is None or not known.plain:
            continue
        found = known.pattern.match(subject)
        size = len(subject)
        own = known.program.match(subject, 0, 0, size, size, -1)
        assert (found and list(found.regs)) == own, (regexp, subject)
        compared += 1
    assert compared > 500

"""Random regexps match in elwire what they match in a live GNU Emacs, in strings and in buffers."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st

from tests.oracle.emacs import Server, emacs_program
from tests.oracle.ours import Session
from tests.regexp_strategies import ascii_subjects, quoted, regexps, subjects

LONG = os.environ.get("ELWIRE_FUZZ") == "long"
SETTINGS = settings(
    max_examples=20000 if LONG else 400,
    phases=(Phase.explicit, Phase.generate),
    deadline=None,
    database=None,
    derandomize=not LONG,
    suppress_health_check=list(HealthCheck),
)
SETUP = '(progn (set-syntax-table (standard-syntax-table)) (get-buffer-create "regexps") nil)'


@pytest.fixture(scope="module")
def emacs() -> Iterator[Server]:
    program = emacs_program()
    if program is None:
        pytest.skip("there is no live Emacs to compare with")
    server = Server(program)
    server.answer(SETUP)
    yield server
    server.close()


@pytest.fixture(scope="module")
def elwire() -> Session:
    session = Session()
    session.answer(SETUP)
    return session


def compare(emacs: Server, elwire: Session, form: str) -> None:
    note(form)
    theirs = emacs.answer(form)
    assert theirs is not None, "Emacs did not answer"
    ours = elwire.answer(form)
    if "Stack overflow in regexp matcher" in theirs.text:
        return  # our stack is larger
    assert (ours.kind, ours.text) == (theirs.kind, theirs.text)


@SETTINGS
@given(regexp=regexps, subject=st.one_of(subjects, ascii_subjects), fold=st.booleans(), posix=st.booleans())
def test_strings(emacs: Server, elwire: Session, regexp: str, subject: str, fold: bool, posix: bool) -> None:
    compare(
        emacs,
        elwire,
        f"(let ((case-fold-search {'t' if fold else 'nil'}))"
        f" (and ({'posix-' if posix and len(subject) < 6 else ''}string-match {quoted(regexp)} {quoted(subject)})"
        f" {'(list (match-beginning 0) (match-end 0))' if posix else '(match-data)'}))",
    )


@SETTINGS
@given(
    regexp=regexps,
    text=st.one_of(subjects, ascii_subjects),
    fold=st.booleans(),
    places=st.tuples(*[st.integers(1, 10)] * 4),
    function=st.sampled_from(["re-search-forward", "re-search-backward", "looking-at", "search-forward"]),
    count=st.sampled_from(["nil", "1", "2", "-1"]),
)
def test_buffers(
    emacs: Server,
    elwire: Session,
    regexp: str,
    text: str,
    fold: bool,
    places: tuple[int, int, int, int],
    function: str,
    count: str,
) -> None:
    low, high, point, bound = (min(place, len(text) + 1) for place in places)
    arguments = "" if function == "looking-at" else f" {bound} t {count}"
    compare(
        emacs,
        elwire,
        f'(save-current-buffer (set-buffer "regexps") (widen) (erase-buffer) (insert {quoted(text)})'
        f" (narrow-to-region {low} {high}) (goto-char {point}) (set-match-data nil)"
        f" (let ((case-fold-search {'t' if fold else 'nil'}))"
        f" (list (condition-case e ({function} {quoted(regexp)}{arguments}) (error e)) (point)"
        " (progn (widen) nil) (and (match-data t) (list (match-beginning 0) (match-end 0) (match-beginning 1)"
        " (match-end 1) (match-end 2))))))",
    )

"""Interpreters of one process share nothing but nil and t: each answers as it does when it is alone."""

from __future__ import annotations

from itertools import zip_longest
from typing import Any

import pytest

from tests.oracle import records
from tests.oracle.ours import Session, surroundings

CHAPTERS = ("evaluation", "control", "macros", "functions", "symbols", "variables", "lists", "hash_tables", "strings")


def forms_of(chapter: str) -> list[str]:
    return [case.form for case in records.load(records.chapter_path(chapter)) if case.form]


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_another_interpreter_at_work_changes_no_answer(chapter: str) -> None:
    forms = forms_of(chapter)
    others = [form for other in CHAPTERS if other != chapter for form in forms_of(other)][: len(forms)]
    with surroundings():
        alone = Session()
        expected = [told(alone, form) for form in forms]
        here, there = Session(), Session()
        got = []
        for form, other in zip_longest(forms, others, fillvalue="nil"):
            got.append(told(here, form))
            there.answer(other)
    wrong = [(form, a, b) for form, a, b in zip(forms, expected, got, strict=False) if a != b]
    assert not wrong, "\n".join(f"{form}\n  alone:    {a}\n  together: {b}" for form, a, b in wrong)


def told(session: Session, form: str) -> str:
    """SESSION's answer to FORM, without the Python lines of an internal error."""
    return str(session.answer(form)).split("\n      ")[0]


def parts(it: Any) -> set[int]:
    """The identities of the mutable objects reachable from IT's obarray: symbols, functions, lists, strings, tables."""
    from elwire.interpreter.objects import LispObject, LispString, nil, t

    seen: set[int] = set()
    todo: list[Any] = list(it.all_symbols())
    while todo:
        each = todo.pop()
        if not isinstance(each, LispObject) or id(each) in seen or each is nil or each is t:
            continue
        if isinstance(each, list | LispString) and not len(each):
            # An empty array has nothing that could be changed.
            continue
        seen.add(id(each))
        if isinstance(each, list):
            todo.extend(each)
            continue
        for name in ("function", "plist", "value", "car", "cdr"):
            try:
                todo.append(getattr(each, name))
            except Exception:  # a void variable, a function object without cells
                continue
    return seen


def test_two_interpreters_have_no_object_in_common() -> None:
    from elwire.startup import make_interpreter

    one, other = make_interpreter(), make_interpreter()
    common = parts(one) & parts(other)
    assert len(parts(one)) > 1000
    assert not common, [it.prin1(o) for it in (one,) for o in it.all_symbols() if id(o) in common][:20]


def test_definitions_stay_where_they_are_made() -> None:
    one, other = Session(), Session()
    one.answer("(progn (defvar isolation--v 1) (defun isolation--f () 2) (defmacro isolation--m () 3))")
    one.answer("(put 'car 'isolation--p t)")
    one.answer("(fset 'cdr #'car)")
    one.answer('(get-buffer-create "isolation")')
    assert other.answer("(list (boundp 'isolation--v) (fboundp 'isolation--f) (fboundp 'isolation--m))").text == (
        "(nil nil nil)"
    )
    assert other.answer("(get 'car 'isolation--p)").text == "nil"
    assert other.answer("(cdr '(1 2))").text == "(2)"
    assert other.answer('(get-buffer "isolation")').text == "nil"

"""Variables that are more than a value: local, aliased, watched, typed; and obarrays."""

from __future__ import annotations

from typing import Any

import pytest

from elwire.builtins import new_interpreter
from elwire.interpreter.objects import LispString, Vector, nil, t
from elwire.interpreter.printer import prin1_to_str
from elwire.interpreter.variables import forwarding_of
from elwire.interpreter.watchers import Watched


@pytest.fixture
def it() -> Any:
    return new_interpreter()


def value(it: Any, text: str) -> str:
    return prin1_to_str(it, it.eval_string(text))


def test_variable_without_watchers_is_ordinary_again(it: Any) -> None:
    symbol = it.intern("watched")
    symbol.value = 1
    it.eval_string("(add-variable-watcher 'watched 'ignore)")
    assert isinstance(forwarding_of(symbol), Watched)
    it.eval_string("(remove-variable-watcher 'watched 'ignore)")
    assert forwarding_of(symbol) is None
    assert symbol.value == 1


def test_watched_variable_stays_watched_when_it_becomes_local(it: Any) -> None:
    it.eval_string("(defvar watched 1) (defvar seen nil)")
    it.eval_string("(fset 'note #'(lambda (s n o w) (setq seen (cons (list n o (bufferp w)) seen))))")
    it.eval_string("(add-variable-watcher 'watched 'note)")
    it.eval_string("(make-variable-buffer-local 'watched)")
    it.eval_string("(setq watched 2)")
    assert value(it, "(list watched (default-value 'watched) seen)") == "(2 1 ((2 set t)))"


def test_local_values_live_in_their_buffers(it: Any) -> None:
    it.eval_string("(defvar place 'everywhere)")
    it.eval_string("(save-current-buffer (set-buffer (get-buffer-create \"a\")) (set (make-local-variable 'place) 'a))")
    assert value(it, "place") == "everywhere"
    assert value(it, '(buffer-local-value \'place (get-buffer "a"))') == "a"
    assert (
        value(it, "(let ((place 'bound)) (save-current-buffer (set-buffer \"a\") (let ((place 'there)) place)))")
        == "there"
    )
    assert value(it, '(list place (buffer-local-value \'place (get-buffer "a")))') == "(everywhere a)"


def test_toplevel_default_is_outside_of_all_bindings(it: Any) -> None:
    it.eval_string("(defvar depth 0)")
    inner = "(let ((depth 1)) (let ((depth 2)) (set-default-toplevel-value 'depth 9) (default-toplevel-value 'depth)))"
    assert value(it, inner) == "9"
    assert value(it, "depth") == "9"


def test_failing_binding_of_a_typed_variable_leaves_nothing_bound(it: Any) -> None:
    before = value(it, "gc-cons-threshold")
    form = "(condition-case e (let ((gc-cons-threshold 'x)) 1) (wrong-type-argument e))"
    assert value(it, form) == "(wrong-type-argument integerp x)"
    assert value(it, "gc-cons-threshold") == before
    assert it.specpdl == []


def test_circle_of_aliases_signals_instead_of_hanging(it: Any) -> None:
    it.eval_string("(defvar one 1) (defvaralias 'two 'one) (defvaralias 'one 'two)")
    for form in ("one", "two", "(setq two 3)", "(default-value 'one)", "(let ((two 1)) two)", "(boundp 'one)"):
        caught = value(it, f"(condition-case e {form} (cyclic-variable-indirection (car e)))")
        assert caught == "cyclic-variable-indirection", form


def test_obarrays_are_apart(it: Any) -> None:
    table = Vector([0, 0, 0])
    intern = it.s.intern.call
    mine = intern(LispString("car"), table)
    assert mine is not it.intern("car")
    assert intern(LispString("car"), table) is mine
    assert it.s.intern_soft.call(mine, table) is mine
    assert it.s.intern_soft.call(mine) is nil
    assert mine in table
    table[:] = [0, 0, 0]
    assert it.s.intern_soft.call(LispString("car"), table) is nil


def test_many_symbols_in_one_bucket(it: Any) -> None:
    table = Vector([0])
    names = [f"s{number}" for number in range(40)]
    symbols = [it.s.intern.call(LispString(name), table) for name in names]
    for name in names[::3]:
        assert it.s.unintern.call(LispString(name), table) is t
    for index, (name, symbol) in enumerate(zip(names, symbols, strict=True)):
        assert it.s.intern_soft.call(LispString(name), table) is (nil if index % 3 == 0 else symbol)


def test_interpreters_share_no_symbols() -> None:
    one, two = new_interpreter(), new_interpreter()
    one.eval_string("(set 'shared 1) (put 'shared 'p 1)")
    assert value(two, "(list (boundp 'shared) (get 'shared 'p))") == "(nil nil)"
    assert value(two, "(condition-case e shared (void-variable e))") == "(void-variable shared)"


def test_policy_guards_the_environment(it: Any) -> None:
    from elwire.builtins.gate import Policy, refuse

    class Closed(Policy):
        def environment(self, name: str | None) -> None:
            raise refuse("Reading the environment", name or "")

    it.policy = Closed()
    form = '(condition-case e (getenv-internal "PATH") (file-error \'refused))'
    assert value(it, form) == "refused"
    assert value(it, '(getenv-internal "A" \'("A=1"))') == '"1"'

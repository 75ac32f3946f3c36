"""Keymaps, windows and frames where records of Emacs's answers do not reach: two interpreters, random keymaps."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from elwire.builtins import new_interpreter
from elwire.interpreter.core import Interpreter


@pytest.fixture(scope="module")
def it() -> Interpreter:
    return new_interpreter()


def answer(it: Interpreter, form: str) -> str:
    return it.prin1(it.eval_string(form))


KEYS = st.lists(st.sampled_from(["97", "99", "24", "134217825", "f1", "C-f1", "67108901"]), min_size=1, max_size=3)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(KEYS, st.sampled_from(["cmd-a", "cmd-b"])), max_size=6), st.booleans())
def test_a_defined_key_is_found(it: Interpreter, bindings: list[tuple[list[str], str]], full: bool) -> None:
    """The last definition of a key holds, in a copy and in a child too, and `where-is-internal` finds it."""
    answer(it, f"(setq m ({'make-keymap' if full else 'make-sparse-keymap'}))")
    defined: dict[str, str] = {}
    for keys, command in bindings:
        vector = f"[{' '.join(keys)}]"
        fits = answer(it, f"(condition-case nil (define-key m {vector} '{command}) (error 'prefix))")
        if fits == command:
            # Binding a key takes away what began with it.
            defined = {key: value for key, value in defined.items() if not key.startswith(vector[:-1] + " ")}
            defined[vector] = command
    answer(it, "(setq copy (copy-keymap m) child (make-sparse-keymap)) (set-keymap-parent child m)")
    for key, command in defined.items():
        for map_ in ("m", "copy", "child"):
            assert answer(it, f"(lookup-key {map_} {key})") == command
        shown = answer(it, f"(mapcar #'key-description (where-is-internal '{command} (list m)))")
        assert answer(it, f"(key-description {key})") in shown


def test_a_copy_is_apart(it: Interpreter) -> None:
    answer(it, "(setq m (make-keymap)) (define-key m [24 97] 'old)")
    answer(it, "(setq c (copy-keymap m)) (define-key c [24 97] 'new)")
    assert answer(it, "(list (lookup-key m [24 97]) (lookup-key c [24 97]))") == "(old new)"


def test_interpreters_share_no_display(it: Interpreter) -> None:
    """Keys, windows and faces of one interpreter are not another's."""
    other = new_interpreter()
    answer(other, "(define-key global-map [f9] 'only-here)")
    answer(other, "(progn (set-window-parameter nil 'p 1) (internal-make-lisp-face 'mine))")
    assert answer(other, "(key-binding [f9])") == "only-here"
    assert answer(it, "(list (key-binding [f9]) (window-parameter nil 'p) (internal-lisp-face-p 'mine))") == (
        "(nil nil nil)"
    )


def test_killing_a_shown_buffer_shows_another(it: Interpreter) -> None:
    form = """
    (let ((b (get-buffer-create "shown")))
      (set-window-buffer nil b)
      (prog1 (list (eq (window-buffer) b) (kill-buffer b) (buffer-live-p (window-buffer)))
        (set-window-buffer nil "*scratch*")))
    """
    assert answer(it, form) == "(t t t)"


def test_the_windows_fill_the_frame(it: Interpreter) -> None:
    """However windows are split and deleted, their areas add up."""
    answer(
        it,
        """
        (defalias 'area #'(lambda ()
          (let ((sum 0) (all (window-list)))
            (while all
              (setq sum (+ sum (* (window-pixel-width (car all)) (window-pixel-height (car all)))) all (cdr all)))
            sum)))
        (setq full (area) base (selected-window))
        (set-window-new-pixel base 30)
        (setq right (split-window-internal base 50 t 0.5))
        (set-window-new-pixel right 12)
        (setq low (split-window-internal right (- (window-pixel-height right) 12) nil 0.5))
        """,
    )
    assert answer(it, "(list (= full (area)) (length (window-list)))") == "(t 3)"
    assert answer(it, "(progn (delete-other-windows-internal low) (list (= full (area)) (length (window-list))))") == (
        "(t 1)"
    )

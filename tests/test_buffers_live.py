"""Random editing sessions, step by step the same in elwire and in a live GNU Emacs."""

from __future__ import annotations

import random
from typing import Any

import pytest

from elwire.builtins import new_interpreter
from elwire.interpreter.objects import list_to_python
from tests.oracle.emacs import ask, emacs_program

STATE = """(list (point) (point-min) (point-max)
 (mapcar (function (lambda (o) (list (overlay-start o) (overlay-end o)))) os)
 (mapcar 'marker-position ms) (buffer-modified-p))"""
TEXT = "(save-restriction (widen) (buffer-substring-no-properties 1 (point-max)))"
NUMBERS = "(sort (mapcar (function (lambda (o) (overlay-get o 'n))) %s) '<)"
START = """(progn (setq post-self-insert-hook nil) (set-buffer (get-buffer-create "live")) (buffer-enable-undo)
 (setq os nil ms nil) (insert "hello world\\nfoo bar\\n\\tbaz é日\\nlast"))"""


class Session:
    """Makes forms that edit a buffer at random."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)

    def any(self) -> str:
        """Some position, perhaps outside of the buffer."""
        one = self.chance.choice
        return one([str(self.chance.randint(1, 60)), str(self.chance.randint(0, 15)), "(point)", "(point-max)"])

    def inside(self) -> str:
        return f"(max (point-min) (min (point-max) {self.any()}))"

    def string(self) -> str:
        texts = ["a", "bc\\n", "é\\t", "日本", "   ", "\\n\\n", "hello world\\n", "x\\ty\\n"]
        return f'"{self.chance.choice(texts)}"'

    def flag(self) -> str:
        return self.chance.choice(["nil", "t"])

    def step(self) -> str:
        number, chance = self.chance.randint, self.chance.choice
        here, there = self.inside(), self.inside()
        at, to = self.any(), self.any()
        some = f"(nth {number(0, 4)} os)"
        marker = f"(nth {number(0, 4)} ms)"
        chars = chance(['"a-z"', '"^ "', '" \\t\\n"', '"[:alpha:]"', '"^\\n"', '"日é"'])
        return chance(
            [
                f"(insert {self.string()} ?x)",
                f"(progn (goto-char {at}) (insert {self.string()}))",
                f"(progn (goto-char {at}) (insert-before-markers {self.string()}))",
                f"(insert-and-inherit {self.string()})",
                f"(insert-char ?日 {number(0, 2)} t)",
                f"(self-insert-command {number(0, 3)} ?k)",
                f"(setq overwrite-mode {chance(['nil', 'nil', '(quote overwrite-mode-textual)'])})",
                f"(delete-region {here} {there})",
                f"(delete-region {at} {to})",
                f"(substring-no-properties (delete-and-extract-region {here} {there}))",
                f"(delete-char {number(-2, 2)})",
                f"(progn (setq os (cons (make-overlay {at} {to} nil {self.flag()} {self.flag()}) os))"
                f" (overlay-put (car os) 'n (length os)) nil)",
                f"(null (move-overlay {some} {at} {to}))",
                f"(delete-overlay {some})",
                f"(overlay-put {some} 'evaporate t)",
                NUMBERS % f"(overlays-in {at} {to})",
                NUMBERS % f"(overlays-at {at})",
                f"(list (next-overlay-change {at}) (previous-overlay-change {to}))",
                f"(null (setq ms (cons (copy-marker {at} {self.flag()}) ms)))",
                f"(null (set-marker {marker} {at}))",
                f"(set-marker-insertion-type {marker} {self.flag()})",
                f"(transpose-regions {here} {there} {self.inside()} {self.inside()} {self.flag()})",
                f"(subst-char-in-region {here} {there} ?x {chance(['?z', '10'])})",
                f"(narrow-to-region {here} {there})",
                "(widen)",
                "(widen)",
                f"(save-excursion (goto-char {at}) (insert {self.string()}) (point))",
                f"(save-restriction (narrow-to-region {here} {there}) (goto-char {at}) (insert {self.string()}))",
                f"(save-restriction (widen) (goto-char {at}) (delete-region (point) {here}))",
                f"(forward-line {number(-3, 3)})",
                f"(forward-char {number(-5, 5)})",
                f"(beginning-of-line {number(-2, 3)})",
                f"(end-of-line {number(-2, 3)})",
                f"(list (line-beginning-position {number(-2, 3)}) (line-end-position {number(-2, 3)}))",
                f"(move-to-column {number(0, 20)} {chance(['t', 'nil', '1'])})",
                "(list (current-column) (current-indentation))",
                f"(indent-to {number(0, 30)} {chance(['nil', '1', '0'])})",
                f"(skip-chars-forward {chars} {chance(['nil', at])})",
                f"(skip-chars-backward {chars} {chance(['nil', at])})",
                f"(list (char-after {at}) (char-before {to}) (bolp) (eolp) (following-char) (preceding-char))",
                f"(put-text-property {here} {there} 'field {chance(['1', '2', 'nil'])})",
                f"(put-text-property {here} {there} '{chance(['front-sticky', 'rear-nonsticky'])} {self.flag()})",
                f"(list (field-beginning {here} {self.flag()}) (field-end {there} {self.flag()}))",
                f"(constrain-to-field {here} {there} {self.flag()} {self.flag()})",
                f"(get-pos-property {here} 'field)",
                f"(insert-buffer-substring (current-buffer) {here} {there})",
                f"(compare-buffer-substrings nil {here} {there} nil {self.inside()} {self.inside()})",
                f"(list (position-bytes {at}) (byte-to-position {number(1, 60)}))",
                f"(progn (widen) (set-buffer-multibyte {chance(['nil', 't', 't'])}))",
                f"(list (buffer-size) (buffer-modified-p) (set-buffer-modified-p {self.flag()}))",
            ]
        )

    def forms(self, steps: int) -> list[str]:
        result = [START]
        for _ in range(steps):
            result += [self.step(), STATE, TEXT]
        return result


def program(forms: list[str]) -> str:
    """One form whose value is the list of what the FORMS print."""
    # Control characters would reach us as pictures of themselves.
    printed = "(let ((print-escape-control-characters t)) (prin1-to-string %s))"
    steps = [f"(condition-case e {printed % form} (error (prin1-to-string e)))" for form in forms]
    return "(progn (setq os nil ms nil) (list " + "\n".join(steps) + "))"


@pytest.mark.parametrize("first", range(0, 12, 3))
def test_editing_is_the_same_in_emacs(first: int) -> None:
    emacs = emacs_program()
    if emacs is None:
        pytest.skip("needs GNU Emacs 28.2: apt-get install emacs-nox")
    for seed in range(first, first + 3):
        forms = Session(seed).forms(60)
        text = program(forms)
        it: Any = new_interpreter()
        ours = [answer.s for answer in list_to_python(it.eval_string(text))]
        outcome = ask([text], emacs).outcomes[0][0]
        assert outcome.answer is not None
        theirs = [answer.s for answer in list_to_python(it.eval_string("'" + outcome.answer.text))]
        for number, (one, other) in enumerate(zip(ours, theirs, strict=True)):
            assert one == other, f"seed {seed}: " + "\n".join(forms[max(0, number - 3) : number + 1])

"""Buffers whose changes nothing waits for take a shorter way; they end up as those that take the long one."""

from __future__ import annotations

import random
from typing import Any

import pytest

from elwire.startup import make_interpreter

DEFINITION = r"""
(defun run-program (hooked program)
  (set-match-data nil)
  (with-temp-buffer
    (when hooked (add-hook 'after-change-functions #'ignore nil t))
    (let* ((markers (mapcar (lambda (i) (copy-marker 1 (= 0 (% i 2)))) '(1 2 3 4)))
           (said (with-output-to-string
                   (condition-case problem (funcall program markers) (error (prin1 (car problem)))))))
      (list said (buffer-string) (point) (point-min) (point-max) (mapcar #'marker-position markers)
            (buffer-size) (buffer-modified-p)))))
"""


def operation(chance: random.Random) -> str:
    """A form that changes or looks at the buffer; `ms` is a list of four markers."""
    here, there = (f"(min (point-max) (max (point-min) {chance.randrange(1, 60)}))" for _ in range(2))
    number = chance.randrange(1, 60)
    return chance.choice(
        [
            f'(insert "{chance.choice(["", "abc", "xy", "z" * 3000])}\n")',
            f'(insert "é{number}" "" ?x "z\n")',
            '(insert (propertize "p" \'face 1))' if chance.random() < 0.1 else '(insert "q" "r")',
            f"(goto-char {number})",
            f"(delete-region {here} {there})",
            f"(set-marker (nth {number % 4} ms) {number})",
            f'(if (re-search-forward "[abc]+\n?" nil t) (replace-match "{chance.choice(["", "Q", "qqqqqq"])}" t t))',
            '(if (re-search-backward "x" nil t) (replace-match "W\\\\&"))',
            '(if (re-search-forward "\\\\([a-z]\\\\)\\\\([0-9]*\\\\)" nil t) (replace-match "\\\\2\\\\1"))',
            f"(forward-line {chance.choice([1, 1, 0, -1, 2])})",
            f"(narrow-to-region {here} {there})",
            "(widen)",
            "(princ (list (line-beginning-position) (line-end-position) (bolp) (eolp) (eobp) (bobp) (point)))",
            "(princ (list (match-beginning 0) (match-end 0)))",
            f'(save-excursion (goto-char {number}) (insert "kkk"))',
        ]
    )


@pytest.mark.parametrize("seed", range(4))
def test_short_and_long_way_agree(seed: int) -> None:
    chance = random.Random(seed)
    it: Any = make_interpreter()
    it.eval_string(DEFINITION)
    for _ in range(60):
        body = "\n".join(operation(chance) for _ in range(chance.randrange(3, 40)))
        program = f"(lambda (ms) (setq case-fold-search {chance.choice(['t', 'nil'])}) {body})"
        short, long = (it.prin1(it.eval_string(f"(run-program {way} {program})")) for way in ("nil", "t"))
        assert short == long, program

"""Write builtins/searching/character_facts.py: what GNU Emacs answers about every character, asked of a live Emacs.

    python tools/make_character_facts.py

Each fact is a function from character to value that is constant over long runs.  A run is kept as the distance from
the previous run's start and the number of its value among the distinct values.
"""

from __future__ import annotations

import base64
import subprocess
import sys
import zlib
from pathlib import Path

LISP = r"""
(setq lexical-binding t)
(let ((last-value nil) (unset (list 'unset)))
  (dolist (fact
           `((syntax ,(lambda (c) (aref (standard-syntax-table) c)) #x3fffff)
             (categories ,(lambda (c) (category-set-mnemonics (char-category-set c))) #x3fffff)
             (script ,(lambda (c) (aref char-script-table c)) #x3fffff)
             (fold ,(lambda (c) (let ((k (aref (char-table-extra-slot (standard-case-table) 1) c))) (if k (- k c) 0)))
                   #x3fffff)
             ,@(mapcar (lambda (name)
                         (let ((regexp (format "[[:%s:]]" name)))
                           (list name (lambda (c) (let ((case-fold-search nil))
                                                    (and (string-match-p regexp (char-to-string c)) t)))
                                 #x110100)))
                       '(alpha alnum upper lower graph print blank))))
    (princ (format "%s\n" (car fact)))
    (setq last-value unset)
    (dotimes (c (1+ (nth 2 fact)))
      (let ((value (funcall (nth 1 fact) c)))
        (unless (equal value last-value)
          (setq last-value value)
          (princ (format "%d %S\n" c value)))))
    (princ "\n")))
"""

HEADER = '''"""Facts about characters, as GNU Emacs 28.2 answers them.  Made by make_character_facts.py; do not edit.

`runs(name)` gives `[(first character, value)]` in order of characters; a run ends where the next one starts.
"""

from __future__ import annotations

import base64
import zlib
from functools import cache


@cache
def runs(name: str) -> list[tuple[int, str]]:
    """The runs of the fact called NAME; a value is the printed Lisp value."""
    values, packed = FACTS[name]
    result = []
    start = 0
    for word in zlib.decompress(base64.b85decode(packed)).decode("ascii").split():
        distance, _, number = word.partition(":")
        start += int(distance, 36)
        result.append((start, values[int(number, 36)]))
    return result


FACTS: dict[str, tuple[list[str], str]] = {
'''


def base36(number: int) -> str:
    """NUMBER in base 36."""
    digits = ""
    while True:
        number, digit = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
        if not number:
            return digits


def literal(text: str) -> str:
    """TEXT as a Python literal in double quotes."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def main() -> None:
    """Ask Emacs and write the module."""
    emacs = subprocess.run(["emacs", "-Q", "--batch", "--eval", f"(progn {LISP})"], capture_output=True, check=True)
    out = [HEADER]
    for block in emacs.stdout.decode().strip().split("\n\n"):
        name, *lines = block.splitlines()
        values: dict[str, int] = {}
        words = []
        last = 0
        for line in lines:
            start, _, value = line.partition(" ")
            number = values.setdefault(value, len(values))
            words.append(f"{base36(int(start) - last)}:{base36(number)}")
            last = int(start)
        packed = base64.b85encode(zlib.compress(" ".join(words).encode(), 9)).decode()
        out.append(f"    {literal(name)}: (\n        [\n")
        out += [f"            {literal(value)},\n" for value in values]
        out.append("        ],\n")
        chunks = [packed[at : at + 100] for at in range(0, len(packed), 100)]
        out += [f"        {literal(chunk)}\n" for chunk in chunks]
        out[-1] = out[-1].rstrip() + ",\n"
        out.append("    ),\n")
        print(name, len(words), "runs", len(values), "values", len(packed), "characters", file=sys.stderr)
    out.append("}\n")
    (Path(__file__).parent.parent / "builtins" / "character_facts.py").write_text("".join(out))


if __name__ == "__main__":
    main()

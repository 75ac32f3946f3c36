"""What Emacs's byte-compiler makes of the recorded forms, run here; and libraries as Emacs ships them, compiled.

Needs GNU Emacs; without it these tests are skipped.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from elwire.interpreter import errors
from elwire.interpreter.functions import ByteCode
from elwire.interpreter.objects import LispString, lisp_list, nil, t
from elwire.interpreter.reader import Reader
from elwire.interpreter.strings import text_of_internal_bytes
from elwire.startup import make_interpreter
from tests.oracle import records
from tests.oracle.emacs import ENVIRONMENT, emacs_program

ORACLE = Path(__file__).parent / "oracle"
LISP = Path("/usr/share/emacs/28.2/lisp")
CHAPTERS = ("arrays", "lists", "sequences", "predicates", "strings", "string_compare", "hash_tables")

# Beyond what floats hold, Python adds no integer to a float; and a function's temporaries live until it returns.
UNLIKE = ("(expt 10 400)", "make-finalizer")

COMPILE = r"""
(let ((standard-output #'ignore) (print-escape-newlines t) (print-escape-control-characters t) (print-circle t)
      (inhibit-message t) answers)
  (with-temp-buffer
    (let ((coding-system-for-read 'utf-8-emacs)) (insert-file-contents (getenv "ELWIRE_FORMS")))
    (let ((source (current-buffer)) form)
      (while (setq form (read source))
        (with-current-buffer "*scratch*"
          (let* ((code (byte-compile (eval `(lambda () ,form) t)))
                 (text (prin1-to-string code))
                 (print-circle nil)
                 (answer (prin1-to-string (condition-case e (list '=> (funcall code)) (t (cons '=! e))))))
            (push text answers)
            (push answer answers))))))
  (with-temp-file (getenv "ELWIRE_ANSWERS")
    (set-buffer-file-coding-system 'utf-8-emacs-unix)
    (insert (mapconcat #'identity (nreverse answers) "\n"))))
"""


def live_emacs() -> str:
    program = emacs_program()
    if program is None:
        pytest.skip("no GNU Emacs here")
    return str(program)


def forms_of(chapter: str) -> list[str]:
    path = ORACLE / f"{chapter}.txt"
    if not path.exists():
        pytest.skip(f"no chapter {chapter}")
    cases = [case for case in records.load(path) if case.form and not case.marked("differs")]
    return [case.form for case in cases if not any(text in case.form for text in UNLIKE)]


def answer(it: Any, function: Any) -> str:
    depth = len(it.handlers)
    it.eval_string('(set-buffer (get-buffer-create "*scratch*"))')
    with (
        it.let(it.s.print_escape_newlines, t),
        it.let(it.s.print_escape_control_characters, t),
        it.let(it.s.standard_output, it.s.ignore),
    ):
        try:
            return str(it.prin1(lisp_list(it.intern("=>"), function.call())))
        except Exception as failure:
            del it.handlers[depth:]
            return f"(=! {it.prin1(errors.error_object(errors.as_signal(it, failure)))[1:]}"


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_what_emacs_compiles_runs_here(chapter: str, tmp_path: Path) -> None:
    program = live_emacs()
    forms, answers, script = tmp_path / "forms", tmp_path / "answers", tmp_path / "compile.el"
    texts = forms_of(chapter)
    forms.write_bytes(("\n".join(texts) + "\nnil\n").encode("utf-8", "surrogateescape"))
    script.write_text(";;; -*- lexical-binding: t -*-\n" + COMPILE, encoding="utf-8")
    environment = {**os.environ, **ENVIRONMENT, "HOME": str(tmp_path)}
    environment |= {"ELWIRE_FORMS": str(forms), "ELWIRE_ANSWERS": str(answers)}
    subprocess.run(
        [program, "-Q", "--batch", "-l", str(script)],
        check=True,
        cwd=tmp_path,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
    )
    lines = answers.read_bytes().split(b"\n")
    it = make_interpreter()
    wrong = []
    compiled = 0
    for form, code, expected in zip(texts, lines[::2], lines[1::2], strict=True):
        function = Reader(it, text_of_internal_bytes(code)).read()
        if not isinstance(function, ByteCode):
            continue  # Emacs's compiler refuses it.
        compiled += 1
        got = answer(it, function)
        if got != text_of_internal_bytes(expected) and "void-function" not in got:
            wrong.append(f"{form}\n  code     {code!r}\n  expected {expected!r}\n  got      {got}")
    assert compiled > 0.9 * len(texts)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("library", "form", "expected"),
    [
        ("emacs-lisp/ring", "(let ((r (make-ring 2))) (dotimes (i 3) (ring-insert r i)) (ring-elements r))", "(2 1)"),
        ("hex-util", '(list (encode-hex-string "az") (decode-hex-string "617a"))', '("617a" "az")'),
        ("format-spec", '(format-spec "%a-%4b" \'((?a . 1) (?b . x)))', '"1-   x"'),
        (
            "net/rfc2104",
            '(progn (require \'rfc2104) (rfc2104-hash \'md5 64 16 "k" "t"))',
            '"ba58ccf10e0ca6cdbe8b541a24ddc637"',
        ),
        ("emacs-lisp/regexp-opt", '(regexp-opt \'("cat" "car" "dog"))', '"\\\\(?:ca[rt]\\\\|dog\\\\)"'),
    ],
)
def test_libraries_compiled_by_emacs(library: str, form: str, expected: str) -> None:
    path = LISP / f"{library}.elc"
    if not path.exists():
        pytest.skip("no compiled library of Emacs 28.2 here")
    it = make_interpreter()
    it.s.load.call(LispString(str(path)), nil, t, t)
    assert it.prin1(it.eval_string(form)) == expected

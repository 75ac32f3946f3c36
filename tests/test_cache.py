"""The compile cache: a second load evaluates what the first one compiled, and never anything else."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from elwire.interpreter.cache import Cache
from elwire.interpreter.objects import LispString
from elwire.startup import make_interpreter

PROGRAM = """;; -*- lexical-binding: t -*-
(defvar cached-log nil)
(defvar cached-local)
(defmacro cached-swap (a b) `(list ,b ,a))
(defun cached-add (x &optional y) "Add." (interactive) (let ((z 1)) (+ x (or y 0) z)))
(let ((counter 0))
  (defun cached-count () (setq counter (1+ counter)))
  (defun cached-closure (n) (lambda (m) (list n m counter))))
(defconst cached-vector [a "b" (c . d) 1.5 ?\\x3fffff])
(setq cached-value (cached-swap 1 (cached-add 2 3)))
(push (lambda () cached-local) cached-log)
(dolist (x '(1 2)) (push x cached-log))
(if (fboundp 'car) (defalias 'cached-alias #'cached-add "Alias."))
(provide 'cached)
"""

QUESTIONS = """(list cached-value (cached-add 1) (cached-count) (cached-count) (funcall (cached-closure 5) 6)
  (length cached-log) cached-vector (cached-alias 1 1) (commandp 'cached-add)
  (func-arity 'cached-add) (featurep 'cached) (get 'cached-alias 'function-documentation))"""


def interpreter(folder: Path) -> Any:
    it = make_interpreter()
    it.loader.cache = Cache(str(folder))
    return it


def load(it: Any, path: Path) -> None:
    it.s.load.call(LispString(str(path)), it.s.nil, it.s.t)


def answers(it: Any) -> list[str]:
    return [
        it.prin1(it.eval_string(question))
        for question in (QUESTIONS, "(symbol-function 'cached-add)", "(cached-closure 7)", "(car (last cached-log))")
    ]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "cached.el"
    path.write_text(PROGRAM)
    return path


def first_load(source: Path, folder: Path) -> list[str]:
    it = interpreter(folder)
    load(it, source)
    told = answers(it)
    it.loader.flush()
    return told


def reads_nothing(it: Any, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Make IT note each file that it reads as source."""
    read: list[str] = []
    original = it.loader._run_source

    def noted(path: str, *rest: Any) -> Any:
        read.append(path)
        return original(path, *rest)

    monkeypatch.setattr(it.loader, "_run_source", noted)
    return read


def test_second_load_is_the_same_and_reads_nothing(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "cache"
    told = first_load(source, folder)
    for _ in range(2):
        it = interpreter(folder)
        read = reads_nothing(it, monkeypatch)
        load(it, source)
        assert answers(it) == told
        assert read == []
        it.loader.flush()


def test_changed_source_is_read_again(source: Path, tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    first_load(source, folder)
    source.write_text(PROGRAM.replace("(or y 0)", "(or y 100)"))
    it = interpreter(folder)
    load(it, source)
    assert it.prin1(it.eval_string("(cached-add 1)")) == "102"


def test_changed_macro_of_another_file_is_seen(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    macros, user = tmp_path / "macros.el", tmp_path / "user.el"
    user.write_text(f'(load "{macros}" nil t)\n(defun uses-macro () (which-macro))\n')
    for value in ("one", "two"):
        macros.write_text(f"(defmacro which-macro () ''{value})\n")
        for _ in range(2):
            it = interpreter(folder)
            load(it, user)
            assert it.prin1(it.eval_string("(uses-macro)")) == value
            it.loader.flush()


@pytest.mark.parametrize("damage", ["cut", "flip", "empty", "garbage"])
def test_damaged_entries_are_ignored(source: Path, tmp_path: Path, damage: str) -> None:
    folder = tmp_path / "cache"
    told = first_load(source, folder)
    (entry,) = [each for each in folder.iterdir() if each.name.startswith("cached")]
    data = bytearray(entry.read_bytes())
    if damage == "cut":
        data = data[: len(data) // 2]
    elif damage == "flip":
        data[-20] ^= 0xFF
    elif damage == "empty":
        data.clear()
    else:
        data = bytearray(os.urandom(5000))
    entry.write_bytes(bytes(data))
    it = interpreter(folder)
    load(it, source)
    assert answers(it) == told


def test_what_others_can_write_is_not_used(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "cache"
    told = first_load(source, folder)
    (entry,) = [each for each in folder.iterdir() if each.name.startswith("cached")]
    for path, mode in ((entry, 0o666), (folder, 0o777)):
        before = path.stat().st_mode
        path.chmod(mode)
        it = interpreter(folder)
        read = reads_nothing(it, monkeypatch)
        load(it, source)
        assert str(source) in read
        assert answers(it) == told
        path.chmod(before)


def test_no_cache_folder_is_no_error(source: Path) -> None:
    it = make_interpreter()
    it.loader.cache = Cache("/proc/no-such-place/cache")
    load(it, source)
    it.loader.flush()
    assert it.prin1(it.eval_string("(cached-add 1)")) == "2"


def test_variable_turns_the_cache_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ELWIRE_CACHE", "0")
    assert make_interpreter().loader.cache.directory is None


def test_error_in_the_middle_leaves_no_entry(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    path = tmp_path / "broken.el"
    path.write_text("(defun broken-one () 1)\n(car 5)\n(defun broken-two () 2)\n")
    for _ in range(2):
        it = interpreter(folder)
        assert it.prin1(it.eval_string(f'(condition-case e (load "{path}" nil t) (error e))')) == (
            "(wrong-type-argument listp 5)"
        )
        assert it.prin1(it.eval_string("(list (broken-one) (fboundp 'broken-two))")) == "(1 nil)"
        it.loader.flush()
    assert not list(folder.glob("broken*"))


def test_objects_shared_within_a_function_stay_one(tmp_path: Path) -> None:
    path = tmp_path / "shared.el"
    path.write_text(
        ";; -*- lexical-binding: t -*-\n"
        '(defmacro shared-temp (form) (let ((v (make-symbol "v"))) `(let ((,v ,form)) (list ,v (setq ,v 5) ,v))))\n'
        "(defun shared-user (x) (shared-temp (1+ x)))\n"
        '(defun shared-strings () (let ((s \'#1=("a" . "b"))) (list s (eq (car s) (car s)))))\n'
        "(defun shared-vector () (let ((v [1 [2 3]])) (eq v v)))\n"
    )
    for _ in range(3):
        it = interpreter(tmp_path / "cache")
        load(it, path)
        assert it.prin1(it.eval_string("(list (shared-user 1) (shared-strings) (shared-vector))")) == (
            '((2 5 5) (("a" . "b") t) t)'
        )
        assert it.prin1(it.eval_string("(symbol-function 'shared-user)")) == (
            "(closure (t) (x) (let ((v (1+ x))) (list v (setq v 5) v)))"
        )
        it.loader.flush()


def test_what_cannot_be_kept_is_loaded_all_the_same(tmp_path: Path) -> None:
    deep = "(" * 3000 + ")" * 3000
    path = tmp_path / "odd.el"
    path.write_text(
        f"(setq odd-deep '{deep})\n"
        "(setq odd-circle '#1=(a . #1#))\n"
        '(setq odd-string #("text" 0 2 (face bold)))\n'
        "(setq odd-table #s(hash-table data (k v)))\n"
        "(defun odd-function ()\n"
        "  (list (gethash 'k odd-table) (nth 5 odd-circle) (get-text-property 0 'face odd-string)))\n"
    )
    for _ in range(2):
        it = interpreter(tmp_path / "cache")
        load(it, path)
        assert it.prin1(it.eval_string("(odd-function)")) == "(v a bold)"
        it.loader.flush()


def test_option_turns_the_cache_off(tmp_path: Path) -> None:
    for options, kept in ((["--no-compile-cache"], False), ([], True)):
        folder = tmp_path / f"cache{kept}"
        environment = {**os.environ, "XDG_CACHE_HOME": str(folder)}
        environment.pop("ELWIRE_CACHE", None)
        command = [sys.executable, "-m", "elwire.cli", *options, "-Q", "--batch", "--eval", "(princ 1)"]
        ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        assert ran.stdout == "1"
        assert folder.exists() is kept


def test_a_name_that_is_a_macro_by_now(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    library, user = tmp_path / "library.el", tmp_path / "user.el"
    user.write_text(f'(load "{library}" nil t)\n(defun uses-late () (late-macro (x 1) x))\n')
    library.write_text("(setq late-loaded t)\n")
    it = interpreter(folder)
    load(it, user)
    it.eval_string("(condition-case nil (uses-late) (error nil))")
    it.loader.flush()
    library.write_text("(defmacro late-macro (binding &rest body) `(let (,binding) ,@body))\n")
    it = interpreter(folder)
    load(it, user)
    assert it.prin1(it.eval_string("(uses-late)")) == "1"


@pytest.mark.parametrize("compiled", [False, True])
@pytest.mark.parametrize("how", ["(require 'cachelib)", '(autoload \'cache-macro "cachelib" nil nil t)'])
def test_a_macro_from_another_folder_of_load_path(tmp_path: Path, how: str, compiled: bool) -> None:
    user = tmp_path / "user.el"
    user.write_text(f"{how}\n(defun uses-macro () (cache-macro))\n")
    for number in (1, 2):
        (tmp_path / str(number)).mkdir()
        library = tmp_path / str(number) / "cachelib.el"
        library.write_text(f"(defmacro cache-macro () {number})\n(provide 'cachelib)\n")
        if compiled:
            # As Emacs writes it, as far as it matters here: the expander is a byte-code object.
            library.with_suffix(".elc").write_text(
                ";ELC\x1c\0\0\0\n;;;\n"
                f"(defalias 'cache-macro (cons 'macro #[0 \"\\300\\207\" [{number}] 1]))\n(provide 'cachelib)\n"
            )
            library.unlink()
    for number in (1, 2, 1):
        it = interpreter(tmp_path / "cache")
        it.eval_string(f'(push "{tmp_path}/{number}" load-path)')
        load(it, user)
        assert it.prin1(it.eval_string("(uses-macro)")) == str(number)
        it.loader.flush()

"""Packages of Debian's, unchanged: each loads, and does in elwire what it does in Emacs.

The expectations are the packages' own documented behaviour, in our words; where an Emacs is here, it answers the same
forms and the answers are compared.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.oracle.emacs import emacs_program

ELWIRE = [sys.executable, "-m", "elwire.cli"]
SOURCES = Path("/usr/share/emacs/site-lisp/elpa-src")


def directory(package: str) -> Path:
    """Where the files of PACKAGE are; the test is skipped where they are not."""
    found = sorted(SOURCES.glob(f"{package}-[0-9]*"))
    if not found:
        pytest.skip(f"the package {package} is not here: apt-get install elpa-{package}")
    return found[-1]


def run(program: list[str], packages: list[str], forms: list[str]) -> list[str]:
    """What PROGRAM, with the source files of PACKAGES loaded, prints for FORMS, a line each."""
    options = ["-Q", "--batch", "--eval", "(progn (require 'cl-lib) (setq print-escape-newlines t))"]
    for package in packages:
        options += ["-l", str(directory(package) / f"{package}.el")]
    for form in forms:
        options += ["--eval", f'(princ (format "%S\\n" (condition-case e (eval (quote {form}) t) (error e))))']
    done = subprocess.run([*program, *options], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


CASES: dict[str, tuple[list[str], dict[str, str]]] = {
    "dash": (
        ["dash"],
        {
            "(-map #'1+ '(1 2 3))": "(2 3 4)",
            "(--map (* it it) '(1 2 3))": "(1 4 9)",
            "(-filter #'cl-evenp '(1 2 3 4))": "(2 4)",
            "(--reduce-from (+ acc it) 0 '(1 2 3))": "6",
            "(-flatten '((1) (2 (3))))": "(1 2 3)",
            "(-partition 2 '(1 2 3 4 5))": "((1 2) (3 4))",
            "(-group-by #'cl-evenp '(1 2 3))": "((nil 1 3) (t 2))",
            "(-zip-with #'+ '(1 2) '(3 4))": "(4 6)",
            "(-> 5 (+ 2) (* 3))": "21",
            "(->> '(1 2 3) (-map #'1+) (-sum))": "9",
            "(--> 3 (+ it it) (list it 1))": "(6 1)",
            "(-let [(a (b c) . d) '(1 (2 3) 4 5)] (list a b c d))": "(1 2 3 (4 5))",
            "(-let (((&plist :x x) '(:x 1)) ((&alist 'k k) '((k . 2)))) (list x k))": "(1 2)",
            "(-when-let* ((a 1) (b nil)) (list a b))": "nil",
            "(-if-let (a 5) (list a) 'none)": "(5)",
            "(funcall (-compose #'1+ #'length) '(a b))": "3",
            "(funcall (-partial #'- 10) 3)": "7",
            "(funcall (-lambda ((x y)) (+ x y)) '(1 2))": "3",
            "(-sort #'< '(3 1 2))": "(1 2 3)",
            "(-take-while #'cl-oddp '(1 3 4 5))": "(1 3)",
            "(-separate #'cl-oddp '(1 2 3))": "((1 3) (2))",
            "(-difference '(1 2 3) '(2))": "(1 3)",
            "(-distinct '(1 2 1))": "(1 2)",
            "(-tree-map #'1+ '(1 (2 3)))": "(2 (3 4))",
            "(-iterate #'1+ 1 4)": "(1 2 3 4)",
            "(-min-by #'> '(3 1 2))": "1",
            "(-some #'cl-evenp '(1 2 3))": "t",
            "(-interleave '(1 2) '(a b))": "(1 a 2 b)",
            "(-rotate 1 '(1 2 3))": "(3 1 2)",
            "(-map 'no-such-function '(1))": "(void-function no-such-function)",
        },
    ),
    "s": (
        ["s"],
        {
            '(s-trim "  a b ")': '"a b"',
            '(s-split "," "a,b,,c")': '("a" "b" "" "c")',
            '(s-join "-" \'("a" "b"))': '"a-b"',
            '(s-capitalized-words "someFunctionName")': '"Some function name"',
            '(s-lower-camel-case "some words")': '"someWords"',
            '(s-snake-case "someFunctionName")': '"some_function_name"',
            '(s-dashed-words "SomeName")': '"some-name"',
            '(s-pad-left 5 "0" "42")': '"00042"',
            '(s-truncate 6 "this is long")': '"thi..."',
            '(s-contains? "b" "abc")': "t",
            '(s-starts-with? "ab" "abc")': "t",
            '(s-replace "a" "b" "banana")': '"bbnbnb"',
            '(s-replace-all \'(("a" . "1") ("b" . "2")) "ab")': '"12"',
            '(s-match "\\\\([a-z]+\\\\)-\\\\([0-9]+\\\\)" "x ab-12")': '("ab-12" "ab" "12")',
            '(s-match-strings-all "[0-9]+" "1 22 3")': '(("1") ("22") ("2") ("3"))',
            '(s-format "Hi ${name}" \'aget \'(("name" . "you")))': '"Hi you"',
            '(s-reverse "abc")': '"cba"',
            '(s-lines "a\\nb\\r\\nc")': '("a" "b" "c")',
            '(s-repeat 3 "ab")': '"ababab"',
            '(s-chop-suffix ".el" "a.el")': '"a"',
            '(let ((x 3)) (s-lex-format "x is ${x}"))': '"x is 3"',
            "(s-trim 5)": "(wrong-type-argument stringp 5)",
        },
    ),
    "ht": (
        ["dash", "ht"],
        {
            '(ht-get (ht ("a" 1) ("b" 2)) "b")': "2",
            '(ht-get (ht) "z" \'none)': "none",
            "(let ((h (ht-create))) (ht-set! h 'k 1) (ht-set h 'l 2) (sort (ht-values h) #'<))": "(1 2)",
            "(ht->alist (ht ('a 1)))": "((a . 1))",
            "(ht->plist (ht-from-alist '((a . 1))))": "(a 1)",
            "(sort (ht-map (lambda (k v) (+ k v)) (ht (1 2) (3 4))) #'<)": "(3 7)",
            "(ht-contains? (ht ('a 1)) 'a)": "t",
            "(ht-size (ht-merge (ht ('a 1)) (ht ('b 2))))": "2",
            "(ht-equal? (ht ('a 1)) (ht ('a 1)))": "t",
            "(ht-get* (ht ('a (ht ('b 3)))) 'a 'b)": "3",
            "(let ((table (ht ('a 1)))) (setf (ht-get table 'a) 7) (ht-get table 'a))": "7",
            "(ht-items (ht-select (lambda (_ v) (> v 1)) (ht ('a 1) ('b 2))))": "((b 2))",
            "(ht-find (lambda (k _) (eq k 'b)) (ht ('a 1) ('b 2)))": "(b 2)",
            "(ht-get 5 'a)": "(wrong-type-argument hash-table-p 5)",
        },
    ),
    "f": (
        ["s", "dash", "f"],
        {
            '(f-join "/a" "b" "c.txt")': '"/a/b/c.txt"',
            '(f-filename "/a/b.el")': '"b.el"',
            '(f-ext "/a/b.el")': '"el"',
            '(f-base "/a/b.el")': '"b"',
            '(f-no-ext "/a/b.el")': '"/a/b"',
            '(f-parent "/a/b/c")': '"/a/b"',
            '(f-absolute? "/a")': "t",
            '(f-split "/a/b")': '("/" "a" "b")',
            '(f-common-parent \'("/a/b/c" "/a/b/d"))': '"/a/b/"',
            '(let ((file (make-temp-file "packages"))) (f-write-text "é\\n" \'utf-8 file) '
            "(prog1 (list (f-read-text file) (f-size file) (f-file? file)) (f-delete file)))": '("é\\n" 3 t)',
        },
    ),
    "queue": (
        ["queue"],
        {
            "(let ((q (queue-create))) (queue-enqueue q 1) (queue-append q 2) (queue-prepend q 0) "
            "(list (queue-all q) (queue-dequeue q) (queue-first q) (queue-last q) (queue-length q)))": (
                "((0 1 2) 0 1 2 2)"
            ),
            "(queue-empty (make-queue))": "t",
        },
    ),
    "deferred": (
        ["deferred"],
        {
            "(let ((got nil)) (deferred:$ (deferred:next (lambda () 20)) (deferred:nextc it #'1+) "
            "(deferred:nextc it (lambda (x) (setq got x)))) (while (null got) (accept-process-output nil 0)) got)": (
                "21"
            ),
            '(deferred:sync! (deferred:$ (deferred:process "echo" "hi") '
            "(deferred:nextc it (lambda (text) (substring text 0 2)))))": '"hi"',
            '(deferred:sync! (deferred:$ (deferred:next (lambda () (error "no"))) '
            "(deferred:error it (lambda (e) (cadr e)))))": '"no"',
        },
    ),
}


@pytest.mark.parametrize("package", CASES)
def test_package(package: str) -> None:
    packages, forms = CASES[package]
    assert run(ELWIRE, packages, list(forms)) == list(forms.values())


@pytest.mark.parametrize("package", CASES)
def test_emacs_agrees(package: str) -> None:
    emacs = emacs_program()
    if emacs is None:
        pytest.skip("no Emacs is here to be asked")
    packages, forms = CASES[package]
    assert run([emacs], packages, list(forms)) == list(forms.values())

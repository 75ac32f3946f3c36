"""The byte-code machine: a file compiled by Emacs, and functions put together by hand.

`bytecode_data/own.elc` is `own.el` compiled by Emacs 28.2, `own.answers` what Emacs answered to `own.forms` with it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from elwire.interpreter import errors
from elwire.interpreter.functions import ByteCode
from elwire.interpreter.objects import LispString, lisp_list, nil, t
from elwire.startup import make_interpreter

DATA = Path(__file__).parent / "bytecode_data"
FORMS = DATA.joinpath("own.forms").read_text(encoding="utf-8").splitlines()
ANSWERS = DATA.joinpath("own.answers").read_text(encoding="utf-8").splitlines()


def answer(it: Any, form: str) -> str:
    """FORM's value as Lisp prints it, or the error after an exclamation mark."""
    depth = len(it.handlers)
    with it.let(it.s.print_escape_newlines, t):
        try:
            return str(it.prin1(it.eval_string(form)))
        except Exception as failure:
            del it.handlers[depth:]
            return f"(! {it.prin1(errors.error_object(errors.as_signal(it, failure)))[1:]}"


@pytest.fixture
def it() -> Any:
    interpreter = make_interpreter()
    interpreter.s.text_quoting_style.value = interpreter.s.curve
    return interpreter


@pytest.fixture(scope="module")
def loaded() -> Any:
    interpreter = make_interpreter()
    interpreter.s.text_quoting_style.value = interpreter.s.curve
    interpreter.s.load.call(LispString(str(DATA / "own.elc")), nil, t, t)
    return interpreter


@pytest.mark.parametrize(("form", "expected"), list(zip(FORMS, ANSWERS, strict=True)))
def test_compiled_file_answers_as_in_emacs(loaded: Any, form: str, expected: str) -> None:
    assert answer(loaded, form) == expected


def test_nothing_is_left_on_the_stacks(loaded: Any) -> None:
    for form in FORMS:
        answer(loaded, form)
        assert loaded.handlers == []
        assert loaded.specpdl == []


def test_file_of_another_kind_is_refused(it: Any, tmp_path: Path) -> None:
    path = tmp_path / "bad.elc"
    path.write_bytes(b"(setq x 1)\n")
    assert "was not compiled in Emacs" in answer(it, f'(load "{path}" nil t t)')


def test_deep_recursion_is_an_error_of_lisp(it: Any) -> None:
    it.eval_string(r'(fset (quote down) #[257 "\300\1T!\207" [down] 3])')
    assert "max-lisp-eval-depth" in answer(it, "(condition-case e (down 0) (error (error-message-string e)))")
    assert answer(it, "(+ 1 2)") == "3"


def test_a_redefined_primitive_is_not_what_instructions_call(it: Any) -> None:
    it.eval_string("(progn (fset 'nth (lambda (&rest _) 'mine)) (fset 'concat (lambda (&rest _) 'mine)))")
    assert answer(it, r'(funcall #[0 "\300\3018\207" [1 (a b)] 2])') == "b"
    assert answer(it, r'(funcall #[0 "\300\301P\207" ["a" "b"] 2])') == '"ab"'


def test_a_called_function_is_looked_up_each_time(it: Any) -> None:
    it.eval_string(r"""(progn (fset 'inner (lambda () 1)) (fset 'outer #[0 "\300 \207" [inner] 1]))""")
    assert answer(it, "(outer)") == "1"
    it.eval_string("(fset 'inner (lambda () 2))")
    assert answer(it, "(outer)") == "2"


def test_the_first_call_leaves_the_python_function_behind(it: Any) -> None:
    it.eval_string(r"""(fset 'plus #[257 "\211T\207" [] 2])""")
    symbol = it.intern("plus")
    before = symbol.call
    assert symbol.call(1) == 2
    assert symbol.call is not before
    assert symbol.call is symbol.function.call


def test_closures_of_one_prototype_share_their_code(it: Any) -> None:
    it.eval_string(r"""(setq proto #[257 "\300\1D\207" [V0] 3])""")
    makers = [it.eval_string(f"(make-closure proto {number})") for number in range(3)]
    assert [it.prin1(each.call(9)) for each in makers] == ["(0 9)", "(1 9)", "(2 9)"]
    later = it.eval_string("(make-closure proto 7)")
    assert later.call.__code__ is makers[0].call.__code__
    assert it.prin1(later.call(9)) == "(7 9)"


def test_interpreters_do_not_share_translations(it: Any) -> None:
    other = make_interpreter()
    source = r"""(progn (defvar own--x 1) (fset 'f #[0 "\10\207" [own--x] 1]) (f))"""
    assert (answer(it, source), answer(other, source)) == ("1", "1")
    it.eval_string("(setq own--x 2)")
    assert (answer(it, "(f)"), answer(other, "(f)")) == ("2", "1")


def test_long_code_with_many_branches(it: Any) -> None:
    # A chain of 300 tests, far more than Python's parser would nest.
    from elwire.interpreter.objects import Vector

    constants = Vector([*range(300), it.s.none])
    code = bytearray()
    for number in range(300):
        skip = len(code) + 9 + 3
        code += bytes([137]) + bytes([129, number & 255, number >> 8])
        code += bytes([61, 131, skip & 255, skip >> 8])
        code += bytes([129, number & 255, number >> 8, 135])
    code += bytes([129, 300 & 255, 300 >> 8, 135])
    function = it.make_byte_code([257, LispString(code.decode("latin-1"), False), constants, 4])
    assert isinstance(function, ByteCode)
    assert [function.call(number) for number in (0, 150, 299)] == [0, 150, 299]
    assert function.call(300) is it.s.none


def test_compiled_functions_print_as_code_that_runs(it: Any) -> None:
    for source, call, expected in (
        ("(lambda (a b) (list b a))", "1 2", "(2 1)"),
        ("(lambda (a &optional b c) (list c b a))", "1 2", "(nil 2 1)"),
        ("(lambda (a &rest r) (cons r a))", "1 2 3", "((2 3) . 1)"),
        ("(lambda () 'none)", "", "none"),
        ("(lambda (a b c d e f g h) (list h a g))", "1 2 3 4 5 6 7 8", "(8 1 7)"),
    ):
        for form in (source, f"'{source}"):
            text = it.prin1(it.eval_string(f"(byte-compile {form})"))
            assert text.startswith("#[")
            assert answer(it, f"(funcall {text} {call})") == expected


def test_compiling_a_file(it: Any, tmp_path: Path) -> None:
    source = tmp_path / "lib.el"
    source.write_text(
        ";;; -*- lexical-binding: t -*-\n"
        "(eval-when-compile (defvar lib-at-compile-time 5))\n"
        "(defmacro lib-double (x) `(* 2 ,x))\n"
        "(eval-and-compile (defun lib-helper (x) (lib-double x)))\n"
        '(defvar lib-seven (let ((x 3)) (1+ (lib-helper x))) "Seven.")\n'
        '(defun lib-adder (n) "Add N, é." (lambda (m) (+ n m lib-seven)))\n'
        "(provide 'lib)\n",
        encoding="utf-8",
    )
    assert answer(it, f'(byte-compile-file "{source}")') == "t"
    compiled = tmp_path / "lib.elc"
    assert compiled.read_bytes().startswith(b";ELC")
    other = make_interpreter()
    other.s.load.call(LispString(str(compiled)), nil, t, t)
    assert answer(other, "(list (funcall (lib-adder 1) 2) lib-seven (lib-double 4))") == "(10 7 8)"
    assert answer(other, "(documentation 'lib-adder t)") == '"Add N, é."'
    assert answer(other, "(boundp 'lib-at-compile-time)") == "nil"


def test_compiling_a_file_that_cannot_be_read(it: Any, tmp_path: Path) -> None:
    broken = tmp_path / "broken.el"
    broken.write_text("(defun f (", encoding="utf-8")
    assert answer(it, f'(byte-compile-file "{broken}")') == "nil"
    assert not (tmp_path / "broken.elc").exists()
    assert "file-missing" in answer(it, f'(byte-compile-file "{tmp_path}/none.el")')


def test_documentation_of_primitives(it: Any) -> None:
    car = it.s.documentation.call(it.s.car, t).s
    assert car.rstrip().endswith(")") and "(fn LIST" in car
    assert it.s.documentation.call(it.intern("if"), t).s.endswith("(fn COND THEN ELSE...)")
    load = it.s.documentation.call(it.s.load, t).s
    assert load.endswith("(fn FILE &optional NOERROR NOMESSAGE NOSUFFIX MUST-SUFFIX)")
    assert "`load-path'" in load and "`load-path`" not in load
    every = it.s.documentation_property.call(it.s.load_path, it.s.variable_documentation, t)
    assert "search" in every.s


def test_documentation_of_all_primitives_is_text(it: Any) -> None:
    from elwire.interpreter.functions import Subr

    for symbol in it.all_symbols():
        if isinstance(symbol.function, Subr):
            found = it.s.documentation.call(symbol, t)
            assert isinstance(found, LispString), symbol.name
            assert "\n\n(fn" in found.s, symbol.name


def test_the_old_instructions_for_catch_and_condition_case(it: Any) -> None:
    # Emacs 24.3 and before wrote these: the body is a form.
    assert answer(it, r'(funcall (make-byte-code nil "\300\301\215\207" [tag (throw (quote tag) 5)] 2))') == "5"
    code = r'(funcall (make-byte-code nil "\300\301\302\217\207" [e (car 5) ((error (cadr e)))] 3))'
    assert answer(it, code) == "listp"


def test_slots_of_a_list_are_seen_by_lisp(it: Any) -> None:
    function = it.make_byte_code([0, LispString("\xc0\x87", False), it.vector([lisp_list(1)]), 1])
    it.intern("own--f").value = function
    assert answer(it, "(append own--f nil)") == r'(0 "\300\207" [(1)] 1)'

"""The compiler: what the recorded answers cannot see."""

from __future__ import annotations

import traceback
from typing import Any

import pytest

from elwire.interpreter.errors import as_signal, error_object
from elwire.startup import make_interpreter


@pytest.fixture
def it() -> Any:
    return make_interpreter()


def run(it: Any, text: str) -> str:
    """The printed value of TEXT, or its error."""
    try:
        printed: str = it.prin1(it.eval_string(text))
        return printed
    except Exception as exception:
        return "error " + str(it.prin1(error_object(as_signal(it, exception))))


def test_closures_in_a_loop_have_their_own_variables(it: Any) -> None:
    program = "(let (fs (i 0)) (while (< i 3) (let ((j i)) (push (lambda () (setq j (+ j 10))) fs)) (setq i (1+ i)))"
    assert run(it, program + " (mapcar #'funcall (append fs fs)))") == "(12 11 10 22 21 20)"


def test_printed_closure_shows_all_variables_in_sight(it: Any) -> None:
    program = "(defun f (a b) (let ((c 3)) (lambda (d) (lambda () (setq c (+ a c d))))))"
    run(it, program)
    assert run(it, "(f 1 2)").startswith("(closure ((c . 3) (b . 2) (a . 1) t) (d)")
    assert run(it, "(funcall (f 1 2) 4)").startswith("(closure ((d . 4) (c . 3) (b . 2) (a . 1) t) nil")
    assert run(it, "(let ((g (funcall (f 1 2) 4))) (funcall g) g)").startswith("(closure ((d . 4) (c . 8)")


def test_macro_defined_after_its_user_was_compiled(it: Any) -> None:
    run(it, "(defun uses (x) (let ((y 2)) (later x y)))")
    assert run(it, "(uses 1)") == "error (void-function later)"
    run(it, "(defmacro later (a b) `(list ',a ,a ,b (setq y 5)))")
    assert run(it, "(uses 1)") == "(x 1 2 5)"


def test_macro_that_appears_while_the_function_runs(it: Any) -> None:
    program = "(let ((y 5)) (fset 'late-macro (cons 'macro (lambda (v) `(setq ,v (1+ ,v))))) (late-macro y) y)"
    assert run(it, program) == "6"


def test_variable_made_special_after_its_user_was_compiled(it: Any) -> None:
    run(it, "(defun reads () (bound-and-true-p later-special))")
    run(it, "(defun binds () (let ((later-special 7)) (reads)))")
    assert run(it, "(binds)") == "nil"
    run(it, "(defvar later-special 1)")
    assert run(it, "(binds)") == "7"


def test_redefinition_is_seen_by_compiled_callers(it: Any) -> None:
    run(it, "(defun callee () 1)")
    run(it, "(defun caller () (callee))")
    assert run(it, "(caller)") == "1"
    run(it, "(fset 'callee (lambda () 2))")
    assert run(it, "(caller)") == "2"
    run(it, "(defalias 'callee 'other)")
    assert run(it, "(caller)") == "error (void-function callee)"
    run(it, "(defun other () 3)")
    assert run(it, "(caller)") == "3"
    run(it, "(fmakunbound 'other)")
    assert run(it, "(caller)") == "error (void-function callee)"


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("(let ((special-{0} {0})) ", ")"),
        ("(condition-case nil ", "(error nil))"),
        ("(catch 'tag-{0} ", ")"),
        ("(unwind-protect ", "(setq n (1+ n)))"),
        ("(let ((c t) (r nil)) (while c (setq c nil r (list r ", "))) (setq n (1+ n)) r)"),
    ],
)
def test_more_nesting_than_python_allows(it: Any, opening: str, closing: str) -> None:
    depth = 60
    run(it, "".join(f"(defvar special-{each})" for each in range(depth)))
    body = "".join(opening.format(each) for each in range(depth)) + "(setq n (+ n 1000))" + closing * depth
    run(it, f"(defun nested (n) {body} n)")
    assert int(run(it, "(nested 1)")) in (1001, 1061)


def test_a_thousand_clauses_and_arguments(it: Any) -> None:
    clauses = "".join(f"((eq x {each}) 'v{each})" for each in range(1000))
    run(it, f"(defun dispatch (x) (cond {clauses}))")
    assert run(it, "(dispatch 999)") == "v999"
    numbers = " ".join(str(each) for each in range(1000))
    assert run(it, f"(length (list {numbers}))") == "1000"


def test_errors_in_open_coded_primitives_name_their_operands(it: Any) -> None:
    for form, expected in {
        "(let ((v [1 2]) (i 2)) (aref v i))": "(args-out-of-range [1 2] 2)",
        "(let ((v [1 2]) (i -1)) (aref v (+ i 0)))": "(args-out-of-range [1 2] -1)",
        "(let ((x 'a)) (+ 1 2 x))": "(wrong-type-argument number-or-marker-p a)",
        "(let ((x 'a) (y nil)) (< x y))": "(wrong-type-argument number-or-marker-p a)",
        '(let ((x "s")) (car x))': '(wrong-type-argument listp "s")',
        "(let ((x 0)) (/ 5 x))": "(arith-error)",
        "(let ((f 5)) (funcall f 1))": "(invalid-function 5)",
        "(let ((x nil)) (setcar x 1))": "(wrong-type-argument consp nil)",
        "(let ((x 1.5)) (% x 2))": "(wrong-type-argument integer-or-marker-p 1.5)",
    }.items():
        assert run(it, f"(condition-case e {form} (error e))") == expected, form


def test_python_tracebacks_show_lisp_lines(it: Any, tmp_path: Any) -> None:
    source = (
        b";; -*- lexical-binding: t -*-\n(defun outer (x)\n  (list 1\n    (inner x)))\n(defun inner (y)\n  (car y))\n"
    )
    path = tmp_path / "lines.el"
    path.write_bytes(source)
    it.s.load.call(it.eval_string(f'"{path}"'), it.s.nil, it.s.t)
    with pytest.raises(AttributeError) as caught:
        it.s.outer.call(5)
    frames = [
        (frame.name, frame.lineno)
        for frame in traceback.extract_tb(caught.value.__traceback__)
        if frame.filename == str(path)
    ]
    assert frames == [("outer", 4), ("inner", 6)]


def test_handler_bind_runs_before_unwinding(it: Any) -> None:
    run(it, "(defvar depth-marker 0)")
    program = """(let (log)
      (condition-case nil
          (handler-bind ((error (lambda (e) (push (list depth-marker (car e)) log))))
            (let ((depth-marker 1))
              (unwind-protect (let ((depth-marker 2)) (car 5))
                (push 'unwound log))))
        (error (push 'caught log)))
      (nreverse log))"""
    assert run(it, program) == "((2 wrong-type-argument) unwound caught)"


def test_inner_condition_case_hides_an_error_from_handler_bind(it: Any) -> None:
    program = "(let (log) (handler-bind ((error (lambda (_e) (push 'seen log)))) (ignore-errors (car 5))) log)"
    assert run(it, program) == "nil"


def test_two_interpreters_share_nothing() -> None:
    first, second = make_interpreter(), make_interpreter()
    run(first, "(defun f () 1)")
    run(first, "(setq x 5)")
    run(first, "(put 'x 'p 6)")
    assert run(second, "(list (fboundp 'f) (boundp 'x) (get 'x 'p))") == "(nil nil nil)"


def test_endless_recursion_is_an_error(it: Any) -> None:
    for form in (
        "(progn (defun r (n) (1+ (r n))) (r 1))",
        "(progn (defun r (n) (mapcar #'r (list n))) (r 1))",
        "(progn (defun r (n) (sort (list 1 2) (lambda (_a _b) (r n)))) (r 1))",
        "(progn (defun r () (eval (quote (r)))) (r))",
        "(progn (defun r () (funcall (lambda () (apply #'r nil)))) (r))",
    ):
        assert run(it, form) == 'error (error "Lisp nesting exceeds ‘max-lisp-eval-depth’")', form
    assert run(it, "(+ 1 2)") == "3"


def test_no_operand_is_evaluated_before_its_turn(it: Any) -> None:
    """What an operator needs twice is not computed ahead of the condition it depends on."""
    run(it, "(progn (setq calls 0) (defun noted (x) (setq calls (1+ calls)) x))")
    run(it, "(defun f (x) (list (if x (aref (noted [1]) 0) 3) (and x (logand (noted 1) (length (noted nil))))))")
    assert run(it, "(list (f nil) calls)") == "((3 nil) 0)"
    assert run(it, "(list (f t) calls)") == "((1 0) 3)"
    run(it, "(defun g (i) (while (< (aref (vector i 5) (noted 0)) 3) (setq i (1+ i))) i)")
    assert run(it, "(g 0)") == "3"


def test_captured_variables_are_assigned_when_their_turn_comes(it: Any) -> None:
    run(it, "(defun h (x) (let ((b 1)) (list (if x (setq b 5) 7) b (functionp (lambda () (setq b 2))))))")
    assert run(it, "(h nil)") == "(7 1 t)"
    assert run(it, "(h t)") == "(5 5 t)"

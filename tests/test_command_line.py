"""The command line: what elwire does with options, scripts, signals and broken outputs, beside what Emacs did."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.command_line_cases import CASES, RECORD, SCRIPTS, make_folder, run

ELWIRE = [str(Path(sys.executable).with_name("elwire"))]
ANSWERS: dict[str, Any] = json.loads(RECORD.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def folder() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as made:
        path = os.path.realpath(made)
        make_folder(path)
        yield path


@pytest.mark.parametrize("name", CASES)
def test_options_do_what_they_do_in_emacs(name: str, folder: str) -> None:
    arguments, given = CASES[name]
    assert run([*ELWIRE, "-Q", "--batch"], arguments, given, folder) == ANSWERS[name]


@pytest.mark.parametrize("name", SCRIPTS)
@pytest.mark.parametrize("option", [[], ["--script"]], ids=["alone", "option"])
def test_scripts_run_as_in_emacs(name: str, option: list[str], folder: str) -> None:
    assert run([*ELWIRE, *option], SCRIPTS[name], "", folder) == ANSWERS[name]


def elwire(*arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*ELWIRE, *arguments],
        text=True,
        timeout=60,
        **{"capture_output": True, **({} if "input" in options else {"stdin": subprocess.DEVNULL}), **options},
    )


def test_version_and_help() -> None:
    assert "28.2" in elwire("--version").stdout
    assert "--eval" in elwire("--help").stdout
    assert elwire("-version").returncode == 0


@pytest.mark.parametrize(
    ("form", "status"), [("42", 42), ("nil", 0), ('"text"', 0), ("-1", 255), ("(funcall (lambda () 7))", 7)]
)
def test_the_last_value_of_an_x_script_is_its_status(tmp_path: Path, form: str, status: int) -> None:
    script = tmp_path / "x.el"
    script.write_text(f'#!/usr/bin/env -S elwire -x\n(message "%S" command-line-args-left)\n{form}\n')
    done = elwire("-x", str(script), "a", "b")
    assert (done.returncode, done.stderr) == (status, '("a" "b")\n')


def test_without_arguments_a_terminal_is_needed() -> None:
    done = elwire(input="(princ 1)")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "elwire: standard input is not a tty\n")


def test_internal_errors_are_reported_without_a_python_traceback() -> None:
    environment = {name: value for name, value in os.environ.items() if name != "ELWIRE_DEBUG"}
    shown = elwire("-Q", "--batch", "--eval", "(car 1)", env=environment)
    debugged = elwire("-Q", "--batch", "--eval", "(car 1)", env={**environment, "ELWIRE_DEBUG": "1"})
    assert "Traceback" not in shown.stderr
    assert "Traceback" in debugged.stderr
    assert debugged.stderr.endswith(shown.stderr)


def test_backtrace_names_files_and_lines(tmp_path: Path) -> None:
    script = tmp_path / "fails.el"
    script.write_text("(defun g (x)\n  (car x))\n(defun f (x)\n  (list\n    (g x)))\n(f 5)\n")
    lines = elwire(str(script)).stderr.splitlines()
    assert lines[0] == "Debugger entered--Lisp error: (wrong-type-argument listp 5)"
    assert f"  g(5) at {script}:2" in lines
    assert f"  f(5) at {script}:5" in lines
    assert lines[-3:] == ["  command-line()", "  normal-top-level()", ""]


def test_invocation_starts_elwire_again() -> None:
    form = """(with-temp-buffer
        (call-process (expand-file-name invocation-name invocation-directory) nil t nil
                      "-Q" "--batch" "--eval" "(princ (+ 1 2))")
        (princ (buffer-string)))"""
    assert elwire("-Q", "--batch", "--eval", form).stdout == "3"


LOOP = '(progn (add-hook (quote kill-emacs-hook) (lambda () (message "hook"))) (message "on") %s)'


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize(
    "loop",
    [
        '(unwind-protect (while t) (message "unwound"))',
        "(while t (sleep-for 1))",
        "(condition-case nil (while t) (quit nil))",
        "(let ((inhibit-quit t)) (while t))",
        '(call-process "sleep" nil nil nil "30")',
    ],
    ids=["loop", "sleep", "quit", "inhibited", "call"],
)
def test_signals_end_by_kill_emacs(number: signal.Signals, loop: str) -> None:
    def default() -> None:
        signal.signal(number, signal.SIG_DFL)

    process = subprocess.Popen(
        [*ELWIRE, "-Q", "--batch", "--eval", LOOP % loop],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=default,
    )  # fmt: skip
    assert process.stderr is not None
    assert process.stderr.readline() == "on\n"
    time.sleep(0.05)
    process.send_signal(number)
    _, rest = process.communicate(timeout=30)
    assert (process.returncode, rest) == (number.value, "hook\n")


def test_closed_and_full_outputs() -> None:
    script = " ".join([*ELWIRE, "-Q --batch --eval"])
    for redirection, text in ((">&-", "Bad file descriptor"), (">/dev/full", "No space left on device")):
        done = subprocess.run(["sh", "-c", f"{script} '(princ 1)' {redirection}"], capture_output=True, text=True)
        assert (done.returncode, done.stderr) == (1, f"elwire: Write error to standard output: {text}\n")
    for redirection in ("2>&-", "2>/dev/full"):
        done = subprocess.run(["sh", "-c", f"{script} '(message \"x\")' {redirection}"], capture_output=True, text=True)
        assert (done.returncode, done.stderr) == (1, "")


def test_nobody_reads_standard_output() -> None:
    process = subprocess.Popen(
        [*ELWIRE, "-Q", "--batch", "--eval", '(while t (princ "abcdefghij\\n"))'],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None and process.stderr is not None
    assert process.stdout.readline() == b"abcdefghij\n"
    process.stdout.close()
    assert process.wait(timeout=30) == -signal.SIGPIPE
    assert process.stderr.read() == b""


@pytest.mark.parametrize("descriptor", [0, 1, 2])
def test_a_closed_standard_descriptor_is_not_taken_by_a_file(tmp_path: Path, descriptor: int) -> None:
    target = tmp_path / "f"
    form = f'(progn (princ "out") (message "err") (write-region "content" nil "{target}"))'
    subprocess.run(["sh", "-c", f"{' '.join(ELWIRE)} -Q --batch --eval '{form}' {descriptor}>&-"], capture_output=True)
    assert target.read_text() == "content"


DEEP = {
    "function": "(progn (defun deep (n) (if (= n 0) 0 (1+ (deep (1- n))))) (deep 100000))",
    "lambda": "(let (f) (setq f (lambda (n) (car (mapcar f (list (1+ n)))))) (funcall f 0))",
    "sort": "(let (f) (setq f (lambda (a b) (sort (list 1 2) f) t)) (sort (list 1 2) f))",
    "eval": "(let ((form 1)) (dotimes (_ 100000) (setq form (list '1+ form))) (eval form))",
    "macroexpand": "(let ((form 1)) (dotimes (_ 100000) (setq form (list '1+ form))) (macroexpand-all form))",
    "read": "(read (make-string 100000 ?\\())",
    "print": "(let ((x nil)) (dotimes (_ 100000) (setq x (list x))) (prin1-to-string x))",
    "equal": "(let ((x nil) (y nil)) (dotimes (_ 100000) (setq x (list x) y (list y))) (equal x y))",
    "macro": "(progn (defmacro deep-m (n) `(deep-m ,(1+ n))) (deep-m 0))",
    "apply": "(progn (defun deep-a (n) (apply #'deep-a (list (1+ n)))) (deep-a 0))",
    "condition": "(progn (defun deep-c (n) (condition-case e (deep-c (1+ n)) (arith-error nil))) (deep-c 0))",
    "unwind": "(progn (defun deep-u (n) (unwind-protect (deep-u (1+ n)) (ignore n))) (deep-u 0))",
    "let": "(progn (defvar deep-v 0) (defun deep-l () (let ((deep-v (1+ deep-v))) (deep-l))) (deep-l))",
}


@pytest.mark.parametrize("name", DEEP)
def test_deep_recursion_is_a_lisp_error(name: str) -> None:
    form = f'(progn (princ (condition-case e (progn {DEEP[name]} \'done) (error (car e)))) (princ " alive"))'
    done = elwire("-Q", "--batch", "--eval", form)
    assert done.returncode == 0, done.stderr[-500:]
    assert done.stdout.endswith(" alive")
    assert "Traceback" not in done.stderr


def test_uncaught_deep_recursion_shows_a_short_backtrace() -> None:
    done = elwire("-Q", "--batch", "--eval", "(defun deep (n) (1+ (deep n)))", "--eval", "(deep 1)")
    assert done.returncode == 255
    assert "max-lisp-eval-depth" in done.stderr.splitlines()[0]
    assert len(done.stderr.splitlines()) < 100


class Terminal:
    """elwire's read-eval-print loop on a pseudo-terminal."""

    def __init__(self) -> None:
        self.pid, self.descriptor = pty.fork()
        if self.pid == 0:
            os.environ["TERM"] = "dumb"
            os.execv(ELWIRE[0], ELWIRE)

    def until(self, text: str) -> str:
        """What comes until TEXT does."""
        import select

        got = ""
        while text not in got:
            ready, _, _ = select.select([self.descriptor], [], [], 20)
            assert ready, got
            got += os.read(self.descriptor, 4096).decode()
        return got

    def send(self, text: str) -> None:
        os.write(self.descriptor, text.encode())

    def end(self) -> int:
        _, status = os.waitpid(self.pid, 0)
        os.close(self.descriptor)
        return os.waitstatus_to_exitcode(status)


def test_a_plain_loop_on_a_terminal() -> None:
    terminal = Terminal()
    terminal.until("elwire> ")
    terminal.send("(+ 1\n")
    terminal.until("...> ")
    terminal.send("2) 'b\n")
    assert "3\r\nb\r\n" in terminal.until("elwire> ")
    terminal.send("(car 1)\n")
    assert "Wrong type argument: listp, 1" in terminal.until("elwire> ")
    terminal.send("(progn (princ 'here) (while t))\n")
    time.sleep(0.3)
    terminal.send("\x03")
    assert "Quit" in terminal.until("elwire> ")
    terminal.send("(kill-emacs 3)\n")
    assert terminal.end() == 3

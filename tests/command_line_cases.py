"""Command lines, what GNU Emacs does with them, and the way to ask it again.

`python -m tests.command_line_cases` runs each case under Emacs and writes tests/command_line.json: exit status,
standard output and standard error.  tests/test_command_line.py compares elwire with that.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import tempfile
from pathlib import Path
from typing import Any

RECORD = Path(__file__).with_name("command_line.json")

FILES = {
    "s.el": '(message "args=%S left=%S argv=%S" command-line-args command-line-args-left argv)\n',
    "own.el": '(message "mine: %S" command-line-args-left)\n(setq command-line-args-left nil)\n',
    "lexical.el": ";; -*- lexical-binding: t -*-\n(defun f (x) (lambda () x))\n(princ (funcall (f 3)))\n",
    "fails.el": "(defun g (x)\n  (car x))\n(defun f (x)\n  (list (g x)))\n(f 5)\n",
    "text.txt": "one\ntwo\nthree\n",
    "provider.el": '(provide \'provider)\n(message "provided")\n',
    "bang.el": '#!/usr/bin/env -S emacs --script\n(message "bang")\n',
    "unbalanced.el": '(message "first")\n(car \'(1)\n',
}

HOOK = '(add-hook \'kill-emacs-hook (lambda () (message "hook")))'

# name, arguments, standard input
CASES: dict[str, tuple[list[str], str]] = {
    "eval": (["--eval", "(princ 1)"], ""),
    "eval equals": (["--eval=(princ 1)"], ""),
    "execute": (["-execute", "(princ 1)", "--execute=(princ 2)"], ""),
    "eval abbreviated": (["--ev", "(princ 1)"], ""),
    "ambiguous": (["--e", "(princ 1)"], ""),
    "single dash": (["-eval", "(princ 1)"], ""),
    "single dash equals": (["-eval=(princ 1)"], ""),
    "eval lexical": (["--eval", "(print (funcall (let ((x 1)) (lambda () x))))"], ""),
    "eval empty": (["--eval="], ""),
    "eval unfinished": (["--eval", "(+ 1"], ""),
    "eval two forms": (["--eval", "1 2"], ""),
    "unknown long": (["--bogus"], ""),
    "unknown short": (["-zork"], ""),
    "unknown with value": (["--zork="], ""),
    "unknown before dashes": (["--zork", "--", "x"], ""),
    "error": (["--eval", "(car 1)"], ""),
    "error string": (["--eval", '(error "a\\nb %s" 1)'], ""),
    "user error": (["--eval", '(user-error "foo")'], ""),
    "quit": (["--eval", "(signal 'quit nil)"], ""),
    "no catch": (["--eval", "(throw 'a 1)"], ""),
    "void function": (["-f", "nosuch"], ""),
    "message only": (
        ["--eval", '(progn (setq backtrace-on-error-noninteractive nil) (princ "x") (error "A %s" 1))'],
        "",
    ),
    "status": (["--eval", "(kill-emacs 3)"], ""),
    "status large": (["--eval", "(kill-emacs 300)"], ""),
    "status negative": (["--eval", "(kill-emacs -1)"], ""),
    "status string": (["--eval", '(kill-emacs "x")'], ""),
    "status float": (["--eval", "(kill-emacs 5.0)"], ""),
    "status symbol": (["--eval", "(kill-emacs t)"], ""),
    "hook": (["--eval", HOOK, "--eval", "(kill-emacs 2)"], ""),
    "hook after error": (["--eval", HOOK, "--eval", "(car 1)"], ""),
    "hook at end": (["--eval", HOOK], ""),
    "hook fails": (["--eval", "(add-hook 'kill-emacs-hook (lambda () (car 1)))", "--eval", HOOK], ""),
    "hook kills": (["--eval", "(add-hook 'kill-emacs-hook 'ignore)", "--eval", "(kill-emacs 4)"], ""),
    "unwind": (["--eval", '(unwind-protect (kill-emacs 1) (message "unwound"))'], ""),
    "caught": (["--eval", '(condition-case e (car 1) (error (message "%S" e)))'], ""),
    "message after output": (["--eval", '(progn (princ "out") (message "m") (princ "2") (car 1))'], ""),
    "load": (["-l", "./s.el"], ""),
    "load without suffix": (["-L", ".", "-l", "s"], ""),
    "load equals": (["--load=./s.el"], ""),
    "load missing": (["-l", "nosuch"], ""),
    "load here": (["-l", "s.el"], ""),
    "load fails": (["-l", "./fails.el"], ""),
    "load lexical": (["-l", "./lexical.el"], ""),
    "load unbalanced": (["-l", "./unbalanced.el"], ""),
    "order": (["--eval", '(princ "a")', "-l", "./s.el", "--eval", '(princ "b")'], ""),
    "require": (["-L", ".", "--eval", "(require 'provider)"], ""),
    "directories": (
        [
            "--directory=foo",
            "-L",
            ":bar",
            "-L",
            "baz",
            "--eval",
            "(princ (mapcar 'file-name-nondirectory (list (car load-path) (cadr load-path) (car (last load-path)))))",
        ],
        "",
    ),
    "funcall": (["--eval", '(defun f () (princ "f"))', "-f", "f", "--funcall=f", "--funcall", "f"], ""),
    "funcall command": (["--eval", '(defun f (x) (interactive "p") (princ x))', "-f", "f"], ""),
    "funcall arity": (["-f", "princ"], ""),
    "argument missing eval": (["--eval"], ""),
    "argument missing load": (["-l"], ""),
    "argument missing directory": (["-L"], ""),
    "argument missing funcall": (["-f"], ""),
    "argument missing insert": (["--insert"], ""),
    "argument missing chdir": (["--chdir"], ""),
    "chdir": (["--chdir", "/", "--eval", "(princ default-directory)"], ""),
    "chdir equals": (["--chdir=/", "--eval", "(princ default-directory)"], ""),
    "chdir missing": (["--chdir", "/nosuch", "--eval", "1"], ""),
    "insert": (["--insert", "text.txt", "--eval", "(princ (list (buffer-name) (point) (buffer-size)))"], ""),
    "insert short": (["-i", "text.txt", "--eval", "(princ (buffer-size))"], ""),
    "insert missing": (["--insert", "/nosuch"], ""),
    "kill": (["--eval", '(princ "a")', "--kill", "--eval", '(princ "b")'], ""),
    "dashes": (["--eval", "(princ command-line-args)", "--eval", "(kill-emacs)", "--", "--zork"], ""),
    "doubled": (["-q", "-q", "-Q", "--eval", "(princ command-line-args)"], ""),
    "displays": (
        ["-fg", "red", "-nbi", "-T", "title", "-rv", "-fn", "x", "--eval", "(princ command-line-args)", "-no-splash"],
        "",
    ),
    "options about init": (
        [
            "-nsl",
            "--no-site-file",
            "-no-init-file",
            "--debug-init",
            "--eval",
            "(princ (list init-file-debug user-init-file))",
        ],
        "",
    ),
    "switches": (
        [
            "--eval",
            '(setq command-switch-alist (list (cons "-foo" (lambda (s) (message "sw %S %S" s (pop'
            ' command-line-args-left))))) command-line-functions (list (lambda () (message "fn %S" argi)'
            ' (string-prefix-p "x" argi))))',
            "-foo",
            "bar",
            "xyz",
            "-zork",
        ],
        "",
    ),
    "long switches": (
        [
            "--eval",
            '(setq command-switch-alist (list (cons "--foo" (lambda (s) (message "sw %S %S" s'
            " command-line-args-left)))))",
            "--foo=1",
            "--eval",
            "2",
        ],
        "",
    ),
    "variables": (["--eval", "(princ (list noninteractive init-file-user user-init-file user-emacs-directory))"], ""),
    "read": (["--eval", '(print (read-string "P: "))', "--eval", '(print (read-from-minibuffer "Q: "))'], "one\ntwo"),
    "read end": (["--eval", '(read-string "P: ")'], ""),
    "read lisp": (["--eval", "(print (read))"], "(a . b)\n"),
    "y or n": (["--eval", '(print (list (y-or-n-p "A? ") (y-or-n-p "B")))'], "y\nwhat\nn\n"),
    "yes or no": (["--eval", '(print (list (yes-or-no-p "A? ") (yes-or-no-p "B ")))'], "yes\nNO\n"),
    "reads": (
        [
            "--eval",
            '(print (list (read-string "P3: " "init" nil "def") (read-minibuffer "M: ") (eval-minibuffer'
            ' "E: ") (completing-read "C: " \'("aa" "bb") nil t nil nil "dd") (read-buffer "B: " "*scratch*")'
            ' (read-command "Cmd: ") (read-variable "V: ") (read-number "N: " 5) (read-no-blanks-input "x")))',
        ],
        "\n(c d)\n(+ 1 2)\n\n\ncar\nload-path\n\nno blanks\n",
    ),
    "interactive reads": (
        [
            "--eval",
            '(print (call-interactively (lambda (&rest a) (interactive "nNum: \\nsStr %s: \\nSSym: \\nxLisp: \\n'
            'XLisp: \\naFun: \\nbBuf: \\nBBuf: \\nfFile: \\nFFile: \\nDDir: \\nGFile: \\nMM: \\nCC: \\nvV: ") a)))',
        ],
        "12\nstr\nsym\n(a b)\n(+ 1 2)\ncar\n\nnew\nfile\nFile\ndir\ngfile\nm\nforward-char\nload-path\n",
    ),
    "command history": (
        [
            "--eval",
            '(progn (defun f (a) (interactive "sX: ") a) (call-interactively (quote f)) (print command-history))',
        ],
        "hello\n",
    ),
    "debug clause": (
        ["--eval", '(condition-case nil (car 1) ((debug error) (princ "caught")))'],
        "",
    ),
    "file name": (["--eval", "(princ (file-name-nondirectory invocation-name))"], ""),
    "inhibited": (["--eval", '(let ((inhibit-message t)) (message "not shown"))'], ""),
    "no file, only option": (["--eval", "(princ (buffer-name))"], ""),
    "encoded": (["--eval", '(princ "é☃\\200")', "--eval", '(message "é☃")'], ""),
}

SCRIPTS: dict[str, list[str]] = {
    "script": ["s.el"],
    "script arguments": ["own.el", "a", "-b", "--eval", "c", "--zork"],
    "script left": ["s.el", "-b"],
    "script bang": ["bang.el"],
    "script missing": ["nosuch.el"],
    "script fails": ["fails.el", "x"],
    "script lexical": ["lexical.el"],
}


def run(program: list[str], arguments: list[str], given: str, folder: str) -> dict[str, Any]:
    """What PROGRAM with ARGUMENTS does in FOLDER with GIVEN on standard input."""
    environment = {**os.environ, "HOME": folder, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "EMACSLOADPATH": ""}
    del environment["EMACSLOADPATH"]
    done = subprocess.run(
        [*program, *arguments], input=given.encode(), capture_output=True, cwd=folder, env=environment, timeout=60
    )
    return {
        "status": done.returncode,
        "out": normal(done.stdout, folder),
        "err": "\n".join(
            line for line in normal(done.stderr, folder).split("\n") if not line.startswith(("  ", "Loading /etc/"))
        ),
    }


def normal(output: bytes, folder: str) -> str:
    """OUTPUT with what differs by nature made the same."""
    text = output.decode("utf-8", "backslashreplace").replace(folder, "DIR")
    return re.sub(r"\b(elwire|emacs)\b(?!\.)", "PROGRAM", text)


def make_folder(folder: str) -> None:
    """Put the files that the cases use into FOLDER."""
    for name, text in FILES.items():
        Path(folder, name).write_text(text, encoding="utf-8")


def main() -> None:
    """Ask Emacs."""
    emacs = os.environ.get("ORACLE_EMACS", "emacs")
    answers = {}
    with tempfile.TemporaryDirectory() as made:
        folder = os.path.realpath(made)
        make_folder(folder)
        for name, (arguments, given) in CASES.items():
            answers[name] = run([emacs, "-Q", "--batch"], arguments, given, folder)
        for name, script in SCRIPTS.items():
            answers[name] = run([emacs, "--script"], script, "", folder)
    RECORD.write_text(json.dumps(answers, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

"""Files: what the oracle's records cannot say, for it depends on names, policies, size or chance."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from elwire.builtins.gate import Policy, refuse
from elwire.builtins.keys.prefixes import common_start
from elwire.interpreter.errors import as_signal, error_object
from elwire.interpreter.objects import LispString
from elwire.startup import make_interpreter


@pytest.fixture(scope="module")
def it() -> Any:
    return make_interpreter()


def answer(it: Any, text: str) -> str:
    """What evaluating TEXT prints, its value or its error."""
    try:
        return str(it.prin1(it.eval_string(text)))
    except Exception as problem:
        del it.handlers[:]
        return str(it.prin1(error_object(as_signal(it, problem))))


def test_large_files_come_and_go(it: Any, tmp_path: Path) -> None:
    text = "".join(f"line {n} é☃\n" for n in range(200_000))
    source, target = tmp_path / "in", tmp_path / "out"
    source.write_text(text, encoding="utf-8")
    form = f'(with-temp-buffer (insert-file-contents "{source}") (write-region nil nil "{target}" nil 0) (buffer-size))'
    assert answer(it, form) == str(len(text))
    assert target.read_bytes() == source.read_bytes()


@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=300), coding=st.sampled_from(["utf-8-unix", "no-conversion", "raw-text-unix"]))
def test_any_bytes_survive(it: Any, tmp_path_factory: Any, data: bytes, coding: str) -> None:
    folder = tmp_path_factory.getbasetemp()
    source, target = folder / "bytes-in", folder / "bytes-out"
    source.write_bytes(data)
    form = f"""(let ((coding-system-for-read '{coding}) (coding-system-for-write '{coding}))
      (with-temp-buffer (insert-file-contents "{source}") (write-region nil nil "{target}" nil 0)))"""
    assert answer(it, form) == "nil"
    assert target.read_bytes() == data


LINES = st.lists(st.sampled_from(["a\n", "b\n", "long line\n", "é\n"]), max_size=12).map("".join)


@settings(max_examples=80, deadline=None)
@given(old=LINES, new=LINES, point=st.integers(0, 60))
def test_replacing_gives_the_file_and_keeps_markers_outside(
    it: Any, tmp_path_factory: Any, old: str, new: str, point: int
) -> None:
    source = tmp_path_factory.getbasetemp() / "replacing"
    source.write_text(new, encoding="utf-8")
    it.s.replacing_old.value = LispString(old)
    it.s.replacing_old.special = True
    at = min(point, len(old)) + 1
    prefix = common_start(old, new)
    value = it.eval_string(f"""(with-temp-buffer (insert replacing-old) (goto-char {at})
      (let ((marker (copy-marker {at})))
        (insert-file-contents "{source}" nil nil nil t)
        (list (buffer-string) (marker-position marker) (point))))""")
    text, marker, now = value
    assert text.s == new
    assert 1 <= now <= len(new) + 1
    if at <= prefix:
        assert marker == now == at


def test_pipes_can_be_read(it: Any, tmp_path: Path) -> None:
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    writer = threading.Thread(target=lambda: fifo.write_text("through a pipe"))
    writer.start()
    assert answer(it, f'(with-temp-buffer (insert-file-contents "{fifo}") (buffer-string))') == '"through a pipe"'
    writer.join()


def test_names_that_are_no_utf8(it: Any, tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9")).write_text("x")
    form = f"""(let ((name (car (directory-files "{tmp_path}" t "caf"))))
      (list (file-exists-p name) (with-temp-buffer (insert-file-contents name) (buffer-string))
            (progn (delete-file name) (file-exists-p name))))"""
    assert answer(it, form) == '(t "x" nil)'


def test_users_without_a_name_stay_numbers(it: Any, tmp_path: Path) -> None:
    target = tmp_path / "owned"
    target.write_text("")
    if os.getuid() != 0:
        pytest.skip("only root may give files away")
    os.chown(target, 54321, 54322)
    assert (
        answer(it, f'(let ((a (file-attributes "{target}" \'string))) (list (nth 2 a) (nth 3 a)))') == "(54321 54322)"
    )


def test_lock_of_another_program_is_its_users(it: Any, tmp_path: Path) -> None:
    (tmp_path / "f").write_text("")
    (tmp_path / ".#f").symlink_to("somebody@elsewhere.1234")
    assert answer(it, f'(file-locked-p "{tmp_path}/f")') == '"somebody"'
    (tmp_path / ".#f").unlink()
    (tmp_path / ".#f").symlink_to(f"somebody@{os.uname().nodename}.999999999")
    assert answer(it, f'(file-locked-p "{tmp_path}/f")') == "nil"
    assert not (tmp_path / ".#f").is_symlink()


def test_moving_to_another_file_system(it: Any, tmp_path: Path) -> None:
    shared = Path("/dev/shm")
    if not shared.is_dir() or shared.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("no second file system")
    source, target = tmp_path / "f", shared / f"elwire-{os.getpid()}"
    source.write_text("moved")
    try:
        assert answer(it, f'(rename-file "{source}" "{target}")') == "nil"
        assert (target.read_text(), source.exists()) == ("moved", False)
    finally:
        target.unlink(missing_ok=True)


class NoFiles(Policy):
    """Lets nothing be written, and only what is in one folder be read."""

    def __init__(self, folder: str) -> None:
        self.folder = folder

    def open_file(self, name: str, writing: bool) -> None:
        if writing or not name.startswith(self.folder):
            raise refuse("Opening file", name)


@pytest.mark.parametrize(
    "form",
    [
        '(write-region "x" nil "D/new")',
        '(write-region "x" nil "D/in" t)',
        '(delete-file "D/in")',
        '(rename-file "D/in" "D/other")',
        '(copy-file "D/in" "D/other")',
        '(make-symbolic-link "x" "D/link")',
        '(add-name-to-file "D/in" "D/hard")',
        '(make-directory-internal "D/dir")',
        '(delete-directory-internal "D")',
        '(set-file-modes "D/in" #o777)',
        '(set-file-times "D/in")',
        '(set-file-acl "D/in" "user::rwx\\ngroup::r-x\\nother::---\\n")',
        '(make-temp-file-internal "D/t" nil "" nil)',
        '(make-temp-file-internal "D/t" t "" nil)',
        '(lock-file "D/in")',
        '(insert-file-contents "/etc/passwd")',
        '(directory-files "/etc")',
        '(file-exists-p "/etc/passwd")',
        '(file-attributes "/etc/passwd")',
        '(file-name-all-completions "p" "/etc")',
        '(copy-file "/etc/passwd" "D/passwd")',
        '(access-file "/etc/passwd" "Trying")',
    ],
)
def test_the_policy_is_asked(tmp_path: Path, form: str) -> None:
    it: Any = make_interpreter()
    (tmp_path / "in").write_text("inside")
    it.policy = NoFiles(str(tmp_path))
    assert answer(it, form.replace("D/", f"{tmp_path}/").replace('"D"', f'"{tmp_path}"')).startswith(
        '(file-error "Opening file" "Operation not permitted"'
    )
    assert [each.name for each in tmp_path.iterdir()] == ["in"]
    assert answer(it, f'(with-temp-buffer (insert-file-contents "{tmp_path}/in") (buffer-string))') == '"inside"'


def test_two_interpreters_remember_their_own_files(tmp_path: Path) -> None:
    (tmp_path / "f").write_text("x")
    one, two = make_interpreter(), make_interpreter()
    one.eval_string(f'(progn (erase-buffer) (insert-file-contents "{tmp_path}/f" t))')
    assert answer(one, "(consp (visited-file-modtime))") == "t"
    assert answer(two, "(visited-file-modtime)") == "0"


def test_a_failed_reading_leaves_the_buffer_alone(it: Any, tmp_path: Path) -> None:
    form = f'(with-temp-buffer (insert "text") (condition-case nil (insert-file-contents "{tmp_path}") (error nil)) '
    assert answer(it, form + "(buffer-string))") == '"text"'


def test_asking_before_a_file_is_overwritten(tmp_path: Path) -> None:
    import subprocess

    from tests.test_command_line import ELWIRE

    (tmp_path / "a").write_text("a")
    (tmp_path / "b").write_text("b")
    form = '(progn (copy-file "a" "b" 1) (write-region "c" nil "a" nil nil nil t))'
    done = subprocess.run(
        [*ELWIRE, "-Q", "--batch", "--eval", form], input="yes\ny\n", text=True, capture_output=True, cwd=tmp_path
    )
    folder = os.path.realpath(tmp_path)
    assert done.stdout == (
        f"File {folder}/b already exists; copy to it anyway? (yes or no) "
        f"File {folder}/a already exists; overwrite anyway? (y or n) "
    )
    assert ((tmp_path / "a").read_text(), (tmp_path / "b").read_text()) == ("c", "a")

"""An interpreter started from an image is the one that the library's files make."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

# Starts both ways and lists the symbols that differ; values made anew in each (times) are left out.
COMPARE = """
import sys
from elwire import startup
from elwire.interpreter.functions import Subr
from elwire.interpreter.serialize import default_of
from elwire.interpreter.variables import VOID, forwarding_of

fast, slow = startup._from_image(), startup.from_files(write_image=False)
assert fast is not None, "there is no image"

def shown(it, value):
    if value is VOID:
        return "void"
    if isinstance(value, Subr):
        return f"subr {value.name} {value.min_args} {value.max_args} {value.interactive} {value.doc}"
    return it.prin1(value)

def described(it, symbol):
    forwarding = forwarding_of(symbol)
    yield "function", shown(it, symbol.function)
    yield "callable", hasattr(symbol, "call")
    if symbol.name not in ("before-init-time", "after-init-time", "obarray", "load-history", "main-thread"):
        yield "value", shown(it, default_of(symbol))
    yield "kind", type(forwarding).__name__ + str(getattr(forwarding, "automatic", ""))
    yield "plist", shown(it, symbol.plist)
    yield "flags", (symbol.special, symbol.constant)

count = 0
for symbol in slow.all_symbols():
    # A symbol that is nothing but a name comes into being when somebody names it.
    ours, theirs = dict(described(fast, fast.intern(symbol.name))), dict(described(slow, symbol))
    for part, wanted in theirs.items():
        if ours[part] != wanted:
            print(f"{symbol.name}: {part}: {ours[part]!r:.300} not {wanted!r:.300}")
    count += theirs["function"] != "nil"
print(count > 1000, len(fast.pending))
"""


def run(program: str, cache: Path, **environment: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "ELWIRE_CACHE": str(cache), **environment},
    ).stdout.strip()


def test_symbols_are_the_same(tmp_path: Path) -> None:
    run("from elwire.startup import make_interpreter; make_interpreter()", tmp_path)
    # What depends on the environment must not have been frozen into the image.
    other = tmp_path / "other"
    other.mkdir()
    elsewhere = {"HOME": str(other), "TMPDIR": str(other), "PATH": "/bin:/usr/bin:/nowhere", "SHELL": "/bin/dash"}
    said = run(COMPARE, tmp_path, **elsewhere, LOGNAME="nemo", USER="nemo", LANG="C", NAME="No One", EMAIL="a@b")
    assert said == "True 0", said


def test_symbols_that_share_an_object(tmp_path: Path) -> None:
    form = (
        "(list (eq (symbol-function 'ESC-prefix) esc-map) (eq (keymap-parent minibuffer-local-ns-map)"
        " minibuffer-local-map) (eq (lookup-key global-map [24]) 'Control-X-prefix) (eq (symbol-function 'string=)"
        " 'string-equal) (eq (current-global-map) global-map))"
    )
    program = f"from elwire.startup import make_interpreter as m; it = m(); print(it.prin1(it.eval_string({form!r})))"
    assert run(program, tmp_path) == run(program, tmp_path)
    assert run(program, tmp_path) == "(t t t t t)"


def test_functions_compiled_in_a_run_join_the_image(tmp_path: Path) -> None:
    program = """
from elwire.startup import make_interpreter
it = make_interpreter()
it.eval_string('(split-string "a b")')
made = any(each.changed for each in it.loader.files)  # at first those of files
it.loader.flush()
print(made)
"""
    assert [run(program, tmp_path) for _ in range(3)] == ["True", "True", "False"]


def test_what_lisp_changes_stays_in_one_interpreter(tmp_path: Path) -> None:
    program = """
from elwire.startup import make_interpreter
make_interpreter()
one, two = make_interpreter(), make_interpreter()
one.eval_string("(progn (setcdr (cdr esc-map) nil) (put 'car 'x 1) (defun split-string (&rest _) 'mine))")
print(two.prin1(two.eval_string("(list (length esc-map) (get 'car 'x) (split-string \\"a b\\"))")) !=
      one.prin1(one.eval_string("(list (length esc-map) (get 'car 'x) (split-string \\"a b\\"))")),
      two.prin1(two.eval_string("(list (get 'car 'x) (split-string \\"a b\\"))")))
"""
    assert run(program, tmp_path) == 'True (nil ("a" "b"))'


def test_a_changed_library_makes_a_new_image(tmp_path: Path) -> None:
    program = """
import os
from elwire import startup
before = startup._image_tag()
path = os.path.join(startup.library_directory(), "subr.el")
status = os.stat(path)
os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns + 1))
after = startup._image_tag()
os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
print(before != after, before == startup._image_tag())
"""
    assert run(program, tmp_path) == "True True"


def test_a_damaged_image_is_made_anew(tmp_path: Path) -> None:
    program = "from elwire.startup import make_interpreter as m; print(m().eval_string('(+ 1 (length (list 2)))'))"
    run(program, tmp_path)
    (image,) = tmp_path.glob("preloaded.*")
    size = image.stat().st_size
    image.write_bytes(image.read_bytes()[: size // 2])
    assert run(program, tmp_path) == "2"
    assert image.stat().st_size > size // 2


def test_every_symbol_can_be_made_on_its_own(tmp_path: Path) -> None:
    program = """
from elwire.interpreter.functions import Subr
from elwire.interpreter.lazy import LazyPrimitive
from elwire.startup import make_interpreter

it = make_interpreter()
names = list(it.pending)
for name in names:
    it.intern(name)
subrs = {symbol.function for symbol in it.all_symbols() if isinstance(symbol.function, Subr)}
waiting = [subr for subr in subrs if type(subr.call) is LazyPrimitive]
for subr in waiting:
    subr.call.load()
print(len(names) > 1000, len(waiting) > 500)
"""
    run(program, tmp_path)
    assert run(program, tmp_path) == "True True"

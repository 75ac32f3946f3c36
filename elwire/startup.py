"""A ready interpreter: primitives, then the preloaded library."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from elwire.interpreter.core import Interpreter

PRELOADED = (
    "emacs-lisp/byte-run",
    "loaddefs",
    "emacs-lisp/backquote",
    "subr",
    "subr-lists",
    "subr-hooks",
    "subr-strings",
    "subr-buffers",
    "subr-process",
    "subr-keys",
    "emacs-lisp/timer",
    "international/mule",
    "env",
    "custom",
    "standard-variables",
    "editing-variables",
    "loaddefs-editing",
    "loaddefs-files",
)
"""The files of the library that are there from the start, in order."""


LIBRARY_FOLDERS = ("", "net", "international", "emacs-lisp", "calendar")
"""The folders of elwire's own Lisp, named as GNU Emacs names its own, in the order of `load-path`."""


def library_directory() -> str:
    """The folder with elwire's own Lisp files."""
    import elwire.lisp

    return os.path.dirname(os.path.abspath(elwire.lisp.__file__ or ""))


def make_interpreter() -> Interpreter:
    """A new interpreter with the preloaded library."""
    from elwire.builtins import new_interpreter
    from elwire.interpreter.objects import LispString, lisp_list

    it = new_interpreter()
    directory = library_directory()
    it.library_directory = directory
    it.s.load_path.value = lisp_list(
        *[LispString(os.path.join(directory, each).rstrip("/")) for each in LIBRARY_FOLDERS]
    )
    it.loading_library = True
    try:
        for name in PRELOADED:
            path = os.path.join(directory, name + ".el")
            with open(path, "rb") as file:
                it.loader.load(path, file.read(), LispString(path))
    finally:
        it.loading_library = False
    return it

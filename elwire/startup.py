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
    "emacs-lisp/cl-preloaded",
    "emacs-lisp/timer",
    "international/mule",
    "env",
    "custom",
    "standard-variables",
    "editing-variables",
    "mail/mail-options",
    "loaddefs-editing",
    "loaddefs-library",
    "loaddefs-files",
    "file-variables",
    "jka-cmpr-hook",
    "loaddefs-display",
    "loaddefs-font-lock",
    "mode-maps",
    "variables-of-libraries",
)
"""The files of the library that are there from the start, in order."""


LIBRARY_FOLDERS = (
    "",
    "url",
    "net",
    "mail",
    "gnus",
    "international",
    "language",
    "emacs-lisp",
    "calendar",
    "textmodes",
    "progmodes",
)
"""The folders of elwire's own Lisp, named as GNU Emacs names its own, in the order of `load-path`."""


def library_directory() -> str:
    """The folder with elwire's own Lisp files."""
    import elwire.lisp

    return os.path.dirname(os.path.abspath(elwire.lisp.__file__ or ""))


def make_interpreter() -> Interpreter:
    """A new interpreter with the preloaded library.

    Its symbols come from the image in the compile cache (see `interpreter.image`).  Where there is none, the library is
    loaded from its files, and an image is made for the next time.
    """
    return _from_image() or from_files()


def _from_image() -> Interpreter | None:
    from elwire.builtins.starting import start
    from elwire.interpreter import image
    from elwire.interpreter.core import Interpreter

    it = Interpreter(bare=True)
    cache = it.loader.cache
    name, tag = _image_name(), _image_tag()
    data = cache.read(name, tag)
    if data is None:
        return None
    image.start(it, name, data, tag)
    start(it)
    _set_places(it)
    return it


def from_files(write_image: bool = True) -> Interpreter:
    """A new interpreter with the preloaded library loaded file by file; with WRITE_IMAGE, an image is made as well."""
    it = _loaded()
    if write_image and it.loader.cache.directory is not None:
        from elwire.interpreter.image_write import image_of

        # Functions have a place in an image when they came from the cache, which that first load has filled.
        it.loader.cache.write(_image_name(), _image_tag(), image_of(_loaded()))
    return it


def _loaded() -> Interpreter:
    from elwire.builtins import new_interpreter
    from elwire.interpreter.objects import LispString

    it = new_interpreter()
    _set_places(it)
    it.loading_library = True
    try:
        for name in PRELOADED:
            path = os.path.join(it.library_directory, name + ".el")
            with open(path, "rb") as file:
                it.loader.load(path, file.read(), LispString(path))
    finally:
        it.loading_library = False
    return it


def _set_places(it: Interpreter) -> None:
    from elwire.interpreter.objects import LispString, lisp_list

    it.library_directory = directory = library_directory()
    folders = [os.path.join(directory, each).rstrip("/") for each in LIBRARY_FOLDERS]
    it.s.load_path.value = lisp_list(*[LispString(each) for each in folders])


def _image_name() -> str:
    return os.path.join(library_directory(), "preloaded")


def _image_tag() -> bytes:
    """Tells one state of elwire's files from another, by the sizes and times of all that an image is made of."""
    import elwire.builtins
    from elwire.interpreter.cache import digest

    stamps = []
    for root in (os.path.dirname(elwire.builtins.__file__ or ""), library_directory()):
        folders = [root]
        for folder in folders:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if entry.name.endswith((".py", ".el")):
                        status = entry.stat()
                        stamps.append((entry.path, status.st_size, status.st_mtime_ns))
                    elif entry.is_dir() and entry.name != "__pycache__":
                        folders.append(entry.path)
    stamps.append((__file__, os.stat(__file__).st_size, os.stat(__file__).st_mtime_ns))
    return digest(repr(sorted(stamps)).encode("utf-8", "surrogateescape"))

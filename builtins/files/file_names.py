"""File names as strings: expanding, taking apart, putting together.

See "File Names" in the Emacs Lisp manual.  Nothing here looks at files, except that `~user` asks for a home.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from elwire.interpreter.errors import memq, plist_get
from elwire.interpreter.objects import LispString, Obj, Symbol, nil, t
from elwire.interpreter.registry import primitive, variable
from elwire.interpreter.signals import error, wrong_type
from elwire.interpreter.strings import multibyte_text

if TYPE_CHECKING:
    from elwire.interpreter.core import Interpreter

variable("file-name-handler-alist", nil, "Alist of (REGEXP . HANDLER) for names that are not ordinary files.")
variable("inhibit-file-name-handlers", nil, "Handlers not to use for `inhibit-file-name-operation'.")
variable("inhibit-file-name-operation", nil, "The operation for which `inhibit-file-name-handlers' are skipped.")
variable("directory-sep-char", ord("/"), "The character between the parts of a file name.")
variable("file-name-coding-system", nil, "Coding system for file names; nil means `default-file-name-coding-system'.")


def handler(it: Interpreter, operation: str, *names: Obj) -> Obj:
    """The handler that `file-name-handler-alist` has for one of NAMES, nil when none applies."""
    if it.s.file_name_handler_alist.value is nil:
        return nil
    symbol = it.intern(operation)
    for name in names:
        if isinstance(name, LispString):
            found = it.s.find_file_name_handler.call(name, symbol)
            if found is not nil:
                return found
    return nil


def string(name: Obj) -> str:
    """The text of the file NAME; signals `wrong-type-argument stringp`."""
    if not isinstance(name, LispString):
        raise wrong_type("stringp", name)
    return name.s


def like(text: str, *names: Obj) -> LispString:
    """TEXT as a string, unibyte where it is ASCII and NAMES are unibyte, or holds their bytes."""
    multibyte = any(isinstance(name, LispString) and name.multibyte for name in names)
    if not multibyte and all(ch < "\u0100" for ch in text):
        return LispString(text, False)
    return LispString(text, None if text.isascii() else True)


def home(user: str) -> str | None:
    """The home directory of USER, of the one who runs this when empty; None for nobody."""
    if not user:
        return os.environ.get("HOME") or os.path.expanduser("~")
    import pwd

    try:
        return pwd.getpwnam(user).pw_dir
    except (KeyError, ValueError):
        return None


def expand(name: str, directory: str) -> str:
    """NAME, relative to the absolute DIRECTORY, without `.`, `..` and doubled slashes."""
    given = name != ""
    if name[:1] == "~":
        user, slash, rest = name[1:].partition("/")
        found = home(user)
        if found is not None:
            name = found + slash + rest
    if name[:1] != "/":
        name = (directory if directory.endswith("/") else directory + "/") + name
    prefix = "//" if name.startswith("//") and not name.startswith("///") else "/"
    if prefix == "//" and name.strip("/") and directory and not name.startswith("//" + name.lstrip("/")):
        prefix = "/"
    parts: list[str] = []
    for part in name.split("/"):
        if part in ("", "."):
            continue
        if part == ".." and parts:
            parts.pop()
        elif part == ".." and prefix == "//":
            prefix = "/"
        else:
            # One step above the root stays, for it may mean something to the system.
            parts.append(part)
    if not parts and name.strip("/"):
        prefix = "/"
    result = prefix + "/".join(parts)
    return result + "/" if given and parts and name.endswith("/") else result


def expand_file_name_text(it: Interpreter, name: str, directory: Obj = nil) -> str:
    """`(expand-file-name NAME DIRECTORY)` as a Python string."""
    base = directory
    if name[:1] == "~" and name[1:2] in ("", "/") and it.s.getenv_internal.function is not nil:
        # What Lisp says HOME is counts, even where that is relative.
        found = it.s.getenv_internal.call(LispString("HOME"))
        if isinstance(found, LispString) and found.s[:1] not in ("", "~", "/"):
            name = found.s + name[1:]
    if base is nil:
        base = getattr(it.s.default_directory, "value", nil)
    text = base.s if isinstance(base, LispString) else "/"
    if text[:1] != "/":
        default = getattr(it.s.default_directory, "value", nil)
        outer = default.s if isinstance(default, LispString) and default.s[:1] in ("/", "~") else os.getcwd()
        if outer[:1] == "~":
            outer = expand(outer, "/")
        text = expand(text, outer)
    return expand(name, text)


@primitive("expand-file-name")
def expand_file_name(it: Interpreter, name: Obj, default_directory: Obj = nil) -> Obj:
    """Return NAME as an absolute file name, relative to DEFAULT-DIRECTORY or the buffer's `default-directory'.

    `~' and `~USER' at the beginning stand for home directories; `.', `..' and doubled slashes are taken out.
    """
    text = string(name)
    found = handler(it, "expand-file-name", name, default_directory)
    if found is not nil:
        return _must_be_string(found.call(it.s.expand_file_name, name, default_directory))
    whole = expand_file_name_text(it, text, default_directory)
    if "\0" in whole or "\0" in text:
        bad = name
        if "\0" not in text:
            bad = it.s.default_directory.value if default_directory is nil else default_directory
        raise wrong_type("filenamep", bad)
    return like(whole, name)


def _must_be_string(value: Obj) -> Obj:
    if not isinstance(value, LispString):
        raise error("Invalid handler in ‘file-name-handler-alist’")
    return value


def _handled(it: Interpreter, operation: str, name: Obj, or_nil: bool = False) -> Obj | None:
    """What the handler of NAME, if it has one, makes of it: a string, with OR_NIL nil where it is none."""
    found = handler(it, operation, name)
    if found is nil:
        return None
    value = found.call(it.intern(operation), name)
    if or_nil and not isinstance(value, LispString):
        return nil
    return _must_be_string(value)


@primitive("file-name-directory")
def file_name_directory(it: Interpreter, filename: Obj) -> Obj:
    """Return the directory part of FILENAME, up to and with its last slash; nil when it has none."""
    text = string(filename)
    handled = _handled(it, "file-name-directory", filename, True)
    if handled is not None:
        return handled
    end = text.rfind("/") + 1
    return like(text[:end], filename) if end else nil


@primitive("file-name-nondirectory")
def file_name_nondirectory(it: Interpreter, filename: Obj) -> Obj:
    """Return FILENAME after its last slash."""
    text = string(filename)
    handled = _handled(it, "file-name-nondirectory", filename)
    return like(text[text.rfind("/") + 1 :], filename) if handled is None else handled


@primitive("file-name-as-directory")
def file_name_as_directory(it: Interpreter, file: Obj) -> Obj:
    """Return FILE as the name of a directory: with a slash at its end."""
    text = string(file)
    handled = _handled(it, "file-name-as-directory", file)
    if handled is not None:
        return handled
    if not text:
        return LispString("./")
    return like(text if text.endswith("/") else text + "/", file)


@primitive("directory-file-name")
def directory_file_name(it: Interpreter, directory: Obj) -> Obj:
    """Return the directory name DIRECTORY as a file name: without slashes at its end."""
    text = string(directory)
    handled = _handled(it, "directory-file-name", directory)
    if handled is not None:
        return handled
    if text == "//":
        return LispString("//")
    stripped = text.rstrip("/")
    return like(stripped if stripped or not text else "/", directory)


@primitive("directory-name-p")
def directory_name_p(name: Obj) -> Obj:
    """Return t if NAME ends in a slash."""
    return t if string(name).endswith("/") else nil


@primitive("file-name-absolute-p")
def file_name_absolute_p(filename: Obj) -> Obj:
    """Return t if FILENAME begins with a slash, or with `~' or `~USER' for a user there is."""
    text = string(filename)
    if text[:1] == "/":
        return t
    if text[:1] == "~":
        user = text[1:].partition("/")[0]
        return t if not user or home(user) is not None else nil
    return nil


@primitive("file-name-concat")
def file_name_concat(directory: Obj, *components: Obj) -> Obj:
    """Join DIRECTORY and COMPONENTS, strings or nil, with one slash between each two; empty ones are left out."""
    names = [part for part in (directory, *components) if part is not nil and string(part)]
    mixed = any(part.multibyte for part in names)
    parts = [multibyte_text(part) if mixed else part.s for part in names]
    joined = "".join(part if part.endswith("/") else part + "/" for part in parts[:-1]) + "".join(parts[-1:])
    return like(joined, directory, *components)


@primitive("substitute-in-file-name")
def substitute_in_file_name(it: Interpreter, filename: Obj) -> Obj:
    """Replace $VARIABLE and ${VARIABLE} in FILENAME by environment variables, and $$ by one dollar sign.

    What stands before `//' or before `/~' is dropped.  A variable that is not set is left as it is.
    """
    text = string(filename)
    found = handler(it, "substitute-in-file-name", filename)
    if found is not nil:
        return _must_be_string(found.call(it.s.substitute_in_file_name, filename))

    def drop(name: str) -> str:
        for index in range(len(name) - 1, 0, -1):
            if name[index - 1] != "/":
                continue
            if name[index] == "/":
                return name[index:]
            if name[index] == "~":
                user = name[index + 1 :].partition("/")[0]
                if not user or home(user) is not None:
                    return name[index:]
        return name

    def value(match: re.Match[str]) -> str:
        if match[0] == "$$":
            return "$"
        variable_name = match[1] or match[2] or ""
        known = it.s.getenv_internal.call(LispString(variable_name))
        return known.s if isinstance(known, LispString) else match[0]

    replaced = drop(re.sub(r"\$\$|\$\{([^}]*)\}|\$(\w+)", value, drop(text)))
    return filename if replaced == text else like(replaced, filename)


@primitive("unhandled-file-name-directory")
def unhandled_file_name_directory(it: Interpreter, filename: Obj) -> Obj:
    """Return a directory that programs can be run in, for FILENAME."""
    handled = _handled(it, "unhandled-file-name-directory", filename, True)
    return file_name_as_directory(it, filename) if handled is None else handled


def first_match(it: Interpreter, regexp: LispString, name: LispString) -> int:
    """Where REGEXP first matches NAME, -1 if nowhere."""
    cache = it.regexps
    if cache is None:
        from elwire.builtins.searching.regexps import regexp_cache

        cache = regexp_cache(it)
    found = cache.find(regexp, name.s, name.multibyte).search_whole(name.s, 0)
    return -1 if found is None else int(found[0][0])


@primitive("find-file-name-handler")
def find_file_name_handler(it: Interpreter, filename: Obj, operation: Obj) -> Obj:
    """Return the handler in `file-name-handler-alist' for OPERATION on FILENAME, nil when there is none."""
    text = string(filename)
    result: Obj = nil
    best = -1
    inhibited = it.s.inhibit_file_name_handlers.value
    skip = operation is it.s.inhibit_file_name_operation.value
    # Names are matched with case told apart, and without touching the match data.
    with it.let(it.s.case_fold_search, nil):
        for entry in it.s.file_name_handler_alist.value:
            regexp = getattr(entry, "car", nil)
            if not isinstance(regexp, LispString):
                continue
            function = entry.cdr
            if isinstance(function, Symbol):
                operations = plist_get(function.plist, it.s.operations)
                if operations is not nil and not memq(operation, operations):
                    continue
            start = first_match(it, regexp, filename)
            if start > best:
                if skip and memq(function, inhibited):
                    continue
                best = start
                result = function
    assert text is not None
    return result

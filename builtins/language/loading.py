"""Loading: `load`, `require`, features, autoload.  See the chapter "Loading" of the Emacs Lisp manual."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from elwire.builtins.gate import ask
from elwire.interpreter.objects import (
    Cons,
    LispString,
    Obj,
    Symbol,
    lisp_list,
    list_to_python,
    nil,
    t,
)
from elwire.interpreter.registry import primitive, variable
from elwire.interpreter.signals import error, signal, wrong_type

if TYPE_CHECKING:
    from elwire.interpreter.core import Interpreter


def _strings(*texts: str) -> Any:
    return lambda _it: lisp_list(*(LispString(text) for text in texts))


variable("command-line-args", nil, "The arguments elwire was started with, the program first.")
variable("command-line-args-left", nil, "The arguments not yet used.")
variable("load-path", nil, "List of directories to search for files to load.")
variable("load-suffixes", _strings(".so", ".elc", ".el"), "Suffixes that `load' tries.")
variable("load-file-rep-suffixes", _strings("", ".gz"), "Suffixes that denote other representations of a file.")
variable("load-file-name", nil, "Full name of the file being loaded.")
variable("load-true-file-name", nil, "Full name of the file being loaded, symbolic links resolved.")
variable("load-in-progress", nil, "Non-nil while a file is loading.")
variable("load-history", nil, "What each loaded file defined: a list of (FILE . ENTRIES).")
variable("load-prefer-newer", nil, "Non-nil means prefer the newest of several files that differ by suffix.")
variable("load-force-doc-strings", nil, "Non-nil means load documentation strings at once, as elwire always does.")
variable("load-source-file-function", nil, "Accepted for compatibility; elwire loads source files itself.")
variable("load-dangerous-libraries", nil, "Non-nil means load byte-compiled files of other Emacs variants.")
variable("load-read-function", lambda it: it.s.read, "Function that reads expressions for `load' and `eval-region'.")
variable("force-load-messages", nil, "Non-nil means say that a file is loading even where NOMESSAGE says not to.")
variable(
    "lexical-binding",
    nil,
    "Non-nil means code read from this file or buffer uses lexical binding.",
    buffer_local=True,
)
variable("features", lambda it: lisp_list(it.s.emacs), "List of the features provided so far.")
variable("after-load-functions", nil, "Functions called with the full name of each file just loaded.")
variable("after-load-alist", nil, "Forms to run after files or features load; see `eval-after-load'.")
variable("eval-buffer-list", nil, "Buffers being read by `eval-buffer' and `eval-region'.")


def suffixes(it: Interpreter) -> list[str]:
    """The suffixes `load` tries, in order: each of `load-suffixes` in each representation."""
    representations = [each.s for each in list_to_python(it.s.load_file_rep_suffixes.value)]
    return [each.s + rep for each in list_to_python(it.s.load_suffixes.value) for rep in representations]


@primitive("get-load-suffixes")
def get_load_suffixes(it: Interpreter) -> Obj:
    """Return the suffixes that `load` tries when it is not told to use the name as it is."""
    return lisp_list(*(LispString(each) for each in suffixes(it)))


def find_file(it: Interpreter, name: str, no_suffix: bool, must_suffix: bool, newest: bool = False) -> str | None:
    """The file that loading NAME means, None when there is none; a directory is no file to load."""
    endings = [""] if no_suffix else suffixes(it)
    if not no_suffix and not must_suffix:
        endings += [each.s for each in list_to_python(it.s.load_file_rep_suffixes.value)]
    if name.startswith(("/", "~", "./", "../")) or name in (".", ".."):
        directories = [""]
        name = it.expand_file_name(name)
    else:
        directories = [
            it.expand_file_name(each.s) if isinstance(each, LispString) else it.expand_file_name(".")
            for each in list_to_python(it.s.load_path.value)
        ]
    best: tuple[float, str] | None = None
    for directory in directories:
        for ending in endings:
            path = os.path.join(directory, name + ending)
            if not os.path.isdir(path) and os.access(path, os.R_OK):
                if not newest:
                    return path
                stamp = os.stat(path).st_mtime
                if best is None or stamp > best[0]:
                    best = (stamp, path)
        if best is not None:
            return best[1]
    return None


def read_source(it: Interpreter, path: str) -> bytes:
    """The bytes of the source file PATH, uncompressed."""
    # elwire's own library is part of the language: a policy on the user's files has no say in it.
    if not (it.library_directory and path.startswith(os.path.join(it.library_directory, ""))):
        ask(it, "open_file", path, False)
    with open(path, "rb") as file:
        data = file.read()
    if path.endswith(".gz") and data[:2] == b"\x1f\x8b":
        import gzip

        data = gzip.decompress(data)
    return data


@primitive("load")
def load(
    it: Interpreter, file: Obj, noerror: Obj = nil, nomessage: Obj = nil, nosuffix: Obj = nil, must_suffix: Obj = nil
) -> Obj:
    """Execute the Lisp code in FILE, a string; return t, or nil when there is no such file and NOERROR is non-nil.

    A name that is not absolute is looked for in `load-path`, with the suffixes of `get-load-suffixes` and then as it
    is; NOSUFFIX non-nil means only as it is, MUST-SUFFIX non-nil only with a suffix.  NOMESSAGE non-nil means not to
    announce the file.  Signals `file-missing`.
    """
    if not isinstance(file, LispString):
        raise wrong_type("stringp", file)
    name = file.s
    path = None
    if name:
        path = find_file(it, name, nosuffix is not nil, must_suffix is not nil, it.s.load_prefer_newer.value is not nil)
    if path is None:
        if noerror is not nil:
            return nil
        reason, condition = "No such file or directory", "file-missing"
        if name and os.path.isdir(it.expand_file_name(name)) and name.startswith(("/", "~", ".")):
            reason, condition = "Is a directory", "file-error"
        raise signal(condition, LispString("Cannot open load file"), LispString(reason), file)
    loading = it.chapter_state.setdefault("loading", [])
    if loading.count(path) > 3:
        shown = lisp_list(*(LispString(each) for each in [path, *reversed(loading)]))
        raise signal("error", LispString("Recursive load"), *list_to_python(shown))
    shown_name = LispString(path)
    announce = nomessage is nil or it.s.force_load_messages.value is not nil
    if announce:
        kind = "" if path.endswith((".elc", ".elc.gz")) else " (source)"
        it.s.message.call(LispString(f"Loading %s{kind}..."), shown_name)
    loading.append(path)
    try:
        with (
            it.let(it.s.load_file_name, shown_name),
            it.let(it.s.load_true_file_name, LispString(os.path.realpath(path))),
            it.let(it.s.load_in_progress, t),
            it.let(it.s.current_load_list, Cons(shown_name, nil)),
        ):
            _load_contents(it, path, shown_name)
            record(it, shown_name, it.s.current_load_list.value)
    finally:
        loading.pop()
    after = it.s.do_after_load_evaluation
    if after.function is not nil:
        after.call(shown_name)
    return t


def _load_contents(it: Interpreter, path: str, shown_name: LispString) -> None:
    data = read_source(it, path)
    if path.endswith((".elc", ".elc.gz")) or data[:4] == b";ELC":
        it.load_byte_code(path, data, shown_name)
        return
    library = path.startswith(it.library_directory + os.sep)
    saved = it.loading_library
    it.loading_library = library
    try:
        it.loader.load(path, data, shown_name)
    finally:
        it.loading_library = saved


def record(it: Interpreter, name: LispString, entries: Obj) -> None:
    """Put what a file defined into `load-history`, in the order of definition."""
    items = list_to_python(entries)
    entry = lisp_list(name, *(each for each in reversed(items) if each is not name))
    history = [each for each in list_to_python(it.s.load_history.value) if not _is_for(each, name)]
    it.s.load_history.value = lisp_list(entry, *history)


def _is_for(entry: Obj, name: LispString) -> bool:
    return isinstance(entry, Cons) and isinstance(entry.car, LispString) and entry.car.s == name.s


@primitive("provide")
def provide(it: Interpreter, feature: Obj, subfeatures: Obj = nil) -> Obj:
    """Announce that FEATURE, a symbol, is there, with the list SUBFEATURES; return FEATURE."""
    if not isinstance(feature, Symbol):
        raise wrong_type("symbolp", feature)
    if subfeatures is not nil and not isinstance(subfeatures, Cons):
        raise wrong_type("listp", subfeatures)
    features = it.s.features
    if feature not in list_to_python(features.value):
        features.value = Cons(feature, features.value)
    if subfeatures is not nil:
        it.s.put.call(feature, it.s.subfeatures, subfeatures)
    it.note_definition(Cons(it.s.provide, feature))
    waiting = it.s.assq.call(feature, it.s.after_load_alist.value)
    if isinstance(waiting, Cons):
        for function in list_to_python(waiting.cdr):
            function.call()
    return feature


@primitive("featurep")
def featurep(it: Interpreter, feature: Obj, subfeature: Obj = nil) -> Obj:
    """Return t if FEATURE was provided, and SUBFEATURE, when given, is one of its subfeatures."""
    if not isinstance(feature, Symbol):
        raise wrong_type("symbolp", feature)
    if feature not in list_to_python(it.s.features.value):
        return nil
    if subfeature is not nil:
        return t if it.s.member.call(subfeature, it.s.get.call(feature, it.s.subfeatures)) is not nil else nil
    return t


@primitive("require")
def require(it: Interpreter, feature: Obj, filename: Obj = nil, noerror: Obj = nil) -> Obj:
    """Load the library that provides FEATURE unless it is there already; return FEATURE.

    FILENAME is the file to load, by default the name of FEATURE with a suffix.  With NOERROR non-nil return nil when
    there is no such file.  Signals `file-missing`, and `error` when the file does not provide FEATURE.
    """
    if not isinstance(feature, Symbol):
        raise wrong_type("symbolp", feature)
    if it.s.load_in_progress.value is not nil:
        it.note_definition(Cons(it.s.require, feature))
    if feature in list_to_python(it.s.features.value):
        return feature
    nesting = it.chapter_state.setdefault("requiring", [])
    if nesting.count(feature) > 3:
        raise error(f"Recursive `require' for feature `{feature.name}'")
    nesting.append(feature)
    try:
        name = LispString(feature.name) if filename is nil else filename
        found = load(it, name, noerror, t, nil, t if filename is nil else nil)
    finally:
        nesting.pop()
    if found is nil:
        return nil
    if feature not in list_to_python(it.s.features.value):
        history = it.s.load_history.value
        path = history.car.car.s if isinstance(history, Cons) else name.s
        raise error(f"Loading file {path} failed to provide feature ‘{feature.name}’")
    return feature


@primitive("autoload")
def autoload(
    it: Interpreter, function: Obj, file: Obj, docstring: Obj = nil, interactive: Obj = nil, type_: Obj = nil
) -> Obj:
    """Define FUNCTION to be loaded from FILE when it is first used; return FUNCTION, or nil when it has a definition.

    DOCSTRING and INTERACTIVE describe it meanwhile; TYPE is nil for a function, `macro` or t for a macro, `keymap`.
    """
    if not isinstance(function, Symbol):
        raise wrong_type("symbolp", function)
    if not isinstance(file, LispString):
        raise wrong_type("stringp", file)
    old = function.function
    if old is not nil and not (isinstance(old, Cons) and old.car is it.s.autoload):
        return nil
    it.s.defalias.call(function, lisp_list(it.s.autoload, file, docstring, interactive, type_))
    return function


@primitive("autoload-do-load")
def autoload_do_load(it: Interpreter, fundef: Obj, funname: Obj = nil, macro_only: Obj = nil) -> Obj:
    """Load the file of FUNDEF if it is an autoload object; return the function FUNNAME then has.

    With MACRO-ONLY `macro`, load only what may be a macro; otherwise non-nil means to give nil instead of an error.
    """
    if not (isinstance(fundef, Cons) and fundef.car is it.s.autoload):
        return fundef
    kind = fundef.cdr.cdr.cdr.cdr.car
    if macro_only is it.s.macro and not (kind is t or kind is it.s.macro):
        return fundef
    file = fundef.cdr.car
    ignore = t if macro_only is not nil and macro_only is not it.s.macro else nil
    load(it, file, ignore, t, nil, t)
    if not isinstance(funname, Symbol) or funname is nil or ignore is not nil:
        return nil
    definition = it.indirect_function(funname)
    if isinstance(definition, Cons) and it.s.equal.call(definition, fundef) is not nil:
        path = file.s
        history = it.s.load_history.value
        if isinstance(history, Cons) and isinstance(history.car, Cons) and isinstance(history.car.car, LispString):
            path = history.car.car.s
        raise error(f"Autoloading file {path} failed to define function {funname.name}")
    return definition

"""The contents of directories: listing them, completing names in them, searching a path.

See "Contents of Directories" and "File Name Completion" in the Emacs Lisp manual.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from elwire.builtins.files.file_access import absolute, failure, handled, path_of
from elwire.builtins.files.file_attributes import attributes, executable, readable
from elwire.builtins.files.file_names import directory_file_name, expand_file_name, handler
from elwire.builtins.keys.prefixes import common_prefix
from elwire.builtins.processes.programs import encoded
from elwire.builtins.system.system import system_text
from elwire.interpreter.characters import from_python
from elwire.interpreter.objects import Cons, LispString, Obj, list_to_lisp, list_to_python, nil, t
from elwire.interpreter.registry import primitive, variable
from elwire.interpreter.signals import Signal, wrong_type
from elwire.interpreter.strings import check_string, has_surrogates

variable("completion-ignored-extensions", nil, "File names that end in one of these strings are ignored by completion.")
variable("completion-ignore-case", nil, "Non-nil means that completion ignores the case of letters.")
variable("completion-regexp-list", nil, "Regexps all of which a possible completion must match.")


def entries(it: Any, name: LispString) -> list[bytes]:
    """The names in the directory NAME, `.' and `..' first; signals `file-missing' and `file-error'."""
    try:
        return [b".", b"..", *os.listdir(path_of(it, name))]
    except OSError as problem:
        raise failure("Opening directory", problem, name) from None


def matcher(it: Any, regexp: Obj) -> Callable[[LispString], bool]:
    """Whether a name matches REGEXP, case told apart."""
    if regexp is nil:
        return lambda _name: True
    check_string(regexp)
    match = it.s.string_match_p if it.s.string_match_p.function is not nil else it.s.string_match

    def matches(name: LispString) -> bool:
        with it.let(it.s.case_fold_search, nil), it.let(it.s.inhibit_changing_match_data, t):
            return match.call(regexp, name) is not nil

    return matches


def _sort_key(name: str) -> Any:
    """What orders names as `string-lessp' does."""
    return [from_python(char) for char in name] if has_surrogates(name) else [ord(char) for char in name]


def _listed(it: Any, directory: LispString, match: Obj, nosort: Obj, count: Obj) -> list[LispString]:
    """The names in DIRECTORY that MATCH, at most COUNT of them, sorted unless NOSORT."""
    limit = -1
    if count is not nil:
        if type(count) is not int or count < 0:
            raise wrong_type("wholenump", count)
        limit = count
    if limit == 0:
        return []
    matches = matcher(it, match)
    found: list[LispString] = []
    for each in entries(it, directory):
        name = system_text(each)
        if matches(name):
            found.append(name)
            if len(found) == limit:
                break
    if nosort is nil:
        found.sort(key=lambda name: _sort_key(name.s))
    else:
        found.reverse()
    return found


def _full(directory: LispString) -> Callable[[LispString], LispString]:
    """What puts DIRECTORY before a name."""
    prefix = directory.s if directory.s.endswith("/") else directory.s + "/"
    return lambda name: LispString(prefix + name.s)


@primitive("directory-files")
def directory_files(
    it: Any, directory: Obj, full: Obj = nil, match: Obj = nil, nosort: Obj = nil, count: Obj = nil
) -> Obj:
    """Return a list of the names of the files in DIRECTORY, a string.

    FULL non-nil means absolute names; MATCH, a regexp, those that match it; NOSORT non-nil, in no order; COUNT, a
    natural number, no more than so many.  Signals `file-missing' and `file-error'.
    """
    check_string(directory)
    name = absolute(it, directory)
    result = handled(it, "directory-files", (name,), name, full, match, nosort, count)
    if result is not None:
        return result
    name = directory_file_name(it, name)
    names = _listed(it, name, match, nosort, count)
    return list_to_lisp(names if full is nil else [*map(_full(name), names)])


@primitive("directory-files-and-attributes")
def directory_files_and_attributes(
    it: Any,
    directory: Obj,
    full: Obj = nil,
    match: Obj = nil,
    nosort: Obj = nil,
    id_format: Obj = nil,
    count: Obj = nil,
) -> Obj:
    """Return a list of (NAME . ATTRIBUTES) of the files in DIRECTORY, a string.

    FULL, MATCH, NOSORT and COUNT are as for `directory-files', ID-FORMAT as for `file-attributes'.
    """
    check_string(directory)
    name = absolute(it, directory)
    result = handled(it, "directory-files-and-attributes", (name,), name, full, match, nosort, id_format, count)
    if result is not None:
        return result
    name = directory_file_name(it, name)
    whole = _full(name)
    rows = []
    for each in _listed(it, name, match, nosort, count):
        path = whole(each)
        rows.append(Cons(each if full is nil else path, attributes(it, encoded(path), id_format)))
    return list_to_lisp(rows)


# Completion


class _Candidate:
    """A file that may complete a name: its own name, and the same with a slash when it is a directory."""

    __slots__ = ("directory", "name", "text")

    def __init__(self, name: str, directory: bool) -> None:
        self.name = name
        self.directory = directory
        self.text = name + "/" if directory else name


def _candidates(it: Any, file: LispString, directory: LispString, predicate: Obj) -> list[_Candidate]:
    """The files in DIRECTORY whose names begin with FILE, match `completion-regexp-list' and please PREDICATE."""
    folded = it.s.completion_ignore_case.value is not nil
    start = file.s.lower() if folded else file.s
    size = len(start)
    base = encoded(directory)
    regexps = [matcher(it, regexp) for regexp in list_to_python(it.s.completion_regexp_list.value)]
    found = []
    with it.let(it.s.default_directory, directory):
        for raw in entries(it, directory):
            name = system_text(raw)
            if (name.s[:size].lower() if folded else name.s[:size]) != start:
                continue
            each = _Candidate(name.s, os.path.isdir(os.path.join(base, raw)))
            string = LispString(each.text)
            if not all(matches(string) for matches in regexps):
                continue
            if predicate is not nil and predicate.call(string) is nil:
                continue
            found.append(each)
    return found


@primitive("file-name-all-completions")
def file_name_all_completions(it: Any, file: Obj, directory: Obj) -> Obj:
    """Return a list of the names in DIRECTORY that begin with FILE, both strings, those of directories with a slash.

    `completion-regexp-list' may narrow them down.  Signals `file-missing' and `file-error'.
    """
    check_string(directory)
    folder = absolute(it, directory)
    result = handled(it, "file-name-all-completions", (folder,), file, folder)
    if result is not None:
        return result
    check_string(file)
    result = handled(it, "file-name-all-completions", (file,), file, folder)
    if result is not None:
        return result
    names = [LispString(each.text) for each in _candidates(it, file, directory_file_name(it, folder), nil)]
    return list_to_lisp(names[::-1])


@primitive("file-name-completion")
def file_name_completion(it: Any, file: Obj, directory: Obj, predicate: Obj = nil) -> Obj:
    """Return how far the name FILE can be completed in DIRECTORY, both strings.

    The value is the longest beginning that all possible names have in common, t when FILE is the only one and
    complete, nil when there is none.  The name of a directory gets a slash.  Names that end as
    `completion-ignored-extensions' says count only where there are no others; PREDICATE is called with each name, and
    refuses it by nil.
    """
    check_string(directory)
    folder = absolute(it, directory)
    result = handled(it, "file-name-completion", (folder,), file, folder, predicate)
    if result is not None:
        return result
    check_string(file)
    result = handled(it, "file-name-completion", (file,), file, folder, predicate)
    if result is not None:
        return result
    found = _candidates(it, file, directory_file_name(it, folder), predicate)
    extensions = [each.s for each in list_to_python(it.s.completion_ignored_extensions.value) if each is not nil]

    def counts(each: _Candidate) -> bool:
        if each.name in (".", ".."):
            return False
        ignored = [e for e in extensions if e.endswith("/") == each.directory]
        return each.name == file.s or not any(
            each.text.endswith(ending) and len(each.text) > len(ending) for ending in ignored
        )

    kept = [each for each in found if counts(each)] or found
    if not kept:
        return nil
    folded = it.s.completion_ignore_case.value is not nil
    if len(kept) == 1:
        return t if kept[0].text == file.s else LispString(kept[0].text)
    texts = [each.text for each in kept]
    common = common_prefix([text.lower() for text in texts] if folded else texts)
    best = next((text for text in texts if text == file.s), texts[0])
    if folded:
        best = next((text for text in texts if text.startswith(file.s)), best)
    return LispString(best[:common])


# Searching a path


def _whole(name: str) -> bool:
    return name.startswith(("/", "~", "./", "../")) or name in (".", "..")


@primitive("locate-file-internal")
def locate_file_internal(it: Any, filename: Obj, path: Obj, suffixes: Obj = nil, predicate: Obj = nil) -> Obj:
    """Return the absolute name of the first file, nil if none, that is FILENAME with one of SUFFIXES in some PATH.

    PREDICATE says what counts: nil, what can be read and is no directory; an integer, what allows that kind of access;
    a function of the name, what it returns non-nil for, directories only where it returns `dir-ok'.
    """
    check_string(filename)
    endings = [check_string(each) for each in list_to_python(suffixes)] or [LispString("")]
    directories = [nil] if _whole(filename.s) else list_to_python(path)
    for directory in directories:
        base = directory if isinstance(directory, LispString) else nil
        whole = expand_file_name(it, filename, base)
        if not _whole(whole.s):
            whole = expand_file_name(it, whole, it.s.default_directory.value)
        for ending in endings:
            name = LispString(whole.s + ending.s)
            if _found(it, name, predicate):
                return name
    return nil


def _found(it: Any, name: LispString, predicate: Obj) -> bool:
    remote = handler(it, "file-exists-p", name) is not nil
    if not remote:
        try:
            path = path_of(it, name)
        except Signal:
            return False
    if predicate is nil or predicate is t or type(predicate) is int:
        if remote:
            return it.s.file_readable_p.call(name) is not nil and it.s.file_directory_p.call(name) is nil
        mode = predicate if type(predicate) is int else os.R_OK
        allowed = readable(path) if mode == os.R_OK else executable(path) if mode == os.X_OK else os.access(path, mode)
        return allowed and not os.path.isdir(path)
    answer = predicate.call(name)
    if answer is nil:
        return False
    return answer is it.s.dir_ok or it.s.file_directory_p.call(name) is nil

"""Buffers into files: `write-region', and auto-saving.  See "Writing to Files" in the Emacs Lisp manual."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

from elwire.builtins.buffers.buffers import Buffer
from elwire.builtins.buffers.deletion import region
from elwire.builtins.files.file_access import absolute, ask_before, failure, handled, path_of
from elwire.builtins.files.file_coding import coding_to_write
from elwire.builtins.files.locks import lock_file, unlock_file, unlock_visited
from elwire.builtins.files.visited_files import remember
from elwire.builtins.processes.process_coding import Encoder, coding_of
from elwire.interpreter.objects import Cons, LispString, Obj, Symbol, list_to_lisp, list_to_python, nil, t
from elwire.interpreter.registry import primitive, variable
from elwire.interpreter.signals import wrong_type
from elwire.interpreter.strings import check_string

variable("write-region-annotate-functions", nil, "Functions called with START and END for a list of insertions.")
variable("write-region-annotations-so-far", nil, "The annotations collected while `write-region' is at work.")
variable("write-region-post-annotation-function", nil, "Called after `write-region' has written annotated text.")
variable("write-region-inhibit-fsync", t, "Non-nil means that `write-region' does not wait for the disk.")
variable("auto-save-list-file-name", nil, "The file that lists auto-save files; nil means none.")
variable("auto-save-visited-file-name", nil, "Non-nil means that auto-saving goes to the visited file.")

_CHUNK = 1 << 20
_PIECE = 1 << 22


@primitive("write-region", interactive="r\nFWrite region to file: \ni\ni\ni\np")
def write_region(
    it: Any,
    start: Obj,
    end: Obj,
    filename: Obj,
    append: Obj = nil,
    visit: Obj = nil,
    lockname: Obj = nil,
    mustbenew: Obj = nil,
) -> Obj:
    """Write the text from START to END to the file FILENAME; return nil.

    START nil means the whole buffer, narrowed or not; START a string means that string.  APPEND non-nil means to
    append to the file, a number to write at that offset.  VISIT t means that the buffer visits the file from then on; a
    string, that it visits the file of that name; anything else but nil, to say nothing.  MUSTBENEW `excl' signals
    `file-already-exists' for an existing file, other non-nil values ask.  LOCKNAME is the name for locking.
    `coding-system-for-write' says how to encode.  Signals `file-missing' and `file-error'.
    """
    buffer: Buffer = it.buffer
    visiting = visit is t or isinstance(visit, LispString)
    check_string(filename)
    name = absolute(it, filename)
    if mustbenew is not nil and mustbenew is not it.s.excl:
        ask_before(it, name, path_of(it, name), "overwrite", 1, quick=True)
    visited = absolute(it, visit) if isinstance(visit, LispString) else name
    if lockname is nil:
        lockname = visited
    result = handled(
        it, "write-region", (name, *((visited,) if visiting else ())),
        start, end, name, append, visit, lockname, mustbenew,
    )  # fmt: skip
    if result is not None:
        if visiting:
            _visits(it, buffer, visited)
        return result
    offset = _offset(append)
    text, multibyte, source = _text(it, start, end)
    locking = it.s.create_lockfiles.value is not nil
    if locking:
        lock_file(it, lockname)
    try:
        if start is nil:
            start, end = 1, it.buffer.size() + 1
        elif isinstance(start, LispString):
            end = nil
        encoder = _encoder(it, start, end, name, text, multibyte)
        status = _write(it, name, encoder.pieces(text, multibyte), offset, mustbenew is it.s.excl)
        _after_annotations(it, buffer, source)
    finally:
        if locking:
            unlock_file(it, lockname)
    if visiting:
        remember(it, buffer, status)
        if locking and buffer.locals.get(it.s.buffer_file_truename, nil) is not nil:
            unlock_visited(it, buffer)
        _visits(it, buffer, visited)
    return nil


def _after_annotations(it: Any, buffer: Buffer, source: Buffer) -> None:
    """Call what is to be called after annotated text was written: where an annotating function left us, and here."""
    after = it.s.write_region_post_annotation_function.value
    if after is nil:
        return
    for each in dict.fromkeys((source, buffer)):
        it.buffer = each
        try:
            it.call(after)
        finally:
            if buffer.live:
                it.buffer = buffer


def _offset(append: Obj) -> Obj:
    """APPEND, checked where it is an offset in the file."""
    if type(append) is float and append.is_integer():
        append = int(append)
    if (type(append) is int and append < 0) or type(append) is float:
        raise wrong_type("file-offset", append)
    return append


def _visits(it: Any, buffer: Buffer, name: LispString) -> None:
    """Make BUFFER, just written, an unmodified one that visits NAME."""
    text = buffer.text
    text.save_modiff = text.autosave_modiff = text.modiff
    buffer.locals[it.s.buffer_saved_size] = buffer.size()
    buffer.locals[it.s.buffer_file_name] = name


def _text(it: Any, start: Obj, end: Obj) -> tuple[str, bool, Buffer]:
    """What to write, annotations included, whether it is multibyte, and the buffer that it comes from."""
    if isinstance(start, LispString):
        return start.s, start.multibyte, it.buffer
    given: Buffer = it.buffer
    whole = start is nil
    if not whole:
        first, last = region(it, start, end)
        start, end = first, last
    annotations = _annotations(it, start, nil if whole else end)
    buffer: Buffer = it.buffer
    if whole:
        first, last = 1, buffer.size() + 1
    elif buffer is not given:
        first, last = buffer.begv, buffer.zv
    multibyte = buffer.multibyte
    if given.live:
        it.buffer = given
    if not annotations:
        return buffer.string(first, last), multibyte, buffer
    parts: list[str] = []
    at = first
    for position, annotation in annotations:
        if type(position) is not int or not at <= position <= last:
            # As in Emacs, an annotation that is out of order ends them.
            break
        parts.append(buffer.string(at, position))
        if isinstance(annotation, LispString):
            parts.append(annotation.s)
        at = position
    parts.append(buffer.string(at, last))
    return "".join(parts), multibyte, buffer


def _annotations(it: Any, start: Obj, end: Obj) -> list[tuple[Obj, Obj]]:
    """What `write-region-annotate-functions' want inserted, by position."""
    so_far = it.s.write_region_annotations_so_far
    so_far.value = nil
    found: Obj = nil
    for function in _hook_functions(it, it.s.write_region_annotate_functions):
        given = it.buffer
        so_far.value = found
        rows = it.call(function, start, end)
        if it.buffer is not given:
            # The function has made another buffer current: that is what is to be written.
            found = nil
            start, end = it.buffer.begv, it.buffer.zv
        it.s.length.call(rows)
        found = _merged(it, found, rows)
    return [(each.car, each.cdr) if isinstance(each, Cons) else (nil, nil) for each in list_to_python(found)]


def _merged(it: Any, first: Obj, second: Obj) -> Obj:
    """Two lists of annotations as one; where both are in order, so is it."""
    merged: list[Obj] = []
    less = it.s.car_less_than_car
    while isinstance(first, Cons) and isinstance(second, Cons):
        if less.call(second.car, first.car) is not nil:
            merged.append(second.car)
            second = second.cdr
        else:
            merged.append(first.car)
            first = first.cdr
    return list_to_lisp([*merged, *list_to_python(first if isinstance(first, Cons) else second)])


def _hook_functions(it: Any, hook: Symbol) -> list[Obj]:
    """The functions of HOOK, a list; t in a local list stands for those of the default one."""
    functions = []
    for each in list_to_python(hook.value):
        if each is t:
            functions += [other for other in list_to_python(it.default_value(hook)) if other is not t]
        else:
            functions.append(each)
    return functions


# Encoding


class FileEncoder:
    """Encodes a whole file; `name` is the symbol of the coding system."""

    def __init__(self, it: Any, symbol: Symbol) -> None:
        self.signature = symbol.name.startswith("utf-8-with-signature")
        plain = "utf-8" + symbol.name[len("utf-8-with-signature") :] if self.signature else symbol.name
        coding = coding_of(it, it.intern(plain))
        self.encoder = Encoder(it, it.intern(plain))
        if coding.base in ("binary", "no-conversion") or symbol.name.endswith(("-unix", "-dos", "-mac")):
            self.name: Symbol = symbol
        else:
            self.name = it.intern(f"{coding.base}{'-with-signature' if self.signature else ''}-unix")

    def __call__(self, text: str, multibyte: bool) -> bytes:
        data = self.encoder.encode(text, multibyte)
        return b"\xef\xbb\xbf" + data if self.signature else data

    def pieces(self, text: str, multibyte: bool) -> Iterator[bytes]:
        """The same in pieces, where no state goes from one to the next, so that a large text takes no second place."""
        if len(text) <= _PIECE or self.signature or not self.encoder.stateless:
            yield self(text, multibyte)
            return
        for start in range(0, len(text), _PIECE):
            yield self.encoder.encode(text[start : start + _PIECE], multibyte)


def _encoder(it: Any, start: Obj, end: Obj, name: LispString, text: str, multibyte: bool) -> FileEncoder:
    """What encodes TEXT, and has been noted in `last-coding-system-used'."""
    encoder = FileEncoder(it, coding_to_write(it, start, end, name, text, multibyte))
    it.s.last_coding_system_used.value = encoder.name
    return encoder


def _write(it: Any, name: LispString, pieces: Iterator[bytes], append: Obj, new: bool) -> os.stat_result:
    """Write PIECES to the file NAME; what the file then is."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC
    flags |= os.O_EXCL if new else 0 if append is not nil else os.O_TRUNC
    try:
        descriptor = os.open(path_of(it, name, True), flags, 0o666)
    except OSError as problem:
        raise failure("Opening output file", problem, name) from None
    doing = "Lseek error"
    try:
        if append is not nil:
            try:
                if type(append) is int:
                    os.lseek(descriptor, append, os.SEEK_SET)
                else:
                    os.lseek(descriptor, 0, os.SEEK_END)
            except OSError as problem:
                import errno

                # What cannot be rewound, a pipe or a terminal, is appended to in any case.
                if problem.errno != errno.ESPIPE:
                    raise
        doing = "Write error"
        for piece in pieces:
            view = memoryview(piece)
            while view:
                view = view[os.write(descriptor, view[:_CHUNK]) :]
        if it.s.write_region_inhibit_fsync.value is nil:
            os.fsync(descriptor)
        return os.fstat(descriptor)
    except OSError as problem:
        raise failure(doing, problem, name) from None
    finally:
        os.close(descriptor)


# Auto-saving


@primitive("do-auto-save", interactive="")
def do_auto_save(it: Any, no_message: Obj = nil, current_only: Obj = nil) -> Obj:
    """Write each buffer that has a name for auto-saving, and has changed since, to that file.

    NO-MESSAGE makes no difference in batch; CURRENT-ONLY non-nil means the current buffer only.
    """
    from elwire.builtins.buffers.buffers import buffer_table

    it.s.run_hooks.call(it.s.auto_save_hook)
    saved = it.buffer
    for buffer in [saved] if current_only is not nil else list(buffer_table(it).order):
        name = buffer.locals.get(it.s.buffer_auto_save_file_name, nil)
        text = buffer.text
        if name is nil or not max(text.save_modiff, text.autosave_modiff) < text.modiff:
            continue
        it.buffer = buffer
        try:
            with it.let(it.s.coding_system_for_write, it.s.utf_8_emacs_unix):
                write_region(it, nil, nil, name, nil, it.s.lambda_)
            text.autosave_modiff = text.modiff
        finally:
            if saved.live:
                it.buffer = saved
    return nil


@primitive("clear-buffer-auto-save-failure")
def clear_buffer_auto_save_failure() -> Obj:
    """Forget that auto-saving failed; elwire remembers none."""
    return nil

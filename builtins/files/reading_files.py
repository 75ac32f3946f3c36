"""Files into buffers: `insert-file-contents'.  See "Reading from Files" in the Emacs Lisp manual."""

from __future__ import annotations

import os
import stat
from typing import Any

from elwire.builtins.buffers.buffers import Buffer
from elwire.builtins.buffers.deletion import delete_text
from elwire.builtins.buffers.insertion import insert_text, text_of_string
from elwire.builtins.buffers.undo import barf_if_buffer_read_only
from elwire.builtins.coding.coding_conversion import decode
from elwire.builtins.coding.coding_systems import coding_of
from elwire.builtins.files.file_access import absolute, failure, handled, path_of
from elwire.builtins.files.file_coding import coding_for, sample_of
from elwire.builtins.files.visited_files import remember
from elwire.builtins.keys.prefixes import common_end, common_start
from elwire.interpreter.objects import Cons, LispString, Obj, lisp_list, nil, t
from elwire.interpreter.registry import primitive, variable
from elwire.interpreter.signals import error, signal, wrong_type
from elwire.interpreter.strings import check_string

variable("after-insert-file-functions", nil, "Functions called with the number of characters that were inserted.")
variable(
    "set-auto-coding-function",
    lambda it: it.s.set_auto_coding,
    "Called with a file's name and size to find its coding system.",
)

_CHUNK = 1 << 16


@primitive("insert-file-contents")
def insert_file_contents(
    it: Any, filename: Obj, visit: Obj = nil, beg: Obj = nil, end: Obj = nil, replace: Obj = nil
) -> Obj:
    """Insert the contents of the file FILENAME after point; return its absolute name and how many characters came in.

    With VISIT non-nil the buffer is visiting the file from then on.  BEG and END are offsets in bytes of the part to
    insert.  REPLACE non-nil means to put the contents in the place of the accessible text, leaving alone the beginning
    and the end that are the same already.  `coding-system-for-read' says how to decode.  Signals `file-missing',
    `file-error' and `buffer-read-only'.
    """
    buffer: Buffer = it.buffer
    if buffer.base is not None and visit is not nil:
        raise error("Cannot do file visiting in an indirect buffer")
    barf_if_buffer_read_only(it)
    check_string(filename)
    name = absolute(it, filename)
    result = handled(it, "insert-file-contents", (name,), name, visit, beg, end, replace)
    if result is not None:
        count = 0
        if isinstance(result, Cons) and isinstance(result.cdr, Cons) and type(result.cdr.car) is int:
            count = result.cdr.car
        if visit is not nil:
            _visited(it, buffer, None)
        return lisp_list(name, count) if result is nil else result
    before = buffer.size()
    undo_list = buffer.locals[buffer.table.undo_list]
    fresh = visit is not nil and undo_list is nil
    if fresh:
        buffer.locals[buffer.table.undo_list] = t
    try:
        count = _insert(it, buffer, name, visit is not nil, beg, end, replace is not nil, before)
    finally:
        if fresh:
            buffer.locals[buffer.table.undo_list] = nil
    if count > 0:
        count = _after(it, buffer, count, visit)
    return lisp_list(name, count)


def _insert(
    it: Any, buffer: Buffer, name: LispString, visit: bool, beg: Obj, end: Obj, replace: bool, before: int
) -> int:
    """Read the file and insert it; how many characters that were."""
    try:
        descriptor = os.open(path_of(it, name), os.O_RDONLY | os.O_CLOEXEC)
    except OSError as problem:
        if visit:
            buffer.locals[it.s.buffer_file_name] = name
            remember(it, buffer, None)
            _unmodified(it, buffer)
        raise failure("Opening input file", problem, name) from None
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode) and (visit or replace or beg is not nil or end is not nil):
            raise signal("file-error", LispString("not a regular file"), name)
        if visit:
            if beg is not nil or end is not nil:
                raise error("Attempt to visit less than an entire file")
            if before and not replace:
                raise error("Cannot do file visiting in a non-empty buffer")
        data = _read(descriptor, _offset(beg, 0), _offset(end, None), name)
        sample = data
        if stat.S_ISREG(status.st_mode) and (before or replace):
            sample = sample_of(descriptor, status.st_size)
    finally:
        os.close(descriptor)
    symbol = coding_for(it, buffer, name, sample, (t if visit else nil, beg, end, t if replace else nil))
    coding = coding_of(it, symbol)
    if (
        visit
        and not before
        and coding.system.unibyte
        and buffer.multibyte
        and symbol is not it.s.no_conversion_multibyte
    ):
        it.s.set_buffer_multibyte.call(nil)
    found = decode(it, data, coding, symbol, True)
    text = text_of_string(LispString(found.text, found.multibyte), buffer.multibyte)
    if replace:
        count = _replace(it, buffer, text)
    else:
        props = found.props(it) if found.runs and len(text) == len(found.text) else None
        insert_text(it, buffer, buffer.point, text, props)
        count = len(text)
    it.s.last_coding_system_used.value = found.coding
    if visit:
        if buffer.text.save_modiff < buffer.text.modiff:
            from elwire.builtins.files.locks import unlock_visited

            unlock_visited(it, buffer)
        buffer.locals[it.s.buffer_file_name] = name
        _visited(it, buffer, status)
    hook = it.s.after_insert_file_set_coding
    if hook.function is not nil:
        given = hook.call(count, t if visit else nil)
        if given is not nil:
            if type(given) is not int or given < 0:
                raise wrong_type("wholenump", given)
            count = given
    return count


def _offset(value: Obj, default: Any) -> Any:
    """VALUE as an offset in a file, DEFAULT when nil."""
    if value is nil:
        return default
    if type(value) is float and value.is_integer() and value >= 0:
        return int(value)
    if type(value) is not int or value < 0:
        raise wrong_type("file-offset", value)
    return value


def _read(descriptor: int, start: int, end: int | None, name: LispString) -> bytes:
    if end is not None and end <= start:
        return b""
    left = None if end is None else end - start
    parts = []
    # A regular file comes as a whole, so that no second copy is made of it; what has no size, in pieces.
    size = min(max(os.fstat(descriptor).st_size - start, 0) + 1, 1 << 30)
    if size == 1:
        size = _CHUNK
    try:
        if start:
            os.lseek(descriptor, start, os.SEEK_SET)
        while left is None or left > 0:
            data = os.read(descriptor, size if left is None else min(left, size))
            if not data:
                break
            parts.append(data)
            if left is not None:
                left -= len(data)
    except OSError as problem:
        raise failure("Read error", problem, name) from None
    return parts[0] if len(parts) == 1 else b"".join(parts)


# Into the buffer


def _replace(it: Any, buffer: Buffer, text: str) -> int:
    """Put TEXT in the place of the accessible text, leaving alone the beginning and the end that are the same."""
    old = buffer.string(buffer.begv, buffer.zv)
    start = common_start(old, text)
    if start == len(old) == len(text):
        return 0
    most = min(len(old), len(text)) - start
    tail = common_end(old, text, most)
    first, last = buffer.begv + start, buffer.zv - tail
    middle = text[start : len(text) - tail]
    point = buffer.point
    size = last - first
    if last > first:
        delete_text(it, first, last)
    if middle:
        insert_text(it, buffer, first, middle)
    if first < point < last:
        # Point stays as far into what is new as it was into what is gone, in proportion.
        buffer.set_point(first + (point - first) * len(middle) // size)
    elif point >= last > first:
        buffer.set_point(first if point == last and tail == 0 else point - size + len(middle))
        if point == last and tail:
            buffer.set_point(first)
    return len(middle)


def _unmodified(it: Any, buffer: Buffer) -> None:
    text = buffer.text
    text.save_modiff = text.autosave_modiff = text.modiff


def _visited(it: Any, buffer: Buffer, status: os.stat_result | None) -> None:
    """Make BUFFER, which has just taken in a file that is as STATUS says, unmodified."""
    _unmodified(it, buffer)
    if status is not None:
        remember(it, buffer, status)
        buffer.locals[it.s.buffer_saved_size] = buffer.size()


def _after(it: Any, buffer: Buffer, count: int, visit: Obj) -> int:
    """Run `after-insert-file-functions' on the COUNT characters after point; how many there are then."""
    if it.s.format_decode.function is not nil:
        count = it.s.format_decode.call(nil, count, visit)
    functions = it.s.after_insert_file_functions.value
    if isinstance(functions, Cons):
        it.s.length.call(functions)  # a circular list would never end
    while isinstance(functions, Cons):
        if functions.car is not t:
            found = functions.car.call(count)
            if found is not nil:
                if type(found) is not int or not 0 <= found <= buffer.zv - buffer.point:
                    raise wrong_type("inserted-chars", found)
                count = found
        functions = functions.cdr
    return count

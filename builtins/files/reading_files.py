"""Files into buffers: `insert-file-contents'.  See "Reading from Files" in the Emacs Lisp manual."""

from __future__ import annotations

import os
import re
import stat
from typing import Any

from elwire.builtins.buffers.buffers import Buffer
from elwire.builtins.buffers.deletion import delete_text
from elwire.builtins.buffers.insertion import insert_text, text_of_string
from elwire.builtins.buffers.undo import barf_if_buffer_read_only
from elwire.builtins.files.file_access import absolute, failure, handled, path_of
from elwire.builtins.files.visited_files import remember
from elwire.builtins.keys.prefixes import common_end, common_start
from elwire.builtins.processes.process_coding import Decoder, parse
from elwire.interpreter.objects import Cons, LispString, Obj, lisp_list, nil, t
from elwire.interpreter.registry import primitive, variable
from elwire.interpreter.signals import error, signal, wrong_type
from elwire.interpreter.strings import check_string

variable("after-insert-file-functions", nil, "Functions called with the number of characters that were inserted.")
variable("set-auto-coding-function", nil, "Called with a file's name and size to find its coding system.")

_CHUNK = 1 << 16
_COOKIE = re.compile(rb"-\*-(?:.*?;)?[ \t]*coding:[ \t]*([-\w]+)", re.I)
_LOCAL = re.compile(rb"Local Variables:.*?\bcoding:[ \t]*([-\w]+)", re.I | re.S)
_BOM = b"\xef\xbb\xbf"


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
    finally:
        os.close(descriptor)
    decoder = _decoder(it, buffer, name, data)
    text = decoder(data)
    if visit and not before and not decoder.multibyte and buffer.multibyte:
        it.s.set_buffer_multibyte.call(nil)
    text = text_of_string(LispString(text, decoder.multibyte), buffer.multibyte)
    if replace:
        count = _replace(it, buffer, text)
    else:
        insert_text(it, buffer, buffer.point, text)
        count = len(text)
    it.s.last_coding_system_used.value = decoder.name(it)
    if visit:
        if buffer.text.save_modiff < buffer.text.modiff:
            from elwire.builtins.files.locks import unlock_visited

            unlock_visited(it, buffer)
        buffer.locals[it.s.buffer_file_name] = name
        _visited(it, buffer, status)
    _remember_coding(it, count, visit, decoder)
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


# Decoding


class FileDecoder:
    """Decodes the whole of a file by the coding system called SYMBOL."""

    def __init__(self, it: Any, symbol: Obj) -> None:
        self.signature = symbol is not nil and symbol.name.startswith("utf-8-with-signature")
        if self.signature:
            symbol = it.intern("utf-8" + symbol.name[len("utf-8-with-signature") :])
        self.symbol = symbol
        self.decoder = Decoder(it, symbol)
        self.multibyte = self.decoder.multibyte

    def __call__(self, data: bytes) -> str:
        if self.signature and data.startswith(_BOM):
            data = data[len(_BOM) :]
        return self.decoder.decode(data, True)

    def name(self, it: Any) -> Obj:
        """The symbol of the coding system that it turned out to be."""
        base, eol = self.decoder.base, self.decoder.eol
        if base in ("binary", "no-conversion"):
            return it.intern("no-conversion") if self.symbol is nil else self.symbol
        if self.signature:
            base += "-with-signature"
        return it.intern(f"{base}-{eol}" if eol else base)


def _decoder(it: Any, buffer: Buffer, name: LispString, data: bytes) -> FileDecoder:
    """What decodes the file NAME, which begins with DATA, for BUFFER."""
    symbol = it.s.coding_system_for_read.value
    if symbol is nil:
        symbol = _found_coding(it, name, data)
    if symbol is nil or symbol.name.startswith("undecided"):
        symbol = _guess(it, buffer, data, "" if symbol is nil else symbol.name[len("undecided") :])
    return FileDecoder(it, symbol)


def _found_coding(it: Any, name: LispString, data: bytes) -> Obj:
    """The coding system that the file names itself, or `file-coding-system-alist' gives it; nil for none."""
    head = b"\n".join(data[:1024].split(b"\n", 2)[:2])
    cookie = _COOKIE.search(head) or _LOCAL.search(data[-3000:])
    if cookie is not None:
        named = cookie[1].decode("ascii", "replace").lower()
        if named.startswith("utf-8-with-signature") or parse(it, named) is not None:
            return it.intern(named)
    find = it.s.find_operation_coding_system
    if find.function is not nil:
        found = find.call(it.s.insert_file_contents, name)
        if isinstance(found, Cons):
            return found.car
    return nil


def _guess(it: Any, buffer: Buffer, data: bytes, eol: str) -> Obj:
    """The coding system that DATA looks like; EOL is the end of its name, or empty."""
    if not buffer.multibyte:
        return it.intern("raw-text" + eol)
    if b"\0" in data[:_CHUNK] and it.s.inhibit_null_byte_detection.value is nil:
        return it.intern("no-conversion")
    if data.startswith(_BOM):
        return it.intern("utf-8-with-signature" + eol)
    if data.isascii():
        return it.intern("undecided" + eol)
    try:
        data.decode()
        return it.intern("utf-8" + eol)
    except UnicodeDecodeError:
        pass
    # Bytes that Latin-1 has no letters for say that it is no text in Latin-1 either.
    return it.intern(("raw-text" if re.search(rb"[\x80-\x9f]", data) else "iso-latin-1") + eol)


def _remember_coding(it: Any, count: int, visit: bool, decoder: FileDecoder) -> None:
    """Set the buffer's coding system for saving, unless the file has left it open."""
    hook = it.s.after_insert_file_set_coding
    if hook.function is not nil:
        hook.call(count, t if visit else nil)
        return
    if count and (decoder.decoder.base != "undecided" or decoder.decoder.eol):
        it.s.buffer_file_coding_system.value = it.s.last_coding_system_used.value


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

"""Which coding system a file is read or written by: what is asked for, what the file says, what its name says.

For reading, detection comes last; for writing, `select-safe-coding-system-function` has the last word.
"""

from __future__ import annotations

import os
import re
from typing import Any

from elwire.builtins.buffers.buffers import Buffer, generate_new_buffer_name, new_buffer
from elwire.builtins.buffers.insertion import raw_insert
from elwire.builtins.coding.coding_systems import Coding, coding_of, table_of
from elwire.builtins.files.file_names import first_match
from elwire.interpreter.objects import Cons, LispString, Obj, Symbol, lisp_list, list_to_python, nil, t
from elwire.interpreter.signals import wrong_type
from elwire.interpreter.strings import has_surrogates

_HEAD, _TAIL = 1024, 3072
"""So much of the beginning and the end is looked at where the buffer had text already."""

_TELLING = re.compile(r"coding|unibyte|<\?xml|-\*-[ \t]*rmail", re.I)
_HTML = re.compile(r"<[hH][tT][mM][lL]")
_STARTS = ("\xfe\xff", "\xff\xfe", "\xef\xbb\xbf", ";ELC")
_REGEXPS = {
    "\\`BABYL OPTIONS:[ \t]*-\\*-[ \t]*rmail[ \t]*-\\*-",
    "\\`\xfe\xff",
    "\\`\xff\xfe",
    "\\`\xef\xbb\xbf",
    "\\`;ELC\x14\0\0\0",
}


def coding_for(it: Any, buffer: Buffer, name: LispString, data: bytes, others: tuple[Obj, Obj, Obj, Obj]) -> Obj:
    """The symbol of the coding system that decodes DATA, which the file NAME has, for BUFFER.

    DATA is all that comes in, or a sample of the file.  OTHERS are VISIT, BEG, END and REPLACE of
    `insert-file-contents`, for a function in `file-coding-system-alist`.
    """
    symbol = it.s.coding_system_for_read.value
    if symbol is nil:
        symbol = _said(it, name, data)
        if symbol is nil:
            found = it.s.find_operation_coding_system.call(it.s.insert_file_contents, name, *others)
            symbol = found.car if isinstance(found, Cons) else nil
            if isinstance(symbol, Symbol) and symbol.name not in table_of(it).by_name:
                symbol = nil
    if symbol is nil:
        symbol = it.s.undecided
    coding = coding_of(it, symbol)
    return symbol if buffer.multibyte else _raw(it, coding, symbol)


def sample_of(descriptor: int, size: int) -> bytes:
    """The beginning and the end of a file of SIZE bytes, which are looked at where the buffer had text already."""
    if size <= _HEAD + _TAIL:
        return os.pread(descriptor, size, 0)
    return os.pread(descriptor, _HEAD, 0) + os.pread(descriptor, _TAIL, size - _TAIL)


def _raw(it: Any, coding: Coding, symbol: Obj) -> Obj:
    """What stands for CODING, called SYMBOL, where there are only bytes: ends of lines are all that is converted."""
    if coding.system.unibyte:
        return symbol
    return it.intern(f"raw-text-{coding.eol}" if coding.eol else "raw-text")


def _said(it: Any, name: LispString, data: bytes) -> Obj:
    """What `set-auto-coding-function` says; nil for nothing."""
    function = it.s.set_auto_coding_function.value
    if function is nil or not data:
        return nil
    text = data.decode("latin-1")
    if function is it.s.set_auto_coding and _says_nothing(it, name, text):
        return nil
    work = new_buffer(it, generate_new_buffer_name(it, LispString(" *code-converting-work*")))
    saved = it.buffer
    try:
        it.buffer = work
        work.locals[work.table.undo_list] = t
        it.s.set_buffer_multibyte.call(nil)
        raw_insert(it, work, 1, text, None)
        work.set_point(1)
        found = it.call(function, name, len(data))
    finally:
        if saved.live:
            it.buffer = saved
        it.s.kill_buffer.call(work)
    if found is not nil and not isinstance(found, Symbol):
        raise wrong_type("symbolp", found)
    return found


def _is_own(it: Any, symbol: Symbol) -> bool:
    """Whether SYMBOL's function is that of the library, be it loaded or not."""
    function = symbol.function
    return isinstance(function, Cons) or function is it.s.get.call(symbol, it.s.auto_coding__own)


def _says_nothing(it: Any, name: LispString, text: str) -> bool:
    """True when `set-auto-coding`, if it is the usual one, can find nothing: most files need no Lisp to be called."""
    if not (_is_own(it, it.s.set_auto_coding) and _is_own(it, it.s.find_auto_coding)):
        return False
    if list_to_python(it.s.auto_coding_functions.value) != [
        it.s.sgml_xml_auto_coding_function,
        it.s.sgml_html_meta_auto_coding_function,
    ]:
        return False
    for entry in list_to_python(it.s.auto_coding_regexp_alist.value):
        if not isinstance(entry, Cons) or getattr(entry.car, "s", None) not in _REGEXPS:
            return False
    if text.startswith(_STARTS) or _HTML.search(text):
        return False
    if _TELLING.search(text[: 4 * _HEAD]) or _TELLING.search(text[-2 * _TAIL :]):
        return False
    with it.let(it.s.case_fold_search, nil):
        return not any(
            isinstance(entry, Cons) and isinstance(entry.car, LispString) and first_match(it, entry.car, name) >= 0
            for entry in list_to_python(it.s.auto_coding_alist.value)
        )


# Writing


def coding_to_write(it: Any, start: Obj, end: Obj, name: LispString, text: str, multibyte: bool) -> Obj:
    """The symbol of the coding system for TEXT, what is between START and END and is to be the file NAME.

    Where START is a string, END is nil.  The ends of lines may still be open.
    """
    asked = it.s.coding_system_for_write.value
    choose = _chooser(it)
    if asked is not nil:
        if it.s.coding_system_require_warning.value is not nil and choose is not nil:
            asked = it.call(choose, start, end, lisp_list(t, asked), nil, name)
        return it.s.raw_text if asked is nil else asked
    buffer: Buffer = it.buffer
    variable = it.s.buffer_file_coding_system
    symbol = variable.value
    if symbol is nil or it.s.local_variable_p.call(variable) is nil:
        if not buffer.multibyte:
            return it.s.raw_text
        found = it.s.find_operation_coding_system.call(it.s.write_region, start, end, name)
        if isinstance(found, Cons) and found.cdr is not nil:
            symbol = found.cdr
    coding = None if symbol is nil else coding_of(it, symbol)
    unconverted = coding is not None and coding.system.unibyte
    if choose is not nil and not unconverted and not _is_safe(it, choose, coding, start, name, text, multibyte):
        symbol = it.call(choose, start, end, symbol, nil, name)
        if not isinstance(symbol, Symbol):
            raise wrong_type("symbolp", symbol)
    return it.s.raw_text if symbol is nil else symbol


def _chooser(it: Any) -> Obj:
    """What chooses the coding system, a symbol; nil when nothing does."""
    symbol = it.s.select_safe_coding_system_function.value
    if not isinstance(symbol, Symbol):
        raise wrong_type("symbolp", symbol)
    return nil if symbol.function is nil else symbol


def _is_safe(
    it: Any, choose: Obj, coding: Coding | None, start: Obj, name: LispString, text: str, multibyte: bool
) -> bool:
    """True when it is plain that `select-safe-coding-system`, if that is what CHOOSE is, would choose CODING."""
    if choose is not it.s.select_safe_coding_system or not _is_own(it, choose):
        return False
    if coding is None or not coding.eol or coding.system.names[0] != "utf-8":
        return False
    if multibyte and not text.isascii() and has_surrogates(text):
        return False
    return isinstance(start, LispString) or _says_nothing(it, name, text)

"""Digests of strings and buffers: MD5 and the SHA family."""

from __future__ import annotations

import os
from typing import Any

from elwire.builtins.buffers.buffers import Buffer, find_buffer, nsberror
from elwire.builtins.buffers.deletion import make_string
from elwire.builtins.buffers.markers import position_of
from elwire.interpreter.objects import Cons, LispString, Obj, Symbol, list_to_lisp, nil
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import Signal, args_out_of_range, error, signal
from elwire.interpreter.strings import check_range, check_symbol, internal_bytes

ALGORITHMS = ("md5", "sha1", "sha224", "sha256", "sha384", "sha512")

_AS_IT_IS = (
    "utf-8",
    "undecided",
    "prefer-utf-8",
    "utf-8-emacs",
    "raw-text",
    "no-conversion",
    "binary",
    "emacs-internal",
)
"""Coding systems, with Unix line ends, for which the bytes are those that the text is kept in."""


def data_of(it: Any, object_: Obj, start: Obj, end: Obj, coding: Obj, noerror: Obj) -> bytes:
    """The bytes of OBJECT, a string or a buffer, from START to END, encoded by CODING.

    A string is encoded first: START and END count its bytes.
    """
    if isinstance(object_, LispString):
        text = object_ if coding is nil else _encoded(it, object_, coding, noerror is not nil)
        data = internal_bytes(text, raw_as_one=True)
        if text.multibyte:
            text = LispString(data.decode("latin-1"), False)
        low, high = check_range(text, start, end, len(data))
        return data[low:high]
    if object_ is it.s.iv_auto:
        if type(start) is not int or start < 0:
            raise error("Without a length, \u2018iv-auto\u2019 can\u2019t be used; see ELisp manual")
        return os.urandom(start)
    if not isinstance(object_, Buffer):
        raise _invalid_object(object_)
    part = _buffer_part(object_, start, end)
    if coding is nil and part.multibyte:
        coding = _coding_for_buffer(it, object_)
    if coding is not nil:
        part = _encoded(it, part, coding, noerror is not nil)
    return internal_bytes(part, raw_as_one=True)


def _invalid_object(object_: Obj) -> Signal:
    text = LispString("Invalid object argument")
    if isinstance(object_, Cons) and (object_.cdr is nil or isinstance(object_.cdr, Cons)):
        return signal("error", text, *object_)
    return signal("error", text, LispString("nil") if object_ is nil else object_)


def _buffer_part(buffer: Buffer, start: Obj, end: Obj) -> LispString:
    first = buffer.begv if start is nil else position_of(start)
    last = buffer.zv if end is nil else position_of(end)
    if first > last:
        first, last = last, first
    if not buffer.begv <= first <= last <= buffer.zv:
        raise args_out_of_range(start, end)
    return make_string(buffer, first, last, False)


def _coding_for_buffer(it: Any, buffer: Buffer) -> Obj:
    """The coding system that saving BUFFER would use, nil when its bytes are those it is kept in."""
    forced = getattr(it.s.coding_system_for_write, "value", nil)
    if forced is not nil:
        return forced
    coding = buffer.locals.get(it.s.buffer_file_coding_system, nil)
    if not isinstance(coding, Symbol) or coding.name.removesuffix("-unix") in _AS_IT_IS:
        return nil
    return coding


def _encoded(it: Any, string: LispString, coding: Obj, noerror: bool) -> LispString:
    """STRING encoded by CODING; what is no coding system signals `coding-system-error`, or is ignored if NOERROR."""
    if it.call(it.s.coding_system_p, coding) is nil:
        if noerror:
            return string
        raise signal("coding-system-error", coding)
    if isinstance(coding, Symbol) and coding.name.endswith(("-dos", "-mac")):
        # Emacs's digests leave the ends of lines alone.
        coding = it.intern(coding.name[:-4] + "-unix")
    return it.call(it.s.encode_coding_string, string, coding)  # type: ignore[no-any-return]


def _digest(algorithm: str, data: bytes) -> Any:
    from hashlib import new

    return new(algorithm, data, usedforsecurity=False)


@primitive("md5")
def md5(it: Any, object_: Obj, start: Obj = nil, end: Obj = nil, coding_system: Obj = nil, noerror: Obj = nil) -> Obj:
    """The MD5 digest, in hexadecimal, of OBJECT, a string or a buffer, from START up to END.

    The text is encoded by CODING-SYSTEM, nil for what is usual; with NOERROR non-nil, one that does not exist is no
    error.  Signals `args-out-of-range`, `coding-system-error`.
    """
    return LispString(_digest("md5", data_of(it, object_, start, end, coding_system, noerror)).hexdigest(), False)


@primitive("secure-hash")
def secure_hash(it: Any, algorithm: Obj, object_: Obj, start: Obj = nil, end: Obj = nil, binary: Obj = nil) -> Obj:
    """The digest by ALGORITHM, in hexadecimal, of OBJECT, a string or a buffer, from START up to END.

    ALGORITHM is one of `secure-hash-algorithms`.  With BINARY non-nil the result is a string of bytes.
    Signals `error`.
    """
    name = check_symbol(algorithm).name
    data = data_of(it, object_, start, end, nil, nil)
    if name not in ALGORITHMS:
        raise error(f"Invalid algorithm arg: {name}")
    digest = _digest(name, data)
    return LispString(digest.digest().decode("latin-1") if binary is not nil else digest.hexdigest(), False)


@primitive("secure-hash-algorithms")
def secure_hash_algorithms(it: Any) -> Obj:
    """The algorithms that `secure-hash` knows."""
    return list_to_lisp([it.intern(name) for name in ALGORITHMS])


@primitive("buffer-hash")
def buffer_hash(it: Any, buffer_or_name: Obj = nil) -> Obj:
    """A digest of the whole text of BUFFER-OR-NAME, nil for the current buffer, as it is kept, not as it is saved."""
    buffer = it.buffer if buffer_or_name is nil else find_buffer(it, buffer_or_name)
    if buffer is None:
        raise nsberror(buffer_or_name)
    text = make_string(buffer, 1, buffer.text.length + 1, False)
    return LispString(_digest("sha1", internal_bytes(text)).hexdigest(), False)

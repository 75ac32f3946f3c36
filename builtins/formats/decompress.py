"""Decompression."""

from __future__ import annotations

from typing import Any

from elwire.builtins.buffers.buffers import Buffer
from elwire.builtins.buffers.deletion import raw_delete, region
from elwire.builtins.buffers.insertion import raw_insert
from elwire.builtins.buffers.undo import after_change, before_change
from elwire.interpreter.objects import Obj, nil, t
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import error

_GZIP_OR_ZLIB = 47
"""What tells zlib to take either header."""


@primitive("zlib-available-p")
def zlib_available_p() -> Obj:
    """Return t: `zlib-decompress-region` works."""
    return t


@primitive("zlib-decompress-region")
def zlib_decompress_region(it: Any, start: Obj, end: Obj, allow_partial: Obj = nil) -> Obj:
    """Replace the bytes from START to END, compressed by gzip or zlib, with what they hold; return t.

    If they are damaged, leave them alone and return nil, or with ALLOW-PARTIAL non-nil replace them with what could be
    read and return how many bytes were left.  Signals `error` in a multibyte buffer.
    """
    first, last = region(it, start, end)
    buffer: Buffer = it.buffer
    if buffer.multibyte:
        raise error("This function can be called only in unibyte buffers")
    data = buffer.string(first, last).encode("latin-1")
    content, left = _decompressed(data)
    if left is not None and allow_partial is nil:
        return nil
    point = buffer.point
    before_change(it, buffer, first, last)
    raw_insert(it, buffer, last, content.decode("latin-1"), None)
    raw_delete(it, buffer, first, last)
    buffer.set_point(point)  # where it was, counted from the beginning
    after_change(it, buffer, first, first + len(content), last - first)
    return t if left is None else left


def _decompressed(data: bytes) -> tuple[bytes, int | None]:
    """What DATA holds, and None, or how many bytes are left where it is damaged."""
    import zlib

    engine = zlib.decompressobj(_GZIP_OR_ZLIB)
    try:
        content = engine.decompress(data)
    except zlib.error:
        return _salvaged(data)
    return (content, None) if engine.eof else (content, 0)


def _salvaged(data: bytes) -> tuple[bytes, int]:
    """What can be had of damaged DATA, byte by byte, and how many bytes are left."""
    import zlib

    engine = zlib.decompressobj(_GZIP_OR_ZLIB)
    out = []
    for at in range(len(data)):
        try:
            out.append(engine.decompress(data[at : at + 1]))
        except zlib.error:
            return b"".join(out), len(data) - at - 1
    return b"".join(out), 0

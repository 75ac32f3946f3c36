"""What `save-excursion`, `save-restriction` and `save-current-buffer` remember and put back.

Compiled code calls `save_excursion_begin()` and so on, which return a token, and hands the token to
`save_excursion_end(token)` however the body is left.  Python code finds the same functions on the interpreter.
"""

from __future__ import annotations

from typing import Any

from elwire.builtins.buffers.buffers import Buffer
from elwire.builtins.buffers.places import Place
from elwire.interpreter.objects import nil

Restriction = tuple[Buffer, Place | None, Place | None]


def start(it: Any) -> None:
    """Give the interpreter IT the helpers."""

    def excursion_begin() -> Place:
        buffer = it.buffer
        return Place(buffer, buffer.point)

    def excursion_end(token: Place) -> None:
        buffer = token.buffer
        if buffer is not None:
            it.buffer = buffer
            buffer.set_point(token.position)
            token.remove()

    def current_buffer_begin() -> Buffer:
        buffer: Buffer = it.buffer
        return buffer

    def current_buffer_end(token: Buffer) -> None:
        if token.name is not nil:
            it.buffer = token

    def restriction_begin() -> Restriction:
        buffer: Buffer = it.buffer
        if not buffer.narrowed or (buffer.begv == 1 and buffer.zv == buffer.text.length + 1):
            return buffer, None, None
        return buffer, Place(buffer, buffer.begv), Place(buffer, buffer.zv, True)

    def restriction_end(token: Restriction) -> None:
        buffer, first, last = token
        if buffer.name is nil:
            return
        if first is None or last is None:
            buffer.begv = 1
            buffer.zv = buffer.text.length + 1
            buffer.narrowed = False
            return
        if first.buffer is not None and last.buffer is not None:
            buffer = first.buffer
            buffer.begv = first.position
            buffer.zv = last.position
            buffer.narrowed = True
            buffer.set_point(buffer.point)
        first.remove()
        last.remove()

    helpers = {
        "save_excursion_begin": excursion_begin,
        "save_excursion_end": excursion_end,
        "save_current_buffer_begin": current_buffer_begin,
        "save_current_buffer_end": current_buffer_end,
        "save_restriction_begin": restriction_begin,
        "save_restriction_end": restriction_end,
    }
    for name, helper in helpers.items():
        setattr(it, name, helper)
        it.namespace["%" + name] = helper

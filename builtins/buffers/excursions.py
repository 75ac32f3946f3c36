"""What `save-excursion`, `save-restriction` and `save-current-buffer` remember and put back.

Compiled code calls `save_excursion_begin()` and so on, which return a token, and hands the token to
`save_excursion_end(token)` however the body is left.  Python code finds the same functions on the interpreter.
"""

from __future__ import annotations

from typing import Any

from elwire.builtins.buffers.buffers import Buffer
from elwire.builtins.buffers.places import Place
from elwire.interpreter.objects import nil

Excursion = list[Any]
"""A buffer and where point was: a number, or a `Place` once the text has changed (`Places.settle`)."""

Restriction = tuple[Buffer, Place | None, Place | None]


def start(it: Any) -> None:
    """Give the interpreter IT the helpers."""

    def excursion_begin() -> Excursion:
        buffer = it.buffer
        token = [buffer, buffer.point]
        buffer.text.places.loose.append(token)
        return token

    def excursion_end(token: Excursion) -> None:
        buffer, at = token
        if type(at) is int:  # the text is as it was
            loose = buffer.text.places.loose
            if loose[-1] is token:
                loose.pop()
            else:
                loose[:] = [each for each in loose if each is not token]
        else:
            buffer = at.buffer
            if buffer is None:
                return
            position = at.position
            at.remove()
            at = position
        it.buffer = buffer
        buffer.point = buffer.begv if at < buffer.begv else buffer.zv if at > buffer.zv else at

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

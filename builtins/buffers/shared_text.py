"""Buffers that share or exchange their text: indirect buffers and `buffer-swap-text`."""

from __future__ import annotations

from typing import Any

from elwire.builtins.buffers.buffers import Buffer, buffer_table, check_name, find_buffer, list_changed, new_buffer
from elwire.interpreter.objects import Obj, nil
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import error, wrong_type


@primitive("make-indirect-buffer")
def make_indirect_buffer(
    it: Any, base_buffer: Obj, name: Obj, clone: Obj = nil, inhibit_buffer_hooks: Obj = nil
) -> Obj:
    """Make and return a buffer called NAME that shares its text with BASE-BUFFER, a buffer or a name.

    CLONE non-nil gives it the local variables, point and narrowing of BASE-BUFFER as well.  Signals `error` when NAME
    is taken or empty.
    """
    text = check_name(name).s
    if text in buffer_table(it).by_name:
        raise error(f"Buffer name ‘{text}’ is in use")
    if not text:
        raise error("Empty string for buffer name is not allowed")
    base = find_buffer(it, base_buffer)
    if base is None:
        raise error(f"No such buffer: ‘{base_buffer.s}’")
    if not base.live:
        raise error("Base buffer has been killed")
    original = base
    if base.base is not None:
        base = base.base
    buffer = new_buffer(it, name, base)
    buffer.multibyte = base.multibyte
    buffer.locals[buffer.table.multibyte] = base.locals[buffer.table.multibyte]
    for symbol in (buffer.table.directory, buffer.table.undo_list):
        buffer.locals[symbol] = base.locals[symbol]
    buffer.point, buffer.begv, buffer.zv, buffer.narrowed = base.point, base.begv, base.zv, base.narrowed
    if clone is not nil:
        _clone(buffer, original)
    if inhibit_buffer_hooks is nil:
        list_changed(it, buffer.table)
    else:
        buffer.inhibit_hooks = True
    return buffer


def _clone(buffer: Buffer, original: Buffer) -> None:
    """Give the new BUFFER what ORIGINAL, whose text it shares, has of its own."""
    name = buffer.locals[buffer.table.undo_list]
    buffer.locals.update(original.locals)
    buffer.locals[buffer.table.undo_list] = name
    for file_variable in ("buffer-file-name", "buffer-file-truename"):
        buffer.locals[buffer.table.it.intern(file_variable)] = nil
    buffer.point, buffer.begv, buffer.zv, buffer.narrowed = (
        original.point, original.begv, original.zv, original.narrowed,
    )  # fmt: skip
    if original._mark is not None and original._mark.place.buffer is not None:
        buffer.mark.set(buffer, original._mark.place.position)
    if original.overlays is not None:
        original.overlays.copy_to(buffer)


@primitive("buffer-swap-text")
def buffer_swap_text(it: Any, buffer: Obj) -> Obj:
    """Exchange the text, markers, properties, overlays, point and narrowing of BUFFER and the current buffer.

    Signals `error` when either has an indirect buffer, is one, or is killed.
    """
    if not isinstance(buffer, Buffer):
        raise wrong_type("bufferp", buffer)
    if not buffer.live:
        raise error("Cannot swap a dead buffer’s text")
    here: Buffer = it.buffer
    if here.base is not None or buffer.base is not None:
        raise error("Cannot swap indirect buffers’s text")
    if len(here.text.sharers) > 1 or len(buffer.text.sharers) > 1:
        raise error("One of the buffers to swap has indirect buffers")
    if here is buffer:
        here.text.modiff += 1
        return nil
    here.text.places.settle()
    buffer.text.places.settle()
    undo = here.table.undo_list
    multibyte = here.table.multibyte
    for name in ("text", "point", "begv", "zv", "narrowed", "multibyte", "_mark", "overlays"):
        mine, other = getattr(here, name), getattr(buffer, name)
        setattr(here, name, other)
        setattr(buffer, name, mine)
    for symbol in (undo, multibyte, it.s.mark_active):
        here.locals[symbol], buffer.locals[symbol] = buffer.locals[symbol], here.locals[symbol]
    for owner in (here, buffer):
        owner.text.sharers = [owner]
        owner.text.modiff += 1
        owner.text.chars_modiff = owner.text.modiff
        for place in owner.text.places.all():
            place.buffer = owner
        if owner.overlays is not None:
            owner.overlays.changed()
    return nil

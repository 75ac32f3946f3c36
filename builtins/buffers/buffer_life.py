"""Selecting, renaming and killing buffers."""

from __future__ import annotations

from typing import Any

from elwire.builtins.buffers.buffers import (
    Buffer,
    BufferText,
    buffer_table,
    check_buffer,
    check_name,
    find_buffer,
    generate_new_buffer_name,
    list_changed,
    nsberror,
    other_buffer,
)
from elwire.interpreter.objects import LispString, Obj, nil, t
from elwire.interpreter.registry import primitive, variable
from elwire.interpreter.signals import error


@primitive("set-buffer")
def set_buffer(it: Any, buffer_or_name: Obj) -> Obj:
    """Make BUFFER-OR-NAME current and return it; signals `error` when there is no such buffer or it has been killed."""
    if isinstance(buffer_or_name, Buffer):
        buffer = buffer_or_name
    else:
        found = find_buffer(it, buffer_or_name)
        if found is None:
            raise nsberror(buffer_or_name)
        buffer = found
    if buffer.name is nil:
        raise error("Selecting deleted buffer")
    left: Buffer = it.buffer
    if len(left.text.sharers) > 1:
        # Those who share a text share its undo list, which Lisp may have set in one of them.
        symbol = left.table.undo_list
        for each in left.text.sharers:
            each.locals[symbol] = left.locals[symbol]
    it.buffer = buffer
    return buffer


@primitive("rename-buffer", interactive='(list (read-string "Rename buffer (to new name): ") current-prefix-arg)')
def rename_buffer(it: Any, newname: Obj, unique: Obj = nil) -> Obj:
    """Give the current buffer the name NEWNAME and return it.

    When another buffer is called so, signal `error`, or, with UNIQUE non-nil, take a name like it that is free.
    """
    name = check_name(newname)
    if not name.s:
        raise error("Empty string is invalid as a buffer name")
    table = buffer_table(it)
    buffer: Buffer = it.buffer
    holder = table.by_name.get(name.s)
    if holder is not None:
        if unique is nil and holder is buffer:
            return buffer.name
        if unique is nil:
            raise error(f"Buffer name ‘{name.s}’ is in use")
        name = generate_new_buffer_name(it, name, buffer.name)
    del table.by_name[buffer.name.s]
    buffer.name = name
    table.by_name[name.s] = buffer
    if not buffer.inhibit_hooks:
        list_changed(it, table)
    return buffer.name


variable(
    "kill-buffer-delete-auto-save-files",
    nil,
    "Non-nil means that killing a changed buffer asks whether to delete the file that auto-saving made.",
)


@primitive("kill-buffer", interactive="bKill buffer: ")
def kill_buffer(it: Any, buffer_or_name: Obj = nil) -> Obj:
    """Kill the buffer BUFFER-OR-NAME, by default the current one.

    `kill-buffer-query-functions` may forbid it, then nil is returned, as it is when the buffer is current in another
    thread; then `kill-buffer-hook` runs.  Indirect buffers
    that share its text die first, its processes are deleted, its markers point nowhere.
    """
    buffer = check_buffer(it, buffer_or_name)
    if buffer.name is nil or _used_by_thread(it, buffer):
        return nil
    if not buffer.inhibit_hooks and not _run_kill_hooks(it, buffer):
        return nil
    if buffer.name is nil:
        return t
    table = buffer.table
    if buffer.base is None:
        for other in buffer.text.sharers[1:]:
            kill_buffer(it, other)
            if other.live:
                return nil
        if buffer.name is nil:
            return t
    if buffer.base is None and buffer.text.save_modiff < buffer.text.modiff:
        _unlock(it, buffer)
        _offer_auto_saved(it, buffer)
        if buffer.name is nil:
            return t
    for callback in table.kill_callbacks:
        callback(buffer)
    if buffer.name is nil:
        return t
    if it.buffer is buffer:
        replacement = other_buffer(it, buffer)
        if replacement is buffer:
            return nil
        it.buffer = replacement
    if table.shown is buffer:
        table.shown = it.buffer
    _bury(buffer)
    if not buffer.inhibit_hooks:
        list_changed(it, table)
    return t


def _used_by_thread(it: Any, buffer: Buffer) -> bool:
    """Whether BUFFER is the current buffer of a thread that does not run now."""
    scheduler = it.chapter_state.get("threads")
    return scheduler is not None and any(
        each.buffer is buffer for each in scheduler.threads if each is not scheduler.current
    )


def _unlock(it: Any, buffer: Buffer) -> None:
    """Unlock the file that BUFFER, about to be killed with changes, visits."""
    name = buffer.locals.get(it.s.buffer_file_truename, nil)
    if name is not nil:
        it.s.unlock_file.call(name)


def _offer_auto_saved(it: Any, buffer: Buffer) -> None:
    """Ask whether to delete the file into which BUFFER, about to be killed with changes, was saved by itself."""
    name = buffer.locals.get(it.s.buffer_auto_save_file_name, nil)
    if name is nil or it.s.kill_buffer_delete_auto_save_files.value is nil:
        return
    if (
        it.s.file_exists_p.call(name) is not nil
        and it.s.yes_or_no_p.call(LispString("Delete auto-save file? ")) is not nil
    ):
        it.s.delete_file.call(name)


def _run_kill_hooks(it: Any, buffer: Buffer) -> bool:
    """Ask the query functions and run the hook of BUFFER; false when it must live on."""
    saved = it.buffer
    it.buffer = buffer
    try:
        queries = it.s.kill_buffer_query_functions
        if queries.value is not nil and it.s.run_hook_with_args_until_failure.call(queries) is nil:
            return False
        hook = it.s.kill_buffer_hook
        if hook.value is not nil:
            it.s.run_hooks.call(hook)
        return True
    finally:
        if saved.name is not nil:
            it.buffer = saved


def _bury(buffer: Buffer) -> None:
    """Take everything from BUFFER that makes it live."""
    table = buffer.table
    if table.by_name.get(buffer.name.s) is buffer:
        del table.by_name[buffer.name.s]
    order = table.order
    if order[-1] is buffer:
        order.pop()  # a temporary one, as a rule
    else:
        order.remove(buffer)
    if buffer.overlays is not None:
        buffer.overlays.clear()
    buffer.overlays = None
    text = buffer.text
    text.sharers.remove(buffer)
    for place in text.places.all():
        if place.buffer is buffer:
            place.remove()
    if not text.sharers:
        text.clear()
        text.props = None
    else:
        buffer.text = BufferText()
    buffer.point = buffer.begv = buffer.zv = 1
    buffer.narrowed = False
    buffer.name = nil
    buffer.locals = table.initial_locals.copy()
    undo = table.undo_list
    buffer.locals[undo] = t

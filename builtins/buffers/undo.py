"""What a buffer remembers of its changes: `buffer-undo-list`, and the checks and hooks around every change."""

from __future__ import annotations

from typing import Any

from elwire.builtins.buffers.buffers import Buffer, buffer_or_current, buffer_table, check_buffer
from elwire.interpreter.objects import Cons, LispString, Obj, nil, t
from elwire.interpreter.registry import primitive, variable
from elwire.interpreter.signals import signal, wrong_type

variable("undo-limit", 160000, "Undo records beyond this many bytes are forgotten, from the last change on.")
variable("undo-strong-limit", 240000, "The size in bytes that an undo list never keeps beyond.")
variable("undo-outer-limit", nil, "The size in bytes of one change beyond which its record is thrown away, or nil.")
variable("undo-in-progress", nil, "Non-nil while changes are undone.")
variable("undo-outer-limit-function", nil, "Called with the size when `undo-outer-limit` is exceeded.")
variable("undo-inhibit-record-point", nil, "Non-nil means that the undo list does not remember where point was.")


_RECORD = 64
"""About what one record takes, in bytes."""

_HEAVY = 1 << 20
"""How much an undo list may grow before old records are looked for."""


def forget_old(it: Any, records: Obj) -> Obj:
    """RECORDS cut at a boundary where they exceed `undo-limit`, as Emacs does when it collects garbage.

    The latest group of changes stays, however large, as long as there is a boundary behind it.  Where a program changes
    a buffer for ever without one, what exceeds the threshold goes: nobody will undo it.
    """
    limit, strong = it.s.undo_limit.value, it.s.undo_strong_limit.value
    size = 0
    boundary: Obj = None
    cell = records
    while isinstance(cell, Cons):
        record = cell.car
        if record is nil:
            if size > strong and boundary is not None:
                break
            boundary = cell
            if size > limit:
                break
        size += _RECORD + (len(record.car.s) if isinstance(record, Cons) and isinstance(record.car, LispString) else 0)
        if boundary is None and size > _HEAVY:
            break
        cell = cell.cdr
    if isinstance(cell, Cons):
        last = cell if boundary is None else boundary
        last.cdr = nil
    return records


def _store(buffer: Buffer, records: Obj) -> None:
    """Make RECORDS the undo list of BUFFER and of those that share its text."""
    symbol = buffer.table.undo_list
    body = buffer.text
    body.undo_weight += _RECORD
    # While undoing goes on, the rest of the list is what it goes through.
    if body.undo_weight > _HEAVY and buffer.table.it.s.undo_in_progress.value is nil:
        records = forget_old(buffer.table.it, records)
        body.undo_weight = 0
    for each in body.sharers:
        each.locals[symbol] = records


class UndoState:
    """Where point was when the last boundary was made."""

    __slots__ = ("buffer", "point")

    def __init__(self, buffer: Buffer) -> None:
        self.buffer: Buffer | None = buffer
        self.point = buffer.point


def _state(it: Any) -> UndoState:
    state: UndoState | None = it.chapter_state.get("undo")
    if state is None:
        scratch = buffer_table(it).shown
        state = it.chapter_state["undo"] = UndoState(it.buffer if scratch is None else scratch)
    return state


def _prepare(it: Any, buffer: Buffer) -> None:
    """Tell Lisp that an undoable change comes."""
    told = it.intern("undo-auto--undoable-change")
    if told.function is not nil and it.buffer is buffer:
        told.call()


def _record_point(it: Any, buffer: Buffer, at: int) -> None:
    """Record the first change since saving, and, behind a boundary, the point of then if it is not AT."""
    if it.s.undo_inhibit_record_point.value is not nil:
        return
    locals_, symbol = buffer.locals, buffer.table.undo_list
    records = locals_[symbol]
    at_boundary = not isinstance(records, Cons) or records.car is nil
    if buffer.text.modiff <= buffer.text.save_modiff:
        record_first_change(it, buffer)
    state = _state(it)
    if at_boundary and state.buffer is buffer and state.point != at:
        _store(buffer, Cons(state.point, locals_[symbol]))


def record_first_change(it: Any, buffer: Buffer) -> None:
    """Record that the buffer was unmodified, with the modification time of its file.

    As in Emacs, each record of a change that has not been counted yet brings this one along.
    """
    stamp: Obj = 0
    if "visited files" in it.chapter_state:
        from elwire.builtins.files.visited_files import modification_time

        stamp = modification_time(it, buffer if buffer.base is None else buffer.base)
    _store(buffer, Cons(Cons(t, stamp), buffer.locals[buffer.table.undo_list]))


def record_insert(it: Any, buffer: Buffer, at: int, size: int) -> None:
    """Record that SIZE characters are being inserted at AT; to be called before `modiff` counts the change."""
    symbol = buffer.table.undo_list
    records = buffer.locals[symbol]
    if records is t:
        return
    _prepare(it, buffer)
    _record_point(it, buffer, at)
    records = buffer.locals[symbol]
    if isinstance(records, Cons):
        last = records.car
        if isinstance(last, Cons) and type(last.car) is int and last.cdr == at and type(last.cdr) is int:
            last.cdr = at + size
            return
    _store(buffer, Cons(Cons(at, at + size), records))


def record_delete(it: Any, buffer: Buffer, at: int, string: LispString, markers: bool = True) -> None:
    """Record that STRING is being deleted at AT, and where markers in it were if MARKERS."""
    symbol = buffer.table.undo_list
    if buffer.locals[symbol] is t:
        return
    _prepare(it, buffer)
    size = len(string.s)
    buffer.text.undo_weight += size
    _record_point(it, buffer, at)
    position = -at if buffer.point == at + size else at
    if markers:
        _record_markers(buffer, at, at + size)
    _store(buffer, Cons(Cons(string, position), buffer.locals[symbol]))


def _record_markers(buffer: Buffer, start: int, end: int) -> None:
    """Record how far the markers from START to END are from where the deletion puts them."""
    records = buffer.locals[buffer.table.undo_list]
    for place in reversed(buffer.text.places.all()):
        position = place.position
        if start <= position <= end:
            adjustment = (end if place.advance else start) - position
            if adjustment:
                marker = None if place.owner is None else place.owner()
                if marker is None:
                    from elwire.builtins.buffers.hidden_markers import HiddenMarker

                    marker = HiddenMarker(place)
                records = Cons(Cons(marker, adjustment), records)
    _store(buffer, records)


def record_change(it: Any, buffer: Buffer, at: int, old: LispString) -> None:
    """Record that OLD at AT is being replaced by text of the same length."""
    record_delete(it, buffer, at, old, False)
    record_insert(it, buffer, at, len(old.s))


def record_properties(it: Any, buffer: Buffer, start: int, end: int, prop: Obj, value: Obj) -> None:
    """Record that the property PROP from START to END was VALUE; the change has been counted."""
    symbol = buffer.table.undo_list
    if buffer.locals[symbol] is t:
        return
    _prepare(it, buffer)
    entry = Cons(nil, Cons(prop, Cons(value, Cons(start, end))))
    _store(buffer, Cons(entry, buffer.locals[symbol]))


@primitive("undo-boundary")
def undo_boundary(it: Any) -> Obj:
    """Mark the end of a group of changes in the current buffer's undo list; return nil."""
    buffer: Buffer = it.buffer
    symbol = buffer.table.undo_list
    records = buffer.locals[symbol]
    if isinstance(records, Cons) and records.car is not nil:
        _store(buffer, Cons(nil, records))
    cause = it.intern("undo-auto--last-boundary-cause")
    if cause.special:
        cause.value = it.s.explicit
    state = _state(it)
    state.buffer = buffer
    state.point = buffer.point
    return nil


@primitive("buffer-enable-undo", interactive="")
def buffer_enable_undo(it: Any, buffer: Obj = nil) -> Obj:
    """Record undo information in BUFFER, a buffer or a name, by default the current one; return nil."""
    target = check_buffer(it, buffer)
    if target.locals[target.table.undo_list] is t:
        target.locals[target.table.undo_list] = nil
    return nil


# Around every change


def barf_if_read_only(it: Any, buffer: Buffer) -> None:
    """Signal `buffer-read-only` when BUFFER may not be changed."""
    if buffer.locals[buffer.table.read_only] is not nil and buffer.table.inhibit_read_only.value is nil:
        raise signal("buffer-read-only", buffer)


def undisturbed(buffer: Buffer, with_properties: bool = False) -> bool:
    """Whether nothing forbids, records or waits for a change of the text of BUFFER, the current one.

    Then a change is one of the characters alone, and of `deactivate-mark`; temporary buffers are like that.  With
    WITH_PROPERTIES the text may have properties, which the caller minds.
    """
    table, locals_, text = buffer.table, buffer.locals, buffer.text
    if (
        locals_[table.undo_list] is t
        and locals_[table.read_only] is nil
        and (text.props is None or with_properties)
        and buffer.overlays is None
        and len(text.sharers) == 1
        and table.before_change.value is nil
        and table.after_change.value is nil
        and (
            text.save_modiff < text.modiff
            or (table.first_change.value is nil and locals_.get(table.file_name, nil) is nil)
        )
    ):
        if locals_.get(table.deactivate_mark) is not t:
            table.deactivate_mark.value = t
        return True
    return False


def before_change(it: Any, buffer: Buffer, start: int, end: int) -> None:
    """Do what Emacs does before the text of BUFFER, the current one, from START to END is changed.

    Signals `buffer-read-only` and `text-read-only`, and runs the hooks.
    """
    table = buffer.table
    if buffer.locals[table.read_only] is not nil:
        _check_writable(it, buffer, start, end)
    text = buffer.text
    if text.props is not None or buffer.overlays is not None:
        from elwire.builtins.buffers.change_hooks import verify_change

        verify_change(it, buffer, start, end)
    if text.save_modiff >= text.modiff and buffer.locals.get(table.file_name, nil) is not nil:
        lock_before_change(it, buffer)
    if (
        table.before_change.value is not nil
        or (text.save_modiff >= text.modiff and table.first_change.value is not nil)
        or buffer.overlays is not None
    ) and table.inhibit_hooks.value is nil:
        from elwire.builtins.buffers.change_hooks import run_before_change

        run_before_change(it, buffer, start, end)
    if buffer.locals.get(table.deactivate_mark) is not t:
        table.deactivate_mark.value = t


def lock_before_change(it: Any, buffer: Buffer) -> None:
    """Lock the file that BUFFER visits: it is about to be changed for the first time."""
    if buffer.table.inhibit_hooks.value is nil:
        from elwire.builtins.files.locks import lock_visited

        lock_visited(it, buffer.base or buffer)


def note_change(it: Any, buffer: Buffer, record: bool = True, characters: bool = True) -> None:
    """Count a change of BUFFER that is recorded later, piece by piece, or not at all.

    It is one of the text properties alone unless CHARACTERS.
    """
    text = buffer.text
    if record and text.modiff <= text.save_modiff and buffer.locals[buffer.table.undo_list] is not t:
        record_first_change(it, buffer)
    text.modiff += 1
    if characters:
        text.chars_modiff = text.modiff


def after_change(it: Any, buffer: Buffer, start: int, end: int, old_length: int) -> None:
    """Run what waits for a change of BUFFER: the text from START to END took the place of OLD-LENGTH characters."""
    table = buffer.table
    if (
        table.after_change.value is not nil or buffer.overlays is not None or buffer.text.insertion_hooks is not None
    ) and table.inhibit_hooks.value is nil:
        from elwire.builtins.buffers.change_hooks import run_after_change

        run_after_change(it, buffer, start, end, old_length)


def _check_writable(it: Any, buffer: Buffer, start: int, end: int) -> None:
    """Signal `buffer-read-only` unless all text from START to END of BUFFER, which is read-only, is exempt."""
    if start == end or buffer.text.props is None:
        barf_if_buffer_read_only(it, start)
        return
    for low, _high, _plist in buffer.text.props.runs(start - 1, end - 1):
        barf_if_buffer_read_only(it, low + 1)


@primitive("barf-if-buffer-read-only")
def barf_if_buffer_read_only(it: Any, position: Obj = nil) -> Obj:
    """Signal `buffer-read-only` if the current buffer is read-only and `inhibit-read-only` is nil.

    The text at POSITION, by default point, is exempt when it has a non-nil `inhibit-read-only` property.
    """
    buffer: Buffer = it.buffer
    if position is nil:
        position = buffer.point
    elif type(position) is not int:
        raise wrong_type("fixnump", position)
    if buffer.locals[buffer.table.read_only] is not nil and buffer.table.inhibit_read_only.value is nil:
        exempt = it.s.get_text_property.call(position, it.s.inhibit_read_only)
        if exempt is not nil:
            return nil
    barf_if_read_only(it, buffer)
    return nil


# Modified or not


def _text_of(it: Any, buffer: Obj) -> Any:
    return buffer_or_current(it, buffer).text


@primitive("buffer-modified-p")
def buffer_modified_p(it: Any, buffer: Obj = nil) -> Obj:
    """Return t if BUFFER, by default the current one, was changed since it was last marked unmodified."""
    text = _text_of(it, buffer)
    return t if text.save_modiff < text.modiff else nil


@primitive("restore-buffer-modified-p")
def restore_buffer_modified_p(it: Any, flag: Obj) -> Obj:
    """Mark the current buffer modified or not according to FLAG, and return FLAG."""
    buffer: Buffer = it.buffer
    text = buffer.text
    if buffer.locals.get(buffer.table.file_name, nil) is not nil and (flag is nil) is (text.save_modiff < text.modiff):
        from elwire.builtins.files.locks import lock_visited, unlock_visited

        (unlock_visited if flag is nil else lock_visited)(it, buffer)
    if flag is nil:
        text.save_modiff = text.modiff
    elif text.save_modiff >= text.modiff:
        text.modiff += 1
        text.save_modiff = text.modiff - 1
    return flag


@primitive("set-buffer-modified-p")
def set_buffer_modified_p(it: Any, flag: Obj) -> Obj:
    """Mark the current buffer modified or not according to FLAG; return nil."""
    restore_buffer_modified_p(it, flag)
    return nil


@primitive("buffer-modified-tick")
def buffer_modified_tick(it: Any, buffer: Obj = nil) -> Obj:
    """Return a number that grows with each change of BUFFER, by default the current one, its properties included."""
    tick: int = _text_of(it, buffer).modiff
    return tick


@primitive("buffer-chars-modified-tick")
def buffer_chars_modified_tick(it: Any, buffer: Obj = nil) -> Obj:
    """Return what `buffer-modified-tick` was when the characters of BUFFER last changed."""
    tick: int = _text_of(it, buffer).chars_modiff
    return tick

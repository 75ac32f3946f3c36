"""`self-insert-command`, and what else a buffer needs to play its part in commands and saving."""

from __future__ import annotations

from typing import Any

from elwire.builtins.buffers.buffers import Buffer
from elwire.builtins.buffers.columns import current_column
from elwire.builtins.buffers.editing import replace_range
from elwire.builtins.buffers.insertion import MAX_CHAR, insert_at_point, text_of_char
from elwire.builtins.buffers.positions import char_at
from elwire.builtins.buffers.undo import barf_if_read_only
from elwire.builtins.language.messages import ding
from elwire.interpreter.objects import Cons, LispString, Obj, nil, t
from elwire.interpreter.registry import late_variable, primitive, variable
from elwire.interpreter.signals import error, wrong_type
from elwire.interpreter.strings import char_columns, column_settings

variable("post-self-insert-hook", nil, "Hook run after `self-insert-command` has inserted a character.")


def _hard_newline(it: Any) -> Obj:
    sticky = Cons(it.s.hard, nil)
    return it.s.propertize.call(LispString("\n"), it.s.hard, t, it.s.rear_nonsticky, sticky)


late_variable("hard-newline", _hard_newline, "A newline that ends a paragraph.")

_NEWLINE, _TAB, _SPACE, _WORD = 10, 9, 32, ord("w")


@primitive(
    "self-insert-command",
    interactive="(list (prefix-numeric-value current-prefix-arg) last-command-event)",
)
def self_insert_command(it: Any, n: Obj, c: Obj = nil) -> Obj:
    """Insert the character C, by default `last-command-event`, N times, the way typing it does; return nil.

    It overwrites text in Overwrite mode, expands an abbreviation before it, fills the line, and runs
    `post-self-insert-hook`.  Signals `error` when N is negative.
    """
    if type(n) is not int:
        raise wrong_type("fixnump", n)
    if n < 0:
        raise error(f"Negative repetition argument {n}")
    if n < 2 and it.intern("undo-auto-amalgamate").function is not nil:
        it.s.undo_auto_amalgamate.call()
    char = getattr(it.s.last_command_event, "value", nil) if c is nil else c
    if type(char) is not int or not 0 <= char <= MAX_CHAR:
        ding(it)
        return nil
    buffer: Buffer = it.buffer
    barf_if_read_only(it, buffer)
    if it.s.abbrev_mode.value is not nil:
        _expand_abbrev(it, buffer, char)
    overwrite = it.s.overwrite_mode.value
    end, padding = buffer.point, 0
    if overwrite is not nil and n:
        end, padding = _overwritten(it, buffer, char, n, overwrite is it.s.overwrite_mode_binary)
    text = text_of_char(char, buffer.multibyte) * n
    if end > buffer.point:
        start = buffer.point
        replace_range(it, buffer, start, end, text + " " * padding, inherit=True)
        buffer.point = start + n
    else:
        insert_at_point(it, text, inherit=True)
    if it.s.auto_fill_function.value is not nil and char in (_NEWLINE, _SPACE):
        if char == _NEWLINE:
            buffer.point -= 1
        it.s.internal_auto_fill.call()
        if char == _NEWLINE and buffer.point < buffer.zv:
            buffer.point += 1
    hook = it.s.post_self_insert_hook
    if hook.value is not nil:
        it.s.run_hooks.call(hook)
    return nil


def _overwritten(it: Any, buffer: Buffer, char: int, n: int, binary: bool) -> tuple[int, int]:
    """The end of the text behind point whose place N times CHAR take, and how many columns of it are left over."""
    if buffer.point >= buffer.zv:
        return buffer.point, 0
    if binary:
        return min(buffer.zv, buffer.point + n), 0
    tab, control = column_settings(it)
    width = char_columns(char, tab, control)
    if char == _NEWLINE or width == 0:
        return buffer.point, 0
    column: int = current_column(it)
    goal = column + n * width
    end = buffer.point
    while end < buffer.zv and column < goal:
        following = char_at(buffer, end)
        if following == _NEWLINE:
            break
        if following == _TAB:
            stop = column + tab - column % tab
            if stop > goal:
                break
            column = stop
        else:
            column += char_columns(following, tab, control)
        end += 1
    return end, max(0, column - goal)


def _expand_abbrev(it: Any, buffer: Buffer, char: int) -> None:
    """Expand the abbreviation that CHAR, which is no part of a word, ends."""
    syntax = it.s.char_syntax.call
    if (
        syntax(char) != _WORD
        and buffer.point > buffer.begv
        and syntax(char_at(buffer, buffer.point - 1)) == _WORD
        and it.s.expand_abbrev.function is not nil
    ):
        it.s.expand_abbrev.call()


@primitive("set-buffer-major-mode")
def set_buffer_major_mode(it: Any, buffer: Obj) -> Obj:
    """Turn on the major mode for new buffers in BUFFER: the default of `major-mode`; return nil.

    When that is nil or the current buffer's mode is special, nothing happens.  *scratch* gets `initial-major-mode`.
    """
    if not isinstance(buffer, Buffer):
        raise wrong_type("bufferp", buffer)
    if not buffer.live:
        raise error("Attempt to set major mode for a dead buffer")
    mode = nil
    if isinstance(buffer.name, LispString) and buffer.name.s == "*scratch*":
        mode = getattr(it.s.initial_major_mode, "value", nil)
    else:
        mode = it.default_value(it.s.major_mode)
        if mode is nil:
            current = it.s.major_mode.value
            mode = current if it.s.get.call(current, it.s.mode_class) is nil else nil
    if mode is nil or getattr(mode, "function", t) is nil:
        return nil
    saved = it.buffer
    it.buffer = buffer
    try:
        mode.call()
    finally:
        if saved.live:
            it.buffer = saved
    return nil


@primitive("set-buffer-auto-saved")
def set_buffer_auto_saved(it: Any) -> Obj:
    """Note that the current buffer's text has been auto-saved as it is now; return nil."""
    buffer: Buffer = it.buffer
    buffer.text.autosave_modiff = buffer.text.modiff
    buffer.locals[it.s.buffer_saved_size] = buffer.text.length
    return nil


@primitive("recent-auto-save-p")
def recent_auto_save_p(it: Any) -> Obj:
    """Return t if the current buffer has been auto-saved since it was last read or saved."""
    text = it.buffer.text
    return t if text.save_modiff < text.autosave_modiff else nil

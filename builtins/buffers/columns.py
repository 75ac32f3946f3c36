"""Columns: how far from the start of its line a position is, and indentation."""

from __future__ import annotations

from typing import Any

from elwire.builtins.buffers.buffers import Buffer
from elwire.builtins.buffers.deletion import delete_text
from elwire.builtins.buffers.insertion import insert_at_point
from elwire.builtins.buffers.lines import line_end, line_start
from elwire.interpreter.characters import from_python
from elwire.interpreter.objects import Cons, Obj, nil, t
from elwire.interpreter.registry import primitive, variable
from elwire.interpreter.signals import wrong_type
from elwire.interpreter.strings import char_columns, column_settings

variable("indent-tabs-mode", t, "Non-nil means that indentation may use tabs.", buffer_local=True)


def _advance(column: int, char: str, multibyte: bool, tab: int, control: int) -> int:
    """The column behind CHAR, which starts at COLUMN."""
    if char == "\t":
        return column + tab - column % tab
    code = ord(char)
    if 32 <= code < 127:
        return column + 1
    if not multibyte and code >= 0x80:
        return column + 4
    if 0xD800 <= code <= 0xDFFF:
        code = from_python(char)
    return column + char_columns(code, tab, control)


def _invisible(it: Any, buffer: Buffer, at: int) -> bool:
    """Whether the character behind AT is hidden by `invisible`."""
    from elwire.builtins.buffers.fields import char_property

    value = char_property(it, buffer, at, it.s.invisible)
    if value is nil:
        return False
    spec = it.s.buffer_invisibility_spec.value
    if spec is t:
        return True
    values = [value]
    while isinstance(value, Cons):
        values.append(value.car)
        value = value.cdr
    while isinstance(spec, Cons):
        entry = spec.car.car if isinstance(spec.car, Cons) else spec.car
        if any(entry is each for each in values):
            return True
        spec = spec.cdr
    return False


def scan(it: Any, buffer: Buffer, start: int, end: int, goal: int | None = None) -> tuple[int, int, int, int]:
    """Go from START, the start of a line, to END or to the column GOAL.

    Returns the position reached, its column, the column before the last visible character, and where that is.
    """
    if goal is not None and (buffer.text.props is not None or buffer.overlays is not None):
        return _scan_visible(it, buffer, start, goal)
    text = buffer.string(start, end)
    if goal is None and text.isascii() and text.isprintable() and buffer.text.props is None and buffer.overlays is None:
        return end, len(text), max(0, len(text) - 1), end - 1
    tab, control = column_settings(it)
    hides = buffer.text.props is not None or buffer.overlays is not None
    column = before = 0
    position = last = start
    for char in text:
        if goal is not None and column >= goal:
            break
        if not (hides and _invisible(it, buffer, position)):
            before, last = column, position
            column = _advance(column, char, buffer.multibyte, tab, control)
        position += 1
    return position, column, before, last


def _scan_visible(it: Any, buffer: Buffer, start: int, goal: int) -> tuple[int, int, int, int]:
    """What `scan` does for text some of which may be hidden: such text is passed at once, ends of lines and all."""
    tab, control = column_settings(it)
    column = before = 0
    position = last = start
    while True:
        while position < buffer.zv and _invisible(it, buffer, position):
            position += 1
        if position >= buffer.zv or column >= goal:
            break
        char = buffer.text.char(position - 1)
        if char == "\n":
            break
        before, last = column, position
        column = _advance(column, char, buffer.multibyte, tab, control)
        position += 1
    return position, column, before, last


@primitive("current-column")
def current_column(it: Any) -> Obj:
    """Return the column of point, 0 at the start of a line; tabs, wide and control characters count as displayed."""
    buffer: Buffer = it.buffer
    start, _ = line_start(buffer, buffer.point, 0)
    return scan(it, buffer, start, buffer.point)[1]


@primitive("current-indentation")
def current_indentation(it: Any) -> Obj:
    """Return how many columns of spaces and tabs the line of point starts with."""
    buffer: Buffer = it.buffer
    start, _ = line_start(buffer, buffer.point, 0)
    tab, _control = column_settings(it)
    column = 0
    for char in buffer.string(start, line_end(buffer, start)):
        if char == "\t":
            column += tab - column % tab
        elif char == " ":
            column += 1
        else:
            break
    return column


@primitive("move-to-column", interactive="NMove to column: ")
def move_to_column(it: Any, column: Obj, force: Obj = nil) -> Obj:
    """Put point at COLUMN of its line, or behind the character that reaches beyond it, and return the column reached.

    With FORCE t a short line is made long enough and a tab that straddles COLUMN is turned into spaces; any other
    non-nil FORCE only does the latter.
    """
    if type(column) is not int or column < 0:
        raise wrong_type("wholenump", column)
    buffer: Buffer = it.buffer
    start, _ = line_start(buffer, buffer.point, 0)
    end = line_end(buffer, start)
    position, reached, before, last = scan(it, buffer, start, end, column)
    buffer.point = position
    if reached > column and force is not nil and buffer.text.char(last - 1) == "\t":
        # The tab is replaced by spaces up to COLUMN and a tab from there.
        buffer.point = last
        _indent(it, column, before)
        middle = buffer.point
        delete_text(it, middle, middle + 1)
        _indent(it, reached, column, only_tabs=True)
        buffer.point = middle
        return column
    if reached < column and force is t:
        _indent(it, column, reached)
        return column
    return reached


def _indent(it: Any, column: int, start: int, only_tabs: bool = False) -> None:
    """Insert what leads from column START to COLUMN."""
    tab, _control = column_settings(it)
    tabs = 0
    if it.s.indent_tabs_mode.value is not nil:
        tabs = column // tab - start // tab
    if tabs:  # fewer than none with a negative MINIMUM: then spaces make up for it
        insert_at_point(it, "\t" * tabs, inherit=True)
        start = column // tab * tab
    if column > start:
        insert_at_point(it, " " * (column - start), inherit=True)


@primitive("indent-to", interactive="NIndent to column: ")
def indent_to(it: Any, column: Obj, minimum: Obj = nil) -> Obj:
    """Insert tabs and spaces at point up to COLUMN, at least MINIMUM columns of them; return the column reached."""
    for each in (column, 0 if minimum is nil else minimum):
        if type(each) is not int:
            raise wrong_type("fixnump", each)
    least = 0 if minimum is nil else minimum
    start = current_column(it)
    goal: int = max(column, start + least)
    if goal == start:
        return start
    _indent(it, goal, start)
    return goal


@primitive("line-number-at-pos")
def line_number_at_pos(it: Any, position: Obj = nil, absolute: Obj = nil) -> Obj:
    """Return the number of the line that POSITION, by default point, is in, counted from the accessible text's start.

    With ABSOLUTE non-nil count from the start of the whole text.  Signals `args-out-of-range`.
    """
    from elwire.builtins.buffers.markers import Marker
    from elwire.interpreter.signals import args_out_of_range

    buffer: Buffer = it.buffer
    low = buffer.begv if absolute is nil else 1
    if position is nil:
        at = buffer.point
    elif isinstance(position, Marker):
        at = position.position
    elif type(position) is int:
        at = position
    else:
        raise wrong_type("fixnump", position)
    if not buffer.begv <= at <= buffer.zv:
        raise args_out_of_range(at, buffer.begv, buffer.zv)
    return buffer.text.count("\n", low - 1, at - 1) + 1

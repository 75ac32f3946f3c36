"""`vertical-motion`: moving by lines as a window as wide as the selected one would show them."""

from __future__ import annotations

from typing import Any

from elwire.builtins.buffers.buffers import Buffer
from elwire.builtins.buffers.columns import _advance as width_after
from elwire.builtins.buffers.columns import _invisible as hidden_at
from elwire.builtins.buffers.lines import line_end, line_start
from elwire.builtins.display.display_objects import live_window
from elwire.interpreter.objects import Cons, Obj, nil
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import wrong_type
from elwire.interpreter.strings import check_fixnum, column_settings


def _rows(it: Any, buffer: Buffer, start: int, width: int) -> tuple[list[int], int]:
    """The positions at which the screen lines of the line at START begin, and where the line ends.

    Text lines whose newline is hidden run on into the next.
    """
    tab, control = column_settings(it)
    plain = buffer.text.props is None and buffer.overlays is None
    truncate = it.s.truncate_lines.value is not nil
    rows = [start]
    position, column = start, 0
    zv = buffer.zv
    if plain and truncate:
        return rows, line_end(buffer, start)
    while position < zv:
        char = buffer.string(position, position + 1)
        hidden = not plain and hidden_at(it, buffer, position)
        if char == "\n" and not hidden:
            break
        if not hidden:
            after = width_after(column, char, buffer.multibyte, tab, control)
            # The last column is for the mark that says that the line goes on.
            if after > width - 1 and column and not truncate:
                rows.append(position)
                after = width_after(0, char, buffer.multibyte, tab, control)
            column = after
        position += 1
    return rows, position


def _row_of(rows: list[int], position: int) -> int:
    index = len(rows) - 1
    while rows[index] > position:
        index -= 1
    return index


def _logical_start(it: Any, buffer: Buffer, position: int) -> int:
    start = line_start(buffer, position, 0)[0]
    plain = buffer.text.props is None and buffer.overlays is None
    while not plain and start > buffer.begv and hidden_at(it, buffer, start - 1):
        start = line_start(buffer, start - 1, 0)[0]
    return start


@primitive("vertical-motion")
def vertical_motion(it: Any, lines: Obj, window: Obj = nil, cur_col: Obj = nil) -> Obj:
    """Move point to the start of the screen line LINES lines down, up when negative; return how many it moved.

    LINES may be (COLUMN . LINES), but without a screen neither COLUMN nor CUR-COL makes a difference.  WINDOW, by
    default the selected one, gives the width.  Signals `wrong-type-argument` with `fixnump` or `numberp`.
    """
    if isinstance(lines, Cons):
        if type(lines.car) is not int and type(lines.car) is not float:
            raise wrong_type("numberp", lines.car)
        lines = lines.cdr
    count = check_fixnum(lines)
    width = live_window(it, window).width
    buffer: Buffer = it.buffer
    start = _logical_start(it, buffer, buffer.point)
    rows, end = _rows(it, buffer, start, width)
    row = _row_of(rows, buffer.point)
    moved = 0
    while moved < count:
        if row + 1 < len(rows):
            row += 1
        elif end < buffer.zv:
            rows, end = _rows(it, buffer, end + 1, width)
            row = 0
        else:
            break
        moved += 1
    at_end = moved < count
    while moved > count:
        if row > 0:
            row -= 1
        elif rows[0] > buffer.begv:
            rows, end = _rows(it, buffer, _logical_start(it, buffer, rows[0] - 1), width)
            row = len(rows) - 1
        else:
            break
        moved -= 1
    target = end if at_end else rows[row]
    buffer.set_point(target)
    return moved

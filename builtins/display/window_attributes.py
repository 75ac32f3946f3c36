"""What windows have beside a buffer: sizes, margins, scrolling, parameters, dedication."""

from __future__ import annotations

import math
from typing import Any

from elwire.builtins.display.display_objects import Window, any_window, display, live_window, valid_window
from elwire.interpreter.objects import FIXNUM_LIMIT, Cons, Obj, eq, lisp_list, list_to_lisp, nil, t
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import args_out_of_range, signal, wrong_type

_MOST = (1 << 31) - 1


def _fixnum(value: Obj) -> int:
    if type(value) is int and -FIXNUM_LIMIT <= value < FIXNUM_LIMIT:
        return value
    raise wrong_type("fixnump", value)


# Sizes


def mode_line_height(window: Window) -> int:
    """How many lines its mode line takes."""
    return 0 if window.mini else 1


def border_width(window: Window) -> int:
    """How many columns the line takes that parts it from the window on its right."""
    return 0 if window.mini or window.left + window.width >= window.state.frame.root.width else 1


def body_width(window: Window) -> int:
    """How many columns are left for text."""
    return window.width - window.margins[0] - window.margins[1] - border_width(window)


@primitive("window-pixel-width")
def window_pixel_width(it: Any, window: Obj = nil) -> Obj:
    """Return the width of WINDOW, by default the selected one, in the units of the screen: columns."""
    return valid_window(it, window).width


@primitive("window-pixel-height")
def window_pixel_height(it: Any, window: Obj = nil) -> Obj:
    """Return the height of WINDOW, by default the selected one, in the units of the screen: lines."""
    return valid_window(it, window).height


@primitive("window-pixel-left")
def window_pixel_left(it: Any, window: Obj = nil) -> Obj:
    """Return how far WINDOW, by default the selected one, is from the left edge of its frame."""
    return valid_window(it, window).left


@primitive("window-pixel-top")
def window_pixel_top(it: Any, window: Obj = nil) -> Obj:
    """Return how far WINDOW, by default the selected one, is from the top of its frame."""
    return valid_window(it, window).top


@primitive("window-left-column")
def window_left_column(it: Any, window: Obj = nil) -> Obj:
    """Return the column at which WINDOW, by default the selected one, starts."""
    return valid_window(it, window).left


@primitive("window-top-line")
def window_top_line(it: Any, window: Obj = nil) -> Obj:
    """Return the line at which WINDOW, by default the selected one, starts."""
    return valid_window(it, window).top_line


@primitive("window-total-width")
def window_total_width(it: Any, window: Obj = nil, round: Obj = nil) -> Obj:
    """Return the width of WINDOW, by default the selected one, in columns; ROUND makes no difference."""
    return valid_window(it, window).width


@primitive("window-total-height")
def window_total_height(it: Any, window: Obj = nil, round: Obj = nil) -> Obj:
    """Return the height of WINDOW, by default the selected one, in lines.

    ROUND, `floor` or `ceiling`, asks for the height in screen units rounded so.
    """
    target = valid_window(it, window)
    if round in (it.s.floor, it.s.ceiling):
        return target.height
    return target.total_height


@primitive("window-body-width")
def window_body_width(it: Any, window: Obj = nil, pixelwise: Obj = nil) -> Obj:
    """Return how many columns WINDOW, by default the selected one, has for text; PIXELWISE makes no difference."""
    return body_width(live_window(it, window))


@primitive("window-body-height")
def window_body_height(it: Any, window: Obj = nil, pixelwise: Obj = nil) -> Obj:
    """Return how many lines WINDOW, by default the selected one, has for text; PIXELWISE makes no difference."""
    target = live_window(it, window)
    return target.height - mode_line_height(target)


@primitive("window-text-width")
def window_text_width(it: Any, window: Obj = nil, pixelwise: Obj = nil) -> Obj:
    """Return how many columns of text WINDOW, by default the selected one, shows; PIXELWISE makes no difference."""
    return body_width(live_window(it, window))


@primitive("window-text-height")
def window_text_height(it: Any, window: Obj = nil, pixelwise: Obj = nil) -> Obj:
    """Return how many lines of text WINDOW, by default the selected one, shows; PIXELWISE makes no difference."""
    target = live_window(it, window)
    return target.height - mode_line_height(target)


@primitive("window-normal-size")
def window_normal_size(it: Any, window: Obj = nil, horizontal: Obj = nil) -> Obj:
    """Return the part of its parent's height, or with HORIZONTAL width, that WINDOW takes."""
    target = valid_window(it, window)
    return target.normal_height if horizontal is nil else target.normal_width


@primitive("window-mode-line-height")
def window_mode_line_height(it: Any, window: Obj = nil) -> Obj:
    """Return how many lines the mode line of WINDOW, by default the selected one, takes."""
    return mode_line_height(live_window(it, window))


@primitive("window-scroll-bar-height")
def window_scroll_bar_height(it: Any, window: Obj = nil) -> Obj:
    """Return 0: WINDOW has no horizontal scroll bar."""
    return 0


@primitive("window-lines-pixel-dimensions")
def window_lines_pixel_dimensions(
    it: Any, window: Obj = nil, first: Obj = nil, last: Obj = nil, body: Obj = nil, inverse: Obj = nil, left: Obj = nil
) -> Obj:
    """Return nil: no lines of WINDOW are drawn, whatever FIRST, LAST, BODY, INVERSE and LEFT say."""
    live_window(it, window)
    return nil


@primitive("window-line-height")
def window_line_height(it: Any, line: Obj = nil, window: Obj = nil) -> Obj:
    """Return nil: LINE of WINDOW is not drawn."""
    return nil


def _declare_constant(name: str, value: int, doc: str) -> None:
    """Declare the primitive NAME, which gives VALUE for a live window."""

    def size(it: Any, window: Obj = nil) -> Obj:
        live_window(it, window)
        return value

    size.__doc__ = doc
    primitive(name)(size)


for _name, _doc in (
    ("window-header-line-height", "Return 0: WINDOW, by default the selected one, has no header line."),
    ("window-tab-line-height", "Return 0: WINDOW, by default the selected one, has no tab line."),
    ("window-bottom-divider-width", "Return 0: WINDOW, by default the selected one, has no divider below it."),
    ("window-right-divider-width", "Return 0: WINDOW, by default the selected one, has no divider beside it."),
    ("window-scroll-bar-width", "Return 0: WINDOW, by default the selected one, has no vertical scroll bar."),
    ("window-old-body-pixel-width", "Return 0: WINDOW's text was never drawn."),
    ("window-old-body-pixel-height", "Return 0: WINDOW's text was never drawn."),
):
    _declare_constant(_name, 0, _doc)


@primitive("window-old-pixel-width")
def window_old_pixel_width(it: Any, window: Obj = nil) -> Obj:
    """Return 0: WINDOW, by default the selected one, was never drawn."""
    valid_window(it, window)
    return 0


@primitive("window-old-pixel-height")
def window_old_pixel_height(it: Any, window: Obj = nil) -> Obj:
    """Return 0: WINDOW, by default the selected one, was never drawn."""
    valid_window(it, window)
    return 0


@primitive("window-old-point")
def window_old_point(it: Any, window: Obj = nil) -> Obj:
    """Return where point was when WINDOW was last drawn: 1, for it never was."""
    live_window(it, window)
    return 1


@primitive("window-old-buffer")
def window_old_buffer(it: Any, window: Obj = nil) -> Obj:
    """Return the buffer that WINDOW showed when it was last drawn: nil, for it never was."""
    return live_window(it, window).old_buffer


@primitive("window-use-time")
def window_use_time(it: Any, window: Obj = nil) -> Obj:
    """Return a number that tells when WINDOW, by default the selected one, was last selected."""
    return live_window(it, window).use_time


@primitive("window-bump-use-time")
def window_bump_use_time(it: Any, window: Obj = nil) -> Obj:
    """Make WINDOW the one selected last but for the selected one."""
    target = live_window(it, window)
    state = display(it)
    if target is state.selected:
        return nil
    state.clock += 1
    target.use_time = state.selected.use_time
    state.selected.use_time = state.clock
    return target.use_time


# Parameters and dedication


@primitive("window-parameter")
def window_parameter(it: Any, window: Obj, parameter: Obj) -> Obj:
    """Return the value of WINDOW's PARAMETER, nil being the selected window."""
    parameters = any_window(it, window).parameters
    for key, value in parameters.items():
        if eq(key, parameter):
            return value
    return nil


@primitive("window-parameters")
def window_parameters(it: Any, window: Obj = nil) -> Obj:
    """Return an alist of the parameters of WINDOW, by default the selected one, and their values."""
    return list_to_lisp([Cons(key, value) for key, value in reversed(valid_window(it, window).parameters.items())])


@primitive("set-window-parameter")
def set_window_parameter(it: Any, window: Obj, parameter: Obj, value: Obj) -> Obj:
    """Make VALUE the value of WINDOW's PARAMETER, nil being the selected window; return VALUE."""
    any_window(it, window).parameters[parameter] = value
    return value


@primitive("window-dedicated-p")
def window_dedicated_p(it: Any, window: Obj = nil) -> Obj:
    """Return what `set-window-dedicated-p` last said of WINDOW, by default the selected one."""
    return live_window(it, window).dedicated


@primitive("set-window-dedicated-p")
def set_window_dedicated_p(it: Any, window: Obj, flag: Obj) -> Obj:
    """Dedicate WINDOW to its buffer when FLAG is non-nil, firmly when it is t; return FLAG."""
    live_window(it, window).dedicated = flag
    return flag


@primitive("window-display-table")
def window_display_table(it: Any, window: Obj = nil) -> Obj:
    """Return the display table of WINDOW, by default the selected one; nil when it has none."""
    return live_window(it, window).display_table


@primitive("set-window-display-table")
def set_window_display_table(it: Any, window: Obj, table: Obj) -> Obj:
    """Make TABLE the display table of WINDOW, nil being the selected one."""
    live_window(it, window).display_table = table
    return table


@primitive("window-redisplay-end-trigger")
def window_redisplay_end_trigger(it: Any, window: Obj = nil) -> Obj:
    """Return what `set-window-redisplay-end-trigger` last said of WINDOW."""
    return live_window(it, window).trigger


@primitive("set-window-redisplay-end-trigger")
def set_window_redisplay_end_trigger(it: Any, window: Obj, value: Obj) -> Obj:
    """Call `redisplay-end-trigger-functions` when drawing WINDOW comes to VALUE."""
    live_window(it, window).trigger = value
    return value


# Margins, fringes, scroll bars


@primitive("window-margins")
def window_margins(it: Any, window: Obj = nil) -> Obj:
    """Return (LEFT . RIGHT), the widths of the margins of WINDOW, nil for one it has not."""
    left, right = live_window(it, window).margins
    return Cons(left or nil, right or nil)


def _margin(value: Obj) -> int:
    if value is nil:
        return 0
    if type(value) is not int:
        raise wrong_type("integerp", value)
    if not 0 <= value <= _MOST:
        raise args_out_of_range(value, 0, _MOST)
    return value


@primitive("set-window-margins")
def set_window_margins(it: Any, window: Obj, left_width: Obj, right_width: Obj = nil) -> Obj:
    """Give WINDOW margins of LEFT-WIDTH and RIGHT-WIDTH columns, nil for none; return t when that is a change."""
    target = live_window(it, window)
    margins = (_margin(left_width), _margin(right_width))
    if margins == target.margins or sum(margins) >= target.width:
        return nil
    target.margins = margins
    return t


@primitive("window-fringes")
def window_fringes(it: Any, window: Obj = nil) -> Obj:
    """Return (0 0 nil nil): WINDOW has no fringes without a graphic display."""
    live_window(it, window)
    return lisp_list(0, 0, nil, nil)


@primitive("set-window-fringes")
def set_window_fringes(
    it: Any, window: Obj, left_width: Obj, right_width: Obj = nil, outside_margins: Obj = nil, persistent: Obj = nil
) -> Obj:
    """Return nil: without a graphic display WINDOW has no fringes.

    LEFT-WIDTH and RIGHT-WIDTH must be integers or nil; OUTSIDE-MARGINS and PERSISTENT make no difference.
    """
    live_window(it, window)
    _margin(left_width)
    _margin(right_width)
    return nil


@primitive("window-scroll-bars")
def window_scroll_bars(it: Any, window: Obj = nil) -> Obj:
    """Return (nil 0 t nil 0 t nil): WINDOW has no scroll bars without a graphic display."""
    live_window(it, window)
    return lisp_list(nil, 0, t, nil, 0, t, nil)


@primitive("set-window-scroll-bars")
def set_window_scroll_bars(
    it: Any,
    window: Obj,
    width: Obj = nil,
    vertical_type: Obj = nil,
    height: Obj = nil,
    horizontal_type: Obj = nil,
    persistent: Obj = nil,
) -> Obj:
    """Return nil: without a graphic display WINDOW has no scroll bars.

    WIDTH and HEIGHT must be integers or nil; VERTICAL-TYPE, HORIZONTAL-TYPE and PERSISTENT make no difference.
    """
    live_window(it, window)
    _margin(width)
    _margin(height)
    return nil


# Scrolling sideways


@primitive("window-hscroll")
def window_hscroll(it: Any, window: Obj = nil) -> Obj:
    """Return by how many columns WINDOW, by default the selected one, is scrolled to the left."""
    return live_window(it, window).hscroll


@primitive("set-window-hscroll")
def set_window_hscroll(it: Any, window: Obj, ncol: Obj) -> Obj:
    """Scroll WINDOW to the left by NCOL columns, 0 when it is negative; return that number."""
    target = live_window(it, window)
    target.hscroll = max(0, _fixnum(ncol))
    return target.hscroll


@primitive("window-vscroll")
def window_vscroll(it: Any, window: Obj = nil, pixels_p: Obj = nil) -> Obj:
    """Return 0: without a graphic display WINDOW is never scrolled by parts of a line; PIXELS-P asks for pixels."""
    live_window(it, window)
    return 0


@primitive("set-window-vscroll")
def set_window_vscroll(it: Any, window: Obj, vscroll: Obj, pixels_p: Obj = nil) -> Obj:
    """Return 0: without a graphic display WINDOW is not scrolled by VSCROLL, a number; PIXELS-P makes no difference."""
    live_window(it, window)
    if type(vscroll) is not int and type(vscroll) is not float:
        raise wrong_type("numberp", vscroll)
    return 0


def _sideways(it: Any, columns: Obj, sign: int) -> Obj:
    window = display(it).selected
    if columns is nil:
        step = body_width(window) - 2
    elif isinstance(columns, Cons) or type(columns) is int:
        step = it.s.prefix_numeric_value.call(columns) if isinstance(columns, Cons) else columns
    else:
        step = 1
    window.hscroll = max(0, window.hscroll + sign * step)
    return window.hscroll


@primitive("scroll-left", interactive="^P\np")
def scroll_left(it: Any, arg: Obj = nil, set_minimum: Obj = nil) -> Obj:
    """Scroll the selected window to the left by ARG columns, by default nearly its width; return its new scrolling.

    SET-MINIMUM keeps what is drawn from scrolling back by itself.
    """
    return _sideways(it, arg, 1)


@primitive("scroll-right", interactive="^P\np")
def scroll_right(it: Any, arg: Obj = nil, set_minimum: Obj = nil) -> Obj:
    """Scroll the selected window to the right by ARG columns, by default nearly its width; return its new scrolling.

    SET-MINIMUM keeps what is drawn from scrolling back by itself.
    """
    return _sideways(it, arg, -1)


@primitive("scroll-up", interactive="^P")
def scroll_up(it: Any, arg: Obj = nil) -> Obj:
    """Signal `end-of-buffer`: without a screen there is nothing beyond, whatever ARG says."""
    raise signal("end-of-buffer")


@primitive("scroll-down", interactive="^P")
def scroll_down(it: Any, arg: Obj = nil) -> Obj:
    """Signal `beginning-of-buffer`: without a screen there is nothing before, whatever ARG says."""
    raise signal("beginning-of-buffer")


@primitive("scroll-other-window", interactive="P")
def scroll_other_window(it: Any, arg: Obj = nil) -> Obj:
    """Scroll the other window as `scroll-up` does by ARG; signals `error` when there is none."""
    it.s.other_window_for_scrolling.call()
    return scroll_up(it, arg)


@primitive("scroll-other-window-down", interactive="P")
def scroll_other_window_down(it: Any, arg: Obj = nil) -> Obj:
    """Scroll the other window as `scroll-down` does by ARG; signals `error` when there is none."""
    it.s.other_window_for_scrolling.call()
    return scroll_down(it, arg)


# Places


def _number(value: Obj) -> float:
    if type(value) is not int and type(value) is not float:
        raise wrong_type("numberp", value)
    return value


def _inside(window: Window, x: float, y: float) -> bool:
    return window.left <= x < window.left + window.width and window.top <= y < window.top + window.height


@primitive("window-at")
def window_at(it: Any, x: Obj, y: Obj, frame: Obj = nil) -> Obj:
    """Return the window that has column X and line Y of FRAME, by default the selected one; nil when none has."""
    column, line = math.floor(_number(x)), math.floor(_number(y))
    for window in display(it).windows():
        if _inside(window, column, line):
            return window
    return nil


@primitive("coordinates-in-window-p")
def coordinates_in_window_p(it: Any, coordinates: Obj, window: Obj) -> Obj:
    """Return where in WINDOW the place COORDINATES, (X . Y) from the frame's corner, is.

    (X . Y) from WINDOW's own corner stands for its text, `mode-line` for its mode line; nil for elsewhere.
    """
    target = live_window(it, window)
    if not isinstance(coordinates, Cons):
        raise wrong_type("consp", coordinates)
    x, y = _number(coordinates.car), _number(coordinates.cdr)
    if not _inside(target, x, y):
        return nil
    if y >= target.top + target.height - mode_line_height(target):
        return it.s.mode_line
    return Cons(coordinates.car - target.left, coordinates.cdr - target.top)

"""Drawing, ringing, and asking where things are on a screen that is not there."""

from __future__ import annotations

from typing import Any

from elwire.builtins.buffers.buffers import Buffer, buffer_table
from elwire.builtins.buffers.markers import Marker, position_of
from elwire.builtins.display.display_objects import display, live_frame, live_window
from elwire.interpreter.objects import Cons, LispString, Obj, Symbol, Vector, nil, t
from elwire.interpreter.registry import primitive, variable
from elwire.interpreter.signals import error, signal, wrong_type

variable("visible-bell", nil, "Non-nil means to flash instead of ringing the bell.")
variable("inverse-video", nil, "Non-nil means light text on dark ground.")
variable("inhibit-redisplay", nil, "Non-nil means that nothing is drawn.")
variable("redisplay-dont-pause", t, "Non-nil means that drawing does not stop for input.")
variable("global-mode-string", nil, "What mode lines show beside the rest.")
variable("frame-title-format", nil, "How the titles of frames are made.")
variable("icon-title-format", nil, "How the titles of icons are made.")
variable("overlay-arrow-position", nil, "A marker where an arrow is shown, or nil.")
variable("overlay-arrow-string", lambda it: LispString("=>", False), "The arrow shown at `overlay-arrow-position`.")
variable(
    "overlay-arrow-variable-list",
    lambda it: Cons(it.s.overlay_arrow_position, nil),
    "Variables with markers where arrows are shown.",
)
variable("max-mini-window-height", 0.25, "The most the minibuffer window may take of the frame.")
variable("resize-mini-windows", lambda it: it.s.grow_only, "Whether the minibuffer window changes its height.")
variable("scroll-conservatively", 0, "By how many lines a window scrolls to bring point into sight.")
variable("scroll-margin", 0, "How near to the edge of a window point may come.")
variable("scroll-step", 0, "By how many lines a window scrolls when point goes out of sight.")
variable("hscroll-margin", 5, "How near to the side of a window point may come.")
variable("hscroll-step", 0, "By how many columns a window scrolls sideways.")
variable("auto-hscroll-mode", t, "Whether windows scroll sideways by themselves.")
variable("truncate-partial-width-windows", 50, "Width below which windows cut long lines.")
variable("nobreak-char-display", t, "Whether no-break spaces and hyphens are shown in a special way.")
variable("show-trailing-whitespace", nil, "Non-nil means to show spaces at line ends.", buffer_local=True)
variable("display-line-numbers", nil, "Whether line numbers are shown.", buffer_local=True)
variable("line-number-display-limit", nil, "The buffer size beyond which no line number is shown.")
variable("redisplay-end-trigger-functions", nil, "Functions called when drawing comes to a window's trigger.")
variable("menu-updating-frame", nil, "The frame whose menu bar is being made.")
variable("message-truncate-lines", nil, "Non-nil means that messages are cut to one line.")
variable("clear-message-function", nil, "Function that clears the echo area, or nil.")
variable("set-message-function", nil, "Function that shows a message in its own way, or nil.")
variable("void-text-area-pointer", lambda it: it.s.arrow, "The shape of the mouse pointer beside text.")
variable("fontification-functions", nil, "Functions called to put faces on text about to be drawn.", buffer_local=True)

_STATE = "redisplay"


@primitive("redraw-display", interactive="")
def redraw_display(it: Any) -> Obj:
    """Return nil: there is no screen to draw anew."""
    return nil


@primitive("redraw-frame")
def redraw_frame(it: Any, frame: Obj = nil) -> Obj:
    """Return nil: without a screen FRAME need not be drawn anew."""
    live_frame(it, frame)
    return nil


@primitive("force-window-update")
def force_window_update(it: Any, object: Obj = nil) -> Obj:
    """Let OBJECT, a window, a buffer or its name, or nil for all windows, be drawn anew; return t when it is shown."""
    from elwire.builtins.display.display_objects import Window

    if object is nil or (isinstance(object, Window) and object.live):
        return t
    buffer = buffer_table(it).by_name.get(object.s) if isinstance(object, LispString) else object
    return t if any(window.buffer is buffer for window in display(it).windows()) else nil


@primitive("internal-show-cursor")
def internal_show_cursor(it: Any, window: Obj, show: Obj) -> Obj:
    """Say by SHOW whether the cursor of WINDOW is shown; return nil."""
    live_window(it, window)
    it.chapter_state[_STATE] = show
    return nil


@primitive("internal-show-cursor-p")
def internal_show_cursor_p(it: Any, window: Obj = nil) -> Obj:
    """Return t if the cursor of WINDOW is shown."""
    live_window(it, window)
    return nil if it.chapter_state.get(_STATE, t) is nil else t


@primitive("frame-or-buffer-changed-p")
def frame_or_buffer_changed_p(it: Any, variable: Obj = nil) -> Obj:
    """Return t if frames, or buffers, their names or flags have changed since the last call with VARIABLE.

    VARIABLE, a symbol, holds what was seen then.  Signals `wrong-type-argument symbolp` and `void-variable`.
    """
    symbol = it.intern(" frame-or-buffer-state") if variable is nil else variable
    if not isinstance(symbol, Symbol):
        raise wrong_type("symbolp", symbol)
    try:
        seen = symbol.value
    except AttributeError:
        if variable is not nil:
            raise signal("void-variable", symbol) from None
        seen = nil
    now: list[Obj] = [display(it).frame, display(it).frame.name]
    for buffer in buffer_table(it).order:
        if buffer.name.s[:1] != " ":
            now += [buffer, buffer.name, buffer.locals.get(it.s.buffer_read_only, nil),
                    t if buffer.text.modiff > buffer.text.save_modiff else nil]  # fmt: skip
    if type(seen) is Vector and len(seen) == len(now) and all(a is b for a, b in zip(seen, now, strict=True)):
        return nil
    symbol.value = Vector(now)
    return t


@primitive("open-termscript")
def open_termscript(file: Obj) -> Obj:
    """Signal `error`: there is no terminal whose output could be copied to FILE."""
    raise error("Current frame is not on a tty device")


@primitive("run-window-configuration-change-hook")
def run_window_configuration_change_hook(it: Any, frame: Obj = nil) -> Obj:
    """Run `window-configuration-change-hook` for FRAME, by default the selected one."""
    live_frame(it, frame)
    it.s.run_hooks.call(it.s.window_configuration_change_hook)
    return nil


@primitive("run-window-scroll-functions")
def run_window_scroll_functions(it: Any, window: Obj = nil) -> Obj:
    """Call `window-scroll-functions` for WINDOW, by default the selected one."""
    target = live_window(it, window)
    if it.s.window_scroll_functions.value is not nil:
        it.s.run_hook_with_args.call(it.s.window_scroll_functions, target, it.s.window_start.call(target))
    return nil


@primitive("recenter", interactive="P\np")
def recenter(it: Any, arg: Obj = nil, redisplay: Obj = nil) -> Obj:
    """Let the line of point be line ARG, by default the middle one, of the selected window; return nil.

    Signals `error` when that window does not show the current buffer.  REDISPLAY makes no difference without a screen.
    """
    window = display(it).selected
    if window.buffer is not it.buffer:
        raise error("‘recenter’ing a window that does not display current-buffer.")
    return nil


@primitive("move-to-window-line")
def move_to_window_line(it: Any, arg: Obj) -> Obj:
    """Put point at the start of what the selected window shows, line ARG of it; return how many lines that is.

    Signals `error` when that window does not show the current buffer.
    """
    window = display(it).selected
    buffer: Buffer = it.buffer
    if window.buffer is not buffer:
        raise error("move-to-window-line called from unrelated buffer")
    lines = window.height - 1
    if arg is nil:
        count = lines // 2
    elif type(arg) is int:
        count = arg if arg >= 0 else lines + arg
    else:
        count = 1
    buffer.set_point(max(1, min(window.start.position, buffer.zv)))
    moved: Obj = it.s.vertical_motion.call(count)
    return moved


# What is invisible


@primitive("invisible-p")
def invisible_p(it: Any, pos: Obj) -> Obj:
    """Return non-nil if the text at POS, a position or marker, is invisible, or if a property of value POS makes it so.

    It is t for text that just vanishes, and something else where an ellipsis stands for it.
    """
    value = pos
    if type(pos) is int or isinstance(pos, Marker):
        value = it.s.get_char_property.call(position_of(pos), it.s.invisible)
    spec = it.s.buffer_invisibility_spec.value
    if spec is t:
        return t if value is not nil else nil
    values = []
    cell = value
    while isinstance(cell, Cons):
        values.append(cell.car)
        cell = cell.cdr
    for candidate in values or [value]:
        each = spec
        while isinstance(each, Cons):
            item = each.car
            if item is candidate and item is not nil:
                return t
            if isinstance(item, Cons) and item.car is candidate:
                return t if item.cdr is nil else 2
            each = each.cdr
    return nil


@primitive("current-bidi-paragraph-direction")
def current_bidi_paragraph_direction(it: Any, buffer: Obj = nil) -> Obj:
    """Return `left-to-right`: without a screen the direction of the text in BUFFER is not found out."""
    if buffer is not nil and not isinstance(buffer, Buffer):
        raise wrong_type("bufferp", buffer)
    return it.s.left_to_right


@primitive("line-pixel-height")
def line_pixel_height(it: Any) -> Obj:
    """Return the height of the line of point in screen units: 1."""
    return 1


@primitive("line-number-display-width")
def line_number_display_width(it: Any, pixelwise: Obj = nil) -> Obj:
    """Return the width of the line numbers in the selected window: 0; PIXELWISE `columns` gives a float."""
    return 0.0 if pixelwise is it.s.columns else 0


@primitive("window-text-pixel-size")
def window_text_pixel_size(
    it: Any,
    window: Obj = nil,
    from_: Obj = nil,
    to: Obj = nil,
    x_limit: Obj = nil,
    y_limit: Obj = nil,
    mode_lines: Obj = nil,
) -> Obj:
    """Return (0 . 0): without a screen the text of WINDOW takes no room.

    FROM, TO, X-LIMIT, Y-LIMIT and MODE-LINES, which say what to measure, make no difference.
    """
    live_window(it, window)
    return Cons(0, 0)


@primitive("define-fringe-bitmap")
def define_fringe_bitmap(bitmap: Obj, bits: Obj, height: Obj = nil, width: Obj = nil, align: Obj = nil) -> Obj:
    """Define the symbol BITMAP as a picture for fringes, which a terminal has not; return BITMAP.

    BITS, a string or a vector of integers, is the picture, of HEIGHT and WIDTH, and ALIGN says where it is put.
    """
    return bitmap


@primitive("format-mode-line")
def format_mode_line(it: Any, format: Obj, face: Obj = nil, window: Obj = nil, buffer: Obj = nil) -> Obj:
    """Return "": without a screen mode lines are empty, whatever FORMAT, FACE, WINDOW and BUFFER say."""
    live_window(it, window)
    if buffer is not nil and not isinstance(buffer, Buffer):
        raise wrong_type("bufferp", buffer)
    return LispString("", False)

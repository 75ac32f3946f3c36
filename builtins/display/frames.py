"""Frames: the one that batch Emacs has, 80 columns by 25 lines, on a terminal without a screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from elwire.builtins.buffers.buffers import buffer_table
from elwire.builtins.display.display_objects import (
    COLUMNS,
    LINES,
    Frame,
    any_frame,
    display,
    live_frame,
)
from elwire.interpreter.objects import Cons, LispString, Obj, Symbol, lisp_list, list_to_lisp, list_to_python, nil, t
from elwire.interpreter.registry import late_variable, primitive, variable
from elwire.interpreter.signals import error, wrong_type

variable("default-frame-alist", nil, "Alist of the parameters that new frames get.")
variable("delete-frame-functions", nil, "Functions called with a frame that is about to be deleted.")
variable("after-delete-frame-functions", nil, "Functions called with a frame that has been deleted.")
variable("after-make-frame-functions", nil, "Functions called with a frame that was made.")
variable("focus-follows-mouse", nil, "Whether the window manager gives the focus to where the mouse is.")
variable("frame-resize-pixelwise", nil, "Non-nil means that frames are resized by pixels.")
variable("frame-inhibit-implied-resize", nil, "Whether changes of what surrounds the text leave a frame's size alone.")
variable("frame-alpha-lower-limit", 20, "The least opacity of a frame in percent.")
variable("iconify-child-frame", lambda it: it.s.iconify_top_level, "What iconifying a child frame does.")
variable("make-pointer-invisible", t, "Non-nil means that the mouse pointer hides while you type.")
variable("menu-bar-mode", nil, "Non-nil means that frames have a menu bar.")
variable("tool-bar-mode", nil, "Non-nil means that frames have a tool bar.")
variable("tab-bar-mode", nil, "Non-nil means that frames have a tab bar.")
variable("mouse-highlight", t, "Whether text that reacts to the mouse is highlighted.")
variable("mouse-position-function", nil, "Function that changes what `mouse-position` returns.")
variable("default-minibuffer-frame", nil, "The frame whose minibuffer others without one use.")
late_variable("terminal-frame", lambda it: display(it).frame, "The frame that the terminal shows: the only one.")


@primitive("framep")
def framep(object: Obj) -> Obj:
    """Return t if OBJECT is a frame: t means one on a text terminal."""
    return t if isinstance(object, Frame) else nil


@primitive("frame-live-p")
def frame_live_p(object: Obj) -> Obj:
    """Return t if OBJECT is a frame that has not been deleted."""
    return t if isinstance(object, Frame) else nil


@primitive("window-system")
def window_system(it: Any, frame: Obj = nil) -> Obj:
    """Return the window system of FRAME, by default the selected one: nil, for there is none."""
    any_frame(it, frame)
    return nil


@primitive("selected-frame")
def selected_frame(it: Any) -> Obj:
    """Return the selected frame."""
    return display(it).frame


@primitive("old-selected-frame")
def old_selected_frame(it: Any) -> Obj:
    """Return the frame that was selected when windows were last drawn."""
    return display(it).frame


@primitive("last-nonminibuffer-frame")
def last_nonminibuffer_frame(it: Any) -> Obj:
    """Return the frame with more than a minibuffer that was selected last."""
    return display(it).frame


@primitive("select-frame", interactive="e")
def select_frame(it: Any, frame: Obj, norecord: Obj = nil) -> Obj:
    """Make FRAME the selected frame and return it; NORECORD is as for `select-window`."""
    if not isinstance(frame, Frame):
        raise wrong_type("frame-live-p", frame)
    return frame


@primitive("handle-switch-frame", interactive="^e")
def handle_switch_frame(it: Any, event: Obj) -> Obj:
    """Select the frame of the switch-frame event EVENT, or the frame EVENT itself."""
    frame = event.cdr.car if isinstance(event, Cons) and isinstance(event.cdr, Cons) else event
    if not isinstance(frame, Frame):
        raise wrong_type("framep", frame)
    return frame


@primitive("frame-list")
def frame_list(it: Any) -> Obj:
    """Return a list of all live frames."""
    return lisp_list(display(it).frame)


@primitive("visible-frame-list")
def visible_frame_list(it: Any) -> Obj:
    """Return a list of all frames that are visible."""
    return lisp_list(display(it).frame)


@primitive("next-frame")
def next_frame(it: Any, frame: Obj = nil, miniframe: Obj = nil) -> Obj:
    """Return the frame after FRAME, by default the selected one, MINIFRAME saying which count: FRAME itself."""
    return live_frame(it, frame)


@primitive("previous-frame")
def previous_frame(it: Any, frame: Obj = nil, miniframe: Obj = nil) -> Obj:
    """Return the frame before FRAME, by default the selected one, MINIFRAME saying which count: FRAME itself."""
    return live_frame(it, frame)


@primitive("delete-frame")
def delete_frame(it: Any, frame: Obj = nil, force: Obj = nil) -> Obj:
    """Signal `error`: FRAME is the only one, even with FORCE."""
    any_frame(it, frame)
    raise error("Attempt to delete the sole visible or iconified frame")


@primitive("frame-parent")
def frame_parent(it: Any, frame: Obj = nil) -> Obj:
    """Return the frame of which FRAME, by default the selected one, is a child: nil."""
    live_frame(it, frame)
    return nil


@primitive("frame-ancestor-p")
def frame_ancestor_p(ancestor: Obj, descendant: Obj) -> Obj:
    """Return nil: with one frame ANCESTOR is none of DESCENDANT."""
    return nil


# Sizes and places


def _declare_size(name: str, value: Obj, doc: str, check: Callable[[Any, Obj], Frame] | None) -> None:
    """Declare the primitive NAME, which gives VALUE for a frame that CHECK takes."""

    def size(it: Any, frame: Obj = nil) -> Obj:
        if check is not None:
            check(it, frame)
        return value

    size.__doc__ = doc
    primitive(name)(size)


for _name, _value, _doc, _check in (
    ("frame-char-width", 1, "Return the width of a character on FRAME in screen units: 1.", None),
    ("frame-char-height", 1, "Return the height of a line on FRAME in screen units: 1.", None),
    ("frame-native-width", COLUMNS, "Return the width of FRAME, by default the selected one, in columns.", any_frame),
    ("frame-native-height", LINES, "Return the height of FRAME, by default the selected one, in lines.", any_frame),
    ("frame-text-cols", COLUMNS, "Return how many columns of text FRAME, by default the selected one, has.", any_frame),
    ("frame-text-lines", LINES, "Return how many lines of text FRAME, by default the selected one, has.", any_frame),
    ("frame-text-width", COLUMNS, "Return the width of FRAME's text, by default the selected frame's.", any_frame),
    ("frame-text-height", LINES, "Return the height of FRAME's text, by default the selected frame's.", any_frame),
    ("frame-total-cols", COLUMNS, "Return the width of FRAME, by default the selected one, in columns.", any_frame),
    ("frame-total-lines", LINES, "Return the height of FRAME, by default the selected one, in lines.", any_frame),
    ("frame-fringe-width", 0, "Return 0: FRAME has no fringes.", any_frame),
    ("frame-internal-border-width", 0, "Return 0: FRAME has no internal border.", any_frame),
    ("frame-child-frame-border-width", 0, "Return 0: FRAME has no border.", any_frame),
    ("frame-bottom-divider-width", 0, "Return 0: FRAME has no dividers.", any_frame),
    ("frame-right-divider-width", 0, "Return 0: FRAME has no dividers.", any_frame),
    ("frame-scroll-bar-width", 0, "Return 0: FRAME has no scroll bars.", any_frame),
    ("frame-scroll-bar-height", 0, "Return 0: FRAME has no scroll bars.", any_frame),
    ("tool-bar-pixel-width", 0, "Return 0: FRAME has no tool bar.", None),
    ("frame-scale-factor", 1.0, "Return 1.0: FRAME is not magnified.", live_frame),
    ("frame-pointer-visible-p", t, "Return t: the mouse pointer is not hidden on FRAME.", any_frame),
):
    _declare_size(_name, _value, _doc, _check)


@primitive("frame-windows-min-size")
def frame_windows_min_size(
    it: Any, frame: Obj = nil, horizontal: Obj = nil, ignore: Obj = nil, pixelwise: Obj = nil
) -> Obj:
    """Return the least height, or with HORIZONTAL width, of FRAME, whatever IGNORE and PIXELWISE say."""
    return 10 if horizontal is not nil else 8


@primitive("frame-position")
def frame_position(it: Any, frame: Obj = nil) -> Obj:
    """Return (0 . 0), where on the screen FRAME, by default the selected one, is."""
    live_frame(it, frame)
    return Cons(0, 0)


def _integer(value: Obj) -> None:
    if type(value) is not int:
        raise wrong_type("integerp", value)


@primitive("set-frame-position")
def set_frame_position(it: Any, frame: Obj, x: Obj, y: Obj) -> Obj:
    """Return t: without a screen FRAME cannot be moved to X and Y, integers."""
    live_frame(it, frame)
    _integer(x)
    _integer(y)
    return t


@primitive("set-frame-width")
def set_frame_width(it: Any, frame: Obj, width: Obj, pretend: Obj = nil, pixelwise: Obj = nil) -> Obj:
    """Return nil: without a screen FRAME keeps its width.

    WIDTH must be an integer; PRETEND and PIXELWISE make no difference.
    """
    live_frame(it, frame)
    _integer(width)
    return nil


@primitive("set-frame-height")
def set_frame_height(it: Any, frame: Obj, height: Obj, pretend: Obj = nil, pixelwise: Obj = nil) -> Obj:
    """Return nil: without a screen FRAME keeps its height.

    HEIGHT must be an integer; PRETEND and PIXELWISE make no difference.
    """
    live_frame(it, frame)
    _integer(height)
    return nil


@primitive("set-frame-size")
def set_frame_size(it: Any, frame: Obj, width: Obj, height: Obj, pixelwise: Obj = nil) -> Obj:
    """Return nil: without a screen FRAME keeps its size.

    WIDTH and HEIGHT must be integers; PIXELWISE makes no difference.
    """
    live_frame(it, frame)
    _integer(width)
    _integer(height)
    return nil


# Parameters


def _fixed_parameters(it: Any, frame: Frame) -> dict[Symbol, Obj]:
    """The parameters of FRAME that follow from what it is."""
    table = buffer_table(it)
    shown = [window.buffer for window in frame.root.leaves() if window.buffer is not None]
    unspecified = LispString("unspecified-fg", False), LispString("unspecified-bg", False)
    s = it.s
    return {
        s.tab_bar_lines: 0,
        s.menu_bar_lines: 1,
        s.buried_buffer_list: nil,
        s.buffer_list: list_to_lisp([each for each in table.order if each in shown]),
        s.unsplittable: nil,
        s.modeline: t,
        s.width: COLUMNS,
        s.height: LINES,
        s.name: frame.name,
        s.font: LispString("tty", False),
        s.background_color: unspecified[1],
        s.foreground_color: unspecified[0],
        s.background_mode: s.dark,
        s.display_type: s.mono,
        s.minibuffer: t,
    }


@primitive("frame-parameters")
def frame_parameters(it: Any, frame: Obj = nil) -> Obj:
    """Return an alist of the parameters of FRAME, by default the selected one."""
    target = any_frame(it, frame)
    values = [*reversed(target.parameters.items()), *_fixed_parameters(it, target).items()]
    return list_to_lisp([Cons(key, value) for key, value in values])


@primitive("frame-parameter")
def frame_parameter(it: Any, frame: Obj, parameter: Obj) -> Obj:
    """Return the value of PARAMETER, a symbol, of FRAME, nil being the selected one; nil when it has none."""
    target = any_frame(it, frame)
    if not isinstance(parameter, Symbol):
        raise wrong_type("symbolp", parameter)
    if parameter in target.parameters:
        return target.parameters[parameter]
    return _fixed_parameters(it, target).get(parameter, nil)


@primitive("modify-frame-parameters")
def modify_frame_parameters(it: Any, frame: Obj, alist: Obj) -> Obj:
    """Give FRAME, nil being the selected one, the parameters in ALIST, of elements (PARAMETER . VALUE); return nil.

    What follows from the terminal, such as the size, stays.
    """
    target = live_frame(it, frame)
    fixed = _fixed_parameters(it, target)
    for entry in reversed(list_to_python(alist)):
        if not isinstance(entry, Cons):
            continue
        if entry.car is it.s.name:
            if isinstance(entry.cdr, LispString):
                target.name = entry.cdr
            else:
                state = display(it)
                state.frame_names += 1
                target.name = LispString(f"F{state.frame_names}", False)
        elif entry.car not in fixed:
            target.parameters[entry.car] = entry.cdr
    return nil


# Seeing them


@primitive("frame-visible-p")
def frame_visible_p(frame: Obj) -> Obj:
    """Return t: FRAME is visible as far as one can be."""
    if not isinstance(frame, Frame):
        raise wrong_type("frame-live-p", frame)
    return t


@primitive("make-frame-visible", interactive="")
def make_frame_visible(it: Any, frame: Obj = nil) -> Obj:
    """Make FRAME, by default the selected one, visible, and return it."""
    return live_frame(it, frame)


@primitive("make-frame-invisible", interactive="")
def make_frame_invisible(it: Any, frame: Obj = nil, force: Obj = nil) -> Obj:
    """Signal `error`, for FRAME is the only one; with FORCE return nil, for it cannot be hidden."""
    live_frame(it, frame)
    if force is nil:
        raise error("Attempt to make invisible the sole visible or iconified frame")
    return nil


@primitive("iconify-frame", interactive="")
def iconify_frame(it: Any, frame: Obj = nil) -> Obj:
    """Return nil: FRAME cannot become an icon."""
    live_frame(it, frame)
    return nil


@primitive("raise-frame", interactive="")
def raise_frame(it: Any, frame: Obj = nil) -> Obj:
    """Return nil: FRAME, the only one, is before all others."""
    live_frame(it, frame)
    return nil


@primitive("lower-frame", interactive="")
def lower_frame(it: Any, frame: Obj = nil) -> Obj:
    """Return nil: FRAME, the only one, has none to be behind."""
    live_frame(it, frame)
    return nil


@primitive("frame-focus")
def frame_focus(it: Any, frame: Obj = nil) -> Obj:
    """Return the frame to which input typed at FRAME, by default the selected one, goes; nil for FRAME itself."""
    return live_frame(it, frame).focus


@primitive("redirect-frame-focus")
def redirect_frame_focus(it: Any, frame: Obj, focus_frame: Obj = nil) -> Obj:
    """Let input typed at FRAME go to FOCUS-FRAME, nil for FRAME itself."""
    target = any_frame(it, frame)
    target.focus = nil if focus_frame is nil else live_frame(it, focus_frame)
    return nil


@primitive("x-focus-frame")
def x_focus_frame(it: Any, frame: Obj, noactivate: Obj = nil) -> Obj:
    """Return nil: without a window system there is no focus to give FRAME; NOACTIVATE makes no difference."""
    live_frame(it, frame)
    return nil


@primitive("frame-after-make-frame")
def frame_after_make_frame(it: Any, frame: Obj, made: Obj) -> Obj:
    """Note by MADE whether FRAME is complete; return MADE."""
    live_frame(it, frame)
    return made


@primitive("frame-window-state-change")
def frame_window_state_change(it: Any, frame: Obj = nil) -> Obj:
    """Return t if `set-frame-window-state-change` noted a change of FRAME's windows."""
    return t if live_frame(it, frame).changed else nil


@primitive("set-frame-window-state-change")
def set_frame_window_state_change(it: Any, frame: Obj = nil, arg: Obj = nil) -> Obj:
    """Note by ARG whether FRAME's windows have changed; return t when they have."""
    live_frame(it, frame).changed = arg is not nil
    return t if arg is not nil else nil


@primitive("make-terminal-frame")
def make_terminal_frame(parms: Obj) -> Obj:
    """Signal `error`: there is no terminal on which a frame with parameters PARMS could be made."""
    raise error("Unknown terminal type")


# The mouse


@primitive("mouse-position")
def mouse_position(it: Any) -> Obj:
    """Return (FRAME nil): there is no mouse."""
    return lisp_list(display(it).frame, nil)


@primitive("mouse-pixel-position")
def mouse_pixel_position(it: Any) -> Obj:
    """Return (FRAME nil): there is no mouse."""
    return lisp_list(display(it).frame, nil)


def _no_mouse(frame: Obj, x: Obj, y: Obj) -> Obj:
    if not isinstance(frame, Frame):
        raise wrong_type("frame-live-p", frame)
    _integer(x)
    _integer(y)
    return nil


@primitive("set-mouse-position")
def set_mouse_position(frame: Obj, x: Obj, y: Obj) -> Obj:
    """Return nil: there is no mouse to put to column X and line Y of FRAME."""
    return _no_mouse(frame, x, y)


@primitive("set-mouse-pixel-position")
def set_mouse_pixel_position(frame: Obj, x: Obj, y: Obj) -> Obj:
    """Return nil: there is no mouse to put to X and Y on FRAME."""
    return _no_mouse(frame, x, y)

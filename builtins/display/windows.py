"""Windows: the selected one, what it shows, and how windows follow each other."""

from __future__ import annotations

from typing import Any

from elwire.builtins.buffers.buffers import Buffer, find_buffer
from elwire.builtins.buffers.markers import Marker, position_of
from elwire.builtins.display.display_objects import (
    Frame,
    Window,
    any_window,
    display,
    frame_of,
    live_frame,
    live_window,
    no_other_window,
    show,
    valid_window,
)
from elwire.interpreter.objects import Cons, Obj, list_to_lisp, nil, t
from elwire.interpreter.registry import primitive, variable
from elwire.interpreter.signals import error, wrong_type

variable("window-configuration-change-hook", nil, "Hook run when the windows of a frame have changed.")
variable("window-scroll-functions", nil, "Functions called with a window and its new start when it scrolls.")
variable("window-buffer-change-functions", nil, "Functions called when windows show other buffers.")
variable("window-size-change-functions", nil, "Functions called when windows have other sizes.")
variable("window-selection-change-functions", nil, "Functions called when another window is selected.")
variable("window-state-change-functions", nil, "Functions called when windows have changed in any way.")
variable("window-state-change-hook", nil, "Hook run when windows have changed in any way.")
variable("window-resize-pixelwise", nil, "Non-nil means that windows are resized by pixels.")
variable("window-combination-limit", lambda it: it.intern("window-size"), "When splitting a window makes a new parent.")
variable("window-combination-resize", nil, "Non-nil means that splitting a window resizes its siblings too.")
variable("window-persistent-parameters", lambda it: list_to_lisp([Cons(it.s.clone_of, t)]), "Parameters that are kept.")
variable("next-screen-context-lines", 2, "How many lines stay in sight when a whole window is scrolled.")
variable("scroll-preserve-screen-position", nil, "Non-nil means that point stays where it is on the screen.")
variable("other-window-scroll-buffer", nil, "A buffer whose window `scroll-other-window` scrolls, or nil.")
variable("window-point-insertion-type", nil, "Whether points of windows move with text inserted there.")
variable("minibuffer-scroll-window", nil, "The window that `scroll-other-window` scrolls from the minibuffer, or nil.")
variable("temp-buffer-show-function", nil, "Function called with a buffer to show instead of displaying it.")
variable("mode-line-in-non-selected-windows", t, "Non-nil means that other windows' mode lines look different.")
variable("recenter-redisplay", lambda it: it.intern("tty"), "Whether `recenter` draws the frame anew.")


@primitive("windowp")
def windowp(object: Obj) -> Obj:
    """Return t if OBJECT is a window, deleted or not."""
    return t if isinstance(object, Window) else nil


@primitive("window-valid-p")
def window_valid_p(object: Obj) -> Obj:
    """Return t if OBJECT is a window that has not been deleted."""
    return t if isinstance(object, Window) and object.valid else nil


@primitive("window-live-p")
def window_live_p(object: Obj) -> Obj:
    """Return t if OBJECT is a window that shows a buffer."""
    return t if isinstance(object, Window) and object.live else nil


@primitive("selected-window")
def selected_window(it: Any) -> Obj:
    """Return the selected window."""
    return display(it).selected


@primitive("old-selected-window")
def old_selected_window(it: Any) -> Obj:
    """Return the window that was selected when windows were last drawn: the first one."""
    return display(it).frame.root


@primitive("select-window")
def select_window(it: Any, window: Obj, norecord: Obj = nil) -> Obj:
    """Make the live window WINDOW the selected one and its buffer the current one; return WINDOW.

    Unless NORECORD, its buffer becomes the first of `buffer-list`.  Signals `wrong-type-argument window-live-p`.
    """
    if not isinstance(window, Window) or not window.live:
        raise wrong_type("window-live-p", window)
    display(it).select(window, norecord is nil)
    return window


@primitive("minibuffer-window")
def minibuffer_window(it: Any, frame: Obj = nil) -> Obj:
    """Return the minibuffer window of FRAME, by default of the selected frame."""
    return live_frame(it, frame).mini


@primitive("window-minibuffer-p")
def window_minibuffer_p(it: Any, window: Obj = nil) -> Obj:
    """Return t if WINDOW, by default the selected one, is a minibuffer window."""
    return t if valid_window(it, window).mini else nil


@primitive("minibuffer-selected-window")
def minibuffer_selected_window(it: Any) -> Obj:
    """Return the window from which the minibuffer was entered, nil while none is active."""
    return nil


@primitive("innermost-minibuffer-p")
def innermost_minibuffer_p(buffer: Obj = nil) -> Obj:
    """Return nil: BUFFER, by default the current one, is not the minibuffer in use, for none ever is."""
    return nil


@primitive("minibuffer-innermost-command-loop-p")
def minibuffer_innermost_command_loop_p(buffer: Obj = nil) -> Obj:
    """Return nil: BUFFER, by default the current one, is no minibuffer of the running command loop."""
    return nil


@primitive("set-minibuffer-window")
def set_minibuffer_window(it: Any, window: Obj) -> Obj:
    """Make WINDOW, a minibuffer window, the one that the minibuffer uses."""
    if not isinstance(window, Window):
        raise wrong_type("windowp", window)
    if not window.mini:
        raise error("Window is not a minibuffer window")
    return window


@primitive("window-frame")
def window_frame(it: Any, window: Obj = nil) -> Obj:
    """Return the frame that WINDOW, by default the selected one, is on."""
    valid_window(it, window)
    return display(it).frame


@primitive("frame-root-window")
def frame_root_window(it: Any, frame_or_window: Obj = nil) -> Obj:
    """Return the root of the windows of FRAME-OR-WINDOW, by default of the selected frame."""
    return frame_of(it, frame_or_window).root


@primitive("frame-first-window")
def frame_first_window(it: Any, frame_or_window: Obj = nil) -> Obj:
    """Return the topmost and leftmost live window of FRAME-OR-WINDOW, by default of the selected frame."""
    return next(frame_of(it, frame_or_window).root.leaves())


@primitive("frame-selected-window")
def frame_selected_window(it: Any, frame_or_window: Obj = nil) -> Obj:
    """Return the selected window of FRAME-OR-WINDOW, by default of the selected frame."""
    return frame_of(it, frame_or_window).selected


@primitive("frame-old-selected-window")
def frame_old_selected_window(it: Any, frame: Obj = nil) -> Obj:
    """Return the window that was FRAME's selected one when its windows were last drawn: nil, for they never are."""
    live_frame(it, frame)
    return nil


@primitive("set-frame-selected-window")
def set_frame_selected_window(it: Any, frame: Obj, window: Obj, norecord: Obj = nil) -> Obj:
    """Make WINDOW the selected window of FRAME; NORECORD is as for `select-window`."""
    live_frame(it, frame)
    return select_window(it, window, norecord)


# Buffers


@primitive("window-buffer")
def window_buffer(it: Any, window: Obj = nil) -> Obj:
    """Return the buffer that WINDOW, by default the selected one, shows; nil when it shows none."""
    buffer = any_window(it, window).buffer
    return nil if buffer is None else buffer


@primitive("set-window-buffer")
def set_window_buffer(it: Any, window: Obj, buffer_or_name: Obj, keep_margins: Obj = nil) -> Obj:
    """Let WINDOW, nil being the selected one, show BUFFER-OR-NAME.

    KEEP-MARGINS leaves its margins and fringes alone.  Signals `error` when WINDOW is dedicated to another buffer.
    """
    target = live_window(it, window)
    buffer = find_buffer(it, buffer_or_name)
    if buffer is None:
        raise wrong_type("bufferp", nil)
    if not buffer.live:
        raise error("Attempt to display deleted buffer")
    old = target.buffer
    assert old is not None
    if old is not buffer:
        if target.dedicated is t:
            raise error(f"Window is dedicated to ‘{old.name.s}’")
        target.dedicated = nil
        _remember(it, target, old)
    show(target, buffer)
    if keep_margins is nil:
        target.margins = _default_margins(it, buffer)
    _count_display(it, buffer)
    return nil


def _default_margins(it: Any, buffer: Buffer) -> tuple[int, int]:
    left, right = buffer.locals.get(it.s.left_margin_width, 0), buffer.locals.get(it.s.right_margin_width, 0)
    return (left if type(left) is int else 0, right if type(right) is int else 0)


def _count_display(it: Any, buffer: Buffer) -> None:
    count = it.s.buffer_display_count
    shown = buffer.locals.get(count, nil)
    if type(shown) is int:
        buffer.locals[count] = shown + 1
    buffer.locals[it.s.buffer_display_time] = it.s.current_time.call()


def _remember(it: Any, window: Window, buffer: Buffer) -> None:
    """Put BUFFER at the front of the buffers that WINDOW showed before."""
    if buffer.name.s[:1] == " ":
        return
    start, point = Marker(buffer, window.start.position), Marker(buffer, window.point())
    entry = list_to_lisp([buffer, start, point])
    others = [each for each in window.prev_buffers if not isinstance(each, Cons) or each.car is not buffer]
    window.prev_buffers = Cons(entry, list_to_lisp(others))


@primitive("get-buffer-window")
def get_buffer_window(it: Any, buffer_or_name: Obj = nil, all_frames: Obj = nil) -> Obj:
    """Return a window that shows BUFFER-OR-NAME, by default the current buffer; nil when none does.

    The selected window comes first.  ALL-FRAMES makes no difference with one frame.
    """
    buffer = it.buffer if buffer_or_name is nil else find_buffer(it, buffer_or_name)
    if buffer is None or not buffer.live:
        return nil
    state = display(it)
    if state.selected.buffer is buffer:
        return state.selected
    for window in state.frame.root.leaves():
        if window.buffer is buffer:
            return window
    return nil


@primitive("window-prev-buffers")
def window_prev_buffers(it: Any, window: Obj = nil) -> Obj:
    """Return the list of (BUFFER START POINT) of what WINDOW, by default the selected one, showed before."""
    return live_window(it, window).prev_buffers


@primitive("set-window-prev-buffers")
def set_window_prev_buffers(it: Any, window: Obj, prev_buffers: Obj) -> Obj:
    """Make PREV-BUFFERS, a list of (BUFFER START POINT), what WINDOW showed before."""
    live_window(it, window).prev_buffers = prev_buffers
    return prev_buffers


@primitive("window-next-buffers")
def window_next_buffers(it: Any, window: Obj = nil) -> Obj:
    """Return the list of buffers that WINDOW, by default the selected one, recently left for an earlier one."""
    return live_window(it, window).next_buffers


@primitive("set-window-next-buffers")
def set_window_next_buffers(it: Any, window: Obj, next_buffers: Obj) -> Obj:
    """Make NEXT-BUFFERS, a list, the buffers that WINDOW recently left for an earlier one."""
    live_window(it, window).next_buffers = next_buffers
    return next_buffers


# Point and start


@primitive("window-point")
def window_point(it: Any, window: Obj = nil) -> Obj:
    """Return where point is in WINDOW, by default the selected one."""
    return live_window(it, window).point()


@primitive("set-window-point")
def set_window_point(it: Any, window: Obj, pos: Obj) -> Obj:
    """Put point in WINDOW, nil being the selected one, at POS, a position or marker; return POS."""
    target = live_window(it, window)
    buffer = target.buffer
    assert buffer is not None
    position = position_of(pos)
    position = max(buffer.begv, min(position, buffer.zv))
    if target is display(it).selected:
        buffer.set_point(position)
    else:
        target.place.set(buffer, position)
    return pos


@primitive("window-start")
def window_start(it: Any, window: Obj = nil) -> Obj:
    """Return the position at which the text shown in WINDOW, by default the selected one, starts."""
    target = live_window(it, window)
    assert target.buffer is not None
    return max(1, min(target.start.position, target.buffer.size() + 1))


@primitive("set-window-start")
def set_window_start(it: Any, window: Obj, pos: Obj, noforce: Obj = nil) -> Obj:
    """Let the text shown in WINDOW start at POS, a position or marker; return POS.

    NOFORCE says that it may start elsewhere to bring point into sight.
    """
    target = live_window(it, window)
    buffer = target.buffer
    assert buffer is not None
    position = max(buffer.begv, min(position_of(pos), buffer.zv))
    target.start.set(buffer, position)
    return pos


@primitive("window-end")
def window_end(it: Any, window: Obj = nil, update: Obj = nil) -> Obj:
    """Return the end of what WINDOW shows: without a screen, whatever UPDATE says, the end of its buffer."""
    buffer = live_window(it, window).buffer
    assert buffer is not None
    return buffer.size() + 1


@primitive("pos-visible-in-window-p")
def pos_visible_in_window_p(it: Any, pos: Obj = nil, window: Obj = nil, partially: Obj = nil) -> Obj:
    """Return nil: without a screen no position is visible.

    POS is a position, t for the last one, or nil for point, in WINDOW; PARTIALLY asks where it is.
    """
    live_window(it, window)
    if pos is not nil and pos is not t:
        position_of(pos)
    return nil


# The order of windows


def _listed(it: Any, minibuf: Obj) -> list[Window]:
    """The windows that MINIBUF, as for `next-window`, leaves."""
    windows = list(display(it).frame.root.leaves())
    if minibuf is t:
        windows.append(display(it).frame.mini)
    return windows


def _neighbour(it: Any, window: Obj, minibuf: Obj, step: int) -> Window:
    target = live_window(it, window)
    windows = _listed(it, minibuf)
    if target not in windows:
        return windows[0 if step > 0 else -1]
    return windows[(windows.index(target) + step) % len(windows)]


@primitive("next-window")
def next_window(it: Any, window: Obj = nil, minibuf: Obj = nil, all_frames: Obj = nil) -> Obj:
    """Return the live window after WINDOW, by default the selected one.

    MINIBUF t counts the minibuffer window, nil only while it is active, anything else never.  ALL-FRAMES makes no
    difference with one frame.
    """
    return _neighbour(it, window, minibuf, 1)


@primitive("previous-window")
def previous_window(it: Any, window: Obj = nil, minibuf: Obj = nil, all_frames: Obj = nil) -> Obj:
    """Return the live window before WINDOW; MINIBUF and ALL-FRAMES are as for `next-window`."""
    return _neighbour(it, window, minibuf, -1)


def _from(windows: list[Window], start: Window) -> Obj:
    """WINDOWS in cyclic order from START on."""
    if start in windows:
        index = windows.index(start)
        windows = windows[index:] + windows[:index]
    return list_to_lisp(windows)


@primitive("window-list")
def window_list(it: Any, frame: Obj = nil, minibuf: Obj = nil, window: Obj = nil) -> Obj:
    """Return a list of the live windows of FRAME, from WINDOW, by default the selected one, on.

    MINIBUF is as for `next-window`.  Signals `error` when WINDOW is not on FRAME.
    """
    start = any_window(it, window)
    if frame is not nil and not isinstance(frame, Frame):
        raise error("Window is on a different frame")
    return _from(_listed(it, minibuf), start)


@primitive("window-list-1")
def window_list_1(it: Any, window: Obj = nil, minibuf: Obj = nil, all_frames: Obj = nil) -> Obj:
    """Return a list of the live windows from WINDOW on; MINIBUF and ALL-FRAMES are as for `next-window`."""
    return _from(_listed(it, minibuf), live_window(it, window))


@primitive("other-window-for-scrolling")
def other_window_for_scrolling(it: Any) -> Obj:
    """Return the window that `scroll-other-window` scrolls; signals `error` when there is only one."""
    other = _neighbour(it, nil, nil, 1)
    if other is display(it).selected:
        raise no_other_window()
    return other

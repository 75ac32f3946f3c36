"""Window configurations: how a frame's windows are, to be brought back later."""

from __future__ import annotations

from typing import Any

from elwire.builtins.buffers.buffers import Buffer
from elwire.builtins.display.display_objects import Display, Frame, Window, display, live_frame
from elwire.interpreter.objects import LispObject, Obj, nil, t
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import wrong_type

_KEPT = (
    "buffer", "horizontal", "top", "left", "top_line", "height", "width", "total_height", "normal_height",
    "normal_width", "hscroll", "margins", "dedicated", "display_table", "combination_limit", "prev_buffers",
    "next_buffers",
)  # fmt: skip


class SavedWindow:
    """One window as it was: `children` are what it was divided into."""

    __slots__ = ("children", "parameters", "place", "start", "values", "window")

    def __init__(self, window: Window) -> None:
        self.window = window
        self.values = [getattr(window, name) for name in _KEPT]
        self.place = window.point() if window.buffer is not None else 1
        self.start = window.start.position if window.buffer is not None else 1
        self.parameters = dict(window.parameters)
        self.children = [SavedWindow(child) for child in window.children]

    def restore(self, state: Display, parent: Window | None) -> None:
        window = self.window
        shown = window.buffer
        for name, value in zip(_KEPT, self.values, strict=True):
            setattr(window, name, value)
        window.parent = parent
        window.parameters = dict(self.parameters)
        window.children = [child.window for child in self.children]
        buffer = window.buffer
        if isinstance(buffer, Buffer):
            if not buffer.live:
                buffer = window.buffer = shown if shown is not None and shown.live else state.it.s.other_buffer.call()
                window.place.set(buffer, buffer.point)
                window.start.set(buffer, 1)
            else:
                window.place.set(buffer, max(buffer.begv, min(self.place, buffer.zv)))
                window.start.set(buffer, max(1, min(self.start, buffer.size() + 1)))
        for child in self.children:
            child.restore(state, window)

    def same(self, other: SavedWindow) -> bool:
        """Whether the windows are the same and show the same buffers in the same places."""
        return (
            self.window is other.window
            and self.values[: _KEPT.index("normal_height")] == other.values[: _KEPT.index("normal_height")]
            and len(self.children) == len(other.children)
            and all(a.same(b) for a, b in zip(self.children, other.children, strict=True))
        )


class WindowConfiguration(LispObject):
    """What `current-window-configuration` returns."""

    __slots__ = ("__weakref__", "buffer", "frame", "mini", "root", "selected")

    def __init__(self, it: Any, frame: Frame) -> None:
        self.frame = frame
        self.selected = frame.selected
        self.buffer = it.buffer
        self.root = SavedWindow(frame.root)
        self.mini = SavedWindow(frame.mini)

    def print_name(self, it: Any) -> str:
        """How the printer shows it."""
        return "#<window-configuration>"


def _check(configuration: Obj) -> WindowConfiguration:
    if isinstance(configuration, WindowConfiguration):
        return configuration
    raise wrong_type("window-configuration-p", configuration)


@primitive("window-configuration-p")
def window_configuration_p(object: Obj) -> Obj:
    """Return t if OBJECT is a window configuration."""
    return t if isinstance(object, WindowConfiguration) else nil


@primitive("current-window-configuration")
def current_window_configuration(it: Any, frame: Obj = nil) -> Obj:
    """Return an object that says how the windows of FRAME, by default the selected one, are."""
    return WindowConfiguration(it, live_frame(it, frame))


@primitive("window-configuration-frame")
def window_configuration_frame(config: Obj) -> Obj:
    """Return the frame whose windows CONFIG describes."""
    return _check(config).frame


@primitive("set-window-configuration")
def set_window_configuration(
    it: Any, configuration: Obj, dont_set_frame: Obj = nil, dont_set_miniwindow: Obj = nil
) -> Obj:
    """Make the windows what they were when CONFIGURATION was taken, and the same window and buffer current; return t.

    Point in the buffer of the window that becomes selected stays.  DONT-SET-FRAME makes no difference with one frame;
    DONT-SET-MINIWINDOW leaves the minibuffer's window alone.
    """
    saved = _check(configuration)
    state = display(it)
    frame = saved.frame
    if state.selected.buffer is not None:
        state.selected.place.set(state.selected.buffer, state.selected.buffer.point)
    old = [window for window in state.windows() if not window.mini]
    internal = _internal(frame.root)
    saved.root.restore(state, None)
    kept = {*frame.mini.leaves(), *saved.root.window.leaves(), *_internal(saved.root.window)}
    for window in (*old, *internal):
        if window not in kept:
            window.buffer, window.children, window.parent = None, [], None
    if dont_set_miniwindow is nil:
        saved.mini.restore(state, None)
    frame.root = saved.root.window
    selected = saved.selected if saved.selected.live else next(frame.root.leaves())
    buffer = selected.buffer
    assert buffer is not None
    point = buffer.point
    state.selected = frame.selected = selected
    buffer.set_point(point)
    it.buffer = saved.buffer if saved.buffer.live else buffer
    state.note_shown()
    hook = it.s.window_configuration_change_hook
    if hook.value is not nil:
        it.s.run_hooks.call(hook)
    return t


def _internal(window: Window) -> list[Window]:
    found = [window] if window.children else []
    for child in window.children:
        found += _internal(child)
    return found


@primitive("compare-window-configurations")
def compare_window_configurations(x: Obj, y: Obj) -> Obj:
    """Return t if the window configurations X and Y have the same windows showing the same buffers.

    Scrolling and point make no difference.
    """
    a, b = _check(x), _check(y)
    same = a.selected is b.selected and a.root.same(b.root) and a.mini.same(b.mini)
    return t if same else nil

"""What stands for a display: windows, frames and the terminal, and the one of each that batch Emacs has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from elwire.builtins.buffers.buffers import Buffer, buffer_table
from elwire.builtins.buffers.markers import Marker
from elwire.interpreter.objects import LispObject, LispString, Obj, Symbol, nil
from elwire.interpreter.signals import error, wrong_type

COLUMNS, LINES = 80, 25


class Terminal(LispObject):
    """A terminal: the one without a screen that batch Emacs has."""

    __slots__ = ("__weakref__", "parameters")

    name = "initial_terminal"

    def __init__(self, it: Any) -> None:
        self.parameters: dict[Symbol, Obj] = {it.intern("normal-erase-is-backspace"): 0}

    def print_name(self, it: Any) -> str:
        """How the printer shows it."""
        return f"#<terminal 0 on {self.name}>"


class Window(LispObject):
    """A window: live with a buffer, or internal with the windows it is divided into, or deleted with neither.

    Sizes and places are in lines and columns from the frame's top left corner.
    """

    __slots__ = (
        "__weakref__", "buffer", "children", "combination_limit", "dedicated", "display_table", "fringes", "height",
        "horizontal", "hscroll", "left", "margins", "mini", "new_normal", "new_pixel", "new_total", "next_buffers",
        "normal_height", "normal_width", "number", "old_buffer", "parameters", "parent", "place", "prev_buffers",
        "scroll_bars", "start", "state", "top", "top_line", "total_height", "trigger", "use_time", "width",
    )  # fmt: skip

    def __init__(self, state: Display, mini: bool = False) -> None:
        state.windows_made += 1
        self.state = state
        self.number = state.windows_made
        self.mini = mini
        self.buffer: Buffer | None = None
        self.children: list[Window] = []
        self.horizontal = False
        self.parent: Window | None = None
        self.place: Marker = Marker()
        """Where point is while the window is not selected."""
        self.start: Marker = Marker()
        self.top = self.left = self.top_line = 0
        self.height, self.width, self.total_height = LINES - 1, COLUMNS, LINES - 1
        self.normal_height: Obj = 1.0
        self.normal_width: Obj = 1.0
        self.new_pixel: Obj = 0
        self.new_total: Obj = 0
        self.new_normal: Obj = 0
        self.hscroll = 0
        self.margins: tuple[int, int] = (0, 0)
        self.dedicated: Obj = nil
        self.display_table: Obj = nil
        self.trigger: Obj = nil
        self.prev_buffers: Obj = nil
        self.next_buffers: Obj = nil
        self.combination_limit: Obj = nil
        self.old_buffer: Obj = nil
        self.parameters: dict[Obj, Obj] = {}
        self.use_time = 0

    @property
    def live(self) -> bool:
        return self.buffer is not None

    @property
    def valid(self) -> bool:
        return self.buffer is not None or bool(self.children)

    def print_name(self, it: Any) -> str:
        """How the printer shows it."""
        if self.buffer is None or self.buffer.name is nil:
            return f"#<window {self.number}>"
        return f"#<window {self.number} on {self.buffer.name.s}>"

    def leaves(self) -> Iterator[Window]:
        """The live windows in it, itself when live."""
        if self.children:
            for child in self.children:
                yield from child.leaves()
        else:
            yield self

    def point(self) -> int:
        """Where point is in it."""
        buffer = self.buffer
        assert buffer is not None
        if self is self.state.selected:
            return buffer.point
        return max(buffer.begv, min(self.place.position, buffer.zv))


class Frame(LispObject):
    """A frame: `parameters` are those that are no slots of their own."""

    __slots__ = ("__weakref__", "changed", "faces", "focus", "mini", "name", "parameters", "root", "selected", "state")

    def __init__(self, state: Display) -> None:
        self.state = state
        self.name = LispString("F1", False)
        self.parameters: dict[Symbol, Obj] = {}
        self.root = Window(state)
        self.mini = Window(state, mini=True)
        self.mini.top = self.mini.top_line = LINES - 1
        self.mini.height = self.mini.total_height = 1
        self.selected = self.root
        self.focus: Obj = nil
        self.changed = False
        self.faces: dict[Symbol, Any] = {}

    def print_name(self, it: Any) -> str:
        """How the printer shows it."""
        return f"#<frame {self.name.s} {id(self):#x}>"


class Display:
    """The terminal, the frame and the windows of one interpreter."""

    def __init__(self, it: Any) -> None:
        self.it = it
        self.windows_made = 0
        self.frame_names = 1
        self.terminal = Terminal(it)
        self.frame = Frame(self)
        self.selected = self.frame.root
        self.clock = 1
        """Counts selections, for `window-use-time`."""
        self.cursor_shown: Obj = nil

    def windows(self) -> list[Window]:
        """The live windows of the frame, the minibuffer's last."""
        return [*self.frame.root.leaves(), self.frame.mini]

    def select(self, window: Window, record: bool = True) -> None:
        """Make WINDOW the selected one and its buffer current."""
        buffer = window.buffer
        assert buffer is not None
        old = self.selected
        if old is not window:
            if old.buffer is not None:
                old.place.set(old.buffer, old.buffer.point)
            position = max(buffer.begv, min(window.place.position, buffer.zv)) if window.place.buffer else buffer.point
            self.selected = self.frame.selected = window
            buffer.set_point(position)
        self.it.buffer = buffer
        if record:
            self.clock += 1
            window.use_time = self.clock
            order = buffer.table.order
            if order and order[0] is not buffer and buffer in order:
                order.remove(buffer)
                order.insert(0, buffer)
        self.note_shown()

    def shown(self) -> set[Buffer]:
        """The buffers that windows show."""
        return {window.buffer for window in self.windows() if window.buffer is not None}

    def note_shown(self) -> None:
        """Tell the list of buffers which one is shown."""
        if not self.selected.mini:
            buffer_table(self.it).shown = self.selected.buffer

    def buffer_dies(self, buffer: Buffer) -> None:
        """Show other buffers in the windows that show BUFFER, which is about to die."""
        for window in self.windows():
            if window.buffer is buffer:
                break
        else:
            return
        if self.it.s.replace_buffer_in_windows.function is not nil:  # it is Lisp, which there may be none of
            self.it.s.replace_buffer_in_windows.call(buffer)
        from elwire.builtins.buffers.buffers import other_buffer

        for window in self.windows():
            if window.buffer is buffer:
                show(window, other_buffer(self.it, buffer))


def show(window: Window, buffer: Buffer) -> None:
    """Let WINDOW show BUFFER."""
    window.buffer = buffer
    window.hscroll = 0
    window.place.set(buffer, buffer.point)
    window.start.set(buffer, 1)
    window.state.note_shown()


def display(it: Any) -> Display:
    """The display of the interpreter IT."""
    known: Display | None = it.chapter_state.get("display")
    return _first_display(it) if known is None else known


def _first_display(it: Any) -> Display:
    """The windows that batch Emacs has, made when something asks for them."""
    state = Display(it)
    it.chapter_state["display"] = state
    table = buffer_table(it)
    mini = table.by_name[" *Minibuf-0*"]
    for window, buffer in ((state.frame.root, table.shown or it.buffer), (state.frame.mini, mini)):
        window.buffer = buffer
        window.place.set(buffer, buffer.point)
        window.start.set(buffer, 1)
    state.frame.root.use_time = 1
    table.kill_callbacks.append(state.buffer_dies)
    table.all_shown = state.shown
    return state


# Arguments


def live_window(it: Any, window: Obj) -> Window:
    """WINDOW, nil for the selected one; signals `window-live-p`."""
    if window is nil:
        return display(it).selected
    if isinstance(window, Window) and window.buffer is not None:
        return window
    raise wrong_type("window-live-p", window)


def valid_window(it: Any, window: Obj) -> Window:
    """WINDOW, live or internal, nil for the selected one; signals `window-valid-p`."""
    if window is nil:
        return display(it).selected
    if isinstance(window, Window) and window.valid:
        return window
    raise wrong_type("window-valid-p", window)


def any_window(it: Any, window: Obj) -> Window:
    """WINDOW, deleted or not, nil for the selected one; signals `windowp`."""
    if window is nil:
        return display(it).selected
    if isinstance(window, Window):
        return window
    raise wrong_type("windowp", window)


def live_frame(it: Any, frame: Obj) -> Frame:
    """FRAME, nil for the selected one; signals `frame-live-p`."""
    if frame is nil:
        return display(it).frame
    if isinstance(frame, Frame):
        return frame
    raise wrong_type("frame-live-p", frame)


def any_frame(it: Any, frame: Obj) -> Frame:
    """FRAME, nil for the selected one; signals `framep`."""
    if frame is nil:
        return display(it).frame
    if isinstance(frame, Frame):
        return frame
    raise wrong_type("framep", frame)


def frame_of(it: Any, frame_or_window: Obj) -> Frame:
    """The frame of FRAME-OR-WINDOW, nil for the selected one; signals `frame-live-p`."""
    if isinstance(frame_or_window, Window) and frame_or_window.valid:
        return display(it).frame
    return live_frame(it, frame_or_window)


def no_other_window() -> Exception:
    return error("There is no other window")

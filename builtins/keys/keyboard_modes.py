"""How the keyboard is read, where events happen, and keyboard macros being defined."""

from __future__ import annotations

from typing import Any

from elwire.builtins.display.display_objects import live_frame, live_window
from elwire.interpreter.objects import Cons, LispString, Obj, Vector, lisp_list, nil, t
from elwire.interpreter.registry import primitive, variable
from elwire.interpreter.signals import error, signal, wrong_type

variable("last-kbd-macro", nil, "The last keyboard macro that was defined, a string or vector.")
variable("kbd-macro-termination-hook", nil, "Hook run when a keyboard macro ends.")
variable("executing-kbd-macro-index", 0, "How far the keyboard macro that is running has come.")
variable("track-mouse", nil, "Non-nil means that mouse movements are events.")
variable("throw-on-input", nil, "Non-nil means that input ends what is being done, by a throw to this.")
variable("help-form", nil, "Form evaluated when the character for help is typed.")
variable("help-event-list", nil, "Events that ask for help beside `help-char`.")
variable("menu-bar-final-items", lambda it: lisp_list(it.s.help_menu), "Menus that come last in the menu bar.")
variable("select-active-regions", t, "Whether the active region is the primary selection.")
variable("system-key-alist", nil, "Alist of key symbols that systems define.")
variable("minibuffer-message-timeout", 2, "How many seconds a message in the minibuffer stays.")
variable("minibuffer-auto-raise", nil, "Non-nil means that entering the minibuffer raises its frame.")
variable("minibuffer-history-variable", lambda it: it.s.minibuffer_history, "The variable with the history in use.")
variable(
    "minibuffer-prompt-properties",
    lambda it: lisp_list(it.s.read_only, t, it.s.face, it.s.minibuffer_prompt),
    "Text properties of the minibuffer's prompt.",
)
variable("minibuffer-history-position", nil, "Where in the history the minibuffer is.")
variable("attempt-stack-overflow-recovery", t, "Whether running out of stack becomes an error.")
variable("attempt-orderly-shutdown-on-fatal-signal", t, "Whether fatal signals leave Emacs in good order.")
variable("double-click-fuzz", 3, "How far the mouse may move within a double click.")

_LEAST_LOSSAGE = 100


class _State:
    """What `lossage-size` and the definition of keyboard macros remember."""

    def __init__(self) -> None:
        self.lossage = 300
        self.macro: list[Obj] = []


def _state(it: Any) -> _State:
    state: _State = it.chapter_state.setdefault("keyboard-modes", _State())
    return state


@primitive("lossage-size", interactive='(list (read-number "New size: " (lossage-size)))')
def lossage_size(it: Any, arg: Obj = nil) -> Obj:
    """Return how many events `recent-keys` remembers; ARG, an integer from 100, sets it.  Signals `user-error`."""
    state = _state(it)
    if arg is not nil:
        if type(arg) is not int or arg < 0:
            raise signal("user-error", LispString("Value must be a positive integer"))
        if arg < _LEAST_LOSSAGE:
            raise signal("user-error", LispString(f"Value must be >= {_LEAST_LOSSAGE}"))
        state.lossage = arg
    return state.lossage


# Terminals' modes: there is no terminal that they would change.


@primitive("set-quit-char")
def set_quit_char(quit: Obj) -> Obj:
    """Return nil: no terminal is read on which the character QUIT could quit."""
    return nil


@primitive("set-input-meta-mode")
def set_input_meta_mode(meta: Obj, terminal: Obj = nil) -> Obj:
    """Return nil: no TERMINAL is read whose eighth bit META could explain."""
    return nil


@primitive("set-output-flow-control")
def set_output_flow_control(flow: Obj, terminal: Obj = nil) -> Obj:
    """Return nil: no TERMINAL is written to that FLOW could let stop by C-s."""
    return nil


@primitive("set-input-interrupt-mode")
def set_input_interrupt_mode(interrupt: Obj) -> Obj:
    """Return nil: no terminal is read, by interrupts (INTERRUPT) or otherwise."""
    return nil


@primitive("set-input-mode")
def set_input_mode(interrupt: Obj, flow: Obj, meta: Obj, quit: Obj = nil) -> Obj:
    """Return nil: no terminal is read; INTERRUPT, FLOW, META and QUIT are as for the functions that set each."""
    return nil


@primitive("internal--track-mouse")
def internal_track_mouse(it: Any, bodyfun: Obj) -> Obj:
    """Call BODYFUN with `track-mouse` bound to t."""
    with it.let(it.s.track_mouse, t):
        value: Obj = bodyfun.call()
    return value


# Places of events


@primitive("posn-at-point")
def posn_at_point(it: Any, pos: Obj = nil, window: Obj = nil) -> Obj:
    """Return nil: without a screen the position POS is not to be seen in WINDOW, by default the selected one."""
    live_window(it, window)
    return nil


def _wholenump(value: Obj) -> int:
    # -1 stands for the fringe.
    if type(value) is int and value >= -1:
        return value
    raise wrong_type("wholenump", value)


@primitive("posn-at-x-y")
def posn_at_x_y(it: Any, x: Obj, y: Obj, frame_or_window: Obj = nil, whole: Obj = nil) -> Obj:
    """Return what is at column X and line Y of FRAME-OR-WINDOW, by default the selected frame, as mouse events have it.

    WHOLE counts from the window's edge instead of its text's.  Signals `wrong-type-argument`.
    """
    from elwire.builtins.display.display_objects import Window

    column, line = _wholenump(x), _wholenump(y)
    window: Obj = frame_or_window
    if isinstance(window, Window):
        live_window(it, window)
        column, line = column + window.left, line + window.top
    else:
        live_frame(it, window)
    window = it.s.window_at.call(column, line)
    if window is nil:
        return nil
    inner = Cons(column - window.left, line - window.top)
    start = it.s.window_start.call(window)
    return lisp_list(window, start, inner, 0, nil, start, Cons(inner.car, 0), nil, Cons(inner.car, inner.cdr),
                     Cons(0, 0))  # fmt: skip


# Keyboard macros


@primitive("start-kbd-macro", interactive="P")
def start_kbd_macro(it: Any, append: Obj, no_exec: Obj = nil) -> Obj:
    """Begin to define a keyboard macro, with APPEND at the end of the last one; signals `error` when one is begun.

    NO-EXEC appends without running the last one first.
    """
    if it.s.defining_kbd_macro.value is not nil:
        raise error("Already defining kbd macro")
    state = _state(it)
    state.macro = [] if append is nil else _events(it)
    it.s.defining_kbd_macro.value = t if append is nil else it.s.append
    it.s.message.call(LispString("Defining kbd macro..." if append is nil else "Appending to kbd macro..."))
    return nil


def _events(it: Any) -> list[Obj]:
    last = it.s.last_kbd_macro.value
    if isinstance(last, LispString):
        return [ord(ch) for ch in last.s]
    return list(last) if type(last) is Vector else []


@primitive("end-kbd-macro", interactive="p")
def end_kbd_macro(it: Any, repeat: Obj = nil, loopfunc: Obj = nil) -> Obj:
    """End the definition of a keyboard macro; signals `error` when none was begun.

    With REPEAT, an integer from 2, it is run that often, this time counted, with LOOPFUNC called before each run.
    """
    if it.s.defining_kbd_macro.value is nil:
        raise error("Not defining kbd macro")
    it.s.defining_kbd_macro.value = nil
    events = _state(it).macro
    plain = all(type(each) is int and 0 <= each < 128 for each in events)
    it.s.last_kbd_macro.value = LispString("".join(map(chr, events)), False) if plain else Vector(events)
    it.s.message.call(LispString("Keyboard macro defined"))
    if type(repeat) is int and repeat > 1:
        it.s.execute_kbd_macro.call(it.s.last_kbd_macro.value, repeat - 1, loopfunc)
    return nil


@primitive("store-kbd-macro-event")
def store_kbd_macro_event(it: Any, event: Obj) -> Obj:
    """Add EVENT to the keyboard macro being defined."""
    if it.s.defining_kbd_macro.value is not nil:
        _state(it).macro.append(event)
    return nil


@primitive("cancel-kbd-macro-events")
def cancel_kbd_macro_events(it: Any) -> Obj:
    """Take back the events of the last command from the keyboard macro being defined: there are none."""
    return nil

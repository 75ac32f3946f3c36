"""Terminals: the one without a screen that batch Emacs has."""

from __future__ import annotations

from typing import Any

from elwire.builtins.display.display_objects import Frame, Terminal, display, live_frame
from elwire.interpreter.objects import Cons, LispString, Obj, Symbol, lisp_list, list_to_lisp, nil, t
from elwire.interpreter.registry import primitive, variable
from elwire.interpreter.signals import error, wrong_type

variable("ring-bell-function", nil, "Function called instead of ringing the bell, or nil.")
variable("delete-terminal-functions", nil, "Functions called with a terminal that is about to be deleted.")
variable("suspend-tty-functions", nil, "Functions called with a terminal that was suspended.")
variable("resume-tty-functions", nil, "Functions called with a terminal that goes on.")
variable("suspend-hook", nil, "Hook run by `suspend-emacs' before it stops the program.")
variable("suspend-resume-hook", nil, "Hook run by `suspend-emacs' when the program goes on.")
variable("system-uses-terminfo", t, "Non-nil means that terminals are described by terminfo.")
variable("visible-cursor", t, "Whether text terminals show the cursor strongly.")


def _terminal(it: Any, terminal: Obj) -> Terminal:
    """TERMINAL: one, or the one of a frame, nil for the selected frame's."""
    if terminal is nil or isinstance(terminal, Frame):
        return display(it).terminal
    if isinstance(terminal, Terminal):
        return terminal
    raise wrong_type("terminal-live-p", terminal)


@primitive("terminal-list")
def terminal_list(it: Any) -> Obj:
    """Return a list of all terminals."""
    return lisp_list(display(it).terminal)


@primitive("terminal-name")
def terminal_name(it: Any, terminal: Obj = nil) -> Obj:
    """Return the name of TERMINAL, a terminal or a frame, by default the selected one."""
    return LispString(_terminal(it, terminal).name, False)


@primitive("terminal-live-p")
def terminal_live_p(it: Any, object: Obj) -> Obj:
    """Return t if OBJECT is a terminal, or a frame or nil and thus has one."""
    return t if object is nil or isinstance(object, Frame | Terminal) else nil


@primitive("frame-terminal")
def frame_terminal(it: Any, frame: Obj = nil) -> Obj:
    """Return the terminal of FRAME, by default the selected one."""
    live_frame(it, frame)
    return display(it).terminal


def _symbol(parameter: Obj) -> Symbol:
    if isinstance(parameter, Symbol):
        return parameter
    raise wrong_type("symbolp", parameter)


@primitive("terminal-parameter")
def terminal_parameter(it: Any, terminal: Obj, parameter: Obj) -> Obj:
    """Return the value of PARAMETER, a symbol, of TERMINAL; nil when it has none."""
    found = _terminal(it, terminal)
    return found.parameters.get(_symbol(parameter), nil)


@primitive("terminal-parameters")
def terminal_parameters(it: Any, terminal: Obj = nil) -> Obj:
    """Return an alist of the parameters of TERMINAL, by default the selected one."""
    parameters = _terminal(it, terminal).parameters
    return list_to_lisp([Cons(key, value) for key, value in reversed(parameters.items())])


@primitive("set-terminal-parameter")
def set_terminal_parameter(it: Any, terminal: Obj, parameter: Obj, value: Obj) -> Obj:
    """Make VALUE the value of PARAMETER, a symbol, of TERMINAL; return the value it had."""
    parameters = _terminal(it, terminal).parameters
    old = parameters.get(_symbol(parameter), nil)
    parameters[parameter] = value
    return old


@primitive("delete-terminal")
def delete_terminal(it: Any, terminal: Obj = nil, force: Obj = nil) -> Obj:
    """Signal `error`: TERMINAL is the only one, even with FORCE; what is no terminal gives nil."""
    if terminal_live_p(it, terminal) is nil:
        return nil
    raise error("Attempt to delete the sole active display terminal")


@primitive("tty-type")
def tty_type(it: Any, terminal: Obj = nil) -> Obj:
    """Return the type of the text terminal TERMINAL: nil, for it is none."""
    _terminal(it, terminal)
    return nil


@primitive("tty-display-color-p")
def tty_display_color_p(it: Any, terminal: Obj = nil) -> Obj:
    """Return nil: TERMINAL shows no colours."""
    _terminal(it, terminal)
    return nil


@primitive("tty-display-color-cells")
def tty_display_color_cells(it: Any, terminal: Obj = nil) -> Obj:
    """Return 0: TERMINAL shows no colours."""
    _terminal(it, terminal)
    return 0


@primitive("tty-no-underline")
def tty_no_underline(it: Any, terminal: Obj = nil) -> Obj:
    """Return nil: TERMINAL, which has no screen, cannot be told not to underline."""
    _terminal(it, terminal)
    return nil


@primitive("tty-top-frame")
def tty_top_frame(it: Any, terminal: Obj = nil) -> Obj:
    """Return the frame shown on the text terminal TERMINAL: nil, for it is none."""
    _terminal(it, terminal)
    return nil


@primitive("controlling-tty-p")
def controlling_tty_p(it: Any, terminal: Obj = nil) -> Obj:
    """Return nil: TERMINAL does not control the process."""
    _terminal(it, terminal)
    return nil


@primitive("suspend-emacs", interactive="")
def suspend_emacs(it: Any, stuffstring: Obj = nil) -> Obj:
    """Run `suspend-hook', then signal `error': there is no terminal to leave STUFFSTRING, a string or nil, to.

    Batch Emacs crashes here.  Signals `wrong-type-argument stringp`.
    """
    if stuffstring is not nil and not isinstance(stuffstring, LispString):
        raise wrong_type("stringp", stuffstring)
    it.s.run_hooks.call(it.s.suspend_hook)
    raise error("Attempt to suspend a non-text terminal device")


@primitive("suspend-tty")
def suspend_tty(it: Any, tty: Obj = nil) -> Obj:
    """Signal `error`: TTY is no text terminal."""
    _terminal(it, tty)
    raise error("Attempt to suspend a non-text terminal device")


@primitive("resume-tty")
def resume_tty(it: Any, tty: Obj = nil) -> Obj:
    """Signal `error`: TTY is no text terminal."""
    _terminal(it, tty)
    raise error("Attempt to resume a non-text terminal device")

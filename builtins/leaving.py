"""Leaving: `kill-emacs`.  See "Killing Emacs" in the Emacs Lisp manual."""

from __future__ import annotations

from typing import TYPE_CHECKING

from elwire.interpreter.objects import Obj, nil
from elwire.interpreter.registry import primitive, variable
from elwire.interpreter.signals import KillEmacs

if TYPE_CHECKING:
    from elwire.interpreter.core import Interpreter

variable("kill-emacs-hook", nil, "Hook run by `kill-emacs' before leaving.")
variable("noninteractive", lambda it: it.s.t, "Non-nil means that there is no terminal to talk to: always, in elwire.")


@primitive("kill-emacs", interactive="P")
def kill_emacs(it: Interpreter, arg: Obj = nil) -> Obj:
    """Run `kill-emacs-hook' and leave.  Never returns.

    ARG, an integer, is the exit status, 0 by default.
    """
    status = it.chapter_state.setdefault("leaving", {"running": False})
    if not status["running"]:
        status["running"] = True
        try:
            it.s.run_hooks.call(it.s.kill_emacs_hook)
        finally:
            status["running"] = False
    raise KillEmacs(arg & 0xFF if type(arg) is int else 0)

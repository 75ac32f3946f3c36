"""Leaving: `kill-emacs`.  See "Killing Emacs" in the Emacs Lisp manual."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from elwire.interpreter.objects import Cons, LispString, Obj, nil, t
from elwire.interpreter.registry import primitive, variable
from elwire.interpreter.signals import KillEmacs, Signal

if TYPE_CHECKING:
    from elwire.interpreter.core import Interpreter

variable("kill-emacs-hook", nil, "Hook run by `kill-emacs' before leaving.")
variable("kill-emacs-query-functions", nil, "Functions asked before leaving by the user's command; not in batch.")
variable("noninteractive", lambda it: it.s.t, "Non-nil means that there is no terminal to talk to: always, in elwire.")


@primitive("kill-emacs", interactive="P")
def kill_emacs(it: Interpreter, arg: Obj = nil) -> Obj:
    """Run `kill-emacs-hook' and leave.  Never returns.

    ARG, an integer, is the exit status, 0 by default; of it eight bits count.  A function of the hook that signals is
    reported, and the others run.
    """
    status = it.chapter_state.setdefault("leaving", {"running": False})
    if not status["running"]:
        status["running"] = True
        try:
            _run_hook(it)
        finally:
            status["running"] = False
    raise KillEmacs(arg & 0xFF if type(arg) is int else 0)


def _run_hook(it: Interpreter) -> None:
    hook = it.s.kill_emacs_hook
    value = getattr(hook, "value", nil)
    for function in _functions(value):
        if function is t:
            default: Any = it.default_value(hook)
            for each in _functions(default):
                if each is not t:
                    _run(it, each)
        else:
            _run(it, function)


def _functions(value: Obj) -> list[Obj]:
    """The functions of a hook whose value is VALUE."""
    if value is nil:
        return []
    if not isinstance(value, Cons) or _is_function(value):
        return [value]
    functions = []
    while isinstance(value, Cons):
        functions.append(value.car)
        value = value.cdr
    return functions


def _is_function(value: Cons) -> bool:
    return getattr(value.car, "name", None) in ("lambda", "closure")


def _run(it: Interpreter, function: Obj) -> None:
    from elwire.interpreter.errors import as_signal, error_object

    depth = len(it.handlers)
    try:
        function.call()
    except Exception as problem:
        del it.handlers[depth:]
        found: Signal = as_signal(it, problem)
        it.s.message.call(LispString("Error in %s (%S): %S"), it.s.kill_emacs_hook, function, error_object(found))

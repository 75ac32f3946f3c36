"""The dynamic state of a thread: putting it away while another thread runs, and bringing it back.

Dynamic bindings live in the symbols themselves, so those of a thread that stops are taken out of them, innermost first,
and put back, outermost first, when it goes on.  What a binding will restore when it ends stays as it was when it began.
"""

from __future__ import annotations

from typing import Any

from elwire.builtins.processes.thread_objects import Thread
from elwire.builtins.searching import match_data
from elwire.interpreter.objects import Symbol, nil
from elwire.interpreter.signals import Signal
from elwire.interpreter.variables import VOID, Alias, Forwarding, forwarding_of
from elwire.interpreter.watchers import Watched

NO_MATCH: match_data.Saved = ((), 0, nil)


def put_away(it: Any, thread: Thread) -> None:
    """Keep the present state as that of THREAD, and take its dynamic bindings out of the variables."""
    bindings = it.specpdl[:]
    values = []
    for symbol, saved in reversed(bindings):
        variable = _variable(symbol)
        values.append(_value(symbol, variable))
        _restore(symbol, variable, saved)
    thread.values = values[::-1]
    thread.buffer = it.buffer
    thread.state = (
        bindings, it.handlers[:], it.handler_bindings, it.debugged, match_data.save(it), it.positions, it.kept_forms,
        it.macro_files, it.load_file, it.form_line, it.loading_library,
    )  # fmt: skip
    it.specpdl.clear()
    it.handlers.clear()


def bring_back(it: Any, thread: Thread) -> None:
    """Make the state of THREAD the present one, after `put_away` or the end of another thread."""
    state = thread.state
    it.buffer = thread.buffer
    if state is None:
        it.handler_bindings, it.debugged = 0, []
        match_data.restore(it, NO_MATCH)
        it.positions, it.kept_forms, it.macro_files = None, [], None
        it.load_file, it.form_line, it.loading_library = "", 0, False
        return
    (
        bindings, handlers, it.handler_bindings, it.debugged, matches, it.positions, it.kept_forms,
        it.macro_files, it.load_file, it.form_line, it.loading_library,
    ) = state  # fmt: skip
    match_data.restore(it, matches)
    # Others hold on to these two lists, so they stay the same objects.
    it.specpdl[:] = bindings
    it.handlers[:] = handlers
    for (symbol, _), value in zip(bindings, thread.values, strict=True):
        _bind(symbol, value)
    thread.state = None
    thread.values = []


def _variable(symbol: Symbol) -> Forwarding | None:
    """What stands behind SYMBOL's variable, without watchers, which a change of threads does not concern."""
    found = forwarding_of(symbol)
    while isinstance(found, Alias | Watched):
        found = forwarding_of(found.base) if isinstance(found, Alias) else found.inner
    return found


def _value(symbol: Any, variable: Forwarding | None) -> Any:
    if variable is None:
        return getattr(_base(symbol), "saved", VOID)
    try:
        return variable.get()
    except Signal:
        return VOID


def _base(symbol: Any) -> Any:
    """The symbol at the end of SYMBOL's chain of aliases."""
    found = forwarding_of(symbol)
    while isinstance(found, Alias):
        symbol = found.base
        found = forwarding_of(symbol)
    return symbol


def _restore(symbol: Any, variable: Forwarding | None, saved: Any) -> None:
    if variable is not None:
        if saved is VOID:
            variable.make_void()
        else:
            variable.restore(saved)
        return
    symbol = _base(symbol)
    if saved is not VOID:
        symbol.saved = saved
    elif hasattr(symbol, "saved"):
        del symbol.value


def _bind(symbol: Any, value: Any) -> None:
    variable = _variable(symbol)
    if value is VOID:
        _restore(symbol, variable, VOID)
    elif variable is None:
        _base(symbol).bound = value
    else:
        variable.bind(value)
